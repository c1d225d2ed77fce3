//! Takes the sting out of a page before it is parsed: the tokenizer compares each attribute of a tag with all before
//! it and gathers attributes and comments whole, so a tag of a million attributes would keep it busy for hours.
//!
//! Tags keep their first attributes, values and comments their beginning. Pages as people make them pass unchanged.

use std::borrow::Cow;

/// Attributes a tag keeps.
const MAX_ATTRIBUTES: usize = 300;

/// Longest value and longest comment kept, in bytes. Longer ones are pictures in `data:` links and server state.
const MAX_VALUE: usize = 2048;

/// Elements whose content is no markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The page without what is too long to be meant.
pub(super) fn tame(html: &str) -> Cow<'_, str> {
    let mut lexer = Lexer { html, at: 0, copied: 0, out: String::new() };
    while lexer.step() {}
    if lexer.copied == 0 {
        return Cow::Borrowed(html);
    }
    lexer.out.push_str(html.get(lexer.copied..).unwrap_or_default());
    Cow::Owned(lexer.out)
}

struct Lexer<'h> {
    html: &'h str,
    at: usize,
    /// What stands before this byte is in `out`, if anything was left out at all.
    copied: usize,
    out: String,
}

impl<'h> Lexer<'h> {
    /// Goes on to behind the next tag or comment. False at the end.
    fn step(&mut self) -> bool {
        let Some(found) = self.rest().bytes().position(|b| b == b'<') else { return false };
        self.at += found;
        let rest = self.rest().as_bytes();
        match (rest.get(1), rest.get(2)) {
            (Some(b'!'), _) if self.rest().starts_with("<!--") => self.comment(),
            (Some(b'!' | b'?'), _) => self.skip_past(">"),
            (Some(b'/'), Some(c)) if c.is_ascii_alphabetic() => self.tag(2),
            (Some(c), _) if c.is_ascii_alphabetic() => self.tag(1),
            (Some(_), _) => self.at += 1,
            (None, _) => return false,
        }
        true
    }

    fn rest(&self) -> &'h str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn skip_past(&mut self, end: &str) {
        self.at = self.rest().find(end).map_or(self.html.len(), |found| self.at + found + end.len());
    }

    fn skip_while(&mut self, inside: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&inside) {
            self.at += 1;
        }
    }

    /// Leaves out what stands between two bytes.
    fn leave_out(&mut self, from: usize, to: usize) {
        let from = ceil_char_boundary(self.html, from);
        self.out.push_str(self.html.get(self.copied..from).unwrap_or_default());
        self.copied = to;
    }

    fn comment(&mut self) {
        let start = self.at + "<!--".len();
        // "<!-->" and "<!--->" are whole comments.
        self.at = start.saturating_sub(2);
        self.skip_past("-->");
        let end = self.at.saturating_sub("-->".len());
        if end.saturating_sub(start) > MAX_VALUE {
            self.leave_out(start, end);
        }
    }

    fn tag(&mut self, name_at: usize) {
        let start = self.at + name_at;
        self.at = start;
        self.skip_while(|b| !matches!(b, b'>' | b'/') && !b.is_ascii_whitespace());
        let name = self.html.get(start..self.at).unwrap_or_default().to_ascii_lowercase();
        let mut attributes = 0;
        let mut cut = None;
        loop {
            self.skip_while(|b| b.is_ascii_whitespace() || b == b'/');
            if matches!(self.peek(), None | Some(b'>')) {
                break;
            }
            attributes += 1;
            if attributes > MAX_ATTRIBUTES && cut.is_none() {
                cut = Some(self.at);
            }
            self.attribute(cut.is_none());
        }
        if let Some(cut) = cut {
            self.leave_out(cut, self.at);
        }
        if name_at == 1 && RAW.contains(&name.as_str()) {
            self.raw(&name);
        }
    }

    /// Goes past one attribute; a long value loses its end where `shorten`.
    fn attribute(&mut self, shorten: bool) {
        self.at += 1;
        self.skip_while(|b| !matches!(b, b'>' | b'/' | b'=') && !b.is_ascii_whitespace());
        self.skip_while(|b| b.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return;
        }
        self.at += 1;
        self.skip_while(|b| b.is_ascii_whitespace());
        let quote = self.peek().filter(|b| matches!(b, b'"' | b'\''));
        let start = self.at + usize::from(quote.is_some());
        self.at = start;
        match quote {
            Some(quote) => self.skip_while(|b| b != quote),
            None => self.skip_while(|b| b != b'>' && !b.is_ascii_whitespace()),
        }
        if shorten && self.at - start > MAX_VALUE {
            self.leave_out(start + MAX_VALUE, self.at);
        }
        self.at += usize::from(quote.is_some() && self.peek().is_some());
    }

    /// Goes to the end tag of an element whose content is no markup.
    fn raw(&mut self, name: &str) {
        let rest = self.rest().as_bytes();
        let end = format!("</{name}");
        let mut from = 0;
        while let Some(found) = rest.get(from..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
            from += found;
            if rest.get(from..from + end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(end.as_bytes())) {
                self.at += from;
                return;
            }
            from += 1;
        }
        self.at = self.html.len();
    }
}

fn ceil_char_boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass_unchanged() {
        let page = "<!DOCTYPE html><!-- <b> --><p class='a > b' id=x>1 < 2</p><script>if(a<b){'</p>'}</script><br/><a";
        assert!(matches!(tame(page), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_too_long_is_cut() {
        let long = "ố".repeat(5000);
        let cut = "ố".repeat(MAX_VALUE / 3 + 1);
        assert_eq!(tame(&format!("<img src=\"{long}\" alt='a'>b")), format!("<img src=\"{cut}\" alt='a'>b"));
        assert_eq!(tame(&format!("a<!--{long}-->b")), "a<!---->b");
        let many: String = (0..1000).map(|i| format!(" a{i}=\">\"")).collect();
        let few: String = (0..MAX_ATTRIBUTES).map(|i| format!(" a{i}=\">\"")).collect();
        assert_eq!(tame(&format!("<p{many}>b</p>")), format!("<p{few} >b</p>"));
    }

    #[test]
    fn a_cut_inside_a_cut_is_one() {
        let long = "x".repeat(5000);
        let many: String = (0..1000).map(|i| format!(" a{i}='{long}'")).collect();
        let tamed = tame(&format!("<p{many}>b")).into_owned();
        assert!(tamed.ends_with(" >b") && tamed.len() < MAX_ATTRIBUTES * (MAX_VALUE + 20));
    }
}
