//! One sentence to facts: numbers are claimed, figures found, and each is asked when, where, of what, on what footing.

use crate::{
    aside, boilerplate,
    calendar::{self, Mention},
    check,
    citation::{self, Found},
    claims::Claims,
    draft::{Asked, Draft},
    field::Votes,
    figure::{self, Figure},
    link::Weighed,
    own_period,
    own_period::Told,
    sentence::Sentence,
    setting::Setting,
    thread::Thread,
    zones::Scene,
};
use model::{Basis, FactDraft, Form, Quantity, Reason, SetAside};
use std::rc::Rc;
use text::Span;

/// What a sentence held.
#[derive(Default)]
pub(crate) struct Harvest {
    pub(crate) facts: Vec<FactDraft>,
    pub(crate) set_aside: Vec<SetAside>,
    pub(crate) citations: Vec<model::Citation>,
}

impl Harvest {
    /// Adds another one.
    pub(crate) fn add(&mut self, more: Self) {
        self.facts.extend(more.facts);
        self.set_aside.extend(more.set_aside);
        self.citations.extend(more.citations);
    }
}

/// Sets every number of a sentence aside for one reason.
pub(crate) fn all_aside(s: &Sentence<'_>, reason: Reason) -> Vec<SetAside> {
    let mut claims = Claims::new(s);
    claims.take_free(s, 0..s.len(), reason);
    (0..s.len()).filter(|i| s.is_number(*i)).map(|i| SetAside { span: s.span_of(i..i + 1), reason }).collect()
}

/// Reads one sentence and leaves in the thread what the next one takes over.
pub(crate) fn sentence(s: &Sentence<'_>, setting: &Setting<'_>, thread: &mut Thread, at: Option<&str>) -> Harvest {
    let mentions = calendar::mentions(s);
    let found = citation::find(s, &mentions);
    let mut claims = claimed(s, &mentions, &found);
    let mut figures = figure::find(s, &mut claims);
    let implied = figure::implicit(s, &claims);
    figures.extend(implied);
    figures.sort_by_key(|f| f.tokens.start);
    share_units(s, &claims, &mut figures);
    share_units_back(s, &mut figures);
    let facts = facts(s, &figures, &mentions, &claims, setting, thread, at);
    let taken: Vec<Span> = facts.iter().map(|f| f.span).collect();
    remember(s, &mentions, &facts, setting, thread);
    let set_aside = claims.set_aside(s).into_iter().filter(|a| !taken.iter().any(|t| t.overlaps(a.span))).collect();
    let citations = found.into_iter().filter(|f| !f.own).map(|f| f.citation).collect();
    Harvest { facts, set_aside, citations }
}

/// Tokens between two figures of a list.
const NEAR: usize = 14;

/// `VNPT: 610.000 thuê bao, MobiFone: 435.000`: a unit given once for a list of numbers.
fn share_units(s: &Sentence<'_>, claims: &Claims, figures: &mut [Figure]) {
    for at in 1..figures.len() {
        let Some((before, rest)) = figures.split_at_mut_checked(at) else { continue };
        let (Some(last), Some(here)) = (before.last(), rest.first_mut()) else { continue };
        if figure::is_of_earlier(s, claims, last, here) {
            here.nature = last.nature;
            let scale = here.quantity.scale.or(last.quantity.scale);
            let (unit, form) = (last.quantity.unit.clone(), last.quantity.form);
            here.quantity = Quantity { unit, form, scale, ..here.quantity.clone() };
            continue;
        }
        let near = here.tokens.start.saturating_sub(last.tokens.end) <= NEAR;
        let mark = |i: usize| matches!(s.word(i), "," | "và" | ";" | ":" | "(" | "gồm" | ")");
        let listed = near && (last.tokens.end..here.tokens.start).any(mark);
        // `chính quyền số hạng 9, kinh tế số 17`
        if listed && here.bare && here.quantity.unit.is_none() && is_place(last) && here.quantity.form == Form::Number {
            here.nature = last.nature;
            here.quantity.form = Form::Rank;
            here.quantity.unit.clone_from(&last.quantity.unit);
            continue;
        }
        if here.bare
            && here.quantity.form != Form::Ratio
            && here.quantity.unit.is_none()
            && listed
            && last.nature == here.nature
            && (here.comparison.is_none() || here.quantity.form == Form::Change)
        {
            here.quantity.unit.clone_from(&last.quantity.unit);
        }
    }
}

/// `phần di động 1.352.000, phần cố định 41.500 thuê bao`: the unit stands behind the last of the list.
fn share_units_back(s: &Sentence<'_>, figures: &mut [Figure]) {
    const ITEM: usize = 6;
    for at in (1..figures.len()).rev() {
        let Some((before, rest)) = figures.split_at_mut_checked(at) else { continue };
        let (Some(here), Some(next)) = (before.last_mut(), rest.first()) else { continue };
        let between = here.tokens.end..next.tokens.start.max(here.tokens.end);
        let comma = matches!(s.word(between.start), "," | "và" | ";");
        let item = (1..=ITEM).contains(&between.len()) && comma && !between.clone().skip(1).any(|i| s.is_mark(i));
        let lacks = here.bare && here.quantity.unit.is_none() && here.quantity.form == Form::Number;
        if item
            && lacks
            && next.nature == here.nature
            && next.quantity.form == Form::Number
            && next.comparison.is_none()
        {
            here.quantity.unit.clone_from(&next.quantity.unit);
        }
    }
}

/// A place in a rating.
fn is_place(figure: &Figure) -> bool {
    figure.quantity.form == Form::Rank
}

fn claimed(s: &Sentence<'_>, mentions: &[Mention], citations: &[Found]) -> Claims {
    let mut claims = Claims::new(s);
    for found in citations {
        claims.take_free(s, found.number.clone(), Reason::DocumentNumber);
    }
    for at in (0..s.len()).filter(|i| s.is_number(*i)) {
        if let Some(range) = boilerplate::counter_at(s, at) {
            claims.take_free(s, range, Reason::Counter);
        }
    }
    for mention in mentions {
        claims.take_free(s, mention.first..mention.end, mention.reason());
    }
    aside::claim(s, &mut claims);
    claims
}

fn facts(
    s: &Sentence<'_>,
    figures: &[Figure],
    mentions: &[Mention],
    claims: &Claims,
    setting: &Setting<'_>,
    thread: &Thread,
    at: Option<&str>,
) -> Vec<FactDraft> {
    if figures.is_empty() {
        return Vec::new();
    }
    let scene = Scene::new(s, figures, mentions, claims);
    let mut drafts: Vec<Option<Draft>> = Vec::with_capacity(figures.len());
    for number in 0..figures.len() {
        let draft = Asked { scene: &scene, number, setting, thread, earlier: &drafts }.draft();
        drafts.push(draft);
    }
    let mut facts: Vec<FactDraft> = drafts.into_iter().flatten().map(|d| d.fact).collect();
    for fact in &mut facts {
        fact.at = at.map(str::to_owned);
    }
    check::sentence(&mut facts);
    facts
}

/// Leaves what the next sentence may take over.
fn remember(s: &Sentence<'_>, mentions: &[Mention], facts: &[FactDraft], setting: &Setting<'_>, thread: &mut Thread) {
    let skip = |at: usize| s.is_mark(at) || mentions.iter().any(|m| (m.first..m.end).contains(&at));
    let words = (0..s.len()).filter(|i| !skip(*i) && s.is_word(*i)).take(60);
    let own = setting.provinces.named(s).iter().any(|n| setting.area.as_ref().is_some_and(|own| n.units.contains(own)));
    if own || s.has_any(0..s.len().min(200), &["toàn tỉnh", "địa bàn tỉnh", "ubnd tỉnh", "của tỉnh"]) {
        thread.elsewhere = false;
    }
    if facts.iter().any(|f| f.area != setting.area) {
        thread.elsewhere = true;
    }
    thread.whole = s
        .has_any(0..s.len().min(200), &["toàn tỉnh", "toàn thành phố", "ubnd tỉnh", "ubnd thành phố", "ubnd tp"])
        || !setting.provinces.named(s).is_empty();
    thread.before = words
        .filter_map(|i| s.tokens.get(i))
        .map(|t| Weighed { word: Rc::clone(&t.word), weight: 100, here: false })
        .collect();
    let mut votes = Votes::default();
    votes.read(s, 0..s.len().min(120), 1);
    thread.before_votes = votes;
    let named = mentions.iter().rev().find_map(|m| {
        let until = own_period::is_until(s, m);
        let period = m.when.period(&setting.anchor)?;
        until.then_some(Told { period, until })
    });
    let document = setting.period.as_ref();
    let ranked = facts.iter().filter(|f| matches!(f.quantity.form, Form::Rank | Form::Score));
    let years = ranked.filter_map(|f| f.period.clone()).filter(|p| p.is_whole_year() && Some(p) != document);
    let latest = years.chain(thread.index_year.take()).max_by_key(|p| p.end);
    thread.index_year = latest;
    let last = facts.last().and_then(|f| f.period.clone()).filter(|p| Some(p) != document);
    thread.period = last.or_else(|| named.map(|told| own_period::for_indicator(&told, None, true, setting.catalogue)));
    if !facts.is_empty() || s.len() > 12 {
        thread.goals = facts.last().is_some_and(|f| f.quantity.basis == Basis::Target);
    }
    thread.last = facts.last().map(|f| f.measure.clone());
    let value = facts.iter().rev().find(|f| f.relation.is_none());
    thread.value = value.and_then(|f| Some((f.indicator.clone()?, f.quantity.written_unit())));
    let amount = facts.iter().find(|f| f.relation.is_none());
    thread.estimated = amount.filter(|f| f.quantity.basis == Basis::Estimate).and_then(|f| f.quantity.unit.clone());
}

/// The words of a heading or label for the sentences under it.
pub(crate) fn words_of(s: &Sentence<'_>) -> Vec<Weighed> {
    s.tokens
        .iter()
        .filter(|t| t.kind == crate::token::Kind::Word)
        .take(40)
        .map(|t| Weighed { word: Rc::clone(&t.word), weight: 100, here: false })
        .collect()
}
