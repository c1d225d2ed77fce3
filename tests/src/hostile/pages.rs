//! Texts, tables and pages that no person wrote: one line of sixty million bytes, a million open groups, mere noise.

use super::{Hostile, Left, noise};

const LONG: usize = 60_000_000;
const CUT: &[&str] =
    &["limit_size", "limit_memory", "limit_cells", "limit_depth", "limit_time", "damaged", "truncated"];

fn of_length(unit: &str, length: usize) -> Vec<u8> {
    unit.repeat(length / unit.len() + 1).into_bytes()
}

fn within(head: &str, unit: &str, length: usize) -> Vec<u8> {
    [head.as_bytes(), &of_length(unit, length)].concat()
}

/// Files of very much of one thing.
pub(super) fn long() -> Vec<Hostile> {
    let figures = "Có 5 xã, đạt 12,5%. ";
    let mht = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n";
    let part = "--b\nContent-Type: multipart/mixed; boundary=\"b\"\n\n";
    vec![
        Hostile::new("một dòng.txt", of_length("a", LONG), CUT, Left::Some),
        Hostile::new("một dòng số liệu.txt", of_length(figures, LONG), CUT, Left::Some),
        Hostile::new("nhiều dòng số liệu.txt", of_length("Có 5 xã, đạt 12,5%.\n", LONG), CUT, Left::Some),
        Hostile::new("dấu rời.txt", within("a", "\u{301}", LONG / 4), CUT, Left::Some),
        Hostile::new("một dòng.csv", of_length("1.386;", LONG), CUT, Left::Some),
        Hostile::new("một ô.csv", within("Tên;Số\nTổng;\"", "12 ", LONG), CUT, Left::Some),
        Hostile::new("nhiều dòng.csv", of_length("Hà Nội;1.386;2.772\n", LONG), CUT, Left::Some),
        Hostile::new("một dòng.html", within("<html><body><p>", figures, LONG), CUT, Left::Some),
        Hostile::new("lồng nhau.html", within("<html><body>", "<div>", LONG / 10), CUT, Left::Open),
        Hostile::new("bảng lồng nhau.html", within("<html><body>", "<table><tr><td>12 xã", LONG / 10), CUT, Left::Open),
        Hostile::new(
            "chữ đậm lồng nhau.html",
            within("<html><body>", "<b><i><a><p>Có 12 xã", LONG / 10),
            CUT,
            Left::Open,
        ),
        Hostile::new("thuộc tính.html", within("<html><body><p ", "a=b c ", LONG), CUT, Left::Open),
        Hostile::new("một dòng.rtf", within("{\\rtf1\\ansi ", figures, LONG), CUT, Left::Some),
        Hostile::new("nhóm lồng nhau.rtf", within("{\\rtf1\\ansi Có 12 xã ", "{\\b ", LONG / 2), CUT, Left::Open),
        Hostile::new(
            "bảng.rtf",
            within("{\\rtf1\\ansi ", "\\trowd\\cellx1\\intbl 12\\cell\\row", LONG),
            CUT,
            Left::Open,
        ),
        Hostile::new("phông.rtf", within("{\\rtf1\\ansi{\\fonttbl", "{\\f1 .VnTime;}", LONG), CUT, Left::Open),
        Hostile::new("lồng nhau.mht", within(mht, part, LONG / 10), CUT, Left::Open),
    ]
}

/// Mere noise, under every name a report has, and behind every signature.
pub(super) fn noise_files() -> Vec<Hostile> {
    let ends =
        ["txt", "csv", "html", "mht", "docx", "doc", "rtf", "odt", "pdf", "xlsx", "xls", "ods", "zip", "png", "x"];
    let signatures: [(&str, &[u8]); 8] = [
        ("zip", b"PK\x03\x04"),
        ("pdf", b"%PDF-1.7\n"),
        ("rtf", b"{\\rtf1\\ansi "),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("html", b"<html><body>"),
        ("xml", b"<?xml version=\"1.0\"?>"),
        ("mht", b"MIME-Version: 1.0\n\n"),
        ("utf16", b"\xff\xfe"),
    ];
    let bare = ends.into_iter().zip(1..).map(|(end, seed)| {
        Hostile::new(&format!("nhiễu.{end}"), noise(1 << 20, seed), &["unsupported_format", "damaged"], Left::None)
    });
    let signed = signatures.into_iter().zip(100..).map(|((end, signature), seed)| {
        let bytes = [signature, &noise(4 << 20, seed)].concat();
        Hostile::new(&format!("nhiễu có đầu.{end}"), bytes, &["unsupported_format", "damaged"], Left::Open)
    });
    bare.chain(signed).collect()
}
