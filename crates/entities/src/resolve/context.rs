//! What the words around a mention say about its case and gender.

use super::forms::{Cases, FEMININE, MASCULINE};
use super::titles::post_before_place;
use super::tokens::is_name;
use super::verbs;
use super::words::lower;
use sarap_morph::{Document, Grammemes, Origin, Pos, Reading, TokenReading};
use sarap_text::{Span, TokenKind};

/// How likely each of the six cases is, up to a factor.
pub(super) type CaseWeights = [f64; 6];

/// In news a name alone is a subject or a genitive first.
const BASE: CaseWeights = [1.0, 0.6, 0.15, 0.25, 0.2, 0.15];
/// What a case that the preposition doesn't govern keeps: names stand undeclined now and then.
const AGAINST_PREPOSITION: f64 = 0.02;

/// Nouns whose name in quotes stands in the nominative: «в газете «Новое время»», but «болельщик «Спартака»».
pub(super) const NAMED: &[&str] = &[
    "авиакомпания",
    "агентство",
    "агрохолдинг",
    "ансамбль",
    "ассоциация",
    "аэропорт",
    "банк",
    "батальон",
    "блок",
    "бригада",
    "газета",
    "гостиница",
    "группа",
    "группировка",
    "движение",
    "еженедельник",
    "журнал",
    "завод",
    "издание",
    "издательство",
    "институт",
    "кафе",
    "клуб",
    "коалиция",
    "колхоз",
    "команда",
    "комбинат",
    "компания",
    "комплекс",
    "кооператив",
    "концерн",
    "корпорация",
    "лига",
    "магазин",
    "медиакомпания",
    "музей",
    "общество",
    "объединение",
    "оператор",
    "операция",
    "организация",
    "отель",
    "отряд",
    "партия",
    "платформа",
    "портал",
    "предприятие",
    "проект",
    "промзона",
    "радио",
    "радиостанция",
    "ресторан",
    "сайт",
    "сервис",
    "сеть",
    "служба",
    "совхоз",
    "союз",
    "стадион",
    "студия",
    "телекомпания",
    "телеканал",
    "театр",
    "канал",
    "фабрика",
    "федерация",
    "фестиваль",
    "фильм",
    "фирма",
    "фонд",
    "форум",
    "холдинг",
    "центр",
    "шахта",
    "эскадрон",
];

/// The same for a later name of a list: another part of the sentence may have begun.
const AGAINST_LIST: f64 = 0.2;
/// Tokens of a list that are looked back over.
const LONGEST_LIST: usize = 10;

/// Where a list of names that goes on at the token `at` begins: the token before its first name, and whether that is
/// another than `at`.
fn head_of_list<'a>(at: usize, text_of: &impl Fn(usize) -> &'a str) -> (usize, bool) {
    let joins = |word: &str| matches!(word, "," | "и");
    if !joins(text_of(at)) {
        return (at, false);
    }
    let name = |word: &str| word.starts_with(char::is_uppercase);
    // A preposition has a capital at the beginning of a sentence.
    let part = |word: &str| joins(word) || (name(word) && governed(&lower(word)).is_none());
    let back = (0..at).rev().take(LONGEST_LIST).find(|at| !part(text_of(*at)));
    match back {
        Some(head) if governed(&text_of(head).to_lowercase()).is_some() => (head, true),
        _ => (at, false),
    }
}

/// What the surroundings say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    /// Weights of the cases.
    pub(super) cases: CaseWeights,
    /// The gender of a verb beside it that a subject agrees with.
    pub(super) verb: Option<u8>,
    /// The gender of the title before it: «актриса».
    pub(super) title: Option<u8>,
    /// Whether several are named by the title before it: «братьям Самойловым».
    pub(super) titles: bool,
    /// Whether a plural verb stands behind it, which has another subject: «Саденова назначили».
    pub(super) several: bool,
    /// Whether it is the name in quotes after its noun: «газета «…»».
    pub(super) titled: bool,
    /// Whether an opening quote stands before it.
    pub(super) quoted: bool,
}

impl Surroundings {
    /// The post before it, or the name behind it, stands in these cases, and it in the same.
    pub(super) fn agree(&mut self, cases: Cases) {
        for (case, weight) in self.cases.iter_mut().enumerate() {
            *weight *= if cases.has(case) { 6.0 } else { 0.2 };
        }
    }

    /// Something is done to it by somebody else.
    fn object(&mut self, to_whom: bool) {
        self.cases[0] *= 0.15;
        self.to_whom(to_whom);
    }

    /// Whether something is given or told to it, or done to it, by what verb stands beside it.
    fn to_whom(&mut self, to_whom: bool) {
        self.cases[2] *= if to_whom { 6.0 } else { 1.0 };
        self.cases[3] *= if to_whom { 0.3 } else { 3.0 };
    }
}

/// The cases each preposition governs.
pub(super) fn governed(preposition: &str) -> Option<Cases> {
    Some(match preposition {
        "в" | "во" | "на" => Cases::PREPOSITIONAL.and(Cases::ACCUSATIVE),
        "о" | "об" | "обо" | "при" => Cases::PREPOSITIONAL,
        "к" | "ко" | "благодаря" | "вопреки" | "согласно" | "навстречу" => {
            Cases::DATIVE
        }
        "по" => Cases::DATIVE.and(Cases::PREPOSITIONAL),
        "с" | "со" => Cases::INSTRUMENTAL.and(Cases::GENITIVE),
        "над" | "перед" | "между" => Cases::INSTRUMENTAL,
        "за" | "под" => Cases::INSTRUMENTAL.and(Cases::ACCUSATIVE),
        "из"
        | "от"
        | "до"
        | "у"
        | "без"
        | "для"
        | "после"
        | "против"
        | "около"
        | "вокруг"
        | "кроме"
        | "среди"
        | "возле"
        | "ради"
        | "вместо"
        | "из-за"
        | "из-под"
        | "внутри"
        | "вне"
        | "близ"
        | "ото"
        | "изо"
        | "мимо"
        | "относительно"
        | "насчёт"
        | "насчет" => Cases::GENITIVE,
        "через" | "про" | "сквозь" => Cases::ACCUSATIVE,
        _ => return None,
    })
}

/// Reads the surroundings of `span`. `person` tells whether it may be a subject that a title stands before.
pub(super) fn around(document: &Document<'_>, span: Span, person: bool) -> Surroundings {
    let tokens = &document.segmentation.tokens;
    let readings = document.morphology.tokens();
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let after = tokens.partition_point(|token| token.span.start() < span.end());
    let text_of = |at: usize| tokens.get(at).map_or("", |token| token.span.of(document.text));
    let mut out = Surroundings {
        cases: BASE,
        verb: None,
        title: None,
        titles: false,
        several: false,
        titled: false,
        quoted: false,
    };

    // The word before, past an opening quote.
    let mut before = first.checked_sub(1);
    let begins = document
        .segmentation
        .sentences
        .binary_search_by(|sentence| sentence.tokens.start.cmp(&u32::try_from(first).unwrap_or(u32::MAX)))
        .is_ok();
    if begins || before.is_some_and(|at| matches!(text_of(at), "•" | "*" | "·")) {
        // «О. Верещагина: Мост откроют в мае»
        let label = document.text.as_bytes().get(span.end() as usize) == Some(&b':');
        out.cases[0] *= if label { 20.0 } else { 2.0 };
    }
    if before.is_some_and(|at| matches!(text_of(at), "«" | "\"" | "“" | "„")) {
        out.quoted = true;
        before = before.and_then(|at| at.checked_sub(1));
    }
    if let Some(at) = before {
        // «в Астане, Алматы и Шымкенте»: the preposition of a list governs all of it.
        let (at, listed) = head_of_list(at, &text_of);
        let word = lower(text_of(at));
        let reading = readings.get(at).copied();
        // At the beginning of a sentence a common word has a capital too.
        let sentences = &document.segmentation.sentences;
        let first = || sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start as usize).is_ok();
        let small = text_of(at).starts_with(char::is_lowercase) || first();
        if let Some(cases) = governed(&word) {
            for (case, weight) in out.cases.iter_mut().enumerate() {
                if !cases.has(case) {
                    *weight *= if listed { AGAINST_LIST } else { AGAINST_PREPOSITION };
                }
            }
            // «в Москве» is a place more often than «в Москву» a direction.
            if matches!(word.as_str(), "в" | "на" | "во") {
                out.cases[5] *= 6.0;
            }
            if word == "по" {
                out.cases[2] *= 3.0;
            }
        } else if let Some(reading) = reading {
            let lemma = document.morphology.lemma(reading.lemma);
            out.titled =
                out.quoted && reading.tag.pos == Pos::Noun && (NAMED.contains(&lemma) || lemma.ends_with("компания"));
            // «судья г. Астаны Серикова»
            let reading = if person { post_before_place(document, at).unwrap_or(reading) } else { reading };
            let small = small || reading.tag.grammemes.has(Grammemes::ANIM);
            let lemma = document.morphology.lemma(reading.lemma);
            // «гражданка» may be no person.
            let readings = document.morphology.readings(reading.word).iter();
            let animate =
                readings.filter(|one| one.tag.pos == Pos::Noun).any(|one| one.tag.grammemes.has(Grammemes::ANIM));
            before_word(&mut out, &reading, small, person && animate, KIN.contains(&lemma));
        }
    }
    // What the context model chose for the mention's own words.
    let own = readings.get(first..after).unwrap_or_default();
    for reading in own.iter().filter(|reading| matches!(reading.tag.pos, Pos::Noun | Pos::Adjf)) {
        let chosen = Cases::of(reading.tag.grammemes);
        if chosen != Cases::ALL {
            for (case, weight) in out.cases.iter_mut().enumerate() {
                *weight *= if chosen.has(case) { 1.8 } else { 1.0 };
            }
        }
    }
    beside_verbs(document, &mut out, before, after);
    out
}

/// What the verbs right before and behind the mention say of it. `before` is the token before it, `after` the one behind.
fn beside_verbs(document: &Document<'_>, out: &mut Surroundings, before: Option<usize>, after: usize) {
    let tokens = &document.segmentation.tokens;
    let readings = document.morphology.tokens();
    let text_of = |at: usize| tokens.get(at).map_or("", |token| token.span.of(document.text));
    let plural = |reading: &TokenReading| reading.tag.grammemes.has(Grammemes::PLUR);
    let verb = |at: usize| readings.get(at).filter(|reading| reading.tag.pos == Pos::Verb);
    let joins = |at: usize| matches!(text_of(at), "и" | "," | "а");
    let to_whom = |verb: &TokenReading| verbs::is_to_whom(document.morphology.lemma(verb.lemma));
    let behind = verb(after).filter(|_| tokens.get(after).is_some_and(|token| token.kind == TokenKind::Word));
    out.several = !before.is_some_and(joins) && behind.is_some_and(plural);
    if let Some(behind) = behind {
        // «Петрова задержала полиция»
        match past_gender(behind).filter(|_| subject_behind(document, after)) {
            Some(_) => out.object(to_whom(behind)),
            // «Стуббу ответила Каллас»
            None if to_whom(behind) && is_name_at(document, after + 1) => out.object(true),
            None => out.verb = past_gender(behind),
        }
    }
    if out.several {
        // «Ахметову задержали», but «Ахметову сообщили»
        out.to_whom(behind.is_some_and(to_whom));
    }
    let Some(ahead) = before.and_then(|before| verb_ahead(document, before)) else { return };
    let reading = &readings[ahead];
    if subject_before(document, ahead) {
        // «Полиция задержала Жапарова»
        if before == Some(ahead) {
            out.object(to_whom(reading));
        }
    } else if plural(reading) {
        // «Задержали Жапарова», but «приехали Иванов и Петрова»
        if before == Some(ahead) && !joins(after) && !out.several {
            out.several = true;
            out.to_whom(to_whom(reading));
        }
    } else if out.verb.is_none() && behind.is_none() {
        // «заявил Назарбаев», «заявила журналистам Назарбаева»
        out.verb = past_gender(reading);
        if before != Some(ahead) && out.verb.is_some() {
            out.cases[0] *= 6.0;
            out.cases[1] *= 0.3;
        }
    }
}

/// Whether a word with a capital stands at the token.
fn is_name_at(document: &Document<'_>, at: usize) -> bool {
    document.segmentation.tokens.get(at).is_some_and(|token| is_name(token, document.text))
}

/// So many tokens belong to a clause.
const LONGEST_CLAUSE: usize = 8;

/// The verb that the token before a name is, or that it stands behind as what is said to whom: «пояснила [суду] …».
fn verb_ahead(document: &Document<'_>, before: usize) -> Option<usize> {
    let readings = document.morphology.tokens();
    let pos = |at: usize| readings.get(at).map(|reading| reading.tag.pos);
    if pos(before) == Some(Pos::Verb) {
        return Some(before);
    }
    let whom = readings.get(before)?.tag;
    let verb = before.checked_sub(1)?;
    (whom.pos == Pos::Noun && whom.grammemes.has(Grammemes::DATV) && pos(verb) == Some(Pos::Verb)).then_some(verb)
}

/// Whether the word is a noun or a pronoun in the nominative, and for sure in no other case, that the verb agrees with.
fn is_subject_of(document: &Document<'_>, verb: &TokenReading, word: &TokenReading) -> bool {
    let accusative = |reading: &Reading| {
        reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::ACCS) && known(reading)
    };
    let (form, origin, verb, word) = (word.word, word.origin, verb.tag.grammemes, word.tag);
    let numbers = verb & Grammemes::NUMBERS;
    let gender = verb & Grammemes::GENDERS;
    // «УНП ООН возглавляет Гада Вали»: letters may be in any case.
    origin != Origin::Shape
        && matches!(word.pos, Pos::Noun | Pos::Npro)
        && word.grammemes.has(Grammemes::NOMN)
        && word.grammemes.any(numbers)
        && (gender.is_empty() || word.grammemes.any(gender))
        && !document.morphology.readings(form).iter().any(accusative)
}

fn known(reading: &Reading) -> bool {
    matches!(reading.origin, Origin::Dictionary | Origin::Composed)
}

fn subject_before(document: &Document<'_>, verb: usize) -> bool {
    subject(document, verb, (0..verb).rev())
}

/// Whether the verb has its subject behind it: «задержала полиция».
pub(super) fn subject_behind(document: &Document<'_>, verb: usize) -> bool {
    subject(document, verb, verb + 1..document.segmentation.tokens.len())
}

fn subject(document: &Document<'_>, verb: usize, tokens: impl Iterator<Item = usize>) -> bool {
    let readings = document.morphology.tokens();
    let Some(of) = readings.get(verb) else { return false };
    let mut clause = tokens.take(LONGEST_CLAUSE).map_while(|at| {
        let word = document.segmentation.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        readings.get(at).filter(|reading| word && !matches!(reading.tag.pos, Pos::Conj | Pos::Verb))
    });
    clause.any(|reading| is_subject_of(document, of, reading))
}

/// Nouns that a name of another one may follow, whose gender they don't tell: «дочь Ельцина», but «жена Раиса».
const KIN: &[&str] = &[
    "дочь",
    "жена",
    "супруга",
    "сестра",
    "мать",
    "мама",
    "бабушка",
    "внучка",
    "вдова",
    "невеста",
    "племянница",
    "тёща",
    "подруга",
    "сторонница",
    "помощница",
    "любовница",
];

/// `person` tells whether the word may be somebody.
fn before_word(out: &mut Surroundings, reading: &TokenReading, small: bool, person: bool, kin: bool) {
    let tag = reading.tag;
    let noun = matches!(tag.pos, Pos::Noun) && small;
    if noun && person {
        // A title agrees: «президентом Нурсултаном Назарбаевым».
        let cases = Cases::of(tag.grammemes);
        for (case, weight) in out.cases.iter_mut().enumerate() {
            *weight *= if cases.has(case) { 6.0 } else { 1.0 };
        }
        // «жена Раиса», «жена Ельцина»
        out.cases[1] *= if kin { 6.0 } else { 1.5 };
        out.titles = tag.grammemes.has(Grammemes::PLUR);
        let singular = !kin && tag.grammemes.has(Grammemes::SING);
        out.title = if singular && tag.grammemes.has(Grammemes::FEMN) {
            Some(FEMININE)
        } else if singular && tag.grammemes.has(Grammemes::MASC) {
            Some(MASCULINE)
        } else {
            None
        };
    } else if noun {
        out.cases[0] *= 0.5;
        out.cases[1] *= 4.0;
        out.cases[2] *= 1.5;
    } else if matches!(tag.pos, Pos::Adjf | Pos::Prtf) && small {
        let cases = Cases::of(tag.grammemes);
        for (case, weight) in out.cases.iter_mut().enumerate() {
            *weight *= if cases.has(case) { 4.0 } else { 1.0 };
        }
    }
}

/// The gender of a verb in the past.
pub(super) fn past_gender(reading: &TokenReading) -> Option<u8> {
    let grammemes = reading.tag.grammemes;
    if reading.tag.pos != Pos::Verb || !grammemes.has(Grammemes::PAST | Grammemes::SING) {
        return None;
    }
    if grammemes.has(Grammemes::MASC) {
        Some(MASCULINE)
    } else if grammemes.has(Grammemes::FEMN) {
        Some(FEMININE)
    } else {
        None
    }
}
