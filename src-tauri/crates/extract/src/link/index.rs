//! The aliases of a catalogue, ready to be looked up by the words they share with a text.

use super::{owners::Owners, terms, terms::Weighed};
use crate::figure::Nature;
use foldhash::fast::RandomState;
use model::{Catalogue, Indicator, MeasureKind};
use std::collections::{BTreeSet, HashMap};

/// Aliases by their words and pairs of words.
#[derive(Debug)]
pub(crate) struct Index {
    words: HashMap<Box<str>, u32, RandomState>,
    pairs: HashMap<(u32, u32), u32, RandomState>,
    /// For each feature the aliases that cannot be found without one of a few features of which it is one.
    postings: Vec<Vec<u32>>,
    /// What each feature is worth.
    worth: Vec<u32>,
    aliases: Vec<Alias>,
    /// For each kind of number the aliases that it can fill, one bit each.
    fillable: HashMap<Nature, Vec<u64>, RandomState>,
    /// For each indicator the words of all its aliases.
    vocabulary: Vec<Vec<u32>>,
    /// For each indicator its unit in small letters, and its words.
    units: Vec<(String, Vec<String>)>,
    /// Indicators out of which others are counted.
    wholes: BTreeSet<usize>,
    /// For each word in how many indicators it stands, as `counted` says.
    spread: HashMap<u32, usize, RandomState>,
}

#[derive(Debug)]
struct Alias {
    indicator: usize,
    worth: u32,
    words: Vec<String>,
    /// Whether it is the indicator's name.
    is_name: bool,
    /// Whether an office set it down.
    own: bool,
    /// The same as numbers.
    ids: Vec<u32>,
    /// Its words and pairs of words, with what each is worth.
    features: Vec<(u32, u32)>,
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
    /// Whether it is the indicator's name.
    pub(crate) is_name: bool,
    /// Whether an office set it down.
    pub(crate) own: bool,
    /// Its words.
    pub(crate) alias: &'i [String],
    /// The same as numbers of the index.
    pub(crate) ids: &'i [u32],
}

impl Found<'_> {
    /// Whether an office set down so few words that they may stand for something else too: `nhà văn hóa`.
    pub(crate) fn is_short(&self) -> bool {
        self.own && self.alias.len() <= SHORT
    }
}

/// Own names of at most so many words want a look, as what people teach does (`model::LearnedAlias`).
const SHORT: usize = 3;
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
            words: HashMap::default(),
            pairs: HashMap::default(),
            postings: Vec::new(),
            worth: Vec::new(),
            aliases: Vec::new(),
            fillable: HashMap::default(),
            vocabulary: Vec::new(),
            units: Vec::new(),
            spread: HashMap::default(),
            wholes: BTreeSet::new(),
        };
        let mut owners = Owners::default();
        for (number, indicator) in catalogue.indicators().enumerate() {
            let natures: Vec<Nature> = natures(indicator).collect();
            let unit = indicator.unit.to_lowercase();
            let words = terms::words(&unit);
            index.units.push((unit, words));
            let name = alias_words(&indicator.name, indicator.kind);
            for (words, own) in distinct_phrases(indicator) {
                let set = index.features_of(&words);
                for feature in &set {
                    owners.note(*feature, number, own);
                }
                // Its words are as common as before, but no figure is linked to it.
                if indicator.hidden {
                    continue;
                }
                let ids = words.iter().filter_map(|w| index.words.get(w.as_str()).copied()).collect();
                let features = set.into_iter().map(|feature| (feature, 0)).collect();
                let is_name = words == name;
                index.note_fillable(&natures);
                index.aliases.push(Alias { indicator: number, worth: 0, words, is_name, own, ids, features });
            }
        }
        for indicator in catalogue.indicators().filter(|one| one.kind == MeasureKind::Count) {
            index.wholes.extend(indicator.denominator.iter().map(|code| catalogue.order_of(code)));
        }
        index.vocabulary = vec![Vec::new(); index.units.len()];
        for id in index.words.values() {
            index.spread.insert(*id, owners.counted(*id));
            for number in owners.of(*id) {
                if let Some(words) = index.vocabulary.get_mut(*number) {
                    words.push(*id);
                }
            }
        }
        let all = catalogue.indicators().filter(|one| !one.code.is_own()).count();
        index.worth = owners.features().map(|feature| worth(all, owners.counted(feature))).collect();
        index.post(&owners);
        index
    }

    /// Weighs every alias and posts it where a search must come by.
    ///
    /// An alias is found when half its worth is there, so never without one of the features that are left after others worth
    /// less than half were taken away. Those that many indicators have are taken away first.
    fn post(&mut self, owners: &Owners) {
        self.postings = vec![Vec::new(); self.worth.len()];
        let spread = |feature: u32| owners.counted(feature);
        for (number, alias) in self.aliases.iter_mut().enumerate() {
            let Ok(number) = u32::try_from(number) else { break };
            for (feature, worth) in &mut alias.features {
                *worth = place(*feature).and_then(|at| self.worth.get(at)).copied().unwrap_or(0);
            }
            alias.worth = alias.features.iter().map(|(_, worth)| worth).sum::<u32>().max(1);
            let mut telling = alias.features.clone();
            telling.sort_by_key(|(feature, _)| spread(*feature));
            let mut missing = 0;
            while let Some((_, worth)) = telling.last() {
                missing += worth;
                if missing * 100 >= LEAST * alias.worth {
                    break;
                }
                telling.pop();
            }
            for (feature, _) in telling {
                if let Some(list) = place(feature).and_then(|at| self.postings.get_mut(at)) {
                    list.push(number);
                }
            }
        }
    }

    fn features_of(&mut self, words: &[String]) -> Vec<u32> {
        let mut set = Vec::with_capacity(words.len() * 2);
        let mut last: Option<u32> = None;
        for word in words {
            let next = self.next_feature();
            let id = match self.words.get(word.as_str()) {
                Some(id) => *id,
                None => {
                    self.words.insert(word.as_str().into(), next);
                    next
                }
            };
            set.push(id);
            if let Some(last) = last {
                let next = self.next_feature();
                set.push(*self.pairs.entry((last, id)).or_insert(next));
            }
            last = Some(id);
        }
        set.sort_unstable();
        set.dedup();
        set
    }

    /// Marks the alias that is added next for these kinds of numbers.
    fn note_fillable(&mut self, natures: &[Nature]) {
        let (part, bit) = (self.aliases.len() / 64, self.aliases.len() % 64);
        for nature in natures {
            let bits = self.fillable.entry(*nature).or_default();
            bits.resize(bits.len().max(part + 1), 0);
            if let Some(slot) = bits.get_mut(part) {
                *slot |= 1 << bit;
            }
        }
    }

    fn next_feature(&self) -> u32 {
        u32::try_from(self.words.len() + self.pairs.len()).unwrap_or(u32::MAX)
    }

    /// What an indicator loses to its rivals by words near the figure that speak for one of them and not for it; the fewer
    /// indicators have a word, the more.
    pub(crate) fn spoken_for(&self, number: usize, rivals: &[usize], context: &[Weighed], ids: &[Option<u32>]) -> u32 {
        let Some(vocabulary) = self.vocabulary.get(number) else { return 0 };
        let mut seen: Vec<u32> = Vec::new();
        let mut lost = 0;
        for (_, id) in context.iter().zip(ids).filter(|(w, _)| w.here && w.weight >= TELLING_WEIGHT) {
            let Some(id) = id.as_ref().filter(|id| !vocabulary.contains(id)) else { continue };
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
            .filter(|one| !one.hidden && one.kind == MeasureKind::Percent && one.numerator.as_ref() == Some(counted));
        let first = rates.next()?;
        rates.next().is_none().then_some(first)
    }

    /// The number of a word that stands in some alias.
    pub(crate) fn word(&self, word: &str) -> Option<u32> {
        self.words.get(word).copied()
    }

    /// The aliases of which at least half stands in the context, whose words are also given as numbers; of indicators that
    /// such a number can fill, where its kind is known.
    pub(crate) fn search(&self, context: &[Weighed], ids: &[Option<u32>], nature: Option<Nature>) -> Vec<Found<'_>> {
        let mut weights = vec![0_u8; self.worth.len()];
        // One bit an alias.
        let mut candidates = vec![0_u64; self.aliases.len().div_ceil(64)];
        let mut note = |feature: u32, weight: u32| {
            let Some(at) = place(feature) else { return };
            let weight = u8::try_from(weight).unwrap_or(u8::MAX);
            if let Some(slot) = weights.get_mut(at) {
                if *slot == 0 {
                    for alias in self.postings.get(at).map_or(&[][..], Vec::as_slice) {
                        if let Some(part) = place(alias / 64).and_then(|at| candidates.get_mut(at)) {
                            *part |= 1 << (alias % 64);
                        }
                    }
                }
                *slot = (*slot).max(weight);
            }
        };
        let mut last: Option<(u32, u32)> = None;
        for (one, id) in context.iter().zip(ids) {
            let Some(id) = *id else {
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
        if let Some(nature) = nature {
            let fillable = self.fillable.get(&nature).map_or(&[][..], Vec::as_slice);
            let fillable = fillable.iter().copied().chain(std::iter::repeat(0));
            candidates.iter_mut().zip(fillable).for_each(|(part, can)| *part &= can);
        }
        let mut found = Vec::new();
        for (part, mut bits) in candidates.into_iter().enumerate() {
            while bits != 0 {
                let bit = bits.trailing_zeros();
                bits &= bits - 1;
                found.extend(place(bit).and_then(|bit| self.found(part * 64 + bit, &weights)));
            }
        }
        found
    }

    fn found(&self, number: usize, weights: &[u8]) -> Option<Found<'_>> {
        let alias = self.aliases.get(number)?;
        let there = |(feature, worth): &(u32, u32)| Some(worth * u32::from(*weights.get(place(*feature)?)?));
        let sum: u32 = alias.features.iter().filter_map(there).sum();
        if sum < LEAST * alias.worth {
            return None;
        }
        let (share, mass) = (sum / alias.worth, sum / LONG);
        let Alias { indicator, words, is_name, own, ids, .. } = alias;
        Some(Found { indicator: *indicator, share, mass, is_name: *is_name, own: *own, alias: words, ids })
    }
}

/// The words of every name of an indicator, each once, and whether an office set it down; those of the program first.
fn distinct_phrases(indicator: &Indicator) -> Vec<(Vec<String>, bool)> {
    let own = indicator.code.is_own();
    let of = |phrases: &mut dyn Iterator<Item = &String>| {
        let words = phrases.map(|p| alias_words(p, indicator.kind)).filter(|w| !w.is_empty());
        words.collect::<BTreeSet<Vec<String>>>()
    };
    let first = of(&mut indicator.aliases.iter().chain(std::iter::once(&indicator.name)));
    let added = of(&mut indicator.added_aliases.iter());
    let added: Vec<_> = added.difference(&first).cloned().map(|words| (words, true)).collect();
    first.into_iter().map(|words| (words, own)).chain(added).collect()
}

/// The kinds of numbers that can fill an indicator.
fn natures(indicator: &Indicator) -> impl Iterator<Item = Nature> {
    let first = match indicator.kind {
        MeasureKind::Count => Nature::Count,
        MeasureKind::Money => Nature::Money,
        MeasureKind::Percent => Nature::Percent,
        MeasureKind::Ratio => Nature::Density,
        MeasureKind::Rank => Nature::Rank,
        MeasureKind::Score => Nature::Score,
        MeasureKind::Duration => Nature::Duration,
        MeasureKind::Length => Nature::Length,
        MeasureKind::Area => Nature::Surface,
    };
    let percent = indicator.kind == MeasureKind::Score && indicator.note.contains("written with %");
    std::iter::once(first).chain(percent.then_some(Nature::Percent))
}

/// A number as a place in a list.
pub(super) fn place(number: u32) -> Option<usize> {
    usize::try_from(number).ok()
}

/// The words of an alias without the opening `số`, which stands before any count.
fn alias_words(phrase: &str, kind: MeasureKind) -> Vec<String> {
    let mut words = terms::words(phrase);
    // The kind of number already says that it is a place, or points.
    match kind {
        MeasureKind::Rank => words.retain(|w| !matches!(w.as_str(), "xếp" | "hạng" | "thứ" | "đứng")),
        MeasureKind::Score if words.first().is_some_and(|w| w == "điểm") => {
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
