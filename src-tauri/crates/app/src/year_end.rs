//! The year-end summary of one area: made, shown page by page, written to a file, opened.

use crate::{Desk, Fault, clock, convert, cutoff, dto, facts, facts::Collected, names, office, opening, passages};
use base64::{Engine, engine::general_purpose::STANDARD};
use dto::{FigureLink, MissingDto, OutlineDto, PageSizeDto, SavedFile, SummaryOptions, SummaryView};
use model::{Area, AreaId, Basis, Catalogue, Fact, FactId, IndicatorCode, Report, Source};
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::Path,
    sync::Arc,
};
use summary::{EmptySections, Input, Layout, Missing, NoFigures, Options, Origin, OutlineEntry, Pdf, YearEnd};

/// Years before the summary's own whose values are gathered, for comparison and for the chart.
const YEARS_BEFORE: i32 = 5;

/// A summary that was made.
#[derive(Debug)]
pub struct Made {
    /// The unit.
    pub area: &'static Area,
    /// Its tree.
    pub tree: YearEnd,
    /// How its sheets are laid out.
    pub layout: Layout,
    /// Its pages.
    pub pdf: Pdf,
    /// Figures in it that no person has judged.
    pub pending: Vec<FactId>,
    /// Estimates among its values.
    pub estimates: usize,
    /// The numbers of its facts, as they are written and in full, by indicator.
    pub told: Vec<(IndicatorCode, Decimal)>,
    /// What its values are about.
    pub catalogue: Arc<Catalogue>,
}

impl Made {
    /// What is missing, a sentence each.
    #[must_use]
    pub fn missing_in_words(&self) -> Vec<String> {
        missing(&self.tree.missing, &self.catalogue).into_iter().map(|m| m.message).collect()
    }
}

/// Makes the summary of the unit of that name on 31 December of the year.
///
/// # Errors
/// `unknown_area`; `bad_argument` for a cut-off that is none; `no_figures`, which names the missing reports; [`Fault`] when the data file cannot be read.
pub fn make_summary(desk: &Desk, area: &str, year: i32, options: SummaryOptions) -> Result<Made, Fault> {
    let area = names::unit_at_year_end(area, year)?;
    let confirmed_only = options.confirmed_only;
    let cutoff = cutoff::to_print(desk, area, year, options.cutoff)?;
    let units: Vec<AreaId> = Catalogue::builtin().areas.same_land(&area.id).into_iter().map(|a| a.id.clone()).collect();
    let known = facts::near(desk, &[], &units, year - YEARS_BEFORE, year + 1)?;
    let texts = texts_of(desk, &known)?;
    let figures = known.figures(|f| if confirmed_only { f.is_judged() } else { f.is_used() });
    let by_id = known.by_id();
    let sources: BTreeMap<FactId, Origin<'_>> = by_id
        .iter()
        .map(|(id, evidence)| (*id, Origin { evidence: *evidence, sentence: sentence(evidence.fact, &texts) }))
        .collect();
    let (office, layout) = office::paper(desk, area, year)?;
    let empty_sections = if options.empty_sections { EmptySections::Keep } else { EmptySections::LeaveOut };
    let own = passages::own_words(desk, area, year)?;
    let input = Input {
        area,
        units: &units,
        year,
        office: &office,
        figures: &figures,
        sources: &sources,
        catalogue: &known.catalogue,
        today: clock::now().date(),
        own: &own,
        options: Options { empty_sections, cutoff },
    };
    let tree = summary::assemble(&input).map_err(|none| no_figures(desk, area, year, confirmed_only, &none))?;
    let pdf = summary::render(&tree, &layout).map_err(|error| crate::broken(&error.to_string()))?;
    let bound: BTreeSet<FactId> = pdf.links.iter().flat_map(|link| link.facts.iter().copied()).collect();
    let facts = || bound.iter().filter_map(|id| by_id.get(id)).map(|e| e.fact);
    let pending = facts().filter(|f| !f.is_judged()).map(|f| f.id).collect();
    let estimates = facts().filter(|f| f.quantity.basis == Basis::Estimate).count();
    let told = passages::told(facts());
    Ok(Made { area, tree, layout, pdf, pending, estimates, told, catalogue: Arc::clone(&known.catalogue) })
}

/// The texts that the figures stand in.
fn texts_of(desk: &Desk, known: &Collected) -> Result<BTreeMap<model::ReportId, String>, Fault> {
    known.reports.keys().map(|id| Ok((*id, desk.data.document(*id)?.text))).collect()
}

fn sentence<'a>(fact: &Fact, texts: &'a BTreeMap<model::ReportId, String>) -> Option<&'a str> {
    match &fact.source {
        Source::Document { report, sentence, .. } => texts.get(report).map(|text| sentence.of(text)),
        Source::Person { .. } => None,
    }
}

/// Says which reports would be needed, and what is there instead.
fn no_figures(desk: &Desk, area: &Area, year: i32, confirmed_only: bool, none: &NoFigures) -> Fault {
    let reports = desk.data.reports().unwrap_or_default();
    let of_area =
        |r: &Report| r.area.as_ref().is_some_and(|id| Catalogue::builtin().areas.same_territory(id, &area.id));
    let years: BTreeSet<i32> = reports
        .iter()
        .map(|e| &e.report)
        .filter(|r| of_area(r))
        .filter_map(|r| r.period.as_ref().map(model::Period::year_of))
        .collect();
    let body = if year >= 2025 { "Sở Khoa học và Công nghệ" } else { "Sở Thông tin và Truyền thông" };
    let there = if years.is_empty() {
        format!("Chưa có báo cáo nào của {}.", area.name)
    } else {
        format!("Đã có báo cáo của các năm: {}.", years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    };
    let waiting = if confirmed_only {
        " Hoặc duyệt các số liệu đã tìm thấy, vì đang chỉ lấy số đã duyệt."
    } else {
        ""
    };
    let message = format!(
        "Chưa có số liệu nào của {} năm {year} nên không làm được báo cáo tổng kết. {there} Còn thiếu: báo cáo năm {year} của {body} {}, \
         hoặc báo cáo quý, 6 tháng, 9 tháng của năm đó. Hãy nhập các báo cáo này.{waiting}",
        area.name,
        in_a_sentence(area)
    );
    Fault { detail: Some(none.to_string()), ..Fault::new("no_figures", message) }
}

/// `tỉnh Lạng Sơn`, `thành phố Huế`.
fn in_a_sentence(area: &Area) -> String {
    let kind = if area.is_city() { "thành phố" } else { "tỉnh" };
    format!("{kind} {}", area.name)
}

/// The summary for the preview; without a single figure there are no pages, and what is missing is said.
///
/// # Errors
/// As [`make_summary`], but for `no_figures`.
pub fn summary_view(desk: &Desk, area: &str, year: i32, options: SummaryOptions) -> Result<SummaryView, Fault> {
    match make_summary(desk, area, year, options) {
        Ok(made) => {
            let cutoff = cutoff::kept(desk, made.area, year)?;
            Ok(SummaryView { cutoff: cutoff.map(|day| day.to_string()), ..view(&made, year) })
        }
        Err(fault) if fault.code == "no_figures" => Ok(SummaryView {
            area_name: names::unit_at_year_end(area, year)?.name.clone(),
            year,
            pdf: None,
            pages: Vec::new(),
            links: Vec::new(),
            outline: Vec::new(),
            pending: 0,
            pending_facts: Vec::new(),
            estimates: 0,
            missing: vec![MissingDto { indicator: None, message: fault.message }],
            cutoff: None,
        }),
        Err(fault) => Err(fault),
    }
}

fn view(made: &Made, year: i32) -> SummaryView {
    let entries = &made.pdf.outline;
    let outline = entries.iter().enumerate().map(|(i, entry)| OutlineDto {
        title: entry.title.clone(),
        level: u32::from(entry.level),
        page: convert::small(entry.page),
        y: entry.y,
        filled: is_filled(made, entry, entries.iter().skip(i + 1).find(|next| next.level <= entry.level)),
    });
    let link = |link: &summary::Link| FigureLink {
        page: convert::small(link.page),
        x: link.rect.x,
        y: link.rect.y,
        width: link.rect.width,
        height: link.rect.height,
        facts: link.facts.iter().map(|f| f.0.to_string()).collect(),
    };
    SummaryView {
        area_name: made.area.name.clone(),
        year,
        pdf: Some(STANDARD.encode(&made.pdf.bytes)),
        pages: made.pdf.pages.iter().map(|p| PageSizeDto { width: p.width, height: p.height }).collect(),
        links: made.pdf.links.iter().map(link).collect(),
        outline: outline.collect(),
        pending: convert::small(made.pending.len()),
        pending_facts: made.pending.iter().map(|f| f.0.to_string()).collect(),
        estimates: convert::small(made.estimates),
        missing: missing(&made.tree.missing, &made.catalogue),
        cutoff: None,
    }
}

/// Whether a figure stands under this entry of the outline: before the next one that is no deeper.
fn is_filled(made: &Made, entry: &OutlineEntry, next: Option<&OutlineEntry>) -> bool {
    let begins = (entry.page, entry.y);
    made.pdf.links.iter().any(|link| {
        let at = (link.page, link.rect.y);
        at >= begins && next.is_none_or(|next| at < (next.page, next.y))
    })
}

fn missing(missing: &Missing, catalogue: &Catalogue) -> Vec<MissingDto> {
    let results = missing.results.iter().map(|code| MissingDto {
        indicator: Some(code.to_string()),
        message: format!("{}: đã giao chỉ tiêu, chưa có kết quả.", catalogue.name_of(code)),
    });
    let fields = missing.fields.iter().map(|field| MissingDto {
        indicator: None,
        message: format!("{}: chưa có số liệu nào.", catalogue.field_name(field)),
    });
    results.chain(fields).collect()
}

/// Name of the file for a summary: `Báo cáo tổng kết năm 2020 - Hà Tĩnh.pdf`.
///
/// # Errors
/// `unknown_area`.
pub fn summary_file_name(_desk: &Desk, area: &str, year: i32) -> Result<String, Fault> {
    Ok(format!("Báo cáo tổng kết năm {year} - {}.pdf", names::unit_at_year_end(area, year)?.name))
}

/// Writes the summary to a file.
///
/// # Errors
/// As [`make_summary`]; `unwritable` when the file cannot be written. A file that was there stays as it was then.
pub fn save_summary(
    desk: &Desk,
    area: &str,
    year: i32,
    options: SummaryOptions,
    path: &Path,
) -> Result<SavedFile, Fault> {
    write_summary(&make_summary(desk, area, year, options)?, path)
}

/// Writes a summary that was made, in the form that the file's name asks for: PDF, Word, or its tables for Excel.
///
/// # Errors
/// `unwritable` when the file cannot be written. A file that was there stays as it was then.
pub fn write_summary(made: &Made, path: &Path) -> Result<SavedFile, Fault> {
    let other = match SummaryForm::of(path) {
        Some(SummaryForm::Docx) => Some(summary::docx(&made.tree, &made.layout)),
        Some(SummaryForm::Xlsx) => Some(summary::xlsx(&made.tree)),
        // A name without an ending: nothing that was made is lost.
        Some(SummaryForm::Pdf) | None => None,
    };
    let other = other.transpose().map_err(|error| crate::broken(&error.to_string()))?;
    let bytes = other.as_ref().unwrap_or(&made.pdf.bytes);
    write(path, bytes)?;
    Ok(SavedFile { path: path.display().to_string(), bytes: convert::small(bytes.len()) })
}

/// The forms of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SummaryForm {
    /// The paper that is signed.
    Pdf,
    /// The same to be edited.
    Docx,
    /// Its tables.
    Xlsx,
}

impl SummaryForm {
    /// The form that a file's name asks for by its ending.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Writes beside the file first, so that a full disk or a pulled plug never leaves half a report under its name.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(".tmp");
    let draft = Path::new(&draft);
    let written = fs::File::create(draft)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(draft, path));
    written.map_err(|error| {
        // The failure matters, not that its remains could not be removed.
        let _ = fs::remove_file(draft);
        Fault::unwritable(path, &error)
    })
}

/// Opens the summary in the system's viewer, from where it is printed.
///
/// # Errors
/// As [`save_summary`]; `no_viewer` when no program opens PDF files.
pub fn open_summary(desk: &Desk, area: &str, year: i32, options: SummaryOptions) -> Result<(), Fault> {
    let path = opening::fresh_copy(&summary_file_name(desk, area, year)?)?;
    save_summary(desk, area, year, options, &path)?;
    opening::open(&path)
}
