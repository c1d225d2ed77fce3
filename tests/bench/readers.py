#!/usr/bin/env python3
"""Measures our readers beside what a user would pick instead, on the same files in the same run; prints a table.

    readers.py --reader PROGRAM --python PYTHON --files DIR [--only FORMAT]

Beside each file stands NAME.txt: what is in it, a line for each paragraph, the cells of a row apart by tabs. Words are
compared as a bag: recall is the share of the true words that were read, precision the share of the words read that are true.
Punctuation does not count, and in sheets no mark inside a figure does (1.128, 1,128 and 1128 are one). A cell is in order
when its words stand together behind those of the cell before it."""

import argparse
import collections
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata

HERE = pathlib.Path(__file__).parent
SHEETS = ("xlsx", "xls", "ods", "csv")
FORMATS = ("docx", "doc", "odt", "rtf", "html", "mht", "txt", "pdf") + SHEETS
# Runs of a whole program; the first one, which warms the disk, is not counted.
RUNS, SLOW_RUNS = 7, 3
# Readings in one process.
TIMES = 31
# Longest that one run may take, in seconds.
PATIENCE = 180
# Words that may stand between two cells of a row and still let them be in order: a repeated head, a page number.
BETWEEN = 40
# Places that are tried for the beginning of a row.
CANDIDATES = 200

Peer = collections.namedtuple("Peer", "name version formats command module", defaults=(None,))


def version_of(command, pattern=r"\d+(\.\d+)+"):
    """The version that a program says, or none where it is not installed."""
    if not shutil.which(command[0]):
        return None
    said = subprocess.run(command, capture_output=True, text=True)
    found = re.search(pattern, said.stdout + said.stderr)
    return found and found[0]


def programs():
    """What is installed as a program: each with the formats it reads, and its command for a file and a folder to write to."""
    soffice = {kind: "txt:Text (encoded):UTF8" for kind in FORMATS[:6]}
    soffice |= {kind: 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1' for kind in SHEETS}
    peers = [
        ("LibreOffice", version_of(["soffice", "--version"]), [*soffice],
         lambda path, out: ["soffice", "--headless", "--convert-to", soffice[path.suffix[1:]], "--outdir", out, path]),
        ("pandoc", version_of(["pandoc", "--version"]), ["docx", "odt", "rtf", "html"],
         lambda path, _: ["pandoc", "--to", "plain", "--wrap", "none", path]),
        ("pdftotext -layout", version_of(["pdftotext", "-v"]), ["pdf"], lambda path, _: ["pdftotext", "-layout", path, "-"]),
        ("antiword", version_of(["antiword"], r"(?<=Version: )\S+"), ["doc"], lambda path, _: ["antiword", "-m", "UTF-8.txt", path]),
        ("catdoc", version_of(["catdoc", "-V"]), ["doc"], lambda path, _: ["catdoc", "-d", "utf-8", path]),
        ("xls2csv (catdoc)", version_of(["catdoc", "-V"]), ["xls"], lambda path, _: ["xls2csv", "-d", "utf-8", path]),
    ]
    return [Peer(*peer) for peer in peers if peer[1]]


def libraries(python):
    """The libraries of that Python, each run by peer.py."""
    formats = {
        "pymupdf": ["pdf"],
        "markitdown": ["docx", "html", "pdf", "xlsx", "xls", "csv"],
        "kreuzberg": ["docx", "doc", "odt", "rtf", "html", "pdf", "xlsx", "xls", "ods", "csv"],
        "undoc": ["docx", "doc", "xlsx", "xls"],
        "docx2txt": ["docx"],
        "openpyxl": ["xlsx"],
    }
    listed = subprocess.run([python, "-m", "pip", "list", "--disable-pip-version-check"], capture_output=True, text=True).stdout
    versions = {line.split()[0].lower(): line.split()[1] for line in listed.splitlines() if line.strip()}
    command = lambda name: lambda path, _: [python, HERE / "peer.py", name, path]
    return [Peer(name, versions[name], kinds, command(name), name) for name, kinds in formats.items() if name in versions]


def run(command, scratch):
    """Runs a program: its output, seconds, and the most memory it and its children had, in MB. None where it fails."""
    note = scratch / "memory"
    out = scratch / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    begun = time.perf_counter()
    # `time` is small: memory asked of this process would count its own.
    words = ["/usr/bin/time", "-q", "-f", "%M", "-o", note, *command(out)]
    try:
        done = subprocess.run(words, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    seconds = time.perf_counter() - begun
    written = [path.read_bytes() for path in sorted(out.iterdir())]
    text = (b"\n".join(written) if written else done.stdout).decode("utf-8", "replace")
    if done.returncode or not text.strip():
        return None
    return text, seconds, int(note.read_text().split()[-1]) / 1024


def words(text, sheet):
    text = unicodedata.normalize("NFC", re.sub(r"<[^<>\n]{1,80}>", " ", text.replace("\\", "")))
    if sheet:
        # The number 1128.0 of a program is the 1128 of a sheet.
        text = re.sub(r"(?<=\d)\.0(?![\d.,])", "", text)
        text = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    return re.findall(r"[^\W_]+(?:[.,][^\W_]+)*", text.lower())


def bag(truth, found):
    """Recall and precision."""
    common = (collections.Counter(truth) & collections.Counter(found)).total()
    return common / max(len(truth), 1), common / max(len(found), 1)


def cells_in_order(truth, found, sheet):
    """The share of the cells that stand behind the cell before them; none where the truth has no table."""
    places = collections.defaultdict(list)
    for place, word in enumerate(found):
        places[word].append(place)
    right = all_cells = at = 0
    for line in truth.splitlines():
        cells = [cell for cell in (words(cell, sheet) for cell in line.split("\t")) if cell] if "\t" in line else []
        if not cells:
            continue
        all_cells += len(cells)
        begins = [place for place in places[cells[0][0]] if place >= at][:CANDIDATES]
        count, behind = max((row_at(begin, cells, found, places) for begin in begins), key=lambda row: row[0], default=(0, at))
        # A row of which little was found says nothing about where the next one begins.
        at = behind if 2 * count > len(cells) else at
        right += count
    return right / all_cells if all_cells else None


def row_at(begin, cells, found, places):
    """How many cells of a row stand in order from this place on, and where the last one ends."""
    count, behind = 0, begin
    for cell in cells:
        near = (place for place in places[cell[0]] if behind <= place <= behind + BETWEEN)
        place = next((place for place in near if found[place : place + len(cell)] == cell), None)
        if place is not None:
            count, behind = count + 1, place + len(cell)
    return count, behind


def measured(peer, path, truth, scratch, python, reader):
    """A line of the table."""
    sheet = path.suffix[1:] in SHEETS
    first = run(lambda out: peer.command(path, out), scratch)
    if not first:
        return f"| | {peer.name} {peer.version} | fails | | | | | |"
    runs = SLOW_RUNS if first[1] > 2 else RUNS
    again = [result for result in (run(lambda out: peer.command(path, out), scratch) for _ in range(runs)) if result]
    if not again:
        return f"| | {peer.name} {peer.version} | fails | | | | | |"
    whole = statistics.median(seconds for _, seconds, _ in again) * 1000
    memory = statistics.median(memory for _, _, memory in again)
    inside = in_process(peer, path, python, reader)
    found = words(first[0], sheet)
    recall, precision = bag(words(truth, sheet), found)
    cells = cells_in_order(truth, found, sheet)
    shown = "–" if cells is None else f"{cells:.3f}"
    name = f"**{peer.name}**" if peer.module == reader else f"{peer.name} {peer.version}"
    return f"| | {name} | {inside} | {whole:.0f} | {memory:.0f} | {precision:.4f} | {recall:.4f} | {shown} |"


def in_process(peer, path, python, reader):
    """The median of some readings in one process, without its start; a dash where a program cannot do that."""
    if not peer.module:
        return "–"
    if peer.module == reader:
        command = [reader, "--times", str(TIMES), path]
    else:
        command = [python, HERE / "peer.py", peer.module, path, str(TIMES)]
    done = subprocess.run(command, capture_output=True, text=True)
    number = re.search(r"^[\d.]+", done.stdout.strip().splitlines()[-1]) if done.stdout.strip() else None
    return f"{float(number[0]):.2f}" if number and done.returncode == 0 else "fails"


def files(folder):
    """Each file whose truth stands beside it, by format. A truth is read as text itself where nothing else has its name."""
    found = [path for path in sorted(folder.iterdir()) if path.suffix[1:] in FORMATS and path.with_suffix(".txt").exists()]
    return sorted(found, key=lambda path: (FORMATS.index(path.suffix[1:]), path.name))


def main():
    words_of = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words_of.add_argument("--reader", required=True, help="our own program, built for release")
    words_of.add_argument("--python", required=True, help="the Python with the libraries")
    words_of.add_argument("--files", required=True, type=pathlib.Path)
    words_of.add_argument("--only", choices=FORMATS)
    given = words_of.parse_args()
    ours = Peer("Tổng Kết", "", FORMATS, lambda path, _: [given.reader, path], given.reader)
    peers = [ours, *programs(), *libraries(given.python)]
    print("| file | read by | ms in one process | ms whole program | MB | precision | recall | cells in order |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as scratch:
        for path in files(given.files):
            if given.only not in (None, path.suffix[1:]):
                continue
            truth = path.with_suffix(".txt").read_text()
            print(f"| **{path.name}**, {path.stat().st_size / 1024:.0f} KB | | | | | | | |", flush=True)
            for peer in peers:
                if path.suffix[1:] in peer.formats:
                    print(measured(peer, path, truth, pathlib.Path(scratch), given.python, given.reader), flush=True)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
