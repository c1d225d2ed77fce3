//! Optional content (ISO 32000-1, 8.11): layers of a file that are off when it is opened.

use super::{
    file::File,
    object::{Dict, Object},
};
use std::collections::HashSet;

/// Most layers that are looked at.
const MAX_LAYERS: usize = 10_000;

/// The layers that are not shown.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<u32>,
}

impl Layers {
    /// Reads which layers are off.
    pub(super) fn read(file: &File<'_>) -> Self {
        let root = file.dict(&file.trailer, "Root");
        let all = file.dict(&root, "OCProperties");
        let usual = file.dict(&all, "D");
        let listed = |dict: &Dict, key: &str| -> Vec<u32> {
            let list = file.get(dict, key);
            let numbers = list.array().unwrap_or_default().iter().take(MAX_LAYERS);
            numbers.filter_map(|object| if let Object::Ref(number) = object { Some(*number) } else { None }).collect()
        };
        let mut off: HashSet<u32> = listed(&usual, "OFF").into_iter().collect();
        if file.get(&usual, "BaseState").name() == Some(b"OFF") {
            let on: HashSet<u32> = listed(&usual, "ON").into_iter().collect();
            off.extend(listed(&all, "OCGs").into_iter().filter(|number| !on.contains(number)));
        }
        Self { off }
    }

    /// Whether what belongs to this layer, or to these, is not shown.
    pub(super) fn hide(&self, file: &File<'_>, object: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let is_off = |object: &Object| matches!(object, Object::Ref(number) if self.off.contains(number));
        if is_off(object) {
            return true;
        }
        // A membership (8.11.2.2): shown while any of its layers is, unless it says otherwise.
        let whole = file.look(object);
        let Some(dict) = whole.dict().filter(|dict| dict.is("Type", "OCMD")) else { return false };
        let Some(own) = dict.get("OCGs") else { return false };
        let list = match file.look(own) {
            Object::Array(list) => list.clone(),
            _ => vec![own.clone()],
        };
        let (all, off) = (list.len(), list.iter().filter(|one| is_off(one)).count());
        match file.get(dict, "P").name() {
            Some(b"AllOn") => off > 0,
            Some(b"AnyOff") => off == 0 && all > 0,
            Some(b"AllOff") => off < all,
            _ => off == all && all > 0,
        }
    }
}
