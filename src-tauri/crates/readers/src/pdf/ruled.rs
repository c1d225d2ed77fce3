//! Tables whose cells are drawn with lines.

use super::{
    drawn::Rule,
    flow,
    lines::lines,
    place::Rect,
    table::{Box, Table},
    words::Word,
};

/// Lines whose places differ by less, in points, are one.
const SAME: f32 = 2.0;

/// Lines whose ends miss each other by less, in points, meet.
const MEET: f32 = 3.5;

/// Most lines of one direction that are looked at.
const MAX_LINES: usize = 800;

/// Most comparisons of a place with a line.
const MAX_STEPS: usize = 5_000_000;

/// Most places in a grid.
const MAX_PLACES: usize = 20_000;

/// The tables of a page, from top to bottom, and the words that stand outside of them.
pub(super) fn tables(rules: &[Rule], words: Vec<Word>) -> (Vec<(Rect, Table)>, Vec<Word>) {
    let (level, upright) = (joined(rules, true), joined(rules, false));
    let mut tables = Vec::new();
    let mut rest = words;
    for (level, upright) in meeting(&level, &upright) {
        let Some(grid) = Grid::new(&level, &upright) else { continue };
        let (inside, outside): (Vec<Word>, Vec<Word>) = rest.into_iter().partition(|word| {
            let (x, y) = word.middle();
            grid.room.holds(x, y)
        });
        rest = outside;
        match grid.fill(inside) {
            Ok(table) => tables.push((grid.room, table)),
            Err(words) => rest.extend(words),
        }
    }
    tables.sort_by(|(a, _), (b, _)| a.top.total_cmp(&b.top));
    (tables, rest)
}

/// The lines of one direction; pieces of a line are put together.
fn joined(rules: &[Rule], level: bool) -> Vec<Rule> {
    let mut sorted: Vec<Rule> = rules.iter().filter(|rule| rule.level == level).copied().collect();
    sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|rule| rule.at - first.at < SAME).count();
        let (same, after) = rest.split_at(count);
        rest = after;
        let mut same = same.to_vec();
        same.sort_by(|a, b| a.from.total_cmp(&b.from));
        for rule in same {
            match out.last_mut().filter(|last| last.to + MEET >= rule.from) {
                Some(last) if last.at - first.at < SAME && last.at >= first.at => last.to = last.to.max(rule.to),
                _ => out.push(Rule { at: first.at, ..rule }),
            }
        }
        if out.len() > MAX_LINES {
            break;
        }
    }
    out.truncate(MAX_LINES);
    out
}

/// Lines that meet, level and upright, group by group.
fn meeting(level: &[Rule], upright: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut group: Vec<usize> = (0..level.len() + upright.len()).collect();
    for (h, line) in level.iter().enumerate() {
        for (v, post) in upright.iter().enumerate() {
            let meets = line.from - MEET <= post.at
                && post.at <= line.to + MEET
                && post.from - MEET <= line.at
                && line.at <= post.to + MEET;
            if meets {
                let (a, b) = (root(&mut group, h), root(&mut group, level.len() + v));
                if let Some(slot) = group.get_mut(a) {
                    *slot = b;
                }
            }
        }
    }
    let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = std::collections::BTreeMap::new();
    for (number, rule) in level.iter().chain(upright).enumerate() {
        let (levels, uprights) = groups.entry(root(&mut group, number)).or_default();
        if rule.level { levels.push(*rule) } else { uprights.push(*rule) }
    }
    groups.into_values().filter(|(level, upright)| level.len() >= 2 && !upright.is_empty()).collect()
}

fn root(group: &mut [usize], mut number: usize) -> usize {
    while let Some(above) = group.get(number).copied().filter(|above| *above != number) {
        let next = group.get(above).copied().unwrap_or(above);
        if let Some(slot) = group.get_mut(number) {
            *slot = next;
        }
        number = above;
    }
    number
}

/// The places between the lines.
#[derive(Debug)]
struct Grid {
    room: Rect,
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// Whether a line stands at the right of a place, and below it.
    right: Vec<bool>,
    below: Vec<bool>,
}

impl Grid {
    fn new(level: &[Rule], upright: &[Rule]) -> Option<Self> {
        let (left, right) = (least(level.iter().map(|r| r.from)), most(level.iter().map(|r| r.to)));
        let (top, bottom) = (least(upright.iter().map(|r| r.from)), most(upright.iter().map(|r| r.to)));
        let xs = places(upright.iter().map(|rule| rule.at).chain([left, right]));
        let ys = places(level.iter().map(|rule| rule.at).chain([top, bottom]));
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if columns < 2
            || rows == 0
            || columns * rows > MAX_PLACES
            || columns * rows * (level.len() + upright.len()) > MAX_STEPS
        {
            return None;
        }
        let room = Rect { left: *xs.first()?, top: *ys.first()?, right: *xs.last()?, bottom: *ys.last()? };
        let mut grid = Self { room, right: vec![false; columns * rows], below: vec![false; columns * rows], xs, ys };
        for row in 0..rows {
            for column in 0..columns {
                let (x0, x1) = grid.across(column, 1);
                let (y0, y1) = grid.down(row, 1);
                let covers = |rule: &Rule, at: f32, middle: f32| {
                    (rule.at - at).abs() < SAME * 1.5 && rule.from <= middle && middle <= rule.to
                };
                let right = column + 1 == columns || upright.iter().any(|r| covers(r, x1, f32::midpoint(y0, y1)));
                let below = row + 1 == rows || level.iter().any(|r| covers(r, y1, f32::midpoint(x0, x1)));
                let place = row * columns + column;
                if let (Some(r), Some(b)) = (grid.right.get_mut(place), grid.below.get_mut(place)) {
                    (*r, *b) = (right, below);
                }
            }
        }
        Some(grid)
    }

    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    fn across(&self, column: usize, count: usize) -> (f32, f32) {
        (self.xs.get(column).copied().unwrap_or(0.0), self.xs.get(column + count).copied().unwrap_or(0.0))
    }

    fn down(&self, row: usize, count: usize) -> (f32, f32) {
        (self.ys.get(row).copied().unwrap_or(0.0), self.ys.get(row + count).copied().unwrap_or(0.0))
    }

    /// The cells: places without a line between them are one. Row, column, rows, columns of each.
    fn boxes(&self) -> Vec<(usize, usize, usize, usize)> {
        let (columns, rows) = (self.columns(), self.ys.len().saturating_sub(1));
        let mut taken = vec![false; columns * rows];
        let is = |flags: &[bool], row: usize, column: usize| flags.get(row * columns + column).copied().unwrap_or(true);
        let mut boxes = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                if is(&taken, row, column) {
                    continue;
                }
                let mut wide = 1;
                while column + wide < columns
                    && !is(&self.right, row, column + wide - 1)
                    && !is(&taken, row, column + wide)
                {
                    wide += 1;
                }
                let mut high = 1;
                while row + high < rows
                    && (column..column + wide)
                        .all(|c| !is(&self.below, row + high - 1, c) && !is(&taken, row + high, c))
                {
                    high += 1;
                }
                for r in row..row + high {
                    for c in column..column + wide {
                        if let Some(slot) = taken.get_mut(r * columns + c) {
                            *slot = true;
                        }
                    }
                }
                boxes.push((row, column, high, wide));
            }
        }
        boxes
    }

    /// The table with its words; the words again where it is none: a frame round text, a drawing.
    fn fill(&self, words: Vec<Word>) -> Result<Table, Vec<Word>> {
        let boxes = self.boxes();
        let wide = boxes.iter().filter(|(_, _, _, columns)| *columns < self.columns()).count();
        if wide < 2 || words.is_empty() {
            return Err(words);
        }
        let columns = self.columns();
        let mut owner = vec![0_usize; columns * self.ys.len().saturating_sub(1)];
        for (number, (row, column, high, wide)) in boxes.iter().enumerate() {
            for r in *row..row + high {
                for c in *column..column + wide {
                    if let Some(slot) = owner.get_mut(r * columns + c) {
                        *slot = number;
                    }
                }
            }
        }
        let mut inside: Vec<Vec<Word>> = vec![Vec::new(); boxes.len()];
        for word in words {
            let (x, y) = word.middle();
            let place = |lines: &[f32], at: f32| lines.partition_point(|line| *line <= at).saturating_sub(1);
            let number = owner.get(place(&self.ys, y) * columns + place(&self.xs, x).min(columns - 1));
            if let Some(cell) = number.and_then(|number| inside.get_mut(*number)) {
                cell.push(word);
            }
        }
        if inside.iter().filter(|words| !words.is_empty()).count() < 2 {
            return Err(inside.into_iter().flatten().collect());
        }
        let cells = boxes.iter().zip(inside).map(|((row, column, rows, columns), words)| {
            let (left, right) = self.across(*column, *columns);
            Box {
                row: *row,
                column: *column,
                rows: *rows,
                columns: *columns,
                passage: flow::cell(lines(words), left, right),
            }
        });
        Ok(Table::new(cells.collect(), self.xs.clone()))
    }
}

/// The places of lines in order, each once.
fn places(all: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = all.filter(|at| at.is_finite()).collect();
    all.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    for at in all {
        if out.last().is_none_or(|last| at - last >= SAME * 1.5) {
            out.push(at);
        }
    }
    out
}

fn least(all: impl Iterator<Item = f32>) -> f32 {
    all.fold(f32::INFINITY, f32::min)
}

fn most(all: impl Iterator<Item = f32>) -> f32 {
    all.fold(f32::NEG_INFINITY, f32::max)
}
