//! One target of `tongket_tests::fuzz` under libFuzzer, named by the variable `TONGKET_FUZZ`.
//!
//! What libFuzzer looks for: a panic, a broken rule, more time than `-timeout` allows, more memory than [`MEMORY`].

#![no_main]

use cap::Cap;
use libfuzzer_sys::fuzz_target;
use std::{alloc::System, env, sync::LazyLock};
use tongket_tests::fuzz::{Target, target};

/// Bytes that a file may take while it is read; `readers::limits` promises to stay below.
const MEMORY: usize = 300 << 20;

/// Ends the program where more is asked for; libFuzzer then keeps the file.
#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, usize::MAX);

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = env::var("TONGKET_FUZZ").expect("TONGKET_FUZZ names a target");
    target(&name).unwrap_or_else(|| panic!("no target {name}"))
});

fuzz_target!(|bytes: &[u8]| {
    let check = TARGET.check;
    ALLOCATOR.set_limit(ALLOCATOR.allocated() + MEMORY).expect("room above what is taken");
    check(bytes);
});
