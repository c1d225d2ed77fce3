//! The signature beside an installer, without which the program takes no update (`app/src/release.rs`).
//!
//! It is made by minisign with a key that lies outside of the checkout; how the key is kept stands in `docs/phat-hanh.md`.

use crate::{
    step::{Failure, command, root, run, say},
    system, windows,
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// What is new, a line each, for the people who update.
const NEWS: &str = "src-tauri/windows/news.txt";
/// The half of the key that everybody may know.
const PUBLIC: &str = "src-tauri/crates/app/data/update.pub";

/// Signs the installer that `windows` made.
pub(crate) fn sign(key: Option<&str>) -> Result<(), Failure> {
    let Some(key) = key else { return Err(Failure::Asked("cargo xtask sign <secret key>".to_owned())) };
    say("The tool that signs");
    system::require(&["minisign"])?;
    say("The signature");
    let signature = signed(&windows::setup(), windows::version(), Path::new(key))?;
    println!("{}", signature.display());
    Ok(())
}

/// Signs an installer of this version, and holds the signature against the public key in the checkout.
pub(crate) fn signed(setup: &Path, version: &str, key: &Path) -> Result<PathBuf, Failure> {
    if key.canonicalize().is_ok_and(|key| key.starts_with(root())) {
        return Err(Failure::Disk(
            "the secret key lies in the checkout: move it away, it must never be committed".to_owned(),
        ));
    }
    let news = root().join(NEWS);
    let text = fs::read_to_string(&news).map_err(|error| Failure::Disk(format!("{}: {error}", news.display())))?;
    let news: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let release = serde_json::json!({
        "file": format!("TongKet-{version}-setup.exe"),
        "version": version,
        "news": news,
    });
    run(command("minisign", &["-S", "-s"]).arg(key).arg("-m").arg(setup).arg("-t").arg(release.to_string()))?;
    run(command("minisign", &["-V", "-q", "-p", PUBLIC, "-m"]).arg(setup))?;
    let mut signature = setup.as_os_str().to_owned();
    signature.push(".minisig");
    Ok(PathBuf::from(signature))
}
