//! Charts as plain geometry: lines, areas and words on a plane, in points from the top left.
//!
//! Everything that draws a chart draws these: the PDF, the picture in Word ([`super::emf`]), SVG ([`super::svg`]) and the
//! page, so all of them show the same lengths. Black, white and greys alone: a report is printed and copied.

use super::fonts::{Face, Shaper};
use super::lines::{Stretch, Style, broken};
use crate::{Align, Figure, RenderError};

/// A drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing<'c> {
    /// From left to right, in points.
    pub width: f32,
    /// From top to bottom, in points.
    pub height: f32,
    /// What to draw, in order.
    pub marks: Vec<Mark<'c>>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark<'c> {
    /// A straight stroke.
    Line {
        /// Where it begins.
        from: (f32, f32),
        /// Where it ends.
        to: (f32, f32),
        /// How thick it is, in points.
        weight: f32,
        /// Three points drawn, two left out.
        dashed: bool,
    },
    /// A closed shape.
    Area {
        /// Its corners.
        points: Vec<(f32, f32)>,
        /// Grey inside it, 0 black to 1 white; none leaves it open.
        grey: Option<f32>,
        /// How thick its edge is, in points.
        edge: Option<f32>,
    },
    /// Words on one line.
    Words(Words<'c>),
}

/// Words on one line of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Words<'c> {
    /// The words.
    pub text: String,
    /// Where they begin on their baseline.
    pub at: (f32, f32),
    /// How wide they are, in points.
    pub width: f32,
    /// Their size, in points.
    pub size: f32,
    /// Whether they lean.
    pub italic: bool,
    /// The bound figure that they are.
    pub figure: Option<&'c Figure>,
}

/// Thickness of edges and axes.
pub(crate) const THIN: f32 = 0.6;
/// Grey of a result.
pub(crate) const RESULT: f32 = 0.55;
/// Distance of hatching strokes.
const HATCH: f32 = 4.0;
/// Size of values.
pub(crate) const LABEL: f32 = 11.0;
/// Size of names and remarks.
pub(crate) const SMALL: f32 = 10.0;
/// Distance of lines in ems.
pub(crate) const PITCH: f32 = 1.2;

/// A place for words: a box of which they take the top line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) align: Align,
}

/// A drawing in progress.
pub(crate) struct Sketch<'c, 's> {
    pub(crate) marks: Vec<Mark<'c>>,
    shaper: &'s mut Shaper,
}

impl<'c, 's> Sketch<'c, 's> {
    pub(crate) fn new(shaper: &'s mut Shaper) -> Self {
        Self { marks: Vec::new(), shaper }
    }

    pub(crate) fn line(&mut self, from: (f32, f32), to: (f32, f32), dashed: bool) {
        self.marks.push(Mark::Line { from, to, weight: THIN, dashed });
    }

    pub(crate) fn stroke(&mut self, from: (f32, f32), to: (f32, f32), weight: f32, dashed: bool) {
        self.marks.push(Mark::Line { from, to, weight, dashed });
    }

    /// A rectangle: left, top, width and height.
    pub(crate) fn area(&mut self, (x, y, width, height): (f32, f32, f32, f32), grey: Option<f32>) {
        let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
        self.marks.push(Mark::Area { points, grey, edge: Some(THIN) });
    }

    /// A bar: grey, or hatched where it is an estimate.
    pub(crate) fn bar(&mut self, place: (f32, f32, f32, f32), estimate: bool) {
        self.area(place, if estimate { None } else { Some(RESULT) });
        if estimate {
            self.hatch(place);
        }
    }

    /// Strokes that rise to the right, cut at the rectangle's edges.
    pub(crate) fn hatch(&mut self, (x, y, width, height): (f32, f32, f32, f32)) {
        let mut shift = HATCH;
        while shift < width + height {
            let from = (x + (shift - height).max(0.0), y + shift.min(height));
            let to = (x + shift.min(width), y + (shift - width).max(0.0));
            self.marks.push(Mark::Line { from, to, weight: 0.4, dashed: false });
            shift += HATCH;
        }
    }

    /// Words in a box, in as many lines as they need. Returns the height they take.
    pub(crate) fn words(&mut self, text: &str, size: f32, place: Place) -> Result<f32, RenderError> {
        self.set(text, (Face::Regular, size), None, place)
    }

    pub(crate) fn italic(&mut self, text: &str, size: f32, place: Place) -> Result<f32, RenderError> {
        self.set(text, (Face::Italic, size), None, place)
    }

    /// A bound figure, with words before it where they are needed.
    pub(crate) fn figure(
        &mut self,
        before: &str,
        figure: &'c Figure,
        size: f32,
        place: Place,
    ) -> Result<f32, RenderError> {
        self.set(&format!("{before}{}", figure.text), (Face::Regular, size), Some(figure), place)
    }

    fn set(
        &mut self,
        text: &str,
        (face, size): (Face, f32),
        figure: Option<&'c Figure>,
        place: Place,
    ) -> Result<f32, RenderError> {
        let lines = broken(&[Stretch::words(text)], Style { face, size }, place.width, 0.0, self.shaper)?;
        let count = lines.len();
        for (nth, line) in lines.into_iter().enumerate() {
            let x = match place.align {
                Align::Left => place.x,
                Align::Centre => place.x + (place.width - line.width) / 2.0,
                Align::Right => place.x + place.width - line.width,
            };
            let y = place.y + size * PITCH * nth as f32 + super::slab::baseline(size, size * PITCH);
            let text = line.text().trim_end().to_owned();
            let italic = face == Face::Italic;
            self.marks.push(Mark::Words(Words { text, at: (x, y), width: line.width, size, italic, figure }));
        }
        Ok(count as f32 * size * PITCH)
    }

    /// How wide words are on one line, in points.
    pub(crate) fn width_of(&mut self, text: &str, size: f32) -> Result<f32, RenderError> {
        let style = Style { face: Face::Regular, size };
        let lines = broken(&[Stretch::words(text)], style, f32::MAX, 0.0, self.shaper)?;
        Ok(lines.iter().map(|line| line.width).fold(0.0, f32::max))
    }

    pub(crate) fn finish(self, width: f32, height: f32) -> Drawing<'c> {
        Drawing { width, height, marks: self.marks }
    }
}
