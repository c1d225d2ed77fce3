//! Zip archives that inflate without end, lie about themselves, or point out of their folder.

use super::{Hostile, Left};
use crate::zips::{Part, overlapping, zipped};

const MIB: usize = 1 << 20;
const REPORT: &[u8] = "Toàn tỉnh có 1.386 trạm BTS.".as_bytes();

/// Archives that become far larger than they are.
pub(super) fn bombs() -> Vec<Hostile> {
    let blank = vec![b' '; MIB];
    let figures = "Có 5 xã, đạt 12,5%. ".repeat(50_000);
    let text = |n: usize| format!("{n:04}.txt");
    let named = |part: Part, count: usize| {
        (0..count).map(|n| Part { name: text(n).into_bytes(), ..part.clone() }).collect::<Vec<_>>()
    };
    let flat = named(Part::bomb("", &blank, 64), 200);
    let under = named(Part::bomb("", figures.as_bytes(), 3), 300);
    let sixteen = |part: Part, end: &str| {
        zipped(
            &(0..16).map(|n| Part { name: format!("{n:02}.{end}").into_bytes(), ..part.clone() }).collect::<Vec<_>>(),
        )
    };
    let inner = sixteen(Part::bomb("", &blank, 300), "txt");
    let middle = sixteen(Part::deflated("", &inner), "zip");
    let outer = sixteen(Part::deflated("", &middle), "zip");
    let small = Part { size: 10, ..Part::bomb("0.txt", &blank, 4_000) };
    let large = Part { size: u32::MAX, ..Part::deflated("1.txt", REPORT) };
    let many: Vec<Part> = (0..60_000).map(|n| Part::stored(format!("{n}.txt"), b"x")).collect();
    let empty: Vec<Part> = (0..9_000).map(|n| Part::stored(format!("{n}.txt"), b"")).collect();
    let big = Part::bomb("0.txt", &blank, 4);
    vec![
        Hostile::new("phẳng.zip", zipped(&[Part::bomb("a.txt", &blank, 4_000)]), &["limit_ratio"], Left::Open),
        Hostile::new("phẳng nhiều tệp.zip", zipped(&flat), &["limit_ratio"], Left::Open),
        Hostile::new("nhiều số liệu.zip", zipped(&under), &["limit_ratio"], Left::None),
        Hostile::new("lồng nhau.zip", outer, &["limit_ratio", "limit_depth"], Left::Open),
        Hostile::new("chồng nhau.zip", overlapping(&big, 9_000), &["limit_ratio"], Left::Open),
        Hostile::new("khai nhỏ.zip", zipped(&[small, large.clone()]), &["limit_ratio", "limit_size"], Left::Some),
        Hostile::new("khai lớn.zip", zipped(&[large, Part::stored("2.txt", REPORT)]), &[], Left::Some),
        Hostile::new("sáu vạn tệp.zip", zipped(&many), &["limit_entries"], Left::None),
        Hostile::new("chín nghìn tệp rỗng.zip", zipped(&empty), &["limit_entries", "empty"], Left::None),
        Hostile::new("tự nói là có khóa.zip", zipped(&[Part { locked: true, ..big }]), &["encrypted"], Left::None),
    ]
}

/// Names that lead out of the folder, or are no names.
pub(super) fn paths() -> Vec<Hostile> {
    let names =
        ["../../../thoat.txt", "/tmp/thoat.txt", "C:\\thoat.txt", "..\\..\\thoat.txt", "a/../../thoat.txt", "a.txt"];
    let parts: Vec<Part> = names.into_iter().map(|name| Part::stored(name, REPORT)).collect();
    let odd = [&b"\0.txt"[..], b"", b"a/b\n.txt", &[0xff; 300], b"con.txt", b"a.txt\0.exe"];
    let odd: Vec<Part> =
        odd.into_iter().map(|name| Part::stored(name, REPORT)).chain([Part::stored("x.txt", b"")]).collect();
    vec![
        Hostile::new("đường dẫn.zip", zipped(&parts), &["unsafe_path"], Left::Some),
        Hostile::new("tên lạ.zip", zipped(&odd), &["empty"], Left::Some),
    ]
}
