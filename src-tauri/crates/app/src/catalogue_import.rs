//! Taking in a list of indicators that people edited: own indicators and own names. First it is shown what would change and
//! which lines are wrong; then the good lines are taken in as one action. What the list does not name stays.

use crate::{
    Desk, Fault,
    catalogue_file::{self, Column},
    catalogue_lines::{Line, Names, codes, lines},
    dto,
    import::name_of,
    words,
};
use dto::{CatalogueImport, CatalogueLine};
use model::{Addition, Catalogue, Indicator, IndicatorCode, OwnCatalogue};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::CatalogueChange;

/// What a list of indicators would change. Nothing is changed. The file is read in a process of its own where `program` says
/// from which program to start it.
///
/// # Errors
/// `bad_argument` for another kind of file; `no_catalogue` where it is no such list; [`Fault`] when it, or the data file,
/// cannot be read.
pub fn look_at_catalogue(desk: &Desk, from: &Path, program: Option<PathBuf>) -> Result<CatalogueImport, Fault> {
    let plan = Plan::of(desk, &lines(from, program)?)?;
    Ok(plan.told(from))
}

/// Takes in what a list of indicators changes, but for the lines that are wrong: one action.
///
/// # Errors
/// As [`look_at_catalogue`]; [`Fault`] when the data file cannot be written.
pub fn take_in_catalogue(desk: &mut Desk, from: &Path, program: Option<PathBuf>) -> Result<CatalogueImport, Fault> {
    let plan = Plan::of(desk, &lines(from, program)?)?;
    let changes = plan.changes();
    if !changes.is_empty() {
        let who = desk.who()?;
        desk.data.change_catalogue(&changes, &who, Some(&words::from_file(&name_of(from))))?;
        desk.saved();
    }
    Ok(plan.told(from))
}

/// What a line asks for.
#[derive(Debug, Clone)]
enum Asked {
    Own(Box<Indicator>),
    Addition(Addition),
}

impl Asked {
    fn change(&self) -> CatalogueChange {
        match self {
            Self::Own(one) => CatalogueChange::Put(one.clone()),
            Self::Addition(addition) => CatalogueChange::Add(addition.clone()),
        }
    }
}

/// What becomes of the lines of a list.
struct Plan {
    /// Number, name, and what is asked or what is wrong.
    lines: Vec<(u32, String, Result<Asked, Vec<String>>)>,
    before: OwnCatalogue,
    catalogue: Arc<Catalogue>,
}

impl Plan {
    fn of(desk: &Desk, lines: &[Line]) -> Result<Self, Fault> {
        let (before, catalogue) = (desk.data.own_catalogue()?, desk.catalogue()?);
        let coded = codes(lines, &before, &catalogue);
        let names = Names { catalogue: &catalogue, listed: &coded, lines };
        let mut told: BTreeMap<IndicatorCode, u32> = BTreeMap::new();
        let mut plan = Vec::new();
        for (line, code) in lines.iter().zip(&coded) {
            let asked = code.clone().and_then(|code| match told.insert(code.clone(), line.number) {
                Some(earlier) => Err(vec![words::told_twice(earlier)]),
                None if code.is_own() => names.own(line, &code, before.indicator(&code)).map(Box::new).map(Asked::Own),
                None => names.addition(line, &code).map(Asked::Addition),
            });
            let asked = asked.and_then(|asked| still_measures(desk, &before, asked, &catalogue));
            let name = Some(line.says(Column::Name)).filter(|name| !name.is_empty());
            plan.push((line.number, name.unwrap_or_else(|| line.says(Column::Code)).to_owned(), asked));
        }
        let mut plan = Self { lines: plan, before, catalogue };
        plan.leave_out_what_is_wrong();
        Ok(plan)
    }

    /// What the office adds when the good lines are taken in.
    fn after(&self) -> OwnCatalogue {
        let mut own = self.before.clone();
        for (_, _, asked) in &self.lines {
            match asked {
                Ok(Asked::Own(one)) => own.put(Indicator::clone(one)),
                Ok(Asked::Addition(addition)) => own.add(addition.clone()),
                Err(_) => {}
            }
        }
        own
    }

    /// Lines may speak of each other, so one that is left out may make another one wrong.
    fn leave_out_what_is_wrong(&mut self) {
        loop {
            let after = Catalogue::with(&self.after());
            let mut all_good = true;
            for (_, _, asked) in &mut self.lines {
                let faults = match asked {
                    Ok(Asked::Own(one)) => after.faults_of(one),
                    Ok(Asked::Addition(addition)) => after.faults_of_addition(addition),
                    Err(_) => continue,
                };
                if !faults.is_empty() {
                    all_good = false;
                    *asked = Err(faults.iter().map(|fault| words::own_fault(fault, &after)).collect());
                }
            }
            if all_good {
                return;
            }
        }
    }

    fn changes(&self) -> Vec<CatalogueChange> {
        let asked = self.lines.iter().filter_map(|(_, _, asked)| asked.as_ref().ok());
        asked.filter(|asked| !self.is_known(asked)).map(Asked::change).collect()
    }

    /// Whether the data file says so already.
    fn is_known(&self, asked: &Asked) -> bool {
        match asked {
            Asked::Own(one) => self.before.indicator(&one.code) == Some(one),
            Asked::Addition(addition) => {
                let before = self.before.additions.iter().find(|one| one.code == addition.code);
                before.map_or(addition.is_empty(), |before| before == addition)
            }
        }
    }

    fn told(&self, from: &Path) -> CatalogueImport {
        let mut same = 0;
        let mut lines = Vec::new();
        let after = Catalogue::with(&self.after());
        for (number, name, asked) in &self.lines {
            let (kind, said) = match asked {
                Err(wrong) => ("wrong", wrong.clone()),
                Ok(asked) if self.is_known(asked) => {
                    same += 1;
                    continue;
                }
                Ok(Asked::Own(one)) => match self.before.indicator(&one.code) {
                    None => ("new", vec![words::own_indicator(one)]),
                    Some(before) => ("changed", differences(before, &self.catalogue, one, &after)),
                },
                Ok(Asked::Addition(addition)) => {
                    let rows = [&self.catalogue, &after].map(|all| Some((all.indicator(&addition.code)?, &**all)));
                    let [Some((before, old)), Some((now, new))] = rows else { continue };
                    ("names", differences(before, old, now, new))
                }
            };
            lines.push(CatalogueLine { line: *number, kind: kind.to_owned(), name: name.clone(), said });
        }
        let nothing_new = self.changes().is_empty();
        CatalogueImport { file: name_of(from), lines, same, nothing_new }
    }
}

/// The columns in which two rows differ.
fn differences(before: &Indicator, old: &Catalogue, now: &Indicator, new: &Catalogue) -> Vec<String> {
    let (before, now) = (catalogue_file::row(before, old), catalogue_file::row(now, new));
    let pairs = Column::ALL.iter().zip(before.iter().zip(&now)).filter(|(_, (before, now))| before != now);
    pairs.map(|((_, head, _), (before, now))| words::cell_changes(head, before, now)).collect()
}

/// An indicator that figures are linked to goes on measuring the same.
fn still_measures(
    desk: &Desk,
    before: &OwnCatalogue,
    asked: Asked,
    catalogue: &Catalogue,
) -> Result<Asked, Vec<String>> {
    let Asked::Own(one) = &asked else { return Ok(asked) };
    let changed = before.indicator(&one.code).filter(|before| !before.measures_like(one, &catalogue.units));
    let figures = changed.and_then(|before| desk.data.figures_of(&before.code).ok()).unwrap_or(0);
    if figures > 0 { Err(vec![words::indicator_used(figures, 0)]) } else { Ok(asked) }
}
