//! `lần lượt`: figures that belong in turn to the names before it.

use crate::zones::Scene;
use std::ops::Range;

/// Tokens between the word and a figure of its list.
const REACH: usize = 40;
/// Words of a name.
const LONGEST_NAME: usize = 6;

/// The part of the province that a figure is about by its turn: `các huyện Kế Sách, Mỹ Tú lần lượt có 412 và 387 trạm`, `cấp tỉnh,
/// cấp huyện lần lượt đạt 87 và 92%`. None where what stands before is not a list of as many places or levels.
pub(crate) fn part(scene: &Scene<'_, '_>, number: usize) -> Option<String> {
    let (word, turns) = turns(scene, number)?;
    let turn = turns.iter().position(|n| *n == number)?;
    let names = names(scene, scene.segment_start(word)..word, turns.len())?;
    names.get(turn).map(|name| scene.s.written(name.clone()).trim().to_owned())
}

/// Whether a figure is one of several in turn, so that the words before the list are not all its own.
pub(crate) fn is_listed(scene: &Scene<'_, '_>, number: usize) -> bool {
    turns(scene, number).is_some_and(|(_, turns)| turns.len() > 1)
}

/// Where the word stands, and the figures of its list.
fn turns(scene: &Scene<'_, '_>, number: usize) -> Option<(usize, Vec<usize>)> {
    let here = scene.figures.get(number)?;
    let start = here.tokens.start;
    let segment = scene.segment_start(start);
    let word = scene.s.find_last(segment.max(start.saturating_sub(REACH))..start, &["lần lượt"])?;
    let end = scene.segment_end(here.tokens.end);
    let listed = |n: &usize| {
        scene.figures.get(*n).is_some_and(|f| f.tokens.start > word && f.tokens.start < end && f.nature == here.nature)
    };
    Some((word, (0..scene.figures.len()).filter(listed).collect()))
}

/// The last so many names of a list.
fn names(scene: &Scene<'_, '_>, range: Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    let s = scene.s;
    let mut names = Vec::new();
    let mut end = range.end;
    while names.len() < count {
        let mark = range.clone().rev().find(|i| *i < end && matches!(s.word(*i), "," | "và"));
        let from = mark.map_or(range.start, |i| i + 1);
        names.push(place(scene, from..end)?);
        match mark {
            Some(mark) => end = mark,
            None if names.len() < count => return None,
            None => {}
        }
    }
    names.reverse();
    Some(names)
}

/// The place or level with which an item of the list ends: `của các huyện Kế Sách` → Kế Sách.
fn place(scene: &Scene<'_, '_>, item: Range<usize>) -> Option<Range<usize>> {
    let s = scene.s;
    let level = item.clone().rev().find(|i| s.word(*i) == "cấp");
    let first = match level {
        Some(level) => level,
        None => {
            let small = item.clone().rev().find(|i| !s.is_capital(*i));
            small.map_or(item.start, |i| i + 1)
        }
    };
    let name = first..item.end;
    (!name.is_empty() && name.len() <= LONGEST_NAME).then_some(name)
}
