//! Charts: their geometry, one file a kind, and their place in the PDF.
//!
//! Readable in black and white: results are grey or solid, estimates hatched or hollow, years without a value stay
//! gaps, targets are dashed.

mod columns;
mod curves;
mod shares;
mod stacks;

use super::drawing::{Drawing, LABEL, Mark, PITCH, Place, SMALL, Sketch};
use super::fonts::{Face, Shaper};
use super::lines::{Stretch, Style, broken};
use super::sheet::MM;
use super::slab::{Marked, Paint, Placing, Slab};
use super::story::{BETWEEN, Look, Story};
use crate::{Align, Chart, ChartKind, Figure, RenderError};
use rust_decimal::prelude::ToPrimitive;
use std::rc::Rc;

/// The geometry of a chart of this width in points, without its caption.
///
/// # Errors
/// [`RenderError::Font`], which does not happen with the fonts that are compiled in.
pub fn draw(kind: &ChartKind, width: f32) -> Result<Drawing<'_>, RenderError> {
    drawn(kind, width, &mut Shaper::new())
}

/// The same with a caption under it, for a file of its own.
///
/// # Errors
/// As [`draw`].
pub fn draw_captioned<'c>(kind: &'c ChartKind, width: f32, caption: &str) -> Result<Drawing<'c>, RenderError> {
    let mut shaper = Shaper::new();
    let chart = drawn(kind, width, &mut shaper)?;
    let mut sketch = Sketch::new(&mut shaper);
    let under = chart.height + BETWEEN;
    sketch.marks = chart.marks;
    let taken = sketch.italic(caption, LABEL, Place { x: 0.0, y: under, width, align: Align::Centre })?;
    Ok(sketch.finish(width, under + taken + BETWEEN))
}

pub(crate) fn drawn<'c>(kind: &'c ChartKind, width: f32, shaper: &mut Shaper) -> Result<Drawing<'c>, RenderError> {
    let mut sketch = Sketch::new(shaper);
    let height = match kind {
        ChartKind::Years { bars, target } => columns::draw(&mut sketch, width, bars, target.as_ref())?,
        ChartKind::Shares(bars) => shares::draw(&mut sketch, width, bars)?,
        ChartKind::Lines(series) => curves::draw(&mut sketch, width, series, curves::Scale::Amounts)?,
        ChartKind::Ranks(series) => curves::draw(&mut sketch, width, series, curves::Scale::Places)?,
        ChartKind::Stacks { parts, stacks } => stacks::draw(&mut sketch, width, parts, stacks)?,
    };
    Ok(sketch.finish(width, height))
}

/// What grey and hatching mean, under the bars. Returns the height of the drawing with it.
fn legend(sketch: &mut Sketch<'_, '_>, width: f32, top: f32, estimate: bool) -> Result<f32, RenderError> {
    let leading = SMALL * PITCH;
    let entries: &[(&str, bool)] = if estimate {
        &[("Thực hiện", false), ("Ước thực hiện", true)]
    } else {
        &[("Thực hiện", false)]
    };
    let each = 34.0 * MM;
    let start = (width - each * entries.len() as f32) / 2.0;
    for (nth, (words, hatched)) in entries.iter().enumerate() {
        let x = start + each * nth as f32;
        sketch.bar((x, top + 2.0, 16.0, leading - 4.0), *hatched);
        let place = Place { x: x + 20.0, y: top, width: each - 20.0, align: Align::Left };
        sketch.words(words, SMALL, place)?;
    }
    Ok(top + leading)
}

/// A figure's number as a length; what has none has no length.
fn size_of(figure: &Figure) -> f32 {
    figure.number.and_then(|number| number.to_f32()).filter(|size| size.is_finite()).map_or(0.0, |size| size.max(0.0))
}

impl<'t> Story<'t, '_> {
    /// A chart with its caption under it, never parted.
    pub(crate) fn chart(&mut self, chart: &'t Chart) -> Result<(), RenderError> {
        let node = self.structure.add_picture(&chart.caption);
        let drawing = drawn(&chart.kind, self.sheet.width(), self.shaper)?;
        let mut paint = Vec::with_capacity(drawing.marks.len());
        for mark in drawing.marks {
            paint.push(self.painted(mark)?);
        }
        let marked = vec![Marked { node: Some(node), paint }];
        let height = drawing.height;
        self.slabs.push(Slab { height, before: 2.0 * BETWEEN, keep_next: true, marked, ..Slab::default() });
        let style = Style { face: Face::Italic, size: self.body - 1.0 };
        let look = Look { style, placing: Placing::Centre, indent: 0.0, before: 2.0, keep_next: false };
        self.centred(&chart.caption, look, "Caption")?;
        self.slabs.push(Slab { height: BETWEEN, ..Slab::default() });
        Ok(())
    }

    /// A mark moved to the text's left edge.
    fn painted(&mut self, mark: Mark<'t>) -> Result<Paint, RenderError> {
        let left = self.sheet.left;
        let moved = |(x, y): (f32, f32)| (x + left, y);
        Ok(match mark {
            Mark::Line { from, to, weight, dashed } => {
                Paint::Stroke { from: moved(from), to: moved(to), thickness: weight, dashed }
            }
            Mark::Area { points, grey, edge } => {
                Paint::Polygon { points: points.into_iter().map(moved).collect(), fill: grey, outline: edge }
            }
            Mark::Words(words) => {
                let face = if words.italic { Face::Italic } else { Face::Regular };
                let figure = words.figure.map(|figure| {
                    self.figures.push(figure);
                    self.figures.len() - 1
                });
                let stretches = [Stretch { text: words.text.into(), figure }];
                let style = Style { face, size: words.size };
                let line = broken(&stretches, style, f32::MAX, 0.0, self.shaper)?.into_iter().next();
                let (x, y) = moved(words.at);
                line.map_or(Paint::Nothing, |line| Paint::Text { line: Rc::new(line), x, y, stretch: 0.0 })
            }
        })
    }
}

/// Room over a bar for its value.
const OVER: f32 = LABEL * PITCH + 2.0;
