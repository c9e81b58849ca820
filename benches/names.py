"""Dictionary forms of names: Sarap beside Natasha on factRuEval's gold spans, same run, judged by the same code.

Usage: python benches/names.py [--show]     (--show lists our wrong forms on standard error)

The corpora are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from importlib.metadata import version

from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsSyntaxParser, Segmenter
from natasha.doc import DocSpan

DATA = pathlib.Path(os.environ.get("SARAP_DATA", "../shared/data"))
TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
PARTS = ("dev", "train")


def rival_forms(out):
    """Writes Natasha's normal forms of the gold spans: morphology and syntax as its guide has them, then `normalize`."""
    segmenter, vocabulary, embedding = Segmenter(), MorphVocab(), NewsEmbedding()
    morph, syntax = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)
    for part in PARTS:
        for line in (DATA / "factrueval" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            doc = Doc(document["text"])
            doc.segment(segmenter)
            doc.tag_morph(morph)
            doc.parse_syntax(syntax)
            found = []
            for gold in document["spans"]:
                start, end = gold["start"], gold["end"]
                tokens = [token for token in doc.tokens if token.start < end and token.stop > start]
                span = DocSpan(start, end, gold["common"], document["text"][start:end], tokens)
                span.normalize(vocabulary)
                found.append({"start": start, "end": end, "normal": span.normal})
            out.write(json.dumps({"id": document["id"], "spans": found}, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    show = ["--show"] if parser.parse_args().show else []
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        print("Natasha reads the corpus", file=sys.stderr, flush=True)
        rival_forms(file)
        file.flush()
        command = [TRAIN, "bench", "names", "--rival", file.name, *show]
        report = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    groups = subprocess.run([TRAIN, "bench", "coreference"], check=True, stdout=subprocess.PIPE, text=True).stdout
    print("## Names\n\n### Dictionary forms\n")
    print(f"factRuEval-2016's own normal forms, given its own spans; a mention counts if its normal form can be told from the "
          f"mention itself. Capitals, ё and quotes don't count. The rival is Natasha {version('natasha')}: `normalize` after its "
          "morphology and syntax. Rules and weights were made on the train part.\n")
    print("| | mentions | Sarap right | Natasha right |\n|---|---:|---:|---:|")
    for part in PARTS:
        rows = [*report[part].items()]
        rows.append(("all", {key: sum(row[key] for _, row in rows) for key in ("all", "right", "rival")}))
        for label, row in rows:
            count = max(row["all"], 1)
            print(f"| {part} {label} | {row['all']} | {row['right'] / count:.4f} | {row['rival'] / count:.4f} |")
    print("\n### One entity, many names\n")
    print("B-cubed on factRuEval-2016's own entities: our groups of its mentions, and of our own that have the extent or the proper "
          "name of one of its mentions. Natasha does not group mentions.\n")
    print(groups.strip())


if __name__ == "__main__":
    main()
