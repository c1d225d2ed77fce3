#!/usr/bin/env python3
"""Makes the cases of PDF files whose letters only the program of the font tells. Needs fontTools; run in this folder."""
import io
import struct
from pdf import Paper, case
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import cmap_format_4

TEXT = "Huyện Bảo Yên có 73 trạm, đạt 98,6%"
KNOWN = {" ": "space", ",": "comma", "%": "percent", "7": "seven", "3": "three", "9": "nine", "8": "eight", "6": "six"}
LETTERS = list(dict.fromkeys(TEXT))
NAMES = [KNOWN.get(c, c if c.isascii() else f"uni{ord(c):04X}") for c in LETTERS]
CODES = [65 + n for n in range(len(LETTERS))]
STRING = bytes(CODES[LETTERS.index(c)] for c in TEXT)
GLYPHS = b"".join(struct.pack(">H", 1 + LETTERS.index(c)) for c in TEXT)


def outline(pen):
    pen.moveTo((0, 0)), pen.lineTo((400, 0)), pen.lineTo((400, 400)), pen.closePath()
    return pen


def font(true_type):
    order = [".notdef", *NAMES]
    builder = FontBuilder(1000, isTTF=true_type)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({})
    if true_type:
        builder.setupGlyf({name: outline(TTGlyphPen(None)).glyph() for name in order})
    else:
        builder.setupCFF("Mau", {"FullName": "Mau"}, {name: outline(T2CharStringPen(500, None)).getCharString() for name in order}, {})
    builder.setupHorizontalMetrics({name: (500, 0) for name in order})
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupNameTable({})
    builder.setupPost(keepGlyphNames=True)
    return builder


def cff():
    builder = font(False)
    codes = [".notdef"] * 256
    for name, code in zip(NAMES, CODES):
        codes[code] = name
    builder.font["CFF "].cff.topDictIndex[0].Encoding = codes
    out = io.BytesIO()
    builder.save(out)
    return TTFont(io.BytesIO(out.getvalue())).reader["CFF "]


def true_type():
    builder = font(True)
    table = cmap_format_4(4)
    table.platformID, table.platEncID, table.language = 3, 0, 0
    table.cmap = {0xF000 + code: name for name, code in zip(NAMES, CODES)}
    builder.font["cmap"] = newTable("cmap")
    builder.font["cmap"].tableVersion, builder.font["cmap"].tables = 0, [table]
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def type_1():
    codes = b"".join(b"dup %d /%s put\n" % (code, name.encode()) for name, code in zip(NAMES, CODES))
    return b"%!PS-AdobeFont-1.0: Mau\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n" + codes + b"readonly def\ncurrentfile eexec\n\x93\x1f\x07"


def pdf(kind, key, program, subtype="", string=STRING):
    """A page with one line in a font that has neither an encoding nor a map to letters."""
    paper = Paper()
    paper.extra[4] = f"<< /Type /FontDescriptor /FontName /ABCDEF+Mau /Flags 4 /{key} 5 0 R >>".encode()
    paper.extra[5] = f"<< /Length {len(program)} {subtype} >>\nstream\n".encode() + program + b"\nendstream"
    if kind == "Type0":
        paper.extra[6] = b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ABCDEF+Mau /DW 500 /FontDescriptor 4 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        more = "/Encoding /Identity-H /DescendantFonts [6 0 R]"
    else:
        more = f"/FirstChar 32 /LastChar 255 /Widths [{' '.join(['500'] * 224)}] /FontDescriptor 4 0 R"
    paper.extra[3] = f"<< /Type /Font /Subtype /{kind} /BaseFont /ABCDEF+Mau {more} >>".encode()
    paper.page(b"BT /F1 12 Tf 72 760 Td <" + string.hex().encode() + b"> Tj ET")
    return paper.bytes()


def told(name, about, *made):
    case(name, pdf(*made), about=about, format="pdf", own=[TEXT], issues=[])


told("font-cff.pdf", "only the CFF program of the font tells its letters", "Type1", "FontFile3", cff(), "/Subtype /Type1C")
told("font-cff-glyphs.pdf", "glyphs by number in a CFF program that names them", "Type0", "FontFile3", cff(), "/Subtype /CIDFontType0C", GLYPHS)
told("font-type-1.pdf", "only the Type 1 program of the font tells its letters", "Type1", "FontFile", type_1())
told("font-symbols.pdf", "a TrueType font with codes of its own and names of glyphs", "TrueType", "FontFile2", true_type())
