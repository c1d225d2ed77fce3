//! How values are said: one case for each shape of sentence. Facts in, the section's text out.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../sample/mod.rs"]
mod sample;

mod rates;
mod targets;

use model::*;
use sample::Sample;
use summary::{Block, EmptySections, Section};

/// The text of the sections that hold figures of a province in 2020.
fn says(tell: impl FnOnce(&mut Sample)) -> String {
    says_of("A-54", 2020, tell)
}

fn says_of(area: &str, year: i32, tell: impl FnOnce(&mut Sample)) -> String {
    let mut sample = Sample::empty(area, "2020-12-21");
    sample.options.empty_sections = EmptySections::LeaveOut;
    tell(&mut sample);
    let report = sample.assembled(year).unwrap();
    let of_figures =
        |section: &&Section| !["general", "assessment", "next."].iter().any(|key| section.key.starts_with(key));
    let paragraphs = report.sections().filter(of_figures).flat_map(|section| &section.blocks);
    let plain = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            let text = paragraph.plain();
            let is_frame = text.contains("nêu tại Bảng") || text.starts_with("Báo cáo tổng hợp");
            (!is_frame).then_some(text)
        }
        Block::Table(_) | Block::Chart(_) => None,
    };
    let texts: Vec<String> = paragraphs.filter_map(plain).collect();
    let tail = "Số liệu chi tiết theo từng lĩnh vực tại Phụ lục I; nguồn của từng số liệu tại Phụ lục II.";
    texts.join("\n").replace(tail, "").trim().to_owned()
}

fn check(tell: impl FnOnce(&mut Sample), expect: &str) {
    assert_eq!(says(tell), expect);
}

#[test]
fn results_estimates_and_loose_values() {
    check(
        |s| {
            s.fact("tel.revenue", "2020", "512 tỷ đồng");
        },
        "Doanh thu dịch vụ viễn thông đạt 512 tỷ đồng.",
    );
    check(
        |s| {
            s.estimate("tel.revenue", "2020", "512 tỷ đồng");
        },
        "Doanh thu dịch vụ viễn thông ước đạt 512 tỷ đồng.",
    );
    for (qualifier, words) in [
        (Qualifier::Approx, "khoảng 75%"),
        (Qualifier::Over, "trên 75%"),
        (Qualifier::Almost, "gần 75%"),
        (Qualifier::Under, "dưới 75%"),
        (Qualifier::AtLeast, "ít nhất 75%"),
        (Qualifier::AtMost, "không quá 75%"),
    ] {
        check(
            |s| s.fact("it.esign.doc_rate", "2020", "75%").quantity.qualifier = qualifier,
            &format!("Tỷ lệ hồ sơ, văn bản được ký số đạt {words}."),
        );
    }
    check(
        |s| s.estimate("tel.revenue", "2020", "512 tỷ đồng").quantity.qualifier = Qualifier::Over,
        "Doanh thu dịch vụ viễn thông ước đạt trên 512 tỷ đồng.",
    );
}

#[test]
fn money_in_the_indicators_unit() {
    check(
        |s| {
            s.fact("tel.revenue", "2020", "512.340 triệu đồng");
        },
        "Doanh thu dịch vụ viễn thông đạt 512,34 tỷ đồng.",
    );
    check(
        |s| {
            s.fact("tel.revenue", "2020", "3 triệu USD");
        },
        "Doanh thu dịch vụ viễn thông đạt 3 triệu USD.",
    );
}

#[test]
fn counts_stand_under_one_lead() {
    check(
        |s| {
            s.fact("post.offices", "2020", "27 bưu cục");
        },
        "Toàn tỉnh có 27 bưu cục.",
    );
    check(
        |s| {
            s.fact("post.offices", "2020", "7 bưu cục");
        },
        "Toàn tỉnh có 07 bưu cục.",
    );
    check(
        |s| {
            s.fact("post.offices", "2020", "27 bưu cục");
            s.fact("post.enterprises", "2019", "20 doanh nghiệp");
            s.fact("post.enterprises", "2020", "23 doanh nghiệp");
            s.fact("post.volume", "2020", "3.200.000 bưu gửi");
        },
        "Toàn tỉnh có 23 doanh nghiệp bưu chính hoạt động (tăng 03 doanh nghiệp so với năm 2019); 27 bưu cục. Sản lượng \
         dịch vụ bưu chính đạt 3.200.000 bưu gửi.",
    );
    assert_eq!(
        says_of("A-48", 2020, |s| {
            s.fact("post.offices", "2020", "27 bưu cục");
        }),
        "Toàn thành phố có 27 bưu cục."
    );
}

#[test]
fn sentences_that_begin_alike_are_drawn_together() {
    check(
        |s| {
            s.fact("org.social_masks", "2020", "400 chiếc");
            s.fact("org.social_suits", "2020", "30 bộ");
        },
        "Sở trao tặng 400 chiếc khẩu trang phục vụ phòng, chống dịch; 30 bộ đồ bảo hộ y tế.",
    );
}

/// One indicator in 2019 and 2020.
fn change(code: &str, before: &str, now: &str, expect: &str) {
    check(
        |s| {
            s.fact(code, "2019", before);
            s.fact(code, "2020", now);
        },
        expect,
    );
}

#[test]
fn changes_in_the_words_of_their_kind() {
    let revenue = "Doanh thu dịch vụ viễn thông đạt";
    change("tel.revenue", "300 tỷ đồng", "334 tỷ đồng", &format!("{revenue} 334 tỷ đồng, tăng 11,3% so với năm 2019."));
    change("tel.revenue", "300 tỷ đồng", "288 tỷ đồng", &format!("{revenue} 288 tỷ đồng, giảm 4% so với năm 2019."));
    change(
        "tel.revenue",
        "300 tỷ đồng",
        "300 tỷ đồng",
        &format!("{revenue} 300 tỷ đồng, không thay đổi so với năm 2019."),
    );
    change(
        "tel.revenue",
        "30.000 tỷ đồng",
        "30.001 tỷ đồng",
        &format!("{revenue} 30.001 tỷ đồng, tăng 1 tỷ đồng so với năm 2019."),
    );
    change(
        "it.esign.doc_rate",
        "62%",
        "75%",
        "Tỷ lệ hồ sơ, văn bản được ký số đạt 75%, tăng 13 điểm phần trăm so với năm 2019.",
    );
    change(
        "it.index.ict_rank",
        "31/63 hạng",
        "28/63 hạng",
        "Chỉ số Vietnam ICT Index của tỉnh xếp thứ 28/63, tăng 3 bậc so với năm 2019.",
    );
    change(
        "it.index.ict_rank",
        "28 hạng",
        "28 hạng",
        "Chỉ số Vietnam ICT Index của tỉnh xếp thứ 28, giữ nguyên thứ hạng so với năm 2019.",
    );
    change(
        "it.index.ict_score",
        "0,41 điểm",
        "0,47 điểm",
        "Chỉ số Vietnam ICT Index của tỉnh đạt 0,47 điểm, tăng 0,06 điểm so với năm 2019.",
    );
    change("train.classes", "14 lớp", "16 lớp", "Tổ chức 16 lớp đào tạo, tập huấn, tăng 02 lớp so với năm 2019.");
    change(
        "base.sms",
        "0 tin nhắn",
        "5.000 tin nhắn",
        "Gửi 5.000 tin nhắn tuyên truyền qua mạng viễn thông, tăng 5.000 tin nhắn so với năm 2019.",
    );
}

#[test]
fn a_place_among_63_and_one_among_34_are_no_change() {
    let text = |now: &'static str| {
        says_of("B-04", 2025, move |s| {
            s.area = AreaId::new("A-04");
            s.fact("dx.dti.rank", "2024", "40/63 hạng");
            s.area = AreaId::new("B-04");
            s.fact("dx.dti.rank", "2025", now);
        })
    };
    assert_eq!(text("28/34 hạng"), "Chỉ số chuyển đổi số (DTI) cấp tỉnh xếp thứ 28/34.");
    assert_eq!(text("28 hạng"), "Chỉ số chuyển đổi số (DTI) cấp tỉnh xếp thứ 28.");
}

#[test]
fn the_same_land_under_a_new_id_is_compared() {
    let text = says_of("B-04", 2025, |s| {
        s.area = AreaId::new("A-04");
        s.fact("tel.revenue", "2024", "300 tỷ đồng");
        s.area = AreaId::new("B-04");
        s.fact("tel.revenue", "2025", "330 tỷ đồng");
    });
    assert_eq!(text, "Doanh thu dịch vụ viễn thông đạt 330 tỷ đồng, tăng 10% so với năm 2024.");
}

#[test]
fn an_estimate_of_last_year_is_called_one() {
    check(
        |s| {
            s.estimate("tel.revenue", "2019", "300 tỷ đồng");
            s.fact("tel.revenue", "2020", "330 tỷ đồng");
        },
        "Doanh thu dịch vụ viễn thông đạt 330 tỷ đồng, tăng 10% so với ước thực hiện năm 2019.",
    );
}

#[test]
fn what_only_bounds_is_compared_with_nothing() {
    check(
        |s| {
            s.fact("it.index.app_rank", "2019", "18 hạng");
            s.fact("it.index.app_rank", "2020", "10 hạng").quantity.qualifier = Qualifier::AtMost;
        },
        "Mức độ ứng dụng công nghệ thông tin của tỉnh nằm trong Top 10.",
    );
    check(
        |s| {
            s.fact("train.base_officers", "2020", "30-40 người");
        },
        "Tập huấn cho từ 30 đến 40 người làm công tác thông tin cơ sở.",
    );
}

#[test]
fn a_part_of_the_year_speaks_for_itself() {
    check(
        |s| {
            s.fact("tel.revenue", "2019", "300 tỷ đồng");
            s.target("tel.revenue", "2020", "330 tỷ đồng");
            s.fact("tel.revenue", "2020-6", "150 tỷ đồng");
        },
        "6 tháng đầu năm 2020: doanh thu dịch vụ viễn thông đạt 150 tỷ đồng.",
    );
    check(
        |s| {
            s.fact("tel.bts", "2020-11-30", "1.790 trạm");
        },
        "Đến ngày 30/11/2020: toàn tỉnh có 1.790 trạm thu phát sóng di động (BTS).",
    );
}

#[test]
fn a_part_of_the_year_is_not_called_the_year() {
    check(
        |s| {
            s.fact("insp.count", "2020-6", "8 cuộc");
            s.fact("admin.complaints", "2020-6", "0 vụ việc");
        },
        "6 tháng đầu năm 2020: thực hiện 08 cuộc thanh tra, kiểm tra; không phát sinh vụ việc khiếu nại, tố cáo.",
    );
}

#[test]
fn the_year_is_named_once_in_a_section() {
    check(
        |s| {
            s.fact("insp.fined_cases", "2020", "12 trường hợp");
            s.fact("insp.count", "2020", "16 cuộc");
            s.fact("admin.complaints", "2020", "0 vụ việc");
        },
        "Trong năm, thực hiện 16 cuộc thanh tra, kiểm tra; xử phạt vi phạm hành chính 12 trường hợp. Không phát sinh vụ việc \
         khiếu nại, tố cáo.",
    );
}

#[test]
fn score_and_place_of_one_index_share_their_subject() {
    check(
        |s| {
            s.fact("admin.par_index_score", "2020", "86,1 điểm");
            s.fact("admin.par_index_rank", "2020", "21/63 hạng");
        },
        "Chỉ số cải cách hành chính (PAR Index) của tỉnh đạt 86,1 điểm; xếp thứ 21/63.",
    );
}

#[test]
fn a_part_of_the_province_is_not_told_in_the_text() {
    check(
        |s| {
            s.fact("tel.revenue", "2020", "512 tỷ đồng");
            s.part("tel.revenue", "2020", "300 tỷ đồng", "Viettel");
        },
        "Doanh thu dịch vụ viễn thông đạt 512 tỷ đồng.",
    );
}

#[test]
fn zero_in_words() {
    check(
        |s| {
            s.fact("admin.complaints", "2020", "0 vụ việc");
        },
        "Trong năm không phát sinh vụ việc khiếu nại, tố cáo.",
    );
    check(
        |s| {
            s.fact("insp.checks", "2020", "0 cuộc");
        },
        "Trong năm không thực hiện cuộc kiểm tra.",
    );
    check(
        |s| {
            s.fact("post.offices", "2020", "0 bưu cục");
        },
        "Toàn tỉnh có 0 bưu cục.",
    );
}

#[test]
fn the_order_is_stock_flow_money_rate_rank() {
    check(
        |s| {
            s.fact("it.index.ict_rank", "2020", "28/63 hạng");
            s.fact("it.edoc.rate", "2020", "94%");
        },
        "Tỷ lệ văn bản trao đổi dưới dạng điện tử đạt 94%.\nChỉ số Vietnam ICT Index của tỉnh xếp thứ 28/63.",
    );
    check(
        |s| {
            s.fact("post.bcci_rate", "2020", "12%");
            s.fact("post.revenue", "2020", "90 tỷ đồng");
            s.fact("post.volume", "2020", "1.000.000 bưu gửi");
            s.fact("post.offices", "2020", "27 bưu cục");
        },
        "Toàn tỉnh có 27 bưu cục. Sản lượng dịch vụ bưu chính đạt 1.000.000 bưu gửi. Doanh thu dịch vụ bưu chính đạt 90 tỷ \
         đồng. Tỷ lệ hồ sơ thủ tục hành chính qua dịch vụ bưu chính công ích đạt 12%.",
    );
}
