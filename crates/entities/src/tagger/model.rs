//! The tagger pack's layout. Weights are read where they lie.
//!
//! ```text
//! HEAD     u32 layout, f32 value of one weight unit of the first look, the same of the second,
//!          f32 [8][8] transitions of the first look, the same of the second
//! FIRST    rows of 8 bytes: u16 mark of the feature (0: free), i8 weights of the labels 1 to 6
//! SECOND   the same for the second look
//! CLUSTERS rows of 4 bytes: u16 mark of the lemma (0: free), u16 its class
//! ```
//!
//! Tables have a power of two of rows; a feature stands in the row its hash says or, if that is taken, in one of the
//! next.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use super::lattice::{LABELS, LANES, Transitions};
use sarap_pack::{Description, Pack, PackBuilder, PackError};
use std::ops::Range;

const LAYOUT: u32 = 1;
const HEAD: usize = 12 + 2 * 4 * LANES * LANES;
/// Bytes of a row of weights.
const ROW: usize = 8;
/// Bytes of a row of the classes.
const CLASS: usize = 4;
/// How far from its place a row may stand.
const PROBES: usize = 64;

/// Weights not yet multiplied out: sums of whole numbers come out the same in any order.
pub type Units = [i32; LANES];

/// Where everything lies in the pack.
#[derive(Debug)]
pub struct Model {
    first: Range<usize>,
    second: Range<usize>,
    clusters: Range<usize>,
    /// Value of a unit, first and second look.
    pub units: [f32; 2],
    /// Transitions, first and second look.
    pub transitions: [Transitions; 2],
}

impl Model {
    /// Checks the layout of `pack`.
    pub fn open(pack: &Pack) -> Result<Self, PackError> {
        let head = pack.section("HEAD")?;
        if head.len() != HEAD || head[..4] != LAYOUT.to_le_bytes() {
            return Err(PackError::WrongVersion(format!("the program reads tagger layout {LAYOUT}")));
        }
        let float = |at: usize| {
            let bytes = head.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok()).unwrap_or_default();
            let value = f32::from_le_bytes(bytes);
            if value.is_finite() { value } else { 0.0 }
        };
        let mut transitions = [Transitions::default(), Transitions::default()];
        for (look, transitions) in transitions.iter_mut().enumerate() {
            for before in 0..LANES {
                for label in 0..LANES {
                    transitions.weights[before][label] = float(12 + 4 * ((look * LANES + before) * LANES + label));
                }
            }
        }
        let table = |name: &str, row: usize| {
            let range = pack.range(name)?;
            if range.len() % row != 0 || !(range.len() / row).is_power_of_two() {
                return Err(PackError::Damaged(format!("table {name} has {} bytes", range.len())));
            }
            Ok(range)
        };
        Ok(Self {
            first: table("FIRST", ROW)?,
            second: table("SECOND", ROW)?,
            clusters: table("CLUSTERS", CLASS)?,
            units: [float(4), float(8)],
            transitions,
        })
    }

    /// The first look's weights.
    pub fn first<'a>(&self, pack: &'a Pack) -> Weights<'a> {
        Weights(pack.bytes().get(self.first.clone()).unwrap_or_default())
    }

    /// The second look's weights.
    pub fn second<'a>(&self, pack: &'a Pack) -> Weights<'a> {
        Weights(pack.bytes().get(self.second.clone()).unwrap_or_default())
    }

    /// The class of a lemma by its hash, 0 if it has none.
    pub fn cluster(&self, pack: &Pack, lemma: u64) -> u16 {
        let table = pack.bytes().get(self.clusters.clone()).unwrap_or_default();
        find::<CLASS>(table, lemma).map_or(0, |row| u16::from_le_bytes([row[2], row[3]]))
    }
}

/// A table of weights.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a>(&'a [u8]);

impl Weights<'_> {
    /// Adds the weights of a feature to `sum`.
    #[inline]
    pub fn add(&self, feature: u64, sum: &mut Units) {
        if let Some(row) = find::<ROW>(self.0, feature) {
            for label in 1..LABELS {
                sum[label] += i32::from(row[label + 1] as i8);
            }
        }
    }
}

fn mark(hash: u64) -> u16 {
    (hash as u16).max(1)
}

fn home(hash: u64, rows: usize) -> usize {
    (hash >> 20) as usize & (rows - 1)
}

#[inline]
fn find<const WIDTH: usize>(table: &[u8], hash: u64) -> Option<&[u8; WIDTH]> {
    let (rows, _) = table.as_chunks::<WIDTH>();
    if rows.is_empty() {
        return None;
    }
    let (wanted, start) = (mark(hash), home(hash, rows.len()));
    for probe in 0..PROBES {
        let row = &rows[(start + probe) & (rows.len() - 1)];
        match u16::from_le_bytes([row[0], row[1]]) {
            0 => return None,
            found if found == wanted => return Some(row),
            _ => {}
        }
    }
    None
}

/// A model before it is packed.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Features of the first look with the weights of all labels (the first, outside, is 0).
    pub first: Vec<(u64, [f32; LANES])>,
    /// Features of the second look.
    pub second: Vec<(u64, [f32; LANES])>,
    /// Transitions of both.
    pub transitions: [Transitions; 2],
    /// Classes of lemmas by their hash.
    pub clusters: Vec<(u64, u16)>,
}

impl Draft {
    /// Rounds the weights to units and lays out the pack.
    pub fn build(&self, about: Description) -> Vec<u8> {
        let mut head = LAYOUT.to_le_bytes().to_vec();
        let mut tables = Vec::new();
        for look in [&self.first, &self.second] {
            let largest = look.iter().flat_map(|(_, row)| row[1..LABELS].iter()).fold(0.0, |a: f32, b| a.max(b.abs()));
            // A few very large weights may not coarsen all the others.
            let unit = (largest / 127.0).clamp(1e-6, 0.04);
            head.extend(unit.to_le_bytes());
            let rows = look.iter().filter_map(|(feature, weights)| {
                let mut row = [0; ROW];
                row[..2].copy_from_slice(&mark(*feature).to_le_bytes());
                for label in 1..LABELS {
                    row[label + 1] = (weights[label] / unit).round().clamp(-127.0, 127.0) as i8 as u8;
                }
                row[2..].iter().any(|&byte| byte != 0).then_some((*feature, row))
            });
            tables.push(table(rows.collect()));
        }
        for transitions in &self.transitions {
            head.extend(transitions.weights.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        }
        let clusters = self.clusters.iter().map(|&(lemma, class)| {
            let ([a, b], [c, d]) = (mark(lemma).to_le_bytes(), class.to_le_bytes());
            (lemma, [a, b, c, d])
        });
        let second = tables.pop().unwrap_or_default();
        let first = tables.pop().unwrap_or_default();
        PackBuilder::new(about)
            .section("HEAD", head)
            .section("FIRST", first)
            .section("SECOND", second)
            .section("CLUSTERS", table(clusters.collect()))
            .build()
    }
}

/// Puts rows into the smallest table that holds them.
fn table<const WIDTH: usize>(rows: Vec<(u64, [u8; WIDTH])>) -> Vec<u8> {
    let mut count = (rows.len() * 5 / 4).next_power_of_two().max(1);
    'larger: loop {
        let mut table = vec![[0; WIDTH]; count];
        for (hash, row) in &rows {
            let start = home(*hash, count);
            let free = (0..PROBES).map(|probe| (start + probe) & (count - 1)).find(|&at| table[at][..2] == [0, 0]);
            let Some(at) = free else {
                count *= 2;
                continue 'larger;
            };
            table[at] = *row;
        }
        return table.concat();
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::mix;
    use super::*;

    #[test]
    fn what_was_packed_is_found_and_nothing_else() {
        let row = |n: u64| [0.0, n as f32 % 3.0, 0.5, -0.5, 0.0, 0.02, -1.0, 0.0];
        let first: Vec<_> = (0..5000).map(|n| (mix(7, n), row(n))).collect();
        let clusters = (0..100).map(|n| (mix(9, n), n as u16 + 1)).collect();
        let draft = Draft { first, clusters, ..Draft::default() };
        let about = Description { kind: "tagger".into(), ..Description::default() };
        let pack = Pack::open(draft.build(about), "tagger").unwrap();
        let model = Model::open(&pack).unwrap();
        for n in 0..5000 {
            let mut sum = Units::default();
            model.first(&pack).add(mix(7, n), &mut sum);
            for label in 1..LABELS {
                let weight = sum[label] as f32 * model.units[0];
                assert!((weight - row(n)[label]).abs() <= model.units[0], "{n} {label} {weight}");
            }
        }
        assert_eq!(model.cluster(&pack, mix(9, 41)), 42);
        let strangers = (0..5000).filter(|&n| {
            let mut sum = Units::default();
            model.first(&pack).add(mix(8, n), &mut sum);
            sum != Units::default()
        });
        assert!(strangers.count() < 5);
    }

    #[test]
    fn forms_of_one_word_do_not_crowd_one_place() {
        let letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
        let words = letters.chars().flat_map(|a| letters.chars().map(move |b| format!("договор{a}{b}")));
        let rows: Vec<_> = words.map(|word| (super::super::features::hash(&word), [1; CLASS])).collect();
        assert_eq!(table(rows).len(), CLASS * 2048);
    }

    #[test]
    fn a_pack_of_another_layout_is_refused() {
        let about = Description { kind: "tagger".into(), ..Description::default() };
        let without = PackBuilder::new(about.clone()).build();
        assert!(Model::open(&Pack::open(without, "tagger").unwrap()).is_err());
        let short = PackBuilder::new(about).section("HEAD", vec![1, 0, 0, 0]).build();
        assert!(matches!(Model::open(&Pack::open(short, "tagger").unwrap()), Err(PackError::WrongVersion(_))));
    }
}
