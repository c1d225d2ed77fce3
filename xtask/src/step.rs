//! Steps: printed, run, timed.

use std::{
    env, fmt,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{Mutex, PoisonError},
    thread,
    time::Instant,
};

/// Why a step ended the work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A command ended with another status than 0.
    Ended(String, Option<i32>),
    /// A program is not installed; with the command that installs it.
    MissingTool(String, String),
    /// System libraries are not installed; with the command that installs them.
    MissingPackages(String),
    /// Something on the disk.
    Disk(String),
    /// The fuzzer broke these targets; with the folder of the files that did it.
    Found(String, PathBuf),
    /// The words of the command are not understood; with those that are.
    Asked(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ended(command, Some(code)) => write!(f, "`{command}` ended with status {code}"),
            Self::Ended(command, None) => write!(f, "`{command}` was killed"),
            Self::MissingTool(tool, install) => write!(f, "`{tool}` is not installed. Install it with: {install}"),
            Self::MissingPackages(install) => write!(f, "system packages are missing. Install them with:\n  {install}"),
            Self::Disk(what) => f.write_str(what),
            Self::Found(targets, folder) => write!(
                f,
                "{targets}: something was found. The files are in {}; mend it, and keep each file under a telling name in \
                 tests/fuzz/corpus",
                folder.display()
            ),
            Self::Asked(usage) => write!(f, "not understood. Say: {usage}"),
        }
    }
}

/// The checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Says what comes.
pub(crate) fn say(what: &str) {
    println!("\n== {what}");
}

/// A program with its arguments, to run in the checkout. On Windows `npm` is a script.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let program = if cfg!(windows) && program == "npm" { "npm.cmd" } else { program };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command and shows its output.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let shown = shown(command);
    println!("$ {shown}");
    let begun = Instant::now();
    let status = command.status().map_err(|error| missing(command, &error))?;
    println!("  {} s", begun.elapsed().as_secs());
    if status.success() { Ok(()) } else { Err(Failure::Ended(shown, status.code())) }
}

/// Runs a command, shows what it says while it says it, and hands it back.
pub(crate) fn run_and_read(command: &mut Command) -> Result<String, Failure> {
    let shown = shown(command);
    println!("$ {shown}");
    let begun = Instant::now();
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| missing(command, &error))?;
    let said = Mutex::new(String::new());
    thread::scope(|scope| {
        let errors = child.stderr.take();
        scope.spawn(|| errors.map(|pipe| echo(pipe, &said)));
        child.stdout.take().map(|pipe| echo(pipe, &said))
    });
    let status = child.wait().map_err(|error| Failure::Disk(format!("{shown}: {error}")))?;
    println!("  {} s", begun.elapsed().as_secs());
    let said = said.into_inner().unwrap_or_else(PoisonError::into_inner);
    if status.success() { Ok(said) } else { Err(Failure::Ended(shown, status.code())) }
}

/// Prints the lines of a pipe and keeps them.
fn echo(pipe: impl Read, said: &Mutex<String>) {
    for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
        said.push_str(&line);
        said.push('\n');
    }
}

/// Whether a program can be started.
pub(crate) fn has(program: &str) -> bool {
    let asked = command(program, &["--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok()
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn missing(command: &Command, error: &std::io::Error) -> Failure {
    let tool = command.get_program().to_string_lossy().into_owned();
    let install = match tool.as_str() {
        "npm" | "npm.cmd" | "node" => "your package manager, or the installer of Node.js 20 or later",
        "cargo" => "rustup",
        _ => "your package manager",
    };
    if error.kind() == std::io::ErrorKind::NotFound {
        Failure::MissingTool(tool, install.to_owned())
    } else {
        Failure::Disk(format!("{tool}: {error}"))
    }
}
