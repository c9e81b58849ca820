// Which layer made a mention or a quote, how sure it is, and why a name belongs to its entity, in words.

import type { Mention } from "../../shared/contract.ts";
import { reasons, type Reason, type Texts } from "../i18n/texts.ts";

/** Rule or list by its name; those that join names have words of their own. */
export function reasonWords(t: Texts, reason: string): string {
  return isReason(reason) ? t.reasons[reason] : kindAndName(t, reason);
}

const isReason = (reason: string): reason is Reason => (reasons as readonly string[]).includes(reason);

function kindAndName(t: Texts, source: string): string {
  const [kind, name] = source.split(":", 2);
  const word = kind === "model" || kind === "rule" || kind === "list" ? t.sources[kind] : kind;
  return name ? `${word} ${name}` : (word ?? "");
}

export function sourceWords(t: Texts, made: Pick<Mention, "source" | "score">): string {
  const score = new Intl.NumberFormat(t.locale, { style: "percent" }).format(made.score);
  return `${t.foundBy}: ${kindAndName(t, made.source)}, ${score}`;
}
