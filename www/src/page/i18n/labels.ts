// The closed set of labels, in the order the facets list them, and the family of each: its colour and its filter.

/** The families in the order of the filters, with their labels. */
const members = {
  person: ["PER", "ROLE", "NORP", "AGE"],
  organisation: ["ORG"],
  place: ["LOC", "FACILITY", "COORD"],
  law: ["LAW", "CRIME"],
  event: ["EVENT"],
  work: ["WORK", "PRODUCT"],
  measure: ["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"],
  identifier: [
    "EMAIL", "PHONE", "URL", "DOMAIN", "IP", "HASH", "CVE", "WALLET", "IBAN", "CARD", "TAXID", "PLATE", "ACCOUNT",
  ],
} as const;

export type Family = keyof typeof members;
export type Label = (typeof members)[Family][number];

export const families = Object.keys(members) as Family[];
export const labels: readonly Label[] = families.flatMap((family): readonly Label[] => members[family]);

/** A label's name in a list, and the short sign that stands at its mentions. */
export type LabelTexts = Record<Label, { name: string; sign: string }>;

export const isLabel = (label: string): label is Label => (labels as readonly string[]).includes(label);

/** Labels of a later version are none of ours. */
export const familyOf = (label: string): Family | "other" =>
  families.find((family) => (members[family] as readonly string[]).includes(label)) ?? "other";

/** The place of a label in the list; unknown ones come last. */
export const rankOf = (label: string): number => (isLabel(label) ? labels.indexOf(label) : labels.length);
