//! Every value the report uses, numbered: the rows of the annex of sources, to which the annex of figures points.

use crate::known::{Class, Known};
use crate::words::period_words;
use compare::Value;
use model::{Basis, FactId, Indicator, IndicatorCode};

/// A value in use.
#[derive(Debug)]
pub(crate) struct Entry<'k> {
    pub(crate) indicator: &'k Indicator,
    /// The part of the area it is about.
    pub(crate) scope: Option<&'k str>,
    pub(crate) value: &'k Value,
    /// Number of the row of its first fact, from 1; its other facts follow.
    pub(crate) first_row: usize,
}

impl Entry<'_> {
    /// `kế hoạch năm 2020`, `6 tháng đầu năm 2020 (ước)`.
    pub(crate) fn time(&self) -> String {
        let period = period_words(&self.value.period);
        match self.value.basis {
            Basis::Actual => period,
            Basis::Estimate => format!("ước {period}"),
            Basis::Target => format!("kế hoạch {period}"),
        }
    }
}

/// All values in use, in the order of the annexes.
#[derive(Debug)]
pub(crate) struct Ledger<'k> {
    entries: Vec<Entry<'k>>,
}

impl<'k> Ledger<'k> {
    /// Numbers the values of these indicators; `earlier` are the values of some that only charts show.
    pub(crate) fn new(ordered: &[&'k Known<'k>], earlier: &[(&IndicatorCode, &'k [Value])]) -> Self {
        let mut ledger = Self { entries: Vec::new() };
        for known in ordered {
            let charted = earlier.iter().find(|(code, _)| **code == known.indicator.code);
            let older = charted.map(|(_, values)| *values).unwrap_or_default();
            let own = [&known.before, &known.now.target, &known.now.result, &known.now.part];
            let later = [&known.next, &known.long_term];
            let values = older.iter().chain(own.into_iter().flatten()).chain(later.into_iter().flatten());
            for value in values {
                ledger.enter(known.indicator, None, value);
            }
            for (scope, value) in &known.parts {
                ledger.enter(known.indicator, Some(scope), value);
            }
        }
        ledger
    }

    fn enter(&mut self, indicator: &'k Indicator, scope: Option<&'k str>, value: &'k Value) {
        let first_row = self.entries.last().map_or(1, |last| last.first_row + last.value.facts.len());
        self.entries.push(Entry { indicator, scope, value, first_row });
    }

    /// The entries in order.
    pub(crate) fn entries(&self) -> &[Entry<'k>] {
        &self.entries
    }

    /// The rows of an indicator's own values: `1-3`, `7`; none where it has none.
    pub(crate) fn rows_of(&self, indicator: &Indicator, scope: Option<&str>) -> Option<String> {
        let mine = |entry: &&Entry<'_>| entry.indicator.code == indicator.code && entry.scope == scope;
        let rows = self.entries.iter().filter(mine).flat_map(|e| e.first_row..e.first_row + e.value.facts.len());
        let rows: Vec<usize> = rows.collect();
        match (rows.first()?, rows.last()?) {
            (first, last) if first == last => Some(first.to_string()),
            (first, last) if last - first + 1 == rows.len() => Some(format!("{first}-{last}")),
            _ => Some(rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        }
    }
}

/// The indicators as the annexes list them: by field in the catalogue's order, inside it by class.
pub(crate) fn in_annex_order<'k>(known: &'k [Known<'k>], fields: &[&model::FieldCode]) -> Vec<&'k Known<'k>> {
    let place = |k: &Known<'_>| fields.iter().position(|f| **f == k.indicator.field).unwrap_or(usize::MAX);
    let mut ordered: Vec<(usize, Class, &Known<'_>)> = known.iter().map(|k| (place(k), k.class(), k)).collect();
    ordered.sort_by_key(|(place, class, _)| (*place, *class));
    ordered.into_iter().map(|(_, _, k)| k).collect()
}

/// The facts behind a value's row numbers, in their order.
pub(crate) fn rows<'e>(entry: &'e Entry<'_>) -> impl Iterator<Item = (usize, FactId)> + 'e {
    entry.value.facts.iter().enumerate().map(|(i, fact)| (entry.first_row + i, *fact))
}
