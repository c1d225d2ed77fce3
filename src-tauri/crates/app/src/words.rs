//! Everything the program says to people, in Vietnamese, keyed by the small codes of the other crates.
//!
//! Errors say what happened, to which file, and what to do next.

mod own;
mod paper;

pub use own::*;
pub use paper::*;

use crate::{
    Demo, Made, Pages,
    dto::{ImportRow, ImportState, UpdateOffer},
    ocr::{Found, NoWords},
};
use compare::{Cell, ChangeKind, Refusal, Stretch, Value};
use model::{
    Basis, CandidateReason, Fact, Form, Issue, IssueCode, LearnedAlias, LearnedStanding, Qualifier, Quantity, Source,
    State, Warning, WarningCode,
};

/// Title of the picker for files.
pub const CHOOSE_FILES: &str = "Chọn báo cáo để nhập";
/// Title of the picker for a folder.
pub const CHOOSE_FOLDER: &str = "Chọn thư mục báo cáo";
/// Title of the box for saving a pack.
pub const SAVE_PACK: &str = "Lưu gói dữ liệu để chuyển sang máy khác";
/// Title of the box for choosing a pack.
pub const CHOOSE_PACK: &str = "Chọn gói dữ liệu từ máy khác";
/// A pack's name, until somebody gives it another.
pub const PACK_NAME: &str = "goi-du-lieu";
/// Title of the box for saving figures.
pub const SAVE_FACTS: &str = "Lưu số liệu ra tệp";
/// The name of such a file.
pub const FACTS_NAME: &str = "so-lieu";
/// Under the head of the workbook of figures.
pub const FACTS_BOOK: &str = "Mỗi dòng một số liệu; giá trị theo đơn vị gốc (đồng, người, thuê bao …).";
/// There is no chosen pack any more.
pub const NO_PACK_CHOSEN: &str = "Chưa chọn gói dữ liệu nào. Hãy chọn lại.";

/// The name is that of another kind of file.
#[must_use]
pub fn not_a_pack(path: &std::path::Path) -> String {
    format!("“{}” đã có và không phải là gói dữ liệu. Hãy chọn tên khác.", path.display())
}

/// Who judged a figure on another computer, and who took that in.
pub(crate) fn judged_elsewhere(there: &store::Decided, here: &str) -> String {
    format!("{} ({}; nhận từ gói dữ liệu: {here})", there.person, there.at.format("%d/%m/%Y"))
}

/// Why something stays as it is although a pack says otherwise.
#[must_use]
pub fn left_alone(kind: &str) -> &'static str {
    match kind {
        "figure" => "Hai bên duyệt khác nhau. Giữ số ở máy này; hãy đối chiếu với câu gốc.",
        "report" => "Hai bên sửa thông tin báo cáo khác nhau. Giữ như ở máy này.",
        "read_otherwise" => "Văn bản ở hai máy đọc ra khác nhau nên chưa nhận kết quả duyệt của báo cáo này.",
        "trashed" => "Báo cáo này đang ở thùng rác của máy này. Khôi phục nó rồi nhận lại nếu cần.",
        "chosen" => "Máy này đã chọn số chính thức khác. Giữ lựa chọn ở máy này.",
        "setting" => "Máy này đã đặt khác. Giữ như ở máy này.",
        "indicator" => {
            "Máy này định nghĩa chỉ tiêu riêng này khác. Giữ như ở máy này; số liệu của gói vẫn vào chỉ tiêu này."
        }
        "addition" => "Máy này đã đặt tên gọi riêng khác, hoặc đã ẩn khác. Giữ như ở máy này.",
        _ => "",
    }
}

/// Title of the box for saving a summary.
pub const SAVE_SUMMARY: &str = "Lưu báo cáo tổng kết";
/// Title of the box for saving a comparison.
pub const SAVE_COMPARE: &str = "Lưu bảng so sánh";
/// Name of a comparison for the box, without its ending.
pub const COMPARE_NAME: &str = "So sánh số liệu";
/// A comparison is to be kept without a name.
pub const VIEW_WITHOUT_NAME: &str = "Hãy đặt tên cho bảng so sánh.";
/// Nothing was pasted.
pub const PASTED_NOTHING: &str = "Chưa có chữ nào để nhập. Hãy dán văn bản hoặc bảng vào ô.";

/// More comparisons than can be kept.
pub fn too_many_views(most: usize) -> String {
    format!("Đã lưu {most} bảng so sánh. Hãy xóa bớt bảng không dùng rồi lưu lại.")
}

/// How a pasted text is called among the reports: when it came, and from whom.
pub fn pasted_name(at: chrono::NaiveDateTime, from: &str, ending: &str) -> String {
    let from = if from.is_empty() { String::new() } else { format!(" - {from}") };
    format!("Văn bản dán {}{from}.{ending}", at.format("%d-%m-%Y %H.%M.%S"))
}

/// What stands behind a person's name when the command line did it.
pub const BY_COMMAND_LINE: &str = " (dòng lệnh)";

/// An issue of a file: names the file and the place, says what to do.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a catalogue: one sentence for each code")]
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
        IssueCode::LimitFigures => {
            format!("Tệp “{file}” có quá nhiều số; chỉ lấy những số đầu. Hãy tách thành các tệp nhỏ hơn rồi nhập lại.")
        }
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

/// Why an indicator is proposed for a figure.
#[must_use]
pub const fn candidate_reason(reason: CandidateReason) -> &'static str {
    match reason {
        CandidateReason::Name => "câu có đủ tên chỉ tiêu",
        CandidateReason::Alias => "câu có cách gọi khác, hoặc phần lớn tên, của chỉ tiêu",
        CandidateReason::Unit => "đúng đơn vị đếm",
        CandidateReason::Kind => "đúng loại số",
        CandidateReason::Section => "đoạn này nói về lĩnh vực đó",
        CandidateReason::Neighbour => "số đứng trước là phần được tính tỷ lệ",
        CandidateReason::Again => "câu nói tiếp về số đứng trước",
        CandidateReason::Deed => "động từ và danh từ quanh số nói đúng việc này",
        CandidateReason::Learned => "đã có người chọn chỉ tiêu này cho cùng những chữ đó",
        CandidateReason::Own => "câu có tên gọi do đơn vị đặt",
        CandidateReason::Short => "tên gọi đó ngắn, có thể chỉ việc khác",
        CandidateReason::Against => "có chữ gần đó nói khác chỉ tiêu này",
    }
}

/// What becomes of figures in words that people taught.
#[must_use]
pub fn learned(alias: &LearnedAlias) -> String {
    let (reports, disputed) = (alias.reports, alias.against > 0);
    let does =
        if alias.indicator.is_some() { "gắn vào chỉ tiêu này" } else { "không gắn vào chỉ tiêu nào" };
    match alias.standing() {
        LearnedStanding::Waits if disputed => {
            format!("Mới có {reports} báo cáo, và có báo cáo khác được chọn khác đi. Chưa dùng.")
        }
        LearnedStanding::Waits => "Những chữ này ngắn, dễ nhầm. Cần thêm một báo cáo nữa mới dùng.".to_owned(),
        LearnedStanding::Proposes => format!("Số có những chữ này được {does} và chờ người xem."),
        LearnedStanding::Links => format!("Đã chọn như vậy trong {reports} báo cáo: số có những chữ này được {does}."),
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
        Refusal::NeedsDenominator => "thiếu mẫu số để tính lại tỷ lệ",
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

/// Why a sum is missing.
#[must_use]
pub fn no_total(refusal: Refusal, missing: usize) -> String {
    match refusal {
        Refusal::Incomplete => format!("thiếu {missing} địa bàn"),
        other => self::refusal(other).to_owned(),
    }
}

/// Title of the box that asks where to write a safety copy.
pub const SAVE_BACKUP: &str = "Sao lưu dữ liệu";
/// Title of the box that asks for a safety copy.
pub const CHOOSE_BACKUP: &str = "Chọn bản sao lưu";
/// Name of a safety copy for the box, without its ending.
pub const BACKUP_NAME: &str = "tong-ket-sao-luu";
/// Title of the box for choosing a newer installer.
pub const CHOOSE_UPDATE: &str = "Chọn bộ cài mới";
/// Why the window updates nothing: no installer was looked at before.
pub const NO_UPDATE: &str = "Chưa chọn bộ cài. Hãy chọn tệp rồi bấm Cập nhật.";
/// What comes after the installer was started by the command line.
pub const UPDATING: &str = "Đã sao lưu và bắt đầu cài. Phiên bản mới có sau ít giây.";
/// No safety copy lies there.
pub const NO_SUCH_COPY: &str = "Không còn bản sao lưu này. Hãy mở lại danh sách.";
/// The program's name.
pub const TITLE: &str = "Tổng Kết";
/// Windows has no WebView2, in which the window is drawn.
pub const NO_WEBVIEW: &str = "Máy này chưa có Microsoft Edge WebView2 Runtime nên phần mềm chưa mở được cửa sổ.\n\nHãy chạy \
    lại bộ cài, với tệp MicrosoftEdgeWebView2RuntimeInstallerX64.exe (bản cài độc lập của Microsoft) đặt bên cạnh; hoặc \
    nhờ bộ phận tin học cài WebView2 một lần. Số liệu của anh, chị vẫn còn nguyên.";

/// The forms of a summary.
pub const SUMMARY_FORMS: &str =
    "Báo cáo tổng kết có các dạng .pdf, .docx và .xlsx. Hãy đặt tên tệp có một trong các đuôi này.";
/// Where a restore kept the file that was there before.
#[must_use]
pub fn kept_before(path: &std::path::Path) -> String {
    format!("Tệp dữ liệu trước đó được giữ ở “{}”.", path.display())
}

/// The forms of a comparison.
pub const COMPARE_FORMS: &str =
    "Bảng so sánh có các dạng .xlsx, .svg và .csv. Hãy đặt tên tệp có một trong các đuôi này.";
/// No value of the first indicator that a drawing could show.
pub const NOTHING_TO_DRAW: &str =
    "Chỉ tiêu đầu tiên chưa có số liệu cả kỳ nào để vẽ. Hãy nhập báo cáo của các năm này, hoặc chọn năm, địa bàn khác.";
/// What stands under a comparison in a workbook.
pub const COMPARE_NOTES: [&str; 2] = [
    "“ước”: số ước thực hiện; “chờ”: chưa có người duyệt; “chưa có”: các báo cáo đã nhập không có số liệu, không phải là 0.",
    "Số của một phần kỳ và mức chặn (ít nhất, nhiều nhất, dưới) ghi bằng chữ để không bị cộng vào.",
];

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

/// Something of the letterhead is left blank.
#[must_use]
pub fn office_blank(what: &str) -> String {
    format!("Chưa có {what}. Hãy điền vào rồi lưu lại.")
}

/// Something of the letterhead is too long for its line.
#[must_use]
pub fn office_too_long(text: &str, most: usize) -> String {
    let start: String = text.chars().take(30).collect();
    format!("Dòng “{start}…” dài quá {most} chữ nên không in vừa. Hãy viết gọn lại.")
}

/// A symbol that no report has.
#[must_use]
pub fn office_symbol(symbol: &str) -> String {
    format!("Ký hiệu “{symbol}” chưa đúng. Ký hiệu của báo cáo gồm BC- và chữ viết tắt tên cơ quan, như BC-STTTT.")
}

/// Who signs in another's name has a post of their own.
#[must_use]
pub fn office_own_post(first: &str) -> String {
    format!("Dưới dòng “{first}” cần thêm dòng chức vụ của người ký, như PHÓ GIÁM ĐỐC.")
}

/// A margin outside the decree's range.
#[must_use]
pub fn office_margin(side: &str, least: u8, most: u8) -> String {
    let side = match side {
        "top" => "trên",
        "bottom" => "dưới",
        "left" => "trái",
        _ => "phải",
    };
    format!("Lề {side} phải từ {least} đến {most} mm (Nghị định 30/2020/NĐ-CP).")
}

/// A size of text outside the decree's.
pub const OFFICE_BODY_SIZE: &str = "Cỡ chữ phải là 13 hoặc 14 (Nghị định 30/2020/NĐ-CP).";

/// A day that cannot be the last one of a year's figures.
#[must_use]
pub fn no_cutoff(asked: &str, year: i32) -> String {
    format!("Ngày “{asked}” không dùng được. Hãy viết như {year}-12-15, từ ngày 01/01/{year} trở đi.")
}

/// A rule of the check before printing.
#[must_use]
pub fn check_rule(rule: &str) -> &'static str {
    match rule {
        "letterhead" => "Phần đầu và phần ký có đủ thông tin",
        "number_and_date" => "Số và ngày để trống cho văn thư điền",
        "body_size" => "Cỡ chữ 13 hoặc 14",
        "margins" => "Lề trang trong khoảng quy định",
        "recipients" => "Nơi nhận kết thúc bằng dòng “Lưu:”",
        "annexes" => "Lời văn có nhắc đến các phụ lục",
        "ending" => "Báo cáo kết thúc bằng “./.”",
        "own_words" => "Các đoạn tự viết khớp với dữ liệu",
        "sources" => "Mọi số liệu đều có nguồn",
        "confirmed" => "Mọi số liệu đã có người duyệt",
        "targets_told" => "Mọi chỉ tiêu được giao đều có kết quả",
        "sections" => "Không có mục nào trống",
        _ => "",
    }
}

/// The clerk's places are not blank.
pub const CHECK_NUMBER: &str = "Hãy bỏ chữ số khỏi chỗ của số và ngày; văn thư điền sau khi ký.";
/// A margin outside the decree's range.
pub const CHECK_MARGINS: &str = "Hãy đặt lề trên, dưới 20–25 mm, trái 30–35 mm, phải 15–20 mm.";
/// No last line for the archive.
pub const CHECK_RECIPIENTS: &str = "Hãy điền đơn vị soạn thảo để in dòng “Lưu: VT, …”.";

/// Figures that no source stands behind.
#[must_use]
pub fn check_sources(count: usize) -> String {
    format!("{count} số liệu chưa có nguồn. Hãy mở bản xem trước và nhập lại báo cáo chứa các số này.")
}

/// Values that no person has judged.
#[must_use]
pub fn check_confirmed(count: usize) -> String {
    format!("Còn {count} số liệu chờ duyệt. Hãy duyệt, hoặc chọn chỉ lấy số đã duyệt.")
}

/// Assigned targets without a result.
#[must_use]
pub fn check_results(names: &[String]) -> String {
    format!("Chưa có kết quả của: {}. Hãy nhập báo cáo hoặc điền tay.", names.join("; "))
}

/// Headings with nothing under them.
#[must_use]
pub fn check_empty(titles: &[&str]) -> String {
    format!("Mục chưa có số liệu: {}. Hãy nhập báo cáo, hoặc bỏ chọn giữ mục chưa có số.", titles.join("; "))
}

/// What an installer would bring.
#[must_use]
pub fn update_lines(offer: &UpdateOffer) -> Vec<String> {
    let first = format!("Bản {} (đang dùng bản {}), chữ ký đúng.", offer.version, offer.running);
    std::iter::once(first).chain(offer.news.iter().map(|one| format!("- {one}"))).collect()
}

/// The data file is whole.
pub const WHOLE: &str = "Tệp dữ liệu và mọi tệp gốc còn nguyên vẹn.";

/// Who typed a figure and when; nothing for one from a text.
#[must_use]
pub fn typed_by(fact: &Fact) -> String {
    match &fact.source {
        Source::Person { name, time } => format!("{name}, {}", time.format("%d/%m/%Y %H:%M")),
        Source::Document { .. } => String::new(),
    }
}

/// What a report is, in a line.
#[must_use]
pub fn identity(of: &store::ReportIdentity) -> String {
    let area = of.area.as_ref().map(crate::convert::area_name);
    let period = of.period.as_ref().map(|p| p.label.clone());
    let published = of.published.map(|day| day.format("%d/%m/%Y").to_string());
    let said = [Some(of.title.clone()), of.number.clone(), area, period, of.organization.clone(), published];
    said.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

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
        ImportState::Imported if row.version_of.is_some() => {
            format!("Bản mới      {} · {} · {found}", row.name, recognised.join(" · "))
        }
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
