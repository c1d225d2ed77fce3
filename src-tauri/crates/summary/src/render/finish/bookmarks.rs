//! The outline as a tree of bookmarks.

use super::text_object;
use crate::render::{OutlineEntry, PageSize};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// White above a heading when a reader jumps to it, in points.
const ABOVE: f32 = 6.0;

/// Writes the bookmarks and returns their root; none without an entry.
pub(super) fn add(
    document: &mut Document,
    outline: &[OutlineEntry],
    pages: &[ObjectId],
    sizes: &[PageSize],
) -> Option<ObjectId> {
    if outline.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = outline.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(outline);
    for (nth, entry) in outline.iter().enumerate() {
        let parent = parents.get(nth).copied().flatten();
        let siblings = children(&parents, parent);
        let place = siblings.iter().position(|sibling| *sibling == nth).unwrap_or_default();
        let own = children(&parents, Some(nth));
        let mut bookmark = Dictionary::new();
        bookmark.set("Title", text_object(&entry.title));
        bookmark.set("Parent", Object::Reference(parent.and_then(|p| ids.get(p)).copied().unwrap_or(root)));
        if let Some((page, size)) = pages.get(entry.page).zip(sizes.get(entry.page)) {
            let top = Object::Real(size.height - entry.y + ABOVE);
            let kind = Object::Name(b"XYZ".to_vec());
            let place = vec![Object::Reference(*page), kind, Object::Integer(0), top, Object::Null];
            bookmark.set("Dest", Object::Array(place));
        }
        let mut link = |key: &str, other: Option<&usize>| {
            if let Some(id) = other.and_then(|other| ids.get(*other)) {
                bookmark.set(key, Object::Reference(*id));
            }
        };
        link("Prev", place.checked_sub(1).and_then(|before| siblings.get(before)));
        link("Next", siblings.get(place + 1));
        link("First", own.first());
        link("Last", own.last());
        if !own.is_empty() {
            bookmark.set("Count", count(own.len()));
        }
        if let Some(id) = ids.get(nth) {
            document.set_object(*id, Object::Dictionary(bookmark));
        }
    }
    let top = children(&parents, None);
    let mut outlines = Dictionary::new();
    outlines.set("Type", Object::Name(b"Outlines".to_vec()));
    let id = |place: Option<&usize>| place.and_then(|place| ids.get(*place)).copied().unwrap_or(root);
    outlines.set("First", Object::Reference(id(top.first())));
    outlines.set("Last", Object::Reference(id(top.last())));
    outlines.set("Count", count(outline.len()));
    document.set_object(root, Object::Dictionary(outlines));
    Some(root)
}

/// Of each entry the nearest one before it that is less deep.
fn parents(outline: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut out = Vec::with_capacity(outline.len());
    for (nth, entry) in outline.iter().enumerate() {
        open.retain(|(level, _)| *level < entry.level);
        out.push(open.last().map(|(_, parent)| *parent));
        open.push((entry.level, nth));
    }
    out
}

fn children(parents: &[Option<usize>], parent: Option<usize>) -> Vec<usize> {
    let mine = parents.iter().enumerate().filter(|(_, own)| **own == parent);
    mine.map(|(nth, _)| nth).collect()
}

/// A report has far fewer headings than an integer holds.
fn count(entries: usize) -> Object {
    Object::Integer(i64::try_from(entries).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_hangs_under_the_nearest_less_deep_one() {
        let entry = |level| OutlineEntry { title: String::new(), level, page: 0, y: 0.0 };
        let outline = [1, 2, 3, 3, 2, 1].map(entry);
        assert_eq!(parents(&outline), [None, Some(0), Some(1), Some(1), Some(0), None]);
    }
}
