//! Chỉ tiêu riêng: what an office adds to the catalogue. Indicators of its own, and to built-in ones names of its own or the
//! word that it does not use them; a built-in indicator is never changed otherwise.
//!
//! Here is what it consists of and how it is written; what is wrong with it is told by
//! [`Catalogue::faults_of`](crate::Catalogue::faults_of).

use crate::{Indicator, IndicatorCode};
use serde::{Deserialize, Serialize};

/// Everything that an office adds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCatalogue {
    /// Own indicators; a data file gives them by code.
    pub indicators: Vec<Indicator>,
    /// What is added to built-in ones.
    pub additions: Vec<Addition>,
}

/// What an office adds to a built-in indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// Which.
    pub code: IndicatorCode,
    /// What it is called besides.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it is not used here.
    #[serde(default)]
    pub hidden: bool,
}

impl Addition {
    /// Whether it adds nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.aliases.is_empty() && !self.hidden
    }

    /// The same, as it is kept.
    #[must_use]
    pub fn tidied(self) -> Self {
        Self { aliases: tidy_list(&self.aliases), ..self }
    }
}

impl OwnCatalogue {
    /// Whether nothing is added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indicators.is_empty() && self.additions.is_empty()
    }

    /// The own indicator with this code.
    #[must_use]
    pub fn indicator(&self, code: &IndicatorCode) -> Option<&Indicator> {
        self.indicators.iter().find(|one| one.code == *code)
    }

    /// Adds an own indicator, or puts it in the place of the one with its code.
    pub fn put(&mut self, indicator: Indicator) {
        match self.indicators.iter_mut().find(|one| one.code == indicator.code) {
            Some(there) => *there = indicator,
            None => self.indicators.push(indicator),
        }
    }

    /// Takes an own indicator away.
    pub fn remove(&mut self, code: &IndicatorCode) {
        self.indicators.retain(|one| one.code != *code);
    }

    /// Says what is added to a built-in indicator, in the place of what was said before.
    pub fn add(&mut self, addition: Addition) {
        self.additions.retain(|one| one.code != addition.code);
        if !addition.is_empty() {
            self.additions.push(addition);
        }
    }

    /// A code for a new own indicator, made of its name: `own.nha_van_hoa_co_wifi`. The same name gives the same code on
    /// every computer, so that what two people of one office define alike is one indicator.
    #[must_use]
    pub fn code_for(&self, name: &str) -> IndicatorCode {
        let mut slug = String::new();
        for c in text::plain(name).chars() {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                _ if slug.ends_with('_') || slug.is_empty() => {}
                _ => slug.push('_'),
            }
            if slug.len() >= LONGEST_SLUG {
                break;
            }
        }
        let slug = slug.trim_end_matches('_');
        let slug = if slug.is_empty() { "chi_tieu" } else { slug };
        let nth = |n: u32| match n {
            1 => IndicatorCode::new(format!("{}{slug}", IndicatorCode::OWN)),
            n => IndicatorCode::new(format!("{}{slug}_{n}", IndicatorCode::OWN)),
        };
        // One number more than there are indicators is free.
        let most = u32::try_from(self.indicators.len()).unwrap_or(u32::MAX - 2) + 2;
        (1..=most).map(nth).find(|code| self.indicator(code).is_none()).unwrap_or_else(|| nth(most))
    }
}

/// Longest part of a code that is made of a name.
const LONGEST_SLUG: usize = 48;

impl Indicator {
    /// The same, as an own indicator is kept: texts composed and on one line, no alias twice.
    #[must_use]
    pub fn tidied(self) -> Self {
        let name = tidy(&self.name);
        let key = text::fold(&name);
        let mut aliases = tidy_list(&self.aliases);
        aliases.retain(|alias| text::fold(alias) != key);
        Self {
            name_en: tidy(&self.name_en),
            unit: tidy(&self.unit),
            definition: tidy(&self.definition),
            source: tidy(&self.source),
            note: String::new(),
            added_aliases: Vec::new(),
            hidden: false,
            name,
            aliases,
            ..self
        }
    }
}

/// One line of composed letters. A mark of quotation at the start is what spreadsheets put before words.
fn tidy(text: &str) -> String {
    let words: Vec<String> = text::nfc(text).split_whitespace().map(str::to_owned).collect();
    words.join(" ").trim_start_matches(['\'', ' ']).to_owned()
}

fn tidy_list(list: &[String]) -> Vec<String> {
    let mut keys = Vec::new();
    let mut kept = Vec::new();
    for alias in list.iter().flat_map(|one| one.split('|')).map(tidy).filter(|alias| !alias.is_empty()) {
        let key = text::fold(&alias);
        if !keys.contains(&key) {
            keys.push(key);
            kept.push(alias);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    #[test]
    fn a_code_is_made_of_the_name_and_is_free() {
        let mut own = OwnCatalogue::default();
        assert_eq!(own.code_for("Số nhà văn hoá có Wi-Fi").as_str(), "own.so_nha_van_hoa_co_wi_fi");
        assert_eq!(own.code_for("số nhà văn hóa có wi-fi"), own.code_for("Số nhà văn hoá có Wi-Fi"));
        assert_eq!(own.code_for("指标").as_str(), "own.chi_tieu");
        let code = own.code_for("Đội tình nguyện");
        let any = Catalogue::builtin().indicators().next().unwrap().clone();
        own.put(Indicator { code, ..any });
        assert_eq!(own.code_for("Đội tình nguyện").as_str(), "own.doi_tinh_nguyen_2");
    }

    #[test]
    fn words_are_tidied() {
        let any = Catalogue::builtin().indicators().next().unwrap().clone();
        let aliases = ["'=nhà  văn hoá\ncó wifi|nhà văn hóa có wifi", "Nhà   văn hóa", ""].map(str::to_owned).to_vec();
        let one = Indicator { name: " Nhà văn\u{a0}hóa ".to_owned(), aliases, ..any }.tidied();
        assert_eq!(one.name, "Nhà văn hóa");
        assert_eq!(one.aliases, ["=nhà văn hoá có wifi", "nhà văn hóa có wifi"]);
    }

    #[test]
    fn own_indicators_stand_behind_their_field_and_leave_the_others_alone() {
        let builtin = Catalogue::builtin();
        let first = builtin.indicators().next().unwrap();
        let one =
            Indicator { code: IndicatorCode::new("own.x"), name: "Đội xung kích".to_owned(), ..first.clone() };
        let foreign = Indicator { name: "khác".to_owned(), ..first.clone() };
        let mut own = OwnCatalogue::default();
        own.put(one.clone());
        own.put(foreign);
        let aliases = vec!["tên của sở".to_owned()];
        own.add(Addition { code: first.code.clone(), aliases: aliases.clone(), hidden: true });
        let both = Catalogue::with(&own);
        assert_eq!(both.indicators().count(), builtin.indicators().count() + 1, "a built-in code is nobody's");
        assert_eq!(both.indicator(&one.code), Some(&one));
        let changed = both.indicator(&first.code).unwrap();
        assert_eq!((&changed.name, &changed.added_aliases, changed.hidden), (&first.name, &aliases, true));
        let codes: Vec<_> = both.indicators().map(|i| &i.field).collect();
        let mut runs = codes.clone();
        runs.dedup();
        let mut before: Vec<_> = builtin.indicators().map(|i| &i.field).collect();
        before.dedup();
        assert_eq!(runs, before, "fields stay together");
        assert!(both.indicators().enumerate().all(|(at, i)| both.order_of(&i.code) == at));
        assert!(std::sync::Arc::ptr_eq(&Catalogue::with(&OwnCatalogue::default()), &Catalogue::shared()));
    }
}
