#!/usr/bin/env python3
"""Makes the files that `cargo xtask bench readers` reads: two papers in every format, from the sources of the sample reports.

    files.py OUT

writes OUT/bao-cao.* (three reports in one, with their tables) and OUT/bieu.* (the tables alone, as sheets), and beside them
OUT/bao-cao.txt and OUT/bieu.txt: what stands in them, a line for each paragraph, the cells of a row apart by tabs. Word and
Excel files are written with python-docx and openpyxl, all others made of those by LibreOffice, the web archive by hand.
"""

import base64
import pathlib
import shutil
import subprocess
import sys
import unicodedata

import docx
import openpyxl

SOURCES = pathlib.Path(__file__).parent.parent / "samples/src"


def paper():
    """The reports as (kind, content): a heading with its level, a paragraph, a table with its rows."""
    pieces = []
    for path in sorted(SOURCES.glob("*.txt")):
        for line in path.read_text().split("\n\n", 1)[1].splitlines():
            if line.startswith("#"):
                level = len(line) - len(line.lstrip("#"))
                pieces.append((f"heading {level}", line.lstrip("# ")))
            elif line.startswith("|"):
                # A cell that is joined to its neighbour says nothing of its own.
                row = ["" if cell in ("<", "^") else cell for cell in (cell.strip() for cell in line.strip().strip("|").split("|"))]
                if pieces[-1][0] == "table":
                    pieces[-1][1].append(row)
                else:
                    pieces.append(("table", [row]))
            elif line.strip() and not line.startswith(("table:", "head:")):
                pieces.append(("paragraph", line.strip()))
    return pieces


def write_docx(pieces, path):
    document = docx.Document()
    for kind, content in pieces:
        if kind == "table":
            table = document.add_table(rows=len(content), cols=len(content[0]), style="Table Grid")
            for row, cells in zip(table.rows, content):
                for cell, text in zip(row.cells, cells):
                    cell.text = text
        elif kind.startswith("heading"):
            document.add_heading(content, int(kind[-1]))
        else:
            document.add_paragraph(content)
    document.save(path)


def stored(text):
    """The number that a Vietnamese clerk means by this, with the format that shows it so; text stays text."""
    plain = text.replace(".", "").replace(",", ".")
    if not plain.replace(".", "").isdigit() or plain.startswith("0") and plain not in ("0",):
        return text, "General"
    places = len(plain.split(".")[1]) if "." in plain else 0
    return (float(plain) if places else int(plain)), "#,##0" + ("." + "0" * places if places else "")


def write_xlsx(tables, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for nth, rows in enumerate(tables, 1):
        sheet = book.create_sheet(f"Bieu {nth}")
        for y, row in enumerate(rows, 1):
            for x, text in enumerate(row, 1):
                cell = sheet.cell(y, x)
                cell.value, cell.number_format = stored(text)
    book.save(path)


def truth(pieces):
    lines = []
    for kind, content in pieces:
        lines += ["\t".join(row) for row in content] if kind == "table" else [content]
    return unicodedata.normalize("NFC", "\n".join(lines)) + "\n"


def convert(path, kind, end):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", path.parent, path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    assert path.with_suffix(end).exists(), f"LibreOffice made no {end} of {path}"


def write_mht(page, path):
    packed = base64.encodebytes(page.read_bytes()).decode()
    path.write_text(
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="----=b"\n\n------=b\nContent-Type: text/html; charset="utf-8"\n'
        f"Content-Transfer-Encoding: base64\nContent-Location: file:///bao-cao.html\n\n{packed}\n------=b--\n"
    )


def main(out):
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pieces = paper()
    report, sheets = out / "bao-cao.docx", out / "bieu.xlsx"
    write_docx(pieces, report)
    report.with_suffix(".txt").write_text(truth(pieces))
    for kind, end in [("doc", ".doc"), ("odt", ".odt"), ("rtf", ".rtf"), ("pdf", ".pdf"), ("html:XHTML Writer File:UTF8", ".html")]:
        convert(report, kind, end)
    write_mht(report.with_suffix(".html"), report.with_suffix(".mht"))
    tables = [content for kind, content in pieces if kind == "table"]
    write_xlsx(tables, sheets)
    sheets.with_suffix(".txt").write_text(truth([("table", table) for table in tables]))
    for kind, end in [("xls", ".xls"), ("ods", ".ods")]:
        convert(sheets, kind, end)
    sheets.with_suffix(".csv").write_text("".join(";".join(row) + "\n" for table in tables for row in table))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
