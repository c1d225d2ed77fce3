//! Settings: small values by name. What they mean is the app's to say.

use crate::{
    DataFile, StoreError,
    row::{Table, word},
};
use rusqlite::OptionalExtension;

pub(crate) static SETTINGS: Table = Table { name: "settings", columns: &["key", "value"] };

impl DataFile {
    /// The value under this name, if one was set.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&SETTINGS.select("WHERE key = ?"))?;
            let mut rows = statement.query([key])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let mut columns = SETTINGS.open(row)?;
            let _key: String = columns.take()?;
            columns.take().map(Some)
        })
    }

    /// Sets the value under this name.
    ///
    /// # Errors
    /// Those of the file.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(|tx| {
            let sql = "SELECT id FROM settings WHERE key = ?";
            let there: Option<i64> = tx.query_row(sql, [key], |row| row.get(0)).optional()?;
            let values = vec![word(Some(key)), word(Some(value))];
            match there {
                Some(id) => SETTINGS.update(tx, id, values).map(|_| ()),
                None => SETTINGS.insert(tx, values).map(|_| ()),
            }
        })
    }
}
