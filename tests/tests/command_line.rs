//! The command line as scripts see it: output, exit status, JSON.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;
use tongket_tests::zips::{Part, zipped};

const REPORT: &str = "UBND TỈNH ĐIỆN BIÊN\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\n\nBÁO CÁO\nTổng kết công tác năm 2021\n\n\
    Toàn tỉnh có 391.600 thuê bao điện thoại di động. Có 118/129 đơn vị đã diễn tập ứng cứu sự cố, đạt 91,5%. \
    Chỉ số cải cách hành chính xếp thứ 27/63.";

fn tongket(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(program());
    command.args(arguments).current_dir(folder).env("XDG_DATA_HOME", folder.join("data")).env_remove("TONGKET_DB");
    command.output().unwrap()
}

/// The program, built by cargo beside this test.
fn program() -> PathBuf {
    let beside = std::env::current_exe().unwrap();
    let folder = beside.parent().and_then(Path::parent).unwrap();
    let program = folder.join(format!("tongket{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "{} is not built: cargo build --package tongket-cli", program.display());
    program
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

fn office() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bao cao.txt"), REPORT).unwrap();
    folder
}

#[test]
fn extract_prints_one_object_and_stores_nothing() {
    let folder = office();
    let output = tongket(&["extract", "bao cao.txt", "--json"], folder.path());
    assert_eq!(output.status.code(), Some(0));
    let found = json(&output);
    assert_eq!((found["area"]["id"].as_str(), found["period"]["start"].as_str()), (Some("A-11"), Some("2021-01-01")));
    let text: Vec<char> = found["text"].as_str().unwrap().chars().collect();
    let facts = found["facts"].as_array().unwrap();
    assert!(facts.len() >= 4, "{facts:?}");
    for fact in facts {
        let at = |key: &str| usize::try_from(fact[key].as_u64().unwrap()).unwrap();
        assert_eq!(text[at("start")..at("end")].iter().collect::<String>(), fact["quote"].as_str().unwrap());
    }
    let raw = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(raw.contains(r#""value":91.5"#) && raw.contains(r#""value":391600"#));
    assert!(!folder.path().join("data").exists());
}

#[test]
fn what_cannot_be_read_is_still_one_object() {
    let folder = office();
    fs::write(folder.path().join("x.bin"), [0_u8, 159, 146, 150].repeat(50)).unwrap();
    for file in ["x.bin", "không có.docx"] {
        let output = tongket(&["extract", file, "--json"], folder.path());
        assert_eq!(output.status.code(), Some(1));
        let found = json(&output);
        assert_eq!(found["text"].as_str(), Some(""));
        assert!(found["issues"][0]["message"].as_str().unwrap().contains(file));
    }
}

/// An archive as old and new programs write them: names in UTF-8, in the code page of DOS, in that of Vietnamese Windows.
fn bundle(files: &[(&[u8], &[u8])]) -> Vec<u8> {
    zipped(&files.iter().map(|(name, bytes)| Part::deflated(*name, bytes)).collect::<Vec<_>>())
}

#[test]
fn of_an_archive_every_report_is_read_and_a_bad_one_is_named() {
    let folder = office();
    let inner = bundle(&[("Quý IV.txt".as_bytes(), REPORT.as_bytes())]);
    let deepest = bundle(&[(b"trong.zip", &bundle(&[(b"a.zip", &inner)]))]);
    let files: [(&[u8], &[u8]); 6] = [
        ("Năm 2021/Báo cáo tổng kết.txt".as_bytes(), REPORT.as_bytes()),
        (b"r\x82sum\x82.txt", REPORT.as_bytes()),
        (b"B\xe1o c\xe1o s\xf4\xec 2.txt", REPORT.as_bytes()),
        (b"quy.zip", &inner),
        (b"sau.zip", &deepest),
        (b"ho\xccng.docx", b"PK\x03\x04 no more of it"),
    ];
    fs::write(folder.path().join("gửi.zip"), bundle(&files)).unwrap();
    let output = tongket(&["extract", "gửi.zip", "--json"], folder.path());
    assert_eq!(output.status.code(), Some(0));
    let found = json(&output);
    let documents = found["documents"].as_array().unwrap();
    let of = |path: &str| documents.iter().find(|d| d["path"] == path).unwrap_or_else(|| panic!("{path}: {found}"));
    for path in ["Năm 2021/Báo cáo tổng kết.txt", "résumé.txt", "Báo cáo số 2.txt", "quy.zip/Quý IV.txt"]
    {
        let document = of(path);
        assert_eq!(
            (document["area"]["id"].as_str(), document["format"].as_str()),
            (Some("A-11"), Some("txt")),
            "{path}"
        );
        assert!(document["facts"].as_array().unwrap().iter().any(|fact| fact["value"] == 391_600), "{path}");
    }
    assert_eq!(documents.len(), 6);
    let too_deep = of("sau.zip/trong.zip");
    assert_eq!((too_deep["issues"][0]["code"].as_str(), too_deep["text"].as_str()), (Some("limit_depth"), Some("")));
    assert_eq!(of("hòng.docx")["issues"][0]["code"], "damaged");
    let named: Vec<_> = found["issues"].as_array().unwrap().iter().map(|issue| issue["at"].as_str().unwrap()).collect();
    assert_eq!(named, ["hòng.docx", "sau.zip/trong.zip"]);
    assert!(found["issues"][0]["message"].as_str().unwrap().contains("gửi.zip › hòng.docx"));
    let told = tongket(&["extract", "gửi.zip"], folder.path());
    assert!(String::from_utf8_lossy(&told.stdout).contains("Báo cáo số 2.txt\n"));
    assert_eq!(tongket(&["import", "gửi.zip", "--db", "t.db"], folder.path()).status.code(), Some(1));

    fs::write(folder.path().join("trống.zip"), bundle(&[])).unwrap();
    let empty = tongket(&["extract", "trống.zip", "--json"], folder.path());
    assert_eq!((empty.status.code(), json(&empty)["text"].as_str()), (Some(1), Some("")));
    assert!(!json(&empty)["issues"].as_array().unwrap().is_empty());
}

#[test]
fn import_facts_compare_and_summary() {
    let folder = office();
    fs::write(folder.path().join("hỏng.docx"), b"PK\x03\x04").unwrap();
    let imported = tongket(&["import", "bao cao.txt", "hỏng.docx", "--db", "t.db", "--json"], folder.path());
    assert_eq!(imported.status.code(), Some(1), "one file could not be read");
    let files = json(&imported)["files"].clone();
    assert_eq!((files[0]["status"].as_str(), files[1]["status"].as_str()), (Some("imported"), Some("failed")));
    let again = tongket(&["import", "bao cao.txt", "--db", "t.db", "--json"], folder.path());
    assert_eq!((again.status.code(), json(&again)["files"][0]["status"].as_str()), (Some(0), Some("duplicate")));

    let facts =
        json(&tongket(&["facts", "--db", "t.db", "--area", "dien bien", "--year", "2021", "--json"], folder.path()));
    let ratio = facts["facts"].as_array().unwrap().iter().find(|f| f["value"] == 118).unwrap();
    assert_eq!(ratio["value2"], 129);
    assert!(ratio["source"]["sentence"].as_str().unwrap().contains("118/129 đơn vị"));
    assert_eq!(ratio["source"]["file"], "bao cao.txt");
    let nothing = tongket(&["facts", "--db", "t.db", "--year", "1999", "--json"], folder.path());
    assert_eq!((nothing.status.code(), json(&nothing)["facts"].as_array().map(Vec::len)), (Some(0), Some(0)));
    let csv = tongket(&["facts", "--db", "t.db", "--csv"], folder.path());
    assert!(String::from_utf8(csv.stdout).unwrap().starts_with("id,state,official,indicator"));

    let ask = [
        "compare",
        "--db",
        "t.db",
        "--indicator",
        "tel.mobile_subs",
        "--area",
        "A-11",
        "--years",
        "2020-2021",
        "--json",
    ];
    let cells = json(&tongket(&ask, folder.path()))["rows"][0]["cells"].clone();
    assert_eq!((cells[0]["reason"].as_str(), cells[0]["value"].is_null()), (Some("missing"), true));
    assert_eq!(cells[1]["value"], 391_600);

    let summary =
        tongket(&["summary", "--db", "t.db", "--area", "Điện Biên", "--year", "2021", "--out", "t.pdf"], folder.path());
    assert_eq!(summary.status.code(), Some(0), "{}", String::from_utf8_lossy(&summary.stderr));
    assert!(fs::read(folder.path().join("t.pdf")).unwrap().starts_with(b"%PDF-"));
    let none =
        tongket(&["summary", "--db", "t.db", "--area", "Điện Biên", "--year", "2010", "--out", "u.pdf"], folder.path());
    assert_eq!((none.status.code(), folder.path().join("u.pdf").exists()), (Some(1), false));
    assert!(String::from_utf8_lossy(&none.stderr).contains("2010"));
    assert_eq!(tongket(&["check", "--db", "t.db"], folder.path()).status.code(), Some(0));
}

#[test]
fn a_comparison_goes_into_files() {
    let folder = office();
    tongket(&["import", "bao cao.txt", "--db", "t.db"], folder.path());
    let ask = |more: &[&str]| {
        let base = ["compare", "--db", "t.db", "--indicator", "tel.mobile_subs", "--years", "2020-2021"];
        tongket(&[&base, more].concat(), folder.path())
    };
    let both = ask(&["--xlsx", "t.xlsx", "--svg", "t.svg"]);
    assert_eq!(both.status.code(), Some(0), "{}", String::from_utf8_lossy(&both.stderr));
    assert_eq!(String::from_utf8_lossy(&both.stdout).lines().collect::<Vec<_>>(), ["t.xlsx", "t.svg"]);
    assert!(fs::read(folder.path().join("t.xlsx")).unwrap().starts_with(b"PK"));
    assert!(fs::read_to_string(folder.path().join("t.svg")).unwrap().contains(">391.600<"));
    let beside = ask(&["--json", "--xlsx", "u.xlsx"]);
    assert_eq!(json(&beside)["rows"][0]["cells"][1]["value"], 391_600);
    assert!(folder.path().join("u.xlsx").exists());

    let nothing = ask(&["--years", "2010-2011", "--svg", "n.svg"]);
    assert_eq!(nothing.status.code(), Some(2), "years twice");
    let base = ["compare", "--db", "t.db", "--indicator", "tel.mobile_subs", "--years", "2010-2011"];
    let nothing = tongket(&[&base[..], &["--svg", "n.svg", "--xlsx", "n.xlsx"]].concat(), folder.path());
    assert_eq!((nothing.status.code(), folder.path().join("n.svg").exists()), (Some(1), false));
    assert!(folder.path().join("n.xlsx").exists(), "the rest is still done");
    assert_eq!(ask(&["--svg", "không/có/t.svg"]).status.code(), Some(1));
}

#[test]
fn wrong_arguments_are_status_two_and_missing_data_one() {
    let folder = office();
    tongket(&["import", "bao cao.txt", "--db", "t.db"], folder.path());
    let status = |arguments: &[&str]| tongket(arguments, folder.path()).status.code();
    assert_eq!(status(&["nonsense"]), Some(2));
    assert_eq!(status(&["facts", "--db", "t.db", "--area", "Điện Biênn"]), Some(2));
    assert_eq!(status(&["facts", "--db", "t.db", "--indicator", "tel.no"]), Some(2));
    assert_eq!(status(&["compare", "--db", "t.db", "--indicator", "tel.revenue", "--years", "20"]), Some(2));
    assert_eq!(status(&["facts", "--db", "none.db"]), Some(1));
    assert_eq!(status(&["--version"]), Some(0));
    fs::write(folder.path().join("note.db"), "nothing of ours").unwrap();
    assert_eq!(status(&["check", "--db", "note.db"]), Some(1));
    assert_eq!(fs::read(folder.path().join("note.db")).unwrap(), b"nothing of ours");
}

#[test]
fn the_demo_makes_everything_in_its_own_folder() {
    let folder = office();
    let output = tongket(&["demo", "--out", "d"], folder.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let pdf = String::from_utf8(output.stdout).unwrap();
    assert!(fs::read(folder.path().join(pdf.trim())).unwrap().starts_with(b"%PDF-"));
    assert!(!folder.path().join("data").exists(), "the user's own data are not touched");
    assert_eq!(tongket(&["check", "--db", "d/tongket-demo.db"], folder.path()).status.code(), Some(0));
    assert_eq!(tongket(&["demo", "--out", "d"], folder.path()).status.code(), Some(0), "a second time");
}

#[test]
fn a_copy_is_made_and_restored() {
    let folder = office();
    tongket(&["import", "bao cao.txt", "--db", "t.db"], folder.path());
    let run = |arguments: &[&str]| tongket(arguments, folder.path());
    let made = run(&["backup", "copy.db", "--db", "t.db"]);
    assert_eq!(made.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&made.stdout).trim().ends_with("copy.db"));
    assert_eq!(run(&["backup", "copy.db", "--db", "t.db"]).status.code(), Some(0), "a copy takes its own place");
    assert_eq!(run(&["backup", "bao cao.txt", "--db", "t.db"]).status.code(), Some(1), "and no other file's");
    assert_eq!(run(&["backup", "x.db", "--db", "none.db"]).status.code(), Some(1));
    assert_eq!(run(&["backup"]).status.code(), Some(2));
    assert_eq!(run(&["restore", "none.db", "--db", "t.db"]).status.code(), Some(1));
    assert_eq!(run(&["restore", "bao cao.txt", "--db", "t.db"]).status.code(), Some(1));
    assert_eq!(run(&["restore", "copy.db", "--db", "new/t.db"]).status.code(), Some(0));
    assert_eq!(run(&["check", "--db", "new/t.db"]).status.code(), Some(0));
    let back = run(&["restore", "copy.db", "--db", "t.db"]);
    assert_eq!(back.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&back.stderr).contains("backup"), "what was there is kept, and it says where");

    // A text that changed on the disk: the check names it and offers a copy.
    let path = folder.path().join("t.db");
    let mut bytes = fs::read(&path).unwrap();
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| &bytes[*at..*at + 4] == b"2021").collect();
    places.iter().for_each(|at| bytes[*at..*at + 4].copy_from_slice(b"2012"));
    fs::write(&path, bytes).unwrap();
    let checked = run(&["check", "--db", "t.db"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&checked.stderr).contains("tongket restore"));
}
