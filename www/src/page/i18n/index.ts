// The language of the interface: the browser's, until the user chooses another.

import { computed, signal } from "@preact/signals";
import type { Failure } from "../../shared/messages.ts";
import { en } from "./en.ts";
import { isLabel } from "./labels.ts";
import { ru } from "./ru.ts";
import { failureCodes, warningCodes, type FailureCode, type Texts, type WarningCode } from "./texts.ts";

export const languages = { ru, en } as const;
export type Language = keyof typeof languages;

const remembered = "sarap.language";

/** The first of the browser's languages that the page speaks; Russian serves its neighbours' readers better than English. */
export function preferred(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-")[0] ?? "";
    if (language === "ru" || language === "en") return language;
    if (["be", "kk", "ky", "tg", "uk", "uz", "hy", "az", "tk"].includes(language)) return "ru";
  }
  return "en";
}

function first(): Language {
  const kept = store((storage) => storage.getItem(remembered));
  return kept === "ru" || kept === "en" ? kept : preferred(navigator.languages);
}

/** Storage may be forbidden; the page does without it then. */
function store<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

export const language = signal<Language>(first());
export const texts = computed<Texts>(() => languages[language.value]);

export function setLanguage(chosen: Language): void {
  language.value = chosen;
  store((storage) => storage.setItem(remembered, chosen));
}

export const labelName = (t: Texts, label: string): string => (isLabel(label) ? t.labels[label].name : label);
export const labelSign = (t: Texts, label: string): string => (isLabel(label) ? t.labels[label].sign : label);

export const isFailure = (code: string): code is FailureCode => (failureCodes as readonly string[]).includes(code);
const isWarning = (code: string): code is WarningCode => (warningCodes as readonly string[]).includes(code);

export const failureText = (t: Texts, failure: Failure): string =>
  isFailure(failure.code) ? t.failures[failure.code] : `${t.unknownFailure} ${failure.message}`;

/** A warning of a later version is shown in English rather than not at all. */
export const warningText = (t: Texts, warning: { code: string; message: string }): string =>
  isWarning(warning.code) ? t.warningTexts[warning.code] : warning.message;
