//! A sheet as it comes out of any of the formats: its filled cells, merges, and what is not shown.

use crate::limits::{MAX_CELLS, MAX_TEXT_BYTES};
use crate::{
    legacy::{self, Judge},
    passage::Passage,
};
use model::{Issue, IssueCode};
use std::collections::{BTreeMap, HashMap};

/// Cells that an issue names one by one.
const NAMED_CELLS: usize = 8;

/// The last row and column of a sheet, from 0.
pub(super) const LAST: Place = Place { row: 1_048_575, column: 16_383 };

/// A place in a sheet, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    pub(crate) row: u32,
    pub(crate) column: u32,
}

/// A filled cell.
#[derive(Debug, Clone)]
pub(crate) struct SheetCell {
    pub(crate) place: Place,
    /// As shown.
    pub(crate) text: String,
    /// Where fonts give the letters another meaning: the same in its runs, until it is decoded.
    pub(crate) runs: Option<Passage>,
    /// Whether it holds a number, not words or a day.
    pub(crate) amount: bool,
    /// Not to be seen on paper.
    pub(crate) hidden: bool,
}

/// Merged cells at once that are looked at for what they cover.
const MOST_HANGING: usize = 1_000;

/// Cells made one, all rows and columns from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) first: Place,
    pub(crate) last: Place,
}

/// Rows or columns, from the first to the last.
#[derive(Debug, Default)]
pub(crate) struct Stretches {
    list: Vec<(u32, u32)>,
}

/// A sheet being read.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// Its name; none where the format has no sheets.
    pub(crate) name: String,
    /// Whether the whole sheet is hidden.
    pub(crate) hidden: bool,
    pub(crate) cells: Vec<SheetCell>,
    pub(crate) merges: Vec<Merge>,
    pub(crate) hidden_rows: Stretches,
    pub(crate) hidden_columns: Stretches,
    /// Words in boxes over the cells, with the cell they stand on.
    pub(crate) boxes: Vec<(Place, String)>,
    /// Repeated at the top and at the foot of each printed page.
    pub(crate) margins: Vec<(model::MarkKind, String)>,
    /// What was not read, by kind, with the first places and how many there are.
    unread: BTreeMap<String, (Vec<Place>, usize)>,
    /// Content over the cells that is not read, by kind.
    skipped: Vec<&'static str>,
    /// Filled cells that merged ones cover.
    pub(crate) covered: Vec<SheetCell>,
    room: Room,
    full: bool,
}

/// How much more of a file is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    cells: usize,
    bytes: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MAX_CELLS, bytes: MAX_TEXT_BYTES }
    }
}

impl Place {
    /// `C7`.
    pub(crate) fn address(self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.push(char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        format!("{letters}{}", u64::from(self.row) + 1)
    }

    /// `C7`, `$C$7`. None beyond the last cell.
    pub(crate) fn parse(address: &str) -> Option<Self> {
        let (mut column, mut row) = (0_u32, 0_u32);
        for c in address.trim().bytes().filter(|c| *c != b'$') {
            match c {
                b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                    column = column.checked_mul(26)?.checked_add(u32::from(c.to_ascii_uppercase() - b'A') + 1)?;
                }
                b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(c - b'0'))?,
                _ => return None,
            }
        }
        let place = Self { row: row.checked_sub(1)?, column: column.checked_sub(1)? };
        (place.row <= LAST.row && place.column <= LAST.column).then_some(place)
    }
}

impl Merge {
    /// `B2:D3`.
    pub(crate) fn parse(area: &str) -> Option<Self> {
        let (first, last) = area.split_once(':')?;
        let (first, last) = (Place::parse(first)?, Place::parse(last)?);
        (first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }
}

impl Stretches {
    /// Adds rows or columns.
    pub(crate) fn add(&mut self, first: u32, last: u32) {
        let count = self.list.len();
        match self.list.last_mut() {
            Some(before) if before.1.saturating_add(1) == first => before.1 = last,
            _ if count < MAX_CELLS => self.list.push((first, last)),
            _ => {}
        }
    }

    /// Puts them in order and joins those that touch, so that they can be looked up.
    fn settle(&mut self) {
        self.list.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in self.list.drain(..) {
            match joined.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        self.list = joined;
    }

    /// Whether all from the first to the last are among them.
    fn contain(&self, first: u32, last: u32) -> bool {
        let after = self.list.partition_point(|stretch| stretch.0 <= first);
        after.checked_sub(1).and_then(|before| self.list.get(before)).is_some_and(|stretch| last <= stretch.1)
    }
}

impl Sheet {
    /// An empty sheet.
    pub(crate) fn new(name: &str, hidden: bool, room: Room) -> Self {
        Self { name: name.to_owned(), hidden, room, ..Self::default() }
    }

    /// What it leaves for the next one.
    pub(crate) const fn room(&self) -> Room {
        self.room
    }

    /// Adds a filled cell. One without a letter leaves nothing.
    pub(crate) fn put(&mut self, cell: SheetCell) {
        if cell.text.chars().all(|c| c.is_whitespace() || c.is_control()) {
            return;
        }
        match (self.room.cells.checked_sub(1), self.room.bytes.checked_sub(cell.text.len())) {
            (Some(cells), Some(bytes)) => {
                self.room = Room { cells, bytes };
                self.cells.push(cell);
            }
            _ => self.full = true,
        }
    }

    /// Whether no further cell fits.
    pub(crate) const fn is_full(&self) -> bool {
        self.full
    }

    /// Adds cells made one.
    pub(crate) fn merge(&mut self, merge: Merge) {
        if merge.first != merge.last && self.merges.len() < MAX_CELLS {
            self.merges.push(merge);
        }
    }

    /// Notes a cell whose value could not be had.
    pub(crate) fn unread(&mut self, what: &str, place: Place) {
        const KINDS: usize = 20;
        if self.unread.len() >= KINDS && !self.unread.contains_key(what) {
            return;
        }
        let (places, count) = self.unread.entry(what.to_owned()).or_default();
        *count += 1;
        if places.len() < NAMED_CELLS {
            places.push(place);
        }
    }

    /// Notes content over the cells that is not read.
    pub(crate) fn skip(&mut self, what: &'static str) {
        if !self.skipped.contains(&what) {
            self.skipped.push(what);
        }
    }

    /// The place of a cell, as people write it.
    pub(crate) fn at(&self, place: Place) -> String {
        if self.name.is_empty() { place.address() } else { format!("{}!{}", self.name, place.address()) }
    }

    /// Looks at the words for letters of old encodings.
    pub(crate) fn weigh(&self, judge: &mut Judge) {
        for cell in self.cells.iter().filter(|cell| !cell.text.is_ascii()) {
            match &cell.runs {
                Some(runs) => judge.weigh(runs),
                None => judge.weigh(&Passage::plain(cell.text.as_str())),
            }
        }
    }

    /// Decodes the words that are in old encodings.
    pub(crate) fn decode(&mut self, judge: &mut Judge) {
        for cell in &mut self.cells {
            let runs = cell.runs.take();
            if runs.is_none() && !legacy::is_possible(&cell.text) {
                continue;
            }
            let mut passage = runs.unwrap_or_else(|| Passage::plain(cell.text.as_str()));
            judge.decode(&mut passage);
            cell.text = passage.text();
        }
    }

    /// Puts the cells in order and marks those that are not shown.
    pub(crate) fn settle(&mut self) {
        self.hidden_rows.settle();
        self.hidden_columns.settle();
        self.cells.sort_by_key(|cell| cell.place);
        self.cells.dedup_by_key(|cell| cell.place);
        self.set_covered_aside();
        // A merged cell is seen as long as one of its rows and columns is.
        let ends: HashMap<Place, Place> = self.merges.iter().map(|merge| (merge.first, merge.last)).collect();
        for cell in &mut self.cells {
            let last = ends.get(&cell.place).copied().unwrap_or(cell.place);
            cell.hidden |= self.hidden
                || self.hidden_rows.contain(cell.place.row, last.row)
                || self.hidden_columns.contain(cell.place.column, last.column);
        }
    }

    /// Sets the cells under merged ones aside: no program shows them.
    fn set_covered_aside(&mut self) {
        let mut merges = std::mem::take(&mut self.merges);
        merges.sort_by_key(|merge| (merge.first, merge.last));
        let mut next = merges.iter().peekable();
        // By their first column, those that reach the row being looked at.
        let mut hanging: BTreeMap<u32, &Merge> = BTreeMap::new();
        let mut row = 0;
        let is_seen = |cell: &SheetCell| {
            if cell.place.row != row {
                row = cell.place.row;
                hanging.retain(|_, merge| merge.last.row >= row);
            }
            while let Some(merge) = next.next_if(|merge| merge.first <= cell.place) {
                if merge.last.row >= row && hanging.len() < MOST_HANGING {
                    hanging.insert(merge.first.column, merge);
                }
            }
            let over = hanging.range(..=cell.place.column).next_back();
            over.is_none_or(|(_, merge)| merge.first == cell.place || merge.last.column < cell.place.column)
        };
        (self.cells, self.covered) = std::mem::take(&mut self.cells).into_iter().partition(is_seen);
        self.merges = merges;
    }

    /// What was not read of it.
    pub(crate) fn issues(&self) -> Vec<Issue> {
        let mut issues = Vec::new();
        for (what, (places, count)) in &self.unread {
            let mut at = places.iter().map(|place| self.at(*place)).collect::<Vec<_>>().join(", ");
            if *count > places.len() {
                at.push_str(&format!(" và {} ô khác", count - places.len()));
            }
            issues.push(Issue::new(IssueCode::UnsupportedContent).at(at).detail(what.as_str()));
        }
        for what in &self.skipped {
            issues.push(self.issue(IssueCode::UnsupportedContent).detail(*what));
        }
        if self.full {
            issues.push(self.issue(IssueCode::LimitCells));
        }
        if let Some(cell) = self.covered.first() {
            issues.push(Issue::new(IssueCode::HiddenContent).at(self.at(cell.place)).detail("ô nằm dưới ô gộp"));
        }
        if self.hidden && !self.cells.is_empty() {
            issues.push(self.issue(IssueCode::HiddenContent).detail("cả trang tính bị ẩn"));
        } else if let Some(cell) = self.cells.iter().find(|cell| cell.hidden) {
            issues.push(Issue::new(IssueCode::HiddenContent).at(self.at(cell.place)).detail("dòng, cột hoặc ô ẩn"));
        }
        issues
    }

    fn issue(&self, code: IssueCode) -> Issue {
        let issue = Issue::new(code);
        if self.name.is_empty() { issue } else { issue.at(self.name.as_str()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (address, row, column) in
            [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("ZZ1", 0, 701), ("XFD1048576", LAST.row, LAST.column)]
        {
            assert_eq!(Place::parse(address), Some(Place { row, column }));
            assert_eq!(Place { row, column }.address(), address);
        }
        assert_eq!(Place::parse("$C$7"), Place::parse("c7"));
        for address in ["", "A", "7", "A0", "7A", "XFE1", "A1048577", "A1:B2", "AAAAAAAAA1", "A99999999999"] {
            assert_eq!(Place::parse(address), None, "{address}");
        }
    }

    #[test]
    fn stretches_may_overlap() {
        let mut rows = Stretches::default();
        for (first, last) in [(9, 9), (2, 6), (3, 4), (10, 12)] {
            rows.add(first, last);
        }
        rows.settle();
        let hidden: Vec<u32> = (0..15).filter(|row| rows.contain(*row, *row)).collect();
        assert!(rows.contain(9, 12) && !rows.contain(6, 9));
        assert_eq!(hidden, [2, 3, 4, 5, 6, 9, 10, 11, 12]);
    }
}
