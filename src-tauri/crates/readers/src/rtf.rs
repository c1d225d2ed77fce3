//! RTF (Rich Text Format Specification 1.9.1): groups, control words, and bytes whose meaning the font gives.
//!
//! [`tokens`] cuts the file up, [`fonts`] knows what bytes mean, [`stream`] takes paragraphs and tables; here are the
//! groups: what is text, what is not, and where it belongs. Insertions under review count as text, deletions do not;
//! comments are left out. Headers, footers and hidden text are kept and marked.

pub(crate) mod fonts;
mod stream;
mod tokens;

use crate::{
    compose::Composer,
    docx,
    flow::{Found, LeftOut, Look, Piece, Rank},
    issues::Issues,
    limits::{MAX_ISSUES, MAX_LINE_BYTES, MAX_TEXT_BYTES},
};
use fonts::Fonts;
use model::{Document, Format, Issue, IssueCode, MarkKind};
use std::collections::{HashMap, HashSet};
use stream::{Paragraph, Stream};
use tokens::{Token, Tokens};

/// Groups within groups that are followed; deeper ones share the settings of the one at this depth.
const MAX_GROUPS: usize = 1000;

/// Most styles of one file.
const MAX_STYLES: usize = 20_000;

/// Most bytes behind the end of a document; more of them are a part of it that stands outside.
const MAX_BEHIND: usize = 512;

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> (Document, Vec<Issue>) {
    let mut reader = Reader::new();
    let mut tokens = Tokens::new(bytes);
    let mut issues = Issues::default();
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.pass_over(usize::try_from(count).unwrap_or(0));
            continue;
        }
        reader.token(token);
        if reader.is_over() {
            break;
        }
        if reader.is_full() {
            issues.note(IssueCode::LimitSize);
            break;
        }
    }
    reader.flush();
    // Mailers and fax programs leave a few bytes behind the last brace.
    if reader.is_over() && tokens.rest().iter().filter(|b| **b > b' ').nth(MAX_BEHIND).is_some() {
        issues.note(IssueCode::Damaged);
    }
    if reader.cut {
        issues.note(IssueCode::LimitSize);
    }
    if !reader.is_over() && !reader.is_full() {
        issues.note(IssueCode::Truncated);
    }
    reader.finish(issues)
}

/// What the text of a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Text of the stream.
    Text,
    /// The number of a paragraph of a list.
    Label,
    FontTable,
    Styles,
    /// Not text.
    Nothing,
    /// Not text, but boxes inside hold some.
    Shape,
}

/// What a stream is, when it ends with its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Margin(MarkKind),
    Note,
    Box,
}

/// The settings of a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    place: Place,
    /// The stream that ends with this group.
    begins: Option<Kind>,
    paragraph: Paragraph,
    font: i32,
    bold: bool,
    raised: bool,
    hidden: bool,
    deleted: bool,
    /// Characters that stand in for one of Unicode and are skipped.
    stand_in: usize,
    /// Inside an object, whose picture is no further loss.
    in_object: bool,
    /// Inside the description of a table within a table.
    inner_row: bool,
}

#[derive(Debug)]
struct Reader {
    here: Group,
    /// The groups round this one, outermost first.
    around: Vec<Group>,
    /// Groups beyond the limit that are open.
    too_deep: usize,
    begun: bool,
    /// Bytes of text not yet decoded.
    pending: Vec<u8>,
    fonts: Fonts,
    default_font: i32,
    styles: HashMap<i32, Rank>,
    style: (i32, String),
    stream: Stream,
    /// The streams round this one, outermost first.
    outer: Vec<Stream>,
    found: Found,
    footers: Vec<Piece>,
    margins: HashSet<String>,
    left_out: LeftOut,
    /// `\*` came: a group that is not known is no text.
    optional: bool,
    /// Characters still to be skipped behind `\u`.
    to_skip: usize,
    /// First half of a letter of two units.
    high: Option<u32>,
    text_bytes: usize,
    /// A run of text was longer than a book has one.
    cut: bool,
    notes: [usize; 2],
    endnote: bool,
    deepest: bool,
}

impl Reader {
    fn new() -> Self {
        let group = Group {
            place: Place::Text,
            begins: None,
            paragraph: Paragraph::default(),
            font: 0,
            bold: false,
            raised: false,
            hidden: false,
            deleted: false,
            stand_in: 1,
            in_object: false,
            inner_row: false,
        };
        Self {
            here: group,
            around: Vec::new(),
            too_deep: 0,
            begun: false,
            pending: Vec::new(),
            fonts: Fonts::default(),
            default_font: 0,
            styles: HashMap::new(),
            style: (0, String::new()),
            stream: Stream::default(),
            outer: Vec::new(),
            found: Found::default(),
            footers: Vec::new(),
            margins: HashSet::new(),
            left_out: LeftOut::default(),
            optional: false,
            to_skip: 0,
            high: None,
            text_bytes: 0,
            cut: false,
            notes: [0; 2],
            endnote: false,
            deepest: false,
        }
    }

    /// Whether the outermost group was closed.
    const fn is_over(&self) -> bool {
        self.begun && self.around.is_empty()
    }

    fn is_full(&self) -> bool {
        self.text_bytes > MAX_TEXT_BYTES || self.stream.is_full()
    }

    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Byte(b) => self.byte(b),
            Token::Text(text) => {
                for b in text.iter().filter(|b| !matches!(b, b'\r' | b'\n' | b'\0')) {
                    self.byte(*b);
                }
            }
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(word, number) => self.word(word, number),
        }
    }

    fn open(&mut self) {
        self.flush();
        self.begun = true;
        self.to_skip = 0;
        if self.around.len() > MAX_GROUPS {
            self.too_deep += 1;
            self.deepest = true;
        } else {
            self.around.push(self.here);
            self.here.begins = None;
        }
    }

    fn close(&mut self) {
        self.flush();
        self.to_skip = 0;
        self.optional = false;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(outer) = self.around.pop() else { return };
        let group = std::mem::replace(&mut self.here, outer);
        if let Some(kind) = group.begins {
            self.end_stream(kind);
        }
        if group.place == Place::FontTable {
            self.fonts.end_font();
        }
    }

    fn byte(&mut self, b: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        match self.here.place {
            Place::Nothing | Place::Shape => {}
            Place::FontTable => self.fonts.name(&[b]),
            Place::Styles => self.style_name(b),
            Place::Text | Place::Label if self.pending.len() < MAX_LINE_BYTES => self.pending.push(b),
            Place::Text | Place::Label => self.cut = true,
        }
    }

    fn style_name(&mut self, b: u8) {
        if b == b';' {
            let (number, name) = std::mem::take(&mut self.style);
            if let Some(rank) = docx::rank_by_name(name.trim().to_lowercase().as_str())
                && self.styles.len() < MAX_STYLES
            {
                self.styles.insert(number, rank);
            }
        } else if self.style.1.len() < 100 {
            self.style.1.push(char::from(b));
        }
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let font = self.fonts.get(self.here.font);
        let text = self.fonts.decode(&bytes, font);
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        let group = self.here;
        self.text_bytes += text.len();
        match group.place {
            Place::Label => self.stream.push_label(text),
            Place::Text if !group.deleted => {
                let mark = group.hidden.then_some(MarkKind::Hidden);
                let font = self.fonts.get(group.font);
                let look = Look { bold: group.bold, raised: group.raised, mark, font: font.legacy };
                if let Some(pictures) = font.pictures {
                    let drawn: String = text.chars().filter_map(|c| pictures.letter(u32::from(c))).collect();
                    self.stream.push(&drawn, look);
                } else {
                    self.stream.push(text, look);
                }
            }
            _ => {}
        }
    }

    /// A letter that the file names by a control.
    fn letter(&mut self, text: &str) {
        self.flush();
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else if matches!(self.here.place, Place::Text | Place::Label) {
            self.text(text);
        }
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.letter("\u{a0}"),
            // In TCVN3 its code is "ư". Where it is none it goes when the text is settled.
            b'-' => self.letter("\u{ad}"),
            b'_' => self.letter("-"),
            b'*' => self.optional = true,
            b'\r' | b'\n' => self.end_paragraph(),
            b'\t' => self.letter("\t"),
            _ => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = u32::try_from(number & 0xffff).unwrap_or(0);
        self.to_skip = 0;
        let c = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                None
            }
            (Some(high), 0xdc00..=0xdfff) => char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (unit - 0xdc00)),
            _ => char::from_u32(unit),
        };
        if let Some(c) = c {
            let symbols = self.fonts.get(self.here.font).pictures.is_some();
            let lone = matches!(self.here.place, Place::Text | Place::Label);
            // Picture fonts: the code of the letter, whatever page it is on.
            let c = if symbols { char::from_u32(0xf000 + (u32::from(c) & 0xff)).unwrap_or(c) } else { c };
            if lone {
                self.text(c.encode_utf8(&mut [0; 4]));
            }
        }
        self.to_skip = self.here.stand_in;
    }

    fn end_paragraph(&mut self) {
        self.flush();
        match self.here.place {
            Place::Text => {
                let paragraph = self.here.paragraph;
                self.stream.end_paragraph(paragraph);
            }
            Place::Label => self.text(" "),
            _ => {}
        }
    }

    fn begin_stream(&mut self, kind: Kind) {
        self.outer.push(std::mem::take(&mut self.stream));
        let default_font = self.default_font;
        let group = &mut self.here;
        group.place = Place::Text;
        group.begins = Some(kind);
        group.paragraph = Paragraph::default();
        (group.bold, group.raised, group.hidden, group.font) = (false, false, false, default_font);
    }

    fn end_stream(&mut self, kind: Kind) {
        let Some(outer) = self.outer.pop() else { return };
        let mut pieces = std::mem::replace(&mut self.stream, outer).finish();
        match kind {
            Kind::Box => self.stream.hang(pieces),
            Kind::Note => {
                let endnote = std::mem::take(&mut self.endnote);
                let (at, count) = if endnote { ("chú thích cuối", 1) } else { ("chú thích", 0) };
                if let Some(count) = self.notes.get_mut(count) {
                    *count += 1;
                    let at = format!("{at} {count}");
                    self.found.after.extend(pieces.into_iter().map(|piece| (Some(at.clone()), piece)));
                }
            }
            Kind::Margin(mark) => {
                let text: String = pieces.iter().map(Piece::text).collect();
                if self.margins.len() < MAX_ISSUES && self.margins.insert(text) {
                    pieces.iter_mut().for_each(|piece| piece.mark(mark));
                    let margin = if mark == MarkKind::Header { &mut self.found.before } else { &mut self.footers };
                    margin.extend(pieces);
                }
            }
        }
    }

    fn finish(mut self, mut issues: Issues) -> (Document, Vec<Issue>) {
        while !self.outer.is_empty() {
            let open = self.here.begins.take();
            let kind = open.or_else(|| self.around.iter_mut().rev().find_map(|group| group.begins.take()));
            self.end_stream(kind.unwrap_or(Kind::Box));
        }
        self.found.body = std::mem::take(&mut self.stream).finish();
        self.found.after.extend(self.footers.into_iter().map(|piece| (None, piece)));
        if self.deepest {
            issues.note(IssueCode::LimitDepth);
        }
        self.left_out.report(&mut issues);
        self.found.compose(Composer::new(Format::Rtf, issues))
    }
}

mod words;
