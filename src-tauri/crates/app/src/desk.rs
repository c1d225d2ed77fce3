//! The open data file with the person who works on it.

use crate::{Fault, clock, dto, ocr, place, safety, words};
use chrono::{Datelike, NaiveDateTime};
use model::{Area, AreaId, Catalogue};
use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{DataFile, Who};

const PERSON: &str = "person";
const AREA: &str = "area";
const YEAR: &str = "year";
const RECOGNISE: &str = "recognise";
const YES: &str = "yes";

/// An open data file, and who works on it. Every function of this crate that reads or changes figures takes one.
#[derive(Debug)]
pub struct Desk {
    pub(crate) data: DataFile,
    face: Face,
    saved_at: Option<NaiveDateTime>,
    /// Held while a window has the file open; the system lets go of it when the program ends, however it does.
    alone: Option<File>,
    /// The person's own data file, while the sample data are shown in its place.
    pub(crate) own: Option<PathBuf>,
}

/// Through which face a person works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The window.
    Window,
    /// The command line; it stands behind the name of the person.
    CommandLine,
}

/// What to do where there is no data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMissing {
    /// Make one: only the window's first run, `import` and `demo` do.
    Create,
    /// Say so.
    Refuse,
}

impl Desk {
    /// Opens the data file at `path`.
    ///
    /// # Errors
    /// [`Fault`] when it is missing, damaged, locked, newer, or somebody else's; it is then as it was.
    pub fn open(path: &Path, face: Face, missing: IfMissing) -> Result<Self, Fault> {
        if let Some(folder) = path.parent().filter(|p| missing == IfMissing::Create && !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
        }
        let data = safety::open(path, missing, face)?;
        Ok(Self { data, face, saved_at: None, alone: None, own: None })
    }

    /// Who does what is done now.
    pub(crate) fn who(&self) -> Result<Who, Fault> {
        let mut name = self.person()?;
        if self.face == Face::CommandLine {
            name.push_str(words::BY_COMMAND_LINE);
        }
        Ok(Who { name, at: clock::now() })
    }

    /// The catalogue of the data file: the built-in one with what was added there.
    ///
    /// # Errors
    /// [`Fault`] when the data file cannot be read.
    pub fn catalogue(&self) -> Result<Arc<Catalogue>, Fault> {
        Ok(self.data.catalogue()?)
    }

    /// Remembers that something was stored just now.
    pub(crate) fn saved(&mut self) {
        self.saved_at = Some(clock::now());
    }

    /// Whether letters in pictures are recognised; off until somebody sets it.
    pub(crate) fn recognises(&self) -> Result<bool, Fault> {
        Ok(self.data.setting(RECOGNISE)?.as_deref() == Some(YES))
    }

    fn person(&self) -> Result<String, Fault> {
        let named = self.data.setting(PERSON)?.filter(|name| !name.trim().is_empty());
        Ok(named.unwrap_or_else(account))
    }
}

/// Name of the account on this computer.
fn account() -> String {
    let of = |key| std::env::var(key).ok().filter(|name: &String| !name.trim().is_empty());
    of("USERNAME").or_else(|| of("USER")).unwrap_or_else(|| "người dùng".to_owned())
}

/// Opens the user's own data file for the window, and makes it at the first run.
///
/// # Errors
/// As [`Desk::open`]; `open_elsewhere` where another window has the file open.
pub fn open_for_window() -> Result<Desk, Fault> {
    let path = place::data_file(None);
    let mut desk = Desk::open(&path, Face::Window, IfMissing::Create)?;
    desk.alone = Some(alone(&path)?);
    Ok(desk)
}

/// Holds the mark beside the data file that says that a window has it open.
fn alone(path: &Path) -> Result<File, Fault> {
    let mut mark = path.as_os_str().to_owned();
    mark.push(".lock");
    let mark = Path::new(&mark);
    let file = File::create(mark).map_err(|error| Fault::unwritable(mark, &error))?;
    match file.try_lock() {
        // A drive that knows no locks: SQLite's own still hold.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Fault::new(
            "open_elsewhere",
            format!("Tệp dữ liệu “{}” đang mở ở một cửa sổ Tổng Kết khác. Hãy dùng cửa sổ đó.", path.display()),
        )),
    }
}

/// What the frame shows.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn status(desk: &Desk) -> Result<dto::DeskStatus, Fault> {
    let counts = desk.data.counts()?;
    let area = desk.data.setting(AREA)?.and_then(|id| Catalogue::builtin().areas.get(&AreaId::new(id)).map(area_dto));
    let this_year = clock::now().year();
    let year = desk.data.setting(YEAR)?.and_then(|y| y.parse().ok()).unwrap_or(this_year);
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(dto::DeskStatus {
        data_file: desk.data.path().display().to_string(),
        person: desk.person()?,
        area,
        year,
        years: (this_year - 14..=this_year + 1).rev().collect(),
        counts: dto::Counts {
            reports: small(counts.reports),
            facts: small(counts.facts.facts),
            waiting: small(counts.facts.waiting),
            doubtful: small(counts.facts.doubtful),
        },
        undo: desk.data.next_undo()?.map(|next| next.action.code().to_owned()),
        redo: desk.data.next_redo()?.map(|next| next.action.code().to_owned()),
        saved_at: desk.saved_at.map(crate::convert::moment),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sample: desk.own.is_some(),
    })
}

/// Sets who works here, for which area and on which year; what is none stays.
///
/// # Errors
/// [`Fault`] for an unknown area, or when the data file cannot be written.
pub fn set_desk(
    desk: &mut Desk,
    person: Option<&str>,
    area: Option<&str>,
    year: Option<i32>,
) -> Result<dto::DeskStatus, Fault> {
    if let Some(id) = area {
        let known = Catalogue::builtin().areas.get(&AreaId::new(id)).ok_or_else(|| Fault::bad_id(id))?;
        let known = known.id.as_str();
        let who = desk.who()?;
        desk.data.change_setting(AREA, known, &who)?;
    }
    if let Some(person) = person {
        let who = desk.who()?;
        desk.data.change_setting(PERSON, person.trim(), &who)?;
    }
    if let Some(year) = year {
        let who = desk.who()?;
        desk.data.change_setting(YEAR, &year.to_string(), &who)?;
    }
    desk.saved();
    status(desk)
}

/// Whether letters in pictures are recognised, and whether this PC can.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn recognition(desk: &Desk) -> Result<dto::Recognition, Fault> {
    let program = match ocr::find() {
        ocr::Found::Ready(_) => dto::RecognitionProgram::Ready,
        ocr::Found::NoVietnamese => dto::RecognitionProgram::NoVietnamese,
        ocr::Found::Nothing => dto::RecognitionProgram::Missing,
    };
    Ok(dto::Recognition { on: desk.recognises()?, program })
}

/// Sets whether letters in pictures are recognised from the next import on.
///
/// # Errors
/// [`Fault`] when the data file cannot be written.
pub fn set_recognition(desk: &mut Desk, on: bool) -> Result<dto::Recognition, Fault> {
    desk.data.set_setting(RECOGNISE, if on { YES } else { "no" })?;
    desk.saved();
    recognition(desk)
}

/// What the page offers for choice.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn catalogue(desk: &Desk) -> Result<dto::CatalogueDto, Fault> {
    Ok(catalogue_dto(&*desk.catalogue()?))
}

/// The same of a catalogue.
#[must_use]
pub fn catalogue_dto(catalogue: &Catalogue) -> dto::CatalogueDto {
    let mut units: Vec<String> = catalogue.units.all().map(|u| u.written.clone()).collect();
    units.dedup();
    dto::CatalogueDto {
        fields: catalogue.fields().map(|f| dto::FieldDto { code: f.code.to_string(), name: f.name.clone() }).collect(),
        indicators: catalogue
            .indicators()
            .map(|i| dto::IndicatorDto {
                code: i.code.to_string(),
                name: i.name.clone(),
                field: i.field.to_string(),
                unit: i.unit.clone(),
                kind: i.kind.code().to_owned(),
                better: i.better.code().to_owned(),
                aliases: i.aliases.iter().chain(&i.added_aliases).cloned().collect(),
                own: i.code.is_own(),
                hidden: i.hidden,
            })
            .collect(),
        areas: catalogue.areas.all().map(area_dto).collect(),
        units,
    }
}

fn area_dto(area: &Area) -> dto::AreaDto {
    dto::AreaDto {
        id: area.id.to_string(),
        name: area.name.clone(),
        full_name: area.full_name.clone(),
        valid_from: area.valid_from.to_string(),
        valid_to: area.valid_to.map(|d| d.to_string()),
        land: Catalogue::builtin().areas.same_land(&area.id).last().map_or(&area.id, |last| &last.id).to_string(),
    }
}
