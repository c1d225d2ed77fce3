//! Any report at all, within what the types allow.

use crate::samples::Sample;
use chrono::{NaiveDate, NaiveDateTime};
use model::{
    AreaId, Basis, Block, BlockKind, Candidate, Cell, Citation, Confidence, Document, FactDraft, FieldCode, Form,
    Format, IndicatorCode, Issue, IssueCode, Mark, MarkKind, Period, PeriodKind, Qualifier, Quantity, Reason, Regime,
    Relation, RelationKind, ReportDraft, ReportKind, Scale, SetAside, Standing, Warning, WarningCode,
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select},
};
use rust_decimal::Decimal;
use text::Span;

/// Letters of one to four bytes, and what has a meaning in SQL or JSON.
const WORDS: &str = "[a-zàộđ0-9\"'%;?\\\\\u{1f4e1}\u{20000}\n.,-]{0,12}";

pub(crate) fn sample() -> impl Strategy<Value = Sample> {
    let text = "[a-zốậđ\u{1f4e1}\u{20000} \n0-9.,'\"]{2,200}";
    let lists = (vec(fact(), 0..6), vec(placed(select(Reason::ALL)), 0..5), vec(placed(citation()), 0..3));
    let read =
        (vec(placed((block(), option::of(WORDS))), 0..4), vec(placed(select(MarkKind::ALL)), 0..4), vec(issue(), 0..4));
    (text, vec(any::<u8>(), 0..300), WORDS, select(Format::ALL), read, identity(), lists).prop_map(
        |(text, original, file, format, (blocks, marks, issues), identity, (facts, set_aside, citations))| {
            let spot = |place: &Place| place.in_text(&text);
            let draft = ReportDraft {
                facts: facts
                    .into_iter()
                    .map(|(span, sentence, fact)| FactDraft { span: spot(&span), sentence: spot(&sentence), ..fact })
                    .collect(),
                set_aside: set_aside.iter().map(|(at, reason)| SetAside { span: spot(at), reason: *reason }).collect(),
                citations: citations.into_iter().map(|(at, one)| Citation { span: spot(&at), ..one }).collect(),
                ..identity
            };
            let blocks =
                blocks.into_iter().map(|(at, (kind, place))| Block { span: spot(&at), kind, at: place }).collect();
            let marks = marks.iter().map(|(at, kind)| Mark { span: spot(at), kind: *kind }).collect();
            Sample {
                file,
                original,
                document: Document { format, text, blocks, marks, repairs: Vec::new() },
                issues,
                draft,
            }
        },
    )
}

/// Two characters of a text that is not known yet.
#[derive(Debug, Clone)]
pub(crate) struct Place(Index, Index);

impl Place {
    /// From the first of them to the end of the second: never empty.
    pub(crate) fn in_text(&self, text: &str) -> Span {
        let starts: Vec<(usize, char)> = text.char_indices().collect();
        let (a, b) = (starts[self.0.index(starts.len())], starts[self.1.index(starts.len())]);
        let (first, last) = if a.0 <= b.0 { (a, b) } else { (b, a) };
        Span::new(first.0, last.0 + last.1.len_utf8())
    }
}

pub(crate) fn place() -> impl Strategy<Value = Place> {
    any::<(Index, Index)>().prop_map(|(a, b)| Place(a, b))
}

fn placed<S: Strategy>(what: S) -> impl Strategy<Value = (Place, S::Value)> {
    (place(), what)
}

/// Every decimal there is: up to 96 bits, up to 28 places, trailing zeros, minus nought.
pub(crate) fn decimal() -> impl Strategy<Value = Decimal> {
    let limit = (1_i128 << 96) - 1;
    let whole = prop_oneof![-limit..=limit, -2000_i128..2000, Just(0), Just(limit), Just(-limit)];
    (whole, 0_u32..=28).prop_map(|(digits, places)| {
        let mut value = Decimal::from_i128_with_scale(digits, places);
        value.set_sign_negative(digits < 0 || (digits == 0 && places == 7));
        value
    })
}

pub(crate) fn quantity() -> impl Strategy<Value = Quantity> {
    let codes = (option::of(select(Scale::ALL)), select(Form::ALL), select(Qualifier::ALL), select(Basis::ALL));
    (decimal(), option::of(decimal()), option::of(WORDS), codes).prop_map(
        |(value, value2, unit, (scale, form, qualifier, basis))| Quantity {
            value,
            value2,
            unit,
            scale,
            form,
            qualifier,
            basis,
        },
    )
}

fn day() -> impl Strategy<Value = NaiveDate> {
    // From the first to the last day that four digits can write.
    (-365..=3_652_059).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap())
}

/// A time to the nanosecond.
pub(crate) fn time() -> impl Strategy<Value = NaiveDateTime> {
    (day(), 0..86_400_u32, 0..1_000_000_000_u32).prop_map(|(day, second, nano)| {
        day.and_time(chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, nano).unwrap())
    })
}

pub(crate) fn period() -> impl Strategy<Value = Period> {
    (day(), day(), select(PeriodKind::ALL), WORDS, select(Regime::ALL), option::of(day())).prop_map(
        |(a, b, kind, label, regime, cutoff)| Period { start: a.min(b), end: a.max(b), kind, label, regime, cutoff },
    )
}

pub(crate) fn area() -> impl Strategy<Value = AreaId> {
    select(vec!["A-25", "B-25", "H-46"]).prop_map(AreaId::new)
}

pub(crate) fn indicator() -> impl Strategy<Value = IndicatorCode> {
    select(vec!["tel.bts", "it.dvc.level3_count", "post.points"]).prop_map(IndicatorCode::new)
}

pub(crate) fn relation() -> impl Strategy<Value = Relation> {
    (select(RelationKind::ALL), option::of(indicator()), option::of(WORDS)).prop_map(|(kind, of, base)| Relation {
        kind,
        of,
        base,
    })
}

fn confidence() -> impl Strategy<Value = Confidence> {
    (0..=100_u8).prop_map(Confidence::hundredths)
}

fn fact() -> impl Strategy<Value = (Place, Place, FactDraft)> {
    let about = (WORDS, option::of("[a-z]{1,3}"), option::of(indicator()), option::of(WORDS), option::of(relation()));
    let candidates = vec(
        (indicator(), confidence()).prop_map(|(indicator, score)| Candidate { indicator, score, reasons: Vec::new() }),
        0..3,
    );
    let warnings =
        vec((select(WarningCode::ALL), option::of(WORDS)).prop_map(|(code, detail)| Warning { code, detail }), 0..2);
    let when = (option::of(area()), option::of(period()), option::of(WORDS));
    let sure = (any::<bool>(), confidence());
    (place(), place(), quantity(), about, candidates, warnings, when, sure).prop_map(
        |(span, sentence, quantity, about, candidates, warnings, (area, period, at), (implicit, confidence))| {
            let (measure, field, indicator, scope, relation) = about;
            let fact = FactDraft {
                span: Span::new(0, 0),
                sentence: Span::new(0, 0),
                quantity,
                measure,
                field: field.map(FieldCode::new),
                indicator,
                candidates,
                scope,
                relation,
                area,
                period,
                at,
                implicit,
                warnings,
                confidence,
            };
            (span, sentence, fact)
        },
    )
}

fn identity() -> impl Strategy<Value = ReportDraft> {
    let words = (WORDS, option::of(WORDS), option::of(WORDS));
    let codes = (select(Standing::ALL), select(ReportKind::ALL));
    (words, codes, option::of(area()), option::of(period()), option::of(day())).prop_map(
        |((title, number, organization), (standing, kind), area, period, published)| ReportDraft {
            title,
            number,
            area,
            organization,
            standing,
            kind,
            period,
            published,
            facts: Vec::new(),
            set_aside: Vec::new(),
            citations: Vec::new(),
        },
    )
}

fn citation() -> impl Strategy<Value = Citation> {
    (WORDS, WORDS, option::of(day()), option::of(WORDS), option::of(WORDS)).prop_map(
        |(number, kind, date, issuer, excerpt)| Citation { number, kind, date, issuer, excerpt, span: Span::new(0, 0) },
    )
}

fn block() -> impl Strategy<Value = BlockKind> {
    let cell = (any::<(u32, u32, u32, u32, u32, bool)>()).prop_map(|(table, row, column, rows, columns, head)| {
        BlockKind::Cell(Cell { table, row, column, rows, columns, head })
    });
    prop_oneof![
        any::<u8>().prop_map(|level| BlockKind::Heading { level }),
        Just(BlockKind::Paragraph),
        any::<u8>().prop_map(|level| BlockKind::Item { level }),
        cell,
    ]
}

fn issue() -> impl Strategy<Value = Issue> {
    (select(IssueCode::ALL), option::of(WORDS), option::of(WORDS)).prop_map(|(code, at, detail)| Issue {
        code,
        at,
        detail,
    })
}
