//! Sentences composed from a grammar with known figures: what went in is what is found.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use model::{Form, Qualifier};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// A figure that a sentence is composed with.
#[derive(Debug, Clone)]
struct Known {
    written: String,
    value: Decimal,
    unit: &'static str,
    qualifier: Qualifier,
    form: Form,
}

/// A subject, the figure's unit and its words after the number.
const COUNTS: &[(&str, &str, &str)] = &[
    ("toàn tỉnh có", "trạm BTS", "trạm"),
    ("các cơ quan tiếp nhận", "hồ sơ", "hồ sơ"),
    ("trên địa bàn có", "doanh nghiệp bưu chính", "doanh nghiệp"),
    ("đã cấp", "chứng thư số", "chứng thư số"),
    ("mạng di động phục vụ", "thuê bao", "thuê bao"),
    ("cổng thông tin đăng", "tin, bài", "tin, bài"),
    ("đã nghiệm thu", "đề tài", "đề tài"),
];

const RATES: &[&str] = &["tỷ lệ hồ sơ trực tuyến đạt", "tỷ lệ văn bản ký số đạt", "tỷ lệ giải ngân đạt"];
const AMOUNTS: &[&str] = &["doanh thu bưu chính đạt", "nộp ngân sách đạt", "kinh phí là", "tổng mức đầu tư là"];

const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("", Qualifier::Exact),
    ("hơn ", Qualifier::Over),
    ("trên ", Qualifier::Over),
    ("gần ", Qualifier::Almost),
    ("khoảng ", Qualifier::Approx),
];

/// The times that a sentence may open with, each with its first and last day.
const TIMES: &[(&str, &str, &str)] = &[
    ("Năm 2021", "2021-01-01", "2021-12-31"),
    ("Quý II/2022", "2022-04-01", "2022-06-30"),
    ("Trong tháng 8/2022", "2022-08-01", "2022-08-31"),
    ("6 tháng đầu năm 2022", "2022-01-01", "2022-06-30"),
    ("Trong 9 tháng đầu năm 2021", "2021-01-01", "2021-09-30"),
];

/// `12345` as `12.345`.
fn grouped(value: u32) -> String {
    text::vietnamese(Decimal::from(value))
}

fn count() -> impl Strategy<Value = Known> {
    (2..900_000_u32, prop::sample::select(COUNTS), prop::sample::select(QUALIFIERS)).prop_map(
        |(value, (subject, noun, unit), (word, qualifier))| Known {
            written: format!("{subject} {word}{} {noun}", grouped(value)),
            value: Decimal::from(value),
            unit,
            qualifier,
            form: Form::Number,
        },
    )
}

fn rate() -> impl Strategy<Value = Known> {
    (1..1000_i64, prop::sample::select(RATES), prop::sample::select(QUALIFIERS)).prop_map(
        |(tenths, subject, (word, qualifier))| {
            let value = Decimal::new(tenths, 1);
            Known {
                written: format!("{subject} {word}{}%", text::vietnamese(value)),
                value: value.normalize(),
                unit: "%",
                qualifier,
                form: Form::Rate,
            }
        },
    )
}

fn amount() -> impl Strategy<Value = Known> {
    (1..99_999_i64, prop::sample::select(AMOUNTS), prop::sample::select(QUALIFIERS), prop::bool::ANY).prop_map(
        |(tenths, subject, (word, qualifier), large)| {
            let value = Decimal::new(tenths, 1);
            let scale = if large { "tỷ" } else { "triệu" };
            Known {
                written: format!("{subject} {word}{} {scale} đồng", text::vietnamese(value)),
                value: value.normalize(),
                unit: "đồng",
                qualifier,
                form: Form::Number,
            }
        },
    )
}

fn figure() -> impl Strategy<Value = Known> {
    prop_oneof![count(), rate(), amount()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_a_sentence_is_composed_with_is_found(
        time in prop::sample::select(TIMES),
        figures in prop::collection::vec(figure(), 1..4),
    ) {
        let clauses: Vec<&str> = figures.iter().map(|f| f.written.as_str()).collect();
        let line = format!("{}, {}.", time.0, clauses.join("; "));
        let title = "# Báo cáo kết quả công tác của Sở Thông tin và Truyền thông tỉnh Quảng Bình năm 2022";
        let document = support::document(&format!("{title}\n{line}\n"));
        let draft = support::draft(&document);
        let found: Vec<_> = draft.facts.iter().filter(|f| !f.implicit).collect();
        prop_assert_eq!(found.len(), figures.len(), "{}", line);
        for (fact, known) in found.iter().zip(&figures) {
            let quantity = &fact.quantity;
            prop_assert_eq!(quantity.value.normalize(), known.value, "{}", line);
            prop_assert_eq!(quantity.unit.as_deref(), Some(known.unit), "{}", line);
            prop_assert_eq!(quantity.qualifier, known.qualifier, "{}", line);
            prop_assert_eq!(quantity.form, known.form, "{}", line);
        }
        let period = found.first().and_then(|f| f.period.as_ref()).unwrap();
        let told = (period.start.to_string(), period.end.to_string());
        prop_assert_eq!(told, (time.1.to_owned(), time.2.to_owned()), "{}", line);
    }
}
