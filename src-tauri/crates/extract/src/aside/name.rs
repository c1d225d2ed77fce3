//! Numbers in names: `Covid-19`, `Đoàn 389`, `phường 12`, `Quốc lộ 1A`, `Ban Chỉ đạo 35`.

use super::Aside;
use crate::sentence::Sentence;
use model::Reason;

/// Words that take a number as their name when they are written with a capital.
const BODIES: &[&str] = &[
    "đoàn",
    "đoàn liên ngành",
    "ban chỉ đạo",
    "tổ công tác",
    "tổ",
    "đội",
    "cục",
    "phòng",
    "lữ đoàn",
    "sư đoàn",
    "trung đoàn",
    "nhà máy",
    "trạm",
    "khu",
    "chốt",
    "binh đoàn",
    "quân khu",
    "quốc lộ",
    "tỉnh lộ",
    "đường",
    "khu vực",
    "hợp tác xã",
    "kênh",
    "vùng",
];

/// Words of addresses that take a number as their name.
const PLACES: &[&str] =
    &["phường", "quận", "thôn", "ấp", "khu phố", "khóm", "tổ dân phố", "xóm", "đội", "tiểu khu", "khối phố", "khối"];

/// A number that belongs to a name.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    let dash = matches!(s.word_before(at), "-" | "–").then(|| at - 1);
    let before = dash.unwrap_or(at);
    if let Some(start) = s.before_any(before, &["covid", "sars", "ncov", "cov"]) {
        return Some((start..at + 1, Reason::Name));
    }
    if matches!(s.word(at + 1), "%" | "/") || !s.word(at).bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let counted = s.is_word(at + 1) && (crate::noun::is_counted(s, at + 1) || is_scale(s.word(at + 1)));
    if counted {
        return None;
    }
    let road = s.before_any(at, &["quốc lộ", "tỉnh lộ", "đường tỉnh", "đường huyện"]);
    let body = s.before_any(at, BODIES).filter(|start| s.is_capital(*start)).or(road).or_else(|| in_long_name(s, at));
    let place = s.before_any(at, PLACES).filter(|_| s.word(at).len() <= 2 && !s.is_word(at + 1) | s.is_capital(at + 1));
    let number_one = s.before(at, "số").filter(|_| s.word(at) == "1" && !s.is_word(at + 1));
    body.or(place).or(number_one).map(|start| (start..at + 1, Reason::Name))
}

/// `Đoàn kiểm tra liên ngành 389`: a body's name with words between.
fn in_long_name(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let free = !s.is_word(at + 1) || crate::noun::is_stop(s, at + 1);
    let start = (1..=6).filter_map(|back| at.checked_sub(back)).take_while(|i| s.is_word(*i)).find(|i| {
        s.is_capital(*i) && s.after_any(*i, &["đoàn", "ban chỉ đạo", "tổ công tác", "đội", "tiểu ban"]).is_some()
    });
    start.filter(|_| free && s.word(at).len() <= 3)
}

fn is_scale(word: &str) -> bool {
    matches!(word, "nghìn" | "ngàn" | "triệu" | "tỷ" | "đồng")
}
