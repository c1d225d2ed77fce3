//! The cells of a table by row and column, and which rows are heads.

use crate::{calendar, numeral, sentence::Sentence, token::Lexer};
use model::{Block, BlockKind, Document};

/// Widest table that is read as one; wider ones are running text.
const MOST_COLUMNS: usize = 256;

/// A cell with its tokens.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pub(super) s: Sentence<'t>,
    pub(super) row: usize,
    pub(super) column: usize,
    /// Its place in the original.
    pub(super) at: String,
    head: bool,
}

/// A table.
#[derive(Debug)]
pub(super) struct Grid<'t> {
    pub(super) cells: Vec<Text<'t>>,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// Rows before this one are heads.
    pub(super) first_data_row: usize,
    /// For each row and column the cell that covers it.
    covering: Vec<Option<usize>>,
    /// For each row the cells that start in it.
    starting: Vec<Vec<usize>>,
}

impl<'t> Grid<'t> {
    /// The table, if it holds figures under heads.
    pub(super) fn new(document: &'t Document, blocks: &[&Block], lexer: &mut Lexer) -> Option<Self> {
        let places: Vec<(&Block, model::Cell)> = blocks
            .iter()
            .filter_map(|b| if let BlockKind::Cell(cell) = b.kind { Some((*b, cell)) } else { None })
            .collect();
        let size = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let rows = places.iter().map(|(_, c)| size(c.row) + 1).max()?;
        let columns = places.iter().map(|(_, c)| size(c.column).saturating_add(1)).max()?;
        // Rows far beyond the number of cells are no table.
        if !(2..=MOST_COLUMNS).contains(&columns) || rows < 2 || rows > places.len() * 4 {
            return None;
        }
        let mut grid = Self {
            cells: Vec::new(),
            rows,
            columns,
            first_data_row: 0,
            covering: vec![None; rows * columns],
            starting: vec![Vec::new(); rows],
        };
        for (block, place) in places {
            let (row, column) = (size(place.row), size(place.column));
            let number = grid.cells.len();
            for r in row..row.saturating_add(size(place.rows).max(1)).min(rows) {
                for c in column..column.saturating_add(size(place.columns).max(1)).min(columns) {
                    if let Some(slot) = grid.covering.get_mut(r * columns + c) {
                        *slot = Some(number);
                    }
                }
            }
            if let Some(list) = grid.starting.get_mut(row) {
                list.push(number);
            }
            let at = block
                .at
                .clone()
                .unwrap_or_else(|| format!("bảng {}, dòng {}, cột {}", place.table + 1, row + 1, column + 1));
            let s =
                Sentence { text: &document.text, span: block.span, tokens: lexer.tokens(&document.text, block.span) };
            grid.cells.push(Text { s, row, column, at, head: place.head });
        }
        grid.first_data_row = grid.heads()?;
        Some(grid)
    }

    /// The cell that covers a place.
    pub(super) fn at(&self, row: usize, column: usize) -> Option<usize> {
        self.covering.get(row * self.columns + column).copied().flatten()
    }

    /// The cells that start in a row.
    pub(super) fn starting_in(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        self.starting.get(row).into_iter().flatten().copied()
    }

    /// Number of rows of heads; none where no row has a name and a number.
    fn heads(&self) -> Option<usize> {
        let data = (0..self.rows).find(|row| self.is_data(*row))?;
        // A table whose first row is data already has no heads to read it by, unless it has a column of names.
        let declared = (0..self.rows)
            .take_while(|row| self.starting_in(*row).any(|n| self.cells.get(n).is_some_and(|c| c.head)))
            .count();
        let numbers = (data..self.rows).filter(|row| self.is_data(*row)).count();
        (numbers >= 1 && (data >= 1 || numbers >= 2)).then_some(data.max(declared.min(data)))
    }

    /// A row with words and with a number that is neither a time nor a numbering of the columns.
    fn is_data(&self, row: usize) -> bool {
        let cells: Vec<&Text<'_>> = self.starting_in(row).filter_map(|n| self.cells.get(n)).collect();
        if is_numbering(&cells) {
            return false;
        }
        let words = cells.iter().any(|c| (0..c.s.len()).any(|i| c.s.is_word(i) && c.s.word(i).chars().count() > 1));
        let numbers = cells.iter().skip(1).any(|c| is_number(&c.s) && !is_time(&c.s));
        words && numbers && !cells.iter().any(|c| c.head)
    }
}

/// `(1) (2) (3)`, `A B 1 2 3`: the numbers of the columns.
fn is_numbering(cells: &[&Text<'_>]) -> bool {
    let mut last = 0;
    let mut numbers = 0;
    for cell in cells.iter().filter(|c| c.s.len() > 0) {
        let inner: Vec<&str> = (0..cell.s.len())
            .map(|i| cell.s.word(i))
            .filter(|w| !matches!(*w, "(" | ")" | "=" | "/" | "x" | "*" | "-" | "+"))
            .collect();
        let Some(first) = inner.first() else { continue };
        match first.parse::<u32>() {
            Ok(n) if n == last + 1 || n == last => {
                last = n;
                numbers += 1;
            }
            Err(_) if first.chars().count() == 1 => {}
            Ok(_) | Err(_) => return false,
        }
    }
    numbers >= 2
}

/// Whether a cell holds a number and little else.
pub(super) fn is_number(s: &Sentence<'_>) -> bool {
    // `4G` names a technology.
    let named = |i: usize| s.word(i + 1) == "g" && s.is_glued(i + 1);
    let numbers =
        (0..s.len()).filter(|i| s.is_number(*i) && !named(*i) && numeral::value(s.word(*i)).is_some()).count();
    let words = (0..s.len()).filter(|i| s.is_word(*i)).count();
    numbers >= 1 && words <= 3 && s.len() <= 9
}

/// Whether every number of a cell belongs to a time: `2019`, `Quý II/2020`, `Lũy kế 9T`.
fn is_time(s: &Sentence<'_>) -> bool {
    let mentions = calendar::mentions(s);
    let year = |word: &str| word.len() == 4 && word.parse::<u32>().is_ok_and(|y| (1990..=2060).contains(&y));
    let months = |i: usize| {
        s.word(i + 1) == "t" && s.is_glued(i + 1) && s.word(i).parse::<u32>().is_ok_and(|n| (1..=12).contains(&n))
    };
    let mut numbers = (0..s.len()).filter(|i| s.is_number(*i)).peekable();
    numbers.peek().is_some()
        && numbers.all(|i| year(s.word(i)) || months(i) || mentions.iter().any(|m| (m.first..m.end).contains(&i)))
}
