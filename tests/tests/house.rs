//! The house: which crate may know which, and what the product is made of.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

/// The arrows that DESIGN allows; tests and xtask are free.
const ARROWS: [(&str, &[&str]); 10] = [
    ("tongket-text", &[]),
    ("tongket-model", &["tongket-text"]),
    ("tongket-readers", &["tongket-text", "tongket-model"]),
    ("tongket-extract", &["tongket-text", "tongket-model"]),
    ("tongket-store", &["tongket-text", "tongket-model"]),
    ("tongket-compare", &["tongket-text", "tongket-model"]),
    ("tongket-summary", &["tongket-text", "tongket-model", "tongket-compare"]),
    (
        "tongket-app",
        &[
            "tongket-text",
            "tongket-model",
            "tongket-readers",
            "tongket-extract",
            "tongket-store",
            "tongket-compare",
            "tongket-summary",
        ],
    ),
    ("tongket-cli", &["tongket-app", "tongket-model"]),
    ("tongket-desktop", &["tongket-app", "tongket-cli"]),
];

/// Packages the product is known to be made of.
const MADE_OF: [&str; 6] = ["tauri", "serde", "serde_json", "rusqlite", "chrono", "printpdf"];

/// What the workspace's packages need to run, by package; dependencies for tests alone are left out.
fn needs() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |v: &Value| v["name"].as_str().unwrap().to_owned();
    let needed = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap();
        all.iter().filter(|d| d["kind"].as_str() != Some("dev")).map(name).collect()
    };
    packages.iter().map(|package| (name(package), needed(package))).collect()
}

#[test]
fn no_arrow_but_those_of_the_design() {
    let needs = needs();
    let house: BTreeSet<&str> = needs.keys().map(String::as_str).collect();
    for (package, allowed) in ARROWS {
        let arrows: Vec<&str> = needs[package].iter().map(String::as_str).filter(|n| house.contains(n)).collect();
        for arrow in arrows {
            assert!(allowed.contains(&arrow), "{package} must not know {arrow}");
        }
    }
    let known: BTreeSet<&str> = ARROWS.iter().map(|(package, _)| *package).chain(["tongket-tests", "xtask"]).collect();
    assert_eq!(house, known, "a package has no place in the house");
}

#[test]
fn the_product_is_made_of_the_agreed_parts() {
    let needs = needs();
    let direct: BTreeSet<&String> = needs.values().flatten().collect();
    for part in MADE_OF {
        assert!(direct.contains(&part.to_owned()), "{part} is no direct dependency");
    }
}

#[test]
fn sql_windows_and_clocks_stay_in_their_rooms() {
    let needs = needs();
    let holders = |part: &str| {
        needs.iter().filter(|(_, n)| n.iter().any(|n| n.starts_with(part))).map(|(p, _)| p.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(holders("rusqlite"), ["tongket-store"]);
    assert_eq!(holders("tauri"), ["tongket-desktop"]);
    assert_eq!(holders("printpdf"), ["tongket-summary"]);
    for network in ["reqwest", "hyper", "ureq", "curl", "tokio-tungstenite", "native-tls", "rustls"] {
        assert_eq!(holders(network), [""; 0], "no network code in the product");
    }
}

/// The installer, the window and the updates go by one version.
#[test]
fn the_version_stands_in_two_places_and_is_one() {
    let config = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../tauri.conf.json")).unwrap();
    let config: Value = serde_json::from_str(&config).unwrap();
    assert_eq!(config["version"].as_str(), Some(env!("CARGO_PKG_VERSION")));
}
