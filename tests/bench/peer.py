#!/usr/bin/env python3
"""Reads one file with a Python library, as its own documentation shows it.

    peer.py LIBRARY FILE [TIMES]

prints the text; with TIMES the median of so many readings in milliseconds instead."""

import statistics
import sys
import time


def pymupdf(path):
    import pymupdf

    with pymupdf.open(path) as document:
        return "\n".join(page.get_text(sort=True) for page in document)


def markitdown(path):
    from markitdown import MarkItDown

    return MarkItDown().convert(path).text_content


def kreuzberg(path):
    from kreuzberg import extract_file_sync

    return extract_file_sync(path).content


def undoc(path):
    from undoc import parse_file

    return parse_file(path).to_markdown()


def docx2txt(path):
    import docx2txt

    return docx2txt.process(path)


def openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = (row for sheet in book for row in sheet.iter_rows(values_only=True))
    return "\n".join("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)


LIBRARIES = {f.__name__: f for f in [pymupdf, markitdown, kreuzberg, undoc, docx2txt, openpyxl]}


def main():
    read, path = LIBRARIES[sys.argv[1]], sys.argv[2]
    if len(sys.argv) == 3:
        print(read(path))
        return
    read(path)
    taken = []
    for _ in range(int(sys.argv[3])):
        begun = time.perf_counter()
        read(path)
        taken.append((time.perf_counter() - begun) * 1000)
    print(statistics.median(taken))


if __name__ == "__main__":
    main()
