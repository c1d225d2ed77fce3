#!/usr/bin/env python3
"""Makes the cases of the folders html, mht, txt, csv and encodings. Only the standard library; run in this folder."""
import base64, csv, json, pathlib, quopri, unicodedata

HERE = pathlib.Path(__file__).resolve().parent.parent
CODES = HERE.parents[1] / "src/encoding/rare.rs"


def case(folder, name, content, **expect):
    path = HERE / folder
    path.mkdir(exist_ok=True)
    (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    beside = path / (name.rsplit(".", 1)[0] + ".expect.json")
    beside.write_text(json.dumps(expect, ensure_ascii=False, indent=2) + "\n")


def row_of(name):
    source = CODES.read_text()
    at = source.index(f'const {name}: &str = "') + len(f'const {name}: &str = "')
    return source[at:source.index('";', at)]


def by_row(text, row):
    return bytes(ord(c) if ord(c) < 128 else 0x80 + row.index(c) for c in text)


def cp1258(text):
    """Windows-1258: base letters with their shape, tones behind them."""
    out = []
    for c in text:
        try:
            out.append(c.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", c)
            tone = [m for m in parts[1:] if m in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(m for m in parts if m not in tone))
            out.append((base + "".join(tone)).encode("cp1258"))
    return b"".join(out)


TCVN3 = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF)))
for row, letters in ((0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"), (0xF1, "ủũúụừửữứựỳỷỹýỵ")):
    TCVN3.update(zip(letters, range(row, row + len(letters))))

VNI_TONES = {"\u0300": 0xF8, "\u0301": 0xF9, "\u0309": 0xFB, "\u0303": 0xF5, "\u0323": 0xEF}
VNI_ROOF = {"": 0xE2, "\u0300": 0xE0, "\u0301": 0xE1, "\u0309": 0xE5, "\u0303": 0xE3, "\u0323": 0xE4}
VNI_BREVE = {"": 0xEA, "\u0300": 0xE8, "\u0301": 0xE9, "\u0309": 0xFA, "\u0303": 0xFC, "\u0323": 0xEB}
VNI_ALONE = {"đ": 0xF1, "Đ": 0xD1, "ơ": 0xF4, "ư": 0xF6, "í": 0xED, "ì": 0xEC, "ỉ": 0xE6, "ĩ": 0xF3, "ị": 0xF2, "ỵ": 0xEE}


def tcvn3(text):
    return bytes(ord(c) if ord(c) < 128 else TCVN3[c] for c in text)


def vni(text):
    out = []
    for c in text:
        if ord(c) < 128:
            out.append(ord(c))
            continue
        if c in VNI_ALONE:
            out.append(VNI_ALONE[c])
            continue
        base, *marks = unicodedata.normalize("NFD", c)
        tone = next((m for m in marks if m in VNI_TONES), "")
        capital = 0x20 if base.isupper() else 0
        if "\u0302" in marks:
            out += [ord(base), VNI_ROOF[tone] - capital]
        elif "\u0306" in marks:
            out += [ord(base), VNI_BREVE[tone] - capital]
        elif "\u031b" in marks:
            out += [VNI_ALONE[unicodedata.normalize("NFC", base.lower() + "\u031b")] - capital, VNI_TONES[tone] - capital]
        else:
            out += [ord(base), VNI_TONES[tone] - capital]
    return bytes(out)


REPORT = """Phòng Văn hóa và Thông tin huyện Kim Bảng báo cáo
Trong quý II, toàn huyện có 18.240 thuê bao băng rộng cố định, tăng 6,2% so với cùng kỳ.
Tỷ lệ hồ sơ nộp trực tuyến đạt 71,5%; đã mở 14 lớp tập huấn kỹ năng số cho 820 người.
Doanh thu bưu chính ước đạt 9,8 tỷ đồng, bằng 52% kế hoạch năm.
"""
KEY = ["huyện Kim Bảng", "18.240 thuê bao băng rộng cố định", "đạt 71,5%", "14 lớp tập huấn kỹ năng số", "ước đạt 9,8 tỷ đồng"]
FREE = {"must": KEY, "must_not": ["\ufffd"]}


def legacy(*names):
    return [f"encoding_legacy ({name})" for name in names]


def encodings():
    case("encodings", "utf8-bom.txt", b"\xef\xbb\xbf" + REPORT.encode(), about="UTF-8 with a mark", issues=[], **FREE)
    case("encodings", "combining.txt", unicodedata.normalize("NFD", REPORT), about="letters set together from base and marks become one", issues=[], **FREE)
    odd = REPORT.replace("ệ", "e\u0323\u0302").replace("ộ", "ô\u0323")
    case("encodings", "combining-order.txt", odd, about="marks in another order than usual", issues=[], **FREE)
    for name, codec, mark in (("utf16le", "utf-16-le", b""), ("utf16be", "utf-16-be", b""), ("utf16le-bom", "utf-16-le", b"\xff\xfe"), ("utf16be-bom", "utf-16-be", b"\xfe\xff")):
        case("encodings", f"{name}.txt", mark + REPORT.encode(codec), about=f"UTF-16, {name}", issues=[], **FREE)
    case("encodings", "windows-1258.txt", cp1258(REPORT), about="the code page of old Vietnamese Windows", issues=legacy("windows-1258"), **FREE)
    case("encodings", "tcvn3.txt", tcvn3(REPORT), about="TCVN3 without a font", issues=legacy("TCVN3"), **FREE)
    case("encodings", "vni.txt", vni(REPORT), about="VNI without a font", issues=legacy("VNI"), **FREE)
    case("encodings", "viscii.txt", by_row(REPORT, row_of("VISCII")), about="VISCII", issues=legacy("VISCII"), **FREE)
    case("encodings", "vps.txt", by_row(REPORT, row_of("VPS")), about="VPS", issues=legacy("VPS"), **FREE)
    viqr = "".join(to_viqr(c) for c in REPORT)
    case("encodings", "viqr.txt", viqr, about="VIQR: marks typed behind the letters", issues=legacy("VIQR"), **FREE)
    twice = REPORT.encode().decode("latin-1")
    western = "".join(bytes([ord(c)]).decode("cp1252", "ignore") or c if 0x80 <= ord(c) < 0xA0 else c for c in twice)
    case("encodings", "utf8-twice.txt", western, about="UTF-8 that was taken for windows-1252 and encoded again", issues=legacy("UTF-8 hai lần"), **FREE)
    case("encodings", "utf8-twice.html", f"<html><head><meta charset=utf-8></head><body><p>{western.replace(chr(10), '</p><p>')}</p></body></html>",
         about="the same in a web page", issues=legacy("UTF-8 hai lần"), **FREE)
    (HERE / "encodings/utf8-twice.html").rename(HERE / "encodings/utf8-twice-page.html")
    (HERE / "encodings/utf8-twice.expect.json").rename(HERE / "encodings/utf8-twice-page.expect.json")
    case("encodings", "utf8-twice.txt", western, about="UTF-8 that was taken for windows-1252 and encoded again", issues=legacy("UTF-8 hai lần"), **FREE)
    lines = REPORT.splitlines()
    mixed = lines[0].encode() + b"\n" + tcvn3(lines[1]) + b"\n" + lines[2].encode() + b"\n" + tcvn3(lines[3]) + b"\n"
    case("encodings", "mixed-utf8-tcvn3.txt", mixed, about="lines of two ages in one file", issues=legacy("TCVN3"), **FREE)
    both = tcvn3(lines[0]) + b"\n" + tcvn3(lines[1]) + b"\n" + vni(lines[2]) + b"\n" + vni(lines[3]) + b"\n"
    case("encodings", "mixed-tcvn3-vni.txt", both, about="TCVN3 and VNI in one file", issues=legacy("TCVN3", "VNI"), **FREE)
    case("encodings", "tone-places.txt", "Xã Hoà Thuý và xã Hòa Thúy đều hoàn thành; thuỷ lợi, thủy lợi.\n", about="tones stay where the writer put them",
         must=["xã Hòa Thúy", "thuỷ lợi, thủy lợi"], must_not=["Xã Hòa Thúy và"], issues=[])


def to_viqr(c):
    parts = unicodedata.normalize("NFD", c)
    if c in "đĐ":
        return "dd" if c == "đ" else "DD"
    signs = {"\u0302": "^", "\u0306": "(", "\u031b": "+", "\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}
    marks = sorted(parts[1:], key=lambda m: signs[m] in "'`?~.")
    return parts[0] + "".join(signs[m] for m in marks)


def txt():
    case("txt", "spacing.txt", "S ở Thông tin và Truyền thông tỉnh có tổng số11.567 hồ sơ.\nTh ông tin cơ sở đư ợc phủ tới 98% số xã, đạt97,4% kế hoạch.\nHội nghị vềchuyển đổi số vàTruyềnthông có 600lượt người dự.\n",
         about="spaces that a program lost or put into words", must=["Sở Thông tin", "tổng số 11.567 hồ sơ", "Thông tin cơ sở được phủ", "đạt 97,4%", "về chuyển đổi số và Truyền thông", "600 lượt"],
         must_not=["S ở", "Th ông", "số11"], issues=[])
    clean = "Người Êđê, Xơđăng ở Đắk Lắk dùng ôtô, bêtông; QL1A, 4G, H5N1, 12h30, 15ha, QĐ2020.\nTrường TH Ông Ích Khiêm, ông B ở xã, khu C ở bên trái, 5 m ở giữa; cả họ ở đây.\n"
    case("txt", "spacing-clean.txt", clean, about="what only looks broken stays", must=clean.splitlines(), issues=[])
    wrapped = "Trong sáu tháng đầu năm, phòng đã phối hợp với các doanh nghiệp viễn thông trên\nđịa bàn huyện rà soát vùng lõm sóng, lắp mới 9 trạm thu phát tại các thôn bản\nvùng cao; tiếp nhận 4.128/\n4.206 hồ sơ; hướng dẫn người dân nộp hồ sơ qua mạng và thanh toán phí, lệ phí\ntrực tuyến tại bộ phận một cửa của 23 xã và thị trấn, không để hồ sơ nào quá\nhạn giải quyết theo quy định của tỉnh.\n"
    case("txt", "bullets-of-word.txt", "\uf0b7 12 xã vùng cao\n\uf0b7 31 thôn\n\uf0a7 4 chợ\n", about="the bullets of Word, copied as letters that no font shows", must=["12 xã vùng cao", "31 thôn", "4 chợ"], issues=[])
    case("txt", "wrapped.txt", wrapped, about="lines that an editor wrapped are one paragraph", must=["trên địa bàn huyện", "thôn bản vùng cao", "lệ phí trực tuyến"], issues=[])
    case("txt", "form-feed.txt", "Trang một có 12 trạm.\n\fTrang hai có 7 trạm.\n", about="a form feed ends a page and no text", must=["Trang một có 12 trạm.", "Trang hai có 7 trạm."], issues=[])
    case("txt", "tabs.txt", "Biểu số liệu huyện\nTT\tChỉ tiêu\tKết quả\n1\tSố trạm BTS\t214\n2\tSố xã có cáp quang\t23\nHết.\n", about="lines with tabs are rows",
         rows=[["TT", "Chỉ tiêu", "Kết quả"], ["1", "Số trạm BTS", "214"], ["2", "Số xã có cáp quang", "23"]], must=["Hết."], issues=[])
    case("txt", "mac-lines.txt", "Dòng đầu có 3 xã.\rDòng sau có 5 xã.\r", about="line ends of old Macintosh", must=["Dòng đầu có 3 xã.", "Dòng sau có 5 xã."], issues=[])
    case("txt", "cut.txt", "Huyện có 1.250 camera an ninh.\n".encode() + b"\0" * 300, about="the end of the file was never written", must=["1.250 camera"], issues=["truncated"])
    case("txt", "stray.txt", "Huyện Bá Thước lắp 31 trạm; điện thoại cố định giảm ".encode() + b"\xff" + " 4%.".encode(), about="a byte that is no letter", must=["Huyện Bá Thước lắp 31 trạm", "4%."], issues=["encoding_invalid (UTF-8)"])
    case("txt", "invisible.txt", "Số\u200b liệu\ufeff quý\u00a0III: 1\u00ad2 xã\u2028đạt chuẩn.\n", about="characters that only steer layout", must=["Số liệu quý", "12 xã", "đạt chuẩn."], must_not=["\u200b", "\ufeff", "\u00ad"], issues=[])
    case("txt", "plan.doc", "Kế hoạch số 45/KH-UBND\nNăm 2026 phấn đấu 85% hộ có Internet cáp quang.\n", about="plain text under the name of a Word file", format="txt", must=["45/KH-UBND", "85% hộ"], issues=[])


def csvs():
    rows = [["Xã", "Số hộ", "Tỷ lệ có Internet (%)"], ["Tân Sơn", "1.204", "81,5"], ["Nghĩa Lộ", "986", "77,25"]]
    wanted = [["Xã", "Số hộ", "Tỷ lệ có Internet (%)"], ["Tân Sơn", "1.204", "81,5"], ["Nghĩa Lộ", "986", "77,25"]]
    text = {mark: "\r\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows) + "\r\n" for mark in ",;\t"}
    for name, mark in (("comma", ","), ("semicolon", ";"), ("tab", "\t")):
        case("csv", f"{name}.csv", text[mark], about=f"cells apart by {name}", format="csv", rows=wanted, issues=[])
    case("csv", "bom.csv", b"\xef\xbb\xbf" + text[";"].encode(), about="with a mark, as Excel writes it", rows=wanted, must_not=["\ufeff"], issues=[])
    case("csv", "utf16.csv", b"\xff\xfe" + text["\t"].encode("utf-16-le"), about="Unicode text of Excel", rows=wanted, issues=[])
    case("csv", "windows-1258.csv", cp1258(text[";"]), about="an old code page", rows=wanted, issues=legacy("windows-1258"))
    case("csv", "tcvn3.csv", tcvn3(text[";"].replace("Ỷ", "ỷ")), about="TCVN3", rows=wanted, issues=legacy("TCVN3"))
    case("csv", "declared.csv", "sep=|\n" + text[","].replace(",", "|").replace('"81|5"', "81,5").replace('"77|25"', "77,25"), about="the mark is declared in the first line", rows=wanted, must_not=["sep="], issues=[])
    case("csv", "quotes.csv", 'Nội dung;Kết quả\n"Lắp đặt trạm\nphát sóng; vùng ""lõm""";"12\ntrạm"\nHọp;3\n', about="line ends and marks inside quotes", rows=[["Nội dung", "Kết quả"], ['Lắp đặt trạm phát sóng; vùng "lõm"', "12 trạm"], ["Họp", "3"]], issues=[])
    case("csv", "ragged.csv", "Huyện;Năm 2024;Năm 2025\nA Lưới;12\nNam Đông;7;9;ghi chú thêm\n;;\nPhú Lộc;;15\n", about="rows of different length", must=["A Lưới", "12", "Nam Đông", "7", "9", "ghi chú thêm", "Phú Lộc", "15"], rows=[["Nam Đông", "7", "9", "ghi chú thêm"], ["Phú Lộc", "15"]], issues=[])
    case("csv", "open-quote.csv", 'Xã;Số máy\nTân An;"15\nVĩnh Hòa;16\n', about="a quote that is never closed loses nothing", must=["Tân An", "15", "Vĩnh Hòa", "16"], issues=["truncated"])


def page(body, head="<meta charset=utf-8>"):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


ARTICLE = "<p>Ủy ban nhân dân huyện Mường Tè vừa tổng kết công tác sáu tháng; toàn huyện lắp mới 42 trạm phát sóng, nâng tỷ lệ phủ sóng 4G lên 96,4% số bản, vượt kế hoạch được giao.</p><p>Huyện đặt mục tiêu cuối năm có 100% bản được phủ sóng, 70% hộ có Internet cáp quang và mở 30 lớp bồi dưỡng kỹ năng số cho cán bộ cấp xã.</p>"


def htmls():
    for name, how in (("class", '<style>.an{display:none}</style><p class="an">câu ẩn</p>'), ("attribute", "<p hidden>câu ẩn</p>"), ("aria", '<p aria-hidden="true">câu ẩn</p>'),
                      ("visibility", '<style>p.an{visibility:hidden}</style><p class=an>câu ẩn</p>'), ("mso", "<p><span style='mso-hide:all'>câu ẩn</span> thấy</p>"), ("size", "<p style='font-size:0'>câu ẩn</p>")):
        case("html", f"hidden-{name}.html", page(f"<h1>Kết quả tháng 5</h1>{how}<p>Lắp mới 12 trạm.</p>"), about=f"text hidden by {name}", own=["Lắp mới 12 trạm."], marked={"hidden": ["câu ẩn"]}, issues=["hidden_content"])
    case("html", "comments.html", page(f"<!-- ghi chú trong mã 999 -->{ARTICLE}<script>var x='888 trạm'</script><style>p{{color:red}}</style>"), about="comments, scripts and styles are no text", own=["42 trạm phát sóng"], must_not=["ghi chú trong mã", "888", "color"], issues=[])
    menu = "<ul class=menu><li><a href=/>Trang chủ</a><li><a href=/a>Giới thiệu</a><li><a href=/b>Tin tức</a></ul>"
    related = "<div class='tin-lien-quan'><h3>Tin liên quan</h3><ul><li><a href=1>Xã Pa Ủ có 3 trạm mới</a><li><a href=2>Khánh thành bưu điện xã</a></ul></div>"
    foot = "<div id=footer>Bản quyền thuộc UBND huyện. Lượt truy cập: 1.234.567</div>"
    crumbs = "<div class=breadcrumb><a href=/>Trang chủ</a> » <a href=/b>Tin tức</a></div>"
    case("html", "boilerplate.html", page(f"{menu}{crumbs}<h1>Mường Tè tổng kết sáu tháng đầu năm 2025</h1><div class=noidung>{ARTICLE}</div>{related}<div id=comments><h3>Bình luận</h3><p>Rất vui vì có 5 vạch sóng</p></div>{foot}"),
         about="menus, paths, other articles, comments, counters and the foot of a portal", own=["42 trạm phát sóng", "30 lớp bồi dưỡng", "Mường Tè tổng kết sáu tháng đầu năm 2025"],
         marked={"boilerplate": ["Giới thiệu", "Xã Pa Ủ có 3 trạm mới", "Rất vui vì có 5 vạch sóng", "1.234.567"]}, issues=[])
    case("html", "spans.html", page("<table border=1><tr><th rowspan=2>Huyện</th><th colspan=2>Số trạm</th></tr><tr><th>2024</th><th>2025</th></tr><tr><td>Mường Lay</td><td>31</td><td>38</td></tr></table>"), about="cells over rows and columns",
         rows=[["Huyện", "Số trạm"], ["2024", "2025"], ["Mường Lay", "31", "38"]], cells=[{"text": "Huyện", "rows": 2, "columns": 1, "head": True}, {"text": "Số trạm", "rows": 1, "columns": 2, "head": True}], issues=[])
    case("html", "lists.html", page("<ol><li>Lắp 12 trạm</li><li>Mở 3 lớp</li></ol><ol type=a start=3><li>Kiểm tra</li></ol><ul><li>Không số</li></ul><ol type=I><li value=4>Mục lớn</li></ol>"), about="the numbers that a browser sets before items",
         items=[[0, "1. Lắp 12 trạm"], [0, "2. Mở 3 lớp"], [0, "c. Kiểm tra"], [0, "Không số"], [0, "IV. Mục lớn"]], issues=[])
    case("html", "breaks.html", page("<p>Nơi nhận:<br>- Như trên;<br>- Lưu: VT.<p>a&nbsp;b &amp; c &lt;12&gt; &#7879; &eacute; &ndash; 5&#37;"), about="line breaks and entities", must=["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "b & c <12> ệ é – 5%"], issues=[])
    word = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if gte mso 9]><xml><o:Author>Người soạn 77</o:Author></xml><![endif]--><style><!-- p.MsoNormal{font-family:"Times New Roman"} --></style></head><body><div class=WordSection1><p class=MsoListParagraph><![if !supportLists]><span>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Tổng số thuê bao đạt 52.180 thuê bao.</p><p class=MsoNormal>Mật độ đạt 61 thuê bao/100 dân.<o:p></o:p></p><!--[if mso]><p>chỉ cho Word</p><![endif]--></div></body></html>"""
    case("html", "word.html", word, about="a page that Word saved: conditional comments, numbers of lists once", must=["1.", "Tổng số thuê bao đạt 52.180", "61 thuê bao/100 dân"], must_not=["Người soạn 77", "chỉ cho Word", "supportLists", "MsoNormal"], issues=[])
    for name, style in (("class", '.x1{font-family:".VnTime"}'), ("element", 'p.x1, li.x1 {margin:0; font-family:.VnTime, serif}')):
        body = b"<p class=x1>" + tcvn3("Doanh thu viễn thông ước đạt 31,7 tỷ đồng, bằng 104% kế hoạch").replace(b"&", b"&amp;") + b"</p><p>Unicode: &#272;&#7843;m b&#7843;o</p>"
        head = f"<html><head><meta charset=windows-1252><style>{style}</style></head><body>".encode()
        case("html", f"font-by-{name}.html", head + body + b"</body></html>", about=f"an old font that the style sheet sets by {name}", must=["Doanh thu viễn thông ước đạt 31,7 tỷ đồng", "Đảm bảo"], issues=legacy("TCVN3"))
    capitals = b"<html><head><style>h1{font-family:.VnTimeH}p{font-family:.VnTime}</style></head><body><h1>" + tcvn3("báo cáo tổng kết") + b"</h1><p>" + tcvn3("Tỉnh có 215 trạm; khách hàng được phục vụ tốt hơn.") + b"</p></body></html>"
    case("html", "font-capitals.html", capitals, about="a font of capitals set for an element", must=["BÁO CÁO TỔNG KẾT", "Tỉnh có 215 trạm"], issues=legacy("TCVN3"))
    case("html", "font-vni.html", b"<html><body><font face='VNI-Times'>" + vni("Số máy điện thoại cố định giảm 3%") + b"</font> <font face=Arial>Unicode 5&nbsp;m&aacute;y</font></body></html>", about="an old font by the font element", must=["Số máy điện thoại cố định giảm 3%", "Unicode"], issues=legacy("VNI"))
    case("html", "meta-1258.html", b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1258'></head><body><p>" + cp1258("Xã Tà Hộc có 412 hộ dùng Internet") + b"</p></body></html>", about="the encoding that the page declares", must=["Xã Tà Hộc có 412 hộ dùng Internet"], issues=legacy("windows-1258"))
    case("html", "meta-lies.html", page(ARTICLE, "<meta charset=iso-8859-1>"), about="a page of UTF-8 that declares an old encoding", own=["lắp mới 42 trạm phát sóng"], issues=[])
    case("html", "utf16.html", b"\xff\xfe" + page("<p>Bản Nậm Khao có 57 hộ</p>", "").encode("utf-16-le"), about="a page in UTF-16", must=["Bản Nậm Khao có 57 hộ"], issues=[])
    layout = "<table><tr><td><table><tr><td>Chỉ tiêu</td><td>Kết quả</td></tr><tr><td>Số bưu cục</td><td>18</td></tr></table></td><td>Ghi chú bên cạnh</td></tr></table>"
    case("html", "taken-back.html", page('<p>Huyện có <del>71</del><ins>72</ins> điểm.</p><div style="mso-element:comment-list"><p>Xem lại số 73</p></div>'), about="what was taken back and what reviewers noted is no text of the report", own=["72"], marked={"hidden": ["71", "Xem lại số 73"]}, issues=["hidden_content"])
    case("html", "layout.html", page(layout), about="a table of data inside one that only places it", rows=[["Chỉ tiêu", "Kết quả"], ["Số bưu cục", "18"]], must=["Ghi chú bên cạnh"], issues=[])
    case("html", "broken.html", "<p>Huyện <b>Sìn Hồ <i>có 27</b> xã</i><table><tr><td>Xã<td>12<tr><td>Bản<td>215</table><p>Hết", about="tags that were never closed", must=["Huyện Sìn Hồ có 27 xã", "Xã", "12", "Bản", "215", "Hết"], rows=[["Xã", "12"], ["Bản", "215"]], issues=[])


def mht(parts, kind="multipart/related"):
    out = [f'From: <Saved by tests>\r\nMIME-Version: 1.0\r\nContent-Type: {kind}; boundary="=_b"\r\n\r\n'.encode()]
    for place, mime, encoding, content in parts:
        body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[encoding](content).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        out.append(f"--=_b\r\nContent-Location: {place}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Type: {mime}\r\n\r\n".encode() + body + b"\r\n")
    return b"".join(out) + b"--=_b--\r\n"


def mhts():
    for encoding in ("base64", "quoted-printable", "8bit"):
        case("mht", f"{encoding}.mht", mht([("file:///C:/a.htm", 'text/html; charset="utf-8"', encoding, page("<p>Xã Cốc Pàng có 128 hộ được cấp máy</p>").encode())]), about=f"a page in {encoding}", format="mht", must=["Xã Cốc Pàng có 128 hộ được cấp máy"], issues=[])
    mail = b'From: a@vi-du.vn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=Q\r\n\r\n--Q\r\nContent-Type: text/html; charset=utf-8\r\n\r\n' + "<p>Gửi kèm số liệu của 14 xã.</p>".encode()
    mail += b'\r\n--Q\r\nContent-Type: application/msword; name="=?utf-8?B?' + base64.b64encode("Biểu 1.doc".encode()) + b'?="\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--Q--\r\n'
    case("mht", "attached.mht", mail, about="files sent along with a mail are named", own=["số liệu của 14 xã"], issues=["unsupported_content (tệp đính kèm Biểu 1.doc)"])
    case("mht", "charset-of-part.mht", mht([("a.htm", 'text/html; charset="windows-1258"', "quoted-printable", b"<p>" + cp1258("Huyện Hạ Lang có 36 trạm") + b"</p>")]), about="the encoding that the head of the part names", must=["Huyện Hạ Lang có 36 trạm"], issues=legacy("windows-1258"))
    head = page("<div style='mso-element:header' id=h1><p>Mật danh phòng số 5</p></div><div style='mso-element:footer' id=f1><p>Trang <span>2</span></p></div>").encode()
    body = page("<div class=WordSection1><p>Số hộ nghèo giảm còn 412 hộ</p></div>").encode()
    case("mht", "word-header.mht", mht([("file:///C:/x/bao-cao.htm", 'text/html; charset="utf-8"', "quoted-printable", body), ("file:///C:/x/bao-cao_files/header.htm", 'text/html; charset="utf-8"', "quoted-printable", head), ("file:///C:/x/bao-cao_files/filelist.xml", "text/xml", "quoted-printable", b"<xml>danh muc</xml>")]),
         about="head and foot of the pages stand in a part of their own", own=["Số hộ nghèo giảm còn 412 hộ"], marked={"header": ["Mật danh phòng số 5"], "footer": ["Trang 2"]}, must_not=["danh muc"], issues=[])
    frames = page("<frameset rows='*,39'><frame src='sheet001.htm'><frame src='sheet002.htm'></frameset>").encode()
    sheet = lambda name, count: page(f"<table><tr><td>Xã</td><td>Số hộ</td></tr><tr><td>{name}</td><td>{count}</td></tr></table>").encode()
    case("mht", "workbook.mht", mht([("a.htm", "text/html", "quoted-printable", frames), ("a_files/sheet001.htm", "text/html", "quoted-printable", sheet("Tả Phìn", 301)), ("a_files/sheet002.htm", "text/html", "quoted-printable", sheet("Lao Chải", 455))]),
         about="a workbook saved as a web page: every sheet", rows=[["Tả Phìn", "301"], ["Lao Chải", "455"]], issues=[])
    cut = mht([("a.htm", 'text/html; charset="utf-8"', "quoted-printable", page("<p>Còn lại 19 bản chưa có điện</p>").encode())])[:-8]
    case("mht", "cut.mht", cut.replace(b"--=_b--", b""), about="the end is missing", must=["Còn lại 19 bản chưa có điện"], issues=["truncated"])


for make in (encodings, txt, csvs, htmls, mhts):
    make()
