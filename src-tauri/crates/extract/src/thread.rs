//! What a sentence takes over from those before it: the heading, the label of its line, the sentence before, the period last
//! named, whether goals are being listed.

use crate::{field::Votes, link::Weighed, sentence::Sentence};
use model::{IndicatorCode, Period};

/// The thread of a text.
#[derive(Debug, Default)]
pub(crate) struct Thread {
    /// Words of the headings above.
    pub(crate) heading: Vec<Weighed>,
    pub(crate) heading_votes: Votes,
    /// Whether that is a numbered heading or one that the document declares, not only a short line.
    pub(crate) titled: bool,
    /// The periods that the headings above name, each with the depth of its heading, outermost first.
    pub(crate) heading_periods: Vec<(u8, Period)>,
    /// The innermost of them.
    pub(crate) heading_period: Option<Period>,
    /// Whether the section lists goals and tasks to come.
    pub(crate) plans: bool,
    /// Whether the section tells what was, as `Hiện trạng` in a plan does.
    pub(crate) back: bool,
    /// How deep the heading stands that opened the section of goals; the headings under it are of that section.
    pub(crate) plans_under: Option<u8>,
    /// Words of the label that opens the line (`Bưu chính: …`).
    pub(crate) label: Vec<Weighed>,
    pub(crate) label_votes: Votes,
    /// Words of the sentence before.
    pub(crate) before: Vec<Weighed>,
    pub(crate) before_votes: Votes,
    /// The period that the sentence before named for its figures.
    pub(crate) period: Option<Period>,
    /// The latest year for which the sentences before gave a place or a score of an index.
    pub(crate) index_year: Option<Period>,
    /// Whether the sentence before set goals.
    pub(crate) goals: bool,
    /// Whether the sentence before spoke of the province as a whole.
    pub(crate) whole: bool,
    /// Whether figures of the country or of other provinces came last, and the own province was not named since.
    pub(crate) elsewhere: bool,
    /// What the last figure of the sentence before counts.
    pub(crate) last: Option<String>,
    /// The indicator and the unit of the last value of the sentence before.
    pub(crate) value: Option<(IndicatorCode, String)>,
    /// The unit of the first amount of the sentence before, where that was an estimate.
    pub(crate) estimated: Option<String>,
}

impl Thread {
    /// A new line: its label is forgotten, and the sentence before it unless the line goes on with that; the section stays.
    pub(crate) fn new_line(&mut self, goes_on: bool) {
        self.label.clear();
        self.label_votes = Votes::default();
        if goes_on {
            return;
        }
        self.before.clear();
        self.before_votes = Votes::default();
        self.period = None;
        self.index_year = None;
        self.goals = false;
        self.whole = false;
        self.last = None;
        self.value = None;
        self.estimated = None;
    }
}

/// Words with which a sentence goes on with the one before.
const GOES_ON: &[&str] =
    &["cụ thể", "trong đó", "theo đó", "qua đó", "riêng", "bên cạnh đó", "đồng thời", "như vậy", "nhờ đó", "kết quả"];

/// Whether a sentence goes on with the one before.
pub(crate) fn goes_on(s: &Sentence<'_>) -> bool {
    s.after_any(0, GOES_ON).is_some()
}
