//! Commands about an office's own indicators and names. Paths are chosen in the system's own boxes.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands over what it read from the page")]

use crate::state::Window;
use app::{Fault, dto};
use specta::specta;
use std::env;
use tauri::{AppHandle, Manager, State, command};
use tauri_plugin_dialog::DialogExt;

type Answer<T> = Result<T, Fault>;

/// Everything that is known of an indicator.
#[command]
#[specta]
pub(crate) async fn indicator(window: State<'_, Window>, code: String) -> Answer<dto::IndicatorView> {
    window.with(|desk| app::indicator(desk, &code))
}

/// Keeps an own indicator; without a code it is a new one.
#[command]
#[specta]
pub(crate) async fn save_indicator(window: State<'_, Window>, edit: dto::IndicatorEdit) -> Answer<dto::IndicatorSaved> {
    window.with(|desk| app::save_indicator(desk, &edit))
}

/// Keeps what the office calls a built-in indicator, and whether it uses it.
#[command]
#[specta]
pub(crate) async fn set_addition(
    window: State<'_, Window>,
    code: String,
    aliases: Vec<String>,
    hidden: bool,
) -> Answer<dto::IndicatorSaved> {
    window.with(|desk| app::set_addition(desk, &code, aliases, hidden))
}

/// Takes away an own indicator that nothing uses.
#[command]
#[specta]
pub(crate) async fn delete_indicator(window: State<'_, Window>, code: String) -> Answer<()> {
    window.with(|desk| app::delete_indicator(desk, &code))
}

/// Asks where to, and writes the list of indicators there; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn save_catalogue(app: AppHandle) -> Answer<Option<dto::SavedFile>> {
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_CATALOGUE)
        .set_file_name(format!("{}.xlsx", app::words::CATALOGUE_NAME))
        .add_filter("Excel", &["xlsx"])
        .add_filter("CSV", &["csv"])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    app.state::<Window>().with(|desk| app::save_catalogue(desk, &path)).map(Some)
}

/// Asks for a list of indicators and answers with what it would change; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn choose_catalogue(app: AppHandle) -> Answer<Option<dto::CatalogueImport>> {
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::OPEN_CATALOGUE)
        .add_filter("Excel, CSV", &["xlsx", "csv"])
        .blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let window = app.state::<Window>();
    let seen = window.with(|desk| app::look_at_catalogue(desk, &path, env::current_exe().ok()))?;
    window.choose_list(path);
    Ok(Some(seen))
}

/// Takes in the list that was chosen last, but for its wrong lines.
#[command]
#[specta]
pub(crate) async fn take_in_catalogue(window: State<'_, Window>) -> Answer<dto::CatalogueImport> {
    let path = window.chosen_list().ok_or_else(|| Fault::new("no_catalogue", app::words::NO_CATALOGUE_CHOSEN))?;
    window.with(|desk| app::take_in_catalogue(desk, &path, env::current_exe().ok()))
}
