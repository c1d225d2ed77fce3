//! What users do, in the real window: the real program, a real data file, real files dragged from another program, the
//! system's own boxes. Runs under a screen of its own (`cargo xtask test`), one test at a time.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;
use tongket_tests::{
    driver::Window,
    mouse::{self, drop_files},
    waiting::until,
};

/// Title of the program's window.
const TITLE: &str = "^Tổng Kết$";
/// The sample reports.
const SAMPLES: [&str; 5] = [
    "Báo cáo tổng kết năm 2023.docx",
    "Bao cao quy II-2024.html",
    "Báo cáo 9 tháng đầu năm 2024.docx",
    "Bao cao tong ket 2024.docx",
    "VNPT Lang Son 2024.txt",
];

fn id(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

/// A home of its own, and the window on a data file that does not exist yet.
struct Office {
    folder: TempDir,
    window: Window,
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let window = Window::open(&folder.path().join("so lieu.db"), folder.path());
        until("the window", || mouse::is_shown(TITLE).then_some(()));
        Self { folder, window }
    }

    /// The first run: the province, the person.
    fn begin(&self) {
        let window = &self.window;
        window.fill(&id("first-search"), "lang son");
        window.click("[data-testid=\"first-area\"][data-area=\"B-20\"]");
        window.fill(&id("first-person"), "Nguyễn Thị Ánh");
        window.picture("1-lan-dau");
        window.click(&id("first-start"));
        until("the first run to end", || (window.count(&id("first-run")) == 0).then_some(()));
        // The first steps stand over the corner of the window until somebody has seen them.
        window.click(&id("tour-skip"));
    }

    fn work_on(&self, year: i32) {
        self.window.click(&id("year-picker"));
        self.window.click(&format!("[data-item=\"{year}\"]"));
        self.window.until_text(&id("year-picker"), |text| text.contains(&year.to_string()));
    }

    fn drop_samples(&self) {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let files: Vec<PathBuf> = SAMPLES.iter().map(|name| samples.join(name)).collect();
        let window = &self.window;
        window.click(&id("nav-import"));
        drop_files(&files, window, TITLE, &id("view-import"), || window.count(&id("drop-overlay")) > 0);
        until("five imported reports", || {
            (window.count("[data-testid=\"import-row\"][data-state=\"imported\"]") == SAMPLES.len()).then_some(())
        });
    }
}

#[test]
fn dropped_reports_become_a_printed_summary() {
    let office = Office::open();
    let window = &office.window;
    office.begin();
    office.drop_samples();
    window.picture("2-nhap");

    // Review: the figures stand beside the text; one of them is corrected.
    window.click(&format!("[data-testid=\"import-row\"][data-file=\"{}\"] {}", SAMPLES[3], id("review-report")));
    until("the figures", || (window.count(&id("fact-card")) > 20).then_some(()));
    window.picture("3-duyet");
    let fact = figure_with(window, "871.000");
    window.click(&format!("[data-testid=\"mark\"][data-key=\"{fact}\"]"));
    until("the card of the figure", || {
        (window.count(&format!("[data-testid=\"fact-card\"][data-fact=\"{fact}\"][data-open]")) == 1).then_some(())
    });
    window.fill(&id("field-value"), "871.234");
    window.click(&id("save"));
    window.click(&id("tab-taken"));
    until("the corrected figure", || {
        (window.count(&format!("[data-testid=\"fact-card\"][data-fact=\"{fact}\"][data-state=\"corrected\"]")) == 1)
            .then_some(())
    });
    window.picture("4-da-sua");

    // Comparison: the corrected value stands there.
    window.click(&id("nav-compare"));
    let question = "#/compare?indicators=tel.mobile_subs%7Ctel.revenue&areas=L%E1%BA%A1ng%20S%C6%A1n&years=2023-2024";
    let _ = window.script(&format!("location.hash = '{question}'"));
    let cell = "[data-testid=\"compare-cell\"][data-indicator=\"tel.mobile_subs\"][data-year=\"2024\"]";
    window.until_text(cell, |text| text.contains("871.234"));
    window.picture("5-so-sanh");

    // Summary of the year the reports are about: the pages of the PDF, saved through the system's own box.
    office.work_on(2024);
    window.click(&id("nav-summary"));
    until("the pages", || (window.count(&id("summary-page")) > 2).then_some(()));
    until("the figures on the pages", || (window.count(&id("summary-link")) > 5).then_some(()));
    window.picture("6-tong-ket");
    let pdf = office.folder.path().join("tong ket.pdf");
    window.click(&id("summary-save"));
    let dialog = mouse::shown("Lưu báo cáo tổng kết");
    mouse::focus(&dialog);
    mouse::press("ctrl+a");
    mouse::write(pdf.to_str().unwrap());
    mouse::press("Return");
    until("the PDF", || pdf.is_file().then_some(()));
    let text = Command::new("pdftotext").args(["-layout"]).arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") && text.contains("871.234"), "{text}");
    let checked = Command::new("qpdf").arg("--check").arg(&pdf).status().unwrap();
    assert!(checked.success());
    window.picture("7-da-luu");

    // The other views on the same year: what waits, and the sheet that is typed into.
    window.click(&id("nav-overview"));
    until("the overview", || (window.count(&id("headline")) > 0).then_some(()));
    window.picture("10-tong-quan");
    window.click(&id("nav-entry"));
    until("the sheet", || (window.count(&id("entry-cell")) > 20).then_some(()));
    window.picture("11-bieu-nam");
}

/// The figure in the open text whose words hold this number.
fn figure_with(window: &Window, number: &str) -> String {
    let marks = "[...document.querySelectorAll('[data-testid=\"mark\"]')]";
    let script =
        format!("return {marks}.filter(m => m.textContent.includes('{number}')).map(m => m.dataset.key)[0] ?? null");
    until(number, || window.script(&script).as_str().map(str::to_owned))
}

#[test]
fn a_bad_file_is_named_and_the_others_are_imported() {
    let office = Office::open();
    office.begin();
    let window = &office.window;
    let broken = office.folder.path().join("hỏng.docx");
    fs::write(&broken, b"PK\x03\x04 not a document").unwrap();
    let good = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(SAMPLES[4]);
    window.click(&id("nav-import"));
    drop_files(&[broken, good], window, TITLE, &id("view-import"), || window.count(&id("drop-overlay")) > 0);
    let row =
        |file: &str, state: &str| format!("[data-testid=\"import-row\"][data-file=\"{file}\"][data-state=\"{state}\"]");
    until("both rows", || {
        (window.count(&row("hỏng.docx", "failed")) == 1 && window.count(&row(SAMPLES[4], "imported")) == 1)
            .then_some(())
    });
    window.click(&format!("{} {}", row("hỏng.docx", "failed"), id("show-issues")));
    let said = window.until_text(&id("issues"), |text| !text.is_empty());
    assert!(said.contains("hỏng.docx") && said.contains("Hãy"), "{said}");
    window.picture("8-tep-hong");
}

#[test]
fn pasted_words_become_a_comparison_on_the_disk() {
    let office = Office::open();
    office.begin();
    let window = &office.window;
    window.click(&id("nav-import"));
    window.click(&id("paste-report"));
    window.fill(&id("paste-text"), "Năm 2024, toàn tỉnh Lạng Sơn có 812.400 thuê bao điện thoại di động.");
    window.fill(&id("paste-from"), "phòng Viễn thông");
    window.click(&id("paste-take"));
    let row = "[data-testid=\"import-row\"][data-state=\"imported\"]";
    window.click(&format!("{row} {}", id("review-report")));
    window.until_text(&id("document"), |text| text.contains("812.400 thuê bao"));
    window.click(&id("take"));
    until("the figure to be taken", || (window.count("[data-testid=\"undo\"]:not([disabled])") == 1).then_some(()));

    // The year came with the first report. The comparison goes through the system's own box.
    window.until_text(&id("year-picker"), |text| text.contains("2024"));
    let question = "#/compare?indicators=tel.mobile_subs&areas=L%E1%BA%A1ng%20S%C6%A1n&years=2023-2024";
    let _ = window.script(&format!("location.hash = '{question}'"));
    let cell = "[data-testid=\"compare-cell\"][data-indicator=\"tel.mobile_subs\"][data-year=\"2024\"]";
    window.until_text(cell, |text| text.contains("812.400"));
    for ending in ["csv", "png"] {
        let file = office.folder.path().join(format!("so sanh.{ending}"));
        window.click(&id("compare-save"));
        let dialog = mouse::shown("Lưu bảng so sánh");
        mouse::focus(&dialog);
        mouse::press("ctrl+a");
        mouse::write(file.to_str().unwrap());
        mouse::press("Return");
        let bytes = until(ending, || fs::read(&file).ok().filter(|bytes| !bytes.is_empty()));
        match ending {
            "png" => assert!(bytes.starts_with(b"\x89PNG")),
            _ => assert!(String::from_utf8(bytes).unwrap().contains("812400")),
        }
        until("the box to close", || (!mouse::is_shown("Lưu bảng so sánh")).then_some(()));
    }
    window.picture("12-so-sanh-luu");

    // The handbook opens at the page of the view, and Esc leads back.
    window.keys("body", "\u{e031}");
    window.until_text("[data-testid=\"handbook-chapter\"][aria-current]", |text| text.contains("So sánh"));
    window.picture("13-huong-dan");
    window.click(&id("handbook-back"));
    until("the comparison again", || (window.count(&id("view-compare")) == 1).then_some(()));
}

#[test]
fn the_sample_data_are_shown_and_go_without_a_trace() {
    let office = Office::open();
    let window = &office.window;
    window.click(&id("first-sample"));
    until("the sample", || (window.count(&id("sample-bar")) == 1).then_some(()));
    window.until_text(&id("counts"), |text| text.starts_with("5 báo cáo"));
    let beside = office.folder.path().join("so-lieu-mau");
    assert!(beside.is_dir());
    window.picture("14-so-lieu-mau");
    window.click(&id("sample-leave"));
    until("the first run again", || (window.count(&id("first-run")) == 1).then_some(()));
    assert!(!beside.exists());
}

#[test]
fn what_was_typed_is_there_after_a_restart() {
    let office = Office::open();
    office.begin();
    office.work_on(2024);
    let cell = "[data-testid=\"entry-cell\"][data-indicator=\"tel.revenue\"][data-column=\"actual\"]";
    look_for_revenue(&office.window);
    office.window.click(cell);
    office.window.keys(&id("entry-input"), "1.045,5\u{e007}");
    until("the value to be stored", || {
        (office.window.count("[data-testid=\"undo\"]:not([disabled])") == 1).then_some(())
    });
    office.window.picture("9-nhap-lieu");
    let file = office.folder.path().join("so lieu.db");
    let Office { folder, window } = office;
    drop(window);
    let again = Window::open(&file, folder.path());
    look_for_revenue(&again);
    let script = format!(
        "const c = document.querySelector('{cell}'); return c?.querySelector('input')?.value ?? c?.textContent"
    );
    until("the stored value", || {
        again.script(&script).as_str().filter(|value| value.contains("1.045,5")).map(str::to_owned)
    });
}

fn look_for_revenue(window: &Window) {
    window.click(&id("nav-entry"));
    window.fill(&id("entry-search"), "doanh thu dich vu vien thong");
}
