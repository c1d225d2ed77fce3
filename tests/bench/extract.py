#!/usr/bin/env python3
"""Finding figures: this program beside quantulum3 and a plain regular expression, on the annotated corpus, in one run.

    extract.py CORPUS PROGRAM

PROGRAM is `find-figures` of the package tongket-tests. A figure is found when its value is the annotated one, as written or
in full, and its place overlaps the annotated words; each annotated figure once. What is taken inside spans that the
annotation leaves open counts neither way, nor do values said without a number that the annotation does not have. Time is
that of the processor; each tool works on one core and its time of start is left out."""

import argparse
import json
import pathlib
import re
import subprocess
import time
from decimal import Decimal

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
LEAST_SECONDS = 2
RUNS = 3


def plain_regex(text):
    """Every number in Vietnamese spelling is a figure."""
    found = []
    for match in NUMBER.finditer(text):
        value = Decimal(match.group().replace(".", "").replace(",", "."))
        found.append((match.start(), match.end(), {value}, False))
    return found


def quantulum(text):
    """As its documentation shows it, line by line; line ends part quantities in reports."""
    from quantulum3 import parser

    found, start = [], 0
    for line in text.splitlines(keepends=True):
        for quantity in parser.parse(line):
            first, last = quantity.span
            found.append((start + first, start + last, {Decimal(str(quantity.value))}, False))
        start += len(line)
    return found


def letters(text, found):
    """The same figures with places that count letters and no white space."""
    before = [0]
    for c in text:
        before.append(before[-1] + (not c.isspace()))
    return [(before[start], before[end], *rest) for start, end, *rest in found]


def ours(report):
    return [(f["start"], f["end"], {Decimal(v) for v in f["values"]}, f["implicit"]) for f in report]


def annotated(text, spans):
    """Place and annotation of each."""
    places = []
    for one in spans:
        start = one.get("start", text.find(one["quote"]))
        places.append((start, start + len(one["quote"]), one))
    return letters(text, places)


def same(values, fact):
    wanted = {Decimal(str(fact["value"])), Decimal(str(fact.get("si_value", fact["value"])))}
    return any(a == b for a in values for b in wanted)


def overlaps(one, start, end):
    return one[0] < end and start < one[1]


def score(found, text, gold):
    """Right ones, annotated ones, taken ones."""
    free, right = list(found), 0
    facts = annotated(text, gold["facts"])
    for start, end, fact in facts:
        hits = [one for one in free if overlaps(one, start, end) and same(one[2], fact)]
        if hits:
            free.remove(min(hits, key=lambda one: abs(one[0] - start)))
            right += 1
    ignored = annotated(text, gold["ignored"])
    wrong = [one for one in free if not one[3] and not any(overlaps(one, s, e) for s, e, _ in ignored)]
    return right, len(facts), right + len(wrong)


def seconds(find, texts):
    """Seconds of processor time for reading all texts once, the fastest of several runs."""

    def run():
        begun, count = time.process_time(), 0
        while count == 0 or time.process_time() - begun < LEAST_SECONDS:
            for text in texts:
                find(text)
            count += 1
        return (time.process_time() - begun) / count

    return min(run() for _ in range(RUNS))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("corpus", type=pathlib.Path)
    arguments.add_argument("program")
    asked = arguments.parse_args()
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((asked.corpus / "gold").glob("*.json"))]
    paths = [asked.corpus / "reports" / gold["file"] for gold in golds]
    texts = [path.read_text("utf-8") for path in paths]
    said = json.loads(subprocess.run([asked.program, *paths], capture_output=True, check=True).stdout)

    def peer(find):
        return [letters(text, find(text)) for text in texts], seconds(find, texts)

    tools = [
        ("Tổng Kết", [ours(report) for report in said["reports"]], said["nanoseconds"] / 1e9),
        ("quantulum3", *peer(quantulum)),
        ("plain regular expression", *peer(plain_regex)),
    ]
    sentences, megabytes = said["sentences"], sum(len(text.encode()) for text in texts) / 1e6
    figures = sum(len(gold["facts"]) for gold in golds)
    print(f"{len(texts)} texts, {sentences} sentences, {megabytes:.3f} MB, {figures} annotated figures.\n")
    print("| | sentences/s | MB/s | precision | recall |")
    print("|---|--:|--:|--:|--:|")
    for name, found, taken_seconds in tools:
        parts = [score(one, text, gold) for one, text, gold in zip(found, texts, golds)]
        right, all_figures, taken = (sum(part) for part in zip(*parts))
        speed = f"{sentences / taken_seconds:,.0f} | {megabytes / taken_seconds:.2f}"
        print(f"| {name} | {speed} | {right / max(taken, 1):.3f} | {right / all_figures:.3f} |")


main()
