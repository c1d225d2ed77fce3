//! Phụ lục nguồn: for every value in use the report, the place in it and the very sentence; or who typed it and when.

use crate::ledger::{Entry, Ledger, rows};
use crate::targets::{column, words};
use crate::{Align, Column, Figure, Input, Origin, Row, Run, Table, figure};
use chrono::NaiveDate;
use compare::Rule;
use model::{Fact, FactId, FieldCode, Report, ReportId, Source, State};
use std::collections::{BTreeMap, BTreeSet};

/// The reports, by the mark under which the rows name them.
struct Reports<'a> {
    by_id: BTreeMap<ReportId, &'a Report>,
}

impl<'a> Reports<'a> {
    /// Every report of which a value in use, one that says the same or one that was not chosen stands.
    fn of(ledger: &Ledger<'_>, input: &Input<'a>) -> Self {
        let facts = ledger
            .entries()
            .iter()
            .flat_map(|entry| entry.value.facts.iter().chain(&entry.value.same).chain(&entry.value.against));
        let reports = facts.filter_map(|id| input.sources.get(id)?.evidence.report);
        Self { by_id: reports.map(|report| (report.id, report)).collect() }
    }

    /// `[2]`.
    fn mark(&self, report: ReportId) -> Option<String> {
        self.by_id.keys().position(|id| *id == report).map(|place| format!("[{}]", place + 1))
    }

    fn table(&self) -> Option<Table> {
        let columns = vec![
            column("Ký hiệu", 16, Align::Centre),
            column("Tên báo cáo", 108, Align::Left),
            column("Số, ngày", 60, Align::Left),
            column("Tệp", 68, Align::Left),
        ];
        let row = |report: &&Report| {
            Row::Cells(vec![
                words(self.mark(report.id).unwrap_or_default()),
                words(report.title.trim()),
                words(number_and_day(report)),
                words(report.file.clone()),
            ])
        };
        let rows: Vec<Row> = self.by_id.values().map(row).collect();
        let caption = Some("1. Các báo cáo nguồn".to_owned());
        (!rows.is_empty()).then(|| Table { caption, columns, rows, notes: Vec::new() })
    }
}

fn number_and_day(report: &Report) -> String {
    match (&report.number, report.published.map(written)) {
        (Some(number), Some(day)) => format!("{number} ngày {day}"),
        (Some(number), None) => number.clone(),
        (None, Some(day)) => format!("ngày {day}"),
        (None, None) => String::new(),
    }
}

fn written(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// The tables of sources and how many rows wait for a person's word.
pub(crate) fn tables(ledger: &Ledger<'_>, input: &Input<'_>) -> (Vec<Table>, usize) {
    let reports = Reports::of(ledger, input);
    let mut pending = 0;
    let mut out = Vec::new();
    let mut field: Option<&FieldCode> = None;
    for entry in ledger.entries() {
        if field != Some(&entry.indicator.field) {
            field = Some(&entry.indicator.field);
            out.push(Row::Group(input.catalogue.field_name(&entry.indicator.field).to_owned()));
        }
        for (number, fact) in rows(entry) {
            let origin = input.sources.get(&fact);
            let state = state(entry, origin.map(|o| o.evidence.fact));
            pending += usize::from(state == WAITING);
            out.push(Row::Cells(vec![
                words(number.to_string()),
                figure_cell(entry, fact, origin, input),
                words(origin.map(|o| origin_words(o, entry, &reports, input)).unwrap_or_default()),
                words(origin.map(sentence_words).unwrap_or_default()),
                words(state),
            ]));
        }
    }
    let caption = Some("2. Nguồn của từng số liệu".to_owned());
    let figures = Table { caption, columns: columns(&out), rows: out, notes: Vec::new() };
    (reports.table().into_iter().chain([figures]).collect(), pending)
}

/// Where origins are short marks, or most are, the sentences get the room.
fn columns(rows: &[Row]) -> Vec<Column> {
    let origins = rows.iter().filter_map(|row| if let Row::Cells(cells) = row { cells.get(2) } else { None });
    let lengths: Vec<usize> = origins.map(|cell| cell.iter().map(|run| run.text().chars().count()).sum()).collect();
    let long = lengths.iter().filter(|length| **length > SHORT_ORIGIN).count();
    let origin = match long {
        0 => 22,
        _ if 3 * long <= lengths.len() => 32,
        _ => 42,
    };
    vec![
        column("TT", 11, Align::Centre),
        column("Số liệu", 82, Align::Left),
        column("Nguồn", origin, Align::Left),
        column("Câu trong nguồn", 139 - origin, Align::Left),
        column("Duyệt", 20, Align::Centre),
    ]
}

/// `Doanh thu dịch vụ bưu chính, ước năm 2020: 512 tỷ đồng`; of a sum each addend as it was written.
fn figure_cell(entry: &Entry<'_>, fact: FactId, origin: Option<&Origin<'_>>, input: &Input<'_>) -> Vec<Run> {
    let scope = entry.scope.map(|scope| format!(" ({scope})")).unwrap_or_default();
    let head = Run::Text(format!("{}{scope}, {}: ", entry.indicator.name, entry.time()));
    let sum = entry.value.facts.len() > 1;
    let addend = origin.filter(|_| sum).map(|o| as_written(o.evidence.fact));
    let text = match addend {
        Some(part) => format!("{part} (cộng dồn)"),
        None => figure::spoken(entry.value, entry.indicator, input).entry(),
    };
    let number = (!sum).then_some(entry.value.number);
    vec![
        head,
        Run::Figure(Figure { key: String::new(), text, number, facts: vec![fact], pending: !entry.value.judged }),
    ]
}

/// A fact's own number with its unit.
fn as_written(fact: &Fact) -> String {
    let q = &fact.quantity;
    let number = text::vietnamese(q.value);
    let pair = q.value2.map_or(number.clone(), |second| format!("{number}/{}", text::vietnamese(second)));
    crate::words::with_unit(&pair, &q.written_unit())
}

/// Report and place; then where the same is said again and which other values were not chosen, and why.
fn origin_words(origin: &Origin<'_>, entry: &Entry<'_>, reports: &Reports<'_>, input: &Input<'_>) -> String {
    let own = origin.evidence.fact.report();
    let again = entry.value.same.iter().filter_map(|id| input.sources.get(id));
    let again: BTreeSet<String> = again
        .filter(|other| own.is_none() || other.evidence.fact.report() != own)
        .map(|other| place(other, reports))
        .collect();
    let against = entry.value.against.iter().filter_map(|id| input.sources.get(id));
    let against: Vec<String> =
        against.map(|o| format!("{} ({})", as_written(o.evidence.fact), place(o, reports))).collect();
    let mut out = place(origin, reports);
    if !again.is_empty() {
        let again: Vec<String> = again.into_iter().collect();
        out.push_str(&format!("; nêu lại tại {}", again.join(", ")));
    }
    if !against.is_empty() {
        out.push_str(&format!("; không chọn: {}; lý do: {}", against.join(", "), why_it_stands(entry.value.rule)));
    }
    out
}

/// `[2], trang 4`; `Nhập tay: Lan, 10/12/2020 14:05`.
fn place(origin: &Origin<'_>, reports: &Reports<'_>) -> String {
    match &origin.evidence.fact.source {
        Source::Person { name, time } => format!("Nhập tay: {name}, {}", time.format("%d/%m/%Y %H:%M")),
        Source::Document { report, at, .. } => {
            let parts = [reports.mark(*report), at.clone()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
    }
}

/// Why a value stands beside others, for people.
#[must_use]
pub const fn why_it_stands(rule: Rule) -> &'static str {
    match rule {
        Rule::Only => "không có số khác",
        Rule::Chosen => "do người phụ trách chọn",
        Rule::Judged => "số đã được duyệt",
        Rule::Standing => "ưu tiên số của cơ quan chuyên môn",
        Rule::OwnPeriod => "ưu tiên báo cáo của đúng kỳ",
        Rule::Later => "ưu tiên số công bố sau",
        Rule::Surer => "ưu tiên số đọc được chắc chắn hơn",
        Rule::LaterInText => "ưu tiên số nêu sau trong văn bản",
    }
}

/// `[2], trang 4` and no more.
const SHORT_ORIGIN: usize = 14;

const WAITING: &str = "chờ";

fn state(entry: &Entry<'_>, fact: Option<&Fact>) -> &'static str {
    match fact.map(|f| f.state) {
        Some(State::Corrected) => "đã sửa, đã duyệt",
        Some(State::Typed) => "nhập tay",
        Some(State::Confirmed) => "đã duyệt",
        _ if entry.value.judged => "đã duyệt",
        _ => WAITING,
    }
}

/// A sentence longer than this is shortened round the figure, in letters.
const LONG: usize = 240;
/// Letters kept on each side of the figure when it is shortened.
const ROUND: usize = 90;

/// The sentence in quotation marks, shortened where it is long; it always holds the quoted words.
fn sentence_words(origin: &Origin<'_>) -> String {
    let Source::Document { span, sentence, quote, .. } = &origin.evidence.fact.source else { return String::new() };
    let text = origin.sentence.unwrap_or(quote);
    let offset = span.start.checked_sub(sentence.start);
    let at = offset.filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(quote.as_str())));
    match at.or_else(|| text.find(quote.as_str())) {
        Some(at) => format!("“{}”", shortened(text, at, quote.len())),
        None => format!("“{}”", one_line(quote)),
    }
}

/// At most [`ROUND`] letters before and after the quoted words, cut between words.
fn shortened(text: &str, at: usize, length: usize) -> String {
    if text.chars().count() <= LONG {
        return one_line(text);
    }
    let (before, rest) = text.split_at(at);
    let (quote, after) = rest.split_at(length);
    let head = match before.char_indices().rev().nth(ROUND - 1) {
        Some((cut, _)) => {
            let kept = before.get(cut..).unwrap_or_default();
            let from_word = kept.split_once(char::is_whitespace).map_or("", |(_, words)| words);
            format!("… {from_word}")
        }
        None => before.to_owned(),
    };
    let tail = match after.char_indices().nth(ROUND) {
        Some((cut, _)) => {
            let kept = after.get(..cut).unwrap_or_default();
            let to_word = kept.rsplit_once(char::is_whitespace).map_or("", |(words, _)| words);
            format!("{to_word} …")
        }
        None => after.to_owned(),
    };
    one_line(&format!("{head}{quote}{tail}"))
}

/// Single spaces; the cells of a row are told apart by bars.
fn one_line(text: &str) -> String {
    let cells = text.split('\t').map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    cells.collect::<Vec<_>>().join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_stays_whole() {
        let text = "Đến cuối năm, toàn tỉnh có 215 trạm phát sóng.";
        assert_eq!(shortened(text, text.find("215").unwrap(), 3), text);
    }

    #[test]
    fn a_long_one_is_cut_between_words_round_the_figure() {
        let text = format!("{}doanh thu đạt 512 tỷ đồng{}", "chữ ".repeat(100), " chữ sau".repeat(60));
        let at = text.find("512").unwrap();
        let short = shortened(&text, at, "512 tỷ đồng".len());
        assert!(short.starts_with("… chữ") && short.ends_with("sau …"), "{short}");
        assert!(short.contains("doanh thu đạt 512 tỷ đồng chữ sau"));
        assert!(short.chars().count() < LONG);
    }

    #[test]
    fn a_word_longer_than_the_window_is_left_out_not_split() {
        let text = format!("{} 512 {}", "x".repeat(300), "y".repeat(300));
        assert_eq!(shortened(&text, 301, 3), "… 512 …");
    }
}
