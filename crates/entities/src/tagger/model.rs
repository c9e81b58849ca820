//! The tagger pack's layout. All numbers are little-endian.
//!
//! ```text
//! HEAD        u32 layout, D, H, layers, words, hashed; f32 step of ROWS; per layer u32 reach, u32 memory;
//!             f32 least probability of each chain
//! KEYS        rows of 4 bytes: u16 mark of the vocabulary's key (0: free), u16 its row
//! ROWS        i8 [words + hashed][D]: row 0 is of words without a row of their own, then the vocabulary's, frequent ones
//!             first, then the hashed ones
//! PLACES      f32 [64][H]
//! FIRST       matrix [3 H][D], bias [H]
//! LAYER0 …    matrix [H][inputs], bias [H]
//! OUT         matrix [outputs][H], bias [outputs]
//! CHAINS      f32 [13][13] of the bare names' chain, [5][5] of each chain of full mentions
//! ```
//!
//! A matrix is f32 steps, one a row, then i8 weights; a weight is its whole number times its row's step.
//! Outputs: the bare names' states B, I, E, S of its three kinds, then B of all full chains, I of all, E, S.

use super::chains::{BARE, CHAINS, FULL};
use super::document::PLACES;
use super::features::{Capitals, key};
use super::kernel::{BLOCK, GROUP, QUAD, Weights, products};
use super::lanes::{Factors, Lane};
use super::lattice::{Lattice, SINGLE, TRIPLE};
use super::net::{FARTHEST, WORD_ZERO};
use sarap_pack::{Description, Pack, PackBuilder, PackError};
use std::ops::Range;

const LAYOUT: u32 = 2;
/// How far from its place a key may stand.
const PROBES: usize = 64;
/// Chains that ship.
const SHIPPED: usize = CHAINS.len() - BARE;
/// Outputs of the bare names' chain.
pub const BARE_OUTPUTS: usize = TRIPLE - 1;
/// Chains of full mentions.
pub const FULL_CHAINS: usize = CHAINS.len() - FULL;
/// All outputs.
pub const OUTPUTS: usize = BARE_OUTPUTS + FULL_CHAINS * (SINGLE - 1);
/// Numbers of a row that are added at once; a row is so many times as long.
pub const PIECE: usize = 32;
/// Sizes that a pack may have: what products of whole numbers can hold.
const WIDEST: usize = 512;

/// A matrix of whole numbers with a bias.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Whole numbers.
    pub weights: Weights,
    /// What one unit of a row is worth.
    pub steps: Vec<f32>,
    /// Added to each row's product.
    pub bias: Vec<f32>,
}

/// A layer above the first.
#[derive(Clone, Debug)]
pub struct Layer {
    /// How far to both sides it looks.
    pub reach: usize,
    /// Whether it sees the other places of the same lemma.
    pub memory: bool,
    /// Its weights.
    pub matrix: Matrix,
}

/// An opened model. The rows are read where they lie; the rest is small.
#[derive(Debug)]
pub struct Model {
    /// Width of a row.
    pub d: usize,
    /// Width of the layers.
    pub h: usize,
    words: usize,
    hashed: usize,
    /// What one unit of a row is worth.
    pub row_step: f32,
    keys: Range<usize>,
    rows: Range<usize>,
    /// One row for each place.
    pub places: Vec<f32>,
    /// The first layer.
    pub first: Matrix,
    /// What it makes of inputs that stand for zero.
    pub first_zero: Vec<i32>,
    /// Its bias, which goes with the word itself.
    pub first_bias: Vec<f32>,
    /// The layers above.
    pub layers: Vec<Layer>,
    /// The outputs.
    pub out: Matrix,
    /// The bare names' chain, with its transitions.
    pub bare: Lattice<TRIPLE>,
    /// Transitions of the other chains.
    pub full: Factors,
    /// The least probability of a mention, bare names.
    pub bare_least: f32,
    /// The same of the other chains.
    pub full_least: Lane,
}

/// Reads numbers in a row.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn u32(&mut self) -> Result<u32, PackError> {
        let (head, rest) = self.0.split_first_chunk::<4>().ok_or_else(short)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*head))
    }

    fn f32(&mut self) -> Result<f32, PackError> {
        let value = f32::from_bits(self.u32()?);
        if value.is_finite() { Ok(value) } else { Err(PackError::Damaged("a weight is no number".into())) }
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, PackError> {
        (0..count).map(|_| self.f32()).collect()
    }
}

fn short() -> PackError {
    PackError::Damaged("a section of the tagger is too short".into())
}

fn matrix(bytes: &[u8], rows: usize, width: usize, bias: usize) -> Result<Matrix, PackError> {
    let mut reader = Reader(bytes);
    let steps = reader.floats(rows)?;
    let (weights, rest) = reader.0.split_at_checked(rows * width).ok_or_else(short)?;
    let bias = Reader(rest).floats(bias)?;
    let weights: Vec<i8> = weights.iter().map(|&byte| byte as i8).collect();
    Ok(Matrix { weights: Weights::new(&weights, width), steps, bias })
}

impl Model {
    /// Checks the layout of `pack`.
    pub fn open(pack: &Pack) -> Result<Self, PackError> {
        let mut head = Reader(pack.section("HEAD")?);
        if head.u32()? != LAYOUT {
            return Err(PackError::WrongVersion(format!("the program reads tagger layout {LAYOUT}")));
        }
        let [d, h, layers, words, hashed] = {
            let mut sizes = [0; 5];
            for size in &mut sizes {
                *size = head.u32()? as usize;
            }
            sizes
        };
        let fits = |size: usize, step| (1..=WIDEST).contains(&size) && size.is_multiple_of(step);
        if !fits(d, PIECE)
            || !fits(h, GROUP)
            || layers > 8
            || words == 0
            || words > 1 << 16
            || !hashed.is_power_of_two()
        {
            return Err(PackError::Damaged("the tagger's sizes make no sense".into()));
        }
        let row_step = head.f32()?;
        let kinds: Vec<(usize, bool)> =
            (0..layers).map(|_| Ok((head.u32()? as usize, head.u32()? != 0))).collect::<Result<_, PackError>>()?;
        let least = head.floats(SHIPPED)?;
        let (keys, rows) = (pack.range("KEYS")?, pack.range("ROWS")?);
        if keys.len() % 4 != 0
            || !(keys.len() / 4).is_power_of_two()
            || hashed > 1 << 24
            || rows.len() != (words + hashed) * d
        {
            return Err(PackError::Damaged("the tagger's tables have a wrong size".into()));
        }
        let mut above = Vec::with_capacity(layers);
        for (n, (reach, memory)) in kinds.into_iter().enumerate() {
            if reach > FARTHEST {
                return Err(PackError::Damaged("a layer of the tagger looks too far".into()));
            }
            let width = h * if memory { 4 } else { 3 };
            above.push(Layer { reach, memory, matrix: matrix(pack.section(&format!("LAYER{n}"))?, h, width, h)? });
        }
        let mut transitions = Reader(pack.section("CHAINS")?);
        let mut bare = [[0.0; TRIPLE]; TRIPLE];
        for weight in bare.as_flattened_mut() {
            *weight = transitions.f32()?;
        }
        let mut full = vec![[[0.0; SINGLE]; SINGLE]; FULL_CHAINS];
        for weight in full.as_flattened_mut().as_flattened_mut() {
            *weight = transitions.f32()?;
        }
        let first = matrix(pack.section("FIRST")?, 3 * h, d, h)?;
        let mut zero = vec![[0; GROUP]; BLOCK * first.weights.groups()];
        products(&[&vec![[WORD_ZERO; QUAD]; BLOCK * d / QUAD]], d / QUAD, &first.weights, &mut zero);
        // Lanes beyond the chains find nothing.
        let full_least = std::array::from_fn(|lane| least.get(lane + 1).map_or(2.0, |least| least.max(0.02)));
        Ok(Self {
            d,
            h,
            words,
            hashed,
            row_step,
            keys,
            rows,
            places: Reader(pack.section("PLACES")?).floats(PLACES * h)?,
            first_zero: zero.into_iter().take(first.weights.groups()).flatten().collect(),
            first_bias: [vec![0.0; h], first.bias.clone(), vec![0.0; h]].concat(),
            first,
            layers: above,
            out: matrix(pack.section("OUT")?, OUTPUTS, h, OUTPUTS)?,
            bare: Lattice::new(&bare),
            full: Factors::new(&full),
            bare_least: least.first().map_or(2.0, |least| least.max(0.02)),
            full_least,
        })
    }

    /// The vocabulary's row of a lemma written so; of a lemma that is never written so, the most frequent way's; 0 if none.
    pub fn word_row(&self, pack: &Pack, lemma: u64, capitals: Capitals) -> u32 {
        let table = pack.bytes().get(self.keys.clone()).unwrap_or_default();
        let exact = if capitals == Capitals::Any { 0 } else { find(table, key(lemma, capitals)) };
        let row = if exact > 0 {
            exact
        } else {
            let ways = [Capitals::Small, Capitals::Title, Capitals::Upper];
            // Frequent rows come first.
            ways.iter().map(|way| find(table, key(lemma, *way))).filter(|row| *row > 0).min().unwrap_or(0)
        };
        if (row as usize) < self.words { row } else { 0 }
    }

    /// The row of a hashed feature.
    pub fn hashed_row(&self, feature: u64) -> u32 {
        self.words as u32 + ((feature >> 20) as u32 & (self.hashed as u32 - 1))
    }

    /// A row's numbers.
    pub fn row<'a>(&self, pack: &'a Pack, row: u32) -> &'a [[u8; PIECE]] {
        let start = self.rows.start + row as usize * self.d;
        pack.bytes().get(start..start + self.d).unwrap_or_default().as_chunks().0
    }
}

fn mark(hash: u64) -> u16 {
    (hash as u16).max(1)
}

fn home(hash: u64, rows: usize) -> usize {
    (hash >> 20) as usize & (rows - 1)
}

fn find(table: &[u8], hash: u64) -> u32 {
    let (rows, _) = table.as_chunks::<4>();
    if rows.is_empty() {
        return 0;
    }
    let (wanted, start) = (mark(hash), home(hash, rows.len()));
    for probe in 0..PROBES {
        let [a, b, c, d] = rows[(start + probe) & (rows.len() - 1)];
        match u16::from_le_bytes([a, b]) {
            0 => return 0,
            found if found == wanted => return u32::from(u16::from_le_bytes([c, d])),
            _ => {}
        }
    }
    0
}

/// A matrix before it is packed, row by row.
#[derive(Clone, Debug, Default)]
pub struct DraftMatrix {
    /// All weights.
    pub weights: Vec<f32>,
    /// Width of a row.
    pub width: usize,
    /// Bias.
    pub bias: Vec<f32>,
}

impl DraftMatrix {
    fn bytes(&self) -> Vec<u8> {
        let (mut steps, mut weights) = (Vec::new(), Vec::new());
        for row in self.weights.chunks_exact(self.width.max(1)) {
            let largest = row.iter().fold(0.0, |a: f32, b| a.max(b.abs()));
            let step = (largest / 127.0).max(1e-9);
            steps.extend(step.to_le_bytes());
            weights.extend(row.iter().map(|w| (w / step).round().clamp(-127.0, 127.0) as i8 as u8));
        }
        steps.extend(weights);
        steps.extend(self.bias.iter().flat_map(|b| b.to_le_bytes()));
        steps
    }
}

/// A model before it is packed.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Width of a row and of the layers.
    pub d: usize,
    /// See `d`.
    pub h: usize,
    /// Keys of the vocabulary's rows, from row 1 on.
    pub keys: Vec<u64>,
    /// Rows: words without one, the vocabulary, the hashed ones.
    pub rows: Vec<f32>,
    /// What one unit of a row is to be worth.
    pub row_step: f32,
    /// One row for each place.
    pub places: Vec<f32>,
    /// The first layer, `[3 H][D]`: seen from behind, from itself, from before.
    pub first: DraftMatrix,
    /// Reach, memory, weights of the layers above.
    pub layers: Vec<(usize, bool, DraftMatrix)>,
    /// Outputs in the pack's order.
    pub out: DraftMatrix,
    /// Transitions: the bare chain's, then the others', flat.
    pub transitions: Vec<f32>,
    /// The least probability of a mention, bare names first.
    pub least: Vec<f32>,
}

impl Draft {
    /// Rounds the weights and lays out the pack.
    pub fn build(&self, about: Description) -> Vec<u8> {
        let words = self.keys.len() + 1;
        let hashed = self.rows.len() / self.d.max(1) - words;
        let mut head = Vec::new();
        for size in [LAYOUT as usize, self.d, self.h, self.layers.len(), words, hashed] {
            head.extend((size as u32).to_le_bytes());
        }
        head.extend(self.row_step.to_le_bytes());
        for (reach, memory, _) in &self.layers {
            head.extend((*reach as u32).to_le_bytes());
            head.extend(u32::from(*memory).to_le_bytes());
        }
        let floats = |list: &[f32]| -> Vec<u8> { list.iter().flat_map(|f| f.to_le_bytes()).collect() };
        head.extend(floats(&self.least));
        let rows = self.rows.iter().map(|w| (w / self.row_step).round().clamp(-127.0, 127.0) as i8 as u8).collect();
        let mut builder = PackBuilder::new(about)
            .section("HEAD", head)
            .section("KEYS", keys(&self.keys))
            .section("ROWS", rows)
            .section("PLACES", floats(&self.places))
            .section("FIRST", self.first.bytes());
        for (n, (_, _, matrix)) in self.layers.iter().enumerate() {
            builder = builder.section(&format!("LAYER{n}"), matrix.bytes());
        }
        builder.section("OUT", self.out.bytes()).section("CHAINS", floats(&self.transitions)).build()
    }
}

/// Puts keys into the smallest table that holds them.
fn keys(keys: &[u64]) -> Vec<u8> {
    let mut count = (keys.len() * 5 / 4).next_power_of_two().max(1);
    'larger: loop {
        let mut table = vec![[0_u8; 4]; count];
        for (n, &key) in keys.iter().enumerate() {
            let start = home(key, count);
            let free = (0..PROBES).map(|probe| (start + probe) & (count - 1)).find(|&at| table[at][..2] == [0, 0]);
            let Some(at) = free else {
                count *= 2;
                continue 'larger;
            };
            let ([a, b], [c, d]) = (mark(key).to_le_bytes(), (n as u16 + 1).to_le_bytes());
            table[at] = [a, b, c, d];
        }
        return table.concat();
    }
}
