//! The style sheet (MS-DOC 2.9.271): headings, and how text in a style looks.

use super::sprm::{Paragraph, Run};
use crate::{
    bytes::u16_at,
    docx::{rank_by_name, rank_by_outline},
    flow::Rank,
};

/// Longest chain of styles that is followed; a longer one goes in a circle.
const MAX_CHAIN: usize = 24;

/// The styles, by number.
#[derive(Debug, Default)]
pub(super) struct Styles<'b> {
    all: Vec<Option<Style<'b>>>,
    fonts: (u16, u16),
}

#[derive(Debug)]
struct Style<'b> {
    /// Number of a style that Word knows: 1 to 9 are headings, 62 is the title, 19 to 27 are of the table of contents.
    known: u16,
    name: String,
    base: u16,
    paragraph: &'b [u8],
    run: &'b [u8],
}

impl<'b> Styles<'b> {
    /// Reads the sheet.
    pub(super) fn read(sheet: &'b [u8]) -> Self {
        let head = usize::from(u16_at(sheet, 0).unwrap_or(0));
        let count = u16_at(sheet, 2).unwrap_or(0);
        let fixed = usize::from(u16_at(sheet, 4).unwrap_or(10));
        let mut styles =
            Self { fonts: (u16_at(sheet, 14).unwrap_or(0), u16_at(sheet, 18).unwrap_or(0)), all: Vec::new() };
        let mut at = head + 2;
        for _ in 0..count {
            let Some(length) = u16_at(sheet, at).map(usize::from) else { break };
            let Some(raw) = sheet.get(at + 2..at + 2 + length) else { break };
            styles.all.push(style(raw, fixed));
            at += 2 + length + length % 2;
        }
        styles
    }

    fn get(&self, number: u16) -> Option<&Style<'b>> {
        self.all.get(usize::from(number))?.as_ref()
    }

    /// A style and those it builds on, the innermost first.
    fn chain(&self, number: u16) -> Vec<&Style<'b>> {
        let mut chain = Vec::new();
        let mut at = number;
        while let Some(style) = self.get(at)
            && chain.len() < MAX_CHAIN
        {
            chain.push(style);
            at = style.base;
        }
        chain.reverse();
        chain
    }

    /// How text in a paragraph style looks.
    pub(super) fn run(&self, number: u16) -> Run {
        let plain = Run { font: self.fonts.0, other_font: self.fonts.1, ..Run::default() };
        self.run_on(number, plain)
    }

    /// How text looks when a style is set on it.
    pub(super) fn run_on(&self, number: u16, before: Run) -> Run {
        let mut run = before;
        for style in self.chain(number) {
            let base = run;
            run.apply(style.run, base, &|_, run| run);
        }
        run
    }

    /// What a paragraph in a style is.
    pub(super) fn paragraph(&self, number: u16, data: &[u8]) -> Paragraph {
        let mut paragraph = Paragraph::default();
        for style in self.chain(number) {
            paragraph.apply(style.paragraph, data);
        }
        paragraph
    }

    /// The heading that a style makes; `outline` is the paragraph's own level.
    pub(super) fn rank(&self, number: u16, outline: Option<u8>) -> Option<Rank> {
        let by_style = self.chain(number).into_iter().rev().find_map(|style| match style.known {
            1..=9 => u8::try_from(style.known).ok().map(Rank::Level),
            62 => Some(Rank::Title),
            _ => rank_by_name(&style.name),
        });
        by_style.or_else(|| outline.and_then(|level| rank_by_outline(i32::from(level))))
    }

    /// Whether a style is one of the table of contents.
    pub(super) fn is_contents(&self, number: u16) -> bool {
        self.get(number).is_some_and(|style| (19..=27).contains(&style.known))
    }
}

fn style(raw: &[u8], fixed: usize) -> Option<Style<'_>> {
    let known = u16_at(raw, 0)? & 0x0fff;
    let kind = u16_at(raw, 2)?;
    let letters = usize::from(u16_at(raw, fixed)?);
    let units: Vec<u16> = (0..letters.min(255)).filter_map(|nth| u16_at(raw, fixed + 2 + 2 * nth)).collect();
    let mut at = fixed + 2 + 2 * letters + 2;
    let mut next = || {
        let length = usize::from(u16_at(raw, at)?);
        let list = raw.get(at + 2..at + 2 + length)?;
        at += 2 + length + length % 2;
        Some(list)
    };
    let (paragraph, run) = match kind & 0xf {
        1 => {
            let paragraph = next().unwrap_or_default();
            (paragraph.get(2..).unwrap_or_default(), next().unwrap_or_default())
        }
        2 => (&[][..], next().unwrap_or_default()),
        _ => (&[][..], &[][..]),
    };
    Some(Style { known, name: String::from_utf16_lossy(&units).to_lowercase(), base: kind >> 4, paragraph, run })
}
