#!/usr/bin/env python3
"""Makes the spreadsheets of this folder. Needs openpyxl, xlwt and LibreOffice; the results are kept beside it.

    python3 make.py
"""
import datetime
import pathlib
import subprocess

import openpyxl
import xlwt
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).parent


def annex(path):
    """An annex as offices write it: letterhead, title, unit, a head of two rows, groups, notes; hidden parts; a second table."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Viễn thông"
    rows = [
        ["UBND TỈNH HÒA AN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["SỞ THÔNG TIN VÀ TRUYỀN THÔNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["KẾT QUẢ PHÁT TRIỂN VIỄN THÔNG NĂM 2023"],
        [None, None, None, None, "ĐVT: tỷ đồng"],
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện", None, "So sánh (%)", "Cập nhật"],
        [None, None, None, "Năm 2022", "Năm 2023"],
        ["I", "DOANH THU"],
        [1, "Doanh thu viễn thông", "tỷ đồng", 1045.5, 1126.25, 1.0772, datetime.date(2024, 1, 5)],
        [2, "Doanh thu bưu chính", "tỷ đồng", 88, 91.125, 1.0355, datetime.date(2024, 1, 6)],
        [3, "Dòng nháp", "tỷ đồng", 777, 778, 1.5, None],
        ["II", "THUÊ BAO"],
        [4, "Thuê bao điện thoại", "thuê bao", 1250000, 1301500, 1.0412, None],
        [5, "Tăng, giảm so với kế hoạch", "thuê bao", -1250, 0, None, None],
        [6, "Cộng", None, "=D9+D10", "=E9+E10", None, None],
        ["Ghi chú: số liệu tính đến ngày 31/12/2023"],
        [],
        ["Địa bàn", "Số trạm BTS", "Tỷ lệ phủ sóng"],
        ["Huyện Yên Lâm", 125, 0.974],
        ["Huyện Phú Sơn", 98, 1],
    ]
    for row in rows:
        sheet.append(row)
    for area in ["A4:G4", "A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:F7", "G6:G7"]:
        sheet.merge_cells(area)
    for row in range(9, 16):
        for column in "DE":
            sheet[f"{column}{row}"].number_format = "#,##0.0" if row < 12 else "#,##0_);(#,##0)"
        sheet[f"F{row}"].number_format = "0.0%"
        sheet[f"G{row}"].number_format = "mm-dd-yy"
    for row in (19, 20):
        sheet[f"C{row}"].number_format = "0.0%"
    sheet.row_dimensions[11].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet["H9"] = "cột ẩn"
    draft = book.create_sheet("Nháp")
    draft["A1"] = "Số liệu nháp 999"
    draft.sheet_state = "hidden"
    errors = book.create_sheet("Lỗi")
    errors.append(["Chỉ tiêu", "Giá trị"])
    errors.append(["Tỷ lệ", "=1/0"])
    errors.append(["Tỷ trọng", 12.5])
    book.save(path)


def legacy(path):
    """A workbook of Excel 97: words in several fonts, TCVN3 in one of them, a formula with a value, an error."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Bưu chính")
    percent = xlwt.easyxf(num_format_str="0.0%")
    day = xlwt.easyxf(num_format_str="m/d/yyyy")
    sheet.write_merge(0, 0, 0, 2, "ĐVT: triệu đồng")
    for column, words in enumerate(["Đơn vị", "Doanh thu", "Tỷ lệ", "Ngày"]):
        sheet.write(1, column, words)
    bold = xlwt.easyfont("bold on")
    sheet.write_rich_text(2, 0, ["Bưu điện ", ("tỉnh", bold)])
    sheet.write(2, 1, 12345.5, xlwt.easyxf(num_format_str="#,##0.0"))
    sheet.write(2, 2, 0.9736, percent)
    sheet.write(2, 3, datetime.date(2023, 3, 31), day)
    sheet.write(3, 0, "Viettel Post")
    sheet.write(3, 1, 25)
    sheet.write(3, 2, 0.5, percent)
    sheet.row(4).hidden = True
    sheet.write(4, 0, "Dòng ẩn")
    sheet.write(4, 1, 31)
    hidden = book.add_sheet("Ẩn")
    hidden.visibility = 1
    hidden.write(0, 0, "nháp")
    book.save(str(path))


def convert(source, kind, name):
    subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", "/tmp/bang", str(source)], check=True)
    made = pathlib.Path("/tmp/bang") / (source.stem + "." + kind.split(":")[0])
    (HERE / name).write_bytes(made.read_bytes())


if __name__ == "__main__":
    annex(HERE / "phu-luc.xlsx")
    legacy(HERE / "buu-chinh.xls")
    convert(HERE / "phu-luc.xlsx", "ods", "phu-luc.ods")
    convert(HERE / "phu-luc.xlsx", "xls", "phu-luc.xls")
    convert(HERE / "phu-luc.xlsx", "csv:Text - txt - csv (StarCalc):59,34,76,1", "phu-luc.csv")
