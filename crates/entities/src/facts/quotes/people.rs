//! The persons of a document as far as pronouns and posts need them.

use super::super::roles::references;
use super::view::{Named, View};
use crate::Label;
use crate::resolve::is_woman;
use sarap_morph::{Grammemes, Origin, Pos, Reading};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// How far back a pronoun's person is looked for, in tokens and in persons.
const REACH: usize = 300;
const MOST: usize = 40;
/// Tokens between the beginnings of two persons in a list, at most.
const LISTED: usize = 8;
/// Longer names say their gender in these words or not at all.
const MOST_WORDS: usize = 6;

/// Posts with one head noun, joined to persons: «министр транспорта Иван Ларин».
struct Posts<'a> {
    /// Where the first stands.
    at: usize,
    /// Whose it is.
    person: usize,
    /// Whether all are of this person.
    one: bool,
    /// The words of each.
    words: Vec<Vec<&'a str>>,
}

/// Built once for a document.
pub(super) struct People<'a> {
    /// Persons where they stand as subjects: token and entity, in order.
    subjects: Vec<(usize, usize)>,
    /// The gender of a person, where a first name, patronymic or surname tells it, and whether it is one of the first two:
    /// of a surname alone the gender is a guess («сказала Линдквист»). Read when it is first asked for.
    genders: Vec<OnceCell<Option<(Grammemes, bool)>>>,
    /// Posts by the lemma of their first noun.
    posts: BTreeMap<&'a str, Posts<'a>>,
    /// Tokens that are said by somebody: no person there is the subject of the story.
    said: Vec<Range<usize>>,
    /// Posts that point to a person named elsewhere, by where they begin: person and score. Read when first asked for.
    references: OnceCell<BTreeMap<u32, (usize, f32)>>,
}

impl<'a> People<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let mut people = Self {
            subjects: Vec::new(),
            genders: Vec::new(),
            posts: BTreeMap::new(),
            said: Vec::new(),
            references: OnceCell::new(),
        };
        people.genders.resize_with(view.entities.len(), OnceCell::new);
        for named in view.named.iter().filter(|named| named.label == Label::Per) {
            if named.nominative {
                people.subjects.push((named.tokens.start, named.entity));
            }
            people.add_post(view, named);
        }
        people
    }

    /// Remembers the post beside a person.
    fn add_post(&mut self, view: &View<'a>, person: &Named) {
        let before = person.tokens.start.checked_sub(1);
        let after = Some(person.tokens.end + 1).filter(|_| view.str(person.tokens.end) == ",");
        let role = |at: Option<usize>| at.and_then(|at| view.named_at(at)).filter(|named| named.label == Label::Role);
        let plain = || before.filter(|&at| view.named_at(at).is_none() && view.has(at, Grammemes::ANIM));
        let tokens = match role(before).or_else(|| role(after)) {
            Some(role) => role.tokens.clone(),
            None => match plain() {
                Some(at) => at..at + 1,
                None => return,
            },
        };
        let words = words(view, tokens);
        if let Some(&head) = words.first() {
            let new = || Posts { at: person.tokens.start, person: person.entity, one: true, words: Vec::new() };
            let posts = self.posts.entry(head).or_insert_with(new);
            posts.one &= posts.person == person.entity;
            if posts.words.len() < MOST {
                posts.words.push(words);
            }
        }
    }

    /// The one person of whom the document has said this post, in these words or more.
    pub(super) fn holder(&self, view: &View<'a>, role: Range<usize>) -> Option<usize> {
        let at = role.start;
        let words = words(view, role);
        let posts = self.posts.get(words.first()?)?;
        let said = || posts.words.iter().any(|post| words.iter().all(|word| post.contains(word)));
        (posts.one && posts.at < at && said()).then_some(posts.person)
    }

    /// The person that this very mention of a post points to, and how sure that is.
    pub(super) fn referred(&self, view: &View<'_>, post: &Named) -> Option<(usize, f32)> {
        let all = self.references.get_or_init(|| {
            let found = references(view.document, view.mentions, view.entities);
            found.into_iter().map(|(span, person, score)| (span.start(), (person, score))).collect()
        });
        all.get(&view.cover(post.tokens.clone()).start()).copied()
    }

    /// Remembers that `tokens` are said by somebody.
    pub(super) fn add_said(&mut self, tokens: Range<usize>) {
        self.said.push(tokens);
    }

    /// The nearest person of this gender who stands as a subject before `at`.
    pub(super) fn nearest(&self, view: &View<'_>, at: usize, gender: Grammemes) -> Option<usize> {
        let end = self.subjects.partition_point(|(token, _)| *token < at);
        let near = self.subjects[..end].iter().rev().take(MOST).take_while(|(token, _)| token + REACH > at);
        let said = |token: usize| {
            let after = self.said.partition_point(|said| said.end <= token);
            self.said.get(after).is_some_and(|said| said.start <= token)
        };
        let mut fitting = near
            .into_iter()
            .filter(|(token, _)| !said(*token) && view.named_at(*token).is_some())
            .filter(|(_, person)| self.gender(view, *person).is_none_or(|(own, _)| own == gender));
        let &(token, person) = fitting.next()?;
        // «Ларин и Гусев приехали. «…», — сказал он»: either.
        let listed = fitting.next().is_some_and(|(other, second)| {
            *second != person && (*other..token).len() <= LISTED && listed(view, *other, token)
        });
        (!listed).then_some(person)
    }

    fn gender(&self, view: &View<'_>, person: usize) -> Option<(Grammemes, bool)> {
        let entity = view.entities.get(person).filter(|entity| entity.label == Label::Per)?;
        *self.genders.get(person)?.get_or_init(|| gender(view, &entity.name))
    }

    /// Whether a mention can be the subject of `verb` by number and gender.
    pub(super) fn agrees(&self, view: &View<'_>, named: &Named, verb: usize) -> bool {
        let verb = view.tag(verb).grammemes;
        if named.label != Label::Per || !verb.any(Grammemes::NUMBERS) {
            return true;
        }
        let past = verb.any(Grammemes::MASC | Grammemes::FEMN | Grammemes::NEUT);
        verb.has(Grammemes::SING)
            && (!past || self.gender(view, named.entity).is_none_or(|(own, certain)| !certain || verb.any(own)))
    }
}

/// Whether two persons are joined by «и» or a comma alone.
fn listed(view: &View<'_>, one: usize, other: usize) -> bool {
    let Some(first) = view.named_at(one) else { return false };
    let between = first.tokens.end..other;
    between.len() == 1 && between.into_iter().all(|at| matches!(view.str(at), "и" | "или" | ","))
}

/// Lemmas of the nouns, adjectives and unknown words.
fn words<'a>(view: &View<'a>, tokens: Range<usize>) -> Vec<&'a str> {
    let mut words: Vec<&str> = Vec::new();
    let mut head = None;
    for at in tokens.take(MOST).filter(|&at| view.is_word(at)) {
        if head.is_none() && view.pos(at) == Pos::Noun {
            head = Some(words.len());
        }
        words.push(view.lemma(at));
    }
    if let Some(head) = head {
        words.swap(0, head);
    }
    words
}

/// What the dictionary says of the gender of a person named so, and whether a first name or patronymic says it.
fn gender(view: &View<'_>, name: &str) -> Option<(Grammemes, bool)> {
    let mut readings = Vec::new();
    for word in name.split_whitespace().take(MOST_WORDS) {
        view.document.dictionary.read(word, &mut readings);
    }
    let of = |wanted: Grammemes| {
        // A surname may look like a first name: «Уркиса», «Лариса».
        let guessed = |it: &Reading| it.origin == Origin::Guessed && it.tag.grammemes.has(Grammemes::NAME);
        readings.iter().filter(|it| !guessed(it)).map(|reading| reading.tag.grammemes).find_map(|own| {
            let one = own & (Grammemes::MASC | Grammemes::FEMN);
            let fits = own.any(wanted) && own.has(Grammemes::NOMN) && !own.any(Grammemes::MSF | Grammemes::PLUR);
            (fits && !one.is_empty()).then_some(one)
        })
    };
    let listed = |word: &str| is_woman(word).map(|woman| if woman { Grammemes::FEMN } else { Grammemes::MASC });
    of(Grammemes::NAME | Grammemes::PATR)
        .or_else(|| name.split_whitespace().take(MOST_WORDS).find_map(listed))
        .map(|gender| (gender, true))
        .or_else(|| of(Grammemes::SURN).map(|gender| (gender, false)))
}
