//! The course of a training: words, silver names and NEREL's mentions first, teachers in between, factRuEval's names last.

use super::draft::draft;
use super::examples::{Example, Marks, Tables, examples};
use super::ground::Ground;
use super::learn::{Stage, learn};
use super::net::{Net, Random, Shape, outputs};
use super::outer::Outer;
use super::plan::Plan;
use super::teach::teach;
use super::vectors::skip_gram;
use crate::Failure;
use crate::corpora::documents;
use crate::eval::corpus::{Corpus, Marked, marked};
use crate::eval::variants::Variant;
use sarap_entities::tagger::chains::{BARE, SILVER, first_output};
use sarap_entities::tagger::features::{key, mix};
use sarap_morph::Morphologist;
use sarap_pack::Description;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Width of a word's row.
const D: usize = 96;

/// What the pack calls itself; mentions say it as their source.
const VERSION: &str = "ru-news";

/// A NEREL document that is one of factRuEval's, too.
const SHARED: &str = "12888_text";

/// A document in all its variants, the text itself first.
#[derive(Debug)]
struct Varied(Vec<Vec<Example>>);

/// Everything that is learnt from.
#[derive(Debug)]
pub(crate) struct Course {
    plan: Plan,
    /// Silver texts for each of the last rounds, with what the net thought of them before.
    silver: Vec<Vec<Example>>,
    bare: Vec<Varied>,
    ground: Ground,
}

/// Does something to every item on all threads, in order.
fn all<T: Sync, R: Send>(items: &[T], work: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let half = items.len().div_ceil(2).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = items
            .chunks(half)
            .enumerate()
            .map(|(part, items)| {
                let work = &work;
                scope.spawn(move || {
                    items.iter().enumerate().map(|(n, item)| work(part * half + n, item)).collect::<Vec<R>>()
                })
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

fn varied(documents: &[Marked], marks: Marks, morphologist: &Morphologist, outer: Option<&Outer>) -> Vec<Varied> {
    all(documents, |_, document| {
        Varied(Variant::ALL.iter().map(|variant| examples(&variant.of(document), marks, morphologist, outer)).collect())
    })
}

impl Course {
    /// Reads all documents and learns all that does not need factRuEval; `ground` keeps that between runs.
    pub(crate) fn begin(
        silver: &[PathBuf],
        outer: Option<Outer>,
        ground: Option<&Path>,
        plan: Plan,
        morphologist: &Morphologist,
    ) -> Result<Self, Failure> {
        let vectors = outer.map(Arc::new);
        let outer = vectors.as_deref();
        let mut texts = Vec::new();
        for file in silver {
            texts.extend(documents(file)?.iter().map(marked));
        }
        let share = (1.0 / plan.variants.max(1e-6)) as usize;
        let mut silver: Vec<Example> = all(&texts, |n, document| {
            let mut own = examples(document, Marks::Silver, morphologist, outer);
            if plan.variants > 0.0 && n % share == 0 {
                let variant = Variant::ALL[1 + n / share % (Variant::ALL.len() - 1)];
                own.extend(examples(&variant.of(document), Marks::Silver, morphologist, outer));
            }
            own
        })
        .into_iter()
        .flatten()
        .collect();
        let mut full = Corpus::Nerel.read(&["train"])?;
        full.retain(|document| !document.id.contains(SHARED));
        for document in &mut full {
            // Dates are learnt as they are given, without a preposition.
            document.marks = Corpus::Nerel.compared(&document.text, &document.marks);
        }
        let mut full = varied(&full, Marks::Full, morphologist, outer);
        let mut bare = varied(&Corpus::Factrueval.read(Corpus::Factrueval.parts())?, Marks::Bare, morphologist, None);

        let fingerprint = fingerprint(&plan, &silver, &full);
        let loaded = ground.map(|path| Ground::load(path, fingerprint)).transpose()?.flatten();
        let tables = match &loaded {
            Some(ground) => ground.tables.clone(),
            None => Tables::new(vocabulary(&silver, &full, plan.least as u32), plan.hashed as u32),
        };
        let examples = full.iter_mut().chain(&mut bare).flat_map(|varied| varied.0.iter_mut().flatten());
        silver.iter_mut().chain(examples).for_each(|example| tables.resolve(example));
        let ground = match loaded {
            Some(ground) => ground,
            None => {
                let made = learn_ground(&mut silver, &full, tables, vectors.as_ref(), &plan, fingerprint);
                ground.map(|path| made.save(path)).transpose()?;
                made
            }
        };
        let silver = last_silver(silver, &ground.net, &plan);
        // While it learns bare names the net shall not forget what it knew of full mentions.
        teach(
            std::slice::from_ref(&ground.net),
            &mut bare.iter_mut().flat_map(|varied| varied.0.iter_mut().flatten()).collect::<Vec<_>>(),
        );
        Ok(Self { plan, silver, bare, ground })
    }

    /// The pack that comes of learning from these of factRuEval's documents.
    pub(crate) fn pack(&self, train: &[usize]) -> Vec<u8> {
        let plan = &self.plan;
        let mut net = self.ground.net.clone();
        begin_bare(&mut net);
        let rounds: Vec<Vec<(&Example, f32)>> = self
            .silver
            .iter()
            .enumerate()
            .map(|(n, silver)| {
                let mut round = Vec::new();
                for &document in train {
                    let Varied(variants) = &self.bare[document];
                    for _ in 0..plan.bare_repeat as usize {
                        round.extend(variants[0].iter().map(|e| (e, 1.0)));
                    }
                    round.extend(variants[1 + (document + n) % (variants.len() - 1)].iter().map(|e| (e, 1.0)));
                }
                round.extend(silver.iter().map(|e| (e, 1.0)));
                round
            })
            .collect();
        let (rate, dropout) = (plan.bare_rate, plan.dropout());
        learn(&mut net, &rounds, Stage { rate, row_rate: rate, dropout, seed: 2 });
        self.build(&net)
    }

    fn build(&self, net: &Net) -> Vec<u8> {
        draft(net, &self.ground.tables, &self.plan).build(Description {
            kind: "tagger".into(),
            language: "ru".into(),
            version: VERSION.into(),
            licence: "MIT".into(),
            source: "weights learnt from factRuEval-2016, NEREL and texts labelled by Natasha; see ru-tagger.md".into(),
        })
    }
}

/// Of all that the ground is learnt from, as the net sees it, and of the plan's numbers for it.
fn fingerprint(plan: &Plan, silver: &[Example], full: &[Varied]) -> u64 {
    let mut sum = plan.ground().into_iter().fold(mix(0, D as u64), |sum, number| mix(sum, u64::from(number.to_bits())));
    for example in silver.iter().chain(full.iter().flat_map(|varied| varied.0.iter().flatten())) {
        let section = &example.section;
        let words = section.words.iter().map(|word| mix(word.lemma, word.capitals as u64));
        let of = section.of.iter().zip(&section.groups).map(|(word, group)| mix(u64::from(*word), u64::from(*group)));
        let places =
            section.places.iter().map(|place| u64::from(u32::from_le_bytes([place[0], place[1], place[2], 0])));
        let states =
            example.states.iter().flat_map(|(chain, states)| states.iter().map(|s| mix(*chain as u64, u64::from(*s))));
        let outer = example.outer.iter().map(|word| u64::from(*word));
        sum =
            words.chain(outer).chain(section.rows.iter().copied()).chain(of).chain(places).chain(states).fold(sum, mix);
    }
    sum
}

/// NEREL's documents for one round: each so often, and once in another variant.
fn full_round(full: &[Varied], times: usize, round: usize) -> Vec<(&Example, f32)> {
    let mut all = Vec::new();
    for (n, Varied(variants)) in full.iter().enumerate() {
        for _ in 0..times {
            all.extend(variants[0].iter().map(|example| (example, 1.0)));
        }
        all.extend(variants[1 + (n + round) % (variants.len() - 1)].iter().map(|example| (example, 1.0)));
    }
    all
}

/// The keys of the words that have a row, frequent ones first.
fn vocabulary(silver: &[Example], full: &[Varied], least: u32) -> Vec<u64> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let full = full.iter().flat_map(|varied| &varied.0[0]);
    for example in silver.iter().chain(full) {
        for &word in &example.section.of {
            let word = &example.section.words[word as usize];
            *counts.entry(key(word.lemma, word.capitals)).or_default() += 1;
        }
    }
    let mut kept: Vec<(u32, u64)> =
        counts.into_iter().filter(|(_, count)| *count >= least).map(|(key, count)| (count, key)).collect();
    kept.sort_unstable_by(|a, b| b.cmp(a));
    // Rows are numbered in 16 bits.
    kept.truncate(u16::MAX as usize - 1);
    kept.into_iter().map(|(_, key)| key).collect()
}

fn learn_ground(
    silver: &mut [Example],
    full: &[Varied],
    tables: Tables,
    outer: Option<&Arc<Outer>>,
    plan: &Plan,
    fingerprint: u64,
) -> Ground {
    let tokens: usize = silver.iter().map(Example::len).sum();
    eprintln!("{} silver tokens, {} words with a row of their own", tokens, tables.keys.len());
    let vectors = vectors(silver, &tables);
    eprintln!("vectors are there");
    let fresh = |width: f32, outer: Option<&Arc<Outer>>, seed: u64| {
        let wide = outer.map_or(0, |outer| outer.width());
        let shape = Shape { rows: tables.rows(), d: D, outer: wide, h: width as usize, layers: Plan::layers() };
        let mut net = Net::new(shape, outer.cloned(), seed);
        for (n, vector) in vectors.iter().enumerate() {
            net.rows[(n + 1) * D..(n + 2) * D].iter_mut().zip(vector).for_each(|(w, v)| *w = v * 0.5);
        }
        net
    };
    let stage = |seed: u64| Stage { rate: plan.rate, row_rate: plan.rate, dropout: plan.dropout(), seed };
    let mut teachers = Vec::new();
    for teacher in 0..plan.teachers as u64 {
        let mut net = fresh(plan.teacher_width, outer, 100 + teacher);
        let rounds: Vec<Vec<(&Example, f32)>> = (0..plan.teacher_rounds as usize)
            .map(|n| {
                let mut round: Vec<(&Example, f32)> = silver.iter().map(|e| (e, 1.0)).collect();
                round.extend(full_round(full, plan.repeat as usize, n));
                round
            })
            .collect();
        eprintln!("teacher {} of {}", teacher + 1, plan.teachers);
        learn(&mut net, &rounds, stage(200 + teacher));
        teachers.push(net);
    }
    if !teachers.is_empty() && plan.taught > 0.0 {
        let mut random = Random(5);
        let mut taught: Vec<&mut Example> = silver.iter_mut().filter(|_| random.chance(plan.taught)).collect();
        teach(&teachers, &mut taught);
        eprintln!("{} sections taught", taught.len());
    }
    drop(teachers);
    let mut net = fresh(plan.width, None, 5);
    let rounds: Vec<Vec<(&Example, f32)>> = (0..plan.rounds as usize)
        .map(|n| {
            let weight = |e: &Example| if e.taught.is_empty() { 1.0 } else { plan.taught_weight };
            let mut round: Vec<(&Example, f32)> = silver.iter().map(|e| (e, weight(e))).collect();
            round.extend(full_round(full, plan.repeat as usize, n));
            round
        })
        .collect();
    learn(&mut net, &rounds, stage(1));
    Ground { fingerprint, tables, hashed: plan.hashed as u32, net }
}

/// Silver texts for the last rounds, with what the net thinks of them before.
fn last_silver(silver: Vec<Example>, net: &Net, plan: &Plan) -> Vec<Vec<Example>> {
    let mut random = Random(77);
    let count = (silver.len() as f32 * plan.bare_silver) as usize;
    let mut draw = || {
        let mut drawn: Vec<Example> = (0..count).map(|_| silver[random.below(silver.len())].clone()).collect();
        drawn.iter_mut().for_each(|example| example.taught.clear());
        teach(std::slice::from_ref(net), &mut drawn.iter_mut().collect::<Vec<_>>());
        drawn
    };
    (0..plan.bare_rounds as usize).map(|_| draw()).collect()
}

fn vectors(silver: &[Example], tables: &Tables) -> Vec<[f32; D]> {
    let mut counts = vec![1_u32; tables.keys.len()];
    let texts: Vec<Vec<u32>> = silver
        .iter()
        .map(|example| {
            let row = |&word: &u32| example.rows[example.starts[word as usize] as usize].checked_sub(1);
            example.section.of.iter().filter_map(row).collect()
        })
        .collect();
    texts.iter().flatten().for_each(|&word| counts[word as usize] += 1);
    skip_gram::<D>(&texts, &counts, 2)
}

/// Bare names begin as silver ones.
fn begin_bare(net: &mut Net) {
    let at = net.at.clone();
    let (from, to, wide) = (first_output(SILVER), first_output(BARE), outputs());
    for start in (0..net.shape.h).map(|row| at.out.start + row * wide).chain([at.out_bias.start]) {
        net.dense.copy_within(start + from..start + to, start + to);
    }
    net.dense.copy_within(at.transitions[SILVER].clone(), at.transitions[BARE].start);
}
