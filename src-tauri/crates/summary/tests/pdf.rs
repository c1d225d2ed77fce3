//! The PDF measured from outside: by lopdf and by the programs of poppler-utils and qpdf, which must be installed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![allow(clippy::float_arithmetic, reason = "places on paper are measured")]

mod sample;

use lopdf::content::Content;
use lopdf::{Document, Object};
use proptest::prelude::*;
use sample::Sample;
use std::process::{Command, Output};
use summary::{Block, Layout, Margins, Pdf, RenderError, Row, Run, YearEnd, render};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// What a measured place may be off, in points: half a millimetre.
const OFF: f32 = 0.5 * MM;

fn phu_yen() -> (YearEnd, Pdf) {
    let report = sample::phu_yen().assembled(2020).unwrap();
    let pdf = render(&report, &Layout::default()).unwrap();
    (report, pdf)
}

/// Runs a program on a PDF and gives back what it says.
fn run(program: &str, arguments: &[&str], pdf: &Pdf) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let (before, after): (Vec<&&str>, Vec<&&str>) = arguments.iter().partition(|a| **a != "-");
    let output = Command::new(program).args(before).arg(&file).args(after).output();
    output.unwrap_or_else(|error| panic!("{program} (poppler-utils, qpdf) is not installed: {error}"))
}

fn text_of(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The pages as text in the order they are written, without page numbers.
fn pages_as_text(pdf: &Pdf) -> Vec<String> {
    let all = text_of(&run("pdftotext", &["-raw", "-"], pdf));
    let without_number = |page: &str| {
        let (first, rest) = page.split_once('\n').unwrap_or((page, ""));
        if first.trim().parse::<u32>().is_ok() { rest.to_owned() } else { page.to_owned() }
    };
    all.split_terminator('\u{c}').map(without_number).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word on a page with its box in points, from the top left.
#[derive(Debug)]
struct Seen {
    page: usize,
    x: (f32, f32),
    y: (f32, f32),
    text: String,
}

fn words_of(pdf: &Pdf) -> Vec<Seen> {
    let all = text_of(&run("pdftotext", &["-bbox", "-"], pdf));
    let mut page = 0;
    let mut out = Vec::new();
    for line in all.lines().map(str::trim) {
        if line.starts_with("<page") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else { continue };
        let value = |name: &str| -> f32 {
            let (_, after) = rest.split_once(&format!("{name}=\"")).unwrap();
            after.split('"').next().unwrap().parse().unwrap()
        };
        let text = rest.split_once('>').unwrap().1.trim_end_matches("</word>");
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        out.push(Seen { page: page - 1, x: (value("xMin"), value("xMax")), y: (value("yMin"), value("yMax")), text });
    }
    out
}

#[test]
fn it_is_sound_and_its_fonts_are_embedded_subsets() {
    let (_, pdf) = phu_yen();
    let check = run("qpdf", &["--check"], &pdf);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    let fonts = text_of(&run("pdffonts", &[], &pdf));
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(rows.len(), 4, "{fonts}");
    for row in rows {
        assert!(row.contains("+LiberationSerif") && row.contains("yes yes yes"), "{row}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (report, pdf) = phu_yen();
    assert!(render(&report, &Layout::default()).unwrap() == pdf);
}

#[test]
fn pages_are_a4_and_annexes_lie_across() {
    let (_, pdf) = phu_yen();
    let document = Document::load_mem(&pdf.bytes).unwrap();
    assert_eq!(document.get_pages().len(), pdf.pages.len());
    let across = |size: &summary::PageSize| size.width > size.height;
    let first_across = pdf.pages.iter().position(across).unwrap();
    assert!((5..=8).contains(&first_across), "{first_across} pages of text");
    assert!(pdf.pages[first_across..].iter().all(across));
    for size in &pdf.pages {
        let (short, long) = (size.width.min(size.height), size.width.max(size.height));
        assert!((short - 210.0 * MM).abs() < 0.1 && (long - 297.0 * MM).abs() < 0.1);
    }
}

/// The whole report as one line of words, in the order in which it is read aloud.
fn words_in_order(report: &YearEnd) -> String {
    let office = &report.office;
    let mut out = vec![office.superior.clone(), office.body.clone(), report.number_line()];
    if report.is_draft() {
        out.push("DỰ THẢO".to_owned());
    }
    out.extend(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"].map(str::to_owned));
    out.extend([report.date_line(), "BÁO CÁO".to_owned(), report.subject.clone(), "Kính gửi:".to_owned()]);
    let last = office.addressees.len() - 1;
    out.extend(
        office.addressees.iter().enumerate().map(|(i, a)| format!("- {a}{}", if i == last { "." } else { ";" })),
    );
    out.extend(of_blocks(&report.opening));
    for section in report.sections() {
        out.extend([section.number.clone(), section.title.clone()]);
        out.extend(of_blocks(&section.blocks));
    }
    out.extend(of_blocks(&report.closing));
    out.push("Nơi nhận:".to_owned());
    out.extend(office.recipient_lines());
    out.extend(office.signer.lines.iter().chain(&office.signer.name).cloned());
    for annex in &report.annexes {
        out.extend([annex.number.clone(), annex.title.clone(), report.annex_reference()]);
        out.extend(of_blocks(&annex.blocks));
    }
    one_line(&out.join(" ").replace('\u{a0}', " "))
}

fn of_blocks(blocks: &[Block]) -> Vec<String> {
    let words = |runs: &[Run]| runs.iter().map(Run::text).collect::<String>();
    let of_row = |row: &Row| match row {
        Row::Group(title) => vec![title.clone()],
        Row::Cells(cells) => cells.iter().map(|cell| words(cell)).collect(),
    };
    let of_block = |block: &Block| match block {
        Block::Paragraph(paragraph) => vec![paragraph.plain()],
        Block::Table(table) => {
            let notes = table.notes.iter().map(summary::Paragraph::plain);
            table
                .caption
                .iter()
                .cloned()
                .chain([heads(table)])
                .chain(table.rows.iter().flat_map(of_row))
                .chain(notes)
                .collect()
        }
        Block::Chart(chart) => {
            let drawing = summary::draw(&chart.kind, 165.0 * MM).unwrap();
            let said = drawing.marks.into_iter().filter_map(|mark| match mark {
                summary::Mark::Words(words) => Some(words.text),
                _ => None,
            });
            said.chain([chart.caption.clone()]).collect::<Vec<_>>()
        }
    };
    blocks.iter().flat_map(of_block).collect()
}

fn heads(table: &summary::Table) -> String {
    table.columns.iter().map(|column| column.head.as_str()).collect::<Vec<_>>().join(" ")
}

/// Nothing is left out, said twice or out of its order: only page numbers and repeated heads of tables come besides.
#[test]
fn the_text_is_the_reports_word_for_word() {
    for (sample, year) in [(sample::phu_yen(), 2020), (sample::cao_bang(), 2025)] {
        let mut report = sample.assembled(year).unwrap();
        report.office.signer.name = Some("Trần Minh Khoa".into());
        let pdf = render(&report, &Layout::default()).unwrap();
        let heads: Vec<String> =
            report.blocks().filter_map(|b| if let Block::Table(t) = b { Some(heads(t)) } else { None }).collect();
        let whole = words_in_order(&report);
        let mut rest = whole.as_str();
        for (nth, page) in pages_as_text(&pdf).iter().enumerate() {
            let page = one_line(page);
            let without_head = || heads.iter().find_map(|head| page.strip_prefix(head.as_str())).map(str::trim_start);
            let after = rest.strip_prefix(page.as_str()).or_else(|| rest.strip_prefix(without_head()?));
            rest =
                after.unwrap_or_else(|| panic!("page {} reads\n{page}\nand the report goes on\n{rest:.600}", nth + 1));
            rest = rest.trim_start();
        }
        assert_eq!(rest, "", "the PDF ends too early");
    }
}

#[test]
fn nothing_stands_in_the_margins_but_page_numbers() {
    let margins = Margins { top: 25, bottom: 22, left: 35, right: 20 };
    let report = sample::phu_yen().assembled(2020).unwrap();
    let pdf = render(&report, &Layout { margins, body_size: 13 }).unwrap();
    for word in words_of(&pdf) {
        let size = pdf.pages[word.page];
        let number = word.y.0 < 20.0 * MM && word.text.parse::<u32>().is_ok();
        let inside = word.x.0 >= 35.0 * MM - OFF
            && word.x.1 <= size.width - 20.0 * MM + OFF
            && word.y.0 >= 25.0 * MM - OFF
            && word.y.1 <= size.height - 22.0 * MM + OFF;
        assert!(inside || number, "{word:?}");
    }
}

#[test]
fn page_numbers_stand_top_centre_from_the_second_page_and_annexes_count_anew() {
    let (_, pdf) = phu_yen();
    let words = words_of(&pdf);
    let number = |page: usize| {
        let top = words.iter().find(|w| w.page == page && w.y.1 < 19.0 * MM)?;
        let middle = (top.x.0 + top.x.1) / 2.0;
        let text_middle = (30.0 * MM + pdf.pages[page].width - 15.0 * MM) / 2.0;
        assert!((middle - text_middle).abs() < OFF, "{top:?}");
        Some(top.text.clone())
    };
    let annex = pdf.pages.iter().position(|size| size.width > size.height).unwrap();
    assert_eq!((number(0), number(1), number(2)), (None, Some("2".into()), Some("3".into())));
    assert_eq!((number(annex), number(annex + 1)), (None, Some("2".into())));
}

/// The horizontal strokes of the first page: from, to and height, in points from the top left.
fn strokes(pdf: &Pdf) -> Vec<(f32, f32, f32)> {
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let number = |object: &Object| object.as_float().unwrap();
    let mut pen = (0.0, 0.0);
    let mut out = Vec::new();
    for operation in &content.operations {
        let at = || (number(&operation.operands[0]), pdf.pages[0].height - number(&operation.operands[1]));
        match operation.operator.as_str() {
            "m" => pen = at(),
            "l" if (at().1 - pen.1).abs() < 0.01 => out.push((pen.0, at().0, pen.1)),
            _ => {}
        }
    }
    out
}

#[test]
fn the_letterhead_is_the_decrees() {
    let (_, pdf) = phu_yen();
    let words: Vec<Seen> = words_of(&pdf).into_iter().filter(|word| word.page == 0).collect();
    let line_of = |needle: &str| {
        let word = words.iter().find(|word| word.text == needle).unwrap_or_else(|| panic!("no {needle}"));
        let (left, right) = (word.x.0, word.x.1);
        let same = words.iter().filter(|other| (other.y.0 - word.y.0).abs() < 1.5);
        let two_columns = word.y.0 < 60.0 * MM && word.text != "phương";
        let side = |other: &&Seen| !two_columns || (other.x.0 < 250.0) == (left < 250.0);
        let ends = same.filter(side).fold((left, right), |(a, b), other| (a.min(other.x.0), b.max(other.x.1)));
        (ends.0, ends.1, word.y.0)
    };
    let [body, motto, subject] = strokes(&pdf)[..] else { panic!("three lines: {:?}", strokes(&pdf)) };
    let motto_text = line_of("Hạnh");
    assert!((motto.0 - motto_text.0).abs() < OFF && (motto.1 - motto_text.1).abs() < OFF, "as long as the text");
    let part = |stroke: (f32, f32, f32), text: (f32, f32, f32)| (stroke.1 - stroke.0) / (text.1 - text.0);
    for (rule, text) in [(body, line_of("TRUYỀN")), (subject, line_of("phương"))] {
        assert!((0.333..=0.5).contains(&part(rule, text)), "{rule:?} under {text:?}");
    }
    let middle = |line: (f32, f32, f32)| (line.0 + line.1) / 2.0;
    assert!((middle(body) - middle(line_of("UBND"))).abs() < OFF);
    assert!((line_of("Số:").2 - line_of("ngày").2).abs() < 0.5, "number and date on one line");
    let (country, half) = (line_of("CỘNG"), 210.0 * MM / 2.0);
    assert!(country.0 > half - 10.0 * MM && country.1 <= 195.0 * MM + OFF);
}

#[test]
fn running_text_has_its_indent_and_its_distances() {
    let (_, pdf) = phu_yen();
    let words = words_of(&pdf);
    let first = words.iter().find(|word| word.text == "Thực").unwrap();
    assert!((first.x.0 - (30.0 + 12.7) * MM).abs() < OFF, "{first:?}");
    let second = words.iter().find(|word| word.page == 0 && word.y.0 > first.y.0 + 5.0).unwrap();
    let pitch = second.y.0 - first.y.0;
    let (single, one_and_a_half) = (14.0 * 1.149, 14.0 * 1.149 * 1.5);
    assert!((single..=one_and_a_half).contains(&pitch), "{pitch}");
    assert!((second.x.0 - 30.0 * MM).abs() < OFF);
}

#[test]
fn bound_figures_are_where_the_links_say() {
    let (report, pdf) = phu_yen();
    let words = words_of(&pdf);
    let figures: Vec<String> = report
        .runs()
        .filter_map(|run| if let Run::Figure(figure) = run { Some(one_line(&figure.text)) } else { None })
        .collect();
    for link in pdf.links.iter().filter(|link| link.page < 5) {
        let (left, right) = (link.rect.x - 0.5, link.rect.x + link.rect.width + 0.5);
        let middle = link.rect.y + link.rect.height / 2.0;
        let under = |w: &&Seen| {
            w.page == link.page && w.y.0 < middle && w.y.1 > middle && w.x.1 > left + 1.0 && w.x.0 < right - 1.0
        };
        let seen: Vec<&str> = words.iter().filter(under).map(|word| word.text.as_str()).collect();
        let seen = seen.join(" ");
        let bare = seen.trim_matches(|c: char| "(),;.".contains(c));
        let is_it = |figure: &String| figure.contains(bare) || bare.contains(figure.as_str()) || seen.contains(figure);
        assert!(!link.facts.is_empty() && !bare.is_empty() && figures.iter().any(is_it), "{link:?}: {seen}");
    }
    assert!(pdf.links.len() >= figures.len(), "{} links of {} figures", pdf.links.len(), figures.len());
}

#[test]
fn a_heading_is_never_the_last_of_its_page() {
    let (_, pdf) = phu_yen();
    let words = words_of(&pdf);
    assert!(pdf.outline.len() > 25);
    for entry in &pdf.outline {
        let below = words.iter().any(|word| word.page == entry.page && word.y.0 > entry.y + 14.0 * 1.2);
        assert!(below, "{entry:?}");
    }
}

#[test]
fn table_heads_are_repeated() {
    let (_, pdf) = phu_yen();
    let pages = pages_as_text(&pdf);
    let annex = pdf.pages.iter().position(|size| size.width > size.height).unwrap();
    for page in &pages[annex..annex + 3] {
        assert_eq!(one_line(page).matches("TT Chỉ tiêu Đơn vị tính").count(), 1, "{page}");
    }
}

#[test]
fn no_number_is_parted_by_a_narrow_column() {
    let mut sample = Sample::empty("A-54", "2020-12-21");
    for (year, value) in [("2019", "102.862.450 thuê bao"), ("2020", "103.885.120 thuê bao")] {
        sample.fact("tel.phone_subs", year, value);
    }
    sample.fact("tel.phone_subs", "2020", "103.880.000 thuê bao").quantity.basis = model::Basis::Target;
    let pdf = render(&sample.assembled(2020).unwrap(), &Layout::default()).unwrap();
    let seen: Vec<String> = words_of(&pdf).into_iter().map(|word| word.text).collect();
    for number in ["102.862.450", "103.885.120", "103.880.000"] {
        assert!(seen.iter().any(|word| word == number), "{number}: {seen:?}");
        let piece = |word: &&String| word.len() > 2 && word.len() < number.len() && number.starts_with(word.as_str());
        assert_eq!(seen.iter().find(piece), None, "{number} is parted");
    }
}

#[test]
fn the_signature_never_stands_alone() {
    let indicators = model::Catalogue::builtin().indicators().filter(|i| i.kind == model::MeasureKind::Money);
    let codes: Vec<&str> = indicators.map(|indicator| indicator.code.as_str()).collect();
    for count in 1..=codes.len() {
        let mut sample = Sample::empty("A-54", "2020-12-21");
        for code in &codes[..count] {
            sample.fact(code, "2020", "12,5 tỷ đồng");
        }
        let report = sample.assembled(2020).unwrap();
        let pdf = render(&report, &Layout::default()).unwrap();
        let pages = pages_as_text(&pdf);
        let page = pages.iter().find(|page| page.contains("Nơi nhận:")).unwrap();
        assert!(page.contains("Trên đây là Báo cáo") && page.contains("./."), "{count} figures: {page}");
    }
}

#[test]
fn it_says_what_it_is() {
    let (_, pdf) = phu_yen();
    let document = Document::load_mem(&pdf.bytes).unwrap();
    let root = document.catalog().unwrap();
    assert_eq!(root.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    for key in [&b"OutputIntents"[..], b"StructTreeRoot", b"MarkInfo", b"Outlines"] {
        assert!(root.has(key), "{}", String::from_utf8_lossy(key));
    }
    let metadata = document.get_object(root.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    assert!(xmp.contains("<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"));
    assert!(xmp.contains("Sở Thông tin và Truyền thông tỉnh Phú Yên") && xmp.contains("2020-12-21T00:00:00+07:00"));
    let info = text_of(&run("pdfinfo", &[], &pdf));
    assert!(info.contains("Báo cáo Tổng kết công tác năm 2020") && info.contains("PDF version:     1.4"), "{info}");
}

#[test]
fn margins_outside_the_decree_are_refused() {
    let report = sample::phu_yen().assembled(2020).unwrap();
    let narrow = Layout { margins: Margins { left: 25, ..Margins::default() }, body_size: 14 };
    assert_eq!(
        render(&report, &narrow).unwrap_err(),
        RenderError::Margin { side: "left", millimetres: 25, least: 30, most: 35 }
    );
    let small = Layout { body_size: 12, ..Layout::default() };
    assert_eq!(render(&report, &small).unwrap_err(), RenderError::BodySize(12));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Settings and names come from people: anything they type must come out as a sound file.
    #[test]
    fn any_words_make_a_sound_file(
        name in "\\PC{0,60}",
        place in ".{0,20}",
        file in "[a-z_☑中ệ]{0,300}",
        scope in "\\PC{1,400}",
    ) {
        let mut sample = Sample::empty("A-54", "2020-12-21");
        sample.report(&file, &name, "", "2020", "2020-12-20");
        sample.fact("tel.revenue", "2020", "12 tỷ đồng");
        sample.part("tel.revenue", "2020", "5 tỷ đồng", &scope);
        let mut report = sample.assembled(2020).unwrap();
        report.office.place = place;
        report.office.signer.name = Some(name.clone());
        report.office.recipients = vec![name];
        let pdf = render(&report, &Layout::default()).unwrap();
        let check = run("qpdf", &["--check"], &pdf);
        prop_assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    }
}
