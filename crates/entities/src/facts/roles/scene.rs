//! A sentence as a row of items: persons, posts, organisations, places, and the words between them.

use super::form::Form;
use super::words::{Meaning, means};
use crate::resolve::{NOUNLESS, folded, reads};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos, TokenReading};
use sarap_text::{Case, TokenKind};
use std::ops::Range;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Person,
    /// «он» or «она» as a subject; the mention is the person that it means.
    Pronoun,
    Post,
    /// An organisation.
    Body,
    Place,
    Age,
    Word(Sign),
}

/// What a word or sign between mentions does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    Quote,
    Comma,
    Dash,
    Open,
    Close,
    Colon,
    /// «и»
    And,
    /// An adjective, participle or number in digits or words.
    Modifier,
    Adverb,
    /// A noun in small letters.
    Noun,
    /// A word with a capital that is no mention.
    Name,
    Preposition,
    /// A verb in any form that is no full participle.
    Verb,
    Other,
}

/// A piece of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// Of a mention, its index.
    pub(super) mention: Option<usize>,
    pub(super) tokens: Range<usize>,
}

/// A document with what is known of its mentions.
pub(super) struct Scene<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) mentions: &'d [Mention],
    /// The tokens of each mention.
    tokens: Vec<Range<usize>>,
    /// For each mention the index behind the last one inside it.
    after: Vec<usize>,
    /// For each post its noun.
    heads: Vec<Option<usize>>,
    forms: Vec<Form>,
}

impl<'d> Scene<'d> {
    pub(super) fn new(document: &'d Document<'d>, mentions: &'d [Mention]) -> Self {
        let all = &document.segmentation.tokens;
        let tokens: Vec<Range<usize>> = mentions
            .iter()
            .map(|mention| {
                let first = all.partition_point(|token| token.span.end() <= mention.span.start());
                first..all.partition_point(|token| token.span.start() < mention.span.end()).max(first)
            })
            .collect();
        let mut after: Vec<usize> = (1..=mentions.len()).collect();
        let mut open: Vec<usize> = Vec::new();
        for (at, mention) in mentions.iter().enumerate() {
            while let Some(&outer) = open.last().filter(|&&outer| mentions[outer].span.end() <= mention.span.start()) {
                after[outer] = at;
                open.pop();
            }
            open.push(at);
        }
        open.into_iter().for_each(|outer| after[outer] = mentions.len());
        let mut scene = Self { document, mentions, tokens, after, heads: Vec::new(), forms: Vec::new() };
        scene.heads = (0..mentions.len()).map(|at| scene.find_head(at)).collect();
        scene.forms = (0..mentions.len()).map(|at| scene.find_form(at)).collect();
        scene
    }

    pub(super) fn label(&self, mention: usize) -> Label {
        self.mentions[mention].label
    }

    pub(super) fn form(&self, mention: usize) -> Form {
        self.forms[mention]
    }

    /// The mentions inside this one.
    pub(super) fn inside(&self, mention: usize) -> Range<usize> {
        mention + 1..self.after[mention]
    }

    pub(super) fn tokens(&self, mention: usize) -> Range<usize> {
        self.tokens[mention].clone()
    }

    pub(super) fn reading(&self, token: usize) -> Option<&TokenReading> {
        self.document.morphology.tokens().get(token)
    }

    pub(super) fn lemma(&self, token: usize) -> &str {
        self.reading(token).map_or("", |reading| self.document.morphology.lemma(reading.lemma))
    }

    pub(super) fn means(&self, token: usize, meaning: Meaning) -> bool {
        // A participle of «быть».
        let former = self.reading(token).is_some_and(|it| self.document.morphology.word(it.word).starts_with("бывш"));
        if former { meaning == Meaning::Former } else { means(self.lemma(token), meaning) }
    }

    /// The token as it stands.
    pub(super) fn text(&self, token: usize) -> &'d str {
        self.document.segmentation.tokens.get(token).map_or("", |token| token.span.of(self.document.text))
    }

    /// The lemma of a post's noun, folded and without «экс-».
    pub(super) fn head(&self, mention: usize) -> Option<String> {
        let lemma = folded(self.lemma(self.heads[mention]?));
        Some(lemma.strip_prefix("экс-").map_or(lemma.clone(), str::to_owned))
    }

    /// The case that was chosen for a post's noun.
    pub(super) fn chosen_cases(&self, mention: usize) -> Grammemes {
        let chosen = self.heads[mention].and_then(|head| self.reading(head));
        chosen.map_or(Grammemes::NONE, |reading| reading.tag.grammemes & Grammemes::CASES)
    }

    /// Whether a post's own words say that it is over.
    pub(super) fn says_former(&self, mention: usize) -> bool {
        let head = self.heads[mention].unwrap_or(self.tokens[mention].end);
        let before = self.tokens[mention].start..head;
        before.take(4).any(|token| self.means(token, Meaning::Former)) || self.lemma(head).starts_with("экс-")
    }

    /// The word that a post turns about: its first noun, or the word before that if that is no attribute of it:
    /// «[управляющий] фонда», «[исполняющий] обязанности».
    fn find_head(&self, mention: usize) -> Option<usize> {
        if self.label(mention) != Label::Role || self.is_nounless(mention) {
            return None;
        }
        let tokens = self.tokens(mention);
        let is = |token: usize, wanted: &[Pos]| self.reading(token).is_some_and(|it| wanted.contains(&it.tag.pos));
        let Some(noun) = tokens.clone().find(|&token| is(token, &[Pos::Noun])) else {
            return tokens.into_iter().next();
        };
        let before =
            noun.checked_sub(1).filter(|before| tokens.contains(before) && is(*before, &[Pos::Adjf, Pos::Prtf]));
        let other = |&before: &usize| {
            let (first, second) = (self.form_of_word(before), self.form_of_word(noun));
            !first.agrees(second) || first.plural != second.plural
        };
        before.filter(other).or(Some(noun))
    }

    /// Whether a post has its noun from another: «министры Китая и [Грузии]».
    pub(super) fn is_nounless(&self, mention: usize) -> bool {
        self.mentions[mention].source == Source::Rule(NOUNLESS)
    }

    fn is_acting(&self, mention: usize) -> bool {
        let first = self.tokens(mention).start;
        ["и", ".", "о", "."].iter().enumerate().all(|(at, sign)| reads(self.text(first + at), sign))
    }

    fn find_form(&self, mention: usize) -> Form {
        match self.label(mention) {
            // It agrees with nothing.
            _ if self.is_nounless(mention) => Form::none(false),
            Label::Per => self.form_of_name(mention),
            // «и.о. министра»
            Label::Role if self.is_acting(mention) => Form::ANY,
            Label::Role => self.heads[mention].map_or(Form::ANY, |head| self.form_of_word(head)),
            _ => self.tokens(mention).next().map_or(Form::ANY, |first| self.form_of_word(first)),
        }
    }

    /// All forms that the token may have in the number that was chosen for it.
    pub(super) fn form_of_word(&self, token: usize) -> Form {
        let Some(chosen) = self.reading(token) else { return Form::ANY };
        let number = chosen.tag.grammemes & Grammemes::NUMBERS;
        let mut form = Form::none(number == Grammemes::PLUR);
        for reading in self.document.morphology.readings(chosen.word) {
            let grammemes = reading.tag.grammemes;
            if reading.tag.pos == chosen.tag.pos && (number.is_empty() || grammemes.has(number)) {
                form.add(grammemes);
            }
        }
        form.add(chosen.tag.grammemes);
        form.or_any()
    }

    /// The cases and genders that all words of a name may have together.
    fn form_of_name(&self, mention: usize) -> Form {
        let name = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR;
        let mut all = Form::ANY;
        for token in self.tokens(mention) {
            let Some(chosen) = self.reading(token) else { continue };
            let mut form = Form::none(false);
            for reading in self.document.morphology.readings(chosen.word) {
                let grammemes = reading.tag.grammemes;
                if !(grammemes & name).is_empty() && !grammemes.has(Grammemes::PLUR) {
                    form.add(grammemes);
                }
            }
            let form = form.or_any();
            all = Form { cases: all.cases & form.cases, genders: all.genders & form.genders, plural: false };
        }
        let mention = &self.mentions[mention];
        let written = mention.span.of(self.document.text);
        let inflected = |form: &String| form != written && folded(form) != folded(written);
        if mention.nominative.as_ref().is_some_and(inflected) {
            all.cases = all.cases & !Grammemes::NOMN;
        }
        all.or_any()
    }

    /// The items of `tokens`, of the mentions that begin with `first`; what is inside a person, a post, an organisation or a
    /// place is no item of its own.
    pub(super) fn row(&self, tokens: Range<usize>, first: usize) -> Vec<Item> {
        let mut row = Vec::with_capacity(tokens.len());
        let mut place = tokens.start;
        for mention in first..self.mentions.len() {
            let own = self.tokens(mention);
            if own.start >= tokens.end {
                break;
            }
            let kind = match self.label(mention) {
                Label::Per => Kind::Person,
                Label::Role => Kind::Post,
                Label::Org => Kind::Body,
                Label::Loc => Kind::Place,
                Label::Age => Kind::Age,
                _ => continue,
            };
            if own.start < place || own.is_empty() || own.end > tokens.end {
                continue;
            }
            // A post that has its noun from another may stand in the place's name alone.
            let (kind, mention) = match self.post_at(mention) {
                Some(post) => (Kind::Post, post),
                None => (kind, mention),
            };
            row.extend((place..own.start).map(|token| self.word(token)));
            place = own.end;
            row.push(Item { kind, mention: Some(mention), tokens: own });
        }
        row.extend((place..tokens.end).map(|token| self.word(token)));
        row
    }

    /// The post in the same tokens as a place or an organisation.
    fn post_at(&self, mention: usize) -> Option<usize> {
        let place = matches!(self.label(mention), Label::Org | Label::Loc);
        let next = self.inside(mention).next().filter(|_| place)?;
        (self.label(next) == Label::Role && self.tokens[next] == self.tokens[mention]).then_some(next)
    }

    /// The place or organisation whose name is all of a post.
    pub(super) fn place_around(&self, post: usize) -> Option<usize> {
        post.checked_sub(1).filter(|&place| self.post_at(place) == Some(post))
    }

    fn word(&self, token: usize) -> Item {
        if let Some(person) = self.meant_by_pronoun(token) {
            return Item { kind: Kind::Pronoun, mention: Some(person), tokens: token..token + 1 };
        }
        Item { kind: Kind::Word(self.sign(token)), mention: None, tokens: token..token + 1 }
    }

    fn sign(&self, token: usize) -> Sign {
        let Some((seen, reading)) = self.document.segmentation.tokens.get(token).zip(self.reading(token)) else {
            return Sign::Other;
        };
        match self.text(token) {
            "," => return Sign::Comma,
            "-" | "–" | "—" | "--" => return Sign::Dash,
            "(" | "[" => return Sign::Open,
            ")" | "]" => return Sign::Close,
            ":" => return Sign::Colon,
            "«" | "»" | "\"" | "“" | "”" | "„" | "'" | "''" => return Sign::Quote,
            "и" | "И" => return Sign::And,
            _ => {}
        }
        match reading.tag.pos {
            _ if seen.kind == TokenKind::Number => Sign::Modifier,
            Pos::Adjf | Pos::Prtf | Pos::Numr | Pos::Number => Sign::Modifier,
            Pos::Verb | Pos::Infn | Pos::Grnd | Pos::Prts | Pos::Adjs | Pos::Pred => Sign::Verb,
            Pos::Prep => Sign::Preposition,
            Pos::Advb | Pos::Prcl => Sign::Adverb,
            Pos::Noun | Pos::Latin | Pos::Unknown if seen.case != Case::Lower && seen.case != Case::None => Sign::Name,
            Pos::Noun => Sign::Noun,
            _ => Sign::Other,
        }
    }
}
