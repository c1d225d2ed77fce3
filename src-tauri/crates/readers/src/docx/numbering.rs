//! Automatic numbers of paragraphs as text: "I.", "1.2.", "a)", "-" (ECMA-376, part 1, 17.9).

use super::styles::{Font, NumberRef};
use crate::xml::Element;
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// Largest number that is written in Roman numerals or letters.
const MAX_LETTERED: i32 = 3999;

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(crate) struct Numbering {
    /// Definitions, by number.
    definitions: HashMap<i32, Definition>,
    /// Lists, by number.
    lists: HashMap<i32, List>,
    /// Last number given on each level, by definition: lists of one definition go on counting together.
    counted: HashMap<i32, [Option<i32>; LEVELS]>,
    /// Levels of lists whose own start was already used.
    started: HashSet<(i32, usize)>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// The style that holds this definition, and the style whose definition to take instead.
    held_by: Option<String>,
    taken_from: Option<String>,
}

/// A level of a list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Level {
    pub(crate) start: i32,
    /// Kind of numerals, as OOXML names it.
    pub(crate) format: String,
    /// What is shown, with `%1` for the number of the first level.
    pub(crate) text: String,
    /// All numbers in Arabic digits.
    pub(crate) legal: bool,
    /// After which level it begins anew; 0: never.
    pub(crate) restart: Option<i32>,
    pub(crate) nothing_after: bool,
    /// The style that takes this level.
    pub(crate) style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: i32,
    starts: HashMap<usize, i32>,
    levels: HashMap<usize, Level>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub(super) fn read(root: Option<Element<'_>>) -> Self {
        let mut numbering = Self::default();
        for element in root.into_iter().flat_map(Element::elements) {
            match element.name() {
                "abstractNum" => {
                    if let Some(id) = number(element, "abstractNumId") {
                        numbering.definitions.insert(id, Definition::read(element));
                    }
                }
                "num" => {
                    if let Some(id) = number(element, "numId") {
                        numbering.lists.insert(id, List::read(element));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// Defines a level.
    pub(crate) fn define(&mut self, definition: i32, at: usize, level: Level) {
        self.definitions.entry(definition).or_default().levels.insert(at, level);
    }

    /// Adds a list.
    pub(crate) fn add_list(&mut self, list: i32, definition: i32) {
        self.lists.insert(list, List { definition, ..List::default() });
    }

    /// Gives a list a level of its own.
    pub(crate) fn change_level(&mut self, list: i32, at: usize, level: Level) {
        if let Some(list) = self.lists.get_mut(&list) {
            list.levels.insert(at, level);
        }
    }

    /// Lets a list begin with a number of its own.
    pub(crate) fn start_list(&mut self, list: i32, at: usize, start: i32) {
        if let Some(list) = self.lists.get_mut(&list) {
            list.starts.insert(at, start);
        }
    }

    /// The level of a list that a style takes.
    pub(super) fn level_of_style(&self, list: i32, style: &str) -> Option<i32> {
        let definition = self.definition(self.lists.get(&list)?.definition)?;
        let (level, _) = definition.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style))?;
        i32::try_from(*level).ok()
    }

    /// Counts a paragraph of a list and gives what stands before its text, with the space behind it. None where the
    /// list is not defined or shows nothing.
    pub(crate) fn count(&mut self, paragraph: NumberRef) -> Option<String> {
        let list_id = paragraph.list.filter(|list| *list != 0)?;
        let at = usize::try_from(paragraph.level.unwrap_or(0)).unwrap_or(0).min(LEVELS - 1);
        let definition_id = self.lists.get(&list_id)?.definition;
        let level = self.level(list_id, at)?;
        let own_start = self.lists.get(&list_id).and_then(|list| list.starts.get(&at).copied());
        let first_of_list = self.started.insert((list_id, at));
        let restarts: Vec<usize> = (at + 1..LEVELS)
            .filter(|deeper| {
                let restart = self.level(list_id, *deeper).and_then(|level| level.restart);
                restart.is_none_or(|after| after > 0 && usize::try_from(after).is_ok_and(|after| at < after))
            })
            .collect();
        let counted = self.counted.entry(definition_id).or_default();
        if let Some(slot) = counted.get_mut(at) {
            *slot = Some(match (own_start, *slot) {
                (Some(start), _) if first_of_list => start,
                (_, Some(last)) => last.saturating_add(1),
                (_, None) => level.start,
            });
        }
        for deeper in restarts {
            if let Some(slot) = counted.get_mut(deeper) {
                *slot = None;
            }
        }
        let label = self.label(list_id, definition_id, &level);
        let space = if level.nothing_after { "" } else { " " };
        (!label.trim().is_empty()).then(|| format!("{}{space}", label.trim()))
    }

    fn definition(&self, id: i32) -> Option<&Definition> {
        let definition = self.definitions.get(&id)?;
        let Some(style) = &definition.taken_from else { return Some(definition) };
        self.definitions.values().find(|other| other.held_by.as_ref() == Some(style)).or(Some(definition))
    }

    fn level(&self, list: i32, at: usize) -> Option<Level> {
        let list = self.lists.get(&list)?;
        list.levels.get(&at).or_else(|| self.definition(list.definition)?.levels.get(&at)).cloned()
    }

    fn label(&self, list: i32, definition: i32, level: &Level) -> String {
        if level.format == "bullet" {
            return bullet(&level.text).to_owned();
        }
        let counted = self.counted.get(&definition).copied().unwrap_or_default();
        let mut out = String::new();
        let mut chars = level.text.chars().peekable();
        while let Some(c) = chars.next() {
            let place = chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
            let Some(place) = place.map(|digit| digit as usize - 1) else {
                out.push(c);
                continue;
            };
            chars.next();
            let other = self.level(list, place).unwrap_or_default();
            let value = counted.get(place).copied().flatten().unwrap_or(other.start);
            let format = if level.legal { "decimal" } else { other.format.as_str() };
            out.push_str(&written(value, format));
        }
        out
    }
}

impl Definition {
    fn read(element: Element<'_>) -> Self {
        Self {
            levels: element.elements().filter(|level| level.name() == "lvl").filter_map(Level::read).collect(),
            held_by: element.value_of("styleLink").map(std::borrow::Cow::into_owned),
            taken_from: element.value_of("numStyleLink").map(std::borrow::Cow::into_owned),
        }
    }
}

impl Level {
    fn read(element: Element<'_>) -> Option<(usize, Self)> {
        let at = usize::try_from(number(element, "ilvl")?).ok()?;
        let text = element.value_of("lvlText").unwrap_or_default();
        // "§iÒu %1." in a list that was made with an old font.
        let font = Font::read(element.child("rPr")).and_then(|font| font.0).filter(|_| !text.is_ascii());
        let text = font.map_or_else(|| text.clone().into_owned(), |font| font.decode(&text));
        let level = Self {
            start: element.number_of("start").unwrap_or(1),
            format: format(element),
            text,
            legal: element.switch("isLgl").unwrap_or(false),
            restart: element.number_of("lvlRestart"),
            nothing_after: element.value_of("suff").as_deref() == Some("nothing"),
            style: element.value_of("pStyle").map(std::borrow::Cow::into_owned),
        };
        Some((at, level))
    }
}

impl List {
    fn read(element: Element<'_>) -> Self {
        let mut list = Self { definition: element.number_of("abstractNumId").unwrap_or(-1), ..Self::default() };
        for changed in element.elements().filter(|element| element.name() == "lvlOverride") {
            let Some(at) = number(changed, "ilvl").and_then(|at| usize::try_from(at).ok()) else { continue };
            if let Some(start) = changed.number_of("startOverride") {
                list.starts.insert(at, start);
            }
            if let Some((_, level)) = changed.child("lvl").and_then(Level::read) {
                list.levels.insert(at, level);
            }
        }
        list
    }
}

/// The kind of numerals. A kind of the writer's own, as `001, 002, …`, stands in a branch for programs that know it.
fn format(level: Element<'_>) -> String {
    let own = level.child("AlternateContent").and_then(|either| either.child("Choice")?.child("numFmt"));
    let own = own.or_else(|| level.child("numFmt")).and_then(|format| {
        let custom = format.attribute("val").is_some_and(|kind| kind == "custom");
        format.attribute("format").filter(|_| custom)
    });
    if let Some(first) = own.as_deref().and_then(|own| own.split(',').next()).map(str::trim)
        && first.len() > 1
        && first.starts_with('0')
        && first.bytes().all(|b| b.is_ascii_digit())
    {
        return first.to_owned();
    }
    let fallback = || level.child("AlternateContent")?.child("Fallback")?.value_of("numFmt");
    level.value_of("numFmt").or_else(fallback).unwrap_or_default().into_owned()
}

fn number(element: Element<'_>, attribute: &str) -> Option<i32> {
    element.attribute(attribute)?.trim().parse().ok()
}

/// Bullets are letters of picture fonts; offices read them as "-", and "+" below.
fn bullet(text: &str) -> &'static str {
    match text.trim() {
        "" => "",
        "+" => "+",
        _ => "-",
    }
}

/// A number in the numerals that Word names so.
pub(crate) fn written(value: i32, format: &str) -> String {
    let lettered = (1..=MAX_LETTERED).contains(&value);
    match format {
        "upperRoman" if lettered => roman(value),
        "lowerRoman" if lettered => roman(value).to_lowercase(),
        "upperLetter" if lettered => letters(value, b'A'),
        "lowerLetter" if lettered => letters(value, b'a'),
        "decimalZero" => format!("{value:02}"),
        "numberInDash" => format!("- {value} -"),
        "vietnameseCounting" => counted_in_words(value),
        "decimalEnclosedParen" => format!("({value})"),
        "decimalEnclosedFullstop" => format!("{value}."),
        zeros if zeros.starts_with('0') => format!("{value:0width$}", width = zeros.len()),
        "none" => String::new(),
        _ => value.to_string(),
    }
}

/// A number above zero in Roman capitals; the caller bounds it.
pub(crate) fn roman(value: i32) -> String {
    const NUMERALS: [(i32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = value;
    let mut out = String::new();
    for (worth, numeral) in NUMERALS {
        while rest >= worth {
            out.push_str(numeral);
            rest -= worth;
        }
    }
    out
}

/// Một, hai, ba: as people count in Vietnamese, up to 99.
fn counted_in_words(value: i32) -> String {
    const DIGITS: [&str; 10] = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    let word = |digit: i32| usize::try_from(digit).ok().and_then(|digit| DIGITS.get(digit)).copied().unwrap_or("");
    let (tens, ones) = (value / 10, value % 10);
    match (tens, ones) {
        _ if !(1..=99).contains(&value) => value.to_string(),
        (0, _) => word(ones).to_owned(),
        (1, 0) => "mười".to_owned(),
        (1, 5) => "mười lăm".to_owned(),
        (1, _) => format!("mười {}", word(ones)),
        (_, 0) => format!("{} mươi", word(tens)),
        (_, 1) => format!("{} mươi mốt", word(tens)),
        (_, 5) => format!("{} mươi lăm", word(tens)),
        _ => format!("{} mươi {}", word(tens), word(ones)),
    }
}

/// Word goes on after z with aa, bb, cc.
fn letters(value: i32, first: u8) -> String {
    let place = u8::try_from((value - 1) % 26).unwrap_or(0);
    let times = usize::try_from((value - 1) / 26).unwrap_or(0) + 1;
    char::from(first.saturating_add(place)).to_string().repeat(times)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{issues::Issues, xml::Tree};

    const LISTS: &str = r#"<numbering>
        <abstractNum abstractNumId="1">
          <lvl ilvl="0"><start val="1"/><numFmt val="upperRoman"/><lvlText val="%1."/><pStyle val="Muc"/></lvl>
          <lvl ilvl="1"><start val="1"/><numFmt val="decimal"/><lvlText val="%2."/></lvl>
          <lvl ilvl="2"><start val="1"/><numFmt val="decimal"/><isLgl/><lvlText val="%1.%2.%3"/></lvl>
          <lvl ilvl="3"><start val="1"/><numFmt val="lowerLetter"/><lvlText val="%4)"/><suff val="nothing"/></lvl>
        </abstractNum>
        <abstractNum abstractNumId="2"><lvl ilvl="0"><numFmt val="bullet"/><lvlText val="&#xF0B7;"/></lvl></abstractNum>
        <abstractNum abstractNumId="3"><numStyleLink val="L"/></abstractNum>
        <abstractNum abstractNumId="4"><styleLink val="L"/><lvl ilvl="0"><start val="7"/><lvlText val="Điều %1."/></lvl></abstractNum>
        <num numId="1"><abstractNumId val="1"/></num>
        <num numId="2"><abstractNumId val="1"/><lvlOverride ilvl="1"><startOverride val="5"/></lvlOverride></num>
        <num numId="3"><abstractNumId val="2"/></num>
        <num numId="4"><abstractNumId val="3"/></num>
    </numbering>"#;

    fn check(paragraphs: &[(i32, i32)], expect: &[&str]) {
        let mut issues = Issues::default();
        let tree = Tree::read(LISTS, "numbering.xml", &mut issues);
        let mut numbering = Numbering::read(tree.root());
        let mut count = |&(list, level): &(i32, i32)| {
            numbering.count(NumberRef { list: Some(list), level: Some(level) }).unwrap_or_default()
        };
        assert_eq!(paragraphs.iter().map(&mut count).collect::<Vec<_>>(), expect);
    }

    #[test]
    fn levels_count_and_begin_anew() {
        check(
            &[(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1), (1, 2)],
            &["I. ", "1. ", "2. ", "1.2.1 ", "a)", "II. ", "1. ", "2.1.1 "],
        );
    }

    #[test]
    fn lists_of_one_definition_go_on_unless_they_start_themselves() {
        check(&[(1, 1), (2, 1), (2, 1), (1, 1)], &["1. ", "5. ", "6. ", "7. "]);
    }

    #[test]
    fn bullets_linked_and_unknown_lists() {
        check(&[(3, 0), (4, 0), (4, 0), (9, 0), (0, 0), (1, 99)], &["- ", "Điều 7. ", "Điều 8. ", "", "", ""]);
    }

    #[test]
    fn numerals() {
        assert_eq!([4, 9, 14, 40, 1994].map(roman), ["IV", "IX", "XIV", "XL", "MCMXCIV"]);
        assert_eq!([1, 26, 27, 53].map(|n| letters(n, b'a')), ["a", "z", "aa", "aaa"]);
        assert_eq!(
            [1, 10, 15, 21, 45, 100].map(counted_in_words),
            ["một", "mười", "mười lăm", "hai mươi mốt", "bốn mươi lăm", "100"]
        );
        assert_eq!(written(7, "001"), "007");
    }
}
