//! The parts of a Word file and how they refer to each other (ECMA-376, part 2).

use crate::{
    archive::{Archive, NoPart},
    encoding,
    issues::Issues,
    xml::{Element, Tree},
};
use encoding_rs::UTF_8;
use model::{Issue, IssueCode};

/// Where the document stands in nearly every file.
const USUAL_MAIN: &str = "word/document.xml";

/// A container with a Word document in it.
#[derive(Debug)]
pub(crate) struct Package {
    /// Name of the part that is the document.
    pub(super) main: String,
}

impl Package {
    /// Looks for the document. None where the container holds something else. What is wrong with the parts that were
    /// looked into is noted only when there is one.
    pub(crate) fn find(archive: &mut Archive<'_>, issues: &mut Issues) -> Option<Self> {
        let mut met = Issues::default();
        let named =
            Relations::of(archive, "", &mut met).all().find(|r| r.kind == "officeDocument").map(|r| r.target.clone());
        let main = match named {
            Some(main) if is_word(archive, &main) => main,
            _ if archive.has(USUAL_MAIN) => USUAL_MAIN.to_owned(),
            _ => return None,
        };
        for issue in met.into_list() {
            issues.push(issue);
        }
        Some(Self { main })
    }

    /// The part that says which template the document was made from.
    pub(super) fn settings(&self) -> String {
        let (folder, _) = self.main.rsplit_once('/').unwrap_or(("", ""));
        join(folder, "settings.xml")
    }
}

fn is_word(archive: &mut Archive<'_>, main: &str) -> bool {
    if !archive.has(main) {
        return false;
    }
    let types = text_of(archive, "[Content_Types].xml", &mut Issues::default()).unwrap_or_default();
    main.to_lowercase().starts_with("word/") || types.contains("wordprocessingml.")
}

/// The text of an XML part.
pub(crate) fn text_of(archive: &mut Archive<'_>, part: &str, issues: &mut Issues) -> Option<String> {
    match archive.part(part, issues) {
        Ok(bytes) => Some(encoding::decode_as(&bytes, UTF_8, issues).into_owned()),
        Err(NoPart::Missing) => {
            issues.push(Issue::new(IssueCode::PartMissing).at(part));
            None
        }
        Err(NoPart::Unreadable) => None,
    }
}

/// One reference from a part to another or to something outside.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// Last word of its type: `styles`, `header`, `image`.
    pub(crate) kind: String,
    /// Name of the part, or the address outside.
    pub(crate) target: String,
    pub(super) external: bool,
}

impl Relation {
    /// Whether the part it names is read.
    pub(super) fn is_read(&self) -> bool {
        matches!(self.kind.as_str(), "styles" | "numbering" | "diagramData") || self.holds_text()
    }

    /// Whether the part it names holds text of the document.
    pub(super) fn holds_text(&self) -> bool {
        matches!(self.kind.as_str(), "footnotes" | "endnotes" | "header" | "footer")
    }
}

/// The references of one part.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    list: Vec<Relation>,
}

impl Relations {
    /// The references of a part; of the whole container when `part` is empty. Without any, the usual parts are taken.
    pub(crate) fn of(archive: &mut Archive<'_>, part: &str, issues: &mut Issues) -> Self {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = join(folder, &format!("_rels/{file}.rels"));
        let mut found = Self::default();
        if archive.has(&name)
            && let Some(text) = text_of(archive, &name, issues)
        {
            let tree = Tree::read(&text, &name, issues);
            let elements = tree.root().into_iter().flat_map(Element::elements);
            found.list = elements.filter_map(|element| relation(element, folder)).collect();
        }
        if found.list.is_empty() && !part.is_empty() {
            found.list = usual(archive, folder);
        }
        found
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Relation> {
        self.list.iter()
    }

    /// Notes each kind of content that stands outside the file. Links to pages are no content.
    pub(super) fn report_external(&self, issues: &mut Issues) {
        for relation in self.list.iter().filter(|relation| relation.external && relation.kind != "hyperlink") {
            issues.push(
                Issue::new(IssueCode::ExternalReference).at(relation.target.as_str()).detail(relation.kind.as_str()),
            );
        }
    }
}

fn relation(element: Element<'_>, folder: &str) -> Option<Relation> {
    let external = element.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
    let target = element.attribute("Target")?;
    Some(Relation {
        id: element.attribute("Id")?.into_owned(),
        kind: element.attribute("Type")?.rsplit('/').next().unwrap_or_default().to_owned(),
        target: if external { target.into_owned() } else { join(folder, &target) },
        external,
    })
}

/// The parts that a file without references mostly has.
fn usual(archive: &Archive<'_>, folder: &str) -> Vec<Relation> {
    ["styles", "numbering", "footnotes", "endnotes"]
        .into_iter()
        .map(|kind| Relation {
            id: String::new(),
            kind: kind.to_owned(),
            target: join(folder, &format!("{kind}.xml")),
            external: false,
        })
        .filter(|relation| archive.has(&relation.target))
        .collect()
}

/// A target as it is seen from a folder.
fn join(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(join("word", "styles.xml"), "word/styles.xml");
        assert_eq!(join("word", "/word/./styles.xml"), "word/styles.xml");
        assert_eq!(join("word/sub", "../media/a.png"), "word/media/a.png");
        assert_eq!(join("", "../../../word\\document.xml"), "word/document.xml");
    }
}
