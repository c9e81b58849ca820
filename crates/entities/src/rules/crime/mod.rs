//! Crimes by their names: a taxonomy of kinds (`taxonomy.txt`) says what a mention is about, and finds what is a crime wherever
//! it stands.
//!
//! «Кража» is a crime beside another in a list, beside a word that tells of crimes (`cues.txt`), and alone in its sentence.
//!
//! A mention's value is the id of its kind, from the large to the small: `cybercrime.phishing`. Articles of criminal codes have a
//! kind too (`articles.txt`), beside the value that they have as a law.

mod cues;
mod taxonomy;

use crate::{Label, Mention, Source};
use sarap_morph::{Document, Pos};
use sarap_text::{Span, Token, TokenKind};
use std::collections::BTreeSet;
pub use taxonomy::Kind;
use taxonomy::{Named, Wording};

/// The name of the rule.
const RULE: &str = "crime.name";

/// Names found by the list alone.
const SCORE: f32 = 0.7;

/// Words between two of a name, inside a mention: «хищение огромных бюджетных средств».
const LONGEST_GAP: usize = 3;

/// A kind by its id.
pub fn kind(id: &str) -> Option<Kind> {
    taxonomy::get().kind(id).copied()
}

/// The kind of crime that an article is about, by a law's value: `RU УК ст. 159 ч. 3`.
pub fn of_article(value: &str) -> Option<Kind> {
    taxonomy::get().of_article(value).and_then(kind)
}

/// A name at a place.
#[derive(Clone, Copy)]
struct Place {
    first: usize,
    end: usize,
    kind: &'static str,
}

/// All names of crimes that are crimes wherever they stand, in order of place and apart; the longer of two. Beside another
/// crime in a list each name of one is: «кража, разбой и грабёж».
pub(super) fn find(document: &Document<'_>, out: &mut Vec<Mention>) {
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

fn pos(document: &Document<'_>, token: usize) -> Option<Pos> {
    document.morphology.tokens().get(token).map(|reading| reading.tag.pos)
}

fn is_noun(document: &Document<'_>, token: usize) -> bool {
    pos(document, token) == Some(Pos::Noun)
}

/// Takes for crimes what a model takes for something else and is all of a crime's name: an attack on computers («DDoS-атака»;
/// attacks of other kinds are happenings too), and an ideology that is punished («сепаратизм»).
pub(crate) fn take_others(document: &Document<'_>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| matches!(mention.source, Source::Model(_))) {
        let is_crime = match mention.label {
            Label::Event => named(document, mention.span)
                .is_some_and(|it| it.finds && it.span == mention.span && it.kind.starts_with("cybercrime")),
            Label::Norp => named(document, mention.span).is_some_and(|it| it.span == mention.span),
            _ => false,
        };
        if is_crime {
            mention.label = Label::Crime;
        }
    }
}

/// What a mention of a crime names: the longest name in it, of several the first.
fn named(document: &Document<'_>, span: Span) -> Option<Named> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let end = tokens.partition_point(|token| token.span.start() < span.end());
    let taxonomy = taxonomy::get();
    let mut best: Option<(usize, Named)> = None;
    for at in first..end {
        let beginning = taxonomy.beginning(lemma(document, at)).iter();
        for wording in beginning.filter_map(|number| taxonomy.wordings.get(*number)).filter(|wording| !wording.never) {
            let length = wording.words.len();
            if best.is_some_and(|(longest, _)| longest >= length) {
                continue;
            }
            let Some(last) = last_with_gaps(document, wording, at, end) else { continue };
            let Some(span) = span_of(tokens, at, last + 1) else { continue };
            best = Some((length, Named { span, kind: wording.kind, line: wording.line, finds: wording.finds }));
        }
    }
    best.map(|(_, named)| named)
}

/// Widens the crimes of a model to the longer names that rules found around them: «мошенничеством» in «телефонным мошенничеством».
pub(crate) fn widen(mentions: &mut Vec<Mention>) {
    let ours = |mention: &&Mention| mention.source == Source::Rule(RULE);
    let names: Vec<Span> = mentions.iter().filter(ours).map(|mention| mention.span).collect();
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Crime && !ours(&&**mention)) {
        // Names stand apart and in order.
        let at = names.partition_point(|name| name.end() < mention.span.end());
        if let Some(name) = names.get(at).filter(|name| name.contains(mention.span) && **name != mention.span) {
            mention.span = *name;
        }
    }
    let mut seen = BTreeSet::new();
    mentions.retain(|it| it.label != Label::Crime || ours(&it) || seen.insert((it.span.start(), it.span.end())));
}

/// Leaves out names that rules found where another layer has found the crime, or a longer name that they are words of:
/// «Управление по борьбе с киберпреступностью», «Конвенция ООН против коррупции».
pub(crate) fn without_parts_of_others(mentions: &mut Vec<Mention>) {
    use Label::{Crime, Event, Facility, Law, Org, Product, Role, Work};
    let ours = |mention: &Mention| mention.source == Source::Rule(RULE);
    // «Теракт в Москве» is a happening and a crime.
    let names: BTreeSet<u32> = mentions.iter().filter(|it| ours(it)).map(|mention| mention.span.start()).collect();
    let other = |it: &&Mention| match it.label {
        Event => !names.contains(&it.span.start()),
        label => matches!(label, Crime | Facility | Law | Org | Product | Role | Work) && !ours(it),
    };
    let mut others: Vec<Span> = mentions.iter().filter(other).map(|mention| mention.span).collect();
    others.sort_unstable();
    // Each end becomes the farthest so far, so that ends are in order too.
    let mut farthest = 0;
    let reach: Vec<(u32, u32)> = others
        .iter()
        .map(|span| {
            farthest = farthest.max(span.end());
            (span.start(), farthest)
        })
        .collect();
    mentions.retain(|mention| {
        let before = reach.partition_point(|(start, _)| *start < mention.span.end());
        let overlaps =
            before.checked_sub(1).and_then(|at| reach.get(at)).is_some_and(|(_, end)| *end > mention.span.start());
        !(ours(mention) && overlaps)
    });
}

/// Heads of names that tell what a body is against: «Фонд борьбы с коррупцией», «отдел по борьбе с мошенничеством».
const BODIES: &[&str] = &[
    "агентство",
    "бюро",
    "главк",
    "департамент",
    "комиссия",
    "комитет",
    "отдел",
    "подразделение",
    "служба",
    "совет",
    "управление",
    "фонд",
    "центр",
];
const AGAINST: &[&str] =
    &["борьба", "предотвращение", "предупреждение", "пресечение", "противодействие", "профилактика", "раскрытие"];

/// Leaves out crimes that are words of a body's name, whether or not the body was found.
pub(crate) fn without_parts_of_bodies(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let tokens = &document.segmentation.tokens;
    mentions.retain(|mention| {
        let of_body = || {
            let first = tokens.partition_point(|token| token.span.end() <= mention.span.start());
            let mut at = first.checked_sub(1)?;
            if matches!(lemma(document, at), "с" | "против") {
                at = at.checked_sub(1)?;
            }
            if !AGAINST.contains(&lemma(document, at)) {
                return None;
            }
            at = at.checked_sub(1)?;
            if lemma(document, at) == "по" {
                at = at.checked_sub(1)?;
            }
            BODIES.contains(&lemma(document, at)).then_some(())
        };
        mention.label != Label::Crime || of_body().is_none()
    });
}

/// Gives the mentions of crimes that have none the value of their kind.
pub(crate) fn fill(document: &Document<'_>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Crime && mention.value.is_none()) {
        mention.value = named(document, mention.span).map(|named| named.kind.to_owned());
    }
}

/// The number of the name that is all of the mention: mentions with one number are one entity.
pub(crate) fn name_number(document: &Document<'_>, span: Span) -> Option<u32> {
    named(document, span).filter(|named| named.span == span).map(|named| named.line)
}

/// Whether the name stands at a token, word by word.
fn is_at(document: &Document<'_>, wording: &Wording, at: usize, end: usize) -> bool {
    at + wording.words.len() <= end
        && (0..wording.words.len()).all(|word| wording.has(word, lemma(document, at + word)))
}

/// The last token of the name that begins at a token, with other words between its own.
fn last_with_gaps(document: &Document<'_>, wording: &Wording, at: usize, end: usize) -> Option<usize> {
    let mut last = at;
    for word in 1..wording.words.len() {
        let reach = (last + 2 + LONGEST_GAP).min(end);
        last = (last + 1..reach).find(|&token| wording.has(word, lemma(document, token)))?;
    }
    Some(last)
}

fn lemma<'d>(document: &'d Document<'_>, token: usize) -> &'d str {
    document.morphology.tokens().get(token).map_or("", |reading| document.morphology.lemma(reading.lemma))
}

fn span_of(tokens: &[Token], first: usize, end: usize) -> Option<Span> {
    Some(tokens.get(first)?.span.cover(tokens.get(end.checked_sub(1)?)?.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn kinds_have_parents_and_names_and_articles_have_kinds() {
        let taxonomy = taxonomy::get();
        let ids: BTreeSet<&str> = taxonomy.ids().collect();
        for id in &ids {
            let parent = id.rsplit_once('.').map(|(parent, _)| parent);
            assert!(parent.is_none_or(|parent| ids.contains(parent)), "{id}");
            let kind = kind(id).expect(id);
            assert!([kind.ru, kind.kk, kind.en].iter().all(|name| !name.is_empty()), "{id}");
        }
        assert!(taxonomy.articles().count() > 200);
        for (article, kind) in taxonomy.articles() {
            assert!(ids.contains(kind), "{article}: {kind}");
        }
    }

    #[test]
    fn no_wording_stands_for_two_kinds() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for wording in &taxonomy::get().wordings {
            let name = wording.words.iter().map(|words| words.join("/")).collect::<Vec<_>>().join(" ");
            assert!(!name.is_empty() && name == name.to_lowercase(), "{name}");
            let other = seen.insert(name.clone(), wording.kind);
            assert!(other.is_none(), "{name}: {} and {other:?}", wording.kind);
        }
    }

    #[test]
    fn articles_are_about_their_crimes() {
        let id = |value: &str| of_article(value).map(|kind| kind.id);
        assert_eq!(id("RU УК ст. 159 ч. 3 п. б"), Some("fraud"));
        assert_eq!(id("RU УК ст. 159.6"), Some("cybercrime.fraud"));
        assert_eq!(id("KZ УК ст. 159"), None);
        assert_eq!(id("KZ УК ст. 188"), Some("theft"));
        assert_eq!(id("RU УК ст. 161, 162"), Some("robbery"));
        assert_eq!(id("RU УК ст. 158, 159"), None);
        assert_eq!(id("RU УК ст. 158/163"), None);
        assert_eq!(id("RU КоАП ст. 20.3"), None);
        assert_eq!(id("УК ст. 159"), None);
        assert_eq!(id("RU УК"), None);
    }
}
