//! A Windows of its own in a folder, thrown away at the end. The person at it has a name with accents.

use crate::{
    step::{Failure, command, root, run, say},
    windows::{folder, make_folder, remove},
};
use std::{path::PathBuf, process::Command};

/// The folder of the people's folders.
const PEOPLE: &str = "Nguyễn Văn Ân";
/// The program where the installer puts it, in a person's folder.
const INSTALLED: &str = r"AppData\Local\Programs\TongKet";

/// A Windows with its drive.
pub(crate) struct Wine {
    prefix: PathBuf,
    user: String,
}

impl Wine {
    /// A new one.
    pub(crate) fn new() -> Result<Self, Failure> {
        say("A Windows to try it on");
        let prefix = folder().join("wine");
        remove(&prefix)?;
        make_folder(&prefix)?;
        let user = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
        let wine = Self { prefix, user };
        run(&mut wine.ask("wineboot", &["-i"]))?;
        run(&mut wine.ask("wine", &["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"]))?;
        let people = format!(r"C:\users\{PEOPLE}");
        let profiles = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion\ProfileList";
        let at = ["/v", "ProfilesDirectory", "/t", "REG_EXPAND_SZ", "/d", &people, "/f"];
        run(wine.ask("wine", &["reg", "add", profiles]).args(at))?;
        run(&mut wine.ask("wineserver", &["-k"]))?;
        run(&mut wine.ask("wineboot", &["-u"]))?;
        let random = wine.drive().join("windows/system32/bcryptprimitives.dll");
        let mut compile = command("x86_64-w64-mingw32-gcc", &["-shared", "-O2", "-s", "-static-libgcc", "-o"]);
        run(compile.arg(random).arg(root().join("src-tauri/windows/bcryptprimitives.c")).arg("-lbcrypt"))?;
        Ok(wine)
    }

    /// Its drive C, seen from Linux.
    pub(crate) fn drive(&self) -> PathBuf {
        self.prefix.join("drive_c")
    }

    /// The person's folder, seen from Linux.
    pub(crate) fn home(&self) -> PathBuf {
        self.drive().join("users").join(PEOPLE).join(&self.user)
    }

    /// The person's folder as Windows writes it.
    pub(crate) fn home_there(&self) -> String {
        format!(r"C:\users\{PEOPLE}\{}", self.user)
    }

    /// The folder of the installed program, seen from Linux.
    pub(crate) fn installed(&self) -> PathBuf {
        self.home().join(INSTALLED.replace('\\', "/"))
    }

    /// The folder of the installed program as Windows writes it.
    pub(crate) fn installed_there(&self) -> String {
        format!(r"{}\{INSTALLED}", self.home_there())
    }

    /// The installed program with these arguments.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let mut ask = self.ask("wine", &[&format!(r"{}\TongKet.exe", self.installed_there())]);
        ask.args(arguments);
        ask
    }

    /// A program of Windows, or of wine itself, without a display.
    pub(crate) fn ask(&self, program: &str, arguments: &[&str]) -> Command {
        let mut ask = command(program, arguments);
        ask.env("WINEPREFIX", &self.prefix).env("WINEDEBUG", "-all").env("WINEARCH", "win64");
        ask.env_remove("DISPLAY").env_remove("TONGKET_DB").env("LC_ALL", "C.UTF-8");
        // Wine takes the folders of whoever starts it for those of its person: none of them is touched.
        ask.env("HOME", &self.prefix);
        ask
    }

    /// A value of the registry, or the one without a name; nothing where there is none.
    pub(crate) fn registered(&self, key: &str, value: Option<&str>) -> String {
        let which = value.map_or_else(|| vec!["/ve"], |value| vec!["/v", value]);
        let answer = self.ask("wine", &["reg", "query", key]).args(which).output();
        // What is not there is said on the same way out.
        let found = answer.ok().filter(|answer| answer.status.success());
        found.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned()).unwrap_or_default()
    }

    /// Ends every program of it.
    pub(crate) fn end(&self) {
        // A wine that is gone already needs no end.
        let _ = self.ask("wineserver", &["-k"]).status();
    }
}
