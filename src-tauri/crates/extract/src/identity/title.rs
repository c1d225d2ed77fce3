//! The title: what follows `BÁO CÁO`, a heading of the first level, or the first line that reads like one.

use super::Head;

/// Lines of a letterhead and a page's frame that are no title.
const FRAMES: &[&str] = &[
    "cộng hòa xã hội",
    "độc lập",
    "ủy ban nhân dân",
    "ubnd",
    "sở",
    "số",
    "số :",
    "kính gửi",
    "tỉnh",
    "thành phố",
    "bộ",
    "trang chủ",
    "chuyên mục",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "chủ nhật",
    "ngày",
    "hội đồng nhân dân",
    "đảng cộng sản",
    "phòng",
    "cục",
    "đơn vị :",
    "cổng thông tin điện tử",
    "cổng tttt",
    "tập đoàn",
    "tổng công ty",
    "công ty",
    "viễn thông",
    "bưu điện",
];

/// The line of the title.
pub(super) fn line(heads: &[Head<'_>]) -> Option<usize> {
    let kinds = [
        "báo cáo tổng kết",
        "báo cáo sơ kết",
        "báo cáo nhanh",
        "báo cáo tóm tắt",
        "báo cáo thống kê",
        "báo cáo",
        "tờ trình",
        "kế hoạch",
        "thông báo",
        "quyết định",
        "công văn",
        "nghị quyết",
    ];
    let kind = heads.iter().take(30).position(|h| {
        let s = &h.s;
        s.after_any(0, &kinds).is_some_and(|end| end == s.len() && s.is_capital(0))
    });
    if let Some(at) = kind.filter(|at| heads.get(at + 1).is_some()) {
        return Some(at + 1);
    }
    if let Some(at) = heads.iter().take(30).position(|h| h.line.heading) {
        return Some(at);
    }
    heads.iter().take(20).position(|h| reads_like_title(h))
}

fn reads_like_title(head: &Head<'_>) -> bool {
    let s = &head.s;
    let words = (0..s.len()).filter(|i| s.is_word(*i)).count();
    let capitals = (0..s.len()).filter(|i| s.is_word(*i) && s.raw(*i).chars().all(char::is_uppercase)).count();
    let path = (0..s.len()).any(|i| matches!(s.word(i), "»" | "›"));
    let frame = path || s.after_any(0, FRAMES).is_some() && (words <= 8 && capitals * 2 > words || s.word(0) == "số");
    let date_line = s.has_numbers() && words <= 7;
    (4..=45).contains(&words) && !frame && !date_line && s.word(s.len().saturating_sub(1)) != ";"
}

/// The words of the title; a title in capitals may run over several lines.
pub(super) fn text(heads: &[Head<'_>], at: usize) -> String {
    let Some(first) = heads.get(at) else { return String::new() };
    let mut words = first.s.written(0..first.s.len()).to_owned();
    let after_kind = at > 0 && heads.get(at - 1).is_some_and(|h| h.s.len() <= 2);
    for next in heads.iter().skip(at + 1).take(2).filter(|_| after_kind) {
        let short = next.s.len() <= 24 && !next.s.word(0).is_empty() && next.s.is_word(0) && !next.s.is_capital(0);
        if !short {
            break;
        }
        words.push(' ');
        words.push_str(next.s.written(0..next.s.len()));
    }
    words.trim().to_owned()
}
