//! Tables of targets: this year's against the results, next year's, and those of Nghị quyết 57-NQ/TW.

use crate::known::{Known, YEAR_OF_RESOLUTION_57};
use crate::words::{change_cell, share_cell};
use crate::{Align, Column, Input, Paragraph, Role, Row, Run, Table, figure};
use compare::Value;

/// Stands where there is no value and none is due.
pub(crate) const NONE: &str = "–";
/// Stands where a value is due and missing.
pub(crate) const NOT_YET: &str = "chưa có";

pub(crate) fn column(head: impl Into<String>, width: u16, align: Align) -> Column {
    Column { head: head.into(), width, align }
}

pub(crate) fn words(text: impl Into<String>) -> Vec<Run> {
    vec![Run::Text(text.into())]
}

/// A value in a cell, or what stands for its absence.
pub(crate) fn value_cell(value: Option<&Value>, known: &Known<'_>, input: &Input<'_>, absent: &str) -> Vec<Run> {
    match value {
        Some(value) => vec![figure::of_value(figure::spoken(value, known.indicator, input).cell(), value)],
        None => words(absent),
    }
}

/// Result against the year before.
pub(crate) fn change_of(known: &Known<'_>) -> Vec<Run> {
    let both = known.change.zip(known.before.as_ref().zip(known.now.result.as_ref()));
    both.map_or_else(
        || words(NONE),
        |(change, (before, now))| vec![figure::of_two(change_cell(&change), Some(change.by.abs()), before, now)],
    )
}

/// Result against the target.
pub(crate) fn share_of(known: &Known<'_>, input: &Input<'_>) -> Vec<Run> {
    let both = known.share.zip(known.now.target.as_ref().zip(known.now.result.as_ref()));
    both.map_or_else(
        || words(NONE),
        |(share, (target, now))| {
            let goal = figure::spoken(target, known.indicator, input);
            vec![figure::of_two(share_cell(&share, &goal), share.percent, now, target)]
        },
    )
}

/// The cells that begin every row: its number, the indicator, its unit.
fn named(place: usize, known: &Known<'_>) -> Vec<Vec<Run>> {
    let indicator = known.indicator;
    vec![words((place + 1).to_string()), words(indicator.name.clone()), words(indicator.unit.clone())]
}

/// A table of these indicators, `cells` giving what follows their names; none without a row.
fn table<'k>(
    caption: String,
    columns: Vec<Column>,
    known: impl Iterator<Item = &'k Known<'k>>,
    cells: impl Fn(&Known<'_>) -> Vec<Vec<Run>>,
) -> Option<Table> {
    let row = |(place, known)| Row::Cells(named(place, known).into_iter().chain(cells(known)).collect());
    let rows: Vec<Row> = known.enumerate().map(row).collect();
    (!rows.is_empty()).then(|| Table { caption: Some(caption), columns, rows, notes: Vec::new() })
}

/// TT, chỉ tiêu, đơn vị, năm trước, kế hoạch, thực hiện, so với năm trước, so với kế hoạch: every indicator with a
/// target for the year.
pub(crate) fn of_the_year<'k>(known: &'k [Known<'k>], input: &Input<'_>) -> Option<Table> {
    let year = input.year;
    let columns = vec![
        column("TT", 9, Align::Centre),
        column("Chỉ tiêu", 44, Align::Left),
        column("Đơn vị tính", 19, Align::Centre),
        column(format!("Năm {}", year - 1), 15, Align::Right),
        column(format!("Kế hoạch năm {year}"), 19, Align::Right),
        column(format!("Thực hiện năm {year}"), 20, Align::Right),
        column(format!("So với năm {}", year - 1), 21, Align::Right),
        column("So với kế hoạch (%)", 18, Align::Right),
    ];
    let caption = format!("Kết quả thực hiện các chỉ tiêu được giao năm {year}");
    let table = table(caption, columns, known.iter().filter(|k| k.now.target.is_some()), |known| {
        vec![
            value_cell(known.before.as_ref(), known, input, NONE),
            value_cell(known.now.target.as_ref(), known, input, NONE),
            value_cell(known.now.result.as_ref(), known, input, NOT_YET),
            change_of(known),
            share_of(known, input),
        ]
    })?;
    let note = "Ghi chú: “ước” là số ước thực hiện; “điểm” là điểm phần trăm; “chưa có” là chưa có số liệu kết quả trong \
                các báo cáo đã nhập; (–) là không có số liệu để so sánh.";
    Some(Table { notes: vec![Paragraph::words(Role::Note, note)], ..table })
}

/// Targets of the year after, beside this year's results.
pub(crate) fn of_next_year<'k>(known: &'k [Known<'k>], input: &Input<'_>) -> Option<Table> {
    let columns = vec![
        column("TT", 10, Align::Centre),
        column("Chỉ tiêu", 77, Align::Left),
        column("Đơn vị tính", 26, Align::Centre),
        column(format!("Thực hiện năm {}", input.year), 26, Align::Right),
        column(format!("Kế hoạch năm {}", input.year + 1), 26, Align::Right),
    ];
    let caption = format!("Các chỉ tiêu chủ yếu năm {}", input.year + 1);
    table(caption, columns, known.iter().filter(|k| k.next.is_some()), |known| {
        vec![
            value_cell(known.now.result.as_ref(), known, input, NOT_YET),
            value_cell(known.next.as_ref(), known, input, NONE),
        ]
    })
}

/// Indicators of the resolution: goal for 2030, plan and result of the year.
pub(crate) fn of_resolution_57<'k>(known: &[&'k Known<'k>], input: &Input<'_>) -> Option<Table> {
    let columns = vec![
        column("TT", 10, Align::Centre),
        column("Chỉ tiêu", 69, Align::Left),
        column("Đơn vị tính", 23, Align::Centre),
        column(format!("Mục tiêu năm {YEAR_OF_RESOLUTION_57}"), 21, Align::Right),
        column(format!("Kế hoạch năm {}", input.year), 21, Align::Right),
        column(format!("Thực hiện năm {}", input.year), 21, Align::Right),
    ];
    let caption = "Kết quả thực hiện các mục tiêu của Nghị quyết số 57-NQ/TW".to_owned();
    let told = |k: &&Known<'_>| k.long_term.is_some() || k.now.target.is_some() || k.now.result.is_some();
    table(caption, columns, known.iter().copied().filter(told), |known| {
        vec![
            value_cell(known.long_term.as_ref(), known, input, NONE),
            value_cell(known.now.target.as_ref(), known, input, NONE),
            value_cell(known.now.result.as_ref(), known, input, NOT_YET),
        ]
    })
}
