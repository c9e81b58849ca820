//! Readings of words made from words of the dictionary.

use super::letters::{self, HYPHEN, Letters};
use super::tables::Tables;
use super::{Base, Dictionary, Origin, Reading, guess};
use crate::{Grammemes, Pos};

/// First parts that change nothing in the reading of the word after them, in alphabetical order.
const PREFIXES: &[&str] = &[
    "авиа",
    "авто",
    "агро",
    "анти",
    "архи",
    "аудио",
    "аэро",
    "без",
    "био",
    "вело",
    "взаимо",
    "видео",
    "вице",
    "вне",
    "внутри",
    "водо",
    "газо",
    "гео",
    "гига",
    "гидро",
    "гипер",
    "гос",
    "двух",
    "де",
    "дез",
    "евро",
    "еже",
    "зоо",
    "интер",
    "кибер",
    "кило",
    "кино",
    "контр",
    "космо",
    "крипто",
    "лже",
    "макро",
    "мало",
    "мега",
    "медиа",
    "меж",
    "мета",
    "метео",
    "микро",
    "милли",
    "мини",
    "много",
    "моно",
    "мото",
    "мульти",
    "нано",
    "нарко",
    "не",
    "недо",
    "нейро",
    "нео",
    "обще",
    "одно",
    "около",
    "онко",
    "пан",
    "пара",
    "пере",
    "пневмо",
    "пол",
    "поли",
    "полу",
    "порно",
    "после",
    "пост",
    "пра",
    "пред",
    "пресс",
    "про",
    "противо",
    "прото",
    "псевдо",
    "радио",
    "ре",
    "ретро",
    "само",
    "сверх",
    "спец",
    "суб",
    "супер",
    "тахо",
    "теле",
    "термо",
    "техно",
    "транс",
    "трех",
    "турбо",
    "ультра",
    "фото",
    "экзо",
    "эко",
    "экс",
    "экспресс",
    "экстра",
    "электро",
    "энерго",
    "этно",
];

/// Parts after a hyphen that add to any word.
const PARTICLES: &[&str] = &["то", "ка", "таки", "де", "с"];

/// The shortest word that a prefix or a first part without a hyphen is taken off from.
const SHORTEST_REST: usize = 4;
/// The shortest word of the dictionary that any letters before may be compounded with, and the most such letters.
const SHORTEST_HEAD: usize = 5;
const LONGEST_FIRST: usize = 6;
/// From this length on such a word is no accident.
const SURE_HEAD: usize = 8;

impl Dictionary {
    /// Adds readings of a word that is not in the dictionary but whose parts are; says whether that leaves no need to guess.
    pub(super) fn add_composed(&self, word: &str, written: &Letters, name: bool, out: &mut Vec<Reading>) -> bool {
        let codes = written.codes();
        match codes.iter().rposition(|&code| code == HYPHEN) {
            Some(at) if at > 0 && at + 1 < codes.len() => {
                let first = out.len();
                self.add_hyphenated(word, written, at, name, out);
                out.len() > first
            }
            Some(_) => false,
            None => self.add_prefixed(written, name, out),
        }
    }

    fn add_hyphenated(&self, word: &str, written: &Letters, hyphen: usize, name: bool, out: &mut Vec<Reading>) {
        let (codes, first) = (written.codes(), out.len());
        let (left, right) = (written.part(0, hyphen), written.part(hyphen + 1, codes.len()));
        if PARTICLES.iter().any(|particle| spells(particle, right.codes())) {
            self.add_dictionary(&left, out);
            for reading in out.iter_mut().skip(first) {
                reading.tail = (codes.len() - hyphen) as u8;
                reading.origin = Origin::Composed;
            }
            if out.len() > first {
                return;
            }
        }
        if spells("по", left.codes()) && self.is_manner(&right) {
            let tag = crate::Tag { pos: Pos::Advb, grammemes: Grammemes::FIXD };
            out.push(Reading { origin: Origin::Composed, ..Reading::plain(tag) });
            return;
        }
        let start = (hyphen + 1) as u8;
        self.add_dictionary(&right, out);
        if out.len() == first && !right.codes().contains(&letters::OTHER) {
            let capital = word.rsplit(['-', '\u{2010}', '\u{2011}']).next().and_then(|part| part.chars().next());
            guess::add(&self.tables(), &right, name && capital.is_some_and(char::is_uppercase), first, out);
        }
        let mut lefts = Vec::new();
        if !left.codes().contains(&HYPHEN) {
            self.add_dictionary(&left, &mut lefts);
        }
        let tables = self.tables();
        for reading in out.iter_mut().skip(first) {
            reading.start = start;
            reading.yo = reading.yo << (hyphen + 1) | left.yo;
            if reading.origin == Origin::Dictionary {
                reading.origin = Origin::Composed;
            }
            if let Some(agreeing) = lefts.iter().find(|left| changes_with(&tables, left, reading)) {
                reading.left = agreeing.base;
                reading.yo |= agreeing.yo;
            }
        }
    }

    /// «…ому», «…ему» of an adjective, or «…ски», «…цки», «…ьи»: an adverb after «по-».
    fn is_manner(&self, rest: &Letters) -> bool {
        let ends = |end: &str| rest.codes().len() > end.chars().count() && ends(end, rest.codes());
        if ["ски", "цки", "ьи"].into_iter().any(ends) {
            return true;
        }
        let mut readings = Vec::new();
        if ends("му") {
            self.add_dictionary(rest, &mut readings);
        }
        readings.iter().any(|r| r.tag.pos == Pos::Adjf && r.tag.grammemes.has(Grammemes::DATV | Grammemes::SING))
    }

    fn add_prefixed(&self, written: &Letters, name: bool, out: &mut Vec<Reading>) -> bool {
        let codes = written.codes();
        let first = out.len();
        let add = |start: usize, out: &mut Vec<Reading>| {
            let before = out.len();
            let rest = written.part(start, codes.len());
            self.add_dictionary(&rest, out);
            let mut at = before;
            while at < out.len() {
                let Some(reading) = out.get_mut(at) else { break };
                let closed = !guess::offered(reading.tag, false) && !guess::offered(reading.tag, true);
                let proper = guess::offered(reading.tag, true);
                if closed || proper && !name {
                    out.remove(at);
                    continue;
                }
                reading.start = start as u8;
                reading.yo = reading.yo << start | written.yo;
                reading.origin = Origin::Composed;
                at += 1;
            }
            out.len() > before
        };
        let first_letter = codes.first().copied().map(letters::letter);
        // They stand in alphabetical order.
        let same_letter = &PREFIXES[PREFIXES.partition_point(|prefix| prefix.chars().next() < first_letter)..];
        let same_letter = same_letter.iter().take_while(|prefix| prefix.chars().next() == first_letter);
        let mut known: Vec<usize> =
            same_letter.filter(|prefix| begins(prefix, codes)).map(|prefix| prefix.chars().count()).collect();
        known.sort_unstable();
        for start in known.into_iter().rev() {
            if codes.len() >= start + SHORTEST_REST && add(start, out) {
                return true;
            }
        }
        if !name && out.len() == first {
            // The longest word that the dictionary has at the end.
            for start in 2..=LONGEST_FIRST {
                if codes.len() >= start + SHORTEST_HEAD && add(start, out) {
                    return codes.len() - start >= SURE_HEAD;
                }
            }
        }
        false
    }
}

/// Whether the first part of a hyphenated word is declined with the second: «города-героя», «инженера-программиста», but
/// not «интернет-магазина».
fn changes_with(tables: &Tables<'_>, left: &Reading, right: &Reading) -> bool {
    use Grammemes as G;
    let (a, b) = (left.tag, right.tag);
    let agree = |set: G| a.grammemes & set == b.grammemes & set;
    let case = b.grammemes & G::CASES;
    let same = a.pos == b.pos && agree(G::CASES) && agree(G::NUMBERS) && !case.is_empty();
    let declined = matches!(b.pos, Pos::Noun) || b.pos == Pos::Adjf && agree(G::GENDERS);
    if !same || !declined || a.grammemes.has(G::FIXD) {
        return false;
    }
    let Some(Base { paradigm, form }) = left.base else { return false };
    // In the nominative nothing shows: people and women's words agree, things may be fixed first parts.
    let length = |form| tables.ending(paradigm, form).map_or(0, |(node, _)| tables.ending_letters(node).count());
    let bare = case == G::NOMN && a.grammemes.has(G::SING) && length(form) == 0;
    !bare || a.grammemes.has(G::ANIM) && b.grammemes.has(G::ANIM)
}

fn coded(text: &str) -> impl DoubleEndedIterator<Item = u8> + '_ {
    text.chars().map(letters::code).map(letters::fold)
}

pub(super) fn spells(text: &str, codes: &[u8]) -> bool {
    coded(text).eq(codes.iter().copied())
}

fn begins(text: &str, codes: &[u8]) -> bool {
    let mut rest = codes.iter();
    coded(text).all(|code| rest.next() == Some(&code))
}

fn ends(text: &str, codes: &[u8]) -> bool {
    let mut rest = codes.iter().rev();
    coded(text).rev().all(|code| rest.next() == Some(&code))
}

#[cfg(test)]
mod tests {
    #[test]
    fn prefixes_stand_in_alphabetical_order() {
        assert!(super::PREFIXES.is_sorted());
    }
}
