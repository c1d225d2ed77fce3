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
    /// Kiểm tra tệp dữ liệu và mọi tệp gốc trong đó.
    Check(Check),
    /// Nhập các báo cáo mẫu vào một tệp dữ liệu mới và làm báo cáo tổng kết, không động đến dữ liệu của anh, chị.
    Demo(Demo),
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
    /// Tệp PDF sẽ ghi.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Chỉ lấy số đã duyệt.
    #[arg(long)]
    pub(crate) confirmed_only: bool,
    /// Tệp dữ liệu.
    #[arg(long)]
    pub(crate) db: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Catalogue {
    /// In một tài liệu JSON.
    #[arg(long)]
    pub(crate) json: bool,
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

/// `2019-2022` or one year.
fn years(written: &str) -> Result<(i32, i32), String> {
    let (from, to) = written.split_once('-').unwrap_or((written, written));
    let year = |s: &str| s.trim().parse::<i32>().ok().filter(|y| (1900..=2100).contains(y));
    match (year(from), year(to)) {
        (Some(from), Some(to)) if from <= to => Ok((from, to)),
        _ => Err("hãy viết như 2019-2022".to_owned()),
    }
}
