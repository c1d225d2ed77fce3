//! The safety copies that the program makes by itself, in `backup/` beside the data file: when, under which names, and
//! which of them are kept.

use crate::{
    DataFile, StoreError, backup,
    draft_file::{absolute, clear_remains},
};
use chrono::{Datelike, Local, NaiveDateTime, TimeDelta};
use rusqlite::Connection;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Folder beside the data file.
const FOLDER: &str = "backup";
/// A copy is due when the last one is older.
const EVERY: TimeDelta = TimeDelta::days(1);
/// So long every copy is kept, whatever else was made on its day.
const KEEP_ALL: TimeDelta = TimeDelta::days(2);
/// The last copies of so many days are kept,
const KEEP_DAYS: usize = 7;
/// of so many weeks,
const KEEP_WEEKS: usize = 4;
/// and of so many months.
const KEEP_MONTHS: usize = 12;

/// Time in the name of a copy.
const STAMP: &str = "%Y%m%d-%H%M%S";
/// In the name of a copy made before a file became one of a newer edition.
const BEFORE_UPGRADE: &str = "truoc-nang-cap";
/// In the name of a damaged file that was set aside.
const DAMAGED: &str = "hong";

/// A safety copy in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyCopy {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, local time; none for one made before the file became one of a newer edition.
    pub at: Option<NaiveDateTime>,
}

impl DataFile {
    /// Makes a safety copy if the last one is older than a day, and removes those that are not kept any more. Gives the
    /// new copy.
    ///
    /// # Errors
    /// Those of [`Self::back_up`].
    pub fn back_up_if_due(&self, now: NaiveDateTime) -> Result<Option<PathBuf>, StoreError> {
        let last = copies(self.path()).into_iter().find_map(|copy| copy.at);
        // A clock that was wrong once must not end the copies: one from the future counts as none.
        if last.is_some_and(|last| last <= now && now - last < EVERY) {
            return Ok(None);
        }
        self.back_up_beside(now).map(Some)
    }

    /// Makes a safety copy in the folder beside the file and gives its path.
    ///
    /// # Errors
    /// Those of [`Self::back_up`].
    pub fn back_up_beside(&self, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
        let path = free_name(self.path(), "", now)?;
        let made = self.back_up(&path)?;
        rotate(self.path(), now);
        Ok(made)
    }
}

/// The safety copies of a data file, newest first, then those made before an upgrade. Looks at names alone.
#[must_use]
pub fn copies(data_file: &Path) -> Vec<SafetyCopy> {
    let Ok(entries) = fs::read_dir(folder(data_file)) else { return Vec::new() };
    let stem = stem(data_file);
    let mut all: Vec<SafetyCopy> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let middle = name.strip_prefix(&format!("{stem}-"))?.strip_suffix(".db")?.to_owned();
            let at = NaiveDateTime::parse_from_str(&middle, STAMP).ok();
            (at.is_some() || middle.starts_with(BEFORE_UPGRADE)).then(|| SafetyCopy { path: entry.path(), at })
        })
        .collect();
    all.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    all
}

/// The newest safety copy that is whole: every row and every original of it was looked at.
#[must_use]
pub fn newest_good_copy(data_file: &Path) -> Option<SafetyCopy> {
    let whole = |copy: &SafetyCopy| {
        DataFile::look_at_copy(&copy.path).and_then(|data| data.check()).is_ok_and(|faults| faults.is_empty())
    };
    copies(&absolute(data_file).ok()?).into_iter().find(whole)
}

/// Copies a file of an older edition before it becomes one of the newest.
pub(crate) fn before_upgrade(conn: &Connection, data_file: &Path, edition: i64) -> Result<(), StoreError> {
    let folder = make_folder(data_file)?;
    let path = folder.join(format!("{}-{BEFORE_UPGRADE}-{edition}.db", stem(data_file)));
    let moment = conn.unchecked_transaction()?;
    backup::copy_to(&moment, &path)
}

/// A name in the folder that nobody has, for a copy of now.
fn free_name(data_file: &Path, kind: &str, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
    let folder = make_folder(data_file)?;
    let name = |at: NaiveDateTime| folder.join(format!("{}-{kind}{}.db", stem(data_file), at.format(STAMP)));
    let mut at = now;
    while name(at).exists() {
        at += TimeDelta::seconds(1);
    }
    Ok(name(at))
}

/// A name for a damaged file that is set aside. Such copies are never removed.
pub(crate) fn name_for_damaged(data_file: &Path, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
    free_name(data_file, &format!("{DAMAGED}-"), now)
}

fn folder(data_file: &Path) -> PathBuf {
    data_file.with_file_name(FOLDER)
}

fn make_folder(data_file: &Path) -> Result<PathBuf, StoreError> {
    let folder = folder(data_file);
    let made = fs::create_dir_all(&folder);
    made.map_err(|e| StoreError::Copy { path: folder.clone(), source: Box::new(StoreError::io(&folder, e)) })?;
    Ok(folder)
}

fn stem(data_file: &Path) -> String {
    data_file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Removes the copies that are not kept, and what killed programs left of unfinished ones.
fn rotate(data_file: &Path, now: NaiveDateTime) {
    let all: Vec<SafetyCopy> = copies(data_file).into_iter().filter(|copy| copy.at.is_some()).collect();
    let times: Vec<NaiveDateTime> = all.iter().filter_map(|copy| copy.at).collect();
    let kept = kept(&times, now);
    for copy in all.iter().filter(|copy| copy.at.is_some_and(|at| !kept.contains(&at))) {
        // A copy that somebody has open stays until the next time.
        let _ = fs::remove_file(&copy.path);
    }
    let old = |m: &fs::Metadata| {
        let written = m.modified().map(|at| chrono::DateTime::<Local>::from(at).naive_local());
        written.is_ok_and(|at| now - at > EVERY)
    };
    clear_remains(data_file, old);
    for copy in &all {
        clear_remains(&copy.path, old);
    }
}

/// Which copies are kept: all young ones, and the last of each of the last days, weeks and months that have any.
fn kept(newest_first: &[NaiveDateTime], now: NaiveDateTime) -> BTreeSet<NaiveDateTime> {
    let mut kept: BTreeSet<NaiveDateTime> =
        newest_first.iter().enumerate().filter(|(i, at)| *i == 0 || now - **at < KEEP_ALL).map(|(_, at)| *at).collect();
    let mut last_of = |many: usize, stretch: &dyn Fn(&NaiveDateTime) -> (i32, u32)| {
        let mut seen = Vec::new();
        for at in newest_first {
            if !seen.contains(&stretch(at)) && seen.len() < many {
                seen.push(stretch(at));
                kept.insert(*at);
            }
        }
    };
    last_of(KEEP_DAYS, &|at| (at.year(), at.ordinal()));
    last_of(KEEP_WEEKS, &|at| (at.iso_week().year(), at.iso_week().week()));
    last_of(KEEP_MONTHS, &|at| (at.year(), at.month()));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_year_of_daily_copies_leaves_a_week_a_month_and_a_year() {
        let start = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let mut there: Vec<NaiveDateTime> = Vec::new();
        for day in 0..500 {
            let now = start + TimeDelta::days(day);
            there.insert(0, now);
            let keep = kept(&there, now);
            there.retain(|at| keep.contains(at));
        }
        let now = start + TimeDelta::days(499);
        let younger = |days: i64| there.iter().filter(|at| now - **at < TimeDelta::days(days)).count();
        assert_eq!(younger(7), 7, "each of the last days");
        assert!((9..=11).contains(&younger(31)), "and the ends of the last weeks: {}", younger(31));
        assert_eq!(there.len(), 7 + 2 + 11, "and the ends of the last months: {there:?}");
    }

    #[test]
    fn young_copies_stay_however_many_there_are() {
        let now = NaiveDate::from_ymd_opt(2025, 3, 4).unwrap().and_hms_opt(10, 0, 0).unwrap();
        let there: Vec<NaiveDateTime> = (0..60).map(|hour| now - TimeDelta::hours(hour)).collect();
        assert_eq!(kept(&there, now).len(), 48 + 1, "two days whole, and the last one of the day before");
        assert_eq!(kept(&there[59..], now).len(), 1, "the last one of all stays");
    }
}
