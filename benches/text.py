"""Sentences and tokens: Sarap beside razdel on Russian treebanks, same texts, same run.

Usage: python benches/text.py [--show] [--only PART]     (--show lists every error on standard error)

The treebanks are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import argparse
import gzip
import html
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import razdel

DATA = pathlib.Path(os.environ.get("SARAP_DATA", "../shared/data"))
TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
GROUPS = ("ud-ru", "opencorpora-ru")


def sentences(path):
    """(text or None, [(form, space after)]) of every sentence of a CoNLL-U file."""
    text, forms, until = None, [], 0
    for line in gzip.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# text = "):
            text = line[len("# text = "):]
        elif not line.strip():
            if forms:
                yield text, forms
            text, forms, until = None, [], 0
        elif not line.startswith("#"):
            cells = line.split("\t")
            number, form, misc = cells[0], cells[1], cells[9]
            if "." in number:
                continue
            if "-" in number:  # one written token of several syntactic words: the written one counts
                until = int(number.split("-")[1])
            elif int(number) <= until:
                continue
            forms.append((form, "SpaceAfter=No" not in misc))


OPENING, CLOSING = set("([{«„“‘"), set(")]}»”’.,;:!?…%")


def written(forms):
    """Spaces put back as in print, for sources that don't keep them: none before a closing sign and a stop, none after
    an opening one; straight quotes open and close in turn."""
    out, open_quote = [], False
    for index, (form, _) in enumerate(forms):
        name = any(c.isalnum() for c in form)  # «.ru»
        glue_left = form[0] in CLOSING and not name and not (form[0] in ":;=" and len(form) > 1 and form[1] in "()-")
        glue_right = form in OPENING
        if form == '"':
            glue_left, glue_right, open_quote = open_quote, not open_quote, not open_quote
        if glue_left and out:
            out[-1] = (out[-1][0], False)
        out.append((form, not glue_right))
    return out


def pieces(text, forms):
    """The sentence's text and the spans of its tokens; None if the two don't fit."""
    if text is None:
        text = "".join(form + (" " if space else "") for form, space in forms).rstrip()
    text, spans, at = text.strip(), [], 0
    for form, _ in forms:
        while at < len(text) and text[at].isspace():
            at += 1
        for variant in (form, html.unescape(form), '"' if form in ("``", "&#39;&#39;") else form):
            if text.startswith(variant, at):
                spans.append((at, at + len(variant)))
                at += len(variant)
                break
        else:
            return None
    return (text, spans) if not text[at:].strip() else None


def cases(path):
    """The variants of a file: name -> list of (sentence text, token spans)."""
    read = list(sentences(path))
    name = f"{path.parent.name}/{path.name.removesuffix('.conllu.gz')}"
    spaced = all(space for text, forms in read for _, space in forms) and all(text is None for text, _ in read)
    if spaced:
        variants = {name: [(None, written(forms)) for _, forms in read], f"{name}, spaced": read}
    else:
        variants = {name: read}
    return {key: [case for case in (pieces(*one) for one in value) if case] for key, value in variants.items()}, len(read)


def ours(work):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for text in work:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        file.flush()
        lines = subprocess.run([TRAIN, "bench", "text", file.name], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in lines.splitlines()]


def rival(text):
    start = time.perf_counter()
    parts = list(razdel.sentenize(text))
    tokens = [[(part.start + t.start, part.start + t.stop) for t in razdel.tokenize(part.text)] for part in parts]
    seconds = time.perf_counter() - start
    return {"sentences": [(p.start, p.stop) for p in parts], "tokens": [t for s in tokens for t in s], "seconds": seconds}


def token_errors(gold, found):
    """Boundaries inside the text that one side has and the other hasn't. White space is nobody's boundary: a token
    that ends before it and one that starts after it are the same cut."""
    cut = lambda spans: {s for s, _ in spans} | {e for _, e in spans}
    return len(cut(gold) ^ cut(found))


def sentence_errors(gold, found):
    ends = lambda spans: {e for _, e in spans}
    return len(ends(gold) ^ ends(found))


def show(name, text, gold, found, other):
    cut = lambda spans: {s for s, _ in spans} | {e for _, e in spans}
    gold, found, other = cut(gold), cut(found), cut(other)
    for at in sorted(gold ^ found | gold ^ other):
        mark = "missing " if at in gold else "spurious"
        wrong = [side for side, cuts in (("sarap", found), ("razdel", other)) if (at in cuts) != (at in gold)]
        context = f"{text[max(0, at - 40):at]}|{text[at:at + 40]}".replace("\n", " ")
        print(f"{name}\t{mark}\t{'+'.join(wrong)}\t{context}", file=sys.stderr)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("--only", default="")
    arguments = arguments.parse_args()
    rows, dropped, work, meta = [], [], [], []
    for group in GROUPS:
        for path in sorted((DATA / group).glob("*.conllu.gz")):
            variants, read = cases(path)
            for name, sents in variants.items():
                if arguments.only not in name:
                    continue
                if read != len(sents):
                    dropped.append(f"{name} {read - len(sents)}")
                text, bounds, spans = "", [], []
                for sentence, tokens in sents:
                    text += " " if text else ""
                    at = len(text)
                    bounds.append((at, at + len(sentence)))
                    spans.append((at, tokens))
                    text += sentence
                work.append(text)
                work.extend(sentence for sentence, _ in sents)
                meta.append((name, sents, text, bounds))
    results = iter(ours(work))
    total = [0, 0, 0, 0, 0.0, 0.0, 0]
    for name, sents, text, bounds in meta:
        whole, theirs = next(results), rival(text)
        token = [0, 0]
        for sentence, tokens in sents:
            mine = [tuple(span) for span in next(results)["tokens"]]
            other = [(t.start, t.stop) for t in razdel.tokenize(sentence)]
            token[0] += token_errors(tokens, mine)
            token[1] += token_errors(tokens, other)
            if arguments.show:
                show(f"T {name}", sentence, tokens, mine, other)
        sent = [sentence_errors(bounds, [tuple(s) for s in side["sentences"]]) for side in (whole, theirs)]
        if arguments.show:
            e = lambda spans: [(0, b) for _, b in spans]
            show(f"S {name}", text, e(bounds), e(whole["sentences"]), e(theirs["sentences"]))
        count = sum(len(tokens) for _, tokens in sents)
        rows.append((name, count, *token, len(sents), *sent, theirs["seconds"] / whole["seconds"]))
        total[4] += whole["seconds"]
        total[5] += theirs["seconds"]
        total[6] += count
    print("## Sentences and tokens\n")
    print("| file | tokens | token errors: Sarap | razdel | sentences | sentence errors: Sarap | razdel | times faster |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for row in rows:
        print("| " + " | ".join(f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in row) + " |")
    print(f"\n{total[5] / total[4]:.0f} times razdel {razdel_version()}'s speed over all files, sentences and tokens of the same text: "
          f"{total[6] / total[4] / 1e6:.2f} against {total[6] / total[5] / 1e6:.3f} million tokens a second, one thread each.")
    print("\nAn error is a boundary that is missing or spurious. Tokens: each sentence of the treebank alone, its own text where "
          "the file keeps it; otherwise the forms joined with spaces put back as in print (rows without a mark) and with a "
          "space between all forms (rows \"spaced\"). Sentences: all sentences of the file joined with one space, their ends "
          "compared; those without a final stop nobody can find. Nothing is forgiven on either side: GSD cuts compounds at the "
          "hyphen and Taiga keeps the dot with its abbreviation, against OpenCorpora; here OpenCorpora's way is followed. "
          "Addresses are one token, as in both.")
    if dropped:
        print("Sentences left out because the file's own text and tokens don't fit: " + ", ".join(dropped) + ".")


def razdel_version():
    from importlib.metadata import version
    return version("razdel")


if __name__ == "__main__":
    main()
