#!/usr/bin/env python3
"""Makes the cases of the folder pdf, operator by operator. Only the standard library and qpdf (for the locked files); run in this folder."""
import json, pathlib, subprocess

HERE = pathlib.Path(__file__).resolve().parent.parent / "pdf"


def case(name, content, **expect):
    (HERE / name).write_bytes(content)
    (HERE / (name[:-4] + ".expect.json")).write_text(json.dumps(expect, ensure_ascii=False, indent=2) + "\n")


class Paper:
    """Pages of A4 with one font; every letter has its own code."""

    def __init__(self):
        self.codes, self.pages, self.extra, self.catalog = {}, [], {}, ""

    def text(self, text):
        # 0x20 stays the space; Latin letters keep their codes.
        out = b""
        for c in text:
            code = ord(c) if 32 <= ord(c) < 127 else self.codes.setdefault(c, 128 + len(self.codes))
            out += b"\\" + bytes([code]) if c in "()\\" else bytes([code])
        return b"(" + out + b")"

    def line(self, x, y, text, size=12):
        return b"BT /F1 %d Tf %.1f %.1f Td " % (size, x, y) + self.text(text) + b" Tj ET\n"

    def page(self, content, resources="", more=""):
        self.pages.append((content, resources, more))

    def bytes(self):
        objects = {}
        names = " ".join(f"{code} /uni{ord(c):04X}" for c, code in self.codes.items())
        objects[1] = f"<< /Type /Catalog /Pages 2 0 R {self.catalog} >>".encode()
        objects[3] = f"<< /Type /Font /Subtype /Type1 /BaseFont /Tahoma /FirstChar 32 /LastChar 255 /Widths [{' '.join(['500'] * 224)}] /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{names}] >> >>".encode()
        kids, number = [], 10
        for content, resources, more in self.pages:
            objects[number] = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R /Resources << /Font << /F1 3 0 R >> {resources} >> {more} >>".encode()
            objects[number + 1] = b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream"
            kids.append(f"{number} 0 R")
            number += 2
        objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
        objects.update(self.extra)
        out, places = b"%PDF-1.5\n", {}
        for number, body in sorted(objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        last = max(places) + 1
        out += b"xref\n0 %d\n" % last
        for number in range(last):
            out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last, start)


PICTURE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\xc0\nendstream"


def seen():
    paper = Paper()
    content = paper.line(72, 760, "Huyện Đà Bắc lắp mới 34 trạm phát sóng trong quý I.")
    content += b"1 1 1 rg " + paper.line(72, 740, "Câu trắng trên giấy: 999 trạm.") + b"0 g "
    content += b"0.1 0.2 0.6 rg 60 690 400 30 re f 1 g " + paper.line(72, 700, "Chữ trắng trên nền xanh: 21 xã.") + b"0 g "
    paper.page(content)
    case("white.pdf", paper.bytes(), about="white letters on paper are hidden, those on a coloured area are not", format="pdf", own=["34 trạm phát sóng", "Chữ trắng trên nền xanh: 21 xã."],
         marked={"hidden": ["Câu trắng trên giấy: 999 trạm."]}, issues=["hidden_content"])

    paper = Paper()
    content = paper.line(72, 760, "Huyện Mai Châu có 27 điểm du lịch có wifi.") + b"3 Tr " + paper.line(72, 730, "Lớp không mực: 888 điểm.") + b"0 Tr "
    paper.page(content)
    case("without-ink.pdf", paper.bytes(), about="text without ink where no picture lies is hidden", own=["27 điểm du lịch"], marked={"hidden": ["Lớp không mực: 888 điểm."]}, issues=["hidden_content"])

    paper = Paper()
    lines = ["Phòng Văn hóa và Thông tin báo cáo kết quả tháng ba", "Đã cấp 412 chữ ký số cho cán bộ xã", "Tổng số máy tính nối mạng là 1.306 máy", "Tỷ lệ văn bản điện tử đạt 98,2 phần trăm", "Cổng thông tin của huyện có 215 tin bài"]
    content = b"q 595 0 0 842 0 0 cm /Im1 Do Q 3 Tr " + b"".join(paper.line(72, 760 - 20 * n, line) for n, line in enumerate(lines))
    paper.extra[90] = PICTURE
    paper.page(content, "/XObject << /Im1 90 0 R >>")
    case("recognised.pdf", paper.bytes(), about="text under the picture of a page was recognised", marked={"ocr": ["412 chữ ký số", "1.306 máy"]}, issues=["unsupported_content"])

    paper = Paper()
    content = paper.line(72, 760, "Huyện Cao Phong có 13 xã.") + b"/OC /L1 BDC " + paper.line(72, 730, "Lớp tắt: 777 xã.") + b"EMC /OC /L2 BDC " + paper.line(72, 700, "Lớp bật: 5 thị trấn.") + b"EMC "
    paper.extra[90] = b"<< /Type /OCG /Name (an) >>"
    paper.extra[91] = b"<< /Type /OCG /Name (hien) >>"
    paper.catalog = "/OCProperties << /OCGs [90 0 R 91 0 R] /D << /ON [91 0 R] /OFF [90 0 R] /Order [90 0 R 91 0 R] >> >>"
    paper.page(content, "/Properties << /L1 90 0 R /L2 91 0 R >>")
    case("layers.pdf", paper.bytes(), about="a layer that is off is hidden", own=["Huyện Cao Phong có 13 xã.", "Lớp bật: 5 thị trấn."], marked={"hidden": ["Lớp tắt: 777 xã."]}, issues=["hidden_content"])

    paper = Paper()
    paper.page(paper.line(72, 760, "Trong khổ giấy có 64 hộ.") + paper.line(900, 700, "Ngoài khổ giấy 555 hộ."))
    case("outside.pdf", paper.bytes(), about="text outside of the page is hidden", own=["Trong khổ giấy có 64 hộ."], marked={"hidden": ["Ngoài khổ giấy 555 hộ."]}, issues=["hidden_content"])


def notes():
    paper = Paper()
    content = b"q 72 600 200 20 re W n " + paper.line(72, 605, "Trong khung 31 trạm") + paper.line(72, 400, "Bị khung cắt 32 trạm") + b"Q " + paper.line(72, 560, "Ngoài khung 33 trạm")
    paper.page(content)
    case("clipped.pdf", paper.bytes(), about="text that a clipping path cuts away is hidden", own=["Trong khung 31 trạm", "Ngoài khung 33 trạm"], marked={"hidden": ["Bị khung cắt 32 trạm"]}, issues=["hidden_content"])

    paper = Paper()
    words = lambda text: "<FEFF" + text.encode("utf-16-be").hex() + ">"
    kinds = [f"/Subtype /FreeText /Contents {words('Ghi trên trang: 41 xã')}", f"/Subtype /Text /Contents {words('Nhận xét 42')}", f"/Subtype /Widget /FT /Tx /T (a) /V {words('Điền vào ô: 43 xã')}",
             f"/Subtype /Widget /T (b) /Parent << /FT /Ch /V {words('Chọn mức độ 4')} >>", f"/Subtype /Widget /FT /Tx /Ff 8192 /T (c) /V {words('bí mật 45')}", f"/Subtype /FreeText /F 2 /Contents {words('Giấu 46')}"]
    boxes = " ".join(f"<< /Type /Annot {kind} /Rect [72 {600 - 40 * n} 372 {620 - 40 * n}] >>" for n, kind in enumerate(kinds))
    paper.page(paper.line(72, 760, "Phiếu thu thập số liệu."), "", f"/Annots [{boxes}]")
    case("fields-without-picture.pdf", paper.bytes(), about="what was written on a page or typed into a form, without a picture of it", must=["Phiếu thu thập số liệu.", "Ghi trên trang: 41 xã", "Điền vào ô: 43 xã", "Chọn mức độ 4"], must_not=["Nhận xét 42", "bí mật 45", "Giấu 46"], issues=[])


def order():
    paper = Paper()
    left = ["Cột trái nói về hạ tầng số", "của huyện Lương Sơn, nơi đã", "lắp 118 trạm phát sóng mới", "và kéo cáp quang tới 100%", "số xã trong năm vừa qua,", "vượt kế hoạch được giao."]
    right = ["Cột phải nói về kỹ năng số", "của người dân, với 46 lớp", "được mở cho 2.304 lượt học", "viên thuộc tổ công nghệ số", "cộng đồng ở các xóm bản", "trong toàn huyện."]
    content = b"".join(paper.line(60, 760 - 16 * n, a) + paper.line(330, 760 - 16 * n, b) for n, (a, b) in enumerate(zip(left, right)))
    paper.page(content)
    case("columns.pdf", paper.bytes(), about="two columns, line by line drawn together", must=["hạ tầng số của huyện Lương Sơn, nơi đã lắp 118 trạm", "vượt kế hoạch được giao.", "kỹ năng số của người dân, với 46 lớp được mở cho 2.304 lượt"], issues=[])

    paper = Paper()
    paper.page(b"0 1 -1 0 595 0 cm\n" + paper.line(72, 500, "Trang nằm ngang của huyện Lạc Thủy có 73 trạm.") + paper.line(72, 480, "Dòng thứ hai có 9 xã."), more="/Rotate 90")
    case("rotated.pdf", paper.bytes(), about="a page that is turned", must=["Trang nằm ngang của huyện Lạc Thủy có 73 trạm.", "Dòng thứ hai có 9 xã."], issues=[])

    paper = Paper()
    full = "Trong sáu tháng đầu năm huyện Kim Bôi đã hoàn thành việc rà soát vùng lõm"
    paper.page(paper.line(60, 800, "BÁO CÁO SÁU THÁNG") + b"".join(paper.line(60, 760 - 16 * n, full) for n in range(3)) + paper.line(60, 60, "và tiếp nhận tổng số hồ sơ dịch vụ công trực tuyến của toàn huyện là 26.651/") + paper.line(290, 25, "1"))
    paper.page(paper.line(60, 800, "27.363 hồ sơ, đạt 97,4% kế hoạch giao. Đã công bố trên TT-") + paper.line(60, 784, "BTTTT đúng quy định.") + paper.line(290, 25, "2"))
    case("over-pages.pdf", paper.bytes(), about="a sentence that goes on over the end of a page, a figure split by it, a short form split at its hyphen; page numbers marked", must=["26.651/27.363 hồ sơ, đạt 97,4%", "TT-BTTTT"], issues=[])

    paper = Paper()
    pieces = "S ở Thông tin và Truyền th ông công bố tổng số11.567 hồ sơ"
    paper.page(paper.line(60, 760, pieces))
    case("spacing.pdf", paper.bytes(), about="words that the writer of the PDF split and glued", must=["Sở Thông tin và Truyền thông công bố tổng số 11.567 hồ sơ"], issues=[])

    paper = Paper()
    for number in range(1, 5):
        text = f"Nội dung riêng của trang số {number}: đã lắp {number * 17} trạm phát sóng."
        paper.page(paper.line(60, 815, "UBND HUYỆN TÂN LẠC - TÀI LIỆU HỘI NGHỊ") + paper.line(60, 700, text) + paper.line(280, 30, f"Trang {number}/4"))
    case("margins.pdf", paper.bytes(), about="heads and feet that are repeated on every page", own=["đã lắp 17 trạm", "đã lắp 68 trạm"], marked={"header": ["TÀI LIỆU HỘI NGHỊ"], "footer": ["Trang 3/4"]}, issues=[])

    paper = Paper()
    rows = [("Xã", "2024", "2025"), ("Suối Hoa", "12", "15"), ("Phú Cường", "8,5", "1.045")]
    content = b"0.5 w "
    for n in range(4):
        content += b"60 %d m 460 %d l S " % (760 - 24 * n, 760 - 24 * n)
    for x in (60, 220, 340, 460):
        content += b"%d 760 m %d 688 l S " % (x, x)
    for n, row in enumerate(rows):
        content += b"".join(paper.line(x + 5, 744 - 24 * n, cell) for x, cell in zip((60, 220, 340), row))
    paper.page(content)
    case("ruled.pdf", paper.bytes(), about="a table with lines", rows=[list(row) for row in rows], issues=[])


def doubts():
    paper = Paper()
    bad = ["D0anh lhu vi#n th6ng lr€n d!a bin tinh u6c d~t nim ngh]n ttl", "d6ng tdng mudi phAn trdm s0 vdi cing kj nim lru6c t6ng s5", "thu€ ba0 di~n tho~i di d6ng d~t hdn m6t tri€u thu€ bao mdi"]
    paper.extra[90] = PICTURE
    paper.page(b"q 595 0 0 842 0 0 cm /Im1 Do Q 3 Tr " + b"".join(paper.line(60, 760 - 18 * n, line) for n, line in enumerate(bad)), "/XObject << /Im1 90 0 R >>")
    case("wrong-layer.pdf", paper.bytes(), about="a layer that was recognised wrongly", issues=["no_unicode_map @ trang 1", "unsupported_content"])

    paper = Paper()
    paper.extra[90] = PICTURE
    paper.page(paper.line(60, 760, "Trang đầu có chữ: 12 xã đạt chuẩn."))
    paper.page(b"q 595 0 0 842 0 0 cm /Im1 Do Q", "/XObject << /Im1 90 0 R >>")
    case("scanned-page.pdf", paper.bytes(), about="one page of two is a picture", must=["12 xã đạt chuẩn"], issues=["no_text_layer @ trang 2", "unsupported_content"])

    paper = Paper()
    paper.page(paper.line(60, 760, "Tệp khóa in vẫn đọc được: 39 điểm."))
    plain = HERE / "plain.tmp"
    plain.write_bytes(paper.bytes())
    for name, user, about, expect in (("locked", "mat-khau", "a password is needed", {"must_not": ["39 điểm"], "issues": ["encrypted"]}), ("owner-locked", "", "only printing is locked", {"must": ["39 điểm"], "issues": []})):
        out = HERE / f"{name}.pdf"
        subprocess.run(["qpdf", "--static-id", "--static-aes-iv", "--encrypt", user, "chu", "256", "--", plain, out], check=True)
        (HERE / f"{name}.expect.json").write_text(json.dumps({"about": about, **expect}, ensure_ascii=False, indent=2) + "\n")
    plain.unlink()

    paper = Paper()
    paper.page(paper.line(60, 760, "Tệp bị cắt ngang khi tải: 57 trạm.") + b"".join(paper.line(60, 700 - 14 * n, "Dòng thêm cho dài") for n in range(9)))
    case("cut.pdf", paper.bytes()[:-400], about="the end with the list of objects is missing", must=["Tệp bị cắt ngang khi tải: 57 trạm."], issues=["truncated"])


if __name__ == "__main__":
    for make in (seen, notes, order, doubts):
        make()
