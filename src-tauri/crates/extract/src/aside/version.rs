//! Versions, levels, generations and standards: `4.0`, `5G`, `mức độ 3, 4`, `ISO 9001:2015`, `IPv6`, `3D`.

use super::Aside;
use crate::sentence::Sentence;
use model::Reason;
use std::ops::Range;

/// Words before a level; the number after them is small.
const LEVELS: &[&str] = &["mức độ", "mức", "cấp độ", "level", "cấp", "loại", "hạng", "bậc", "thế hệ"];

/// Words before the number of a standard, a programme version or a technical generation.
const STANDARDS: &[&str] = &[
    "iso", "iec", "tcvn", "qcvn", "qcđp", "rfc", "itu", "ieee", "nist", "tia", "etsi", "iso iec", "tcvn iso", "tccs",
    "haccp",
];

/// Words before a version.
const VERSIONS: &[&str] = &[
    "phiên bản",
    "version",
    "ver",
    "windows",
    "office",
    "web",
    "bản",
    "ipv",
    "wifi",
    "wi - fi",
    "bluetooth",
    "công nghiệp",
];

/// A version, level or standard.
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    generation(s, at)
        .or_else(|| standard(s, at))
        .or_else(|| named_version(s, at))
        .or_else(|| level(s, at))
        .map(|range| (range, Reason::Version))
}

/// `5G`, `3D`, `4K`, and the others of `2G/3G/4G`.
fn generation(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let glued = s.is_glued(at + 1) && matches!(s.word(at + 1), "g" | "d" | "k") && s.is_capital(at + 1);
    // `5S`, the Japanese way of keeping a workplace.
    let five_s = s.word(at) == "5" && s.word(at + 1) == "s" && s.is_glued(at + 1) && s.is_capital(at + 1);
    let zone = s.before_any(at, &["gmt +", "utc +", "gmt", "utc"]);
    if let Some(start) = zone {
        return Some(start..at + 1);
    }
    let technical = s.is_glued(at + 1)
        && matches!(s.word(at + 1), "w" | "v" | "kw" | "kva" | "hz" | "mhz" | "ghz" | "khz" | "inch" | "fps" | "mp");
    // `1080p`, `720i`: lines of a picture.
    let picture = s.is_glued(at + 1)
        && matches!(s.word(at + 1), "p" | "i")
        && matches!(s.word(at), "240" | "360" | "480" | "576" | "720" | "1080" | "1440" | "2160" | "4320");
    ((glued && s.word(at).len() == 1) || technical || five_s || picture).then_some(at..at + 2)
}

/// `ISO 9001:2015`, `QCVN 81:2014/BTTTT`, `ISO/IEC 27001`.
fn standard(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let start = s.before_any(at, STANDARDS).or_else(|| {
        let mark = at.checked_sub(1).filter(|i| matches!(s.word(*i), ":" | "-" | "/"))?;
        s.before_any(mark, STANDARDS)
    })?;
    let mut end = at + 1;
    while matches!(s.word(end), ":" | "-" | "/")
        && (s.is_number(end + 1) || s.is_capital(end + 1))
        && s.is_glued(end)
        && s.is_glued(end + 1)
    {
        end += 2;
    }
    Some(start..end)
}

/// `phiên bản 2.0`, `cách mạng công nghiệp 4.0`, `Windows 10`; a lone `4.0` is one too.
fn named_version(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let one_dot = |word: &str| {
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        whole.len() == 1 && part == "0"
    };
    if one_dot(s.word(at)) && s.word(at + 1) != "điểm" && s.word(at + 1) != "%" {
        return Some(at..at + 1);
    }
    let start = s.before_any(at, VERSIONS)?;
    let counted = s.is_word(at + 1) && !s.is_capital(at + 1) && crate::noun::is_counted(s, at + 1);
    let version = !counted && s.word(at).len() <= 4 && !matches!(s.word(at + 1), "%" | "/");
    let sure = !matches!(s.word(start), "bản" | "công") || s.word(at).contains('.');
    (version && sure).then_some(start..at + 1)
}

/// `mức độ 3`, `mức 3,4`, `mức độ 3, mức độ 4`, `đơn vị cấp 2`; not `mức 200 triệu` nor `cấp 150 giấy phép`.
fn level(s: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let start = s.before_any(at, LEVELS)?;
    let word = s.word(start);
    if !is_small(s.word(at)) || follows_amount(s, at + 1) || s.before_any(start, &["vượt", "định", "hạn"]).is_some()
    {
        return None;
    }
    if s.word(at + 1) == "/" && s.is_number(at + 2) && names_things(s, at + 3) {
        return None;
    }
    // `thấp hơn mức 4,5 thuê bao/100 dân`
    if word == "mức" && s.word(at).contains(',') && names_things(s, at + 1) {
        return None;
    }
    let clearly_level = word == "mức" || s.before(at, "cấp độ").is_some();
    if !clearly_level && (names_things(s, at + 1) || matches!(s.word(at + 1), "/")) {
        return None;
    }
    // `hạng 15` of a rating and `tăng bậc 3` are ranks; a class has one digit and a noun of its own before it.
    if matches!(word, "hạng" | "bậc") && !class_before(s, start) {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = next_level(s, end, s.word(end - 1)) {
        end = next;
    }
    Some(start..end)
}

/// `, 4`, `và 4`, `, mức độ 4`, `và mức 4`: the place after one more level of the same list.
fn next_level(s: &Sentence<'_>, at: usize, last: &str) -> Option<usize> {
    let after = s.after_any(at, &["và", ",", "hoặc", "/", "-", "&", "đến", ", và"])?;
    let number = s.after_any(after, &["mức độ", "mức", "cấp độ"]).unwrap_or(after);
    let fits = s.is_number(number) && is_small(s.word(number));
    // `mức độ 3, 4 lĩnh vực tư pháp`: the pair 3, 4 stands for both levels whatever follows.
    let pair = last == "3" && s.word(number) == "4";
    let counts = number == after && names_things(s, number + 1) && !pair;
    (fits && !follows_amount(s, number + 1) && !counts).then_some(number + 1)
}

/// Levels go from 0 to 6; `3,4` names two of them.
fn is_small(digits: &str) -> bool {
    let parts: Vec<&str> = digits.split(',').collect();
    let single = parts.len() == 1 && matches!(digits, "0" | "1" | "2" | "3" | "4" | "5" | "6");
    let rising = parts.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    single || (parts.len() <= 4 && rising && parts.iter().all(|p| matches!(*p, "1" | "2" | "3" | "4" | "5")))
}

fn follows_amount(s: &Sentence<'_>, at: usize) -> bool {
    matches!(s.word(at), "%" | "đồng" | "nghìn" | "ngàn" | "triệu" | "tỷ" | "usd" | "vnđ" | "phần") && !rate_word(s, at)
}

fn rate_word(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at) == "tỷ" && matches!(s.word(at + 1), "lệ" | "trọng")
}

fn names_things(s: &Sentence<'_>, at: usize) -> bool {
    s.is_word(at) && crate::noun::is_counted(s, at)
}

fn class_before(s: &Sentence<'_>, at: usize) -> bool {
    s.before_any(
        at,
        &[
            "huân chương lao động",
            "lao động",
            "chức danh",
            "đô thị",
            "bệnh viện",
            "nghề nghiệp",
            "độc lập",
            "khách sạn",
        ],
    )
    .is_some()
}
