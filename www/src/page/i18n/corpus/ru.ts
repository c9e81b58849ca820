import { words } from "../plural.ts";
import type { CorpusTexts } from "./texts.ts";

const { count } = words("ru", { kilobytes: "КБ", megabytes: "МБ" });
const sentences = { one: "предложение", few: "предложения", many: "предложений", other: "предложения" };
const others = { one: "имя", few: "имени", many: "имён", other: "имени" };

export const corpusRu: CorpusTexts = {
  joins: {
    name: (other) => (other ? `то же имя, что «${other}»` : "то же имя"),
    value: (other) => `то же значение, что у «${other}»`,
    alias: (other) => `другое имя для «${other}»`,
    "person-part": (other) => `короче, чем «${other}», и больше ни к кому не подходит`,
    post: (other) => `та же фамилия и то же место работы, что у «${other}»`,
  },
  inDocument: (name) => `в документе «${name}»`,
  apart: (n) => `Оставлено отдельно: ${count(n, others)}`,
  aparts: {
    several: "подходит нескольким разным",
    "other-value": "то же имя, другое значение",
    "other-names": "та же фамилия, другое имя или отчество",
    "other-birth": "тёзка, другой год рождения",
    "other-state": "тёзка на службе другого государства",
    "name-part": "известна только часть имени",
    whose: "не сказано, чьё это",
    "other-kind": "то же имя, но другое по сути",
    letters: "первые буквы подходят, но ни один документ этого не говорит",
  },
  shared: (names) => `В документах вместе с этим именем: ${names}.`,
  unsure: (names) => `Кроме имени, ничто не связывает с другими документами: ${names}. Там может быть тёзка.`,
  more: (n) => `и ещё ${n}`,
  open: {
    "state-body": "Такой орган есть у нескольких государств: в разных документах это может быть разное.",
    description: "Это описание без собственного имени: в разных документах это может быть разное.",
    "name-part": "Известна только часть имени: в разных документах это могут быть разные люди.",
  },
  togetherCount: (n) => `Упомянуты в одном предложении: ${count(n, others)}`,
  sentences: (n) => count(n, sentences),
  notMerged: "Имена из разных документов соединить не удалось; строки стоят так, как их называет каждый документ.",
};
