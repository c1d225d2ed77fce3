//! Originals: the imported files themselves, byte for byte, deflated, known by their SHA-256.

use crate::{DataFile, StoreError, reports};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use model::{Report, ReportId};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};

impl DataFile {
    /// The file as it was imported.
    ///
    /// # Errors
    /// [`StoreError::UnknownReport`]; [`StoreError::OriginalDamaged`] where it does not have its SHA-256 any more.
    pub fn original(&self, id: ReportId) -> Result<Vec<u8>, StoreError> {
        self.read(|conn| read(conn, &reports::one(conn, id)?))
    }

    /// The report that has exactly this original, if it was imported before.
    ///
    /// # Errors
    /// Those of the file.
    pub fn report_with(&self, original: &[u8]) -> Result<Option<ReportId>, StoreError> {
        let sha256 = sha256(original);
        self.read(|conn| with_sha256(conn, &sha256))
    }
}

/// 64 hexadecimal digits.
pub(crate) fn sha256(original: &[u8]) -> String {
    Sha256::digest(original).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The report whose original has this SHA-256.
pub(crate) fn with_sha256(conn: &Connection, sha256: &str) -> Result<Option<ReportId>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT id FROM reports WHERE sha256 = ?")?;
    Ok(statement.query_row([sha256], |row| row.get(0).map(ReportId)).optional()?)
}

/// The original as it is stored.
pub(crate) fn deflate(original: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(original)?;
    encoder.finish()
}

/// Stores the deflated original of a report.
pub(crate) fn keep(conn: &Connection, report: ReportId, deflated: &[u8]) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached("INSERT INTO originals (report, deflated) VALUES (?, ?)")?;
    statement.execute((report.0, deflated))?;
    Ok(())
}

/// The original of a report, if it still has its size and SHA-256.
pub(crate) fn read(conn: &Connection, report: &Report) -> Result<Vec<u8>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT deflated FROM originals WHERE report = ?")?;
    let mut rows = statement.query([report.id.0])?;
    let deflated = rows.next()?.map(|row| row.get_ref(0)).transpose()?;
    deflated
        .and_then(|deflated| inflate(deflated.as_blob().ok()?, report.bytes))
        .filter(|original| sha256(original) == report.sha256)
        .ok_or(StoreError::OriginalDamaged(report.id))
}

/// At most one byte more than `bytes`: damage must not fill the memory.
fn inflate(deflated: &[u8], bytes: u64) -> Option<Vec<u8>> {
    let mut original = Vec::new();
    DeflateDecoder::new(deflated).take(bytes.saturating_add(1)).read_to_end(&mut original).ok()?;
    (original.len() as u64 == bytes).then_some(original)
}
