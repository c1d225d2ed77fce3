//! What leaves the program as a file, made from real reports in a real data file.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod compare_files;
mod figures;
mod issued;
mod letterhead;
mod passages;

use app::{Desk, Face, IfMissing, ImportSource};
use std::{cell::RefCell, fs, path::Path, sync::atomic::AtomicBool};

/// A report of a department with these lines under the field of telecommunications.
fn report(province: &str, year: i32, lines: &[&str]) -> String {
    let head = format!(
        "UBND TỈNH {}\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: {}/BC-STTTT\n{province}, ngày 18 tháng 12 năm {year}\nBÁO CÁO\n\
         Kết quả công tác năm {year}\n1. Lĩnh vực viễn thông, Internet\n",
        province.to_uppercase(),
        year % 100
    );
    format!("{head}{}\n", lines.join("\n"))
}

/// A data file in a folder of its own, with these reports.
fn desk_with(reports: &[String]) -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("tongket.db"), Face::CommandLine, IfMissing::Create).unwrap();
    let desk = RefCell::new(desk);
    let paths = reports.iter().enumerate().map(|(nth, text)| {
        let path = folder.path().join(format!("báo cáo {nth}.txt"));
        fs::write(&path, text).unwrap();
        path
    });
    let source = ImportSource { paths: paths.collect(), ..ImportSource::default() };
    app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
    (folder, desk.into_inner())
}

/// A part of a zip package as text.
fn part(package: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(fs::File::open(package).unwrap()).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}
