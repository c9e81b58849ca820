//! `sarap corpus`, on the program as it is built.

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn sarap(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sarap"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that refuses its arguments does not read its input.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn json(output: &Output) -> Value {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn line(id: &str, text: &str) -> String {
    serde_json::json!({ "id": id, "text": text }).to_string() + "\n"
}

fn entity<'a>(corpus: &'a Value, id: &str) -> &'a Value {
    corpus["entities"].as_array().unwrap().iter().find(|entity| entity["id"] == id).unwrap()
}

#[test]
fn one_country_under_two_names_is_one_entity_and_says_why() {
    let input = line("a", "Делегация РФ прибыла в Астану.") + &line("b", "Россия и Казахстан подписали договор.");
    let corpus = json(&sarap(&["corpus", "--from", "jsonl", "-"], &input));
    let russia = entity(&corpus, "LOC=RU");
    assert_eq!((&russia["name"], &russia["count"]), (&"Россия".into(), &2.into()));
    let other = &russia["names"][1];
    assert_eq!(
        (&other["name"], &other["reasons"][0]["rule"], &other["reasons"][0]["with"]),
        (&"РФ".into(), &"value".into(), &"Россия".into())
    );
}

#[test]
fn a_copy_is_named_and_counted_once() {
    let input =
        line("b", "Россия и Казахстан подписали договор.") + &line("a", "Россия и Казахстан подписали договор.");
    let corpus = json(&sarap(&["corpus", "--from", "jsonl", "-"], &input));
    assert_eq!((&corpus["documents"][0]["copy_of"], &corpus["documents"][1]["copy_of"]), (&Value::Null, &0.into()));
    assert_eq!(entity(&corpus, "LOC=RU")["count"], 1);
    assert_eq!(corpus["together"][0]["count"], 1);
}

#[test]
fn the_order_of_files_changes_nothing() {
    let one = sarap(&["corpus", "documents/letters.txt", "documents/page.html", "documents/forum.txt"], "");
    let other = sarap(&["corpus", "documents/forum.txt", "documents/letters.txt", "documents/page.html"], "");
    assert!(one.status.success() && !one.stdout.is_empty());
    assert_eq!(one.stdout, other.stdout);
}

#[test]
fn the_table_and_the_summary_have_names_reasons_and_what_was_kept_apart() {
    let input =
        line("a", "Выступил Ержан Саденов. Делегация РФ уехала.") + &line("b", "Россия согласна, сказал Саденов.");
    let table =
        String::from_utf8(sarap(&["corpus", "--format", "csv", "--from", "jsonl", "-"], &input).stdout).unwrap();
    let row = |start: &str| table.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    assert!(row("LOC=RU").contains("РФ (value of Россия)"), "{table}");
    assert!(row("PER:саденов,").contains("Ержан Саденов (name-part)"), "{table}");
    let text =
        String::from_utf8(sarap(&["corpus", "--format", "text", "--from", "jsonl", "-"], &input).stdout).unwrap();
    assert!(text.contains("= РФ (the same value as Россия)"), "{text}");
    assert!(text.contains("≠ Саденов (only a part of the name is known)"), "{text}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_in_the_output() {
    let analysed = sarap(&["analyze", "--from", "jsonl", "-"], &line("a", "Россия согласна."));
    let good = String::from_utf8(analysed.stdout).unwrap();
    let old = good.replace("sarap.analysis/1", "sarap.analysis/0");
    let output = sarap(&["corpus", "--from", "analyses", "-"], &format!("{{}}\n{good}\n{old}"));
    assert_eq!(output.status.code(), Some(1));
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(messages.contains("-, line 1: expected a line that `sarap analyze` printed"), "{messages}");
    assert!(
        messages.contains("-, line 4: expected an analysis of sarap.analysis/1, not «sarap.analysis/0»"),
        "{messages}"
    );
    let corpus: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(entity(&corpus, "LOC=RU")["count"], 1);
}

#[test]
fn no_document_is_an_empty_corpus() {
    let corpus = json(&sarap(&["corpus", "--from", "jsonl", "-"], ""));
    for part in ["documents", "entities", "relations", "together"] {
        assert_eq!(corpus[part], Value::Array(Vec::new()), "{part}");
    }
}
