//! What a figure counts, in the words of the report.
//!
//! Of a count its noun phrase with what was done: `thuê bao điện thoại di động`, `học sinh tham gia`. Of an amount, a rate or a
//! place the subject before it: `doanh thu dịch vụ bưu chính`. A figure without words of its own takes over the measure of
//! the one before it ([`shared`]).

mod ahead;
mod shared;
mod wording;

use crate::{figure::Nature, link, noun, phrases::Phrases, sentence::Sentence, zones::Scene};
use ahead::{done_to, only_compares, over_inner, says_unit_again};
use model::Indicator;
use shared::{as_rate, dense, moved, of_class, of_list, of_owner, of_whole, per_people, with_unit};
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};
use wording::{HOLLOW, LONGEST, cut, push, shortened, text_of, trimmed};

/// Words at which what is done with a counted noun begins.
const DONE: &[&str] = &[
    "được",
    "bị",
    "đã",
    "có",
    "tham gia",
    "sử dụng",
    "đăng ký",
    "dùng",
    "triển khai",
    "hoàn thành",
    "đạt",
    "áp dụng",
    "đồng tình",
    "cho rằng",
    "cho là",
    "ủng hộ",
    "đăng tải",
    "kết nối",
    "thực hiện",
    "phát sinh",
    "giải quyết",
    "đăng",
    "dự",
    "chưa",
    "đang",
    "là",
];

/// What is done with what is counted, before its number.
static VERBS: LazyLock<Phrases<()>> =
    LazyLock::new(|| Phrases::new(include_str!("../data/verbs.txt").lines().map(|verb| (verb, ()))));

/// What is done with money, before the amount.
const PAYING: &[&str] = &[
    "phạt",
    "bị phạt",
    "xử phạt",
    "thu",
    "chi",
    "nộp",
    "hỗ trợ",
    "đầu tư",
    "quyên góp",
    "ủng hộ",
    "vận động",
    "giải ngân",
    "cấp",
    "tiết kiệm",
];

/// Most words of a catalogue's name that is taken over where the report's own words are only a part of it.
const FULL_NAME: usize = 9;

/// What the measure of a figure is made from besides its sentence.
pub(crate) struct Told<'a> {
    /// The indicator it is linked to.
    pub(crate) indicator: Option<&'a Indicator>,
    /// The measure of the figure right before it.
    pub(crate) before: Option<&'a str>,
    /// The measure of the total whose part it is.
    pub(crate) whole: Option<&'a str>,
    /// The part it is about.
    pub(crate) scope: Option<&'a str>,
}

/// The measure of a figure; of a rate that follows a count without words of its own the rate of that.
pub(crate) fn of(scene: &Scene<'_, '_>, number: usize, told: &Told<'_>) -> String {
    let Some(figure) = scene.figures.get(number) else { return String::new() };
    let own = own_words(scene, number);
    let near = number > 0 || told.before.is_some();
    let base = scene.s.after_any(own.start, &["so với", "so", "nhưng", "và", "cùng kỳ", "kế hoạch"]).is_some();
    let base = base || only_compares(scene, number, own.clone());
    if figure.comparison.is_some() && (own.len() <= 3 || base) && near {
        return moved(scene, figure, told.before.unwrap_or_default());
    }
    let words = match figure.nature {
        Nature::Density if per_people(figure) => dense(scene, number, own, told),
        Nature::Rank if figure.comparison.is_none() => rated(scene, number),
        Nature::Length | Nature::Count | Nature::Density if is_only_unit(scene, number) && own.len() > 1 => {
            subject(scene, number, own)
        }
        Nature::Count if says_unit_again(scene, number, own.clone()) => subject(scene, number, own),
        _ if figure.noun.is_some() && !is_share(scene, number) => counted(scene, number),
        _ => subject(scene, number, own),
    };
    let words = if words.is_empty() { fallback(scene, number, told) } else { words };
    let told_by_others = of_list(scene, number, told, &words)
        .or_else(|| of_owner(scene, number, &words))
        .or_else(|| of_class(scene, number, told, &words))
        .or_else(|| of_whole(scene, number, told, &words));
    let words = match (told_by_others, told.indicator) {
        (Some(words), _) => words,
        (None, Some(indicator)) => with_name(scene, number, words, indicator),
        (None, None) => as_rate(scene, number, with_unit(figure, words)),
    };
    match told.scope.filter(|scope| scope.len() < 30 && !words.contains(*scope) && words.split(' ').count() <= 8) {
        Some(scope) => format!("{words} {scope}"),
        None => words,
    }
}

/// The clause before the figure without copula, mentions of time and openers.
fn own_words(scene: &Scene<'_, '_>, number: usize) -> Range<usize> {
    let Some(figure) = scene.figures.get(number) else { return 0..0 };
    let own = trimmed(scene, scene.clause_start(number)..figure.tokens.start);
    // `thiết bị di động (điện thoại, máy tính bảng…) chiếm 32,6%`: what stands in brackets only explains the subject.
    let from = number.checked_sub(1).and_then(|p| scene.figures.get(p)).map_or(0, |p| p.tokens.end);
    let last = (from..figure.tokens.start).rev().find(|i| !HOLLOW.contains(&scene.s.word(*i)));
    let close = last.filter(|at| scene.s.word(*at) == ")" && figure.noun.is_none());
    match close.and_then(|at| (from..at).rev().find(|i| scene.s.word(*i) == "(")) {
        Some(open) => trimmed(scene, scene.clause_start_before(from, open)..open),
        None => own,
    }
}

/// `chiếm 76,7% tổng số hồ sơ`: the noun after the figure is the whole.
fn is_share(scene: &Scene<'_, '_>, number: usize) -> bool {
    let Some(figure) = scene.figures.get(number) else { return false };
    figure.nature == Nature::Percent
        && scene.s.before_any(figure.tokens.start, &["chiếm", "chiếm tới", "chiếm tỷ lệ", "chiếm tỷ trọng"]).is_some()
}

/// `cáp quang dài 30 km`: a length that nothing follows is of what stands before it.
fn is_only_unit(scene: &Scene<'_, '_>, number: usize) -> bool {
    let Some(figure) = scene.figures.get(number) else { return false };
    let unit = figure.quantity.unit.as_deref().map(|unit| unit.split('/').next().unwrap_or(unit).to_lowercase());
    let physical = matches!(
        unit.as_deref(),
        Some("mbps" | "gbps" | "tbps" | "mb" | "gb" | "tb" | "kwh" | "kbit" | "mbit" | "gbit" | "kg" | "tấn")
    );
    figure.noun.clone().is_some_and(|noun| {
        let bare = noun.len() == 1 && !scene.s.is_word(noun.end);
        physical || (bare && figure.nature == Nature::Length)
    })
}

/// The noun phrase with what was done with it, or with the verb before it, or with what follows.
fn counted(scene: &Scene<'_, '_>, number: usize) -> String {
    let Some(noun) = scene.figures.get(number).and_then(|f| f.noun.clone()) else { return String::new() };
    let s = scene.s;
    // What the unit takes behind the noun (`/ngày`) is no word of its own.
    let figure_end = scene.figures.get(number).filter(|f| f.nature == Nature::Density).map_or(0, |f| f.tokens.end);
    let behind = noun.end.max(figure_end);
    let end = end_of_counted(scene, number, behind);
    let percent = scene.figures.get(number).is_some_and(|f| f.nature == Nature::Percent);
    let reach = if percent { 24 } else { 5 };
    let mut end = end;
    let mut done = (behind..end.min(behind + reach)).find(|i| s.after_any(*i, DONE).is_some());
    if percent && done.is_none() && s.word(end) == "," {
        // `100% các phòng, trường, trung tâm đã áp dụng sổ điểm`: the verb of a list of subjects stands behind it.
        let to = scene.figures.get(number + 1).map_or(s.len(), |f| f.tokens.start).min(scene.segment_end(end));
        done = (end..to.max(end)).take(reach).find(|i| matches!(s.word(*i), "được" | "đã" | "có"));
        end = if done.is_some() { to } else { end };
    }
    let verb = verb_before(scene, number);
    let mut words = text_of(scene, noun.clone());
    // `100% sở, ngành và 11/11 huyện sử dụng phần mềm`: what is said after the last of a row is said of all.
    let shared = scene.shared_end(number);
    let place = shared.clone().next().is_some_and(|i| noun::is_stop(s, i) && !DONE.contains(&s.word(i)));
    if done.is_none() && !shared.is_empty() && !place {
        push(&mut words, &text_of(scene, cut(scene, shared.start..shared.end.min(shared.start + 8))));
        return shortened(words);
    }
    let loose = s
        .after_any(behind, &["của", "cho", "tại", "trên", "ở", "trong", "để", "nhằm", "vì", "với", "thuộc", "theo"])
        .is_some();
    match done {
        Some(at) => {
            // What lies between the noun and its verb belongs to the noun where it is short.
            let from = if at - behind <= 5 { behind } else { at };
            let to = end.min(from + 9);
            let to = s.find_any(at + 2..to, &["theo", "nhằm", "để", "góp phần", "qua đó"]).unwrap_or(to);
            push(&mut words, &text_of(scene, cut(scene, from..to)));
        }
        None if behind < end && (!loose || verb.is_empty()) => {
            // `theo Quyết định …`, `nhằm …` tell how and why.
            let to = end.min(behind + 7);
            let to = s.find_any(behind..to, &["theo", "nhằm", "để", "góp phần", "qua đó"]).unwrap_or(to);
            push(&mut words, &text_of(scene, cut(scene, behind..to)));
        }
        None => {}
    }
    if words.split(' ').count() <= 5 {
        push(&mut words, &verb);
    }
    if words.split(' ').count() <= noun.len()
        && let Some(deed) = done_to(scene, number)
    {
        push(&mut words, &format!("được {deed}"));
    }
    shortened(words)
}

/// Where the words behind a counted noun end: at a time, at the verb of the next figure, or with a row of bodies.
fn end_of_counted(scene: &Scene<'_, '_>, number: usize, behind: usize) -> usize {
    let s = scene.s;
    let end = scene.clause_end(number).max(behind);
    let end = scene.mentions.iter().find(|m| m.first >= behind && m.first < end).map_or(end, |m| m.first);
    // `tiếp nhận 52.300 hồ sơ và giải quyết 51.870`: the verb behind `và` is that of the next figure.
    let next_verb = |at: &usize| s.word(*at) == "và" && VERBS.longest_at(s, *at + 1).is_some_and(|(to, ())| to >= end);
    let end = (behind..end).find(next_verb).unwrap_or(end);
    // `do các bộ, ngành Trung ương triển khai`: one row of bodies.
    let row = s.word(end) == "," && end > behind + 1 && s.word(end - 2) == "các";
    let to = scene.figures.get(number + 1).map_or(s.len(), |f| f.tokens.start);
    if row { (end + 1..to).take(ahead::LONGEST_DEED).find(|i| s.is_mark(*i)).unwrap_or(to.min(end + 8)) } else { end }
}

/// The verb right before a figure, or before the first of a row of figures: `trao tặng`, `xử phạt`, `đã cung cấp`.
fn verb_before(scene: &Scene<'_, '_>, number: usize) -> String {
    let first = scene.row_start(number);
    let own = own_words(scene, first);
    let s = scene.s;
    if let Some(from) = verbs_start(s, own.end.saturating_sub(9).max(own.start)..own.end) {
        return text_of(scene, from..own.end);
    }
    let words = own.clone().filter(|i| s.is_word(*i)).count();
    // `giá trị hợp đồng của 12 doanh nghiệp`: the subject is that of a later figure.
    let inner = scene.figures.get(first).is_some_and(|f| s.before(f.tokens.start, "của").is_some());
    let subject = ["mỗi", "chia", "địa bàn", "tỉnh", "thành phố", "bàn"];
    let named = own.clone().any(|i| s.after_any(i, &subject).is_some());
    if words > 4 || named || inner { String::new() } else { text_of(scene, own) }
}

/// Where the last row of verbs in a range begins: `thẩm định, cấp`, `thanh tra và kiểm tra`.
fn verbs_start(s: &Sentence<'_>, range: Range<usize>) -> Option<usize> {
    let (mut at, mut row) = (range.start, None);
    while at < range.end {
        let Some((end, ())) = VERBS.longest_at(s, at) else {
            at += 1;
            continue;
        };
        let joins = |last: usize| last == at || (last + 1 == at && matches!(s.word(last), "," | "và" | "/"));
        let start = row.filter(|(_, last)| joins(*last)).map_or(at, |(start, _)| start);
        row = Some((start, end));
        at = end;
    }
    row.map(|(start, _)| start)
}

/// `xếp thứ 5 về mức độ ứng dụng`: the words after `về`, else the subject.
fn rated(scene: &Scene<'_, '_>, number: usize) -> String {
    let Some(figure) = scene.figures.get(number) else { return String::new() };
    let end = scene.clause_end(number);
    let about = (figure.tokens.end..end).find(|i| matches!(scene.s.word(*i), "về")).map(|i| i + 1..end);
    let words = match about {
        Some(range) => text_of(scene, cut(scene, range)),
        None => subject(scene, number, own_words(scene, number)),
    };
    let names_rank = ["hạng", "index", "chỉ số", "Index"].iter().any(|w| words.contains(w));
    if names_rank || words.is_empty() { words } else { format!("xếp hạng {words}") }
}

/// The subject; a poor one is completed by the noun of the figure it hangs on (`6 đại lý bị phạt 51 triệu đồng`).
fn subject(scene: &Scene<'_, '_>, number: usize, own: Range<usize>) -> String {
    let s = scene.s;
    // `Đứng thứ ba là máy tính nối mạng với 24%`: the subject is what is named.
    let named = own.clone().rev().find(|i| s.word(*i) == "là").filter(|is| own.end - is > 3);
    let own = named.map_or(own.start, |is| is + 1)..own.end;
    // The subject ends at the verb that carries it on: `chỉ số … của tỉnh được tăng lên qua các năm`.
    let verb =
        (own.start + 3..own.end).find(|i| matches!(s.word(*i), "được" | "đã" | "đang" | "tăng" | "giảm" | "chiếm"));
    let own = own.start..verb.unwrap_or(own.end);
    let words = text_of(scene, own.clone());
    let poor = own.len() <= 2;
    if let Some(paid) = paid(scene, number, &own) {
        return paid;
    }
    let hangs = number.checked_sub(1).and_then(|p| scene.figures.get(p)).filter(|_| poor && !words.is_empty());
    match hangs.and_then(|f| f.noun.clone()) {
        Some(noun) => shortened(format!("{} {words}", text_of(scene, noun))),
        None => shortened(words),
    }
}

/// `phạt gần 1 tỷ đồng vi phạm trên mạng`: of an amount with a bare verb before it the words after it tell more.
fn paid(scene: &Scene<'_, '_>, number: usize, own: &Range<usize>) -> Option<String> {
    let figure = scene.figures.get(number).filter(|f| f.nature == Nature::Money)?;
    let verb = scene.s.before_any(own.end, PAYING).filter(|from| own.end - own.start <= 4 && *from >= own.start)?;
    let end = scene.clause_end(number).max(figure.tokens.end);
    let after = text_of(scene, cut(scene, figure.tokens.end..end.min(figure.tokens.end + 9)));
    (!after.is_empty()).then(|| shortened(format!("tiền {} {after}", text_of(scene, verb..own.end))))
}

/// Words further before, the measure of the figure before, or what follows.
fn fallback(scene: &Scene<'_, '_>, number: usize, told: &Told<'_>) -> String {
    let Some(figure) = scene.figures.get(number) else { return String::new() };
    if let Some(subject) = over_inner(scene, number) {
        return subject;
    }
    if let Some(before) = told.before.filter(|_| number > 0) {
        // `hơn 77.000 người cho rằng … (78%)`
        let last = number.checked_sub(1).and_then(|p| scene.figures.get(p));
        let counted = last.is_some_and(|f| matches!(f.nature, Nature::Count | Nature::Money));
        let of_count = counted && !text::fold(before).starts_with("tỷ lệ");
        let rate = figure.nature == Nature::Percent && figure.comparison.is_none() && of_count;
        return if rate { format!("tỷ lệ {before}") } else { before.to_owned() };
    }
    let from = scene.segment_start(figure.tokens.start).max(figure.tokens.start.saturating_sub(LONGEST));
    let lead = text_of(scene, trimmed(scene, from..figure.tokens.start));
    if !lead.is_empty() {
        return lead;
    }
    if let Some(before) = told.before {
        return before.to_owned();
    }
    let end = scene.clause_end(number).max(figure.tokens.end);
    let end = scene.s.find_any(figure.tokens.end + 1..end, &["theo", "nhằm"]).unwrap_or(end);
    shortened(text_of(scene, trimmed(scene, figure.tokens.end..end)))
}

/// The report's own words where they say what the indicator is called, by its name or another one; else its noun phrase with
/// that name, whose words were found round the figure.
fn with_name(scene: &Scene<'_, '_>, number: usize, words: String, indicator: &Indicator) -> String {
    let plain = indicator.name.split(" (").next().unwrap_or(&indicator.name);
    let plain = ["Tổng số ", "Số ", "Tỷ lệ "].iter().find_map(|p| plain.strip_prefix(p)).unwrap_or(plain);
    let set = |words: &str| link::words(words).into_iter().collect::<BTreeSet<_>>();
    let noun = scene.figures.get(number).and_then(|f| f.noun.clone()).map(|n| text_of(scene, n)).unwrap_or_default();
    let (own, counted) = (set(&words), set(&noun));
    let called = |own: &BTreeSet<String>, name: &str, least: usize| {
        let known = set(name);
        let within = known.len() > 1 && known.is_subset(own) && own.len() <= known.len() + 3;
        within || own.intersection(&known).count() * 20 >= (own.len() + known.len()) * least
    };
    // `Doanh thu` under a heading that says of what: the catalogue says it in full.
    let name = set(plain);
    // `điểm BĐ-VHX` is written out too.
    let short = words.split([' ', '-']).filter(|w| !w.is_empty()).count() < own.len();
    if own.is_subset(&name) && (name.len() > own.len() || short) && name.len() <= FULL_NAME {
        return plain.to_owned();
    }
    let head = |noun: &Range<usize>| noun::head_at(scene.s, noun.start).is_some_and(|head| head.end < noun.end);
    let phrase = scene.figures.get(number).and_then(|f| f.noun.as_ref()).is_some_and(head);
    // A deed alone does not say what was counted.
    let unit = scene.figures.get(number).filter(|f| f.nature == Nature::Count).and_then(|f| f.quantity.unit.as_deref());
    let named = unit.is_none_or(|unit| text::fold(&words).contains(&text::fold(unit)));
    let by_name = |alias: &String| called(&own, alias, 8) || (phrase && called(&counted, alias, 9));
    if called(&own, plain, 6) || named && indicator.aliases.iter().chain(&indicator.added_aliases).any(by_name) {
        return words;
    }
    let counted_first = noun.split(',').next().unwrap_or_default();
    let repeated = text::fold(plain).contains(&text::fold(counted_first));
    match () {
        // `trạm BTS`, `lớp tập huấn kỹ năng số`: a noun phrase of more than its head says it better than the catalogue.
        () if repeated => plain.to_owned(),
        () if counted.len() > 1 && counted.is_subset(&set(&indicator.name)) => words,
        () if set(&words).len() > 3 && !counted.is_disjoint(&set(plain)) => words,
        () => format!("{noun} {plain}").trim().to_owned(),
    }
}
