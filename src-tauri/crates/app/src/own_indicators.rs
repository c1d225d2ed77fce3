//! Chỉ tiêu riêng: an office's own indicators and its own names for the built-in ones, seen and changed.

use crate::{Desk, Fault, convert, dto, names, words};
use dto::{IndicatorEdit, IndicatorFault, IndicatorSaved, IndicatorView};
use model::{AddUp, Addition, Better, Catalogue, FieldCode, Indicator, IndicatorCode, MeasureKind};
use store::{CatalogueChange, StoreError};

/// Everything that is known of an indicator.
///
/// # Errors
/// `unknown_indicator`; [`Fault`] when the data file cannot be read.
pub fn indicator(desk: &Desk, code: &str) -> Result<IndicatorView, Fault> {
    let catalogue = desk.catalogue()?;
    let one = names::indicator(&catalogue, code)?;
    Ok(IndicatorView {
        code: one.code.to_string(),
        own: one.code.is_own(),
        hidden: one.hidden,
        edit: as_edit(one),
        added_aliases: one.added_aliases.clone(),
        figures: convert::small(desk.data.figures_of(&one.code)?),
    })
}

/// Keeps an own indicator; without a code it is a new one.
///
/// # Errors
/// `unknown_indicator` for a code that is no own one; `indicator_used` where it would measure something else; [`Fault`] when
/// the data file cannot be written.
pub fn save_indicator(desk: &mut Desk, edit: &IndicatorEdit) -> Result<IndicatorSaved, Fault> {
    let one = match own_of(desk, edit) {
        Ok(one) => one,
        Err(Unread::Wrong(faults)) => return Ok(IndicatorSaved::Refused { faults }),
        Err(Unread::Fault(fault)) => return Err(fault),
    };
    let code = one.code.clone();
    change(desk, &[CatalogueChange::Put(Box::new(one))], &code)
}

/// Keeps what the office calls a built-in indicator, and whether it uses it.
///
/// # Errors
/// As [`save_indicator`].
pub fn set_addition(desk: &mut Desk, code: &str, aliases: Vec<String>, hidden: bool) -> Result<IndicatorSaved, Fault> {
    let code = names::indicator(&*desk.catalogue()?, code)?.code.clone();
    let addition = Addition { code: code.clone(), aliases, hidden };
    change(desk, &[CatalogueChange::Add(addition)], &code)
}

/// Takes away an own indicator that nothing uses.
///
/// # Errors
/// `indicator_used`; `unknown_indicator`; [`Fault`] when the data file cannot be written.
pub fn delete_indicator(desk: &mut Desk, code: &str) -> Result<(), Fault> {
    let code = IndicatorCode::new(code);
    if desk.data.own_catalogue()?.indicator(&code).is_none() {
        return Err(StoreError::UnknownIndicator(code).into());
    }
    let who = desk.who()?;
    desk.data.change_catalogue(&[CatalogueChange::Remove(code)], &who, None)?;
    desk.saved();
    Ok(())
}

fn change(desk: &mut Desk, changes: &[CatalogueChange], code: &IndicatorCode) -> Result<IndicatorSaved, Fault> {
    let who = desk.who()?;
    match desk.data.change_catalogue(changes, &who, None) {
        Ok(_) => {
            desk.saved();
            Ok(IndicatorSaved::Saved { indicator: Box::new(indicator(desk, code.as_str())?) })
        }
        Err(StoreError::WrongIndicator(wrong)) => {
            let catalogue = desk.catalogue()?;
            let fault = |(of, fault): (&IndicatorCode, &model::OwnFault)| {
                let message = words::own_fault(fault, &catalogue);
                let about = (of != code).then(|| format!("{}: {message}", catalogue.name_of(of)));
                IndicatorFault { part: fault.part().code().to_owned(), message: about.unwrap_or(message) }
            };
            let all = wrong.iter().flat_map(|(of, faults)| faults.iter().map(move |fault| (of, fault)));
            Ok(IndicatorSaved::Refused { faults: all.map(fault).collect() })
        }
        Err(other) => Err(other.into()),
    }
}

fn as_edit(one: &Indicator) -> IndicatorEdit {
    let code = |code: &Option<IndicatorCode>| code.as_ref().map(ToString::to_string);
    IndicatorEdit {
        code: Some(one.code.to_string()),
        name: one.name.clone(),
        field: one.field.to_string(),
        unit: one.unit.clone(),
        kind: one.kind.code().to_owned(),
        over_time: one.over_time.code().to_owned(),
        better: one.better.code().to_owned(),
        aliases: one.aliases.clone(),
        definition: one.definition.clone(),
        source: one.source.clone(),
        numerator: code(&one.numerator),
        denominator: code(&one.denominator),
        predecessor: code(&one.predecessor),
        valid_from: one.valid_from.map(|day| day.to_string()),
        valid_to: one.valid_to.map(|day| day.to_string()),
    }
}

/// Why an edit is no indicator.
enum Unread {
    Wrong(Vec<IndicatorFault>),
    Fault(Fault),
}

impl From<Fault> for Unread {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// The own indicator that an edit describes.
fn own_of(desk: &Desk, edit: &IndicatorEdit) -> Result<Indicator, Unread> {
    let kind = MeasureKind::from_code(&edit.kind).ok_or_else(|| Fault::bad_id(&edit.kind))?;
    let over_time = AddUp::from_code(&edit.over_time).ok_or_else(|| Fault::bad_id(&edit.over_time))?;
    let better = Better::from_code(&edit.better).ok_or_else(|| Fault::bad_id(&edit.better))?;
    let own = desk.data.own_catalogue().map_err(Fault::from)?;
    let given =
        |code: &Option<String>| code.as_deref().map(str::trim).filter(|code| !code.is_empty()).map(IndicatorCode::new);
    let code = match given(&edit.code) {
        Some(code) if own.indicator(&code).is_some() => code,
        Some(code) => return Err(Fault::from(StoreError::UnknownIndicator(code)).into()),
        None => own.code_for(&edit.name),
    };
    let denominator = given(&edit.denominator);
    let before = own.indicator(&code).filter(|one| one.kind == kind).map(|one| one.over_areas);
    let over_areas = over_areas(kind, denominator.is_some(), before);
    let day = |day: &Option<String>| {
        let day = day.as_deref().map(str::trim).filter(|day| !day.is_empty());
        day.map(convert::typed_day).transpose().map_err(|fault| {
            Unread::Wrong(vec![IndicatorFault { part: model::Part::Life.code().to_owned(), message: fault.message }])
        })
    };
    Ok(Indicator {
        code,
        name: edit.name.clone(),
        name_en: String::new(),
        field: FieldCode::new(edit.field.as_str()),
        unit: edit.unit.clone(),
        kind,
        over_time,
        over_areas,
        better,
        aliases: edit.aliases.clone(),
        definition: edit.definition.clone(),
        source: edit.source.clone(),
        numerator: given(&edit.numerator),
        denominator,
        valid_from: day(&edit.valid_from)?,
        valid_to: day(&edit.valid_to)?,
        predecessor: given(&edit.predecessor),
        note: String::new(),
        added_aliases: Vec::new(),
        hidden: false,
    })
}

/// How values of the areas that became one add up, where nobody says otherwise: what is counted or paid is added, rates are
/// weighted by what they are rates of, the rest is left alone.
pub(crate) fn over_areas(kind: MeasureKind, has_whole: bool, told: Option<AddUp>) -> AddUp {
    let added = matches!(kind, MeasureKind::Count | MeasureKind::Money | MeasureKind::Length | MeasureKind::Area);
    match told {
        Some(AddUp::None) if added => AddUp::None,
        _ if added => AddUp::Sum,
        _ if has_whole && matches!(kind, MeasureKind::Percent | MeasureKind::Ratio) => AddUp::Weighted,
        _ => AddUp::None,
    }
}

/// Codes and names of a catalogue, for those who look an indicator up by what a person wrote.
pub(crate) fn written(catalogue: &Catalogue, said: &str) -> Option<IndicatorCode> {
    let code = IndicatorCode::new(said.trim());
    if catalogue.indicator(&code).is_some() {
        return Some(code);
    }
    let key = text::fold(said);
    let mut named = catalogue.called(said).filter(|one| text::fold(&one.name) == key);
    let first = named.next()?;
    // A name that two indicators have stands for neither.
    named.next().is_none().then(|| first.code.clone())
}
