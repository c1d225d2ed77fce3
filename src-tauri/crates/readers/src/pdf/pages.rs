//! The pages of a file in order (ISO 32000-1, 7.7.3), with what they inherit from the tree above them.

use super::{
    file::File,
    object::{Dict, Object},
    place::{Frame, Rect},
};
use crate::limits::MAX_PDF_PAGES;
use std::collections::HashSet;

/// Deepest nodes of the tree.
const MAX_LEVELS: usize = 64;

/// Most nodes that are looked at.
const MAX_NODES: usize = 100_000;

/// A page.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) dict: Dict,
    pub(super) resources: Dict,
    pub(super) frame: Frame,
}

/// The pages of a file and how they were found.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub(super) list: Vec<Page>,
    /// There are more.
    pub(super) too_many: bool,
    /// The tree is broken: some pages may be missing, or stand in another order.
    pub(super) damaged: bool,
}

#[derive(Debug, Clone, Default)]
struct Inherited {
    resources: Option<Object>,
    media: Option<Object>,
    crop: Option<Object>,
    rotate: Option<Object>,
}

/// Finds the pages.
pub(super) fn pages(file: &File<'_>) -> Pages {
    let mut pages = Pages::default();
    let root = file.dict(&file.trailer, "Root");
    let mut seen = HashSet::new();
    if let Some(top) = root.get("Pages") {
        walk(file, top, &Inherited::default(), 0, &mut seen, &mut pages);
    }
    let promised = file.dict(&root, "Pages").get("Count").map(|o| file.look(o)).and_then(|o| o.size()).unwrap_or(0);
    if pages.list.len() < promised.min(MAX_PDF_PAGES) && !pages.too_many {
        pages.damaged = true;
    }
    if pages.list.is_empty() {
        file.search_places();
        stray(file, &mut pages);
        pages.damaged = true;
    }
    pages
}

fn walk(file: &File<'_>, node: &Object, above: &Inherited, level: usize, seen: &mut HashSet<u32>, pages: &mut Pages) {
    if let Object::Ref(number) = node
        && !seen.insert(*number)
    {
        pages.damaged = true;
        return;
    }
    if level > MAX_LEVELS || seen.len() > MAX_NODES || pages.list.len() >= MAX_PDF_PAGES {
        pages.too_many = true;
        return;
    }
    let object = file.look(node);
    let Some(dict) = object.dict() else {
        pages.damaged = true;
        return;
    };
    let own = |key: &str, from: &Option<Object>| dict.get(key).cloned().or_else(|| from.clone());
    let here = Inherited {
        resources: own("Resources", &above.resources),
        media: own("MediaBox", &above.media),
        crop: own("CropBox", &above.crop),
        rotate: own("Rotate", &above.rotate),
    };
    let kids = file.get(dict, "Kids");
    match kids.array() {
        Some(kids) if !dict.is("Type", "Page") => {
            for kid in kids.iter().take(MAX_NODES) {
                if pages.too_many {
                    return;
                }
                walk(file, kid, &here, level + 1, seen, pages);
            }
        }
        _ => pages.list.push(page(file, dict, &here)),
    }
}

/// Pages of a file without a tree, in the order of their numbers.
fn stray(file: &File<'_>, pages: &mut Pages) {
    for number in file.numbers() {
        let object = file.object(number);
        let Some(dict) = object.dict().filter(|dict| dict.is("Type", "Page")) else { continue };
        if pages.list.len() >= MAX_PDF_PAGES {
            pages.too_many = true;
            return;
        }
        let own = |key: &str| dict.get(key).cloned();
        let here = Inherited {
            resources: own("Resources"),
            media: own("MediaBox"),
            crop: own("CropBox"),
            rotate: own("Rotate"),
        };
        pages.list.push(page(file, dict, &here));
    }
}

fn page(file: &File<'_>, dict: &Dict, inherited: &Inherited) -> Page {
    let look = |object: &Option<Object>| object.as_ref().map(|object| file.look(object));
    let rect = |object: &Option<Object>| look(object).and_then(|object| rect(file, &object));
    let media = rect(&inherited.media).unwrap_or(Rect { left: 0.0, top: 0.0, right: 595.0, bottom: 842.0 });
    let visible = rect(&inherited.crop).and_then(|crop| crop.shared(&media)).unwrap_or(media);
    let turn = look(&inherited.rotate).and_then(|o| o.integer()).unwrap_or(0).rem_euclid(360) / 90;
    let resources = look(&inherited.resources).and_then(|o| o.dict().cloned()).unwrap_or_default();
    Page { dict: dict.clone(), resources, frame: Frame::new(visible, u8::try_from(turn).unwrap_or(0)) }
}

/// A rectangle as a PDF writes it.
pub(super) fn rect(file: &File<'_>, object: &Object) -> Option<Rect> {
    let numbers: Vec<f32> = object.array()?.iter().take(4).filter_map(|o| file.look(o).number()).collect();
    let [a, b, c, d] = *numbers.as_slice() else { return None };
    let rect = Rect { left: a.min(c), top: b.min(d), right: a.max(c), bottom: b.max(d) };
    (rect.right - rect.left > 1.0 && rect.bottom - rect.top > 1.0).then_some(rect)
}
