//! Provinces named in a text, and the names of districts and communes.

use crate::{phrases::Phrases, sentence::Sentence};
use model::{AreaId, Catalogue};
use std::{borrow::Cow, collections::HashMap, ops::Range};

/// Letters of the shortest name that is looked for in addresses.
const SHORTEST: usize = 5;

/// Names of provinces.
#[derive(Debug)]
pub(crate) struct Provinces {
    names: Phrases<Vec<AreaId>>,
    /// Names without marks and spaces, for addresses of web sites (`thaibinh.gov.vn`, `thaibinhtv.vn`).
    sites: HashMap<String, Vec<AreaId>>,
    /// Provinces that are cities.
    cities: Vec<AreaId>,
}

/// A province named at some tokens; several units may have had the name.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) tokens: Range<usize>,
    pub(crate) units: Vec<AreaId>,
}

impl Provinces {
    /// Takes every name and spelling of the catalogue.
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let mut by_name: std::collections::BTreeMap<String, Vec<AreaId>> = std::collections::BTreeMap::new();
        for area in catalogue.areas.all() {
            for name in area.aliases.iter().chain([&area.name]) {
                let ids = by_name.entry(name.clone()).or_default();
                if !ids.contains(&area.id) {
                    ids.push(area.id.clone());
                }
            }
        }
        let mut sites: HashMap<String, Vec<AreaId>> = HashMap::new();
        for (site, ids) in by_name.iter().map(|(name, ids)| (site(name), ids)).filter(|(s, _)| s.len() >= SHORTEST) {
            for word in [format!("{site}tv"), site] {
                sites.entry(word).or_insert_with(|| ids.clone());
            }
        }
        let cities = catalogue.areas.all().filter(|a| a.is_city()).map(|a| a.id.clone()).collect();
        Self { names: Phrases::new(by_name), sites, cities }
    }

    /// Every province named in the sentence: each word of the name with a capital.
    pub(crate) fn named(&self, s: &Sentence<'_>) -> Vec<Named> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < s.len() {
            match self.at(s, at) {
                Some(found) => {
                    at = found.tokens.end;
                    out.push(found);
                }
                None => at += 1,
            }
        }
        out
    }

    /// The province named at this token.
    pub(crate) fn at(&self, s: &Sentence<'_>, at: usize) -> Option<Named> {
        if !s.is_capital(at) {
            return None;
        }
        let (end, units) = self.names.longest_at(s, at)?;
        let capitals = (at..end).all(|i| s.is_capital(i) || !s.is_word(i));
        // A longer capitalised name is a person or another place: `Nguyễn Thái Bình`, `Thái Bình Dương`.
        let person = at > 0 && s.is_capital(at - 1) && is_surname(s.word(at - 1));
        let longer = matches!(s.word(end), "dương" | "đẳng" | "nguyên") && s.is_capital(end);
        let single = end == at + 1 && !matches!(s.word(at), "huế" | "hcm" | "tphcm" | "tp");
        let district = s.before_any(at, &["huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đường"]).is_some();
        (capitals && !person && !longer && !single && !district)
            .then(|| Named { tokens: at..end, units: units.clone() })
    }

    /// The provinces whose web site this (folded) word belongs to.
    pub(crate) fn of_site(&self, word: &str) -> Option<&[AreaId]> {
        // Most words are shorter than the name of any site.
        word.chars().nth(SHORTEST - 1)?;
        let plain = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(text::plain(word)) };
        self.sites.get(&*plain).map(Vec::as_slice)
    }
}

fn site(name: &str) -> String {
    text::plain(name).chars().filter(char::is_ascii_alphabetic).collect()
}

fn is_surname(word: &str) -> bool {
    matches!(
        word,
        "nguyễn"
            | "trần"
            | "lê"
            | "phạm"
            | "hoàng"
            | "vũ"
            | "võ"
            | "đặng"
            | "bùi"
            | "đỗ"
            | "hồ"
            | "ngô"
            | "dương"
            | "lý"
            | "thị"
            | "văn"
            | "đình"
            | "ông"
            | "bà"
    )
}

/// Words for a unit below the province.
const LOCAL: &[&str] = &["thị xã", "huyện", "quận", "xã", "phường", "thị trấn", "thành phố"];

/// `huyện Yên Mô`, `xã Yên Hòa`: the tokens of a district's or commune's name that starts here.
pub(crate) fn local_at(s: &Sentence<'_>, at: usize, provinces: &Provinces) -> Option<Range<usize>> {
    let name = s.after_any(at, LOCAL).filter(|_| !(s.word(at) == "xã" && s.word_before(at) == "thị"))?;
    // `thành phố Đà Nẵng` is a province, `thành phố Trà Vinh` a town of one.
    let city = s.word(at) == "thành"
        && provinces.at(s, name).is_some_and(|n| n.units.iter().any(|id| provinces.cities.contains(id)));
    if !s.is_capital(name) || city {
        return None;
    }
    let mut end = name;
    while end < name + 4 && s.is_word(end) && s.is_capital(end) {
        end += 1;
    }
    Some(at..end)
}
