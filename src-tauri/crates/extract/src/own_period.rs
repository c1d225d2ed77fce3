//! The period a figure speaks of: its own words, else its clause, its sentence, the sentence before, the heading, the report.

use crate::{
    calendar::{Anchor, Mention, When},
    sentence::Sentence,
    zones::Scene,
};
use chrono::{Datelike, NaiveDate};
use model::{AddUp, Catalogue, Indicator, Period, PeriodKind};

/// A period and whether it counts up to its end.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) period: Period,
    /// `đến`, `tính đến`: a state on that day, or everything since the year began.
    pub(crate) until: bool,
}

/// The period that the sentence itself gives to a figure.
pub(crate) fn told(scene: &Scene<'_, '_>, number: usize, anchor: &Anchor) -> Option<Told> {
    let figure = scene.figures.get(number)?;
    let s = scene.s;
    let end = figure.tokens.end;
    // Right after the figure's own words: `vị trí thứ 15 năm 2019`.
    let right_after = scene.mentions.iter().find(|m| {
        let from = s
            .after_any(end, &["trong", "của", "vào", "(", "trong năm", "tính đến", "đến", "( tính đến"])
            .unwrap_or(end);
        // `gấp 1,8 lần năm 2018`: what is compared with.
        let multiple = figure.quantity.unit.as_deref() == Some("lần");
        (m.first == end || m.first == from)
            && !is_of_bracket(scene, m, number)
            && !multiple
            && !is_base(s, m)
            && !is_event(s, m)
    });
    if let Some(found) = right_after.and_then(|m| read(s, m, anchor)) {
        return Some(found);
    }
    // `104.377 thuê bao (30/11/2023)`: the state on that day.
    let day = scene.mentions.iter().find(|m| m.first == end + 1 && m.when.is_day());
    if let Some(day) = day.filter(|m| s.word(end) == "(" && s.word(m.end) == ")") {
        return day.when.period(anchor).map(|period| Told { period, until: true });
    }
    let start = figure.tokens.start;
    // `năm 2023 (0,7326)`: the value of that very year, also where the year is what is compared with.
    let bracketed = scene.mentions.iter().find(|m| m.end + 1 == start && s.word(m.end) == "(");
    if let Some(found) = bracketed.and_then(|m| read(s, m, anchor)) {
        return Some(found);
    }
    if let Some(edition) = edition_behind(scene, figure).and_then(|m| read(s, m, anchor)) {
        return Some(edition);
    }
    let segment = scene.segment_start(start);
    let mut before: Vec<&Mention> =
        scene.mentions.iter().filter(|m| m.end <= start && says_when(scene, m, number)).collect();
    before.reverse();
    let in_segment = before.iter().find(|m| m.first >= segment).or_else(|| before.first());
    if let Some(found) = in_segment.and_then(|m| read(s, m, anchor)) {
        return Some(found);
    }
    let clause_end = scene.segment_end(end);
    let next = scene.figures.get(number + 1).map_or(clause_end, |f| f.tokens.start).min(clause_end);
    let after = scene.mentions.iter().find(|m| {
        let of_next = s.word(m.end) == ":" || s.has_any(end..m.first, &["trong khi"]);
        let of_next = of_next || is_of_bracket(scene, m, number);
        // `còn 2 ấp sóng chập chờn, nhà mạng hứa phủ xong trong tháng 8`: another clause with a time of its own.
        let comma = (end..m.first).rev().find(|i| s.word(*i) == ",");
        let of_next = of_next || comma.is_some_and(|comma| m.first - comma > 5);
        // `giao 156 nhiệm vụ, đến 10/12 hoàn thành 117`
        let opens = comma.is_some() && is_until(s, m) && m.when.is_day();
        let of_next = of_next || (opens && scene.figures.get(number + 1).is_some_and(|f| f.tokens.start < m.end + 5));
        m.first >= end
            && m.first < next
            && !of_next
            && !is_length(s, m)
            && is_adverb(s, m)
            && !is_base(s, m)
            && !is_event(s, m)
    });
    after.and_then(|m| read(s, m, anchor))
}

fn read(s: &Sentence<'_>, mention: &Mention, anchor: &Anchor) -> Option<Told> {
    let year = quarter_year(s, mention);
    let anchor = Anchor { year: year.or(anchor.year), ..anchor.clone() };
    let period = mention.when.period(&anchor)?;
    let until = is_until(s, mention);
    let until = until && !matches!(mention.when, When::Years { .. });
    // `từ đầu năm đến ngày 15/12`: not the state on that day.
    let first = if s.word(mention.first) == "đến" { mention.first } else { mention.first.saturating_sub(1) };
    let since = until && s.before_any(first, &["từ đầu năm", "kể từ đầu năm"]).is_some();
    match since_new_year(&period).filter(|_| since) {
        Some(period) => Some(Told { period, until: false }),
        None => Some(Told { period, until }),
    }
}

/// `quý 1-2018 và trong quý 2`: the year of the period before it in the sentence.
fn quarter_year(s: &Sentence<'_>, mention: &Mention) -> Option<i32> {
    if mention.when.own_year().is_some() || mention.when.is_day() {
        return None;
    }
    crate::calendar::mentions(s)
        .iter()
        .filter(|m| m.first < mention.first && mention.first - m.first < 25)
        .filter_map(|m| m.when.own_year().filter(|_| matches!(m.when, When::Quarter { .. } | When::Month { .. })))
        .next_back()
}

/// `đến`, `tính đến`, `đến hết`, `tính tới ngày` before a mention, or inside its first words.
pub(crate) fn is_until(s: &Sentence<'_>, mention: &Mention) -> bool {
    let words = [
        "đến",
        "tới",
        "đến hết",
        "tới hết",
        "đến cuối",
        "đến thời điểm",
        "tính đến thời điểm",
        "đến ngày",
        "đến hết ngày",
        "đến thời điểm ngày",
        "lũy kế đến",
        "hết",
    ];
    let stretch = matches!(mention.when, When::Days { .. });
    // `đến 17 giờ ngày 20/10`
    let hour = s.before_any(mention.first, &["giờ", "h"]).and_then(|unit| unit.checked_sub(1));
    let to_hour = hour.is_some_and(|number| s.is_number(number) && s.before_any(number, &words).is_some());
    if to_hour {
        return true;
    }
    !stretch && (s.word(mention.first) == "đến" || s.before_any(mention.first, &words).is_some())
}

/// `so với năm 2017`, `cùng kỳ năm 2019`: what is compared with, not when.
fn is_base(s: &Sentence<'_>, mention: &Mention) -> bool {
    let at = mention.first;
    s.before_any(
        at,
        &[
            "so với",
            "so với cùng kỳ",
            "cùng kỳ",
            "so",
            "so với cuối",
            "so với đầu",
            "hơn",
            "so với tháng",
            "so cùng kỳ",
            "bằng",
            "hơn cuối",
            "hơn đầu",
            "so cuối",
            "so đầu",
        ],
    )
    .is_some()
        || s.has_any(at.saturating_sub(4)..at, &["so với", "cùng kỳ"])
}

/// The time that a goal is set for: the year in its name (`chỉ tiêu năm 2024: …`, `đặt mục tiêu năm 2022 vào Top 30`), or
/// `cả năm`.
pub(crate) fn of_goal(scene: &Scene<'_, '_>, number: usize, anchor: &Anchor) -> Option<Period> {
    let figure = scene.figures.get(number)?;
    let s = scene.s;
    let start = figure.tokens.start;
    let from = start.saturating_sub(40);
    let named = scene.mentions.iter().rev().find(|m| {
        m.end <= start
            && m.first >= from
            && !is_base(s, m)
            && (is_in_name(s, m)
                || s.has_any(m.first.saturating_sub(6)..m.first, &["mục tiêu", "chỉ tiêu", "phấn đấu"]))
            && !matches!(m.when, When::Years { .. } | When::Time | When::Broken)
            && !m.when.is_day()
    });
    if s.before_any(start, &["năm sau", "năm tới", "năm sau là", "năm tới là", "năm tới đạt", "năm sau đạt"]).is_some()
    {
        return Period::year(anchor.year? + 1);
    }
    let whole_year = || s.has_any(from..start, &["cả năm"]).then(|| Period::year(anchor.year?)).flatten();
    named.and_then(|m| m.when.period(anchor)).or_else(whole_year)
}

/// Names of plans and goals take years that say nothing about when.
fn is_in_name(s: &Sentence<'_>, mention: &Mention) -> bool {
    let at = mention.first;
    let plan = [
        "kế hoạch",
        "nhiệm vụ",
        "chương trình",
        "đề án",
        "quy hoạch",
        "mục tiêu",
        "phương hướng",
        "chỉ tiêu",
        "dự toán",
        "nghị quyết",
        "quyết định",
        "định hướng",
        "định hướng đến",
        "triển khai nhiệm vụ",
    ];
    let spans = matches!(mention.when, When::Years { .. });
    // `tỉnh giao 156 nhiệm vụ, đến 10/12/2025 hoàn thành 117`
    if mention.when.is_day() && is_until(s, mention) {
        return false;
    }
    let named = s.has_any(at.saturating_sub(if spans { 14 } else { 3 })..at, &plan);
    named || s.before_any(at, &["định hướng đến", "tầm nhìn đến", "nhiệm kỳ"]).is_some()
}

/// Whether a mention before a figure says when: as an adverb, or right before the verb of the figure.
fn says_when(scene: &Scene<'_, '_>, mention: &Mention, number: usize) -> bool {
    let s = scene.s;
    if is_base(s, mention) || matches!(mention.when, When::Time | When::Broken) || is_event(s, mention) {
        return false;
    }
    let Some(figure) = scene.figures.get(number) else { return false };
    // What an earlier figure has taken right after itself belongs to that one.
    let taken = scene.figures.iter().filter(|f| f.number != figure.number).any(|f| {
        let close = f.tokens.end + 1 == mention.first;
        // `từ 108 (31/12/2018) đến 131 thuê bao`: in brackets it is of the figure before them.
        let inside = mention.first > f.tokens.end && mention.first - f.tokens.end <= 3;
        let bracketed = s.word(f.tokens.end) == "(" && s.word(mention.end) == ")" && inside;
        f.tokens.end == mention.first || (close && !s.is_mark(f.tokens.end)) || bracketed
    });
    if taken || is_of_bracket(scene, mention, number) {
        return false;
    }
    // `cuối năm 2019 chỉ 186 thủ tục, nay con số này là 972`: the present again.
    if s.has_any(
        mention.end..figure.tokens.start,
        &["thì nay", "hiện nay", "nay đã", "nay là", "nay con số", "thì đến nay"],
    ) {
        return false;
    }
    let gap = figure.tokens.start.saturating_sub(mention.end);
    let straight = gap <= 5 && !(mention.end..figure.tokens.start).any(|i| s.is_mark(i));
    if is_in_name(s, mention) {
        return false;
    }
    is_adverb(s, mention) || straight || (is_index_value(figure) && of_index(s, mention))
}

/// Tokens between a time in brackets and the figure there that it belongs to.
const IN_BRACKETS: usize = 5;

/// `28/63 (2020: 43/63)`, `58,3% (năm 2012 là 41%)`, `84,8 (cuối quý I là 86,1)`: the time of the figure in its brackets, not of
/// those before or behind them.
fn is_of_bracket(scene: &Scene<'_, '_>, mention: &Mention, number: usize) -> bool {
    let s = scene.s;
    let Some(open) = (0..mention.first).rev().take_while(|i| s.word(*i) != ")").find(|i| s.word(*i) == "(") else {
        return false;
    };
    let close = (mention.end..s.len()).find(|i| s.word(*i) == ")").unwrap_or(s.len());
    let inside = |f: &crate::figure::Figure| f.tokens.start > open && f.tokens.end <= close;
    let own = scene.figures.iter().find(|f| {
        let near = (mention.end..=mention.end + IN_BRACKETS).contains(&f.tokens.start);
        let behind = f.tokens.end <= mention.first && mention.first - f.tokens.end <= 1;
        inside(f) && (near || behind) && f.comparison.is_none()
    });
    (own.is_some() || s.word(mention.end) == ":") && !scene.figures.get(number).is_some_and(inside)
}

/// `vị trí số 1 PAR Index 2020`: the edition of the index whose name follows a place or a score.
fn edition_behind<'m>(scene: &'m Scene<'_, '_>, figure: &crate::figure::Figure) -> Option<&'m Mention> {
    const NEAR: usize = 5;
    let (s, end) = (scene.s, figure.tokens.end);
    let found = scene.mentions.iter().find(|m| m.first >= end).filter(|m| m.first - end <= NEAR)?;
    let plain = !(end..found.first).any(|i| s.is_mark(i) || s.is_number(i));
    (plain && is_index_value(figure) && of_index(s, found) && !is_base(s, found)).then_some(found)
}

/// A place in a ranking or a score, or the change of one.
fn is_index_value(figure: &crate::figure::Figure) -> bool {
    matches!(figure.nature, crate::figure::Nature::Rank | crate::figure::Nature::Score)
}

/// `Chỉ số đổi mới sáng tạo (PII) năm 2024`, `bảng xếp hạng DTI năm 2020`: the year of an index is the year of its values.
fn of_index(s: &Sentence<'_>, mention: &Mention) -> bool {
    let names =
        ["chỉ số", "index", "dti", "pii", "pci", "papi", "sipas", "par", "gii", "xếp hạng", "bộ chỉ số", "ict", "gci"];
    matches!(mention.when, When::Year(_)) && s.has_any(mention.first.saturating_sub(12)..mention.first, &names)
}

/// `miễn phí cước trong 3 tháng`: a length and no time, where neither the year nor its beginning is named.
pub(crate) fn is_length(s: &Sentence<'_>, mention: &Mention) -> bool {
    matches!(mention.when, When::FirstMonths { year: None, .. })
        && !s.has_any(mention.first..mention.end + 1, &["đầu", "năm", "qua"])
        && s.word_before(mention.first) == "trong"
}

/// A day on which something happened (`Ngày 29/12, Sở công bố …`) is not the time its figures speak of; a term of office
/// neither.
fn is_event(s: &Sentence<'_>, mention: &Mention) -> bool {
    let term =
        matches!(mention.when, When::Years { .. }) && s.after_any(mention.first, &["nhiệm kỳ", "niên khóa"]).is_some();
    // `tra cứu ngày 25/8/2023: 71,38 điểm`: the values of that day.
    let of_values = s.word(mention.end) == ":" && s.is_number(mention.end + 1);
    term || (mention.when.is_day() && !is_until(s, mention) && !of_values)
}

/// At the start of a sentence or clause, or after a preposition of time.
fn is_adverb(s: &Sentence<'_>, mention: &Mention) -> bool {
    let at = mention.first;
    if is_in_name(s, mention) {
        return false;
    }
    let preposition = [
        "trong",
        "vào",
        "đến",
        "tới",
        "hết",
        "cuối",
        "tính đến",
        "đầu",
        "từ",
        "trong cả",
        "riêng",
        "sang",
        "kể từ",
        "trước",
        "sau",
        "vào đầu",
        "vào cuối",
        "suốt",
        "thời điểm",
        "vào ngày",
        "qua",
        "bước vào",
    ];
    let of_values = mention.when.is_day() && s.word(mention.end) == ":" && s.is_number(mention.end + 1);
    let opens = of_values || at == 0 || matches!(s.word_before(at), "," | ";" | ":" | "(" | "." | "-" | "\"" | "+");
    let inside = matches!(s.word(at), "từ" | "đến");
    opens || inside || s.before_any(at, &preposition).is_some()
}

/// The days that a told period means for this indicator: a state stands on the last day, a flow counts from 1 January.
pub(crate) fn for_indicator(told: &Told, indicator: Option<&Indicator>, stock: bool, catalogue: &Catalogue) -> Period {
    let period = &told.period;
    let point = told.until || period.kind == PeriodKind::AsOf;
    // `đến hết năm 2022` is the year's own value, of stocks too.
    if !point
        || matches!(period.kind, PeriodKind::Year | PeriodKind::Other)
        || matches!(period.kind, PeriodKind::Months | PeriodKind::Half)
    {
        return period.clone();
    }
    let is_stock = indicator.map_or(stock, |one| is_stock(one, catalogue));
    if is_stock {
        let label = if period.kind == PeriodKind::AsOf {
            period.label.clone()
        } else {
            format!("đến hết {}", period.label)
        };
        return Period::named(period.end, period.end, PeriodKind::AsOf, label);
    }
    since_new_year(period).unwrap_or_else(|| period.clone())
}

fn since_new_year(period: &Period) -> Option<Period> {
    let start = NaiveDate::from_ymd_opt(period.end.year(), 1, 1)?;
    Some(Period::named(start, period.end, PeriodKind::Months, period.label.clone()))
}

fn is_stock(indicator: &Indicator, catalogue: &Catalogue) -> bool {
    // A place or a score is that of its day.
    if matches!(indicator.kind, model::MeasureKind::Rank | model::MeasureKind::Score) {
        return true;
    }
    match indicator.over_time {
        AddUp::Sum => false,
        AddUp::Last => true,
        // A rate is a state where what it counts is one.
        AddUp::None | AddUp::Weighted => {
            let counted =
                indicator.numerator.as_ref().or(indicator.denominator.as_ref()).and_then(|c| catalogue.indicator(c));
            counted.is_some_and(|one| one.over_time == AddUp::Last)
        }
    }
}
