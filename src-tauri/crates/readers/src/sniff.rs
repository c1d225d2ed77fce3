//! What kind of file it is, told by its content.

use crate::{archive::Archive, compound, doc, encoding, issues::Issues};
use encoding_rs::UTF_8;

/// Bytes that are looked at to tell what is written in a file without a signature.
const PEEK: usize = 8192;

/// The signature of a PDF may stand behind other bytes (ISO 32000-1, appendix H.3.4.1).
const PDF_WITHIN: usize = 1024;

/// Of so many characters of real text, at most one is a control character.
const TEXT_PER_CONTROL: usize = 50;

/// A file with a binary signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// A zip: new Office, OpenDocument, or a bundle of files.
    Zip,
    /// A compound file: old Office, or new Office with a password.
    Compound,
    /// RTF.
    Rtf,
    /// A PDF.
    Pdf,
    /// Another known kind.
    Other(&'static str),
}

/// What a container holds when it is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inside {
    /// Word 97 to 2003, or older.
    Word,
    /// OpenDocument text.
    Odt,
    /// Needs a password.
    Locked,
    /// A known kind.
    Named(&'static str),
}

/// A file without a binary signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A web page.
    Html,
    /// A web page saved as one file.
    Mht,
    /// OpenDocument text in one XML file.
    FlatOdt,
    /// A workbook of Excel 2003 in one XML file.
    ExcelXml,
    /// The parts of a Word document in one XML file.
    WordPackage,
    /// A document of Word 2003 in one XML file.
    WordXml,
    /// RTF behind white space.
    Rtf,
    /// Plain text.
    Plain,
    /// Another known kind.
    Other(&'static str),
    /// No text.
    Junk,
}

/// Signatures at the start of a file.
const SIGNATURES: [(&[u8], &str); 18] = [
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "GZIP"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"RIFF", "RIFF"),
    (b"\0\0\x01\0", "ICO"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", "SQLite"),
    (b"ID3", "MP3"),
    (b"OggS", "OGG"),
    (b"\0\0\0\x18ftyp", "MP4"),
    (b"\0\0\0\x20ftyp", "MP4"),
];

/// Tags at the start of a piece of a web page.
const OPENING_TAGS: [&str; 26] = [
    "!doctype html",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "style",
    "script",
    "link",
    "table",
    "div",
    "p",
    "span",
    "font",
    "center",
    "br",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "section",
    "article",
    "main",
    "frameset",
    "b",
];

/// The container that the first bytes speak of.
pub(crate) fn container(bytes: &[u8]) -> Option<Container> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") || bytes.starts_with(b"PK\x07\x08") {
        return Some(Container::Zip);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Container::Rtf);
    }
    if bytes.starts_with(&compound::MAGIC) {
        return Some(Container::Compound);
    }
    let start = bytes.get(..PDF_WITHIN.min(bytes.len())).unwrap_or_default();
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Some(Container::Pdf);
    }
    let (_, what) = SIGNATURES.iter().find(|(signature, what)| starts_like(bytes, signature, what))?;
    Some(Container::Other(what))
}

/// Two or three letters may also begin a text: then bytes that no text has must follow.
fn starts_like(bytes: &[u8], signature: &[u8], what: &str) -> bool {
    let short = matches!(what, "BMP" | "EXE" | "MP3" | "RIFF");
    bytes.starts_with(signature) && (!short || bytes.iter().take(64).any(|b| *b == 0))
}

/// What a zip without a Word document is.
pub(crate) fn zip_kind(archive: &mut Archive<'_>) -> Inside {
    let mut ignored = Issues::default();
    let mut holds = |part: &str, word: &[u8]| {
        let bytes = archive.part(part, &mut ignored).unwrap_or_default();
        bytes.windows(word.len()).any(|window| window == word)
    };
    if holds("META-INF/manifest.xml", b"encryption-data") {
        return Inside::Locked;
    }
    let text: &[u8] = b"opendocument.text";
    if holds("mimetype", text) || (!holds("mimetype", b"opendocument") && holds("META-INF/manifest.xml", text)) {
        return Inside::Odt;
    }
    if holds("mimetype", b"opendocument") {
        return Inside::Named("OpenDocument");
    }
    let named = |what| if archive.is_locked() { Inside::Locked } else { Inside::Named(what) };
    if archive.has("xl/workbook.bin") {
        named("Excel (xlsb)")
    } else if archive.names().any(|name| name.starts_with("xl/")) {
        named("Excel")
    } else if archive.has("ppt/presentation.xml") {
        named("PowerPoint")
    } else {
        named("ZIP")
    }
}

/// What a compound file is.
pub(crate) fn compound_kind(bytes: &[u8]) -> Inside {
    let has = |stream| compound::has_stream(bytes, stream);
    if has("EncryptedPackage") {
        Inside::Locked
    } else if has("WordDocument") {
        Inside::Word
    } else if has("PowerPoint Document") {
        Inside::Named("PowerPoint 97-2003")
    } else if doc::is_lost_document(bytes) {
        Inside::Word
    } else {
        Inside::Named("Office 97-2003")
    }
}

/// What is written in a file without a signature.
pub(crate) fn writing(name: &str, bytes: &[u8]) -> Writing {
    let peek = bytes.get(..PEEK.min(bytes.len())).unwrap_or_default();
    let encoding = encoding::detect(peek);
    let (text, _, _) = encoding.decode(peek);
    if is_junk(&text, encoding == UTF_8) {
        return Writing::Junk;
    }
    let start = text.trim_start().to_lowercase();
    if let Some(rest) = start.strip_prefix("<?xml") {
        if rest.contains("<office:document") && rest.contains("opendocument.text") {
            return Writing::FlatOdt;
        }
        // The rich text in a workbook is written in the names of web pages.
        if rest.contains("urn:schemas-microsoft-com:office:spreadsheet") && rest.contains("workbook") {
            return Writing::ExcelXml;
        }
        if rest.contains("<pkg:package") {
            return Writing::WordPackage;
        }
        if rest.contains(":worddocument") {
            return Writing::WordXml;
        }
        return if rest.contains("<html") { Writing::Html } else { Writing::Other("XML") };
    }
    if is_envelope(&start) {
        return Writing::Mht;
    }
    if start.starts_with("{\\rtf") {
        return Writing::Rtf;
    }
    if begins_with_tag(&start) || start.contains("<html") || start.contains("<body") {
        return Writing::Html;
    }
    let called_html = [".htm", ".html"].iter().any(|end| name.to_lowercase().ends_with(end));
    if called_html && start.contains("</") { Writing::Html } else { Writing::Plain }
}

/// The head of a mail: lines with a name, among them the kind of what follows.
fn is_envelope(start: &str) -> bool {
    let named = |line: &str| {
        line.starts_with([' ', '\t'])
            || line
                .split_once(':')
                .is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
    };
    let head = start.split("\n\n").next().unwrap_or_default().split("\r\n\r\n").next().unwrap_or_default();
    let of_parts = head.contains("content-type: multipart/") || head.contains("content-type: text/html");
    start.starts_with("mime-version:") || start.starts_with("from: <saved by") || (of_parts && head.lines().all(named))
}

fn begins_with_tag(start: &str) -> bool {
    let Some(tag) = start.strip_prefix('<') else { return false };
    let named =
        |name: &&&str| tag.strip_prefix(**name).is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '\r', '\t', '/']));
    tag.starts_with("!--") || OPENING_TAGS.iter().find(named).is_some()
}

/// Text has hardly any control characters; other bytes have one in ten. Letters of private use are the bullets of Word
/// where the bytes are UTF-8, which no other bytes fit by chance.
fn is_junk(text: &str, is_utf8: bool) -> bool {
    let (mut all, mut odd) = (0, 0);
    for c in text.trim_end_matches('\0').chars() {
        all += 1;
        let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}' | '\u{85}');
        odd += usize::from(control || c == '\u{fffd}' || (!is_utf8 && ('\u{e000}'..='\u{f8ff}').contains(&c)));
    }
    odd > 1 && odd * TEXT_PER_CONTROL > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures() {
        assert_eq!(container(b"PK\x03\x04..."), Some(Container::Zip));
        assert_eq!(container(b"\n%PDF-1.4"), Some(Container::Pdf));
        assert_eq!(container(b"{\\rtf1\\ansi"), Some(Container::Rtf));
        assert_eq!(container("BM là viết tắt".as_bytes()), None);
        assert_eq!(container(b"BM\x36\0\0\0"), Some(Container::Other("BMP")));
    }

    #[test]
    fn writings() {
        let kind = |name: &str, text: &str| writing(name, text.as_bytes());
        assert_eq!(kind("a.doc", "\u{feff}  <!DOCTYPE html><p>"), Writing::Html);
        assert_eq!(kind("a.txt", "<p>Một</p>"), Writing::Html);
        assert_eq!(kind("a.htm", "Một <b>hai</b>"), Writing::Html);
        assert_eq!(kind("a.txt", "Nếu a <b thì </ gì đó"), Writing::Plain);
        assert_eq!(kind("a.txt", "<pháp luật> là gì"), Writing::Plain);
        assert_eq!(kind("a", "<?xml version='1.0'?><!DOCTYPE html><html>"), Writing::Html);
        assert_eq!(kind("a", "<?xml version='1.0'?><pkg:package>"), Writing::WordPackage);
        assert_eq!(kind("a", "MIME-Version: 1.0"), Writing::Mht);
        let bytes: Vec<u8> = (0..=255).cycle().take(4000).collect();
        assert_eq!(writing("a.txt", &bytes), Writing::Junk);
    }
}
