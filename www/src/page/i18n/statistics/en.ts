import { words } from "../plural.ts";
import type { StatisticsTexts } from "./texts.ts";

const { count, number } = words("en", { kilobytes: "kB", megabytes: "MB" });
const documents = { one: "document", other: "documents" };
const tokens = { one: "word", other: "words" };
const lines = { one: "line", other: "lines" };
const different = { one: "different word", other: "different words" };
const sequences = { one: "different n-gram", other: "different n-grams" };

export const statisticsEn: StatisticsTexts = {
  tab: "Words",
  views: { counts: "Counts", ngrams: "N-grams", concordance: "Concordance" },
  view: "View",
  counting: "Counting…",
  failed: "This could not be counted.",
  by: "Count by",
  bys: { form: "form", lemma: "lemma", "lemma+pos": "lemma and part of speech", entity: "entity" },
  stopWords: "with stop words",
  minimum: "At least",
  length: "Words",
  shortest: "Fewest words",
  longest: "Most words",
  reduced: "without those only inside longer ones",
  columnTerm: "Word",
  columnClass: "Class",
  columnWords: "Words",
  columnCount: "Times",
  columnDocuments: "Docs",
  columnPerMillion: "Per million",
  perMillionOfWords: "Times in a million words",
  perMillionOfSequences: "Times in a million sequences of the same length",
  toConcordance: (term) => `Where “${term}” stands`,
  summary: (rows, all, docs) => `${count(rows, different)} among ${count(all, tokens)} in ${count(docs, documents)}`,
  sequences: (rows, docs) => `${count(rows, sequences)} in ${count(docs, documents)}`,
  how: (by, withStopWords, minimum) => `By ${by}, ${withStopWords ? "with" : "without"} stop words, at least ${number(minimum)} times`,
  cut: (given, all) => `The ${number(given)} most frequent of ${number(all)} are listed; raise the minimum to see fewer.`,
  first: (n, all) => `the first ${number(n)} of ${number(all)}`,
  nothing: "Nothing stands that often.",
  save: "Save",
  saveTable: "Table as CSV",
  saveFailed: "It could not be saved.",
  concordance: {
    label: "Query",
    find: "Find",
    placeholder: "word, phrase or [lemma=\"…\"]",
    sort: "Sort by",
    sorts: { document: "document", "l1,l2,l3": "3 words left", "node,r1,r2": "match", "r1,r2,r3": "3 words right" },
    wrong: "The query cannot be read",
    wrongAt: (character) => `at character ${number(character)}`,
    lines: (total, docs) => `${count(total, lines)} in ${count(docs, documents)}`,
    shown: (first, last, all) => `${number(first)}–${number(last)} of ${number(all)}`,
    earlier: "Earlier lines",
    later: "Later lines",
    empty: "Write a word or a phrase: all its forms are found, each with what stands around it.",
    none: "Nothing fits the query. Check the spelling, or try fewer conditions.",
    help: "How to ask",
    helpNote: "A click asks the example. Conditions and phrases mix freely.",
    examples: {
      word: "the word in all its forms",
      form: "this form alone",
      wildcard: "* is any letters, ? is one",
      phrase: "one after the other, in any form",
      gap: "with none to two words between",
      near: "at most three words apart, in one sentence",
      either: "one of several",
      classes: "part of speech and lemma (NOUN, ADJ, VERB, ADV, NUM, PRON, ADP…)",
      case: "lemma and case (nom, gen, dat, acc, ins, loc; sg, pl)",
      entity: "an entity (@PER, @ORG, @LOC, @ANY…) and a verb behind it",
    },
    columns: { document: "Document", left: "Left", node: "Match", right: "Right" },
  },
  queryError: (message) => message,
};
