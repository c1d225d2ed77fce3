//! One function per command: ask `app`, print the answer.

use crate::{
    Ended,
    arguments::{Backup, Catalogue, Check, Compare, Demo, Extract, Facts, Import, Restore, Summary, Update, View},
    listing, output,
    progress::Bar,
    table::{self, Lean},
};
use app::{
    CompareForm, Desk, Face, FactsAsk, Fault, FoundRecogniser, IfMissing, ImportSource, Installing, Looked, Looking,
    Pages, Reading, Recognise, Recogniser, contract,
    dto::{CompareAsk, ImportState, SummaryOptions},
    words,
};
use std::{cell::RefCell, path::PathBuf, sync::atomic::AtomicBool};

fn open(db: Option<&PathBuf>, missing: IfMissing) -> Result<Desk, Fault> {
    Desk::open(&app::data_file(db.map(PathBuf::as_path)), Face::CommandLine, missing)
}

pub(crate) fn extract(ask: &Extract) -> Result<Ended, Fault> {
    let recogniser = if ask.ocr { recogniser() } else { None };
    let looking = Looking { program: std::env::current_exe().ok(), recogniser };
    let bar = RefCell::new(Bar::new());
    let looked = app::look_into(&ask.file, looking, &mut |pages| bar.borrow_mut().show(&words::recognising(pages)));
    bar.borrow_mut().clear();
    match &looked {
        _ if ask.json => output::json(&contract::extracted(&looked))?,
        Looked::File(reading) => found_in(reading)?,
        Looked::Archive(bundle) => {
            for (path, reading) in &bundle.readings {
                output::line(path)?;
                found_in(reading)?;
            }
        }
    }
    for issue in looked.issues() {
        eprintln!("{}", issue.message);
    }
    Ok(if looked.failed() { Ended::Incomplete } else { Ended::Done })
}

/// Who recognises letters; that there is nobody is said.
fn recogniser() -> Option<Recogniser> {
    let found = app::find_recogniser();
    if let Some(sentence) = words::no_recogniser(&found) {
        eprintln!("{sentence}");
    }
    if let FoundRecogniser::Ready(recogniser) = found { Some(recogniser) } else { None }
}

fn found_in(reading: &Reading) -> Result<(), Fault> {
    output::line(&listing::report(reading))?;
    table::print(&listing::FOUND, &listing::found(reading))
}

pub(crate) fn import(ask: &Import) -> Result<Ended, Fault> {
    let desk = RefCell::new(open(ask.db.as_ref(), IfMissing::Create)?);
    let recognise = if ask.ocr && recogniser().is_some() { Recognise::Yes } else { Recognise::AsSet };
    let program = std::env::current_exe().ok();
    let source = ImportSource { paths: ask.paths.clone(), program, recognise, ..ImportSource::default() };
    let (mut told, mut bar) = (Ok(()), Bar::new());
    let files = app::import(
        &source,
        &AtomicBool::new(false),
        |act| act(&mut desk.borrow_mut()),
        |progress| {
            bar.clear();
            if let Some(pages) = progress.row.as_ref().and_then(|row| row.pages) {
                bar.show(&words::recognising(Pages { done: pages.done as usize, total: pages.total as usize }));
            }
            let Some(row) = progress.row.filter(|r| !matches!(r.state, ImportState::Waiting | ImportState::Reading))
            else {
                return;
            };
            for issue in &row.issues {
                eprintln!("{}", issue.message);
            }
            if !ask.json && told.is_ok() {
                told = output::line(&words::import_line(&row));
            }
        },
    )?;
    told?;
    if ask.json {
        output::json(&contract::imported(&files))?;
    }
    let failed = files.iter().any(|f| f.row.state == ImportState::Failed);
    Ok(if failed { Ended::Incomplete } else { Ended::Done })
}

pub(crate) fn facts(ask: &Facts) -> Result<Ended, Fault> {
    let desk = open(ask.db.as_ref(), IfMissing::Refuse)?;
    let wanted = FactsAsk { area: ask.area.clone(), year: ask.year, indicator: ask.indicator.clone(), all: ask.all };
    let (found, official) = app::facts(&desk, &wanted)?;
    if ask.form.json {
        output::json(&contract::facts(&desk, &found, &official)?)?;
        return Ok(Ended::Done);
    }
    if ask.form.csv {
        output::csv(&contract::facts_rows(&found, &official))?;
    } else {
        table::print(&listing::STORED, &listing::stored(&found, &official))?;
    }
    Ok(Ended::Done)
}

pub(crate) fn compare(ask: &Compare) -> Result<Ended, Fault> {
    let desk = open(ask.db.as_ref(), IfMissing::Refuse)?;
    let (from, to) = match ask.years {
        Some(years) => years,
        None => app::latest_years(&desk)?,
    };
    let wanted = CompareAsk {
        indicators: ask.indicator.clone(),
        areas: ask.area.clone(),
        from,
        to,
        today: ask.view == View::Today,
        stretch: Some(ask.period.clone()),
    };
    let found = app::compare_raw(&desk, &wanted)?;
    let files = [(CompareForm::Xlsx, &ask.xlsx), (CompareForm::Svg, &ask.svg)];
    let files: Vec<_> = files.into_iter().filter_map(|(form, path)| Some((form, path.as_ref()?))).collect();
    if ask.form.json {
        output::json(&contract::compared(&found))?;
    } else if ask.form.csv {
        output::csv(&contract::compared_rows(&found))?;
    } else if files.is_empty() {
        let (heads, rows) = listing::compared(&found);
        let leans: Vec<(&str, Lean)> = heads.iter().map(|(head, lean)| (head.as_str(), *lean)).collect();
        table::print(&leans, &rows)?;
    }
    let mut ended = Ended::Done;
    for (form, path) in files {
        match app::write_compare(&found, &wanted, form, path) {
            // Standard output is one document where one was asked for.
            Ok(saved) if ask.form.json || ask.form.csv => eprintln!("{}", saved.path),
            Ok(saved) => output::line(&saved.path)?,
            Err(fault) => {
                eprintln!("{}", fault.message);
                ended = Ended::Incomplete;
            }
        }
    }
    Ok(ended)
}

pub(crate) fn summary(ask: &Summary) -> Result<Ended, Fault> {
    let desk = open(ask.db.as_ref(), IfMissing::Refuse)?;
    if app::SummaryForm::of(&ask.out).is_none() {
        return Err(Fault::new("bad_argument", words::SUMMARY_FORMS));
    }
    let options =
        SummaryOptions { confirmed_only: ask.confirmed_only, empty_sections: false, cutoff: ask.cutoff.clone() };
    let made = app::make_summary(&desk, &ask.area, ask.year, options)?;
    let saved = app::write_summary(&made, &ask.out)?;
    output::line(&saved.path)?;
    for line in words::summary_notes(&made) {
        eprintln!("{line}");
    }
    Ok(Ended::Done)
}

pub(crate) fn catalogue(ask: &Catalogue) -> Result<Ended, Fault> {
    let catalogue = match open(ask.db.as_ref(), IfMissing::Refuse) {
        Ok(desk) => desk.catalogue()?,
        // Without a data file there are the built-in ones, unless a file was named.
        Err(fault) if fault.code == "missing" && ask.db.is_none() => model::Catalogue::shared(),
        Err(fault) => return Err(fault),
    };
    if ask.json {
        output::json(&contract::catalogue(&catalogue))?;
    } else {
        let rows: Vec<Vec<String>> = app::catalogue_dto(&catalogue)
            .indicators
            .into_iter()
            .map(|i| vec![i.code, i.name, i.unit, i.field])
            .collect();
        table::print(
            &[("Mã", Lean::Left), ("Chỉ tiêu", Lean::Left), ("Đơn vị", Lean::Left), ("Lĩnh vực", Lean::Left)],
            &rows,
        )?;
    }
    Ok(Ended::Done)
}

pub(crate) fn check(ask: &Check) -> Result<Ended, Fault> {
    let desk = open(ask.db.as_ref(), IfMissing::Refuse)?;
    let flaws = app::check(&desk)?;
    for flaw in &flaws {
        output::line(flaw)?;
    }
    if flaws.is_empty() {
        output::line(words::WHOLE)?;
        return Ok(Ended::Done);
    }
    eprintln!("{}", app::offer(&app::data_file(ask.db.as_deref()), Face::CommandLine));
    Ok(Ended::Incomplete)
}

pub(crate) fn backup(ask: &Backup) -> Result<Ended, Fault> {
    let desk = open(ask.db.as_ref(), IfMissing::Refuse)?;
    let copy = app::back_up(&desk, &ask.file)?;
    output::line(&copy.display().to_string())?;
    Ok(Ended::Done)
}

pub(crate) fn restore(ask: &Restore) -> Result<Ended, Fault> {
    let done = app::restore(&ask.file, &app::data_file(ask.db.as_deref()))?;
    output::line(&done.data_file.display().to_string())?;
    if let Some(kept) = done.kept {
        eprintln!("{}", words::kept_before(&kept));
    }
    Ok(Ended::Done)
}

pub(crate) fn demo(ask: &Demo) -> Result<Ended, Fault> {
    let made = app::demo(&ask.out)?;
    for line in words::demo_lines(&made) {
        eprintln!("{line}");
    }
    output::line(&made.summary.display().to_string())?;
    Ok(Ended::Done)
}

pub(crate) fn update(ask: &Update) -> Result<Ended, Fault> {
    let offer = app::update_offer(&ask.file)?;
    for line in words::update_lines(&offer) {
        output::line(&line)?;
    }
    if ask.install {
        let desk = match open(ask.db.as_ref(), IfMissing::Refuse) {
            // Nothing was kept yet.
            Err(fault) if fault.code == "missing" => None,
            opened => Some(opened?),
        };
        app::update_run(desk.as_ref(), &ask.file, &offer, Installing::Silent)?;
        eprintln!("{}", words::UPDATING);
    }
    Ok(Ended::Done)
}

/// What the reading process does; a parent that is gone ends it.
pub(crate) fn read_files() -> Result<Ended, Fault> {
    match app::serve_reading(std::io::stdin(), std::io::stdout()) {
        Ok(()) => Ok(Ended::Done),
        Err(error) => {
            // The other side asks why.
            eprintln!("{error}");
            Ok(Ended::Incomplete)
        }
    }
}
