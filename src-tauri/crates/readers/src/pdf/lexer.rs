//! Bytes to objects and operators (ISO 32000-1, 7.2 and 7.3).

use super::object::{Dict, Object};

/// Deepest arrays and dictionaries inside one another.
const MAX_NESTING: usize = 64;

/// Most values inside one object.
const MAX_VALUES: usize = 400_000;

/// Reads objects one after the other.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
    values: usize,
}

/// What stands next.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'b> {
    Object(Object),
    /// A word that is no object: `obj`, `Tj`, `endstream`.
    Word(&'b [u8]),
}

impl<'b> Lexer<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self::at(bytes, 0)
    }

    /// From a place on.
    pub(super) const fn at(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, values: 0 }
    }

    /// The place of the next byte.
    pub(super) const fn place(&self) -> usize {
        self.at
    }

    pub(super) const fn jump(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The next object or word. References (`3 0 R`) are read where `references` says that there may be some.
    pub(super) fn token(&mut self, references: bool) -> Option<Token<'b>> {
        self.values = 0;
        self.nested(references, 0)
    }

    /// The next object; none where a word stands, which is then passed over.
    pub(super) fn object(&mut self) -> Option<Object> {
        match self.token(true)? {
            Token::Object(object) => Some(object),
            Token::Word(_) => None,
        }
    }

    /// A whole number without a sign.
    pub(super) fn unsigned(&mut self) -> Option<u64> {
        self.skip_blanks();
        let digits = self.rest().iter().take(20).take_while(|b| b.is_ascii_digit()).count();
        let text = std::str::from_utf8(self.rest().get(..digits)?).ok()?;
        let number = text.parse().ok()?;
        self.at += digits;
        Some(number)
    }

    /// Passes over this word if it stands next.
    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        self.skip_blanks();
        let stands = self.rest().starts_with(word);
        if stands {
            self.at += word.len();
        }
        stands
    }

    pub(super) fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                self.at += self.rest().iter().take_while(|b| !matches!(b, b'\n' | b'\r')).count();
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn nested(&mut self, references: bool, depth: usize) -> Option<Token<'b>> {
        self.skip_blanks();
        self.values += 1;
        if depth > MAX_NESTING || self.values > MAX_VALUES {
            self.at = self.bytes.len();
            return None;
        }
        let byte = self.peek()?;
        let object = match byte {
            b'/' => Object::Name(self.name()),
            b'(' => Object::String(self.literal()),
            b'<' if self.rest().starts_with(b"<<") => self.dict(references, depth),
            b'<' => Object::String(self.hex()),
            b'[' => self.array(references, depth),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(references),
            b']' | b'{' | b'}' | b')' | b'>' => {
                let word = self.rest().get(..1)?;
                self.at += if self.rest().starts_with(b">>") { 2 } else { 1 };
                return Some(Token::Word(word));
            }
            _ => return Some(self.keyword()),
        };
        Some(Token::Object(object))
    }

    fn keyword(&mut self) -> Token<'b> {
        let length = self.rest().iter().take_while(|b| is_regular(**b)).count();
        let word = self.rest().get(..length).unwrap_or_default();
        self.at += length.max(1);
        match word {
            b"true" => Token::Object(Object::Bool(true)),
            b"false" => Token::Object(Object::Bool(false)),
            b"null" => Token::Object(Object::Null),
            word => Token::Word(word),
        }
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let length = self.rest().iter().take_while(|b| is_regular(**b)).count();
        let raw = self.rest().get(..length).unwrap_or_default();
        self.at += length;
        if !raw.contains(&b'#') {
            return raw.to_vec();
        }
        let mut name = Vec::with_capacity(raw.len());
        let mut bytes = raw.iter().copied();
        while let Some(byte) = bytes.next() {
            let mut ahead = bytes.clone();
            match (byte, ahead.next().and_then(nibble), ahead.next().and_then(nibble)) {
                (b'#', Some(high), Some(low)) => {
                    name.push(high << 4 | low);
                    bytes = ahead;
                }
                _ => name.push(byte),
            }
        }
        name
    }

    fn number(&mut self, references: bool) -> Object {
        let start = self.at;
        let length = self.rest().iter().take_while(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.')).count();
        self.at += length;
        let raw = self.bytes.get(start..self.at).unwrap_or_default();
        if raw.contains(&b'.') {
            return Object::Real(real(raw));
        }
        let integer = integer(raw);
        if references && let Ok(number) = u32::try_from(integer) {
            let after = self.at;
            let blank = self.peek().is_some_and(is_blank);
            if blank && self.unsigned().is_some_and(|generation| generation <= 65_535) && self.word(b"R") {
                let ends = self.peek().is_none_or(|b| !is_regular(b));
                if ends {
                    return Object::Ref(number);
                }
            }
            self.at = after;
        }
        Object::Integer(integer)
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut open) = (Vec::new(), 1_usize);
        while let Some(byte) = self.next_byte() {
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escaped(&mut out);
                    continue;
                }
                b'\r' => {
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    out.push(b'\n');
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn escaped(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.next_byte() else { return };
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    self.at += 1;
                    code = code * 8 + u32::from(digit - b'0');
                }
                out.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            other => out.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut half) = (Vec::new(), None);
        while let Some(byte) = self.next_byte() {
            if byte == b'>' {
                break;
            }
            let Some(digit) = nibble(byte) else { continue };
            half = match half {
                None => Some(digit),
                Some(high) => {
                    out.push(high << 4 | digit);
                    None
                }
            };
        }
        out.extend(half.map(|high: u8| high << 4));
        out
    }

    fn array(&mut self, references: bool, depth: usize) -> Object {
        self.at += 1;
        let mut items = Vec::new();
        while let Some(token) = self.nested(references, depth + 1) {
            match token {
                Token::Object(object) => items.push(object),
                Token::Word(word) if word == b"]" => break,
                // The end of the object is missing.
                Token::Word(word) if word == b"endobj" || word == b"endstream" => break,
                Token::Word(_) => {}
            }
        }
        Object::Array(items)
    }

    fn dict(&mut self, references: bool, depth: usize) -> Object {
        self.at += 2;
        let mut dict = Dict::default();
        loop {
            let key = match self.nested(references, depth + 1) {
                Some(Token::Object(Object::Name(key))) => key,
                Some(Token::Word(word)) if matches!(word, b">" | b"endobj" | b"stream") => {
                    if word == b"stream" {
                        self.at -= word.len();
                    }
                    break;
                }
                Some(_) => continue,
                None => break,
            };
            let before = self.at;
            match self.nested(references, depth + 1) {
                Some(Token::Object(value)) => {
                    dict.0.insert(key, value);
                }
                Some(Token::Word(_)) => self.at = before.max(self.at.saturating_sub(2)),
                None => break,
            }
        }
        Object::Dict(dict)
    }

    fn next_byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

const fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) const fn nibble(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

fn integer(raw: &[u8]) -> i64 {
    let digits = raw.iter().filter(|b| b.is_ascii_digit()).take(18);
    let number = digits.fold(0, |sum: i64, digit| sum * 10 + i64::from(digit - b'0'));
    if raw.starts_with(b"-") { -number } else { number }
}

/// Writers make "--5", "0.-7" and worse: what can be told is taken.
fn real(raw: &[u8]) -> f64 {
    let (mut number, mut unit, mut behind) = (0.0_f64, 1.0_f64, false);
    for byte in raw.iter().take(40) {
        match byte {
            b'.' => behind = true,
            b'0'..=b'9' => {
                number = number * 10.0 + f64::from(byte - b'0');
                if behind {
                    unit *= 10.0;
                }
            }
            _ => {}
        }
    }
    let number = number / unit;
    if raw.starts_with(b"-") { -number } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects() {
        let mut lexer = Lexer::new(b"<</A#42 3 0 R/C[1 -2.5 (a\\(b\\051(c)\\101)]/D<4a4>>>");
        let object = lexer.object().unwrap();
        let dict = object.dict().unwrap();
        assert_eq!(dict.get("AB"), Some(&Object::Ref(3)));
        assert_eq!(
            dict.get("C").unwrap().array().unwrap(),
            [Object::Integer(1), Object::Real(-2.5), Object::String(b"a(b)(c)A".to_vec())]
        );
        assert_eq!(dict.get("D").unwrap().string(), Some(&b"J@"[..]));
    }

    #[test]
    fn broken_objects_end() {
        assert!(Lexer::new(b"<</A [1 2 /B").object().is_some());
        assert!(Lexer::new(&b"[".repeat(100_000)).object().is_some());
        assert!(Lexer::new(&b"<</a".repeat(100_000)).object().is_some());
        assert_eq!(Lexer::new(b"(abc").object(), Some(Object::String(b"abc".to_vec())));
        assert_eq!(Lexer::new(b"--12").object(), Some(Object::Integer(-12)));
    }
}
