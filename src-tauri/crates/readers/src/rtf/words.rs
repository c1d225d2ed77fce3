//! What control words do.

use super::{Kind, Place, Reader};
use crate::{
    docx::rank_by_outline,
    flow::{Rank, Unread},
};
use model::MarkKind;

/// Groups that hold no text of the document.
const NO_TEXT: [&str; 32] = [
    "colortbl",
    "info",
    "fldinst",
    "annotation",
    "atnid",
    "atnauthor",
    "objdata",
    "objclass",
    "objname",
    "bkmkstart",
    "bkmkend",
    "xe",
    "tc",
    "tcn",
    "rxe",
    "txe",
    "pn",
    "nonesttables",
    "nonshppict",
    "shprslt",
    "sn",
    "sv",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "filetbl",
    "template",
    "private",
    "ftnsep",
    "ftnsepc",
    "aftnsep",
];

impl Reader {
    /// A control word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return;
        }
        if self.to_skip > 0 && !matches!(word, "uc") {
            // A control word stands in for a letter too.
            self.to_skip -= 1;
            return;
        }
        self.flush();
        match self.here.place {
            Place::FontTable => {
                self.fonts.control(word, number);
                if optional {
                    self.here.place = Place::Nothing;
                }
                return;
            }
            Place::Styles => {
                self.style_word(word, number);
                if optional && word != "cs" {
                    self.here.place = Place::Nothing;
                }
                return;
            }
            Place::Nothing | Place::Shape => {
                self.hidden_group(word);
                return;
            }
            Place::Text | Place::Label => {}
        }
        let known = self.group_word(word) || self.text_word(word) || self.table_word(word, number);
        if !known && !self.setting(word, number) && optional {
            self.here.place = Place::Nothing;
        }
    }

    fn style_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.style = (number.unwrap_or(0), String::new()),
            "cs" | "ts" | "ds" => self.style = (-1, String::new()),
            _ => {}
        }
    }

    /// Inside what is no text: the groups that bring text again.
    fn hidden_group(&mut self, word: &str) {
        let shape = self.here.place == Place::Shape;
        match word {
            "ud" => self.here.place = Place::Text,
            "shptxt" | "dptxbxtext" if shape => self.begin_stream(Kind::Box),
            "pict" if shape => self.picture(),
            // The value of a property of a shape may be its picture.
            "shprslt" | "sn" => self.here.place = Place::Nothing,
            _ => {}
        }
    }

    fn leave_out(&mut self, what: Unread) {
        self.left_out.pass(&self.stream.last);
        self.left_out.add(what);
    }

    fn picture(&mut self) {
        self.here.place = Place::Nothing;
        if !self.here.in_object {
            self.leave_out(Unread::Picture);
        }
    }

    /// Words that say what a group is.
    fn group_word(&mut self, word: &str) -> bool {
        match word {
            "fonttbl" => self.here.place = Place::FontTable,
            "stylesheet" => {
                self.style = (0, String::new());
                self.here.place = Place::Styles;
            }
            "header" | "headerl" | "headerr" | "headerf" => self.begin_stream(Kind::Margin(MarkKind::Header)),
            "footer" | "footerl" | "footerr" | "footerf" => self.begin_stream(Kind::Margin(MarkKind::Footer)),
            "footnote" => self.begin_stream(Kind::Note),
            "ftnalt" => self.endnote = true,
            "pict" => self.picture(),
            "object" => {
                if !std::mem::replace(&mut self.here.in_object, true) {
                    self.leave_out(Unread::Object);
                }
            }
            "listtext" | "pntext" => self.here.place = Place::Label,
            "shp" | "do" | "shpgrp" | "shpinst" => self.here.place = Place::Shape,
            "mmath" | "oMath" | "moMath" => {
                self.leave_out(Unread::Formula);
                self.here.place = Place::Nothing;
            }
            "upr" => self.here.place = Place::Nothing,
            "nesttableprops" => self.here.inner_row = true,
            "shppict" | "result" | "fldrslt" | "field" | "rtf" | "ud" => {}
            word if NO_TEXT.contains(&word) => self.here.place = Place::Nothing,
            _ => return false,
        }
        true
    }

    /// Words that stand for letters.
    fn text_word(&mut self, word: &str) -> bool {
        match word {
            "tab" => self.letter("\t"),
            "line" | "lbr" | "softline" => self.letter("\n"),
            "emdash" => self.letter("—"),
            "endash" => self.letter("–"),
            "lquote" => self.letter("‘"),
            "rquote" => self.letter("’"),
            "ldblquote" => self.letter("“"),
            "rdblquote" => self.letter("”"),
            "bullet" => self.letter("•"),
            "emspace" | "enspace" | "qmspace" => self.letter(" "),
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            _ => return false,
        }
        true
    }

    fn table_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let inner = self.here.inner_row;
        let paragraph = self.here.paragraph;
        let stream = &mut self.stream;
        match word {
            "trowd" => stream.describe_row(inner),
            "trleft" => stream.row(inner).left = number.unwrap_or(0),
            "trhdr" => stream.row(inner).head = true,
            "clmrg" => stream.cell().continues_left = true,
            "clvmrg" => stream.cell().continues_above = true,
            "cellx" => stream.describe_cell(inner, number.unwrap_or(0)),
            "cell" => stream.end_cell(super::Paragraph { depth: 1, ..paragraph }),
            "nestcell" => stream.end_cell(super::Paragraph { depth: paragraph.depth.max(2), ..paragraph }),
            "row" => stream.end_row(1),
            "nestrow" => stream.end_row(paragraph.depth.max(2)),
            _ => return false,
        }
        true
    }

    /// Words that set how text looks. False where the word is not known.
    fn setting(&mut self, word: &str, number: Option<i32>) -> bool {
        let on = number != Some(0);
        let default_font = self.default_font;
        let rank = (word == "s").then(|| self.styles.get(&number.unwrap_or(0)).copied());
        let group = &mut self.here;
        match word {
            "pard" => group.paragraph = super::Paragraph::default(),
            "plain" => {
                (group.bold, group.raised, group.hidden, group.font) = (false, false, false, default_font);
                group.deleted = false;
            }
            "b" => group.bold = on,
            "v" => group.hidden = on,
            // What was moved away stands where it was moved to.
            "deleted" | "mvf" => group.deleted = on,
            "super" => group.raised = on,
            "sub" | "nosupersub" => group.raised = false,
            "f" => group.font = number.unwrap_or(default_font),
            "uc" => group.stand_in = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "intbl" => group.paragraph.in_table = on,
            "itap" => group.paragraph.depth = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0),
            "ilvl" => group.paragraph.level = number.and_then(|n| u8::try_from(n).ok()).unwrap_or(0),
            "s" => group.paragraph.rank = rank.flatten(),
            "outlinelevel" => {
                if let Some(Rank::Level(level)) = number.and_then(rank_by_outline) {
                    group.paragraph.rank = Some(Rank::Level(level));
                }
            }
            "mac" => self.fonts.set_code_page(10_000),
            "ansicpg" => self.fonts.set_code_page(number.unwrap_or(0)),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.here.font = self.default_font;
            }
            _ => return false,
        }
        true
    }
}
