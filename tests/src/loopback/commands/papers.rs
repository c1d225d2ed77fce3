//! Commands for the paper itself: who issues it, the office's own words, its check, its issued versions.

use super::{Found, Given, Session, found, said};
use app::Desk;
use serde_json::Value;

pub(super) fn answer(desk: &mut Desk, session: &Session, command: &str, given: &Given<'_>) -> Found {
    let mut answer = || {
        Ok(match command {
            "office" => said(app::office(desk, &given.text("area")?, given.get("year")?)?),
            "set_office" => said(app::set_office(desk, &given.text("area")?, &given.get("office")?)?),
            "keep_cutoff" => {
                let (area, year, day) = (given.text("area")?, given.get("year")?, given.maybe("day")?);
                said(app::keep_cutoff(desk, &area, year, day.as_deref())?)
            }
            "summary_checks" => {
                let (area, year) = (given.text("area")?, given.get("year")?);
                said(app::summary_checks(desk, &area, year, given.get("options")?)?)
            }
            "passages" => {
                let (area, year) = (given.text("area")?, given.get("year")?);
                said(app::passages(desk, &area, year, given.get("options")?)?)
            }
            "reword_passage" => {
                let (area, year, passage) = (given.text("area")?, given.get("year")?, given.text("passage")?);
                let (options, pieces) = (given.get("options")?, given.get("pieces")?);
                said(app::reword_passage(desk, &area, year, options, &passage, pieces)?)
            }
            "issue_summary" => {
                let (area, year, note) = (given.text("area")?, given.get("year")?, given.maybe("note")?);
                said(app::issue_summary(desk, &area, year, given.get("options")?, note.as_deref())?)
            }
            "issued_summaries" => {
                let (area, year) = (given.text("area")?, given.get("year")?);
                said(app::issued_summaries(desk, &area, year, given.get("options")?)?)
            }
            // Nothing is opened here: what matters is that the version is there.
            "open_issued" => app::issued_file_name(desk, &given.text("id")?).map(|_| Value::Null)?,
            "save_issued" => {
                let (id, path) = (given.text("id")?, session.chosen().into_iter().next());
                said(path.map(|path| app::save_issued(desk, &id, &path)).transpose()?)
            }
            _ => return Err(None),
        })
    };
    found(answer())
}
