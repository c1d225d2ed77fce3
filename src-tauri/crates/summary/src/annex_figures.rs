//! Phụ lục số liệu: every figure of the year by field, with the rows of the annex of sources it comes from.

use crate::known::Known;
use crate::ledger::Ledger;
use crate::targets::{NONE, NOT_YET, change_of, column, share_of, value_cell, words};
use crate::words::{capitalised, period_words};
use crate::{Align, Column, Input, Paragraph, Role, Row, Run, Table, figure};
use compare::Value;
use model::{Basis, FieldCode};

/// The table of all figures.
pub(crate) fn table(ordered: &[&Known<'_>], ledger: &Ledger<'_>, input: &Input<'_>) -> Table {
    let listed: Vec<&Known<'_>> = ordered.iter().copied().filter(|k| k.is_listed()).collect();
    let parts = listed.iter().filter(|k| k.now.part.is_some()).count();
    let place = if 2 * parts >= listed.len() { PlaceOfParts::Column } else { PlaceOfParts::Remark };
    let mut rows = Vec::new();
    let mut field: Option<&FieldCode> = None;
    let mut number = 0;
    for known in listed {
        if field != Some(&known.indicator.field) {
            field = Some(&known.indicator.field);
            rows.push(Row::Group(input.catalogue.field_name(&known.indicator.field).to_owned()));
        }
        number += 1;
        rows.push(row(number, known, place, ledger, input));
        rows.extend(known.parts.iter().map(|(scope, value)| part_row(known, scope, value, ledger, input)));
    }
    let (columns, rows) = without_empty_columns(columns(input.year), rows);
    let notes = vec![note(&rows)];
    Table { caption: None, columns, rows, notes }
}

/// Where values of a part of the year stand: few are remarks, many have their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlaceOfParts {
    Column,
    Remark,
}

/// Columns that may be left out where nothing stands in them: the year before, the plan, the result, parts of the year, both
/// comparisons.
const MAY_BE_EMPTY: std::ops::RangeInclusive<usize> = 3..=8;

/// A clerk draws no column for what nobody reported.
fn without_empty_columns(columns: Vec<Column>, rows: Vec<Row>) -> (Vec<Column>, Vec<Row>) {
    let is_empty = |nth: usize| {
        let cells = rows.iter().filter_map(|row| if let Row::Cells(cells) = row { cells.get(nth) } else { None });
        cells.into_iter().all(|cell| cell.iter().all(|run| [NONE, ""].contains(&run.text())))
    };
    let kept: Vec<bool> = (0..columns.len()).map(|nth| !(MAY_BE_EMPTY.contains(&nth) && is_empty(nth))).collect();
    let reduced = rows.into_iter().map(|row| match row {
        Row::Cells(cells) => Row::Cells(only(&kept, cells)),
        group @ Row::Group(_) => group,
    });
    let reduced = reduced.collect();
    (only(&kept, columns), reduced)
}

fn only<T>(kept: &[bool], all: Vec<T>) -> Vec<T> {
    all.into_iter().zip(kept).filter_map(|(one, kept)| kept.then_some(one)).collect()
}

fn columns(year: i32) -> Vec<Column> {
    vec![
        column("TT", 10, Align::Centre),
        column("Chỉ tiêu", 68, Align::Left),
        column("Đơn vị tính", 24, Align::Centre),
        column(format!("Năm {}", year - 1), 22, Align::Right),
        column(format!("Kế hoạch năm {year}"), 21, Align::Right),
        column(format!("Thực hiện (ước) năm {year}"), 26, Align::Right),
        column("Kết quả trong kỳ", 40, Align::Left),
        column(format!("So với năm {}", year - 1), 20, Align::Right),
        column("So với kế hoạch (%)", 20, Align::Right),
        column("Ghi chú", 34, Align::Left),
    ]
}

/// The marks of the table that need a word.
const MARKS: [(&str, &str); 6] = [
    ("nguồn", "“nguồn” là số thứ tự trong Phụ lục II"),
    ("chờ", "“chờ” là có số liệu chưa được duyệt"),
    (NOT_YET, "“chưa có” là chưa có số liệu trong các báo cáo đã nhập"),
    ("ước ", "“ước” là số ước thực hiện"),
    ("điểm", "“điểm” là điểm phần trăm"),
    (NONE, "(–) là không có số liệu để so sánh"),
];

/// What the marks mean that stand in these rows.
fn note(rows: &[Row]) -> Paragraph {
    let cells = rows.iter().filter_map(|row| if let Row::Cells(cells) = row { Some(cells) } else { None });
    let said: Vec<&str> = cells.flat_map(|cells| cells.iter().skip(3).flatten().map(Run::text)).collect();
    let stands = |(mark, _): &&(&str, &str)| said.iter().any(|text| text.contains(mark));
    let meanings: Vec<&str> = MARKS.iter().filter(stands).map(|(_, meaning)| *meaning).collect();
    Paragraph::words(Role::Note, format!("Ghi chú: {}.", meanings.join("; ")))
}

fn row(number: usize, known: &Known<'_>, place: PlaceOfParts, ledger: &Ledger<'_>, input: &Input<'_>) -> Row {
    let part = known.now.part.as_ref().map(|part| part_of_the_year(part, known, input));
    let (column, remark) = if place == PlaceOfParts::Column { (part, None) } else { (None, part) };
    let absent = if known.now.part.is_some() { NONE } else { NOT_YET };
    Row::Cells(vec![
        words(number.to_string()),
        words(known.indicator.name.clone()),
        words(known.indicator.unit.clone()),
        value_cell(known.before.as_ref(), known, input, NONE),
        value_cell(known.now.target.as_ref(), known, input, NONE),
        value_cell(known.now.result.as_ref(), known, input, absent),
        column.unwrap_or_else(|| words(NONE)),
        change_of(known),
        share_of(known, input),
        remarks(known, remark, ledger),
    ])
}

/// `6 tháng đầu năm 2020: 500`.
fn part_of_the_year(part: &Value, known: &Known<'_>, input: &Input<'_>) -> Vec<Run> {
    let mut runs = words(format!("{}: ", capitalised(&period_words(&part.period))));
    runs.extend(value_cell(Some(part), known, input, NONE));
    runs
}

/// `6 tháng đầu năm 2020: 500; nguồn 3-5; chờ`.
fn remarks(known: &Known<'_>, part: Option<Vec<Run>>, ledger: &Ledger<'_>) -> Vec<Run> {
    let shown = [&known.before, &known.now.target, &known.now.result, &known.now.part];
    let pending = shown.into_iter().flatten().any(|value| !value.judged);
    let state = sources_and_state(ledger.rows_of(known.indicator, None), pending);
    match part {
        Some(part) => part.into_iter().chain(words(format!("; {state}"))).collect(),
        None => words(state),
    }
}

fn sources_and_state(rows: Option<String>, pending: bool) -> String {
    let source = rows.map(|rows| format!("nguồn\u{a0}{rows}"));
    let waiting = pending.then(|| "chờ".to_owned());
    source.into_iter().chain(waiting).collect::<Vec<_>>().join("; ")
}

/// A value of a part of the area, under the whole's row.
fn part_row(known: &Known<'_>, scope: &str, value: &Value, ledger: &Ledger<'_>, input: &Input<'_>) -> Row {
    let target = value.basis == Basis::Target;
    let own = || vec![figure::of_value(figure::spoken(value, known.indicator, input).cell(), value)];
    let none = || words(NONE);
    let state = sources_and_state(ledger.rows_of(known.indicator, Some(scope)), !value.judged);
    let whole = value.period.is_whole_year() || value.period.closes_year();
    let remark = if whole { state } else { format!("{}; {state}", capitalised(&period_words(&value.period))) };
    Row::Cells(vec![
        words(""),
        words(format!("Trong đó: {scope}")),
        words(known.indicator.unit.clone()),
        none(),
        if target { own() } else { none() },
        if target { none() } else { own() },
        none(),
        none(),
        none(),
        words(remark),
    ])
}
