//! An RTF file as tokens (Rich Text Format Specification 1.9.1, "RTF Syntax").

/// Longest name of a control word.
const LONGEST_WORD: usize = 40;

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\par`, `\li720`.
    Word(&'b str, Option<i32>),
    /// `\~`, `\*`.
    Symbol(u8),
    /// `\'e1`.
    Byte(u8),
    /// Letters up to the next control.
    Text(&'b [u8]),
}

/// Goes through the tokens.
#[derive(Debug)]
pub(super) struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    pub(super) const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What was not gone through yet.
    pub(super) const fn rest(&self) -> &'b [u8] {
        self.rest
    }

    /// Skips binary data.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.rest.first()?;
        if first == b'\'' {
            self.take(1);
            let digits = self.rest.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
            let byte = digits.and_then(|hex| u8::from_str_radix(hex, 16).ok());
            if byte.is_some() {
                self.take(2);
            }
            return Some(byte.map_or(Token::Symbol(b'\''), Token::Byte));
        }
        if !first.is_ascii_alphabetic() {
            self.take(1);
            return Some(Token::Symbol(first));
        }
        let length = self.rest.iter().take(LONGEST_WORD).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(self.take(length)).unwrap_or_default();
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest.iter().skip(sign).take(10).take_while(|b| b.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            let written = std::str::from_utf8(self.take(sign + digits)).unwrap_or_default();
            number = written.parse::<i64>().ok().map(|n| i32::try_from(n).unwrap_or(i32::MAX));
        }
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        match self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => {
                let length = self.rest.iter().position(|b| matches!(b, b'{' | b'}' | b'\\'));
                Some(Token::Text(self.take(length.unwrap_or(self.rest.len()))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token::*, *};

    #[test]
    fn tokens() {
        let found: Vec<_> = Tokens::new(b"{\\b1 a\\'E1\\~\\u-12?\\par}\\'zz\\").collect();
        let expect = [
            Open,
            Word("b", Some(1)),
            Text(b"a"),
            Byte(0xe1),
            Symbol(b'~'),
            Word("u", Some(-12)),
            Text(b"?"),
            Word("par", None),
            Close,
            Symbol(b'\''),
            Text(b"zz"),
        ];
        assert_eq!(found, expect);
    }
}
