//! The office's own words in its year-end report: shown with the figures bound in them, kept, and read for numbers that the
//! data do not hold.

use crate::{Desk, Fault, Made, convert, dto, make_summary, office, words};
use dto::{PassageDto, PieceDto, SummaryOptions};
use model::{Area, Catalogue, Fact};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::OwnWords as Kept;
use summary::{OwnWords, Passage, Piece, Stated};

/// More characters than this are no passage of a report.
const LONGEST: usize = 20_000;
/// The name under which a passage is read for its numbers.
const AS_FILE: &str = "doan.txt";

/// A piece as the data file keeps it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KeptPiece {
    Words(String),
    Figure(String),
}

/// The passages of a report, in reading order.
///
/// # Errors
/// As [`make_summary`].
pub fn passages(desk: &Desk, area: &str, year: i32, options: SummaryOptions) -> Result<Vec<PassageDto>, Fault> {
    let made = make_summary(desk, area, year, options)?;
    let written: BTreeMap<String, Kept> = desk.data.own_words(&report(made.area, year))?.into_iter().collect();
    let printed = made.tree.passages();
    let printed = printed.iter().map(|passage| shown(passage, &made, written.get(&passage.key)));
    let unprinted = made.tree.unprinted.iter().map(|passage| left_over(passage, written.get(&passage.key)));
    Ok(printed.chain(unprinted).collect())
}

/// Writes own words for a passage, or gives it back to the program where there are none. Words for a passage that the report has no
/// longer are gone then.
///
/// # Errors
/// `bad_value` for a passage or figure that the report has not, or words without end; as [`make_summary`]; [`Fault`] when the
/// data file cannot be written.
pub fn reword_passage(
    desk: &mut Desk,
    area: &str,
    year: i32,
    options: SummaryOptions,
    passage: &str,
    pieces: Option<Vec<PieceDto>>,
) -> Result<PassageDto, Fault> {
    let made = make_summary(desk, area, year, options.clone())?;
    let there: Vec<Passage> = made.tree.passages().into_iter().chain(made.tree.unprinted.iter().cloned()).collect();
    let old = there.iter().find(|one| one.key == passage).ok_or_else(|| Fault::bad_id(passage))?;
    let is_left_over = made.tree.unprinted.iter().any(|one| one.key == passage);
    let generated = made.tree.reworded.iter().find(|one| one.key == passage).map(|one| summary::pieces(&one.own));
    let generated = generated.or_else(|| is_left_over.then(Vec::new));
    let known = made.tree.keyed_figures();
    let pieces = pieces.map(|pieces| tidy(&pieces)).filter(|pieces| !pieces.is_empty());
    if let Some(pieces) = &pieces {
        let unknown = pieces.iter().find_map(|piece| match piece {
            Piece::Figure(key) if !known.contains_key(key.as_str()) => Some(key),
            _ => None,
        });
        if let Some(key) = unknown {
            return Err(Fault::bad_value(words::no_such_figure(key)));
        }
        if length(pieces) > LONGEST {
            return Err(Fault::bad_value(words::PASSAGE_TOO_LONG));
        }
    }
    // The program's own words are nobody's.
    let pieces = pieces.filter(|pieces| *pieces != generated.unwrap_or_else(|| old.pieces()));
    let kept = pieces.map(|pieces| json(&pieces)).transpose()?;
    let who = desk.who()?;
    desk.data.reword(&report(made.area, year), passage, kept, &who)?;
    desk.saved();
    let all = passages(desk, area, year, options)?;
    let gone = || is_left_over.then(|| left_over(&Passage { paragraphs: Vec::new(), ..old.clone() }, None));
    all.into_iter().find(|one| one.key == passage).or_else(gone).ok_or_else(|| Fault::bad_id(passage))
}

/// The own words of a report, as it is assembled with them.
pub(crate) fn own_words(desk: &Desk, area: &Area, year: i32) -> Result<OwnWords, Fault> {
    let kept = desk.data.own_words(&report(area, year))?.into_iter();
    Ok(kept.filter_map(|(passage, own)| Some((passage, pieces_of(&own)?))).collect())
}

/// What in the rewritten passages the data do not bear out, in words.
pub(crate) fn remarks(made: &Made) -> Vec<String> {
    let rewritten: BTreeSet<&str> = made.tree.reworded.iter().map(|one| one.key.as_str()).collect();
    let all = made.tree.passages();
    let wrong = all.iter().filter(|passage| rewritten.contains(passage.key.as_str())).flat_map(|p| remarks_on(p, made));
    wrong.chain(made.tree.unprinted.iter().map(not_printed)).collect()
}

/// Own words without a place in the report.
fn left_over(passage: &Passage, written: Option<&Kept>) -> PassageDto {
    PassageDto {
        key: passage.key.clone(),
        title: if passage.title.is_empty() { words::NO_SUCH_PASSAGE.to_owned() } else { passage.title.clone() },
        pieces: pieces_dto(&passage.paragraphs),
        own: Vec::new(),
        person: written.map(|one| one.person.clone()),
        at: written.map(|one| convert::moment(one.at)),
        remarks: if passage.paragraphs.is_empty() { Vec::new() } else { vec![not_printed(passage)] },
    }
}

fn not_printed(passage: &Passage) -> String {
    let said: Vec<String> = passage.paragraphs.iter().map(summary::Paragraph::plain).collect();
    words::not_printed(&passage.title, &said.join(" "))
}

/// The name of a report in the data file: department and year.
pub(crate) fn report(area: &Area, year: i32) -> String {
    format!("{}.{year}", office::key(area, year))
}

fn shown(passage: &Passage, made: &Made, written: Option<&Kept>) -> PassageDto {
    let reworded = made.tree.reworded.iter().find(|one| one.key == passage.key);
    let own = reworded.map_or(passage.paragraphs.as_slice(), |one| one.own.as_slice());
    PassageDto {
        key: passage.key.clone(),
        title: passage.title.clone(),
        pieces: pieces_dto(&passage.paragraphs),
        own: pieces_dto(own),
        person: written.map(|one| one.person.clone()),
        at: written.map(|one| convert::moment(one.at)),
        remarks: if reworded.is_some() { remarks_on(passage, made) } else { Vec::new() },
    }
}

/// Runs as pieces: neighbouring words are one piece, a line break stands between paragraphs.
fn pieces_dto(paragraphs: &[summary::Paragraph]) -> Vec<PieceDto> {
    let mut out: Vec<PieceDto> = Vec::new();
    for (nth, paragraph) in paragraphs.iter().enumerate() {
        let begin = (nth > 0).then(|| summary::Run::Text("\n".to_owned()));
        for run in begin.iter().chain(&paragraph.runs) {
            let figure = match run {
                summary::Run::Figure(figure) if !figure.key.is_empty() => Some(figure.key.clone()),
                _ => None,
            };
            match out.last_mut() {
                Some(last) if last.figure.is_none() && figure.is_none() => last.text.push_str(run.text()),
                _ => out.push(PieceDto { text: run.text().to_owned(), figure }),
            }
        }
    }
    out
}

/// What the page sent, without control characters; blank lines are none.
fn tidy(pieces: &[PieceDto]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (&piece.figure, out.last_mut()) {
            (Some(key), _) => out.push(Piece::Figure(key.clone())),
            (None, Some(Piece::Words(before))) => before.push_str(&clean(&piece.text)),
            (None, _) => out.push(Piece::Words(clean(&piece.text))),
        }
    }
    if let Some(Piece::Words(first)) = out.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Piece::Words(last)) = out.last_mut() {
        *last = last.trim_end().to_owned();
    }
    out.retain(|piece| !matches!(piece, Piece::Words(words) if words.is_empty()));
    out
}

fn clean(words: &str) -> String {
    let words = text::nfc(words).replace("\r\n", "\n");
    words.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn length(pieces: &[Piece]) -> usize {
    let of = |piece: &Piece| match piece {
        Piece::Words(words) | Piece::Figure(words) => words.chars().count(),
    };
    pieces.iter().map(of).sum()
}

fn json(pieces: &[Piece]) -> Result<serde_json::Value, Fault> {
    let kept = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => KeptPiece::Words(words.clone()),
        Piece::Figure(key) => KeptPiece::Figure(key.clone()),
    });
    serde_json::to_value(kept.collect::<Vec<_>>()).map_err(|error| crate::broken(&error.to_string()))
}

/// None where another version of the program wrote what this one cannot read.
fn pieces_of(own: &Kept) -> Option<Vec<Piece>> {
    let kept: Vec<KeptPiece> = serde_json::from_value(own.pieces.clone()).ok()?;
    let piece = |piece| match piece {
        KeptPiece::Words(words) => Piece::Words(words),
        KeptPiece::Figure(key) => Piece::Figure(key),
    };
    Some(kept.into_iter().map(piece).collect())
}

/// Numbers of a passage that are none of the report's, read as the numbers of any report are; figures that are gone.
fn remarks_on(passage: &Passage, made: &Made) -> Vec<String> {
    let gone = made.tree.reworded.iter().find(|one| one.key == passage.key).map_or(0, |one| one.gone.len());
    let mut out: Vec<String> = (gone > 0).then(|| words::figures_gone(&passage.title, gone)).into_iter().collect();
    let said: Vec<String> = passage.paragraphs.iter().map(summary::Paragraph::plain).collect();
    let (document, _) = readers::read(AS_FILE, said.join("\n").as_bytes());
    let draft = extract::extract(&document, &made.catalogue);
    let printed = printed_numbers(made);
    for found in &draft.facts {
        let quote = document.text.get(found.span.start..found.span.end).unwrap_or_default();
        let numbers = [found.quantity.value, found.quantity.si_value()].map(|number| number.abs().normalize());
        let of_indicator = found.indicator.as_ref().map(|code| {
            let stated = made.tree.values.iter().filter(move |one| one.indicator == *code && one.scope.is_none());
            stated.collect::<Vec<_>>()
        });
        let told = |number: &Decimal| printed.contains(number) || made.told.iter().any(|(_, told)| told == number);
        match of_indicator.filter(|stated| !stated.is_empty()) {
            Some(stated) => {
                let code = &found.indicator;
                let is_its =
                    |number: &Decimal| made.told.iter().any(|(of, told)| Some(of) == code.as_ref() && told == number);
                if !numbers.iter().any(is_its) {
                    out.push(words::number_differs(&passage.title, quote, &in_words(&stated, &made.catalogue)));
                }
            }
            None if !numbers.iter().any(told) => out.push(words::number_unknown(&passage.title, quote)),
            None => {}
        }
    }
    out
}

/// `Doanh thu dịch vụ viễn thông năm 2020: 512 tỷ đồng; năm 2019: 480 tỷ đồng`.
fn in_words(stated: &[&Stated], catalogue: &Catalogue) -> String {
    let name = stated.first().map(|one| catalogue.name_of(&one.indicator)).unwrap_or_default();
    let values: Vec<String> = stated.iter().rev().map(|one| format!("{}: {}", one.time, one.text)).collect();
    format!("{name} {}", values.join("; "))
}

/// Every number that a bound figure prints.
fn printed_numbers(made: &Made) -> BTreeSet<Decimal> {
    let numbers = made.tree.runs().filter_map(|run| match run {
        summary::Run::Figure(figure) => figure.number,
        summary::Run::Text(_) => None,
    });
    numbers.map(|number| number.abs().normalize()).collect()
}

/// The values of a report's facts, by indicator: as they are written and in full, the whole of a ratio too.
pub(crate) fn told<'a>(facts: impl Iterator<Item = &'a Fact>) -> Vec<(model::IndicatorCode, Decimal)> {
    let mut out = Vec::new();
    for fact in facts {
        let Some(code) = fact.linked() else { continue };
        let quantity = &fact.quantity;
        let numbers = [Some(quantity.value), Some(quantity.si_value()), quantity.value2];
        out.extend(numbers.into_iter().flatten().map(|number| (code.clone(), number.abs().normalize())));
    }
    out.sort();
    out.dedup();
    out
}
