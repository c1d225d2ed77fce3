//! What the Windows program does, tried under wine: installer, import, summary, backup, upgrade, uninstall.
//!
//! Wine has no WebView2, so the window itself is not tried; what could not be tried stands in
//! `docs/kiem-tra-windows.md`.

use crate::{
    step::{Failure, command, root, run, say},
    windows::{self, folder, make_folder, pack, write},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A version that is older than any, for the upgrade.
const BEFORE: &str = "0.0.1";
/// The program where the installer puts it, as Windows writes it.
const INSTALLED: &str = r"AppData\Local\Programs\TongKet";

/// A Windows of its own in a folder, thrown away at the end.
struct Wine {
    prefix: PathBuf,
    user: String,
}

/// Runs every trial.
pub(crate) fn windows_test() -> Result<(), Failure> {
    if !windows::has_wine() || !windows::setup().is_file() {
        return Err(Failure::Disk("run `cargo xtask windows` first".to_owned()));
    }
    let wine = Wine::new()?;
    let tried = wine.try_all();
    wine.end();
    tried?;
    say("Everything that wine can try is done");
    Ok(())
}

impl Wine {
    fn new() -> Result<Self, Failure> {
        say("A Windows to try it on");
        let prefix = folder().join("wine");
        if prefix.exists() {
            fs::remove_dir_all(&prefix).map_err(|error| Failure::Disk(format!("{}: {error}", prefix.display())))?;
        }
        make_folder(&prefix)?;
        let user = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
        let wine = Self { prefix, user };
        run(&mut wine.ask("wineboot", &["-i"]))?;
        run(&mut wine.ask("wine", &["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"]))?;
        let random = wine.drive().join("windows/system32/bcryptprimitives.dll");
        let mut compile = command("x86_64-w64-mingw32-gcc", &["-shared", "-O2", "-s", "-static-libgcc", "-o"]);
        run(compile.arg(random).arg(root().join("src-tauri/windows/bcryptprimitives.c")).arg("-lbcrypt"))?;
        Ok(wine)
    }

    fn try_all(&self) -> Result<(), Failure> {
        say("Installing the version before, then this one over it");
        let before = folder().join("TongKet-before-setup.exe");
        let licences = folder().join("licences.txt");
        pack(&licences, BEFORE, &before)?;
        self.install(&before)?;
        self.expect_version_in_registry(BEFORE)?;
        self.install(&windows::setup())?;
        self.expect_version_in_registry(windows::version())?;

        say("The main job, and the same bytes as on Linux");
        self.main_job()?;

        say("A folder with accents, long paths, backup and restore, and the data file on Linux");
        self.data_file()?;

        say("Uninstalling keeps the data");
        let data = self.home().join("AppData/Local/TongKet/tongket.db");
        run(&mut self.program(&["import", r"C:\báo cáo mẫu"]))?;
        expect(data.is_file(), "the data file lies in the user's own folder")?;
        let uninstall = format!(r"C:\users\{}\{INSTALLED}\uninstall.exe", self.user);
        let here = format!(r"_?=C:\users\{}\{INSTALLED}", self.user);
        run(&mut self.ask("wine", &[&uninstall, "/S", &here]))?;
        expect(!self.home().join("AppData/Local/Programs/TongKet/TongKet.exe").exists(), "the program is gone")?;
        expect(data.is_file(), "the data file is still there")
    }

    /// `demo` under wine and on Linux: the same PDF.
    fn main_job(&self) -> Result<(), Failure> {
        run(&mut self.program(&["demo", "--out", r"C:\thử nghiệm"]))?;
        let here = folder().join("linux-demo");
        let _ = fs::remove_dir_all(&here);
        run(&mut command("cargo", &["build", "--package", "tongket-cli"]))?;
        run(Command::new(crate::demo::program("tongket")).args(["demo", "--out"]).arg(&here))?;
        let pdf = |folder: &Path| -> Result<Vec<u8>, Failure> {
            let entries =
                fs::read_dir(folder).map_err(|error| Failure::Disk(format!("{}: {error}", folder.display())))?;
            let found =
                entries.filter_map(Result::ok).map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "pdf"));
            let path = found.ok_or_else(|| Failure::Disk(format!("no PDF in {}", folder.display())))?;
            fs::read(&path).map_err(|error| Failure::Disk(format!("{}: {error}", path.display())))
        };
        let (one, other) = (pdf(&self.drive().join("thử nghiệm"))?, pdf(&here)?);
        expect(one == other, "the summary has the same bytes under wine and on Linux")
    }

    fn data_file(&self) -> Result<(), Failure> {
        let samples = self.drive().join("báo cáo mẫu");
        make_folder(&samples)?;
        let from = root().join("tests/samples");
        for entry in fs::read_dir(&from).map_err(|e| Failure::Disk(format!("{}: {e}", from.display())))?.flatten() {
            if entry.path().is_file() {
                let to = samples.join(entry.file_name());
                fs::copy(entry.path(), &to).map_err(|e| Failure::Disk(format!("{}: {e}", to.display())))?;
            }
        }
        let deep = format!(r"C:\dữ liệu\{}", ["thư mục có tên rất dài"; 8].join(r"\"));
        make_folder(&self.drive().join("dữ liệu").join(["thư mục có tên rất dài"; 8].join("/")))?;
        let db = format!(r"{deep}\số liệu.db");
        run(&mut self.program(&["import", r"C:\báo cáo mẫu", "--db", &db]))?;
        run(&mut self.program(&["check", "--db", &db]))?;
        run(&mut self.program(&["backup", r"C:\sao lưu.db", "--db", &db]))?;
        run(&mut self.program(&["restore", r"C:\sao lưu.db", "--db", r"C:\khôi phục.db"]))?;
        let restored = self.drive().join("khôi phục.db");
        let tongket = crate::demo::program("tongket");
        run(Command::new(&tongket).arg("check").arg("--db").arg(&restored))?;
        let made = folder().join("made-on-linux.db");
        let _ = fs::remove_file(&made);
        run(Command::new(&tongket).arg("import").arg(&from).arg("--db").arg(&made))?;
        fs::copy(&made, self.drive().join("linux.db")).map_err(|e| Failure::Disk(e.to_string()))?;
        run(&mut self.program(&["check", "--db", r"C:\linux.db"]))
    }

    fn install(&self, setup: &Path) -> Result<(), Failure> {
        run(self.ask("wine", &[]).arg(setup).arg("/S"))?;
        let folder = self.home().join("AppData/Local/Programs/TongKet");
        for name in ["TongKet.exe", "WebView2Loader.dll", "licences.txt", "uninstall.exe"] {
            expect(folder.join(name).is_file(), &format!("{name} is installed"))?;
        }
        run(&mut self.program(&["--version"]))
    }

    fn expect_version_in_registry(&self, version: &str) -> Result<(), Failure> {
        let key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\TongKet";
        let answer = self.ask("wine", &["reg", "query", key, "/v", "DisplayVersion"]).output();
        let said = answer.map(|a| String::from_utf8_lossy(&a.stdout).into_owned()).unwrap_or_default();
        expect(said.contains(version), &format!("version {version} is registered"))
    }

    /// The installed program with these arguments.
    fn program(&self, arguments: &[&str]) -> Command {
        let program = format!(r"C:\users\{}\{INSTALLED}\TongKet.exe", self.user);
        let mut ask = self.ask("wine", &[&program]);
        ask.args(arguments);
        ask
    }

    fn ask(&self, program: &str, arguments: &[&str]) -> Command {
        let mut ask = command(program, arguments);
        ask.env("WINEPREFIX", &self.prefix).env("WINEDEBUG", "-all").env("WINEARCH", "win64");
        ask.env_remove("DISPLAY").env("LC_ALL", "C.UTF-8");
        ask
    }

    fn drive(&self) -> PathBuf {
        self.prefix.join("drive_c")
    }

    fn home(&self) -> PathBuf {
        self.drive().join("users").join(&self.user)
    }

    fn end(&self) {
        // A wine that is gone already needs no end.
        let _ = self.ask("wineserver", &["-k"]).status();
    }
}

fn expect(holds: bool, what: &str) -> Result<(), Failure> {
    if holds {
        return write(&folder().join("tried.txt"), what.as_bytes());
    }
    Err(Failure::Disk(format!("not so: {what}")))
}
