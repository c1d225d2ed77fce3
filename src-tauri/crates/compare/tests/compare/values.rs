//! Official values, the values of a year, changes, shares and tables.

use crate::made::*;
use compare::{ChangeKind, Drift, Evidence, Refusal, Rule, change, share};
use model::*;
use rust_decimal::Decimal;

#[test]
fn an_estimate_is_the_result_only_while_there_is_none() {
    let mut estimate = fact(1, 1045, year(2020));
    estimate.quantity.basis = Basis::Estimate;
    let found = figures(&[estimate.clone()]).year(&code("tel.revenue"), &ids(&HA_TINH), 2020);
    assert_eq!(found.result.unwrap().basis, Basis::Estimate);
    let found = figures(&[estimate, fact(2, 1050, year(2020))]).year(&code("tel.revenue"), &ids(&HA_TINH), 2020);
    assert_eq!(
        (found.result.unwrap().number, found.estimate.unwrap().number),
        (Decimal::from(1050), Decimal::from(1045))
    );
    assert_eq!(found.target, None);
}

#[test]
fn a_target_is_never_a_result() {
    let mut target = fact(1, 1200, year(2020));
    target.quantity.basis = Basis::Target;
    let found = figures(&[target]).year(&code("tel.revenue"), &ids(&HA_TINH), 2020);
    assert_eq!(found.result, None);
    assert_eq!(found.target.unwrap().number, Decimal::from(1200));
}

#[test]
fn money_is_told_in_the_indicators_unit() {
    let mut small = fact(1, 706_000, year(2020));
    small.quantity.scale = Some(Scale::Million);
    let found = figures(&[small]).year(&code("tel.revenue"), &ids(&HA_TINH), 2020);
    assert_eq!(found.result.unwrap().number, Decimal::from(706));
}

#[test]
fn six_months_are_not_the_year() {
    let found = figures(&[fact(1, 500, Period::first_months(2020, 6).unwrap())]).year(
        &code("tel.revenue"),
        &ids(&HA_TINH),
        2020,
    );
    assert_eq!(found.result, None);
    assert_eq!(found.part.unwrap().period.label, "6 tháng đầu năm 2020");
}

#[test]
fn four_quarters_of_a_flow_are_the_year_and_three_are_not() {
    let quarters: Vec<Fact> = (1..=4).map(|q| fact(i64::from(q), 100, Period::quarter(2020, q).unwrap())).collect();
    let at = |facts: &[Fact]| figures(facts).year(&code("tel.revenue"), &ids(&HA_TINH), 2020).result;
    let sum = at(&quarters).unwrap();
    assert_eq!((sum.number, sum.facts.len()), (Decimal::from(400), 4));
    assert_eq!(at(&quarters[..3]), None);
    let stock: Vec<Fact> = quarters.into_iter().map(|f| of("tel.phone_subs", "thuê bao", f)).collect();
    let last = figures(&stock).year(&code("tel.phone_subs"), &ids(&HA_TINH), 2020).result.unwrap();
    assert_eq!((last.number, last.facts), (Decimal::from(100), vec![FactId(4)]), "a stock is what stood at the end");
}

#[test]
fn the_ordered_rules_decide_and_say_which() {
    let own = report(1, Standing::Department, year(2020), "2021-01-10");
    let later = report(2, Standing::Department, year(2020), "2021-02-10");
    let press = report(3, Standing::Press, year(2020), "2021-03-10");
    let next_year = report(4, Standing::Department, year(2021), "2022-01-10");
    let stands = |pairs: &[(&Fact, &Report)]| {
        let evidence: Vec<Evidence<'_>> =
            pairs.iter().map(|(fact, report)| Evidence { fact, report: Some(report), chosen: false }).collect();
        let (first, rule) = compare::official(&evidence, |f| f.quantity.value).unwrap();
        (first.fact.id.0, rule)
    };
    let (a, b) = (fact(1, 10, year(2020)), fact(2, 20, year(2020)));
    let found = Fact { state: State::Found, ..b.clone() };
    assert_eq!(stands(&[(&a, &own), (&found, &later)]), (1, Rule::Judged));
    assert_eq!(stands(&[(&a, &own), (&b, &press)]), (1, Rule::Standing));
    assert_eq!(stands(&[(&a, &own), (&b, &next_year)]), (1, Rule::OwnPeriod));
    assert_eq!(stands(&[(&a, &own), (&b, &later)]), (2, Rule::Later));
    let weak = Fact { confidence: Confidence::hundredths(50), ..b.clone() };
    assert_eq!(stands(&[(&a, &own), (&weak, &own)]), (1, Rule::Surer));
    assert_eq!(stands(&[(&a, &own), (&b, &own)]), (2, Rule::LaterInText));
    let same = Fact { quantity: a.quantity.clone(), ..b };
    assert_eq!(stands(&[(&a, &own), (&same, &press)]), (1, Rule::Only));
}

#[test]
fn conflicts_are_kept_and_repeats_are_not_conflicts() {
    let all = [fact(1, 10, year(2020)), fact(2, 10, year(2020)), fact(3, 12, year(2020))];
    let value = figures(&all).year(&code("tel.revenue"), &ids(&HA_TINH), 2020).result.unwrap();
    assert_eq!(value.facts, [FactId(3)]);
    assert_eq!(value.against, [FactId(1), FactId(2)]);
}

#[test]
fn the_whole_of_a_ratio_is_the_denominators_value() {
    let mut met = of("org.targets_met", "chỉ tiêu", fact(1, 6, year(2020)));
    met.quantity.form = Form::Ratio;
    met.quantity.value2 = Some(Decimal::from(8));
    let known = Catalogue::builtin().indicator(&code("org.targets_met")).unwrap();
    let whole = known.denominator.clone().unwrap();
    let value = figures(&[met]).year(&whole, &ids(&HA_TINH), 2020).result.unwrap();
    assert_eq!((value.number, value.facts), (Decimal::from(8), vec![FactId(1)]));
}

#[test]
fn a_part_is_no_value_of_the_whole() {
    let mut part = fact(1, 300, year(2020));
    part.scope = Some("VNPT".into());
    part.relation = Some(Relation { kind: RelationKind::Part, of: part.indicator.take(), base: None });
    let all = figures(&[part]);
    assert_eq!(all.year(&code("tel.revenue"), &ids(&HA_TINH), 2020).result, None);
    let revenue = code("tel.revenue");
    let areas = ids(&HA_TINH);
    let parts: Vec<_> = all.parts(&revenue, &areas).map(|(scope, v)| (scope.to_owned(), v.number)).collect();
    assert_eq!(parts, [("VNPT".to_owned(), Decimal::from(300))]);
}

#[test]
fn changes_are_told_in_the_right_words() {
    let catalogue = Catalogue::builtin();
    let value = |f: Fact, code_: &str, y| figures(&[f]).year(&code(code_), &ids(&HA_TINH), y).result.unwrap();
    let between = |code_: &str, unit: &str, a: i64, b: i64| {
        let make = |id, v, y| match unit {
            "tỷ đồng" => fact(id, v, year(y)),
            _ => of(code_, unit, fact(id, v, year(y))),
        };
        let (before, now) = (value(make(1, a, 2019), code_, 2019), value(make(2, b, 2020), code_, 2020));
        change(catalogue.indicator(&code(code_)).unwrap(), &before, &now, catalogue).unwrap()
    };
    let money = between("tel.revenue", "tỷ đồng", 987, 1045);
    assert_eq!((money.kind, money.by, money.drift), (ChangeKind::Percent, Decimal::new(59, 1), Drift::Better));
    let rate = between("it.esign.doc_rate", "%", 62, 75);
    assert_eq!((rate.kind, rate.by), (ChangeKind::Points, Decimal::from(13)));
    let rank = between("it.index.app_rank", "hạng", 18, 15);
    assert_eq!((rank.kind, rank.by, rank.drift), (ChangeKind::Places, Decimal::from(3), Drift::Better));
    let zero = between("tel.villages_dark", "thôn", 0, 4);
    assert_eq!((zero.kind, zero.drift), (ChangeKind::Difference, Drift::Worse));
}

#[test]
fn a_bound_compares_with_nothing() {
    let mut top = of("it.index.app_rank", "hạng", fact(1, 10, year(2020)));
    top.quantity.qualifier = Qualifier::AtMost;
    let before = of("it.index.app_rank", "hạng", fact(2, 18, year(2019)));
    let all = figures(&[top, before]);
    let at = |y| all.year(&code("it.index.app_rank"), &ids(&HA_TINH), y).result.unwrap();
    let catalogue = Catalogue::builtin();
    let rank = catalogue.indicator(&code("it.index.app_rank")).unwrap();
    assert_eq!(change(rank, &at(2019), &at(2020), catalogue), Err(Refusal::Bound));
}

#[test]
fn ranks_among_different_numbers_of_places_are_not_compared() {
    let rank = |id, value, places, y| {
        let mut fact = of("it.index.app_rank", "hạng", fact(id, value, year(y)));
        fact.quantity.value2 = Some(Decimal::from(places));
        fact
    };
    let all = figures(&[rank(1, 28, 63, 2024), rank(2, 20, 34, 2025), rank(3, 18, 34, 2026)]);
    let at = |y| all.year(&code("it.index.app_rank"), &ids(&HA_TINH), y).result.unwrap();
    let catalogue = Catalogue::builtin();
    let indicator = catalogue.indicator(&code("it.index.app_rank")).unwrap();
    assert_eq!(change(indicator, &at(2024), &at(2025), catalogue), Err(Refusal::PlacesDiffer));
    assert_eq!(change(indicator, &at(2025), &at(2026), catalogue).unwrap().by, Decimal::from(2));
}

#[test]
fn both_ends_of_a_range_are_told_in_the_same_unit() {
    let mut range = fact(1, 500_000, year(2020));
    range.quantity = Quantity {
        value2: Some(Decimal::from(700_000)),
        scale: Some(Scale::Million),
        form: Form::Range,
        ..range.quantity
    };
    let value = figures(&[range]).year(&code("tel.revenue"), &ids(&HA_TINH), 2020).result.unwrap();
    assert_eq!((value.number, value.second), (Decimal::from(500), Some(Decimal::from(700))));
}

#[test]
fn a_target_is_met_in_its_own_direction() {
    let catalogue = Catalogue::builtin();
    let met = |code_: &str, unit: &str, result: i64, goal: i64| {
        let mut target = of(code_, unit, fact(1, goal, year(2020)));
        target.quantity.basis = Basis::Target;
        let all = figures(&[target, of(code_, unit, fact(2, result, year(2020)))]);
        let found = all.year(&code(code_), &ids(&HA_TINH), 2020);
        let share = share(
            catalogue.indicator(&code(code_)).unwrap(),
            &found.result.unwrap(),
            &found.target.unwrap(),
            catalogue,
        )
        .unwrap();
        (share.percent, share.met)
    };
    assert_eq!(met("it.dvc.level4_count", "dịch vụ", 399, 430), (Some(Decimal::new(928, 1)), false));
    assert_eq!(met("it.index.app_rank", "hạng", 15, 20), (None, true));
    assert_eq!(met("tel.villages_dark", "thôn", 3, 5), (Some(Decimal::from(60)), true));
}

#[test]
fn a_merged_province_is_another_unit_as_reported_and_a_sum_on_todays_map() {
    let facts = [
        at("A-27", fact(1, 1900, year(2024))),
        at("A-24", fact(2, 1000, year(2024))),
        at("B-24", fact(3, 3000, year(2025))),
    ];
    let all = figures(&facts);
    let revenue = [code("tel.revenue")];
    let reported = line("Bắc Ninh", &[(2024, &[&["A-27"]]), (2025, &[&["B-24", "C-24"]])]);
    let got = table(&all, &revenue, &[reported], &[2024, 2025]);
    assert_eq!(got.rows[0].cells[1].reason, Some(Refusal::AreaChanged));
    let today = line("Bắc Ninh", &[(2024, &[&["A-27"], &["A-24"]]), (2025, &[&["B-24", "C-24"]])]);
    let got = table(&all, &revenue, std::slice::from_ref(&today), &[2024, 2025]);
    assert_eq!(got.rows[0].cells[0].value.as_ref().unwrap().number, Decimal::from(2900));
    let without = figures(&facts[..1]);
    let got = table(&without, &revenue, std::slice::from_ref(&today), &[2024]);
    assert_eq!((got.rows[0].cells[0].value.clone(), got.rows[0].cells[0].reason), (None, Some(Refusal::Incomplete)));
    let ranks: Vec<Fact> = facts[..2].iter().map(|f| of("it.index.app_rank", "hạng", f.clone())).collect();
    let got = table(&figures(&ranks), &[code("it.index.app_rank")], &[today], &[2024]);
    assert_eq!(got.rows[0].cells[0].reason, Some(Refusal::NotAdditive));
}

#[test]
fn what_is_missing_is_said_and_never_added() {
    let facts = [fact(1, 100, year(2020)), fact(2, 110, year(2021)), at("A-37", fact(3, 50, year(2020)))];
    let both: &[&[&str]] = &[&["A-42"]];
    let other: &[&[&str]] = &[&["A-37"]];
    let areas = [line("Hà Tĩnh", &[(2020, both), (2021, both)]), line("Ninh Bình", &[(2020, other), (2021, other)])];
    let got = table(&figures(&facts), &[code("tel.revenue")], &areas, &[2020, 2021]);
    assert_eq!(got.rows[0].cells[1].change.unwrap().by, Decimal::from(10));
    assert_eq!(got.rows[1].cells[1].reason, Some(Refusal::Missing));
    assert_eq!(got.totals[0].sums, [Ok(Decimal::from(150)), Err(Refusal::Incomplete)]);
    assert_eq!(got.totals[0].missing, [0, 1]);
}

#[test]
fn a_part_year_stands_beside_nothing() {
    let facts =
        [fact(1, 100, year(2019)), fact(2, 60, Period::first_months(2020, 6).unwrap()), fact(3, 130, year(2021))];
    let unit: &[&[&str]] = &[&["A-42"]];
    let areas = [line("Hà Tĩnh", &[(2019, unit), (2020, unit), (2021, unit)])];
    let got = table(&figures(&facts), &[code("tel.revenue")], &areas, &[2019, 2020, 2021]);
    let cells = &got.rows[0].cells;
    assert_eq!((cells[1].reason, cells[1].change), (Some(Refusal::PartYear), None));
    assert_eq!(cells[2].reason, Some(Refusal::PartYearBefore));
}

#[test]
fn what_a_person_chose_stands_over_everything_else() {
    let own = report(1, Standing::Department, year(2020), "2021-01-10");
    let press = report(3, Standing::Press, year(2021), "2020-03-10");
    let (a, b) = (fact(1, 10, year(2020)), Fact { state: State::Found, ..fact(2, 20, year(2020)) });
    let stands = |chosen: bool| {
        let candidates = [
            Evidence { fact: &a, report: Some(&own), chosen: false },
            Evidence { fact: &b, report: Some(&press), chosen },
        ];
        let (first, rule) = compare::official(&candidates, |f| f.quantity.value).unwrap();
        (first.fact.id.0, rule)
    };
    assert_eq!(stands(false), (1, Rule::Judged));
    assert_eq!(stands(true), (2, Rule::Chosen));
}
