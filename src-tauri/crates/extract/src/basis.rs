//! On what footing a figure stands: a result, an estimate, a goal.
//!
//! It is asked of the figure, not of the sentence: `đạt 122% kế hoạch` is a result, `kế hoạch là 80%` a goal.

use crate::{figure::Figure, thread::Thread, zones::Scene};
use model::{Basis, RelationKind};
use std::ops::Range;

/// Words of a goal that reach over the rest of the sentence.
const GOALS: &[&str] = &[
    "phấn đấu",
    "đặt mục tiêu",
    "mục tiêu đến",
    "mục tiêu năm",
    "với mục tiêu",
    "mục tiêu là",
    "giao chỉ tiêu năm",
    "mục tiêu của",
    "mục tiêu cụ thể",
    "chỉ tiêu đặt ra",
    "chỉ tiêu cụ thể",
    "nêu chỉ tiêu",
    "yêu cầu đặt ra",
    "yêu cầu",
    "hướng tới",
    "hướng đến",
    "dự kiến",
    "dự định",
    "đề xuất",
    "sẽ",
    "kế hoạch đề ra",
    "kế hoạch đặt ra",
    "chỉ tiêu đề ra",
    "chỉ tiêu là",
    "cần đạt",
    "phải đạt",
    "đặt ra mục tiêu",
    "đặt chỉ tiêu",
    "kế hoạch là",
    "đặt kế hoạch",
    "mục tiêu :",
    "chỉ tiêu :",
    "mục tiêu đạt",
    "mục tiêu đề ra",
    "quyết tâm",
    "tầm nhìn",
];

/// Words right before a figure that make it what was assigned.
const ASSIGNED: &[&str] = &[
    "kế hoạch",
    "kh",
    "kế hoạch :",
    "kh :",
    "kế hoạch giao",
    "được giao",
    "giao chỉ tiêu",
    "chỉ tiêu",
    "chỉ tiêu giao",
    "mục tiêu",
    "giao",
    "chỉ tiêu được giao là",
    "chỉ tiêu được giao",
    "kế hoạch năm",
    "kế hoạch được giao là",
    "nghị quyết giao",
    "chỉ tiêu kế hoạch",
];

/// Words of a result that end the reach of a goal before them.
const RESULTS: &[&str] = &[
    "đã",
    "đạt được",
    "hiện nay",
    "hiện có",
    "đến nay",
    "kết quả",
    "trong khi đó",
    "thực tế",
    "thực hiện đạt",
    "hiện",
    "tính đến",
    "hoàn thành được",
];

/// Words of an estimate before a figure, within a few tokens.
const ESTIMATES: &[&str] = &[
    "ước đạt",
    "ước thực hiện",
    "ước tính",
    "ước khoảng",
    "ước",
    "ưth",
    "dự kiến đạt",
    "dự kiến có",
    "dự kiến thu",
    "dự ước",
];

/// What will come of itself by somebody's reckoning; `dự kiến giảm`, `dự kiến triển khai` are intentions.
const EXPECTED: &[&str] = &[
    "dự kiến cả năm",
    "dự kiến đến hết",
    "dự kiến đến cuối",
    "dự kiến hết năm",
    "dự kiến năm",
    "dự kiến doanh thu",
    "dự kiến tổng",
    "dự kiến đón",
    "dự kiến thu",
    "dự kiến có",
    "dự kiến đạt",
    "dự kiến kết quả",
];

/// `được giao 148 nhiệm vụ`, `biên chế được giao: 32 công chức`: how many were assigned is itself a result.
fn is_assigned_work(scene: &Scene<'_, '_>, figure: &Figure) -> bool {
    let unit = figure.quantity.unit.as_deref();
    let work = matches!(unit, Some("nhiệm vụ" | "chỉ tiêu" | "biên chế" | "công chức" | "viên chức"));
    let start = figure.tokens.start;
    work && scene.s.has_any(start.saturating_sub(8)..start, &["giao"])
}

/// The footing of a figure; `ahead` says that its own period begins after the report's.
pub(crate) fn of(scene: &Scene<'_, '_>, number: usize, thread: &Thread, ahead: bool) -> Basis {
    let Some(figure) = scene.figures.get(number) else { return Basis::Actual };
    let s = scene.s;
    let start = figure.tokens.start;
    let clause = scene.clause_start(number);
    // A share of the plan or a change is a result even where the plan is named beside it.
    let compared = figure.comparison.as_ref().is_some_and(|c| c.kind != RelationKind::Part);
    if is_estimate(scene, figure, clause) {
        return Basis::Estimate;
    }
    if is_starting_point(scene, figure) {
        return Basis::Actual;
    }
    if !compared
        && !is_assigned_work(scene, figure)
        && s.before_any(assigned_before(scene, start), ASSIGNED).is_some_and(|at| !is_done(scene, at))
    {
        return Basis::Target;
    }
    if ahead && !compared {
        return Basis::Target;
    }
    let reach = scene.segment_start(start).min(clause);
    let sentence = sentence_start(scene, start);
    let goal = last_goal(scene, sentence..start);
    let done_at = (sentence..start).rev().find(|i| {
        let verb =
            s.word(*i) == "hiện" && matches!(s.word_before(*i), "thực" | "phát" | "thể" | "xuất" | "biểu" | "tái");
        !verb && s.after_any(*i, RESULTS).is_some_and(|end| s.after_any(end, &["xuống", "còn", "lên"]).is_none())
    });
    if let Some(goal) = goal {
        let done = done_at.filter(|at| *at > goal);
        let expected = s.after_any(goal, EXPECTED).is_some() && last_goal(scene, sentence..goal).is_none();
        if expected && done.is_none() && goal >= reach && !compared {
            return Basis::Estimate;
        }
        if done.is_none() && (goal >= reach || thread_keeps(scene, goal, start)) {
            return if compared && done_before(scene, clause..start) { Basis::Actual } else { Basis::Target };
        }
    }
    if planned_after(scene, figure) && done_at.is_none() {
        return Basis::Target;
    }
    let says_done = done_at.is_some_and(|at| at >= reach);
    if (thread.plans || (thread.goals && opens_with_task(scene))) && !says_done && !compared {
        return Basis::Target;
    }
    Basis::Actual
}

/// The place before the copula and the words of time that may stand between `kế hoạch` and its figure.
fn assigned_before(scene: &Scene<'_, '_>, start: usize) -> usize {
    let s = scene.s;
    let mut at = start;
    while at > 0 && start - at < 4 {
        let mention = scene.mentions.iter().find(|m| m.end == at).map(|m| m.first);
        match mention {
            Some(first) => at = first,
            None if matches!(s.word(at - 1), "là" | "năm" | "cả" | ":" | "đạt" | "ở" | "mức") => at -= 1,
            None => break,
        }
    }
    // `đạt` alone before a figure is a result.
    if s.word_before(start) == "đạt" && at + 1 == start { start } else { at }
}

fn sentence_start(scene: &Scene<'_, '_>, at: usize) -> usize {
    at.saturating_sub(80).max((0..at).rev().find(|i| scene.s.word(*i) == "." && scene.s.is_capital(i + 1)).unwrap_or(0))
}

fn is_estimate(scene: &Scene<'_, '_>, figure: &Figure, clause: usize) -> bool {
    let s = scene.s;
    let start = figure.number;
    let from = clause.max(start.saturating_sub(8)).min(start);
    let told = s.find_last(from..start, ESTIMATES);
    let word =
        told.is_some_and(|at| !matches!(s.word_before(at), "mơ" | "điều" | "công" | "hiệp" | "quy" | "khế" | "giao"));
    let planned =
        s.before_any(figure.tokens.start, &["dự kiến", "dự kiến đạt", "dự kiến khoảng", "dự kiến là"]).is_some();
    word || planned || heads_list(scene, figure, clause)
}

/// `Doanh thu ước thực hiện: bưu chính 618 tỷ đồng, viễn thông …`: the word stands before the colon.
fn heads_list(scene: &Scene<'_, '_>, figure: &Figure, clause: usize) -> bool {
    let s = scene.s;
    let segment = scene.segment_start(figure.tokens.start).min(clause);
    let colon = (segment..figure.tokens.start).find(|i| s.word(*i) == ":").unwrap_or(segment);
    let told = s.before_any(colon, ESTIMATES).is_some() || s.find_last(segment..colon, &["ước thực hiện"]).is_some();
    // `Ước đến 31/12: trạm 5G 210 trạm; kinh tế số 14,5%`
    let from = sentence_start(scene, figure.tokens.start);
    let opener = s.word(from) == "ước" && (from..(from + 12).min(figure.tokens.start)).any(|i| s.word(i) == ":");
    (told || opener)
        && figure.comparison.is_none()
        && !s.has_any(colon..figure.tokens.start, &["đã", "đạt được", "thực hiện"])
}

/// `từ 20-45 ngày còn 12 ngày`: where something is now, though it will change.
fn is_starting_point(scene: &Scene<'_, '_>, figure: &Figure) -> bool {
    let s = scene.s;
    let from = s.word_before(figure.tokens.start) == "từ" || s.word(figure.tokens.start) == "từ";
    let end = figure.tokens.end;
    from && s.has_any(end..end + 5, &["còn", "xuống", "lên", "hiện nay"])
}

/// The last word of a goal in the range that is not taken back by what stands round it.
fn last_goal(scene: &Scene<'_, '_>, range: Range<usize>) -> Option<usize> {
    let s = scene.s;
    let end = range.end;
    range.rev().find(|at| {
        s.after_any(*at, GOALS).is_some()
            && !(is_weak(scene, *at) && taken_back(scene, *at..end))
            && (s.word(*at) != "yêu" || s.has_any(*at..at + 6, &["là", "đạt", "tối thiểu", "ít nhất"]))
    })
}

/// What somebody will do or proposes reaches its own clause only.
fn is_weak(scene: &Scene<'_, '_>, at: usize) -> bool {
    matches!(scene.s.word(at), "sẽ" | "đề" | "hướng" | "yêu" | "tầm" | "quyết")
}

/// `…, có 61% người dân`: a new clause tells what is.
fn taken_back(scene: &Scene<'_, '_>, range: Range<usize>) -> bool {
    let s = scene.s;
    let told = range.clone().any(|i| {
        matches!(s.word(i), "," | ")" | ";") && s.after_any(i + 1, &["có", "đã", "hiện", ", có", "thì có"]).is_some()
    });
    told || (range.clone().any(|i| s.word(i) == ")") && !range.into_iter().any(|i| s.word(i) == "("))
}

fn thread_keeps(scene: &Scene<'_, '_>, goal: usize, start: usize) -> bool {
    // A list of goals runs over semicolons.
    !scene.s.has_any(goal..start, &["đã", "hiện nay", "đến nay"])
}

fn is_done(scene: &Scene<'_, '_>, at: usize) -> bool {
    let s = scene.s;
    s.before_any(
        at,
        &[
            "hoàn thành",
            "vượt",
            "đạt",
            "hoàn thành vượt mức",
            "vượt mức",
            "so với",
            "hoàn thành và vượt",
            "trong",
            "của",
            "giao dịch",
        ],
    )
    .is_some()
        || s.before_any(at, &["bàn", "chuyển", "đề nghị", "cơ quan"]).is_some()
}

fn done_before(scene: &Scene<'_, '_>, range: Range<usize>) -> bool {
    scene.s.has_any(range, &["đạt", "bằng", "tăng", "giảm", "hoàn thành"])
}

/// `"…" là một nội dung dự định thực hiện trong năm`: the goal is named after the figure.
fn planned_after(scene: &Scene<'_, '_>, figure: &Figure) -> bool {
    let s = scene.s;
    let end = figure.tokens.end;
    s.has_any(
        end..(end + 45).min(s.len()),
        &["dự định", "là mục tiêu", "là chỉ tiêu", "mục tiêu đặt ra", "sẽ được", "chỉ tiêu đặt ra"],
    ) && !s.has_any(figure.tokens.start.saturating_sub(12)..end + 6, &["đã", "hiện"])
}

/// A sentence without a subject that goes on listing what is to be done.
fn opens_with_task(scene: &Scene<'_, '_>) -> bool {
    let verbs = [
        "duy trì",
        "triển khai",
        "xây dựng",
        "tiếp tục",
        "tăng cường",
        "đẩy mạnh",
        "hoàn thành",
        "tổ chức",
        "phối hợp",
        "tham mưu",
        "phát triển",
        "nâng cao",
        "bảo đảm",
        "đảm bảo",
        "thực hiện",
        "hoàn thiện",
        "chú trọng",
        "đưa",
        "mở rộng",
        "đồng thời",
        "bên cạnh đó",
        "ngoài ra",
        "và",
        "\"",
        "100",
    ];
    scene.s.after_any(0, &verbs).is_some()
}

/// Words of a heading that tells what was done.
const BACK: &[&str] = &[
    "kết quả",
    "thực hiện",
    "tình hình",
    "đánh giá",
    "tổng kết",
    "bàn",
    "họp",
    "hội nghị",
    "hiện trạng",
    "thực trạng",
];

/// Whether a heading tells of what was done.
pub(crate) fn looks_back(s: &crate::sentence::Sentence<'_>) -> bool {
    s.has_any(0..s.len(), BACK)
}

/// Whether a heading opens a section of goals and tasks to come.
pub(crate) fn opens_plans(s: &crate::sentence::Sentence<'_>) -> bool {
    let ahead = [
        "phương hướng",
        "nhiệm vụ trọng tâm",
        "mục tiêu",
        "kế hoạch công tác",
        "nhiệm vụ và giải pháp",
        "nhiệm vụ , giải pháp",
        "giải pháp",
        "nhiệm vụ năm",
        "nhiệm vụ quý",
        "nhiệm vụ tháng",
        "nhiệm vụ 6 tháng cuối",
        "nhiệm vụ thời gian tới",
        "chỉ tiêu chủ yếu",
        "chỉ tiêu cụ thể",
        "chỉ tiêu phấn đấu",
        "chỉ tiêu kế hoạch năm",
        "chỉ tiêu năm",
        "kế hoạch năm",
        "nhiệm vụ chủ yếu",
        "chỉ tiêu còn lại",
        "phấn đấu",
    ];
    // `Ngân sách bố trí 1.746 tỷ đồng (mục tiêu: 3%), trong đó:` opens nothing.
    let end = (1..s.len()).find(|i| s.word(*i) == "(").unwrap_or(s.len());
    let year = |at: usize| s.is_number(at) && s.word(at).len() == 4 && at + 1 == s.len();
    let of_year = (0..s.len()).any(|i| s.after_any(i, &["chỉ tiêu", "kế hoạch"]).is_some_and(year));
    (s.has_any(0..end, &ahead) || of_year) && !looks_back(s)
}
