//! `sarap keywords|ngrams|concordance …`.

use crate::arguments::{From, value};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use sarap::Ranking;
use sarap::queries::{Ask, AskConcordance, AskFrequencies, AskSequences, By, Page, Stop, WithinUnit};
use std::ffi::OsString;
use std::path::PathBuf;

/// What `sarap keywords --help` and the others print.
pub(crate) const HELP: &str = "\
usage: sarap keywords    [options] PATH…          how often each word stands
       sarap ngrams      [options] PATH…          how often words follow each other
       sarap concordance [options] QUERY PATH…    where something stands, with its context

PATH is a file, a folder (read to its end, in the order of names) or - for standard input.

all:
  --format text|csv|json     a table for people (default), for spreadsheets, or one JSON object
  --from files|jsonl|index   PATHs are documents (default), lines {\"id\": …, \"text\": …}, or what `sarap index` wrote
  --lang auto|ru|kk|en       language of the documents (default: auto)
  --limit N, --offset N      rows (100; csv and json 10000, which is the most), and where to begin
  --case, --yo               capitals count; ё is another letter than е
  --boilerplate              count it too
  --without-reprints         of near duplicates count the earliest only
keywords, ngrams:
  --by form|lemma|lemma+pos|entity
                             what counts as the same word (lemma); entities for keywords only
  --no-stop, --stop FILE     without the built-in stop words; with those of a file
  --min-count N, --min-documents N
                             the least a row needs (1; ngrams: count 2)
  --all                      numbers, punctuation and addresses are words too
keywords:
  --pos NOUN|ADJ|NOUN.gen…   these parts of speech only
  --method sarap|yake|rake|textrank
                             instead of counts the key phrases of each document, ranked: Sarap's own, or a published method
                             over lemmas; --limit is of each document (15), of the others only --from and --lang go with it
ngrams:
  --n 2-3                    how many words, 1 to 5
  --gap N                    words that may be left out between, 0 to 5 in all (0)
  --pattern 'ADJ NOUN'       parts of speech one after another; may be given several times
  --no-stop-inside           no stop word inside either
  --across-sentences         over the ends of sentences
  --reduce                   without what stands only within longer rows
concordance:
  QUERY                      a word, 'незаконный * оборот', '[lemma=\"оборот\" & gram=\"gen\"]', '@PER', …: docs/QUERIES.md
  --sort document|l1,r1,…    up to four of l1 l2 l3 node r1 r2 r3 (document)
  --context N                tokens on each side (10; 200 at most)
  --within sentence|paragraph|document
                             what a match may not reach beyond (sentence); s, p and doc as in queries
";

/// What is printed.
#[derive(Debug, PartialEq, Eq, Default, Clone, Copy)]
pub(crate) enum Format {
    #[default]
    Text,
    Csv,
    Json,
}

impl Format {
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "csv" => Self::Csv,
            "json" => Self::Json,
            _ => Self::Text,
        }
    }
}

/// A question and the documents it is about.
#[derive(Debug, PartialEq)]
pub(crate) struct Wanted {
    pub(crate) format: Format,
    pub(crate) from: From,
    pub(crate) language: Option<String>,
    /// More stop words.
    pub(crate) stop: Option<PathBuf>,
    pub(crate) ask: Ask,
    pub(crate) paths: Vec<PathBuf>,
    /// What keyness compares the documents with; the built-in list if empty.
    pub(crate) against: Vec<PathBuf>,
    /// PATHs are indexes; `from` says nothing.
    pub(crate) indexed: bool,
    /// Key phrases of each document instead of an answer to `ask`, whose page says how many.
    pub(crate) method: Option<Ranking>,
}

/// What PATHs are, and whether they are indexes.
pub(super) fn from(parser: &mut lexopt::Parser) -> Result<(From, bool), String> {
    let given = value(parser, "from", &["files", "jsonl", "index"])?;
    Ok((if given == "jsonl" { From::JsonLines } else { From::Files }, given == "index"))
}

/// What options say before it is known whether the command has them.
#[derive(Default)]
struct Given {
    words: AskFrequencies,
    sequences: AskSequences,
    concordance: AskConcordance,
    limit: Option<u32>,
    offset: u32,
    min_count: Option<u32>,
}

/// Reads what stands behind `command`; `None` asks for help.
pub(crate) fn parse(command: &str, arguments: &[OsString]) -> Result<Option<Wanted>, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut given = Given::default();
    let (mut format, mut language, mut stop) = (Format::Text, None, None);
    let (mut read, mut method, mut counting) = ((From::Files, false), None, None);
    let mut words: Vec<OsString> = Vec::new();
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let name = match &argument {
            Short('h') => return Ok(None),
            Long(name) => (*name).to_string(),
            Value(word) => {
                words.push(word.clone());
                continue;
            }
            Short(_) => return Err(argument.unexpected().to_string()),
        };
        if !allowed(command, &name) {
            return Err(format!("{command} has no option --{name}; `sarap {command} --help` lists them"));
        }
        if !["help", "format", "from", "lang", "method", "limit"].contains(&name.as_str()) {
            counting.get_or_insert(name.clone());
        }
        match name.as_str() {
            "help" => return Ok(None),
            "format" => {
                format = Format::named(&value(&mut parser, "format", &["text", "csv", "json"])?);
            }
            "from" => read = from(&mut parser)?,
            "method" => method = Some(ranking(&mut parser)?),
            "lang" => {
                language = Some(value(&mut parser, "lang", &["auto", "ru", "kk", "en"])?).filter(|code| code != "auto");
            }
            "stop" => stop = Some(parser.value().map_err(|error| error.to_string())?.into()),
            _ => given.option(&name, &mut parser)?,
        }
    }
    let mut words = words.into_iter();
    if command == "concordance" {
        let query = words.next().ok_or("concordance needs a QUERY and a PATH")?;
        given.concordance.query = query.into_string().map_err(|_| "the QUERY is not UTF-8")?;
    }
    let paths: Vec<PathBuf> = words.map(Into::into).collect();
    if paths.is_empty() {
        return Err(format!("{command} needs a PATH: a file, a folder, or - for standard input"));
    }
    if paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err("- is there twice, but standard input can be read only once".into());
    }
    if method.is_some() {
        if let Some(name) = counting {
            return Err(format!("--{name} is for counts; --method ranks the key phrases of each document by itself"));
        }
        if read.1 {
            return Err("--method needs the documents themselves: an index does not keep their texts".into());
        }
        given.limit = Some(given.limit.unwrap_or(15));
    }
    let ask = given.ask(command, format);
    let (from, indexed) = read;
    Ok(Some(Wanted { format, from, language, stop, ask, paths, against: Vec::new(), indexed, method }))
}

fn ranking(parser: &mut lexopt::Parser) -> Result<Ranking, String> {
    let names: Vec<&str> = Ranking::ALL.iter().map(|(name, _)| *name).collect();
    let given = value(parser, "method", &names)?;
    Ok(Ranking::ALL.iter().find(|(name, _)| *name == given).map(|(_, ranking)| *ranking).unwrap_or_default())
}

fn allowed(command: &str, name: &str) -> bool {
    let own: &[&str] = match command {
        "keywords" => &["by", "no-stop", "stop", "min-count", "min-documents", "all", "pos", "method"],
        "ngrams" => &[
            "by",
            "no-stop",
            "stop",
            "min-count",
            "min-documents",
            "all",
            "n",
            "gap",
            "pattern",
            "no-stop-inside",
            "across-sentences",
            "reduce",
        ],
        _ => &["sort", "context", "within"],
    };
    ["help", "format", "from", "lang", "limit", "offset", "case", "yo", "boilerplate", "without-reprints"]
        .contains(&name)
        || own.contains(&name)
}

impl Given {
    fn option(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<(), String> {
        let (words, sequences, places) = (&mut self.words, &mut self.sequences, &mut self.concordance);
        match name {
            "limit" => self.limit = Some(number(parser, name)?),
            "offset" => self.offset = number(parser, name)?,
            "case" => {
                (words.fold.case, sequences.fold.case, places.fold.case) = (false, false, false);
            }
            "yo" => {
                (words.fold.yo, sequences.fold.yo, places.fold.yo) = (false, false, false);
            }
            "boilerplate" => {
                for within in [&mut words.within, &mut sequences.within, &mut places.within] {
                    within.boilerplate = true;
                }
            }
            "without-reprints" => {
                for within in [&mut words.within, &mut sequences.within, &mut places.within] {
                    within.without_reprints = true;
                }
            }
            "by" => {
                let by = match value(parser, "by", &["form", "lemma", "lemma+pos", "entity"])?.as_str() {
                    "form" => By::Form,
                    "lemma+pos" => By::LemmaPos,
                    "entity" => By::Entity,
                    _ => By::Lemma,
                };
                (words.by, sequences.by) = (by, by);
            }
            "no-stop" => (words.stop, sequences.stop) = (Stop::None, Stop::None),
            "min-count" => self.min_count = Some(number(parser, name)?),
            "min-documents" => {
                words.min_documents = number(parser, name)?;
                sequences.min_documents = words.min_documents;
            }
            "all" => (words.all, sequences.all) = (true, true),
            "pos" => words.pos = Some(value(parser, "pos", &[])?),
            "n" => (sequences.min, sequences.max) = lengths(&value(parser, "n", &[])?)?,
            "gap" => sequences.gap = number(parser, name)?,
            "pattern" => sequences.patterns.push(value(parser, "pattern", &[])?),
            "no-stop-inside" => sequences.no_stop_inside = true,
            "across-sentences" => sequences.across_sentences = true,
            "reduce" => sequences.reduce = true,
            "sort" => places.sort = value(parser, "sort", &[])?,
            "context" => places.context = number(parser, name)?,
            "within" => {
                let names = &["sentence", "paragraph", "document", "s", "p", "doc"];
                places.unit = match value(parser, "within", names)?.as_str() {
                    "paragraph" | "p" => WithinUnit::Paragraph,
                    "document" | "doc" => WithinUnit::Document,
                    _ => WithinUnit::Sentence,
                };
            }
            other => return Err(format!("there is no option --{other}")),
        }
        Ok(())
    }

    fn ask(mut self, command: &str, format: Format) -> Ask {
        let limit = self.limit.unwrap_or(if format == Format::Text { 100 } else { 10_000 });
        let page = Page { offset: self.offset, limit };
        (self.words.page, self.sequences.page, self.concordance.page) = (page, page, page);
        self.words.min_count = self.min_count.unwrap_or(self.words.min_count);
        self.sequences.min_count = self.min_count.unwrap_or(self.sequences.min_count);
        // Patterns without --n say themselves how long sequences are.
        let lengths = self.sequences.patterns.iter().map(|pattern| pattern.split_whitespace().count() as u32);
        let (least, most) = (lengths.clone().min(), lengths.max());
        let default = AskSequences::default();
        if let (Some(least), Some(most)) = (least, most)
            && (self.sequences.min, self.sequences.max) == (default.min, default.max)
        {
            (self.sequences.min, self.sequences.max) = (least, most);
        }
        match command {
            "keywords" => Ask::Keywords(self.words),
            "ngrams" => Ask::Ngrams(self.sequences),
            _ => Ask::Concordance(self.concordance),
        }
    }
}

fn number(parser: &mut lexopt::Parser, name: &str) -> Result<u32, String> {
    let given = parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?;
    given.parse().map_err(|_| format!("--{name} takes a number, not «{given}»"))
}

/// `2` or `2-3`.
fn lengths(given: &str) -> Result<(u32, u32), String> {
    let (least, most) = given.split_once('-').unwrap_or((given, given));
    let both = least.trim().parse().ok().zip(most.trim().parse().ok());
    both.ok_or_else(|| format!("--n takes a number of words, or two: 2-3; not «{given}»"))
}

#[cfg(test)]
mod tests {
    use super::{Format, Wanted, parse};
    use sarap::queries::{Ask, AskConcordance, AskSequences, By, Page, Stop, WithinUnit};

    fn read(line: &[&str]) -> Result<Option<Wanted>, String> {
        let words: Vec<std::ffi::OsString> = line[1..].iter().map(Into::into).collect();
        parse(line[0], &words)
    }

    #[test]
    fn the_whole_line_is_read() {
        let wanted = read(&["ngrams", "--by=form", "--pattern", "ADJ NOUN", "--no-stop", "--gap", "2", "a", "b"])
            .unwrap()
            .unwrap();
        let ask = AskSequences {
            by: By::Form,
            patterns: vec!["ADJ NOUN".into()],
            stop: Stop::None,
            gap: 2,
            min: 2,
            max: 2,
            page: Page { offset: 0, limit: 100 },
            ..AskSequences::default()
        };
        assert_eq!((wanted.ask, wanted.paths.len()), (Ask::Ngrams(ask), 2));
        let line = ["concordance", "--format", "csv", "а * б", "--sort", "r1", "--within", "paragraph", "--yo", "-"];
        let wanted = read(&line).unwrap().unwrap();
        let mut ask = AskConcordance {
            query: "а * б".into(),
            sort: "r1".into(),
            unit: WithinUnit::Paragraph,
            page: Page { offset: 0, limit: 10_000 },
            ..AskConcordance::default()
        };
        ask.fold.yo = false;
        assert_eq!((wanted.ask, wanted.format), (Ask::Concordance(ask), Format::Csv));
        assert_eq!(read(&["keywords", "--help"]), Ok(None));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            (&["keywords"][..], "needs a PATH"),
            (&["concordance", "а"], "needs a PATH"),
            (&["concordance"], "needs a QUERY"),
            (&["keywords", "--gap", "2", "a"], "keywords has no option --gap"),
            (&["keywords", "--format", "xml", "a"], "«xml»"),
            (&["keywords", "--limit", "many", "a"], "«many»"),
            (&["concordance", "--within", "page", "q", "a"], "sentence, paragraph, document, s, p, doc, not «page»"),
            (&["ngrams", "--n", "2-", "a"], "«2-»"),
            (&["ngrams", "-x", "a"], "-x"),
            (&["ngrams", "-", "-"], "only once"),
            (&["keywords", "--method", "tf", "a"], "«tf»"),
            (&["ngrams", "--method", "yake", "a"], "no option --method"),
            (&["keywords", "--method", "yake", "--pos", "NOUN", "a"], "--pos is for counts"),
            (&["keywords", "--method", "yake", "--from", "index", "a"], "needs the documents"),
        ] {
            let message = read(line).unwrap_err();
            assert!(message.contains(named), "{line:?}: {message}");
        }
    }
}
