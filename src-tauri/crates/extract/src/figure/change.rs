//! Rises, falls and shares of a plan: `tăng 12,5% so với cùng kỳ`, `gấp 3,6 lần năm trước`, `đạt 122% kế hoạch`.

use super::{Comparison, Nature, Shape, plain};
use crate::sentence::Sentence;
use model::{Form, RelationKind};
use std::ops::Range;

/// Verbs of change that stand right before the amount.
const VERBS: &[&str] = &[
    "tăng trưởng",
    "tăng thêm",
    "tăng gấp",
    "tăng tới",
    "tăng đến",
    "tăng cao hơn",
    "tăng bình quân",
    "tăng khoảng",
    "tăng mạnh",
    "tăng",
    "giảm bớt",
    "giảm tới",
    "giảm đến",
    "giảm mạnh",
    "giảm",
    "cao hơn",
    "thấp hơn",
    "nhiều hơn",
    "ít hơn",
    "gấp",
    "cao gấp",
    "nhiều gấp",
    "sụt giảm",
    "tụt",
    "cải thiện",
    "cắt giảm",
    "rút ngắn",
    "tiết giảm",
    "tăng được",
    "giảm được",
    "rớt",
    "lùi",
    "thăng",
    "sụt",
    "nhích",
];

/// Words that may stand between the verb and the amount.
const BETWEEN: &[&str] = &[
    "khoảng",
    "gần",
    "hơn",
    "trên",
    "xấp xỉ",
    "tới",
    "đến",
    "được",
    "thêm",
    "đạt",
    "tương ứng",
    "ước",
    "bình quân",
    "mạnh",
];

/// What the figure is compared with; `start` is the first token of its loosening word.
pub(super) fn of(s: &Sentence<'_>, shape: &Shape, start: usize) -> Option<Comparison> {
    let end = shape.tokens.end;
    if shape.form == Form::Rank {
        return None;
    }
    let after_unit = if shape.nature == Nature::Percent { unit_end(s, shape) } else { end };
    let between = base_between(s, shape, start.min(shape.tokens.start));
    let base = base_after(s, after_unit).or_else(|| between.clone()).or_else(|| base_before(s, start));
    if let Some(kind) = changed(s, shape, start.min(shape.tokens.start)) {
        let year = |b: &Range<usize>| s.has_any(b.clone(), &["cùng kỳ", "năm"]);
        let kind = if between.as_ref().is_some_and(year) { RelationKind::Yoy } else { kind };
        let kind = if shape.unit.as_deref() == Some("điểm phần trăm") { RelationKind::Points } else { kind };
        let kind = base.as_ref().map_or(kind, |b| by_base(s, b, kind));
        return Some(Comparison { kind, base, level: false });
    }
    if shape.nature == Nature::Percent && plain::is_target(s, after_unit) {
        let from = after_unit;
        let exceeded = s.before_any(shape.tokens.start, &["vượt", "vượt mức"]).is_some();
        let kind = if exceeded { RelationKind::Change } else { RelationKind::OfTarget };
        return Some(Comparison { kind, base: Some(from..phrase_of_base(s, from)), level: !exceeded });
    }
    if shape.nature == Nature::Percent {
        let from = s.after_any(after_unit, &["so với cùng kỳ", "cùng kỳ"]).map(|_| after_unit)?;
        let base = Some(from..phrase_of_base(s, from));
        return Some(Comparison { kind: RelationKind::Yoy, base, level: true });
    }
    None
}

/// The token after `%`, whatever noun the quote takes along.
fn unit_end(s: &Sentence<'_>, shape: &Shape) -> usize {
    shape.tokens.clone().find_map(|i| s.after_any(i, &["%", "phần trăm"])).unwrap_or(shape.tokens.end)
}

/// Whether a verb of change stands right before the figure.
fn changed(s: &Sentence<'_>, shape: &Shape, start: usize) -> Option<RelationKind> {
    let mut at = start;
    while let Some(before) = s.before_any(at, BETWEEN).filter(|b| start - b <= 3) {
        at = before;
    }
    if base_between(s, shape, start).is_some() {
        return Some(RelationKind::Change);
    }
    let times = shape.unit.as_deref() == Some("lần");
    let steps = shape.unit.as_deref() == Some("bậc");
    let verb = s.before_any(at, VERBS).or_else(|| s.before_any(start, VERBS));
    let moved = steps && s.before_any(at, &["lên", "xuống", "nâng", "thêm", "vượt"]).is_some();
    let equal = times && s.before_any(at, &["bằng"]).is_some();
    let surplus = verb.is_none() && shape.nature == Nature::Percent && s.before_any(start, &["vượt"]).is_some();
    if (verb.is_some() && !is_noun(s, verb)) || moved || equal || surplus || steps || shape.form == Form::Change {
        let kind = if shape.nature == Nature::Rank || shape.nature == Nature::Duration || surplus {
            RelationKind::Change
        } else {
            RelationKind::Yoy
        };
        return Some(kind);
    }
    None
}

/// `cao hơn mức bình quân của tỉnh 9%`, `nhiều hơn cùng kỳ 18%`: the base stands between the verb and the amount.
fn base_between(s: &Sentence<'_>, shape: &Shape, start: usize) -> Option<Range<usize>> {
    const FAR: usize = 9;
    const MORE: &[&str] = &["cao hơn", "thấp hơn", "nhiều hơn", "ít hơn", "nhỉnh hơn", "kém hơn", "lớn hơn", "hơn"];
    let range = start.saturating_sub(FAR)..start;
    let based = |at: &usize| {
        s.after_any(*at, MORE)
            .is_some_and(|base| s.after_any(base, &["cùng kỳ", "năm", "cuối năm", "đầu năm"]).is_some())
    };
    let at = s.find_last(range.clone(), &["cao hơn", "thấp hơn"]).or_else(|| range.into_iter().find(based))?;
    let told = |i: usize| s.is_mark(i) || matches!(s.word(i), "đạt" | "là" | "có");
    let more = s.after_any(at, MORE)?;
    // `ít hơn cuối năm 2017 là 23 điểm`
    let end = s.before(start, "là").filter(|end| *end > more + 1);
    let counted = shape.nature == Nature::Count && shape.form == Form::Number && end.is_some() && s.word(at) != "hơn";
    let base = more..end.unwrap_or(start);
    let plain = base.len() > 1 && !base.clone().any(told);
    ((shape.nature == Nature::Percent || counted) && plain).then_some(base)
}

/// `mức tăng 12%` is a change, `thời gian giảm 12 ngày` too; but `giảm 01 biên chế` of a plan is one as well.
fn is_noun(s: &Sentence<'_>, verb: Option<usize>) -> bool {
    verb.is_some_and(|at| s.before_any(at, &["không", "đề nghị"]).is_some())
}

/// `so với cùng kỳ năm trước`, `năm trước` after a multiple.
fn base_after(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let mut from = at;
    while matches!(s.word(from), "," | "(" | "lần")
        || (s.is_word(from) && from < at + 4 && s.word(from) != "so" && !starts_base(s, from))
    {
        from += 1;
        if from > at + 6 {
            return None;
        }
    }
    starts_base(s, from).then(|| from..phrase_of_base(s, from))
}

/// `So với quý I, số vụ giảm 30%`: the base opens the sentence.
fn base_before(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let from = s.after_any(0, &["so với", "so cùng kỳ", "so"]).map(|_| 0)?;
    let end = (1..at.min(14)).find(|i| s.word(*i) == ",")?;
    Some(from..end)
}

fn starts_base(s: &Sentence<'_>, at: usize) -> bool {
    s.after_any(
        at,
        &[
            "so với",
            "so cùng kỳ",
            "so kế hoạch",
            "so năm",
            "so tháng",
            "so",
            "cùng kỳ",
            "năm trước",
            "năm ngoái",
            "kế hoạch",
            "dự toán",
        ],
    )
    .is_some()
}

fn phrase_of_base(s: &Sentence<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 10 && (s.is_word(end) || s.is_number(end) || (s.word(end) == "/" && s.is_number(end + 1))) {
        if end > at && s.after_any(end, &["và", "đạt", "trong đó", "bằng", "chiếm", "là", "tăng", "giảm"]).is_some()
        {
            break;
        }
        end += 1;
    }
    end
}

/// Yoy only against the year before or its same period; anything else is a plain change.
fn by_base(s: &Sentence<'_>, base: &Range<usize>, kind: RelationKind) -> RelationKind {
    let has = |words: &[&str]| s.has_any(base.clone(), words);
    if kind == RelationKind::Points {
        return kind;
    }
    let this_year = has(&["quý", "tháng", "đầu năm"]) && !has(&["cùng kỳ", "năm trước", "năm ngoái"]);
    if this_year || has(&["tháng trước", "quý trước", "kế hoạch", "dự toán", "mục tiêu", "chỉ tiêu", "quy định"])
    {
        return RelationKind::Change;
    }
    kind
}
