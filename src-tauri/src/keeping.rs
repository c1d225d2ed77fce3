//! Commands about what is kept: the search, the log, conflicts, the trash, closed years, safety copies.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands over what it read from the page")]

use crate::{saving, state::Window};
use app::{Desk, Fault, dto};
use specta::specta;
use std::path::Path;
use tauri::{AppHandle, State, command};

type Answer<T> = Result<T, Fault>;

/// Does something and answers with what the frame shows then.
fn then_status(
    window: &State<'_, Window>,
    act: impl FnOnce(&mut Desk) -> Result<(), Fault>,
) -> Answer<dto::DeskStatus> {
    window.with(|desk| {
        act(desk)?;
        app::status(desk)
    })
}

/// Reports that seem to be new versions of stored ones, with what changed.
#[command]
#[specta]
pub(crate) fn version_offers(window: State<'_, Window>) -> Answer<Vec<dto::VersionOffer>> {
    window.with(|desk| app::version_offers(desk))
}

/// The same for one report; none where it is no new version.
#[command]
#[specta]
pub(crate) fn version_offer(window: State<'_, Window>, newer: String) -> Answer<Option<dto::VersionOffer>> {
    window.with(|desk| app::version_offer(desk, &newer))
}

/// Puts the newer version in the place of the older one.
#[command]
#[specta]
pub(crate) fn take_version(
    window: State<'_, Window>,
    older: String,
    newer: String,
    why: Option<String>,
) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::take_version(desk, &older, &newer, why.as_deref()))
}

/// Says that two reports are no versions of each other.
#[command]
#[specta]
pub(crate) fn keep_both(window: State<'_, Window>, one: String, other: String) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::keep_both(desk, &one, &other))
}

/// What a new look at a stored report finds to be different.
#[command]
#[specta]
pub(crate) async fn reread_offer(window: State<'_, Window>, report: String) -> Answer<dto::RereadOffer> {
    window.with(|desk| app::reread_offer(desk, &report))
}

/// Takes over what a new look finds; what people decided stays.
#[command]
#[specta]
pub(crate) async fn reread_report(
    window: State<'_, Window>,
    report: String,
    why: Option<String>,
) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::reread(desk, &report, why.as_deref()))
}

/// Sentences, typed figures and indicators with these words.
#[command]
#[specta]
pub(crate) fn search(window: State<'_, Window>, query: String) -> Answer<dto::SearchResults> {
    window.with(|desk| app::search(desk, &query))
}

/// The latest actions before one of them, newest first.
#[command]
#[specta]
pub(crate) fn action_log(
    window: State<'_, Window>,
    before: Option<String>,
    most: u32,
) -> Answer<Vec<dto::LogEntryDto>> {
    window.with(|desk| app::log(desk, before.as_deref(), most))
}

/// Takes one action back by itself.
#[command]
#[specta]
pub(crate) fn revert_action(window: State<'_, Window>, entry: String, why: Option<String>) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::revert(desk, &entry, why.as_deref()))
}

/// Where sources say different things.
#[command]
#[specta]
pub(crate) fn conflicts(window: State<'_, Window>, ask: dto::ConflictAsk) -> Answer<Vec<dto::ConflictDto>> {
    window.with(|desk| app::conflicts(desk, &ask))
}

/// Makes a figure the official one.
#[command]
#[specta]
pub(crate) fn choose_official(window: State<'_, Window>, fact: String, reason: String) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::choose_official(desk, &fact, &reason))
}

/// Lets the rules decide again.
#[command]
#[specta]
pub(crate) fn choose_by_rules(window: State<'_, Window>, fact: String, why: Option<String>) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::choose_by_rules(desk, &fact, why.as_deref()))
}

/// Reports in the trash.
#[command]
#[specta]
pub(crate) fn trash(window: State<'_, Window>) -> Answer<Vec<dto::TrashedDto>> {
    window.with(|desk| app::trash(desk))
}

/// Puts a report into the trash.
#[command]
#[specta]
pub(crate) fn delete_report(window: State<'_, Window>, id: String, why: Option<String>) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::delete_report(desk, &id, why.as_deref()))
}

/// Takes a report out of the trash.
#[command]
#[specta]
pub(crate) fn restore_report(window: State<'_, Window>, id: String, why: Option<String>) -> Answer<dto::DeskStatus> {
    then_status(&window, |desk| app::restore_report(desk, &id, why.as_deref()))
}

/// Deletes for good what is in the trash; answers with how many reports.
#[command]
#[specta]
pub(crate) fn empty_trash(window: State<'_, Window>) -> Answer<u32> {
    window.with(app::empty_trash)
}

/// Writes a note at a figure.
#[command]
#[specta]
pub(crate) fn note_fact(window: State<'_, Window>, fact: String, note: String) -> Answer<dto::FactDto> {
    window.with(|desk| app::note(desk, &fact, &note))
}

/// Flags a figure to be looked into, or takes the flag away.
#[command]
#[specta]
pub(crate) fn flag_fact(window: State<'_, Window>, fact: String, on: bool, why: Option<String>) -> Answer<()> {
    window.with(|desk| app::set_flag(desk, &fact, on, why.as_deref()))
}

/// The flagged figures.
#[command]
#[specta]
pub(crate) fn flags(window: State<'_, Window>) -> Answer<Vec<dto::FlagDto>> {
    window.with(|desk| app::flags(desk))
}

/// Closes a year.
#[command]
#[specta]
pub(crate) fn close_year(window: State<'_, Window>, year: i32, why: Option<String>) -> Answer<()> {
    window.with(|desk| app::close_year(desk, year, why.as_deref()))
}

/// Opens a closed year again.
#[command]
#[specta]
pub(crate) fn reopen_year(window: State<'_, Window>, year: i32, why: String) -> Answer<()> {
    window.with(|desk| app::reopen_year(desk, year, &why))
}

/// The closed years, with what changed since.
#[command]
#[specta]
pub(crate) fn closed_years(window: State<'_, Window>) -> Answer<Vec<dto::ClosedYearDto>> {
    window.with(|desk| app::closed_years(desk))
}

/// Asks where to, and writes a safety copy there; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn save_backup(app: AppHandle) -> Answer<Option<String>> {
    saving::save_backup(&app)
}

/// Asks for a safety copy and takes it in the place of the data file; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn restore_backup(app: AppHandle) -> Answer<Option<dto::DeskStatus>> {
    saving::restore_backup(&app)
}

/// Takes one of the program's own safety copies in the place of the data file.
#[command]
#[specta]
pub(crate) fn restore_copy(window: State<'_, Window>, path: String) -> Answer<dto::DeskStatus> {
    window.with(|desk| {
        let own = app::safety_copies(desk).into_iter().any(|copy| copy.path == path);
        // A path of the page is only taken where the program itself named it.
        if !own {
            return Err(Fault::new("no_copy", app::words::NO_SUCH_COPY));
        }
        app::restore_desk(desk, Path::new(&path))
    })
}

/// The program's own safety copies, newest first.
#[command]
#[specta]
pub(crate) fn safety_copies(window: State<'_, Window>) -> Answer<Vec<dto::SafetyCopyDto>> {
    window.with(|desk| Ok(app::safety_copies(desk)))
}

/// What is wrong with the data file and the originals in it, in words; nothing when all is whole.
#[command]
#[specta]
pub(crate) fn check_data(window: State<'_, Window>) -> Answer<Vec<String>> {
    window.with(|desk| app::check(desk))
}

/// What is to be known about where the data file lies, in words.
#[command]
#[specta]
pub(crate) fn notices(window: State<'_, Window>) -> Answer<Vec<String>> {
    window.with(|desk| Ok(app::notices(desk)))
}

/// What the program is made of, by licence.
#[command]
#[specta]
pub(crate) fn licences() -> String {
    app::LICENCES.to_owned()
}
