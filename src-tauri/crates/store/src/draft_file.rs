//! A file under way: it has its name only when it is complete and on the disk, so that a program that is killed leaves
//! either the old file or the new one.

use crate::StoreError;
use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// What a draft's name ends with. One that a killed program left behind can be told by it.
const ENDING: &str = ".new";

/// A file that will be `target`. What is not published is gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Draft {
    path: PathBuf,
    target: PathBuf,
}

impl Draft {
    /// An empty file beside `target`, under a name that nobody else has.
    pub(crate) fn beside(target: &Path) -> Result<Self, StoreError> {
        let mut number = 0_u32;
        loop {
            let path = beside(target, &format!(".{}-{number}{ENDING}", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => return Ok(Self { path, target: target.to_owned() }),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => number += 1,
                Err(e) => return Err(StoreError::io(target, e)),
            }
        }
    }

    /// Where it is written.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name, and never takes the name from another file.
    pub(crate) fn publish(self) -> Result<(), StoreError> {
        match fs::hard_link(&self.path, &self.target) {
            Ok(()) => fs::remove_file(&self.path),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e),
            // No links on FAT drives: what is left is to look and rename.
            Err(_) if self.target.exists() => return Err(StoreError::Exists { path: self.target.clone() }),
            Err(_) => fs::rename(&self.path, &self.target),
        }
        .and_then(|()| sync_folder(&self.target))
        .map_err(|e| StoreError::io(&self.target, e))
    }

    /// Gives it its name, in the place of the file that has it, if there is one.
    pub(crate) fn replace(self) -> Result<(), StoreError> {
        // Windows brings to the disk only what is open for writing.
        let written = OpenOptions::new().write(true).open(&self.path);
        written
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&self.path, &self.target))
            .and_then(|()| sync_folder(&self.target))
            .map_err(|e| StoreError::io(&self.target, e))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Nothing is there any more of a published one, and remains that cannot be removed do no harm.
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(beside(&self.path, end));
        }
    }
}

/// Removes what killed programs left of drafts of this file: those that are old, as the caller tells, and not our own.
pub(crate) fn clear_remains(target: &Path, old: impl Fn(&fs::Metadata) -> bool) {
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else { return };
    let Ok(entries) = fs::read_dir(folder) else { return };
    let own = format!(".{}-", std::process::id());
    let is_draft = |found: &OsStr| {
        let (found, name) = (found.to_string_lossy(), name.to_string_lossy());
        let rest = found.strip_prefix(&*name).filter(|rest| rest.starts_with('.') && !rest.starts_with(&own));
        rest.is_some_and(|rest| [ENDING, ".new-wal", ".new-shm", ".new-journal"].iter().any(|end| rest.ends_with(end)))
    };
    for entry in entries.flatten() {
        if is_draft(&entry.file_name()) && entry.metadata().is_ok_and(|m| m.is_file() && old(&m)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes the file's name as durable as its content. Windows does so by itself.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// The path with `suffix` at the end of its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// From the root on: SQLite would read a name that begins with `file:` as an address.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    let path = std::path::absolute(path).map_err(|e| StoreError::io(path, e))?;
    let long = path.to_str().filter(|_| cfg!(windows)).and_then(in_long_form);
    Ok(long.map_or(path, PathBuf::from))
}

/// Windows takes a name of more than 259 letters only in this form. SQLite asks for it with a longer name still: that of the log.
fn in_long_form(path: &str) -> Option<String> {
    const ROOM_FOR_ENDINGS: usize = 40;
    if path.encode_utf16().count() + ROOM_FOR_ENDINGS < 260 || path.starts_with(r"\\?\") {
        return None;
    }
    let server = path.strip_prefix(r"\\");
    Some(server.map_or_else(|| format!(r"\\?\{path}"), |server| format!(r"\\?\UNC\{server}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_windows_would_refuse_take_its_long_form() {
        let deep = |root: &str| format!(r"{root}\{}\so lieu.db", ["thư mục sâu"; 22].join(r"\"));
        assert_eq!(in_long_form(r"C:\dữ liệu\so lieu.db"), None);
        assert_eq!(in_long_form(&deep("C:")), Some(format!(r"\\?\{}", deep("C:"))));
        assert_eq!(
            in_long_form(&deep(r"\\máy chủ\chung")),
            Some(format!(r"\\?\UNC\{}", &deep(r"\\máy chủ\chung")[2..]))
        );
        assert_eq!(in_long_form(&deep(r"\\?\C:")), None, "it has it already");
    }
}
