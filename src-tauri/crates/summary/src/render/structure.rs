//! The structure tree (tags): which element each piece of a page belongs to.

use super::slab::Node;

/// An element.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    pub(crate) parent: Option<Node>,
    /// Standard structure type: `H1`, `P`, `Table`, `TD` …
    pub(crate) role: &'static str,
    /// Words for what cannot be read: a chart's caption.
    pub(crate) alternative: Option<String>,
    /// Pages and numbers of its marked content, in reading order.
    pub(crate) content: Vec<(usize, i64)>,
}

/// All elements, in reading order.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    elements: Vec<Element>,
}

impl Structure {
    /// A new element under the document, or under another one.
    pub(crate) fn add(&mut self, role: &'static str, parent: Option<Node>) -> Node {
        self.elements.push(Element { parent, role, alternative: None, content: Vec::new() });
        Node(self.elements.len() - 1)
    }

    /// A picture with the words that stand for it.
    pub(crate) fn add_picture(&mut self, words: &str) -> Node {
        let node = self.add("Figure", None);
        if let Some(element) = self.elements.get_mut(node.0) {
            element.alternative = Some(words.to_owned());
        }
        node
    }

    /// Says that a piece of a page belongs to an element.
    pub(crate) fn holds(&mut self, node: Node, page: usize, number: i64) {
        if let Some(element) = self.elements.get_mut(node.0) {
            element.content.push((page, number));
        }
    }

    pub(crate) fn role(&self, node: Node) -> &'static str {
        self.elements.get(node.0).map_or("P", |element| element.role)
    }

    pub(crate) fn elements(&self) -> &[Element] {
        &self.elements
    }
}
