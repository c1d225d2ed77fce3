//! Where sentences end.

use crate::Span;

/// Short forms that end in a dot without ending a sentence, in lower case and without that dot.
const SHORT_FORMS: [&str; 30] = [
    "tp", "tx", "tt", "q", "p", "h", "ths", "ts", "pgs", "gs", "cn", "ks", "bs", "ô", "b", "đ/c", "đc", "v.v", "vv",
    "tr", "st", "nxb", "ubnd", "hđnd", "no", "st", "t.p", "mr", "đt", "tel",
];

/// The sentences of one piece of text (a paragraph, a cell), in order, without white space at their edges.
///
/// A sentence ends at `. ! ? …` before a space and a capital, a digit, a quote or a dash, and at every line end.
/// The dots of numbers, dates, short forms (`TP.`) and initials (`N. BÌNH`) do not end it; `;` does not either, because
/// what stands before it often lends its unit and its period to what follows.
///
/// ```
/// let text = "TP. Đà Nẵng có 1.041 dịch vụ. Năm 2020 đạt 95,75 điểm.";
/// let pieces: Vec<_> = text::sentences(text).map(|s| s.of(text)).collect();
/// assert_eq!(pieces, ["TP. Đà Nẵng có 1.041 dịch vụ.", "Năm 2020 đạt 95,75 điểm."]);
/// ```
pub fn sentences(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        while from < text.len() {
            let end = end_of_sentence(text, from);
            let span = Span::new(from, end).trim(text);
            from = end;
            if !span.is_empty() {
                return Some(span);
            }
        }
        None
    })
}

fn end_of_sentence(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    for (at, c) in rest.char_indices() {
        let after = from + at + c.len_utf8();
        match c {
            '\n' => return after,
            '.' | '!' | '?' | '…'
                if ends_here(rest.get(..at).unwrap_or_default(), c, text.get(after..).unwrap_or_default()) =>
            {
                return after + closing(text.get(after..).unwrap_or_default());
            }
            _ => {}
        }
    }
    text.len()
}

/// Whether the mark between these two pieces ends a sentence.
fn ends_here(before: &str, mark: char, after: &str) -> bool {
    let after = after.get(closing(after)..).unwrap_or_default();
    if !after.chars().next().is_none_or(char::is_whitespace) {
        return false;
    }
    let starts = after.trim_start().chars().next();
    if starts.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')')) {
        return false;
    }
    mark != '.' || !(is_short_form(before) || inside_number(before, after))
}

/// Whether a space was typed into a number: `12. 600lượt`.
fn inside_number(before: &str, after: &str) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    let leading = before.chars().rev().take_while(digits).count();
    let rest = after.strip_prefix(' ').unwrap_or_default();
    let following = rest.chars().take_while(digits).count();
    (1..=3).contains(&leading) && following == 3 && rest.chars().nth(3).is_some_and(char::is_lowercase)
}

fn is_short_form(before: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}', '\n', '\t', '(']).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    initial || SHORT_FORMS.contains(&lower.as_str())
}

/// Most closing marks in a row that are looked at, so that a line of dots costs no more than its length.
const MOST_CLOSING: usize = 64;

/// Length of the quotes, brackets and further marks that still belong to the sentence.
fn closing(after: &str) -> usize {
    after
        .chars()
        .take(MOST_CLOSING)
        .take_while(|c| matches!(c, '"' | '”' | '»' | '’' | ')' | '.' | '!' | '?' | '…' | '/'))
        .map(char::len_utf8)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<&str> = sentences(text).map(|s| s.of(text)).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn numbers_dates_and_short_forms_do_not_end_it() {
        check("Đạt 1.041 dịch vụ, tăng 2.5 lần.", &["Đạt 1.041 dịch vụ, tăng 2.5 lần."]);
        check("Ngày 6.2, TP. Hà Nội họp. Kết quả tốt.", &["Ngày 6.2, TP. Hà Nội họp.", "Kết quả tốt."]);
        check("Ảnh: N. BÌNH. Hết.", &["Ảnh: N. BÌNH.", "Hết."]);
        check("Phát 12. 600lượt tin. 600 lượt khác.", &["Phát 12. 600lượt tin.", "600 lượt khác."]);
    }

    #[test]
    fn lines_and_closing_marks() {
        check(
            "Một.\n\nHai…\nba (xem phụ lục). “Bốn.” Năm./.",
            &["Một.", "Hai…", "ba (xem phụ lục).", "“Bốn.”", "Năm./."],
        );
        check("các tổ chức... tham gia", &["các tổ chức... tham gia"]);
    }

    proptest! {
        #[test]
        fn every_letter_is_in_one_sentence(text in "[a-cA-CĐđ .\\n?!,;1-3()”]{0,80}") {
            let mut last = 0;
            let mut kept = 0;
            for s in sentences(&text) {
                prop_assert!(s.start >= last);
                last = s.end;
                kept += s.of(&text).chars().filter(|c| !c.is_whitespace()).count();
            }
            prop_assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }
}
