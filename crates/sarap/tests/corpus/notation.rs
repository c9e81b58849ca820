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
    let (mut entities, mut relations, mut wanted) = (Vec::<Entity>::new(), Vec::new(), Vec::new());
    let (mut born, mut together) = (Vec::new(), false);
    for (number, text) in text.split(" ; ").enumerate() {
        let id = format!("e{}", number + 1);
        let mut all = Wanted::default();
        let (mut count, mut described) = (1, false);
        let mut plain: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            if let Some(group) = word.strip_prefix('@') {
                all.group = group.to_owned();
            } else if let Some(reason) = word.strip_prefix('!') {
                all.reasons.push(reason.replace('_', " "));
            } else if let Some(to) = word.strip_prefix('>') {
                relations.push(works_for(&id, &format!("e{to}")));
            } else if word == "&" {
                together = true;
            } else if let Some(year) = word.strip_prefix('*') {
                born.push((entities.len(), year));
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
    let mut text = String::new();
    if together || !born.is_empty() {
        text = written(&mut entities, &born, if together { " и " } else { ".\n\n" });
    }
    (Analysis { text, ..analysis(id, entities, relations) }, wanted)
}

/// A text that names the entities, between them `sign`, and says in which year some were born.
fn written(entities: &mut Vec<Entity>, born: &[(usize, &str)], sign: &str) -> String {
    let mut text = String::new();
    let mut dates = Vec::new();
    let add = |text: &mut String, words: &str| {
        let start = text.chars().count() as u32;
        text.push_str(words);
        Range { start, end: text.chars().count() as u32 }
    };
    for (number, entity) in entities.iter_mut().enumerate() {
        let place = add(&mut text, &entity.name);
        (entity.mentions[0].start, entity.mentions[0].end) = (place.start, place.end);
        if let Some((_, year)) = born.iter().find(|(of, _)| *of == number) {
            text.push_str(", ");
            let place = add(&mut text, year);
            text.push_str(" года рождения");
            let mention = Mention { start: place.start, end: place.end, ..mention("DATE", year, None, false) };
            let value = Some((*year).to_owned());
            let (id, name) = (format!("born{number}"), (*year).to_owned());
            let aliases = Vec::new();
            dates.push(Entity { id, label: "DATE".into(), name, value, aliases, count: 1, mentions: vec![mention] });
        }
        text.push_str(sign);
    }
    entities.extend(dates);
    text
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
