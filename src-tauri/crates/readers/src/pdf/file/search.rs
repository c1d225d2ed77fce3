//! Objects found without a table: every "12 0 obj" of the file, the objects packed in streams, and the trailers.

use super::{File, MAX_TABLES, Place};
use crate::{
    limits::MAX_PDF_OBJECTS,
    pdf::{
        lexer::{Lexer, is_blank},
        object::Object,
    },
};
use memchr::memmem;
use std::collections::HashMap;

impl File<'_> {
    /// Searches the file for objects and for its trailer.
    pub(super) fn search(&mut self) {
        self.search_places();
        let (_, trailers) = scan(self.bytes);
        for at in trailers {
            if let Some(Object::Dict(dict)) = Lexer::at(self.bytes, at).object() {
                for (key, value) in dict.0 {
                    self.trailer.0.insert(key, value);
                }
            }
        }
        if self.has_root() {
            return;
        }
        for number in self.numbers() {
            let object = self.object(number);
            let Some(dict) = object.dict() else { continue };
            if dict.is("Type", "XRef") {
                for (key, value) in &dict.0 {
                    self.trailer.0.insert(key.clone(), value.clone());
                }
            } else if dict.is("Type", "Catalog") {
                self.trailer.0.entry(b"Root".to_vec()).or_insert(Object::Ref(number));
                if !self.has_root() {
                    self.trailer.0.insert(b"Root".to_vec(), Object::Ref(number));
                }
            }
        }
    }

    /// Searches the whole file for objects, if that was not done yet.
    pub(in crate::pdf) fn search_places(&self) {
        if self.state.searched_whole.replace(true) {
            return;
        }
        self.state.damaged.set(true);
        let (places, _) = scan(self.bytes);
        let packs: Vec<u32> = {
            let mut known = self.places.borrow_mut();
            for (number, at) in &places {
                known.insert(*number, Place::At(*at));
            }
            places.keys().copied().collect()
        };
        self.known.borrow_mut().clear();
        self.packs.borrow_mut().clear();
        for number in packs {
            let is_pack = self.places.borrow().get(&number).copied().is_some_and(|place| match place {
                Place::At(at) => {
                    let head = self.bytes.get(at..(at + 400).min(self.bytes.len())).unwrap_or_default();
                    memmem::find(head, b"/ObjStm").is_some()
                }
                Place::In(_) => false,
            });
            if is_pack && let Some(pack) = self.pack(number) {
                let mut known = self.places.borrow_mut();
                for inside in pack.index.keys() {
                    known.entry(*inside).or_insert(Place::In(number));
                }
            }
        }
    }
}

/// Every "12 0 obj" in the file with the place of its number, the last one of each number; and the places behind
/// every "trailer".
fn scan(bytes: &[u8]) -> (HashMap<u32, usize>, Vec<usize>) {
    let mut places = HashMap::new();
    for found in memmem::find_iter(bytes, b" obj") {
        if let Some((number, at)) = object_before(bytes, found)
            && places.len() < MAX_PDF_OBJECTS
        {
            places.insert(number, at);
        }
    }
    let trailers = memmem::find_iter(bytes, b"trailer").take(MAX_TABLES).map(|at| at + 7).collect();
    (places, trailers)
}

/// The number and its place of "12 0" that ends here.
fn object_before(bytes: &[u8], end: usize) -> Option<(u32, usize)> {
    let head = bytes.get(end.saturating_sub(20)..end)?;
    let digits = |from: &[u8]| from.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let generation = digits(head);
    let head = head.get(..head.len() - generation)?;
    let blanks = head.iter().rev().take_while(|b| is_blank(**b)).count();
    let head = head.get(..head.len() - blanks)?;
    let number = digits(head);
    if generation == 0 || blanks == 0 || number == 0 || number > 9 {
        return None;
    }
    let text = std::str::from_utf8(head.get(head.len() - number..)?).ok()?;
    Some((text.parse().ok()?, end - generation - blanks - number))
}
