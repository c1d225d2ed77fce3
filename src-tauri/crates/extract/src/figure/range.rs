//! Ranges: `30-40 người`, `từ 20 đến 45 ngày`, `5 – 10%`.

use super::{Nature, Shape, plain};
use crate::{claims::Claims, numeral, sentence::Sentence};
use model::Form;

/// A range that starts at this number.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize) -> Option<Shape> {
    let low = numeral::digits_at(s, at)?;
    // The unit may stand after both numbers: `20% - 30%`.
    let joint = s.after(low.end, "%").unwrap_or(low.end);
    let second = s.after_any(joint, &["-", "đến", "tới"])?;
    if !s.is_number(second) || !claims.is_free(second) {
        return None;
    }
    let high = numeral::digits_at(s, second)?;
    let (from, to) = (low.value, high.value);
    let same_scale = low.scale.is_none() || low.scale == high.scale;
    if from >= to || !same_scale || grows(s, at, joint) {
        return None;
    }
    let end = plain::at(s, claims, second, &high)?;
    if end.bare && s.word(joint) != "-" {
        return None;
    }
    let start = if s.word_before(at) == "từ" { at - 1 } else { at };
    let nature = if end.nature == Nature::Duration { Nature::Duration } else { end.nature };
    Some(Shape {
        tokens: start..end.tokens.end,
        value: from,
        value2: Some(to),
        form: Form::Range,
        nature,
        scale: high.scale,
        ..end
    })
}

/// `tăng từ 60 đến 75%`: two values, each of its own time.
fn grows(s: &Sentence<'_>, at: usize, joint: usize) -> bool {
    s.word(joint) != "-" && s.before_any(at, &["tăng từ", "nâng từ", "lên từ"]).is_some()
}
