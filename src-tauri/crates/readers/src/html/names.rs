//! What names of elements, classes and phrases tell about their place in a page.

use super::tree::Element;
use std::collections::HashMap;

/// Elements that end the line before and after them.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 50] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "marquee",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tr",
        "ul",
        "tbody",
        "template",
    ];
    BLOCKS.contains(&name)
}

/// Elements whose content is no text of the page.
pub(super) fn is_dropped(name: &str) -> bool {
    const DROPPED: [&str; 21] = [
        "script", "style", "link", "meta", "base", "svg", "math", "canvas", "object", "embed", "video", "audio",
        "iframe", "frame", "img", "input", "datalist", "map", "area", "noframes", "rp",
    ];
    DROPPED.contains(&name)
}

/// Elements that are controls of the page and not its text.
pub(super) fn is_control(name: &str) -> bool {
    matches!(name, "button" | "select" | "textarea" | "nav" | "menu" | "marquee" | "search")
}

/// What the title of an article is often called in its class.
pub(super) fn is_called_title(element: &Element) -> bool {
    let called = ["class", "id", "itemprop"].iter().filter_map(|key| element.attribute(key));
    { called }.any(|names| {
        let plain = names.to_lowercase().replace(['-', '_'], "");
        ["title", "headline", "tieude"].iter().any(|word| plain.contains(word))
    })
}

/// The names of classes that were looked at: a page has few, each of them many times.
#[derive(Debug, Default)]
pub(super) struct KnownNames(HashMap<String, bool>);

impl KnownNames {
    fn is_suspect(&mut self, name: &str) -> bool {
        if let Some(known) = self.0.get(name) {
            return *known;
        }
        let suspect = is_suspect_name(name);
        self.0.insert(name.to_owned(), suspect);
        suspect
    }
}

/// Whether an element says of itself that it is not the article: by its name, role, class or id.
pub(super) fn is_suspect(element: &Element, known: &mut KnownNames) -> bool {
    let name = element.name();
    if is_control(name) || matches!(name, "header" | "footer" | "aside") {
        return true;
    }
    let role = element.attribute("role").unwrap_or_default();
    if ["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "tablist", "toolbar"]
        .contains(&role)
    {
        return true;
    }
    ["class", "id"]
        .iter()
        .filter_map(|key| element.attribute(key))
        .any(|names| names.split_whitespace().any(|name| known.is_suspect(name)))
}

/// Parts of names that stand for something else than the article wherever they appear, in small letters without marks.
const PARTS: [&str; 46] = [
    "menu",
    "navbar",
    "navigation",
    "breadcrumb",
    "sidebar",
    "footer",
    "comment",
    "binhluan",
    "ykien",
    "related",
    "lienquan",
    "tinkhac",
    "tinmoi",
    "tincu",
    "docnhieu",
    "xemnhieu",
    "noibat",
    "social",
    "share",
    "chiase",
    "counter",
    "thongke",
    "truycap",
    "luotxem",
    "visitor",
    "viewcount",
    "banner",
    "quangcao",
    "advert",
    "pagination",
    "phantrang",
    "copyright",
    "newsletter",
    "weather",
    "thoitiet",
    "marquee",
    "ticker",
    "lienket",
    "toolbar",
    "congcu",
    "fontsize",
    "cochu",
    "skiplink",
    "dangnhap",
    "timkiem",
    "hotline",
];

/// Whole words of names that stand for something else than the article.
const WORDS: [&str; 26] = [
    "nav", "ads", "ad", "tags", "tag", "rss", "login", "search", "print", "header", "topbar", "logo", "lang",
    "language", "popup", "modal", "cookie", "poll", "vote", "rating", "widget", "aside", "pager", "online", "views",
    "slogan",
];

/// Words before another that say the element only has such a part, or has none.
const ABOUT: [&str; 7] = ["has", "no", "with", "without", "hide", "is", "show"];

fn is_suspect_name(name: &str) -> bool {
    let words = words_of(name);
    if words.iter().any(|word| ABOUT.contains(&word.as_str())) {
        return false;
    }
    let joined = words.concat();
    PARTS.iter().any(|part| joined.contains(part)) || words.iter().any(|word| WORDS.contains(&word.as_str()))
}

/// `postMeta_top-nav2` → post, meta, top, nav.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_small = false;
    for c in name.chars() {
        let begins = !text::is_letter(c) || (c.is_uppercase() && after_small);
        if begins && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| text::is_letter(c)) {
            word.extend(c.to_lowercase());
        }
        after_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_classes() {
        for name in
            ["main-menu", "sidebarRight", "tin-lien-quan", "box_TinKhac", "nav", "fb-share-button", "luot-truy-cap"]
        {
            assert!(is_suspect_name(name), "{name}");
        }
        for name in ["has-sidebar", "no-menu", "article-content", "canavan", "detail", "news-header2x", "noi-dung"] {
            assert_eq!(is_suspect_name(name), name == "news-header2x", "{name}");
        }
    }
}
