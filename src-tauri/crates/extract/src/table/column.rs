//! What a column holds, by its heads: `TT`, `Chỉ tiêu`, `ĐVT`, `Thực hiện năm 2023`, `Kế hoạch năm 2024`, `So với cùng kỳ (%)`.

use super::grid::{self, Grid};
use crate::{
    calendar::{self, When},
    noun, numeral, own_period,
    sentence::Sentence,
    setting::Setting,
};
use model::{Basis, Period, RelationKind};
use rust_decimal::Decimal;
use std::rc::Rc;

/// What stands in the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Numbers of the rows.
    Order,
    /// What the row is about.
    Name,
    /// Units of the rows.
    Unit,
    /// Figures.
    Value,
    /// Remarks.
    Note,
}

/// A column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) role: Role,
    /// All its heads, from the top.
    pub(super) head: String,
    /// The heads without period, footing and unit: what the column counts.
    pub(super) label: String,
    /// The folded words of the label.
    pub(super) words: Vec<Rc<str>>,
    pub(super) period: Option<Period>,
    /// Whether the period counts up to its end (`đến 30/11`).
    pub(super) until: bool,
    pub(super) basis: Basis,
    /// What its values compare, where they are no values of their own.
    pub(super) relation: Option<RelationKind>,
    /// Whether it compares by the level (`110`) and not by the step (`+10`).
    pub(super) level: bool,
    /// A unit named in the head.
    pub(super) unit: Option<String>,
    /// The noun that the head counts (`Số trạm BTS`).
    pub(super) counted: Option<String>,
    /// The unit named over the whole table.
    pub(super) table_unit: Option<String>,
    /// Whether its rows are bodies or places.
    pub(super) bodies: bool,
}

/// Every column of a table.
pub(super) fn all(grid: &Grid<'_>, setting: &Setting<'_>, caption: Option<&Sentence<'_>>) -> Vec<Column> {
    let table_unit = caption.and_then(|s| unit_in(s, setting, true).or_else(|| counted_in(s)));
    let mut columns: Vec<Column> = (0..grid.columns).map(|at| column(grid, setting, at, table_unit.clone())).collect();
    // `Thuê bao (tính đến ngày 20/3/2022):` over the table is the time of the columns that name none.
    let day = caption.and_then(|s| day_in(s, setting));
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.period.is_none()) {
        if let Some(day) = &day {
            (column.period, column.until) = (Some(day.clone()), true);
        }
    }
    // The first column of words is the name even where its head is missing.
    if !columns.iter().any(|c| c.role == Role::Name) {
        let words = (0..grid.columns).find(|at| mostly_words(grid, *at));
        if let Some(column) = words.and_then(|at| columns.get_mut(at)) {
            column.role = Role::Name;
        }
    }
    columns
}

/// `2. Thuê bao (tính đến 20/3/2022):` opens with what the cells count.
fn counted_in(s: &Sentence<'_>) -> Option<String> {
    let first = (0..s.len().min(5)).find(|i| s.is_word(*i))?;
    let from = s.after_any(first, &["tổng số", "số lượng", "số"]).unwrap_or(first);
    let head = noun::head_at(s, from).filter(|head| head.known)?;
    matches!(s.word(head.end), "(" | ":" | "tính" | "").then_some(head.unit)
}

/// The day up to which a caption counts.
fn day_in(s: &Sentence<'_>, setting: &Setting<'_>) -> Option<Period> {
    let mentions = calendar::mentions(s);
    let said = |m: &&calendar::Mention| {
        m.when.is_day()
            && (own_period::is_until(s, m) || s.before_any(m.first, &["chốt", "ngày", "thời điểm"]).is_some())
    };
    mentions.iter().find(said).and_then(|m| m.when.period(&setting.anchor))
}

fn column(grid: &Grid<'_>, setting: &Setting<'_>, at: usize, table_unit: Option<String>) -> Column {
    let mut heads: Vec<&Sentence<'_>> = Vec::new();
    let mut last = None;
    for row in 0..grid.first_data_row {
        let cell = grid.at(row, at);
        if cell != last {
            heads.extend(cell.and_then(|n| grid.cells.get(n)).map(|c| &c.s));
            last = cell;
        }
    }
    let head = heads.iter().map(|s| s.written(0..s.len())).filter(|h| !h.is_empty()).collect::<Vec<_>>().join(" ");
    let role = role(grid, &heads, at, setting);
    let mut column = Column {
        role,
        label: String::new(),
        words: Vec::new(),
        period: None,
        until: false,
        basis: Basis::Actual,
        relation: None,
        level: false,
        unit: None,
        counted: None,
        table_unit,
        bodies: heads.iter().any(|s| names_bodies(s)),
        head,
    };
    if role == Role::Value {
        for s in &heads {
            read_head(s, setting, &mut column);
        }
        column.level = column.relation.is_some() && compares_by_level(grid, at, &heads);
    }
    column
}

fn role(grid: &Grid<'_>, heads: &[&Sentence<'_>], at: usize, setting: &Setting<'_>) -> Role {
    let is = |words: &[&str]| heads.iter().any(|s| s.after_any(0, words).is_some_and(|end| end == s.len()));
    let has = |words: &[&str]| heads.iter().any(|s| s.has_any(0..s.len(), words));
    if is(&["tt", "stt", "số tt", "số thứ tự", "no", "số"]) || (heads.is_empty() && at == 0 && mostly_orders(grid, at))
    {
        return Role::Order;
    }
    if has(&["đơn vị tính", "đvt", "đ / v tính"]) && !mostly_numbers(grid, at)
        || (is(&["đơn vị"]) && mostly_units(grid, at, setting))
    {
        return Role::Unit;
    }
    if has(&["ghi chú", "nguồn số liệu", "lý do", "cơ quan chủ trì", "đơn vị chủ trì"]) {
        return Role::Note;
    }
    if mostly_words(grid, at) {
        return Role::Name;
    }
    if at == 0 && mostly_orders(grid, at) { Role::Order } else { Role::Value }
}

/// Whether a column without a word of rise or fall holds `105,9` for what others write `+5,9`: no value is signed, and most
/// are nearer to the whole than to nothing.
fn compares_by_level(grid: &Grid<'_>, column: usize, heads: &[&Sentence<'_>]) -> bool {
    let steps = ["tăng", "giảm", "chênh lệch", "+ / -", "±", "tốc độ"];
    if heads.iter().any(|s| s.has_any(0..s.len(), &steps)) {
        return false;
    }
    let signed =
        |s: &Sentence<'_>| (0..s.len()).any(|i| matches!(s.word(i), "-" | "+" | "tăng" | "giảm") && s.is_number(i + 1));
    if share_of(grid, column, signed).0 > 0 {
        return false;
    }
    let number = |s: &Sentence<'_>| (0..s.len()).find(|i| s.is_number(*i)).and_then(|i| numeral::value(s.word(i)));
    mostly(grid, column, |s| number(s).is_some_and(|value| value >= Decimal::from(60)))
}

/// Heads of a column of bodies or places.
fn names_bodies(s: &Sentence<'_>) -> bool {
    let words = [
        "huyện",
        "địa phương",
        "địa bàn",
        "đơn vị hành chính",
        "tên đơn vị",
        "doanh nghiệp",
        "nhà mạng",
        "sở , ngành",
        "tên tỉnh",
        "tỉnh , thành phố",
        "xã , phường",
        "tên xã",
        "tên huyện",
        "cơ quan , đơn vị",
        "đơn vị",
        "tên doanh nghiệp",
        "cơ quan",
        "tỉnh",
        "xã",
    ];
    s.len() <= 6 && words.iter().any(|w| s.after(0, w).is_some_and(|end| end + 2 >= s.len()))
}

/// Period, footing, comparison and unit that a head names; the rest is its label.
fn read_head(s: &Sentence<'_>, setting: &Setting<'_>, column: &mut Column) {
    let has = |words: &[&str]| s.has_any(0..s.len(), words);
    let compared = has(&[
        "so với",
        "so sánh",
        "so cùng kỳ",
        "so kế hoạch",
        "so kh",
        "% so",
        "tăng / giảm",
        "tăng , giảm",
        "tăng giảm",
        "tăng ( + )",
        "so với kh",
        "tỷ lệ hoàn thành",
        "% hoàn thành",
        "% kh",
        "% kế hoạch",
        "mức độ hoàn thành",
        "th / kh",
        "tốc độ tăng",
        "chênh lệch",
        "tăng ( giảm )",
    ]);
    let plan = ["kế hoạch", "kh", "dự toán", "chỉ tiêu", "mục tiêu", "hoàn thành"];
    if compared {
        column.relation = Some(if has(&plan) {
            RelationKind::OfTarget
        } else if has(&["tháng trước", "quý trước", "chênh lệch"]) {
            RelationKind::Change
        } else {
            RelationKind::Yoy
        });
        // A difference is in the unit of the row where no percentage is named.
        let differs = has(&["chênh lệch", "tăng / giảm", "tăng , giảm", "tăng giảm", "tăng ( giảm )"]);
        if !differs || has(&["%", "tỷ lệ", "tốc độ"]) {
            column.unit = Some("%".to_owned());
        }
    } else {
        let goal = has(&[
            "kế hoạch",
            "kh",
            "chỉ tiêu được giao",
            "chỉ tiêu giao",
            "mục tiêu",
            "dự toán",
            "được giao",
            "phấn đấu",
            "nghị quyết giao",
        ]);
        let done = has(&["thực hiện", "kết quả", "đạt", "th"]) && !has(&["kế hoạch thực hiện"]);
        if has(&["ước", "dự kiến", "ước th", "ước tính"]) {
            column.basis = Basis::Estimate;
        } else if goal && !done {
            column.basis = Basis::Target;
        }
        let (period, until) = period_of(s, setting);
        let told_by = setting.anchor.published.or(setting.period.as_ref().map(|p| p.end));
        if column.basis == Basis::Actual
            && !done
            && period.as_ref().zip(told_by).is_some_and(|(period, day)| period.start > day)
        {
            column.basis = Basis::Target;
        }
        if period.is_some() {
            (column.period, column.until) = (period, until);
        }
    }
    let noun = s.after_any(0, &["tổng số", "số lượng", "số"]).and_then(|at| noun::head_at(s, at));
    if let Some(noun) = noun {
        column.counted = Some(noun.unit);
    }
    if let Some(unit) = unit_in(s, setting, false) {
        column.unit = Some(unit);
    }
    label(s, column);
}

/// The period a head names: `năm 2019`, `2023`, `năm trước`, `cùng kỳ`, `đến 30/11/2024`.
fn period_of(s: &Sentence<'_>, setting: &Setting<'_>) -> (Option<Period>, bool) {
    let document = setting.period.as_ref();
    let mentions = calendar::mentions(s);
    let named = mentions.iter().find_map(|m| {
        let spans = matches!(m.when, When::Years { .. });
        let period = m.when.period(&setting.anchor).filter(|_| !spans)?;
        Some((Some(period), own_period::is_until(s, m)))
    });
    if let Some(named) = named {
        return named;
    }
    let before = s.has_any(0..s.len(), &["năm trước", "cùng kỳ", "năm liền kề", "năm n - 1"]);
    let cumulative = s.has_any(0..s.len(), &["lũy kế", "luỹ kế", "từ đầu năm"]);
    match document {
        Some(period) if before => (period.year_before(), false),
        Some(period) if cumulative => (since_new_year(period), false),
        _ => (None, false),
    }
}

fn since_new_year(period: &Period) -> Option<Period> {
    let year = Period::year(period.year_of())?;
    Some(Period::named(
        year.start,
        period.end,
        model::PeriodKind::Months,
        format!("lũy kế đến {}", period.end.format("%d/%m/%Y")),
    ))
}

/// A unit in brackets, after `ĐVT:`, or alone: `Doanh thu (tỷ đồng)`, `Tỷ lệ (%)`.
pub(super) fn unit_in(s: &Sentence<'_>, setting: &Setting<'_>, caption: bool) -> Option<String> {
    let known = |from: usize, to: usize| {
        let written = s.written(from..to).trim();
        let unit = setting.catalogue.units.written(written)?;
        (!matches!(unit.dimension.as_str(), "multiplier" | "factor")).then(|| written.to_owned())
    };
    for at in 0..s.len() {
        if let Some(from) = s.after_any(at, &["đvt :", "đơn vị tính :", "đơn vị :", "đvt", "đơn vị tính", "tính bằng"])
        {
            let longest = (from + 1..=(from + 5).min(s.len())).rev().find_map(|to| known(from, to));
            if longest.is_some() {
                return longest;
            }
        }
        if !caption && s.word(at) == "(" {
            let close = (at + 1..(at + 9).min(s.len())).find(|i| s.word(*i) == ")")?;
            if s.word(at + 1) == "%" {
                return Some("%".to_owned());
            }
            if let Some(unit) = known(at + 1, close) {
                return Some(unit);
            }
        }
    }
    (!caption && s.len() <= 2 && s.has_any(0..s.len(), &["%"])).then(|| "%".to_owned())
}

fn label(s: &Sentence<'_>, column: &mut Column) {
    const HOLLOW: &[&str] = &[
        "năm", "thực", "hiện", "kế", "hoạch", "ước", "kết", "quả", "th", "kh", "đvt", "tính", "so", "với", "cùng",
        "kỳ", "đến", "ngày", "tháng", "quý", "lũy",
    ];
    let mentions = calendar::mentions(s);
    let mut depth = 0;
    for at in 0..s.len() {
        match s.word(at) {
            "(" => depth += 1,
            ")" => depth -= 1,
            word if depth == 0
                && s.is_word(at)
                && !HOLLOW.contains(&word)
                && !mentions.iter().any(|m| (m.first..m.end).contains(&at)) =>
            {
                if !column.label.is_empty() {
                    column.label.push(' ');
                }
                column.label.push_str(s.raw(at));
                column.words.push(Rc::from(word));
            }
            _ => {}
        }
    }
}

fn share_of(grid: &Grid<'_>, column: usize, is: impl Fn(&Sentence<'_>) -> bool) -> (usize, usize) {
    let mut seen = (0, 0);
    for cell in grid.cells.iter().filter(|c| c.column == column && c.row >= grid.first_data_row && c.s.len() > 0) {
        seen.1 += 1;
        seen.0 += usize::from(is(&cell.s));
    }
    seen
}

fn mostly(grid: &Grid<'_>, column: usize, is: impl Fn(&Sentence<'_>) -> bool) -> bool {
    let (yes, all) = share_of(grid, column, is);
    all > 0 && yes * 2 > all
}

fn mostly_numbers(grid: &Grid<'_>, column: usize) -> bool {
    mostly(grid, column, grid::is_number)
}

fn mostly_words(grid: &Grid<'_>, column: usize) -> bool {
    mostly(grid, column, |s| {
        (0..s.len()).filter(|i| s.is_word(*i) && s.word(*i).chars().count() > 1).count() >= 1 && !grid::is_number(s)
    })
}

fn mostly_units(grid: &Grid<'_>, column: usize, setting: &Setting<'_>) -> bool {
    mostly(grid, column, |s| s.len() <= 5 && setting.catalogue.units.written(s.written(0..s.len())).is_some())
}

fn mostly_orders(grid: &Grid<'_>, column: usize) -> bool {
    mostly(grid, column, |s| {
        let roman = s.is_word(0) && s.word(0).chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
        let letter = s.is_word(0) && s.word(0).chars().count() == 1;
        let number = s.is_number(0) && s.word(0).split('.').all(|p| p.len() <= 3);
        s.len() <= 3 && (roman || letter || number)
    })
}
