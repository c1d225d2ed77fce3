//! The pages one after the other: paragraphs and tables that go on over the end of a page, margins in their place,
//! headings by their look.

use super::{
    columns::{Region, regions},
    drawn::{Drawn, Layer},
    flow::{self, Column, Paragraph},
    lines::{Line, lines, mark_of},
    margins::{self, Edge},
    place::Rect,
    ruled,
    table::Table,
    words::{Word, Words},
};
use crate::{
    compose::Composer,
    look::{Look, headings_by_look},
    outline::plain_kind,
};
use model::{BlockKind, MarkKind};
use std::collections::HashSet;

/// Letters larger by this factor than those of the text are those of a heading.
const LARGE: f32 = 1.15;

/// Letters smaller by this factor are those of notes at the foot.
const SMALL: f32 = 0.93;

/// Text that follows is as large as most text: larger lines longer than this are text too, in characters.
const LONGEST_LARGE: usize = 160;

/// What stands on a page.
#[derive(Debug)]
pub(super) struct Sheet {
    words: Vec<Word>,
    tables: Vec<(Rect, Table)>,
    /// Lines of its margins and of oblique or turned writing.
    aside: Vec<(Line, Option<MarkKind>)>,
    hidden: Vec<Word>,
    edges: Vec<Edge>,
}

/// The document as a row of pieces.
#[derive(Debug, Default)]
pub(super) struct Story {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    page: usize,
    mark: Option<MarkKind>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Paragraph(Box<Paragraph>),
    Table(Table),
}

impl Sheet {
    pub(super) fn new(drawn: &Drawn, words: Words) -> Self {
        let hidden = |word: &Word| word.layer == Layer::Outside;
        let (hidden, words_seen): (Vec<Word>, Vec<Word>) = words.main.into_iter().partition(hidden);
        let (stamps, words_seen): (Vec<Word>, Vec<Word>) =
            words_seen.into_iter().partition(|word| word.layer == Layer::Stamp);
        let mut aside: Vec<(Line, Option<MarkKind>)> =
            lines(stamps).into_iter().map(|line| (line, Some(MarkKind::Boilerplate))).collect();
        for (along, words) in words.aside {
            // Writing across the page is a watermark; turned by a quarter it may be anything.
            let oblique = along.0.abs() > 0.1 && along.1.abs() > 0.1;
            aside.extend(lines(words).into_iter().map(|line| (line, oblique.then_some(MarkKind::Boilerplate))));
        }
        let (tables, words) = ruled::tables(&drawn.rules, words_seen);
        let rooms: Vec<Rect> = tables.iter().map(|(room, _)| *room).collect();
        let edges = margins::edges(&words, &rooms, drawn.height);
        Self { words, tables, aside, hidden, edges }
    }

    /// The words of the margins and the others.
    fn part(words: Vec<Word>, margins: &[(Rect, MarkKind)]) -> (Vec<(Word, MarkKind)>, Vec<Word>) {
        let (mut aside, mut body) = (Vec::new(), Vec::new());
        for word in words {
            let (x, y) = word.middle();
            let marked = match word.layer {
                Layer::Header | Layer::Footer => mark_of(word.layer),
                _ => margins.iter().find(|(room, _)| room.holds(x, y)).map(|(_, mark)| *mark),
            };
            match marked {
                Some(mark) => aside.push((word, mark)),
                None => body.push(word),
            }
        }
        (aside, body)
    }
}

impl Story {
    /// Puts the pages one after the other.
    pub(super) fn read(mut sheets: Vec<Sheet>) -> Self {
        let edges: Vec<Vec<Edge>> = sheets.iter_mut().map(|sheet| std::mem::take(&mut sheet.edges)).collect();
        let margins = margins::margins(&edges);
        let mut story = Self::default();
        let mut said: HashSet<(MarkKind, String)> = HashSet::new();
        for (page, (sheet, margins)) in sheets.into_iter().zip(margins).enumerate() {
            let Sheet { words, tables, aside, hidden, .. } = sheet;
            let (margin, body) = Sheet::part(words, &margins);
            for kind in [MarkKind::Header, MarkKind::Footer] {
                if kind == MarkKind::Footer {
                    story.page(page, body_pieces(body.clone(), tables.clone()));
                }
                let words = margin.iter().filter(|(_, mark)| *mark == kind).map(|(word, _)| word.clone()).collect();
                for line in lines(words) {
                    // The same line on every page is said once.
                    if said.insert((kind, line.text())) {
                        story.push_line(page, line, Some(kind));
                    }
                }
            }
            for (line, mark) in aside {
                story.push_line(page, line, mark);
            }
            for line in lines(hidden) {
                story.push_line(page, line, Some(MarkKind::Hidden));
            }
        }
        story
    }

    fn push_line(&mut self, page: usize, line: Line, mark: Option<MarkKind>) {
        let column = Column::of(std::slice::from_ref(&line));
        let content = Content::Paragraph(Box::new(Paragraph::new(line, column)));
        self.pieces.push(Piece { page, mark, content });
    }

    /// Adds the body of a page; its beginning may go on with what stands at the end of the page before.
    fn page(&mut self, page: usize, pieces: Vec<Content>) {
        let mut pieces = pieces.into_iter();
        if let Some(first) = pieces.next()
            && let Some(first) = self.go_on(page, first)
        {
            self.pieces.push(Piece { page, mark: None, content: first });
        }
        self.pieces.extend(pieces.map(|content| Piece { page, mark: None, content }));
    }

    /// Appends to the last piece of the page before; gives the piece back where it does not go on.
    fn go_on(&mut self, page: usize, first: Content) -> Option<Content> {
        let size = match &first {
            Content::Paragraph(paragraph) => paragraph.size,
            Content::Table(_) => 0.0,
        };
        let before = self.pieces.iter_mut().rev().take_while(|piece| piece.page + 1 >= page);
        let last = before.filter(|piece| piece.mark.is_none()).find(|piece| match &piece.content {
            Content::Paragraph(paragraph) => paragraph.size >= size * SMALL,
            Content::Table(_) => true,
        });
        match (last.map(|piece| &mut piece.content), first) {
            (Some(Content::Table(table)), Content::Table(next)) if table.continues(&next) => {
                table.append(next, page);
                None
            }
            (Some(Content::Paragraph(above)), Content::Paragraph(next)) => {
                above.go_on(*next).map(|next| Content::Paragraph(Box::new(next)))
            }
            (_, first) => Some(first),
        }
    }

    /// Sets the pieces into a document.
    pub(super) fn compose(self, composer: &mut Composer) {
        let levels = self.levels();
        for (piece, level) in self.pieces.into_iter().zip(levels) {
            let at = super::place(piece.page);
            match piece.content {
                Content::Paragraph(paragraph) => {
                    let mut passage = paragraph.passage;
                    if let Some(mark) = piece.mark {
                        passage.mark(mark);
                    }
                    let kind = level.map_or_else(|| plain_kind(&passage.text()), |level| BlockKind::Heading { level });
                    composer.block(kind, &passage, Some(&at));
                }
                Content::Table(table) => {
                    let pages = table.clone();
                    let place = |row: u32| super::place(pages.page_of(row).unwrap_or(piece.page));
                    composer.table_at(table.into_grid(), &place);
                }
            }
        }
    }

    /// Levels of the headings.
    fn levels(&self) -> Vec<Option<u8>> {
        let usual = self.usual_size();
        let look = |piece: &Piece| match &piece.content {
            Content::Paragraph(paragraph) => {
                let text = paragraph.passage.text();
                let large = paragraph.size > usual * LARGE && text.chars().count() <= LONGEST_LARGE;
                Look::Line { bold: (paragraph.bold || large) && piece.mark.is_none(), text }
            }
            Content::Table(_) => Look::Table,
        };
        let looks: Vec<Look> = self.pieces.iter().map(look).collect();
        headings_by_look(&looks, true)
    }

    /// The size of most letters.
    fn usual_size(&self) -> f32 {
        let mut sizes: Vec<(f32, usize)> = Vec::new();
        for piece in &self.pieces {
            let Content::Paragraph(paragraph) = &piece.content else { continue };
            let letters = paragraph.passage.text().len();
            if let Some((_, count)) = sizes.iter_mut().find(|(size, _)| (*size - paragraph.size).abs() < 0.3) {
                *count += letters;
            } else if sizes.len() < 64 {
                sizes.push((paragraph.size, letters));
            }
        }
        sizes.into_iter().max_by_key(|(_, count)| *count).map_or(12.0, |(size, _)| size)
    }
}

/// The pieces of a page from top to bottom: its tables and what stands between them.
fn body_pieces(words: Vec<Word>, tables: Vec<(Rect, Table)>) -> Vec<Content> {
    let mut out = Vec::new();
    let mut rest = words;
    let full = full_width(&rest);
    for (room, table) in tables {
        let (above, below): (Vec<Word>, Vec<Word>) = rest.into_iter().partition(|word| word.middle().1 < room.top);
        rest = below;
        text_pieces(above, full, &mut out);
        out.push(Content::Table(table));
    }
    text_pieces(rest, full, &mut out);
    out
}

/// Left and right end of the text of a page.
fn full_width(words: &[Word]) -> (f32, f32) {
    let lines = lines(words.to_vec());
    let own = Column::of(&lines);
    (own.left, flow::common_right(&lines).unwrap_or(own.right))
}

fn text_pieces(words: Vec<Word>, full: (f32, f32), out: &mut Vec<Content>) {
    for region in regions(words) {
        let (words, wide) = match region {
            Region::Table(table) => {
                out.push(Content::Table(table));
                continue;
            }
            Region::Text(words) => (words, true),
            Region::Column(words) => (words, false),
        };
        let lines = lines(words);
        let mut column = Column::of(&lines);
        if wide {
            (column.left, column.right) = full;
        } else {
            column.right = flow::common_right(&lines).unwrap_or(column.right);
        }
        for paragraph in flow::paragraphs(lines, column) {
            let next = match out.last_mut() {
                // From the foot of one column to the head of the next.
                Some(Content::Paragraph(above)) if paragraph.first.y < above.last.y => above.go_on(paragraph),
                _ => Some(paragraph),
            };
            out.extend(next.map(|paragraph| Content::Paragraph(Box::new(paragraph))));
        }
    }
}
