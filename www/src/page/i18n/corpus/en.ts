import { words } from "../plural.ts";
import type { CorpusTexts } from "./texts.ts";

const { count } = words("en", { kilobytes: "KB", megabytes: "MB" });
const sentences = { one: "sentence", other: "sentences" };
const others = { one: "name", other: "names" };

export const corpusEn: CorpusTexts = {
  joins: {
    name: (other) => (other ? `the same name as “${other}”` : "the same name"),
    value: (other) => `the same value as “${other}”`,
    alias: (other) => `another name of “${other}”`,
    "person-part": (other) => `shorter than “${other}”, and fits nobody else`,
    post: (other) => `the surname and the place of work of “${other}”`,
  },
  inDocument: (name) => `in “${name}”`,
  apart: (n) => `Kept apart: ${count(n, others)}`,
  aparts: {
    several: "fits several that are not each other",
    "other-value": "the same name, another value",
    "other-names": "the same surname, another first name or patronymic",
    "other-birth": "a namesake born in another year",
    "other-state": "a namesake in the service of another state",
    "name-part": "only a part of the name is known",
    whose: "it is not said whose it is",
    "other-kind": "the same name for something of another kind",
    letters: "the first letters fit, but no document says so",
  },
  shared: (names) => `The documents share beside the name: ${names}.`,
  unsure: (names) => `Nothing but the name ties to the other documents: ${names}. A namesake may be meant there.`,
  more: (n) => `and ${n} more`,
  open: {
    "state-body": "Several states have such a body: different documents may mean different ones.",
    description: "A description without a proper name: different documents may mean different things.",
    "name-part": "Only a part of the name is known: different documents may mean different people.",
  },
  togetherCount: (n) => `Named in the same sentence: ${count(n, others)}`,
  sentences: (n) => count(n, sentences),
  notMerged: "Names of different documents could not be joined; the rows stand as each document names them.",
};
