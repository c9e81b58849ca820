"""Lemma and part of speech in context: ours beside pymorphy3's first reading, on the development parts."""

import json
import os
import subprocess
import sys
import time

import pymorphy3

# Variants of one word that corpora write under one lemma or another.
VARIANTS = {
    "во": "в", "со": "с", "об": "о", "обо": "о", "ко": "к", "изо": "из", "ото": "от", "надо": "над", "подо": "под",
    "передо": "перед", "безо": "без", "б": "бы", "ж": "же", "ль": "ли",
}

# What a part of speech of the dictionary is called in the corpora; all others have one name in both tag sets.
COMMON = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "VERB": "VERB", "INFN": "VERB", "GRND": "VERB", "NUMR": "NUM",
    "NUMB": "NUM", "ADVB": "ADV", "PRED": "ADV", "NPRO": "PRON", "PREP": "ADP", "CONJ": "CONJ", "PRCL": "PART",
    "INTJ": "INTJ", "LATN": "X", "ROMN": "X", "UNKN": "X", "PNCT": "PUNCT",
}
OPENCORPORA = {**COMMON, "COMP": "ADJ", "PRTF": "ADJ", "PRTS": "ADJ"}
UNIVERSAL = {**COMMON, "COMP": "ADV", "PRTF": "VERB", "PRTS": "VERB"}
GOLD = {"PROPN": "NOUN", "AUX": "VERB", "CCONJ": "CONJ", "SCONJ": "CONJ"}

RULE = """\
Counted are words: tokens with a letter to which the corpus gives a lemma. Left out for both: punctuation, symbols, numbers
in digits, and part of speech X (foreign words and words that the annotators' dictionary lacked; the corpus repeats the form
as lemma). Lemmas are compared without capitals and stress marks, ё = е; a participle's own lemma and its infinitive both
count; so do variants such as в and во. Parts of speech are compared in the corpus' tag set, proper nouns as nouns,
auxiliaries as verbs, all conjunctions as one; a pronominal adjective is DET; participles are ADJ in OpenCorpora and VERB in the
treebanks, comparatives ADJ and ADV; «нет» as predicate is VERB."""


def fold(lemma):
    small = lemma.lower().replace("ё", "е").replace("\u0301", "")
    return VARIANTS.get(small, small)


def part(code, form, names):
    pos, *marks = code.split(",")
    if pos in ("ADJF", "ADJS") and "Apro" in marks:
        return "DET"
    if pos == "PRED" and form.lower() == "нет":
        return "VERB"
    return names.get(pos, "X")


def rival(analyzer, form, seen):
    """Lemmas and part of speech of pymorphy3's first reading."""
    if form not in seen:
        first = analyzer.parse(form)[0]
        lemmas = [first.normal_form]
        if first.tag.POS in ("PRTF", "PRTS"):
            own = first.inflect({"PRTF", "nomn", "sing", "masc"})
            lemmas += [own.word] if own else []
        pos = first.tag.POS or next((mark for mark in ("NUMB", "LATN", "ROMN", "PNCT") if mark in first.tag), "UNKN")
        seen[form] = lemmas, ",".join([pos] + [mark for mark in ("Apro", "Anum", "Prnt") if mark in first.tag])
    return seen[form]


def main():
    program = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
    ours = subprocess.run([program, "bench", "context", *sys.argv[1:]], capture_output=True, text=True, check=True)
    analyzer, seen = pymorphy3.MorphAnalyzer(), {}
    rows, speeds, errors = [], [], os.environ.get("SARAP_BENCH_ERRORS")
    for line in ours.stdout.splitlines():
        corpus = json.loads(line)
        names = OPENCORPORA if corpus["name"].startswith("opencorpora") else UNIVERSAL
        start = time.perf_counter()
        for form, *_ in corpus["tokens"]:
            analyzer.parse(form)
        spent = time.perf_counter() - start
        speeds.append((len(corpus["tokens"]), corpus["nanoseconds"] / 1e9, spent))
        words, lemma, pos = 0, [0, 0], [0, 0]
        for form, gold, upos, lemmas, code in corpus["tokens"]:
            if upos in ("PUNCT", "SYM", "X") or gold == "_" or not any(map(str.isalpha, form)):
                continue
            words += 1
            for side, (found, tag) in enumerate([rival(analyzer, form, seen), (lemmas, code)]):
                wrong = fold(gold) not in map(fold, found)
                other = part(tag, form, names) != GOLD.get(upos, upos)
                lemma[side] += wrong
                pos[side] += other
                if errors and side == 1 and (wrong or other):
                    kind = "L" * wrong + "P" * other
                    print(corpus["name"], kind, form, gold, upos, found, tag, sep="\t", file=sys.stderr)
        share = [f"{1 - count / words:.4f}" for count in pos]
        ratio = lemma[1] / lemma[0] if lemma[0] else 0
        rows.append(f"| {corpus['name']} | {words} | {lemma[0]} | {lemma[1]} | {ratio:.2f} | {share[0]} | {share[1]} |")
    print("## Lemma and part of speech in context, development parts\n")
    print("| corpus | words | lemma errors, pymorphy3 | Sarap | ratio | part of speech, pymorphy3 | Sarap |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    print("\n".join(rows))
    tokens, own, other = map(sum, zip(*speeds))
    print(f"\n{RULE}\n")
    print(
        f"Speed over all {tokens} tokens: Sarap {own / tokens * 1e6:.2f} µs a token with the choice in context, pymorphy3 "
        f"{other / tokens * 1e6:.1f} µs without: {other / own:.0f} times."
    )


if __name__ == "__main__":
    main()
