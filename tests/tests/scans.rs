//! Scanned reports through the program and the real Tesseract: figures out of pictures, each with a warning.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![allow(clippy::float_arithmetic, reason = "seconds and places on paper are no measured values")]

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;
use tongket_tests::zips::zlib;

/// A report of the readers' tests, as a word processor prints it.
const REPORT: &str = "../src-tauri/crates/readers/tests/pdf/report-libreoffice.pdf";

/// A letter from a scanner, its pages packed for fax, with the stamp of a signature (state document).
const LETTER: &str = "../src-tauri/crates/readers/tests/pdf/scan-with-stamp.pdf";

/// Figures of the report's first page: those that a person would look for.
const FIGURES: [(&str, &str); 5] =
    [("231", "điểm phục vụ"), ("98,7", "tỷ đồng"), ("11,2", "%"), ("91,7", "%"), ("812.450", "thuê bao")];

struct Office {
    folder: TempDir,
}

/// Shades of grey, row by row.
struct Scan {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn tongket(&self, arguments: &[&str]) -> Output {
        let program = std::env::current_exe().unwrap();
        let program = program.parent().and_then(Path::parent).unwrap().join("tongket");
        assert!(program.is_file(), "{} is not built: cargo build --package tongket-cli", program.display());
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.folder.path()).env_remove("TONGKET_DB");
        command.env("XDG_DATA_HOME", self.path("data")).output().unwrap()
    }

    /// What `extract` tells of a file.
    fn extract(&self, name: &str, bytes: &[u8], more: &[&str]) -> (Option<i32>, Value) {
        fs::write(self.path(name), bytes).unwrap();
        let output = self.tongket(&[&["extract", name, "--json"], more].concat());
        let found = serde_json::from_slice(&output.stdout);
        (output.status.code(), found.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr))))
    }

    /// The first page of the report on paper, as a scanner of 200 dots an inch sees it.
    fn scanned(&self, kind: &[&str], end: &str) -> Vec<u8> {
        let report = Path::new(env!("CARGO_MANIFEST_DIR")).join(REPORT);
        let mut command = Command::new("pdftoppm");
        command.args(["-r", "200", "-l", "1", "-singlefile", "-gray"]).args(kind).arg(report).arg(self.path("page"));
        assert!(command.status().unwrap().success(), "pdftoppm");
        fs::read(self.path("page").with_extension(end)).unwrap()
    }

    fn scan(&self) -> Scan {
        let file = self.scanned(&[], "pgm");
        let head: Vec<&[u8]> = file.splitn(4, |byte| *byte == b'\n').collect();
        let size = std::str::from_utf8(head[1]).unwrap().split_once(' ').unwrap();
        Scan { width: size.0.parse().unwrap(), height: size.1.parse().unwrap(), shades: head[3].to_vec() }
    }
}

impl Scan {
    /// Some of its rows as an object of a PDF.
    fn rows(&self, rows: std::ops::Range<usize>) -> Vec<u8> {
        let height = rows.len();
        let shades = &self.shades[rows.start * self.width..rows.end * self.width];
        let entries = format!("/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Height {height}");
        picture(self.width, &entries, &zlib(shades, 1))
    }
}

fn picture(width: usize, entries: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<</Subtype/Image/Width {width}{entries}/Length {}>>stream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF of one page that draws these pictures, named A, B …
fn pdf(page: &str, content: &str, pictures: &[Vec<u8>]) -> Vec<u8> {
    let names: String = (0..pictures.len()).map(|n| format!("/{} {} 0 R", name(n), n + 5)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R{page}/Contents 4 0 R/Resources<</XObject<<{names}>>>>>>").into_bytes(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()).into_bytes(),
    ];
    objects.extend_from_slice(pictures);
    let (mut out, mut table) = (b"%PDF-1.7\n".to_vec(), String::from("0000000000 65535 f \n"));
    for (number, body) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend([format!("{} 0 obj\n", number + 1).as_bytes(), body, b"\nendobj\n"].concat());
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let tail = format!("xref\n0 {size}\n{table}trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{start}\n%%EOF\n");
    [out, tail.into_bytes()].concat()
}

fn name(number: usize) -> char {
    char::from(b'A' + u8::try_from(number).unwrap())
}

fn codes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

/// The figures are found, each at its place, with its warning and its mark.
fn check(found: &Value, place: &str) {
    let facts = found["facts"].as_array().unwrap();
    for (value, unit) in FIGURES {
        let told = |fact: &&Value| {
            let quote = fact["quote"].as_str().unwrap();
            quote.contains(value) && quote.contains(unit)
        };
        let fact = facts.iter().find(told).unwrap_or_else(|| panic!("{value} {unit} in {}", found["text"]));
        assert_eq!(fact["at"], place);
        assert!(codes(&fact["warnings"]).contains(&"recognised"), "{fact}");
        let inside = |mark: &Value| {
            mark["kind"] == "ocr"
                && mark["start"].as_u64() <= fact["start"].as_u64()
                && mark["end"].as_u64() >= fact["end"].as_u64()
        };
        assert!(found["marks"].as_array().unwrap().iter().any(inside), "{fact}");
    }
    assert!(codes(&found["issues"]).contains(&"recognised") && !codes(&found["issues"]).contains(&"no_text_layer"));
    assert_eq!(found["area"]["name"], "Lạng Sơn");
}

#[test]
fn a_scanned_page_is_read_when_asked_for() {
    let office = Office::new();
    let scan = office.scan();
    let whole = pdf("/MediaBox[0 0 595 842]", "q 595 0 0 842 0 0 cm /A Do Q", &[scan.rows(0..scan.height)]);
    let (status, found) = office.extract("quét.pdf", &whole, &[]);
    assert_eq!((status, codes(&found["issues"])[0]), (Some(1), "no_text_layer"));
    assert!(found["issues"][0]["message"].as_str().unwrap().contains("Tesseract"));
    let (status, found) = office.extract("quét.pdf", &whole, &["--ocr"]);
    assert_eq!(status, Some(0));
    check(&found, "trang 1");
    assert_eq!(office.extract("quét.pdf", &whole, &["--ocr"]).1, found, "the same every time");

    let imported = office.tongket(&["import", "quét.pdf", "--ocr", "--db", "t.db"]);
    assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
    let stored = office.tongket(&["facts", "--db", "t.db", "--json"]);
    let stored: Value = serde_json::from_slice(&stored.stdout).unwrap();
    let facts = stored["facts"].as_array().unwrap();
    assert!(facts.len() >= FIGURES.len() && facts.iter().all(|fact| fact["sure"] == false), "a person looks first");
    let mut left: Vec<_> =
        fs::read_dir(office.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.retain(|name| !name.to_string_lossy().starts_with("t.db"));
    left.sort();
    assert_eq!(left, ["page.pgm", "quét.pdf"], "nothing is left behind");
}

#[test]
fn a_page_in_strips_and_a_page_that_lies_on_its_side() {
    let office = Office::new();
    let scan = office.scan();
    let strip = scan.height.div_ceil(7);
    let rows: Vec<_> = (0..7).map(|n| n * strip..((n + 1) * strip).min(scan.height)).collect();
    let points = |row: usize| 842.0 - 842.0 * row as f64 / scan.height as f64;
    let draw = rows.iter().enumerate().map(|(n, rows)| {
        let (top, bottom) = (points(rows.start), points(rows.end));
        format!("q 595 0 0 {} 0 {bottom} cm /{} Do Q ", top - bottom, name(n))
    });
    let pictures: Vec<_> = rows.iter().map(|rows| scan.rows(rows.clone())).collect();
    let strips = pdf("/MediaBox[0 0 595 842]", &draw.collect::<String>(), &pictures);
    check(&office.extract("dải.pdf", &strips, &["--ocr"]).1, "trang 1");

    let turned = "q 0 595 -842 0 842 0 cm /A Do Q";
    let side = pdf("/MediaBox[0 0 842 595]/Rotate 90", turned, &[scan.rows(0..scan.height)]);
    check(&office.extract("ngang.pdf", &side, &["--ocr"]).1, "trang 1");
}

#[test]
fn photographs_and_pictures_that_are_files() {
    let office = Office::new();
    let jpeg = office.scanned(&["-jpeg"], "jpg");
    let scan = office.scan();
    let entries = format!("/Height {}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode", scan.height);
    let photo = pdf("/MediaBox[0 0 595 842]", "q 595 0 0 842 0 0 cm /A Do Q", &[picture(scan.width, &entries, &jpeg)]);
    check(&office.extract("ảnh.pdf", &photo, &["--ocr"]).1, "trang 1");
    let png = office.scanned(&["-png"], "png");
    let (status, found) = office.extract("ảnh.png", &png, &[]);
    assert_eq!((status, codes(&found["issues"])), (Some(1), vec!["unsupported_format"]));
    let (status, found) = office.extract("ảnh.png", &png, &["--ocr"]);
    assert_eq!((status, found["format"].as_str()), (Some(0), Some("image")));
    check(&found, "trang 1");
    // A head that promises too many pixels is not handed on.
    let mut huge = png;
    huge[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let (status, found) = office.extract("lớn.png", &huge, &["--ocr"]);
    assert_eq!(status, Some(1));
    assert!(codes(&found["issues"]).contains(&"not_recognised"), "{found}");
}

#[test]
fn a_letter_from_a_scanner_is_read_under_its_stamp() {
    let office = Office::new();
    let letter = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(LETTER)).unwrap();
    let (status, found) = office.extract("thư.pdf", &letter, &["--ocr"]);
    assert_eq!(status, Some(0));
    let text = found["text"].as_str().unwrap();
    for words in ["279/BC-BTP ngày 28 tháng 4 năm 2026", "5166/BTC-PC", "206/2025/QH15", "Người ký: CỔNG THÔNG TIN"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(!codes(&found["issues"]).contains(&"no_text_layer"), "{}", found["issues"]);
}
