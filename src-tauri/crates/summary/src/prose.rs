//! Sentences: from what is known of some indicators to paragraphs of administrative Vietnamese.
//!
//! The grammar is small. An indicator gives a clause with its tails ([`crate::clause`]). Counts under one lead are listed in
//! one sentence; clauses that begin alike are drawn together; short ones pair up; tails vary by their place in the section,
//! never by chance. The year's values come first, in the order of [`crate::known::Class`]; values of a part of the year
//! follow in paragraphs of their own and are compared with nothing.

use crate::clause::{Clause, Joint, TailKind, Tails, clause, follow, lowered_start};
use crate::known::Known;
use crate::phrases::Lead;
use crate::words::{capitalised, period_words};
use crate::{Input, Paragraph, Role, Run, figure};
use compare::Value;
use model::Form;

/// Counts listed under one lead.
const IN_ONE_LIST: usize = 4;
/// Sentences after which a paragraph ends with its class.
const SENTENCES_TO_A_PARAGRAPH: usize = 3;

/// The paragraphs of a section on these indicators; none where nothing is known.
pub(crate) fn paragraphs(known: &[&Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let mut ordered: Vec<&Known<'_>> = known.iter().copied().filter(|k| !is_told_by_its_ratio(k, known)).collect();
    ordered.retain(|k| !is_told_by_its_counts(k, known, input));
    ordered.sort_by_key(|k| k.class());
    let of_year = |k: &&Known<'_>| k.now.result.as_ref().map(|value| clause(k, value, Tails::All, input));
    let mut out = of_the_year(ordered.iter().filter_map(of_year).collect(), input);
    out.extend(of_parts(&ordered, input));
    out
}

/// Whether the value is only the whole of a ratio that is told anyway: after `7/9 chỉ tiêu` no `9 chỉ tiêu`.
fn is_told_by_its_ratio(whole: &Known<'_>, known: &[&Known<'_>]) -> bool {
    let Some(own) = whole.now.result.as_ref() else { return false };
    let of_this = known.iter().filter(|k| k.indicator.denominator.as_ref() == Some(&whole.indicator.code));
    of_this.filter_map(|k| k.now.result.as_ref()).any(|ratio| ratio.form == Form::Ratio && ratio.facts == own.facts)
}

/// Whether a rate is what the ratio of its counts says anyway: after `26.410/27.005 người, đạt tỷ lệ 97,8%` no `tỷ lệ … đạt 97,8%`. One
/// that is set beside a target or another year is told.
fn is_told_by_its_counts(rate: &Known<'_>, known: &[&Known<'_>], input: &Input<'_>) -> bool {
    let Some(own) = rate.now.result.as_ref().filter(|_| rate.now.target.is_none() && rate.before.is_none()) else {
        return false;
    };
    let Some(counted) = rate.indicator.numerator.as_ref() else { return false };
    let same_whole = |k: &&&Known<'_>| k.indicator.denominator == rate.indicator.denominator;
    let told =
        known.iter().filter(|k| k.indicator.code == *counted).filter(same_whole).find_map(|k| match figure::of_ratio(
            k.now.result.as_ref()?,
            k.indicator,
            input,
        )? {
            Run::Figure(percent) => percent.number,
            Run::Text(_) => None,
        });
    told == Some(own.number) && !own.is_bound()
}

/// One indicator in one line, for lists: `Doanh thu dịch vụ viễn thông ước đạt 1.250 tỷ đồng, tăng 6,2% so với năm 2019`.
pub(crate) fn line(known: &Known<'_>, value: &Value, input: &Input<'_>) -> Vec<Run> {
    let clause = clause(known, value, Tails::All, input);
    let mut runs = Vec::new();
    let mut clause = clause;
    if let Some(lead) = clause.lead {
        runs.push(Run::Text(lead_words(lead, 0, input)));
        clause = estimate_before_its_verb(&mut runs, clause);
    }
    runs.extend(clause.runs);
    follow(&mut runs, clause.tails.into_iter().filter(|tail| tail.kind != TailKind::Again).collect(), Joint::Commas);
    runs
}

/// Sentences of the year's values, in paragraphs that end where the class changes.
fn of_the_year(mut clauses: Vec<Clause>, input: &Input<'_>) -> Vec<Paragraph> {
    // What can be listed comes first in its class, so that the lists are long.
    clauses.sort_by_key(|clause| (clause.class, !(clause.lead.is_some() && clause.fits_a_list())));
    let groups = grouped(clauses);
    let count = groups.len();
    let mut leads: Vec<Lead> = Vec::new();
    let mut paragraphs: Vec<Vec<Run>> = Vec::new();
    let (mut sentences, mut class, mut year_is_said) = (0, None, false);
    for (nth, mut group) in groups.into_iter().enumerate() {
        for clause in &mut group {
            let says_it = clause.lead == Some(Lead::InYear) || starts_with_year(&clause.runs);
            if year_is_said && clause.lead.is_none() {
                clause.runs = without_year(std::mem::take(&mut clause.runs));
            }
            year_is_said |= says_it;
        }
        let this = group.first().map(|clause| clause.class);
        // A last sentence alone is no paragraph.
        let ends = sentences >= SENTENCES_TO_A_PARAGRAPH && this != class && nth + 1 < count;
        if paragraphs.is_empty() || ends {
            paragraphs.push(Vec::new());
            sentences = 0;
        }
        class = this;
        if let Some(runs) = paragraphs.last_mut() {
            if sentences > 0 {
                runs.push(Run::Text(" ".to_owned()));
            }
            let lead = group.first().and_then(|clause| clause.lead);
            let used = leads.iter().filter(|one| Some(**one) == lead).count();
            leads.extend(lead);
            runs.extend(sentence(group, (nth, used), input));
        }
        sentences += 1;
    }
    paragraphs.into_iter().map(|runs| joined(Paragraph { role: Role::Text, runs })).collect()
}

/// Clauses that make one sentence: counts under one lead, short ones that begin alike, or two short ones of one class.
fn grouped(clauses: Vec<Clause>) -> Vec<Vec<Clause>> {
    let mut groups: Vec<Vec<Clause>> = Vec::new();
    for clause in clauses {
        let joins = groups.last().and_then(|group| Some((group.len(), group.last()?))).is_some_and(|(size, last)| {
            let same_lead = clause.lead.is_some() && clause.lead == last.lead;
            let listed = same_lead && clause.fits_a_list() && last.fits_a_list() && size < IN_ONE_LIST;
            let bare = |c: &Clause| c.lead.is_none() && c.tails.is_empty();
            let alike = clause.runs.first() == last.runs.first() && size < IN_ONE_LIST;
            listed || (bare(&clause) && bare(last) && (alike || (size < 2 && clause.class == last.class)))
        });
        match groups.last_mut().filter(|_| joins) {
            Some(group) => group.push(clause),
            None => groups.push(vec![clause]),
        }
    }
    groups
}

/// A sentence; `nth` is its place in the section and `used` how often its lead was used before, for variety.
fn sentence(group: Vec<Clause>, (nth, used): (usize, usize), input: &Input<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let single = group.len() == 1;
    let opening = group.first().and_then(|clause| clause.runs.first()).cloned();
    for (place, clause) in group.into_iter().enumerate() {
        if place > 0 {
            runs.push(Run::Text("; ".to_owned()));
        }
        let joint = match (clause.lead, single) {
            (Some(lead), _) if place == 0 => {
                runs.push(Run::Text(lead_words(lead, used, input)));
                if single { Joint::Commas } else { Joint::Brackets }
            }
            (Some(_), _) => Joint::Brackets,
            (None, _) if nth % 2 == 1 => Joint::And,
            (None, _) => Joint::Commas,
        };
        let clause =
            if place == 0 && clause.lead.is_some() { estimate_before_its_verb(&mut runs, clause) } else { clause };
        match clause.runs.first() {
            Some(Run::Text(_)) if place > 0 && clause.runs.first() == opening.as_ref() => {
                runs.extend(clause.runs.into_iter().skip(1));
            }
            _ if clause.lead.is_none() && place > 0 => runs.extend(lowered_start(clause.runs)),
            _ => runs.extend(clause.runs),
        }
        follow(&mut runs, clause.tails, joint);
    }
    runs.push(Run::Text(".".to_owned()));
    runs
}

/// `Toàn tỉnh có ước 112 đài` is said `Toàn tỉnh ước có 112 đài`.
fn estimate_before_its_verb(lead: &mut [Run], mut clause: Clause) -> Clause {
    if let (Some(Run::Text(words)), Some(Run::Figure(figure))) = (lead.last_mut(), clause.runs.first_mut())
        && let (Some(before), Some(value)) = (words.strip_suffix("có "), figure.text.strip_prefix("ước "))
    {
        (*words, figure.text) = (before.to_owned(), format!("ước có {value}"));
    }
    clause
}

/// `Toàn tỉnh có `, `Trong năm có ` and their other forms, in turn.
fn lead_words(lead: Lead, nth: usize, input: &Input<'_>) -> String {
    let kind = crate::office::kind_of(input.area);
    match (lead, nth % 2) {
        (Lead::InArea, 0) => format!("Toàn {kind} có "),
        (Lead::InArea, _) => format!("Trên địa bàn {kind} có "),
        (Lead::InYear, 0) => "Trong năm có ".to_owned(),
        (Lead::InYear, _) => format!("Năm {} có ", input.year),
    }
}

/// Values of a part of the year: a paragraph for each period, `6 tháng đầu năm 2020: …`.
fn of_parts(ordered: &[&Known<'_>], input: &Input<'_>) -> Vec<Paragraph> {
    let mut periods: Vec<(&Value, Vec<(&Known<'_>, &Value)>)> = Vec::new();
    for known in ordered {
        let Some(part) = known.now.part.as_ref() else { continue };
        let same = periods.iter_mut().find(|(first, _)| period_words(&first.period) == period_words(&part.period));
        match same {
            Some((_, list)) => list.push((known, part)),
            None => periods.push((part, vec![(known, part)])),
        }
    }
    periods.sort_by_key(|(first, _)| (first.period.end, first.period.start));
    periods.into_iter().map(|(first, list)| of_period(first, &list, input)).collect()
}

fn of_period(first: &Value, list: &[(&Known<'_>, &Value)], input: &Input<'_>) -> Paragraph {
    let mut runs = vec![Run::Text(format!("{}: ", capitalised(&period_words(&first.period))))];
    let mut last: Option<Lead> = None;
    for (place, (known, value)) in list.iter().enumerate() {
        if place > 0 {
            runs.push(Run::Text("; ".to_owned()));
        }
        let clause = clause(known, value, Tails::None, input);
        match clause.lead.filter(|lead| Some(*lead) != last) {
            Some(Lead::InArea) => runs.push(Run::Text(format!("toàn {} có ", crate::office::kind_of(input.area)))),
            Some(Lead::InYear) => runs.push(Run::Text("có ".to_owned())),
            None => {}
        }
        last = clause.lead;
        runs.extend(if clause.lead.is_none() { without_year(lowered_start(clause.runs)) } else { clause.runs });
    }
    runs.push(Run::Text(".".to_owned()));
    joined(Paragraph { role: Role::Text, runs })
}

/// Words by which a clause says of itself that it is about the year.
const IN_THE_YEAR: [&str; 2] = ["rong năm, ", "rong năm "];

fn starts_with_year(runs: &[Run]) -> bool {
    let start = runs.first().map(Run::text).unwrap_or_default();
    let bare = start.strip_prefix(['T', 't']);
    bare.is_some_and(|rest| IN_THE_YEAR.iter().any(|words| rest.starts_with(words)))
}

/// The clause without those words: the year was named before, or it is about a part of it. A capital stays a capital.
fn without_year(mut runs: Vec<Run>) -> Vec<Run> {
    let text = runs.first_mut().map(|run| match run {
        Run::Text(text) => text,
        Run::Figure(figure) => &mut figure.text,
    });
    let Some(text) = text else { return runs };
    let Some(first) = text.chars().next().filter(|c| matches!(c, 'T' | 't')) else { return runs };
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    if let Some(bare) = IN_THE_YEAR.iter().find_map(|words| rest.strip_prefix(words)) {
        *text = if first == 'T' { capitalised(bare) } else { bare.to_owned() };
    }
    runs
}

/// Neighbouring stretches of words made one.
pub(crate) fn joined(paragraph: Paragraph) -> Paragraph {
    let mut runs: Vec<Run> = Vec::with_capacity(paragraph.runs.len());
    for run in paragraph.runs {
        match (runs.last_mut(), run) {
            (_, Run::Text(text)) if text.is_empty() => {}
            (Some(Run::Text(before)), Run::Text(text)) => before.push_str(&text),
            (_, run) => runs.push(run),
        }
    }
    Paragraph { role: paragraph.role, runs }
}
