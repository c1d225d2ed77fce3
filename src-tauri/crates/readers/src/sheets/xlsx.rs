//! Excel from 2007 on (ECMA-376, part 1, SpreadsheetML).
//!
//! The workbook names its sheets; [`styles`] give each cell its number format and font; [`strings`] are the words that
//! cells share; [`cells`] reads a sheet; [`drawing`] what lies over its cells.

mod cells;
mod drawing;
mod strings;
mod styles;

use super::{
    date::Epoch,
    sheet::{Room, Sheet},
};
use crate::{
    archive::Archive,
    docx::{Relation, Relations, text_of},
    issues::Issues,
    xml::{Element, Tree},
};
use model::{Document, Format, Issue, IssueCode};
use strings::Strings;
use styles::Styles;

/// Where the workbook stands in nearly every file.
const USUAL_WORKBOOK: &str = "xl/workbook.xml";

/// Most sheets of a workbook; Excel itself gets slow far below.
const MAX_SHEETS: usize = 1_000;

/// A container with a workbook in it.
#[derive(Debug)]
pub(crate) struct Package {
    workbook: String,
}

impl Package {
    /// Looks for the workbook. None where the container holds something else.
    pub(crate) fn find(archive: &mut Archive<'_>, issues: &mut Issues) -> Option<Self> {
        // Where the workbook itself was lost, its sheets may still be there.
        if archive.has(USUAL_WORKBOOK) || !sheet_parts(archive).is_empty() {
            return Some(Self { workbook: USUAL_WORKBOOK.to_owned() });
        }
        let mut met = Issues::default();
        let relations = Relations::of(archive, "", &mut met);
        let main = relations.all().find(|relation| relation.kind == "officeDocument")?.target.clone();
        let types = text_of(archive, "[Content_Types].xml", &mut Issues::default()).unwrap_or_default();
        let is_sheet = archive.has(&main) && !main.ends_with(".bin") && types.contains("spreadsheetml.");
        is_sheet.then(|| {
            for issue in met.into_list() {
                issues.push(issue);
            }
            Self { workbook: main }
        })
    }
}

/// What all sheets of a workbook share.
struct Shared {
    strings: Strings,
    styles: Styles,
    epoch: Epoch,
}

/// Reads a workbook.
pub(crate) fn read(mut archive: Archive<'_>, package: &Package, mut issues: Issues) -> (Document, Vec<Issue>) {
    let text = text_of(&mut archive, &package.workbook, &mut issues).unwrap_or_default();
    let tree = Tree::read(&text, &package.workbook, &mut issues);
    let relations = Relations::of(&mut archive, &package.workbook, &mut issues);
    let part = |kind: &str| relations.all().find(|relation| relation.kind == kind).map(|found| found.target.clone());
    let mut load = |kind: &str, usual: &str, issues: &mut Issues| {
        let name = part(kind).unwrap_or_else(|| usual.to_owned());
        let named = archive.has(&name);
        (if named { text_of(&mut archive, &name, issues).unwrap_or_default() } else { String::new() }, name)
    };
    let (strings, strings_name) = load("sharedStrings", "xl/sharedStrings.xml", &mut issues);
    let (styles, styles_name) = load("styles", "xl/styles.xml", &mut issues);
    let shared = Shared {
        strings: Strings::read(&strings, &strings_name, &mut issues),
        styles: Styles::read(&Tree::read(&styles, &styles_name, &mut issues)),
        epoch: epoch(tree.root()),
    };
    for link in relations.all().filter(|relation| relation.kind == "externalLink") {
        issues.push(Issue::new(IssueCode::ExternalReference).at(link.target.as_str()).detail("externalLink"));
    }
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut list = entries(tree.root());
    if list.is_empty() {
        list = sheet_parts(&archive)
            .into_iter()
            .map(|name| Entry { name, hidden: false, relation: String::new() })
            .collect();
    }
    for (number, entry) in (1..).zip(list.into_iter().take(MAX_SHEETS)) {
        if sheets.last().is_some_and(Sheet::is_full) {
            issues.push(Issue::new(IssueCode::LimitCells).at(entry.name.as_str()));
            continue;
        }
        let part = entry.part(number, &relations, &mut issues);
        let room = sheets.last().map(Sheet::room).unwrap_or_default();
        sheets.extend(part.map(|part| sheet(&mut archive, &entry, &part, &shared, room, &mut issues)));
    }
    if sheets.is_empty() && !text.is_empty() {
        issues.push(Issue::new(IssueCode::Damaged).at(package.workbook.as_str()));
    }
    super::finish(Format::Xlsx, sheets, issues)
}

/// Names for sheets that are there without a workbook: `Sheet1` for the first.
fn sheet_parts(archive: &Archive<'_>) -> Vec<String> {
    let named = |number: &usize| archive.has(&format!("xl/worksheets/sheet{number}.xml"));
    (1..=MAX_SHEETS).take_while(named).map(|number| format!("Sheet{number}")).collect()
}

fn epoch(workbook: Option<Element<'_>>) -> Epoch {
    let date1904 = workbook.and_then(|workbook| workbook.child("workbookPr")?.attribute("date1904"));
    if matches!(date1904.as_deref(), Some("1" | "true")) { Epoch::Since1904 } else { Epoch::Since1900 }
}

/// A sheet in the list of the workbook.
struct Entry {
    name: String,
    hidden: bool,
    relation: String,
}

fn entries(workbook: Option<Element<'_>>) -> Vec<Entry> {
    let list = workbook.and_then(|workbook| workbook.child("sheets"));
    let sheets = list.into_iter().flat_map(Element::elements).filter(|element| element.name() == "sheet");
    sheets
        .map(|sheet| Entry {
            name: text::nfc(&sheet.attribute("name").unwrap_or_default()).into_owned(),
            hidden: sheet.attribute("state").is_some_and(|state| state != "visible"),
            relation: sheet.attribute("id").unwrap_or_default().into_owned(),
        })
        .collect()
}

impl Entry {
    /// The part with its cells. None where it has none.
    fn part(&self, number: usize, relations: &Relations, issues: &mut Issues) -> Option<String> {
        let relation = relations.all().find(|relation| relation.id == self.relation && !relation.id.is_empty());
        let what = match relation.map(|relation| relation.kind.as_str()) {
            Some("chartsheet") => "trang biểu đồ",
            Some("dialogsheet") => "trang hộp thoại",
            Some("xlMacrosheet" | "xlIntlMacrosheet") => "trang macro",
            Some(_) => return relation.map(|relation| relation.target.clone()),
            None => return Some(format!("xl/worksheets/sheet{number}.xml")),
        };
        issues.push(Issue::new(IssueCode::UnsupportedContent).at(self.name.as_str()).detail(what));
        None
    }
}

fn sheet(
    archive: &mut Archive<'_>,
    entry: &Entry,
    part: &str,
    shared: &Shared,
    room: Room,
    issues: &mut Issues,
) -> Sheet {
    let mut sheet = Sheet::new(&entry.name, entry.hidden, room);
    let mut met = Issues::default();
    if let Some(text) = text_of(archive, part, &mut met) {
        cells::read(&text, &entry.name, shared, &mut sheet, &mut met);
    }
    // People know the sheet by its name, not by that of its part.
    for mut issue in met.into_list() {
        issue.at = Some(entry.name.clone());
        issues.push(issue);
    }
    for other in Relations::of(archive, part, issues).all() {
        over_cells(archive, other, &mut sheet, issues);
    }
    sheet
}

/// What a sheet refers to beside its cells.
fn over_cells(archive: &mut Archive<'_>, relation: &Relation, sheet: &mut Sheet, issues: &mut Issues) {
    match relation.kind.as_str() {
        "drawing" => {
            if let Some(text) = text_of(archive, &relation.target, issues) {
                drawing::read(&Tree::read(&text, &relation.target, issues), sheet);
            }
        }
        "comments" | "threadedComment" => sheet.skip("ghi chú của ô"),
        "oleObject" | "package" => sheet.skip("đối tượng nhúng"),
        "image" => sheet.skip("hình ảnh"),
        "control" => sheet.skip("nút, ô điều khiển"),
        _ => {}
    }
}
