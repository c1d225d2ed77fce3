//! One figure of a sentence to a fact: it is asked when, where, of what and on what footing.

mod linking;
mod parts;

use crate::{
    basis, check,
    field::Votes,
    figure::{Figure, Nature},
    geography::Whose,
    link::{self, Fit},
    measure, own_period,
    own_period::Told,
    read::{Setting, goes_on},
    thread::Thread,
    zones::Scene,
};
use model::{Basis, Candidate, Confidence, FactDraft, Indicator, IndicatorCode, Period, PeriodKind, RelationKind};

/// A fact and what the figures after it want to know of it.
pub(crate) struct Draft {
    pub(crate) fact: FactDraft,
    /// The indicator it is about, whether as its value or not.
    about: Option<IndicatorCode>,
    /// The period that the sentence gave it.
    told: Option<Told>,
}

/// One figure and everything it may be asked with.
pub(crate) struct Asked<'a, 't> {
    pub(crate) scene: &'a Scene<'a, 't>,
    /// Its place among the figures of the sentence.
    pub(crate) number: usize,
    pub(crate) setting: &'a Setting<'a>,
    pub(crate) thread: &'a Thread,
    /// What came of the figures before it.
    pub(crate) earlier: &'a [Option<Draft>],
}

/// What a figure is about.
struct Subject {
    /// The indicators it may belong to, best first.
    fits: Vec<Fit>,
    /// The best of them where it is good enough.
    best: Option<IndicatorCode>,
    /// The indicator it speaks of, whether as its value or not.
    about: Option<IndicatorCode>,
    measure: String,
    /// The part of the province it is about.
    scope: Option<String>,
    /// Whether it is a part of a figure before it.
    part: bool,
}

impl Asked<'_, '_> {
    /// The fact; nothing where a zero or a hundred in words belongs to no indicator.
    pub(crate) fn draft(&self) -> Option<Draft> {
        let figure = self.scene.figures.get(self.number)?;
        let told = own_period::told(self.scene, self.number, &self.setting.anchor).or_else(|| self.told_of_total());
        let votes = self.votes();
        let subject = self.subject(figure, &votes, told.as_ref())?;
        let indicator = subject.about.as_ref().and_then(|code| self.setting.catalogue.indicator(code));
        let relation = self.relation(figure, &subject, indicator);
        let is_part = relation.as_ref().is_some_and(|r| r.kind == RelationKind::Part);
        let scope = subject.scope.clone().or_else(|| is_part.then(|| self.part_name(figure)));
        let basis = self.basis(figure, told.as_ref());
        let period = self.period(told.as_ref(), indicator, figure, basis);
        let (area, scope) = match self.whose(period.as_ref()) {
            Whose::Own => (self.setting.area.clone(), scope),
            Whose::Other(id) => (Some(id), scope),
            Whose::Nation(words) => (None, Some(words)),
        };
        let whole = relation.is_none() && (area.is_some() || scope.is_none());
        let candidate = |f: &Fit| Candidate { indicator: f.indicator.clone(), score: hundredths(f.score) };
        let mut fact = FactDraft {
            span: self.scene.s.span_of(figure.tokens.clone()),
            sentence: self.scene.s.span,
            quantity: model::Quantity { basis, unit: self.unit(figure), ..figure.quantity.clone() },
            measure: subject.measure,
            field: indicator.map(|one| one.field.clone()).or_else(|| votes.best().cloned()),
            indicator: subject.best.filter(|_| whole),
            candidates: subject.fits.iter().map(candidate).collect(),
            scope,
            relation,
            area,
            period,
            at: None,
            implicit: figure.implicit,
            warnings: Vec::new(),
            confidence: Confidence::hundredths(0),
        };
        check::fact(&mut fact, figure, &subject.fits, self.setting);
        fact.confidence = check::confidence(&fact, figure, &subject.fits, self.thread.elsewhere);
        Some(Draft { fact, about: subject.about, told })
    }

    /// What the figure is about: indicator, part, measure.
    fn subject(&self, figure: &Figure, votes: &Votes, told: Option<&Told>) -> Option<Subject> {
        let words = self.scene.words(self.number, self.thread);
        let fits = self.rather_a_part(self.with_rate_of_fraction(figure, self.fits(figure, &words, votes, told)));
        let good = fits.first().filter(|f| f.score >= link::THRESHOLD && !self.is_union(figure));
        let best = good.map(|f| f.indicator.clone());
        if figure.implicit && best.is_none() {
            return None;
        }
        let compared = figure.comparison.is_some();
        let changing = if compared { self.subject_of_change(figure, &words, votes) } else { None };
        let about = changing.or_else(|| best.clone());
        let indicator = about.as_ref().and_then(|code| self.setting.catalogue.indicator(code));
        let scope = self.scope(indicator);
        let before = self.measure_before();
        let told = measure::Told {
            name: indicator.map(|one| one.name.as_str()),
            before: before.as_deref(),
            scope: scope.as_deref(),
        };
        let measure = measure::of(self.scene, self.number, &told);
        let about = if scope.is_some() && !compared { self.total().or(about) } else { about };
        let total = self.total_that_fits(&fits).filter(|_| !compared);
        let part = total.is_some() || self.is_part_of_total(figure, about.as_ref());
        Some(Subject { fits, best, about: total.or(about), measure, scope, part })
    }

    /// The measure of the figure before it in the sentence, else of the last one of the sentence before.
    fn measure_before(&self) -> Option<String> {
        let here = self.earlier.iter().rev().flatten().next();
        here.map(|d| d.fact.measure.clone()).or_else(|| self.thread.last.clone())
    }

    /// Whether the figure's own period begins after the report's has ended, or after it was published.
    fn is_ahead(&self, told: Option<&Told>) -> bool {
        let Some(told) = told else { return false };
        let document = self.setting.period.as_ref().map(|p| p.end);
        let published = self.setting.anchor.published;
        let last = published.or(document);
        last.is_some_and(|day| told.period.start > day)
            || (told.until
                && document.is_some_and(|day| told.period.end > day)
                && published.is_none_or(|day| told.period.end > day))
    }

    fn basis(&self, figure: &Figure, told: Option<&Told>) -> Basis {
        let basis = basis::of(self.scene, self.number, self.thread, self.is_ahead(told));
        let goals = self.setting.plans && basis == Basis::Actual && figure.comparison.is_none();
        let s = self.scene.s;
        let done =
            s.has_any(figure.tokens.start.saturating_sub(20)..figure.tokens.end + 4, &["đã", "hiện", "đạt được"]);
        if goals && !done { Basis::Target } else { basis }
    }

    fn period(
        &self,
        told: Option<&Told>,
        indicator: Option<&Indicator>,
        figure: &Figure,
        basis: Basis,
    ) -> Option<Period> {
        let setting = self.setting;
        let stock = setting.is_stock_unit(figure);
        if let Some(told) = told {
            return Some(own_period::for_indicator(told, indicator, stock, setting.catalogue));
        }
        let taken_over = self.thread.period.clone().filter(|_| goes_on(self.scene.s));
        if let Some(period) = taken_over.or_else(|| self.thread.heading_period.clone()) {
            return Some(period);
        }
        let period = setting.period.clone()?;
        // A goal is set for a year, also in a report on a part of it.
        let part_of_year =
            matches!(period.kind, PeriodKind::Months | PeriodKind::Half | PeriodKind::Quarter | PeriodKind::Month);
        if basis == Basis::Target && part_of_year { Period::year(period.year_of()) } else { Some(period) }
    }

    /// The unit as the catalogue spells it.
    fn unit(&self, figure: &Figure) -> Option<String> {
        let unit = figure.quantity.unit.clone()?;
        if figure.nature == Nature::Density {
            return Some(self.setting.catalogue.units.written(&unit).map_or(unit, |u| u.canonical.clone()));
        }
        let counted = matches!(figure.nature, Nature::Count);
        let known = self.setting.catalogue.units.written(&unit).filter(|u| counted && u.dimension == "count");
        Some(known.map_or(unit, |u| u.canonical.clone()))
    }
}

fn hundredths(score: u32) -> Confidence {
    Confidence::hundredths(u8::try_from(score.min(100)).unwrap_or(100))
}
