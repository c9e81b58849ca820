//! Where speech retold begins and ends in its sentence.

use super::cue::{self, TOLD};
use super::lexicon::Meaning;
use super::people::People;
use super::speaker::Subject;
use super::subject;
use super::view::View;
use sarap_morph::{Grammemes, Pos};
use std::ops::Range;

/// How far behind its verb a clause may begin, in tokens.
const REACH: usize = 25;

/// What opens a clause with a question in it, which belongs to what was said.
const ASKING: &[&str] = &[
    "как",
    "почему",
    "зачем",
    "когда",
    "где",
    "куда",
    "откуда",
    "сколько",
    "кто",
    "какой",
    "каким",
    "какие",
    "какая",
    "чем",
    "кому",
    "кого",
];

/// The first token of what is said behind `verb`: behind «что» and «чтобы», from «почему», behind a colon.
pub(super) fn begin(view: &View<'_>, verb: usize, end: usize) -> Option<usize> {
    let end = end.min(verb + REACH);
    let mut at = verb + 1;
    while at < end {
        if let Some(named) = view.named_at(at) {
            at = named.tokens.end.max(at + 1);
            continue;
        }
        match view.str(at) {
            "," => {
                let next = view.str(at + 1).to_lowercase();
                match next.as_str() {
                    "что" | "чтобы" | "якобы" | "будто" => return Some(at + 2),
                    asking if ASKING.contains(&asking) => return Some(at + 1),
                    _ => {}
                }
                let second = view.str(at + 2).to_lowercase();
                if view.pos(at + 1) == Pos::Prep && ASKING.contains(&second.as_str()) {
                    return Some(at + 1);
                }
            }
            ":" => {
                let quoted = view.str(at + 1).starts_with(['«', '"', '“', '„']);
                let list = view.document.text.get(view.span(at).end() as usize..view.span(at + 1).start() as usize);
                let said = !quoted
                    && !view.str(at + 1).to_lowercase().eq("по")
                    && list.is_some_and(|gap| !gap.contains('\n'))
                    && view.words(at + 1..end, 3) >= 3;
                return said.then_some(at + 1);
            }
            _ if view.pos(at) == Pos::Infn => return None,
            // «о той части, что касается …»
            _ if view.lemma(at) == "тот" && view.pos(at + 1) == Pos::Noun => return None,
            _ if view.is_finite(at) || cue::is_verb(view, at, TOLD) || view.is_dash(at) || view.is_stop(at) => {
                return None;
            }
            // «рассказал «Заре», что»
            "«" | "\"" if view.named_at(at + 1).is_some_and(|named| named.tokens.start == at + 1) => {}
            "»" | "\"" if view.named_at(at - 1).is_some() => {}
            "«" | "»" | "\"" | ";" | "(" | ")" => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where what is said from `start` on ends, `end` at the latest: before the next words that say who says something.
pub(super) fn end(view: &View<'_>, people: &People<'_>, start: usize, end: usize) -> usize {
    let mut depth = 0_usize;
    for at in start..end {
        match view.str(at) {
            "(" => depth += 1,
            ")" if depth == 0 => return at,
            ")" => depth -= 1,
            _ => {}
        }
        // «…, на условиях анонимности» says how it was said.
        if view.str(at) == "," && view.lemma(at + 2) == "условие" && view.lemma(at + 3) == "анонимность"
        {
            return at;
        }
        let comma = view.str(at) == "," || view.is_dash(at);
        if at > start && (comma || is_and(view, at)) && takes_over(view, people, at, end) {
            return at;
        }
    }
    end
}

fn is_and(view: &View<'_>, at: usize) -> bool {
    view.pos(at) == Pos::Conj && matches!(view.str(at), "и" | "а" | "но")
}

/// Whether another saying begins at the comma, dash or «и» at `at`.
fn takes_over(view: &View<'_>, people: &People<'_>, at: usize, end: usize) -> bool {
    let comma = !is_and(view, at);
    let (mut verb, mut and, mut how) = (at + usize::from(comma), false, false);
    while verb < end.min(at + 7) {
        if cue::is_verb(view, verb, TOLD) {
            break;
        }
        if let Some(named) = view.named_at(verb) {
            // «…, а Орлов добавил, что …»
            if !and && !how {
                return false;
            }
            verb = named.tokens.end.max(verb + 1);
            continue;
        }
        match view.pos(verb) {
            Pos::Conj | Pos::Prcl | Pos::Advb => {
                how |= view.str(verb) == "как";
                and |= matches!(view.str(verb), "и" | "а" | "но" | "также" | "однако" | "при");
            }
            _ if view.str(verb) == "об" || view.lemma(verb) == "это" => {}
            _ => return false,
        }
        verb += 1;
    }
    if verb >= end || !cue::is_verb(view, verb, TOLD) {
        return false;
    }
    let says = || begin(view, verb, end).is_some();
    match view.pos(verb) {
        Pos::Grnd => comma && says(),
        // A comma before «и» ends the clause of what was said: «…, и попросила написать»; of verbs of one moment only, others may
        // go on with it («…, и рассказывал о себе»).
        _ if and && (says() || (comma && view.has(verb, Grammemes::PERF))) => true,
        _ => comma && (how || follows(view, people, verb, end)),
    }
}

/// Whether the subject follows the verb: «…, заявил Ларин». Nobody in particular is enough where the verb takes no object
/// («считает следствие»).
pub(super) fn follows(view: &View<'_>, people: &People<'_>, verb: usize, end: usize) -> bool {
    if view.means(verb, Meaning::Document) && view.pos(verb + 1) == Pos::Prep {
        return true;
    }
    let Subject::Found(speaker) = subject::after(view, people, verb, end, verb) else { return false };
    let at = speaker.tokens.start;
    let somebody = speaker.entity.is_some() || view.has(at, Grammemes::ANIM) || view.pos(at) == Pos::Npro;
    let near = (verb + 1..at).all(|at| matches!(view.pos(at), Pos::Adjf | Pos::Prep | Pos::Advb));
    somebody || view.pos(at.saturating_sub(1)) == Pos::Prep || (near && !view.means(verb, Meaning::Object))
}

/// How a verb of saying is put into a sentence: «…, как ранее сообщил».
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Lead {
    /// The comma or dash before it, or the first token of the sentence.
    pub(super) at: usize,
    /// «как сообщил»
    pub(super) how: bool,
    /// «об этом сообщил»
    pub(super) about: bool,
}

/// What leads to `verb` from a comma, a dash or the start of the sentence, if only small words do.
pub(super) fn lead(view: &View<'_>, verb: usize, start: usize) -> Option<Lead> {
    let mut lead = Lead { at: verb, how: false, about: false };
    for _ in 0..8 {
        if lead.at <= start {
            return Some(lead);
        }
        let at = lead.at - 1;
        lead.at = at;
        if view.str(at) == "," || view.is_dash(at) {
            return Some(lead);
        }
        let word = view.str(at).to_lowercase();
        match word.as_str() {
            "как" => lead.how = true,
            "об" | "о" => {}
            "этом" => lead.about = true,
            "в" | "свою" | "очередь" => {}
            _ if lead_name(view, verb, at) => {}
            _ if matches!(view.pos(at), Pos::Advb | Pos::Prcl | Pos::Conj) => {}
            _ => return None,
        }
    }
    None
}

/// «как ТАСС сообщил»
fn lead_name(view: &View<'_>, verb: usize, at: usize) -> bool {
    view.named_at(at).is_some_and(|named| {
        named.tokens.end == verb && named.tokens.start > 0 && {
            let before = view.str(named.tokens.start - 1).to_lowercase();
            before == "как" || named.tokens.start < at
        }
    })
}

/// The comma or dash that ends what names the speaker, from `at` on: «По словам Ларина, министра транспорта, …», «По словам
/// Ларина, который видел аварию, …».
pub(super) fn comma(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    let ends = |at: usize| (view.str(at) == "," || view.is_dash(at)) && view.named_at(at).is_none();
    let next = |from: usize| (from..end.min(from + REACH)).find(|&at| ends(at));
    let first = next(at)?;
    let role =
        |at: usize| view.named_at(at).is_some_and(|named| named.label == crate::Label::Role && !named.nominative);
    // «бывшего прокурора»
    let attributes = (first + 1..first + 3).take_while(|&at| matches!(view.pos(at), Pos::Adjf | Pos::Prtf)).count();
    let apposition = view.lemma(first + 1) == "который" || role(first + 1 + attributes);
    if apposition { next(first + 1).or(Some(first)) } else { Some(first) }
}

/// Whether `tokens` can be what somebody says: a few words with a predicate.
pub(super) fn is_statement(view: &View<'_>, tokens: Range<usize>) -> bool {
    view.words(tokens.clone(), 2) >= 2 && view.has_predicate(tokens)
}
