//! What stands near a figure and speaks against an indicator although its words are there.

use super::Weighed;
use crate::key::{self, Keys};
use model::{AddUp, Indicator, MeasureKind};

/// Words of at least this weight belong to the figure's own clause.
const NEAR: u32 = 82;
/// The weight of the figure's own noun phrase.
const OWN: u32 = 100;

/// Deeds: what was done to the counted things in the period. A stock does not count deeds.
const DEEDS: &[Phrase] = &[
    &["đào", "tạo"],
    &["tập", "huấn"],
    &["bồi", "dưỡng"],
    &["thanh", "tra"],
    &["kiểm", "tra"],
    &["xử", "phạt"],
    &["phạt"],
    &["đình", "chỉ"],
    &["thu", "hồi"],
    &["xử", "lý"],
    &["tổ", "chức"],
    &["hỗ", "trợ"],
    &["đầu", "tư"],
    &["nâng", "cấp"],
    &["sửa", "chữa"],
    &["trang", "bị"],
    &["mua", "sắm"],
    &["tuyên", "truyền"],
    &["khảo", "sát"],
    &["giám", "sát"],
    &["nhắc", "nhở"],
    &["thay", "thế"],
    &["đã", "thay"],
    &["rà", "soát"],
    &["đánh", "giá"],
    &["kết", "nối"],
    &["tham", "dự"],
    &["tham", "gia"],
    &["xóa"],
    &["khôi", "phục"],
    &["làm", "sạch"],
];

/// What is new in the period is no stock either.
const FRESH: &[Phrase] = &[
    &["phát", "triển", "mới"],
    &["phát", "triển", "thêm"],
    &["phát", "triển"],
    &["lắp", "đặt"],
    &["lắp", "mới"],
    &["xây", "mới"],
    &["xây", "dựng", "mới"],
    &["cấp", "mới"],
    &["tăng", "thêm"],
    &["bổ", "sung"],
    &["thêm"],
    &["mở", "mới"],
    &["thành", "lập", "mới"],
    &["đăng", "ký", "mới"],
];

/// The same wherever it stands in the clause.
const NEW: &[Phrase] = &[
    &["phát", "triển", "mới"],
    &["phát", "triển", "thêm"],
    &["lắp", "mới"],
    &["xây", "mới"],
    &["xây", "dựng", "mới"],
    &["cấp", "mới"],
    &["tăng", "thêm"],
    &["mở", "mới"],
    &["thành", "lập", "mới"],
    &["đăng", "ký", "mới"],
];

/// States that turn a count into another one where the alias does not name them.
const STATES: &[Phrase] = &[
    &["chưa"],
    &["quá", "hạn"],
    &["trễ", "hạn"],
    &["dừng"],
    &["hủy"],
    &["còn", "lại"],
    &["tồn", "đọng"],
    &["từ", "chối"],
    &["chờ"],
    &["không", "đạt"],
    &["trả", "trước"],
    &["trả", "sau"],
    &["hỏng"],
    &["chậm"],
    &["trễ"],
];

/// What becomes of a dossier.
const RECEIVED: &[Phrase] = &[&["tiếp", "nhận"]];
const SETTLED: &[Phrase] = &[&["giải", "quyết"]];

/// Kinds of telephones; a density of one kind is not that of another.
const KINDS: &[Phrase] = &[&["di", "động"], &["cố", "định"]];

/// A few syllables that stand together.
type Phrase = &'static [&'static str];

/// What speaks against some indicators, looked at once for all candidates.
#[derive(Debug)]
pub(super) struct Signs {
    deeds: Vec<Phrase>,
    fresh: Vec<Phrase>,
    states: Vec<Phrase>,
    kinds: Vec<Phrase>,
    /// Whether it has been settled, and not also received.
    settled: bool,
    /// Whether the Internet is spoken of.
    internet: bool,
    /// Whether it is still being done.
    ongoing: bool,
    /// Numbers of levels and generations in the figure's own phrase.
    digits: Vec<String>,
}

impl Signs {
    /// The signs in a context; `written` is the same with its empty words.
    pub(super) fn of(context: &[Weighed], written: &[Weighed]) -> Self {
        let own = |w: &&Weighed| w.weight == OWN && w.here;
        let first = context.iter().position(|w| own(&w)).unwrap_or(context.len());
        let last = context.iter().rposition(|w| own(&w)).map_or(context.len(), |at| at + 1);
        let before = context.get(..first).unwrap_or_default();
        let after = context.get(last..(last + 6).min(context.len())).unwrap_or_default();
        // A deed counts in the clause before the figure, or right after its noun phrase (`42 đài được hỗ trợ`).
        let mut deeds = said(before, DEEDS, NEAR);
        deeds.extend(said(after, DEEDS, NEAR));
        let right_before = before.get(before.len().saturating_sub(5)..).unwrap_or_default();
        let digits = context
            .iter()
            .filter(|w| w.here && w.weight >= 95 && is_digits(&w.word))
            .map(|w| w.word.to_string())
            .collect();
        let mut fresh = said(right_before, FRESH, 1);
        fresh.extend(said(before, NEW, 95));
        fresh.extend(said(after, NEW, 95));
        let ongoing = written.iter().any(|w| w.here && w.weight >= 95 && &*w.word == "đang");
        let verb = |phrases| !said(before, phrases, 95).is_empty();
        let settled = verb(SETTLED) && !verb(RECEIVED);
        let internet =
            context.iter().any(|w| matches!(&*w.word, "băng" | "internet" | "quang" | "ftth" | "adsl" | "g"));
        let kinds = Some(said(context, KINDS, 95)).filter(|kinds| kinds.len() == 1).unwrap_or_default();
        Self { ongoing, deeds, fresh, states: said(context, STATES, 95), kinds, settled, internet, digits }
    }

    /// How much of the score of an indicator found under this alias stands, in hundredths.
    pub(super) fn left(&self, alias: &[String], indicator: &Indicator) -> u32 {
        let mut left = 100;
        if self.other_digits(alias) {
            left = left * 45 / 100;
        }
        let stock = indicator.over_time == AddUp::Last && indicator.kind == MeasureKind::Count;
        if stock && lacks_any(alias, &self.deeds) {
            left = left * 68 / 100;
        }
        if stock && lacks_any(alias, &self.fresh) {
            left = left * 62 / 100;
        }
        let finished =
            |w: &[String]| matches!(w, [a, b] if (a == "hoàn" && b == "thành") || (a == "giải" && b == "quyết"));
        if self.ongoing && alias.windows(2).any(finished) && !alias.iter().any(|w| w == "đang") {
            left = left * 62 / 100;
        }
        let internet = alias.iter().any(|w| w == "băng" || w == "internet") && !self.internet;
        if indicator.kind == MeasureKind::Ratio && (internet || lacks_any(alias, &self.kinds)) {
            left = left * 62 / 100;
        }
        // `giải quyết 41.150 hồ sơ` are not those received.
        if self.settled && !lacks_any(alias, RECEIVED) && lacks_any(alias, SETTLED) {
            left = left * 62 / 100;
        }
        if lacks_any(alias, &self.states) {
            left = left * 62 / 100;
        }
        left
    }

    /// `mức độ 2` against an alias of `mức độ 4`, `4G` against one of 5G.
    fn other_digits(&self, alias: &[String]) -> bool {
        if self.digits.is_empty() || !alias.iter().any(|w| is_digits(w)) {
            return false;
        }
        let mut wanted = alias.iter().filter(|w| is_digits(w));
        let lacking = wanted.clone().any(|w| !self.digits.contains(w));
        let beyond = self.digits.iter().any(|d| d.len() == 1 && !wanted.any(|w| w == d));
        lacking || beyond
    }
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

/// Which of the phrases stand in a stretch with at least this weight.
fn said(context: &[Weighed], phrases: &'static [Phrase], weight: u32) -> Vec<Phrase> {
    let heavy = |w: &Weighed| w.weight >= weight && w.here;
    let here = Keys::of(context.iter().filter(|w| heavy(w)).map(|w| key::of_first(w.word.as_bytes())));
    let all =
        |window: &[Weighed], phrase: Phrase| window.iter().zip(phrase).all(|(w, word)| heavy(w) && &*w.word == *word);
    let stands = |phrase: &Phrase| {
        let first = phrase.first().map_or(0, |word| key::of_first(word.as_bytes()));
        here.may_have(first) && context.windows(phrase.len()).any(|window| all(window, phrase))
    };
    phrases.iter().copied().filter(stands).collect()
}

/// Whether the alias lacks one of these phrases.
fn lacks_any(alias: &[String], phrases: &[Phrase]) -> bool {
    phrases.iter().any(|phrase| !alias.windows(phrase.len()).any(|w| w.iter().zip(phrase.iter()).all(|(a, b)| a == b)))
}
