//! Text on its way into a document.

use crate::{legacy::Legacy, outline::lead, symbol};
use model::MarkKind;
use std::{borrow::Cow, ops::Range};

/// The text of one block with the stretches of it that are not the report's own words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passage {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
struct Piece {
    text: String,
    mark: Option<MarkKind>,
    /// The encoding that the font gives the letters, until they are decoded.
    font: Option<Legacy>,
}

/// A passage as it stands in the document: NFC, trimmed, without invisible characters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// The text; a line break inside a block is `\n`.
    pub(crate) text: String,
    /// Bytes of the text and what they are.
    pub(crate) marks: Vec<(Range<usize>, MarkKind)>,
}

impl Passage {
    /// Text without marks.
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self { pieces: vec![Piece { text: text.into(), mark: None, font: None }] }
    }

    /// Adds text at the end.
    pub(crate) fn push(&mut self, text: &str, mark: Option<MarkKind>) {
        self.push_run(text, mark, None);
    }

    /// Adds text in a font that may give its letters another meaning.
    pub(crate) fn push_run(&mut self, text: &str, mark: Option<MarkKind>, font: Option<Legacy>) {
        match self.pieces.last_mut() {
            Some(last) if last.mark == mark && last.font == font => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), mark, font }),
        }
    }

    /// Its runs: text, and the encoding of its font.
    pub(crate) fn runs(&self) -> impl Iterator<Item = (&str, Option<Legacy>)> {
        self.pieces.iter().map(|piece| (piece.text.as_str(), piece.font))
    }

    /// Its runs, to be decoded.
    pub(crate) fn runs_mut(&mut self) -> impl Iterator<Item = (&mut String, Option<Legacy>)> {
        self.pieces.iter_mut().map(|piece| (&mut piece.text, piece.font))
    }

    /// Its letters mean what they are from now on.
    pub(crate) fn forget_fonts(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        for piece in pieces {
            self.push(&piece.text, piece.mark);
        }
    }

    /// Adds another passage at the end.
    pub(crate) fn append(&mut self, other: Self) {
        for piece in other.pieces {
            self.push_run(&piece.text, piece.mark, piece.font);
        }
    }

    /// Adds another passage on a line of its own.
    pub(crate) fn append_line(&mut self, other: Self) {
        if !self.is_blank() && !other.is_blank() {
            self.push("\n", None);
        }
        self.append(other);
    }

    /// Puts text before the rest.
    pub(crate) fn prepend(&mut self, text: &str) {
        self.pieces.insert(0, Piece { text: text.to_owned(), mark: None, font: None });
    }

    /// The same with spaces for tabs: in a table a tab is the border between two cells.
    pub(crate) fn without_tabs(mut self) -> Self {
        for piece in &mut self.pieces {
            if piece.text.contains('\t') {
                piece.text = piece.text.replace('\t', " ");
            }
        }
        self
    }

    /// Marks all of it that has no mark yet.
    pub(crate) fn mark(&mut self, mark: MarkKind) {
        for piece in &mut self.pieces {
            piece.mark.get_or_insert(mark);
        }
    }

    /// Whether no letter stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.chars().all(is_blank))
    }

    /// Whether nothing was put in.
    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| piece.text.is_empty())
    }

    /// The last character that is there to be seen.
    pub(crate) fn last_char(&self) -> Option<char> {
        self.pieces.iter().rev().find_map(|piece| piece.text.chars().next_back())
    }

    /// All text as it was put in.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Its lines, where at least one after the first begins an item ("- …", "a) …"): writers end lines by hand and go on
    /// in the same paragraph. Lines that begin nothing stay with the one before.
    pub(crate) fn split_at_items(self) -> Vec<Self> {
        let mut parts = vec![Self::default()];
        for piece in self.pieces {
            for (nth, line) in piece.text.split('\n').enumerate() {
                if nth > 0 && lead(line).is_some() {
                    parts.push(Self::default());
                } else if nth > 0
                    && let Some(part) = parts.last_mut()
                {
                    part.push_run("\n", piece.mark, piece.font);
                }
                if let Some(part) = parts.last_mut().filter(|_| !line.is_empty()) {
                    part.push_run(line, piece.mark, piece.font);
                }
            }
        }
        parts
    }

    /// The form that goes into the document.
    pub(crate) fn settle(&self) -> Settled {
        let mut out = Settled::default();
        let mut blanks = String::new();
        for piece in &self.pieces {
            let shown: Cow<'_, str> = if piece.text.chars().all(|c| visible(c) == Some(c)) {
                Cow::Borrowed(&piece.text)
            } else {
                Cow::Owned(piece.text.chars().filter_map(visible).collect())
            };
            let range = push_trimmed(&mut out.text, &mut blanks, &text::nfc(&shown));
            if let (Some(range), Some(mark)) = (range, piece.mark) {
                out.marks.push((range, mark));
            }
        }
        out.compose_across_pieces();
        out
    }
}

impl Settled {
    /// Keeps the beginning: at most so many bytes, without blanks at the end.
    pub(crate) fn cut(&mut self, most: usize) {
        let most = (0..=most.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        self.text.truncate(most);
        let end = self.text.trim_end_matches(is_blank).len();
        self.text.truncate(end);
        self.marks.retain_mut(|(range, _)| {
            range.end = range.end.min(end);
            range.start < range.end
        });
    }

    /// Where a letter and its accent stand in two pieces, the borders between them move: then the marks are given up
    /// rather than put in the wrong place.
    fn compose_across_pieces(&mut self) {
        let composed = text::nfc(&self.text);
        if composed != self.text {
            self.text = composed.into_owned();
            self.marks.clear();
        }
    }
}

/// Adds text without blanks before the first letter, round line breaks and at the end, and without empty lines. Blanks
/// wait until a letter follows. Gives the place of the text from its first letter on.
fn push_trimmed(out: &mut String, blanks: &mut String, text: &str) -> Option<Range<usize>> {
    let mut start = None;
    // Word by word: a word with the blank behind it.
    for piece in text.split_inclusive(is_blank) {
        let (word, blank) = match piece.chars().next_back() {
            Some(last) if is_blank(last) => (piece.strip_suffix(last).unwrap_or_default(), Some(last)),
            _ => (piece, None),
        };
        if !word.is_empty() {
            if !out.is_empty() {
                out.push_str(blanks);
            }
            blanks.clear();
            start.get_or_insert(out.len());
            out.push_str(word);
        }
        match blank {
            Some('\n') => {
                blanks.clear();
                blanks.push('\n');
            }
            Some(blank) if !blanks.starts_with('\n') => blanks.push(blank),
            _ => {}
        }
    }
    start.map(|start| start..out.len())
}

/// Digits as the raised digits of Unicode. None where there is another character.
pub(crate) fn superscript(digits: &str) -> Option<String> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = |c: char| c.to_digit(10).and_then(|digit| RAISED.get(digit as usize).copied());
    digits.trim().chars().map(raised).collect()
}

fn is_blank(c: char) -> bool {
    !is_plain(c) && (c.is_whitespace() || visible(c).is_none())
}

/// Whether a character is one of those that nearly all text is made of, and stands as it is.
const fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | 'À'..='ɏ' | 'Ḁ'..='ỿ')
}

/// The character as it stands in the document: none for those that only steer layout, the plain hyphen for the
/// non-breaking one.
fn visible(c: char) -> Option<char> {
    if is_plain(c) {
        return Some(c);
    }
    match c {
        // The soft hyphen shows only at a line end. In TCVN3 the same code is "ư": such text is decoded before it
        // comes here.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' | '\r' => Some('\n'),
        c if c.is_control() && c != '\n' && c != '\t' => None,
        // Letters of picture fonts; those of old Vietnamese fonts were decoded before.
        '\u{f020}'..='\u{f0ff}' => symbol::unnamed(c),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_text_is_composed_and_trimmed() {
        let passage = Passage::plain(" \t Ha\u{300}\u{ad} Nội \n\n  412/BC\u{2011}STTTT \u{feff}");
        assert_eq!(passage.settle().text, "Hà Nội\n412/BC-STTTT");
        assert!(Passage::plain("\u{a0}\u{200b}\n").is_blank());
    }

    #[test]
    fn marks_follow_their_text() {
        let mut passage = Passage::plain("  đạt ");
        passage.push("ẩn ", Some(MarkKind::Hidden));
        passage.push("95,75 điểm", None);
        let settled = passage.settle();
        assert_eq!(settled.text, "đạt ẩn 95,75 điểm");
        assert_eq!(&settled.text[settled.marks[0].0.clone()], "ẩn");
    }

    #[test]
    fn items_after_line_breaks_become_parts() {
        let parts = Passage::plain("Gồm:\n- một\ntiếp\n- hai").split_at_items();
        assert_eq!(parts.iter().map(Passage::text).collect::<Vec<_>>(), ["Gồm:", "- một\ntiếp", "- hai"]);
        assert_eq!(Passage::plain("Hà Nội\nngày 5").split_at_items().len(), 1);
    }

    #[test]
    fn an_accent_in_a_piece_of_its_own_still_composes() {
        let mut passage = Passage::plain("ha");
        passage.push("\u{300} nội", Some(MarkKind::Hidden));
        let settled = passage.settle();
        assert_eq!(settled.text, "hà nội");
        assert!(settled.marks.is_empty());
    }
}
