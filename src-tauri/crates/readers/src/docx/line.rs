//! What stands inside a paragraph: runs, breaks, links, fields, insertions and deletions, boxes, notes.

use super::{body::Walker, styles::Font};
use crate::{
    flow::Unread,
    legacy::Legacy,
    passage::{Passage, superscript},
    symbol::{self, Pictures},
    xml::{Content, Element},
};
use model::MarkKind;

/// The text of a paragraph being read.
#[derive(Debug, Default)]
pub(super) struct Line<'x> {
    pub(super) passage: Passage,
    /// Letters and digits, and those of them that are bold.
    letters: usize,
    bold: usize,
    /// Boxes with text that hang in the paragraph.
    pub(super) boxes: Vec<Boxed<'x>>,
}

/// What a box holds.
#[derive(Debug)]
pub(super) enum Boxed<'x> {
    /// Paragraphs and tables.
    Blocks(Element<'x>),
    /// Words drawn along a line.
    Words(String),
}

impl Line<'_> {
    /// Whether all of its letters are bold.
    pub(super) const fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold == self.letters
    }
}

/// What a place in a paragraph gives to its runs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Setting {
    pub(super) bold: bool,
    pub(super) hidden: bool,
    pub(super) mark: Option<MarkKind>,
    pub(super) font: Option<Legacy>,
}

/// How a run looks.
#[derive(Debug, Clone, Copy)]
struct Look {
    bold: bool,
    raised: bool,
    mark: Option<MarkKind>,
    font: Option<Legacy>,
    pictures: Option<Pictures>,
}

impl Look {
    const fn plain(setting: Setting) -> Self {
        let mark = if setting.hidden { Some(MarkKind::Hidden) } else { setting.mark };
        Self { bold: setting.bold, raised: false, mark, font: setting.font, pictures: None }
    }
}

impl Walker<'_> {
    /// Reads the runs inside an element.
    pub(super) fn runs<'x>(&mut self, parent: Element<'x>, setting: Setting, line: &mut Line<'x>) {
        for element in parent.elements() {
            match element.name() {
                "r" => self.run(element, setting, line),
                "t" => self.run_content(element, Look::plain(setting), line),
                "annotation" if is_taken_out(element) => {}
                "pPr" | "rPr" | "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "rt" => {}
                "oMath" | "oMathPara" => self.left_out.add(Unread::Formula),
                "sdt" => {
                    let mark = setting.mark.or_else(|| is_placeholder(element).then_some(MarkKind::Boilerplate));
                    self.runs(element, Setting { mark, ..setting }, line);
                }
                "AlternateContent" => {
                    if let Some(branch) = alternative(element) {
                        self.runs(branch, setting, line);
                    }
                }
                _ => self.runs(element, setting, line),
            }
        }
    }

    /// A run, or the text of one, whose paragraph was lost.
    pub(super) fn stray<'x>(&mut self, element: Element<'x>, line: &mut Line<'x>) {
        match element.name() {
            "r" => self.run(element, Setting::default(), line),
            _ => self.run_content(element, Look::plain(Setting::default()), line),
        }
    }

    fn run<'x>(&mut self, run: Element<'x>, setting: Setting, line: &mut Line<'x>) {
        let look = self.look(run, setting);
        for element in run.elements() {
            self.run_content(element, look, line);
        }
    }

    fn run_content<'x>(&mut self, element: Element<'x>, look: Look, line: &mut Line<'x>) {
        match element.name() {
            "t" => self.text(&drawn_as(text_of(element), look.pictures), look, line),
            "tab" | "ptab" => self.text("\t", look, line),
            "br" | "cr" => self.text("\n", look, line),
            "noBreakHyphen" => self.text("-", look, line),
            // In TCVN3 its code is "ư". Where it is none it goes when the text is settled.
            "softHyphen" => self.text("\u{ad}", look, line),
            "sym" => match legacy_symbol(element) {
                Some((letter, font)) => self.text(&letter.to_string(), Look { font: Some(font), ..look }, line),
                None => self.text(&symbol(element), look, line),
            },
            "fldChar" => {
                let kind = element.attribute("fldCharType").unwrap_or_default();
                if let Some(choice) = element.child("ffData").and_then(chosen) {
                    self.text(&choice, look, line);
                }
                self.fields.mark(&kind);
            }
            "footnoteReference" => self.note("footnotes", element),
            "endnoteReference" => self.note("endnotes", element),
            "drawing" | "pict" | "object" => self.drawing(element, line),
            // Word 2003 has its notes where the text refers to them.
            "footnote" | "endnote" => line.boxes.push(Boxed::Blocks(element)),
            "AlternateContent" => {
                for element in alternative(element).into_iter().flat_map(Element::elements) {
                    self.run_content(element, look, line);
                }
            }
            "ruby" => {
                let base = element.child("rubyBase");
                for run in base.into_iter().flat_map(Element::elements).filter(|run| run.name() == "r") {
                    let setting = Setting { bold: look.bold, hidden: false, mark: look.mark, font: look.font };
                    self.run(run, setting, line);
                }
            }
            // Codes of fields, deleted text, marks of comments and pages.
            _ => {}
        }
    }

    fn text(&mut self, text: &str, look: Look, line: &mut Line<'_>) {
        if self.fields.in_code() {
            self.fields.drop_text(text);
            return;
        }
        let letters = text.chars().filter(|c| text::is_letter_or_digit(*c)).count();
        line.letters += letters;
        line.bold += if look.bold { letters } else { 0 };
        // A raised number right behind a digit would become part of that number.
        let glued = look.raised && line.passage.last_char().is_some_and(|c| c.is_ascii_digit());
        let raised = if glued { superscript(text) } else { None };
        line.passage.push_run(raised.as_deref().unwrap_or(text), look.mark, look.font);
    }

    fn look(&self, run: Element<'_>, setting: Setting) -> Look {
        let properties = run.child("rPr");
        let style = properties.and_then(|properties| properties.value_of("rStyle"));
        let ask = |name: &str| properties.and_then(|properties| properties.switch(name));
        let by_style = |of: &dyn Fn(&str) -> Option<bool>| style.as_deref().and_then(of);
        let hidden = ask("vanish").or_else(|| by_style(&|id| self.styles.hidden(id))).unwrap_or(setting.hidden);
        let raised = properties.and_then(|properties| properties.value_of("vertAlign"));
        Look {
            bold: ask("b").or_else(|| by_style(&|id| self.styles.bold(id))).unwrap_or(setting.bold),
            raised: raised.as_deref() == Some("superscript"),
            mark: if hidden { Some(MarkKind::Hidden) } else { setting.mark },
            font: Font::read(properties)
                .or_else(|| self.styles.font_of_run(style.as_deref()?))
                .map_or(setting.font, |font| font.0),
            pictures: properties.and_then(pictures_of),
        }
    }

    fn note(&mut self, kind: &'static str, reference: Element<'_>) {
        if let Some(id) = reference.attribute("id") {
            self.note_references.push((kind, id.into_owned()));
        }
    }

    /// Looks through a drawing: boxes with text are read after the paragraph, the rest is counted.
    fn drawing<'x>(&mut self, element: Element<'x>, line: &mut Line<'x>) {
        let embedded = element.child("OLEObject").is_some() || element.child("control").is_some();
        if embedded {
            self.left_out.add(Unread::Object);
        }
        for inside in element.elements() {
            self.drawn(inside, embedded, line);
        }
    }

    fn drawn<'x>(&mut self, element: Element<'x>, embedded: bool, line: &mut Line<'x>) {
        match element.name() {
            "txbxContent" | "txBody" => line.boxes.push(Boxed::Blocks(element)),
            "textpath" => line.boxes.extend(element.attribute("string").map(|words| Boxed::Words(words.into_owned()))),
            "AlternateContent" => {
                if let Some(branch) = alternative(element) {
                    self.drawn(branch, embedded, line);
                }
            }
            "blip" | "imagedata" if !embedded => self.left_out.add(Unread::Picture),
            "chart" => self.left_out.add(Unread::Chart),
            "relIds" => self.diagram(element, line),
            _ => {
                for inside in element.elements() {
                    self.drawn(inside, embedded, line);
                }
            }
        }
    }

    /// A diagram of boxes and arrows: its words stand in a part of their own, its drawing is counted.
    fn diagram(&mut self, element: Element<'_>, line: &mut Line<'_>) {
        self.left_out.add(Unread::Diagram);
        if let Some(words) = element.attribute("dm").and_then(|id| self.diagrams.get(id.as_ref())) {
            line.boxes.extend(words.iter().cloned().map(Boxed::Words));
        }
    }
}

/// The text of a `w:t`. Line ends in it come from programs that laid the XML out.
fn text_of(element: Element<'_>) -> String {
    let mut out = String::new();
    for content in element.content() {
        if let Content::Text(text) = content {
            out.push_str(text);
        }
    }
    if out.contains(['\n', '\r', '\t']) { out.replace(['\n', '\r', '\t'], " ") } else { out }
}

/// What a field of an old form shows that has no result of its own: a box with or without its tick, the item that was
/// chosen from a list (17.16.7, 17.16.9).
fn chosen(form: Element<'_>) -> Option<String> {
    if let Some(check) = form.child("checkBox") {
        let ticked = check.switch("checked").or_else(|| check.switch("default")).unwrap_or(false);
        return Some(if ticked { "☒" } else { "☐" }.to_owned());
    }
    let list = form.child("ddList")?;
    let nth = list.number_of("result").or_else(|| list.number_of("default")).unwrap_or(0);
    let mut items = list.elements().filter(|item| item.name() == "listEntry");
    let item = items.nth(usize::try_from(nth).ok()?)?;
    Some(item.attribute("val")?.into_owned())
}

/// The picture font that a run names.
fn pictures_of(properties: Element<'_>) -> Option<Pictures> {
    let fonts = properties.child("rFonts")?;
    let name = fonts.attribute("hAnsi").or_else(|| fonts.attribute("ascii"))?;
    Pictures::of_font(&name)
}

/// Text in a picture font as what it shows.
fn drawn_as(text: String, pictures: Option<Pictures>) -> String {
    match pictures {
        Some(pictures) => text.chars().filter_map(|c| pictures.letter(u32::from(c))).collect(),
        None => text,
    }
}

/// A letter of an old Vietnamese font that was set as a symbol.
fn legacy_symbol(element: Element<'_>) -> Option<(char, Legacy)> {
    let font = Legacy::of_font(&element.attribute("font")?)?;
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    Some((char::from_u32(code)?, font))
}

/// A letter of a picture font.
fn symbol(element: Element<'_>) -> String {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
    let font = element.attribute("font").unwrap_or_default();
    let found = match Pictures::of_font(&font) {
        Some(pictures) => pictures.letter(code),
        None => char::from_u32(code).and_then(|c| if code & 0xff00 == 0xf000 { symbol::unnamed(c) } else { Some(c) }),
    };
    found.map(String::from).unwrap_or_default()
}

/// Whether Word 2003 says of what it marks that it was deleted, or that it is a comment.
pub(super) fn is_taken_out(annotation: Element<'_>) -> bool {
    annotation
        .attribute("type")
        .is_some_and(|kind| kind.starts_with("Word.Deletion") || kind.starts_with("Word.Comment"))
}

/// Whether a content control still shows what should be typed into it.
pub(super) fn is_placeholder(control: Element<'_>) -> bool {
    control.child("sdtPr").and_then(|properties| properties.switch("showingPlcHdr")).unwrap_or(false)
}

/// The one branch of several that say the same: the first with text, else the first.
pub(super) fn alternative(element: Element<'_>) -> Option<Element<'_>> {
    let has_text = |branch: &Element<'_>| branch.descendants().any(|inside| inside.name() == "t");
    let branches = || element.elements().filter(|branch| matches!(branch.name(), "Choice" | "Fallback"));
    branches().find(has_text).or_else(|| branches().next())
}
