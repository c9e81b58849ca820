//! The command line.

use crate::queries::{arguments as queries, statistics};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

/// What `sarap --help` prints.
pub(crate) const HELP: &str = "\
Sarap reads documents on this machine and says who, where, when and what is in them.

usage: sarap analyze     [options] PATH…
       sarap keywords    [options] PATH…          how often each word stands
       sarap ngrams      [options] PATH…          how often words follow each other
       sarap concordance [options] QUERY PATH…    where something stands
       sarap collocates  [options] QUERY PATH…    what stands near a word
       sarap keyness     [options] PATH…          which words are more frequent than elsewhere
       sarap dispersion  [options] PATH…          how evenly words are spread
       sarap trends      [options] PATH…          how frequent words are in the course of time
       sarap diversity   [options] PATH…          how rich the vocabulary is, how hard the texts are
       sarap duplicates  [options] PATH…          which documents are reprints of others

`sarap COMMAND --help` says more of all but the first. The options of analyze:

PATH is a file, a folder (read to its end, in the order of names) or - for standard input.

  --format jsonl|json|text   one JSON object a line (default), one indented JSON array, or a summary for people
  --from files|jsonl         PATHs are documents (default), or lines {\"id\": …, \"text\": …} with optional date, lang, title
  --lang auto|ru|kk|en       language of the documents (default: auto, by their letters)
  --date YYYY-MM-DD          date of documents that state none

Results go to standard output in the order of the input, offsets counted in Unicode code points; diagnostics go to standard
error. Exit status: 0 all read, 1 some input could not be read (the others are still in the output), 2 wrong usage.
";

/// What the user wants.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Analyze(Analyze),
    Query(Box<queries::Wanted>),
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

/// Reads the arguments after the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let Some((command, rest)) = arguments.split_first() {
        if let Some(command) = ["keywords", "ngrams", "concordance"].into_iter().find(|known| command == known) {
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
    let mut command = None;
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("format") => {
                wanted.format = match value(&mut parser, "format", &["jsonl", "json", "text"])?.as_str() {
                    "json" => Format::Json,
                    "text" => Format::Text,
                    _ => Format::JsonLines,
                };
            }
            Long("from") => {
                wanted.from = match value(&mut parser, "from", &["files", "jsonl"])?.as_str() {
                    "jsonl" => From::JsonLines,
                    _ => From::Files,
                };
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
    match command {
        Some(word) if word == "analyze" && wanted.paths.is_empty() => {
            Err("analyze needs a PATH: a file, a folder, or - for standard input".into())
        }
        Some(word) if word == "analyze" => Ok(Command::Analyze(wanted)),
        Some(word) => Err(format!(
            "there is no command «{}»; there are: analyze, keywords, ngrams, concordance, {} (before all options)",
            word.to_string_lossy(),
            statistics::COMMANDS.join(", ")
        )),
        None => Err("a command is needed; `sarap --help` lists them".into()),
    }
}

/// The value of an option; one of `allowed`, unless that is empty.
pub(crate) fn value(parser: &mut lexopt::Parser, name: &str, allowed: &[&str]) -> Result<String, String> {
    let given = parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?;
    if allowed.is_empty() || allowed.contains(&given.as_str()) {
        Ok(given)
    } else {
        Err(format!("--{name} takes {}, not «{given}»", allowed.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::{Analyze, Command, Format, From, parse};

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
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            ("", "a command is needed"),
            ("analyse a", "«analyse»"),
            ("analyze", "needs a PATH"),
            ("analyze --format xml a", "«xml»"),
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
