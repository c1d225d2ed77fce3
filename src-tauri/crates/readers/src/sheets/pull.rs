//! A part of a spreadsheet, tag by tag: sheets are too large to keep as a tree. Forgiving: what is broken is noted and
//! the rest is read. No entity but the five of XML and character numbers is expanded.

use crate::issues::Issues;
use model::{Issue, IssueCode};
use quick_xml::{
    XmlVersion,
    events::{BytesEnd, BytesRef, BytesStart, Event},
    reader::Reader,
};
use std::borrow::Cow;

/// Syntax errors after which the rest of a part is given up.
const MAX_ERRORS: usize = 200;

/// Most tags and pieces of text of one part.
const MAX_STEPS: usize = 12_000_000;

/// A part being read.
pub(super) struct Pull<'x> {
    xml: &'x str,
    reader: Reader<&'x [u8]>,
    /// Where the reader began.
    from: usize,
    errors: usize,
    steps: usize,
    /// Elements that are open.
    depth: usize,
    place: &'x str,
}

/// A tag or a piece of text.
#[derive(Debug)]
pub(super) enum Step<'x> {
    /// An element begins. One without content is followed by its end at once.
    Open(Tag<'x>),
    /// An element ends.
    Close(End<'x>),
    /// Text.
    Text(Cow<'x, str>),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'x>(BytesStart<'x>);

/// An end tag.
#[derive(Debug)]
pub(super) struct End<'x>(BytesEnd<'x>);

impl End<'_> {
    /// Name without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }
}

impl<'x> Pull<'x> {
    /// Begins at the start of a part. `place` names it in the issues.
    pub(super) fn new(xml: &'x str, place: &'x str) -> Self {
        Self { xml, reader: reader(xml), from: 0, errors: 0, steps: 0, depth: 0, place }
    }

    /// The next tag or text. None at the end.
    pub(super) fn next(&mut self, issues: &mut Issues) -> Option<Step<'x>> {
        loop {
            self.steps += 1;
            if self.steps > MAX_STEPS {
                issues.push(Issue::new(IssueCode::LimitMemory).at(self.place));
                return None;
            }
            let before = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            match self.reader.read_event() {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    return Some(Step::Open(Tag(start)));
                }
                Ok(Event::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Step::Close(End(end)));
                }
                Ok(Event::Text(text)) => return Some(Step::Text(text.into_inner())),
                Ok(Event::CData(text)) => return Some(Step::Text(text.into_inner())),
                Ok(Event::GeneralRef(reference)) => match known(&reference) {
                    Some(c) => return Some(Step::Text(Cow::Owned(c.to_string()))),
                    None => self.issue(IssueCode::EntityRefused, issues),
                },
                Ok(Event::DocType(declared)) if declared.contains("<!ENTITY") => {
                    self.issue(IssueCode::EntityRefused, issues);
                }
                Ok(Event::Eof) => {
                    if self.depth > 0 {
                        self.issue(IssueCode::Truncated, issues);
                    }
                    return None;
                }
                Ok(_) => {}
                Err(_) => self.go_on_after(before, issues)?,
            }
        }
    }

    /// Goes on at the next tag after a syntax error. None where there is none, or too many were met.
    fn go_on_after(&mut self, at: usize, issues: &mut Issues) -> Option<()> {
        self.issue(IssueCode::Damaged, issues);
        self.errors += 1;
        if self.errors > MAX_ERRORS {
            return None;
        }
        let after = self.from.saturating_add(at).saturating_add(1);
        let tail = self.xml.as_bytes().get(after..)?;
        self.from = after + tail.iter().position(|b| *b == b'<')?;
        self.reader = reader(self.xml.get(self.from..)?);
        Some(())
    }

    fn issue(&self, code: IssueCode, issues: &mut Issues) {
        issues.push(Issue::new(code).at(self.place));
    }
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    reader
}

fn known(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

impl Tag<'_> {
    /// Name without its prefix.
    pub(super) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| local(attribute.key.0) == name)?;
        Some(match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => value,
            Err(_) => found.value,
        })
    }

    /// Whether an attribute, named with its prefix, has this value.
    pub(super) fn is_exactly(&self, name: &str, value: &str) -> bool {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false).flatten().any(|attribute| attribute.key.0 == name && attribute.value == value)
    }

    /// The number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether an attribute is on.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|value| matches!(value.as_ref(), "1" | "true" | "on"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}
