//! Word documents (ECMA-376, WordprocessingML): text as it stands on paper, with its headings, numbers and tables.
//!
//! [`Package`] finds the parts; [`styles`] and [`numbering`] say what a paragraph is and how it is numbered; [`body`] walks
//! over paragraphs and tables, [`line`](mod@line) over what stands inside a paragraph. Insertions under review count as
//! text, deletions do not; comments are left out. Headers, footers and hidden text are kept and marked.

mod body;
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
    xml::Tree,
};
use body::Walker;
pub(crate) use line::picture_letter;
use model::{Document, Format, Issue, IssueCode, MarkKind};
pub(crate) use numbering::{Level, Numbering, written};
pub(crate) use package::{Package, Relation, Relations, text_of};
pub(crate) use styles::{NumberRef, rank_by_name, rank_by_outline};

/// Reads a document.
pub(crate) fn read(mut archive: Archive<'_>, package: &Package, mut issues: Issues) -> (Document, Vec<Issue>) {
    let parts = Parts::load(&mut archive, package, &mut issues);
    let styles = parts.tree("styles", &mut issues);
    let numbering = parts.tree("numbering", &mut issues);
    let styles = styles::Styles::read(styles.as_ref().and_then(Tree::root));
    let numbering = Numbering::read(numbering.as_ref().and_then(Tree::root));
    let main = Tree::read(&parts.main, &package.main, &mut issues);
    let mut walker = Walker::new(&styles, numbering);
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
        Relations::of(archive, &package.settings(), &mut Issues::default()).report_external(issues);
        Self { main, others }
    }

    /// The first part of this kind.
    fn tree(&self, kind: &str, issues: &mut Issues) -> Option<Tree<'_>> {
        let (relation, text) = self.others.iter().find(|(relation, _)| relation.kind == kind)?;
        Some(Tree::read(text, &relation.target, issues))
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
