"""The dictionary: Sarap beside pymorphy3, same words, same run.

Usage: python benches/morph.py [--show]     (--show lists differing words and missed lemmas on standard error)

The corpora are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import argparse
import collections
import glob
import gzip
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

import pymorphy3
import pymorphy3_dicts_ru

DATA = pathlib.Path(os.environ.get("SARAP_DATA", "../shared/data"))
TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
PACK = "packs/ru-dictionary.pack"
SEED = 20220108
DRAWN = 100_000
TIMED = 20_000
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


def ours(*arguments, words=None):
    """What `sarap-train bench morph` prints."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as given:
        given.write("\n".join(words or []))
        given.seek(0)
        command = [TRAIN, "bench", "morph", *arguments]
        return subprocess.run(command, stdin=given, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout


def readings(words):
    """{word: [(lemma, tag)]} of ours."""
    lines = (line.split("\t") for line in ours(PACK, "parse", words=words).split("\n") if line)
    return {word: [tuple(reading.split(" ", 1)) for reading in found] for word, *found in lines}


def tokens(path):
    """(form, lemma, part of speech) of a CoNLL-U file."""
    for line in gzip.open(path, "rt", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            yield cells[1], cells[2], cells[3]


def folded(text):
    return text.lower().replace("ё", "е")


def same_analyses(morph, forms, show):
    """Forms whose set of (lemma, tag) differs from pymorphy3's."""
    found, differing = readings(forms), 0
    for word in forms:
        theirs = {(parse.normal_form, str(parse.tag)) for parse in morph.parse(word)}
        if not morph.word_is_known(word):
            sys.exit(f"{word} is not in pymorphy3's dictionary: the draw is wrong")
        if set(found[word]) != theirs:
            differing += 1
            if show:
                print(word, set(found[word]) ^ theirs, file=sys.stderr)
    return differing


def speed(morph, words):
    """Words a second: ours, theirs, and how long opening our pack takes."""
    passes = []
    for _ in range(3):
        start = time.perf_counter()
        for word in words:
            morph.parse(word)
        passes.append(time.perf_counter() - start)
    theirs = len(words) / min(passes)
    measured = json.loads(ours(PACK, "speed", words=words))
    return measured["words"] / measured["seconds"], theirs, measured["open_seconds"]


def unknown(morph, show):
    """Rows about words that are not in the dictionary: some reading has the gold lemma; the first one has it."""
    gold = collections.Counter()
    for path in sorted(glob.glob(str(DATA / "opencorpora-ru" / "*.gz")) + glob.glob(str(DATA / "ud-ru" / "*.gz"))):
        for form, lemma, pos in tokens(path):
            # X: the corpus itself does not know the word.
            if pos != "X" and WORD.fullmatch(form) and not morph.word_is_known(form):
                gold[form, folded(lemma), pos == "PROPN"] += 1
    found = readings(sorted({form for form, *_ in gold}))
    rows = []
    for name, chosen in (("proper names", True), ("other words", False)):
        counts = collections.Counter()
        for (form, lemma, proper), count in gold.items():
            if proper != chosen:
                continue
            counts["all"] += count
            lemmas = {
                "ours": [folded(own) for own, _ in found[form]],
                "theirs": [folded(parse.normal_form) for parse in morph.parse(form)],
            }
            for who, offered in lemmas.items():
                counts[who, "some"] += count * (lemma in offered)
                counts[who, "first"] += count * (offered[:1] == [lemma])
            if show and lemma not in lemmas["ours"]:
                print("missed", form, lemma, found[form][:3], file=sys.stderr)
        for what in ("some", "first"):
            share = {who: counts[who, what] / max(counts["all"], 1) for who in ("ours", "theirs")}
            rows.append((f"unknown {name} ({counts['all']:,}): {what} reading has the gold lemma", share))
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    morph = pymorphy3.MorphAnalyzer()
    forms = ours(pymorphy3_dicts_ru.get_path(), "forms", str(DRAWN), str(SEED)).split()
    differing = same_analyses(morph, forms, show)
    running = []
    with gzip.open(DATA / "raw-ru" / "news-01.jsonl.gz", "rt", encoding="utf-8") as file:
        while len(running) < TIMED:
            running += WORD.findall(json.loads(next(file))["text"])
    running = running[:TIMED]
    types = sorted(set(running))
    random.Random(SEED).shuffle(types)
    raw = pathlib.Path(PACK).stat().st_size
    packed = len(subprocess.run(["brotli", "-q", "11", "-c", PACK], stdout=subprocess.PIPE, check=True).stdout)
    rows = [
        ("size on disk, bytes", f"{raw:,}; after brotli {packed:,}", f"{folder_size():,}"),
        (f"forms of {DRAWN:,} drawn whose set of analyses differs", f"{differing}", "the measure"),
    ]
    timed = (("words of running text", running), ("its distinct words", types), ("forms drawn", forms[:TIMED]))
    for name, words in timed:
        own, theirs, opened = speed(morph, words)
        rows.append((f"{name} ({len(words):,}), words/s", f"{own:,.0f} ({own / theirs:.0f} times)", f"{theirs:,.0f}"))
    rows.append(("opening, once the bytes are there, ms", f"{opened * 1000:.2f}", ""))
    for name, share in unknown(morph, show):
        rows.append((name, f"{share['ours']:.3f}", f"{share['theirs']:.3f}"))
    print("## Dictionary\n")
    print("pymorphy3's side is `MorphAnalyzer.parse`, which keeps no results from call to call; ours is `Dictionary::read`;")
    print("of each the best of three passes in one thread. A set of analyses is all pairs of lemma and tag in OpenCorpora's notation;")
    print(f"forms are drawn from all 5.14 million entries (seed {SEED}). Lemmas of unknown words are compared with ё as е,")
    print("over all of opencorpora-ru and ud-ru that is not a test part: nothing was learnt from them.\n")
    print("| | Sarap | pymorphy3 |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def folder_size():
    """The files of pymorphy3's dictionary."""
    files = pathlib.Path(pymorphy3_dicts_ru.get_path()).iterdir()
    return sum(file.stat().st_size for file in files if file.is_file())


if __name__ == "__main__":
    main()
