//! From official values to the tree: the outline is walked and every line says what it has to say.

use crate::known::{Known, Units, known};
use crate::ledger::{Entry, Ledger, in_annex_order};
use crate::outline::{Content, Line, fit, of_year};
use crate::passages::section_of;
use crate::words::NO_BREAK;
use crate::{
    Annex, Block, Chart, EmptySections, Input, Missing, NoFigures, Paragraph, Rank, Role, Section, Stated, Table,
    YearEnd, annex_figures, annex_sources, assessment, chart, figure, overview, plans, prose, targets,
};
use compare::Value;
use model::{FieldCode, IndicatorCode};
use std::collections::BTreeSet;

/// Says a section has nothing to say.
const NO_FIGURES: &str = "Chưa có số liệu trong các báo cáo đã nhập.";

/// Writes the year-end report of one unit as a tree. The same input gives the same tree.
///
/// # Errors
/// [`NoFigures`] when the data hold neither a result nor a target of that unit in that year.
pub fn assemble(input: &Input<'_>) -> Result<YearEnd, NoFigures> {
    let lines: Vec<&'static Line> = of_year(input.year).collect();
    let units = Units::of(input, chart::YEARS);
    let known = only_printed_goals(known(input, &units), &lines);
    if !known.iter().any(|k| k.has_figure() || k.now.target.is_some()) {
        return Err(NoFigures { area: input.area.name.clone(), year: input.year });
    }
    let chosen = chart::choose(&known, &units, input);
    let mut writer = Writer { input, known: &known, lines: &lines, charts: &chosen, tables: 0, drawn: 0 };
    let drafts: Vec<Draft> = lines.iter().map(|line| writer.draft(line)).collect();
    let mut parts = nested(&mut drafts.into_iter().peekable(), Rank::Part, input);
    finish_headings(&mut parts, input.year);

    let fields: Vec<&FieldCode> = input.catalogue.fields().map(|field| &field.code).collect();
    let ordered = in_annex_order(&known, &fields);
    let of_charts: Vec<(&IndicatorCode, &[Value])> =
        chosen.iter().flat_map(|c| c.earlier.iter().map(|(code, values)| (code, values.as_slice()))).collect();
    let ledger = Ledger::new(&ordered, &of_charts);
    let (sources, pending) = annex_sources::tables(&ledger, input);
    let figures = annex_figures::table(&ordered, &ledger, input);
    let mut report = YearEnd {
        year: input.year,
        office: input.office.clone(),
        date: input.today,
        subject: subject(input.year),
        opening: vec![Block::Paragraph(opening(input))],
        parts,
        closing: vec![Block::Paragraph(closing(input))],
        annexes: annexes(figures, sources, input.year),
        pending,
        missing: missing(&known, &lines, input),
        reworded: Vec::new(),
        unprinted: Vec::new(),
        values: stated(&ledger, input),
    };
    report.reword(input.own);
    Ok(report)
}

/// The values of the ledger as they are printed.
fn stated(ledger: &Ledger<'_>, input: &Input<'_>) -> Vec<Stated> {
    let one = |entry: &Entry<'_>| Stated {
        indicator: entry.indicator.code.clone(),
        scope: entry.scope.map(str::to_owned),
        time: entry.time(),
        text: figure::spoken(entry.value, entry.indicator, input).entry().replace(NO_BREAK, " "),
    };
    ledger.entries().iter().map(one).collect()
}

fn subject(year: i32) -> String {
    format!("Tổng kết công tác năm {year} và phương hướng, nhiệm vụ năm {}", year + 1)
}

fn opening(input: &Input<'_>) -> Paragraph {
    let (year, next) = (input.year, input.year + 1);
    let text = format!(
        "Thực hiện Chương trình công tác năm {year}, {} báo cáo kết quả công tác năm {year} và phương hướng, nhiệm vụ \
         năm {next} như sau:",
        input.office.name
    );
    Paragraph::words(Role::Text, text)
}

/// The text ends with `./.` (Phụ lục III, mẫu 1.4).
fn closing(input: &Input<'_>) -> Paragraph {
    let subject = crate::words::lowered(&subject(input.year));
    Paragraph::words(Role::Text, format!("Trên đây là Báo cáo {subject} của {}./.", input.office.name))
}

fn annexes(figures: Table, sources: Vec<Table>, year: i32) -> Vec<Annex> {
    let annex = |key, number: &str, title: String, tables: Vec<Table>| Annex {
        key,
        number: number.to_owned(),
        title,
        blocks: tables.into_iter().map(Block::Table).collect(),
    };
    vec![
        annex("figures", "Phụ lục I", format!("SỐ LIỆU CHI TIẾT THEO LĨNH VỰC NĂM {year}"), vec![figures]),
        annex("sources", "Phụ lục II", "NGUỒN CỦA TỪNG SỐ LIỆU".to_owned(), sources),
    ]
}

/// A line with what it says.
struct Draft {
    line: &'static Line,
    blocks: Vec<Block>,
}

struct Writer<'w> {
    input: &'w Input<'w>,
    known: &'w [Known<'w>],
    lines: &'w [&'static Line],
    charts: &'w [chart::Chosen],
    /// How many tables and charts have their number.
    tables: usize,
    drawn: usize,
}

impl<'w> Writer<'w> {
    fn draft(&mut self, line: &'static Line) -> Draft {
        let mut blocks = Vec::new();
        for content in line.content {
            blocks.extend(self.say(*content, line));
        }
        Draft { line, blocks }
    }

    fn say(&mut self, content: Content, line: &'static Line) -> Vec<Block> {
        match content {
            Content::General => {
                let overview = overview::paragraph(self.known, self.input);
                told(overview.into_iter().chain([self.general()]).collect())
            }
            Content::Figures => {
                let known = self.on(line);
                self.figures(&known)
            }
            Content::Rest => {
                let known = self.without_a_line();
                self.figures(&known)
            }
            Content::Targets => {
                let table = targets::of_the_year(self.known, self.input);
                let mut blocks = self.introduced(table, "Kết quả cụ thể nêu tại");
                if blocks.is_empty() {
                    return blocks;
                }
                blocks.extend(self.drawn(|c| c.indicator.is_none()));
                blocks
            }
            Content::Resolution57 => {
                let table = targets::of_resolution_57(&self.on(line), self.input);
                self.introduced(table, "Kết quả thực hiện các mục tiêu của Nghị quyết nêu tại")
            }
            Content::NextTargets => {
                let table = targets::of_next_year(self.known, self.input);
                self.introduced(table, &format!("Các chỉ tiêu chủ yếu của năm {} nêu tại", self.input.year + 1))
            }
            Content::Highlights => told(assessment::highlights(self.known, self.input)),
            Content::Shortcomings => told(assessment::shortcomings(self.known, self.input)),
            Content::Causes => told(assessment::causes(self.known, self.input)),
            Content::Lessons => told(vec![plans::lessons()]),
            Content::Tasks => told(plans::tasks(self.known, self.input)),
            Content::Means => told(vec![plans::means()]),
            Content::Proposals => told(vec![plans::proposals(self.input)]),
        }
    }

    /// The text must point to its annexes (Phụ lục I, mục III).
    fn general(&self) -> Paragraph {
        let cutoff = self.input.options.cutoff.map(|day| format!("Số liệu tính đến ngày {}. ", day.format("%d/%m/%Y")));
        let text = format!(
            "{}Số liệu chi tiết theo từng lĩnh vực tại Phụ lục I; nguồn của từng số liệu tại Phụ lục II.",
            cutoff.unwrap_or_default()
        );
        Paragraph::words(Role::Text, text)
    }

    /// Sentences on these indicators, and the charts that show one of them.
    fn figures(&mut self, known: &[&Known<'_>]) -> Vec<Block> {
        let paragraphs = prose::paragraphs(known, self.input).into_iter().map(Block::Paragraph);
        let is_here = |code: &IndicatorCode| known.iter().any(|k| k.indicator.code == *code);
        let paragraphs: Vec<Block> = paragraphs.collect();
        let charts = self.drawn(|c| c.indicator.as_ref().is_some_and(is_here));
        paragraphs.into_iter().chain(charts).collect()
    }

    /// The charts that belong here, each with its number.
    fn drawn(&mut self, is_here: impl Fn(&chart::Chosen) -> bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        for chosen in self.charts.iter().filter(|chosen| is_here(chosen)) {
            self.drawn += 1;
            let caption = format!("Biểu đồ {}. {}", self.drawn, chosen.chart.caption);
            blocks.push(Block::Chart(Chart { caption, ..chosen.chart.clone() }));
        }
        blocks
    }

    /// A table with its number and the sentence that names it.
    fn introduced(&mut self, table: Option<Table>, words: &str) -> Vec<Block> {
        let Some(mut table) = table else { return Vec::new() };
        self.tables += 1;
        let number = self.tables;
        table.caption = table.caption.map(|caption| format!("Bảng {number}. {caption}"));
        vec![Block::Paragraph(Paragraph::words(Role::Text, format!("{words} Bảng {number}."))), Block::Table(table)]
    }

    /// The indicators of a line: those that no other line names more closely.
    fn on(&self, line: &'static Line) -> Vec<&'w Known<'w>> {
        self.known.iter().filter(|k| line_of(k, self.lines).is_some_and(|best| best.key == line.key)).collect()
    }

    fn without_a_line(&self) -> Vec<&'w Known<'w>> {
        self.known.iter().filter(|k| line_of(k, self.lines).is_none()).collect()
    }
}

/// The line to which an indicator belongs.
fn line_of(known: &Known<'_>, lines: &[&'static Line]) -> Option<&'static Line> {
    let fits = lines.iter().filter_map(|line| Some((fit(line, known.indicator)?, *line)));
    fits.max_by_key(|(length, _)| *length).map(|(_, line)| line)
}

/// Goals for 2030 are printed in the table of the resolution alone; the others are not in use.
fn only_printed_goals<'a>(known: Vec<Known<'a>>, lines: &[&'static Line]) -> Vec<Known<'a>> {
    let printed = |k: &Known<'_>| line_of(k, lines).is_some_and(|l| l.content.contains(&Content::Resolution57));
    known
        .into_iter()
        .map(|k| if printed(&k) { k } else { Known { long_term: None, ..k } })
        .filter(Known::is_worth_a_word)
        .collect()
}

fn told(paragraphs: Vec<Paragraph>) -> Vec<Block> {
    paragraphs.into_iter().map(Block::Paragraph).collect()
}

/// The drafts of one rank with everything deeper under them. A section with nothing to say says so or is left out; a
/// điểm and the rest are left out in either case.
fn nested(
    drafts: &mut std::iter::Peekable<impl Iterator<Item = Draft>>,
    rank: Rank,
    input: &Input<'_>,
) -> Vec<Section> {
    let mut out = Vec::new();
    while drafts.peek().is_some_and(|draft| draft.line.rank == rank) {
        let Some(draft) = drafts.next() else { break };
        let mut sections = deeper(rank).map(|below| nested(drafts, below, input)).unwrap_or_default();
        let mut blocks = draft.blocks;
        // An a) without a b) is no division.
        if sections.len() == 1 && sections.iter().all(|section| section.rank == Rank::Point) {
            blocks.extend(sections.drain(..).flat_map(|section| section.blocks));
        }
        if blocks.is_empty() && sections.is_empty() {
            let never_empty = [Content::Rest, Content::Causes];
            let always_out = rank == Rank::Point || draft.line.content.iter().any(|c| never_empty.contains(c));
            let has_own_words = input.own.keys().any(|key| section_of(key) == draft.line.key);
            if (always_out || input.options.empty_sections == EmptySections::LeaveOut) && !has_own_words {
                continue;
            }
            blocks.push(Block::Paragraph(Paragraph::words(Role::Nothing, NO_FIGURES)));
        }
        let title = draft.line.title.to_owned();
        out.push(Section { key: draft.line.key, rank, number: String::new(), title, blocks, sections });
    }
    out
}

const fn deeper(rank: Rank) -> Option<Rank> {
    match rank {
        Rank::Part => Some(Rank::Section),
        Rank::Section => Some(Rank::Item),
        Rank::Item => Some(Rank::Point),
        Rank::Point => None,
    }
}

/// Gives every heading its number and its year.
fn finish_headings(sections: &mut [Section], year: i32) {
    for (place, section) in sections.iter_mut().enumerate() {
        section.number = match section.rank {
            Rank::Part => format!("Phần {}", roman(place)),
            Rank::Section => format!("{}.", roman(place)),
            Rank::Item => format!("{}.", place + 1),
            Rank::Point => format!("{})", letter(place)),
        };
        section.title = section.title.replace("{N+1}", &(year + 1).to_string()).replace("{N}", &year.to_string());
        finish_headings(&mut section.sections, year);
    }
}

/// `I` for the first; an outline has fewer than twenty headings of a rank.
fn roman(place: usize) -> String {
    let (tens, ones) = ((place + 1) / 10, (place + 1) % 10);
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"].get(ones).copied().unwrap_or_default();
    format!("{}{ones}", "X".repeat(tens))
}

/// The letters of điểm in Vietnamese order (a, b, c, d, đ, e, g …).
fn letter(place: usize) -> char {
    const LETTERS: [char; 23] = [
        'a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x',
        'y',
    ];
    LETTERS.get(place).copied().unwrap_or('-')
}

/// Targets without a result, and fields of the outline of which the year has no figure.
fn missing(known: &[Known<'_>], lines: &[&'static Line], input: &Input<'_>) -> Missing {
    let due = known.iter().filter(|k| k.now.target.is_some() && k.now.result.is_none());
    let told: BTreeSet<&FieldCode> = known.iter().filter(|k| k.has_figure()).map(|k| &k.indicator.field).collect();
    let asked: BTreeSet<&str> = lines.iter().flat_map(|line| line.select).copied().collect();
    let without = input.catalogue.fields().map(|field| &field.code);
    Missing {
        results: due.map(|k| k.indicator.code.clone()).collect(),
        fields: without.filter(|f| asked.contains(f.as_str()) && !told.contains(*f)).cloned().collect(),
    }
}
