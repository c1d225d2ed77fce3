//! What the sheets of a workbook share: strings, fonts, number formats, and where each sheet stands.

use super::{
    records::{BEGIN, Record, Records, long, short},
    strings::{self, Reader, Rich},
};
use crate::sheets::{date::Epoch, format::Format};
use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};
use std::collections::HashMap;

/// Most styles, fonts and sheets that are kept; Excel knows fewer.
const MOST: usize = 70_000;

/// The workbook needs a password.
#[derive(Debug)]
pub(super) struct Locked;

/// What the sheets share.
#[derive(Debug)]
pub(super) struct Globals {
    /// Excel 97 on: letters are Unicode.
    pub(super) is_unicode: bool,
    pub(super) page: &'static Encoding,
    pub(super) epoch: Epoch,
    pub(super) sheets: Vec<Entry>,
    pub(super) strings: Vec<Rich>,
    fonts: Vec<String>,
    formats: HashMap<u16, Format>,
    styles: Vec<Style>,
    general: Format,
    pub(super) cut_off: bool,
}

/// A sheet in the list of the workbook.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Where in the stream it begins.
    pub(super) start: usize,
    /// What it is, where it holds no cells.
    pub(super) unread: Option<&'static str>,
}

#[derive(Debug, Clone, Copy)]
struct Style {
    font: u16,
    format: u16,
}

impl Globals {
    /// Reads the records before the first sheet.
    pub(super) fn read(records: &mut Records<'_>) -> Result<Self, Locked> {
        let mut globals = Self {
            is_unicode: true,
            page: WINDOWS_1252,
            epoch: Epoch::Since1900,
            sheets: Vec::new(),
            strings: Vec::new(),
            fonts: Vec::new(),
            formats: HashMap::new(),
            styles: Vec::new(),
            general: Format::builtin(0),
            cut_off: false,
        };
        let mut begun = false;
        for record in &mut *records {
            match record.kind {
                BEGIN if !begun => {
                    begun = true;
                    globals.is_unicode = short(record.content(), 0) == Some(0x0600);
                }
                // The next BOF or the EOF ends the globals.
                BEGIN | 0x000a => break,
                0x002f => return Err(Locked),
                _ => globals.take(&record),
            }
        }
        globals.cut_off = records.cut_off;
        for style in &globals.styles {
            globals.formats.entry(style.format).or_insert_with(|| Format::builtin(style.format.into()));
        }
        Ok(globals)
    }

    fn take(&mut self, record: &Record<'_>) {
        let content = record.content();
        match record.kind {
            0x0042 => self.page = short(content, 0).map_or(WINDOWS_1252, code_page),
            0x0022 if short(content, 0) == Some(1) => self.epoch = Epoch::Since1904,
            0x0031 if self.fonts.len() < MOST => {
                let name = self.short_string(record, 14).unwrap_or_default();
                self.fonts.push(name);
            }
            0x041e | 0x001e => self.format(record),
            0x00e0 if self.styles.len() < MOST => {
                let style = Style { font: short(content, 0).unwrap_or(0), format: short(content, 2).unwrap_or(0) };
                self.styles.push(style);
            }
            0x0085 if self.sheets.len() < MOST => self.sheet(record),
            0x00fc => self.strings = strings::shared(&record.parts),
            _ => {}
        }
    }

    fn format(&mut self, record: &Record<'_>) {
        let content = record.content();
        let Some(number) = short(content, 0) else { return };
        let code = if self.is_unicode {
            Reader::new(&record.parts, 2).long_string().map(|rich| rich.text)
        } else {
            self.short_string(record, 2)
        };
        // Formats up to 49 are those of the land of the PC it was written on.
        let known = number < 5 || (9..=22).contains(&number) || (37..=49).contains(&number);
        if let Some(code) = code.filter(|_| !known && self.formats.len() < MOST) {
            self.formats.insert(number, Format::new(&code));
        }
    }

    fn sheet(&mut self, record: &Record<'_>) {
        let content = record.content();
        let start = long(content, 0).and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX);
        let unread = match content.get(5) {
            Some(1) => Some("trang macro"),
            Some(2) => Some("trang biểu đồ"),
            Some(6) => Some("trang mã lệnh"),
            _ => None,
        };
        let name = self.short_string(record, 6).unwrap_or_default();
        let hidden = content.get(4).is_some_and(|state| state & 3 != 0);
        self.sheets.push(Entry { name: text::nfc(&name).into_owned(), hidden, start, unread });
    }

    /// A string with its length in one byte.
    pub(super) fn short_string(&self, record: &Record<'_>, at: usize) -> Option<String> {
        if self.is_unicode {
            return Reader::new(&record.parts, at).short_string();
        }
        let length = usize::from(*record.content().get(at)?);
        let rest = record.content().get(at + 1..)?;
        Some(strings::in_code_page(rest.get(..length).unwrap_or(rest), self.page))
    }

    /// The number format of a style.
    pub(super) fn format_of(&self, style: u16) -> &Format {
        let style = self.styles.get(usize::from(style));
        style.and_then(|style| self.formats.get(&style.format)).unwrap_or(&self.general)
    }

    /// The font of a style.
    pub(super) fn font_of(&self, style: u16) -> &str {
        self.styles.get(usize::from(style)).map_or("", |style| self.font(style.font))
    }

    /// A font. Number 4 is never used (MS-XLS 2.5.129).
    pub(super) fn font(&self, number: u16) -> &str {
        let place = if number > 4 { number - 1 } else { number };
        self.fonts.get(usize::from(place)).map_or("", String::as_str)
    }
}

fn code_page(number: u16) -> &'static Encoding {
    match number {
        1200 => UTF_16LE,
        // Plain ASCII, DOS and Mac stand for what most PCs had.
        367 | 437 | 850 | 10_000 | 0x8000 | 0x8001 => WINDOWS_1252,
        number => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(WINDOWS_1252),
    }
}
