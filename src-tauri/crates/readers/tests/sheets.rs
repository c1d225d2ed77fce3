//! Spreadsheets and comma-separated text: what is read, where it stands, what is said about the rest.

mod support;

use model::{Document, Format, Issue, IssueCode};
use support::{
    checked, show,
    workbook::{OFFICE, Xlsx, number, row, words},
    zipped,
};

fn codes(issues: &[Issue]) -> Vec<IssueCode> {
    issues.iter().map(|issue| issue.code).collect()
}

fn places(issues: &[Issue]) -> Vec<String> {
    let place = |issue: &Issue| {
        format!(
            "{} @ {} ({})",
            issue.code.code(),
            issue.at.as_deref().unwrap_or(""),
            issue.detail.as_deref().unwrap_or("")
        )
    };
    issues.iter().map(place).collect()
}

fn kept(name: &str) -> (Document, Vec<Issue>) {
    let bytes = match name {
        "phu-luc.xlsx" => &include_bytes!("tables/phu-luc.xlsx")[..],
        "phu-luc.xls" => include_bytes!("tables/phu-luc.xls"),
        "phu-luc.ods" => include_bytes!("tables/phu-luc.ods"),
        "phu-luc.csv" => include_bytes!("tables/phu-luc.csv"),
        _ => include_bytes!("tables/buu-chinh.xls"),
    };
    checked(name, bytes)
}

#[test]
fn a_whole_annex() {
    let (document, issues) = kept("phu-luc.xlsx");
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn the_same_annex_saved_in_other_formats() {
    let (ods, ods_issues) = kept("phu-luc.ods");
    let (xls, xls_issues) = kept("phu-luc.xls");
    assert_eq!((ods.format, xls.format), (Format::Ods, Format::Xls));
    assert_eq!(show(&ods, &ods_issues), show(&xls, &xls_issues));
    // These were worked out when they were saved; in the first file the sums have no value yet.
    let worked_out = xls.text.replace("6\tCộng\t\t1.134\t1.217\n", "6\tCộng\n");
    assert_eq!(worked_out, kept("phu-luc.xlsx").0.text);
}

#[test]
fn a_workbook_of_excel_97() {
    let (document, issues) = kept("buu-chinh.xls");
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn text_with_a_table_has_the_same_shape() {
    let (document, issues) = kept("phu-luc.csv");
    assert_eq!(document.format, Format::Csv);
    assert!(issues.is_empty());
    let (workbook, _) = kept("phu-luc.xls");
    let shape = |document: &Document| -> Vec<_> {
        let blocks = document.blocks.iter().filter(|block| !document.is_marked(block.span));
        let place = |at: &str| at.rsplit('!').next().unwrap_or(at).to_owned();
        blocks.filter_map(|block| block.at.as_deref().map(place)).take(40).collect()
    };
    let (csv, xls) = (shape(&document), shape(&workbook));
    assert_eq!(csv[..12], xls[..12]);
}

#[test]
fn content_decides_and_not_the_name() {
    let (workbook, _) = checked("bao-cao.xls", &Xlsx::rows(&row(&[words("A1", "Một")])).bytes());
    assert_eq!((workbook.format, workbook.text.as_str()), (Format::Xlsx, "Một"));
    let page = "<html><table><tr><td>Doanh thu</td><td>1.045,5</td></tr></table></html>";
    let (page, _) = checked("bao-cao.xls", page.as_bytes());
    assert_eq!((page.format, page.text.as_str()), (Format::Html, "Doanh thu\t1.045,5"));
    let (old, _) = checked("bao-cao.xlsx", include_bytes!("tables/buu-chinh.xls"));
    assert_eq!(old.format, Format::Xls);
}

#[test]
fn numbers_are_shown_the_vietnamese_way() {
    let formats = ["General", "#,##0.0", "0.0%", "m/d/yyyy", "#,##0;(#,##0)", "#,##0\" hộ\"", "@"];
    let cells = [
        number("A1", 0, "1045.5"),
        number("B1", 1, "1045.5"),
        number("C1", 2, "0.97398"),
        number("D1", 3, "45291"),
        number("E1", 4, "-1250"),
        number("F1", 5, "1250"),
        number("G1", 6, "0.30000000000000004"),
        "<c r=\"H1\" t=\"b\"><v>1</v></c><c r=\"I1\" t=\"d\"><v>2024-03-31T00:00:00</v></c>".to_owned(),
    ];
    let text = Xlsx::rows(&row(&cells)).formats(&formats).text();
    assert_eq!(text.replace('\n', "\t"), "1045,5\t1.045,5\t97,4%\t31/12/2023\t-1.250\t1.250 hộ\t0,3\tTRUE\t31/03/2024");
    let since1904 =
        Xlsx { workbook: "<workbookPr date1904=\"1\"/>".to_owned(), ..Xlsx::rows(&row(&[number("A1", 0, "43829")])) };
    assert_eq!(since1904.formats(&["dd/mm/yyyy"]).text(), "31/12/2023");
}

#[test]
fn numbers_written_as_words_stay_as_they_are() {
    assert_eq!(Xlsx::rows(&row(&[words("A1", "1,045.5"), words("B1", " 007 ")])).text(), "1,045.5\n007");
}

#[test]
fn values_that_are_not_there_are_said() {
    let rows = row(&[words("A1", "Chỉ tiêu"), words("B1", "Năm 2023"), words("C1", "Năm 2024")])
        + &row(&[
            words("A2", "Thuê bao"),
            "<c r=\"B2\"><f>SUM(D1:D9)</f></c><c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>".to_owned(),
        ])
        + &row(&[
            words("A3", "Trạm"),
            "<c r=\"B3\"><f>1+1</f><v>2</v></c><c r=\"C3\" t=\"str\"><f>A1</f><v>hai</v></c><c r=\"D3\" t=\"s\"><v>7</v></c>".to_owned(),
        ])
        + &row(&["<c r=\"A4\" t=\"str\"><f>\"\"</f><v></v></c>".to_owned()]);
    let (document, issues) = Xlsx::rows(&rows).read();
    assert_eq!(document.text, "Chỉ tiêu\tNăm 2023\tNăm 2024\nThuê bao\nTrạm\t2\thai");
    assert_eq!(
        places(&issues),
        [
            "unsupported_content @ Biểu 1!D3 (chữ bị thiếu trong tệp)",
            "unsupported_content @ Biểu 1!B2 (công thức chưa có kết quả)",
            "unsupported_content @ Biểu 1!C2 (ô báo lỗi #DIV/0!)",
        ]
    );
}

#[test]
fn many_such_cells_are_counted() {
    let cells: Vec<String> = (1..=20).map(|at| format!("<row><c r=\"A{at}\"><f>B{at}</f></c></row>")).collect();
    let (_, issues) = Xlsx::rows(&cells.concat()).read();
    let at = issues[0].at.as_deref().unwrap();
    assert!(at.starts_with("Biểu 1!A1, Biểu 1!A2, ") && at.ends_with(" và 12 ô khác"), "{at}");
}

#[test]
fn hidden_parts_are_marked_and_named() {
    let columns = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>";
    let rows = row(&[words("A1", "thấy"), words("B1", "cột ẩn")])
        + &format!("<row r=\"2\" hidden=\"1\">{}</row>", words("A2", "dòng ẩn"))
        + &row(&[number("A3", 1, "12"), words("C3", "cuối")]);
    let workbook = Xlsx::default()
        .sheet("Hiện", "", &format!("{columns}<sheetData>{rows}</sheetData>"))
        .sheet("Nháp", "state=\"veryHidden\"", &format!("<sheetData>{}</sheetData>", row(&[words("A1", "nháp 99")])))
        .formats(&["General", ";;;"]);
    let (document, issues) = workbook.read();
    let hidden: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| document.is_marked(block.span))
        .map(|block| block.span.of(&document.text))
        .collect();
    assert_eq!(hidden, ["cột ẩn", "dòng ẩn", "12", "nháp 99"]);
    assert_eq!(
        places(&issues),
        ["hidden_content @ Hiện!B1 (dòng, cột hoặc ô ẩn)", "hidden_content @ Nháp (cả trang tính bị ẩn)"]
    );
}

#[test]
fn a_merged_head_over_a_hidden_column_is_seen() {
    let rows = row(&[words("A1", "Chỉ tiêu"), words("B1", "Năm 2023")])
        + &row(&[words("A2", "Trạm"), number("B2", 0, "5"), number("C2", 0, "6")]);
    let sheet = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"true\"/></cols><sheetData>{rows}</sheetData><mergeCells><mergeCell ref=\"B1:C1\"/></mergeCells>"
    );
    let (document, _) = Xlsx::default().sheet("A", "", &sheet).read();
    let hidden: Vec<bool> = document.blocks.iter().map(|block| document.is_marked(block.span)).collect();
    assert_eq!(hidden, [false, false, false, true, false]);
}

#[test]
fn tables_are_parted_and_lines_stay_lines() {
    let table = |from: u32, head: &str| {
        row(&[
            words(&format!("A{from}"), head),
            words(&format!("B{from}"), "Năm 2023"),
            words(&format!("C{from}"), "Năm 2024"),
        ]) + &row(&[
            words(&format!("A{}", from + 1), "Doanh thu"),
            number(&format!("B{}", from + 1), 0, "12.5"),
            number(&format!("C{}", from + 1), 0, "13"),
        ])
    };
    let rows = row(&[words("A1", "BIỂU TỔNG HỢP")])
        + &row(&[words("C2", "Đơn vị tính: triệu đồng")])
        + &table(3, "Chỉ tiêu")
        + &row(&[words("A5", "Nguồn: báo cáo của các đơn vị")])
        + &row(&[words("C7", "ĐVT: thuê bao")])
        + &table(8, "Nội dung");
    let (document, issues) = Xlsx::rows(&rows).read();
    assert!(issues.is_empty());
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn an_empty_row_between_groups_parts_no_table() {
    let rows = row(&[words("A1", "Chỉ tiêu"), words("B1", "ĐVT"), words("C1", "Năm 2024")])
        + &row(&[words("A2", "Bưu chính")])
        + &row(&[words("A3", "Doanh thu"), words("B3", "tỷ đồng"), number("C3", 0, "5.5")])
        + "<row r=\"4\"/>"
        + &row(&[words("A5", "Viễn thông")])
        + &row(&[words("A6", "Doanh thu"), words("B6", "tỷ đồng"), number("C6", 0, "7.5")]);
    let (document, _) = Xlsx::rows(&rows).read();
    let tables: Vec<u32> = document
        .blocks
        .iter()
        .filter_map(|block| match block.kind {
            model::BlockKind::Cell(cell) => Some(cell.table),
            _ => None,
        })
        .collect();
    assert_eq!(tables, [0; 11]);
}

#[test]
fn tables_side_by_side_are_two() {
    let rows = row(&[words("A1", "Huyện"), words("B1", "Trạm"), words("D1", "Xã"), words("E1", "Hộ")])
        + &row(&[words("A2", "Yên Lâm"), number("B2", 0, "5"), words("D2", "Phú Sơn"), number("E2", 0, "120")])
        + &row(&[words("A3", "Phú Hòa"), number("B3", 0, "6"), words("D3", "Phú Lâm"), number("E3", 0, "130")]);
    assert_eq!(Xlsx::rows(&rows).text(), "Huyện\tTrạm\nYên Lâm\t5\nPhú Hòa\t6\nXã\tHộ\nPhú Sơn\t120\nPhú Lâm\t130");
    // Sums beside a table, without a head, are none of its columns.
    let beside = row(&[words("A1", "Huyện"), words("B1", "Trạm")])
        + &row(&[words("A2", "Yên Lâm"), number("B2", 0, "5"), number("D2", 0, "1.5")])
        + &row(&[words("A3", "Phú Hòa"), number("B3", 0, "6"), number("D3", 0, "2.5")]);
    assert_eq!(Xlsx::rows(&beside).text(), "Huyện\tTrạm\nYên Lâm\t5\nPhú Hòa\t6\n1,5\n2,5");
    // A narrow column left free is none.
    let spaced = row(&[words("A1", "Huyện"), words("C1", "Năm 2023"), words("E1", "Năm 2024")])
        + &row(&[words("A2", "Yên Lâm"), number("C2", 0, "5"), number("E2", 0, "1.5")]);
    assert_eq!(Xlsx::rows(&spaced).text(), "Huyện\tNăm 2023\tNăm 2024\nYên Lâm\t5\t1,5");
}

#[test]
fn shared_words_and_cells_without_addresses() {
    let strings = "<si><t>Doanh </t></si><si><r><t xml:space=\"preserve\">thu </t></r><r><rPr><b/></rPr><t>Vi\u{ea}\u{303}n</t></r></si>";
    let rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>x</t></is></c><c><v>3</v></c></row>";
    let workbook = Xlsx { strings: strings.to_owned(), ..Xlsx::rows(rows) };
    let (document, _) = workbook.read();
    let cells: Vec<_> =
        document.blocks.iter().map(|block| (block.at.as_deref().unwrap(), block.span.of(&document.text))).collect();
    assert_eq!(cells, [("Biểu 1!A1", "Doanh"), ("Biểu 1!B1", "thu Viễn"), ("Biểu 1!B4", "x"), ("Biểu 1!C4", "3")]);
}

#[test]
fn what_lies_over_the_cells() {
    let mut workbook = Xlsx::rows(&row(&[words("A1", "Một")])).part(
        "xl/drawings/drawing1.xml",
        "<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody>\
         <a:p><a:r><a:t>ĐVT: </a:t></a:r><a:r><a:t>tỷ đồng</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>\
         <xdr:oneCellAnchor><xdr:pic/></xdr:oneCellAnchor><xdr:twoCellAnchor><xdr:graphicFrame><a:graphic>\
         <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor></xdr:wsDr>",
    );
    workbook.sheet_relations = format!(
        "<Relationship Id=\"d\" Type=\"{OFFICE}/drawing\" Target=\"../drawings/drawing1.xml\"/>\
         <Relationship Id=\"c\" Type=\"{OFFICE}/comments\" Target=\"../comments1.xml\"/>\
         <Relationship Id=\"o\" Type=\"{OFFICE}/oleObject\" Target=\"../embeddings/oleObject1.bin\"/>"
    );
    let (document, issues) = workbook.read();
    assert_eq!(document.text, "Một\nĐVT: tỷ đồng");
    assert_eq!(document.blocks[1].at.as_deref(), Some("Biểu 1!C5"));
    assert_eq!(
        places(&issues),
        [
            "unsupported_content @ Biểu 1 (hình ảnh)",
            "unsupported_content @ Biểu 1 (biểu đồ)",
            "unsupported_content @ Biểu 1 (ghi chú của ô)",
            "unsupported_content @ Biểu 1 (đối tượng nhúng)",
        ]
    );
}

#[test]
fn headers_and_footers_of_pages_are_marked() {
    let sheet = format!(
        "<sheetData>{}</sheetData><headerFooter><oddHeader>&amp;LBiểu số 2&amp;R&amp;P</oddHeader><oddFooter>&amp;CTrang &amp;P</oddFooter></headerFooter>",
        row(&[words("A1", "Một")])
    );
    let (document, issues) = Xlsx::default().sheet("A", "", &sheet).read();
    assert_eq!(document.text, "Biểu số 2\nMột\nTrang");
    assert_eq!(document.marks.len(), 2);
    assert!(issues.is_empty());
}

#[test]
fn letters_in_old_fonts_are_decoded() {
    let mut workbook =
        Xlsx::rows("<row><c t=\"s\"><v>0</v></c><c s=\"0\" t=\"inlineStr\"><is><t>b\u{ad}u chÝnh</t></is></c></row>");
    workbook.strings = "<si><r><rPr><rFont val=\".VnTime\"/></rPr><t>Th\u{f9}c hi\u{d6}n</t></r></si>".to_owned();
    workbook.styles =
        "<fonts><font><name val=\".VnTimeH\"/></font></fonts><cellXfs><xf fontId=\"0\"/></cellXfs>".to_owned();
    let (document, issues) = workbook.read();
    assert_eq!(document.text, "Thực hiện\nBƯU CHÍNH");
    assert_eq!(places(&issues), ["encoding_legacy @  (TCVN3)"]);
}

#[test]
fn cells_far_apart_cost_nothing() {
    let (document, issues) = Xlsx::rows(&row(&[words("A1", "đầu"), words("XFD1048576", "cuối")])).read();
    assert_eq!(document.text, "đầu\ncuối");
    assert_eq!(document.blocks[1].at.as_deref(), Some("Biểu 1!XFD1048576"));
    assert!(issues.is_empty());
    let styled: String =
        (1..=60_000).map(|at| format!("<row r=\"{at}\"><c r=\"A{at}\" s=\"3\"/><c r=\"B{at}\"/></row>")).collect();
    let (document, issues) = Xlsx::rows(&(styled + &row(&[words("A60005", "cuối")]))).read();
    assert_eq!((document.text.as_str(), issues.len()), ("cuối", 0));
}

#[test]
fn more_cells_than_fit_are_said() {
    let rows: String =
        (1..=readers::limits::MAX_CELLS + 50).map(|at| format!("<row><c><v>{at}</v></c></row>")).collect();
    let (_, issues) = Xlsx::rows(&rows).read();
    assert!(codes(&issues).contains(&IssueCode::LimitCells), "{issues:?}");
}

#[test]
fn sheets_without_their_workbook() {
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", row(&[words("A1", "Một")]));
    let (document, issues) = checked("a.xlsx", &zipped(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]));
    assert_eq!(document.text, "Một");
    assert_eq!(codes(&issues), [IssueCode::PartMissing]);
}

/// A spreadsheet of OpenDocument with this content of its first sheet.
fn ods(styles: &str, tables: &str) -> (Document, Vec<Issue>) {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    checked("a.ods", &zipped(&[("mimetype", mime), ("content.xml", content.as_bytes())]))
}

#[test]
fn cells_of_opendocument() {
    let cell = |kind: &str, value: &str, shown: &str| {
        format!("<table:table-cell office:value-type=\"{kind}\" {value}><text:p>{shown}</text:p></table:table-cell>")
    };
    let (document, issues) = ods(
        "",
        &format!(
            "<table:table table:name=\"Bảng\"><table:table-row>{}{}{}{}</table:table-row><table:table-row table:number-rows-repeated=\"1048000\">\
             <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row>{}</table:table-row></table:table>",
            cell("float", "office:value=\"1045.5\"", "1,045.5"),
            cell("percentage", "office:value=\"0.97398\"", "97.4%"),
            cell("date", "office:date-value=\"2024-03-31\"", "03/31/24"),
            cell(
                "string",
                "",
                "Doanh<text:s text:c=\"2\"/>thu</text:p><text:p>dòng hai<office:annotation><text:p>ghi chú</text:p></office:annotation>"
            ),
            cell("string", "", "xa"),
        ),
    );
    assert_eq!(document.text, "1.045,5\t97,4%\t31/03/2024\tDoanh  thu\ndòng hai\nxa");
    assert_eq!(document.blocks.last().unwrap().at.as_deref(), Some("Bảng!A1048002"));
    assert_eq!(places(&issues), ["unsupported_content @ Bảng (ghi chú của ô)"]);
}

#[test]
fn hidden_and_missing_parts_of_opendocument() {
    let styles = "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>chữ</text:p></table:table-cell>";
    let (document, issues) = ods(
        styles,
        &format!(
            "<table:table table:name=\"A\"><table:table-column/><table:table-column table:visibility=\"collapse\"/>\
             <table:table-row>{cell}{cell}</table:table-row><table:table-row table:visibility=\"filter\">{cell}</table:table-row>\
             <table:table-row><table:table-cell table:formula=\"of:=[.A9]\"/><table:table-cell calcext:value-type=\"error\" table:formula=\"of:=1/0\">\
             <text:p>#DIV/0!</text:p></table:table-cell><table:table-cell><draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:image/></draw:frame>\
             </table:table-cell></table:table-row></table:table><table:table table:name=\"B\" table:style-name=\"ta2\"><table:table-row>{cell}</table:table-row></table:table>"
        ),
    );
    let marked: Vec<bool> = document.blocks.iter().map(|block| document.is_marked(block.span)).collect();
    assert_eq!(marked, [false, true, true, true]);
    assert_eq!(
        places(&issues),
        [
            "unsupported_content @ A!A3 (công thức chưa có kết quả)",
            "unsupported_content @ A!B3 (ô báo lỗi #DIV/0!)",
            "unsupported_content @ A (đối tượng nhúng)",
            "hidden_content @ A!B1 (dòng, cột hoặc ô ẩn)",
            "hidden_content @ B (cả trang tính bị ẩn)",
        ]
    );
}

#[test]
fn comma_separated_text_in_any_dress() {
    let text = "Chỉ tiêu;Năm 2022;Năm 2023\nDoanh thu;1.045,5;1.126,3\n\"Tỷ lệ; phủ sóng\";97,4;98,1\n";
    let expect = "Chỉ tiêu\tNăm 2022\tNăm 2023\nDoanh thu\t1.045,5\t1.126,3\nTỷ lệ; phủ sóng\t97,4\t98,1";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    for bytes in [text.as_bytes().to_vec(), utf16, marked, format!("sep=;\r\n{text}").into_bytes()] {
        let (document, issues) = checked("a.csv", &bytes);
        assert_eq!((document.format, document.text.as_str()), (Format::Csv, expect));
        assert!(issues.is_empty());
    }
    let (document, issues) = checked("a.csv", b"Huy\xea\xf2n,S\xf4\xec\nPh\xfa,12\nBi\xccnh,13\n");
    assert_eq!(document.text, "Huyện\tSố\nPhú\t12\nBình\t13");
    assert_eq!(codes(&issues), [IssueCode::EncodingLegacy]);
    let (document, _) = checked("a.csv", "Huyện\tSố trạm\nYên Lâm\t12".as_bytes());
    assert_eq!(document.text, "Huyện\tSố trạm\nYên Lâm\t12");
    let (document, issues) = checked("a.csv", "a,b\n\"c,d".as_bytes());
    assert_eq!((document.text.as_str(), codes(&issues)), ("a\tb\n\"c\td", vec![IssueCode::Truncated]));
}

#[test]
fn tables_in_files_of_other_names() {
    let (document, _) = checked("so-lieu.txt", "TT;Chỉ tiêu;Số\n1;Trạm;125\n2;Hộ;98\n".as_bytes());
    assert_eq!(document.format, Format::Csv);
    let prose = "Kính gửi: Sở A, Sở B, Sở C\nTheo kế hoạch, năm 2023, tỉnh đạt\nTrong đó, huyện A, huyện B\n";
    assert_eq!(checked("thu.txt", prose.as_bytes()).0.format, Format::Txt);
}
