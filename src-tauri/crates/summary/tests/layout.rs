//! The printed sheet beside Nghị định 30/2020/NĐ-CP, Phụ lục I, to half a millimetre: every component's face, size and place,
//! as they stand in the content streams.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]
#![allow(clippy::float_arithmetic, reason = "places on paper are measured")]

mod measured;
mod sample;

use measured::{Line, MM, Measured};
use summary::{Layout, Margins, YearEnd, render};

/// What a place may be off, in points: half a millimetre.
const OFF: f32 = 0.5 * MM;
/// Height of letters over the baseline and their depth under it, in ems.
const ASCENT: f32 = 0.891;
const DESCENT: f32 = 0.216;
const REGULAR: &str = "LiberationSerif";
const BOLD: &str = "LiberationSerif-Bold";
const ITALIC: &str = "LiberationSerif-Italic";
const BOLD_ITALIC: &str = "LiberationSerif-BoldItalic";

/// The least and the most that the decree allows.
const SHEETS: [Layout; 2] = [
    Layout { margins: Margins { top: 20, bottom: 20, left: 30, right: 15 }, body_size: 14 },
    Layout { margins: Margins { top: 25, bottom: 25, left: 35, right: 20 }, body_size: 13 },
];

/// Sides of the text of an upright page, in points.
struct Sides {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Sides {
    fn of(layout: &Layout, (width, height): (f32, f32)) -> Self {
        let mm = |side: u8| f32::from(side) * MM;
        let Margins { top, bottom, left, right } = layout.margins;
        Self { left: mm(left), right: width - mm(right), top: mm(top), bottom: height - mm(bottom) }
    }

    fn middle(&self) -> f32 {
        (self.left + self.right) / 2.0
    }
}

fn report() -> YearEnd {
    let mut report = sample::phu_yen().assembled(2020).unwrap();
    report.office.signer.lines = vec!["KT. GIÁM ĐỐC".into(), "PHÓ GIÁM ĐỐC".into()];
    report.office.signer.name = Some("Trần Minh Khoa".into());
    report
}

/// Both sheets, with what was measured on them.
fn on_each_sheet(look: impl Fn(&Measured, &Layout, &Sides)) {
    let report = report();
    for layout in &SHEETS {
        let measured = Measured::of(&render(&report, layout).unwrap().bytes);
        look(&measured, layout, &Sides::of(layout, measured.sheets[0]));
    }
}

/// The lines of the first page behind the one that begins with `from`, up to the one that begins with `to`.
fn between(measured: &Measured, from: &str, to: &str) -> Vec<Line> {
    let behind = measured.lines(0).into_iter().skip_while(|line| !line.text.starts_with(from)).skip(1);
    let lines: Vec<Line> = behind.take_while(|line| !line.text.starts_with(to)).collect();
    assert!(!lines.is_empty(), "nothing between {from} and {to}");
    lines
}

/// The name of the body that issues the report.
fn body_lines(measured: &Measured) -> Vec<Line> {
    between(measured, "UBND TỈNH PHÚ YÊN", "Số:")
}

fn widest(lines: &[Line]) -> f32 {
    lines.iter().map(Line::width).fold(0.0, f32::max)
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() <= OFF
}

#[test]
fn every_component_has_its_face_and_size() {
    on_each_sheet(|measured, layout, _| {
        let body = f32::from(layout.body_size);
        let components = [
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12.0..=13.0),
            ("Độc lập - Tự do - Hạnh phúc", BOLD, 13.0..=14.0),
            ("UBND TỈNH PHÚ YÊN", REGULAR, 12.0..=13.0),
            ("SỞ THÔNG TIN", BOLD, 12.0..=13.0),
            ("Số: /BC-STTTT", REGULAR, 13.0..=13.0),
            ("Phú Yên, ngày tháng 12 năm 2020", ITALIC, 13.0..=14.0),
            ("BÁO CÁO", BOLD, 13.0..=14.0),
            ("Tổng kết công tác năm", BOLD, 13.0..=14.0),
            ("Kính gửi:", REGULAR, body..=body),
            ("Thực hiện Chương trình", REGULAR, body..=body),
            ("Phần I", BOLD, 13.0..=14.0),
            ("KẾT QUẢ CÔNG TÁC NĂM 2020", BOLD, 13.0..=14.0),
            ("I. KHÁI QUÁT CHUNG", BOLD, 13.0..=14.0),
            ("1. Lĩnh vực bưu chính", BOLD, body..=body),
            ("Nơi nhận:", BOLD_ITALIC, 12.0..=12.0),
            ("- Như trên;", REGULAR, 11.0..=11.0),
            ("- Lưu: VT, VP.", REGULAR, 11.0..=11.0),
            ("KT. GIÁM ĐỐC", BOLD, 13.0..=14.0),
            ("PHÓ GIÁM ĐỐC", BOLD, 13.0..=14.0),
            ("Trần Minh Khoa", BOLD, 13.0..=14.0),
            ("Phụ lục I", BOLD, 14.0..=14.0),
            ("SỐ LIỆU CHI TIẾT", BOLD, 13.0..=14.0),
            ("(Kèm theo Báo cáo số", ITALIC, 13.0..=14.0),
        ];
        for (start, face, sizes) in components {
            let line = measured.line(start);
            assert!(line.face == face && sizes.contains(&line.size), "{start}: {} {}", line.face, line.size);
        }
        // One size for the whole body (khoản 6); only tables, charts, notes and the signature's list are smaller.
        for page in 0..2 {
            let running = |l: &&Line| l.right - l.left > 400.0 && l.face == REGULAR;
            for line in measured.lines(page).iter().filter(running) {
                assert!((line.size - body).abs() < 0.01, "{line:?}");
            }
        }
    });
}

#[test]
fn the_letterhead_stands_in_two_columns_on_two_axes() {
    on_each_sheet(|measured, _, sides| {
        let line = |start: &str| measured.line(start);
        let (superior, number) = (line("UBND TỈNH PHÚ YÊN"), line("Số: /BC-STTTT"));
        let (country, motto, date) = (line("CỘNG HÒA"), line("Độc lập"), line("Phú Yên, ngày"));
        for other in body_lines(measured).iter().chain([&number]) {
            assert!(near(other.middle(), superior.middle()), "{other:?}");
        }
        for other in [&motto, &date] {
            assert!(near(other.middle(), country.middle()), "{other:?}");
        }
        assert!(near(number.baseline, date.baseline), "number and date on one line");
        assert!(near(superior.baseline, country.baseline), "both columns begin on one line");
        assert!(superior.right < country.left && superior.left >= sides.left - OFF);
        assert!(country.right <= sides.right + OFF && motto.baseline > country.baseline);
        let first_line_top = country.baseline - ASCENT * country.size;
        assert!(first_line_top >= sides.top - OFF && first_line_top < sides.top + 1.5 * MM, "at the top margin");
    });
}

#[test]
fn lines_under_the_letterhead_are_as_long_as_the_decree_says() {
    on_each_sheet(|measured, _, _| {
        let strokes: Vec<_> = measured.strokes.iter().filter(|s| s.page == 0).collect();
        let [body, motto, subject] = strokes[..] else { panic!("three lines: {strokes:?}") };
        let under = |start: &str| measured.line(start);
        let (names, text) = (body_lines(measured), under("Độc lập"));
        let (office, widest) = (&names[names.len() - 1], widest(&names));
        let subjects = between(measured, "BÁO CÁO", "Kính gửi:");
        let last_of_subject = &subjects[subjects.len() - 1];
        assert!(near(motto.from.0, text.left) && near(motto.to.0, text.right), "as long as the motto: {motto:?}");
        for (rule, line, width) in [(body, office, widest), (subject, last_of_subject, self::widest(&subjects))] {
            let part = (rule.to.0 - rule.from.0) / width;
            assert!((0.333..=0.5).contains(&part), "{part} of {line:?}");
            assert!(near((rule.from.0 + rule.to.0) / 2.0, line.middle()), "centred: {rule:?}");
        }
        for (rule, line) in [(body, office), (motto, &text), (subject, last_of_subject)] {
            assert!((0.5..=0.75).contains(&rule.weight), "thin and solid: {rule:?}");
            assert!((rule.from.1 - rule.to.1).abs() < 0.01);
            let below = rule.from.1 - line.baseline;
            assert!((1.0..4.0 * MM).contains(&below), "under its text: {below}");
        }
    });
}

#[test]
fn title_addressees_and_headings_stand_where_they_belong() {
    on_each_sheet(|measured, layout, sides| {
        let heads = ["BÁO CÁO", "Phần I", "KẾT QUẢ CÔNG TÁC"].map(|start| measured.line(start));
        for line in between(measured, "BÁO CÁO", "Kính gửi:").iter().chain(&heads) {
            assert!(near(line.middle(), sides.middle()), "{line:?}");
        }
        let indent = sides.left + 12.7 * MM;
        for start in ["I. KHÁI QUÁT CHUNG", "1. Lĩnh vực bưu chính", "Thực hiện Chương trình"] {
            let line = measured.line(start);
            assert!(near(line.left, indent), "{line:?}");
        }
        let colon = measured.line("Kính gửi:");
        let dashes: Vec<Line> = ["- Ủy ban nhân dân", "- Bộ Thông tin"].map(|start| measured.line(start)).into();
        let of_colon = 0.28 * f32::from(layout.body_size);
        assert!(
            dashes.iter().all(|dash| near(dash.left, colon.right - of_colon)),
            "dashes under the colon: {dashes:?}"
        );
        assert!(dashes[0].text.ends_with(';') && dashes[1].text.ends_with('.'));
    });
}

#[test]
fn running_text_is_justified_with_the_distances_of_the_decree() {
    on_each_sheet(|measured, layout, sides| {
        let size = f32::from(layout.body_size);
        let (mut justified, mut gaps) = (0, 0);
        for page in 0..5 {
            let lines: Vec<Line> = measured.lines(page).into_iter().filter(|l| (l.size - size).abs() < 0.01).collect();
            for pair in lines.windows(2) {
                let (line, next) = (&pair[0], &pair[1]);
                let pitch = next.baseline - line.baseline;
                let running = line.face == REGULAR && next.face == REGULAR && line.baseline > 130.0 * MM;
                if !running || line.text.starts_with("- ") || pitch < 1.0 {
                    continue;
                }
                let new_paragraph = near(next.left, sides.left + 12.7 * MM);
                if new_paragraph {
                    gaps += 1;
                    assert!(pitch >= 1.149 * size + 6.0, "six points between paragraphs: {line:?} {next:?}");
                } else {
                    justified += 1;
                    assert!(near(next.left, sides.left) && near(line.right, sides.right), "{line:?} {next:?}");
                    assert!((1.149 * size - 0.1..=1.5 * 1.149 * size).contains(&pitch), "{pitch}");
                }
            }
        }
        assert!(justified > 10 && gaps > 2, "{justified} lines, {gaps} paragraphs were measured");
    });
}

#[test]
fn page_numbers_stand_centred_in_the_top_margin() {
    on_each_sheet(|measured, layout, _| {
        let annex = measured.sheets.iter().position(|(width, height)| width > height).unwrap();
        let on = |page: usize| {
            let top = f32::from(layout.margins.top) * MM;
            let numbers = measured.shown.iter().filter(|w| w.page == page && w.baseline < top);
            numbers.cloned().collect::<Vec<_>>()
        };
        assert!(on(0).is_empty() && on(annex).is_empty(), "not on a first page");
        for (page, said) in [(1, "2"), (2, "3"), (annex + 1, "2"), (annex + 2, "3")] {
            let [number] = &on(page)[..] else { panic!("one number on page {page}: {:?}", on(page)) };
            let sides = Sides::of(layout, measured.sheets[page]);
            assert_eq!((number.text.as_str(), number.face.as_str()), (said, REGULAR));
            assert!((13.0..=14.0).contains(&number.size));
            assert!(near((number.left + number.right) / 2.0, sides.middle()), "{number:?}");
            let (from, to) = (10.0 * MM - OFF, 13.0 * MM + OFF);
            assert!((from..=to).contains(&number.baseline), "10 to 13 mm under the edge: {number:?}");
        }
    });
}

#[test]
fn the_report_ends_with_recipients_and_signature_on_one_height() {
    on_each_sheet(|measured, _, sides| {
        let (head, first, last) =
            (measured.line("Nơi nhận:"), measured.line("- Như trên;"), measured.line("- Lưu: VT, VP."));
        let (authority, post) = (measured.line("KT. GIÁM ĐỐC"), measured.line("PHÓ GIÁM ĐỐC"));
        let name = measured.line("Trần Minh Khoa");
        assert!(near(head.baseline, authority.baseline), "{head:?} beside {authority:?}");
        assert!([&head, &first, &last].iter().all(|line| near(line.left, sides.left)), "flush left");
        assert!(last.baseline > first.baseline && first.baseline > head.baseline);
        assert!(near(post.middle(), authority.middle()) && near(name.middle(), authority.middle()));
        assert!(authority.left > sides.middle() && name.right <= sides.right + OFF, "the right half");
        let room = (name.baseline - ASCENT * name.size) - (post.baseline + DESCENT * post.size);
        assert!((30.0 * MM..=35.0 * MM).contains(&room), "{} mm to sign", room / MM);
        assert!(name.baseline <= sides.bottom && name.page == head.page);
    });
}

#[test]
fn annexes_have_their_heads_in_the_middle() {
    on_each_sheet(|measured, layout, _| {
        for (number, title) in [("Phụ lục I", "SỐ LIỆU CHI TIẾT"), ("Phụ lục II", "NGUỒN CỦA TỪNG")]
        {
            let lines: Vec<Line> = (0..measured.sheets.len()).flat_map(|page| measured.lines(page)).collect();
            let at = lines.iter().position(|line| line.text == number).unwrap();
            let sides = Sides::of(layout, measured.sheets[lines[at].page]);
            assert!(lines[at + 1].text.starts_with(title) && lines[at + 2].text.starts_with("(Kèm theo Báo cáo số"));
            for line in &lines[at..at + 3] {
                assert!(near(line.middle(), sides.middle()), "{line:?}");
            }
            let top = lines[at].baseline - ASCENT * lines[at].size;
            assert!(top >= sides.top - OFF && top < sides.top + 1.5 * MM, "a page of its own");
        }
    });
}
