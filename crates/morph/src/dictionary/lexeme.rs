//! Lemmas and other forms of a reading's lexeme.

use super::letters;
use super::tables::Tables;
use super::{Base, Dictionary, Reading, Word, layout::PREFIXES};
use crate::{Grammemes, Pos, Tag};

impl Dictionary {
    /// The dictionary form of `word` in this reading, in lower case. A participle's is the verb's infinitive.
    pub fn lemma(&self, word: &str, reading: &Reading) -> String {
        let mut lemma = String::new();
        self.lemma_into(word, reading, &mut lemma);
        lemma
    }

    /// Adds what [`Dictionary::lemma`] returns to `out`.
    pub fn lemma_into(&self, word: &str, reading: &Reading, out: &mut String) {
        self.lemma_of(&Word::of(word), reading, out);
    }

    /// [`Dictionary::lemma_into`] for a word made ready.
    pub(crate) fn lemma_of(&self, word: &Word<'_>, reading: &Reading, out: &mut String) {
        self.spell(word, reading, 0, reading.left.map(|_| 0), out);
    }

    /// The main form of the part of the lexeme that `word` belongs to: a participle's is its own nominative masculine,
    /// a superlative's too, a woman's surname's and patronymic's the feminine, a comparative's and an adverbial
    /// participle's itself; else the lemma.
    pub fn form_lemma(&self, word: &str, reading: &Reading) -> String {
        let mut lemma = String::new();
        self.form_lemma_into(word, reading, &mut lemma);
        lemma
    }

    /// Adds what [`Dictionary::form_lemma`] returns to `out`.
    pub fn form_lemma_into(&self, word: &str, reading: &Reading, out: &mut String) {
        let form = reading.base.map_or(0, |base| self.tables().main_form(base));
        self.spell(&Word::of(word), reading, form, reading.left.map(|_| 0), out);
    }

    /// `word` in the form of the same lexeme that has all `wanted` grammemes and keeps the most of the reading's others;
    /// lower case. `None` if the lexeme has no such form.
    pub fn inflect(&self, word: &str, reading: &Reading, wanted: Grammemes) -> Option<String> {
        let mut out = String::new();
        self.inflect_into(&Word::of(word), reading, wanted, &mut out).then_some(out)
    }

    /// Adds what [`Dictionary::inflect`] returns to `out`, if anything.
    pub(crate) fn inflect_into(&self, word: &Word<'_>, reading: &Reading, wanted: Grammemes, out: &mut String) -> bool {
        let Some(base) = reading.base else {
            let fixed = reading.tag.grammemes.has(Grammemes::FIXD);
            if fixed {
                out.extend(letters::lower(word.text()));
            }
            return fixed;
        };
        let tables = self.tables();
        let Some(form) = tables.closest(base, wanted) else { return false };
        let left = match reading.left {
            // The first part follows the second.
            Some(left) => {
                let tag = tables.tag(base.paradigm, form).grammemes;
                let agreeing = tag & (Grammemes::CASES | Grammemes::NUMBERS | Grammemes::GENDERS);
                let looser = tag & (Grammemes::CASES | Grammemes::NUMBERS);
                Some(tables.closest(left, agreeing).or_else(|| tables.closest(left, looser)).unwrap_or(left.form))
            }
            None => None,
        };
        self.spell(word, reading, form, left, out);
        true
    }

    /// All forms of the reading's lexeme with their tags, in the dictionary's order.
    pub fn forms(&self, word: &str, reading: &Reading) -> Vec<(String, Tag)> {
        let word = &Word::of(word);
        let Some(base) = reading.base else { return vec![(letters::lower(word.text()).collect(), reading.tag)] };
        let tables = self.tables();
        let all = (0..tables.forms(base.paradigm)).map(|form| {
            let mut out = String::new();
            let tag = tables.tag(base.paradigm, form);
            let left = reading.left.map(|left| {
                tables.closest(left, tag.grammemes & (Grammemes::CASES | Grammemes::NUMBERS)).unwrap_or(left.form)
            });
            self.spell(word, reading, form, left, &mut out);
            (out, tag)
        });
        all.collect()
    }

    /// The tag as OpenCorpora writes it, for readings of a lexeme.
    pub fn tag_text(&self, reading: &Reading) -> Option<&str> {
        let tables = self.tables();
        let base = reading.base?;
        let number = tables.tag_number(base.paradigm, base.form)?;
        std::str::from_utf8(tables.tag_text().0).ok()?.lines().nth(number.into())
    }

    /// Whether two readings of one word have the same [`Dictionary::lemma`] for sure: forms of one lexeme that are
    /// written alike.
    pub(crate) fn same_lemma(&self, one: &Reading, other: &Reading) -> bool {
        let (Some(a), Some(b)) = (one.base, other.base) else { return false };
        let of = |r: &Reading| (r.left, r.yo, r.start, r.tail);
        let tables = self.tables();
        let ending = |base: Base| (tables.ending(base.paradigm, base.form), tables.prefix(base.paradigm, base.form));
        a.paradigm == b.paradigm && of(one) == of(other) && (a.form == b.form || ending(a) == ending(b))
    }

    /// Whether two readings of one word are forms of one lexeme that are written alike and differ in nothing but their case,
    /// so that they have the same form in any case.
    pub fn same_but_for_case(&self, one: &Reading, other: &Reading) -> bool {
        let rest = |reading: &Reading| (reading.tag.pos, reading.tag.grammemes & !Grammemes::CASES);
        rest(one) == rest(other) && self.same_lemma(one, other)
    }

    /// Writes `word` with the changing part in another form.
    fn spell(&self, word: &Word<'_>, reading: &Reading, form: u16, left: Option<u16>, out: &mut String) {
        let (Some(base), Some(written)) = (reading.base, word.letters()) else {
            out.extend(letters::lower(word.text()));
            return;
        };
        if left.is_none() && self.replace_ending(word, reading, (base, form), out) {
            return;
        }
        let yo = |place: usize| reading.yo >> (place & 63) & 1 == 1;
        let mut spelt = letters::lower(word.text()).enumerate().map(|(place, letter)| match letter {
            'е' if yo(place) => 'ё',
            _ => letter,
        });
        let tables = self.tables();
        let len = written.codes().len();
        out.reserve(2 * len + 8);
        let (start, tail) = (usize::from(reading.start), len.saturating_sub(reading.tail.into()));
        let first_end = start.saturating_sub(1);
        match (reading.left, left) {
            (Some(base), Some(form)) => {
                tables.spell(&mut spelt, base, form, first_end, out);
                out.push('-');
                spelt.next();
            }
            _ => spelt.by_ref().take(start).for_each(|letter| out.push(letter)),
        }
        tables.spell(&mut spelt, base, form, tail.saturating_sub(start), out);
        spelt.for_each(|letter| out.push(letter));
    }

    /// [`Dictionary::spell`] where the forms differ in nothing but the ending and the rest stands in the text as it is spelt,
    /// as nearly always; else says no.
    fn replace_ending(&self, word: &Word<'_>, reading: &Reading, (base, form): (Base, u16), out: &mut String) -> bool {
        let tables = self.tables();
        let (Some((old, _)), Some((new, yo))) =
            (tables.ending(base.paradigm, base.form), tables.ending(base.paradigm, form))
        else {
            return false;
        };
        let len = word.letters().map_or(0, |letters| letters.codes().len());
        let prefix = tables.prefix(base.paradigm, form);
        let before = usize::from(reading.start) + PREFIXES.get(prefix).map_or(0, |prefix| prefix.len());
        let after = tables.ending_letters(old).count() + usize::from(reading.tail);
        let Some(stem) = len.checked_sub(after).filter(|&stem| stem >= before) else { return false };
        let begin = out.len();
        if prefix != tables.prefix(base.paradigm, base.form) || !word.copy_letters(0..stem, reading.yo, out) {
            return false;
        }
        tables.push_ending(new, yo, out);
        let whole = reading.tail == 0 || word.copy_letters(len - usize::from(reading.tail)..len, reading.yo, out);
        if !whole {
            out.truncate(begin);
        }
        whole
    }
}

impl Tables<'_> {
    /// Takes `len` letters of a word in the form `base` from `spelt` and writes them in `form`.
    fn spell(&self, spelt: &mut impl Iterator<Item = char>, base: Base, form: u16, len: usize, out: &mut String) {
        let prefix = |form| PREFIXES.get(self.prefix(base.paradigm, form)).copied().unwrap_or(&[]);
        let ending = |form| self.ending(base.paradigm, form).unwrap_or((0, 0));
        let (before, after) = (prefix(base.form).len(), self.ending_letters(ending(base.form).0).count());
        spelt.take(before).for_each(drop);
        prefix(form).iter().for_each(|&code| out.push(letters::letter(code)));
        spelt.take(len.saturating_sub(before + after)).for_each(|letter| out.push(letter));
        let (node, yo) = ending(form);
        self.push_ending(node, yo, out);
        spelt.take(after).for_each(drop);
    }

    fn push_ending(&self, node: u16, yo: u64, out: &mut String) {
        for (place, code) in self.ending_letters(node).enumerate() {
            let code = if yo >> (place & 63) & 1 == 1 { letters::YO } else { code };
            out.push(letters::letter(code));
        }
    }

    /// Letters of a word in the form `base` before its ending.
    pub(super) fn stem_length(&self, base: Base, len: usize) -> usize {
        let ending = self.ending(base.paradigm, base.form).map_or(0, |(node, _)| self.ending_letters(node).count());
        len.saturating_sub(ending)
    }

    fn main_form(&self, base: Base) -> u16 {
        let tag = self.tag(base.paradigm, base.form);
        let (pos, kept) = match tag.pos {
            Pos::Prtf | Pos::Prts => (Pos::Prtf, Grammemes::TENSES | Grammemes::VOICES),
            Pos::Grnd => (Pos::Grnd, Grammemes::TENSES),
            Pos::Comp => (Pos::Comp, Grammemes::NONE),
            Pos::Adjf if tag.grammemes.has(Grammemes::SUPR) => (Pos::Adjf, Grammemes::SUPR),
            // One lexeme has a family's surname or patronymic for men and women.
            Pos::Noun if tag.grammemes.any(Grammemes::SURN | Grammemes::PATR) => (Pos::Noun, Grammemes::FEMN),
            _ => return 0,
        };
        let kept = kept & tag.grammemes;
        let main = |form: &u16| {
            let other = self.tag(base.paradigm, *form);
            other.pos == pos && other.grammemes.has(kept)
        };
        let own = Grammemes::NOMN | Grammemes::SING | Grammemes::MASC;
        // Two superlatives of one adjective stand after each other («наихороший», «наилучший»): the nearest is the word's.
        let before = |form: &u16| main(form) && self.tag(base.paradigm, *form).grammemes.has(own);
        let nearest = if pos == tag.pos && pos == Pos::Adjf { (0..=base.form).rev().find(before) } else { None };
        nearest.or_else(|| (0..self.forms(base.paradigm)).find(main)).unwrap_or(0)
    }

    /// The form with all `wanted` grammemes that is nearest to the form `base`.
    fn closest(&self, base: Base, wanted: Grammemes) -> Option<u16> {
        let own = self.tag(base.paradigm, base.form);
        let target = own.grammemes.updated(wanted);
        let mut best: Option<(i32, u16)> = None;
        for form in 0..self.forms(base.paradigm) {
            let tag = self.tag(base.paradigm, form);
            if !tag.grammemes.has(wanted) {
                continue;
            }
            let count = |set: Grammemes| set.bits().count_ones() as i32;
            let (common, both) = (target & tag.grammemes, target | tag.grammemes);
            let same_pos = i32::from(tag.pos == own.pos);
            let score = 10 * (count(common) + same_pos) - (count(both & !common) + 2 * (1 - same_pos));
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, form));
            }
        }
        best.map(|(_, form)| form)
    }
}
