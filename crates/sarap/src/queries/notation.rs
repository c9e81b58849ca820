//! The query that finds a term.

use sarap_keywords::terms::{Terms, Unit};

/// `[lemma=«оборот»]`, `[word=«оборота»]`, `@PER=«Саденов»`.
pub(super) fn query_of(terms: &Terms, term: u32) -> String {
    let name = quoted(terms.name(term));
    match (terms.unit(), terms.class(term)) {
        (Unit::Form, _) => format!("[word={name}]"),
        (Unit::LemmaPos, Some(class)) => format!("[lemma={name} & pos=\"{class}\"]"),
        (Unit::Entity, Some(label)) => format!("@{label}={name}"),
        _ => format!("[lemma={name}]"),
    }
}

/// Between marks that leave it as it is.
fn quoted(text: &str) -> String {
    if !text.contains('»') {
        format!("«{text}»")
    } else if !text.contains('”') {
        format!("“{text}”")
    } else {
        // Rare enough: both kinds of marks in one word.
        let escaped: String = text.chars().flat_map(|c| ["\\".to_string(), c.to_string()]).collect();
        format!("\"{escaped}\"")
    }
}
