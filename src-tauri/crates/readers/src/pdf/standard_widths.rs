//! Widths of the letters in the fonts that every program has and that a PDF need not describe (ISO 32000-1, 9.6.2.2).

/// Helvetica, from the space to "~", in thousandths of the size.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Times, the same.
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
];

/// The width of a letter in the font of this name, or of the one most like it. An accent adds nothing.
pub(super) fn width(font: &str, letter: char) -> f32 {
    const MONOSPACED: f32 = 600.0;
    const OTHER: f32 = 500.0;
    let lower = font.to_lowercase();
    if lower.contains("courier") || lower.contains("mono") {
        return MONOSPACED;
    }
    let table = if lower.contains("times") || lower.contains("serif") { &TIMES } else { &HELVETICA };
    let bare = text::plain(&letter.to_string()).chars().next().unwrap_or(letter);
    let bare = if letter.is_uppercase() { bare.to_ascii_uppercase() } else { bare };
    let place = u32::from(bare).checked_sub(32).and_then(|at| table.get(at as usize));
    place.map_or(OTHER, |width| f32::from(*width))
}
