//! Paragraphs and lists in the order of the document, with the tables between them ([`super::table`]).

use super::{
    lists::{Lists, OUTLINE},
    styles::Styles,
};
use crate::{
    flow::{LeftOut, Line, Look, Piece, Rank, Unread},
    xml::{Content, Element},
};
use model::MarkKind;
use std::collections::HashMap;

/// Most spaces that one element stands for.
const MAX_SPACES: usize = 200;

/// Walks over the elements of a document.
#[derive(Debug)]
pub(super) struct Walker<'s> {
    styles: &'s Styles,
    lists: Lists,
    notes: Vec<(Option<String>, Piece)>,
    counts: [usize; 2],
    pub(super) left_out: LeftOut,
    /// Kinds of the objects inside, by their folders.
    pub(super) objects: HashMap<String, String>,
    /// Content outside the file, and what refers to it.
    pub(super) external: Vec<(String, String)>,
    /// The list that the last one with a style counted in, to go on with.
    last_list: Option<String>,
    /// Cells of tables so far.
    pub(super) cells: usize,
}

/// The list round a place.
#[derive(Debug, Clone)]
struct InList {
    id: String,
    style: String,
    level: usize,
    /// The item has shown its number.
    shown: bool,
    start: Option<i32>,
    /// The first item is no item but a head.
    plain: bool,
}

/// A paragraph being read.
#[derive(Debug, Default)]
struct Reading<'x> {
    line: Line,
    boxes: Vec<Element<'x>>,
    /// Spaces in XML are one, and none at the beginning.
    spaced: bool,
    /// The whole paragraph is hidden.
    hidden: bool,
}

impl<'s> Walker<'s> {
    pub(super) fn new(styles: &'s Styles, lists: Lists) -> Self {
        Self {
            styles,
            lists,
            notes: Vec::new(),
            counts: [0; 2],
            left_out: LeftOut::default(),
            objects: HashMap::new(),
            external: Vec::new(),
            last_list: None,
            cells: 0,
        }
    }

    /// The notes met so far.
    pub(super) fn take_notes(&mut self) -> Vec<(Option<String>, Piece)> {
        std::mem::take(&mut self.notes)
    }

    /// Reads the blocks inside an element.
    pub(super) fn blocks(&mut self, parent: Element<'_>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.blocks_into(parent, None, &mut pieces);
        pieces
    }

    fn blocks_into(&mut self, parent: Element<'_>, mut list: Option<&mut InList>, pieces: &mut Vec<Piece>) {
        for element in parent.elements() {
            match element.name() {
                "p" | "h" => self.paragraph(element, list.as_deref_mut(), pieces),
                "list" => self.list(element, list.as_deref(), pieces),
                "table" => pieces.extend(self.table(element)),
                "tracked-changes"
                | "forms"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "annotation"
                | "annotation-end"
                | "index-title-template" => {}
                name if name.ends_with("-source") => self.outside(element),
                // The table of contents says what the headings say.
                "table-of-content" => {
                    let mut inside = self.blocks(element);
                    inside.iter_mut().for_each(|piece| piece.mark(MarkKind::Boilerplate));
                    pieces.append(&mut inside);
                }
                name if is_shape(name) || name == "text-box" => pieces.extend(self.drawing(element)),
                "section" if element.attribute("display").as_deref() == Some("none") => {
                    let mut inside = self.blocks(element);
                    inside.iter_mut().for_each(|piece| piece.mark(MarkKind::Hidden));
                    pieces.append(&mut inside);
                }
                _ => self.blocks_into(element, list.as_deref_mut(), pieces),
            }
        }
    }

    fn list(&mut self, element: Element<'_>, around: Option<&InList>, pieces: &mut Vec<Piece>) {
        let named = element.attribute("style-name").map(std::borrow::Cow::into_owned);
        let mut here = match around {
            Some(around) => InList {
                level: around.level + 1,
                style: named.unwrap_or_else(|| around.style.clone()),
                ..around.clone()
            },
            None => {
                let id = element.attribute("id").map_or_else(|| self.lists.begin(), std::borrow::Cow::into_owned);
                let continued = element.attribute("continue-list").map(std::borrow::Cow::into_owned);
                let goes_on = element.attribute("continue-numbering").as_deref() == Some("true");
                if let Some(from) = continued.or_else(|| self.last_list.clone().filter(|_| goes_on)) {
                    self.lists.go_on(&id, &from);
                }
                self.last_list = Some(id.clone());
                InList { id, style: named.unwrap_or_default(), level: 0, shown: false, start: None, plain: false }
            }
        };
        for item in element.elements() {
            here.shown = false;
            here.plain = item.name() == "list-header";
            here.start = item.attribute("start-value").and_then(|start| start.parse().ok());
            self.blocks_into(item, Some(&mut here), pieces);
        }
    }

    fn paragraph(&mut self, element: Element<'_>, list: Option<&mut InList>, pieces: &mut Vec<Piece>) {
        let style = element.attribute("style-name").unwrap_or_default().into_owned();
        let styled = self.styles.paragraph(&style);
        let outline: Option<u8> = element.attribute("outline-level").and_then(|level| level.parse().ok());
        let rank = if element.name() == "h" {
            Some(Rank::Level(outline.filter(|level| *level > 0).unwrap_or(1)))
        } else {
            styled.and_then(|style| style.rank)
        };
        let contents = styled.is_some_and(|style| style.contents).then_some(MarkKind::Boilerplate);
        let hidden = styled.and_then(|style| style.hidden).unwrap_or(false).then_some(MarkKind::Hidden);
        let look = Look {
            bold: styled.and_then(|style| style.bold).unwrap_or(false),
            raised: false,
            mark: contents.or(hidden),
            font: styled.and_then(|style| style.font).flatten(),
        };
        let mut reading = Reading::default();
        self.inline(element, look, &mut reading);
        let (level, label) = self.label(element, &style, list, outline);
        let bold = reading.line.is_bold();
        let mut passage = reading.line.passage;
        if reading.hidden {
            passage.mark(MarkKind::Hidden);
        }
        if !passage.is_blank() {
            if let Some(label) = &label {
                passage.prepend(label);
            }
            self.left_out.pass(&passage);
            let numbered = label.is_some().then_some(level);
            pieces.extend(passage.split_at_items().into_iter().map(|part| Piece::block(part, rank, bold, numbered)));
        }
        for drawn in reading.boxes {
            pieces.extend(self.drawing(drawn));
        }
    }

    /// The number of a paragraph: that of its list, or of its heading.
    fn label(
        &mut self,
        element: Element<'_>,
        style: &str,
        list: Option<&mut InList>,
        outline: Option<u8>,
    ) -> (u8, Option<String>) {
        let own = self.styles.paragraph(style).and_then(|style| style.list.as_deref());
        if let Some(list) = list {
            if std::mem::replace(&mut list.shown, true) || list.plain {
                return (0, None);
            }
            let by_paragraph = own.unwrap_or_default();
            let by = if list.style.is_empty() { by_paragraph } else { &list.style };
            let label = self.lists.count(&list.id, by, list.level, list.start.take());
            return (u8::try_from(list.level).unwrap_or(0), label);
        }
        let headed = outline.filter(|level| *level > 0 && element.name() == "h");
        let unnumbered = element.attribute("is-list-header").as_deref() == Some("true");
        let label = headed
            .filter(|_| !unnumbered && own != Some(""))
            .and_then(|level| self.lists.count(OUTLINE, own.unwrap_or(OUTLINE), usize::from(level) - 1, None));
        (headed.unwrap_or(1) - 1, label)
    }

    fn inline<'x>(&mut self, parent: Element<'x>, look: Look, reading: &mut Reading<'x>) {
        for content in parent.content() {
            match content {
                Content::Text(text) => reading.text(text, look),
                Content::Element(element) => self.inline_element(element, look, reading),
            }
        }
    }

    fn inline_element<'x>(&mut self, element: Element<'x>, look: Look, reading: &mut Reading<'x>) {
        match element.name() {
            "s" => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                reading.exact(&" ".repeat(count.min(MAX_SPACES)), look);
            }
            "tab" => reading.exact("\t", look),
            "line-break" => reading.exact("\n", look),
            "soft-page-break"
            | "bookmark"
            | "bookmark-start"
            | "bookmark-end"
            | "reference-mark"
            | "annotation"
            | "annotation-end"
            | "change"
            | "change-start"
            | "change-end"
            | "tracked-changes"
            | "script"
            | "alphabetical-index-mark"
            | "toc-mark"
            | "user-index-mark"
            | "ruby-text"
            // The number that the program worked out itself; it is worked out anew.
            | "number" => {}
            "note" => self.note(element),
            "hidden-paragraph" => {
                reading.hidden |= is_hidden(element);
                self.inline(element, look, reading);
            }
            "hidden-text" => {
                let mark = if is_hidden(element) { Some(MarkKind::Hidden) } else { look.mark };
                let words = element.attribute("string-value").unwrap_or_default();
                if element.content().next().is_none() {
                    reading.exact(&words, Look { mark, ..look });
                }
                self.inline(element, Look { mark, ..look }, reading);
            }
            "placeholder" => self.inline(element, Look { mark: Some(MarkKind::Boilerplate), ..look }, reading),
            "span" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let look = self.look_of_span(&style, look);
                self.inline(element, look, reading);
            }
            name if is_shape(name) => reading.boxes.push(element),
            _ => self.inline(element, look, reading),
        }
    }

    fn look_of_span(&self, style: &str, look: Look) -> Look {
        let Some(style) = self.styles.run(style) else { return look };
        Look {
            bold: style.bold.unwrap_or(look.bold),
            raised: style.raised.unwrap_or(look.raised),
            mark: if style.hidden == Some(true) { Some(MarkKind::Hidden) } else { look.mark },
            font: style.font.unwrap_or(look.font),
        }
    }

    fn note(&mut self, note: Element<'_>) {
        let at_end = note.attribute("note-class").as_deref() == Some("endnote");
        let (name, place) = if at_end { ("chú thích cuối", 1) } else { ("chú thích", 0) };
        let Some(count) = self.counts.get_mut(place) else { return };
        *count += 1;
        let at = format!("{name} {count}");
        if let Some(body) = note.child("note-body") {
            let pieces = self.blocks(body);
            self.notes.extend(pieces.into_iter().map(|piece| (Some(at.clone()), piece)));
        }
    }

    /// A frame or a shape: the text in it, or what it is.
    fn drawing(&mut self, element: Element<'_>) -> Vec<Piece> {
        match element.name() {
            "frame" => {
                // The first of several is the content, the others stand in for it.
                let first = element.elements().find(|inside| {
                    matches!(inside.name(), "text-box" | "image" | "object" | "object-ole" | "table" | "plugin")
                });
                first.map(|first| self.drawing(first)).unwrap_or_default()
            }
            "image" => {
                self.outside(element);
                self.left_out.add(Unread::Picture);
                Vec::new()
            }
            "object" | "object-ole" | "plugin" => {
                self.outside(element);
                let kind = self.kind_of_object(element);
                self.left_out.add(kind);
                Vec::new()
            }
            "control" => Vec::new(),
            "table" => self.table(element),
            "g" => element.elements().flat_map(|inside| self.drawing(inside)).collect(),
            _ => self.blocks(element),
        }
    }

    /// What an object is: by the list of the file's parts, or by what stands in it.
    fn kind_of_object(&self, object: Element<'_>) -> Unread {
        let folder = object.attribute("href").unwrap_or_default();
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        let kind = self.objects.get(folder).map_or("", String::as_str);
        if object.child("math").is_some() || kind.ends_with("opendocument.formula") {
            Unread::Formula
        } else if object.attribute("notify-on-update-of-ranges").is_some() || kind.ends_with("opendocument.chart") {
            Unread::Chart
        } else {
            Unread::Object
        }
    }

    /// Notes content that stands outside the file; it is never fetched.
    fn outside(&mut self, element: Element<'_>) {
        let Some(target) = element.attribute("href") else { return };
        let inside = target.is_empty() || target.starts_with('#') || target.starts_with("./");
        let led_out = target.starts_with("../") || target.starts_with('/') || target.contains(':');
        if !inside && led_out {
            self.external.push((target.into_owned(), element.name().to_owned()));
        }
    }
}

/// Whether an element is drawn: a frame, or a shape that may hold text.
fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "custom-shape"
            | "g"
            | "image"
            | "object"
            | "object-ole"
            | "control"
            | "rect"
            | "ellipse"
            | "circle"
            | "line"
            | "polyline"
            | "polygon"
            | "regular-polygon"
            | "path"
            | "connector"
            | "caption"
            | "measure"
    )
}

/// Whether a field that may hide text does.
fn is_hidden(field: Element<'_>) -> bool {
    field.attribute("is-hidden").is_none_or(|hidden| hidden != "false")
}

impl Reading<'_> {
    /// Text of the XML: white space is one space.
    fn text(&mut self, text: &str, look: Look) {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, ' ' | '\n' | '\r' | '\t') {
                if !self.spaced {
                    out.push(' ');
                }
                self.spaced = true;
            } else {
                out.push(c);
                self.spaced = false;
            }
        }
        self.line.push(&out, look);
    }

    fn exact(&mut self, text: &str, look: Look) {
        self.spaced = false;
        self.line.push(text, look);
    }
}
