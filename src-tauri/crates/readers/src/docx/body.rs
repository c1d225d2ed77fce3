//! Paragraphs and tables in the order of the document.

use super::{
    line::{Boxed, Line, Setting, alternative, is_placeholder, is_taken_out},
    numbering::Numbering,
    styles::{NumberRef, Styles, rank_by_outline},
};
use crate::{
    fields::Fields,
    flow::{LeftOut, Piece, Unread},
    passage::Passage,
    xml::Element,
};
use model::MarkKind;
use std::collections::HashMap;

/// Walks over the elements of a document.
#[derive(Debug)]
pub(super) struct Walker<'s> {
    pub(super) styles: &'s Styles,
    numbering: Numbering,
    pub(super) fields: Fields,
    /// Kind and id of the notes that the text refers to, in order.
    pub(super) note_references: Vec<(&'static str, String)>,
    pub(super) left_out: LeftOut,
    /// Headers and footers of the sections, in order.
    margins: Vec<(String, MarkKind)>,
    /// Words of the diagrams, by the id of their part.
    pub(super) diagrams: HashMap<String, Vec<String>>,
    /// Text of a paragraph whose end was deleted: it goes on in the next one.
    unended: Option<Passage>,
}

impl<'s> Walker<'s> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            fields: Fields::default(),
            note_references: Vec::new(),
            left_out: LeftOut::default(),
            margins: Vec::new(),
            diagrams: HashMap::new(),
            unended: None,
        }
    }

    /// Reads the blocks inside an element.
    pub(super) fn blocks(&mut self, parent: Element<'_>) -> Vec<Piece> {
        self.blocks_of(parent.elements())
    }

    /// Reads these blocks.
    pub(super) fn blocks_of<'x>(&mut self, elements: impl Iterator<Item = Element<'x>>) -> Vec<Piece> {
        let around = self.unended.take();
        let mut pieces = Vec::new();
        self.blocks_into(elements, &mut pieces);
        if let Some(passage) = std::mem::replace(&mut self.unended, around) {
            pieces.push(Piece::plain(passage));
        }
        pieces
    }

    fn blocks_into<'x>(&mut self, elements: impl Iterator<Item = Element<'x>>, pieces: &mut Vec<Piece>) {
        for element in elements {
            match element.name() {
                "p" => self.paragraph(element, pieces),
                "tbl" => pieces.extend(self.table(element)),
                "sectPr" => self.section(element),
                "altChunk" => self.left_out.add(Unread::Chunk),
                "oMathPara" | "oMath" => self.left_out.add(Unread::Formula),
                "annotation" if is_taken_out(element) => {}
                "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "tcPr" | "tblPr" | "trPr" => {}
                "AlternateContent" => {
                    if let Some(branch) = alternative(element) {
                        pieces.extend(self.blocks(branch));
                    }
                }
                "sdt" => {
                    let mut inside = self.blocks(element);
                    if is_placeholder(element) {
                        inside.iter_mut().for_each(|piece| piece.mark(MarkKind::Boilerplate));
                    }
                    pieces.append(&mut inside);
                }
                // A run outside a paragraph: the paragraph round it was lost.
                "r" | "t" => self.stray_run(element, pieces),
                _ => pieces.extend(self.blocks(element)),
            }
        }
    }

    fn paragraph(&mut self, paragraph: Element<'_>, pieces: &mut Vec<Piece>) {
        let properties = paragraph.child("pPr");
        let style = properties.and_then(|properties| properties.value_of("pStyle"));
        let style = style.as_deref().or_else(|| self.styles.default_paragraph()).unwrap_or_default().to_owned();
        let own_end = properties.and_then(|properties| properties.child("rPr"));
        let goes_on = own_end.is_some_and(|end| end.child("del").is_some() || end.child("moveFrom").is_some());
        let number = self.number(NumberRef::read(properties), &style);
        // A paragraph without an end of its own is counted as the one it goes on in.
        let label =
            if goes_on { None } else { self.numbering.count(number).or_else(|| properties.and_then(label_of_2003)) };
        let look = self.styles.look(&style);
        let mark = look.contents.then_some(MarkKind::Boilerplate);
        let setting = Setting { bold: look.bold, hidden: look.hidden, mark, font: look.font };
        let mut line = Line::default();
        self.runs(paragraph, setting, &mut line);
        let (bold, boxes) = (line.is_bold(), std::mem::take(&mut line.boxes));
        let mut passage = self.unended.take().unwrap_or_default();
        passage.append(line.passage);
        passage.append(self.fields.end_paragraph());
        if goes_on {
            self.unended = Some(passage);
        } else if !passage.is_blank() {
            if let Some(label) = &label {
                passage.prepend(label);
            }
            self.left_out.pass(&passage);
            let outline = properties.and_then(|properties| properties.number_of("outlineLvl"));
            let rank = outline.map_or(look.rank, rank_by_outline);
            let numbered = label.is_some().then(|| u8::try_from(number.level.unwrap_or(0)).unwrap_or(0));
            pieces.extend(passage.split_at_items().into_iter().map(|part| Piece::block(part, rank, bold, numbered)));
        }
        for inside in boxes {
            self.boxed(inside, pieces);
        }
        if let Some(section) = properties.and_then(|properties| properties.child("sectPr")) {
            self.section(section);
        }
    }

    fn stray_run(&mut self, run: Element<'_>, pieces: &mut Vec<Piece>) {
        let mut line = Line::default();
        self.stray(run, &mut line);
        let bold = line.is_bold();
        pieces.push(Piece::block(line.passage, None, bold, None));
        for inside in line.boxes {
            self.boxed(inside, pieces);
        }
    }

    /// The list of a paragraph: its own, else that of its style.
    fn number(&self, own: NumberRef, style: &str) -> NumberRef {
        if own.list.is_some() {
            return own;
        }
        let Some((number, holder)) = self.styles.number(style) else { return own };
        let of_style = || self.numbering.level_of_style(number.list?, &holder);
        NumberRef { list: number.list, level: own.level.or(number.level).or_else(of_style) }
    }

    /// A box has its own paragraphs and fields.
    fn boxed(&mut self, inside: Boxed<'_>, pieces: &mut Vec<Piece>) {
        match inside {
            Boxed::Blocks(inside) => {
                let around = std::mem::take(&mut self.fields);
                pieces.extend(self.blocks(inside));
                self.fields = around;
            }
            Boxed::Words(words) => pieces.push(Piece::plain(Passage::plain(words))),
        }
    }

    fn section(&mut self, section: Element<'_>) {
        for reference in section.elements() {
            let mark = match reference.name() {
                "headerReference" => MarkKind::Header,
                "footerReference" => MarkKind::Footer,
                _ => continue,
            };
            if let Some(id) = reference.attribute("id")
                && !self.margins.iter().any(|(known, _)| *known == id)
            {
                self.margins.push((id.into_owned(), mark));
            }
        }
    }

    /// Ids of the headers or of the footers, in the order of the sections.
    pub(super) fn margins(&self, wanted: MarkKind) -> Vec<String> {
        self.margins.iter().filter(|(_, mark)| *mark == wanted).map(|(id, _)| id.clone()).collect()
    }

    /// Ids of the notes of a kind, in the order of the text, each once.
    pub(super) fn notes(&self, wanted: &str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for (kind, id) in &self.note_references {
            if *kind == wanted && !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }
}

/// The number of a paragraph as Word 2003 wrote it out beside its list.
fn label_of_2003(properties: Element<'_>) -> Option<String> {
    let label = properties.child("listPr")?.value_of("t")?;
    (!label.is_empty()).then(|| format!("{label} "))
}
