//! Reports made up for tests.

use chrono::{NaiveDate, NaiveDateTime};
use model::{
    AreaId, Block, BlockKind, Candidate, CandidateReason, Citation, Confidence, Document, FactDraft, FieldCode, Format,
    IndicatorCode, Issue, IssueCode, Mark, MarkKind, Period, Quantity, Reason, ReportDraft, ReportKind, SetAside,
    Standing,
};
use rust_decimal::Decimal;
use store::{NewReport, Who};
use text::Span;

/// Someone, some minutes after a fixed moment.
pub(crate) fn who(name: &str, minute: u32) -> Who {
    let day = NaiveDate::from_ymd_opt(2024, 12, 20).unwrap();
    let at: NaiveDateTime = day.and_hms_opt(8 + minute / 60, minute % 60, 7).unwrap();
    Who { name: name.to_owned(), at }
}

/// Everything that is stored with a report.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) file: String,
    pub(crate) original: Vec<u8>,
    pub(crate) document: Document,
    pub(crate) issues: Vec<Issue>,
    pub(crate) draft: ReportDraft,
}

impl Sample {
    pub(crate) fn as_new(&self) -> NewReport<'_> {
        NewReport {
            file: &self.file,
            original: &self.original,
            document: &self.document,
            issues: &self.issues,
            draft: &self.draft,
        }
    }
}

/// A report with so many figures, each in a sentence of its own. Reports of different numbers have nothing in common.
pub(crate) fn report(number: u32, facts: u32) -> Sample {
    let head = format!("BÁO CÁO 📡 số {number}/BC-STTTT năm 2021\n");
    let mut document = Document::empty(Format::Docx);
    document.text.push_str(&head);
    document.blocks.push(Block {
        span: Span::new(0, head.len() - 1),
        kind: BlockKind::Heading { level: 1 },
        at: Some("trang 1".to_owned()),
    });
    document.marks.push(Mark { span: Span::new(0, 3), kind: MarkKind::Header });
    let found = (0..facts).map(|i| add_sentence(&mut document, number, i)).collect();
    let year = head.find("2021").unwrap();
    let cited = head.find(&number.to_string()).unwrap();
    Sample {
        file: format!("bao-cao-{number}.docx"),
        original: original(number, &document.text),
        draft: ReportDraft {
            title: format!("Báo cáo số {number}"),
            number: Some(format!("{number}/BC-STTTT")),
            area: Some(AreaId::new("A-25")),
            organization: Some("Sở Thông tin và Truyền thông".to_owned()),
            standing: Standing::Department,
            kind: ReportKind::Year,
            period: Period::year(2021),
            published: NaiveDate::from_ymd_opt(2021, 12, 28),
            facts: found,
            set_aside: vec![SetAside { span: Span::new(year, year + 4), reason: Reason::Year }],
            citations: vec![Citation {
                number: format!("{number}/BC-STTTT"),
                kind: "Báo cáo".to_owned(),
                date: None,
                issuer: Some("Sở".to_owned()),
                excerpt: None,
                span: Span::new(cited, cited + number.to_string().len()),
            }],
        },
        document,
        issues: vec![Issue::new(IssueCode::UnsupportedContent).at("word/media/image1.png")],
    }
}

fn add_sentence(document: &mut Document, number: u32, i: u32) -> FactDraft {
    let start = document.text.len();
    let value = Decimal::new(i64::from(number) * 1000 + i64::from(i) * 7, i % 3);
    let quote = format!("{} trạm", text::vietnamese(value));
    document.text.push_str("Vùng 🗻 cao hiện có ");
    let at = document.text.len();
    document.text.push_str(&quote);
    document.text.push_str(" phát sóng đang chạy tốt.\n");
    let sentence = Span::new(start, document.text.len() - 1);
    document.blocks.push(Block { span: sentence, kind: BlockKind::Paragraph, at: None });
    let indicator = IndicatorCode::new(format!("tel.made_up_{}", i % 5));
    FactDraft {
        span: Span::new(at, at + quote.len()),
        sentence,
        quantity: Quantity::number(value, "trạm"),
        measure: "trạm phát sóng".to_owned(),
        field: Some(FieldCode::new("tel")),
        candidates: vec![Candidate {
            indicator: indicator.clone(),
            score: Confidence::hundredths(88),
            reasons: vec![CandidateReason::Name],
        }],
        indicator: (i % 4 != 3).then_some(indicator),
        scope: None,
        relation: None,
        area: Some(AreaId::new("A-25")),
        period: Period::year(2021),
        at: None,
        implicit: false,
        warnings: Vec::new(),
        confidence: Confidence::hundredths(if i % 4 == 2 { 60 } else { 90 }),
    }
}

/// Bytes that deflate about as well as an Office file.
fn original(number: u32, text: &str) -> Vec<u8> {
    let mut state = u64::from(number) + 1;
    let noise = (0..4000).map(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    });
    noise.chain(text.bytes()).collect()
}
