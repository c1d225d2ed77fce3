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
mod reasons;
mod terms;
mod units;

pub(crate) use index::Index;
pub(crate) use reasons::Reasons;
pub(crate) use terms::{Weighed, words};

use crate::figure::Nature;
use chrono::NaiveDate;
use model::{
    Candidate, CandidateReason, Catalogue, Confidence, FieldCode, Form, Indicator, IndicatorCode, MeasureKind,
};

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

/// `thuê bao điện thoại di động` is no `thuê bao điện thoại`.
fn rather_the_narrower(fits: &mut [Fit], aliases: &[(&[String], u32)]) {
    let best = fits.iter().map(|f| f.score).max().unwrap_or_default();
    let near = |f: &Fit| f.score + RIVAL >= best;
    let full: Vec<&[String]> =
        fits.iter().zip(aliases).filter(|(f, (_, share))| near(f) && *share >= 100).map(|(_, (a, _))| *a).collect();
    for (fit, (alias, _)) in fits.iter_mut().zip(aliases) {
        let within = |other: &&[String]| other.len() > alias.len() && alias.iter().all(|w| other.contains(w));
        if full.iter().any(within) {
            fit.score = fit.score.saturating_sub(NARROWER);
            fit.reasons = fit.reasons.and(CandidateReason::Against, true);
        }
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
        let mut fits: Vec<Fit> = Vec::new();
        let mut numbers: Vec<usize> = Vec::new();
        let mut aliases: Vec<(&[String], u32)> = Vec::new();
        for found in index.search(&words, &ids) {
            let Some(indicator) = index.indicator(catalogue, found.indicator).filter(|one| self.kind_fits(one)) else {
                continue;
            };
            let (score, reasons) = self.judge(index, indicator, &found, &seen);
            // Of a fraction the part is meant, not the whole it is counted out of.
            let whole = self.form == Form::Ratio && indicator.denominator.is_none() && index.is_whole(found.indicator);
            let score = if whole { score.saturating_sub(20) } else { score };
            let reasons = reasons.and(CandidateReason::Against, whole);
            match fits.iter().position(|f| f.indicator == indicator.code) {
                Some(at) => {
                    let named = reasons.has(CandidateReason::Name);
                    let named = named || fits.get(at).is_some_and(|f| f.reasons.has(CandidateReason::Name));
                    if let Some((fit, alias)) =
                        fits.get_mut(at).zip(aliases.get_mut(at)).filter(|(f, _)| f.score < score)
                    {
                        fit.score = score;
                        fit.reasons = reasons;
                        *alias = (found.alias, found.share);
                    }
                    if let Some(fit) = fits.get_mut(at) {
                        fit.reasons = fit.reasons.and(CandidateReason::Name, named);
                    }
                }
                None => {
                    fits.push(Fit { indicator: indicator.code.clone(), score, reasons });
                    numbers.push(found.indicator);
                    aliases.push((found.alias, found.share));
                }
            }
        }
        self.weigh_rivals(index, (&words, &ids), &mut fits, &numbers);
        rather_the_narrower(&mut fits, &aliases);
        fits.retain(|f| f.score >= WORTH_SHOWING);
        fits.sort_by(|a, b| {
            let order = |f: &Fit| catalogue.order_of(&f.indicator);
            b.score.cmp(&a.score).then_with(|| order(a).cmp(&order(b)))
        });
        fits.truncate(KEPT);
        fits
    }

    /// Of near rivals the one loses whose aliases lack a word that stands there and that the other has.
    fn weigh_rivals(
        &self,
        index: &Index,
        (words, ids): (&[Weighed], &[Option<u32>]),
        fits: &mut [Fit],
        numbers: &[usize],
    ) {
        let best = fits.iter().map(|f| f.score).max().unwrap_or_default();
        let near = |f: &Fit| f.score + RIVAL >= best && f.score >= WORTH_SHOWING;
        let rivals: Vec<usize> = fits.iter().zip(numbers).filter(|(f, _)| near(f)).map(|(_, n)| *n).collect();
        for (fit, number) in fits.iter_mut().zip(numbers) {
            let lost = index.spoken_for(*number, &rivals, words, ids);
            fit.score = fit.score.saturating_sub(lost);
            fit.reasons = fit.reasons.and(CandidateReason::Against, lost > 0);
        }
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

    fn kind_fits(&self, indicator: &Indicator) -> bool {
        let Some(nature) = self.nature else { return true };
        match indicator.kind {
            MeasureKind::Count => nature == Nature::Count,
            MeasureKind::Money => nature == Nature::Money,
            MeasureKind::Percent => nature == Nature::Percent,
            MeasureKind::Ratio => nature == Nature::Density,
            MeasureKind::Rank => nature == Nature::Rank,
            MeasureKind::Score => {
                nature == Nature::Score || (nature == Nature::Percent && indicator.note.contains("written with %"))
            }
            MeasureKind::Duration => nature == Nature::Duration,
            MeasureKind::Length => nature == Nature::Length,
            MeasureKind::Area => nature == Nature::Surface,
        }
    }
}
