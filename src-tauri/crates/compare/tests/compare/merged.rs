//! Today's map: counts added, rates recomputed or weighted, ranks and scores left alone.

use crate::made::*;
use compare::{Origin, Refusal};
use model::*;
use rust_decimal::Decimal;

/// Bắc Ninh and Bắc Giang in 2024, Bắc Ninh of today since.
fn bac_ninh() -> compare::AreaLine {
    line("Bắc Ninh", &[(2024, &[&["A-27"], &["A-24"]]), (2025, &[&["B-24", "C-24"]])])
}

fn count(area: &str, id: i64, code: &str, value: i64) -> Fact {
    at(area, of(code, "thuê bao", fact(id, value, year(2024))))
}

fn rate(area: &str, id: i64, code: &str, value: Decimal) -> Fact {
    let mut rate = at(area, of(code, "%", fact(id, 0, year(2024))));
    rate.quantity.value = value;
    rate.quantity.form = Form::Rate;
    rate
}

fn cell(facts: &[Fact], indicator: &str) -> compare::Cell {
    let got = table(&figures(facts), &[code(indicator)], &[bac_ninh()], &[2024]);
    got.rows[0].cells[0].clone()
}

#[test]
fn a_count_is_the_sum_of_both() {
    let got = cell(
        &[count("A-27", 1, "tel.mobile_subs", 1500), count("A-24", 2, "tel.mobile_subs", 1800)],
        "tel.mobile_subs",
    );
    let value = got.value.unwrap();
    assert_eq!((value.number, value.origin), (Decimal::from(3300), Origin::SumOfAreas));
    assert_eq!(value.facts, [FactId(1), FactId(2)]);
}

#[test]
fn a_rate_is_recomputed_from_its_counts() {
    let facts = [
        count("A-27", 1, "tel.mobile_subs", 1000),
        count("A-24", 2, "tel.mobile_subs", 3000),
        count("A-27", 3, "tel.smartphone_subs", 900),
        count("A-24", 4, "tel.smartphone_subs", 2100),
        rate("A-27", 5, "tel.smartphone_rate", Decimal::from(90)),
        rate("A-24", 6, "tel.smartphone_rate", Decimal::from(70)),
    ];
    let value = cell(&facts, "tel.smartphone_rate").value.unwrap();
    assert_eq!(
        (value.number, value.origin),
        (Decimal::from(75), Origin::Recomputed),
        "3.000 of 4.000, not the mean 80"
    );
    assert_eq!(value.form, Form::Rate);
}

#[test]
fn a_rate_is_weighted_where_only_the_denominators_are_known() {
    let facts = [
        at("A-27", of("soc.households", "hộ", fact(1, 400, year(2024)))),
        at("A-24", of("soc.households", "hộ", fact(2, 600, year(2024)))),
        rate("A-27", 3, "tel.fibre_household_rate", Decimal::from(90)),
        rate("A-24", 4, "tel.fibre_household_rate", Decimal::from(80)),
    ];
    let value = cell(&facts, "tel.fibre_household_rate").value.unwrap();
    assert_eq!((value.number, value.origin), (Decimal::from(84), Origin::Weighted));
    assert_eq!(value.facts.len(), 4, "every figure behind it can be opened");
    let without = cell(&facts[2..], "tel.fibre_household_rate");
    assert_eq!((without.value, without.reason), (None, Some(Refusal::NeedsDenominator)));
    let one_missing = cell(&facts[..3], "tel.fibre_household_rate");
    assert_eq!(one_missing.reason, Some(Refusal::Incomplete));
}

#[test]
fn ranks_and_scores_are_never_derived() {
    let score = |area, id, v| at(area, of("it.index.ict_score", "điểm", fact(id, v, year(2024))));
    assert_eq!(
        cell(&[score("A-27", 1, 60), score("A-24", 2, 50)], "it.index.ict_score").reason,
        Some(Refusal::NotAdditive)
    );
    let rank = |area, id, v| at(area, of("innov.pii_rank", "hạng", fact(id, v, year(2024))));
    assert_eq!(cell(&[rank("A-27", 1, 6), rank("A-24", 2, 14)], "innov.pii_rank").reason, Some(Refusal::NotAdditive));
}

/// Code 10 was Lào Cai's until 30/6/2025 and is nobody's now; Yên Bái's code 15 went to the merged Lào Cai. By id the
/// old Lào Cai and the new one (B-15) are two units, and Yên Bái's figures never become Lào Cai's of before.
#[test]
fn codes_that_changed_owner_change_nothing() {
    let areas = &Catalogue::builtin().areas;
    let code_of = |id: &str| areas.get(&AreaId::new(id)).map(|a| (a.name.as_str(), a.code.as_str()));
    assert_eq!(code_of("A-15"), Some(("Yên Bái", "15")));
    assert_eq!(code_of("B-15"), Some(("Lào Cai", "15")));
    let facts = [
        at("A-10", fact(1, 900, year(2024))),
        at("A-15", fact(2, 700, year(2024))),
        at("B-15", fact(3, 1700, year(2025))),
    ];
    let all = figures(&facts);
    let reported = line("Lào Cai", &[(2024, &[&["A-10"]]), (2025, &[&["B-15"]])]);
    let today = line("Lào Cai", &[(2024, &[&["A-10"], &["A-15"]]), (2025, &[&["B-15"]])]);
    let got = table(&all, &[code("tel.revenue")], &[reported, today], &[2024, 2025]);
    let number = |row: usize, column: usize| got.rows[row].cells[column].value.as_ref().map(|v| v.number);
    assert_eq!(number(0, 0), Some(Decimal::from(900)));
    assert_eq!(got.rows[0].cells[1].reason, Some(Refusal::AreaChanged));
    assert_eq!(number(1, 0), Some(Decimal::from(1600)));
    assert_eq!(number(1, 1), Some(Decimal::from(1700)));
}

#[test]
fn a_rate_nobody_wrote_is_computed_and_says_so() {
    let facts = [count("A-27", 1, "tel.mobile_subs", 1000), count("A-27", 2, "tel.smartphone_subs", 850)];
    let alone = line("Bắc Ninh", &[(2024, &[&["A-27"]])]);
    let got = table(&figures(&facts), &[code("tel.smartphone_rate")], &[alone], &[2024]);
    let value = got.rows[0].cells[0].value.clone().unwrap();
    assert_eq!((value.number, value.origin), (Decimal::from(85), Origin::Recomputed));
    let density = [
        at("A-27", of("soc.population", "người", fact(1, 1_500_000, year(2024)))),
        count("A-27", 2, "tel.phone_subs", 1_800_000),
    ];
    let alone = line("Bắc Ninh", &[(2024, &[&["A-27"]])]);
    let got = table(&figures(&density), &[code("tel.phone_density")], &[alone], &[2024]);
    assert_eq!(got.rows[0].cells[0].value.as_ref().unwrap().number, Decimal::from(120), "per 100 people");
}

#[test]
fn more_than_all_is_no_rate() {
    let facts = [count("A-27", 1, "tel.mobile_subs", 1000), count("A-27", 2, "tel.smartphone_subs", 1200)];
    let alone = line("Bắc Ninh", &[(2024, &[&["A-27"]])]);
    let got = table(&figures(&facts), &[code("tel.smartphone_rate")], &[alone], &[2024]);
    assert_eq!(got.rows[0].cells[0].reason, Some(Refusal::Missing));
}
