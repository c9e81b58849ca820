//! A corpus for people at a terminal.

use sarap::corpus::{Apart, CorpusEntity, Open, Reason, Rule, Summary};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How many entities of a kind, and pairs, are shown; the rest is counted.
const SHOWN: usize = 40;

/// How many of the others that an entity was kept apart from are told.
const TOLD: usize = 5;

pub(crate) fn write(output: &mut impl Write, summary: &Summary) -> io::Result<()> {
    let copies = summary.documents.iter().filter(|document| document.copy_of.is_some()).count();
    writeln!(output, "{} documents, {copies} of them copies of others", summary.documents.len())?;
    for (document, first) in summary.documents.iter().filter_map(|document| Some((document, document.copy_of?))) {
        writeln!(output, "  = {} is the same as {}", document.id, name_of(summary, first))?;
    }
    let names: BTreeMap<&str, &CorpusEntity> =
        summary.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let mut labels: Vec<&str> = summary.entities.iter().map(|entity| entity.label.as_str()).collect();
    labels.sort_by_key(|label| (crate::text::rank(label), *label));
    labels.dedup();
    for label in labels {
        let of_label = || summary.entities.iter().filter(|entity| entity.label == label && entity.count > 0);
        if of_label().next().is_some() {
            writeln!(output, "{label}")?;
        }
        of_label().take(SHOWN).try_for_each(|entity| write_entity(output, summary, entity, &names))?;
        more(output, of_label().count())?;
    }
    let name = |id: &str| names.get(id).map_or("", |entity| entity.name.as_str());
    if !summary.together.is_empty() {
        writeln!(output, "IN ONE SENTENCE")?;
    }
    for pair in summary.together.iter().take(SHOWN) {
        let [one, other] = &pair.entities;
        writeln!(output, "  {:>4} × {} — {}", pair.count, name(one), name(other))?;
    }
    more(output, summary.together.len())
}

fn more(output: &mut impl Write, all: usize) -> io::Result<()> {
    match all.saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(output, "       … and {more} more (--format json has all)"),
    }
}

fn write_entity(
    output: &mut impl Write,
    summary: &Summary,
    entity: &CorpusEntity,
    names: &BTreeMap<&str, &CorpusEntity>,
) -> io::Result<()> {
    let mut documents: Vec<u32> = entity.documents.iter().filter(|one| one.count > 0).map(|one| one.document).collect();
    documents.dedup();
    write!(output, "  {:>4} × {}", entity.count, entity.name)?;
    if let Some(value) = entity.value.as_ref().filter(|value| **value != entity.name) {
        write!(output, " = {value}")?;
    }
    writeln!(output, " · in {}", documents.len())?;
    if let Some(open) = entity.open.filter(|_| documents.len() > 1) {
        writeln!(output, "         ? {}", open_words(open))?;
    }
    if !entity.unsure.is_empty() {
        let documents: Vec<&str> = entity.unsure.iter().take(TOLD).map(|number| name_of(summary, *number)).collect();
        let more = match entity.unsure.len().saturating_sub(TOLD) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        writeln!(output, "         ? nothing but the name ties {}{more} to the others", documents.join(", "))?;
    }
    if !entity.shared.is_empty() {
        writeln!(output, "         & {}", entity.shared.join(", "))?;
    }
    for called in entity.names.iter().filter(|called| called.name != entity.name) {
        let reasons: Vec<String> = called.reasons.iter().map(|reason| reason_words(summary, reason)).collect();
        writeln!(output, "         = {} ({})", called.name, reasons.join("; "))?;
    }
    for other in entity.apart.iter().take(TOLD) {
        let name = names.get(other.entity.as_str()).map_or("", |entity| entity.name.as_str());
        writeln!(output, "         ≠ {name} ({})", apart_words(other.reason))?;
    }
    match entity.apart.len().saturating_sub(TOLD) {
        0 => Ok(()),
        more => writeln!(output, "         ≠ {more} others"),
    }
}

fn name_of(summary: &Summary, document: u32) -> &str {
    summary.documents.get(document as usize).map_or("", |document| document.id.as_str())
}

fn reason_words(summary: &Summary, reason: &Reason) -> String {
    let with = reason.with.as_deref().unwrap_or_default();
    let by = reason.by.as_deref().map(|by| format!(", {by}")).unwrap_or_default();
    let document = reason.document.map(|number| format!(" in {}", name_of(summary, number))).unwrap_or_default();
    match reason.rule {
        Rule::Name => "the same name".into(),
        Rule::Value => format!("the same value as {with}"),
        Rule::Alias => format!("another name of {with}{document}{by}"),
        Rule::PersonPart => format!("a shorter name of {with} alone"),
        Rule::Post => format!("a surname, and the place of work of {with} alone"),
    }
}

fn open_words(open: Open) -> &'static str {
    match open {
        Open::StateBody => "several states have such a body; not all documents may mean the same",
        Open::Description => "described, not named; not all documents may mean the same",
        Open::NamePart => "a part of a name; not all documents may mean the same person",
    }
}

fn apart_words(apart: Apart) -> &'static str {
    match apart {
        Apart::Several => "fits several that are not each other",
        Apart::OtherValue => "the same name with another value",
        Apart::OtherNames => "the same surname, another first name or patronymic",
        Apart::OtherBirth => "the same name, born in another year",
        Apart::OtherState => "the same name in the service of another state",
        Apart::NamePart => "only a part of the name is known",
        Apart::Whose => "it is not said whose it is",
        Apart::OtherKind => "the same name, another kind",
        Apart::Letters => "the first letters fit, but no document says so",
    }
}
