//! What styles say about a paragraph or a run: heading, bold, hidden, font.

use crate::{docx::rank_by_name, flow::Rank, legacy::Legacy, xml::Element};
use std::collections::{HashMap, HashSet};

/// Longest chain of styles that is followed; a longer one goes in a circle.
const MAX_CHAIN: usize = 24;

/// The styles of a document, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<(String, String), Style>,
    /// Fonts by the names that the document gives them.
    fonts: HashMap<String, String>,
    /// Pages that some paragraph asks for; the first master page is always used.
    pages: HashSet<String>,
}

#[derive(Debug, Default)]
struct Style {
    /// Name for people, in small letters.
    display: String,
    parent: Option<String>,
    outline: Option<u8>,
    bold: Option<bool>,
    hidden: Option<bool>,
    raised: Option<bool>,
    /// The old font, or none, where a font is named.
    font: Option<Option<Legacy>>,
    list: Option<String>,
}

impl Styles {
    /// Reads the styles of both parts.
    pub(super) fn read(roots: &[Element<'_>]) -> Self {
        let mut styles = Self::default();
        for root in roots {
            let faces = root.child("font-face-decls").into_iter().flat_map(Element::elements);
            for face in faces {
                if let (Some(name), Some(family)) = (face.attribute("name"), face.attribute("font-family")) {
                    styles.fonts.insert(name.into_owned(), family.into_owned());
                }
            }
        }
        for group in roots.iter().flat_map(|root| root.elements()) {
            let (automatic, named) = (group.name() == "automatic-styles", group.name() == "styles");
            if automatic || named {
                for style in group.elements().filter(|style| matches!(style.name(), "style" | "default-style")) {
                    styles.add(style);
                }
            } else if group.name() == "master-styles"
                && let Some(name) = group.elements().find_map(|page| page.attribute("name"))
            {
                styles.pages.insert(name.into_owned());
            }
        }
        styles
    }

    fn add(&mut self, style: Element<'_>) {
        let family = style.attribute("family").unwrap_or_default().into_owned();
        let name = style.attribute("name").unwrap_or_default().into_owned();
        if let Some(page) = style.attribute("master-page-name").filter(|page| !page.is_empty()) {
            self.pages.insert(page.into_owned());
        }
        let read = self.read_style(style, &name);
        self.by_name.insert((family, name), read);
    }

    fn read_style(&self, style: Element<'_>, name: &str) -> Style {
        let text = style.child("text-properties");
        let of_text = |name: &str| text.and_then(|text| text.attribute(name));
        let font = of_text("font-name")
            .map(|name| self.fonts.get(name.as_ref()).cloned().unwrap_or_else(|| name.into_owned()))
            .or_else(|| of_text("font-family").map(std::borrow::Cow::into_owned));
        let shown =
            style.attribute("display-name").map_or_else(|| name.replace("_20_", " "), std::borrow::Cow::into_owned);
        Style {
            display: shown.to_lowercase(),
            parent: style.attribute("parent-style-name").map(std::borrow::Cow::into_owned),
            outline: style.attribute("default-outline-level").and_then(|level| level.parse().ok()).filter(|l| *l > 0),
            bold: of_text("font-weight").map(|weight| weight == "bold" || weight.parse().is_ok_and(|w: u32| w >= 600)),
            hidden: of_text("display").map(|display| display == "none"),
            raised: of_text("text-position").map(|place| is_raised(&place)),
            font: font.map(|name| Legacy::of_font(&name)),
            list: style.attribute("list-style-name").map(std::borrow::Cow::into_owned),
        }
    }

    /// Whether a master page is on some page.
    pub(super) fn is_used(&self, page: Element<'_>) -> bool {
        page.attribute("name").is_some_and(|name| name == "Standard" || self.pages.contains(name.as_ref()))
    }

    /// The heading that a style makes.
    pub(super) fn rank(&self, name: &str) -> Option<Rank> {
        self.first("paragraph", name, |style| rank_by_name(&style.display).or_else(|| style.outline.map(Rank::Level)))
    }

    /// Whether a style is one of the table of contents.
    pub(super) fn is_contents(&self, name: &str) -> bool {
        let in_contents = |style: &Style| style.display.starts_with("contents ").then_some(true);
        self.first("paragraph", name, in_contents).unwrap_or(false)
    }

    /// The list style of a paragraph style.
    pub(super) fn list(&self, name: &str) -> Option<String> {
        self.first("paragraph", name, |style| style.list.clone())
    }

    pub(super) fn bold(&self, family: &str, name: &str) -> Option<bool> {
        self.first(family, name, |style| style.bold)
    }

    pub(super) fn hidden(&self, family: &str, name: &str) -> Option<bool> {
        self.first(family, name, |style| style.hidden)
    }

    pub(super) fn raised(&self, family: &str, name: &str) -> Option<bool> {
        self.first(family, name, |style| style.raised)
    }

    pub(super) fn font(&self, family: &str, name: &str) -> Option<Option<Legacy>> {
        self.first(family, name, |style| style.font)
    }

    /// The first answer along the chain of styles, and then of the family's default.
    fn first<T>(&self, family: &str, name: &str, ask: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = name.to_owned();
        for _ in 0..MAX_CHAIN {
            let Some(style) = self.by_name.get(&(family.to_owned(), at)) else { break };
            if let Some(answer) = ask(style) {
                return Some(answer);
            }
            at = style.parent.clone().unwrap_or_default();
        }
        None
    }
}

/// "super 58%", "33% 58%".
fn is_raised(place: &str) -> bool {
    let first = place.split_whitespace().next().unwrap_or_default();
    first == "super" || first.trim_end_matches('%').parse().is_ok_and(|percent: f64| percent > 0.0)
}
