//! Lines over the years: amounts from zero up, or places in a ranking with the first on top.
//!
//! Lines are told apart by the shape of their points and named at their end; an estimate is a hollow point, a year
//! without a value a gap.

use super::super::drawing::{LABEL, Mark, PITCH, Place, SMALL, Sketch, THIN};
use super::super::sheet::MM;
use super::{OVER, size_of};
use crate::{Align, Figure, RenderError, Series};

/// Height of the plane.
const HEIGHT: f32 = 50.0 * MM;
/// Room to the right for the names of the lines.
const NAMES: f32 = 42.0 * MM;
/// Half the size of a point.
const POINT: f32 = 2.6;
/// Lines that carry the value at each of their points; more would cover each other.
const WITH_VALUES: usize = 2;
const STROKE: f32 = 1.1;

/// What the height means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// Higher is more, from zero.
    Amounts,
    /// Higher is nearer to the first place.
    Places,
}

/// The plane in which the lines run.
struct Plane {
    scale: Scale,
    from: f32,
    to: f32,
    left: f32,
    slot: f32,
}

impl Plane {
    fn x(&self, nth: usize) -> f32 {
        self.left + self.slot * (nth as f32 + 0.5)
    }

    fn y(&self, figure: &Figure) -> f32 {
        let part = (size_of(figure) - self.from) / (self.to - self.from).max(f32::MIN_POSITIVE);
        OVER + if self.scale == Scale::Places { part } else { 1.0 - part } * HEIGHT
    }
}

/// Returns the height of the drawing.
pub(super) fn draw<'c>(
    sketch: &mut Sketch<'c, '_>,
    whole: f32,
    series: &'c Series,
    scale: Scale,
) -> Result<f32, RenderError> {
    let single = series.lines.len() == 1;
    let target = series.target.as_ref().filter(|_| single);
    let values = series.lines.iter().flat_map(|line| line.points.iter().filter_map(|point| point.value.as_ref()));
    let sizes: Vec<f32> = values.chain(target).map(size_of).collect();
    let (least, most) = sizes.iter().fold((f32::MAX, 0.0_f32), |(a, b), size| (a.min(*size), b.max(*size)));
    let from = if scale == Scale::Places { least.min(most) } else { 0.0 };
    let right = if single && target.is_none() { 0.0 } else { NAMES };
    let slot = (whole - right) / series.years.len().max(1) as f32;
    let plane = Plane { scale, from, to: if most > from { most } else { from + 1.0 }, left: 0.0, slot };
    let ground = OVER + HEIGHT + if scale == Scale::Places { OVER } else { 0.0 };
    let mut ends: Vec<(f32, usize)> = Vec::new();
    for (nth, line) in series.lines.iter().enumerate() {
        let mut last: Option<(usize, (f32, f32))> = None;
        for (place, point) in line.points.iter().enumerate() {
            let Some(figure) = &point.value else { continue };
            let at = (plane.x(place), plane.y(figure));
            if let Some((_, before)) = last.filter(|(before, _)| before + 1 == place) {
                sketch.stroke(before, at, STROKE, point.estimate);
            }
            last = Some((place, at));
        }
        for (place, point) in line.points.iter().enumerate() {
            let Some(figure) = &point.value else { continue };
            let at = (plane.x(place), plane.y(figure));
            sketch.marks.push(shape(nth, at, point.estimate));
            if series.lines.len() <= WITH_VALUES {
                let below = nth % 2 == 1;
                let y = if below { at.1 + POINT + 1.0 } else { at.1 - POINT - LABEL * PITCH };
                let place = Place { x: at.0 - slot / 2.0, y, width: slot, align: Align::Centre };
                sketch.figure("", figure, LABEL, place)?;
            }
        }
        ends.extend(last.map(|(_, (_, y))| (y, nth)));
    }
    let end = plane.x(series.years.len().saturating_sub(1));
    let named = if single { 0.0 } else { name_ends(sketch, ends, series, (end + 10.0, whole - end - 10.0))? };
    if let Some(figure) = target {
        let y = plane.y(figure);
        sketch.line((end - slot * 0.3, y), (end + slot * 0.5, y), true);
        let place =
            Place { x: end + slot * 0.5 + 2.0, y: y - SMALL * PITCH / 2.0, width: NAMES - 2.0, align: Align::Left };
        sketch.figure("kế hoạch: ", figure, SMALL, place)?;
    }
    sketch.line((0.0, ground), (whole - right, ground), false);
    for (nth, year) in series.years.iter().enumerate() {
        let place = Place { x: plane.x(nth) - slot / 2.0, y: ground + 2.0, width: slot, align: Align::Centre };
        sketch.words(&year.to_string(), LABEL, place)?;
    }
    let estimate = series.lines.iter().any(|line| line.points.iter().any(|p| p.estimate && p.value.is_some()));
    Ok(key(sketch, whole, ground + 2.0 + LABEL * PITCH + 4.0, estimate)?.max(named))
}

/// The names of the lines at their ends, moved apart where they would touch. Returns where the last one ends.
fn name_ends(
    sketch: &mut Sketch<'_, '_>,
    mut ends: Vec<(f32, usize)>,
    series: &Series,
    (x, width): (f32, f32),
) -> Result<f32, RenderError> {
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = 0.0_f32;
    for (y, nth) in ends {
        let Some(line) = series.lines.get(nth) else { continue };
        let top = (y - SMALL * PITCH / 2.0).max(free);
        let middle = top + SMALL * PITCH / 2.0;
        // Beside its own line a name needs no sign.
        if (middle - y).abs() > 1.0 {
            sketch.marks.push(shape(nth, (x, middle), false));
        }
        let place = Place { x: x + 6.0, y: top, width: width - 6.0, align: Align::Left };
        free = top + sketch.words(&line.label, SMALL, place)?;
    }
    Ok(free)
}

/// What a solid and a hollow point mean. Returns the height of the drawing with it.
fn key(sketch: &mut Sketch<'_, '_>, whole: f32, top: f32, estimate: bool) -> Result<f32, RenderError> {
    if !estimate {
        return Ok(top - 4.0);
    }
    let each = 34.0 * MM;
    for (nth, (words, hollow)) in [("Thực hiện", false), ("Ước thực hiện", true)].into_iter().enumerate() {
        let x = whole / 2.0 + each * (nth as f32 - 1.0);
        sketch.marks.push(shape(0, (x + 6.0, top + SMALL * PITCH / 2.0), hollow));
        sketch.words(words, SMALL, Place { x: x + 16.0, y: top, width: each - 16.0, align: Align::Left })?;
    }
    Ok(top + SMALL * PITCH)
}

/// The point of a line, each line with a shape and a grey of its own: round, square, pointed up, on its corner.
fn shape<'c>(nth: usize, (x, y): (f32, f32), hollow: bool) -> Mark<'c> {
    let p = POINT;
    let points = match nth % 4 {
        0 => (0..16u8)
            .map(|i| f32::from(i) / 16.0 * std::f32::consts::TAU)
            .map(|a| (x + p * a.cos(), y + p * a.sin()))
            .collect(),
        1 => vec![(x - p, y - p), (x + p, y - p), (x + p, y + p), (x - p, y + p)],
        2 => vec![(x, y - p * 1.2), (x + p * 1.2, y + p), (x - p * 1.2, y + p)],
        _ => vec![(x, y - p * 1.3), (x + p * 1.3, y), (x, y + p * 1.3), (x - p * 1.3, y)],
    };
    let solid = if nth < 4 { 0.0 } else { 0.6 };
    Mark::Area { points, grey: Some(if hollow { 1.0 } else { solid }), edge: Some(THIN) }
}
