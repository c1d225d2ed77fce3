//! Which figures are drawn: an indicator over the years, else results against their targets.

use crate::known::{Class, Known, Units, results_until};
use crate::{Chart, ChartKind, Figure, Input, Run, ShareBar, YearBar, figure};
use compare::Value;
use model::{Better, IndicatorCode};
use std::cmp::Reverse;

/// How far back a chart looks.
pub(crate) const YEARS: i32 = 6;
/// Fewer years with values than this make no chart.
const FEWEST_YEARS: usize = 2;
/// More bars than this are not drawn.
const MOST_SHARES: usize = 10;

/// A chart and where it belongs.
#[derive(Debug)]
pub(crate) struct Chosen {
    /// The chart, still without its number.
    pub(crate) chart: Chart,
    /// The indicator over whose section it stands; none for results against targets.
    pub(crate) indicator: Option<IndicatorCode>,
    /// Values of earlier years that only the chart shows.
    pub(crate) earlier: Vec<Value>,
}

/// The chart of the report, where the data give one.
pub(crate) fn choose(known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Option<Chosen> {
    over_the_years(known, units, input).or_else(|| against_targets(known, input))
}

/// The indicator with the most years; among equals money, then what should grow, then the catalogue's order.
fn over_the_years(known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Option<Chosen> {
    let with_series = known.iter().filter(|k| k.now.result.is_some() && k.class() != Class::Rank).map(|k| {
        let series = results_until(k.indicator, input, units, YEARS);
        let years = series.iter().filter(|(_, value)| value.is_some()).count();
        (k, series, years)
    });
    let drawable = with_series
        .filter(|(_, series, years)| *years >= FEWEST_YEARS && series.last().is_some_and(|(_, v)| v.is_some()));
    let (chosen, series, _) = drawable.min_by_key(|(k, _, years)| {
        (Reverse(*years), k.class() != Class::Money, k.indicator.better != Better::Higher)
    })?;
    let from = series.iter().position(|(_, value)| value.is_some())?;
    let series = series.get(from..)?;
    let first = series.first()?.0;
    let bars = series.iter().map(|(year, value)| bar(*year, value.as_ref(), chosen, input)).collect();
    let target =
        chosen.now.target.as_ref().filter(|t| !t.is_bound() && !t.unit_differs).map(|t| drawn(t, chosen, input));
    let earlier = series.iter().filter(|(year, _)| *year < input.year - 1).filter_map(|(_, v)| v.clone()).collect();
    let (name, unit) = (&chosen.indicator.name, &chosen.indicator.unit);
    Some(Chosen {
        chart: Chart {
            caption: format!("{name} giai đoạn {first} - {} ({unit})", input.year),
            kind: ChartKind::Years { bars, target },
        },
        indicator: Some(chosen.indicator.code.clone()),
        earlier,
    })
}

fn bar(year: i32, value: Option<&Value>, known: &Known<'_>, input: &Input<'_>) -> YearBar {
    YearBar {
        year,
        value: value.map(|v| drawn(v, known, input)),
        estimate: value.is_some_and(|v| v.basis == model::Basis::Estimate),
    }
}

fn drawn(value: &Value, known: &Known<'_>, input: &Input<'_>) -> Figure {
    let text = figure::spoken(value, known.indicator, input).cell();
    Figure { text, number: Some(value.number), facts: value.facts.clone(), pending: !value.judged }
}

/// Results in per cent of their targets.
fn against_targets(known: &[Known<'_>], input: &Input<'_>) -> Option<Chosen> {
    let bars: Vec<ShareBar> = known.iter().filter_map(share_bar).take(MOST_SHARES).collect();
    (bars.len() >= 2).then(|| Chosen {
        chart: Chart {
            caption: format!("Kết quả thực hiện năm {} so với kế hoạch (%)", input.year),
            kind: ChartKind::Shares(bars),
        },
        indicator: None,
        earlier: Vec::new(),
    })
}

fn share_bar(known: &Known<'_>) -> Option<ShareBar> {
    let share = known.share.filter(|_| known.indicator.better != Better::Lower)?;
    let (percent, result, target) = (share.percent?, known.now.result.as_ref()?, known.now.target.as_ref()?);
    let run = figure::of_two(format!("{}%", text::vietnamese(percent)), Some(percent), result, target);
    let Run::Figure(figure) = run else { return None };
    Some(ShareBar { label: known.indicator.name.clone(), share: figure, estimate: share.estimate })
}
