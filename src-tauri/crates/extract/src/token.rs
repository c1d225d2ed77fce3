//! Words, numbers and marks of a piece of text, with their places.
//!
//! A number is a run of digits with its dots and commas (`1.041`, `95,75`, `2.5.2019`); what it means is read later. Letters
//! glued to digits are tokens of their own that know they are glued (`5G`, `số11.567`, `10h`).

use crate::key::{self, Keys};
use foldhash::fast::RandomState;
use std::{collections::HashMap, ops::Deref, rc::Rc};
use text::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Digits with dots and commas between them.
    Number,
    /// One sign of punctuation; all dashes are `-`, all quotes `"`.
    Mark,
}

/// A word, a number or a mark.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Its place in the document.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// The word folded (lower case, one place of the tone), the digits, or the mark.
    pub(crate) word: Rc<str>,
    /// The beginning of that as a number, so that most words are told apart by one comparison.
    pub(crate) key: u64,
    /// Whether its first letter is a capital.
    pub(crate) capital: bool,
    /// Whether no white space stands before it.
    pub(crate) glued: bool,
}

/// The tokens of one stretch of text, and which words are among them.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    list: Vec<Token>,
    keys: Keys,
}

impl Tokens {
    /// Whether the word with this key may be among them.
    pub(crate) fn may_have(&self, key: u64) -> bool {
        self.keys.may_have(key)
    }
}

impl Deref for Tokens {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.list
    }
}

impl<'t> IntoIterator for &'t Tokens {
    type Item = &'t Token;
    type IntoIter = std::slice::Iter<'t, Token>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

/// Distinct words that are kept folded; a text with more starts over, so that memory stays bounded.
const MOST_WORDS: usize = 1 << 16;

/// Cuts text into tokens and folds every distinct word once.
#[derive(Debug, Default)]
pub(crate) struct Lexer {
    folded: HashMap<Box<str>, (Rc<str>, u64), RandomState>,
}

impl Lexer {
    /// The tokens of one stretch of a document.
    pub(crate) fn tokens(&mut self, text: &str, within: Span) -> Tokens {
        let piece = within.of(text);
        let mut tokens = Vec::with_capacity(piece.len() / 5);
        let mut at = 0;
        let mut glued = false;
        while let Some(first) = piece.get(at..).and_then(|rest| rest.chars().next()) {
            if first.is_whitespace() {
                at += first.len_utf8();
                glued = false;
                continue;
            }
            let rest = piece.get(at..).unwrap_or_default();
            let (kind, length) = match first {
                '0'..='9' => (Kind::Number, number_length(rest)),
                c if is_letter(c) => (Kind::Word, word_length(rest)),
                c => (Kind::Mark, c.len_utf8()),
            };
            let raw = rest.get(..length).unwrap_or_default();
            let start = within.start + at;
            let (word, key) = self.fold(raw, kind);
            tokens.push(Token {
                span: Span::new(start, start + length),
                kind,
                word,
                key,
                capital: first.is_uppercase(),
                glued,
            });
            at += length;
            glued = true;
        }
        let keys = Keys::of(tokens.iter().map(|token| token.key));
        Tokens { list: tokens, keys }
    }

    fn fold(&mut self, raw: &str, kind: Kind) -> (Rc<str>, u64) {
        if let Some((word, key)) = self.folded.get(raw) {
            return (Rc::clone(word), *key);
        }
        let folded: Rc<str> = match kind {
            Kind::Word => fold_word(raw).into(),
            Kind::Number => raw.split(' ').collect::<String>().into(),
            Kind::Mark => plain_mark(raw).into(),
        };
        if self.folded.len() >= MOST_WORDS {
            self.folded.clear();
        }
        let key = key::of_first(folded.as_bytes());
        self.folded.insert(raw.into(), (Rc::clone(&folded), key));
        (folded, key)
    }
}

/// The spelling under which one word is compared: as [`text::fold`], and `tỉ` is always `tỷ`.
pub(crate) fn fold_word(raw: &str) -> String {
    let folded = text::fold(raw);
    if folded == "tỉ" { "tỷ".to_owned() } else { folded }
}

fn plain_mark(raw: &str) -> &str {
    match raw {
        "‐" | "‑" | "‒" | "–" | "—" | "―" | "−" => "-",
        "“" | "”" | "„" | "«" | "»" | "\"" | "‘" | "’" => "\"",
        "∕" | "⁄" => "/",
        other => other,
    }
}

fn is_letter(c: char) -> bool {
    // The letters of Vietnamese without a look into the tables of all scripts.
    if matches!(c, 'a'..='z' | 'A'..='Z' | 'à'..='ö' | 'ø'..='ƿ' | 'Ạ'..='ỹ') {
        return true;
    }
    c.is_alphabetic() || matches!(c, '²' | '³' | '\u{300}'..='\u{36f}')
}

/// Digits, and dots and commas between two digits; a space that typing or a bad conversion left before the mark, or after
/// it where a unit is glued on, is taken along (`1 .386 trạm`, `43 ,7 tỷ`, `12. 600lượt`).
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let run = |from: usize| (from..).take_while(|i| digit(*i)).count();
    let plain = |mut end: usize| {
        while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
            end += 1;
        }
        end
    };
    let mut end = plain(0);
    loop {
        let last = (0..end).rev().take_while(|i| digit(*i)).count();
        let grouped = last == 3 || last == end;
        let groups = run(end + 2);
        let after = end + 2 + groups;
        let free = !matches!(bytes.get(after), Some(b'.' | b',' | b'/' | b'-') if digit(after + 1));
        let taken = last <= 3
            && grouped
            && match (bytes.get(end), bytes.get(end + 1)) {
                (Some(b' '), Some(b'.')) => groups == 3,
                (Some(b' '), Some(b',')) => matches!(groups, 1 | 2) && free,
                (Some(b'.'), Some(b' ')) => groups == 3 && rest.get(after..).is_some_and(|r| r.starts_with(is_letter)),
                _ => false,
            };
        if !taken {
            return end;
        }
        end = plain(after);
    }
}

/// Scale words that bad conversions glue to the unit: `tỷđồng`.
const GLUED_SCALES: [&str; 6] = ["tỷ", "tỉ", "triệu", "nghìn", "ngàn", "Tỷ"];

/// Letters, and `&` between two letters (`TT&TT`).
fn word_length(rest: &str) -> usize {
    let may_be_scale = matches!(rest.as_bytes().first(), Some(b't' | b'n' | b'T'));
    for scale in GLUED_SCALES.iter().filter(|_| may_be_scale) {
        if rest.strip_prefix(*scale).is_some_and(|unit| unit.starts_with("đồng")) {
            return scale.len();
        }
    }
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joined = c == '&' && at > 0 && chars.peek().is_some_and(|(_, next)| is_letter(*next));
        if !(is_letter(c) || joined) {
            return at;
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let tokens = Lexer::default().tokens(text, Span::new(0, text.len()));
        let shown: Vec<String> =
            tokens.iter().map(|t| format!("{}{}", if t.glued { "+" } else { "" }, t.word)).collect();
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn numbers_keep_their_dots_and_commas() {
        check("có 1.041 dịch vụ, đạt 95,75%.", "có 1.041 dịch vụ +, đạt 95,75 +% +.");
        check("ngày 6.2, 3,4", "ngày 6.2 +, 3,4");
    }

    #[test]
    fn numbers_parted_by_a_space_are_one() {
        check("1 .386 trạm, 43 ,7 tỷ, 5 ,2%", "1.386 trạm +, 43,7 tỷ +, 5,2 +%");
        check("1.205 .300thuê bao, 12. 600lượt", "1.205.300 +thuê bao +, 12.600 +lượt");
        check("năm 2015 ,16 xã; mục 12. 600 lượt; 3 , 4", "năm 2015 , +16 xã +; mục 12 +. 600 lượt +; 3 , 4");
    }

    #[test]
    fn glued_letters_are_tokens_that_know_it() {
        check("43,7 tỷđồng", "43,7 tỷ +đồng");
        check("tổng số11.567 sóng 5G lúc 10h30", "tổng số +11.567 sóng 5 +g lúc 10 +h +30");
    }

    #[test]
    fn spellings_and_marks_are_folded() {
        check("Sở TT&TT – Tỉ lệ “số hoá”", "sở tt&tt - tỷ lệ \" +số hóa +\"");
    }
}
