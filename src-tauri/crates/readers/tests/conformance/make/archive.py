"""Zip archives in which reports were sent together."""
import struct
import zlib

from case import case, zipped


def raw(members):
    """An archive of (name bytes, content, flags, method), written field by field: names in any code page, members that are locked."""
    out, listed = b"", b""
    for name, content, flags, *more in members:
        extra = more[0] if more else b""
        packed = zlib.compress(content)[2:-4]
        head = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0x1883, 0x5822, zlib.crc32(content), len(packed), len(content), len(name), len(extra))
        listed += b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name + extra
        out += b"PK\x03\x04" + head + name + extra + packed
    return out + listed + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(listed), len(out), 0)


ONE, TWO = "Toàn huyện có 42 trạm.".encode(), "Doanh thu đạt 51 tỷ đồng.".encode()
FOUND = {"must": ["Toàn huyện có 42 trạm."]}
case("zip", "names-utf8.zip", raw([("Quý I/Báo cáo số 1.txt".encode(), ONE, 0x800), ("Thumbs.db".encode(), b"x", 0), (b"__MACOSX/._a.txt", b"x", 0), ("Quý I/~$b.docx".encode(), b"x", 0x800)]),
    "names in UTF-8; what systems leave behind is passed over", documents={"Quý I/Báo cáo số 1.txt": FOUND})
case("zip", "names-utf8-unmarked.zip", raw([("Báo cáo.txt".encode(), ONE, 0)]), "names in UTF-8 without the flag", documents={"Báo cáo.txt": FOUND})
case("zip", "names-decomposed.zip", raw([("Ba\u0301o ca\u0301o.txt".encode(), ONE, 0x800)]), "names whose accents stand apart, as Macs write them", documents={"Báo cáo.txt": FOUND})
case("zip", "names-windows-1258.zip", raw([(b"B\xe1o c\xe1o s\xf4\xec 1.txt", ONE, 0), (b"Quy\xec II\\tha\xecng 4.txt", TWO, 0)]), "names in windows-1258, folders with backslashes",
    documents={"Báo cáo số 1.txt": FOUND, "Quý II/tháng 4.txt": {"must": ["51 tỷ đồng"]}})
case("zip", "names-cp437.zip", raw([(b"r\x82sum\x82.txt", ONE, 0)]), "names in code page 437", documents={"résumé.txt": FOUND})
real = "Báo cáo tháng 5.txt".encode()
case("zip", "names-in-extra-field.zip", raw([(b"B?o c?o.txt", ONE, 0, struct.pack("<HHBI", 0x7075, 5 + len(real), 1, zlib.crc32(b"B?o c?o.txt")) + real)]), "the true name stands in a field of its own", documents={"Báo cáo tháng 5.txt": FOUND})
case("zip", "nested.zip", zipped({"trong.zip": zipped({"a.txt": ONE}), "b.txt": TWO}), "an archive inside is handed out as a file",
    documents={"trong.zip": {"issues": ["unsupported_format (ZIP)"]}, "b.txt": {"must": ["51 tỷ đồng"]}})
case("zip", "locked-member.zip", raw([(b"mo.txt", ONE, 0), (b"khoa.txt", TWO, 1)]), "a member that needs a password; the rest is read", documents={"mo.txt": FOUND, "khoa.txt": {"issues": ["encrypted"]}})
broken = bytearray(raw([(b"a.txt", b"so lieu 42; " * 40, 0), (b"b.txt", TWO, 0)]))
broken[broken.index(b"a.txt") + 6] ^= 0xFF
case("zip", "bad-member.zip", bytes(broken), "a broken member; the rest is read", documents={"a.txt": {"issues": ["damaged"]}, "b.txt": {"must": ["51 tỷ đồng"]}})
case("zip", "unsafe-names.zip", raw([(b"../../ngoai.txt", TWO, 0), (b"C:\\Windows\\a.txt", TWO, 0), (b"/etc/b.txt", TWO, 0), (b"trong/c.txt", ONE, 0)]), "names that lead out are left alone and named",
    documents={"trong/c.txt": FOUND}, issues=["unsafe_path @ ../../ngoai.txt", "unsafe_path @ C:\\Windows\\a.txt", "unsafe_path @ /etc/b.txt"])
whole = raw([(b"a.txt", ONE, 0), (b"b.txt", TWO, 0)])
case("zip", "no-directory.zip", whole[: whole.index(b"PK\x01\x02")], "the list at the end is lost", documents={"a.txt": FOUND, "b.txt": {"must": ["51 tỷ đồng"]}}, issues=["damaged"])
case("zip", "empty.zip", zipped({}), "nothing inside", issues=["damaged"])
