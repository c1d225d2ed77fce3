//! The pen of a page: how the operators of its content change what the next ones draw (ISO 32000-1, 8.4, 8.5 and 9.3).

use super::{
    drawn::{Layer, Rule},
    object::Object,
    place::{Matrix, Rect},
};
use crate::limits::MAX_PAGE_RULES;

/// Deepest saved states.
pub(super) const MAX_SAVED: usize = 512;

/// Holds no point.
const NOWHERE: Rect = Rect { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };

/// How the next letters and lines are drawn.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) font: Option<usize>,
    pub(super) size: f32,
    pub(super) spacing: f32,
    pub(super) word_spacing: f32,
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: i64,
    pub(super) line_width: f32,
    /// Whether what is filled is white.
    pub(super) white: bool,
    /// What is drawn shows only inside of this.
    pub(super) clip: Option<Rect>,
}

/// One piece of content being run.
#[derive(Debug)]
pub(super) struct Pen {
    pub(super) state: State,
    pub(super) saved: Vec<State>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) path: Vec<Vec<(f32, f32)>>,
    /// Whether the path, once it is drawn, bounds what is drawn after it.
    pub(super) clips: bool,
    /// Begun pieces of marked content.
    pub(super) marked: Vec<Marked>,
}

/// A begun piece of marked content.
#[derive(Debug, Clone, Default)]
pub(super) struct Marked {
    pub(super) layer: Option<Layer>,
    /// What the glyphs inside stand for; taken by the first.
    pub(super) actual: Option<String>,
    pub(super) replaced: bool,
}

impl Pen {
    pub(super) fn new(matrix: Matrix) -> Self {
        let state = State {
            matrix,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            line_width: 1.0,
            white: false,
            clip: None,
        };
        Self {
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Vec::new(),
            clips: false,
            marked: Vec::new(),
        }
    }

    /// The operators that only change how the next ones draw.
    pub(super) fn take(&mut self, word: &[u8], operands: &[Object]) {
        let mut numbers = [0.0_f32; 6];
        for (slot, operand) in numbers.iter_mut().zip(operands) {
            *slot = operand.number().unwrap_or(0.0);
        }
        let [first, second, ..] = numbers;
        match word {
            b"q" if self.saved.len() < MAX_SAVED => self.saved.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(matrix) = Matrix::from(&numbers) {
                    self.state.matrix = matrix.then(&self.state.matrix);
                }
            }
            b"BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tm" => {
                if let Some(matrix) = Matrix::from(&numbers) {
                    (self.text, self.line) = (matrix, matrix);
                }
            }
            b"Td" => self.next_line(first, second),
            b"TD" => {
                self.state.leading = -second;
                self.next_line(first, second);
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tc" => self.state.spacing = first,
            b"Tw" => self.state.word_spacing = first,
            b"Tz" => self.state.stretch = first / 100.0,
            b"TL" => self.state.leading = first,
            b"Ts" => self.state.rise = first,
            b"Tr" => self.state.mode = operands.first().and_then(Object::integer).unwrap_or(0),
            b"w" => self.state.line_width = first,
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.state.white = is_white(word, operands),
            b"cs" => self.state.white = false,
            _ => self.draw(word, numbers),
        }
    }

    /// The operators that make a path.
    fn draw(&mut self, word: &[u8], numbers: [f32; 6]) {
        let [x, y, width, height, fifth, sixth] = numbers;
        let at = |x, y| self.state.matrix.apply(x, y);
        match word {
            b"m" => {
                let start = at(x, y);
                if self.path.len() < MAX_PAGE_RULES {
                    self.path.push(vec![start]);
                }
            }
            b"l" => self.line_to(at(x, y)),
            // The ends of a curve do not stand on a straight line: a part of its own begins behind it.
            b"c" => self.curve_to(at(fifth, sixth)),
            b"v" | b"y" => self.curve_to(at(width, height)),
            b"h" => {
                if let Some(part) = self.path.last_mut()
                    && let Some(first) = part.first().copied()
                {
                    part.push(first);
                }
            }
            b"re" => {
                let corners = [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)];
                if self.path.len() < MAX_PAGE_RULES {
                    self.path.push(corners.to_vec());
                }
            }
            b"W" | b"W*" => self.clips = true,
            b"n" => self.path.clear(),
            _ => {}
        }
    }

    /// Bounds what is drawn from now on by the rectangle round the path. A path without a point bounds nothing.
    pub(super) fn clip(&mut self) {
        self.clips = false;
        let points = || self.path.iter().flatten().copied();
        let Some(area) = around(points()).filter(|_| self.path.len() < MAX_PAGE_RULES) else { return };
        self.state.clip = Some(match &self.state.clip {
            Some(before) => area.shared(before).unwrap_or(NOWHERE),
            None => area,
        });
    }

    fn line_to(&mut self, point: (f32, f32)) {
        if let Some(part) = self.path.last_mut() {
            part.push(point);
        }
    }

    fn curve_to(&mut self, point: (f32, f32)) {
        if let Some(part) = self.path.last_mut() {
            // More points than a bar has: the shape is none.
            part.extend([(f32::NAN, f32::NAN); 6]);
            part.push(point);
        }
    }

    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(&self.line);
        self.text = self.line;
    }

    /// What stands in place of the letters of a glyph, where the content says so.
    pub(super) fn actual(&mut self) -> Option<String> {
        let marked = self.marked.iter_mut().rev().find(|marked| marked.actual.is_some())?;
        let first = !std::mem::replace(&mut marked.replaced, true);
        if first { marked.actual.clone() } else { Some(String::new()) }
    }
}

/// Whether a colour is white: full light, or no ink. One number of an unknown space says nothing.
fn is_white(word: &[u8], operands: &[Object]) -> bool {
    const FULL: f32 = 0.985;
    let numbers: Vec<f32> = operands.iter().filter_map(Object::number).collect();
    match (word, numbers.as_slice()) {
        (b"g", [light]) => *light >= FULL,
        (b"rg" | b"sc" | b"scn", [_, _, _]) => numbers.iter().all(|light| *light >= FULL),
        (b"k" | b"sc" | b"scn", [_, _, _, _]) => numbers.iter().all(|ink| *ink <= 1.0 - FULL),
        _ => false,
    }
}

/// The smallest rectangle round points.
pub(super) fn around(points: impl Iterator<Item = (f32, f32)>) -> Option<Rect> {
    let points = points.filter(|(x, y)| x.is_finite() && y.is_finite());
    points.fold(None, |sum: Option<Rect>, (x, y)| {
        let point = Rect { left: x, top: y, right: x, bottom: y };
        Some(sum.map_or(point, |sum| sum.union(&point)))
    })
}

/// A level or upright line of some length.
pub(super) fn straight(from: (f32, f32), to: (f32, f32)) -> Option<Rule> {
    const SHORTEST: f32 = 3.0;
    const SLANT: f32 = 1.0;
    let (dx, dy) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
    if dy <= SLANT && dx >= SHORTEST {
        Some(Rule { level: true, at: f32::midpoint(from.1, to.1), from: from.0.min(to.0), to: from.0.max(to.0) })
    } else if dx <= SLANT && dy >= SHORTEST {
        Some(Rule { level: false, at: f32::midpoint(from.0, to.0), from: from.1.min(to.1), to: from.1.max(to.1) })
    } else {
        None
    }
}
