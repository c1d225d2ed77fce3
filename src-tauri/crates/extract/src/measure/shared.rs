//! Measures that a figure shares with those before it: parts of a list, members of what was counted, rates of a count, rises.

use super::{
    DONE, Told, subject, verbs_start,
    wording::{LONGEST, text_of, trimmed},
};
use crate::{
    figure::{Figure, Nature},
    noun,
    zones::Scene,
};
use model::RelationKind;
use std::ops::Range;

/// Words with which the name of a part begins.
const PARTS: &[&str] =
    &["cấp", "huyện", "xã", "phường", "thành", "thị", "khối", "ngân", "nguồn", "lĩnh", "ngành", "khu", "tỉnh", "vùng"];

/// Most words of an item that only names its part of a list.
const LONGEST_ITEM: usize = 4;

/// Of so many per so many the subject, not the unit: `Mật độ điện thoại 96,3 máy/100 dân`; without one what is counted.
pub(super) fn dense(scene: &Scene<'_, '_>, number: usize, own: Range<usize>, told: &Told<'_>) -> String {
    let words = subject(scene, number, own);
    if words.split(' ').count() > 1 {
        return words;
    }
    let before = number.checked_sub(1).and_then(|p| scene.figures.get(p)).and_then(|f| f.noun.clone());
    let counted = before.map(|noun| text_of(scene, noun)).or_else(|| told.before.map(str::to_owned));
    let unit = scene.figures.get(number).and_then(|f| f.noun.clone()).map(|noun| text_of(scene, noun));
    match counted.or(unit) {
        Some(counted) if text::fold(&counted).starts_with("mật độ") => counted,
        Some(counted) => format!("mật độ {counted}"),
        None => words,
    }
}

/// Whether so many of a hundred people or on so much land, and not so many a day.
pub(super) fn per_people(figure: &Figure) -> bool {
    let bases = ["dân", "hộ", "km2"];
    figure.quantity.unit.as_deref().is_some_and(|unit| bases.iter().any(|base| unit.ends_with(base)))
}

/// What rises or falls, with the word for it: `doanh thu bưu chính tăng`.
pub(super) fn moved(scene: &Scene<'_, '_>, figure: &Figure, what: &str) -> String {
    let start = figure.tokens.start;
    let near = start.saturating_sub(2)..figure.tokens.end;
    let base =
        scene.s.find_last(start.saturating_sub(9)..start, &["nhiều hơn", "cao hơn", "nhỉnh hơn", "ít hơn", "thấp hơn"]);
    let by_base = base.map(|at| if matches!(scene.s.word(at), "ít" | "thấp") { "giảm" } else { "tăng" });
    let word = ["tăng", "giảm"].into_iter().find(|word| scene.s.has_any(near.clone(), &[word])).or(by_base);
    let told = ["tăng", "giảm"].iter().any(|word| what.ends_with(word));
    let target = figure.comparison.as_ref().is_some_and(|c| c.kind == RelationKind::OfTarget);
    match word {
        None if target && !what.is_empty() && !what.contains("kế hoạch") => format!("{what} so với kế hoạch"),
        Some(word) if !told && !what.is_empty() => format!("{what} {word}"),
        _ => what.to_owned(),
    }
}

/// `giải ngân 88,3%`, `đúng hạn 99%`: a percentage of which only what was done is said is the rate of that.
pub(super) fn as_rate(scene: &Scene<'_, '_>, number: usize, words: String) -> String {
    let figure = scene.figures.get(number);
    let bare = figure.is_some_and(|f| f.nature == Nature::Percent && f.noun.is_none() && f.comparison.is_none());
    let short = (1..=4).contains(&words.split(' ').count()) && !words.is_empty();
    let folded = text::fold(&words);
    let rate = folded.starts_with("tỷ") || folded.contains("chỉ số") || folded.contains("index");
    let plain = ["Số ", "số ", "Tổng số ", "tổng số "].iter().find_map(|p| words.strip_prefix(p)).unwrap_or(&words);
    if bare && short && !rate { format!("tỷ lệ {plain}") } else { words }
}

/// `812 hồ sơ: trực tuyến 640, trực tiếp 151`: of a bare number the noun that it shares, then its label.
pub(super) fn with_unit(figure: &Figure, words: String) -> String {
    let unit = figure.quantity.unit.as_deref().filter(|_| figure.bare && figure.nature == Nature::Count);
    match unit.filter(|unit| !words.is_empty() && !text::fold(&words).contains(&text::fold(unit))) {
        Some(unit) => format!("{unit} {words}"),
        None => words,
    }
}

/// `văn bản ký số của cấp tỉnh 99%, cấp huyện 98%`, `27 trạm BTS: VNPT 11 trạm`: an item that only names its part is
/// measured by what the figure before it counts.
pub(super) fn of_list(scene: &Scene<'_, '_>, number: usize, told: &Told<'_>, words: &str) -> Option<String> {
    let before = told.before?;
    let (last, here) = (scene.figures.get(number.checked_sub(1)?)?, scene.figures.get(number)?);
    let start = scene.clause_start(number).max(last.tokens.end);
    let label = trimmed(scene, start..here.tokens.start);
    let mark = (last.tokens.end..here.tokens.start).any(|i| matches!(scene.s.word(i), "," | ":" | "(" | "và" | "gồm"));
    let ended = (last.tokens.end..here.tokens.start).any(|i| matches!(scene.s.word(i), "." | ";"));
    let alike = last.nature == here.nature && last.quantity.unit == here.quantity.unit && here.comparison.is_none();
    // A noun phrase of more than its head counts something of its own.
    let own_noun = here.noun.clone().is_some_and(|noun| {
        noun::head_at(scene.s, noun.start).is_none_or(|head| head.end < noun.end)
            || !text::fold(before).contains(&text::fold(scene.s.written(noun)))
    });
    let first = label.start;
    let part = scene.s.is_capital(first) || PARTS.contains(&scene.s.word(first));
    let names = part && (1..=LONGEST_ITEM).contains(&label.clone().filter(|i| scene.s.is_word(*i)).count());
    let level = scene.s.word(label.start) == "cấp";
    let done = !level && (verbs_start(scene.s, label.clone()).is_some() || scene.s.has_any(label.clone(), DONE));
    let told_already = told.indicator.is_some() && words.split(' ').count() > LONGEST_ITEM;
    if !mark || ended || !alike || own_noun || !names || done || told_already || last.comparison.is_some() {
        return None;
    }
    // The part that the one before named is not that of this one.
    let name = text_of(scene, label);
    let head = before.split(" của cấp ").next().unwrap_or(before);
    let other = number.checked_sub(1).map(|p| trimmed(scene, scene.clause_start(p)..last.tokens.start));
    let other = other.map(|label| text_of(scene, label)).filter(|other| !other.is_empty() && other.len() < head.len());
    let head = other.and_then(|other| head.strip_suffix(other.as_str())).unwrap_or(head).trim();
    let told = format!("{head} {name}");
    (told.split(' ').count() <= LONGEST + 2).then_some(told)
}

/// `1.441 Tổ công nghệ số cộng đồng với 7.862 thành viên`: members are members of what was counted right before them.
pub(super) fn of_owner(scene: &Scene<'_, '_>, number: usize, words: &str) -> Option<String> {
    let (last, here) = (scene.figures.get(number.checked_sub(1)?)?, scene.figures.get(number)?);
    let between = last.tokens.end..here.tokens.start;
    let joined = scene.s.after_any(between.start, &["với", "gồm", "có", ", gồm", ", với"]) == Some(between.end);
    let (owner, noun) = (last.noun.clone()?, here.noun.clone()?);
    let short = noun.len() <= 2 && owner.len() >= 2 && words.split(' ').count() <= 4;
    (joined && short).then(|| format!("{} {}", text_of(scene, noun), text_of(scene, owner)))
}

/// Nouns of courses and meetings, which name what those who take part are taught.
const CLASSES: &[&str] = &["lớp", "khóa", "khoá", "hội nghị", "đợt", "buổi", "cuộc", "chương trình"];

/// `02 lớp bồi dưỡng kỹ năng phát ngôn cho khoảng 180 người`: of those behind `cho` what the class before them teaches.
pub(super) fn of_class(scene: &Scene<'_, '_>, number: usize, told: &Told<'_>, words: &str) -> Option<String> {
    let (last, here) = (scene.figures.get(number.checked_sub(1)?)?, scene.figures.get(number)?);
    let before = told.before?;
    let (noun, classes) = (here.noun.clone()?, last.noun.clone()?);
    let joint = scene.s.before_any(here.tokens.start, &["cho", "với sự tham gia của", "thu hút"])?;
    let right_behind = joint >= last.tokens.end && !(last.tokens.end..joint).any(|i| scene.s.is_mark(i));
    let plain = words.split(' ').count() <= noun.len() + 1;
    let class = text::fold(scene.s.written(classes));
    let head = CLASSES.iter().find(|head| class.strip_prefix(**head).is_some_and(|rest| rest.starts_with(' ')))?;
    let taught: Vec<&str> = before.split(' ').skip(head.split(' ').count()).take(LONGEST - 3).collect();
    let verb = ["tập", "bồi", "đào", "phổ", "tuyên", "hướng", "diễn"];
    let teaches = taught.first().is_some_and(|first| verb.contains(&text::fold(first).as_str()));
    (plain && right_behind && teaches && here.nature == Nature::Count)
        .then(|| format!("{} được {}", text_of(scene, noun), taught.join(" ")))
}

/// `44 thủ tục được rút ngắn thời gian, trong đó 20 thủ tục cấp tỉnh`: what is told of the total is told of its parts.
pub(super) fn of_whole(scene: &Scene<'_, '_>, number: usize, told: &Told<'_>, words: &str) -> Option<String> {
    let whole = told.whole?;
    let here = scene.figures.get(number).filter(|f| f.nature == Nature::Count && f.comparison.is_none())?;
    let noun = here.noun.clone()?;
    let head = noun::head_at(scene.s, noun.start)?.end - noun.start;
    let (all, own): (Vec<&str>, Vec<&str>) = (whole.split(' ').collect(), words.split(' ').collect());
    let alike = |(a, b): (&&str, &&str)| text::fold(a) == text::fold(b);
    let same = all.len() > head && own.len() >= head && all.iter().zip(&own).take(head).all(alike);
    let (tail, rest) = (all.get(head..)?, own.get(head..)?);
    let done = |words: &[&str]| words.iter().any(|w| DONE.contains(&text::fold(w).as_str()));
    let names = |word: &&str| PARTS.contains(word) || matches!(*word, "do" | "của" | "thuộc" | "ở" | "tại");
    let part = rest.first().is_none_or(names) && rest.len() <= LONGEST_ITEM;
    if !same || !part || done(rest) || rest.iter().any(|w| tail.contains(w)) {
        return None;
    }
    let verb = tail.first().is_some_and(|first| done(&[*first]));
    let (first, second) = if verb { (rest, tail) } else { (tail, rest) };
    let name = own.get(..head)?.iter().chain(first).chain(second).take(LONGEST + 2);
    Some(name.copied().collect::<Vec<_>>().join(" "))
}
