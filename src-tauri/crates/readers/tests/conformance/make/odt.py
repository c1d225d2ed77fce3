"""Texts of OpenDocument, written as XML so that each case holds just what it shows."""
from case import case, zipped

NS = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for name, kind in [
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("manifest", "manifest")
]) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" xmlns:math="http://www.w3.org/1998/Math/MathML"'
MIME = "application/vnd.oasis.opendocument.text"


def odt(body, automatic="", styles="", master="", mime=MIME, objects=(), drop=()):
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NS}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>'
    style = f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles {NS}><office:styles>{styles}</office:styles><office:master-styles>{master}</office:master-styles></office:document-styles>'
    listed = "".join(f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in [("/", mime), *objects])
    parts = {"mimetype": mime, "content.xml": content, "styles.xml": style, "META-INF/manifest.xml": f"<manifest:manifest {NS}>{listed}</manifest:manifest>"}
    return zipped({name: text for name, text in parts.items() if name not in drop}, stored=["mimetype"])


def p(inside, style=""):
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def item(*inside, more=""):
    return f"<text:list-item{more}>{''.join(inside)}</text:list-item>"


def ul(*items, style="L", more=""):
    return f'<text:list text:style-name="{style}"{more}>{"".join(items)}</text:list>'


def tc(text, more=""):
    return f"<table:table-cell{more}>{text if text.startswith('<') else p(text)}</table:table-cell>"


def tr(*cells):
    return f"<table:table-row>{''.join(cell if cell.startswith('<table') else tc(cell) for cell in cells)}</table:table-row>"


TEXT = "Toàn huyện có 42 trạm phát sóng, phủ 96,5% số hộ dân."
LEVELS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="1"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="D"><text:list-level-style-number text:level="1" style:num-format="1" loext:num-list-format="Điều %1%." style:num-prefix="Điều " style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" loext:num-list-format="%1%-%2%)" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
)
case("odt", "headings.odt", odt('<text:h text:outline-level="1">Kết quả</text:h>' + p(TEXT) + '<text:h text:outline-level="2"><text:number>1.</text:number>Bưu chính</text:h>' + p(TEXT) + p("Nhiệm vụ", "P1") + p(TEXT),
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/>', '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/>'),
    "headings by outline level and by style; the number that the program wrote is not doubled", headings=[[2, "Kết quả"], [3, "Bưu chính"], [2, "Nhiệm vụ"]])
case("odt", "numbers.odt", odt(ul(item(p("Kết quả"), ul(item(p("Bưu chính"), ul(item(p("Doanh thu")), item(p("Sản lượng")))), item(p("Viễn thông")))), item(p("Nhiệm vụ"))) + p("Chen ngang.")
    + ul(item(p("Tiếp tục")), more=' text:continue-numbering="true"') + ul(item(p("Từ năm"), more=' text:start-value="5"'), item(p("Sáu"))), LEVELS),
    "numbers of three levels, a list that goes on, a list that starts elsewhere", must=["I. Kết quả", "1. Bưu chính", "1.1. Doanh thu", "1.2. Sản lượng", "2. Viễn thông", "II. Nhiệm vụ", "Chen ngang.", "III. Tiếp tục", "V. Từ năm", "VI. Sáu"])
case("odt", "numbers-legal.odt", odt(ul(item(p("Phạm vi"), ul(item(p("khoản đầu")), item(p("khoản sau")), style="D")), item(p("Đối tượng")), style="D") + ul(item(p("Gạch đầu dòng")), style="B"), LEVELS),
    "numbers with words, of two levels with a sign between, bullets", must=["Điều 1. Phạm vi", "1-a) khoản đầu", "1-b) khoản sau", "Điều 2. Đối tượng", "- Gạch đầu dòng"])
case("odt", "table.odt", odt("<table:table><table:table-header-rows>" + tr(tc("TT", ' table:number-rows-spanned="2"'), tc("Năm 2024", ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
    + tr("<table:covered-table-cell/>", "Kế hoạch", "Thực hiện") + "</table:table-header-rows>" + tr("1", "310", tc("<table:table>" + tr("cáp", "12") + "</table:table>" + p("thêm"))) + "</table:table><table:table>" + tr("a", "1") + tr("b", "2") + "</table:table>"),
    "merged cells, head rows, a table in a cell, two tables without a line between", rows=[["TT", "Năm 2024"], ["Kế hoạch", "Thực hiện"], ["1", "310", "cáp 12 thêm"], ["a", "1"], ["b", "2"]],
    cells=[{"text": "TT", "rows": 2, "head": True}, {"text": "Năm 2024", "columns": 2, "head": True}])
case("odt", "table-covered.odt", odt("<table:table>" + tr(tc("Huyện Tam Đường", ' table:number-rows-spanned="2"'), "61 trạm") + tr("<table:covered-table-cell>" + p("Số cũ 62 dưới ô gộp") + "</table:covered-table-cell>", "63 trạm") + "</table:table>" + p("Sau bảng.")),
    "what stands under a merged cell is shown by no program", rows=[["Huyện Tam Đường", "61 trạm"], ["63 trạm"]], marked={"hidden": ["Số cũ 62 dưới ô gộp"]}, own=["Sau bảng."], issues=["hidden_content"])
case("odt", "notes.odt", odt(p('Doanh thu 51 tỷ đồng<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' + p("Chưa gồm thuế.")
    + '</text:note-body></text:note> và 12 dự án<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>' + p("Tính đến 30/6.") + "</text:note-body></text:note>.")),
    "footnotes and endnotes behind the text, with their place", must=["51 tỷ đồng và 12 dự án.", "Chưa gồm thuế.", "Tính đến 30/6."], at=[["Chưa gồm thuế.", "chú thích 1"], ["Tính đến 30/6.", "chú thích cuối 1"]])
case("odt", "margins.odt", odt(p(TEXT), master='<style:master-page style:name="Standard"><style:header>' + p("Sở TTTT tỉnh Hòa An") + "</style:header><style:footer>" + p("Trang <text:page-number>3</text:page-number>")
    + '</style:footer><style:footer-left style:display="false">' + p("không in") + "</style:footer-left></style:master-page>"), "headers and footers are marked; one that is off is not read", own=[TEXT],
    marked={"header": ["Sở TTTT tỉnh Hòa An"], "footer": ["Trang 3"]}, must_not=["không in"])
case("odt", "boxes.odt", odt(p("Trước.<draw:frame><draw:text-box>" + p("Khung 17 xã") + "</draw:text-box></draw:frame>") + p("<draw:custom-shape>" + p("Hình 18 xã") + "</draw:custom-shape><draw:ellipse>" + p("Bầu dục 19 xã") + "</draw:ellipse>") + p("Sau.")),
    "boxes and shapes with text, behind their paragraph", must=["Trước.", "Khung 17 xã", "Hình 18 xã", "Bầu dục 19 xã", "Sau."])
case("odt", "fields-and-marks.odt", odt(p('Số:<text:tab/>15\u2011KH<text:line-break/>thông\u00adtin<text:s text:c="3"/>số, <text:date text:date-value="2024-12-31">31/12/2024</text:date>, <text:sequence>4</text:sequence>, '
    '<text:a xlink:href="http://a.vn/">trang tin</text:a>, <text:ruby><text:ruby-base>gốc</text:ruby-base><text:ruby-text>chú</text:ruby-text></text:ruby> dòng\n   gấp')),
    "tabs, line ends, spaces, hyphens, fields, links", must=["Số: 15-KH thông tin số, 31/12/2024, 4, trang tin, gốc dòng gấp"], must_not=["a.vn", "chú"])
case("odt", "changes-and-comments.odt", odt('<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>' + p("450") + '</text:deletion></text:changed-region></text:tracked-changes>'
    + p('Đạt <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>475<text:change-end text:change-id="c2"/> trạm<office:annotation>' + p("Xem lại 72") + "</office:annotation>.")),
    "deletions and comments are left out", must=["Đạt 475 trạm."], must_not=["450", "72"])
case("odt", "hidden.odt", odt(p('Thấy <text:span text:style-name="A">ẩn 82</text:span>') + p("Đoạn ẩn 85", "PA") + p('<text:hidden-paragraph text:is-hidden="true"/>Đoạn theo điều kiện 86') + p('<text:hidden-text text:is-hidden="true">chữ theo điều kiện 87</text:hidden-text>')
    + '<text:section text:display="none">' + p("Mục ẩn 88") + "</text:section>" + p('<text:hidden-text text:is-hidden="false">hiện 89</text:hidden-text>'),
    '<style:style style:name="A" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="PA" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'),
    "hidden text: by run, by paragraph, by condition, a whole section", own=["Thấy", "hiện 89"], marked={"hidden": ["ẩn 82", "Đoạn ẩn 85", "Đoạn theo điều kiện 86", "chữ theo điều kiện 87", "Mục ẩn 88"]}, issues=["hidden_content"])
case("odt", "not-text.odt", odt(p("Doanh thu dịch vụ:") + p('<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame><draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
    '<draw:frame><draw:object xlink:href="./Object 2"/></draw:frame><draw:frame><draw:object xlink:href="./Object 3"/></draw:frame>'),
    objects=[("Object 1/", "application/vnd.oasis.opendocument.chart"), ("Object 2/", "application/vnd.oasis.opendocument.formula"), ("Object 3/", "application/vnd.oasis.opendocument.spreadsheet")]),
    "pictures, charts, equations and objects are reported with their place", must=["Doanh thu dịch vụ:"], issues=[f"unsupported_content @ sau “Doanh thu dịch vụ:” (1 {what})" for what in ["ảnh", "biểu đồ", "đối tượng nhúng", "công thức"]])
case("odt", "external.odt", odt(p(TEXT) + '<text:section><text:section-source xlink:href="http://example.vn/phan2.odt"/>' + p("Phần lấy từ ngoài, bản lưu") + "</text:section>" + p('<draw:frame><draw:image xlink:href="../anh.png"/></draw:frame>')),
    "sections and pictures outside the file are named and never fetched", must=[TEXT, "Phần lấy từ ngoài, bản lưu"],
    issues=["external_reference @ http://example.vn/phan2.odt (section-source)", "external_reference @ ../anh.png (image)", "unsupported_content"])
case("odt", "contents.odt", odt('<text:table-of-content><text:table-of-content-source/><text:index-body>' + p("I. Kết quả<text:tab/>2") + "</text:index-body></text:table-of-content>" + p(TEXT)), "the table of contents is marked", own=[TEXT], marked={"boilerplate": ["I. Kết quả"]})
case("odt", "no-mimetype.odt", odt(p(TEXT), drop=["mimetype"]), "the member that names the type is missing", format="odt", own=[TEXT])
case("odt", "template.ott", odt(p(TEXT), mime=MIME + "-template"), "a template", format="odt", own=[TEXT])
case("odt", "no-styles.odt", odt(p(TEXT), drop=["styles.xml"]), "the styles are missing", own=[TEXT], issues=["part_missing @ styles.xml"])
case("odt", "locked.odt", zipped({"mimetype": MIME, "content.xml": b"\x93\x02", "META-INF/manifest.xml": f'<manifest:manifest {NS}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'}),
    "needs a password", issues=["encrypted"])
case("odt", "old-fonts.odt", odt(p("Tæng sè thuª bao ®¹t 91,5 ngh×n", "V"), '<style:style style:name="V" style:family="paragraph"><style:text-properties style:font-name=".VnTime"/></style:style>'), "letters by the font of their style",
    must=["Tổng số thuê bao đạt 91,5 nghìn"], issues=["encoding_legacy (TCVN3)"])
