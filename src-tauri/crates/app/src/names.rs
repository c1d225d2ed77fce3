//! Areas and indicators as people name them (DESIGN, Decisions: "Areas by name").

use crate::Fault;
use chrono::NaiveDate;
use model::{Area, AreaId, Catalogue, Indicator, IndicatorCode};

/// The indicator with this code.
///
/// # Errors
/// `unknown_indicator`, with the nearest codes.
pub(crate) fn indicator<'c>(catalogue: &'c Catalogue, code: &str) -> Result<&'c Indicator, Fault> {
    catalogue.indicator(&IndicatorCode::new(code)).ok_or_else(|| {
        let near: Vec<&str> = catalogue
            .indicators()
            .map(|i| i.code.as_str())
            .filter(|c| c.contains(code) || code.contains(c))
            .take(3)
            .collect();
        let hint = if near.is_empty() {
            " Xem danh mục bằng lệnh catalogue.".to_owned()
        } else {
            format!(" Mã gần giống: {}.", near.join(", "))
        };
        Fault::new("unknown_indicator", format!("Không có chỉ tiêu nào mang mã “{code}”.{hint}"))
    })
}

/// Whether this is an id and not a name.
fn id(asked: &str) -> Option<&'static Area> {
    Catalogue::builtin().areas.get(&AreaId::new(asked.trim().to_uppercase()))
}

/// Every unit that is meant by a name in a year: all of that name that existed on some day of it; without a year all.
/// An id means that unit alone; one unit under two ranks is one unit.
pub(crate) fn units(asked: &str, year: Option<i32>) -> Result<Vec<AreaId>, Fault> {
    let areas = &Catalogue::builtin().areas;
    let named = match id(asked) {
        Some(one) => areas.same_unit(&one.id),
        None => areas.named(asked)?.into_iter().filter(|a| year.is_none_or(|y| a.exists_in(y))).collect(),
    };
    Ok(named.into_iter().map(|a| a.id.clone()).collect())
}

/// The unit of that name at the end of a year.
pub(crate) fn unit_at_year_end(asked: &str, year: i32) -> Result<&'static Area, Fault> {
    let areas = &Catalogue::builtin().areas;
    let none = || Fault::new("unknown_area", format!("Cuối năm {year} không có tỉnh, thành phố nào tên “{asked}”."));
    let last = NaiveDate::from_ymd_opt(year, 12, 31).ok_or_else(none)?;
    match id(asked) {
        // The same land may have another id by then; where the unit is gone, the id still means it alone.
        Some(one) => Ok(areas.same_land(&one.id).into_iter().find(|a| a.exists_on(last)).unwrap_or(one)),
        None => areas.named_on(asked, last)?.ok_or_else(none),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(asked: &str, year: Option<i32>) -> Vec<String> {
        units(asked, year).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_name_may_stand_for_two_units_in_the_year_of_the_merger() {
        assert_eq!(ids("bac ninh", Some(2024)), ["A-27"]);
        assert_eq!(ids("Bắc Ninh", Some(2025)), ["A-27", "B-24"]);
        assert_eq!(ids("Bắc Ninh", Some(2026)), ["B-24", "C-24"]);
        assert_eq!(ids("b-24", None), ["B-24", "C-24"]);
    }

    #[test]
    fn the_summary_takes_the_unit_of_31_december() {
        let at = |asked, year| unit_at_year_end(asked, year).map(|a| a.id.to_string());
        assert_eq!(at("Bắc Ninh", 2024).unwrap(), "A-27");
        assert_eq!(at("Bắc Ninh", 2025).unwrap(), "B-24");
        assert_eq!(at("B-24", 2026).unwrap(), "C-24");
        assert_eq!(at("A-42", 2026).unwrap(), "B-42");
        assert_eq!(at("A-27", 2026).unwrap(), "A-27");
        assert_eq!(at("Bắc Giang", 2025).unwrap_err().code, "unknown_area");
        assert!(at("Ninh Bìn", 2024).unwrap_err().message.contains("Ninh Bình"));
    }

    #[test]
    fn an_unknown_indicator_gets_its_neighbours() {
        assert!(indicator(Catalogue::builtin(), "tel.revenu").unwrap_err().message.contains("tel.revenue"));
    }
}
