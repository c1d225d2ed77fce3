//! The rules that everything read keeps, whatever was in the file.

use model::{Document, ReportDraft};
use readers::limits::{MAX_BLOCKS, MAX_ISSUES, MAX_TEXT_BYTES};
use text::{Positions, Span};

/// Reads a file and looks at what came out.
pub(super) fn check(name: &str, bytes: &[u8]) {
    let (read, issues) = readers::read(name, bytes);
    assert!(!read.text.is_empty() || !issues.is_empty(), "nothing read and nothing said");
    assert!(issues.len() <= MAX_ISSUES, "{} issues", issues.len());
    document(&read);
}

/// Text is NFC and within its bounds; blocks are in order, apart, on borders of characters, and hold every letter; marks
/// lie in the text, in order.
fn document(read: &Document) {
    let text = read.text.as_str();
    assert!(text.len() <= MAX_TEXT_BYTES, "{} bytes of text", text.len());
    assert!(read.blocks.len() <= MAX_BLOCKS, "{} blocks", read.blocks.len());
    assert_eq!(text::nfc(text), text, "the text is NFC");
    let mut end = 0;
    for block in &read.blocks {
        let span = block.span;
        assert!(span.start >= end && !span.is_empty(), "{block:?} after {end}");
        let gap = text.get(end..span.start).expect("borders of characters");
        assert!(gap.chars().all(|c| readers::parts_blocks(c, read.format)), "{gap:?} before {block:?}");
        assert!(text.get(span.start..span.end).is_some(), "{block:?} on borders of characters");
        assert_eq!(span.trim(text), span, "{block:?} without blanks round it");
        end = span.end;
    }
    let rest = text.get(end..).expect("a border");
    assert!(
        rest.chars().all(|c| c.is_whitespace() || readers::parts_blocks(c, read.format)),
        "text behind the last block"
    );
    let mut end = 0;
    for mark in &read.marks {
        assert!(mark.span.start >= end && !mark.span.is_empty(), "{mark:?} after {end}");
        assert!(text.get(mark.span.start..mark.span.end).is_some(), "{mark:?} on borders of characters");
        end = mark.span.end;
    }
}

/// Composing is done once and for all, places can be counted three ways, sentences part a text and lose no letter of it,
/// numbers written are read again.
pub(super) fn text(raw: &str) {
    let text = text::nfc(raw);
    assert_eq!(text::nfc(&text), text);
    let positions = Positions::new(&text);
    assert_eq!(positions.code_points(text.len()), text.chars().count());
    for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
        assert_eq!(positions.from_utf16(positions.utf16(at)), at);
    }
    let mut end = 0;
    for sentence in text::sentences(&text) {
        assert!(sentence.start >= end && !sentence.is_empty());
        assert!(text.get(end..sentence.start).expect("borders of characters").trim().is_empty());
        assert_eq!(sentence.trim(&text), sentence);
        end = sentence.end;
    }
    assert!(text.get(end..).expect("a border").trim().is_empty());
    assert_eq!(text::fold(&text::fold(&text)), text::fold(&text), "folded once is folded");
    assert!(text::plain(&text).chars().count() <= text.chars().count() * 3);
    for word in text.split_whitespace() {
        if let Some(value) = text::read_vietnamese(word) {
            assert_eq!(text::read_vietnamese(&text::vietnamese(value)), Some(value), "{word}");
            assert_eq!(text::read_canonical(&text::canonical(value)), Some(value), "{word}");
        }
    }
}

/// The document keeps its rules, and every number of it has exactly one decision.
pub(super) fn draft(read: &Document, draft: &ReportDraft) {
    document(read);
    let text = read.text.as_str();
    let mut spans: Vec<Span> = draft.facts.iter().map(|fact| fact.span).collect();
    spans.extend(draft.set_aside.iter().map(|aside| aside.span));
    spans.sort();
    for span in &spans {
        assert!(text.get(span.start..span.end).is_some_and(|quote| !quote.is_empty()), "{span:?}");
    }
    for pair in spans.windows(2) {
        assert!(!pair[0].overlaps(pair[1]), "{:?} and {:?}", pair[0].of(text), pair[1].of(text));
    }
    for number in numbers(text) {
        let at = spans.partition_point(|span| span.end < number.end);
        assert!(spans.get(at).is_some_and(|span| span.contains(number)), "no decision on {:?}", number.of(text));
    }
    for fact in &draft.facts {
        assert!(fact.sentence.contains(fact.span), "{:?} beyond its sentence", fact.span.of(text));
    }
    for citation in &draft.citations {
        assert!(text.get(citation.span.start..citation.span.end).is_some());
    }
}

/// Runs of digits with dots and commas between digits.
fn numbers(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        while digit(at) || (at > start && matches!(bytes[at..].first(), Some(b'.' | b',')) && digit(at + 1)) {
            at += 1;
        }
        if at > start {
            found.push(Span::new(start, at));
        }
        at += 1;
    }
    found
}
