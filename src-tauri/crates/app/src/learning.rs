//! What people taught the program: seen, forgotten, handed to the next import.

use crate::{Desk, Fault, dto, words};
use model::{Catalogue, IndicatorCode, Learned, LearnedAlias, MeasureKind, OwnCatalogue};
use std::sync::Arc;

/// What people taught, by words; also what is not trusted yet.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn learned_aliases(desk: &Desk) -> Result<Vec<dto::LearnedAliasDto>, Fault> {
    let catalogue = desk.catalogue()?;
    Ok(desk.data.learned_aliases()?.iter().map(|alias| shown(alias, &catalogue)).collect())
}

/// Forgets words, and answers with what is left. The figures stay as they were judged; the next judgement teaches again.
///
/// # Errors
/// [`Fault`] for an unknown kind of number, or when the data file cannot be written.
pub fn forget_alias(desk: &mut Desk, ask: &dto::ForgetAsk) -> Result<Vec<dto::LearnedAliasDto>, Fault> {
    let kind = MeasureKind::from_code(&ask.kind).ok_or_else(|| Fault::bad_id(&ask.kind))?;
    let indicator = ask.indicator.as_deref().map(IndicatorCode::new);
    if desk.data.forget_alias(&ask.words, kind, indicator.as_ref())? {
        desk.saved();
    }
    learned_aliases(desk)
}

/// What reading is to know of the office: what people taught, and what was added to the catalogue. It goes to the reading
/// process with every file, which never sees the data file.
#[derive(Debug, Clone)]
pub(crate) struct Taught {
    pub(crate) learned: Learned,
    pub(crate) own: OwnCatalogue,
    /// The catalogue with `own`.
    pub(crate) catalogue: Arc<Catalogue>,
}

impl Default for Taught {
    fn default() -> Self {
        Self { learned: Learned::default(), own: OwnCatalogue::default(), catalogue: Catalogue::shared() }
    }
}

impl Taught {
    /// What this data file teaches.
    pub(crate) fn by(desk: &Desk) -> Result<Self, Fault> {
        let learned = Learned::new(desk.data.learned_aliases()?);
        Ok(Self { learned, own: desk.data.own_catalogue()?, catalogue: desk.catalogue()? })
    }

    /// The same with other lessons and additions; the catalogue is made anew only where these differ.
    pub(crate) fn renewed(&self, learned: Learned, own: OwnCatalogue) -> Self {
        let catalogue = if own == self.own { Arc::clone(&self.catalogue) } else { Catalogue::with(&own) };
        Self { learned, own, catalogue }
    }
}

fn shown(alias: &LearnedAlias, catalogue: &Catalogue) -> dto::LearnedAliasDto {
    dto::LearnedAliasDto {
        words: alias.words.clone(),
        kind: alias.kind.code().to_owned(),
        field: alias.field.as_ref().map(ToString::to_string),
        indicator: alias.indicator.as_ref().map(ToString::to_string),
        indicator_name: alias.indicator.as_ref().map(|code| catalogue.name_of(code)),
        reports: alias.reports,
        against: alias.against,
        standing: alias.standing().code().to_owned(),
        message: words::learned(alias),
    }
}
