"""Persons, organisations, places: Sarap beside Natasha on factRuEval, same texts, same run, scored by the same code.

Usage: python benches/entities.py [--silver FILE] [--folds N]

Cross-validation trains our model again for each fold, from the silver documents in FILE (made by
crates/train/tagger-silver.py when they are not there, which takes some minutes) and the gold ones outside the fold.
The corpora are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # both sides work on one thread; numpy reads this when it is loaded

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import natasha
from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter

DATA = pathlib.Path(os.environ.get("SARAP_DATA", "../shared/data"))
TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
PACK = pathlib.Path("packs/ru-tagger.pack")


def gold():
    for part in ("train", "dev"):
        with open(DATA / f"factrueval/{part}.jsonl", encoding="utf-8") as file:
            yield from map(json.loads, file)


def rival(documents):
    """Natasha's spans in our format; seconds for its tagging alone and with segmentation, morphology and lemmas."""
    segmenter, vocabulary, embedding = Segmenter(), MorphVocab(), NewsEmbedding()
    morph, ner = NewsMorphTagger(embedding), NewsNERTagger(embedding)
    marked, tagging, whole = [], 0.0, 0.0
    for document in documents:
        begin = time.perf_counter()
        doc = Doc(document["text"])
        doc.segment(segmenter)
        doc.tag_morph(morph)
        for token in doc.tokens:
            token.lemmatize(vocabulary)
        start = time.perf_counter()
        doc.tag_ner(ner)
        end = time.perf_counter()
        tagging += end - start
        whole += end - begin
        spans = [{"start": s.start, "end": s.stop, "label": s.type, "common": s.type} for s in doc.spans]
        marked.append({"id": document["id"], "text": document["text"], "spans": spans})
    return marked, tagging, whole


def brotli_size(path):
    program = "process.stdout.write(String(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])).length))"
    return int(subprocess.run(["node", "-e", program, str(path)], check=True, capture_output=True).stdout)


def megabytes(size):
    return f"{size / 1e6:.2f} MB"


def rival_size():
    """What Natasha reads for its names: word vectors and the tagger."""
    data = pathlib.Path(natasha.__file__).parent / "data"
    return sum(file.stat().st_size for name in ("navec_news", "slovnet_ner") for file in data.rglob(f"{name}*.tar"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--silver", default="target/silver/ru-tagger.jsonl.gz")
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()

    silver = pathlib.Path(options.silver)
    if not silver.exists():
        print(f"{silver} is not there; it is made now", file=sys.stderr)
        silver.parent.mkdir(parents=True, exist_ok=True)
        part = silver.with_name(silver.name + ".part")  # under another name until it is whole
        maker = [sys.executable, "crates/train/tagger-silver.py", "--data", str(DATA), "--out", str(part)]
        subprocess.run(maker, check=True)
        part.rename(silver)

    documents = list(gold())
    marked, tagging, whole = rival(documents)
    with tempfile.TemporaryDirectory() as folder:
        theirs = pathlib.Path(folder) / "rival.jsonl"
        theirs.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in marked), encoding="utf-8")
        command = [TRAIN, "bench", "entities", "--silver", str(silver), "--rival", str(theirs),
                   "--folds", str(options.folds), "--pack", str(PACK)]
        report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    ours = report["time"]
    tokens = ours["tokens"]
    print("## Persons, organisations, places\n")
    print(f"factRuEval-2016 devset, {len(documents)} documents, {tokens} tokens. Strict: both ends and the label agree; "
          f"names inside other names are left out, as in naeval. Ours in {options.folds}-fold cross-validation by "
          f"document: silver documents (none of factRuEval) and the gold ones outside the fold. Natasha "
          f"{version()} as published. Times on one thread, the same texts and our count of tokens for both.\n")
    print("| | Sarap P | R | F1 | Natasha P | R | F1 |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for our, their in zip(report["ours"], report["rival"]):
        cells = [f"{side[key]:.3f}" for side in (our, their) for key in ("precision", "recall", "f1")]
        print(f"| {our['label']} ({our['gold']}) | " + " | ".join(cells) + " |")

    def speed(label, our, their):
        print(f"| {label} | | | {tokens / our:,.0f} | | | {tokens / their:,.0f} ({their / our:.1f} times slower) |")

    speed("tokens/s, tagging alone", ours["tagging"], tagging)
    speed("tokens/s with sentences, tokens, morphology", ours["whole"], whole)
    print(f"| data | | | {megabytes(PACK.stat().st_size)}, brotli {megabytes(brotli_size(PACK))} | | | "
          f"{megabytes(rival_size())} |")


def version():
    from importlib.metadata import version as of
    return of("natasha")


if __name__ == "__main__":
    main()
