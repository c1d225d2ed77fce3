//! The bytes of a stream as they were before they were packed (ISO 32000-1, 7.4). Pictures stay packed.

use super::{
    lexer::{is_blank, nibble},
    object::{Dict, Object},
};
use crate::limits::{MAX_RATIO, RATIO_FREE_BYTES};
use flate2::{Decompress, FlushDecompress, Status};

/// A stream may be packed so many times over.
const MAX_FILTERS: usize = 8;

/// What came of unpacking.
#[derive(Debug, Default)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// The packed bytes are broken; `bytes` is what could be had.
    pub(super) damaged: bool,
    /// It became larger than allowed.
    pub(super) too_large: bool,
}

/// How the bytes of a picture are packed, once every other filter is taken off.
#[derive(Debug)]
pub(super) enum Packed {
    Jpeg,
    /// With its parameters.
    Fax(Dict),
    /// With its parameters.
    Jbig2(Dict),
    /// In a way that is not read.
    Other,
}

/// Unpacks, to at most `room` bytes. `look` follows references. None: packed as a picture.
pub(super) fn unpack(raw: &[u8], dict: &Dict, room: usize, look: &dyn Fn(&Object) -> Object) -> Option<Unpacked> {
    let (unpacked, packed) = peel(raw, dict, room, look);
    packed.is_none().then_some(unpacked)
}

/// The same as far as it is no picture, and how the picture is packed.
pub(super) fn peel(
    raw: &[u8],
    dict: &Dict,
    room: usize,
    look: &dyn Fn(&Object) -> Object,
) -> (Unpacked, Option<Packed>) {
    let of = |long, short| dict.get(long).or_else(|| dict.get(short)).map(look);
    let list = |object: Option<Object>| match object {
        Some(Object::Array(items)) => items.iter().take(MAX_FILTERS).map(look).collect(),
        Some(Object::Null) | None => Vec::new(),
        Some(other) => vec![other],
    };
    let filters: Vec<Object> = list(of("Filter", "F"));
    let parameters: Vec<Object> = list(of("DecodeParms", "DP"));
    let mut out = Unpacked { bytes: Vec::new(), ..Unpacked::default() };
    let (mut first, mut packed) = (true, None);
    for (nth, filter) in filters.iter().enumerate() {
        let input = if first { raw } else { &out.bytes };
        let parameters = parameters.get(nth).and_then(Object::dict).cloned().unwrap_or_default();
        let step = match filter.name().unwrap_or_default() {
            b"FlateDecode" | b"Fl" => predicted(inflate(input, room), &parameters, look),
            b"LZWDecode" | b"LZW" => {
                let early = parameters.get("EarlyChange").map(look).and_then(|o| o.integer()) != Some(0);
                predicted(lzw(input, room, early), &parameters, look)
            }
            b"ASCIIHexDecode" | b"AHx" => Unpacked { bytes: ascii_hex(input), ..Unpacked::default() },
            b"ASCII85Decode" | b"A85" => ascii85(input),
            b"RunLengthDecode" | b"RL" => run_length(input, room),
            b"Crypt" => Unpacked { bytes: input.to_vec(), ..Unpacked::default() },
            name => {
                packed = Some(match name {
                    b"DCTDecode" | b"DCT" => Packed::Jpeg,
                    b"CCITTFaxDecode" | b"CCF" => Packed::Fax(parameters),
                    b"JBIG2Decode" => Packed::Jbig2(parameters),
                    _ => Packed::Other,
                });
                break;
            }
        };
        out = Unpacked {
            bytes: step.bytes,
            damaged: out.damaged || step.damaged,
            too_large: out.too_large || step.too_large,
        };
        first = false;
    }
    if first {
        out.too_large = raw.len() > room;
        out.bytes = raw.get(..raw.len().min(room)).unwrap_or_default().to_vec();
    }
    (out, packed)
}

fn inflate(input: &[u8], room: usize) -> Unpacked {
    let mut out = inflate_as(input, room, true);
    if out.bytes.is_empty() && out.damaged {
        // Some writers leave out the two bytes before the data, or spoil them.
        let bare = inflate_as(input.get(2..).unwrap_or_default(), room, false);
        if !bare.bytes.is_empty() {
            out = bare;
        }
    }
    out
}

fn inflate_as(input: &[u8], room: usize, zlib: bool) -> Unpacked {
    const STEP: usize = 1 << 16;
    let mut machine = Decompress::new(zlib);
    let mut out = Unpacked::default();
    loop {
        let done = usize::try_from(machine.total_in()).unwrap_or(usize::MAX);
        let left = input.get(done..).unwrap_or_default();
        let most =
            room.min(RATIO_FREE_BYTES.max(input.len().saturating_mul(usize::try_from(MAX_RATIO).unwrap_or(250))));
        if out.bytes.len() >= most {
            out.too_large = true;
            return out;
        }
        let before = out.bytes.len();
        out.bytes.reserve(STEP.min(input.len().saturating_mul(4).max(256)).min(most - before));
        match machine.decompress_vec(left, &mut out.bytes, FlushDecompress::None) {
            Ok(Status::StreamEnd) => break,
            Ok(_) if out.bytes.len() == before && machine.total_in() == done as u64 => {
                out.damaged = true;
                break;
            }
            Ok(_) => {}
            Err(_) => {
                out.damaged = true;
                break;
            }
        }
    }
    if out.bytes.len() > room {
        out.bytes.truncate(room);
        out.too_large = true;
    }
    out
}

fn lzw(input: &[u8], room: usize, early: bool) -> Unpacked {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out = Unpacked::default();
    // Each code is a piece of what was put out already.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut width, mut last): (u32, Option<(usize, usize)>) = (9, None);
    let (mut buffer, mut bits) = (0_u32, 0_u32);
    for byte in input {
        buffer = buffer << 8 | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        let code = (buffer >> (bits - width)) as usize & ((1 << width) - 1);
        bits -= width;
        buffer &= (1 << bits) - 1;
        if code == END {
            return out;
        }
        if code == CLEAR {
            table.clear();
            (width, last) = (9, None);
            continue;
        }
        let start = out.bytes.len();
        match (u8::try_from(code), table.get(code.wrapping_sub(258)).copied(), last) {
            (Ok(literal), _, _) => out.bytes.push(literal),
            (_, Some((from, length)), _) => out.bytes.extend_from_within(from..from + length),
            (_, None, Some((from, length))) if code == table.len() + 258 => {
                out.bytes.extend_from_within(from..from + length);
                out.bytes.extend_from_within(from..=from);
            }
            _ => {
                out.damaged = true;
                return out;
            }
        }
        if let Some((from, length)) = last.filter(|_| table.len() < 4096 - 258) {
            table.push((from, length + 1));
        }
        last = Some((start, out.bytes.len() - start));
        let full = table.len() + 258 + 1 + usize::from(early);
        width = match full {
            ..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
        if out.bytes.len() > room {
            out.bytes.truncate(room);
            out.too_large = true;
            return out;
        }
    }
    out
}

fn ascii_hex(input: &[u8]) -> Vec<u8> {
    let mut digits = input.iter().take_while(|b| **b != b'>').filter_map(|b| nibble(*b));
    let mut out = Vec::with_capacity(input.len() / 2);
    while let Some(high) = digits.next() {
        out.push(high << 4 | digits.next().unwrap_or(0));
    }
    out
}

fn ascii85(input: &[u8]) -> Unpacked {
    let mut out = Unpacked::default();
    let (mut group, mut count) = (0_u32, 0_usize);
    for byte in input.iter().copied().filter(|b| !is_blank(*b)) {
        match byte {
            b'z' if count == 0 => out.bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.bytes.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => out.damaged = true,
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.bytes.extend(group.to_be_bytes().iter().take(count - 1));
    }
    out
}

fn run_length(input: &[u8], room: usize) -> Unpacked {
    let mut out = Unpacked::default();
    let mut rest = input;
    while let Some((length, after)) = rest.split_first() {
        let length = usize::from(*length);
        match length {
            0..=127 => {
                let taken = after.get(..=length).unwrap_or(after);
                out.bytes.extend_from_slice(taken);
                rest = after.get(length + 1..).unwrap_or_default();
            }
            128 => break,
            _ => {
                let Some((byte, after)) = after.split_first() else { break };
                out.bytes.resize(out.bytes.len() + 257 - length, *byte);
                rest = after;
            }
        }
        if out.bytes.len() > room {
            out.bytes.truncate(room);
            out.too_large = true;
            break;
        }
    }
    out
}

/// Undoes the differences between neighbours that were packed in place of the bytes (7.4.4.4).
fn predicted(mut step: Unpacked, parameters: &Dict, look: &dyn Fn(&Object) -> Object) -> Unpacked {
    let of = |key, default| parameters.get(key).map(look).and_then(|o| o.size()).unwrap_or(default);
    let predictor = of("Predictor", 1);
    if predictor < 2 {
        return step;
    }
    let (colours, bits, columns) =
        (of("Colors", 1).clamp(1, 32), of("BitsPerComponent", 8).clamp(1, 16), of("Columns", 1));
    let columns = columns.clamp(1, 1 << 20);
    let pixel = (colours * bits).div_ceil(8);
    let row = (colours * bits * columns).div_ceil(8);
    if predictor == 2 {
        if bits == 8 {
            for line in step.bytes.chunks_mut(row) {
                for at in pixel..line.len() {
                    let left = line.get(at - pixel).copied().unwrap_or(0);
                    if let Some(byte) = line.get_mut(at) {
                        *byte = byte.wrapping_add(left);
                    }
                }
            }
        }
        return step;
    }
    let mut out = Vec::with_capacity(step.bytes.len());
    let mut above = vec![0_u8; row];
    for packed in step.bytes.chunks(row + 1) {
        let Some((kind, line)) = packed.split_first() else { break };
        let mut line = line.to_vec();
        line.resize(row, 0);
        unfilter(*kind, &mut line, &above, pixel);
        out.extend_from_slice(&line);
        above = line;
    }
    step.bytes = out;
    step
}

/// One row as PNG filters it.
fn unfilter(kind: u8, line: &mut [u8], above: &[u8], pixel: usize) {
    for at in 0..line.len() {
        let of = |row: &[u8], place: Option<usize>| place.and_then(|place| row.get(place)).copied().unwrap_or(0);
        let (left, up) = (of(line, at.checked_sub(pixel)), of(above, Some(at)));
        let corner = of(above, at.checked_sub(pixel));
        let add = match kind {
            1 => left,
            2 => up,
            3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(up))).unwrap_or(0),
            4 => paeth(left, up, corner),
            _ => 0,
        };
        if let Some(byte) = line.get_mut(at) {
            *byte = byte.wrapping_add(add);
        }
    }
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let estimate = a + b - c;
    let (to_left, to_up, to_corner) = ((estimate - a).abs(), (estimate - b).abs(), (estimate - c).abs());
    if to_left <= to_up && to_left <= to_corner {
        left
    } else if to_up <= to_corner {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_filters() {
        assert_eq!(ascii_hex(b"48 65 6C6c 6F>"), b"Hello");
        assert_eq!(ascii85(b"87cURD]j7BEbo7~>").bytes, b"Hello world");
        assert_eq!(run_length(&[2, b'a', b'b', b'c', 254, b'x', 128], 100).bytes, b"abcxxx");
        // The example of ISO 32000-1, 7.4.4.2.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(lzw(&packed, 100, true).bytes, [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }

    #[test]
    fn a_bomb_is_stopped() {
        use std::io::Write as _;
        let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(&vec![0; 30 << 20]).unwrap();
        let packed = writer.finish().unwrap();
        let out = inflate(&packed, 64 << 20);
        assert!(out.too_large && out.bytes.len() <= (8 << 20));
    }
}
