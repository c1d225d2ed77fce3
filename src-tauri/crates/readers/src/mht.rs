//! A web page saved as one file (RFC 2557): its parts in the envelope of a mail. The page goes to the reader of web
//! pages; pictures and styles beside it are no text.

use crate::{
    html::{self, Page, charset_of},
    issues::Issues,
    limits::MAX_PLAIN_BYTES,
    txt,
};
use encoding_rs::{Encoding, WINDOWS_1258};
use memchr::memmem;
use model::{Document, Format, Issue, IssueCode};

/// Envelopes within envelopes that are opened.
const MAX_NESTED: usize = 8;

/// Parts of one file that are looked at.
const MAX_PARTS: usize = 5000;

/// Pages of one file that are read: the sheets of a workbook, the head and foot of a paper.
const MAX_PAGES: usize = 64;

/// Bytes in which the head of a part ends.
const MAX_HEAD: usize = 64 << 10;

/// Reads a saved page.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut issues = Issues::default();
    let mut found = Found::default();
    found.look_into(Part::of(bytes), 0, &mut issues);
    for name in &found.attached {
        issues.push(Issue::new(IssueCode::UnsupportedContent).detail(format!("tệp đính kèm {name}").trim_end()));
    }
    if found.pages.is_empty() {
        let Some(text) = found.text else {
            issues.note(IssueCode::Damaged);
            return (Document::empty(Format::Mht), issues.into_list());
        };
        let (document, more) = txt::read(&text.decoded());
        more.into_iter().for_each(|issue| issues.push(issue));
        return (Document { format: Format::Mht, ..document }, issues.into_list());
    }
    let mut pages: Vec<Page> = Vec::new();
    let parts = found.pages.len();
    for part in found.pages {
        let content = part.decoded();
        // A workbook begins with a page of frames round its sheets, which are parts of this file.
        if parts > 1 && is_frames(&content) {
            continue;
        }
        let by_page = charset_of(&content);
        let declared = part.parameter("content-type", "charset").and_then(|name| Encoding::for_label(name.as_bytes()));
        let declared = declared.filter(|encoding| by_page == WINDOWS_1258 && encoding.is_single_byte());
        let place = part.value("content-location").to_lowercase();
        let name = place.rsplit(['/', '\\']).next().unwrap_or_default();
        // Head and foot of Word, sheets of Excel; what else stands beside a page are the frames of its portal.
        let own = pages.is_empty() || name.starts_with("header.") || name.starts_with("sheet");
        pages.push(Page { bytes: content, encoding: declared.unwrap_or(by_page), own });
    }
    html::read_all(&pages, Format::Mht, issues)
}

/// Whether a page is nothing but frames.
fn is_frames(page: &[u8]) -> bool {
    let lower = page.get(..page.len().min(64 << 10)).unwrap_or_default().to_ascii_lowercase();
    memmem::find(&lower, b"<frameset").is_some()
}

/// The pages, and the first plain text.
#[derive(Debug, Default)]
struct Found<'b> {
    pages: Vec<Part<'b>>,
    text: Option<Part<'b>>,
    /// Names of files that were sent along.
    attached: Vec<String>,
    parts: usize,
}

/// A head and what it is the head of.
#[derive(Debug, Clone)]
struct Part<'b> {
    /// Lines of the head: name in small letters, value.
    head: Vec<(String, String)>,
    body: &'b [u8],
}

impl<'b> Found<'b> {
    fn look_into(&mut self, part: Part<'b>, depth: usize, issues: &mut Issues) {
        self.parts += 1;
        if self.parts > MAX_PARTS || self.pages.len() >= MAX_PAGES {
            return;
        }
        let kind = part.value("content-type").to_ascii_lowercase();
        if let Some(name) = part.attachment(&kind) {
            self.attached.push(name);
        } else if kind.starts_with("multipart/") && depth < MAX_NESTED {
            let Some(boundary) = part.parameter("content-type", "boundary").filter(|mark| !mark.is_empty()) else {
                issues.note(IssueCode::Damaged);
                return;
            };
            let (parts, closed) = between(part.body, boundary.as_bytes());
            if !closed {
                issues.note(IssueCode::Truncated);
            }
            let one_of = kind.starts_with("multipart/alternative");
            for inside in parts {
                let before = self.pages.len();
                self.look_into(Part::of(inside), depth + 1, issues);
                if one_of && self.pages.len() > before {
                    break;
                }
            }
        } else if kind.starts_with("text/html") || kind.starts_with("application/xhtml") {
            self.pages.push(part);
        } else if (kind.is_empty() || kind.starts_with("text/plain")) && self.text.is_none() {
            self.text = Some(part);
        }
    }
}

/// What stands between the marks that part a body, and whether the last mark is there.
fn between<'b>(body: &'b [u8], boundary: &[u8]) -> (Vec<&'b [u8]>, bool) {
    let mut parts = Vec::new();
    let mut begun: Option<usize> = None;
    let mut at = 0;
    for line in body.split_inclusive(|b| *b == b'\n') {
        let start = at;
        at += line.len();
        let Some(after) = line.strip_prefix(b"--").and_then(|rest| rest.strip_prefix(boundary)) else { continue };
        let (last, after) = after.strip_prefix(b"--").map_or((false, after), |after| (true, after));
        if !after.trim_ascii().is_empty() {
            continue;
        }
        if let Some(begun) = begun {
            parts.extend(body.get(begun..start));
        }
        if last || parts.len() > MAX_PARTS {
            return (parts, true);
        }
        begun = Some(at);
    }
    if let Some(begun) = begun {
        parts.extend(body.get(begun..));
    }
    (parts, false)
}

impl<'b> Part<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        let mut head: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            if at > MAX_HEAD {
                break;
            }
            at += line.len();
            let text = String::from_utf8_lossy(line);
            let text = text.trim_end();
            if text.is_empty() {
                // Some programs begin with an empty line.
                if head.is_empty() && at < 8 {
                    continue;
                }
                break;
            }
            match (text.starts_with([' ', '\t']), text.split_once(':')) {
                (true, _) => {
                    if let Some((_, value)) = head.last_mut() {
                        value.push(' ');
                        value.push_str(text.trim_start());
                    }
                }
                (false, Some((name, value))) => head.push((name.to_ascii_lowercase(), value.trim().to_owned())),
                (false, None) => {}
            }
        }
        Self { head, body: bytes.get(at..).unwrap_or_default() }
    }

    /// The name of the file that this part is, where it was sent along with a mail and is no piece of a page.
    fn attachment(&self, kind: &str) -> Option<String> {
        let laid_apart = self.value("content-disposition").to_ascii_lowercase().starts_with("attachment");
        let name = self
            .parameter("content-disposition", "filename")
            .or_else(|| self.parameter("content-type", "name"))
            .unwrap_or_default();
        let document = ["application/", "message/", "text/csv", "text/rtf"].iter().any(|of| kind.starts_with(of));
        let of_page = ["application/xhtml", "application/x-mso", "application/xml", "application/vnd.ms-officetheme"]
            .iter()
            .any(|of| kind.starts_with(of))
            || kind.contains("javascript")
            || kind.contains("font");
        let placed = !self.value("content-location").is_empty();
        (laid_apart || (document && !of_page && !placed)).then(|| written_out(&name))
    }

    fn value(&self, name: &str) -> &str {
        self.head.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// `boundary` of `multipart/related; boundary="..."`.
    fn parameter(&self, name: &str, parameter: &str) -> Option<String> {
        let pieces = self.value(name).split(';').skip(1);
        let mut named = pieces.filter_map(|piece| piece.split_once('='));
        let (_, value) = named.find(|(key, _)| key.trim().eq_ignore_ascii_case(parameter))?;
        Some(value.trim().trim_matches('"').to_owned())
    }

    fn decoded(&self) -> Vec<u8> {
        let body = self.body.get(..self.body.len().min(4 * MAX_PLAIN_BYTES)).unwrap_or(self.body);
        match self.value("content-transfer-encoding").to_ascii_lowercase().as_str() {
            "quoted-printable" => unquoted(body),
            "base64" => from_base64(body),
            _ => body.to_vec(),
        }
    }
}

/// A word of a head that stands for letters beyond ASCII, `=?utf-8?B?QsOhbw==?=` (RFC 2047); others as they are.
fn written_out(word: &str) -> String {
    let mut out = String::new();
    for piece in word.split_whitespace() {
        let parts: Vec<&str> = piece.split('?').collect();
        let decoded = match parts.as_slice() {
            ["=", charset, way, text, "="] => {
                let bytes = match *way {
                    "B" | "b" => from_base64(text.as_bytes()),
                    _ => unquoted(text.replace('_', " ").as_bytes()),
                };
                Encoding::for_label(charset.as_bytes()).map(|encoding| encoding.decode(&bytes).0.into_owned())
            }
            _ => None,
        };
        if decoded.is_none() && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(decoded.as_deref().unwrap_or(piece));
    }
    text::nfc(&out).into_owned()
}

/// Quoted-printable (RFC 2045, 6.7): `=E1` is a byte, `=` at the end of a line joins it with the next.
fn unquoted(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            out.push(*first);
            continue;
        }
        let line_end = after.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\r'));
        if let Some(end) = line_end.filter(|end| after.get(*end) == Some(&b'\n')) {
            rest = after.get(end + 1..).unwrap_or_default();
            continue;
        }
        let byte = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => out.push(b'='),
        }
    }
    out
}

/// Base64 (RFC 4648, 4); what is no letter of it is passed over.
fn from_base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for b in body {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 0xff).unwrap_or(0));
            bits &= (1 << count) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_of_parts() {
        assert_eq!(unquoted(b"a=E1=\r\nb=3D=zz ="), b"a\xe1b==zz =");
        assert_eq!(from_base64(b"SMOgIE7h\r\nu5lp"), "Hà Nội".as_bytes());
        assert_eq!(from_base64(b"YQ==YQ"), b"a");
    }

    #[test]
    fn names_of_files_sent_along() {
        assert_eq!(written_out("=?utf-8?B?QsOhbyBjw6Fv?= =?UTF-8?Q?_qu=C3=BD.doc?="), "Báo cáo quý.doc");
        assert_eq!(written_out("bao cao.doc"), "bao cao.doc");
    }

    #[test]
    fn parts_between_marks() {
        let (parts, closed) = between(b"--x\r\na\r\n--xy\r\n--x\r\nb\r\n--x--\r\nc", b"x");
        assert_eq!((parts, closed), (vec![&b"a\r\n--xy\r\n"[..], b"b\r\n"], true));
        assert!(!between(b"--x\na", b"x").1);
    }
}
