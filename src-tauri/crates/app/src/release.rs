//! What a signature beside an installer says: which file it signs, which version that is, and what is new in it.
//!
//! The signature has the form of minisign (Ed25519 over BLAKE2b). Its comment is signed too, and is a small JSON object:
//! `{"file":"TongKet-0.2.0-setup.exe","version":"0.2.0","news":["…"]}`. What is not signed is not believed: neither the name on
//! the disk, which a browser or a person may have changed, nor the version that Windows shows.

use crate::Fault;
use minisign_verify::{Error, PublicKey, Signature};
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// The key of the project; how it is kept stands in `docs/phat-hanh.md`.
const KEY: &str = include_str!("../data/update.pub");

/// A version of the program: `0.2.0`. Ordered as versions are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version([u32; 3]);

/// What a valid signature says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Release {
    file: String,
    /// As written in it.
    pub(crate) version: String,
    /// In words for people, one thing each.
    #[serde(default)]
    pub(crate) news: Vec<String>,
}

/// Why an installer is not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The signature is no signature.
    Unsigned,
    /// Signed, with another key than the project's.
    Foreign,
    /// Not the bytes that were signed: cut, damaged or changed; or the comment is not.
    Altered,
    /// Signed by the project, but no installer of this program.
    OtherFile,
    /// An installer of the version that runs, or of one before.
    NotNewer(String),
}

impl Release {
    /// What the signature says of these bytes, if the project signed them and they install a version after `running`.
    pub(crate) fn verified(bytes: &[u8], signature: &str, running: Version) -> Result<Self, Refused> {
        Self::verified_by(KEY, bytes, signature, running)
    }

    fn verified_by(key: &str, bytes: &[u8], signature: &str, running: Version) -> Result<Self, Refused> {
        let key = PublicKey::decode(key).map_err(|_| Refused::Foreign)?;
        let signature = Signature::decode(signature).map_err(|_| Refused::Unsigned)?;
        key.verify(bytes, &signature, false).map_err(|error| match error {
            Error::UnexpectedKeyId => Refused::Foreign,
            _ => Refused::Altered,
        })?;
        let release: Self = serde_json::from_str(signature.trusted_comment()).map_err(|_| Refused::OtherFile)?;
        let version: Version = release.version.parse().map_err(|()| Refused::OtherFile)?;
        if release.file != installer_of(version) {
            return Err(Refused::OtherFile);
        }
        if version <= running {
            return Err(Refused::NotNewer(release.version));
        }
        Ok(release)
    }

    /// The name under which the file was signed.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }
}

impl Version {
    /// The version of this program.
    pub(crate) fn running() -> Self {
        // A test holds that it is one.
        env!("CARGO_PKG_VERSION").parse().unwrap_or(Self([u32::MAX; 3]))
    }
}

impl FromStr for Version {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let mut parts = written.split('.').map(|part| {
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            if digits { part.parse::<u32>().map_err(|_| ()) } else { Err(()) }
        });
        let mut next = || parts.next().unwrap_or(Err(()));
        let version = Self([next()?, next()?, next()?]);
        if parts.next().is_none() { Ok(version) } else { Err(()) }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}

/// What the installer of a version is called.
fn installer_of(version: Version) -> String {
    format!("TongKet-{version}-setup.exe")
}

impl Refused {
    /// In words, about this file.
    pub(crate) fn about(&self, file: &str) -> Fault {
        match self {
            Self::Unsigned => Fault::new("update_unsigned", unsigned(file)),
            Self::Foreign => Fault::new(
                "update_foreign",
                format!(
                    "Tệp “{file}” không do nơi làm ra Tổng Kết phát hành nên không được cài. Hãy xóa tệp này và lấy bộ cài từ nơi phát hành."
                ),
            ),
            Self::Altered => Fault::new(
                "update_altered",
                format!(
                    "Tệp “{file}” không còn nguyên như khi phát hành (chép thiếu, hỏng hoặc bị sửa) nên không được cài. Hãy chép lại cả bộ cài và tệp chữ ký .minisig."
                ),
            ),
            Self::OtherFile => Fault::new(
                "update_other_file",
                format!("Tệp “{file}” không phải là bộ cài Tổng Kết. Hãy chọn tệp có tên như TongKet-1.2.0-setup.exe."),
            ),
            Self::NotNewer(version) => Fault::new(
                "update_not_newer",
                format!(
                    "Tệp “{file}” là bản {version}; máy này đang dùng bản {}, không cũ hơn. Không cần cập nhật.",
                    Version::running()
                ),
            ),
        }
    }
}

/// Nothing is signed here.
pub(crate) fn unsigned(file: &str) -> String {
    format!("Không có chữ ký của “{file}”. Hãy chép tệp “{file}.minisig” vào cùng thư mục với bộ cài rồi chọn lại.")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

    use super::*;

    /// Signed with a key that is kept nowhere; `tests/update/README.md` tells how.
    const TEST_KEY: &str = include_str!("../tests/update/test.pub");
    const SETUP: &[u8] = include_bytes!("../tests/update/setup.bin");
    const NEWER: &str = include_str!("../tests/update/newer.minisig");

    fn version(written: &str) -> Version {
        written.parse().unwrap()
    }

    fn check(bytes: &[u8], signature: &str) -> Result<Release, Refused> {
        Release::verified_by(TEST_KEY, bytes, signature, version("1.4.0"))
    }

    #[test]
    fn a_newer_installer_with_a_valid_signature_tells_what_is_new() {
        let release = check(SETUP, NEWER).unwrap();
        assert_eq!((release.version.as_str(), release.file()), ("1.10.0", "TongKet-1.10.0-setup.exe"));
        assert_eq!(release.news, ["Đọc thêm tệp bảng tính cũ", "Sửa lỗi khi in phụ lục"]);
    }

    #[test]
    fn another_key_is_refused() {
        let other = include_str!("../tests/update/other-key.minisig");
        assert_eq!(check(SETUP, other), Err(Refused::Foreign));
        assert_eq!(
            Release::verified(SETUP, NEWER, version("1.4.0")),
            Err(Refused::Foreign),
            "the project did not sign"
        );
        // The name of the key is not signed; the signature is.
        let renamed = |line: &str| {
            let (mine, theirs) = (decoded(NEWER.lines().nth(1).unwrap()), decoded(line));
            let forged = [&theirs[..2], &mine[2..10], &theirs[10..]].concat();
            base64::Engine::encode(&base64::engine::general_purpose::STANDARD, forged)
        };
        let line = other.lines().nth(1).unwrap();
        assert_eq!(check(SETUP, &other.replace(line, &renamed(line))), Err(Refused::Altered));
    }

    fn decoded(line: &str) -> Vec<u8> {
        base64::Engine::decode(&base64::engine::general_purpose::STANDARD, line).unwrap()
    }

    #[test]
    fn a_cut_or_changed_installer_is_refused_wherever_it_was_changed() {
        for at in 0..SETUP.len() {
            let mut changed = SETUP.to_vec();
            changed[at] ^= 1;
            assert_eq!(check(&changed, NEWER), Err(Refused::Altered), "byte {at}");
            assert_eq!(check(&SETUP[..at], NEWER), Err(Refused::Altered), "cut at {at}");
        }
        assert_eq!(check(&[SETUP, b"\0"].concat(), NEWER), Err(Refused::Altered));
    }

    #[test]
    fn what_the_signature_says_cannot_be_changed() {
        let higher = NEWER.replace("1.10.0", "1.11.0");
        assert_ne!(higher, NEWER);
        assert_eq!(check(SETUP, &higher), Err(Refused::Altered));
        // The comment of another signature by the same key, without what signs it.
        let (mine, older): (Vec<&str>, _) = (NEWER.lines().collect(), include_str!("../tests/update/older.minisig"));
        let swapped = [mine[0], mine[1], older.lines().nth(2).unwrap(), mine[3]].join("\n");
        assert_eq!(check(SETUP, &swapped), Err(Refused::Altered));
    }

    #[test]
    fn what_is_no_signature_is_refused() {
        let lines: Vec<&str> = NEWER.lines().collect();
        let cut = (0..4).map(|n| lines[..n].join("\n"));
        for text in cut.chain(["chữ ký".to_owned(), NEWER.replace("trusted comment: ", "comment: ")]) {
            assert_eq!(check(SETUP, &text), Err(Refused::Unsigned), "{text}");
        }
    }

    #[test]
    fn an_older_or_the_same_version_is_refused() {
        let older = include_str!("../tests/update/older.minisig");
        assert_eq!(check(SETUP, older), Err(Refused::NotNewer("1.3.9".to_owned())));
        let same = Release::verified_by(TEST_KEY, SETUP, NEWER, version("1.10.0"));
        assert_eq!(same, Err(Refused::NotNewer("1.10.0".to_owned())));
    }

    #[test]
    fn another_file_of_the_project_is_no_installer() {
        let portable = include_str!("../tests/update/portable.minisig");
        let other_name = include_str!("../tests/update/other-name.minisig");
        let no_release = include_str!("../tests/update/plain.minisig");
        for signature in [portable, other_name, no_release] {
            assert_eq!(check(SETUP, signature), Err(Refused::OtherFile), "{signature}");
        }
    }

    #[test]
    fn versions_are_ordered_by_number() {
        assert!(version("0.10.0") > version("0.9.9") && version("1.0.0") > version("0.99.99"));
        for wrong in ["", "1", "1.2", "1.2.3.4", "1.2.x", "1.2.-3", "1.2.+3", "1..3", "99999999999.0.0"] {
            assert_eq!(wrong.parse::<Version>(), Err(()), "{wrong}");
        }
        assert_eq!(Version::running().to_string(), env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn the_key_of_the_project_is_a_key() {
        assert!(PublicKey::decode(KEY).is_ok());
    }
}
