//! What other layers find, read again by the names of the taxonomy.

use super::taxonomy;
use super::{RULE, lemma, named, pos, span_of};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::Span;
use std::collections::BTreeSet;

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

/// Conjunctions between the crimes of one mention.
const AND: &[&str] = &["и", "или", "либо"];

/// Parts what a model took for one: «[краже] и [ограблении]», two names in one case with a conjunction between.
pub(crate) fn split(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let tokens = &document.segmentation.tokens;
    let mut more = Vec::new();
    for mention in mentions.iter_mut().filter(|it| it.label == Label::Crime && it.source != Source::Rule(RULE)) {
        let mut first = tokens.partition_point(|token| token.span.end() <= mention.span.start());
        let mut end = tokens.partition_point(|token| token.span.start() < mention.span.end());
        // «(мошенничество)»
        let inner = mention.span.of(document.text);
        if inner.ends_with(')') && !inner.contains('(') && end > first + 1 {
            end -= 1;
            mention.span = span_of(tokens, first, end).unwrap_or(mention.span);
        }
        let head = |range: std::ops::Range<usize>| {
            range.take_while(|at| !AND.contains(&lemma(document, *at))).find(|at| pos(document, *at) == Some(Pos::Noun))
        };
        for and in (first + 1..end.saturating_sub(1)).filter(|at| AND.contains(&lemma(document, *at))) {
            let (Some(left), Some(right)) = (head(first..and), head(and + 1..end)) else { continue };
            // «создание, использование и распространение вредоносных программ» is one name.
            let whole = span_of(tokens, first, end).and_then(|span| named(document, span));
            let across = tokens.get(and).is_some_and(|token| whole.is_some_and(|it| it.span.overlaps(token.span)));
            let begins = |from: usize, to: usize| {
                let span = span_of(tokens, from, to)?;
                let kinds = taxonomy::get().beginning(lemma(document, from));
                (!kinds.is_empty()).then(|| named(document, span))?
            };
            let qualified = (and + 1..right).all(|at| matches!(pos(document, at), Some(Pos::Adjf | Pos::Prtf)));
            let second = (and + 1..=right).find_map(|at| begins(at, end)).is_some() && qualified;
            let first_named = span_of(tokens, first, and).and_then(|span| named(document, span)).is_some();
            if across || !second || !first_named || !one_case(document, left, right) {
                continue;
            }
            if let Some(span) = span_of(tokens, first, and) {
                more.push(Mention { span, ..mention.clone() });
            }
            first = and + 1;
        }
        if let Some(span) = span_of(tokens, first, end).filter(|span| span.start() > mention.span.start()) {
            mention.span = span;
        }
    }
    mentions.append(&mut more);
}

/// Whether two words stand in one case; nominative and accusative are told apart by few.
fn one_case(document: &Document<'_>, one: usize, other: usize) -> bool {
    let case = |at: usize| {
        let own = document.morphology.tokens().get(at).map_or(Grammemes::default(), |it| it.tag.grammemes);
        if own.has(Grammemes::ACCS) { Grammemes::NOMN } else { own & Grammemes::CASES }
    };
    case(one) == case(other)
}

/// Gives the mentions of crimes that have none the value of their kind, and those that a verb names or two
/// nouns their dictionary form: «украсть автомобиль», «присвоение и растрата».
pub(crate) fn fill(document: &Document<'_>, mentions: &mut [Mention]) {
    let tokens = &document.segmentation.tokens;
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Crime) {
        if mention.value.is_none() {
            mention.value = named(document, mention.span).map(|named| named.kind.to_owned());
        }
        let first = tokens.partition_point(|token| token.span.end() <= mention.span.start());
        if pos(document, first) == Some(Pos::Verb)
            && let Some(token) = tokens.get(first)
        {
            let rest = document.text.get(token.span.end() as usize..mention.span.end() as usize).unwrap_or_default();
            mention.nominative = Some(format!("{}{rest}", lemma(document, first)));
        }
        let last = first + 2;
        let pair = AND.contains(&lemma(document, first + 1));
        if pair
            && tokens.get(last).is_some_and(|token| token.span.end() == mention.span.end())
            && [first, last].iter().all(|at| pos(document, *at) == Some(Pos::Noun))
            && one_case(document, first, last)
        {
            let words = [first, first + 1, last].map(|at| lemma(document, at));
            mention.nominative = Some(words.join(" "));
        }
    }
}
