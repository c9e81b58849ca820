//! The manual's examples, and searches held against a plain reading of the same rules.

use super::{Match, Query, QueryOptions, SearchOptions, Searcher, Within, parse_sort};
use crate::index::tests::{corpus, index_of};
use crate::index::{Index, Offsets};
use crate::terms::{Fold, Scope};

const MANUAL: &str = include_str!("../../../../docs/QUERIES.md");
const LABELS: &[&str] = &["PER", "ORG", "LOC"];

fn query(text: &str) -> Result<Query, super::QueryError> {
    Query::parse(text, &QueryOptions { fold: Fold::default(), labels: LABELS })
}

/// The text of each match; line breaks as spaces.
fn found(searcher: &Searcher, text: &str, asked: &str, options: &SearchOptions<'_>) -> Vec<String> {
    let asked = query(asked).unwrap_or_else(|error| panic!("{asked}: {error} at {}", error.at));
    let matches = searcher.search(&asked, options).unwrap();
    let range =
        |m: &Match| searcher.index().range(m.first).start as usize..searcher.index().range(m.end - 1).end as usize;
    matches.iter().map(|m| text[range(m)].replace('\n', " ")).collect()
}

/// The rows of all tables of the manual whose head is `head`, cell by cell.
fn rows(head: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in MANUAL.lines() {
        if line == head {
            inside = true;
        } else if !line.starts_with('|') {
            inside = false;
        } else if inside && !line.starts_with("|---") {
            let line = line.replace("\\|", "\u{1}");
            let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().replace('\u{1}', "|"));
            rows.push(cells.map(|cell| cell.trim_matches('`').to_string()).collect());
        }
    }
    rows
}

#[test]
fn the_manual_is_right() {
    let text = MANUAL.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let marked = text
        .replacen("Прокуратура Актау", "[ORG прокуратура Актау|Прокуратура [LOC Актау|Актау]]", 1)
        .replacen("Астаны", "[LOC Астана|Астаны]", 1)
        .replacen("Анна Ким", "[PER Анна Ким|Анна Ким]", 1);
    let searcher = Searcher::new(index_of(0, "manual", &marked, Offsets::Bytes));
    let rows = rows("| query | finds | means |");
    assert!(rows.len() > 35);
    let mut wrong = Vec::new();
    for row in rows {
        let found = found(&searcher, text, &row[0], &SearchOptions::default()).join(" · ");
        if found != row[1] {
            wrong.push(format!("{}\n  wanted {}\n  found  {found}", row[0], row[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn errors_say_where_and_why() {
    let rows = rows("| query | at | message |");
    assert!(rows.len() > 15);
    for row in rows {
        let error = query(&row[0]).map(|_| ()).expect_err(&row[0]);
        let at = row[0][..error.at].chars().count();
        assert_eq!(at.to_string(), row[1], "{}: {error}", row[0]);
        assert!(error.message.contains(&row[2]), "{}: {error}", row[0]);
    }
}

const TEXTS: [&str; 4] = [
    "а б в а б. в а б б а! б а в; а а а б в",
    "б а {а б} а в. [PER а б|а б] в [PER б|б] [LOC а б в|а [PER б|б] в]",
    "",
    "в в в\nа б",
];

/// One after another, all rules tried by hand: each token, each end.
fn by_hand(index: &Index, pattern: &[(&[&str], u32, u32)], within: Within, skipped: bool) -> Vec<(u32, u32)> {
    let form = |token: u32| index.form(index.types()[index.tokens()[token as usize] as usize].form).to_lowercase();
    let mut found: Vec<(u32, u32)> = Vec::new();
    for document in index.documents() {
        for start in document.tokens.clone() {
            let limit = (start..document.tokens.end)
                .find(|&t| {
                    let ends = match within {
                        Within::Sentence => index.ends_sentence(t),
                        Within::Paragraph => index.ends_paragraph(t),
                        Within::Document => false,
                    };
                    ends || t + 1 == document.tokens.end || (!skipped && index.is_skipped(t + 1))
                })
                .map_or(start, |t| t + 1);
            if !skipped && index.is_skipped(start) {
                continue;
            }
            if let Some(end) = ways(&form, pattern, start, limit)
                && end > start
                && found.last().is_none_or(|last| last.1 < end)
            {
                found.push((start, end));
            }
        }
    }
    found
}

/// The first way: gaps short before long, words long before short.
fn ways(form: &dyn Fn(u32) -> String, pattern: &[(&[&str], u32, u32)], at: u32, limit: u32) -> Option<u32> {
    let Some(((words, least, most), rest)) = pattern.split_first() else { return Some(at) };
    let fits = |count: u32| {
        at + count <= limit && (at..at + count).all(|t| words.is_empty() || words.contains(&form(t).as_str()))
    };
    let mut counts: Vec<u32> = (*least..=*most).filter(|&count| fits(count)).collect();
    if !words.is_empty() {
        counts.reverse();
    }
    counts.into_iter().find_map(|count| ways(form, rest, at + count, limit))
}

#[test]
fn searches_find_what_a_plain_reading_finds() {
    let index = corpus(&TEXTS);
    let searcher = Searcher::new(index);
    let elements: [(&str, &[&str], u32, u32); 7] = [
        ("\"а\"", &["а"], 1, 1),
        ("\"б\"", &["б"], 1, 1),
        ("\"а|б\"", &["а", "б"], 1, 1),
        ("\"а\"?", &["а"], 0, 1),
        ("\"б|в\"+", &["б", "в"], 1, 100),
        ("[]{0,2}", &[], 0, 2),
        ("[word=\"а\"]{2}", &["а"], 2, 2),
    ];
    let mut seen = 0;
    for a in elements {
        for b in elements {
            for c in elements {
                let text = [a.0, b.0, c.0].join(" ");
                let pattern = [(a.1, a.2, a.3), (b.1, b.2, b.3), (c.1, c.2, c.3)];
                for within in [Within::Sentence, Within::Paragraph, Within::Document] {
                    for skipped in [false, true] {
                        let scope = Scope { documents: None, skipped };
                        let found = searcher.search(&query(&text).unwrap(), &SearchOptions { scope, within }).unwrap();
                        let found: Vec<(u32, u32)> = found.iter().map(|m| (m.first, m.end)).collect();
                        assert_eq!(found, by_hand(searcher.index(), &pattern, within, skipped), "{text} {within:?}");
                        seen += found.len();
                    }
                }
            }
        }
    }
    assert!(seen > 1000);
}

#[test]
fn entities_match_as_a_whole_the_longest_first() {
    let searcher = Searcher::new(corpus(&TEXTS));
    let count = |asked: &str| searcher.search(&query(asked).unwrap(), &SearchOptions::default()).unwrap();
    let lengths = |asked: &str| count(asked).iter().map(|m| m.end - m.first).collect::<Vec<_>>();
    assert_eq!(lengths("@PER"), [2, 1, 1]);
    assert_eq!(lengths("@ANY"), [2, 1, 3]);
    assert_eq!(lengths("@PER @LOC"), [4]);
    assert_eq!(lengths("@PER \"в\""), [3, 2]);
    assert_eq!(lengths("[entity=\"PER\" & entity=\"LOC\"]"), [1]);
    assert_eq!(lengths("@PER=\"а.*\""), [2]);
}

#[test]
fn only_the_documents_wanted_are_searched() {
    let searcher = Searcher::new(corpus(&TEXTS));
    let wanted = [false, true, true, false];
    let scope = Scope { documents: Some(&wanted), skipped: true };
    let found = searcher.search(&query("а").unwrap(), &SearchOptions { scope, within: Within::Sentence }).unwrap();
    let documents: Vec<usize> = found.iter().map(|m| searcher.index().document_of(m.first)).collect();
    assert!(!documents.is_empty() && documents.iter().all(|&d| d == 1), "{documents:?}");
}

#[test]
fn lines_are_sorted_by_the_words_beside_and_paged() {
    let text = "кот спит. Кот ест. Ёж ест. Белый кот пьёт! Старый кот ест. Один кот";
    let searcher = Searcher::new(index_of(0, "a", text, Offsets::Bytes));
    let all = searcher.search(&query("кот").unwrap(), &SearchOptions::default()).unwrap();
    let shown = |sort: &str, offset: usize, limit: usize| -> Vec<String> {
        let page = searcher.page(all.clone(), &parse_sort(sort).unwrap(), offset, limit, 1);
        assert_eq!((page.total, page.documents), (5, 1));
        let of = |range: &std::ops::Range<u32>| text[range.start as usize..range.end as usize].to_string();
        page.lines.iter().map(|l| [of(&l.left), of(&l.node), of(&l.right)].join("|")).collect()
    };
    let in_order = ["|кот|спит", ".|Кот|ест", "Белый|кот|пьёт", "Старый|кот|ест", "Один|кот|"];
    assert_eq!(shown("document", 0, 100), in_order);
    assert_eq!(shown("document", 3, 1), ["Старый|кот|ест"]);
    assert_eq!(shown("r1", 0, 100), ["Один|кот|", ".|Кот|ест", "Старый|кот|ест", "Белый|кот|пьёт", "|кот|спит"]);
    assert_eq!(shown("l1", 0, 3), ["|кот|спит", ".|Кот|ест", "Белый|кот|пьёт"]);
    assert_eq!(shown("node,l1", 0, 2), ["|кот|спит", ".|Кот|ест"]);
    for sort in ["document", "r1", "r1,r2,l1", "l2,node"] {
        let whole = shown(sort, 0, 5);
        let pieces: Vec<String> = (0..5).flat_map(|offset| shown(sort, offset, 1)).collect();
        assert_eq!(whole, pieces, "{sort}");
    }
    assert_eq!(shown("r3", 9, 9), [""; 0]);
    assert!(["", "x", "r4", "r1,r1,r1,r1,r1"].iter().all(|wrong| parse_sort(wrong).is_err()));
}

#[test]
fn hostile_queries_end_soon_and_without_panic() {
    let long = "а ".repeat(3_000);
    let searcher = Searcher::new(corpus(&[&long, "", "б"]));
    let deep = format!("{}а{}", "(".repeat(5_000), ")".repeat(5_000));
    let nested = format!("{}\"а\"{}", "(".repeat(40), "){0,3}".repeat(40));
    let many = "[]{0,100} ".repeat(900);
    for asked in [
        deep.as_str(),
        nested.as_str(),
        many.as_str(),
        "((\"а\"{100}){100}){100}",
        "(\"а\"?){100} (\"а\"?){100} (\"а\"?){100} \"нет\"|\"а\"{100} \"нет\"",
        "\"(а*)*(а*)*(а*)*б\"",
        "([]{0,50} []{0,50}){4} [word!=\"а\"]",
        "@ANY* @ANY* @ANY*",
        "\u{0}",
        "[",
        "[word=\"\\\"]",
        "«»",
        "\"%",
        "😀*",
        "[]{,} within doc",
        "",
    ] {
        match query(asked) {
            Ok(query) => {
                drop(searcher.search(&query, &SearchOptions { within: Within::Document, ..Default::default() }))
            }
            Err(error) => assert!(asked.is_char_boundary(error.at) && !error.message.is_empty(), "{asked}"),
        }
    }
    // Every beginning and every end of a query that is right.
    let whole = "(@PER=\"а\"|[lemma=\"б\" & !(pos='NOUN.gen' | gram!=«nom»)]{1,2}) *а? NEAR/3 „что“ within doc";
    for (at, _) in whole.char_indices() {
        for part in [&whole[..at], &whole[at..]] {
            if let Ok(query) = query(part) {
                searcher.search(&query, &SearchOptions::default()).unwrap();
            }
        }
    }
    assert!(query(whole).is_ok());
}

#[test]
fn an_empty_index_has_no_matches() {
    for texts in [&[][..], &[""]] {
        let searcher = Searcher::new(corpus(texts));
        for asked in ["а", "[]", "@PER", "а NEAR/2 б", "[]* within doc"] {
            let found = searcher.search(&query(asked).unwrap(), &SearchOptions::default()).unwrap();
            assert_eq!(searcher.page(found, &parse_sort("r1").unwrap(), 0, 10, 5).total, 0);
        }
    }
}
