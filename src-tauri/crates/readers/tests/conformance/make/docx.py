"""Word documents, written as XML so that each case holds just what it shows."""
from case import case, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f"""xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" """
ROOTS = {"header": "hdr", "footer": "ftr"}


def docx(body, parts=None, relations=(), main="word/document.xml", types="wordprocessingml.document.main", drop=(), space=None):
    """A document: parts by kind (`styles`, `header1` …), further relations as (id, kind, target, external)."""
    listed, files = [], {}
    for kind, xml in (parts or {}).items():
        bare = kind.rstrip("0123456789")
        root = ROOTS.get(bare, bare)
        listed.append((kind, bare, f"{kind}.xml", False))
        files[f"word/{kind}.xml"] = f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {SPACES}>{xml}</w:{root}>'
    for one in relations:
        if len(one) == 5:
            files["word/" + one[2]] = one[4]
        listed.append(one[:4])
    others = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind.rstrip("0123456789")}+xml"/>' for kind in parts or {}
    )
    rows = "".join(
        f'<Relationship Id="{i}" Type="{R}/{k}" Target="{t}"{" TargetMode=" + chr(34) + "External" + chr(34) if e else ""}/>' for i, k, t, e in listed
    )
    folder, file = main.rsplit("/", 1)
    everything = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{types}+xml"/>{others}</Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="{main}"/></Relationships>',
        main: f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{body}</w:body></w:document>',
        f"{folder}/_rels/{file}.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>',
        **files,
    }
    everything = {name: text for name, text in everything.items() if name not in drop}
    if space:
        everything = {name: text.replace(*space) if isinstance(text, str) else text for name, text in everything.items()}
    return zipped(everything)


def r(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside, properties=""):
    inside = inside if inside.startswith("<") else r(inside)
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}{inside}</w:p>'


def num(text, level=0, number=1):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at, kind, text, more=""):
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def tc(text, properties=""):
    inside = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells, properties=""):
    cells = "".join(cell if cell.startswith("<w:tc") or cell.startswith("<w:sdt") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def tbl(*rows):
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code, result):
    return mark("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark("separate") + result + mark("end")


def style(id, name, properties="", run="", based="", kind="paragraph", default=""):
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"{default}><w:name w:val="{name}"/>{based}<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def boxed(text, kind="dml"):
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    if kind == "vml":
        return f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>"
    return f"<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"


def bare(run):
    """What stands in a run."""
    return run.removeprefix("<w:r>").removesuffix("</w:r>")


PICTURE = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="x"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
TEXT = "Toàn huyện có 42 trạm phát sóng, phủ 96,5% số hộ dân."

# Headings.
HEADS = (
    style("Normal", "Normal", default=' w:default="1"') + style("H1", "heading 1") + style("H2", "heading 2") + style("TD", "Title")
    + style("Muc", "Mục của Sở", based="H2") + style("Ph", "Phần", '<w:outlineLvl w:val="0"/>') + style("TD3", "Tiêu đề 3")
)
case("docx", "headings-by-style.docx", docx(
    p("Báo cáo quý I", '<w:pStyle w:val="TD"/>') + p("Kết quả", '<w:pStyle w:val="H1"/>') + p(TEXT) + p("Bưu chính", '<w:pStyle w:val="Muc"/>') + p(TEXT)
    + p("Chuyển phát", '<w:pStyle w:val="TD3"/>') + p(TEXT), {"styles": HEADS}),
    "headings by style: English and Vietnamese names, a style built on a heading",
    headings=[[1, "Báo cáo quý I"], [2, "Kết quả"], [3, "Bưu chính"], [4, "Chuyển phát"]], own=[TEXT])
case("docx", "headings-by-outline.docx", docx(
    p("Công tác chỉ đạo", '<w:pStyle w:val="Ph"/>') + p(TEXT) + p("Chuyển đổi số", '<w:outlineLvl w:val="1"/>') + p(TEXT)
    + p("Thân bài mượn kiểu", '<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>') + p("Nhiệm vụ", '<w:pStyle w:val="Ph"/>') + p(TEXT), {"styles": HEADS}),
    "headings by the outline level of the style and of the paragraph; level 9 is running text",
    headings=[[2, "Công tác chỉ đạo"], [3, "Chuyển đổi số"], [2, "Nhiệm vụ"]])

# Numbers.
case("docx", "numbers-many-levels.docx", docx(
    num("Kết quả") + num("Bưu chính", 1) + num("Doanh thu", 2) + num("Sản lượng", 2) + num("Viễn thông", 1) + num("Thuê bao", 2) + num("Nhiệm vụ") + num("Hạ tầng", 1),
    {"numbering": lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."))}),
    "numbers of three levels; deeper ones begin anew under each higher one",
    must=["I. Kết quả", "1. Bưu chính", "1.1. Doanh thu", "1.2. Sản lượng", "2. Viễn thông", "2.1. Thuê bao", "II. Nhiệm vụ", "1. Hạ tầng"])
case("docx", "numbers-legal.docx", docx(
    num("Phạm vi điều chỉnh") + num("Quy định này áp dụng cho các sở.", 1) + num("Trừ trường hợp sau:", 1) + num("đơn vị trực thuộc;", 2) + num("Đối tượng áp dụng") + num("Các sở, ngành.", 1),
    {"numbering": lists(level(0, "decimal", "Điều %1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))}),
    "numbers as legal documents have them: Điều 1., 1., a)",
    must=["Điều 1. Phạm vi", "1. Quy định", "2. Trừ", "a) đơn vị", "Điều 2. Đối tượng", "1. Các sở, ngành."])
case("docx", "numbers-formats.docx", docx(
    "".join(num(f"mục {at}", at, 1) + num(f"mục {at} sau", at, 1) for at in range(8)),
    {"numbering": lists(level(0, "upperLetter", "%1."), level(1, "lowerRoman", "%2)"), level(2, "vietnameseCounting", "Lần %3:"), level(3, "decimalZero", "%4."),
        level(4, "numberInDash", "%5"), level(5, "none", "Mục"), level(6, "upperRoman", "%1-%7.", "<w:isLgl/>"),
        '<w:lvl w:ilvl="7"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%8."/></w:lvl>')}),
    "kinds of numerals: letters, Roman, Vietnamese words, leading zeros, in dashes, none, legal, the writer's own",
    must=["A. mục 0", "B. mục 0 sau", "i) mục 1", "ii) mục 1 sau", "Lần một: mục 2", "Lần hai: mục 2 sau", "01. mục 3", "02. mục 3 sau", "- 1 - mục 4", "- 2 - mục 4 sau",
        "Mục mục 5", "2-1. mục 6", "2-2. mục 6 sau", "007. mục 7", "008. mục 7 sau"])
case("docx", "numbers-restart.docx", docx(
    num("một") + num("hai") + p("Chen ngang.") + num("ba") + num("lại từ đầu", 0, 2) + num("tiếp", 0, 2) + num("bắt đầu từ mười", 0, 3) + p("không số", '<w:pStyle w:val="So"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    + p("theo kiểu", '<w:pStyle w:val="So"/>'),
    {"numbering": lists(level(0, "decimal", "%1."), nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>'),
     "styles": style("So", "Có số", '<w:numPr><w:numId w:val="3"/></w:numPr>')}),
    "lists that go on over other paragraphs, begin anew, begin at a number, come from a style, are taken off a paragraph",
    must=["1. một", "2. hai", "Chen ngang.", "3. ba", "1. lại từ đầu", "2. tiếp", "10. bắt đầu từ mười", "không số", "11. theo kiểu"], must_not=["11. không số"])
case("docx", "numbers-of-deleted-paragraphs.docx", docx(
    num("giữ") + p('<w:del w:id="1">' + r("bỏ").replace("w:t ", "w:delText ").replace("/w:t>", "/w:delText>") + "</w:del>",
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>') + num("giữ tiếp"),
    {"numbering": lists(level(0, "decimal", "%1)"))}), "a deleted paragraph takes no number", must=["1) giữ", "2) giữ tiếp"], must_not=["bỏ", "3)"])
case("docx", "bullets.docx", docx(num("Hạ tầng số") + num("Dữ liệu số", 1),
    {"numbering": lists(level(0, "bullet", "\uf0b7"), level(1, "bullet", "+"))}), "bullets of picture fonts are dashes", items=[[0, "- Hạ tầng số"], [1, "+ Dữ liệu số"]])

# Tables.
case("docx", "table-merged.docx", docx(tbl(
    tr(tc("TT", '<w:vMerge w:val="restart"/>'), tc("Chỉ tiêu", '<w:vMerge w:val="restart"/>'), tc("Năm 2024", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
    tr(tc("", "<w:vMerge/>"), tc("", '<w:vMerge w:val="continue"/>'), "Kế hoạch", "Thực hiện", properties="<w:tblHeader/>"),
    tr("1", "Trạm BTS", "310", "325"), tr("2", "Hộ có Internet", "88%", "91,5%"))),
    "cells merged across columns and rows, two head rows", rows=[["TT", "Chỉ tiêu", "Năm 2024"], ["Kế hoạch", "Thực hiện"], ["1", "Trạm BTS", "310", "325"], ["2", "Hộ có Internet", "88%", "91,5%"]],
    cells=[{"text": "TT", "rows": 2, "head": True}, {"text": "Năm 2024", "columns": 2, "head": True}])
case("docx", "table-covered.docx", docx(tbl(tr(tc("Huyện Tam Đường", '<w:vMerge w:val="restart"/>'), "61 trạm"), tr(tc("Số cũ 62 dưới ô gộp", "<w:vMerge/>"), "63 trạm")) + p("Sau bảng.")),
    "what stands under a merged cell is shown by no program", rows=[["Huyện Tam Đường", "61 trạm"], ["63 trạm"]], marked={"hidden": ["Số cũ 62 dưới ô gộp"]}, own=["Sau bảng."], issues=["hidden_content"])
case("docx", "table-merged-old.docx", docx(tbl(tr(tc("Tổng", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "412"), tr("a", "b", "1"))),
    "cells merged the old way", cells=[{"text": "Tổng", "columns": 2}], rows=[["Tổng", "412"], ["a", "b", "1"]])
case("docx", "table-nested.docx", docx(tbl(tr("Đơn vị", "Chi tiết", "Ghi chú"), tr("Huyện A", tc(tbl(tr("cáp", "12"), tr("trạm", "9")) + p("")), "đủ"), tr("Huyện B", "không", "thiếu"))),
    "a table in a cell is lines of that cell", rows=[["Đơn vị", "Chi tiết", "Ghi chú"], ["Huyện A", "cáp 12 trạm 9", "đủ"], ["Huyện B", "không", "thiếu"]])
case("docx", "table-adjacent.docx", docx(tbl(tr("a", "1"), tr("b", "2")) + tbl(tr("c", "3", "x"), tr("d", "4", "y"))),
    "two tables without a line between", rows=[["a", "1"], ["b", "2"], ["c", "3", "x"], ["d", "4", "y"]])
case("docx", "table-controls.docx", docx(tbl(
    "<w:sdt><w:sdtContent>" + tr("Hàng trong ô nhập", "7") + "</w:sdtContent></w:sdt>",
    tr(tc("Ô"), "<w:sdt><w:sdtContent>" + tc("8 trạm") + "</w:sdtContent></w:sdt>"))),
    "content controls round a row and round a cell", rows=[["Hàng trong ô nhập", "7"], ["Ô", "8 trạm"]])
case("docx", "table-changes.docx", docx(tbl(tr("còn", "1"), tr("bỏ", "2", properties='<w:del w:id="1"/>'), tr("thêm", "3", properties='<w:ins w:id="2"/>'),
    tr("ô bỏ", tc("99", '<w:cellDel w:id="3"/>')))), "rows and cells deleted and inserted under review", rows=[["còn", "1"], ["thêm", "3"], ["ô bỏ"]], must_not=["99", "2"])
case("docx", "table-hidden-row.docx", docx(tbl(tr("thấy", "1"), tr("dòng ẩn", "2", properties="<w:hidden/>"))), "a hidden row is marked", own=["thấy"],
    marked={"hidden": ["dòng ẩn"]}, issues=["hidden_content"])

# Notes, margins, boxes.
NOTE = '<w:{k} w:id="-1" w:type="separator"><w:p/></w:{k}><w:{k} w:id="5"><w:p><w:r><w:{k}Ref/></w:r>{t}</w:p></w:{k}>'
case("docx", "notes.docx", docx(p(r("Doanh thu 51 tỷ đồng") + '<w:r><w:footnoteReference w:id="5"/></w:r>' + r(" và 12 dự án") + '<w:r><w:endnoteReference w:id="5"/></w:r>' + r(".")),
    {"footnotes": NOTE.format(k="footnote", t=r("Chưa gồm thuế.")), "endnotes": NOTE.format(k="endnote", t=r("Tính đến 30/6."))}),
    "footnotes and endnotes behind the text, with their place", must=["51 tỷ đồng và 12 dự án.", "Chưa gồm thuế.", "Tính đến 30/6."],
    at=[["Chưa gồm thuế.", "chú thích 1"], ["Tính đến 30/6.", "chú thích cuối 1"]])
case("docx", "margins.docx", docx(p(TEXT) + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>',
    {"header1": p("Sở TTTT tỉnh Hòa An"), "header2": p("Bản trình ký"), "footer1": p(r("Trang ") + field("PAGE", r("3")))}),
    "headers and footers are marked", own=[TEXT], marked={"header": ["Sở TTTT tỉnh Hòa An", "Bản trình ký"], "footer": ["Trang 3"]}, must_not=["PAGE"])
case("docx", "watermark.docx", docx(p(TEXT) + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
    {"header1": p('<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO LẦN 2"/></v:shape></w:pict></w:r>')}), "words of a watermark are read and marked", marked={"header": ["DỰ THẢO LẦN 2"]})
case("docx", "boxes.docx", docx(p(r("Trước khung.") + boxed("Khung DrawingML 17 xã")) + p(boxed("Khung VML 18 xã", "vml")) + p(
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + bare(boxed("Một lần thôi")) + "</mc:Choice><mc:Fallback>" + bare(boxed("Một lần thôi", "vml")) + "</mc:Fallback></mc:AlternateContent></w:r>") + p("Sau khung.")),
    "text boxes of both kinds; alternate content once", must=["Trước khung.", "Khung DrawingML 17 xã", "Khung VML 18 xã", "Một lần thôi", "Sau khung."])
case("docx", "alternate-content.docx", docx(
    "<mc:AlternateContent><mc:Choice Requires='x'>" + p("Đoạn chọn 5 điểm") + "</mc:Choice><mc:Fallback>" + p("Đoạn thay 5 điểm") + "</mc:Fallback></mc:AlternateContent>"
    + p("<mc:AlternateContent><mc:Choice Requires='x'>" + r("chữ mới") + "</mc:Choice><mc:Fallback>" + r("chữ cũ") + "</mc:Fallback></mc:AlternateContent>")),
    "of alternatives one is read", must=["Đoạn chọn 5 điểm", "chữ mới"], must_not=["thay", "cũ"])
case("docx", "canvas-shape.docx", docx(p(r("Sơ đồ:") + '<w:r><w:drawing><a:graphic><a:graphicData><a:sp><a:txBody><a:bodyPr/><a:p><a:r><a:t>Trung tâm 24/7</a:t></a:r></a:p></a:txBody></a:sp></a:graphicData></a:graphic></w:drawing></w:r>')),
    "words of a drawn shape", must=["Sơ đồ:", "Trung tâm 24/7"])

# Inside a line.
case("docx", "controls-and-links.docx", docx(
    "<w:sdt><w:sdtPr/><w:sdtContent>" + p("Khối: 31 hồ sơ") + "</w:sdtContent></w:sdt>" + p("<w:sdt><w:sdtContent>" + r("Đoạn: ") + r("32 hồ sơ") + "</w:sdtContent></w:sdt>")
    + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("Bấm để nhập") + "</w:sdtContent></w:sdt>"
    + p(r("Xem ") + '<w:hyperlink r:id="l">' + r("cổng dịch vụ công") + "</w:hyperlink>" + "<w:smartTag>" + r(", 33 hồ sơ") + "</w:smartTag>"), relations=[("l", "hyperlink", "http://example.vn/", True)]),
    "content controls, links, smart tags; a placeholder is marked", must=["Khối: 31 hồ sơ", "Đoạn: 32 hồ sơ", "Xem cổng dịch vụ công, 33 hồ sơ"], must_not=["example.vn"],
    marked={"boilerplate": ["Bấm để nhập"]})
case("docx", "fields.docx", docx(
    p(r("Tổng ") + field(' = SUM(ABOVE) \\# "#.##0" ', r("1.250")) + r(" hồ sơ")) + p('<w:fldSimple w:instr=" DATE ">' + r("31/12/2024") + "</w:fldSimple>")
    + p(mark("begin") + r("").replace("w:t", "w:instrText") + "<w:r><w:instrText> IF </w:instrText></w:r>" + field("MERGEFIELD n", r("5")) + "<w:r><w:instrText> &gt; 3 \"nhiều\" \"ít\" </w:instrText></w:r>" + mark("separate") + r("nhiều việc") + mark("end"))
    + p(field(' HYPERLINK "http://a.vn" ', r("trang tin"))) + p(r("Mục ") + field(" REF _Ref1 \\h ", field("SEQ Bảng", r("4"))))),
    "results of fields, simple, complex and nested; instructions dropped", must=["Tổng 1.250 hồ sơ", "31/12/2024", "nhiều việc", "trang tin", "Mục 4"], must_not=["SUM", "MERGEFIELD", "HYPERLINK", "REF", "DATE", "SEQ", "ít", "MERGE"])
def form(kind, settings):
    return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{settings}</w:ffData></w:fldChar></w:r><w:r><w:instrText> {kind} </w:instrText></w:r>' + mark("end")


case("docx", "form-fields.docx", docx(p(form("FORMDROPDOWN", '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Mức độ 3"/><w:listEntry w:val="Mức độ 4"/></w:ddList>') + r(" được chọn"))
    + p(form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>') + r(" Đã kết nối")) + p(form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>') + r(" Chưa kết nối"))),
    "lists and boxes of old forms, which have no result of their own", must=["Mức độ 4 được chọn", "☒ Đã kết nối", "☐ Chưa kết nối"], must_not=["Mức độ 3", "FORM"])
case("docx", "marks-in-a-line.docx", docx(p("<w:r><w:t>Số:</w:t><w:tab/><w:t>15</w:t><w:noBreakHyphen/><w:t>KH/TU</w:t><w:br/><w:t>thông</w:t><w:softHyphen/><w:t>\u00adtin</w:t><w:t>\u00a0số</w:t><w:cr/><w:t>2\u20111</w:t></w:r>")),
    "tabs, line ends, non-breaking hyphen and space, soft hyphens", must=["Số: 15-KH/TU thông tin số 2-1"])
case("docx", "symbols.docx", docx(p(r("Mức ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 95%, sai số ") + '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>' + r("2, hệ số ")
    + r("a", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>') + r(" ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + r(" đạt ") + r("\uf0e0", '<w:rFonts w:hAnsi="Wingdings"/>') + r(" 7"))),
    "letters of picture fonts as what they show", must=["Mức ≥ 95%, sai số ±2, hệ số α ☑ đạt → 7"])
case("docx", "changes.docx", docx(
    p(r("Đạt ") + '<w:del w:id="1"><w:r><w:delText>450</w:delText></w:r></w:del><w:ins w:id="2">' + r("475") + "</w:ins>" + r(" trạm")) + p('<w:moveFrom w:id="3">' + r("Câu dời chỗ 61.") + "</w:moveFrom>")
    + p('<w:moveTo w:id="4">' + r("Câu dời chỗ 61.") + "</w:moveTo>") + '<w:ins w:id="5">' + p("Đoạn thêm 62.") + "</w:ins>" + '<w:del w:id="6">' + p("Đoạn bỏ 63.") + "</w:del>"
    + p(r("Nửa đầu "), '<w:rPr><w:del w:id="7"/></w:rPr>') + p("nửa sau.") + p('<w:ins w:id="8">' + r("thêm rồi ") + '<w:del w:id="9"><w:r><w:delText>bỏ 64</w:delText></w:r></w:del></w:ins>' + r("giữ"))),
    "insertions kept, deletions dropped, moved text once, paragraphs joined", must=["Đạt 475 trạm", "Câu dời chỗ 61.", "Đoạn thêm 62.", "Nửa đầu nửa sau.", "thêm rồi giữ"],
    must_not=["450", "63", "64"])
case("docx", "comments.docx", docx(p('<w:commentRangeStart w:id="0"/>' + r("Có 71 dự án") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
    {"comments": '<w:comment w:id="0"><w:p><w:r><w:t>Xem lại số 72</w:t></w:r></w:p></w:comment>'}), "comments are left out", must=["Có 71 dự án"], must_not=["72", "Xem lại"])
case("docx", "hidden.docx", docx(p(r("Thấy 81 ") + r("ẩn 82 ", "<w:vanish/>") + r("ẩn theo kiểu 83 ", '<w:rStyle w:val="An"/>') + r("thấy 84", '<w:vanish w:val="0"/>')) + p("Đoạn ẩn 85", '<w:pStyle w:val="DoanAn"/>'),
    {"styles": style("An", "Ẩn", run="<w:vanish/>", kind="character") + style("DoanAn", "Đoạn ẩn", run="<w:vanish/>")}),
    "hidden text by run, character style and paragraph style", own=["Thấy 81", "thấy 84"], marked={"hidden": ["ẩn 82 ẩn theo kiểu 83", "Đoạn ẩn 85"]}, issues=["hidden_content"])
case("docx", "old-fonts.docx", docx(p(r("Tæng sè thuª bao ®¹t 91,5 ngh×n", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>')) + p(r("uû ban nh©n d©n", '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>')) + p(r("Soá lieäu naêm 2003", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'))),
    "letters by the font of their run", must=["Tổng số thuê bao đạt 91,5 nghìn", "UỶ BAN NHÂN DÂN", "Số liệu năm 2003"], issues=["encoding_legacy (TCVN3)", "encoding_legacy (VNI)"])

# What is no text.
case("docx", "not-text.docx", docx(
    p("Doanh thu dịch vụ:") + p(PICTURE) + p('<w:r><w:drawing><a:graphic><a:graphicData><c:chart r:id="c"/></a:graphicData></a:graphic></w:drawing></w:r>')
    + p("Bảng tính kèm theo") + p('<w:r><w:object><v:shape><v:imagedata r:id="i"/></v:shape><o:OLEObject ProgID="Excel.Sheet.8" r:id="e"/></w:object></w:r>')
    + p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>") + '<w:altChunk r:id="k"/>'),
    "pictures, charts, objects, equations and parts of other formats are reported with their place", must=["Doanh thu dịch vụ:", "Bảng tính kèm theo"],
    issues=["unsupported_content @ sau “Doanh thu dịch vụ:” (1 ảnh)", "unsupported_content @ sau “Doanh thu dịch vụ:” (1 biểu đồ)",
        "unsupported_content @ sau “Bảng tính kèm theo” (1 đối tượng nhúng)", "unsupported_content @ sau “Bảng tính kèm theo” (1 công thức)", "unsupported_content @ sau “Bảng tính kèm theo” (1 phần nhúng)"])
case("docx", "smartart.docx", docx(p("Mô hình") + p('<w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="d1"/></a:graphicData></a:graphic></w:drawing></w:r>'),
    relations=[("d1", "diagramData", "diagrams/data1.xml", False, "<dgm:dataModel><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>Cấp tỉnh: 1 trung tâm</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p/></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>")]),
    "words of a diagram are read, its drawing is reported", must=["Mô hình", "Cấp tỉnh: 1 trung tâm"], issues=["unsupported_content @ sau “Mô hình” (1 sơ đồ)"])
case("docx", "external.docx", docx(p(TEXT) + '<w:subDoc r:id="s"/>' + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', {"header1": p("Tiêu ngữ")}, [("s", "subDocument", "http://example.vn/phan2.docx", True), ("t", "attachedTemplate", "file:///C:/mau.dotx", True)]),
    "a subdocument outside the file is named and never fetched", must=["Tiêu ngữ", TEXT], issues=["external_reference @ http://example.vn/phan2.docx (subDocument)", "external_reference @ file:///C:/mau.dotx (attachedTemplate)"])

# Other dresses.
case("docx", "strict.docx", docx(p("Không gian tên chặt chẽ", '<w:pStyle w:val="H1"/>') + tbl(tr("a", "12"), tr("b", "13")), {"styles": HEADS}, space=("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")),
    "the strict form of the format", headings=[[2, "Không gian tên chặt chẽ"]], rows=[["a", "12"], ["b", "13"]])
case("docx", "macro-enabled.docm", docx(p(TEXT), types="ms-word.document.macroEnabled.main", relations=[("v", "vbaProject", "vbaProject.bin", False, b"x")]), "a document with macros", format="docx", own=[TEXT])
case("docx", "template.dotx", docx(p(TEXT), types="wordprocessingml.template.main"), "a template", format="docx", own=[TEXT])
case("docx", "another-main-part.docx", docx(p(TEXT), main="van-ban/chinh.xml"), "the document stands under another name", own=[TEXT])
case("docx", "named-doc.docx", docx(p(TEXT)), "a new file under an old name", name="bao-cao.doc", format="docx", own=[TEXT])
case("docx", "no-styles.docx", docx(p("Có kiểu nhưng thiếu tệp", '<w:pStyle w:val="H1"/>') + p(TEXT), relations=[("s", "styles", "styles.xml", False)]), "the styles are missing", own=[TEXT], issues=["part_missing @ word/styles.xml"])
case("docx", "no-notes.docx", docx(p(r("Có 5 chú thích") + '<w:r><w:footnoteReference w:id="5"/></w:r>'), relations=[("f", "footnotes", "footnotes.xml", False)]), "the footnotes are missing", must=["Có 5 chú thích"], issues=["part_missing @ word/footnotes.xml"])
case("docx", "no-document.docx", docx("", {"styles": HEADS}, drop=["word/document.xml"]), "the document itself is missing", issues=["damaged", "part_missing @ word/document.xml"])
case("docx", "no-content-types.docx", docx(p(TEXT), drop=["[Content_Types].xml", "_rels/.rels"]), "no list of types and no relations", own=[TEXT])
case("docx", "wrong-content-types.docx", docx(p(TEXT), types="spreadsheetml.sheet.main"), "types of another format", format="docx", own=[TEXT])
whole = docx(p(TEXT) + p("Câu thứ hai có 14 xã.") + tbl(tr("a", "12"), tr("b", "13")), {"styles": HEADS})
case("docx", "no-directory.docx", whole[: whole.rindex(b"PK\x01\x02", 0, whole.index(b"PK\x01\x02") + 4)], "the list of parts at the end is lost", must=[TEXT, "Câu thứ hai có 14 xã."], rows=[["a", "12"], ["b", "13"]], issues=["damaged"])
case("docx", "unclosed-tags.docx", docx(p(TEXT) + "<w:p><w:r><w:t>Chữ cuối 15</w:r></w:p>"), "an end tag is missing", must=[TEXT, "Chữ cuối 15"], issues=["damaged @ word/document.xml"])
case("docx", "entities.docx", docx(p("A &amp; B &lt; 5 &#273;&#x1ED3;ng")), "the entities of XML and numbers of characters", must=["A & B < 5 đồng"])

PACKAGE = ('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/_rels/.rels" pkg:contentType="x"><pkg:xmlData><Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>'
    '<pkg:part pkg:name="/word/document.xml" pkg:contentType="x"><pkg:xmlData><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + p(TEXT) + tbl(tr("a", "1"), tr("b", "2")) + '</w:body></w:document></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>')
case("docx", "package-in-one-file.xml", PACKAGE.encode(), "the parts of a document written one after the other", name="bao-cao.doc", format="docx", rows=[["a", "1"], ["b", "2"]], own=[TEXT])

WORD_2003 = """<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">
<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles><w:body><wx:sect><w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Kết quả quý II</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="1."/></w:listPr></w:pPr><w:r><w:t>Toàn huyện có 42 trạm</w:t></w:r><w:r><w:footnote><w:p><w:r><w:t>Chưa gồm trạm 43.</w:t></w:r></w:p></w:footnote></w:r></w:p>
<w:p><aml:annotation aml:id="1" w:type="Word.Insertion"><aml:content><w:r><w:t>thêm 44</w:t></w:r></aml:content></aml:annotation><aml:annotation aml:id="2" w:type="Word.Deletion"><aml:content><w:r><w:delText>bỏ 45</w:delText></w:r></aml:content></aml:annotation><aml:annotation aml:id="3" w:type="Word.Comment"><aml:content><w:p><w:r><w:t>xem 46</w:t></w:r></w:p></aml:content></aml:annotation></w:p>
<w:p><w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:h-ansi=".VnTime"/></w:rPr><w:t>Tæng sè thuª bao</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Xã</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>47</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>48</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>Sở TTTT tỉnh Hòa An</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"""
case("docx", "word-2003.xml", WORD_2003.encode(), "the XML form of Word 2003", name="bao-cao.doc", format="docx", headings=[[2, "Kết quả quý II"]], must=["1. Toàn huyện có 42 trạm", "Chưa gồm trạm 43.", "thêm 44", "Tổng số thuê bao"], must_not=["45", "46"],
    rows=[["Xã", "47"], ["48"]], cells=[{"text": "Xã", "rows": 2}], marked={"header": ["Sở TTTT tỉnh Hòa An"]}, issues=["encoding_legacy (TCVN3)"])
