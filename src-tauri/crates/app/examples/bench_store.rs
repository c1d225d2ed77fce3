//! A data file with many figures, and how long people wait for it: one JSON object for `cargo xtask bench store`.
//!
//! ```text
//! bench_store make FILE FIGURES CSV   fills a new data file, and writes the same figures as CSV for other programs
//! bench_store ask FILE RUNS           asks it what the window asks, so many times each
//! ```
//!
//! The figures are made up: every indicator of the catalogue, the 63 provinces, the years 2008 to 2022, and as many parts of
//! years as it takes; 340 of them in a report, each in a sentence of its own.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

use app::{Desk, Face, Fault, IfMissing, dto::CompareAsk, dto::ConflictAsk};
use chrono::NaiveDateTime;
use model::{
    AreaId, Basis, Catalogue, Confidence, Document, FactDraft, Form, Format, Indicator, MeasureKind, Period, Qualifier,
    Quantity, ReportDraft, ReportKind, Scale, Standing,
};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};
use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
    time::Instant,
};
use store::{DataFile, NewReport, Who};
use text::Span;

const FIRST_YEAR: i32 = 2008;
const YEARS: i32 = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = match words.as_slice() {
        ["make", file, figures, csv] => make(Path::new(file), figures.parse()?, Path::new(csv))?,
        ["ask", file, runs] => ask(Path::new(file), runs.parse()?)?,
        _ => {
            eprintln!("usage: bench_store make FILE FIGURES CSV | bench_store ask FILE RUNS");
            std::process::exit(2);
        }
    };
    println!("{said}");
    Ok(())
}

/// Numbers that look like any and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound.max(1)
    }
}

/// The periods of a year, each a report of its own: the year, then its parts.
fn periods(year: i32) -> Vec<Period> {
    let quarters = (1..=4).filter_map(|quarter| Period::quarter(year, quarter));
    Period::year(year).into_iter().chain(quarters).collect()
}

fn provinces() -> Vec<(AreaId, String)> {
    let there = |a: &&model::Area| (FIRST_YEAR..FIRST_YEAR + YEARS).all(|year| a.exists_in(year));
    Catalogue::builtin().areas.all().filter(there).map(|a| (a.id.clone(), a.name.clone())).collect()
}

fn make(path: &Path, figures: usize, csv: &Path) -> Result<Value, Box<dyn Error>> {
    let mut data = DataFile::create(path)?;
    let mut csv = BufWriter::new(File::create(csv)?);
    writeln!(csv, "indicator,area,year,start,end,basis,value,unit,sentence")?;
    let by = Who { name: "Đo".to_owned(), at: NaiveDateTime::default() };
    let mut chance = Chance(7);
    let (mut made, mut reports, mut storing) = (0, 0, 0_u128);
    let mut all: Vec<(i32, usize)> = Vec::new();
    for part in 0..5 {
        all.extend((FIRST_YEAR..FIRST_YEAR + YEARS).map(|year| (year, part)));
    }
    'made: for (year, part) in all {
        for (area, name) in provinces() {
            if made >= figures {
                break 'made;
            }
            let periods = periods(year);
            let Some(period) = periods.get(part) else { continue };
            let (document, draft) = report(&area, &name, period, figures - made, &mut chance);
            for fact in &draft.facts {
                let sentence = fact.sentence.of(&document.text);
                let q = &fact.quantity;
                let code = fact.indicator.as_ref().map(ToString::to_string).unwrap_or_default();
                let unit = q.unit.as_deref().unwrap_or_default();
                let (start, end) = (period.start, period.end);
                let value = text::canonical(q.si_value());
                writeln!(csv, "{code},{area},{year},{start},{end},actual,{value},\"{unit}\",\"{sentence}\"")?;
            }
            made += draft.facts.len();
            reports += 1;
            let file = format!("{area}-{year}-{part}.docx");
            let new = NewReport {
                file: &file,
                original: document.text.as_bytes(),
                document: &document,
                issues: &[],
                draft: &draft,
            };
            let begun = Instant::now();
            data.add_report(&new, &by)?;
            storing += begun.elapsed().as_micros();
        }
    }
    csv.flush()?;
    drop(data);
    let bytes = fs::metadata(path)?.len();
    Ok(json!({"figures": made, "reports": reports, "microseconds": storing, "bytes": bytes, "peak_kb": peak()}))
}

fn report(area: &AreaId, name: &str, period: &Period, most: usize, chance: &mut Chance) -> (Document, ReportDraft) {
    let mut document = Document::empty(Format::Docx);
    document.text = format!("BÁO CÁO {} của tỉnh {name}\n", period.label);
    let indicators = Catalogue::builtin().indicators().take(most);
    let facts = indicators.map(|indicator| figure(&mut document, indicator, area, name, period, chance)).collect();
    let draft = ReportDraft {
        title: format!("Báo cáo {}", period.label),
        number: None,
        area: Some(area.clone()),
        organization: Some("Sở Thông tin và Truyền thông".to_owned()),
        standing: Standing::Department,
        kind: ReportKind::Year,
        period: Some(period.clone()),
        published: period.end.succ_opt(),
        facts,
        set_aside: Vec::new(),
        citations: Vec::new(),
    };
    (document, draft)
}

fn figure(
    document: &mut Document,
    indicator: &Indicator,
    area: &AreaId,
    name: &str,
    period: &Period,
    chance: &mut Chance,
) -> FactDraft {
    let (scale, unit) = Scale::split(&indicator.unit);
    let (form, most) = match indicator.kind {
        MeasureKind::Percent => (Form::Rate, 100),
        MeasureKind::Rank => (Form::Rank, 63),
        MeasureKind::Ratio => (Form::Density, 120),
        MeasureKind::Score => (Form::Score, 100),
        _ => (Form::Number, 500_000),
    };
    let value = Decimal::from(1 + chance.below(most));
    let quote = format!("{} {}", text::vietnamese(value), indicator.unit);
    let start = document.text.len();
    let at = start + format!("{} trên địa bàn {name} {} đạt ", indicator.name, period.label).len();
    let places = ["xã", "phường", "huyện", "thị trấn", "khu"];
    let place = usize::try_from(chance.below(5)).ok().and_then(|nth| places.get(nth)).copied().unwrap_or_default();
    let number = chance.below(900);
    document.text.push_str(&format!(
        "{} trên địa bàn {name} {} đạt {quote}, trong đó {place} số {number} cao nhất.\n",
        indicator.name, period.label
    ));
    FactDraft {
        span: Span::new(at, at + quote.len()),
        sentence: Span::new(start, document.text.len() - 1),
        quantity: Quantity {
            value,
            value2: None,
            unit: Some(unit.to_owned()),
            scale,
            form,
            qualifier: Qualifier::Exact,
            basis: Basis::Actual,
        },
        measure: indicator.name.clone(),
        field: Some(indicator.field.clone()),
        indicator: Some(indicator.code.clone()),
        candidates: Vec::new(),
        scope: None,
        relation: None,
        area: Some(area.clone()),
        period: Some(period.clone()),
        at: None,
        implicit: false,
        warnings: Vec::new(),
        confidence: Confidence::hundredths(95),
    }
}

/// How long each thing takes, in microseconds, sorted.
fn ask(path: &Path, runs: usize) -> Result<Value, Box<dyn Error>> {
    let mut answers = Map::new();
    let mut opened = Vec::new();
    for _ in 0..runs.clamp(1, 15) {
        let begun = Instant::now();
        let desk = Desk::open(path, Face::CommandLine, IfMissing::Refuse)?;
        app::status(&desk)?;
        opened.push(begun.elapsed().as_micros());
    }
    opened.sort_unstable();
    answers.insert("open".to_owned(), json!(opened));
    let desk = Desk::open(path, Face::CommandLine, IfMissing::Refuse)?;
    let indicators: Vec<&Indicator> = Catalogue::builtin().indicators().collect();
    let provinces = provinces();
    let mut chance = Chance(11);
    let mut pick = |bound: usize| usize::try_from(chance.below(bound as u64)).unwrap_or_default();
    let asked = |indicators: Vec<String>, areas: Vec<String>, from| CompareAsk {
        indicators,
        areas,
        from,
        to: FIRST_YEAR + YEARS - 1,
        today: false,
        stretch: None,
    };
    let mut questions: Vec<Question<'_>> = Vec::new();
    let code = |nth: usize| indicators.get(nth).map(|i| i.code.to_string()).unwrap_or_default();
    let name = |nth: usize| provinces.get(nth).map(|(_, name)| name.clone()).unwrap_or_default();
    for run in 0..runs {
        let wide = asked(
            vec![code(pick(indicators.len()))],
            provinces.iter().map(|(_, name)| name.clone()).collect(),
            FIRST_YEAR + YEARS - 5,
        );
        questions.push(("compare_areas", Box::new(move |desk| app::compare(desk, &wide).map(|t| t.groups.len()))));
        let deep = asked(
            (0..5).map(|_| code(pick(indicators.len()))).collect(),
            vec![name(pick(provinces.len()))],
            FIRST_YEAR,
        );
        questions.push(("compare_years", Box::new(move |desk| app::compare(desk, &deep).map(|t| t.groups.len()))));
        let words = indicators.get(pick(indicators.len())).map(|i| i.name.clone()).unwrap_or_default();
        let query = format!("{} {}", text::plain(&words), text::plain(&name(pick(provinces.len()))));
        questions.push(("search", Box::new(move |desk| app::search(desk, &query).map(|f| f.sentences.len()))));
        let (area, year) = (name(pick(provinces.len())), FIRST_YEAR + i32::try_from(pick(15))?);
        let wanted = app::FactsAsk { area: Some(area), year: Some(year), indicator: None, all: false };
        questions
            .push(("summary", Box::new(move |desk| app::facts(desk, &wanted).map(|(_, official)| official.len()))));
        if run < 5 {
            questions.push(("status", Box::new(|desk| app::status(desk).map(|s| s.years.len()))));
            questions.push(("reports", Box::new(|desk| app::reports(desk).map(|all| all.len()))));
            let ledger = ConflictAsk { area: None, year: Some(FIRST_YEAR + 3), indicator: None };
            questions.push((
                "conflicts_of_a_year",
                Box::new(move |desk| app::conflicts(desk, &ledger).map(|all| all.len())),
            ));
        }
    }
    for (what, question) in &questions {
        let begun = Instant::now();
        let size = question(&desk)?;
        let taken = begun.elapsed().as_micros();
        let entry = answers.entry((*what).to_owned()).or_insert_with(|| json!([]));
        entry.as_array_mut().ok_or("no list")?.push(json!(taken));
        answers.insert(format!("{what}_size"), json!(size));
    }
    let begun = Instant::now();
    app::back_up(&desk, &path.with_extension("copy.db"))?;
    answers.insert("backup".to_owned(), json!([begun.elapsed().as_micros()]));
    fs::remove_file(path.with_extension("copy.db"))?;
    answers.insert("peak_kb".to_owned(), json!(peak()));
    Ok(Value::Object(answers))
}

/// What is asked, by name, and how it is asked; the answer is its size.
type Question<'q> = (&'static str, Box<dyn Fn(&Desk) -> Result<usize, Fault> + 'q>);

/// The most memory that this process had, in kilobytes, where the kernel says so.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
