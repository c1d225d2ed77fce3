//! A window of Tauri with nothing in it: what the memory of the program's own process is measured beside.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let mut context = tauri::generate_context!();
    context.config_mut().app.windows.clear();
    tauri::Builder::default()
        .setup(|app| {
            let nothing = WebviewUrl::CustomProtocol("about:blank".parse()?);
            WebviewWindowBuilder::new(app, "empty", nothing).title("Empty").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(context)
}
