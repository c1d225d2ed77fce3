//! Encodings of one byte a letter that no library reads: VISCII (RFC 1456) and VPS, of mails and papers of the nineties.

/// What the bytes from 0x80 on are in VISCII. Six capitals stand below 0x20, where text has no letters: they are left out.
const VISCII: &str = "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// The same for VPS; `.` where it has no letter.
const VPS: &str = "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ.ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ.àáâãảạă.èéêẽìí.ĩẴĐòóôõ.Ơụùúủ.ỶẼỳ";

/// An encoding of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rare {
    Viscii,
    Vps,
}

impl Rare {
    pub(super) const ALL: [Self; 2] = [Self::Viscii, Self::Vps];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Viscii => "VISCII",
            Self::Vps => "VPS",
        }
    }

    /// The letters of bytes.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let row = match self {
            Self::Viscii => VISCII,
            Self::Vps => VPS,
        };
        let letters: Vec<char> = row.chars().collect();
        let letter = |byte: &u8| match byte.checked_sub(0x80) {
            None => char::from(*byte),
            Some(place) => letters.get(usize::from(place)).copied().filter(|c| *c != '.').unwrap_or('\u{fffd}'),
        };
        bytes.iter().map(letter).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_one_place() {
        for row in [VISCII, VPS] {
            assert_eq!(row.chars().count(), 128);
            let letters: std::collections::HashSet<char> = row.chars().filter(|c| *c != '.').collect();
            assert_eq!(letters.len(), row.chars().filter(|c| *c != '.').count());
        }
        for small in "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ".chars()
        {
            assert!(VISCII.contains(small) && VPS.contains(small), "{small}");
        }
    }

    #[test]
    fn letters() {
        assert_eq!(Rare::Viscii.decode(b"Vi\xaet Nam, th\xf4ng tin"), "Việt Nam, thông tin");
        assert_eq!(Rare::Vps.decode(b"Vi\x8ct Nam, \xc7\xdc\xaec"), "Việt Nam, được");
    }
}
