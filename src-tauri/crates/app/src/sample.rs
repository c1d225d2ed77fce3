//! The sample data in the window: a data file of its own that takes the place of the person's, so that no invented figure
//! ever stands among real ones. Leaving it removes it.

use crate::{Desk, Fault, demo, dto};
use std::{fs, path::Path};
use store::DataFile;

/// Folder of the sample data, beside the person's own file.
const FOLDER: &str = "so-lieu-mau";
/// The data file in it.
const FILE: &str = "mau.db";

/// Shows the sample data in the place of the person's own, which stays as it is.
///
/// # Errors
/// [`Fault`] when the folder beside the data file cannot be written; the desk is then as it was.
pub fn open_sample(desk: &mut Desk) -> Result<dto::DeskStatus, Fault> {
    if desk.own.is_some() {
        return crate::status(desk);
    }
    let own = desk.data.path().to_owned();
    let folder = own.parent().unwrap_or(Path::new("")).join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| Fault::unwritable(&folder, &error))?;
    let person = crate::status(desk)?.person;
    let filled = demo::fill(&folder.join(FILE), Some(&person))?;
    desk.data = filled.desk.data;
    desk.own = Some(own);
    crate::status(desk)
}

/// Goes back to the person's own data and removes the sample data.
///
/// # Errors
/// [`Fault`] when the person's own data file cannot be opened any more; the sample data are then still shown.
pub fn leave_sample(desk: &mut Desk) -> Result<dto::DeskStatus, Fault> {
    let Some(own) = desk.own.clone() else { return crate::status(desk) };
    let sample = desk.data.path().to_owned();
    desk.data = DataFile::open(&own)?;
    desk.own = None;
    if let Some(folder) = sample.parent().filter(|folder| folder.ends_with(FOLDER)) {
        // What cannot be removed now is replaced when the sample is opened again.
        let _ = fs::remove_dir_all(folder);
    }
    crate::status(desk)
}
