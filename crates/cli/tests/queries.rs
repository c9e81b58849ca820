//! `sarap keywords`, `ngrams` and `concordance`, on the program as it is built.

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

const LINES: &str = r#"{"id": "b", "text": "😀 Незаконный оборот наркотиков растёт. Оборот оружия падает."}
{"id": "a", "text": "Борис Саденов приехал в Астану. Саденов: «Незаконному обороту — нет!»"}
"#;

fn sarap(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sarap"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn asked(arguments: &[&str]) -> Value {
    let rest = ["--from", "jsonl", "--format", "json", "-"];
    let output = sarap(&[arguments, &rest].concat(), LINES);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn words_and_sequences_are_counted_over_all_lines() {
    let answer = asked(&["keywords", "--min-documents", "2"]);
    let rows: Vec<&str> = answer["rows"].as_array().unwrap().iter().map(|row| row["term"].as_str().unwrap()).collect();
    assert_eq!(rows, ["оборот", "незаконный"]);
    assert_eq!((&answer["rows"][0]["count"], &answer["documents"]), (&3.into(), &2.into()));
    let answer = asked(&["keywords", "--by", "entity"]);
    assert_eq!((&answer["rows"][0]["term"], &answer["rows"][0]["count"]), (&"Борис Саденов".into(), &2.into()));
    let answer = asked(&["ngrams", "--pattern", "ADJ NOUN"]);
    assert_eq!(answer["rows"][0]["words"], serde_json::json!(["незаконный", "оборот"]));
    assert_eq!(answer["rows"][0]["documents"], 2);
}

#[test]
fn lines_come_in_the_order_of_the_input_with_their_texts() {
    let answer = asked(&["concordance", "незаконный оборот"]);
    let line = |nth: usize| {
        (answer["lines"][nth]["document"].as_str().unwrap(), answer["lines"][nth]["text"]["node"].as_str().unwrap())
    };
    assert_eq!((line(0), line(1)), (("b", "Незаконный оборот"), ("a", "Незаконному обороту")));
    // One emoji before: two UTF-16 units, one code point.
    assert_eq!((&answer["lines"][0]["node"]["start"], &answer["offset_unit"]), (&2.into(), &"codepoint".into()));
    let output = sarap(&["concordance", "--from", "jsonl", "--context", "2", "@PER", "-"], LINES);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("2 matches in 1 documents\n") && text.contains("  Борис Саденов  приехал в"), "{text}");
    let output = sarap(&["concordance", "--from", "jsonl", "--format", "csv", "--sort", "r1", "оборот", "-"], LINES);
    let table = String::from_utf8(output.stdout).unwrap();
    assert_eq!(table.lines().count(), 4);
    assert!(table.starts_with("\u{feff}document,left,node,right,start,end,unit\r\n"), "{table}");
}

#[test]
fn a_stop_list_of_a_file_counts_beside_the_built_in_one() {
    let path = std::env::temp_dir().join(format!("sarap-stop-{}.txt", std::process::id()));
    std::fs::write(&path, "оборот # too frequent here\n").unwrap();
    let answer = asked(&["keywords", "--stop", path.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    let rows: Vec<&str> = answer["rows"].as_array().unwrap().iter().map(|row| row["term"].as_str().unwrap()).collect();
    assert!(rows.contains(&"незаконный") && !rows.contains(&"оборот") && !rows.contains(&"в"), "{rows:?}");
}

#[test]
fn what_is_not_shown_is_said() {
    let output = sarap(&["keywords", "--from", "jsonl", "--limit", "1", "-"], LINES);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.starts_with("sarap: 1 of ") && output.status.success(), "{message}");
}

#[test]
fn unread_input_and_wrong_usage_have_their_statuses() {
    let output = sarap(&["concordance", "--from", "jsonl", "оборот", "-"], &format!("nonsense\n{LINES}"));
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("3 matches in 2 documents"));
    let output = sarap(&["concordance", "[lema=\"а\"]", "absent.txt"], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(
        message.contains("query, character 1: expected an attribute") && message.ends_with("\n  [lema=\"а\"]\n   ^\n"),
        "{message}"
    );
    for arguments in [
        &["keywords"][..],
        &["keywords", "--pos", "NUON", "-"],
        &["ngrams", "--n", "9", "-"],
        &["concordance", "а", "--sort", "x", "-"],
        &["concordance", "а"],
        &["keywords", "--stop", "absent.txt", "-"],
    ] {
        let output = sarap(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    let long = format!("{}[lema=\"а\"] {}", "слово ".repeat(50), "слово ".repeat(50));
    let output = sarap(&["concordance", &long, "-"], "");
    let message = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = message.lines().collect();
    assert!(message.contains("character 301:") && lines[1].chars().count() < 80, "{message}");
    assert_eq!(lines[1].chars().nth(lines[2].chars().count() - 1), Some('l'), "{message}");
    for (arguments, named) in [
        (&["keywords", "--limit", "0", "-"][..], "limit takes a number from 1 to 10000, not 0"),
        (&["keywords", "--limit", "10001", "-"], "not 10001"),
        (&["keywords", "--method", "yake", "--limit", "0", "-"], "limit takes"),
        (&["ngrams", "--min-count", "0", "-"], "min-count takes"),
        (&["diversity", "--window", "100000", "-"], "window takes a number from 2 to 10000, not 100000"),
        (&["collocates", "а", "--left", "0", "--right", "0", "-"], "left and right are both 0"),
        (&["similar", "--document", "x", "--terms", "4000000000", "-"], "terms takes"),
        (&["trends", "--states", "1", "-"], "states takes"),
        (&["concordance", "суд OR полиция", "-"], "alternatives are written with |"),
    ] {
        let output = sarap(arguments, "");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && message.contains(named), "{arguments:?}: {message}");
    }
    let message = |arguments: &[&str]| {
        let output = sarap(arguments, "Склад сгорел.");
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    assert!(message(&["ngrams", "-"]).contains("nothing stands 2 times; --min-count 1"));
    assert!(message(&["trends", "-"]).starts_with("1 documents without a date\nno document has a date"));
    let output = sarap(&["keywords", "-"], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

#[test]
fn measures_are_answered_in_all_formats() {
    let answer = asked(&["collocates", "--min-count", "1", "оборот"]);
    let row = answer["rows"].as_array().unwrap().iter().find(|row| row["term"] == "незаконный").unwrap();
    assert_eq!((&row["o11"], &row["places"].as_array().unwrap().len()), (&2.into(), &2));
    let answer = asked(&["keyness", "--min-count", "1"]);
    assert!(
        answer["reference"]["documents"].as_u64().unwrap() > 3000 && !answer["rows"].as_array().unwrap().is_empty()
    );
    for command in ["keyness", "weights", "dispersion", "trends", "diversity", "duplicates"] {
        let output = sarap(&[command, "--from", "jsonl", "--format", "csv", "-"], LINES);
        assert_eq!(output.status.code(), Some(0), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        let table = sarap(&[command, "--from", "jsonl", "-"], LINES);
        assert!(table.status.success() && !table.stdout.is_empty(), "{command}");
    }
    let output = sarap(&["dispersion", "--query", "а", "--query", "б [lemma=", "-"], "");
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && message.contains("query, character 9: expected"), "{message}");
    assert!(message.contains("\n  б [lemma="), "{message}");
    let output = sarap(&["collocates", "[lemma=", "--from", "jsonl", "-"], LINES);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && message.contains("character 7"), "{message}");
}

#[test]
fn periods_without_documents_are_left_out_for_people_alone() {
    let lines = r#"{"id": "a", "date": "2015-01-10", "text": "Склад сгорел."}
{"id": "b", "date": "2021-03-01", "text": "Склад построен. Склад новый."}
{"id": "c", "text": "Склад."}
"#;
    let asked = |rest: &[&str]| {
        let output = sarap(&[&["trends", "--from", "jsonl", "--query", "склад", "-"], rest].concat(), lines);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = asked(&[]);
    assert!(
        text.starts_with("2 documents by month, 2015-01 to 2021-03; 73 of 75 periods have none and are left out\n1 d"),
        "{text}"
    );
    assert_eq!(text.lines().count(), 5, "{text}");
    assert_eq!(asked(&["--period", "year"]).lines().count(), 5);
    assert_eq!(asked(&["--format", "csv"]).lines().count(), 76);
    assert_eq!(asked(&["--format", "csv", "--period", "year"]).lines().count(), 8);
    let answer: Value = serde_json::from_str(&asked(&["--format", "json"])).unwrap();
    assert_eq!((&answer["period"], answer["intervals"].as_array().unwrap().len()), (&"month".into(), 75));
}

#[test]
fn two_sides_are_compared() {
    let folder = std::env::temp_dir().join(format!("sarap-keyness-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (own, other) = (folder.join("own.txt"), folder.join("other.txt"));
    std::fs::write(&own, "Склад сгорел. Склад старый. Склад пустой.").unwrap();
    std::fs::write(&other, "Завод построен. Завод новый. Завод полный.").unwrap();
    let (own, other) = (own.to_str().unwrap(), other.to_str().unwrap());
    let output = sarap(&["keyness", "--format", "json", "--negative", own, "--against", other], "");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let terms: Vec<&str> = answer["rows"].as_array().unwrap().iter().map(|row| row["term"].as_str().unwrap()).collect();
    assert_eq!(terms, ["склад", "завод"]);
    assert_eq!(answer["reference"]["name"], Value::Null);
    let output = sarap(&["keyness", own, "--against", own], "");
    assert_eq!(output.status.code(), Some(2));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn documents_are_weighed_and_compared_within_their_corpus() {
    let answer = asked(&["weights", "--each", "1"]);
    let rows: Vec<(&str, &str)> = answer["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["document"].as_str().unwrap(), row["term"].as_str().unwrap()))
        .collect();
    assert_eq!(rows, [("b", "наркотик"), ("a", "саденов")]);
    let answer = asked(&["weights", "--set", "a", "--set", "b", "--measure", "bm25", "--min-documents", "2"]);
    assert_eq!((&answer["rows"][0]["documents"], &answer["rows"][0]["document"]), (&2.into(), &Value::Null));
    let answer = asked(&["similar", "--document", "a", "--no-stop"]);
    assert_eq!((&answer["documents"], &answer["number"]), (&2.into(), &1.into()));
    let output = sarap(&["similar", "--from", "jsonl", "--document", "x", "-"], LINES);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && message.contains("no document «x»"), "{message}");
    let output = sarap(&["weights", "-"], "Склад сгорел.");
    assert!(String::from_utf8(output.stderr).unwrap().contains("one document or none"));
}

#[test]
fn key_phrases_are_ranked_by_the_method_of_choice() {
    let text = "Незаконный оборот наркотиков растёт. Полиция изучает незаконный оборот наркотиков и оружия.";
    for method in ["sarap", "yake", "rake", "textrank"] {
        let output = sarap(&["keywords", "--method", method, "--format", "json", "--limit", "3", "-"], text);
        assert_eq!(output.status.code(), Some(0), "{method}: {}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&answer[0]["method"], &answer[0]["language"]), (&method.into(), &"ru".into()));
        let keywords = answer[0]["keywords"].as_array().unwrap();
        let places = keywords.iter().map(|keyword| keyword["mentions"].as_array().unwrap().len());
        assert!((1..=3).contains(&keywords.len()) && places.sum::<usize>() > 0, "{method}: {answer}");
        let table =
            String::from_utf8(sarap(&["keywords", "--method", method, "--format", "csv", "-"], text).stdout).unwrap();
        assert!(table.starts_with("\u{feff}document,rank,term,kind,count,score\r\n'-,1,"), "{table}");
        // RAKE's candidates reach from stop word to stop word, TextRank's words are a third of all.
        let phrase = table.contains("незаконный оборот наркотиков,phrase,2,");
        assert_eq!(phrase, ["sarap", "yake"].contains(&method), "{table}");
    }
    let output = sarap(&["analyze", "-"], text);
    let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
    let output = sarap(&["keywords", "--method", "sarap", "--format", "json", "--limit", "1000", "-"], text);
    let phrases: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(phrases[0]["keywords"], analysis["keywords"], "our own ranking is that of the analysis");
    let output = sarap(&["keywords", "--method", "yake", "-"], "Complete nonsense about nothing.");
    assert!(String::from_utf8(output.stderr).unwrap().contains("another language"));
}

#[test]
fn an_index_answers_as_its_documents_do() {
    let folder = std::env::temp_dir().join(format!("sarap-index-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("all.index");
    let output = sarap(&["index", "--from", "jsonl", "-"], LINES);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::write(&path, output.stdout).unwrap();
    let from_index = |arguments: &[&str]| {
        let rest = ["--from", "index", "--format", "json", path.to_str().unwrap()];
        sarap(&[arguments, &rest].concat(), "")
    };
    for question in [
        &["keywords"][..],
        &["keywords", "--by", "entity"],
        &["ngrams", "--n", "1-3"],
        &["collocates", "оборот", "--min-count", "1"],
        &["keyness", "--min-count", "1"],
        &["dispersion"],
        &["trends"],
        &["diversity"],
        &["duplicates"],
        &["weights"],
        &["similar", "--document", "a"],
        &["concordance", "оборот", "--context", "3"],
    ] {
        let output = from_index(question);
        assert_eq!(output.status.code(), Some(0), "{question:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), asked(question), "{question:?}");
    }
    // Its lines are written from the words of the index; the texts have no white space but single spaces.
    let output = sarap(&["concordance", "оборот", "--from", "index", path.to_str().unwrap()], "");
    let lines = sarap(&["concordance", "оборот", "--from", "jsonl", "-"], LINES);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), String::from_utf8(lines.stdout).unwrap());
    std::fs::write(&path, "no index").unwrap();
    let output = from_index(&["keywords"]);
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && message.contains("all.index: these bytes are no index"), "{message}");
    std::fs::remove_dir_all(&folder).unwrap();
}
