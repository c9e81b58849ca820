// The closed set of labels, in the order the facets list them, and the colour family of each.

export const labels = [
  "PER", "ORG", "LOC", "ROLE", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "AGE", "LAW", "CRIME", "EVENT", "FACILITY",
  "WORK", "PRODUCT", "NORP", "EMAIL", "PHONE", "URL", "DOMAIN", "IP", "HASH", "CVE", "WALLET", "IBAN", "CARD", "TAXID", "PLATE",
  "COORD", "ACCOUNT",
] as const;

export type Label = (typeof labels)[number];

/** A label's name in a list, and the short sign that stands at its mentions. */
export type LabelTexts = Record<Label, { name: string; sign: string }>;

export type Family = "person" | "organisation" | "place" | "time" | "amount" | "contact" | "law" | "other";

const families: Partial<Record<Label, Family>> = {
  PER: "person", ROLE: "person", AGE: "person", NORP: "person",
  ORG: "organisation", PRODUCT: "organisation", WORK: "organisation",
  LOC: "place", FACILITY: "place", COORD: "place",
  DATE: "time", TIME: "time", EVENT: "time",
  MONEY: "amount", PERCENT: "amount", QUANTITY: "amount",
  EMAIL: "contact", PHONE: "contact", URL: "contact", DOMAIN: "contact", IP: "contact",
  LAW: "law", CRIME: "law",
};

export const isLabel = (label: string): label is Label => (labels as readonly string[]).includes(label);

export const familyOf = (label: string): Family => (isLabel(label) ? families[label] : undefined) ?? "other";

/** The place of a label in the list; unknown ones come last. */
export const rankOf = (label: string): number => (isLabel(label) ? labels.indexOf(label) : labels.length);
