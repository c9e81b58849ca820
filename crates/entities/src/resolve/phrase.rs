//! Organisations and places: the head noun and the adjectives before it take the nominative, all else stays.
//!
//! «Департаментом уголовного розыска Монголии» has one changing word, «Следственного комитета Беларуси» two. Names in
//! quotes after a noun, abbreviations and words in Latin letters never change. In a sentence that is all in capitals words are
//! written small again, but for the first, names and abbreviations.

use super::capitals;
use super::context::Surroundings;
use super::forms::{ANY_GENDER, Form, Kind};
use super::names::{
    Agreement, Agreements, HOPELESS, Hypothesis, Memory, forms_of, in_one_line, normalised, one_line, verb_factor,
};
use super::words::{Piece, folded, is_upper, pieces, readable, title_case, with_capitals};
use crate::Label;
use sarap_morph::Document;
use sarap_text::Span;
use std::borrow::Cow;
use std::sync::Arc;

/// A head stands at most so many words in.
const MOST_BEFORE_HEAD: usize = 4;
/// Words that are looked at: a place's name may follow the head.
const MOST_WORDS: usize = MOST_BEFORE_HEAD + 2;
/// For each word that changes its form.
type Changes<'f> = [Option<&'f Form>; MOST_WORDS];

/// «полиции» is the police in the genitive rather than several of them.
const SEVERAL: f64 = 0.4;

/// What a form by ending is worth beside a word of the dictionary: the heads of these names are mostly common nouns.
const AGAINST_DICTIONARY: f64 = 0.05;

/// Words after which a place's own name agrees: «города Москвы».
pub(super) const DESCRIPTORS: &[&str] = &[
    "город",
    "река",
    "село",
    "поселок",
    "деревня",
    "остров",
    "озеро",
    "станица",
    "республика",
    "королевство",
    "государство",
    "аул",
    "штат",
    "провинция",
    "эмират",
    "княжество",
    "хутор",
    "гора",
];

/// First parts of foreign places, which don't change.
const STAYING: &[&str] = &[
    "Аль",
    "Бад",
    "Буэнос",
    "Вест",
    "Ист",
    "Коста",
    "Ла",
    "Лас",
    "Лос",
    "Нью",
    "Порт",
    "Пуэрто",
    "Рио",
    "Сан",
    "Санта",
    "Сен",
    "Сент",
    "Сьерра",
    "Форт",
    "Эль",
];

/// How well a kind of form suits the head of such a name.
const fn suits(kind: Kind, label: Label) -> f64 {
    match (label, kind) {
        (Label::Loc, Kind::Place) => 1.0,
        (Label::Loc, Kind::Noun) => 0.25,
        (Label::Loc, Kind::Person) => 0.1,
        (_, Kind::Noun) => 1.0,
        (_, Kind::Place) => 0.6,
        (_, Kind::Person) => 0.2,
        (_, Kind::Guess) => 0.6,
        (_, Kind::Adjective) => 0.15,
    }
}

/// The possible dictionary forms of the organisation or place named at `span`.
pub(super) fn hypotheses(
    document: &Document<'_>,
    span: Span,
    surroundings: &Surroundings,
    label: Label,
    memory: &mut Memory,
) -> Vec<Hypothesis> {
    let meant = readable(document, span);
    let as_written = matches!(meant, Cow::Borrowed(_));
    let text = &*meant;
    let unchanged = one_line(text);
    let same = || vec![Hypothesis { text: unchanged.clone(), keys: vec![folded(&unchanged)], weight: 1.0 }];
    let Some(pieces) = pieces(text, |word| splits(document, memory, word)) else { return same() };
    // «газета «Новое время»»: the name after its noun stands in the nominative already.
    if surroundings.titled || opens_quote(text) {
        return same();
    }
    let words: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].word).take(MOST_WORDS).collect();
    let quote = pieces
        .iter()
        .position(|piece| !piece.word && piece.text.contains(['«', '"', '“', '„']))
        .unwrap_or(pieces.len());
    let Some(&first) = words.first() else { return same() };
    if let Some(base) = declined_abbreviation(pieces[first].text) {
        let text = replaced(&pieces, |at| (at == first).then_some(base));
        return vec![Hypothesis { keys: vec![folded(&text)], text, weight: 1.0 }];
    }
    let capitals = capitals::are(document, &pieces, span);
    let changes = |piece: &Piece<'_>| changes(piece, label, capitals.then_some(document));
    if !changes(&pieces[first]) && !STAYING.contains(&pieces[first].text) {
        return same();
    }
    let place = |at: usize| {
        let before: usize = pieces.iter().take(at).map(|piece| piece.text.len()).sum();
        Some(span.start() + u32::try_from(before).ok()?).filter(|_| as_written)
    };
    let forms: Vec<Arc<[Form]>> = words
        .iter()
        .map(|at| {
            let piece = &pieces[*at];
            if changes(piece) {
                forms_of(memory, document, piece.text, place(*at))
            } else if is_upper(piece.text) && *at > first {
                // «казахстанское МВД»: the adjective agrees with an abbreviation, which stays.
                let shown = |form: &Form| with_capitals(piece.text, &form.nominative);
                let same = |form: &&Form| form.kind == Kind::Noun && !form.against && shown(form) == piece.text;
                forms_of(memory, document, piece.text, place(*at)).iter().filter(same).cloned().collect()
            } else {
                Arc::default()
            }
        })
        .collect();
    let follow = std::array::from_fn(|at| follows(&pieces, &words, quote, at));
    let reading = Reading::new(&pieces, &words, &forms, follow, quote, label);
    let (mut readings, mut most) = (Vec::new(), 0.0_f64);
    for agreement in Agreement::all().filter(|agreement| reading.is_possible(*agreement)) {
        let number = if agreement.plural { SEVERAL } else { 1.0 };
        let factor = number * surroundings.cases[agreement.case] * verb_factor(surroundings, agreement);
        for head in 0..words.len().min(MOST_BEFORE_HEAD + 1) {
            let Some((changes, weight)) = reading.read(head, agreement) else { continue };
            most = most.max(weight * factor);
            readings.push((changes, weight * factor));
        }
    }
    readings.retain(|(_, weight)| *weight > most * HOPELESS);
    // Many cases have the same dictionary form.
    let (mut told, mut texts) = (Vec::<Changes<'_>>::new(), Vec::new());
    let list: Vec<(usize, f64)> = readings
        .into_iter()
        .map(|(changes, weight)| {
            let number = told.iter().position(|other| alike(other, &changes)).unwrap_or_else(|| {
                let text = in_one_line(reading.text(&changes));
                told.push(changes);
                let keys = vec![folded(&text)];
                texts.push((text, keys));
                told.len() - 1
            });
            (number, weight)
        })
        .collect();
    let mut list = normalised(texts, list, &unchanged);
    if capitals {
        list.iter_mut().for_each(|hypothesis| hypothesis.text = capitals::calm(document, &hypothesis.text, label));
    }
    list
}

/// Whether the same words have the same dictionary forms.
fn alike(one: &Changes<'_>, other: &Changes<'_>) -> bool {
    one.iter().zip(other).all(|pair| match pair {
        (Some(one), Some(other)) => one.nominative == other.nominative,
        (one, other) => one.is_none() && other.is_none(),
    })
}

/// Whether a hyphenated word is declined by its parts: not if the dictionary has it as one, and not with a word between.
fn splits(document: &Document<'_>, memory: &mut Memory, word: &str) -> bool {
    let whole = forms_of(memory, document, word, None)
        .iter()
        .any(|form| matches!(form.kind, Kind::Place | Kind::Noun | Kind::Adjective) && form.weight >= 0.9);
    !whole && word.split('-').count() == 3
}

fn opens_quote(text: &str) -> bool {
    text.starts_with(['«', '"', '“', '„'])
}

/// Cyrillic letters, and no abbreviation; `capitals` has the document where all is in capitals.
fn changes(piece: &Piece<'_>, label: Label, capitals: Option<&Document<'_>>) -> bool {
    let short = piece.text.chars().count() < 2;
    let abbreviation = match capitals {
        Some(document) => capitals::is_abbreviation(document, piece.text),
        None => is_upper(piece.text) && (label == Label::Org || piece.text.chars().count() <= 5),
    };
    // «БелТА»
    let mixed = !is_upper(piece.text) && piece.text.ends_with(char::is_uppercase);
    !short && !abbreviation && !mixed && piece.text.chars().all(|c| matches!(c, 'Ѐ'..='ӿ' | '-' | '’' | '\''))
}

/// «МИДом» without its ending.
fn declined_abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|c: char| !c.is_uppercase())?;
    let (base, ending) = word.split_at(end);
    let declined =
        matches!(ending, "а" | "у" | "ом" | "е" | "ы" | "ов" | "ам" | "ами" | "ах" | "ем" | "-а" | "-у" | "-ом" | "-е");
    (base.chars().count() >= 2 && declined).then_some(base)
}

/// The pieces with what `changed` gives for some.
fn replaced<T: AsRef<str>>(pieces: &[Piece<'_>], changed: impl Fn(usize) -> Option<T>) -> String {
    let mut text = String::with_capacity(pieces.iter().map(|piece| piece.text.len() + 2).sum());
    for (at, piece) in pieces.iter().enumerate() {
        match changed(at) {
            Some(word) => text.push_str(word.as_ref()),
            None => text.push_str(piece.text),
        }
    }
    text
}

struct Reading<'a> {
    pieces: &'a [Piece<'a>],
    /// Where the first words are among the pieces.
    words: &'a [usize],
    /// Their forms; none where they cannot change.
    forms: &'a [Arc<[Form]>],
    /// For each word whether the next stands after a space alone.
    follow: [bool; MOST_WORDS],
    /// The agreements in which each word may be the head, and an adjective before it.
    nouns: [Agreements; MOST_WORDS],
    adjectives: [Agreements; MOST_WORDS],
    /// The piece that opens a quote inside.
    quote: usize,
    label: Label,
}

/// Whether the next word stands after a space alone, and in no quote.
fn follows(pieces: &[Piece<'_>], words: &[usize], quote: usize, at: usize) -> bool {
    let (Some(this), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
    *next < quote && *next == this + 2 && pieces[this + 1].text.trim().is_empty()
}

impl<'a> Reading<'a> {
    fn new(
        pieces: &'a [Piece<'a>],
        words: &'a [usize],
        forms: &'a [Arc<[Form]>],
        follow: [bool; MOST_WORDS],
        quote: usize,
        label: Label,
    ) -> Self {
        let of = |at: usize| forms.get(at).map(|forms| forms.iter()).into_iter().flatten();
        let nouns = std::array::from_fn(|at| Agreements::of(of(at)));
        let adjectives =
            std::array::from_fn(|at| Agreements::of(of(at).filter(|form| follow[at] && form.kind == Kind::Adjective)));
        Self { pieces, words, forms, follow, nouns, adjectives, quote, label }
    }

    /// Whether any word may be the head in this agreement.
    fn is_possible(&self, agreement: Agreement) -> bool {
        self.nouns.iter().any(|nouns| nouns.has(agreement))
    }

    /// The whole with the word number `head` as its head.
    ///
    /// Gives the words that change, and the weight.
    fn read(&self, head: usize, agreement: Agreement) -> Option<(Changes<'_>, f64)> {
        if self.words[head] >= self.quote || !self.nouns.get(head)?.has(agreement) {
            return None;
        }
        let mut changes = Changes::default();
        let mut weight = 1.0;
        for at in 0..head {
            if self.stays(at) {
                continue;
            }
            let form = self.adjective(at, agreement)?;
            weight *= form.weight;
            *changes.get_mut(at)? = Some(form);
        }
        let (noun, own) = self.noun(head, agreement)?;
        weight *= own;
        // «Рабочей группы»: what may be an adjective is one where a noun that agrees follows, also in another gender: «главным
        // тренером» is about no «главное».
        let behind = self.nouns.get(head + 1).copied().unwrap_or_default();
        if self.adjectives[head].and(behind).has_case_of(agreement) {
            weight *= 0.02;
        }
        *changes.get_mut(head)? = Some(noun);
        if self.label == Label::Loc
            && self.follows(head)
            && DESCRIPTORS.contains(&folded(&noun.nominative).as_str())
            && let Some(place) =
                self.forms[head + 1].iter().find(|form| form.kind == Kind::Place && form.cases.has(agreement.case))
        {
            *changes.get_mut(head + 1)? = Some(place);
        }
        Some((changes, weight))
    }

    /// Words that stand before the head and never change: «Сан Луисе», «продовольственной и сельскохозяйственной».
    fn stays(&self, at: usize) -> bool {
        let word = self.pieces[self.words[at]].text;
        self.follows(at) && (STAYING.contains(&word) || (word == "и" && at > 0))
    }

    fn follows(&self, at: usize) -> bool {
        self.follow.get(at).is_some_and(|follows| *follows)
    }

    fn adjective(&self, at: usize, agreement: Agreement) -> Option<&Form> {
        if !self.adjectives.get(at)?.has(agreement) {
            return None;
        }
        self.forms
            .get(at)?
            .iter()
            .filter(|form| form.kind == Kind::Adjective && agreement.fits(form))
            .max_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    fn noun(&self, at: usize, agreement: Agreement) -> Option<(&Form, f64)> {
        let mut best: Option<(&Form, f64)> = None;
        for form in self.forms.get(at)?.iter().filter(|form| agreement.fits(form)) {
            // A form of any gender is met once for each of the three.
            let open = if form.gender == ANY_GENDER && !agreement.plural { 0.4 } else { 1.0 };
            let weight =
                form.weight * suits(form.kind, self.label) * open * if form.against { AGAINST_DICTIONARY } else { 1.0 };
            if best.is_none_or(|(_, other)| weight > other) {
                best = Some((form, weight));
            }
        }
        best
    }

    /// The whole with these changes.
    fn text(&self, changes: &Changes<'_>) -> String {
        replaced(self.pieces, |piece| {
            let word = self.words.iter().position(|at| *at == piece)?;
            Some(self.capitals(word, (*changes.get(word)?)?))
        })
    }

    fn capitals(&self, at: usize, form: &Form) -> String {
        let original = self.pieces[self.words[at]].text;
        let shown = with_capitals(original, &form.nominative);
        // «МОСКВЕ» in a headline.
        if self.label == Label::Loc && is_upper(original) { title_case(&shown) } else { shown }
    }
}
