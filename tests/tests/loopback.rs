//! The page in a browser is the page in the window: it has every command that the window has, and the policy of the window.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use app::{Desk, Face, IfMissing};
use serde_json::json;
use std::{fs, path::Path};
use tongket_tests::loopback::{Session, answer};

#[test]
fn every_command_of_the_window_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::open(&folder.path().join("so lieu.db"), Face::Window, IfMissing::Create).unwrap();
    let session = Session::new(desk);
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/permissions/commands.toml");
    let list = fs::read_to_string(list).unwrap();
    let commands: Vec<&str> = list.split("commands.allow").nth(1).unwrap().split('"').skip(1).step_by(2).collect();
    assert!(commands.len() > 50, "{commands:?}");
    for command in commands {
        // Without arguments most refuse; none may be unknown.
        let code = answer(&session, command, &json!({})).err().map(|fault| fault.code);
        assert_ne!(code.as_deref(), Some("unknown_command"), "{command}: add it to tests/src/loopback/commands.rs");
    }
    let unknown = answer(&session, "no_such_command", &json!({})).unwrap_err();
    assert_eq!(unknown.code, "unknown_command");
}
