//! Links, file names, codes, telephone numbers and addresses.

use super::Aside;
use crate::sentence::Sentence;
use model::Reason;

/// Endings that make a run of tokens without white space a link or a file name.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "zip", "rar", "mp3", "mp4", "htm",
    "html", "aspx", "php", "vn", "com", "net", "org", "gov",
];

/// A link, a file name, or letters and digits glued into a code (`A05`, `H40`, `000.00.16.H40`).
pub(super) fn at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    let (start, end) = (s.start_of_group(at), s.end_of_group(at));
    let link = (start..end).any(|i| {
        matches!(s.word(i), "@" | "www" | "http" | "https" | "_")
            || (ENDINGS.contains(&s.word(i)) && s.word_before(i) == "." && s.is_glued(i))
    });
    if link {
        return Some((start..end, Reason::Code));
    }
    if let Some(start) = area_code_before(s, at) {
        return Some((start..at + 1, Reason::Code));
    }
    let letters_before = at > start && s.is_word(at - 1) && s.is_glued(at) && is_code_letters(s.raw(at - 1));
    letters_before.then(|| (at - 1..at + 1, Reason::Code))
}

/// Capitals or a mixture of them, as in `PA05` or `IPv6`, not a word of the language.
fn is_code_letters(raw: &str) -> bool {
    raw.is_ascii() && raw.len() <= 6 && raw.bytes().any(|b| b.is_ascii_uppercase())
}

/// `mã vùng cũ 511`, `mã số 123`, `mã vùng 511 sang 236`.
fn area_code_before(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let codes = ["mã vùng", "mã mạng", "mã bưu chính", "mã số", "mã hồ sơ", "mã định danh", "đầu số", "mã"];
    let mut first = at;
    if matches!(s.word_before(first), "cũ" | "mới" | "là" | ":") {
        first -= 1;
    }
    if let Some(start) = s.before_any(first, &codes) {
        return Some(start);
    }
    let back = s.before_any(at, &["sang", "thành", "đến", "và"])?;
    (s.is_number(back.checked_sub(1)?) && area_code_before(s, back - 1).is_some()).then_some(back)
}

/// Words before a telephone number.
const PHONES: &[&str] = &[
    "hotline",
    "điện thoại",
    "đt",
    "đtdđ",
    "tel",
    "fax",
    "đường dây nóng",
    "số máy",
    "tổng đài",
    "số điện thoại",
    "liên hệ",
    "phone",
    "zalo",
    "call",
    "tổng đài dịch vụ công",
    "tổng đài dvc",
    "đầu số tổng đài",
];

/// A telephone number or an address: `Hotline: 1900.0000`, `tổng đài 1022`, `số 12 đường Lê Lợi`.
pub(super) fn phone_at(s: &Sentence<'_>, at: usize) -> Option<Aside> {
    let mut first = at;
    while matches!(s.word_before(first), ":" | "(" | "." | "số" | "là" | "-" | "+") {
        first -= 1;
    }
    // `thuê bao điện thoại 498.715`, `tổng đài 12`: counted, not called.
    let counts = |start: usize| {
        s.before_any(start, &["thuê bao", "mật độ", "máy", "số thuê bao", "trạm"]).is_some() && s.word_before(at) != ":"
    };
    // `Zalo (212)`: so many came that way.
    let told = s.word_before(at) == "(" && s.word(at + 1) == ")" && s.word(at).len() <= 5;
    if let Some(start) = s.before_any(first, PHONES).filter(|start| !counts(*start) && !told) {
        let counted = s.is_word(at + 1) && crate::noun::is_counted(s, at + 1);
        return (!counted).then(|| (start..end_of_phone(s, at), Reason::Phone));
    }
    // The one number of the provinces' hotlines.
    let hotline = s.word(at) == "1022" && !(s.is_word(at + 1) && crate::noun::is_counted(s, at + 1));
    if hotline || looks_like_phone(s, at) {
        return Some((at..end_of_phone(s, at), Reason::Phone));
    }
    let street = ["số", "số nhà", "địa chỉ", "địa chỉ :", "tầng", "trụ sở", "phòng", "phòng số", "đường số"];
    let on_street = s.before_any(at, &street).filter(|_| {
        matches!(s.word(at + 1), "đường" | "phố" | "ngõ" | "đại" | "quốc")
            || matches!(s.word_before(at), "tầng" | "nhà")
            || (s.word(at).len() <= 4
                && !s.is_word(at + 1)
                && (s.before(at, "phòng").is_some() || s.before(at, "đường số").is_some()))
    });
    on_street.map(|start| (start..at + 1, Reason::Phone))
}

/// At least nine digits from a zero on, with dots or spaces between (`0229.3871.234`), or 1800 and 1900 lines.
fn looks_like_phone(s: &Sentence<'_>, at: usize) -> bool {
    let end = end_of_phone(s, at);
    let digits: String =
        (at..end).filter(|i| s.is_number(*i)).flat_map(|i| s.word(i).chars()).filter(char::is_ascii_digit).collect();
    let long = digits.starts_with('0') && (9..=12).contains(&digits.len());
    let service = (digits.starts_with("1900") || digits.starts_with("1800")) && digits.len() >= 8;
    (long || service) && !s.word(at).contains(',')
}

fn end_of_phone(s: &Sentence<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 7 {
        if s.is_number(end) && s.word(end).len() >= 3 {
            end += 1;
        } else if matches!(s.word(end), "-" | "." | ")") && s.is_number(end + 1) && s.word(end + 1).len() >= 3 {
            end += 2;
        } else {
            break;
        }
    }
    end
}
