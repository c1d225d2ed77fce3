//! What stands inside a paragraph: runs, breaks, links, fields, insertions and deletions, boxes, notes.

use super::{body::Walker, styles::Font};
use crate::{
    legacy::Legacy,
    passage::{Passage, superscript},
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
    pub(super) boxes: Vec<Element<'x>>,
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
}

impl Look {
    const fn plain(setting: Setting) -> Self {
        Self { bold: setting.bold, raised: false, mark: setting.mark, font: setting.font }
    }
}

impl Walker<'_> {
    /// Reads the runs inside an element.
    pub(super) fn runs<'x>(&mut self, parent: Element<'x>, setting: Setting, line: &mut Line<'x>) {
        for element in parent.elements() {
            match element.name() {
                "r" => self.run(element, setting, line),
                "t" => self.run_content(element, Look::plain(setting), line),
                "pPr" | "rPr" | "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "rt" => {}
                "oMath" | "oMathPara" => self.left_out.formulas += 1,
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
            "t" => self.text(&text_of(element), look, line),
            "tab" | "ptab" => self.text("\t", look, line),
            "br" | "cr" => self.text("\n", look, line),
            "noBreakHyphen" => self.text("-", look, line),
            // In TCVN3 its code is "ư". Where it is none it goes when the text is settled.
            "softHyphen" => self.text("\u{ad}", look, line),
            "sym" => match legacy_symbol(element) {
                Some((letter, font)) => self.text(&letter.to_string(), Look { font: Some(font), ..look }, line),
                None => self.text(symbol(element), look, line),
            },
            "fldChar" => {
                let kind = element.attribute("fldCharType").unwrap_or_default();
                self.fields.mark(&kind);
            }
            "footnoteReference" => self.note("footnotes", element),
            "endnoteReference" => self.note("endnotes", element),
            "drawing" | "pict" | "object" => self.drawing(element, line),
            "AlternateContent" => {
                for element in alternative(element).into_iter().flat_map(Element::elements) {
                    self.run_content(element, look, line);
                }
            }
            "ruby" => {
                let base = element.child("rubyBase");
                for run in base.into_iter().flat_map(Element::elements).filter(|run| run.name() == "r") {
                    self.run(run, Setting { bold: look.bold, mark: look.mark, font: look.font }, line);
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
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
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
        let hidden = ask("vanish").or_else(|| by_style(&|id| self.styles.hidden(id))).unwrap_or(false);
        let raised = properties.and_then(|properties| properties.value_of("vertAlign"));
        Look {
            bold: ask("b").or_else(|| by_style(&|id| self.styles.bold(id))).unwrap_or(setting.bold),
            raised: raised.as_deref() == Some("superscript"),
            mark: if hidden { Some(MarkKind::Hidden) } else { setting.mark },
            font: Font::read(properties)
                .or_else(|| self.styles.font_of_run(style.as_deref()?))
                .map_or(setting.font, |font| font.0),
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
            self.left_out.objects += 1;
        }
        for inside in element.elements() {
            self.drawn(inside, embedded, line);
        }
    }

    fn drawn<'x>(&mut self, element: Element<'x>, embedded: bool, line: &mut Line<'x>) {
        match element.name() {
            "txbxContent" => line.boxes.push(element),
            "AlternateContent" => {
                if let Some(branch) = alternative(element) {
                    self.drawn(branch, embedded, line);
                }
            }
            "blip" | "imagedata" if !embedded => self.left_out.pictures += 1,
            "chart" => self.left_out.charts += 1,
            "relIds" => self.left_out.diagrams += 1,
            _ => {
                for inside in element.elements() {
                    self.drawn(inside, embedded, line);
                }
            }
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

/// A letter of an old Vietnamese font that was set as a symbol.
fn legacy_symbol(element: Element<'_>) -> Option<(char, Legacy)> {
    let font = Legacy::of_font(&element.attribute("font")?)?;
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    Some((char::from_u32(code)?, font))
}

/// Letters of picture fonts: those that mean something.
fn symbol(element: Element<'_>) -> &'static str {
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
    meaning(code)
}

/// A letter of a picture font, given by its code in the private area.
pub(crate) fn picture_letter(c: char) -> Option<char> {
    match u32::from(c) {
        0xf020 => Some(' '),
        code => meaning(code).chars().next(),
    }
}

const fn meaning(code: u32) -> &'static str {
    match code & 0xff {
        // Wingdings and Symbol: bullets, arrows, ticks and boxes.
        0xb7 | 0xa7 | 0x6c | 0x9f => "•",
        0xe0 | 0xae | 0xf0 => "→",
        0xfc | 0x50 => "✓",
        0xfe | 0x52 => "☑",
        0xa8 | 0x6f => "☐",
        0xb3 => "≥",
        0xa3 => "≤",
        _ => "",
    }
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
