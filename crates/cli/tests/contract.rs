//! The command line's contract, on the program as it is built.

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn sarap(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sarap"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that refuses its arguments does not read its input.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn mention_texts(analysis: &Value, label: &str) -> Vec<String> {
    let text: Vec<char> = analysis["text"].as_str().unwrap().chars().collect();
    let cut = |mention: &Value| {
        let at = |key: &str| mention[key].as_u64().unwrap() as usize;
        text[at("start")..at("end")].iter().collect()
    };
    let entities = analysis["entities"].as_array().unwrap().iter().filter(|entity| entity["label"] == label);
    entities.flat_map(|entity| entity["mentions"].as_array().unwrap()).map(cut).collect()
}

#[test]
fn a_folder_is_read_in_the_order_of_names_and_offsets_count_code_points() {
    let output = sarap(&["analyze", "documents"], b"");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let all = lines(&output);
    let ids: Vec<&str> = all.iter().map(|analysis| analysis["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted() && ids.contains(&"documents/letters.txt"), "{ids:?}");
    let letters = all.iter().find(|analysis| analysis["id"] == "documents/letters.txt").unwrap();
    // The phone stands behind three emoji: in UTF-16 units it would be elsewhere.
    assert_eq!(mention_texts(letters, "PHONE"), ["+7 (727) 250-00-11"]);
    assert_eq!(letters["offset_unit"], "codepoint");
}

#[test]
fn lines_from_standard_input_keep_their_ids_dates_and_titles() {
    let input = r#"{"id": 7, "text": "Встреча прошла в Астане.", "date": "2025-09-20", "title": "Встреча"}

{"id": "b", "text": "<b>Астана</b>", "lang": "ru"}
"#;
    let output = sarap(&["analyze", "--from", "jsonl", "--date", "2024-01-01", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let all = lines(&output);
    assert_eq!(
        (&all[0]["id"], &all[0]["date"], &all[0]["title"]),
        (&"7".into(), &"2025-09-20".into(), &"Встреча".into())
    );
    // Text that comes as text stays as it is, even if it looks like HTML.
    assert_eq!((&all[1]["text"], &all[1]["date"]), (&"<b>Астана</b>".into(), &"2024-01-01".into()));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_in_the_output() {
    let input = "{\"id\": \"a\", \"text\": \"Да.\"}\nnot json\n{\"id\": \"c\", \"text\": \" \"}\n{\"id\": \"d\", \"text\": \"Нет.\"}\n";
    let output = sarap(&["analyze", "--from", "jsonl", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<Value> = lines(&output).iter().map(|analysis| analysis["id"].clone()).collect();
    assert_eq!(ids, ["a", "d"]);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(
        messages.contains("-, line 2: expected an object")
            && messages.contains("-, line 3 (id c): the file has no text"),
        "{messages}"
    );
}

#[test]
fn a_line_with_an_id_of_another_is_named_and_read() {
    let input =
        "{\"id\": 1, \"text\": \"Да.\"}\n{\"id\": \"b\", \"text\": \"Да.\"}\n{\"id\": \"1\", \"text\": \"Нет.\"}\n";
    let output = sarap(&["analyze", "--from", "jsonl", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output).len(), 3);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert_eq!(messages, "sarap: -, line 3 (id 1): another line before it has the same id\n");
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let output = sarap(&["analyze", "absent.txt", "documents/bom.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 1);
    assert!(String::from_utf8(output.stderr).unwrap().contains("absent.txt"));
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_above_is_named_and_not_followed() {
    let folder = std::env::temp_dir().join(format!("sarap-links-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), "Встреча прошла в Астане.").unwrap();
    std::os::unix::fs::symlink(&folder, folder.join("loop")).unwrap();
    let output = sarap(&["analyze", folder.to_str().unwrap()], b"");
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output).len(), 1);
    assert!(String::from_utf8(output.stderr).unwrap().contains("loop: a link to a folder is not followed"));
}

#[test]
fn wrong_usage_prints_nothing_and_exits_with_2() {
    for arguments in
        [&["analyze"][..], &["analyze", "-", "-"], &["analyze", "--format", "xml", "a"], &["frobnicate"], &[]]
    {
        let output = sarap(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn json_is_one_array_also_when_nothing_was_read() {
    let output = sarap(&["analyze", "--format", "json", "documents/bom.txt", "documents/crlf.txt"], b"");
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap().as_array().unwrap().len(), 2);
    let output = sarap(&["analyze", "--format", "json", "-"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"[]\n");
}

#[test]
fn every_encoding_gives_the_same_analysis() {
    let names = ["cp1251.txt", "koi8.txt", "cp866.txt", "utf16.txt"].map(|name| format!("documents/{name}"));
    let mut arguments = vec!["analyze"];
    arguments.extend(names.iter().map(String::as_str));
    let all = lines(&sarap(&arguments, b""));
    assert_eq!(all.len(), 4);
    for analysis in &all {
        assert_eq!(analysis["text"], all[0]["text"], "{}", analysis["encoding"]);
        assert_eq!(analysis["entities"], all[0]["entities"], "{}", analysis["encoding"]);
    }
}

#[test]
fn the_date_and_what_is_counted_from_it_say_where_they_come_from() {
    let text = "БИШКЕК, 5 июня 2025 года. Вчера министр внутренних дел Кыргызстана Уланбек Асанбаев принял делегацию. Стороны обсудили \
                общие правила обмена данными и договорились встретиться снова.";
    let line = |more: &str| format!("{{\"id\": \"a\", \"text\": \"{text}\"{more}}}\n");
    let summary = |input: &str, arguments: &[&str]| {
        let arguments = [&["analyze", "--from", "jsonl", "--format", "text"], arguments, &["-"]].concat();
        String::from_utf8(sarap(&arguments, input.as_bytes()).stdout).unwrap()
    };
    let stated = summary(&line(""), &["--date", "2024-01-01"]);
    for wanted in ["2025-06-05 (from its text, at 8)", "= 2025-06-04, counted from 2025-06-05", "RELATIONS"] {
        assert!(stated.contains(wanted), "{wanted}: {stated}");
    }
    assert!(stated.contains("Уланбек Асанбаев is министр"), "{stated}");
    let given = summary(&line(", \"date\": \"2020-03-01\""), &[]);
    assert!(given.contains("2020-03-01 (given)") && given.contains("= 2020-02-29, counted"), "{given}");
    let undated = "{\"id\": \"b\", \"text\": \"Вчера прошла встреча.\"}\n";
    assert!(summary(undated, &["--date", "2024-01-01"]).contains("2024-01-01 (by default)"));
    assert!(summary(undated, &[]).contains("no date"));
    let place = &lines(&sarap(&["analyze", "--from", "jsonl", "-"], line("").as_bytes()))[0]["date_source"];
    assert_eq!((&place["kind"], &place["place"]["start"]), (&"text".into(), &8.into()));
}
