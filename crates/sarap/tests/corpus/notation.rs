//! Documents from the notation of `cases.txt`.

use sarap::{Analysis, Counts, Entity, Mention, OffsetUnit, Range, Relation, SCHEMA};

/// What a line says of an entity beside what the document knows.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) group: String,
    pub(crate) reasons: Vec<String>,
}

/// The documents of a line, and what is wanted of each of their entities.
pub(crate) fn documents(line: &str) -> Vec<(Analysis, Vec<Wanted>)> {
    line.split(" | ").enumerate().map(|(number, document)| one(&format!("d{number}"), document)).collect()
}

fn one(id: &str, text: &str) -> (Analysis, Vec<Wanted>) {
    let (mut entities, mut relations, mut wanted) = (Vec::new(), Vec::new(), Vec::new());
    for (number, text) in text.split(" ; ").enumerate() {
        let id = format!("e{}", number + 1);
        let mut all = Wanted::default();
        let (mut count, mut described) = (1, false);
        let mut plain: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            if let Some(group) = word.strip_prefix('@') {
                all.group = group.to_owned();
            } else if let Some(reason) = word.strip_prefix('!') {
                all.reasons.push(reason.to_owned());
            } else if let Some(to) = word.strip_prefix('>') {
                relations.push(works_for(&id, &format!("e{to}")));
            } else if word == "×0" {
                count = 0;
            } else if word == "°" {
                described = true;
            } else {
                plain.push(word);
            }
        }
        let plain = plain.join(" ");
        let (head, aliases) = plain.split_once(" ~ ").unwrap_or((&plain, ""));
        let (head, value) = match head.split_once('=') {
            Some((head, value)) => (head.trim(), Some(value.trim().to_owned())),
            None => (head, None),
        };
        let (label, name) = head.split_once(' ').unwrap_or((head, ""));
        let (name, reason) = reasoned(name);
        let mut mentions = vec![mention(label, &name, reason, described)];
        let mut names = Vec::new();
        for alias in aliases.split(", ").filter(|alias| !alias.is_empty()) {
            let (alias, reason) = reasoned(alias);
            mentions.push(mention(label, &alias, reason, false));
            names.push(alias);
        }
        entities.push(Entity { id, label: label.into(), name, value, aliases: names, count, mentions });
        wanted.push(all);
    }
    (analysis(id, entities, relations), wanted)
}

/// `ШОС (rule:name.acronym)`
fn reasoned(text: &str) -> (String, Option<String>) {
    match text.split_once(" (") {
        Some((name, reason)) => (name.to_owned(), Some(reason.trim_end_matches(')').to_owned())),
        None => (text.to_owned(), None),
    }
}

fn mention(label: &str, name: &str, reason: Option<String>, described: bool) -> Mention {
    Mention {
        start: 0,
        end: 0,
        label: label.into(),
        name: described.then_some(Range { start: 0, end: 0 }),
        nominative: Some(name.into()),
        anchor: None,
        source: "rule:x".into(),
        reason,
        score: 1.0,
    }
}

fn works_for(from: &str, to: &str) -> Relation {
    Relation {
        kind: "works_for".into(),
        from: from.into(),
        to: Some(to.into()),
        former: false,
        evidence: Range { start: 0, end: 0 },
        source: "rule:x".into(),
        score: 0.9,
    }
}

pub(crate) fn analysis(id: &str, entities: Vec<Entity>, relations: Vec<Relation>) -> Analysis {
    Analysis {
        schema: SCHEMA.into(),
        id: id.into(),
        sha256: format!("sum of {id}"),
        language: "ru".into(),
        date: None,
        date_source: None,
        crimes: Vec::new(),
        title: None,
        encoding: "UTF-8".into(),
        offset_unit: OffsetUnit::CodePoint,
        text: String::new(),
        counts: Counts::default(),
        regions: Vec::new(),
        entities,
        relations,
        quotes: Vec::new(),
        keywords: Vec::new(),
        warnings: Vec::new(),
        packs: Vec::new(),
    }
}
