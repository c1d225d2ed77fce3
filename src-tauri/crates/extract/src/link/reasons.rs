//! Why an indicator is a candidate, collected while it is judged.

use model::CandidateReason;

/// A set of reasons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Reasons(u16);

impl Reasons {
    /// The set of one.
    pub(crate) fn of(reason: CandidateReason) -> Self {
        Self::default().and(reason, true)
    }

    /// With one more where that holds.
    pub(crate) fn and(self, reason: CandidateReason, holds: bool) -> Self {
        Self(self.0 | u16::from(holds) << (reason as u16))
    }

    /// Whether it is among them.
    pub(crate) fn has(self, reason: CandidateReason) -> bool {
        self.0 >> (reason as u16) & 1 == 1
    }

    /// The reasons in the order of their definition. Where the name stands, another name adds nothing.
    pub(crate) fn list(self) -> Vec<CandidateReason> {
        let named = self.has(CandidateReason::Name);
        let told = |reason: &CandidateReason| self.has(*reason) && !(named && *reason == CandidateReason::Alias);
        CandidateReason::ALL.iter().copied().filter(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_kept_apart() {
        let all = CandidateReason::ALL.iter().fold(Reasons::default(), |set, reason| set.and(*reason, true));
        let but_alias = CandidateReason::ALL.iter().copied().filter(|reason| *reason != CandidateReason::Alias);
        assert_eq!(all.list(), but_alias.collect::<Vec<_>>());
        let one = Reasons::of(CandidateReason::Unit).and(CandidateReason::Name, false);
        assert_eq!(one.list(), [CandidateReason::Unit]);
    }
}
