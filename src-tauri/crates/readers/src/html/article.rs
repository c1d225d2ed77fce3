//! Where in a page the article stands.
//!
//! The text outside links that no element disowns is followed down the page as long as one element holds nearly all of
//! it. Title, date and lead often stand beside that element: the region is the smallest element that also holds the title.

use super::{
    measure::Measures,
    names, phrases,
    tree::{NodeId, Tree},
};
use std::{collections::HashSet, ops::Range};

/// Share of the text that an element must hold to be followed, in per cent.
const NEARLY_ALL: usize = 85;

/// An element that disowns itself but holds more than this share of the page's text is believed less than its text, in
/// per cent.
const TOO_MUCH_TO_DISOWN: usize = 45;

/// Fewest letters by which an article can be told from the rest of a page.
const ENOUGH: usize = 200;

/// Lengths of a title, in letters.
const TITLE: Range<usize> = 8..300;

/// What stands where.
#[derive(Debug)]
pub(super) struct Article {
    /// The element of the title.
    pub(super) title: Option<NodeId>,
    /// What the page calls itself in its head.
    pub(super) page_title: String,
    /// Per node: inside something that is not the article.
    disowned: Vec<bool>,
    /// Per node: inside the region. None where no region can be told.
    region: Option<Vec<bool>>,
}

impl Article {
    /// Whether a node stands in something that is not the article.
    pub(super) fn disowns(&self, id: NodeId) -> bool {
        self.disowned.get(id).copied().unwrap_or_default()
    }

    /// Whether a node stands outside the article's region.
    pub(super) fn is_outside(&self, id: NodeId) -> bool {
        self.region.as_ref().is_some_and(|inside| !inside.get(id).copied().unwrap_or_default())
    }
}

/// Looks for the article.
pub(super) fn find(tree: &Tree, measures: &Measures) -> Article {
    let page_title = page_title(tree, measures);
    let disowned = disowned(tree, measures);
    let prose = prose(tree, measures, &disowned);
    let title = title(tree, measures, &disowned, &page_title);
    let region = region(tree, measures, &prose, title).map(|top| inside(tree, measures, top));
    Article { title, page_title, disowned, region }
}

fn page_title(tree: &Tree, measures: &Measures) -> String {
    let found = measures.order.iter().find(|id| tree.name(**id) == "title" && !in_element(tree, **id, "svg"));
    found.map(|id| tree.text(*id)).unwrap_or_default()
}

fn in_element(tree: &Tree, id: NodeId, name: &str) -> bool {
    ancestors(tree, id).any(|above| tree.name(above) == name)
}

fn ancestors(tree: &Tree, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    std::iter::successors(tree.parent(id), |id| tree.parent(*id))
}

/// Which nodes stand inside an element that says of itself that it is not the article, and is believed.
fn disowned(tree: &Tree, measures: &Measures) -> Vec<bool> {
    let all = measures.get(0).unlinked();
    let boxes = boxes(tree, measures);
    let mut disowned = vec![false; tree.len()];
    for id in &measures.order {
        let above = tree.parent(*id).and_then(|parent| disowned.get(parent).copied()).unwrap_or_default();
        let suspect = measures.get(*id).suspect || boxes.contains(id);
        let own = suspect && is_believed(tree, measures, *id, all);
        if let Some(slot) = disowned.get_mut(*id) {
            *slot = above || own;
        }
    }
    disowned
}

/// Boxes of the portal: counters, and elements that begin with a heading such as "Đọc nhiều".
fn boxes(tree: &Tree, measures: &Measures) -> HashSet<NodeId> {
    const HEADING: Range<usize> = 4..40;
    let mut boxes = HashSet::new();
    for id in &measures.order {
        if tree.element(*id).is_none() || !HEADING.contains(&measures.get(*id).letters) {
            continue;
        }
        let text = tree.text(*id);
        if phrases::is_counter(&text) {
            boxes.insert(*id);
        }
        if phrases::opens(&text).is_none() {
            continue;
        }
        let mut top = *id;
        while let Some(above) = tree.parent(top).filter(|above| begins_with(tree, measures, *above, top)) {
            top = above;
        }
        boxes.insert(top);
    }
    boxes
}

/// Whether no letter stands in `above` before `inside`.
fn begins_with(tree: &Tree, measures: &Measures, above: NodeId, inside: NodeId) -> bool {
    let page = matches!(tree.name(above), "" | "html" | "body");
    !page && tree.children(above).find(|child| measures.get(*child).letters > 0) == Some(inside)
}

fn is_believed(tree: &Tree, measures: &Measures, id: NodeId, all: usize) -> bool {
    let name = tree.name(id);
    if names::is_control(name) {
        return true;
    }
    // The head and foot of an article hold its title and its author.
    let in_article = ["article", "main"].iter().any(|element| in_element(tree, id, element));
    if in_article && matches!(name, "header" | "footer") {
        return false;
    }
    let measure = measures.get(id);
    let holds_title = tree.in_order(id).iter().any(|id| tree.name(*id) == "h1");
    if holds_title && measure.linked * 4 < measure.letters {
        return false;
    }
    measure.unlinked() * 100 < all * TOO_MUCH_TO_DISOWN
}

/// Letters outside links and outside what is disowned, per node with all inside it.
fn prose(tree: &Tree, measures: &Measures, disowned: &[bool]) -> Vec<usize> {
    let mut prose = vec![0; tree.len()];
    for id in measures.order.iter().rev() {
        let own = if is_text(tree, *id) && !disowned.get(*id).copied().unwrap_or_default() {
            measures.get(*id).unlinked()
        } else {
            0
        };
        let sum = prose.get_mut(*id).map(|slot| {
            *slot += own;
            *slot
        });
        if let Some(parent) = tree.parent(*id).and_then(|parent| prose.get_mut(parent)) {
            *parent += sum.unwrap_or_default();
        }
    }
    prose
}

fn is_text(tree: &Tree, id: NodeId) -> bool {
    matches!(tree.data(id), super::tree::Data::Text(_))
}

/// The title: what agrees with the head of the page, else its first main heading.
fn title(tree: &Tree, measures: &Measures, disowned: &[bool], page_title: &str) -> Option<NodeId> {
    let wanted = text::fold(page_title);
    let mut first_main = None;
    let mut agreeing: Option<(usize, NodeId)> = None;
    for id in &measures.order {
        let Some(element) = tree.element(*id) else { continue };
        let measure = measures.get(*id);
        let rank = match element.name() {
            "h1" => 4,
            "h2" => 3,
            "h3" | "h4" => 2,
            _ if names::is_called_title(element) => 1,
            _ => continue,
        };
        let free = !measure.hidden && !disowned.get(*id).copied().unwrap_or_default();
        if !free || !TITLE.contains(&measure.letters) || holds_blocks(tree, *id) {
            continue;
        }
        if rank == 4 && first_main.is_none() {
            first_main = Some(*id);
        }
        if agree(&text::fold(&tree.text(*id)), &wanted) && agreeing.is_none_or(|(best, _)| rank > best) {
            agreeing = Some((rank, *id));
        }
    }
    agreeing.map(|(_, id)| id).or(first_main)
}

fn holds_blocks(tree: &Tree, id: NodeId) -> bool {
    let inside = tree.in_order(id);
    inside
        .iter()
        .skip(1)
        .any(|id| matches!(tree.name(*id), "p" | "div" | "table" | "ul" | "ol" | "li" | "h1" | "h2" | "h3"))
}

/// Whether a heading is the page's title, which mostly goes on with the name of the portal.
fn agree(heading: &str, page_title: &str) -> bool {
    const ENOUGH_LETTERS: usize = 12;
    let (heading, page_title) = (heading.trim(), page_title.trim());
    let long = heading.chars().count() >= ENOUGH_LETTERS;
    let cut = page_title.trim_end_matches(['.', '…']);
    (long && page_title.contains(heading)) || (cut.chars().count() >= ENOUGH_LETTERS && heading.contains(cut))
}

/// The element that holds the article with its title.
fn region(tree: &Tree, measures: &Measures, prose: &[usize], title: Option<NodeId>) -> Option<NodeId> {
    let of = |id: NodeId| prose.get(id).copied().unwrap_or_default();
    let all = of(0);
    if all < ENOUGH {
        return None;
    }
    let mut core = 0;
    while let Some(next) = tree.children(core).find(|child| of(*child) * 100 >= all * NEARLY_ALL) {
        if !may_hold_article(tree, next) {
            break;
        }
        core = next;
    }
    match title {
        Some(title) => {
            ancestors(tree, title).find(|above| *above == core || ancestors(tree, core).any(|a| a == *above))
        }
        None => Some(with_lead(tree, measures, core)),
    }
}

/// Elements that can hold an article: not its own paragraphs and tables.
fn may_hold_article(tree: &Tree, id: NodeId) -> bool {
    let layout = [
        "html", "body", "div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td", "font",
        "span",
    ];
    layout.contains(&tree.name(id))
}

/// Without a title in sight the element round the core is taken when it adds little that is linked: it holds lead and date.
fn with_lead(tree: &Tree, measures: &Measures, core: NodeId) -> NodeId {
    let Some(above) = tree.parent(core).filter(|above| !matches!(tree.name(*above), "" | "html" | "body")) else {
        return core;
    };
    let (inner, outer) = (measures.get(core), measures.get(above));
    let added = outer.letters.saturating_sub(inner.letters);
    let linked = outer.linked.saturating_sub(inner.linked);
    if linked * 2 <= added { above } else { core }
}

fn inside(tree: &Tree, measures: &Measures, top: NodeId) -> Vec<bool> {
    let mut inside = vec![false; tree.len()];
    for id in &measures.order {
        let above = tree.parent(*id).and_then(|parent| inside.get(parent).copied()).unwrap_or_default();
        if let Some(slot) = inside.get_mut(*id) {
            *slot = above || *id == top;
        }
    }
    inside
}
