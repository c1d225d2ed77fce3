//! Files that are encrypted but open without a password (ISO 32000-1, 7.6; ISO 32000-2 for revision 6): writers lock only
//! printing or copying, everyone may read. What needs a password stays closed.

use super::object::{Data, Dict, Object, Stream};
use aes::{Aes128, Aes256};
use cbc::cipher::{Block, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use md5::Md5;
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::rc::Rc;

/// The bytes that stand for a missing password (7.6.3.3).
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// Opens the strings and streams of a file.
#[derive(Debug)]
pub(super) struct Key {
    bytes: Vec<u8>,
    streams: Cipher,
    strings: Cipher,
    /// Whether the description of the document is encrypted too.
    metadata: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cipher {
    Rc4,
    Aes128,
    Aes256,
    None,
}

impl Key {
    /// The key of a file that needs no password. None: it needs one, or is encrypted in another way.
    pub(super) fn without_password(encrypt: &Dict, id: &[u8], look: &dyn Fn(&Object) -> Object) -> Option<Self> {
        let get = |key: &str| encrypt.get(key).map_or(Object::Null, look);
        if get("Filter").name() != Some(b"Standard") {
            return None;
        }
        let (version, revision) = (get("V").integer()?, get("R").integer()?);
        let metadata = get("EncryptMetadata") != Object::Bool(false);
        let bits = get("Length").size().unwrap_or(40);
        let filters = get("CF");
        let cipher = |key: &str| match (version, get(key).name()) {
            (1 | 2, _) => Cipher::Rc4,
            (_, None | Some(b"Identity")) => Cipher::None,
            (_, Some(name)) => {
                let named = filters.dict().and_then(|all| all.0.get(name)).map(look);
                match named.as_ref().and_then(|filter| filter.dict()?.get("CFM")?.name()) {
                    Some(b"V2") => Cipher::Rc4,
                    Some(b"AESV2") => Cipher::Aes128,
                    Some(b"AESV3") => Cipher::Aes256,
                    _ => Cipher::None,
                }
            }
        };
        let (owner, user) = (get("O"), get("U"));
        let (owner, user) = (owner.string()?, user.string()?);
        let bytes = if version == 5 {
            modern(user, get("UE").string()?, revision)?
        } else {
            let length = match version {
                1 => 5,
                4 => 16,
                _ => (bits / 8).clamp(5, 16),
            };
            let flags = u32::from_le_bytes(get("P").integer()?.to_le_bytes().get(..4)?.try_into().ok()?);
            classic(owner, user, flags, id, revision, length, metadata)?
        };
        Some(Self { bytes, streams: cipher("StmF"), strings: cipher("StrF"), metadata })
    }

    /// The object as it was before it was encrypted.
    pub(super) fn open(&self, object: Object, number: u32, generation: u64, file: &[u8]) -> Object {
        match object {
            Object::Stream(stream) => {
                let plain = stream.dict.is("Type", "XRef") || (!self.metadata && stream.dict.is("Type", "Metadata"));
                if plain || self.streams == Cipher::None {
                    return Object::Stream(stream);
                }
                let raw = match &stream.data {
                    Data::InFile(range) => file.get(range.clone()).unwrap_or_default(),
                    Data::Own(bytes) => bytes,
                };
                let data = Data::Own(self.decrypt(self.streams, raw, number, generation));
                let dict = match self.open(Object::Dict(stream.dict.clone()), number, generation, file) {
                    Object::Dict(dict) => dict,
                    _ => stream.dict.clone(),
                };
                Object::Stream(Rc::new(Stream { dict, data }))
            }
            Object::String(string) => Object::String(self.decrypt(self.strings, &string, number, generation)),
            Object::Array(items) => {
                Object::Array(items.into_iter().map(|item| self.open(item, number, generation, file)).collect())
            }
            Object::Dict(dict) => {
                let values = dict.0.into_iter();
                Object::Dict(Dict(
                    values.map(|(key, value)| (key, self.open(value, number, generation, file))).collect(),
                ))
            }
            other => other,
        }
    }

    fn decrypt(&self, cipher: Cipher, data: &[u8], number: u32, generation: u64) -> Vec<u8> {
        let own_key = |salt: &[u8]| {
            let mut hash = Md5::new();
            hash.update(&self.bytes);
            hash.update(number.to_le_bytes().get(..3).unwrap_or_default());
            hash.update(generation.to_le_bytes().get(..2).unwrap_or_default());
            hash.update(salt);
            let mut key = hash.finalize().to_vec();
            key.truncate((self.bytes.len() + 5).min(16));
            key
        };
        match cipher {
            Cipher::Rc4 => rc4(&own_key(b""), data),
            Cipher::Aes128 => unpadded(aes128(&own_key(b"sAlT"), data)),
            Cipher::Aes256 => unpadded(aes256(&self.bytes, data)),
            Cipher::None => data.to_vec(),
        }
    }
}

/// Algorithms 2, 4 and 5: the key, if the file opens with an empty password.
fn classic(
    owner: &[u8],
    user: &[u8],
    flags: u32,
    id: &[u8],
    revision: i64,
    length: usize,
    metadata: bool,
) -> Option<Vec<u8>> {
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(owner.get(..32)?);
    hash.update(flags.to_le_bytes());
    hash.update(id);
    if revision >= 4 && !metadata {
        hash.update([0xff; 4]);
    }
    let mut key = hash.finalize().to_vec();
    key.truncate(length);
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(&key).to_vec();
            key.truncate(length);
        }
        let mut hash = Md5::new();
        hash.update(PADDING);
        hash.update(id);
        let mut check = rc4(&key, &hash.finalize());
        for turn in 1..=19_u8 {
            let turned: Vec<u8> = key.iter().map(|byte| byte ^ turn).collect();
            check = rc4(&turned, &check);
        }
        return (check.get(..16) == user.get(..16)).then_some(key);
    }
    (rc4(&key, &PADDING) == user).then_some(key)
}

/// Algorithm 2.A: the key, if the file opens with an empty password.
fn modern(user: &[u8], wrapped: &[u8], revision: i64) -> Option<Vec<u8>> {
    let (check, rest) = (user.get(..32)?, user.get(32..48)?);
    let (validation, salt) = rest.split_at(8);
    if hardened(validation, revision) != check {
        return None;
    }
    let key = hardened(salt, revision);
    let mut plain = wrapped.get(..32)?.to_vec();
    let machine = cbc::Decryptor::<Aes256>::new_from_slices(&key, &[0; 16]).ok()?;
    decrypt_blocks(machine, &mut plain);
    Some(plain)
}

/// Algorithm 2.B for an empty password.
fn hardened(salt: &[u8], revision: i64) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    if revision < 6 {
        return key;
    }
    for round in 0..2_048_usize {
        let mut block = key.repeat(64);
        let (Some(secret), Some(vector)) = (key.get(..16), key.get(16..32)) else { break };
        let Ok(mut machine) = cbc::Encryptor::<Aes128>::new_from_slices(secret, vector) else { break };
        for chunk in block.chunks_exact_mut(16) {
            if let Ok(chunk) = <&mut Block<Aes128>>::try_from(chunk) {
                machine.encrypt_block(chunk);
            }
        }
        let sum: u32 = block.iter().take(16).map(|byte| u32::from(*byte)).sum();
        key = match sum % 3 {
            0 => Sha256::digest(&block).to_vec(),
            1 => Sha384::digest(&block).to_vec(),
            _ => Sha512::digest(&block).to_vec(),
        };
        if round >= 63 && block.last().is_some_and(|last| usize::from(*last) + 32 <= round + 1) {
            break;
        }
    }
    key.truncate(32);
    key
}

fn aes128(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let (vector, body) = data.split_at_checked(16)?;
    let mut out = body.to_vec();
    decrypt_blocks(cbc::Decryptor::<Aes128>::new_from_slices(key, vector).ok()?, &mut out);
    Some(out)
}

fn aes256(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let (vector, body) = data.split_at_checked(16)?;
    let mut out = body.to_vec();
    decrypt_blocks(cbc::Decryptor::<Aes256>::new_from_slices(key, vector).ok()?, &mut out);
    Some(out)
}

fn decrypt_blocks<M: BlockModeDecrypt>(mut machine: M, data: &mut [u8]) {
    for chunk in data.chunks_exact_mut(16) {
        if let Ok(chunk) = <&mut Block<M>>::try_from(chunk) {
            machine.decrypt_block(chunk);
        }
    }
}

fn unpadded(data: Option<Vec<u8>>) -> Vec<u8> {
    let mut data = data.unwrap_or_default();
    if let Some(count) = data.last().map(|last| usize::from(*last)).filter(|count| (1..=16).contains(count)) {
        data.truncate(data.len().saturating_sub(count));
    }
    data
}

fn rc4(key: &[u8], data: &[u8]) -> Vec<u8> {
    if key.is_empty() {
        return data.to_vec();
    }
    let mut state: [u8; 256] = std::array::from_fn(|n| u8::try_from(n).unwrap_or(0));
    let of = |state: &[u8; 256], at: u8| state.get(usize::from(at)).copied().unwrap_or(0);
    let mut j = 0_u8;
    for (i, turn) in (0..=255_u8).zip(key.iter().cycle()) {
        j = j.wrapping_add(of(&state, i)).wrapping_add(*turn);
        state.swap(usize::from(i), usize::from(j));
    }
    let (mut i, mut j) = (0_u8, 0_u8);
    let step = |byte: &u8| {
        i = i.wrapping_add(1);
        j = j.wrapping_add(of(&state, i));
        state.swap(usize::from(i), usize::from(j));
        byte ^ of(&state, of(&state, i).wrapping_add(of(&state, j)))
    };
    data.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rc4_as_known() {
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xbb, 0xf3, 0x16, 0xe8, 0xd9, 0x40, 0xaf, 0x0a, 0xd3]);
    }
}
