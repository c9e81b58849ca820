//! An analysis for people at a terminal.

use sarap::{Analysis, Entity};
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
    let date = analysis.date.as_deref().unwrap_or("no date");
    let (language, encoding) = (&analysis.language, &analysis.encoding);
    let (sentences, tokens) = (counted(counts.sentences, "sentence"), counted(counts.tokens, "token"));
    writeln!(output, "  {date} · {language} · {encoding} · {sentences} · {tokens}")?;
    for warning in &analysis.warnings {
        writeln!(output, "  ! {} (at {}): {}", warning.code, warning.start, warning.message)?;
    }
    // What only boilerplate names is no part of the document.
    let entities: Vec<&Entity> = analysis.entities.iter().filter(|entity| entity.count > 0).collect();
    let mut labels: Vec<&str> = entities.iter().map(|e| e.label.as_str()).collect();
    labels.sort_by_key(|label| (ORDER.iter().position(|known| known == label).unwrap_or(ORDER.len()), *label));
    labels.dedup();
    for label in labels {
        writeln!(output, "  {label}")?;
        for entity in entities.iter().filter(|entity| entity.label == label) {
            write!(output, "    {:>3} × {}", entity.count, entity.name)?;
            if let Some(value) = &entity.value {
                write!(output, " = {value}")?;
            }
            if !entity.aliases.is_empty() {
                write!(output, " ({})", entity.aliases.join(", "))?;
            }
            writeln!(output)?;
        }
    }
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

/// «1 sentence», «2 sentences».
fn counted(count: u32, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
