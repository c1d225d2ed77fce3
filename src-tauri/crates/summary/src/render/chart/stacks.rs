//! Columns of parts, told apart by their grey; the whole stands over its column.

use super::super::drawing::{LABEL, PITCH, Place, SMALL, Sketch};
use super::super::sheet::MM;
use super::{OVER, size_of};
use crate::{Align, Figure, RenderError, Stack};

const HEIGHT: f32 = 50.0 * MM;
const BAR: f32 = 18.0 * MM;
const SLOT: f32 = 34.0 * MM;
/// Room to the right for the names of the parts.
const NAMES: f32 = 46.0 * MM;
/// Greys of the parts from the bottom up; they come round again.
const GREYS: [f32; 5] = [0.45, 0.75, 0.6, 0.9, 0.3];
/// A part lower than this cannot hold its value.
const HOLDS_WORDS: f32 = LABEL * PITCH;

/// Returns the height of the drawing.
pub(super) fn draw<'c>(
    sketch: &mut Sketch<'c, '_>,
    whole: f32,
    parts: &'c [String],
    stacks: &'c [Stack],
) -> Result<f32, RenderError> {
    let sum = |stack: &Stack| stack.parts.iter().flatten().map(size_of).sum::<f32>();
    let high = |stack: &Stack| sum(stack).max(stack.whole.as_ref().map_or(0.0, size_of));
    let most = stacks.iter().map(high).fold(0.0, f32::max).max(f32::MIN_POSITIVE);
    let slot = ((whole - NAMES) / stacks.len().max(1) as f32).min(SLOT);
    let bar = (slot * 0.7).min(BAR);
    let taken = slot * stacks.len() as f32;
    let start = ((whole - NAMES - taken) / 2.0).max(0.0);
    let ground = OVER + HEIGHT;
    for (nth, stack) in stacks.iter().enumerate() {
        let left = start + slot * nth as f32;
        let x = left + (slot - bar) / 2.0;
        let mut y = ground;
        for (place, part) in stack.parts.iter().enumerate() {
            let Some(figure) = part else { continue };
            let height = size_of(figure) / most * HEIGHT;
            y -= height;
            sketch.area((x, y, bar, height), Some(grey(place)));
            if height >= HOLDS_WORDS {
                paper(sketch, figure, (x, y + (height - HOLDS_WORDS) / 2.0, bar))?;
            }
        }
        if let Some(figure) = &stack.whole {
            let top = ground - size_of(figure) / most * HEIGHT;
            if top < y - 0.5 {
                sketch.area((x, top, bar, y - top), None);
            }
            let place = Place { x: left, y: top.min(y) - OVER, width: slot, align: Align::Centre };
            sketch.figure("", figure, LABEL, place)?;
        }
        let place = Place { x: left, y: ground + 2.0, width: slot, align: Align::Centre };
        sketch.words(&stack.label, LABEL, place)?;
    }
    sketch.line((start, ground), (start + taken, ground), false);
    let mut y = OVER;
    let x = start + taken + 10.0;
    for (place, name) in parts.iter().enumerate().rev() {
        sketch.area((x, y + 2.0, 12.0, SMALL * PITCH - 4.0), Some(grey(place)));
        let room = Place { x: x + 16.0, y, width: whole - x - 16.0, align: Align::Left };
        y += sketch.words(name, SMALL, room)?;
    }
    Ok((ground + 2.0 + LABEL * PITCH).max(y))
}

/// A value inside its part, on white so that it can be read on every grey.
fn paper<'c>(
    sketch: &mut Sketch<'c, '_>,
    figure: &'c Figure,
    (x, y, width): (f32, f32, f32),
) -> Result<(), RenderError> {
    let wide = (sketch.width_of(&figure.text, SMALL)? + 4.0).min(width);
    let left = x + (width - wide) / 2.0;
    let points = vec![(left, y), (left + wide, y), (left + wide, y + HOLDS_WORDS), (left, y + HOLDS_WORDS)];
    sketch.marks.push(super::super::drawing::Mark::Area { points, grey: Some(1.0), edge: None });
    sketch.figure("", figure, SMALL, Place { x, y: y + 0.6, width, align: Align::Centre })?;
    Ok(())
}

fn grey(place: usize) -> f32 {
    GREYS.get(place % GREYS.len()).copied().unwrap_or(0.5)
}
