//! The main job end to end on the sample reports that are compiled in, without touching the user's data.

use crate::{
    Desk, Face, Fault, IfMissing,
    dto::SummaryOptions,
    entry, import,
    learning::Taught,
    names,
    reading::{Keep, Reader},
    year_end,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Area and year of the sample summary.
const AREA: &str = "Lạng Sơn";
const YEAR: i32 = 2024;

/// The sample reports. Their figures are invented (tests/samples/README.md).
const SAMPLES: [(&str, &[u8]); 5] = [
    ("Báo cáo tổng kết năm 2023.docx", include_bytes!("../../../../tests/samples/Báo cáo tổng kết năm 2023.docx")),
    ("Bao cao quy II-2024.html", include_bytes!("../../../../tests/samples/Bao cao quy II-2024.html")),
    (
        "Báo cáo 9 tháng đầu năm 2024.docx",
        include_bytes!("../../../../tests/samples/Báo cáo 9 tháng đầu năm 2024.docx"),
    ),
    ("Bao cao tong ket 2024.docx", include_bytes!("../../../../tests/samples/Bao cao tong ket 2024.docx")),
    ("VNPT Lang Son 2024.txt", include_bytes!("../../../../tests/samples/VNPT Lang Son 2024.txt")),
];

/// The assigned targets of the sample year.
const TARGETS: &str = include_str!("../../../../tests/samples/targets-2024.csv");

/// What the demo made.
#[derive(Debug)]
pub struct Demo {
    /// For each report its name and the number of figures found.
    pub reports: Vec<(String, usize)>,
    /// Number of assigned targets.
    pub targets: usize,
    /// The data file.
    pub data_file: PathBuf,
    /// The year-end summary.
    pub summary: PathBuf,
    /// Its pages.
    pub pages: usize,
    /// Values in it that no person has confirmed.
    pub pending: usize,
}

/// Imports the sample reports into a fresh data file in `folder` and writes the year-end PDF there. An earlier demo in
/// the same folder is replaced; nothing else is touched.
///
/// # Errors
/// [`Fault`] when the folder cannot be written.
pub fn demo(folder: &Path) -> Result<Demo, Fault> {
    fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
    let data_file = folder.join("tongket-demo.db");
    let Filled { desk, reports, targets } = fill(&data_file, None)?;
    let options = SummaryOptions::default();
    let made = year_end::make_summary(&desk, AREA, YEAR, options)?;
    let summary = folder.join(year_end::summary_file_name(&desk, AREA, YEAR)?);
    year_end::write(&summary, &made.pdf.bytes)?;
    Ok(Demo { reports, targets, data_file, summary, pages: made.pdf.pages.len(), pending: made.tree.pending })
}

/// A data file with the sample reports and targets.
pub(crate) struct Filled {
    /// It, opened.
    pub(crate) desk: Desk,
    /// For each report its name and the number of figures found.
    reports: Vec<(String, usize)>,
    /// Number of targets.
    targets: usize,
}

/// Makes a fresh data file with the samples, in the name of a person; an earlier one there is replaced.
pub(crate) fn fill(data_file: &Path, person: Option<&str>) -> Result<Filled, Fault> {
    clear(data_file)?;
    let mut desk = Desk::open(data_file, Face::Window, IfMissing::Create)?;
    let area = names::unit_at_year_end(AREA, YEAR)?;
    crate::set_desk(&mut desk, person, Some(area.id.as_str()), Some(YEAR))?;
    let mut reports = Vec::new();
    for (name, bytes) in SAMPLES {
        let taught = Taught::default();
        let reading = Reader::default().read(name.to_owned(), bytes.to_vec(), Keep::Original, &taught, &mut |_| true);
        import::add(&mut desk, &reading)?;
        reports.push((name.to_owned(), reading.draft.facts.len()));
    }
    let targets = assign_targets(&mut desk, area)?;
    Ok(Filled { desk, reports, targets })
}

/// Removes the data file of an earlier demo with its log.
fn clear(data_file: &Path) -> Result<(), Fault> {
    for end in ["", "-wal", "-shm"] {
        let mut name = data_file.as_os_str().to_owned();
        name.push(end);
        let path = PathBuf::from(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Fault::unwritable(&path, &error)),
            _ => {}
        }
    }
    Ok(())
}

/// Enters the assigned targets: `indicator,value,unit,decision`.
fn assign_targets(desk: &mut Desk, area: &model::Area) -> Result<usize, Fault> {
    let mut count = 0;
    for line in TARGETS.lines().skip(1) {
        let mut columns = line.splitn(4, ',');
        let (Some(code), Some(value), Some(_unit), Some(decision)) =
            (columns.next(), columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let value =
            text::read_canonical(value).ok_or_else(|| Fault::bad_value(format!("targets-2024.csv: {value}")))?;
        entry::assign_target(desk, area, YEAR, code, value, decision.trim_matches('"'))?;
        count += 1;
    }
    Ok(count)
}
