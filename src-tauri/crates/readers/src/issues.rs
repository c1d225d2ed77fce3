//! What was not read, collected while reading: each thing once.

use crate::limits::MAX_ISSUES;
use model::{Issue, IssueCode};

/// The issues of one file, in the order they were met, none twice.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    list: Vec<Issue>,
}

impl Issues {
    /// Notes an issue of the whole file.
    pub(crate) fn note(&mut self, code: IssueCode) {
        self.push(Issue::new(code));
    }

    /// Notes an issue unless it stands there already.
    pub(crate) fn push(&mut self, issue: Issue) {
        if self.list.len() < MAX_ISSUES && !self.list.contains(&issue) {
            self.list.push(issue);
        }
    }

    /// Whether an issue with this code was noted.
    pub(crate) fn holds(&self, code: IssueCode) -> bool {
        self.list.iter().any(|issue| issue.code == code)
    }

    /// Whether something was noted that explains why there is no text.
    pub(crate) fn explain_no_text(&self) -> bool {
        self.list.iter().any(|issue| issue.code.is_fatal())
    }

    /// The list.
    pub(crate) fn into_list(self) -> Vec<Issue> {
        self.list
    }
}
