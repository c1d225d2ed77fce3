//! The system's own "save as" box.

use crate::state::Window;
use app::{Fault, dto};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

/// Asks where to, and writes the summary there.
///
/// # Errors
/// What `app` says of the summary or the file.
pub(crate) fn save_summary(
    app: &AppHandle,
    area: &str,
    year: i32,
    options: dto::SummaryOptions,
) -> Result<Option<dto::SavedFile>, Fault> {
    let window = app.state::<Window>();
    let name = window.with(|desk| app::summary_file_name(desk, area, year))?;
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_SUMMARY)
        .set_file_name(name)
        .add_filter("PDF", &["pdf"])
        .add_filter("Word", &["docx"])
        .add_filter("Excel", &["xlsx"])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    window.with(|desk| app::save_summary(desk, area, year, options, &path)).map(Some)
}

/// Asks where to, and writes an issued report there.
///
/// # Errors
/// What `app` says of the report or the file.
pub(crate) fn save_issued(app: &AppHandle, id: &str) -> Result<Option<dto::SavedFile>, Fault> {
    let window = app.state::<Window>();
    let name = window.with(|desk| app::issued_file_name(desk, id))?;
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_ISSUED)
        .set_file_name(name)
        .add_filter("PDF", &["pdf"])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    window.with(|desk| app::save_issued(desk, id, &path)).map(Some)
}

/// Asks where to, and writes the comparison there, in the form that the name asks for.
///
/// # Errors
/// What `app` says of the comparison or the file.
pub(crate) fn save_compare(
    app: &AppHandle,
    ask: &dto::CompareAsk,
    picture: Option<&str>,
) -> Result<Option<dto::SavedFile>, Fault> {
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_COMPARE)
        .set_file_name(format!("{}.xlsx", app::words::COMPARE_NAME))
        .add_filter("Excel", &["xlsx"])
        .add_filter("CSV", &["csv"])
        .add_filter("SVG", &["svg"])
        .add_filter("PNG", &["png"])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png")) {
        return app::save_picture(picture.unwrap_or_default(), &path).map(Some);
    }
    app.state::<Window>().with(|desk| app::save_compare(desk, ask, &path)).map(Some)
}

/// Asks where to, and writes a safety copy there.
///
/// # Errors
/// What `app` says of the copy.
pub(crate) fn save_backup(app: &AppHandle) -> Result<Option<String>, Fault> {
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_BACKUP)
        .set_file_name(format!("{}.db", app::words::BACKUP_NAME))
        .add_filter("Tổng Kết", &["db"])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let written = app.state::<Window>().with(|desk| app::back_up(desk, &path))?;
    Ok(Some(written.display().to_string()))
}

/// Asks for a safety copy and takes it in the place of the data file.
///
/// # Errors
/// What `app` says of the copy.
pub(crate) fn restore_backup(app: &AppHandle) -> Result<Option<dto::DeskStatus>, Fault> {
    let chosen =
        app.dialog().file().set_title(app::words::CHOOSE_BACKUP).add_filter("Tổng Kết", &["db"]).blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    app.state::<Window>().with(|desk| app::restore_desk(desk, &path)).map(Some)
}
