//! Bound figures: values, changes and shares as runs with the facts behind them.

use crate::{Figure, Input, Run, words, words::Spoken};
use compare::{Change, Share, Value, rounded, share};
use model::{Basis, FactId, Form, Indicator, MeasureKind, Qualifier};
use rust_decimal::Decimal;

/// The value as `words` wants it.
pub(crate) fn spoken<'a>(value: &'a Value, indicator: &'a Indicator, input: &Input<'a>) -> Spoken<'a> {
    let first = value.facts.first().and_then(|id| input.sources.get(id));
    Spoken { value, indicator, written: first.map(|origin| &origin.evidence.fact.quantity) }
}

/// A figure of one value.
pub(crate) fn of_value(text: String, value: &Value) -> Run {
    let key = String::new();
    Run::Figure(Figure { key, text, number: Some(value.number), facts: value.facts.clone(), pending: !value.judged })
}

/// What a figure of running text tells about its indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aspect {
    /// The year's result.
    Value,
    /// The value of a part of the year.
    Part,
    /// The percentage of its ratio.
    Percent,
    /// The percentage computed again.
    Again,
    /// The change against the year before.
    Change,
    /// The change that the plan asked for.
    Asked,
    /// The share of the target.
    Share,
    /// The target.
    Target,
    /// The target of the year after.
    Next,
}

/// A figure of running text with its key.
pub(crate) fn keyed(run: Run, indicator: &Indicator, aspect: Aspect) -> Run {
    let of = match aspect {
        Aspect::Value => "",
        Aspect::Part => ":part",
        Aspect::Percent => ":percent",
        Aspect::Again => ":again",
        Aspect::Change => ":change",
        Aspect::Asked => ":asked",
        Aspect::Share => ":share",
        Aspect::Target => ":target",
        Aspect::Next => ":next",
    };
    match run {
        Run::Figure(figure) => Run::Figure(Figure { key: format!("{}{of}", indicator.code), ..figure }),
        words @ Run::Text(_) => words,
    }
}

/// A figure computed from two values.
pub(crate) fn of_two(text: String, number: Option<Decimal>, one: &Value, other: &Value) -> Run {
    let facts: Vec<FactId> = one.facts.iter().chain(&other.facts).copied().collect();
    let key = String::new();
    Run::Figure(Figure { key, text, number, facts, pending: !(one.judged && other.judged) })
}

/// `tăng 12,5%`, without what it is compared to.
pub(crate) fn of_change(change: &Change, indicator: &Indicator, before: &Value, now: &Value) -> Run {
    of_two(words::change_words(change, indicator, before), Some(change.by.abs()), before, now)
}

/// `bằng 102,5% kế hoạch`.
pub(crate) fn of_share(share: &Share, target: &Spoken<'_>, result: &Value) -> Run {
    of_two(words::share_words(share, target), share.percent, result, target.value)
}

/// Of a ratio its percentage: 1.805/1.900 → `đạt tỷ lệ 95%`.
pub(crate) fn of_ratio(value: &Value, indicator: &Indicator, input: &Input<'_>) -> Option<Run> {
    let whole = value.second.filter(|_| value.form == Form::Ratio && !value.unit_differs)?;
    let percent = part_of(value, &whole_of(value, whole), indicator, input)?;
    let text = format!("đạt tỷ lệ {}%", text::vietnamese(percent));
    Some(match of_value(text, value) {
        Run::Figure(figure) => Run::Figure(Figure { number: Some(percent), ..figure }),
        words @ Run::Text(_) => words,
    })
}

/// A reported rate whose numerator and denominator are known is computed again; where that gives another percentage,
/// it is said: `tính lại từ 1.805/1.900 là 95%`.
pub(crate) fn recomputed(rate: &Value, indicator: &Indicator, input: &Input<'_>) -> Option<Run> {
    if indicator.kind != MeasureKind::Percent || rate.is_bound() {
        return None;
    }
    let of = |code: &Option<_>| {
        let known = input.catalogue.indicator(code.as_ref()?)?;
        Some((known, input.figures.year(&known.code, input.units, input.year).result?))
    };
    let ((counted, part), (_, whole)) = (of(&indicator.numerator)?, of(&indicator.denominator)?);
    let days = |value: &Value| (value.period.start, value.period.end);
    if days(&part) != days(rate) || days(&whole) != days(rate) {
        return None;
    }
    let percent = part_of(&part, &whole, counted, input)?;
    let decimals = rate.number.normalize().scale().min(1);
    if rounded(percent, decimals) == rounded(rate.number, decimals) {
        return None;
    }
    let text = format!(
        "tính lại từ {}/{} là {}%",
        text::vietnamese(part.number),
        text::vietnamese(whole.number),
        text::vietnamese(percent)
    );
    Some(of_two(text, Some(percent), &part, &whole))
}

/// What part of `whole` a value is, in per cent, by the one place that computes such shares.
fn part_of(part: &Value, whole: &Value, indicator: &Indicator, input: &Input<'_>) -> Option<Decimal> {
    let whole = Value { basis: Basis::Target, area: part.area.clone(), ..whole.clone() };
    share(indicator, part, &whole, input.catalogue).ok()?.percent
}

fn whole_of(value: &Value, whole: Decimal) -> Value {
    Value { number: whole, second: None, form: Form::Number, qualifier: Qualifier::Exact, ..value.clone() }
}
