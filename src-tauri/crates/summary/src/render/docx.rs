//! The tree as a Word document, in the same layout: styles with Vietnamese names, real headings, tables and sections.
//!
//! The parts of the package are written as text (ECMA-376, transitional); no library sets first-page headers, page
//! numbers of sections and pictures with the words that stand for them. Measures come from the same constants and the
//! same shaper as the PDF. The same tree gives the same bytes.

mod letterhead;
mod package;
mod styles;
mod table;

use super::chart::drawn;
use super::emf::emf;
use super::fonts::Shaper;
use super::markup::escaped;
use super::sheet::{Sheet, Turn};
use super::{ANNEX_TEXT, TABLE_TEXT};
use crate::{Annex, Block, Chart, Layout, Paragraph, Rank, RenderError, Role, Run, Section, YearEnd};
use std::fmt::Write;

/// Writes a report as a Word document on A4.
///
/// # Errors
/// [`RenderError::Margin`] and [`RenderError::BodySize`] for a layout outside the decree; the others do not happen with
/// the fonts that are compiled in.
pub fn docx(report: &YearEnd, layout: &Layout) -> Result<Vec<u8>, RenderError> {
    layout.check()?;
    let portrait = Sheet::a4(Turn::Portrait, layout.margins);
    let landscape = Sheet::a4(Turn::Landscape, layout.margins);
    let mut writer = Writer { out: String::new(), pictures: Vec::new(), shaper: Shaper::new(), sheet: portrait };
    writer.letterhead(report, f32::from(layout.body_size))?;
    writer.blocks(&report.opening, Of::Body)?;
    for part in &report.parts {
        writer.section(part)?;
    }
    writer.closing(report)?;
    writer.ending(&report.office)?;
    for (nth, annex) in report.annexes.iter().enumerate() {
        let before = if nth == 0 { Turn::Portrait } else { Turn::Landscape };
        let sheet = if nth == 0 { &portrait } else { &landscape };
        writer.end_section(sheet, before);
        writer.sheet = landscape;
        writer.annex(annex, report)?;
    }
    let last = if report.annexes.is_empty() { (&portrait, Turn::Portrait) } else { (&landscape, Turn::Landscape) };
    let end = section_properties(last.0, last.1);
    package::packed(report, layout, &format!("{}{end}", writer.out), &writer.pictures)
}

/// Where a block stands; tables of annexes are set smaller.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Body,
    Annex,
}

/// The body of the document in progress.
struct Writer {
    out: String,
    pictures: Vec<Vec<u8>>,
    shaper: Shaper,
    /// The sheet of the section being written.
    sheet: Sheet,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block], of: Of) -> Result<(), RenderError> {
        for (nth, block) in blocks.iter().enumerate() {
            let leads = matches!(blocks.get(nth + 1), Some(Block::Table(_)));
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, leads),
                Block::Table(table) => {
                    let size = if of == Of::Annex { ANNEX_TEXT } else { TABLE_TEXT };
                    self.table(table, size, of)?;
                }
                Block::Chart(chart) => self.chart(chart)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph, keep_next: bool) {
        let style = match paragraph.role {
            Role::Text | Role::Bullet | Role::Fill => styles::TEXT,
            Role::Nothing => styles::NOTHING,
            Role::Note => styles::NOTE,
        };
        let keep = if keep_next { "<w:keepNext/>" } else { "" };
        self.styled(style, keep, &runs(&paragraph.runs));
    }

    /// A paragraph in a style; `more` are its own properties, in the order of the schema.
    fn styled(&mut self, style: &str, more: &str, content: &str) {
        // Writing to a string does not fail.
        let _ = write!(self.out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{content}</w:p>");
    }

    fn section(&mut self, section: &Section) -> Result<(), RenderError> {
        let (number, title) = (words(&section.number), words(&section.title));
        match section.rank {
            Rank::Part => self.styled("Heading1", "", &format!("{number}<w:r><w:br/></w:r>{title}")),
            rank => {
                let style = match rank {
                    Rank::Section => "Heading2",
                    Rank::Item => "Heading3",
                    _ => "Heading4",
                };
                self.styled(style, "", &words(&format!("{}\u{a0}{}", section.number, section.title)));
            }
        }
        self.blocks(&section.blocks, Of::Body)?;
        section.sections.iter().try_for_each(|below| self.section(below))
    }

    /// The last words of the report; they go with the signature.
    fn closing(&mut self, report: &YearEnd) -> Result<(), RenderError> {
        for block in &report.closing {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, true),
                other => self.blocks(std::slice::from_ref(other), Of::Body)?,
            }
        }
        Ok(())
    }

    /// A chart as a vector picture with the words that stand for it, and its caption.
    fn chart(&mut self, chart: &Chart) -> Result<(), RenderError> {
        let drawing = drawn(&chart.kind, self.sheet.width(), &mut self.shaper)?;
        self.pictures.push(emf(&drawing, &mut self.shaper)?);
        let number = self.pictures.len();
        let (cx, cy) = (emu(drawing.width), emu(drawing.height));
        let alternative = escaped(&format!("{}: {}", chart.caption, chart.kind.in_words().join("; ")));
        let picture = format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
             <wp:docPr id=\"{number}\" name=\"Biểu đồ {number}\" descr=\"{alternative}\"/>\
             <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"{PICTURE}\">\
             <pic:pic xmlns:pic=\"{PICTURE}\"><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"bieu-do-{number}.emf\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>\
             </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        );
        self.styled(styles::CHART, "", &picture);
        self.styled(styles::CHART_CAPTION, "", &words(&chart.caption));
        Ok(())
    }

    /// Number, title and reference of an annex, then its tables.
    fn annex(&mut self, annex: &Annex, report: &YearEnd) -> Result<(), RenderError> {
        let title = format!("{}<w:r><w:br/></w:r>{}", words(&annex.number), words(&annex.title));
        self.styled(styles::ANNEX, "", &title);
        self.styled(styles::ANNEX_REFERENCE, "", &words(&report.annex_reference()));
        self.blocks(&annex.blocks, Of::Annex)
    }

    /// The section that was written ends here; the next one begins on a new page and counts its pages anew.
    fn end_section(&mut self, sheet: &Sheet, turn: Turn) {
        self.styled(styles::RULE, &section_properties(sheet, turn), "");
    }
}

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// Size, margins and page numbers of a section. No number on its first page.
fn section_properties(sheet: &Sheet, turn: Turn) -> String {
    let orient = if turn == Turn::Landscape { " w:orient=\"landscape\"" } else { "" };
    let (width, height) = (twips(sheet.size.width), twips(sheet.size.height));
    let (top, bottom) = (twips(sheet.top), twips(sheet.size.height - sheet.bottom));
    let (left, right) = (twips(sheet.left), twips(sheet.size.width - sheet.right));
    let leading = super::NUMBER * super::story::LEADING;
    let header = twips(sheet.number_baseline() - super::slab::baseline(super::NUMBER, leading));
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header\"/><w:headerReference w:type=\"first\" r:id=\"first\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" \
         w:left=\"{left}\" w:header=\"{header}\" w:footer=\"567\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>"
    )
}

/// A run of words.
fn words(text: &str) -> String {
    let text = text::nfc(text).replace(['\n', '\t'], " ");
    format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&text))
}

fn runs(runs: &[Run]) -> String {
    runs.iter().map(|run| words(run.text())).collect()
}

/// Points in twentieths.
#[expect(clippy::cast_possible_truncation, reason = "places on a sheet of paper are far below the limit")]
fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

/// Points in English metric units.
#[expect(clippy::cast_possible_truncation, reason = "places on a sheet of paper are far below the limit")]
fn emu(points: f32) -> i64 {
    (points * 12_700.0).round() as i64
}
