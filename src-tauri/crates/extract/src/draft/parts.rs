//! Whether a figure is that of the whole province, of a part of it, or a part of a total before it.

use super::{Asked, Subject};
use crate::{
    figure::{Figure, bracket_of_time},
    geography::{self, Whose},
    in_turn,
    own_period::Told,
    scope,
    thread::goes_on,
};
use model::{FactDraft, Indicator, IndicatorCode, Period, Relation, RelationKind};

impl Asked<'_, '_> {
    pub(super) fn scope(&self, indicator: Option<&Indicator>) -> Option<String> {
        let label = self.label();
        let part = in_turn::part(self.scene, self.number)
            .or_else(|| scope::of(self.scene, self.number, label.as_deref(), self.setting.provinces))
            .or_else(|| self.named_part());
        let part = part.or_else(|| scope::one_field(self.scene, self.number, indicator?));
        let scope = part.or_else(|| self.setting.body.clone().filter(|_| !self.names_province()))?;
        let own = indicator.is_some_and(|one| {
            scope::is_in_name(one, &scope) || (scope::is_departments(one) && scope::is_own_department(&scope))
        });
        (!own).then_some(scope)
    }

    /// `38 trạm 5G (Vũng Tàu 31, Bà Rịa 7)`: the name before a bare number, in the list of the parts of a total.
    fn named_part(&self) -> Option<String> {
        const LONGEST: usize = 4;
        let s = self.scene.s;
        let figure = self.scene.figures.get(self.number).filter(|figure| figure.bare)?;
        let start = figure.tokens.start;
        // Short forms (`FTTH 1.248`) are kinds of what is counted.
        let name = |i: usize| s.is_word(i) && s.is_capital(i) && s.raw(i).chars().any(char::is_lowercase);
        let from = (start.saturating_sub(LONGEST)..start).rev().take_while(|i| name(*i)).last()?;
        let listed = from > 0 && matches!(s.word(from - 1), "(" | "," | ";" | ":");
        let mut totals = self.earlier.iter().enumerate().rev().take(12);
        let of_total = totals.any(|(number, draft)| {
            draft.as_ref().is_some_and(|d| self.is_less_than(&d.fact)) && self.scene.is_total_of(number, self.number)
        });
        (listed && of_total).then(|| s.written(from..start).to_owned())
    }

    /// Whether the sentence speaks of the province rather than of the body whose report it is.
    pub(super) fn names_province(&self) -> bool {
        let s = self.scene.s;
        let words = ["tỉnh", "thành phố", "toàn tỉnh", "ubnd", "tphcm", "tp ."];
        (self.thread.whole && goes_on(s))
            || s.has_any(0..s.len().min(200), &words)
            || !self.setting.provinces.named(s).is_empty()
    }

    pub(super) fn label(&self) -> Option<String> {
        let s = self.scene.s;
        let colon = (0..12.min(s.len())).find(|i| s.word(*i) == ":")?;
        Some(s.written(0..colon).to_owned())
    }

    pub(super) fn relation(
        &self,
        figure: &Figure,
        subject: &Subject,
        indicator: Option<&Indicator>,
    ) -> Option<Relation> {
        let s = self.scene.s;
        if let Some(comparison) = &figure.comparison {
            let rate = indicator.is_some_and(|one| one.kind == model::MeasureKind::Percent);
            let percent = figure.quantity.unit.as_deref() == Some("%");
            let kind = match comparison.kind {
                RelationKind::Yoy if rate && percent => RelationKind::Points,
                kind => kind,
            };
            let base = comparison.base.clone().map(|b| s.written(b).to_owned());
            return Some(Relation { kind, of: subject.about.clone(), base });
        }
        if subject.scope.is_some() || subject.part {
            return Some(Relation { kind: RelationKind::Part, of: subject.about.clone(), base: None });
        }
        None
    }

    /// What the total is about that opened the list in which this figure stands.
    pub(super) fn total(&self) -> Option<IndicatorCode> {
        let unit = self.scene.figures.get(self.number)?.quantity.unit.as_deref();
        self.earlier.iter().enumerate().rev().take(12).find_map(|(number, draft)| {
            let draft = draft.as_ref().filter(|d| d.fact.scope.is_none() && d.fact.quantity.unit.as_deref() == unit)?;
            draft.about.clone().filter(|_| self.scene.is_total_of(number, self.number))
        })
    }

    /// A part of the figure that opened the list, of the very same indicator. What was planned is no part of what was done.
    pub(super) fn is_part_of_total(&self, figure: &Figure, about: Option<&IndicatorCode>) -> bool {
        let Some(about) = about else { return false };
        let s = self.scene.s;
        let plan = s
            .before_any(
                figure.tokens.start,
                &[
                    "kế hoạch",
                    "kh",
                    "chỉ tiêu",
                    "mục tiêu",
                    "kế hoạch :",
                    "kh :",
                    "kế hoạch là",
                    "năm trước",
                    "cùng kỳ",
                    "cùng kỳ :",
                    "năm trước :",
                ],
            )
            .is_some();
        // `91,2% (năm 2022: 87,6%)`: the same at another time.
        let start = figure.tokens.start;
        let named = s.before_any(start, &[":", "là", "đạt", "có", "mới đạt", "chỉ đạt", "là trên"]).unwrap_or(start);
        let mentions = self.scene.mentions;
        let another_time = mentions.iter().any(|m| m.end == named && s.word_before(m.first) != "đến");
        let timed = |at: usize| mentions.iter().any(|m| (m.first..m.end).contains(&at));
        let another_time = another_time || bracket_of_time(s, figure.number, timed).is_some();
        !plan
            && !another_time
            && self.earlier.iter().enumerate().rev().take(12).any(|(number, draft)| {
                draft.as_ref().is_some_and(|d| d.about.as_ref() == Some(about) && self.is_less_than(&d.fact))
                    && self.scene.is_total_of(number, self.number)
            })
    }

    /// The same value said again is no part.
    pub(super) fn is_less_than(&self, total: &FactDraft) -> bool {
        let figure = self.scene.figures.get(self.number);
        figure.is_some_and(|f| f.quantity.si_value() < total.quantity.si_value())
    }

    /// What names a part of a total: the label before it, else its noun phrase.
    pub(super) fn part_name(&self, figure: &Figure) -> String {
        let s = self.scene.s;
        let start = self.scene.clause_start(self.number).min(figure.tokens.start);
        let label = (start..figure.tokens.start).find(|i| s.word(*i) == ":").map(|colon| s.written(start..colon));
        let noun = figure.noun.clone().map(|n| s.written(n));
        let words = s.written(start..figure.tokens.start);
        let named = label.or(noun).filter(|w| !w.is_empty()).unwrap_or(words).trim().to_owned();
        // `lĩnh vực in 8 trường hợp, 95 triệu đồng`: the second figure is of the part that the first one named.
        let before = || self.earlier.iter().rev().flatten().next().and_then(|d| d.fact.scope.clone());
        Some(named).filter(|name| !name.is_empty()).or_else(before).unwrap_or_default()
    }

    /// Parts and components are of the time of what they are parts of.
    pub(super) fn told_of_total(&self) -> Option<Told> {
        // `từ 16,3% năm 2020 lên 34,9%`: the end is of another time than the beginning.
        let start = self.scene.figures.get(self.number)?.tokens.start;
        if self.scene.s.before_any(start, &["lên", "lên đến", "xuống", "xuống còn", "còn"]).is_some() {
            return None;
        }
        let earlier = self.earlier.iter().enumerate().rev().take(6);
        let mut totals = earlier.filter(|(number, _)| self.scene.is_total_of(*number, self.number));
        totals.find_map(|(_, draft)| draft.as_ref()?.told.clone())
    }

    /// `Việt Nam đã tăng 15 bậc, đứng thứ 71`: the country stays the subject of the sentence.
    pub(super) fn nation_before(&self) -> Option<Whose> {
        let last = self
            .earlier
            .iter()
            .rev()
            .flatten()
            .next()
            .filter(|d| d.fact.area.is_none() && self.setting.area.is_some())?;
        let own_words = self
            .setting
            .provinces
            .named(self.scene.s)
            .iter()
            .any(|n| self.setting.area.as_ref().is_some_and(|own| n.units.contains(own)));
        last.fact.scope.clone().filter(|_| !own_words).map(Whose::Nation)
    }

    pub(super) fn whose(&self, period: Option<&Period>) -> Whose {
        let setting = self.setting;
        let day = period.map(|p| p.end);
        let area = setting.area.as_ref();
        match geography::whose(self.scene, self.number, setting.provinces, area, setting.catalogue, day) {
            Whose::Own => self.nation_before().unwrap_or(Whose::Own),
            other => other,
        }
    }
}
