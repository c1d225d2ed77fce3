//! An update from a file: a newer installer with its signature beside it, from a stick or a shared folder.
//!
//! The installer is read once: the bytes whose signature was checked ([`Release`]) are the ones that are written into a folder
//! of their own and started, whatever becomes of the file that was chosen. Before that the data file is copied. The installer
//! waits until this program has ended, puts the new one in its place and opens it.

use crate::{
    Desk, Fault, clock,
    dto::UpdateOffer,
    place,
    reading::reason,
    release::{Refused, Release, Version, unsigned},
};
use std::{
    env, fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// End of the name of the file with the signature.
const SIGNATURE: &str = ".minisig";
/// More bytes than any installer of the program.
const MOST: u64 = 100_000_000;
/// More bytes than any signature.
const MOST_SIGNATURE: u64 = 64_000;
/// Where the installer is started from, in the system's folder for what is not kept.
const FOLDER: &str = "TongKet-update";
/// Tells the installer to ask nothing, to wait for this program, and to open the new one.
const AS_UPDATE: &str = "/UPDATE";
/// Tells it to show nothing, and to open nothing.
const SILENT: &str = "/S";

/// How the installer does its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Installing {
    /// It shows how far it is, and opens the new program.
    Shown,
    /// Unseen.
    Silent,
}

/// Looks at an installer: what it would install and what is new in that.
///
/// # Errors
/// [`Fault`] when it has no valid signature of the project, installs nothing newer, or cannot be read.
pub fn update_offer(setup: &Path) -> Result<UpdateOffer, Fault> {
    let (_, release) = verified(setup, Release::verified)?;
    Ok(offer_of(&release))
}

/// Checks the installer again, makes a safety copy of the data file where there is one, and starts the installer. This
/// program must end then: the installer waits for it.
///
/// # Errors
/// As [`update_offer`]; when it is not the one that was offered, the copy or the installer cannot be written, or this
/// program is one that is not installed. Nothing was started then.
pub fn update_run(
    desk: Option<&Desk>,
    setup: &Path,
    offered: &UpdateOffer,
    installing: Installing,
) -> Result<(), Fault> {
    if place::is_portable() {
        return Err(Fault::new("update_portable", PORTABLE));
    }
    if !cfg!(windows) {
        return Err(Fault::new("update_windows", ONLY_WINDOWS));
    }
    let (bytes, release) = verified(setup, Release::verified)?;
    if offer_of(&release) != *offered {
        return Err(Fault::new("update_other", OTHER));
    }
    install(desk, &bytes, &release, &env::temp_dir(), |copy| start(copy, installing))
}

const PORTABLE: &str = "Bản chạy từ thư mục không cập nhật bằng bộ cài được. Hãy giải nén bản mới (tệp TongKet-…-portable.zip) vào \
                        chính thư mục này, chép đè các tệp cũ; thư mục data giữ nguyên.";
const ONLY_WINDOWS: &str = "Chỉ cập nhật được như vậy trên Windows.";
const OTHER: &str = "Bộ cài đã bị thay bằng tệp khác trong lúc chờ. Hãy chọn lại tệp.";

fn offer_of(release: &Release) -> UpdateOffer {
    UpdateOffer {
        version: release.version.clone(),
        running: Version::running().to_string(),
        file: release.file().to_owned(),
        news: release.news.clone(),
    }
}

/// The bytes of an installer and what their signature says.
fn verified(
    setup: &Path,
    check: impl FnOnce(&[u8], &str, Version) -> Result<Release, Refused>,
) -> Result<(Vec<u8>, Release), Fault> {
    let name = setup.file_name().unwrap_or(setup.as_os_str()).to_string_lossy().into_owned();
    let mut beside = setup.as_os_str().to_owned();
    beside.push(SIGNATURE);
    let unreadable = |error: &io::Error| {
        let message = format!("Không mở được tệp “{name}”: {}. Hãy chép lại tệp rồi chọn lại.", reason(error));
        Fault::new("unreadable", message)
    };
    let signature = match read(Path::new(&beside), MOST_SIGNATURE) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Fault::new("update_unsigned", unsigned(&name)));
        }
        other => other.map_err(|error| unreadable(&error))?,
    };
    let bytes = read(setup, MOST).map_err(|error| unreadable(&error))?;
    let release = check(&bytes, &String::from_utf8_lossy(&signature), Version::running());
    release.map(|release| (bytes, release)).map_err(|refused| refused.about(&name))
}

/// The first bytes of a file; a longer one than was signed is no longer that file.
fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The safety copy, then the installer in a folder of its own, then its start.
fn install(
    desk: Option<&Desk>,
    bytes: &[u8],
    release: &Release,
    temporary: &Path,
    start: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<(), Fault> {
    if let Some(desk) = desk {
        desk.data.back_up_beside(clock::now())?;
    }
    let copy = written(bytes, release, temporary)?;
    start(&copy).map_err(|error| {
        let message = format!("Không chạy được bộ cài: {}. Phần mềm và số liệu vẫn như cũ.", reason(&error));
        Fault::new("update_failed", message)
    })
}

/// The installer in a folder that is new: Windows would take libraries that lie beside a program for its own.
fn written(bytes: &[u8], release: &Release, temporary: &Path) -> Result<PathBuf, Fault> {
    let folder = temporary.join(FOLDER);
    // What an earlier update left; where it cannot be removed, the next step says so.
    let _ = fs::remove_dir_all(&folder);
    let copy = folder.join(release.file());
    let write = || {
        fs::create_dir(&folder)?;
        fs::write(&copy, bytes)
    };
    write().map_err(|error| Fault::unwritable(&copy, &error))?;
    Ok(copy)
}

fn start(setup: &Path, installing: Installing) -> io::Result<()> {
    let mut command = Command::new(setup);
    command.args(if installing == Installing::Silent { &[SILENT, AS_UPDATE][..] } else { &[AS_UPDATE] });
    // It lives on when this program and whoever reads its output are gone.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::{Face, IfMissing};
    use std::cell::RefCell;
    use tempfile::TempDir;

    const SETUP: &[u8] = include_bytes!("../tests/update/setup.bin");
    const NEWER: &str = include_str!("../tests/update/newer.minisig");

    fn release() -> Release {
        let said = r#"{"file":"TongKet-9.0.0-setup.exe","version":"9.0.0","news":["Nhanh hơn"]}"#;
        serde_json::from_str(said).unwrap()
    }

    fn office() -> (TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::open(&folder.path().join("t.db"), Face::Window, IfMissing::Create).unwrap();
        (folder, desk)
    }

    #[test]
    fn the_data_are_copied_before_the_installer_starts_from_a_folder_of_its_own() {
        let (folder, desk) = office();
        let left = folder.path().join(FOLDER).join("version.dll");
        fs::create_dir(left.parent().unwrap()).unwrap();
        fs::write(&left, "planted").unwrap();
        let started = RefCell::new(None);
        install(Some(&desk), SETUP, &release(), folder.path(), |copy| {
            assert_eq!(crate::safety_copies(&desk).len(), 1, "the copy is there by now");
            assert_eq!(fs::read(copy).unwrap(), SETUP);
            assert!(!left.exists(), "nothing lies beside the installer");
            *started.borrow_mut() = Some(copy.to_owned());
            Ok(())
        })
        .unwrap();
        assert_eq!(started.take(), Some(folder.path().join(FOLDER).join("TongKet-9.0.0-setup.exe")));
    }

    #[test]
    fn without_a_safety_copy_nothing_starts() {
        let (folder, desk) = office();
        fs::write(folder.path().join("backup"), "a file where the folder should be").unwrap();
        let never = |_: &Path| -> io::Result<()> { panic!("started") };
        let fault = install(Some(&desk), SETUP, &release(), folder.path(), never).unwrap_err();
        assert_eq!(fault.code, "copy_failed");
        assert!(!folder.path().join(FOLDER).exists());
    }

    #[test]
    fn an_installer_that_does_not_start_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let fails = |_: &Path| Err(io::ErrorKind::PermissionDenied.into());
        let fault = install(None, SETUP, &release(), folder.path(), fails).unwrap_err();
        assert_eq!(fault.code, "update_failed");
        assert!(fault.message.contains("vẫn như cũ"), "{}", fault.message);
    }

    #[test]
    fn the_file_and_its_signature_lie_beside_each_other_under_any_name() {
        let folder = tempfile::tempdir().unwrap();
        let setup = folder.path().join("TongKet-1.10.0-setup (1).exe");
        let signature = folder.path().join("TongKet-1.10.0-setup (1).exe.minisig");
        let code = || update_offer(&setup).unwrap_err().code;
        assert_eq!(code(), "update_unsigned");
        fs::write(&signature, NEWER).unwrap();
        assert_eq!(code(), "unreadable", "the installer itself is missing");
        fs::write(&setup, SETUP).unwrap();
        assert_eq!(code(), "update_foreign", "it is not signed by the project");
        fs::write(&signature, "không phải chữ ký").unwrap();
        assert_eq!(code(), "update_unsigned");
        let seen = |bytes: &[u8], signature: &str, _: Version| {
            assert_eq!((bytes, signature), (SETUP, "không phải chữ ký"));
            Ok(release())
        };
        let offer = offer_of(&verified(&setup, seen).unwrap().1);
        assert_eq!((offer.version.as_str(), offer.news.as_slice()), ("9.0.0", &["Nhanh hơn".to_owned()][..]));
        assert_eq!(offer.running, env!("CARGO_PKG_VERSION"));
    }

    #[cfg(not(windows))]
    #[test]
    fn elsewhere_than_on_windows_nothing_is_installed() {
        let fault = update_run(None, Path::new("x.exe"), &offer_of(&release()), Installing::Silent).unwrap_err();
        assert_eq!(fault.code, "update_windows");
    }

    #[test]
    fn every_refusal_names_the_file_and_what_to_do() {
        let all = [
            Refused::Unsigned,
            Refused::Foreign,
            Refused::Altered,
            Refused::OtherFile,
            Refused::NotNewer("0.0.9".to_owned()),
        ];
        let mut codes: Vec<String> = all.iter().map(|refused| refused.about("bộ cài.exe").code).collect();
        assert!(all.iter().all(|refused| refused.about("bộ cài.exe").message.contains("“bộ cài.exe”")));
        codes.dedup();
        assert_eq!(codes.len(), all.len());
    }
}
