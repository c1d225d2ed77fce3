//! The file behind a PDF: where its objects stand (ISO 32000-1, 7.5), read one by one when they are asked for.
//!
//! Where the table of objects is missing or wrong, the whole file is searched for objects once.

mod search;
mod tables;

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

    fn has_root(&self) -> bool {
        let root = self.get(&self.trailer, "Root");
        root.dict().is_some_and(|root| root.get("Pages").is_some())
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
