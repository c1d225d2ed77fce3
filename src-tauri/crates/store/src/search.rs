//! Search in the texts, with and without accents.
//!
//! The index knows each line of a text by its words without any mark (`đ` is `d` too, which SQLite's own folding
//! leaves), so a query finds them however it is typed. What is found is read again from the text, told from a mere
//! likeness, and ranked here: words side by side before words apart, the very spelling before the plain one, newer
//! reports before older ones.

use crate::{DataFile, StoreError, documents, facts, reports, trash::NOT_COUNTING};
use model::{Fact, FactId, IndicatorCode, ReportId};
use rusqlite::Connection;
use std::{cmp::Reverse, collections::BTreeMap};
use text::Span;

/// So many lines with the words side by side are looked at, those of the newest reports first,
const MOST_PHRASES: i64 = 60;
/// and so many with the words anywhere in them.
const MOST_LINES: i64 = 60;
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
    /// The sentences that hold all words of the query, best first, at most so many. The last word may be the beginning
    /// of one. A query without any word finds nothing.
    ///
    /// # Errors
    /// [`StoreError::Altered`] and those of the file.
    pub fn search(&self, query: &str, most: usize) -> Result<Vec<Hit>, StoreError> {
        let asked = Asked::new(query);
        if asked.words.is_empty() {
            return Ok(Vec::new());
        }
        self.read(|conn| {
            let mut found: Vec<(Rank, Hit)> = Vec::new();
            for (report, places) in lines(conn, &asked)? {
                let published = reports::one(conn, report)?.published;
                let text = documents::text(conn, report)?;
                for place in places {
                    let line = line_at(&text, place);
                    let best = sentences_in(&text, line).filter_map(|sentence| asked.judge(&text, sentence)).max();
                    // Words of several sentences: the paragraph.
                    let best = best.or_else(|| asked.judge(&text, line));
                    if let Some((quality, Reverse(start), sentence)) = best {
                        let rank = (quality, published, Reverse((report, start)));
                        found.push((rank, hit(conn, report, &text, sentence, &asked)?));
                    }
                }
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

    /// As SQLite's query: every word is one string, so none is read as an operator.
    fn side_by_side(&self) -> String {
        format!("\"{}\" *", self.words.join(" "))
    }

    fn anywhere(&self) -> String {
        let words: Vec<String> = self.words.iter().map(|word| format!("\"{word}\"")).collect();
        format!("{} *", words.join(" AND "))
    }

    /// How well a piece of text fits; none where a word is missing. The earlier of two equal ones is better.
    fn judge(&self, text: &str, piece: Span) -> Option<(Quality, Reverse<usize>, Span)> {
        let of_piece = words(piece.of(text));
        let plain: Vec<&str> = of_piece.iter().map(|(_, word)| word.as_str()).collect();
        let spelled: Vec<String> = of_piece.iter().map(|(span, _)| text::fold(span.of(piece.of(text)))).collect();
        let spelled: Vec<&str> = spelled.iter().map(String::as_str).collect();
        if !holds_all(&plain, &self.words) {
            return None;
        }
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

/// The lines that the index names, by report; those of reports that do not count are left out.
fn lines(conn: &Connection, asked: &Asked) -> Result<BTreeMap<ReportId, Vec<usize>>, StoreError> {
    let sql = format!(
        "SELECT rowid FROM lines WHERE lines MATCH ? AND (rowid >> {PLACE_BITS}) NOT IN {NOT_COUNTING}
         ORDER BY rowid DESC LIMIT ?"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut found: BTreeMap<ReportId, Vec<usize>> = BTreeMap::new();
    for (query, most) in [(asked.side_by_side(), MOST_PHRASES), (asked.anywhere(), MOST_LINES)] {
        let rows = statement.query_map((query, most), |row| row.get::<_, i64>(0))?;
        for number in rows {
            let number = number?;
            let place = usize::try_from(number & ((1 << PLACE_BITS) - 1)).unwrap_or_default();
            let places = found.entry(ReportId(number >> PLACE_BITS)).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    Ok(found)
}

fn hit(conn: &Connection, report: ReportId, text: &str, sentence: Span, asked: &Asked) -> Result<Hit, StoreError> {
    let sql = "SELECT id FROM facts WHERE report = ?1 AND span_start >= ?2 AND span_start < ?3 AND state <> 'rejected'
               ORDER BY span_start, id";
    let mut statement = conn.prepare_cached(sql)?;
    let bounds = (report.0, i64::try_from(sentence.start).unwrap_or(-1), i64::try_from(sentence.end).unwrap_or(-1));
    let facts = statement.query_map(bounds, |row| row.get(0).map(FactId))?.collect::<rusqlite::Result<_>>()?;
    let words = asked.places(text, sentence);
    Ok(Hit { report, sentence, text: sentence.of(text).to_owned(), words, facts })
}

/// The line that begins at this byte; an empty one where none does.
fn line_at(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or_default();
    Span::new(start, start + rest.find('\n').unwrap_or(rest.len()))
}

/// The sentences of a line.
fn sentences_in(text: &str, line: Span) -> impl Iterator<Item = Span> + '_ {
    let piece = text.get(line.start..line.end).unwrap_or_default();
    text::sentences(piece).map(move |s| Span::new(line.start + s.start, line.start + s.end))
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
