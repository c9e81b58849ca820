//! Labels of speakers: «Корр.: …», «Вопрос: … Ответ: …», «Иван Ларин: …», a line with the name alone.

use super::QuoteKind;
use super::lexicon::Meaning;
use super::view::View;
use crate::Label as Kind;
use std::collections::BTreeMap;
use std::ops::Range;

/// A label with what it introduces.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Label {
    /// The label, without its colon.
    pub(super) tokens: Range<usize>,
    /// The name in it, if there is one.
    pub(super) named: Option<Range<usize>>,
    pub(super) said: Range<usize>,
    pub(super) kind: QuoteKind,
}

/// How long a label may be, in tokens: «Иван Ларин, министр транспорта».
const LONGEST: usize = 16;
/// How many lines of an interview are labelled, at least.
const LINES: usize = 2;

/// The labelled paragraphs, by their number.
pub(super) fn find(view: &View<'_>) -> BTreeMap<usize, Vec<Label>> {
    let mut all = BTreeMap::new();
    let (mut lines, mut headings) = (0, BTreeMap::<usize, usize>::new());
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        let labels = labels(view, paragraph);
        if !labels.is_empty() {
            lines += labels.len();
            all.insert(number, labels);
        } else if let Some(named) = heading(view, paragraph) {
            *headings.entry(named).or_default() += 1;
        }
    }
    // One line alone is a label only where a person is said to say a sentence.
    if lines < LINES {
        all.retain(|_, labels| labels.iter().all(|label| stands_alone(view, label)));
    }
    for (number, pair) in view.paragraphs.windows(2).enumerate() {
        let [name, said] = pair else { continue };
        let Some(named) = heading(view, name) else { continue };
        let colon = view.str(name.end - 1) == ":";
        let again = headings.get(&named).is_some_and(|count| *count >= LINES);
        let speaks = view.is_stop(said.end - 1) && view.has_predicate(said.clone()) && !all.contains_key(&(number + 1));
        if (colon || again) && speaks && !view.str(said.start).starts_with(['«', '"', '“', '„']) {
            let tokens = name.start..name.end - usize::from(colon);
            let label = Label { named: Some(tokens.clone()), tokens, said: said.clone(), kind: QuoteKind::Direct };
            all.insert(number + 1, vec![label]);
        }
    }
    all
}

/// The labels of a paragraph that begins with one: at its start and at the starts of its sentences.
fn labels(view: &View<'_>, paragraph: &Range<usize>) -> Vec<Label> {
    let start = paragraph.start + usize::from(view.is_dash(paragraph.start));
    let Some(first) = label(view, start, paragraph.end) else { return Vec::new() };
    let mut heads = vec![first];
    let mut at = heads[0].0.end;
    while at < paragraph.end {
        let sentence = view.sentence(at);
        if sentence.start == at
            && let Some(next) = label(view, at, paragraph.end)
        {
            heads.push(next);
        }
        at = sentence.end.max(at + 1);
    }
    let starts: Vec<usize> = heads.iter().skip(1).map(|(tokens, _)| tokens.start).chain([paragraph.end]).collect();
    let with = heads.into_iter().zip(starts).filter_map(|((tokens, named), end)| {
        let said = tokens.end + 1..end;
        let speech = view.words(said.clone(), 1) > 0 && !view.str(said.start).starts_with(['«', '"', '“', '„']);
        // «Ведущий: Иван Ларин» names somebody, «Россия: история» nothing.
        let name = view.named_at(said.start).is_some_and(|name| name.tokens.end + 1 >= said.end);
        let small = view.str(said.start).starts_with(char::is_lowercase);
        let whole = view.is_stop(said.end - 1);
        let speech = speech && !name && (whole || (named.is_some() && view.has_predicate(said.clone())));
        let kind = if small || !whole { QuoteKind::Indirect } else { QuoteKind::Direct };
        speech.then_some(Label { tokens, named, said, kind })
    });
    with.collect()
}

/// The label that starts at `at`, and the name in it.
fn label(view: &View<'_>, at: usize, end: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let end = end.min(at + LONGEST);
    if view.means(at, Meaning::Label) && view.named_at(at).is_none_or(|named| named.tokens.end == at + 1) {
        let dot = at + 1 + usize::from(view.str(at + 1) == ".");
        return (view.str(dot) == ":" && dot < end).then_some((at..dot, None));
    }
    let colon = (at + 1..end).find(|&colon| view.str(colon) == ":")?;
    if view.named_at(at).is_none() && is_initials(view, at..colon) {
        return Some((at..colon, None));
    }
    is_name(view, at..colon).then_some((at..colon, Some(at..colon)))
}

/// A line with a person's name alone: the entity.
fn heading(view: &View<'_>, paragraph: &Range<usize>) -> Option<usize> {
    let end = paragraph.end - usize::from(view.str(paragraph.end - 1) == ":");
    let named = view.named_at(paragraph.start).filter(|named| named.label == Kind::Per)?;
    (paragraph.len() <= LONGEST && is_name(view, paragraph.start..end)).then_some(named.entity)
}

/// Whether `tokens` are a person's name or a post, or the one with the other.
fn is_name(view: &View<'_>, tokens: Range<usize>) -> bool {
    let mut at = tokens.start;
    let mut names = 0;
    while at < tokens.end {
        match view.named_at(at) {
            Some(named) if matches!(named.label, Kind::Per | Kind::Role) && named.nominative => {
                names += 1;
                at = named.tokens.end.max(at + 1);
            }
            // What describes the person behind the comma: «Иван Ларин, отец погибшего:».
            None if names > 0 && view.str(at) == "," => return !(at + 1..tokens.end).any(|at| view.is_finite(at)),
            None if names > 0 && matches!(view.str(at), "(" | ")" | ".") => at += 1,
            _ => return false,
        }
    }
    names > 0
}

/// «Б.И.», «Б. И.»: an interview names those who speak in full once and by their initials then.
fn is_initials(view: &View<'_>, tokens: Range<usize>) -> bool {
    let letters = || tokens.clone().flat_map(|at| view.str(at).chars());
    let one = |at: usize| view.str(at).split('.').all(|part| part.chars().count() <= 1);
    tokens.clone().all(one)
        && letters().all(|c| c == '.' || c.is_uppercase())
        && letters().any(|c| c == '.')
        && letters().any(char::is_uppercase)
}

/// «Ларин: мост откроют в мае»
fn stands_alone(view: &View<'_>, label: &Label) -> bool {
    let person = view.named_at(label.tokens.start).is_some_and(|named| named.label == Kind::Per);
    person && view.words(label.said.clone(), 3) >= 3 && label.said.clone().any(|at| view.is_finite(at))
}
