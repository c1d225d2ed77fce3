//! Running text to lines: words, greedy breaking, balanced breaking of titles.
//!
//! Lines break at U+0020 alone: the Unicode rules would break `1234/QĐ-UBND`. With words as short as the Vietnamese,
//! greedy breaking is as even as an optimal fit.

use super::fonts::{Face, Glyph, Shaped, Shaper};
use crate::RenderError;
use crate::words::NO_BREAK;
use std::rc::Rc;

/// A stretch of text with the number of the bound figure it belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Stretch<'t> {
    pub(crate) text: std::borrow::Cow<'t, str>,
    pub(crate) figure: Option<usize>,
}

impl<'t> Stretch<'t> {
    pub(crate) fn words(text: &'t str) -> Self {
        Self { text: text.into(), figure: None }
    }
}

/// What follows a word on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A space; the line may end there.
    Space,
    /// A no-break space.
    Glue,
    /// Nothing: the word was too long for a line and goes on in the next piece.
    Cut,
    /// Nothing: the text ends.
    End,
}

/// A piece of a word in one stretch.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) shaped: Rc<Shaped>,
    pub(crate) figure: Option<usize>,
}

/// A word.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) pieces: Vec<Piece>,
    /// In ems.
    pub(crate) width: f32,
    pub(crate) gap: Gap,
    /// The figure to which both sides of the gap belong.
    pub(crate) gap_figure: Option<usize>,
}

/// Face and size of a text, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) face: Face,
    pub(crate) size: f32,
}

/// A line of text.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) words: Vec<Word>,
    /// Natural width in points, without a space at the end.
    pub(crate) width: f32,
    /// The space glyph of its face.
    pub(crate) space: Glyph,
    pub(crate) style: Style,
    /// Distance of its start from the left edge, in points.
    pub(crate) indent: f32,
    /// The last of its paragraph: not justified.
    pub(crate) last: bool,
}

impl Line {
    /// Gaps that may be stretched.
    pub(crate) fn gaps(&self) -> usize {
        let inner = self.words.split_last().map_or(&[][..], |(_, inner)| inner);
        inner.iter().filter(|word| matches!(word.gap, Gap::Space | Gap::Glue)).count()
    }
}

impl Line {
    /// What stands on it, spaces as they are.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for word in &self.words {
            text.extend(word.pieces.iter().flat_map(|p| p.shaped.glyphs.iter().map(|g| g.text.as_str())));
            match word.gap {
                Gap::Space => text.push(' '),
                Gap::Glue => text.push(NO_BREAK),
                Gap::Cut | Gap::End => {}
            }
        }
        text
    }
}

/// The words of some stretches. Several spaces in a row stay (`Số:        /BC-STTTT`).
fn words(stretches: &[Stretch<'_>], face: Face, shaper: &mut Shaper) -> Result<Vec<Word>, RenderError> {
    let mut out: Vec<Word> = Vec::new();
    let mut open = Word { pieces: Vec::new(), width: 0.0, gap: Gap::End, gap_figure: None };
    for stretch in stretches {
        let text = text::nfc(&stretch.text).replace(['\n', '\t'], " ");
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let end = rest.find([' ', NO_BREAK]).unwrap_or(rest.len());
            let (word, tail) = rest.split_at(end);
            if !word.is_empty() {
                let shaped = shaper.word(face, word)?;
                open.width += shaped.width;
                open.pieces.push(Piece { shaped, figure: stretch.figure });
            }
            let mut after = tail.chars();
            if let Some(gap) = after.next() {
                open.gap = if gap == NO_BREAK { Gap::Glue } else { Gap::Space };
                open.gap_figure = stretch.figure;
                let empty = Word { pieces: Vec::new(), width: 0.0, gap: Gap::End, gap_figure: None };
                out.push(std::mem::replace(&mut open, empty));
            }
            rest = after.as_str();
        }
    }
    if !open.pieces.is_empty() {
        out.push(open);
    } else if let Some(last) = out.last_mut() {
        last.gap = Gap::End;
    }
    Ok(out)
}

/// Breaks text into lines of at most `width` points; the first begins `indent` points in.
///
/// # Errors
/// [`RenderError::Font`] when the face cannot be read.
pub(crate) fn broken(
    stretches: &[Stretch<'_>],
    style: Style,
    width: f32,
    indent: f32,
    shaper: &mut Shaper,
) -> Result<Vec<Line>, RenderError> {
    let space = shaper.space(style.face)?;
    let words = words(stretches, style.face, shaper)?;
    let words = cut(words, (width - indent).max(style.size) / style.size);
    let mut lines: Vec<Line> = Vec::new();
    for group in glued(words, &space, width / style.size) {
        let room = if lines.len() > 1 { width } else { width - indent };
        let own = natural(&group, &space, style.size);
        match lines.last_mut() {
            Some(line) if line.width + trailing(line, &space) + own <= room + 0.01 => {
                line.width += trailing(line, &space) + own;
                line.words.extend(group);
            }
            first => {
                let indent = if first.is_none() { indent } else { 0.0 };
                lines.push(Line { words: group, width: own, space: space.clone(), style, indent, last: false });
            }
        }
    }
    if let Some(line) = lines.last_mut() {
        line.last = true;
    }
    Ok(lines)
}

/// Width of the widest piece that no line may part, in points.
///
/// # Errors
/// [`RenderError::Font`] when the face cannot be read.
pub(crate) fn widest_piece(stretches: &[Stretch<'_>], style: Style, shaper: &mut Shaper) -> Result<f32, RenderError> {
    let space = shaper.space(style.face)?;
    let pieces = glued(words(stretches, style.face, shaper)?, &space, f32::INFINITY);
    Ok(pieces.iter().map(|piece| natural(piece, &space, style.size)).fold(0.0, f32::max))
}

/// The gap after a line's last word, in points.
fn trailing(line: &Line, space: &Glyph) -> f32 {
    match line.words.last().map(|word| word.gap) {
        Some(Gap::Space | Gap::Glue) => space.advance * line.style.size,
        _ => 0.0,
    }
}

/// Words that no line may part; those too long for any line (`width` in ems) are parted all the same.
fn glued(words: Vec<Word>, space: &Glyph, width: f32) -> Vec<Vec<Word>> {
    let mut groups: Vec<Vec<Word>> = Vec::new();
    let mut open = Vec::new();
    for word in words {
        let breaks = word.gap != Gap::Glue;
        open.push(word);
        if breaks {
            groups.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        groups.push(open);
    }
    let parted = |group: Vec<Word>| -> Vec<Vec<Word>> {
        let whole = group.len() == 1 || natural(&group, space, 1.0) <= width;
        if whole { vec![group] } else { group.into_iter().map(|word| vec![word]).collect() }
    };
    groups.into_iter().flat_map(parted).collect()
}

/// Width of words with the spaces between them, in points.
fn natural(words: &[Word], space: &Glyph, size: f32) -> f32 {
    let inner = words.split_last().map_or(&[][..], |(_, inner)| inner);
    let gaps = inner.iter().map(|word| if word.gap == Gap::Cut { 0.0 } else { space.advance });
    (words.iter().map(|word| word.width).sum::<f32>() + gaps.sum::<f32>()) * size
}

/// Words wider than a line, in pieces that fit. `width` in ems.
fn cut(words: Vec<Word>, width: f32) -> Vec<Word> {
    if words.iter().all(|word| word.width <= width) {
        return words;
    }
    words.into_iter().flat_map(|word| if word.width <= width { vec![word] } else { cut_word(&word, width) }).collect()
}

fn cut_word(word: &Word, width: f32) -> Vec<Word> {
    let mut out = Vec::new();
    let mut open = Word { pieces: Vec::new(), width: 0.0, gap: Gap::Cut, gap_figure: None };
    for piece in &word.pieces {
        let mut part = Shaped::default();
        for glyph in &piece.shaped.glyphs {
            if open.width + part.width + glyph.advance > width && open.width + part.width > 0.0 {
                open.width += part.width;
                open.pieces.push(Piece { shaped: Rc::new(std::mem::take(&mut part)), figure: piece.figure });
                let empty = Word { pieces: Vec::new(), width: 0.0, gap: Gap::Cut, gap_figure: piece.figure };
                out.push(std::mem::replace(&mut open, empty));
            }
            part.width += glyph.advance;
            part.glyphs.push(glyph.clone());
        }
        open.width += part.width;
        open.pieces.push(Piece { shaped: Rc::new(part), figure: piece.figure });
    }
    open.gap = word.gap;
    open.gap_figure = word.gap_figure;
    out.push(open);
    out
}

/// No line of a title ends with `và`: it goes with the words it leads.
fn kept_together(text: &str) -> String {
    ["VÀ", "và"]
        .iter()
        .fold(text.to_owned(), |text, and| text.replace(&format!(" {and} "), &format!(" {and}{NO_BREAK}")))
}

/// Breaks a centred title into as few lines as fit, as even as can be.
///
/// # Errors
/// [`RenderError::Font`] when the face cannot be read.
pub(crate) fn balanced(text: &str, style: Style, width: f32, shaper: &mut Shaper) -> Result<Vec<Line>, RenderError> {
    let bound = kept_together(text);
    let stretches = [Stretch::words(&bound)];
    let greedy = broken(&stretches, style, width, 0.0, shaper)?;
    let count = greedy.len();
    let (mut narrow, mut wide) = (width / count.max(1) as f32 * 0.8, width);
    let mut best = greedy;
    for _ in 0..12 {
        let middle = (narrow + wide) / 2.0;
        let lines = broken(&stretches, style, middle, 0.0, shaper)?;
        let fits = lines.len() == count && lines.iter().all(|line| line.width <= middle + 0.01);
        if fits {
            wide = middle;
            best = lines;
        } else {
            narrow = middle;
        }
    }
    Ok(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { face: Face::Regular, size: 14.0 };

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| line.text().replace(NO_BREAK, " ")).collect()
    }

    fn set(text: &str, width: f32) -> Vec<Line> {
        broken(&[Stretch::words(text)], STYLE, width, 0.0, &mut Shaper::new()).unwrap()
    }

    #[test]
    fn lines_end_at_spaces_alone_and_keep_them() {
        let lines = set("Theo Quyết định số 1234/QĐ-UBND của UBND tỉnh", 150.0);
        assert_eq!(texts(&lines), ["Theo Quyết định số ", "1234/QĐ-UBND của ", "UBND tỉnh"]);
        assert!(lines.iter().all(|line| line.width <= 150.0));
    }

    #[test]
    fn a_number_never_leaves_its_unit() {
        let lines = set("Doanh thu đạt 1.250\u{a0}tỷ đồng", 105.0);
        assert_eq!(texts(&lines), ["Doanh thu đạt ", "1.250 tỷ đồng"]);
    }

    #[test]
    fn a_unit_too_long_for_the_line_is_parted_at_last() {
        let lines = set("đạt 70\u{a0}thuê\u{a0}bao/100\u{a0}dân", 60.0);
        assert!(lines.iter().all(|line| line.width <= 60.0));
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_and_nothing_is_lost() {
        let name = "bao_cao_tong_ket_cong_tac_nam_2020_cua_so.docx";
        let lines = set(name, 80.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| line.width <= 80.0));
        assert_eq!(texts(&lines).concat(), name);
    }

    #[test]
    fn spaces_in_a_row_stay() {
        assert_eq!(texts(&set("Số:    /BC", 400.0)), ["Số:    /BC"]);
    }

    #[test]
    fn titles_break_evenly() {
        let style = Style { face: Face::Bold, size: 12.0 };
        let lines = balanced("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", style, 190.0, &mut Shaper::new()).unwrap();
        assert_eq!(texts(&lines), ["SỞ THÔNG TIN ", "VÀ TRUYỀN THÔNG"]);
    }
}
