//! The desktop shell: one window, its events and one short command per user action. No logic of its own.
//!
//! Given a command (`TongKet.exe import …`) it is the command line instead; given files (dropped on its icon, or opened
//! with it) it imports them. On Windows a second start hands its files to the window that is open.

mod commands;
#[cfg(windows)]
mod console;
mod events;
mod exchange;
mod importing;
mod indicators;
mod keeping;
mod papers;
mod saving;
mod state;
mod updating;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};
use tauri::{Manager, WindowEvent};
use tauri_specta::{Builder, collect_commands, collect_events};

/// The program: the command line when there are arguments, else the window.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let Some(files) = files_among(&arguments) else {
        #[cfg(windows)]
        console::attach();
        return cli::run(arguments);
    };
    #[cfg(windows)]
    if tauri::webview_version().is_err() {
        console::tell(app::words::TITLE, app::words::NO_WEBVIEW);
        return ExitCode::FAILURE;
    }
    match run(files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "window");
            ExitCode::FAILURE
        }
    }
}

/// The files the window shall import; none when the arguments are a command.
fn files_among(arguments: &[OsString]) -> Option<Vec<PathBuf>> {
    let given = arguments.get(1..).unwrap_or_default();
    let is_command = given.first().is_some_and(|first| cli::names_command(first));
    let files: Vec<PathBuf> = given.iter().map(PathBuf::from).collect();
    (!is_command && files.iter().all(|file| file.exists())).then_some(files)
}

/// Commands and events with their types; the page's bindings are written from it.
#[expect(clippy::too_many_lines, reason = "a line for each command")]
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
            commands::paste_report,
            commands::open_sample,
            commands::leave_sample,
            commands::import_rows,
            commands::stop_import,
            commands::reports,
            commands::report,
            commands::correct_report,
            commands::open_original,
            commands::original_pdf,
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
            commands::compare_drawing,
            commands::save_compare,
            commands::saved_views,
            commands::save_view,
            commands::remove_view,
            commands::learned_aliases,
            commands::forget_alias,
            commands::summary_view,
            commands::save_summary,
            commands::open_summary,
            papers::office,
            papers::set_office,
            papers::keep_cutoff,
            papers::summary_checks,
            papers::passages,
            papers::reword_passage,
            papers::issue_summary,
            papers::issued_summaries,
            papers::open_issued,
            papers::save_issued,
            commands::contradictions,
            commands::completeness,
            keeping::version_offers,
            keeping::version_offer,
            keeping::take_version,
            keeping::keep_both,
            keeping::reread_offer,
            keeping::reread_report,
            indicators::indicator,
            indicators::save_indicator,
            indicators::set_addition,
            indicators::delete_indicator,
            indicators::save_catalogue,
            indicators::choose_catalogue,
            indicators::take_in_catalogue,
            exchange::save_pack,
            exchange::choose_pack,
            exchange::take_in_pack,
            exchange::save_facts,
            keeping::search,
            keeping::action_log,
            keeping::revert_action,
            keeping::conflicts,
            keeping::choose_official,
            keeping::choose_by_rules,
            keeping::trash,
            keeping::delete_report,
            keeping::restore_report,
            keeping::empty_trash,
            keeping::note_fact,
            keeping::flag_fact,
            keeping::flags,
            keeping::close_year,
            keeping::reopen_year,
            keeping::closed_years,
            keeping::save_backup,
            keeping::restore_backup,
            keeping::restore_copy,
            keeping::safety_copies,
            keeping::check_data,
            keeping::notices,
            keeping::licences,
            updating::update_offer,
            updating::update_run,
        ])
        .events(collect_events![events::Progress, events::DropHover])
}

fn run(files: Vec<PathBuf>) -> tauri::Result<()> {
    let bindings = bindings();
    alone(tauri::Builder::default())
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
            importing::import(app.handle(), files);
            back_up_if_due();
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// The day's safety copy, beside the work.
fn back_up_if_due() {
    tauri::async_runtime::spawn_blocking(|| {
        if let Err(fault) = app::back_up_if_due(&app::data_file(None)) {
            tracing::error!(%fault, "safety copy");
        }
    });
}

/// On Windows a second start comes to the window that is open, with its files.
#[cfg(windows)]
fn alone(builder: tauri::Builder<tauri::Wry>) -> tauri::Builder<tauri::Wry> {
    builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
        let files = arguments.iter().skip(1).map(|file| PathBuf::from(&folder).join(file));
        importing::import(app, files.filter(|file| file.exists()).collect());
        if let Some(window) = app.get_webview_window("main") {
            // Where the window cannot be brought to the front, the import shows in it all the same.
            let _ = window.unminimize().and_then(|()| window.set_focus());
        }
    }))
}

#[cfg(not(windows))]
fn alone(builder: tauri::Builder<tauri::Wry>) -> tauri::Builder<tauri::Wry> {
    builder
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;
    use std::{ffi::OsString, path::Path};

    #[test]
    fn files_open_the_window_and_commands_do_not() {
        let given = |words: &[&str]| {
            let all: Vec<OsString> = std::iter::once(&"TongKet.exe").chain(words).map(OsString::from).collect();
            super::files_among(&all).map(|files| files.len())
        };
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert_eq!(given(&[]), Some(0));
        assert_eq!(given(&[here, here]), Some(2));
        assert_eq!(given(&["import", here]), None);
        assert_eq!(given(&["--version"]), None);
        assert_eq!(given(&["no such file"]), None, "the command line says what is wrong");
    }

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
        let names: Vec<&str> = listed.split("::").skip(1).filter_map(|s| s.split(',').next()).collect();
        assert!(names.len() > 20);
        for name in &names {
            assert!(permitted.contains(&format!("\"{name}\"")), "{name} is not permitted");
        }
        assert_eq!(permitted.matches('"').count() / 2, names.len() + 2, "a permission for a command that is no more");
    }
}
