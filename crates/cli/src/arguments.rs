//! The command line.

use crate::queries::{arguments as queries, indexes, statistics};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

/// What `sarap --help` prints.
pub(crate) const HELP: &str = "\
Sarap reads documents on this machine and says who, where, when and what is in them.

usage: sarap analyze     [options] PATH…
       sarap corpus      [options] PATH…          which entities of many documents are one
       sarap keywords    [options] PATH…          how often each word stands; key phrases of each document
       sarap ngrams      [options] PATH…          how often words follow each other
       sarap concordance [options] QUERY PATH…    where something stands
       sarap collocates  [options] QUERY PATH…    what stands near a word
       sarap keyness     [options] PATH…          which words are more frequent than elsewhere
       sarap weights     [options] PATH…          which words tell each document from the others
       sarap dispersion  [options] PATH…          how evenly words are spread
       sarap trends      [options] PATH…          how frequent words are in the course of time
       sarap diversity   [options] PATH…          how rich the vocabulary is, how hard the texts are
       sarap duplicates  [options] PATH…          which documents are reprints of others
       sarap similar     [options] PATH…          which documents are like one of them
       sarap index       [options] PATH… > FILE   reads documents once, to be asked often

`sarap COMMAND --help` says more of all but the first two.

analyze says it of each document; corpus says which of their entities are one, why, and what stands together.
PATH is a file, a folder (read to its end, in the order of names) or - for standard input.

  --format jsonl|json|text   of analyze: one JSON object a line (default), one indented JSON array, or a summary for people
  --format json|text|csv     of corpus: one JSON object (default), a summary for people, or a table of the entities
  --from files|jsonl         PATHs are documents (default), or lines {\"id\": …, \"text\": …} with optional date, lang, title
  --from analyses            of corpus: PATHs are lines that analyze printed
  --lang auto|ru|kk|en       language of the documents (default: auto, by their letters)
  --date YYYY-MM-DD          date of documents that state none

Results go to standard output in the order of the input, offsets counted in Unicode code points; diagnostics go to standard
error. Exit status: 0 all read, 1 some input could not be read (the others are still in the output), 2 wrong usage.
";

/// What the user wants.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Analyze(Analyze),
    Corpus(Corpus),
    Query(Box<queries::Wanted>),
    Index(indexes::Wanted),
    Help,
    QueryHelp(&'static str),
    Version,
}

/// `sarap analyze`.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct Analyze {
    pub(crate) format: Format,
    pub(crate) from: From,
    /// `None` is auto.
    pub(crate) language: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) paths: Vec<PathBuf>,
}

/// What is printed.
#[derive(Debug, PartialEq, Eq, Default, Clone, Copy)]
pub(crate) enum Format {
    #[default]
    JsonLines,
    Json,
    Text,
}

/// What PATHs are.
#[derive(Debug, PartialEq, Eq, Default, Clone, Copy)]
pub(crate) enum From {
    #[default]
    Files,
    JsonLines,
}

/// `sarap corpus`.
#[derive(Debug, PartialEq, Eq, Default)]
pub(crate) struct Corpus {
    pub(crate) format: CorpusFormat,
    /// PATHs are lines that `sarap analyze` printed, and `documents` says where; else it says what is to be analysed.
    pub(crate) analysed: bool,
    pub(crate) documents: Analyze,
}

/// What is printed of a corpus.
#[derive(Debug, PartialEq, Eq, Default, Clone, Copy)]
pub(crate) enum CorpusFormat {
    #[default]
    Json,
    Text,
    Csv,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some((command, rest)) = arguments.split_first() {
        if command == "index" {
            return Ok(indexes::parse(rest)?.map_or(Command::QueryHelp(indexes::HELP), Command::Index));
        }
        if let Some(command) = QUERIES.iter().find(|known| command == **known) {
            let wanted = queries::parse(command, rest)?;
            return Ok(wanted.map_or(Command::QueryHelp(queries::HELP), |wanted| Command::Query(Box::new(wanted))));
        }
        if let Some(command) = statistics::COMMANDS.into_iter().find(|known| command == known) {
            let wanted = statistics::parse(command, rest)?;
            return Ok(wanted.map_or(Command::QueryHelp(statistics::HELP), |wanted| Command::Query(Box::new(wanted))));
        }
    }
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut wanted = Analyze::default();
    let (mut command, mut format, mut analysed) = (None, None, false);
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            // Which formats there are the command says, and it may stand behind.
            Long("format") => format = Some(value(&mut parser, "format", &[])?),
            Long("from") => {
                let given = value(&mut parser, "from", &["files", "jsonl", "analyses"])?;
                wanted.from = if given == "jsonl" { From::JsonLines } else { From::Files };
                analysed = given == "analyses";
            }
            Long("lang") => {
                let given = value(&mut parser, "lang", &["auto", "ru", "kk", "en"])?;
                wanted.language = Some(given).filter(|language| language != "auto");
            }
            Long("date") => {
                let given = value(&mut parser, "date", &[])?;
                if !sarap::is_date(&given) {
                    return Err(format!("--date takes a day that exists, as YYYY-MM-DD, not «{given}»"));
                }
                wanted.date = Some(given);
            }
            Value(word) if command.is_none() => command = Some(word),
            Value(path) if path == "-" && wanted.paths.iter().any(|other| other.as_os_str() == "-") => {
                return Err("- is there twice, but standard input can be read only once".into());
            }
            Value(path) => wanted.paths.push(path.into()),
            _ => return Err(argument.unexpected().to_string()),
        }
    }
    let Some(command) = command else {
        return Err("a command is needed; `sarap --help` lists them".into());
    };
    let Some(command) = command.to_str().filter(|word| COMMANDS.contains(word)) else {
        return Err(format!(
            "there is no command «{}»; there are: {} (before all options)",
            command.to_string_lossy(),
            [COMMANDS, QUERIES, &statistics::COMMANDS, INDEX].concat().join(", ")
        ));
    };
    if wanted.paths.is_empty() {
        return Err(format!("{command} needs a PATH: a file, a folder, or - for standard input"));
    }
    let format = format.as_deref();
    if command == "corpus" {
        let format = match format.unwrap_or("json") {
            "json" => CorpusFormat::Json,
            "text" => CorpusFormat::Text,
            "csv" => CorpusFormat::Csv,
            other => return Err(wrong("format", &["json", "text", "csv"], other)),
        };
        return Ok(Command::Corpus(Corpus { format, analysed, documents: wanted }));
    }
    if analysed {
        return Err(wrong("from", &["files", "jsonl"], "analyses"));
    }
    wanted.format = match format.unwrap_or("jsonl") {
        "jsonl" => Format::JsonLines,
        "json" => Format::Json,
        "text" => Format::Text,
        other => return Err(wrong("format", &["jsonl", "json", "text"], other)),
    };
    Ok(Command::Analyze(wanted))
}

const COMMANDS: &[&str] = &["analyze", "corpus"];
const QUERIES: &[&str] = &["keywords", "ngrams", "concordance"];
const INDEX: &[&str] = &["index"];

fn wrong(name: &str, allowed: &[&str], given: &str) -> String {
    format!("--{name} takes {}, not «{given}»", allowed.join(", "))
}

/// The value of an option; one of `allowed`, unless that is empty.
pub(crate) fn value(parser: &mut lexopt::Parser, name: &str, allowed: &[&str]) -> Result<String, String> {
    let given = parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?;
    if allowed.is_empty() || allowed.contains(&given.as_str()) { Ok(given) } else { Err(wrong(name, allowed, &given)) }
}

#[cfg(test)]
mod tests {
    use super::{Analyze, Command, Corpus, CorpusFormat, Format, From, parse};

    fn words(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(Into::into))
    }

    #[test]
    fn the_whole_line_is_read() {
        let wanted = Analyze {
            format: Format::Text,
            from: From::JsonLines,
            language: Some("kk".into()),
            date: Some("2025-09-20".into()),
            paths: vec!["a.txt".into(), "-".into()],
        };
        let line = "analyze --format text --from=jsonl --lang kk a.txt --date 2025-09-20 -";
        assert_eq!(words(line), Ok(Command::Analyze(wanted)));
        let plain = Analyze { paths: vec!["a".into()], ..Analyze::default() };
        assert_eq!(words("analyze --lang auto a"), Ok(Command::Analyze(plain)));
        assert_eq!(words("--help"), Ok(Command::Help));
        let documents = Analyze { paths: vec!["a".into()], ..Analyze::default() };
        let wanted = Corpus { format: CorpusFormat::Csv, analysed: true, documents };
        assert_eq!(words("--format csv corpus --from analyses a"), Ok(Command::Corpus(wanted)));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            ("", "a command is needed"),
            ("analyse a", "«analyse»"),
            ("analyze", "needs a PATH"),
            ("analyze --format xml a", "«xml»"),
            ("analyze --format csv a", "«csv»"),
            ("analyze --from analyses a", "«analyses»"),
            ("corpus --format jsonl a", "«jsonl»"),
            ("corpus", "needs a PATH"),
            ("analyze --date 2025-02-30 a", "«2025-02-30»"),
            ("analyze --date", "--date"),
            ("analyze --colour a", "--colour"),
            ("analyze - a -", "standard input can be read only once"),
        ] {
            let message = words(line).unwrap_err();
            assert!(message.contains(named), "{line}: {message}");
        }
    }
}
