//! Speech retold: «Ларин заявил, что …», «…, сообщили в МВД», «по словам Ларина, …».

use super::clauses::{self, Lead};
use super::cue::{self, TOLD};
use super::lexicon::Meaning;
use super::parts;
use super::sources;
use super::speaker::{self, NOBODY, Speaker};
use super::view::View;
use super::{Found, QuoteKind, Said};
use sarap_morph::Pos;
use std::ops::Range;

/// A sentence as it is read.
struct Line<'r> {
    tokens: Range<usize>,
    /// Where what is not taken by another quote begins.
    from: usize,
    direct: &'r [Range<usize>],
}

/// Reads one paragraph beside the direct speech found in it.
pub(super) fn read(found: &mut Found<'_, '_>, paragraph: Range<usize>, direct: &[Range<usize>]) {
    let mut start = paragraph.start;
    while start < paragraph.end {
        let end = found.view.sentence(start).end.clamp(start + 1, paragraph.end);
        sources::labelled(found, start..end);
        let mut line = Line { tokens: start..end, from: start, direct };
        let mut at = start;
        while at < end {
            let within = line.direct.partition_point(|said| said.end <= at);
            if let Some(said) = line.direct.get(within).filter(|said| said.start <= at) {
                at = said.end;
                line.from = line.from.max(at);
                continue;
            }
            let next = if cue::is_verb(found.view, at, TOLD) || cue::is_verb(found.view, at, &[Meaning::Cite]) {
                verb(found, &mut line, at)
            } else {
                phrase(found, &mut line, at)
            };
            at = next.unwrap_or(at + 1).max(at + 1);
        }
        start = end;
    }
}

/// Reads what `verb` carries; gives the token to go on from.
fn verb(found: &mut Found<'_, '_>, line: &mut Line<'_>, verb: usize) -> Option<usize> {
    let view = found.view;
    let (start, end) = (line.tokens.start, line.tokens.end);
    let lead = clauses::lead(view, verb, start).filter(|lead| lead.at >= line.from || lead.at == start);
    let begin = clauses::begin(view, verb, end).filter(|_| !view.means(verb, Meaning::Cite));
    let put_in = lead.is_some_and(|lead| lead.how || clauses::follows(view, &found.people, verb, end));
    let about = lead.is_some_and(|lead| lead.about) || is_about(view, line.from, verb);
    let subject = if put_in || about {
        parts::attribution(view, &found.people, verb, start..end, line.from).map(|attribution| attribution.speaker)
    } else {
        parts::main_speaker(view, &found.people, verb, start..end, line.from)
    };
    let speaker = subject?;
    let quoted = |said: &Said| said.cue.as_ref().is_some_and(|cue| cue.contains(&verb));
    let quoted = found.said.iter().rev().take(8).any(quoted);
    if begin.is_some() || put_in || about || quoted {
        sources::add(found, verb, &speaker, line.tokens.clone(), about);
    }
    if about {
        line.from = line.from.max(speaker.tokens.end);
    }
    if quoted {
        return None;
    }
    if let Some(begin) = begin.filter(|begin| !has_direct(line, *begin..begin + 2)) {
        let stop = clauses::end(view, &found.people, begin, free_end(line, begin, end));
        if view.words(begin..stop, 1) > 0 {
            push(found, begin..stop, verb..verb + 1, &speaker, "quote.clause");
            line.from = stop;
            return Some(stop);
        }
        return None;
    }
    if view.pos(verb) != Pos::Verb || about || view.means(verb, Meaning::Cite) {
        return None;
    }
    let lead = lead.filter(|_| put_in)?;
    aside(found, line, verb, lead, &speaker)
}

/// «…, сообщил Ларин»; «Как сообщил Ларин, …»; «…, сказал он, …»
fn aside(found: &mut Found<'_, '_>, line: &mut Line<'_>, verb: usize, lead: Lead, speaker: &Speaker) -> Option<usize> {
    let view = found.view;
    let end = line.tokens.end;
    let named = verb.max(speaker.tokens.end.saturating_sub(1)) + 1;
    let comma = clauses::comma(view, named, end);
    let passed = view.means(verb, Meaning::Report) && speaker::passes_on(view, speaker).is_some();
    // What stands before the aside, and what stands behind.
    let before = line.from..if lead.at == line.tokens.start { lead.at } else { lead.at.max(line.from) };
    let leads = lead.how && lead.at == line.tokens.start;
    let rest = comma.map(|comma| comma + 1).filter(|&rest| leads || goes_on(found, rest, end));
    line.from = rest.unwrap_or(named).max(line.from);
    if passed || has_direct(line, before.clone()) {
        return None;
    }
    if lead.at == line.tokens.start {
        let begin = rest.filter(|_| leads)?;
        let stop = clauses::end(view, &found.people, begin, free_end(line, begin, end));
        if view.words(begin..stop, 2) < 2 {
            return None;
        }
        push(found, begin..stop, verb..verb + 1, speaker, "quote.aside");
        line.from = stop;
        return Some(stop);
    }
    let stop = match rest {
        Some(rest) => clauses::end(view, &found.people, rest, free_end(line, rest, end)),
        None => before.end,
    };
    let said = if rest.is_some() { before.start..stop } else { before.clone() };
    if !clauses::is_statement(view, said) {
        return None;
    }
    push(found, before.start..stop, verb..verb + 1, speaker, "quote.aside");
    line.from = stop.max(line.from);
    Some(line.from)
}

/// Whether what is said goes on at `rest`, behind the comma of an aside.
fn goes_on(found: &Found<'_, '_>, rest: usize, end: usize) -> bool {
    let view = found.view;
    let opens = matches!(view.pos(rest), Pos::Grnd | Pos::Prtf) || view.lemma(rest) == "который";
    let prepositional = view.pos(rest) == Pos::Prep && view.lemma(rest + 1) == "который";
    !opens && !prepositional && clauses::is_statement(view, rest..end.min(rest + 60))
}

/// «По словам Ларина, …»; «…, по мнению экспертов, …»
fn phrase(found: &mut Found<'_, '_>, line: &mut Line<'_>, at: usize) -> Option<usize> {
    let view = found.view;
    if view.reads(at, "как") {
        sources::known(found, at, line.tokens.end);
        return None;
    }
    if view.reads(at, "ссылкой") || view.reads(at, "ссылаясь") {
        sources::referred(found, at, line.tokens.end);
        return None;
    }
    let by = view.reads(at, "по");
    if !by && !view.reads(at, "согласно") {
        return None;
    }
    let (start, end) = (line.tokens.start, line.tokens.end);
    let adjectives = (at + 1..end.min(at + 4)).take_while(|&at| matches!(view.pos(at), Pos::Adjf | Pos::Prtf));
    let noun = adjectives.last().unwrap_or(at) + 1;
    let opinion = view.means(noun, Meaning::Opinion) && by;
    let data = view.means(noun, Meaning::Data) && view.pos(noun) == Pos::Noun;
    if noun >= end || !(opinion || data) || view.named_at(noun).is_some() {
        return None;
    }
    if found.said.iter().rev().take(8).any(|said| said.cue.as_ref().is_some_and(|cue| cue.contains(&noun))) {
        return None;
    }
    let owner = (at + 1..noun).find_map(|at| speaker::possessor(view, &found.people, at));
    let speaker = owner.or_else(|| speaker::named_from(view, &found.people, noun + 1, end));
    if !opinion {
        if let Some(speaker) = speaker {
            sources::reported(found, at..speaker.tokens.end.max(noun + 1), &speaker);
        }
        return None;
    }
    let speaker = speaker.unwrap_or(Speaker { entity: None, score: NOBODY, tokens: noun..noun + 1 });
    let cue = at..noun + 1;
    let named = speaker.tokens.end.max(noun + 1);
    let colon = at > start && view.str(at - 1) == ":";
    let opens = colon || (start..at).all(|at| is_small(view, at));
    let comma = clauses::comma(view, named, end);
    let begin = if opens { comma.map_or(named, |comma| comma + 1) } else { line.from };
    let free = free_end(line, named, end);
    let stop = match comma {
        _ if opens => clauses::end(view, &found.people, begin, free),
        Some(comma) if goes_on(found, comma + 1, end) || view.words(comma + 1..end, 1) > 0 => {
            clauses::end(view, &found.people, comma + 1, free)
        }
        _ => at,
    };
    line.from = line.from.max(named);
    if begin >= stop || has_direct(line, begin..stop) || view.words(begin..stop, 2) < 2 {
        return None;
    }
    push(found, begin..stop, cue, &speaker, "quote.phrase");
    line.from = stop.max(line.from);
    Some(line.from)
}

/// «Об этом сегодня в ходе встречи заявил»
fn is_about(view: &View<'_>, start: usize, verb: usize) -> bool {
    let opens = view.reads(start, "об") && view.lemma(start + 1) == "это";
    opens && !(start..verb).any(|at| view.is_finite(at))
}

/// «При этом, по словам …», «Однако», «В свою очередь»: nothing that could be said by somebody.
fn is_small(view: &View<'_>, at: usize) -> bool {
    let kinds = [Pos::Conj, Pos::Prcl, Pos::Advb, Pos::Prep, Pos::Npro, Pos::Adjf, Pos::Punct];
    kinds.contains(&view.pos(at)) || matches!(view.lemma(at), "очередь" | "время" | "менее")
}

/// Whether one of `tokens` is direct speech.
fn has_direct(line: &Line<'_>, tokens: Range<usize>) -> bool {
    let next = line.direct.partition_point(|said| said.end <= tokens.start);
    line.direct.get(next).is_some_and(|said| said.start < tokens.end)
}

/// `end`, or where direct speech begins before it.
fn free_end(line: &Line<'_>, start: usize, end: usize) -> usize {
    let next = line.direct.partition_point(|said| said.end <= start);
    line.direct.get(next).map_or(end, |said| said.start.clamp(start, end))
}

fn push(found: &mut Found<'_, '_>, tokens: Range<usize>, cue: Range<usize>, speaker: &Speaker, rule: &'static str) {
    // Less sure than direct speech: where it ends is not marked.
    let score = speaker.score - 0.05;
    found.said.push(Said { tokens, kind: QuoteKind::Indirect, cue: Some(cue), speaker: speaker.entity, rule, score });
}
