//! Bars that stand on a line, one a year, with the target of the last year.

use super::super::drawing::{LABEL, PITCH, Place, SMALL, Sketch};
use super::super::sheet::MM;
use super::{OVER, legend, size_of};
use crate::{Align, Figure, RenderError, YearBar};

/// Height of the highest bar.
const HEIGHT: f32 = 46.0 * MM;
/// Widest bar.
const BAR: f32 = 17.0 * MM;
/// Widest place for a bar with its white.
const SLOT: f32 = 34.0 * MM;
/// Room to the right for the words at the target's line.
const TARGET_ROOM: f32 = 30.0 * MM;

/// Returns the height of the drawing.
pub(super) fn draw<'c>(
    sketch: &mut Sketch<'c, '_>,
    whole: f32,
    bars: &'c [YearBar],
    target: Option<&'c Figure>,
) -> Result<f32, RenderError> {
    let numbers = bars.iter().filter_map(|bar| bar.value.as_ref()).chain(target).map(size_of);
    let top = numbers.fold(0.0, f32::max).max(f32::MIN_POSITIVE);
    let room = if target.is_some() { TARGET_ROOM } else { 0.0 };
    let count = bars.len().max(1) as f32;
    let slot = ((whole - room) / count).min(SLOT);
    let width = slot * count;
    let x = (whole - room - width) / 2.0;
    let bar_width = (slot * 0.6).min(BAR);
    let ground = OVER + HEIGHT;
    let height_of = |figure: &Figure| size_of(figure) / top * HEIGHT;
    for (nth, bar) in bars.iter().enumerate() {
        let left = x + slot * nth as f32;
        let place = |y| Place { x: left, y, width: slot, align: Align::Centre };
        match &bar.value {
            Some(figure) => {
                let height = height_of(figure);
                let place_of_bar = (left + (slot - bar_width) / 2.0, ground - height, bar_width, height);
                sketch.bar(place_of_bar, bar.estimate);
                sketch.figure("", figure, LABEL, place(ground - height - OVER))?;
            }
            None => {
                sketch.italic("chưa có", SMALL, place(ground - OVER))?;
            }
        }
        sketch.words(&bar.year.to_string(), LABEL, place(ground + 2.0))?;
    }
    sketch.line((x, ground), (x + width, ground), false);
    if let Some(figure) = target {
        let y = ground - height_of(figure);
        let from = x + width - slot + (slot - bar_width) / 2.0 - 4.0;
        sketch.line((from, y), (x + width + 6.0, y), true);
        let place = Place { x: x + width + 8.0, y: y - SMALL * PITCH / 2.0, width: room - 8.0, align: Align::Left };
        sketch.figure("kế hoạch: ", figure, SMALL, place)?;
    }
    let below = ground + 2.0 + LABEL * PITCH + 4.0;
    legend(sketch, whole, below, bars.iter().any(|bar| bar.estimate))
}
