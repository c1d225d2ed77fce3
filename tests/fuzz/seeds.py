#!/usr/bin/env python3
"""Makes the files the fuzzer begins with: the samples of the reader tests, unfolded where they are zip archives, and some
small ones for what those do not hold. Needs nothing but Python; writes into corpus/, one folder per target."""

import io
import pathlib
import re
import struct
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
SAMPLES = ROOT / "tests/samples"
READERS = ROOT / "src-tauri/crates/readers/tests"
LINES = "Số: 87/BC-SKHCN\nTính đến ngày 30/6/2031, toàn tỉnh Phú Thọ có 1.847 trạm BTS, tăng 4,6% so với cùng kỳ.\n"
TABLE = "TT,Chỉ tiêu,ĐVT,Kết quả\n1,Doanh thu bưu chính,tỷ đồng,\"318,5\"\n2,Hộ có cáp quang,%,\"74,2\"\n"


def keep(target, name, content):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def unfolded(path, wanted):
    """The parts of an office file that its reader looks at, each behind its mark."""
    out = b""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.search(wanted, name):
                out += b"#### " + name.encode() + b"\n" + archive.read(name) + b"\n"
    return out


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def pdf(objects, trailer="/Root 1 0 R"):
    """A PDF of these numbered objects; a stream is given as (entries, bytes)."""
    out, places = b"%PDF-1.5\n", {}
    for number, body in objects.items():
        if isinstance(body, tuple):
            body = f"<<{body[0]}/Length {len(body[1])}>>\nstream\n".encode() + body[1] + b"\nendstream"
        elif isinstance(body, str):
            body = body.encode()
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {max(places) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(places) + 1):
        out += f"{places.get(number, 0):010} 00000 {'n' if number in places else 'f'} \n".encode()
    return out + f"trailer\n<</Size {max(places) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def shown(x, y, text):
    return f"BT /F 12 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfrange <0000> <00ff> <0000> <0100> <01ff> <0100> endbfrange
1 beginbfrange <1ea0> <1eff> <1ea0> endbfrange 1 beginbfchar <2013> <2013> endbfchar endcmap end end"""


def pages(*contents, packed=False):
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Count {len(contents)}/Kids[{' '.join(f'{10 + 2 * n} 0 R' for n in range(len(contents)))}]"
        "/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R/W 6 0 R>>/XObject<</I 7 0 R>>>>>>",
        3: "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[4 0 R]>>",
        4: "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500/W[32[250] 48 57 500]>>",
        5: ("", TO_UNICODE),
        6: "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+.VnTime/FirstChar 32/Widths[250 333]/Encoding/WinAnsiEncoding>>",
        7: ("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 2 3]", shown(300, 60, "Biểu").encode()),
    }
    for n, content in enumerate(contents):
        objects[10 + 2 * n] = f"<</Type/Page/Parent 2 0 R/Rotate {90 * (n % 2)}/Contents {11 + 2 * n} 0 R>>"
        body = content.encode("latin-1")
        objects[11 + 2 * n] = ("/Filter/FlateDecode", zlib.compress(body)) if packed else ("", body)
    return pdf(objects)


def word_files():
    parts = r"word/(_rels/.*|document|styles|numbering|footnotes|header\d|footer\d)\.xml|_rels/\.rels"
    keep("docx", "whole", unfolded(READERS / "words/mau.docx", parts))
    keep("docx", "packed.docx", (SAMPLES / "Báo cáo 9 tháng đầu năm 2024.docx").read_bytes())
    keep("docx", "table-in-table", "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge "
         "w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc>"
         "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>Sè liÖu</w:t></w:r></w:p>"
         "</w:tc></w:tr></w:tbl></w:body></w:document>")
    keep("odt", "whole", unfolded(READERS / "words/mau.odt", r"^(content|styles)\.xml"))
    keep("odt", "flat.fodt", (READERS / "words/mau.fodt").read_bytes())
    keep("doc", "whole.doc", (READERS / "words/mau.doc").read_bytes())
    keep("rtf", "whole.rtf", (READERS / "words/mau.rtf").read_bytes())
    keep("rtf", "table.rtf", r"{\rtf1\ansi\ansicpg1258\deff0{\fonttbl{\f0 Times;}{\f1\fcharset0 .VnTime;}{\f2\fcharset163 VNI-Times;}}"
         r"\pard\f1 S\'e8 li\'d6u\par{\f2 Ba\'f9o ca\'f9o}\par\uc1\u7893?ng\line{\field{\*\fldinst PAGE}{\fldrslt 3}}"
         r"{\footnote chu}\trowd\clmgf\cellx900\clmrg\cellx1800\intbl 1\cell 2\cell\row\pard{\*\bkmkstart a}{\v an}\bin3 abc}")


def tables():
    keep("xlsx", "whole", unfolded(READERS / "tables/phu-luc.xlsx", r"xl/(worksheets/sheet|styles|workbook|_rels|sharedStrings)|^_rels"))
    keep("xlsx", "packed.xlsx", (READERS / "tables/phu-luc.xlsx").read_bytes())
    keep("xlsx", "one-sheet", "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c "
         "r=\"C1\" s=\"1\"><f>A2/2</f><v>0.974</v></c><c r=\"D1\" t=\"e\"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell "
         "ref=\"A1:B2\"/></mergeCells></worksheet>\n#### xl/sharedStrings.xml\n<sst><si><r><t>Tỷ lệ</t></r></si></sst>\n#### xl/styles.xml\n"
         "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"#,##0.0;[Red]-0%\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
         "numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
    keep("ods", "whole", unfolded(READERS / "tables/phu-luc.ods", r"^(content|styles)\.xml"))
    keep("ods", "repeated", "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"A\"><table:table-row "
         "table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"9\" office:value-type=\"float\" office:value=\"1.5\">"
         "<text:p>1,5</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:spreadsheet></office:body>"
         "</office:document-content>")
    for name in ["phu-luc.xls", "buu-chinh.xls"]:
        keep("xls", name, (READERS / "tables" / name).read_bytes())
    keep("csv", "comma", TABLE)
    keep("csv", "semicolon-1258", TABLE.replace(",", ";").encode("cp1258", "replace"))
    keep("csv", "tab-utf16", b"\xff\xfe" + TABLE.replace(",", "\t").encode("utf-16-le"))
    keep("csv", "targets", (SAMPLES / "targets-2024.csv").read_bytes())


def written():
    for path in sorted((READERS / "pages").glob("*.html")):
        keep("html", path.name, path.read_bytes())
    keep("html", "utf16", b"\xff\xfe" + "<html><table><tr><th rowspan=2>Số</table><li hidden>ẩn".encode("utf-16-le"))
    keep("mht", "two-parts", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--b\"\r\n\r\n----b\r\nContent-Type: text/html; "
         "charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>N=C4=83m 2031: 12=\r\n34</p>\r\n----b\r\nContent-Type: "
         "image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b--\r\n")
    keep("mht", "base64", "MIME-Version: 1.0\nContent-Type: text/html; charset=windows-1258\nContent-Transfer-Encoding: base64\n\n"
         "PGgxPkLhbyBj4W88L2gxPjx0YWJsZT48dHI+PHRkPjE8L3RhYmxlPg==\n")
    keep("txt", "lines", LINES * 2)
    keep("txt", "utf16-be", b"\xfe\xff" + LINES.encode("utf-16-be"))
    keep("txt", "tcvn3", "B¸o c¸o tæng kÕt n¨m 2031 cña së: 45 tr¹m, t¨ng 12,5% so víi n¨m tr\u00adíc\n".encode("cp1252"))
    keep("txt", "vni", "Baùo caùo toång keát naêm 2031 cuûa tænh, ñaït 412 traïm, taêng 3,2%\n".encode("cp1252"))
    keep("txt", "1258", LINES.encode("cp1258", "replace"))
    keep("txt", "decomposed", "Tổng số là 12 hồ sơ\n".encode())
    keep("text", "lines", LINES)
    keep("text", "marks", "Tổng số 😀 −1.234,50 1 234 0,05. 07 ... v.v. TP. N. Bình!\n")
    keep("extract", "lines", LINES)
    for path in sorted((SAMPLES / "src").glob("*.txt")):
        lines = [line for line in path.read_text().splitlines() if len(line) > 40]
        keep("extract", path.stem, "\n".join(lines[2:14]))
    keep("extract", "enterprise", (SAMPLES / "VNPT Lang Son 2024.txt").read_bytes())


def papers():
    lines = "".join(shown(72, 780 - 16 * n, line) for n, line in enumerate(["Báo cáo", "Năm 2031 có 1.847 trạm,", "tăng 4,6%."]))
    grid = "".join(f"72 {y} m 400 {y} l S\n{x} 600 m {x} 660 l S\n" for y, x in [(600, 72), (630, 200), (660, 400)])
    cells = shown(80, 640, "Chỉ tiêu") + shown(210, 640, "2031") + shown(80, 610, "Trạm") + shown(210, 610, "1.847")
    keep("pdf", "lines.pdf", pages(lines))
    keep("pdf", "grid.pdf", pages(lines + grid + cells, "/I Do\n" + lines))
    keep("pdf", "old-font.pdf", pages("BT /W 12 Tf 1 0 0 1 72 700 Tm [(B\xb8o c\xb8o)-300(n\xa8m)] TJ 0 -16 TD (12) ' T* (t\xfcnh) Tj ET", packed=True))
    keep("pdf", "packed.pdf", (READERS / "pdf/packed.pdf").read_bytes())
    keep("pdf", "aes.pdf", (READERS / "pdf/open-aes256.pdf").read_bytes())
    keep("pdf", "rc4.pdf", (READERS / "pdf/open-rc4.pdf").read_bytes())


def archives():
    inner = zipped([("b.csv", TABLE), ("c.html", "<html><p>Ba")])
    keep("zip", "files.zip", zipped([("a/Báo cáo.txt", LINES), ("B\u00e1o.csv", TABLE)]))
    keep("zip", "nested.zip", zipped([("a.zip", inner), ("a.txt", LINES)], zipfile.ZIP_STORED))
    keep("zip", "cut.zip", zipped([("a.txt", LINES), ("b.txt", LINES)])[:-60])
    lying = bytearray(zipped([("a.txt", LINES)]))
    at = lying.find(b"PK\1\2")
    lying[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    keep("zip", "lying.zip", bytes(lying))


if __name__ == "__main__":
    word_files()
    tables()
    written()
    papers()
    archives()
