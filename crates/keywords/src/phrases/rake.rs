//! RAKE: S. Rose, D. Engel, N. Cramer, W. Cowley, "Automatic Keyword Extraction from Individual Documents", in: M. W. Berry,
//! J. Kogan (eds.), Text Mining: Applications and Theory, Wiley 2010, section 1.2.

use super::{Item, Ranked, Runs, Shape, Word, add, sort};
use std::collections::BTreeMap;

/// Candidates are the runs of words between stop words and breaks, `longest` words at most; longer ones are left out before
/// anything is counted. A word's score is its degree by its frequency, where the degree is the sum of the words of all
/// candidates that hold it; a candidate's score is the sum of its words' scores. Numbers are breaks.
pub fn rank(sentences: &[Vec<Item>], longest: usize) -> Vec<Ranked> {
    let mut runs = Runs::new();
    let mut run: Vec<Word> = Vec::new();
    let mut close = |run: &mut Vec<Word>| {
        if run.len() <= longest {
            add(&mut runs, run);
        }
        run.clear();
    };
    for sentence in sentences {
        for item in sentence {
            match item {
                Item::Word(word) if !word.stop && word.shape != Shape::Digits => run.push(*word),
                _ => close(&mut run),
            }
        }
        close(&mut run);
    }

    // Frequency and degree of each term.
    let mut words: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    for (terms, mentions) in &runs {
        for &term in terms {
            let (frequency, degree) = words.entry(term).or_default();
            *frequency += mentions.len() as f64;
            *degree += (mentions.len() * terms.len()) as f64;
        }
    }
    let score = |term: &u32| words.get(term).map_or(0.0, |(frequency, degree)| degree / frequency);
    let ranked = |(terms, mentions): (Vec<u32>, Vec<(usize, usize)>)| {
        let score = terms.iter().map(score).sum();
        Ranked { terms, score, mentions }
    };
    let mut all: Vec<Ranked> = runs.into_iter().map(ranked).collect();
    sort(&mut all);
    all
}
