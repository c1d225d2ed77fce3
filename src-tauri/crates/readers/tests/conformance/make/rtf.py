"""RTF written by hand: what each control means for the text."""
from case import case

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset163 Times New Roman;}{\f2 .VnTime;}{\f3 .VnTimeH;}{\f4 VNI-Times;}{\f5\fcharset2 Symbol;}{\f6\fnil\cpg1251 Arial;}}"


def rtf(file, body, about, head=HEAD, **expect):
    text = "".join(c if ord(c) < 128 else f"\\u{ord(c) - (65536 if ord(c) > 32767 else 0)}?" for c in body)
    case("rtf", file, (head + text + "}").encode("ascii"), about, **expect)


def row(*cells, more="", inner=False):
    edges = "".join(more_of(cell) + rf"\cellx{2000 * (nth + 1)}" for nth, cell in enumerate(cells))
    words = "".join(rf"\pard\intbl {cell.split('|')[-1]}\cell " for cell in cells)
    return rf"\trowd{more}{edges}{words}\row "


def more_of(cell):
    return "".join("\\" + word for word in cell.split("|")[:-1])


rtf("code-pages.rtf", r"\f1 T\'f4\'d2ng s\'f4\'ec 125 tra\'f2m\par\f6 \'cc\'ee\'f1\'ea\'e2\'e0\par\f0 caf\'e9 12\par", "bytes by the code page of their font",
    must=["Tổng số 125 trạm", "Москва", "café 12"], must_not=["\\"])
rtf("file-code-page.rtf", r"Bi\'ccnh \'d0i\'ea\'f2n 7\par", "bytes by the code page of the file", head=r"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0 Arial;}}", must=["Bình Điện 7"])
rtf("macintosh.rtf", r"B\'87o c\'87o s\'97 12, caf\'8e 7\par", "bytes as the Macintosh writes them", head=r"{\rtf1\mac{\fonttbl{\f0 Times;}}", must=["Báo cáo só 12, café 7"])
rtf("unicode.rtf", r"{\uc1 A\u7893?B}{\uc2 C\u7893\'3f\'3fD}{\uc0 E\u7893 F}{\uc1 G\u-10179?\u-8640?H}\u272\'44\u432?\par", "letters of Unicode with 1, 2 and no letters that stand in for them; pairs",
    must=["AổBCổDEổFG🙀HĐư"])
rtf("old-fonts.rtf", r"\f2 Tæng sè thuª bao ®¹t 512 ngh×n\par\f3 uû ban nh©n d©n\par\f4 Soá lieäu naêm 2003\par".replace("æ", r"\'e6").replace("è", r"\'e8").replace("ª", r"\'aa").replace("®", r"\'ae")
    .replace("¹", r"\'b9").replace("×", r"\'d7").replace("û", r"\'fb").replace("©", r"\'a9").replace("á", r"\'e1").replace("ä", r"\'e4").replace("ê", r"\'ea"),
    "letters by the old font of their run", must=["Tổng số thuê bao đạt 512 nghìn", "UỶ BAN NHÂN DÂN", "Số liệu năm 2003"], issues=["encoding_legacy (TCVN3)", "encoding_legacy (VNI)"])
rtf("table.rtf", row("clvmgf|TT", "clmgf|Năm 2024", "clmrg|", more=r"\trhdr") + row("clvmrg|", "Kế hoạch", "Thực hiện", more=r"\trhdr") + row("1", "310", "325") + r"\pard Sau bảng.\par",
    "a table with merged cells and a head of two rows", rows=[["TT", "Năm 2024"], ["Kế hoạch", "Thực hiện"], ["1", "310", "325"]], must=["Sau bảng."],
    cells=[{"text": "TT", "rows": 2, "head": True}, {"text": "Năm 2024", "columns": 2, "head": True}])
rtf("table-covered.rtf", row("clvmgf|Huyện Tam Đường", "61 trạm") + row("clvmrg|Số cũ 62", "63 trạm") + r"\pard Sau bảng.\par", "what stands under a merged cell is shown by no program",
    rows=[["Huyện Tam Đường", "61 trạm"], ["63 trạm"]], marked={"hidden": ["Số cũ 62"]}, own=["Sau bảng."], issues=["hidden_content"])
rtf("tables-adjacent.rtf", row("Huyện", "Trạm", more=r"\trhdr") + row("Bình An", "12") + row("Xã", "Hộ", more=r"\trhdr") + row("Lâm Sơn", "340"),
    "a new head below figures begins a new table", rows=[["Huyện", "Trạm"], ["Bình An", "12"], ["Xã", "Hộ"], ["Lâm Sơn", "340"]],
    cells=[{"text": "Huyện", "head": True}, {"text": "Xã", "head": True}])
rtf("table-nested.rtf", r"\trowd\cellx2000\cellx6000\cellx9000\pard\intbl Ngoài 1\cell\pard\intbl\itap2 trong a\nestcell trong b\nestcell{\*\nesttableprops\trowd\cellx1000\cellx2000\nestrow}{\nonesttables\par}\pard\intbl\itap1 cuối ô\cell Ngoài 3\cell\row"
    + row("x", "y", "z"), "a table in a cell is a line of that cell", rows=[["Ngoài 1", "trong a trong b cuối ô", "Ngoài 3"], ["x", "y", "z"]])
rtf("notes.rtf", r"Doanh thu 51 tỷ đồng{\super\chftn}{\footnote\pard\plain{\super\chftn} Chưa gồm thuế.} và 12 dự án{\super\chftn}{\footnote\ftnalt\pard\plain Tính đến 30/6.}.\par",
    "footnotes and endnotes behind the text, with their place", must=["51 tỷ đồng và 12 dự án.", "Chưa gồm thuế.", "Tính đến 30/6."], at=[["Chưa gồm thuế.", "chú thích 1"], ["Tính đến 30/6.", "chú thích cuối 1"]])
rtf("margins.rtf", r"{\header\pard Sở TTTT tỉnh Hòa An\par}{\footer\pard Trang {\field{\*\fldinst PAGE}{\fldrslt 3}}\par}Toàn huyện có 42 trạm.\par", "headers and footers are marked",
    own=["Toàn huyện có 42 trạm."], marked={"header": ["Sở TTTT tỉnh Hòa An"], "footer": ["Trang 3"]}, must_not=["PAGE"])
rtf("fields.rtf", r"Tổng {\field{\*\fldinst { = SUM(ABOVE) }{\field{\*\fldinst MERGEFIELD n}{\fldrslt 9}}}{\fldrslt 1.250}} hồ sơ {\field{\*\fldinst HYPERLINK http://a.vn}{\fldrslt trang tin}}\par",
    "results of fields; instructions dropped", must=["Tổng 1.250 hồ sơ trang tin"], must_not=["SUM", "MERGEFIELD", "HYPERLINK", "a.vn"])
rtf("hidden-and-changes.rtf", r"Thấy {\v ẩn 82 }đạt {\deleted 450}{\revised 475} trạm{\mvf Câu dời 61.}{\mvt Câu dời 61.}\par", "hidden text is marked; deleted text and the place text was moved from are dropped",
    own=["Thấy"], must=["đạt 475 trạm Câu dời 61."], marked={"hidden": ["ẩn 82"]}, must_not=["450", "61.Câu"], issues=["hidden_content"])
rtf("lists.rtf", r"{\listtext\pard\plain 1.\tab}\ls1\ilvl0 Bưu chính\par{\listtext\pard 1.1.\tab}\ls1\ilvl1 Doanh thu\par{\*\pn\pnlvlblt}{\pntext\f5\'B7\tab}Hạ tầng\par{\listtext a)\tab}đơn vị\par",
    "numbers of lists as text", must=["1. Bưu chính", "1.1. Doanh thu", "- Hạ tầng", "a) đơn vị"])
rtf("marks.rtf", r"Số:\tab 15\_KH/TU\line thông\-tin\~số \lquote x\rquote  \ldblquote y\rdblquote  1\endash 2 \emdash  {\f5 \'b3} 95\%\par\{ngoặc\} \\ gạch\par", "marks named by controls",
    must=["Số: 15-KH/TU thông tin số ‘x’ “y” 1–2 — ≥ 95", "{ngoặc} \\ gạch"])
rtf("pictures.rtf", r"Biểu đồ tăng trưởng\par{\pict\wmetafile8 010203ff}{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 00}}\par{\object\objemb{\*\objclass Excel.Sheet.8}{\*\objdata 01}{\result{\pict 00}}}\par{\mmath{\*\moMath{\mr x=2}}}\par Hết 5.\par",
    "pictures, objects and equations are reported with their place", must=["Biểu đồ tăng trưởng", "Hết 5."], must_not=["0102", "8950", "x=2"],
    issues=["unsupported_content @ sau “Biểu đồ tăng trưởng” (2 ảnh)", "unsupported_content @ sau “Biểu đồ tăng trưởng” (1 đối tượng nhúng)", "unsupported_content @ sau “Biểu đồ tăng trưởng” (1 công thức)"])
case("rtf", "binary.rtf", (HEAD + r"Tr\u432?\u7899?c 1 {\*\xanh{\bin13 ").encode() + b"{}\\par}}}\\\xff\0x" + rb"}} sau 2\par}", "binary data is passed over", must=["Trước 1 sau 2"])
rtf("boxes.rtf", r"Trước khung.{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard Khung 17 xã\par}}{\shprslt{\*\do{\dptxbxtext\pard Khung 17 xã\par}}}}\par Sau khung.\par", "a text box once, behind its paragraph",
    must=["Trước khung.", "Khung 17 xã", "Sau khung."])
rtf("headings.rtf", r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 heading 2;}}\pard\s1 Kết quả\par\pard Toàn huyện có 42 trạm phát sóng.\par\pard\s2 Bưu chính\par\pard Doanh thu 5 tỷ.\par\pard\outlinelevel0 Nhiệm vụ\par\pard Lắp 3 trạm mới.\par",
    "headings by style and by outline level", headings=[[2, "Kết quả"], [3, "Bưu chính"], [2, "Nhiệm vụ"]])
rtf("comments.rtf", r"Có 71 dự án{\*\atnid NV}{\*\atnauthor An}\chatn{\*\annotation\pard Xem lại số 72}\par", "comments are left out", must=["Có 71 dự án"], must_not=["72", "NV", "An"])
rtf("named-doc.rtf", r"Toàn huyện có 42 trạm.\par", "RTF under the name of an old document", name="bao-cao.doc", format="rtf", own=["Toàn huyện có 42 trạm."])
case("rtf", "cut.rtf", (HEAD + r"Câu đầu có 15 xã.\par C\'e2u sau".replace("â", r"\u226?").replace("đ", r"\u273?").replace("ầ", r"\u7847?").replace("ó", r"\u243?").replace("ã", r"\u227?")).encode("ascii"), "the end is missing",
    must=["Câu đầu có 15 xã.", "Câu sau"], issues=["truncated"])
