//! Letters out of pictures: the program Tesseract, where it is installed with Vietnamese.
//!
//! It is looked for at the places where its installers put it, never in the folder that happens to be open. A picture
//! goes in and words come out over pipes; nothing is written to the disk.

use std::{
    env,
    ffi::OsString,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// Longest time for one page; a page full of text takes two to five seconds on an office PC.
const DEADLINE: Duration = Duration::from_secs(90);

/// Longest time in which the program says what languages it has.
const GREETING: Duration = Duration::from_secs(10);

/// Most bytes of an answer; a page has about 100,000.
const MAX_ANSWER: u64 = 32 << 20;

/// The language that must be there.
const VIETNAMESE: &str = "vie";

/// Name of the program.
const PROGRAM: &str = if cfg!(windows) { "tesseract.exe" } else { "tesseract" };

/// Folder of its installer for Windows.
#[cfg(windows)]
const FOLDER: &str = "Tesseract-OCR";

/// Whether letters can be recognised on this PC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// They can.
    Ready(Recogniser),
    /// The program is there, Vietnamese is not.
    NoVietnamese,
    /// The program was not found.
    Nothing,
}

/// The program that recognises letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recogniser {
    program: PathBuf,
    deadline: Duration,
}

/// Why a picture gave no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoWords {
    /// It took too long.
    TooLong,
    /// The program failed.
    Failed,
    /// The picture cannot be had, or is too large.
    NoPicture,
}

/// Looks for the program.
#[must_use]
pub fn find() -> Found {
    find_in(&places())
}

fn find_in(places: &[PathBuf]) -> Found {
    let mut found = Found::Nothing;
    for program in places.iter().map(|folder| folder.join(PROGRAM)).filter(|program| program.is_file()) {
        if has_vietnamese(&program) {
            return Found::Ready(Recogniser { program, deadline: DEADLINE });
        }
        found = Found::NoVietnamese;
    }
    found
}

/// The folders in which programs lie, whole paths only: a name alone would be looked for beside the reports.
fn places() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    places.extend(installed());
    places
}

#[cfg(windows)]
fn installed() -> Vec<PathBuf> {
    let of = |name: &str| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    let programs = ["ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"].into_iter().filter_map(of);
    let own = of("LOCALAPPDATA").into_iter().flat_map(|folder| [folder.join("Programs"), folder]);
    programs.chain(own).map(|folder| folder.join(FOLDER)).collect()
}

#[cfg(not(windows))]
fn installed() -> Vec<PathBuf> {
    ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].into_iter().map(PathBuf::from).collect()
}

fn has_vietnamese(program: &Path) -> bool {
    let asked = run(program, &["--list-langs".into()], Vec::new(), GREETING);
    asked.is_ok_and(|answer| answer.lines().any(|line| line.trim() == VIETNAMESE))
}

impl Recogniser {
    /// The words in a picture as a list with their places; see [`readers::RecognisedPage::tsv`].
    pub(crate) fn words(&self, picture: Vec<u8>) -> Result<String, NoWords> {
        let words = ["stdin", "stdout", "-l", VIETNAMESE, "--psm", "3", "tsv"].map(OsString::from);
        run(&self.program, &words, picture, self.deadline)
    }
}

/// Runs the program with this input to its end, or to the deadline.
fn run(program: &Path, arguments: &[OsString], input: Vec<u8>, deadline: Duration) -> Result<String, NoWords> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // One thread: the others serve the person at the PC, and the answer is the same every time.
    command.env("OMP_THREAD_LIMIT", "1");
    without_console(&mut command);
    let mut child = command.spawn().map_err(|_| NoWords::Failed)?;
    let answer = converse(&mut child, input, deadline);
    if answer.is_err() {
        // It may be dead already.
        let _ = child.kill();
    }
    let ended = child.wait().is_ok_and(|status| status.success());
    answer.and_then(|words| if ended { Ok(words) } else { Err(NoWords::Failed) })
}

fn converse(child: &mut Child, input: Vec<u8>, deadline: Duration) -> Result<String, NoWords> {
    let (Some(mut to), Some(from)) = (child.stdin.take(), child.stdout.take()) else { return Err(NoWords::Failed) };
    // A program that has seen enough closes its ear.
    thread::spawn(move || to.write_all(&input));
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut words = Vec::new();
        let read = from.take(MAX_ANSWER).read_to_end(&mut words);
        // Nobody waits any more where this fails.
        let _ = tell.send(read.map(|_| words));
    });
    match told.recv_timeout(deadline) {
        Ok(Ok(words)) => Ok(String::from_utf8_lossy(&words).into_owned()),
        Ok(Err(_)) | Err(mpsc::RecvTimeoutError::Disconnected) => Err(NoWords::Failed),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(NoWords::TooLong),
    }
}

/// No black window flashes up over the program's own.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use std::{fs, os::unix::fs::PermissionsExt};

    fn program(folder: &Path, script: &str) {
        let path = folder.join(PROGRAM);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn the_program_is_taken_only_with_vietnamese() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let places = [first.path().to_path_buf(), second.path().to_path_buf()];
        assert_eq!(find_in(&places), Found::Nothing);
        program(first.path(), "echo 'List of available languages (2):'; echo eng; echo osd");
        assert_eq!(find_in(&places), Found::NoVietnamese);
        program(second.path(), "echo 'List of available languages (2):'; echo eng; echo vie");
        let ready = Recogniser { program: second.path().join(PROGRAM), deadline: DEADLINE };
        assert_eq!(find_in(&places), Found::Ready(ready));
    }

    #[test]
    fn a_program_that_hangs_or_fails_gives_no_words() {
        let folder = tempfile::tempdir().unwrap();
        let recogniser = Recogniser { program: folder.path().join(PROGRAM), deadline: Duration::from_millis(200) };
        assert_eq!(recogniser.words(b"x".to_vec()), Err(NoWords::Failed));
        program(folder.path(), "exec sleep 60");
        assert_eq!(recogniser.words(vec![0; 1 << 20]), Err(NoWords::TooLong));
        program(folder.path(), "echo half; exit 1");
        assert_eq!(Recogniser { deadline: GREETING, ..recogniser }.words(b"x".to_vec()), Err(NoWords::Failed));
    }
}
