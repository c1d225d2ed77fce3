//! What styles say about a paragraph or a run: heading, numbering, bold, hidden.

use crate::{flow::Rank, legacy::Legacy, xml::Element};
use std::{cell::RefCell, collections::HashMap};

/// Longest chain of styles that is followed; a longer one goes in a circle.
const MAX_CHAIN: usize = 24;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// Id of the style of paragraphs that name none.
    default: Option<String>,
    /// Font of text whose styles name none.
    font: Option<Font>,
    looks: RefCell<HashMap<String, StyleLook>>,
}

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct StyleLook {
    pub(super) bold: bool,
    pub(super) hidden: bool,
    /// One of the table of contents.
    pub(super) contents: bool,
    pub(super) font: Option<Legacy>,
    pub(super) rank: Option<Rank>,
}

#[derive(Debug, Default)]
struct Style {
    /// Name in small letters.
    name: String,
    based_on: Option<String>,
    outline: Option<i32>,
    bold: Option<bool>,
    hidden: Option<bool>,
    number: NumberRef,
    font: Option<Font>,
}

/// What a font means for the letters: an old encoding, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Font(pub(super) Option<Legacy>);

/// Which list a paragraph belongs to, and its level in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct NumberRef {
    /// Number of the list; 0 takes a paragraph out of its style's list.
    pub(crate) list: Option<i32>,
    pub(crate) level: Option<i32>,
}

impl NumberRef {
    /// Reads `w:numPr` from the properties of a paragraph.
    pub(super) fn read(properties: Option<Element<'_>>) -> Self {
        let number = properties.and_then(|properties| properties.child("numPr"));
        Self {
            list: number.and_then(|number| number.number_of("numId")),
            level: number.and_then(|number| number.number_of("ilvl")),
        }
    }
}

impl Font {
    /// Reads `w:rFonts`. Letters beyond ASCII take the font of `hAnsi`; a font of the theme goes before a named one.
    pub(super) fn read(properties: Option<Element<'_>>) -> Option<Self> {
        let fonts = properties?.child("rFonts")?;
        if fonts.attribute("hAnsiTheme").is_some() || fonts.attribute("asciiTheme").is_some() {
            return Some(Self(None));
        }
        let name =
            fonts.attribute("hAnsi").or_else(|| fonts.attribute("h-ansi")).or_else(|| fonts.attribute("ascii"))?;
        Some(Self(Legacy::of_font(&name)))
    }
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: Option<Element<'_>>) -> Self {
        let mut styles = Self::default();
        let defaults = root.and_then(|root| root.child("docDefaults")?.child("rPrDefault")?.child("rPr"));
        styles.font = Font::read(defaults);
        for style in root.into_iter().flat_map(Element::elements).filter(|element| element.name() == "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let is_default = matches!(style.attribute("default").as_deref(), Some("1" | "true" | "on"));
            if is_default && style.attribute("type").as_deref() == Some("paragraph") {
                styles.default = Some(id.clone().into_owned());
            }
            styles.by_id.insert(id.into_owned(), Style::read(style));
        }
        styles
    }

    /// The id of the style of paragraphs that name none.
    pub(super) fn default_paragraph(&self) -> Option<&str> {
        self.default.as_deref()
    }

    /// All that a style says of its paragraphs. Worked out once for each style.
    pub(super) fn look(&self, id: &str) -> StyleLook {
        if let Some(look) = self.looks.borrow().get(id) {
            return *look;
        }
        let look = StyleLook {
            bold: self.bold(id).unwrap_or(false),
            hidden: self.hidden(id).unwrap_or(false),
            contents: self.is_contents(id),
            font: self.font(id),
            rank: self.rank(id),
        };
        self.looks.borrow_mut().insert(id.to_owned(), look);
        look
    }

    /// The heading that a style makes.
    pub(super) fn rank(&self, id: &str) -> Option<Rank> {
        self.first(id, |style| rank_by_name(&style.name).map(Some).or_else(|| style.outline.map(rank_by_outline)))
            .flatten()
    }

    /// Whether a style is one of the table of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        let name = self.by_id.get(id).map_or("", |style| style.name.as_str());
        name.strip_prefix("toc ").is_some_and(|level| level.chars().all(|c| c.is_ascii_digit()))
            || name == "toc heading"
    }

    /// Whether text in a style is bold.
    pub(super) fn bold(&self, id: &str) -> Option<bool> {
        self.first(id, |style| style.bold)
    }

    /// The font of text in a paragraph style.
    pub(super) fn font(&self, id: &str) -> Option<Legacy> {
        self.first(id, |style| style.font).or(self.font)?.0
    }

    /// The font that a style of characters gives.
    pub(super) fn font_of_run(&self, id: &str) -> Option<Font> {
        self.first(id, |style| style.font)
    }

    /// Whether text in a style is hidden.
    pub(super) fn hidden(&self, id: &str) -> Option<bool> {
        self.first(id, |style| style.hidden)
    }

    /// The list of a style, and the style in the chain that names it.
    pub(super) fn number(&self, id: &str) -> Option<(NumberRef, String)> {
        let mut at = id.to_owned();
        for _ in 0..MAX_CHAIN {
            let style = self.by_id.get(&at)?;
            if style.number.list.is_some() {
                return Some((style.number, at));
            }
            at = style.based_on.clone()?;
        }
        None
    }

    /// The first answer along the chain of styles.
    fn first<T>(&self, id: &str, ask: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = Some(id);
        for _ in 0..MAX_CHAIN {
            let style = self.by_id.get(at?)?;
            if let Some(answer) = ask(style) {
                return Some(answer);
            }
            at = style.based_on.as_deref();
        }
        None
    }
}

impl Style {
    fn read(style: Element<'_>) -> Self {
        let paragraph = style.child("pPr");
        let run = style.child("rPr");
        Self {
            name: style.value_of("name").unwrap_or_default().to_lowercase(),
            based_on: style.value_of("basedOn").map(std::borrow::Cow::into_owned),
            outline: paragraph.and_then(|paragraph| paragraph.number_of("outlineLvl")),
            bold: run.and_then(|run| run.switch("b")),
            hidden: run.and_then(|run| run.switch("vanish")),
            number: NumberRef::read(paragraph),
            font: Font::read(run),
        }
    }
}

/// `heading 2`, `Tiêu đề 2`, `Title`.
pub(crate) fn rank_by_name(name: &str) -> Option<Rank> {
    if matches!(name, "title" | "tiêu đề") {
        return Some(Rank::Title);
    }
    let level = ["heading ", "tiêu đề ", "đề mục ", "đầu đề "].iter().find_map(|word| name.strip_prefix(word))?;
    level.trim().parse().ok().filter(|level| (1..=9).contains(level)).map(Rank::Level)
}

/// `w:outlineLvl` counts from 0; 9 is running text.
pub(crate) fn rank_by_outline(outline: i32) -> Option<Rank> {
    u8::try_from(outline).ok().filter(|level| *level < 9).map(|level| Rank::Level(level + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{issues::Issues, xml::Tree};

    #[test]
    fn headings_come_along_the_chain() {
        let xml = r#"<styles>
            <style styleId="H1" type="paragraph"><name val="heading 1"/><rPr><b/></rPr></style>
            <style styleId="Muc" type="paragraph"><name val="Mục lớn"/><basedOn val="H1"/></style>
            <style styleId="Chuong" type="paragraph"><name val="Chương"/><pPr><outlineLvl val="0"/></pPr></style>
            <style styleId="Than" type="paragraph"><name val="Thân"/><basedOn val="H1"/><pPr><outlineLvl val="9"/></pPr></style>
            <style styleId="A" type="paragraph"><name val="a"/><basedOn val="B"/></style>
            <style styleId="B" type="paragraph"><name val="b"/><basedOn val="A"/></style>
            <style styleId="Ten" type="paragraph" default="1"><name val="Title"/></style>
        </styles>"#;
        let mut issues = Issues::default();
        let tree = Tree::read(xml, "styles.xml", &mut issues);
        let styles = Styles::read(tree.root());
        assert_eq!(styles.rank("H1"), Some(Rank::Level(1)));
        assert_eq!(styles.rank("Muc"), Some(Rank::Level(1)));
        assert_eq!(styles.bold("Muc"), Some(true));
        assert_eq!(styles.rank("Chuong"), Some(Rank::Level(1)));
        assert_eq!(styles.rank("Than"), None);
        assert_eq!(styles.rank("A"), None);
        assert_eq!(styles.rank("Ten"), Some(Rank::Title));
        assert_eq!(styles.default_paragraph(), Some("Ten"));
    }
}
