#!/usr/bin/env python3
"""The data file beside DuckDB and pandas: the same figures, the same questions, one run.

    store.py PROGRAM FOLDER FIGURES RUNS
    store.py --peer duckdb|pandas CSV FOLDER RUNS

PROGRAM is the example `bench_store` of the package tongket-app. It makes the data file and the same figures as CSV; each
program reads and is asked in a process of its own, its memory is the most it had. The questions to the others are those
that the data file is asked: a comparison of one indicator over all provinces and five years, one of five indicators of a
province over fifteen years, sentences that hold some words whatever their accents, all figures of a province and a year.
The others give rows; ours also settles which value stands, changes, ranks and places in the text."""

import argparse
import json
import pathlib
import random
import resource
import subprocess
import sys
import time
import unicodedata

YEARS = range(2008, 2023)


def timed(action):
    begun = time.perf_counter()
    action()
    return int((time.perf_counter() - begun) * 1_000_000)


def plain(words):
    words = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(c for c in words if not unicodedata.combining(c))


def questions(indicators, areas, sentences, runs):
    """The same kinds of questions in the same numbers."""
    chance = random.Random(11)
    for _ in range(runs):
        yield "compare_areas", ([chance.choice(indicators)], areas, YEARS[-5])
        yield "compare_years", (chance.sample(indicators, 5), [chance.choice(areas)], YEARS[0])
        yield "search", plain(chance.choice(sentences)).split()[:6]
        yield "summary", (chance.choice(areas), chance.choice(YEARS))


def duckdb_peer(csv, folder, runs):
    import duckdb

    path = folder / "facts.duckdb"
    path.unlink(missing_ok=True)
    database = duckdb.connect(str(path))
    made = timed(lambda: database.execute(
        "CREATE TABLE facts AS SELECT * FROM read_csv(?, types={'value': 'DECIMAL(38,6)', 'start': 'DATE', 'end': 'DATE'})",
        [str(csv)]))
    figures = database.execute("SELECT count(*) FROM facts").fetchone()[0]
    lists = [[row[0] for row in database.execute(sql).fetchall()] for sql in (
        "SELECT DISTINCT indicator FROM facts ORDER BY 1", "SELECT DISTINCT area FROM facts ORDER BY 1",
        "SELECT sentence FROM facts ORDER BY hash(sentence) LIMIT 500")]
    database.close()
    opened = []
    for _ in range(min(runs, 15)):
        def open_and_count():
            again = duckdb.connect(str(path))
            again.execute("SELECT count(*), count(DISTINCT area) FROM facts").fetchall()
            again.close()
        opened.append(timed(open_and_count))
    database = duckdb.connect(str(path))

    def ask(kind, what):
        if kind == "search":
            words = " AND ".join(["strip_accents(lower(replace(replace(sentence, 'đ', 'd'), 'Đ', 'd'))) LIKE ?"] * len(what))
            return database.execute(f"SELECT sentence FROM facts WHERE {words} LIMIT 50", [f"%{w}%" for w in what]).fetchall()
        if kind == "summary":
            return database.execute("SELECT * FROM facts WHERE area = ? AND year = ?", list(what)).fetchall()
        # Its PIVOT takes no parameters; the values are our own.
        indicators, areas, first = what
        codes = ", ".join(f"'{code}'" for code in indicators)
        units = ", ".join(f"'{area}'" for area in areas)
        return database.execute(
            f"PIVOT (SELECT indicator, area, year, value FROM facts WHERE indicator IN ({codes}) AND area IN ({units}) "
            f"AND year >= {first} AND \"end\" - start > 360) ON year USING first(value)").fetchall()

    return figures, made, opened, lists, ask


def pandas_peer(csv, _folder, runs):
    import pandas

    holder = {}

    def load():
        holder["frame"] = pandas.read_csv(csv, parse_dates=["start", "end"])
    made = timed(load)
    opened = [made] + [timed(load) for _ in range(min(runs, 2))]
    frame = holder["frame"]
    folded = frame["sentence"].map(plain)
    lists = [sorted(frame["indicator"].unique()), sorted(frame["area"].unique()),
             list(frame["sentence"].sample(500, random_state=7))]

    def ask(kind, what):
        if kind == "search":
            found = folded.str.contains(what[0], regex=False)
            for word in what[1:]:
                found &= folded.str.contains(word, regex=False)
            return frame[found].head(50)
        if kind == "summary":
            return frame[(frame["area"] == what[0]) & (frame["year"] == what[1])]
        indicators, areas, first = what
        whole = (frame["end"] - frame["start"]).dt.days > 360
        chosen = frame[frame["indicator"].isin(indicators) & frame["area"].isin(areas) & (frame["year"] >= first) & whole]
        return chosen.pivot_table(index=["indicator", "area"], columns="year", values="value", aggfunc="first")

    return len(frame), made, opened, lists, ask


def peer(name, csv, folder, runs):
    build = {"duckdb": duckdb_peer, "pandas": pandas_peer}[name]
    figures, made, opened, lists, ask = build(csv, folder, runs)
    answers = {"figures": figures, "microseconds": made, "open": opened}
    for kind, what in questions(*lists, runs):
        answers.setdefault(kind, []).append(timed(lambda: ask(kind, what)))
    answers["peak_kb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return answers


def percentile(times, share):
    times = sorted(times)
    return times[min(len(times) - 1, len(times) * share // 100)] / 1000


def said(times):
    if not times:
        return "–"
    if len(times) == 1:
        return f"{times[0] / 1000:,.0f}"
    return f"{percentile(times, 50):,.1f} / {percentile(times, 95):,.1f}"


def main():
    if sys.argv[1] == "--peer":
        _, _, name, csv, folder, runs = sys.argv
        print(json.dumps(peer(name, pathlib.Path(csv), pathlib.Path(folder), int(runs))))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("figures", type=int)
    parser.add_argument("runs", type=int)
    given = parser.parse_args()
    folder = given.folder
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("facts.*"):
        old.unlink()
    data, csv = folder / "facts.db", folder / "facts.csv"

    def run(*words):
        return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    made = run(given.program, "make", data, str(given.figures), csv)
    tools = {"Tổng Kết": {**run(given.program, "ask", data, str(given.runs)), "made": made}}
    for name, label in (("duckdb", "DuckDB"), ("pandas", "pandas")):
        answers = run(sys.executable, __file__, "--peer", name, csv, folder, str(given.runs))
        tools[label] = {**answers, "made": answers}
    size = sum(file.stat().st_size for file in folder.glob("facts.db*"))
    print(f"{made['figures']:,} figures in {made['reports']:,} reports; the data file has {size / 1e6:,.0f} MB.\n")
    print("| | " + " | ".join(tools) + " |")
    print("|---|" + "--:|" * len(tools))
    rate = [f"{t['made']['figures'] * 1_000_000 // max(t['made']['microseconds'], 1):,}" for t in tools.values()]
    print("| import, figures/s | " + " | ".join(rate) + " |")
    rows = [("open", "open, first counts"), ("compare_areas", "compare: 1 indicator, 63 areas, 5 years"),
            ("compare_years", "compare: 5 indicators, 1 area, 15 years"), ("search", "search, some words"),
            ("summary", "figures of an area and a year"), ("status", "counts of the frame"), ("reports", "list of reports"),
            ("conflicts_of_a_year", "ledger of conflicts, a year"), ("backup", "safety copy, looked at")]
    for key, label in rows:
        print(f"| {label} | " + " | ".join(said(t.get(key, [])) for t in tools.values()) + " |")
    print("| most memory, MB | " + " | ".join(f"{t['peak_kb'] / 1024:,.0f}" for t in tools.values()) + " |")


if __name__ == "__main__":
    main()
