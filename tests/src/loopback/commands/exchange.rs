//! Commands about new versions of reports, what goes to other computers, and a newer program.

use super::{Found, Given, Session, found, said, then_status};
use app::{Desk, Fault};
use serde_json::Value;

pub(super) fn answer(desk: &mut Desk, session: &Session, command: &str, given: &Given<'_>) -> Found {
    let chosen = || session.chosen().into_iter().next();
    let mut answer = || {
        Ok(match command {
            "version_offers" => said(app::version_offers(desk)?),
            "version_offer" => said(app::version_offer(desk, &given.text("newer")?)?),
            "take_version" => {
                let (older, newer, why) = (given.text("older")?, given.text("newer")?, given.maybe("why")?);
                then_status(desk, |desk| app::take_version(desk, &older, &newer, why.as_deref()))?
            }
            "keep_both" => {
                let (one, other) = (given.text("one")?, given.text("other")?);
                then_status(desk, |desk| app::keep_both(desk, &one, &other))?
            }
            "reread_offer" => said(app::reread_offer(desk, &given.text("report")?)?),
            "reread_report" => {
                let (report, why) = (given.text("report")?, given.maybe("why")?);
                then_status(desk, |desk| app::reread(desk, &report, why.as_deref()))?
            }
            "indicator" => said(app::indicator(desk, &given.text("code")?)?),
            "save_indicator" => said(app::save_indicator(desk, &given.get("edit")?)?),
            "set_addition" => {
                let (code, aliases) = (given.text("code")?, given.get("aliases")?);
                said(app::set_addition(desk, &code, aliases, given.get("hidden")?)?)
            }
            "delete_indicator" => said(app::delete_indicator(desk, &given.text("code")?)?),
            "save_catalogue" => said(chosen().map(|path| app::save_catalogue(desk, &path)).transpose()?),
            "choose_catalogue" => said(chosen().map(|path| app::look_at_catalogue(desk, &path, None)).transpose()?),
            "take_in_catalogue" => {
                let path = chosen().ok_or_else(|| Fault::new("no_catalogue", app::words::NO_CATALOGUE_CHOSEN))?;
                said(app::take_in_catalogue(desk, &path, None)?)
            }
            "save_pack" => {
                let ask = given.get("ask")?;
                said(chosen().map(|path| app::save_pack(desk, &ask, &path)).transpose()?)
            }
            "choose_pack" => said(chosen().map(|path| app::look_at_pack(desk, &path)).transpose()?),
            "take_in_pack" => {
                let path = chosen().ok_or_else(|| Fault::new("no_pack", app::words::NO_PACK_CHOSEN))?;
                said(app::take_in_pack(desk, &path, given.maybe("why")?.as_deref())?)
            }
            "save_facts" => {
                let ask = given.get("ask")?;
                said(chosen().map(|path| app::save_facts(desk, &ask, &path)).transpose()?)
            }
            "update_offer" => said(chosen().map(|path| app::update_offer(&path)).transpose()?),
            // No installer is ever run here.
            "update_run" => Value::Null,
            _ => return Err(None),
        })
    };
    found(answer())
}
