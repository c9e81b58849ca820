//! The options of the commands with measures: a table from options to the fields of a question.

use super::arguments::{Format, Wanted, from};
use crate::arguments::{From, value};
use lexopt::prelude::{Long, Short, Value as Word, ValueExt};
use sarap::queries::Ask;
use serde_json::{Map, Value, json};
use std::ffi::OsString;
use std::path::PathBuf;

/// The commands.
pub(crate) const COMMANDS: [&str; 8] =
    ["collocates", "keyness", "weights", "dispersion", "trends", "diversity", "duplicates", "similar"];
/// Those with stop words.
const WITH_STOP: &[&str] = &["collocates", "keyness", "weights", "dispersion", "trends", "similar"];

/// What `sarap collocates --help` and the others print.
pub(crate) const HELP: &str = "\
usage: sarap collocates [options] QUERY PATH…     what stands near a word
       sarap keyness    [options] PATH…           which words are more frequent than elsewhere
       sarap weights    [options] PATH…           which words tell each document from the others: TF-IDF, BM25
       sarap dispersion [options] PATH…           how evenly words are spread over the documents
       sarap trends     [options] PATH…           how frequent words are in the course of time, with bursts
       sarap diversity  [options] PATH…           how rich the vocabulary is, how hard the texts are to read
       sarap duplicates [options] PATH…           which documents are reprints of others
       sarap similar    [options] --document ID PATH…
                                                  which documents are like one of them, and by which words

PATH is a file, a folder (read to its end, in the order of names) or - for standard input; QUERY as in docs/QUERIES.md.

all:
  --format text|csv|json     a table for people (default), for spreadsheets, or one JSON object
  --from files|jsonl|index   PATHs are documents (default), lines {\"id\": …, \"text\": …}, or what `sarap index` wrote
  --lang auto|ru|kk|en       language of the documents (default: auto)
  --limit N, --offset N      rows (100; of trends words, with all their periods; trends, similar 10; csv and json 10000, which
                             is the most), and where to begin
  --case, --yo               capitals count; ё is another letter than е
  --boilerplate              count it too
  --without-reprints         of near duplicates count the earliest only
  --by form|lemma|lemma+pos|entity
                             what counts as the same word (lemma); not for duplicates
  --no-stop, --stop FILE     without the built-in stop words; with those of a file
collocates:
  --left N, --right N        words of the window (5, 5; 50 at most); --in-sentence ends it with the sentence
  --sentence                 anything in the same sentence, counted by sentences
  --measure NAME             order: logdice ll mi mi3 npmi t chi2 chi2-yates deltap-collocate deltap-node dice frequency
  --min-count N              the least times that it stands near (2)
  --term WORD, --places N    this collocate alone; places of each that are given (3)
keyness:
  --against PATH             documents to compare with, may be given several times; without: the built-in list of news
  --measure NAME             order: ll log-ratio diff bic odds-ratio frequency
  --negative                 words that the documents have less of, too
  --max-p P                  without rows of a higher adjusted p (1)
  --min-count N, --min-documents N
                             the least in both together (3, 1)
weights:
  --measure tf-idf|bm25      order (tf-idf); rows have both
  --set ID                   weigh this document as one set with the others so named, instead of each by itself
  --each N                   rows of each document (10); not with --set
  --k1 K, --b B              BM25's parameters (1.2, 0.75)
  --min-count N, --min-documents N
                             the least in the document or set, in the corpus (1, 1)
dispersion, trends:
  --query QUERY              what is looked for, may be given several times; without: the most frequent words
dispersion:
  --parts N, --places N      so many equal parts instead of documents; places of each row that are given (0)
trends:
  --period auto|day|month|year
                             what documents are put together by (auto: the shortest that makes 100 periods at most);
                             periods without documents are left out of the table for people, and stand in the others
  --s S, --gamma G, --states K
                             Kleinberg's automaton (2, 1, 2)
diversity:
  --window N                 words of the window of MATTR (100; 2 to 10000)
duplicates:
  --threshold J, --shingle N the least Jaccard coefficient (0.8); words of a shingle (5)
similar:
  --document ID              the document: its PATH, or the id of its line
  --terms N                  words of each row that say why (5)
";

/// What an option takes.
#[derive(Clone, Copy)]
enum Takes {
    Whole,
    Float,
    Text,
    Texts,
    /// Nothing: it sets a value.
    Sets(&'static str),
}

/// Option, the commands that have it, the field, and what it takes.
const OPTIONS: &[(&str, &[&str], &str, Takes)] = &[
    ("by", &["collocates", "keyness", "weights", "dispersion", "trends", "diversity", "similar"], "by", Takes::Text),
    ("no-stop", WITH_STOP, "stop", Takes::Sets("\"none\"")),
    ("min-count", &["collocates", "keyness", "weights"], "min_count", Takes::Whole),
    ("min-documents", &["keyness", "weights"], "min_documents", Takes::Whole),
    ("measure", &["collocates", "keyness", "weights"], "measure", Takes::Text),
    ("set", &["weights"], "set", Takes::Texts),
    ("each", &["weights"], "each", Takes::Whole),
    ("k1", &["weights"], "k1", Takes::Float),
    ("b", &["weights"], "b", Takes::Float),
    ("document", &["similar"], "document", Takes::Text),
    ("terms", &["similar"], "terms", Takes::Whole),
    ("left", &["collocates"], "left", Takes::Whole),
    ("right", &["collocates"], "right", Takes::Whole),
    ("in-sentence", &["collocates"], "in_sentence", Takes::Sets("true")),
    ("sentence", &["collocates"], "sentence", Takes::Sets("true")),
    ("term", &["collocates"], "term", Takes::Text),
    ("places", &["collocates", "dispersion"], "places", Takes::Whole),
    ("negative", &["keyness"], "negative", Takes::Sets("true")),
    ("max-p", &["keyness"], "max_p", Takes::Float),
    ("query", &["dispersion", "trends"], "queries", Takes::Texts),
    ("parts", &["dispersion"], "parts", Takes::Whole),
    ("s", &["trends"], "s", Takes::Float),
    ("gamma", &["trends"], "gamma", Takes::Float),
    ("states", &["trends"], "states", Takes::Whole),
    ("window", &["diversity"], "window", Takes::Whole),
    ("threshold", &["duplicates"], "threshold", Takes::Float),
    ("shingle", &["duplicates"], "shingle", Takes::Whole),
];

/// Reads what stands behind `command`; `None` asks for help.
pub(crate) fn parse(command: &str, arguments: &[OsString]) -> Result<Option<Wanted>, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut ask, mut within, mut fold) = (Map::new(), Map::new(), Map::new());
    let (mut format, mut read, mut language, mut stop) = (Format::Text, (From::Files, false), None, None);
    let (mut limit, mut offset, mut against) = (None, 0, Vec::new());
    let mut words: Vec<OsString> = Vec::new();
    ask.insert("kind".into(), command.into());
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        let name = match &argument {
            Short('h') => return Ok(None),
            Long(name) => (*name).to_string(),
            Word(word) => {
                words.push(word.clone());
                continue;
            }
            Short(_) => return Err(argument.unexpected().to_string()),
        };
        match name.as_str() {
            "help" => return Ok(None),
            "format" => format = Format::named(&value(&mut parser, "format", &["text", "csv", "json"])?),
            "from" => read = from(&mut parser)?,
            "lang" => {
                language = Some(value(&mut parser, "lang", &["auto", "ru", "kk", "en"])?).filter(|code| code != "auto");
            }
            "limit" => limit = Some(number::<u32>(&mut parser, &name)?),
            "offset" => offset = number::<u32>(&mut parser, &name)?,
            "period" if command == "trends" => {
                let given = value(&mut parser, "period", &["auto", "day", "month", "year"])?;
                ask.insert("period".into(), if given == "auto" { Value::Null } else { given.into() });
            }
            "case" if command != "duplicates" => drop(fold.insert("case".into(), false.into())),
            "yo" if command != "duplicates" => drop(fold.insert("yo".into(), false.into())),
            "boilerplate" => drop(within.insert("boilerplate".into(), true.into())),
            "without-reprints" => drop(within.insert("without_reprints".into(), true.into())),
            "stop" if WITH_STOP.contains(&command) => {
                stop = Some(parser.value().map_err(|error| error.to_string())?.into());
            }
            "against" if command == "keyness" => {
                against.push(PathBuf::from(parser.value().map_err(|error| error.to_string())?));
            }
            _ => option(command, &name, &mut parser, &mut ask)?,
        }
    }
    let mut words = words.into_iter();
    if command == "collocates" {
        let query = words.next().ok_or("collocates needs a QUERY and a PATH")?;
        ask.insert("query".into(), query.into_string().map_err(|_| "the QUERY is not UTF-8")?.into());
    }
    let paths: Vec<PathBuf> = words.map(Into::into).collect();
    if paths.is_empty() {
        return Err(format!("{command} needs a PATH: a file, a folder, or - for standard input"));
    }
    if paths.iter().chain(&against).filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err("- is there twice, but standard input can be read only once".into());
    }
    if !fold.is_empty() {
        ask.insert("fold".into(), fold.into());
    }
    ask.insert("in".into(), within.into());
    if command == "similar" && !ask.contains_key("document") {
        return Err("similar needs --document ID: the document that others are like".into());
    }
    let few = if ["trends", "similar"].contains(&command) { 10 } else { 100 };
    let limit = limit.unwrap_or(if format == Format::Text { few } else { 10_000 });
    ask.insert("page".into(), json!({ "offset": offset, "limit": limit }));
    let ask: Ask = serde_json::from_value(ask.into()).map_err(|error| error.to_string())?;
    let (from, indexed) = read;
    Ok(Some(Wanted { format, from, language, stop, ask, paths, against, indexed, method: None }))
}

fn option(command: &str, name: &str, parser: &mut lexopt::Parser, ask: &mut Map<String, Value>) -> Result<(), String> {
    let known = OPTIONS.iter().find(|(own, commands, ..)| *own == name && commands.contains(&command));
    let Some((_, _, field, takes)) = known else {
        return Err(format!("{command} has no option --{name}; `sarap {command} --help` lists them"));
    };
    let given = match takes {
        Takes::Whole => number::<u32>(parser, name)?.into(),
        Takes::Float => match number::<f64>(parser, name)? {
            given if given.is_finite() => given.into(),
            given => return Err(format!("--{name} takes a number, not «{given}»")),
        },
        Takes::Text => value(parser, name, &[])?.into(),
        Takes::Sets(json) => serde_json::from_str(json).unwrap_or_default(),
        Takes::Texts => {
            let mut all = ask.get(*field).and_then(Value::as_array).cloned().unwrap_or_default();
            all.push(value(parser, name, &[])?.into());
            all.into()
        }
    };
    ask.insert((*field).into(), given);
    Ok(())
}

fn number<T: std::str::FromStr>(parser: &mut lexopt::Parser, name: &str) -> Result<T, String> {
    let given = parser.value().and_then(ValueExt::string).map_err(|error| error.to_string())?;
    given.parse().map_err(|_| format!("--{name} takes a number, not «{given}»"))
}

#[cfg(test)]
mod tests {
    use super::{COMMANDS, HELP, OPTIONS, parse};
    use sarap::queries::{Ask, AskCollocates, By, Stop};

    fn read(line: &[&str]) -> Result<Option<super::Wanted>, String> {
        let words: Vec<std::ffi::OsString> = line[1..].iter().map(Into::into).collect();
        parse(line[0], &words)
    }

    #[test]
    fn the_whole_line_is_read() {
        let line = ["collocates", "--by", "lemma+pos", "--left=2", "--no-stop", "--sentence", "а * б", "x", "--yo"];
        let wanted = read(&line).unwrap().unwrap();
        let Ask::Collocates(ask) = wanted.ask else { panic!("another command") };
        let mut expected = AskCollocates { by: By::LemmaPos, left: 2, stop: Stop::None, sentence: true, ..ask.clone() };
        expected.query = "а * б".into();
        expected.fold.yo = false;
        assert_eq!(ask, expected);
        let wanted = read(&["keyness", "--against", "a", "--max-p", "0.05", "b", "--against=c"]).unwrap().unwrap();
        assert_eq!((wanted.against.len(), wanted.paths.len()), (2, 1));
        let wanted = read(&["trends", "--query", "а", "--query", "б", "b"]).unwrap().unwrap();
        assert!(matches!(wanted.ask, Ask::Trends(ask) if ask.queries == ["а", "б"] && ask.page.limit == 10));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, named) in [
            (&["keyness"][..], "needs a PATH"),
            (&["collocates", "а"], "needs a PATH"),
            (&["collocates"], "needs a QUERY"),
            (&["diversity", "--left", "2", "a"], "diversity has no option --left"),
            (&["duplicates", "--threshold", "x", "a"], "«x»"),
            (&["trends", "--period", "week", "a"], "week"),
            (&["similar", "a"], "--document"),
            (&["keyness", "--max-p", "nan", "a"], "--max-p takes a number, not «NaN»"),
            (&["keyness", "--by", "stem", "a"], "stem"),
            (&["keyness", "-", "--against", "-"], "only once"),
        ] {
            let message = read(line).unwrap_err();
            assert!(message.contains(named), "{line:?}: {message}");
        }
    }

    #[test]
    fn each_option_is_a_field_and_stands_in_the_help() {
        for command in COMMANDS {
            for (option, ..) in OPTIONS.iter().filter(|(_, commands, ..)| commands.contains(&command)) {
                assert!(HELP.contains(&format!("--{option}")), "{option}");
            }
        }
        for line in [
            &[
                "collocates",
                "--measure",
                "mi",
                "--term",
                "а",
                "--places",
                "1",
                "--right",
                "0",
                "--in-sentence",
                "q",
                "p",
            ][..],
            &["keyness", "--min-count", "1", "--min-documents", "2", "--negative", "p"],
            &["dispersion", "--parts", "3", "p"],
            &["trends", "--s", "3", "--gamma", "0.5", "--states", "3", "--period", "day", "p"],
            &["diversity", "--window", "50", "p"],
            &["weights", "--set", "a", "--each", "3", "--k1", "1.5", "--b", "0.5", "--measure", "bm25", "p"],
            &["similar", "--document", "a", "--terms", "3", "--stop", "f", "p"],
            &["duplicates", "--shingle", "3", "--threshold", "0.5", "--without-reprints", "p"],
        ] {
            assert!(read(line).unwrap().is_some(), "{line:?}");
        }
    }
}
