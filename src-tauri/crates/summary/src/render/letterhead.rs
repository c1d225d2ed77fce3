//! The first page's head: cells 1 to 5a and 9a of the decree's layout (Phụ lục I, mục IV).

use super::fonts::Face;
use super::lines::{Line, Stretch, Style, balanced, broken};
use super::sheet::MM;
use super::slab::{Marked, Paint, Placing, Slab, set};
use super::story::{BETWEEN, LEADING, Look, Story};
use crate::RenderError;
use crate::YearEnd;

pub(crate) const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
pub(crate) const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
pub(crate) const KIND: &str = "BÁO CÁO";
pub(crate) const DRAFT: &str = "DỰ THẢO";

pub(crate) const CAPITALS: f32 = 12.0;
pub(crate) const MOTTO_SIZE: f32 = 13.0;
/// The left column's part of the width; country and motto need the rest.
pub(crate) const LEFT_PART: f32 = 0.4;
/// White between the columns, in points.
pub(crate) const GUTTER: f32 = 4.0 * MM;
/// Lines under the body and the subject are a third to a half of the text above them.
pub(crate) const SHORT_RULE: f32 = 0.4;
pub(crate) const RULE: f32 = 0.6;
/// White between a text and the line under it, in points.
pub(crate) const TO_RULE: f32 = 2.5;

/// A column of centred lines, as it is stacked.
struct Stack {
    x: f32,
    width: f32,
    y: f32,
    paint: Vec<Paint>,
    rules: Vec<Paint>,
    widest: f32,
}

impl Stack {
    fn new(x: f32, width: f32) -> Self {
        Self { x, width, y: 0.0, paint: Vec::new(), rules: Vec::new(), widest: 0.0 }
    }

    /// Sets lines one under the other; their widest counts for the line under them.
    fn add(&mut self, lines: Vec<Line>) {
        self.widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        for line in lines {
            let leading = line.style.size * LEADING;
            self.paint.push(set(line, self.x, self.width, self.y, leading, Placing::Centre));
            self.y += leading;
        }
    }

    /// A centred stroke, as long as this part of the text above it.
    fn rule(&mut self, part: f32) {
        let (middle, half) = (self.x + self.width / 2.0, self.widest * part / 2.0);
        let y = self.y + TO_RULE;
        let (from, to) = ((middle - half, y), (middle + half, y));
        self.rules.push(Paint::Stroke { from, to, thickness: RULE, dashed: false });
        self.y = y + TO_RULE;
    }
}

impl<'t> Story<'t, '_> {
    /// Letterhead, title and addressees.
    pub(crate) fn letterhead(&mut self, report: &'t YearEnd) -> Result<(), RenderError> {
        self.two_columns(report)?;
        self.title(report)?;
        self.addressees(report)
    }

    fn two_columns(&mut self, report: &YearEnd) -> Result<(), RenderError> {
        let bold = |size| Style { face: Face::Bold, size };
        let (x, width) = (self.sheet.left, self.sheet.width());
        let country = self.one_line(COUNTRY, bold(CAPITALS), width)?;
        let needed: f32 = country.iter().map(|line| line.width).fold(0.0, f32::max);
        let right_width = (width * (1.0 - LEFT_PART)).max(needed);
        let left_width = width - right_width - GUTTER;
        let mut left = Stack::new(x, left_width);
        let mut right = Stack::new(x + width - right_width, right_width);

        let office = &report.office;
        left.add(balanced(&office.superior, Style { face: Face::Regular, size: CAPITALS }, left_width, self.shaper)?);
        left.add(balanced(&office.body, bold(CAPITALS), left_width, self.shaper)?);
        left.rule(SHORT_RULE);
        right.add(country);
        right.add(self.one_line(MOTTO, bold(MOTTO_SIZE), right_width)?);
        right.rule(1.0);

        // Number and date stand on one line.
        let level = left.y.max(right.y) + BETWEEN;
        (left.y, right.y) = (level, level);
        left.add(self.one_line(&report.number_line(), Style { face: Face::Regular, size: 13.0 }, left_width)?);
        right.add(self.one_line(&report.date_line(), Style { face: Face::Italic, size: 13.0 }, right_width)?);
        if report.is_draft() {
            left.y += BETWEEN;
            left.add(self.one_line(DRAFT, bold(13.0), left_width)?);
        }
        self.push_stacks([left, right]);
        Ok(())
    }

    fn one_line(&mut self, text: &str, style: Style, width: f32) -> Result<Vec<Line>, RenderError> {
        broken(&[Stretch::words(text)], style, width, 0.0, self.shaper)
    }

    fn push_stacks(&mut self, stacks: [Stack; 2]) {
        let height = stacks.iter().map(|stack| stack.y).fold(0.0, f32::max);
        let mut marked = Vec::new();
        for stack in stacks {
            let node = self.structure.add("P", None);
            marked.push(Marked { node: Some(node), paint: stack.paint });
            marked.push(Marked { node: None, paint: stack.rules });
        }
        self.slabs.push(Slab { height, keep_next: true, marked, ..Slab::default() });
    }

    fn title(&mut self, report: &YearEnd) -> Result<(), RenderError> {
        let style = Style { face: Face::Bold, size: 14.0 };
        let look = Look { style, placing: Placing::Centre, indent: 0.0, before: 18.0, keep_next: true };
        self.centred(KIND, look, "H1")?;
        let mut stack = Stack::new(self.sheet.left, self.sheet.width());
        stack.add(balanced(&report.subject, style, self.sheet.width(), self.shaper)?);
        stack.rule(SHORT_RULE);
        let node = self.structure.add("P", None);
        let text = Marked { node: Some(node), paint: stack.paint };
        let rule = Marked { node: None, paint: stack.rules };
        let height = stack.y + BETWEEN;
        self.slabs.push(Slab { height, keep_next: true, marked: vec![text, rule], ..Slab::default() });
        Ok(())
    }

    /// Kính gửi: one addressee on the same line; several under each other, their dashes under the colon.
    fn addressees(&mut self, report: &YearEnd) -> Result<(), RenderError> {
        let names = &report.office.addressees;
        let style = Style { face: Face::Regular, size: self.body };
        let leading = style.size * LEADING;
        let mut lines = Vec::new();
        match names.as_slice() {
            [] => return Ok(()),
            [one] => lines.extend(self.one_line(&format!("Kính gửi: {one}."), style, self.sheet.width())?),
            several => {
                lines.extend(self.one_line("Kính gửi:", style, self.sheet.width())?);
                let colon = lines.first().map_or(0.0, |line| line.width) - style.size * 0.28;
                let last = several.len() - 1;
                for (place, name) in several.iter().enumerate() {
                    let end = if place == last { "." } else { ";" };
                    let room = self.sheet.width() - colon;
                    let mut more = self.one_line(&format!("- {name}{end}"), style, room)?;
                    more.iter_mut().for_each(|line| line.indent = colon);
                    lines.extend(more);
                }
            }
        }
        let widest = lines.iter().map(|line| line.indent + line.width).fold(0.0, f32::max);
        let x = self.sheet.left + (self.sheet.width() - widest) / 2.0;
        let height = leading * lines.len() as f32;
        let set_one = |(nth, line)| set(line, x, widest, leading * nth as f32, leading, Placing::Left);
        let paint = lines.into_iter().enumerate().map(set_one).collect();
        let node = self.structure.add("P", None);
        let marked = vec![Marked { node: Some(node), paint }];
        self.slabs.push(Slab { height: height + BETWEEN, before: BETWEEN, keep_next: true, marked, ..Slab::default() });
        Ok(())
    }
}
