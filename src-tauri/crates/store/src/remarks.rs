//! Remarks: a note on a figure, and a flag on one that is to be looked into. Neither is a judgement.

use crate::{
    DataFile, Decided, DecisionKind, StoreError, Who, decisions, facts,
    history::{self, Action, Change, Work},
};
use model::{Fact, FactId};
use std::collections::BTreeMap;

impl DataFile {
    /// Writes a note on a figure, or takes it away, and returns the figure. Its state stays.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`] and those of the file.
    pub fn note(&mut self, id: FactId, note: Option<&str>, by: &Who) -> Result<Fact, StoreError> {
        self.write(|tx| {
            let before = facts::one(tx, id)?;
            let note = note.map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
            let after = Fact { note, ..before.clone() };
            if after != before {
                facts::put(tx, &after)?;
                let change = Change { fact: id, before: Some(before), after: Some(after.clone()) };
                history::act(tx, Action::Note, by, None, &Work { facts: vec![change], ..Work::default() })?;
            }
            Ok(after)
        })
    }

    /// Flags a figure to be looked into, with what is to be asked.
    ///
    /// # Errors
    /// [`StoreError::UnknownFact`] and those of the file.
    pub fn flag(&mut self, id: FactId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.set_flag(id, Some(&Decided::new(by, why)), Action::Flag, by, why)
    }

    /// Takes a flag away: it was looked into. Nothing where there is none.
    ///
    /// # Errors
    /// Those of [`Self::flag`].
    pub fn unflag(&mut self, id: FactId, by: &Who, why: Option<&str>) -> Result<(), StoreError> {
        self.set_flag(id, None, Action::Unflag, by, why)
    }

    fn set_flag(
        &mut self,
        id: FactId,
        flag: Option<&Decided>,
        action: Action,
        by: &Who,
        why: Option<&str>,
    ) -> Result<(), StoreError> {
        self.write(|tx| {
            facts::one(tx, id)?;
            let Some(change) = decisions::decide(tx, DecisionKind::FollowUp, &id.0.to_string(), flag)? else {
                return Ok(());
            };
            history::act(tx, action, by, why, &Work { decisions: vec![change], ..Work::default() })
        })
    }

    /// The figures that are to be looked into.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn flagged(&self) -> Result<BTreeMap<FactId, Decided>, StoreError> {
        let all = self.read(|conn| decisions::all(conn, DecisionKind::FollowUp))?;
        Ok(all.into_iter().filter_map(|(subject, decided)| Some((FactId(subject.parse().ok()?), decided))).collect())
    }
}
