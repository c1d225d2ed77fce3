//! Which figures are drawn: indicators over the years, places in rankings, results against their targets.

use crate::known::{Class, Known, Units, results_until};
use crate::phrases::subject_of;
use crate::words::lowered;
use crate::{Chart, ChartKind, Figure, Input, Run, Series, SeriesLine, ShareBar, YearBar, composition, figure};
use compare::Value;
use model::{Better, IndicatorCode, MeasureKind};
use rust_decimal::Decimal;
use std::{cmp::Reverse, collections::BTreeSet};

/// How far back a chart looks.
pub(crate) const YEARS: i32 = 6;
/// Fewer years with values than this make no chart.
pub(crate) const FEWEST_YEARS: usize = 2;
/// More bars than this are not drawn.
const MOST_SHARES: usize = 10;

/// Charts over the years in one report; each of another field.
const MOST_SERIES: usize = 3;
/// Charts behind the first one want a series of this many years.
const YEARS_OF_A_SERIES: usize = 3;
/// More rankings than this in one chart cannot be told apart.
const MOST_RANKS: usize = 4;
/// Fewer targets than this are told well enough by their table, where there is another chart.
const FEWEST_SHARES: usize = 3;

/// A chart and where it belongs.
#[derive(Debug)]
pub(crate) struct Chosen {
    /// The chart, still without its number.
    pub(crate) chart: Chart,
    /// The indicator over whose section it stands; none for results against targets.
    pub(crate) indicator: Option<IndicatorCode>,
    /// Values of earlier years that only the chart shows, by indicator.
    pub(crate) earlier: Vec<(IndicatorCode, Vec<Value>)>,
}

/// The charts of the report, where the data give some.
pub(crate) fn choose(known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Vec<Chosen> {
    let mut chosen = over_the_years(known, units, input);
    if let Some(composition) = composition::chart(known, units, input) {
        compose(&mut chosen, composition, input);
    }
    chosen.extend(rankings(known, units, input));
    let fewest = if chosen.is_empty() { 2 } else { FEWEST_SHARES };
    chosen.extend(against_targets(known, input, fewest));
    chosen
}

/// A field has one chart over the years: parts stand where their field has none, or instead of the whole alone over no more years.
fn compose(chosen: &mut Vec<Chosen>, composition: Chosen, input: &Input<'_>) {
    let field = |one: &Chosen| input.catalogue.indicator(one.indicator.as_ref()?).map(|indicator| &indicator.field);
    match chosen.iter_mut().find(|one| field(one) == field(&composition)) {
        None => chosen.push(composition),
        Some(one) if one.indicator == composition.indicator && one.chart.years() <= composition.chart.years() => {
            *one = composition;
        }
        Some(_) => {}
    }
}

/// An indicator with its values over the years.
struct Drawable<'k> {
    known: &'k Known<'k>,
    series: Vec<(i32, Option<Value>)>,
    /// How many years have a value.
    years: usize,
}

/// The indicators whose last year and some before have values.
fn drawable<'k>(
    known: &'k [Known<'k>],
    units: &Units,
    input: &Input<'_>,
    fits: fn(&Known<'_>) -> bool,
) -> Vec<Drawable<'k>> {
    let with_series = known.iter().filter(|k| k.now.result.is_some() && fits(k)).map(|known| {
        let series = results_until(known.indicator, input, units, YEARS);
        let years = series.iter().filter(|(_, value)| value.is_some()).count();
        Drawable { known, series, years }
    });
    let ends = |one: &Drawable<'_>| one.series.last().is_some_and(|(_, value)| value.is_some());
    with_series.filter(|one| one.years >= FEWEST_YEARS && ends(one)).collect()
}

/// The indicators with the most years; among equals money, then what should grow, then the catalogue's order. Behind the first
/// one real series of other fields.
fn over_the_years(known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Vec<Chosen> {
    let mut all = drawable(known, units, input, |k| k.class() != Class::Rank);
    all.sort_by_key(|one| {
        let indicator = one.known.indicator;
        (Reverse(one.years), one.known.class() != Class::Money, indicator.better != Better::Higher)
    });
    let mut fields = BTreeSet::new();
    let mut chosen = Vec::new();
    for (nth, one) in all.iter().enumerate() {
        let is_worth_it = nth == 0 || one.years >= YEARS_OF_A_SERIES;
        if is_worth_it && chosen.len() < MOST_SERIES && fields.insert(&one.known.indicator.field) {
            chosen.extend(columns(one, input));
        }
    }
    chosen
}

/// The values of one indicator as columns.
fn columns(one: &Drawable<'_>, input: &Input<'_>) -> Option<Chosen> {
    let known = one.known;
    let from = one.series.iter().position(|(_, value)| value.is_some())?;
    let series = one.series.get(from..)?;
    let first = series.first()?.0;
    let bars = series.iter().map(|(year, value)| bar(*year, value.as_ref(), known, input)).collect();
    let target = known.now.target.as_ref().filter(|t| !t.is_bound() && !t.unit_differs).map(|t| drawn(t, known, input));
    let (name, unit) = (&known.indicator.name, &known.indicator.unit);
    Some(Chosen {
        chart: Chart {
            caption: format!("{name} giai đoạn {first} - {} ({unit})", input.year),
            kind: ChartKind::Years { bars, target },
        },
        indicator: Some(known.indicator.code.clone()),
        earlier: vec![(known.indicator.code.clone(), earlier(series, input))],
    })
}

/// Values that no table tells: those before the year before.
pub(crate) fn earlier(series: &[(i32, Option<Value>)], input: &Input<'_>) -> Vec<Value> {
    series.iter().filter(|(year, _)| *year < input.year - 1).filter_map(|(_, value)| value.clone()).collect()
}

fn is_ranking_of_the_area(known: &Known<'_>) -> bool {
    known.indicator.kind == MeasureKind::Rank && !known.indicator.name.contains("Sở")
}

/// Among how many the last place was given.
fn among(one: &Drawable<'_>) -> Option<Decimal> {
    one.series.last().and_then(|(_, value)| value.as_ref()).and_then(|value| value.second)
}

/// A place among 63 is none among 34: what was ranked among another number is left out.
fn among_as_many(one: &mut Drawable<'_>) {
    let size = among(one);
    for (_, value) in &mut one.series {
        if value.as_ref().is_some_and(|value| value.second != size) {
            *value = None;
        }
    }
    one.years = one.series.iter().filter(|(_, value)| value.is_some()).count();
}

/// The province's places in rankings of as many over the years, in one chart; it stands where the first of them is told. Places of
/// the department among its like are another ranking.
fn rankings(known: &[Known<'_>], units: &Units, input: &Input<'_>) -> Option<Chosen> {
    let mut ranks = drawable(known, units, input, is_ranking_of_the_area);
    ranks.iter_mut().for_each(among_as_many);
    ranks.retain(|one| one.years >= FEWEST_YEARS);
    ranks.sort_by_key(|one| Reverse(one.years));
    let size = among(ranks.first()?);
    ranks.retain(|one| among(one) == size);
    ranks.truncate(MOST_RANKS);
    let single = (ranks.len() == 1).then(|| ranks.first()).flatten();
    if single.is_some_and(|one| one.years < YEARS_OF_A_SERIES) {
        return None;
    }
    let has_value = |nth: &usize| ranks.iter().any(|r| r.series.get(*nth).is_some_and(|(_, value)| value.is_some()));
    let from = (0..ranks.first()?.series.len()).find(has_value)?;
    let years: Vec<i32> = ranks.first()?.series.get(from..)?.iter().map(|(year, _)| *year).collect();
    let line = |one: &Drawable<'_>| SeriesLine {
        label: subject_of(one.known.indicator),
        points: one.series.iter().skip(from).map(|(year, v)| bar(*year, v.as_ref(), one.known, input)).collect(),
    };
    let ranked = single.map_or_else(
        || format!("Thứ hạng của {}", crate::office::kind_of(input.area)),
        |one| format!("Thứ hạng {}", lowered(&subject_of(one.known.indicator))),
    );
    Some(Chosen {
        chart: Chart {
            caption: format!("{ranked} giai đoạn {} - {}", years.first()?, input.year),
            kind: ChartKind::Ranks(Series { lines: ranks.iter().map(line).collect(), years, target: None }),
        },
        indicator: Some(ranks.first()?.known.indicator.code.clone()),
        earlier: ranks.iter().map(|one| (one.known.indicator.code.clone(), earlier(&one.series, input))).collect(),
    })
}

fn bar(year: i32, value: Option<&Value>, known: &Known<'_>, input: &Input<'_>) -> YearBar {
    YearBar {
        year,
        value: value.map(|v| drawn(v, known, input)),
        estimate: value.is_some_and(|v| v.basis == model::Basis::Estimate),
    }
}

pub(crate) fn drawn(value: &Value, known: &Known<'_>, input: &Input<'_>) -> Figure {
    let text = figure::spoken(value, known.indicator, input).cell();
    let key = String::new();
    Figure { key, text, number: Some(value.number), facts: value.facts.clone(), pending: !value.judged }
}

/// Results in per cent of their targets.
fn against_targets(known: &[Known<'_>], input: &Input<'_>, fewest: usize) -> Option<Chosen> {
    let bars: Vec<ShareBar> = known.iter().filter_map(share_bar).take(MOST_SHARES).collect();
    (bars.len() >= fewest).then(|| Chosen {
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
