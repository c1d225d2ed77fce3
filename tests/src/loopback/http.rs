//! As much of HTTP/1.1 as a browser on the same computer needs: one request a connection.

use serde_json::Value;
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpStream,
};

/// A request.
#[derive(Debug)]
pub(super) struct Request {
    /// Without the query.
    pub path: String,
    /// What came with it.
    pub body: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Response {
    /// 200, 404, 422.
    pub status: u16,
    /// Media type.
    pub kind: &'static str,
    /// What it says.
    pub body: Vec<u8>,
    /// Content security policy, of the page itself.
    pub policy: Option<String>,
}

impl Response {
    /// An answer for a script.
    pub(super) fn json(status: u16, value: &Value) -> Self {
        Self { status, kind: "application/json", body: value.to_string().into_bytes(), policy: None }
    }
}

/// Reads a request; none where the browser only opened the connection.
pub(super) fn read(stream: &TcpStream) -> io::Result<Option<Request>> {
    let mut input = BufReader::new(stream);
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let target = line.split(' ').nth(1).unwrap_or("/").to_owned();
    let path = target.split(['?', '#']).next().unwrap_or("/").to_owned();
    let mut length = 0;
    loop {
        let mut header = String::new();
        if input.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(Some(Request { path, body }))
}

/// Writes an answer and ends the connection.
pub(super) fn write(stream: &mut TcpStream, response: &Response) -> io::Result<()> {
    let policy = response.policy.as_ref().map(|p| format!("Content-Security-Policy: {p}\r\n")).unwrap_or_default();
    let head = format!(
        "HTTP/1.1 {} -\r\nContent-Type: {}\r\nContent-Length: {}\r\n{policy}Cache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        response.status,
        response.kind,
        response.body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&response.body)?;
    stream.flush()
}

/// Begins a stream of events.
pub(super) fn begin_events(stream: &mut TcpStream) -> io::Result<()> {
    stream.write_all(
        b"HTTP/1.1 200 -\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n: open\n\n",
    )?;
    stream.flush()
}

/// Media type of a file of the page.
pub(super) fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
