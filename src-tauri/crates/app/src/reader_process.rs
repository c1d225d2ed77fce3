//! Reading in a process of its own, so that a file that crashes or hangs the reading ends that process and not the program.
//!
//! The process is this program again with the command [`COMMAND`]. It is started with the first file, reads one after the
//! other, and is started anew after it died or was stopped. Requests and answers are frames: the length in eight bytes,
//! then the bytes. A request is what is wanted, with what people taught, then the file.

use crate::{learning::Taught, memory};
use model::{Document, Format, Issue, IssueCode, Learned, LearnedAlias, OwnCatalogue, ReportDraft};
use readers::RecognisedPage;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    io::{self, BufReader, BufWriter, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

/// The argument that makes the program read files for another one.
pub const COMMAND: &str = "read-files";

/// Longest time for one file; the largest report that was tried takes a twentieth of it on an office PC.
const DEADLINE: Duration = Duration::from_secs(60);
/// Largest frame: a file at the limit of the readers, or the answer to it.
const MAX_FRAME: u64 = 1024 * 1024 * 1024;
/// Room that is made at once for a frame, in bytes: growing on the way takes twice as much for a while.
const ROOM_AT_ONCE: usize = 160 << 20;
/// What is kept of the last words of a process that died, in bytes.
const LAST_WORDS: u64 = 4096;

/// What became of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub(crate) document: Document,
    pub(crate) issues: Vec<Issue>,
    pub(crate) draft: ReportDraft,
}

/// What is wanted of a file.
#[derive(Debug, Serialize, Deserialize)]
enum Want {
    /// An [`Answer`]; with what was recognised in its pictures, what people taught and what they added to the catalogue.
    Report { name: String, recognised: Vec<RecognisedPage>, learned: Vec<LearnedAlias>, own: OwnCatalogue },
    /// Numbers of the pages whose text is only in pictures.
    Scans,
    /// The picture of such a page; no byte where there is none.
    Scan { page: usize },
}

/// Answers requests until the input ends. What the reading process does.
///
/// # Errors
/// When the other side is gone.
pub fn serve(input: impl Read, output: impl Write) -> io::Result<()> {
    memory::limit();
    answer_all(input, output)
}

fn answer_all(input: impl Read, output: impl Write) -> io::Result<()> {
    let (mut input, mut output) = (BufReader::new(input), BufWriter::new(output));
    // The catalogue is the same for most files in a row.
    let mut taught = Taught::default();
    while let Some(want) = receive(&mut input)? {
        let Some(bytes) = receive(&mut input)? else { break };
        let answer = match serde_json::from_slice(&want)? {
            Want::Report { name, recognised, learned, own } => {
                taught = taught.renewed(Learned::new(learned), own);
                serde_json::to_vec(&crate::reading::understand(&name, &bytes, &recognised, &taught))?
            }
            Want::Scans => serde_json::to_vec(&readers::scans(&bytes))?,
            Want::Scan { page } => readers::scan(&bytes, page).unwrap_or_default(),
        };
        send(&mut output, &answer)?;
        output.flush()?;
    }
    Ok(())
}

fn send(output: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    output.write_all(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes())?;
    output.write_all(bytes)
}

/// The next frame; none where the stream ends before one.
fn receive(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from_le_bytes(length);
    if length > MAX_FRAME {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0).min(ROOM_AT_ONCE));
    let read = input.take(length).read_to_end(&mut bytes)?;
    if u64::try_from(read).ok() == Some(length) { Ok(Some(bytes)) } else { Ok(None) }
}

/// Reads files in another process.
#[derive(Debug)]
pub(crate) struct ReaderProcess {
    program: PathBuf,
    deadline: Duration,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<io::Result<Option<Vec<u8>>>>,
    last_words: Receiver<String>,
}

impl ReaderProcess {
    /// A reader that will be started from this program.
    pub(crate) const fn new(program: PathBuf) -> Self {
        Self { program, deadline: DEADLINE, running: None }
    }

    /// The answer to a file. A process that died or took too long is an issue of the file.
    pub(crate) fn read(
        &mut self,
        name: &str,
        bytes: impl AsRef<[u8]>,
        recognised: Vec<RecognisedPage>,
        taught: &Taught,
    ) -> Answer {
        let (learned, own) = (taught.learned.all().cloned().collect(), taught.own.clone());
        let answer = self.ask(&Want::Report { name: name.to_owned(), recognised, learned, own }, bytes);
        answer.and_then(|answer| self.made_of(&answer)).unwrap_or_else(refused)
    }

    /// Numbers of the pages whose text is only in pictures.
    pub(crate) fn scans(&mut self, bytes: &[u8]) -> Vec<usize> {
        self.ask(&Want::Scans, bytes).and_then(|answer| self.made_of(&answer)).unwrap_or_default()
    }

    /// The picture of such a page.
    pub(crate) fn scan(&mut self, bytes: &[u8], page: usize) -> Option<Vec<u8>> {
        self.ask(&Want::Scan { page }, bytes).ok().filter(|picture| !picture.is_empty())
    }

    fn made_of<T: DeserializeOwned>(&mut self, answer: &[u8]) -> Result<T, IssueCode> {
        serde_json::from_slice(answer).map_err(|_| {
            self.stop();
            IssueCode::ReaderStopped
        })
    }

    /// Asks, and ends a process that gave no answer.
    fn ask(&mut self, want: &Want, bytes: impl AsRef<[u8]>) -> Result<Vec<u8>, IssueCode> {
        let answer = self.exchange(want, bytes);
        if answer.is_err() {
            self.stop();
        }
        answer
    }

    fn exchange(&mut self, want: &Want, bytes: impl AsRef<[u8]>) -> Result<Vec<u8>, IssueCode> {
        let deadline = self.deadline;
        let want = serde_json::to_vec(want).map_err(|_| IssueCode::ReaderStopped)?;
        let running = self.start().map_err(|_| IssueCode::ReaderStopped)?;
        let sent = send(&mut running.requests, &want)
            .and_then(|()| send(&mut running.requests, bytes.as_ref()))
            .and_then(|()| running.requests.flush());
        // Bytes that nobody needs any more leave their room to the answer.
        drop(bytes);
        // A process that died while it was written to has said why.
        if sent.is_err() {
            return Err(running.cause_of_death());
        }
        match running.answers.recv_timeout(deadline) {
            Ok(Ok(Some(answer))) => Ok(answer),
            Ok(_) | Err(RecvTimeoutError::Disconnected) => Err(running.cause_of_death()),
            Err(RecvTimeoutError::Timeout) => Err(IssueCode::LimitTime),
        }
    }

    fn start(&mut self) -> io::Result<&mut Running> {
        let running = match self.running.take() {
            Some(running) => running,
            None => Running::start(&self.program)?,
        };
        Ok(self.running.insert(running))
    }

    fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // It may be dead already.
            let _ = running.child.kill();
            let _ = running.child.wait();
        }
    }
}

impl Drop for ReaderProcess {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Running {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let gone = || io::Error::from(io::ErrorKind::BrokenPipe);
        let requests = child.stdin.take().ok_or_else(gone)?;
        let (output, errors) = (child.stdout.take().ok_or_else(gone)?, child.stderr.take().ok_or_else(gone)?);
        let (tell, answers) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            loop {
                let answer = receive(&mut output);
                let last = !matches!(answer, Ok(Some(_)));
                if tell.send(answer).is_err() || last {
                    return;
                }
            }
        });
        let (tell, last_words) = mpsc::channel();
        thread::spawn(move || {
            let mut words = Vec::new();
            let mut errors = errors;
            // What cannot be read tells nothing.
            let _ = errors.by_ref().take(LAST_WORDS).read_to_end(&mut words);
            let _ = io::copy(&mut errors, &mut io::sink());
            let _ = tell.send(String::from_utf8_lossy(&words).into_owned());
        });
        Ok(Self { child, requests, answers, last_words })
    }

    /// Rust's runtime says so when memory is refused, and so does reading into memory that cannot be had.
    fn cause_of_death(&mut self) -> IssueCode {
        let _ = self.child.wait();
        let words = self.last_words.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
        if ["memory allocation of", "out of memory"].iter().any(|said| words.contains(said)) {
            IssueCode::LimitMemory
        } else {
            IssueCode::ReaderStopped
        }
    }
}

fn refused(code: IssueCode) -> Answer {
    let document = Document::empty(Format::Unknown);
    let draft = extract::extract(&document, model::Catalogue::builtin());
    Answer { document, issues: vec![Issue::new(code)], draft }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_answered_until_the_input_ends() {
        let mut asked = Vec::new();
        for (name, text) in [("a.txt", "Toàn tỉnh có 1.205 trạm BTS."), ("b.txt", "")] {
            let want = Want::Report {
                name: name.to_owned(),
                recognised: Vec::new(),
                learned: Vec::new(),
                own: OwnCatalogue::default(),
            };
            send(&mut asked, &serde_json::to_vec(&want).unwrap()).unwrap();
            send(&mut asked, text.as_bytes()).unwrap();
        }
        let mut told = Vec::new();
        // The test's own process keeps its memory.
        answer_all(asked.as_slice(), &mut told).unwrap();
        let mut told = told.as_slice();
        let first: Answer = serde_json::from_slice(&receive(&mut told).unwrap().unwrap()).unwrap();
        assert_eq!(first.draft.facts.len(), 1);
        assert_eq!(first.document.text, "Toàn tỉnh có 1.205 trạm BTS.");
        let second: Answer = serde_json::from_slice(&receive(&mut told).unwrap().unwrap()).unwrap();
        assert_eq!(second.issues.first().map(|i| i.code), Some(IssueCode::Empty));
        assert!(receive(&mut told).unwrap().is_none());
    }

    #[test]
    fn a_program_that_is_gone_or_dies_is_an_issue_of_the_file() {
        let mut gone = ReaderProcess::new(PathBuf::from("no-such-program"));
        assert_eq!(
            gone.read("a.txt", b"x", Vec::new(), &Taught::default()).issues,
            [Issue::new(IssueCode::ReaderStopped)]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_hangs_is_stopped_and_the_next_file_is_read_by_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("hangs");
        std::fs::write(&program, "#!/bin/sh\nsleep 60\n").unwrap();
        std::fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let mut process = ReaderProcess::new(program.clone());
        process.deadline = Duration::from_millis(200);
        assert_eq!(
            process.read("a.txt", b"x", Vec::new(), &Taught::default()).issues,
            [Issue::new(IssueCode::LimitTime)]
        );
        std::fs::write(&program, "#!/bin/sh\necho 'memory allocation of 9 bytes failed' >&2\nexit 134\n").unwrap();
        assert_eq!(
            process.read("a.txt", b"x", Vec::new(), &Taught::default()).issues,
            [Issue::new(IssueCode::LimitMemory)]
        );
        std::fs::write(&program, "#!/bin/sh\nexit 139\n").unwrap();
        assert_eq!(
            process.read("a.txt", b"x", Vec::new(), &Taught::default()).issues,
            [Issue::new(IssueCode::ReaderStopped)]
        );
    }
}
