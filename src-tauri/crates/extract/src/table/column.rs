//! What a column holds, by its heads: `TT`, `Chỉ tiêu`, `ĐVT`, `Thực hiện năm 2023`, `Kế hoạch năm 2024`, `So với cùng kỳ (%)`.

use super::{
    grid::{self, Grid},
    head,
};
use crate::{calendar, noun, numeral, own_period, sentence::Sentence, setting::Setting};
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
    let table_unit = caption.and_then(|s| head::unit_in(s, setting, true).or_else(|| counted_in(s)));
    let table_unit = table_unit.or_else(|| kinds_of(grid));
    let mut columns: Vec<Column> = (0..grid.columns).map(|at| column(grid, setting, at, table_unit.clone())).collect();
    // `Thuê bao (tính đến ngày 20/3/2022):` over the table is the time of the columns that name none.
    let day = caption.and_then(|s| day_in(s, setting));
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.period.is_none()) {
        if let Some(day) = &day {
            (column.period, column.until) = (Some(day.clone()), true);
        }
    }
    // `Tổng hồ sơ tiếp nhận | Trực tuyến | Quá hạn`: the columns behind count the same.
    let mut counted = None;
    for column in columns.iter_mut().filter(|c| c.role == Role::Value && c.relation.is_none() && c.unit.is_none()) {
        column.counted = column.counted.take().or_else(|| counted.clone().filter(|_| column.table_unit.is_none()));
        counted.clone_from(&column.counted);
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
    matches!(s.word(head.end), "(" | ":" | "tính" | "theo" | "").then_some(head.unit)
}

/// `Loại sự cố`, `Nhóm thủ tục` over the names of the rows: what their values count.
fn kinds_of(grid: &Grid<'_>) -> Option<String> {
    let heads =
        (0..grid.first_data_row).flat_map(|row| (0..grid.columns.min(3)).filter_map(move |at| grid.at(row, at)));
    heads.filter_map(|n| grid.cells.get(n)).find_map(|cell| {
        let from = cell.s.after_any(0, &["loại", "nhóm", "loại hình", "các loại", "hình thức"])?;
        noun::head_at(&cell.s, from).filter(|noun| noun.known && noun.end == cell.s.len()).map(|noun| noun.unit)
    })
}

/// The day up to which a caption counts; the last one of the report where it says `đến cuối kỳ`.
fn day_in(s: &Sentence<'_>, setting: &Setting<'_>) -> Option<Period> {
    if s.has_any(0..s.len(), &["cuối kỳ", "cuối quý", "hết kỳ"]) {
        return setting.period.clone();
    }
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
            head::read(s, setting, &mut column);
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
    if has(&[
        "ghi chú",
        "nguồn số liệu",
        "lý do",
        "cơ quan chủ trì",
        "đơn vị chủ trì",
        "cơ quan phụ trách",
        "đơn vị phụ trách",
    ]) {
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
        "cấp",
    ];
    s.len() <= 6 && words.iter().any(|w| s.after(0, w).is_some_and(|end| end + 2 >= s.len()))
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
