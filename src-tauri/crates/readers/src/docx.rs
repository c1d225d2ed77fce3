//! Word documents (ECMA-376, WordprocessingML): text as it stands on paper, with its headings, numbers and tables.
//!
//! [`Package`] finds the parts; [`styles`] and [`numbering`] say what a paragraph is and how it is numbered; [`body`] walks
//! over paragraphs and tables, [`line`](mod@line) over what stands inside a paragraph; [`flat`] has the documents that
//! are one XML file. Insertions under review count as
//! text, deletions do not; comments are left out. Headers, footers and hidden text are kept and marked.

mod body;
mod flat;
mod line;
mod numbering;
mod package;
mod styles;
mod table;

use crate::{
    archive::Archive,
    compose::Composer,
    flow::{Found, Piece},
    issues::Issues,
    xml::{Content, Element, Tree},
};
use body::Walker;
pub(crate) use flat::{read_2003, read_package};
use model::{Document, Format, Issue, IssueCode, MarkKind};
pub(crate) use numbering::{Level, Numbering, roman, written};
pub(crate) use package::{Package, Relation, Relations, text_of};
use std::collections::HashMap;
pub(crate) use styles::{NumberRef, rank_by_name, rank_by_outline};

/// Reads a document.
pub(crate) fn read(mut archive: Archive<'_>, package: &Package, mut issues: Issues) -> (Document, Vec<Issue>) {
    let parts = Parts::load(&mut archive, package, &mut issues);
    let styles = parts.tree("styles", &mut issues);
    let numbering = parts.tree("numbering", &mut issues);
    let styles = styles::Styles::read(styles.as_ref().and_then(Tree::root));
    let numbering = Numbering::read(numbering.as_ref().and_then(Tree::root));
    let main = Tree::read_without(&parts.main, &package.main, is_only_look, &mut issues);
    let mut walker = Walker::new(&styles, numbering);
    walker.diagrams = parts.diagrams(&mut issues);
    let body = main.root().and_then(|document| document.child("body"));
    if body.is_none() && !parts.main.is_empty() {
        issues.push(Issue::new(IssueCode::Damaged).at(package.main.as_str()));
    }
    let pieces = body.map(|body| walker.blocks(body)).unwrap_or_default();
    let mut composer = Composer::new(Format::Docx, issues);
    let mut found = Found { body: pieces, ..Found::default() };
    for part in walker.margins(MarkKind::Header) {
        found.before.extend(parts.margin(&part, MarkKind::Header, &mut walker, &mut composer));
    }
    for (kind, at) in [("footnotes", "chú thích"), ("endnotes", "chú thích cuối")] {
        found.after.extend(parts.notes(kind, at, &mut walker, &mut composer));
    }
    for part in walker.margins(MarkKind::Footer) {
        let footer = parts.margin(&part, MarkKind::Footer, &mut walker, &mut composer);
        found.after.extend(footer.into_iter().map(|piece| (None, piece)));
    }
    walker.left_out.report(composer.issues());
    found.compose(composer)
}

/// The parts of a document as text.
#[derive(Debug)]
struct Parts {
    main: String,
    /// Name and text of each part that the document refers to and that is read.
    others: Vec<(Relation, String)>,
}

impl Parts {
    fn load(archive: &mut Archive<'_>, package: &Package, issues: &mut Issues) -> Self {
        let main = text_of(archive, &package.main, issues).unwrap_or_default();
        let relations = Relations::of(archive, &package.main, issues);
        let mut others = Vec::new();
        for relation in relations.all().filter(|relation| relation.is_read() && !relation.external) {
            if let Some(text) = text_of(archive, &relation.target, issues) {
                others.push((relation.clone(), text));
            }
        }
        relations.report_external(issues);
        let read_too =
            others.iter().filter(|(relation, _)| relation.holds_text()).map(|(relation, _)| &relation.target);
        for part in read_too.cloned().chain([package.settings()]) {
            Relations::of(archive, &part, &mut Issues::default()).report_external(issues);
        }
        Self { main, others }
    }

    /// The first part of this kind.
    fn tree(&self, kind: &str, issues: &mut Issues) -> Option<Tree<'_>> {
        let (relation, text) = self.others.iter().find(|(relation, _)| relation.kind == kind)?;
        Some(Tree::read(text, &relation.target, issues))
    }

    /// The words of diagrams, by the id of their part.
    fn diagrams(&self, issues: &mut Issues) -> HashMap<String, Vec<String>> {
        let mut all = HashMap::new();
        for (relation, text) in self.others.iter().filter(|(relation, _)| relation.kind == "diagramData") {
            let tree = Tree::read(text, &relation.target, issues);
            let points =
                tree.root().into_iter().flat_map(Element::descendants).filter(|element| element.name() == "pt");
            let words = points.filter_map(|point| point.child("t")).map(words).filter(|words| !words.trim().is_empty());
            all.insert(relation.id.clone(), words.collect());
        }
        all
    }

    /// A header or footer.
    fn margin(&self, id: &str, mark: MarkKind, walker: &mut Walker<'_>, composer: &mut Composer) -> Vec<Piece> {
        let Some((relation, text)) = self.others.iter().find(|(relation, _)| relation.id == id) else {
            return Vec::new();
        };
        let tree = Tree::read(text, &relation.target, composer.issues());
        let mut pieces = tree.root().map(|root| walker.blocks(root)).unwrap_or_default();
        pieces.iter_mut().for_each(|piece| piece.mark(mark));
        pieces
    }

    /// Footnotes or endnotes, in the order in which the text refers to them.
    fn notes(
        &self,
        kind: &str,
        at: &str,
        walker: &mut Walker<'_>,
        composer: &mut Composer,
    ) -> Vec<(Option<String>, Piece)> {
        let mut found = Vec::new();
        let Some((relation, text)) = self.others.iter().find(|(relation, _)| relation.kind == kind) else {
            return found;
        };
        let tree = Tree::read(text, &relation.target, composer.issues());
        let Some(root) = tree.root() else { return found };
        for (number, id) in (1..).zip(walker.notes(kind)) {
            let note = root.elements().find(|note| note.attribute("id").as_deref() == Some(id.as_str()));
            let pieces = note.map(|note| walker.blocks(note)).unwrap_or_default();
            found.extend(pieces.into_iter().map(|piece| (Some(format!("{at} {number}")), piece)));
        }
        found
    }
}

/// Properties that only say how text looks and where it stands on the page.
fn is_only_look(name: &str) -> bool {
    matches!(
        name,
        "sz" | "szCs"
            | "lang"
            | "color"
            | "spacing"
            | "ind"
            | "jc"
            | "shd"
            | "i"
            | "iCs"
            | "bCs"
            | "u"
            | "kern"
            | "position"
            | "noProof"
            | "highlight"
            | "tcW"
            | "tblW"
            | "tblLook"
            | "tblInd"
            | "vAlign"
            | "trHeight"
            | "top"
            | "left"
            | "bottom"
            | "right"
            | "start"
            | "end"
            | "insideH"
            | "insideV"
            | "gridCol"
            | "keepNext"
            | "keepLines"
            | "widowControl"
            | "snapToGrid"
            | "contextualSpacing"
            | "proofErr"
            | "lastRenderedPageBreak"
            | "bookmarkStart"
            | "bookmarkEnd"
            | "autoSpaceDE"
            | "autoSpaceDN"
            | "adjustRightInd"
            | "cnfStyle"
            | "tblStyle"
            | "tblLayout"
            | "noWrap"
            | "pgSz"
            | "pgMar"
            | "cols"
            | "docGrid"
            | "textAlignment"
    )
}

/// The words of a point of a diagram, a line for each paragraph.
fn words(body: Element<'_>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for element in body.descendants() {
        match element.name() {
            "p" => lines.push(String::new()),
            "t" => {
                let text = element.content().filter_map(|content| match content {
                    Content::Text(text) => Some(text),
                    Content::Element(_) => None,
                });
                if let Some(line) = lines.last_mut() {
                    line.extend(text);
                }
            }
            _ => {}
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}
