//! One command for each thing a user does. Each takes the desk, calls `app`, and hands the answer back.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands over what it read from the page")]

use crate::state::Window;
use app::{Fault, dto};
use specta::specta;
use tauri::{AppHandle, State, command};

type Answer<T> = Result<T, Fault>;

/// What the frame shows.
#[command]
#[specta]
pub(crate) fn status(window: State<'_, Window>) -> Answer<dto::DeskStatus> {
    window.with(|desk| app::status(desk))
}

/// What the page offers for choice.
#[command]
#[specta]
pub(crate) fn catalogue(window: State<'_, Window>) -> Answer<dto::CatalogueDto> {
    window.with(|desk| app::catalogue(desk))
}

/// Sets who works here, for which area and on which year; what is none stays.
#[command]
#[specta]
pub(crate) fn set_desk(
    window: State<'_, Window>,
    person: Option<String>,
    area: Option<String>,
    year: Option<i32>,
) -> Answer<dto::DeskStatus> {
    window.with(|desk| app::set_desk(desk, person.as_deref(), area.as_deref(), year))
}

/// Whether letters in pictures are recognised, and whether this PC can.
#[command]
#[specta]
pub(crate) async fn recognition(window: State<'_, Window>) -> Answer<dto::Recognition> {
    window.with(|desk| app::recognition(desk))
}

/// Sets whether letters in pictures are recognised from the next import on.
#[command]
#[specta]
pub(crate) async fn set_recognition(window: State<'_, Window>, on: bool) -> Answer<dto::Recognition> {
    window.with(|desk| app::set_recognition(desk, on))
}

/// Lets the user choose files and imports them.
#[command]
#[specta]
pub(crate) async fn choose_files(app: AppHandle) -> Answer<()> {
    crate::importing::choose_files(&app);
    Ok(())
}

/// Lets the user choose a folder and imports what is in it.
#[command]
#[specta]
pub(crate) async fn choose_folder(app: AppHandle) -> Answer<()> {
    crate::importing::choose_folder(&app);
    Ok(())
}

/// Takes text or a table from the clipboard as a report.
#[command]
#[specta]
pub(crate) async fn paste_report(app: AppHandle, pasted: dto::PastedText) -> Answer<()> {
    crate::importing::import_pasted(&app, pasted);
    Ok(())
}

/// Shows the sample data in the place of the person's own.
#[command]
#[specta]
pub(crate) async fn open_sample(window: State<'_, Window>) -> Answer<dto::DeskStatus> {
    window.with(app::open_sample)
}

/// Goes back to the person's own data; the sample data are removed.
#[command]
#[specta]
pub(crate) async fn leave_sample(window: State<'_, Window>) -> Answer<dto::DeskStatus> {
    window.with(app::leave_sample)
}

/// The rows of the imports of this session, for a page that was opened again.
#[command]
#[specta]
pub(crate) fn import_rows(window: State<'_, Window>) -> Vec<dto::ImportRow> {
    window.import_rows()
}

/// Leaves the files out whose turn has not come.
#[command]
#[specta]
pub(crate) fn stop_import(window: State<'_, Window>) {
    window.stop_import();
}

/// All reports, latest import first.
#[command]
#[specta]
pub(crate) fn reports(window: State<'_, Window>) -> Answer<Vec<dto::ReportRow>> {
    window.with(|desk| app::reports(desk))
}

/// One report with its text and figures.
#[command]
#[specta]
pub(crate) fn report(window: State<'_, Window>, id: String) -> Answer<dto::ReportView> {
    window.with(|desk| app::report(desk, &id))
}

/// Corrects what a report is.
#[command]
#[specta]
pub(crate) fn correct_report(window: State<'_, Window>, id: String, edit: dto::ReportEdit) -> Answer<dto::ReportRow> {
    window.with(|desk| app::correct_report(desk, &id, &edit))
}

/// Opens a copy of the original in the program the system has for it.
#[command]
#[specta]
pub(crate) fn open_original(window: State<'_, Window>, id: String) -> Answer<()> {
    window.with(|desk| app::open_original(desk, &id))
}

/// The original of a report that came as PDF, in base64, for its pages to be drawn.
#[command]
#[specta]
pub(crate) async fn original_pdf(window: State<'_, Window>, id: String) -> Answer<String> {
    window.with(|desk| app::original_pdf(desk, &id))
}

/// Takes figures as they are.
#[command]
#[specta]
pub(crate) fn confirm_facts(
    window: State<'_, Window>,
    ids: Vec<String>,
    why: Option<String>,
) -> Answer<Vec<dto::FactDto>> {
    window.with(|desk| app::confirm(desk, &ids, why.as_deref()))
}

/// Sets figures aside.
#[command]
#[specta]
pub(crate) fn reject_facts(
    window: State<'_, Window>,
    ids: Vec<String>,
    why: Option<String>,
) -> Answer<Vec<dto::FactDto>> {
    window.with(|desk| app::reject(desk, &ids, why.as_deref()))
}

/// Makes figures wait for a decision again.
#[command]
#[specta]
pub(crate) fn reopen_facts(
    window: State<'_, Window>,
    ids: Vec<String>,
    why: Option<String>,
) -> Answer<Vec<dto::FactDto>> {
    window.with(|desk| app::reopen(desk, &ids, why.as_deref()))
}

/// Takes a figure with changes.
#[command]
#[specta]
pub(crate) fn correct_fact(window: State<'_, Window>, id: String, edit: dto::FactEdit) -> Answer<dto::FactDto> {
    window.with(|desk| app::correct(desk, &id, &edit))
}

/// Adds a figure from selected words; the place counts UTF-16 units.
#[command]
#[specta]
pub(crate) fn add_fact(
    window: State<'_, Window>,
    report: String,
    span: dto::SpanDto,
    edit: dto::FactEdit,
) -> Answer<dto::FactDto> {
    window.with(|desk| app::add_from_text(desk, &report, span, &edit))
}

/// Where a figure comes from.
#[command]
#[specta]
pub(crate) fn fact_source(window: State<'_, Window>, id: String) -> Answer<dto::SourceDto> {
    window.with(|desk| app::source(desk, &id))
}

/// Takes the last action back; answers with what the frame shows then.
#[command]
#[specta]
pub(crate) fn undo(window: State<'_, Window>) -> Answer<dto::DeskStatus> {
    window.with(app::undo)
}

/// Does the action again that was taken back last.
#[command]
#[specta]
pub(crate) fn redo(window: State<'_, Window>) -> Answer<dto::DeskStatus> {
    window.with(app::redo)
}

/// The form of a year.
#[command]
#[specta]
pub(crate) fn entry_form(window: State<'_, Window>, area: String, year: i32) -> Answer<dto::EntryForm> {
    window.with(|desk| app::entry_form(desk, &area, year))
}

/// Stores a typed value, or asks when it looks odd.
#[command]
#[specta]
pub(crate) fn enter_value(window: State<'_, Window>, ask: dto::EntryAsk) -> Answer<dto::Entered> {
    window.with(|desk| app::enter(desk, &ask))
}

/// A comparison.
#[command]
#[specta]
pub(crate) fn compare_table(window: State<'_, Window>, ask: dto::CompareAsk) -> Answer<dto::CompareTable> {
    window.with(|desk| app::compare(desk, &ask))
}

/// The drawing of a comparison, for a picture of it.
#[command]
#[specta]
pub(crate) fn compare_drawing(window: State<'_, Window>, ask: dto::CompareAsk) -> Answer<String> {
    window.with(|desk| app::compare_drawing(desk, &ask))
}

/// Asks where to, and writes the comparison there; `picture` is the drawing as PNG in base64.
#[command]
#[specta]
pub(crate) async fn save_compare(
    app: AppHandle,
    ask: dto::CompareAsk,
    picture: Option<String>,
) -> Answer<Option<dto::SavedFile>> {
    crate::saving::save_compare(&app, &ask, picture.as_deref())
}

/// The comparisons that are kept under a name.
#[command]
#[specta]
pub(crate) fn saved_views(window: State<'_, Window>) -> Answer<Vec<dto::SavedView>> {
    window.with(|desk| app::saved_views(desk))
}

/// Keeps a comparison under a name; answers with all of them.
#[command]
#[specta]
pub(crate) fn save_view(window: State<'_, Window>, view: dto::SavedView) -> Answer<Vec<dto::SavedView>> {
    window.with(|desk| app::save_view(desk, view))
}

/// Removes a kept comparison; answers with those that are left.
#[command]
#[specta]
pub(crate) fn remove_view(window: State<'_, Window>, name: String) -> Answer<Vec<dto::SavedView>> {
    window.with(|desk| app::remove_view(desk, &name))
}

/// What people taught the program about the words of reports.
#[command]
#[specta]
pub(crate) fn learned_aliases(window: State<'_, Window>) -> Answer<Vec<dto::LearnedAliasDto>> {
    window.with(|desk| app::learned_aliases(desk))
}

/// Forgets learned words; answers with those that are left.
#[command]
#[specta]
pub(crate) fn forget_alias(window: State<'_, Window>, ask: dto::ForgetAsk) -> Answer<Vec<dto::LearnedAliasDto>> {
    window.with(|desk| app::forget_alias(desk, &ask))
}

/// The summary of a year, laid out.
#[command]
#[specta]
pub(crate) fn summary_view(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
) -> Answer<dto::SummaryView> {
    window.with(|desk| app::summary_view(desk, &area, year, options))
}

/// Asks where to, and writes the summary there; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn save_summary(
    app: AppHandle,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
) -> Answer<Option<dto::SavedFile>> {
    crate::saving::save_summary(&app, &area, year, options)
}

/// Opens the summary in the system's viewer, from where it is printed.
#[command]
#[specta]
pub(crate) async fn open_summary(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
) -> Answer<()> {
    window.with(|desk| app::open_summary(desk, &area, year, options))
}

/// Values of a year that cannot all be right.
#[command]
#[specta]
pub(crate) fn contradictions(window: State<'_, Window>, area: String, year: i32) -> Answer<Vec<dto::ContradictionDto>> {
    window.with(|desk| app::contradictions(desk, &area, year))
}

/// Which indicator has a value where and when.
#[command]
#[specta]
pub(crate) fn completeness(window: State<'_, Window>, ask: dto::CompareAsk) -> Answer<dto::CompletenessGrid> {
    window.with(|desk| app::completeness(desk, &ask))
}
