//! Results beside what was asked for.

use super::check;
use model::Qualifier;

/// One indicator with a target for 2020.
fn goal(code: &str, qualifier: Qualifier, target: &str, result: &str, expect: &str) {
    check(
        |s| {
            s.target(code, "2020", target).quantity.qualifier = qualifier;
            s.fact(code, "2020", result);
        },
        expect,
    );
}

#[test]
fn shares_of_targets() {
    use Qualifier::{AtLeast, AtMost, Exact};
    goal(
        "tel.revenue",
        Exact,
        "400 tỷ đồng",
        "410 tỷ đồng",
        "Doanh thu dịch vụ viễn thông đạt 410 tỷ đồng, bằng 102,5% kế hoạch.",
    );
    let rate = "Tỷ lệ hồ sơ, văn bản được ký số đạt";
    goal("it.esign.doc_rate", Exact, "80%", "82%", &format!("{rate} 82%, đạt chỉ tiêu được giao (80%)."));
    goal("it.esign.doc_rate", Exact, "80%", "75%", &format!("{rate} 75%, chưa đạt chỉ tiêu được giao (80%)."));
    goal("it.esign.doc_rate", AtLeast, "80%", "80%", &format!("{rate} 80%, đạt chỉ tiêu được giao (từ 80% trở lên)."));
    goal(
        "it.index.ict_rank",
        Exact,
        "20 hạng",
        "15/63 hạng",
        "Chỉ số Vietnam ICT Index của tỉnh xếp thứ 15/63, đạt chỉ tiêu được giao (thứ 20).",
    );
    goal(
        "tel.villages_dark",
        AtMost,
        "5 thôn",
        "7 thôn",
        "Toàn tỉnh còn 07 thôn chưa có sóng di động, chưa đạt chỉ tiêu được giao (không quá 05 thôn).",
    );
}

#[test]
fn an_estimate_is_never_told_as_reached() {
    check(
        |s| {
            s.target("it.esign.doc_rate", "2020", "80%");
            s.estimate("it.esign.doc_rate", "2020", "85%");
        },
        "Tỷ lệ hồ sơ, văn bản được ký số ước đạt 85%, dự kiến đạt chỉ tiêu được giao (80%).",
    );
}

#[test]
fn a_result_that_cannot_be_set_against_its_target_stands_beside_it() {
    check(
        |s| {
            s.target("it.index.ict_rank", "2020", "20 hạng");
            s.fact("it.index.ict_rank", "2020", "10 hạng").quantity.qualifier = Qualifier::AtMost;
        },
        "Chỉ số Vietnam ICT Index của tỉnh nằm trong Top 10, kế hoạch thứ 20.",
    );
}
