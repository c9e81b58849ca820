//! Files of other programs, piece by piece.

use sarap::Analysis;
use sarap_export::{CsvOptions, Separator, entities_csv, json_lines, keywords_csv, relations_csv};

/// A piece of a file, or why there is none.
pub(crate) fn write(analyses: &[Analysis], format: &str, separator: &str, first: bool) -> Result<String, String> {
    let separator = match separator {
        "," => Separator::Comma,
        ";" => Separator::Semicolon,
        other => return Err(format!("there is no separator {other:?}; there are , and ;")),
    };
    // The byte order mark and the head of the table stand before the first piece alone.
    let options = CsvOptions { separator, mark: first };
    let table = |written: Result<String, sarap_export::ExportError>| {
        let whole = written.map_err(|error| error.to_string())?;
        match whole.split_once('\n') {
            Some((_, rows)) if !first => Ok(rows.to_string()),
            _ => Ok(whole),
        }
    };
    match format {
        "json" => json_lines(analyses).map_err(|error| error.to_string()).map(|lines| elements(&lines, first)),
        "entities.csv" => table(entities_csv(analyses, options)),
        "relations.csv" => table(relations_csv(analyses, options)),
        "keywords.csv" => table(keywords_csv(analyses, options)),
        other => {
            Err(format!("there is no format {other}; there are json, entities.csv, relations.csv and keywords.csv"))
        }
    }
}

/// Lines of JSON as elements of a list, one a line; the caller closes the list.
fn elements(lines: &str, first: bool) -> String {
    let mut list = String::with_capacity(lines.len() + 2);
    for (index, line) in lines.lines().enumerate() {
        list.push_str(if first && index == 0 { "[\n" } else { ",\n" });
        list.push_str(line);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::write;
    use sarap::{Analysis, OffsetUnit, SCHEMA};

    fn analysis(id: &str) -> Analysis {
        Analysis {
            schema: SCHEMA.into(),
            id: id.into(),
            sha256: String::new(),
            language: "ru".into(),
            date: None,
            date_source: None,
            title: None,
            encoding: "UTF-8".into(),
            offset_unit: OffsetUnit::CodePoint,
            text: "Осло".into(),
            counts: sarap::Counts::default(),
            regions: vec![],
            entities: vec![sarap::Entity {
                id: "e1".into(),
                label: "LOC".into(),
                name: "Осло".into(),
                value: None,
                aliases: vec![],
                count: 1,
                mentions: vec![sarap::Mention {
                    start: 0,
                    end: 4,
                    label: "LOC".into(),
                    name: None,
                    nominative: None,
                    anchor: None,
                    source: "rule:x".into(),
                    reason: None,
                    score: 1.0,
                }],
            }],
            relations: vec![sarap::Relation {
                kind: "reports".into(),
                from: "e1".into(),
                to: None,
                former: false,
                evidence: sarap::Range { start: 0, end: 4 },
                source: "rule:x".into(),
                score: 1.0,
            }],
            quotes: vec![],
            crimes: vec![],
            keywords: vec![sarap::Keyword {
                term: "осло".into(),
                kind: "word".into(),
                count: 1,
                score: 1.0,
                mentions: vec![sarap::Range { start: 0, end: 4 }],
            }],
            warnings: vec![],
            packs: vec![],
        }
    }

    #[test]
    fn the_pieces_together_are_the_file() {
        let all = ["a", "b", "c"].map(analysis);
        for format in ["json", "entities.csv", "relations.csv", "keywords.csv"] {
            for separator in [",", ";"] {
                let whole = write(&all, format, separator, true).unwrap();
                let pieces = write(&all[..1], format, separator, true).unwrap()
                    + &write(&all[1..2], format, separator, false).unwrap()
                    + &write(&all[2..], format, separator, false).unwrap();
                assert_eq!(whole, pieces, "{format} {separator}");
                assert_eq!(whole.matches("\u{feff}").count(), usize::from(format != "json"));
            }
        }
        let closed = write(&all, "json", ",", true).unwrap() + "\n]\n";
        let read: Vec<Analysis> = serde_json::from_str(&closed).unwrap();
        assert_eq!(read, all);
    }

    #[test]
    fn another_format_is_refused_by_name() {
        assert!(write(&[], "pdf", ",", true).unwrap_err().contains("there is no format pdf"));
        assert!(write(&[], "json", "|", true).unwrap_err().contains("there is no separator"));
    }
}
