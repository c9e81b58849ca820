//! Where a name ends and another begins: two persons, a person and a place.
//!
//! * «с [Путиным Трамп] обсудил»: a name in another case than the nominative, and behind it one in the nominative, are two
//!   persons. Where the first has one form for all cases («с [Меркель Макрон] обсудил»), the preposition before it and the verb of
//!   a man behind the second tell.
//! * «г. [Алматы Бекова]»: a place that no person is called by is no part of a person's name.
//! * «[Кыргызской Республики Асанову Бакыту]»: a country's or a region's name ends where a person's begins.

use super::context::{governed, past_gender};
use super::forms::{Cases, FEMININE, MASCULINE};
use super::given;
use super::lists;
use super::tokens::{gap, has_surname_form, is_known, is_name, readings, trimmed};
use super::turkic;
use super::words::lower;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// No person's name has more words.
const MOST_WORDS: usize = 6;

/// The tokens of a mention, if they are words parted by spaces.
fn words(document: &Document<'_>, span: Span) -> Option<Range<usize>> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&span.start(), |token| token.span.start()).ok()?;
    let count = tokens[first..].iter().take_while(|token| token.span.end() <= span.end()).take(MOST_WORDS + 1).count();
    let plain = |at: usize| at == first || matches!(gap(document.text, tokens, at), " " | "\u{a0}");
    let all = (2..=MOST_WORDS).contains(&count) && (first..first + count).all(plain);
    (all && tokens[first + count - 1].span.end() == span.end()).then_some(first..first + count)
}

/// What the dictionary, the lists and its ending say of a word as a person's name.
#[derive(Clone, Copy, Default)]
struct Named {
    /// The cases in which it is a man's, and a woman's.
    man: u8,
    woman: u8,
    /// Whether it is a first name.
    given: bool,
}

impl Named {
    fn add(&mut self, cases: Cases, genders: u8) {
        self.man |= if genders & MASCULINE != 0 { cases.0 } else { 0 };
        self.woman |= if genders & FEMININE != 0 { cases.0 } else { 0 };
    }

    const fn is_known(self) -> bool {
        self.man | self.woman != 0
    }
}

fn named(document: &Document<'_>, at: usize) -> Named {
    let names = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR;
    let mut found = Named::default();
    for reading in readings(document, at).iter().filter(|reading| is_known(reading)) {
        let grammemes = reading.tag.grammemes;
        if grammemes.any(names) && grammemes.has(Grammemes::SING) {
            let of = |grammeme, gender| if grammemes.has(grammeme) { gender } else { 0 };
            let genders = of(Grammemes::MASC, MASCULINE) | of(Grammemes::FEMN, FEMININE);
            found.add(Cases::of(grammemes), if genders == 0 { MASCULINE | FEMININE } else { genders });
            found.given |= grammemes.any(Grammemes::NAME | Grammemes::PATR);
        }
    }
    let word = document.morphology.tokens().get(at).map_or("", |it| document.morphology.word(it.word));
    for form in given::forms(word) {
        found.add(form.cases, form.gender);
        found.given |= form.given;
    }
    if !found.is_known() && has_surname_form(word) {
        match word.chars().next_back() {
            Some('в' | 'н') => found.add(Cases::NOMINATIVE, MASCULINE),
            Some('а') => {
                found.add(Cases::GENITIVE.and(Cases::ACCUSATIVE), MASCULINE);
                found.add(Cases::NOMINATIVE, FEMININE);
            }
            Some('у') => {
                found.add(Cases::DATIVE, MASCULINE);
                found.add(Cases::ACCUSATIVE, FEMININE);
            }
            Some('м') => found.add(Cases::INSTRUMENTAL, MASCULINE),
            Some('е') => found.add(Cases::PREPOSITIONAL, MASCULINE),
            Some('й') => found.add(Cases(Cases::OBLIQUE.0 & !Cases::ACCUSATIVE.0), FEMININE),
            _ => {}
        }
    }
    found
}

/// The name of a second person at the end of a person's mention.
pub(super) fn second_person(document: &Document<'_>, span: Span) -> Option<Span> {
    let all = words(document, span)?;
    let tokens = &document.segmentation.tokens;
    let before = all.start.checked_sub(1).map(|at| lower(tokens[at].span.of(document.text)));
    let governed = before.and_then(|word| governed(&word));
    let second = (all.start + 1..all.end)
        .find(|&at| begins_second(document, &all, at, governed) || begins_whole(document, &all, at))?;
    Some(Span::new(tokens[second].span.start(), span.end()))
}

/// Whether a second name begins at this token, behind a whole one: a first name in a case that the first one has not («Бориса Джонсона
/// Терезе Мэй»).
fn begins_whole(document: &Document<'_>, all: &Range<usize>, at: usize) -> bool {
    if at < all.start + 2 || at + 1 >= all.end {
        return false;
    }
    let (first, second) = (named(document, all.start), named(document, at));
    let cases = |name: Named| name.man | name.woman;
    // «Ким Чен Ира»
    let long = |at: usize| document.segmentation.tokens[at].span.len() > 8;
    first.given && second.given && long(all.start) && long(at) && cases(first) & cases(second) == 0
}

/// Whether at this token the name of a man in the nominative begins, behind one that is in another case.
fn begins_second(document: &Document<'_>, all: &Range<usize>, at: usize, governed: Option<Cases>) -> bool {
    let (text, tokens) = (document.text, document.segmentation.tokens.as_slice());
    let word = tokens[at].span.of(text);
    let father = tokens.get(at + 1).is_some_and(|next| turkic::gender(next.span.of(text)).is_some());
    let vowel = |c: char| "аеёиоуыэюяьъ".contains(c);
    let small = lower(word);
    let man = small.chars().count() > 2 && !small.ends_with(vowel) && !word.contains('-') && is_name(&tokens[at], text);
    // «Олегу Ильиных» is one.
    if father || !man || ["ич", "ых", "их"].iter().any(|end| small.ends_with(end)) {
        return false;
    }
    let (first, mut second) = (named(document, at - 1), named(document, at));
    if !second.is_known() {
        // «Уильямом Фридкином», «Анджеем Дудой» is one, too.
        if small.ends_with(['м', 'й']) {
            return false;
        }
        // A foreign surname, which a woman's does not change.
        second.add(Cases::NOMINATIVE, MASCULINE);
        second.add(Cases::ALL, FEMININE);
    }
    let oblique = |cases: u8| cases & Cases::OBLIQUE.0;
    if second.man != Cases::NOMINATIVE.0 || oblique(first.man & second.man) != 0 || ends_oblique(document, all, at) {
        return false;
    }
    if first.is_known() && (first.man | first.woman) & Cases::NOMINATIVE.0 == 0 {
        return oblique(first.woman & second.woman) == 0;
    }
    // «с Меркель Макрон обсудил»
    let open = !first.is_known() || oblique(first.woman) == Cases::OBLIQUE.0;
    let short = tokens[at - 1].span.of(text).chars().count() < 4;
    let verb = || document.morphology.tokens().get(all.end).filter(|_| gap(text, tokens, all.end) == " ");
    // «с Метте Фредериксен говорил Стёре»
    let subject = tokens.get(all.end + 1).filter(|token| is_name(token, text)).is_some_and(|_| {
        let known = readings(document, all.end + 1);
        let name = Grammemes::NAME | Grammemes::SURN;
        !known.iter().any(is_known)
            || known.iter().any(|it| it.tag.grammemes.has(Grammemes::NOMN) && it.tag.grammemes.any(name))
    });
    let of_a_man = || !subject && verb().and_then(past_gender) == Some(MASCULINE);
    let bare = governed.is_some_and(|cases| !cases.has(0));
    let alone = !first.given || second.woman == 0;
    open && alone && !short && bare && at == all.start + 1 && of_a_man()
}

/// Whether the last word of the mention, behind the token `at`, is in no nominative.
fn ends_oblique(document: &Document<'_>, all: &Range<usize>, at: usize) -> bool {
    let last = named(document, all.end - 1);
    all.end - 1 > at && last.is_known() && (last.man | last.woman) & Cases::NOMINATIVE.0 == 0
}

/// Parts the persons among `mentions` from the places before them, and places from the persons behind.
pub(super) fn mend(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let mut found = Vec::new();
    let persons: BTreeSet<u32> =
        mentions.iter().filter(|it| it.label == Label::Per).map(|person| person.span.start()).collect();
    // Where a person's mention begins, and where it begins with the words that a place had.
    let mut begun: BTreeMap<u32, u32> = BTreeMap::new();
    for mention in mentions.iter_mut().filter(|mention| matches!(mention.source, Source::Model(_))) {
        let other = match mention.label {
            Label::Per => place_before(document, mention.span).map(|person| (person, Label::Loc)),
            Label::Loc => {
                let person = next_start(document, mention.span).filter(|start| persons.contains(start));
                let place = person_behind(document, mention.span, person.is_some());
                if let (Some(place), Some(start)) = (place, person) {
                    let rest = trimmed(document.text, Span::new(place.end(), mention.span.end()));
                    begun.insert(start, rest.start());
                    mention.span = place;
                    continue;
                }
                place.map(|place| (place, Label::Per))
            }
            _ => continue,
        };
        let Some((own, label)) = other else { continue };
        let rest = if label == Label::Loc {
            Span::new(mention.span.start(), own.start())
        } else {
            Span::new(own.end(), mention.span.end())
        };
        mention.span = own;
        found.push(Mention { span: trimmed(document.text, rest), label, name: None, ..mention.clone() });
    }
    for person in mentions.iter_mut().filter(|it| it.label == Label::Per) {
        if let Some(start) = begun.get(&person.span.start()) {
            person.span = Span::new(*start, person.span.end());
        }
    }
    mentions.extend(found);
}

/// Where the word behind a mention begins, after a space alone.
fn next_start(document: &Document<'_>, span: Span) -> Option<u32> {
    let tokens = &document.segmentation.tokens;
    let next = tokens.partition_point(|token| token.span.start() < span.end());
    (gap(document.text, tokens, next) == " ").then(|| tokens.get(next).map(|token| token.span.start()))?
}

/// The person's own name behind a place that its mention begins with.
fn place_before(document: &Document<'_>, span: Span) -> Option<Span> {
    let all = words(document, span)?;
    let tokens = &document.segmentation.tokens;
    let first = readings(document, all.start);
    if named(document, all.start).is_known() {
        return None;
    }
    let word = tokens[all.start].span.of(document.text);
    let place = || first.iter().any(|reading| is_known(reading) && reading.tag.grammemes.has(Grammemes::GEOX));
    let listed = || lists::get().place(word).is_some_and(|listed| !listed.adjective);
    let is = |at: Option<usize>, wanted: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| wanted.contains(&lower(token.span.of(document.text)).as_str()))
    };
    let before = all.start.checked_sub(1);
    let town = is(before, CITY) || (is(before, &["."]) && is(before.and_then(|at| at.checked_sub(1)), &["г", "гор"]));
    let person = all.start + 1;
    let sure = listed() || (town && place());
    (sure && is_name(&tokens[person], document.text)).then(|| Span::new(tokens[person].span.start(), span.end()))
}

const CITY: &[&str] = &["город", "города", "городу", "городом", "городе"];

/// What a region is called as such, by lemma.
const REGIONS: &[&str] = &["республика", "федерация", "королевство", "область", "край", "район"];

/// A country's or region's own name before a person's, of two words at least, that its mention ends in; of one where the
/// `beginning` alone of a name is in it.
fn person_behind(document: &Document<'_>, span: Span, beginning: bool) -> Option<Span> {
    let all = words(document, span)?;
    let tokens = &document.segmentation.tokens;
    let person = |at: usize| {
        let place = readings(document, at).iter().any(|it| is_known(it) && it.tag.grammemes.has(Grammemes::GEOX));
        is_name(&tokens[at], document.text) && !place && named(document, at).is_known()
    };
    let count = all.clone().rev().take_while(|&at| person(at)).count();
    let begin = all.end - count;
    let whole = || count > 1 && (begin..all.end).any(|at| named(document, at).given);
    if count == 0 || begin == all.start || !(beginning || whole()) {
        return None;
    }
    let last = begin - 1;
    let reading = document.morphology.tokens().get(last)?;
    let place = readings(document, last).iter().any(|it| is_known(it) && it.tag.grammemes.has(Grammemes::GEOX));
    // «область Абая», but «Жамбылской области Асанову»
    let adjective = || {
        let before = last.checked_sub(1).and_then(|at| document.morphology.tokens().get(at));
        all.contains(&(last.wrapping_sub(1))) && before.is_some_and(|it| it.tag.pos == Pos::Adjf)
    };
    let region = || REGIONS.contains(&document.morphology.lemma(reading.lemma)) && adjective();
    (place || region()).then(|| Span::new(span.start(), tokens[last].span.end()))
}
