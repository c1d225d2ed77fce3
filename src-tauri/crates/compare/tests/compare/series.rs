//! Parts of years, places and means, values that stand out.

use crate::made::*;
use compare::{Origin, Stretch, Suspicion, ranking};
use model::*;
use rust_decimal::Decimal;

const ONE: &[&[&str]] = &[&["A-42"]];

#[test]
fn halves_are_set_beside_halves() {
    let facts = [
        fact(1, 400, Period::first_months(2019, 6).unwrap()),
        fact(2, 500, Period::first_months(2020, 6).unwrap()),
        fact(3, 1000, year(2020)),
    ];
    let areas = [line("Hà Tĩnh", &[(2019, ONE), (2020, ONE)])];
    let got = table_over(&figures(&facts), &[code("tel.revenue")], &areas, &[2019, 2020], Stretch::FirstMonths(6));
    let last = &got.rows[0].cells[1];
    assert_eq!(last.value.as_ref().unwrap().number, Decimal::from(500), "not the year");
    assert_eq!(last.change.unwrap().by, Decimal::from(25));
    assert_eq!(last.target, None);
}

#[test]
fn three_quarters_are_nine_months_and_a_quarter_is_three_months() {
    let quarters: Vec<Fact> = (1..=3).map(|q| fact(i64::from(q), 100, Period::quarter(2020, q).unwrap())).collect();
    let at =
        |facts: &[Fact], stretch| figures(facts).stretch(&code("tel.revenue"), &ids(&HA_TINH), 2020, stretch).result;
    let nine = at(&quarters, Stretch::FirstMonths(9)).unwrap();
    assert_eq!((nine.number, nine.origin), (Decimal::from(300), Origin::SumOfPeriods));
    assert_eq!(at(&quarters[1..], Stretch::FirstMonths(9)), None, "the first quarter is missing");
    let months: Vec<Fact> = (7..=9).map(|m| fact(i64::from(m), 30, Period::month(2020, m).unwrap())).collect();
    assert_eq!(at(&months, Stretch::Quarter(3)).unwrap().number, Decimal::from(90));
    let cumulative = [fact(1, 700, Period::first_months(2020, 9).unwrap())];
    assert_eq!(at(&cumulative, Stretch::Quarter(3)), None, "nine months are not the third quarter");
}

#[test]
fn places_follow_the_direction_and_means_leave_out_ranks() {
    let facts = [
        at("A-42", fact(1, 100, year(2020))),
        at("A-37", fact(2, 300, year(2020))),
        at("A-27", fact(3, 300, year(2020))),
    ];
    let areas = [
        line("Hà Tĩnh", &[(2020, &[&["A-42"]])]),
        line("Ninh Bình", &[(2020, &[&["A-37"]])]),
        line("Bắc Ninh", &[(2020, &[&["A-27"]])]),
        line("Lào Cai", &[(2020, &[&["A-10"]])]),
    ];
    let got = table(&figures(&facts), &[code("tel.revenue")], &areas, &[2020]);
    let places: Vec<_> = got.rows.iter().map(|r| r.cells[0].place.map(|p| (p.place, p.among))).collect();
    assert_eq!(places, [Some((3, 3)), Some((1, 3)), Some((1, 3)), None]);
    assert_eq!(got.totals[0].means, [Some(Decimal::new(23333, 2))]);
    let names: Vec<&str> = ranking(&got.rows, 0).iter().map(|r| r.area.as_str()).collect();
    assert_eq!(names, ["Ninh Bình", "Bắc Ninh", "Hà Tĩnh", "Lào Cai"]);
    let ranks: Vec<Fact> = facts.iter().map(|f| of("innov.pii_rank", "hạng", f.clone())).collect();
    let got = table(&figures(&ranks), &[code("innov.pii_rank")], &areas, &[2020]);
    assert_eq!(got.rows[0].cells[0].place.map(|p| p.place), Some(1), "a smaller rank is better");
    assert_eq!(got.totals[0].means, [None]);
}

fn odd(indicator: &str, unit: &str, values: &[i64]) -> Vec<Option<Suspicion>> {
    let last = 2015 + i32::try_from(values.len()).unwrap();
    let facts: Vec<Fact> = values
        .iter()
        .zip(2015..)
        .filter(|(value, _)| **value >= 0)
        .map(|(value, y)| of(indicator, unit, fact(i64::from(y), *value, year(y))))
        .collect();
    let years: Vec<i32> = (2015..last).collect();
    let units: Vec<(i32, &[&[&str]])> = years.iter().map(|y| (*y, ONE)).collect();
    let got = table(&figures(&facts), &[code(indicator)], &[line("Hà Tĩnh", &units)], &years);
    got.rows[0].cells.iter().map(|c| c.suspicion).collect()
}

#[test]
fn slips_stand_out_from_both_neighbours() {
    let (unit, digit, jump) = (Some(Suspicion::UnitSlip), Some(Suspicion::DigitSlip), Some(Suspicion::Jump));
    assert_eq!(odd("tel.bts", "trạm", &[1200, 1250, 1300000, 1350]), [None, None, unit, None]);
    assert_eq!(odd("tel.bts", "trạm", &[1200, 125, 1300, 1350]), [None, digit, None, None]);
    assert_eq!(odd("tel.bts", "trạm", &[1200, 1250, 7000]), [None, None, jump]);
    assert_eq!(
        odd("tel.bts", "trạm", &[12000, 1250, 1300]),
        [digit, None, None],
        "the first, where the next two agree"
    );
    assert_eq!(
        odd("tel.bts", "trạm", &[1200, -1, 12500, 1300]),
        [None, None, digit, None],
        "missing years are stepped over"
    );
}

#[test]
fn growth_small_counts_and_ranks_do_not_stand_out() {
    assert_eq!(odd("tel.bts", "trạm", &[100, 180, 320, 600]), [None; 4]);
    assert_eq!(odd("tel.bts_5g", "trạm", &[10, 80, 600]), [None; 3], "steady growth");
    assert_eq!(odd("insp.count", "cuộc", &[2, 14, 3]), [None; 3]);
    assert_eq!(odd("innov.pii_rank", "hạng", &[2, 60, 3]), [None; 3]);
    let jump = Some(Suspicion::Jump);
    assert_eq!(odd("tel.pop_3g4g", "%", &[30, 95, 99]), [jump, None, None]);
    assert_eq!(odd("tel.pop_3g4g", "%", &[30, 85, 99]), [jump, None, None]);
    assert_eq!(odd("tel.pop_3g4g", "%", &[60, 85, 99]), [None; 3]);
}
