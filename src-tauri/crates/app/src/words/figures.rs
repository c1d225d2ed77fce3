//! Figures as people read them: the number and its unit, how it stands, where it is from, why it wants a look.

use model::{Basis, Fact, Form, Qualifier, Quantity, Source, State, Warning, WarningCode};

/// A number for people: `1.045,5`.
#[must_use]
pub fn number(value: rust_decimal::Decimal) -> String {
    text::vietnamese(value)
}

/// A figure for people: `khoảng 75%`, `ước 1.045 tỷ đồng`, `411/434 đơn vị`.
#[must_use]
pub fn quantity(quantity: &Quantity) -> String {
    let basis = match quantity.basis {
        Basis::Estimate => "ước ",
        Basis::Actual | Basis::Target => "",
    };
    // "ước" alone is both the basis and the loosening word; it is said once.
    let word = if quantity.basis == Basis::Estimate && quantity.qualifier == Qualifier::Approx {
        ""
    } else {
        qualifier(quantity.qualifier)
    };
    format!("{basis}{word}{}", printed(quantity))
}

/// A quantity in a few words, for a history: `1.045 tỷ đồng`.
pub(crate) fn printed(q: &Quantity) -> String {
    let joint = if q.form == Form::Range { '–' } else { '/' };
    let second = q.value2.map(|v| format!("{joint}{}", text::vietnamese(v))).unwrap_or_default();
    let unit = q.written_unit();
    let gap = if unit == "%" || unit.is_empty() { "" } else { " " };
    format!("{}{second}{gap}{unit}", text::vietnamese(q.value))
}

/// The word that loosens a number, with its gap: `khoảng `.
pub(super) const fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::Approx => "khoảng ",
        Qualifier::Over => "trên ",
        Qualifier::Under => "dưới ",
        Qualifier::Almost => "gần ",
        Qualifier::AtLeast => "ít nhất ",
        Qualifier::AtMost => "nhiều nhất ",
    }
}

/// On what footing a figure stands.
#[must_use]
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Actual => "thực hiện",
        Basis::Estimate => "ước",
        Basis::Target => "chỉ tiêu",
    }
}

/// What people made of a figure.
#[must_use]
pub fn state(fact: &Fact) -> &'static str {
    match fact.state {
        State::Found if fact.is_sure() => "chắc chắn, chờ duyệt",
        State::Found => "cần xem",
        State::Confirmed => "đã nhận",
        State::Corrected => "đã sửa",
        State::Rejected => "để ngoài",
        State::Typed => "nhập tay",
    }
}

/// Who typed a figure and when; nothing for one from a text.
#[must_use]
pub fn typed_by(fact: &Fact) -> String {
    match &fact.source {
        Source::Person { name, time } => format!("{name}, {}", time.format("%d/%m/%Y %H:%M")),
        Source::Document { .. } => String::new(),
    }
}

/// Why a figure wants a look.
#[must_use]
pub fn warning(warning: &Warning) -> String {
    let detail = warning.detail.as_deref().unwrap_or_default();
    match warning.code {
        WarningCode::EstimateAfterPeriod => {
            "Số ước trong báo cáo ra sau kỳ. Giữ là số ước; khi có số thực hiện hãy nhập thêm.".to_owned()
        }
        WarningCode::Glued => "Số dính liền với chữ đứng trước. Hãy đối chiếu với câu gốc.".to_owned(),
        WarningCode::Recognised => "Số nhận dạng từ ảnh quét, có thể sai. Hãy đối chiếu với tệp gốc.".to_owned(),
        WarningCode::Broken => "Số bị dấu cách xen giữa các chữ số. Hãy đối chiếu với tệp gốc.".to_owned(),
        WarningCode::RatioMismatch => {
            format!("Tỷ lệ không khớp phân số đi cùng: tính lại là {detail}%. Hãy xem số nào đúng.")
        }
        WarningCode::OverWhole => "Số lớn hơn toàn bộ của nó. Hãy đối chiếu với câu gốc.".to_owned(),
        WarningCode::RankBeyond => "Thứ hạng vượt quá số đơn vị được xếp. Hãy đối chiếu với câu gốc.".to_owned(),
        WarningCode::PointsUnclear => {
            "Tăng, giảm “%” của một tỷ lệ: không rõ là điểm phần trăm hay tỷ lệ tương đối.".to_owned()
        }
        WarningCode::InWords => "Nói bằng lời, trong câu không có con số. Hãy đối chiếu với câu gốc.".to_owned(),
        WarningCode::Ambiguous => "Hai chỉ tiêu cùng khớp gần như nhau. Hãy chọn một.".to_owned(),
        WarningCode::UnitDiffers => {
            format!("Chỉ tiêu này tính bằng “{detail}”, câu này dùng đơn vị khác. Hãy xem lại chỉ tiêu hoặc đơn vị.")
        }
        WarningCode::OutsideDefinition => {
            "Chỉ tiêu này không áp dụng cho kỳ đó. Hãy xem lại chỉ tiêu hoặc kỳ.".to_owned()
        }
        WarningCode::PartsOverTotal => format!("Phần này lớn hơn tổng của nó ({detail}). Hãy đối chiếu với câu gốc."),
    }
}
