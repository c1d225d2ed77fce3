//! Which figures a query gives, and in which order.

use crate::samples::{report, who};
use model::{AreaId, Fact, FactId, Form, IndicatorCode, Period, Relation, RelationKind, ReportId};
use store::{Correction, DataFile, FactQuery, Verdict};

/// Two reports of different years and areas; one figure is a statement, one was rejected.
fn filled() -> (DataFile, ReportId, ReportId) {
    let mut data = DataFile::in_memory().unwrap();
    let first = data.add_report(&report(1, 10).as_new(), &who("Vi", 0)).unwrap().id();
    let mut other = report(2, 10);
    for fact in &mut other.draft.facts {
        fact.area = Some(AreaId::new("A-36"));
        fact.period = Period::quarter(2019, 3);
    }
    other.draft.facts[4].indicator = None;
    let of = Some(IndicatorCode::new("tel.made_up_1"));
    other.draft.facts[4].relation = Some(Relation { kind: RelationKind::Yoy, of, base: None });
    other.draft.facts[9].period = None;
    other.draft.facts[3].quantity.form = Form::Ratio;
    other.draft.facts[3].quantity.value2 = Some(other.draft.facts[3].quantity.value);
    other.draft.facts.reverse();
    let second = data.add_report(&other.as_new(), &who("Vi", 0)).unwrap().id();
    let last = data.facts(&FactQuery::default()).unwrap().last().unwrap().id;
    data.judge(&[last], Verdict::Reject, &who("Vi", 1), None).unwrap();
    (data, first, second)
}

/// Every query gives what a walk over all figures gives.
#[test]
fn a_query_gives_what_it_names() {
    let (data, first, second) = filled();
    let everything = data.facts(&FactQuery { include_rejected: true, ..FactQuery::default() }).unwrap();
    assert_eq!(everything.len(), 20);
    let areas = [vec![], vec![AreaId::new("A-36")], vec![AreaId::new("A-25"), AreaId::new("X")]];
    let years = [None, Some(2019..=2019), Some(2018..=2021), Some(2022..=2030)];
    let codes = ["tel.made_up_1", "tel.made_up_3"].map(IndicatorCode::new);
    let indicators = [vec![], codes[..1].to_vec(), codes.to_vec()];
    let mut found = 0;
    for report in [None, Some(first), Some(second), Some(ReportId(9))] {
        for areas in &areas {
            for years in &years {
                for indicators in &indicators {
                    for (include_rejected, ratios) in [(false, 0), (true, 0), (false, 1), (false, 2)] {
                        let (areas, years, indicators) = (areas.clone(), years.clone(), indicators.clone());
                        let ratios_of = codes[..ratios].to_vec();
                        let query = FactQuery { report, areas, years, indicators, ratios_of, include_rejected };
                        let expected: Vec<Fact> = everything.iter().filter(|f| wanted(f, &query)).cloned().collect();
                        found += expected.len();
                        assert_eq!(data.facts(&query).unwrap(), expected, "{query:?}");
                    }
                }
            }
        }
    }
    assert!(found > 300, "the queries find something: {found}");
}

fn wanted(fact: &Fact, query: &FactQuery) -> bool {
    let about = |code: &IndicatorCode| {
        fact.indicator.as_ref() == Some(code) || fact.relation.as_ref().is_some_and(|r| r.of.as_ref() == Some(code))
    };
    let ratio =
        fact.quantity.form == Form::Ratio && fact.indicator.as_ref().is_some_and(|i| query.ratios_of.contains(i));
    let year = fact.period.as_ref().map(Period::year_of);
    query.report.is_none_or(|report| fact.report() == Some(report))
        && (query.areas.is_empty() || fact.area.as_ref().is_some_and(|area| query.areas.contains(area)))
        && query.years.as_ref().is_none_or(|years| year.is_some_and(|year| years.contains(&year)))
        && (query.indicators.is_empty() || ratio || query.indicators.iter().any(about))
        && (query.include_rejected || fact.state != model::State::Rejected)
}

#[test]
fn figures_come_in_the_order_of_the_text_and_stay_there() {
    let (mut data, first, second) = filled();
    let query = FactQuery { include_rejected: true, ..FactQuery::default() };
    let order = |data: &DataFile| data.facts(&query).unwrap().iter().map(|f| f.id).collect::<Vec<FactId>>();
    let before = order(&data);
    let reports: Vec<_> = data.facts(&query).unwrap().iter().map(|f| f.report().unwrap()).collect();
    assert_eq!(reports, [[first; 10], [second; 10]].concat());
    // The second report's figures were stored from the last to the first.
    assert!(before[..10].is_sorted() && before[10..].iter().rev().is_sorted());

    let fact = data.fact(before[15]).unwrap();
    let mut to = Correction::from(&fact);
    to.measure = "trạm 4G".to_owned();
    data.correct(fact.id, &to, &who("Vi", 2)).unwrap();
    data.judge(&[before[3]], Verdict::Confirm, &who("Vi", 3), None).unwrap();
    assert_eq!(order(&data), before);
}
