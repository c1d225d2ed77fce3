//! What an own indicator must satisfy before it is kept, and what an addition to a built-in one must. An indicator that could
//! be taken for another one, or whose values would be added wrongly, would give wrong figures that look right.

use crate::{AddUp, Addition, Catalogue, FieldCode, Indicator, IndicatorCode, MeasureKind, Units, codes::codes};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

codes! {
    /// The part of an own indicator that something is wrong with.
    Part {
        /// Its key.
        Code = "code",
        /// Its name.
        Name = "name",
        /// Its aliases.
        Aliases = "aliases",
        /// Its field of work.
        Field = "field",
        /// Its unit.
        Unit = "unit",
        /// How it adds up over time.
        OverTime = "over_time",
        /// How it adds up over areas.
        OverAreas = "over_areas",
        /// What is counted and how.
        Definition = "definition",
        /// What the definition rests on.
        Source = "source",
        /// Of a rate: what is counted.
        Numerator = "numerator",
        /// Of a rate: out of what.
        Denominator = "denominator",
        /// First and last day.
        Life = "life",
        /// The one before it.
        Predecessor = "predecessor",
    }
}

/// Why an own indicator, or an addition, is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OwnFault {
    /// A code that no own indicator may have.
    BadCode,
    /// No name.
    NoName,
    /// A text longer than [`LONGEST_NAME`] or [`LONGEST_TEXT`], or more aliases than [`MOST_ALIASES`].
    TooLong(Part),
    /// A name or alias of one word: it would fit far too many sentences.
    OneWord(Part, String),
    /// Another indicator has this name, or for numbers of the same kind this alias.
    Taken(Part, String, IndicatorCode),
    /// No such field.
    UnknownField(FieldCode),
    /// A unit that is none, for this kind of number.
    UnknownUnit(String),
    /// Rates, places, points and ratios are never added.
    NeverAdded(Part),
    /// Weighted by what? There is no denominator.
    WeightedByNothing,
    /// No such indicator.
    UnknownIndicator(Part, IndicatorCode),
    /// The chain of predecessors, or of parts, leads back to the indicator itself.
    Circle(Part),
    /// Only rates have a numerator, and that is a count, an amount or a length like the denominator.
    NoRate(Part),
    /// It ends before it begins.
    LifeReversed,
}

/// Longest name and alias, in characters.
pub const LONGEST_NAME: usize = 200;
/// Longest definition and legal basis, in characters.
pub const LONGEST_TEXT: usize = 4_000;
/// Most aliases of one indicator.
pub const MOST_ALIASES: usize = 100;
/// Longest noun that a count may have for its unit, in words.
const LONGEST_NOUN: usize = 5;

impl OwnFault {
    /// The part it is about.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::BadCode => Part::Code,
            Self::NoName => Part::Name,
            Self::UnknownField(_) => Part::Field,
            Self::UnknownUnit(_) => Part::Unit,
            Self::WeightedByNothing => Part::OverAreas,
            Self::LifeReversed => Part::Life,
            Self::TooLong(part)
            | Self::OneWord(part, _)
            | Self::Taken(part, _, _)
            | Self::NeverAdded(part)
            | Self::UnknownIndicator(part, _)
            | Self::Circle(part)
            | Self::NoRate(part) => *part,
        }
    }
}

impl Catalogue {
    /// What is wrong with an own indicator of this catalogue, which holds it already; nothing where it may stay.
    #[must_use]
    pub fn faults_of(&self, one: &Indicator) -> Vec<OwnFault> {
        let mut faults = Vec::new();
        if !is_own_code(&one.code) {
            faults.push(OwnFault::BadCode);
        }
        self.name_faults(one, &mut faults);
        self.alias_faults(&one.aliases, one, &mut faults);
        for (part, text) in [(Part::Definition, &one.definition), (Part::Source, &one.source)] {
            if text.chars().count() > LONGEST_TEXT {
                faults.push(OwnFault::TooLong(part));
            }
        }
        if !self.fields().any(|field| field.code == one.field) {
            faults.push(OwnFault::UnknownField(one.field.clone()));
        }
        if !self.unit_fits(&one.unit, one.kind) {
            faults.push(OwnFault::UnknownUnit(one.unit.clone()));
        }
        adding_faults(one, &mut faults);
        self.rate_faults(one, &mut faults);
        self.follow(one, Part::Predecessor, &mut faults);
        if one.valid_from.zip(one.valid_to).is_some_and(|(from, to)| to < from) {
            faults.push(OwnFault::LifeReversed);
        }
        faults
    }

    /// What is wrong with an addition to a built-in indicator of this catalogue, which holds it already.
    #[must_use]
    pub fn faults_of_addition(&self, addition: &Addition) -> Vec<OwnFault> {
        let mut faults = Vec::new();
        match self.indicator(&addition.code).filter(|one| !one.code.is_own()) {
            Some(one) => self.alias_faults(&addition.aliases, one, &mut faults),
            None => faults.push(OwnFault::BadCode),
        }
        faults
    }

    fn name_faults(&self, one: &Indicator, faults: &mut Vec<OwnFault>) {
        if one.name.is_empty() {
            faults.push(OwnFault::NoName);
            return;
        }
        if one.name.chars().count() > LONGEST_NAME {
            faults.push(OwnFault::TooLong(Part::Name));
        }
        if is_one_word(&one.name) {
            faults.push(OwnFault::OneWord(Part::Name, one.name.clone()));
        }
        let key = text::fold(&one.name);
        let taken = |other: &&Indicator| other.kind == one.kind || text::fold(&other.name) == key;
        if let Some(other) = self.called(&one.name).filter(|other| other.code != one.code).find(taken) {
            faults.push(OwnFault::Taken(Part::Name, one.name.clone(), other.code.clone()));
        }
    }

    fn alias_faults(&self, aliases: &[String], one: &Indicator, faults: &mut Vec<OwnFault>) {
        if aliases.len() > MOST_ALIASES || aliases.iter().any(|alias| alias.chars().count() > LONGEST_NAME) {
            faults.push(OwnFault::TooLong(Part::Aliases));
        }
        for alias in aliases {
            if is_one_word(alias) {
                faults.push(OwnFault::OneWord(Part::Aliases, alias.clone()));
            }
            let taken = |other: &&Indicator| other.code != one.code && other.kind == one.kind;
            if let Some(other) = self.called(alias).find(taken) {
                faults.push(OwnFault::Taken(Part::Aliases, alias.clone(), other.code.clone()));
            }
        }
    }

    /// A count may have any short noun; of the other kinds the units are known, or values could not be converted.
    fn unit_fits(&self, unit: &str, kind: MeasureKind) -> bool {
        let dimension = self.units.written(unit).map(|known| known.dimension.as_str());
        match (kind, dimension) {
            (MeasureKind::Count, None) => is_noun(unit),
            (MeasureKind::Count, Some("count" | "score"))
            | (MeasureKind::Money, Some("money" | "money_usd"))
            | (MeasureKind::Percent, Some("percent"))
            | (MeasureKind::Ratio, Some("ratio"))
            | (MeasureKind::Rank, Some("rank"))
            | (MeasureKind::Score, Some("score"))
            | (MeasureKind::Duration, Some("duration"))
            | (MeasureKind::Length, Some("length"))
            | (MeasureKind::Area, Some("area")) => true,
            // `máy tính/100 học sinh`: so many per so many.
            (MeasureKind::Ratio, None) => unit.split('/').count() == 2 && unit.split('/').all(|side| !side.is_empty()),
            _ => false,
        }
    }

    fn rate_faults(&self, one: &Indicator, faults: &mut Vec<OwnFault>) {
        let part_of = |part: Part, code: &Option<IndicatorCode>, faults: &mut Vec<OwnFault>| {
            let code = code.as_ref()?;
            let found = self.indicator(code);
            if found.is_none() {
                faults.push(OwnFault::UnknownIndicator(part, code.clone()));
            } else if *code == one.code {
                faults.push(OwnFault::Circle(part));
            }
            found
        };
        let counted = part_of(Part::Numerator, &one.numerator, faults);
        let whole = part_of(Part::Denominator, &one.denominator, faults);
        let rate = matches!(one.kind, MeasureKind::Percent | MeasureKind::Ratio);
        let summed = |part: &&Indicator| never_added(part.kind);
        if (one.numerator.is_some() && !rate) || counted.as_ref().is_some_and(summed) {
            faults.push(OwnFault::NoRate(Part::Numerator));
        }
        let both = counted.zip(whole).filter(|_| one.kind == MeasureKind::Percent);
        if whole.as_ref().is_some_and(summed) || both.is_some_and(|(a, b)| a.kind != b.kind) {
            faults.push(OwnFault::NoRate(Part::Denominator));
        }
    }

    /// Follows the predecessors until one is none, unknown or seen before.
    fn follow(&self, one: &Indicator, part: Part, faults: &mut Vec<OwnFault>) {
        let mut seen = BTreeSet::from([&one.code]);
        let mut next = one.predecessor.as_ref();
        while let Some(code) = next {
            if !seen.insert(code) {
                faults.push(OwnFault::Circle(part));
                return;
            }
            let Some(before) = self.indicator(code) else {
                faults.push(OwnFault::UnknownIndicator(part, code.clone()));
                return;
            };
            next = before.predecessor.as_ref();
        }
    }
}

impl Indicator {
    /// Whether values of this one can stand as values of the other. What is counted may be called otherwise; other units
    /// must convert.
    #[must_use]
    pub fn measures_like(&self, other: &Self, units: &Units) -> bool {
        let converts = || units.convert(Decimal::ONE, &self.unit, &other.unit).is_some();
        self.kind == other.kind && (self.kind == MeasureKind::Count || converts())
    }
}

fn adding_faults(one: &Indicator, faults: &mut Vec<OwnFault>) {
    if never_added(one.kind) {
        if one.over_time == AddUp::Sum {
            faults.push(OwnFault::NeverAdded(Part::OverTime));
        }
        if one.over_areas == AddUp::Sum {
            faults.push(OwnFault::NeverAdded(Part::OverAreas));
        }
    }
    if one.over_areas == AddUp::Weighted && one.denominator.is_none() {
        faults.push(OwnFault::WeightedByNothing);
    }
    // What is weighted over areas is no way of adding up over time, and the last one stands over time only.
    if one.over_time == AddUp::Weighted {
        faults.push(OwnFault::NeverAdded(Part::OverTime));
    }
    if one.over_areas == AddUp::Last {
        faults.push(OwnFault::NeverAdded(Part::OverAreas));
    }
}

const fn never_added(kind: MeasureKind) -> bool {
    matches!(kind, MeasureKind::Percent | MeasureKind::Rank | MeasureKind::Score | MeasureKind::Ratio)
}

fn is_own_code(code: &IndicatorCode) -> bool {
    let slug = code.as_str().strip_prefix(IndicatorCode::OWN).unwrap_or_default();
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_');
    !slug.is_empty() && slug.len() <= 64 && slug.chars().all(plain)
}

/// `wifi` fits every sentence that has the word; so does `12 3`, which has none.
fn is_one_word(phrase: &str) -> bool {
    let word = |one: &&str| one.chars().any(char::is_alphabetic);
    text::fold(phrase).split_whitespace().filter(word).count() < 2
}

fn is_noun(unit: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | ',' | '(' | ')');
    let words = unit.split_whitespace().count();
    (1..=LONGEST_NOUN).contains(&words) && unit.chars().all(letters) && unit.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Better, OwnCatalogue};
    use chrono::NaiveDate;

    fn plain(code: &str, name: &str) -> Indicator {
        Indicator {
            over_time: AddUp::Last,
            over_areas: AddUp::Sum,
            better: Better::Higher,
            ..Indicator::count(IndicatorCode::new(code), FieldCode::new("base"), name, "nhà văn hóa")
        }
    }

    fn faults(all: &[Indicator]) -> Vec<OwnFault> {
        let own = OwnCatalogue { indicators: all.to_vec(), additions: Vec::new() };
        Catalogue::with(&own).faults_of(&all[0])
    }

    fn changed(change: impl FnOnce(&mut Indicator)) -> Vec<OwnFault> {
        let mut one = plain("own.nha_van_hoa", "Số nhà văn hóa có wifi");
        change(&mut one);
        faults(&[one])
    }

    #[test]
    fn a_whole_one_has_no_fault() {
        assert_eq!(changed(|_| {}), []);
        assert_eq!(changed(|one| one.aliases = vec!["nhà văn hóa phủ sóng wifi".to_owned()]), []);
        let rate = |one: &mut Indicator| {
            (one.kind, one.unit, one.over_time) = (MeasureKind::Percent, "%".to_owned(), AddUp::None);
            one.over_areas = AddUp::Weighted;
            one.denominator = Some(IndicatorCode::new("tel.bts"));
        };
        assert_eq!(changed(rate), []);
        let money = |one: &mut Indicator| (one.kind, one.unit) = (MeasureKind::Money, "tỷ đồng".to_owned());
        assert_eq!(changed(money), []);
    }

    #[test]
    fn names_must_be_there_and_ones_own() {
        assert_eq!(changed(|one| one.name.clear()), [OwnFault::NoName]);
        assert_eq!(changed(|one| one.name = "Wifi".to_owned()), [OwnFault::OneWord(Part::Name, "Wifi".to_owned())]);
        let long = "chữ ".repeat(60);
        assert_eq!(changed(|one| one.name = long.trim().to_owned()), [OwnFault::TooLong(Part::Name)]);
        let builtin = Catalogue::builtin().indicator(&IndicatorCode::new("tel.bts")).unwrap();
        let name = builtin.name.to_uppercase();
        assert_eq!(
            changed(|one| one.name.clone_from(&name)),
            [OwnFault::Taken(Part::Name, name.clone(), builtin.code.clone())]
        );
        let twin = [plain("own.a", "Đội thanh niên xung kích"), plain("own.b", "đội  thanh niên xung kích")];
        assert!(matches!(&faults(&twin)[..], [OwnFault::Taken(Part::Name, _, code)] if code.as_str() == "own.b"));
    }

    #[test]
    fn an_alias_belongs_to_one_indicator_of_a_kind() {
        let builtin = Catalogue::builtin().indicator(&IndicatorCode::new("tel.bts")).unwrap();
        let taken = builtin.aliases[0].clone();
        let alias = || vec![taken.clone()];
        assert!(matches!(&changed(|one| one.aliases = alias())[..], [OwnFault::Taken(Part::Aliases, ..)]));
        let other_kind = |one: &mut Indicator| {
            (one.kind, one.unit, one.aliases) = (MeasureKind::Length, "km".to_owned(), alias());
        };
        assert_eq!(changed(other_kind), []);
        let short = |one: &mut Indicator| one.aliases = vec!["nhà 12".to_owned()];
        assert_eq!(changed(short), [OwnFault::OneWord(Part::Aliases, "nhà 12".to_owned())]);
        let catalogue = Catalogue::builtin();
        let addition = |code: &str, alias: &str| {
            let aliases = vec![alias.to_owned()];
            catalogue.faults_of_addition(&Addition { code: IndicatorCode::new(code), aliases, hidden: false })
        };
        assert_eq!(addition("tel.bts", "trạm thu phát của sở"), []);
        assert_eq!(addition("tel.nothing", "trạm thu phát của sở"), [OwnFault::BadCode]);
        assert!(matches!(addition("post.post_offices", &taken)[..], [OwnFault::Taken(..) | OwnFault::BadCode]));
    }

    #[test]
    fn units_are_those_of_the_kind() {
        let unit = |kind, unit: &str| {
            let faults = changed(|one| {
                (one.kind, one.unit) = (kind, unit.to_owned());
                (one.over_time, one.over_areas) = (AddUp::None, AddUp::None);
            });
            faults.is_empty()
        };
        assert!(unit(MeasureKind::Count, "đội") && unit(MeasureKind::Count, "tủ sách"));
        assert!(
            !unit(MeasureKind::Count, "tỷ đồng") && !unit(MeasureKind::Count, "%") && !unit(MeasureKind::Count, "")
        );
        assert!(!unit(MeasureKind::Count, "12 cái") && !unit(MeasureKind::Money, "đồng tiền"));
        assert!(unit(MeasureKind::Ratio, "máy/100 dân") && unit(MeasureKind::Ratio, "máy tính/100 học sinh"));
        assert!(
            !unit(MeasureKind::Ratio, "máy") && !unit(MeasureKind::Percent, "phần") && unit(MeasureKind::Rank, "hạng")
        );
    }

    #[test]
    fn what_must_not_be_added_is_not() {
        let summed = |one: &mut Indicator| {
            (one.kind, one.unit) = (MeasureKind::Percent, "%".to_owned());
            (one.over_time, one.over_areas) = (AddUp::Sum, AddUp::Sum);
        };
        assert_eq!(changed(summed), [OwnFault::NeverAdded(Part::OverTime), OwnFault::NeverAdded(Part::OverAreas)]);
        assert_eq!(changed(|one| one.over_areas = AddUp::Weighted), [OwnFault::WeightedByNothing]);
    }

    #[test]
    fn references_lead_somewhere_and_not_in_a_circle() {
        let gone = IndicatorCode::new("own.gone");
        assert_eq!(
            changed(|one| one.predecessor = Some(gone.clone())),
            [OwnFault::UnknownIndicator(Part::Predecessor, gone)]
        );
        let linked = |code: &str, name: &str, before: &str| Indicator {
            predecessor: Some(IndicatorCode::new(before)),
            ..plain(code, name)
        };
        let ring = [
            linked("own.a", "Đội thứ nhất", "own.b"),
            linked("own.b", "Đội thứ hai", "own.c"),
            linked("own.c", "Đội thứ ba", "own.a"),
        ];
        assert_eq!(faults(&ring), [OwnFault::Circle(Part::Predecessor)]);
        assert_eq!(faults(&[linked("own.a", "Đội thứ nhất", "own.a")]), [OwnFault::Circle(Part::Predecessor)]);
        assert_eq!(changed(|one| one.predecessor = Some(IndicatorCode::new("tel.bts"))), []);
        let own = |one: &mut Indicator| one.denominator = Some(one.code.clone());
        assert_eq!(changed(own), [OwnFault::Circle(Part::Denominator)]);
        let rate_of_count = |one: &mut Indicator| one.numerator = Some(IndicatorCode::new("tel.bts"));
        assert_eq!(changed(rate_of_count), [OwnFault::NoRate(Part::Numerator)]);
    }

    #[test]
    fn codes_and_life() {
        for code in ["own.", "tel.mine", "own.A", "own.a.b", "own.a'; --"] {
            assert_eq!(faults(&[plain(code, "Đội thứ nhất")]).first(), Some(&OwnFault::BadCode), "{code}");
        }
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1);
        assert_eq!(changed(|one| (one.valid_from, one.valid_to) = (day(2025), day(2024))), [OwnFault::LifeReversed]);
        assert_eq!(changed(|one| (one.valid_from, one.valid_to) = (day(2025), day(2025))), []);
    }
}
