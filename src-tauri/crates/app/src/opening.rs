//! Handing a file to the program that the system has for it. From there it is printed.

use crate::{Fault, clock};
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// A path for a copy of this name in a folder of its own below the system's folder for temporary files. The name is
/// reduced to its last part: a stored name never leads elsewhere.
pub(crate) fn fresh_copy(name: &str) -> Result<PathBuf, Fault> {
    let folder = env::temp_dir().join("TongKet").join(clock::now().format("%Y%m%d-%H%M%S%3f").to_string());
    fs::create_dir_all(&folder).map_err(|error| Fault::unwritable(&folder, &error))?;
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let safe: String = last.chars().map(|c| if c.is_control() || "<>:\"|?*".contains(c) { '_' } else { c }).collect();
    Ok(folder.join(if safe.trim_matches(['.', ' ']).is_empty() { "tep-goc" } else { &safe }))
}

/// Opens it.
pub(crate) fn open(path: &Path) -> Result<(), Fault> {
    opener::open(path).map_err(|error| {
        let message =
            format!("Không có chương trình nào mở được “{}”. Tệp đã ghi ở đó; hãy mở từ thư mục.", path.display());
        Fault { detail: Some(error.to_string()), ..Fault::new("no_viewer", message) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_name_never_leads_elsewhere() {
        let name = |n: &str| fresh_copy(n).unwrap().file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(name("../../etc/passwd"), "passwd");
        assert_eq!(name(r"C:\x\Báo cáo.docx"), "Báo cáo.docx");
        assert_eq!(name(".."), "tep-goc");
        assert_eq!(name("a:b?.txt"), "a_b_.txt");
    }
}
