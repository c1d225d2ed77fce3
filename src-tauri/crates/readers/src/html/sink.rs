//! Takes the tree of a page from html5ever and counts what it costs.

use super::tree::{Data, Element, Node, NodeId, Tree};
use html5ever::{
    Attribute, LocalName, QualName,
    interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
    local_name, ns,
    tendril::StrTendril,
};
use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
};

/// Takes the tree from html5ever.
pub(super) struct Sink {
    nodes: RefCell<Vec<Node>>,
    steps: Cell<u64>,
    /// Name of what is no element; html5ever never asks for it.
    nameless: RefCell<QualName>,
}

impl Sink {
    /// With nothing but the document.
    pub(super) fn new() -> Self {
        let nameless = RefCell::new(QualName::new(None, ns!(html), local_name!("")));
        let sink = Self { nodes: RefCell::default(), steps: Cell::new(0), nameless };
        sink.add(Data::Other);
        sink
    }

    /// Looks at nodes so far.
    pub(super) const fn steps(&self) -> u64 {
        self.steps.get()
    }

    /// Nodes so far.
    pub(super) fn count(&self) -> usize {
        self.nodes.borrow().len()
    }

    fn add(&self, data: Data) -> NodeId {
        self.step(1);
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node { parent: None, first: None, last: None, before: None, next: None, data });
        nodes.len() - 1
    }

    fn step(&self, count: u64) {
        self.steps.set(self.steps.get() + count);
    }

    fn append_to(&self, parent: NodeId, child: NodeOrText<NodeId>) {
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                let last = self.nodes.borrow().get(parent).and_then(|node| node.last);
                self.step(1);
                if self.lengthen(last, &text) {
                    return;
                }
                self.add(Data::Text(text.to_string()))
            }
        };
        self.detach(child);
        let mut nodes = self.nodes.borrow_mut();
        let last = nodes.get_mut(parent).and_then(|node| {
            let last = node.last.replace(child);
            if last.is_none() {
                node.first = Some(child);
            }
            last
        });
        if let Some(last) = last.and_then(|last| nodes.get_mut(last)) {
            last.next = Some(child);
        }
        if let Some(node) = nodes.get_mut(child) {
            node.parent = Some(parent);
            node.before = last;
        }
    }

    fn insert_before(&self, sibling: NodeId, child: NodeOrText<NodeId>) {
        let (parent, before) = match self.nodes.borrow().get(sibling) {
            Some(Node { parent: Some(parent), before, .. }) => (*parent, *before),
            _ => return,
        };
        let child = match child {
            NodeOrText::AppendNode(child) => child,
            NodeOrText::AppendText(text) => {
                if self.lengthen(before, &text) {
                    return;
                }
                self.add(Data::Text(text.to_string()))
            }
        };
        self.detach(child);
        let mut nodes = self.nodes.borrow_mut();
        let before = nodes.get_mut(sibling).and_then(|node| node.before.replace(child));
        if let Some(node) = nodes.get_mut(child) {
            node.parent = Some(parent);
            node.before = before;
            node.next = Some(sibling);
        }
        match before {
            Some(before) => {
                if let Some(node) = nodes.get_mut(before) {
                    node.next = Some(child);
                }
            }
            None => {
                if let Some(node) = nodes.get_mut(parent) {
                    node.first = Some(child);
                }
            }
        }
    }

    /// Adds text to a text node. False where the node is none.
    fn lengthen(&self, node: Option<NodeId>, text: &str) -> bool {
        let mut nodes = self.nodes.borrow_mut();
        match node.and_then(|node| nodes.get_mut(node)) {
            Some(Node { data: Data::Text(before), .. }) => {
                before.push_str(text);
                true
            }
            _ => false,
        }
    }

    fn detach(&self, id: NodeId) {
        let mut nodes = self.nodes.borrow_mut();
        let Some(node) = nodes.get_mut(id) else { return };
        let (parent, before, next) = (node.parent.take(), node.before.take(), node.next.take());
        if let Some(node) = before.and_then(|before| nodes.get_mut(before)) {
            node.next = next;
        }
        if let Some(node) = next.and_then(|next| nodes.get_mut(next)) {
            node.before = before;
        }
        if let Some(node) = parent.and_then(|parent| nodes.get_mut(parent)) {
            if before.is_none() {
                node.first = next;
            }
            if next.is_none() {
                node.last = before;
            }
        }
    }

    fn children(&self, id: NodeId) -> Vec<NodeId> {
        let nodes = self.nodes.borrow();
        let mut found = Vec::new();
        let mut next = nodes.get(id).and_then(|node| node.first);
        while let Some(this) = next {
            found.push(this);
            next = nodes.get(this).and_then(|node| node.next);
        }
        found
    }
}

/// Attributes that a reader looks at.
fn matters(name: &str) -> bool {
    const KEPT: [&str; 21] = [
        "id",
        "class",
        "style",
        "face",
        "hidden",
        "role",
        "itemprop",
        "colspan",
        "rowspan",
        "scope",
        "href",
        "type",
        "src",
        "open",
        "border",
        "width",
        "height",
        "aria-label",
        "aria-hidden",
        "start",
        "value",
    ];
    KEPT.contains(&name)
}

fn kept(attributes: Vec<Attribute>) -> Vec<(LocalName, StrTendril)> {
    let matter = attributes.into_iter().filter(|attribute| matters(&attribute.name.local));
    matter.map(|attribute| (attribute.name.local, attribute.value)).collect()
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        Tree::of(self.nodes.into_inner())
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.step(1);
        let name = Ref::filter_map(self.nodes.borrow(), |nodes| match nodes.get(*target) {
            Some(Node { data: Data::Element(element), .. }) => Some(&element.name),
            _ => None,
        });
        name.unwrap_or_else(|_| self.nameless.borrow())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.add(Data::Element(Box::new(Element { name, attributes: kept(attributes) })))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.append_to(*parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, above: &NodeId, child: NodeOrText<NodeId>) {
        let hangs = self.nodes.borrow().get(*element).is_some_and(|node| node.parent.is_some());
        if hangs { self.insert_before(*element, child) } else { self.append_to(*above, child) }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What a template holds is kept in it: it is text that is not shown.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.step(1);
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.insert_before(*sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Node { data: Data::Element(element), .. }) = nodes.get_mut(*target) {
            for (name, value) in kept(attributes) {
                if !element.attributes.iter().any(|(key, _)| *key == name) {
                    element.attributes.push((name, value));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.detach(*target);
    }

    fn reparent_children(&self, from: &NodeId, to: &NodeId) {
        let children = self.children(*from);
        self.step(children.len() as u64);
        for child in children {
            self.append_to(*to, NodeOrText::AppendNode(child));
        }
    }
}
