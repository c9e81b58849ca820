//! Document frequencies of lemmas in the training articles: `crates/keywords/src/ru/background.txt`.

use super::articles::{Reader, articles};
use crate::Failure;
use sarap_morph::Pos;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A lemma in fewer articles says nothing of how common it is; the table leaves it out.
const FEWEST: u32 = 5;

/// The table's text.
pub(crate) fn table(reader: &Reader) -> Result<String, Failure> {
    let articles = articles("train")?;
    let mut frequencies: BTreeMap<String, u32> = BTreeMap::new();
    for article in &articles {
        reader.morphology(&article.text, |document| {
            let open = |pos: Pos| matches!(pos, Pos::Noun | Pos::Adjf | Pos::Prtf | Pos::Latin);
            let readings = document.morphology.tokens().iter().filter(|reading| open(reading.tag.pos));
            let lemmas: BTreeSet<&str> = readings.map(|reading| document.morphology.lemma(reading.lemma)).collect();
            for lemma in lemmas.into_iter().filter(|lemma| is_word(lemma)) {
                *frequencies.entry(lemma.replace('ё', "е")).or_default() += 1;
            }
        });
    }
    let mut classes: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (lemma, &count) in frequencies.iter().filter(|&(_, &count)| count >= FEWEST) {
        let bits = libm::log2(articles.len() as f64 / f64::from(count));
        classes.entry((bits * 2.0).round() as u32).or_default().push(lemma);
    }
    let mut text = format!(
        "# How rare lemmas are: twice the binary logarithm of all documents by those that have the lemma, rounded, and the lemmas\n\
         # of nouns, adjectives and Latin words with that rarity; ё is е. Counted over {} Russian news articles\n\
         # (frequencies only, {FEWEST} documents at least). Made by: sarap-train keyphrases background\n",
        articles.len(),
    );
    for (class, lemmas) in classes {
        let _ = writeln!(text, "{class} {}", lemmas.join(" "));
    }
    Ok(text)
}

/// Two letters or more, and hyphens inside.
fn is_word(lemma: &str) -> bool {
    let letters = |lemma: &str| lemma.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    lemma.chars().nth(1).is_some() && lemma.starts_with(char::is_alphabetic) && letters(lemma)
}
