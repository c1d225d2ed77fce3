//! Facts sorted by what they are about, and the values of a year.

use crate::value::in_indicator_unit;
use crate::{Evidence, Origin, Rule, Stretch, Value, official};
use model::{AddUp, AreaId, Basis, Catalogue, Fact, FactId, Form, Indicator, IndicatorCode, Period, PeriodKind};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a value is about, apart from its period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct About {
    indicator: IndicatorCode,
    area: AreaId,
    scope: Option<String>,
    basis: Basis,
}

/// All values of some facts, ready to be asked.
#[derive(Debug)]
pub struct Figures<'c> {
    catalogue: &'c Catalogue,
    values: BTreeMap<About, Vec<Value>>,
}

/// What is known of an indicator in a year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// The year's result; where there is none, its estimate.
    pub result: Option<Value>,
    /// The estimate, where there is a result beside it.
    pub estimate: Option<Value>,
    /// The assigned target.
    pub target: Option<Value>,
    /// Where the year has no value: the latest cumulative or as-of value in it, with its own period; where there is none
    /// of those either, that of its latest quarter, month or half.
    pub part: Option<Value>,
}

impl<'c> Figures<'c> {
    /// Sorts the facts and lets one value stand for each thing they are about.
    ///
    /// The caller chooses the facts: usually those with [`Fact::is_used`]. Statements about other figures (growth,
    /// share of target) are no values and left out. The whole of a ratio is also the value of the indicator's
    /// denominator, unless that has facts of its own.
    pub fn new<'a>(evidence: impl IntoIterator<Item = Evidence<'a>>, catalogue: &'c Catalogue) -> Self {
        let mut groups: BTreeMap<About, BTreeMap<(chrono::NaiveDate, chrono::NaiveDate), Vec<Evidence<'a>>>> =
            BTreeMap::new();
        let mut wholes = Vec::new();
        for one in evidence {
            let Some((indicator, area, period)) = named(one.fact) else { continue };
            let key = (period.start, period.end);
            let about = About {
                indicator: indicator.clone(),
                area: area.clone(),
                scope: one.fact.scope.clone(),
                basis: one.fact.quantity.basis,
            };
            let known = catalogue.indicator(indicator);
            if let Some(denominator) =
                known.and_then(|i| i.denominator.clone()).filter(|_| one.fact.quantity.form == Form::Ratio)
            {
                wholes.push((About { indicator: denominator, ..about.clone() }, key, one));
            }
            groups.entry(about).or_default().entry(key).or_default().push(one);
        }
        let mut values: BTreeMap<About, Vec<Value>> = BTreeMap::new();
        for (about, periods) in &groups {
            let stand = |group: &Vec<Evidence<'a>>| standing_value(about, group, catalogue, |f| f.quantity.value);
            values.insert(about.clone(), periods.values().filter_map(stand).collect());
        }
        for (about, key, one) in wholes {
            if groups.get(&about).is_some_and(|periods| periods.contains_key(&key)) {
                continue;
            }
            let whole = standing_value(&about, &[one], catalogue, |f| f.quantity.value2.unwrap_or_default());
            values.entry(about).or_default().extend(whole.map(|v| Value { second: None, form: Form::Number, ..v }));
        }
        Self { catalogue, values }
    }

    pub(crate) const fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }

    /// The indicators that have a value, in no particular order.
    pub fn indicators(&self) -> impl Iterator<Item = &IndicatorCode> {
        let mut last = None;
        self.values.keys().map(|about| &about.indicator).filter(move |code| {
            let new = last != Some((*code).clone());
            last = Some((*code).clone());
            new
        })
    }

    /// The facts that stand for something: of each thing they are about the official one.
    pub fn official_facts(&self) -> impl Iterator<Item = FactId> {
        self.values.values().flatten().flat_map(|value| value.facts.iter().copied())
    }

    /// The value that stands where this fact is about, whether it is this fact or another.
    #[must_use]
    pub fn standing_beside(&self, fact: &Fact) -> Option<&Value> {
        let (indicator, area, period) = named(fact)?;
        let about = About {
            indicator: indicator.clone(),
            area: area.clone(),
            scope: fact.scope.clone(),
            basis: fact.quantity.basis,
        };
        self.values.get(&about)?.iter().find(|v| (v.period.start, v.period.end) == (period.start, period.end))
    }

    /// Every value of an indicator in these units (one unit under two ranks counts as one), whole area only.
    pub fn of<'a>(
        &'a self,
        indicator: &'a IndicatorCode,
        units: &'a [AreaId],
        basis: Basis,
    ) -> impl Iterator<Item = &'a Value> {
        units.iter().flat_map(move |area| {
            let about = About { indicator: indicator.clone(), area: area.clone(), scope: None, basis };
            self.values.get(&about).into_iter().flatten()
        })
    }

    /// Every value of a part of the area, with the part's name.
    pub fn parts<'a>(
        &'a self,
        indicator: &'a IndicatorCode,
        units: &'a [AreaId],
    ) -> impl Iterator<Item = (&'a str, &'a Value)> {
        let mine = move |about: &About| about.indicator == *indicator && units.contains(&about.area);
        let all = self.values.iter().filter(move |(about, _)| mine(about));
        all.flat_map(|(about, values)| about.scope.as_deref().map(|scope| values.iter().map(move |v| (scope, v))))
            .flatten()
    }

    /// What is known of an indicator in a year, for one unit (under all its ids).
    #[must_use]
    pub fn year(&self, indicator: &IndicatorCode, units: &[AreaId], year: i32) -> YearFigures {
        self.stretch(indicator, units, year, Stretch::Year)
    }

    /// What is known of an indicator in a part of a year. A part has no target: targets are set for years.
    #[must_use]
    pub fn stretch(&self, indicator: &IndicatorCode, units: &[AreaId], year: i32, stretch: Stretch) -> YearFigures {
        let of_basis = |basis| self.over(indicator, units, year, stretch, basis);
        let (result, estimate) = match (of_basis(Basis::Actual), of_basis(Basis::Estimate)) {
            (Some(actual), estimate) => (Some(actual), estimate),
            (None, estimate) => (estimate, None),
        };
        let whole = stretch == Stretch::Year;
        let target = whole.then(|| of_basis(Basis::Target)).flatten();
        let part = (whole && result.is_none()).then(|| self.part_of_year(indicator, units, year)).flatten();
        YearFigures { result, estimate, target, part }
    }

    /// The stretch's own value, or the sum of complete sub-periods of a flow.
    fn over(
        &self,
        indicator: &IndicatorCode,
        units: &[AreaId],
        year: i32,
        stretch: Stretch,
        basis: Basis,
    ) -> Option<Value> {
        let known = self.catalogue.indicator(indicator);
        let in_year: Vec<&Value> = self.of(indicator, units, basis).filter(|v| v.period.year_of() == year).collect();
        let over_time = known.map_or(AddUp::Last, |i| i.over_time);
        let speaks = |period: &Period| match stretch {
            Stretch::Year => speaks_for_year(period, over_time),
            part => part.is_told_by(period, year, over_time),
        };
        // Of several (a year and a state on 31 December) the one over the longer stretch speaks for the year.
        let own =
            in_year.iter().filter(|v| speaks(&v.period)).max_by_key(|v| (v.judged, v.period.end, v.period.days()));
        match own {
            Some(value) => Some((*value).clone()),
            None => known.filter(|i| i.is_flow()).and_then(|_| sum_of_sub_periods(&in_year, &stretch.period(year)?)),
        }
    }

    /// The latest value inside a year that has none of its own: cumulative since it began, or the state on a day; else of
    /// the latest stretch that was reported.
    fn part_of_year(&self, indicator: &IndicatorCode, units: &[AreaId], year: i32) -> Option<Value> {
        let both = [Basis::Actual, Basis::Estimate];
        let inside =
            both.iter().flat_map(|basis| self.of(indicator, units, *basis)).filter(|v| v.period.year_of() == year);
        let speaks = |v: &Value| v.period.is_cumulative() || v.period.start == v.period.end;
        inside.max_by_key(|v| (speaks(v), v.period.end, v.basis == Basis::Actual, v.period.days())).cloned()
    }
}

/// Whether a value over this period is the value of its year.
fn speaks_for_year(period: &Period, over_time: AddUp) -> bool {
    let closing = match over_time {
        // What stands at the end of the year stands for it, over whatever stretch it was reported.
        AddUp::Last => true,
        AddUp::Sum => period.is_cumulative(),
        AddUp::Weighted | AddUp::None => period.is_cumulative() || period.start == period.end,
    };
    period.is_whole_year() || (period.closes_year() && closing)
}

/// Indicator, area and period of a fact that is a value.
fn named(fact: &Fact) -> Option<(&IndicatorCode, &AreaId, &Period)> {
    Some((fact.linked()?, fact.area.as_ref()?, fact.period.as_ref()?))
}

fn standing_value(
    about: &About,
    group: &[Evidence<'_>],
    catalogue: &Catalogue,
    written: impl Fn(&Fact) -> Decimal,
) -> Option<Value> {
    let indicator = catalogue.indicator(&about.indicator);
    let in_its_unit = |fact: &Fact, v| indicator.map_or(v, |i| in_unit(fact, v, i, catalogue).0);
    let number =
        |fact: &Fact| indicator.map_or_else(|| (written(fact), true), |i| in_unit(fact, written(fact), i, catalogue));
    let (first, rule) = official(group, |fact| number(fact).0)?;
    let (value, fits) = number(first.fact);
    let others = group.iter().filter(|e| e.fact.id != first.fact.id);
    let (same, against): (Vec<_>, Vec<_>) = others.map(|e| e.fact).partition(|f| number(f).0 == value);
    Some(Value {
        number: value,
        second: first.fact.quantity.value2.map(|second| in_its_unit(first.fact, second)),
        form: first.fact.quantity.form,
        qualifier: first.fact.quantity.qualifier,
        basis: about.basis,
        period: first.fact.period.clone()?,
        area: about.area.clone(),
        // A value that a person confirmed under another source is confirmed.
        judged: first.fact.is_judged() || same.iter().any(|f| f.is_judged()),
        unit_differs: !fits,
        facts: vec![first.fact.id],
        same: same.into_iter().map(|f| f.id).collect(),
        against: against.into_iter().map(|f| f.id).collect(),
        rule,
        origin: Origin::Stated,
    })
}

fn in_unit(fact: &Fact, written: Decimal, indicator: &Indicator, catalogue: &Catalogue) -> (Decimal, bool) {
    in_indicator_unit(fact, written, indicator, &catalogue.units)
}

/// The halves, quarters or months of a stretch, complete and without a gap, added up.
fn sum_of_sub_periods(in_year: &[&Value], whole: &Period) -> Option<Value> {
    [PeriodKind::Half, PeriodKind::Quarter, PeriodKind::Month].into_iter().find_map(|kind| {
        let mut parts: Vec<&Value> =
            in_year.iter().copied().filter(|v| v.period.kind == kind && v.is_computable()).collect();
        parts.retain(|v| v.period.start >= whole.start && v.period.end <= whole.end);
        parts.sort_by_key(|v| v.period.start);
        let first = *parts.first()?;
        let gapless =
            parts.windows(2).all(|pair| matches!(pair, [a, b] if a.period.end.succ_opt() == Some(b.period.start)));
        let complete =
            gapless && first.period.start == whole.start && parts.last()?.period.end == whole.end && parts.len() > 1;
        complete.then(|| Value {
            number: parts.iter().map(|v| v.number).sum::<Decimal>().normalize(),
            second: None,
            period: whole.clone(),
            judged: parts.iter().all(|v| v.judged),
            facts: parts.iter().flat_map(|v| v.facts.iter().copied()).collect(),
            same: Vec::new(),
            against: Vec::new(),
            rule: Rule::Only,
            origin: Origin::SumOfPeriods,
            ..first.clone()
        })
    })
}
