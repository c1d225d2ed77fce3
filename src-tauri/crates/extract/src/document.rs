//! A whole document: its pieces in order, each read in the light of those before it.

use crate::{
    boilerplate, calendar, check,
    field::Votes,
    identity::{self, Head, Identity},
    learned,
    lines::{self, Line, Piece},
    link::Index,
    own_period,
    places::Provinces,
    read::{self, Harvest},
    section,
    sentence::Sentence,
    setting::{self, Setting},
    table,
    thread::{self, Thread},
    token::Lexer,
};
use model::{Catalogue, Document, Learned, MarkKind, Reason, ReportDraft, ReportKind, Standing};
use std::collections::BTreeMap;
use text::Span;

/// Most figures of one document; the numbers behind them are set aside. That is twenty a page for five hundred pages, and
/// nobody looks through more.
pub const MAX_FACTS: usize = 10_000;

/// Which report a document is, its figures, its citations.
///
/// Every number of the text is in exactly one of `facts` and `set_aside`; all spans lie in `document.text`. The work is in
/// proportion to the text.
#[must_use]
pub fn extract(document: &Document, catalogue: &Catalogue) -> ReportDraft {
    extract_with(document, catalogue, &Learned::default())
}

/// The same, with what people taught before: figures in words that somebody linked to an indicator, or to none, are linked
/// likewise.
#[must_use]
pub fn extract_with(document: &Document, catalogue: &Catalogue, learned: &Learned) -> ReportDraft {
    // Where something else is kept with the catalogue they are made anew; nothing else is.
    let made;
    let Indexes { index, provinces, stocks } = match catalogue.keep(Indexes::of) {
        Some(kept) => kept,
        None => {
            made = Indexes::of(catalogue);
            &made
        }
    };
    let mut lexer = Lexer::default();
    let pieces = lines::pieces(document);
    let fates = fates(document, &pieces, &mut lexer);
    let heads = heads(document, &pieces, &fates, &mut lexer);
    let identity = identity::read(&heads, catalogue, provinces);
    let title = identity.title_line.and_then(|at| heads.get(at)).map(|h| h.line.span);
    let setting = setting(&identity, &heads, catalogue, (index, provinces, stocks));
    let mut harvest = Harvest::default();
    let mut thread = Thread::default();
    for (at, (piece, fate)) in pieces.iter().zip(&fates).enumerate() {
        match (piece, fate) {
            (Piece::Line(line), Some(reason)) => {
                for span in lines::sentences(&document.text, line.span) {
                    let s = tokens(document, &mut lexer, span);
                    harvest.set_aside.extend(read::all_aside(&s, *reason));
                }
            }
            (Piece::Line(line), None) => {
                read_line(document, line, title == Some(line.span), &setting, &mut thread, &mut lexer, &mut harvest);
            }
            (Piece::Table(cells), _) => {
                let (hidden, cells): (Vec<_>, Vec<_>) =
                    cells.iter().copied().partition(|b| is_hidden(document, b.span));
                let room = MAX_FACTS.saturating_sub(harvest.facts.len());
                let (cells, beyond) = cells.split_at(cells.len().min(room));
                let hidden = hidden.into_iter().map(|block| (block, Reason::Boilerplate));
                for (block, reason) in hidden.chain(beyond.iter().map(|block| (*block, Reason::Unknown))) {
                    let s = tokens(document, &mut lexer, block.span);
                    harvest.set_aside.extend(read::all_aside(&s, reason));
                }
                let caption = caption_of(document, &pieces, at, &setting, &mut lexer);
                match table::read(document, cells, &setting, &thread, caption.as_ref(), &mut lexer) {
                    Some(more) => harvest.add(more),
                    None => read_cells(document, cells, &setting, &mut thread, &mut lexer, &mut harvest),
                }
            }
        }
    }
    check::recognised(&mut harvest.facts, document);
    let mut draft = draft(identity, harvest);
    learned::apply(&mut draft.facts, learned, catalogue);
    draft
}

/// What is looked up in a catalogue, ready for it; made once and kept with it.
struct Indexes {
    index: Index,
    provinces: Provinces,
    stocks: BTreeMap<String, bool>,
}

impl Indexes {
    fn of(catalogue: &Catalogue) -> Self {
        let (index, provinces) = (Index::new(catalogue), Provinces::new(catalogue));
        Self { index, provinces, stocks: setting::stocks(catalogue) }
    }
}

fn tokens<'d>(document: &'d Document, lexer: &mut Lexer, span: Span) -> Sentence<'d> {
    Sentence { text: &document.text, span, tokens: lexer.tokens(&document.text, span) }
}

/// Longest start of a line that is looked at to tell what the line is.
const START_OF_LINE: usize = 2_000;

/// Its first words are within this.
const OPENING: usize = 120;

fn start_of(document: &Document, line: &Line) -> Span {
    start_of_line(document, line, START_OF_LINE)
}

fn start_of_line(document: &Document, line: &Line, most: usize) -> Span {
    let mut end = (line.span.start + most).min(line.span.end);
    while !document.text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(line.span.start, end)
}

/// For each piece why it is not the report's own words: by the reader's marks, else by its words.
fn fates(document: &Document, pieces: &[Piece<'_>], lexer: &mut Lexer) -> Vec<Option<Reason>> {
    let plain: Vec<&Line> =
        pieces.iter().filter_map(|p| if let Piece::Line(line) = p { Some(line) } else { None }).collect();
    let tail = boilerplate::tail(&document.text, &plain, |line| {
        boilerplate::opens_tail(&tokens(document, lexer, start_of(document, line)))
    });
    let tail = tail.and_then(|at| plain.get(at)).map(|line| line.span.start);
    let mut marks = document.marks.iter().peekable();
    pieces
        .iter()
        .map(|piece| {
            let Piece::Line(line) = piece else { return None };
            while marks.peek().is_some_and(|m| m.span.end <= line.span.start) {
                marks.next();
            }
            let marked = marks.peek().filter(|m| m.span.overlaps(line.span)).map(|m| m.kind);
            match marked {
                Some(MarkKind::Boilerplate | MarkKind::Hidden) => Some(Reason::Boilerplate),
                Some(MarkKind::Header | MarkKind::Footer) => Some(Reason::Page),
                Some(MarkKind::Ocr) | None if tail.is_some_and(|start| line.span.start >= start) => {
                    Some(Reason::Boilerplate)
                }
                Some(MarkKind::Ocr) | None => reason_of_line(document, line, lexer),
            }
        })
        .collect()
}

fn reason_of_line(document: &Document, line: &Line, lexer: &mut Lexer) -> Option<Reason> {
    let start = start_of(document, line);
    let opening = tokens(document, lexer, start_of_line(document, line, OPENING));
    let look = boilerplate::may_be_frame(start.of(&document.text), &opening);
    look.then(|| boilerplate::reason_of_line(&tokens(document, lexer, start))).flatten()
}

/// Whether a cell is not to be seen in its table. The marks are in order, and apart from each other.
fn is_hidden(document: &Document, span: Span) -> bool {
    let after = document.marks.partition_point(|mark| mark.span.end <= span.start);
    document.marks.get(after).is_some_and(|mark| mark.kind == MarkKind::Hidden && mark.span.overlaps(span))
}

/// The first lines (and the last ones) with their tokens.
fn heads<'d>(
    document: &'d Document,
    pieces: &[Piece<'_>],
    fates: &[Option<Reason>],
    lexer: &mut Lexer,
) -> Vec<Head<'d>> {
    let mut all: Vec<Line> = Vec::new();
    for (piece, fate) in pieces.iter().zip(fates) {
        match piece {
            Piece::Line(line) if fate.is_none() => all.push(line.clone()),
            Piece::Table(cells) if all.len() < identity::LINES => {
                let shown = |b: &&&model::Block| !b.span.is_empty() && !is_hidden(document, b.span);
                let texts = cells.iter().filter(shown).take(12);
                all.extend(texts.flat_map(|b| lines::of_block(document, b)));
            }
            _ => {}
        }
    }
    let kept = all.len();
    let last = kept.saturating_sub(12);
    let chosen =
        all.into_iter().enumerate().filter(|(at, _)| *at < identity::LINES || *at >= last).map(|(_, line)| line);
    chosen
        .map(|line| {
            let s = tokens(document, lexer, start_of(document, &line));
            let mentions = calendar::mentions(&s);
            Head { line, s, mentions }
        })
        .collect()
}

fn setting<'a>(
    identity: &Identity,
    heads: &[Head<'_>],
    catalogue: &'a Catalogue,
    (index, provinces, stocks): (&'a Index, &'a Provinces, &'a BTreeMap<String, bool>),
) -> Setting<'a> {
    let mut votes = Votes::default();
    if let Some(title) = identity.title_line.and_then(|at| heads.get(at)) {
        votes.read(&title.s, 0..title.s.len(), 1);
    }
    Setting {
        catalogue,
        index,
        provinces,
        area: identity.area.clone(),
        period: identity.period.clone(),
        anchor: identity.anchor.clone(),
        votes,
        plans: identity.plans,
        body: identity.part.clone(),
        stocks,
    }
}

/// The line over a table, which may name its unit (`ĐVT: tỷ đồng`, `Doanh thu (triệu đồng)`) or its day (`tính đến 20/3/2022`).
fn caption_of<'d>(
    document: &'d Document,
    pieces: &[Piece<'_>],
    at: usize,
    setting: &Setting<'_>,
    lexer: &mut Lexer,
) -> Option<Sentence<'d>> {
    let lines = pieces
        .get(at.saturating_sub(3)..at)?
        .iter()
        .rev()
        // What stands over another table belongs to that one.
        .map_while(|p| if let Piece::Line(line) = p { Some(line) } else { None });
    let mut captions = lines.map(|line| tokens(document, lexer, start_of(document, line)));
    let words = ["đvt", "đơn vị tính", "đơn vị :", "tính đến", "số liệu đến", "số liệu chốt", "chốt", "thời điểm"];
    // `Thuê bao theo doanh nghiệp (đến 30/9/2024):`
    let dated = |s: &Sentence<'_>| calendar::mentions(s).iter().any(|m| m.when.is_day() && own_period::is_until(s, m));
    captions.find(|s| s.len() <= 30 && (s.has_any(0..s.len(), &words) || table::ends_in_unit(s, setting) || dated(s)))
}

/// Cells of a table without figures (a letterhead, a signature) are lines of text.
fn read_cells(
    document: &Document,
    cells: &[&model::Block],
    setting: &Setting<'_>,
    thread: &mut Thread,
    lexer: &mut Lexer,
    harvest: &mut Harvest,
) {
    for block in cells {
        for line in lines::of_block(document, block) {
            read_line(document, &line, false, setting, thread, lexer, harvest);
        }
    }
}

fn read_line(
    document: &Document,
    line: &Line,
    title: bool,
    setting: &Setting<'_>,
    thread: &mut Thread,
    lexer: &mut Lexer,
    harvest: &mut Harvest,
) {
    if harvest.facts.len() >= MAX_FACTS {
        for span in lines::sentences(&document.text, line.span) {
            let s = tokens(document, lexer, span);
            harvest.set_aside.extend(read::all_aside(&s, Reason::Unknown));
        }
        return;
    }
    let goes_on = thread::goes_on(&tokens(document, lexer, start_of_line(document, line, OPENING)));
    thread.new_line(goes_on);
    let heading = !title && (line.heading || section::reads_like_heading(line.span.of(&document.text)));
    for (number, span) in lines::sentences(&document.text, line.span).enumerate() {
        let s = tokens(document, lexer, span);
        if harvest.facts.len() >= MAX_FACTS {
            harvest.set_aside.extend(read::all_aside(&s, Reason::Unknown));
            continue;
        }
        if heading {
            section::open(&s, setting, thread);
            thread.titled = line.heading || section::is_numbered(&s);
        } else if number == 0 {
            section::label(&s, thread);
        }
        harvest.add(read::sentence(&s, setting, thread, line.at.as_deref()));
    }
}

fn draft(identity: Identity, mut harvest: Harvest) -> ReportDraft {
    harvest.facts.sort_by_key(|f| f.span);
    harvest.set_aside.sort_by_key(|a| a.span);
    harvest.citations.sort_by_key(|c| c.span);
    ReportDraft {
        title: identity.title,
        number: identity.number,
        area: identity.area,
        organization: identity.organization,
        standing: identity.standing.unwrap_or(Standing::Body),
        kind: identity.kind.unwrap_or(ReportKind::Other),
        period: identity.period,
        published: identity.published,
        facts: harvest.facts,
        set_aside: harvest.set_aside,
        citations: harvest.citations,
    }
}
