//! Facts, reports and tables made for the tests.

use chrono::{NaiveDate, NaiveDateTime};
use compare::{AreaLine, Evidence, Figures, Question, Stretch, Table};
use model::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use text::Span;

pub(crate) fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

pub(crate) fn noon(s: &str) -> NaiveDateTime {
    day(s).and_hms_opt(12, 0, 0).unwrap()
}

/// A confirmed result of `tel.revenue` in Hà Tĩnh; tests change what they are about.
pub(crate) fn fact(id: i64, value: i64, period: Period) -> Fact {
    Fact {
        id: FactId(id),
        state: State::Confirmed,
        source: Source::Document {
            report: ReportId(1),
            span: Span::new(10, 20),
            sentence: Span::new(0, 40),
            quote: "…".into(),
            at: None,
        },
        quantity: Quantity { scale: Some(Scale::Billion), ..Quantity::number(Decimal::from(value), "đồng") },
        measure: "doanh thu".into(),
        field: Some(FieldCode::new("tel")),
        indicator: Some(IndicatorCode::new("tel.revenue")),
        candidates: Vec::new(),
        scope: None,
        relation: None,
        area: Some(AreaId::new("A-42")),
        period: Some(period),
        implicit: false,
        warnings: Vec::new(),
        confidence: Confidence::hundredths(90),
        note: None,
    }
}

pub(crate) fn of(code: &str, unit: &str, mut fact: Fact) -> Fact {
    fact.indicator = Some(IndicatorCode::new(code));
    fact.quantity.unit = Some(unit.into());
    fact.quantity.scale = None;
    fact
}

pub(crate) fn report(id: i64, standing: Standing, period: Period, published: &str) -> Report {
    Report {
        id: ReportId(id),
        file: "a.docx".into(),
        sha256: String::new(),
        bytes: 0,
        format: Format::Docx,
        title: String::new(),
        number: None,
        area: Some(AreaId::new("A-42")),
        organization: None,
        standing,
        kind: ReportKind::Year,
        period: Some(period),
        published: Some(day(published)),
        imported_at: noon("2021-01-01"),
        imported_by: "Lan".into(),
    }
}

pub(crate) fn figures(facts: &[Fact]) -> Figures<'static> {
    Figures::new(facts.iter().map(|fact| Evidence { fact, report: None, chosen: false }), Catalogue::builtin())
}

pub(crate) fn year(y: i32) -> Period {
    Period::year(y).unwrap()
}

pub(crate) const HA_TINH: [&str; 1] = ["A-42"];

pub(crate) fn ids(list: &[&str]) -> Vec<AreaId> {
    list.iter().map(|id| AreaId::new(*id)).collect()
}

pub(crate) fn code(s: &str) -> IndicatorCode {
    IndicatorCode::new(s)
}

pub(crate) fn line(label: &str, units: &[(i32, &[&[&str]])]) -> AreaLine {
    let units: BTreeMap<i32, Vec<Vec<AreaId>>> =
        units.iter().map(|(y, u)| (*y, u.iter().map(|u| ids(u)).collect())).collect();
    AreaLine { label: label.into(), units }
}

pub(crate) fn at(area: &str, mut fact: Fact) -> Fact {
    fact.area = Some(AreaId::new(area));
    fact
}

/// A table of whole years.
pub(crate) fn table(figures: &Figures<'_>, indicators: &[IndicatorCode], areas: &[AreaLine], years: &[i32]) -> Table {
    table_over(figures, indicators, areas, years, Stretch::Year)
}

pub(crate) fn table_over(
    figures: &Figures<'_>,
    indicators: &[IndicatorCode],
    areas: &[AreaLine],
    years: &[i32],
    stretch: Stretch,
) -> Table {
    compare::table(figures, &Question { indicators, areas, years, stretch }, Catalogue::builtin())
}
