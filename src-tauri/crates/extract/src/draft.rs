//! One figure of a sentence to a fact: it is asked when, where, of what and on what footing.

mod deeds;
mod linking;
mod parts;

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
    thread::{Thread, goes_on},
    zones::Scene,
};
use chrono::Datelike;
use model::{
    Basis, Confidence, FactDraft, Form, Indicator, IndicatorCode, MeasureKind, Period, PeriodKind, Qualifier, Regime,
    RelationKind,
};

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
        let fits = match self.deed(figure) {
            Some(deed) if link::best_is_weak(&fits) || fits.first().is_some_and(|f| f.score < deed.score) => {
                let others = fits.into_iter().filter(|f| f.indicator != deed.indicator);
                std::iter::once(deed.clone()).chain(others).take(5).collect()
            }
            _ => fits,
        };
        let scope_in_turn = in_turn::part(self.scene, self.number).is_some();
        let good = fits.first().filter(|f| f.score >= link::THRESHOLD && !self.is_union(figure));
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
        let told = measure::Told { indicator, before: before.as_deref(), scope: scope.as_deref() };
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

    fn period(
        &self,
        told: Option<&Told>,
        indicator: Option<&Indicator>,
        figure: &Figure,
        basis: Basis,
    ) -> Option<Period> {
        let setting = self.setting;
        let stock = setting.is_stock_unit(figure);
        if self.is_of_last_year(figure) {
            let here = self.earlier.iter().rev().flatten().find_map(|d| d.fact.period.clone());
            return here.or_else(|| setting.period.clone()).and_then(|p| p.year_before());
        }
        if let Some(before) = self.of_period_before(figure) {
            return Some(before);
        }
        if let Some(period) = self.with_last_year(figure) {
            return Some(period);
        }
        let goal = (basis != Basis::Actual).then(|| own_period::of_goal(self.scene, self.number, &setting.anchor));
        if let Some(goal) = goal.flatten().filter(|g| told.is_none_or(|t| t.period.end < g.end)) {
            return Some(goal);
        }
        if let Some(told) = told {
            // `năm 2025` in a report on the year of Nghị định 09 is that year.
            let own = setting.period.as_ref().filter(|own| {
                let year = own.kind == PeriodKind::Year && told.period.kind == PeriodKind::Year;
                year && own.regime == Regime::Decree09 && own.year_of() == told.period.year_of()
            });
            if let Some(own) = own {
                return Some(own.clone());
            }
            return Some(own_period::for_indicator(told, indicator, stock, setting.catalogue));
        }
        if let Some(since) = self.since_new_year(figure) {
            return Some(since);
        }
        // A change or a share of a plan is of the time of the value that it stands behind.
        let behind = self.earlier.iter().rev().flatten().next().filter(|_| figure.comparison.is_some());
        if let Some(value) = behind.filter(|d| d.fact.relation.is_none()) {
            return value.fact.period.clone();
        }
        if let Some(year) = self.index_year(figure, indicator) {
            return Some(year);
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

    /// `…; cùng kỳ là 88,4 điểm`, `21,8 tỷ (cùng kỳ: 19,9 tỷ)`.
    fn is_of_last_year(&self, figure: &Figure) -> bool {
        let words = [
            "cùng kỳ là",
            "cùng kỳ đạt",
            "cùng kỳ :",
            "cùng kỳ chỉ",
            "cùng kỳ có",
            "cùng kỳ mới",
            "cùng kỳ mới đạt",
            "cùng kỳ con số này",
            "cùng kỳ con số này là",
            "cùng kỳ con số này mới",
            "cùng kỳ con số này chỉ",
            "cùng kỳ tỷ lệ này là",
            "cùng kỳ tỷ lệ này mới",
            "năm ngoái",
            "năm ngoái :",
            "năm ngoái là",
            "năm ngoái đạt",
            "năm trước là",
            "năm trước đạt",
            "năm trước :",
            "( năm trước",
            "( cùng kỳ",
            "cùng kỳ (",
            "cùng kỳ năm ngoái (",
            "cùng kỳ năm trước (",
            "năm ngoái (",
            "cùng kỳ năm trước là",
            "cùng kỳ năm trước :",
        ];
        figure.comparison.is_none() && self.scene.s.before_any(figure.tokens.start, &words).is_some()
    }

    /// `PAR Index năm 2022 đạt 85,13%, đứng thứ 24. SIPAS đạt 80,9%`: indexes come out together, each for the year named before.
    fn index_year(&self, figure: &Figure, indicator: Option<&Indicator>) -> Option<Period> {
        let value = |form: Form| matches!(form, Form::Rank | Form::Score);
        let kind = indicator.is_some_and(|one| matches!(one.kind, MeasureKind::Rank | MeasureKind::Score));
        if !kind && !value(figure.quantity.form) {
            return None;
        }
        let here = self.earlier.iter().rev().flatten().filter(|d| value(d.fact.quantity.form));
        let here = here.filter_map(|d| d.fact.period.clone()).find(Period::is_whole_year);
        here.filter(|year| Some(year) != self.setting.period.as_ref()).or_else(|| self.thread.index_year.clone())
    }

    /// `298.465 thuê bao (quý trước: 291.030)`, `tháng trước là 12 cuộc`: of the quarter or month before the report's own.
    fn of_period_before(&self, figure: &Figure) -> Option<Period> {
        let own = self.setting.period.as_ref()?;
        let said = |kind: &str| {
            let copulas = ["", " :", " là", " đạt", " có", " chỉ"].map(|copula| format!("{kind} trước{copula}"));
            let copulas: Vec<&str> = copulas.iter().map(String::as_str).collect();
            self.scene.s.before_any(figure.tokens.start, &copulas).is_some()
        };
        let day = own.start.pred_opt()?;
        match own.kind {
            _ if figure.comparison.is_some() => None,
            PeriodKind::Quarter if said("quý") || said("kỳ") => Period::quarter(day.year(), day.month0() / 3 + 1),
            PeriodKind::Month if said("tháng") || said("kỳ") => Period::month(day.year(), day.month()),
            _ => None,
        }
    }

    /// `cùng kỳ là 88,4 điểm, hạng 6`: what stands right after a value of the year before is of that year too.
    fn with_last_year(&self, figure: &Figure) -> Option<Period> {
        let (number, before) = (self.number.checked_sub(1)?, self.earlier.iter().rev().flatten().next()?);
        let last = self.scene.figures.get(number).filter(|last| self.is_of_last_year(last))?;
        let joined = last.tokens.end + 1 == figure.tokens.start && self.scene.s.word(last.tokens.end) == ",";
        (joined && figure.nature != last.nature).then(|| before.fact.period.clone()).flatten()
    }

    /// `lũy kế`, `từ đầu năm đến nay`, `8 tháng` in a report on August: everything since 1 January.
    fn since_new_year(&self, figure: &Figure) -> Option<Period> {
        let s = self.scene.s;
        let document =
            self.setting.period.as_ref().filter(|p| matches!(p.kind, PeriodKind::Month | PeriodKind::Quarter))?;
        let start = self.scene.segment_start(figure.tokens.start);
        // `Lũy kế 11 tháng: 8 cuộc thanh tra; 193 đối tượng`: what opens a list is said of all its parts.
        let opener = s.find_last(0..start, &["lũy kế", "cộng dồn"]).filter(|at| {
            let colon = (*at..start).find(|i| s.word(*i) == ":");
            colon.is_some_and(|colon| colon - at <= 6) && !(*at..start).any(|i| s.word(i) == ".")
        });
        let range = opener.unwrap_or(start)..figure.tokens.start;
        let all = s.has_any(range.clone(), &["lũy kế", "cộng dồn", "từ đầu năm đến nay", "từ đầu năm"]);
        let months = document.end.month();
        let named = range.clone().rev().any(|i| {
            s.is_number(i) && s.word(i).parse() == Ok(months) && s.word(i + 1) == "tháng" && !s.is_number(i + 2)
        });
        if all || (named && months > 1) { Period::first_months(document.year_of(), months) } else { None }
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
