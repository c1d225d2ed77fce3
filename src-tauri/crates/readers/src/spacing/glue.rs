//! Words and figures that run into each other: `Thôngtin`, `số11.567`, `600lượt`, `củaUBND`.

use super::{Edit, Kind, Run, blanks_round, lexicon::is_frequent};
use crate::syllable::is_syllable;

/// Longest run of letters that is looked at, in letters.
const LONGEST: usize = 30;

/// Fewest letters of a word that is cut off.
const SHORTEST: usize = 2;

/// Words without a mark before which or behind which a figure may be cut off.
const PLAIN: [&str; 4] = ["trong", "theo", "cho", "giao"];

/// Words that a short number follows: behind others a figure of one or two digits may be the sign of a note.
const BEFORE_NUMBERS: &str = "số năm tháng ngày quý đạt có hơn gần khoảng trên dưới tổng được với là gồm từ đến điều khoản \
    mục lần thứ giảm tăng mở phát chỉ còn cả mỗi các và cấp đã lắp xử phạt hướng cho trong theo giao";

/// The spaces that are missing.
pub(super) fn edits(text: &str, runs: &[Run]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        // Runs without anything between them are one chunk.
        let chunk = chunk(runs, at);
        if chunk.len() == 1 {
            if let Some(run) = chunk.first().filter(|run| run.kind == Kind::Letters && is_long(run.of(text))) {
                within(text, *run, &mut edits);
            }
        } else if chunk.len() <= 4 && stands_free(text, chunk) {
            between(text, chunk, &mut edits);
        }
        at += chunk.len().max(1);
    }
    edits
}

fn chunk(runs: &[Run], at: usize) -> &[Run] {
    let rest = runs.get(at..).unwrap_or_default();
    let length = rest.windows(2).take_while(|pair| matches!(pair, [a, b] if a.end == b.start)).count() + 1;
    rest.get(..length.min(rest.len())).unwrap_or_default()
}

fn is_long(word: &str) -> bool {
    word.len() > 4 && !word.is_ascii()
}

/// Whether a chunk stands between blanks and signs of a sentence, and not in an address, a name of a file or a code.
fn stands_free(text: &str, chunk: &[Run]) -> bool {
    let (Some(first), Some(last)) = (chunk.first(), chunk.last()) else { return false };
    let Some(whole) = blanks_round(text, first.start, last.end).and_then(|round| text.get(round)) else { return false };
    let before = text.get(..first.start).and_then(|text| text.chars().next_back());
    let odd = whole.contains(['@', '_', '\\', '#', '=', '\'', '’']) || whole.contains("://") || whole.contains("www.");
    !odd && !before.is_some_and(|c| matches!(c, '-' | '/' | '.' | '&'))
}

/// Figures and words in one chunk: every word of it must be a plain one.
fn between(text: &str, chunk: &[Run], edits: &mut Vec<Edit>) {
    let plain = |run: &Run| match run.kind {
        Kind::Number => true,
        Kind::Letters => {
            let word = run.of(text);
            let low = word.to_lowercase();
            let shaped = word.chars().skip(1).all(char::is_lowercase);
            shaped
                && low.chars().count() >= SHORTEST
                && (PLAIN.contains(&low.as_str()) || (!low.is_ascii() && is_frequent(&low)))
        }
    };
    let note = |pair: &[Run]| match pair {
        [word, number] if number.kind == Kind::Number => {
            let low = word.of(text).to_lowercase();
            let last = chunk.last().is_some_and(|last| last.end == number.end);
            let percent = text.get(number.end..).is_some_and(|after| after.starts_with('%'));
            let short = number.end - number.start < 3;
            last && short && !percent && !BEFORE_NUMBERS.split_whitespace().any(|known| known == low)
        }
        _ => false,
    };
    if chunk.iter().all(plain) && !chunk.windows(2).any(note) {
        edits.extend(chunk.iter().skip(1).map(|run| Edit::Space(run.start)));
    }
}

/// Words in one run of letters: there must be exactly one way to cut it into plain words.
fn within(text: &str, run: Run, edits: &mut Vec<Edit>) {
    let word = run.of(text);
    if !stands_free(text, &[run]) || word.chars().count() > LONGEST || is_syllable(word) {
        return;
    }
    if let Some(cut) = before_short_form(word) {
        edits.push(Edit::Space(run.start + cut));
        return;
    }
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let ways = ways(word, &letters);
    if let [cuts] = ways.as_slice() {
        edits.extend(cuts.iter().map(|cut| Edit::Space(run.start + cut)));
    }
}

/// "củaUBND", "UBNDtỉnh": a plain word and capitals.
fn before_short_form(word: &str) -> Option<usize> {
    let capital = word.find(char::is_uppercase)?;
    let (low, capitals) = word.split_at_checked(capital)?;
    let all = |part: &str| part.chars().count() >= SHORTEST && part.chars().all(char::is_uppercase);
    if capital > 0 {
        return (all(capitals) && !low.is_ascii() && is_frequent(low)).then_some(capital);
    }
    let small = word.find(char::is_lowercase)?;
    let (capitals, low) = word.split_at_checked(small)?;
    let long = low.chars().count() > SHORTEST;
    (all(capitals) && long && !low.is_ascii() && is_frequent(low)).then_some(small)
}

/// The ways to cut a run into plain words, at most two: where they begin, without the first.
fn ways(word: &str, letters: &[(usize, char)]) -> Vec<Vec<usize>> {
    let capitals = word.chars().all(char::is_uppercase);
    let mut found = Vec::new();
    let mut open: Vec<(usize, Vec<usize>)> = vec![(0, Vec::new())];
    while let Some((from, cuts)) = open.pop() {
        for length in SHORTEST..=7 {
            let end = from + length;
            let Some(rest) = letters.len().checked_sub(end) else { break };
            let bytes = |at: usize| letters.get(at).map_or(word.len(), |(byte, _)| *byte);
            let Some(piece) = word.get(bytes(from)..bytes(end)) else { break };
            let shaped = capitals || piece.chars().skip(1).all(char::is_lowercase);
            // "TriƯu" is a damaged letter and no border of words.
            let bare = !capitals && piece.is_ascii() && letters.get(end).is_some_and(|(_, next)| next.is_uppercase());
            if !shaped || bare || !is_frequent(&piece.to_lowercase()) {
                continue;
            }
            if rest > 0 {
                let mut cuts = cuts.clone();
                cuts.push(bytes(end));
                open.push((end, cuts));
            } else if !cuts.is_empty() {
                found.push(cuts.clone());
                if found.len() > 1 {
                    return found;
                }
            }
        }
    }
    found
}
