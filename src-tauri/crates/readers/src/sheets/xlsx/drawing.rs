//! What lies over the cells: words in boxes are read, pictures and charts are named.

use crate::{
    sheets::sheet::{Place, Sheet},
    xml::{Content, Element, Tree},
};

/// Reads a drawing.
pub(super) fn read(tree: &Tree<'_>, sheet: &mut Sheet) {
    for anchor in tree.root().into_iter().flat_map(Element::elements) {
        let place = anchor.child("from").and_then(corner).unwrap_or(Place { row: 0, column: 0 });
        for element in anchor.descendants() {
            match element.name() {
                "pic" => sheet.skip("hình ảnh"),
                "oleObj" => sheet.skip("đối tượng nhúng"),
                "graphicData" => sheet.skip(kind(&element.attribute("uri").unwrap_or_default())),
                "txBody" => {
                    let words = paragraphs(element);
                    if !words.is_empty() {
                        sheet.boxes.push((place, words));
                    }
                }
                _ => {}
            }
        }
    }
}

fn corner(from: Element<'_>) -> Option<Place> {
    let number = |name: &str| {
        from.child(name)?.content().find_map(|content| match content {
            Content::Text(text) => text.trim().parse::<u32>().ok(),
            Content::Element(_) => None,
        })
    };
    Some(Place { row: number("row")?, column: number("col")? })
}

/// What a frame holds, by the name of its language (DrawingML).
fn kind(uri: &str) -> &'static str {
    if uri.contains("chart") {
        "biểu đồ"
    } else if uri.contains("diagram") {
        "sơ đồ"
    } else if uri.contains("ole") {
        "đối tượng nhúng"
    } else {
        "hình vẽ"
    }
}

/// The words of a box, a line for each paragraph.
fn paragraphs(body: Element<'_>) -> String {
    let mut lines = Vec::new();
    for paragraph in body.elements().filter(|element| element.name() == "p") {
        let mut line = String::new();
        for element in paragraph.descendants() {
            match element.name() {
                "t" => line.extend(element.content().filter_map(|content| match content {
                    Content::Text(text) => Some(text),
                    Content::Element(_) => None,
                })),
                "br" => line.push('\n'),
                _ => {}
            }
        }
        if !line.trim().is_empty() {
            lines.push(line);
        }
    }
    lines.join("\n")
}
