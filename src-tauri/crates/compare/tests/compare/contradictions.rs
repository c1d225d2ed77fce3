//! Values that cannot all be right.

use crate::made::*;
use compare::{Wrong, contradictions};
use model::*;
use rust_decimal::Decimal;

fn found(facts: &[Fact]) -> Vec<(String, Wrong, Severity, Decimal)> {
    contradictions(&figures(facts), &ids(&HA_TINH), 2020, Catalogue::builtin())
        .into_iter()
        .map(|c| (c.about.to_string(), c.wrong, c.severity, c.expected))
        .collect()
}

fn subs(id: i64, code: &str, value: i64) -> Fact {
    of(code, "thuê bao", fact(id, value, year(2020)))
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    let facts = [subs(1, "tel.mobile_subs", 900), subs(2, "tel.smartphone_subs", 950)];
    assert_eq!(
        found(&facts),
        [("tel.smartphone_subs".to_owned(), Wrong::MoreThanWhole, Severity::Error, Decimal::from(900))]
    );
    assert_eq!(found(&[subs(1, "tel.mobile_subs", 900), subs(2, "tel.smartphone_subs", 900)]), []);
    assert_eq!(found(&facts[1..]), [], "what is missing contradicts nothing");
}

#[test]
fn a_total_is_the_sum_of_its_parts_but_for_rounding() {
    let three =
        |total| [subs(1, "tel.fixed_subs", 100), subs(2, "tel.mobile_subs", 900), subs(3, "tel.phone_subs", total)];
    assert_eq!(found(&three(1000)), []);
    assert_eq!(found(&three(1005)), []);
    assert_eq!(
        found(&three(1200)),
        [("tel.phone_subs".to_owned(), Wrong::NotTheSum, Severity::Warning, Decimal::from(1000))]
    );
}

#[test]
fn a_rate_fits_its_parts() {
    let with = |rate: Decimal| {
        let mut share = of("tel.smartphone_rate", "%", fact(3, 0, year(2020)));
        share.quantity.value = rate;
        [subs(1, "tel.mobile_subs", 900), subs(2, "tel.smartphone_subs", 600), share]
    };
    assert_eq!(found(&with(Decimal::new(667, 1))), []);
    assert_eq!(found(&with(Decimal::from(67))), [], "whole per cent");
    let wrong = found(&with(Decimal::from(76)));
    assert_eq!(
        wrong,
        [("tel.smartphone_rate".to_owned(), Wrong::NotTheRate, Severity::Warning, Decimal::new(6667, 2))]
    );
}

#[test]
fn estimates_stand_beside_estimates_and_loose_values_beside_nothing() {
    let mut estimate = subs(2, "tel.smartphone_subs", 950);
    estimate.quantity.basis = Basis::Estimate;
    assert_eq!(found(&[subs(1, "tel.mobile_subs", 900), estimate]), []);
    let mut about = subs(2, "tel.smartphone_subs", 950);
    about.quantity.qualifier = Qualifier::Approx;
    assert_eq!(found(&[subs(1, "tel.mobile_subs", 900), about]), []);
}
