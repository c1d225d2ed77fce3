//! Tự kiểm tra: whether a summary can go to who signs it, a rule each, before it is printed.

use crate::{Desk, Fault, Made, dto, make_summary, office::wrong_with, words};
use dto::{SelfCheck, SummaryOptions};
use summary::{Block, Role, Run, Section};

/// Checks the summary of that year against Nghị định 30/2020/NĐ-CP and against its data.
///
/// # Errors
/// As [`make_summary`].
pub fn summary_checks(desk: &Desk, area: &str, year: i32, options: SummaryOptions) -> Result<Vec<SelfCheck>, Fault> {
    let made = make_summary(desk, area, year, options)?;
    let letterhead = wrong_with(&crate::office(desk, area, year)?);
    Ok(checks(&made, letterhead))
}

/// The rules in the order in which a clerk looks: the head of the paper, its sheet, its end, what it says.
fn checks(made: &Made, letterhead: Option<String>) -> Vec<SelfCheck> {
    let (tree, layout) = (&made.tree, made.layout);
    let margins = summary::Layout { body_size: summary::Layout::default().body_size, ..layout }.check().is_ok();
    let size = summary::Layout { margins: summary::Margins::default(), ..layout }.check().is_ok();
    let archived = tree.office.recipient_lines().last().is_some_and(|line| line.starts_with("- Lưu: VT"));
    let number_blank = tree.number_line().replace(&tree.office.symbol, "").chars().all(|c| !c.is_ascii_digit());
    let date_blank = tree.date_line().contains(", ngày   ");
    let unsourced = tree.runs().filter(|run| matches!(run, Run::Figure(f) if f.facts.is_empty())).count();
    let empty: Vec<&str> = tree.sections().filter(|s| says_nothing(s)).map(|s| s.title.as_str()).collect();
    let results: Vec<String> = tree.missing.results.iter().map(|code| made.catalogue.name_of(code)).collect();
    let remarks = crate::passages::remarks(made);
    let said: Vec<String> = tree.passages().iter().flat_map(|p| &p.paragraphs).map(summary::Paragraph::plain).collect();
    let unnamed: Vec<&str> = tree.annexes.iter().map(|a| a.number.as_str()).filter(|n| !names(&said, n)).collect();
    let closed = said.last().is_some_and(|last| last.ends_with("./."));
    vec![
        check("letterhead", letterhead.is_none(), letterhead),
        check("number_and_date", number_blank && date_blank, Some(words::CHECK_NUMBER.to_owned())),
        check("body_size", size, Some(words::OFFICE_BODY_SIZE.to_owned())),
        check("margins", margins, Some(words::CHECK_MARGINS.to_owned())),
        check("recipients", archived, Some(words::CHECK_RECIPIENTS.to_owned())),
        check("annexes", unnamed.is_empty(), Some(words::check_annexes(&unnamed))),
        check("ending", closed, Some(words::CHECK_ENDING.to_owned())),
        check("own_words", remarks.is_empty(), Some(remarks.join(" "))),
        check("sources", unsourced == 0, Some(words::check_sources(unsourced))),
        check("confirmed", tree.pending == 0, Some(words::check_confirmed(tree.pending))),
        check("targets_told", results.is_empty(), Some(words::check_results(&results))),
        check("sections", empty.is_empty(), Some(words::check_empty(&empty))),
    ]
}

fn check(rule: &str, ok: bool, advice: Option<String>) -> SelfCheck {
    SelfCheck {
        rule: rule.to_owned(),
        words: words::check_rule(rule).to_owned(),
        ok,
        what_to_do: advice.filter(|_| !ok),
    }
}

/// Whether the text speaks of an annex of that number: `Phụ lục I`, but not by `Phụ lục II`.
fn names(said: &[String], number: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    said.iter().any(|text| text.match_indices(number).any(|(at, _)| text.get(at + number.len()..).is_some_and(ends)))
}

/// A heading under which there is only that there are no figures.
fn says_nothing(section: &Section) -> bool {
    let nothing = |block: &Block| matches!(block, Block::Paragraph(p) if p.role == Role::Nothing);
    section.sections.is_empty() && section.blocks.iter().all(nothing)
}
