//! The kinds of crime that a document speaks of, by its crimes and by its articles of criminal codes.

use crate::analysis as out;
use sarap_entities::rules::crime;
use std::collections::BTreeMap;

/// The kinds in order of their ids, with the wider kinds that they belong to.
pub(crate) fn of(entities: &[out::Entity]) -> Vec<out::Crime> {
    let mut found: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for entity in entities {
        let Some(value) = &entity.value else { continue };
        let kind = match entity.label.as_str() {
            "CRIME" => crime::kind(value),
            "LAW" => crime::of_article(value),
            _ => None,
        };
        let Some(kind) = kind else { continue };
        found.entry(kind.id).or_default().push(entity.id.clone());
        for (end, _) in kind.id.match_indices('.') {
            found.entry(&kind.id[..end]).or_default();
        }
    }
    let named = |(id, entities): (&str, Vec<String>)| {
        let kind = crime::kind(id)?;
        Some(out::Crime { id: id.into(), ru: kind.ru.into(), kk: kind.kk.into(), en: kind.en.into(), entities })
    };
    found.into_iter().filter_map(named).collect()
}
