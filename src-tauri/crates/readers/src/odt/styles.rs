//! What styles say about a paragraph or a run: heading, bold, hidden, font.

use crate::{docx::rank_by_name, flow::Rank, legacy::Legacy, xml::Element};
use std::collections::{HashMap, HashSet};

/// Longest chain of styles that is followed; a longer one goes in a circle.
const MAX_CHAIN: usize = 24;

/// The styles of a document, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Style>,
    runs: HashMap<String, Style>,
    /// Fonts by the names that the document gives them.
    fonts: HashMap<String, String>,
    /// Pages that some paragraph asks for; the first master page is always used.
    pages: HashSet<String>,
}

/// A style, with what the styles that it builds on say.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    parent: Option<String>,
    /// The heading that it makes.
    pub(super) rank: Option<Rank>,
    /// Whether it is one of the table of contents.
    pub(super) contents: bool,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
    /// The old font, or none, where a font is named.
    pub(super) font: Option<Option<Legacy>>,
    /// The list style that it names; empty for none.
    pub(super) list: Option<String>,
}

impl Style {
    /// Fills in what it does not say itself.
    fn inherit(&mut self, parent: &Self) {
        self.rank = self.rank.or(parent.rank);
        self.contents |= parent.contents;
        self.bold = self.bold.or(parent.bold);
        self.hidden = self.hidden.or(parent.hidden);
        self.raised = self.raised.or(parent.raised);
        self.font = self.font.or(parent.font);
        if self.list.is_none() {
            self.list.clone_from(&parent.list);
        }
    }
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
        styles.paragraphs = resolved(&styles.paragraphs);
        styles.runs = resolved(&styles.runs);
        styles
    }

    fn add(&mut self, style: Element<'_>) {
        let family = style.attribute("family").unwrap_or_default();
        let name = style.attribute("name").unwrap_or_default().into_owned();
        if let Some(page) = style.attribute("master-page-name").filter(|page| !page.is_empty()) {
            self.pages.insert(page.into_owned());
        }
        let read = self.read_style(style, &name);
        match family.as_ref() {
            "paragraph" => self.paragraphs.insert(name, read),
            "text" => self.runs.insert(name, read),
            _ => None,
        };
    }

    fn read_style(&self, style: Element<'_>, name: &str) -> Style {
        let text = style.child("text-properties");
        let of_text = |name: &str| text.and_then(|text| text.attribute(name));
        let font = of_text("font-name")
            .map(|name| self.fonts.get(name.as_ref()).cloned().unwrap_or_else(|| name.into_owned()))
            .or_else(|| of_text("font-family").map(std::borrow::Cow::into_owned));
        let shown =
            style.attribute("display-name").map_or_else(|| name.replace("_20_", " "), std::borrow::Cow::into_owned);
        let shown = shown.to_lowercase();
        let level = style.attribute("default-outline-level").and_then(|level| level.parse().ok()).filter(|l| *l > 0);
        Style {
            rank: rank_by_name(&shown).or(level.map(Rank::Level)),
            contents: shown.starts_with("contents "),
            parent: style.attribute("parent-style-name").map(std::borrow::Cow::into_owned),
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

    /// The style of a paragraph.
    pub(super) fn paragraph(&self, name: &str) -> Option<&Style> {
        self.paragraphs.get(name).or_else(|| self.paragraphs.get(""))
    }

    /// The style of a run.
    pub(super) fn run(&self, name: &str) -> Option<&Style> {
        self.runs.get(name)
    }
}

/// The styles with what the styles that they build on say, and at last the default, which has no name.
fn resolved(styles: &HashMap<String, Style>) -> HashMap<String, Style> {
    let resolve = |style: &Style| {
        let mut whole = style.clone();
        let mut parent = style.parent.as_deref();
        for _ in 0..MAX_CHAIN {
            let Some(above) = parent.and_then(|name| styles.get(name)) else { break };
            whole.inherit(above);
            parent = above.parent.as_deref();
        }
        if let Some(default) = styles.get("") {
            whole.inherit(default);
        }
        whole
    };
    styles.iter().map(|(name, style)| (name.clone(), resolve(style))).collect()
}

/// "super 58%", "33% 58%".
fn is_raised(place: &str) -> bool {
    let first = place.split_whitespace().next().unwrap_or_default();
    first == "super" || first.trim_end_matches('%').parse().is_ok_and(|percent: f64| percent > 0.0)
}
