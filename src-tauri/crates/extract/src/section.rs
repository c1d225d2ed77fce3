//! Headings and labels: what a section is about, whether it tells what was or what is to come, which time it names.

use crate::{basis, calendar, field::Votes, read, sentence::Sentence, setting::Setting, thread::Thread};
use model::Period;

/// `1. Bưu chính`, `IV. Kết quả`, `a) Viễn thông`, or capitals throughout.
pub(crate) fn is_numbered(s: &Sentence<'_>) -> bool {
    let roman = s.word(0).chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let opens = s.is_number(0)
        || roman
        || s.word(0).chars().count() == 1
        || s.after_any(0, &["phần", "chương", "mục"]).is_some();
    let marked = matches!(s.word(1), "." | ")" | "/" | "-" | ":") || s.word(0).contains('.');
    let capitals = (0..s.len()).filter(|i| s.is_word(*i)).all(|i| s.raw(i).chars().all(char::is_uppercase));
    (opens && marked) || (capitals && s.len() > 1)
}

/// A short line without an end, that is no caption.
pub(crate) fn reads_like_heading(line: &str) -> bool {
    let captions = [
        "Đồng chí",
        "Quang cảnh",
        "Toàn cảnh",
        "Ảnh",
        "Lãnh đạo",
        "Các đại biểu",
        "Phó ",
        "Chủ tịch",
        "Đại biểu",
        "Ông ",
        "Bà ",
        "-",
        "+",
        "•",
    ];
    let short = line.chars().count() <= 140;
    let open = !line.ends_with(['.', ';', ',', '!', '?', '…']);
    short && open && line.chars().any(char::is_alphabetic) && !captions.iter().any(|c| line.starts_with(c))
}

pub(crate) fn open(s: &Sentence<'_>, setting: &Setting<'_>, thread: &mut Thread) {
    let anchor = &setting.anchor;
    thread.heading = read::words_of(s);
    let mut votes = Votes::default();
    votes.read(s, 0..s.len(), 1);
    thread.heading_votes = votes;
    let depth = depth(s);
    let within = thread.plans_under.is_some_and(|above| depth > above);
    let mentions = calendar::mentions(s);
    let opens = basis::opens_plans(s) || is_ahead(&mentions, setting);
    // A heading without numbering may stand anywhere within a section.
    if depth < 9 {
        thread.back = basis::looks_back(s) && !opens;
    }
    thread.plans = opens || (within && !basis::looks_back(s));
    if !within {
        thread.plans_under = opens.then_some(depth);
    }
    thread.elsewhere = false;
    let plain = |m: &&calendar::Mention| {
        !s.has_any(m.first.saturating_sub(3)..m.first, &["so với", "cùng kỳ", "giai đoạn", "đến"])
    };
    let named = mentions.iter().find(plain).filter(|_| mentions.len() == 1 && !s.has_any(0..s.len(), &["ngày"]));
    let period = named.filter(|m| !m.when.is_day()).and_then(|m| m.when.period(anchor));
    // `KẾT QUẢ THỰC HIỆN NĂM 2021` in the plan of the next year.
    let past =
        |period: &Period| basis::looks_back(s) && setting.period.as_ref().is_some_and(|own| period.end < own.start);
    let period = period.filter(|period| thread.plans || past(period));
    thread.heading_periods.retain(|(above, _)| *above < depth);
    if let Some(period) = period {
        thread.heading_periods.push((depth, period));
    }
    thread.heading_period = thread.heading_periods.last().map(|(_, period)| period.clone());
}

/// `NĂM 2027`, `3 tháng cuối năm`: a heading that names nothing but a time after the report's own.
fn is_ahead(mentions: &[calendar::Mention], setting: &Setting<'_>) -> bool {
    let Some(document) = &setting.period else { return false };
    let named = mentions.iter().filter(|m| !m.when.is_day());
    let mut periods = named.filter_map(|m| m.when.period(&setting.anchor)).peekable();
    periods.peek().is_some() && periods.all(|period| period.start > document.end)
}

/// How deep a heading stands, by its numbering: parts, roman numbers and capitals, `1.`, `1.1.`, `a)`, a short line.
fn depth(s: &Sentence<'_>) -> u8 {
    let first = s.word(0);
    let capitals = (0..s.len()).filter(|i| s.is_word(*i)).all(|i| s.raw(i).chars().all(char::is_uppercase));
    match () {
        () if s.after_any(0, &["phần", "chương"]).is_some() => 0,
        () if s.is_number(0) => {
            2 + u8::try_from(first.split('.').filter(|p| !p.is_empty()).count()).unwrap_or(1).min(4)
        }
        () if s.is_word(0) && first.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && s.is_mark(1) => 1,
        () if first.chars().count() == 1 && s.is_mark(1) && !s.is_capital(0) => 8,
        () if capitals && s.len() > 1 => 1,
        () => 9,
    }
}

/// `Bưu chính: …`, `Về công nghệ thông tin: …`: what the line is about.
pub(crate) fn label(s: &Sentence<'_>, thread: &mut Thread) {
    let Some(colon) = (0..s.len().min(16)).find(|i| s.word(*i) == ":") else { return };
    if (0..colon).any(|i| s.is_number(i)) {
        return;
    }
    let words = s.tokens.iter().take(colon).filter(|t| t.kind == crate::token::Kind::Word);
    thread.label =
        words.map(|t| crate::link::Weighed { word: std::rc::Rc::clone(&t.word), weight: 100, here: false }).collect();
    let mut votes = Votes::default();
    votes.read(s, 0..colon, 1);
    thread.label_votes = votes;
}
