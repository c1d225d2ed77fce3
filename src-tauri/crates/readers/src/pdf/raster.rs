//! The pictures of a page set together as they lie on it, upright: what a scanner saw. Letters and lines are not drawn.

use super::{
    file::File,
    picture::{self, Grey, Picture},
    place::{Matrix, Rect},
};
use crate::limits::{MAX_PICTURE_PIXELS, MAX_SCAN_PICTURES};
use std::rc::Rc;

use super::object::Stream;

/// Fewest and most dots in a point: 100 and 400 an inch. Letters are recognised best at 300.
const DOTS: (f32, f32) = (100.0 / 72.0, 400.0 / 72.0);

/// A picture on a page: the unit square drawn by this map.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    pub(super) stream: Rc<Stream>,
    pub(super) matrix: Matrix,
}

/// Sets the pictures of a page of this size together. None where there is none, or where one that matters is not read.
pub(super) fn page(file: &File<'_>, laid: &[Laid], width: f32, height: f32) -> Option<Grey> {
    let paper = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    let mut pictures = Vec::new();
    for one in laid.iter().take(MAX_SCAN_PICTURES) {
        let Some(room) = room(&one.matrix).shared(&paper) else { continue };
        match picture::read(file, &one.stream) {
            Some(picture) => pictures.push((picture, one.matrix, room)),
            // An ornament may be missing.
            None if room.width() * room.height() < width * height / 20.0 => {}
            None => return None,
        }
    }
    let dots = pictures.iter().map(|(picture, matrix, _)| dots(picture, matrix)).fold(0.0, f32::max);
    if dots <= 0.0 || laid.len() > MAX_SCAN_PICTURES {
        return None;
    }
    let most = (count_to_f32(MAX_PICTURE_PIXELS) / (width * height).max(1.0)).sqrt();
    let dots = dots.clamp(DOTS.0, DOTS.1).min(most);
    let (columns, rows) = (whole(width * dots).max(1), whole(height * dots).max(1));
    let mut canvas = Grey { width: columns, height: rows, shades: vec![255; columns * rows] };
    for (picture, matrix, room) in &pictures {
        draw(&mut canvas, picture, matrix, room, dots);
    }
    Some(canvas)
}

/// The room that the unit square takes.
fn room(matrix: &Matrix) -> Rect {
    let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|(x, y)| matrix.apply(x, y));
    let start = Rect { left: f32::MAX, top: f32::MAX, right: f32::MIN, bottom: f32::MIN };
    corners.iter().fold(start, |room, (x, y)| Rect {
        left: room.left.min(*x),
        top: room.top.min(*y),
        right: room.right.max(*x),
        bottom: room.bottom.max(*y),
    })
}

/// Dots in a point along the rows of a picture as it is laid.
fn dots(picture: &Picture, matrix: &Matrix) -> f32 {
    let columns = picture.cover.as_ref().map_or(0, |cover| cover.width).max(picture.shades.width);
    count_to_f32(columns) / matrix.a.hypot(matrix.b).max(1.0)
}

fn draw(canvas: &mut Grey, picture: &Picture, matrix: &Matrix, room: &Rect, dots: f32) {
    let Some(back) = matrix.inverse() else { return };
    let columns = whole(room.left * dots)..whole((room.right * dots).ceil()).min(canvas.width);
    let width = canvas.width;
    let rows = canvas.shades.chunks_exact_mut(width).enumerate();
    for (y, row) in rows.take(whole((room.bottom * dots).ceil())).skip(whole(room.top * dots)) {
        for x in columns.clone() {
            let (u, v) = back.apply((count_to_f32(x) + 0.5) / dots, (count_to_f32(y) + 0.5) / dots);
            // The first row of a picture lies at the top of the unit square.
            let v = 1.0 - v;
            if !(0.0..1.0).contains(&u) || !(0.0..1.0).contains(&v) {
                continue;
            }
            let cover = picture.cover.as_ref().map_or(255, |cover| cover.at(u, v));
            if let Some(place) = row.get_mut(x) {
                let (over, under) = (u32::from(cover), u32::from(255 - cover));
                let mixed = (over * u32::from(picture.shades.at(u, v)) + under * u32::from(*place)) / 255;
                *place = u8::try_from(mixed).unwrap_or(255);
            }
        }
    }
}

impl Grey {
    /// The shade at a place, both from 0 to 1.
    fn at(&self, u: f32, v: f32) -> u8 {
        let x = whole(u * count_to_f32(self.width)).min(self.width.saturating_sub(1));
        let y = whole(v * count_to_f32(self.height)).min(self.height.saturating_sub(1));
        self.shades.get(y * self.width + x).copied().unwrap_or(255)
    }

    /// As a file that every program for pictures reads (Netpbm, P5).
    pub(super) fn into_pgm(self) -> Vec<u8> {
        let mut out = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        out.extend(self.shades);
        out
    }
}

#[expect(clippy::cast_precision_loss, reason = "pictures have fewer rows than f32 counts exactly")]
const fn count_to_f32(n: usize) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is bounded by the canvas")]
const fn whole(n: f32) -> usize {
    n as usize
}
