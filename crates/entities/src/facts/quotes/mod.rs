//! Who said what, and where the document has it from.
//!
//! **Quotes** are direct speech (in quotation marks, in lines that begin with a dash, behind a speaker's name and colon) and
//! speech retold («заявил, что …», «по словам X, …», «…, сообщил X»). They are in order and share no text: what is quoted
//! inside a quote belongs to it.
//!
//! * A quote is what was said, without the marks around it and the comma or full stop behind it; other stops belong to it.
//! * Direct speech that is broken off («…, — сказал X. — …») is one quote for each part, with one cue.
//! * A missing mark is taken to stand at the paragraph's start, or at the end of the first sentence (before its author's words, if
//!   it has any), unless the next paragraph goes on with a mark.
//! * Retold speech begins behind «что» and reaches to the end of the sentence, or to where another verb of saying takes
//!   over («…, и добавил, что», «…, передаёт ТАСС»). Where the cue stands in its middle it is the whole clause, cue included.
//! * Names in quotation marks and single quoted words are no quotes.
//!
//! **Sources**: who reports, and whom a source cites.

mod clauses;
mod cue;
mod dialogue;
mod introduced;
mod labels;
mod lexicon;
mod lone;
mod marks;
mod parts;
mod people;
mod retold;
mod sources;
mod speaker;
mod speech;
mod subject;
mod view;

use crate::{Entity, Mention};
use people::People;
use sarap_morph::Document;
use sarap_text::Span;
use std::ops::Range;
use view::View;

/// How the words of a quote stand in the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuoteKind {
    /// As they were said.
    Direct,
    /// Retold.
    Indirect,
}

/// Something said.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    /// What was said.
    pub span: Span,
    /// How.
    pub kind: QuoteKind,
    /// Who says it, as an index into the document's entities.
    pub speaker: Option<usize>,
    /// The words that say so: verb, phrase or label. `None` where nothing does, as in a dialogue's plain lines.
    pub cue: Option<Span>,
    /// The rule that found it: `quote.marks`, `quote.clause`, …; `quote.pronoun` where a pronoun alone says who speaks,
    /// `quote.reference` where a post does that points to a person named elsewhere.
    pub rule: &'static str,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

/// Where a document has it from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The entity that reports, as an index into the document's entities.
    pub from: usize,
    /// Whom it cites; `None` where it reports what the document says.
    pub cites: Option<usize>,
    /// The words that say it.
    pub evidence: Span,
}

/// All quotes, in order of place, and all sources.
pub fn find(document: &Document<'_>, mentions: &[Mention], entities: &[Entity]) -> (Vec<Quote>, Vec<Source>) {
    let view = View::new(document, mentions, entities);
    let people = People::new(&view);
    let mut found = Found { view: &view, people, said: Vec::new(), sources: Vec::new() };
    let spoken = dialogue::paragraphs(&view);
    let mut open = None;
    for (number, paragraph) in view.paragraphs.iter().enumerate() {
        let first = found.said.len();
        match spoken.get(number) {
            Some(Some(part)) => dialogue::read(&mut found, part),
            _ => open = speech::read(&mut found, paragraph.clone(), open),
        }
        let mut direct: Vec<Range<usize>> = found.said[first..].iter().map(|said| said.tokens.clone()).collect();
        // Of a paragraph read out of order: what an earlier mark left open is read when the next one closes.
        direct.sort_by_key(|said| said.start);
        for tokens in &direct {
            found.people.add_said(tokens.clone());
        }
        retold::read(&mut found, paragraph.clone(), &direct);
    }
    let Found { mut said, mut sources, .. } = found;
    said.sort_by_key(|said| (said.tokens.start, said.kind == QuoteKind::Indirect));
    let said = apart(&view, said);
    sources.sort_by_key(|source| (source.evidence.start(), source.from, source.cites));
    sources.dedup();
    let quotes = said.iter().map(|said| said.quote(&view)).filter(|quote| !quote.span.is_empty());
    (quotes.collect(), sources)
}

/// What was said, in order, without what lies in another's words: retold speech ends where direct speech begins.
fn apart(view: &View<'_>, said: Vec<Said>) -> Vec<Said> {
    let mut kept: Vec<Said> = Vec::with_capacity(said.len());
    for mut next in said {
        let Some(last) = kept.last_mut().filter(|last| last.tokens.end > next.tokens.start) else {
            kept.push(next);
            continue;
        };
        if last.kind == QuoteKind::Indirect && next.kind == QuoteKind::Direct {
            last.tokens.end = next.tokens.start;
            if view.words(last.tokens.clone(), 1) == 0 {
                kept.pop();
            }
            kept.push(next);
        } else if next.tokens.end > last.tokens.end {
            next.tokens.start = last.tokens.end;
            if view.words(next.tokens.clone(), 1) > 0 {
                kept.push(next);
            }
        }
    }
    kept
}

/// What has been found so far.
struct Found<'v, 'a> {
    view: &'v View<'a>,
    people: People<'a>,
    said: Vec<Said>,
    sources: Vec<Source>,
}

/// A quote by its tokens.
#[derive(Clone, PartialEq, Debug)]
struct Said {
    tokens: Range<usize>,
    kind: QuoteKind,
    cue: Option<Range<usize>>,
    speaker: Option<usize>,
    rule: &'static str,
    score: f32,
}

impl Said {
    fn quote(&self, view: &View<'_>) -> Quote {
        Quote {
            span: view.cover(view.unmarked(view.trimmed(self.tokens.clone()))),
            kind: self.kind,
            speaker: self.speaker,
            cue: self.cue.clone().map(|cue| view.cover(cue)),
            rule: self.speaker.and_then(|_| speaker::reason(self.score)).unwrap_or(self.rule),
            score: self.score,
        }
    }
}
