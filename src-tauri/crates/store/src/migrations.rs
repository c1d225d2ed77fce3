//! The editions of the data file, and how an older one becomes the newest. One SQL file each, in `migrations/`.
//!
//! An edition that was released is never changed; a later one is added. `user_version` of the file holds its edition.

use crate::{StoreError, counts, header::APPLICATION_ID, search};
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::sync::LazyLock;

/// The newest edition.
pub(crate) const NEWEST: i64 = 8;

static MIGRATIONS: LazyLock<Migrations<'static>> = LazyLock::new(|| {
    Migrations::new(vec![
        M::up(include_str!("migrations/01_start.sql")).foreign_key_check(),
        M::up(include_str!("migrations/02_decisions.sql")).foreign_key_check(),
        M::up_with_hook(include_str!("migrations/03_search.sql"), search::learn_first).foreign_key_check(),
        M::up(include_str!("migrations/04_lessons.sql")).foreign_key_check(),
        M::up_with_hook(include_str!("migrations/05_counts.sql"), counts::count_first).foreign_key_check(),
        M::up(include_str!("migrations/06_summaries.sql")).foreign_key_check(),
        M::up(include_str!("migrations/07_own_catalogue.sql")).foreign_key_check(),
        M::up(include_str!("migrations/08_ratios.sql")).foreign_key_check(),
    ])
});

/// Lays out an empty data file.
pub(crate) fn lay_out(conn: &mut Connection) -> Result<(), StoreError> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    to_newest(conn)
}

/// Brings a recognised file to the newest edition.
pub(crate) fn to_newest(conn: &mut Connection) -> Result<(), StoreError> {
    // A table that others speak of is laid out anew only while nobody looks after them; each step looks at the end.
    conn.pragma_update(None, "foreign_keys", false)?;
    let done = MIGRATIONS.to_latest(conn).map_err(StoreError::Migration);
    conn.pragma_update(None, "foreign_keys", true)?;
    done
}

/// The edition of the file, if it has exactly the tables of that. Reads only.
///
/// # Errors
/// [`StoreError::Newer`], or [`StoreError::Damaged`] where edition or tables are none that the program ever made.
pub(crate) fn recognise(conn: &Connection) -> Result<i64, StoreError> {
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > NEWEST {
        return Err(StoreError::Newer { path: Default::default(), found, known: NEWEST });
    }
    let edition = usize::try_from(found).ok().filter(|edition| *edition > 0);
    let edition = edition.ok_or_else(|| StoreError::damaged(format!("there is no edition {found}")))?;
    let mut fresh = Connection::open_in_memory()?;
    MIGRATIONS.to_version(&mut fresh, edition).map_err(StoreError::Migration)?;
    if tables(conn)? != tables(&fresh)? {
        return Err(StoreError::damaged(format!("the tables are not those of edition {found}")));
    }
    Ok(found)
}

/// The SQL of every table and index, by name. White space is evened out: line ends in it are those of the machine that
/// compiled the program which made the file.
fn tables(conn: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = conn.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name, type")?;
    let rows = statement.query_map([], |row| {
        let sql: String = row.get(1)?;
        Ok((row.get(0)?, sql.split_whitespace().collect::<Vec<_>>().join(" ")))
    })?;
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DataFile, FactQuery, Who};
    use flate2::read::DeflateDecoder;
    use std::io::Read;

    #[test]
    fn every_edition_can_be_made() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn the_newest_edition_is_the_last_step() {
        let mut conn = Connection::open_in_memory().unwrap();
        lay_out(&mut conn).unwrap();
        let edition: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(edition, NEWEST);
    }

    #[test]
    fn every_table_is_strict() {
        let mut conn = Connection::open_in_memory().unwrap();
        lay_out(&mut conn).unwrap();
        let sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
        let loose: Vec<String> =
            conn.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(loose, Vec::<String>::new());
    }

    /// A file of the first edition that a program of each later one brought forward to its own.
    #[test]
    fn every_edition_becomes_the_newest() {
        let mut first = Vec::new();
        let packed = &include_bytes!("../tests/store/editions/edition-1.db.deflate")[..];
        DeflateDecoder::new(packed).read_to_end(&mut first).unwrap();
        for edition in 1..=NEWEST {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.db");
            std::fs::write(&path, &first).unwrap();
            let mut conn = Connection::open(&path).unwrap();
            conn.pragma_update(None, "foreign_keys", false).unwrap();
            MIGRATIONS.to_version(&mut conn, usize::try_from(edition).unwrap()).unwrap();
            assert_eq!(recognise(&conn).unwrap(), edition);
            drop(conn);

            let mut data = DataFile::open(&path).unwrap();
            assert_eq!(data.facts(&FactQuery::default()).unwrap().len(), 8, "edition {edition}");
            assert_eq!(data.search("tram phat song", 100).unwrap().len(), 8, "edition {edition}");
            assert_eq!(data.counts().unwrap().facts.facts, 9, "edition {edition}");
            let who = Who { name: "Vi".to_owned(), at: Default::default() };
            while data.undo(&who).unwrap().is_some() {}
            assert_eq!(data.check().unwrap(), [], "edition {edition}");
        }
    }
}
