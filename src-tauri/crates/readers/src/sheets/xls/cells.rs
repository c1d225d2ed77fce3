//! The cells of a sheet: values as they are shown, merges, rows and columns that are hidden, boxes over the cells.

use super::{
    globals::Globals,
    records::{BEGIN, Record, Records, short},
    strings::{self, Reader, Rich},
};
use crate::{
    issues::Issues,
    legacy::Legacy,
    passage::Passage,
    sheets::{
        is_error, margin,
        number::Number,
        sheet::{Merge, Place, Sheet, SheetCell},
    },
};
use model::{Issue, IssueCode, MarkKind};

/// A sheet being read.
struct Walker<'s, 'o> {
    globals: &'s Globals,
    sheet: &'o mut Sheet,
    zeros_hidden: bool,
    /// A formula whose words stand in the next record.
    waiting: Option<(Place, u16)>,
    /// The last object over the cells is a box with words.
    in_box: bool,
}

/// Reads a sheet: the records from its first to its end; charts inside are skipped.
pub(super) fn read(stream: &[u8], globals: &Globals, sheet: &mut Sheet, issues: &mut Issues) {
    let name = sheet.name.clone();
    let mut records = Records::new(stream);
    let mut walker = Walker { globals, sheet, zeros_hidden: false, waiting: None, in_box: false };
    let mut depth = 0_u32;
    let mut ended = false;
    for record in &mut records {
        match record.kind {
            BEGIN => {
                depth += 1;
                if depth > 1 && short(record.content(), 2) == Some(0x20) {
                    walker.sheet.skip("biểu đồ");
                }
            }
            0x000a => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    ended = true;
                    break;
                }
            }
            _ if depth > 1 => {}
            _ => walker.take(&record),
        }
        if walker.sheet.is_full() {
            return;
        }
    }
    if !ended || records.cut_off {
        issues.push(Issue::new(IssueCode::Truncated).at(name));
    }
}

impl Walker<'_, '_> {
    fn take(&mut self, record: &Record<'_>) {
        let content = record.content();
        match record.kind {
            0x00fd | 0x0204 | 0x00d6 | 0x0203 | 0x027e | 0x00bd | 0x0205 | 0x0006 | 0x0206 | 0x0406 => {
                self.cell(record);
            }
            0x0207 => self.formula_words(record),
            // A row: hidden where it has no height (2.4.221).
            0x0208 if content.get(12).is_some_and(|options| options & 0x20 != 0) => {
                if let Some(row) = short(content, 0) {
                    self.sheet.hidden_rows.add(row.into(), row.into());
                }
            }
            0x007d if content.get(8).is_some_and(|options| options & 1 != 0) => {
                if let (Some(first), Some(last)) = (short(content, 0), short(content, 2)) {
                    self.sheet.hidden_columns.add(first.into(), last.into());
                }
            }
            0x00e5 => self.merges(content),
            0x023e => self.zeros_hidden = short(content, 0).is_some_and(|options| options & 0x10 == 0),
            0x005d => self.object(content),
            0x01b6 => self.words_in_box(record),
            0x0014 => self.margin(record, MarkKind::Header),
            0x0015 => self.margin(record, MarkKind::Footer),
            0x001c => self.sheet.skip("ghi chú của ô"),
            _ => {}
        }
    }

    fn cell(&mut self, record: &Record<'_>) {
        let content = record.content();
        let (Some(row), Some(column), Some(style)) = (short(content, 0), short(content, 2), short(content, 4)) else {
            return;
        };
        let place = Place { row: row.into(), column: column.into() };
        match record.kind {
            0x00fd => {
                let number = content.get(6..10).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
                let globals = self.globals;
                match number.and_then(|number| globals.strings.get(usize::try_from(number).ok()?)) {
                    Some(rich) => self.words(place, style, rich),
                    None => self.sheet.unread("chữ bị thiếu trong tệp", place),
                }
            }
            0x0204 | 0x00d6 => {
                let rich = self.own_words(record);
                self.words(place, style, &rich);
            }
            0x0203 => {
                if let Some(value) = content.get(6..14).and_then(|bytes| bytes.try_into().ok()) {
                    self.number(place, style, Number::from_binary(f64::from_le_bytes(value)));
                }
            }
            0x027e => {
                if let Some(packed) = content.get(6..10).and_then(|bytes| bytes.try_into().ok()) {
                    self.number(place, style, packed_number(u32::from_le_bytes(packed)));
                }
            }
            0x00bd => self.numbers(place, content),
            0x0205 => match (content.get(6), content.get(7)) {
                (Some(code), Some(1)) => self.error(place, *code),
                (Some(value), _) => self.put(place, truth(*value), false, false),
                _ => {}
            },
            _ => self.formula(place, style, content),
        }
    }

    /// Several numbers of a row in one record.
    fn numbers(&mut self, first: Place, content: &[u8]) {
        let list = content.get(4..content.len().saturating_sub(2)).unwrap_or_default();
        for (column, one) in (first.column..).zip(list.chunks_exact(6)) {
            let packed = one.get(2..6).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
            if let (Some(style), Some(packed)) = (short(one, 0), packed) {
                self.number(Place { column, ..first }, style, packed_number(packed));
            }
        }
    }

    fn formula(&mut self, place: Place, style: u16, content: &[u8]) {
        self.waiting = None;
        let Some(result) = content.get(6..14).and_then(|bytes| <[u8; 8]>::try_from(bytes).ok()) else { return };
        match result {
            [0, _, _, _, _, _, 0xff, 0xff] => self.waiting = Some((place, style)),
            [1, _, value, _, _, _, 0xff, 0xff] => self.put(place, truth(value), false, false),
            [2, _, code, _, _, _, 0xff, 0xff] => self.error(place, code),
            // An empty string; what works out a number was never worked out.
            [3, _, _, _, _, _, 0xff, 0xff] => {
                if gives_number(formula_of(content)) {
                    self.sheet.unread("công thức chưa có kết quả", place);
                }
            }
            value => self.number(place, style, Number::from_binary(f64::from_le_bytes(value))),
        }
    }

    fn formula_words(&mut self, record: &Record<'_>) {
        let Some((place, style)) = self.waiting.take() else { return };
        let rich = if self.globals.is_unicode {
            Reader::new(&record.parts, 0).long_string().unwrap_or_default()
        } else {
            Rich { text: self.bytes_at(record.content(), 0), fonts: Vec::new() }
        };
        self.words(place, style, &rich);
    }

    /// Words that stand in the cell's own record.
    fn own_words(&self, record: &Record<'_>) -> Rich {
        if self.globals.is_unicode {
            return Reader::new(&record.parts, 6).long_string().unwrap_or_default();
        }
        let content = record.content();
        let length = usize::from(short(content, 6).unwrap_or(0));
        let runs = content.get(8 + length..).and_then(|rest| rest.get(1..)).unwrap_or_default();
        let fonts = runs.chunks_exact(2).filter_map(|run| match run {
            [first, font] => Some((usize::from(*first), u16::from(*font))),
            _ => None,
        });
        Rich {
            text: self.bytes_at(content, 6),
            fonts: if record.kind == 0x00d6 { fonts.collect() } else { Vec::new() },
        }
    }

    fn bytes_at(&self, content: &[u8], at: usize) -> String {
        let length = usize::from(short(content, at).unwrap_or(0));
        let rest = content.get(at + 2..).unwrap_or_default();
        strings::in_code_page(rest.get(..length).unwrap_or(rest), self.globals.page)
    }

    fn words(&mut self, place: Place, style: u16, rich: &Rich) {
        let usual = self.globals.font_of(style);
        let mut runs = Passage::default();
        for (piece, font) in pieces(rich) {
            let font = font.map_or(usual, |font| self.globals.font(font));
            runs.push_run(&piece, None, Legacy::of_font(font));
        }
        let text = runs.text();
        if is_error(text.trim()) {
            self.sheet.unread(&format!("ô báo lỗi {}", text.trim()), place);
            return;
        }
        let shown = self.globals.format_of(style).words(&text);
        let hidden = shown.is_none();
        let shown = shown.unwrap_or_else(|| text.clone());
        let runs = (shown == text && runs.runs().any(|(_, font)| font.is_some())).then_some(runs);
        self.sheet.put(SheetCell { place, text: shown, runs, amount: false, hidden });
    }

    fn number(&mut self, place: Place, style: u16, number: Option<Number>) {
        let Some(number) = number else { return };
        let shown = self.globals.format_of(style).number(&number, self.globals.epoch);
        let hidden = !shown.visible || (self.zeros_hidden && number.is_zero());
        self.put(place, shown.text, shown.amount, hidden);
    }

    fn error(&mut self, place: Place, code: u8) {
        let name = match code {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0f => "#VALUE!",
            0x17 => "#REF!",
            0x1d => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        };
        self.sheet.unread(&format!("ô báo lỗi {name}"), place);
    }

    fn merges(&mut self, content: &[u8]) {
        for area in content.get(2..).unwrap_or_default().chunks_exact(8) {
            let number = |at| short(area, at).map_or(0, u32::from);
            let first = Place { row: number(0), column: number(4) };
            let last = Place { row: number(2), column: number(6) };
            if first.row <= last.row && first.column <= last.column {
                self.sheet.merge(Merge { first, last });
            }
        }
    }

    /// An object over the cells (2.4.181): its kind stands in the first part.
    fn object(&mut self, content: &[u8]) {
        let kind = short(content, 4).filter(|_| short(content, 0) == Some(0x15));
        self.in_box = matches!(kind, Some(1..=4 | 6 | 9 | 0x1e));
        // A picture with a formula is an object of another program.
        let embedded = content.windows(2).any(|pair| pair == [0x09, 0x00]);
        match kind {
            Some(5) => self.sheet.skip("biểu đồ"),
            Some(8) if embedded => self.sheet.skip("hình ảnh hoặc đối tượng nhúng"),
            Some(8) => self.sheet.skip("hình ảnh"),
            _ => {}
        }
    }

    /// The words of a box follow in records of their own; those of a note do too, and are left out.
    fn words_in_box(&mut self, record: &Record<'_>) {
        let length = usize::from(short(record.content(), 10).unwrap_or(0));
        if !std::mem::take(&mut self.in_box) || length == 0 || !self.globals.is_unicode {
            return;
        }
        let parts = record.parts.get(1..).unwrap_or_default();
        let wide = parts.first().and_then(|part| part.first()).is_some_and(|flags| flags & 1 == 1);
        let units = Reader::new(parts, 1).letters(length, wide);
        let text = String::from_utf16_lossy(&units);
        if !text.trim().is_empty() {
            self.sheet.boxes.push((Place { row: 0, column: 0 }, text));
        }
    }

    fn margin(&mut self, record: &Record<'_>, mark: MarkKind) {
        let code = if self.globals.is_unicode {
            Reader::new(&record.parts, 0).long_string().map(|rich| rich.text)
        } else {
            self.globals.short_string(record, 0)
        };
        let words = margin::words(&code.unwrap_or_default());
        if !words.is_empty() {
            self.sheet.margins.push((mark, words));
        }
    }

    fn put(&mut self, place: Place, text: String, amount: bool, hidden: bool) {
        self.sheet.put(SheetCell { place, text, runs: None, amount, hidden });
    }
}

/// The pieces of words, each with its font where it has one of its own.
fn pieces(rich: &Rich) -> Vec<(String, Option<u16>)> {
    if rich.fonts.is_empty() {
        return vec![(rich.text.clone(), None)];
    }
    let units: Vec<u16> = rich.text.encode_utf16().collect();
    let mut out = Vec::new();
    let mut from = 0;
    let mut font = None;
    for (first, next) in rich.fonts.iter().copied().chain([(units.len(), 0)]) {
        if let Some(piece) = units.get(from..first).filter(|piece| !piece.is_empty()) {
            out.push((String::from_utf16_lossy(piece), font));
        }
        (from, font) = (first.max(from), Some(next));
    }
    out
}

/// The formula of a cell, without what stands behind it.
fn formula_of(content: &[u8]) -> &[u8] {
    let length = short(content, 20).map_or(0, usize::from);
    content.get(22..22 + length).unwrap_or_default()
}

/// Whether a formula ends with what works out a number (MS-XLS 2.5.198): an operator, or SUM, AVERAGE, MIN, MAX, COUNT, ROUND.
fn gives_number(formula: &[u8]) -> bool {
    match formula {
        [.., 0x22 | 0x42 | 0x62, _, 0 | 4..=7, 0] | [.., 0x21 | 0x41 | 0x61, 27, 0] | [.., 0x19, 0x10, _, _] => true,
        [.., operator] => formula.len() > 3 && matches!(operator, 0x03..=0x07 | 0x13 | 0x14),
        [] => false,
    }
}

fn truth(value: u8) -> String {
    if value == 0 { "FALSE" } else { "TRUE" }.to_owned()
}

/// A number in four bytes (2.5.217): 30 bits of a whole number or of a binary fraction, perhaps a hundredth of it.
fn packed_number(packed: u32) -> Option<Number> {
    let bits = packed & 0xffff_fffc;
    let number = if packed & 2 == 0 {
        Number::from_binary(f64::from_bits(u64::from(bits) << 32))
    } else {
        Number::parse(&(bits.cast_signed() >> 2).to_string())
    };
    number.map(|number| if packed & 1 == 0 { number } else { number.shifted(-2) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        let plain = |packed| packed_number(packed).unwrap().plain();
        assert_eq!(plain((1045 << 2) | 2), "1045");
        assert_eq!(plain((9_740 << 2) | 3), "97,4");
        assert_eq!(plain(((-5_i32) << 2).cast_unsigned() | 2), "-5");
        assert_eq!(plain(0x3ff0_0000), "1");
        assert_eq!(plain(0x4059_0001), "1");
    }

    #[test]
    fn pieces_by_font() {
        let rich = Rich { text: "abcdef".to_owned(), fonts: vec![(2, 7), (4, 8)] };
        let expect = [("ab".to_owned(), None), ("cd".to_owned(), Some(7)), ("ef".to_owned(), Some(8))];
        assert_eq!(pieces(&rich), expect);
    }
}
