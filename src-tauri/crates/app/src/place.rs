//! Where the data file lies: one rule for the window and the command line (DESIGN, Decisions: "Data file").

use std::{
    env,
    path::{Path, PathBuf},
};

/// Marks a folder from which the program runs with its data beside it.
const PORTABLE_MARK: &str = "portable.txt";
/// Name of the data file.
const FILE: &str = "tongket.db";

/// The data file: the one that was asked for; else `TONGKET_DB`; else beside a portable program; else the user's own.
#[must_use]
pub fn data_file(asked: Option<&Path>) -> PathBuf {
    let places = Places {
        asked: asked.map(Path::to_path_buf),
        named: env::var_os("TONGKET_DB").filter(|v| !v.is_empty()).map(PathBuf::from),
        program: env::current_exe().ok().and_then(|exe| exe.parent().map(Path::to_path_buf)),
        local_app_data: env::var_os("LOCALAPPDATA").filter(|_| cfg!(windows)).map(PathBuf::from),
        data_home: env::var_os("XDG_DATA_HOME").filter(|v| !v.is_empty()).map(PathBuf::from),
        home: env::var_os("HOME").map(PathBuf::from),
    };
    places.data_file(Path::is_file)
}

/// Whether this program runs from a folder with its data beside it.
pub(crate) fn is_portable() -> bool {
    let program = env::current_exe().ok();
    program.and_then(|exe| exe.parent().map(|folder| folder.join(PORTABLE_MARK).is_file())).unwrap_or(false)
}

struct Places {
    asked: Option<PathBuf>,
    named: Option<PathBuf>,
    program: Option<PathBuf>,
    local_app_data: Option<PathBuf>,
    data_home: Option<PathBuf>,
    home: Option<PathBuf>,
}

impl Places {
    fn data_file(self, is_file: impl Fn(&Path) -> bool) -> PathBuf {
        if let Some(path) = self.asked.or(self.named) {
            return path;
        }
        if let Some(program) = self.program.filter(|folder| is_file(&folder.join(PORTABLE_MARK))) {
            return program.join("data").join(FILE);
        }
        if let Some(local) = self.local_app_data {
            return local.join("TongKet").join(FILE);
        }
        let data_home = self.data_home.or_else(|| self.home.map(|home| home.join(".local/share")));
        data_home.unwrap_or_default().join("tongket").join(FILE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        Places {
            asked: None,
            named: None,
            program: Some("/program".into()),
            local_app_data: None,
            data_home: None,
            home: Some("/home/lan".into()),
        }
    }

    #[test]
    fn the_order_of_places() {
        let none = |_: &Path| false;
        assert_eq!(places().data_file(none), Path::new("/home/lan/.local/share/tongket/tongket.db"));
        assert_eq!(places().data_file(|p| p.ends_with("portable.txt")), Path::new("/program/data/tongket.db"));
        let windows = Places { local_app_data: Some("/local".into()), ..places() };
        assert_eq!(windows.data_file(none), Path::new("/local/TongKet/tongket.db"));
        let named = Places { named: Some("n.db".into()), ..places() };
        assert_eq!(named.data_file(|_| true), Path::new("n.db"));
        let asked = Places { named: Some("n.db".into()), asked: Some("a.db".into()), ..places() };
        assert_eq!(asked.data_file(none), Path::new("a.db"));
    }
}
