//! What printpdf leaves undone, done on its lopdf document: version, metadata, colour, outline, tags, a fixed identity.
//!
//! The aim is PDF/A-1b (ISO 19005-1) with a structure tree. printpdf writes header 1.3, a CMYK intent, random ids and a
//! flat outline; all of that is replaced here.

mod bookmarks;
mod colour;
mod metadata;
mod subsets;
mod tags;

use super::structure::Structure;
use super::{OutlineEntry, PageSize};
use crate::RenderError;
use crate::YearEnd;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Finishes the document and writes it.
///
/// # Errors
/// [`RenderError::Write`] when the document has not the shape printpdf gives it, or cannot be written.
pub(crate) fn finished(
    mut document: Document,
    report: &YearEnd,
    structure: &Structure,
    outline: &[OutlineEntry],
    sizes: &[PageSize],
) -> Result<Vec<u8>, RenderError> {
    document.version = "1.4".to_owned();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(write_error)?;
    let intent = colour::intent(&mut document);
    let xmp = metadata::add(&mut document, report);
    let bookmarks = bookmarks::add(&mut document, outline, &pages, sizes);
    let tree = tags::add(&mut document, structure, &pages)?;
    subsets::add(&mut document);

    let catalogue = document.get_object_mut(root).and_then(Object::as_dict_mut).map_err(write_error)?;
    catalogue.set("OutputIntents", Object::Array(vec![Object::Dictionary(intent)]));
    catalogue.set("Metadata", Object::Reference(xmp));
    catalogue.set("Lang", Object::string_literal("vi-VN"));
    catalogue.set("StructTreeRoot", Object::Reference(tree));
    catalogue.set("MarkInfo", Object::Dictionary(one("Marked", Object::Boolean(true))));
    catalogue.set("ViewerPreferences", Object::Dictionary(one("DisplayDocTitle", Object::Boolean(true))));
    catalogue.set("PageMode", name("UseNone"));
    if let Some(bookmarks) = bookmarks {
        catalogue.set("Outlines", Object::Reference(bookmarks));
        catalogue.set("PageMode", name("UseOutlines"));
    }
    document.trailer.set("ID", metadata::identity(report));
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|error| RenderError::Write(error.to_string()))?;
    Ok(bytes)
}

/// The document is not as printpdf makes it.
#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn write_error(error: lopdf::Error) -> RenderError {
    RenderError::Write(error.to_string())
}

/// A dictionary of one entry.
fn one(key: &str, value: Object) -> Dictionary {
    let mut dictionary = Dictionary::new();
    dictionary.set(key, value);
    dictionary
}

fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// Text as PDF stores it outside pages: UTF-16 with its mark.
fn text_object(words: &str) -> Object {
    let units = words.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes = [0xFE, 0xFF].into_iter().chain(units).collect();
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
