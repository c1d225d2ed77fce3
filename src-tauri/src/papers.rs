//! Commands for the paper itself: who issues it, what it says in the office's own words, its check, its issued versions.

#![allow(clippy::needless_pass_by_value, reason = "Tauri hands over what it read from the page")]

use crate::{saving, state::Window};
use app::{Fault, dto};
use specta::specta;
use tauri::{AppHandle, State, command};

type Answer<T> = Result<T, Fault>;

/// Letterhead, signature and sheet of the department's reports.
#[command]
#[specta]
pub(crate) fn office(window: State<'_, Window>, area: String, year: i32) -> Answer<dto::OfficeDto> {
    window.with(|desk| app::office(desk, &area, year))
}

/// Keeps them.
#[command]
#[specta]
pub(crate) fn set_office(window: State<'_, Window>, area: String, office: dto::OfficeDto) -> Answer<dto::OfficeDto> {
    window.with(|desk| app::set_office(desk, &area, &office))
}

/// Keeps the last day of the figures of that year's report; none is printed without.
#[command]
#[specta]
pub(crate) fn keep_cutoff(
    window: State<'_, Window>,
    area: String,
    year: i32,
    day: Option<String>,
) -> Answer<Option<String>> {
    window.with(|desk| app::keep_cutoff(desk, &area, year, day.as_deref()))
}

/// Whether the report can go to who signs it.
#[command]
#[specta]
pub(crate) fn summary_checks(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
) -> Answer<Vec<dto::SelfCheck>> {
    window.with(|desk| app::summary_checks(desk, &area, year, options))
}

/// The passages of the report.
#[command]
#[specta]
pub(crate) fn passages(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
) -> Answer<Vec<dto::PassageDto>> {
    window.with(|desk| app::passages(desk, &area, year, options))
}

/// Writes own words for a passage; without any the program's stand again.
#[command]
#[specta]
pub(crate) fn reword_passage(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
    passage: String,
    pieces: Option<Vec<dto::PieceDto>>,
) -> Answer<dto::PassageDto> {
    window.with(|desk| app::reword_passage(desk, &area, year, options, &passage, pieces))
}

/// Issues the report: it is kept as it is, for good.
#[command]
#[specta]
pub(crate) fn issue_summary(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
    note: Option<String>,
) -> Answer<dto::IssuedDto> {
    window.with(|desk| app::issue_summary(desk, &area, year, options, note.as_deref()))
}

/// The issued reports, each with what was changed since.
#[command]
#[specta]
pub(crate) fn issued_summaries(
    window: State<'_, Window>,
    area: String,
    year: i32,
    options: dto::SummaryOptions,
) -> Answer<Vec<dto::IssuedDto>> {
    window.with(|desk| app::issued_summaries(desk, &area, year, options))
}

/// Opens an issued report in the system's viewer.
#[command]
#[specta]
pub(crate) async fn open_issued(window: State<'_, Window>, id: String) -> Answer<()> {
    window.with(|desk| app::open_issued(desk, &id))
}

/// Asks where to, and writes an issued report there; none when the user gave up.
#[command]
#[specta]
pub(crate) async fn save_issued(app: AppHandle, id: String) -> Answer<Option<dto::SavedFile>> {
    saving::save_issued(&app, &id)
}
