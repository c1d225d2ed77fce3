//! Words of cells: those that cells share, and words in several fonts.

use crate::{
    issues::Issues,
    sheets::pull::{Pull, Step, Tag},
};

/// Most strings of a workbook.
const MAX_STRINGS: usize = 1_000_000;

/// The strings that cells share, by number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    list: Vec<Rich>,
}

/// Words, each piece with the name of its font where it has one of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rich {
    pub(super) pieces: Vec<(String, Option<String>)>,
}

/// Words being read: the content of `si` or `is`.
#[derive(Debug, Default)]
pub(super) struct Reading {
    rich: Rich,
    font: Option<String>,
    in_text: bool,
    /// Readings of Asian letters, which are not shown.
    in_phonetic: bool,
}

impl Strings {
    /// Reads the part of shared strings.
    pub(super) fn read(xml: &str, place: &str, issues: &mut Issues) -> Self {
        let mut strings = Self::default();
        let mut pull = Pull::new(xml, place);
        let mut reading = Reading::default();
        while let Some(step) = pull.next(issues) {
            match step {
                Step::Open(tag) if tag.name() == "si" => reading = Reading::default(),
                Step::Close(end) if end.name() == "si" => strings.list.push(std::mem::take(&mut reading).done()),
                Step::Open(tag) => reading.open(&tag),
                Step::Close(end) => reading.close(end.name()),
                Step::Text(text) => reading.text(&text),
            }
            if strings.list.len() >= MAX_STRINGS {
                break;
            }
        }
        strings
    }

    /// A string. None where there is none of that number.
    pub(super) fn get(&self, number: usize) -> Option<&Rich> {
        self.list.get(number)
    }
}

impl Reading {
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "t" => self.in_text = true,
            "rPh" => self.in_phonetic = true,
            "r" => self.font = None,
            "rFont" => self.font = tag.attribute("val").map(std::borrow::Cow::into_owned),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_phonetic = false,
            "r" => self.font = None,
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if !self.in_text || self.in_phonetic {
            return;
        }
        match self.rich.pieces.last_mut() {
            Some((last, font)) if *font == self.font => last.push_str(text),
            _ => self.rich.pieces.push((text.to_owned(), self.font.clone())),
        }
    }

    pub(super) fn done(mut self) -> Rich {
        for (text, _) in &mut self.rich.pieces {
            if text.contains("_x") {
                *text = unescaped(text);
            }
        }
        self.rich
    }
}

impl Rich {
    /// Words in the font of their cell.
    pub(super) fn plain(text: &str) -> Self {
        let text = if text.contains("_x") { unescaped(text) } else { text.to_owned() };
        Self { pieces: vec![(text, None)] }
    }
}

/// `_x000D_` stands for a character that XML cannot hold (22.9.2.19).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let code = after.get(..4).filter(|_| after.as_bytes().get(4) == Some(&b'_'));
        let known = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match known {
            Some(c) => {
                out.push(c);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_letters() {
        assert_eq!(unescaped("một_x000A_hai_x0041_"), "một\nhaiA");
        assert_eq!(unescaped("_x_x00_x00zz_ _x000"), "_x_x00_x00zz_ _x000");
    }

    #[test]
    fn pieces_keep_their_fonts() {
        let xml = "<sst><si><t>Doanh </t></si><si><r><t>ph\u{e1}t</t></r><r><rPr><rFont val=\".VnTime\"/></rPr><t>tri\u{d3}n</t></r>\
            <rPh><t>x</t></rPh></si><si/></sst>";
        let strings = Strings::read(xml, "part", &mut Issues::default());
        assert_eq!(strings.get(0), Some(&Rich::plain("Doanh ")));
        let rich = strings.get(1).unwrap();
        assert_eq!(rich.pieces, [("phát".to_owned(), None), ("tri\u{d3}n".to_owned(), Some(".VnTime".to_owned()))]);
        assert_eq!(strings.get(2), Some(&Rich::default()));
        assert_eq!(strings.get(3), None);
    }
}
