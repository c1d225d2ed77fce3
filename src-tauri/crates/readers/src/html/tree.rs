//! A web page as a tree, built by html5ever as a browser builds it, within bounds.
//!
//! Building the tree of nested rubbish takes the square of its size. So the page is fed in small pieces, every look of
//! the tree builder at an element is counted, and past the limit the rest of the page is left unread and said so.

use super::{sink::Sink, tame::tame};
use crate::{
    issues::Issues,
    limits::{MAX_PAGE_NODES, MAX_TREE_STEPS},
};
use html5ever::{
    LocalName, ParseOpts, QualName, parse_document,
    tendril::{StrTendril, TendrilSink},
};
use model::IssueCode;

/// Bytes fed between two looks at the limits.
const PIECE: usize = 2048;

/// Bytes of a tamed page that may pass without anything new in the tree: more is one endless tag.
const QUIET: usize = 32 << 10;

/// The number of a node; the document is 0.
pub(super) type NodeId = usize;

/// The tree of a page.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// A node with its neighbours.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Option<NodeId>,
    pub(super) first: Option<NodeId>,
    pub(super) last: Option<NodeId>,
    pub(super) before: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    pub(super) data: Data,
}

/// What a node is.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, a comment, a declaration.
    Other,
    /// An element.
    Element(Box<Element>),
    /// Text.
    Text(String),
}

/// An element with those of its attributes that matter to a reader.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: QualName,
    pub(super) attributes: Vec<(LocalName, StrTendril)>,
}

impl Element {
    /// Name in small letters; elements of SVG and MathML have theirs too.
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// The number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        let digits: String = self.attribute(name)?.trim().chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    }
}

impl Tree {
    /// The tree of these nodes, the document first.
    pub(super) const fn of(nodes: Vec<Node>) -> Self {
        Self { nodes }
    }

    /// Reads a page.
    pub(super) fn read(html: &str, issues: &mut Issues) -> Self {
        let tamed = tame(html);
        let mut parser = parse_document(Sink::new(), ParseOpts::default());
        let mut rest: &str = &tamed;
        let mut quiet = 0;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(floor_char_boundary(rest, PIECE));
            let before = parser.tokenizer.sink.sink.steps();
            parser.process(StrTendril::from_slice(piece));
            rest = after;
            let sink = &parser.tokenizer.sink.sink;
            quiet = if sink.steps() == before { quiet + piece.len() } else { 0 };
            if sink.steps() > MAX_TREE_STEPS || quiet > QUIET {
                issues.note(IssueCode::LimitTime);
                break;
            }
            if sink.count() > MAX_PAGE_NODES {
                issues.note(IssueCode::LimitMemory);
                break;
            }
        }
        parser.finish()
    }

    /// What a node is.
    pub(super) fn data(&self, id: NodeId) -> &Data {
        self.nodes.get(id).map_or(&Data::Other, |node| &node.data)
    }

    /// The element that a node is.
    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Name of the element that a node is; empty for others.
    pub(super) fn name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", Element::name)
    }

    /// The node round a node.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id)?.parent
    }

    /// The node before a node inside the same element.
    pub(super) fn before(&self, id: NodeId) -> Option<NodeId> {
        self.nodes.get(id)?.before
    }

    /// The nodes inside a node, in order.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = self.nodes.get(id).and_then(|node| node.first);
        std::iter::from_fn(move || {
            let this = next?;
            next = self.nodes.get(this).and_then(|node| node.next);
            Some(this)
        })
    }

    /// All nodes from `top` down, each before those inside it.
    pub(super) fn in_order(&self, top: NodeId) -> Vec<NodeId> {
        let mut order = Vec::new();
        let mut nexts = vec![Some(top)];
        while let Some(next) = nexts.pop() {
            let Some(id) = next else { continue };
            order.push(id);
            if let Some(node) = self.nodes.get(id) {
                if id != top {
                    nexts.push(node.next);
                }
                nexts.push(node.first);
            }
        }
        order
    }

    /// How many nodes there are.
    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// All text below a node, white space made single.
    pub(super) fn text(&self, id: NodeId) -> String {
        let mut out = String::new();
        for node in self.in_order(id) {
            if let Data::Text(text) = self.data(node) {
                out.push_str(text);
                out.push(' ');
            }
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).filter(|at| *at > 0).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> (String, Vec<IssueCode>) {
        let mut issues = Issues::default();
        let tree = Tree::read(html, &mut issues);
        (tree.text(0), issues.into_list().into_iter().map(|issue| issue.code).collect())
    }

    #[test]
    fn broken_nesting_is_mended_as_in_a_browser() {
        let (text, issues) =
            read("<p>một<b>hai<p>ba</b>bốn<table><tr>năm<td>sáu</table><template><i>bảy</i></template>");
        assert_eq!(text, "một hai ba bốnnăm sáu bảy");
        assert!(issues.is_empty());
    }

    #[test]
    fn nested_rubbish_ends() {
        let (text, issues) = read(&format!("chữ{}", "<div>".repeat(8_000)));
        assert_eq!((text.as_str(), issues), ("chữ", vec![IssueCode::LimitTime]));
        for tag in ["<b a=1><p>", "<a><p></a>", "<table><td>", "</p>", "<i x><p></p>"] {
            let (text, issues) = read(&format!("chữ{}", tag.repeat(500)));
            assert_eq!((text.as_str(), issues), ("chữ", vec![]), "{tag}");
        }
    }

    #[test]
    fn a_tag_of_a_million_attributes_loses_them() {
        let attributes: String = (0..100_000).map(|i| format!(" a{i}")).collect();
        assert_eq!(read(&format!("<p>một<br{attributes}>hai <b>ba")).0, "một hai ba");
        assert_eq!(read(&format!("một<br{attributes}")).0, "một");
    }
}
