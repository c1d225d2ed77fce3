//! Choices of the layout, inside what Nghị định 30/2020/NĐ-CP allows; the same for PDF and Word.

/// Margins and size of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Margins of the sheet.
    pub margins: Margins,
    /// Size of running text, 13 or 14 points.
    pub body_size: u8,
}

/// Margins in millimetres: top and bottom 20 to 25, left 30 to 35, right 15 to 20 (Phụ lục I, mục I, khoản 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Above.
    pub top: u8,
    /// Below.
    pub bottom: u8,
    /// On the side of the binding.
    pub left: u8,
    /// On the other side.
    pub right: u8,
}

impl Default for Layout {
    fn default() -> Self {
        Self { margins: Margins::default(), body_size: 14 }
    }
}

impl Default for Margins {
    fn default() -> Self {
        Self { top: 20, bottom: 20, left: 30, right: 15 }
    }
}

impl Layout {
    /// Whether it is inside the decree's ranges.
    ///
    /// # Errors
    /// [`RenderError::Margin`] and [`RenderError::BodySize`] name the first choice that is not.
    pub fn check(&self) -> Result<(), RenderError> {
        let m = self.margins;
        let sides = [
            ("top", m.top, 20, 25),
            ("bottom", m.bottom, 20, 25),
            ("left", m.left, 30, 35),
            ("right", m.right, 15, 20),
        ];
        for (side, millimetres, least, most) in sides {
            if !(least..=most).contains(&millimetres) {
                return Err(RenderError::Margin { side, millimetres, least, most });
            }
        }
        if matches!(self.body_size, 13 | 14) { Ok(()) } else { Err(RenderError::BodySize(self.body_size)) }
    }
}

/// Why there is no file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A margin outside the decree's range.
    #[error("the {side} margin is {millimetres} mm; allowed are {least} to {most} mm")]
    Margin {
        /// `top`, `bottom`, `left` or `right`.
        side: &'static str,
        /// What was asked for.
        millimetres: u8,
        /// The least that is allowed.
        least: u8,
        /// The most that is allowed.
        most: u8,
    },
    /// A size of running text that the decree does not know.
    #[error("the body size is {0} points; allowed are 13 and 14")]
    BodySize(u8),
    /// One of the fonts compiled into the program cannot be read.
    #[error("a built-in font cannot be read")]
    Font,
    /// The finished document could not be written.
    #[error("the file cannot be written: {0}")]
    Write(String),
}
