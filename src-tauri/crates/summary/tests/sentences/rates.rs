//! Fractions and percentages of the same things.

use super::{check, says};

#[test]
fn ratios_tell_their_percentage_and_not_their_whole_again() {
    check(
        |s| {
            s.fact("sec.campaign_officers", "2020", "1.805/1.900 cán bộ");
        },
        "Số cán bộ có máy tính tham gia rà quét mã độc là 1.805/1.900 người, đạt tỷ lệ 95%.",
    );
}

#[test]
fn a_rate_that_its_counts_tell_is_not_told_again() {
    check(
        |s| {
            s.fact("sec.campaign_officers", "2020", "1.805/1.900 cán bộ");
            s.fact("sec.campaign_rate", "2020", "95%");
        },
        "Số cán bộ có máy tính tham gia rà quét mã độc là 1.805/1.900 người, đạt tỷ lệ 95%.",
    );
}

/// The counts stayed, the percentage fell: neither `không thay đổi` nor another percentage may stand behind it.
#[test]
fn the_change_of_a_count_is_not_said_of_its_percentage() {
    for before in ["1.805/1.850 cán bộ", "1.700/1.750 cán bộ"] {
        check(
            |s| {
                s.fact("sec.campaign_officers", "2019", before);
                s.fact("sec.campaign_officers", "2020", "1.805/1.900 cán bộ");
            },
            "Số cán bộ có máy tính tham gia rà quét mã độc là 1.805/1.900 người, đạt tỷ lệ 95%.",
        );
    }
}

#[test]
fn a_rate_that_does_not_follow_from_its_counts_is_computed_again() {
    let told = |rate: &'static str| {
        says(move |s| {
            s.fact("it.dvc.online_dossiers", "2020", "61.400 hồ sơ");
            s.fact("it.dvc.dossiers_total", "2020", "228.000 hồ sơ");
            s.fact("it.dvc.online_rate", "2020", rate);
        })
    };
    assert!(told("28%").ends_with("đạt 28% (tính lại từ 61.400/228.000 là 26,9%)."), "{}", told("28%"));
    assert!(told("26,93%").ends_with("đạt 26,93%."), "the same, rounded");
    assert!(told("27%").ends_with("đạt 27%."), "the same, rounded further");
}
