//! Which classes and ids a page's own style sheets hide. Only plain rules: `.print-only { display: none }`.

use super::tree::{Data, Element, NodeId, Tree};
use std::collections::HashSet;

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
        for id in nodes.iter().filter(|id| tree.name(**id) == "style") {
            for child in tree.children(*id) {
                if let Data::Text(css) = tree.data(child) {
                    found.read(css);
                }
            }
        }
        found
    }

    /// Whether an element is hidden by its class or id.
    pub(super) fn hide(&self, element: &Element) -> bool {
        let class = element.attribute("class").unwrap_or_default();
        class.split_whitespace().any(|class| self.classes.contains(class))
            || element.attribute("id").is_some_and(|id| self.ids.contains(id.trim()))
    }

    fn read(&mut self, css: &str) {
        let mut rest = css;
        while let Some((selectors, body)) = rest.split_once('{') {
            let selectors = selectors.rsplit(['}', ';', '/']).next().unwrap_or_default().trim();
            if selectors.starts_with('@') {
                rest = after_group(body);
                continue;
            }
            let (declarations, after) = body.split_once('}').unwrap_or((body, ""));
            rest = after;
            if let Some(shown) = display(declarations) {
                for selector in selectors.split(',') {
                    self.rule(selector.trim(), shown);
                }
            }
        }
    }

    fn rule(&mut self, selector: &str, shown: Shown) {
        let plain =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        let (names, name) = match (selector.strip_prefix('.'), selector.strip_prefix('#')) {
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

#[derive(Clone, Copy)]
enum Shown {
    Yes,
    No,
}

/// What declarations say about being shown.
fn display(declarations: &str) -> Option<Shown> {
    let values = declarations.split(';').filter_map(|one| one.split_once(':'));
    let (_, value) = { values }.rfind(|(name, _)| name.trim().eq_ignore_ascii_case("display"))?;
    let hidden = value.trim().to_ascii_lowercase().starts_with("none");
    Some(if hidden { Shown::No } else { Shown::Yes })
}

/// Whether a `style` attribute hides its element.
pub(super) fn style_hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    plain.split(';').any(|one| one.starts_with("display:none") || one.starts_with("visibility:hidden"))
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
    fn styles_hide() {
        assert!(style_hides("color:red; display : none !important"));
        assert!(!style_hides("display:block"));
    }
}
