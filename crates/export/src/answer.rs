//! Answers to questions as CSV tables.

use crate::ExportError;
use crate::table::{CsvOptions, Table, optional, text, unit};
use sarap::KeyPhrases;
use sarap::queries::{Answer, Cell};

/// The rows of an answer.
///
/// Columns of keywords: `term`, `class`, `count`, `documents`, `per_million`, `query`; of n-grams: `words` (with spaces between),
/// `classes`, `length`, `count`, `documents`, `per_million`, `query`; of a concordance: `document`, `left`, `node`, `right`
/// (empty unless filled in), `start`, `end`, `unit`; of answers with measures those of [`Answer::table`], a measure that is not
/// defined being empty. Texts that a spreadsheet would run are guarded, see
/// [`guard`](crate::guard).
pub fn answer_csv(answer: &Answer, options: CsvOptions) -> Result<String, ExportError> {
    let mut table = Table::new(options);
    let head = |table: &mut Table, names: &[&str]| table.row(names.iter().map(ToString::to_string));
    match answer {
        Answer::Keywords(answer) => {
            head(&mut table, &["term", "class", "count", "documents", "per_million", "query"])?;
            for row in &answer.rows {
                table.row([
                    text(&row.term),
                    optional(row.class.as_ref()),
                    row.count.to_string(),
                    row.documents.to_string(),
                    options.number(row.per_million),
                    text(&row.query),
                ])?;
            }
        }
        Answer::Ngrams(answer) => {
            head(&mut table, &["words", "form", "classes", "length", "count", "documents", "per_million", "query"])?;
            for row in &answer.rows {
                table.row([
                    text(&row.words.join(" ")),
                    text(&row.form),
                    row.classes.as_ref().map(|classes| text(&classes.join(" "))).unwrap_or_default(),
                    row.words.len().to_string(),
                    row.count.to_string(),
                    row.documents.to_string(),
                    options.number(row.per_million),
                    text(&row.query),
                ])?;
            }
        }
        Answer::Concordance(answer) => {
            head(&mut table, &["document", "left", "node", "right", "start", "end", "unit"])?;
            for line in &answer.lines {
                let of = line.text.as_ref();
                table.row([
                    text(&line.document),
                    of.map(|of| text(&one_line(&of.left))).unwrap_or_default(),
                    of.map(|of| text(&one_line(&of.node))).unwrap_or_default(),
                    of.map(|of| text(&one_line(&of.right))).unwrap_or_default(),
                    line.node.start.to_string(),
                    line.node.end.to_string(),
                    unit(answer.offset_unit).to_owned(),
                ])?;
            }
        }
        _ => {
            let Some((columns, rows)) = answer.table() else { return table.finish() };
            head(&mut table, columns)?;
            for row in rows {
                table.row(row.iter().map(|cell| match cell {
                    Cell::Text(words) => text(words),
                    Cell::Whole(count) => count.to_string(),
                    Cell::Number(value) => value.map(|value| options.number(value)).unwrap_or_default(),
                }))?;
            }
        }
    }
    table.finish()
}

/// The key phrases of documents: `document`, `rank`, `term`, `kind`, `count`, `score`.
pub fn key_phrases_csv(documents: &[KeyPhrases], options: CsvOptions) -> Result<String, ExportError> {
    let mut table = Table::new(options);
    table.row(["document", "rank", "term", "kind", "count", "score"].map(ToString::to_string))?;
    for document in documents {
        for (rank, keyword) in (1..).zip(&document.keywords) {
            table.row([
                text(&document.document),
                u32::to_string(&rank),
                text(&keyword.term),
                keyword.kind.clone(),
                keyword.count.to_string(),
                options.number(keyword.score),
            ])?;
        }
    }
    table.finish()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::answer_csv;
    use crate::{CsvOptions, Separator};
    use sarap::queries::{Answer, Concordance, Frequencies, Frequency, Line, LineText, Sequence, Sequences};
    use sarap::{OffsetUnit, Range};

    const PLAIN: CsvOptions = CsvOptions { separator: Separator::Comma, mark: false };

    fn frequency(term: &str, class: Option<&str>) -> Frequency {
        let (term, class) = (term.into(), class.map(Into::into));
        Frequency { term, class, count: 2, documents: 1, per_million: 0.5, query: "[lemma=«а»]".into() }
    }

    #[test]
    fn each_kind_of_answer_is_a_table() {
        let rows = vec![frequency("а, б", Some("NOUN")), frequency("=1+1", None)];
        let words = Answer::Keywords(Frequencies { rows, total: 2, words: 9, documents: 1 });
        let wanted = "term,class,count,documents,per_million,query\r\n\"а, б\",NOUN,2,1,0.5,[lemma=«а»]\r\n\
                      '=1+1,,2,1,0.5,[lemma=«а»]\r\n";
        assert_eq!(answer_csv(&words, PLAIN).unwrap(), wanted);
        let row = Sequence {
            words: vec!["незаконный".into(), "оборот".into()],
            form: "незаконному обороту".into(),
            classes: None,
            count: 2,
            documents: 1,
            per_million: 1.5,
            query: "а б".into(),
        };
        let sequences = Answer::Ngrams(Sequences { rows: vec![row], total: 1, ..Sequences::default() });
        let options = CsvOptions { separator: Separator::Semicolon, ..PLAIN };
        let table = answer_csv(&sequences, options).unwrap();
        assert!(table.ends_with("\r\nнезаконный оборот;незаконному обороту;;2;2;1;1,5;а б\r\n"), "{table}");
        let range = |start, end| Range { start, end };
        let text = LineText { left: "a\n b".into(), node: "в".into(), right: String::new() };
        let line = Line {
            document: "d".into(),
            number: 0,
            left: range(0, 4),
            node: range(5, 6),
            right: range(6, 6),
            text: Some(text),
        };
        let lines = vec![line];
        let places =
            Answer::Concordance(Concordance { lines, total: 1, documents: 1, offset_unit: OffsetUnit::CodePoint });
        assert!(answer_csv(&places, PLAIN).unwrap().ends_with("unit\r\nd,a b,в,,5,6,codepoint\r\n"));
    }
}
