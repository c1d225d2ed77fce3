//! Địa bàn: provinces, each with the days it existed and the unit that came after it.
//!
//! 23 names stand for two different units before and after 1/7/2025, and seven GSO codes changed owner that day; so the
//! key is the id (`A-37`), never name or code. Source: `data/provinces.csv`.

use crate::codes::name_type;
use chrono::NaiveDate;
use serde::Deserialize;
use std::{collections::HashMap, sync::OnceLock};

name_type! {
    /// The stable key of a unit: `A-37` (until 30/6/2025), `B-37` (since), `C-22` (cities of 2026), `H-46`.
    AreaId
}

/// A province-level unit over the days it existed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Key.
    pub id: AreaId,
    /// `Ninh Bình`.
    pub name: String,
    /// `Tỉnh Ninh Bình`, `Thành phố Hà Nội`.
    pub full_name: String,
    /// Two-digit GSO code; not a key.
    pub code: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; none while it exists.
    pub valid_to: Option<NaiveDate>,
    /// The unit that came after it.
    pub successor: Option<AreaId>,
    /// Whether the unit after it is the same territory under a new rank (tỉnh → thành phố trực thuộc trung ương).
    pub upgraded: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
}

impl Area {
    /// Whether it existed on that day.
    #[must_use]
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether it existed on some day of the year.
    #[must_use]
    pub fn exists_in(&self, year: i32) -> bool {
        let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
        first
            .zip(last)
            .is_some_and(|(first, last)| self.valid_from <= last && self.valid_to.is_none_or(|to| first <= to))
    }

    /// Whether it is a centrally-run city.
    #[must_use]
    pub fn is_city(&self) -> bool {
        self.full_name.starts_with("Thành phố")
    }
}

/// No unit has this name; the nearest ones may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameNotFound {
    /// What was asked.
    pub asked: String,
    /// Names that look like it, nearest first, at most three.
    pub nearest: Vec<String>,
}

/// All units, by id and by name.
#[derive(Debug)]
pub struct Areas {
    all: Vec<Area>,
    by_id: HashMap<AreaId, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// For each unit all that are the same land, told when it is first asked for: comparisons ask for every year.
    lands: Vec<OnceLock<Vec<usize>>>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    id: AreaId,
    full_name: String,
    successor_id: Option<AreaId>,
    change: String,
    aliases: String,
}

impl Areas {
    /// Reads `provinces.csv`.
    pub(crate) fn read(csv: &str) -> Result<Self, csv::Error> {
        let rows: Vec<Row> = csv::Reader::from_reader(csv.as_bytes()).deserialize().collect::<Result<_, _>>()?;
        let upgrades: Vec<AreaId> =
            rows.iter().filter(|r| r.change.starts_with("upgraded")).map(|r| r.id.clone()).collect();
        let all = rows.into_iter().map(|row| row.into_area(&upgrades)).collect();
        Ok(Self::index(all))
    }

    fn index(all: Vec<Area>) -> Self {
        let by_id = all.iter().enumerate().map(|(i, area)| (area.id.clone(), i)).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (i, area) in all.iter().enumerate() {
            let names = area.aliases.iter().chain([&area.name, &area.full_name]);
            let mut keys: Vec<String> = names.map(|n| key(n)).collect();
            keys.push(key(area.id.as_str()));
            keys.sort();
            keys.dedup();
            for key in keys {
                by_name.entry(key).or_default().push(i);
            }
        }
        let lands = all.iter().map(|_| OnceLock::new()).collect();
        Self { all, by_id, by_name, lands }
    }

    /// Every unit, in the order of the data file.
    pub fn all(&self) -> impl Iterator<Item = &Area> {
        self.all.iter()
    }

    /// The unit with this key.
    #[must_use]
    pub fn get(&self, id: &AreaId) -> Option<&Area> {
        self.by_id.get(id).and_then(|i| self.all.get(*i))
    }

    /// Every unit of that name, or the one with that id: accents, `tỉnh` and `TP` are optional.
    ///
    /// # Errors
    /// [`NameNotFound`] with the nearest names.
    pub fn named(&self, name: &str) -> Result<Vec<&Area>, NameNotFound> {
        match self.by_name.get(&key(name)) {
            Some(found) => Ok(found.iter().filter_map(|i| self.all.get(*i)).collect()),
            None => Err(self.not_found(name)),
        }
    }

    /// The unit of that name that existed on the day.
    ///
    /// # Errors
    /// [`NameNotFound`] when no unit has the name; `Ok(None)` when none of them existed that day.
    pub fn named_on(&self, name: &str, day: NaiveDate) -> Result<Option<&Area>, NameNotFound> {
        Ok(self.named(name)?.into_iter().find(|area| area.exists_on(day)))
    }

    /// The unit and those that are the same one under another rank (B-24 and C-24), itself among them.
    #[must_use]
    pub fn same_unit(&self, id: &AreaId) -> Vec<&Area> {
        let Some(mut first) = self.get(id) else { return Vec::new() };
        while let Some(before) = self.all.iter().find(|a| a.upgraded && a.successor.as_ref() == Some(&first.id)) {
            first = before;
        }
        let mut chain = vec![first];
        let mut last = first;
        while let Some(next) = last.successor.as_ref().filter(|_| last.upgraded).and_then(|next| self.get(next)) {
            chain.push(next);
            last = next;
        }
        chain
    }

    /// Whether two units are the same land, so that their values may be set beside each other: one is the other, an
    /// upgrade of it, or the unit that took its place alone on 1/7/2025 (A-42 and B-42).
    #[must_use]
    pub fn same_territory(&self, one: &AreaId, other: &AreaId) -> bool {
        self.reaches(one, other) || self.reaches(other, one)
    }

    /// All ids of the same land over time, the given one among them: A-22, B-22 and C-22 for Quảng Ninh.
    #[must_use]
    pub fn same_land(&self, id: &AreaId) -> Vec<&Area> {
        let Some(land) = self.by_id.get(id).and_then(|at| self.lands.get(*at)) else { return Vec::new() };
        let all = || self.all.iter().enumerate().filter(|(_, area)| self.same_territory(&area.id, id));
        let known = land.get_or_init(|| all().map(|(at, _)| at).collect());
        known.iter().filter_map(|at| self.all.get(*at)).collect()
    }

    fn reaches(&self, from: &AreaId, to: &AreaId) -> bool {
        let mut here = from.clone();
        loop {
            if &here == to {
                return true;
            }
            let Some(next) = self.get(&here).and_then(|area| area.successor.clone()) else { return false };
            let alone = self.predecessors(&next).filter(|a| !a.upgraded || a.id == here).count() == 1;
            if !alone {
                return false;
            }
            here = next;
        }
    }

    /// The units that became this one.
    pub fn predecessors<'a>(&'a self, id: &'a AreaId) -> impl Iterator<Item = &'a Area> {
        self.all.iter().filter(move |area| area.successor.as_ref() == Some(id))
    }

    fn not_found(&self, asked: &str) -> NameNotFound {
        let wanted = key(asked);
        let mut near: Vec<(usize, &str)> = self
            .all
            .iter()
            .map(|area| (strsim::damerau_levenshtein(&wanted, &key(&area.name)), area.name.as_str()))
            .collect();
        near.sort();
        near.dedup_by_key(|(_, name)| *name);
        let nearest = near.into_iter().filter(|(d, _)| *d <= 3).take(3).map(|(_, name)| name.to_owned()).collect();
        NameNotFound { asked: asked.to_owned(), nearest }
    }
}

impl Row {
    fn into_area(self, upgrades: &[AreaId]) -> Area {
        let upgraded = self.change.starts_with("upgraded") && self.successor_id.is_some()
            || self
                .successor_id
                .as_ref()
                .is_some_and(|next| next.as_str().starts_with("C-") && upgrades.contains(next));
        Area {
            id: self.id,
            name: self.name,
            full_name: self.full_name,
            code: self.code,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            successor: self.successor_id.filter(|s| !s.as_str().is_empty()),
            upgraded,
            aliases: self.aliases.split('|').filter(|a| !a.is_empty()).map(str::to_owned).collect(),
        }
    }
}

/// The form under which names are compared: no marks, no word for the kind of unit.
fn key(name: &str) -> String {
    let plain = text::plain(name).replace(['.', ','], " ").replace('-', " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let rest = match words.as_slice() {
        ["tinh" | "tp", rest @ ..] | ["thanh", "pho", rest @ ..] | ["thu", "do", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    rest.join(" ")
}

#[cfg(test)]
mod tests {
    use crate::{AreaId, Catalogue};

    fn ids(name: &str) -> Vec<&'static str> {
        Catalogue::builtin().areas.named(name).unwrap().into_iter().map(|a| a.id.as_str()).collect()
    }

    #[test]
    fn the_map_has_63_then_34_of_which_11_never_changed() {
        let areas = &Catalogue::builtin().areas;
        let old: Vec<_> = areas.all().filter(|a| a.id.as_str().starts_with("A-")).collect();
        let new: Vec<_> = areas.all().filter(|a| a.id.as_str().starts_with("B-")).collect();
        assert_eq!((old.len(), new.len()), (63, 34));
        let parents = |id: &AreaId| areas.predecessors(id).filter(|a| a.id.as_str().starts_with("A-")).count();
        assert_eq!(new.iter().filter(|a| parents(&a.id) == 1).count(), 11);
        assert_eq!(new.iter().filter(|a| parents(&a.id) > 1).count(), 23);
        assert!(old.iter().all(|a| a.successor.as_ref().is_some_and(|s| areas.get(s).is_some())));
    }

    #[test]
    fn each_day_has_the_right_number_of_units() {
        let areas = &Catalogue::builtin().areas;
        for (day, count) in
            [("2020-12-31", 63), ("2025-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-10-01", 34)]
        {
            let day = day.parse().unwrap();
            let here: Vec<_> = areas.all().filter(|a| a.exists_on(day)).map(|a| a.id.as_str()).collect();
            assert_eq!(here.len(), count, "{day}: {here:?}");
        }
    }

    #[test]
    fn names_with_and_without_marks() {
        assert_eq!(ids("ninh binh"), ["A-37", "B-37"]);
        assert_eq!(ids("Tỉnh Ninh Bình"), ["A-37", "B-37"]);
        assert_eq!(ids("TP.HCM"), ["A-79", "B-79"]);
        assert_eq!(ids("dak lak"), ["A-66", "B-66"]);
        assert_eq!(ids("Bà Rịa – Vũng Tàu"), ["A-77"]);
        assert_eq!(ids("b-24"), ["B-24"]);
        assert_eq!(ids("Thanh Hoá"), ["A-38", "B-38"]);
    }

    #[test]
    fn an_unknown_name_gets_its_neighbours() {
        let missing = Catalogue::builtin().areas.named("Nin Bình").unwrap_err();
        assert_eq!(missing.nearest.first().map(String::as_str), Some("Ninh Bình"));
    }

    #[test]
    fn an_upgrade_is_the_same_unit_and_a_merger_is_not() {
        let areas = &Catalogue::builtin().areas;
        let chain = |id: &str| areas.same_unit(&AreaId::new(id)).iter().map(|a| a.id.as_str()).collect::<Vec<_>>();
        assert_eq!(chain("C-24"), ["B-24", "C-24"]);
        assert_eq!(chain("B-24"), ["B-24", "C-24"]);
        assert_eq!(chain("H-46"), ["H-46", "A-46"]);
        assert_eq!(chain("A-24"), ["A-24"]);
        assert_eq!(chain("B-42"), ["B-42"]);
    }

    #[test]
    fn the_same_land_under_another_id() {
        let areas = &Catalogue::builtin().areas;
        let same = |a: &str, b: &str| areas.same_territory(&AreaId::new(a), &AreaId::new(b));
        assert!(same("A-42", "B-42") && same("B-42", "A-42"), "Hà Tĩnh never changed");
        assert!(same("H-46", "B-46"), "Huế: renamed in kind, then unchanged");
        assert!(same("A-22", "C-22"), "Quảng Ninh: unchanged in 2025, a city in 2026");
        assert!(!same("A-37", "B-37"), "Ninh Bình took in two provinces");
        assert!(!same("A-24", "C-24") && !same("A-15", "B-15"));
        let land = |id: &str| areas.same_land(&AreaId::new(id)).iter().map(|a| a.id.as_str()).collect::<Vec<_>>();
        assert_eq!(land("B-22"), ["A-22", "B-22", "C-22"]);
    }
}
