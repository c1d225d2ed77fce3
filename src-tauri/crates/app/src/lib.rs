//! The actions of a user, one function each, used by both faces: the window and the command line.
//!
//! Here is everything that needs a clock or a disk: reading files ([`import`](fn@import), [`look_into`]), the data file
//! ([`Desk`]), the summary on paper ([`save_summary`]). Every function of an action takes the desk, does one
//! transaction, and answers with shapes of [`dto`] (for the page) or of [`contract`] (for the command line).
//!
//! What goes wrong is a [`Fault`] with a Vietnamese sentence; what a file lacked is an issue in words ([`words`]).

mod catalogue_file;
mod catalogue_import;
mod catalogue_lines;
mod clock;
mod compare_file;
mod comparing;
mod completeness;
mod conflicts;
pub mod contract;
mod contradictions;
mod convert;
mod cutoff;
mod demo;
mod desk;
pub mod dto;
mod entry;
mod error;
mod exchange;
mod facts;
mod facts_file;
mod import;
mod integrity;
mod issued;
mod keeping;
mod learning;
mod looking;
mod memory;
mod names;
mod ocr;
mod office;
mod opening;
mod originals;
mod own_indicators;
mod paper_checks;
mod passages;
mod place;
mod reader_process;
mod reading;
mod release;
mod reports;
mod rereading;
mod review;
mod safety;
mod sample;
mod saved_views;
mod searching;
mod secret;
mod unpacking;
mod update;
mod versions;
pub mod words;
mod year_end;

/// What the program is made of, by licence, for people.
pub const LICENCES: &str = include_str!("../data/licences.txt");

pub use catalogue_file::{CatalogueForm, save_catalogue};
pub use catalogue_import::{look_at_catalogue, take_in_catalogue};
pub use compare::Row;
pub use compare_file::{CompareForm, compare_drawing, save_compare, save_picture, write_compare};
pub use comparing::{Compared, compare, compare_raw, latest_years};
pub use completeness::completeness;
pub use conflicts::{choose_by_rules, choose_official, conflicts};
pub use contradictions::contradictions;
pub use cutoff::keep_cutoff;
pub use demo::{Demo, demo};
pub use desk::{
    Desk, Face, IfMissing, catalogue, catalogue_dto, open_for_window, recognition, set_desk, set_recognition, status,
};
pub use entry::{enter, entry_form};
pub use error::{Fault, broken};
pub use exchange::{PACK_ENDING, look_at_pack, save_pack, take_in_pack};
pub use facts::{Collected, FactsAsk, facts};
pub use facts_file::{FactsForm, save_facts};
pub use import::{ImportSource, ImportedFile, Recognise, import};
pub use integrity::check;
pub use issued::{issue_summary, issued_file_name, issued_summaries, open_issued, save_issued};
pub use keeping::{
    close_year, closed_years, delete_report, empty_trash, flags, log, note, reopen_year, restore_report, revert,
    set_flag, trash,
};
pub use learning::{forget_alias, learned_aliases};
pub use looking::{Bundle, Looked, Looking, look_into};
pub use ocr::{Found as FoundRecogniser, Recogniser, find as find_recogniser};
pub use office::{office, set_office};
pub use originals::{MAX_DRAWN_BYTES, open_original, original_pdf};
pub use own_indicators::{delete_indicator, indicator, save_indicator, set_addition};
pub use paper_checks::summary_checks;
pub use passages::{passages, reword_passage};
pub use place::data_file;
pub use reader_process::{COMMAND as READ_FILES, serve as serve_reading};
pub use reading::{Pages, Reading};
pub use reports::{correct_report, report, reports};
pub use rereading::{reread, reread_offer};
pub use review::{add_from_text, confirm, correct, redo, reject, reopen, source, undo};
pub use rust_decimal::Decimal;
pub use safety::{
    RestoredFile, back_up, back_up_if_due, good_copy, notices, offer, restore, restore_desk, safety_copies,
};
pub use sample::{leave_sample, open_sample};
pub use saved_views::{remove_view, save_view, saved_views};
pub use searching::search;
pub use update::{Installing, update_offer, update_run};
pub use versions::{keep_both, take_version, version_offer, version_offers};
pub use year_end::{
    Made, SummaryForm, make_summary, open_summary, save_summary, summary_file_name, summary_view, write_summary,
};
