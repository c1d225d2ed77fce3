//! Paragraphs, tables and fields of one part of the text.

use super::{
    fib::Story,
    pages::{self, Stretch},
    shapes::Shapes,
    sprm::{Paragraph, Run},
    styles::Styles,
    text::Text,
};
use crate::{
    docx::{NumberRef, Numbering},
    fields::Fields,
    flow::{LeftOut, Line, Look, Nest, Piece, Unread},
    legacy::Legacy,
    symbol::Pictures,
};
use model::MarkKind;
use std::collections::HashMap;

/// Characters that are no letters (MS-DOC 2.4.1).
mod mark {
    pub(super) const PICTURE: u16 = 0x01;
    pub(super) const CELL: u16 = 0x07;
    pub(super) const SHAPE: u16 = 0x08;
    pub(super) const TAB: u16 = 0x09;
    pub(super) const LINE: u16 = 0x0b;
    pub(super) const PAGE: u16 = 0x0c;
    pub(super) const PARAGRAPH: u16 = 0x0d;
    pub(super) const COLUMN: u16 = 0x0e;
    pub(super) const FIELD: u16 = 0x13;
    pub(super) const RESULT: u16 = 0x14;
    pub(super) const FIELD_END: u16 = 0x15;
    pub(super) const HARD_HYPHEN: u16 = 0x1e;
    pub(super) const SOFT_HYPHEN: u16 = 0x1f;
}

/// A font of the document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Font {
    pub(super) legacy: Option<Legacy>,
    pub(super) pictures: Option<Pictures>,
}

/// All that is needed to read a part of the text.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    pub(super) text: Text,
    pub(super) runs: Vec<Stretch<'b>>,
    pub(super) paragraphs: Vec<Stretch<'b>>,
    pub(super) styles: Styles<'b>,
    pub(super) style_runs: HashMap<u16, Run>,
    pub(super) fonts: Vec<Font>,
    pub(super) numbering: Numbering,
    pub(super) shapes: Shapes,
    /// Text of boxes, by shape.
    pub(super) boxes: HashMap<i32, Vec<Piece>>,
    pub(super) data: &'b [u8],
    pub(super) left_out: LeftOut,
    pub(super) full: bool,
}

/// A paragraph being read.
#[derive(Debug, Default)]
struct Reading {
    line: Line,
    pending: String,
    look: Option<Look>,
    hung: Vec<Piece>,
    /// First half of a letter of two units.
    high: Option<u16>,
}

/// Fields, and the code of the innermost, to tell objects.
#[derive(Debug, Default)]
struct Codes {
    fields: Fields,
    code: String,
    /// The file has boxes with text.
    boxes: bool,
    /// Open fields that are objects, whose picture is no further loss.
    objects: usize,
    open: Vec<bool>,
}

impl Reader<'_> {
    /// Reads the characters from one place to another.
    pub(super) fn read(&mut self, story: Story, from: u32, to: u32) -> Vec<Piece> {
        let (from, to) = (from as usize, (to as usize).min(self.text.units.len()));
        let mut nest = Nest::default();
        let mut codes = Codes { boxes: !self.boxes.is_empty(), ..Codes::default() };
        let mut start = from;
        while start < to {
            let rest = self.text.units.get(start..to).unwrap_or_default();
            let found = rest.iter().position(|unit| matches!(*unit, mark::PARAGRAPH | mark::CELL | mark::PAGE));
            let end = found.map_or(to, |length| start + length);
            self.paragraph(story, start, end, &mut nest, &mut codes);
            if nest.is_full() {
                self.full = true;
                break;
            }
            start = end + 1;
        }
        nest.finish()
    }

    fn paragraph(&mut self, story: Story, start: usize, end: usize, nest: &mut Nest, codes: &mut Codes) {
        // A paragraph's properties stand at its mark.
        let byte = self.text.places.get(end).or_else(|| self.text.places.last()).copied().unwrap_or(0);
        let stretch = pages::at(&self.paragraphs, byte).copied();
        let style = stretch.map_or(0, |stretch| stretch.style);
        let mut paragraph = self.styles.paragraph(style, self.data);
        paragraph.apply(stretch.map_or(&[][..], |stretch| stretch.properties), self.data);
        paragraph.apply(self.text.changes_at(end), self.data);
        let depth = if paragraph.in_table { paragraph.depth.max(1) } else { paragraph.depth };
        let mut reading = Reading::default();
        self.characters(story, start, end, style, codes, &mut reading);
        reading.flush();
        let label = self.label(&paragraph);
        let bold = reading.line.is_bold();
        let mut passage = reading.line.passage;
        passage.append(codes.fields.end_paragraph());
        if !passage.is_blank() {
            self.left_out.pass(&passage);
            if self.styles.is_contents(style) {
                passage.mark(MarkKind::Boilerplate);
            }
            let numbered = label.is_some().then_some(paragraph.level);
            if let Some(label) = label {
                passage.prepend(&label);
            }
            let rank = self.styles.rank(style, paragraph.outline);
            for part in passage.split_at_items() {
                nest.block(depth, Piece::block(part, rank, bold, numbered));
            }
        }
        for piece in reading.hung {
            nest.block(depth, piece);
        }
        let ends_cell = self.text.units.get(end) == Some(&mark::CELL);
        if paragraph.inner_row_end {
            nest.end_row(depth.max(2), paragraph.row);
        } else if paragraph.inner_cell {
            nest.end_cell(depth.max(2));
        } else if ends_cell && paragraph.row_end {
            nest.end_row(1, paragraph.row);
        } else if ends_cell {
            nest.end_cell(1);
        }
    }

    fn label(&mut self, paragraph: &Paragraph) -> Option<String> {
        let list = i32::from(paragraph.list);
        if list == 0 || list >= 0x7ff {
            return None;
        }
        self.numbering.count(NumberRef { list: Some(list), level: Some(i32::from(paragraph.level)) })
    }

    fn characters(
        &mut self,
        story: Story,
        start: usize,
        end: usize,
        style: u16,
        codes: &mut Codes,
        reading: &mut Reading,
    ) {
        let base = match self.style_runs.get(&style) {
            Some(run) => *run,
            None => {
                let run = self.styles.run(style);
                self.style_runs.insert(style, run);
                run
            }
        };
        // The run that holds the bytes from one place to another.
        let mut held = (1_u32, 0_u32);
        let mut piece_end = start;
        let mut run = base;
        for at in start..end {
            let (Some(unit), Some(byte)) = (self.text.units.get(at).copied(), self.text.places.get(at).copied()) else {
                break;
            };
            if byte < held.0 || byte >= held.1 || at >= piece_end {
                run = base;
                let style = |style, run| self.styles.run_on(style, run);
                held = match pages::at(&self.runs, byte) {
                    Some(stretch) => {
                        run.apply(stretch.properties, base, &style);
                        (stretch.start, stretch.end)
                    }
                    None => (byte, byte + 1),
                };
                run.apply(self.text.changes_at(at), base, &style);
                piece_end = self.text.piece_end(at);
            }
            if !run.deleted {
                self.character(story, at, unit, run, codes, reading);
            }
        }
    }

    fn character(&mut self, story: Story, at: usize, unit: u16, run: Run, codes: &mut Codes, reading: &mut Reading) {
        match unit {
            mark::FIELD => codes.begin(),
            mark::RESULT => codes.separate(&mut self.left_out),
            mark::FIELD_END => codes.end(&mut self.left_out),
            _ if codes.fields.in_code() => codes.keep(unit),
            mark::PICTURE if run.special => {
                if !run.data && !run.object && codes.objects == 0 {
                    self.left_out.add(Unread::Picture);
                }
            }
            mark::SHAPE if run.special => self.shape(story, at, reading),
            mark::TAB => reading.push('\t', self.look(run)),
            mark::LINE | mark::COLUMN => reading.push('\n', self.look(run)),
            mark::HARD_HYPHEN => reading.push('-', self.look(run)),
            // In TCVN3 its code is "ư". Where it is none it goes when the text is settled.
            mark::SOFT_HYPHEN => reading.push('\u{ad}', self.look(run)),
            0..=0x1f => {}
            _ if run.special && run.symbol.is_some() => {
                let (font, code) = run.symbol.unwrap_or_default();
                self.letter(code, Run { font, other_font: font, ..run }, reading);
            }
            unit => self.letter(unit, run, reading),
        }
    }

    fn letter(&self, unit: u16, run: Run, reading: &mut Reading) {
        let look = self.look(run);
        let c = match (reading.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                reading.high = Some(unit);
                return;
            }
            (Some(high), 0xdc00..=0xdfff) => {
                let code = 0x1_0000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(unit) - 0xdc00);
                char::from_u32(code)
            }
            _ => char::from_u32(u32::from(unit)),
        };
        let pictures = self.font(run.font).pictures.filter(|_| look.font.is_none());
        let c = match (c, pictures) {
            (Some(c), Some(pictures)) => pictures.letter(u32::from(c)),
            (c, _) => c,
        };
        if let Some(c) = c {
            reading.push(c, look);
        }
    }

    fn font(&self, number: u16) -> Font {
        self.fonts.get(usize::from(number)).copied().unwrap_or_default()
    }

    fn look(&self, run: Run) -> Look {
        Look {
            bold: run.bold,
            raised: run.raised,
            mark: run.hidden.then_some(MarkKind::Hidden),
            font: self.font(run.font).legacy.or(self.font(run.other_font).legacy),
        }
    }

    /// Something drawn: a box with text is read behind the paragraph, a picture counted.
    fn shape(&mut self, story: Story, at: usize, reading: &mut Reading) {
        if story != Story::Main {
            return;
        }
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        let Some(shape) = self.shapes.at(place) else { return };
        if let Some(pieces) = self.boxes.remove(&shape) {
            reading.hung.extend(pieces);
        } else if self.shapes.is_picture(shape) {
            self.left_out.add(Unread::Picture);
        }
    }
}

impl Reading {
    fn push(&mut self, c: char, look: Look) {
        if self.look != Some(look) {
            self.flush();
            self.look = Some(look);
        }
        self.pending.push(c);
    }

    fn flush(&mut self) {
        if let Some(look) = self.look.take() {
            self.line.push(&self.pending, look);
        }
        self.pending.clear();
    }
}

impl Codes {
    fn begin(&mut self) {
        self.fields.mark("begin");
        self.code.clear();
        self.open.push(false);
    }

    fn keep(&mut self, unit: u16) {
        let Some(c) = char::from_u32(u32::from(unit)).filter(|c| !c.is_control()) else { return };
        if self.code.len() < 100 {
            self.code.push(c);
        }
        self.fields.drop_text(c.encode_utf8(&mut [0; 4]));
    }

    fn separate(&mut self, left_out: &mut LeftOut) {
        self.tell(left_out);
        self.fields.mark("separate");
    }

    fn end(&mut self, left_out: &mut LeftOut) {
        self.tell(left_out);
        if self.open.pop() == Some(true) {
            self.objects = self.objects.saturating_sub(1);
        }
        self.fields.mark("end");
    }

    /// Whether the code names an embedded object.
    fn tell(&mut self, left_out: &mut LeftOut) {
        let code = std::mem::take(&mut self.code);
        let Some(object) = self.open.last_mut().filter(|object| !**object) else { return };
        let code = code.trim_start();
        if code.starts_with("EMBED Equation") {
            left_out.add(Unread::Formula);
        } else if code.starts_with("EMBED") || code.starts_with("LINK") {
            left_out.add(Unread::Object);
        } else if code.starts_with("SHAPE") && self.boxes {
            // A box that stands like a letter: the picture in its result only shows it.
        } else {
            return;
        }
        *object = true;
        self.objects += 1;
    }
}
