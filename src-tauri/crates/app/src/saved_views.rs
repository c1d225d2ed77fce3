//! Comparisons that people keep under a name, in the data file: whoever opens it finds them.

use crate::{Desk, Fault, dto::SavedView, words};

const VIEWS: &str = "compare_views";
/// More would no longer be found by looking.
const MOST: usize = 50;

/// The kept comparisons, by name.
///
/// # Errors
/// [`Fault`] when the data file cannot be read.
pub fn saved_views(desk: &Desk) -> Result<Vec<SavedView>, Fault> {
    let kept = desk.data.setting(VIEWS)?.unwrap_or_default();
    // A list that cannot be read is one of a later version: it is not shown, and not lost before another one is kept.
    Ok(serde_json::from_str(&kept).unwrap_or_default())
}

/// Keeps a comparison; one of the same name gives way to it.
///
/// # Errors
/// `bad_value` without a name or where there are too many; [`Fault`] when the data file cannot be written.
pub fn save_view(desk: &mut Desk, view: SavedView) -> Result<Vec<SavedView>, Fault> {
    let name = view.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Fault::bad_value(words::VIEW_WITHOUT_NAME));
    }
    let mut views = saved_views(desk)?;
    views.retain(|other| other.name != name);
    if views.len() >= MOST {
        return Err(Fault::bad_value(words::too_many_views(MOST)));
    }
    views.push(SavedView { name, ..view });
    views.sort_by_key(|view| text::fold(&view.name));
    keep(desk, views)
}

/// Removes the comparison of this name; the figures stay.
///
/// # Errors
/// [`Fault`] when the data file cannot be written.
pub fn remove_view(desk: &mut Desk, name: &str) -> Result<Vec<SavedView>, Fault> {
    let mut views = saved_views(desk)?;
    views.retain(|view| view.name != name);
    keep(desk, views)
}

fn keep(desk: &mut Desk, views: Vec<SavedView>) -> Result<Vec<SavedView>, Fault> {
    let list = serde_json::to_string(&views).map_err(|error| crate::broken(&error.to_string()))?;
    desk.data.set_setting(VIEWS, &list)?;
    desk.saved();
    Ok(views)
}
