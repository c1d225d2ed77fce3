//! Tables: what a number in a cell says follows from the heads above it and the words beside it.
//!
//! [`grid`] finds the rows of heads, [`mod@column`] what each column holds (values of which period and footing, units, names),
//! [`row`] what each row is about, [`cell`] the number itself. A table without numbers to read (a letterhead, a signature) is
//! running text in cells and is read as such by the caller.

mod cell;
mod column;
mod grid;
mod head;
mod row;

use crate::{
    aside, calendar, check,
    claims::Claims,
    field::Votes,
    figure::{Comparison, Figure, Nature},
    link::{self, Fit, Query, Weighed},
    own_period::{self, Told},
    read::Harvest,
    sentence::Sentence,
    setting::Setting,
    thread::Thread,
    token::Lexer,
};
use cell::Value;
use column::{Column, Role};
use grid::Grid;
use model::{
    AreaId, Basis, Block, Confidence, Document, FactDraft, Form, Indicator, IndicatorCode, MeasureKind, Period,
    PeriodKind, Qualifier, Quantity, Reason, Regime, Relation, RelationKind, SetAside,
};
use row::Subject;
use std::rc::Rc;
use text::Span;

/// Reads a table of figures; none where it is running text in cells.
pub(crate) fn read(
    document: &Document,
    cells: &[&Block],
    setting: &Setting<'_>,
    thread: &Thread,
    caption: Option<&Sentence<'_>>,
    lexer: &mut Lexer,
) -> Option<Harvest> {
    let grid = Grid::new(document, cells, lexer)?;
    let columns = column::all(&grid, setting, caption);
    let mut harvest = Harvest::default();
    for at in 0..grid.first_data_row {
        for cell in grid.starting_in(at) {
            harvest.set_aside.extend(heads_aside(&grid.cells, cell));
        }
    }
    let decimal_point = cell::uses_decimal_point(&grid, &columns);
    let mut rows = row::Reader::default();
    for at in grid.first_data_row..grid.rows {
        let subject = rows.subject(&grid, &columns, at, setting);
        let row = Row { grid: &grid, columns: &columns, at, subject: &subject, setting, thread, decimal_point };
        row.read(&mut harvest);
        rows.linked(row.indicator());
    }
    Some(harvest)
}

/// Whether a line over a table ends in a unit in brackets: `2. Doanh thu (triệu đồng)`.
pub(crate) fn ends_in_unit(s: &Sentence<'_>, setting: &Setting<'_>) -> bool {
    let last = s.len().saturating_sub(1);
    let closed = s.word(last) == ")" || (s.word(last) == ":" && s.word(last.saturating_sub(1)) == ")");
    closed && head::unit_in(s, setting, true).is_some()
}

/// Numbers in heads: years, periods, levels, numbering.
fn heads_aside(cells: &[grid::Text<'_>], cell: usize) -> Vec<SetAside> {
    cells.get(cell).map(|c| aside_numbers(&c.s, Reason::Heading)).unwrap_or_default()
}

/// Every number of a cell set aside for its own reason, else for this one.
fn aside_numbers(s: &Sentence<'_>, otherwise: Reason) -> Vec<SetAside> {
    let mut claims = Claims::new(s);
    for mention in calendar::mentions(s) {
        claims.take_free(s, mention.first..mention.end, mention.reason());
    }
    aside::claim(s, &mut claims);
    claims.take_free(s, 0..s.len(), otherwise);
    claims.set_aside(s)
}

/// One row of figures.
struct Row<'a, 't> {
    grid: &'a Grid<'t>,
    columns: &'a [Column],
    at: usize,
    subject: &'a Subject,
    setting: &'a Setting<'a>,
    thread: &'a Thread,
    decimal_point: bool,
}

impl Row<'_, '_> {
    fn read(&self, harvest: &mut Harvest) {
        let sentence = self.span();
        for number in self.grid.starting_in(self.at) {
            let Some(text) = self.grid.cells.get(number) else { continue };
            let column = self.columns.get(text.column);
            let role = column.map_or(Role::Name, |c| c.role);
            let value = column
                .filter(|c| c.role == Role::Value)
                .and_then(|c| Some((c, cell::value(text, self.unit(c), self.decimal_point)?)));
            match value {
                Some((column, value)) => {
                    let fact = self.fact(text, column, &value, sentence);
                    harvest.facts.push(fact);
                    let mut claims = Claims::new(&text.s);
                    claims.take_for_figure(value.tokens.clone());
                    claims.take_free(&text.s, 0..text.s.len(), Reason::Unknown);
                    harvest.set_aside.extend(claims.set_aside(&text.s));
                }
                None => {
                    let reason = if role == Role::Order { Reason::Heading } else { Reason::Name };
                    harvest
                        .set_aside
                        .extend(aside_numbers(&text.s, if role == Role::Value { Reason::Unknown } else { reason }));
                }
            }
        }
    }

    /// From the first cell of the row to its last.
    fn span(&self) -> Span {
        let spans = self.grid.starting_in(self.at).filter_map(|n| self.grid.cells.get(n)).map(|c| c.s.span);
        spans.reduce(Span::union).unwrap_or(Span::new(0, 0))
    }

    /// The unit of a value: of its column, else of its row, else of the table.
    fn unit<'s>(&'s self, column: &'s Column) -> Option<&'s str> {
        let counted = column.counted.as_deref().filter(|_| self.subject.by_column);
        // `Xếp hạng PII | 17/34`
        let ranked = (cell::nature(None, &self.subject.name) == Nature::Rank).then_some("hạng");
        let own = column.unit.as_deref().or(self.subject.unit.as_deref()).or(counted).or(ranked);
        own.or(column.table_unit.as_deref())
    }

    /// The indicator of the row's own values.
    fn indicator(&self) -> Option<IndicatorCode> {
        let column = self.columns.iter().find(|c| c.role == Role::Value && c.relation.is_none())?;
        let nature = cell::nature(self.unit(column), &self.subject.name);
        let fits = self.fits(column, Some(nature), self.unit(column), Form::Number);
        fits.into_iter().find(|f| f.score >= link::THRESHOLD).map(|f| f.indicator)
    }

    fn fits(&self, column: &Column, nature: Option<Nature>, unit: Option<&str>, form: Form) -> Vec<Fit> {
        let words = self.words(column);
        let votes = self.votes();
        let unit = unit.map(|u| cell::split_unit(u).1);
        let query = Query {
            words: &words,
            nature,
            form,
            unit: unit.as_deref(),
            field: votes.best(),
            day: self.setting.period.as_ref().map(|p| p.end),
            department: self.subject.name.contains("của Sở"),
            province: false,
            neighbours: &[],
        };
        query.fits(self.setting.index, self.setting.catalogue)
    }

    /// The row's name counts most, then what it is part of, the group above, the head of the column, the section.
    fn words(&self, column: &Column) -> Vec<Weighed> {
        let mut out = Vec::new();
        let by_body = self.subject.by_column;
        let name_weight = if by_body { 30 } else { 100 };
        let head_weight = if by_body { 100 } else { 45 };
        let parts: [(&[Rc<str>], u32, bool); 5] = [
            (&self.section(), 42, false),
            (&self.subject.group, 70, false),
            (&self.subject.parent, 66, false),
            (&column.words, head_weight, by_body),
            (&self.subject.words, name_weight, !by_body),
        ];
        for (words, weight, here) in parts {
            out.extend(words.iter().map(|w| Weighed { word: Rc::clone(w), weight, here }));
            out.push(Weighed { word: Rc::from(""), weight: 0, here });
        }
        out
    }

    fn section(&self) -> Vec<Rc<str>> {
        self.thread.heading.iter().map(|w| Rc::clone(&w.word)).collect()
    }

    fn votes(&self) -> Votes {
        let mut votes = Votes::default();
        for number in self.grid.starting_in(self.at) {
            if let Some(cell) = self.grid.cells.get(number) {
                votes.read(&cell.s, 0..cell.s.len(), 3);
            }
        }
        votes.add_all(&self.subject.group_votes, 3);
        votes.add_all(&self.thread.heading_votes, 2);
        votes.add_all(&self.setting.votes, 1);
        votes
    }

    fn fact(&self, text: &grid::Text<'_>, column: &Column, value: &Value, sentence: Span) -> FactDraft {
        let catalogue = self.setting.catalogue;
        // `+665`: nobody signs a value.
        let signed = (value.tokens.start..value.tokens.end).any(|i| text.s.word(i) == "+")
            || value.tokens.start.checked_sub(1).is_some_and(|i| text.s.word(i) == "+");
        let compared = column.relation.or_else(|| signed.then_some(RelationKind::Change));
        let nature = compared.is_none().then_some(value.nature);
        let fits = match compared {
            Some(_) => Vec::new(),
            None => self.fits(column, nature, value.written_unit.as_deref(), value.form),
        };
        let best = fits.first().filter(|f| f.score >= link::THRESHOLD).cloned();
        let about = if compared.is_some() { self.indicator() } else { best.as_ref().map(|b| b.indicator.clone()) };
        let indicator = about.as_ref().and_then(|code| catalogue.indicator(code));
        let scope = self.subject.scope.clone().or_else(|| self.setting.body.clone());
        let part =
            scope.is_some() || (self.subject.is_part && about.is_some() && about == self.subject.parent_indicator);
        let relation = compared.map(|kind| Relation {
            kind: if column.level { kind } else { points(kind, indicator) },
            of: about.clone(),
            base: Some(column.head.clone()),
        });
        let relation =
            relation.or_else(|| part.then(|| Relation { kind: RelationKind::Part, of: about.clone(), base: None }));
        let scope = scope.or_else(|| part.then(|| self.subject.name.clone()));
        let basis = if compared.is_some() { Basis::Actual } else { column.basis };
        let form = match compared {
            Some(RelationKind::OfTarget | RelationKind::Share) => Form::Rate,
            Some(_) if !column.level => Form::Change,
            _ => value.form,
        };
        let quantity = self.quantity(value, form, basis, indicator.filter(|_| compared.is_none()));
        let comparison = compared.map(|kind| Comparison { kind, base: None, level: column.level });
        let tokens = value.tokens.clone();
        let figure = Figure {
            number: tokens.start,
            tokens: tokens.clone(),
            noun: None,
            quantity: quantity.clone(),
            nature: value.nature,
            comparison,
            implicit: false,
            glued: false,
            broken: text.s.is_broken(value.tokens.start),
            bare: false,
        };
        let field = indicator.map(|one| one.field.clone()).or_else(|| self.votes().best().cloned());
        let period = self.period(column, indicator);
        let mut fact = FactDraft {
            span: text.s.span_of(tokens),
            sentence,
            quantity,
            measure: self.measure(column),
            field,
            indicator: best.as_ref().filter(|_| relation.is_none()).map(|b| b.indicator.clone()),
            candidates: fits.iter().map(Fit::candidate).collect(),
            scope,
            relation,
            area: self.area(period.as_ref()),
            period,
            at: Some(text.at.clone()),
            implicit: false,
            warnings: Vec::new(),
            confidence: Confidence::hundredths(0),
        };
        check::fact(&mut fact, &figure, &fits, self.setting);
        fact.confidence = check::confidence(&fact, &figure, &fits, false);
        fact
    }

    /// The report's own area, or the province that the row names.
    fn area(&self, period: Option<&Period>) -> Option<AreaId> {
        let named = &self.subject.provinces;
        let own = self.setting.area.as_ref();
        if named.is_empty() || own.is_some_and(|own| named.contains(own)) {
            return own.cloned();
        }
        let day = period.map(|period| period.end);
        let there =
            |id: &&AreaId| day.is_none_or(|d| self.setting.catalogue.areas.get(id).is_some_and(|a| a.exists_on(d)));
        named.iter().find(there).or_else(|| named.first()).cloned()
    }

    fn quantity(&self, value: &Value, form: Form, basis: Basis, indicator: Option<&Indicator>) -> Quantity {
        let counted = indicator.filter(|one| one.kind == MeasureKind::Count).map(|one| one.unit.clone());
        let unit = value.unit.clone().or(counted);
        let known =
            unit.as_deref().and_then(|u| self.setting.catalogue.units.written(u)).filter(|u| u.dimension == "count");
        let unit = known.map(|u| u.canonical.clone()).or(unit);
        Quantity {
            value: value.value,
            value2: value.value2,
            unit,
            scale: value.scale,
            form,
            // As in running text, what is estimated is about so much.
            qualifier: if basis == Basis::Estimate && value.qualifier == Qualifier::Exact {
                Qualifier::Approx
            } else {
                value.qualifier
            },
            basis,
        }
    }

    fn measure(&self, column: &Column) -> String {
        let name = self.subject.name.as_str();
        if self.subject.by_column {
            return format!("{} {name}", column.label).trim().to_owned();
        }
        let short = name.split(' ').count() <= 3 && !self.subject.parent_name.is_empty();
        if short { format!("{} {name}", self.subject.parent_name) } else { name.to_owned() }
    }

    fn period(&self, column: &Column, indicator: Option<&Indicator>) -> Option<Period> {
        let document = self.setting.period.clone();
        // The column of the year of Nghị định 09 is headed by its number alone.
        let same = |a: &Period, b: &Period| {
            a.kind == PeriodKind::Year && b.kind == a.kind && b.regime == Regime::Decree09 && a.year_of() == b.year_of()
        };
        if let Some((_, own)) = column.period.as_ref().zip(document.as_ref()).filter(|(a, b)| same(a, b)) {
            return Some(own.clone());
        }
        let Some(period) = column.period.clone() else { return self.thread.heading_period.clone().or(document) };
        let told = Told { period, until: column.until };
        Some(own_period::for_indicator(&told, indicator, true, self.setting.catalogue))
    }
}

/// A plain per cent on a rate may mean points.
fn points(kind: RelationKind, indicator: Option<&Indicator>) -> RelationKind {
    let rate = indicator.is_some_and(|one| one.kind == MeasureKind::Percent);
    if rate && kind == RelationKind::Yoy { RelationKind::Points } else { kind }
}
