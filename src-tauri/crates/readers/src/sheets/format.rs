//! Number formats (ECMA-376, part 1, 18.8.31), applied as Vietnamese is written: `97,4%`, `1.045,5`, `31/03/2024`.
//!
//! Where a format would hide what a figure is, the figure wins: a negative number keeps its minus where the format puts
//! brackets round it or only colours it, a zero that is drawn as a dash stays `0`, months are numbers and days stand
//! before months.

mod calendar;
mod section;

use super::{date::Epoch, number::Number};
use section::Section;
use std::cmp::Ordering;

/// Longest format that is followed, in characters; a longer one counts as none.
const LONGEST: usize = 400;

/// A number format.
#[derive(Debug, Clone)]
pub(crate) struct Format {
    sections: Vec<Section>,
}

/// A value as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The words.
    pub(crate) text: String,
    /// Whether the format lets it be seen.
    pub(crate) visible: bool,
    /// Whether it is an amount, not a day.
    pub(crate) amount: bool,
}

impl Format {
    /// Reads a format code.
    pub(crate) fn new(code: &str) -> Self {
        let code = if code.chars().nth(LONGEST).is_some() { "General" } else { code };
        Self { sections: section::split(code).map(Section::new).collect() }
    }

    /// The format that stands behind a number without a code of its own (18.8.30). Money and days depend on the land
    /// there; here the land is Vietnam.
    pub(crate) fn builtin(number: u32) -> Self {
        Self::new(match number {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 | 6 | 37 | 38 => "#,##0;-#,##0",
            7 | 8 | 39 | 40 => "#,##0.00;-#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 | 48 => "0.00E+00",
            14 | 15 | 27..=31 | 34..=36 | 50..=58 => "dd/mm/yyyy",
            16 => "dd/mm",
            17 => "mm/yyyy",
            18 | 20 | 32 => "hh:mm",
            19 | 21 | 33 => "hh:mm:ss",
            22 => "dd/mm/yyyy hh:mm",
            41 | 42 => "#,##0;-#,##0;0",
            43 | 44 => "#,##0.00;-#,##0.00;0",
            45 => "mm:ss",
            46 => "[h]:mm:ss",
            47 => "mm:ss.0",
            49 => "@",
            _ => "General",
        })
    }

    /// A number in this format.
    pub(crate) fn number(&self, number: &Number, epoch: Epoch) -> Shown {
        let Some((section, place)) = self.section_for(number) else {
            return Shown { text: number.plain(), visible: true, amount: true };
        };
        if section.is_blank() {
            return Shown { text: number.plain(), visible: false, amount: true };
        }
        if section.is_calendar() {
            let shown = calendar::shown(section, number, epoch);
            let amount = shown.is_none();
            return Shown { text: shown.unwrap_or_else(|| number.plain()), visible: true, amount };
        }
        Shown { text: section.number(number, place), visible: true, amount: true }
    }

    /// Words in this format: the fourth section, or any that holds `@`, may put others round them. None where it hides
    /// them.
    pub(crate) fn words(&self, words: &str) -> Option<String> {
        let section = self.sections.get(3).or_else(|| self.sections.iter().find(|section| section.holds_text()));
        match section {
            Some(section) if section.is_blank() => None,
            Some(section) if section.holds_text() => Some(section.words(words)),
            _ => Some(words.to_owned()),
        }
    }

    /// The section for a number, and what that section already says of it.
    fn section_for(&self, number: &Number) -> Option<(&Section, Place)> {
        let numeric = self.sections.get(..self.sections.len().min(3)).unwrap_or_default();
        if numeric.iter().any(|section| section.condition.is_some()) {
            let fits = |section: &&Section| section.condition.as_ref().is_none_or(|one| one.holds(number));
            return numeric.iter().find(fits).map(|section| (section, Place::Any));
        }
        let count = numeric.len();
        let (at, place) = match Number::parse("0").map(|zero| number.compare(&zero)) {
            Some(Ordering::Less) if count > 1 => (1, Place::Negative),
            Some(Ordering::Equal) if count > 2 => (2, Place::Zero),
            _ => (0, Place::Any),
        };
        let section = numeric.get(at).filter(|section| !section.holds_text() || section.has_digits())?;
        Some((section, place))
    }
}

/// Which numbers a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Any,
    Negative,
    Zero,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, number: &str, expect: &str) {
        let shown = Format::new(code).number(&Number::parse(number).unwrap(), Epoch::Since1900);
        assert_eq!(shown.text, expect, "{number} as {code}");
    }

    #[test]
    fn amounts() {
        check("General", "1045.5", "1045,5");
        check("0", "1045.5", "1046");
        check("#,##0", "1045.5", "1.046");
        check("#,##0.0", "1045.5", "1.045,5");
        check("#,##0.00", "1234567.891", "1.234.567,89");
        check("#,##0.##", "1045.5", "1.045,5");
        check("#,##0.##", "1045", "1.045");
        check("#,##0", "12", "12");
        check("#.00", "0.5", "0,50");
        check("000", "7", "007");
        check("#", "0", "0");
        check("#,##0,", "1234567", "1.235");
        check("0.0,,\" triệu\"", "1234567", "1,2 triệu");
        check("# ##0", "1234567", "1234 567");
        check("000\\-000", "123456", "123-456");
        check("0.00E+00", "12345", "12345");
        check("# ?/?", "0.5", "0,5");
    }

    #[test]
    fn shares() {
        check("0%", "0.974", "97%");
        check("0.0%", "0.97398", "97,4%");
        check("0.00%", "1", "100,00%");
        check("0.0\" %\"", "97.398", "97,4 %");
    }

    #[test]
    fn signs_and_sections() {
        check("#,##0", "-1045", "-1.045");
        check("#,##0;(#,##0)", "-1045", "-1.045");
        check("#,##0;[Red]#,##0", "-1045", "-1.045");
        check("#,##0;\"giảm \"#,##0", "-1045", "giảm 1.045");
        check("+0.0;-0.0;0.0", "2.25", "+2,3");
        check("+0.0;-0.0;0.0", "-2.25", "-2,3");
        check("0.0", "-0.04", "0,0");
        check("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "1045", "1.045");
        check("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "-1045", "-1.045");
        check("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", "0", "0");
        check("[>=1000000]0.0,,\"tr\";[>=1000]0.0,\"k\";0", "2500000", "2,5tr");
        check("[>=1000000]0.0,,\"tr\";[>=1000]0.0,\"k\";0", "2500", "2,5k");
        check("[>=1000000]0.0,,\"tr\";[>=1000]0.0,\"k\";0", "25", "25");
    }

    #[test]
    fn words_in_formats() {
        check("#,##0\" thuê bao\"", "1045", "1.045 thuê bao");
        check("\"Năm \"0", "2024", "Năm 2024");
        check("#,##0 [$₫-42A]", "1045", "1.045 ₫");
        check("[$$-409]#,##0.00", "5", "$5,00");
        assert_eq!(Format::new("@").words("chữ").unwrap(), "chữ");
        assert_eq!(Format::new("0;-0;0;\"Huyện \"@").words("A").unwrap(), "Huyện A");
        assert_eq!(Format::new(";;;").words("A"), None);
        check("@", "1045.5", "1045,5");
    }

    #[test]
    fn days() {
        check("dd/mm/yyyy", "45382", "31/03/2024");
        check("m/d/yyyy", "45382", "31/03/2024");
        check("mm-dd-yy", "45382", "31/03/2024");
        check("yyyy-mm-dd", "45382", "31/03/2024");
        check("d-mmm-yy", "45382", "31/03/2024");
        check("[$-42A]dd mmmm yyyy;@", "45382", "31/03/2024");
        check("mmm-yy", "45382", "03/2024");
        check("dd/mm", "45382", "31/03");
        check("yyyy", "45382", "2024");
        check("\"ngày \"dd\" tháng \"mm\" năm \"yyyy", "45382", "ngày 31 tháng 03 năm 2024");
        check("dd/mm/yyyy hh:mm", "45382.3125", "31/03/2024 07:30");
        check("h:mm AM/PM", "45382.8125", "19:30");
        check("hh:mm:ss", "0.999999", "00:00:00");
        check("[h]:mm", "1.5", "36:00");
        check("mm:ss", "0.5", "00:00");
        check("dd/mm/yyyy", "-3", "-3");
    }

    #[test]
    fn hidden_values_are_told() {
        let shown = |code: &str, number: &str| {
            let shown = Format::new(code).number(&Number::parse(number).unwrap(), Epoch::Since1900);
            (shown.text, shown.visible)
        };
        assert_eq!(shown(";;;", "12"), ("12".to_owned(), false));
        assert_eq!(shown("0;-0;;@", "0"), ("0".to_owned(), false));
        assert_eq!(shown("0;-0;;@", "5"), ("5".to_owned(), true));
        assert_eq!(shown("", "5"), ("5".to_owned(), true));
    }

    #[test]
    fn builtin_formats() {
        let shown = |number| Format::builtin(number).number(&Number::parse("45382.5").unwrap(), Epoch::Since1900).text;
        assert_eq!(shown(0), "45382,5");
        assert_eq!(shown(4), "45.382,50");
        assert_eq!(shown(14), "31/03/2024");
        assert_eq!(shown(22), "31/03/2024 12:00");
        assert_eq!(shown(43), "45.382,50");
    }
}
