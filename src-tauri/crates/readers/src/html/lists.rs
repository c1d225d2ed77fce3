//! The numbers that a browser sets before the items of a list (HTML standard, 4.4.5).

use super::tree::Element;
use crate::docx::roman;

/// A list being written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counter {
    style: Option<Style>,
    last: i64,
}

#[derive(Debug, Clone, Copy)]
enum Style {
    Decimal,
    Letters,
    Capitals,
    SmallRoman,
    Roman,
}

impl Counter {
    /// The counter of a list; only `ol` counts.
    pub(super) fn of(element: &Element) -> Self {
        let number = |key| element.attribute(key).and_then(|value| value.trim().parse::<i64>().ok());
        let css = element.attribute("style").unwrap_or_default().to_ascii_lowercase();
        let style = match element.attribute("type").unwrap_or_default() {
            _ if css.contains("none") => None,
            "a" => Some(Style::Letters),
            "A" => Some(Style::Capitals),
            "i" => Some(Style::SmallRoman),
            "I" => Some(Style::Roman),
            _ if css.contains("lower-alpha") || css.contains("lower-latin") => Some(Style::Letters),
            _ if css.contains("upper-alpha") || css.contains("upper-latin") => Some(Style::Capitals),
            _ if css.contains("lower-roman") => Some(Style::SmallRoman),
            _ if css.contains("upper-roman") => Some(Style::Roman),
            _ => Some(Style::Decimal),
        };
        let style = style.filter(|_| element.name() == "ol");
        Self { style, last: number("start").unwrap_or(1).saturating_sub(1) }
    }

    /// What stands before the next item.
    pub(super) fn next(&mut self, item: &Element) -> Option<String> {
        let style = self.style?;
        let own = item.attribute("value").and_then(|value| value.trim().parse().ok());
        self.last = own.unwrap_or_else(|| self.last.saturating_add(1));
        Some(match (style, i32::try_from(self.last).ok().filter(|n| (1..4000).contains(n))) {
            (Style::Letters, Some(n)) => format!("{}. ", letters(n)),
            (Style::Capitals, Some(n)) => format!("{}. ", letters(n).to_uppercase()),
            (Style::SmallRoman, Some(n)) => format!("{}. ", roman(n).to_lowercase()),
            (Style::Roman, Some(n)) => format!("{}. ", roman(n)),
            _ => format!("{}. ", self.last),
        })
    }
}

/// 1 → a, 27 → aa.
fn letters(number: i32) -> String {
    let mut rest = number;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        assert_eq!((letters(1), letters(26), letters(28)), ("a".to_owned(), "z".to_owned(), "ab".to_owned()));
        assert_eq!((roman(4), roman(1994)), ("IV".to_owned(), "MCMXCIV".to_owned()));
    }
}
