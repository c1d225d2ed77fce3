//! The structure tree and its way back from marked content (ISO 32000-1, 14.7).

use super::{name, text_object, write_error};
use crate::RenderError;
use crate::render::structure::{Element, Structure};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Writes the tree and returns its root.
pub(super) fn add(document: &mut Document, structure: &Structure, pages: &[ObjectId]) -> Result<ObjectId, RenderError> {
    let elements = structure.elements();
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let ids: Vec<ObjectId> = elements.iter().map(|_| document.new_object_id()).collect();
    let mut kids: BTreeMap<Option<usize>, Vec<Object>> = BTreeMap::new();
    for (element, id) in elements.iter().zip(&ids) {
        kids.entry(element.parent.map(|node| node.0)).or_default().push(Object::Reference(*id));
    }
    for (nth, (element, id)) in elements.iter().zip(&ids).enumerate() {
        let parent = element.parent.and_then(|node| ids.get(node.0)).copied().unwrap_or(whole);
        let own = kids.remove(&Some(nth)).unwrap_or_default();
        document.set_object(*id, Object::Dictionary(of_element(element, parent, own, pages)));
    }
    let mut top = Dictionary::new();
    top.set("S", name("Document"));
    top.set("P", Object::Reference(root));
    top.set("K", Object::Array(kids.remove(&None).unwrap_or_default()));
    document.set_object(whole, Object::Dictionary(top));

    let parents = parent_tree(document, elements, &ids, pages)?;
    let mut tree = Dictionary::new();
    tree.set("Type", name("StructTreeRoot"));
    tree.set("K", Object::Reference(whole));
    tree.set("ParentTree", Object::Reference(parents));
    tree.set("ParentTreeNextKey", Object::Integer(integer(pages.len())));
    document.set_object(root, Object::Dictionary(tree));
    Ok(root)
}

/// Kept short: there is one for every cell, and PDF 1.4 cannot compress them.
fn of_element(element: &Element, parent: ObjectId, own: Vec<Object>, pages: &[ObjectId]) -> Dictionary {
    let mut out = Dictionary::new();
    out.set("S", name(element.role));
    out.set("P", Object::Reference(parent));
    let home = element.content.first().map(|(page, _)| *page);
    if let Some(page) = home.and_then(|page| pages.get(page)) {
        out.set("Pg", Object::Reference(*page));
    }
    let content = element.content.iter().map(|(page, number)| match pages.get(*page) {
        Some(id) if Some(*page) != home => {
            let mut elsewhere = Dictionary::new();
            elsewhere.set("Type", name("MCR"));
            elsewhere.set("Pg", Object::Reference(*id));
            elsewhere.set("MCID", Object::Integer(*number));
            Object::Dictionary(elsewhere)
        }
        _ => Object::Integer(*number),
    });
    let mut all: Vec<Object> = content.chain(own).collect();
    match (all.len(), all.pop()) {
        (1, Some(single)) => out.set("K", single),
        (_, last) => {
            all.extend(last);
            out.set("K", Object::Array(all));
        }
    }
    if let Some(words) = &element.alternative {
        out.set("Alt", text_object(words));
    }
    if element.role == "TH" {
        let mut scope = Dictionary::new();
        scope.set("O", name("Table"));
        scope.set("Scope", name("Column"));
        out.set("A", Object::Dictionary(scope));
    }
    out
}

/// For every page the elements of its marked content, by number.
fn parent_tree(
    document: &mut Document,
    elements: &[Element],
    ids: &[ObjectId],
    pages: &[ObjectId],
) -> Result<ObjectId, RenderError> {
    let mut of_page: Vec<BTreeMap<i64, Object>> = vec![BTreeMap::new(); pages.len()];
    for (element, id) in elements.iter().zip(ids) {
        for (page, number) in &element.content {
            if let Some(numbers) = of_page.get_mut(*page) {
                numbers.insert(*number, Object::Reference(*id));
            }
        }
    }
    let mut numbers = Vec::new();
    for ((nth, page), of_page) in pages.iter().enumerate().zip(of_page) {
        numbers.push(Object::Integer(integer(nth)));
        numbers.push(Object::Array(of_page.into_values().collect()));
        let page = document.get_object_mut(*page).and_then(Object::as_dict_mut).map_err(write_error)?;
        page.set("StructParents", Object::Integer(integer(nth)));
        page.set("Tabs", name("S"));
        // printpdf writes an empty list of annotations on every page.
        page.remove(b"Annots");
    }
    Ok(document.add_object(Object::Dictionary(super::one("Nums", Object::Array(numbers)))))
}

/// A report has far fewer pages than an integer holds.
fn integer(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
