//! The letterhead of an administrative report: the body over it and the body that writes (Nghị định 30/2020, Phụ lục I, mục II).

use super::{Head, organization};
use crate::{places::Provinces, scope::ENTERPRISES, sentence::Sentence};

/// Who writes, as the letterhead says it.
#[derive(Debug, Default)]
pub(super) struct Letterhead {
    /// The body that writes.
    pub(super) body: Option<String>,
    /// The part of the province that it stands for: `huyện Đại Từ`, `VNPT`.
    pub(super) part: Option<String>,
}

/// Lines of a letterhead.
const LINES: usize = 8;

/// Units below a province in the name of a committee.
const LOCAL: &[&str] = &["huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "thành phố", "đặc khu"];

/// Reads the lines in capitals over the title.
pub(super) fn read(heads: &[Head<'_>], title_line: Option<usize>, provinces: &Provinces) -> Letterhead {
    let mut found = Letterhead::default();
    for head in heads.iter().take(title_line.unwrap_or(LINES).min(LINES)) {
        let s = &head.s;
        if !in_capitals(s) || s.has_any(0..s.len(), &["cộng hòa", "độc lập", "báo cáo", "đảng"]) {
            continue;
        }
        if let Some(name) = organization::department_at(s, 0) {
            found.body = Some(name.to_owned());
        } else if let Some(place) = committee_of(s, provinces) {
            found.part = Some(place);
        } else if let Some(at) = s.find_any(0..s.len(), ENTERPRISES) {
            let name = s.written(at..s.len()).to_owned();
            found.part = Some(name.clone());
            found.body = Some(name);
        } else if let Some(name) = enterprise(s) {
            found.part = Some(name.clone());
            found.body = Some(name);
        } else if s.after_any(0, &["phòng", "trung tâm", "chi cục", "đài", "ban"]).is_some() {
            found.body = Some(in_sentence_case(s.written(0..s.len())));
        }
    }
    found
}

fn in_capitals(s: &Sentence<'_>) -> bool {
    let words = (0..s.len()).filter(|i| s.is_word(*i));
    let small = words.clone().filter(|i| s.raw(*i).chars().any(char::is_lowercase)).count();
    (1..=16).contains(&words.count()) && small == 0
}

/// `UBND HUYỆN ĐẠI TỪ` → `huyện Đại Từ`; a city that is a province is none.
fn committee_of(s: &Sentence<'_>, provinces: &Provinces) -> Option<String> {
    let at = s.after_any(0, &["ubnd", "ủy ban nhân dân", "hđnd - ubnd"])?;
    let name = s.after_any(at, LOCAL)?;
    if s.word(at) == "thành" && provinces.at(s, name).is_some() {
        return None;
    }
    let unit = s.written(at..name).to_lowercase();
    let words: Vec<String> = (name..s.len()).filter(|i| s.is_word(*i)).map(|i| with_capital(s.raw(i))).collect();
    (!words.is_empty()).then(|| format!("{unit} {}", words.join(" ")))
}

/// `VIỄN THÔNG KIÊN GIANG`, `CÔNG TY CỔ PHẦN …`: what it reports is its own and not the province's.
fn enterprise(s: &Sentence<'_>) -> Option<String> {
    let kinds = ["viễn thông", "bưu điện", "công ty", "chi nhánh", "tổng công ty", "doanh nghiệp", "hợp tác xã"];
    let end = s.after_any(0, &kinds).filter(|end| *end < s.len())?;
    let name = (end..s.len()).filter(|i| s.is_word(*i)).map(|i| with_capital(s.raw(i)));
    let kind = with_capital(s.written(0..end));
    Some(std::iter::once(kind).chain(name).collect::<Vec<_>>().join(" "))
}

fn with_capital(word: &str) -> String {
    let lower = word.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn in_sentence_case(words: &str) -> String {
    with_capital(words)
}
