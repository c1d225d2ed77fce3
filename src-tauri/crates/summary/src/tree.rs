//! The year-end report as a tree: what it says and in which order, not how it looks.
//!
//! One tree serves every form of the report (PDF here; Word and Excel from the same tree). Every figure in it is bound
//! to the facts behind it ([`Figure`]); running text carries no figure of its own.

use crate::{Office, Passage, Reworded};
use chrono::NaiveDate;
use model::{FactId, FieldCode, IndicatorCode};
use rust_decimal::Decimal;

/// A year-end report, ready to be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEnd {
    /// The year it is about.
    pub year: i32,
    /// Who issues it.
    pub office: Office,
    /// The day it was made. On paper only month and year are printed; number and day are the clerk's, after signing.
    pub date: NaiveDate,
    /// Trích yếu: `Tổng kết công tác năm 2020 và phương hướng, nhiệm vụ năm 2021`.
    pub subject: String,
    /// What stands before the first part.
    pub opening: Vec<Block>,
    /// Phần I, Phần II.
    pub parts: Vec<Section>,
    /// What stands after the last part, before the signature.
    pub closing: Vec<Block>,
    /// Phụ lục.
    pub annexes: Vec<Annex>,
    /// How many sources in the annex no person has judged; with any the report is a draft.
    pub pending: usize,
    /// What the data do not say.
    pub missing: Missing,
    /// Where the office's own words stand instead of the program's.
    pub reworded: Vec<Reworded>,
    /// The office's own words for passages that this report has not: they are not printed.
    pub unprinted: Vec<Passage>,
    /// Every value that the report rests on, in the order of its annex of sources.
    pub values: Vec<Stated>,
}

/// A value as the report states it. Indicator, part and time together tell which one it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Its indicator.
    pub indicator: IndicatorCode,
    /// The part of the area that it is about; none for the whole.
    pub scope: Option<String>,
    /// `năm 2020`, `kế hoạch năm 2020`, `6 tháng đầu năm 2020`.
    pub time: String,
    /// As it is printed, with its unit.
    pub text: String,
}

/// What a complete report would have and this one has not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Indicators with a target for the year and no result.
    pub results: Vec<IndicatorCode>,
    /// Fields of the outline without any figure of the year.
    pub fields: Vec<FieldCode>,
}

/// Phần, mục, khoản or điểm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Stable name, by which edits of this section are kept: `post`, `assessment.causes`.
    pub key: &'static str,
    /// How deep it is.
    pub rank: Rank,
    /// Its number as printed: `Phần I`, `IV.`, `2.`, `đ)`.
    pub number: String,
    /// Its title, in the case it is printed in.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What stands under it.
    pub sections: Vec<Section>,
}

/// The levels of a report's body (Phụ lục I, mục II, khoản 6: phần, mục, khoản, điểm).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Phần: number and title on lines of their own, centred.
    Part,
    /// Mục: `I. …` in capitals.
    Section,
    /// Khoản with a title: `1. …`, bold.
    Item,
    /// Điểm: `a) …`.
    Point,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is for.
    pub role: Role,
    /// Its text.
    pub runs: Vec<Run>,
}

/// What a paragraph is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Text.
    Text,
    /// One of several lines under a dash; the dash is part of the text.
    Bullet,
    /// Says that there is nothing to say: `Chưa có số liệu …`.
    Nothing,
    /// A sentence that holds for any office: a place for the office's own words.
    Fill,
    /// Under a table.
    Note,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Text(String),
    /// A figure.
    Figure(Figure),
}

/// A figure in the text, bound to its facts.
///
/// It holds every word that depends on the value, so that it stays right when the value changes: `ước đạt 512 tỷ đồng`,
/// `tăng 12,5%`, `bằng 102,5% kế hoạch`. A no-break space (U+00A0) stands between a number and its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it tells, the same whatever the value is: `tel.revenue`, `tel.revenue:change`; empty in tables and charts. By it
    /// an office's own words keep the figures in them ([`crate::Piece`]).
    pub key: String,
    /// What is printed.
    pub text: String,
    /// The number in it, in the unit it is printed with.
    pub number: Option<Decimal>,
    /// The facts it is taken or computed from; never empty.
    pub facts: Vec<FactId>,
    /// Whether a value behind it was judged by no person.
    pub pending: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// `Bảng 1. …`; annexes have their title instead.
    pub caption: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows under the head.
    pub rows: Vec<Row>,
    /// Lines under the table.
    pub notes: Vec<Paragraph>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its share of the width, in millimetres of a full-width table.
    pub width: u16,
    /// How its cells are aligned.
    pub align: Align,
}

/// How text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Centre,
    /// Flush right, for numbers.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading over the rows that follow, across all columns.
    Group(String),
    /// A cell for each column.
    Cells(Vec<Vec<Run>>),
}

/// A chart, as data; its geometry is the renderer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// `Biểu đồ 1. …`, printed under it.
    pub caption: String,
    /// What it shows.
    pub kind: ChartKind,
}

impl Chart {
    /// How many years it shows; none where it is not about years.
    pub(crate) fn years(&self) -> usize {
        match &self.kind {
            ChartKind::Years { bars, .. } => bars.len(),
            ChartKind::Lines(series) | ChartKind::Ranks(series) => series.years.len(),
            ChartKind::Stacks { stacks, .. } => stacks.len(),
            ChartKind::Shares(_) => 0,
        }
    }
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartKind {
    /// One indicator over successive years.
    Years {
        /// The bars, a year each.
        bars: Vec<YearBar>,
        /// The target of the last year.
        target: Option<Figure>,
    },
    /// Results in per cent of their targets.
    Shares(Vec<ShareBar>),
    /// Several series over successive years, as lines.
    Lines(Series),
    /// Places in a ranking over successive years; the first place is on top.
    Ranks(Series),
    /// Parts of a whole, one column each.
    Stacks {
        /// The parts, from the bottom up.
        parts: Vec<String>,
        /// The columns.
        stacks: Vec<Stack>,
    },
}

/// Lines over successive years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The years, without a gap.
    pub years: Vec<i32>,
    /// The lines.
    pub lines: Vec<SeriesLine>,
    /// The target of the last year; drawn where there is one line.
    pub target: Option<Figure>,
}

/// One line of such a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesLine {
    /// What it is about.
    pub label: String,
    /// Its values, a year each.
    pub points: Vec<YearBar>,
}

/// A column of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// What stands under it.
    pub label: String,
    /// Its parts in the chart's order; a missing one stays out.
    pub parts: Vec<Option<Figure>>,
    /// The whole, where it is known.
    pub whole: Option<Figure>,
}

/// One year of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearBar {
    /// The year.
    pub year: i32,
    /// Its value; a year without one stays a gap.
    pub value: Option<Figure>,
    /// Whether the value is an estimate.
    pub estimate: bool,
}

/// One target of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareBar {
    /// The indicator.
    pub label: String,
    /// Per cent of the target reached.
    pub share: Figure,
    /// Whether the result is an estimate.
    pub estimate: bool,
}

impl ChartKind {
    /// What it shows, a line for each value: for readers who cannot see it, and for the clipboard.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let value = |figure: &Option<Figure>| figure.as_ref().map_or("chưa có", |f| f.text.as_str()).to_owned();
        let goal = |target: &Option<Figure>| target.as_ref().map(|t| format!("kế hoạch | {}", t.text));
        let lines: Vec<String> = match self {
            Self::Years { bars, target } => {
                let years = bars.iter().map(|bar| format!("{} | {}", bar.year, value(&bar.value)));
                years.chain(goal(target)).collect()
            }
            Self::Shares(bars) => bars.iter().map(|bar| format!("{} | {}", bar.label, bar.share.text)).collect(),
            Self::Lines(series) | Self::Ranks(series) => {
                let single = series.lines.len() == 1;
                let of_line = |line: &SeriesLine| {
                    let label = if single { String::new() } else { format!("{} | ", line.label) };
                    let point = |point: &YearBar| format!("{label}{} | {}", point.year, value(&point.value));
                    line.points.iter().map(point).collect::<Vec<_>>()
                };
                series.lines.iter().flat_map(of_line).chain(goal(&series.target)).collect()
            }
            Self::Stacks { parts, stacks } => {
                let of_stack = |stack: &Stack| {
                    let part = |(name, part): (&String, &Option<Figure>)| {
                        format!("{} | {name} | {}", stack.label, value(part))
                    };
                    parts.iter().zip(&stack.parts).map(part).collect::<Vec<_>>()
                };
                stacks.iter().flat_map(of_stack).collect()
            }
        };
        lines.into_iter().map(|line| line.replace('\u{a0}', " ")).collect()
    }
}

/// Phụ lục.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Stable name: `figures`, `sources`.
    pub key: &'static str,
    /// `Phụ lục I`.
    pub number: String,
    /// Its title in capitals.
    pub title: String,
    /// Its tables.
    pub blocks: Vec<Block>,
}

impl YearEnd {
    /// Whether it holds values that no person has judged.
    #[must_use]
    pub const fn is_draft(&self) -> bool {
        self.pending > 0
    }

    /// The sections of all parts with everything under them, in reading order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        let mut open: Vec<&Section> = self.parts.iter().rev().collect();
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.sections.iter().rev());
            Some(next)
        })
    }

    /// Every block of the report and its annexes, in reading order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        let body = self.sections().flat_map(|section| &section.blocks);
        let annexes = self.annexes.iter().flat_map(|annex| &annex.blocks);
        self.opening.iter().chain(body).chain(&self.closing).chain(annexes)
    }

    /// Every stretch of running text, of tables and of notes, in reading order.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.blocks().flat_map(Block::runs)
    }
}

impl Block {
    fn runs(&self) -> Vec<&Run> {
        match self {
            Self::Paragraph(paragraph) => paragraph.runs.iter().collect(),
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| match row {
                    Row::Group(_) => &[],
                    Row::Cells(cells) => cells.as_slice(),
                });
                cells.flatten().chain(table.notes.iter().flat_map(|note| &note.runs)).collect()
            }
            Self::Chart(_) => Vec::new(),
        }
    }
}

impl Paragraph {
    /// A paragraph of words alone.
    #[must_use]
    pub fn words(role: Role, text: impl Into<String>) -> Self {
        Self { role, runs: vec![Run::Text(text.into())] }
    }
}

impl Run {
    /// What is printed.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Figure(figure) => &figure.text,
        }
    }
}
