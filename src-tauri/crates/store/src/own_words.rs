//! An office's own words in its year-end report, a decision for each passage: kept with who wrote them, undone as any other.

use crate::{
    DataFile, DecisionKind, StoreError, Who,
    decisions::{self, DECISIONS, DecisionChange},
    history::{self, Action, Work},
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// What somebody wrote in the place of the program's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWords {
    /// Who wrote it last.
    pub person: String,
    /// When, local time.
    pub at: NaiveDateTime,
    /// What stands there; the store does not look into it.
    pub pieces: serde_json::Value,
}

impl DataFile {
    /// Writes own words for a passage of a report, or gives the passage back to the program where there are none. `report`
    /// and `passage` name them; a report's name is empty nowhere and holds no line break.
    ///
    /// # Errors
    /// [`StoreError::NoPerson`] and those of the file.
    pub fn reword(
        &mut self,
        report: &str,
        passage: &str,
        pieces: Option<serde_json::Value>,
        by: &Who,
    ) -> Result<(), StoreError> {
        let subject = format!("{report}\n{passage}");
        self.write(|tx| {
            let before = decisions::find(tx, DecisionKind::OwnWords, &subject)?;
            let written = pieces.map(|pieces| OwnWords { person: by.name.clone(), at: by.at, pieces });
            let json = |own: &OwnWords| {
                serde_json::to_string(own).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
            };
            let after = written.as_ref().map(json).transpose()?;
            if before.is_none() && after.is_none() {
                return Ok(());
            }
            decisions::put(tx, DecisionKind::OwnWords, &subject, after.as_deref())?;
            let change = DecisionChange { kind: DecisionKind::OwnWords, subject, before, after };
            let work = Work { decisions: vec![change], ..Work::default() };
            history::act(tx, Action::Reword, by, None, &work)
        })
    }

    /// The own words of a report, each with its passage.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn own_words(&self, report: &str) -> Result<Vec<(String, OwnWords)>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(&DECISIONS.select("WHERE kind = ? ORDER BY id"))?;
            let mut rows = statement.query([DecisionKind::OwnWords.code()])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let mut columns = DECISIONS.open(row)?;
                let (_kind, subject): (String, String) = (columns.take()?, columns.take()?);
                let own: OwnWords = columns.json()?;
                if let Some((of, passage)) = subject.split_once('\n')
                    && of == report
                {
                    all.push((passage.to_owned(), own));
                }
            }
            Ok(all)
        })
    }
}
