//! A post said by a verb: «Иван Петров стал президентом», «министром назначен Петров», «занимал пост мэра», «Петров назначил
//! Сидорова министром».

use super::form::Form;
use super::row::{Holder, Row};
use super::scene::{Kind, Sign};
use super::words::Meaning;
use sarap_morph::{Grammemes, Pos};

/// The verb stands no farther from the post, in items.
const REACH: usize = 24;

/// The person stands no farther from the verb.
const FAR: usize = 40;

const SCORE: f32 = 0.88;

/// Who holds the post at `at`, by the verb beside it.
pub(super) fn holder(row: &Row<'_, '_>, at: usize) -> Option<Holder> {
    let own = row.form(at);
    let (begin, seat, former) = begin(row, at);
    let preposition = begin.checked_sub(1).is_some_and(|before| row.kind(before) == Kind::Word(Sign::Preposition));
    if own.plural || (!seat && (preposition || !own.may_be(Grammemes::ABLT))) {
        return None;
    }
    // «при Петрове на посту мэра»
    let person = begin.checked_sub(2).filter(|&before| row.kind(before) == Kind::Person);
    if let Some(item) = person.filter(|_| seat && preposition) {
        return Some(Holder { item, former, rule: "role.verb", score: SCORE });
    }
    let verb = verb(row, (begin.saturating_sub(REACH)..begin).rev())
        .or_else(|| verb(row, at + 1..row.len().min(at + REACH)))?;
    let leaves = row.means(verb, Meaning::Leave);
    let over = is_over(row, verb);
    let (passive, participle) = row.voice(verb);
    let object = !passive && !row.means(verb, Meaning::Become);
    let found = match object {
        true => self::object(row, at, verb).or_else(|| leaves.then(|| subject(row, at, begin, verb, false))?),
        false => subject(row, at, begin, verb, participle),
    };
    let score = if found?.abs_diff(at) > REACH / 2 { SCORE * 0.9 } else { SCORE };
    let score = if row.kind(found?) == Kind::Pronoun { score * 0.8 } else { score };
    found.map(|item| Holder { item, former: former || leaves || over, rule: "role.verb", score })
}

/// Whether what the verb says is over: «был», «занимал», «возглавлявший», «перестал быть».
pub(super) fn is_over(row: &Row<'_, '_>, verb: usize) -> bool {
    let token = row.items.get(verb).map_or(usize::MAX, |item| item.tokens.start);
    let Some(reading) = row.scene.reading(token) else { return false };
    let holds = row.means(verb, Meaning::Become) || row.means(verb, Meaning::Work);
    let lasted = reading.tag.grammemes.has(Grammemes::PAST | Grammemes::IMPF) && reading.tag.pos != Pos::Prts;
    let ceased = verb.checked_sub(1).is_some_and(|before| row.means(before, Meaning::Cease));
    holds && (lasted || ceased)
}

/// Where the post begins with all that belongs to it, whether it is called one («пост министра»), and whether it is over.
fn begin(row: &Row<'_, '_>, at: usize) -> (usize, bool, bool) {
    let (mut begin, mut former) = (at, false);
    while let Some(before) = begin.checked_sub(1).filter(|before| at - before <= 8) {
        match row.kind(before) {
            Kind::Word(Sign::Noun | Sign::Name) if row.means(before, Meaning::Seat) => return (before, true, former),
            Kind::Word(Sign::Modifier | Sign::Quote) => former |= row.means(before, Meaning::Former),
            Kind::Place if row.is_adjective(before) => {}
            _ => break,
        }
        begin = before;
    }
    (begin, false, former)
}

/// The first verb among `items` that says who holds a post; none behind another verb or in another clause.
fn verb(row: &Row<'_, '_>, items: impl Iterator<Item = usize>) -> Option<usize> {
    for item in items {
        match row.kind(item) {
            Kind::Word(Sign::Verb | Sign::Modifier) if row.says_post(item) => return Some(item),
            Kind::Word(Sign::Verb | Sign::Comma | Sign::Colon | Sign::Dash) => return None,
            Kind::Word(_) if row.means(item, Meaning::Clause) || row.means(item, Meaning::Relative) => return None,
            _ => {}
        }
    }
    None
}

/// Who works at `place`, as the verb at `verb` says: «возглавлявший КНБ Петров».
pub(super) fn worker(row: &Row<'_, '_>, verb: usize, place: usize) -> Option<usize> {
    let participle = row.voice(verb).1;
    subject(row, if participle { place } else { verb }, verb, verb, participle)
}

/// The person that the verb says something of.
fn subject(row: &Row<'_, '_>, at: usize, begin: usize, verb: usize, participle: bool) -> Option<usize> {
    let left = begin.min(verb);
    if participle {
        // «Петров, назначенный министром»
        let adverb = left.checked_sub(1).filter(|&before| row.means(before, Meaning::Earlier));
        let before = adverb.unwrap_or(left).checked_sub(1);
        if let Some(comma) = before.filter(|&before| row.kind(before) == Kind::Word(Sign::Comma)) {
            return row.person_before(comma);
        }
        // «Занимавший пост мэра Петров»
        let person = at.max(verb) + 1;
        return (row.kind(person) == Kind::Person && row.form(person).agrees(row.form_of(verb))).then_some(person);
    }
    for item in (left.saturating_sub(FAR)..left).rev() {
        match row.kind(item) {
            Kind::Pronoun => return Some(item),
            Kind::Person if row.form(item).may_be(Grammemes::NOMN) => return Some(item),
            Kind::Word(_) if row.means(item, Meaning::Relative) => {
                let comma = (item.saturating_sub(3)..item).rev().find(|&it| row.kind(it) == Kind::Word(Sign::Comma))?;
                return row.person_before(comma);
            }
            Kind::Word(Sign::Colon) => break,
            Kind::Word(_) if row.ends_clause(item) => break,
            _ => {}
        }
    }
    let right = at.max(verb) + 1;
    for item in right..row.len().min(right + REACH / 2) {
        match row.kind(item) {
            Kind::Person if row.form(item).may_be(Grammemes::NOMN) => return Some(item),
            Kind::Word(Sign::Comma | Sign::Verb | Sign::Colon | Sign::Dash) => return None,
            Kind::Word(_) if row.ends_clause(item) => return None,
            _ => {}
        }
    }
    None
}

/// The person that somebody makes the holder.
fn object(row: &Row<'_, '_>, at: usize, verb: usize) -> Option<usize> {
    let whom = |item: usize| row.kind(item) == Kind::Person && row.form(item).may_be(Grammemes::ACCS);
    let (first, last) = (at.min(verb), at.max(verb));
    let right = (last + 1..row.len().min(last + 7)).take_while(|&item| {
        !matches!(row.kind(item), Kind::Word(Sign::Comma | Sign::Verb | Sign::Colon | Sign::Dash | Sign::Preposition))
    });
    let sure = |item: &usize| !row.form(*item).may_be(Grammemes::NOMN);
    (first + 1..last).rev().find(|&item| whom(item)).or_else(|| right.into_iter().find(|&item| whom(item))).or_else(
        || {
            let left = (first.saturating_sub(FAR)..first).rev().take_while(|&item| !row.ends_clause(item));
            left.into_iter().find(|&item| whom(item) && sure(&item))
        },
    )
}

impl Row<'_, '_> {
    /// The forms of a word.
    fn form_of(&self, item: usize) -> Form {
        self.items.get(item).map_or(Form::ANY, |item| self.scene.form_of_word(item.tokens.start))
    }

    /// Whether the word says that somebody holds a post, or did.
    fn says_post(&self, item: usize) -> bool {
        [Meaning::Become, Meaning::Appoint, Meaning::Leave].into_iter().any(|meaning| self.means(item, meaning))
    }

    /// Whether a verb is in the passive or reflexive, and whether it is a full participle.
    fn voice(&self, verb: usize) -> (bool, bool) {
        let token = self.items.get(verb).map_or(usize::MAX, |item| item.tokens.start);
        let Some(reading) = self.scene.reading(token) else { return (false, false) };
        let participle = reading.tag.pos == Pos::Prtf;
        let reflexive = self.scene.lemma(token).ends_with("ся");
        (reading.tag.pos == Pos::Prts || participle || reflexive, participle)
    }

    /// Whether another clause begins or ends here.
    fn ends_clause(&self, item: usize) -> bool {
        let token = self.items.get(item).map_or(usize::MAX, |item| item.tokens.start);
        self.means(item, Meaning::Clause) || self.scene.text(token) == ";"
    }
}
