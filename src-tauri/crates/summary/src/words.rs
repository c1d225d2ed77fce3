//! Numbers in words: how a value, a change or a share of a target is said in an administrative report.
//!
//! Only wording here. What is compared with what is decided by `compare`; a refusal there means that nothing is said.

use compare::{Change, ChangeKind, Share, Value};
use model::{Basis, Better, Form, Indicator, MeasureKind, Period, Qualifier, Quantity};
use rust_decimal::Decimal;
use text::vietnamese;

/// Keeps a number and its unit on one line.
pub(crate) const NO_BREAK: char = '\u{a0}';
/// A longer number may part from its unit at the end of a line: the two together would stretch the line before them.
const LONG_NUMBER: usize = 6;

/// The word that ties a subject to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// đạt.
    Reach,
    /// là.
    Is,
    /// None: the sentence has its own (`có …`).
    Own,
}

/// A value ready to be worded: the official one, and as it was written where its unit is not the indicator's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spoken<'a> {
    pub(crate) value: &'a Value,
    pub(crate) indicator: &'a Indicator,
    /// The figure as written; used where the value could not be brought into the indicator's unit.
    pub(crate) written: Option<&'a Quantity>,
}

impl Spoken<'_> {
    /// Digits and unit.
    fn digits_and_unit(&self) -> (String, String) {
        match self.written.filter(|_| self.value.unit_differs) {
            Some(q) => (digits(q.value, q.value2, q.form), q.written_unit()),
            None => (digits(self.value.number, self.value.second, self.value.form), self.indicator.unit.clone()),
        }
    }

    /// The value in running text, with its unit and without verb: `512 tỷ đồng`, `95%`, `02 lớp`.
    fn amount(&self) -> String {
        let (digits, unit) = self.digits_and_unit();
        self.with_its_unit(&self.padded(digits), &written_out(&unit))
    }

    fn with_its_unit(&self, digits: &str, unit: &str) -> String {
        match self.value.form {
            Form::Range => format!("từ {}", with_unit(&digits.replace(" - ", " đến "), unit)),
            _ => with_unit(digits, unit),
        }
    }

    /// Counts below ten are written with a leading zero (practice of the offices; decree30, section 4).
    fn padded(&self, digits: String) -> String {
        let counted = self.indicator.kind == MeasureKind::Count && self.value.second.is_none();
        if counted { padded(digits) } else { digits }
    }

    /// The value with verb and loosening word: `ước đạt 512 tỷ đồng`, `đạt trên 40.000 hồ sơ`, `xếp thứ 28/63`.
    pub(crate) fn said(&self, verb: Verb) -> String {
        let estimate = self.value.basis == Basis::Estimate;
        if self.indicator.kind == MeasureKind::Rank {
            return self.rank_said(estimate);
        }
        let verb = match (verb, estimate) {
            (Verb::Reach, true) => "ước đạt ",
            (Verb::Reach, false) => "đạt ",
            (Verb::Is, true) => "ước là ",
            (Verb::Is, false) => "là ",
            (Verb::Own, true) => "ước ",
            (Verb::Own, false) => "",
        };
        format!("{verb}{}{}", self.loosening(), self.amount())
    }

    fn rank_said(&self, estimate: bool) -> String {
        let (place, _) = self.digits_and_unit();
        let verb = if estimate { "dự kiến xếp" } else { "xếp" };
        match self.value.qualifier {
            Qualifier::AtMost if estimate => format!("dự kiến nằm trong Top{NO_BREAK}{place}"),
            Qualifier::AtMost => format!("nằm trong Top{NO_BREAK}{place}"),
            Qualifier::Approx if !estimate => format!("{verb} khoảng thứ{NO_BREAK}{place}"),
            Qualifier::Over | Qualifier::AtLeast => format!("{verb} thứ{NO_BREAK}{place} trở lên"),
            Qualifier::Under => format!("{verb} dưới thứ{NO_BREAK}{place}"),
            Qualifier::Almost => format!("{verb} gần thứ{NO_BREAK}{place}"),
            Qualifier::Exact | Qualifier::Approx => format!("{verb} thứ{NO_BREAK}{place}"),
        }
    }

    /// `trên`, `khoảng` …; an estimate is already loose by its verb.
    fn loosening(&self) -> &'static str {
        match self.value.qualifier {
            Qualifier::Approx if self.value.basis == Basis::Estimate => "",
            Qualifier::Exact => "",
            Qualifier::Approx => "khoảng ",
            Qualifier::Over => "trên ",
            Qualifier::Under => "dưới ",
            Qualifier::Almost => "gần ",
            Qualifier::AtLeast => "ít nhất ",
            Qualifier::AtMost => "không quá ",
        }
    }

    /// A target inside a sentence: `80%`, `từ 30% trở lên`, `không quá 05 thôn`, `thứ 20`.
    pub(crate) fn goal(&self) -> String {
        self.bare(&self.amount())
    }

    /// The value in a list, with its unit and without a filling zero: `3 văn bản`, `khoảng 75%`, `thứ 28/63`.
    pub(crate) fn entry(&self) -> String {
        let (digits, unit) = self.digits_and_unit();
        self.bare(&self.with_its_unit(&digits, &unit))
    }

    fn bare(&self, amount: &str) -> String {
        let (digits, _) = self.digits_and_unit();
        let rank = self.indicator.kind == MeasureKind::Rank;
        match self.value.qualifier {
            Qualifier::AtMost if rank => format!("Top{NO_BREAK}{digits}"),
            _ if rank => format!("thứ{NO_BREAK}{digits}"),
            Qualifier::AtLeast => format!("từ {amount} trở lên"),
            _ => format!("{}{amount}", self.loosening()),
        }
    }

    /// The value in a table, whose unit stands in a column of its own: `512`, `ước 512`, `≥ 80`, `28/63`.
    pub(crate) fn cell(&self) -> String {
        let (digits, unit) = self.digits_and_unit();
        let number = if self.value.unit_differs { with_unit(&digits, &unit) } else { digits };
        let estimate = self.value.basis == Basis::Estimate;
        let rank = self.indicator.kind == MeasureKind::Rank;
        let loose = match self.value.qualifier {
            Qualifier::AtMost if rank => format!("Top{NO_BREAK}"),
            Qualifier::AtLeast => format!("≥{NO_BREAK}"),
            Qualifier::AtMost => format!("≤{NO_BREAK}"),
            _ => self.loosening().replace(' ', &NO_BREAK.to_string()),
        };
        let basis = if estimate { format!("ước{NO_BREAK}") } else { String::new() };
        format!("{basis}{loose}{number}")
    }
}

/// The digits of a value, of a pair both.
fn digits(value: Decimal, second: Option<Decimal>, form: Form) -> String {
    match (second, form) {
        (Some(second), Form::Range) => format!("{} - {}", vietnamese(value), vietnamese(second)),
        (Some(second), Form::Ratio | Form::Rank) => format!("{}/{}", vietnamese(value), vietnamese(second)),
        _ => vietnamese(value),
    }
}

/// `512` and `tỷ đồng` on one line; a percent sign follows without a space.
pub(crate) fn with_unit(digits: &str, unit: &str) -> String {
    match unit {
        "" => digits.to_owned(),
        "%" => format!("{digits}%"),
        _ if digits.chars().count() > LONG_NUMBER => format!("{digits} {unit}"),
        _ => format!("{digits}{NO_BREAK}{unit}"),
    }
}

/// A target as something to strive for: `đạt 185 tỷ đồng`, `đạt từ 90% trở lên`, `không quá 02 thôn`, `xếp thứ 20`.
pub(crate) fn told_as_goal(target: &Spoken<'_>) -> String {
    let bounded = matches!(target.value.qualifier, Qualifier::AtMost | Qualifier::Under);
    match target.indicator.kind {
        MeasureKind::Rank if target.value.qualifier == Qualifier::AtMost => format!("trong {}", target.goal()),
        MeasureKind::Rank => format!("xếp {}", target.goal()),
        _ if bounded || target.indicator.better == Better::Lower => format!("còn {}", target.goal()),
        _ => format!("đạt {}", target.goal()),
    }
}

/// `5` → `05`.
pub(crate) fn padded(digits: String) -> String {
    match digits.as_bytes() {
        [b'1'..=b'9'] => format!("0{digits}"),
        _ => digits,
    }
}

/// Below this a count's change is told in things, not in per cent (from 14 to 16: `tăng 02 doanh nghiệp`).
const FEW: Decimal = Decimal::ONE_HUNDRED;

/// A change without what it is compared to: `tăng 12,5%`, `giảm 13 điểm phần trăm`, `tăng 3 bậc`.
pub(crate) fn change_words(change: &Change, indicator: &Indicator, before: &Value) -> String {
    if change.difference.is_zero() {
        let rank = change.kind == ChangeKind::Places;
        return if rank { "giữ nguyên thứ hạng" } else { "không thay đổi" }.to_owned();
    }
    let about = if change.about { "khoảng " } else { "" };
    let by_things = in_things(change, indicator, before);
    let up = if by_things { change.difference } else { change.by }.is_sign_positive();
    let size = if by_things {
        let counted = indicator.kind == MeasureKind::Count;
        let digits = vietnamese(change.difference.abs());
        with_unit(&if counted { padded(digits) } else { digits }, &written_out(&indicator.unit))
    } else {
        let digits = vietnamese(change.by.abs());
        match change.kind {
            ChangeKind::Points => format!("{digits}{NO_BREAK}điểm phần trăm"),
            ChangeKind::Places => format!("{digits}{NO_BREAK}bậc"),
            ChangeKind::Percent | ChangeKind::Difference => format!("{digits}%"),
        }
    };
    format!("{} {about}{size}", if up { "tăng" } else { "giảm" })
}

/// Whether the change of a ratio can follow its percentage and be taken for nothing else: it names what is counted, or nothing of the
/// ratio changed.
pub(crate) fn is_clear_behind_percentage(change: &Change, indicator: &Indicator, before: &Value, now: &Value) -> bool {
    match change.difference.is_zero() {
        true => before.second == now.second,
        false => in_things(change, indicator, before),
    }
}

/// Whether a change is told in the indicator's unit: from zero, of small counts, of scores, and where the percentage
/// rounds to nothing.
fn in_things(change: &Change, indicator: &Indicator, before: &Value) -> bool {
    match change.kind {
        ChangeKind::Difference => true,
        ChangeKind::Points | ChangeKind::Places => false,
        ChangeKind::Percent => {
            let few = indicator.kind == MeasureKind::Count && before.number.abs() < FEW;
            few || indicator.kind == MeasureKind::Score || change.by.is_zero()
        }
    }
}

/// A change in a table cell: `+11,3%`, `−13 điểm`, `+3 bậc`; from zero and where the percentage rounds to nothing the
/// plain difference.
pub(crate) fn change_cell(change: &Change) -> String {
    let plain = change.kind == ChangeKind::Difference || change.by.is_zero();
    let size = if plain { change.difference } else { change.by };
    let sign = match size {
        zero if zero.is_zero() => "",
        up if up.is_sign_positive() => "+",
        _ => "−",
    };
    let unit = match change.kind {
        _ if plain => "",
        ChangeKind::Points => "\u{a0}điểm",
        ChangeKind::Places => "\u{a0}bậc",
        ChangeKind::Percent | ChangeKind::Difference => "%",
    };
    format!("{sign}{}{unit}", vietnamese(size.abs()))
}

/// A result against its target: `bằng 102,5% kế hoạch`, `chưa đạt chỉ tiêu được giao (80%)`. An estimate is never told
/// as reached.
pub(crate) fn share_words(share: &Share, target: &Spoken<'_>) -> String {
    if let Some(percent) = share.percent.filter(|_| told_in_percent(target)) {
        return format!("bằng {}% kế hoạch", vietnamese(percent));
    }
    let met = match (share.met, share.estimate) {
        (true, false) => "đạt",
        (false, false) => "chưa đạt",
        (true, true) => "dự kiến đạt",
        (false, true) => "dự kiến chưa đạt",
    };
    format!("{met} chỉ tiêu được giao ({})", target.goal())
}

/// A percentage of a target says something of amounts that should grow; not of rates, ranks, scores and upper bounds.
pub(crate) fn told_in_percent(target: &Spoken<'_>) -> bool {
    let amount = !matches!(target.indicator.kind, MeasureKind::Percent | MeasureKind::Rank | MeasureKind::Score);
    let bounded = matches!(target.value.qualifier, Qualifier::AtMost | Qualifier::Under);
    amount && !bounded && target.indicator.better != Better::Lower
}

/// A result against its target in a table cell: `102,5`; where there is no percentage, `đạt` or `chưa đạt`.
pub(crate) fn share_cell(share: &Share, target: &Spoken<'_>) -> String {
    match share.percent.filter(|_| told_in_percent(target) || target.indicator.kind == MeasureKind::Percent) {
        Some(percent) => vietnamese(percent),
        None => match (share.met, share.estimate) {
            (true, false) => "đạt".to_owned(),
            (false, false) => "chưa đạt".to_owned(),
            (true, true) => "dự kiến đạt".to_owned(),
            (false, true) => "dự kiến chưa đạt".to_owned(),
        },
    }
}

/// The time of a value that is not the year's: `6 tháng đầu năm 2020`, `đến ngày 30/11/2020`. Told from the dates, not
/// from the label, which may lie.
pub(crate) fn period_words(period: &Period) -> String {
    use chrono::Datelike;
    let (start, end) = (period.start, period.end);
    let whole_months = end.succ_opt().is_some_and(|next| next.day() == 1);
    if period.is_whole_year() {
        return format!("năm {}", end.year());
    }
    if start == end {
        return format!("đến ngày {}", end.format("%d/%m/%Y"));
    }
    if whole_months && start.day() == 1 && start.year() == end.year() {
        match (start.month(), end.month()) {
            (first, last) if first == last => return format!("tháng {last} năm {}", end.year()),
            (1, last) => return format!("{last} tháng đầu năm {}", end.year()),
            (7, 12) => return format!("6 tháng cuối năm {}", end.year()),
            (4, 6) => return format!("quý II năm {}", end.year()),
            (7, 9) => return format!("quý III năm {}", end.year()),
            (10, 12) => return format!("quý IV năm {}", end.year()),
            _ => {}
        }
    }
    format!("từ ngày {} đến ngày {}", start.format("%d/%m/%Y"), end.format("%d/%m/%Y"))
}

/// The first letter in capitals.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Short forms of the catalogue and what they stand for in running text; longer ones first.
const SHORT_FORMS: [(&str, &str); 10] = [
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("CSDL", "cơ sở dữ liệu"),
    ("TTHC", "thủ tục hành chính"),
    ("BCCI", "dịch vụ bưu chính công ích"),
    ("CNTT", "công nghệ thông tin"),
    ("ATTT", "an toàn thông tin"),
    ("TTĐT", "thông tin điện tử"),
    ("KH&CN", "khoa học và công nghệ"),
    ("DVC", "dịch vụ công"),
    ("NTM", "nông thôn mới"),
];

/// The words without the short forms that only tables use.
pub(crate) fn written_out(text: &str) -> String {
    SHORT_FORMS.iter().fold(text.to_owned(), |text, (short, long)| text.replace(short, long))
}

/// The first letter small, unless the word is an abbreviation (`DTI`, `GRDP`) the department itself (`Sở`) or a plan known by its name
/// (`Đề án 06`).
pub(crate) fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    if text.starts_with("Sở ") || text.starts_with("Đề án ") {
        return text.to_owned();
    }
    let (Some(first), second) = (letters.next(), letters.clone().next()) else { return String::new() };
    if second.is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
