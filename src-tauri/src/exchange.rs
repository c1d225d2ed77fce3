//! Commands about what goes to other computers and programs. Paths are chosen in the system's own boxes.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands over what it read from the page")]

use crate::state::Window;
use app::{FactsForm, Fault, dto};
use specta::specta;
use tauri::{AppHandle, Manager, State, command};
use tauri_plugin_dialog::DialogExt;

type Answer<T> = Result<T, Fault>;

/// Asks where to, and writes a pack there; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn save_pack(app: AppHandle, ask: dto::PackAsk) -> Answer<Option<dto::SavedFile>> {
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_PACK)
        .set_file_name(format!("{}.{}", app::words::PACK_NAME, app::PACK_ENDING))
        .add_filter("Tổng Kết", &[app::PACK_ENDING])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    app.state::<Window>().with(|desk| app::save_pack(desk, &ask, &path)).map(Some)
}

/// Asks for a pack and answers with what it would change; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn choose_pack(app: AppHandle) -> Answer<Option<dto::TakeInView>> {
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::CHOOSE_PACK)
        .add_filter("Tổng Kết", &[app::PACK_ENDING])
        .blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let window = app.state::<Window>();
    let view = window.with(|desk| app::look_at_pack(desk, &path))?;
    window.choose_pack(path);
    Ok(Some(view))
}

/// Takes in the pack that was chosen last.
#[command]
#[specta]
pub(crate) async fn take_in_pack(window: State<'_, Window>, why: Option<String>) -> Answer<dto::TakeInView> {
    let path = window.chosen_pack().ok_or_else(|| Fault::new("no_pack", app::words::NO_PACK_CHOSEN))?;
    window.with(|desk| app::take_in_pack(desk, &path, why.as_deref()))
}

/// Asks where to, and writes the stored figures there; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn save_facts(app: AppHandle, ask: dto::FactsFileAsk) -> Answer<Option<dto::SavedFile>> {
    let ending = FactsForm::from_code(&ask.form).map_or("csv", FactsForm::ending);
    let chosen = app
        .dialog()
        .file()
        .set_title(app::words::SAVE_FACTS)
        .set_file_name(format!("{}.{ending}", app::words::FACTS_NAME))
        .add_filter(ending, &[ending])
        .blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    app.state::<Window>().with(|desk| app::save_facts(desk, &ask, &path)).map(Some)
}
