//! Places on paper, in points (1/72 inch). On a page as it is read, `x` grows to the right and `y` downwards.

/// A linear map, as PDF writes it: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f32,
    pub(super) b: f32,
    pub(super) c: f32,
    pub(super) d: f32,
    pub(super) e: f32,
    pub(super) f: f32,
}

impl Matrix {
    pub(super) const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    pub(super) const fn shift(e: f32, f: f32) -> Self {
        Self { e, f, ..Self::IDENTITY }
    }

    /// From six numbers.
    pub(super) fn from(numbers: &[f32]) -> Option<Self> {
        let [a, b, c, d, e, f] = *numbers else { return None };
        Some(Self { a, b, c, d, e, f })
    }

    /// First this one, then the other.
    pub(super) fn then(&self, next: &Self) -> Self {
        Self {
            a: self.a * next.a + self.b * next.c,
            b: self.a * next.b + self.b * next.d,
            c: self.c * next.a + self.d * next.c,
            d: self.c * next.b + self.d * next.d,
            e: self.e * next.a + self.f * next.c + next.e,
            f: self.e * next.b + self.f * next.d + next.f,
        }
    }

    /// The map back; none where it flattens everything.
    pub(super) fn inverse(&self) -> Option<Self> {
        let all = self.a * self.d - self.b * self.c;
        if !all.is_finite() || all.abs() < 1e-6 {
            return None;
        }
        let (a, b, c, d) = (self.d / all, -self.b / all, -self.c / all, self.a / all);
        Some(Self { a, b, c, d, e: -(self.e * a + self.f * c), f: -(self.e * b + self.f * d) })
    }

    pub(super) fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }
}

/// A rectangle; `top` is the smaller `y`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Rect {
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    pub(super) fn holds(&self, x: f32, y: f32) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// The smallest one that holds both.
    pub(super) fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// What both hold.
    pub(super) fn shared(&self, other: &Self) -> Option<Self> {
        let shared = Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        };
        (shared.left < shared.right && shared.top < shared.bottom).then_some(shared)
    }
}

/// The visible part of a page, and how it is turned for reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// From the space of the page to the upright page: `y` downwards, the visible part from 0, 0 on.
    pub(super) matrix: Matrix,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Frame {
    /// `turn`: quarter turns clockwise.
    pub(super) fn new(visible: Rect, turn: u8) -> Self {
        let (width, height) = (visible.width(), visible.height());
        let matrix = Matrix { a: 1.0, b: 0.0, c: 0.0, d: -1.0, e: -visible.left, f: visible.bottom };
        Self { matrix, width, height }.turned(turn)
    }

    /// The same, turned by so many quarters clockwise.
    pub(super) fn turned(&self, quarters: u8) -> Self {
        let mut frame = *self;
        for _ in 0..quarters % 4 {
            let turn = Matrix { a: 0.0, b: 1.0, c: -1.0, d: 0.0, e: frame.height, f: 0.0 };
            frame = Self { matrix: frame.matrix.then(&turn), width: frame.height, height: frame.width };
        }
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_pages() {
        let page = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 800.0 };
        assert_eq!(Frame::new(page, 0).matrix.apply(10.0, 790.0), (10.0, 10.0));
        // Turned clockwise, what stood at the lower left comes to the upper left.
        let turned = Frame::new(page, 1);
        assert_eq!(turned.matrix.apply(0.0, 0.0), (0.0, 0.0));
        assert_eq!((turned.width, turned.height), (800.0, 600.0));
    }
}
