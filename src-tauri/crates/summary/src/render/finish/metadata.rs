//! Title, author and dates, twice and alike: in the Info dictionary and as XMP (ISO 19005-1, 6.7.3).

use super::{name, text_object};
use crate::YearEnd;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};

const CREATOR: &str = "Tổng Kết";
const PRODUCER: &str = "printpdf, lopdf";

/// Writes the Info dictionary and returns the XMP stream.
pub(super) fn add(document: &mut Document, report: &YearEnd) -> ObjectId {
    let title = title(report);
    let author = &report.office.name;
    let mut info = Dictionary::new();
    info.set("Title", text_object(&title));
    info.set("Author", text_object(author));
    info.set("Creator", text_object(CREATOR));
    info.set("Producer", Object::string_literal(PRODUCER));
    let date = report.date.format("D:%Y%m%d000000+07'00'").to_string();
    info.set("CreationDate", Object::string_literal(date.clone()));
    info.set("ModDate", Object::string_literal(date));
    let info = document.add_object(Object::Dictionary(info));
    document.trailer.set("Info", Object::Reference(info));

    let mut dictionary = Dictionary::new();
    dictionary.set("Type", name("Metadata"));
    dictionary.set("Subtype", name("XML"));
    let day = report.date.format("%Y-%m-%dT00:00:00+07:00").to_string();
    let mut stream = Stream::new(dictionary, xmp(&title, author, &day).into_bytes());
    // Metadata must be readable without decoding (ISO 19005-1, 6.7.2).
    stream.allows_compression = false;
    document.add_object(Object::Stream(stream))
}

fn title(report: &YearEnd) -> String {
    format!("Báo cáo {}", report.subject)
}

fn xmp(title: &str, author: &str, day: &str) -> String {
    let (title, author) = (escaped(title), escaped(author));
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        mark = '\u{feff}'
    )
}

/// Text inside XML: without control characters, which XML does not allow, and with its marks escaped.
fn escaped(words: &str) -> String {
    text::nfc(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The file's identity: a hash of what the report says, so that the same report has the same one.
pub(super) fn identity(report: &YearEnd) -> Object {
    let said = format!("{}\n{report}", report.date);
    let hash = fnv(&said).to_be_bytes().to_vec();
    let half = || Object::String(hash.clone(), StringFormat::Hexadecimal);
    Object::Array(vec![half(), half()])
}

/// FNV-1a over 128 bits: enough to tell two reports apart; no secret depends on it.
fn fnv(text: &str) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_xml_are_escaped() {
        let xmp = xmp("A & B", "<S\u{1}ở>", "2020-12-21T00:00:00+07:00");
        assert!(xmp.contains("A &amp; B") && xmp.contains("&lt;Sở&gt;"));
    }

    #[test]
    fn the_published_values_of_fnv() {
        assert_eq!(fnv(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
