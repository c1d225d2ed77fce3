//! One section of a number format.

use super::Place;
use crate::sheets::number::Number;
use std::cmp::Ordering;

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Words between the digits.
    Words(String),
    /// Room for a digit: `0`, `#`, `?`.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: thousands are parted, or cut off.
    Comma,
    /// Per cent.
    Percent,
    /// The words of the cell: `@`.
    Text,
    /// `General`.
    General,
    /// A power of ten, or a fraction: shown as a plain number.
    Unusual,
    /// A part of a day: its letter and how often it stands there.
    Day(char, usize),
    /// `[h]`, `[mm]`: hours, minutes or seconds that do not start again at midnight.
    Elapsed(char),
    /// Parts of a second, AM and PM.
    Ignored,
}

/// Which numbers a section is for, said by the format itself.
#[derive(Debug, Clone)]
pub(super) struct Condition {
    sign: String,
    than: Number,
}

/// One section.
#[derive(Debug, Clone)]
pub(super) struct Section {
    pub(super) condition: Option<Condition>,
    pub(super) tokens: Vec<Token>,
}

/// The sections of a format. A format without a letter is the usual one.
pub(super) fn split(code: &str) -> impl Iterator<Item = &str> {
    let code = if code.is_empty() { "General" } else { code };
    let mut rest = Some(code);
    std::iter::from_fn(move || {
        let here = rest?;
        let (mut quoted, mut escaped, mut bracket) = (false, false, false);
        for (at, c) in here.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '"' => quoted = !quoted,
                '\\' | '_' | '*' if !quoted => escaped = true,
                '[' if !quoted => bracket = true,
                ']' if !quoted => bracket = false,
                ';' if !quoted && !bracket => {
                    rest = here.get(at + 1..);
                    return here.get(..at);
                }
                _ => {}
            }
        }
        rest = None;
        Some(here)
    })
}

impl Condition {
    fn parse(inside: &str) -> Option<Self> {
        let than = inside.trim_start_matches(['<', '>', '=']);
        let sign = inside.get(..inside.len() - than.len()).filter(|sign| !sign.is_empty())?;
        Some(Self { sign: sign.to_owned(), than: Number::parse(than)? })
    }

    /// Whether a number meets it.
    pub(super) fn holds(&self, number: &Number) -> bool {
        let order = number.compare(&self.than);
        match self.sign.as_str() {
            "<" => order == Ordering::Less,
            ">" => order == Ordering::Greater,
            "<=" => order != Ordering::Greater,
            ">=" => order != Ordering::Less,
            "<>" => order != Ordering::Equal,
            _ => order == Ordering::Equal,
        }
    }
}

impl Section {
    /// Reads a section.
    pub(super) fn new(code: &str) -> Self {
        let mut section = Self { condition: None, tokens: Vec::new() };
        let mut rest = code;
        while let Some(c) = rest.chars().next() {
            rest = section.token(c, rest);
        }
        section
    }

    /// Reads one piece and gives what follows.
    fn token<'c>(&mut self, c: char, rest: &'c str) -> &'c str {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let second = after.chars().next();
        let behind = second.map_or("", |second| after.get(second.len_utf8()..).unwrap_or_default());
        let lower = c.to_ascii_lowercase();
        match c {
            '"' => {
                let (words, behind) = after.split_once('"').unwrap_or((after, ""));
                self.words_token(words);
                return behind;
            }
            '[' => {
                let (inside, behind) = after.split_once(']').unwrap_or((after, ""));
                self.bracket(inside);
                return behind;
            }
            '\\' => {
                self.words_token(second.map(String::from).as_deref().unwrap_or_default());
                return behind;
            }
            // Room as wide as a letter, and a letter that fills the cell.
            '_' => {
                self.words_token(" ");
                return behind;
            }
            '*' => return behind,
            '0' | '#' | '?' => self.tokens.push(Token::Digit(c)),
            '.' if !self.is_calendar() => self.tokens.push(Token::Point),
            ',' => self.tokens.push(Token::Comma),
            '%' => self.tokens.push(Token::Percent),
            '@' => self.tokens.push(Token::Text),
            'E' | 'e' if second.is_some_and(|second| matches!(second, '+' | '-')) => self.tokens.push(Token::Unusual),
            '/' if matches!(self.tokens.last(), Some(Token::Digit(_))) => self.tokens.push(Token::Unusual),
            'G' | 'g' if starts_like(rest, "general") => {
                self.tokens.push(Token::General);
                return rest.get("general".len()..).unwrap_or_default();
            }
            'A' | 'a' if starts_like(rest, "am/pm") || starts_like(rest, "a/p") => {
                self.tokens.push(Token::Ignored);
                let length = if starts_like(rest, "am/pm") { 5 } else { 3 };
                return rest.get(length..).unwrap_or_default();
            }
            _ if matches!(lower, 'd' | 'm' | 'y' | 'h' | 's') => {
                let count = rest.chars().take_while(|next| next.to_ascii_lowercase() == lower).count();
                self.tokens.push(Token::Day(lower, count));
                return rest.get(count..).unwrap_or_default();
            }
            _ => self.words_token(c.encode_utf8(&mut [0; 4])),
        }
        after
    }

    fn words_token(&mut self, words: &str) {
        match self.tokens.last_mut() {
            Some(Token::Words(last)) => last.push_str(words),
            _ => self.tokens.push(Token::Words(words.to_owned())),
        }
    }

    /// `[Red]`, `[>=1000]`, `[$₫-42A]`, `[h]`.
    fn bracket(&mut self, inside: &str) {
        if let Some(money) = inside.strip_prefix('$') {
            self.words_token(money.rsplit_once('-').map_or(money, |(sign, _)| sign));
        } else if let Some(condition) = Condition::parse(inside) {
            self.condition = Some(condition);
        } else {
            let lower = inside.to_ascii_lowercase();
            if let Some(unit @ ('h' | 'm' | 's')) = lower.chars().next().filter(|c| lower.chars().all(|d| d == *c)) {
                self.tokens.push(Token::Elapsed(unit));
            }
        }
    }

    /// Whether it shows nothing at all.
    pub(super) fn is_blank(&self) -> bool {
        self.tokens.iter().all(|token| matches!(token, Token::Words(words) if words.trim().is_empty()))
    }

    /// Whether it shows a day or a time.
    pub(super) fn is_calendar(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, Token::Day(..) | Token::Elapsed(_)))
    }

    /// Whether it has room for words.
    pub(super) fn holds_text(&self) -> bool {
        self.tokens.contains(&Token::Text)
    }

    /// Whether it has room for digits.
    pub(super) fn has_digits(&self) -> bool {
        self.tokens.iter().any(|token| matches!(token, Token::Digit(_) | Token::General))
    }

    /// Words with those of the format round them.
    pub(super) fn words(&self, words: &str) -> String {
        let piece = |token: &Token| match token {
            Token::Words(own) => own.clone(),
            Token::Text => words.to_owned(),
            _ => String::new(),
        };
        self.tokens.iter().map(piece).collect::<String>().trim().to_owned()
    }

    /// An amount. The sections for negative numbers and for nothing say so in their own way, which may be lost in plain
    /// text: then a minus or a nought says it.
    pub(super) fn number(&self, number: &Number, place: Place) -> String {
        if !self.has_digits() {
            let words = self.words("");
            return if place != Place::Zero && words.chars().any(char::is_alphabetic) { words } else { number.plain() };
        }
        if place == Place::Zero && !self.tokens.iter().any(|token| matches!(token, Token::Digit('0') | Token::General))
        {
            return number.plain();
        }
        let body = if self.tokens.iter().any(|token| matches!(token, Token::Unusual | Token::General)) {
            self.with_plain(&number.clone().absolute())
        } else {
            self.with_digits(number)
        };
        let body = body.trim();
        let nothing = !body.contains(|c: char| matches!(c, '1'..='9'));
        if !number.negative || (nothing && body.contains('0')) {
            return body.to_owned();
        }
        let told = |c: char| c.is_alphabetic() || matches!(c, '-' | '−' | '–' | '▼' | '↓');
        if place == Place::Negative
            && self.tokens.iter().any(|token| matches!(token, Token::Words(w) if w.contains(told)))
        {
            return body.to_owned();
        }
        let bare = body.strip_prefix('(').and_then(|bare| bare.strip_suffix(')')).unwrap_or(body);
        format!("-{}", bare.trim())
    }

    fn with_plain(&self, number: &Number) -> String {
        let mut out = String::new();
        let mut written = false;
        for token in &self.tokens {
            match token {
                Token::Words(words) if !self.tokens.contains(&Token::Unusual) => out.push_str(words),
                Token::General | Token::Digit(_) if !written => {
                    out.push_str(&number.plain());
                    written = true;
                }
                _ => {}
            }
        }
        out
    }

    fn with_digits(&self, number: &Number) -> String {
        let point = self.tokens.iter().position(|token| *token == Token::Point).unwrap_or(self.tokens.len());
        let is_digit = |token: &Token| matches!(token, Token::Digit(_));
        let last = self.tokens.iter().take(point).rposition(is_digit).unwrap_or(0);
        let first = self.tokens.iter().position(is_digit).unwrap_or(0);
        let is_comma = |token: &&Token| **token == Token::Comma;
        let grouped = self.tokens.iter().take(last).skip(first).any(|token| *token == Token::Comma);
        let end = self.tokens.iter().rposition(is_digit).unwrap_or(last);
        let scaling = self.tokens.iter().skip(end + 1).take_while(is_comma).count()
            + if end == last { 0 } else { self.tokens.iter().skip(last + 1).take_while(is_comma).count() };
        let percents = self.tokens.iter().filter(|token| **token == Token::Percent).count();
        let shift = 2 * i32::try_from(percents).unwrap_or(0) - 3 * i32::try_from(scaling).unwrap_or(0);
        let behind: Vec<char> = self.tokens.iter().skip(point).filter_map(digit).collect();
        let (integer, mut fraction) = number.clone().shifted(shift).rounded(behind.len());
        // Room for digits that need not be there stays empty.
        while behind.get(fraction.len().wrapping_sub(1)).is_some_and(|room| *room != '0') && fraction.ends_with('0') {
            fraction.pop();
        }
        let before = self.integer(&integer, point, last, grouped);
        let mut out = before;
        let mut fraction_left = fraction.chars();
        for token in self.tokens.iter().skip(point) {
            match token {
                Token::Point if !fraction.is_empty() => out.push(','),
                Token::Digit(_) => out.extend(fraction_left.next()),
                Token::Words(words) => out.push_str(words),
                Token::Percent => out.push('%'),
                _ => {}
            }
        }
        out
    }

    /// Everything before the decimal point: the last room takes one digit each, the first takes all that are left.
    fn integer(&self, digits: &str, point: usize, last: usize, grouped: bool) -> String {
        let first = self.tokens.iter().take(point).position(|token| matches!(token, Token::Digit(_)));
        let mut left: Vec<char> = digits.chars().collect();
        let mut out: Vec<char> = Vec::new();
        let mut placed = 0;
        let mut put = |out: &mut Vec<char>, c: char| {
            if grouped && placed > 0 && placed % 3 == 0 {
                out.push('.');
            }
            out.push(c);
            placed += 1;
        };
        for (at, token) in self.tokens.iter().enumerate().take(point).rev() {
            match token {
                Token::Digit(room) => {
                    match left.pop() {
                        Some(c) => put(&mut out, c),
                        None if *room == '0' || at == last => put(&mut out, '0'),
                        None => {}
                    }
                    while Some(at) == first
                        && let Some(c) = left.pop()
                    {
                        put(&mut out, c);
                    }
                }
                // Words between rooms that stay empty are not shown.
                Token::Words(words) if first.is_none_or(|first| at < first) || at > last || !left.is_empty() => {
                    out.extend(words.chars().rev());
                }
                Token::Percent => out.push('%'),
                _ => {}
            }
        }
        out.into_iter().rev().collect()
    }
}

fn digit(token: &Token) -> Option<char> {
    match token {
        Token::Digit(room) => Some(*room),
        _ => None,
    }
}

fn starts_like(text: &str, lower: &str) -> bool {
    text.get(..lower.len()).is_some_and(|start| start.eq_ignore_ascii_case(lower))
}
