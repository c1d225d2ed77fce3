//! Text of before Unicode: TCVN3 and VNI by font and by letters, in every kind of file that may hold it.

mod support;

use model::IssueCode;
use support::{Docx, checked};

const PLAIN: &str = "Tổng số thuê bao điện thoại cố định trên địa bàn tỉnh đạt 12.450 thuê bao.";
const TCVN3: &str = "Tæng sè thuª bao ®iÖn tho¹i cè ®Þnh trªn ®Þa bµn tØnh ®¹t 12.450 thuª bao.";
const VNI: &str = "Toång soá thueâ bao ñieän thoaïi coá ñònh treân ñòa baøn tænh ñaït 12.450 thueâ bao.";

/// Letters of Western Europe as bytes.
fn latin(text: &str) -> Vec<u8> {
    text.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

fn text(name: &str, bytes: &[u8]) -> String {
    checked(name, bytes).0.text
}

#[test]
fn plain_text() {
    for old in [TCVN3, VNI] {
        let (document, issues) = checked("a.txt", &latin(old));
        assert_eq!(document.text, PLAIN);
        assert_eq!(issues.iter().map(|issue| issue.code).collect::<Vec<_>>(), [IssueCode::EncodingLegacy]);
        assert_eq!(text("a.txt", old.as_bytes()), PLAIN, "as UTF-8");
    }
    let wide: Vec<u8> = TCVN3.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text("a.txt", &[b"\xff\xfe".as_slice(), &wide].concat()), PLAIN);
}

#[test]
fn lines_of_several_encodings() {
    let together = [&latin(TCVN3), b"\n".as_slice(), PLAIN.as_bytes(), b"\n", &latin(VNI)].concat();
    assert_eq!(text("a.txt", &together), format!("{PLAIN}\n{PLAIN}\n{PLAIN}"));
    let as_utf8 = format!("{TCVN3}\r\n{PLAIN}\r\n{VNI}");
    assert_eq!(text("a.txt", as_utf8.as_bytes()), format!("{PLAIN}\n{PLAIN}\n{PLAIN}"));
}

#[test]
fn tables_of_short_cells() {
    let table = "TT\tChØ tiªu\tN¨m\n1\tDoanh thu b\u{ad}u chÝnh\t2003\n2\tSè thuª bao\t2003";
    assert_eq!(text("a.txt", &latin(table)), "TT\tChỉ tiêu\tNăm\n1\tDoanh thu bưu chính\t2003\n2\tSố thuê bao\t2003");
}

#[test]
fn unicode_is_never_touched() {
    for line in [
        PLAIN,
        "Các ông: Nguyễn Văn Hòa, Lê Thị Mùi",
        "Không có gì. Và các hòa tan.",
        "São Paulo, Köln, Ångström, 25 °C ± 2, 3 m², § 5, naïve café, ®, ©",
        "Thông tin",
    ] {
        assert_eq!(text("a.txt", line.as_bytes()), line);
        let run = format!(
            "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTimeH\" w:hAnsi=\".VnTimeH\"/></w:rPr><w:t>{PLAIN}</w:t></w:r></w:p><w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        );
        assert_eq!(Docx::body(&run).text(), format!("{PLAIN}\n{line}"));
    }
}

#[test]
fn windows_1258_is_still_told() {
    // "Tỉnh Bắc Kạn đạt 12 tỷ đồng" with the tones of windows-1258.
    let bytes = b"Ti\xd2nh B\xe3\xecc Ka\xf2n \xf0a\xf2t 12 ty\xd2 \xf0\xf4\xcc\x6e\x67";
    assert_eq!(text("a.txt", bytes), "Tỉnh Bắc Kạn đạt 12 tỷ đồng");
}

#[test]
fn web_pages() {
    let page = format!(
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"></head><body>\
         <p><span style='font-family:\".VnTimeH\"'>së b\u{ad}u chÝnh</span></p><p><font face='.VnTime'>{TCVN3}</font></p>\
         <p>{TCVN3}</p></body></html>"
    );
    assert_eq!(text("a.htm", &latin(&page)), format!("SỞ BƯU CHÍNH\n{PLAIN}\n{PLAIN}"));
}

#[test]
fn word_by_font() {
    let run = |font: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    let mixed = format!(
        "<w:p>{}{}{}</w:p><w:p>{}</w:p><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        run(".VnTimeH", "uû ban "),
        run(".VnTime", "tØnh L\u{ad}¬ng, "),
        run("Times New Roman", "đạt 5%"),
        run("VNI-Times", VNI),
        run(".VnTime", "Tæng"),
        run("Arial", "Tæng"),
    );
    assert_eq!(Docx::body(&mixed).text(), format!("UỶ BAN tỉnh Lương, đạt 5%\n{PLAIN}\nTổng\tTổng"));
}

#[test]
fn word_by_style_and_with_soft_hyphens() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"U\"><w:name w:val=\"u\"/><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr></w:style>";
    let body = "<w:p><w:r><w:t>b</w:t><w:softHyphen/><w:t>u chÝnh ®¹t</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"U\"/></w:pPr><w:r><w:t>bưu chính có</w:t></w:r></w:p>\
        <w:p><w:r><w:t>&#xF0A7;¬n vÞ</w:t></w:r></w:p>";
    let document = Docx::body(body).part("styles", "styles", styles);
    assert_eq!(document.text(), "bưu chính đạt\nbưu chính có\nĐơn vị");
}
