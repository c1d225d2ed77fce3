//! The file behind a PDF: where its objects stand (ISO 32000-1, 7.5), read one by one when they are asked for.
//!
//! Where the table of objects is missing or wrong, the whole file is searched for objects once.

use super::{
    crypt::Key,
    filter::{self, Packed, Unpacked},
    lexer::{Lexer, Token, is_blank},
    object::{Data, Dict, Object, Stream},
};
use crate::limits::{MAX_PART_BYTES, MAX_PDF_INFLATED_BYTES, MAX_PDF_OBJECTS};
use memchr::memmem;
use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
    ops::Range,
    rc::Rc,
};

/// References that lead to references.
const MAX_HOPS: usize = 32;

/// Tables of objects, each of which names the one before it.
const MAX_TABLES: usize = 2_000;

/// Bytes in which the ends of streams without a true length are looked for, in one file.
const MAX_SEARCHED: usize = 1 << 30;

/// A PDF.
#[derive(Debug)]
pub(super) struct File<'b> {
    bytes: &'b [u8],
    places: RefCell<HashMap<u32, Place>>,
    pub(super) trailer: Dict,
    known: RefCell<HashMap<u32, Object>>,
    packs: RefCell<HashMap<u32, Rc<Pack>>>,
    /// Objects that are being read: one that needs itself is none.
    open: RefCell<HashSet<u32>>,
    room: Cell<usize>,
    searched: Cell<usize>,
    key: Option<Key>,
    pub(super) state: State,
}

/// What was met while reading.
#[derive(Debug, Default)]
pub(super) struct State {
    /// Something in the file is broken.
    pub(super) damaged: Cell<bool>,
    /// Something became larger than allowed.
    pub(super) too_large: Cell<bool>,
    /// More objects than are read.
    pub(super) too_many: Cell<bool>,
    searched_whole: Cell<bool>,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// At this byte.
    At(usize),
    /// In the stream of objects with this number.
    In(u32),
}

/// A stream of objects.
#[derive(Debug)]
struct Pack {
    bytes: Vec<u8>,
    /// Number and place of each.
    index: HashMap<u32, usize>,
}

/// Whether the file can be opened.
#[derive(Debug)]
pub(super) enum Opened<'b> {
    Ready(Box<File<'b>>),
    /// A password is needed.
    Locked,
    /// It has no beginning from which anything could be read.
    Broken,
}

impl<'b> File<'b> {
    /// Opens a file.
    pub(super) fn open(bytes: &'b [u8]) -> Opened<'b> {
        let mut file = Self {
            bytes,
            places: RefCell::default(),
            trailer: Dict::default(),
            known: RefCell::default(),
            packs: RefCell::default(),
            open: RefCell::default(),
            room: Cell::new(MAX_PDF_INFLATED_BYTES),
            searched: Cell::new(0),
            key: None,
            state: State::default(),
        };
        if !file.follow_tables() || !file.has_root() {
            file.search();
        }
        if !file.has_root() {
            return Opened::Broken;
        }
        if let Some(encrypt) = file.trailer.get("Encrypt").map(|o| file.look(o)).filter(|o| *o != Object::Null) {
            let Some(encrypt) = encrypt.dict() else { return Opened::Locked };
            let id = file.trailer.get("ID").map(|o| file.look(o));
            let id = id.as_ref().and_then(|id| id.array()?.first()?.string()).unwrap_or_default();
            let own = |object: &Object| file.look(object);
            let Some(key) = Key::without_password(encrypt, id, &own) else { return Opened::Locked };
            file.known.borrow_mut().clear();
            file.packs.borrow_mut().clear();
            file.key = Some(key);
        }
        Opened::Ready(Box::new(file))
    }

    /// The object itself where a reference stands.
    pub(super) fn look(&self, object: &Object) -> Object {
        let mut object = object.clone();
        for _ in 0..MAX_HOPS {
            let Object::Ref(number) = object else { return object };
            object = self.object(number);
        }
        Object::Null
    }

    /// The value of a key.
    pub(super) fn get(&self, dict: &Dict, key: &str) -> Object {
        dict.get(key).map_or(Object::Null, |object| self.look(object))
    }

    /// The dictionary under a key; empty where there is none.
    pub(super) fn dict(&self, dict: &Dict, key: &str) -> Dict {
        self.get(dict, key).dict().cloned().unwrap_or_default()
    }

    /// The bytes of a stream, unpacked. None: a picture.
    pub(super) fn unpacked(&self, stream: &Stream) -> Option<Vec<u8>> {
        let raw = match &stream.data {
            Data::InFile(range) => self.bytes.get(range.clone()).unwrap_or_default(),
            Data::Own(bytes) => bytes,
        };
        let room = self.room.get().min(MAX_PART_BYTES);
        let Unpacked { bytes, damaged, too_large } = filter::unpack(raw, &stream.dict, room, &|o| self.look(o))?;
        self.room.set(self.room.get().saturating_sub(bytes.len()));
        if damaged {
            self.state.damaged.set(true);
        }
        if too_large {
            self.state.too_large.set(true);
        }
        Some(bytes)
    }

    /// The bytes of a picture with every filter taken off but its own, which is told.
    pub(super) fn peeled(&self, stream: &Stream) -> (Vec<u8>, Option<Packed>) {
        let raw = match &stream.data {
            Data::InFile(range) => self.bytes.get(range.clone()).unwrap_or_default(),
            Data::Own(bytes) => bytes,
        };
        let room = self.room.get().min(MAX_PART_BYTES);
        let (unpacked, packed) = filter::peel(raw, &stream.dict, room, &|o| self.look(o));
        self.room.set(self.room.get().saturating_sub(unpacked.bytes.len()));
        (unpacked.bytes, packed)
    }

    /// The object with a number; null where there is none.
    pub(super) fn object(&self, number: u32) -> Object {
        if let Some(known) = self.known.borrow().get(&number) {
            return known.clone();
        }
        if !self.open.borrow_mut().insert(number) {
            return Object::Null;
        }
        let mut found = self.fetch(number);
        if found.is_none() && self.places.borrow().contains_key(&number) && !self.state.searched_whole.get() {
            self.search_places();
            found = self.fetch(number);
        }
        self.open.borrow_mut().remove(&number);
        let object = found.unwrap_or(Object::Null);
        self.known.borrow_mut().insert(number, object.clone());
        object
    }

    /// Numbers of all objects that are known, in order.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.places.borrow().keys().copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// Searches the whole file for objects, if that was not done yet.
    pub(super) fn search_places(&self) {
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

    fn has_root(&self) -> bool {
        let root = self.get(&self.trailer, "Root");
        root.dict().is_some_and(|root| root.get("Pages").is_some())
    }

    /// Searches the file for objects and for its trailer.
    fn search(&mut self) {
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

    /// Follows the tables of objects from the end of the file. False where one of them cannot be read.
    fn follow_tables(&mut self) -> bool {
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

    fn fetch(&self, number: u32) -> Option<Object> {
        let place = self.places.borrow().get(&number).copied()?;
        match place {
            Place::At(at) => {
                let (found, object) = self.parse_at(at)?;
                (found == number).then_some(object)
            }
            Place::In(pack) => {
                let pack = self.pack(pack)?;
                let at = *pack.index.get(&number)?;
                Lexer::at(&pack.bytes, at).object()
            }
        }
    }

    /// The stream of objects with this number.
    fn pack(&self, number: u32) -> Option<Rc<Pack>> {
        if let Some(pack) = self.packs.borrow().get(&number) {
            return Some(Rc::clone(pack));
        }
        let object = self.object(number);
        let stream = object.stream()?;
        let (count, first) = (self.get(&stream.dict, "N").size()?, self.get(&stream.dict, "First").size()?);
        let bytes = self.unpacked(stream)?;
        let mut lexer = Lexer::new(&bytes);
        let mut index = HashMap::new();
        for _ in 0..count.min(MAX_PDF_OBJECTS) {
            let (Some(number), Some(place)) = (lexer.unsigned(), lexer.unsigned()) else { break };
            if let (Ok(number), Ok(place)) = (u32::try_from(number), usize::try_from(place)) {
                index.entry(number).or_insert(first.saturating_add(place));
            }
        }
        let pack = Rc::new(Pack { bytes, index });
        self.packs.borrow_mut().insert(number, Rc::clone(&pack));
        Some(pack)
    }

    /// The object that stands at a byte, with its number.
    fn parse_at(&self, at: usize) -> Option<(u32, Object)> {
        let mut lexer = Lexer::at(self.bytes, at);
        let (number, generation) = (u32::try_from(lexer.unsigned()?).ok()?, lexer.unsigned()?);
        if !lexer.word(b"obj") {
            return None;
        }
        let mut object = match lexer.token(true)? {
            Token::Object(object) => object,
            Token::Word(_) => Object::Null,
        };
        if let Object::Dict(dict) = &object
            && lexer.word(b"stream")
        {
            let data = Data::InFile(self.stream_range(lexer.place(), dict));
            object = Object::Stream(Rc::new(Stream { dict: dict.clone(), data }));
        }
        let Some(key) = &self.key else { return Some((number, object)) };
        Some((number, key.open(object, number, generation, self.bytes)))
    }

    /// Where the bytes of a stream stand: as long as it says if that is true, else up to "endstream".
    fn stream_range(&self, after_word: usize, dict: &Dict) -> Range<usize> {
        let rest = self.bytes.get(after_word..).unwrap_or_default();
        let start = after_word
            + if rest.starts_with(b"\r\n") {
                2
            } else {
                usize::from(rest.starts_with(b"\n") || rest.starts_with(b"\r"))
            };
        let length = match dict.get("Length") {
            // The table of objects itself is read before references can be followed: then the end is searched.
            Some(object) => self.look(object).size(),
            None => None,
        };
        if let Some(end) = length.and_then(|length| start.checked_add(length)).filter(|end| *end <= self.bytes.len()) {
            let after = self.bytes.get(end..).unwrap_or_default();
            let blanks = after.iter().take(4).take_while(|b| is_blank(**b)).count();
            if after.get(blanks..).is_some_and(|after| after.starts_with(b"endstream") || after.starts_with(b"endobj"))
            {
                return start..end;
            }
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let most = rest.len().min(MAX_SEARCHED.saturating_sub(self.searched.get()));
        let rest = rest.get(..most).unwrap_or_default();
        let found = memmem::find(rest, b"endstream").unwrap_or_else(|| {
            self.state.damaged.set(true);
            memmem::find(rest, b"endobj").unwrap_or(rest.len())
        });
        self.searched.set(self.searched.get().saturating_add(found));
        start..start + found
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
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
