//! A part of an office file as a tree. Forgiving: what is broken is noted and the rest is read.
//!
//! Names are compared without their prefix, because files written by other programs than Word use other prefixes. No
//! entity but the five of XML and character numbers is expanded; nothing outside the part is ever looked at.

use crate::{
    issues::Issues,
    limits::{MAX_DEPTH, MAX_NODES},
};
use model::{Issue, IssueCode};
use quick_xml::{
    XmlVersion,
    events::{BytesRef, BytesStart, Event},
    reader::Reader,
};
use std::borrow::Cow;

/// Syntax errors after which the rest of a part is given up.
const MAX_ERRORS: usize = 200;

/// How many open elements an end tag may close at once; one that fits none of them closes nothing.
const MAX_UNCLOSED: usize = 64;

/// The tree of one part. It borrows the part's text.
#[derive(Debug)]
pub(crate) struct Tree<'x> {
    nodes: Vec<Node<'x>>,
}

#[derive(Debug)]
struct Node<'x> {
    data: Data<'x>,
    /// First child, last child, next sibling; 0 (the root) stands for none.
    first: usize,
    last: usize,
    next: usize,
}

#[derive(Debug)]
enum Data<'x> {
    Root,
    Element(Tag<'x>),
    Text(Cow<'x, str>),
}

/// A start tag, and where in it the name without its prefix begins.
#[derive(Debug)]
struct Tag<'x> {
    start: BytesStart<'x>,
    local: usize,
}

impl<'x> From<BytesStart<'x>> for Tag<'x> {
    fn from(start: BytesStart<'x>) -> Self {
        let name = start.name().0;
        let local = name.len() - local(name).len();
        Self { start, local }
    }
}

/// An element of a tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'t> {
    nodes: &'t [Node<'t>],
    tag: &'t Tag<'t>,
    first: usize,
}

/// What stands inside an element.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Content<'t> {
    /// An element.
    Element(Element<'t>),
    /// Text between two tags.
    Text(&'t str),
}

impl<'x> Tree<'x> {
    /// Reads a part. `place` names it in the issues.
    pub(crate) fn read(xml: &'x str, place: &str, issues: &mut Issues) -> Self {
        Self::read_without(xml, place, |_| false, issues)
    }

    /// Reads a part without the elements that hold nothing and whose name nobody asks for: most of a text by Word is how
    /// it looks.
    pub(crate) fn read_without(xml: &'x str, place: &str, passed_over: fn(&str) -> bool, issues: &mut Issues) -> Self {
        let mut builder = Builder::new(place, passed_over, issues);
        let mut from = 0;
        let mut errors = 0;
        while let Some(rest) = xml.get(from..).filter(|rest| !rest.is_empty()) {
            match builder.read_until_error(rest) {
                Stop::End => break,
                Stop::Full => {
                    builder.issue(IssueCode::LimitMemory);
                    break;
                }
                Stop::Error(at) => {
                    builder.issue(IssueCode::Damaged);
                    errors += 1;
                    if errors > MAX_ERRORS {
                        break;
                    }
                    from += next_tag(rest, at);
                }
            }
        }
        builder.finish()
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Option<Element<'_>> {
        children(&self.nodes, self.nodes.first()?.first).find_map(Content::element)
    }
}

/// Where to go on after a syntax error at `at`: the next tag.
fn next_tag(rest: &str, at: usize) -> usize {
    let bytes = rest.as_bytes();
    let after = at.saturating_add(1);
    let found = bytes.get(after..).and_then(|tail| tail.iter().position(|b| *b == b'<'));
    found.map_or(rest.len(), |distance| after + distance)
}

enum Stop {
    End,
    Full,
    /// A syntax error at this byte.
    Error(usize),
}

/// An open element: its node, and how deep that hangs in the tree.
#[derive(Clone, Copy)]
struct Open {
    node: usize,
    depth: usize,
}

struct Builder<'x, 'i> {
    nodes: Vec<Node<'x>>,
    /// The open elements, outermost first.
    open: Vec<Open>,
    place: &'i str,
    /// Names of empty elements that are left out.
    passed_over: fn(&str) -> bool,
    issues: &'i mut Issues,
}

impl<'x, 'i> Builder<'x, 'i> {
    fn new(place: &'i str, passed_over: fn(&str) -> bool, issues: &'i mut Issues) -> Self {
        let root = Node { data: Data::Root, first: 0, last: 0, next: 0 };
        Self { nodes: vec![root], open: Vec::new(), place, passed_over, issues }
    }

    fn read_until_error(&mut self, xml: &'x str) -> Stop {
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            if self.nodes.len() > MAX_NODES {
                return Stop::Full;
            }
            let before = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match reader.read_event() {
                Ok(Event::Start(start)) => self.open(start),
                Ok(Event::Empty(start)) if (self.passed_over)(local(start.name().0)) => {}
                Ok(Event::Empty(start)) => self.add(Data::Element(start.into())),
                Ok(Event::End(end)) => self.close(end.name().as_ref()),
                Ok(Event::Text(text)) => self.text(text.into_inner()),
                Ok(Event::CData(text)) => self.text(text.into_inner()),
                Ok(Event::GeneralRef(reference)) => self.reference(&reference),
                Ok(Event::DocType(declared)) => {
                    if declared.contains("<!ENTITY") {
                        self.issue(IssueCode::EntityRefused);
                    }
                }
                Ok(Event::Eof) => return self.end(),
                Ok(_) => {}
                Err(_) => return Stop::Error(before),
            }
        }
    }

    fn end(&mut self) -> Stop {
        if !self.open.is_empty() {
            self.issue(IssueCode::Truncated);
        }
        Stop::End
    }

    fn open(&mut self, start: BytesStart<'x>) {
        let tag = Tag::from(start);
        let above = self.place_for(tag.start.name().0.get(tag.local..).unwrap_or_default());
        let node = self.hang(Data::Element(tag), above.node);
        self.open.push(Open { node, depth: above.depth + 1 });
    }

    /// Where an element hangs: in the innermost open one, unless that is too deep. Then a paragraph or a table goes up
    /// to the greatest depth that is followed, so that it stays whole; anything else goes up from twice that depth.
    fn place_for(&mut self, name: &str) -> Open {
        let innermost = self.open.last().copied().unwrap_or(Open { node: 0, depth: 0 });
        let too_deep = innermost.depth >= MAX_DEPTH && matches!(name, "p" | "tbl" | "table");
        if !too_deep && innermost.depth < 2 * MAX_DEPTH {
            return innermost;
        }
        self.issue(IssueCode::LimitDepth);
        self.open.get(MAX_DEPTH - 1).copied().unwrap_or(innermost)
    }

    /// Closes the nearest open element of that name with all inside it; an end without a beginning closes nothing.
    fn close(&mut self, name: &str) {
        let mut innermost_first = self.open.iter().rev().take(MAX_UNCLOSED);
        match innermost_first.position(|open| self.is_called(open.node, name)) {
            Some(0) => {
                self.open.pop();
            }
            Some(unclosed) => {
                self.issue(IssueCode::Damaged);
                self.open.truncate(self.open.len().saturating_sub(unclosed + 1));
            }
            None => self.issue(IssueCode::Damaged),
        }
    }

    fn is_called(&self, node: usize, name: &str) -> bool {
        matches!(self.nodes.get(node), Some(Node { data: Data::Element(tag), .. }) if tag.start.name().0 == name)
    }

    fn text(&mut self, text: Cow<'x, str>) {
        if !text.is_empty() && !self.open.is_empty() {
            self.add(Data::Text(text));
        }
    }

    fn reference(&mut self, reference: &BytesRef<'x>) {
        let known = match reference.as_ref() {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match known {
            Some(c) => self.text(Cow::Owned(c.to_string())),
            None => self.issue(IssueCode::EntityRefused),
        }
    }

    /// Hangs a node into the innermost open element.
    fn add(&mut self, data: Data<'x>) {
        let parent = self.open.last().map_or(0, |open| open.node);
        self.hang(data, parent);
    }

    fn hang(&mut self, data: Data<'x>, parent: usize) -> usize {
        let index = self.nodes.len();
        self.nodes.push(Node { data, first: 0, last: 0, next: 0 });
        let before = self.nodes.get_mut(parent).map_or(0, |parent| {
            if parent.first == 0 {
                parent.first = index;
            }
            std::mem::replace(&mut parent.last, index)
        });
        if before != 0
            && let Some(sibling) = self.nodes.get_mut(before)
        {
            sibling.next = index;
        }
        index
    }

    fn issue(&mut self, code: IssueCode) {
        self.issues.push(Issue::new(code).at(self.place));
    }

    fn finish(self) -> Tree<'x> {
        Tree { nodes: self.nodes }
    }
}

fn children<'t>(nodes: &'t [Node<'t>], first: usize) -> impl Iterator<Item = Content<'t>> {
    let mut next = first;
    std::iter::from_fn(move || {
        let node = nodes.get(next).filter(|_| next != 0)?;
        next = node.next;
        Some(match &node.data {
            Data::Element(tag) => Content::Element(Element { nodes, tag, first: node.first }),
            Data::Text(text) => Content::Text(text),
            Data::Root => Content::Text(""),
        })
    })
}

impl<'t> Content<'t> {
    fn element(self) -> Option<Element<'t>> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

impl<'t> Element<'t> {
    /// Name without its prefix.
    pub(crate) fn name(self) -> &'t str {
        self.tag.start.name().0.get(self.tag.local..).unwrap_or_default()
    }

    /// What stands inside, in order.
    pub(crate) fn content(self) -> impl Iterator<Item = Content<'t>> {
        children(self.nodes, self.first)
    }

    /// The elements inside, in order.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.content().filter_map(Content::element)
    }

    /// The first element inside with this name.
    pub(crate) fn child(self, name: &str) -> Option<Self> {
        self.elements().find(|element| element.name() == name)
    }

    /// The value of an attribute, whatever its prefix.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'t, str>> {
        let mut attributes = self.tag.start.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        Some(match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value,
            Err(_) => found.value,
        })
    }

    /// The `val` attribute of the first element inside with this name: how OOXML writes most properties.
    pub(crate) fn value_of(self, name: &str) -> Option<Cow<'t, str>> {
        self.child(name)?.attribute("val")
    }

    /// The number in the `val` attribute of the first element inside with this name.
    pub(crate) fn number_of(self, name: &str) -> Option<i32> {
        self.value_of(name)?.trim().parse().ok()
    }

    /// Whether an on/off property stands there and is on: `<w:b/>` is, `<w:b w:val="0"/>` is not. None: not there.
    pub(crate) fn switch(self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value.as_deref(), Some("0" | "false" | "off" | "none")))
    }

    /// Every element below, in order, however deep.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let mut nexts = vec![self.first];
        std::iter::from_fn(move || {
            loop {
                let next = nexts.pop()?;
                let Some(node) = self.nodes.get(next).filter(|_| next != 0) else { continue };
                nexts.push(node.next);
                if let Data::Element(tag) = &node.data {
                    nexts.push(node.first);
                    return Some(Self { nodes: self.nodes, tag, first: node.first });
                }
            }
        })
    }
}

fn local(name: &str) -> &str {
    // Names are short: byte by byte is faster than a search.
    let colon = name.bytes().rposition(|byte| byte == b':');
    colon.and_then(|at| name.get(at + 1..)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_in(element: Element<'_>) -> String {
        let piece = |content| match content {
            Content::Text(text) => text.to_owned(),
            Content::Element(element) => text_in(element),
        };
        element.content().map(piece).collect()
    }

    fn texts(xml: &str) -> (String, Vec<IssueCode>) {
        let mut issues = Issues::default();
        let tree = Tree::read(xml, "part", &mut issues);
        let text = tree.root().map(text_in).unwrap_or_default();
        (text, issues.into_list().into_iter().map(|i| i.code).collect())
    }

    #[test]
    fn names_lose_their_prefix_and_values_their_escapes() {
        let mut issues = Issues::default();
        let tree = Tree::read(r#"<ns0:p ns0:val="A &amp; B"><ns0:b/></ns0:p>"#, "part", &mut issues);
        let root = tree.root().unwrap();
        assert_eq!((root.name(), root.attribute("val").unwrap().as_ref()), ("p", "A & B"));
        assert_eq!((root.switch("b"), root.switch("i")), (Some(true), None));
        assert!(issues.into_list().is_empty());
    }

    #[test]
    fn references() {
        assert_eq!(texts("<a>1 &lt; 2 &#x1EBF; <![CDATA[&]]></a>"), ("1 < 2 ế &".to_owned(), vec![]));
        let bomb = r#"<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;!</a>"#;
        assert_eq!(texts(bomb), ("!".to_owned(), vec![IssueCode::EntityRefused]));
    }

    #[test]
    fn broken_parts_keep_their_text() {
        assert_eq!(texts("<a><b>một</c></b> hai</a>"), ("một hai".to_owned(), vec![IssueCode::Damaged]));
        assert_eq!(texts("<a><b>một</b>hai"), ("mộthai".to_owned(), vec![IssueCode::Truncated]));
        assert_eq!(texts("<a>một<!x>hai<b>ba</b></a>").1, [IssueCode::Damaged]);
        assert_eq!(texts(""), (String::new(), vec![]));
    }

    #[test]
    fn what_is_too_deep_is_flattened() {
        let depth = 100_000;
        let xml = format!("{}chữ{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert_eq!(texts(&xml), ("chữ".to_owned(), vec![IssueCode::LimitDepth]));
    }
}
