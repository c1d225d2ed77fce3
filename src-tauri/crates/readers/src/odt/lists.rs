//! Numbers of lists and headings as text (ISO/IEC 26300, 16.29–16.31 and 19.880).

use crate::{docx::written, xml::Element};
use std::collections::HashMap;

/// Levels of a list.
const LEVELS: usize = 10;

/// The list styles, and how far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: HashMap<String, HashMap<usize, Level>>,
    /// Numbers given, by list.
    counted: HashMap<String, [Option<i32>; LEVELS]>,
    /// How many lists there were: a list without a name of its own is one by its number.
    begun: usize,
}

#[derive(Debug, Clone)]
enum Level {
    Bullet(String),
    Number {
        format: &'static str,
        before: String,
        after: String,
        shown: usize,
        start: i32,
        /// The whole of it, with `%1%` for the number of the first level, as LibreOffice writes it too.
        whole: Option<String>,
    },
}

/// The style of headings' numbers.
pub(super) const OUTLINE: &str = "\u{0}outline";

impl Lists {
    /// Reads the list styles of both parts.
    pub(super) fn read(roots: &[Element<'_>]) -> Self {
        let mut lists = Self::default();
        let groups = roots.iter().flat_map(|root| root.elements());
        for style in groups.filter(|g| matches!(g.name(), "styles" | "automatic-styles")).flat_map(Element::elements) {
            let name = match style.name() {
                "list-style" => style.attribute("name").unwrap_or_default().into_owned(),
                "outline-style" => OUTLINE.to_owned(),
                _ => continue,
            };
            lists.styles.insert(name, style.elements().filter_map(level).collect());
        }
        lists
    }

    /// A name for a list that has none.
    pub(super) fn begin(&mut self) -> String {
        self.begun += 1;
        format!("\u{0}{}", self.begun)
    }

    /// Lets one list go on where another stopped.
    pub(super) fn go_on(&mut self, list: &str, from: &str) {
        if let Some(counted) = self.counted.get(from).copied() {
            self.counted.insert(list.to_owned(), counted);
        }
    }

    /// Counts an item and gives what stands before its text, with the space behind it. `level` counts from 0; `start`
    /// is the number that the item asks for.
    pub(super) fn count(&mut self, list: &str, style: &str, level: usize, start: Option<i32>) -> Option<String> {
        let at = level.min(LEVELS - 1);
        let levels = self.styles.get(style)?;
        let own = levels.get(&at)?;
        let counted = self.counted.entry(list.to_owned()).or_default();
        let first = if let Level::Number { start, .. } = own { *start } else { 1 };
        for (place, slot) in counted.iter_mut().enumerate() {
            if place == at {
                *slot = Some(start.unwrap_or_else(|| slot.map_or(first, |last| last.saturating_add(1))));
            } else if place > at {
                *slot = None;
            }
        }
        let text = match own {
            Level::Bullet(sign) => match sign.trim() {
                "" => String::new(),
                "+" => "+".to_owned(),
                _ => "-".to_owned(),
            },
            Level::Number { whole: Some(whole), .. } => written_out(whole, levels, counted),
            Level::Number { before, after, shown, format, .. } => {
                if format.is_empty() && before.is_empty() {
                    return None;
                }
                let from = (at + 1).saturating_sub((*shown).max(1));
                let numbers: Vec<String> = (from..=at)
                    .filter_map(|place| match levels.get(&place)? {
                        Level::Number { format: "", .. } | Level::Bullet(_) => None,
                        Level::Number { format, start, .. } => {
                            let value = counted.get(place).copied().flatten().unwrap_or(*start);
                            Some(written(value, format))
                        }
                    })
                    .collect();
                format!("{before}{}{after}", numbers.join("."))
            }
        };
        (!text.trim().is_empty()).then(|| format!("{} ", text.trim()))
    }
}

/// "Điều %1%.", "%1%-%2%)" with the numbers counted so far.
fn written_out(whole: &str, levels: &HashMap<usize, Level>, counted: &[Option<i32>; LEVELS]) -> String {
    let mut out = String::new();
    let mut rest = whole;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let named = after.split_once('%').and_then(|(number, after)| Some((number.parse::<usize>().ok()?, after)));
        let Some((number, after)) = named.filter(|(number, _)| (1..=LEVELS).contains(number)) else {
            out.push('%');
            rest = after;
            continue;
        };
        rest = after;
        if let Some(Level::Number { format, start, .. }) = levels.get(&(number - 1))
            && !format.is_empty()
        {
            out.push_str(&written(counted.get(number - 1).copied().flatten().unwrap_or(*start), format));
        }
    }
    out.push_str(rest);
    out
}

fn level(element: Element<'_>) -> Option<(usize, Level)> {
    let at: usize = element.attribute("level")?.parse().ok().filter(|level| (1..=LEVELS).contains(level))?;
    let text = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
    let level = match element.name() {
        "list-level-style-bullet" => Level::Bullet(text("bullet-char")),
        "list-level-style-image" => Level::Bullet("-".to_owned()),
        "list-level-style-number" | "outline-level-style" => {
            let whole = element.attribute("num-list-format").filter(|format| format.matches('%').count() > 1);
            Level::Number {
                format: numerals(&text("num-format")),
                before: text("num-prefix"),
                after: text("num-suffix"),
                whole: whole.map(std::borrow::Cow::into_owned),
                shown: element.attribute("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
                start: element.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
            }
        }
        _ => return None,
    };
    Some((at - 1, level))
}

/// The same kind of numerals as Word calls it.
fn numerals(format: &str) -> &'static str {
    match format {
        "" => "",
        "I" => "upperRoman",
        "i" => "lowerRoman",
        "A" => "upperLetter",
        "a" => "lowerLetter",
        _ => "decimal",
    }
}
