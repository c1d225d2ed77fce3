//! The objects that a PDF is made of (ISO 32000-1, 7.3).

use std::{collections::BTreeMap, ops::Range, rc::Rc};

/// A value in a PDF.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Bool(bool),
    Integer(i64),
    Real(f64),
    String(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Object>),
    Dict(Dict),
    Stream(Rc<Stream>),
    /// Number of an object that stands elsewhere.
    Ref(u32),
}

/// Named values.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Dict(pub(super) BTreeMap<Vec<u8>, Object>);

/// A dictionary with bytes, which stand in the file or were decrypted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stream {
    pub(super) dict: Dict,
    pub(super) data: Data,
}

/// Where the bytes of a stream are.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Data {
    InFile(Range<usize>),
    Own(Vec<u8>),
}

impl Dict {
    /// The value of a key as it is written: perhaps a reference.
    pub(super) fn get(&self, key: &str) -> Option<&Object> {
        self.0.get(key.as_bytes())
    }

    /// Whether the value of a key is this name.
    pub(super) fn is(&self, key: &str, name: &str) -> bool {
        self.get(key).and_then(Object::name) == Some(name.as_bytes())
    }
}

impl Object {
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(string) => Some(string),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(array) => Some(array),
            _ => None,
        }
    }

    /// The dictionary; that of a stream too.
    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn stream(&self) -> Option<&Rc<Stream>> {
        match self {
            Self::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "saturates, as a wrong number may")]
    pub(super) fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(integer) => Some(*integer),
            Self::Real(real) => Some(*real as i64),
            _ => None,
        }
    }

    /// A number, as far as geometry needs it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "places on paper are in f32")]
    pub(super) fn number(&self) -> Option<f32> {
        let number = match self {
            Self::Integer(integer) => *integer as f32,
            Self::Real(real) => *real as f32,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    /// A count or a place, never negative.
    pub(super) fn size(&self) -> Option<usize> {
        self.integer().and_then(|integer| usize::try_from(integer).ok())
    }
}
