//! What of the documents an answer is made from.

use super::{Ask, AskError, AskKeyness, AskSimilar, AskWeights, By, In, Index, Queries, concordance, keyness};
use sarap_keywords::reference::Reference;

/// How much of a document has to be read; each holds those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Needs {
    /// Its words: lemmas and parts of speech.
    #[default]
    Words,
    /// The date that its text states.
    Dates,
    /// Its entities.
    Entities,
}

impl Ask {
    /// What the answer is made from. A question that is wrong by itself, whatever the documents, is an error.
    pub fn needs(&self) -> Result<Needs, AskError> {
        self.check_numbers()?;
        self.check()?;
        let entities = match self {
            Self::Keywords(ask) => ask.by == By::Entity,
            Self::Ngrams(_) | Self::Diversity(_) | Self::Duplicates(_) => false,
            Self::Concordance(ask) => concordance::needs_entities(&ask.query, ask.fold)?,
            Self::Collocates(ask) => ask.by == By::Entity || concordance::needs_entities(&ask.query, ask.fold)?,
            Self::Keyness(ask) => ask.by == By::Entity,
            Self::Dispersion(ask) => any(&ask.queries, |query| concordance::needs_entities(query, ask.fold))?,
            Self::Trends(ask) => any(&ask.queries, |query| concordance::needs_entities(query, ask.fold))?,
            Self::Weights(ask) => ask.by == By::Entity,
            Self::Similar(ask) => ask.by == By::Entity,
        };
        // The earliest of near duplicates is the original.
        let dates =
            matches!(self, Self::Trends(_) | Self::Duplicates(_) | Self::Similar(_)) || self.within().without_reprints;
        Ok(if entities {
            Needs::Entities
        } else if dates {
            Needs::Dates
        } else {
            Needs::Words
        })
    }

    /// Asks nothing, without the documents that are named and the reference list, which come later.
    fn check(&self) -> Result<(), AskError> {
        let none = Queries::new(Index::default());
        match self {
            Self::Keyness(ask) => {
                let within = In { documents: Some(Vec::new()), ..In::default() };
                let against = Some(within.clone());
                none.ask(&Self::Keyness(AskKeyness { within, against, ..ask.clone() }))?;
                if ask.against.is_none() && !Reference::serves(ask.by.into()) {
                    keyness::answer(none.index(), None, &AskKeyness { within: In::default(), ..ask.clone() })?;
                }
            }
            Self::Weights(ask) => drop(none.ask(&Self::Weights(AskWeights { set: None, ..ask.clone() }))?),
            Self::Similar(AskSimilar { .. }) => {}
            _ => drop(none.ask(self)?),
        }
        Ok(())
    }

    fn within(&self) -> &In {
        match self {
            Self::Keywords(ask) => &ask.within,
            Self::Ngrams(ask) => &ask.within,
            Self::Concordance(ask) => &ask.within,
            Self::Collocates(ask) => &ask.within,
            Self::Keyness(ask) => &ask.within,
            Self::Dispersion(ask) => &ask.within,
            Self::Trends(ask) => &ask.within,
            Self::Diversity(ask) => &ask.within,
            Self::Duplicates(ask) => &ask.within,
            Self::Weights(ask) => &ask.within,
            Self::Similar(ask) => &ask.within,
        }
    }
}

fn any(queries: &[String], mut of: impl FnMut(&str) -> Result<bool, AskError>) -> Result<bool, AskError> {
    queries.iter().try_fold(false, |any, query| Ok(of(query)? || any))
}
