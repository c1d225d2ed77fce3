//! RTF, old Word, OpenDocument and saved pages: what must be read of them and what must not.

mod support;

use model::{Document, Format, Issue, IssueCode, MarkKind};
use support::{checked, show, zipped};

fn codes(issues: &[Issue]) -> Vec<IssueCode> {
    issues.iter().map(|issue| issue.code).collect()
}

fn rtf(body: &str) -> (Document, Vec<Issue>) {
    let fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}{\f2\fnil\fcharset0 .VnTimeH;}{\f3 VNI-Times;}{\f4\fcharset163 Arial;}{\f5\fcharset2 Symbol;}}";
    let styles = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s15 Title;}{\*\cs10 Default;}}";
    let file = format!(r"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{styles}{body}}}");
    let bytes: Vec<u8> = file.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    checked("a.doc", &bytes)
}

fn rtf_text(body: &str, expect: &str) {
    let (document, issues) = rtf(body);
    assert_eq!((document.format, document.text.as_str()), (Format::Rtf, expect), "{issues:?}");
}

#[test]
fn rtf_letters() {
    rtf_text(r"\uc1 T\u7881?nh \u272?\u7855?k L\u7855?k\par\uc2 c\u243??\uc0 b\u225 o", "Tỉnh Đắk Lắk\ncó báo");
    rtf_text(r"{\f1 T\'e6ng thu\'aa bao b\'adu ch\'dd\'6eh n\'a8m}", "Tổng thuê bao bưu chính năm");
    rtf_text(r"{\f1 Tæng sè b\-u côc}", "Tổng số bưu cục");
    rtf_text(r"{\f2 uû ban nh©n d©n}\par {\f3 Toång soá thueâ bao}", "UỶ BAN NHÂN DÂN\nTổng số thuê bao");
    rtf_text(r"{\f4 Ti\'d2nh B\'e3\'ecc Ka\'f2n}", "Tỉnh Bắc Kạn");
    rtf_text(r"a\~b\_c\-d\emdash\endash\ldblquote x\rdblquote\{\}\\", "a\u{a0}b-cd—–“x”{}\\");
    rtf_text(r"m\u55357?\u56832?n", "m😀n");
    rtf_text("{\\f5 \\'b7}\\tab m\u{e9}t", "•\tmét");
}

#[test]
fn rtf_that_is_no_text() {
    let body = r"{\info{\title Tieu de}}{\*\generator Word;}Một{\*\bkmkstart a}{\field{\*\fldinst PAGE}{\fldrslt 7}} hai\v  ba\v0 {\*\la x}{\deleted xoa}{\*\annotation ghi chu}{\*\xe muc}.";
    let (document, _) = rtf(&body.replace('ộ', r"\u7897?"));
    assert_eq!(document.text, "Một7 hai ba.");
    assert_eq!(document.marks.iter().map(|mark| mark.kind).collect::<Vec<_>>(), [MarkKind::Hidden]);
}

#[test]
fn rtf_parts() {
    let body = r"{\header Tren}{\footer Duoi}\pard\s15 Ten\par\pard\s1\outlinelevel0 Muc\par\pard{\listtext 1.\tab}Mot{\footnote {\chftn} Ghi duoi}\par{\listtext\f5\'b7\tab}Hai\par{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Khung\par}}{\shprslt Khung}}Ba{\pict\pngblip 00}{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}{\object{\*\objdata 00}{\result{\pict 00}}}\par";
    let (document, issues) = rtf(body);
    assert_eq!(
        show(&document, &issues).lines().collect::<Vec<_>>(),
        [
            "! unsupported_content @ sau “Hai” (2 ảnh)",
            "! unsupported_content @ sau “Hai” (1 đối tượng nhúng)",
            "p <header> Tren",
            "# Ten",
            "## Muc",
            "* 1. Mot",
            "* - Hai",
            "p Ba",
            "p Khung",
            "p @ chú thích 1 Ghi duoi",
            "p <footer> Duoi",
        ],
    );
}

#[test]
fn rtf_tables() {
    let row = |edges: &str, cells: &[&str]| {
        let cells: String = cells.iter().map(|cell| format!(r"\pard\intbl {cell}\cell ")).collect();
        format!(r"\trowd\trleft0{edges}{cells}\row ")
    };
    let body = format!(
        "{}{}{}{}\\pard sau\\par",
        row(r"\clvmgf\cellx1000\clmgf\cellx2000\clmrg\cellx3000", &["TT", "So lieu", ""]),
        row(r"\clvmrg\cellx1000\cellx2000\cellx3000", &["", "2022", "2023"]),
        row(r"\cellx1000\cellx2000\cellx3000", &["1", r"388\par dong", "415,6"]),
        row(r"\cellx1010\cellx3000", &["2", "chung"]),
    );
    let (document, issues) = rtf(&body);
    assert_eq!(
        show(&document, &issues).lines().collect::<Vec<_>>(),
        [
            "[0:0,0 2x1] TT",
            "[0:0,1 1x2] So lieu",
            "[0:1,1] 2022",
            "[0:1,2] 2023",
            "[0:2,0] 1",
            "[0:2,1] 388 ⏎ dong",
            "[0:2,2] 415,6",
            "[0:3,0] 2",
            "[0:3,1 1x2] chung",
            "p sau",
        ],
    );
    let inner = r"\trowd\cellx3000\cellx6000\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}\pard\intbl sau\cell b\cell\row\trowd\cellx3000\cellx6000\pard\intbl c\cell d\cell\row";
    assert_eq!(rtf(inner).0.text, "x y\nsau\tb\nc\td");
}

#[test]
fn rtf_cut_or_hostile() {
    let (document, issues) = checked("a.rtf", b"{\\rtf1 Mot hai");
    assert_eq!((document.text.as_str(), codes(&issues)), ("Mot hai", vec![IssueCode::Truncated]));
    let deep = [b"{\\rtf1 ".as_slice(), &b"{".repeat(200_000), b"day", &b"}".repeat(200_001)].concat();
    let (document, issues) = checked("a.rtf", &deep);
    assert_eq!((document.text.as_str(), codes(&issues)), ("day", vec![IssueCode::LimitDepth]));
    let cells = [b"{\\rtf1 ".as_slice(), &b"a\\cell ".repeat(400_000), b"}"].concat();
    assert!(!checked("a.rtf", &cells).1.is_empty());
    let bin = b"{\\rtf1 a{\\pict\\bin2000000000 }}}b";
    assert_eq!(checked("a.rtf", bin).0.text, "a");
}

const ODT: &str = "mimetype";

fn odt(automatic: &str, body: &str) -> (Document, Vec<Issue>) {
    let content = format!(
        "<office:document-content><office:font-face-decls><style:font-face style:name=\"V\" svg:font-family=\"'.VnTime'\"/></office:font-face-decls>\
         <office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = "<office:document-styles><office:styles><style:style style:name=\"H\" style:family=\"paragraph\"><style:text-properties fo:font-weight=\"bold\"/></style:style></office:styles>\
        <office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>Trên</text:p></style:header><style:footer><text:p>Dưới</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>";
    let kind = b"application/vnd.oasis.opendocument.text";
    checked("a.doc", &zipped(&[(ODT, kind), ("content.xml", content.as_bytes()), ("styles.xml", styles.as_bytes())]))
}

#[test]
fn odt_text() {
    let (document, issues) = odt(
        "<style:style style:name=\"A\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
         <style:style style:name=\"O\" style:family=\"text\"><style:text-properties style:font-name=\"V\"/></style:style>",
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>\
         <text:h text:outline-level=\"2\">Mục</text:h>\
         <text:p>Một<text:s text:c=\"2\"/>hai<text:tab/>ba\n   bốn<text:line-break/>năm<office:annotation><text:p>riêng</text:p></office:annotation>\
         <text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>Ghi</text:p></text:note-body></text:note></text:p>\
         <text:p><text:span text:style-name=\"A\">ẩn</text:span><text:span text:style-name=\"O\">Tæng sè b\u{ad}u côc</text:span></text:p>\
         <draw:frame><draw:text-box><text:p>Khung</text:p></draw:text-box></draw:frame><text:p><draw:frame><draw:image/></draw:frame></text:p>",
    );
    assert_eq!(document.format, Format::Odt);
    assert_eq!(
        show(&document, &issues).lines().collect::<Vec<_>>(),
        [
            "! unsupported_content @ sau “Khung” (1 ảnh)",
            "! encoding_legacy (TCVN3)",
            "! hidden_content",
            "p <header> Trên",
            "### Mục",
            "p Một  hai\tba bốn ⏎ năm",
            "p <hidden> ẩnTổng số bưu cục",
            "p Khung",
            "p @ chú thích 1 Ghi",
            "p <footer> Dưới",
        ],
    );
}

#[test]
fn odt_lists_and_tables() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let (document, issues) = odt(
        "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>\
         <text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:list-style>",
        &format!(
            "<text:list text:style-name=\"L\"><text:list-item><text:p>một</text:p><text:p>tiếp</text:p><text:list><text:list-item><text:p>hai</text:p></text:list-item></text:list></text:list-item>\
             <text:list-item text:start-value=\"5\"><text:p>ba</text:p></text:list-item></text:list>\
             <table:table><table:table-header-rows><table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>TT</text:p></table:table-cell>\
             <table:table-cell table:number-columns-spanned=\"2\"><text:p>Số</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>\
             <table:table-row><table:covered-table-cell/>{}{}</table:table-row><table:table-row>{}{}{}</table:table-row></table:table>",
            cell("2022"),
            cell("2023"),
            cell("1"),
            cell("388"),
            cell("415,6"),
        ),
    );
    assert_eq!(
        show(&document, &issues).lines().skip(1).take(10).collect::<Vec<_>>(),
        [
            "* I. một",
            "p tiếp",
            "  * I.1 hai",
            "* V. ba",
            "[0:0,0 2x1 h] TT",
            "[0:0,1 1x2 h] Số",
            "[0:1,1] 2022",
            "[0:1,2] 2023",
            "[0:2,0] 1",
            "[0:2,1] 388",
        ],
    );
}

fn mht(kind: &str, encoding: &str, body: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_b\"\r\n\r\n\
         ------=_b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n------=_b\r\nContent-Type: image/png\r\n\r\nx\r\n------=_b--\r\n"
    )
}

#[test]
fn saved_pages() {
    let page =
        mht("text/html; charset=utf-8", "quoted-printable", "<p>Doanh thu =C4=91=E1=BA=A1t 12=\r\n,5 t=E1=BB=B7</p>");
    let (document, issues) = checked("a.mht", page.as_bytes());
    assert_eq!((document.format, document.text.as_str()), (Format::Mht, "Doanh thu đạt 12,5 tỷ"));
    assert!(issues.is_empty());
    let page = mht("text/html", "base64", "PHA+SMOgIE7hu5lpPC9wPg==");
    assert_eq!(checked("a.doc", page.as_bytes()).0.text, "Hà Nội");
    let old = mht("text/html; charset=windows-1252", "quoted-printable", "<p>T=E6ng s=E8 thu=AAbao =AEi=D6n</p>");
    assert_eq!(checked("a.mht", old.as_bytes()).0.text, "Tổng số thuê bao điện");
    let cut = &page.as_bytes()[..page.len() - 20];
    assert_eq!(codes(&checked("a.mht", cut).1), [IssueCode::Truncated]);
}
