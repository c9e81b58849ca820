//! The index beside the analysis that feeds it: time to build, size, time to the first lines, and growth.

use crate::Failure;
use crate::corpora::{data_dir, documents};
use sarap::queries::{Ask, AskConcordance, AskFrequencies, AskSequences, Index, IndexBuilder, Queries};
use sarap::{Analyzer, Content, Indexing, Input, OffsetUnit, PackBytes};
use sarap_keywords::index::{DocumentSource, Offsets};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use std::hint::black_box;
use std::time::Instant;

const USAGE: &str = "usage: sarap-train bench index [--tokens N] [--runs N]";

/// Documents whose whole analysis is timed: it takes many times as long as everything else here.
const ANALYSED: usize = 300;

/// What is asked for: each kind of condition, rare and frequent.
const QUERIES: &[&str] = &[
    "оборот",
    "\"России\"",
    "незаконный * оборот",
    "[lemma=\"российский\" & pos=\"ADJ\"] []{0,2} [pos=\"NOUN\"]",
    "прези*",
    "\".*ость\"",
    "\"(анти|контр)?.{3,5}(изм|ция)(а|и|ей)?\"",
    "[pos=\"ADJ\"]+ [pos=\"NOUN\" & gram=\"gen\"]",
    "президент NEAR/5 страна",
    "[]",
    "[word=\"нет\"] []{0,50} [word=\"никогда\"] within doc",
];

/// `sarap-train bench index …`: one line a figure.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut wanted, mut runs) = (1_000_000_usize, 3_usize);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse().ok()).ok_or_else(|| Failure(USAGE.into()));
        match argument.as_str() {
            "--tokens" => wanted = number()?,
            "--runs" => runs = number()?,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let mut texts = Vec::new();
    for file in ["kw-ru/dev.jsonl.gz", "kw-ru/train.jsonl.gz"] {
        texts.extend(documents(&data_dir().join(file))?.into_iter().map(|document| document.text));
    }
    let bench = Bench::open(runs.max(1))?;
    let tenth = bench.build(&texts, wanted / 10)?;
    tenth.print("a tenth");
    let whole = bench.build(&texts, wanted)?;
    whole.print("whole");
    let (few, many) = (tenth.tokens as f64, whole.tokens as f64);
    println!("growth: {:.1} × the tokens", many / few);
    println!("  index and merge, time ×\t{:.1}", (whole.index + whole.merge) / (tenth.index + tenth.merge));
    bench.analysis(&texts, &whole)?;
    let small = bench.ask(&Queries::new(tenth.merged))?;
    let large = bench.ask(&Queries::new(whole.merged))?;
    for ((_, small), (name, large)) in small.iter().zip(&large) {
        println!("{name}\t{:.1} ms\t× {:.1} of a tenth", large * 1e3, large / small);
    }
    Ok(())
}

struct Bench {
    morphologist: Morphologist,
    analyzer: Analyzer,
    runs: usize,
}

/// One size's index, and the seconds of each step, the fastest run of each.
struct Built {
    merged: Index,
    texts: usize,
    tokens: usize,
    text: usize,
    parts: usize,
    bytes: usize,
    morphology: f64,
    index: f64,
    write: f64,
    merge: f64,
    open: f64,
}

impl Built {
    fn print(&self, name: &str) {
        let share = |bytes: usize| bytes as f64 / self.text as f64;
        println!("{name}: {} documents, {} tokens, {} bytes of text", self.texts, self.tokens, self.text);
        println!("  segmentation and morphology\t{:.2} s", self.morphology);
        println!("  an index a document\t{:.2} s\t{:.1} % of these", self.index, self.index / self.morphology * 100.0);
        println!("  to bytes\t{:.2} s\t{:.2} × the text", self.write, share(self.parts));
        println!("  from bytes, merged\t{:.2} s", self.merge);
        println!("  merged, bytes\t\t{:.2} × the text", share(self.bytes));
        println!("  merged, memory\t\t{:.2} × the text", share(self.merged.size()));
        println!("  made ready for queries\t{:.2} s", self.open);
    }
}

impl Bench {
    fn open(runs: usize) -> Result<Self, Failure> {
        let read = |kind: &str| {
            let path = format!("packs/ru-{kind}.pack");
            std::fs::read(&path).map_err(|error| Failure(format!("{path}: {error}")))
        };
        let (dictionary, context, tagger) = (read("dictionary")?, read("context")?, read("tagger")?);
        let packs =
            PackBytes { dictionary: dictionary.clone().into(), context: context.clone().into(), tagger: tagger.into() };
        Ok(Self {
            morphologist: Morphologist::open(Pack::open(dictionary, "dictionary")?, Pack::open(context, "context")?)?,
            analyzer: Analyzer::open(packs).map_err(|error| Failure(error.to_string()))?,
            runs,
        })
    }

    /// The index of the first texts that have `wanted` tokens.
    fn build(&self, texts: &[String], wanted: usize) -> Result<Built, Failure> {
        let mut best: Option<Built> = None;
        for _ in 0..self.runs {
            let (mut morphology, mut index, mut write, mut merge, mut open) = (0.0, 0.0, 0.0, 0.0, 0.0);
            let (mut parts, mut tokens, mut text) = (Vec::new(), 0, 0);
            for (order, one) in (0..).zip(texts) {
                if tokens >= wanted {
                    break;
                }
                let (segmentation, readings) = timed(&mut morphology, || {
                    let segmentation = sarap_text::segment(one);
                    let readings = self.morphologist.read(one, &segmentation);
                    (segmentation, readings)
                });
                let document = Document {
                    text: one,
                    segmentation: &segmentation,
                    morphology: &readings,
                    dictionary: self.morphologist.dictionary(),
                };
                let id = order.to_string();
                let source = DocumentSource {
                    order,
                    id: &id,
                    date: None,
                    language: "ru",
                    document: &document,
                    skipped: &[],
                    named: &[],
                };
                let part = timed(&mut index, || Index::of(&source, Offsets::Utf16)).map_err(failed)?;
                parts.push(timed(&mut write, || part.to_bytes()));
                tokens += segmentation.tokens.len();
                text += one.len();
            }
            let merged = timed(&mut merge, || {
                let mut builder = IndexBuilder::new(Offsets::Utf16);
                parts.iter().try_for_each(|part| builder.add(&Index::from_bytes(part)?))?;
                Ok(builder.finish())
            });
            let merged: Index = merged.map_err(|error: sarap::queries::IndexError| failed(error))?;
            timed(&mut open, || Queries::new(merged.clone()));
            let built = Built {
                texts: parts.len(),
                tokens,
                text,
                parts: parts.iter().map(Vec::len).sum(),
                bytes: merged.to_bytes().len(),
                merged,
                morphology,
                index,
                write,
                merge,
                open,
            };
            best = Some(match best {
                None => built,
                Some(known) => Built {
                    morphology: known.morphology.min(built.morphology),
                    index: known.index.min(built.index),
                    write: known.write.min(built.write),
                    merge: known.merge.min(built.merge),
                    open: known.open.min(built.open),
                    ..built
                },
            });
        }
        best.ok_or_else(|| Failure("no run".into()))
    }

    /// What the index costs beside whole analyses.
    fn analysis(&self, texts: &[String], built: &Built) -> Result<(), Failure> {
        let (mut without, mut tokens) = (0.0, 0);
        for text in texts.iter().take(ANALYSED) {
            let input = Input { bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
            let analysis = timed(&mut without, || self.analyzer.analyze(input)).map_err(failed)?;
            tokens += analysis.counts.tokens as usize;
        }
        let (mut with, wanted) = (0.0, Indexing { order: 0, unit: OffsetUnit::Utf16 });
        for text in texts.iter().take(ANALYSED) {
            let input = Input { bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
            timed(&mut with, || self.analyzer.analyze_indexed(input, wanted)).map_err(failed)?;
        }
        let a_token = |seconds: f64, tokens: usize| seconds * 1e6 / tokens.max(1) as f64;
        let (analysis, index) =
            (a_token(without, tokens), a_token(built.index + built.write + built.merge, built.tokens));
        println!("whole analysis\t{analysis:.2} µs a token");
        println!("index, to bytes, from bytes, merged\t{index:.2} µs a token\t{:.1} %", index / analysis * 100.0);
        println!("analysis with an index, by the clock\t{:.1} % more", (with / without - 1.0) * 100.0);
        Ok(())
    }

    /// Seconds to each first answer, the fastest of the runs.
    fn ask(&self, queries: &Queries) -> Result<Vec<(String, f64)>, Failure> {
        let mut asks: Vec<(String, Ask)> = Vec::new();
        for query in QUERIES {
            let ask = AskConcordance { query: (*query).into(), ..AskConcordance::default() };
            asks.push(((*query).into(), Ask::Concordance(ask.clone())));
            asks.push((format!("{query} by r1,r2"), Ask::Concordance(AskConcordance { sort: "r1,r2".into(), ..ask })));
        }
        asks.push(("keywords".into(), Ask::Keywords(AskFrequencies::default())));
        let all = AskSequences { min: 1, ..AskSequences::default() };
        asks.push(("n-grams 1 to 3".into(), Ask::Ngrams(all.clone())));
        asks.push(("n-grams 1 to 3, reduced".into(), Ask::Ngrams(AskSequences { reduce: true, ..all })));
        let mut times = Vec::new();
        for (name, ask) in asks {
            let mut best = f64::MAX;
            let mut total = 0;
            for _ in 0..self.runs {
                let mut seconds = 0.0;
                let answer = timed(&mut seconds, || queries.ask(&ask)).map_err(failed)?;
                best = best.min(seconds);
                total = answer.rows().1;
            }
            times.push((format!("{name}\t{total} rows"), best));
        }
        Ok(times)
    }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure(error.to_string())
}

/// Adds the seconds that `work` takes.
fn timed<T>(seconds: &mut f64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = black_box(work());
    *seconds += start.elapsed().as_secs_f64();
    done
}
