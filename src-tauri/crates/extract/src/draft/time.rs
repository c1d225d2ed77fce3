//! Which time a figure is of: its own words, those of its clause, of the figures before it, of the section, of the report.

use super::Asked;
use crate::{
    figure::Figure,
    own_period::{self, Told},
    thread::goes_on,
};
use chrono::Datelike;
use model::{Basis, Form, Indicator, MeasureKind, Period, PeriodKind, Regime};

impl Asked<'_, '_> {
    pub(super) fn period(
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
        if let Some(last) = self.same_time_in(figure) {
            return Some(last);
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
            if let Some(same) = indicator.is_none().then(|| self.of_whole(told, figure)).flatten() {
                return Some(same);
            }
            return Some(own_period::for_indicator(told, indicator, stock, setting.catalogue));
        }
        if let Some(equal) = self.of_equal(figure) {
            return Some(equal);
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

    /// `đến 30/11 còn 83 bản chưa có sóng (Mường Tè 31 bản, Sìn Hồ 18)`: what is counted like the figure before it, up to the
    /// same day, is of the same days.
    fn of_whole(&self, told: &Told, figure: &Figure) -> Option<Period> {
        let before = self.earlier.iter().rev().flatten().find(|d| d.fact.relation.is_none())?;
        let same = before.fact.quantity.unit == figure.quantity.unit && figure.quantity.unit.is_some();
        let period = before.fact.period.clone().filter(|p| p.kind == PeriodKind::AsOf)?;
        (told.until && same && period.end == told.period.end).then_some(period)
    }

    /// `năm 2025 là 1.128 tỷ đồng, tương đương 2,2% tổng chi`, `35 xã (70%)`: the same said otherwise.
    fn of_equal(&self, figure: &Figure) -> Option<Period> {
        let (s, start) = (self.scene.s, figure.tokens.start);
        let words = ["tương đương", "tương ứng", "chiếm", "chiếm tỷ lệ", "đạt tỷ lệ", "bằng", "(", "( đạt", "( chiếm"];
        let from = s.before_any(start, &words)?;
        let last = self.scene.figures.get(self.number.checked_sub(1)?)?;
        let right_behind = from <= last.tokens.end + 1 && from >= last.tokens.end;
        let before = self.earlier.last()?.as_ref().filter(|_| right_behind && figure.comparison.is_none())?;
        before.fact.period.clone()
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

    /// `91,2% (cùng kỳ năm 2022: 87,6%)`: the report's own days in the year that is named.
    fn same_time_in(&self, figure: &Figure) -> Option<Period> {
        let s = self.scene.s;
        let own = self.setting.period.as_ref()?;
        let at = figure.tokens.start;
        let from = s.before_any(at, &[":", "là", "đạt", "("]).unwrap_or(at);
        let named = self.scene.mentions.iter().find(|m| m.end == from && s.before(m.first, "cùng kỳ").is_some())?;
        let year = named.when.own_year().filter(|_| figure.comparison.is_none())?;
        let mut period = own.clone();
        for _ in 0..own.year_of().checked_sub(year).filter(|years| (1..=5).contains(years))? {
            period = period.year_before()?;
        }
        Some(period)
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
}
