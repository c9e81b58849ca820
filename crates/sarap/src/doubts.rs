//! What names leave open, said to the reader.

use crate::analysis as out;
use sarap_entities::{Entity, Mention};

/// More of the names that an entity may be the same as are not told in its warning.
const MOST_TOLD: usize = 5;

/// The warning that an entity was kept apart from others that it may be the same as.
pub(crate) fn warning(entity: &Entity, entities: &[Entity], mentions: &[Mention]) -> Option<out::Warning> {
    let place = entity.mentions.first().and_then(|at| mentions.get(*at)).filter(|_| !entity.unsure.is_empty())?;
    let others = entity.unsure.iter().filter_map(|at| entities.get(*at));
    let mut told: Vec<String> = others.take(MOST_TOLD).map(|other| format!("«{}»", other.name)).collect();
    match entity.unsure.len().saturating_sub(told.len()) {
        0 => {}
        more => told.push(format!("{more} others")),
    }
    let why = match entity.unsure.len() {
        1 => "but what is said of the two differs, as a title or a country",
        _ => "which are not each other or known to differ",
    };
    Some(out::Warning {
        code: "entity.unsure".into(),
        message: format!("«{}» may be the same as {}, {why}; it is counted by itself", entity.name, told.join(" or ")),
        start: place.span.start(),
        end: place.span.end(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sarap_entities::{Label, Source};
    use sarap_text::Span;

    #[test]
    fn an_entity_kept_apart_is_told_with_its_place() {
        let mention = Mention::new(Span::new(3, 9), Label::Per, Source::Rule("x"), 1.0);
        let entity = |name: &str, unsure: Vec<usize>| Entity {
            label: Label::Per,
            name: name.into(),
            value: None,
            aliases: Vec::new(),
            mentions: vec![0],
            reasons: vec![None],
            unsure,
        };
        let mut entities: Vec<Entity> = (0..9).map(|number| entity(&format!("И{number}"), Vec::new())).collect();
        assert_eq!(warning(&entities[0], &entities, std::slice::from_ref(&mention)), None);
        entities.push(entity("И", vec![3]));
        let one = warning(&entities[9], &entities, std::slice::from_ref(&mention)).expect("a warning");
        assert!(one.message.contains("same as «И3», but what is said of the two differs"), "{}", one.message);
        entities[9].unsure = (0..9).collect();
        let told = warning(&entities[9], &entities, &[mention]).expect("a warning");
        assert_eq!((told.code.as_str(), told.start, told.end), ("entity.unsure", 3, 9));
        assert!(told.message.contains("«И0» or «И1» or «И2» or «И3» or «И4» or 4 others"), "{}", told.message);
    }
}
