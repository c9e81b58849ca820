"""Collocates, key words, weights and near duplicates: Sarap beside nltk, SciPy, scikit-learn, bm25s and datasketch, same words, same run.

Usage: python benches/statistics.py

The corpora are found through SARAP_DATA (default ../shared/data), our program through SARAP_TRAIN (default
target/quick/sarap-train). Prints a Markdown section on standard output.
"""

import collections
import json
import math
import os
import subprocess
import tempfile
import time

import bm25s
from datasketch import MinHash, MinHashLSH
from nltk.metrics import BigramAssocMeasures
from scipy import stats
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.metrics.pairwise import cosine_similarity

TRAIN = os.environ.get("SARAP_TRAIN", "target/quick/sarap-train")
WINDOW = 5
SHINGLE = 5


def ours(*arguments):
    return json.loads(subprocess.run([TRAIN, "bench", *arguments], stdout=subprocess.PIPE, check=True).stdout)


def difference(own, theirs):
    """How far apart, relatively; numbers near 0 absolutely."""
    return abs(own - theirs) / max(abs(theirs), 1e-3)


def tables(words, nodes):
    """{(node, collocate): [o11, o12, o21, o22]}, counted once more by other means."""
    found = {}
    for node in nodes:
        near, total = collections.Counter(), collections.Counter()
        for text in words:
            places = [at for at, word in enumerate(text) if word == node]
            others = [word for word in text if word != node]
            total.update(others)
            # Words before the node and behind it, other nodes not counted, as positions among the others.
            close = set()
            for nth, at in enumerate(places):
                position = at - nth
                close.update(range(max(0, position - WINDOW), min(len(others), position + WINDOW)))
            near.update(others[at] for at in close)
        rows, all_words = sum(near.values()), sum(total.values())
        for word, both in near.items():
            found[node, word] = [both, rows - both, total[word] - both, all_words - rows - total[word] + both]
    return found


def association(given):
    start = time.perf_counter()
    counted = tables(given["words"], {row[0] for row in given["collocates"]})
    counting = time.perf_counter() - start
    wrong = sum(counted[row[0], row[1]] != row[3] for row in given["collocates"])
    listed = sum(cells[0] >= 5 for cells in counted.values())
    names = given["measures"]
    theirs = {
        "mi": lambda o11, r1, c1, n, cells: BigramAssocMeasures.pmi(o11, (r1, c1), n),
        "t": lambda o11, r1, c1, n, cells: BigramAssocMeasures.student_t(o11, (r1, c1), n),
        "chi2": lambda o11, r1, c1, n, cells: BigramAssocMeasures.chi_sq(o11, (r1, c1), n),
        "chi2-yates": lambda o11, r1, c1, n, cells: stats.chi2_contingency(cells, correction=True).statistic,
        "ll": lambda o11, r1, c1, n, cells: stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic,
    }
    largest, seconds = {}, 0.0
    for name, measure in theirs.items():
        column = names.index(name)
        start = time.perf_counter()
        values = []
        for _, _, _, (o11, o12, o21, o22), _ in given["collocates"]:
            values.append(measure(o11, o11 + o12, o11 + o21, o11 + o12 + o21 + o22, [[o11, o12], [o21, o22]]))
        seconds += time.perf_counter() - start
        own = [row[4][column] for row in given["collocates"]]
        own = [abs(value) for value in own] if name == "ll" else own
        largest[name] = max(map(difference, own, values))
    return wrong, listed, largest, counting, seconds


def keys(given):
    start = time.perf_counter()
    largest, p_values = collections.Counter(), []
    for (a, na, b, nb), (ll, odds), (p, _), exact in given["key"]:
        cells = [[a, na - a], [b, nb - b]]
        value = stats.chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        largest["ll"] = max(largest["ll"], difference(abs(ll), value))
        if odds is not None:
            largest["odds ratio"] = max(largest["odds ratio"], difference(odds, stats.contingency.odds_ratio(cells, kind="sample").statistic))
        expected = stats.fisher_exact(cells).pvalue if exact else stats.chi2.sf(value, 1)
        if expected > 1e-250:
            largest["Fisher's p" if exact else "p of ll"] = max(
                largest["Fisher's p" if exact else "p of ll"], abs(math.log(p / expected)) if p > 0 else math.inf
            )
        p_values.append(p)
    adjusted = stats.false_discovery_control(p_values)
    largest["adjusted p"] = max(difference(row[2][1], value) for row, value in zip(given["key"], adjusted))
    return largest, time.perf_counter() - start


def weights(given):
    """The largest differences, how many documents are alike on one side only, and the seconds of the rivals."""
    start = time.perf_counter()
    vectorizer = CountVectorizer(analyzer=lambda words: words)
    counts = vectorizer.fit_transform(given["words"])
    # Its idf has 1 added.
    idf = TfidfTransformer(norm=None, smooth_idf=False).fit(counts).idf_ - 1
    tf_idf = counts.multiply(idf).tocsr()
    cosines = cosine_similarity(tf_idf[0], tf_idf)[0]
    sklearn = time.perf_counter() - start
    start = time.perf_counter()
    okapi = bm25s.BM25(method="lucene", k1=1.2, b=0.75, dtype="float64")
    okapi.index([list(map(str, words)) for words in given["words"]], show_progress=False)
    bm25 = time.perf_counter() - start
    largest, scores = collections.Counter(), {}
    column = vectorizer.vocabulary_
    for at, term, own_tf_idf, own_bm25 in given["weights"]:
        largest["TF-IDF"] = max(largest["TF-IDF"], difference(own_tf_idf, tf_idf[at, column[term]]))
        if term not in scores:
            scores[term] = okapi.get_scores([str(term)])
        largest["BM25"] = max(largest["BM25"], difference(own_bm25, scores[term][at]))
    own = dict(given["similar"])
    largest["cosine"] = max(difference(cosine, cosines[at]) for at, cosine in own.items())
    theirs = {at for at, cosine in enumerate(cosines) if cosine > 0 and at > 0}
    return largest, len(theirs ^ set(own)), sklearn, bm25


def duplicates():
    """Rows of recall and precision, and the seconds of both."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "words.jsonl")
        given = ours("duplicates", "--write", file)
        words = [json.loads(line) for line in open(file, encoding="utf-8")]
    gold = {(a, b) for a, b, jaccard in given["truth"] if jaccard >= 0.8}
    start = time.perf_counter()
    index, hashes = MinHashLSH(threshold=0.8, num_perm=128), []
    for number, text in enumerate(words):
        size = min(SHINGLE, max(len(text), 1))
        minhash = MinHash(num_perm=128)
        minhash.update_batch([repr(text[at : at + size]).encode() for at in range(len(text) - size + 1)])
        hashes.append(minhash)
        index.insert(number, minhash)
    found = set()
    for number, minhash in enumerate(hashes):
        found.update((number, other) for other in index.query(minhash) if other > number)
    seconds = time.perf_counter() - start
    right = len(found & gold)
    own = next(row for row in given["rows"] if row["threshold"] == 0.8)
    return given, own, right / len(gold), right / max(len(found), 1), seconds


def main():
    given = ours("statistics")
    wrong, listed, largest, counting, seconds = association(given)
    key_largest, key_seconds = keys(given)
    weight_largest, unlike, sklearn, bm25 = weights(given)
    count = len(given["collocates"])
    print("## Statistics\n")
    print(f"Real news (kw-ru, development part, {sum(map(len, given['words'])):,} words): the collocates of the 20 most frequent nouns,")
    print(f"five words on each side, {count:,} pairs; and {len(given['key']):,} words of one source against the other. The rivals compute from the")
    print("same tables, which Python counts once more. Differences are relative; of p, between logarithms.\n")
    print("| | Sarap | beside |\n|---|---|---|")
    print(f"| pairs whose contingency table differs | {wrong} of {count:,} | counted in Python ({listed:,} pairs) |")
    for name, who in (("mi", "nltk"), ("t", "nltk"), ("chi2", "nltk"), ("chi2-yates", "SciPy"), ("ll", "SciPy")):
        print(f"| {name}: largest difference | {largest[name]:.1e} | {who} |")
    for name, value in sorted(key_largest.items()):
        print(f"| key words, {name}: largest difference | {value:.1e} | SciPy |")
    print(f"| counting the pairs, s | {given['counting']:.3f} ({counting / given['counting']:.0f} times as fast) | {counting:.2f}, Python |")
    print(f"| five measures of theirs, all twelve of ours, s | {given['measuring']:.4f} | {seconds:.2f}, nltk and SciPy |")
    print(f"| key words, s | {given['comparing']:.3f} | {key_seconds:.2f}, SciPy |")
    for name, who in (("TF-IDF", "scikit-learn"), ("BM25", "bm25s"), ("cosine", "scikit-learn")):
        print(f"| {name} of documents: largest difference | {weight_largest[name]:.1e} | {who} |")
    print(f"| documents that are like the first on one side only | {unlike} | scikit-learn |")
    print(f"| {len(given['weights']):,} weights, both kinds, s | {given['weighing']:.3f} | {sklearn:.2f}, scikit-learn, TF-IDF and cosines; {bm25:.2f}, bm25s |")
    print(f"| documents like the first, s | {given['comparing documents']:.4f} | |")
    made, own, recall, precision, lsh = duplicates()
    print(f"\nNear duplicates: {made['documents']:,} documents, of real news and of templates that look alike, with eight kinds of edits of each;")
    print(f"{own['gold']:,} pairs of Jaccard 0.8 or more by comparing all that share anything. Ours is an exact join, datasketch's MinHashLSH")
    print("has 128 permutations and no check behind it.\n")
    print("| | Sarap | datasketch |\n|---|---|---|")
    print(f"| recall | {own['recall']:.4f} | {recall:.4f} |")
    print(f"| precision | {own['precision']:.4f} | {precision:.4f} |")
    print(f"| pairs found that come from one original | {own['from_one_original']:.4f} | |")
    print(f"| seconds | {made['seconds']:.2f} ({lsh / made['seconds']:.0f} times as fast) | {lsh:.1f} |")


if __name__ == "__main__":
    main()
