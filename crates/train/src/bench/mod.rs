//! Measures our side of the comparisons in `benches/`; each prints JSON for the script that runs the rival.

mod context;
mod coreference;
mod corpus;
mod duplicates;
mod entities;
mod index;
mod layers;
mod morph;
mod names;
mod phrases;
mod statistics;
mod text;
mod values;

use crate::Failure;

/// `sarap-train bench …`: the arms below are its topics.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    match arguments.split_first() {
        Some((what, rest)) if what == "text" => text::run(rest),
        Some((what, rest)) if what == "morph" => morph::run(rest),
        Some((what, rest)) if what == "context" => context::run(rest),
        Some((what, rest)) if what == "coreference" => coreference::run(rest),
        Some((what, rest)) if what == "corpus" => corpus::run(rest),
        Some((what, rest)) if what == "duplicates" => duplicates::run(rest),
        Some((what, rest)) if what == "entities" => entities::run(rest),
        Some((what, rest)) if what == "index" => index::run(rest),
        Some((what, rest)) if what == "layers" => layers::run(rest),
        Some((what, rest)) if what == "names" => names::run(rest),
        Some((what, rest)) if what == "phrases" => phrases::run(rest),
        Some((what, rest)) if what == "statistics" => statistics::run(rest),
        Some((what, rest)) if what == "values" => values::run(rest),
        _ => Err(Failure(
            "usage: sarap-train bench text|morph|context|coreference|corpus|duplicates|entities|index|layers|names|phrases|statistics|values …"
                .into(),
        )),
    }
}
