//! A drawing as an Enhanced Metafile: the vector picture that every Word and LibreOffice shows and prints sharply.
//!
//! Device units are twentieths of a point. Words carry the distance of each letter, so they are as wide as in the PDF
//! whatever metrics the viewer has. Records: [MS-EMF], sections 2.3 and 2.2.

use super::drawing::{Drawing, Mark, Words};
use super::fonts::{Face, Shaper};
use super::svg::level;
use crate::RenderError;

/// Device units in a point.
const UNITS: f32 = 20.0;
/// Size of the reference device: ten inches in device units, and in millimetres.
const DEVICE: (i32, i32) = (14_400, 254);
/// Hundredths of a millimetre in a device unit.
const SCALE: f32 = 25_400.0 / 14_400.0;
const NULL_BRUSH: u32 = 0x8000_0005;
const NULL_PEN: u32 = 0x8000_0008;
/// Handles of the objects in use, made anew for each mark.
const PEN: u32 = 1;
const BRUSH: u32 = 2;
const FONT: u32 = 3;

/// A file in progress: records one after the other.
struct Records {
    bytes: Vec<u8>,
    count: u32,
}

impl Records {
    /// A record of this kind; `body` is padded to four bytes.
    fn add(&mut self, kind: u32, mut body: Vec<u8>) {
        while !body.len().is_multiple_of(4) {
            body.push(0);
        }
        self.bytes.extend(kind.to_le_bytes());
        self.bytes.extend(small(body.len() + 8).to_le_bytes());
        self.bytes.append(&mut body);
        self.count += 1;
    }

    fn numbers(&mut self, kind: u32, numbers: &[i32]) {
        self.add(kind, numbers.iter().flat_map(|number| number.to_le_bytes()).collect());
    }

    fn handles(&mut self, kind: u32, numbers: &[u32]) {
        self.add(kind, numbers.iter().flat_map(|number| number.to_le_bytes()).collect());
    }

    fn pen(&mut self, weight: f32) {
        self.numbers(38, &[1, 0, unit(weight), 0, 0]); // EMR_CREATEPEN, PS_SOLID, black
        self.handles(37, &[PEN]); // EMR_SELECTOBJECT
    }

    fn brush(&mut self, grey: Option<f32>) {
        match grey {
            Some(grey) => {
                let level = u32::from(level(grey));
                self.handles(39, &[BRUSH, 0, level | level << 8 | level << 16, 0]); // EMR_CREATEBRUSHINDIRECT
                self.handles(37, &[BRUSH]);
            }
            None => self.handles(37, &[NULL_BRUSH]),
        }
    }

    fn drop(&mut self, handle: u32, instead: u32) {
        self.handles(37, &[instead]);
        self.handles(40, &[handle]); // EMR_DELETEOBJECT
    }

    /// A shape or, with two points, a stroke.
    fn points(&mut self, kind: u32, points: &[(f32, f32)]) {
        let units: Vec<(i32, i32)> = points.iter().map(|(x, y)| (unit(*x), unit(*y))).collect();
        let (xs, ys) = (units.iter().map(|unit| unit.0), units.iter().map(|unit| unit.1));
        let least = |values: &mut dyn Iterator<Item = i32>| values.min().unwrap_or(0);
        let most = |values: &mut dyn Iterator<Item = i32>| values.max().unwrap_or(0);
        let edges = [least(&mut xs.clone()), least(&mut ys.clone()), most(&mut xs.clone()), most(&mut ys.clone())];
        let mut numbers = edges.to_vec();
        numbers.push(i32::try_from(units.len()).unwrap_or(0));
        numbers.extend(units.iter().flat_map(|(x, y)| [*x, *y]));
        self.numbers(kind, &numbers);
    }
}

/// The drawing as a file. The same drawing gives the same bytes.
///
/// # Errors
/// [`RenderError::Font`] when the face cannot be read.
pub(crate) fn emf(drawing: &Drawing<'_>, shaper: &mut Shaper) -> Result<Vec<u8>, RenderError> {
    let (width, height) = (unit(drawing.width), unit(drawing.height));
    let mut records = Records { bytes: Vec::new(), count: 1 };
    records.numbers(17, &[8]); // EMR_SETMAPMODE, MM_ANISOTROPIC
    records.numbers(10, &[0, 0]); // EMR_SETWINDOWORGEX
    records.numbers(9, &[width, height]); // EMR_SETWINDOWEXTEX
    records.numbers(12, &[0, 0]); // EMR_SETVIEWPORTORGEX
    records.numbers(11, &[width, height]); // EMR_SETVIEWPORTEXTEX
    records.numbers(18, &[1]); // EMR_SETBKMODE, transparent
    records.numbers(22, &[24]); // EMR_SETTEXTALIGN, on the baseline from the left
    records.numbers(24, &[0]); // EMR_SETTEXTCOLOR, black
    for mark in &drawing.marks {
        match mark {
            Mark::Line { from, to, weight, dashed } => {
                records.pen(*weight);
                for (from, to) in if *dashed { dashes(*from, *to) } else { vec![(*from, *to)] } {
                    records.points(4, &[from, to]); // EMR_POLYLINE
                }
                records.drop(PEN, NULL_PEN);
            }
            Mark::Area { points, grey, edge } => {
                match edge {
                    Some(edge) => records.pen(*edge),
                    None => records.handles(37, &[NULL_PEN]),
                }
                records.brush(*grey);
                records.points(3, points); // EMR_POLYGON
                if edge.is_some() {
                    records.drop(PEN, NULL_PEN);
                }
                if grey.is_some() {
                    records.drop(BRUSH, NULL_BRUSH);
                }
            }
            Mark::Words(words) => write_words(&mut records, words, shaper)?,
        }
    }
    records.numbers(14, &[0, 16, 20]); // EMR_EOF
    Ok(with_header(records, drawing))
}

/// Pieces of three points with two points between them.
fn dashes(from: (f32, f32), to: (f32, f32)) -> Vec<((f32, f32), (f32, f32))> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(f32::MIN_POSITIVE);
    let at = |distance: f32| {
        let part = (distance / length).min(1.0);
        (from.0 + dx * part, from.1 + dy * part)
    };
    let count = (length / 5.0).ceil().min(1000.0);
    let starts = std::iter::successors(Some(0.0_f32), |nth| Some(nth + 1.0)).take_while(|nth| *nth < count);
    starts.map(|nth| (at(nth * 5.0), at(nth * 5.0 + 3.0))).collect()
}

fn write_words(records: &mut Records, words: &Words<'_>, shaper: &mut Shaper) -> Result<(), RenderError> {
    let face = if words.italic { Face::Italic } else { Face::Regular };
    // EMR_EXTCREATEFONTINDIRECTW with a LOGFONT_PANOSE: 320 bytes.
    let mut font: Vec<u8> = FONT.to_le_bytes().into();
    for number in [-unit(words.size), 0, 0, 0, 400] {
        font.extend(number.to_le_bytes());
    }
    font.extend([u8::from(words.italic), 0, 0, 163, 0, 0, 0, 0x12]); // VIETNAMESE_CHARSET, roman, variable pitch
    font.extend("Times New Roman".encode_utf16().flat_map(u16::to_le_bytes));
    font.resize(4 + 320, 0);
    records.add(82, font);
    records.handles(37, &[FONT]);

    let mut letters: Vec<u16> = Vec::new();
    let mut distances: Vec<i32> = Vec::new();
    let mut pen = 0.0_f32;
    let mut place = |letters: &mut Vec<u16>, text: &str, advance: f32| {
        let before = unit(pen);
        pen += advance * words.size;
        for (nth, code) in text.encode_utf16().enumerate() {
            letters.push(code);
            distances.push(if nth == 0 { unit(pen) - before } else { 0 });
        }
    };
    for (nth, word) in words.text.split([' ', '\u{a0}']).enumerate() {
        if nth > 0 {
            let space = shaper.space(face)?.advance;
            place(&mut letters, " ", space);
        }
        for glyph in &shaper.word(face, word)?.glyphs {
            place(&mut letters, &glyph.text, glyph.advance);
        }
    }
    let (x, y) = (unit(words.at.0), unit(words.at.1));
    let count = small(letters.len());
    let padded = letters.len() * 2 + letters.len() * 2 % 4;
    let mut body: Vec<u8> = Vec::new();
    for number in [x, y - unit(words.size), x + unit(words.width), y + unit(words.size * 0.3), 1] {
        body.extend(number.to_le_bytes());
    }
    body.extend(SCALE.to_le_bytes());
    body.extend(SCALE.to_le_bytes());
    body.extend(x.to_le_bytes());
    body.extend(y.to_le_bytes());
    for number in [count, 76, 0, 0, 0, 0, 0, small(76 + padded)] {
        body.extend(number.to_le_bytes());
    }
    body.extend(letters.iter().flat_map(|letter| letter.to_le_bytes()));
    body.resize(68 + padded, 0);
    body.extend(distances.iter().flat_map(|distance| distance.to_le_bytes()));
    records.add(84, body); // EMR_EXTTEXTOUTW
    records.handles(37, &[0x8000_000D]); // SYSTEM_FONT
    records.handles(40, &[FONT]);
    Ok(())
}

/// EMR_HEADER with both extensions: 108 bytes.
fn with_header(records: Records, drawing: &Drawing<'_>) -> Vec<u8> {
    let (width, height) = (unit(drawing.width), unit(drawing.height));
    let frame = |points: f32| unit(points * SCALE);
    let mut out: Vec<u8> = Vec::with_capacity(records.bytes.len() + 108);
    let mut put = |numbers: &[i32]| out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    put(&[1, 108, 0, 0, width, height, 0, 0, frame(drawing.width), frame(drawing.height)]);
    put(&[0x464D_4520, 0x0001_0000]);
    put(&[i32::try_from(records.bytes.len() + 108).unwrap_or(0), i32::try_from(records.count).unwrap_or(0), 4]);
    put(&[0, 0, 0, DEVICE.0, DEVICE.0, DEVICE.1, DEVICE.1, 0, 0, 0, DEVICE.1 * 1000, DEVICE.1 * 1000]);
    out.extend(records.bytes);
    out
}

/// Points in device units.
#[expect(clippy::cast_possible_truncation, reason = "places on a sheet of paper are far below the limit")]
fn unit(points: f32) -> i32 {
    (points * UNITS).round() as i32
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
