//! Notes, fields and stamps on a page (ISO 32000-1, 12.5): their pictures, else the words that they hold.

use super::{Run, text_string};
use crate::pdf::{
    font::{Font, Shown},
    object::{Dict, Object},
    pages::rect,
    pen::{Pen, around},
    place::Matrix,
};
use std::rc::Rc;

/// Size of words whose note does not say how they look.
const SIZE: f32 = 10.0;

/// Most letters of one note.
const MAX_LETTERS: usize = 20_000;

/// How far above an item of a form what it inherits may stand.
const MAX_ANCESTORS: usize = 16;

/// A field whose content is a secret (12.7.4.3).
const PASSWORD: i64 = 1 << 13;

impl Run<'_, '_, '_> {
    /// Draws a note, a field or a stamp.
    pub(super) fn annotation(&mut self, note: &Dict, page: Matrix) {
        let file = self.painter.file;
        let flags = file.get(note, "F").integer().unwrap_or(0);
        let kind = file.get(note, "Subtype");
        if flags & (2 | 32) != 0 || matches!(kind.name(), Some(b"Popup" | b"Link" | b"Text")) || self.is_off(note) {
            return;
        }
        let looks = file.get(&file.dict(note, "AP"), "N");
        let look = match &looks {
            Object::Stream(_) => looks,
            Object::Dict(states) => match file.get(note, "AS").name().and_then(|state| states.0.get(state)) {
                Some(state) => file.look(state),
                None => return,
            },
            _ => return self.words_of(note, page),
        };
        let (Object::Stream(form), Some(target)) = (look, rect(file, &file.get(note, "Rect"))) else { return };
        let Some(inner) = rect(file, &file.get(&form.dict, "BBox")) else { return };
        let matrix = self.matrix_of(&form.dict);
        let corners = [
            (inner.left, inner.top),
            (inner.right, inner.top),
            (inner.left, inner.bottom),
            (inner.right, inner.bottom),
        ];
        let Some(shown) = around(corners.iter().map(|(x, y)| matrix.apply(*x, *y))) else { return };
        let (sx, sy) = (target.width() / shown.width().max(0.01), target.height() / shown.height().max(0.01));
        let fit =
            Matrix { a: sx, b: 0.0, c: 0.0, d: sy, e: target.left - shown.left * sx, f: target.top - shown.top * sy };
        let field = file.dict(note, "Parent");
        self.stamp = [note, &field].into_iter().any(|field| file.get(field, "FT").name() == Some(b"Sig"));
        self.form(&form, &Dict::default(), fit.then(&page));
        self.stamp = false;
    }

    /// Writes the words of a note that has no picture: programs draw one themselves (12.7.3.3).
    fn words_of(&mut self, note: &Dict, page: Matrix) {
        let file = self.painter.file;
        let words = match file.get(note, "Subtype").name() {
            Some(b"FreeText") => file.get(note, "Contents").string().map(text_string),
            Some(b"Widget") => self.filled_in(note),
            _ => None,
        };
        let Some(place) = rect(file, &file.get(note, "Rect")) else { return };
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
        let font = self.drawn.fonts.len();
        self.drawn.fonts.push(Rc::new(Font::read(file, &Dict::default())));
        let mut pen = Pen::new(page);
        pen.state.size = SIZE;
        let lines: Vec<&str> = words.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).collect();
        let height = place.height() / f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let mut y = place.bottom - height / 2.0 - SIZE / 3.0;
        for line in lines {
            pen.text = Matrix::shift(place.left, y);
            for letter in line.chars().take(MAX_LETTERS) {
                let shown = Shown { text: Some(letter.to_string()), width: 0.5, is_space: letter == ' ' };
                self.glyph(shown, font, &mut pen);
            }
            y -= height;
        }
    }

    /// What was typed into a field of a form or chosen there; a field may have it from the one above it.
    fn filled_in(&self, note: &Dict) -> Option<String> {
        let file = self.painter.file;
        let mut above = vec![note.clone()];
        while let Some(next) = above.last().map(|field| file.dict(field, "Parent"))
            && !next.0.is_empty()
            && above.len() < MAX_ANCESTORS
        {
            above.push(next);
        }
        let inherited = |key: &str| above.iter().map(|field| file.get(field, key)).find(|found| !is_null(found));
        let kind = inherited("FT")?;
        let secret = inherited("Ff").and_then(|flags| flags.integer()).unwrap_or(0) & PASSWORD != 0;
        if secret || !matches!(kind.name(), Some(b"Tx" | b"Ch")) {
            return None;
        }
        match inherited("V")? {
            Object::String(words) => Some(text_string(&words)),
            Object::Array(chosen) => {
                let words = chosen.iter().filter_map(|one| file.look(one).string().map(text_string));
                Some(words.collect::<Vec<_>>().join("\n"))
            }
            Object::Stream(long) => file.unpacked(&long).map(|bytes| text_string(&bytes)),
            _ => None,
        }
    }
}

const fn is_null(object: &Object) -> bool {
    matches!(object, Object::Null)
}
