//! The aliases of a catalogue, ready to be looked up by the words they share with a text.

use super::{terms, terms::Weighed};
use model::{Catalogue, Indicator};
use std::collections::{BTreeSet, HashMap};

/// Aliases by their words and pairs of words.
#[derive(Debug)]
pub(crate) struct Index {
    words: HashMap<Box<str>, u32>,
    pairs: HashMap<(u32, u32), u32>,
    /// For each feature the aliases that have it.
    postings: Vec<Vec<u32>>,
    /// What each feature is worth.
    worth: Vec<u32>,
    aliases: Vec<Alias>,
    /// The catalogue's indicators in its order.
    codes: Vec<model::IndicatorCode>,
    /// For each indicator the words of all its aliases.
    vocabulary: Vec<BTreeSet<u32>>,
    /// For each indicator its unit in small letters, and its words.
    units: Vec<(String, Vec<String>)>,
    /// Indicators out of which others are counted.
    wholes: BTreeSet<usize>,
    /// For each word in how many indicators it stands.
    spread: HashMap<u32, usize>,
}

#[derive(Debug)]
struct Alias {
    indicator: usize,
    worth: u32,
    words: Vec<String>,
}

/// An alias found in a context.
#[derive(Debug)]
pub(crate) struct Found<'i> {
    /// Number of the indicator in the catalogue.
    pub(crate) indicator: usize,
    /// How much of the alias's worth stands there, in hundredths.
    pub(crate) share: u32,
    /// How much that is, in hundredths of a long alias.
    pub(crate) mass: u32,
    /// Its words.
    pub(crate) alias: &'i [String],
}

/// What a long, telling alias is worth.
const LONG: u32 = 600;
/// Words in at most so many indicators speak for one of them.
const FEW: usize = 14;
/// Words in at most so many still speak a little.
const SOME: usize = 40;
/// Words in at most so many speak loudly.
const VERY_FEW: usize = 3;
/// Most that is lost to rivals.
const MOST_LOST: u32 = 16;
/// Words of at least this weight are the figure's own.
const TELLING_WEIGHT: u32 = 95;
/// Shares below this cannot win.
const LEAST: u32 = 50;

impl Index {
    /// Indexes every alias and name of a catalogue.
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let mut index = Self {
            words: HashMap::new(),
            pairs: HashMap::new(),
            postings: Vec::new(),
            worth: Vec::new(),
            aliases: Vec::new(),
            codes: Vec::new(),
            vocabulary: Vec::new(),
            units: Vec::new(),
            spread: HashMap::new(),
            wholes: BTreeSet::new(),
        };
        let mut features: Vec<BTreeSet<u32>> = Vec::new();
        let mut owners: Vec<BTreeSet<usize>> = Vec::new();
        for (number, indicator) in catalogue.indicators().enumerate() {
            index.codes.push(indicator.code.clone());
            let unit = indicator.unit.to_lowercase();
            let words = terms::words(&unit);
            index.units.push((unit, words));
            let phrases = indicator.aliases.iter().chain(std::iter::once(&indicator.name));
            let distinct: BTreeSet<Vec<String>> =
                phrases.map(|p| alias_words(p, indicator.kind)).filter(|w| !w.is_empty()).collect();
            for words in distinct {
                let set = index.features_of(&words);
                for feature in &set {
                    let at = usize::try_from(*feature).unwrap_or(usize::MAX);
                    if owners.len() <= at {
                        owners.resize_with(at + 1, BTreeSet::new);
                    }
                    if let Some(list) = owners.get_mut(at) {
                        list.insert(number);
                    }
                }
                index.aliases.push(Alias { indicator: number, worth: 0, words });
                features.push(set);
            }
        }
        for indicator in catalogue.indicators().filter(|one| one.kind == model::MeasureKind::Count) {
            index.wholes.extend(indicator.denominator.iter().map(|code| catalogue.order_of(code)));
        }
        index.vocabulary = vec![BTreeSet::new(); index.codes.len()];
        for id in index.words.values() {
            let list = usize::try_from(*id).ok().and_then(|at| owners.get(at));
            index.spread.insert(*id, list.map_or(0, BTreeSet::len));
            for number in list.into_iter().flatten() {
                if let Some(words) = index.vocabulary.get_mut(*number) {
                    words.insert(*id);
                }
            }
        }
        let all = index.codes.len();
        index.worth = owners.iter().map(|list| worth(all, list.len())).collect();
        index.postings = vec![Vec::new(); owners.len()];
        for (number, set) in features.into_iter().enumerate() {
            let mut total = 0;
            for feature in set {
                let at = usize::try_from(feature).unwrap_or(usize::MAX);
                total += index.worth.get(at).copied().unwrap_or_default();
                if let (Some(list), Ok(number)) = (index.postings.get_mut(at), u32::try_from(number)) {
                    list.push(number);
                }
            }
            if let Some(alias) = index.aliases.get_mut(number) {
                alias.worth = total.max(1);
            }
        }
        index
    }

    fn features_of(&mut self, words: &[String]) -> BTreeSet<u32> {
        let mut set = BTreeSet::new();
        let mut last: Option<u32> = None;
        for word in words {
            let next = self.next_feature();
            let id = *self.words.entry(word.as_str().into()).or_insert(next);
            set.insert(id);
            if let Some(last) = last {
                let next = self.next_feature();
                set.insert(*self.pairs.entry((last, id)).or_insert(next));
            }
            last = Some(id);
        }
        set
    }

    fn next_feature(&self) -> u32 {
        u32::try_from(self.words.len() + self.pairs.len()).unwrap_or(u32::MAX)
    }

    /// The indicator with this number.
    pub(crate) fn indicator<'c>(&self, catalogue: &'c Catalogue, number: usize) -> Option<&'c Indicator> {
        catalogue.indicator(self.codes.get(number)?)
    }

    /// What an indicator loses to its rivals by words near the figure that speak for one of them and not for it; the fewer
    /// indicators have a word, the more.
    pub(crate) fn spoken_for(&self, number: usize, rivals: &[usize], context: &[Weighed]) -> u32 {
        let Some(vocabulary) = self.vocabulary.get(number) else { return 0 };
        let mut seen: Vec<u32> = Vec::new();
        let mut lost = 0;
        for one in context.iter().filter(|w| w.here && w.weight >= TELLING_WEIGHT) {
            let Some(id) = self.words.get(&*one.word).filter(|id| !vocabulary.contains(id)) else { continue };
            let spread = self.spread.get(id).copied().unwrap_or(usize::MAX);
            let rival =
                spread <= SOME && rivals.iter().any(|r| self.vocabulary.get(*r).is_some_and(|v| v.contains(id)));
            if rival && !seen.contains(id) {
                seen.push(*id);
                lost += match spread {
                    n if n <= VERY_FEW => 6,
                    n if n <= FEW => 4,
                    _ => 2,
                };
            }
        }
        lost.min(MOST_LOST)
    }

    /// The unit of an indicator in small letters, and its words.
    pub(crate) fn unit(&self, number: usize) -> (&str, &[String]) {
        self.units.get(number).map_or(("", &[]), |(unit, words)| (unit.as_str(), words.as_slice()))
    }

    /// Whether other indicators are counted out of this one.
    pub(crate) fn is_whole(&self, number: usize) -> bool {
        self.wholes.contains(&number)
    }

    /// The rate of which this indicator is what is counted, if there is exactly one.
    pub(crate) fn rate_of<'c>(
        &self,
        catalogue: &'c Catalogue,
        counted: &model::IndicatorCode,
    ) -> Option<&'c Indicator> {
        let mut rates = catalogue
            .indicators()
            .filter(|one| one.kind == model::MeasureKind::Percent && one.numerator.as_ref() == Some(counted));
        let first = rates.next()?;
        rates.next().is_none().then_some(first)
    }

    /// The aliases of which at least half stands in the context.
    pub(crate) fn search(&self, context: &[Weighed]) -> Vec<Found<'_>> {
        let mut weights = vec![0_u32; self.worth.len()];
        let mut seen: Vec<usize> = Vec::with_capacity(context.len() * 2);
        let mut note = |feature: u32, weight: u32| {
            let at = usize::try_from(feature).unwrap_or(usize::MAX);
            if let Some(slot) = weights.get_mut(at) {
                if *slot == 0 {
                    seen.push(at);
                }
                *slot = (*slot).max(weight);
            }
        };
        let mut last: Option<(u32, u32)> = None;
        for one in context {
            let Some(id) = self.words.get(&*one.word).copied() else {
                // A word that no alias knows stands between two that are then no neighbours.
                last = None;
                continue;
            };
            note(id, one.weight);
            if let Some((before, weight)) = last
                && let Some(pair) = self.pairs.get(&(before, id))
            {
                note(*pair, weight.min(one.weight));
            }
            last = Some((id, one.weight));
        }
        let mut sums = vec![0_u32; self.aliases.len()];
        for at in seen {
            let worth = self.worth.get(at).copied().unwrap_or_default() * weights.get(at).copied().unwrap_or_default();
            for alias in self.postings.get(at).into_iter().flatten() {
                if let Some(sum) = usize::try_from(*alias).ok().and_then(|a| sums.get_mut(a)) {
                    *sum += worth;
                }
            }
        }
        sums.into_iter().enumerate().filter_map(|(number, sum)| self.found(number, sum)).collect()
    }

    fn found(&self, number: usize, sum: u32) -> Option<Found<'_>> {
        let alias = self.aliases.get(number).filter(|alias| sum >= LEAST * alias.worth)?;
        let share = sum / alias.worth;
        Some(Found { indicator: alias.indicator, share, mass: sum / LONG, alias: &alias.words })
    }
}

/// The words of an alias without the opening `số`, which stands before any count.
fn alias_words(phrase: &str, kind: model::MeasureKind) -> Vec<String> {
    let mut words = terms::words(phrase);
    // The kind of number already says that it is a place, or points.
    match kind {
        model::MeasureKind::Rank => words.retain(|w| !matches!(w.as_str(), "xếp" | "hạng" | "thứ" | "đứng")),
        model::MeasureKind::Score if words.first().is_some_and(|w| w == "điểm") => {
            words.remove(0);
        }
        _ => {}
    }
    if words.first().is_some_and(|w| w == "số") {
        words.remove(0);
    }
    if let Some(at) = words.windows(2).position(|pair| matches!(pair, [a, b] if b == "dân" && a.parse::<u32>().is_ok()))
    {
        words.drain(at..at + 2);
    }
    words
}

/// Eight times the binary logarithm of how rare a feature is among the indicators, and one.
fn worth(all: usize, owners: usize) -> u32 {
    let ratio = u128::try_from(all * 16 / owners.max(1)).unwrap_or(16).max(16);
    ratio.pow(8).ilog2().saturating_sub(32) + 4
}
