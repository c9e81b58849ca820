//! Posts that share their noun: «министрами общественной безопасности Китая, внутренних дел Грузии и Монголии» are three.
//!
//! Each part is a mention of its own with the words that it has, and its dictionary form says the whole post: «министр
//! внутренних дел Монголии» at «Монголии». Only posts that a country or organisation has one of are parted so, see `posts.txt`.

use super::words::{one_line, with_capitals};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos, TokenReading};
use sarap_text::Span;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule of a post that has its noun from another.
pub(crate) const NOUNLESS: &str = "role.without-noun";

/// A part has at most so many words before its place, and a list so many parts.
const MOST_WORDS: usize = 5;
const MOST_PARTS: usize = 12;

static SINGLE: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("posts.txt").lines();
    lines.flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace()).collect()
});

/// The posts that share a noun, each with its whole dictionary form; also the one that the noun stands in. `mentions` are in
/// order and nest.
pub(super) fn sharing(document: &Document<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let lists = (0..mentions.len()).filter_map(|at| List::of(document, mentions, at));
    let missed = nouns(document, mentions).filter_map(|noun| List::at(document, mentions, noun));
    lists.chain(missed).flat_map(|list| list.posts(mentions)).collect()
}

/// Whether a mention is all of a list that is parted into `posts`: «президенты России и Казахстана» is no post of anybody.
pub(super) fn is_whole_list(mention: &Mention, posts: &[Mention]) -> bool {
    let first = |post: &Mention| post.span.start() == mention.span.start() && post.span.end() < mention.span.end();
    let last = |post: &Mention| {
        post.source == Source::Rule(NOUNLESS)
            && post.span.end() == mention.span.end()
            && post.span.start() > mention.span.start()
    };
    mention.label == Label::Role && posts.iter().any(first) && posts.iter().any(last)
}

/// A list says by itself that these are posts, but less surely than a model does.
const SCORE: f32 = 0.6;

/// The nouns of such posts in the plural that are in no post yet.
fn nouns<'a>(document: &'a Document<'_>, mentions: &'a [Mention]) -> impl Iterator<Item = usize> + 'a {
    let mut posts = mentions.iter().filter(|mention| mention.label == Label::Role).peekable();
    let mut end = 0;
    let tokens = document.segmentation.tokens.iter().zip(document.morphology.tokens()).enumerate();
    tokens.filter_map(move |(at, (token, _))| {
        while let Some(post) = posts.next_if(|post| post.span.start() <= token.span.start()) {
            end = end.max(post.span.end());
        }
        (token.span.start() >= end && is_several(document, at)).then_some(at)
    })
}

/// Whether a token is such a noun in the plural.
fn is_several(document: &Document<'_>, token: usize) -> bool {
    reading(document, token).is_some_and(|reading| {
        let lemma = document.morphology.lemma(reading.lemma);
        let person = SINGLE.contains(lemma) && reading.tag.grammemes.has(Grammemes::PLUR);
        reading.tag.pos == Pos::Noun && (person || is_premier(document, lemma, reading))
    })
}

/// «Премьеры Армении и Грузии», which may be read as first nights.
fn is_premier(document: &Document<'_>, lemma: &str, reading: &TokenReading) -> bool {
    lemma == PREMIERE
        && matches!(document.morphology.word(reading.word), "премьеры" | "премьерам" | "премьерами" | "премьерах")
}

/// What the plural of «премьер» may be read as.
const PREMIERE: &str = "премьера";

/// A post in the plural with the parts of its list.
struct List<'a, 'd> {
    document: &'a Document<'d>,
    /// The post as it was found, or its noun.
    post: Mention,
    /// The tokens of the noun and the adjectives before it.
    noun: Range<usize>,
    /// The tokens behind these that every part without words of its own shares: «внутренних дел».
    shared: Range<usize>,
    /// The place of the first part, a mention.
    first: usize,
    /// The words and the place of each other part.
    others: Vec<(Range<usize>, usize)>,
}

impl<'a, 'd> List<'a, 'd> {
    fn of(document: &'a Document<'d>, mentions: &[Mention], post: usize) -> Option<Self> {
        let mention = mentions.get(post).filter(|mention| mention.label == Label::Role)?;
        let tokens = tokens(document, mention.span);
        let head = tokens.clone().find(|&token| is(document, token, &[Pos::Noun]))?;
        if !is_several(document, head) {
            return None;
        }
        if !(tokens.start..head).all(|token| is(document, token, &[Pos::Adjf, Pos::Prtf])) {
            return None;
        }
        let inside = |at: &usize| mentions[*at].span.end() <= mention.span.end();
        let outer = (post + 1..mentions.len()).take_while(inside).find(|&at| is_place(&mentions[at]))?;
        // «главы МВД Казахстана и Киргизии»
        let last = (outer + 1..mentions.len())
            .take_while(|&at| mentions[at].span.end() <= mentions[outer].span.end())
            .find(|&at| mentions[at].label == Label::Loc && mentions[at].span.end() == mentions[outer].span.end());
        let first = last.unwrap_or(outer);
        let shared = head + 1..self::tokens(document, mentions[first].span).start;
        let noun = tokens.start..head + 1;
        let list = Self { document, post: mention.clone(), noun, shared, first, others: Vec::new() };
        list.with_others(mentions, self::tokens(document, mentions[outer].span).end)
    }

    /// The list of posts whose noun stands at a token.
    fn at(document: &'a Document<'d>, mentions: &[Mention], noun: usize) -> Option<Self> {
        let span = document.segmentation.tokens.get(noun)?.span;
        let post = Mention::new(span, Label::Role, Source::Rule("role.shared-noun"), SCORE);
        let own = noun..noun + 1;
        let mut list = Self { document, post, noun: own, shared: noun + 1..noun + 1, first: 0, others: Vec::new() };
        let (words, place) = list.part(mentions, noun + 1)?;
        (list.shared, list.first) = (words, place);
        list.with_others(mentions, self::tokens(document, mentions[place].span).end)
    }

    /// With the parts that follow from a token on; none if there are none.
    fn with_others(mut self, mentions: &[Mention], mut next: usize) -> Option<Self> {
        let list = &mut self;
        while let Some((words, place)) = list.next(mentions, next).filter(|_| list.others.len() < MOST_PARTS) {
            next = self::tokens(list.document, mentions[place].span).end;
            list.others.push((words, place));
        }
        (!self.others.is_empty()).then_some(self)
    }

    /// The part behind the comma or «и» at a token: its words, and its place.
    fn next(&self, mentions: &[Mention], joint: usize) -> Option<(Range<usize>, usize)> {
        if !matches!(self.text(joint), "," | "и") {
            return None;
        }
        let (words, place) = self.part(mentions, joint + 1)?;
        let alike = mentions[place].label == mentions[self.first].label || !words.is_empty();
        alike.then_some((words, place))
    }

    /// The genitive words from a token on, and the place behind them.
    fn part(&self, mentions: &[Mention], start: usize) -> Option<(Range<usize>, usize)> {
        let all = &self.document.segmentation.tokens;
        let sentences = &self.document.segmentation.sentences;
        let sentence = sentences.partition_point(|sentence| sentence.tokens.end as usize <= start);
        let end = sentences.get(sentence)?.tokens.end as usize;
        let mut token = start;
        while token < end && token <= start + MOST_WORDS {
            let span = all.get(token)?.span;
            let from = mentions.partition_point(|other| other.span.start() < span.start());
            let here = mentions.get(from).filter(|other| other.span.start() == span.start());
            match here {
                Some(place) if is_place(place) && may_be_genitive(self.document, token) => {
                    return Some((start..token, from));
                }
                None if is(self.document, token, &[Pos::Noun, Pos::Adjf]) && self.is_genitive_word(token) => token += 1,
                _ => return None,
            }
        }
        None
    }

    fn is_genitive_word(&self, token: usize) -> bool {
        self.text(token).starts_with(char::is_lowercase) && may_be_genitive(self.document, token)
    }

    /// The first post with its own words alone, then the others.
    fn posts(&self, mentions: &[Mention]) -> Vec<Mention> {
        let whole = &self.post;
        let noun = self.singular();
        let start = whole.span.start();
        // Its capital may come from the beginning of a sentence.
        let small = noun.to_lowercase();
        let mut all = Vec::new();
        let mut add = |span: Span, rule, nominative: String| {
            let nominative = Some(one_line(&nominative));
            let source = Source::Rule(rule);
            all.push(Mention { span, nominative, source, name: None, score: whole.score * 0.9, ..whole.clone() });
        };
        let first = mentions[self.first].span;
        let mut behind = self.between(self.shared.clone());
        add(
            Span::new(start, first.end()),
            "role.shared-noun",
            format!("{noun} {behind} {}", first.of(self.document.text)),
        );
        for (words, place) in &self.others {
            let span = mentions[*place].span;
            // «…, внутренних дел Грузии и Монголии»: the nearest words hold.
            if !words.is_empty() {
                behind = self.between(words.clone());
            }
            let begin = self.document.segmentation.tokens.get(words.start).map_or(span, |token| token.span);
            let place = span.of(self.document.text);
            add(Span::new(begin.start().min(span.start()), span.end()), NOUNLESS, format!("{small} {behind} {place}"));
        }
        all
    }

    /// The noun and its adjectives in the nominative singular.
    fn singular(&self) -> String {
        let head = self.noun.end - 1;
        let gender = reading(self.document, head).map_or(Grammemes::NONE, |it| it.tag.grammemes & Grammemes::GENDERS);
        let gender = if gender == Grammemes::FEMN { gender } else { Grammemes::MASC };
        let words = self.noun.clone().map(|token| {
            let form = reading(self.document, token).and_then(|reading| {
                if token == head {
                    let lemma = self.document.morphology.lemma(reading.lemma);
                    return Some(if lemma == PREMIERE { "премьер" } else { lemma }.to_owned());
                }
                let word = self.document.morphology.word(reading.word);
                let chosen = self.document.morphology.readings(reading.word).get(usize::from(reading.chosen))?;
                self.document.dictionary.inflect(word, chosen, Grammemes::SING | Grammemes::NOMN | gender)
            });
            let written = self.text(token);
            form.map_or_else(|| written.to_owned(), |form| with_capitals(written, &form))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn text(&self, token: usize) -> &'d str {
        self.document.segmentation.tokens.get(token).map_or("", |token| token.span.of(self.document.text))
    }

    /// The text of these tokens.
    fn between(&self, tokens: Range<usize>) -> &'d str {
        let all = &self.document.segmentation.tokens;
        let (first, last) = (all.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| all.get(last)));
        match first.zip(last) {
            Some((first, last)) if !tokens.is_empty() => first.span.cover(last.span).of(self.document.text),
            _ => "",
        }
    }
}

fn is_place(mention: &Mention) -> bool {
    matches!(mention.label, Label::Loc | Label::Org)
}

fn tokens(document: &Document<'_>, span: Span) -> Range<usize> {
    let all = &document.segmentation.tokens;
    let first = all.partition_point(|token| token.span.end() <= span.start());
    first..all.partition_point(|token| token.span.start() < span.end()).max(first)
}

fn reading<'d>(document: &'d Document<'_>, token: usize) -> Option<&'d TokenReading> {
    document.morphology.tokens().get(token)
}

fn is(document: &Document<'_>, token: usize, wanted: &[Pos]) -> bool {
    reading(document, token).is_some_and(|reading| wanted.contains(&reading.tag.pos))
}

/// Whether one of the token's readings is a genitive; what does not change may be one.
fn may_be_genitive(document: &Document<'_>, token: usize) -> bool {
    reading(document, token).is_some_and(|reading| {
        document.morphology.readings(reading.word).iter().any(|reading| {
            let grammemes = reading.tag.grammemes;
            grammemes.has(Grammemes::GENT) || grammemes.has(Grammemes::FIXD) || !grammemes.any(Grammemes::CASES)
        })
    })
}
