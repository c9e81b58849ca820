"""Key phrases: ours beside YAKE, RAKE, TextRank and TF-IDF, judged by editors' keywords, on the development articles.

What the rivals find does not change from run to run: it is kept in the target folder, under a name made from all that it comes
from (this file, the packages' versions, Python's, the training articles), and by the text of each article.
"""

import collections
import gzip
import hashlib
import json
import math
import multiprocessing
import os
import pathlib
import re
import subprocess
import sys
from importlib.metadata import version

import pymorphy3
import RAKE
import yake
from summa import keywords as summa

DEPTHS = (5, 10, 15)
WANTED = 1.25  # times the best rival, at each depth
MORPH, READ = pymorphy3.MorphAnalyzer(), {}
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

RULE = """\
Each document's keywords are compared as sets of sequences of lemmas: a phrase found counts only if all its words have the lemmas
of an editor's keyword, in the same order. All sides' words get their lemmas by one lemmatiser, pymorphy3's first reading of
the word alone; capitals, ё and quotes don't count. F1 of a document: harmonic mean of precision among the first N
phrases and recall of all the editor's keywords; the table has the mean over documents. All sides are given the article's text without
its headline; TF-IDF counts lemmas of nouns and pairs of a noun with the adjective or noun before it, with document frequencies of the
training articles; YAKE's Russian stop words serve RAKE too."""


def read(word):
    """Lemma and part of speech."""
    small = word.lower()
    if small not in READ:
        first = MORPH.parse(small)[0]
        READ[small] = first.normal_form.replace("ё", "е"), first.tag.POS
    return READ[small]


def key(phrase):
    return tuple(read(word)[0] for word in WORD.findall(phrase))


def keys(phrases):
    """The first phrases by their lemmas, each once."""
    return list(dict.fromkeys(filter(None, map(key, phrases))))[: max(DEPTHS)]


def nouns_and_pairs(text):
    counts, before, end = collections.Counter(), None, 0
    for match in WORD.finditer(text):
        lemma, pos = read(match.group())
        if pos == "NOUN" and len(lemma) > 1:
            counts[(lemma,)] += 1
            if before and before[1] in ("NOUN", "ADJF", "PRTF") and text[end : match.start()].isspace():
                counts[before[0], lemma] += 1
        before, end = (lemma, pos), match.end()
    return counts


def tf_idf(counts, documents, frequencies):
    weight = {found: count * math.log(documents / (1 + frequencies[found])) for found, count in counts.items()}
    return sorted(counts, key=lambda found: (-weight[found], found))[: max(DEPTHS)]


def f1(gold, found):
    hits = len(gold & set(found))
    return 2 * hits / (len(gold) + len(found)) if hits else 0.0


def occurs(gold, text):
    """How many of the editor's keywords the text has, word by word."""
    lemmas = [read(word)[0] for word in WORD.findall(text)]
    runs = {tuple(lemmas[at : at + length]) for length in range(1, 8) for at in range(len(lemmas))}
    return len(gold & runs)


def frequencies(path):
    """In how many articles each noun and pair is, and the number of articles."""
    counts, documents = collections.Counter(), 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(nouns_and_pairs(json.loads(line)["text"]).keys())
            documents += 1
    return counts, documents


class Sides:
    """What is compared; the rivals by name."""

    OWN = {
        "YAKE over our lemmas": "yake", "RAKE over our lemmas": "rake", "TextRank over our lemmas": "textrank",
        "**Sarap**": "sarap", "Sarap, the headline known": "sarap titled",
    }

    def __init__(self, counts, documents):
        yakes = yake.KeywordExtractor(lan="ru", n=3, top=40)
        rake = RAKE.Rake([word for word in yakes.stopword_set if word])
        lemmatised = lambda text: WORD.sub(lambda word: read(word.group())[0], text)
        self.rivals = {
            f"YAKE {version('yake')}": lambda text: keys(found for found, _ in yakes.extract_keywords(text)),
            f"YAKE {version('yake')} on lemmatised text": lambda text: keys(
                found for found, _ in yakes.extract_keywords(lemmatised(text))
            ),
            f"RAKE (python-rake {version('python-rake')})": lambda text: keys(
                found for found, _ in rake.run(text, maxWords=3)
            ),
            f"TextRank (summa {version('summa')})": lambda text: keys(summa.keywords(text, language="russian", split=True)),
            "TF-IDF of lemma nouns and pairs": lambda text: tf_idf(nouns_and_pairs(text), documents, counts),
        }

    def judge(self, line, known):
        """Number of the editor's keywords, how many the text has, each side's F1 at each depth, and what the rivals find."""
        article = json.loads(line)
        gold = set(filter(None, map(key, article["keywords"])))
        theirs = known or {side: extract(article["text"]) for side, extract in self.rivals.items()}
        theirs = {side: [tuple(phrase) for phrase in phrases] for side, phrases in theirs.items()}
        found = theirs | {side: keys(article[field]) for side, field in self.OWN.items()}
        figures = {side: [f1(gold, phrases[:depth]) for depth in DEPTHS] for side, phrases in found.items()}
        return len(gold), occurs(gold, article["text"]), figures, None if known else theirs


def judge(task):
    return SIDES.judge(*task)


class Kept:
    """What the rivals found in earlier runs, a line for each text."""

    def __init__(self, train):
        here = pathlib.Path(__file__).parent
        sources = [__file__, here / "requirements.txt", here / "requirements-source.txt", train]
        digests = [hashlib.sha256(pathlib.Path(source).read_bytes()).hexdigest() for source in sources]
        name = hashlib.sha256("\n".join([*digests, sys.version]).encode()).hexdigest()[:16]
        folder = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", "target")) / "bench"
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"phrases-{name}.jsonl"
        lines = self.path.read_text(encoding="utf-8").split("\n")[:-1] if self.path.exists() else []
        # A run that was stopped may leave half a line, which the next one ends.
        self.found = dict(filter(None, map(self.read, lines)))

    @staticmethod
    def read(line):
        try:
            return json.loads(line)
        except ValueError:
            return None

    @staticmethod
    def key(line):
        return hashlib.sha256(json.loads(line)["text"].encode()).hexdigest()

    def get(self, line):
        return self.found.get(self.key(line))

    def add(self, output, line, found):
        output.write("\n" + json.dumps([self.key(line), found], ensure_ascii=False) + "\n")
        output.flush()


def main():
    global SIDES
    program = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
    data = pathlib.Path(os.environ.get("SARAP_DATA", "../shared/data")) / "kw-ru"
    ours = subprocess.run([program, "bench", "phrases", *sys.argv[1:]], capture_output=True, text=True, check=True)
    kept = Kept(data / "train.jsonl.gz")
    lines = ours.stdout.splitlines()
    tasks = [(line, kept.get(line)) for line in lines]
    missing = sum(not known for _, known in tasks)
    SIDES = Sides(*(frequencies(data / "train.jsonl.gz") if missing else ({}, 1)))
    golds = presents = 0
    values = collections.defaultdict(list)
    # A process for each core: summa takes most of a second for an article.
    with multiprocessing.get_context("fork").Pool() as pool, open(kept.path, "a", encoding="utf-8") as output:
        for count, (gold, present, figures, theirs) in enumerate(pool.imap(judge, tasks), 1):
            if theirs:
                kept.add(output, lines[count - 1], theirs)
            golds, presents = golds + gold, presents + present
            for side, own in figures.items():
                values[side].append(own)
            if count % 50 == 0:
                print(f"{count} articles", file=sys.stderr)

    means = {side: [sum(column) / count for column in zip(*rows)] for side, rows in values.items()}
    best = [max(means[side][at] for side in SIDES.rivals) for at in range(len(DEPTHS))]
    ratios = [own / other for own, other in zip(means["**Sarap**"], best)]
    print("## Key phrases, development articles\n")
    print("| | " + " | ".join(f"F1@{depth}" for depth in DEPTHS) + " |")
    print("|---" + "|---:" * len(DEPTHS) + "|")
    for side, own in means.items():
        print(f"| {side} | " + " | ".join(f"{value:.3f}" for value in own) + " |")
    print("| Sarap by the best rival | " + " | ".join(f"{ratio:.2f}" for ratio in ratios) + " |")
    print(
        f"\n{count} articles with {golds} keywords, of which {presents / golds:.1%} occur in the text at all, by their "
        f"lemmas: no ranking can find the others.\n\n{RULE}"
    )
    if min(ratios) < WANTED:
        sys.exit(f"Sarap is less than {WANTED} times as good as the best rival")


if __name__ == "__main__":
    main()
