"""Makes the tables of expected figures beside it, which tests/measures.rs reads.

Usage, in a fresh environment:
    pip install scipy==1.17.1 nltk==3.10.4 statsmodels==0.15.0 lexicalrichness==0.5.1 lexical-diversity==0.1.1 \
        textstat==0.7.13 bm25s==0.3.16 mpmath==1.4.1
    python make.py

Where a program has the measure, its figure stands; the rest is the published formula in mpmath, 50 digits. Which is which
stands in the first lines of each table.
"""

import importlib.metadata
import itertools
import pathlib
import random

import mpmath
from lexical_diversity import lex_div
from lexicalrichness import LexicalRichness
from mpmath import mpf
from nltk.metrics import BigramAssocMeasures
from nltk.text import TextCollection
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

mpmath.mp.dps = 50
HERE = pathlib.Path(__file__).parent


def version(package):
    return f"{package} {importlib.metadata.version(package)}"


def cell(value):
    if value is None:
        return "-"
    return str(value) if isinstance(value, (int, str)) else mpmath.nstr(mpf(float(value) if not isinstance(value, mpf) else value), 15, min_fixed=-5, max_fixed=16)


def write(name, sources, columns, rows):
    lines = [f"# {line}" for line in sources] + ["\t".join(columns)]
    lines += ["\t".join(cell(value) for value in row) for row in rows]
    (HERE / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def log2(value):
    return mpmath.log(value) / mpmath.log(2)


TABLES = [
    (10, 20, 30, 940), (1, 0, 0, 999), (5, 0, 0, 5), (3, 7, 11, 0), (0, 10, 20, 970), (8, 2, 1, 5), (1, 9, 11, 3),
    (150, 12593, 932, 934767), (46, 20, 71, 1_000_000), (7, 89_993, 8, 2_000_000), (2, 498, 3, 1_299_497),
    (25, 475, 1, 1_299_999), (1200, 98_800, 9000, 900_000), (10_000, 990_000, 20_000, 1_980_001),
    (10_000, 990_000, 10_001, 990_000), (12, 5, 29, 2), (31, 99_969, 150, 499_850), (4, 10_000_000, 1, 90_000_000),
    (1, 1, 1, 1), (100, 0, 0, 100), (0, 5, 0, 7), (300, 200, 100_000, 9_000_000), (3, 1, 1, 3), (58, 6_000, 59, 6_000),
    (900, 100, 1000, 1_000_000), (6, 12, 1_000_000, 1_000_000_000),
]


def signed_likelihood(o11, o12, o21, o22):
    table = [[o11, o12], [o21, o22]]
    if min(o11 + o12, o21 + o22, o11 + o21, o12 + o22) == 0:
        return None
    value = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    # Rounding leaves a small negative number where there is no difference.
    value = max(value, 0.0)
    return -value if o11 * o22 < o12 * o21 else value


def association():
    rows = []
    for o11, o12, o21, o22 in TABLES:
        r1, c1, n = o11 + o12, o11 + o21, o11 + o12 + o21 + o22
        margins = min(r1, n - r1, c1, n - c1)
        expected = mpf(r1) * c1 / n
        met = o11 > 0
        nltk = (o11, (r1, c1), n)
        # nltk has the cell of the second word alone second; only products and sums of both enter here.
        chi = (lambda yates: stats.chi2_contingency([[o11, o12], [o21, o22]], correction=yates).statistic) if margins else None
        npmi = None
        if r1 and c1:
            npmi = -1 if not met else log2(o11 / expected) / -log2(mpf(o11) / n) if o11 < n else None
        rows.append((
            o11, o12, o21, o22,
            BigramAssocMeasures.pmi(*nltk) if met else None,
            log2(mpf(o11) ** 3 / expected) if met else None,
            npmi,
            BigramAssocMeasures.student_t(*nltk) if met else None,
            signed_likelihood(o11, o12, o21, o22),
            chi(False) if margins else None,
            chi(True) if margins else None,
            mpf(o11) / r1 - mpf(o21) / (n - r1) if r1 and n - r1 else None,
            mpf(o11) / c1 - mpf(o12) / (n - c1) if c1 and n - c1 else None,
            BigramAssocMeasures.dice(*nltk) if r1 + c1 else None,
            14 + log2(2 * mpf(o11) / (r1 + c1)) if met else None,
            stats.fisher_exact([[o11, o12], [o21, o22]]).pvalue,
        ))
    write(
        "association",
        [
            f"mi, t, dice: {version('nltk')} (BigramAssocMeasures pmi, student_t, dice)",
            f"ll (sign added), chi, yates: {version('scipy')} (chi2_contingency); fisher: {version('scipy')} (fisher_exact)",
            f"mi3, npmi, delta p, log dice: the formulas in {version('mpmath')}; - is not defined",
        ],
        "o11 o12 o21 o22 mi mi3 npmi t ll chi yates dp_collocate dp_node dice log_dice fisher".split(),
        rows,
    )


KEYNESS = [
    (50, 10_000, 100, 1_000_000), (0, 10_000, 100, 1_000_000), (12, 10_000, 0, 1_000_000), (3, 500, 40, 1_300_000),
    (500, 1_000_000, 500, 1_000_000), (1, 100, 9_000, 1_300_000), (100, 100, 5, 1000), (80_000, 1_000_000, 10, 1_300_000),
    (0, 10, 0, 10), (5, 5, 5, 5), (0, 0, 3, 10), (13_000, 1_000_000, 26_001, 2_000_000),
]


def keyness():
    rows = []
    for a, na, b, nb in KEYNESS:
        ll = signed_likelihood(a, na - a, b, nb - b)
        both = na and nb and a + b
        two = None
        if both:
            expected = mpf(na) * (a + b) / (na + nb), mpf(nb) * (a + b) / (na + nb)
            two = 2 * sum(o * mpmath.log(o / e) for o, e in zip((a, b), expected) if o)
            two = -two if a * nb < b * na else two
        odds = stats.contingency.odds_ratio([[a, na - a], [b, nb - b]], kind="sample").statistic if (na - a) * b else None
        rows.append((
            a, na, b, nb, ll, two,
            abs(ll) - mpmath.log(na + nb) if ll is not None else None,
            log2((mpf(a or 0.5) / na) / (mpf(b or 0.5) / nb)) if both else None,
            100 * (mpf(a) / na - mpf(b) / nb) / (mpf(b) / nb) if na and nb and b else None,
            odds,
            stats.chi2.sf(abs(ll), 1) if ll is not None else None,
        ))
    write(
        "keyness",
        [
            f"ll (sign added): {version('scipy')} (chi2_contingency); odds: its odds_ratio; p: its chi2.sf of ll",
            f"ll2, bic, log ratio, %DIFF: the formulas in {version('mpmath')}",
        ],
        "target target_size reference reference_size ll ll2 bic log_ratio diff odds p".split(),
        rows,
    )


def significance():
    xs = [0.0, 1e-12, 0.1, 3.841458820694124, 6.63, 10.83, 50.0, 200.0, 700.0, 1400.0]
    write("chi_square", [f"{version('scipy')} (chi2.sf, one degree of freedom)"], ["x", "p"], [(x, stats.chi2.sf(x, 1)) for x in xs])
    draw = random.Random(5)
    values = [draw.random() ** 4 for _ in range(30)] + [0.0, 1e-300, 0.05, 0.05, 1.0]
    adjusted = multipletests(values, method="fdr_bh")[1]
    write("benjamini_hochberg", [f"{version('statsmodels')} (multipletests, fdr_bh)"], ["p", "adjusted"], zip(values, adjusted))
    counts = [(0, 10), (10, 10), (1, 10), (5, 1_000_000), (300, 1_000_000), (999_999, 1_000_000), (1, 1), (17, 123)]
    rows = [(k, n, *proportion_confint(k, n, alpha=0.05, method="wilson")) for k, n in counts]
    write("wilson", [f"{version('statsmodels')} (proportion_confint, wilson, alpha .05)"], ["count", "total", "lower", "upper"], rows)


DISPERSION = [
    # The example of Gries 2008, word «a»: there D is .785 and DP .18.
    ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]),
    ([5, 0, 0, 0, 0], [100, 200, 300, 400, 50]),
    ([2, 2, 2, 2], [100, 100, 100, 100]),
    ([0, 0, 1, 0], [10, 1000, 7, 12]),
    ([13, 1, 0, 7, 22, 3], [1500, 300, 20, 900, 2100, 450]),
    ([4], [100]),
    ([0, 0], [5, 9]),
]


def dispersion():
    rows = []
    for counts, sizes in DISPERSION:
        f, n = sum(counts), sum(sizes)
        rates = [mpf(c) / s for c, s in zip(counts, sizes)]
        mean = mpmath.fsum(rates) / len(rates)
        juilland = dp = norm = None
        if f and len(counts) > 1:
            deviation = mpmath.sqrt(mpmath.fsum((r - mean) ** 2 for r in rates) / len(rates))
            juilland = 1 - deviation / mean / mpmath.sqrt(len(rates) - 1)
        if f:
            dp = mpmath.fsum(abs(mpf(c) / f - mpf(s) / n) for c, s in zip(counts, sizes)) / 2
        if f and len(counts) > 1:
            norm = dp / (1 - mpf(min(sizes)) / n)
        rows.append((",".join(map(str, counts)), ",".join(map(str, sizes)), sum(c > 0 for c in counts), juilland, dp, norm))
    write("dispersion", [f"the formulas in {version('mpmath')}"], "counts sizes range juilland dp dp_norm".split(), rows)
    draw, rows = random.Random(8), []
    for size, f in [(100, 1), (100, 4), (1000, 37), (50_000, 12)]:
        places = sorted(draw.sample(range(size), f))
        # By the definition's own words: for each start, cut the circle into f segments and count those that hold the word.
        reduced = 0
        for start in range(size):
            reduced += len({mpmath.floor(mpf((p - start) % size) * f / size) for p in places}) if size <= 1000 else 0
        if size <= 1000 and size % f == 0:
            value = mpf(reduced) / size
        else:
            v = mpf(size) / f
            gaps = [(b - a) % size or size for a, b in zip(places, places[1:] + places[:1])]
            value = mpmath.fsum(min(gap, v) for gap in gaps) / v
        rows.append((size, ",".join(map(str, places)), value))
    rows.append((100, "0,25,50,75", 4))
    rows.append((100, "7,8,9,10", mpf(28) / 25))
    write(
        "arf",
        [
            "reduced frequency averaged over all ways to cut the circle of tokens, counted one by one where it divides evenly,",
            f"else the closed formula, in {version('mpmath')}; the last two rows by hand",
        ],
        ["size", "places", "arf"],
        rows,
    )


def diversity():
    draw, rows = random.Random(3), []
    texts = [
        [min(int(draw.paretovariate(0.9)), 400) for _ in range(length)] for length in (42, 60, 100, 150, 700, 2000)
    ] + [[1] * 100, list(range(1, 101)) + [5]]
    for words in texts:
        names = " ".join(f"w{'abcdefghij'[n % 10]}{'abcdefghij'[n // 10 % 10]}{'abcdefghij'[n // 100]}" for n in words)
        lex = LexicalRichness(names)
        assert lex.words == len(words), "a word was cut"
        mattr = lex.mattr(window_size=50) if len(words) >= 50 else None
        assert mattr is None or abs(mattr - lex_div.mattr(names.split(), 50)) < 1e-9 or len(words) == 50
        hdd = lex.hdd(draws=42)
        assert abs(hdd - lex_div.hdd(names.split())) < 1e-9
        rows.append((",".join(map(str, words)), lex.ttr, mattr, lex.mtld(threshold=0.72), hdd))
    write(
        "diversity",
        [
            f"{version('lexicalrichness')} (ttr, mattr of 50, mtld of .72, hdd of 42); mattr and hdd the same in {version('lexical-diversity')}",
        ],
        "words ttr mattr mtld hdd".split(),
        rows,
    )


def readability():
    from textstat.backend.utils.constants import LANG_CONFIGS

    ru = LANG_CONFIGS["ru"]
    rows = []
    for sentences, words, syllables in [(1, 10, 25), (7, 118, 301), (100, 1903, 4877), (3, 3, 4)]:
        asl, asw = mpf(words) / sentences, mpf(syllables) / words
        flesch = mpf(str(ru["fre_base"])) - mpf(str(ru["fre_sentence_length"])) * asl - mpf(str(ru["fre_syll_per_word"])) * asw
        rows.append((
            sentences, words, syllables, flesch, mpf("206.836") - mpf("1.52") * asl - mpf("65.14") * asw,
            mpf("0.5") * asl + mpf("8.4") * asw - mpf("15.59"), mpf("0.36") * asl + mpf("5.76") * asw - mpf("11.97"),
        ))
    write(
        "readability",
        [
            f"flesch: the coefficients of {version('textstat')} for ru; the others: those that ruts 0.19.0 names",
            f"(READABILITY_PRESETS academic and fiction), in {version('mpmath')}",
        ],
        "sentences words syllables flesch flesch_kazan grade_oborneva grade_solovyev".split(),
        rows,
    )


def weights():
    import bm25s
    import numpy

    texts = [draw_text(seed) for seed in range(6)]
    collection = TextCollection(texts)
    vocabulary = sorted({word for text in texts for word in text})
    retriever = bm25s.BM25(method="lucene", k1=1.2, b=0.75, dtype="float64")
    retriever.index(texts, show_progress=False)
    mean = mpf(sum(map(len, texts))) / len(texts)
    rows = []
    for word in vocabulary:
        scores = retriever.get_scores([word]) if word in retriever.vocab_dict else numpy.zeros(len(texts))
        for text, score in zip(texts, scores):
            # nltk divides by the length of the text.
            tf_idf = collection.tf_idf(word, text) * len(text)
            rows.append((text.count(word), len(text), mean, len(texts), sum(word in t for t in texts), tf_idf, score))
    write(
        "weights",
        [f"tf_idf: {version('nltk')} (TextCollection, times the length); bm25: {version('bm25s')} (lucene, k1 1.2, b .75)"],
        "count length mean documents with tf_idf bm25".split(),
        sorted(set(rows), key=str),
    )


def draw_text(seed):
    draw = random.Random(seed)
    return [f"w{min(int(draw.paretovariate(1.1)), 12)}" for _ in range(draw.randint(15, 40))]


BATCHES = [
    ([1, 1, 1, 9, 8, 1, 1, 0], [100] * 8),
    ([0, 0, 20, 0, 0, 0, 21, 22, 0, 1], [50, 100, 100, 90, 100, 0, 100, 110, 95, 100]),
    ([3, 3, 3, 3], [100, 100, 100, 100]),
    ([2, 1, 4, 30, 90, 35, 3, 2, 1, 12], [500] * 10),
    ([0, 7], [10, 10]),
    ([0, 0, 0], [5, 5, 5]),
]


def burst():
    rows = []
    for (counts, sizes), states in itertools.product(BATCHES, (2, 3)):
        base = mpf(sum(counts)) / sum(sizes)
        shares = [base * 2**i for i in range(states) if i == 0 or base * 2**i < 1]
        climb = mpmath.log(len(counts))
        fit = [
            [-count * mpmath.log(p) - (size - count) * mpmath.log(1 - p) if p else mpf(0) for p in shares]
            for count, size in zip(counts, sizes)
        ]
        best = None
        # Every way through the states, one by one.
        for way in itertools.product(range(len(shares)), repeat=len(counts)):
            climbs = sum(max(state - before, 0) for before, state in zip((0, *way), way))
            cost = climbs * climb + sum(costs[state] for costs, state in zip(fit, way))
            if best is None or cost < best[0] - mpf(10) ** -30:
                best = cost, way
        rows.append((states, ",".join(map(str, counts)), ",".join(map(str, sizes)), ",".join(map(str, best[1]))))
    write(
        "burst",
        [f"the cheapest of all ways through the states, tried one by one, s 2, gamma 1, in {version('mpmath')}"],
        "states counts sizes way".split(),
        rows,
    )


if __name__ == "__main__":
    for make in (association, keyness, significance, dispersion, diversity, readability, weights, burst):
        make()
