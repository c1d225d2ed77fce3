//! Đề cương: the sections of a year-end report and what each says, as data.
//!
//! Two outlines: [`STTTT`] for Sở Thông tin và Truyền thông (years to 2024) and [`SKHCN`] for Sở Khoa học và Công nghệ
//! (from 2025). A line's selectors name its indicators: a field (`post`) or the beginning of a code (`sci.res57_`).
//! Every indicator belongs to one line, that of its longest selector; what no selector names goes to the line `rest`.

use crate::Rank;
use crate::office::FIRST_YEAR_OF_SCIENCE;
use model::Indicator;

/// One heading with what stands under it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line {
    /// Stable name.
    pub(crate) key: &'static str,
    /// How deep.
    pub(crate) rank: Rank,
    /// Its title; `{N}` is the year, `{N+1}` the next.
    pub(crate) title: &'static str,
    /// What it says, in order.
    pub(crate) content: &'static [Content],
    /// Its indicators.
    pub(crate) select: &'static [&'static str],
    /// First and last year in which it stands there.
    pub(crate) years: (i32, i32),
}

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Content {
    /// What the report rests on, and where its annexes are.
    General,
    /// Sentences on the line's indicators.
    Figures,
    /// The table of assigned targets.
    Targets,
    /// The table of the targets of Nghị quyết 57-NQ/TW.
    Resolution57,
    /// The best results of all fields.
    Highlights,
    /// Missed targets and declines.
    Shortcomings,
    /// What the missed targets asked for and what was reached.
    Causes,
    /// What is to be learnt; a sentence that holds for any office.
    Lessons,
    /// The table of next year's targets.
    NextTargets,
    /// What next year's targets, the missed ones and the fields ask for.
    Tasks,
    /// How the tasks are carried out; a sentence that holds for any office.
    Means,
    /// What the bodies above are asked for; a sentence that holds for any office.
    Proposals,
    /// Sentences on indicators that no line names.
    Rest,
}

use Content::{
    Causes, Figures, General, Highlights, Lessons, Means, NextTargets, Proposals, Resolution57, Rest, Shortcomings,
    Targets, Tasks,
};

const ALWAYS: (i32, i32) = (i32::MIN, i32::MAX);

/// The outline of that year.
pub(crate) fn of_year(year: i32) -> impl Iterator<Item = &'static Line> {
    let lines = if year >= FIRST_YEAR_OF_SCIENCE { SKHCN } else { STTTT };
    lines.iter().flat_map(|lines| lines.iter()).filter(move |line| (line.years.0..=line.years.1).contains(&year))
}

/// How well a line's selectors fit an indicator: the length of the longest that names it; a field counts least.
pub(crate) fn fit(line: &Line, indicator: &Indicator) -> Option<usize> {
    let length = |selector: &&str| match selector.contains('.') {
        true => indicator.code.as_str().starts_with(selector).then_some(selector.len()),
        false => (indicator.field.as_str() == *selector).then_some(1),
    };
    line.select.iter().filter_map(length).max()
}

const fn part(key: &'static str, title: &'static str) -> Line {
    Line { key, rank: Rank::Part, title, content: &[], select: &[], years: ALWAYS }
}

const fn section(key: &'static str, title: &'static str, content: &'static [Content]) -> Line {
    Line { key, rank: Rank::Section, title, content, select: &[], years: ALWAYS }
}

const fn item(key: &'static str, title: &'static str, content: &'static [Content]) -> Line {
    Line { key, rank: Rank::Item, title, content, select: &[], years: ALWAYS }
}

/// A khoản on a field of work.
const fn field(key: &'static str, title: &'static str, select: &'static [&'static str]) -> Line {
    Line { key, rank: Rank::Item, title, content: &[Figures], select, years: ALWAYS }
}

/// A điểm of such a khoản.
const fn point(key: &'static str, title: &'static str, select: &'static [&'static str]) -> Line {
    Line { key, rank: Rank::Point, title, content: &[Figures], select, years: ALWAYS }
}

impl Line {
    const fn select(self, select: &'static [&'static str]) -> Self {
        Self { select, ..self }
    }

    const fn from(self, year: i32) -> Self {
        Self { years: (year, self.years.1), ..self }
    }

    const fn until(self, year: i32) -> Self {
        Self { years: (self.years.0, year), ..self }
    }
}

/// Sở Thông tin và Truyền thông.
const STTTT: &[&[Line]] = &[STTTT_RESULTS, ASSESSMENT, NEXT_YEAR];

/// Sở Khoa học và Công nghệ.
const SKHCN: &[&[Line]] = &[SKHCN_RESULTS, ASSESSMENT, NEXT_YEAR];

const STTTT_RESULTS: &[Line] = &[
    part("results", "KẾT QUẢ CÔNG TÁC NĂM {N}"),
    section("general", "KHÁI QUÁT CHUNG", &[General]),
    section("policy", "CÔNG TÁC THAM MƯU, CHỈ ĐẠO, ĐIỀU HÀNH", &[Figures]).select(&["policy"]),
    section("targets", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ĐƯỢC GIAO", &[Figures, Targets]).select(&["org"]),
    section("fields", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ TRÊN CÁC LĨNH VỰC", &[]),
    field("post", "Lĩnh vực bưu chính", &["post"]),
    field("tel", "Lĩnh vực viễn thông, Internet và tần số vô tuyến điện", &["tel", "radio"]),
    field("it", "Ứng dụng công nghệ thông tin, xây dựng chính quyền điện tử, chính quyền số", &["it"]),
    point("it.infra", "Hạ tầng công nghệ thông tin", &["it.infra.", "it.vc."]),
    point("it.edoc", "Quản lý văn bản, ký số", &["it.edoc.", "it.esign."]),
    point("it.dvc", "Dịch vụ công trực tuyến", &["it.dvc.", "it.onegate", "it.feedback."]),
    point("it.data", "Dữ liệu, nền tảng chia sẻ dữ liệu", &["it.data.", "it.infra.lgsp", "it.proj."]),
    point("it.portal", "Cổng thông tin điện tử", &["it.portal."]),
    point("it.index", "Xếp hạng", &["it.index."]),
    point("it.dx", "Chuyển đổi số, kinh tế số, xã hội số", &["dx", "econ", "soc"]).until(2020),
    field("dx", "Chuyển đổi số, kinh tế số, xã hội số", &["dx", "econ", "soc"]).from(2021),
    field("sec", "An toàn thông tin mạng", &["sec"]),
    field("ict", "Công nghiệp công nghệ thông tin", &["ict"]),
    field("press", "Báo chí, phát thanh, truyền hình và thông tin điện tử", &["press"]),
    field("pub", "Xuất bản, in và phát hành", &["pub"]),
    field("base", "Thông tin cơ sở, thông tin đối ngoại", &["base", "ext"]),
    field("da06", "Triển khai Đề án 06", &["da06"]).from(2022),
    field("train", "Đào tạo, bồi dưỡng, tập huấn", &["train"]),
    field(
        "insp",
        "Công tác thanh tra, kiểm tra, tiếp công dân, giải quyết khiếu nại, tố cáo, phòng, chống tham nhũng",
        &["insp", "admin.complaints", "admin.citizens_received"],
    ),
    field("admin", "Cải cách hành chính, kiểm soát thủ tục hành chính", &["admin"]),
    field("fin", "Kế hoạch, tài chính, đầu tư", &["fin"]),
    field("staff", "Tổ chức bộ máy, cán bộ; công tác Đảng, đoàn thể; thi đua, khen thưởng", &["org.social_"]),
    item("rest", "Các lĩnh vực khác", &[Rest]),
];

const SKHCN_RESULTS: &[Line] = &[
    part("results", "KẾT QUẢ CÔNG TÁC NĂM {N}"),
    section("policy", "CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, ĐIỀU HÀNH", &[General, Figures]).select(&["policy", "org.tasks_"]),
    section("res57", "THỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW", &[Figures, Resolution57]).select(&[
        "sci.res57_",
        "sci.spending_rate",
        "sci.rd_gdp_rate",
        "sci.tfp_rate",
        "innov.firm_rate",
        "econ.grdp_share",
        "tel.pop_5g",
    ]),
    section("targets", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ĐƯỢC GIAO", &[Figures, Targets]).select(&["org.targets_"]),
    section("fields", "KẾT QUẢ TRÊN CÁC LĨNH VỰC", &[]),
    field("sci", "Hoạt động khoa học và công nghệ", &["sci"]),
    field("innov", "Đổi mới sáng tạo, khởi nghiệp sáng tạo", &["innov"]),
    field("std", "Tiêu chuẩn, đo lường, chất lượng; truy xuất nguồn gốc", &["std"]),
    field("ip", "Sở hữu trí tuệ", &["ip"]),
    field("rad", "An toàn bức xạ và hạt nhân", &["rad"]),
    field("post", "Bưu chính", &["post"]),
    field("tel", "Viễn thông, hạ tầng số, tần số", &["tel", "radio"]),
    field("dx", "Chuyển đổi số: chính quyền số, kinh tế số, xã hội số", &["dx", "it", "econ", "soc"]),
    field("da06", "Đề án 06", &["da06"]),
    field("ict", "Công nghiệp công nghệ số", &["ict"]),
    field(
        "train",
        "Đào tạo, truyền thông, Bình dân học vụ số, Tổ công nghệ số cộng đồng",
        &["train", "soc.skill_", "dx.cnscd."],
    ),
    field(
        "insp",
        "Kiểm tra, tiếp công dân, giải quyết đơn thư",
        &["insp", "admin.complaints", "admin.citizens_received"],
    ),
    field("admin", "Cải cách hành chính, kiểm soát thủ tục hành chính", &["admin", "it.dvc."]),
    field("fin", "Kế hoạch, tài chính, đầu tư", &["fin", "sci.spending", "dx.budget"]),
    field("staff", "Tổ chức bộ máy, cán bộ; sắp xếp sau hợp nhất", &["org"]),
    item("rest", "Các lĩnh vực khác", &[Rest]),
];

const ASSESSMENT: &[Line] = &[
    section("assessment", "ĐÁNH GIÁ CHUNG", &[]),
    item("assessment.strengths", "Kết quả nổi bật", &[Highlights]),
    item("assessment.shortcomings", "Tồn tại, hạn chế", &[Shortcomings]),
    item("assessment.causes", "Nguyên nhân", &[Causes]),
    item("assessment.lessons", "Bài học kinh nghiệm", &[Lessons]),
];

const NEXT_YEAR: &[Line] = &[
    part("next", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {N+1}"),
    section("next.targets", "MỤC TIÊU, CHỈ TIÊU CHỦ YẾU", &[NextTargets]),
    section("next.tasks", "NHIỆM VỤ TRỌNG TÂM", &[Tasks]),
    section("next.means", "GIẢI PHÁP THỰC HIỆN", &[Means]),
    section("next.proposals", "ĐỀ XUẤT, KIẾN NGHỊ", &[Proposals]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use model::Catalogue;
    use std::collections::BTreeSet;

    #[test]
    fn keys_name_one_line_each() {
        for year in [2019, 2021, 2023, 2025] {
            let keys: Vec<&str> = of_year(year).map(|line| line.key).collect();
            let distinct: BTreeSet<&str> = keys.iter().copied().collect();
            assert_eq!(keys.len(), distinct.len(), "{year}");
        }
    }

    #[test]
    fn every_selector_names_something() {
        let catalogue = Catalogue::builtin();
        for line in [2019, 2023, 2025].into_iter().flat_map(of_year) {
            for selector in line.select {
                let alone = Line { select: std::slice::from_ref(selector), ..*line };
                assert!(catalogue.indicators().any(|i| fit(&alone, i).is_some()), "{}: {selector}", line.key);
            }
        }
    }

    #[test]
    fn two_lines_never_claim_an_indicator_alike() {
        for year in [2019, 2023, 2025] {
            for indicator in Catalogue::builtin().indicators() {
                let fits: Vec<usize> = of_year(year).filter_map(|line| fit(line, indicator)).collect();
                let best = fits.iter().max();
                assert!(fits.iter().filter(|f| Some(*f) == best).count() <= 1, "{year} {}", indicator.code);
            }
        }
    }

    #[test]
    fn the_merger_of_2025_changes_the_outline() {
        let keys = |year| of_year(year).map(|line| line.key).collect::<Vec<_>>();
        assert!(keys(2024).contains(&"press") && !keys(2025).contains(&"press"));
        assert!(keys(2025).contains(&"res57") && !keys(2024).contains(&"res57"));
        assert!(keys(2020).contains(&"it.dx") && keys(2021).contains(&"dx"));
        assert!(!keys(2021).contains(&"da06") && keys(2022).contains(&"da06"));
    }
}
