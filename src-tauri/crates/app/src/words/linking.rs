//! Words about which indicator a figure belongs to: why one is proposed, what people taught.

use model::{CandidateReason, LearnedAlias, LearnedStanding};

/// Why an indicator is proposed for a figure.
#[must_use]
pub const fn candidate_reason(reason: CandidateReason) -> &'static str {
    match reason {
        CandidateReason::Name => "câu có đủ tên chỉ tiêu",
        CandidateReason::Alias => "câu có cách gọi khác, hoặc phần lớn tên, của chỉ tiêu",
        CandidateReason::Unit => "đúng đơn vị đếm",
        CandidateReason::Kind => "đúng loại số",
        CandidateReason::Section => "đoạn này nói về lĩnh vực đó",
        CandidateReason::Neighbour => "số đứng trước là phần được tính tỷ lệ",
        CandidateReason::Again => "câu nói tiếp về số đứng trước",
        CandidateReason::Deed => "động từ và danh từ quanh số nói đúng việc này",
        CandidateReason::Learned => "đã có người chọn chỉ tiêu này cho cùng những chữ đó",
        CandidateReason::Own => "câu có tên gọi do đơn vị đặt",
        CandidateReason::Short => "tên gọi đó ngắn, có thể chỉ việc khác",
        CandidateReason::Against => "có chữ gần đó nói khác chỉ tiêu này",
    }
}

/// What becomes of figures in words that people taught.
#[must_use]
pub fn learned(alias: &LearnedAlias) -> String {
    let (reports, disputed) = (alias.reports, alias.against > 0);
    let does =
        if alias.indicator.is_some() { "gắn vào chỉ tiêu này" } else { "không gắn vào chỉ tiêu nào" };
    match alias.standing() {
        LearnedStanding::Waits if disputed => {
            format!("Mới có {reports} báo cáo, và có báo cáo khác được chọn khác đi. Chưa dùng.")
        }
        LearnedStanding::Waits => "Những chữ này ngắn, dễ nhầm. Cần thêm một báo cáo nữa mới dùng.".to_owned(),
        LearnedStanding::Proposes => format!("Số có những chữ này được {does} và chờ người xem."),
        LearnedStanding::Links => format!("Đã chọn như vậy trong {reports} báo cáo: số có những chữ này được {does}."),
    }
}
