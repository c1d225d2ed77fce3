//! Everything the program says to people, in Vietnamese, keyed by the small codes of the other crates.
//!
//! Errors say what happened, to which file, and what to do next.

use crate::{
    Demo, Made, Pages,
    dto::{ImportRow, ImportState},
    ocr::{Found, NoWords},
};
use compare::{Cell, ChangeKind, Refusal};
use model::{Basis, Fact, Form, Issue, IssueCode, Qualifier, Quantity, State, Warning, WarningCode};

/// Title of the picker for files.
pub const CHOOSE_FILES: &str = "Chọn báo cáo để nhập";
/// Title of the picker for a folder.
pub const CHOOSE_FOLDER: &str = "Chọn thư mục báo cáo";
/// Title of the box for saving a summary.
pub const SAVE_SUMMARY: &str = "Lưu báo cáo tổng kết";
/// What stands behind a person's name when the command line did it.
pub const BY_COMMAND_LINE: &str = " (dòng lệnh)";

/// An issue of a file: names the file and the place, says what to do.
#[must_use]
pub fn issue(file: &str, issue: &Issue) -> String {
    let place = issue.at.as_deref().map(|at| format!(" ({at})")).unwrap_or_default();
    let detail = issue.detail.as_deref().unwrap_or_default();
    let what = |fallback: &str| if detail.is_empty() { fallback.to_owned() } else { detail.to_owned() };
    match issue.code {
        IssueCode::Encrypted => format!(
            "Tệp “{file}” có mật khẩu nên chưa đọc được. Hãy mở bằng chương trình của tệp, lưu một bản không có mật khẩu rồi nhập lại."
        ),
        IssueCode::Damaged => format!(
            "Tệp “{file}” bị hỏng{place}. Hãy mở bằng chương trình của tệp và lưu lại, hoặc xin nơi gửi bản khác."
        ),
        IssueCode::Truncated => {
            format!("Tệp “{file}” bị cụt{place}; phần sau chưa đọc được. Hãy xin nơi gửi bản đầy đủ.")
        }
        IssueCode::PartMissing => format!("Tệp “{file}” thiếu {}{place}; các phần khác đã đọc.", what("một phần")),
        IssueCode::NoTextLayer => {
            format!(
                "Tệp “{file}”{place} là ảnh quét, không có chữ. Hãy xin bản Word, hoặc bật nhận dạng chữ (cần cài Tesseract có tiếng Việt) rồi nhập lại."
            )
        }
        IssueCode::Recognised => format!(
            "Chữ ở {} của tệp “{file}” được nhận dạng từ ảnh, có thể sai. Hãy đối chiếu từng số với tệp gốc.",
            what("các trang là ảnh")
        ),
        IssueCode::NotRecognised => {
            format!(
                "Chưa nhận dạng được chữ của tệp “{file}”{place}: {}. Hãy nhập tay số ở đó.",
                what("không rõ lý do")
            )
        }
        IssueCode::NoUnicodeMap => {
            format!("Tệp “{file}”{place} dùng phông chữ không cho biết chữ gì. Hãy xin bản Word của tệp.")
        }
        IssueCode::Empty => format!("Tệp “{file}” không có chữ nào. Hãy kiểm tra lại tệp, hoặc xin nơi gửi bản khác."),
        IssueCode::UnsupportedFormat => format!(
            "Tệp “{file}” là {}, chưa đọc được. Hãy mở tệp và lưu thành Word, Excel hoặc PDF rồi nhập lại.",
            what("loại tệp không nhận ra")
        ),
        IssueCode::UnsupportedContent => {
            format!("Không đọc {}{place} trong “{file}”; hãy xem trong tệp gốc nếu ở đó có số liệu.", what("hình ảnh"))
        }
        IssueCode::LimitSize => format!("Tệp “{file}” quá lớn. Hãy tách thành các tệp nhỏ hơn rồi nhập lại."),
        IssueCode::LimitRatio => {
            format!("Tệp “{file}” nén bất thường{place} nên không mở tiếp. Hãy lưu lại tệp bằng chương trình của nó.")
        }
        IssueCode::LimitEntries => format!("Tệp “{file}” có quá nhiều phần; chỉ đọc những phần đầu."),
        IssueCode::LimitDepth => format!("Tệp “{file}” có phần lồng quá sâu{place}; phần đó chưa đọc."),
        IssueCode::LimitPages => format!("Tệp “{file}” có quá nhiều trang; chỉ đọc những trang đầu."),
        IssueCode::LimitCells => format!("Tệp “{file}” có bảng quá lớn{place}; chỉ đọc phần đầu của bảng."),
        IssueCode::LimitTime => format!("Đọc tệp “{file}” quá lâu nên đã dừng. Hãy tách tệp nhỏ hơn rồi nhập lại."),
        IssueCode::LimitMemory => {
            format!("Tệp “{file}” cần quá nhiều bộ nhớ nên đã dừng. Hãy tách tệp nhỏ hơn rồi nhập lại.")
        }
        IssueCode::ReaderStopped => format!(
            "Việc đọc tệp “{file}” dừng giữa chừng; các tệp khác không bị ảnh hưởng. Hãy mở tệp bằng chương trình của nó, lưu lại rồi nhập lại."
        ),
        IssueCode::Secret => format!(
            "Tệp “{file}” đóng dấu {} nên không được đọc và không được lưu vào máy này. Hãy xử lý theo quy định về bảo vệ bí mật nhà nước.",
            what("MẬT")
        ),
        IssueCode::ExternalReference => {
            format!("Tệp “{file}” trỏ tới nội dung ở nơi khác{place}; phần đó không được mở.")
        }
        IssueCode::EntityRefused => format!("Tệp “{file}” có khai báo lạ{place}; phần đó không được mở."),
        IssueCode::UnsafePath => format!("Trong “{file}” có tên tệp không an toàn{place}; phần đó bị bỏ qua."),
        IssueCode::EncodingInvalid => format!("Tệp “{file}” có chữ hỏng mã{place}. Hãy đối chiếu với tệp gốc."),
        IssueCode::EncodingLegacy => format!(
            "Tệp “{file}” dùng bảng mã cũ ({}); đã chuyển sang Unicode. Hãy đối chiếu vài chữ với tệp gốc.",
            what("không rõ")
        ),
        IssueCode::HiddenContent => {
            format!("Tệp “{file}” có phần bị ẩn{place}: {}. Số trong phần ẩn không được lấy.", what("chữ ẩn"))
        }
        IssueCode::Unreadable => format!(
            "Không mở được tệp “{file}”: {}. Hãy kiểm tra tệp còn ở đó và không bị chương trình khác giữ.",
            what("không rõ lý do")
        ),
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

/// The name of the page with this number from 0.
pub(crate) fn page(page: usize) -> String {
    format!("trang {}", page + 1)
}

/// The names of pages, those that follow each other together: `trang 1–3, 5`.
pub(crate) fn pages(pages: &[usize]) -> String {
    let runs = pages.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{}–{}", first + 1, last + 1),
        run => run.iter().map(|page| (page + 1).to_string()).collect(),
    });
    format!("trang {}", runs.collect::<Vec<_>>().join(", "))
}

/// Why a picture gave no words.
pub(crate) const fn no_words(why: NoWords) -> &'static str {
    match why {
        NoWords::TooLong => "lâu quá mức cho phép",
        NoWords::Failed => "chương trình nhận dạng báo lỗi",
        NoWords::NoPicture => "ảnh quá lớn hoặc không đọc được",
    }
}

/// Letters are to be recognised and the program for it is not there.
#[must_use]
pub const fn no_recogniser(found: &Found) -> Option<&'static str> {
    match found {
        Found::Ready(_) => None,
        Found::NoVietnamese => {
            Some("Tesseract chưa có tiếng Việt (vie). Hãy cài thêm ngôn ngữ này; bản quét chưa được nhận dạng.")
        }
        Found::Nothing => Some(
            "Chưa thấy chương trình Tesseract trên máy. Hãy cài Tesseract có tiếng Việt; bản quét chưa được nhận dạng.",
        ),
    }
}

/// How far the recognising of letters is.
#[must_use]
pub fn recognising(pages: Pages) -> String {
    format!("Đang nhận dạng chữ: trang {} trên {}", pages.done + 1, pages.total)
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

/// The command line writes PDF only.
pub const ONLY_PDF: &str = "Hiện chỉ làm được báo cáo PDF. Hãy đặt tên tệp có đuôi .pdf.";
/// The data file is whole.
pub const WHOLE: &str = "Tệp dữ liệu và mọi tệp gốc còn nguyên vẹn.";

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

const fn qualifier(qualifier: Qualifier) -> &'static str {
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

/// What became of a file, in one line.
#[must_use]
pub fn import_line(row: &ImportRow) -> String {
    let recognised: Vec<&str> = [&row.area, &row.period].into_iter().flatten().map(String::as_str).collect();
    let found = format!("{} số liệu, {} đã gắn chỉ tiêu, {} cần xem", row.facts, row.linked, row.doubtful);
    match row.state {
        ImportState::Imported => format!("Đã nhập      {} · {} · {found}", row.name, recognised.join(" · ")),
        ImportState::Duplicate => format!("Đã có sẵn    {} · {}", row.name, recognised.join(" · ")),
        ImportState::Failed => format!("Chưa đọc được {}", row.name),
        ImportState::Skipped | ImportState::Stopped | ImportState::Waiting | ImportState::Reading => {
            format!("Bỏ qua       {}", row.name)
        }
    }
}

/// What the person at the command line should know about a summary.
#[must_use]
pub fn summary_notes(made: &Made) -> Vec<String> {
    let mut notes = Vec::new();
    if made.tree.pending > 0 {
        notes.push(format!(
            "Dự thảo: {} số liệu chưa có người duyệt, đánh dấu “chờ” trong phụ lục nguồn.",
            made.tree.pending
        ));
    }
    notes.extend(made.missing_in_words());
    notes
}

/// What the demo did.
#[must_use]
pub fn demo_lines(demo: &Demo) -> Vec<String> {
    let mut lines: Vec<String> =
        demo.reports.iter().map(|(name, figures)| format!("Đã nhập “{name}”: {figures} số liệu.")).collect();
    lines.push(format!("Đã nhập {} chỉ tiêu được giao.", demo.targets));
    lines.push(format!("Tệp dữ liệu: {}", demo.data_file.display()));
    lines.push(format!(
        "Báo cáo tổng kết: {} ({} trang, {} số chờ duyệt).",
        demo.summary.display(),
        demo.pages,
        demo.pending
    ));
    lines
}

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
    let estimate = value.basis == Basis::Estimate;
    let word = if estimate && value.qualifier == Qualifier::Approx { "" } else { qualifier(value.qualifier) };
    let mut marks = Vec::new();
    marks.extend(estimate.then(|| "ước".to_owned()));
    marks.extend((!value.judged).then(|| "chờ".to_owned()));
    marks.extend((!value.against.is_empty()).then(|| format!("{} nguồn", value.against.len() + 1)));
    marks.extend((cell.reason == Some(Refusal::PartYear)).then(|| format!("({})", value.period.label)));
    let marks = marks.join(", ");
    format!("{word}{} {marks}", text::vietnamese(value.number)).trim().to_owned()
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
