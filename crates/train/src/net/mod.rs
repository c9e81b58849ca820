//! Trains the entity tagger.

mod examples;
mod learn;
#[allow(clippy::module_inception)]
mod net;
mod vectors;

use crate::Failure;
use crate::corpora::{GoldDocument, data_dir, documents};
use crate::tagger::{Counts, morphologist};
use examples::{Example, Marks, Tables, examples, spans};
use learn::{Stage, learn};
use net::{Dropout, Layer, Net, Shape, chain_scores, outputs, square, states_of};
use sarap_entities::net::lattice::{Lattice, SINGLE, TRIPLE};
use sarap_entities::net::layers::{BARE, CHAINS, FULL, SILVER, first_output};
use sarap_morph::Morphologist;
use sarap_text::Span;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

const D: usize = 96;

struct Gold {
    document: GoldDocument,
    /// Token spans.
    tokens: Vec<Span>,
    examples: Vec<Example>,
}

fn read(documents: Vec<GoldDocument>, marks: Marks, morphologist: &Morphologist) -> Vec<Gold> {
    documents
        .into_iter()
        .map(|document| Gold {
            tokens: sarap_text::segment(&document.text).tokens.iter().map(|t| t.span).collect(),
            examples: examples(&document, marks, morphologist),
            document,
        })
        .collect()
}

/// `sarap-train net --silver FILE…`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let option = |name: &str| {
        arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1)).map(String::as_str)
    };
    let number = |name: &str, default: f32| option(name).and_then(|v| v.parse::<f32>().ok()).unwrap_or(default);
    let begin = std::time::Instant::now();
    let morphologist = morphologist()?;
    let gold = |path: &str| documents(&data_dir().join(path));
    let mut silver: Vec<Example> = Vec::new();
    for file in option("--silver").unwrap_or_default().split(',').filter(|f| !f.is_empty()) {
        let all = documents(Path::new(file))?;
        let half = all.len() / 2;
        let (first, second) = all.split_at(half);
        let parts = std::thread::scope(|scope| {
            let work = |part: &'_ [GoldDocument]| -> Vec<Example> {
                part.iter().flat_map(|d| examples(d, Marks::Silver, &morphologist)).collect()
            };
            let other = scope.spawn(move || work(second));
            let mut own = work(first);
            own.extend(other.join().expect("no panic"));
            own
        });
        silver.extend(parts);
    }
    let full = read(
        gold("nerel/train.jsonl.gz")?.into_iter().filter(|d| !d.id.contains("12888")).collect(),
        Marks::Full,
        &morphologist,
    );
    let full_dev = read(gold("nerel/dev.jsonl")?, Marks::Full, &morphologist);
    let mut bare = gold("factrueval/train.jsonl")?;
    bare.extend(gold("factrueval/dev.jsonl")?);
    let mut bare = read(bare, Marks::Bare, &morphologist);
    let mut full = full;
    let mut full_dev = full_dev;
    eprintln!("{} silver tokens, read after {:?}", examples::tokens(&silver), begin.elapsed());

    // The vocabulary: frequent words, frequent ones first.
    let least = number("--least", 12.0) as u32;
    let mut counts: HashMap<u64, (u32, u64)> = HashMap::new();
    for example in silver.iter().chain(full.iter().flat_map(|g| &g.examples)) {
        for &word in &example.section.of {
            let word = &example.section.words[word as usize];
            counts.entry(word.key).or_insert((0, word.any)).0 += 1;
        }
    }
    let mut kept: Vec<(u32, u64, u64)> =
        counts.iter().filter(|(_, (count, _))| *count >= least).map(|(&k, &(count, any))| (count, k, any)).collect();
    kept.sort_unstable_by(|a, b| b.cmp(a));
    let mut tables = Tables { hashed: number("--hashed", 16384.0) as u32, ..Tables::default() };
    for (n, &(_, key, any)) in kept.iter().enumerate() {
        tables.vocabulary.insert(key, n as u32 + 1);
        tables.vocabulary.entry(any).or_insert(n as u32 + 1);
    }
    let words = tables.words();
    let all = silver.iter_mut().chain(full.iter_mut().chain(&mut full_dev).chain(&mut bare).flat_map(|g| &mut g.examples));
    for example in all {
        tables.resolve(words, example);
    }
    let texts: Vec<Vec<u32>> = silver
        .iter()
        .map(|e| {
            let of = |&w: &u32| e.rows[e.starts[w as usize] as usize].checked_sub(1);
            e.section.of.iter().filter_map(of).collect()
        })
        .collect();
    let h = number("--h", 96.0) as usize;
    let layers = match option("--layers").unwrap_or("1m1") {
        text => text
            .chars()
            .filter(char::is_ascii_digit)
            .zip(text.match_indices(|c: char| c.is_ascii_digit()))
            .map(|(c, (at, _))| Layer {
                reach: c.to_digit(10).unwrap_or(1) as usize,
                memory: at > 0 && text.as_bytes()[at - 1] == b'm',
            })
            .collect::<Vec<_>>(),
    };
    let shape = Shape { rows: tables.rows(), d: D, h, layers };
    eprintln!("{} words in the vocabulary; {shape:?}", words);
    let mut net = Net::new(shape, 5);
    if option("--no-vectors").is_none() {
        let counts: Vec<u32> = kept.iter().map(|&(count, _, _)| count).collect();
        let vectors = vectors::skip_gram::<D>(&texts, &counts, 2);
        for (n, vector) in vectors.iter().enumerate() {
            net.rows[(n + 1) * D..(n + 2) * D].iter_mut().zip(vector).for_each(|(w, v)| *w = v * 0.5);
        }
        let mean = vectors.iter().flatten().map(|v| v.abs()).sum::<f32>() / (vectors.len() * D) as f32;
        eprintln!("vectors after {:?}, mean {mean}", begin.elapsed());
    }
    drop(texts);

    // All examples in one list: silver, full, bare.
    let mut list = silver;
    let silver_count = list.len();
    list.extend(full.iter().flat_map(|g| g.examples.iter().cloned()));
    let full_count = list.len();
    let mut bare_at = Vec::new();
    for gold in &bare {
        bare_at.push(list.len()..list.len() + gold.examples.len());
        list.extend(gold.examples.iter().cloned());
    }
    let drop = Dropout { word: number("--word-drop", 0.1), layer: number("--drop", 0.2) };
    let rate = number("--rate", 0.002);
    let epochs = number("--epochs", 2.0) as usize;
    let repeat = number("--repeat", 4.0) as usize;
    let silver_weight = number("--silver-weight", 1.0);
    let rounds: Vec<Vec<(u32, f32)>> = (0..epochs)
        .map(|_| {
            let mut round: Vec<(u32, f32)> = (0..silver_count as u32).map(|n| (n, silver_weight)).collect();
            for _ in 0..repeat {
                round.extend((silver_count..full_count).map(|n| (n as u32, 1.0)));
            }
            round
        })
        .collect();
    learn(&mut net, &list, &rounds, Stage { rate, row_rate: rate, dropout: drop, seed: 1 });
    eprintln!("first stage after {:?}", begin.elapsed());
    report("nerel dev after the first stage", &net, &full_dev, FULL..CHAINS.len());
    report("factrueval by the silver chain", &net, &bare, SILVER..SILVER + 1);

    let fine_rate = number("--fine-rate", 0.0007);
    let fine_epochs = number("--fine-epochs", 3.0) as usize;
    let fine_repeat = number("--fine-repeat", 6.0) as usize;
    let folds = number("--folds", 5.0) as usize;
    let mut totals: BTreeMap<String, Counts> = BTreeMap::new();
    for fold in 0..folds {
        let mut own = net.clone();
        // Bare names begin as silver ones.
        let at = own.at.clone();
        for k in 0..12 {
            for row in 0..own.shape.h {
                own.dense[at.out.start + row * outputs() + first_output(BARE) + k] =
                    own.dense[at.out.start + row * outputs() + first_output(SILVER) + k];
            }
            own.dense[at.out_bias.start + first_output(BARE) + k] = own.dense[at.out_bias.start + first_output(SILVER) + k];
        }
        let from: Vec<f32> = own.dense[at.transitions[SILVER].clone()].to_vec();
        own.dense[at.transitions[BARE].clone()].copy_from_slice(&from);
        let mut random = net::Random(fold as u64 + 77);
        let rounds: Vec<Vec<(u32, f32)>> = (0..fine_epochs)
            .map(|_| {
                let mut round = Vec::new();
                for (n, at) in bare_at.iter().enumerate() {
                    if n % folds != fold {
                        for _ in 0..fine_repeat {
                            round.extend(at.clone().map(|n| (n as u32, 1.0)));
                        }
                    }
                }
                round.extend((silver_count..full_count).map(|n| (n as u32, 1.0)));
                round.extend((0..silver_count / 16).map(|_| (random.below(silver_count) as u32, silver_weight)));
                round
            })
            .collect();
        learn(&mut own, &list, &rounds, Stage { rate: fine_rate, row_rate: fine_rate, dropout: drop, seed: 2 });
        let test: Vec<&Gold> = bare.iter().skip(fold).step_by(folds).collect();
        tally(&own, test.iter().copied(), BARE..BARE + 1, &mut totals, 0.4);
        if fold == 0 {
            report("nerel dev after the second stage", &own, &full_dev, FULL..CHAINS.len());
        }
        print("factrueval so far", &totals);
    }
    eprintln!("all after {:?}", begin.elapsed());
    Ok(())
}

/// The mentions of a chain, as tokens with their kind and probability.
fn mentions(net: &Net, scores: &[f32], chain: usize) -> Vec<(std::ops::Range<usize>, usize, f32)> {
    fn of<const N: usize>(net: &Net, scores: &[f32], chain: usize) -> Vec<(std::ops::Range<usize>, usize, f32)> {
        let scores = chain_scores::<N>(scores, outputs(), first_output(chain));
        let mut lattice = Lattice::<N>::new(&square(&net.dense[net.at.transitions[chain].clone()]));
        lattice.run(&scores);
        lattice.mentions(0.05, 60)
    }
    if states_of(chain) == SINGLE { of::<SINGLE>(net, scores, chain) } else { of::<TRIPLE>(net, scores, chain) }
}

fn tally<'a>(
    net: &Net,
    gold: impl Iterator<Item = &'a Gold>,
    chains: std::ops::Range<usize>,
    totals: &mut BTreeMap<String, Counts>,
    least: f32,
) {
    for gold in gold {
        let mut found: Vec<(Span, String)> = Vec::new();
        for example in &gold.examples {
            let scores = net.scores(example);
            for chain in chains.clone() {
                for (range, kind, p) in mentions(net, &scores, chain) {
                    if p < least {
                        continue;
                    }
                    let tokens = &gold.tokens[example.section.tokens.clone()][range];
                    let span = Span::new(tokens[0].start(), tokens[tokens.len() - 1].end());
                    found.push((span, CHAINS[chain].kinds[kind].code().to_owned()));
                }
            }
        }
        found.sort_by(|a, b| (a.0.start(), a.0.end(), &a.1).cmp(&(b.0.start(), b.0.end(), &b.1)));
        found.dedup();
        let right = spans(&gold.document);
        let labels: std::collections::BTreeSet<&str> =
            chains.clone().flat_map(|c| CHAINS[c].kinds.iter().map(|l| l.code())).collect();
        for label in labels {
            let of = |list: &[(Span, String)]| -> Vec<Span> {
                list.iter().filter(|(_, l)| l == label).map(|(s, _)| *s).collect()
            };
            let counts = Counts::of(&of(&right), &of(&found));
            let sum = totals.entry(label.to_owned()).or_default();
            *sum = sum.plus(counts);
        }
    }
}

fn print(title: &str, totals: &BTreeMap<String, Counts>) {
    let all = totals.values().fold(Counts::default(), |a, b| a.plus(*b));
    let row = |name: &str, c: &Counts| format!("{name} {:.3}/{:.3}/{:.3}", c.precision(), c.recall(), c.f1());
    let rows: Vec<String> = totals.iter().map(|(name, c)| row(name, c)).collect();
    eprintln!("{title}: {}; {}", row("micro", &all), rows.join(", "));
}

fn report(title: &str, net: &Net, gold: &[Gold], chains: std::ops::Range<usize>) {
    for least in [0.3, 0.4] {
        let mut totals = BTreeMap::new();
        tally(net, gold.iter(), chains.clone(), &mut totals, least);
        print(&format!("{title} from {least}"), &totals);
    }
}

