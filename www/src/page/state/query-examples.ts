// Queries to begin with. They are Russian in every language of the interface, as the documents are.

export const exampleQueries = {
  word: "оборот",
  form: '"оборота"',
  wildcard: "нарко*",
  phrase: "незаконный оборот",
  gap: "незаконный []{0,2} оборот",
  near: "оборот NEAR/3 наркотик",
  either: "(полиция|прокуратура)",
  classes: '[pos="ADJ"] [lemma="оборот"]',
  case: '[lemma="наркотик" & gram="gen"]',
  entity: '@PER []{0,3} [pos="VERB"]',
} as const;

export type ExampleName = keyof typeof exampleQueries;
