//! What people taught a data file, put to use: figures in words that somebody linked before are linked likewise.
//!
//! It works on the finished draft, so that what the catalogue and the rules say stays visible beside it among the
//! candidates. Relations and parts keep what they are about: only values of the whole are linked.

use model::{
    Candidate, CandidateReason, Catalogue, Confidence, FactDraft, Learned, LearnedAlias, LearnedStanding, MeasureKind,
    WarningCode,
};

/// Links every figure whose words were learned.
pub(crate) fn apply(facts: &mut [FactDraft], learned: &Learned, catalogue: &Catalogue) {
    if learned.is_empty() {
        return;
    }
    for fact in facts.iter_mut().filter(|fact| fact.relation.is_none() && fact.scope.is_none() && fact.area.is_some()) {
        let kind = MeasureKind::of(&fact.quantity, &catalogue.units);
        if let Some(alias) = kind.and_then(|kind| learned.of(&fact.measure, kind)) {
            link(fact, alias, catalogue);
        }
    }
}

fn link(fact: &mut FactDraft, alias: &LearnedAlias, catalogue: &Catalogue) {
    let Some(code) = &alias.indicator else {
        fact.indicator = None;
        fact.confidence = fact.confidence.min(WAITS);
        return;
    };
    // An indicator that is gone from the catalogue, or not used any more, is nobody's.
    let Some(indicator) = catalogue.indicator(code).filter(|one| !one.hidden) else { return };
    let known = fact.candidates.iter().position(|c| c.indicator == *code);
    let mut candidate = match known {
        Some(at) => fact.candidates.remove(at),
        None => Candidate { indicator: code.clone(), score: Confidence::default(), reasons: Vec::new() },
    };
    candidate.score = candidate.score.max(score(alias));
    candidate.reasons.push(CandidateReason::Learned);
    candidate.reasons.sort_unstable();
    fact.candidates.insert(0, candidate);
    fact.field = Some(indicator.field.clone());
    fact.indicator = Some(code.clone());
    // That two indicators of the catalogue fit about as well is settled.
    fact.warnings.retain(|warning| warning.code != WarningCode::Ambiguous);
    fact.confidence = match alias.standing() {
        LearnedStanding::Links => fact.confidence.max(SURE_ENOUGH),
        _ => fact.confidence.min(WAITS),
    };
}

/// A figure that is linked after two reports stands as surely as one that the catalogue links well.
const SURE_ENOUGH: Confidence = Confidence::hundredths(90);
/// A figure that somebody is to look at: below [`Confidence::SURE`].
const WAITS: Confidence = Confidence::hundredths(75);

fn score(alias: &LearnedAlias) -> Confidence {
    match alias.standing() {
        LearnedStanding::Links => Confidence::hundredths(95),
        _ => Confidence::hundredths(80),
    }
}
