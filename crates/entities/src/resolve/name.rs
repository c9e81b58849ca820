//! What a document calls something by.

use super::bearers::Parts;
use super::given;
use super::lists::{self, Listed};
use super::organisations::Proper;
use super::places;
use super::words::{is_upper, name_key};
use crate::{Label, Mention};
use sarap_morph::Document;

/// Ways to write one name that are told apart; also keeps the work linear.
const MOST_FORMS: usize = 64;

/// Mentions with one key.
pub(super) struct Name {
    pub(super) label: Label,
    /// Of a person.
    pub(super) person: Parts,
    /// Of a surname, the gender of its bearers, where others have it who are of the other gender.
    pub(super) gender: Option<u8>,
    /// The ways it is written, with their counts, in order of appearance.
    shown: Vec<(String, usize)>,
    pub(super) mentions: Vec<usize>,
    /// Of an organisation or a place.
    pub(super) proper: Option<Proper>,
    /// What a list says of it.
    pub(super) listed: Option<Listed>,
    /// The value that the list gives it.
    pub(super) value: Option<String>,
    /// Whether it has the value from what else the document names.
    pub(super) inferred: bool,
    /// Of one that stands inside a fuller name of the same organisation, the number of that.
    pub(super) inside: Option<usize>,
    /// What it is described by, where it has no proper name.
    pub(super) description: Option<String>,
}

impl Name {
    pub(super) fn new(label: Label, shown: &str) -> Self {
        let person = if label == Label::Per { Parts::of(shown) } else { Parts::default() };
        Self {
            label,
            person,
            gender: None,
            shown: Vec::new(),
            mentions: Vec::new(),
            proper: None,
            listed: None,
            inferred: false,
            inside: None,
            value: None,
            description: None,
        }
    }

    /// What lists and its words say of it, by its first mention, the number `at`.
    pub(super) fn look_up(
        &mut self,
        document: &Document<'_>,
        mentions: &[Mention],
        at: usize,
        shown: &str,
        known: &[Option<&'static str>],
    ) {
        let lists = lists::get();
        let proper = self.proper.as_ref();
        self.listed = match self.label {
            Label::Loc => {
                lists.place(shown).or_else(|| proper.and_then(|proper| lists.place(proper.own_name()?))).copied()
            }
            Label::Norp => {
                lists.people(shown).or_else(|| lists.people(&places::lemma(document, mentions.get(at)?)?)).copied()
            }
            Label::Org => proper.and_then(|proper| proper.listed),
            _ => None,
        };
        let said = proper.into_iter().flat_map(|proper| &proper.described).map(String::as_str);
        self.value = self.listed.and_then(|listed| listed.value(said.filter(|word| places::is_country(word))));
        self.description = places::description(document, mentions, at, known);
    }

    pub(super) fn add(&mut self, shown: String, mention: usize) {
        let full = self.shown.len() >= MOST_FORMS;
        match self.shown.iter_mut().find(|(text, _)| *text == shown) {
            Some((_, count)) => *count += 1,
            None if full => {}
            None => self.shown.push((shown, 1)),
        }
        self.mentions.push(mention);
    }

    /// The most frequent way, of equals the first; capitals alone only if there is nothing else. What is no name is written
    /// small, wherever that is seen: the capital came from the beginning of a sentence. A date goes by its figures rather than by
    /// «вчера».
    pub(super) fn best(&self) -> &str {
        let dated = matches!(self.label, Label::Date | Label::Time);
        let common = match self.label {
            Label::Role | Label::Crime | Label::Norp | Label::Date | Label::Time => true,
            Label::Org => self.proper.is_none(),
            _ => false,
        };
        let mut best: Option<&(String, usize)> = None;
        for shown in &self.shown {
            let rank = |(text, count): &(String, usize)| {
                let figures = dated && text.contains(|c: char| c.is_ascii_digit());
                (!is_upper(text), figures, common && text.starts_with(char::is_lowercase), *count)
            };
            if best.is_none_or(|other| rank(shown) > rank(other)) {
                best = Some(shown);
            }
        }
        best.map_or("", |(text, _)| text)
    }

    /// The names of a law, a crime or a date beside the best («вчера» of «19 сентября», which have one value); of others they
    /// differ in capitals and signs alone.
    pub(super) fn others(&self) -> impl Iterator<Item = &str> {
        let many = matches!(self.label, Label::Law | Label::Crime | Label::Date | Label::Time);
        self.shown.iter().filter(move |_| many).map(|(text, _)| text.as_str())
    }

    /// The best way it is written, and the proper name in it.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.best()).chain(self.proper.as_ref().and_then(|proper| proper.text.as_deref()))
    }
}

/// What makes two mentions the same by themselves.
pub(super) fn key(mention: &Mention, shown: &str) -> String {
    match (&mention.value, mention.label) {
        (Some(value), _) => value.clone(),
        (None, Label::Per) => person_key(shown),
        _ => name_key(shown),
    }
}

/// A person's name as it is compared: «Абдурахманова Наталья» is «Наталья Абдурахманова», and «Ержан Сәденов» «Ержан Саденов»;
/// initials keep their order.
pub fn person_key(shown: &str) -> String {
    let text: String = name_key(&shown.replace('.', ". ")).chars().map(given::russian).collect();
    let (mut words, initials): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|word| word.chars().nth(1).is_some_and(|c| c != '.'));
    words.sort_unstable();
    // The stop may be the sentence's: «Кузнецов А.В» and «Кузнецов А. В.» are one name.
    words.extend(initials.into_iter().map(|initial| initial.trim_end_matches('.')));
    words.join(" ")
}
