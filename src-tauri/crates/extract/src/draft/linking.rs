//! Which indicators a figure may belong to, with what stands round it in the sentence taken into account.

use super::Asked;
use crate::{
    field::Votes,
    figure::{Figure, Nature},
    link::{self, Fit, Query, Reasons, Weighed},
    noun,
    own_period::Told,
};
use model::{CandidateReason, Form, IndicatorCode};

/// How well a figure fits what the value before it was linked to, when nothing but another time is said of it.
const SAID_AGAIN: u32 = 80;

/// Words that say how and when, and not what.
const HOLLOW: &[&str] = &[
    "ước", "đạt", "là", "có", "khoảng", "hơn", "gần", "trên", "dưới", "mới", "đã", "còn", "chỉ", "và", "đến", "hết",
    "tính", "trong", "khi", "năm", "tháng", "quý", "lũy", "luỹ", "kế", "cả", "cùng", "kỳ", "từ", "đầu", "nay", "thực",
    "hiện", "lên", "xuống", "thì", "vào", "cuối", "trước",
];

impl Asked<'_, '_> {
    /// `…; 8 tháng ước hơn 489 tỷ đồng`, `năm 2025 đạt 20%`: with nothing before it but when and how, a figure is of what the
    /// value before it is.
    pub(super) fn said_again(&self, figure: &Figure) -> Option<Fit> {
        if figure.noun.is_some() || figure.comparison.is_some() || figure.implicit {
            return None;
        }
        let s = self.scene.s;
        let start = figure.tokens.start;
        let before = self.number.checked_sub(1).and_then(|n| self.scene.figures.get(n)).map_or(0, |f| f.tokens.end);
        let own = before.max(self.scene.segment_start(start)).min(start)..start;
        let timed = |at: usize| self.scene.mentions.iter().any(|m| (m.first..m.end).contains(&at));
        let hollow =
            |at: usize| s.is_mark(at) || timed(at) || HOLLOW.contains(&s.word(at)) || s.word(at + 1) == "tháng";
        let says_when = own.clone().any(|i| timed(i) || matches!(s.word(i), "tháng" | "quý" | "năm" | "kỳ"));
        if !says_when || !own.clone().all(hollow) {
            return None;
        }
        let unit = figure.quantity.written_unit();
        let values = || self.earlier.iter().rev().flatten().filter(|d| d.fact.relation.is_none());
        let here = values().find(|d| d.fact.quantity.written_unit() == unit).or_else(|| values().next());
        let (indicator, told) = match here {
            Some(draft) => (draft.fact.indicator.clone()?, draft.fact.quantity.written_unit()),
            None if self.number == 0 => self.thread.value.clone()?,
            None => return None,
        };
        let same_unit = told == unit;
        same_unit.then_some(Fit { indicator, score: SAID_AGAIN, reasons: Reasons::of(CandidateReason::Again) })
    }

    /// The indicators of the figures before it in the same part of the sentence.
    pub(super) fn neighbours(&self) -> Vec<IndicatorCode> {
        let from = self.earlier.len().saturating_sub(3);
        let near = self.earlier.get(from..).unwrap_or_default();
        near.iter().flatten().filter_map(|d| d.about.clone()).collect()
    }

    pub(super) fn votes(&self) -> Votes {
        let scene = self.scene;
        let mut votes = Votes::default();
        let (start, end) = (scene.clause_start(self.number), scene.clause_end(self.number));
        let tokens = scene.figures.get(self.number).map_or(0..0, |f| f.tokens.clone());
        votes.read_hits(&scene.fields, start..end, 3);
        let from = scene.segment_start(tokens.start).max(tokens.start.saturating_sub(60));
        votes.read_hits(&scene.fields, from..scene.segment_end(tokens.end).min(tokens.end + 40), 2);
        votes.add_all(&self.thread.label_votes, 4);
        votes.add_all(&self.thread.heading_votes, if self.thread.titled { 4 } else { 2 });
        votes.add_all(&self.thread.before_votes, 1);
        votes.add_all(&self.setting.votes, 1);
        votes
    }

    pub(super) fn fits(&self, figure: &Figure, words: &[Weighed], votes: &Votes, told: Option<&Told>) -> Vec<Fit> {
        let day = told.map(|t| t.period.end).or(self.setting.period.as_ref().map(|p| p.end));
        let neighbours = self.neighbours();
        let query = Query {
            words,
            nature: Some(figure.nature),
            form: figure.quantity.form,
            unit: figure.quantity.unit.as_deref(),
            field: votes.best(),
            day,
            department: self.department_speaks(figure),
            province: self.province_speaks(figure),
            neighbours: &neighbours,
        };
        if figure.comparison.is_some() {
            return Vec::new();
        }
        self.not_of_people(figure, query.fits(self.setting.index, self.setting.catalogue))
    }

    /// `phủ sóng 100% các tuyến quốc lộ`: a share of places is that of indicators alone that name such places.
    fn not_of_people(&self, figure: &Figure, mut fits: Vec<Fit>) -> Vec<Fit> {
        const PLACES: &[&str] = &[
            "điểm lõm",
            "điểm dân cư",
            "điểm du lịch",
            "tuyến",
            "khu vực",
            "khu công nghiệp",
            "khu du lịch",
            "khu",
            "vùng",
            "cửa khẩu",
            "đồn",
            "đảo",
            "đường",
            "quốc lộ",
            "diện tích",
        ];
        let s = self.scene.s;
        let noun = figure.noun.clone().filter(|_| figure.nature == Nature::Percent);
        let Some(place) = noun.and_then(|noun| s.after_any(noun.start, PLACES).map(|_| s.word(noun.start))) else {
            return fits;
        };
        for fit in &mut fits {
            let indicator = self.setting.catalogue.indicator(&fit.indicator);
            if indicator.is_some_and(|one| !one.phrases().any(|phrase| text::fold(phrase).contains(place))) {
                fit.score = fit.score * 60 / 100;
                fit.reasons = fit.reasons.and(CandidateReason::Against, true);
            }
        }
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.score));
        fits
    }

    /// Whether the department, not the province, is what the clause is about.
    pub(super) fn department_speaks(&self, figure: &Figure) -> bool {
        let s = self.scene.s;
        let start = self.scene.segment_start(figure.tokens.start);
        let end = self.scene.clause_end(self.number);
        let own = |at: usize| s.word(at) == "sở" && s.is_capital(at) && !matches!(s.word_before(at), "các" | "khối");
        let among = s.after_any(figure.tokens.end, &["sở", "cơ quan", "đơn vị", "khối"]).is_some()
            && figure.nature == Nature::Rank;
        among || (start..end).any(own)
    }

    /// Whether the offices of the whole province are what the clause is about.
    fn province_speaks(&self, figure: &Figure) -> bool {
        let words = [
            "toàn tỉnh",
            "toàn thành phố",
            "cả tỉnh",
            "trong tỉnh",
            "các cơ quan",
            "các cấp",
            "cổng dịch vụ công",
            "hệ thống thông tin giải quyết",
            "trung tâm phục vụ hành chính công",
            "chúng ta",
            "các sở",
            "tỉnh tiếp nhận",
        ];
        let start = self.scene.segment_start(figure.tokens.start);
        self.scene.s.has_any(start..figure.tokens.start, &words)
    }

    /// What rises or falls: the figure right before it, else what its own clause speaks of.
    pub(super) fn subject_of_change(&self, figure: &Figure, words: &[Weighed], votes: &Votes) -> Option<IndicatorCode> {
        let previous = self.number.checked_sub(1).and_then(|p| self.scene.figures.get(p));
        let own_subject = self.scene.clause_start(self.number);
        let said = (own_subject..figure.tokens.start).filter(|i| self.scene.s.is_word(*i)).count();
        let near = previous.is_some_and(|p| figure.tokens.start - p.tokens.end.min(figure.tokens.start) <= 12);
        if near && said <= 3 {
            return self.earlier.iter().rev().flatten().next().and_then(|d| d.about.clone());
        }
        let query = Query {
            words,
            nature: None,
            form: Form::Change,
            unit: None,
            field: votes.best(),
            day: None,
            department: false,
            province: false,
            neighbours: &[],
        };
        let fits = query.fits(self.setting.index, self.setting.catalogue);
        fits.into_iter().find(|f| f.score >= link::THRESHOLD + 12).map(|f| f.indicator)
    }

    /// In a list of parts an indicator of its own is likelier than the total's once more.
    pub(super) fn rather_a_part(&self, mut fits: Vec<Fit>) -> Vec<Fit> {
        let Some(total) = self.total() else { return fits };
        if fits.first().is_some_and(|f| f.indicator == total)
            && fits.get(1).is_some_and(|f| f.score + 6 >= fits.first().map_or(0, |b| b.score))
        {
            fits.swap(0, 1);
        }
        fits
    }

    /// The total of the list where it fits about as well as an indicator of quite another field (`3.874 chứng thư số, trong đó
    /// 2.962 chứng thư số cá nhân`).
    pub(super) fn total_that_fits(&self, fits: &[Fit]) -> Option<IndicatorCode> {
        let total = self.total()?;
        let best = fits.first().filter(|f| f.indicator != total)?;
        let field = |code: &IndicatorCode| self.setting.catalogue.indicator(code).map(|one| one.field.clone());
        let near = fits.iter().any(|f| f.indicator == total && f.score + 15 >= best.score);
        (near && field(&total) != field(&best.indicator)).then_some(total)
    }

    /// `26 doanh nghiệp khoa học, doanh nghiệp công nghệ cao`: two kinds of one noun counted together.
    pub(super) fn is_union(&self, figure: &Figure) -> bool {
        let s = self.scene.s;
        let Some(noun) = figure.noun.clone().filter(|_| figure.nature == Nature::Count) else { return false };
        let Some(head) = noun::head_at(s, noun.start) else { return false };
        let words: Vec<&str> = (noun.start..head.end).map(|i| s.word(i)).collect();
        let again = |at: usize| words.iter().enumerate().all(|(n, word)| s.word(at + n) == *word);
        (head.end..(head.end + 14).min(self.scene.clause_end(self.number).max(head.end)))
            .any(|i| matches!(s.word(i), "," | "và") && again(i + 1))
    }

    /// `trung bình mỗi năm tiếp nhận 23.000 hồ sơ`: what falls on one of several years or days is the value of none.
    pub(super) fn is_average_of_times(&self, figure: &Figure) -> bool {
        const AVERAGES: &[&str] = &[
            "trung bình mỗi",
            "bình quân mỗi",
            "trung bình một",
            "bình quân một",
            "trung bình hằng",
            "trung bình hàng",
            "bình quân hằng",
            "bình quân hàng",
            "mỗi",
        ];
        let summed = matches!(figure.nature, Nature::Count | Nature::Money);
        let s = self.scene.s;
        let start = figure.tokens.start;
        let from = self.scene.segment_start(start).max(start.saturating_sub(40));
        let Some(at) = s.find_last(from..start, AVERAGES).filter(|_| summed) else { return false };
        let Some(unit) = s.after_any(at, AVERAGES) else { return false };
        let time = matches!(s.word(unit), "năm" | "tháng" | "quý" | "tuần" | "ngày") && !s.is_number(unit + 1);
        time && !s.has_any(unit..start, &["tổng cộng", "cả năm", "lũy kế", "tính chung"])
    }

    /// `giải ngân 3 tỷ đồng của Chương trình giảm nghèo`: the money of one programme is not that of all.
    pub(super) fn is_of_programme(&self, figure: &Figure, indicator: &IndicatorCode) -> bool {
        let whole = matches!(indicator.as_str(), "fin.disbursed" | "fin.budget" | "fin.disbursed_rate");
        let s = self.scene.s;
        let near = self.scene.clause_start(self.number)..self.scene.clause_end(self.number).max(figure.tokens.end);
        let names = ["chương trình mục tiêu", "chương trình giảm nghèo", "đề án", "dự án", "tiểu dự án"];
        // `của các dự án`, `của 12 dự án`: many are spoken of.
        let one = |at: usize| {
            let many = at > 0 && (s.is_number(at - 1) || matches!(s.word(at - 1), "các" | "những"));
            s.after_any(at, &names).is_some() && !many
        };
        whole && near.into_iter().any(one)
    }

    /// `9.690/10.599 xã, đạt tỷ lệ 91,4%`: a percentage without words of its own is the rate of the fraction before it.
    pub(super) fn with_rate_of_fraction(&self, figure: &Figure, fits: Vec<Fit>) -> Vec<Fit> {
        let s = self.scene.s;
        // `tiếp nhận trực tuyến 26.191 hồ sơ (68,1%)`: right behind a count its share.
        let last = self.number.checked_sub(1).and_then(|n| self.scene.figures.get(n));
        let right_behind = last.is_some_and(|last| {
            let between = last.tokens.end..figure.tokens.start;
            let told = |i| {
                s.is_mark(i) || matches!(s.word(i), "tức" | "đạt" | "tỷ" | "lệ" | "chiếm" | "tương" | "đương" | "là")
            };
            between.len() <= 4 && !between.is_empty() && between.into_iter().all(told)
        });
        let before = self.earlier.iter().rev().flatten().next().filter(|d| {
            let counted = d.fact.quantity.form == Form::Number && d.fact.relation.is_none();
            d.fact.quantity.form == Form::Ratio
                || (counted
                    && right_behind
                    && !s.has_any(figure.tokens.end..figure.tokens.end + 3, &["tổng", "so với", "kế hoạch"]))
        });
        let Some(counted) = before.and_then(|d| d.fact.indicator.as_ref()) else { return fits };
        let own =
            (self.scene.clause_start(self.number)..figure.tokens.start).filter(|i| self.scene.s.is_word(*i)).count();
        let plain =
            figure.nature == Nature::Percent && figure.noun.is_none() && own <= 4 && figure.comparison.is_none();
        let Some(rate) = self.setting.index.rate_of(self.setting.catalogue, counted).filter(|_| plain) else {
            return fits;
        };
        let score = fits.first().map_or(88, |f| f.score.max(88));
        let reasons = fits.iter().find(|f| f.indicator == rate.code).map_or(Reasons::default(), |f| f.reasons);
        let reasons = reasons.and(CandidateReason::Neighbour, true);
        let mut out = vec![Fit { indicator: rate.code.clone(), score, reasons }];
        out.extend(fits.into_iter().filter(|f| f.indicator != rate.code));
        out.truncate(5);
        out
    }
}
