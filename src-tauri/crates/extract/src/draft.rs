//! One figure of a sentence to a fact: it is asked when, where, of what and on what footing.

mod deeds;
mod linking;
mod parts;
mod time;

use crate::{
    basis, check,
    field::Votes,
    figure::{Figure, Nature},
    geography::Whose,
    in_turn,
    link::{self, Fit},
    measure, own_period,
    own_period::Told,
    setting::Setting,
    thread::Thread,
    zones::Scene,
};
use model::{Basis, Confidence, FactDraft, IndicatorCode, Qualifier, RelationKind};

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
        let mut fact = FactDraft {
            span: self.scene.s.span_of(figure.tokens.clone()),
            sentence: self.scene.s.span,
            quantity: model::Quantity {
                basis,
                unit: self.unit(figure),
                qualifier: self.qualifier(figure, basis),
                ..figure.quantity.clone()
            },
            measure: subject.measure,
            field: indicator.map(|one| one.field.clone()).or_else(|| votes.best().cloned()),
            indicator: subject.best.filter(|_| whole),
            candidates: subject.fits.iter().map(Fit::candidate).collect(),
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
        let fits = match self.said_again(figure).filter(|_| link::best_is_weak(&fits)) {
            Some(again) => [vec![again], fits].concat(),
            None => fits,
        };
        let used = |fit: &Fit| self.setting.catalogue.indicator(&fit.indicator).is_some_and(|one| !one.hidden);
        let fits = match self.deed(figure).filter(used) {
            Some(deed) if link::best_is_weak(&fits) || fits.first().is_some_and(|f| f.score < deed.score) => {
                let others = fits.into_iter().filter(|f| f.indicator != deed.indicator);
                std::iter::once(deed.clone()).chain(others).take(5).collect()
            }
            _ => fits,
        };
        let scope_in_turn = in_turn::part(self.scene, self.number).is_some();
        let good = fits.first().filter(|f| f.score >= link::THRESHOLD && !self.is_union(figure));
        let good = good.filter(|f| !self.is_average_of_times(figure) && !self.is_of_programme(figure, &f.indicator));
        let good = good.filter(|_| scope_in_turn || !in_turn::is_listed(self.scene, self.number));
        let best = good.map(|f| f.indicator.clone());
        if figure.implicit && best.is_none() {
            return None;
        }
        let compared = figure.comparison.is_some();
        let changing = Some(figure).filter(|_| compared && !in_turn::is_listed(self.scene, self.number));
        let changing = changing.and_then(|figure| self.subject_of_change(figure, &words, votes));
        let about = changing.or_else(|| best.clone());
        let indicator = about.as_ref().and_then(|code| self.setting.catalogue.indicator(code));
        let scope = self.scope(indicator);
        let before = self.measure_before();
        let whole = self.measure_of_whole(figure);
        let told =
            measure::Told { indicator, before: before.as_deref(), whole: whole.as_deref(), scope: scope.as_deref() };
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

    /// The measure of the total that opened the list in which the figure stands, counted in the same unit.
    fn measure_of_whole(&self, figure: &Figure) -> Option<String> {
        let unit = self.unit(figure);
        let earlier = self.earlier.iter().enumerate().rev().take(12);
        let mut totals = earlier.filter(|(number, _)| self.scene.is_total_of(*number, self.number));
        totals.find_map(|(_, draft)| {
            let fact = &draft.as_ref()?.fact;
            let whole = fact.quantity.unit == unit && self.is_less_than(fact) && fact.relation.is_none();
            whole.then(|| fact.measure.clone())
        })
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
        let document = self.setting.period.as_ref();
        // A rise stands behind the value of its own time.
        let last_told = self.earlier.iter().rev().flatten().next().and_then(|d| d.told.as_ref());
        let last_told = last_told.filter(|_| figure.comparison.is_some());
        let past = told.or(last_told).zip(document).is_some_and(|(told, document)| told.period.end < document.start);
        let last = self.earlier.iter().rev().flatten().next();
        let of_goal = last.is_some_and(|d| d.fact.quantity.basis == Basis::Target && d.fact.relation.is_none());
        match basis {
            // A goal is not set for what is over.
            Basis::Target if past => Basis::Actual,
            Basis::Actual
                if of_goal && changes(figure) && !self.tells_done(number_end(self.scene, self.number), figure) =>
            {
                Basis::Target
            }
            Basis::Actual if goals && !done && !past && !self.thread.back => Basis::Target,
            Basis::Actual if self.follows_estimate(figure) => Basis::Estimate,
            basis => basis,
        }
    }

    /// Whether words of a result stand between a place and the figure.
    fn tells_done(&self, from: usize, figure: &Figure) -> bool {
        self.scene
            .s
            .has_any(from..figure.tokens.start.max(from), &["đạt", "đã", "được", "hiện", "thực hiện", "kết quả"])
    }

    /// What is estimated is about so much; what is only expected says nothing of that.
    fn qualifier(&self, figure: &Figure, basis: Basis) -> Qualifier {
        let told = figure.quantity.qualifier;
        let expected = self.scene.s.has_any(0..figure.tokens.start, &["dự kiến"]);
        let estimated = basis == Basis::Estimate && told == Qualifier::Exact && !expected;
        if estimated { Qualifier::Approx } else { told }
    }

    /// `ước 6.870 tỷ đồng, bưu chính 1.915 tỷ đồng`: the word is said once for amounts of one kind in a row.
    fn follows_estimate(&self, figure: &Figure) -> bool {
        let s = self.scene.s;
        let alike = |unit: Option<&str>| figure.comparison.is_none() && unit == figure.quantity.unit.as_deref();
        let told = |range: std::ops::Range<usize>| {
            s.has_any(range, &["đạt", "đã", "được", "có", "là", "hiện", "thực hiện", "còn", ";", "nộp"])
        };
        let before = self.earlier.iter().enumerate().rev().filter_map(|(n, d)| Some((n, d.as_ref()?)));
        let mut before = before.filter(|(n, _)| self.scene.figures.get(*n).is_some_and(|f| f.comparison.is_none()));
        if let Some((number, last)) = before.next() {
            let from = self.scene.figures.get(number).map_or(0, |f| f.tokens.end);
            let quantity = &last.fact.quantity;
            return quantity.basis == Basis::Estimate
                && alike(quantity.unit.as_deref())
                && !told(from..figure.tokens.start.max(from));
        }
        let unit = self.thread.estimated.as_deref();
        unit.is_some() && s.after(0, "trong đó").is_some() && alike(unit) && !told(0..figure.tokens.start)
    }

    /// The unit as the catalogue spells it.
    fn unit(&self, figure: &Figure) -> Option<String> {
        let unit = figure.quantity.unit.clone()?;
        if figure.nature == Nature::Density {
            return Some(self.setting.catalogue.units.written(&unit).map_or(unit, |u| u.canonical.clone()));
        }
        let counted = matches!(figure.nature, Nature::Count);
        // `118 bản lõm sóng` are villages, `400 bản tin` are copies.
        let s = self.scene.s;
        let near = figure.tokens.start.saturating_sub(12)..(figure.tokens.end + 8).min(s.len());
        if counted && unit == "bản" && s.has_any(near, &["sóng", "thôn", "tiểu khu", "xã", "vùng cao", "hộ"])
        {
            return Some("thôn".to_owned());
        }
        let known = self.setting.catalogue.units.written(&unit).filter(|u| counted && u.dimension == "count");
        Some(known.map_or(unit, |u| u.canonical.clone()))
    }
}

/// `tăng 7,3%`: a step from one value to another.
fn changes(figure: &Figure) -> bool {
    let kind = figure.comparison.as_ref().map(|c| c.kind);
    matches!(kind, Some(RelationKind::Yoy | RelationKind::Change | RelationKind::Points))
}

/// Where the figure before this one ends.
fn number_end(scene: &Scene<'_, '_>, number: usize) -> usize {
    number.checked_sub(1).and_then(|n| scene.figures.get(n)).map_or(0, |f| f.tokens.end)
}
