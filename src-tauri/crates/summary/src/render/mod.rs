//! The tree as PDF, as Word document ([`mod@docx`]) and its tables as workbook ([`workbook`]), in the layout of Nghị định
//! 30/2020/NĐ-CP, Phụ lục I.
//!
//! parley shapes ([`fonts`]), own code breaks lines and pages ([`lines`], [`slab`]), printpdf paints ([`page`], [`shown`])
//! with the glyphs that are needed ([`embedding`]), lopdf finishes the file ([`finish`]): metadata, colour, outline and tags as PDF/A-1b
//! wants them. The same tree gives the same bytes.

mod chart;
mod docx;
mod drawing;
mod embedding;
mod emf;
mod ending;
mod finish;
mod fonts;
mod letterhead;
mod lines;
mod markup;
mod page;
mod sheet;
mod shown;
mod slab;
mod story;
mod structure;
mod svg;
mod table;
mod workbook;

use crate::{Annex, Block, Figure, Layout, RenderError, Section, YearEnd};
pub use chart::{draw, draw_captioned};
pub use docx::docx;
pub use drawing::{Drawing, Mark, Words};
use embedding::PrintedGlyphs;
use fonts::{Face, Shaper};
use lines::{Stretch, Style, broken};
use model::FactId;
use page::Painter;
use printpdf::{Op, PdfDocument, PdfPage, PdfSaveOptions, Pt};
use sheet::{Sheet, Turn};
use slab::{Marked, Placed, Placing, Slab, paginated, set};
use std::rc::Rc;
use story::{LEADING, Look, Story};
use structure::Structure;
pub use workbook::{TableBook, xlsx};

/// A rendered report.
#[derive(Debug, Clone, PartialEq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The pages in order.
    pub pages: Vec<PageSize>,
    /// Where the bound figures stand.
    pub links: Vec<Link>,
    /// The outline, in reading order.
    pub outline: Vec<OutlineEntry>,
}

/// Size of a page in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// A bound figure on a page; one that runs over a line end has a link on each line.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Page, from 0.
    pub page: usize,
    /// Place.
    pub rect: Rect,
    /// The facts behind the figure.
    pub facts: Vec<FactId>,
}

/// A rectangle in points, from the top left of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A heading in the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// Number and title.
    pub title: String,
    /// Depth, from 1.
    pub level: u8,
    /// Page, from 0.
    pub page: usize,
    /// Distance from the top of the page, in points.
    pub y: f32,
}

/// Size of text in the annexes' tables, in points.
pub(crate) const ANNEX_TEXT: f32 = 11.0;
/// Size of text in the tables of the body, in points.
pub(crate) const TABLE_TEXT: f32 = 11.5;
/// Size of page numbers, in points.
const NUMBER: f32 = 14.0;

/// Lays a report out on A4.
///
/// # Errors
/// [`RenderError::Margin`] and [`RenderError::BodySize`] for options outside the decree; the others do not happen with the
/// fonts that are compiled in.
pub fn render(report: &YearEnd, options: &Layout) -> Result<Pdf, RenderError> {
    options.check()?;
    let mut shaper = Shaper::new();
    let mut structure = Structure::default();
    let mut figures: Vec<&Figure> = Vec::new();
    let portrait = Sheet::a4(Turn::Portrait, options.margins);
    let landscape = Sheet::a4(Turn::Landscape, options.margins);

    let mut body = Story::new(portrait, options, &mut shaper, &mut structure, &mut figures);
    write_body(&mut body, report)?;
    let mut stories = vec![(portrait, numbered(body.slabs, &portrait, &mut shaper)?)];
    for annex in &report.annexes {
        let mut story = Story::new(landscape, options, &mut shaper, &mut structure, &mut figures);
        write_annex(&mut story, annex, report)?;
        stories.push((landscape, numbered(story.slabs, &landscape, &mut shaper)?));
    }

    let mut printed = PrintedGlyphs::default();
    let (mut links, mut outline, mut sizes, mut pages) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (sheet, placed) in &stories {
        for page in placed {
            let nth = pages.len();
            let painter = Painter::new(sheet, nth, &figures, &mut structure, &mut printed, &mut links, &mut outline);
            pages.push((sheet.size, painter.paint(page)));
            sizes.push(sheet.size);
        }
    }
    let document = painted(pages, printed)?;
    let bytes = finish::finished(document, report, &structure, &outline, &sizes)?;
    Ok(Pdf { bytes, pages: sizes, links, outline })
}

fn write_body<'t>(story: &mut Story<'t, '_>, report: &'t YearEnd) -> Result<(), RenderError> {
    story.letterhead(report)?;
    write_blocks(story, &report.opening, TABLE_TEXT)?;
    for part in &report.parts {
        write_section(story, part)?;
    }
    let before = story.slabs.len();
    write_blocks(story, &report.closing, TABLE_TEXT)?;
    let closing = story.slabs.len() - before;
    story.keep_with_next(closing);
    story.ending(&report.office)
}

fn write_section<'t>(story: &mut Story<'t, '_>, section: &'t Section) -> Result<(), RenderError> {
    story.heading(section)?;
    write_blocks(story, &section.blocks, TABLE_TEXT)?;
    section.sections.iter().try_for_each(|below| write_section(story, below))
}

/// Blocks in order; the words that lead to a table stay with it.
fn write_blocks<'t>(story: &mut Story<'t, '_>, blocks: &'t [Block], table_text: f32) -> Result<(), RenderError> {
    for (nth, block) in blocks.iter().enumerate() {
        let before = story.slabs.len();
        match block {
            Block::Paragraph(paragraph) => story.paragraph(paragraph)?,
            Block::Table(table) => story.table(table, table_text)?,
            Block::Chart(chart) => story.chart(chart)?,
        }
        let leads = matches!((block, blocks.get(nth + 1)), (Block::Paragraph(_), Some(Block::Table(_))));
        if leads {
            story.keep_with_next(story.slabs.len() - before);
        }
    }
    Ok(())
}

/// Number, title and reference of an annex (Phụ lục I, mục III), then its tables.
fn write_annex<'t>(story: &mut Story<'t, '_>, annex: &'t Annex, report: &YearEnd) -> Result<(), RenderError> {
    let style = |face| Style { face, size: 14.0 };
    let look = |face| Look { style: style(face), placing: Placing::Centre, indent: 0.0, before: 0.0, keep_next: true };
    let first = story.slabs.len();
    story.centred(&annex.number, look(Face::Bold), "H1")?;
    story.centred(&annex.title, look(Face::Bold), "H1")?;
    story.centred(&report.annex_reference(), look(Face::Italic), "P")?;
    if let Some(slab) = story.slabs.get_mut(first) {
        slab.entry = Some(slab::Entry { title: format!("{}. {}", annex.number, annex.title), level: 1 });
    }
    story.slabs.push(Slab { height: story::BETWEEN, keep_next: true, ..Slab::default() });
    write_blocks(story, &annex.blocks, ANNEX_TEXT)
}

/// Pages with their numbers: from 1, top centre, not shown on the first; every annex counts anew.
fn numbered(slabs: Vec<Slab>, sheet: &Sheet, shaper: &mut Shaper) -> Result<Vec<Vec<Placed>>, RenderError> {
    let mut pages = paginated(slabs, sheet);
    for (nth, page) in pages.iter_mut().enumerate().skip(1) {
        let number = (nth + 1).to_string();
        let style = Style { face: Face::Regular, size: NUMBER };
        let lines = broken(&[Stretch::words(&number)], style, sheet.width(), 0.0, shaper)?;
        let leading = NUMBER * LEADING;
        let top = sheet.number_baseline() - slab::baseline(NUMBER, leading);
        let paint = lines.into_iter().map(|line| set(line, sheet.left, sheet.width(), 0.0, leading, Placing::Centre));
        let marked = vec![Marked { node: None, paint: paint.collect() }];
        let slab = Rc::new(Slab { height: leading, marked, ..Slab::default() });
        page.insert(0, Placed { slab, y: top, repeated: false });
    }
    Ok(pages)
}

/// printpdf's document, as lopdf takes it over.
fn painted(pages: Vec<(PageSize, Vec<Op>)>, printed: PrintedGlyphs) -> Result<lopdf::Document, RenderError> {
    let mut document = PdfDocument::new("");
    document.resources.fonts.map = printed.fonts()?;
    let page = |(size, ops): (PageSize, Vec<Op>)| PdfPage::new(Pt(size.width).into(), Pt(size.height).into(), ops);
    document.with_pages(pages.into_iter().map(page).collect());
    let options = PdfSaveOptions::default();
    Ok(printpdf::serialize::to_lopdf_doc(&document, &options, &mut Vec::new()))
}
