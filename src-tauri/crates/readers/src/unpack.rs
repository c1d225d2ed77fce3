//! The files of a zip archive in which reports were sent together.
//!
//! An office file is a zip archive too; those are documents and not unpacked here.

use crate::{
    archive::{Archive, NoPart, leads_out, shown},
    docx,
    issues::Issues,
    limits::{
        MAX_ARCHIVE_RATIO, MAX_MEMBERS, MAX_REPORT_RATIO, MAX_UNPACKED_BYTES, RATIO_FREE_BYTES, REPORT_RATIO_FREE_BYTES,
    },
    sniff,
};
use encoding_rs::WINDOWS_1258;
use model::{Issue, IssueCode};
use std::collections::HashSet;

/// So many files that inflate without end, and the archive is left alone.
const MAX_BOMBS: usize = 8;

/// A file of an archive.
#[derive(Debug)]
pub struct Member {
    /// Its path in the archive, with `/` between folders.
    pub path: String,
    /// Its bytes, or why there are none.
    pub content: Result<Vec<u8>, Issue>,
    /// What is wrong with the bytes that are there.
    pub issues: Vec<Issue>,
}

/// How much an archive, and the archives in it, may still unpack to.
#[derive(Debug)]
pub struct Allowance {
    bytes: usize,
}

impl Allowance {
    /// That of the archive that a person gave, by its size in bytes.
    #[must_use]
    pub fn of(size: usize) -> Self {
        let bytes = size.saturating_mul(MAX_ARCHIVE_RATIO).saturating_add(RATIO_FREE_BYTES);
        Self { bytes: bytes.min(MAX_UNPACKED_BYTES) }
    }
}

/// Hands out the files of a zip archive one after the other, so that only one of them is in memory. Files that systems leave
/// behind are passed over. The answer has what went wrong with the archive itself; none where the bytes are no archive, or
/// a document of their own.
pub fn unpack(
    bytes: &[u8],
    allowance: &mut Allowance,
    each: &mut dyn FnMut(Member, &mut Allowance),
) -> Option<Vec<Issue>> {
    let mut issues = Issues::default();
    let mut archive = open(bytes, &mut issues)?;
    let mut reports = reports(&archive, &mut issues);
    if reports.len() > MAX_MEMBERS {
        issues.note(IssueCode::LimitEntries);
        reports.truncate(MAX_MEMBERS);
    }
    let mut bombs = 0;
    for (path, at, packed) in reports {
        if bombs >= MAX_BOMBS {
            issues.push(Issue::new(IssueCode::LimitRatio).at(shown(&path)));
            break;
        }
        archive.take_another();
        let mut inside = Issues::default();
        let mut content = archive.entry(at, "", &mut inside);
        let grown = content.as_ref().is_ok_and(|bytes| {
            bytes.len() > REPORT_RATIO_FREE_BYTES && bytes.len() > packed.saturating_mul(MAX_REPORT_RATIO)
        });
        if grown || inside.holds(IssueCode::LimitRatio) {
            bombs += 1;
            inside.note(IssueCode::LimitRatio);
            content = Err(NoPart::Unreadable);
        }
        let mut inside: Vec<Issue> = inside.into_list().into_iter().map(|issue| Issue { at: None, ..issue }).collect();
        let size = content.as_ref().map_or(0, Vec::len);
        if size > allowance.bytes {
            issues.push(Issue::new(IssueCode::LimitRatio).at(shown(&path)));
            break;
        }
        allowance.bytes -= size;
        // What breaks off still has a beginning; what came out changed may hold any figure.
        let changed = inside.iter().any(|issue| issue.code == IssueCode::Damaged);
        let content = match content {
            Ok(bytes) if !changed => Ok(bytes),
            _ => Err(inside.pop().unwrap_or(Issue::new(IssueCode::Damaged))),
        };
        each(Member { path, content, issues: inside }, allowance);
    }
    Some(issues.into_list())
}

/// The reports among the entries, by path, each with its number and its packed bytes. Of entries that share their bytes only the first is
/// taken: no program packs so, but a small archive can pretend to be a huge one.
fn reports(archive: &Archive<'_>, issues: &mut Issues) -> Vec<(String, usize, usize)> {
    let mut places: Vec<_> = archive.entries().map(|(_, place)| place).enumerate().collect();
    places.sort_by_key(|(at, place)| (place.start, *at));
    let (mut taken, mut end) = (HashSet::new(), 0);
    for (at, place) in places {
        if place.start >= end || place.is_empty() {
            taken.insert(at);
        }
        end = end.max(place.end);
    }
    let mut found = Vec::new();
    for (at, (name, place)) in archive.entries().enumerate() {
        let path = decoded(name).replace('\\', "/");
        if leads_out(&path) {
            issues.push(Issue::new(IssueCode::UnsafePath).at(shown(&path)));
        } else if !taken.contains(&at) {
            issues.note(IssueCode::LimitRatio);
        } else if is_report(&path) {
            // Where the end is not known, the rest of the archive is at its most.
            let packed = if place.is_empty() { archive.size() } else { place.len() };
            found.push((path, at, packed));
        }
    }
    found.sort();
    found
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
    let parts = [
        "[content_types].xml",
        "_rels/.rels",
        "mimetype",
        "meta-inf/manifest.xml",
        "word/document",
        "word/styles",
        "xl/workbook",
        "xl/worksheets/",
        "ppt/presentation",
        "ppt/slides/",
    ];
    let damaged = archive.names().any(|name| parts.iter().any(|part| name.starts_with(part)));
    (plain && !document && !damaged).then_some(archive)
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

/// A byte of code page 437, the one of DOS.
fn dos(byte: u8) -> char {
    const UPPER: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
        αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
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
    use std::io::{Cursor, Write};
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
        unpack(bytes, &mut Allowance::of(bytes.len()), &mut |member, _| found.push(member.path))?;
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

    /// What is told of each file: its path, its bytes or why there are none, and what is wrong with them.
    type Told = Vec<(String, Result<Vec<u8>, IssueCode>, Vec<IssueCode>)>;

    fn told(bytes: &[u8]) -> (Told, Vec<IssueCode>) {
        let codes = |issues: Vec<Issue>| issues.into_iter().map(|issue| issue.code).collect::<Vec<_>>();
        let mut told = Vec::new();
        let issues = unpack(bytes, &mut Allowance::of(bytes.len()), &mut |member, _| {
            told.push((member.path, member.content.map_err(|issue| issue.code), codes(member.issues)));
        });
        (told, codes(issues.unwrap()))
    }

    #[test]
    fn files_whose_names_differ_in_case_or_in_a_lost_letter_stay_apart() {
        let mut archive = zipped(&[("So lieu.txt", b"1"), ("so lieu.txt", b"2"), ("x_1.txt", b"3"), ("x_2.txt", b"4")]);
        for at in 0..archive.len() - 7 {
            if archive[at..].starts_with(b"x_1.txt") || archive[at..].starts_with(b"x_2.txt") {
                archive[at + 1] = if archive[at + 2] == b'1' { 0xe1 } else { 0xe0 };
                archive[at + 2] = b'o';
            }
        }
        let (told, _) = told(&archive);
        let found: Vec<_> = told.iter().map(|(path, bytes, _)| (path.as_str(), bytes.clone().unwrap())).collect();
        let one = |n: u8| vec![n];
        assert_eq!(
            found,
            [("So lieu.txt", one(b'1')), ("so lieu.txt", one(b'2')), ("xào.txt", one(b'4')), ("xáo.txt", one(b'3'))]
        );
    }

    #[test]
    fn two_files_of_one_name_are_both_there() {
        let mut archive = zipped(&[("so-1.txt", b"1"), ("so-2.txt", b"2"), ("c.txt", b"3")]);
        for at in 0..archive.len() - 8 {
            if archive[at..].starts_with(b"so-2.txt") {
                archive[at + 3] = b'1';
            }
        }
        let (told, issues) = told(&archive);
        let mut found: Vec<_> = told.iter().map(|(path, bytes, _)| (path.as_str(), bytes.clone().unwrap())).collect();
        found.sort();
        let one = |n: u8| vec![n];
        assert_eq!(found, [("c.txt", one(b'3')), ("so-1.txt", one(b'1')), ("so-1.txt", one(b'2'))]);
        assert_eq!(issues, []);
    }

    #[test]
    fn a_file_that_is_damaged_is_named_and_the_rest_goes_on() {
        let text = "so lieu ".repeat(50);
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [("a.txt", text.as_bytes()), ("b.txt", b"b")] {
            writer.start_file(name, stored).unwrap();
            writer.write_all(bytes).unwrap();
        }
        let mut archive = writer.finish().unwrap().into_inner();
        let at = archive.windows(5).position(|w| w == b"a.txt").unwrap() + 5;
        archive[at] ^= 0xff;
        let (told, issues) = told(&archive);
        // Its checksum says that it is not what was packed: no figure of it is to be believed.
        assert_eq!(told[0], ("a.txt".to_owned(), Err(IssueCode::Damaged), vec![]));
        assert_eq!(told[1], ("b.txt".to_owned(), Ok(b"b".to_vec()), vec![]));
        assert_eq!(issues, []);
    }

    #[test]
    fn files_that_share_their_bytes_are_taken_once() {
        let text = "số liệu ".repeat(50);
        let mut archive = zipped(&[("a.txt", text.as_bytes()), ("b.txt", text.as_bytes()), ("c.txt", b"c")]);
        let central: Vec<usize> =
            (0..archive.len() - 4).filter(|at| archive[*at..].starts_with(b"PK\x01\x02")).collect();
        // The second line of the directory names the first file's place.
        archive.copy_within(central[0] + 42..central[0] + 46, central[1] + 42);
        let (told, issues) = told(&archive);
        let paths: Vec<_> = told.iter().map(|(path, _, _)| path.as_str()).collect();
        assert_eq!((paths, issues), (vec!["a.txt", "c.txt"], vec![IssueCode::LimitRatio]));
    }

    #[test]
    fn an_archive_of_bombs_ends_early() {
        let bomb = vec![b' '; 2 * REPORT_RATIO_FREE_BYTES];
        let files: Vec<_> = (0..MAX_BOMBS + 5).map(|n| format!("{n:02}.txt")).collect();
        let files: Vec<_> = files.iter().map(|name| (name.as_str(), bomb.as_slice())).collect();
        let (told, issues) = told(&zipped(&files));
        assert_eq!(told.len(), MAX_BOMBS);
        assert!(told.iter().all(|(_, content, _)| *content == Err(IssueCode::LimitRatio)));
        assert_eq!(issues, [IssueCode::LimitRatio]);
    }

    #[test]
    fn names_that_lead_out_are_told_once() {
        let (told, issues) = told(&zipped(&[("../../a.txt", b"a"), ("b.txt", b"b")]));
        assert_eq!((told.len(), issues), (1, vec![IssueCode::UnsafePath]));
    }
}
