"""The index: what it costs beside the analysis, and how fast it answers, beside SQLite's FTS5, nltk and scikit-learn.

Usage: python benches/index.py [arguments of `sarap-train bench index`]

The corpora are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version

from nltk.text import ConcordanceIndex, Text
from sklearn.feature_extraction.text import CountVectorizer

TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
RUNS = 3
FIRST = 0.100  # seconds to the first lines
PAGE = 100

# Our query, and the same for FTS5 and for nltk, which take words that follow each other; nltk knows nothing else.
SAME = {
    "оборот": ('lemmas : "оборот"', ["оборот"]),
    "незаконный оборот": ('lemmas : "незаконный оборот"', ["незаконный", "оборот"]),
    "прези*": ('forms : "прези" *', None),
    # NEAR/5: up to five tokens on, so up to four between.
    "президент NEAR/5 страна": ('lemmas : NEAR("президент" "страна", 4)', None),
}


def timed(work):
    """The fastest of the runs, and what came out."""
    best, result = float("inf"), None
    for _ in range(RUNS):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return best, result


def fts5(path, documents):
    """Seconds to build, bytes, and seconds by query to the number of matches and the first page of them with their context."""
    start = time.perf_counter()
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE words USING fts5(forms, lemmas, tokenize=\"unicode61 remove_diacritics 0\")")
    rows = ((" ".join(one["forms"]), " ".join(one["lemmas"])) for one in documents)
    database.executemany("INSERT INTO words VALUES (?, ?)", rows)
    database.execute("INSERT INTO words(words) VALUES ('optimize')")
    database.commit()
    building = time.perf_counter() - start
    pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))

    def ask(query):
        count = database.execute("SELECT count(*) FROM words WHERE words MATCH ?", (query,)).fetchone()[0]
        lines = "SELECT rowid, snippet(words, 0, '[', ']', '…', 20) FROM words WHERE words MATCH ? LIMIT ?"
        return count, database.execute(lines, (query, PAGE)).fetchall()

    times = {ours: timed(lambda: ask(theirs))[0] for ours, (theirs, _) in SAME.items()}
    kept = database.execute("SELECT sum(length(block)) FROM words_data").fetchone()[0]
    database.close()
    return building, pages * size, kept, times


def nltk(documents):
    """Seconds to build, and by query to its first page of lines."""
    lemmas = [lemma for one in documents for lemma in one["lemmas"]]
    start = time.perf_counter()
    text = Text(lemmas)
    text._concordance_index = ConcordanceIndex(text.tokens, key=lambda word: word.lower())
    building = time.perf_counter() - start
    times = {}
    for ours, (_, words) in SAME.items():
        if words:
            times[ours] = timed(lambda: text.concordance_list(words if len(words) > 1 else words[0], lines=PAGE))[0]
    return building, times


def counted(documents):
    """Seconds to count sequences of one to three lemmas."""
    lemmas = [[lemma for lemma in one["lemmas"] if lemma[:1].isalpha()] for one in documents]
    three = lambda words: [*zip(words), *zip(words, words[1:]), *zip(words, words[1:], words[2:])]
    start = time.perf_counter()
    CountVectorizer(analyzer=three).fit_transform(lemmas).sum(axis=0)
    return time.perf_counter() - start


def ms(seconds):
    return f"{seconds * 1e3:.1f}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        words = os.path.join(folder, "words.jsonl")
        command = [TRAIN, "bench", "index", "--words", words, *sys.argv[1:]]
        ours = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        with open(words, encoding="utf-8") as lines:
            documents = [json.loads(line) for line in lines]
        sqlite_building, sqlite_bytes, sqlite_index, sqlite_times = fts5(os.path.join(folder, "words.db"), documents)
        nltk_building, nltk_times = nltk(documents)
        counting = counted(documents)
    whole, tenth, reading = ours["whole"], ours["tenth"], ours["reading"]["whole"]
    a_token = reading["analysis"] / reading["tokens"]
    analysis = a_token * whole["tokens"]
    building = whole["index"] + whole["write"] + whole["merge"]
    small = tenth["index"] + tenth["write"] + tenth["merge"]
    asked = {(one["kind"], one["name"]): one for one in ours["questions"]}

    print("## Index and questions\n")
    print(f"News (kw-ru): {whole['documents']:,} documents, {whole['tokens']:,} tokens, {whole['text'] / 1e6:.1f} MB of text. A whole analysis")
    print(f"takes {a_token * 1e6:.2f} µs a token, {analysis:.1f} s for all. The rivals get the same tokens as words with spaces between, forms in one")
    print("column and our lemmas in another, so that they can look for lemmas at all.\n")
    print(f"| | Sarap | limit | SQLite {sqlite3.sqlite_version} FTS5 | nltk {version('nltk')} |\n|---|---:|---:|---:|---:|")
    print(f"| index from read documents, to bytes, all merged, s | {building:.2f} | | {sqlite_building:.2f} | {nltk_building:.2f} |")
    print(f"| … of analysis time | {building / analysis:.1%} | 25 % | {sqlite_building / analysis:.1%} | {nltk_building / analysis:.1%} |")
    print(f"| size, merged, by that of the text | {whole['bytes'] / whole['text']:.2f} | 2 | {sqlite_bytes / whole['text']:.2f}, the inverted index alone {sqlite_index / whole['text']:.2f} | |")
    print(f"| size, an index a document | {whole['parts'] / whole['text']:.2f} | 2 | | |")
    print(f"| size in memory | {whole['memory'] / whole['text']:.2f} | 2 | | |")
    print(f"| opened from one file or many, ready for questions, s | {whole['merge'] + whole['open']:.2f} | | | |")
    slowest = max(one["seconds"] for one in ours["questions"] if one["kind"] != "statistics")
    print(f"\nConcordance: all matches counted and the first {PAGE} lines with their context, ms; the slowest takes {ms(slowest)}, at most {ms(FIRST)} are asked for.")
    print(f"FTS5 counts documents and gives the first {PAGE} with a snippet; nltk gives the first {PAGE} lines, in the order of the text.\n")
    print("| query | matches | first lines | sorted by r1,r2 | FTS5 | nltk |\n|---|---:|---:|---:|---:|---:|")
    for (kind, name), one in asked.items():
        if kind == "lines":
            ordered = asked["sorted", name]["seconds"]
            theirs = [ms(times[name]) if name in times else "" for times in (sqlite_times, nltk_times)]
            shown = name.replace("|", "\\|")
            print(f"| `{shown}` | {one['rows']:,} | {ms(one['seconds'])} | {ms(ordered)} | {theirs[0]} | {theirs[1]} |")
    print("\nOther questions, ms:\n\n| question | rows | time | by that of a tenth of the text |\n|---|---:|---:|---:|")
    for (kind, name), one in asked.items():
        if kind == "statistics":
            print(f"| {name} | {one['rows']:,} | {ms(one['seconds'])} | {one['seconds'] / one['tenth']:.1f} |")

    def added(size, read):
        parts = [asked["statistics", name][size] for name in ("words by lemma", "n-grams 1 to 3")]
        return [*parts, read["phrases"]]

    many, few = added("seconds", reading), added("tenth", ours["reading"]["tenth"])
    tokens = whole["tokens"] / tenth["tokens"]
    per = lambda seconds, size: f"{seconds:.2f} s, {seconds / (a_token * size):.1%} of the analysis"
    print(f"\nCounting words, sequences of one to three and key phrases of {whole['tokens']:,} tokens, whole documents: {per(sum(many), whole['tokens'])} (at most")
    print(f"30 % are asked for): {many[0]:.2f}, {many[1]:.2f} and {many[2]:.2f} s. scikit-learn {version('scikit-learn')}'s CountVectorizer counts the same sequences in {counting:.1f} s.")
    print(f"{tokens:.1f} times the text take {sum(many) / sum(few):.1f} times as long, the index {building / small:.1f} times, the analysis {reading['analysis'] / ours['reading']['tenth']['analysis']:.1f} times (at most 11 for 10 are asked for).")


if __name__ == "__main__":
    main()
