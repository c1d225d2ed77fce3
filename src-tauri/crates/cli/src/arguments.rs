//! What can be asked.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Tổng Kết: đọc báo cáo, tìm số liệu, so sánh, làm báo cáo tổng kết năm.
#[derive(Debug, Parser)]
#[command(name = "tongket", version, about, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Đọc một tệp và in những gì tìm thấy; không lưu gì.
    Extract(Extract),
    /// Nhập tệp và thư mục; in một dòng cho mỗi tệp.
    Import(Import),
    /// Số liệu đã lưu, kèm nguồn.
    Facts(Facts),
    /// Bảng so sánh qua các năm, giữa các địa bàn.
    Compare(Compare),
    /// Báo cáo tổng kết năm.
    Summary(Summary),
    /// Danh mục chỉ tiêu.
    Catalogue(Catalogue),
    /// Sao lưu tệp dữ liệu ra một tệp khác, rồi kiểm tra bản sao.
    Backup(Backup),
    /// Đưa một bản sao lưu về làm tệp dữ liệu; tệp đang có được giữ lại.
    Restore(Restore),
    /// Kiểm tra tệp dữ liệu và mọi tệp gốc trong đó.
    Check(Check),
    /// Nhập các báo cáo mẫu vào một tệp dữ liệu mới và làm báo cáo tổng kết, không động đến dữ liệu của anh, chị.
    Demo(Demo),
    /// Xem một bộ cài mới có chữ ký đúng không, có gì mới; cài nếu được yêu cầu (Windows).
    Update(Update),
    /// Đọc tệp cho chương trình chính, trong một tiến trình riêng.
    #[command(name = app::READ_FILES, hide = true)]
    ReadFiles,
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// Tệp báo cáo, hoặc tệp nén có nhiều báo cáo.
    pub(crate) file: PathBuf,
    /// Nhận dạng chữ trên trang là ảnh quét (cần Tesseract có tiếng Việt).
    #[arg(long)]
    pub(crate) ocr: bool,
    /// In một tài liệu JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Tệp hoặc thư mục.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Nhận dạng chữ trên trang là ảnh quét (cần Tesseract có tiếng Việt).
    #[arg(long)]
    pub(crate) ocr: bool,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
    /// In một tài liệu JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Facts {
    /// Địa bàn: tên (không cần dấu) hoặc mã như A-37.
    #[arg(long)]
    pub(crate) area: Option<String>,
    /// Năm.
    #[arg(long)]
    pub(crate) year: Option<i32>,
    /// Mã chỉ tiêu.
    #[arg(long)]
    pub(crate) indicator: Option<String>,
    /// Kể cả số đã để ngoài.
    #[arg(long)]
    pub(crate) all: bool,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) form: Form,
}

/// Forms of a list; without one a table for people.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct Form {
    /// In một tài liệu JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// In CSV.
    #[arg(long)]
    pub(crate) csv: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Mã chỉ tiêu; lặp lại được.
    #[arg(long, required = true)]
    pub(crate) indicator: Vec<String>,
    /// Địa bàn; lặp lại được; không có là mọi địa bàn có số.
    #[arg(long)]
    pub(crate) area: Vec<String>,
    /// Các năm, như 2019-2022; không có là năm năm gần nhất có số.
    #[arg(long, value_parser = years)]
    pub(crate) years: Option<(i32, i32)>,
    /// Như báo cáo, hoặc theo địa bàn hiện nay.
    #[arg(long = "as", value_enum, default_value_t = View::Reported)]
    pub(crate) view: View,
    /// Kỳ trong mỗi năm: year, m6 (6 tháng), m9, q1–q4 (quý), t1–t12 (tháng), h2 (6 tháng cuối năm).
    #[arg(long, default_value = "year")]
    pub(crate) period: String,
    /// Ghi bảng so sánh vào tệp Excel này.
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
    /// Vẽ chỉ tiêu đầu tiên vào tệp SVG này.
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum View {
    /// Như báo cáo.
    Reported,
    /// Theo địa bàn hiện nay.
    Today,
}

#[derive(Debug, Args)]
pub(crate) struct Summary {
    /// Địa bàn: tên (không cần dấu) hoặc mã.
    #[arg(long)]
    pub(crate) area: String,
    /// Năm.
    #[arg(long)]
    pub(crate) year: i32,
    /// Tệp sẽ ghi: .pdf, .docx (để sửa) hoặc .xlsx (các bảng số liệu).
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Chỉ lấy số đã duyệt.
    #[arg(long)]
    pub(crate) confirmed_only: bool,
    /// In “số liệu tính đến ngày” này, viết như 2024-12-15.
    #[arg(long, value_name = "DAY")]
    pub(crate) cutoff: Option<String>,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Catalogue {
    /// In một tài liệu JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Tệp dữ liệu có chỉ tiêu riêng.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// Bản sao lưu sẽ ghi.
    pub(crate) file: PathBuf,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// Bản sao lưu.
    pub(crate) file: PathBuf,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Thư mục sẽ ghi.
    #[arg(long, default_value = "tongket-demo")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Update {
    /// Bộ cài; tệp chữ ký .minisig nằm bên cạnh.
    pub(crate) file: PathBuf,
    /// Sao lưu tệp dữ liệu rồi cài, không hỏi.
    #[arg(long)]
    pub(crate) install: bool,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

/// `2019-2022` or one year.
fn years(written: &str) -> Result<(i32, i32), String> {
    let (from, to) = written.split_once('-').unwrap_or((written, written));
    let year = |s: &str| s.trim().parse::<i32>().ok().filter(|y| (1900..=2100).contains(y));
    match (year(from), year(to)) {
        (Some(from), Some(to)) if from <= to => Ok((from, to)),
        _ => Err("hãy viết như 2019-2022".to_owned()),
    }
}
