//! The installer for Windows, made on Debian: compiler, program, setup, portable archive.
//!
//! The Windows standard library of the Rust toolchain cannot be had from Debian, but a compiler with the sources of its
//! standard library can (`rustc-web`, `rust-web-src`): it is unpacked beside, not installed, and builds the library for
//! Windows once with the program. On a Windows PC the ordinary way is `cargo tauri build`.

use crate::{
    licences, page,
    step::{Failure, command, has, root, run, say, target},
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

/// Debian packages of the tools; wine only for the tests.
pub(crate) const TOOLS: [&str; 7] =
    ["gcc-mingw-w64-x86-64-win32", "nsis", "wine", "wine64", "zip", "unzip", "minisign"];
/// Debian packages of the compiler, unpacked and not installed.
const COMPILER: [&str; 5] = ["rustc-web", "rust-web-src", "libstd-rust-web-1.96", "libstd-rust-web-dev", "libllvm22"];
const TRIPLE: &str = "x86_64-pc-windows-gnu";
/// Marks a folder from which the program runs with its data beside it; the words are for whoever opens the file.
const PORTABLE: &str = "Tệp này cho phần mềm biết: giữ số liệu trong thư mục \"data\" bên cạnh phần mềm.\r\n";
/// The time of the files in the archive, so that the same commit gives the same bytes: 1 January 2000.
const SAME_TIME: Duration = Duration::from_secs(946_684_800);
/// Most bytes of the installer and of the program.
const MOST: (u64, u64) = (15_000_000, 20_000_000);

/// Where everything of Windows lies.
pub(crate) fn folder() -> PathBuf {
    target().join("windows")
}

/// The version of the program, from the workspace.
pub(crate) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The installer.
pub(crate) fn setup() -> PathBuf {
    folder().join(format!("TongKet-{}-setup.exe", version()))
}

/// The archive that runs from any folder.
pub(crate) fn portable() -> PathBuf {
    folder().join(format!("TongKet-{}-portable.zip", version()))
}

/// The program, before it is installed.
pub(crate) fn program() -> PathBuf {
    folder().join("build").join(TRIPLE).join("release").join("tongket-desktop.exe")
}

/// Builds the program and its installer.
pub(crate) fn windows() -> Result<(), Failure> {
    say("Tools to build for Windows");
    crate::system::require(&TOOLS)?;
    let compiler = compiler()?;
    page::build()?;
    say("The program for Windows");
    run(build(&compiler, "build", "std,panic_unwind").args(["--release", "--package", "tongket-desktop"]))?;
    let licences = folder().join("licences.txt");
    write(&licences, licences::text()?.as_bytes())?;
    say("The installer");
    pack(&licences, version(), &setup())?;
    say("The portable archive");
    let portable = pack_portable(&licences)?;
    licences::write_bill()?;
    say("Sizes");
    sizes(&portable)
}

/// The compiler, unpacked once; answers with the program that runs it.
fn compiler() -> Result<PathBuf, Failure> {
    let (debs, unpacked) = (folder().join("debs"), folder().join("compiler"));
    let rustc = unpacked.join("usr/bin/rustc");
    if !rustc.is_file() {
        say("The compiler with the sources of its standard library");
        make_folder(&debs)?;
        run(command("apt-get", &["-qq", "download"]).args(COMPILER).current_dir(&debs))?;
        for deb in files_in(&debs)? {
            run(command("dpkg", &["-x"]).arg(deb).arg(&unpacked))?;
        }
    }
    let libraries = [unpacked.join("usr/lib/x86_64-linux-gnu"), unpacked.join("usr/lib")];
    let paths = libraries.map(|path| path.display().to_string()).join(":");
    let runner = folder().join("rustc");
    // Cargo names programs in its environment with hyphens, which Debian's sh would drop.
    let script = format!("#!/bin/bash\nLD_LIBRARY_PATH={paths} exec {} \"$@\"\n", rustc.display());
    write(&runner, script.as_bytes())?;
    run(command("chmod", &["+x"]).arg(&runner))?;
    Ok(runner)
}

/// Cargo with the compiler for Windows: `build`, `test` …
pub(crate) fn cargo(action: &str, standard: &str) -> Result<Command, Failure> {
    Ok(build(&compiler()?, action, standard))
}

/// These parts of the standard library from their sources, the same paths in every checkout.
fn build(compiler: &Path, action: &str, standard: &str) -> Command {
    let mut build = command("cargo", &[action, "--locked", "--target", TRIPLE]);
    build.arg(format!("-Zbuild-std={standard}"));
    build.env("RUSTC", compiler).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", folder().join("build"));
    build.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc");
    let mut flags = remap();
    if action == "test" {
        // A library that some crate also offers to C would export more names than Windows can count.
        flags.push("-Clink-arg=-Wl,--exclude-all-symbols".to_owned());
    }
    build.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", flags.join(" "));
    // The linker would write the time of the build into the program.
    build.env("SOURCE_DATE_EPOCH", "0");
    build
}

/// Paths of this machine are no part of the program, so that the same commit gives the same bytes.
fn remap() -> Vec<String> {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let mut flags = vec![
        format!("--remap-path-prefix={}=/tongket", root().display()),
        format!("--remap-path-prefix={}=/build", folder().display()),
        "-Clink-arg=-Wl,--no-insert-timestamp".to_owned(),
    ];
    flags.extend(home.ok().map(|home| format!("--remap-path-prefix={home}=/cargo")));
    flags
}

/// Runs NSIS.
pub(crate) fn pack(licences: &Path, version: &str, out: &Path) -> Result<(), Failure> {
    let program = program();
    let loader = program.with_file_name("WebView2Loader.dll");
    let mut nsis = command("makensis", &["-V2", "-INPUTCHARSET", "UTF8"]);
    nsis.arg(format!("-DVERSION={version}"))
        .arg(format!("-DEXE={}", program.display()))
        .arg(format!("-DLOADER={}", loader.display()))
        .arg(format!("-DICON={}", root().join("icons/icon.ico").display()))
        .arg(format!("-DLICENCES={}", licences.display()))
        .arg(format!("-DOUT={}", out.display()))
        .arg(root().join("src-tauri/windows/setup.nsi"));
    run(&mut nsis)
}

/// A folder that runs from a stick: data beside the program.
fn pack_portable(licences: &Path) -> Result<PathBuf, Failure> {
    let (folder, archive) = (folder().join("portable/TongKet"), portable());
    remove(&folder)?;
    make_folder(&folder)?;
    let program = program();
    let parts = [
        (program.clone(), "TongKet.exe"),
        (program.with_file_name("WebView2Loader.dll"), "WebView2Loader.dll"),
        (licences.to_path_buf(), "licences.txt"),
    ];
    for (from, name) in parts {
        fs::copy(&from, folder.join(name)).map_err(|error| Failure::Disk(format!("{}: {error}", from.display())))?;
    }
    write(&folder.join("portable.txt"), PORTABLE.as_bytes())?;
    let names = ["TongKet.exe", "WebView2Loader.dll", "licences.txt", "portable.txt"];
    for name in names {
        let file = fs::File::options().write(true).open(folder.join(name));
        let set = file.and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH + SAME_TIME));
        set.map_err(|error| Failure::Disk(format!("{name}: {error}")))?;
    }
    let _ = fs::remove_file(&archive);
    let mut zip = command("zip", &["-q", "-X", "-D"]);
    zip.arg(&archive).args(names.map(|name| format!("TongKet/{name}"))).env("TZ", "UTC");
    run(zip.current_dir(self::folder().join("portable")))?;
    Ok(archive)
}

fn sizes(portable: &Path) -> Result<(), Failure> {
    let size = |path: &Path| {
        fs::metadata(path).map(|m| m.len()).map_err(|e| Failure::Disk(format!("{}: {e}", path.display())))
    };
    let (setup_size, program_size) = (size(&setup())?, size(&program())?);
    let mut out = std::io::stdout();
    for (path, bytes) in [(setup(), setup_size), (program(), program_size), (portable.to_path_buf(), size(portable)?)] {
        // Nothing is lost where the terminal is gone.
        let _ = writeln!(out, "{:>12} bytes  {}", bytes, path.display());
    }
    if setup_size > MOST.0 || program_size > MOST.1 {
        return Err(Failure::Disk(format!("larger than {} (setup) or {} (program) bytes", MOST.0, MOST.1)));
    }
    Ok(())
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))?;
    Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).collect())
}

/// Removes a folder with all that is in it, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<(), Failure> {
    let gone = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    gone.map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))
}

pub(crate) fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    path.parent().map_or(Ok(()), make_folder)?;
    fs::write(path, bytes).map_err(|error| Failure::Disk(format!("{}: {error}", path.display())))
}

/// Whether wine is there.
pub(crate) fn has_wine() -> bool {
    has("wine")
}
