"""Natasha's side of benches/entities.py, a process of its own so that its memory is its own.

Usage: python benches/_natasha.py --out FOLDER [--goes N] FILE.jsonl …

Writes the documents of …/CORPUS/PART.jsonl with Natasha's spans to FOLDER/CORPUS-PART.jsonl and prints the cost as JSON:
seconds to load, for tagging alone and for the whole way, each the best of several goes, and peak memory in bytes.
"""

import time

START = time.perf_counter()

import argparse
import json
import pathlib
from importlib.metadata import version

import natasha
from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsNERTagger, Segmenter
from slovnet.markup import BIOMarkup
from slovnet.exec.infer import text_words


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory():
    """In bytes; None where the system does not say."""
    try:
        status = pathlib.Path("/proc/self/status").read_text()
    except OSError:
        return None
    lines = (line.split() for line in status.splitlines())
    return next((int(line[1]) * 1024 for line in lines if line[0] == "VmHWM:"), None)


def main():
    segmenter, vocabulary, embedding = Segmenter(), MorphVocab(), NewsEmbedding()
    morph, ner = NewsMorphTagger(embedding), NewsNERTagger(embedding)
    load = time.perf_counter() - START

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--goes", type=int, default=3)
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    options = parser.parse_args()

    texts = []
    for path in options.files:
        marked = []
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            found = ner(document["text"]).spans
            spans = [{"start": span.start, "end": span.stop, "common": span.type} for span in found]
            marked.append({"id": document["id"], "text": document["text"], "spans": spans})
        texts += [document["text"] for document in marked]
        out = options.out / f"{path.parent.name}-{path.stem}.jsonl"
        out.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in marked), encoding="utf-8")

    def whole():
        for text in texts:
            doc = Doc(text)
            doc.segment(segmenter)
            doc.tag_morph(morph)
            doc.tag_ner(ner)
            for span in doc.spans:
                span.normalize(vocabulary)

    words = [text_words(text) for text in texts]

    def tagging(batch):
        """What NERTagger does once it has the words."""
        infer = ner.infer
        for at in range(0, len(texts), batch):
            items = words[at:at + batch]
            predictions = infer.decoder(infer.process(infer.encoder(items)))
            for text, item, prediction in zip(texts[at:at + batch], items, predictions):
                BIOMarkup.from_tuples(zip(item, prediction)).to_span(text)

    whole_best = min(seconds(whole) for _ in range(options.goes))
    memory = peak_memory()  # before several documents are tagged at once, which takes more of it
    # One document at a time or as many as it takes at once by itself: whichever is faster on these texts.
    tagging_best = min(seconds(lambda: tagging(batch)) for _ in range(options.goes) for batch in (1, ner.batch_size))
    data = pathlib.Path(natasha.__file__).parent / "data"
    files = [str(file) for name in ("navec_news", "slovnet_ner") for file in data.rglob(f"{name}*.tar")]
    print(json.dumps({"version": version("natasha"), "load": load, "memory": memory, "tagging": tagging_best,
                      "whole": whole_best, "files": files}))


if __name__ == "__main__":
    main()
