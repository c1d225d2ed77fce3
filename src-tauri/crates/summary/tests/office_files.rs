//! The Word document and the workbook, opened as packages: sound, the same each time, complete, and safe.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod sample;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use summary::{Block, Layout, Margins, Row, Run, YearEnd, docx, xlsx};

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(package: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

fn text_of<'p>(parts: &'p Parts, name: &str) -> &'p str {
    std::str::from_utf8(&parts[name]).unwrap()
}

/// Every XML part read to its end; wrong nesting, a bad entity or a bad attribute is an error.
fn all_are_well_formed(parts: &Parts) {
    for (name, bytes) in parts.iter().filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels")) {
        let mut reader = quick_xml::Reader::from_reader(bytes.as_slice());
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).unwrap_or_else(|error| panic!("{name}: {error}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) | quick_xml::events::Event::Empty(start) => {
                    start.attributes().for_each(|a| assert!(a.is_ok(), "{name}: {a:?}"));
                }
                _ => {}
            }
            buffer.clear();
        }
    }
}

fn report() -> YearEnd {
    sample::phu_yen().assembled(2020).unwrap()
}

/// The paragraphs of the document as text, in order.
fn paragraphs(document: &str) -> Vec<String> {
    let one = |paragraph: &str| {
        let breaks = paragraph.replace("<w:br/>", "<w:t xml:space=\"preserve\"> </w:t>");
        let texts = breaks.split("<w:t xml:space=\"preserve\">").skip(1);
        let text: String = texts.map(|t| t.split("</w:t>").next().unwrap()).collect();
        text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
    };
    document.split("<w:p>").skip(1).map(one).collect()
}

#[test]
fn the_same_report_gives_the_same_files() {
    assert!(docx(&report(), &Layout::default()).unwrap() == docx(&report(), &Layout::default()).unwrap());
    assert!(xlsx(&report()).unwrap() == xlsx(&report()).unwrap());
}

#[test]
fn every_word_of_the_tree_stands_in_the_document() {
    let report = report();
    let package = parts(&docx(&report, &Layout::default()).unwrap());
    all_are_well_formed(&package);
    let there = paragraphs(text_of(&package, "word/document.xml"));
    let has = |text: String| assert!(there.contains(&text), "not in the document: {text}");
    for block in report.blocks() {
        match block {
            Block::Paragraph(paragraph) => has(paragraph.runs.iter().map(Run::text).collect()),
            Block::Table(table) => {
                table.caption.iter().for_each(|caption| has(caption.clone()));
                for row in &table.rows {
                    match row {
                        Row::Group(title) => has(title.clone()),
                        Row::Cells(cells) => cells.iter().for_each(|cell| has(cell.iter().map(Run::text).collect())),
                    }
                }
            }
            Block::Chart(chart) => has(chart.caption.clone()),
        }
    }
    report.office.recipient_lines().into_iter().for_each(has);
}

#[test]
fn headings_tables_sections_and_pictures_are_real() {
    let report = report();
    let package = parts(&docx(&report, &Layout::default()).unwrap());
    let document = text_of(&package, "word/document.xml");
    let count = |needle: &str| document.matches(needle).count();
    let headings: usize = (1..=4).map(|level| count(&format!("<w:pStyle w:val=\"Heading{level}\"/>"))).sum();
    assert_eq!(headings, report.sections().count());
    let tables = report.blocks().filter(|block| matches!(block, Block::Table(_))).count();
    assert_eq!(count("<w:tblHeader/>"), tables);
    assert_eq!(count("<w:sectPr>"), 1 + report.annexes.len());
    assert_eq!((count("<w:pgNumType w:start=\"1\"/>"), count("<w:titlePg/>")), (3, 3));
    assert_eq!(count("w:orient=\"landscape\""), 2);
    assert!(
        text_of(&package, "word/header.xml").contains(" PAGE ")
            && !text_of(&package, "word/first.xml").contains("PAGE")
    );
    assert!(
        document.contains("descr=\"Biểu đồ 2. Doanh thu dịch vụ viễn thông") && document.contains("2017 | chưa có")
    );
    let picture = &package["word/media/bieu-do-1.emf"];
    assert_eq!((&picture[..4], &picture[40..44]), (&[1, 0, 0, 0][..], &b" EMF"[..]));
    let (length, records) = records_of(picture);
    assert_eq!((length, records), (picture.len(), u32::from_le_bytes(picture[52..56].try_into().unwrap())));
}

/// Walks the records of a metafile: how long they are together and how many.
fn records_of(picture: &[u8]) -> (usize, u32) {
    let (mut at, mut count) = (0, 0);
    while at < picture.len() {
        let size = u32::from_le_bytes(picture[at + 4..at + 8].try_into().unwrap());
        assert!(size >= 8 && size % 4 == 0, "record {count} of {size} bytes");
        at += usize::try_from(size).unwrap();
        count += 1;
    }
    (at, count)
}

#[test]
fn sizes_and_margins_are_the_decrees() {
    let layout = Layout { margins: Margins { top: 25, bottom: 22, left: 35, right: 20 }, body_size: 13 };
    let package = parts(&docx(&report(), &layout).unwrap());
    let document = text_of(&package, "word/document.xml");
    // Twentieths of a point: 25 mm is 1417, 20 mm 1134, 22 mm 1247, 35 mm 1984.
    assert!(document.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
    assert!(document.contains("<w:pgMar w:top=\"1417\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1984\""));
    let styles = text_of(&package, "word/styles.xml");
    let style = |name: &str| {
        let (_, after) = styles.split_once(&format!("<w:name w:val=\"{name}\"/>")).unwrap();
        after.split("</w:style>").next().unwrap().to_owned()
    };
    let size = |name: &str, half_points: u8| style(name).contains(&format!("<w:sz w:val=\"{half_points}\"/>"));
    assert!(size("Body Text", 26) && style("Body Text").contains("w:firstLine=\"720\"") && size("Quốc hiệu", 24));
    assert!(size("Tiêu ngữ", 26) && size("Tên loại văn bản", 28) && size("Nơi nhận", 22) && size("header", 28));
    assert!(style("Cơ quan ban hành").contains("<w:b/>") && !style("Cơ quan chủ quản").contains("<w:b/>"));
    assert!(docx(&report(), &Layout { body_size: 12, ..Layout::default() }).is_err());
}

#[test]
fn the_workbook_holds_numbers_and_no_formula() {
    let mut sample = sample::phu_yen();
    sample.report("=1+1.docx", "=HYPERLINK(\"http://x\")", "", "2020", "2020-12-20");
    sample.part("tel.revenue", "2020", "5 tỷ đồng", "=cmd|'/C calc'!A0");
    let package = parts(&xlsx(&sample.assembled(2020).unwrap()).unwrap());
    all_are_well_formed(&package);
    let strings = text_of(&package, "xl/sharedStrings.xml");
    assert!(strings.contains("Trong đó: =cmd|") && strings.contains("Doanh thu dịch vụ bưu chính"));
    let sheets: Vec<&str> =
        package.keys().filter(|n| n.starts_with("xl/worksheets/sheet")).map(|n| text_of(&package, n)).collect();
    assert_eq!(sheets.len(), 5);
    for sheet in &sheets {
        assert!(!sheet.contains("<f>") && sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
        assert!(sheet.contains("orientation=\"landscape\"") && sheet.contains("paperSize=\"9\""));
    }
    // The estimate of the revenue of post, and the rank among 63.
    assert!(sheets[0].contains("<v>165.4</v>") && sheets[0].contains("<v>29</v>"));
    let formats = text_of(&package, "xl/styles.xml");
    assert!(formats.contains("&quot;ước &quot;#,##0.0") && formats.contains("#,##0&quot;/63&quot;"), "{formats}");
    assert!(text_of(&package, "docProps/core.xml").contains("2020-12-21T00:00:00Z"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]

    /// Settings and names come from people: anything they type must come out as sound files.
    #[test]
    fn any_words_make_sound_files(name in "\\PC{0,60}", place in ".{0,20}", file in "[a-z_☑中ệ<&\"]{0,300}", scope in "(?s).{1,400}") {
        let mut sample = sample::Sample::empty("A-54", "2020-12-21");
        sample.report(&file, &name, "", "2020", "2020-12-20");
        sample.fact("tel.revenue", "2020", "12 tỷ đồng");
        sample.part("tel.revenue", "2020", "5 tỷ đồng", &scope);
        let mut report = sample.assembled(2020).unwrap();
        report.office.place = place;
        report.office.signer.name = Some(name.clone());
        report.office.recipients = vec![name];
        all_are_well_formed(&parts(&docx(&report, &Layout::default()).unwrap()));
        all_are_well_formed(&parts(&xlsx(&report).unwrap()));
    }
}
