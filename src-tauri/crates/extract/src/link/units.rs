//! Whether a counted noun can be the unit of an indicator: `cán bộ` are `người`, a `kính` is a `chiếc`, a `thuê bao` is no
//! `trạm`.

use crate::figure::Nature;

/// Nouns that one unit of the catalogue may stand for.
const CLASSES: &[&[&str]] = &[
    &[
        "người",
        "lượt người",
        "cán bộ",
        "công chức",
        "viên chức",
        "nhân viên",
        "học sinh",
        "sinh viên",
        "giáo viên",
        "học viên",
        "đại biểu",
        "thành viên",
        "phóng viên",
        "nhà báo",
        "lao động",
        "hội viên",
        "đoàn viên",
        "lượt",
        "chuyên gia",
        "kỹ sư",
        "công dân",
        "khách hàng",
        "đối tượng",
        "nhân sự",
        "cá nhân",
    ],
    &[
        "đơn vị",
        "cơ quan",
        "sở",
        "tổ chức",
        "doanh nghiệp",
        "cơ sở",
        "công ty",
        "đại lý",
        "trường",
        "cơ quan, đơn vị",
        "tổ chức, cá nhân",
        "sở, ngành",
        "sở, ban, ngành",
        "văn phòng",
        "văn phòng đại diện",
        "trung tâm",
        "đối tượng",
        "cửa hàng",
        "phòng",
        "chi nhánh",
        "tạp chí",
        "báo",
        "nhà mạng",
        "vườn ươm",
        "trường hợp",
    ],
    &[
        "văn bản",
        "quyết định",
        "kế hoạch",
        "đề án",
        "nghị quyết",
        "chương trình",
        "chỉ thị",
        "công văn",
        "báo cáo",
        "quy chế",
    ],
    &["văn bằng", "sáng chế", "giải pháp hữu ích", "bằng"],
    &["dịch vụ", "tthc", "thủ tục", "thủ tục hành chính"],
    &["trang", "báo", "fanpage", "báo, trang", "website", "kênh"],
    &["chiếc", "cái", "kính", "khẩu trang", "bộ", "thiết bị", "máy"],
    &["điểm", "vị trí", "trạm", "cột", "địa điểm", "điểm cầu", "đại lý", "bưu cục"],
    &["xã", "phường", "thị trấn", "địa phương", "đơn vị", "xã, phường", "huyện", "thôn"],
    &["đài", "hệ thống", "cụm", "cụm loa", "đài truyền thanh"],
    &[
        "cuộc",
        "lượt",
        "đợt",
        "đoàn",
        "hội nghị",
        "lần",
        "vụ",
        "vụ việc",
        "buổi",
        "lớp",
        "khóa",
        "đơn",
        "sự cố",
        "trường hợp",
        "phản ánh",
        "phản ánh, kiến nghị",
    ],
    &["hồ sơ", "giao dịch", "kết quả", "tài khoản", "lượt"],
    &["nhiệm vụ", "đề tài", "dự án", "đề tài, dự án", "đề cương"],
];

/// The unit of a figure, looked at once for all candidates.
#[derive(Debug)]
pub(super) struct Unit {
    written: String,
    words: Vec<String>,
    /// The classes it stands in.
    classes: Vec<&'static [&'static str]>,
}

impl Unit {
    /// Of a count; other numbers are told apart by their kind alone.
    pub(super) fn of(nature: Option<Nature>, unit: Option<&str>) -> Option<Self> {
        let written = unit.filter(|_| nature == Some(Nature::Count))?.to_lowercase();
        let classes = CLASSES.iter().copied().filter(|class| class.contains(&written.as_str())).collect();
        Some(Self { words: super::terms::words(&written), written, classes })
    }

    /// How well it goes with an indicator of this unit, found under this alias, in hundredths.
    pub(super) fn agree(&self, (wanted, wanted_words): (&str, &[String]), alias: &[String]) -> u32 {
        let starts = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.starts_with(' '));
        if self.written == wanted || starts(&self.written, wanted) || starts(wanted, &self.written) {
            return 100;
        }
        // The alias itself may name the counted thing: `khẩu trang`, `đài truyền thanh`.
        let at = |words: &[String]| alias.windows(words.len().max(1)).position(|w| w == words);
        // `xuất bản` counts no copies.
        let compound = |here: usize| {
            let before = here.checked_sub(1).and_then(|i| alias.get(i));
            self.written == "bản" && before.is_some_and(|w| matches!(w.as_str(), "xuất" | "văn" | "phiên"))
        };
        let named = at(&self.words).filter(|here| !self.words.is_empty() && !compound(*here));
        if named.is_some_and(|here| at(wanted_words).is_none_or(|there| here <= there)) {
            return 96;
        }
        let together = self.classes.iter().any(|class| class.contains(&wanted));
        // An alias that names its own thing (`văn bản …`) does not speak of another (`đề án`), unless that stands for people.
        let names_own =
            at(wanted_words).is_some() && !matches!(wanted, "người" | "lượt người" | "chiếc" | "xã" | "đơn vị");
        match (together, names_own) {
            (true, false) => 93,
            (true, true) => 82,
            (false, _) => 62,
        }
    }
}
