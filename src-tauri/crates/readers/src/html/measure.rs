//! How much text stands in every element of a page, how much of it in links, and what of it is not shown.

use super::{
    names::{self, KnownNames},
    stylesheet::{HiddenNames, style_hides},
    tree::{Data, Element, NodeId, Tree},
};

/// What is known about one node and all inside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Letters and digits that are shown.
    pub(super) letters: usize,
    /// Those of them inside links.
    pub(super) linked: usize,
    /// Not shown, itself or something round it.
    pub(super) hidden: bool,
    /// Inside a link.
    pub(super) in_link: bool,
    /// No text of the page: scripts and pictures.
    pub(super) dropped: bool,
    /// Says of itself that it is not the article.
    pub(super) suspect: bool,
}

impl Measure {
    /// Letters outside links.
    pub(super) const fn unlinked(&self) -> usize {
        self.letters.saturating_sub(self.linked)
    }
}

/// The measures of all nodes.
#[derive(Debug)]
pub(super) struct Measures {
    of: Vec<Measure>,
    /// All nodes, each before those inside it.
    pub(super) order: Vec<NodeId>,
}

impl Measures {
    /// The measure of a node.
    pub(super) fn get(&self, id: NodeId) -> Measure {
        self.of.get(id).copied().unwrap_or_default()
    }
}

/// Measures a page.
pub(super) fn measure(tree: &Tree) -> Measures {
    let order = tree.in_order(0);
    let hidden_names = HiddenNames::of(tree, &order);
    let mut known = KnownNames::default();
    let mut measures = Measures { of: vec![Measure::default(); tree.len()], order };
    for at in 0..measures.order.len() {
        let Some(id) = measures.order.get(at).copied() else { break };
        let above = tree.parent(id).map(|parent| measures.get(parent)).unwrap_or_default();
        let measure = own(tree, id, above, &hidden_names, &mut known);
        if let Some(slot) = measures.of.get_mut(id) {
            *slot = measure;
        }
    }
    for at in (0..measures.order.len()).rev() {
        let Some(id) = measures.order.get(at).copied() else { break };
        let measure = measures.get(id);
        if let Some(parent) = tree.parent(id).and_then(|parent| measures.of.get_mut(parent)) {
            parent.letters += measure.letters;
            parent.linked += measure.linked;
        }
    }
    measures
}

fn own(tree: &Tree, id: NodeId, above: Measure, hidden_names: &HiddenNames, known: &mut KnownNames) -> Measure {
    let mut measure = Measure { letters: 0, linked: 0, suspect: false, ..above };
    match tree.data(id) {
        Data::Other => {}
        Data::Element(element) => {
            measure.hidden |= is_hidden(element) || hidden_names.hide(element);
            measure.dropped |= names::is_dropped(element.name());
            measure.in_link |= element.name() == "a" && element.attribute("href").is_some();
            measure.suspect = names::is_suspect(element, known);
        }
        Data::Text(text) => {
            if !measure.dropped && !measure.hidden {
                measure.letters = text.chars().filter(|c| text::is_letter_or_digit(*c)).count();
                measure.linked = if measure.in_link { measure.letters } else { 0 };
            }
        }
    }
    measure
}

/// Whether Word says of an element that it holds the comments of reviewers.
fn holds_comments(style: &str) -> bool {
    let after = style.split_once("mso-element").and_then(|(_, after)| after.trim_start().strip_prefix(':'));
    after.is_some_and(|kind| kind.trim_start().starts_with("comment"))
}

/// Whether an element is not shown by itself.
fn is_hidden(element: &Element) -> bool {
    match element.name() {
        // What was taken back still stands on the page, struck out.
        "noscript" | "template" | "del" => return true,
        "dialog" if element.attribute("open").is_none() => return true,
        _ => {}
    }
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || element.attribute("style").is_some_and(|style| style_hides(style) || holds_comments(style))
}
