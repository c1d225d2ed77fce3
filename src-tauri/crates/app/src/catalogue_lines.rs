//! The lines of a list of indicators: found in a file, and read cell by cell. What is left empty, or has no column, stays
//! as it was; what cannot be read is told in a sentence.

use crate::{
    Fault,
    catalogue_file::{self, BETWEEN, CatalogueForm, Column, YES},
    convert,
    import::name_of,
    learning::Taught,
    own_indicators,
    reading::{self, Keep, Reader},
    words,
};
use chrono::NaiveDate;
use model::{
    AddUp, Addition, Better, BlockKind, Catalogue, Document, FieldCode, Indicator, IndicatorCode, MeasureKind,
    OwnCatalogue,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// Most lines of a list.
const MOST_LINES: usize = 5_000;

/// A line of the list: its number and what its cells say.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) number: u32,
    cells: BTreeMap<Column, String>,
}

impl Line {
    pub(crate) fn says(&self, column: Column) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }
}

/// The lines under the heads of a file.
pub(crate) fn lines(from: &Path, program: Option<PathBuf>) -> Result<Vec<Line>, Fault> {
    if CatalogueForm::of(from).is_none() {
        return Err(Fault::new("bad_argument", words::CATALOGUE_FORMS));
    }
    let name = name_of(from);
    let unread = |issue: &model::Issue| Fault::new("no_catalogue", convert::issue(&name, issue).message);
    let bytes = reading::load(from).map_err(|issue| unread(&issue))?;
    let mut reader = Reader::new(program, None);
    let read = reader.read(name.clone(), bytes, Keep::Nothing, &Taught::default(), &mut |_| true);
    if let Some(issue) = read.issues.first().filter(|_| read.failed()) {
        return Err(unread(issue));
    }
    let lines = table(&read.document).ok_or_else(|| Fault::new("no_catalogue", words::NO_CATALOGUE))?;
    if lines.len() > MOST_LINES {
        return Err(Fault::new("no_catalogue", words::CATALOGUE_TOO_LONG));
    }
    Ok(lines)
}

/// The first table with a row of heads among which are those of name and unit.
fn table(document: &Document) -> Option<Vec<Line>> {
    let mut rows: BTreeMap<(u32, u32), BTreeMap<u32, &str>> = BTreeMap::new();
    for block in &document.blocks {
        if let BlockKind::Cell(cell) = block.kind {
            let said = block.span.of(&document.text).trim();
            rows.entry((cell.table, cell.row)).or_default().insert(cell.column, said);
        }
    }
    let heads = |row: &BTreeMap<u32, &str>| {
        let heads = row.iter().filter_map(|(at, said)| Some((*at, Column::headed(said)?)));
        let heads: BTreeMap<u32, Column> = heads.collect();
        let has = |wanted: Column| heads.values().any(|column| *column == wanted);
        (has(Column::Name) && has(Column::Unit)).then_some(heads)
    };
    let ((of, at), heads) = rows.iter().find_map(|(place, row)| Some((*place, heads(row)?)))?;
    let below = rows.iter().filter(|((table, row), _)| *table == of && *row > at);
    let lines = below.map(|((_, row), cells)| Line {
        number: row + 1,
        cells: heads.iter().map(|(at, column)| (*column, unmarked(cells.get(at).copied().unwrap_or("")))).collect(),
    });
    Some(lines.filter(|line| !line.says(Column::Name).is_empty() || !line.says(Column::Code).is_empty()).collect())
}

/// Without the mark that keeps a spreadsheet from taking words for a formula.
fn unmarked(said: &str) -> String {
    let rest = said.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    rest.unwrap_or(said).to_owned()
}

/// The code of each line: its own, that of the indicator of its name, or a new one.
pub(crate) fn codes(
    lines: &[Line],
    before: &OwnCatalogue,
    catalogue: &Catalogue,
) -> Vec<Result<IndicatorCode, Vec<String>>> {
    let mut own = before.clone();
    let mut given = BTreeSet::new();
    let coded = lines.iter().map(|line| {
        let (code, name) = (line.says(Column::Code), line.says(Column::Name));
        if !code.is_empty() {
            let code = IndicatorCode::new(code);
            let known = code.is_own() || catalogue.indicator(&code).is_some();
            return if known { Ok(code) } else { Err(vec![words::no_such_code(code.as_str())]) };
        }
        if let Some(known) = catalogue_file::named(name, catalogue) {
            return Ok(known);
        }
        let code = own.code_for(name);
        // Taken, so that the next line gets another one.
        if given.insert(code.clone()) {
            own.put(placeholder(code.clone()));
        }
        Ok(code)
    });
    coded.collect()
}

/// Stands for a line whose other cells are not read yet.
fn placeholder(code: IndicatorCode) -> Indicator {
    Indicator::count(code, FieldCode::new("org"), "", "")
}

/// What the cells of lines may name: what is in the catalogue, and what the list itself adds.
pub(crate) struct Names<'a> {
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) listed: &'a [Result<IndicatorCode, Vec<String>>],
    pub(crate) lines: &'a [Line],
}

impl Names<'_> {
    fn code(&self, said: &str) -> Option<IndicatorCode> {
        let listed = || {
            let key = text::fold(said);
            let own = self.lines.iter().zip(self.listed).filter_map(|(line, code)| Some((line, code.as_ref().ok()?)));
            let named = |(line, code): &(&Line, &IndicatorCode)| {
                code.as_str() == said || text::fold(line.says(Column::Name)) == key
            };
            own.into_iter().find(named).map(|(_, code)| code.clone())
        };
        catalogue_file::named(said, self.catalogue).or_else(listed)
    }

    /// The own indicator that a line describes; what the list has no column for stays as it was.
    pub(crate) fn own(
        &self,
        line: &Line,
        code: &IndicatorCode,
        before: Option<&Indicator>,
    ) -> Result<Indicator, Vec<String>> {
        let start = before.cloned().unwrap_or_else(|| placeholder(code.clone()));
        let mut cells = Cells { line, wrong: Vec::new() };
        let text = |column: Column, old: &str| line.cells.get(&column).map_or_else(|| old.to_owned(), Clone::clone);
        let kind = cells.word(Column::Kind, start.kind, before.is_some(), catalogue_file::kind, words::measure_kind);
        let over_time = cells.word(
            Column::OverTime,
            start.over_time,
            before.is_some(),
            catalogue_file::over_time,
            words::over_time,
        );
        let better = match line.says(Column::Better) {
            "" => {
                if before.is_some() && !line.cells.contains_key(&Column::Better) {
                    start.better
                } else {
                    Better::Neutral
                }
            }
            _ => cells.word(Column::Better, start.better, true, catalogue_file::better, words::better),
        };
        let field = self.field(&mut cells, &start);
        let numerator = self.reference(&mut cells, Column::Numerator, start.numerator.as_ref());
        let denominator = self.reference(&mut cells, Column::Denominator, start.denominator.as_ref());
        let predecessor = self.reference(&mut cells, Column::Predecessor, start.predecessor.as_ref());
        let told = match (line.says(Column::OverAreas), before) {
            ("", before) => before.filter(|one| one.kind == kind).map(|one| one.over_areas),
            _ => Some(cells.word(
                Column::OverAreas,
                start.over_areas,
                true,
                catalogue_file::over_areas,
                words::over_areas,
            )),
        };
        let written = !line.says(Column::OverAreas).is_empty();
        let derived = || own_indicators::over_areas(kind, denominator.is_some(), told);
        let over_areas = told.filter(|_| written).unwrap_or_else(derived);
        if !line.says(Column::Hidden).is_empty() {
            cells.wrong.push(words::OWN_IS_NOT_HIDDEN.to_owned());
        }
        let aliases = line.cells.get(&Column::OwnAliases);
        let one = Indicator {
            name: text(Column::Name, &start.name),
            unit: text(Column::Unit, &start.unit),
            definition: text(Column::Definition, &start.definition),
            source: text(Column::Source, &start.source),
            aliases: aliases.map_or_else(|| start.aliases.clone(), |said| list(said)),
            valid_from: cells.day(Column::From, start.valid_from),
            valid_to: cells.day(Column::To, start.valid_to),
            field,
            kind,
            over_time,
            over_areas,
            better,
            numerator,
            denominator,
            predecessor,
            ..start
        };
        if cells.wrong.is_empty() { Ok(one.tidied()) } else { Err(cells.wrong) }
    }

    fn field(&self, cells: &mut Cells<'_>, start: &Indicator) -> FieldCode {
        let Some(said) = cells.line.cells.get(&Column::Field) else { return start.field.clone() };
        let key = text::plain(said);
        let mut fields = self.catalogue.fields();
        let found = fields.find(|field| field.code.as_str() == said || text::plain(&field.name) == key);
        found.map_or_else(
            || {
                let names: Vec<&str> = self.catalogue.fields().map(|field| field.name.as_str()).collect();
                cells.wrong.push(words::unread_cell(head(Column::Field), said, &names));
                start.field.clone()
            },
            |field| field.code.clone(),
        )
    }

    fn reference(
        &self,
        cells: &mut Cells<'_>,
        column: Column,
        before: Option<&IndicatorCode>,
    ) -> Option<IndicatorCode> {
        let Some(said) = cells.line.cells.get(&column) else { return before.cloned() };
        if said.is_empty() {
            return None;
        }
        let code = self.code(said);
        if code.is_none() {
            cells.wrong.push(words::no_such_indicator(head(column), said));
        }
        code
    }

    /// What a line adds to a built-in indicator, of which it may change nothing else.
    pub(crate) fn addition(&self, line: &Line, code: &IndicatorCode) -> Result<Addition, Vec<String>> {
        let Some(one) = self.catalogue.indicator(code) else { return Err(vec![words::no_such_code(code.as_str())]) };
        let row = catalogue_file::row(one, self.catalogue);
        let free = |column: Column| matches!(column, Column::OwnAliases | Column::Hidden | Column::Code);
        let changed: Vec<String> = Column::ALL
            .iter()
            .zip(&row)
            .filter(|((column, ..), _)| !free(*column))
            .filter(|((column, ..), is)| line.cells.get(column).is_some_and(|said| !same_words(said, is)))
            .map(|((_, head, _), is)| {
                words::cell_changes(head, is, line.says(Column::headed(head).unwrap_or(Column::Code)))
            })
            .collect();
        if !changed.is_empty() {
            return Err(std::iter::once(words::BUILTIN_STAYS.to_owned()).chain(changed).collect());
        }
        let said = line.cells.get(&Column::OwnAliases);
        let aliases = said.map_or_else(|| one.added_aliases.clone(), |said| list(said));
        let hidden = match line.cells.get(&Column::Hidden) {
            None => one.hidden,
            Some(said) if said.is_empty() => false,
            Some(said) if text::plain(said) == text::plain(YES) || said == "x" => true,
            Some(said) => return Err(vec![words::unread_cell(head(Column::Hidden), said, &[YES])]),
        };
        Ok(Addition { code: code.clone(), aliases, hidden }.tidied())
    }
}

/// The cells of a line under reading, and what could not be read.
struct Cells<'a> {
    line: &'a Line,
    wrong: Vec<String>,
}

impl Cells<'_> {
    /// One of a few words. An empty cell, or none, leaves what there was.
    fn word<T: Copy + Named>(
        &mut self,
        column: Column,
        before: T,
        there: bool,
        read: impl Fn(&str) -> Option<T>,
        word: impl Fn(T) -> &'static str,
    ) -> T {
        let said = self.line.says(column);
        if said.is_empty() && there {
            return before;
        }
        read(said).unwrap_or_else(|| {
            let all: Vec<&str> = T::all().iter().map(|one| word(*one)).collect();
            self.wrong.push(words::unread_cell(head(column), said, &all));
            before
        })
    }

    /// A day: `31/12/2024` or `2024-12-31`.
    fn day(&mut self, column: Column, before: Option<NaiveDate>) -> Option<NaiveDate> {
        let Some(said) = self.line.cells.get(&column) else { return before };
        if said.is_empty() {
            return None;
        }
        let day = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"];
        let day = day.iter().find_map(|form| NaiveDate::parse_from_str(said, form).ok());
        if day.is_none() {
            self.wrong.push(words::no_day(head(column), said));
        }
        day
    }
}

/// A closed set of words.
trait Named: Sized + 'static {
    fn all() -> &'static [Self];
}

impl Named for MeasureKind {
    fn all() -> &'static [Self] {
        Self::ALL
    }
}

impl Named for AddUp {
    fn all() -> &'static [Self] {
        Self::ALL
    }
}

impl Named for Better {
    fn all() -> &'static [Self] {
        Self::ALL
    }
}

fn head(column: Column) -> &'static str {
    Column::ALL.iter().find(|(one, ..)| *one == column).map_or("", |(_, head, _)| head)
}

fn list(said: &str) -> Vec<String> {
    said.split([BETWEEN, '\n']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Whether two cells say the same; a spreadsheet writes days and spaces its own way.
fn same_words(said: &str, is: &str) -> bool {
    let day =
        |said: &str| ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(said.trim(), form).ok());
    let names = |said: &str| list(said).iter().map(|name| text::fold(name)).collect::<Vec<_>>();
    names(said) == names(is) || (day(said).is_some() && day(said) == day(is))
}
