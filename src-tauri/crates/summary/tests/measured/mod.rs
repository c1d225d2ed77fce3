//! What a PDF puts where, read from its content streams alone: all words with their face, size and place, every stroke.
//!
//! No viewer rounds anything here; what is measured is what a printer gets.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![allow(clippy::float_arithmetic, reason = "places on paper are measured")]

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// Words as one operation shows them, a line at most, single spaces between them; all lengths in points, from the top left of the
/// page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    pub(crate) page: usize,
    pub(crate) text: String,
    /// `LiberationSerif-Bold`.
    pub(crate) face: String,
    pub(crate) size: f32,
    pub(crate) left: f32,
    /// Where its last letter ends, a space behind it apart.
    pub(crate) right: f32,
    pub(crate) baseline: f32,
}

/// Words on one baseline, as far as no wide gap parts them.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) page: usize,
    pub(crate) text: String,
    pub(crate) face: String,
    pub(crate) size: f32,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
}

impl Line {
    pub(crate) fn middle(&self) -> f32 {
        (self.left + self.right) / 2.0
    }

    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// A straight stroke of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stroke {
    pub(crate) page: usize,
    pub(crate) from: (f32, f32),
    pub(crate) to: (f32, f32),
    pub(crate) weight: f32,
}

/// A file, measured.
#[derive(Debug)]
pub(crate) struct Measured {
    /// Width and height of the pages.
    pub(crate) sheets: Vec<(f32, f32)>,
    pub(crate) shown: Vec<Shown>,
    pub(crate) strokes: Vec<Stroke>,
}

/// What a font's codes mean and how wide they are.
struct Font {
    face: String,
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

impl Measured {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).unwrap();
        let mut out = Self { sheets: Vec::new(), shown: Vec::new(), strokes: Vec::new() };
        for (page, id) in document.get_pages().into_values().enumerate() {
            let dictionary = document.get_dictionary(id).unwrap();
            let sides: Vec<f32> = dictionary.get(b"MediaBox").unwrap().as_array().unwrap().iter().map(number).collect();
            out.sheets.push((sides[2] - sides[0], sides[3] - sides[1]));
            let fonts: BTreeMap<Vec<u8>, Font> = document
                .get_page_fonts(id)
                .unwrap()
                .into_iter()
                .map(|(name, font)| (name, Font::of(&document, font)))
                .collect();
            let content = Content::decode(&document.get_page_content(id)).unwrap();
            out.read(page, &content, &fonts);
        }
        out
    }

    fn read(&mut self, page: usize, content: &Content, fonts: &BTreeMap<Vec<u8>, Font>) {
        let height = self.sheets[page].1;
        let (mut font, mut size, mut at, mut pen, mut weight) = (None, 0.0, (0.0, 0.0), (0.0, 0.0), 1.0);
        for operation in &content.operations {
            let all = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => (font, size) = (fonts.get(all[0].as_name().unwrap()), number(&all[1])),
                "Tm" => at = (number(&all[4]), height - number(&all[5])),
                "Tj" | "TJ" => {
                    let font = font.unwrap();
                    let (text, width) = font.shown(&all[0], size);
                    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    let face = font.face.clone();
                    let shown = Shown { page, face, size, left: at.0, right: at.0 + width, baseline: at.1, text };
                    self.shown.push(shown);
                }
                "w" => weight = number(&all[0]),
                "m" => pen = (number(&all[0]), height - number(&all[1])),
                "l" => {
                    let to = (number(&all[0]), height - number(&all[1]));
                    self.strokes.push(Stroke { page, from: pen, to, weight });
                    pen = to;
                }
                _ => {}
            }
        }
    }

    /// The lines of a page; words of one baseline further apart than two ems stand in columns of their own.
    pub(crate) fn lines(&self, page: usize) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for word in self.shown.iter().filter(|word| word.page == page && !word.text.is_empty()) {
            match lines.last_mut() {
                Some(line) if follows(line, word) => {
                    line.text = format!("{} {}", line.text, word.text);
                    line.right = word.right;
                }
                _ => lines.push(Line {
                    page,
                    text: word.text.clone(),
                    face: word.face.clone(),
                    size: word.size,
                    left: word.left,
                    right: word.right,
                    baseline: word.baseline,
                }),
            }
        }
        lines
    }

    /// The first line that begins so.
    pub(crate) fn line(&self, start: &str) -> Line {
        let mut all = (0..self.sheets.len()).flat_map(|page| self.lines(page));
        all.find(|line| line.text.starts_with(start)).ok_or_else(|| format!("no line begins with {start}")).unwrap()
    }
}

/// A gap of blanks in a line (`Số:        /BC-STTTT`) is narrower than the gutter between columns.
fn follows(line: &Line, word: &Shown) -> bool {
    let gap = word.left - line.right;
    (line.baseline - word.baseline).abs() < 0.1 && line.face == word.face && gap > -0.1 && gap < 4.0 * word.size
}

impl Font {
    fn of(document: &Document, font: &Dictionary) -> Self {
        let below = font.get_deref(b"DescendantFonts", document).unwrap().as_array().unwrap();
        let below = match &below[0] {
            Object::Reference(id) => document.get_dictionary(*id).unwrap(),
            inline => inline.as_dict().unwrap(),
        };
        let face = String::from_utf8(below.get(b"BaseFont").unwrap().as_name().unwrap().to_vec()).unwrap();
        let mut widths = BTreeMap::new();
        let mut rest = below.get_deref(b"W", document).unwrap().as_array().unwrap().as_slice();
        while let [first, second, after @ ..] = rest {
            let first = u16::try_from(first.as_i64().unwrap()).unwrap();
            if let Ok(each) = second.as_array() {
                widths.extend((first..).zip(each.iter().map(number)));
                rest = after;
            } else {
                let last = u16::try_from(second.as_i64().unwrap()).unwrap();
                widths.extend((first..=last).map(|code| (code, number(&after[0]))));
                rest = &after[1..];
            }
        }
        let unicode = font.get_deref(b"ToUnicode", document).unwrap().as_stream().unwrap();
        let unicode = String::from_utf8(unicode.decompressed_content().unwrap_or(unicode.content.clone())).unwrap();
        let face = face.split_once('+').map_or(face.as_str(), |(_, face)| face).to_owned();
        Self { face, texts: texts(&unicode), widths }
    }

    /// The words of a show operation, and how far its letters reach.
    fn shown(&self, operand: &Object, size: f32) -> (String, f32) {
        let pieces = operand.as_array().map_or_else(|_| vec![operand.clone()], Clone::clone);
        let (mut text, mut pen, mut reach) = (String::new(), 0.0, 0.0);
        for piece in &pieces {
            let Ok(codes) = piece.as_str() else {
                pen -= number(piece) / 1000.0 * size;
                continue;
            };
            for code in codes.chunks(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                let said = self.texts.get(&code).map(String::as_str).unwrap_or_default();
                pen += self.widths.get(&code).copied().unwrap_or(1000.0) / 1000.0 * size;
                text.push_str(said);
                if !said.trim().is_empty() {
                    reach = pen;
                }
            }
        }
        (text, reach)
    }
}

/// The pairs of a ToUnicode map: `<0003> <0020>` and ranges `<0003> <0005> <0041>`.
fn texts(map: &str) -> BTreeMap<u16, String> {
    let mut out = BTreeMap::new();
    let mut in_ranges = false;
    for line in map.lines().map(str::trim) {
        in_ranges = (in_ranges || line.ends_with("beginbfrange")) && line != "endbfrange";
        let codes: Vec<&str> = line.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
        let code = |hex: &str| u16::from_str_radix(hex, 16).unwrap();
        let said = |hex: &str| {
            let units: Vec<u16> = hex.as_bytes().chunks(4).map(|u| code(std::str::from_utf8(u).unwrap())).collect();
            String::from_utf16(&units).unwrap()
        };
        match codes.as_slice() {
            [from, to] if !in_ranges => {
                out.insert(code(from), said(to));
            }
            [from, last, to] => {
                let first = said(to).chars().next().unwrap();
                for (nth, at) in (code(from)..=code(last)).enumerate() {
                    let c = char::from_u32(u32::from(first) + u32::try_from(nth).unwrap()).unwrap();
                    out.insert(at, c.to_string());
                }
            }
            _ => {}
        }
    }
    out
}

fn number(object: &Object) -> f32 {
    object.as_float().unwrap()
}
