//! Counts: a number and its noun, a number whose noun stood before it, a number in words; and lengths of time, which count
//! only where a report measures them.

use super::{Nature, Shape, density, earlier, labelled, unit_behind};
use crate::{
    claims::Claims,
    noun,
    numeral::{self, Numeral},
    sentence::Sentence,
};
use model::Form;
use rust_decimal::Decimal;

/// `1.041 dịch vụ công trực tuyến mức độ 3`, `74 thuê bao/100 dân`, `12 km cáp`.
pub(super) fn counted(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let from = s.after_any(number.end, &["các", "số"]).filter(|i| noun::is_counted(s, *i)).unwrap_or(number.end);
    // `tăng từ 187 năm 2021 lên 254`
    if s.word(from) == "năm" && s.is_number(from + 1) && s.word(from + 1).len() == 4 {
        return None;
    }
    if let Some(unit) = time_unit(s, from) {
        if let Some((end, tail)) = density::tail(s, from + 1) {
            let shape = Shape::new(at..end, number.value, Form::Density, Nature::Density);
            return Some(shape.unit(format!("{unit}{tail}")));
        }
        return Some(Shape::new(at..from + 1, number.value, Form::Number, Nature::Duration).unit(unit));
    }
    if s.word(from) == "lần" {
        return Some(Shape::new(at..from + 1, number.value, Form::Number, Nature::Count).unit("lần"));
    }
    // `xuất bản 39 số, mỗi số 1.200 bản`: issues of a paper.
    let printed = ["xuất bản", "phát hành", "ấn hành", "in", "ra"];
    if s.word(number.end) == "số" && !s.is_word(number.end + 1) && s.has_any(at.saturating_sub(5)..at, &printed) {
        return Some(Shape::new(at..number.end + 1, number.value, Form::Number, Nature::Count).unit("số"));
    }
    let head = noun::head_at(s, from)?;
    if let Some((end, tail)) = density::tail(s, head.end) {
        // `3,9 km/điểm` is a length.
        let length = matches!(head.unit.as_str(), "km" | "m" | "mét");
        let (form, nature) = if length { (Form::Number, Nature::Length) } else { (Form::Density, Nature::Density) };
        let mut shape = Shape::new(at..end, number.value, form, nature);
        shape.noun = Some(from..head.end);
        return Some(shape.unit(if length { head.unit } else { format!("{}{tail}", head.unit) }));
    }
    let phrase = noun::phrase_end(s, head.end, |i| !claims.is_free(i) && claims.reason(i).is_none());
    // `860 đơn vị cập nhật được 540.642 học sinh`: what stands right before the next number is its verb.
    let next = s.after_any(phrase, &["được", "đạt", "hơn", "trên", "gần", "khoảng"]).unwrap_or(phrase);
    let phrase = if s.is_number(next) && claims.is_free(next) { head.end } else { phrase };
    if let Some((end, tail)) = density::tail(s, phrase).filter(|_| s.word(phrase) == "/") {
        let mut shape = Shape::new(at..end, number.value, Form::Density, Nature::Density);
        shape.noun = Some(from..phrase);
        return Some(shape.unit(format!("{}{tail}", head.unit)));
    }
    let nature = match head.unit.as_str() {
        "km" | "m" | "mét" => Nature::Length,
        "ha" | "m2" | "m²" | "km2" | "km²" | "héc ta" | "mét vuông" => Nature::Surface,
        _ => Nature::Count,
    };
    let mut shape = Shape::new(at..phrase, number.value, Form::Number, nature).unit(head.unit);
    shape.noun = Some(from..phrase);
    Some(shape)
}

/// Words between a subject and a number that stands for it.
const COPULAS: &[&str] = &[
    "là",
    "đạt",
    ":",
    "lên đến",
    "lên tới",
    "lên",
    "còn",
    "xuống còn",
    "có",
    "tới",
    "đến",
    "bằng",
    "ước đạt",
    "gồm",
    "ước",
    "được",
    "trên",
    "hơn",
    "gần",
    "khoảng",
    "ước tính",
    "chỉ còn",
    "chỉ có",
    "tăng lên",
    "=",
    "(",
    "chỉ",
    "đã",
    "giảm còn",
    "đạt được",
    "vượt",
    "dưới",
    "xuống dưới",
    "giảm từ",
    "tăng từ",
    "nâng từ",
    "đạt mức",
    "ở mức",
    "xấp xỉ",
];

/// A number without a noun after it: its subject says what it counts (`số hồ sơ trực tuyến lên đến 294.125`).
pub(super) fn bare(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    if is_index_value(s, at) && number.scale.is_none() {
        return Some(Shape::new(at..number.end, number.value, Form::Score, Nature::Score).unit("điểm"));
    }
    if s.before(at, "điểm số").is_some() && s.word(at).contains(',') && !s.is_word(number.end) {
        return Some(Shape::new(at..number.end, number.value, Form::Score, Nature::Score).unit("điểm"));
    }
    after_name(s, claims, at, number)
        .or_else(|| earlier::at(s, claims, at, number))
        .or_else(|| in_turn(s, claims, at, number))
        .or_else(|| unit_behind::at(s, claims, at, number))
        .or_else(|| of_subject(s, claims, at, number))
        .or_else(|| labelled::at(s, claims, at, number))
}

/// `số hồ sơ trực tuyến lên đến 294.125`: the subject before the copula is what is counted.
fn of_subject(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    s.before_any(at, COPULAS)?;
    let ends = !s.is_word(number.end) || noun::is_stop(s, number.end);
    if !ends || matches!(s.word(number.end), "/" | ":" | "-") && s.is_glued(number.end) {
        return None;
    }
    let clause = clause_start(s, at);
    let indexed =
        s.has_any(clause..at, &["chỉ số", "index", "dti", "điểm số", "giá trị", "điểm", "par index", "pci", "pii"]);
    if indexed && s.word(at).contains(',') && number.scale.is_none() {
        let shape = Shape::new(at..number.end, number.value, Form::Score, Nature::Score).unit("điểm");
        return Some(shape);
    }
    let subject = s.find_any(clause..at, &["tổng số", "số lượng", "số", "tổng", "sản lượng", "lượng"]);
    let subject = subject.filter(|i| !noun::ends_in_so(s, *i));
    let grouped = s.word(at).contains('.') || number.scale.is_some();
    if subject.is_none() && !(grouped && number.value >= Decimal::from(1000)) {
        return None;
    }
    let from = subject
        .and_then(|i| s.after_any(i, &["tổng số lượng", "tổng số", "số lượng", "sản lượng", "tổng", "số", "lượng"]));
    let head = from.filter(|i| *i < at).and_then(|i| noun::head_at(s, i)).filter(|h| h.end <= at);
    let mut shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    shape.unit = head.map(|h| h.unit);
    shape.bare = true;
    let known = shape.unit.is_some() || grouped;
    (known && claims.is_free(at)).then_some(shape)
}

/// Tokens between `lần lượt` and a number of its list.
const TURN: usize = 24;

/// `lần lượt phát sóng 412, 387 và 365 giờ`, `lần lượt đạt 87, 92 và 95%`: the unit of the last one is that of all.
fn in_turn(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    if !claims.is_free(at) || !s.has_any(at.saturating_sub(TURN)..at, &["lần lượt"]) {
        return None;
    }
    let (mut end, mut scale) = (number.end, number.scale);
    while matches!(s.word(end), "," | "và") && s.is_number(end + 1) {
        let next = numeral::digits_at(s, end + 1)?;
        (end, scale) = (next.end, next.scale);
    }
    if end == number.end {
        return None;
    }
    let mut shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    shape.bare = true;
    if s.word(end) == "%" {
        (shape.form, shape.nature) = (Form::Rate, Nature::Percent);
        return Some(shape.unit("%"));
    }
    if s.word(end) == "đồng" {
        (shape.scale, shape.nature) = (scale, Nature::Money);
        return Some(shape.unit("đồng"));
    }
    let unit = match time_unit(s, end) {
        Some(unit) => {
            shape.nature = Nature::Duration;
            unit.to_owned()
        }
        None => noun::head_at(s, end).filter(|head| head.known)?.unit,
    };
    Some(shape.unit(unit))
}

/// `Doanh nghiệp bưu chính: 14`: a name that counts, a colon, the number and nothing more.
fn after_name(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    if at == 0 || s.word(at - 1) != ":" || !claims.is_free(at) {
        return None;
    }
    if !matches!(s.word(number.end), "" | ";" | "," | "(" | ".") {
        return None;
    }
    let open = (0..at - 1).rev().find(|i| matches!(s.word(*i), ":" | ";" | "." | "(" | "," | "-" | "+" | "•"));
    let from = open.map_or(0, |i| i + 1);
    let from = s.after_any(from, &["tổng số", "số lượng", "số"]).filter(|i| *i < at - 1).unwrap_or(from);
    let head = noun::head_at(s, from).filter(|h| h.known && h.end < at)?;
    let mut shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    shape.unit = Some(head.unit);
    shape.bare = true;
    Some(shape)
}

/// `0,7955`: nothing but the value of an index between 0 and 1 is written so.
fn is_index_value(s: &Sentence<'_>, at: usize) -> bool {
    let digits = s.word(at);
    let moved = at > 0 && matches!(s.word(at - 1), "tăng" | "giảm");
    let long = digits.starts_with("0,") && (digits.len() >= 5 || (moved && digits.len() >= 3));
    let followed = s.is_word(at + 1) && !noun::is_stop(s, at + 1);
    long && !followed
}

fn clause_start(s: &Sentence<'_>, at: usize) -> usize {
    (0..at).rev().find(|i| matches!(s.word(*i), ";" | ",")).map_or(0, |i| i + 1).max(at.saturating_sub(40))
}

/// A number in words before a known counted noun (`Sáu cuộc triển lãm`), unless it is a way of speaking.
pub(super) fn in_words(s: &Sentence<'_>, claims: &Claims, at: usize) -> Option<Shape> {
    let number = numeral::words_at(s, at)?;
    if !claims.are_free(at..number.end) || s.is_number(number.end) {
        return None;
    }
    let head = noun::head_at(s, number.end).filter(|h| h.known)?;
    let spoken = s
        .before_any(
            at,
            &[
                "thứ",
                "cả",
                "một trong",
                "hạng",
                "lần thứ",
                "mỗi",
                "giữa",
                "hàng",
                "dăm",
                "từng",
                "khóa",
                "đủ",
                "mấy",
                "vài",
                "quý",
                "tháng",
                "loại",
                "giải",
                "tốp",
                "bên",
                "chương",
                "bậc",
            ],
        )
        .is_some();
    let article = matches!(
        head.unit.as_str(),
        "lần"
            | "nước"
            | "quốc gia"
            | "ngành"
            | "tỉnh"
            | "cái"
            | "con"
            | "điểm"
            | "loại"
            | "nhóm"
            | "bộ"
            | "ban"
            | "phòng"
            | "vùng"
            | "khu vực"
            | "nội dung"
            | "câu hỏi"
            | "cấp"
            | "bản"
            | "địa phương"
            | "huyện"
            | "xã"
    );
    // A word alone is weak; a counted thing that is done or held makes it a count. A long number is no way of speaking.
    let article = article && number.value <= Decimal::from(12) || head.unit == "cây";
    let year_name = s.word(at) == "năm" && s.is_capital(at) && at > 0 && s.is_word(at - 1);
    if spoken || article || year_name || (s.word_before(at) == "-" && at > 1) {
        return None;
    }
    let phrase = noun::phrase_end(s, head.end, |i| !claims.is_free(i));
    let mut shape = Shape::new(at..phrase, number.value, Form::Number, Nature::Count).unit(head.unit);
    shape.noun = Some(number.end..phrase);
    Some(shape)
}

fn time_unit(s: &Sentence<'_>, at: usize) -> Option<&'static str> {
    Some(match s.word(at) {
        "ngày" => "ngày",
        "giờ" => "giờ",
        "phút" => "phút",
        "giây" => "giây",
        "tuần" => "tuần",
        "tháng" => "tháng",
        "năm" => "năm",
        _ => return None,
    })
}

/// A term, an age or a duration that measures no result: the place after it.
pub(super) fn length_of_time(s: &Sentence<'_>, at: usize, unit: usize) -> Option<usize> {
    if matches!(s.word(unit), "tuổi") || s.after(unit, "năm tuổi").is_some() {
        return Some(unit + 1);
    }
    // `30 - 35 ngày` is looked at from its first number.
    let second = s.after_any(unit, &["-", "đến", "tới"]).filter(|i| s.is_number(*i)).map(|i| i + 1);
    // `tăng từ 187 năm 2021 lên 254`: a year and no length.
    let from = s.before_any(at, &["từ", "lên", "xuống", "là"]).is_some();
    if s.word(unit) == "năm" && s.word(unit + 1).len() == 4 && s.is_number(unit + 1) && from {
        return None;
    }
    let unit = second.filter(|i| time_unit(s, *i).is_some()).unwrap_or(unit);
    time_unit(s, unit)?;
    (!is_measured_time(s, at, unit)).then_some(unit + 1)
}

/// `thời gian giải quyết giảm từ 20 xuống 12 ngày`, `còn 12 ngày`: a time that is reported as a result.
fn is_measured_time(s: &Sentence<'_>, at: usize, unit: usize) -> bool {
    if s.after_any(unit + 1, &["đầu", "tiếp", "qua", "tới", "trước", "sau", "liên", "gần", "nữa", "trở"]).is_some()
    {
        return false;
    }
    if matches!(s.word(unit), "năm" | "tuần") {
        return false;
    }
    // `thời lượng phát sóng 18 giờ/ngày`
    if matches!(s.word(unit), "giờ" | "phút") && s.word(unit + 1) == "/" && s.is_word(unit + 2) {
        return true;
    }
    // `1.096 giờ phát thanh`: what was produced.
    if matches!(s.word(unit), "giờ" | "phút") && matches!(s.word(unit + 1), "phát" | "truyền" | "chương" | "phim")
    {
        return true;
    }
    // `phát sóng 7.300 giờ`
    if matches!(s.word(unit), "giờ" | "phút")
        && s.has_any(at.saturating_sub(6)..at, &["phát sóng", "sản xuất", "thời lượng"])
    {
        return true;
    }
    let told = s.before_any(
        at,
        &[
            "còn",
            "xuống",
            "xuống còn",
            "từ",
            "giảm",
            "rút ngắn",
            "là",
            "đến",
            "tới",
            "hơn",
            "gần",
            "khoảng",
            "trung bình",
            "bình quân",
            "được",
            "-",
        ],
    );
    let about = s.has_any(at.saturating_sub(30)..at, &["thời gian", "thời hạn giải quyết", "rút ngắn"]);
    told.is_some() && about
}
