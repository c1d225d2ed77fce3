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

#[test]
fn tables_drawn_with_bars() {
    let report = "Số trạm theo doanh nghiệp:\n\n| Doanh nghiệp | 4G | 5G |\n|---|---:|---:|\n| VNPT | 612 | 41 |\n| MobiFone | 408 | |\n\n\
        TT|Chỉ tiêu|ĐVT|KH 2020|TH 2020\n1|Doanh thu|Tỷ đồng|310|342,5\n2|Trạm BTS|Trạm|-|1.204\nHết.\n";
    let (document, issues) = checked("a.txt", report.as_bytes());
    insta::assert_snapshot!(show(&document, &issues));
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(letters(&document.text), letters(report), "no place moves");
}

#[test]
fn tables_set_with_spaces() {
    let report = "TT   Chỉ tiêu            Năm 2019   Năm 2020\n1    Điểm phục vụ             187        190\n\
        2    Thuê bao di động     402.118    411.006\nTổng hợp theo báo cáo của các doanh nghiệp.\n";
    let (document, issues) = checked("a.txt", report.as_bytes());
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn lines_with_bars_that_are_no_table() {
    let page = "Trang chủ | Giới thiệu | Tin tức (12)\nSở Công Thương | Sở Y tế | Sở Tài chính\n08:15 | 04/08/2021 | 312 lượt đọc\n\
        UBND TỈNH LAI CHÂU      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG      Độc lập - Tự do - Hạnh phúc\n";
    let (document, _) = checked("a.txt", page.as_bytes());
    let cells = document.blocks.iter().filter(|block| matches!(block.kind, model::BlockKind::Cell(_))).count();
    assert_eq!(cells, 0);
}
