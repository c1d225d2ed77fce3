//! What is done with what is counted: `xử phạt 3 cơ sở, phạt 12 triệu đồng`, `nghiệm thu 5 đề tài`, `tiếp 4 lượt công dân`.
//!
//! A verb and its object name an indicator where hardly a word of its name stands in the sentence. The pairs stand in
//! `data/deeds.txt`; what is told by more words is found by those ([`crate::link`]).

use super::Asked;
use crate::{
    figure::{Figure, Nature},
    link::{Fit, Reasons},
    phrases::words_of,
};
use model::{CandidateReason, IndicatorCode};
use std::sync::LazyLock;

/// How well a verb and its object tell an indicator.
const TOLD: u32 = 76;

/// A verb with its object.
struct Deed {
    verbs: Vec<Vec<String>>,
    objects: Vec<String>,
    indicator: IndicatorCode,
}

static DEEDS: LazyLock<Vec<Deed>> = LazyLock::new(|| {
    let lines = include_str!("../../data/deeds.txt").lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(read).collect()
});

fn read(line: &str) -> Option<Deed> {
    let mut parts = line.split('|').map(str::trim);
    let (verbs, objects, code) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Deed {
        verbs: verbs.split(';').map(words_of).collect(),
        objects: objects.split(';').map(|object| object.trim().to_owned()).collect(),
        indicator: IndicatorCode::new(code),
    })
}

/// Words between a verb and its amount.
const BETWEEN: &[&str] =
    &["được", "tổng cộng", "với số tiền", "với tổng số tiền", "số tiền", "tổng số tiền", "là", "thêm"];

impl Asked<'_, '_> {
    /// The indicator that the verb before a figure tells.
    pub(super) fn deed(&self, figure: &Figure) -> Option<Fit> {
        if figure.comparison.is_some() || figure.implicit {
            return None;
        }
        if let Some(told) = self.fines_of_cases(figure).or_else(|| self.subjects_of_checks(figure)) {
            return Some(told);
        }
        let s = self.scene.s;
        let start = s.before_any(figure.tokens.start, BETWEEN).unwrap_or(figure.tokens.start);
        let object = match figure.nature {
            Nature::Money => "money",
            Nature::Count | Nature::Length => figure.quantity.unit.as_deref()?,
            _ => return None,
        };
        let object = text::fold(object);
        let phrase = figure.noun.clone().map(|noun| text::fold(s.written(noun))).unwrap_or_default();
        let fits = |deed: &&Deed| {
            let object =
                deed.objects.iter().any(|o| *o == object || (o.contains(' ') && phrase.starts_with(o.as_str())));
            object && deed.verbs.iter().any(|verb| self.ends_with(start, verb))
        };
        let deed = DEEDS.iter().find(fits)?;
        Some(Fit { indicator: deed.indicator.clone(), score: TOLD, reasons: Reasons::of(CandidateReason::Deed) })
    }

    /// Whether these words stand right before a token, with commas between them or not.
    fn ends_with(&self, end: usize, words: &[String]) -> bool {
        let s = self.scene.s;
        let mut at = end;
        for word in words.iter().rev() {
            if at > 0 && matches!(s.word(at - 1), "," | "và") && at < end {
                at -= 1;
            }
            if at == 0 || s.word(at - 1) != word {
                return false;
            }
            at -= 1;
        }
        // `cơ quan thanh tra` names who, `chưa xử phạt` what was not done.
        !s.has_any(at.saturating_sub(2)..at, &["chưa", "không", "sau", "cơ quan", "ban"])
    }

    /// `02 cuộc kiểm tra đối với 17 cơ sở`: at whom.
    fn subjects_of_checks(&self, figure: &Figure) -> Option<Fit> {
        let last = self.earlier.iter().rev().flatten().next()?.about.as_ref()?;
        let checks = matches!(last.as_str(), "insp.count" | "insp.inspections" | "insp.checks");
        let unit = figure.quantity.unit.as_deref()?;
        let bodies =
            ["cơ sở", "đơn vị", "tổ chức", "doanh nghiệp", "đối tượng", "cá nhân", "đại lý", "tổ chức, cá nhân"];
        let at = self.scene.s.before_any(figure.tokens.start, &["đối với", "tại", "với"]).is_some();
        (checks && at && figure.nature == Nature::Count && bodies.contains(&unit)).then(|| Fit {
            indicator: IndicatorCode::new("insp.subjects"),
            score: TOLD,
            reasons: Reasons::of(CandidateReason::Deed),
        })
    }

    /// `phạt 19 trường hợp, 138 triệu đồng`, `phạt …, tổng cộng 22 triệu đồng`: the amount of the fines just spoken of.
    fn fines_of_cases(&self, figure: &Figure) -> Option<Fit> {
        if figure.nature != Nature::Money {
            return None;
        }
        let s = self.scene.s;
        let before = self.number.checked_sub(1).and_then(|n| self.scene.figures.get(n))?;
        let last = self.earlier.iter().rev().flatten().next()?;
        let between = before.tokens.end..figure.tokens.start;
        let fined = last.about.as_ref().is_some_and(|code| code.as_str() == "insp.fined_cases");
        let words = between.clone().filter(|i| s.is_word(*i)).count();
        let told = ["số tiền", "tổng cộng", "tổng tiền", "thu nộp ngân sách", "nộp ngân sách", "thu", "tổng số tiền"];
        let named = s.has_any(between.clone(), &told) && words <= 7;
        let from = self.scene.segment_start(figure.tokens.start);
        let fines = s.has_any(from..figure.tokens.start, &["phạt", "xử phạt"]);
        let joined = words == 0 && !between.clone().any(|i| s.word(i) == ";");
        let again = fines && named && last.fact.quantity.unit.as_deref() == Some("đồng");
        ((fined && (joined || named)) || again).then(|| Fit {
            indicator: IndicatorCode::new("insp.fines"),
            score: TOLD,
            reasons: Reasons::of(CandidateReason::Deed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_deed_tells_an_indicator_of_the_catalogue() {
        let catalogue = model::Catalogue::builtin();
        let unknown: Vec<_> =
            DEEDS.iter().map(|deed| &deed.indicator).filter(|code| catalogue.indicator(code).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        assert!(DEEDS.len() > 10);
    }
}
