//! How near each word of a sentence stands to a figure.
//!
//! The figure's own noun phrase counts most, then the words of its clause on both sides, then the lead of the sentence that all
//! its figures share, then the label of the line, the heading, the sentence before. The noun phrases of other figures count
//! little: they say what those count.

use super::{LONGEST_ROW, REACH, Scene};
use crate::{figure::Nature, link::Weighed, thread::Thread};
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

/// Most words of a heading that is as good as a label.
const SHORT_HEADING: usize = 4;
/// Most words before the colon of a list, and of an item before its figure.
const LONGEST_LEAD: usize = 12;
const LONGEST_ITEM: usize = 5;

impl Scene<'_, '_> {
    /// The words round a figure with their weights.
    pub(crate) fn words(&self, figure: usize, thread: &Thread) -> Vec<Weighed> {
        let Some(here) = self.figures.get(figure) else { return Vec::new() };
        let mut out = Vec::new();
        // `1. Bưu chính`: a heading of a few words names what every line under it is about, as a label does.
        let heading = match thread.titled {
            true if thread.heading.len() <= SHORT_HEADING => weight::LABEL,
            true => weight::HEADING,
            false => weight::SHORT_LINE,
        };
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
        let lead = match (segment..start).find(open) {
            Some(colon) => segment..colon,
            None => match self.head_before(figure, segment).or_else(|| self.head_of_sentence(figure)) {
                Some(head) => head,
                None => return,
            },
        };
        let told = self.figures.iter().any(|f| lead.contains(&f.tokens.start));
        let item = clause.max(lead.end)..start;
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

    /// `Doanh thu bưu chính đạt 112 tỷ đồng, tăng 5%; viễn thông đạt 1.410 tỷ đồng`: the same behind a semicolon, where the
    /// item has no head of its own.
    fn head_of_sentence(&self, figure: usize) -> Option<Range<usize>> {
        const HEADS: &[&str] =
            &["nộp", "kinh phí", "vốn", "chi", "thu", "tiền", "giá trị", "phạt", "đầu tư", "tổng", "ngân sách"];
        let here = self.figures.get(figure)?;
        let item = self.clause_start(figure)..here.tokens.start;
        (!item.is_empty() && !self.s.has_any(item, HEADS)).then(|| self.head_before(figure, 0)).flatten()
    }

    /// `Doanh thu viễn thông ước 6.870 tỷ đồng, bưu chính 1.915 tỷ đồng`: amounts of money of one head, which is said once.
    pub(crate) fn head_before(&self, figure: usize, segment: usize) -> Option<Range<usize>> {
        let here = self.figures.get(figure).filter(|f| f.nature == Nature::Money && f.comparison.is_none())?;
        let values = self.figures.get(..figure)?.iter().filter(|f| f.comparison.is_none() && f.tokens.start >= segment);
        let first = values.clone().next().filter(|f| f.nature == Nature::Money)?;
        let one_unit = values.clone().all(|f| f.quantity.unit == here.quantity.unit);
        let at = self.s.find_any(segment..first.tokens.start, &["doanh thu", "nộp ngân sách"])?;
        let parts = self.opens_parts(first.tokens.end, here.tokens.start);
        (one_unit && !parts).then_some(at..at + 2)
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
    pub(crate) fn shared_end(&self, figure: usize) -> Range<usize> {
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
}

fn add(out: &mut Vec<Weighed>, words: &[Weighed], weight: u32) {
    out.extend(words.iter().map(|w| Weighed {
        word: Rc::clone(&w.word),
        weight: w.weight.min(100) * weight / 100,
        here: false,
    }));
    out.push(Weighed { word: Rc::from(""), weight: 0, here: true });
}
