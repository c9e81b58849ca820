//! What is written can be read back, cell by cell and field by field.

// A panic here is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use sarap::{Analysis, Counts, DateSource, Entity, Keyword, Mention, OffsetUnit, Range, Relation, SCHEMA};
use sarap_export::{CsvOptions, Separator, entities_csv, json, json_lines, keywords_csv, relations_csv, unguard};

fn mention(start: u32, end: u32) -> Mention {
    Mention {
        start,
        end,
        label: "PER".to_owned(),
        name: None,
        nominative: Some("Марат Оспанов".to_owned()),
        anchor: None,
        source: "model:ru-news".to_owned(),
        reason: None,
        score: 0.98,
    }
}

fn entity(name: &str, mentions: Vec<Mention>) -> Entity {
    Entity {
        id: "e1".to_owned(),
        label: "PER".to_owned(),
        name: name.to_owned(),
        value: None,
        aliases: vec!["Оспанов".to_owned()],
        count: 1,
        mentions,
    }
}

fn analysis(text: &str, unit: OffsetUnit, entities: Vec<Entity>) -> Analysis {
    Analysis {
        schema: SCHEMA.to_owned(),
        id: "папка/дело; «№ 1», \"чистовик\".txt".to_owned(),
        sha256: "00".to_owned(),
        language: "ru".to_owned(),
        date: Some("2025-09-20".to_owned()),
        date_source: Some(DateSource { kind: "text".to_owned(), place: None }),
        title: None,
        encoding: "UTF-8".to_owned(),
        offset_unit: unit,
        text: text.to_owned(),
        counts: Counts::default(),
        regions: Vec::new(),
        entities,
        relations: Vec::new(),
        quotes: Vec::new(),
        crimes: Vec::new(),
        keywords: vec![Keyword {
            term: "груз реактивов".to_owned(),
            kind: "phrase".to_owned(),
            count: 2,
            score: 0.715,
            mentions: vec![Range { start: 1, end: 4 }, Range { start: 7, end: 9 }],
        }],
        warnings: Vec::new(),
        packs: Vec::new(),
    }
}

/// Rows as columns' names and cells.
fn rows(table: &str, separator: Separator) -> Vec<Vec<(String, String)>> {
    let table = table.strip_prefix('\u{FEFF}').unwrap_or(table);
    let delimiter = if separator == Separator::Comma { b',' } else { b';' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(table.as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| names.iter().zip(&row).map(|(n, c)| (n.to_owned(), c.to_owned())).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    &row.iter().find(|(column, _)| column == name).unwrap_or_else(|| panic!("no column {name}")).1
}

#[test]
fn json_reads_back() {
    let one =
        analysis("Марата Оспанова 😀", OffsetUnit::CodePoint, vec![entity("Марат Оспанов", vec![mention(0, 15)])]);
    for pretty in [false, true] {
        let written = json(&one, pretty).unwrap();
        assert_eq!(serde_json::from_str::<Analysis>(&written).unwrap(), one);
        assert_eq!(written.contains('\n'), pretty);
    }
}

#[test]
fn lines_are_one_analysis_each() {
    let one = analysis("а\nб", OffsetUnit::Byte, Vec::new());
    let two = analysis("в\r\n\u{2028}г", OffsetUnit::Utf16, Vec::new());
    let written = json_lines([&one, &two]).unwrap();
    assert!(written.ends_with('\n'));
    let read: Vec<Analysis> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(read, [one, two]);
    assert_eq!(json_lines([]).unwrap(), "");
}

#[test]
fn tables_read_back_with_either_separator() {
    let name = "ООО \"Агро; Тулпар\", филиал\nвторой";
    let one = analysis("Марата Оспанова", OffsetUnit::CodePoint, vec![entity(name, vec![mention(0, 15)])]);
    for separator in [Separator::Comma, Separator::Semicolon] {
        let options = CsvOptions { separator, ..CsvOptions::default() };
        let table = entities_csv([&one, &one], options).unwrap();
        assert!(table.starts_with('\u{FEFF}'));
        assert!(table.ends_with("\r\n"));
        let rows = rows(&table, separator);
        assert_eq!(rows.len(), 2);
        let row = &rows[0];
        assert_eq!(cell(row, "document"), one.id);
        assert_eq!(cell(row, "title"), "");
        assert_eq!(cell(row, "date"), "2025-09-20");
        assert_eq!(cell(row, "date_source"), "text");
        assert_eq!(cell(row, "entity"), "e1");
        assert_eq!(cell(row, "label"), "PER");
        assert_eq!(cell(row, "name"), name);
        assert_eq!(cell(row, "mention"), "Марата Оспанова");
        assert_eq!(cell(row, "nominative"), "Марат Оспанов");
        assert_eq!((cell(row, "start"), cell(row, "end"), cell(row, "unit")), ("0", "15", "codepoint"));
        assert_eq!(cell(row, "score"), if separator == Separator::Comma { "0.98" } else { "0,98" });
        assert_eq!(cell(row, "source"), "model:ru-news");
    }
}

#[test]
fn the_mark_can_be_left_out() {
    let options = CsvOptions { mark: false, ..CsvOptions::default() };
    assert!(entities_csv([], options).unwrap().starts_with("document,title,date,date_source,entity,"));
}

#[test]
fn formulas_do_not_reach_a_spreadsheet() {
    for name in ["=cmd|' /C calc'!A0", "+7 700 000", "-1", "@sum", "\tx", "\rx", "'=x"] {
        let one = analysis("Марата Оспанова", OffsetUnit::CodePoint, vec![entity(name, vec![mention(0, 15)])]);
        let table = entities_csv([&one], CsvOptions::default()).unwrap();
        let rows = rows(&table, Separator::Comma);
        let written = cell(&rows[0], "name");
        assert!(written.starts_with('\''), "{written}");
        assert_eq!(unguard(written), name);
    }
}

type Count = fn(&str) -> usize;

/// Text with the mention between bars, and its context.
const CONTEXTS: &[(&str, &str)] = &[
    ("|Оспанов| сказал.", "Оспанов сказал."),
    ("Сказал |Оспанов|", "Сказал Оспанов"),
    ("Первый абзац.\nСказал  |Марат\tОспанов|.\nТретий абзац.", "Сказал Марат Оспанов."),
    ("😀 и é́ |Оспанов| 😀", "😀 и é́ Оспанов 😀"),
    (
        "Об этом на заседании коллегии министерства по чрезвычайным ситуациям сообщил |Оспанов|, который с прошлого года возглавляет управление таможенного контроля",
        "… коллегии министерства по чрезвычайным ситуациям сообщил Оспанов, который с прошлого года возглавляет управление …",
    ),
    (
        "Нет пробелов: ааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааа|Оспанов|",
        "… ааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааОспанов",
    ),
];

#[test]
fn mentions_in_boilerplate_have_no_row() {
    let mut one = analysis(
        "Оспанов. Меню: Оспанов",
        OffsetUnit::CodePoint,
        vec![entity("Марат Оспанов", vec![mention(0, 7), mention(15, 22)])],
    );
    let rows = |one: &Analysis| entities_csv([one], CsvOptions::default()).unwrap().matches("model:ru-news").count();
    assert_eq!(rows(&one), 2);
    one.regions = vec![
        sarap::Region { start: 0, end: 9, kind: "main".to_owned() },
        sarap::Region { start: 9, end: 22, kind: "boilerplate".to_owned() },
    ];
    assert_eq!(rows(&one), 1);
}

#[test]
fn mentions_stand_in_their_context_whatever_the_unit() {
    for (marked, context) in CONTEXTS {
        let parts: Vec<&str> = marked.split('|').collect();
        let text = parts.concat();
        let counts: [(OffsetUnit, Count); 3] = [
            (OffsetUnit::Byte, str::len),
            (OffsetUnit::Utf16, |text| text.encode_utf16().count()),
            (OffsetUnit::CodePoint, |text| text.chars().count()),
        ];
        for (unit, count) in counts {
            let start = count(parts[0]) as u32;
            let end = start + count(parts[1]) as u32;
            let one = analysis(&text, unit, vec![entity("Оспанов", vec![mention(start, end)])]);
            let table = entities_csv([&one], CsvOptions::default()).unwrap();
            let rows = rows(&table, Separator::Comma);
            assert_eq!(cell(&rows[0], "mention"), parts[1], "{unit:?}");
            assert_eq!(cell(&rows[0], "context"), *context, "{unit:?}");
        }
    }
}

#[test]
fn offsets_beyond_the_text_are_no_panic() {
    for (start, end) in [(0, 900), (900, 901), (9, 2), (1, 1), (u32::MAX, u32::MAX)] {
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let one = analysis("Текст 😀", unit, vec![entity("Имя", vec![mention(start, end)])]);
            assert_eq!(rows(&entities_csv([&one], CsvOptions::default()).unwrap(), Separator::Comma).len(), 1);
        }
    }
}

#[test]
fn keywords_read_back() {
    let one = analysis("текст", OffsetUnit::Utf16, Vec::new());
    let table = keywords_csv([&one], CsvOptions { separator: Separator::Semicolon, mark: true }).unwrap();
    let rows = rows(&table, Separator::Semicolon);
    assert_eq!(cell(&rows[0], "term"), "груз реактивов");
    assert_eq!((cell(&rows[0], "kind"), cell(&rows[0], "count"), cell(&rows[0], "score")), ("phrase", "2", "0,715"));
    assert_eq!(cell(&rows[0], "places"), "utf16 1-4 7-9");
}

#[test]
fn a_mention_says_what_it_was_counted_from_and_why_it_belongs() {
    let told = Mention {
        anchor: Some("2025-09-20".to_owned()),
        reason: Some("rule:name.acronym".to_owned()),
        ..mention(0, 5)
    };
    let day = Entity { value: Some("2025-09-19".to_owned()), ..entity("вчера", vec![told, mention(7, 12)]) };
    let table = entities_csv([&analysis("Вчера, вчера", OffsetUnit::CodePoint, vec![day])], CsvOptions::default());
    let rows = rows(&table.unwrap(), Separator::Comma);
    assert_eq!(cell(&rows[0], "value"), "2025-09-19");
    assert_eq!((cell(&rows[0], "anchor"), cell(&rows[0], "reason")), ("2025-09-20", "rule:name.acronym"));
    assert_eq!((cell(&rows[1], "anchor"), cell(&rows[1], "reason")), ("", ""));
}

#[test]
fn relations_read_back_with_both_ends_by_name() {
    let post =
        Entity { id: "e2".to_owned(), label: "ROLE".to_owned(), ..entity("=министр", vec![mention(0, 7)]) };
    let person = Entity { value: Some("KZ".to_owned()), ..entity("Марат Оспанов", vec![mention(8, 21)]) };
    let mut one = analysis("Министр Марат Оспанов сказал.", OffsetUnit::CodePoint, vec![person, post]);
    let link = |kind: &str, to: Option<&str>, former: bool| Relation {
        kind: kind.to_owned(),
        from: "e1".to_owned(),
        to: to.map(str::to_owned),
        former,
        evidence: Range { start: 0, end: 21 },
        source: "rule:role.before".to_owned(),
        score: 0.95,
    };
    one.relations =
        vec![link("role", Some("e2"), true), link("reports", None, false), link("cites", Some("e9"), false)];
    let options = CsvOptions { separator: Separator::Semicolon, ..CsvOptions::default() };
    let rows = rows(&relations_csv([&one, &one], options).unwrap(), Separator::Semicolon);
    assert_eq!(rows.len(), 6);
    let row = &rows[0];
    assert_eq!((cell(row, "document"), cell(row, "date_source")), (one.id.as_str(), "text"));
    assert_eq!((cell(row, "kind"), cell(row, "former")), ("role", "true"));
    assert_eq!((cell(row, "from"), cell(row, "from_label"), cell(row, "from_value")), ("e1", "PER", "KZ"));
    assert_eq!((cell(row, "to"), cell(row, "to_label"), cell(row, "to_name")), ("e2", "ROLE", "'=министр"));
    assert_eq!(cell(row, "evidence"), "Министр Марат Оспанов");
    assert_eq!(cell(row, "context"), "Министр Марат Оспанов сказал.");
    assert_eq!((cell(row, "start"), cell(row, "end"), cell(row, "score")), ("0", "21", "0,95"));
    // The document itself, and an id that no entity has.
    assert_eq!((cell(&rows[1], "to"), cell(&rows[1], "to_name")), ("", ""));
    assert_eq!((cell(&rows[2], "to"), cell(&rows[2], "to_name")), ("e9", ""));
}
