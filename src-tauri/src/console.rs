//! Windows only: the two things that need the system itself.
//!
//! The program is a window program, so Windows gives it no console; given a command it takes the one of the prompt it was
//! started from. And where WebView2 is missing there is no window to say so in, so the system's own box says it. This is
//! the one file in which `unsafe` is allowed.

#![expect(unsafe_code, reason = "two calls of the Windows interface, which has no safe form")]

use std::os::windows::io::AsRawHandle;
use windows_sys::Win32::{
    System::Console::{ATTACH_PARENT_PROCESS, AttachConsole},
    UI::WindowsAndMessaging::{MB_ICONEXCLAMATION, MB_OK, MessageBoxW},
};

/// Takes the console of the prompt that started the program, unless its output goes to a file or another program.
pub(crate) fn attach() {
    if std::io::stdout().as_raw_handle().is_null() {
        // SAFETY: takes a constant and no memory of ours; where there is no console it says so and changes nothing.
        unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
    }
}

/// Shows a sentence in the system's own box and waits until it is closed.
pub(crate) fn tell(title: &str, sentence: &str) {
    let wide = |text: &str| text.encode_utf16().chain([0]).collect::<Vec<u16>>();
    let (title, sentence) = (wide(title), wide(sentence));
    // SAFETY: both texts end with a zero and live until the call returns; no window owns the box.
    unsafe { MessageBoxW(std::ptr::null_mut(), sentence.as_ptr(), title.as_ptr(), MB_OK | MB_ICONEXCLAMATION) };
}
