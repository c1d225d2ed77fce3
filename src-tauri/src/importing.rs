//! Files come in by drop or by the system's own picker; their paths never pass through the page.

use crate::{
    events::{DropHover, Progress},
    state::Window,
};
use app::{ImportSource, dto};
use std::path::PathBuf;
use tauri::{AppHandle, DragDropEvent, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_specta::Event;

/// What a drag over the window means.
pub(crate) fn on_drag(app: &AppHandle, event: &DragDropEvent) {
    let hover = match event {
        DragDropEvent::Enter { paths, .. } => {
            Some(DropHover { over: true, files: u32::try_from(paths.len()).unwrap_or(u32::MAX) })
        }
        DragDropEvent::Leave => Some(DropHover { over: false, files: 0 }),
        DragDropEvent::Drop { paths, .. } => {
            import(app, paths.clone());
            Some(DropHover { over: false, files: 0 })
        }
        _ => None,
    };
    if let Some(hover) = hover {
        emit(app, &hover);
    }
}

/// The picker for files.
pub(crate) fn choose_files(app: &AppHandle) {
    let handle = app.clone();
    app.dialog().file().set_title(app::words::CHOOSE_FILES).pick_files(move |chosen| import(&handle, paths(chosen)));
}

/// The picker for a folder.
pub(crate) fn choose_folder(app: &AppHandle) {
    let handle = app.clone();
    let take = move |chosen: Option<FilePath>| import(&handle, paths(chosen.map(|one| vec![one])));
    app.dialog().file().set_title(app::words::CHOOSE_FOLDER).pick_folder(take);
}

fn paths(chosen: Option<Vec<FilePath>>) -> Vec<PathBuf> {
    chosen.unwrap_or_default().into_iter().filter_map(|path| path.into_path().ok()).collect()
}

/// Imports in the background; every change of a row goes to the page as an event.
pub(crate) fn import(app: &AppHandle, paths: Vec<PathBuf>) {
    if !paths.is_empty() {
        run(app, ImportSource { paths, ..ImportSource::default() });
    }
}

/// Takes text from the clipboard as a report, in the same way.
pub(crate) fn import_pasted(app: &AppHandle, pasted: dto::PastedText) {
    run(app, ImportSource { pasted: Some(pasted), ..ImportSource::default() });
}

fn run(app: &AppHandle, source: ImportSource) {
    let (handle, window) = (app.clone(), app.state::<Window>().inner().clone());
    let stop = window.new_import();
    tauri::async_runtime::spawn_blocking(move || {
        let program = std::env::current_exe().ok();
        let source = ImportSource { first_index: window.import_count(), program, ..source };
        let told = app::import(
            &source,
            &stop,
            |act| window.with(act),
            |progress| {
                if let Some(row) = &progress.row {
                    window.note(row);
                }
                emit(&handle, &Progress(progress));
            },
        );
        if let Err(fault) = told {
            tracing::error!(%fault, "import");
        }
    });
}

fn emit<E: Event + serde::Serialize + Clone>(app: &AppHandle, event: &E) {
    if let Err(error) = event.emit(app) {
        tracing::error!(%error, "event");
    }
}
