//! Đánh giá chung: the best results and what fell short, chosen by rule from all fields.

use crate::figure::Aspect;
use crate::known::{Class, Known};
use crate::phrases::subject_of;
use crate::plans::bullets;
use crate::{Input, Paragraph, Role, Run, figure, prose};
use compare::{Change, ChangeKind, Drift, Value, change};
use model::{Better, Form, MeasureKind};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// A growth below this is nothing to point out, in per cent.
const WORTH_POINTING_OUT: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Counts that were smaller than this a year before grow by too much too easily.
const ENOUGH_TO_GROW_FROM: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// A place up to this one is pointed out even where it did not rise.
const HIGH_PLACE: Decimal = Decimal::TEN;
/// A rate from here on is pointed out even where it did not rise, in per cent.
const NEARLY_ALL: Decimal = Decimal::from_parts(95, 0, 0, false, 0);
/// How many of each kind are pointed out.
const MOST: [(Class, usize); 5] =
    [(Class::Stock, 1), (Class::Flow, 1), (Class::Money, 1), (Class::Rate, 2), (Class::Rank, 3)];
/// How many declines are named beside the missed targets.
const MOST_DECLINES: usize = 5;

/// The strongest growth of stocks, flows and money, the rates that rose most, the ranks that rose or stand high.
pub(crate) fn highlights(known: &[Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let mut chosen: Vec<&Known<'_>> = Vec::new();
    for (class, most) in MOST {
        let mut of_class: Vec<(&Known<'_>, Decimal)> =
            known.iter().filter(|k| k.class() == class).filter_map(|k| Some((k, merit(k)?))).collect();
        of_class.sort_by_key(|(_, merit)| Reverse(*merit));
        chosen.extend(of_class.into_iter().take(most).map(|(k, _)| k));
    }
    let lines = lines(&chosen, input);
    if lines.is_empty() {
        return vec![Paragraph::words(
            Role::Text,
            "Kết quả cụ thể của từng lĩnh vực nêu tại các mục trên và tại Phụ lục I.",
        )];
    }
    bullets(lines)
}

/// By how much a result deserves to be pointed out; none does not.
fn merit(known: &Known<'_>) -> Option<Decimal> {
    let result = known.now.result.as_ref()?;
    if known.share.is_some_and(|share| !share.met) {
        return None;
    }
    let high = is_high(known, result);
    let Some(change) = known.change.filter(|c| c.drift == Drift::Better) else {
        return high.then_some(Decimal::ZERO);
    };
    let before = known.before.as_ref()?;
    let large = match change.kind {
        ChangeKind::Percent => {
            let from_little = known.indicator.kind == MeasureKind::Count && before.number < ENOUGH_TO_GROW_FROM;
            let needed = if known.class() == Class::Rank { Decimal::ZERO } else { WORTH_POINTING_OUT };
            change.by >= needed && !from_little
        }
        ChangeKind::Points | ChangeKind::Places => true,
        ChangeKind::Difference => false,
    };
    (large || high).then_some(change.by)
}

/// A high place, a whole that was reached, or a rate near its whole.
fn is_high(known: &Known<'_>, result: &Value) -> bool {
    match known.indicator.kind {
        MeasureKind::Rank => result.number <= HIGH_PLACE,
        MeasureKind::Percent => {
            let grows = known.indicator.better == Better::Higher && !result.is_bound() && !result.unit_differs;
            grows && result.number >= NEARLY_ALL
        }
        _ => {
            result.form == Form::Ratio
                && result.second == Some(result.number)
                && known.indicator.better == Better::Higher
        }
    }
}

/// Missed targets, in the order of the fields, then results that fell against their direction.
pub(crate) fn shortcomings(known: &[Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let missed = |k: &&Known<'_>| k.share.is_some_and(|share| !share.met);
    let fell = |k: &&Known<'_>| k.change.is_some_and(|c: Change| c.drift == Drift::Worse) && !missed(k);
    let mut chosen: Vec<&Known<'_>> = known.iter().filter(missed).collect();
    chosen.extend(known.iter().filter(fell).take(MOST_DECLINES));
    let mut lines = lines(&chosen, input);
    let waiting = known.iter().filter(|k| k.now.result.is_none()).filter_map(|k| Some((k, k.now.target.as_ref()?)));
    lines.extend(waiting.map(|(k, target)| {
        let goal = figure::spoken(target, k.indicator, input).goal();
        let name = Run::Text(format!("{}: chưa có số liệu kết quả, ", subject_of(k.indicator)));
        let goal = figure::of_value(format!("kế hoạch {goal}"), target);
        vec![name, figure::keyed(goal, k.indicator, Aspect::Target)]
    }));
    if lines.is_empty() { vec![Paragraph::words(Role::Text, nothing_fell(known, input))] } else { bullets(lines) }
}

/// Says what could be compared and that nothing of it fell short.
fn nothing_fell(known: &[Known<'_>], input: &Input<'_>) -> String {
    let before = input.year - 1;
    let with_target = known.iter().any(|k| k.share.is_some());
    let with_before = known.iter().any(|k| k.change.is_some());
    match (with_target, with_before) {
        (true, true) => format!(
            "Qua đối chiếu các số liệu hiện có, không có chỉ tiêu chưa đạt kế hoạch được giao hoặc giảm sút so với năm {before}."
        ),
        (true, false) => "Qua đối chiếu các số liệu hiện có, không có chỉ tiêu chưa đạt kế hoạch được giao.".to_owned(),
        (false, true) => {
            format!("Qua đối chiếu các số liệu hiện có, không có chỉ tiêu giảm sút so với năm {before}.")
        }
        (false, false) => format!(
            "Chưa có số liệu kế hoạch được giao của từng chỉ tiêu năm {} và số liệu năm {before} để đối chiếu, đánh giá.",
            input.year
        ),
    }
}

fn lines(chosen: &[&Known<'_>], input: &Input<'_>) -> Vec<Vec<Run>> {
    chosen.iter().filter_map(|k| Some(prose::line(k, k.now.result.as_ref()?, input))).collect()
}

/// What the missed targets asked for beside the year before, and what was reached: the gap in figures.
pub(crate) fn causes(known: &[Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let gaps: Vec<Vec<Run>> = known.iter().filter_map(|k| gap(k, input)).collect();
    if gaps.is_empty() {
        return Vec::new();
    }
    let head = format!(
        "Mức phấn đấu của các chỉ tiêu chưa đạt so với kết quả năm {} và mức thực hiện được như sau:",
        input.year - 1
    );
    [Paragraph::words(Role::Text, head)].into_iter().chain(bullets(gaps)).collect()
}

/// `Tỷ lệ hồ sơ, văn bản được ký số: kế hoạch yêu cầu tăng 22 điểm phần trăm, thực hiện tăng 18 điểm phần trăm`.
fn gap(known: &Known<'_>, input: &Input<'_>) -> Option<Vec<Run>> {
    known.share.filter(|share| !share.met)?;
    let (before, target, result) = (known.before.as_ref()?, known.now.target.as_ref()?, known.now.result.as_ref()?);
    let asked = change(known.indicator, before, target, input.catalogue).ok()?;
    let reached = known.change?;
    Some(vec![
        Run::Text(format!("{}: kế hoạch yêu cầu ", subject_of(known.indicator))),
        figure::keyed(figure::of_change(&asked, known.indicator, before, target), known.indicator, Aspect::Asked),
        Run::Text(", thực hiện ".to_owned()),
        figure::keyed(figure::of_change(&reached, known.indicator, before, result), known.indicator, Aspect::Change),
    ])
}
