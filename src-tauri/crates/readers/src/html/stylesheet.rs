//! What a page's own style sheets say: which classes and ids they hide, and which they set in an old font. Only plain rules:
//! `.print-only { display: none }`, `p.MsoNormal { font-family: ".VnTime" }`.

use super::tree::{Data, Element, NodeId, Tree};
use crate::legacy::Legacy;
use std::collections::{HashMap, HashSet};

/// Names that are hidden by a rule.
#[derive(Debug, Default)]
pub(super) struct HiddenNames {
    classes: HashSet<String>,
    ids: HashSet<String>,
}

impl HiddenNames {
    /// Reads the style sheets among these nodes. Linked ones are never fetched.
    pub(super) fn of(tree: &Tree, nodes: &[NodeId]) -> Self {
        let mut found = Self::default();
        each_sheet(tree, nodes, &mut |css| found.read(css));
        found
    }

    /// Whether an element is hidden by its class or id.
    pub(super) fn hide(&self, element: &Element) -> bool {
        let class = element.attribute("class").unwrap_or_default();
        class.split_whitespace().any(|class| self.classes.contains(class))
            || element.attribute("id").is_some_and(|id| self.ids.contains(id.trim()))
    }

    fn read(&mut self, css: &str) {
        each_rule(css, &mut |selectors, declarations| {
            if let Some(shown) = display(declarations) {
                for selector in selectors.split(',') {
                    self.rule(selector.trim(), shown);
                }
            }
        });
    }

    fn rule(&mut self, selector: &str, shown: Shown) {
        let plain =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        // "p.an" hides no other class of that name in practice.
        let bare = selector.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let (names, name) = match (bare.strip_prefix('.'), bare.strip_prefix('#')) {
            (Some(class), _) => (&mut self.classes, class),
            (_, Some(id)) => (&mut self.ids, id),
            _ => return,
        };
        match shown {
            Shown::No if plain(name) => names.insert(name.to_owned()),
            _ => names.remove(name),
        };
    }
}

/// Which selectors set which font: `p`, `.a`, `p.a`, `#a`.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    /// None: a font of Unicode.
    by_selector: HashMap<String, Option<Legacy>>,
}

impl Fonts {
    /// Reads the style sheets among these nodes.
    pub(super) fn of(tree: &Tree, nodes: &[NodeId]) -> Self {
        let mut found = Self::default();
        each_sheet(tree, nodes, &mut |css| found.read(css));
        if found.by_selector.values().all(Option::is_none) {
            found.by_selector.clear();
        }
        found
    }

    /// The font that the sheets set for an element: by its id, its class, its name. None where they set none.
    pub(super) fn set_for(&self, element: &Element) -> Option<Option<Legacy>> {
        if self.by_selector.is_empty() {
            return None;
        }
        let name = element.name();
        let class = element.attribute("class").unwrap_or_default();
        let by_id = element.attribute("id").and_then(|id| self.by_selector.get(&format!("#{}", id.trim())));
        let by_class = || {
            let keys = class.split_whitespace().flat_map(|class| [format!("{name}.{class}"), format!(".{class}")]);
            { keys }.find_map(|key| self.by_selector.get(&key))
        };
        by_id.or_else(by_class).or_else(|| self.by_selector.get(name)).copied()
    }

    fn read(&mut self, css: &str) {
        const MOST: usize = 10_000;
        each_rule(css, &mut |selectors, declarations| {
            let Some(font) = font_of(declarations) else { return };
            for selector in selectors.split(',').map(str::trim) {
                if self.by_selector.len() < MOST && !selector.contains([' ', '>', ':', '[', '*']) {
                    self.by_selector.insert(selector.to_owned(), font);
                }
            }
        });
    }
}

/// The font that declarations set: the first of the family.
pub(super) fn font_of(declarations: &str) -> Option<Option<Legacy>> {
    let values = declarations.split(';').filter_map(|one| one.split_once(':'));
    let (_, family) = { values }.rfind(|(name, _)| name.trim().eq_ignore_ascii_case("font-family"))?;
    Some(Legacy::of_font(family.split(',').next().unwrap_or_default()))
}

fn each_sheet(tree: &Tree, nodes: &[NodeId], act: &mut dyn FnMut(&str)) {
    for id in nodes.iter().filter(|id| tree.name(**id) == "style") {
        for child in tree.children(*id) {
            if let Data::Text(css) = tree.data(child) {
                act(css);
            }
        }
    }
}

/// The rules of a sheet outside of groups: selectors and declarations.
fn each_rule(css: &str, act: &mut dyn FnMut(&str, &str)) {
    let mut rest = css;
    while let Some((selectors, body)) = rest.split_once('{') {
        let selectors = selectors.rsplit(['}', ';', '/']).next().unwrap_or_default().trim();
        let selectors = selectors.strip_prefix("<!--").unwrap_or(selectors).trim();
        if selectors.starts_with('@') {
            rest = after_group(body);
            continue;
        }
        let (declarations, after) = body.split_once('}').unwrap_or((body, ""));
        rest = after;
        act(selectors, declarations);
    }
}

#[derive(Clone, Copy)]
enum Shown {
    Yes,
    No,
}

/// What declarations say about being shown.
fn display(declarations: &str) -> Option<Shown> {
    let values = declarations.split(';').filter_map(|one| one.split_once(':'));
    let says = |(name, value): (&str, &str)| {
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "display" => Some(value.starts_with("none")),
            "visibility" => Some(value.starts_with("hidden")),
            "mso-hide" => Some(value.starts_with("all")),
            _ => None,
        }
    };
    { values }.filter_map(says).next_back().map(|hidden| if hidden { Shown::No } else { Shown::Yes })
}

/// Whether a `style` attribute hides its element.
pub(super) fn style_hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    const HIDING: [&str; 4] = ["display:none", "visibility:hidden", "mso-hide:all", "font-size:0px"];
    let zero = |one: &str| matches!(one, "font-size:0" | "font-size:0pt" | "opacity:0");
    plain.split(';').any(|one| HIDING.iter().any(|hiding| one.starts_with(hiding)) || zero(one))
}

/// What stands behind a group of rules such as `@media`: it speaks of paper or small screens.
fn after_group(body: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return body.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_rules_hide() {
        let mut names = HiddenNames::default();
        names.read(
            "@import 'a.css'; /* x */ .an, #khoi { color: red; DISPLAY : none }\n.hien{display:none} .hien{display:block}\
             @media print { .in { display: none } } .menu li { display:none } .cuoi{display:none",
        );
        assert_eq!(names.classes, ["an", "cuoi"].map(str::to_owned).into());
        assert_eq!(names.ids, ["khoi"].map(str::to_owned).into());
    }

    #[test]
    fn fonts_of_rules() {
        let mut fonts = Fonts::default();
        fonts.read("<!-- /* Style */ p.MsoNormal, li.a { font-size:12pt; font-family:\".VnTime\",serif } .moi{font-family:Arial} td p{font-family:.VnTime}");
        assert_eq!(fonts.by_selector.get("p.MsoNormal"), Some(&Some(Legacy::Tcvn3)));
        assert_eq!(fonts.by_selector.get("li.a"), Some(&Some(Legacy::Tcvn3)));
        assert_eq!((fonts.by_selector.get(".moi"), fonts.by_selector.len()), (Some(&None), 3));
    }

    #[test]
    fn styles_hide() {
        assert!(style_hides("color:red; display : none !important"));
        assert!(!style_hides("display:block"));
    }
}
