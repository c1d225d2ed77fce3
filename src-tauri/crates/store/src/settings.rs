//! Settings: small values by name. What they mean is the app's to say.

use crate::{
    DataFile, DecisionKind, StoreError, Who,
    decisions::DecisionChange,
    history::{self, Action, Work},
    row::{Table, word},
};
use rusqlite::{Connection, OptionalExtension};

pub(crate) static SETTINGS: Table = Table { name: "settings", columns: &["key", "value"] };

impl DataFile {
    /// The value under this name, if one was set.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.read(|conn| find(conn, key))
    }

    /// Sets the value under this name. What the program remembers for itself is set so; it leaves no history.
    ///
    /// # Errors
    /// Those of the file.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write(|tx| set(tx, key, value))
    }

    /// Sets a value that a person chose, with an entry in the history where it changes. It is no work that is undone.
    ///
    /// # Errors
    /// [`StoreError::NoPerson`] and those of the file.
    pub fn change_setting(&mut self, key: &str, value: &str, by: &Who) -> Result<(), StoreError> {
        let before = self.setting(key)?;
        if before.as_deref() == Some(value) {
            return Ok(());
        }
        self.write(|tx| {
            let quoted = |value: &str| serde_json::Value::from(value).to_string();
            let change = DecisionChange {
                kind: DecisionKind::Setting,
                subject: key.to_owned(),
                before: before.as_deref().map(quoted),
                after: Some(quoted(value)),
            };
            set(tx, key, value)?;
            history::settle(tx, Action::Set, by, None, &Work { decisions: vec![change], ..Work::default() })
        })
    }
}

/// The value under this name.
pub(crate) fn find(conn: &Connection, key: &str) -> Result<Option<String>, StoreError> {
    let mut statement = conn.prepare_cached(&SETTINGS.select("WHERE key = ?"))?;
    let mut rows = statement.query([key])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let mut columns = SETTINGS.open(row)?;
    let _key: String = columns.take()?;
    columns.take().map(Some)
}

/// The names of all settings.
pub(crate) fn names(conn: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare("SELECT key FROM settings ORDER BY key")?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

/// Takes a setting away.
pub(crate) fn forget(conn: &Connection, key: &str) -> Result<(), StoreError> {
    conn.execute("DELETE FROM settings WHERE key = ?", [key])?;
    Ok(())
}

/// Sets the value under this name.
pub(crate) fn set(conn: &Connection, key: &str, value: &str) -> Result<(), StoreError> {
    let sql = "SELECT id FROM settings WHERE key = ?";
    let there: Option<i64> = conn.query_row(sql, [key], |row| row.get(0)).optional()?;
    let values = vec![word(Some(key)), word(Some(value))];
    match there {
        Some(id) => SETTINGS.update(conn, id, values).map(|_| ()),
        None => SETTINGS.insert(conn, values).map(|_| ()),
    }
}
