//! Spreadsheets: Excel from 97 on, OpenDocument; and what they share with comma-separated text.
//!
//! [`xlsx`], [`xls`], [`xml_2003`] and [`ods`] find the filled cells of each [`Sheet`]; [`format`](mod@format) shows a number as the
//! sheet does, the Vietnamese way; [`layout`] parts a sheet into tables and the lines round them. Only filled cells are
//! kept, so a sheet with one cell in its last corner costs no more than any other.

mod date;
mod format;
mod layout;
mod margin;
mod number;
pub(crate) mod ods;
mod pull;
mod sheet;
pub(crate) mod xls;
pub(crate) mod xlsx;
pub(crate) mod xml_2003;

pub(crate) use sheet::{Place, Room, Sheet, SheetCell};

use crate::{compose::Composer, issues::Issues, legacy::Judge};
use model::{Document, Format, Issue};

/// Sets sheets one after the other. Words in old encodings are decoded first: one sheet may tell how another is written.
pub(crate) fn finish(format: Format, mut sheets: Vec<Sheet>, mut issues: Issues) -> (Document, Vec<Issue>) {
    let mut judge = Judge::default();
    sheets.iter().for_each(|sheet| sheet.weigh(&mut judge));
    sheets.iter_mut().for_each(|sheet| sheet.decode(&mut judge));
    judge.report(&mut issues);
    let mut composer = Composer::new(format, issues);
    for sheet in sheets {
        layout::compose(sheet, &mut composer);
    }
    composer.finish()
}

/// Whether words are the name of an error, as spreadsheets show it.
fn is_error(words: &str) -> bool {
    const ERRORS: [&str; 10] =
        ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA"];
    ERRORS.contains(&words) || words.strip_prefix("Err:").is_some_and(|number| number.parse::<u16>().is_ok())
}
