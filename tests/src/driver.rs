//! The real window, driven through WebDriver: JSON over HTTP/1.1, so the standard library does.
//!
//! `WebKitWebDriver` (Debian: webkit2gtk-driver) starts the program itself and ends it with the session.

use crate::waiting::until;
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// The key under which WebDriver hides an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A process with everything it started; all of it ends with this value.
#[derive(Debug)]
pub struct Group(Child);

impl Group {
    /// Starts a process in a group of its own.
    ///
    /// # Panics
    /// When the program is not installed.
    #[must_use]
    pub fn start(command: &mut Command) -> Self {
        let shown = format!("{command:?}");
        Self(command.process_group(0).spawn().unwrap_or_else(|error| panic!("{shown}: {error}")))
    }

    /// The process that was started.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// The window under test.
#[derive(Debug)]
pub struct Window {
    port: u16,
    session: String,
    _driver: Group,
}

impl Window {
    /// Opens the window on a data file, in a home of its own.
    ///
    /// # Panics
    /// When the driver or the program cannot be started.
    #[must_use]
    pub fn open(data_file: &Path, home: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Group::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .env("TAURI_AUTOMATION", "true")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("TONGKET_DB", data_file)
                .env("HOME", home)
                .env("XDG_DATA_HOME", home.join("data"))
                .env("XDG_CONFIG_HOME", home.join("config"))
                .env("XDG_CACHE_HOME", home.join("cache"))
                .env("USER", "Nguyễn Thị Ánh"),
        );
        until("the driver's port", || TcpStream::connect(("127.0.0.1", port)).ok());
        let options = json!({ "binary": program(), "args": [] });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let session = http(port, "POST", "/session", &wanted).expect("a session of the window");
        Self { port, session: session["sessionId"].as_str().unwrap().to_owned(), _driver: driver }
    }

    fn get(&self, path: &str) -> Result<Value, String> {
        http(self.port, "GET", &format!("/session/{}{path}", self.session), &Value::Null)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        http(self.port, "POST", &format!("/session/{}{path}", self.session), body)
    }

    fn find(&self, css: &str) -> Option<String> {
        let found = self.post("/element", &json!({ "using": "css selector", "value": css })).ok()?;
        found[ELEMENT].as_str().map(str::to_owned)
    }

    fn wait_for(&self, css: &str) -> String {
        until(css, || self.find(css))
    }

    /// The text of an element, once it is there.
    #[must_use]
    pub fn text(&self, css: &str) -> String {
        let element = self.wait_for(css);
        let text = self.get(&format!("/element/{element}/text")).unwrap_or_default();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// How many elements there are now.
    #[must_use]
    pub fn count(&self, css: &str) -> usize {
        let found = self.post("/elements", &json!({ "using": "css selector", "value": css })).unwrap_or_default();
        found.as_array().map_or(0, Vec::len)
    }

    /// Waits until the text of an element is as wanted, and hands it back.
    pub fn until_text(&self, css: &str, wanted: impl Fn(&str) -> bool) -> String {
        until(css, || Some(self.text(css)).filter(|text| wanted(text)))
    }

    /// Clicks an element, once it is there.
    pub fn click(&self, css: &str) {
        until(&format!("a click on {css}"), || {
            let element = self.find(css)?;
            self.post(&format!("/element/{element}/click"), &json!({})).ok()
        });
    }

    /// Empties a field and types into it.
    pub fn fill(&self, css: &str, text: &str) {
        let element = self.wait_for(css);
        self.post(&format!("/element/{element}/clear"), &json!({})).unwrap();
        self.keys(css, text);
    }

    /// Types into an element.
    pub fn keys(&self, css: &str, text: &str) {
        let element = self.wait_for(css);
        self.post(&format!("/element/{element}/value"), &json!({ "text": text })).unwrap();
    }

    /// Runs a script in the page.
    #[must_use]
    pub fn script(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] })).unwrap()
    }

    /// Place and size of an element inside the window's content.
    #[must_use]
    pub fn rect(&self, css: &str) -> (i64, i64, i64, i64) {
        let element = self.wait_for(css);
        let rect = self.get(&format!("/element/{element}/rect")).unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        let of = |key: &str| rect[key].as_f64().unwrap_or_default() as i64;
        (of("x"), of("y"), of("width"), of("height"))
    }

    /// Takes a picture of the whole screen into the folder that `TONGKET_PICTURES` names, if any.
    pub fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("TONGKET_PICTURES").map(PathBuf::from) else { return };
        // What the page has is not yet what the screen shows.
        std::thread::sleep(Duration::from_millis(2500));
        std::fs::create_dir_all(&folder).unwrap();
        let taken = Command::new("import").args(["-window", "root"]).arg(folder.join(format!("{name}.png"))).status();
        assert!(taken.is_ok_and(|status| status.success()), "import (Debian: imagemagick)");
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
            self.picture(&format!("failed-{test}"));
        }
        let _ = http(self.port, "DELETE", &format!("/session/{}", self.session), &Value::Null);
    }
}

/// The window's program: `TONGKET_DESKTOP`, else where cargo puts it.
///
/// # Panics
/// When it is not built.
#[must_use]
pub fn program() -> PathBuf {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/tongket-desktop");
    let program = std::env::var_os("TONGKET_DESKTOP").map_or_else(built, PathBuf::from);
    assert!(program.is_file(), "{} is not built: cargo build --package tongket-desktop", program.display());
    program.canonicalize().unwrap()
}

fn http(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let body = if method == "POST" { body.to_string() } else { String::new() };
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(|error| error.to_string())?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all((head + &body).as_bytes()).map_err(|error| error.to_string())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(|error| error.to_string())?;
    let end_of_head = answer.windows(4).position(|w| w == b"\r\n\r\n").ok_or("an answer without an end of its head")?;
    let body = answer.get(end_of_head + 4..).unwrap_or_default();
    let answer: Value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    match answer["value"]["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
        None => Ok(answer["value"].clone()),
    }
}
