//! Words about comparisons: their cells and changes, why one is missing, what does not fit; keeping and writing them.

use super::{number, qualifier};
use compare::{Cell, ChangeKind, Refusal, Stretch, Value};
use model::{Basis, Qualifier};

/// A cell of a comparison for people: `1.045 ước`, `chưa có`, `500 (6 tháng đầu năm 2020)`.
#[must_use]
pub fn cell(cell: &Cell) -> String {
    let Some(value) = &cell.value else {
        return if cell.reason == Some(Refusal::Missing) {
            "chưa có".to_owned()
        } else {
            cell.reason.map(refusal).unwrap_or_default().to_owned()
        };
    };
    let mut marks = Vec::new();
    marks.extend((value.basis == Basis::Estimate).then(|| "ước".to_owned()));
    marks.extend((!value.judged).then(|| "chờ".to_owned()));
    marks.extend((!value.against.is_empty()).then(|| format!("{} nguồn", value.against.len() + 1)));
    marks.extend((cell.reason == Some(Refusal::PartYear)).then(|| format!("({})", value.period.label)));
    let marks = marks.join(", ");
    format!("{} {marks}", self::value(value)).trim().to_owned()
}

/// A value with its loosening word: `khoảng 1.045`.
#[must_use]
pub fn value(value: &Value) -> String {
    let said_by_basis = value.basis == Basis::Estimate && value.qualifier == Qualifier::Approx;
    let word = if said_by_basis { "" } else { qualifier(value.qualifier) };
    format!("{word}{}", text::vietnamese(value.number))
}

/// The change in a cell for people: `+5,9%`, `+13 điểm`, `▲ 3 bậc`; else why there is none.
#[must_use]
pub fn change_of(cell: &Cell) -> String {
    let Some(change) = cell.change else {
        let silent = matches!(cell.reason, None | Some(Refusal::Missing | Refusal::PartYear));
        return if silent { String::new() } else { cell.reason.map(refusal).unwrap_or_default().to_owned() };
    };
    let amount = text::vietnamese(change.by.abs());
    let sign = if change.by.is_zero() {
        ""
    } else if change.by.is_sign_negative() {
        "−"
    } else {
        "+"
    };
    match change.kind {
        ChangeKind::Percent => format!("{sign}{amount}%"),
        ChangeKind::Points => format!("{sign}{amount} điểm"),
        ChangeKind::Places if change.by.is_zero() => "giữ nguyên".to_owned(),
        ChangeKind::Places => format!("{} {amount} bậc", if sign == "−" { "▼" } else { "▲" }),
        ChangeKind::Difference => format!("{sign}{amount}"),
    }
}

/// Why a cell has no value, or no change.
#[must_use]
pub const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Missing => "chưa có số liệu",
        Refusal::MissingBefore => "năm trước chưa có số liệu",
        Refusal::PartYear => "mới có số của một phần năm",
        Refusal::PartYearBefore => "năm trước mới có số của một phần năm",
        Refusal::Bound => "chỉ là mức chặn, không tính được chênh lệch",
        Refusal::UnitDiffers => "khác đơn vị tính",
        Refusal::DefinitionChanged => "định nghĩa chỉ tiêu đã đổi",
        Refusal::AreaChanged => "địa bàn đã đổi từ 01/7/2025",
        Refusal::PlacesDiffer => "số đơn vị được xếp hạng đã đổi",
        Refusal::FromZero => "năm trước bằng 0",
        Refusal::NotAdditive => "không cộng",
        Refusal::Incomplete => "chưa đủ địa bàn",
        Refusal::NeedsDenominator => "thiếu mẫu số để tính lại tỷ lệ",
    }
}

/// Why a sum is missing.
#[must_use]
pub fn no_total(refusal: Refusal, missing: usize) -> String {
    match refusal {
        Refusal::Incomplete => format!("thiếu {missing} địa bàn"),
        other => self::refusal(other).to_owned(),
    }
}

/// What seems wrong with a value beside the years around it.
#[must_use]
pub const fn suspicion(suspicion: compare::Suspicion) -> &'static str {
    match suspicion {
        compare::Suspicion::UnitSlip => "lệch khoảng 1.000 lần so với năm kề bên: có thể nhầm đơn vị (triệu, tỷ)",
        compare::Suspicion::DigitSlip => "lệch khoảng 10 lần so với năm kề bên: có thể thừa hoặc thiếu một chữ số",
        compare::Suspicion::Jump => "thay đổi quá lớn so với năm kề bên",
    }
}

/// What does not fit, in a sentence.
#[must_use]
pub fn contradiction(found: &compare::Contradiction, catalogue: &model::Catalogue) -> String {
    let name = |code: &model::IndicatorCode| catalogue.name_of(code);
    let (value, expected) = (number(found.value.number), number(found.expected));
    let about = name(&found.about);
    let others = || found.against.iter().map(|(code, v)| format!("{} ({})", name(code), number(v.number)));
    let against = others().collect::<Vec<_>>().join(", ");
    let said = match found.wrong {
        compare::Wrong::MoreThanWhole => format!("{about} ({value}) lớn hơn {against}"),
        compare::Wrong::NotTheSum => format!("{about} ({value}) khác tổng {expected} của {against}"),
        compare::Wrong::NotTheRate => format!("{about} ({value}%) khác {expected}% tính từ {against}"),
    };
    if found.note.is_empty() { format!("{said}.") } else { format!("{said}; {}.", found.note) }
}

/// Why a series of this field ends.
#[must_use]
pub fn field_moved(moved: &model::FieldMoved) -> String {
    let since = moved.since.format("%d/%m/%Y");
    format!("Từ {since} lĩnh vực này chuyển sang {}; báo cáo của Sở có thể không còn số liệu.", moved.to)
}

/// No such part of a year.
#[must_use]
pub fn no_stretch(asked: &str) -> String {
    format!("Không có kỳ \"{asked}\". Hãy dùng year, m6 (6 tháng), m9 (9 tháng), q1–q4 (quý), t1–t12 (tháng) hoặc h2.")
}

/// How a comparison looks at areas and at the year.
#[must_use]
pub fn compare_view(today: bool, stretch: Stretch) -> String {
    let part = match stretch {
        Stretch::Year => "Số liệu cả năm".to_owned(),
        Stretch::FirstMonths(n) => format!("Số liệu {n} tháng đầu năm"),
        Stretch::Quarter(1) => "Số liệu quý I".to_owned(),
        Stretch::Quarter(2) => "Số liệu quý II".to_owned(),
        Stretch::Quarter(3) => "Số liệu quý III".to_owned(),
        Stretch::Quarter(_) => "Số liệu quý IV".to_owned(),
        Stretch::Month(n) => format!("Số liệu tháng {n}"),
        Stretch::SecondHalf => "Số liệu 6 tháng cuối năm".to_owned(),
    };
    format!("{part}, {}", if today { "theo địa bàn hiện nay" } else { "như các báo cáo" })
}

/// Title of the box for saving a comparison.
pub const SAVE_COMPARE: &str = "Lưu bảng so sánh";
/// Name of a comparison for the box, without its ending.
pub const COMPARE_NAME: &str = "So sánh số liệu";
/// The forms of a comparison.
pub const COMPARE_FORMS: &str =
    "Bảng so sánh có các dạng .xlsx, .svg và .csv. Hãy đặt tên tệp có một trong các đuôi này.";
/// What stands under a comparison in a workbook.
pub const COMPARE_NOTES: [&str; 2] = [
    "“ước”: số ước thực hiện; “chờ”: chưa có người duyệt; “chưa có”: các báo cáo đã nhập không có số liệu, không phải là 0.",
    "Số của một phần kỳ và mức chặn (ít nhất, nhiều nhất, dưới) ghi bằng chữ để không bị cộng vào.",
];
/// No value of the first indicator that a drawing could show.
pub const NOTHING_TO_DRAW: &str =
    "Chỉ tiêu đầu tiên chưa có số liệu cả kỳ nào để vẽ. Hãy nhập báo cáo của các năm này, hoặc chọn năm, địa bàn khác.";
/// A comparison is to be kept without a name.
pub const VIEW_WITHOUT_NAME: &str = "Hãy đặt tên cho bảng so sánh.";

/// More comparisons than can be kept.
pub fn too_many_views(most: usize) -> String {
    format!("Đã lưu {most} bảng so sánh. Hãy xóa bớt bảng không dùng rồi lưu lại.")
}
