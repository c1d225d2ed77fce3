//! Sentences and megabytes a second, for a text file repeated to a few megabytes.
//!
//! `cargo run --release -p tongket-extract --example speed -- report.txt`
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks on the terminal")]

use extract::extract;
use model::{Block, BlockKind, Catalogue, Document, Format};
use std::time::Instant;
use text::Span;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: speed FILE");
        std::process::exit(2);
    };
    let once = text::nfc(&String::from_utf8_lossy(&std::fs::read(&path)?)).into_owned();
    let text = format!("{once}\n").repeat((2_000_000 / once.len()).max(1));
    let mut blocks = Vec::new();
    let (mut start, mut sentences) = (0, 0);
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(&text);
        start += line.len();
        if !span.is_empty() {
            sentences += text::sentences(span.of(&text)).count();
            blocks.push(Block { span, kind: BlockKind::Paragraph, at: None });
        }
    }
    let document = Document { format: Format::Txt, text, blocks, marks: Vec::new(), repairs: Vec::new() };
    let small = Document {
        format: Format::Txt,
        text: String::new(),
        blocks: Vec::new(),
        marks: Vec::new(),
        repairs: Vec::new(),
    };
    let _ = extract(&small, Catalogue::builtin());
    let begin = Instant::now();
    let draft = extract(&document, Catalogue::builtin());
    let taken = begin.elapsed().as_micros().max(1);
    let bytes = document.text.len() as u128;
    let per_second = sentences as u128 * 1_000_000 / taken;
    println!(
        "{sentences} sentences, {} figures, {per_second} sentences/s, {} KB/s",
        draft.facts.len(),
        bytes * 1_000 / taken
    );
    Ok(())
}
