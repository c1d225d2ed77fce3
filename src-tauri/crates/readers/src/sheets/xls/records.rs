//! The records of a workbook: a number, a length, the content (MS-XLS 2.1.4). Long content goes on in records of its own.

/// The record that begins a workbook, a sheet or a chart.
pub(super) const BEGIN: u16 = 0x0809;

/// Content that goes on from the record before.
pub(super) const CONTINUE: u16 = 0x003c;

/// Most records of a stream.
const MAX_RECORDS: usize = 4_000_000;

/// A stream being cut into records.
#[derive(Debug)]
pub(super) struct Records<'b> {
    rest: &'b [u8],
    left: usize,
    /// Whether the stream ends inside a record.
    pub(super) cut_off: bool,
}

/// A record.
#[derive(Debug)]
pub(super) struct Record<'b> {
    pub(super) kind: u16,
    /// Its content, and that of the records in which it goes on.
    pub(super) parts: Vec<&'b [u8]>,
}

/// Little-endian numbers of a record.
pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

impl<'b> Records<'b> {
    pub(super) const fn new(stream: &'b [u8]) -> Self {
        Self { rest: stream, left: MAX_RECORDS, cut_off: false }
    }

    fn header(&self) -> Option<(u16, usize)> {
        Some((short(self.rest, 0)?, usize::from(short(self.rest, 2)?)))
    }

    fn take(&mut self) -> Option<(u16, &'b [u8])> {
        let (kind, length) = self.header()?;
        self.left = self.left.checked_sub(1)?;
        let content = self.rest.get(4..).unwrap_or_default();
        if let Some((content, rest)) = content.split_at_checked(length) {
            self.rest = rest;
            return Some((kind, content));
        }
        self.cut_off = true;
        self.rest = &[];
        Some((kind, content))
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let (kind, content) = self.take()?;
        let mut parts = vec![content];
        while self.header().is_some_and(|(next, _)| next == CONTINUE) {
            parts.push(self.take()?.1);
        }
        Some(Record { kind, parts })
    }
}

impl<'b> Record<'b> {
    /// The content of the record itself.
    pub(super) fn content(&self) -> &'b [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}
