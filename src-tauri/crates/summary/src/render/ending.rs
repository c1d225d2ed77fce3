//! Nơi nhận on the left, who signs on the right, on one height (cells 7a-7c, 8 and 9b).

use super::fonts::Face;
use super::lines::{Line, Stretch, Style, balanced, broken};
use super::sheet::MM;
use super::slab::{Marked, Paint, Placing, Slab, set};
use super::story::{LEADING, Story};
use crate::Office;
use crate::RenderError;

/// Room for signature and seal.
pub(crate) const ROOM_TO_SIGN: f32 = 32.0 * MM;
/// The left column's part of the width.
pub(crate) const LEFT_PART: f32 = 0.48;
pub(crate) const SIGNER: f32 = 14.0;

impl Story<'_, '_> {
    /// The block that closes the report; it never stands alone on a page, the closing lines go with it.
    pub(crate) fn ending(&mut self, office: &Office) -> Result<(), RenderError> {
        let (x, width) = (self.sheet.left, self.sheet.width());
        let (left_width, right_width) = (width * LEFT_PART, width * (1.0 - LEFT_PART));
        let mut left: Vec<(Line, f32)> = Vec::new();
        let mut push = |lines: Vec<Line>, leading: f32| left.extend(lines.into_iter().map(|line| (line, leading)));
        let head = Style { face: Face::BoldItalic, size: 12.0 };
        push(broken(&[Stretch::words("Nơi nhận:")], head, left_width, 0.0, self.shaper)?, SIGNER * LEADING);
        let small = Style { face: Face::Regular, size: 11.0 };
        for recipient in office.recipient_lines() {
            push(broken(&[Stretch::words(&recipient)], small, left_width, 0.0, self.shaper)?, 11.0 * LEADING);
        }
        let bold = Style { face: Face::Bold, size: SIGNER };
        let mut titles = Vec::new();
        for line in &office.signer.lines {
            titles.extend(balanced(line, bold, right_width, self.shaper)?);
        }
        let name = match &office.signer.name {
            Some(name) => balanced(name, bold, right_width, self.shaper)?,
            None => Vec::new(),
        };

        let leading = SIGNER * LEADING;
        let right_height = leading * (titles.len() + name.len().max(1)) as f32 + ROOM_TO_SIGN;
        let left_height: f32 = left.iter().map(|(_, leading)| leading).sum();
        let mut recipients = Vec::new();
        let mut y = 0.0;
        for (line, leading) in left {
            recipients.push(set(line, x, left_width, y, leading, Placing::Left));
            y += leading;
        }
        let name_top = leading * titles.len() as f32 + ROOM_TO_SIGN;
        let stacked = |lines: Vec<Line>, top: f32| -> Vec<Paint> {
            let one = |(nth, line)| {
                set(line, x + left_width, right_width, top + leading * nth as f32, leading, Placing::Centre)
            };
            lines.into_iter().enumerate().map(one).collect()
        };
        let mut signer = stacked(titles, 0.0);
        signer.extend(stacked(name, name_top));
        let marked = [recipients, signer].map(|paint| Marked { node: Some(self.structure.add("P", None)), paint });
        let height = left_height.max(right_height);
        self.slabs.push(Slab { height, before: 14.0, marked: marked.into(), ..Slab::default() });
        Ok(())
    }
}
