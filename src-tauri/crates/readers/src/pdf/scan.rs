//! What the letters of a page leave in doubt: pictures of text, letters that nobody can tell, layers that were recognised
//! badly.

use super::{
    drawn::{Drawn, Layer},
    quality,
    words::{Word, Words},
};
use model::{Issue, IssueCode};

/// Letters of a page that is read; a stamp on a scan has fewer.
const ENOUGH: usize = 200;

/// Letters recognised under a picture, from which on it counts as read.
const ENOUGH_RECOGNISED: usize = 60;

/// From this part of the page on a picture may be the page itself.
const WHOLE: f32 = 0.5;

/// Smaller pictures are ornaments, in points.
const ORNAMENT: f32 = 20.0;

/// Lines and curves on a page without a letter, from which on they may be letters.
const DRAWN_LETTERS: usize = 400;

/// The doubts about a page, without its place.
pub(super) fn doubts(drawn: &Drawn, words: &Words) -> Vec<Issue> {
    let mut issues = Vec::new();
    let all = || words.main.iter().chain(words.aside.iter().flat_map(|(_, words)| words));
    let letters =
        |layer: Layer| all().filter(|word| word.layer == layer).map(|word| word.text.chars().count()).sum::<usize>();
    let (seen, recognised) = (letters(Layer::Page), letters(Layer::Recognised));
    let covered: f32 = drawn.pictures.iter().map(|picture| picture.width() * picture.height()).sum();
    let whole = covered > drawn.width * drawn.height * WHOLE;
    let signed = all().any(|word| word.layer == Layer::Stamp) || is_signature(words);
    let few = seen < ENOUGH && recognised < ENOUGH_RECOGNISED;
    let nothing = seen == 0 && recognised == 0;
    let pictured = nothing && (!drawn.pictures.is_empty() || drawn.strokes >= DRAWN_LETTERS);
    if few && (whole || pictured || (signed && nothing)) {
        issues.push(Issue::new(IssueCode::NoTextLayer));
    }
    let layers = [(Layer::Recognised, true), (Layer::Page, false)];
    let broken =
        layers.into_iter().any(|(layer, recognised)| quality::is_broken(&text(&words.main, layer), recognised));
    let shown = drawn.glyphs.len().max(1);
    if broken || drawn.unknown * 20 > shown {
        issues.push(Issue::new(IssueCode::NoUnicodeMap));
    }
    issues
}

/// Pictures of a page that are no ornaments.
pub(super) fn pictures(drawn: &Drawn) -> usize {
    drawn.pictures.iter().filter(|picture| picture.width() >= ORNAMENT && picture.height() >= ORNAMENT).count()
}

fn text(words: &[Word], layer: Layer) -> String {
    words.iter().filter(|word| word.layer == layer).flat_map(|word| [word.text.as_str(), " "]).collect()
}

/// Whether the words are those of a signature of the page and nothing else.
fn is_signature(words: &Words) -> bool {
    let folded = text::fold(&text(&words.main, Layer::Page));
    ["người ký:", "ký bởi:", "digitally signed by", "thời gian ký:", "signature not verified"]
        .iter()
        .any(|sign| folded.contains(sign))
}
