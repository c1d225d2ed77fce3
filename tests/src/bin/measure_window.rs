//! Measures the real window on a screen: first paint, changes of view over many figures, the memory of the program's own
//! process beside an empty window of Tauri in the same run. Prints JSON for `cargo xtask bench window`.
//!
//! `measure-window <empty window> <figures>`; the window's program is that of the window tests (`TONGKET_DESKTOP`).

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement stops at the first surprise")]
#![allow(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "milliseconds and mebibytes")]

use app::{Desk, Face, IfMissing, ImportSource};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::AtomicBool,
    thread::sleep,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tongket_tests::{
    driver::{Group, Window, program},
    waiting::until,
};

/// How often each thing is measured; the middle one counts.
const RUNS: usize = 5;
/// A window is at rest when it was left alone for so long.
const REST: Duration = Duration::from_secs(15);
/// The views between which one goes, and what shows that the next one is there.
const VIEWS: [(&str, &str); 6] = [
    ("overview", "[data-testid=\"latest-report\"]"),
    ("entry", "[data-testid=\"entry-cell\"]"),
    ("import?tab=stored", "[data-testid=\"report-row\"]"),
    ("compare?indicators=tel.revenue%7Ctel.mobile_subs&years=2015-2024", "[data-testid=\"compare-cell\"]"),
    ("search?q=thue%20bao", "[data-testid=\"search-hit\"]"),
    ("conflicts", "[data-testid=\"view-conflicts\"]"),
];

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [empty, figures] = given.as_slice() else {
        println!("measure-window <empty window> <figures>");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("so lieu.db");
    let facts = fill(&data, figures.parse().unwrap());
    let paints: Vec<f64> = (0..RUNS).map(|_| first_paint(&data, home.path())).collect();
    let views = view_changes(&data, home.path());
    let ours = (0..RUNS).map(|_| memory(&program(), Some(&data), home.path())).collect();
    let theirs = (0..RUNS).map(|_| memory(Path::new(empty), None, home.path())).collect();
    let report = json!({
        "figures": facts,
        "firstPaint": middle(paints),
        "views": views,
        "ours": middle(ours),
        "empty": middle(theirs),
    });
    println!("{report}");
}

/// Imports the texts of the annotated corpus again and again, each a report of its own, until there are so many figures.
fn fill(data: &Path, wanted: u32) -> u32 {
    let mut desk = Desk::open(data, Face::Window, IfMissing::Create).unwrap();
    app::set_desk(&mut desk, Some("Nguyễn Thị Ánh"), Some("B-20"), Some(2024)).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reports");
    let mut texts: Vec<PathBuf> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    texts.sort();
    let folder = tempfile::tempdir().unwrap();
    let desk = std::cell::RefCell::new(desk);
    for round in 0.. {
        let paths: Vec<PathBuf> = texts
            .iter()
            .enumerate()
            .map(|(nth, text)| {
                let path = folder.path().join(format!("{round}-{nth}.txt"));
                let text = fs::read_to_string(text).unwrap();
                fs::write(&path, format!("{text}\n\nLưu: hồ sơ lần {round}.\n")).unwrap();
                path
            })
            .collect();
        let source = ImportSource { paths, ..ImportSource::default() };
        app::import(&source, &AtomicBool::new(false), |act| act(&mut desk.borrow_mut()), |_| ()).unwrap();
        let facts = app::status(&desk.borrow()).unwrap().counts.facts;
        if facts >= wanted {
            return facts;
        }
    }
    unreachable!("the loop ends when there are enough")
}

/// Milliseconds from the start of the program to the first content in the window.
fn first_paint(data: &Path, home: &Path) -> f64 {
    let begun = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1000.0;
    let window = Window::open(data, home);
    let script = "const p = performance.getEntriesByName('first-contentful-paint')[0]; \
                  return p ? performance.timeOrigin + p.startTime : null";
    until("the first paint", || window.script(script).as_f64()) - begun
}

/// Milliseconds from the step to another view until what it shows is painted: the middle of several, for each view.
fn view_changes(data: &Path, home: &Path) -> Value {
    let window = Window::open(data, home);
    until("the overview", || (window.count("[data-testid=\"latest-report\"]") > 0).then_some(()));
    // The first visit fetches the view; people make it once.
    for (view, shows) in VIEWS {
        let _ = change(&window, view, shows);
    }
    let mut times: Vec<(&str, Vec<f64>)> = VIEWS.iter().map(|(view, _)| (*view, Vec::new())).collect();
    for _ in 0..RUNS {
        for (nth, (view, shows)) in VIEWS.iter().enumerate() {
            let time = change(&window, view, shows);
            times.get_mut(nth).unwrap().1.push(time);
        }
    }
    let name = |view: &str| view.split('?').next().unwrap_or(view).to_owned();
    times.into_iter().map(|(view, of)| (name(view), json!(middle(of)))).collect::<serde_json::Map<_, _>>().into()
}

fn change(window: &Window, view: &str, shows: &str) -> f64 {
    let shows = json!(shows);
    let script = format!(
        "window.changed = null; const begun = performance.now(); location.hash = '#/{view}'; \
         const look = () => document.querySelector({shows}) && !document.querySelector('.stale, .loading') \
           ? requestAnimationFrame(() => {{ window.changed = performance.now() - begun; }}) \
           : requestAnimationFrame(look); requestAnimationFrame(look);"
    );
    let _ = window.script(&script);
    until(view, || window.script("return window.changed").as_f64())
}

/// Mebibytes that the program's own process holds at rest; the web view's processes are not counted.
fn memory(program: &Path, data: Option<&Path>, home: &Path) -> f64 {
    let mut command = Command::new(program);
    command.env("HOME", home).env("XDG_DATA_HOME", home.join("data")).env("XDG_CACHE_HOME", home.join("cache"));
    if let Some(data) = data {
        command.env("TONGKET_DB", data);
    }
    let running = Group::start(command.stdout(Stdio::null()).stderr(Stdio::null()));
    let begun = Instant::now();
    while begun.elapsed() < REST {
        sleep(Duration::from_millis(200));
    }
    let status = fs::read_to_string(format!("/proc/{}/status", running.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let kibibytes: u32 = line.trim().trim_end_matches(" kB").parse().unwrap();
    f64::from(kibibytes) / 1024.0
}

fn middle(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or_default()
}
