//! Words about an office's own indicators and names.

use model::{AddUp, Addition, Better, Catalogue, Indicator, IndicatorCode, MeasureKind, OwnFault, Part};

/// Title of the box for writing the list of indicators.
pub const SAVE_CATALOGUE: &str = "Lưu danh mục chỉ tiêu";
/// Title of the box for choosing a list of indicators to take in.
pub const OPEN_CATALOGUE: &str = "Chọn danh mục chỉ tiêu để nhập";
/// Name of the list for the box, without its ending.
pub const CATALOGUE_NAME: &str = "Danh mục chỉ tiêu";
/// What the list is, under its title.
pub const CATALOGUE_ABOUT: &str = "Chỉ tiêu có sẵn và chỉ tiêu riêng. Thêm dòng mới, hoặc sửa dòng của chỉ tiêu riêng và cột tên gọi riêng, rồi nhập lại.";
/// A list in a form that is not read.
pub const CATALOGUE_FORMS: &str = "Danh mục chỉ tiêu là tệp Excel (.xlsx) hoặc CSV (.csv). Hãy chọn tệp có đuôi đó.";
/// A file that is no list of indicators.
pub const NO_CATALOGUE: &str = "Tệp này không phải danh mục chỉ tiêu: không có dòng tiêu đề với các cột “Tên chỉ tiêu”, “Đơn vị”. Hãy xuất danh mục ra tệp rồi sửa tệp đó.";
/// No list was chosen before.
pub const NO_CATALOGUE_CHOSEN: &str = "Chưa chọn danh mục nào. Hãy chọn tệp danh mục rồi làm lại.";
/// A list with too many lines.
pub const CATALOGUE_TOO_LONG: &str = "Danh mục có quá nhiều dòng. Hãy bỏ bớt rồi nhập lại.";
/// The name of a built-in indicator, or anything else of it, is changed.
pub const BUILTIN_STAYS: &str = "Chỉ tiêu có sẵn không sửa được. Chỉ thêm được tên gọi riêng, hoặc ẩn đi.";

/// An own indicator in a line: `Số tủ sách lưu động (tủ sách; cộng các kỳ)`.
#[must_use]
pub fn own_indicator(one: &Indicator) -> String {
    let mut said = format!("{} ({}; {})", one.name, one.unit, over_time(one.over_time));
    if !one.definition.is_empty() {
        said.push_str(": ");
        said.push_str(&one.definition);
    }
    said
}

/// What is added to a built-in indicator: `tên gọi riêng: trụ phát sóng; đã ẩn`.
#[must_use]
pub fn addition(one: &Addition) -> String {
    let names = (!one.aliases.is_empty()).then(|| format!("tên gọi riêng: {}", one.aliases.join(", ")));
    let hidden = one.hidden.then(|| "đã ẩn".to_owned());
    names.into_iter().chain(hidden).collect::<Vec<_>>().join("; ")
}

/// How values of several periods make one.
#[must_use]
pub const fn over_time(way: AddUp) -> &'static str {
    match way {
        AddUp::Sum => "cộng các kỳ",
        AddUp::Last => "lấy số cuối kỳ",
        AddUp::Weighted => "tính lại theo mẫu số",
        AddUp::None => "không cộng",
    }
}

/// The kind of number.
#[must_use]
pub const fn measure_kind(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Count => "số đếm",
        MeasureKind::Money => "số tiền",
        MeasureKind::Percent => "tỷ lệ %",
        MeasureKind::Ratio => "mật độ",
        MeasureKind::Rank => "thứ hạng",
        MeasureKind::Score => "điểm số",
        MeasureKind::Duration => "thời gian",
        MeasureKind::Length => "chiều dài",
        MeasureKind::Area => "diện tích",
    }
}

/// The part of an indicator that something is wrong with, as its field is called.
#[must_use]
pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Code => "Mã",
        Part::Name => "Tên chỉ tiêu",
        Part::Aliases => "Tên gọi khác",
        Part::Field => "Lĩnh vực",
        Part::Unit => "Đơn vị",
        Part::OverTime => "Cộng theo kỳ",
        Part::OverAreas => "Cộng theo địa bàn",
        Part::Definition => "Định nghĩa",
        Part::Source => "Căn cứ",
        Part::Numerator => "Tử số",
        Part::Denominator => "Mẫu số",
        Part::Life => "Thời gian áp dụng",
        Part::Predecessor => "Chỉ tiêu trước",
    }
}

/// What is wrong with an own indicator, and what to do.
#[must_use]
pub fn own_fault(fault: &OwnFault, catalogue: &Catalogue) -> String {
    let name = |code: &IndicatorCode| catalogue.name_of(code);
    match fault {
        OwnFault::BadCode => {
            "Mã này không dùng cho chỉ tiêu riêng được. Hãy để trống để chương trình tự đặt mã.".to_owned()
        }
        OwnFault::NoName => "Chưa có tên chỉ tiêu. Hãy điền tên.".to_owned(),
        OwnFault::TooLong(of) => format!("{} dài quá. Hãy viết gọn lại.", part(*of)),
        OwnFault::OneWord(Part::Aliases, word) => {
            format!("Tên gọi “{word}” chỉ có một chữ nên khớp với quá nhiều câu. Hãy viết từ hai chữ trở lên.")
        }
        OwnFault::OneWord(_, word) => {
            format!("Tên “{word}” chỉ có một chữ nên khớp với quá nhiều câu. Hãy viết từ hai chữ trở lên.")
        }
        OwnFault::Taken(Part::Aliases, alias, other) => {
            format!("Tên gọi “{alias}” đang là của chỉ tiêu “{}”. Hãy dùng tên gọi khác.", name(other))
        }
        OwnFault::Taken(_, one, other) => {
            format!(
                "Tên “{one}” trùng với chỉ tiêu “{}”. Hãy đặt tên khác, hoặc thêm tên gọi cho chỉ tiêu đó.",
                name(other)
            )
        }
        OwnFault::UnknownField(code) => format!("Không có lĩnh vực “{code}”. Hãy chọn một lĩnh vực trong danh sách."),
        OwnFault::UnknownUnit(unit) if unit.is_empty() => "Chưa có đơn vị. Hãy điền đơn vị.".to_owned(),
        OwnFault::UnknownUnit(unit) => {
            format!("“{unit}” không phải là đơn vị của loại số này. Hãy chọn đơn vị khác, hoặc loại số khác.")
        }
        OwnFault::NeverAdded(of) => {
            format!("{}: cách này không dùng cho loại số này được. Hãy chọn “không cộng”.", part(*of))
        }
        OwnFault::WeightedByNothing => "Muốn tính lại theo mẫu số thì phải có mẫu số. Hãy chọn mẫu số.".to_owned(),
        OwnFault::UnknownIndicator(of, code) => {
            format!("{}: không có chỉ tiêu “{code}”. Hãy chọn lại.", part(*of))
        }
        OwnFault::Circle(of) => format!("{}: đi vòng về chính chỉ tiêu này. Hãy chọn lại.", part(*of)),
        OwnFault::NoRate(of) => {
            format!("{}: chỉ tỷ lệ mới có, và tử số, mẫu số phải cùng là số đếm hoặc cùng là số tiền.", part(*of))
        }
        OwnFault::LifeReversed => "Ngày thôi áp dụng đứng trước ngày bắt đầu. Hãy sửa lại ngày.".to_owned(),
        other => format!("Chỉ tiêu này chưa dùng được ({other:?})."),
    }
}

/// An own indicator cannot go, or become another one.
#[must_use]
pub fn indicator_used(figures: u64, indicators: u64) -> String {
    let by = match (figures, indicators) {
        (0, indicators) => format!("{indicators} chỉ tiêu khác đang dùng nó làm tử số, mẫu số hoặc chỉ tiêu trước"),
        (figures, _) => format!("{figures} số liệu đang thuộc chỉ tiêu này"),
    };
    format!("{by}, nên không xóa hay đổi loại số được. Hãy ngừng dùng chỉ tiêu từ một ngày, hoặc tạo chỉ tiêu mới.")
}

/// How values of the areas that became one make one.
#[must_use]
pub const fn over_areas(way: AddUp) -> &'static str {
    match way {
        AddUp::Sum => "cộng các địa bàn",
        AddUp::Last => "lấy số cuối",
        AddUp::Weighted => "tính lại theo mẫu số",
        AddUp::None => "không cộng",
    }
}

/// Which way is better.
#[must_use]
pub const fn better(way: Better) -> &'static str {
    match way {
        Better::Higher => "cao hơn là tốt",
        Better::Lower => "thấp hơn là tốt",
        Better::Neutral => "không có chiều",
    }
}

/// A cell of a list of indicators that cannot be read.
#[must_use]
pub fn unread_cell(head: &str, said: &str, wanted: &[&str]) -> String {
    if said.is_empty() {
        return format!("{head}: còn trống. Hãy điền một trong: {}.", wanted.join(", "));
    }
    format!("{head}: “{said}” không đọc được. Hãy viết một trong: {}.", wanted.join(", "))
}

/// A cell that names no indicator.
#[must_use]
pub fn no_such_indicator(head: &str, said: &str) -> String {
    format!("{head}: không có chỉ tiêu “{said}”. Hãy viết mã, hoặc đúng tên chỉ tiêu.")
}

/// A cell that is no day.
#[must_use]
pub fn no_day(head: &str, said: &str) -> String {
    format!("{head}: “{said}” không phải là ngày. Hãy viết như 31/12/2024.")
}

/// Two lines of a list are about one indicator.
#[must_use]
pub fn told_twice(line: u32) -> String {
    format!("Dòng {line} đã nói về chỉ tiêu này. Hãy bỏ một dòng.")
}

/// A code of a list that there is not.
#[must_use]
pub fn no_such_code(code: &str) -> String {
    format!("Mã “{code}” không có trong danh mục. Hãy để trống cột mã nếu đây là chỉ tiêu mới.")
}

/// What changes of an own indicator: the head of the column, before and after.
#[must_use]
pub fn cell_changes(head: &str, before: &str, after: &str) -> String {
    let said = |text: &str| if text.is_empty() { "để trống".to_owned() } else { format!("“{text}”") };
    format!("{head}: {} → {}.", said(before), said(after))
}

/// An own indicator is to be hidden.
pub const OWN_IS_NOT_HIDDEN: &str = "Chỉ tiêu riêng không ẩn được. Hãy điền ngày cuối vào cột “Đến ngày”, hoặc xóa nó.";

/// Why the catalogue was changed.
#[must_use]
pub fn from_file(name: &str) -> String {
    format!("Nhập danh mục từ tệp {name}")
}
