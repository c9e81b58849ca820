"""Mentions: Sarap beside Natasha on factRuEval, NEREL and KazNERD, same texts, same run, scored by the same code.

Usage: python benches/entities.py [--silver FILE] [--folds N] [--goes N]

On factRuEval our model is trained again for each fold, from the silver documents in FILE (made by
crates/train/tagger-silver.py when they are not there, which takes some minutes) and the gold ones outside the fold.
On NEREL's dev part the shipped pack is judged. The corpora are found through SARAP_DATA (default ../shared/data), our
program through SARAP_TRAIN (default target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"  # both sides work on one thread; numpy reads this when it is loaded

import argparse
import glob
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
DATA = pathlib.Path(os.environ.get("SARAP_DATA", "../shared/data"))
TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
PACKS = sorted(glob.glob("packs/ru-tagger*.pack"))
CORPORA = [("factrueval", ("train", "dev")), ("nerel", ("dev",))]
# The labels that the rival knows.
COMMON = ["PER", "ORG", "LOC"]


def say(words):
    print(words, file=sys.stderr, flush=True)


def train(*arguments):
    """The JSON that our program prints."""
    return json.loads(subprocess.run([TRAIN, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout)


def our_cost():
    return train("bench", "entities", "cost")


def made(path, script, *arguments):
    """The file, which a script of crates/train makes if it is not there."""
    if not path.exists():
        say(f"{path} is not there; it is made now")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")  # under another name until it is whole
        subprocess.run([sys.executable, f"crates/train/{script}", *arguments, "--out", str(part)], check=True)
        part.rename(path)
    return str(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--silver", type=pathlib.Path, default="target/silver/ru-tagger.jsonl.gz")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--goes", type=int, default=3)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        files = [f"{DATA}/{corpus}/{part}.jsonl" for corpus, parts in CORPORA for part in parts]
        # Ours before and behind the rival's, so that a busy minute of the machine is on neither side alone.
        first = our_cost()
        say("Natasha reads both corpora")
        rival = [sys.executable, str(HERE / "_natasha.py"), "--out", folder, "--goes", str(options.goes), *files]
        their_cost = json.loads(subprocess.run(rival, check=True, stdout=subprocess.PIPE, text=True).stdout)
        theirs = {}
        for corpus, parts in CORPORA:
            # The parts of a corpus follow each other in its one file of predictions.
            whole = pathlib.Path(folder) / f"{corpus}.jsonl"
            whole.write_text("".join((pathlib.Path(folder) / f"{corpus}-{part}.jsonl").read_text() for part in parts))
            theirs[corpus] = run_of(train("eval", "--json", "--corpus", corpus, "--labels", ",".join(COMMON),
                                          "--rival", str(whole)))
        # Apart, since it counts in nobody's cost.
        say("Natasha reads KazNERD")
        subprocess.run([*rival[:4], "--goes", "1", f"{DATA}/kaznerd/dev.jsonl"], check=True, stdout=subprocess.DEVNULL)
        theirs["kaznerd"] = run_of(train("eval", "--json", "--corpus", "kaznerd", "--rival", f"{folder}/kaznerd-dev.jsonl"))
    say("Sarap reads all corpora")
    second = our_cost()
    nerel = train("eval", "--json", "--corpus", "nerel", "--robustness")
    kaznerd = run_of(train("eval", "--json", "--corpus", "kaznerd"))
    say(f"Sarap on factRuEval, {options.folds} trainings")
    silver = made(options.silver, "tagger-silver.py", "--data", str(DATA))
    vectors = made(options.silver.with_name("navec.bin"), "tagger-vectors.py")
    folds = train("bench", "entities", "folds", "--silver", silver, "--vectors", vectors,
                  "--ground", silver.replace(".jsonl.gz", ".ground"), "--folds", str(options.folds))

    print("## Mentions\n")
    print(f"Natasha {their_cost['version']} as published. Both sides' spans are scored by the same code. Strict: both ends "
          "and the label agree; overlap: the label agrees and a character is shared, each gold mention found once; token: "
          "the labels that a token lies under.\n")
    quality_factrueval(folds, theirs["factrueval"], options.folds)
    quality_nerel(run_of(nerel), theirs["nerel"])
    quality_kaznerd(kaznerd, theirs["kaznerd"])
    robustness(folds, nerel)
    calibration(folds, nerel)
    best = {key: min(first[key], second[key]) for key in ("load", "tagging", "whole")}
    cost({**first, **best}, their_cost)


def run_of(report, variant="plain"):
    return next(run for run in report["runs"] if run["variant"] == variant)


def row_of(rows, label):
    return next(row for row in rows if row["label"] == label)


def numbers(counts):
    return [f"{counts[key]:.3f}" for key in ("precision", "recall", "f1")]


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|---|" + "---:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()


def quality_factrueval(folds, their_run, count):
    ours = run_of(folds)
    print(f"### factRuEval-2016 devset, bare names\n\n{ours['documents']} documents. Names inside other names are left out, "
          f"as in naeval. Ours in {count}-fold cross-validation by document: training never saw the fold's texts. Strict; the "
          "whole way from text to resolved mentions, and what the tagger alone gives.\n")
    rows = []
    for label in [*COMMON, "micro"]:
        our, alone, their = (row_of(r, label)["strict"] for r in (ours["rows"], folds["tagger"], their_run["rows"]))
        rows.append([f"{label} ({our['gold']})", *numbers(our), f"{alone['f1']:.3f}", *numbers(their),
                     f"{our['f1'] - their['f1']:+.3f}"])
    table(["", "Sarap P", "R", "F1", "tagger alone F1", "Natasha P", "R", "F1", "difference"], rows)


def quality_nerel(our_run, their_run):
    print(f"### NEREL dev, nested, every label\n\n{our_run['documents']} documents, every gold mention of the labels below, "
          "nested ones too; dates and times on both sides without a leading preposition. The shipped packs, whose training "
          "did not see these texts.\n")
    rows = []
    for row in our_run["rows"]:
        label = row["label"]
        their = row_of(their_run["rows"], label)["strict"]["f1"] if label in COMMON else None
        rows.append([f"{label} ({row['strict']['gold']})", *numbers(row["strict"]), f"{row['overlap']['f1']:.3f}",
                     f"{row['token']['f1']:.3f}", "" if their is None else f"{their:.3f}"])
    table(["", "strict P", "R", "F1", "overlap F1", "token F1", "Natasha strict F1"], rows)


def quality_kaznerd(our_run, their_run):
    print(f"### KazNERD dev, Kazakh\n\n{our_run['documents']} sentences of television news, one a document, with numbers in words. Flat names "
          "with the endings of their cases; of nested ones the outermost counts. Ours by the lists and by the build of names, without "
          "a model; Natasha, which is Russian, for comparison.\n")
    rows = []
    for label in [*COMMON, "micro"]:
        our, their = (row_of(run["rows"], label) for run in (our_run, their_run))
        rows.append([f"{label} ({our['strict']['gold']})", *numbers(our["strict"]), f"{our['overlap']['f1']:.3f}",
                     *numbers(their["strict"])])
    table(["", "strict P", "R", "F1", "overlap F1", "Natasha strict P", "R", "F1"], rows)


def robustness(*reports):
    print("### The same texts as they come\n\nMicro F1, strict, and how far it lies below that of the texts as they are: all "
          "in capitals; in lower case; Latin look-alikes for the letters of about 15 % of the words; no quotation marks; "
          "hard line breaks at about 70 characters, some inside a word after a hyphen. factRuEval in the same folds.\n")
    falls = [{fall["variant"]: fall for fall in report["robustness"]} for report in reports]
    rows = []
    for variant in falls[0]:
        cells = [cell for fall in falls for cell in (f"{fall[variant]['f1']:.3f}", f"{fall[variant]['fall']:.3f}")]
        rows.append([variant, *cells])
    table(["", "factRuEval F1", "fall", "NEREL F1", "fall"], rows)


def calibration(*reports):
    print("### Scores\n\nOf the mentions with a score in the bin, their mean score and the share that is right (strict).\n")
    runs = [run_of(report)["calibration"] for report in reports]
    rows = []
    for at in range(10):
        cells = []
        for bins in (run["bins"][at] for run in runs):
            cells += [str(bins["count"]), f"{bins['score']:.3f}", f"{bins['right']:.3f}"] if bins["count"] else ["", "", ""]
        rows.append([f"{at / 10:.1f} to {(at + 1) / 10:.1f}", *cells])
    errors = [cell for run in runs for cell in ("", "", f"{run['error']:.3f}")]
    rows.append(["expected calibration error", *errors])
    table(["score", "factRuEval", "mean", "right", "NEREL", "mean", "right"], rows)


def brotli_size(files):
    program = ("const fs=require('fs'),z=require('zlib');process.stdout.write(String(process.argv.slice(1).reduce((n,f)=>n+"
               "z.brotliCompressSync(fs.readFileSync(f),{params:{[z.constants.BROTLI_PARAM_QUALITY]:11}}).length,0)))")
    return int(subprocess.run(["node", "-e", program, *map(str, files)], check=True, stdout=subprocess.PIPE).stdout)


def megabytes(size):
    return "" if size is None else f"{size / 1e6:.2f} MB"


def cost(our, their):
    tokens = our["tokens"]
    print(f"### Cost\n\nThe texts of both tables, {our['documents']} documents, {tokens} tokens by our count for both sides; "
          "one thread, each side in a process of its own, the best of several goes. Tagging alone: from tokens (ours with "
          "their readings) to mentions. The whole: Sarap's `analyze` from text to analysis, keywords included; Natasha's "
          "segmentation, morphology, names and their normal forms. Opening: Natasha's with the import of its modules.\n")

    def speed(label, key):
        ours, theirs = (tokens / side[key] for side in (our, their))
        return [label, f"{ours:,.0f}", f"{theirs:,.0f}", f"{ours / theirs:.1f} times"]

    def less(label, ours, theirs, show):
        ratio = f"{theirs / ours:.1f} times less" if ours and theirs else ""
        return [label, show(ours), show(theirs), ratio]

    files = their["files"]
    raw = [sum(pathlib.Path(file).stat().st_size for file in side) for side in (PACKS, files)]
    table(["", "Sarap", "Natasha", "ratio"], [
        speed("tokens/s, tagging alone", "tagging"),
        speed("tokens/s, the whole", "whole"),
        less("opening", our["load"], their["load"], lambda seconds: f"{seconds * 1000:,.1f} ms"),
        less("peak memory", our["memory"], their["memory"], megabytes),
        less("the tagger's data", *raw, megabytes),
        less("the same, brotli -q 11", brotli_size(PACKS), brotli_size(files), megabytes),
    ])


if __name__ == "__main__":
    main()
