//! The commands of the window by name, each the same call of `app`. The system's own boxes answer what the test said
//! before, and no program of the system is started.

mod exchange;
mod papers;

use super::Session;
use app::{Desk, Fault, dto};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

/// What the page sent with a command.
struct Given<'a>(&'a Value);

impl Given<'_> {
    /// One argument; one that is left out is null, as over the window's bridge.
    fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, Fault> {
        let given = self.0.get(name).cloned().unwrap_or_default();
        serde_json::from_value(given).map_err(|error| Fault::new("bad_argument", format!("{name}: {error}")))
    }

    fn text(&self, name: &str) -> Result<String, Fault> {
        self.get(name)
    }

    fn maybe(&self, name: &str) -> Result<Option<String>, Fault> {
        self.get(name)
    }

    fn texts(&self, name: &str) -> Result<Vec<String>, Fault> {
        self.get(name)
    }
}

fn said<T: serde::Serialize>(answer: T) -> Value {
    json!(answer)
}

/// Does something and answers with what the frame shows then.
fn then_status(desk: &mut Desk, act: impl FnOnce(&mut Desk) -> Result<(), Fault>) -> Result<Value, Fault> {
    act(desk)?;
    app::status(desk).map(said)
}

/// Answers a command of the page.
///
/// # Errors
/// What the action says; `unknown_command` for one that the window has and this does not.
pub fn answer(session: &Arc<Session>, command: &str, given: &Value) -> Result<Value, Fault> {
    let given = Given(given);
    if let Some(answer) = of_the_session(session, command, &given) {
        return answer;
    }
    session.with(|desk| {
        of_reports(desk, command, &given)
            .or_else(|| of_years(desk, session, command, &given))
            .or_else(|| of_what_is_kept(desk, session, command, &given))
            .or_else(|| papers::answer(desk, session, command, &given))
            .or_else(|| exchange::answer(desk, session, command, &given))
            .unwrap_or_else(|| Err(Fault::new("unknown_command", command)))
    })
}

type Found = Option<Result<Value, Fault>>;

/// What needs no desk, or starts work that outlives the command.
fn of_the_session(session: &Arc<Session>, command: &str, given: &Given<'_>) -> Found {
    match command {
        "import_rows" => return Some(Ok(said(session.import_rows()))),
        "licences" => return Some(Ok(said(app::LICENCES))),
        "stop_import" => session.stop_import(),
        "choose_files" | "choose_folder" => session.import(session.chosen()),
        "paste_report" => match given.get("pasted") {
            Ok(pasted) => session.import_pasted(pasted),
            Err(fault) => return Some(Err(fault)),
        },
        _ => return None,
    }
    Some(Ok(Value::Null))
}

fn of_reports(desk: &mut Desk, command: &str, given: &Given<'_>) -> Found {
    let mut answer = || {
        Ok(match command {
            "status" => said(app::status(desk)?),
            "catalogue" => said(app::catalogue(desk)?),
            "set_desk" => {
                let (person, area) = (given.maybe("person")?, given.maybe("area")?);
                said(app::set_desk(desk, person.as_deref(), area.as_deref(), given.get("year")?)?)
            }
            "recognition" => said(app::recognition(desk)?),
            "set_recognition" => said(app::set_recognition(desk, given.get("on")?)?),
            "open_sample" => said(app::open_sample(desk)?),
            "leave_sample" => said(app::leave_sample(desk)?),
            "learned_aliases" => said(app::learned_aliases(desk)?),
            "forget_alias" => said(app::forget_alias(desk, &given.get("ask")?)?),
            "reports" => said(app::reports(desk)?),
            "report" => said(app::report(desk, &given.text("id")?)?),
            "correct_report" => said(app::correct_report(desk, &given.text("id")?, &given.get("edit")?)?),
            "open_original" => said(given.text("id").map(|_| ())?),
            "original_pdf" => said(app::original_pdf(desk, &given.text("id")?)?),
            "confirm_facts" => said(app::confirm(desk, &given.texts("ids")?, given.maybe("why")?.as_deref())?),
            "reject_facts" => said(app::reject(desk, &given.texts("ids")?, given.maybe("why")?.as_deref())?),
            "reopen_facts" => said(app::reopen(desk, &given.texts("ids")?, given.maybe("why")?.as_deref())?),
            "correct_fact" => said(app::correct(desk, &given.text("id")?, &given.get("edit")?)?),
            "add_fact" => {
                let report = given.text("report")?;
                said(app::add_from_text(desk, &report, given.get("span")?, &given.get("edit")?)?)
            }
            "fact_source" => said(app::source(desk, &given.text("id")?)?),
            "undo" => said(app::undo(desk)?),
            "redo" => said(app::redo(desk)?),
            _ => return Err(None),
        })
    };
    found(answer())
}

fn of_years(desk: &mut Desk, session: &Session, command: &str, given: &Given<'_>) -> Found {
    let mut answer = || {
        Ok(match command {
            "entry_form" => said(app::entry_form(desk, &given.text("area")?, given.get("year")?)?),
            "enter_value" => said(app::enter(desk, &given.get("ask")?)?),
            "compare_table" => said(app::compare(desk, &given.get("ask")?)?),
            "compare_drawing" => said(app::compare_drawing(desk, &given.get("ask")?)?),
            "save_compare" => said(save_compare(desk, session, given)?),
            "saved_views" => said(app::saved_views(desk)?),
            "save_view" => said(app::save_view(desk, given.get("view")?)?),
            "remove_view" => said(app::remove_view(desk, &given.text("name")?)?),
            "contradictions" => said(app::contradictions(desk, &given.text("area")?, given.get("year")?)?),
            "completeness" => said(app::completeness(desk, &given.get("ask")?)?),
            "summary_view" => {
                let (area, year) = (given.text("area")?, given.get("year")?);
                said(app::summary_view(desk, &area, year, given.get("options")?)?)
            }
            "save_summary" => {
                let (area, year, options) = (given.text("area")?, given.get("year")?, given.get("options")?);
                let path = session.chosen().into_iter().next();
                said(path.map(|path| app::save_summary(desk, &area, year, options, &path)).transpose()?)
            }
            "open_summary" => {
                let (area, year) = (given.text("area")?, given.get("year")?);
                app::summary_view(desk, &area, year, given.get("options")?)?;
                Value::Null
            }
            _ => return Err(None),
        })
    };
    found(answer())
}

/// In the form that the chosen name asks for.
fn save_compare(desk: &Desk, session: &Session, given: &Given<'_>) -> Result<Option<dto::SavedFile>, Fault> {
    let (ask, picture) = (given.get("ask")?, given.maybe("picture")?);
    let Some(path) = session.chosen().into_iter().next() else { return Ok(None) };
    let saved = match path.extension().is_some_and(|ending| ending == "png") {
        true => app::save_picture(&picture.unwrap_or_default(), &path),
        false => app::save_compare(desk, &ask, &path),
    };
    saved.map(Some)
}

fn of_what_is_kept(desk: &mut Desk, session: &Session, command: &str, given: &Given<'_>) -> Found {
    let mut answer = || {
        Ok(match command {
            "search" => said(app::search(desk, &given.text("query")?)?),
            "action_log" => said(app::log(desk, given.maybe("before")?.as_deref(), given.get("most")?)?),
            "revert_action" => {
                let (entry, why) = (given.text("entry")?, given.maybe("why")?);
                then_status(desk, |desk| app::revert(desk, &entry, why.as_deref()))?
            }
            "conflicts" => said(app::conflicts(desk, &given.get("ask")?)?),
            "choose_official" => {
                let (fact, reason) = (given.text("fact")?, given.text("reason")?);
                then_status(desk, |desk| app::choose_official(desk, &fact, &reason))?
            }
            "choose_by_rules" => {
                let (fact, why) = (given.text("fact")?, given.maybe("why")?);
                then_status(desk, |desk| app::choose_by_rules(desk, &fact, why.as_deref()))?
            }
            "trash" => said(app::trash(desk)?),
            "delete_report" => {
                let (id, why) = (given.text("id")?, given.maybe("why")?);
                then_status(desk, |desk| app::delete_report(desk, &id, why.as_deref()))?
            }
            "restore_report" => {
                let (id, why) = (given.text("id")?, given.maybe("why")?);
                then_status(desk, |desk| app::restore_report(desk, &id, why.as_deref()))?
            }
            "empty_trash" => said(app::empty_trash(desk)?),
            "note_fact" => said(app::note(desk, &given.text("fact")?, &given.text("note")?)?),
            "flag_fact" => {
                let (fact, why) = (given.text("fact")?, given.maybe("why")?);
                said(app::set_flag(desk, &fact, given.get("on")?, why.as_deref())?)
            }
            "flags" => said(app::flags(desk)?),
            "close_year" => said(app::close_year(desk, given.get("year")?, given.maybe("why")?.as_deref())?),
            "reopen_year" => said(app::reopen_year(desk, given.get("year")?, &given.text("why")?)?),
            "closed_years" => said(app::closed_years(desk)?),
            "save_backup" => {
                let to = session.chosen().into_iter().next();
                said(to.map(|path| app::back_up(desk, &path)).transpose()?)
            }
            "restore_backup" => {
                let from = session.chosen().into_iter().next();
                said(from.map(|path| app::restore_desk(desk, &path)).transpose()?)
            }
            "restore_copy" => {
                let path = given.text("path")?;
                if !app::safety_copies(desk).into_iter().any(|copy| copy.path == path) {
                    return Err(Some(Fault::new("no_copy", app::words::NO_SUCH_COPY)));
                }
                said(app::restore_desk(desk, Path::new(&path))?)
            }
            "safety_copies" => said::<Vec<dto::SafetyCopyDto>>(app::safety_copies(desk)),
            "check_data" => said(app::check(desk)?),
            "notices" => said(app::notices(desk)),
            _ => return Err(None),
        })
    };
    found(answer())
}

/// A command that is not of this kind is none; what an action says against it is an answer.
fn found(answer: Result<Value, Option<Fault>>) -> Found {
    match answer {
        Ok(value) => Some(Ok(value)),
        Err(None) => None,
        Err(Some(fault)) => Some(Err(fault)),
    }
}
