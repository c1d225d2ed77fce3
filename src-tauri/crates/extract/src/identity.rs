//! Which report a document is: title, number, body, province, period, day of publication.

mod letterhead;
mod organization;
mod period;
mod published;
mod title;
mod years;

use crate::{
    calendar::{Anchor, Mention},
    lines::Line,
    places::{self, Provinces},
    sentence::Sentence,
};
use chrono::NaiveDate;
use model::{AreaId, Catalogue, Period, ReportKind, Standing};
use std::collections::{BTreeMap, HashMap};

/// What is known of a report from its first lines and its last.
#[derive(Debug, Default)]
pub(crate) struct Identity {
    pub(crate) title: String,
    pub(crate) number: Option<String>,
    pub(crate) area: Option<AreaId>,
    pub(crate) organization: Option<String>,
    pub(crate) standing: Option<Standing>,
    /// The part of the province whose report it is: a district, an enterprise, another department.
    pub(crate) part: Option<String>,
    pub(crate) kind: Option<ReportKind>,
    pub(crate) period: Option<Period>,
    pub(crate) published: Option<NaiveDate>,
    /// The line of the title.
    pub(crate) title_line: Option<usize>,
    /// Whether the report as a whole sets goals.
    pub(crate) plans: bool,
    pub(crate) anchor: Anchor,
}

/// Lines of a document that are looked at for its identity.
pub(crate) const LINES: usize = 160;

/// A line with its tokens.
pub(crate) struct Head<'t> {
    pub(crate) line: Line,
    pub(crate) s: Sentence<'t>,
    /// Its dates and periods.
    pub(crate) mentions: Vec<Mention>,
}

/// Reads what report it is from its first lines (without those that are not its own words).
pub(crate) fn read(heads: &[Head<'_>], catalogue: &Catalogue, provinces: &Provinces) -> Identity {
    let number = organization::number(heads);
    let published = published::find(heads);
    let title_line = title::line(heads);
    let title = title_line.map(|at| title::text(heads, at)).unwrap_or_default();
    let found = period::find(heads, title_line, published);
    let day = found.period.as_ref().map(|p| p.end).or(published);
    let area = area(heads, title_line, catalogue, provinces, day);
    let letterhead = letterhead::read(heads, title_line, provinces);
    let organization = letterhead.body.clone().or_else(|| organization::find(heads, title_line));
    let foreign = organization.clone().filter(|o| o.starts_with("Sở") && !organization::is_own(o));
    let part = letterhead.part.or(foreign).or_else(|| place_of_title(heads, title_line, provinces));
    let standing = organization::standing(heads, organization.as_deref(), number.as_deref(), part.is_some());
    let kind = found.period.as_ref().map(period::kind);
    let anchor = Anchor { year: found.year, published: published.or(found.day) };
    Identity {
        title,
        number,
        area,
        organization,
        part,
        standing: Some(standing),
        kind,
        period: found.period,
        published,
        title_line,
        plans: found.plans,
        anchor,
    }
}

/// A district or commune whose name stands in the title, and which the first lines call by its kind.
fn place_of_title(heads: &[Head<'_>], title_line: Option<usize>, provinces: &Provinces) -> Option<String> {
    let title = title_line?;
    let named = heads.get(title)?;
    let named = named.s.written(0..named.s.len());
    heads.iter().skip(title).take(5).find_map(|head| {
        let s = &head.s;
        (0..s.len()).find_map(|at| {
            let place = places::local_at(s, at, provinces)?;
            let name = s.written(place.start + if matches!(s.word(at), "thị" | "thành") { 2 } else { 1 }..place.end);
            // A town often bears the name of its province.
            let town =
                provinces.at(s, place.start + if matches!(s.word(at), "thị" | "thành") { 2 } else { 1 }).is_some();
            (place.len() >= 3 && !town && named.contains(name)).then(|| s.written(place.clone()).to_owned())
        })
    })
}

/// A title about a ministry or the country, with no province in it.
fn speaks_of_country(s: &Sentence<'_>, provinces: &Provinces) -> bool {
    let country = s.has_any(
        0..s.len(),
        &[
            "bộ tt&tt",
            "bộ thông tin và truyền thông",
            "bộ kh&cn",
            "bộ khoa học và công nghệ",
            "cả nước",
            "toàn quốc",
            "việt nam",
        ],
    );
    country && provinces.named(s).is_empty() && !s.has_any(0..s.len(), &["tỉnh", "sở"])
}

/// The province most spoken of, first lines counting most; of several units of a name the one that existed that day.
fn area(
    heads: &[Head<'_>],
    title_line: Option<usize>,
    catalogue: &Catalogue,
    provinces: &Provinces,
    day: Option<NaiveDate>,
) -> Option<AreaId> {
    let mut votes: BTreeMap<Vec<AreaId>, (u32, usize)> = BTreeMap::new();
    let mut sites: HashMap<&str, Option<&[AreaId]>> = HashMap::new();
    for (at, head) in heads.iter().enumerate() {
        let s = &head.s;
        let first = title_line.map_or(at < 3, |t| at <= t + 1);
        let early = if Some(at) == title_line {
            8
        } else if first {
            5
        } else {
            1
        };
        for named in provinces.named(s) {
            let start = named.tokens.start;
            let called = s
                .before_any(
                    start,
                    &["tỉnh", "thành phố", "tp", "tp .", "ubnd tỉnh", "truyền thông", "sở tt&tt", "trên địa bàn tỉnh"],
                )
                .is_some();
            let elsewhere = s.before_any(start, &["tại", "ở", "với", "như", "các tỉnh"]).is_some() && !called;
            let weight = early * if called { 3 } else { 2 } / if elsewhere { 2 } else { 1 };
            votes.entry(named.units).or_insert((0, at)).0 += weight;
        }
        for token in &s.tokens {
            let site = *sites.entry(&*token.word).or_insert_with(|| provinces.of_site(&token.word));
            if let Some(units) = site {
                votes.entry(units.to_vec()).or_insert((0, at)).0 += 6;
            }
        }
    }
    if title_line.and_then(|t| heads.get(t)).is_some_and(|h| speaks_of_country(&h.s, provinces)) {
        return None;
    }
    let best = votes.into_iter().max_by_key(|(_, (votes, at))| (*votes, std::cmp::Reverse(*at)))?.0;
    let here = |id: &&AreaId| day.is_none_or(|day| catalogue.areas.get(id).is_some_and(|a| a.exists_on(day)));
    let existing = best.iter().find(here).or_else(|| best.first());
    existing.cloned()
}
