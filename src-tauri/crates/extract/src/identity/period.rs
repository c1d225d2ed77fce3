//! The time a report covers.
//!
//! Every period named in the title and the first lines votes: by where it stands and by whether words of a result or of a plan
//! stand before it. `triển khai nhiệm vụ năm 2023` in a title speaks of the year to come, `đến hết năm 2022` of the one reported.

use super::{Head, years};
use crate::{
    basis,
    calendar::{self, Anchor, Mention, When},
    own_period,
    sentence::Sentence,
};
use chrono::{Datelike, NaiveDate};
use model::{Period, PeriodKind, Regime, ReportKind};
use std::collections::BTreeMap;

/// What was found out about a report's time.
#[derive(Debug, Default)]
pub(super) struct Time {
    pub(super) period: Option<Period>,
    /// The year it speaks of.
    pub(super) year: Option<i32>,
    /// The day of the event it reports, where no date line is there.
    pub(super) day: Option<NaiveDate>,
    /// Whether it as a whole sets goals for its period.
    pub(super) plans: bool,
}

/// Words of a result before a period.
const RESULTS: &[&str] = &[
    "kết quả",
    "tổng kết",
    "sơ kết",
    "báo cáo",
    "khép lại",
    "điểm lại",
    "trong",
    "thực hiện",
    "hoạt động",
    "dấu ấn",
    "công tác",
    "nhìn lại",
    "hết",
    "đạt",
    "tình hình",
    "của",
    "vào",
    "qua",
    "tháng",
    "đánh giá",
    "hoàn thành",
    "trong cả",
    "suốt",
    "thành tựu",
    "nổi bật",
    "đầu",
    "số liệu",
    "chỉ tiêu",
    "các nhiệm vụ",
    "cả",
];

/// Words that say of a whole line that it sums up.
pub(super) const SUMMING_UP: &[&str] = &["tổng kết", "sơ kết", "báo cáo", "kết quả", "đánh giá", "tình hình"];
/// Most tokens of a line that is a title.
const TITLE_LENGTH: usize = 40;

/// Words of a plan, a project's name or a comparison before a period.
const PLANS: &[&str] = &[
    "kế hoạch",
    "nhiệm vụ năm",
    "nhiệm vụ trọng tâm",
    "phương hướng",
    "bàn việc",
    "bàn",
    "triển khai nhiệm vụ",
    "mục tiêu",
    "sang",
    "bước vào",
    "định hướng",
    "giai đoạn",
    "quy hoạch",
    "so với",
    "cùng kỳ",
    "nhiệm kỳ",
    "chương trình",
    "đề án",
    "tầm nhìn",
    "nhiệm vụ",
    "dự toán",
    "chuẩn bị",
    "đến",
    "từ",
    "phấn đấu",
    "hướng tới",
    "quyết định",
    "nghị quyết",
    "luật",
    "năm mới",
    "tới",
    "cuối",
];

/// The time of a report.
pub(super) fn find(heads: &[Head<'_>], title_line: Option<usize>, published: Option<NaiveDate>) -> Time {
    let rough = Anchor { year: published.map(|d| d.year()).or_else(|| common_year(heads)), published };
    let mut votes: BTreeMap<(NaiveDate, NaiveDate), (i32, Period)> = BTreeMap::new();
    let mut plan_years: BTreeMap<i32, i32> = BTreeMap::new();
    let mut cut_off: Option<Period> = None;
    for (at, head) in heads.iter().enumerate() {
        let s = &head.s;
        let place = place_weight(at, title_line, head.line.heading);
        for mention in &head.mentions {
            let Some(period) = mention.when.period(&rough) else { continue };
            if is_project(mention, &period) || (Some(at) != title_line && own_period::is_length(s, mention)) {
                continue;
            }
            if counts_up(s, mention) && matches!(mention.when, When::Month { .. } | When::Day(_)) {
                cut_off.get_or_insert(period);
                continue;
            }
            let tone = tone(s, mention);
            // `98 máy (năm 2014 mới có 61)`, `Diễn tập "An toàn số 2021"`: a look back, a name.
            let aside = Some(at) != title_line && (looks_back(s, mention) || is_quoted(s, mention));
            if tone < -1 || aside {
                continue;
            }
            if tone < 0 {
                *plan_years.entry(period.year_of()).or_default() += place;
                continue;
            }
            if matches!(mention.when, When::Day(_) | When::Days { .. })
                && !is_reporting_days(mention, &period, at, title_line)
            {
                continue;
            }
            let entry = votes.entry((period.start, period.end)).or_insert((0, period));
            entry.0 += place + tone * (1 + place / 8);
        }
    }
    let title = title_line.and_then(|t| heads.get(t));
    let this_year = published.and_then(|day| votes.get(&whole_year(day.year())?).cloned());
    let best =
        votes.into_values().max_by_key(|(weight, p)| (*weight, p.days(), std::cmp::Reverse(p.start))).map(|(_, p)| p);
    let named_in_title =
        |p: &Period| title.is_some_and(|h| h.mentions.iter().any(|m| m.when == When::Year(p.year_of())));
    let outright = title.and_then(|h| named_outright(&h.s, &rough));
    let best = if outright.is_some() { outright } else { not_of_last_year(best, this_year, title, published) };
    let days = heads.iter().enumerate().take(40).find_map(|(at, h)| reporting_days(h, at, title_line, &rough));
    let best = with_days(best, days);
    let period = match (best, cut_off) {
        (Some(best), Some(cut))
            if is_year(&best)
                && best.year_of() == cut.year_of()
                && cut.end < best.end
                && !named_in_title(&best)
                && published.is_none_or(|day| day.year() == cut.year_of()) =>
        {
            up_to(&cut)
        }
        (None, Some(cut)) => up_to(&cut),
        (best, _) => best,
    };
    let planned =
        plan_years.into_iter().max_by_key(|(year, weight)| (*weight, std::cmp::Reverse(*year))).map(|(year, _)| year);
    let spans = title_line.and_then(|at| years::named(heads, at, &rough));
    let plans = title.is_some_and(|h| sets_goals(&h.s)) || spans.as_ref().is_some_and(|s| s.planned);
    let day = event_day(heads, published);
    let named = spans.map(|span| span.period).or(period);
    let period = named.or_else(|| without_own_words(heads, planned, day, published));
    let year = period.as_ref().map(Period::year_of).or(rough.year);
    Time { period: period.map(as_reported), year, day, plans }
}

/// The period of a report that names none: before the year it plans for, the event it reports, its publishing, what it compares with.
fn without_own_words(
    heads: &[Head<'_>],
    planned: Option<i32>,
    day: Option<NaiveDate>,
    published: Option<NaiveDate>,
) -> Option<Period> {
    year_before(planned, published)
        .and_then(Period::year)
        .or_else(|| planned.filter(|_| day.is_none()).and_then(Period::year))
        .or_else(|| day.and_then(|d| Period::month(d.year(), d.month())))
        .or_else(|| published.and_then(|d| Period::year(d.year())))
        .or_else(|| Period::year(compared_year(heads)? + 1))
}

/// The named period with the days that the report says it counts from and to.
fn with_days(best: Option<Period>, days: Option<Period>) -> Option<Period> {
    match (best, days) {
        (Some(best), Some(days)) if days.start.day() == 15 && days.end.day() == 14 => {
            Some(Period { label: best.label, ..days })
        }
        (Some(best), Some(days)) if days.end < best.end && days.end >= best.start => {
            Some(Period { cutoff: Some(days.end), ..best })
        }
        (None, days) => days,
        (best, _) => best,
    }
}

/// The period that a title names for its results.
fn named_outright(s: &Sentence<'_>, rough: &Anchor) -> Option<Period> {
    let mentions = calendar::mentions(s);
    let told = mentions.iter().filter(|m| !matches!(m.when, When::Day(_)) && tone(s, m) > 0);
    told.filter_map(|m| m.when.period(rough).filter(|p| !is_project(m, p))).next()
}

/// So much weight has a year that some line opens with or sums up.
const TOLD: i32 = 12;

/// What is published at the end of a year and speaks of it outright is about that year, however often it looks back on the
/// one before.
fn not_of_last_year(
    best: Option<Period>,
    this_year: Option<(i32, Period)>,
    title: Option<&Head<'_>>,
    published: Option<NaiveDate>,
) -> Option<Period> {
    let late = published.filter(|day| day.month() > 10);
    let Some((best, day)) = best.clone().zip(late) else { return best };
    let in_title = title.is_some_and(|h| h.mentions.iter().any(|m| m.when.own_year() == Some(best.year_of())));
    let told = this_year.filter(|(weight, _)| *weight >= TOLD && best.year_of() + 1 == day.year() && !in_title);
    Some(told.map_or(best, |(_, year)| year))
}

fn whole_year(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Period::year(year).map(|year| (year.start, year.end))
}

/// A plan for the year of publication, published in its first weeks, reports on the year before.
fn year_before(planned: Option<i32>, published: Option<NaiveDate>) -> Option<i32> {
    let day = published.filter(|d| d.month() <= 2)?;
    (planned? == day.year()).then_some(day.year() - 1)
}

fn place_weight(at: usize, title_line: Option<usize>, heading: bool) -> i32 {
    match title_line {
        Some(title) if at == title => 40,
        Some(title) if at > title && at <= title + 3 => 14,
        _ if heading => 10,
        _ if at < 12 => 8,
        _ => 5,
    }
}

/// Above zero after words of a result, below after words of a plan, far below where it is only compared with.
fn tone(s: &Sentence<'_>, mention: &Mention) -> i32 {
    let at = mention.first;
    let back = at.saturating_sub(5)..at;
    let result = s.find_last(back.clone(), RESULTS);
    let plan = s.find_last(back, PLANS).filter(|_| !own_period::is_until(s, mention) || s.word_before(at) != "hết");
    // `thực hiện Đề án 06 quý III`: a number ends the name of a plan, and the time is that of the report.
    let plan = plan.filter(|p| !(s.after(*p, "đề án").is_some_and(|end| s.is_number(end) && end < at)));
    // A line of a title is one clause: `Hội nghị tổng kết chuyển đổi số tỉnh … năm 2022`.
    let result =
        result.or_else(|| s.find_last(0..at, SUMMING_UP).filter(|_| s.len() <= TITLE_LENGTH && plan.is_none()));
    let opens = at == 0 || matches!(s.word_before(at), "," | ":" | "." | "-" | "(" | "\"");
    let until_end = s.before_any(at, &["đến hết", "tính đến hết", "hết"]).is_some();
    let compared = s.has_any(at.saturating_sub(4)..at, &["so với", "cùng kỳ", "so", "hơn"]);
    match (result, plan) {
        _ if compared => -2,
        _ if until_end => 12,
        (Some(r), Some(p)) if p + 1 >= r => -1,
        (None, Some(_)) => -1,
        (Some(_), _) => 10,
        (None, None) if opens => 12,
        (None, None) => 2,
    }
}

/// A span of years or a length that is no reporting period.
fn is_project(mention: &Mention, period: &Period) -> bool {
    matches!(mention.when, When::Years { .. } | When::LastMonths { .. }) && period.kind != PeriodKind::Half
}

fn counts_up(s: &Sentence<'_>, mention: &Mention) -> bool {
    s.before_any(
        mention.first,
        &["tính đến", "tính đến thời điểm", "tính đến hết", "tính đến ngày", "lũy kế đến", "số liệu đến", "tính tới"],
    )
    .is_some()
}

/// From one day to another near the title, or the days of a survey.
fn is_reporting_days(mention: &Mention, period: &Period, at: usize, title_line: Option<usize>) -> bool {
    let near = title_line.is_none_or(|t| at <= t + 3);
    matches!(mention.when, When::Days { .. }) && near && (5..=370).contains(&period.days())
}

/// `(Số liệu từ ngày 15/4 đến ngày 14/5)` near the title.
fn reporting_days(head: &Head<'_>, at: usize, title_line: Option<usize>, rough: &Anchor) -> Option<Period> {
    let near = title_line.is_some_and(|t| at >= t && at <= t + 3);
    let told = head.s.has_any(0..head.s.len(), &["số liệu", "tính từ ngày", "từ ngày"]) && head.s.len() <= 30;
    let days = head.mentions.iter().filter(|m| matches!(m.when, When::Days { .. })).find_map(|m| m.when.period(rough));
    days.filter(|_| near && told)
}

fn is_year(period: &Period) -> bool {
    period.kind == PeriodKind::Year
}

/// From the year's start to the end of the month or the day a report counts up to.
fn up_to(cut: &Period) -> Option<Period> {
    if cut.end.month() == 12 && cut.end.day() >= 14 {
        return Period::year(cut.year_of());
    }
    let whole = Period::month(cut.year_of(), cut.end.month()).is_some_and(|m| m.end == cut.end);
    let mut period = Period::first_months(cut.year_of(), cut.end.month())?;
    if !whole {
        period.end = cut.end;
        period.cutoff = Some(cut.end);
    }
    Some(period)
}

/// 15 December to 14 December is the reporting year of Nghị định 09/2019/NĐ-CP; its shorter cycles likewise run from the
/// 15th to the 14th.
fn as_reported(period: Period) -> Period {
    let decree = period.start.day() == 15 && period.end.day() == 14 && period.days() > 25;
    if !decree {
        return period;
    }
    let kind = match period.days() {
        26..=33 => PeriodKind::Month,
        85..=95 => PeriodKind::Quarter,
        178..=186 => PeriodKind::Half,
        360..=370 => PeriodKind::Year,
        _ => PeriodKind::Months,
    };
    let label = match kind {
        _ if !period.label.is_empty() => period.label.clone(),
        PeriodKind::Year => format!("năm {}", period.end.year()),
        _ => format!("từ {} đến {}", period.start.format("%d/%m/%Y"), period.end.format("%d/%m/%Y")),
    };
    Period { kind, label, regime: Regime::Decree09, ..period }
}

/// The year most often written.
fn common_year(heads: &[Head<'_>]) -> Option<i32> {
    let mut counts: BTreeMap<i32, u32> = BTreeMap::new();
    for head in heads {
        for mention in &head.mentions {
            let certain = !matches!(mention.when, When::Years { .. });
            if let Some(year) = mention.when.own_year().filter(|_| certain) {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

/// Whether a time opens brackets that hold more than it: the value of another time beside one of the report's own.
fn looks_back(s: &Sentence<'_>, mention: &Mention) -> bool {
    let open = s.before_any(mention.first, &["(", "( hồi", "( cuối", "( đầu", "( so với", "( so"]).is_some();
    open && s.word(mention.end) != ")"
}

/// Whether a time stands inside quotes.
fn is_quoted(s: &Sentence<'_>, mention: &Mention) -> bool {
    let quotes = |range: std::ops::Range<usize>| range.filter(|i| s.word(*i) == "\"").count();
    quotes(0..mention.first) % 2 == 1 && quotes(mention.end..s.len()) > 0
}

/// `tăng 8% so với năm 2016`: the last year that values are compared with; they are of the year after.
fn compared_year(heads: &[Head<'_>]) -> Option<i32> {
    let compared = |s: &Sentence<'_>, at: usize| s.has_any(at.saturating_sub(4)..at, &["so với", "cùng kỳ", "so"]);
    let bases = heads.iter().flat_map(|h| h.mentions.iter().filter(|m| compared(&h.s, m.first)));
    bases.filter_map(|m| m.when.own_year().filter(|_| !m.when.is_day())).max()
}

/// The first day named without a year in running text: it follows the last full date that the text looks back to.
fn event_day(heads: &[Head<'_>], published: Option<NaiveDate>) -> Option<NaiveDate> {
    if published.is_some() {
        return None;
    }
    let mut past: Option<NaiveDate> = None;
    let mut event = None;
    for head in heads {
        for mention in &head.mentions {
            match &mention.when {
                When::Day(day) if day.year.is_none() && day.month.is_some() => {
                    event = event.or(Some((day.day, day.month?)));
                }
                when if when.own_year().is_some()
                    && matches!(when, When::Day(_) | When::Month { .. })
                    && !s_ahead(&head.s, mention.first) =>
                {
                    past = past.max(when.period(&Anchor::default()).map(|p| p.start));
                }
                _ => {}
            }
        }
    }
    let ((day, month), past) = (event?, past?);
    let this_year = NaiveDate::from_ymd_opt(past.year(), month, day)?;
    if this_year >= past { Some(this_year) } else { NaiveDate::from_ymd_opt(past.year() + 1, month, day) }
}

/// Whether what comes is spoken of before this token.
fn s_ahead(s: &Sentence<'_>, at: usize) -> bool {
    s.has_any(at.saturating_sub(12)..at, &["sẽ", "dự kiến", "phấn đấu", "kế hoạch"])
}

/// A title that sets goals for the whole text.
fn sets_goals(s: &Sentence<'_>) -> bool {
    s.has_any(0..s.len(), &["đặt mục tiêu", "phấn đấu", "mục tiêu năm", "giao chỉ tiêu"])
        && !basis::opens_plans(s) | s.has_any(0..s.len(), &["đặt mục tiêu"])
}

/// The kind of a report by its period.
pub(super) fn kind(period: &Period) -> ReportKind {
    match period.kind {
        PeriodKind::Year => ReportKind::Year,
        PeriodKind::Half => ReportKind::Half,
        PeriodKind::Quarter => ReportKind::Quarter,
        PeriodKind::Month => ReportKind::Month,
        PeriodKind::Months => ReportKind::Months,
        PeriodKind::AsOf | PeriodKind::Other => ReportKind::Other,
    }
}
