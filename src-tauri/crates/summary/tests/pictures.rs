//! Pages as they look, beside the pictures in `tests/pictures`: what no measure of single places would notice.
//!
//! `TONGKET_BLESS=1 cargo test -p tongket-summary --test pictures` takes the pages as they are for right; look at the
//! pictures before they are committed. pdftoppm (poppler-utils) must be installed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

mod sample;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter, Transformations};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use summary::{Layout, Pdf, render};

/// Dots of an inch.
const FINENESS: &str = "60";
/// Side of the squares that are compared, in dots: as high as a line of text, so that it matters little how a version of poppler
/// smooths a letter.
const SQUARE: usize = 8;
/// How much lighter or darker a square may be, of 255. Another poppler smooths otherwise; a letter that is missing
/// or moved by a line is far more.
const TOLERANCE: u32 = 20;

#[test]
fn pages_look_as_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let phu_yen = render(&sample::phu_yen().assembled(2020).unwrap(), &Layout::default()).unwrap();
    let cao_bang = render(&sample::cao_bang().assembled(2025).unwrap(), &Layout::default()).unwrap();
    let annexes = starts_of_annexes(&phu_yen);
    let pages = [
        ("letterhead", &phu_yen, 0),
        ("targets", &phu_yen, 1),
        ("signature", &phu_yen, annexes[0] - 1),
        ("annex-figures", &phu_yen, annexes[0]),
        ("letterhead-2025", &cao_bang, 0),
    ];
    let drawn = pages.map(|(name, pdf, page)| (name, drawn(name, pdf, page, folder.path())));
    let differing: Vec<String> = drawn.iter().filter_map(|(name, file)| compared(name, file).err()).collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// Pages that lie across begin the annexes.
fn starts_of_annexes(pdf: &Pdf) -> Vec<usize> {
    (0..pdf.pages.len()).filter(|page| pdf.pages[*page].width > pdf.pages[*page].height).collect()
}

/// A page as a grey picture.
fn drawn(name: &str, pdf: &Pdf, page: usize, folder: &Path) -> PathBuf {
    let (file, picture) = (folder.join(format!("{name}.pdf")), folder.join(name));
    fs::write(&file, &pdf.bytes).unwrap();
    let number = (page + 1).to_string();
    let words = ["-png", "-gray", "-r", FINENESS, "-f", &number, "-l", &number, "-singlefile"];
    let status = Command::new("pdftoppm").args(words).arg(&file).arg(&picture).status();
    assert!(status.unwrap_or_else(|error| panic!("pdftoppm (poppler-utils) is not installed: {error}")).success());
    picture.with_extension("png")
}

/// Sets the picture beside the one that is kept, or keeps it.
fn compared(name: &str, picture: &Path) -> Result<(), String> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(format!("{name}.png"));
    if env::var_os("TONGKET_BLESS").is_some() {
        Grey::read(picture).keep(&kept);
        return Ok(());
    }
    let found = differences(&Grey::read(&kept), &Grey::read(picture));
    let Some(first) = found.first() else { return Ok(()) };
    let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    fs::copy(picture, &beside).unwrap();
    Err(format!("{name}: {} squares differ, the first at {first}; now: {}", found.len(), beside.display()))
}

/// A picture of greys, row by row.
struct Grey {
    width: usize,
    height: usize,
    dots: Vec<u8>,
}

impl Grey {
    fn read(file: &Path) -> Self {
        let bytes = fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut dots).unwrap();
        assert_eq!(info.bit_depth, BitDepth::Eight);
        // pdftoppm writes a grey in three colours.
        let dots = dots.into_iter().step_by(info.color_type.samples()).collect();
        let (width, height) = (usize::try_from(info.width).unwrap(), usize::try_from(info.height).unwrap());
        Self { width, height, dots }
    }

    /// Writes it in sixteen greys: a third of the bytes, and enough to look at.
    fn keep(&self, file: &Path) {
        let side = |length: usize| u32::try_from(length).unwrap();
        let mut encoder = Encoder::new(fs::File::create(file).unwrap(), side(self.width), side(self.height));
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Four);
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        let pair = |dots: &[u8]| dots[0] & 0xF0 | dots.get(1).copied().unwrap_or_default() >> 4;
        let rows: Vec<u8> = self.dots.chunks(self.width).flat_map(|row| row.chunks(2).map(pair)).collect();
        encoder.write_header().unwrap().write_image_data(&rows).unwrap();
    }

    /// The mean grey of a square; one that sticks out at an edge is smaller.
    fn mean(&self, left: usize, top: usize) -> u32 {
        let rows = top..(top + SQUARE).min(self.height);
        let row = |row: usize| &self.dots[row * self.width + left..row * self.width + (left + SQUARE).min(self.width)];
        let dots: Vec<u32> = rows.flat_map(row).map(|dot| u32::from(*dot)).collect();
        dots.iter().sum::<u32>() / u32::try_from(dots.len()).unwrap()
    }
}

/// Squares that are lighter or darker than before, as places in dots.
fn differences(before: &Grey, now: &Grey) -> Vec<String> {
    if (before.width, before.height) != (now.width, now.height) {
        return vec![format!("its size, {}x{} instead of {}x{}", now.width, now.height, before.width, before.height)];
    }
    let places = (0..now.height).step_by(SQUARE).flat_map(|y| (0..now.width).step_by(SQUARE).map(move |x| (x, y)));
    let differs = |(x, y): &(usize, usize)| before.mean(*x, *y).abs_diff(now.mean(*x, *y)) > TOLERANCE;
    places.filter(differs).map(|(x, y)| format!("{x}, {y}")).collect()
}

/// A check that cannot fail is none: a moved word is seen, another smoothing is not.
#[test]
fn a_moved_word_is_seen_and_another_smoothing_is_not() {
    let picture = |word: usize, black: u8| {
        let mut dots = vec![255; 64 * 64];
        for y in 24..30 {
            for x in (word..word + 20).step_by(2) {
                dots[y * 64 + x] = black;
            }
        }
        Grey { width: 64, height: 64, dots }
    };
    let before = picture(20, 0);
    assert!(differences(&before, &picture(20, 40)).is_empty());
    assert!(!differences(&before, &picture(26, 0)).is_empty());
}
