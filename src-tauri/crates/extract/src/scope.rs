//! The part of the province or the body that a figure is about when it is not the whole: an enterprise, a district, a
//! department, a level, a field of one's own.

use crate::{
    places::{self, Provinces},
    sentence::Sentence,
    zones::Scene,
};
use model::Indicator;
use std::ops::Range;

/// Enterprises of post and telecommunications.
pub(crate) const ENTERPRISES: &[&str] = &[
    "vnpt",
    "viettel",
    "viettel post",
    "mobifone",
    "vinaphone",
    "fpt",
    "fpt telecom",
    "vietnamobile",
    "gmobile",
    "gtel",
    "sctv",
    "vtvcab",
    "bưu điện tỉnh",
    "vnpost",
    "vietnam post",
    "ems",
    "j&t",
    "giao hàng nhanh",
    "giao hàng tiết kiệm",
    "cmc",
    "evn telecom",
    "sfone",
    "s-fone",
    "beeline",
    "mytv",
    "bưu điện thành phố",
];

/// Fields of other departments; a figure about one of them is no value of the whole.
const OTHER_FIELDS: &[&str] = &[
    "tư pháp",
    "đất đai",
    "y tế",
    "giáo dục",
    "thuế",
    "hải quan",
    "xây dựng",
    "giao thông",
    "đăng ký kinh doanh",
    "tài nguyên",
    "nông nghiệp",
    "du lịch",
    "công thương",
    "nội vụ",
    "lao động",
    "hộ tịch",
    "công an",
    "khác",
    "bảo hiểm xã hội",
    "ngân hàng",
    "văn hóa",
    "thể thao",
];

/// What part a figure is about; none where it is about the whole.
pub(crate) fn of(scene: &Scene<'_, '_>, number: usize, label: Option<&str>, provinces: &Provinces) -> Option<String> {
    let figure = scene.figures.get(number)?;
    let s = scene.s;
    let (start, end) = (figure.tokens.start, figure.tokens.end);
    let clause = scene.clause_start(number);
    let clause_end = scene.clause_end(number);
    // `(VNPT: 95.127 thuê bao, …)`: the colon stands between.
    let named = if clause > 0 && s.word(clause - 1) == ":" { clause.saturating_sub(4) } else { clause };
    enterprise(s, named..start)
        .or_else(|| after_of(s, end..clause_end.min(end + 8), provinces))
        .or_else(|| district(s, clause..start, provinces))
        .or_else(|| unnamed_unit(s, start))
        .or_else(|| department(s, scene.segment_start(start)..start, end..clause_end))
        .or_else(|| other_field(s, scene.words_start(number)..clause_end))
        .or_else(|| one_level(s, clause..clause_end))
        .or_else(|| centre(s, scene.segment_start(start)..start))
        .or_else(|| from_label(label))
}

fn enterprise(s: &Sentence<'_>, range: Range<usize>) -> Option<String> {
    let at = s.find_last(range.clone(), ENTERPRISES)?;
    let end = s.after_any(at, ENTERPRISES)?;
    // Given a task, asked or met: not what is counted.
    let object = s.before_any(at, &["giao cho tập đoàn", "phối hợp với", "giao", "giao cho", "với", "do"]).is_some();
    let near = range.end.saturating_sub(end) <= 8;
    (near && !object).then(|| s.written(at..end).to_owned())
}

/// `của VNPT`, `của huyện Yên Mô`, `của Sở`, after the noun.
fn after_of(s: &Sentence<'_>, range: Range<usize>, provinces: &Provinces) -> Option<String> {
    let of = s.find_any(range.clone(), &["của", "thuộc", "tại"])?;
    let at = s.after_any(of, &["của", "thuộc", "tại"])?;
    if let Some(end) = s.after_any(at, ENTERPRISES) {
        return Some(s.written(at..end).to_owned());
    }
    // `thuộc các huyện Gia Lộc, Tứ Kỳ`: several of them are a part too.
    if let Some(several) = s.after_any(at, &["các", "một số"]) {
        let place = places::local_at(s, several, provinces)?;
        return Some(format!("{} {}", s.written(at..several), s.written(place)));
    }
    let place = places::local_at(s, at, provinces)?;
    (s.word(of) != "tại" || of == range.start).then(|| s.written(place).to_owned())
}

/// A district or commune that the clause before the figure is about: `huyện X có`, `tại xã Y`, `huyện Z:`.
fn district(s: &Sentence<'_>, range: Range<usize>, provinces: &Provinces) -> Option<String> {
    let at = range.clone().rev().find(|i| places::local_at(s, *i, provinces).is_some())?;
    let place = places::local_at(s, at, provinces)?;
    let object = s.before_any(at, &["đến", "về", "cho", "với", "cùng", "như", "và", "so với", "lên", "từ"]).is_some();
    // A row of names after each other tells who took part, not where.
    let row = s.word_before(at) == "," && at >= 2 && s.is_capital(at - 2);
    (!object && !row).then(|| s.written(place).to_owned())
}

/// `toàn huyện`, `trên địa bàn xã`: a unit below the province that the text has named before.
fn unnamed_unit(s: &Sentence<'_>, start: usize) -> Option<String> {
    const WORDS: &[&str] = &[
        "toàn huyện",
        "toàn thị xã",
        "toàn quận",
        "toàn xã",
        "toàn phường",
        "toàn thị trấn",
        "địa bàn huyện",
        "địa bàn thị xã",
        "địa bàn quận",
        "địa bàn xã",
        "địa bàn phường",
        "ubnd huyện",
        "ubnd xã",
        "ubnd phường",
        "ubnd thị xã",
    ];
    let at = s.find_last(start.saturating_sub(70)..start, WORDS)?;
    // What is told of the whole province after that is no part of it.
    let wider = s.has_any(at..start, &["toàn tỉnh", "tỉnh", "các huyện", "các xã"]);
    let list = s.before_any(at, &["các", "và", "với", "cho", "giao", "đến", ","]).is_some() && s.word(at) == "ubnd";
    (!wider && !list).then(|| s.after_any(at, WORDS).map(|end| s.written(at..end).to_owned())).flatten()
}

/// `Sở Công Thương`, `Cục Thuế`: another body than the reporting one is the subject; or `của Sở` after the noun.
fn department(s: &Sentence<'_>, before: Range<usize>, after: Range<usize>) -> Option<String> {
    if let Some(of) = s.find_any(after.start..after.end.min(after.start + 6), &["của sở", "thuộc sở", "tại sở"])
    {
        return Some(s.written(of + 1..name_end(s, of + 1)).to_owned());
    }
    let at = s.find_last(before.clone(), &["sở", "cục thuế", "kho bạc", "công an tỉnh", "ban quản lý"])?;
    let end = name_end(s, at);
    let named = end > at + 1 && !is_own(s, at);
    let acts = s.before_any(at, &["phối hợp với", "với", "cùng", "của các", "các", "theo", "giao", "từ"]).is_none()
        && s.is_capital(at);
    (named && acts).then(|| s.written(at..end).to_owned())
}

/// Departments of a province besides those that write these reports.
const DEPARTMENTS: &[&str] = &[
    "sở kế hoạch và đầu tư",
    "sở kế hoạch - đầu tư",
    "sở giáo dục và đào tạo",
    "sở giáo dục",
    "sở tài nguyên và môi trường",
    "sở nông nghiệp và phát triển nông thôn",
    "sở nông nghiệp và môi trường",
    "sở giao thông vận tải",
    "sở lao động - thương binh và xã hội",
    "sở lao động",
    "sở văn hóa , thể thao và du lịch",
    "sở văn hóa và thể thao",
    "sở dân tộc và tôn giáo",
    "sở công thương",
    "sở xây dựng",
    "sở tư pháp",
    "sở nội vụ",
    "sở tài chính",
    "sở y tế",
    "sở ngoại vụ",
    "sở du lịch",
    "sở gd&đt",
    "sở lđ - tb&xh",
    "sở lđtbxh",
    "sở kh&đt",
    "sở tn&mt",
    "sở vhttdl",
    "sở nn&ptnt",
    "sở an toàn thực phẩm",
    "sở quy hoạch - kiến trúc",
];

fn name_end(s: &Sentence<'_>, at: usize) -> usize {
    if let Some(end) = s.after_any(at, DEPARTMENTS) {
        return end;
    }
    let mut end = at + 1;
    while end < at + 8 && s.is_word(end) && (s.is_capital(end) || (s.word(end) == "và" && s.is_capital(end + 1))) {
        end += 1;
    }
    end
}

/// The departments that write these reports.
fn is_own(s: &Sentence<'_>, at: usize) -> bool {
    s.after_any(
        at,
        &[
            "sở thông tin",
            "sở tt&tt",
            "sở tt",
            "sở tttt",
            "sở khoa học",
            "sở kh&cn",
            "sở khcn",
            "sở đã",
            "sở tiếp",
            "sở bưu chính",
            "sở văn hóa , thông tin",
            "sở văn hóa thông tin",
        ],
    )
    .is_some()
}

fn other_field(s: &Sentence<'_>, range: Range<usize>) -> Option<String> {
    let at = s.find_any(range, &["lĩnh vực", "ngành"])?;
    let name = s.after_any(at, &["lĩnh vực", "ngành"])?;
    let end = s.after_any(name, OTHER_FIELDS)?;
    Some(s.written(at..end).to_owned())
}

/// `cấp xã` alone, where no other level is named and nothing is extended down to it.
fn one_level(s: &Sentence<'_>, range: Range<usize>) -> Option<String> {
    let at = s.find_any(range.clone(), &["cấp xã", "cấp huyện", "cấp phường"])?;
    let others =
        s.has_any(range, &["cấp tỉnh", "3 cấp", "4 cấp", "các cấp", "sở , ngành", "sở , ban , ngành", "các sở"]);
    let reached = s
        .before_any(at, &["đến", "tới", "tận", "xuống", "tới tận", "cho", "về", "đơn vị", "bộ tthc của", "phòng"])
        .is_some();
    (!others && !reached).then(|| s.written(at..at + 2).to_owned())
}

/// `trung tâm đã nhận`, `công ty có`: a single body as the subject.
fn centre(s: &Sentence<'_>, range: Range<usize>) -> Option<String> {
    let at = range.clone().find(|i| {
        s.after_any(*i, &["trung tâm", "công ty", "bưu điện huyện", "bệnh viện", "trường đại học"]).is_some()
            && (*i == 0 || *i == range.start || s.is_mark(i - 1))
    })?;
    let mut end = s.after_any(at, &["trung tâm", "công ty", "bưu điện huyện", "bệnh viện", "trường đại học"])?;
    let acts = |i: usize| {
        s.after_any(i, &["đã", "có", "nhận", "tiếp nhận", "hiện", "cung cấp", "đạt", "thực hiện", "giải quyết", "cấp"])
            .is_some()
    };
    while end < at + 9 && s.is_word(end) && !acts(end) {
        end += 1;
    }
    // The centres of all levels together are the whole province.
    let all = s.has_any(at..end, &["các cấp", "các trung tâm", "các"]);
    (acts(end) && !all).then(|| s.written(at..end).to_owned())
}

/// Words that open a sentence about one field only.
const FIELD_OPENERS: &[&str] = &[
    "trong lĩnh vực",
    "đối với lĩnh vực",
    "riêng lĩnh vực",
    "riêng mảng",
    "ở lĩnh vực",
    "lĩnh vực",
    "với lĩnh vực",
    "mảng",
    "trên lĩnh vực",
    "với đại lý",
    "đối với đại lý",
    "đối với các",
    "đối với",
];

/// `Trong lĩnh vực báo chí, …`: of the totals of inspection and licensing only the part of that field is told.
pub(crate) fn one_field(scene: &Scene<'_, '_>, number: usize, indicator: &Indicator) -> Option<String> {
    let total = indicator.code.as_str().starts_with("insp.") || indicator.code.as_str() == "admin.licences";
    let s = scene.s;
    let start = scene.figures.get(number)?.tokens.start;
    let opens = scene.segment_start(start);
    let opens = if s.is_mark(opens) { opens + 1 } else { opens };
    // After a date or a body the opener may stand second: `Năm 2021, riêng mảng …`.
    let second = (opens..start.min(opens + 8)).find(|i| s.word(*i) == ",").map(|i| i + 1);
    let at = [Some(opens), second].into_iter().flatten().find(|at| s.after_any(*at, FIELD_OPENERS).is_some())?;
    let end = (at..start).find(|i| matches!(s.word(*i), "," | ":"))?;
    let words = s.written(at..end);
    let own =
        ["thanh tra", "kiểm tra", "xử phạt", "quản lý", "vi phạm"].iter().any(|w| words.to_lowercase().contains(w));
    (total && !own && end - at <= 14 && !is_in_name(indicator, words)).then(|| words.to_owned())
}

/// `VNPT: 95.127 thuê bao` where the label opens the line.
fn from_label(label: Option<&str>) -> Option<String> {
    let label = label?;
    let plain = text::fold(label);
    ENTERPRISES
        .contains(&plain.trim_start_matches(['-', '+', ' ']))
        .then(|| label.trim_start_matches(['-', '+', ' ']).to_owned())
}

/// Indicators of the reporting department itself: `của Sở` is their whole.
pub(crate) fn is_departments(indicator: &Indicator) -> bool {
    let code = indicator.code.as_str();
    let office = code.starts_with("admin.") && !code.contains("par_index") && !code.contains("sipas");
    office
        || indicator.name.contains("của Sở")
        || indicator.name.contains("Sở tiếp nhận")
        || indicator.note.contains("reporting department")
}

/// Whether a scope is the reporting department: `Sở` alone, or by its name. `Sở Tư pháp` is another one.
pub(crate) fn is_own_department(scope: &str) -> bool {
    let scope = text::fold(scope);
    let names = ["thông tin", "tt&tt", "tttt", "khoa học", "kh&cn", "khcn"];
    scope == "sở" || (scope.starts_with("sở") && names.iter().any(|name| scope.contains(name)))
}

/// Words of the alias that name the scope itself: the alias is about that very part.
pub(crate) fn is_in_name(indicator: &Indicator, scope: &str) -> bool {
    let scope = text::fold(scope);
    indicator.phrases().any(|alias| text::fold(alias).contains(&scope))
}
