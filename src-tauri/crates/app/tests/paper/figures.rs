//! No figure in the printed summary that is not in the data: the PDF is read back and its figures are found again.

use crate::{desk_with, report};
use app::{Decimal, FactsAsk, dto::SummaryOptions};
use std::collections::BTreeSet;

/// Values, and what may be computed from two values of one indicator: change and difference.
fn told_by(values: &[(String, Decimal)]) -> (BTreeSet<Decimal>, BTreeSet<Decimal>) {
    let plain = values.iter().map(|(_, value)| value.normalize()).collect();
    let mut computed = BTreeSet::new();
    for (code, now) in values {
        for (_, before) in values.iter().filter(|(other, before)| other == code && !before.is_zero()) {
            let percent = now / before * Decimal::ONE_HUNDRED;
            for number in [percent, percent - Decimal::ONE_HUNDRED, now - before] {
                computed.insert(number.abs().round_dp(1).normalize());
            }
        }
    }
    (plain, computed)
}

#[test]
fn every_figure_of_the_pdf_is_in_the_data() {
    let (folder, desk) = desk_with(&[
        report(
            "Lai Châu",
            2020,
            &[
                "Doanh thu dịch vụ viễn thông năm 2020 đạt 640 tỷ đồng.",
                "Tổng số thuê bao điện thoại di động đạt 391.600 thuê bao.",
            ],
        ),
        report(
            "Lai Châu",
            2021,
            &[
                "Doanh thu dịch vụ viễn thông năm 2021 ước đạt 672,5 tỷ đồng.",
                "Tổng số thuê bao điện thoại di động đạt 415.270 thuê bao.",
                "Số thuê bao sử dụng điện thoại thông minh đạt 287.940 thuê bao.",
            ],
        ),
    ]);
    let (stored, _) = app::facts(&desk, &FactsAsk { area: None, year: None, indicator: None, all: false }).unwrap();
    let values: Vec<(String, Decimal)> =
        stored.facts.iter().filter_map(|fact| Some((fact.linked()?.to_string(), fact.quantity.si_value()))).collect();
    assert!(values.len() >= 5, "{values:?}");
    let (plain, computed) = told_by(&values);

    let path = folder.path().join("t.pdf");
    app::save_summary(&desk, "Lai Châu", 2021, SummaryOptions::default(), &path).unwrap();
    let app::Looked::File(read) = app::look_into(&path, app::Looking::default(), &mut |_| ()) else {
        panic!("one report");
    };
    // The report counts the indicators it tells (three), those beside the year before (two), their field, and the
    // reports of its year.
    let counts = [
        ("chỉ tiêu", Decimal::from(3)),
        ("chỉ tiêu", Decimal::TWO),
        ("lĩnh vực", Decimal::ONE),
        ("báo cáo", Decimal::ONE),
    ];
    // Rows and dates of the annex of sources are none of its figures.
    let sources = read.document.text.find("NGUỒN CỦA TỪNG SỐ LIỆU").unwrap();
    let (mut found, mut strange, mut of_values) = (BTreeSet::new(), Vec::new(), 0);
    for fact in read.draft.facts.iter().filter(|fact| fact.span.start < sources) {
        let quantity = &fact.quantity;
        let in_data = plain.contains(&quantity.si_value()) || plain.contains(&quantity.value.normalize());
        let in_computed =
            [quantity.value, quantity.si_value()].iter().any(|n| computed.contains(&n.abs().round_dp(1).normalize()));
        let value_of_something = fact.relation.is_none() && fact.indicator.is_some();
        let in_counts = counts.contains(&(quantity.written_unit().as_str(), quantity.value));
        if !(in_data || (!value_of_something && (in_computed || in_counts))) {
            strange.push((quantity.value, quantity.written_unit(), fact.measure.clone()));
        }
        of_values += usize::from(value_of_something);
        found.insert(quantity.si_value());
    }
    assert!(strange.is_empty(), "not in the data: {strange:?}");
    assert!(of_values >= 3, "the PDF tells figures: {found:?}");
    for year in ["672500000000", "415270", "287940"] {
        assert!(found.contains(&year.parse::<Decimal>().unwrap().normalize()), "{year} of {found:?}");
    }
}
