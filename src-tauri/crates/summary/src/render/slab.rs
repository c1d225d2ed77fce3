//! Slabs: laid-out strips of a column, with what may not be parted, and how they are dealt out to pages.

use super::fonts::{ASCENT, DESCENT};
use super::lines::{Gap, Line};
use super::sheet::Sheet;
use std::rc::Rc;

/// An element of the structure tree, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Node(pub(crate) usize);

/// How a line stands in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placing {
    Left,
    Centre,
    Right,
    Justified,
}

/// Something to paint; `y` runs down from the top of its slab, `x` from the left edge of the sheet, in points.
#[derive(Debug, Clone)]
pub(crate) enum Paint {
    /// A line of text, its baseline at `y`.
    Text { line: Rc<Line>, x: f32, y: f32, stretch: f32 },
    /// A straight stroke.
    Stroke { from: (f32, f32), to: (f32, f32), thickness: f32, dashed: bool },
    /// A rectangle: filled with a grey (0 black, 1 white), outlined, or both.
    Rectangle { x: f32, y: f32, width: f32, height: f32, fill: Option<f32>, outline: Option<f32> },
    /// A closed shape, filled and outlined as a rectangle is.
    Polygon { points: Vec<(f32, f32)>, fill: Option<f32>, outline: Option<f32> },
    /// Words without a letter.
    Nothing,
}

/// Paint that belongs to one element of the structure; without one it is an artefact (lines, page numbers).
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    pub(crate) node: Option<Node>,
    pub(crate) paint: Vec<Paint>,
}

/// A strip of a column that no page parts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slab {
    pub(crate) height: f32,
    /// White above it; dropped at the top of a page.
    pub(crate) before: f32,
    /// Never the last of a page.
    pub(crate) keep_next: bool,
    pub(crate) marked: Vec<Marked>,
    /// The head of its table, repeated when it begins a page.
    pub(crate) head: Option<Rc<Slab>>,
    /// Entry of the document's outline that points here.
    pub(crate) entry: Option<Entry>,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) title: String,
    /// From 1.
    pub(crate) level: u8,
}

/// A slab with its place on a page.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) slab: Rc<Slab>,
    /// Its top, from the top of the sheet.
    pub(crate) y: f32,
    /// A repeated table head: an artefact, its outline entry does not count again.
    pub(crate) repeated: bool,
}

/// A line of text set in a box that begins at `x` and is `width` wide, its box `leading` high from `top`.
pub(crate) fn set(line: Line, x: f32, width: f32, top: f32, leading: f32, placing: Placing) -> Paint {
    let free = width - line.indent - line.width;
    let gaps = line.gaps();
    let (shift, stretch) = match placing {
        Placing::Left => (0.0, 0.0),
        Placing::Centre => (free / 2.0, 0.0),
        Placing::Right => (free, 0.0),
        Placing::Justified if line.last || gaps == 0 => (0.0, 0.0),
        Placing::Justified => (0.0, free / gaps as f32),
    };
    let x = x + line.indent + shift;
    Paint::Text { y: top + baseline(line.style.size, leading), x, stretch, line: Rc::new(line) }
}

/// Where the baseline stands in a line box.
pub(crate) fn baseline(size: f32, leading: f32) -> f32 {
    (leading - (ASCENT + DESCENT) * size) / 2.0 + ASCENT * size
}

/// Deals slabs out to pages: chains that keep together move together, table heads are repeated.
pub(crate) fn paginated(slabs: Vec<Slab>, sheet: &Sheet) -> Vec<Vec<Placed>> {
    let slabs: Vec<Rc<Slab>> = slabs.into_iter().map(Rc::new).collect();
    let mut pages = Pages { sheet, pages: vec![Vec::new()], y: sheet.top };
    let mut rest = slabs.as_slice();
    while !rest.is_empty() {
        let chain = rest.iter().position(|slab| !slab.keep_next).map_or(rest.len(), |last| last + 1);
        let (mut together, after) = rest.split_at(chain);
        rest = after;
        if !pages.fits(together) && !pages.at_top() {
            pages.turn();
        }
        // A chain longer than a page is parted where it must be.
        while let Some((first, others)) = together.split_first() {
            if !pages.fits(std::slice::from_ref(first)) && !pages.at_top() {
                pages.turn();
            }
            pages.place(first);
            together = others;
        }
    }
    pages.pages
}

struct Pages<'s> {
    sheet: &'s Sheet,
    pages: Vec<Vec<Placed>>,
    y: f32,
}

impl Pages<'_> {
    fn at_top(&self) -> bool {
        self.pages.last().is_none_or(Vec::is_empty)
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.sheet.top;
    }

    fn fits(&self, together: &[Rc<Slab>]) -> bool {
        let first_before = together.first().map_or(0.0, |slab| slab.before);
        let head = together.first().and_then(|slab| slab.head.as_ref()).map_or(0.0, |head| head.height);
        let (white, head) = if self.at_top() { (first_before, head) } else { (0.0, 0.0) };
        let height: f32 = together.iter().map(|slab| slab.before + slab.height).sum();
        self.y + head + height - white <= self.sheet.bottom + 0.01
    }

    fn place(&mut self, slab: &Rc<Slab>) {
        if self.at_top() {
            if let Some(head) = &slab.head {
                let head = Rc::clone(head);
                let height = head.height;
                self.put(Placed { slab: head, y: self.y, repeated: true }, height);
            }
        } else {
            self.y += slab.before;
        }
        self.put(Placed { slab: Rc::clone(slab), y: self.y, repeated: false }, slab.height);
    }

    fn put(&mut self, placed: Placed, height: f32) {
        if let Some(page) = self.pages.last_mut() {
            page.push(placed);
        }
        self.y += height;
    }
}

/// Where a figure stands on a line: from and to, in points from the line's start at `x`.
pub(crate) fn figures_on(line: &Line, x: f32, stretch: f32) -> Vec<(usize, f32, f32)> {
    let mut found: Vec<(usize, f32, f32)> = Vec::new();
    let mut pen = x;
    for word in &line.words {
        for piece in &word.pieces {
            let width = piece.shaped.width * line.style.size;
            if let Some(figure) = piece.figure {
                match found.last_mut().filter(|(last, ..)| *last == figure) {
                    Some((_, _, to)) => *to = pen + width,
                    None => found.push((figure, pen, pen + width)),
                }
            }
            pen += width;
        }
        if matches!(word.gap, Gap::Space | Gap::Glue) {
            pen += line.space.advance * line.style.size + stretch;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Margins;
    use crate::render::sheet::Turn;

    fn sheet() -> Sheet {
        Sheet::a4(Turn::Portrait, Margins::default())
    }

    fn slab(height: f32, keep_next: bool) -> Slab {
        Slab { height, keep_next, ..Slab::default() }
    }

    fn heights(pages: &[Vec<Placed>]) -> Vec<Vec<f32>> {
        pages.iter().map(|page| page.iter().map(|placed| placed.slab.height).collect()).collect()
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        let room = sheet().height();
        let pages = paginated(vec![slab(room - 30.0, false), slab(20.0, true), slab(15.0, false)], &sheet());
        assert_eq!(heights(&pages), [vec![room - 30.0], vec![20.0, 15.0]]);
    }

    #[test]
    fn a_chain_longer_than_a_page_is_parted() {
        let room = sheet().height();
        let pages = paginated(vec![slab(room, true), slab(room, true), slab(10.0, false)], &sheet());
        assert_eq!(heights(&pages), [vec![room], vec![room], vec![10.0]]);
    }

    #[test]
    fn white_is_dropped_at_the_top_and_heads_are_repeated() {
        let head = Rc::new(slab(12.0, true));
        let row = |height| Slab { height, head: Some(Rc::clone(&head)), before: 5.0, ..Slab::default() };
        let room = sheet().height();
        let pages = paginated(vec![slab(12.0, true), row(room - 20.0), row(100.0)], &sheet());
        assert_eq!(heights(&pages), [vec![12.0, room - 20.0], vec![12.0, 100.0]]);
        let second = &pages[1];
        assert!(second[0].repeated && !second[1].repeated);
        assert_eq!((second[0].y, second[1].y), (sheet().top, sheet().top + 12.0));
    }
}
