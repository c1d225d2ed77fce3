//! The order in which a page is read: what stands side by side is told apart, column by column, and columns of short
//! pieces that stand in rows are a table.

use super::{
    flow,
    lines::lines,
    place::Rect,
    table::{Box, Table},
    words::Word,
};

/// Words of one line that stand closer, in sizes of the letters, belong to one piece.
const PIECE_GAP: f32 = 1.0;

/// Deepest columns inside one another.
const MAX_DEPTH: usize = 5;

/// Most columns side by side.
const MAX_VALLEYS: usize = 64;

/// A part of a page, in the order of reading.
#[derive(Debug)]
pub(super) enum Region {
    /// Text over the whole width.
    Text(Vec<Word>),
    /// Text beside other text.
    Column(Vec<Word>),
    Table(Table),
}

/// Words that stand together in a line.
#[derive(Debug)]
struct Piece {
    words: Vec<Word>,
    room: Rect,
}

/// Pieces at the same height.
#[derive(Debug)]
struct Strip {
    pieces: Vec<Piece>,
    room: Rect,
}

/// Strips that leave the same stretches empty.
#[derive(Debug, Default)]
struct Group {
    strips: Vec<Strip>,
    valleys: Vec<(f32, f32)>,
}

/// The parts of a page or of a piece of it.
pub(super) fn regions(words: Vec<Word>) -> Vec<Region> {
    parts(pieces(words), 0)
}

fn parts(pieces: Vec<Piece>, depth: usize) -> Vec<Region> {
    let size = middle_size(&pieces);
    if depth >= MAX_DEPTH || size <= 0.0 {
        return vec![text(pieces.into_iter().flat_map(|piece| piece.words).collect(), depth)];
    }
    let mut out = Vec::new();
    let mut plain: Vec<Word> = Vec::new();
    let mut groups = groups(strips(pieces), size);
    draw_in_recipients(&mut groups, size);
    for group in groups {
        let valleys = group.valid(size);
        if valleys.is_empty() {
            plain.extend(group.strips.into_iter().flat_map(|strip| strip.pieces).flat_map(|piece| piece.words));
            continue;
        }
        if !plain.is_empty() {
            out.push(text(std::mem::take(&mut plain), depth));
        }
        if is_table(&group, &valleys) {
            out.push(Region::Table(table(group, &valleys)));
            continue;
        }
        for column in split(group, &valleys) {
            out.extend(parts(column, depth + 1));
        }
    }
    if !plain.is_empty() {
        out.push(text(plain, depth));
    }
    out
}

const fn text(words: Vec<Word>, depth: usize) -> Region {
    if depth == 0 { Region::Text(words) } else { Region::Column(words) }
}

fn pieces(words: Vec<Word>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in words {
        let room = word.room();
        let fits = |piece: &Piece| {
            let last = piece.words.last()?;
            let size = last.size.max(word.size);
            let gap = word.left - last.right;
            let shared = piece.room.bottom.min(room.bottom) - piece.room.top.max(room.top);
            (gap < size * PIECE_GAP && gap > -size * 0.3 && shared > room.height().min(piece.room.height()) * 0.5)
                .then_some(())
        };
        match pieces.last_mut().filter(|piece| fits(piece).is_some()) {
            Some(piece) => {
                piece.room = piece.room.union(&room);
                piece.words.push(word);
            }
            None => pieces.push(Piece { words: vec![word], room }),
        }
    }
    pieces
}

fn middle_size(pieces: &[Piece]) -> f32 {
    let mut sizes: Vec<f32> = pieces.iter().flat_map(|piece| &piece.words).map(|word| word.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Pieces whose heights overlap, from top to bottom.
fn strips(mut pieces: Vec<Piece>) -> Vec<Strip> {
    pieces.sort_by(|a, b| a.room.top.total_cmp(&b.room.top));
    let mut strips: Vec<Strip> = Vec::new();
    for piece in pieces {
        match strips.last_mut().filter(|strip| piece.room.top < strip.room.bottom) {
            Some(strip) => {
                strip.room = strip.room.union(&piece.room);
                strip.pieces.push(piece);
            }
            None => strips.push(Strip { room: piece.room, pieces: vec![piece] }),
        }
    }
    strips
}

impl Strip {
    /// Whether it begins with "Nơi nhận".
    fn starts_with_recipients(&self) -> bool {
        let text: String =
            self.pieces.iter().flat_map(|piece| &piece.words).take(2).map(|word| word.text.as_str()).collect();
        text.chars().count() < 20 && text::fold(&text).starts_with("nơinhận")
    }

    /// The stretches where nothing stands, from far left to far right.
    fn free(&self) -> Vec<(f32, f32)> {
        let mut taken: Vec<(f32, f32)> = self.pieces.iter().map(|piece| (piece.room.left, piece.room.right)).collect();
        taken.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut free = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for (left, right) in taken {
            if left > end {
                free.push((end, left));
            }
            end = end.max(right);
        }
        free.push((end, f32::INFINITY));
        free
    }

    /// The stretches between two pieces that are at least so wide.
    fn gaps(&self, least: f32) -> Vec<(f32, f32)> {
        let wide = |(left, right): &(f32, f32)| left.is_finite() && right.is_finite() && right - left >= least;
        self.free().into_iter().filter(wide).take(MAX_VALLEYS).collect()
    }
}

/// Strips one below the other that share an empty stretch; each other strip alone.
fn groups(strips: Vec<Strip>, size: f32) -> Vec<Group> {
    /// Columns do not go on below a gap of so many sizes unless there are columns again.
    const APART: f32 = 2.5;
    let least = size * PIECE_GAP;
    let mut groups: Vec<Group> = Vec::new();
    for strip in strips {
        let gaps = strip.gaps(least);
        let free = strip.free();
        if let Some(group) = groups.last_mut().filter(|group| !group.valleys.is_empty()) {
            let shared = shared(&group.valleys, &free, least);
            let far = group.strips.last().is_some_and(|last| strip.room.top - last.room.bottom > size * APART);
            let near = !far || !gaps.is_empty();
            if near && !shared.is_empty() {
                group.valleys = shared;
                group.strips.push(strip);
                continue;
            }
        }
        groups.push(Group { valleys: gaps, strips: vec![strip] });
    }
    groups
}

/// "Nơi nhận:" stands at the left of the signature, mostly a little higher: its first lines belong to the same columns.
fn draw_in_recipients(groups: &mut Vec<Group>, size: f32) {
    /// Lines above the first line that has something at its right.
    const LINES: usize = 4;
    let starts =
        |group: &Group| group.valleys.is_empty() && group.strips.first().is_some_and(Strip::starts_with_recipients);
    let Some(first) = groups.iter().rposition(starts) else { return };
    let columns = groups.iter().skip(first + 1).take(LINES).position(|group| !group.valleys.is_empty());
    let Some(columns) = columns.map(|at| first + 1 + at) else { return };
    let above: Vec<Group> = groups.drain(first..columns).collect();
    let Some(group) = groups.get_mut(first) else { return };
    for strip in above.into_iter().flat_map(|group| group.strips).rev() {
        let left = shared(&group.valleys, &strip.free(), size * PIECE_GAP);
        if !left.is_empty() {
            group.valleys = left;
        }
        group.strips.insert(0, strip);
    }
}

fn shared(valleys: &[(f32, f32)], free: &[(f32, f32)], least: f32) -> Vec<(f32, f32)> {
    let pairs =
        valleys.iter().flat_map(|valley| free.iter().map(move |free| (valley.0.max(free.0), valley.1.min(free.1))));
    pairs.filter(|(left, right)| right - left >= least).take(MAX_VALLEYS).collect()
}

impl Group {
    /// The empty stretches that part columns: wide enough for as many lines as stand at both sides, and not just behind
    /// the number or dash of a list.
    fn valid(&self, size: f32) -> Vec<(f32, f32)> {
        let recipients = self.strips.iter().take(2).any(Strip::starts_with_recipients);
        let valley = |(left, right): &(f32, f32)| {
            let middle = f32::midpoint(*left, *right);
            let (mut both, mut before, mut after) = (0_usize, 0_usize, 0_usize);
            let mut label = true;
            for strip in &self.strips {
                let (lefts, rights): (Vec<&Piece>, Vec<&Piece>) =
                    strip.pieces.iter().partition(|piece| piece.room.right < middle);
                both += usize::from(!lefts.is_empty() && !rights.is_empty());
                before += lefts.len();
                after += rights.len();
                label &= lefts.iter().all(|piece| is_label(piece)) && lefts.len() <= 1;
            }
            let rows = both.max(before.min(after));
            let needed = match rows {
                _ if recipients => 1.0,
                0 | 1 => 3.0,
                2 | 3 => 1.6,
                _ => 1.0,
            };
            right - left >= size * needed && (!label || self.valleys.len() > 1) && before > 0 && after > 0
        };
        self.valleys.iter().filter(|stretch| valley(stretch)).copied().collect()
    }
}

/// "1.", "a)", "-": the beginning of an item, with its text further right.
fn is_label(piece: &Piece) -> bool {
    let text: String = piece.words.iter().map(|word| word.text.as_str()).collect();
    text.chars().count() <= 5 && (text.ends_with(['.', ')', '/', ':']) || !text.chars().any(char::is_alphanumeric))
}

/// Whether rows of short pieces stand there, rather than columns of text.
fn is_table(group: &Group, valleys: &[(f32, f32)]) -> bool {
    const SHORT: usize = 28;
    let (mut pieces, mut letters, mut figures, mut last_figures, mut rows) =
        (0_usize, 0_usize, 0_usize, 0_usize, 0_usize);
    let last = valleys.last().map_or(f32::INFINITY, |(left, right)| f32::midpoint(*left, *right));
    for strip in &group.strips {
        let mut columns: Vec<usize> = strip.pieces.iter().map(|piece| column_of(piece, valleys)).collect();
        columns.sort_unstable();
        columns.dedup();
        rows += usize::from(columns.len() >= 2);
        for piece in &strip.pieces {
            let text: String = piece.words.iter().map(|word| word.text.as_str()).collect();
            pieces += 1;
            letters += text.chars().count();
            let figure = is_figure(&text);
            figures += usize::from(figure);
            last_figures += usize::from(figure && piece.room.left >= last);
        }
    }
    let short = letters <= pieces * SHORT;
    if valleys.len() >= 2 {
        rows >= 2 && (short || figures * 4 >= pieces)
    } else {
        rows >= 3 && last_figures * 10 >= rows * 6
    }
}

/// "1.204", "97,4%", "-", "12/15".
fn is_figure(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| text::is_letter(*c)).count();
    (digits > 0 && others == 0) || matches!(text, "-" | "–" | "x" | "X")
}

fn column_of(piece: &Piece, valleys: &[(f32, f32)]) -> usize {
    let middle = f32::midpoint(piece.room.left, piece.room.right);
    valleys.iter().take_while(|(left, right)| f32::midpoint(*left, *right) < middle).count()
}

fn split(group: Group, valleys: &[(f32, f32)]) -> Vec<Vec<Piece>> {
    let mut columns: Vec<Vec<Piece>> = (0..=valleys.len()).map(|_| Vec::new()).collect();
    for piece in group.strips.into_iter().flat_map(|strip| strip.pieces) {
        if let Some(column) = columns.get_mut(column_of(&piece, valleys)) {
            column.push(piece);
        }
    }
    columns.retain(|column| !column.is_empty());
    columns
}

/// A row for each strip; one that only goes on with words of the row above belongs to it.
fn table(group: Group, valleys: &[(f32, f32)]) -> Table {
    let mut rows: Vec<Vec<Vec<Word>>> = Vec::new();
    let (left, right) = group.strips.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), strip| {
        (left.min(strip.room.left), right.max(strip.room.right))
    });
    for strip in group.strips {
        let mut cells: Vec<Vec<Word>> = vec![Vec::new(); valleys.len() + 1];
        for piece in strip.pieces {
            if let Some(cell) = cells.get_mut(column_of(&piece, valleys)) {
                cell.extend(piece.words);
            }
        }
        match rows.last_mut().filter(|above| goes_on(&cells, above)) {
            Some(above) => above.iter_mut().zip(cells).for_each(|(above, cell)| above.extend(cell)),
            None => rows.push(cells),
        }
    }
    let middles = valleys.iter().map(|(left, right)| f32::midpoint(*left, *right));
    let edges: Vec<f32> = [left].into_iter().chain(middles).chain([right]).collect();
    let cells = rows.into_iter().enumerate().flat_map(|(row, cells)| {
        let filled = cells.into_iter().enumerate().filter(|(_, words)| !words.is_empty()).collect::<Vec<_>>();
        filled.into_iter().map(move |(column, words)| {
            let (left, right) =
                words.iter().fold((f32::INFINITY, 0.0_f32), |(l, r), word| (l.min(word.left), r.max(word.right)));
            Box { row, column, rows: 1, columns: 1, passage: flow::cell(lines(words), left, right) }
        })
    });
    Table::new(cells.collect(), edges)
}

fn goes_on(cells: &[Vec<Word>], above: &[Vec<Word>]) -> bool {
    let filled = |cells: &[Vec<Word>]| cells.iter().filter(|cell| !cell.is_empty()).count();
    let lower = cells.iter().flatten().next().is_some_and(|word| word.text.starts_with(char::is_lowercase));
    let headless = cells.first().is_none_or(Vec::is_empty) && above.first().is_some_and(|cell| !cell.is_empty());
    let figures = cells.iter().flatten().any(|word| is_figure(&word.text));
    filled(cells) < filled(above) && !figures && (lower || headless)
}
