//! Labels by their code, and what the corpora call them.

/// A label's code, as in every output.
pub(crate) type Code = &'static str;

/// The labels that are judged, in the order they are shown.
pub(crate) const ALL: [Code; 16] = [
    "PER", "ORG", "LOC", "ROLE", "DATE", "TIME", "MONEY", "PERCENT", "AGE", "LAW", "CRIME", "EVENT", "FACILITY",
    "WORK", "PRODUCT", "NORP",
];

/// Codes that the corpora's common set calls by another name.
const RENAMED: [(Code, &str); 2] = [("ROLE", "POSITION"), ("FACILITY", "FAC")];

/// The code with this name.
pub(crate) fn known(code: &str) -> Option<Code> {
    ALL.into_iter().find(|known| *known == code)
}

/// The code of a label of the corpora's common set; a code itself is taken too.
pub(crate) fn of_corpus(common: &str) -> Option<Code> {
    RENAMED.into_iter().find(|(_, other)| *other == common).map(|(code, _)| code).or_else(|| known(common))
}

/// What the corpora's common set calls a code.
pub(crate) fn in_corpora(code: Code) -> &'static str {
    RENAMED.into_iter().find(|(own, _)| *own == code).map_or(code, |(_, other)| other)
}

/// Its place in [`ALL`].
pub(crate) fn rank(code: Code) -> usize {
    ALL.into_iter().position(|known| known == code).unwrap_or(ALL.len())
}
