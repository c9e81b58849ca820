//! `sarap index …`: reads documents once; the other commands ask what it wrote with `--from index`.

use super::{Failure, input, other};
use crate::arguments::{From, value};
use crate::documents::Documents;
use crate::packs;
use lexopt::prelude::{Long, Short, Value};
use sarap::queries::{IndexBuilder, Needs, Offsets};
use sarap::{Analyzer, Indexing, OffsetUnit};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// What `sarap index --help` prints.
pub(crate) const HELP: &str = "\
usage: sarap index [options] PATH… > FILE         reads documents once, to be asked often

Writes one index to standard output: the words of the texts in their order, without white space. `sarap keywords --from index FILE`
and all other commands that ask questions answer from it at once, with entities and dates; several FILEs are one corpus.

  --from files|jsonl         PATHs are documents (default), or lines {\"id\": …, \"text\": …}
  --lang auto|ru|kk|en       language of the documents (default: auto)
  --unit codepoint|utf16|byte
                             what the places of answers count (codepoint)
";

/// `sarap index`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    from: From,
    language: Option<String>,
    unit: OffsetUnit,
    paths: Vec<PathBuf>,
}

/// Reads what stands behind `index`; `None` asks for help.
pub(crate) fn parse(arguments: &[OsString]) -> Result<Option<Wanted>, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut wanted = Wanted { from: From::Files, language: None, unit: OffsetUnit::CodePoint, paths: Vec::new() };
    while let Some(argument) = parser.next().map_err(|error| error.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("from") => {
                let given = value(&mut parser, "from", &["files", "jsonl"])?;
                wanted.from = if given == "jsonl" { From::JsonLines } else { From::Files };
            }
            Long("lang") => {
                let given = value(&mut parser, "lang", &["auto", "ru", "kk", "en"])?;
                wanted.language = Some(given).filter(|code| code != "auto");
            }
            Long("unit") => {
                wanted.unit = match value(&mut parser, "unit", &["codepoint", "utf16", "byte"])?.as_str() {
                    "utf16" => OffsetUnit::Utf16,
                    "byte" => OffsetUnit::Byte,
                    _ => OffsetUnit::CodePoint,
                };
            }
            Value(path) => wanted.paths.push(path.into()),
            _ => return Err(argument.unexpected().to_string()),
        }
    }
    if wanted.paths.is_empty() {
        return Err("index needs a PATH: a file, a folder, or - for standard input".into());
    }
    if wanted.paths.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err("- is there twice, but standard input can be read only once".into());
    }
    Ok(Some(wanted))
}

/// Writes the index; returns how many documents could not be read.
pub(crate) fn run(wanted: &Wanted) -> Result<usize, Failure> {
    if io::stdout().is_terminal() {
        return Err(Failure::Usage(
            "an index is bytes, nothing to read: send it to a file, `sarap index … > FILE`".into(),
        ));
    }
    let analyzer = Analyzer::open(packs::russian()).map_err(other)?;
    let mut builder = IndexBuilder::new(match wanted.unit {
        OffsetUnit::Byte => Offsets::Bytes,
        OffsetUnit::Utf16 => Offsets::Utf16,
        OffsetUnit::CodePoint => Offsets::CodePoints,
    });
    let (mut unread, mut order) = (0, 0);
    for document in Documents::new(wanted.from, &wanted.paths) {
        let indexed = document.and_then(|document| {
            let indexing = Indexing { order, unit: wanted.unit };
            let indexed = analyzer.index(input(&document, wanted.language.as_deref()), indexing, Needs::Entities);
            indexed.map_err(|error| format!("{}: {error}", document.place))
        });
        match indexed {
            Ok(indexed) => {
                builder.add(&indexed.index).map_err(other)?;
                order += 1;
            }
            Err(message) => {
                complain!("sarap: {message}");
                unread += 1;
            }
        }
    }
    let mut output = io::stdout().lock();
    let written = output.write_all(&builder.finish().to_bytes()).and_then(|()| output.flush());
    written.map_err(|error| Failure::Other(format!("standard output: {error}")))?;
    Ok(unread)
}

#[cfg(test)]
mod tests {
    use super::{From, OffsetUnit, Wanted, parse};

    #[test]
    fn the_whole_line_is_read() {
        let read = |words: &[&str]| parse(&words.iter().map(Into::into).collect::<Vec<_>>());
        let wanted = Wanted {
            from: From::JsonLines,
            language: Some("ru".into()),
            unit: OffsetUnit::Utf16,
            paths: vec!["a".into(), "-".into()],
        };
        assert_eq!(read(&["--from=jsonl", "a", "--lang", "ru", "--unit", "utf16", "-"]), Ok(Some(wanted)));
        assert_eq!(read(&["a", "--help"]), Ok(None));
        for (line, named) in [
            (&["--unit", "word", "a"][..], "«word»"),
            (&[], "needs a PATH"),
            (&["-", "-"], "only once"),
            (&["--from", "index", "a"], "«index»"),
            (&["--by", "form", "a"], "--by"),
        ] {
            let message = read(line).unwrap_err();
            assert!(message.contains(named), "{line:?}: {message}");
        }
    }
}
