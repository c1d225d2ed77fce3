//! What people taught the program: seen, forgotten, handed to the next import.

use crate::{Desk, Fault, convert, dto, words};
use model::{IndicatorCode, Learned, LearnedAlias, MeasureKind};

/// What people taught, by words; also what is not trusted yet.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn learned_aliases(desk: &Desk) -> Result<Vec<dto::LearnedAliasDto>, Fault> {
    Ok(desk.data.learned_aliases()?.iter().map(shown).collect())
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

/// What extraction is to know.
pub(crate) fn learned(desk: &Desk) -> Result<Learned, Fault> {
    Ok(Learned::new(desk.data.learned_aliases()?))
}

fn shown(alias: &LearnedAlias) -> dto::LearnedAliasDto {
    dto::LearnedAliasDto {
        words: alias.words.clone(),
        kind: alias.kind.code().to_owned(),
        field: alias.field.as_ref().map(ToString::to_string),
        indicator: alias.indicator.as_ref().map(ToString::to_string),
        indicator_name: alias.indicator.as_ref().map(convert::indicator_name),
        reports: alias.reports,
        against: alias.against,
        standing: alias.standing().code().to_owned(),
        message: words::learned(alias),
    }
}
