//! What a row is about: its own name, the row it is a part of, the group over it.

use super::{
    column::{Column, Role},
    grid::Grid,
    head,
};
use crate::{field::Votes, noun, phrases, sentence::Sentence, setting::Setting};
use model::{AreaId, IndicatorCode};
use std::rc::Rc;

/// What the figures of a row are about.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    /// As written, without numbering and dashes.
    pub(super) name: String,
    pub(super) words: Vec<Rc<str>>,
    /// The row of which this one is a part.
    pub(super) parent: Vec<Rc<str>>,
    pub(super) parent_name: String,
    pub(super) parent_indicator: Option<IndicatorCode>,
    /// Whether the row is marked as a part of the one above (`Trong đó`, `-`).
    pub(super) is_part: bool,
    /// The group of rows.
    pub(super) group: Vec<Rc<str>>,
    pub(super) group_votes: Votes,
    pub(super) unit: Option<String>,
    /// The body or place that the row is about, where the column says what is counted; none for a whole province.
    pub(super) scope: Option<String>,
    /// The units that had the name of the province that the row is about.
    pub(super) provinces: Vec<AreaId>,
    /// Whether the heads of the columns say what is counted.
    pub(super) by_column: bool,
}

/// Goes down the rows and remembers what stands over them.
#[derive(Debug, Default)]
pub(super) struct Reader {
    group: Vec<Rc<str>>,
    group_votes: Votes,
    parent: Vec<Rc<str>>,
    parent_name: String,
    parent_indicator: Option<IndicatorCode>,
    last_is_part: bool,
}

impl Reader {
    /// The subject of a row.
    pub(super) fn subject(
        &mut self,
        grid: &Grid<'_>,
        columns: &[Column],
        row: usize,
        setting: &Setting<'_>,
    ) -> Subject {
        let texts = |role: Role| {
            let places = columns.iter().enumerate().filter(move |(_, c)| c.role == role).map(|(at, _)| at);
            let mut last = None;
            let mut out: Vec<&Sentence<'_>> = Vec::new();
            for at in places {
                let cell = grid.at(row, at);
                if cell != last {
                    out.extend(cell.and_then(|n| grid.cells.get(n)).map(|c| &c.s).filter(|s| s.len() > 0));
                    last = cell;
                }
            }
            out
        };
        let names = texts(Role::Name);
        let values = texts(Role::Value);
        let written = names.last().map(|s| s.written(0..s.len())).unwrap_or_default();
        let (name, marked) = plain(written);
        let words = folded(&name);
        let in_part = marked || within(&texts(Role::Order));
        if values.is_empty() && !names.is_empty() {
            self.open_group(&names, &words);
        }
        let mut group = self.group.clone();
        for outer in names.iter().rev().skip(1) {
            group.extend(folded(outer.written(0..outer.len())));
        }
        if !in_part {
            self.parent.clone_from(&words);
            self.parent_name.clone_from(&name);
            self.parent_indicator = None;
        }
        self.last_is_part = in_part;
        let bodies = columns.iter().any(|c| c.role == Role::Name && c.bodies);
        let total = ["tổng cộng", "tổng số", "cộng", "toàn tỉnh", "tổng"].iter().any(|t| text::fold(&name) == *t);
        let provinces = names.last().filter(|_| bodies).and_then(|s| province(s, setting)).unwrap_or_default();
        let whole = total || !provinces.is_empty();
        Subject {
            by_column: bodies,
            scope: (bodies && !whole && !name.is_empty()).then(|| name.clone()),
            provinces,
            unit: texts(Role::Unit)
                .first()
                .map(|s| counted(s).unwrap_or_else(|| s.written(0..s.len()).trim().to_owned()))
                .or_else(|| names.last().and_then(|s| head::unit_in(s, setting, false))),
            parent: if in_part { self.parent.clone() } else { Vec::new() },
            parent_name: if in_part { self.parent_name.clone() } else { String::new() },
            parent_indicator: self.parent_indicator.clone().filter(|_| in_part),
            is_part: in_part,
            group,
            group_votes: self.group_votes.clone(),
            name,
            words,
        }
    }

    /// What the row just read was linked to; its parts must not be linked as the whole.
    pub(super) fn linked(&mut self, indicator: Option<IndicatorCode>) {
        if !self.last_is_part {
            self.parent_indicator = indicator;
        }
    }

    /// A row of words alone opens a group.
    fn open_group(&mut self, names: &[&Sentence<'_>], words: &[Rc<str>]) {
        self.group = words.to_vec();
        let mut votes = Votes::default();
        for s in names {
            votes.read(s, 0..s.len(), 1);
        }
        self.group_votes = votes;
    }
}

/// `TB`, `DN`: the counted noun that an abbreviation in the column of units stands for.
fn counted(s: &Sentence<'_>) -> Option<String> {
    noun::head_at(s, 0).filter(|noun| noun.known && noun.end == s.len()).map(|noun| noun.unit)
}

/// The units that had a name, where a cell holds nothing but a province's.
fn province(s: &Sentence<'_>, setting: &Setting<'_>) -> Option<Vec<AreaId>> {
    let from = s.after_any(0, &["tỉnh", "thành phố", "tp ."]).unwrap_or(0);
    setting.provinces.at(s, from).filter(|named| named.tokens.end == s.len()).map(|named| named.units)
}

/// The name without its dash or numbering, and whether it was marked as a part.
fn plain(written: &str) -> (String, bool) {
    let trimmed = written.trim();
    let bare = trimmed.trim_start_matches(['-', '+', '*', '•', '–', ' ']);
    let mut marked = bare.len() < trimmed.len();
    let folded = text::fold(bare);
    let mut name = bare;
    for opener in ["trong đó:", "trong đó", "gồm:", "bao gồm:"] {
        if folded.starts_with(opener) {
            marked = true;
            name = name.split_once(':').map_or(name, |(_, rest)| rest);
            if text::fold(name).starts_with("trong đó") {
                name = bare.get("Trong đó".len()..).unwrap_or(bare);
            }
            break;
        }
    }
    // `1. Doanh thu`, `a) Thuê bao`: numbering inside the name.
    let numbering = name.trim_start().split_once([' ', '\u{a0}']).filter(|(first, _)| {
        let core = first.trim_end_matches(['.', ')', '/']);
        first.len() <= 5
            && core.len() < first.len()
            && (core.chars().all(|c| c.is_ascii_digit() || c == '.')
                || core.chars().count() <= 3 && core.chars().all(char::is_alphabetic))
    });
    let name = numbering.map_or(name, |(_, rest)| rest);
    (name.split_whitespace().collect::<Vec<_>>().join(" "), marked)
}

/// `1.1`, `a`: a row under another.
fn within(orders: &[&Sentence<'_>]) -> bool {
    orders.first().is_some_and(|s| {
        let dotted = s.is_number(0) && s.word(0).contains('.');
        let letter = s.is_word(0)
            && s.len() <= 2
            && s.word(0).chars().count() == 1
            && !s.is_capital(0)
            && !matches!(s.word(0), "i" | "v" | "x");
        dotted || letter || matches!(s.word(0), "-" | "+")
    })
}

fn folded(name: &str) -> Vec<Rc<str>> {
    phrases::words_of(name).into_iter().flat_map(split).collect()
}

/// `5g` as the lexer cuts it.
fn split(word: String) -> Vec<Rc<str>> {
    let digits: usize = word.chars().take_while(char::is_ascii_digit).count();
    match word.split_at_checked(digits) {
        Some((number, letters)) if digits > 0 && !letters.is_empty() => vec![Rc::from(number), Rc::from(letters)],
        _ => vec![Rc::from(word)],
    }
}
