//! What the document says about its entities: read from mentions, entities and the words between them, after
//! [`crate::resolve`]. Every link has the words that say it.

pub mod quotes;
mod roles;

use crate::{Entity, Mention, Source};
use sarap_morph::Document;
use sarap_text::Span;

/// How one entity stands to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum RelationKind {
    /// A person holds, or held, a post or profession.
    Role,
    /// A person, or whoever holds a post, works for an organisation or for a country, region or city.
    WorksFor,
    /// An organisation belongs to a place.
    LocatedIn,
}

impl RelationKind {
    /// All kinds.
    pub const ALL: &'static [RelationKind] = &[Self::Role, Self::WorksFor, Self::LocatedIn];

    /// The kind's name in every output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::WorksFor => "works_for",
            Self::LocatedIn => "located_in",
        }
    }
}

/// A link between two entities, and where the document says it.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// How the first stands to the second.
    pub kind: RelationKind,
    /// An index into the document's entities.
    pub from: usize,
    /// An index into the document's entities.
    pub to: usize,
    /// Whether the text says that it is over: «бывший министр».
    pub former: bool,
    /// The words that say it: from the first of the two mentions to the end of the last. A pronoun stands for the mention of
    /// its person («он был министром»); where a post alone points to a person («сказал министр»), it is the post.
    pub evidence: Span,
    /// Which rule made it.
    pub source: Source,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

/// All links, in order of their evidence. `mentions` and `entities` are those of [`crate::resolve::resolve`].
pub fn relations(document: &Document<'_>, mentions: &[Mention], entities: &[Entity]) -> Vec<Relation> {
    let mut found = roles::find(document, mentions, entities);
    // Every mention of a resolved document has its entity.
    found.retain(|one| one.from < entities.len() && one.to < entities.len());
    found.sort_by(|a, b| {
        let key = |one: &Relation| (one.evidence, one.kind, one.from, one.to);
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.source.cmp(&b.source))
    });
    found.dedup_by_key(|one| (one.evidence, one.kind, one.from, one.to));
    found
}
