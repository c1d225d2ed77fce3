//! The office's own words in place of the program's, with the figures in them still bound.
//!
//! A passage is what a section says up to its first table or chart, and again behind it. Somebody who rewrites it leaves the
//! figures standing as pieces of their own; each is printed anew from the data whenever the report is made. A figure that
//! the data no longer hold is printed as missing, never as it was.

use crate::{Block, Figure, Paragraph, Role, Run, Section, YearEnd};
use std::collections::BTreeMap;

/// Stands where a figure stood that the data no longer hold.
pub const NO_FIGURE: &str = "[chưa có số liệu]";

/// The office's own words, by the keys of their passages.
pub type OwnWords = BTreeMap<String, Vec<Piece>>;

/// A piece of an office's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words; a line break begins a paragraph.
    Words(String),
    /// The figure of this key ([`Figure::key`]).
    Figure(String),
}

/// A stretch of running text that is rewritten as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// `opening`, `post`; the second passage of a section ends in `#2`.
    pub key: String,
    /// Number and title of its section; empty for what stands before and after them all.
    pub title: String,
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
}

/// A passage that was rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// Its key.
    pub key: String,
    /// What the program says there.
    pub own: Vec<Paragraph>,
    /// Keys of figures in it that the data no longer hold.
    pub gone: Vec<String>,
}

impl Passage {
    /// Its text as pieces: what somebody begins to rewrite from.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        pieces(&self.paragraphs)
    }
}

/// Paragraphs as pieces; a line break between two.
#[must_use]
pub fn pieces(paragraphs: &[Paragraph]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (nth, paragraph) in paragraphs.iter().enumerate() {
        if nth > 0 {
            say(&mut out, "\n");
        }
        for run in &paragraph.runs {
            match run {
                Run::Figure(figure) if !figure.key.is_empty() => out.push(Piece::Figure(figure.key.clone())),
                _ => say(&mut out, run.text()),
            }
        }
    }
    out
}

fn say(pieces: &mut Vec<Piece>, words: &str) {
    match pieces.last_mut() {
        Some(Piece::Words(before)) => before.push_str(words),
        _ => pieces.push(Piece::Words(words.to_owned())),
    }
}

impl YearEnd {
    /// Its passages, in reading order.
    #[must_use]
    pub fn passages(&self) -> Vec<Passage> {
        let mut all = of_blocks("opening", "", &self.opening);
        for section in self.sections() {
            let title = format!("{} {}", section.number, section.title);
            all.extend(of_blocks(section.key, &title, &section.blocks));
        }
        all.extend(of_blocks("closing", "", &self.closing));
        all
    }

    /// Number and title of the section of that key; empty where there is none.
    fn title_of(&self, section: &str) -> String {
        let of_key = self.sections().find(|one| one.key == section);
        of_key.map(|one| format!("{} {}", one.number, one.title)).unwrap_or_default()
    }

    /// Every figure of the running text that has a key, with the words of its first place.
    #[must_use]
    pub fn keyed_figures(&self) -> BTreeMap<&str, &Figure> {
        let mut all = BTreeMap::new();
        for run in self.runs() {
            if let Run::Figure(figure) = run
                && !figure.key.is_empty()
            {
                all.entry(figure.key.as_str()).or_insert(figure);
            }
        }
        all
    }

    /// Puts the office's own words in the place of the program's.
    pub(crate) fn reword(&mut self, own: &OwnWords) {
        let known: BTreeMap<String, Figure> =
            self.keyed_figures().into_iter().map(|(key, figure)| (key.to_owned(), figure.clone())).collect();
        let mut reworded = Vec::new();
        let mut say = |key: &str, blocks: &mut Vec<Block>| {
            let old = std::mem::take(blocks);
            *blocks = said(key, old, own, &known, &mut reworded);
        };
        say("opening", &mut self.opening);
        for part in &mut self.parts {
            in_order(part, &mut say);
        }
        say("closing", &mut self.closing);
        let is_printed = |key: &str| reworded.iter().any(|one| one.key == key);
        self.unprinted = own
            .iter()
            .filter(|(key, _)| !is_printed(key))
            .map(|(key, pieces)| Passage {
                key: key.clone(),
                title: self.title_of(section_of(key)),
                paragraphs: worded(pieces, &[], &known, &mut Vec::new()),
            })
            .collect();
        self.reworded = reworded;
    }
}

fn in_order(section: &mut Section, say: &mut impl FnMut(&str, &mut Vec<Block>)) {
    say(section.key, &mut section.blocks);
    for below in &mut section.sections {
        in_order(below, say);
    }
}

/// The key of a section's nth passage, from 0.
fn key_of(section: &str, nth: usize) -> String {
    if nth == 0 { section.to_owned() } else { format!("{section}#{}", nth + 1) }
}

/// The section that a passage belongs to.
pub(crate) fn section_of(key: &str) -> &str {
    key.split_once('#').map_or(key, |(section, _)| section)
}

/// The runs of paragraphs between tables and charts.
fn of_blocks(section: &str, title: &str, blocks: &[Block]) -> Vec<Passage> {
    let is_text = |block: &Block| matches!(block, Block::Paragraph(_));
    let stretches = blocks.chunk_by(|one, other| is_text(one) == is_text(other));
    let texts = stretches.filter(|stretch| stretch.first().is_some_and(is_text));
    let passage = |(nth, stretch): (usize, &[Block])| Passage {
        key: key_of(section, nth),
        title: title.to_owned(),
        paragraphs: stretch
            .iter()
            .filter_map(|b| if let Block::Paragraph(p) = b { Some(p.clone()) } else { None })
            .collect(),
    };
    texts.enumerate().map(passage).collect()
}

/// The blocks with those passages replaced that have own words.
fn said(
    section: &str,
    blocks: Vec<Block>,
    own: &OwnWords,
    known: &BTreeMap<String, Figure>,
    reworded: &mut Vec<Reworded>,
) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut text: Vec<Paragraph> = Vec::new();
    let mut passages = 0;
    let mut close = |text: &mut Vec<Paragraph>, out: &mut Vec<Block>| {
        if text.is_empty() {
            return;
        }
        let old = std::mem::take(text);
        let key = key_of(section, passages);
        passages += 1;
        let Some(pieces) = own.get(&key) else {
            out.extend(old.into_iter().map(Block::Paragraph));
            return;
        };
        let mut gone = Vec::new();
        out.extend(worded(pieces, &old, known, &mut gone).into_iter().map(Block::Paragraph));
        reworded.push(Reworded { key, own: old, gone });
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => text.push(paragraph),
            other => {
                close(&mut text, &mut out);
                out.push(other);
            }
        }
    }
    close(&mut text, &mut out);
    out
}

/// Own words as paragraphs, each figure as the passage words it, else as another one does.
fn worded(
    pieces: &[Piece],
    old: &[Paragraph],
    known: &BTreeMap<String, Figure>,
    gone: &mut Vec<String>,
) -> Vec<Paragraph> {
    let here = |key: &str| {
        let runs = old.iter().flat_map(|paragraph| &paragraph.runs);
        runs.filter_map(|run| if let Run::Figure(figure) = run { Some(figure) } else { None }).find(|f| f.key == key)
    };
    let mut out: Vec<Vec<Run>> = vec![Vec::new()];
    for piece in pieces {
        match piece {
            Piece::Words(words) => {
                for (nth, line) in words.split('\n').enumerate() {
                    if nth > 0 {
                        out.push(Vec::new());
                    }
                    if let Some(last) = out.last_mut().filter(|_| !line.is_empty()) {
                        last.push(Run::Text(line.to_owned()));
                    }
                }
            }
            Piece::Figure(key) => {
                let run = match here(key).or_else(|| known.get(key)) {
                    Some(figure) => Run::Figure(figure.clone()),
                    None => {
                        gone.push(key.clone());
                        Run::Text(NO_FIGURE.to_owned())
                    }
                };
                if let Some(last) = out.last_mut() {
                    last.push(run);
                }
            }
        }
    }
    let says_something = |runs: &Vec<Run>| runs.iter().any(|run| !run.text().trim().is_empty());
    let paragraph = |runs: Vec<Run>| {
        let bullet = runs.first().is_some_and(|run| run.text().starts_with("- "));
        Paragraph { role: if bullet { Role::Bullet } else { Role::Text }, runs }
    };
    out.into_iter().filter(says_something).map(paragraph).collect()
}
