//! The sheet of paper: sizes and margins in points, with the origin at the top left.

use super::PageSize;
use crate::Margins;

/// Points in a millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

const SHORT_SIDE: f32 = 210.0 * MM;
const LONG_SIDE: f32 = 297.0 * MM;
/// Baseline of the page number below the top edge, in millimetres: inside the top margin (Phụ lục I, mục II, khoản 10).
const NUMBER_BASELINE: f32 = 13.0;

/// How an A4 sheet is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Portrait,
    Landscape,
}

/// A sheet with the box its text stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) size: PageSize,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

impl Sheet {
    pub(crate) fn a4(turn: Turn, margins: Margins) -> Self {
        let (width, height) = match turn {
            Turn::Portrait => (SHORT_SIDE, LONG_SIDE),
            Turn::Landscape => (LONG_SIDE, SHORT_SIDE),
        };
        let mm = |side: u8| f32::from(side) * MM;
        Self {
            size: PageSize { width, height },
            left: mm(margins.left),
            right: width - mm(margins.right),
            top: mm(margins.top),
            bottom: height - mm(margins.bottom),
        }
    }

    /// Width of the text.
    pub(crate) fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Height of the text.
    pub(crate) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Where the page number stands.
    pub(crate) fn number_baseline(&self) -> f32 {
        NUMBER_BASELINE * MM
    }
}
