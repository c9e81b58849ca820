//! The published rankings beside the figures of the Python packages on small texts of our own. The figures were printed by
//! `yake` 0.7.3 (`KeywordExtractor(n=3, dedup_lim=1.0)` with the stop words below), `python-rake` 1.5.0 (`run(maxWords=3)`) and
//! `summa` 1.2.0 (the scores of its graph by the best one's, since its scale is another).

#![allow(clippy::unwrap_used)]

use sarap_keywords::phrases::{Item, Ranked, Shape, Word, rake, textrank, yake};
use std::collections::BTreeMap;

const TEXT: [&str; 3] = [
    "Mira wrote the long report .",
    "The long report about Delta ships shows new ships in harbor .",
    "Ships of the Delta fleet left harbor early , and the report of Mira names 12 ships .",
];
const STOP: [&str; 6] = ["the", "about", "in", "of", "and", "shows"];

/// Texts as the rankings see them, the terms numbered by their small letters, and the terms by number.
fn stream(sentences: &[&str]) -> (Vec<Vec<Item>>, Vec<String>) {
    let (mut terms, mut token) = (Vec::<String>::new(), 0);
    let mut item = |at: usize, word: &str| {
        token += 1;
        if word.chars().all(|letter| letter.is_ascii_punctuation()) {
            return Item::Break;
        }
        let small = word.to_lowercase();
        let term = terms.iter().position(|term| *term == small).unwrap_or_else(|| {
            terms.push(small.clone());
            terms.len() - 1
        });
        let shape = match word {
            _ if word.starts_with(|letter: char| letter.is_ascii_digit()) => Shape::Digits,
            _ if at > 0 && word.starts_with(char::is_uppercase) => Shape::Capital,
            _ => Shape::Plain,
        };
        let stop = STOP.contains(&small.as_str()) || word.len() < 3;
        Item::Word(Word { term: term as u32, shape, stop, token: token - 1 })
    };
    let items = sentences
        .iter()
        .map(|sentence| sentence.split(' ').enumerate().map(|(at, word)| item(at, word)).collect())
        .collect();
    (items, terms)
}

fn named(ranked: &[Ranked], terms: &[String]) -> BTreeMap<String, f64> {
    let name = |ranked: &Ranked| {
        let words: Vec<&str> = ranked.terms.iter().map(|&term| terms[term as usize].as_str()).collect();
        (words.join(" "), ranked.score)
    };
    ranked.iter().map(name).collect()
}

fn assert_same(found: &BTreeMap<String, f64>, wanted: &[(&str, f64)]) {
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), {
        let mut names: Vec<&str> = wanted.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names
    });
    for (name, score) in wanted {
        assert!((found[*name] - score).abs() < 1e-6, "{name}: {} is not {score}", found[*name]);
    }
}

#[test]
fn yake_gives_the_packages_figures() {
    let (items, terms) = stream(&TEXT);
    let ranked = yake::rank(&items);
    assert!(ranked.is_sorted_by(|a, b| a.score >= b.score));
    let found = named(&ranked, &terms).into_iter().map(|(name, score)| (name, -score)).collect();
    assert_same(
        &found,
        &[
            ("wrote the long", 0.06469618156201004),
            ("long report", 0.06533572523281916),
            ("mira wrote", 0.08354425513724374),
            ("long", 0.13193252373251102),
            ("report", 0.14599606987228844),
            ("delta", 0.1509056430108766),
            ("ships", 0.1573673959503233),
            ("mira", 0.16740516572090344),
            ("mira names", 0.2071361675565268),
            ("delta fleet", 0.22212649006116872),
            ("delta fleet left", 0.22213298868920828),
            ("wrote", 0.2302878825765703),
            ("delta ships", 0.23453898040414786),
            ("harbor", 0.2678986498774227),
            ("harbor early", 0.37855074050485377),
            ("left harbor early", 0.38925263485632094),
            ("report about delta", 0.4481134152226865),
            ("new ships", 0.4722538008494436),
            ("left harbor", 0.47637008000706915),
            ("report of mira", 0.4961896257224273),
            ("new", 0.5095866337082936),
            ("fleet left harbor", 0.5104879881328577),
            ("early", 0.5125082061831145),
            ("names", 0.5125082061831145),
            ("fleet left", 0.5690166888077174),
            ("fleet", 0.6022110505816866),
            ("left", 0.6022110505816866),
            ("ships shows new", 1.0338898189711472),
            ("ships in harbor", 1.2345560971184388),
        ],
    );
}

#[test]
fn rake_gives_the_packages_figures() {
    // The package keeps numbers inside phrases; ours ends a phrase there, so the last sentence is told without.
    let (items, terms) = stream(&[TEXT[0], TEXT[1], "Ships of the Delta fleet , and the report of Mira ."]);
    let found = named(&rake::rank(&items, 3), &terms);
    assert_same(&found, RAKE);
}

#[test]
fn rake_leaves_out_what_is_too_long() {
    let (items, terms) = stream(&["new long report early and report"]);
    assert_eq!(named(&rake::rank(&items, 3), &terms), BTreeMap::from([("report".into(), 1.0)]));
}

const RAKE: &[(&str, f64)] = &[
    ("delta fleet", 4.0),
    ("long report", 3.666666666666667),
    ("delta ships", 3.666666666666667),
    ("new ships", 3.666666666666667),
    ("mira wrote", 3.5),
    ("ships", 1.6666666666666667),
    ("report", 1.6666666666666667),
    ("mira", 1.5),
    ("harbor", 1.0),
];

#[test]
fn textrank_gives_the_packages_figures() {
    let (items, terms) = stream(&[
        "river bank water river stone bridge water stone tower bridge river gate tower lamp gate garden lamp",
    ]);
    let scores = textrank::scores(&items);
    let best = scores.values().copied().fold(0.0, f64::max);
    let found = scores.iter().map(|(&term, score)| (terms[term as usize].clone(), score / best)).collect();
    assert_same(
        &found,
        &[
            ("river", 1.0),
            ("bank", 0.45504705453356575),
            ("water", 0.8153113242489761),
            ("stone", 0.8002892422154229),
            ("bridge", 0.8002892422154229),
            ("tower", 0.8243798762874378),
            ("gate", 0.8538118557558478),
            ("lamp", 0.6742183442368562),
            ("garden", 0.48425694834588445),
        ],
    );
    // The best third are river, gate and tower, of which «river gate tower» is said once and «tower», «river», «gate» alone.
    let ranked = named(&textrank::rank(&items), &terms);
    assert_eq!(ranked.keys().collect::<Vec<_>>(), ["gate", "river", "river gate tower", "tower"]);
    let mean = (1.0 + 0.8538118557558478 + 0.8243798762874378) / 3.0;
    assert!((ranked["river gate tower"] / ranked["river"] - mean).abs() < 1e-6);
}

#[test]
fn texts_without_words_have_no_keywords() {
    for sentences in [&[][..], &[". , !"][..], &["the of in"][..]] {
        let (items, _) = stream(sentences);
        assert!(yake::rank(&items).is_empty() && rake::rank(&items, 3).is_empty() && textrank::rank(&items).is_empty());
    }
}
