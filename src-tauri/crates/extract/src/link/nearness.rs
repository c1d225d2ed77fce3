//! How close together the words of an alias stand in the sentence.

/// Words that may stand between those of an alias, besides half as many as it has.
const SLACK: usize = 6;

/// How much of the score stands, in hundredths: all of it where the words stand together, 70 where they are scattered. The
/// words of the sentence and of the alias are given as numbers of the index.
pub(super) fn left(sentence: &[Option<u32>], alias: &[u32]) -> u32 {
    // Where words of the alias stand, and which of them: the first place in it of that word.
    let mut here: Vec<(usize, usize)> = Vec::with_capacity(16);
    for (at, id) in sentence.iter().enumerate() {
        let word = id.and_then(|id| alias.iter().position(|one| *one == id));
        here.extend(word.map(|word| (at, word)));
    }
    let mut counts = vec![0_usize; alias.len()];
    for (_, word) in &here {
        if let Some(count) = counts.get_mut(*word) {
            *count = 1;
        }
    }
    let distinct = counts.iter().sum::<usize>();
    counts.fill(0);
    let Some(shortest) = shortest_window(&here, counts, distinct) else { return 100 };
    let free = distinct + SLACK + distinct / 2;
    let over = shortest.saturating_sub(free).min(15);
    100 - 2 * u32::try_from(over).unwrap_or(15)
}

/// The length of the shortest stretch that holds each of the words once.
fn shortest_window(here: &[(usize, usize)], mut counts: Vec<usize>, distinct: usize) -> Option<usize> {
    let (mut missing, mut from, mut best) = (distinct, 0, None);
    for (last, word) in here {
        let count = counts.get_mut(*word)?;
        missing -= usize::from(*count == 0);
        *count += 1;
        while missing == 0 {
            let (first, word) = here.get(from)?;
            let length = last - first + 1;
            best = Some(best.map_or(length, |b: usize| b.min(length)));
            let count = counts.get_mut(*word)?;
            *count -= 1;
            missing += usize::from(*count == 0);
            from += 1;
        }
    }
    best
}
