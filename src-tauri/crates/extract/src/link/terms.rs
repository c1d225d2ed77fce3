//! One form of words for aliases and for reports: short forms written out, words that tell nothing left out.

use foldhash::fast::RandomState;
use std::{
    collections::HashMap,
    rc::Rc,
    sync::{Arc, LazyLock},
};

/// A word of the context and how much it counts, 0 to 100; an empty word parts what stands before and after it.
#[derive(Debug, Clone)]
pub(crate) struct Weighed {
    pub(crate) word: Rc<str>,
    pub(crate) weight: u32,
    /// Whether it stands in the figure's own sentence.
    pub(crate) here: bool,
}

/// Short forms of the language of these offices.
const SHORT: &[(&str, &str)] = &[
    ("dvctt", "dịch vụ công trực tuyến"),
    ("dvc", "dịch vụ công"),
    ("dvcqg", "dịch vụ công quốc gia"),
    ("tthc", "thủ tục hành chính"),
    ("cntt", "công nghệ thông tin"),
    ("attt", "an toàn thông tin"),
    ("antt", "an toàn thông tin"),
    ("csdl", "cơ sở dữ liệu"),
    ("csdlqg", "cơ sở dữ liệu quốc gia"),
    ("httt", "hệ thống thông tin"),
    ("cđs", "chuyển đổi số"),
    ("cchc", "cải cách hành chính"),
    ("kh&cn", "khoa học công nghệ"),
    ("khcn", "khoa học công nghệ"),
    ("đmst", "đổi mới sáng tạo"),
    ("bcci", "bưu chính công ích"),
    ("bcvt", "bưu chính viễn thông"),
    ("bc", "bưu chính"),
    ("vt", "viễn thông"),
    ("tmđt", "thương mại điện tử"),
    ("ttđt", "thông tin điện tử"),
    ("tt&tt", "thông tin truyền thông"),
    ("tttt", "thông tin truyền thông"),
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("qlvb&đh", "quản lý văn bản điều hành"),
    ("qlvbđh", "quản lý văn bản điều hành"),
    ("qlvb", "quản lý văn bản"),
    ("đh", "điều hành"),
    ("tslcd", "truyền số liệu chuyên dùng"),
    ("shtt", "sở hữu trí tuệ"),
    ("shcn", "sở hữu công nghiệp"),
    ("nsnn", "ngân sách nhà nước"),
    ("vphc", "vi phạm hành chính"),
    ("qppl", "quy phạm pháp luật"),
    ("vbqppl", "văn bản quy phạm pháp luật"),
    ("bđvhx", "bưu điện văn hóa xã"),
    ("vhx", "văn hóa xã"),
    ("bđ", "bưu điện"),
    ("cnscđ", "công nghệ số cộng đồng"),
    ("dnnvv", "doanh nghiệp nhỏ vừa"),
    ("sxnn", "sản xuất nông nghiệp"),
    ("cbccvc", "cán bộ công chức viên chức"),
    ("vpc", "văn phòng"),
    ("cks", "chữ ký số"),
    ("hncctt", "hội nghị trực tuyến"),
    ("hntt", "hội nghị truyền hình"),
    ("gplx", "giấy phép lái xe"),
    ("đvhc", "đơn vị hành chính"),
    ("nhtt", "nhãn hiệu tập thể"),
    ("nhcn", "nhãn hiệu chứng nhận"),
    ("ntm", "nông thôn mới"),
    ("dn", "doanh nghiệp"),
    ("tb", "thuê bao"),
    ("thtt", "truyền hình trả tiền"),
    ("btttt", "bộ thông tin truyền thông"),
    ("stttt", "sở thông tin truyền thông"),
    ("tthcc", "trung tâm hành chính công"),
    ("vtci", "viễn thông công ích"),
    ("ioc", "trung tâm điều hành thông minh"),
    ("nq", "nghị quyết"),
    ("gpxb", "giấy phép xuất bản"),
    ("xong", "hoàn thành"),
    ("dùng", "sử dụng"),
    ("xài", "sử dụng"),
    ("pii", "chỉ số đổi mới sáng tạo cấp địa phương"),
];

/// Words that stand in every sentence.
const EMPTY: &[&str] = &[
    "và", "các", "của", "là", "đã", "được", "cho", "với", "trong", "ở", "tại", "theo", "để", "những", "do", "này",
    "đó", "như", "có", "đạt", "về", "từ", "đến", "gồm", "thì", "mà", "đều", "cũng", "sẽ", "đang", "vẫn", "hơn", "gần",
    "trên", "khoảng", "ước", "tới", "lên", "qua", "vào",
];

/// What becomes of a word.
enum Fate {
    Long(Vec<Arc<str>>),
    Empty,
}

static FATES: LazyLock<HashMap<&str, Fate, RandomState>> = LazyLock::new(|| {
    let long = SHORT.iter().map(|(short, long)| (*short, Fate::Long(long.split(' ').map(Arc::from).collect())));
    long.chain(EMPTY.iter().map(|word| (*word, Fate::Empty))).collect()
});

/// The words of an alias in the common form.
pub(crate) fn words(phrase: &str) -> Vec<String> {
    let mut out = Vec::with_capacity(phrase.len() / 5 + 1);
    for word in crate::phrases::words_of(phrase) {
        if word.bytes().any(|b| b.is_ascii_digit()) {
            split_digits(&word).into_iter().for_each(|part| push_long(&mut out, part));
        } else {
            push_long(&mut out, word);
        }
    }
    collapse(&mut out, String::as_str);
    out.retain(|w| !matches!(FATES.get(w.as_str()), Some(Fate::Empty)));
    out
}

/// Adds a word, a short form written out.
fn push_long(out: &mut Vec<String>, word: String) {
    match FATES.get(word.as_str()) {
        Some(Fate::Long(long)) => out.extend(long.iter().map(ToString::to_string)),
        _ => out.push(word),
    }
}

/// `5g`, `3d` in an alias are two tokens in a text; `1000` is one.
fn split_digits(word: &str) -> Vec<String> {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    match word.split_at_checked(digits) {
        Some((number, letters)) if digits > 0 && !letters.is_empty() => vec![number.to_owned(), letters.to_owned()],
        _ => {
            let letters = word.chars().take_while(|c| !c.is_ascii_digit()).map(char::len_utf8).sum();
            match word.split_at_checked(letters) {
                Some((head, number)) if !head.is_empty() && !number.is_empty() => {
                    vec![head.to_owned(), number.to_owned()]
                }
                _ => vec![word.to_owned()],
            }
        }
    }
}

/// The words of a context in the common form.
pub(super) fn in_context(context: &[Weighed]) -> Vec<Weighed> {
    let mut out = Vec::with_capacity(context.len() + 8);
    for one in context {
        match FATES.get(&*one.word) {
            Some(Fate::Long(long)) => {
                out.extend(long.iter().map(|w| Weighed { word: Rc::from(&**w), weight: one.weight, here: one.here }));
            }
            _ => out.push(one.clone()),
        }
    }
    collapse(&mut out, |w| &w.word);
    out.retain(|w| !matches!(FATES.get(&*w.word), Some(Fate::Empty)));
    out
}

/// `tỷ lệ`, `tổng số` tell the kind and not the thing; `mức độ 3` is `mức 3`.
fn collapse<T>(words: &mut Vec<T>, word: impl Fn(&T) -> &str) {
    let mut dropped: Vec<usize> = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let (first, second) = (pair.first().map_or("", &word), pair.get(1).map_or("", &word));
        match (first, second) {
            ("tổng", "số") | ("mức", "độ") => dropped.push(at + 1),
            ("tỷ", "lệ") | ("đối", "với") | ("bao", "gồm") | ("hiện", "nay" | "có") | ("đến", "nay") =>
            {
                dropped.extend([at, at + 1]);
            }
            _ => {}
        }
    }
    if !dropped.is_empty() {
        let mut at = 0..;
        words.retain(|_| at.next().is_none_or(|at| !dropped.contains(&at)));
    }
}
