//! Which blocks are headings: by their styles, and by their look where an office uses none.

use super::{Piece, Rank};
use crate::{
    look::{Look, headings_by_look},
    outline::TITLE,
};
use model::BlockKind;

/// Gives every heading its level.
pub(crate) fn settle_headings(pieces: &mut [Piece]) {
    let titled = ranks(pieces).any(|rank| rank == Rank::Title);
    let looks: Vec<Look> = pieces.iter().map(look).collect();
    let by_look = headings_by_look(&looks, !titled);
    let shift = if by_look.contains(&Some(TITLE)) { 1 } else { shift(pieces) };
    for (piece, by_look) in pieces.iter_mut().zip(by_look) {
        let Piece::Block { kind, rank, .. } = piece else { continue };
        let level = match rank {
            Some(Rank::Title) => Some(TITLE),
            Some(Rank::Level(_)) if by_look == Some(TITLE) => Some(TITLE),
            Some(Rank::Level(level)) => Some(level.saturating_add(shift)),
            None => by_look,
        };
        if let Some(level) = level {
            *kind = BlockKind::Heading { level };
        }
    }
}

fn look(piece: &Piece) -> Look {
    match piece {
        Piece::Block { passage, bold, .. } => Look::Line { text: passage.text(), bold: *bold },
        Piece::Table(_) => Look::Table,
    }
}

fn ranks(pieces: &[Piece]) -> impl Iterator<Item = Rank> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Block { rank, .. } => *rank,
        Piece::Table(_) => None,
    })
}

/// How far headings stand below the title. A document whose only "Heading 1" comes first uses it for the title.
fn shift(pieces: &[Piece]) -> u8 {
    let mut ranks = ranks(pieces);
    let first = ranks.next();
    let rest: Vec<Rank> = ranks.collect();
    let lone = first == Some(Rank::Level(1)) && !rest.is_empty();
    let lone = lone && !rest.iter().any(|rank| matches!(rank, Rank::Title | Rank::Level(1)));
    u8::from(!lone)
}
