import { words } from "../../plural.ts";
import type { DocumentsTexts, MeasureTexts } from "./texts.ts";

const { count, number } = words("en", { kilobytes: "kB", megabytes: "MB" });
const documents = { one: "document", other: "documents" };
const tokens = { one: "word", other: "words" };
const reprints = { one: "reprint", other: "reprints" };
const groups = { one: "group", other: "groups" };
const different = { one: "different word", other: "different words" };
const alike = { one: "similar document", other: "similar documents" };
const runs = { one: "run in common", other: "runs in common" };

const noWords = "The document has no words";
const russianOnly = "The formula was fitted to Russian texts, or the document has no sentences";
const years = "The years of school that reading the text takes.";
const prose = "Lists, tables and headlines distort it.";

const measure = (name: string, short: string, hint: string, missing = noWords): MeasureTexts => ({ name, short, hint, missing });

export const documentsEn: DocumentsTexts = {
  withoutReprints: "count without reprints",
  withoutReprintsHint: "Of documents that are alike by 80 % or more only the earliest counts",
  stopList: {
    show: "list",
    own: "own list",
    title: "Stop words",
    language: "Language of the list",
    languages: { ru: "Russian", kk: "Kazakh", en: "English" },
    note: "Words with spaces or line breaks between; a lemma or a form will do. A # begins a note to the end of the line. Changes count at once and last while the page is open.",
    count: (n, own) => `${count(n, tokens)}, ${own ? "changed list" : "built-in list"}`,
    reset: "Back to the built-in list",
  },
  keyness: {
    target: "What",
    targets: { opened: "the opened document", all: "all documents", chosen: "ticked documents" },
    against: "Compare with",
    againsts: { others: "all other documents", chosen: "ticked documents", reference: "the built-in list of news" },
    sides: { target: "What", against: "With" },
    picker: "Which documents are compared",
    lacks: {
      opened: "Open a document: its words are compared with what you choose.",
      all: "No document has been read yet.",
      chosen: "Tick the documents whose words are to be compared.",
    },
    lacksOthers: {
      others: "There are no other documents. Add some, or compare with the built-in list of news.",
      chosen: "Tick the documents to compare with.",
      reference: "",
    },
    named: (document) => `“${document}”`,
    documents: (n) => count(n, documents),
    summary: (target, all, against, againstAll) => `${target}, ${count(all, tokens)} · compared with ${against}, ${count(againstAll, tokens)}`,
    reference: "Russian news",
    aboutReference: (period, docs, made, least) =>
      `The built-in list: how often lemmas stand in ${number(docs)} articles of Russian news (${period}), counted on ${made}. Lemmas in fewer than ${count(least, documents)} are not in it and count as 0.`,
    less: "and those there are less of here",
    doubts: {
      "target.empty": "The documents that are looked at have no words: there is nothing to compare.",
      "reference.empty": "The documents to compare with have no words: no measure is defined.",
    },
    otherLanguage: (n, all) =>
      n === all
        ? "The documents are not in Russian, but the list is: their words seem key only because the list cannot have them. Compare with documents in their language."
        : `Not in Russian: ${number(n)} of ${count(all, documents)}. Their words seem key only because the Russian list cannot have them. Leave them out, or compare with documents in their language.`,
    cut: (given, all) => `The first ${number(given)} of ${number(all)} are listed; raise the minimum to see fewer.`,
    order: "Sort by",
    measures: {
      ll: { name: "Log-likelihood", hint: "G²: how far the difference is from chance; to the right where there is more of the word here, to the left where there is less" },
      "log-ratio": { name: "Log ratio", hint: "How much more frequent: each point is twice as frequent" },
      diff: { name: "%DIFF", hint: "By how many percent it is more frequent than there; a dash where the word is not there" },
      bic: { name: "BIC", hint: "G² less the logarithm of all words: above 10 the difference is very strong, below 0 it is rather chance" },
      "odds-ratio": { name: "Odds ratio", hint: "How many times the odds of the word are higher here; a dash where the word is not there. Bars are as long as the logarithm" },
      frequency: { name: "Frequency", hint: "Times in the documents that are looked at" },
    },
    here: "Here",
    hereHint: "Times in the documents that are looked at",
    there: "There",
    thereHint: "Times in what they are compared with",
    toThere: (term) => `Where “${term}” stands there`,
    perMillionHere: "Per million here",
    perMillionThere: "Per million there",
    adjusted: "p, adjusted for the number of words (Benjamini and Hochberg)",
  },
  weights: {
    targets: { opened: "the opened document", chosen: "ticked documents" },
    picker: "Which documents the words are of",
    lacks: {
      opened: "Open a document to see the words that tell it from the others, and the documents that are like it.",
      chosen: "Tick documents to see the words that tell them from the others.",
    },
    leftOut: (n) =>
      `${n === 1 ? "The document is a reprint of an earlier one" : "Among the ticked documents are reprints of earlier ones"}, and reprints do not count now. Clear “count without reprints”, or choose otherwise.`,
    doubts: {
      "corpus.one": "There is one document only: nothing to tell its words from, and none that is like it. Add other documents.",
    },
    measures: { "tf-idf": "TF-IDF", bm25: "BM25" },
    explained: {
      "tf-idf": "tf · ln(N / n): tf is how often the word stands in the document, N the number of all documents, n of those that hold it. More is more telling; 0: all documents have it. Weights of several documents are added up.",
      bm25: "ln(1 + (N − n + ½) / (n + ½)) · tf / (tf + 1.2 · (0.25 + 0.75 · length of the document / mean length)), letters as in TF-IDF: each repetition adds less than the one before, and length is allowed for. More is more telling; weights of several documents are added up.",
    },
    summary: (target, rows, docs, all) => `${target}: ${count(rows, different)} · of ${count(docs, documents)} with ${count(all, tokens)}`,
    here: "Times",
    hereHint: "Times in what is chosen",
    toHere: (term) => `Where “${term}” stands here`,
    holding: "Docs",
    holdingHint: "Of the chosen documents, those that hold the word",
    holdingAll: "All docs",
    holdingAllHint: "Of all documents, those that hold the word",
  },
  similar: {
    title: "Similar documents",
    none: (document) => `No document has words in common with ${document} other than those that all documents have.`,
    summary: (rows, document) => `Like ${document}: ${count(rows, alike)}`,
    explained: "The cosine between TF-IDF vectors: 1 for the same words in the same proportions, 0 for no word in common (such documents are not listed). With each word stands its share of the similarity.",
    similarity: "Similarity",
    terms: "Alike by",
    share: "Share",
    pair: (one, other) => `${one} and ${other}`,
  },
  richness: {
    window: "Window of MATTR, words",
    order: "Order by",
    summary: (docs, all) => `${count(docs, documents)}, ${count(all, tokens)}`,
    all: "All together",
    toCounts: (document) => `The words of “${document}”`,
    columns: {
      words: measure("words", "Words", "Words of the document; numbers and signs do not count."),
      types: measure("different words", "Different", "Different words of the document."),
      ttr: measure("TTR", "TTR", "Different words for each word. Falls with the length: compare only texts of one length."),
      mattr: measure("MATTR (Covington & McFall 2010)", "MATTR", "TTR, the mean of all windows: the length of the text does not matter; 1 where no word is repeated.", "The document is shorter than the window"),
      mtld: measure("MTLD (McCarthy & Jarvis 2010)", "MTLD", "How many words can be read on average until TTR has come down to 0.72; more is richer.", "No word is repeated"),
      hd_d: measure("HD-D (McCarthy & Jarvis 2007)", "HD-D", "The share of 42 words taken at random that would be different; more is richer.", "The document has fewer than 42 words"),
      sentences: measure("sentences", "Sent.", "Sentences with words in them.", russianOnly),
      syllables: measure("syllables", "Syllables", "Syllables of all words: their vowels.", russianOnly),
      sentence_length: measure("words in a sentence", "Words / sent.", "Average length of a sentence, in words.", russianOnly),
      word_length: measure("syllables in a word", "Syll. / word", "Average length of a word, in syllables.", russianOnly),
      flesch_oborneva: measure("reading ease (Oborneva 2006)", "Ease, Oborneva", `206.835 − 1.3 · words in a sentence − 60.1 · syllables in a word: 100 is very easy, 0 very hard. ${prose}`, russianOnly),
      flesch_oborneva_kazan: measure(
        "reading ease (Solnyshkina et al. 2018)",
        "Ease, Kazan",
        `206.836 − 1.52 · words in a sentence − 65.14 · syllables in a word: the other coefficients that go under Oborneva’s name, as the Kazan group cites them. ${prose}`,
        russianOnly,
      ),
      grade_oborneva: measure("grade by Flesch-Kincaid (Oborneva 2006)", "Grade, Oborneva", `0.5 · words in a sentence + 8.4 · syllables in a word − 15.59. ${years} ${prose}`, russianOnly),
      grade_solovyev: measure(
        "grade by Flesch-Kincaid (Solovyev et al. 2018)",
        "Grade, Solovyev",
        `0.36 · words in a sentence + 5.76 · syllables in a word − 11.97; fitted to school books. ${years} ${prose}`,
        russianOnly,
      ),
    },
  },
  duplicates: {
    likeness: "Alike from, %",
    explained: "How alike: runs of five lemmas in common, among all runs of the two documents (Jaccard). The earliest document comes first in its group.",
    none: (docs) => `There are no reprints. Compared: ${count(docs, documents)}.`,
    summary: (n, all, docs) => `${count(n, reprints)} in ${count(all, groups)} among ${count(docs, documents)}`,
    original: "Earliest",
    earliest: "earliest",
    reprint: "Reprint",
    date: "Date",
    similar: "Alike",
    similarHint: "Runs in common, among all runs of this and the earliest document",
    contained: "Contained",
    containedHint: "Runs in common, among those of the shorter one: 100 % where it is all in the other",
    shared: "Runs in common",
    sharedRuns: (n) => count(n, runs),
  },
};
