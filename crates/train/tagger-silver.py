"""Labels plain Russian text with Natasha, as the bulk of what the tagger learns from.

    python crates/train/tagger-silver.py --data ../shared/data --out silver.jsonl.gz

Reads news of kw-ru (train) and of raw-ru and writes documents in the corpora's own format, one JSON object a line. A
document that shares eight words in a row with factRuEval or NEREL is left out: those are what the tagger is measured on.
"""

import argparse
import collections
import glob
import gzip
import json
import os
import re
import sys

from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

# (file, every so many-th document): news whole; of messengers' posts, official papers, laws and speeches a part, so that
# their language is known too.
FILES = [
    ("kw-ru/train.jsonl.gz", 1),
    ("raw-ru/news-01.jsonl.gz", 1),
    ("raw-ru/official-01.jsonl.gz", 4),
    ("raw-ru/law-01.jsonl.gz", 16),
    ("raw-ru/duma-02.jsonl.gz", 4),
]
# Of a source with very many short documents only every so many-th is taken.
THIN = {"telegram": 4, "business-tg": 4}
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


def chosen(options):
    for name, every in FILES:
        counts = collections.Counter()
        for document in lines(os.path.join(options.data, name)):
            source = document["source"]
            if counts[source] % (every * THIN.get(source, 1)) == 0:
                yield document
            counts[source] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default=os.environ.get("SARAP_DATA", "../shared/data"))
    parser.add_argument("--out", required=True)
    options = parser.parse_args()

    kept_out = set()
    for name in ("factrueval", "nerel"):
        for path in glob.glob(os.path.join(options.data, name, "*.jsonl*")):
            for document in lines(path):
                kept_out |= grams(document["text"])

    segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())
    written = near = spans = 0
    with gzip.open(options.out, "wt", encoding="utf-8", compresslevel=3) as out:
        for document in chosen(options):
            text = document["text"]
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
            row = {"id": document["id"], "source": document["source"], "text": text, "spans": marked}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{written} documents, {spans} names; {near} left out for words shared with factRuEval or NEREL",
          file=sys.stderr)


if __name__ == "__main__":
    main()
