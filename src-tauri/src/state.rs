//! What the window keeps while it is open: the desk, and the import that runs.

use app::{Desk, Fault, dto};
use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// The open window.
#[derive(Clone)]
pub(crate) struct Window {
    desk: Arc<Mutex<Opened>>,
    rows: Arc<Mutex<Vec<dto::ImportRow>>>,
    stop: Arc<AtomicBool>,
    pack: Arc<Mutex<Option<PathBuf>>>,
    list: Arc<Mutex<Option<PathBuf>>>,
    update: Arc<Mutex<Option<Update>>>,
}

/// A newer installer that somebody chose, and what it offers.
pub(crate) type Update = (PathBuf, dto::UpdateOffer);

/// The desk, or why it could not be opened.
pub(crate) type Opened = Result<Desk, Fault>;

impl Window {
    /// A window over an opened desk.
    pub(crate) fn new(desk: Opened) -> Self {
        Self {
            desk: Arc::new(Mutex::new(desk)),
            rows: Arc::default(),
            stop: Arc::default(),
            pack: Arc::default(),
            list: Arc::default(),
            update: Arc::default(),
        }
    }

    /// Does something at the desk; while it is done nothing else is.
    ///
    /// # Errors
    /// What the action says, or why the data file could not be opened.
    pub(crate) fn with<T>(&self, act: impl FnOnce(&mut Desk) -> Result<T, Fault>) -> Result<T, Fault> {
        // A panic in an action leaves the data file whole: every action is one transaction.
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *desk {
            Ok(desk) => guarded(|| act(desk)),
            Err(fault) => Err(fault.clone()),
        }
    }

    /// The rows of the imports so far.
    pub(crate) fn import_rows(&self) -> Vec<dto::ImportRow> {
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many rows there are.
    pub(crate) fn import_count(&self) -> u32 {
        u32::try_from(self.import_rows().len()).unwrap_or(u32::MAX)
    }

    /// Remembers a row in its new state.
    pub(crate) fn note(&self, row: &dto::ImportRow) {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        match rows.iter_mut().find(|old| old.index == row.index) {
            Some(old) => *old = row.clone(),
            None => rows.push(row.clone()),
        }
    }

    /// Remembers the pack that was looked at.
    pub(crate) fn choose_pack(&self, path: PathBuf) {
        *self.pack.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    /// The pack that was looked at last.
    pub(crate) fn chosen_pack(&self) -> Option<PathBuf> {
        self.pack.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers the list of indicators that was looked at.
    pub(crate) fn choose_list(&self, path: PathBuf) {
        *self.list.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    /// The list of indicators that was looked at last.
    pub(crate) fn chosen_list(&self) -> Option<PathBuf> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers the installer that was chosen last.
    pub(crate) fn offer(&self, update: Update) {
        *self.update.lock().unwrap_or_else(PoisonError::into_inner) = Some(update);
    }

    /// The installer that was chosen last.
    pub(crate) fn offered(&self) -> Option<Update> {
        self.update.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks the running import to leave the rest out.
    pub(crate) fn stop_import(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// The flag that [`Self::stop_import`] sets, lowered for a new import.
    pub(crate) fn new_import(&self) -> Arc<AtomicBool> {
        self.stop.store(false, Ordering::Relaxed);
        Arc::clone(&self.stop)
    }
}

/// A panic becomes a message with details to copy.
fn guarded<T>(act: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(act)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Err(app::broken(said.unwrap_or_default()))
    })
}
