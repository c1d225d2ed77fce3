//! A newer version from a file: chosen in the system's own box, looked at, and installed when the person says so.

use crate::state::Window;
use app::{Fault, Installing, dto, words};
use specta::specta;
use tauri::{AppHandle, Manager, command};
use tauri_plugin_dialog::DialogExt;

/// Asks for an installer and says what it would bring; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn update_offer(app: AppHandle) -> Result<Option<dto::UpdateOffer>, Fault> {
    let asked = app.dialog().file().set_title(words::CHOOSE_UPDATE).add_filter("TongKet-…-setup", &["exe"]);
    let Some(path) = asked.blocking_pick_file().and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let offer = app::update_offer(&path)?;
    app.state::<Window>().offer((path, offer.clone()));
    Ok(Some(offer))
}

/// Makes a safety copy, starts the installer that was offered last, and ends the program: the installer waits for that.
#[command]
#[specta]
pub(crate) async fn update_run(app: AppHandle) -> Result<(), Fault> {
    let window = app.state::<Window>().inner().clone();
    let Some((path, offer)) = window.offered() else { return Err(Fault::new("no_update", words::NO_UPDATE)) };
    window.with(|desk| app::update_run(Some(desk), &path, &offer, Installing::Shown))?;
    app.exit(0);
    Ok(())
}
