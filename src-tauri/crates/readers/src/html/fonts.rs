//! Pages that Word wrote with old Vietnamese fonts: what a font says about letters, and decoding them.

use super::{
    stylesheet::{self, Fonts},
    tree::Element,
    writer::{Body, Draft},
};
use crate::{
    issues::Issues,
    legacy::{Judge, Legacy},
    outline::plain_kind,
    passage::Passage,
};
use model::BlockKind;

/// The font that an element sets for what is inside: an old one, or one of Unicode. None where it sets none.
pub(super) fn set_by(element: &Element, sheets: &Fonts) -> Option<Option<Legacy>> {
    if let Some(face) = element.attribute("face").filter(|_| element.name() == "font") {
        return Some(first_of(face));
    }
    let own = element.attribute("style").and_then(stylesheet::font_of);
    own.or_else(|| sheets.set_for(element))
}

fn first_of(family: &str) -> Option<Legacy> {
    Legacy::of_font(family.split(',').next().unwrap_or_default())
}

/// Decodes what is in old encodings.
pub(super) fn decode(drafts: &mut [Draft], issues: &mut Issues) {
    let mut judge = Judge::default();
    each_passage(drafts, |passage| judge.weigh(passage));
    each_passage(drafts, |passage| judge.decode(passage));
    judge.report(issues);
}

fn each_passage(drafts: &mut [Draft], mut act: impl FnMut(&mut Passage)) {
    for draft in drafts {
        match &mut draft.body {
            Body::Block(kind, passage) => {
                act(passage);
                if *kind == BlockKind::Paragraph {
                    *kind = plain_kind(&passage.text());
                }
            }
            Body::Table(grid) => grid.passages_mut().for_each(&mut act),
        }
    }
}
