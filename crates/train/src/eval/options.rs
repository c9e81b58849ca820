//! The command line of `sarap-train eval`.

use super::corpus::Corpus;
use super::labels::{self, Code};
use super::predict::TAGGER;
use super::variants::Variant;
use crate::Failure;
use std::path::PathBuf;

const USAGE: &str = "usage: sarap-train eval [--corpus factrueval|nerel|kaznerd]… [--part train|dev]… [--labels PER,ORG,…] \
    [--variant plain|upper|lower|lookalike|unquoted|broken | --robustness] [--tagger PACK | --rival FILE] \
    [--predictions FILE] [--errors N LABEL] [--json]";

/// What was asked for.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Options {
    /// Judged on these.
    pub corpora: Vec<Corpus>,
    /// Every text in these variants.
    pub variants: Vec<Variant>,
    /// The tagger's pack.
    pub tagger: String,
    /// Predictions to be judged in place of ours.
    pub rival: Option<PathBuf>,
    /// Where to write what was found.
    pub predictions: Option<PathBuf>,
    /// How many errors of which label to show.
    pub errors: Option<(usize, String)>,
    /// JSON in place of tables.
    pub json: bool,
    parts: Vec<String>,
    labels: Vec<Code>,
}

impl Options {
    pub(super) fn parse(arguments: &[String]) -> Result<Self, Failure> {
        let mut options = Self {
            corpora: Vec::new(),
            variants: vec![Variant::Plain],
            tagger: TAGGER.into(),
            rival: None,
            predictions: None,
            errors: None,
            json: false,
            parts: Vec::new(),
            labels: Vec::new(),
        };
        let usage = || Failure(USAGE.into());
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(usage);
            match argument.as_str() {
                "--corpus" => options.corpora.push(named(&Corpus::ALL, Corpus::name, value()?).ok_or_else(usage)?),
                "--part" => options.parts.push(value()?.clone()),
                "--labels" => {
                    let codes: Option<Vec<Code>> = value()?.split(',').map(labels::known).collect();
                    options.labels = codes.ok_or_else(usage)?;
                }
                "--variant" => {
                    options.variants = vec![named(&Variant::ALL, Variant::name, value()?).ok_or_else(usage)?];
                }
                "--robustness" => options.variants = Variant::ALL.to_vec(),
                "--tagger" => options.tagger.clone_from(value()?),
                "--rival" => options.rival = Some(value()?.into()),
                "--predictions" => options.predictions = Some(value()?.into()),
                "--errors" => {
                    let count = value()?.parse().map_err(|_| usage())?;
                    options.errors = Some((count, value()?.clone()));
                }
                "--json" => options.json = true,
                _ => return Err(usage()),
            }
        }
        if options.corpora.is_empty() {
            options.corpora = Corpus::RUSSIAN.to_vec();
        }
        // A file of predictions holds one corpus in one variant.
        let is_one = options.corpora.len() == 1 && options.variants.len() == 1;
        if (options.rival.is_some() || options.predictions.is_some()) && !is_one {
            return Err(Failure("--rival and --predictions go with one --corpus and one --variant".into()));
        }
        if options.json && options.errors.is_some() {
            return Err(Failure("--errors are for reading by eye; leave --json out".into()));
        }
        Ok(options)
    }

    /// The parts of this corpus.
    pub(super) fn parts(&self, corpus: Corpus) -> Vec<&str> {
        if self.parts.is_empty() { corpus.parts().to_vec() } else { self.parts.iter().map(String::as_str).collect() }
    }

    /// The labels compared on this corpus.
    pub(super) fn labels(&self, corpus: Corpus) -> Vec<Code> {
        let all = corpus.labels().iter().copied();
        all.filter(|label| self.labels.is_empty() || self.labels.contains(label)).collect()
    }

    /// Whether variants are compared with each other.
    pub(super) fn robustness(&self) -> bool {
        self.variants.len() > 1
    }
}

fn named<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|&one| name(one) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &str) -> Result<Options, Failure> {
        Options::parse(&words.split_whitespace().map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_not_said_is_the_usual() {
        let options = parse("").unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(options.corpora, Corpus::RUSSIAN);
        assert_eq!(options.parts(Corpus::Factrueval), ["train", "dev"]);
        assert_eq!(options.labels(Corpus::Factrueval), ["PER", "ORG", "LOC"]);
        let options =
            parse("--part dev --labels LOC,DATE --robustness").unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(options.parts(Corpus::Factrueval), ["dev"]);
        assert_eq!(options.labels(Corpus::Factrueval), ["LOC"]);
        assert!(options.robustness());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for words in [
            "--corpus",
            "--corpus x",
            "--variant x",
            "--labels X",
            "--errors 5",
            "--errors x PER",
            "--errors 5 PER --json",
            "x",
            "--rival f",
        ] {
            assert!(parse(words).is_err(), "{words}");
        }
        assert!(parse("--rival f --corpus nerel").is_ok());
    }
}
