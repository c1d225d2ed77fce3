//! Whose figure it is: the report's province, another one named beside it, or the country.

use crate::{places::Provinces, sentence::Sentence, zones::Scene};
use chrono::NaiveDate;
use model::{AreaId, Catalogue};

/// Whose a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    /// The report's own province.
    Own,
    /// Another province.
    Other(AreaId),
    /// The country or a body of the centre, in the words of the text.
    Nation(String),
}

/// Words for the country as a subject; in `xếp thứ 5 cả nước` they only say among whom.
const NATION: &[&str] = &[
    "cả nước",
    "toàn quốc",
    "việt nam",
    "quốc gia",
    "trên thế giới",
    "thế giới",
    "toàn cầu",
    "trung bình cả nước",
    "cấp bộ",
    "các bộ",
    "bộ , ngành",
];

/// Whose the figure is.
pub(crate) fn whose(
    scene: &Scene<'_, '_>,
    number: usize,
    provinces: &Provinces,
    own: Option<&AreaId>,
    catalogue: &Catalogue,
    day: Option<NaiveDate>,
) -> Whose {
    let Some(figure) = scene.figures.get(number) else { return Whose::Own };
    let s = scene.s;
    let start = figure.tokens.start;
    // `Hà Nội dẫn đầu với 62,4 điểm`: a place told in words opens no clause of its own.
    let told_in_words = |n: &usize| scene.figures.get(*n).is_some_and(|f| f.implicit && f.tokens.end + 2 >= start);
    let first = number.checked_sub(1).filter(told_in_words).unwrap_or(number);
    let clause = scene.clause_start(first).min(start);
    let opens = scene.segment_start(start).min(clause);
    let named = right_before(s, start, provinces).or_else(|| subject(s, clause, start, provinces));
    if let Some(area) = named.or_else(|| subject(s, opens, start, provinces)) {
        let here = area.iter().find(|id| day.is_none_or(|d| catalogue.areas.get(id).is_some_and(|a| a.exists_on(d))));
        let id = here.or_else(|| area.first());
        let same = own.is_some_and(|own| area.contains(own));
        return match id {
            Some(id) if !same => Whose::Other(id.clone()),
            _ => Whose::Own,
        };
    }
    nation(s, clause, start).map_or(Whose::Own, Whose::Nation)
}

/// `Hải Phòng (0,7857)`, `Hà Nội: 12`, `Huế 34`.
fn right_before(s: &Sentence<'_>, start: usize, provinces: &Provinces) -> Option<Vec<AreaId>> {
    let end = start.checked_sub(1).filter(|i| matches!(s.word(*i), "(" | ":")).unwrap_or(start);
    // `Vĩnh Phúc (cũ) là 76,2%`, `Hòa Bình mới 51,4%`
    let end = s.before_any(end, &["( cũ ) là", "( cũ ) đạt", "( cũ )", "mới", "mới đạt", "còn"]).unwrap_or(end);
    (1..=5)
        .filter_map(|back| end.checked_sub(back))
        .find_map(|at| provinces.at(s, at).filter(|n| n.tokens.end == end))
        .map(|n| n.units)
}

/// A province that opens the clause and is followed by a verb: `tỉnh Bắc Giang đạt`, `Đồng Tháp có`.
fn subject(s: &Sentence<'_>, clause: usize, start: usize, provinces: &Provinces) -> Option<Vec<AreaId>> {
    let at = s
        .after_any(
            clause,
            &[
                "trong khi đó tỉnh",
                "trong khi đó",
                "trong khi tỉnh bạn",
                "trong khi tỉnh",
                "trong khi",
                "tỉnh bạn",
                "láng giềng",
                "riêng tỉnh",
                "riêng",
                "tại tỉnh",
                "tại",
                "còn tỉnh",
                "còn",
                "tỉnh",
                "thành phố",
                "tp .",
                "tp",
            ],
        )
        .unwrap_or(clause);
    let named = provinces.at(s, at).filter(|n| n.tokens.end < start)?;
    let verb = s.after_any(
        named.tokens.end,
        &[
            "có",
            "đạt",
            "đã",
            "là",
            "xếp",
            "đứng",
            "hiện",
            "với",
            "tăng",
            "giảm",
            "dẫn",
            "chiếm",
            "cũng",
            "công bố",
            "lên",
            "mới",
            "còn",
            "ước",
            "được",
            "thực hiện",
        ],
    );
    verb.map(|_| named.units)
}

fn nation(s: &Sentence<'_>, clause: usize, start: usize) -> Option<String> {
    let at = (clause..start).find(|i| s.after_any(*i, NATION).is_some())?;
    let end = s.after_any(at, NATION)?;
    // `Cổng Dịch vụ công quốc gia`, `Trục liên thông quốc gia`: a name, not the country; `so với cả nước`: a comparison.
    let of_name = s.word(at) == "quốc" && s.before_any(at, &["dti", "cấp", "chỉ số", "giá trị"]).is_none();
    let compared = s
        .before_any(
            at,
            &[
                "dẫn đầu",
                "đứng đầu",
                "cao nhất",
                "nhất",
                "tốp đầu",
                "top đầu",
                "toàn",
                "hạng",
                "so với",
                "trong",
                "của",
                "trên",
                "hàng đầu",
                "bình quân chung",
                "với",
            ],
        )
        .is_some();
    let ministry = s.word(at) == "việt" && s.is_capital(at.saturating_sub(1)) && at > clause;
    (!of_name && !compared && !ministry).then(|| s.written(at..end).to_owned())
}
