//! PDFs: what is read, in which order, and what is said about the rest.

mod support;

use model::{BlockKind, Document, Issue, IssueCode, MarkKind};
use support::{
    checked,
    pdf::{Pdf, at, bold, lines, ruled},
    show,
};

const PICTURE: &str = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8";

fn read(pdf: Pdf) -> (Document, Vec<Issue>) {
    checked("a.pdf", &pdf.bytes())
}

/// The blocks of a file that is read without an issue.
fn check(pdf: Pdf, expect: &[&str]) {
    let (document, issues) = read(pdf);
    assert_eq!(issues, []);
    assert_eq!(texts(&document), expect);
}

fn texts(document: &Document) -> Vec<&str> {
    document.text.lines().collect()
}

fn issue(code: IssueCode, place: &str) -> Issue {
    Issue::new(code).at(place)
}

fn marked(document: &Document, kind: MarkKind) -> Vec<&str> {
    document.marks.iter().filter(|mark| mark.kind == kind).map(|mark| mark.span.of(&document.text)).collect()
}

#[test]
fn lines_become_paragraphs() {
    let page = lines(
        72,
        700,
        &[
            "Trong năm, bộ phận một cửa của Sở đã tiếp nhận 26.651/",
            "27.363 hồ sơ, theo Thông tư 12/2019/TT-",
            "BTTTT, trong đó trả đúng hạn đạt 97,4 phần trăm số hồ",
            "sơ, còn lại quá hạn.",
            "Kinh phí của đề án đã giải ngân đến hết quý là 1.",
            "204 triệu đồng.",
        ],
    );
    check(
        Pdf::default().page(&page),
        &[
            "Trong năm, bộ phận một cửa của Sở đã tiếp nhận 26.651/27.363 hồ sơ, theo Thông tư 12/2019/TT-BTTTT, trong đó trả đúng hạn \
             đạt 97,4 phần trăm số hồ sơ, còn lại quá hạn.",
            "Kinh phí của đề án đã giải ngân đến hết quý là 1.204 triệu đồng.",
        ],
    );
}

#[test]
fn items_and_headings_stand_alone() {
    let page = bold(72, 720, 12, "1. Lĩnh vực bưu chính")
        + &lines(72, 700, &["- Có 9 doanh nghiệp hoạt động trên địa bàn toàn tỉnh;", "- Có 231 điểm phục vụ."]);
    let (document, issues) = read(Pdf::default().page(&page));
    assert_eq!(issues, []);
    let kinds: Vec<&BlockKind> = document.blocks.iter().map(|block| &block.kind).collect();
    assert_eq!(kinds, [&BlockKind::Heading { level: 4 }, &BlockKind::Item { level: 0 }, &BlockKind::Item { level: 0 }]);
    assert!(document.blocks.iter().all(|block| block.at.as_deref() == Some("trang 1")));
}

#[test]
fn words_are_told_by_gaps() {
    // Letters at places of their own without a space, in the wrong order, and a wide letterspaced line.
    let page = at(120, 700, 12, "đạt")
        + &at(72, 700, 12, "Doanh")
        + &at(105, 700, 12, "thu".get(..2).unwrap())
        + &at(150, 700, 12, "98,7")
        + "2 Tc\n"
        + &at(72, 600, 12, "BÁO CÁO");
    check(Pdf::default().page(&page), &["Doanh th đạt 98,7", "BÁO CÁO"]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = ["Cột trái kể về bưu chính và", "chuyển phát của tỉnh trong", "năm qua, với 231 điểm phục", "vụ."];
    let right = [
        "Cột phải kể về viễn thông và",
        "Internet, với 1.204 trạm thu",
        "phát sóng trên toàn tỉnh của",
        "các nhà mạng.",
    ];
    let page = at(72, 760, 14, "Một dòng đầu trang dài đến hết cả hai cột của trang giấy này")
        + &lines(72, 700, &left)
        + &lines(320, 700, &right);
    check(
        Pdf::default().page(&page),
        &[
            "Một dòng đầu trang dài đến hết cả hai cột của trang giấy này",
            "Cột trái kể về bưu chính và chuyển phát của tỉnh trong năm qua, với 231 điểm phục vụ.",
            "Cột phải kể về viễn thông và Internet, với 1.204 trạm thu phát sóng trên toàn tỉnh của các nhà mạng.",
        ],
    );
    // Lines of the two columns at different heights.
    let page = lines(72, 700, &left) + &lines(320, 693, &right);
    let (document, _) = read(Pdf::default().page(&page));
    assert_eq!(document.text.lines().count(), 2, "{}", document.text);
}

#[test]
fn ruled_tables_have_cells() {
    let mut page = ruled(&[72, 110, 300, 400, 500], &[700, 660, 640, 620]);
    // The head over the last two columns: a line is missing, and one line more stands below it.
    page = page.replace("400 700 m 400 620 l S", "400 680 m 400 620 l S 300 680 m 500 680 l S");
    page += &at(80, 676, 10, "TT");
    page += &(at(120, 676, 10, "Chỉ tiêu") + &at(370, 686, 10, "Thực hiện"));
    page += &(at(330, 666, 10, "2022") + &at(430, 666, 10, "2023"));
    page += &(at(80, 646, 10, "1")
        + &at(120, 646, 10, "Điểm phục vụ")
        + &at(340, 646, 10, "225")
        + &at(440, 646, 10, "231"));
    page += &(at(80, 626, 10, "2") + &at(120, 626, 10, "Trạm BTS") + &at(440, 626, 10, "1.204"));
    let (document, issues) = read(Pdf::default().page(&page));
    assert_eq!(issues, []);
    assert_eq!(
        document.text,
        "TT\tChỉ tiêu\tThực hiện\n\t\t2022\t2023\n1\tĐiểm phục vụ\t225\t231\n2\tTrạm BTS\t\t1.204"
    );
    let head = document.blocks.iter().find(|block| block.span.of(&document.text) == "Thực hiện").unwrap();
    assert!(matches!(head.kind, BlockKind::Cell(cell) if (cell.column, cell.rows, cell.columns) == (2, 1, 2)));
}

#[test]
fn a_table_goes_on_over_pages_under_its_repeated_head() {
    let table = |first: &str, number: &str| {
        ruled(&[72, 300, 500], &[800, 780, 760])
            + &at(80, 786, 10, "Chỉ tiêu")
            + &at(310, 786, 10, "Năm 2023")
            + &at(80, 766, 10, first)
            + &at(310, 766, 10, number)
    };
    let (document, issues) = read(Pdf::default().page(&table("Trạm BTS", "1.204")).page(&table("Thuê bao", "81.250")));
    assert_eq!(issues, []);
    assert_eq!(document.text, "Chỉ tiêu\tNăm 2023\nTrạm BTS\t1.204\nChỉ tiêu\tNăm 2023\nThuê bao\t81.250");
    assert_eq!(marked(&document, MarkKind::Header), ["Chỉ tiêu\tNăm 2023"]);
    let last = document.blocks.last().unwrap();
    assert_eq!(last.at.as_deref(), Some("trang 2"));
    assert!(matches!(last.kind, BlockKind::Cell(cell) if (cell.table, cell.row, cell.column) == (0, 3, 1)));
}

#[test]
fn columns_of_figures_are_a_table() {
    let row =
        |y: i32, cells: [&str; 3]| at(72, y, 12, cells[0]) + &at(330, y, 12, cells[1]) + &at(450, y, 12, cells[2]);
    let page = lines(72, 740, &["Kết quả cụ thể của các đơn vị trong ngành được nêu ở bảng sau đây:"])
        + &row(700, ["Huyện", "Trạm", "Thuê bao"])
        + &row(680, ["Bắc Sơn", "112", "31.204"])
        + &row(660, ["Chi Lăng", "98", "28.115"])
        + &row(640, ["Đình Lập", "41", "9.870"]);
    check(
        Pdf::default().page(&page),
        &[
            "Kết quả cụ thể của các đơn vị trong ngành được nêu ở bảng sau đây:",
            "Huyện\tTrạm\tThuê bao",
            "Bắc Sơn\t112\t31.204",
            "Chi Lăng\t98\t28.115",
            "Đình Lập\t41\t9.870",
        ],
    );
}

#[test]
fn heads_feet_and_numbers_of_pages_are_marked() {
    let page = |number: &str, text: &[&str]| {
        at(290, 810, 10, "Báo cáo nội bộ") + &lines(72, 760, text) + &at(295, 30, 10, number)
    };
    let pdf = Pdf::default()
        .page(&page(
            "1",
            &[
                "Trang đầu kể rằng đoàn kiểm tra đã làm việc với 12 doanh",
                "nghiệp bưu chính, viễn thông đóng trên địa bàn của",
            ],
        ))
        .page(&page("2", &["tỉnh, lập 3 biên bản."]))
        .page(&page("3", &["Hết."]));
    let (document, issues) = read(pdf);
    assert_eq!(issues, []);
    assert!(document.text.contains("trên địa bàn của tỉnh, lập 3 biên bản."), "{}", document.text);
    assert_eq!(marked(&document, MarkKind::Header), ["Báo cáo nội bộ"]);
    assert_eq!(marked(&document, MarkKind::Footer).join(" ").split_whitespace().collect::<Vec<_>>(), ["1", "2", "3"]);
}

#[test]
fn turned_pages_are_read_upright() {
    let text = ["Phụ lục này được in ngang trên", "giấy A4, có 3 biểu."];
    let expect = ["Phụ lục này được in ngang trên giấy A4, có 3 biểu."];
    // Turned by the page.
    let landscape = lines(72, 500, &text);
    check(Pdf::default().page_with(landscape.as_bytes(), "/MediaBox[0 0 842 595]"), &expect);
    check(Pdf::default().page_with(landscape.as_bytes(), "/MediaBox[0 0 842 595]/Rotate 180"), &expect);
    // Turned by the writing.
    let written = format!("q 0 1 -1 0 595 0 cm {landscape} Q");
    check(Pdf::default().page_with(written.as_bytes(), "/Rotate 90"), &expect);
    check(Pdf::default().page_with(written.as_bytes(), ""), &expect);
}

#[test]
fn text_drawn_twice_is_read_once() {
    let once = at(72, 700, 12, "Tổng số 1.111 hồ sơ");
    let page = format!("{once}1 0 0 1 0.4 0 cm {once}");
    check(Pdf::default().page(&page), &["Tổng số 1.111 hồ sơ"]);
}

#[test]
fn raised_digits_are_no_part_of_a_number() {
    let page =
        at(72, 700, 12, "Rộng 8.310 km") + &at(150, 705, 7, "2") + &at(160, 700, 12, "và 12") + &at(190, 705, 7, "3");
    check(Pdf::default().page(&page), &["Rộng 8.310 km² và 12³"]);
}

#[test]
fn scans_are_named() {
    let scan = "q 595 0 0 842 0 0 cm /X Do Q";
    let pdf = Pdf::default().page(&at(72, 700, 12, "Có 9 doanh nghiệp.")).page(scan).stream(100, PICTURE, &[0]);
    let (document, issues) = read(pdf);
    assert_eq!(document.text, "Có 9 doanh nghiệp.");
    assert_eq!(
        issues,
        [issue(IssueCode::NoTextLayer, "trang 2"), Issue::new(IssueCode::UnsupportedContent).detail("1 ảnh")]
    );
    let (document, issues) = checked("a.pdf", include_bytes!("pdf/scan-with-stamp.pdf"));
    assert_eq!(issues.iter().filter(|issue| issue.code == IssueCode::NoTextLayer).count(), 3);
    assert!(document.text.contains("CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"));
    assert!(document.blocks.iter().all(|block| document.is_marked(block.span)));
}

#[test]
fn recognised_text_is_marked() {
    let good = "Doanh thu viễn thông trên địa bàn tỉnh ước đạt năm nghìn tỷ đồng, tăng mười phần trăm so với cùng kỳ năm trước; tổng số thuê bao";
    let bad = "D0anh lhu vi#n th6ng lren dja ban tlnh u6c djt nim nghln tj d6ng tdng mudi phan trdm s0 vdi cing kj nim lru6c t6ng s6 thue ba0 di6n";
    let page = |text: &str| {
        let words: Vec<&str> = text.split(' ').collect();
        let lines: String =
            words.chunks(8).zip(0..).map(|(line, n)| at(72, 700 - n * 16, 12, &line.join(" "))).collect();
        format!("q 595 0 0 842 0 0 cm /X Do Q 3 Tr {lines}")
    };
    let (document, issues) = read(Pdf::default().page(&page(good)).stream(100, PICTURE, &[0]));
    assert_eq!(issues, [Issue::new(IssueCode::UnsupportedContent).detail("1 ảnh")]);
    assert_eq!(marked(&document, MarkKind::Ocr), [good]);
    let (_, issues) = read(Pdf::default().page(&page(bad)).stream(100, PICTURE, &[0]));
    assert_eq!(issues.first(), Some(&issue(IssueCode::NoUnicodeMap, "trang 1")));
}

#[test]
fn letters_that_the_font_does_not_tell_are_an_issue() {
    let page = at(72, 700, 12, "Không đọc được").replace("/F ", "/X ");
    let font = b"<</Type/Font/Subtype/Type0/BaseFont/La/Encoding/Identity-H/DescendantFonts[5 0 R]>>";
    let pdf = Pdf::default().page_with(page.as_bytes(), "/Resources<</Font<</X 90 0 R>>>>").object(90, font);
    let (_, issues) = read(pdf);
    assert_eq!(issues.first(), Some(&issue(IssueCode::NoUnicodeMap, "trang 1")));
}

#[test]
fn simple_fonts_and_their_encodings() {
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[128/Abreve/acircumflexacute/dcroat/uni1EC7]>>>>";
    let page = br"BT /H 12 Tf 72 700 Td (\200n \(\201\) \202i \203) Tj 0 -40 Td [(Ti)-20(n)-300(h\350c)] TJ ET";
    let pdf = Pdf::default().page_with(page, "/Resources<</Font<</H 90 0 R>>>>").object(90, font);
    let (document, issues) = read(pdf);
    assert_eq!(issues, []);
    assert_eq!(texts(&document), ["Ăn (ấ) đi ệ", "Tin hŁc"]);
}

#[test]
fn stamps_and_fields_are_read() {
    let look = "/Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F 3 0 R>>>>";
    let note = b"<</Type/Annot/Subtype/Stamp/Rect[300 700 500 730]/AP<</N 101 0 R>>>>";
    let pdf = Pdf::default()
        .page_with(at(72, 710, 12, "Số:").as_bytes(), "/Annots[102 0 R]")
        .stream(101, look, at(0, 10, 12, "215/BC-STTTT").as_bytes())
        .object(102, note);
    let (document, issues) = read(pdf);
    assert_eq!(issues, []);
    assert_eq!(document.text.split_whitespace().collect::<Vec<_>>(), ["Số:", "215/BC-STTTT"]);
}

#[test]
fn locked_and_open_files() {
    for (file, bytes) in [
        ("rc4", &include_bytes!("pdf/open-rc4.pdf")[..]),
        ("aes128", include_bytes!("pdf/open-aes128.pdf")),
        ("aes256", include_bytes!("pdf/open-aes256.pdf")),
        ("packed", include_bytes!("pdf/packed.pdf")),
    ] {
        let (document, issues) = checked("a.pdf", bytes);
        assert_eq!((document.text.as_str(), issues), ("Toàn tỉnh có 312 điểm phục vụ bưu chính.", vec![]), "{file}");
    }
    let (document, issues) = checked("a.pdf", include_bytes!("pdf/locked.pdf"));
    assert_eq!((document.text.as_str(), issues), ("", vec![Issue::new(IssueCode::Encrypted)]));
}

#[test]
fn a_report_of_chromium() {
    let (document, issues) = checked("a.pdf", include_bytes!("pdf/report-chromium.pdf"));
    assert_eq!(issues, []);
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn a_report_of_libreoffice() {
    let (document, issues) = checked("a.pdf", include_bytes!("pdf/report-libreoffice.pdf"));
    assert_eq!(issues, []);
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn old_fonts_keep_their_lines() {
    let (document, _) = checked("a.pdf", include_bytes!("pdf/old-fonts.pdf"));
    let found = |piece: &str| document.text.lines().any(|line| line.contains(piece));
    for piece in ["193/2001/Q", "115/2004/Q", "16/12/2005", "06/2003/TT-NHNN", "10/04/2003", "17/01/2003"] {
        assert!(found(piece), "{piece}");
    }
    assert!(document.text.lines().count() < 45);
}
