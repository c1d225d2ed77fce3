//! What must hold for any bytes whatever: one small function for each reader, for `text` and for extraction.
//!
//! libFuzzer calls them (`cargo xtask fuzz`, `tests/fuzz`), and an ordinary test calls them on everything that was kept
//! (`tests/tests/fuzz.rs`). A function comes back or it panics; it never says that something is wrong otherwise.

mod parts;
mod rules;

pub use parts::packed;

use model::Catalogue;
use readers::{Allowance, Member};

/// Something that takes any bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name on the command line, and of its folder in the corpus.
    pub name: &'static str,
    /// Panics where a rule is broken.
    pub check: fn(&[u8]),
}

/// All targets.
pub const TARGETS: [Target; 15] = [
    Target { name: "docx", check: docx },
    Target { name: "doc", check: doc },
    Target { name: "odt", check: odt },
    Target { name: "rtf", check: rtf },
    Target { name: "pdf", check: pdf },
    Target { name: "html", check: html },
    Target { name: "mht", check: mht },
    Target { name: "xlsx", check: xlsx },
    Target { name: "xls", check: xls },
    Target { name: "ods", check: ods },
    Target { name: "csv", check: csv },
    Target { name: "txt", check: txt },
    Target { name: "zip", check: zip },
    Target { name: "text", check: text },
    Target { name: "extract", check: extract },
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|target| target.name == name)
}

/// The first bytes of old Office files.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Folders in archives in archives are not followed further than the program does.
const ARCHIVES_DEEP: usize = 2;

fn docx(bytes: &[u8]) {
    rules::check("a.docx", &packed(bytes, parts::DOCX));
}

fn doc(bytes: &[u8]) {
    rules::check("a.doc", &signed(bytes, &COMPOUND));
}

fn odt(bytes: &[u8]) {
    // The same format in one XML file, without an archive.
    let flat = bytes.starts_with(b"<?xml") && bytes.windows(16).any(|words| words == b"<office:document");
    if flat {
        rules::check("a.fodt", bytes);
    } else {
        rules::check("a.odt", &packed(bytes, parts::ODT));
    }
}

fn rtf(bytes: &[u8]) {
    rules::check("a.rtf", &signed(bytes, b"{\\rtf"));
}

fn pdf(bytes: &[u8]) {
    rules::check("a.pdf", &signed(bytes, b"%PDF-"));
}

fn html(bytes: &[u8]) {
    rules::check("a.html", bytes);
}

fn mht(bytes: &[u8]) {
    rules::check("a.mht", &signed(bytes, b"MIME-Version:"));
}

fn xlsx(bytes: &[u8]) {
    rules::check("a.xlsx", &packed(bytes, parts::XLSX));
}

fn xls(bytes: &[u8]) {
    rules::check("a.xls", &signed(bytes, &COMPOUND));
}

fn ods(bytes: &[u8]) {
    rules::check("a.ods", &packed(bytes, parts::ODS));
}

fn csv(bytes: &[u8]) {
    rules::check("a.csv", bytes);
}

fn txt(bytes: &[u8]) {
    rules::check("a.txt", bytes);
}

fn zip(bytes: &[u8]) {
    let archive = packed(bytes, "a.txt");
    unpacked(&archive, 0, &mut Allowance::of(archive.len()));
}

fn unpacked(bytes: &[u8], depth: usize, allowance: &mut Allowance) {
    let mut members = 0;
    let issues = readers::unpack(bytes, allowance, &mut |member: Member, allowance: &mut Allowance| {
        members += 1;
        match member.content {
            Ok(inside) if depth < ARCHIVES_DEEP && readers::is_archive(&inside) => {
                unpacked(&inside, depth + 1, allowance);
            }
            Ok(inside) => rules::check(&member.path, &inside),
            Err(_) => {}
        }
    });
    assert_eq!(issues.is_some(), readers::is_archive(bytes), "an archive is one that can be unpacked");
    assert!(members <= readers::limits::MAX_MEMBERS);
}

fn text(bytes: &[u8]) {
    rules::text(&String::from_utf8_lossy(bytes));
}

fn extract(bytes: &[u8]) {
    let (document, _) = readers::read("a.txt", bytes);
    rules::draft(&document, &extract::extract(&document, Catalogue::builtin()));
}

/// The bytes with the signature of their format: a file without it would be read by another reader.
fn signed(bytes: &[u8], signature: &[u8]) -> Vec<u8> {
    let mut signed = signature.to_vec();
    signed.extend_from_slice(bytes.get(signature.len()..).unwrap_or_default());
    signed
}
