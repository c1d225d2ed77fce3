//! The styles of the document: one for each component of the decree, under its Vietnamese name.

use super::super::letterhead::{CAPITALS, MOTTO_SIZE, TO_RULE};
use super::super::story::{BETWEEN, INDENT, LEADING};
use super::super::{ANNEX_TEXT, NUMBER, TABLE_TEXT, ending, story};
use super::twips;
use std::fmt::Write;

pub(super) const TEXT: &str = "BodyText";
pub(super) const NOTHING: &str = "ChuaCo";
pub(super) const NOTE: &str = "GhiChu";
pub(super) const RULE: &str = "DuongKe";
pub(super) const CAPTION: &str = "Caption";
pub(super) const CHART: &str = "BieuDo";
pub(super) const CHART_CAPTION: &str = "TenBieuDo";
pub(super) const ANNEX: &str = "PhuLuc";
pub(super) const ANNEX_REFERENCE: &str = "KemTheo";
pub(super) const SUPERIOR: &str = "CoQuanChuQuan";
pub(super) const BODY: &str = "CoQuanBanHanh";
pub(super) const COUNTRY: &str = "QuocHieu";
pub(super) const MOTTO: &str = "TieuNgu";
pub(super) const NUMBER_LINE: &str = "SoKyHieu";
pub(super) const DATE: &str = "DiaDanhNgay";
pub(super) const DRAFT: &str = "DuThao";
pub(super) const KIND: &str = "TenLoai";
pub(super) const SUBJECT: &str = "TrichYeu";
pub(super) const ADDRESSEES: &str = "KinhGui";
pub(super) const RECIPIENTS: &str = "NoiNhan";
pub(super) const RECIPIENTS_HEAD: &str = "NoiNhanDau";
pub(super) const SIGNER: &str = "ChucVuNguoiKy";
pub(super) const SIGNER_NAME: &str = "HoTenNguoiKy";
pub(super) const HEADER: &str = "Header";
pub(super) const TABLE: &str = "Bang";

/// Text and head of a table's cells, in the body and in an annex.
pub(super) const CELL: [&str; 2] = ["OBang", "OBangPhuLuc"];
pub(super) const CELL_HEAD: [&str; 2] = ["DauBang", "DauBangPhuLuc"];

/// Height of a single line of Times New Roman, in ems.
const SINGLE: f32 = 1.149;

/// A paragraph style.
#[derive(Clone, Copy)]
struct Look {
    id: &'static str,
    name: &'static str,
    /// Points.
    size: f32,
    /// `b`, `i` or both.
    face: &'static str,
    /// `left`, `center`, `both`.
    align: &'static str,
    /// First line, in points.
    indent: f32,
    /// White above and below, in points.
    white: (f32, f32),
    /// Stays on the page of what follows.
    keep_next: bool,
    /// Level in the outline, from 0.
    outline: Option<u8>,
}

const fn look(id: &'static str, name: &'static str, size: f32) -> Look {
    Look { id, name, size, face: "", align: "left", indent: 0.0, white: (0.0, 0.0), keep_next: false, outline: None }
}

impl Look {
    const fn centred(self) -> Self {
        Self { align: "center", ..self }
    }

    const fn bold(self) -> Self {
        Self { face: "<w:b/>", ..self }
    }

    const fn italic(self) -> Self {
        Self { face: "<w:i/>", ..self }
    }

    const fn bold_italic(self) -> Self {
        Self { face: "<w:b/><w:i/>", ..self }
    }

    const fn before(self, points: f32) -> Self {
        Self { white: (points, self.white.1), ..self }
    }

    const fn after(self, points: f32) -> Self {
        Self { white: (self.white.0, points), ..self }
    }

    const fn keep_next(self) -> Self {
        Self { keep_next: true, ..self }
    }

    const fn indent(self) -> Self {
        Self { indent: INDENT, ..self }
    }

    const fn heading(self, level: u8) -> Self {
        Self { outline: Some(level), keep_next: true, ..self }
    }

    fn write(&self, out: &mut String) {
        let keep = if self.keep_next { "<w:keepNext/><w:keepLines/>" } else { "" };
        let outline = self.outline.map(|level| format!("<w:outlineLvl w:val=\"{level}\"/>")).unwrap_or_default();
        let next = if self.outline.is_some() { TEXT } else { self.id };
        // Writing to a string does not fail.
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"{next}\"/><w:qFormat/><w:pPr>{keep}<w:spacing w:before=\"{}\" w:after=\"{}\"/>\
             <w:ind w:firstLine=\"{}\"/><w:jc w:val=\"{}\"/>{outline}</w:pPr><w:rPr>{}<w:sz w:val=\"{}\"/>\
             <w:szCs w:val=\"{}\"/></w:rPr></w:style>",
            self.id,
            self.name,
            twips(self.white.0),
            twips(self.white.1),
            twips(self.indent),
            self.align,
            self.face,
            twips(self.size) / 10,
            twips(self.size) / 10,
        );
    }
}

/// All paragraph styles; `body` is the size of running text.
fn looks(body: f32) -> Vec<Look> {
    let heading = |id, name, level| look(id, name, body).bold().indent().before(BETWEEN).heading(level);
    let cell = |id, name, size| look(id, name, size);
    vec![
        look("Heading1", "heading 1", body).bold().centred().before(2.0 * BETWEEN).heading(0),
        heading("Heading2", "heading 2", 1),
        heading("Heading3", "heading 3", 2),
        Look { face: "", ..heading("Heading4", "heading 4", 3) },
        Look { align: "both", ..look(TEXT, "Body Text", body).indent().before(BETWEEN) },
        look(NOTHING, "Chưa có nội dung", body).italic().indent().before(BETWEEN),
        Look {
            align: "both", ..look(NOTE, "Ghi chú dưới bảng", story::NOTE).italic().before(3.0).after(BETWEEN)
        },
        look(CAPTION, "caption", body - 1.0).bold().centred().before(BETWEEN).after(3.0).keep_next(),
        look(CHART, "Biểu đồ", body).centred().before(2.0 * BETWEEN).keep_next(),
        look(CHART_CAPTION, "Tên biểu đồ", body - 1.0).italic().centred().before(2.0).after(BETWEEN),
        look(ANNEX, "Phụ lục", 14.0).bold().centred().heading(0),
        look(ANNEX_REFERENCE, "Kèm theo", 14.0).italic().centred().after(BETWEEN).keep_next(),
        look(SUPERIOR, "Cơ quan chủ quản", CAPITALS).centred(),
        look(BODY, "Cơ quan ban hành", CAPITALS).bold().centred(),
        look(COUNTRY, "Quốc hiệu", CAPITALS).bold().centred(),
        look(MOTTO, "Tiêu ngữ", MOTTO_SIZE).bold().centred(),
        look(NUMBER_LINE, "Số, ký hiệu", 13.0).centred().before(BETWEEN),
        look(DATE, "Địa danh, ngày tháng", 13.0).italic().centred().before(BETWEEN),
        look(DRAFT, "Dự thảo", 13.0).bold().centred().before(BETWEEN),
        look(KIND, "Tên loại văn bản", 14.0).bold().centred().before(18.0).keep_next(),
        look(SUBJECT, "Trích yếu", 14.0).bold().centred().keep_next(),
        look(ADDRESSEES, "Kính gửi", body).keep_next(),
        look(RECIPIENTS_HEAD, "Nơi nhận (đầu mục)", 12.0).bold_italic().keep_next(),
        look(RECIPIENTS, "Nơi nhận", 11.0).keep_next(),
        look(SIGNER, "Chức vụ người ký", ending::SIGNER).bold().centred().keep_next(),
        look(SIGNER_NAME, "Họ tên người ký", ending::SIGNER).bold().centred(),
        look(HEADER, "header", NUMBER).centred(),
        cell("OBang", "Ô bảng", TABLE_TEXT),
        cell("OBangPhuLuc", "Ô bảng phụ lục", ANNEX_TEXT),
        cell("DauBang", "Đầu bảng", TABLE_TEXT).bold().centred().keep_next(),
        cell("DauBangPhuLuc", "Đầu bảng phụ lục", ANNEX_TEXT).bold().centred().keep_next(),
    ]
}

/// `word/styles.xml`.
pub(super) fn part(body: f32) -> String {
    let line = twips(240.0 / 20.0 * LEADING / SINGLE);
    let size = twips(body) / 10;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{FONT}\" w:hAnsi=\"{FONT}\" w:eastAsia=\"{FONT}\" w:cs=\"{FONT}\"/><w:color w:val=\"000000\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/>\
         </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{line}\" \
         w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>\
         <w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr></w:style>"
    );
    for look in looks(body) {
        look.write(&mut out);
    }
    let above = twips(TO_RULE);
    let _ = write!(
        out,
        "<w:style w:type=\"paragraph\" w:styleId=\"{RULE}\"><w:name w:val=\"Đường kẻ\"/><w:basedOn w:val=\"Normal\"/><w:pPr>\
         <w:spacing w:before=\"{above}\" w:line=\"{above}\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"2\"/>\
         <w:szCs w:val=\"2\"/></w:rPr></w:style>"
    );
    out.push_str(&super::table::style());
    out.push_str("</w:styles>");
    out
}

/// Every office PC has it; the PDF embeds its metric equal.
const FONT: &str = "Times New Roman";
