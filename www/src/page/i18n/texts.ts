// Every text of the interface, by name: a language that lacks one does not compile.

import type { FindingsTexts } from "./findings/texts.ts";
import type { CorpusTexts } from "./corpus/texts.ts";
import type { RelationSide } from "../state/relations.ts";
import type { StatisticsTexts } from "./statistics/texts.ts";
import type { Family, LabelTexts } from "./labels.ts";

export interface Texts extends FindingsTexts {
  locale: string;
  corpus: CorpusTexts;
  statistics: StatisticsTexts;
  /** The language's own name for itself. */
  ownName: string;
  labels: LabelTexts;
  /** The filters. */
  families: Record<Family | "other", string>;

  purpose: string;
  promise: string;
  checkIt: string;
  limits: string;
  dropHere: string;
  dropNow: string;
  addFiles: string;
  addFolder: string;
  moreFiles: string;
  moreFolder: string;
  pasteLabel: string;
  pasteHint: string;
  pasteRead: string;
  pasteName: string;
  tryExample: string;
  exampleNote: string;
  formats: string;

  loading(percent: number): string;
  loadFailed: string;
  details: string;
  reload: string;
  listing: string;

  documents: string;
  findings: string;
  text: string;
  entities: string;
  keywords: string;
  filesDone(done: number, all: number): string;
  unread(n: number): string;
  unreadZero: string;
  showUnread: string;
  showAll: string;
  reading(name: string): string;
  finished(done: number, failed: number): string;
  cancel: string;
  resume(n: number): string;
  clear: string;
  clearSure: string;
  keepThem: string;
  language: string;

  filterDocuments: string;
  search: string;
  noMatch: string;
  allDocuments: string;
  onlyThis: string;
  status: Record<"waiting" | "reading" | "done" | "failed" | "cancelled", string>;
  warningsCount(n: number): string;
  entitiesCount(n: number): string;
  bytes(n: number): string;
  number(n: number): string;
  undated: string;
  shown(shown: number, all: number): string;
  showMore(n: number): string;

  columnName: string;
  columnType: string;
  columnMentions: string;
  columnDocuments: string;
  columnTerm: string;
  columnCount: string;
  columnWeight: string;
  weightExplained: string;
  allTypes: string;
  typeFilter: string;
  words: string;
  phrases: string;
  kindFilter: string;
  sortBy(column: string): string;
  nothingFound: string;
  nothingYet: string;

  alsoAs: string;
  properName: string;
  /** Said of an organisation that has no proper name. */
  describedOnly: string;
  value: string;
  /** Before the kind of a crime, from the large to the small. */
  crimeKind: string;
  /** What stands over the other side of a link. */
  relations: Record<RelationSide, string>;
  /** Said of a link that is over. */
  former: string;
  places(n: number): string;
  inDocuments(n: number): string;
  close: string;
  goTo: string;
  foundBy: string;
  /** Headings of the quotes of what the card shows. */
  saidBy(n: number): string;
  saidAbout(n: number): string;
  nobodyNamed: string;

  chooseDocument: string;
  previous: string;
  next: string;
  placeOf(index: number, all: number): string;
  boilerplate: string;
  showTypes: string;
  counts(characters: number, tokens: number, sentences: number): string;
  atPlace: string;
  failedTitle: string;
  retry: string;

  download: string;
  downloadJson: string;
  downloadEntities: string;
  downloadRelations: string;
  downloadKeywords: string;
  /** What spreadsheets in this language expect between cells. */
  separator: "," | ";";
  separatorLabel: string;
  downloading: string;
  downloadFailed: string;
  downloadNote(n: number): string;

  shortcuts: string;
  shortcutList: readonly (readonly [keys: string, what: string])[];
  shortcutsOn: string;

  /** What happened and what to do next, by the code of the failure. */
  failures: Record<FailureCode, string>;
  /** What the user should know, by the code of the warning. */
  warningTexts: Record<WarningCode, string>;
  unknownFailure: string;
  sources: { model: string; rule: string; list: string };
  /** Why a name belongs to its entity, by the rule or list. */
  reasons: Record<Reason, string>;
}

export const failureCodes = [
  "empty", "binary", "too-large", "file-unreadable", "folder-unreadable", "pack-damaged", "pack-version", "load-failed",
  "load-missing", "wasm-missing", "wasm-blocked", "wasm-damaged", "worker-failed", "panic", "internal",
] as const;
export type FailureCode = (typeof failureCodes)[number];

export const warningCodes = ["date.impossible", "encoding.declared", "encoding.guessed", "encoding.invalid", "entity.unsure", "identifier.invalid", "language.not-russian", "time.impossible", "value.absurd"] as const;
export type WarningCode = (typeof warningCodes)[number];

/** The rules and lists that join names. */
export const reasons = [
  "rule:name.person-part",
  "rule:name.proper",
  "rule:name.description",
  "rule:name.adjective",
  "rule:name.abbreviation",
  "rule:name.acronym",
  "rule:name.foreign",
  "list:countries",
  "list:cities",
  "list:international",
  "list:state-bodies",
] as const;
export type Reason = (typeof reasons)[number];
