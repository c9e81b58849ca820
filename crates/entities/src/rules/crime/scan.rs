//! What is a crime where it stands, found by the names of the taxonomy.

use super::taxonomy::{self, Wording};
use super::{RULE, SCORE, cues, is_noun, lemma, pos, span_of};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Pos};
use sarap_text::TokenKind;

/// A name at a place.
#[derive(Clone, Copy)]
struct Place {
    first: usize,
    end: usize,
    kind: &'static str,
}

/// All names of crimes that are crimes wherever they stand, in order of place and apart; the longer of two. Beside another
/// crime in a list each name of one is: «кража, разбой и грабёж».
pub(in super::super) fn find(document: &Document<'_>, out: &mut Vec<Mention>) {
    let (morphology, tokens) = (document.morphology, &document.segmentation.tokens);
    let taxonomy = taxonomy::get();
    // Each lemma is looked up once.
    let mut known: Vec<Option<&[usize]>> = vec![None; morphology.lemma_count()];
    let mut sentences = document.segmentation.sentences.iter();
    let mut sentence = sentences.next();
    let mut free = 0;
    // The name before, and whether it is found.
    let mut before: Option<(Place, bool)> = None;
    let mut found: Vec<Place> = Vec::new();
    for (at, reading) in morphology.tokens().iter().enumerate() {
        while sentence.is_some_and(|sentence| sentence.tokens.end as usize <= at) {
            sentence = sentences.next();
        }
        let Some(known) = known.get_mut(reading.lemma.0 as usize) else { continue };
        let beginning = *known.get_or_insert_with(|| taxonomy.beginning(morphology.lemma(reading.lemma)));
        if at < free || beginning.is_empty() {
            continue;
        }
        let (start, end) = sentence.map_or((0, tokens.len()), |s| (s.tokens.start as usize, s.tokens.end as usize));
        let all = || beginning.iter().filter_map(|number| taxonomy.wordings.get(*number));
        let longest = |wanted: &dyn Fn(&Wording) -> bool| {
            all().filter(|it| wanted(it) && is_at(document, it, at, end)).max_by_key(|it| it.words.len())
        };
        if let Some(none) = longest(&|it| it.never) {
            free = at + none.words.len();
            continue;
        }
        let place = |wording: &Wording| Place { first: at, end: at + wording.words.len(), kind: wording.kind };
        let listed = |place: &Place| {
            before.is_some_and(|(other, _)| other.first >= start && are_listed(document, other.end, place.first))
        };
        let (place, finds) = match longest(&|it| it.finds) {
            Some(wording) => (place(wording), true),
            None => match longest(&|it| !it.finds && !it.vague).map(place).filter(|it| is_noun(document, it.end - 1)) {
                Some(place) => (place, listed(&place) || cues::is_told(document, place.first..place.end, start..end)),
                None => continue,
            },
        };
        if let Some((other, false)) = before.filter(|_| finds && listed(&place)) {
            found.push(other);
        }
        if finds {
            found.push(place);
        }
        before = Some((place, finds));
        free = place.end;
    }
    out.extend(found.iter().filter_map(|place| {
        let mention = Mention::new(span_of(tokens, place.first, place.end)?, Label::Crime, Source::Rule(RULE), SCORE);
        Some(Mention { value: Some(place.kind.to_owned()), ..mention })
    }));
}

/// Words that join the members of a list.
const JOINING: &[&str] = &[",", "и", "или", "либо", "а", "также"];
/// Of these between two members at most: «, а также».
const MOST_JOINING: usize = 3;

/// Whether the tokens from `from` to before `to` join two members of a list: «, », « и », «, вооружённый », «, 2 ».
fn are_listed(document: &Document<'_>, from: usize, to: usize) -> bool {
    let joins = |at: usize| JOINING.contains(&lemma(document, at));
    let first = (from..to).find(|at| !joins(*at)).unwrap_or(to);
    let number = || document.segmentation.tokens.get(first).is_some_and(|token| token.kind == TokenKind::Number);
    let adjective = || pos(document, first).is_some_and(|pos| matches!(pos, Pos::Adjf | Pos::Prtf | Pos::Numr));
    (from + 1..=from + MOST_JOINING).contains(&first) && (first == to || (first + 1 == to && (adjective() || number())))
}

/// Whether the name stands at a token, word by word.
fn is_at(document: &Document<'_>, wording: &Wording, at: usize, end: usize) -> bool {
    at + wording.words.len() <= end
        && (0..wording.words.len()).all(|word| wording.has(word, lemma(document, at + word)))
}
