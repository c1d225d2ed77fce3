//! Letters of picture fonts (Symbol, Wingdings): what their codes show, as characters of Unicode.
//!
//! Such letters come as codes from U+F020 on, or as plain letters in a font that is marked as one of symbols. Codes that
//! only decorate give a bullet; none is dropped without a sign in its place.

/// A picture font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Pictures {
    /// Greek letters and signs of mathematics.
    Symbol,
    /// Bullets, arrows, ticks and boxes: Wingdings, Webdings and all that follow them.
    #[default]
    Wingdings,
}

/// Symbol from 0x20 on, as Adobe's table of the font has it; a blank where nothing stands.
const SYMBOL_LOW: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// Symbol from 0xa0 on.
const SYMBOL_HIGH: &str =
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

impl Pictures {
    /// The picture font of this name. None where it is no such font.
    pub(crate) fn of_font(name: &str) -> Option<Self> {
        if !name.trim_start().starts_with(['S', 's', 'W', 'w', 'M', 'm', 'Z', 'z']) {
            return None;
        }
        let name = name.trim().to_lowercase();
        if name == "symbol" || name == "symbol mt" {
            Some(Self::Symbol)
        } else {
            let named =
                ["wingdings", "webdings", "marlett", "zapfdingbats"].iter().any(|start| name.starts_with(start));
            named.then_some(Self::Wingdings)
        }
    }

    /// What a code shows; codes of the private area count from U+F000.
    pub(crate) fn letter(self, code: u32) -> Option<char> {
        let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
        match (self, code) {
            (_, 0x00..=0x1f | 0x100..) => None,
            (_, 0x20) => Some(' '),
            (Self::Symbol, code) => symbol(code),
            (Self::Wingdings, code) => Some(wingding(code)),
        }
    }
}

/// A code of the private area whose font is not known: bullets look alike in both, and Greek letters are rare.
pub(crate) fn unnamed(c: char) -> Option<char> {
    let code = u32::from(c);
    match code & 0xff {
        0xb3 | 0xa3 | 0xb7 | 0xae => Pictures::Symbol.letter(code),
        _ => Pictures::Wingdings.letter(code),
    }
}

fn symbol(code: u32) -> Option<char> {
    let place = |from: u32| usize::try_from(code - from).unwrap_or(usize::MAX);
    let found = match code {
        0x20..0xa0 => SYMBOL_LOW.chars().nth(place(0x20)),
        _ => SYMBOL_HIGH.chars().nth(place(0xa0)),
    };
    found.filter(|c| *c != ' ')
}

const fn wingding(code: u32) -> char {
    match code {
        0x28 => '☎',
        0x2a | 0x2b => '✉',
        0x46 | 0xd8 | 0xe0 | 0xe8 | 0xae | 0xf0 => '→',
        0x6f | 0x70 | 0x71 | 0x72 | 0xa8 => '☐',
        0x81..=0x8a => digit(code - 0x81, ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩']),
        0x8c..=0x95 => digit(code - 0x8c, ['❶', '❷', '❸', '❹', '❺', '❻', '❼', '❽', '❾', '❿']),
        0xab => '★',
        0xdf | 0xe7 | 0xef => '←',
        0xe1 | 0xe9 | 0xf1 => '↑',
        0xe2 | 0xea | 0xf2 => '↓',
        0xf3 => '↔',
        0xfb | 0xfd | 0x78 | 0x4f => '☒',
        0xfc | 0x50 => '✓',
        0x52 | 0xfe => '☑',
        _ => '•',
    }
}

const fn digit(place: u32, digits: [char; 10]) -> char {
    match digits {
        [a, b, c, d, e, f, g, h, i, j] => match place {
            0 => a,
            1 => b,
            2 => c,
            3 => d,
            4 => e,
            5 => f,
            6 => g,
            7 => h,
            8 => i,
            _ => j,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_symbol() {
        let show = |codes: &[u32]| codes.iter().filter_map(|code| Pictures::Symbol.letter(*code)).collect::<String>();
        assert_eq!(show(&[0x61, 0x62, 0x44, 0x57, 0xf06d]), "αβΔΩμ");
        assert_eq!(show(&[0xa3, 0xb3, 0xb1, 0xb4, 0xb7, 0xb9, 0xd6, 0xe5, 0xde]), "≤≥±×•≠√∑⇒");
        assert_eq!(show(&[0x20, 0x31, 0xf031]), " 11");
    }

    #[test]
    fn pictures_by_font() {
        assert_eq!(Pictures::of_font("Symbol"), Some(Pictures::Symbol));
        assert_eq!(Pictures::of_font("Wingdings 2"), Some(Pictures::Wingdings));
        assert_eq!(Pictures::of_font("Times New Roman"), None);
        assert_eq!(Pictures::Wingdings.letter(0xf0fe), Some('☑'));
        assert_eq!(Pictures::Wingdings.letter(0x76), Some('•'));
        assert_eq!((unnamed('\u{f0b7}'), unnamed('\u{f0d8}')), (Some('•'), Some('→')));
    }
}
