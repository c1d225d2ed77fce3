//! What the Windows program does, tried under wine: installer, work, upgrade, update, uninstall, and the Rust tests.
//!
//! Wine has no WebView2, so the window itself is not tried; what could not be tried stands in
//! `docs/kiem-tra-windows.md`.

use crate::{
    signing,
    step::{Failure, command, run, say},
    windows::{self, folder, pack},
    windows_work,
    wine::Wine,
};
use std::{
    env, fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A version that is older than any, for the upgrade, and one that is newer.
const BEFORE: &str = "0.0.1";
const AFTER: &str = "99.0.0";
/// What Windows knows of installed programs.
const UNINSTALL: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\TongKet";
/// Names the secret key of updates; with it an update is tried to the end.
const KEY: &str = "TONGKET_KEY";
/// What the installer says when the program runs.
const RUNNING: i32 = 4;
/// So long an update may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Runs every trial.
pub(crate) fn windows_test() -> Result<(), Failure> {
    if !windows::has_wine() || !windows::setup().is_file() {
        return Err(Failure::Disk("run `cargo xtask windows` first".to_owned()));
    }
    run(&mut command("cargo", &["build", "--package", "tongket-cli"]))?;
    let wine = Wine::new()?;
    let tried = try_all(&wine);
    wine.end();
    tried?;
    say("Everything that wine can try is done");
    Ok(())
}

fn try_all(wine: &Wine) -> Result<(), Failure> {
    say("Into a folder of choice, and away again");
    elsewhere(wine)?;
    say("The version before, then this one over it, first while the program runs");
    upgrade(wine)?;
    say("The main job, and the same bytes as on Linux");
    windows_work::main_job(wine)?;
    say("A folder with accents, long paths, backup and restore, and the data file on Linux and back");
    windows_work::data_file(wine)?;
    say("Where nothing can be written, and from a stick");
    windows_work::places(wine)?;
    say("An update from a file");
    update(wine)?;
    say("Uninstalling keeps the data");
    uninstall(wine)?;
    say("The Rust tests of the crates without a window");
    windows_work::rust_tests(wine)
}

fn elsewhere(wine: &Wine) -> Result<(), Failure> {
    let there = wine.drive().join("Phần-mềm/TổngKết");
    run(wine.ask("wine", &[]).arg(windows::setup()).args(["/S", r"/D=C:\Phần-mềm\TổngKết"]))?;
    expect_installed(&there)?;
    run(&mut wine.ask("wine", &[r"C:\Phần-mềm\TổngKết\TongKet.exe", "--version"]))?;
    run(&mut wine.ask("wine", &[r"C:\Phần-mềm\TổngKết\uninstall.exe", "/S", r"_?=C:\Phần-mềm\TổngKết"]))?;
    expect(!there.join("TongKet.exe").exists(), "the program is gone from the folder of choice")
}

fn upgrade(wine: &Wine) -> Result<(), Failure> {
    let before = folder().join("TongKet-before-setup.exe");
    pack(&licences(), BEFORE, &before)?;
    install(wine, &before)?;
    expect_version(wine, BEFORE)?;
    let links = ["AppData/Roaming/Microsoft/Windows/Start Menu/Programs", "Desktop"];
    for link in links.map(|folder| wine.home().join(folder).join("Tổng Kết.lnk")) {
        expect(link.is_file(), &format!("{} is there", link.display()))?;
    }
    let opens = wine.registered(r"HKCU\Software\Classes\.tongket", None);
    expect(opens.contains("TongKet.Pack"), "packs are opened by the program")?;

    let running = busy(wine)?;
    let refused = wine.ask("wine", &[]).arg(windows::setup()).arg("/S").status();
    let code = refused.map_err(|error| Failure::Disk(format!("wine: {error}")))?.code();
    println!("the installer ended with status {code:?} while the program ran");
    expect(code == Some(RUNNING), "the installer waits for nobody and says that the program runs")?;
    expect_version(wine, BEFORE)?;
    end(running)?;
    install(wine, &windows::setup())?;
    expect_version(wine, windows::version())
}

/// The installed program at work: it has answered and waits for the next file.
fn busy(wine: &Wine) -> Result<Child, Failure> {
    let failed = |error: std::io::Error| Failure::Disk(format!("the program at work: {error}"));
    let mut program = wine.program(&["read-files"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let frames: Vec<u8> = [&b"\"Scans\""[..], b"x"]
        .iter()
        .flat_map(|part| [&(part.len() as u64).to_le_bytes()[..], part].concat())
        .collect();
    let mut length = [0; 8];
    let asked = child.stdin.as_mut().map(|input| input.write_all(&frames).and_then(|()| input.flush()));
    asked.transpose().map_err(failed)?;
    child.stdout.as_mut().map(|output| output.read_exact(&mut length)).transpose().map_err(failed)?;
    Ok(child)
}

fn end(mut running: Child) -> Result<(), Failure> {
    drop(running.stdin.take());
    let ended = running.wait().map_err(|error| Failure::Disk(error.to_string()))?;
    expect(ended.success(), "the program ends when nobody asks any more")
}

fn update(wine: &Wine) -> Result<(), Failure> {
    let name = format!("TongKet-{AFTER}-setup.exe");
    let (setup, there) = (wine.drive().join(&name), format!(r"C:\{name}"));
    pack(&licences(), AFTER, &setup)?;
    expect_refused(wine, &["update", &there, "--install"], &format!("“{name}.minisig”"), "without a signature")?;
    let foreign = folder().join("foreign.key");
    let public = folder().join("foreign.pub");
    run(command("minisign", &["-G", "-W", "-f", "-p"]).arg(&public).arg("-s").arg(&foreign))?;
    run(command("minisign", &["-S", "-s"]).arg(&foreign).arg("-m").arg(&setup))?;
    expect_refused(wine, &["update", &there, "--install"], "không do nơi làm ra Tổng Kết", "signed by somebody else")?;
    expect_version(wine, windows::version())?;
    let Some(key) = env::var_os(KEY).map(PathBuf::from) else {
        println!("an update with a valid signature was NOT tried: {KEY} names no secret key (docs/phat-hanh.md)");
        return Ok(());
    };
    run(&mut wine.program(&["import", windows_work::SAMPLES]))?;
    let copies = || fs::read_dir(data(wine).with_file_name("backup")).map(Iterator::count).unwrap_or_default();
    let before = copies();
    signing::signed(&setup, AFTER, &key)?;
    run(&mut wine.program(&["update", &there, "--install"]))?;
    wait_until(|| wine.registered(UNINSTALL, Some("DisplayVersion")).contains(AFTER));
    expect_version(wine, AFTER)?;
    expect(copies() == before + 1, "one more safety copy was made before")?;
    run(&mut wine.program(&["check"]))
}

/// Waits for what another program does, as long as it may take.
fn wait_until(done: impl Fn() -> bool) {
    let begun = Instant::now();
    while !done() && begun.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(500));
    }
    println!("  {} s", begun.elapsed().as_secs());
}

fn uninstall(wine: &Wine) -> Result<(), Failure> {
    run(&mut wine.program(&["import", windows_work::SAMPLES]))?;
    expect(data(wine).is_file(), "the data file lies in the user's own folder")?;
    run(&mut wine.ask("wine", &[&format!(r"{}\uninstall.exe", wine.installed_there()), "/S"]))?;
    // It goes on as a copy of itself, so that its own file can go too.
    let gone = || !wine.installed().exists() && wine.registered(UNINSTALL, Some("DisplayVersion")).is_empty();
    wait_until(gone);
    expect(!wine.installed().join("TongKet.exe").exists(), "the program is gone")?;
    expect(!wine.home().join("Desktop/Tổng Kết.lnk").exists(), "its link is gone")?;
    expect(wine.registered(UNINSTALL, Some("DisplayVersion")).is_empty(), "Windows knows it no more")?;
    expect(data(wine).is_file(), "the data file is still there")
}

/// The data file of the person, seen from Linux.
fn data(wine: &Wine) -> PathBuf {
    wine.home().join("AppData/Local/TongKet/tongket.db")
}

fn licences() -> PathBuf {
    folder().join("licences.txt")
}

fn install(wine: &Wine, setup: &Path) -> Result<(), Failure> {
    run(wine.ask("wine", &[]).arg(setup).arg("/S"))?;
    expect_installed(&wine.installed())?;
    run(&mut wine.program(&["--version"]))
}

fn expect_installed(folder: &Path) -> Result<(), Failure> {
    for name in ["TongKet.exe", "WebView2Loader.dll", "licences.txt", "uninstall.exe"] {
        expect(folder.join(name).is_file(), &format!("{name} is installed in {}", folder.display()))?;
    }
    Ok(())
}

fn expect_version(wine: &Wine, version: &str) -> Result<(), Failure> {
    let said = wine.registered(UNINSTALL, Some("DisplayVersion"));
    expect(said.contains(version), &format!("version {version} is registered, not {said}"))
}

/// The installed program ends with status 1 and says this.
pub(crate) fn expect_refused(wine: &Wine, arguments: &[&str], said: &str, why: &str) -> Result<(), Failure> {
    let answer = wine.program(arguments).output().map_err(|error| Failure::Disk(format!("wine: {error}")))?;
    let words = String::from_utf8_lossy(&answer.stderr).into_owned();
    println!("{why}: {}", words.trim());
    expect(answer.status.code() == Some(1) && words.contains(said), &format!("{why}: refused with a sentence"))
}

/// Something that must hold; what held is told.
pub(crate) fn expect(holds: bool, what: &str) -> Result<(), Failure> {
    if holds {
        println!("  ok: {what}");
        return Ok(());
    }
    Err(Failure::Disk(format!("not so: {what}")))
}
