//! What the system must have: libraries to build the window, programs for the window tests.

use crate::step::{Failure, command, has, run, say};
use std::process::Stdio;

/// Debian packages to build the window.
const BUILD: [&str; 3] = ["libwebkit2gtk-4.1-dev", "build-essential", "pkg-config"];

/// Debian packages for the window tests and for looking at what was printed.
const TESTS: [&str; 17] = [
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "xdotool",
    "openbox",
    "python3-gi",
    "gir1.2-gtk-3.0",
    "poppler-utils",
    "qpdf",
    "imagemagick",
    "x11-utils",
    "procps",
    "fonts-noto-core",
    "tesseract-ocr",
    "tesseract-ocr-vie",
    "chromium",
    "iproute2",
];

/// Debian packages that judge a PDF file.
const PAPER: [&str; 6] =
    ["qpdf", "poppler-utils", "default-jdk-headless", "libpdfbox2-java", "libactivation-java", "libjaxb-api-java"];

/// Debian packages of LibreOffice without its windows.
const LIBREOFFICE: [&str; 2] = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];

/// Debian packages of other programs that read office files, and of what measures them.
const READERS: [&str; 7] = ["pandoc", "poppler-utils", "antiword", "catdoc", "python3", "python3-venv", "time"];

/// Sets up what building the window needs.
pub(crate) fn for_build() -> Result<(), Failure> {
    say("System packages to build the window");
    require(&BUILD)
}

/// Sets up what the tests need.
pub(crate) fn for_tests() -> Result<(), Failure> {
    say("System packages to build and test the window");
    require(&[&BUILD[..], &TESTS[..]].concat())
}

/// Sets up what building libFuzzer needs: a C++ compiler.
pub(crate) fn for_fuzzing() -> Result<(), Failure> {
    say("System packages to build the fuzzer");
    require(&["build-essential"])
}

/// Sets up what the readers are measured beside.
pub(crate) fn for_reader_bench() -> Result<(), Failure> {
    say("System packages that read office files");
    // With its windows it is as good, and cannot stand beside this one.
    let office = if has("soffice") { &[][..] } else { &LIBREOFFICE[..] };
    require(&[&READERS[..], office].concat())
}

/// Sets up what year-end reports are measured beside.
pub(crate) fn for_summary_bench() -> Result<(), Failure> {
    say("System packages that set documents");
    let office = if has("soffice") { &[][..] } else { &LIBREOFFICE[..] };
    require(&[&["python3", "python3-venv", "poppler-utils", "libpango-1.0-0", "libpangoft2-1.0-0"], office].concat())
}

/// Sets up what judges a PDF file.
pub(crate) fn for_paper() -> Result<(), Failure> {
    say("System packages that judge a PDF file");
    // Any Java compiler will do.
    let wanted: Vec<&str> = PAPER.into_iter().filter(|p| !(p.starts_with("default-jdk") && has("javac"))).collect();
    require(&wanted)
}

pub(crate) fn require(packages: &[&str]) -> Result<(), Failure> {
    if cfg!(windows) {
        println!("none on Windows: WebView2 comes with the system, the compiler with the Rust toolchain (MSVC)");
        return Ok(());
    }
    if !has("apt-get") {
        return without_apt(packages);
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        println!("all {} are installed", packages.len());
        return Ok(());
    }
    install(&missing)
}

fn is_installed(package: &str) -> bool {
    let asked = command("dpkg-query", &["-W", "-f=${Status}", package]).stderr(Stdio::null()).output();
    asked.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).starts_with("install ok installed"))
}

fn install(missing: &[&str]) -> Result<(), Failure> {
    let list = missing.join(" ");
    let by_hand = format!("sudo apt-get install --no-install-recommends {list}");
    let Some(sudo) = how_to_be_root() else { return Err(Failure::MissingPackages(by_hand)) };
    let apt = |arguments: &[&str]| {
        let words = [sudo, &["apt-get"], arguments].concat();
        let (program, rest) = words.split_first().map_or(("apt-get", &[][..]), |(program, rest)| (*program, rest));
        let mut apt = command(program, rest);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut apt)
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-y", "-qq", "--no-install-recommends"], missing].concat())
        .map_err(|_| Failure::MissingPackages(by_hand))
}

/// Nothing for root, `sudo -n` where it needs no password; none otherwise.
fn how_to_be_root() -> Option<&'static [&'static str]> {
    let quiet = |program, arguments: &[&str]| {
        command(program, arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|o| o.status.success())
    };
    let id = quiet("id", &["-u"])?;
    if String::from_utf8_lossy(&id.stdout).trim() == "0" {
        return Some(&[]);
    }
    quiet("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"][..])
}

/// Without apt the libraries are asked for by pkg-config and named.
fn without_apt(packages: &[&str]) -> Result<(), Failure> {
    let found = command("pkg-config", &["--exists", "webkit2gtk-4.1"]).status().is_ok_and(|s| s.success());
    println!("no apt-get here; on Debian these would be: {}", packages.join(" "));
    if found {
        println!("webkit2gtk-4.1 is there");
        return Ok(());
    }
    let names =
        "webkit2gtk-4.1 with its headers (Fedora: webkit2gtk4.1-devel, Arch: webkit2gtk-4.1), a C compiler, pkg-config";
    Err(Failure::MissingPackages(format!("your package manager: {names}")))
}
