//! What is repeated at the head and the foot of pages, and the numbers of the pages.

use super::{lines, place::Rect, words::Word};
use model::MarkKind;
use std::collections::HashMap;

/// Lines from the edge that may belong to the margin.
const LINES: usize = 3;

/// The part of the height of a page in which the margin lies.
const ZONE: f32 = 0.16;

/// Longest line that is looked at, in characters.
const LONGEST: usize = 200;

/// A line near the edge of a page.
#[derive(Debug)]
pub(super) struct Edge {
    pub(super) kind: MarkKind,
    room: Rect,
    text: String,
}

/// The lines near the edges of a page, from the edge inwards, head first. `tables`: where they are not looked for.
pub(super) fn edges(words: &[Word], tables: &[Rect], height: f32) -> Vec<Edge> {
    let free = |word: &&Word| {
        let (x, y) = word.middle();
        (y < height * ZONE || y > height * (1.0 - ZONE)) && !tables.iter().any(|table| table.holds(x, y))
    };
    let lines = lines::lines(words.iter().filter(free).cloned().collect());
    let edge = |kind| move |line: &lines::Line| Edge { kind, room: line.room, text: line.text() };
    let head = lines.iter().filter(|line| line.y < height * ZONE).take(LINES).map(edge(MarkKind::Header));
    let foot = lines.iter().rev().filter(|line| line.y > height * (1.0 - ZONE)).take(LINES).map(edge(MarkKind::Footer));
    head.chain(foot).filter(|edge| edge.text.chars().count() <= LONGEST).collect()
}

/// Per page where its head and foot stand.
pub(super) fn margins(pages: &[Vec<Edge>]) -> Vec<Vec<(Rect, MarkKind)>> {
    let mut counts: HashMap<(MarkKind, String), usize> = HashMap::new();
    for (number, edges) in pages.iter().enumerate() {
        let mut keys: Vec<(MarkKind, String)> = edges.iter().flat_map(|edge| keys(edge, number)).collect();
        keys.sort_unstable_by(|a, b| a.1.cmp(&b.1));
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let needed = (pages.len() / 4).max(2);
    let page = |(number, edges): (usize, &Vec<Edge>)| {
        let repeated = |edge: &Edge| {
            is_page_number(&edge.text, number)
                || keys(edge, number).iter().any(|key| counts.get(key).is_some_and(|count| *count >= needed))
        };
        let mut out = Vec::new();
        for kind in [MarkKind::Header, MarkKind::Footer] {
            // Only what lies at the very edge, line by line: text begins where the first line is not repeated.
            let own = edges.iter().filter(|edge| edge.kind == kind).take_while(|edge| repeated(edge));
            out.extend(own.map(|edge| (edge.room, kind)));
        }
        out
    };
    pages.iter().enumerate().map(page).collect()
}

/// What a line says on every page: its words, or its words round a number that grows with the pages.
fn keys(edge: &Edge, page: usize) -> Vec<(MarkKind, String)> {
    let bare: String = edge.text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut keys = Vec::new();
    if bare.chars().count() >= 3 {
        keys.push((edge.kind, bare.clone()));
    }
    let mut at = 0;
    while let Some(start) =
        bare.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|found| at + found)
    {
        let rest = bare.get(start..).unwrap_or_default();
        let length = rest.chars().take_while(char::is_ascii_digit).count();
        at = start + length;
        let Some(number) =
            rest.get(..length).filter(|digits| digits.len() <= 4).and_then(|digits| digits.parse::<i64>().ok())
        else {
            continue;
        };
        let offset = number - i64::try_from(page).unwrap_or(0);
        keys.push((
            edge.kind,
            format!(
                "{}\u{1}{offset}\u{1}{}",
                bare.get(..start).unwrap_or_default(),
                bare.get(at..).unwrap_or_default()
            ),
        ));
    }
    keys
}

/// "3", "- 3 -", "Trang 3/12" on the third page.
fn is_page_number(text: &str, page: usize) -> bool {
    let folded = text::fold(text);
    let bare = folded.trim_start_matches("trang").trim_start_matches("page");
    let mut numbers = bare.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let first = numbers.next().and_then(|digits| digits.parse::<usize>().ok());
    let plain = bare
        .chars()
        .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '-' | '–' | '/' | '.' | '|' | '[' | ']'));
    plain && first == Some(page + 1) && numbers.count() <= 1 && !bare.contains(',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        assert!(is_page_number("3", 2) && is_page_number("- 3 -", 2) && is_page_number("Trang 3/12", 2));
        assert!(!is_page_number("2020", 2) && !is_page_number("3. Bưu chính", 2) && !is_page_number("", 2));
    }
}
