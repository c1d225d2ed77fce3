//! What the program is made of and under which licences: the list shown in the program and a bill of materials.
//!
//! From the lock files alone, for Windows, so that every machine writes the same.

use crate::{
    step::{Failure, command, root, say},
    windows::write,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

/// What ships beside crates and npm packages.
const FONTS: [(&str, &str); 2] = [("Liberation Serif", "OFL-1.1"), ("Noto Sans", "OFL-1.1")];
/// The database inside the program.
const SQLITE: (&str, &str) = ("SQLite", "public domain");

/// Packages whose lock entry names no licence; read in their own files.
const UNNAMED: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];

/// One thing that ships.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    licence: String,
    /// `cargo`, `npm` or nothing.
    from: &'static str,
}

/// The list as it is shown in the program.
pub(crate) fn file() -> PathBuf {
    root().join("src-tauri/crates/app/data/licences.txt")
}

/// Writes the list and the bill of materials.
pub(crate) fn licences() -> Result<(), Failure> {
    say("Licences of everything that ships");
    write(&file(), text()?.as_bytes())?;
    write_bill()
}

/// Writes the bill of materials beside what is handed out.
pub(crate) fn write_bill() -> Result<(), Failure> {
    write(&crate::windows::folder().join("sbom.cdx.json"), bill()?.as_bytes())
}

/// Whether the committed list is that of the lock files.
pub(crate) fn check() -> Result<(), Failure> {
    say("The list of licences");
    let kept = fs::read_to_string(file()).unwrap_or_default().replace("\r\n", "\n");
    if kept == text()? {
        return Ok(());
    }
    Err(Failure::Disk("src-tauri/crates/app/data/licences.txt is old: run `cargo xtask licences`".to_owned()))
}

/// The list: by licence, inside it by name.
pub(crate) fn text() -> Result<String, Failure> {
    let mut by_licence: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in parts()? {
        by_licence.entry(part.licence).or_default().push(format!("{} {}", part.name, part.version).trim().to_owned());
    }
    let mut text =
        "Tổng Kết: MIT.\n\nPhần mềm dùng các thành phần sau (tên, phiên bản), xếp theo giấy phép.\n".to_owned();
    for (licence, names) in by_licence {
        text.push_str(&format!("\n{licence}\n"));
        names.iter().for_each(|name| text.push_str(&format!("  {name}\n")));
    }
    Ok(text)
}

/// CycloneDX 1.5, without time and serial number so that the same commit gives the same bytes.
fn bill() -> Result<String, Failure> {
    let component = |part: &Part| {
        let purl = (!part.from.is_empty()).then(|| format!("pkg:{}/{}@{}", part.from, part.name, part.version));
        json!({
            "type": "library",
            "name": part.name,
            "version": part.version,
            "licenses": [{ "expression": part.licence }],
            "purl": purl,
        })
    };
    let components: Vec<Value> = parts()?.iter().map(component).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "name": "TongKet", "version": crate::windows::version() } },
        "components": components,
    });
    serde_json::to_string_pretty(&bill).map_err(|error| Failure::Disk(error.to_string()))
}

fn parts() -> Result<BTreeSet<Part>, Failure> {
    let mut parts = crates()?;
    parts.extend(packages()?);
    let others = FONTS.iter().chain([&SQLITE]);
    parts.extend(others.map(|(name, licence)| Part {
        name: (*name).to_owned(),
        version: String::new(),
        licence: (*licence).to_owned(),
        from: "",
    }));
    Ok(parts)
}

/// What `cargo metadata` says, as far as it is needed.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// None of an ordinary one; `build`, `dev`.
    kind: Option<String>,
}

/// The crates that the Windows program is built from, without those that only build or test it.
fn crates() -> Result<BTreeSet<Part>, Failure> {
    let mut ask = command("cargo", &["metadata", "--locked", "--format-version", "1"]);
    ask.args(["--filter-platform", "x86_64-pc-windows-gnu"]);
    let answer = ask.output().map_err(|error| Failure::Disk(format!("cargo metadata: {error}")))?;
    let all: Metadata =
        serde_json::from_slice(&answer.stdout).map_err(|error| Failure::Disk(format!("cargo metadata: {error}")))?;
    let nodes: BTreeMap<&str, &Node> = all.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let desktop = all.packages.iter().find(|p| p.name == "tongket-desktop");
    let mut open: Vec<&str> = desktop.map(|p| p.id.as_str()).into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let needed = nodes.get(id).map(|node| node.deps.iter()).into_iter().flatten();
        open.extend(needed.filter(|d| d.dep_kinds.iter().any(|k| k.kind.is_none())).map(|d| d.pkg.as_str()));
    }
    let foreign = all.packages.iter().filter(|p| p.source.is_some() && seen.contains(p.id.as_str()));
    Ok(foreign.map(|p| part(&p.name, &p.version, p.license.as_deref(), "cargo")).collect())
}

/// What `package-lock.json` says, as far as it is needed.
#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct Locked {
    version: String,
    license: Option<String>,
    dev: bool,
    optional: bool,
    dev_optional: bool,
}

/// The npm packages of the page, without those that only build or test it.
fn packages() -> Result<BTreeSet<Part>, Failure> {
    let path = root().join("ui/package-lock.json");
    let failed = |error: &dyn std::fmt::Display| Failure::Disk(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(&path).map_err(|error| failed(&error))?;
    let lock: Lock = serde_json::from_str(&text).map_err(|error| failed(&error))?;
    let ships = lock.packages.into_iter().filter(|(_, p)| !(p.dev || p.optional || p.dev_optional));
    let named = ships.filter_map(|(path, p)| Some((path.rsplit_once("node_modules/")?.1.to_owned(), p)));
    Ok(named.map(|(name, p)| part(&name, &p.version, p.license.as_deref(), "npm")).collect())
}

fn part(name: &str, version: &str, licence: Option<&str>, from: &'static str) -> Part {
    let known = UNNAMED.iter().find(|(unnamed, _)| *unnamed == name).map(|(_, licence)| *licence);
    let licence = licence.filter(|l| !l.is_empty()).or(known).unwrap_or("(no licence named)");
    Part { name: name.to_owned(), version: version.to_owned(), licence: one_form(licence), from }
}

/// `MIT/Apache-2.0` is an old spelling of `MIT OR Apache-2.0`; the order of a choice says nothing.
fn one_form(licence: &str) -> String {
    if licence.contains(" AND ") || licence.contains('(') {
        return licence.to_owned();
    }
    let mut choices: Vec<&str> = licence.split(" OR ").flat_map(|part| part.split('/')).map(str::trim).collect();
    choices.sort_unstable();
    choices.join(" OR ")
}
