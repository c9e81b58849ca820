// Which layer made a mention or a quote and how sure it is, in words.

import type { Mention } from "../../shared/contract.ts";
import type { Texts } from "../i18n/texts.ts";

export function sourceWords(t: Texts, made: Pick<Mention, "source" | "score">): string {
  const [kind, name] = made.source.split(":", 2);
  const word = kind === "model" || kind === "rule" || kind === "list" ? t.sources[kind] : kind;
  const score = new Intl.NumberFormat(t.locale, { style: "percent" }).format(made.score);
  return `${t.foundBy}: ${word}${name ? ` ${name}` : ""}, ${score}`;
}
