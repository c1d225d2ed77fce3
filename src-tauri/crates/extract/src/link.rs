//! Which indicator a figure belongs to.
//!
//! Every alias of the catalogue is a bag of words and of neighbouring pairs of words, each worth more the fewer indicators
//! use it. The words round a figure, with the figure itself taken out, are weighed by how near they stand
//! ([`crate::zones`]). An alias fits as far as its worth is found there; the longer of two fitting aliases wins. The kind of
//! number decides first: a percentage never fills a count.

mod conflict;
mod index;
mod levels;
mod nearness;
mod owners;
mod reasons;
mod terms;
mod units;

pub(crate) use index::Index;
pub(crate) use reasons::Reasons;
pub(crate) use terms::{Weighed, words};

use crate::figure::Nature;
use chrono::NaiveDate;
use model::{Candidate, CandidateReason, Catalogue, Confidence, FieldCode, Form, Indicator, IndicatorCode};

/// What is asked.
#[derive(Debug)]
pub(crate) struct Query<'a> {
    /// The words round the figure with their weights, in the order of the text; an empty word parts neighbours.
    pub(crate) words: &'a [Weighed],
    /// What kind of number it is; none where only the subject of a change is asked.
    pub(crate) nature: Option<Nature>,
    /// Its form.
    pub(crate) form: Form,
    /// Its unit.
    pub(crate) unit: Option<&'a str>,
    /// The field that the section speaks of.
    pub(crate) field: Option<&'a FieldCode>,
    /// The last day of its period.
    pub(crate) day: Option<NaiveDate>,
    /// Whether the department itself is the subject of the clause.
    pub(crate) department: bool,
    /// Whether the offices of the whole province are.
    pub(crate) province: bool,
    /// Indicators of the figures right before it in the sentence.
    pub(crate) neighbours: &'a [IndicatorCode],
}

/// What the context says of every candidate, looked at once.
struct Seen {
    /// The words of the figure's own sentence as numbers of the index.
    sentence: Vec<Option<u32>>,
    unit: Option<units::Unit>,
    levels: levels::Told,
    signs: conflict::Signs,
}

/// An indicator that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fit {
    /// Place in the catalogue.
    pub(crate) indicator: IndicatorCode,
    /// In hundredths of a plain full fit; bonuses may lift it above 100.
    pub(crate) score: u32,
    /// Why.
    pub(crate) reasons: Reasons,
}

impl Fit {
    /// Whether it rests on a short name that an office set down.
    pub(crate) fn wants_a_look(&self) -> bool {
        self.reasons.has(CandidateReason::Short)
    }

    /// As the draft tells it.
    pub(crate) fn candidate(&self) -> Candidate {
        let score = Confidence::hundredths(u8::try_from(self.score.min(100)).unwrap_or(100));
        Candidate { indicator: self.indicator.clone(), score, reasons: self.reasons.list() }
    }
}

/// Below this nothing is linked.
pub(crate) const THRESHOLD: u32 = 65;
/// Whether none fits well enough to be linked.
pub(crate) fn best_is_weak(fits: &[Fit]) -> bool {
    fits.first().is_none_or(|f| f.score < THRESHOLD)
}

/// Candidates within this of the best one are its rivals.
const RIVAL: u32 = 12;
/// Candidates that are kept.
const KEPT: usize = 5;
/// Candidates below this are not worth showing.
const WORTH_SHOWING: u32 = 45;

/// A name of which at least this much is found stands in full in the figure's own clause.
const IN_FULL: u32 = 90;
/// What leaves less than this of a score speaks against the indicator.
const CLEARLY: u32 = 90;

/// What one name loses to a longer one that holds all its words and stands there in full.
const NARROWER: u32 = 6;

/// An indicator that fits so far, under the name that fits it best.
struct Rated<'i> {
    /// Number of the indicator in the catalogue.
    number: usize,
    score: u32,
    reasons: Reasons,
    /// The words of the name as numbers of the index.
    alias: &'i [u32],
    /// How much of the name stands there, in hundredths.
    share: u32,
}

/// `thuê bao điện thoại di động` is no `thuê bao điện thoại`.
fn rather_the_narrower(rated: &mut [Rated]) {
    let best = rated.iter().map(|r| r.score).max().unwrap_or_default();
    let full = rated.iter().filter(|r| r.score + RIVAL >= best && r.share >= 100);
    let full: Vec<&[u32]> = full.map(|r| r.alias).collect();
    for one in rated {
        let within =
            |other: &&[u32]| other.len() > one.alias.len() && one.alias.iter().all(|word| other.contains(word));
        if full.iter().any(within) {
            one.score = one.score.saturating_sub(NARROWER);
            one.reasons = one.reasons.and(CandidateReason::Against, true);
        }
    }
}

/// Of near rivals the one loses whose aliases lack a word that stands there and that the other has.
fn weigh_rivals(index: &Index, (words, ids): (&[Weighed], &[Option<u32>]), rated: &mut [Rated]) {
    let best = rated.iter().map(|r| r.score).max().unwrap_or_default();
    let near = |r: &&Rated| r.score + RIVAL >= best && r.score >= WORTH_SHOWING;
    let rivals: Vec<usize> = rated.iter().filter(near).map(|r| r.number).collect();
    for one in rated {
        let lost = index.spoken_for(one.number, &rivals, words, ids);
        one.score = one.score.saturating_sub(lost);
        one.reasons = one.reasons.and(CandidateReason::Against, lost > 0);
    }
}

impl Query<'_> {
    /// The indicators that fit, best first, at most [`KEPT`].
    pub(crate) fn fits(&self, index: &Index, catalogue: &Catalogue) -> Vec<Fit> {
        let words = terms::in_context(self.words);
        let ids: Vec<Option<u32>> = words.iter().map(|w| index.word(&w.word)).collect();
        let seen = Seen {
            sentence: words.iter().zip(&ids).filter(|(w, _)| w.here).map(|(_, id)| *id).collect(),
            unit: units::Unit::of(self.nature, self.unit),
            levels: levels::Told::by(&words),
            signs: conflict::Signs::of(&words, self.words),
        };
        let mut rated: Vec<Rated> = Vec::new();
        for found in index.search(&words, &ids, self.nature) {
            let Some(indicator) = catalogue.indicator_at(found.indicator) else { continue };
            let (score, reasons) = self.judge(index, indicator, &found, &seen);
            // Of a fraction the part is meant, not the whole it is counted out of.
            let whole = self.form == Form::Ratio && indicator.denominator.is_none() && index.is_whole(found.indicator);
            let score = if whole { score.saturating_sub(20) } else { score };
            let reasons = reasons.and(CandidateReason::Against, whole);
            let now = Rated { number: found.indicator, score, reasons, alias: found.ids, share: found.share };
            match rated.iter_mut().find(|one| one.number == now.number) {
                Some(one) => {
                    let named = [one.reasons, now.reasons].iter().any(|r| r.has(CandidateReason::Name));
                    if one.score < now.score {
                        *one = now;
                    }
                    one.reasons = one.reasons.and(CandidateReason::Name, named);
                }
                None => rated.push(now),
            }
        }
        weigh_rivals(index, (&words, &ids), &mut rated);
        rather_the_narrower(&mut rated);
        rated.retain(|one| one.score >= WORTH_SHOWING);
        rated.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.number.cmp(&b.number)));
        rated.truncate(KEPT);
        let fit = |one: Rated| {
            let indicator = catalogue.indicator_at(one.number)?.code.clone();
            Some(Fit { indicator, score: one.score, reasons: one.reasons })
        };
        rated.into_iter().filter_map(fit).collect()
    }

    /// Share of the alias found, and bonuses and losses for everything else; and why.
    fn judge(&self, index: &Index, indicator: &Indicator, found: &index::Found<'_>, seen: &Seen) -> (u32, Reasons) {
        // Four fifths for how much of the alias is there, one fifth for how much that is.
        let mut score = found.share * 80 / 100 + found.mass.min(100) * 20 / 100;
        let named = found.is_name && found.share >= IN_FULL;
        let reasons = Reasons::of(if named { CandidateReason::Name } else { CandidateReason::Alias });
        let mut reasons = reasons.and(CandidateReason::Own, found.own).and(CandidateReason::Short, found.is_short());
        let mut least = 100;
        let mut left = |share: u32| {
            score = score * share / 100;
            least = least.min(share);
        };
        if let Some(unit) = &seen.unit {
            let agrees = unit.agree(index.unit(found.indicator), found.alias);
            reasons = reasons.and(CandidateReason::Unit, agrees > 93);
            left(agrees);
        } else {
            reasons = reasons.and(CandidateReason::Kind, self.nature.is_some());
        }
        left(seen.levels.agree(found.alias));
        left(seen.signs.left(found.alias, indicator));
        left(nearness::left(&seen.sentence, found.ids));
        // So many per so many: both sides must be the indicator's.
        let other_ratio = self.nature == Some(Nature::Density)
            && self.unit.is_some_and(|unit| {
                text::fold(unit) != text::fold(&indicator.unit)
                    && unit.contains('/')
                    && !indicator.phrases().any(|phrase| *phrase != indicator.name && phrase.contains(unit))
            });
        if other_ratio {
            left(70);
        }
        if self.field == Some(&indicator.field) {
            score += 5;
            reasons = reasons.and(CandidateReason::Section, true);
        }
        let ended = self.day.is_some_and(|day| !indicator.is_defined_on(day));
        if ended {
            score = score.saturating_sub(6);
        }
        let beside = |code: &Option<IndicatorCode>| code.as_ref().is_some_and(|c| self.neighbours.contains(c));
        if beside(&indicator.numerator) && self.nature != Some(Nature::Count) {
            score += 10;
            reasons = reasons.and(CandidateReason::Neighbour, true);
        }
        if self.form == Form::Ratio && indicator.denominator.is_some() {
            score += 6;
        }
        score = self.by_house(indicator, score);
        let mut others = false;
        if matches!(self.nature, Some(Nature::Rank | Nature::Score)) {
            let own = crate::scope::is_departments(indicator);
            match (self.department, own) {
                (true, true) => score += 6,
                (true, false) | (false, true) => {
                    score = score.saturating_sub(14);
                    others = true;
                }
                (false, false) => {}
            }
        }
        (score, reasons.and(CandidateReason::Against, least < CLEARLY || ended || others))
    }

    /// Procedures and their dossiers are counted for the department and for the whole province under the same words: what
    /// stands right before, or who speaks, decides.
    fn by_house(&self, indicator: &Indicator, score: u32) -> u32 {
        let own = |code: &str| code.starts_with("admin.") && !code.contains("par_") && !code.contains("sipas");
        let wide = |code: &str| {
            matches!(code, "it.dvc.dossiers_total" | "it.dvc.dossiers_done" | "it.dvc.ontime_rate" | "it.dvc.total")
        };
        let code = indicator.code.as_str();
        if !own(code) && !wide(code) {
            return score;
        }
        let told = self.neighbours.iter().rev().map(IndicatorCode::as_str).find(|c| own(c) || wide(c));
        match (told, self.province) {
            (Some(told), _) if own(told) == own(code) => score + 8,
            (Some(_), _) => score.saturating_sub(12),
            (None, true) if wide(code) => score + 12,
            (None, true) => score.saturating_sub(20),
            (None, false) if self.department && own(code) => score + 6,
            (None, false) => score,
        }
    }
}
