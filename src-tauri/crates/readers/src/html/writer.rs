//! Writes a page out in order: lines as a browser breaks them, headings, items, tables.

use super::{
    article::Article,
    fonts,
    lists::Counter,
    measure::{Measure, Measures},
    names, stylesheet, table,
    tree::{Data, Element, NodeId, Tree},
};
use crate::{
    compose::Composer,
    grid::Grid,
    issues::Issues,
    legacy::Legacy,
    limits::MAX_DEPTH,
    look::{Look, headings_by_look},
    outline::{TITLE, plain_kind},
    passage::Passage,
};
use model::{BlockKind, Issue, IssueCode, MarkKind};

/// A block or table of a page before it is decided whether it belongs to the article.
#[derive(Debug)]
pub(super) struct Draft {
    /// What stands there.
    pub(super) body: Body,
    /// Letters and digits.
    pub(super) letters: usize,
    /// Those of them inside links.
    pub(super) linked: usize,
    /// Not the article's own words.
    pub(super) boilerplate: bool,
    /// All of it is bold.
    bold: bool,
}

/// A block or a table.
#[derive(Debug)]
pub(super) enum Body {
    /// Text of one block.
    Block(BlockKind, Passage),
    /// A table.
    Table(Grid),
}

impl Draft {
    /// A table.
    pub(super) const fn table(grid: Grid, letters: usize, linked: usize, boilerplate: bool) -> Self {
        Self { body: Body::Table(grid), letters, linked, boilerplate, bold: false }
    }

    /// How it looks.
    fn look(&self) -> Look {
        match &self.body {
            Body::Block(BlockKind::Paragraph, passage) => Look::Line { text: passage.text(), bold: self.bold },
            Body::Block(_, passage) => Look::Line { text: passage.text(), bold: false },
            Body::Table(_) => Look::Table,
        }
    }

    /// Adds it to the document.
    pub(super) fn compose(self, composer: &mut Composer) {
        match self.body {
            Body::Block(kind, mut passage) => {
                if self.boilerplate {
                    passage.mark(MarkKind::Boilerplate);
                }
                composer.block(kind, &passage, None);
            }
            Body::Table(mut grid) => {
                if self.boilerplate {
                    grid.mark(MarkKind::Boilerplate);
                }
                composer.table(grid, None);
            }
        }
    }
}

/// Everything on the page, in order.
pub(super) fn write(tree: &Tree, measures: &Measures, article: &Article, issues: &mut Issues) -> Vec<Draft> {
    let mut writer = Writer {
        tree,
        measures,
        article,
        drafts: Vec::new(),
        line: Line::default(),
        kinds: Vec::new(),
        lists: Vec::new(),
        sheets: stylesheet::Fonts::of(tree, &measures.order),
        margin: None,
        bold: 0,
        preformatted: 0,
        font: None,
        left_out: LeftOut::default(),
        too_deep: false,
    };
    if article.title.is_none() && !article.page_title.is_empty() {
        let title = Passage::plain(article.page_title.as_str());
        let letters = article.page_title.len();
        let body = Body::Block(BlockKind::Heading { level: TITLE }, title);
        writer.drafts.push(Draft { body, letters, linked: 0, boilerplate: false, bold: false });
    }
    writer.node(0, 0);
    writer.flush();
    if writer.too_deep {
        issues.note(IssueCode::LimitDepth);
    }
    writer.left_out.report(writer.drafts.is_empty(), issues);
    writer.drafts
}

/// Pages inside this one that are named.
const MAX_FRAMES: usize = 20;

/// What was seen and not read.
#[derive(Debug, Default)]
struct LeftOut {
    pictures: usize,
    objects: usize,
    formulas: usize,
    /// Another page inside this one, and whether this one is nothing but frames.
    frames: Vec<String>,
    frameset: bool,
}

impl LeftOut {
    fn report(self, page_is_empty: bool, issues: &mut Issues) {
        for (count, what) in [(self.pictures, "ảnh"), (self.objects, "đối tượng nhúng"), (self.formulas, "công thức")]
        {
            if count > 0 {
                issues.push(Issue::new(IssueCode::UnsupportedContent).detail(format!("{count} {what}")));
            }
        }
        for source in self.frames.into_iter().filter(|_| page_is_empty || self.frameset) {
            issues.push(Issue::new(IssueCode::ExternalReference).at(source));
        }
    }
}

/// The line being written.
#[derive(Debug, Default)]
struct Line {
    passage: Passage,
    letters: usize,
    linked: usize,
    bold: usize,
    disowned: usize,
    outside: usize,
    /// White space came and stands for one space when another letter follows.
    space: bool,
    /// The number of the item that begins with the next letter.
    number: Option<String>,
    breaks: usize,
}

pub(super) struct Writer<'t> {
    pub(super) tree: &'t Tree,
    pub(super) measures: &'t Measures,
    article: &'t Article,
    pub(super) drafts: Vec<Draft>,
    line: Line,
    /// Kinds that the elements round this place give to blocks.
    kinds: Vec<BlockKind>,
    /// The lists round this place.
    lists: Vec<Counter>,
    sheets: stylesheet::Fonts,
    /// The head or foot of pages that this place belongs to.
    margin: Option<MarkKind>,
    bold: usize,
    preformatted: usize,
    /// The old font that letters stand in.
    font: Option<Legacy>,
    left_out: LeftOut,
    too_deep: bool,
}

impl Writer<'_> {
    /// Writes a node with all inside it.
    pub(super) fn node(&mut self, id: NodeId, depth: usize) {
        if depth > MAX_DEPTH {
            self.flat(id);
            return;
        }
        match self.tree.data(id) {
            Data::Text(text) => self.text(id, text),
            Data::Element(element) => self.element(id, element, depth),
            Data::Other => self.inside(id, depth),
        }
    }

    fn inside(&mut self, id: NodeId, depth: usize) {
        for child in self.tree.children(id) {
            self.node(child, depth + 1);
        }
    }

    /// What is nested too deep: its text alone.
    fn flat(&mut self, id: NodeId) {
        self.too_deep = true;
        for id in self.tree.in_order(id) {
            match self.tree.data(id) {
                Data::Text(text) if !self.measures.get(id).dropped => self.text(id, text),
                Data::Element(element) if names::is_block(element.name()) => self.flush(),
                _ => {}
            }
        }
    }

    fn element(&mut self, id: NodeId, element: &Element, depth: usize) {
        let around = (self.font, self.margin);
        self.font = fonts::set_by(element, &self.sheets).unwrap_or(self.font);
        self.margin = element.attribute("style").and_then(margin_of).or(self.margin);
        self.in_its_font(id, element, depth);
        (self.font, self.margin) = around;
    }

    fn in_its_font(&mut self, id: NodeId, element: &Element, depth: usize) {
        let name = element.name();
        if names::is_dropped(name) {
            self.leave_out(id, element);
            return;
        }
        match name {
            "title" => {}
            "br" => self.line_break(),
            "a" => {
                // Links side by side are buttons; the space between them is drawn.
                self.line.space |= self.tree.before(id).is_some_and(|before| self.tree.name(before) == "a");
                self.inside(id, depth);
            }
            "b" | "strong" => {
                self.bold += 1;
                self.inside(id, depth);
                self.bold -= 1;
            }
            "sup" => self.superscript(id, depth),
            "pre" => {
                self.preformatted += 1;
                self.block(id, None, depth);
                self.preformatted -= 1;
            }
            "li" | "dt" | "dd" => {
                let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                self.flush();
                let number = self.lists.last_mut().filter(|_| name == "li").and_then(|list| list.next(element));
                if let Some(number) = number.filter(|_| !self.measures.get(id).hidden) {
                    self.line.number = Some(number);
                }
                self.block(id, Some(BlockKind::Item { level }), depth);
                self.line.number = None;
            }
            "ul" | "ol" | "dl" => {
                self.lists.push(Counter::of(element));
                self.block(id, None, depth);
                self.lists.pop();
            }
            "table" if table::is_data(self, id) => {
                self.flush();
                table::write(self, id, depth);
            }
            "td" => self.block(id, Some(BlockKind::Paragraph), depth),
            "th" => {
                self.bold += 1;
                self.block(id, Some(BlockKind::Paragraph), depth);
                self.bold -= 1;
            }
            _ => match heading_level(name, self.article.title == Some(id)) {
                Some(level) => self.block(id, Some(BlockKind::Heading { level }), depth),
                None if names::is_block(name) => self.block(id, None, depth),
                None => self.inside(id, depth),
            },
        }
    }

    /// An element on lines of its own.
    fn block(&mut self, id: NodeId, kind: Option<BlockKind>, depth: usize) {
        self.flush();
        let pushed = kind.map(|kind| self.kinds.push(kind));
        self.inside(id, depth);
        self.flush();
        if pushed.is_some() {
            self.kinds.pop();
        }
    }

    /// Writes the content of a table's cell into drafts of its own.
    pub(super) fn cell(&mut self, id: NodeId, depth: usize) {
        let kinds = std::mem::replace(&mut self.kinds, vec![BlockKind::Paragraph]);
        self.inside(id, depth);
        self.flush();
        self.kinds = kinds;
    }

    fn text(&mut self, id: NodeId, text: &str) {
        let measure = self.measures.get(id);
        if measure.dropped {
            return;
        }
        let mark = if measure.hidden { Some(MarkKind::Hidden) } else { self.margin };
        let mark = mark.or_else(|| self.article.disowns(id).then_some(MarkKind::Boilerplate));
        self.count(id, text, measure);
        let mut written = String::with_capacity(text.len());
        for c in text.chars() {
            if self.preformatted > 0 {
                written.push(c);
            } else if matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
                self.line.space = true;
            } else if c == '\u{a0}' && (self.line.space || written.ends_with(c)) {
                // Several in a row are an indent made by hand.
                self.line.space = true;
            } else {
                let begun = !self.line.passage.is_empty() || !written.is_empty();
                let last = written.chars().next_back().or_else(|| self.line.passage.last_char());
                if std::mem::take(&mut self.line.space) && begun && last != Some('\u{a0}') {
                    written.push(' ');
                }
                self.line.breaks = 0;
                written.push(c);
            }
        }
        if !written.is_empty() {
            if let Some(number) = self.line.number.take() {
                self.line.passage.push(&number, mark);
            }
            self.line.passage.push_run(&written, mark, self.font);
        }
    }

    fn count(&mut self, id: NodeId, text: &str, measure: Measure) {
        let letters = text.chars().filter(|c| text::is_letter_or_digit(*c)).count();
        self.line.letters += letters;
        self.line.linked += if measure.in_link { letters } else { 0 };
        self.line.bold += if self.bold > 0 { letters } else { 0 };
        self.line.disowned += if self.article.disowns(id) { letters } else { 0 };
        self.line.outside += if self.article.is_outside(id) { letters } else { 0 };
    }

    /// One break stays in the block; two in a row end it.
    fn line_break(&mut self) {
        self.line.space = false;
        self.line.breaks += 1;
        if self.line.breaks > 1 {
            self.flush();
        } else if !self.line.passage.is_empty() {
            self.line.passage.push("\n", None);
        }
    }

    /// A raised number right behind a digit would become part of that number: it is written as the raised digit it is.
    fn superscript(&mut self, id: NodeId, depth: usize) {
        let raised = self.tree.text(id);
        let digits = !raised.is_empty() && raised.chars().all(|c| c.is_ascii_digit());
        let glued = !self.line.space && self.line.passage.last_char().is_some_and(|c| c.is_ascii_digit());
        match crate::passage::superscript(&raised) {
            Some(raised) if digits && glued => self.line.passage.push(&raised, None),
            _ => self.inside(id, depth),
        }
    }

    /// Ends the line.
    pub(super) fn flush(&mut self) {
        let number = self.line.number.take();
        let line = std::mem::replace(&mut self.line, Line { number, ..Line::default() });
        if line.passage.is_blank() {
            return;
        }
        let kind = self.kinds.last().cloned().unwrap_or(BlockKind::Paragraph);
        let boilerplate = line.disowned * 2 > line.letters || line.outside * 2 > line.letters;
        let bold = line.letters > 0 && line.bold == line.letters;
        let Line { passage, letters, linked, .. } = line;
        let parts = if kind == BlockKind::Paragraph { passage.split_at_items() } else { vec![passage] };
        let count = parts.len();
        for passage in parts {
            let kind = if kind == BlockKind::Paragraph { plain_kind(&passage.text()) } else { kind.clone() };
            let (letters, linked) = (letters / count, linked / count);
            self.drafts.push(Draft { body: Body::Block(kind, passage), letters, linked, boilerplate, bold });
        }
    }

    fn leave_out(&mut self, id: NodeId, element: &Element) {
        let measure = self.measures.get(id);
        let in_article = !measure.hidden && !self.article.disowns(id) && !self.article.is_outside(id);
        let out = &mut self.left_out;
        match element.name() {
            "iframe" | "frame" => {
                out.frameset |= element.name() == "frame";
                if out.frames.len() < MAX_FRAMES {
                    out.frames.push(element.attribute("src").unwrap_or_default().to_owned());
                }
            }
            "img" if in_article && !is_tiny(element) => out.pictures += 1,
            "object" | "embed" | "video" | "audio" | "canvas" if in_article => out.objects += 1,
            "math" if in_article => out.formulas += 1,
            _ => {}
        }
    }
}

/// What Word says that an element is: the head or the foot of every page.
fn margin_of(style: &str) -> Option<MarkKind> {
    let (_, after) = style.split_once("mso-element")?;
    match after.trim_start().strip_prefix(':')?.trim_start() {
        kind if kind.starts_with("header") => Some(MarkKind::Header),
        kind if kind.starts_with("footer") => Some(MarkKind::Footer),
        _ => None,
    }
}

/// Whether a picture is an icon or a counting pixel.
fn is_tiny(element: &Element) -> bool {
    const ICON: u32 = 48;
    let small = |side| element.number(side).is_some_and(|pixels| pixels <= ICON);
    small("width") || small("height")
}

/// The level of a heading element; whatever element the title is, it is the first.
fn heading_level(name: &str, is_title: bool) -> Option<u8> {
    if is_title {
        return Some(TITLE);
    }
    match name {
        "h1" | "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// Portals write headings as bold paragraphs, and put whole letters on a page.
pub(super) fn settle_headings(drafts: &mut [Draft]) {
    let titled = drafts.iter().any(|draft| matches!(draft.body, Body::Block(BlockKind::Heading { level: TITLE }, _)));
    let looks: Vec<Look> = drafts.iter().map(Draft::look).collect();
    for (draft, level) in drafts.iter_mut().zip(headings_by_look(&looks, !titled)) {
        if let (Body::Block(kind, _), Some(level)) = (&mut draft.body, level) {
            *kind = BlockKind::Heading { level };
        }
    }
}
