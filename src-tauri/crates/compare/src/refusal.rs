//! Why something cannot be compared, added or recomputed.

/// A reason, told by a small code; the words for people are the app's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// There is no value for this year.
    Missing,
    /// There is no value for the year to compare with.
    MissingBefore,
    /// The value covers only a part of the year.
    PartYear,
    /// The value to compare with covers only a part of its year.
    PartYearBefore,
    /// One of the values is only a bound (`Top 10`, `ít nhất 30 %`).
    Bound,
    /// The two values are in units that cannot be converted.
    UnitDiffers,
    /// The definition of the indicator began or ended in between.
    DefinitionChanged,
    /// The unit is another one since 1/7/2025: other land under the same name.
    AreaChanged,
    /// Two ranks among different numbers of places (28/63 and 20/34).
    PlacesDiffer,
    /// The value to compare with is zero, so there is no percentage.
    FromZero,
    /// Values of this indicator never add up over areas.
    NotAdditive,
    /// One or more of the areas have no value, so there is no sum.
    Incomplete,
    /// A rate of several areas, and what it is a rate of is not known for each of them.
    NeedsDenominator,
}

impl Refusal {
    /// The word for files, JSON and the bridge.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::MissingBefore => "missing_before",
            Self::PartYear => "part_year",
            Self::PartYearBefore => "part_year_before",
            Self::Bound => "bound",
            Self::UnitDiffers => "unit_differs",
            Self::DefinitionChanged => "definition_changed",
            Self::AreaChanged => "area_changed",
            Self::PlacesDiffer => "places_differ",
            Self::FromZero => "from_zero",
            Self::NotAdditive => "not_additive",
            Self::Incomplete => "incomplete",
            Self::NeedsDenominator => "needs_denominator",
        }
    }
}
