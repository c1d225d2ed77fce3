//! Tables: real ones, with a head that Word repeats on every page and rows that no page parts.

use super::super::table::{PADDING, column_widths, stays_with_next};
use super::{Of, Writer, runs, styles, twips, words};
use crate::{Align, RenderError, Row, Run, Table};
use std::fmt::Write;

/// Eighths of a point.
const RULE: u8 = 4;

/// The one table style: thin rules everywhere, text in the middle of its cell.
pub(super) fn style() -> String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let rule = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"{RULE}\" w:space=\"0\" w:color=\"000000\"/>");
    let rules: String = sides.iter().map(|side| rule(side)).collect();
    let (across, down) = (twips(PADDING.0), twips(PADDING.1));
    let margin = |side: &str, width: i32| format!("<w:{side} w:w=\"{width}\" w:type=\"dxa\"/>");
    let margins =
        [margin("top", down), margin("left", across), margin("bottom", down), margin("right", across)].concat();
    format!(
        "<w:style w:type=\"table\" w:styleId=\"{}\"><w:name w:val=\"Bảng số liệu\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>\
         <w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>",
        styles::TABLE
    )
}

impl Writer {
    /// A table over the full width, with its caption above and its notes below.
    pub(super) fn table(&mut self, table: &Table, size: f32, of: Of) -> Result<(), RenderError> {
        if let Some(caption) = &table.caption {
            self.styled(styles::CAPTION, "", &words(caption));
        }
        let points = column_widths(table, self.sheet.width(), size, &mut self.shaper)?;
        let widths: Vec<i32> = points.into_iter().map(twips).collect();
        let whole: i32 = widths.iter().sum();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        // Writing to a string does not fail.
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:jc w:val=\"left\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
            styles::TABLE
        );
        self.head(table, &widths, of);
        for (nth, row) in table.rows.iter().enumerate() {
            let keep = if stays_with_next(table, nth) { "<w:keepNext/>" } else { "" };
            match row {
                Row::Group(title) => self.group(title, whole, widths.len(), of),
                Row::Cells(cells) => self.row(table, cells, &widths, (of, keep)),
            }
        }
        self.out.push_str("</w:tbl>");
        if table.notes.is_empty() {
            // Two tables that touch become one.
            self.styled(styles::RULE, "", "");
        }
        table.notes.iter().for_each(|note| self.paragraph(note, false));
        Ok(())
    }

    fn head(&mut self, table: &Table, widths: &[i32], of: Of) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(widths) {
            self.cell(*width, "", pick(styles::CELL_HEAD, of), "", &words(&column.head));
        }
        self.out.push_str("</w:tr>");
    }

    /// A row across all columns that heads those under it.
    fn group(&mut self, title: &str, whole: i32, columns: usize, of: Of) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let span =
            format!("<w:gridSpan w:val=\"{columns}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>");
        self.cell(whole, &span, pick(styles::CELL_HEAD, of), "<w:jc w:val=\"left\"/>", &words(title));
        self.out.push_str("</w:tr>");
    }

    fn row(&mut self, table: &Table, cells: &[Vec<Run>], widths: &[i32], (of, keep): (Of, &str)) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((cell, width), column) in cells.iter().zip(widths).zip(&table.columns) {
            let align = match column.align {
                Align::Left => "",
                Align::Centre => "<w:jc w:val=\"center\"/>",
                Align::Right => "<w:jc w:val=\"right\"/>",
            };
            self.cell(*width, "", pick(styles::CELL, of), &format!("{keep}{align}"), &runs(cell));
        }
        self.out.push_str("</w:tr>");
    }

    fn cell(&mut self, width: i32, more: &str, style: &str, paragraph: &str, content: &str) {
        let _ = write!(
            self.out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}<w:vAlign w:val=\"center\"/></w:tcPr>"
        );
        self.styled(style, paragraph, content);
        self.out.push_str("</w:tc>");
    }
}

const fn pick(of_both: [&'static str; 2], of: Of) -> &'static str {
    let [body, annex] = of_both;
    match of {
        Of::Body => body,
        Of::Annex => annex,
    }
}
