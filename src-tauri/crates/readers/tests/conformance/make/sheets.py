"""Workbooks: new ones and sheets of OpenDocument as XML; old ones by xlwt, and one of Excel 5 record by record. Needs xlwt."""
import datetime
import io
import struct

import xlwt

from case import case, zipped
from compound import compound

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def c(at, value, style=0, kind=None, formula=None):
    formula = f"<f>{formula}</f>" if formula else ""
    if value is None:
        return f'<c r="{at}" s="{style}">{formula}</c>'
    if kind is None:
        kind = "n" if isinstance(value, (int, float)) else "inlineStr"
    if kind == "inlineStr":
        return f'<c r="{at}" s="{style}" t="inlineStr">{formula}<is><t xml:space="preserve">{value}</t></is></c>'
    return f'<c r="{at}" s="{style}" t="{kind}">{formula}<v>{value}</v></c>'


def rows(*lines, first=1, more=None):
    out = ""
    for nth, line in enumerate(lines, first):
        cells = "".join(one if isinstance(one, str) and one.startswith("<c ") else c(f"{chr(65 + at)}{nth}", one) for at, one in enumerate(line) if one is not None)
        out += f'<row r="{nth}"{(more or {}).get(nth, "")}>{cells}</row>'
    return f"<sheetData>{out}</sheetData>"


def xlsx(*sheets, formats=(), strings="", workbook="", fonts="", extra=None, relations=None, main="xl/workbook.xml", links=""):
    """A workbook of (name, attributes, xml); `relations` and `extra` parts belong to the first sheet."""
    listed = "".join(f'<sheet name="{name}" sheetId="{nth}" {more} r:id="r{nth}"/>' for nth, (name, more, _) in enumerate(sheets, 1))
    related = "".join(f'<Relationship Id="r{nth}" Type="{R}/worksheet" Target="worksheets/sheet{nth}.xml"/>' for nth in range(1, len(sheets) + 1))
    codes = "".join(f'<numFmt numFmtId="{164 + nth}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;").replace(">", "&gt;").replace("<", "&lt;")}"/>' for nth, code in enumerate(formats))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{164 + nth}"/>' for nth in range(len(formats)))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{R}/officeDocument" Target="{main}"/></Relationships>',
        main: f'<workbook xmlns:r="{R}">{workbook}<sheets>{listed}</sheets></workbook>',
        f"xl/_rels/{main.rsplit('/')[-1]}.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}{links}<Relationship Id="s" Type="{R}/styles" Target="styles.xml"/><Relationship Id="t" Type="{R}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f"<styleSheet><numFmts>{codes}</numFmts>{fonts}<cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        **(extra or {}),
    }
    for nth, (_, _, xml) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{nth}.xml"] = f'<worksheet xmlns:r="{R}">{xml}</worksheet>'
    if relations:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
    return zipped(parts)


HEAD = ["TT", "Chỉ tiêu", "Năm 2023", "Năm 2024"]
FORMATS = ["#,##0", "#,##0.0", "0.0%", "dd/mm/yyyy", "#,##0;(#,##0)", '#,##0" hộ"', "@", "#,##0,", '#,##0.0,," triệu"', "m/d/yyyy", '_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-;_-* "-"\\ _₫_-;_-@_-',
    '[>=1000000000]#,##0.0,,," tỷ";[>=1000000]#,##0.0,," triệu";#,##0', "[Red]#,##0;[Red]-#,##0", "[$-42A]dd mmmm yyyy;@", '"Quý "0', "0.00E+00", ";;;"]
VALUES = [(1045500, "1.045.500"), (1045.55, "1.045,6"), (0.97398, "97,4%"), (45657, "31/12/2024"), (-1250, "-1.250"), (1250, "1.250 hộ"), (12.5, "12,5"), (1234567, "1.235"), (2500000, "2,5 triệu"),
    (45657, "31/12/2024"), (88000, "88.000"), (2500000000, "2,5 tỷ"), (-7, "-7"), (45657, "31/12/2024"), (3, "Quý 3"), (12345, "12345")]
case("xlsx", "number-formats.xlsx", xlsx(("Số", "", rows(["Dạng", "Giá trị"], *([f"dạng {n}", c(f"B{n + 1}", v, n)] for n, (v, _) in enumerate(VALUES, 1)))), formats=FORMATS),
    "number formats, the Vietnamese way", rows=[["Dạng", "Giá trị"]] + [[f"dạng {n}", shown] for n, (_, shown) in enumerate(VALUES, 1)])
case("xlsx", "report.xlsx", xlsx(("Biểu 1", "", rows(["SỞ THÔNG TIN VÀ TRUYỀN THÔNG"], ["KẾT QUẢ NĂM 2024"], [None, None, None, "ĐVT: tỷ đồng"], ["TT", "Chỉ tiêu", "Thực hiện"], [None, None, "Năm 2023", "Năm 2024"],
    [1, "Bưu chính", 51.5, 62.25], [2, "Viễn thông", 812, 930.5]) + '<mergeCells><mergeCell ref="A2:D2"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/><mergeCell ref="C4:D4"/></mergeCells>')),
    "lines above a table, a head of two merged rows, the unit in a line of its own, addresses", must=["SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "KẾT QUẢ NĂM 2024", "ĐVT: tỷ đồng"],
    rows=[["TT", "Chỉ tiêu", "Thực hiện"], ["Năm 2023", "Năm 2024"], ["1", "Bưu chính", "51,5", "62,25"], ["2", "Viễn thông", "812", "930,5"]],
    cells=[{"text": "Thực hiện", "columns": 2}, {"text": "TT", "rows": 2}], at=[["62,25", "Biểu 1!D6"], ["ĐVT: tỷ đồng", "Biểu 1!D3"]])
case("xlsx", "hidden.xlsx", xlsx(("Hiện", "", '<cols><col min="3" max="3" hidden="1"/></cols>' + rows(HEAD, [1, "Trạm", 11, 12], [2, "Hàng ẩn", 13, 14], more={3: ' hidden="1"'})),
    ("Nháp", 'state="hidden"', rows(["Nháp 99"])), ("Rất ẩn", 'state="veryHidden"', rows(["Ẩn kỹ 98"]))), "hidden rows, columns and sheets are marked", own=["Trạm", "12"], marked={"hidden": ["Hàng ẩn", "11", "Nháp 99", "Ẩn kỹ 98"]},
    issues=["hidden_content @ Hiện!C1 (dòng, cột hoặc ô ẩn)", "hidden_content @ Nháp (cả trang tính bị ẩn)", "hidden_content @ Rất ẩn (cả trang tính bị ẩn)"])
case("xlsx", "formulas.xlsx", xlsx(("A", "", rows(["Chỉ tiêu", "Kết quả"], ["Tổng", c("B2", 412, formula="SUM(C1:C9)")], ["Chữ", c("B3", "đạt", kind="str", formula='IF(1,"đạt")')], ["Chưa tính", c("B4", None, formula="SUM(D1:D9)")],
    ["Lỗi", c("B5", "#DIV/0!", kind="e", formula="1/0")], ["Trống", c("B6", "", kind="str", formula='""')]))),
    "cached values of formulas; one that was never worked out and an error are reported", rows=[["Tổng", "412"], ["Chữ", "đạt"]], must=["Chưa tính", "Lỗi", "Trống"], must_not=["SUM", "#DIV", "D1"],
    issues=["unsupported_content @ A!B4 (công thức chưa có kết quả)", "unsupported_content @ A!B5 (ô báo lỗi #DIV/0!)"])
case("xlsx", "strings.xlsx", xlsx(("A", "", '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><r><t>chữ </t></r><r><rPr><b/></rPr><t>liền</t></r></is></c><c r="B2" t="s"><v>9</v></c></row></sheetData>'),
    strings="<si><t>Dùng chung</t></si><si><r><t>Nhiều </t></r><r><rPr><rFont val=\".VnTime\"/></rPr><t>ph«ng ch÷</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"),
    "shared, rich and inline strings; a string that is missing", must=["Dùng chung", "Nhiều phông chữ", "chữ liền"], issues=["encoding_legacy (TCVN3)", "unsupported_content @ A!B2 (chữ bị thiếu trong tệp)"])
case("xlsx", "since-1904.xlsx", xlsx(("A", "", rows(["Ngày", c("B1", 44195, 1)])), formats=["dd/mm/yyyy"], workbook='<workbookPr date1904="1"/>'), "days counted from 1904", must=["Ngày", "31/12/2024"])
DRAWING = ('<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>6</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>Nguồn: Chi cục Thống kê</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>'
    '<xdr:oneCellAnchor><xdr:pic/></xdr:oneCellAnchor><xdr:twoCellAnchor><xdr:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor></xdr:wsDr>')
case("xlsx", "over-the-cells.xlsx", xlsx(("A", "", rows(HEAD, [1, "Trạm", 11, 12]) + "<headerFooter><oddHeader>&amp;LBiểu số 2&amp;R&amp;P</oddHeader><oddFooter>&amp;CIn ngày 5/1</oddFooter></headerFooter>"),
    relations=f'<Relationship Id="d" Type="{R}/drawing" Target="../drawings/drawing1.xml"/><Relationship Id="c" Type="{R}/comments" Target="../comments1.xml"/><Relationship Id="p" Type="{R}/pivotTable" Target="../pivotTables/pivotTable1.xml"/>',
    extra={"xl/drawings/drawing1.xml": DRAWING, "xl/comments1.xml": "<comments><commentList><comment><text><t>Xem lại 72</t></text></comment></commentList></comments>",
        "xl/pivotCache/pivotCacheRecords1.xml": "<pivotCacheRecords><r><s v=\"Bộ đệm 55\"/></r></pivotCacheRecords>"}),
    "boxes are read; pictures, charts and notes reported; what is printed on each page marked; caches are no text", must=["Trạm", "Nguồn: Chi cục Thống kê"], must_not=["72", "55"],
    marked={"header": ["Biểu số 2"], "footer": ["In ngày 5/1"]}, issues=["unsupported_content @ A (hình ảnh)", "unsupported_content @ A (biểu đồ)", "unsupported_content @ A (ghi chú của ô)"])
case("xlsx", "external-link.xlsx", xlsx(("A", "", rows(["Lấy từ tệp khác", c("B1", 5, formula="[1]A!B1")])), links=f'<Relationship Id="x" Type="{R}/externalLink" Target="externalLinks/externalLink1.xml"/>'),
    "a link to another workbook is named", must=["Lấy từ tệp khác", "5"], issues=["external_reference @ xl/externalLinks/externalLink1.xml (externalLink)"])
case("xlsx", "words-that-are-numbers.xlsx", xlsx(("A", "", rows(["Mã", "Số"], ["007", "1,045.5"], ["012", " 1.045 "]))), "numbers typed as words stay as they are", rows=[["Mã", "Số"], ["007", "1,045.5"], ["012", "1.045"]])
case("xlsx", "named-xls.xlsx", xlsx(("A", "", rows(HEAD, [1, "Trạm", 11, 12]))), "a new workbook under an old name", name="bieu.xls", format="xlsx", rows=[HEAD, ["1", "Trạm", "11", "12"]])
case("xlsx", "no-workbook.xlsx", zipped({"xl/worksheets/sheet1.xml": f"<worksheet>{rows(HEAD, [1, 'Trạm', 11, 12])}</worksheet>"}), "the list of sheets is missing", rows=[HEAD, ["1", "Trạm", "11", "12"]], issues=["part_missing @ xl/workbook.xml"])
case("xlsx", "no-sheet.xlsx", xlsx(("A", "", rows(["Còn 5 dòng"])), ("B", "", rows(["mất"]))).replace(b"xl/worksheets/sheet2.xml", b"xl/worksheets/sheetX.xml"), "a sheet is missing", must=["Còn 5 dòng"], issues=["part_missing @ B"])
case("xlsx", "binary.xlsb", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\x00"}), "the binary form is not read, which is said", issues=["unsupported_format (Excel (xlsb))"])
case("xlsx", "empty-sheet.xlsx", xlsx(("A", "", rows(["Bảng 5"])), ("Trống", "", "")), "an empty sheet beside a full one", must=["Bảng 5"])

# OpenDocument.
NS = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:draw="d" xmlns:calcext="e" xmlns:xlink="l"'


def ods(tables, styles=""):
    content = f'<office:document-content {NS}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}, stored=["mimetype"])


def oc(shown, kind="string", value="", more=""):
    name = {"date": "date-value", "boolean": "boolean-value"}.get(kind, "value")
    value = f' office:{name}="{value}"' if value != "" else ""
    return f'<table:table-cell office:value-type="{kind}"{value}{more}>{f"<text:p>{shown}</text:p>" if shown else ""}</table:table-cell>'


def otable(name, *lines, more="", before=""):
    return f'<table:table table:name="{name}"{more}>{before}{"".join(line if line.startswith("<table:table-row") else f"<table:table-row>{line}</table:table-row>" for line in lines)}</table:table>'


case("ods", "numbers.ods", ods(otable("Bảng", oc("Chỉ tiêu") + oc("Giá trị"), oc("Doanh thu") + oc("1,045.5", "float", "1045.5"), oc("Tỷ lệ") + oc("97.4%", "percentage", "0.97398"), oc("Ngày") + oc("12/31/24", "date", "2024-12-31"),
    oc("Giảm") + oc("(1,250)", "float", "-1250"), oc("Tiền") + oc("1,250 ₫", "currency", "1250"))), "numbers and days of any land, the Vietnamese way",
    rows=[["Chỉ tiêu", "Giá trị"], ["Doanh thu", "1.045,5"], ["Tỷ lệ", "97,4%"], ["Ngày", "31/12/2024"], ["Giảm", "-1.250"], ["Tiền", "1.250 ₫"]], at=[["1.045,5", "Bảng!B2"]])
case("ods", "hidden.ods", ods(otable("A", oc("TT") + oc("Chỉ tiêu") + oc("Cột ẩn"), oc("1", "float", "1") + oc("Trạm") + oc("12", "float", "12"), '<table:table-row table:visibility="collapse">' + oc("2", "float", "2") + oc("Hàng ẩn") + "</table:table-row>",
    before='<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>') + otable("B", oc("Nháp 99"), more=' table:style-name="ta2"'),
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'), "hidden rows, columns and sheets are marked", own=["Trạm"], marked={"hidden": ["Cột ẩn", "Hàng ẩn", "Nháp 99"]},
    issues=["hidden_content @ A!C1 (dòng, cột hoặc ô ẩn)", "hidden_content @ B (cả trang tính bị ẩn)"])
case("ods", "formulas.ods", ods(otable("A", oc("Tổng") + oc("412", "float", "412", ' table:formula="of:=SUM([.C1:.C9])"'), oc("Chưa tính") + '<table:table-cell table:formula="of:=SUM([.D1:.D9])"/>', oc("Lỗi") + oc("#DIV/0!", "string", "", ' calcext:value-type="error" table:formula="of:=1/0"'))),
    "cached values of formulas; missing ones and errors are reported", must=["Tổng", "412", "Chưa tính", "Lỗi"], must_not=["SUM", "#DIV"], issues=["unsupported_content @ A!B2 (công thức chưa có kết quả)", "unsupported_content @ A!B3 (ô báo lỗi #DIV/0!)"])
case("ods", "merged-repeated.ods", ods(otable("A", oc("TT", more=' table:number-rows-spanned="2"') + oc("Năm 2024", more=' table:number-columns-spanned="2"') + "<table:covered-table-cell/>", "<table:covered-table-cell/>" + oc("Kế hoạch") + oc("Thực hiện"),
    oc("1", "float", "1") + oc("7", "float", "7", ' table:number-columns-repeated="2"'), '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>')),
    "merged cells, repeated cells, a million empty rows", must=["TT", "Năm 2024", "Kế hoạch", "Thực hiện", "1 7 7"], cells=[{"text": "Năm 2024", "columns": 2}])
case("ods", "covered.ods", ods(otable("A", oc("Huyện") + oc("Số trạm"), oc("Tam Đường", more=' table:number-rows-spanned="2"') + oc("61", "float", "61"), "<table:covered-table-cell><text:p>số cũ 62</text:p></table:covered-table-cell>" + oc("63", "float", "63"))),
    "what stands under a merged cell is shown by no program", own=["Tam Đường", "61", "63"], marked={"hidden": ["số cũ 62"]}, at=[["số cũ 62", "A!A3"]], issues=["hidden_content @ A!A3 (ô nằm dưới ô gộp)"])
case("ods", "over-the-cells.ods", ods(otable("A", oc("Một") + '<table:table-cell office:value-type="string"><office:annotation><text:p>Xem lại 72</text:p></office:annotation><text:p>Hai<text:line-break/>dòng</text:p></table:table-cell>',
    '<table:table-cell><draw:frame><draw:object xlink:href="./Object 1"/></draw:frame><draw:frame><draw:image/></draw:frame><draw:custom-shape><text:p>Nguồn: thống kê</text:p></draw:custom-shape></table:table-cell>')),
    "words in boxes, pictures, objects, notes", must=["Một", "Hai dòng", "Nguồn: thống kê"], must_not=["72"],
    issues=["unsupported_content @ A (ghi chú của ô)", "unsupported_content @ A (hình ảnh)", "unsupported_content @ A (đối tượng nhúng)"])

# Excel 97.


def xls(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def style(code):
    return xlwt.easyxf(num_format_str=code)


book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("Biểu 1")
sheet.write_merge(0, 0, 0, 3, "KẾT QUẢ NĂM 2024")
sheet.write(1, 3, "ĐVT: tỷ đồng")
sheet.write_merge(2, 3, 0, 0, "TT"), sheet.write_merge(2, 3, 1, 1, "Chỉ tiêu"), sheet.write_merge(2, 2, 2, 3, "Thực hiện")
sheet.write(3, 2, "Năm 2023"), sheet.write(3, 3, "Năm 2024")
for nth, (name, a, b) in enumerate([("Bưu chính", 51.5, 62.25), ("Viễn thông", 812, 1930.5)], 1):
    sheet.write(3 + nth, 0, nth), sheet.write(3 + nth, 1, name), sheet.write(3 + nth, 2, a, style("#,##0.0")), sheet.write(3 + nth, 3, b, style("#,##0.00"))
case("xls", "report.xls", xls(book), "lines above a table, a head of two merged rows, number formats, addresses", must=["KẾT QUẢ NĂM 2024", "ĐVT: tỷ đồng"],
    rows=[["TT", "Chỉ tiêu", "Thực hiện"], ["Năm 2023", "Năm 2024"], ["1", "Bưu chính", "51,5", "62,25"], ["2", "Viễn thông", "812,0", "1.930,50"]], cells=[{"text": "Thực hiện", "columns": 2}, {"text": "TT", "rows": 2}], at=[["62,25", "Biểu 1!D5"]])
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("Hiện")
for row, line in enumerate([HEAD, [1, "Trạm", 11, 12], [2, "Hàng ẩn", 13, 14]]):
    for column, value in enumerate(line):
        sheet.write(row, column, value)
sheet.row(2).hidden = True
sheet.col(2).hidden = True
book.add_sheet("Nháp").write(0, 0, "Nháp 99")
book.get_sheet(1).visibility = 1
case("xls", "hidden.xls", xls(book), "hidden rows, columns and sheets are marked", own=["Trạm", "12"], marked={"hidden": ["Hàng ẩn", "11", "Nháp 99"]}, issues=["hidden_content @ Hiện!C1 (dòng, cột hoặc ô ẩn)", "hidden_content @ Nháp (cả trang tính bị ẩn)"])
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("A")
for row, (name, value, code) in enumerate([("phần trăm", 0.97398, "0.0%"), ("ngày", datetime.date(2024, 12, 31), "m/d/yyyy"), ("ngoặc", -1250, "#,##0;(#,##0)"), ("chữ kèm", 1250, '#,##0" hộ"'), ("nghìn", 1234567, "#,##0,"), ("chữ", 12.5, "@")]):
    sheet.write(row, 0, name), sheet.write(row, 1, value, style(code))
sheet.write(6, 0, "chưa tính"), sheet.write(6, 1, xlwt.Formula("SUM(B1:B3)"))
sheet.write(7, 0, "chưa cộng"), sheet.write(7, 1, xlwt.Formula("B1+B3"))
case("xls", "formats-and-formulas.xls", xls(book), "number formats the Vietnamese way; formulas that were never worked out are reported", rows=[["phần trăm", "97,4%"], ["ngày", "31/12/2024"], ["ngoặc", "-1.250"], ["chữ kèm", "1.250 hộ"], ["nghìn", "1.235"], ["chữ", "12,5"]],
    issues=["unsupported_content @ A!B7, A!B8 (công thức chưa có kết quả)"])
book = xlwt.Workbook(encoding="utf-8")
sheet = book.add_sheet("A")
sheet.write(0, 0, "Tæng sè thuª bao ®¹t", xlwt.easyxf("font: name .VnTime")), sheet.write(0, 1, 91.5)
sheet.write(1, 0, "uû ban nh©n d©n", xlwt.easyxf("font: name .VnTimeH")), sheet.write(1, 1, 12)
sheet.write_rich_text(2, 0, [("Năm ", xlwt.easyfont("name Arial")), ("ngh×n tû", xlwt.easyfont("name .VnTime"))])
case("xls", "old-fonts.xls", xls(book), "letters by the fonts of cells and of pieces of a cell", must=["Tổng số thuê bao đạt", "91,5", "UỶ BAN NHÂN DÂN", "Năm nghìn tỷ"], issues=["encoding_legacy (TCVN3)"])


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def excel5():
    """A workbook of Excel 5: letters of one byte in the code page of old Vietnamese Windows."""
    words = lambda row, column, text: record(0x0204, struct.pack("<HHHH", row, column, 0, len(text)) + text)
    number = lambda row, column, value: record(0x0203, struct.pack("<HHHd", row, column, 0, value))
    sheet = record(0x0809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + words(0, 0, b"Huy\xea\xf2n") + words(0, 1, b"S\xf4\xec tra\xf2m") + words(1, 0, b"Y\xean L\xe2m")
    sheet += number(1, 1, 125) + record(0x000A)
    front = record(0x0809, struct.pack("<HHHH", 0x500, 5, 0, 0)) + record(0x0042, struct.pack("<H", 1258))
    front += record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0) + b"\x05Arial") + record(0x00E0, struct.pack("<HH", 0, 0) + bytes(12))
    name = b"Bi\xea\xd2u 1"
    start = len(front) + 4 + 7 + len(name) + 4
    return front + record(0x0085, struct.pack("<IBBB", start, 0, 0, len(name)) + name) + record(0x000A) + sheet


case("xls", "excel-5.xls", compound({"Book": excel5()}), "a workbook of Excel 5 in windows-1258", rows=[["Huyện", "Số trạm"], ["Yên Lâm", "125"]], at=[["125", "Biểu 1!B2"]])
locked = record(0x0809, struct.pack("<HHHH", 0x600, 5, 0, 0) + bytes(8)) + record(0x002F, bytes(6)) + bytes(200)
case("xls", "locked.xls", compound({"Workbook": locked}), "needs a password", issues=["encrypted"])
case("xls", "page-named.xls", "<html><body><table><tr><th>Huyện</th><th>Trạm</th></tr><tr><td>Yên Lâm</td><td>125</td></tr></table></body></html>".encode(), "a web page under the name of a workbook", format="html", rows=[["Huyện", "Trạm"], ["Yên Lâm", "125"]])
case("xls", "text-named.xls", "TT;Chỉ tiêu;Năm 2024\n1;Trạm;125\n2;Hộ;98\n".encode(), "comma-separated text under the name of a workbook", format="csv", rows=[["TT", "Chỉ tiêu", "Năm 2024"], ["1", "Trạm", "125"], ["2", "Hộ", "98"]])
XML_2003 = '''<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="Default"><Font ss:FontName="Arial"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="q" ss:Parent="p"/><Style ss:ID="v"><Font ss:FontName=".VnTime"/></Style><Style ss:ID="n"><NumberFormat ss:Format="Standard"/></Style></Styles>
<Worksheet ss:Name="Biểu 1"><Table><Column/><Column ss:Index="4" ss:Hidden="1"/><Row><Cell ss:MergeDown="1"><Data ss:Type="String">Huyện</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="String">Năm 2024</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">Trạm</Data></Cell><Cell><Data ss:Type="String">Tỷ lệ</Data></Cell></Row><Row ss:Index="3"><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Lang</B> Chánh</ss:Data><Comment><ss:Data>xem lại 99</ss:Data></Comment></Cell><Cell ss:StyleID="n"><Data ss:Type="Number">1234.5</Data></Cell><Cell ss:StyleID="q"><Data ss:Type="Number">0.9735</Data></Cell><Cell><Data ss:Type="String">ẩn 7</Data></Cell></Row>
<Row><Cell ss:StyleID="v"><Data ss:Type="String">Th­êng Xu©n</Data></Cell><Cell><Data ss:Type="DateTime">2024-05-19T00:00:00.000</Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Kín"><Table><Row><Cell><Data ss:Type="String">trang ẩn 8</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>'''
case("xls", "xml-2003.xls", XML_2003.encode(), "the XML form of Excel 2003", format="xls", rows=[["Huyện", "Năm 2024"], ["Trạm", "Tỷ lệ"], ["Lang Chánh", "1.234,50", "97,4%", "ẩn 7"], ["Thường Xuân", "19/05/2024"]], cells=[{"text": "Huyện", "rows": 2}, {"text": "Năm 2024", "columns": 2}],
    must_not=["99", "DIV"], marked={"hidden": ["ẩn 7", "trang ẩn 8"]}, at=[["1.234,50", "Biểu 1!B3"]], issues=["unsupported_content @ Biểu 1!C4 (ô báo lỗi #DIV/0!)", "unsupported_content @ Biểu 1 (ghi chú của ô)", "hidden_content @ Biểu 1!D3 (dòng, cột hoặc ô ẩn)", "hidden_content @ Kín (cả trang tính bị ẩn)", "encoding_legacy (TCVN3)"])
