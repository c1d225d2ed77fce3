//! Web pages as portals make them: everything is read, and what is not the article is marked.

mod support;

use model::{BlockKind, Format, IssueCode, MarkKind};
use support::{checked, show};

fn snapshot(name: &str, page: &[u8]) {
    let (document, issues) = checked(name, page);
    assert_eq!(document.format, Format::Html);
    insta::assert_snapshot!(name, show(&document, &issues));
}

#[test]
fn portals() {
    snapshot("cong-hien-dai", include_bytes!("pages/cong-hien-dai.html"));
    snapshot("cong-cu", include_bytes!("pages/cong-cu.html"));
    snapshot("tu-word", include_bytes!("pages/tu-word.html"));
    snapshot("bao", include_bytes!("pages/bao.html"));
    snapshot("sharepoint", include_bytes!("pages/sharepoint.html"));
}

/// The text that is not marked.
fn article(page: &str) -> String {
    let (document, _) = checked("trang.html", page.as_bytes());
    let own = document.blocks.iter().filter(|block| !document.is_marked(block.span));
    own.map(|block| block.span.of(&document.text)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_short_page_is_all_article() {
    assert_eq!(article("<p>Doanh thu đạt 12 tỷ đồng.</p><p>Hết.</p>"), "Doanh thu đạt 12 tỷ đồng.\nHết.");
    let header = "<header><h1>Báo cáo tháng 5 năm 2022</h1></header><p>Số máy: <a href=a>12</a> bộ</p>";
    assert_eq!(article(header), "Báo cáo tháng 5 năm 2022\nSố máy: 12 bộ");
}

#[test]
fn a_link_to_the_document_is_not_a_menu() {
    let page =
        "<h1>Công văn về báo cáo quý</h1><p>Nội dung xem tại tệp sau.</p><p><a href=a.pdf>Tải văn bản 45/STTTT</a></p>";
    assert!(article(page).contains("Tải văn bản 45/STTTT"));
}

#[test]
fn letters_and_spaces() {
    assert_eq!(
        article("a<b>b</b> c<br>d<p>e<span>f</span>\n g&nbsp;h &amp; &#7879;<wbr>i"),
        "ab c\nd\nef g\u{a0}h & ệi"
    );
    assert_eq!(article("<pre>a  b\n c</pre>"), "a  b\nc");
    assert_eq!(article("10<sup>6</sup> m<sup>2</sup> (<sup>3</sup>)"), "10⁶ m2 (3)");
}

#[test]
fn tables_for_layout_become_lines_and_tables_of_data_cells() {
    let layout = "<table><tr><td><table><tr><td>1</td><td>a</td></tr></table></td><td>chữ</td></tr></table>";
    let (document, _) = checked("a.html", layout.as_bytes());
    let kinds: Vec<bool> = document.blocks.iter().map(|block| matches!(block.kind, BlockKind::Cell(_))).collect();
    assert_eq!((document.text.as_str(), kinds), ("1\ta\nchữ", vec![true, true, false]));
}

#[test]
fn spans_of_cells_are_kept_in_bounds() {
    let page = "<table><tr><td rowspan=999999999 colspan=99999999999>a<td rowspan=0>b<tr><td>c<td>d</table>";
    let (document, _) = checked("a.html", page.as_bytes());
    assert!(document.text.contains('c') && document.text.contains('d'));
}

#[test]
fn hidden_text_is_kept_and_marked() {
    let page = "<p>Thấy</p><p hidden>Ẩn một</p><div style='DISPLAY:none'>Ẩn <b>hai</b></div><template>Ẩn ba</template>";
    let (document, issues) = checked("a.html", page.as_bytes());
    let hidden: Vec<&str> = document
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Hidden)
        .flat_map(|mark| mark.span.of(&document.text).lines())
        .collect();
    assert_eq!(hidden, ["Ẩn một", "Ẩn hai", "Ẩn ba"]);
    assert!(issues.iter().any(|issue| issue.code == IssueCode::HiddenContent));
}

#[test]
fn pages_in_frames_say_so() {
    let page = "<html><frameset cols='20%,80%'><frame src='menu.htm'><frame src='noidung.htm'></frameset></html>";
    let (document, issues) = checked("a.html", page.as_bytes());
    assert!(document.text.is_empty());
    let codes: Vec<IssueCode> = issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [IssueCode::ExternalReference, IssueCode::ExternalReference, IssueCode::Empty]);
}

#[test]
fn the_head_names_a_page_without_headings() {
    let page = "<html><head><title>Báo cáo công tác tháng 3</title></head><body><p>Nội dung.</p></body></html>";
    let (document, _) = checked("a.html", page.as_bytes());
    assert_eq!(document.text, "Báo cáo công tác tháng 3\nNội dung.");
    assert_eq!(document.blocks[0].kind, BlockKind::Heading { level: 1 });
}
