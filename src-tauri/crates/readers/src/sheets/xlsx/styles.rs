//! How cells look: the number format and the font of each style.

use crate::{
    sheets::format::Format,
    xml::{Element, Tree},
};
use std::collections::HashMap;

/// The styles of a workbook, by the number that cells give.
#[derive(Debug, Default)]
pub(super) struct Styles {
    list: Vec<Style>,
    formats: HashMap<u32, Format>,
    usual: Style,
}

/// What a style says that matters for reading.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    format: u32,
    /// Name of the font; empty where none is named.
    pub(super) font: String,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let part = |name: &str| tree.root().and_then(|root| root.child(name));
        let inside = |name: &str| part(name).into_iter().flat_map(Element::elements);
        let fonts: Vec<String> = inside("fonts")
            .map(|font| font.value_of("name").map(std::borrow::Cow::into_owned).unwrap_or_default())
            .collect();
        let codes: HashMap<u32, String> = inside("numFmts")
            .filter_map(|format| Some((number(format, "numFmtId")?, format.attribute("formatCode")?.into_owned())))
            .collect();
        let list: Vec<Style> = inside("cellXfs")
            .map(|style| Style {
                format: number(style, "numFmtId").unwrap_or(0),
                font: number(style, "fontId")
                    .and_then(|font| fonts.get(usize::try_from(font).ok()?))
                    .cloned()
                    .unwrap_or_default(),
            })
            .collect();
        let mut formats = HashMap::new();
        for style in &list {
            formats.entry(style.format).or_insert_with(|| match codes.get(&style.format) {
                Some(code) => Format::new(code),
                None => Format::builtin(style.format),
            });
        }
        formats.entry(0).or_insert_with(|| Format::builtin(0));
        Self { list, formats, usual: Style::default() }
    }

    /// A style, and its format.
    pub(super) fn get(&self, number: usize) -> (&Style, Option<&Format>) {
        let style = self.list.get(number).unwrap_or(&self.usual);
        (style, self.formats.get(&style.format))
    }
}

fn number(element: Element<'_>, name: &str) -> Option<u32> {
    element.attribute(name)?.trim().parse().ok()
}
