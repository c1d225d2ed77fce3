//! The desktop shell: one window, its events and one short command per user action. No logic of its own.
//!
//! Given a command (`TongKet.exe import …`) it is the command line instead.

mod commands;
mod events;
mod importing;
mod saving;
mod state;

use std::process::ExitCode;
use tauri::{Manager, WindowEvent};
use tauri_specta::{Builder, collect_commands, collect_events};

/// The program: the command line when there are arguments, else the window.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.len() > 1 {
        return cli::run(arguments);
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "window");
            ExitCode::FAILURE
        }
    }
}

/// Commands and events with their types; the page's bindings are written from it.
fn bindings() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            commands::status,
            commands::catalogue,
            commands::set_desk,
            commands::recognition,
            commands::set_recognition,
            commands::choose_files,
            commands::choose_folder,
            commands::import_rows,
            commands::stop_import,
            commands::reports,
            commands::report,
            commands::correct_report,
            commands::open_original,
            commands::confirm_facts,
            commands::reject_facts,
            commands::reopen_facts,
            commands::correct_fact,
            commands::add_fact,
            commands::fact_source,
            commands::undo,
            commands::redo,
            commands::entry_form,
            commands::enter_value,
            commands::compare_table,
            commands::summary_view,
            commands::save_summary,
            commands::open_summary,
        ])
        .events(collect_events![events::Progress, events::DropHover])
}

fn run() -> tauri::Result<()> {
    let bindings = bindings();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(bindings.invoke_handler())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(drag) = event {
                importing::on_drag(window.app_handle(), drag);
            }
        })
        .setup(move |app| {
            bindings.mount_events(app);
            app.manage(state::Window::new(app::open_for_window()));
            Ok(())
        })
        .run(tauri::generate_context!())
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;
    use std::path::Path;

    /// The page's bindings are written from the commands; the test fails when the committed file is old.
    #[test]
    fn bindings_are_current() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/bindings.ts");
        let old = std::fs::read_to_string(&path).unwrap_or_default();
        super::bindings().export(Typescript::default(), &path).unwrap();
        let new = std::fs::read_to_string(&path).unwrap();
        assert!(old == new, "ui/src/bindings.ts was out of date; it is written anew: commit it");
    }

    /// A command that is not in the list of permissions is refused at run time.
    #[test]
    fn every_command_is_permitted() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let permitted = std::fs::read_to_string(root.join("src-tauri/permissions/commands.toml")).unwrap();
        let source = std::fs::read_to_string(root.join("src-tauri/src/lib.rs")).unwrap();
        let listed = source.split("collect_commands![").nth(1).unwrap().split(']').next().unwrap();
        let names: Vec<&str> = listed.split("commands::").skip(1).filter_map(|s| s.split(',').next()).collect();
        assert!(names.len() > 20);
        for name in &names {
            assert!(permitted.contains(&format!("\"{name}\"")), "{name} is not permitted");
        }
        assert_eq!(permitted.matches('"').count() / 2, names.len() + 2, "a permission for a command that is no more");
    }
}
