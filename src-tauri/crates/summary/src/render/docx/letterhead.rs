//! The first page's head and the block that closes the report: tables without rules, lines as long as the decree says.

use super::super::ending::{LEFT_PART as RECIPIENTS_PART, ROOM_TO_SIGN};
use super::super::fonts::Face;
use super::super::letterhead::{
    CAPITALS, COUNTRY, DRAFT, GUTTER, KIND, LEFT_PART, MOTTO, MOTTO_SIZE, RULE, SHORT_RULE,
};
use super::super::lines::{Line, Stretch, Style, balanced, broken};
use super::super::story::BETWEEN;
use super::{Writer, styles, twips, words};
use crate::{Office, RenderError, YearEnd};
use std::fmt::Write;

impl Writer {
    /// Letterhead, title and addressees.
    pub(super) fn letterhead(&mut self, report: &YearEnd, body: f32) -> Result<(), RenderError> {
        self.two_columns(report)?;
        self.styled(styles::KIND, "", &words(KIND));
        let title = Style { face: Face::Bold, size: 14.0 };
        let width = self.sheet.width();
        let subject = balanced(&report.subject, title, width, &mut self.shaper)?;
        self.styled(styles::SUBJECT, "", &parted(&subject));
        self.rule(width, widest(&subject) * SHORT_RULE);
        self.addressees(&report.office.addressees, body)
    }

    fn two_columns(&mut self, report: &YearEnd) -> Result<(), RenderError> {
        let bold = |size| Style { face: Face::Bold, size };
        let width = self.sheet.width();
        let country = self.line(COUNTRY, bold(CAPITALS))?;
        let right = (width * (1.0 - LEFT_PART)).max(country);
        let left = width - right - GUTTER;
        let office = &report.office;
        let regular = Style { face: Face::Regular, size: CAPITALS };
        let superior = balanced(&office.superior, regular, left, &mut self.shaper)?;
        let body = balanced(&office.body, bold(CAPITALS), left, &mut self.shaper)?;
        let motto = self.line(MOTTO, bold(MOTTO_SIZE))?;

        self.open_columns([left + GUTTER, right]);
        self.out.push_str("<w:tr>");
        self.open_cell(left + GUTTER, GUTTER);
        self.styled(styles::SUPERIOR, "", &parted(&superior));
        self.styled(styles::BODY, "", &parted(&body));
        self.rule(left, widest(&body) * SHORT_RULE);
        self.next_cell(right);
        self.styled(styles::COUNTRY, "", &words(COUNTRY));
        self.styled(styles::MOTTO, "", &words(MOTTO));
        self.rule(right, motto);
        self.out.push_str("</w:tc></w:tr><w:tr>");
        self.open_cell(left + GUTTER, GUTTER);
        self.styled(styles::NUMBER_LINE, "", &words(&report.number_line()));
        if report.is_draft() {
            self.styled(styles::DRAFT, "", &words(DRAFT));
        }
        self.next_cell(right);
        self.styled(styles::DATE, "", &words(&report.date_line()));
        self.out.push_str("</w:tc></w:tr></w:tbl>");
        Ok(())
    }

    /// Kính gửi: one addressee on the same line; several under each other, their dashes under the colon.
    fn addressees(&mut self, names: &[String], body: f32) -> Result<(), RenderError> {
        let style = Style { face: Face::Regular, size: body };
        let (whole, white) = (self.sheet.width(), twips(BETWEEN));
        let (before, after) =
            (format!("<w:spacing w:before=\"{white}\"/>"), format!("<w:spacing w:after=\"{white}\"/>"));
        match names {
            [] => {}
            [one] => {
                let more = format!("{before}<w:jc w:val=\"center\"/>");
                self.styled(styles::ADDRESSEES, &more, &words(&format!("Kính gửi: {one}.")));
            }
            several => {
                let head = self.line("Kính gửi:", style)?;
                let colon = head - body * 0.28;
                let last = several.len() - 1;
                let line =
                    |(place, name): (usize, &String)| format!("- {name}{}", if place == last { "." } else { ";" });
                let lines: Vec<String> = several.iter().enumerate().map(line).collect();
                let mut wide = head;
                for line in &lines {
                    wide = wide.max(colon + self.line(line, style)?);
                }
                let x = ((whole - wide) / 2.0).max(0.0);
                let indent = |points: f32| format!("<w:ind w:left=\"{}\"/>", twips(points));
                self.styled(styles::ADDRESSEES, &format!("{before}{}", indent(x)), &words("Kính gửi:"));
                for (place, line) in lines.iter().enumerate() {
                    let white = if place == last { after.as_str() } else { "" };
                    self.styled(styles::ADDRESSEES, &format!("{white}{}", indent(x + colon)), &words(line));
                }
            }
        }
        Ok(())
    }

    /// Nơi nhận on the left, who signs on the right, with room for signature and seal.
    pub(super) fn ending(&mut self, office: &Office) -> Result<(), RenderError> {
        let width = self.sheet.width();
        let (left, right) = (width * RECIPIENTS_PART, width * (1.0 - RECIPIENTS_PART));
        // White between the closing words and the block; it also parts their paragraph from the table.
        self.styled(styles::RULE, "<w:keepNext/><w:spacing w:before=\"200\"/>", "");
        self.open_columns([left, right]);
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        self.open_cell(left, 0.0);
        self.styled(styles::RECIPIENTS_HEAD, "", &words("Nơi nhận:"));
        for line in office.recipient_lines() {
            self.styled(styles::RECIPIENTS, "", &words(&line));
        }
        self.next_cell(right);
        let bold = Style { face: Face::Bold, size: super::super::ending::SIGNER };
        for line in &office.signer.lines {
            let lines = balanced(line, bold, right, &mut self.shaper)?;
            self.styled(styles::SIGNER, "", &parted(&lines));
        }
        let room = format!("<w:spacing w:before=\"{}\"/>", twips(ROOM_TO_SIGN));
        self.styled(styles::SIGNER_NAME, &room, &words(office.signer.name.as_deref().unwrap_or_default()));
        self.out.push_str("</w:tc></w:tr></w:tbl>");
        Ok(())
    }

    /// A centred line of this length in a column, drawn as the upper edge of an empty paragraph.
    fn rule(&mut self, column: f32, length: f32) {
        let side = twips((column - length) / 2.0);
        let eighths = (RULE * 8.0).round();
        let more = format!(
            "<w:pBdr><w:top w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>\
             <w:ind w:left=\"{side}\" w:right=\"{side}\"/>"
        );
        self.styled(styles::RULE, &more, "");
    }

    fn open_columns(&mut self, widths: [f32; 2]) {
        let [left, right] = widths.map(twips);
        // Writing to a string does not fail.
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>\
             <w:gridCol w:w=\"{left}\"/><w:gridCol w:w=\"{right}\"/></w:tblGrid>",
            left + right
        );
    }

    fn open_cell(&mut self, width: f32, white: f32) {
        let _ = write!(
            self.out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:tcMar><w:right w:w=\"{}\" w:type=\"dxa\"/></w:tcMar></w:tcPr>",
            twips(width),
            twips(white)
        );
    }

    fn next_cell(&mut self, width: f32) {
        self.out.push_str("</w:tc>");
        self.open_cell(width, 0.0);
    }

    /// How wide words are on one line.
    fn line(&mut self, text: &str, style: Style) -> Result<f32, RenderError> {
        Ok(widest(&broken(&[Stretch::words(text)], style, f32::MAX, 0.0, &mut self.shaper)?))
    }
}

fn widest(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.width).fold(0.0, f32::max)
}

/// Lines of a title, parted where the PDF parts them.
fn parted(lines: &[Line]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| words(line.text().trim_end_matches(' '))).collect();
    lines.join("<w:r><w:br/></w:r>")
}
