//! What stands ahead of a figure and tells what it counts where its own words do not: a subject that says more than the unit,
//! a subject with another figure inside, the deed done to those behind a preposition, a comparison and nothing else.

use super::{
    subject, verbs_start,
    wording::{HOLLOW, LONGEST, text_of, trimmed},
};
use crate::{noun, zones::Scene};
use std::ops::Range;

/// Words that only tell a rise or fall and against what.
const COMPARING: &[&str] = &[
    "nhiều", "ít", "hơn", "cao", "thấp", "lớn", "nhỏ", "nhích", "nhỉnh", "kém", "cùng", "kỳ", "trước", "ngoái", "so",
    "đem", "thêm", "bớt", "gấp", "vượt", "nữa", "lại", "liền", "kề", "tháng", "quý", "đầu", "cuối", "thoái",
];

/// `nhiều hơn cùng kỳ 18%`: nothing but the comparison stands before it.
pub(super) fn only_compares(scene: &Scene<'_, '_>, number: usize, own: Range<usize>) -> bool {
    let timed = |at: usize| scene.mentions.iter().any(|m| (m.first..m.end).contains(&at));
    let compares = |at: usize| {
        let word = scene.s.word(at);
        timed(at) || scene.s.is_mark(at) || COMPARING.contains(&word) || HOLLOW.contains(&word)
    };
    scene.figures.get(number).is_some_and(|f| f.comparison.is_some())
        && !own.is_empty()
        && own.into_iter().all(compares)
}

/// `số thuê bao điện thoại di động đạt 1.205.300 thuê bao`, `trạm BTS: 9.870 trạm`: of the noun behind the number the subject
/// says more.
pub(super) fn says_unit_again(scene: &Scene<'_, '_>, number: usize, own: Range<usize>) -> bool {
    let Some(figure) = scene.figures.get(number).filter(|f| f.comparison.is_none()) else { return false };
    let Some(noun) = figure.noun.clone() else { return false };
    let s = scene.s;
    let bare = noun::head_at(s, noun.start).is_some_and(|head| head.end >= noun.end);
    let again = |at: usize| noun.clone().enumerate().all(|(n, i)| s.word(at + n) == s.word(i));
    let first = own.clone().next().is_some_and(again);
    bare && first && own.len() > noun.len() && own.len() <= LONGEST
}

/// `số tiền tiết kiệm được của 44 thủ tục ước 980 triệu đồng`: a figure behind a preposition inside the subject.
pub(super) fn over_inner(scene: &Scene<'_, '_>, number: usize) -> Option<String> {
    let s = scene.s;
    let inner = number.checked_sub(1).filter(|p| scene.figures.get(*p).is_some_and(|f| f.noun.is_some()))?;
    let here = scene.figures.get(number).filter(|f| f.noun.is_none() && f.comparison.is_none())?;
    let last = scene.figures.get(inner)?;
    let joint = last.tokens.end..here.tokens.start.max(last.tokens.end);
    let loosened = here.tokens.start < here.number;
    let copula =
        (loosened || joint.clone().any(|i| s.is_word(i))) && !joint.clone().any(|i| s.is_mark(i) || s.word(i) == "và");
    let end = s.before_any(last.tokens.start, &["của", "cho", "từ", "tại", "ở", "thuộc", "trong", "trên"])?;
    let own = trimmed(scene, scene.clause_start(inner)..end);
    (copula && own.len() >= 2).then(|| subject(scene, inner, own)).filter(|words| !words.is_empty())
}

/// Most words of a deed that is told of those it is done to.
pub(super) const LONGEST_DEED: usize = 7;

/// `kiểm tra công tác phòng cháy tại 6 địa phương`: what is done to those behind a preposition.
pub(super) fn done_to(scene: &Scene<'_, '_>, number: usize) -> Option<String> {
    let s = scene.s;
    let first = scene.figures.get(scene.row_start(number))?.tokens.start;
    let end = s.before_any(first, &["tại", "đối với", "ở", "cho", "với"])?;
    let last = number.checked_sub(1).and_then(|p| scene.figures.get(p)).map_or(0, |p| p.tokens.end);
    let start = scene.segment_start(end).max(last).min(end);
    let verb = verbs_start(s, start..end)?;
    let stop = (verb..end).find(|i| i - verb >= LONGEST_DEED || (s.is_mark(*i) && *i > verb + 2)).unwrap_or(end);
    Some(text_of(scene, verb..stop)).filter(|deed| !deed.is_empty())
}
