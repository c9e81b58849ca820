//! What a model finds that is no name of a thing, or is the name of another thing: left out before overlaps are decided.
//!
//! * An event is told by a noun or a verb, not by how something else is done: «выступая». A meeting that nothing tells from
//!   others («на полях прошли встречи») is none, unless the model is sure.
//! * Somebody is no event («Госпожа»), nor are letters that stand for a thing («КПП»), nor is who wrote down an interview.
//! * A body is no post: «[Государственный комитет] безопасности».
//! * The network is no product («заказали через интернет»), and «преступление» says nothing of which crime.
//! * A body that has a name like no other's is no person or place: «Антикор», «Евросоюз».
//! * «Премьеры Армении и Грузии» are no event.
//! * A site is no product where it is more surely an organisation («сообщает Caravan.kz»), and a name no place where it is more
//!   surely a person.
//! * An adjective that an international organisation's name begins with is no place: «Шанхайская организация сотрудничества» is
//!   not in Shanghai. Nor is a district's before a court («Октябрьский районный суд»), if no list has the place, nor a part of
//!   the world's («Европейская конвенция»).
//! * What is called by a file's name is none of all («main.py»), and what shook the ground no place.
//! * A listed organisation is no place («Евросоюз»). «Королева» is somebody where others call her so, heads of governments
//!   («премьеры Армении и Грузии») are no event.
//! * A place that a name in Latin letters begins with belongs to the name: «KAZAKHSTAN TODAY».

use super::lists;
use super::places::is_country;
use super::words::is_upper;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Origin, Pos, Reading, TokenReading};
use sarap_text::Span;
use std::collections::BTreeMap;

/// Words that alone name no event.
const NO_EVENTS: &[&str] = &["встреча"];

/// Words that alone name no product.
const NO_PRODUCTS: &[&str] = &["интернет"];

/// Words that alone name no kind of crime.
const NO_CRIMES: &[&str] = &["преступление", "правонарушение", "нарушение"];

/// What happens, and is no place.
const NO_PLACES: &[&str] = &["землетрясение", "наводнение", "пожар", "цунами", "ураган", "оползень", "извержение"];

/// What the names of files end in.
const FILES: &[&str] = &[
    "py", "js", "ts", "rs", "sh", "exe", "dll", "bat", "apk", "txt", "md", "csv", "json", "xml", "yaml", "yml", "html",
    "htm", "php", "sql", "log", "cfg", "ini", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "rtf", "odt", "jpg",
    "jpeg", "png", "gif", "mp3", "mp4", "avi", "zip", "rar", "iso",
];

/// A model must be so sure that [`NO_EVENTS`] is one.
const SURE: f32 = 0.5;

/// Leaves out events, sites and places that are none.
pub(super) fn leave_out(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let mut surest: BTreeMap<(u32, u32, Label), f32> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| matches!(mention.label, Label::Org | Label::Per)) {
        let score = surest.entry((mention.span.start(), mention.span.end(), mention.label)).or_default();
        *score = score.max(mention.score);
    }
    let mut bodies: Vec<u32> =
        mentions.iter().filter(|mention| mention.label == Label::Org).map(|mention| mention.span.start()).collect();
    bodies.sort_unstable();
    let surnames = surnames(document, mentions);
    mentions.retain_mut(|mention| {
        if !matches!(mention.source, Source::Model(_)) {
            return true;
        }
        if RIVALS.contains(&mention.label) && is_file(mention.span.of(document.text)) {
            return false;
        }
        if mention.label == Label::Event && is_premier(document, mention) {
            mention.label = Label::Role;
        }
        if mention.label == Label::Role && is_somebody(document, mention, &surnames) {
            mention.label = Label::Per;
        }
        if matches!(mention.label, Label::Loc | Label::Per | Label::Org)
            && let Some(body) = named_body(mention.span.of(document.text))
        {
            mention.label = Label::Org;
            mention.nominative = Some(body.to_owned());
        }
        let other = match mention.label {
            Label::Product if is_one_of(NO_PRODUCTS, document, mention) => return false,
            Label::Crime => return !is_one_of(NO_CRIMES, document, mention),
            Label::Product if mention.span.of(document.text).contains('.') => Label::Org,
            Label::Loc if is_one_of(NO_PLACES, document, mention) => return false,
            Label::Loc => Label::Per,
            Label::Event => return !is_no_event(document, mention),
            Label::Role if is_body(document, mention) => {
                // What is found of it as a body is enough.
                if bodies.binary_search(&mention.span.start()).is_ok() {
                    return false;
                }
                mention.label = Label::Org;
                return true;
            }
            _ => return true,
        };
        let rival = surest.get(&(mention.span.start(), mention.span.end(), other));
        rival.is_none_or(|score| *score < mention.score)
    });
}

/// Labels of what may be taken for a file or for each other.
const RIVALS: [Label; 6] = [Label::Org, Label::Per, Label::Product, Label::Facility, Label::Loc, Label::Work];

/// Whether it is a file's name: «main.py».
fn is_file(text: &str) -> bool {
    let end =
        text.trim_matches(['«', '»', '"']).rsplit_once('.').filter(|(name, _)| !name.is_empty() && !name.contains(' '));
    end.is_some_and(|(_, end)| end.len() <= 4 && FILES.contains(&end.to_ascii_lowercase().as_str()))
}

/// The lemmas of persons of one word.
fn surnames<'d>(document: &'d Document<'_>, mentions: &[Mention]) -> Vec<&'d str> {
    let titled = |mention: &&Mention| mention.label == Label::Role;
    // Few posts are surnames too; most documents have none.
    if !mentions.iter().filter(titled).any(|mention| is_surname(document, mention)) {
        return Vec::new();
    }
    let persons = mentions.iter().filter(|mention| mention.label == Label::Per);
    persons.filter_map(|mention| word(document, mention)).map(|word| document.morphology.lemma(word.lemma)).collect()
}

/// Whether a mention is one word with a capital that may be a surname.
fn is_surname(document: &Document<'_>, mention: &Mention) -> bool {
    let surname = |word: TokenReading| {
        document.morphology.readings(word.word).iter().any(|it| it.tag.grammemes.has(Grammemes::SURN | Grammemes::SING))
    };
    mention.span.of(document.text).starts_with(char::is_uppercase) && word(document, mention).is_some_and(surname)
}

/// «[Королева] заявила суду», where «Адвокат Королевой» stands, too.
fn is_somebody(document: &Document<'_>, mention: &Mention, surnames: &[&str]) -> bool {
    !surnames.is_empty()
        && is_surname(document, mention)
        && word(document, mention).is_some_and(|word| surnames.contains(&document.morphology.lemma(word.lemma)))
}

/// «[Премьеры] Армении и Грузии»: heads of governments before a country.
fn is_premier(document: &Document<'_>, mention: &Mention) -> bool {
    let Some(own) = word(document, mention) else { return false };
    let animate = |it: &Reading| it.tag.pos == Pos::Noun && it.tag.grammemes.has(Grammemes::ANIM);
    let tokens = &document.segmentation.tokens;
    let next = tokens.partition_point(|token| token.span.start() < mention.span.end());
    let country = || {
        document.morphology.tokens().get(next).and_then(|it| lists::get().place(document.morphology.lemma(it.lemma)))
    };
    document.morphology.readings(own.word).iter().any(animate)
        && country().is_some_and(|it| it.list == "countries" && !it.adjective)
}

/// The names of bodies that the models take for persons or places, by what stays of them in all cases.
const NAMED_BODIES: &[(&str, &str)] = &[
    ("Антикор", "Антикор"),
    ("Евросоюз", "Евросоюз"),
    ("Еврокомисси", "Еврокомиссия"),
    ("Европарламент", "Европарламент"),
    ("Европол", "Европол"),
    ("ЕС", "ЕС"),
    ("Генассамбле", "Генассамблея"),
    ("Интерпол", "Интерпол"),
    ("Мажилис", "Мажилис"),
    ("Совбез", "Совбез"),
];

/// Such a body's name that a word is in any case.
fn named_body(word: &str) -> Option<&'static str> {
    // Most names begin with another letter, or are longer.
    if word.len() > LONGEST_BODY || !word.starts_with(['А', 'Е', 'Г', 'И', 'М', 'С']) {
        return None;
    }
    let ending = |rest: &str| matches!(rest, "" | "а" | "у" | "ом" | "е" | "я" | "ю" | "и" | "ей" | "й");
    NAMED_BODIES.iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(ending)).map(|(_, name)| *name)
}

/// The longest of these names with its ending, in bytes.
const LONGEST_BODY: usize = 30;

/// The reading of a mention of one word.
fn word(document: &Document<'_>, mention: &Mention) -> Option<TokenReading> {
    let tokens = &document.segmentation.tokens;
    let at = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()?;
    tokens.get(at).filter(|token| token.span == mention.span)?;
    document.morphology.tokens().get(at).copied()
}

/// Of a word that the dictionary lacks the form says it: «Медеуский».
fn is_adjective(document: &Document<'_>, word: &TokenReading) -> bool {
    let endings = ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"];
    let form = document.morphology.word(word.word);
    let stem = endings.iter().find_map(|ending| form.strip_suffix(ending));
    let known = matches!(word.origin, Origin::Dictionary | Origin::Composed);
    word.tag.pos == Pos::Adjf || (!known && stem.is_some_and(|stem| stem.ends_with("ск") || stem.ends_with("цк")))
}

fn is_no_event(document: &Document<'_>, mention: &Mention) -> bool {
    let Some(word) = word(document, mention) else { return false };
    let lemma = document.morphology.lemma(word.lemma);
    // «бой» is a boy too.
    let animate = |reading: &Reading| reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::ANIM);
    let somebody = word.tag.pos == Pos::Noun && document.morphology.readings(word.word).iter().all(animate);
    let letters = || mention.score < SURE_OF_LETTERS && is_upper(mention.span.of(document.text));
    word.tag.pos == Pos::Grnd
        || somebody
        || letters()
        || BY_LINES.contains(&lemma)
        || (lemma == "премьера" && is_of_country(document, mention))
        || (mention.score < SURE && NO_EVENTS.contains(&lemma))
}

/// Whether a country is named right behind: «премьеры Армении».
fn is_of_country(document: &Document<'_>, mention: &Mention) -> bool {
    let behind = document.text.get(mention.span.end() as usize..).unwrap_or_default();
    let at = mention.span.end() + u32::from(behind.starts_with(' '));
    let tokens = &document.segmentation.tokens;
    let next = tokens.binary_search_by_key(&at, |token| token.span.start()).ok();
    let reading = next.and_then(|next| document.morphology.tokens().get(next));
    reading.is_some_and(|reading| {
        let place = lists::get().place(document.morphology.lemma(reading.lemma));
        place.is_some_and(|place| is_country(place.key) && !place.adjective)
    })
}

/// Verbs that say who made the text: «Беседовала Анна Белова».
const BY_LINES: &[&str] = &["беседовать", "интервьюировать"];

/// A model must be so sure that letters stand for an event: «ЧМ».
const SURE_OF_LETTERS: f32 = 0.6;

/// What bodies are called as such.
const BODIES: &[&str] = &[
    "комитет",
    "министерство",
    "ведомство",
    "агентство",
    "департамент",
    "управление",
    "комиссия",
    "прокуратура",
    "суд",
    "инспекция",
];

/// Whether the first noun of a post, which nobody is named in, is a body's.
fn is_body(document: &Document<'_>, mention: &Mention) -> bool {
    let tokens = &document.segmentation.tokens;
    let Ok(first) = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()) else {
        return false;
    };
    let readings = document.morphology.tokens().get(first..).unwrap_or_default();
    let mut words = readings.iter().zip(&tokens[first..]).take_while(|(_, token)| mention.span.contains(token.span));
    let noun = words.find(|(reading, _)| !matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf));
    let mut nouns = noun.into_iter().chain(words);
    nouns.next().is_some_and(|(reading, _)| BODIES.contains(&document.morphology.lemma(reading.lemma)))
        && !nouns.any(|(reading, _)| reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::ANIM))
}

/// Whether the mention is one word with one of these lemmas.
fn is_one_of(lemmas: &[&str], document: &Document<'_>, mention: &Mention) -> bool {
    word(document, mention).is_some_and(|word| lemmas.contains(&document.morphology.lemma(word.lemma)))
}

/// Adjectives of parts of the world.
const CONTINENTS: &[&str] = &["европейский", "азиатский", "африканский", "евразийский", "латиноамериканский"];

/// What is called by them, also where no model finds it as a whole: «Европейская конвенция».
const TREATIES: &[&str] = &["конвенц", "союз", "харти", "суд", "комисси", "парламент"];

/// Treaties, which are called by where they were made.
const CALLED_BY_PLACES: &[&str] = &["конвенц", "протокол", "пакт", "соглашени", "договор", "декларац"];

/// What follows the adjective of a district in the name of a court or office there.
const COURTS: &[&str] = &["районн", "межрайонн", "суд", "межмуниципальн", "гарнизонн"];

/// Leaves out the adjectives and places in the names of other things that name no place by themselves, of mentions in dictionary
/// form; `parts` goes with them.
pub(super) fn leave_out_adjectives(
    document: &Document<'_>,
    mentions: Vec<Mention>,
    parts: Vec<Option<String>>,
) -> (Vec<Mention>, Vec<Option<String>>) {
    use Label::{Event, Facility, Law, Org, Product, Work};
    let lists = lists::get();
    // The names around the mention looked at; of each whether it is a listed organisation of several states.
    let mut around: Vec<(Span, bool)> = Vec::new();
    let before = |mention: &Mention, stems: &[&str]| {
        let behind = document.text.get(mention.span.end() as usize..).unwrap_or_default().trim_start();
        stems.iter().any(|stem| behind.starts_with(stem))
    };
    let is_continent = |word: &TokenReading| CONTINENTS.contains(&document.morphology.lemma(word.lemma));
    let mut stays = |mention: &Mention| {
        around.retain(|(outer, _)| outer.end() > mention.span.start());
        if matches!(mention.label, Org | Law | Event | Facility | Work | Product) {
            let listed = mention.nominative.as_deref().filter(|_| mention.label == Org);
            let listed = listed.and_then(|name| lists.organisation(name));
            around.push((mention.span, listed.is_some_and(|listed| !listed.is_of_states())));
            return true;
        }
        if !matches!(mention.label, Label::Loc | Label::Per) {
            return true;
        }
        // «Евросоюз»
        if mention.label == Label::Loc && around.iter().any(|(outer, _)| *outer == mention.span) {
            let name = mention.nominative.as_deref().unwrap_or_default();
            if lists.organisation(name).is_some_and(|listed| !listed.is_of_states()) && lists.place(name).is_none() {
                return false;
            }
        }
        // «Палермский протокол», which no list has the place of.
        let adjective = || word(document, mention).filter(|word| is_adjective(document, word));
        let unlisted = |word: &TokenReading| {
            before(mention, CALLED_BY_PLACES) && lists.place(document.morphology.lemma(word.lemma)).is_none()
        };
        if mention.label == Label::Loc
            && ((before(mention, TREATIES) && word(document, mention).is_some_and(|it| is_continent(&it)))
                || adjective().is_some_and(|it| unlisted(&it)))
        {
            return false;
        }
        let starts = |(outer, _): &&(Span, bool)| outer.start() == mention.span.start() && *outer != mention.span;
        let Some((outer, _)) = around.iter().rev().find(starts) else { return true };
        let international = around.iter().filter(starts).any(|(_, international)| *international);
        let latin = || !outer.of(document.text).contains(|c| matches!(c, 'Ѐ'..='ӿ'));
        // A list has read the name around it, too: «Kazakhstan's Foreign Ministry».
        if mention.label == Label::Loc && !matches!(mention.source, Source::List(_)) && latin() {
            return false;
        }
        let Some(word) = word(document, mention).filter(|word| is_adjective(document, word)) else { return true };
        let lemma = document.morphology.lemma(word.lemma);
        let listed = || lists.place(lemma).is_some();
        mention.label == Label::Loc && !international && !is_continent(&word) && (listed() || !before(mention, COURTS))
    };
    let stays: Vec<bool> = mentions.iter().map(&mut stays).collect();
    let kept = |at: usize| stays.get(at).copied().unwrap_or(true);
    let mentions = mentions.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, mention)| mention).collect();
    let parts = parts.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, part)| part).collect();
    (mentions, parts)
}
