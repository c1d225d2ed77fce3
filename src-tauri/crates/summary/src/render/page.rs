//! Placed slabs to the operations of a PDF page.

use super::embedding::PrintedGlyphs;
use super::fonts::{ASCENT, DESCENT, Face};
use super::lines::Line;
use super::sheet::Sheet;
use super::shown;
use super::slab::{Marked, Paint, Placed, figures_on};
use super::structure::Structure;
use super::{Link, OutlineEntry, Rect};
use crate::Figure;
use printpdf::{
    Color, DictItem, Greyscale, LinePoint, Op, PaintMode, PdfFontHandle, Point, Pt, TextMatrix, WindingOrder,
};
use std::collections::BTreeMap;

/// What a page gathers while it is painted.
pub(crate) struct Painter<'p> {
    pub(crate) sheet: &'p Sheet,
    /// Number of the page in the file, from 0.
    pub(crate) page: usize,
    pub(crate) figures: &'p [&'p Figure],
    pub(crate) structure: &'p mut Structure,
    pub(crate) printed: &'p mut PrintedGlyphs,
    pub(crate) links: &'p mut Vec<Link>,
    pub(crate) outline: &'p mut Vec<OutlineEntry>,
    ops: Vec<Op>,
    /// Next number of marked content on this page.
    next: i64,
    open: Open,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Artefact,
    Element(super::slab::Node),
}

impl<'p> Painter<'p> {
    pub(crate) fn new(
        sheet: &'p Sheet,
        page: usize,
        figures: &'p [&'p Figure],
        structure: &'p mut Structure,
        printed: &'p mut PrintedGlyphs,
        links: &'p mut Vec<Link>,
        outline: &'p mut Vec<OutlineEntry>,
    ) -> Self {
        let (ops, open) = (Vec::new(), Open::Nothing);
        Self { sheet, page, figures, structure, printed, links, outline, ops, next: 0, open }
    }

    /// The operations of a page that holds these slabs.
    pub(crate) fn paint(mut self, placed: &[Placed]) -> Vec<Op> {
        for one in placed {
            if let Some(entry) = one.slab.entry.as_ref().filter(|_| !one.repeated) {
                let (title, level) = (entry.title.clone(), entry.level);
                self.outline.push(OutlineEntry { title, level, page: self.page, y: one.y });
            }
            for marked in &one.slab.marked {
                self.marked(marked, one);
            }
        }
        self.close();
        self.ops
    }

    fn marked(&mut self, marked: &Marked, placed: &Placed) {
        let wanted = match marked.node.filter(|_| !placed.repeated) {
            Some(node) => Open::Element(node),
            None => Open::Artefact,
        };
        if self.open != wanted {
            self.close();
            self.begin(wanted);
        }
        for paint in &marked.paint {
            match paint {
                Paint::Text { line, x, y, stretch } => self.text(line, *x, placed.y + y, *stretch),
                Paint::Stroke { from, to, thickness, dashed } => {
                    self.stroke(*from, *to, placed.y, *thickness, *dashed);
                }
                Paint::Rectangle { x, y, width, height, fill, outline } => {
                    let rect = Rect { x: *x, y: placed.y + y, width: *width, height: *height };
                    self.rectangle(rect, *fill, *outline);
                }
                Paint::Polygon { points, fill, outline } => self.polygon(points, placed.y, *fill, *outline),
                Paint::Nothing => {}
            }
        }
    }

    fn begin(&mut self, wanted: Open) {
        match wanted {
            Open::Nothing => {}
            Open::Artefact => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Open::Element(node) => {
                let number = self.next;
                self.next += 1;
                self.structure.holds(node, self.page, number);
                let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
                self.ops.push(Op::BeginMarkedContentWithProperties {
                    tag: self.structure.role(node).to_owned(),
                    properties: DictItem::Dict { map },
                });
            }
        }
        self.open = wanted;
    }

    fn close(&mut self) {
        if self.open != Open::Nothing {
            self.ops.push(Op::EndMarkedContent);
        }
        self.open = Open::Nothing;
    }

    /// From the top of the sheet to the bottom, as PDF counts.
    fn up(&self, y: f32) -> f32 {
        self.sheet.size.height - y
    }

    fn text(&mut self, line: &Line, x: f32, y: f32, stretch: f32) {
        let size = line.style.size;
        for (figure, from, to) in figures_on(line, x, stretch) {
            if let Some(figure) = self.figures.get(figure) {
                let rect = Rect { x: from, y: y - ASCENT * size, width: to - from, height: (ASCENT + DESCENT) * size };
                self.links.push(Link { page: self.page, rect, facts: figure.facts.clone() });
            }
        }
        let items = shown::items(line, stretch, self.printed);
        if items.is_empty() {
            return;
        }
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, self.up(y)]);
        self.ops.push(Op::StartTextSection);
        self.ops.push(Op::SetFont { font: font(line.style.face), size: Pt(size) });
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items });
        self.ops.push(Op::EndTextSection);
    }

    fn stroke(&mut self, from: (f32, f32), to: (f32, f32), top: f32, thickness: f32, dashed: bool) {
        let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(self.up(top + y)) }, bezier: false };
        let points = vec![point(from), point(to)];
        self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        if dashed {
            self.dash(true);
        }
        self.ops.push(Op::DrawLine { line: printpdf::Line { points, is_closed: false } });
        if dashed {
            self.dash(false);
        }
    }

    fn dash(&mut self, on: bool) {
        let pattern =
            if on { printpdf::LineDashPattern::new(0.0, &[3.0, 2.0]) } else { printpdf::LineDashPattern::solid() };
        self.ops.push(Op::SetLineDashPattern { dash: pattern });
    }

    fn polygon(&mut self, points: &[(f32, f32)], top: f32, fill: Option<f32>, outline: Option<f32>) {
        let point = |(x, y): &(f32, f32)| LinePoint { p: Point { x: Pt(*x), y: Pt(self.up(top + y)) }, bezier: false };
        let ring = printpdf::PolygonRing { points: points.iter().map(point).collect() };
        let polygon =
            printpdf::Polygon { rings: vec![ring], mode: mode(fill, outline), winding_order: WindingOrder::NonZero };
        self.shape(Op::DrawPolygon { polygon }, fill, outline);
    }

    fn rectangle(&mut self, rect: Rect, fill: Option<f32>, outline: Option<f32>) {
        let rectangle = printpdf::Rect {
            x: Pt(rect.x),
            y: Pt(self.up(rect.y + rect.height)),
            width: Pt(rect.width),
            height: Pt(rect.height),
            mode: Some(mode(fill, outline)),
            winding_order: None,
        };
        self.shape(Op::DrawRectangle { rectangle }, fill, outline);
    }

    fn shape(&mut self, shape: Op, fill: Option<f32>, outline: Option<f32>) {
        if let Some(thickness) = outline {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
        }
        if let Some(grey) = fill {
            self.ops.push(Op::SetFillColor { col: grey_of(grey) });
        }
        self.ops.push(shape);
        if fill.is_some() {
            self.ops.push(Op::SetFillColor { col: grey_of(0.0) });
        }
    }
}

const fn mode(fill: Option<f32>, outline: Option<f32>) -> PaintMode {
    match (fill, outline) {
        (Some(_), Some(_)) => PaintMode::FillStroke,
        (Some(_), None) => PaintMode::Fill,
        (None, _) => PaintMode::Stroke,
    }
}

fn font(face: Face) -> PdfFontHandle {
    PdfFontHandle::External(face.id())
}

fn grey_of(value: f32) -> Color {
    Color::Greyscale(Greyscale { percent: value, icc_profile: None })
}
