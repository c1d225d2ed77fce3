//! The daily work with the Windows program, under wine: the same documents and data as on Linux, from every place.

use crate::{
    step::{Failure, command, root, run, run_and_read},
    windows::{self, folder, make_folder, remove},
    windows_test::{expect, expect_refused},
    wine::Wine,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The sample reports, as Windows writes their folder.
pub(crate) const SAMPLES: &str = r"C:\báo cáo mẫu";
/// A folder whose path is longer than the 260 letters of old.
const DEEP: [&str; 14] = ["thư mục có tên rất dài"; 14];
/// A folder of the Linux machine in which nobody can make a file, not even its administrator.
const READ_ONLY: &str = r"Z:\sys\số liệu.db";
/// Crates without a window whose tests run under wine.
const TESTED: [&str; 6] =
    ["tongket-text", "tongket-model", "tongket-extract", "tongket-compare", "tongket-store", "tongket-cli"];

/// `demo` under wine and on Linux: the same PDF.
pub(crate) fn main_job(wine: &Wine) -> Result<(), Failure> {
    run(&mut wine.program(&["demo", "--out", r"C:\thử nghiệm"]))?;
    let here = folder().join("linux-demo");
    remove(&here)?;
    // Typed values tell who typed them: wine takes the person's name from the system below.
    let person = run_and_read(&mut command("id", &["-un"]))?;
    run(tongket().env("USERNAME", person.trim()).args(["demo", "--out"]).arg(&here))?;
    let (one, other) = (pdf_in(&wine.drive().join("thử nghiệm"))?, pdf_in(&here)?);
    expect(one == other, &format!("the summary has the same {} bytes under wine and on Linux", other.len()))
}

fn pdf_in(folder: &Path) -> Result<Vec<u8>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))?;
    let found = entries.filter_map(Result::ok).map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "pdf"));
    let path = found.ok_or_else(|| Failure::Disk(format!("no PDF in {}", folder.display())))?;
    fs::read(&path).map_err(|error| Failure::Disk(format!("{}: {error}", path.display())))
}

/// A data file made there opens here with the same figures, and back; copies too.
pub(crate) fn data_file(wine: &Wine) -> Result<(), Failure> {
    let samples = wine.drive().join("báo cáo mẫu");
    copy_files(&root().join("tests/samples"), &samples)?;
    make_folder(&wine.drive().join("dữ liệu").join(DEEP.join("/")))?;
    let db = format!(r"C:\dữ liệu\{}\số liệu.db", DEEP.join(r"\"));
    run(&mut wine.program(&["import", SAMPLES, "--db", &db]))?;
    run(&mut wine.program(&["check", "--db", &db]))?;
    expect(db.chars().count() > 260, &format!("it works with a path of {} letters", db.chars().count()))?;
    run(&mut wine.program(&["backup", r"C:\sao lưu.db", "--db", &db]))?;
    run(&mut wine.program(&["restore", r"C:\sao lưu.db", "--db", r"C:\khôi phục.db"]))?;

    let restored = wine.drive().join("khôi phục.db");
    run(tongket().args(["check", "--db"]).arg(&restored))?;
    let there = figures(wine.program(&["facts", "--json", "--db", r"C:\khôi phục.db"]))?;
    let mut ask = tongket();
    ask.args(["facts", "--json", "--db"]).arg(&restored);
    expect(!there.is_empty() && there == figures(ask)?, "the restored file tells the same figures here and there")?;

    let made = wine.drive().join("từ Linux.db");
    run(tongket().arg("import").arg(&samples).arg("--db").arg(&made))?;
    run(&mut wine.program(&["check", "--db", r"C:\từ Linux.db"]))?;
    let mut ask = tongket();
    ask.args(["facts", "--json", "--db"]).arg(&made);
    let here = figures(ask)?;
    let there = figures(wine.program(&["facts", "--json", "--db", r"C:\từ Linux.db"]))?;
    expect(!here.is_empty() && here == there, "a file made on Linux tells the same figures there")
}

/// What a program prints that ends well.
fn figures(mut ask: Command) -> Result<Vec<u8>, Failure> {
    let answer = ask.output().map_err(|error| Failure::Disk(error.to_string()))?;
    expect(answer.status.success(), &format!("{} bytes of figures", answer.stdout.len()))?;
    Ok(answer.stdout)
}

/// A folder that takes no file, and a program that runs from a stick.
pub(crate) fn places(wine: &Wine) -> Result<(), Failure> {
    expect_refused(wine, &["import", SAMPLES, "--db", READ_ONLY], "Z:", "a folder that cannot be written to")?;
    expect_refused(
        wine,
        &["check", "--db", r"C:\không có\tệp.db"],
        "Không có tệp dữ liệu",
        "a data file that is not there",
    )?;

    let stick = wine.drive().join("ổ USB");
    make_folder(&stick)?;
    run(command("unzip", &["-q", "-o"]).arg(windows::portable()).arg("-d").arg(&stick))?;
    run(&mut wine.ask("wine", &[r"C:\ổ USB\TongKet\TongKet.exe", "import", SAMPLES]))?;
    expect(stick.join("TongKet/data/tongket.db").is_file(), "on a stick the data lie beside the program")
}

/// The tests of the crates without a window, built for Windows and run by wine.
pub(crate) fn rust_tests(wine: &Wine) -> Result<(), Failure> {
    let mut test = windows::cargo("test", "std,panic_unwind,test")?;
    test.args(TESTED.iter().flat_map(|name| ["--package", name]));
    test.envs(wine.ask("wine", &[]).get_envs().filter_map(|(name, value)| Some((name, value?))));
    test.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine").env_remove("DISPLAY");
    run(&mut test)
}

fn copy_files(from: &Path, to: &Path) -> Result<(), Failure> {
    make_folder(to)?;
    let failed = |path: &Path, error: std::io::Error| Failure::Disk(format!("{}: {error}", path.display()));
    for entry in fs::read_dir(from).map_err(|error| failed(from, error))?.flatten() {
        if entry.path().is_file() && entry.file_name() != "README.md" {
            fs::copy(entry.path(), to.join(entry.file_name())).map_err(|error| failed(&entry.path(), error))?;
        }
    }
    Ok(())
}

/// The command line of this machine.
fn tongket() -> Command {
    let program: PathBuf = crate::demo::program("tongket");
    Command::new(program)
}
