//! A column of slabs being written: paragraphs and headings.
//!
//! Sizes, indents and spacing are those of Nghị định 30/2020, Phụ lục I, mục II, khoản 6: body 13-14 points, justified,
//! first line 1,27 cm in, at least 6 points between paragraphs, lines between single and one and a half.

use super::fonts::{Face, Shaper};
use super::lines::{Line, Stretch, Style, balanced, broken};
use super::sheet::{MM, Sheet};
use super::slab::{Entry, Marked, Node, Placing, Slab, set};
use super::structure::Structure;
use crate::{Figure, Paragraph, Rank, Role, Run, Section};
use crate::{Layout, RenderError};

/// Lùi đầu dòng: 1,27 cm.
pub(crate) const INDENT: f32 = 12.7 * MM;
/// Distance of lines in ems; a single line of Times New Roman has 1,15.
pub(crate) const LEADING: f32 = 1.2;
/// White between paragraphs, in points.
pub(crate) const BETWEEN: f32 = 6.0;

/// One column that runs over as many sheets as it needs.
pub(crate) struct Story<'t, 's> {
    pub(crate) sheet: Sheet,
    pub(crate) body: f32,
    pub(crate) shaper: &'s mut Shaper,
    pub(crate) structure: &'s mut Structure,
    pub(crate) figures: &'s mut Vec<&'t Figure>,
    pub(crate) slabs: Vec<Slab>,
}

/// What a paragraph looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) style: Style,
    pub(crate) placing: Placing,
    pub(crate) indent: f32,
    pub(crate) before: f32,
    /// Its lines stay together and with what follows.
    pub(crate) keep_next: bool,
}

impl<'t, 's> Story<'t, 's> {
    pub(crate) fn new(
        sheet: Sheet,
        options: &Layout,
        shaper: &'s mut Shaper,
        structure: &'s mut Structure,
        figures: &'s mut Vec<&'t Figure>,
    ) -> Self {
        Self { sheet, body: f32::from(options.body_size), shaper, structure, figures, slabs: Vec::new() }
    }

    /// The look of running text.
    pub(crate) fn text_look(&self) -> Look {
        Look {
            style: Style { face: Face::Regular, size: self.body },
            placing: Placing::Justified,
            indent: INDENT,
            before: BETWEEN,
            keep_next: false,
        }
    }

    /// The runs of a text as stretches; figures are numbered on the way.
    pub(crate) fn stretches(&mut self, runs: &'t [Run]) -> Vec<Stretch<'t>> {
        let one = |run: &'t Run| match run {
            Run::Text(text) => Stretch::words(text),
            Run::Figure(figure) => {
                self.figures.push(figure);
                Stretch { text: figure.text.as_str().into(), figure: Some(self.figures.len() - 1) }
            }
        };
        runs.iter().map(one).collect()
    }

    /// A paragraph of the tree.
    pub(crate) fn paragraph(&mut self, paragraph: &'t Paragraph) -> Result<(), RenderError> {
        let text = self.text_look();
        let italic = Style { face: Face::Italic, ..text.style };
        let look = match paragraph.role {
            Role::Text | Role::Bullet | Role::Fill => text,
            Role::Nothing => Look { style: italic, placing: Placing::Left, ..text },
            Role::Note => {
                let style = Style { size: NOTE, ..italic };
                Look { style, indent: 0.0, before: 3.0, ..text }
            }
        };
        let node = self.structure.add("P", None);
        let stretches = self.stretches(&paragraph.runs);
        self.set(&stretches, look, node)
    }

    /// Text in lines, each a slab; two lines at least at the foot and at the head of a page.
    pub(crate) fn set(&mut self, stretches: &[Stretch<'_>], look: Look, node: Node) -> Result<(), RenderError> {
        let lines = broken(stretches, look.style, self.sheet.width(), look.indent, self.shaper)?;
        self.push_lines(lines, look, node);
        Ok(())
    }

    fn push_lines(&mut self, lines: Vec<Line>, look: Look, node: Node) {
        let count = lines.len();
        let leading = look.style.size * LEADING;
        for (nth, line) in lines.into_iter().enumerate() {
            let paint = set(line, self.sheet.left, self.sheet.width(), 0.0, leading, look.placing);
            let pairs = nth == 0 && count > 1 || nth + 2 == count;
            self.slabs.push(Slab {
                height: leading,
                before: if nth == 0 { look.before } else { 0.0 },
                keep_next: look.keep_next || pairs,
                marked: vec![Marked { node: Some(node), paint: vec![paint] }],
                ..Slab::default()
            });
        }
    }

    /// The number and title of a section, and its place in the outline.
    pub(crate) fn heading(&mut self, section: &Section) -> Result<(), RenderError> {
        let bold = Style { face: Face::Bold, size: self.body };
        let centred =
            Look { style: bold, placing: Placing::Centre, indent: 0.0, before: 2.0 * BETWEEN, keep_next: true };
        let own_line = Look { placing: Placing::Left, indent: INDENT, before: BETWEEN, ..centred };
        let (number, title) = (&section.number, &section.title);
        let first = self.slabs.len();
        match section.rank {
            Rank::Part => {
                self.centred(number, centred, "H1")?;
                self.centred(title, Look { before: 0.0, ..centred }, "H1")?;
            }
            Rank::Section => self.titled(&format!("{number}\u{a0}{title}"), own_line, "H2")?,
            Rank::Item => self.titled(&format!("{number}\u{a0}{title}"), own_line, "H3")?,
            Rank::Point => {
                let style = Style { face: Face::Regular, ..bold };
                self.titled(&format!("{number}\u{a0}{title}"), Look { style, ..own_line }, "H4")?;
            }
        }
        let level = match section.rank {
            Rank::Part => 1,
            Rank::Section => 2,
            Rank::Item => 3,
            Rank::Point => return Ok(()),
        };
        let dot = if section.rank == Rank::Part { "." } else { "" };
        if let Some(slab) = self.slabs.get_mut(first) {
            slab.entry = Some(Entry { title: format!("{number}{dot} {title}"), level });
        }
        Ok(())
    }

    fn titled(&mut self, text: &str, look: Look, role: &'static str) -> Result<(), RenderError> {
        let node = self.structure.add(role, None);
        self.set(&[Stretch::words(text)], look, node)
    }

    /// A centred text in even lines.
    pub(crate) fn centred(&mut self, text: &str, look: Look, role: &'static str) -> Result<(), RenderError> {
        let node = self.structure.add(role, None);
        let lines = balanced(text, look.style, self.sheet.width(), self.shaper)?;
        self.push_lines(lines, Look { placing: Placing::Centre, indent: 0.0, ..look }, node);
        Ok(())
    }

    /// What was written last stays with what follows.
    pub(crate) fn keep_with_next(&mut self, slabs: usize) {
        let from = self.slabs.len().saturating_sub(slabs);
        for slab in self.slabs.get_mut(from..).unwrap_or_default() {
            slab.keep_next = true;
        }
    }
}

/// Size of notes under tables, in points.
pub(crate) const NOTE: f32 = 11.0;
