//! Word documents made in code: what must be read, what must not, and in which form.

mod support;

use model::{BlockKind, IssueCode, MarkKind};
use support::{Docx, p, show};

const STYLES: &str = r#"
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="MucLon"><w:name w:val="Mục lớn"/><w:basedOn w:val="Heading1"/></w:style>
  <w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
  <w:style w:type="character" w:styleId="An"><w:name w:val="Ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>"#;

const NUMBERING: &str = r#"
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn numbered(level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn bold(text: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>")
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn row(properties: &str, cells: &[String]) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.concat())
}

#[test]
fn a_whole_report() {
    let head = table(&[row(
        "",
        &[
            cell("", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG</w:t><w:br/><w:t>Số: 215/BC-STTTT"),
            cell("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t><w:br/><w:t>Sóc Trăng, ngày 16 tháng 12 năm 2022"),
        ],
    )]);
    let figures = table(&[
        row(
            "<w:tblHeader/>",
            &[
                cell("<w:vMerge w:val=\"restart\"/>", "TT"),
                cell("<w:vMerge w:val=\"restart\"/>", "Chỉ tiêu"),
                cell("<w:gridSpan w:val=\"2\"/>", "Năm 2022"),
            ],
        ),
        row(
            "<w:tblHeader/>",
            &[cell("<w:vMerge/>", ""), cell("<w:vMerge/>", ""), cell("", "Kế hoạch"), cell("", "Thực hiện")],
        ),
        row("", &[cell("", "1"), cell("", "Thuê bao Internet"), cell("", "910.000"), cell("", "932.415")]),
        row("<w:gridBefore w:val=\"1\"/>", &[cell("", "Tổng"), cell("<w:gridSpan w:val=\"2\"/>", "x")]),
    ]);
    let body = [
        head,
        bold("BÁO CÁO"),
        bold("Tổng kết công tác năm 2022"),
        styled("TOC1", "I. KẾT QUẢ\u{9}2"),
        styled("MucLon", "KẾT QUẢ CHUNG"),
        styled("Heading2", "Bưu chính"),
        p("Doanh thu đạt 96,2 tỷ đồng."),
        styled("Heading2", "Viễn thông"),
        numbered(2, "Trạm BTS: 2.114 trạm;"),
        numbered(2, "Thuê bao: 1.204.771 thuê bao."),
        p("- Lắp đặt mới 86 trạm."),
        figures,
        bold("II. NHIỆM VỤ NĂM 2023"),
        p("Tiếp tục thực hiện kế hoạch năm năm về phát triển hạ tầng số."),
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/><w:footerReference r:id=\"footer1\"/></w:sectPr>".to_owned(),
    ];
    let (document, issues) = Docx::body(&body.concat())
        .part("styles", "styles", STYLES)
        .part("numbering", "numbering", NUMBERING)
        .part("header1", "hdr", &p("2"))
        .part("footer1", "ftr", &p("Lưu hành nội bộ"))
        .read();
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn changes_under_review() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p>{}<w:del><w:r><w:delText>450</w:delText></w:r></w:del><w:ins>{}</w:ins>{}</w:p>\
         <w:p><w:moveFrom>{}</w:moveFrom></w:p><w:p><w:moveTo>{}</w:moveTo></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr>{c}{c}</w:tr><w:tr><w:trPr><w:ins/></w:trPr>{c}{c}</w:tr></w:tbl>",
        run("Đạt "),
        run("475"),
        run(" trạm"),
        run("Câu dời"),
        run("Câu dời"),
        run("Đầu câu "),
        run("cuối câu"),
        c = "<w:tc><w:p><w:r><w:t>ô</w:t></w:r></w:p></w:tc>",
    );
    assert_eq!(Docx::body(&body).text(), "Đạt 475 trạm\nCâu dời\nĐầu câu cuối câu\nô\tô");
}

#[test]
fn fields_give_their_results() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = "<w:r><w:instrText> MERGEFORMAT </w:instrText></w:r>";
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let nested =
        [&mark("begin"), code, &mark("begin"), code, &mark("separate"), &run("trong mã"), &mark("end")].concat();
    let body = format!(
        "<w:p>{}{}{}{}{}{}</w:p><w:p><w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>",
        run("Tổng "),
        nested,
        mark("separate"),
        run("1.250"),
        mark("end"),
        run(" hồ sơ"),
        run("7"),
    );
    assert_eq!(Docx::body(&body).text(), "Tổng 1.250 hồ sơ\n7");
    // A field that never gets its result does not swallow the rest.
    let body = format!("<w:p>{}{}</w:p>{}", mark("begin"), run("còn đây"), p("và đây"));
    assert_eq!(Docx::body(&body).text(), "còn đây\nvà đây");
}

#[test]
fn marks_inside_a_line() {
    let body = "<w:p><w:r><w:tab/><w:t>Số:</w:t><w:tab/><w:t>12</w:t><w:noBreakHyphen/><w:t>KH</w:t><w:br/>\
        <w:t>thông</w:t><w:softHyphen/><w:t>\u{ad}tin</w:t><w:t xml:space=\"preserve\"> số\n  liệu</w:t></w:r></w:p>";
    assert_eq!(Docx::body(body).text(), "Số:\t12-KH\nthông tin số   liệu");
}

#[test]
fn a_raised_number_stays_out_of_the_figure() {
    let raised = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>";
    let body = format!(
        "<w:p><w:r><w:t>1.045</w:t></w:r>{raised}<w:r><w:t xml:space=\"preserve\"> tỷ; TỔ CHỨC</w:t></w:r>{raised}</w:p>"
    );
    assert_eq!(Docx::body(&body).text(), "1.045² tỷ; TỔ CHỨC2");
}

#[test]
fn boxes_controls_links_and_alternatives() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>Trước</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><a><wps>{}</wps></a></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:hyperlink r:id=\"x\"><w:r><w:t xml:space=\"preserve\"> liên kết</w:t></w:r></w:hyperlink></w:p>\
         <w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:p><w:smartTag><w:r><w:t>thẻ</w:t></w:r></w:smartTag></w:p>",
        boxed("Trong khung"),
        boxed("Trong khung"),
        p("Trong ô nhập"),
        p("Bấm vào đây"),
    );
    let (document, issues) = Docx::body(&body).relation("x", "hyperlink", "http://example.vn", "External").read();
    assert_eq!(document.text, "Trước liên kết\nTrong khung\nTrong ô nhập\nBấm vào đây\nthẻ");
    assert_eq!(document.marks.len(), 1);
    assert_eq!(document.marks[0].span.of(&document.text), "Bấm vào đây");
    assert!(issues.is_empty(), "{issues:?}");
}

#[test]
fn notes_stand_at_the_end_with_their_place() {
    let body =
        "<w:p><w:r><w:t>Đạt 97%</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>";
    let note = |id: u8, text: &str| {
        format!("<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/><w:t>{text}</w:t></w:r></w:p></w:footnote>")
    };
    let notes = [note(0, ""), note(1, "Không ai gọi"), note(2, "Tính đến 30/11.")].concat();
    let (document, _) = Docx::body(body).part("footnotes", "footnotes", &notes).read();
    assert_eq!(document.text, "Đạt 97%.\nTính đến 30/11.");
    assert_eq!(document.blocks[1].at.as_deref(), Some("chú thích 1"));
}

#[test]
fn hidden_text_is_marked() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Đạt </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val=\"An\"/></w:rPr><w:t>nữa</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 12</w:t></w:r></w:p>";
    let (document, issues) = Docx::body(body).part("styles", "styles", STYLES).read();
    assert_eq!(document.text, "Đạt ẩnnữa 12");
    let mark = document.marks[0];
    assert_eq!((mark.kind, mark.span.of(&document.text)), (MarkKind::Hidden, "ẩnnữa"));
    assert_eq!(issues[0].code, IssueCode::HiddenContent);
}

#[test]
fn tables_in_tables() {
    let inner = table(&[row("", &[cell("", "a"), cell("", "b")]), row("", &[cell("", "c"), cell("", "d")])]);
    let frame = table(&[row("", &[format!("<w:tc>{}{inner}</w:tc>", p("Khung")), cell("", "")])]);
    let (document, _) = Docx::body(&frame).read();
    assert_eq!(document.text, "Khung\na\tb\nc\td");
    assert_eq!(document.blocks[0].kind, BlockKind::Paragraph);

    let small = table(&[row("", &[cell("", "x"), cell("", "y")])]);
    let data = table(&[
        row("", &[cell("", "1"), cell("", "2"), cell("", "3")]),
        row("", &[cell("", "4"), format!("<w:tc>{small}{}</w:tc>", p("")), cell("", "6")]),
    ]);
    let (document, _) = Docx::body(&data).read();
    assert_eq!(document.text, "1\t2\t3\n4\tx y\t6");
    assert_eq!(document.blocks.len(), 6);
}

#[test]
fn what_is_no_text_is_counted() {
    let drawing = |inside: &str| {
        format!("<w:p><w:r><w:drawing><inline><graphic>{inside}</graphic></inline></w:drawing></w:r></w:p>")
    };
    let body = [
        p("Chữ"),
        drawing("<pic><blipFill><blip r:embed=\"i\"/></blipFill></pic>"),
        drawing("<pic><blipFill><blip r:link=\"j\"/></blipFill></pic>"),
        drawing("<chart r:id=\"c\"/>"),
        "<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>".to_owned(),
        "<w:p><m:oMath><m:r><m:t>34</m:t></m:r></m:oMath></w:p>".to_owned(),
    ];
    let (document, issues) =
        Docx::body(&body.concat()).relation("j", "image", "http://example.vn/a.png", "External").read();
    assert_eq!(document.text, "Chữ");
    insta::assert_snapshot!(show(&document, &issues));
}

#[test]
fn a_missing_part_is_named() {
    let (document, issues) = Docx::body(&p("Chữ")).relation("f", "footnotes", "footnotes.xml", "").read();
    assert_eq!(document.text, "Chữ");
    assert_eq!((issues[0].code, issues[0].at.as_deref()), (IssueCode::PartMissing, Some("word/footnotes.xml")));
}

#[test]
fn other_prefixes_and_another_main_part() {
    let document = "<ns0:document xmlns:ns0=\"x\"><ns0:body><ns0:p><ns0:r><ns0:t>Chữ</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>";
    let root = "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" \
        Target=\"/word/document2.xml\"/></Relationships>";
    let file = support::zipped(&[("_rels/.rels", root.as_bytes()), ("word/document2.xml", document.as_bytes())]);
    let (document, issues) = support::checked("a.doc", &file);
    assert_eq!(document.text, "Chữ");
    assert!(issues.is_empty(), "{issues:?}");
}
