//! What a window keeps while it is open, for a page without a window: the desk, the import that runs, who listens.

use app::{Desk, Fault, ImportSource, dto};
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
};

/// An open desk with what the window would keep beside it.
#[derive(Debug)]
pub struct Session {
    desk: Mutex<Desk>,
    rows: Mutex<Vec<dto::ImportRow>>,
    stop: AtomicBool,
    listeners: Mutex<Vec<Sender<String>>>,
    /// What the next boxes of the system answer; an empty answer is "cancel".
    answers: Mutex<VecDeque<Vec<PathBuf>>>,
}

impl Session {
    /// A session on an opened desk.
    #[must_use]
    pub fn new(desk: Desk) -> Arc<Self> {
        Arc::new(Self {
            desk: Mutex::new(desk),
            rows: Mutex::default(),
            stop: AtomicBool::new(false),
            listeners: Mutex::default(),
            answers: Mutex::default(),
        })
    }

    /// Does something at the desk; while it is done nothing else is.
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut Desk) -> Result<T, Fault>) -> Result<T, Fault> {
        act(&mut held(&self.desk))
    }

    /// Tells every page that listens.
    pub(super) fn tell(&self, event: &str, payload: &Value) {
        let told = json!({ "event": event, "payload": payload }).to_string();
        held(&self.listeners).retain(|listener| listener.send(told.clone()).is_ok());
    }

    /// Hears what is told from now on.
    pub(super) fn listen(&self) -> Receiver<String> {
        let (listener, heard) = mpsc::channel();
        held(&self.listeners).push(listener);
        heard
    }

    /// Puts the answer of the system's next box in line.
    pub(super) fn answer_next(&self, paths: Vec<PathBuf>) {
        held(&self.answers).push_back(paths);
    }

    /// What the person chooses in the box that would open now.
    pub(super) fn chosen(&self) -> Vec<PathBuf> {
        held(&self.answers).pop_front().unwrap_or_default()
    }

    /// The rows of the imports so far.
    pub(super) fn import_rows(&self) -> Vec<dto::ImportRow> {
        held(&self.rows).clone()
    }

    /// Leaves the rest of the running import out.
    pub(super) fn stop_import(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Imports in the background, each file read by a process of its own as the window does it.
    pub(super) fn import(self: &Arc<Self>, paths: Vec<PathBuf>) {
        if !paths.is_empty() {
            self.run(ImportSource { paths, ..ImportSource::default() });
        }
    }

    /// Takes text from the clipboard as a report, in the same way.
    pub(super) fn import_pasted(self: &Arc<Self>, pasted: dto::PastedText) {
        self.run(ImportSource { pasted: Some(pasted), ..ImportSource::default() });
    }

    fn run(self: &Arc<Self>, source: ImportSource) {
        self.stop.store(false, Ordering::Relaxed);
        let this = Arc::clone(self);
        thread::spawn(move || {
            let first_index = u32::try_from(this.import_rows().len()).unwrap_or(u32::MAX);
            let program = std::env::current_exe().ok();
            let source = ImportSource { first_index, program, ..source };
            let told = app::import(
                &source,
                &this.stop,
                |act| this.with(act),
                |progress| {
                    if let Some(row) = &progress.row {
                        this.note(row);
                    }
                    this.tell("progress", &json!(progress));
                },
            );
            told.expect("the data file takes reports");
        });
    }

    fn note(&self, row: &dto::ImportRow) {
        let mut rows = held(&self.rows);
        match rows.iter_mut().find(|old| old.index == row.index) {
            Some(old) => *old = row.clone(),
            None => rows.push(row.clone()),
        }
    }
}

/// A command that panicked leaves the data file whole: every action is one transaction.
fn held<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
