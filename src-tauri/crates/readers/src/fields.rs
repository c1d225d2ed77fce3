//! Fields (page numbers, references, sums): their codes are dropped, their results are text (ECMA-376, part 1,
//! 17.16), in every format of Word.

use crate::passage::Passage;

/// The fields that are open at a place in the text, outermost first.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    open: Vec<Part>,
    /// Text that stood in codes.
    dropped: Passage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Result,
}

impl Fields {
    /// The begin of a field, the end of its code, or its end.
    pub(crate) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.open.push(Part::Code),
            "separate" => {
                if let Some(part) = self.open.last_mut() {
                    *part = Part::Result;
                }
            }
            "end" => {
                self.open.pop();
                if !self.in_code() {
                    self.dropped = Passage::default();
                }
            }
            _ => {}
        }
    }

    /// Whether text at this place belongs to a code.
    pub(crate) fn in_code(&self) -> bool {
        self.open.contains(&Part::Code)
    }

    /// Keeps text of a code, in case the field never ends.
    pub(crate) fn drop_text(&mut self, text: &str) {
        self.dropped.push(text, None);
    }

    /// Ends the codes that a paragraph left open: a code goes over no paragraph, so this file lost their ends. What was
    /// taken for codes is given back as text.
    pub(crate) fn end_paragraph(&mut self) -> Passage {
        self.open.retain(|part| *part == Part::Result);
        std::mem::take(&mut self.dropped)
    }
}
