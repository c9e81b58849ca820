//! What stays of mentions that overlap.

use super::nesting::DEEPEST;
use super::*;

/// Mentions in brackets, with their labels, then what stays of them. A rule's has an exclamation mark behind its label,
/// and a value; a score may follow a colon. A name part stands in braces.
const CASES: &[(&str, &str)] = &[
    // Nesting, also with the same label.
    ("[ROLE [ROLE министр] дел [LOC США]]", "[ROLE [ROLE министр] дел [LOC США]]"),
    ("[LOC [ORG Москва]]", "[ORG [LOC Москва]]"),
    ("[ORG:0.4 [ORG:0.9 Москва]]", "[ORG Москва]"),
    ("[EVENT:0.9 [EVENT!:0.1 чемпионат]]", "[EVENT! чемпионат]"),
    // Addresses.
    ("[ORG почта [EMAIL! [LOC a]@[ORG b].kz]]", "почта [EMAIL! a@b.kz]"),
    ("[CRIME взлом [URL! http://[DOMAIN! a.kz]/]]", "[CRIME взлом [URL! http://a.kz/]]"),
    ("[ORG {Рога}, телефон [PHONE! 23-45]]", "[ORG {Рога}, телефон [PHONE! 23-45]]"),
    ("[ORG {Рога}, БИН [TAXID! 99 [DATE! 01 мая]]]", "[ORG {Рога}, БИН [TAXID! 99 01 мая]]"),
    ("[URL! http://[IP! 192.0.2.1]/] и [ACCOUNT! [DOMAIN! t.me]/a]", "[URL! http://192.0.2.1/] и [ACCOUNT! t.me/a]"),
    ("[PRODUCT [PLATE! 123 ABC 02]]", "[PLATE! 123 ABC 02]"),
    ("[FACILITY аэропорт [PER:0.6 [LOC:0.8 Владимира]]]", "[FACILITY аэропорт [LOC Владимира]]"),
    ("[PER:0.8 [LOC:0.6 Владимир]] ушёл", "[PER Владимир] ушёл"),
    // Dates and amounts.
    ("[ORG Институт [DATE! 8 Марта]]", "[ORG Институт 8 Марта]"),
    ("[ORG {Дума} созыва [DATE! 2012]]", "[ORG {Дума} созыва [DATE! 2012]]"),
    ("[ORG [DATE! 8 Марта]]", "[DATE! 8 Марта]"),
    ("[LAW закон от [DATE! 5 мая]]", "[LAW закон от [DATE! 5 мая]]"),
    ("[CRIME кража [MONEY! 5 тенге [LOC РК]]]", "[CRIME кража [MONEY! 5 тенге РК]]"),
    ("[DATE:0.4 утром [DATE! 5 мая]] и [DATE вечером]", "утром [DATE! 5 мая] и [DATE вечером]"),
    ("[DATE пятница, [DATE! 5 мая]]", "[DATE! пятница, 5 мая]"),
    ("[DATE [DATE! 5 мая] и [DATE! 9 мая]]", "[DATE! 5 мая] и [DATE! 9 мая]"),
    ("[TIME [DATE! 5 мая]] в [AGE [PERCENT! 5 %]], [AGE 35 лет]", "[DATE! 5 мая] в [PERCENT! 5 %], [AGE 35 лет]"),
    ("[EVENT [DATE! 5 мая], [TIME! полдень], [DATE! 9 мая]]", "[EVENT [DATE! 5 мая], [TIME! полдень], [DATE! 9 мая]]"),
    // Domains.
    ("[ORG издание [DOMAIN! Lenta.ru]] и [DOMAIN! [ORG a].kz]", "[ORG издание Lenta.ru] и [DOMAIN! a.kz]"),
    ("[ORG [DOMAIN! Lenta.ru]]", "[ORG Lenta.ru]"),
    // A date in a range or a time, and what is either an age or a date.
    ("[TIME! утром [DATE! 4 марта]]", "[TIME! утром [DATE! 4 марта]]"),
    (
        "[DATE! с 5 мая по [DATE! 9 июня]], [MONEY! 5 [DATE! тенге]]",
        "[DATE! с 5 мая по [DATE! 9 июня]], [MONEY! 5 тенге]",
    ),
    ("[AGE:0.9 [DATE:0.8 13 лет]] и [AGE:0.4 [DATE:0.8 13 лет]]", "[AGE 13 лет] и [DATE 13 лет]"),
    ("[DATE:0.4 позже [AGE:0.5 45 лет]]", "позже [AGE 45 лет]"),
    ("[CRIME взлом [DOMAIN! a.kz]]", "[CRIME взлом [DOMAIN! a.kz]]"),
];

fn label(code: &str) -> Label {
    Label::ALL.iter().copied().find(|label| label.code() == code).expect(code)
}

fn mention(start: u32, end: u32, label: Label) -> Mention {
    Mention::new(Span::new(start, end), label, Source::Model("test".into()), 0.5)
}

fn parse(line: &str) -> (String, Vec<Mention>) {
    let (mut text, mut found, mut open) = (String::new(), Vec::new(), Vec::<Mention>::new());
    let mut rest = line;
    while let Some(at) = rest.find(['[', ']', '{', '}']) {
        text.push_str(&rest[..at]);
        let here = u32::try_from(text.len()).expect(line);
        let sign = &rest[at..=at];
        rest = &rest[at + 1..];
        match sign {
            "[" => {
                let (head, after) = rest.split_once(' ').expect(line);
                rest = after;
                let (code, score) = head.split_once(':').unwrap_or((head, "0.5"));
                let mut new = mention(here, here, label(code.trim_end_matches('!')));
                new.score = score.parse().expect(line);
                if code.ends_with('!') {
                    (new.source, new.value) = (Source::Rule("test"), Some("value".into()));
                }
                open.push(new);
            }
            "]" => {
                let mut done = open.pop().expect(line);
                done.span = Span::new(done.span.start(), here);
                found.push(done);
            }
            "{" => open.last_mut().expect(line).name = Some(Span::new(here, here)),
            _ => {
                let part = open.last_mut().expect(line);
                part.name = part.name.map(|name| Span::new(name.start(), here));
            }
        }
    }
    (text + rest, found)
}

fn marked(text: &str, mentions: &[Mention]) -> String {
    let mut out = String::new();
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let at = u32::try_from(at).expect(text);
        for mention in mentions.iter().rev() {
            out.push_str(if mention.name.is_some_and(|name| name.end() == at) { "}" } else { "" });
            out.push_str(if mention.span.end() == at { "]" } else { "" });
        }
        for mention in mentions {
            if mention.span.start() == at {
                let rule = if is_model(mention) { "" } else { "!" };
                out.push_str(&format!("[{}{rule} ", mention.label.code()));
            }
            out.push_str(if mention.name.is_some_and(|name| name.start() == at) { "{" } else { "" });
        }
        out.push(c);
    }
    out.trim_end().to_owned()
}

#[test]
fn the_stated_order_decides() {
    let mut failures = Vec::new();
    for (given, wanted) in CASES {
        let (text, mentions) = parse(given);
        let found = marked(&text, &decide(mentions));
        if found != *wanted {
            failures.push(format!("{given}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Crossing mentions cannot stand in brackets: start, end, label, score, then those that stay.
#[test]
fn of_two_that_cross_the_better_stays() {
    type Row = (u32, u32, Label, f32);
    let kept = |rows: &[Row]| -> Vec<(u32, u32)> {
        let mentions = rows.iter().map(|&(start, end, label, score)| Mention { score, ..mention(start, end, label) });
        decide(mentions.collect()).iter().map(|m| (m.span.start(), m.span.end())).collect()
    };
    use Label::{Loc, Org, Per, Role};
    assert_eq!(kept(&[(0, 5, Loc, 0.5), (3, 9, Org, 0.5), (10, 12, Per, 0.5)]), [(3, 9), (10, 12)]);
    assert_eq!(kept(&[(0, 5, Loc, 0.6), (3, 9, Org, 0.5)]), [(0, 5)]);
    assert_eq!(kept(&[(0, 5, Loc, 0.5), (4, 9, Loc, 0.5)]), [(0, 5)]);
    assert_eq!(kept(&[(0, 9, Role, 0.5), (5, 9, Org, 0.6), (7, 12, Loc, 0.7)]), [(7, 12)]);
    assert_eq!(kept(&[(0, 20, Role, 0.1), (5, 9, Org, 0.6), (7, 12, Loc, 0.5)]), [(0, 20), (5, 9)]);
    assert_eq!(kept(&[(4, 4, Loc, 0.5)]), []);
    let value = |mut m: Mention| {
        (m.value, m.source) = (Some("5".into()), Source::Rule("test"));
        m
    };
    let found = decide(vec![value(mention(3, 9, Role)), Mention { score: 1.0, ..mention(0, 5, Org) }]);
    assert_eq!(found.iter().map(|m| m.label).collect::<Vec<_>>(), [Role]);
}

#[test]
fn a_tower_of_mentions_is_cut_and_any_heap_of_them_nests() {
    let tower: Vec<Mention> = (0..50_000).map(|at| mention(at, 200_000 - at, Label::Org)).collect();
    assert_eq!(decide(tower).len(), DEEPEST);
    let mut state = 7_u32;
    let mut number = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    let heap: Vec<Mention> = (0..3000)
        .map(|_| {
            let (start, length) = (number(5000), 1 + number(40));
            let mut one = mention(start, start + length, Label::ALL[number(Label::ALL.len() as u32) as usize]);
            one.score = number(10) as f32 / 10.0;
            if number(3) == 0 {
                (one.source, one.value) = (Source::Rule("test"), Some("value".into()));
            }
            one
        })
        .collect();
    let found = decide(heap);
    assert!(found.len() > 100);
    for (at, a) in found.iter().enumerate() {
        for b in &found[at + 1..] {
            assert!(!a.span.overlaps(b.span) || a.span.contains(b.span), "{a:?} {b:?}");
            assert!(a.span != b.span || a.label != b.label);
        }
    }
}
