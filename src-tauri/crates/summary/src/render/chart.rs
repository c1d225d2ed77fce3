//! Charts as vectors, readable in black and white: results are grey, estimates hatched, years without a value stay gaps.

use super::PdfError;
use super::fonts::Face;
use super::lines::{Stretch, Style, broken};
use super::sheet::MM;
use super::slab::{Marked, Paint, Placing, Slab, set};
use super::story::{BETWEEN, LEADING, Look, Story};
use crate::{Chart, ChartKind, Figure, ShareBar, YearBar};
use rust_decimal::prelude::ToPrimitive;

const LABEL: f32 = 11.0;
const SMALL: f32 = 10.0;
const THIN: f32 = 0.6;
/// Grey of a result.
const RESULT_GREY: f32 = 0.55;
/// Distance of hatching lines.
const HATCH: f32 = 4.0;
/// Height of the bars of a chart over years.
const BARS_HEIGHT: f32 = 46.0 * MM;
/// Widest bar.
const BAR: f32 = 17.0 * MM;
/// Widest place for a bar with its white.
const SLOT: f32 = 34.0 * MM;
/// Room to the right for the words at the target's line.
const TARGET_ROOM: f32 = 30.0 * MM;
/// One bar of a chart of shares with its white.
const SHARE_STEP: f32 = 9.5 * MM;
const SHARE_BAR: f32 = 5.5 * MM;
/// Room to the left for the names in a chart of shares.
const NAME_ROOM: f32 = 62.0 * MM;

/// A drawing in progress; `y` runs down from its top.
struct Drawing {
    paint: Vec<Paint>,
}

impl Drawing {
    fn line(&mut self, from: (f32, f32), to: (f32, f32), dashed: bool) {
        self.paint.push(Paint::Stroke { from, to, thickness: THIN, dashed });
    }

    /// A bar: grey, or hatched where it is an estimate.
    fn bar(&mut self, x: f32, y: f32, width: f32, height: f32, estimate: bool) {
        let fill = if estimate { None } else { Some(RESULT_GREY) };
        self.paint.push(Paint::Rectangle { x, y, width, height, fill, outline: Some(THIN) });
        if estimate {
            self.hatch(x, y, width, height);
        }
    }

    /// Strokes that rise to the right, cut at the rectangle's edges.
    fn hatch(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let mut shift = HATCH;
        while shift < width + height {
            let from = (x + (shift - height).max(0.0), y + shift.min(height));
            let to = (x + shift.min(width), y + (shift - width).max(0.0));
            self.paint.push(Paint::Stroke { from, to, thickness: 0.4, dashed: false });
            shift += HATCH;
        }
    }
}

impl<'t> Story<'t, '_> {
    /// A chart with its caption under it, never parted.
    pub(crate) fn chart(&mut self, chart: &'t Chart) -> Result<(), PdfError> {
        let node = self.structure.add_picture(&chart.caption);
        let mut drawing = Drawing { paint: Vec::new() };
        let height = match &chart.kind {
            ChartKind::Years { bars, target } => self.years(&mut drawing, bars, target.as_ref())?,
            ChartKind::Shares(bars) => self.shares(&mut drawing, bars)?,
        };
        let marked = vec![Marked { node: Some(node), paint: drawing.paint }];
        self.slabs.push(Slab { height, before: 2.0 * BETWEEN, keep_next: true, marked, ..Slab::default() });
        let style = Style { face: Face::Italic, size: self.body - 1.0 };
        let look = Look { style, placing: Placing::Centre, indent: 0.0, before: 2.0, keep_next: false };
        self.centred(&chart.caption, look, "Caption")?;
        self.slabs.push(Slab { height: BETWEEN, ..Slab::default() });
        Ok(())
    }

    /// Bars that stand on a line, one a year. Returns the height of the drawing.
    fn years(&mut self, out: &mut Drawing, bars: &'t [YearBar], target: Option<&'t Figure>) -> Result<f32, PdfError> {
        let numbers = bars.iter().filter_map(|bar| bar.value.as_ref()).chain(target).map(size_of);
        let top = numbers.fold(0.0, f32::max).max(f32::MIN_POSITIVE);
        let room = if target.is_some() { TARGET_ROOM } else { 0.0 };
        let count = bars.len().max(1) as f32;
        let slot = ((self.sheet.width() - room) / count).min(SLOT);
        let width = slot * count;
        let x = self.sheet.left + (self.sheet.width() - room - width) / 2.0;
        let bar_width = (slot * 0.6).min(BAR);
        let over = LABEL * LEADING + 2.0;
        let ground = over + BARS_HEIGHT;
        let height_of = |figure: &Figure| size_of(figure) / top * BARS_HEIGHT;
        for (nth, bar) in bars.iter().enumerate() {
            let left = x + slot * nth as f32;
            match &bar.value {
                Some(figure) => {
                    let height = height_of(figure);
                    out.bar(left + (slot - bar_width) / 2.0, ground - height, bar_width, height, bar.estimate);
                    self.figure_label(out, figure, left, slot, ground - height - over)?;
                }
                None => {
                    self.label(out, "chưa có", Face::Italic, SMALL, (left, slot, ground - over), Placing::Centre)?;
                }
            }
            let year = bar.year.to_string();
            self.label(out, &year, Face::Regular, LABEL, (left, slot, ground + 2.0), Placing::Centre)?;
        }
        out.line((x, ground), (x + width, ground), false);
        if let Some(figure) = target {
            let y = ground - height_of(figure);
            let from = x + width - slot + (slot - bar_width) / 2.0 - 4.0;
            out.line((from, y), (x + width + 6.0, y), true);
            let words = format!("kế hoạch: {}", figure.text);
            self.figures.push(figure);
            let number = Some(self.figures.len() - 1);
            let place = (x + width + 8.0, room - 8.0, y - SMALL * LEADING / 2.0);
            self.stretch_label(out, words, number, SMALL, place, Placing::Left)?;
        }
        let below = ground + 2.0 + LABEL * LEADING + 4.0;
        let estimate = bars.iter().any(|bar| bar.estimate);
        self.legend(out, below, estimate)
    }

    /// Lying bars with a line at a hundred per cent. Returns the height of the drawing.
    fn shares(&mut self, out: &mut Drawing, bars: &'t [ShareBar]) -> Result<f32, PdfError> {
        let most = bars.iter().map(|bar| size_of(&bar.share)).fold(100.0, f32::max);
        let x = self.sheet.left + NAME_ROOM;
        let width = self.sheet.width() - NAME_ROOM - 20.0 * MM;
        let top = SMALL * LEADING + 2.0;
        for (nth, bar) in bars.iter().enumerate() {
            let y = top + SHARE_STEP * nth as f32 + (SHARE_STEP - SHARE_BAR) / 2.0;
            let length = size_of(&bar.share) / most * width;
            out.bar(x, y, length, SHARE_BAR, bar.estimate);
            let middle = y + SHARE_BAR / 2.0;
            let name = &bar.label;
            let lines = {
                let style = Style { face: Face::Regular, size: SMALL };
                broken(&[Stretch::words(name)], style, NAME_ROOM - 6.0, 0.0, self.shaper)?
            };
            let leading = SMALL * 1.1;
            let first = middle - lines.len() as f32 * leading / 2.0;
            for (line_nth, line) in lines.into_iter().enumerate() {
                let at = first + leading * line_nth as f32;
                out.paint.push(set(line, self.sheet.left, NAME_ROOM - 6.0, at, leading, Placing::Right));
            }
            self.figures.push(&bar.share);
            let number = Some(self.figures.len() - 1);
            let place = (x + length + 4.0, 20.0 * MM, middle - LABEL * LEADING / 2.0);
            self.stretch_label(out, bar.share.text.clone(), number, LABEL, place, Placing::Left)?;
        }
        let bottom = top + SHARE_STEP * bars.len() as f32;
        let hundred = x + 100.0 / most * width;
        out.line((x, top), (x, bottom), false);
        out.line((hundred, top), (hundred, bottom), true);
        self.label(out, "kế hoạch", Face::Regular, SMALL, (hundred - 40.0, 80.0, 0.0), Placing::Centre)?;
        self.legend(out, bottom + 4.0, bars.iter().any(|bar| bar.estimate))
    }

    /// What grey and hatching mean. Returns the height of the drawing with it.
    fn legend(&mut self, out: &mut Drawing, top: f32, estimate: bool) -> Result<f32, PdfError> {
        let leading = SMALL * LEADING;
        let entries: &[(&str, bool)] = if estimate {
            &[("Thực hiện", false), ("Ước thực hiện", true)]
        } else {
            &[("Thực hiện", false)]
        };
        let each = 34.0 * MM;
        let start = self.sheet.left + (self.sheet.width() - each * entries.len() as f32) / 2.0;
        for (nth, (words, hatched)) in entries.iter().enumerate() {
            let x = start + each * nth as f32;
            out.bar(x, top + 2.0, 16.0, leading - 4.0, *hatched);
            self.label(out, words, Face::Regular, SMALL, (x + 20.0, each - 20.0, top), Placing::Left)?;
        }
        Ok(top + leading)
    }

    fn figure_label(
        &mut self,
        out: &mut Drawing,
        figure: &'t Figure,
        x: f32,
        width: f32,
        y: f32,
    ) -> Result<(), PdfError> {
        self.figures.push(figure);
        let number = Some(self.figures.len() - 1);
        self.stretch_label(out, figure.text.clone(), number, LABEL, (x, width, y), Placing::Centre)
    }

    /// Words in a box: left edge, width and top.
    fn label(
        &mut self,
        out: &mut Drawing,
        text: &str,
        face: Face,
        size: f32,
        (x, width, y): (f32, f32, f32),
        placing: Placing,
    ) -> Result<(), PdfError> {
        let lines = broken(&[Stretch::words(text)], Style { face, size }, width, 0.0, self.shaper)?;
        let leading = size * LEADING;
        let one = |(nth, line)| set(line, x, width, y + leading * nth as f32, leading, placing);
        out.paint.extend(lines.into_iter().enumerate().map(one));
        Ok(())
    }

    fn stretch_label(
        &mut self,
        out: &mut Drawing,
        text: String,
        figure: Option<usize>,
        size: f32,
        (x, width, y): (f32, f32, f32),
        placing: Placing,
    ) -> Result<(), PdfError> {
        let stretches = [Stretch { text: text.into(), figure }];
        let style = Style { face: Face::Regular, size };
        let lines = broken(&stretches, style, width, 0.0, self.shaper)?;
        let leading = size * LEADING;
        let one = |(nth, line)| set(line, x, width, y + leading * nth as f32, leading, placing);
        out.paint.extend(lines.into_iter().enumerate().map(one));
        Ok(())
    }
}

/// A figure's number as a length; what has none has no length.
fn size_of(figure: &Figure) -> f32 {
    figure.number.and_then(|number| number.to_f32()).filter(|size| size.is_finite()).map_or(0.0, |size| size.max(0.0))
}
