//! A picture in a PDF to shades of grey (ISO 32000-1, 7.4.6 to 7.4.9 and 8.9), for recognising the letters in it.

use super::{
    file::File,
    filter::Packed,
    object::{Dict, Object, Stream},
};
use crate::limits::MAX_PICTURE_PIXELS;
use hayro_ccitt::EncodingMode;
use zune_jpeg::{
    JpegDecoder,
    zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions},
};

/// Shades of grey, row by row from the top: 0 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grey {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) shades: Vec<u8>,
}

/// A picture that can be drawn.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) shades: Grey,
    /// Where it is drawn: 255 covers all, 0 nothing.
    pub(super) cover: Option<Grey>,
}

/// Reads a picture. None where it is packed in a way that is not read, broken, or too large.
pub(super) fn read(file: &File<'_>, stream: &Stream) -> Option<Picture> {
    let grey = grey(file, stream)?;
    if is_stencil(file, &stream.dict) {
        // The paper shows through where a stencil is white (8.9.6.2).
        let cover = Grey { shades: grey.shades.iter().map(|shade| 255 - shade).collect(), ..grey };
        let shades = Grey { width: 1, height: 1, shades: vec![0] };
        return Some(Picture { shades, cover: Some(cover) });
    }
    let masked = |key: &str| match file.get(&stream.dict, key) {
        Object::Stream(mask) => self::grey(file, &mask),
        _ => None,
    };
    let opposite = |mask: Grey| Grey { shades: mask.shades.iter().map(|shade| 255 - shade).collect(), ..mask };
    let cover = masked("SMask").or_else(|| masked("Mask").map(opposite));
    Some(Picture { shades: grey, cover })
}

fn is_stencil(file: &File<'_>, dict: &Dict) -> bool {
    file.get(dict, "ImageMask") == Object::Bool(true)
}

fn grey(file: &File<'_>, stream: &Stream) -> Option<Grey> {
    let dict = &stream.dict;
    let size = |key: &str| file.get(dict, key).size().filter(|n| *n > 0);
    let (width, height) = (size("Width")?, size("Height")?);
    if width.checked_mul(height)? > MAX_PICTURE_PIXELS {
        return None;
    }
    let (bytes, packed) = file.peeled(stream);
    let found = match packed {
        Some(Packed::Jpeg) => jpeg(&bytes)?,
        Some(Packed::Fax(parameters)) => fax(file, &bytes, &parameters, width, height)?,
        Some(Packed::Jbig2(parameters)) => jbig2(file, &bytes, &parameters)?,
        Some(Packed::Other) => return None,
        None => return samples(file, dict, &bytes, width, height),
    };
    Some(if is_inverted(file, dict) {
        Grey { shades: found.shades.iter().map(|s| 255 - s).collect(), ..found }
    } else {
        found
    })
}

/// Whether the shades are written the other way round: `Decode` is `[1 0]`.
fn is_inverted(file: &File<'_>, dict: &Dict) -> bool {
    let decode = file.get(dict, "Decode");
    let first = decode.array().and_then(|decode| file.look(decode.first()?).number());
    first.is_some_and(|first| first > 0.5)
}

fn jpeg(bytes: &[u8]) -> Option<Grey> {
    let mut decoder = JpegDecoder::new(ZCursor::new(bytes));
    decoder.decode_headers().ok()?;
    let info = decoder.info()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    if width.checked_mul(height)? > MAX_PICTURE_PIXELS {
        return None;
    }
    let plain = matches!(decoder.input_colorspace()?, ColorSpace::YCbCr | ColorSpace::Luma);
    let wanted = if plain { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(DecoderOptions::default().jpeg_set_out_colorspace(wanted));
    let shades = decoder.decode().ok()?;
    let shades = if plain { shades } else { shades.chunks_exact(3).map(luma).collect() };
    (shades.len() == width * height).then_some(Grey { width, height, shades })
}

fn fax(file: &File<'_>, bytes: &[u8], parameters: &Dict, width: usize, height: usize) -> Option<Grey> {
    let flag = |key: &str, otherwise| match file.get(parameters, key) {
        Object::Bool(flag) => flag,
        _ => otherwise,
    };
    let kind = file.get(parameters, "K").integer().unwrap_or(0);
    let columns = file.get(parameters, "Columns").size().unwrap_or(1728);
    if columns.checked_mul(height)? > MAX_PICTURE_PIXELS {
        return None;
    }
    let settings = hayro_ccitt::DecodeSettings {
        columns: u32::try_from(columns).ok()?,
        rows: u32::try_from(height).ok()?,
        end_of_block: flag("EndOfBlock", true),
        end_of_line: flag("EndOfLine", false),
        rows_are_byte_aligned: flag("EncodedByteAlign", false),
        encoding: match kind {
            ..0 => EncodingMode::Group4,
            0 => EncodingMode::Group3_1D,
            1.. => EncodingMode::Group3_2D,
        },
        strict: false,
    };
    let mut rows = FaxRows { columns, most: height, shades: Vec::new() };
    // What could be had of a broken picture is a picture too.
    let _ = hayro_ccitt::decode(bytes, &mut rows, &mut hayro_ccitt::DecoderContext::new(settings));
    if rows.shades.is_empty() {
        return None;
    }
    rows.shades.resize(columns * height, 255);
    let mut found = Grey { width: columns, height, shades: rows.shades };
    if flag("BlackIs1", false) {
        // Then a 1 is black, which the colours of the picture take for white.
        found.shades.iter_mut().for_each(|shade| *shade = 255 - *shade);
    }
    (columns == width).then_some(found)
}

struct FaxRows {
    columns: usize,
    most: usize,
    shades: Vec<u8>,
}

impl hayro_ccitt::Decoder for FaxRows {
    fn push_row(&mut self, changes: &[u32]) {
        let start = self.shades.len();
        if start >= self.columns * self.most {
            return;
        }
        self.shades.resize(start + self.columns, 255);
        let row = self.shades.get_mut(start..).unwrap_or_default();
        let place = |change: Option<&u32>| change.map_or(self.columns, |at| (*at as usize).min(self.columns));
        for black in changes.chunks(2) {
            let (from, to) = (place(black.first()), place(black.get(1)));
            row.get_mut(from..to.max(from)).unwrap_or_default().fill(0);
        }
    }
}

fn jbig2(file: &File<'_>, bytes: &[u8], parameters: &Dict) -> Option<Grey> {
    let settings = hayro_jbig2::DecodeSettings::default();
    let shared = match file.get(parameters, "JBIG2Globals") {
        Object::Stream(stream) => file.unpacked(&stream),
        _ => None,
    };
    let globals = shared.and_then(|bytes| hayro_jbig2::Globals::new(&bytes, &settings).ok());
    let page = hayro_jbig2::Page::new_embedded(bytes, globals.as_ref(), &settings).ok()?;
    let (width, height) = (page.width() as usize, page.height() as usize);
    if width == 0 || height == 0 || width.checked_mul(height)? > MAX_PICTURE_PIXELS {
        return None;
    }
    let mut rows = Jbig2Rows { width, most: width * height, row: 0, shades: Vec::new() };
    page.decode(&mut rows).ok()?;
    rows.shades.resize(width * height, 255);
    Some(Grey { width, height, shades: rows.shades })
}

struct Jbig2Rows {
    width: usize,
    most: usize,
    row: usize,
    shades: Vec<u8>,
}

impl Jbig2Rows {
    fn push(&mut self, black: bool, count: usize) {
        let end = ((self.row + 1) * self.width).min(self.most);
        let count = count.min(end.saturating_sub(self.shades.len()));
        self.shades.extend(std::iter::repeat_n(if black { 0 } else { 255 }, count));
    }
}

impl hayro_jbig2::Decoder for Jbig2Rows {
    fn push_pixel(&mut self, black: bool) {
        self.push(black, 1);
    }

    fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32) {
        self.push(black, chunk_count as usize * 8);
    }

    fn next_line(&mut self) {
        self.row += 1;
        self.shades.resize((self.row * self.width).min(self.most), 255);
    }
}

/// How the numbers of a picture become shades.
enum Colours {
    Grey,
    /// The more, the darker: inks that are mixed.
    Ink,
    Rgb,
    Cmyk,
    /// Numbers of the shades in a list.
    List(Vec<u8>),
}

impl Colours {
    const fn parts(&self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Cmyk => 4,
            Self::Grey | Self::Ink | Self::List(_) => 1,
        }
    }

    fn shade(&self, parts: &[u8]) -> u8 {
        match (self, parts) {
            (Self::Rgb, _) => luma(parts),
            (Self::Cmyk, [inks @ .., black]) => 255_u8.saturating_sub(
                (255 - luma(&inks.iter().map(|ink| 255 - ink).collect::<Vec<_>>())).saturating_add(*black),
            ),
            (Self::Ink, [first, ..]) => 255 - first,
            (_, [first, ..]) => *first,
            _ => 255,
        }
    }
}

fn colours(file: &File<'_>, object: &Object, deep: bool) -> Option<Colours> {
    let object = file.look(object);
    let items = object.array().unwrap_or_default();
    let name = object.name().or_else(|| items.first().and_then(Object::name))?;
    Some(match name {
        b"DeviceGray" | b"G" | b"CalGray" => Colours::Grey,
        b"DeviceRGB" | b"RGB" | b"CalRGB" => Colours::Rgb,
        b"DeviceCMYK" | b"CMYK" => Colours::Cmyk,
        b"Separation" => Colours::Ink,
        b"ICCBased" => {
            let profile = file.look(items.get(1)?);
            match file.get(profile.dict()?, "N").integer()? {
                1 => Colours::Grey,
                3 => Colours::Rgb,
                4 => Colours::Cmyk,
                _ => return None,
            }
        }
        b"Indexed" | b"I" if !deep => {
            let base = colours(file, items.get(1)?, true)?;
            let list = match file.look(items.get(3)?) {
                Object::String(bytes) => bytes,
                Object::Stream(stream) => file.unpacked(&stream)?,
                _ => return None,
            };
            Colours::List(list.chunks_exact(base.parts()).take(256).map(|parts| base.shade(parts)).collect())
        }
        _ => return None,
    })
}

/// A picture whose numbers stand there as they are.
fn samples(file: &File<'_>, dict: &Dict, bytes: &[u8], width: usize, height: usize) -> Option<Grey> {
    let stencil = is_stencil(file, dict);
    let bits = if stencil { 1 } else { file.get(dict, "BitsPerComponent").size()? };
    let colours = if stencil { Colours::Grey } else { colours(file, dict.get("ColorSpace")?, false)? };
    if !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return None;
    }
    let row_bytes = width.checked_mul(colours.parts())?.checked_mul(bits)?.div_ceil(8);
    let inverted = is_inverted(file, dict);
    let mut shades = Vec::with_capacity(width * height);
    for row in bytes.chunks(row_bytes).take(height) {
        let numbers = numbers(row, bits, matches!(colours, Colours::List(_)), width * colours.parts());
        match &colours {
            Colours::List(list) => {
                shades.extend(numbers.iter().map(|n| list.get(usize::from(*n)).copied().unwrap_or(255)));
            }
            colours => shades.extend(numbers.chunks(colours.parts()).map(|parts| colours.shade(parts))),
        }
        shades.resize(shades.len().div_ceil(width) * width, 255);
    }
    if shades.is_empty() {
        return None;
    }
    if inverted {
        shades.iter_mut().for_each(|shade| *shade = 255 - *shade);
    }
    shades.resize(width * height, 255);
    Some(Grey { width, height, shades })
}

/// The numbers of a row: from 0 to 255, or as they are where they only count.
fn numbers(row: &[u8], bits: usize, counting: bool, most: usize) -> Vec<u8> {
    match bits {
        8 => row.iter().take(most).copied().collect(),
        16 => row.chunks(2).take(most).filter_map(|pair| pair.first().copied()).collect(),
        _ => {
            let largest = (1_u16 << bits) - 1;
            let whole = |byte: &u8| {
                let byte = u16::from(*byte);
                (0..8 / bits).map(move |at| byte >> (8 - bits * (at + 1)) & largest)
            };
            let scaled = |n: u16| u8::try_from(if counting { n } else { n * 255 / largest }).unwrap_or(255);
            row.iter().flat_map(whole).take(most).map(scaled).collect()
        }
    }
}

/// How light red, green and blue are together (ITU-R BT.601).
fn luma(rgb: &[u8]) -> u8 {
    let [red, green, blue] = *rgb else { return 255 };
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(sum / 1000).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_width() {
        assert_eq!(numbers(&[0b1010_0000], 1, false, 3), [255, 0, 255]);
        assert_eq!(numbers(&[0b1101_0000], 2, false, 2), [255, 85]);
        assert_eq!(numbers(&[0x1f], 4, true, 2), [1, 15]);
        assert_eq!(numbers(&[1, 2, 3, 4], 16, false, 2), [1, 3]);
    }

    /// Two rows of eight pixels, three white and five black, for fax: a row in runs, then the same again.
    const FAX: [u8; 5] = [0b0011_0000, 0b0111_1000, 0b0000_0000, 0b1000_0000, 0b0000_1000];

    fn two_rows() -> Vec<u8> {
        [[255, 255, 255, 0, 0, 0, 0, 0]; 2].concat()
    }

    fn opened(dict: &str, bytes: &[u8]) -> Option<Grey> {
        let head = format!("<</Subtype/Image/Width 8/Height 2{dict}/Length {}>>stream\n", bytes.len());
        let start = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[]>>endobj 3 0 obj";
        let whole = [&start[..], head.as_bytes(), bytes, b"\nendstream endobj trailer<</Root 1 0 R>>"].concat();
        let crate::pdf::file::Opened::Ready(file) = File::open(&whole) else { return None };
        let object = file.object(3);
        grey(&file, object.stream()?)
    }

    #[test]
    fn pictures_for_fax() {
        let fax = |more: &str| format!("/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 2{more}>>");
        assert_eq!(opened(&fax(""), &FAX).unwrap().shades, two_rows());
        let other: Vec<u8> = two_rows().iter().map(|shade| 255 - shade).collect();
        assert_eq!(opened(&fax("/BlackIs1 true"), &FAX).unwrap().shades, other);
        assert_eq!(opened(&(fax("") + "/Decode[1 0]"), &FAX).unwrap().shades, other);
        assert_eq!(opened("/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 90000000>>", &FAX), None);
    }

    #[test]
    fn pictures_in_jbig2() {
        // The page, then a region packed as for fax (ITU-T T.88, 7.4.8 and 7.4.6).
        let size = [0, 0, 0, 8, 0, 0, 0, 2];
        let page = [&[0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19][..], &size, &[0; 8], &[0, 0, 0]].concat();
        let length = u8::try_from(18 + FAX.len()).unwrap();
        let region = [&[0, 0, 0, 1, 38, 0, 1, 0, 0, 0, length][..], &size, &[0; 8], &[0, 1], &FAX].concat();
        assert_eq!(opened("/Filter/JBIG2Decode", &[page, region].concat()).unwrap().shades, two_rows());
        assert_eq!(opened("/Filter/JBIG2Decode", b"none"), None);
    }

    #[test]
    fn pictures_that_are_not_packed() {
        let grey = |dict: &str, bytes: &[u8]| opened(dict, bytes).unwrap().shades;
        let row = [0b1110_0000, 0b1110_0000];
        assert_eq!(grey("/ImageMask true", &row), two_rows());
        let listed = "/BitsPerComponent 1/ColorSpace[/Indexed/DeviceRGB 1 <000000FFFFFF>]";
        assert_eq!(grey(listed, &row), two_rows());
        // What is missing is paper.
        assert_eq!(grey("/BitsPerComponent 8/ColorSpace/DeviceGray", &[0; 8])[..9], [0, 0, 0, 0, 0, 0, 0, 0, 255]);
        assert_eq!(opened("/BitsPerComponent 3/ColorSpace/DeviceGray", &row), None);
        assert_eq!(opened("/Filter/JPXDecode", &row), None);
    }

    #[test]
    fn colours_to_shades() {
        assert_eq!(luma(&[255, 255, 255]), 255);
        assert_eq!(Colours::Cmyk.shade(&[0, 0, 0, 0]), 255);
        assert_eq!(Colours::Cmyk.shade(&[0, 0, 0, 255]), 0);
        assert_eq!(Colours::Cmyk.shade(&[255, 255, 255, 0]), 0);
        assert_eq!(Colours::Ink.shade(&[200]), 55);
    }
}
