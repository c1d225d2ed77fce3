//! What a page draws: runs the operators of its content (ISO 32000-1, 8 and 9) as far as letters, lines and the places of
//! pictures need it.

mod letters;
mod notes;
mod strokes;

use super::{
    drawn::{Drawn, Layer},
    file::File,
    font::Font,
    layers::Layers,
    lexer::{Lexer, Token, is_blank},
    object::{Dict, Object, Stream},
    pages::Page,
    pen::{MAX_SAVED, Marked, Pen, around},
    place::{Matrix, Rect},
    raster::Laid,
};
use crate::limits::{MAX_PAGE_RULES, MAX_PAGE_STEPS, MAX_PDF_STEPS, MAX_SCAN_PICTURES};
use std::{collections::HashMap, rc::Rc};

/// Deepest forms inside one another.
const MAX_FORMS: usize = 16;

/// Most operands of one operator.
const MAX_OPERANDS: usize = 512;

/// Most notes, fields and stamps on a page.
const MAX_ANNOTATIONS: usize = 2_000;

/// Letters so far outside of the page are not seen on paper; nearer ones belong to words that the edge cuts.
const CUT_OFF: f32 = 36.0;

/// Runs pages, keeping the fonts.
#[derive(Debug)]
pub(super) struct Painter<'f, 'b> {
    file: &'f File<'b>,
    fonts: HashMap<u32, Rc<Font>>,
    layers: Layers,
    steps: usize,
}

/// One page being run.
#[derive(Debug)]
struct Run<'p, 'f, 'b> {
    painter: &'p mut Painter<'f, 'b>,
    drawn: Drawn,
    visible: Rect,
    steps: usize,
    forms: usize,
    stamp: bool,
    /// Inside something that belongs to a layer which is off.
    unseen: bool,
}

/// What the names in a piece of content stand for.
#[derive(Debug, Default)]
struct Scope {
    resources: Dict,
    fonts: Dict,
    objects: Dict,
    properties: Dict,
    /// Number among the fonts of the page.
    ready: HashMap<Vec<u8>, usize>,
}

impl<'f, 'b> Painter<'f, 'b> {
    pub(super) fn new(file: &'f File<'b>) -> Self {
        Self { file, fonts: HashMap::new(), layers: Layers::read(file), steps: 0 }
    }

    /// The file whose pages are run.
    pub(super) const fn file(&self) -> &'f File<'b> {
        self.file
    }

    /// Whether more was drawn than is read from one file.
    pub(super) const fn is_tired(&self) -> bool {
        self.steps >= MAX_PDF_STEPS
    }

    /// Runs a page.
    pub(super) fn page(&mut self, page: &Page) -> Drawn {
        let (width, height) = (page.frame.width, page.frame.height);
        let visible = Rect { left: -CUT_OFF, top: -CUT_OFF, right: width + CUT_OFF, bottom: height + CUT_OFF };
        let drawn = Drawn { width, height, ..Drawn::default() };
        let file = self.file;
        let mut run = Run { painter: self, drawn, visible, steps: 0, forms: 0, stamp: false, unseen: false };
        let content = run.contents(page);
        run.content(&content, &page.resources, page.frame.matrix);
        let notes = file.get(&page.dict, "Annots");
        for note in notes.array().unwrap_or_default().iter().take(MAX_ANNOTATIONS) {
            if let Some(note) = file.look(note).dict() {
                run.annotation(note, page.frame.matrix);
            }
        }
        let Run { drawn, steps, .. } = run;
        self.steps += steps;
        drawn
    }
}

impl Run<'_, '_, '_> {
    fn contents(&self, page: &Page) -> Vec<u8> {
        let file = self.painter.file;
        match file.get(&page.dict, "Contents") {
            Object::Stream(stream) => file.unpacked(&stream).unwrap_or_default(),
            Object::Array(parts) => {
                let mut all = Vec::new();
                for part in parts.iter().take(10_000) {
                    if let Object::Stream(stream) = file.look(part) {
                        all.extend(file.unpacked(&stream).unwrap_or_default());
                        all.push(b'\n');
                    }
                }
                all
            }
            _ => Vec::new(),
        }
    }

    fn matrix_of(&self, dict: &Dict) -> Matrix {
        let file = self.painter.file;
        let matrix = file.get(dict, "Matrix");
        let numbers: Vec<f32> =
            matrix.array().unwrap_or_default().iter().filter_map(|o| file.look(o).number()).collect();
        Matrix::from(&numbers).unwrap_or(Matrix::IDENTITY)
    }

    fn form(&mut self, form: &Rc<Stream>, around: &Dict, matrix: Matrix) {
        if self.forms >= MAX_FORMS {
            self.drawn.cut = true;
            return;
        }
        let file = self.painter.file;
        let Some(bytes) = file.unpacked(form) else { return };
        let matrix = self.matrix_of(&form.dict).then(&matrix);
        let own = file.get(&form.dict, "Resources");
        let resources = own.dict().unwrap_or(around);
        self.forms += 1;
        self.content(&bytes, resources, matrix);
        self.forms -= 1;
    }

    /// Runs a piece of content.
    fn content(&mut self, bytes: &[u8], resources: &Dict, matrix: Matrix) {
        let file = self.painter.file;
        let mut scope = Scope {
            fonts: file.dict(resources, "Font"),
            objects: file.dict(resources, "XObject"),
            properties: file.dict(resources, "Properties"),
            resources: resources.clone(),
            ready: HashMap::new(),
        };
        let mut pen = Pen::new(matrix);
        let mut lexer = Lexer::new(bytes);
        let mut operands: Vec<Object> = Vec::new();
        loop {
            self.steps += 1;
            if self.steps > MAX_PAGE_STEPS || self.painter.steps + self.steps > MAX_PDF_STEPS {
                self.drawn.cut = true;
                return;
            }
            match lexer.token(false) {
                Some(Token::Object(object)) => {
                    if operands.len() < MAX_OPERANDS {
                        operands.push(object);
                    }
                }
                Some(Token::Word(word)) => {
                    if word == b"BI" {
                        self.inline_picture(&mut lexer, &pen);
                    } else {
                        self.operator(word, &operands, &mut pen, &mut scope);
                    }
                    operands.clear();
                }
                None => return,
            }
        }
    }

    fn operator(&mut self, word: &[u8], operands: &[Object], pen: &mut Pen, scope: &mut Scope) {
        if pen.clips && matches!(word, b"n" | b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*") {
            pen.clip();
        }
        match word {
            b"Tj" | b"'" | b"\"" | b"TJ" => self.show(word, operands, pen),
            b"Tf" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                pen.state.font = self.font(name, scope);
                pen.state.size = operands.get(1).and_then(Object::number).unwrap_or(0.0);
            }
            b"gs" => self.graphics_state(operands, pen, scope),
            b"Do" => {
                let name = operands.first().and_then(Object::name).unwrap_or_default();
                if let Some(Object::Stream(object)) = scope.objects.0.get(name).map(|o| self.painter.file.look(o)) {
                    self.object(&object, pen, scope);
                }
            }
            b"BDC" | b"BMC" => {
                let marked = self.marked(operands, scope);
                if pen.marked.len() < MAX_SAVED {
                    pen.marked.push(marked);
                }
            }
            b"EMC" => {
                pen.marked.pop();
            }
            b"sh" => self.drawn.shaded = true,
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => self.paint(word, pen),
            _ => pen.take(word, operands),
        }
    }

    /// Whether something belongs to a layer that is off.
    fn is_off(&self, dict: &Dict) -> bool {
        dict.get("OC").is_some_and(|layer| self.painter.layers.hide(self.painter.file, layer))
    }

    fn object(&mut self, object: &Rc<Stream>, pen: &Pen, scope: &Scope) {
        let before = self.unseen;
        self.unseen |=
            self.is_off(&object.dict) || pen.marked.iter().any(|marked| marked.layer == Some(Layer::Outside));
        self.shown_object(object, pen, scope);
        self.unseen = before;
    }

    fn shown_object(&mut self, object: &Rc<Stream>, pen: &Pen, scope: &Scope) {
        if object.dict.is("Subtype", "Image") {
            self.picture(&pen.state.matrix);
            if self.drawn.laid.len() <= MAX_SCAN_PICTURES {
                self.drawn.laid.push(Laid { stream: Rc::clone(object), matrix: pen.state.matrix });
            }
        } else if object.dict.is("Subtype", "Form") {
            self.form(object, &scope.resources, pen.state.matrix);
        }
    }

    /// A picture fills the unit square.
    fn picture(&mut self, matrix: &Matrix) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        if let Some(place) = around(corners.iter().map(|(x, y)| matrix.apply(*x, *y)))
            && self.drawn.pictures.len() < MAX_PAGE_RULES
            && !self.unseen
        {
            self.drawn.pictures.extend(place.shared(&self.visible));
        }
    }

    fn inline_picture(&mut self, lexer: &mut Lexer<'_>, pen: &Pen) {
        let rest = lexer.rest();
        let data = rest.windows(3).take(4096).position(|w| matches!(w, [b'I', b'D', blank] if is_blank(*blank)));
        let Some(data) = data else { return };
        let body = rest.get(data + 3..).unwrap_or_default();
        let ends = |w: &[u8]| matches!(w, [before, b'E', b'I', after] if is_blank(*before) && is_blank(*after));
        let end = body.windows(4).position(ends).map_or(body.len(), |at| at + 3);
        lexer.jump(lexer.place() + data + 3 + end);
        self.steps += end / 64;
        self.picture(&pen.state.matrix);
    }

    fn font(&mut self, name: &[u8], scope: &mut Scope) -> Option<usize> {
        if let Some(ready) = scope.ready.get(name) {
            return Some(*ready);
        }
        let object = scope.fonts.0.get(name)?;
        let file = self.painter.file;
        let font = match object {
            Object::Ref(number) if self.painter.fonts.contains_key(number) => {
                Rc::clone(self.painter.fonts.get(number)?)
            }
            object => {
                let font = Rc::new(Font::read(file, file.look(object).dict()?));
                if let Object::Ref(number) = object {
                    self.painter.fonts.insert(*number, Rc::clone(&font));
                }
                font
            }
        };
        let known = self.drawn.fonts.iter().position(|known| Rc::ptr_eq(known, &font));
        let number = known.unwrap_or(self.drawn.fonts.len());
        if known.is_none() {
            self.drawn.fonts.push(font);
        }
        scope.ready.insert(name.to_vec(), number);
        Some(number)
    }

    fn graphics_state(&mut self, operands: &[Object], pen: &mut Pen, scope: &mut Scope) {
        let file = self.painter.file;
        let Some(name) = operands.first().and_then(Object::name) else { return };
        let states = file.dict(&scope.resources, "ExtGState");
        let Some(state) = states.0.get(name).map(|o| file.look(o)) else { return };
        let Some(Object::Array(font)) = state.dict().map(|state| file.get(state, "Font")) else { return };
        if let [Object::Ref(number), size] = font.as_slice() {
            let key = format!("\0{number}").into_bytes();
            scope.fonts.0.insert(key.clone(), Object::Ref(*number));
            pen.state.font = self.font(&key, scope);
            pen.state.size = size.number().unwrap_or(0.0);
        }
    }

    /// What a begun piece of marked content says about itself (14.6, 14.8.2.2, 14.9.4).
    fn marked(&self, operands: &[Object], scope: &Scope) -> Marked {
        let file = self.painter.file;
        if operands.first().and_then(Object::name) == Some(b"OC") {
            let layer = operands.get(1).and_then(Object::name).and_then(|name| scope.properties.0.get(name));
            let hidden = layer.is_some_and(|layer| self.painter.layers.hide(file, layer));
            return Marked { layer: hidden.then_some(Layer::Outside), ..Marked::default() };
        }
        let properties = match operands.get(1) {
            Some(Object::Name(name)) => scope.properties.0.get(name).map(|o| file.look(o)),
            other => other.cloned(),
        };
        let properties = properties.as_ref().and_then(Object::dict);
        let artifact = operands.first().and_then(Object::name) == Some(b"Artifact");
        let kind = properties.map(|dict| file.get(dict, "Subtype"));
        let layer = match kind.as_ref().and_then(Object::name) {
            Some(b"Header") if artifact => Some(Layer::Header),
            Some(b"Footer") if artifact => Some(Layer::Footer),
            _ => None,
        };
        let actual = properties.map(|dict| file.get(dict, "ActualText"));
        let actual = actual.as_ref().and_then(Object::string).map(text_string);
        Marked { layer, actual, replaced: false }
    }
}

/// A string for people: UTF-16 or UTF-8 with its mark, else a Western encoding (7.9.2.2).
fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
