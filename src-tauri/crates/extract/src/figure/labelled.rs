//! A bare number behind its label: `trực tuyến 40.011, trực tiếp 4.390`, `khiếu nại: 0; tố cáo: 1`, `Cơ sở in 42`, `5 lớp của tỉnh
//! và 9 của huyện`.
//!
//! Nothing follows such a number, so its noun is the one before it: that of the figure whose list it goes on with, or the
//! noun that opens the label.

use super::{Nature, Shape};
use crate::{claims::Claims, noun, numeral::Numeral, sentence::Sentence};
use model::{Form, Reason};

/// Tokens of a label.
const LONGEST: usize = 9;
/// Tokens to the figure whose list the number goes on with.
const REACH: usize = 40;

/// Words that stand between a label and its number and are no part of it.
const COPULAS: &[&str] = &["là", "có", "đạt", "còn", "được", "gồm", ":"];

/// Words with which something other than a list goes on.
const OTHERWISE: &[&str] = &[
    "ngày",
    "tháng",
    "năm",
    "quý",
    "số",
    "thứ",
    "hạng",
    "điều",
    "khoản",
    "mục",
    "chương",
    "giai",
    "lần",
    "khóa",
    "kỳ",
    "nghị",
    "quyết",
    "thông",
    "tư",
    "công",
    "văn",
    "đến",
    "từ",
    "tới",
    "lúc",
    "hồi",
    "tăng",
    "giảm",
    "top",
    "nhóm",
    "mã",
    "trang",
    "phường",
    "quận",
    "tuổi",
    "tốp",
    "loại",
    "bậc",
    "tầng",
    "đường",
    "lên",
    "xuống",
    "phút",
    "mức",
];

/// The number behind a label.
pub(super) fn at(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    if let Some(shape) = level(s, claims, at, number).or_else(|| step(s, claims, at, number)) {
        return Some(shape);
    }
    if let Some(shape) = behind_name(s, claims, at, number) {
        return Some(shape);
    }
    if goes_on_for(s, at, number.end) && is_whole(s, at) && continues(s, claims, at) {
        let shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
        return Some(Shape { bare: true, ..shape });
    }
    if !ends_item(s, number.end) || number.end != at + 1 || !is_whole(s, at) {
        return None;
    }
    let shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    if goes_on_after_noun(s, at, number.end) {
        return continues(s, claims, at).then_some(Shape { bare: true, ..shape });
    }
    if is_loosened(s, at) && continues(s, claims, at) {
        return Some(Shape { bare: true, ..shape });
    }
    let Some(label) = label(s, claims, at) else {
        return is_grouped(s, at).then_some(Shape { bare: true, ..shape });
    };
    let from = s.after_any(label, &["tổng số", "tổng", "số lượng", "số"]).unwrap_or(label);
    let spoken = at - usize::from(COPULAS.contains(&s.word_before(at)));
    let head = noun::head_at(s, from).filter(|head| head.known && head.end < spoken);
    let told = matches!(s.word_before(at), "là" | "có" | "đạt" | "còn");
    // A name of two words may be numbered (`Khu phố 2`); a longer one, or one that `tổng` opens, counts.
    // `huyện Đông Anh 6`: the place is named, not counted.
    let place = |head: &noun::Noun| {
        let kind =
            ["huyện", "thị xã", "thành phố", "xã", "phường", "thị trấn", "tỉnh", "quận", "sở", "cái", "thôn", "ấp"];
        (kind.contains(&head.unit.as_str()) && s.is_capital(head.end)) || (s.is_capital(from) && s.is_capital(from + 1))
    };
    let head = head.filter(|head| !place(head));
    let opened = s.before_any(label, &["gồm", "bao gồm", "trong đó có", "trong đó"]).is_some();
    let sure = is_grouped(s, at) && spoken - label >= 3;
    let names =
        head.filter(|_| (from > label || is_grouped(s, at) || spoken - label >= 3 || opened) && (!told || sure));
    if let Some(head) = names {
        return Some(Shape { bare: true, ..shape.unit(head.unit) });
    }
    // `Viettel 118 trạm, VNPT 57, MobiFone 28`
    let listed = label >= 2 && s.word(label - 1) == "," && claims.is_figure(label - 2);
    let lone = !listed && spoken - label == 1 && s.word_before(at) != ":" && s.is_capital(label) && label > 0;
    if !lone && continues(s, claims, at) {
        return Some(Shape { bare: true, ..shape });
    }
    let Some(unit) = unit_of_lead(s, label) else {
        let told = is_grouped(s, at) || is_of_year(s, claims, at);
        return told.then_some(Shape { bare: true, ..shape });
    };
    Some(Shape { bare: true, ..shape.unit(unit) })
}

/// Tokens between two names of a list with numbers in brackets behind them.
const NEXT_NAME: usize = 9;

/// `Zalo (212), Facebook (104)`, `nhất là Thủ Dầu Một (812,4 điểm), Dĩ An (790,1)`: behind the names of a list their values,
/// in the unit of the figure that the list goes on with.
fn behind_name(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let alone = |i: usize| {
        i > 0 && s.is_number(i) && s.word(i - 1) == "(" && s.word(i + 1) == ")" && s.is_word(i.saturating_sub(2))
    };
    if !alone(at) || number.end != at + 1 || !claims.is_free(at) {
        return None;
    }
    let near = (at.saturating_sub(NEXT_NAME)..at).chain(at + 2..(at + NEXT_NAME).min(s.len()));
    let listed = near.into_iter().any(|i| alone(i) && i != at);
    let scored = (at.saturating_sub(REACH)..at).any(|i| claims.is_figure(i) && s.word(i) == "điểm");
    if scored && s.word(at).contains(',') {
        return Some(Shape::new(at..number.end, number.value, Form::Score, Nature::Score).unit("điểm"));
    }
    let shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    (listed && !scored && is_whole(s, at) && continues(s, claims, at)).then_some(Shape { bare: true, ..shape })
}

/// A count is whole: `8.3` is the number of a part, and a digit glued to letters belongs to them.
fn is_whole(s: &Sentence<'_>, at: usize) -> bool {
    let digits = s.word(at);
    let grouped = digits.split('.').skip(1).all(|group| group.len() == 3);
    let glued = s.is_glued(at) && at > 0 && s.is_word(at - 1);
    grouped && !digits.contains(',') && !glued && !s.is_broken(at)
}

/// `2 nhiệm vụ cấp quốc gia, 37 cấp tỉnh, 15 cấp cơ sở`: of one noun only the level is said.
fn level(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let levels =
        ["cấp quốc gia", "cấp bộ", "cấp tỉnh", "cấp thành phố", "cấp huyện", "cấp xã", "cấp cơ sở", "cấp trung ương"];
    let end = s.after_any(number.end, &levels).filter(|end| !s.is_word(*end) && is_whole(s, at))?;
    let listed = at > 0 && matches!(s.word_before(at), "," | "và" | ";" | ":");
    (listed && continues(s, claims, at)).then(|| {
        let mut shape = Shape::new(at..end, number.value, Form::Number, Nature::Count);
        shape.bare = true;
        shape.noun = Some(number.end..end);
        shape
    })
}

/// `Số thuê bao đến 30/6: di động 702.418; cố định 21.065`: what the list is of stands before its colon.
fn unit_of_lead(s: &Sentence<'_>, label: usize) -> Option<String> {
    let from = label.saturating_sub(REACH);
    let start = (from..label).rev().find(|i| matches!(s.word(*i), "." | "-" | "+")).map_or(from, |i| i + 1);
    let colon = (start..label).find(|i| s.word(*i) == ":")?;
    let noun = (start..colon).find_map(|i| s.after_any(i, &["tổng số", "tổng", "số lượng", "số"]))?;
    noun::head_at(s, noun).filter(|head| head.known && head.end <= colon).map(|head| head.unit)
}

/// Whether nothing that the number could count follows it.
fn ends_item(s: &Sentence<'_>, end: usize) -> bool {
    match s.word(end) {
        "" | ";" | ")" | "." | "," => !s.is_glued(end + 1) || s.word(end) == ")" || !s.is_number(end + 1),
        "(" => s.is_number(end + 1) || matches!(s.word(end + 1), "tăng" | "giảm" | "đạt" | "chiếm" | "bằng" | "năm"),
        "và" | "của" => true,
        "-" => !s.is_glued(end) && s.is_word(end + 1),
        _ => false,
    }
}

/// `216 chứng thư số của tổ chức và 889 của cá nhân`.
fn goes_on_after_noun(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    at > 0 && matches!(s.word_before(at), "và" | ",") && s.word(end) == "của"
}

/// A number of thousands, parted by points: nothing but a count is written so where nobody else claims it.
fn is_grouped(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at).contains('.')
}

/// `năm 2016 có 35, năm 2018 là 402`: the value of a year.
fn is_of_year(s: &Sentence<'_>, claims: &Claims, at: usize) -> bool {
    let copula = matches!(s.word_before(at), "có" | "là" | "đạt" | "được");
    copula && at >= 2 && matches!(claims.reason(at - 2), Some(Reason::Year | Reason::Period))
}

/// `5 lớp cho cán bộ, 3 cho hợp tác xã`.
fn goes_on_for(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    at > 0 && matches!(s.word_before(at), "và" | ",") && s.word(end) == "cho" && s.is_word(end + 1)
}

/// `11 văn phòng đại diện, giảm 02 so với cuối năm`: the step of what was counted right before.
fn step(s: &Sentence<'_>, claims: &Claims, at: usize, number: &Numeral) -> Option<Shape> {
    let moved = s.before_any(at, &["tăng", "giảm", "tăng thêm", "giảm bớt", "giảm được"]).is_some();
    let moved = moved || s.word_before(at) == "+";
    let compared =
        s.after_any(number.end, &["so với", "so cùng kỳ", "so năm", "so tháng", "so quý", "so đầu"]).is_some();
    let shape = Shape::new(at..number.end, number.value, Form::Number, Nature::Count);
    (moved && compared && is_whole(s, at) && continues(s, claims, at)).then_some(Shape { bare: true, ..shape })
}

/// `Tân Phú thấp nhất, chưa tới 900.`: nobody loosens the number of a thing.
fn is_loosened(s: &Sentence<'_>, at: usize) -> bool {
    s.before_any(at, &["chưa tới", "chưa đến", "chưa đầy", "không tới", "hơn", "gần", "khoảng", "xấp xỉ"]).is_some()
}

/// Where the label before the number begins: after a mark, or after a word that opens a list. None where what stands there is
/// no label.
fn label(s: &Sentence<'_>, claims: &Claims, at: usize) -> Option<usize> {
    let mut end = at;
    while end > 0 && COPULAS.contains(&s.word(end - 1)) {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let here = start - 1;
        let opens = s.before_any(start, &["trong đó", "gồm", "bao gồm", "trong số đó", "cụ thể"]).is_some();
        let inside = s.is_word(here) || (s.is_number(here) && claims.reason(here).is_some());
        if claims.is_figure(here) || opens || matches!(s.word(here), "và" | "là") || !inside {
            break;
        }
        start -= 1;
    }
    let bounded = start == 0 || !s.is_word(start - 1) || s.word(start - 1) == "và" || end - start < LONGEST;
    let plain =
        (start..end).all(|i| !OTHERWISE.contains(&s.word(i)) || i == start && s.word(i) == "số" || counts(s, i));
    let words = (start..end).filter(|i| s.is_word(*i)).count();
    (bounded && plain && words >= 1).then_some(start)
}

/// A word of the list above inside a compound that counts: `công chức`, `công văn`, `mức độ 3`, `chuyển đổi số`, `thông tin`.
fn counts(s: &Sentence<'_>, at: usize) -> bool {
    match s.word(at) {
        "số" => noun::ends_in_so(s, at) || s.is_number(at + 1) && s.word_before(at) == "chí",
        "công" => s.word(at + 1) != "văn",
        "thông" => s.word(at + 1) != "tư",
        "mức" => s.word(at + 1) == "độ",
        "tư" => s.word_before(at) == "đầu",
        "văn" => s.word_before(at) != "công",
        "nghị" => matches!(s.word_before(at), "kiến" | "đề"),
        "quyết" => s.word_before(at) == "giải" || (s.word(at + 1) == "định" && s.is_word(at + 2)),
        "loại" => s.word_before(at) == "xếp" || s.word_before(at) == "phân",
        "kỳ" => matches!(s.word(at + 1), "trước"),
        _ => false,
    }
}

/// Whether a count stands before it in the same list, so that its noun may be taken over.
fn continues(s: &Sentence<'_>, claims: &Claims, at: usize) -> bool {
    let from = at.saturating_sub(REACH);
    let Some(last) = (from..at).rev().find(|i| claims.is_figure(*i)) else { return false };
    let number = (from..=last).rev().take_while(|i| claims.is_figure(*i)).find(|i| s.is_number(*i));
    let counted = number.is_some_and(|n| {
        // `16 điểm trường` are places.
        let score = s.word(n + 1) == "điểm" && !s.is_word(n + 2);
        !score && !matches!(s.word(n + 1), "%" | "đồng" | "tỷ" | "triệu" | "nghìn")
    });
    counted && !(last..at).any(|i| s.word(i) == ".")
}
