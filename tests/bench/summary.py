#!/usr/bin/env python3
"""Setting year-end reports: this program beside typst, LibreOffice and WeasyPrint, the same content, in one run.

    summary.py EXAMPLE FOLDER

EXAMPLE is `measured_reports` of the package tongket-summary, built for release; it makes the files and times its own setting.
typst and WeasyPrint are called as libraries in this process, the median of their runs without the first import; LibreOffice
is started for each file and measured from start to end, with a profile that exists. Prints a table in Markdown."""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = [1, 10, 100, 500]
# A setter that takes longer than this for a size is not asked for a larger one.
PATIENCE = 120
FONTS = pathlib.Path(__file__).resolve().parents[2] / "src-tauri/crates/summary/fonts"


def pages_of(pdf):
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith("Pages:")))


def timed(work, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
        if sum(times) > PATIENCE:
            break
    return statistics.median(times)


def by_typst(folder, size, out):
    import typst

    source = str(folder / f"{size}.typ")
    return timed(lambda: typst.compile(source, output=str(out), font_paths=[str(FONTS)]), 3 if size > 10 else 7)


def by_weasyprint(folder, size, out):
    import weasyprint

    def work():
        weasyprint.HTML(filename=str(folder / f"{size}.html")).write_pdf(str(out))

    return timed(work, 1 if size > 10 else 3)


def by_libreoffice(folder, size, out):
    profile = folder / "profile"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf"]

    def work():
        with tempfile.TemporaryDirectory() as made:
            subprocess.run([*command, "--outdir", made, str(folder / f"{size}.docx")], check=True, capture_output=True)
            out.write_bytes((pathlib.Path(made) / f"{size}.pdf").read_bytes())

    if not profile.exists():
        work()
    return timed(work, 1 if size > 10 else 3)


def main():
    example, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    said = subprocess.run([example, str(folder)], capture_output=True, text=True, check=True).stdout
    ours = {one["asked"]: one for one in map(json.loads, said.splitlines())}
    print("| | pages asked | pages made | ms | KB |")
    print("|---|--:|--:|--:|--:|")
    for size in SIZES:
        one = ours[size]
        print(f"| Tổng Kết | {size} | {one['pages']} | {one['microseconds'] / 1000:,.1f} | {one['bytes'] / 1024:,.0f} |")
    others = [("typst", by_typst), ("WeasyPrint", by_weasyprint), ("LibreOffice (docx → pdf)", by_libreoffice)]
    for name, work in others:
        for size in SIZES:
            out = folder / f"{size}-other.pdf"
            seconds = work(folder, size, out)
            print(f"| {name} | {size} | {pages_of(out)} | {seconds * 1000:,.1f} | {out.stat().st_size / 1024:,.0f} |", flush=True)
            if seconds > PATIENCE:
                print(f"| {name} | more | | not asked: over {PATIENCE} s | |")
                break


main()
