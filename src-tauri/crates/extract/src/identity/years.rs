//! The years that a plan or a report on several years names in its title.

use super::{Head, period::SUMMING_UP};
use crate::calendar::{Anchor, When};
use chrono::Datelike;
use model::Period;

/// A span of years and whether it is still to come.
pub(super) struct Span {
    pub(super) period: Period,
    pub(super) planned: bool,
}

/// The span of years that a title names for its text.
pub(super) fn named(heads: &[Head<'_>], title_line: usize, rough: &Anchor) -> Option<Span> {
    let planned = planned_years(heads, title_line, rough).map(|period| Span { period, planned: true });
    let planned = planned.or_else(|| {
        let period = planned_year(heads.get(title_line)?, rough)?;
        Some(Span { period, planned: false })
    });
    planned.or_else(|| {
        let period = years_summed_up(heads.get(title_line)?, rough)?;
        Some(Span { period, planned: false })
    })
}

/// `Báo cáo tổng kết 5 năm 2016 - 2020`: nothing but a span of years is named.
fn years_summed_up(title: &Head<'_>, rough: &Anchor) -> Option<Period> {
    let s = &title.s;
    let [only] = title.mentions.as_slice() else { return None };
    let summed = s.find_last(0..only.first, &["tổng kết", "kết quả", "đánh giá", "nhìn lại", "sơ lược", "5 năm"])?;
    let of_years = s.has_any(only.first.saturating_sub(3)..only.first + 2, &["năm", "giai đoạn", "nhiệm kỳ"]);
    // `kết quả thực hiện Đề án … giai đoạn 2016 - 2020` is a report on some part of it.
    let named = s.has_any(summed..only.first, &["đề án", "kế hoạch", "chương trình", "nghị quyết", "dự án"]);
    let period = only.when.period(rough).filter(|_| matches!(only.when, When::Years { .. }))?;
    let over = rough.published.is_none_or(|day| day.year() >= period.end.year());
    (of_years && !named && over).then_some(period)
}

/// `Ban hành Kế hoạch phát triển chính quyền số năm 2026`: what a decision sets going is for the year in its name. It may look
/// back on results too, so it does not plan as a whole.
fn planned_year(title: &Head<'_>, rough: &Anchor) -> Option<Period> {
    let s = &title.s;
    let opens = ["ban hành", "phê duyệt", "về việc ban hành", "về việc phê duyệt", "v / v ban hành", "giao"];
    let named = s.after_any(0, &opens).and_then(|at| s.after_any(at, &["kế hoạch", "chương trình", "chỉ tiêu"]))?;
    let year = title.mentions.iter().filter(|m| m.first >= named).find(|m| matches!(m.when, When::Year(_)));
    let period = year.and_then(|m| m.when.period(rough))?;
    rough.published.is_none_or(|day| period.end >= day).then_some(period)
}

/// `Kế hoạch phát triển chính quyền số giai đoạn 2026 - 2030`: a plan, not a report on how one is carried out, is for the years
/// in its name.
fn planned_years(heads: &[Head<'_>], title_line: usize, rough: &Anchor) -> Option<Period> {
    let kinds = ["kế hoạch", "đề án", "chương trình", "nghị quyết", "chiến lược"];
    let title = heads.get(title_line)?;
    let s = &title.s;
    let over = title_line.checked_sub(1).and_then(|at| heads.get(at));
    let plan = s.after_any(0, &kinds).is_some()
        || over.is_some_and(|h| h.s.after_any(0, &kinds).is_some_and(|end| end == h.s.len()));
    if !plan || s.has_any(0..s.len(), SUMMING_UP) {
        return None;
    }
    let years = title.mentions.iter().find(|m| matches!(m.when, When::Years { .. }));
    years.and_then(|m| m.when.period(rough)).filter(|period| rough.published.is_none_or(|day| period.end > day))
}
