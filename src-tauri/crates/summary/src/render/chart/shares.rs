//! Lying bars: results in per cent of their targets, with a line at a hundred.

use super::super::drawing::{LABEL, PITCH, Place, SMALL, Sketch};
use super::super::sheet::MM;
use super::{legend, size_of};
use crate::{Align, RenderError, ShareBar};

/// One bar with its white.
const STEP: f32 = 9.5 * MM;
const BAR: f32 = 5.5 * MM;
/// Room to the left for the names.
const NAMES: f32 = 62.0 * MM;
/// Room to the right for the values.
const VALUES: f32 = 20.0 * MM;

/// Returns the height of the drawing.
pub(super) fn draw<'c>(sketch: &mut Sketch<'c, '_>, whole: f32, bars: &'c [ShareBar]) -> Result<f32, RenderError> {
    let most = bars.iter().map(|bar| size_of(&bar.share)).fold(100.0, f32::max);
    let width = whole - NAMES - VALUES;
    let hundred = NAMES + 100.0 / most * width;
    let top = SMALL * PITCH + 2.0;
    for (nth, bar) in bars.iter().enumerate() {
        let y = top + STEP * nth as f32 + (STEP - BAR) / 2.0;
        let length = size_of(&bar.share) / most * width;
        sketch.bar((NAMES, y, length, BAR), bar.estimate);
        let middle = y + BAR / 2.0;
        let lines = (sketch.width_of(&bar.label, SMALL)? / (NAMES - 10.0)).ceil().max(1.0);
        let names = Place { x: 0.0, y: middle - lines * SMALL * PITCH / 2.0, width: NAMES - 6.0, align: Align::Right };
        sketch.words(&bar.label, SMALL, names)?;
        let beside = NAMES + length + 4.0;
        let reaches = NAMES + length < hundred && hundred < beside + sketch.width_of(&bar.share.text, LABEL)? + 2.0;
        let x = if reaches { beside.max(hundred + 4.0) } else { beside };
        let value = Place { x, y: middle - LABEL * PITCH / 2.0, width: VALUES, align: Align::Left };
        sketch.figure("", &bar.share, LABEL, value)?;
    }
    let bottom = top + STEP * bars.len() as f32;
    sketch.line((NAMES, top), (NAMES, bottom), false);
    sketch.line((hundred, top), (hundred, bottom), true);
    let head = Place { x: hundred - 40.0, y: 0.0, width: 80.0, align: Align::Centre };
    sketch.words("kế hoạch", SMALL, head)?;
    legend(sketch, whole, bottom + 4.0, bars.iter().any(|bar| bar.estimate))
}
