//! Serves the built page with the real program behind it, for a browser on this computer: for tests and pictures.
//!
//! `loopback <folder> <folder of the built page> [demo]` opens the data file in the first folder (with `demo` a fresh one
//! with the sample reports), prints the address, and answers until its input ends: it never outlives what started it.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a tool of the tests stops at the first surprise")]

use app::{Desk, Face, IfMissing};
use std::{io, path::Path, thread};
use tongket_tests::loopback::{Loopback, Session};

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    match given.as_slice() {
        [command] if command == app::READ_FILES => {
            app::serve_reading(io::stdin().lock(), io::stdout().lock()).expect("the other side is there");
        }
        [folder, page, rest @ ..] => {
            let data = match rest {
                [] => Path::new(folder).join("so lieu.db"),
                _ => app::demo(Path::new(folder)).expect("the sample reports").data_file,
            };
            let desk = Desk::open(&data, Face::Window, IfMissing::Create).expect("a data file");
            let loopback = Loopback::new(Session::new(desk), Path::new(page)).expect("a free port");
            println!("{}", loopback.address().expect("an address"));
            thread::spawn(|| loopback.serve().expect("the port"));
            io::copy(&mut io::stdin().lock(), &mut io::sink()).expect("an input that ends");
        }
        _ => println!("loopback <folder> <folder of the built page> [demo]"),
    }
}
