//! The tables of objects (ISO 32000-1, 7.5.4 and 7.5.8): read from the end of the file, each names the one before it.

use super::{File, MAX_TABLES, Place};
use crate::{
    limits::MAX_PDF_OBJECTS,
    pdf::{
        lexer::Lexer,
        object::{Dict, Object},
    },
};
use memchr::memmem;
use std::collections::HashSet;

impl File<'_> {
    /// Follows the tables of objects from the end of the file. False where one of them cannot be read.
    pub(super) fn follow_tables(&mut self) -> bool {
        let tail = self.bytes.len().saturating_sub(2048);
        let Some(found) = memmem::rfind(self.bytes.get(tail..).unwrap_or_default(), b"startxref") else { return false };
        let Some(start) = Lexer::at(self.bytes, tail + found + 9).unsigned() else { return false };
        let mut next = vec![start];
        let mut seen = HashSet::new();
        while let Some(at) = next.pop() {
            if !seen.insert(at) || seen.len() > MAX_TABLES {
                continue;
            }
            let Some(dict) = usize::try_from(at).ok().and_then(|at| self.table(at)) else { return false };
            let link = |key| dict.get(key).and_then(Object::integer).and_then(|at| u64::try_from(at).ok());
            next.extend(link("Prev"));
            next.extend(link("XRefStm"));
            for (key, value) in dict.0 {
                self.trailer.0.entry(key).or_insert(value);
            }
        }
        true
    }

    /// Reads a table of objects: its trailer.
    fn table(&self, at: usize) -> Option<Dict> {
        let mut lexer = Lexer::at(self.bytes, at);
        if !lexer.word(b"xref") {
            return self.packed_table(at);
        }
        loop {
            if lexer.word(b"trailer") {
                break;
            }
            let (first, count) = (lexer.unsigned()?, lexer.unsigned()?);
            for number in first..first.saturating_add(count) {
                let (Some(place), Some(_)) = (lexer.unsigned(), lexer.unsigned()) else { return None };
                let used = lexer.word(b"n");
                if !used && !lexer.word(b"f") {
                    return None;
                }
                if used && place > 0 {
                    self.place(number, Place::At(usize::try_from(place).ok()?));
                }
            }
        }
        match lexer.object()? {
            Object::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// Reads a table of objects that is a stream (7.5.8).
    fn packed_table(&self, at: usize) -> Option<Dict> {
        let (_, object) = self.parse_at(at)?;
        let stream = object.stream()?.clone();
        if !stream.dict.is("Type", "XRef") {
            return None;
        }
        let widths: Vec<usize> = stream.dict.get("W")?.array()?.iter().filter_map(Object::size).collect();
        let [kind, second, third] = *widths.as_slice() else { return None };
        if kind > 8 || second > 8 || third > 8 {
            return None;
        }
        let bytes = self.unpacked(&stream)?;
        let size = stream.dict.get("Size").and_then(Object::size).unwrap_or(0);
        let index: Vec<usize> = match stream.dict.get("Index").and_then(Object::array) {
            Some(index) => index.iter().filter_map(Object::size).collect(),
            None => vec![0, size],
        };
        let mut rows = bytes.chunks_exact((kind + second + third).max(1));
        for pair in index.chunks_exact(2) {
            let [first, count] = *pair else { break };
            for number in first..first.saturating_add(count) {
                let Some(row) = rows.next() else { break };
                let (head, rest) = row.split_at(kind.min(row.len()));
                let (field, _) = rest.split_at(second.min(rest.len()));
                let number = number as u64;
                match if kind == 0 { 1 } else { big_endian(head) } {
                    1 => self.place(number, Place::At(usize::try_from(big_endian(field)).ok()?)),
                    2 => self.place(number, Place::In(u32::try_from(big_endian(field)).ok()?)),
                    _ => {}
                }
            }
        }
        Some(stream.dict.clone())
    }

    /// Notes where an object stands; the newest table comes first and holds.
    fn place(&self, number: u64, place: Place) {
        let mut places = self.places.borrow_mut();
        if places.len() >= MAX_PDF_OBJECTS {
            self.state.too_many.set(true);
        } else if let Ok(number) = u32::try_from(number) {
            places.entry(number).or_insert(place);
        }
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
