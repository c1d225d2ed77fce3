//! Text in the encodings of before Unicode, which fonts gave their letters: TCVN3 and VNI.
//!
//! Such text comes as Latin letters with odd accents. A [`Judge`] first looks at all passages of a document
//! ([`Judge::weigh`]), then decodes each ([`Judge::decode`]): a run in such a font by its font, text without one by its
//! letters. A font is not believed blindly: templates name old fonts for text that is Unicode. A reading is taken when
//! more of its words are syllables than as the words stand; where that is even, the rest of the document decides.

mod mojibake;
mod score;
mod tcvn3;
mod vni;

use crate::{issues::Issues, passage::Passage};
use model::{Issue, IssueCode};
use score::{ENOUGH, Score, words};
pub(crate) use score::{is_unicode_only, syllables, syllables_decoded};
use std::borrow::Cow;

/// Fewest words of a document in TCVN3 among which some have an "ư".
const WITH_U_HORN: usize = 150;

/// An encoding that a font gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Legacy {
    /// TCVN3 (ABC).
    Tcvn3,
    /// TCVN3 in a font that shows capitals.
    Tcvn3Capitals,
    /// VNI for Windows.
    Vni,
}

impl Legacy {
    /// The encoding of a font: `.VnTime`, `.VnArialH`, `VNI-Times`. None for fonts of Unicode.
    pub(crate) fn of_font(name: &str) -> Option<Self> {
        let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\0'));
        let lower = name.get(..4.min(name.len()))?.to_ascii_lowercase();
        if lower.starts_with(".vn") {
            // "H" ends the names of the fonts of capitals, also before a style: ".VnTimeH", ".VnArialH Bold".
            let family = name.split([' ', ',', ';']).next().unwrap_or_default();
            let capitals = family.ends_with('H') || family.to_ascii_lowercase().ends_with("timeh");
            Some(if capitals { Self::Tcvn3Capitals } else { Self::Tcvn3 })
        } else if lower.starts_with("vni-") || lower.starts_with("vni ") {
            Some(Self::Vni)
        } else {
            None
        }
    }

    /// The text decoded.
    pub(crate) fn decode(self, text: &str) -> String {
        let bytes = as_bytes(text);
        match self {
            Self::Tcvn3 => tcvn3::decode(&bytes),
            Self::Tcvn3Capitals => tcvn3::decode(&bytes).to_uppercase(),
            Self::Vni => vni::decode(&bytes),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3",
            Self::Vni => "VNI",
        }
    }
}

/// Characters that stand for bytes: those of symbol fonts lie in the private area.
fn as_bytes(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| matches!(c, '\u{f020}'..='\u{f0ff}')) {
        return Cow::Borrowed(text);
    }
    let lowered = |c: char| match u32::from(c) {
        code @ 0xf020..=0xf0ff => char::from_u32(code - 0xf000).unwrap_or(c),
        _ => c,
    };
    text.chars().map(lowered).collect()
}

/// What speaks for each encoding in a document.
#[derive(Debug, Default)]
pub(crate) struct Judge {
    /// Runs in fonts of TCVN3 and of VNI.
    fonts: [Score; 2],
    /// Passages whose letters alone are clear.
    clear: [Score; 2],
    /// Passages without such a font that are Unicode.
    unicode: usize,
    /// Whether text was encoded in UTF-8 twice.
    twice: bool,
    /// What was decoded, and whether "ư" was among it.
    decoded: [usize; 2],
    has_u_horn: bool,
}

const BOTH: [Legacy; 2] = [Legacy::Tcvn3, Legacy::Vni];

const fn place(legacy: Legacy) -> usize {
    match legacy {
        Legacy::Tcvn3 | Legacy::Tcvn3Capitals => 0,
        Legacy::Vni => 1,
    }
}

impl Judge {
    /// Looks at a passage.
    pub(crate) fn weigh(&mut self, passage: &Passage) {
        let mut plain = String::new();
        for (text, font) in passage.runs() {
            match font {
                Some(font) => {
                    if let Some(score) = self.fonts.get_mut(place(font)) {
                        score.add(Score::of(text, font));
                    }
                }
                None => plain.push_str(text),
            }
        }
        if plain.is_ascii() {
            return;
        }
        if plain.contains(is_unicode_only) || mojibake::undo(&plain).is_some() {
            self.unicode += 1;
        } else if let Some((legacy, score)) = clearest(&plain)
            && let Some(clear) = self.clear.get_mut(place(legacy))
        {
            clear.add(score);
        }
    }

    /// Decodes what is legacy in a passage.
    pub(crate) fn decode(&mut self, passage: &mut Passage) {
        for (text, _) in passage.runs_mut().filter(|(_, font)| font.is_none()) {
            if let Some(meant) = mojibake::undo(text) {
                *text = meant;
                self.twice = true;
            }
        }
        let mut plain = String::new();
        let mut fonted = [Score::default(); 2];
        for (text, font) in passage.runs() {
            match font {
                None => plain.push_str(text),
                Some(font) => {
                    if let Some(score) = fonted.get_mut(place(font)) {
                        score.add(Score::of(text, font));
                    }
                }
            }
        }
        let plain = self.judge_plain(&plain);
        let columns = is_columns_of_both(passage);
        for (text, font) in passage.runs_mut() {
            let font = font.map(|font| if columns && font == Legacy::Tcvn3Capitals { Legacy::Tcvn3 } else { font });
            let legacy = match font {
                None => plain,
                Some(font) => {
                    let here = fonted.get(place(font)).copied().unwrap_or_default();
                    Some(font).filter(|font| self.believes(*font, here))
                }
            };
            if let Some(legacy) = legacy.filter(|legacy| !text.is_ascii() || *legacy == Legacy::Tcvn3Capitals) {
                *text = self.decoded(text, legacy, font.is_none());
            }
        }
        passage.forget_fonts();
    }

    /// Notes which encodings were met.
    pub(crate) fn report(&self, issues: &mut Issues) {
        if self.twice {
            issues.push(Issue::new(IssueCode::EncodingLegacy).detail("UTF-8 hai lần"));
        }
        for (legacy, words) in BOTH.into_iter().zip(self.decoded).filter(|(_, words)| *words > 0) {
            issues.push(Issue::new(IssueCode::EncodingLegacy).detail(legacy.name()));
            if legacy == Legacy::Tcvn3 && words >= WITH_U_HORN && !self.has_u_horn {
                // Programs drop the code of "ư", the soft hyphen: 1 word in 30 has one.
                issues.push(Issue::new(IssueCode::EncodingInvalid).detail("thiếu chữ ư"));
            }
        }
    }

    fn decoded(&mut self, text: &str, legacy: Legacy, without_font: bool) -> String {
        let decoded = if text.contains(is_unicode_only) { decode_words(text, legacy) } else { legacy.decode(text) };
        if let Some(count) = self.decoded.get_mut(place(legacy)) {
            *count += words(text).count();
        }
        self.has_u_horn |= legacy != Legacy::Vni && decoded.contains(['ư', 'Ư']);
        if without_font && legacy == Legacy::Tcvn3 { with_capitals(&decoded) } else { decoded }
    }

    /// Whether the runs of a font in one passage are what the font says.
    fn believes(&self, font: Legacy, here: Score) -> bool {
        let all = self.fonts.get(place(font)).copied().unwrap_or_default();
        if here.decoded != here.as_is {
            return here.decoded > here.as_is;
        }
        if all.decoded != all.as_is {
            return all.decoded > all.as_is;
        }
        here.words > 0
    }

    /// The encoding of text that has no such font.
    fn judge_plain(&self, text: &str) -> Option<Legacy> {
        if text.is_ascii() || text.contains(is_unicode_only) {
            return None;
        }
        if let Some((legacy, _)) = clearest(text) {
            return Some(legacy);
        }
        let likely = BOTH.into_iter().map(|legacy| (legacy, self.support(legacy), Score::of(text, legacy)));
        let taken = likely.filter(|(_, support, score)| *support > ENOUGH && self.takes(*support, *score));
        taken.max_by_key(|(_, support, score)| (score.decoded, *support)).map(|(legacy, ..)| legacy)
    }

    /// Whether text that is not clear by itself is in an encoding that the document uses elsewhere.
    const fn takes(&self, support: usize, score: Score) -> bool {
        let even = score.decoded == score.as_is;
        score.decoded > score.as_is
            || (even && score.decoded > 0 && self.unicode * 4 < support)
            || (even && score.decoded == 0 && self.unicode == 0)
    }

    fn support(&self, legacy: Legacy) -> usize {
        let at = place(legacy);
        let sum = |scores: [Score; 2]| scores.get(at).map_or(0, |score| score.decoded.saturating_sub(score.as_is));
        sum(self.clear) + sum(self.fonts)
    }
}

/// Whether a line is laid out in columns with spaces and only some of them are in a font of capitals: "Nơi nhận:" and the
/// office that signs. Such a line stays in the case in which it was typed, as transcripts have it.
fn is_columns_of_both(passage: &Passage) -> bool {
    let in_capitals = |wanted: bool| {
        passage.runs().any(|(text, font)| {
            (font == Some(Legacy::Tcvn3Capitals)) == wanted
                && text.contains(|c: char| text::is_letter(c) || c > '\u{a0}')
        })
    };
    in_capitals(true) && in_capitals(false) && passage.text().contains("     ")
}

/// The encoding for which the letters of a text speak clearly.
fn clearest(text: &str) -> Option<(Legacy, Score)> {
    let scores = BOTH.map(|legacy| (legacy, Score::of(text, legacy)));
    scores.into_iter().filter(|(_, score)| score.is_clear()).max_by_key(|(_, score)| score.decoded)
}

/// Decodes only the words without a letter that shows them to be Unicode.
fn decode_words(text: &str, legacy: Legacy) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        if piece.contains(is_unicode_only) {
            out.push_str(piece);
        } else {
            out.push_str(&legacy.decode(piece));
        }
    }
    out
}

/// Where the font of the capitals was lost, their toned letters come as small ones among plain capitals: "CộNG".
fn with_capitals(text: &str) -> String {
    let plain = |line: &str, is: fn(&char) -> bool| line.chars().filter(is).count();
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let all = plain(line, char::is_ascii_lowercase) == 0 && plain(line, char::is_ascii_uppercase) >= 4;
        for word in line.split_inclusive(|c: char| !text::is_letter(c)) {
            let capitals =
                all || (plain(word, char::is_ascii_lowercase) == 0 && plain(word, char::is_ascii_uppercase) >= 2);
            if capitals {
                out.push_str(&word.to_uppercase());
            } else {
                out.push_str(word);
            }
        }
    }
    out
}

/// Whether a text has letters that can be of an old encoding at all, outside lines that are Unicode already.
pub(crate) fn is_possible(text: &str) -> bool {
    let suspect = |line: &str| !line.is_ascii() && !line.contains(is_unicode_only) && line.contains(is_byte);
    text.lines().any(suspect)
}

fn is_byte(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{ff}' | '\u{f0a1}'..='\u{f0ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(runs: &[&[(&str, &str)]]) -> (Vec<String>, Vec<Issue>) {
        let mut passages: Vec<Passage> = Vec::new();
        for runs in runs {
            let mut passage = Passage::default();
            for (text, font) in *runs {
                passage.push_run(text, None, Legacy::of_font(font));
            }
            passages.push(passage);
        }
        let mut judge = Judge::default();
        passages.iter().for_each(|passage| judge.weigh(passage));
        passages.iter_mut().for_each(|passage| judge.decode(passage));
        let mut issues = Issues::default();
        judge.report(&mut issues);
        (passages.iter().map(Passage::text).collect(), issues.into_list())
    }

    fn check(runs: &[&[(&str, &str)]], expect: &[&str]) {
        assert_eq!(decoded(runs).0, expect);
    }

    #[test]
    fn fonts_by_their_names() {
        assert_eq!(Legacy::of_font(".VnTime"), Some(Legacy::Tcvn3));
        assert_eq!(Legacy::of_font(" .VnArialH Bold"), Some(Legacy::Tcvn3Capitals));
        assert_eq!(Legacy::of_font(".vntimeh"), Some(Legacy::Tcvn3Capitals));
        assert_eq!(Legacy::of_font("VNI-Helve"), Some(Legacy::Vni));
        assert_eq!(Legacy::of_font("Times New Roman"), None);
        assert_eq!(Legacy::of_font("Ư"), None);
    }

    #[test]
    fn runs_by_their_fonts() {
        check(
            &[
                &[("Uû ban nh©n d©n", ".VnTimeH"), (" tØnh L\u{ad}u V¨n, 12 m²", ".VnTime")],
                &[("Sở Thông tin: ", "Times New Roman"), ("Boä Taøi chính", "VNI-Times")],
                &[("internet", ".VnTimeH")],
            ],
            &["UỶ BAN NHÂN DÂN tỉnh Lưu Văn, 12 m²", "Sở Thông tin: Bộ Tài chính", "INTERNET"],
        );
    }

    #[test]
    fn unicode_in_an_old_font_stays() {
        let same = ["Ủy ban nhân dân", "các tỉnh", "và có", "internet Wi-Fi"];
        let runs: Vec<Vec<(&str, &str)>> = same.iter().map(|text| vec![(*text, ".VnTimeH")]).collect();
        check(&runs.iter().map(Vec::as_slice).collect::<Vec<_>>(), &same);
    }

    #[test]
    fn blocks_by_their_letters() {
        let (texts, issues) = decoded(&[
            &[("Tæng doanh thu viÔn th«ng ®¹t 412,5 tû ®ång", "Arial")],
            &[("Tổng doanh thu viễn thông đạt 412,5 tỷ đồng, café São Paulo", "")],
            &[("Toång doanh thu vieãn thoâng ñaït 412,5 tyû ñoàng", "")],
            &[("Côn Đảo, không có gì, 15°C ±2", "")],
            &[("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "")],
        ]);
        assert_eq!(
            texts,
            [
                "Tổng doanh thu viễn thông đạt 412,5 tỷ đồng",
                "Tổng doanh thu viễn thông đạt 412,5 tỷ đồng, café São Paulo",
                "Tổng doanh thu viễn thông đạt 412,5 tỷ đồng",
                "Côn Đảo, không có gì, 15°C ±2",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            ]
        );
        let named: Vec<_> = issues.iter().filter_map(|issue| issue.detail.as_deref()).collect();
        assert_eq!(named, ["TCVN3", "VNI"]);
    }

    #[test]
    fn text_of_few_accents_stays() {
        let same =
            ["Thông tin", "các hòa", "không có gì", "São Paulo, Köln, Ångström, El Niño", "§ 5, 3 m², £7, naïve café"];
        for text in same {
            check(&[&[(text, "")]], &[text]);
        }
    }

    #[test]
    fn short_cells_follow_the_document() {
        check(
            &[
                &[("Tæng sè thuª bao ®iÖn tho¹i cè ®Þnh", "")],
                &[("Sè liÖu ph¸t triÓn viÔn th«ng n¨m 2003", "")],
                &[("Tæng", "")],
                &[("Q§-TTg", "")],
                &[("n¨m", "")],
            ],
            &["Tổng số thuê bao điện thoại cố định", "Số liệu phát triển viễn thông năm 2003", "Tổng", "QĐ-TTg", "năm"],
        );
    }
}
