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
    let mut rows = Vec::new();
    let mut field: Option<&FieldCode> = None;
    let mut number = 0;
    for known in ordered.iter().filter(|k| k.is_listed()) {
        if field != Some(&known.indicator.field) {
            field = Some(&known.indicator.field);
            rows.push(Row::Group(input.catalogue.field_name(&known.indicator.field).to_owned()));
        }
        number += 1;
        rows.push(row(number, known, ledger, input));
        rows.extend(known.parts.iter().map(|(scope, value)| part_row(known, scope, value, ledger, input)));
    }
    Table { caption: None, columns: columns(input.year), rows, notes: vec![note()] }
}

fn columns(year: i32) -> Vec<Column> {
    vec![
        column("TT", 10, Align::Centre),
        column("Chỉ tiêu", 68, Align::Left),
        column("Đơn vị tính", 24, Align::Centre),
        column(format!("Năm {}", year - 1), 22, Align::Right),
        column(format!("Kế hoạch năm {year}"), 21, Align::Right),
        column(format!("Thực hiện (ước) năm {year}"), 26, Align::Right),
        column(format!("So với năm {}", year - 1), 20, Align::Right),
        column("So với kế hoạch (%)", 20, Align::Right),
        column("Ghi chú", 41, Align::Left),
    ]
}

fn note() -> Paragraph {
    let text = "Ghi chú: “nguồn” là số thứ tự trong Phụ lục II; “chờ” là có số liệu chưa được duyệt; “chưa có” là chưa \
                có số liệu trong các báo cáo đã nhập; “ước” là số ước thực hiện; “điểm” là điểm phần trăm; (–) là không có số \
                liệu để so sánh.";
    Paragraph::words(Role::Note, text)
}

fn row(number: usize, known: &Known<'_>, ledger: &Ledger<'_>, input: &Input<'_>) -> Row {
    let absent = if known.now.part.is_some() { NONE } else { NOT_YET };
    Row::Cells(vec![
        words(number.to_string()),
        words(known.indicator.name.clone()),
        words(known.indicator.unit.clone()),
        value_cell(known.before.as_ref(), known, input, NONE),
        value_cell(known.now.target.as_ref(), known, input, NONE),
        value_cell(known.now.result.as_ref(), known, input, absent),
        change_of(known),
        share_of(known, input),
        remarks(known, ledger, input),
    ])
}

/// `6 tháng đầu năm 2020: 500; nguồn 3-5; chờ`.
fn remarks(known: &Known<'_>, ledger: &Ledger<'_>, input: &Input<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    if let Some(part) = &known.now.part {
        runs.push(Run::Text(format!("{}: ", capitalised(&period_words(&part.period)))));
        runs.extend(value_cell(Some(part), known, input, NONE));
        runs.push(Run::Text("; ".to_owned()));
    }
    let shown = [&known.before, &known.now.target, &known.now.result, &known.now.part];
    let pending = shown.into_iter().flatten().any(|value| !value.judged);
    runs.push(Run::Text(sources_and_state(ledger.rows_of(known.indicator, None), pending)));
    runs
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
        words(remark),
    ])
}
