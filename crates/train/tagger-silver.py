"""Labels plain Russian text with Natasha, as the bulk of what the tagger learns from.

    python crates/train/tagger-silver.py --data ../shared/data --out silver.jsonl.gz

Reads kw-ru (train) and raw-ru, writes documents in the corpora's own format, one JSON object a line. A document that
shares eight words in a row with factRuEval or NEREL is left out: those are what the tagger is measured on.
"""

import argparse
import glob
import gzip
import json
import os
import re
import sys

from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

# Characters a source may give; what is missing is taken whole. The duma's speeches are half of all plain text and
# name few organisations; lists of unrelated headlines have no document around them.
LIMITS = {"duma": 3_000_000, "rurebus": 2_000_000, "finguide": 200_000, "codes": 600_000, "codes2": 0, "chamber": 0,
          "kommersant-titles": 0, "titles-2022": 300_000, "accounting": 0}
GRAM = 8
WORD = re.compile(r"\w+")


def lines(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def grams(text):
    words = [word.lower() for word in WORD.findall(text)]
    return {" ".join(words[at:at + GRAM]) for at in range(len(words) - GRAM + 1)}


def plain(data):
    """Documents in a fixed order, each source up to its limit."""
    given = {}
    paths = [os.path.join(data, "kw-ru/train.jsonl.gz"), *sorted(glob.glob(os.path.join(data, "raw-ru/*.jsonl.gz")))]
    for path in paths:
        for number, document in enumerate(lines(path)):
            source = document.get("source", "")
            taken = given.get(source, 0)
            if taken >= LIMITS.get(source, 1 << 60):
                continue
            given[source] = taken + len(document["text"])
            yield f"{source}-{number}", document["text"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=os.environ.get("SARAP_DATA", "../shared/data"))
    parser.add_argument("--out", required=True)
    parser.add_argument("--documents", type=int, default=1 << 60, help="stop after so many")
    options = parser.parse_args()

    kept_out = set()
    for name in ("factrueval", "nerel"):
        for path in glob.glob(os.path.join(options.data, name, "*.jsonl*")):
            for document in lines(path):
                kept_out |= grams(document["text"])

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())
    written = near = spans = 0
    with gzip.open(options.out, "wt", encoding="utf-8", compresslevel=3) as out:
        for name, text in plain(options.data):
            if written >= options.documents:
                break
            if not kept_out.isdisjoint(grams(text)):
                near += 1
                continue
            doc = Doc(text)
            doc.segment(segmenter)
            if not doc.tokens:
                continue
            doc.tag_ner(tagger)
            marked = [{"start": s.start, "end": s.stop, "label": s.type, "common": s.type} for s in doc.spans]
            spans += len(marked)
            written += 1
            out.write(json.dumps({"id": name, "text": text, "spans": marked}, ensure_ascii=False) + "\n")
    print(f"{written} documents, {spans} names; {near} left out for words shared with factRuEval or NEREL",
          file=sys.stderr)


if __name__ == "__main__":
    main()
