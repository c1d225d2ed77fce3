//! Phương hướng: tasks that follow from the data, and sentences that hold for any office until it writes its own.

use crate::figure::Aspect;
use crate::known::Known;
use crate::phrases::subject_of;
use crate::words::{Verb, lowered, told_as_goal};
use crate::{Input, Paragraph, Role, Run, figure, prose};
use model::FieldCode;

/// Bài học kinh nghiệm.
pub(crate) fn lessons() -> Paragraph {
    let text = "Theo dõi thường xuyên tiến độ thực hiện từng chỉ tiêu, nhiệm vụ; kịp thời chỉ đạo, tháo gỡ khó khăn đối \
                với các chỉ tiêu có khả năng không đạt kế hoạch.";
    Paragraph::words(Role::Fill, text)
}

/// Giải pháp thực hiện.
pub(crate) fn means() -> Paragraph {
    let text = "Phân công đơn vị chủ trì, thời hạn hoàn thành đối với từng chỉ tiêu, nhiệm vụ; định kỳ hằng quý rà soát, \
                đánh giá kết quả thực hiện và điều chỉnh giải pháp cho phù hợp.";
    Paragraph::words(Role::Fill, text)
}

/// Đề xuất, kiến nghị.
pub(crate) fn proposals(input: &Input<'_>) -> Paragraph {
    let asked = match input.office.addressees.as_slice() {
        [] => "cơ quan cấp trên".to_owned(),
        names => names.join(" và "),
    };
    let text = format!(
        "Đề nghị {asked} tiếp tục quan tâm, chỉ đạo, tạo điều kiện để Sở hoàn thành các nhiệm vụ năm {}.",
        input.year + 1
    );
    Paragraph::words(Role::Fill, text)
}

/// Nhiệm vụ trọng tâm: next year's targets by field, the targets that were missed, the fields of work.
pub(crate) fn tasks(known: &[Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let fields: Vec<&FieldCode> = input.catalogue.fields().map(|field| &field.code).collect();
    for field in &fields {
        let of_field = |k: &&Known<'_>| k.indicator.field == **field && k.next.is_some();
        let goals: Vec<&Known<'_>> = known.iter().filter(of_field).collect();
        if !goals.is_empty() {
            lines.push(goals_of(field, &goals, input));
        }
    }
    let missed: Vec<String> = known
        .iter()
        .filter(|k| k.share.is_some_and(|share| !share.met) && k.next.is_none())
        .map(|k| lowered(&subject_of(k.indicator)))
        .collect();
    if !missed.is_empty() {
        let text =
            format!("Tập trung khắc phục các chỉ tiêu chưa đạt kế hoạch năm {}: {}", input.year, missed.join("; "));
        lines.push(vec![Run::Text(text)]);
    }
    let of_work = |f: &&&FieldCode| !["org", "policy"].contains(&f.as_str());
    let told = |f: &&&FieldCode| known.iter().any(|k| k.indicator.field == ***f && k.has_figure());
    let with_figures = fields.iter().filter(of_work).filter(told);
    let names: Vec<String> = with_figures.map(|f| lowered(input.catalogue.field_name(f))).collect();
    if !names.is_empty() {
        let names: Vec<String> = names.iter().map(|name| crate::words::written_out(name)).collect();
        let text = format!(
            "Tiếp tục triển khai đầy đủ, đúng tiến độ các nhiệm vụ năm {} trên {}: {}",
            input.year + 1,
            if names.len() == 1 { "lĩnh vực" } else { "các lĩnh vực" },
            names.join("; ")
        );
        lines.push(vec![Run::Text(text)]);
    }
    bullets(lines)
}

/// `Bưu chính: phấn đấu doanh thu dịch vụ bưu chính đạt 185 tỷ đồng (năm 2020 ước đạt 165,4 tỷ đồng)`.
fn goals_of(field: &FieldCode, goals: &[&Known<'_>], input: &Input<'_>) -> Vec<Run> {
    let mut runs =
        vec![Run::Text(format!("{}: phấn đấu ", crate::words::written_out(input.catalogue.field_name(field))))];
    for (place, known) in goals.iter().enumerate() {
        let Some(target) = &known.next else { continue };
        if place > 0 {
            runs.push(Run::Text("; ".to_owned()));
        }
        runs.push(Run::Text(format!("{} ", lowered(&subject_of(known.indicator)))));
        let goal = figure::spoken(target, known.indicator, input);
        let goal = figure::of_value(told_as_goal(&goal), target);
        runs.push(figure::keyed(goal, known.indicator, Aspect::Next));
        if let Some(result) = &known.now.result {
            runs.push(Run::Text(format!(" (năm {} ", input.year)));
            let said = figure::spoken(result, known.indicator, input).said(Verb::Reach);
            runs.push(figure::keyed(figure::of_value(said, result), known.indicator, Aspect::Value));
            runs.push(Run::Text(")".to_owned()));
        }
    }
    runs
}

/// Lines under dashes, with their marks.
pub(crate) fn bullets(lines: Vec<Vec<Run>>) -> Vec<Paragraph> {
    let last = lines.len().saturating_sub(1);
    // A dash under which nothing else stands is none.
    let (dash, role) = if last == 0 { ("", Role::Text) } else { ("- ", Role::Bullet) };
    let bullet = |(place, line): (usize, Vec<Run>)| {
        let end = if place == last { "." } else { ";" };
        let mut runs = vec![Run::Text(dash.to_owned())];
        runs.extend(line);
        runs.push(Run::Text(end.to_owned()));
        prose::joined(Paragraph { role, runs })
    };
    lines.into_iter().enumerate().map(bullet).collect()
}
