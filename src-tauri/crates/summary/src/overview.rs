//! Khái quát chung: how much the report rests on, and how the assigned targets were met, counted.

use crate::known::Known;
use crate::words::{NO_BREAK, padded};
use crate::{Figure, Input, Paragraph, Role, Run, prose};
use compare::Value;
use model::{FactId, FieldCode, ReportId};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// `Báo cáo tổng hợp số liệu của 55 chỉ tiêu thuộc 12 lĩnh vực …`; none where the year has no figure.
pub(crate) fn paragraph(known: &[Known<'_>], input: &Input<'_>) -> Option<Paragraph> {
    let told: Vec<&Known<'_>> = known.iter().filter(|k| k.has_figure()).collect();
    let fields: BTreeSet<&FieldCode> = told.iter().map(|k| &k.indicator.field).collect();
    let values: Vec<&Value> = told.iter().filter_map(|k| k.now.result.as_ref().or(k.now.part.as_ref())).collect();
    if values.is_empty() {
        return None;
    }
    let facts = || values.iter().flat_map(|value| value.facts.iter().copied());
    let reports: BTreeSet<ReportId> = facts().filter_map(|id| input.sources.get(&id)?.evidence.fact.report()).collect();
    let number = |count: usize, unit: &str, key: &str| count_of(count, unit, key, &values);
    let mut runs = vec![
        Run::Text(format!("Báo cáo tổng hợp số liệu năm {} của ", input.year)),
        number(told.len(), "chỉ tiêu", "overview:indicators"),
        Run::Text(" thuộc ".to_owned()),
        number(fields.len(), "lĩnh vực", "overview:fields"),
    ];
    if !reports.is_empty() {
        runs.push(Run::Text(" từ ".to_owned()));
        runs.push(number(reports.len(), "báo cáo", "overview:reports"));
    }
    runs.push(Run::Text(". ".to_owned()));
    runs.extend(of_targets(known));
    Some(prose::joined(Paragraph { role: Role::Text, runs }))
}

/// Whether a target belongs to a group.
type Fits = fn(&Known<'_>) -> bool;

/// `Trong 10 chỉ tiêu được giao có kế hoạch cụ thể, 06 chỉ tiêu đạt và vượt kế hoạch, 03 chỉ tiêu chưa đạt …`.
fn of_targets(known: &[Known<'_>]) -> Vec<Run> {
    let targets: Vec<(&Known<'_>, &Value)> = known.iter().filter_map(|k| Some((k, k.now.target.as_ref()?))).collect();
    if targets.is_empty() {
        return Vec::new();
    }
    let of = |fits: Fits| -> Vec<&Value> {
        let fitting = targets.iter().filter(|(k, _)| fits(k));
        fitting.flat_map(|(k, target)| [Some(*target), k.now.result.as_ref()].into_iter().flatten()).collect()
    };
    let count = |fits: Fits| targets.iter().filter(|(k, _)| fits(k)).count();
    let groups: [(Fits, &str, &str); 5] = [
        (|k| k.share.is_some_and(|share| share.met && !share.estimate), "đạt và vượt kế hoạch", "met"),
        (|k| k.share.is_some_and(|share| share.met && share.estimate), "dự kiến đạt và vượt kế hoạch", "to_be_met"),
        (|k| k.share.is_some_and(|share| !share.met), "chưa đạt kế hoạch", "missed"),
        (|k| k.now.result.is_some() && k.share.is_none(), "chưa đủ căn cứ so với kế hoạch", "open"),
        (|k| k.now.result.is_none(), "chưa có số liệu kết quả", "untold"),
    ];
    let all: Vec<&Value> = targets.iter().map(|(_, target)| *target).collect();
    let mut runs = vec![
        Run::Text("Trong ".to_owned()),
        count_of(targets.len(), "chỉ tiêu", "overview:targets", &all),
        Run::Text(" có kế hoạch được giao, ".to_owned()),
    ];
    let there: Vec<_> = groups.iter().filter(|(fits, ..)| count(*fits) > 0).collect();
    let last = there.len().saturating_sub(1);
    for (place, (fits, words, key)) in there.into_iter().enumerate() {
        runs.push(count_of(count(*fits), "chỉ tiêu", &format!("overview:{key}"), &of(*fits)));
        let end = if place == last { "." } else { "; " };
        runs.push(Run::Text(format!(" {words}{end}")));
    }
    runs
}

/// A count, bound to the facts of what it counts.
fn count_of(count: usize, unit: &str, key: &str, values: &[&Value]) -> Run {
    let facts: BTreeSet<FactId> = values.iter().flat_map(|value| value.facts.iter().copied()).collect();
    Run::Figure(Figure {
        key: key.to_owned(),
        text: format!("{}{NO_BREAK}{unit}", padded(text::vietnamese(Decimal::from(count)))),
        number: Some(Decimal::from(count)),
        facts: facts.into_iter().collect(),
        pending: values.iter().any(|value| !value.judged),
    })
}
