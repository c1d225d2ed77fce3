//! Lessons: what people's judgements teach about the words of reports.
//!
//! A figure teaches while it stands confirmed or corrected by a person, has a place in a report and is a value of the whole:
//! - linked to another indicator than the program put first, or confirmed where the program was not sure or had learned it
//!   itself: its words stand for that indicator;
//! - unlinked where the program had linked it: its words stand for none.
//!
//! The words are those the program found, not those that a person wrote over them: they will stand in the next report
//! again. What the program was sure of by itself teaches nothing when it is confirmed. A lesson is a function of the
//! figure, written with it, so undo and redo need no rule of their own.

use crate::{
    DataFile, StoreError, history, own_catalogue,
    row::{Table, word},
    trash::REPLACED,
};
use model::{
    Candidate, CandidateReason, Catalogue, Confidence, Fact, FactId, FieldCode, IndicatorCode, LearnedAlias,
    MeasureKind, State, WarningCode, measure_key,
};
use rusqlite::{Connection, types::Value};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) static LESSONS: Table =
    Table { name: "lessons", columns: &["report", "words", "kind", "field", "indicator"] };

/// A candidate with at least this score had been linked when the figure was found.
const WAS_LINKED: Confidence = Confidence::hundredths(65);

/// What one figure teaches.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lesson {
    report: i64,
    words: String,
    kind: MeasureKind,
    field: Option<FieldCode>,
    indicator: Option<IndicatorCode>,
}

impl DataFile {
    /// What people taught, by words. An alias for each answer, also those that are not trusted yet.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn learned_aliases(&self) -> Result<Vec<LearnedAlias>, StoreError> {
        self.read(|conn| Ok(aliases(&all(conn)?)))
    }

    /// Forgets what people taught of these words beside numbers of this kind, and returns whether there was anything.
    /// Judgements stay as they are; the next ones teach again. Undo does not bring it back.
    ///
    /// # Errors
    /// Those of the file.
    pub fn forget_alias(
        &mut self,
        words: &str,
        kind: MeasureKind,
        indicator: Option<&IndicatorCode>,
    ) -> Result<bool, StoreError> {
        self.write(|tx| {
            let sql = "DELETE FROM lessons WHERE words = ? AND kind = ? AND indicator IS ?";
            let values = (words, kind.code(), indicator.map(IndicatorCode::as_str));
            Ok(tx.prepare_cached(sql)?.execute(values)? > 0)
        })
    }
}

/// Makes the lesson of a figure that of its present state; `before` is the figure before the change under way.
pub(crate) fn follow(conn: &Connection, before: Option<&Fact>, now: &Fact) -> Result<(), StoreError> {
    forget(conn, now.id)?;
    if !may_teach(now) {
        return Ok(());
    }
    let first = history::fact_changes(conn, "WHERE fact = ? ORDER BY id LIMIT 1", now.id.0)?.pop();
    let first = first.and_then(|(_, change)| change.before);
    let Some(mut lesson) = first.as_ref().or(before).and_then(|found| lesson(found, now)) else { return Ok(()) };
    if let Some(code) = lesson.indicator.as_ref().filter(|code| code.is_own()) {
        lesson.field = own_catalogue::field_of(conn, code)?.or(lesson.field);
    }
    let values = vec![
        Value::Integer(lesson.report),
        word(Some(&lesson.words)),
        word(Some(lesson.kind.code())),
        word(lesson.field.as_ref().map(FieldCode::as_str)),
        word(lesson.indicator.as_ref().map(IndicatorCode::as_str)),
    ];
    LESSONS.insert_as(conn, Value::Integer(now.id.0), values)?;
    Ok(())
}

/// Takes away the lesson of a figure.
pub(crate) fn forget(conn: &Connection, id: FactId) -> Result<(), StoreError> {
    conn.prepare_cached("DELETE FROM lessons WHERE id = ?")?.execute([id.0])?;
    Ok(())
}

fn may_teach(now: &Fact) -> bool {
    matches!(now.state, State::Confirmed | State::Corrected) && now.report().is_some() && now.relation.is_none()
}

fn lesson(found: &Fact, now: &Fact) -> Option<Lesson> {
    let whole = found.state == State::Found && found.relation.is_none() && found.scope.is_none() && now.scope.is_none();
    let indicator = match &now.indicator {
        Some(code) if says_more(found, code) => Some(code.clone()),
        None if now.state == State::Corrected && was_linked(found) => None,
        _ => return None,
    };
    let catalogue = Catalogue::builtin();
    let kind = MeasureKind::of(&found.quantity, &catalogue.units).filter(|_| whole)?;
    let words = Some(measure_key(&found.measure)).filter(|words| !words.is_empty())?;
    let field = indicator.as_ref().and_then(|code| catalogue.indicator(code)).map(|one| one.field.clone());
    Some(Lesson { report: now.report()?.0, words, kind, field: field.or_else(|| found.field.clone()), indicator })
}

/// Whether a person's link says more than the program knew by itself.
fn says_more(found: &Fact, code: &IndicatorCode) -> bool {
    let learned = |c: &Candidate| c.reasons.contains(&CandidateReason::Learned);
    let odd = found.warnings.iter().any(|warning| warning.code == WarningCode::Ambiguous);
    let first = found.candidates.first();
    found.indicator.as_ref() != Some(code) || odd || first.is_some_and(|c| c.indicator == *code && learned(c))
}

fn was_linked(found: &Fact) -> bool {
    found.indicator.is_some() || found.candidates.first().is_some_and(|c| c.score >= WAS_LINKED)
}

/// Two versions of one report are one report, which says the same thing twice.
fn all(conn: &Connection) -> Result<Vec<Lesson>, StoreError> {
    let mut statement = conn.prepare_cached(
        &LESSONS.select(&format!("WHERE report NOT IN {REPLACED} ORDER BY words, kind, indicator, id")),
    )?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let mut columns = LESSONS.open(row)?;
        all.push(Lesson {
            report: columns.take()?,
            words: columns.take()?,
            kind: columns.read(MeasureKind::from_code)?,
            field: columns.optional(|code| Some(FieldCode::new(code)))?,
            indicator: columns.optional(|code| Some(IndicatorCode::new(code)))?,
        });
    }
    Ok(all)
}

/// Lessons of one answer are one alias; it counts the reports, since one report says the same thing often.
fn aliases(lessons: &[Lesson]) -> Vec<LearnedAlias> {
    type Answers = BTreeMap<Option<IndicatorCode>, (Option<FieldCode>, BTreeSet<i64>)>;
    let mut asked: BTreeMap<(&str, MeasureKind), Answers> = BTreeMap::new();
    for lesson in lessons {
        let answers = asked.entry((&lesson.words, lesson.kind)).or_default();
        let answer = answers.entry(lesson.indicator.clone()).or_insert_with(|| (lesson.field.clone(), BTreeSet::new()));
        answer.1.insert(lesson.report);
    }
    let mut out = Vec::new();
    for ((words, kind), answers) in asked {
        let count = |reports: &BTreeSet<i64>| u32::try_from(reports.len()).unwrap_or(u32::MAX);
        let total: u32 = answers.values().map(|(_, reports)| count(reports)).sum();
        for (indicator, (field, reports)) in answers {
            let here = count(&reports);
            let words = words.to_owned();
            out.push(LearnedAlias { words, kind, field, indicator, reports: here, against: total - here });
        }
    }
    out
}
