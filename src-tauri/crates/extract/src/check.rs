//! What is odd about a figure, and how sure it is. Nothing is ever corrected silently.

use crate::{
    figure::{Figure, Nature},
    link::{self, Fit},
    setting::Setting,
};
use model::{
    Basis, Catalogue, Confidence, Document, FactDraft, Form, MarkKind, MeasureKind, Qualifier, RelationKind, Warning,
    WarningCode,
};
use rust_decimal::Decimal;
use text::Span;

/// Below [`Confidence::SURE`]: somebody looks at it.
const WAITS: u32 = 75;

/// Two candidates nearer than this fit about as well.
const TOO_NEAR: u32 = 3;

/// Warnings that one fact alone tells.
pub(crate) fn fact(fact: &mut FactDraft, figure: &Figure, fits: &[Fit], setting: &Setting<'_>) {
    let quantity = &fact.quantity;
    let mut warn = Vec::new();
    if figure.implicit {
        warn.push(Warning::new(WarningCode::InWords));
    }
    if figure.glued {
        warn.push(Warning::new(WarningCode::Glued));
    }
    if figure.broken {
        warn.push(Warning::new(WarningCode::Broken));
    }
    if let (Some(best), Some(second)) = (fits.first(), fits.get(1)) {
        let near = best.score.saturating_sub(second.score) < TOO_NEAR && best.score >= link::THRESHOLD;
        if near && fact.indicator.is_some() {
            warn.push(Warning::with(WarningCode::Ambiguous, second.indicator.as_str()));
        }
    }
    let over_whole = quantity.value2.is_some_and(|whole| quantity.form == Form::Ratio && quantity.value > whole)
        || (quantity.form == Form::Rate && fact.relation.is_none() && quantity.value > Decimal::ONE_HUNDRED);
    if over_whole {
        warn.push(Warning::new(WarningCode::OverWhole));
    }
    if quantity.form == Form::Rank && figure.nature == Nature::Rank && rank_beyond(fact) {
        warn.push(Warning::new(WarningCode::RankBeyond));
    }
    if fact.relation.as_ref().is_some_and(|r| r.kind == RelationKind::Points) && quantity.unit.as_deref() == Some("%") {
        warn.push(Warning::new(WarningCode::PointsUnclear));
    }
    let indicator = fact.indicator.as_ref().and_then(|code| setting.catalogue.indicator(code));
    if let Some(one) = indicator {
        let ended = fact.period.as_ref().is_some_and(|p| !one.is_defined_on(p.end));
        if ended {
            warn.push(Warning::new(WarningCode::OutsideDefinition));
        }
        if unit_differs(fact, one, setting.catalogue) {
            warn.push(Warning::with(WarningCode::UnitDiffers, one.unit.clone()));
        }
    }
    let published = setting.anchor.published;
    let late = fact.period.as_ref().zip(published).is_some_and(|(period, day)| day > period.end);
    if quantity.basis == Basis::Estimate && late {
        warn.push(Warning::new(WarningCode::EstimateAfterPeriod));
    }
    fact.warnings = warn;
}

/// Warns of figures that were recognised in the picture of a page: a wrong digit looks like a right one. The marks are in
/// order, and apart from each other.
pub(crate) fn recognised(facts: &mut [FactDraft], document: &Document) {
    let marks: Vec<Span> = document.marks.iter().filter(|m| m.kind == MarkKind::Ocr).map(|m| m.span).collect();
    for fact in facts {
        let after = marks.partition_point(|mark| mark.end <= fact.span.start);
        if marks.get(after).is_some_and(|mark| mark.overlaps(fact.span)) {
            fact.warnings.push(Warning::new(WarningCode::Recognised));
        }
    }
}

fn rank_beyond(fact: &FactDraft) -> bool {
    let most = fact.quantity.value2.unwrap_or(Decimal::from(63));
    let provincial = fact.indicator.as_ref().is_some_and(|c| !c.as_str().contains("gii"));
    fact.quantity.value2.is_some_and(|m| fact.quantity.value > m) || (provincial && fact.quantity.value > most)
}

/// A counted noun may be called otherwise; other kinds must convert.
fn unit_differs(fact: &FactDraft, indicator: &model::Indicator, catalogue: &Catalogue) -> bool {
    if matches!(indicator.kind, MeasureKind::Count | MeasureKind::Rank | MeasureKind::Ratio) {
        return false;
    }
    let written = fact.quantity.written_unit();
    let per_cent_score = indicator.kind == MeasureKind::Score && written == "%";
    !per_cent_score && catalogue.units.convert(Decimal::ONE, &written, &indicator.unit).is_none()
}

/// Two values of one indicator, period and footing in one sentence: the later one is another thing, or a running total.
fn told_twice(facts: &mut [FactDraft]) {
    for at in 1..facts.len() {
        let Some((before, rest)) = facts.split_at_mut_checked(at) else { continue };
        let Some(here) = rest.first_mut().filter(|f| f.indicator.is_some()) else { continue };
        let twin = before.iter().rev().take(8).any(|f| {
            f.indicator == here.indicator
                && f.period == here.period
                && f.quantity.basis == here.quantity.basis
                && f.area == here.area
                && f.quantity.si_value() != here.quantity.si_value()
        });
        if twin {
            here.warnings.push(Warning::new(WarningCode::Ambiguous));
        }
    }
}

/// A part cannot be more than the total told before it.
fn parts_over_total(facts: &mut [FactDraft]) {
    for at in 1..facts.len() {
        let Some((before, rest)) = facts.split_at_mut_checked(at) else { continue };
        let Some(part) = rest.first_mut() else { continue };
        let Some(relation) = part.relation.as_ref().filter(|r| r.kind == RelationKind::Part) else { continue };
        let total = before.iter().rev().find(|f| {
            f.indicator.is_some()
                && f.indicator == relation.of
                && f.period == part.period
                && f.quantity.form == Form::Number
                && part.quantity.form == Form::Number
                && f.quantity.unit == part.quantity.unit
        });
        let Some(total) = total.filter(|t| t.quantity.si_value() < part.quantity.si_value()) else { continue };
        let total = text::vietnamese(total.quantity.value);
        part.warnings.push(Warning::with(WarningCode::PartsOverTotal, total));
    }
}

/// Parts of one total cannot add up to more than it; the last one of them is told.
fn sum_over_total(facts: &mut [FactDraft]) {
    for at in 0..facts.len() {
        let Some(total) = facts.get(at).filter(|f| f.relation.is_none() && f.indicator.is_some()) else { continue };
        let (whole, indicator, period) = (total.quantity.clone(), total.indicator.clone(), total.period.clone());
        let is_part = |f: &FactDraft| {
            f.relation.as_ref().is_some_and(|r| r.kind == RelationKind::Part && r.of == indicator)
                && f.period == period
                && f.quantity.form == Form::Number
                && f.quantity.unit == whole.unit
        };
        let parts: Vec<usize> = (at + 1..facts.len()).take_while(|i| facts.get(*i).is_some_and(is_part)).collect();
        let sum: Decimal = parts.iter().filter_map(|i| facts.get(*i)).map(|f| f.quantity.si_value()).sum();
        let over = whole.form == Form::Number && parts.len() > 1 && sum > whole.si_value();
        let last = parts.last().and_then(|i| facts.get_mut(*i)).filter(|_| over);
        if let Some(last) = last.filter(|f| !f.warnings.iter().any(|w| w.code == WarningCode::PartsOverTotal)) {
            last.warnings.push(Warning::with(WarningCode::PartsOverTotal, text::vietnamese(whole.value)));
        }
    }
}

/// Warnings that the figures of one sentence tell together.
pub(crate) fn sentence(facts: &mut [FactDraft]) {
    told_twice(facts);
    parts_over_total(facts);
    sum_over_total(facts);
    for at in 1..facts.len() {
        let Some((before, rest)) = facts.split_at_mut_checked(at) else { continue };
        let Some(rate) = rest.first_mut().filter(|f| f.quantity.form == Form::Rate && f.relation.is_none()) else {
            continue;
        };
        // The percentage belongs to the fraction right before it, or to the one before that.
        let fractions: Vec<Decimal> = before.iter().rev().take(2).filter_map(share).collect();
        let Some(nearest) = fractions.first().copied() else { continue };
        let fits = fractions.iter().any(|share| agrees(*share, rate.quantity.value, rate.quantity.qualifier));
        if !fits {
            rate.warnings.push(Warning::with(WarningCode::RatioMismatch, text::vietnamese(nearest.round_dp(2))));
        }
    }
}

fn share(fact: &FactDraft) -> Option<Decimal> {
    let whole = fact.quantity.value2.filter(|w| fact.quantity.form == Form::Ratio && !w.is_zero())?;
    fact.quantity.value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Within one unit of the last written digit, two where there are two of them after the comma.
fn agrees(share: Decimal, written: Decimal, qualifier: Qualifier) -> bool {
    let step = Decimal::new(if written.scale() > 1 { 2 } else { 1 }, written.scale());
    let step = if qualifier == Qualifier::Exact { step } else { Decimal::from(5) };
    (share - written).abs() <= step
}

/// How sure a fact is, by how well its indicator fits and how it was told.
/// `elsewhere` says that figures of other areas came right before.
pub(crate) fn confidence(fact: &FactDraft, figure: &Figure, fits: &[Fit], elsewhere: bool) -> Confidence {
    let mut sure: u32 = match (&fact.indicator, &fact.relation, fits.first()) {
        (Some(_), None, Some(best)) => {
            let lead = fits.get(1).map_or(12, |second| best.score.saturating_sub(second.score)).min(12);
            best.score * 9 / 10 + lead
        }
        (None, Some(relation), _) if relation.of.is_some() => 72,
        (None, Some(_), _) => 60,
        _ => 55,
    };
    let losses = [
        (fact.area.is_none(), 20),
        (elsewhere, 20),
        (figure.implicit, 15),
        (figure.bare, 8),
        (figure.glued, 6),
        (fact.measure.is_empty(), 12),
        (fact.period.is_none(), 8),
        (figure.quantity.form == Form::Range, 5),
    ];
    for (lost, points) in losses {
        if lost {
            sure = sure.saturating_sub(points);
        }
    }
    sure = sure.saturating_sub(5 * u32::try_from(fact.warnings.len()).unwrap_or(4).min(4));
    // Nobody's value can be sure, and a short name that an office set down may mean something else.
    let most = match fact.area {
        None => 70,
        Some(_) if fact.indicator.is_some() && fits.first().is_some_and(Fit::wants_a_look) => WAITS,
        Some(_) => 98,
    };
    Confidence::hundredths(u8::try_from(sure.clamp(5, most)).unwrap_or(98))
}
