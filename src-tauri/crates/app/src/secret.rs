//! Papers stamped as a state secret (Luật Bảo vệ bí mật nhà nước): they are not kept on such a PC.

use model::Document;

/// The stamps, gravest first.
const GRADES: [&str; 3] = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];
/// Blocks from the top among which a stamp stands.
const TOP: usize = 40;

/// The grade that a stamp at the top of a document names: a line or cell of its own, in capitals.
pub(crate) fn grade(document: &Document) -> Option<&'static str> {
    let blocks = document.blocks.iter().filter(|b| !b.span.is_empty()).take(TOP);
    let lines = blocks.flat_map(|b| b.span.of(&document.text).lines());
    lines.filter_map(stamp).next()
}

fn stamp(line: &str) -> Option<&'static str> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare.strip_prefix("Độ mật: ").or_else(|| bare.strip_prefix("ĐỘ MẬT: ")).unwrap_or(bare);
    GRADES.into_iter().find(|grade| *grade == bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&'static str> {
        grade(&readers::read("a.txt", text.as_bytes()).0)
    }

    #[test]
    fn a_stamp_stands_alone_in_capitals() {
        assert_eq!(found("UBND TỈNH\nMẬT\nBÁO CÁO\nKết quả năm 2024"), Some("MẬT"));
        assert_eq!(found("UBND TỈNH\n[ TUYỆT  MẬT ]\nBÁO CÁO"), Some("TUYỆT MẬT"));
        assert_eq!(found("Độ mật: TỐI MẬT\nBÁO CÁO"), Some("TỐI MẬT"));
        assert_eq!(found("BẢO MẬT\nCông tác bảo vệ bí mật nhà nước\nTổng số văn bản mật: 12"), None);
        assert_eq!(found("Văn bản không đóng dấu MẬT."), None);
    }
}
