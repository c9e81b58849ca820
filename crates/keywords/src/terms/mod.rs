//! What is counted: the types of an index as terms, by form, lemma, lemma and part of speech, or entity.

mod count;
mod fold;
mod stop;
mod tags;

#[cfg(test)]
mod tests;

pub use count::{Counted, Counts, Least, Scope, count};
pub use fold::Fold;
pub use stop::{StopList, built_in_stop_list};
pub use tags::{TagError, TagPattern, class_name};

use crate::index::{Index, Interner, Strings};
use sarap_text::TokenKind;

/// What counts as the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Unit {
    /// The form as it is written.
    Form,
    /// The lemma.
    #[default]
    Lemma,
    /// The lemma with its part of speech: «течь» the noun and «течь» the verb.
    LemmaPos,
    /// The entity, by label and name.
    Entity,
}

/// How terms are made.
#[derive(Clone, Copy, Debug, Default)]
pub struct TermOptions<'a> {
    /// What counts as the same.
    pub unit: Unit,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Words that are not counted.
    pub stop: Option<&'a StopList>,
    /// The parts of speech that are counted; all if `None`.
    pub tags: Option<&'a TagPattern>,
    /// Whether numbers, punctuation, signs and addresses are terms too.
    pub all_kinds: bool,
}

/// No term.
pub(crate) const NONE: u32 = u32::MAX;

/// The terms of an index, numbered in order of their keys; entities in order of label, then name.
#[derive(Clone, Debug)]
pub struct Terms {
    unit: Unit,
    of_type: Vec<u32>,
    keys: Strings,
    names: Strings,
    /// Not counted by themselves: stop words, other parts of speech.
    dropped: Vec<bool>,
}

impl Terms {
    /// The terms of `index`; looks at each type once.
    pub fn of(index: &Index, options: &TermOptions<'_>) -> Self {
        if options.unit == Unit::Entity {
            return Self::entities(index, options);
        }
        let spelled = Spelled::of(index, options);
        let mut keys = Interner::default();
        let mut of_type = Vec::with_capacity(index.types().len());
        let mut dropped_types = Vec::with_capacity(index.types().len());
        let mut key = String::new();
        for kind in index.types() {
            let class = index.class(kind.class);
            let word = class.kind == TokenKind::Word;
            let number = if options.unit == Unit::Form { kind.form } else { kind.lemma };
            key.clear();
            key.push_str(spelled.of_unit(options.unit, number));
            if options.unit == Unit::LemmaPos {
                key.push('\t');
                key.push_str(class_name(class.tag.pos));
            }
            of_type.push(if word || options.all_kinds { keys.intern(&key) } else { NONE });
            let other = options.tags.is_some_and(|tags| !tags.matches(class.tag));
            dropped_types.push(other || spelled.is_stop(kind.form, kind.lemma));
        }
        let (keys, places) = keys.into_strings().sorted();
        of_type.iter_mut().filter(|term| **term != NONE).for_each(|term| *term = places[*term as usize]);
        let names = names(index, &of_type, &keys, options);
        // A term stays if one of its types does; the others of its types are none of it.
        let mut dropped = vec![true; keys.len()];
        for (&term, &drop) in of_type.iter().zip(&dropped_types) {
            if term != NONE {
                dropped[term as usize] &= drop;
            }
        }
        if options.tags.is_some() {
            for (term, &drop) in of_type.iter_mut().zip(&dropped_types) {
                if *term != NONE && drop && !dropped[*term as usize] {
                    *term = NONE;
                }
            }
        }
        Self { unit: options.unit, of_type, keys, names, dropped }
    }

    fn entities(index: &Index, options: &TermOptions<'_>) -> Self {
        let (mut keys, mut names) = (Strings::default(), Strings::default());
        let mut dropped = Vec::with_capacity(index.entity_count());
        for entity in 0..index.entity_count() as u32 {
            let (label, name) = index.entity(entity);
            keys.push(&format!("{name}\t{label}"));
            names.push(name);
            dropped.push(options.stop.is_some_and(|stop| stop.has(&Fold::default().apply(name))));
        }
        Self { unit: Unit::Entity, of_type: Vec::new(), keys, names, dropped }
    }

    /// What counts as the same here.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.len() == 0
    }

    /// The term of a type; `None` if the type is no term, or terms are entities.
    pub fn of_type(&self, number: u32) -> Option<u32> {
        self.of_type.get(number as usize).copied().filter(|&term| term != NONE)
    }

    /// Whether the term is left out by itself: a stop word, or another part of speech. In phrases it may stand.
    pub fn is_dropped(&self, term: u32) -> bool {
        self.dropped.get(term as usize).copied().unwrap_or(true)
    }

    /// What two indexes know the term by: the folded spelling.
    pub fn key(&self, term: u32) -> &str {
        let key = self.keys.get(term);
        key.split_once('\t').map_or(key, |(text, _)| text)
    }

    /// The term as it is shown: its most frequent spelling.
    pub fn name(&self, term: u32) -> &str {
        self.names.get(term)
    }

    /// The part of speech of [`Unit::LemmaPos`], the label of [`Unit::Entity`].
    pub fn class(&self, term: u32) -> Option<&str> {
        self.keys.get(term).split_once('\t').map(|(_, class)| class)
    }

    /// The term with a key, and a class where terms have one.
    pub fn find(&self, key: &str, class: Option<&str>) -> Option<u32> {
        let whole = class.map_or_else(|| key.to_string(), |class| format!("{key}\t{class}"));
        if self.unit == Unit::Entity {
            // Entities are in order of label, then name.
            return (0..self.len() as u32).find(|&term| self.keys.get(term) == whole);
        }
        self.keys.find(&whole)
    }

    /// Calls `visit` with each mention of a term in `scope`, in order: its first token and the term.
    pub fn each(&self, index: &Index, scope: &Scope<'_>, mut visit: impl FnMut(u32, u32)) {
        let mut named = index.named();
        for document in scope.documents(index) {
            if self.unit == Unit::Entity {
                let from = named.partition_point(|named| named.first < document.tokens.start);
                let end = named.partition_point(|named| named.first < document.tokens.end);
                for named in &named[from..end] {
                    if scope.skipped || !index.is_skipped(named.first) {
                        visit(named.first, named.entity);
                    }
                }
                named = &named[end..];
                continue;
            }
            for token in document.tokens.clone() {
                let term = self.of_type[index.tokens()[token as usize] as usize];
                if term != NONE && (scope.skipped || !index.is_skipped(token)) {
                    visit(token, term);
                }
            }
        }
    }
}

/// Forms and lemmas folded, each once.
struct Spelled {
    forms: Strings,
    lemmas: Strings,
    stop_forms: Vec<bool>,
    stop_lemmas: Vec<bool>,
}

impl Spelled {
    fn of(index: &Index, options: &TermOptions<'_>) -> Self {
        let mut text = String::new();
        let mut read = |count: usize, get: &dyn Fn(u32) -> String, wanted: bool| {
            let (mut folded, mut stop) = (Strings::default(), Vec::new());
            for number in 0..count as u32 {
                let original = get(number);
                if wanted {
                    options.fold.apply_to(&original, &mut text);
                    folded.push(&text);
                }
                if let Some(list) = options.stop {
                    Fold::default().apply_to(&original, &mut text);
                    stop.push(list.has(&text));
                }
            }
            (folded, stop)
        };
        let by_form = options.unit == Unit::Form;
        let (forms, stop_forms) = read(index.form_count(), &|form| index.form(form).to_string(), by_form);
        let (lemmas, stop_lemmas) = read(index.lemma_count(), &|lemma| index.lemma(lemma).to_string(), !by_form);
        Self { forms, lemmas, stop_forms, stop_lemmas }
    }

    fn of_unit(&self, unit: Unit, number: u32) -> &str {
        if unit == Unit::Form { self.forms.get(number) } else { self.lemmas.get(number) }
    }

    fn is_stop(&self, form: u32, lemma: u32) -> bool {
        let listed = |list: &[bool], number: u32| list.get(number as usize).copied().unwrap_or_default();
        listed(&self.stop_forms, form) || listed(&self.stop_lemmas, lemma)
    }
}

/// Of each term its most frequent spelling, of equals the last: small letters and ё come after.
fn names(index: &Index, of_type: &[u32], keys: &Strings, options: &TermOptions<'_>) -> Strings {
    let by_form = options.unit == Unit::Form;
    // Types of one spelling need not lie together: their counts are summed by spelling and term first.
    let mut uses: Vec<(u32, u32, usize)> = Vec::with_capacity(of_type.len());
    for ((kind, &term), number) in index.types().iter().zip(of_type).zip(0..) {
        if term != NONE {
            uses.push((term, if by_form { kind.form } else { kind.lemma }, index.positions(number).len()));
        }
    }
    uses.sort_unstable();
    let mut names = Strings::default();
    for of_term in uses.chunk_by(|a, b| a.0 == b.0) {
        let spellings =
            of_term.chunk_by(|a, b| a.1 == b.1).map(|same| (same.iter().map(|s| s.2).sum::<usize>(), same[0].1));
        let best = spellings.reduce(|best, next| if next.0 >= best.0 { next } else { best });
        let spelling = best.map_or(0, |(_, spelling)| spelling);
        names.push(if by_form { index.form(spelling) } else { index.lemma(spelling) });
    }
    debug_assert_eq!(names.len(), keys.len());
    names
}
