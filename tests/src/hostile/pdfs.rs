//! PDFs whose pages, objects, tables and streams have no end.

use super::{Hostile, Left, noise};
use crate::zips::zlib;
use std::io::Write as _;

const MIB: usize = 1 << 20;
const PAGE: &[u8] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>/XObject<</X 6 0 R>>>>>>";
const WORDS: &[u8] = b"BT /F 12 Tf 72 700 Td (Co 9 doanh nghiep buu chinh) Tj ET\n";

fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<<{entries}/Length {}>>stream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

/// A file of one page with these objects instead of its own.
fn pdf(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut all: Vec<(u32, Vec<u8>)> = vec![
        (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
        (2, b"<</Type/Pages/Kids[5 0 R]/Count 1>>".to_vec()),
        (3, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec()),
        (4, stream("", WORDS)),
        (5, PAGE.to_vec()),
    ];
    all.retain(|(number, _)| objects.iter().all(|(other, _)| other != number));
    all.extend_from_slice(objects);
    all.sort_by_key(|(number, _)| *number);
    let (mut out, mut places) = (b"%PDF-1.7\n".to_vec(), Vec::new());
    for (number, body) in &all {
        places.push((*number, out.len()));
        out.extend([format!("{number} 0 obj\n").as_bytes(), body, b"\nendobj\n"].concat());
    }
    let table = out.len();
    out.extend(b"xref\n");
    for (number, place) in &places {
        write!(out, "{number} 1\n{place:010} 00000 n \n").expect("memory is written");
    }
    let size = places.last().map_or(0, |(number, _)| number + 1);
    write!(out, "trailer<</Root 1 0 R/Size {size}>>\nstartxref\n{table}\n%%EOF\n").expect("memory is written");
    out
}

/// A page that also draws a form packed by these filters.
fn with_form(filter: &str, bytes: &[u8]) -> Vec<u8> {
    let form = stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter{filter}"), bytes);
    pdf(&[(4, stream("", &[WORDS, b"/X Do "].concat())), (6, form)])
}

/// What may be said of a file of which too much stands there.
const CUT: &[&str] = &["limit_ratio", "limit_size", "limit_pages", "limit_time", "limit_entries", "damaged"];

/// All of them.
pub(super) fn files() -> Vec<Hostile> {
    [pages(), objects(), streams(), contents()].concat()
}

/// Page trees.
fn pages() -> Vec<Hostile> {
    let round = b"<</Type/Pages/Kids[2 0 R 5 0 R 2 0 R]/Count 3>>".to_vec();
    let chain = |n: u32| (n, format!("<</Kids[{0} 0 R {0} 0 R]/Count 1>>", n + 1).into_bytes());
    let two: Vec<_> = (6..400).map(chain).chain([(2, b"<</Kids[6 0 R]/Count 1>>".to_vec())]).collect();
    let same = format!("<</Type/Pages/Count 100000/Kids[{}]>>", "5 0 R ".repeat(100_000)).into_bytes();
    let inline = String::from_utf8_lossy(PAGE).into_owned().repeat(20_000);
    let inline = format!("<</Type/Pages/Count 20000/Kids[{inline}]>>").into_bytes();
    vec![
        Hostile::new("cây tự chứa mình.pdf", pdf(&[(2, round)]), &["damaged"], Left::Some),
        Hostile::new("cây hai nhánh.pdf", pdf(&two), &["limit_pages", "damaged"], Left::Open),
        Hostile::new("một trang trăm nghìn lần.pdf", pdf(&[(2, same)]), CUT, Left::Some),
        Hostile::new("hai vạn trang.pdf", pdf(&[(2, inline)]), &["limit_pages"], Left::Some),
    ]
}

/// Objects and the tables of them.
fn objects() -> Vec<Hostile> {
    let once = zlib(&vec![b' '; MIB], 4_000);
    let table = stream("/Type/XRef/W[8 8 8]/Size 2000000000/Index[0 2000000000]/Root 1 0 R/Filter/FlateDecode", &once);
    let whole = pdf(&[]);
    let start = format!("\nendobj\nstartxref\n{}\n%%EOF", whole.len()).into_bytes();
    let table = [whole.clone(), b"9 0 obj\n".to_vec(), table, start].concat();
    let packs = stream("/Type/ObjStm/N 90000000/First 10/Filter/FlateDecode", &once);
    let packs = [pdf(&[(9, packs)]), b"\nstartxref\n0\n%%EOF".to_vec()].concat();
    let endless = |n: usize| format!("xref\n0 0\ntrailer<</Root 1 0 R/Prev {}>>\n", n * 7);
    let endless: String = (0..200_000).map(endless).collect();
    let endless = [whole, endless.into_bytes(), b"startxref\n9000000\n%%EOF".to_vec()].concat();
    let deep = |bytes: &[u8]| pdf(&[(4, stream("", &[WORDS, bytes].concat())), (8, bytes.to_vec())]);
    vec![
        Hostile::new("mảng sâu.pdf", deep(&b"[".repeat(8_000_000)), &[], Left::Some),
        Hostile::new("từ điển sâu.pdf", deep(&b"<</A".repeat(4_000_000)), &[], Left::Some),
        Hostile::new("ngoặc sâu.pdf", deep(&b"(".repeat(8_000_000)), &[], Left::Some),
        Hostile::new("bảng khổng lồ.pdf", table, CUT, Left::Some),
        Hostile::new("gói khổng lồ.pdf", packs, CUT, Left::Some),
        Hostile::new("bảng nối bảng.pdf", endless, &[], Left::Open),
        Hostile::new("nhiễu dài.pdf", [b"%PDF-1.7\n".to_vec(), noise(60 * MIB, 6)].concat(), CUT, Left::None),
    ]
}

/// Packed streams.
fn streams() -> Vec<Hostile> {
    let once = zlib(&vec![b' '; MIB], 4_000);
    let twice = zlib(&once, 1);
    let runs = zlib(&b"\x81 ".repeat(500_000), 400);
    vec![
        Hostile::new("nén.pdf", with_form("/FlateDecode", &once), &["limit_ratio"], Left::Some),
        Hostile::new("nén hai lần.pdf", with_form("[/FlateDecode/FlateDecode]", &twice), &["limit_ratio"], Left::Some),
        Hostile::new("chạy dài.pdf", with_form("[/FlateDecode/RunLengthDecode]", &runs), &["limit_ratio"], Left::Some),
        Hostile::new("lzw.pdf", with_form("/LZWDecode", &noise(32 * MIB, 5)), &[], Left::Some),
    ]
}

/// What pages draw.
fn contents() -> Vec<Hostile> {
    let drawn = |packed: &[u8]| pdf(&[(4, stream("/Filter/FlateDecode", packed))]);
    let strokes = zlib(&b"BT /F 9 Tf 9 9 Td (1) Tj ET 0 0 m 9 9 l S ".repeat(20_000), 300);
    let letters = zlib(&b"BT /F 12 Tf 72 700 Td (Co 5 xa) Tj 0 -1 Td ET ".repeat(20_000), 200);
    let inside = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>";
    let form = stream(inside, &b"/X Do /Y Do ".repeat(50));
    let form = [(4, stream("", &[WORDS, b"/X Do "].concat())), (6, form.clone()), (7, form)];
    let map = b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange ".repeat(20_000);
    let map = [&b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "[..], &map].concat();
    let font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>";
    let inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>";
    let map = [(3, font.to_vec()), (7, inner.to_vec()), (8, stream("", &map))];
    vec![
        Hostile::new("sáu triệu nét.pdf", drawn(&strokes), CUT, Left::Open),
        Hostile::new("bốn triệu lần chữ.pdf", drawn(&letters), CUT, Left::Open),
        Hostile::new("hình vẽ hình.pdf", pdf(&form), &["limit_size"], Left::Some),
        Hostile::new("bảng chữ.pdf", pdf(&map), &[], Left::Open),
    ]
}
