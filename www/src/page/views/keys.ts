// Single-key shortcuts, by the key's place and not its letter, so that they work in a Russian layout too.

import { signal } from "@preact/signals";
import { search, subject, tab, target } from "../state/selection.ts";
import { cardShown, stepMention } from "../state/walk.ts";

/** Single keys can be switched off: some people's speech input or hands press keys unasked. */
export const keysOn = signal(true);
export const helpOpen = signal(false);

export function listenToKeys(): () => void {
  addEventListener("keydown", onKey);
  return () => removeEventListener("keydown", onKey);
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
  if (event.code === "Escape") return back(event, field);
  if (field || event.target instanceof HTMLSelectElement || !keysOn.value) return;
  if (event.key === "?" || (event.shiftKey && (event.code === "Slash" || event.code === "Digit7"))) {
    helpOpen.value = !helpOpen.value;
  } else if (event.code === "Slash" && !event.shiftKey) {
    document.querySelector<HTMLInputElement>("#search")?.focus();
  } else if (event.code === "KeyJ" || event.code === "KeyK") {
    stepMention(event.code === "KeyJ" ? 1 : -1);
  } else if (event.code === "Enter" && target.value?.key && !onControl(event)) {
    tab.value = "entities";
    subject.value = { of: "entity", key: target.value.key };
  } else {
    return;
  }
  event.preventDefault();
}

/** Whether the key belongs to what has the focus. */
const onControl = (event: KeyboardEvent): boolean => event.target instanceof Element && event.target.closest("button, summary, a, dialog") !== null;

function back(event: KeyboardEvent, field: boolean): void {
  if (helpOpen.value) helpOpen.value = false;
  else if (field && search.value) search.value = "";
  else if (field) (event.target as HTMLElement).blur();
  else if (cardShown.value) subject.value = null;
  else search.value = "";
}
