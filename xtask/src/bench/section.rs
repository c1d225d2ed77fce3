//! The page of measurements: each section stands between two marks and is written by its measurement alone.

/// How the page begins when it is written for the first time.
pub(super) const NEW_PAGE: &str = "\
# Benchmarks

Each section is written by the command that it names; nobody edits it by hand.
";

/// The page with this text as the section of this name; a section that is not there yet comes to the end.
pub(super) fn replaced(page: &str, name: &str, heading: &str, text: &str) -> String {
    let (begin, end) = (format!("<!-- bench {name} -->"), format!("<!-- /bench {name} -->"));
    let section = format!("{begin}\n## {heading}\n\n`cargo xtask bench {name}`. {}\n{end}", text.trim());
    let old = page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    match old {
        Some((before, after)) => format!("{before}{section}{after}"),
        None => format!("{}\n\n{section}\n", page.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::{NEW_PAGE, replaced};

    #[test]
    fn a_section_is_added_once_and_replaced_in_its_place() {
        let page = replaced(NEW_PAGE, "readers", "Reading", "first");
        let page = replaced(&page, "store", "Storing", "kept");
        let again = replaced(&page, "readers", "Reading", "second");
        assert_eq!(again, page.replace("first", "second"));
        assert_eq!(again.matches("<!-- bench readers -->").count(), 1);
        assert!(again.starts_with(NEW_PAGE) && again.contains("kept") && again.ends_with("<!-- /bench store -->\n"));
    }
}
