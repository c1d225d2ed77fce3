//! The files of a zip archive in which reports were sent together.
//!
//! An office file is a zip archive too; those are documents and not unpacked here.

use crate::{
    archive::{Archive, part_key},
    docx,
    issues::Issues,
    limits::{MAX_MEMBERS, MAX_UNPACKED_BYTES},
    sniff,
};
use encoding_rs::WINDOWS_1258;
use model::{Issue, IssueCode};
use std::{collections::HashSet, io::Cursor};
use zip::ZipArchive;

/// A file of an archive.
#[derive(Debug)]
pub struct Member {
    /// Its path in the archive, with `/` between folders.
    pub path: String,
    /// Its bytes, or why there are none.
    pub content: Result<Vec<u8>, Issue>,
}

/// Hands out the files of a zip archive one after the other, so that only one of them is in memory. Files that systems leave
/// behind are passed over. The answer has what went wrong with the archive itself; none where the bytes are no archive, or
/// a document of their own.
pub fn unpack(bytes: &[u8], each: &mut dyn FnMut(Member)) -> Option<Vec<Issue>> {
    let mut issues = Issues::default();
    let mut archive = open(bytes, &mut issues)?;
    let names = names(bytes).unwrap_or_else(|| archive.names().map(|n| (n.to_owned(), n.to_owned())).collect());
    // A name that leads out of the archive was noted when it was opened.
    let mut names: Vec<_> = names.into_iter().filter(|(path, key)| is_report(path) && archive.has(key)).collect();
    let known: HashSet<&str> = names.iter().map(|(_, key)| key.as_str()).collect();
    let found_too: Vec<String> = archive.names().filter(|name| !known.contains(name)).map(str::to_owned).collect();
    names.extend(found_too.into_iter().filter(|name| is_report(name)).map(|name| (name.clone(), name)));
    names.sort();
    if names.len() > MAX_MEMBERS {
        issues.note(IssueCode::LimitEntries);
        names.truncate(MAX_MEMBERS);
    }
    let mut unpacked = 0;
    for (path, key) in names {
        if unpacked > MAX_UNPACKED_BYTES {
            issues.push(Issue::new(IssueCode::LimitSize).at(path));
            break;
        }
        archive.take_another();
        let mut inside = Issues::default();
        let part = archive.part(&key, &mut inside);
        let wrong = inside.into_list().into_iter().next();
        let content = match (part, wrong) {
            (Ok(bytes), None) => Ok(bytes),
            // What breaks off still has a beginning; what came out changed may hold any figure.
            (Ok(bytes), Some(wrong)) if wrong.code != IssueCode::Damaged => {
                issues.push(wrong.at(path.as_str()));
                Ok(bytes)
            }
            (_, wrong) => Err(wrong.map_or(Issue::new(IssueCode::Damaged), |wrong| Issue { at: None, ..wrong })),
        };
        unpacked += content.as_ref().map_or(0, Vec::len);
        each(Member { path, content });
    }
    Some(issues.into_list())
}

/// Whether the bytes are a zip archive and no document of their own.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    open(bytes, &mut Issues::default()).is_some()
}

fn open<'b>(bytes: &'b [u8], issues: &mut Issues) -> Option<Archive<'b>> {
    if !matches!(sniff::container(bytes), Some(sniff::Container::Zip)) {
        return None;
    }
    let mut archive = Archive::open(bytes, issues)?;
    let plain = matches!(sniff::zip_kind(&mut archive), sniff::Inside::Named("ZIP")) || archive.is_locked();
    let document = docx::Package::find(&mut archive, &mut Issues::default()).is_some();
    // A document that lacks its main part is a damaged document and no archive.
    let parts = ["word/", "xl/", "ppt/", "meta-inf/", "[content_types].xml", "mimetype"];
    let damaged = archive.names().any(|name| parts.iter().any(|part| name.starts_with(part)));
    (plain && !document && !damaged).then_some(archive)
}

/// For each file its path as people read it, and the name under which the archive has it.
fn names(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut found = Vec::new();
    for index in 0..archive.len() {
        if let Ok(entry) = archive.by_index_raw(index) {
            let raw = entry.name_raw();
            found.push((decoded(raw).replace('\\', "/"), part_key(&String::from_utf8_lossy(raw))));
        }
    }
    Some(found)
}

/// The name in UTF-8, in the code page of old Vietnamese Windows, or in the one of DOS.
fn decoded(raw: &[u8]) -> String {
    if let Ok(name) = std::str::from_utf8(raw) {
        return text::nfc(name).into_owned();
    }
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(raw).0;
    let vietnamese = text::nfc(&vietnamese).into_owned();
    if vietnamese.chars().all(is_vietnamese) {
        return vietnamese;
    }
    raw.iter().map(|byte| dos(*byte)).collect()
}

/// A letter of the Vietnamese alphabet, or plain ASCII.
fn is_vietnamese(c: char) -> bool {
    let bare = text::plain(&c.to_string());
    c.is_ascii() || (c.is_alphabetic() && bare.len() == 1 && bare.is_ascii())
}

/// A byte of code page 437; above ASCII only its letters matter in names.
fn dos(byte: u8) -> char {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»";
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(at) => UPPER.chars().nth(usize::from(at)).unwrap_or('_'),
    }
}

/// Not a folder, and nothing that systems and editors leave behind.
fn is_report(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    !name.is_empty() && !is_left_behind(name) && !path.starts_with("__MACOSX/")
}

/// Whether a file or folder of this name is what systems and editors leave behind, and no report.
#[must_use]
pub fn is_left_behind(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with('.') || name.starts_with("~$") || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn paths(bytes: &[u8]) -> Option<Vec<String>> {
        let mut found = Vec::new();
        unpack(bytes, &mut |member| found.push(member.path))?;
        Some(found)
    }

    #[test]
    fn every_report_inside_is_a_file_of_its_own() {
        let archive = zipped(&[
            ("Năm 2024/Báo cáo quý I.txt", b"a"),
            ("Thumbs.db", b"x"),
            ("__MACOSX/._a.txt", b"x"),
            ("a.txt", b"b"),
        ]);
        assert_eq!(paths(&archive).unwrap(), ["Năm 2024/Báo cáo quý I.txt", "a.txt"]);
        assert_eq!(paths(b"a text"), None);
        assert_eq!(paths(&zipped(&[("xl/workbook.xml", b"<workbook/>")])), None, "a workbook is a document");
    }

    #[test]
    fn names_of_old_programs_are_read() {
        assert_eq!(decoded("Báo cáo.txt".as_bytes()), "Báo cáo.txt");
        // Windows-1258 writes the tone behind its letter.
        assert_eq!(decoded(b"B\xe1o c\xe1o s\xf4\xec 1.txt"), "Báo cáo số 1.txt");
        assert_eq!(decoded(b"r\x82sum\x82.txt"), "résumé.txt");
    }

    #[test]
    fn a_file_that_cannot_be_unpacked_is_named_and_the_rest_goes_on() {
        let mut archive = zipped(&[("a.txt", &b"so lieu ".repeat(50)), ("b.txt", b"b")]);
        let at = archive.windows(5).position(|w| w == b"a.txt").unwrap() + 5;
        archive[at] ^= 0xff;
        let mut told = Vec::new();
        unpack(&archive, &mut |member| told.push((member.path, member.content.is_ok()))).unwrap();
        assert_eq!(told.len(), 2);
        assert_eq!(told[1], ("b.txt".to_owned(), true));
    }
}
