//! A sentence with its figures: where the clause of each begins and ends, which belong to one list, and ([`words`]) how near
//! every word stands to it.

mod words;

use crate::{
    calendar::Mention,
    claims::Claims,
    commas,
    field::{self, Hit},
    figure::Figure,
    sentence::Sentence,
};
use model::Reason;
use std::ops::Range;

/// Farthest token that is looked at on either side.
const REACH: usize = 90;
/// Most figures in a row that share their end.
const LONGEST_ROW: usize = 6;
/// Most figures between a total and a part of it.
const LONGEST_LIST: usize = 12;

/// A sentence with its figures, ready to be asked about one of them.
pub(crate) struct Scene<'a, 't> {
    pub(crate) s: &'a Sentence<'t>,
    pub(crate) figures: &'a [Figure],
    pub(crate) mentions: &'a [Mention],
    /// For each token the figure it belongs to.
    owner: Vec<Option<usize>>,
    /// Tokens that tell nothing about what is counted.
    skipped: Vec<bool>,
    /// Commas that part clauses.
    parting: Vec<bool>,
    /// Short forms in brackets.
    brackets: Vec<bool>,
    /// Whether a token stands in brackets.
    inside: Vec<bool>,
    /// For each token which openers of lists and which ends of them stand before it.
    openers: Vec<Lists>,
    /// Words of fields of work.
    pub(crate) fields: Vec<Hit>,
}

impl<'a, 't> Scene<'a, 't> {
    /// Looks at every token once.
    pub(crate) fn new(s: &'a Sentence<'t>, figures: &'a [Figure], mentions: &'a [Mention], claims: &Claims) -> Self {
        let mut owner = vec![None; s.len()];
        let mut nouns = vec![false; s.len()];
        for (number, figure) in figures.iter().enumerate() {
            owner.get_mut(figure.tokens.clone()).into_iter().flatten().for_each(|o| *o = Some(number));
            let noun = figure.noun.clone().unwrap_or(0..0);
            nouns.get_mut(noun).into_iter().flatten().for_each(|n| *n = true);
        }
        // Dates, document numbers and the numbers of figures tell nothing; levels, versions and names do.
        let mut skipped: Vec<bool> = (0..s.len())
            .map(|at| {
                s.is_number(at)
                    && match claims.reason(at) {
                        Some(
                            Reason::Version
                            | Reason::Name
                            | Reason::Ordinal
                            | Reason::Code
                            | Reason::Phone
                            | Reason::Heading,
                        ) => false,
                        Some(_) => true,
                        None => nouns.get(at) != Some(&true),
                    }
            })
            .collect();
        let mut brackets = vec![false; s.len()];
        for at in 0..s.len() {
            // `thủ tục hành chính (TTHC)`: a short form in brackets interrupts nothing.
            if s.word(at) == "(" && s.word(at + 2) == ")" && s.is_word(at + 1) && s.is_capital(at + 1) {
                skipped.get_mut(at..at + 3).into_iter().flatten().for_each(|s| *s = true);
                brackets.get_mut(at..at + 3).into_iter().flatten().for_each(|b| *b = true);
            }
        }
        for body in bodies(s) {
            skipped.get_mut(body).into_iter().flatten().for_each(|s| *s = true);
        }
        for mention in mentions {
            skipped.get_mut(mention.first..mention.end).into_iter().flatten().for_each(|s| *s = true);
        }
        let inside = inside_brackets(s);
        let owned: Vec<bool> = owner.iter().map(Option::is_some).collect();
        let parting = commas::parting(s, mentions, &owned);
        Self {
            s,
            figures,
            mentions,
            owner,
            skipped,
            parting,
            brackets,
            openers: openers(s, &inside, &owned),
            inside,
            fields: field::hits(s, 0..s.len()),
        }
    }

    /// Where the clause of a figure begins: after the figure before it, a comma or a stronger mark.
    pub(crate) fn clause_start(&self, figure: usize) -> usize {
        let Some(here) = self.figures.get(figure) else { return 0 };
        let from = figure.checked_sub(1).and_then(|p| self.figures.get(p)).map_or(0, |p| p.tokens.end);
        self.clause_start_before(from.min(here.tokens.start), here.tokens.start)
    }

    /// Where the clause begins that reaches up to a token, looked for back to another.
    pub(crate) fn clause_start_before(&self, from: usize, at: usize) -> usize {
        let parts = |i: &usize| self.is_break(*i) || self.parts_clause(*i);
        let Some(mark) = (from..at).rev().find(parts) else { return from };
        // `di động: 604.900`: the label before the colon belongs to the figure.
        let label = (from..mark).rev().take(6).find(parts).map_or(from, |i| i + 1);
        let labelled =
            self.s.word(mark) == ":" && mark + 1 >= at.saturating_sub(2) && mark - label <= 5 && label < mark;
        if labelled { label } else { mark + 1 }
    }

    /// Where the words before a figure begin: after the figure before it in the same part of the sentence.
    pub(crate) fn words_start(&self, figure: usize) -> usize {
        let Some(here) = self.figures.get(figure) else { return 0 };
        let before = figure.checked_sub(1).and_then(|p| self.figures.get(p)).map_or(0, |p| p.tokens.end);
        self.segment_start(here.tokens.start).max(before).min(here.tokens.start)
    }

    /// Where the clause of a figure ends: before the next figure or a mark.
    pub(crate) fn clause_end(&self, figure: usize) -> usize {
        let Some(here) = self.figures.get(figure) else { return 0 };
        let to = self.figures.get(figure + 1).map_or(self.s.len(), |n| n.tokens.start);
        let to = to.max(here.tokens.end);
        (here.tokens.end..to).find(|i| self.is_break(*i) || self.parts_clause(*i)).unwrap_or(to)
    }

    /// Where the part of the sentence between semicolons, full stops or its ends begins.
    pub(crate) fn segment_start(&self, at: usize) -> usize {
        (0..at.min(self.s.len()))
            .rev()
            .take(REACH * 2)
            .find(|i| self.is_segment_mark(*i))
            .map_or(at.saturating_sub(REACH * 2), |i| i + 1)
    }

    /// Where that part ends.
    pub(crate) fn segment_end(&self, at: usize) -> usize {
        (at..self.s.len())
            .take(REACH * 2)
            .find(|i| self.is_segment_mark(*i))
            .unwrap_or((at + REACH * 2).min(self.s.len()))
    }

    fn is_segment_mark(&self, at: usize) -> bool {
        let word = self.s.word(at);
        let inside = self.inside.get(at) == Some(&true);
        (matches!(word, ";" | "…" | "?" | "!") && !inside) || (word == "." && self.ends_sentence(at))
    }

    /// A full stop between two words of which the second has a capital, although no space follows it.
    fn ends_sentence(&self, at: usize) -> bool {
        self.s.is_word(at + 1) && self.s.is_capital(at + 1) && at > 0 && !self.s.is_capital(at - 1)
    }

    fn is_break(&self, at: usize) -> bool {
        self.is_segment_mark(at)
            || (matches!(self.s.word(at), "(" | ")" | ":" | "\"") && self.brackets.get(at) != Some(&true))
    }

    /// A comma that parts clauses, not two nouns of one list (`thanh tra, kiểm tra`).
    fn parts_clause(&self, at: usize) -> bool {
        self.parting.get(at) == Some(&true) || (self.s.word(at) == ";" && self.inside.get(at) == Some(&true))
    }

    /// The first figure of the row in which this one stands with only commas or `và` between (`900 khẩu trang, 50 bộ …`).
    pub(crate) fn row_start(&self, figure: usize) -> usize {
        let mut first = figure;
        while first > 0 && figure - first < LONGEST_ROW {
            let (Some(before), Some(here)) = (self.figures.get(first - 1), self.figures.get(first)) else { break };
            let between = before.tokens.end..here.tokens.start.max(before.tokens.end);
            if !between.into_iter().all(|i| matches!(self.s.word(i), "," | "và" | "hoặc")) {
                break;
            }
            first -= 1;
        }
        first
    }

    /// `107 nhiệm vụ, trong đó 72 nhiệm vụ …`: the first figure is the total of the second.
    pub(crate) fn is_total_of(&self, total: usize, part: usize) -> bool {
        let (Some(whole), Some(piece)) = (self.figures.get(total), self.figures.get(part)) else { return false };
        total < part && part - total <= LONGEST_LIST && self.opens_parts(whole.tokens.end, piece.tokens.start)
    }

    /// Whether words between two places open a list of parts, and no semicolon ends it.
    fn opens_parts(&self, from: usize, to: usize) -> bool {
        let count = |at: usize| self.openers.get(at).copied().unwrap_or_default();
        let (first, last) = (count(from), count(to));
        let inner = if last.depth > 0 { last.inner - first.inner } else { 0 };
        let opened = last.depth > first.depth || last.outer > first.outer || inner > 0;
        to > from && opened && last.depth >= first.depth && last.ended == first.ended
    }
}

/// For each token whether it stands between `(` and `)`.
fn inside_brackets(s: &Sentence<'_>) -> Vec<bool> {
    let mut depth = 0_usize;
    (0..s.len())
        .map(|at| {
            match s.word(at) {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0
        })
        .collect()
}

/// What stands before a token: words that open a list, outside brackets and inside; ends of lists; brackets still open.
#[derive(Debug, Clone, Copy, Default)]
struct Lists {
    outer: u32,
    inner: u32,
    ended: u32,
    depth: u32,
}

/// For each token how many openers of a list of parts, and how many marks that end one, stand before it.
fn openers(s: &Sentence<'_>, inside: &[bool], owned: &[bool]) -> Vec<Lists> {
    const WORDS: &[&str] =
        &["trong đó", "gồm", "chia ra", "cụ thể", "trong số này", "trong số đó", "riêng", "chia theo"];
    let mut counts = Lists::default();
    let mut out = Vec::with_capacity(s.len() + 1);
    for at in 0..=s.len() {
        out.push(counts);
        // A colon opens a list after a figure; after a label it belongs to the number that follows (`cố định: 7.500`).
        let list = s.word(at) == ":" && (at > 0 && owned.get(at - 1) == Some(&true) || !s.is_number(at + 1));
        let opens = u32::from(list || s.after_any(at, WORDS).is_some());
        match counts.depth {
            0 => counts.outer += opens,
            _ => counts.inner += opens,
        }
        let goes_on = s.after_any(at + 1, &["trong đó", "cụ thể", "gồm", "bao gồm"]).is_some();
        match s.word(at) {
            "(" => counts.depth += 1,
            ")" => counts.depth = counts.depth.saturating_sub(1),
            ";" if inside.get(at) != Some(&true) && !goes_on => counts.ended += 1,
            _ => {}
        }
    }
    out
}

/// Names of departments and ministries, after their first word, tell who speaks and not what is counted.
fn bodies(s: &Sentence<'_>) -> Vec<Range<usize>> {
    const NAMES: &[&str] = &[
        "thông tin và truyền thông",
        "thông tin & truyền thông",
        "thông tin truyền thông",
        "tt&tt",
        "tt - tt",
        "tttt",
        "khoa học và công nghệ",
        "kh&cn",
        "khcn",
        "bưu chính , viễn thông",
    ];
    let mut out = Vec::new();
    for at in 1..s.len() {
        if matches!(s.word(at - 1), "sở" | "bộ" | "ngành")
            && let Some(end) = s.after_any(at, NAMES)
        {
            out.push(at..end);
        }
    }
    out
}
