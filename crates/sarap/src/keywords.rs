//! Keywords of the document, with what the other layers know of it.

use crate::analysis as out;
use crate::analyzer::{range, thousandths};
use sarap_entities::{Entity, Label, Mention};
use sarap_keywords::{Name, NameKind};

/// The names among the entities of a document, as [`sarap_keywords`] takes them; `mentions` and `entities` are what
/// [`sarap_entities::resolve`] gives.
pub fn names<'a>(mentions: &[Mention], entities: &'a [Entity]) -> Vec<Name<'a>> {
    let named = entities.iter().filter_map(|entity| {
        let kind = match entity.label {
            Label::Per => NameKind::Person,
            Label::Org => NameKind::Organisation,
            Label::Loc => NameKind::Place,
            // «санкции», «задержания»: a term of the text, with no name of its own.
            Label::Event | Label::Facility | Label::Product | Label::Work if is_capital(&entity.name) => {
                NameKind::Other
            }
            _ => return None,
        };
        let spans = entity.mentions.iter().filter_map(|&at| Some(mentions.get(at)?.span)).collect();
        Some(Name { kind, name: &entity.name, mentions: spans })
    });
    named.collect()
}

fn is_capital(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

pub(crate) fn keyword(keyword: sarap_keywords::Keyword) -> out::Keyword {
    let kind = match keyword.kind {
        sarap_keywords::TermKind::Word => "word",
        sarap_keywords::TermKind::Phrase => "phrase",
    };
    out::Keyword {
        term: keyword.term,
        kind: kind.into(),
        count: keyword.count,
        score: thousandths(keyword.score),
        mentions: keyword.mentions.into_iter().map(range).collect(),
    }
}
