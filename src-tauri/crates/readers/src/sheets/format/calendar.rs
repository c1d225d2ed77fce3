//! Days and times in a format: the parts that it asks for, in the Vietnamese order.

use super::section::{Section, Token};
use crate::sheets::{
    date::{DAY, Epoch, Moment, moment},
    number::Number,
};

/// The day or time. None where the number is none.
pub(super) fn shown(section: &Section, number: &Number, epoch: Epoch) -> Option<String> {
    let seconds = number.times(DAY)?;
    if let Some(unit) = section.tokens.iter().find_map(|token| match token {
        Token::Elapsed(unit) => Some(*unit),
        _ => None,
    }) {
        return Some(elapsed(section, unit, seconds));
    }
    let moment = moment(seconds, epoch)?;
    let parts = parts(section);
    let worded = section.tokens.iter().any(|token| match token {
        Token::Words(words) => words.chars().any(char::is_alphabetic) && words.trim() != "T",
        _ => false,
    });
    Some(if worded { in_words(section, &parts, moment) } else { in_order(&parts, moment) })
}

/// A part of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
    /// The name of the day of the week.
    Week,
    Hour,
    Minute,
    Second,
}

/// The parts in the order of the format. `m` is a minute behind an hour or before a second.
fn parts(section: &Section) -> Vec<Part> {
    let letters: Vec<(char, usize)> = section
        .tokens
        .iter()
        .filter_map(|token| match token {
            Token::Day(letter, count) => Some((*letter, *count)),
            _ => None,
        })
        .collect();
    let mut parts: Vec<Part> = Vec::new();
    for (at, (letter, count)) in letters.iter().enumerate() {
        let minute = matches!(parts.last(), Some(Part::Hour)) || letters.get(at + 1).is_some_and(|next| next.0 == 's');
        parts.push(match letter {
            'y' => Part::Year,
            'd' if *count > 2 => Part::Week,
            'd' => Part::Day,
            'h' => Part::Hour,
            's' => Part::Second,
            _ if minute => Part::Minute,
            _ => Part::Month,
        });
    }
    parts
}

/// `31/03/2024 07:30`, of this what the format asks for.
fn in_order(parts: &[Part], moment: Moment) -> String {
    let has = |part| parts.contains(&part);
    let (hour, minute, second) = moment.clock();
    let (day, month, year) = (has(Part::Day), has(Part::Month), has(Part::Year));
    let mut date: Vec<String> = Vec::new();
    if day || (has(Part::Week) && !month) {
        date.push(format!("{:02}", moment.day));
    }
    if month || (has(Part::Week) && !day) {
        date.push(format!("{:02}", moment.month));
    }
    if year || (has(Part::Week) && !day && !month) {
        date.push(moment.year.to_string());
    }
    let mut time: Vec<String> = Vec::new();
    for (part, value) in [(Part::Hour, hour), (Part::Minute, minute), (Part::Second, second)] {
        if has(part) {
            time.push(format!("{value:02}"));
        }
    }
    let (date, time) = (date.join("/"), time.join(":"));
    format!("{date} {time}").trim().to_owned()
}

/// `ngày 31 tháng 03 năm 2024`: with the words of the format, in its order.
fn in_words(section: &Section, parts: &[Part], moment: Moment) -> String {
    let (hour, minute, second) = moment.clock();
    let mut parts = parts.iter();
    let piece = |token: &Token| match token {
        Token::Words(words) => words.clone(),
        Token::Comma => ",".to_owned(),
        Token::Point => ".".to_owned(),
        Token::Day(..) => match parts.next() {
            Some(Part::Year) => moment.year.to_string(),
            Some(Part::Month) => format!("{:02}", moment.month),
            Some(Part::Day) => format!("{:02}", moment.day),
            Some(Part::Hour) => format!("{hour:02}"),
            Some(Part::Minute) => format!("{minute:02}"),
            Some(Part::Second) => format!("{second:02}"),
            Some(Part::Week) | None => String::new(),
        },
        _ => String::new(),
    };
    section.tokens.iter().map(piece).collect::<String>().trim().to_owned()
}

/// `36:00`: hours beyond a day.
fn elapsed(section: &Section, unit: char, seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.abs();
    let asks = |letter| section.tokens.iter().any(|token| matches!(token, Token::Day(one, _) if *one == letter));
    let (minutes, rest) = (seconds / 60 % 60, seconds % 60);
    let mut out = match unit {
        'h' => format!("{sign}{:02}", seconds / 3600),
        'm' => format!("{sign}{:02}", seconds / 60),
        _ => return format!("{sign}{seconds:02}"),
    };
    if unit == 'h' && asks('m') {
        out.push_str(&format!(":{minutes:02}"));
    }
    if asks('s') {
        out.push_str(&format!(":{rest:02}"));
    }
    out
}
