//! PDFs made in code: text at places, lines, and whatever else a case needs.

use std::fmt::Write as _;

/// A PDF being made. Objects 1 to 4 are the catalogue, the tree of pages and a font that shows any letter.
#[derive(Default)]
pub(crate) struct Pdf {
    /// Content and further entries of each page.
    pages: Vec<(Vec<u8>, String)>,
    /// Number and body of further objects; those of the test begin at 100.
    objects: Vec<(usize, Vec<u8>)>,
}

/// Text at a place, in points from the lower left.
pub(crate) fn at(x: i32, y: i32, size: i32, text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("BT /F {size} Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// The same in bold.
pub(crate) fn bold(x: i32, y: i32, size: i32, text: &str) -> String {
    at(x, y, size, text).replace("/F ", "/B ")
}

/// Lines one below the other.
pub(crate) fn lines(x: i32, y: i32, texts: &[&str]) -> String {
    texts.iter().zip(0..).map(|(text, n)| at(x, y - n * 16, 12, text)).collect()
}

/// A grid of lines with columns at `xs` and rows at `ys`.
pub(crate) fn ruled(xs: &[i32], ys: &[i32]) -> String {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (top, bottom) = (ys[0], ys[ys.len() - 1]);
    let mut out = String::new();
    for y in ys {
        writeln!(out, "{left} {y} m {right} {y} l S").unwrap();
    }
    for x in xs {
        writeln!(out, "{x} {top} m {x} {bottom} l S").unwrap();
    }
    out
}

impl Pdf {
    /// With a page of this content.
    pub(crate) fn page(self, content: &str) -> Self {
        self.page_with(content.as_bytes(), "")
    }

    /// With a page of this content and these entries.
    pub(crate) fn page_with(mut self, content: &[u8], entries: &str) -> Self {
        self.pages.push((content.to_vec(), entries.to_owned()));
        self
    }

    /// With an object.
    pub(crate) fn object(mut self, number: usize, body: &[u8]) -> Self {
        self.objects.push((number, body.to_vec()));
        self
    }

    /// With a stream.
    pub(crate) fn stream(self, number: usize, entries: &str, bytes: &[u8]) -> Self {
        self.object(number, &stream(entries, bytes))
    }

    pub(crate) fn bytes(self) -> Vec<u8> {
        let kids: String = (0..self.pages.len()).map(|n| format!("{} 0 R ", 10 + n * 2)).collect();
        let width = "/DW 500";
        let inner = format!("<</Type/Font/Subtype/CIDFontType2/BaseFont/Thu/CIDSystemInfo<<>>{width}>>");
        let font = |name: &str| {
            format!(
                "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>"
            )
        };
        let map =
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange";
        let mut objects: Vec<(usize, Vec<u8>)> = vec![
            (1, b"<</Type/Catalog/Pages 2 0 R>>".to_vec()),
            (2, format!("<</Type/Pages/Kids[{kids}]/Count {}>>", self.pages.len()).into_bytes()),
            (3, font("Thu").into_bytes()),
            (4, font("Thu-Bold").into_bytes()),
            (5, inner.into_bytes()),
            (6, stream("", map)),
        ];
        for (n, (content, entries)) in self.pages.into_iter().enumerate() {
            let media = if entries.contains("MediaBox") { "" } else { "/MediaBox[0 0 595 842]" };
            let resources = "<</Font<</F 3 0 R/B 4 0 R>>/XObject<</X 100 0 R/Y 101 0 R>>>>";
            let page =
                format!("<</Type/Page/Parent 2 0 R{media}/Resources{resources}/Contents {} 0 R{entries}>>", 11 + n * 2);
            objects.push((10 + n * 2, page.into_bytes()));
            objects.push((11 + n * 2, stream("", &content)));
        }
        objects.extend(self.objects);
        written(&objects)
    }
}

/// A stream object.
pub(crate) fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{entries}/Length {}>>stream\n", bytes.len()).into_bytes();
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\nendstream");
    out
}

/// A file of these objects with its table. Where a number stands twice, the last one holds.
pub(crate) fn written(objects: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let most = objects.iter().map(|(number, _)| *number).max().unwrap_or(0);
    let mut places = vec![0; most + 1];
    for (number, body) in objects {
        places[*number] = out.len();
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n", most + 1).as_bytes());
    for place in places {
        let kind = if place == 0 { 'f' } else { 'n' };
        out.extend_from_slice(format!("{place:010} 00000 {kind} \n").as_bytes());
    }
    out.extend_from_slice(format!("trailer<</Root 1 0 R/Size {}>>\nstartxref\n{table}\n%%EOF\n", most + 1).as_bytes());
    out
}
