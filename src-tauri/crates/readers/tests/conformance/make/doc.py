"""Old Word documents: those of the folder docx saved by LibreOffice, and some written byte by byte. Run docx.py first."""
import json
import pathlib
import struct
import subprocess
import tempfile

from case import ROOT, case
from compound import compound

SAVED = {
    "headings-by-style": {}, "numbers-many-levels": {}, "numbers-legal": {}, 
    # LibreOffice lets each of these begin anew.
    "numbers-restart": {"must": ["1. một", "2. hai", "Chen ngang.", "3. ba", "1. lại từ đầu", "10. bắt đầu từ mười", "không số"], "must_not": []}, "table-merged": {}, "table-nested": {}, "notes": {}, 
    # Pages and days are worked out anew when the file is saved; a first page of its own was not asked for.
    "margins": {"marked": {"header": ["Sở TTTT tỉnh Hòa An"], "footer": ["Trang"]}},
    "fields": {"must": ["Tổng 1.250 hồ sơ", "nhiều việc", "trang tin", "Mục 4"]}, "boxes": {},
    "marks-in-a-line": {}, "hidden": {}, 
    # An insertion round whole paragraphs is not read by LibreOffice.
    "changes": {"must": ["Đạt 475 trạm", "Câu dời chỗ 61.", "Nửa đầu nửa sau.", "thêm rồi giữ"]}, "comments": {}, "old-fonts": {}, "table-adjacent": {},
}


def saved():
    """What LibreOffice makes of documents; expected is the same as of the document that it read, but for what is named."""
    with tempfile.TemporaryDirectory() as folder:
        files = [str(ROOT / "docx" / f"{name}.docx") for name in SAVED]
        subprocess.run(["soffice", "--headless", "--convert-to", "doc:MS Word 97", "--outdir", folder, *files], check=True, stdout=subprocess.DEVNULL)
        for name, other in SAVED.items():
            expect = json.loads((ROOT / "docx" / f"{name}.expect.json").read_text(encoding="utf-8"))
            about = expect.pop("about")
            case("doc", f"{name}.doc", (pathlib.Path(folder) / f"{name}.doc").read_bytes(), about, **{**expect, **other})


def word(pieces, lists=(), flags=0, ident=0xA5EC, version=0xC1, plain=None):
    """A document of nothing but text: pieces of (text, code page or None for UTF-16, change)."""
    body, places, bounds = b"", [], [0]
    for text, page, change in pieces:
        start = 1024 + len(body)
        raw = text.encode(page or "utf-16-le")
        places.append(struct.pack("<HIH", 0, (start << 1 | 0x40000000) if page else start, change))
        bounds.append(bounds[-1] + (len(raw) if page else len(raw) // 2))
        body += raw + bytes(len(raw) % 2)
    table = b"".join(b"\x01" + struct.pack("<H", len(one)) + one for one in lists)
    places = b"".join(struct.pack("<I", at) for at in bounds) + b"".join(places)
    table += b"\x02" + struct.pack("<I", len(places)) + places
    head = bytearray(1024)
    struct.pack_into("<HHHHHHH", head, 0, ident, version, 0, 0x042A, 0, flags, 0xBF)
    if plain is not None:
        body = plain
        struct.pack_into("<II", head, 0x18, 1024, 1024 + len(plain))
        return compound({"WordDocument": bytes(head) + body})
    struct.pack_into("<H", head, 32, 14), struct.pack_into("<H", head, 62, 22), struct.pack_into("<I", head, 0x4C, bounds[-1])
    struct.pack_into("<H", head, 0x98, 93), struct.pack_into("<II", head, 0x9A + 8 * 33, 0, len(table))
    return compound({"WordDocument": bytes(head) + body, "0Table": table})


saved()
BOLD, HIDDEN, DELETED = 0x55, 0x5C, 0x41
case("doc", "fast-saved.doc", word([("Toàn huyện có ", None, 0), ("42 ", "cp1252", 0), ("ẩn 82 ", None, HIDDEN << 1 | 1 << 8), ("xoa 450 ", "cp1252", DELETED << 1 | 1 << 8), ("trạm.\r", None, 0), ("Đoạn sửa nhanh 7", None, 1), (" xã\r", None, 0)],
    lists=[bytes.fromhex("3c0801")]), "a fast save: the text in pieces of two widths, each with what was changed in it", must=["Toàn huyện có 42 ẩn 82 trạm.", "Đoạn sửa nhanh 7 xã"], must_not=["450"], own=["Toàn huyện"],
    marked={"hidden": ["ẩn 82", "Đoạn sửa nhanh 7"]}, issues=["hidden_content"])
case("doc", "fields-by-hand.doc", word([("Tổng \x13 = SUM(ABOVE) \x13MERGEFIELD n\x149\x15\x141.250\x15 hồ sơ\x0bdòng\xa0hai \x1e 15\x1f0\r", None, 0)]), "fields within fields, line ends, hyphens", must=["Tổng 1.250 hồ sơ dòng hai - 150"], must_not=["SUM", "MERGEFIELD"])
case("doc", "locked.doc", word([("x", None, 0)], flags=0x0100), "needs a password", issues=["encrypted"])
case("doc", "word-95.doc", word([], ident=0xA5DC, version=0x68, plain=b"To\xe0n huy\xea\xf2n co\xec 42 tra\xf2m pha\xect so\xecng, phu\xd2 96,5% s\xf4\xec h\xf4\xf2 d\xe2n.\rT\xf4\xd2ng \x13 SUM \x141.250\x15 h\xf4\xcc s\xf5\r"),
    "Word 95: the text alone", must=["Toàn huyện có 42 trạm phát sóng, phủ 96,5% số hộ dân.", "Tổng 1.250 hồ sơ"], must_not=["SUM"])
case("doc", "no-table.doc", compound({"WordDocument": word([("Chữ còn lại 5\r", None, 0)])[512:4608]}), "the stream with the tables is missing", issues=["part_missing @ 0Table", "empty"])
case("doc", "page-named.doc", "<html><body><p>Toàn huyện có 42 trạm.</p></body></html>".encode(), "a web page under the name of a document", format="html", must=["Toàn huyện có 42 trạm."])
