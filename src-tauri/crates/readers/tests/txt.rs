//! Plain texts as offices keep them: reports, saved pages, tables copied from a spreadsheet, old encodings.

mod support;

use model::{Format, IssueCode};
use support::{checked, show};

const REPORT: &str = "UBND TỈNH GIA LAI\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 77/BC-STTTT\n\nBÁO CÁO\nCông tác quý III năm 2021\n\n\
    I. KẾT QUẢ\n1. Bưu chính\nDoanh thu bưu chính quý III đạt 18,9 tỷ đồng, giảm 4,2% so với cùng kỳ do ảnh hưởng của dịch bệnh.\n\
    - Điểm phục vụ: 301 điểm;\n+ Trong đó bưu cục: 28.\na) Sản lượng: 1,2 triệu bưu gửi.\n2. Viễn thông\n\
    STT\tChỉ tiêu\tThực hiện\n1\tTrạm BTS\t2.215\n2\tThuê bao\t1.402.881\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n";

#[test]
fn a_report() {
    let (document, issues) = checked("a.txt", REPORT.as_bytes());
    assert_eq!(document.format, Format::Txt);
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn encodings_give_the_same_document() {
    let (expected, _) = checked("a.txt", REPORT.as_bytes());
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(REPORT.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows = REPORT.replace('\n', "\r\n");
    let old_mac = REPORT.replace('\n', "\r");
    for bytes in [utf16, windows.into_bytes(), old_mac.into_bytes()] {
        assert_eq!(checked("a.txt", &bytes), (expected.clone(), vec![]));
    }
}

#[test]
fn a_file_filled_up_with_zeros_is_cut_off() {
    let bytes = [REPORT.as_bytes(), &[0; 64]].concat();
    let (document, issues) = checked("a.txt", &bytes);
    assert!(document.text.ends_with("- Lưu: VT."));
    assert_eq!(issues[0].code, IssueCode::Truncated);
}
