//! The body that wrote a report, its number and whose word it is.

use super::Head;
use crate::{citation, sentence::Sentence};
use model::Standing;
use std::collections::BTreeMap;

/// The departments that write these reports, by their spellings.
const DEPARTMENTS: &[(&str, &str)] = &[
    ("sở thông tin và truyền thông", "Sở Thông tin và Truyền thông"),
    ("sở thông tin & truyền thông", "Sở Thông tin và Truyền thông"),
    ("sở thông tin truyền thông", "Sở Thông tin và Truyền thông"),
    ("sở tt&tt", "Sở Thông tin và Truyền thông"),
    ("sở tt - tt", "Sở Thông tin và Truyền thông"),
    ("sở tttt", "Sở Thông tin và Truyền thông"),
    ("ngành thông tin và truyền thông", "Sở Thông tin và Truyền thông"),
    ("ngành tt&tt", "Sở Thông tin và Truyền thông"),
    ("sở khoa học và công nghệ", "Sở Khoa học và Công nghệ"),
    ("sở kh&cn", "Sở Khoa học và Công nghệ"),
    ("sở khcn", "Sở Khoa học và Công nghệ"),
    ("sở bưu chính , viễn thông", "Sở Bưu chính, Viễn thông"),
    ("sở bưu chính viễn thông", "Sở Bưu chính, Viễn thông"),
    ("sở văn hóa , thông tin , thể thao và du lịch", "Sở Văn hóa, Thông tin, Thể thao và Du lịch"),
];

/// The number line of the letterhead: `Số: 123/BC-STTTT`.
pub(super) fn number(heads: &[Head<'_>]) -> Option<String> {
    heads.iter().take(25).find_map(|head| {
        let s = &head.s;
        let at = s.find_any(0..3.min(s.len()), &["số :", "số"])?;
        let found = citation::find(s, &[]).into_iter().find(|f| f.own || f.number.start <= at + 2)?;
        (found.own && found.citation.number.contains('/')).then_some(found.citation.number)
    })
}

/// The body most named; the letterhead and the title count most.
pub(super) fn find(heads: &[Head<'_>], title_line: Option<usize>) -> Option<String> {
    let mut votes: BTreeMap<String, (u32, usize)> = BTreeMap::new();
    for (at, head) in heads.iter().enumerate() {
        let s = &head.s;
        let letterhead = at < 8 && s.len() <= 14 && s.is_capital(0);
        let weight = match () {
            () if letterhead => 6,
            () if title_line.is_some_and(|t| at <= t + 1) => 4,
            () => 1,
        };
        for i in 0..s.len() {
            if let Some(name) = body_at(s, i) {
                votes.entry(name).or_insert((0, at)).0 += weight;
            }
        }
    }
    votes.into_iter().max_by_key(|(_, (votes, at))| (*votes, std::cmp::Reverse(*at))).map(|(name, _)| name)
}

fn body_at(s: &Sentence<'_>, at: usize) -> Option<String> {
    if let Some(name) = department_at(s, at) {
        return Some(name.to_owned());
    }
    if s.word(at) != "sở" || !s.is_capital(at) || !s.is_capital(at + 1) {
        return None;
    }
    let mut end = at + 1;
    while end < at + 9
        && s.is_word(end)
        && (s.is_capital(end) || matches!(s.word(end), "và" | "hoạch" | "thương" | "trường" | "thao"))
    {
        end += 1;
    }
    while end > at + 1 && matches!(s.word(end - 1), "và" | "tp") {
        end -= 1;
    }
    (end > at + 1 && end <= at + 5).then(|| s.written(at..end).to_owned())
}

/// The full name of a department by any of its spellings, at this token.
pub(super) fn department_at(s: &Sentence<'_>, at: usize) -> Option<&'static str> {
    DEPARTMENTS.iter().find(|(words, _)| s.after(at, words).is_some()).map(|(_, name)| *name)
}

/// Whether a name is one of the departments that write these reports.
pub(super) fn is_own(name: &str) -> bool {
    DEPARTMENTS.iter().any(|(_, own)| *own == name)
}

/// A department's own word, another body's, or a newspaper's.
pub(super) fn standing(heads: &[Head<'_>], organization: Option<&str>, number: Option<&str>, part: bool) -> Standing {
    let own = organization.is_some_and(is_own) && !part;
    if number.is_some() {
        return if own { Standing::Department } else { Standing::Body };
    }
    let press = heads.iter().any(|h| {
        let s = &h.s;
        s.has_any(0..s.len(), &["ảnh :", "phóng viên", "pv", "báo điện tử", "laocaitv", "theo bản tin"]) && s.len() < 40
            || s.tokens.iter().any(|t| t.word.ends_with("tv") && t.word.len() > 4)
    });
    let portal =
        heads.iter().any(|h| h.s.tokens.iter().any(|t| t.word.starts_with("sotttt") || t.word.starts_with("stttt")));
    match () {
        () if portal && own => Standing::Department,
        () if press => Standing::Press,
        () if own => Standing::Department,
        () => Standing::Body,
    }
}
