//! The real page in any browser: the built page and the commands of the real `app` over 127.0.0.1, on a real data file.
//!
//! For tests and pictures alone. The product has no such door: nothing here is known to the window's program, and no
//! package of the product knows this one. The page is served as it was built, with one script before it that puts HTTP
//! in the place of the window's own bridge; its content security policy is that of the product, with this server as the
//! one place the page may talk to.
//!
//! Under `/test/` stand the doors of a test, for what a person does outside the page: dropping files, answering the
//! system's own boxes.

mod commands;
mod http;
mod session;

pub use commands::answer;
pub use session::Session;

use http::{Request, Response};
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

/// What stands in for the window's bridge.
const BRIDGE: &str = include_str!("loopback/bridge.js");
/// The window's settings, for its content security policy.
const WINDOW: &str = include_str!("../../tauri.conf.json");

/// A page with a session behind it.
#[derive(Debug)]
pub struct Loopback {
    listener: TcpListener,
    session: Arc<Session>,
    page: PathBuf,
    policy: String,
}

impl Loopback {
    /// Takes a free port of this computer.
    ///
    /// # Errors
    /// When there is none.
    pub fn new(session: Arc<Session>, page: &Path) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        Ok(Self { listener, session, page: page.to_owned(), policy: policy() })
    }

    /// Where the page is.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> io::Result<String> {
        Ok(format!("http://{}", self.listener.local_addr()?))
    }

    /// Answers until the program ends.
    ///
    /// # Errors
    /// When the port is lost.
    pub fn serve(self) -> io::Result<()> {
        let this = Arc::new(self);
        loop {
            let (stream, _) = this.listener.accept()?;
            let this = Arc::clone(&this);
            // A browser that goes away is no fault.
            thread::spawn(move || this.connection(stream).unwrap_or_default());
        }
    }

    fn connection(&self, mut stream: TcpStream) -> io::Result<()> {
        let Some(request) = http::read(&stream)? else { return Ok(()) };
        if request.path == "/events" {
            return self.events(stream);
        }
        let response = self.respond(&request);
        http::write(&mut stream, &response)
    }

    fn respond(&self, request: &Request) -> Response {
        let given = || serde_json::from_slice(&request.body).unwrap_or(Value::Null);
        if let Some(command) = request.path.strip_prefix("/call/") {
            return match answer(&self.session, command, &given()) {
                Ok(value) => Response::json(200, &value),
                Err(fault) => Response::json(422, &json!(fault)),
            };
        }
        match request.path.as_str() {
            "/bridge.js" => Response { status: 200, kind: "text/javascript", body: BRIDGE.into(), policy: None },
            "/test/drop" => {
                self.session.import(paths(&given()));
                Response::json(200, &Value::Null)
            }
            "/test/hover" => {
                self.session.tell("drop-hover", &given());
                Response::json(200, &Value::Null)
            }
            "/test/answer" => {
                self.session.answer_next(paths(&given()));
                Response::json(200, &Value::Null)
            }
            path => self.file(path),
        }
    }

    /// A file of the built page; nothing outside its folder.
    fn file(&self, path: &str) -> Response {
        let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
        let inside = !name.split('/').any(|part| part == "..");
        let Some(bytes) = inside.then(|| fs::read(self.page.join(name)).ok()).flatten() else {
            return Response { status: 404, kind: "text/plain", body: Vec::new(), policy: None };
        };
        let kind = http::kind(name);
        if name != "index.html" {
            return Response { status: 200, kind, body: bytes, policy: None };
        }
        // Before every script of the page: it is there when the page looks for the window's bridge.
        let page = String::from_utf8_lossy(&bytes).replacen("<head>", "<head><script src=\"/bridge.js\"></script>", 1);
        Response { status: 200, kind, body: page.into_bytes(), policy: Some(self.policy.clone()) }
    }

    /// What the window tells unasked, one after the other, for as long as the page listens.
    fn events(&self, mut stream: TcpStream) -> io::Result<()> {
        http::begin_events(&mut stream)?;
        for event in self.session.listen() {
            write!(stream, "data: {event}\n\n")?;
            stream.flush()?;
        }
        Ok(())
    }
}

/// The policy of the product; instead of to the window's bridge the page talks to this server.
fn policy() -> String {
    let window: Value = serde_json::from_str(WINDOW).unwrap_or_default();
    let policy = window["app"]["security"]["csp"].as_str().expect("a content security policy in tauri.conf.json");
    let bridge = "connect-src ipc: http://ipc.localhost";
    assert!(policy.contains(bridge), "the page's way to the window is not where it was: {policy}");
    policy.replace(bridge, "connect-src 'self'")
}

fn paths(given: &Value) -> Vec<PathBuf> {
    given.as_array().into_iter().flatten().filter_map(Value::as_str).map(PathBuf::from).collect()
}
