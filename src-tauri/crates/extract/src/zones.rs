//! How near each word of a sentence stands to a figure.
//!
//! The figure's own noun phrase counts most, then the words of its clause on both sides, then the lead of the sentence that all
//! its figures share, then the label of the line, the heading, the sentence before. The noun phrases of other figures count
//! little: they say what those count.

use crate::{
    calendar::Mention,
    claims::Claims,
    commas,
    field::{self, Hit},
    figure::Figure,
    link::Weighed,
    sentence::Sentence,
    thread::Thread,
};
use model::Reason;
use std::{ops::Range, rc::Rc};

/// Weights by place, in hundredths.
mod weight {
    pub(super) const NOUN: u32 = 100;
    pub(super) const CLAUSE: u32 = 95;
    pub(super) const BEFORE_COMMA: u32 = 82;
    pub(super) const GOVERNOR: u32 = 86;
    pub(super) const AFTER_COMMA: u32 = 48;
    pub(super) const SAME_LIST: u32 = 88;
    pub(super) const ATTACHED: u32 = 66;
    pub(super) const LEAD: u32 = 72;
    pub(super) const LIST: u32 = 90;
    pub(super) const TOTAL: u32 = 60;
    pub(super) const OTHER_CLAUSE: u32 = 38;
    pub(super) const OTHER_NOUN: u32 = 18;
    pub(super) const SHARED_END: u32 = 74;
    pub(super) const FAR: u32 = 22;
    pub(super) const LABEL: u32 = 78;
    pub(super) const HEADING: u32 = 58;
    pub(super) const SHORT_LINE: u32 = 40;
    pub(super) const BEFORE: u32 = 26;
}

/// Farthest token that is looked at on either side.
const REACH: usize = 90;
/// Most figures in a row that share their end.
const LONGEST_ROW: usize = 6;
/// Most words before the colon of a list, and of an item before its figure.
const LONGEST_LEAD: usize = 12;
const LONGEST_ITEM: usize = 5;
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
    /// For each token how many openers of lists, and how many marks that end them, stand before it.
    openers: Vec<(u32, u32)>,
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

    /// Where the words of the next figure begin: at the last comma between both, or at an `và` right after this one. A next
    /// figure behind a preposition (`thanh tra, kiểm tra đối với 165 đối tượng`) shares them.
    fn handover(&self, figure: usize) -> usize {
        let (Some(here), Some(next)) = (self.figures.get(figure), self.figures.get(figure + 1)) else {
            return usize::MAX;
        };
        let start = next.tokens.start;
        let prepositions = [
            "với",
            "cho",
            "của",
            "trong",
            "trên",
            "tại",
            "từ",
            "thuộc",
            "trên địa bàn",
            "với tổng số tiền",
            "với số tiền",
        ];
        if self.s.before_any(start, &prepositions).is_some() && start - here.tokens.end.min(start) < 16 {
            return usize::MAX;
        }
        let between = here.tokens.end..start.max(here.tokens.end);
        between
            .rev()
            .take(40)
            .find(|i| self.parts_clause(*i) || self.is_break(*i) || (self.s.word(*i) == "và" && *i == here.tokens.end))
            .unwrap_or(usize::MAX)
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

    /// The words round a figure with their weights.
    pub(crate) fn words(&self, figure: usize, thread: &Thread) -> Vec<Weighed> {
        let Some(here) = self.figures.get(figure) else { return Vec::new() };
        let mut out = Vec::new();
        let heading = if thread.titled { weight::HEADING } else { weight::SHORT_LINE };
        add(&mut out, &thread.heading, heading);
        add(&mut out, &thread.before, weight::BEFORE);
        add(&mut out, &thread.label, weight::LABEL);
        self.add_list_item(&mut out, figure);
        let from = here.tokens.start.saturating_sub(REACH);
        let to = (here.tokens.end + REACH).min(self.s.len());
        let weights = self.weights(figure, from..to);
        for (at, weight) in (from..to).zip(weights) {
            if self.is_break(at) {
                out.push(Weighed { word: Rc::from(""), weight: 0, here: true });
            } else if weight > 0
                && let Some(token) = self.s.tokens.get(at).filter(|_| !self.s.is_mark(at))
            {
                out.push(Weighed { word: Rc::clone(&token.word), weight, here: true });
            }
        }
        out
    }

    /// `Doanh thu: bưu chính 618 tỷ đồng, viễn thông 2.104 tỷ đồng`: what stands before the colon belongs to every item, so
    /// that the item reads `doanh thu viễn thông`.
    fn add_list_item(&self, out: &mut Vec<Weighed>, figure: usize) {
        let Some(here) = self.figures.get(figure) else { return };
        let (clause, start) = (self.clause_start(figure), here.tokens.start);
        let segment = self.segment_start(start).min(clause);
        let open = |i: &usize| self.s.word(*i) == ":" && self.inside.get(*i) != Some(&true);
        let Some(colon) = (segment..start).find(open) else { return };
        let lead = segment..colon;
        let told = self.figures.iter().any(|f| lead.contains(&f.tokens.start));
        let item = clause.max(colon + 1)..start;
        let words = |range: Range<usize>| range.filter(|i| self.s.is_word(*i) && self.skipped.get(*i) != Some(&true));
        let (before, own) = (words(lead.clone()).count(), words(item.clone()).count());
        if told || !(1..=LONGEST_LEAD).contains(&before) || !(1..=LONGEST_ITEM).contains(&own) {
            return;
        }
        for (range, weight) in [(lead, weight::LIST), (item, weight::CLAUSE)] {
            let tokens = words(range).filter_map(|i| self.s.tokens.get(i));
            out.extend(tokens.map(|t| Weighed { word: Rc::clone(&t.word), weight, here: true }));
        }
        out.push(Weighed { word: Rc::from(""), weight: 0, here: true });
    }

    /// The weight of each token in the range; 0 leaves a token out without parting its neighbours.
    fn weights(&self, figure: usize, range: Range<usize>) -> Vec<u32> {
        let Some(here) = self.figures.get(figure) else { return Vec::new() };
        let (start, end) = (here.tokens.start, here.tokens.end);
        let (clause_start, clause_end) = (self.clause_start(figure), self.clause_end(figure));
        let (segment_start, segment_end) = (self.segment_start(start), self.segment_end(end));
        let before = figure.checked_sub(1).and_then(|p| self.figures.get(p)).map_or(0, |p| p.tokens.end);
        let after = self.figures.get(figure + 1).map_or(self.s.len(), |n| n.tokens.start);
        let first = self.figures.partition_point(|f| f.tokens.start < segment_start);
        let first = self.figures.get(first).map_or(start, |f| f.tokens.start);
        let shared = self.shared_end(figure);
        let governor = self.governor(figure);
        let attached = governor < clause_start;
        let own_words = (clause_start..start).filter(|i| self.s.is_word(*i)).count();
        let speechless = here.noun.is_none() && own_words <= 3;
        let handover = self.handover(figure);
        range
            .map(|at| {
                if self.skipped.get(at) == Some(&true) {
                    return 0;
                }
                if here.tokens.contains(&at) {
                    return weight::NOUN;
                }
                if let Some(other) = self.owner.get(at).copied().flatten() {
                    return match () {
                        () if self.is_total_of(other, figure) => weight::TOTAL,
                        () if attached && at >= governor && at < start => weight::ATTACHED,
                        () => weight::OTHER_NOUN,
                    };
                }
                if at < segment_start || at >= segment_end {
                    return weight::FAR;
                }
                if at < start {
                    return match () {
                        () if at >= clause_start => weight::CLAUSE,
                        () if at >= governor => weight::GOVERNOR,
                        () if at < first && first == start => weight::BEFORE_COMMA,
                        () if at < first => weight::LEAD,
                        () if at >= before && speechless => weight::BEFORE_COMMA,
                        () => weight::OTHER_CLAUSE,
                    };
                }
                match () {
                    () if at >= handover && at < after => weight::AFTER_COMMA,
                    () if at < clause_end => weight::CLAUSE,
                    () if at < after => weight::SAME_LIST,
                    () if shared.contains(&at) => weight::SHARED_END,
                    () => weight::FAR,
                }
            })
            .collect()
    }

    /// Where the clause of the figures begins to which this one is attached without a mark: in `xử phạt 16 trường hợp với số
    /// tiền 112 triệu` the money is governed by the verb too.
    fn governor(&self, figure: usize) -> usize {
        let mut first = figure;
        let mut start = self.clause_start(figure);
        while first > 0 && figure - first < LONGEST_ROW {
            let Some(before) = self.figures.get(first - 1) else { break };
            if before.tokens.end < start {
                break;
            }
            first -= 1;
            start = self.clause_start(first);
        }
        start
    }

    /// `411/434 đơn vị, 26.651 cán bộ đã tham gia …`: what follows the last of several figures in a row is said of all.
    fn shared_end(&self, figure: usize) -> Range<usize> {
        let mut last = figure;
        while last < figure + LONGEST_ROW
            && let (Some(here), Some(next)) = (self.figures.get(last), self.figures.get(last + 1))
        {
            let between = here.tokens.end..next.tokens.start;
            let only_joined = between.clone().all(|i| matches!(self.s.word(i), "," | "và" | "hoặc"));
            if !only_joined {
                break;
            }
            last += 1;
        }
        if last == figure {
            return 0..0;
        }
        self.figures.get(last).map_or(0..0, |f| f.tokens.end..self.clause_end(last))
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
        to > from && last.0 > first.0 && last.1 == first.1
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

/// For each token how many openers of a list of parts, and how many marks that end one, stand before it.
fn openers(s: &Sentence<'_>, inside: &[bool], owned: &[bool]) -> Vec<(u32, u32)> {
    const WORDS: &[&str] =
        &["trong đó", "gồm", "chia ra", "cụ thể", "trong số này", "trong số đó", "riêng", "(", "chia theo"];
    let mut counts = (0, 0);
    let mut out = Vec::with_capacity(s.len() + 1);
    for at in 0..=s.len() {
        out.push(counts);
        // A colon opens a list after a figure; after a label it belongs to the number that follows (`cố định: 7.500`).
        let list = s.word(at) == ":" && (at > 0 && owned.get(at - 1) == Some(&true) || !s.is_number(at + 1));
        counts.0 += u32::from(list || s.after_any(at, WORDS).is_some());
        let goes_on = s.after_any(at + 1, &["trong đó", "cụ thể", "gồm", "bao gồm"]).is_some();
        let ends = s.word(at) == ")" || (s.word(at) == ";" && inside.get(at) != Some(&true) && !goes_on);
        counts.1 += u32::from(ends);
    }
    out
}

fn add(out: &mut Vec<Weighed>, words: &[Weighed], weight: u32) {
    out.extend(words.iter().map(|w| Weighed {
        word: Rc::clone(&w.word),
        weight: w.weight.min(100) * weight / 100,
        here: false,
    }));
    out.push(Weighed { word: Rc::from(""), weight: 0, here: true });
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
