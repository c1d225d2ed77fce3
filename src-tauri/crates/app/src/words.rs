//! Everything the program says to people, in Vietnamese, keyed by the small codes of the other crates.
//!
//! Errors say what happened, to which file, and what to do next. One file for each thing that is spoken of; whoever says
//! something knows them all as `words`.

mod checks;
mod comparison;
mod copies;
mod exchange;
mod figures;
mod issues;
mod linking;
mod office;
mod own;
mod paper;
mod reports;
mod scans;
mod updating;

pub use checks::*;
pub use comparison::*;
pub use copies::*;
pub use exchange::*;
pub use figures::*;
pub use issues::*;
pub use linking::*;
pub use office::*;
pub use own::*;
pub use paper::*;
pub use reports::*;
pub use scans::*;
pub use updating::*;

use crate::Demo;

/// The program's name.
pub const TITLE: &str = "Tổng Kết";
/// Windows has no WebView2, in which the window is drawn.
pub const NO_WEBVIEW: &str = "Máy này chưa có Microsoft Edge WebView2 Runtime nên phần mềm chưa mở được cửa sổ.\n\nHãy chạy \
    lại bộ cài, với tệp MicrosoftEdgeWebView2RuntimeInstallerX64.exe (bản cài độc lập của Microsoft) đặt bên cạnh; hoặc \
    nhờ bộ phận tin học cài WebView2 một lần. Số liệu của anh, chị vẫn còn nguyên.";
/// What stands behind a person's name when the command line did it.
pub const BY_COMMAND_LINE: &str = " (dòng lệnh)";

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
