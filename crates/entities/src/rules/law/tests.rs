//! The tables of cases.

use super::super::atoms::Atoms;
use super::super::date;
use crate::{Label, Mention};

/// Laws of a text, with its dates found before them.
fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    date::find(atoms, out);
    super::find(atoms, out);
    out.retain(|mention| mention.label == Label::Law);
}

#[test]
fn cases() {
    crate::rules::cases::check(include_str!("cases.txt"), find);
}

/// The values of the longest mentions in `text`, parted by semicolons; «-» if there is none.
fn values(text: &str) -> String {
    let mut found = Vec::new();
    find(&Atoms::new(text), &mut found);
    let mut reach = 0;
    found.retain(|mention| {
        let outermost = mention.span.end() > reach;
        reach = reach.max(mention.span.end());
        outermost
    });
    let values: Vec<&str> = found.iter().map(|mention| mention.value.as_deref().unwrap_or("?")).collect();
    if values.is_empty() { "-".into() } else { values.join("; ") }
}

#[test]
fn articles_are_parsed() {
    let (mut right, mut count, mut failures) = (0, 0, Vec::new());
    for line in include_str!("articles.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, expected) = line.split_once(" => ").expect(line);
        count += 1;
        match values(&text.replace("\\n", "\n")) {
            found if found == expected => right += 1,
            found => failures.push(format!("{line}\n   found {found}")),
        }
    }
    println!("{right} of {count} articles are parsed\n{}", failures.join("\n"));
    assert!(count >= 200, "{count} cases");
    assert!(right * 100 >= count * 98, "{right} of {count} are right:\n{}", failures.join("\n"));
}

#[test]
fn hostile_texts_are_read_without_panic() {
    for text in [
        "ст. ",
        "ст. 1, ",
        "ч. 1 ",
        "п. «а",
        "закон «О а ",
        "Закон Закон ",
        "приказ Министра ",
        "№ 1-ФЗ ",
        "статья 1 (",
        "УК РФ ",
        "Кодекс Республики ",
        "A/RES/",
        "резолюция 1 (",
        "« О »",
        "¹²³ст. 5¹",
        "ст. 1-2-3-4-5",
    ] {
        let text = text.repeat(5000);
        let mut found = Vec::new();
        find(&Atoms::new(&text), &mut found);
        for mention in &found {
            assert!(!mention.span.is_empty() && text.get(mention.span.range()).is_some());
        }
        for pair in found.windows(2) {
            let (a, b) = (pair[0].span, pair[1].span);
            assert!(!a.overlaps(b) || a.contains(b), "{a:?} {b:?}");
        }
    }
}
