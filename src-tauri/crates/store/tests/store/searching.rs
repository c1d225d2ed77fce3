//! What a search finds, in which order, and where.

use crate::samples::{report, who};
use model::{Block, BlockKind, ReportId};
use store::{DataFile, Hit, NewFact, Origin};
use text::Span;

const TEXT: &str = "BÁO CÁO tình hình năm 2022 📡\n\
    Toàn tỉnh có 1.245 trạm phát sóng. Tỉ lệ phủ sóng đạt 99,8%; đường truyền số liệu chuyên dùng tới 100% xã.\n\
    Số hoá hồ sơ đạt 87%\n\
    Đề án chuyển đổi số của huyện Đắk Song được phê duyệt.";

fn with_text(data: &mut DataFile, number: u32, text: &str, published: &str) -> ReportId {
    let mut sample = report(number, 0);
    sample.document.text = text.to_owned();
    sample.document.blocks = vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph, at: None }];
    sample.document.marks.clear();
    (sample.draft.set_aside, sample.draft.citations) = (Vec::new(), Vec::new());
    sample.draft.published = published.parse().ok();
    data.add_report(&sample.as_new(), &who("Vi", 0)).unwrap().id()
}

fn filled() -> DataFile {
    let mut data = DataFile::in_memory().unwrap();
    with_text(&mut data, 1, TEXT, "2023-01-05");
    data
}

fn words<'t>(hit: &Hit, text: &'t str) -> Vec<&'t str> {
    hit.words.iter().map(|span| span.of(text)).collect()
}

#[test]
fn words_are_found_however_they_are_typed() {
    let data = filled();
    for (query, expected) in [
        ("duong truyen", "Đường".to_lowercase()),
        ("ĐƯỜNG TRUYỀN", "đường".to_owned()),
        ("tỷ lệ phủ", "tỉ".to_owned()),
        ("số hóa", "số".to_owned()),
        ("so hoa ho so", "số".to_owned()),
        ("dak song", "đắk".to_owned()),
        ("phê duy", "phê".to_owned()),
        ("1245 tram", "1.245".to_owned()),
        ("1.245", "1.245".to_owned()),
        ("99,8", "99".to_owned()),
        ("chuyển đổi số", "chuyển".to_owned()),
    ] {
        let found = data.search(query, 10).unwrap();
        assert!(!found.is_empty(), "{query}");
        let first = words(&found[0], TEXT);
        assert_eq!(first.first().map(|word| word.to_lowercase()), Some(expected), "{query}: {first:?}");
    }
    for query in ["", "  – ", "không đâu có", "truyền thanh", "\" OR *", "lines MATCH"] {
        assert_eq!(data.search(query, 10).unwrap(), [], "{query}");
    }
}

#[test]
fn the_sentence_is_the_one_that_holds_the_words() {
    let data = filled();
    let found = data.search("phủ sóng đạt", 10).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text, "Tỉ lệ phủ sóng đạt 99,8%; đường truyền số liệu chuyên dùng tới 100% xã.");
    assert_eq!(found[0].sentence.of(TEXT), found[0].text);
    assert_eq!(words(&found[0], TEXT), ["phủ", "sóng", "đạt"]);
    // Words of two sentences of one paragraph: the paragraph.
    let found = data.search("1245 phủ", 10).unwrap();
    assert!(found[0].text.starts_with("Toàn tỉnh") && found[0].text.ends_with("xã."), "{}", found[0].text);
}

#[test]
fn better_ones_come_first() {
    let mut data = DataFile::in_memory().unwrap();
    let apart = with_text(&mut data, 1, "Số máy và doanh nghiệp bán, thu hồi 5 máy.", "2024-02-01");
    let plain = with_text(&mut data, 2, "Doanh thú nuôi tăng.", "2024-02-02");
    let older = with_text(&mut data, 3, "Doanh thu bưu chính tăng.", "2022-01-01");
    let newer = with_text(&mut data, 4, "Tổng doanh thu viễn thông giảm.", "2023-01-01");
    let order: Vec<ReportId> = data.search("doanh thu", 10).unwrap().iter().map(|hit| hit.report).collect();
    assert_eq!(order, [newer, older, plain, apart]);
    assert_eq!(data.search("doanh thu", 2).unwrap().len(), 2);
}

#[test]
fn the_figures_of_the_sentence_are_named() {
    let mut data = DataFile::in_memory().unwrap();
    data.add_report(&report(3, 4).as_new(), &who("Vi", 0)).unwrap();
    let facts = data.facts(&store::FactQuery::default()).unwrap();
    let found = data.search("3.014", 10).unwrap();
    let expected: Vec<_> = facts.iter().filter(|fact| fact.quantity.value == 3014.into()).map(|f| f.id).collect();
    assert!(found.is_empty() == expected.is_empty());
    for hit in data.search("vung cao", 10).unwrap() {
        assert_eq!(hit.facts.len(), 1, "{hit:?}");
    }
}

#[test]
fn typed_figures_are_found_by_their_words_and_their_indicator() {
    let mut data = DataFile::in_memory().unwrap();
    let new = NewFact {
        origin: Origin::ByHand,
        quantity: model::Quantity::number(5.into(), "xe"),
        measure: "xe bưu chính".to_owned(),
        field: None,
        indicator: Some(model::IndicatorCode::new("post.made_up")),
        relation: None,
        scope: None,
        area: None,
        period: None,
        note: Some("theo Quyết định 12".to_owned()),
        why: None,
    };
    let id = data.add_fact(&new, &who("Vi", 0)).unwrap();
    let name = |code: &model::IndicatorCode| {
        if code.as_str() == "post.made_up" { "Số đầu xe".to_owned() } else { String::new() }
    };
    for query in ["buu chinh", "đầu xe", "quyet dinh 12"] {
        assert_eq!(
            data.search_typed(query, name, 5).unwrap().iter().map(|f| f.id).collect::<Vec<_>>(),
            [id],
            "{query}"
        );
    }
    assert_eq!(data.search_typed("tàu", name, 5).unwrap(), []);
}
