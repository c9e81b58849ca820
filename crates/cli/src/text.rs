//! An analysis for people at a terminal.

use sarap::{Analysis, Entity, Quote};
use std::io::{self, Write};

/// The kinds in the order a reader asks for them; others follow by name.
const ORDER: &[&str] = &[
    "PER", "ROLE", "ORG", "LOC", "FACILITY", "NORP", "EVENT", "LAW", "CRIME", "WORK", "PRODUCT", "DATE", "TIME", "AGE",
    "MONEY", "PERCENT",
];

/// How many keywords are shown; the rest is counted.
const KEYWORDS: usize = 15;

pub(crate) fn write(output: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let counts = analysis.counts;
    writeln!(output, "{}", analysis.id)?;
    if let Some(title) = &analysis.title {
        writeln!(output, "  {title}")?;
    }
    let date = dated(analysis);
    let (language, encoding) = (&analysis.language, &analysis.encoding);
    let (sentences, tokens) = (counted(counts.sentences, "sentence"), counted(counts.tokens, "token"));
    writeln!(output, "  {date} · {language} · {encoding} · {sentences} · {tokens}")?;
    for warning in &analysis.warnings {
        writeln!(output, "  ! {} (at {}): {}", warning.code, warning.start, warning.message)?;
    }
    // What only boilerplate names is no part of the document.
    let entities: Vec<&Entity> = analysis.entities.iter().filter(|entity| entity.count > 0).collect();
    let mut labels: Vec<&str> = entities.iter().map(|e| e.label.as_str()).collect();
    labels.sort_by_key(|label| (rank(label), *label));
    labels.dedup();
    for label in labels {
        writeln!(output, "  {label}")?;
        for entity in entities.iter().filter(|entity| entity.label == label) {
            write!(output, "    {:>3} × {}", entity.count, entity.name)?;
            if let Some(value) = &entity.value {
                write!(output, " = {value}")?;
            }
            if let Some(anchor) = entity.mentions.iter().find_map(|mention| mention.anchor.as_ref()) {
                write!(output, ", counted from {anchor}")?;
            }
            if let Some(crime) = analysis.crimes.iter().find(|crime| crime.entities.contains(&entity.id)) {
                write!(output, " [{}]", if analysis.language == "kk" { &crime.kk } else { &crime.ru })?;
            }
            if !entity.aliases.is_empty() {
                write!(output, " ({})", entity.aliases.join(", "))?;
            }
            writeln!(output)?;
        }
    }
    relations(output, analysis)?;
    quotes(output, analysis)?;
    sources(output, analysis)?;
    if !analysis.keywords.is_empty() {
        writeln!(output, "  KEYWORDS")?;
        for keyword in analysis.keywords.iter().take(KEYWORDS) {
            writeln!(output, "    {:>3} × {}", keyword.count, keyword.term)?;
        }
        let more = analysis.keywords.len().saturating_sub(KEYWORDS);
        if more > 0 {
            writeln!(output, "    … and {more} more (--format json has all)")?;
        }
    }
    writeln!(output)
}

/// The document's date and where it comes from.
fn dated(analysis: &Analysis) -> String {
    let (Some(date), Some(source)) = (&analysis.date, &analysis.date_source) else { return "no date".into() };
    let from = match (source.kind.as_str(), source.place) {
        ("caller", _) => "given".into(),
        ("format", _) => "from its meta data".into(),
        ("text", Some(place)) => format!("from its text, at {}", place.start),
        ("text", None) => "from its text".into(),
        (_, _) => "by default".into(),
    };
    format!("{date} ({from})")
}

/// Who holds which post and works where, and what belongs to which place; a line for all places that say the same.
fn relations(output: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for relation in &analysis.relations {
        let Some(to) = &relation.to else { continue };
        let says = match relation.kind.as_str() {
            "role" => "is",
            "works_for" => "works for",
            "located_in" => "is in",
            _ => continue,
        };
        let former = if relation.former { ", formerly" } else { "" };
        let line = format!("{} {says} {}{former}", name(analysis, &relation.from), name(analysis, to));
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, count)) => *count += 1,
            None => lines.push((line, 1)),
        }
    }
    if !lines.is_empty() {
        writeln!(output, "  RELATIONS")?;
    }
    lines.iter().try_for_each(|(line, count)| writeln!(output, "    {count:>3} × {line}"))
}

/// The place of a kind in the order.
pub(crate) fn rank(label: &str) -> usize {
    ORDER.iter().position(|known| *known == label).unwrap_or(ORDER.len())
}

/// How many quotes are shown, and how much of each, in characters.
const QUOTES: usize = 20;
const LONGEST: usize = 160;

/// Who said what, in order: words as they were said in quotation marks, what is retold without.
fn quotes(output: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    if analysis.quotes.is_empty() {
        return Ok(());
    }
    let text: Vec<char> = analysis.text.chars().collect();
    writeln!(output, "  QUOTES")?;
    for quote in analysis.quotes.iter().take(QUOTES) {
        let Quote { start, end, .. } = *quote;
        let said: String = text.get(start as usize..end as usize).unwrap_or_default().iter().collect();
        let mut said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((cut, _)) = said.char_indices().nth(LONGEST) {
            said.truncate(cut);
            said.push('…');
        }
        let speaker = quote.speaker.as_deref().map_or("somebody", |id| name(analysis, id));
        let (open, close) = if quote.kind == "direct" { ("«", "»") } else { ("", "") };
        writeln!(output, "    {speaker}: {open}{said}{close}")?;
    }
    let more = analysis.quotes.len().saturating_sub(QUOTES);
    if more > 0 {
        writeln!(output, "    … and {more} more (--format json has all)")?;
    }
    Ok(())
}

/// Where the document has it from.
fn sources(output: &mut impl Write, analysis: &Analysis) -> io::Result<()> {
    let mut lines: Vec<String> = Vec::new();
    for relation in &analysis.relations {
        let from = name(analysis, &relation.from);
        let line = match (relation.kind.as_str(), &relation.to) {
            ("reports", _) => from.to_string(),
            ("cites", Some(to)) => format!("{from}, citing {}", name(analysis, to)),
            _ => continue,
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if !lines.is_empty() {
        writeln!(output, "  SOURCES")?;
    }
    lines.iter().try_for_each(|line| writeln!(output, "    {line}"))
}

/// The name of an entity by its id, which counts from one.
fn name<'a>(analysis: &'a Analysis, id: &'a str) -> &'a str {
    let number = id.trim_start_matches('e').parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    number.and_then(|index| analysis.entities.get(index)).map_or(id, |entity| entity.name.as_str())
}

/// «1 sentence», «2 sentences».
fn counted(count: u32, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
