//! Figures: a number with its unit, form and loosening word.
//!
//! A form is tried where a free number stands, the most telling first: a place in a rating, a density told from its base, a
//! fraction, a range, and last the plain number with what follows it (%, money, a counted noun). What the figure is about is
//! not asked here.

mod change;
mod count;
mod density;
mod earlier;
mod implicit;
mod labelled;
mod part;
mod plain;
mod qualifier;
mod range;
mod rank;
mod ratio;
mod spelled;
mod unit_behind;

pub(crate) use earlier::{bracket as bracket_of_time, is_of as is_of_earlier};
pub(crate) use implicit::find as implicit;

use crate::{claims::Claims, numeral, sentence::Sentence};
use model::Qualifier;
use model::{Basis, Form, Quantity, Reason, RelationKind, Scale};
use rust_decimal::Decimal;
use std::ops::Range;

/// What kind of thing the number measures; decides which indicators it can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Nature {
    Count,
    Money,
    Percent,
    Density,
    Rank,
    Score,
    Duration,
    Length,
    Surface,
}

/// What a figure says about another one, as far as its own words tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    pub(crate) kind: RelationKind,
    /// The words it is compared with.
    pub(crate) base: Option<Range<usize>>,
    /// The level against its base and not the step to it: `bằng 110% cùng kỳ`.
    pub(crate) level: bool,
}

/// A figure and the tokens it takes.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    /// The token of its (first) number.
    pub(crate) number: usize,
    /// The tokens of the quote: loosening word, number, unit, noun phrase.
    pub(crate) tokens: Range<usize>,
    /// The counted noun phrase.
    pub(crate) noun: Option<Range<usize>>,
    /// Value, unit, form, loosening word.
    pub(crate) quantity: Quantity,
    /// What it measures.
    pub(crate) nature: Nature,
    /// Compared with what.
    pub(crate) comparison: Option<Comparison>,
    /// Said without a number.
    pub(crate) implicit: bool,
    /// No white space before the number.
    pub(crate) glued: bool,
    /// Its digits are parted by a space.
    pub(crate) broken: bool,
    /// The number was not followed by any unit.
    pub(crate) bare: bool,
}

/// What a form found: the shape without qualifier and basis.
pub(super) struct Shape {
    pub(super) tokens: Range<usize>,
    pub(super) noun: Option<Range<usize>>,
    pub(super) value: Decimal,
    pub(super) value2: Option<Decimal>,
    pub(super) unit: Option<String>,
    pub(super) scale: Option<Scale>,
    pub(super) form: Form,
    pub(super) nature: Nature,
    pub(super) bare: bool,
}

impl Shape {
    /// A number without unit or noun.
    fn new(tokens: Range<usize>, value: Decimal, form: Form, nature: Nature) -> Self {
        Self { tokens, noun: None, value, value2: None, unit: None, scale: None, form, nature, bare: false }
    }

    fn unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }
}

/// What becomes of a free number.
enum Verdict {
    Figure(Box<Figure>),
    Aside(Range<usize>, Reason),
    Nothing,
}

/// Every figure that a sentence gives in digits or number words; claims their tokens and those of lengths of time.
pub(crate) fn find(s: &Sentence<'_>, claims: &mut Claims) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.len() {
        at = match verdict(s, claims, at) {
            Verdict::Figure(figure) => {
                claims.take_for_figure(figure.tokens.clone());
                let next = figure.tokens.end.max(at + 1);
                found.push(*figure);
                next
            }
            Verdict::Aside(range, reason) => {
                claims.take_free(s, range.clone(), reason);
                range.end.max(at + 1)
            }
            Verdict::Nothing => at + 1,
        };
    }
    found
}

fn verdict(s: &Sentence<'_>, claims: &Claims, at: usize) -> Verdict {
    if !claims.is_free(at) {
        return Verdict::Nothing;
    }
    if !s.is_number(at) {
        let shape = part::in_words(s, claims, at)
            .or_else(|| spelled::at(s, claims, at))
            .or_else(|| count::in_words(s, claims, at));
        return match shape {
            Some(shape) => Verdict::Figure(Box::new(finish(s, claims, at, shape))),
            None => Verdict::Nothing,
        };
    }
    let shape = rank::at(s, at)
        .or_else(|| density::per_base(s, at))
        .or_else(|| density::of_subject(s, at))
        .or_else(|| ratio::at(s, claims, at))
        .or_else(|| range::at(s, claims, at));
    if let Some(shape) = shape {
        return Verdict::Figure(Box::new(finish(s, claims, at, shape)));
    }
    let Some(numeral) = numeral::digits_at(s, at) else { return Verdict::Nothing };
    if let Some(end) = count::length_of_time(s, at, numeral.end) {
        return Verdict::Aside(at..end, Reason::Duration);
    }
    match plain::at(s, claims, at, &numeral) {
        Some(shape) => Verdict::Figure(Box::new(finish(s, claims, at, shape))),
        None => Verdict::Nothing,
    }
}

/// Adds the loosening word and what the figure is compared with.
fn finish(s: &Sentence<'_>, claims: &Claims, at: usize, shape: Shape) -> Figure {
    let loose = qualifier::round(s, &shape.tokens, shape.form);
    let comparison = change::of(s, &shape, loose.start);
    let form = match &comparison {
        Some(c) if c.level => shape.form,
        Some(c) if matches!(c.kind, RelationKind::Yoy | RelationKind::Change | RelationKind::Points) => Form::Change,
        _ => shape.form,
    };
    let bound = shape.nature == Nature::Rank && matches!(s.word(shape.tokens.start), "top" | "tốp" | "nhóm" | "trong");
    // What a figure before it has taken stays there.
    let start = loose.start.min(shape.tokens.start);
    let start = (start..at).find(|i| claims.are_free(*i..at)).unwrap_or(at);
    Figure {
        number: at,
        tokens: start..shape.tokens.end.max(loose.end),
        noun: shape.noun,
        quantity: Quantity {
            value: shape.value,
            value2: shape.value2,
            unit: shape.unit,
            scale: shape.scale,
            form,
            qualifier: if bound { Qualifier::AtMost } else { loose.qualifier },
            basis: Basis::Actual,
        },
        nature: shape.nature,
        comparison,
        implicit: false,
        glued: s.is_glued(at) && at > 0 && s.is_word(at - 1),
        broken: s.is_broken(at),
        bare: shape.bare,
    }
}
