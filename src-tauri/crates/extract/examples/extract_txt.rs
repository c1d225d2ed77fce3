//! Prints what extraction finds in a plain text file, in the form of `tongket extract --json`.
//!
//! `cargo run -p tongket-extract --example extract_txt -- report.txt`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks on the terminal")]

use extract::extract;
use model::{Block, BlockKind, Catalogue, Document, Format, ReportDraft};
use serde_json::{Value, json, value::RawValue};
use text::{Positions, Span};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: extract_txt FILE");
        std::process::exit(2);
    };
    let raw = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
    let document = read(&text::nfc(&raw));
    let draft = extract(&document, Catalogue::builtin());
    println!("{}", serde_json::to_string(&written(&path, &document, &draft)?)?);
    Ok(())
}

/// One paragraph a line.
fn read(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Paragraph, at: None });
        }
    }
    Document { format: Format::Txt, text: text.to_owned(), blocks, marks: Vec::new(), repairs: Vec::new() }
}

fn written(path: &str, document: &Document, draft: &ReportDraft) -> Result<Value, serde_json::Error> {
    let positions = Positions::new(&document.text);
    let place = |span: Span| positions.span_in_code_points(span);
    let catalogue = Catalogue::builtin();
    let area = |id: &Option<model::AreaId>| {
        id.as_ref().map(|id| json!({"id": id, "name": catalogue.areas.get(id).map(|a| a.name.clone())}))
    };
    let number = |value: rust_decimal::Decimal| -> Result<Value, serde_json::Error> {
        serde_json::to_value(RawValue::from_string(text::canonical(value))?)
    };
    let mut facts = Vec::new();
    for fact in &draft.facts {
        let (span, sentence, q) = (place(fact.span), place(fact.sentence), &fact.quantity);
        facts.push(json!({
            "quote": fact.span.of(&document.text), "start": span.start, "end": span.end,
            "value": number(q.value)?, "value2": q.value2.map(number).transpose()?, "unit": q.unit,
            "scale": q.scale, "si_value": number(q.si_value())?, "form": q.form, "qualifier": q.qualifier, "basis": q.basis,
            "target": q.basis == model::Basis::Target, "measure": fact.measure, "field": fact.field,
            "indicator": fact.indicator,
            "candidates": fact.candidates.iter().map(|c| json!({
                "indicator": c.indicator, "score": c.score.as_hundredths()})).collect::<Vec<_>>(),
            "scope": fact.scope, "relation": fact.relation, "area": area(&fact.area),
            "period": fact.period.as_ref().map(|p| json!({"start": p.start, "end": p.end})),
            "sentence": {"start": sentence.start, "end": sentence.end}, "at": fact.at, "implicit": fact.implicit,
            "warnings": fact.warnings, "confidence": fact.confidence.as_hundredths(), "sure": fact.is_sure(),
        }));
    }
    let set_aside: Vec<Value> = draft
        .set_aside
        .iter()
        .map(|a| {
            let span = place(a.span);
            json!({"start": span.start, "end": span.end, "reason": a.reason, "quote": a.span.of(&document.text)})
        })
        .collect();
    let citations: Vec<Value> = draft
        .citations
        .iter()
        .map(|c| {
            let span = place(c.span);
            json!({"number": c.number, "kind": c.kind, "date": c.date, "issuer": c.issuer, "excerpt": c.excerpt,
                "start": span.start, "end": span.end})
        })
        .collect();
    Ok(json!({
        "file": path, "format": document.format, "title": draft.title, "number": draft.number, "area": area(&draft.area),
        "organization": draft.organization, "standing": draft.standing, "kind": draft.kind, "period": draft.period,
        "published": draft.published, "text": document.text, "facts": facts, "set_aside": set_aside, "citations": citations,
    }))
}
