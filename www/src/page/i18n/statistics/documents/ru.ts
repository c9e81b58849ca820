import { words } from "../../plural.ts";
import type { DocumentsTexts, MeasureTexts } from "./texts.ts";

const { count, number } = words("ru", { kilobytes: "КБ", megabytes: "МБ" });
const documents = { one: "документ", few: "документа", many: "документов", other: "документа" };
const documentsOf = { one: "документа", few: "документов", many: "документов", other: "документа" };
const tokens = { one: "слово", few: "слова", many: "слов", other: "слова" };
const reprints = { one: "перепечатка", few: "перепечатки", many: "перепечаток", other: "перепечатки" };
const groups = { one: "группе", few: "группах", many: "группах", other: "группы" };
const runs = { one: "общая цепочка", few: "общие цепочки", many: "общих цепочек", other: "общей цепочки" };

const noWords = "В документе нет слов";
const russianOnly = "Формула подобрана для русских текстов, или в документе нет предложений";
const years = "Сколько лет нужно проучиться в школе, чтобы понять текст.";
const prose = "Списки, таблицы и заголовки её искажают.";

const measure = (name: string, short: string, hint: string, missing = noWords): MeasureTexts => ({ name, short, hint, missing });

export const documentsRu: DocumentsTexts = {
  withoutReprints: "считать без перепечаток",
  withoutReprintsHint: "Из документов, сходных не меньше чем на 80 %, считается только самый ранний",
  stopList: {
    show: "список",
    own: "свой список",
    title: "Стоп-слова",
    language: "Язык списка",
    languages: { ru: "русский", kk: "казахский", en: "английский" },
    note: "Слова через пробел или с новой строки; годится лемма или форма. После # — примечание до конца строки. Изменения действуют сразу и живут, пока открыта страница.",
    count: (n, own) => `${count(n, tokens)}${own ? ", список изменён" : ", встроенный список"}`,
    reset: "Вернуть встроенный",
  },
  keyness: {
    target: "Что",
    targets: { opened: "открытый документ", all: "все документы", chosen: "отмеченные документы" },
    against: "С чем сравнить",
    againsts: { others: "все остальные документы", chosen: "отмеченные документы", reference: "встроенный список новостей" },
    sides: { target: "Что", against: "С чем" },
    picker: "Какие документы сравнить",
    lacks: {
      opened: "Откройте документ: его слова будут сравнены с выбранными.",
      all: "Ни один документ ещё не прочитан.",
      chosen: "Отметьте документы, слова которых нужно сравнить.",
    },
    lacksOthers: {
      others: "Других документов нет. Добавьте их или сравните со встроенным списком новостей.",
      chosen: "Отметьте документы, с которыми нужно сравнить.",
      reference: "",
    },
    named: (document) => `«${document}»`,
    documents: (n) => count(n, documents),
    summary: (target, all, against, againstAll) => `${target}, ${count(all, tokens)} · для сравнения: ${against}, ${count(againstAll, tokens)}`,
    reference: "русские новости",
    aboutReference: (period, docs, made, least) =>
      `Встроенный список: частоты лемм в ${number(docs)} русских новостных статьях (${period}), посчитаны ${made}. Лемм из менее чем ${count(least, documentsOf)} в нём нет, они считаются за 0.`,
    less: "и те, которых здесь меньше",
    doubts: {
      "target.empty": "В исследуемых документах нет слов: сравнивать нечего.",
      "reference.empty": "В документах для сравнения нет слов: ни одна мера не определена.",
    },
    otherLanguage: (n, all) =>
      n === all
        ? "Документы не на русском языке, а список русский: их слова кажутся ключевыми только потому, что в списке их быть не может. Сравните с документами на том же языке."
        : `Не на русском языке: ${number(n)} из ${count(all, documentsOf)}. Их слова кажутся ключевыми только потому, что в русском списке их быть не может. Уберите их или сравните с документами на том же языке.`,
    cut: (given, all) => `Показаны первые ${number(given)} из ${number(all)}; чтобы увидеть меньше, поднимите порог.`,
    logLikelihood: "Log-likelihood",
    logLikelihoodHint: "G²; вправо — здесь слово чаще, влево — реже",
    logRatio: "Log ratio",
    logRatioHint: "Каждая единица — вдвое чаще",
    oddsRatio: "Отношение шансов",
    here: "Здесь",
    hereHint: "Сколько раз в исследуемых документах",
    there: "Там",
    thereHint: "Сколько раз в том, с чем сравнивается",
    toThere: (term) => `Где стоит «${term}» там`,
    perMillionHere: "На миллион здесь",
    perMillionThere: "На миллион там",
    adjusted: "p с поправкой на число слов (Бенджамини и Хохберг)",
  },
  richness: {
    window: "Окно MATTR, слов",
    order: "Порядок",
    summary: (docs, all) => `${count(docs, documents)}, ${count(all, tokens)}`,
    all: "Все вместе",
    toCounts: (document) => `Какие слова в «${document}»`,
    columns: {
      words: measure("слов", "Слов", "Слова документа; числа и знаки не считаются."),
      types: measure("разных слов", "Разных", "Разные слова документа."),
      ttr: measure("TTR", "TTR", "Разные слова на слово. Падает с длиной: сравнивать можно только тексты одной длины."),
      mattr: measure("MATTR (Ковингтон и Макфолл, 2010)", "MATTR", "TTR, среднее по всем окнам: от длины текста не зависит; 1 — ни одно слово не повторяется.", "Документ короче окна"),
      mtld: measure("MTLD (Маккарти и Джарвис, 2010)", "MTLD", "Сколько слов подряд в среднем можно прочитать, пока TTR не упадёт до 0,72; больше — богаче.", "Ни одно слово не повторяется"),
      hd_d: measure("HD-D (Маккарти и Джарвис, 2007)", "HD-D", "Какая доля 42 наугад взятых слов была бы разной; больше — богаче.", "В документе меньше 42 слов"),
      sentences: measure("предложений", "Предл.", "Предложения, в которых есть слова.", russianOnly),
      syllables: measure("слогов", "Слогов", "Слоги всех слов: гласные.", russianOnly),
      sentence_length: measure("слов в предложении", "Слов в предл.", "Средняя длина предложения в словах.", russianOnly),
      word_length: measure("слогов в слове", "Слогов в сл.", "Средняя длина слова в слогах.", russianOnly),
      flesch_oborneva: measure("лёгкость по Флешу (Оборнева, 2006)", "Флеш, Оборнева", `206,835 − 1,3 · слов в предложении − 60,1 · слогов в слове: 100 — очень легко, 0 — очень трудно. ${prose}`, russianOnly),
      flesch_oborneva_kazan: measure(
        "лёгкость по Флешу (Солнышкина и др., 2018)",
        "Флеш, Казань",
        `206,836 − 1,52 · слов в предложении − 65,14 · слогов в слове: другие коэффициенты под именем Оборневой, которые приводит казанская группа. ${prose}`,
        russianOnly,
      ),
      grade_oborneva: measure("класс по Флешу — Кинкейду (Оборнева, 2006)", "Класс, Оборнева", `0,5 · слов в предложении + 8,4 · слогов в слове − 15,59. ${years} ${prose}`, russianOnly),
      grade_solovyev: measure(
        "класс по Флешу — Кинкейду (Соловьёв и др., 2018)",
        "Класс, Соловьёв",
        `0,36 · слов в предложении + 5,76 · слогов в слове − 11,97; подобрана по школьным учебникам. ${years} ${prose}`,
        russianOnly,
      ),
    },
  },
  duplicates: {
    likeness: "Сходство от, %",
    explained: "Сходство — доля общих цепочек из пяти лемм среди всех цепочек двух документов (Жаккар). Первым в группе стоит самый ранний документ.",
    none: (docs) => `Перепечаток нет. Сравнено: ${count(docs, documents)}.`,
    summary: (n, all, docs) => `${count(n, reprints)} в ${count(all, groups)} из ${count(docs, documentsOf)}`,
    original: "Самый ранний",
    earliest: "самый ранний",
    reprint: "Перепечатка",
    date: "Дата",
    similar: "Сходство",
    similarHint: "Общие цепочки среди всех цепочек этого и самого раннего документа",
    contained: "Вложение",
    containedHint: "Общие цепочки среди цепочек более короткого: 100 % — он целиком есть в другом",
    shared: "Общих цепочек",
    sharedRuns: (n) => count(n, runs),
  },
};
