//! How close together the words of an alias stand in the sentence.

use super::Weighed;

/// Words that may stand between those of an alias, besides half as many as it has.
const SLACK: usize = 6;

/// How much of the score stands, in hundredths: all of it where the words stand together, 70 where they are scattered.
pub(super) fn left(context: &[Weighed], alias: &[String]) -> u32 {
    let here: Vec<(usize, &str)> = context
        .iter()
        .filter(|w| w.here)
        .enumerate()
        .filter(|(_, w)| alias.iter().any(|a| a.as_str() == &*w.word))
        .map(|(at, w)| (at, &*w.word))
        .collect();
    let mut distinct: Vec<&str> = here.iter().map(|(_, w)| *w).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let Some(shortest) = shortest_window(&here, &distinct) else { return 100 };
    let free = distinct.len() + SLACK + distinct.len() / 2;
    let over = shortest.saturating_sub(free).min(15);
    100 - 2 * u32::try_from(over).unwrap_or(15)
}

/// The length of the shortest stretch that holds each of the words once.
fn shortest_window(here: &[(usize, &str)], distinct: &[&str]) -> Option<usize> {
    let mut counts = vec![0_usize; distinct.len()];
    let (mut missing, mut from, mut best) = (distinct.len(), 0, None);
    for (last, word) in here {
        let at = distinct.binary_search(word).ok()?;
        let count = counts.get_mut(at)?;
        missing -= usize::from(*count == 0);
        *count += 1;
        while missing == 0 {
            let (first, word) = here.get(from)?;
            let length = last - first + 1;
            best = Some(best.map_or(length, |b: usize| b.min(length)));
            let at = distinct.binary_search(word).ok()?;
            let count = counts.get_mut(at)?;
            *count -= 1;
            missing += usize::from(*count == 0);
            from += 1;
        }
    }
    best
}
