//! The form for a year's figures and assigned targets.

use crate::{Desk, Fault, comparing, convert, dto, facts, facts::Collected, names};
use chrono::Timelike;
use compare::{Figures, Value, YearFigures, change, share};
use dto::{Entered, EntryAsk, EntryCell, EntryDoubt, EntryForm, EntryRow};
use model::{
    Area, AreaId, Basis, Catalogue, Fact, FactId, Form, Indicator, MeasureKind, Period, Qualifier, Quantity, Scale,
    Source, State,
};
use rust_decimal::Decimal;
use store::{Correction, NewFact, Origin, Verdict};

/// A typed value this many times larger or smaller than last year's is asked about: a digit too many or too few.
const SLIP_FACTOR: i64 = 5;

/// The form of a year: every indicator of the catalogue that held then, with what is known of it.
///
/// # Errors
/// [`Fault`] for an unknown area, or when the data file cannot be read.
pub fn entry_form(desk: &Desk, area: &str, year: i32) -> Result<EntryForm, Fault> {
    let form = YearForm::of(desk, area, year, &[])?;
    let figures = form.near.figures(Fact::is_used);
    let held = form.near.catalogue.indicators().filter(|i| {
        let day = |m, d| chrono::NaiveDate::from_ymd_opt(year, m, d);
        day(1, 1).is_some_and(|d| i.is_defined_on(d)) || day(12, 31).is_some_and(|d| i.is_defined_on(d))
    });
    // What is not used here has no row, unless there are values of it.
    let shown = |row: &EntryRow, hidden: bool| !hidden || row.actual.is_some() || row.target.is_some();
    let rows = held.map(|i| (form.row(i, &figures), i.hidden)).filter(|(row, hidden)| shown(row, *hidden));
    let rows = rows.map(|(row, _)| row).collect();
    Ok(EntryForm { area: form.area.id.to_string(), area_name: form.area.name.clone(), year, rows })
}

/// What is known around one form.
struct YearForm {
    area: &'static Area,
    units: Vec<AreaId>,
    year: i32,
    near: Collected,
}

impl YearForm {
    /// Everything known of these indicators, of all where none is named.
    fn of(desk: &Desk, area: &str, year: i32, indicators: &[model::IndicatorCode]) -> Result<Self, Fault> {
        let area = names::unit_at_year_end(area, year)?;
        if !area.exists_in(year) {
            let message =
                format!("{} không còn là một tỉnh, thành phố năm {year}. Hãy chọn địa bàn của năm đó.", area.name);
            return Err(Fault::new("area_gone", message));
        }
        let units: Vec<AreaId> =
            Catalogue::builtin().areas.same_land(&area.id).into_iter().map(|a| a.id.clone()).collect();
        let near = facts::near(desk, indicators, &units, year - 1, year)?;
        Ok(Self { area, units, year, near })
    }

    fn row(&self, indicator: &Indicator, figures: &Figures<'_>) -> EntryRow {
        let catalogue = &*self.near.catalogue;
        let now = figures.year(&indicator.code, &self.units, self.year);
        let before = figures.year(&indicator.code, &self.units, self.year - 1).result;
        let result = now.result.as_ref();
        let change =
            before.as_ref().zip(result).and_then(|(before, now)| change(indicator, before, now, catalogue).ok());
        let share = result
            .zip(now.target.as_ref())
            .and_then(|(result, target)| share(indicator, result, target, catalogue).ok());
        let (actual, estimate) = actual_and_estimate(&now);
        EntryRow {
            indicator: indicator.code.to_string(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            field: indicator.field.to_string(),
            kind: indicator.kind.code().to_owned(),
            before: before.as_ref().map(|v| self.cell(v)),
            target: now.target.as_ref().map(|v| self.cell(v)),
            estimate: estimate.map(|v| self.cell(v)),
            actual: actual.map(|v| self.cell(v)),
            change: change.as_ref().map(comparing::change_dto),
            share: share.as_ref().map(comparing::share_dto),
            source: actual.or(estimate).or(now.target.as_ref()).and_then(|v| self.source(v)),
        }
    }

    fn cell(&self, value: &Value) -> EntryCell {
        let fact = value.facts.first().and_then(|id| self.fact(*id));
        EntryCell {
            value: text::canonical(value.number),
            qualifier: value.qualifier.code().to_owned(),
            fact: value.facts.first().map(|id| id.0.to_string()).unwrap_or_default(),
            judged: value.judged,
            typed: fact.is_some_and(|f| f.state == State::Typed),
            against: convert::small(value.against.len()),
            part: (!value.period.is_whole_year()).then(|| value.period.label.clone()),
            note: fact.and_then(|f| f.note.clone()),
        }
    }

    fn fact(&self, id: FactId) -> Option<&Fact> {
        self.near.facts.iter().find(|f| f.id == id)
    }

    fn source(&self, value: &Value) -> Option<String> {
        let fact = self.fact(*value.facts.first()?)?;
        match &fact.source {
            Source::Document { report, .. } => self.near.reports.get(report).map(|r| r.file.clone()),
            Source::Person { name, time } => {
                Some(format!("{name}, {:02}:{:02} {}", time.hour(), time.minute(), time.format("%d/%m/%Y")))
            }
        }
    }

    /// The figure that was typed for this very cell.
    fn typed(&self, indicator: &Indicator, basis: Basis) -> Option<&Fact> {
        self.near.facts.iter().find(|f| {
            f.state == State::Typed
                && f.indicator.as_ref() == Some(&indicator.code)
                && f.scope.is_none()
                && f.quantity.basis == basis
                && f.period.as_ref().is_some_and(|p| p.is_whole_year() && p.year_of() == self.year)
        })
    }
}

/// The cells "actual" and "estimate": a part of the year stands where its year would.
fn actual_and_estimate(now: &YearFigures) -> (Option<&Value>, Option<&Value>) {
    let of = |basis| [&now.result, &now.estimate, &now.part].into_iter().flatten().find(|v| v.basis == basis);
    (of(Basis::Actual), of(Basis::Estimate))
}

/// Stores a typed value, or asks when it looks odd. An empty value takes a typed one back.
///
/// # Errors
/// [`Fault`] when it is no number, or the data file cannot be written.
pub fn enter(desk: &mut Desk, ask: &EntryAsk) -> Result<Entered, Fault> {
    let catalogue = desk.catalogue()?;
    let indicator = names::indicator(&catalogue, &ask.indicator)?;
    let basis = Basis::from_code(&ask.basis).ok_or_else(|| Fault::bad_id(&ask.basis))?;
    let form = YearForm::of(desk, &ask.area, ask.year, std::slice::from_ref(&indicator.code))?;
    let old = form.typed(indicator, basis).cloned();
    let said = |words: &Option<String>| words.clone().filter(|words| !words.trim().is_empty());
    // The decision that set a target stays its remark.
    let note = said(&ask.note).or_else(|| said(&ask.reason));
    if ask.value.trim().is_empty() {
        if let Some(old) = old {
            let who = desk.who()?;
            desk.data.judge(&[old.id], Verdict::Reject, &who, ask.reason.as_deref())?;
            desk.saved();
        }
        return saved_row(desk, ask, indicator);
    }
    let number = convert::typed_number(&ask.value)?;
    if let Some(doubt) =
        doubt(indicator, number, basis, &form).filter(|_| ask.reason.as_deref().is_none_or(|r| r.trim().is_empty()))
    {
        return Ok(Entered::Asks { doubt });
    }
    let said = Said { note, why: ask.reason.clone() };
    store_typed(desk, &form, indicator, quantity(indicator, number, basis), said, old.as_ref())?;
    saved_row(desk, ask, indicator)
}

/// What is said with a typed value.
struct Said {
    note: Option<String>,
    why: Option<String>,
}

fn store_typed(
    desk: &mut Desk,
    form: &YearForm,
    indicator: &Indicator,
    quantity: Quantity,
    Said { note, why }: Said,
    old: Option<&Fact>,
) -> Result<(), Fault> {
    let who = desk.who()?;
    match old {
        Some(old) => {
            let note = note.or_else(|| old.note.clone());
            desk.data.correct(old.id, &Correction { quantity, note, why, ..Correction::from(old) }, &who)?;
        }
        None => {
            let period = Period::year(form.year)
                .ok_or_else(|| Fault::bad_value(format!("Năm {} không có trong lịch.", form.year)))?;
            let new = NewFact {
                origin: Origin::ByHand,
                quantity,
                measure: indicator.name.clone(),
                field: Some(indicator.field.clone()),
                indicator: Some(indicator.code.clone()),
                relation: None,
                scope: None,
                area: Some(form.area.id.clone()),
                period: Some(period),
                note,
                why,
            };
            desk.data.add_fact(&new, &who)?;
        }
    }
    desk.saved();
    Ok(())
}

fn saved_row(desk: &Desk, ask: &EntryAsk, indicator: &Indicator) -> Result<Entered, Fault> {
    let form = YearForm::of(desk, &ask.area, ask.year, std::slice::from_ref(&indicator.code))?;
    let figures = form.near.figures(Fact::is_used);
    Ok(Entered::Saved { row: Box::new(form.row(indicator, &figures)) })
}

/// A typed number as a quantity in the indicator's unit.
fn quantity(indicator: &Indicator, value: Decimal, basis: Basis) -> Quantity {
    let (scale, unit) = Scale::split(&indicator.unit);
    let form = match indicator.kind {
        MeasureKind::Percent => Form::Rate,
        MeasureKind::Ratio => Form::Density,
        MeasureKind::Rank => Form::Rank,
        MeasureKind::Score => Form::Score,
        _ => Form::Number,
    };
    Quantity { value, value2: None, unit: Some(unit.to_owned()), scale, form, qualifier: Qualifier::Exact, basis }
}

/// What is odd about a typed number.
fn doubt(indicator: &Indicator, number: Decimal, basis: Basis, form: &YearForm) -> Option<EntryDoubt> {
    let shown = text::vietnamese(number);
    let make = |code: &str, message: String| Some(EntryDoubt { code: code.to_owned(), message });
    if number.is_sign_negative() && !number.is_zero() {
        return make("negative", format!("{shown} là số âm. Chỉ tiêu này thường không âm."));
    }
    if indicator.kind == MeasureKind::Percent && number > Decimal::ONE_HUNDRED {
        return make("over_whole", format!("{shown}% lớn hơn 100%. Có thể sai dấu phẩy."));
    }
    if indicator.kind == MeasureKind::Rank {
        let places = Catalogue::builtin().areas.all().filter(|a| a.exists_in(form.year)).count().min(63);
        let whole = number.fract().is_zero() && number >= Decimal::ONE && number <= Decimal::from(places);
        return if whole {
            None
        } else {
            make("rank_beyond", format!("Hạng {shown} không có: cả nước có {places} tỉnh, thành phố."))
        };
    }
    let figures = form.near.figures(Fact::is_used);
    let before = figures.year(&indicator.code, &form.units, form.year - 1).result.filter(|_| basis != Basis::Target)?;
    let slip = Decimal::from(SLIP_FACTOR);
    let odd = !before.number.is_zero()
        && !before.is_bound()
        && (number > before.number * slip || number * slip < before.number);
    let percent =
        compare::rounded(number.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before.number).filter(|_| odd)?, 0);
    let how = if number < before.number { "chỉ bằng" } else { "bằng" };
    let (percent, last) = (text::vietnamese(percent), text::vietnamese(before.number));
    make(
        "digit_slip",
        format!("{shown} {how} {percent}% năm {} ({last}). Có thể thừa hoặc thiếu một chữ số.", form.year - 1),
    )
}

/// A target from the list of assigned targets: entered like a typed value, once.
pub(crate) fn assign_target(
    desk: &mut Desk,
    area: &Area,
    year: i32,
    code: &str,
    value: Decimal,
    decision: &str,
) -> Result<(), Fault> {
    let catalogue = desk.catalogue()?;
    let indicator = names::indicator(&catalogue, code)?;
    let form = YearForm::of(desk, area.id.as_str(), year, std::slice::from_ref(&indicator.code))?;
    let old = form.typed(indicator, Basis::Target).cloned();
    store_typed(
        desk,
        &form,
        indicator,
        quantity(indicator, value, Basis::Target),
        Said { note: Some(decision.to_owned()), why: None },
        old.as_ref(),
    )
}
