//! A query as it was read.

use super::value::Value;
use crate::terms::TagPattern;

/// Patterns near each other, and where they must lie together.
#[derive(Clone, Debug)]
pub(crate) struct Ast {
    pub(crate) first: Node,
    /// At most so many tokens from what stands before.
    pub(crate) near: Vec<(u32, Node)>,
    pub(crate) within: Option<Within>,
}

/// What a match may not reach beyond.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Within {
    /// A sentence.
    #[default]
    Sentence,
    /// Text between line breaks.
    Paragraph,
    /// A document.
    Document,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Token(Condition),
    /// The words that name an entity: label, name.
    Entity(Option<Value>, Option<Value>),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        node: Box<Node>,
        least: u32,
        most: u32,
    },
}

/// What a token must be.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Any,
    Form(Value),
    Lemma(Value),
    /// Form or lemma.
    Word(Value),
    Tag(TagPattern),
    /// In words that name an entity with this label.
    Label(Value),
    /// In words that name an entity with this name.
    Name(Value),
    Not(Box<Condition>),
    All(Vec<Condition>),
    OneOf(Vec<Condition>),
}

impl Node {
    pub(super) fn needs_entities(&self) -> bool {
        match self {
            Self::Token(condition) => condition.needs_entities(),
            Self::Entity(..) => true,
            Self::Sequence(all) | Self::Either(all) => all.iter().any(Self::needs_entities),
            Self::Repeat { node, .. } => node.needs_entities(),
        }
    }
}

impl Condition {
    fn needs_entities(&self) -> bool {
        match self {
            Self::Label(_) | Self::Name(_) => true,
            Self::Not(condition) => condition.needs_entities(),
            Self::All(all) | Self::OneOf(all) => all.iter().any(Self::needs_entities),
            Self::Any | Self::Form(_) | Self::Lemma(_) | Self::Word(_) | Self::Tag(_) => false,
        }
    }
}
