//! Search in the texts, with and without accents.
//!
//! The index knows each line of a text by its words without any mark (`đ` is `d` too, which SQLite's own folding
//! leaves), so a query finds them however it is typed. What is found is read again from the text, told from a mere
//! likeness, and ranked here: words side by side before words apart, the very spelling before the plain one, newer
//! reports before older ones.

use crate::{DataFile, StoreError, documents, facts, reports, trash::NOT_COUNTING};
use model::{Fact, FactId, IndicatorCode, ReportId};
use rusqlite::{Connection, OptionalExtension};
use std::cmp::Reverse;
use text::Span;

/// So many lines with the words anywhere in them are found, those of the newest reports first; where there are more, so many
/// with the words side by side too.
const MOST_LINES: usize = 60;
/// So many lines are looked at for them.
const MOST_LOOKED_AT: usize = 240;
/// The index is asked for so many words of a query, the rarest; the others are looked for in the lines themselves. Each word
/// more takes its time, and one that is in nearly every line takes most.
const MOST_ASKED: usize = 6;
/// How rare a word is, is told by how far back the newest lines with it reach, so many of them.
const PROBE: i64 = 100;
/// A word is in nearly every line where these lines reach back by less than so many reports more than those of another word.
const EVERYWHERE: i64 = 2;
/// Bits of a row's number that hold the place of its line.
const PLACE_BITS: u32 = 32;

/// A sentence that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The report it stands in.
    pub report: ReportId,
    /// The sentence in the report's text.
    pub sentence: Span,
    /// Its words.
    pub text: String,
    /// The words asked for, in the report's text.
    pub words: Vec<Span>,
    /// The figures in the sentence.
    pub facts: Vec<FactId>,
}

impl DataFile {
    /// The sentences that hold all words of the query, best first, at most so many. Where none does, the last word may be
    /// the beginning of one. A query without any word finds nothing.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn search(&self, query: &str, most: usize) -> Result<Vec<Hit>, StoreError> {
        let asked = Asked::new(query);
        if asked.words.is_empty() {
            return Ok(Vec::new());
        }
        self.read(|conn| {
            let rarest = rarest(conn, &asked.words)?;
            let mut found = asked.lines(conn, &asked.anywhere(&rarest))?;
            if found.is_empty() {
                found = asked.lines(conn, &format!("{} *", asked.anywhere(&asked.with_last(&rarest))))?;
            } else if found.len() == MOST_LINES {
                let side_by_side = asked.lines(conn, &asked.side_by_side(&rarest))?;
                let more = side_by_side.into_iter().filter(|(_, hit)| !found.iter().any(|(_, other)| other == hit));
                let more: Vec<_> = more.collect();
                found.extend(more);
            }
            found.sort_by(|(a, _), (b, _)| b.cmp(a));
            Ok(found.into_iter().take(most).map(|(_, hit)| hit).collect())
        })
    }

    /// Typed figures whose words or indicator's name hold all words of the query, newest first, at most so many. `name`
    /// tells the name of an indicator.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn search_typed(
        &self,
        query: &str,
        name: impl Fn(&IndicatorCode) -> String,
        most: usize,
    ) -> Result<Vec<Fact>, StoreError> {
        let asked = Asked::new(query);
        if asked.words.is_empty() {
            return Ok(Vec::new());
        }
        self.read(|conn| {
            let sql =
                "SELECT id, measure, coalesce(note, ''), coalesce(indicator, relation_of, ''), coalesce(scope, '')
                       FROM facts WHERE report IS NULL AND state <> 'rejected' ORDER BY id DESC";
            let mut statement = conn.prepare_cached(sql)?;
            let mut rows = statement.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (id, measure, note, code, scope): (i64, String, String, String, String) = row.try_into()?;
                let said = format!("{measure} {note} {code} {scope} {}", name(&IndicatorCode::new(code.as_str())));
                if asked.judge(&said, Span::new(0, said.len())).is_some() {
                    found.push(facts::one(conn, FactId(id))?);
                    if found.len() == most {
                        break;
                    }
                }
            }
            Ok(found)
        })
    }
}

/// Spelled as asked, then side by side.
type Quality = (bool, bool);
type Rank = (Quality, Option<chrono::NaiveDate>, Reverse<(ReportId, usize)>);

/// A query as words.
struct Asked {
    /// Without marks.
    words: Vec<String>,
    /// As they were typed, in lower case.
    spelled: Vec<String>,
}

impl Asked {
    fn new(query: &str) -> Self {
        let query = text::nfc(query);
        let found = words(&query);
        Self {
            spelled: found.iter().map(|(span, _)| text::fold(span.of(&query))).collect(),
            words: found.into_iter().map(|(_, word)| word).collect(),
        }
    }

    /// These words anywhere in a line, as SQLite's query: every word is one string, so none is read as an operator.
    fn anywhere(&self, words: &[usize]) -> String {
        let words = words.iter().filter_map(|at| self.words.get(*at));
        words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" AND ")
    }

    /// The last word behind the others, where it may be the beginning of one.
    fn with_last(&self, rarest: &[usize]) -> Vec<usize> {
        let last = self.words.len().saturating_sub(1);
        rarest.iter().copied().filter(|at| *at != last).chain([last]).collect()
    }

    /// The rarest word with its neighbours, side by side, and the other rare ones anywhere.
    fn side_by_side(&self, rarest: &[usize]) -> String {
        let rare = rarest.first().copied().unwrap_or_default();
        let neighbours = self.words.get(rare.saturating_sub(1)..(rare + 2).min(self.words.len())).unwrap_or_default();
        format!("\"{}\" AND {}", neighbours.join(" "), self.anywhere(rarest))
    }

    /// The lines that answer SQLite's query and hold all words, those of the newest reports first.
    fn lines(&self, conn: &Connection, query: &str) -> Result<Vec<(Rank, Hit)>, StoreError> {
        let sql = format!(
            "SELECT rowid FROM lines WHERE lines MATCH ? AND (rowid >> {PLACE_BITS}) NOT IN {NOT_COUNTING}
             ORDER BY rowid DESC LIMIT {MOST_LOOKED_AT}"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([query])?;
        let mut found = Vec::new();
        let mut last: Option<(ReportId, Option<chrono::NaiveDate>)> = None;
        while let Some(row) = rows.next()?.filter(|_| found.len() < MOST_LINES) {
            let number: i64 = row.get(0)?;
            let report = ReportId(number >> PLACE_BITS);
            let published = match last.filter(|(other, _)| *other == report) {
                Some((_, published)) => published,
                None => reports::one(conn, report)?.published,
            };
            last = Some((report, published));
            let start = usize::try_from(number & ((1 << PLACE_BITS) - 1)).unwrap_or_default();
            let line = Line { report, start, text: documents::line(conn, report, start)? };
            let best = text::sentences(&line.text).filter_map(|sentence| self.judge(&line.text, sentence)).max();
            // Words of several sentences: the paragraph.
            let whole = Span::new(0, line.text.len());
            if let Some((quality, Reverse(at), sentence)) = best.or_else(|| self.judge(&line.text, whole)) {
                let rank = (quality, published, Reverse((report, start + at)));
                found.push((rank, line.hit(conn, sentence, self)?));
            }
        }
        Ok(found)
    }

    /// How well a piece of text fits; none where a word is missing. The earlier of two equal ones is better.
    fn judge(&self, text: &str, piece: Span) -> Option<(Quality, Reverse<usize>, Span)> {
        let of_piece = words(piece.of(text));
        let plain: Vec<&str> = of_piece.iter().map(|(_, word)| word.as_str()).collect();
        if !holds_all(&plain, &self.words) {
            return None;
        }
        let spelled: Vec<String> = of_piece.iter().map(|(span, _)| text::fold(span.of(piece.of(text)))).collect();
        let spelled: Vec<&str> = spelled.iter().map(String::as_str).collect();
        let exact = holds_all(&spelled, &self.spelled);
        let (in_a_row, asked) = if exact { (&spelled, &self.spelled) } else { (&plain, &self.words) };
        let together = in_a_row.windows(asked.len()).any(|some| fits(some, asked));
        Some(((together, exact), Reverse(piece.start), piece))
    }

    /// The places of the words asked for.
    fn places(&self, text: &str, piece: Span) -> Vec<Span> {
        let is_asked = |word: &str| {
            let (last, whole) = self.words.split_last().map_or(("", &[][..]), |(last, whole)| (last.as_str(), whole));
            whole.iter().any(|asked| asked == word) || word.starts_with(last)
        };
        let found = words(piece.of(text)).into_iter().filter(|(_, word)| is_asked(word));
        found.map(|(span, _)| Span::new(piece.start + span.start, piece.start + span.end)).collect()
    }
}

/// Whether every word is there; the last one may be the beginning of one.
fn holds_all(there: &[&str], asked: &[String]) -> bool {
    let Some((last, whole)) = asked.split_last() else { return false };
    whole.iter().all(|word| there.contains(&word.as_str())) && there.iter().any(|word| word.starts_with(last.as_str()))
}

/// Whether these words are those asked for, one by one; the last one may be the beginning of one.
fn fits(some: &[&str], asked: &[String]) -> bool {
    let last = asked.len().saturating_sub(1);
    let fits = |(i, (word, asked)): (usize, (&&str, &String))| {
        if i == last { word.starts_with(asked.as_str()) } else { *word == asked.as_str() }
    };
    some.iter().zip(asked).enumerate().all(fits)
}

/// The places of the rarest words of a query, the rarest first.
fn rarest(conn: &Connection, words: &[String]) -> Result<Vec<usize>, StoreError> {
    let is_first = |at: &usize| !words.iter().take(*at).any(|word| Some(word) == words.get(*at));
    let mut statement =
        conn.prepare_cached("SELECT rowid FROM lines WHERE lines MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?")?;
    let mut reach: Vec<(i64, usize)> = Vec::with_capacity(words.len());
    for at in (0..words.len()).filter(is_first) {
        let word = words.get(at).map(|word| format!("\"{word}\""));
        let back: Option<i64> = statement.query_row((word, PROBE), |row| row.get(0)).optional()?;
        reach.push((back.unwrap_or_default() >> PLACE_BITS, at));
    }
    reach.sort_unstable();
    let newest = reach.last().map_or(0, |(back, _)| *back);
    let rare = reach.iter().filter(|(back, _)| newest - back >= EVERYWHERE).count().clamp(2, MOST_ASKED);
    Ok(reach.into_iter().map(|(_, at)| at).take(rare).collect())
}

/// A line of a report's text.
struct Line {
    report: ReportId,
    /// Where it begins in the text.
    start: usize,
    text: String,
}

impl Line {
    /// A sentence of it as it is shown.
    fn hit(&self, conn: &Connection, sentence: Span, asked: &Asked) -> Result<Hit, StoreError> {
        let in_text = |span: Span| Span::new(self.start + span.start, self.start + span.end);
        let place = in_text(sentence);
        let sql = "SELECT id FROM facts WHERE report = ?1 AND span_start >= ?2 AND span_start < ?3
                   AND state <> 'rejected' ORDER BY span_start, id";
        let mut statement = conn.prepare_cached(sql)?;
        let bounds = (self.report.0, i64::try_from(place.start).unwrap_or(-1), i64::try_from(place.end).unwrap_or(-1));
        let facts = statement.query_map(bounds, |row| row.get(0).map(FactId))?.collect::<rusqlite::Result<_>>()?;
        let words = asked.places(&self.text, sentence).into_iter().map(in_text).collect();
        Ok(Hit { report: self.report, sentence: place, text: sentence.of(&self.text).to_owned(), words, facts })
    }
}

/// Puts the lines of a text into the index.
pub(crate) fn learn(conn: &Connection, report: ReportId, text: &str) -> Result<(), StoreError> {
    let mut statement = conn.prepare_cached("INSERT INTO lines (rowid, words) VALUES (?, ?)")?;
    for (number, words) in rows(report, text) {
        statement.execute((number, words))?;
    }
    Ok(())
}

/// Takes the lines of a report's text out of the index.
pub(crate) fn forget(conn: &Connection, report: ReportId) -> Result<(), StoreError> {
    let text = documents::text(conn, report)?;
    let mut statement = conn.prepare_cached("INSERT INTO lines (lines, rowid, words) VALUES ('delete', ?, ?)")?;
    for (number, words) in rows(report, &text) {
        statement.execute((number, words))?;
    }
    Ok(())
}

/// Puts every text into the index, when a file of an older edition gets one.
pub(crate) fn learn_first(tx: &rusqlite::Transaction<'_>) -> rusqlite_migration::HookResult {
    Ok(learn_all(tx)?)
}

/// Puts every text into an empty index.
pub(crate) fn learn_all(tx: &Connection) -> rusqlite::Result<()> {
    let mut statement = tx.prepare("SELECT id, text FROM documents ORDER BY id")?;
    let mut documents = statement.query([])?;
    let mut insert = tx.prepare("INSERT INTO lines (rowid, words) VALUES (?, ?)")?;
    while let Some(row) = documents.next()? {
        let text: String = row.get(1)?;
        for (number, words) in rows(ReportId(row.get(0)?), &text) {
            insert.execute((number, words))?;
        }
    }
    Ok(())
}

/// The rows of the index for a text: its lines that have words.
fn rows(report: ReportId, text: &str) -> impl Iterator<Item = (i64, String)> + '_ {
    let mut start = 0;
    text.split('\n').filter_map(move |line| {
        let place = i64::try_from(start).ok()?;
        start += line.len() + 1;
        let words: Vec<String> = words(line).into_iter().map(|(_, word)| word).collect();
        (!words.is_empty()).then(|| ((report.0 << PLACE_BITS) | place, words.join(" ")))
    })
}

/// The words of a piece of text with their places, without marks: `Tỉ lệ` is `ty le`, `1.041` is `1041`.
fn words(piece: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in piece.char_indices() {
        let in_word = c.is_alphanumeric() || unicode_mark(c) || (c == '.' && groups_digits(piece, at));
        match (in_word, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| Span::new(from, piece.len())));
    let plain = |span: Span| (span, one_spelling(&text::plain(span.of(piece))));
    found.into_iter().map(plain).filter(|(_, word)| !word.is_empty()).collect()
}

/// Marks that stand on the letter before them, where a text has no letter of one piece.
fn unicode_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether the dot at this byte groups the digits of one number: three digits come after it.
fn groups_digits(piece: &str, dot: usize) -> bool {
    let bytes = piece.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    dot > 0 && digit(dot - 1) && (1..=3).all(|i| digit(dot + i)) && !digit(dot + 4)
}

/// `tỉ` and `tỷ`, `kĩ` and `kỹ` are one word each.
fn one_spelling(word: &str) -> String {
    match word {
        "ti" => "ty".to_owned(),
        "ki" => "ky".to_owned(),
        _ => word.chars().filter(|c| c.is_alphanumeric()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_without_marks() {
        let plain = |piece| words(piece).into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ");
        assert_eq!(plain("Tỉ lệ, số hoá: ĐẠT 1.041 (95,75%)"), "ty le so hoa dat 1041 95 75");
        assert_eq!(plain("Tỷ lệ số hóa – đạt 1041"), "ty le so hoa dat 1041");
        assert_eq!(plain("ngày 1.2.2024; 12.345.678"), "ngay 1 2 2024 12345678");
        assert_eq!(plain("d\u{323}ie\u{323}n"), "dien");
        assert_eq!(plain(" – … "), "");
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "📡 Đường dây 1.041 số";
        let found = Asked::new("duong 1041 s").places(text, Span::new(0, text.len()));
        assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), ["Đường", "1.041", "số"]);
    }
}
