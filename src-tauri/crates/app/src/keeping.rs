//! What is kept of people's work: the trash, notes and flags, closed years, and the log with its way back.

use crate::{Desk, Fault, convert, dto, words};
use dto::{ChangedSinceDto, ClosedYearDto, FlagDto, LogEntryDto, LogStepDto, TrashedDto};
use store::{ChangedSince, Decided, DecisionKind, Logged, Step};

/// Of one entry so many changes are told; a bulk confirmation has thousands.
const MOST_STEPS: usize = 50;

/// Puts a report into the trash; its figures count no more.
///
/// # Errors
/// [`Fault`] when it does not exist, a year is closed and no reason is given, or the data file cannot be written.
pub fn delete_report(desk: &mut Desk, id: &str, why: Option<&str>) -> Result<(), Fault> {
    let (id, who) = (convert::report_id(id)?, desk.who()?);
    desk.data.delete_report(id, &who, why)?;
    desk.saved();
    Ok(())
}

/// Takes a report out of the trash.
///
/// # Errors
/// As [`delete_report`].
pub fn restore_report(desk: &mut Desk, id: &str, why: Option<&str>) -> Result<(), Fault> {
    let (id, who) = (convert::report_id(id)?, desk.who()?);
    desk.data.restore_report(id, &who, why)?;
    desk.saved();
    Ok(())
}

/// What lies in the trash.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn trash(desk: &Desk) -> Result<Vec<TrashedDto>, Fault> {
    let all = desk.data.trash()?.into_iter();
    Ok(all
        .map(|one| TrashedDto {
            report: one.report.id.0.to_string(),
            file: one.report.file,
            title: one.report.title,
            person: one.decided.person,
            at: convert::moment(one.decided.at),
            why: one.decided.why,
        })
        .collect())
}

/// Deletes for good what lies in the trash, and gives how many reports; what was done before cannot be undone after it.
///
/// # Errors
/// [`Fault`] when the data file cannot be written.
pub fn empty_trash(desk: &mut Desk) -> Result<u32, Fault> {
    let who = desk.who()?;
    let many = desk.data.empty_trash(&who)?;
    desk.saved();
    Ok(convert::small(many))
}

/// Writes a note on a figure, or takes it away where it is empty. The figure's state stays.
///
/// # Errors
/// [`Fault`] when it does not exist, or the data file cannot be written.
pub fn note(desk: &mut Desk, fact: &str, note: &str) -> Result<dto::FactDto, Fault> {
    let (id, who) = (convert::fact_id(fact)?, desk.who()?);
    desk.data.note(id, Some(note), &who)?;
    desk.saved();
    crate::review::shown(desk, id)
}

/// Flags a figure to be looked into, or takes the flag away.
///
/// # Errors
/// As [`note`].
pub fn set_flag(desk: &mut Desk, fact: &str, on: bool, why: Option<&str>) -> Result<(), Fault> {
    let (id, who) = (convert::fact_id(fact)?, desk.who()?);
    if on {
        desk.data.flag(id, &who, why)?;
    } else {
        desk.data.unflag(id, &who, why)?;
    }
    desk.saved();
    Ok(())
}

/// The figures that are to be looked into.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn flags(desk: &Desk) -> Result<Vec<FlagDto>, Fault> {
    let all = desk.data.flagged()?.into_iter();
    let flag = |(id, d): (model::FactId, Decided)| FlagDto {
        fact: id.0.to_string(),
        person: d.person,
        at: convert::moment(d.at),
        why: d.why,
    };
    Ok(all.map(flag).collect())
}

/// Closes a year: a later change of its values needs a reason.
///
/// # Errors
/// [`Fault`] when the data file cannot be written.
pub fn close_year(desk: &mut Desk, year: i32, why: Option<&str>) -> Result<(), Fault> {
    let who = desk.who()?;
    desk.data.close_year(year, &who, why)?;
    desk.saved();
    Ok(())
}

/// Opens a closed year again.
///
/// # Errors
/// [`Fault`] without a reason, or when the data file cannot be written.
pub fn reopen_year(desk: &mut Desk, year: i32, why: &str) -> Result<(), Fault> {
    let who = desk.who()?;
    desk.data.reopen_year(year, &who, why)?;
    desk.saved();
    Ok(())
}

/// The closed years with what was changed in each since.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn closed_years(desk: &Desk) -> Result<Vec<ClosedYearDto>, Fault> {
    let mut years = Vec::new();
    for (year, decided) in desk.data.closed_years()? {
        let since = desk.data.changed_since_closing(year)?.into_iter().map(changed_dto);
        years.push(ClosedYearDto {
            year,
            person: decided.person,
            at: convert::moment(decided.at),
            why: decided.why,
            changed_since: since.collect(),
        });
    }
    Ok(years)
}

/// How a figure was when its year was closed, where it is not so any more.
pub(crate) fn changed_since(desk: &Desk, fact: &model::Fact) -> Result<Option<ChangedSinceDto>, Fault> {
    let Some(year) = fact.period.as_ref().map(model::Period::year_of) else { return Ok(None) };
    let changed = desk.data.changed_since_closing(year)?.into_iter().find(|change| change.fact == fact.id);
    Ok(changed.map(changed_dto))
}

fn changed_dto(change: ChangedSince) -> ChangedSinceDto {
    let number = |fact: &Option<model::Fact>| fact.as_ref().map(|f| words::printed(&f.quantity));
    ChangedSinceDto {
        fact: change.fact.0.to_string(),
        measure: change.after.as_ref().or(change.before.as_ref()).map(|f| f.measure.clone()).unwrap_or_default(),
        before: number(&change.before),
        after: number(&change.after),
        person: change.person,
        at: convert::moment(change.at),
        why: change.why,
    }
}

/// The last `most` entries of the log before the entry `before`, newest first.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn log(desk: &Desk, before: Option<&str>, most: u32) -> Result<Vec<LogEntryDto>, Fault> {
    let before = before.map(entry_id).transpose()?;
    Ok(desk.data.log(before, most)?.into_iter().map(entry_dto).collect())
}

/// Takes back one action, whatever was done since, as long as nothing since touched the same things.
///
/// # Errors
/// `not_last` where something did; [`Fault`] when the data file cannot be written.
pub fn revert(desk: &mut Desk, entry: &str, why: Option<&str>) -> Result<(), Fault> {
    let (id, who) = (entry_id(entry)?, desk.who()?);
    desk.data.revert(id, &who, why)?;
    desk.saved();
    Ok(())
}

fn entry_id(id: &str) -> Result<i64, Fault> {
    id.parse().map_err(|_| Fault::bad_id(id))
}

fn entry_dto(entry: Logged) -> LogEntryDto {
    LogEntryDto {
        id: entry.id.to_string(),
        at: convert::moment(entry.at),
        person: entry.person,
        action: entry.action.code().to_owned(),
        turned: entry.turned.map(|id| id.to_string()),
        why: entry.why,
        changes: convert::small(entry.steps.len()),
        steps: entry.steps.iter().take(MOST_STEPS).map(step_dto).collect(),
        stands: entry.stands,
        can_be_reverted: entry.can_be_reverted,
    }
}

fn step_dto(step: &Step) -> LogStepDto {
    let number = |fact: &Option<model::Fact>| {
        fact.as_ref().map(|f| format!("{} ({})", words::printed(&f.quantity), words::state(f)))
    };
    match step {
        Step::Fact(step) => LogStepDto {
            kind: "fact".to_owned(),
            subject: step.fact.0.to_string(),
            name: step.after.as_ref().or(step.before.as_ref()).map(|f| f.measure.clone()).unwrap_or_default(),
            before: number(&step.before),
            after: number(&step.after),
        },
        Step::Report(step) => LogStepDto {
            kind: "report".to_owned(),
            subject: step.report.0.to_string(),
            name: step.after.title.clone(),
            before: Some(words::identity(&step.before)),
            after: Some(words::identity(&step.after)),
        },
        Step::Decision {
            kind: kind @ (DecisionKind::OwnIndicator | DecisionKind::Addition),
            subject,
            before,
            after,
        } => {
            let [before, after] = [before, after].map(|kept| kept.as_deref().and_then(of_the_catalogue));
            let name = after.as_ref().or(before.as_ref()).map(|(name, _)| name.clone()).unwrap_or_default();
            let [before, after] = [before, after].map(|kept| kept.map(|(_, said)| said));
            LogStepDto { kind: kind.code().to_owned(), subject: subject.clone(), name, before, after }
        }
        Step::Decision { kind, subject, before, after } => LogStepDto {
            kind: kind.code().to_owned(),
            subject: subject.clone(),
            name: String::new(),
            before: before.as_deref().map(said),
            after: after.as_deref().map(said),
        },
    }
}

/// What an office added to the catalogue: the name of the indicator, and what is said of it.
fn of_the_catalogue(kept: &str) -> Option<(String, String)> {
    let kept: serde_json::Value = serde_json::from_str(kept).ok()?;
    let what = kept.get("what")?;
    if let Ok(one) = serde_json::from_value::<model::Indicator>(what.clone()) {
        return Some((one.name.clone(), words::own_indicator(&one)));
    }
    let addition: model::Addition = serde_json::from_value(what.clone()).ok()?;
    Some((model::Catalogue::builtin().name_of(&addition.code), words::addition(&addition)))
}

/// A decision in words: its reason; of a setting, the value.
fn said(value: &str) -> String {
    match serde_json::from_str::<serde_json::Value>(value) {
        Ok(serde_json::Value::String(value)) => value,
        Ok(value) => value.get("why").and_then(|why| why.as_str()).unwrap_or_default().to_owned(),
        Err(_) => String::new(),
    }
}
