// Which layer made a mention and how sure it is, in words.

import type { Mention } from "../../shared/contract.ts";
import type { Texts } from "../i18n/texts.ts";

export function sourceWords(t: Texts, mention: Mention): string {
  const [kind, name] = mention.source.split(":", 2);
  const word = kind === "model" || kind === "rule" || kind === "list" ? t.sources[kind] : kind;
  const score = new Intl.NumberFormat(t.locale, { style: "percent" }).format(mention.score);
  return `${t.foundBy}: ${word}${name ? ` ${name}` : ""}, ${score}`;
}
