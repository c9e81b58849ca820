import { words } from "../plural.ts";
import { queryErrorRu } from "./query-errors-ru.ts";
import type { StatisticsTexts } from "./texts.ts";

const { count, number } = words("ru", { kilobytes: "КБ", megabytes: "МБ" });
const documentsIn = { one: "документе", few: "документах", many: "документах", other: "документа" };
const tokensAmong = { one: "слова", few: "слов", many: "слов", other: "слова" };
const lines = { one: "строка", few: "строки", many: "строк", other: "строки" };
const different = { one: "разное слово", few: "разных слова", many: "разных слов", other: "разного слова" };
const sequences = { one: "разная n-грамма", few: "разные n-граммы", many: "разных n-грамм", other: "разной n-граммы" };
const times = { one: "раза", few: "раз", many: "раз", other: "раза" };

export const statisticsRu: StatisticsTexts = {
  tab: "Слова",
  views: { counts: "Частоты", ngrams: "N-граммы", concordance: "Конкорданс" },
  view: "Вид",
  counting: "Идёт подсчёт…",
  failed: "Посчитать не удалось.",
  by: "Считать по",
  bys: { form: "форме", lemma: "лемме", "lemma+pos": "лемме и части речи", entity: "сущности" },
  stopWords: "со стоп-словами",
  minimum: "Не реже",
  length: "Слов",
  shortest: "Слов не меньше",
  longest: "Слов не больше",
  reduced: "без тех, что стоят только внутри более длинных",
  columnTerm: "Слово",
  columnClass: "Разряд",
  columnWords: "Слова",
  columnCount: "Раз",
  columnDocuments: "Док.",
  columnPerMillion: "На миллион",
  perMillionOfWords: "Сколько раз на миллион слов",
  perMillionOfSequences: "Сколько раз на миллион цепочек той же длины",
  toConcordance: (term) => `Где стоит «${term}»`,
  summary: (rows, all, docs) => `${count(rows, different)} из ${count(all, tokensAmong)} в ${count(docs, documentsIn)}`,
  sequences: (rows, docs) => `${count(rows, sequences)} в ${count(docs, documentsIn)}`,
  how: (by, withStopWords, minimum) => `По ${by}, ${withStopWords ? "со стоп-словами" : "без стоп-слов"}, не реже ${count(minimum, times)}`,
  cut: (given, all) => `Показаны ${number(given)} самых частых из ${number(all)}; чтобы увидеть меньше, поднимите порог.`,
  first: (n, all) => `первые ${number(n)} из ${number(all)}`,
  nothing: "Так часто не встречается ничего.",
  save: "Сохранить",
  saveTable: "Таблица CSV",
  saveFailed: "Сохранить не удалось.",
  concordance: {
    label: "Запрос",
    find: "Найти",
    placeholder: "слово, фраза или [lemma=\"…\"]",
    sort: "Порядок",
    sorts: { document: "по документу", "l1,l2,l3": "по 3 словам слева", "node,r1,r2": "по найденному", "r1,r2,r3": "по 3 словам справа" },
    wrong: "Запрос не понят",
    wrongAt: (character) => `знак ${number(character)}`,
    lines: (total, docs) => `${count(total, lines)} в ${count(docs, documentsIn)}`,
    shown: (first, last, all) => `${number(first)}–${number(last)} из ${number(all)}`,
    earlier: "Предыдущие строки",
    later: "Следующие строки",
    empty: "Напишите слово или фразу: найдутся все формы, каждая со словами вокруг неё.",
    none: "Ничего не подошло. Проверьте написание или уберите часть условий.",
    help: "Как спрашивать",
    helpNote: "Нажмите на пример, чтобы спросить его. Условия и фразы можно сочетать.",
    examples: {
      word: "слово во всех формах",
      form: "только эта форма",
      wildcard: "* — любые буквы, ? — одна",
      phrase: "одно за другим, в любой форме",
      gap: "между ними до двух слов",
      near: "не дальше трёх слов, в одном предложении",
      either: "одно из нескольких",
      classes: "часть речи и лемма (NOUN, ADJ, VERB, ADV, NUM, PRON, ADP…)",
      case: "лемма и падеж (nom, gen, dat, acc, ins, loc; sg, pl)",
      entity: "сущность (@PER, @ORG, @LOC, @ANY…) и глагол за ней",
    },
    columns: { document: "Документ", left: "Слева", node: "Найдено", right: "Справа" },
  },
  queryError: queryErrorRu,
};
