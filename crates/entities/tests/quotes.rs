//! Quotes and sources, measured on tables of passages.
//!
//! Mentions stand in brackets with their label, the proper-name part of an organisation in braces; what is said in angle
//! brackets. Behind «=>» stand the speakers with their cues, or the sources. The passages are read twice: with the mentions
//! that they mark, and with those that the packed tagger and the rules find.

use sarap_entities::facts::quotes::{self, Quote, Source};
use sarap_entities::{Entity, Label, Mention, resolve, tagger::Tagger};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::{Span, segment};
use std::path::Path;

struct Reader {
    morphologist: Morphologist,
    tagger: Tagger,
}

/// What was found in a text.
struct Read {
    entities: Vec<Entity>,
    quotes: Vec<Quote>,
    sources: Vec<Source>,
}

impl Reader {
    fn open() -> Self {
        let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
        let pack = |kind: &str| {
            let bytes = std::fs::read(packs.join(format!("ru-{kind}.pack"))).expect(kind);
            Pack::open(bytes, kind).expect(kind)
        };
        let morphologist = Morphologist::open(pack("dictionary"), pack("context")).expect("packs");
        Self { morphologist, tagger: Tagger::open(pack("tagger")).expect("tagger") }
    }

    /// Reads with `mentions`, or with what is found.
    fn read(&self, text: &str, mentions: Option<Vec<Mention>>) -> Read {
        let segmentation = segment(text);
        let morphology = self.morphologist.read(text, &segmentation);
        let dictionary = self.morphologist.dictionary();
        let document = Document { text, segmentation: &segmentation, morphology: &morphology, dictionary };
        let layers = mentions.unwrap_or_else(|| sarap_entities::find(&document, &self.tagger));
        let (mentions, entities) = resolve::resolve(&document, layers);
        let (quotes, sources) = quotes::find(&document, &mentions, &entities);
        assert!(quotes.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{text}");
        Read { entities, quotes, sources }
    }
}

/// A passage: text, mentions, and what is said in it.
#[derive(Default)]
struct Passage {
    text: String,
    mentions: Vec<Mention>,
    said: Vec<Span>,
    /// What stands behind «=>», by parts.
    wanted: Vec<String>,
}

fn parse(line: &str) -> Passage {
    let (marked, wanted) = line.split_once("=>").unwrap_or((line, ""));
    let marked = marked.trim_end().replace("\\n", "\n");
    let mut passage = Passage {
        wanted: wanted.split(';').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
        ..Passage::default()
    };
    let (mut open, mut start) = (Vec::<Mention>::new(), 0);
    let mut rest = marked.as_str();
    while let Some(at) = rest.find(['[', ']', '{', '}', '<', '>']) {
        passage.text.push_str(&rest[..at]);
        let sign = &rest[at..=at];
        rest = &rest[at + 1..];
        let here = passage.text.len();
        match sign {
            "[" => {
                let (code, after) = rest.split_once(' ').expect(line);
                let label = Label::ALL.iter().copied().find(|label| label.code() == code).expect(code);
                let source = sarap_entities::Source::List("gold");
                open.push(Mention::new(Span::from_range(here..here), label, source, 1.0));
                rest = after;
            }
            "]" => {
                let mut done = open.pop().expect(line);
                done.span = Span::from_range(done.span.start() as usize..here);
                passage.mentions.push(done);
            }
            "{" => open.last_mut().expect(line).name = Some(Span::from_range(here..here)),
            "}" => {
                let name = &mut open.last_mut().expect(line).name;
                *name = name.map(|name| Span::from_range(name.start() as usize..here));
            }
            "<" => start = here,
            _ => passage.said.push(Span::from_range(start..here)),
        }
    }
    passage.text.push_str(rest);
    assert_eq!(open.len(), 0, "{line}");
    passage
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// What a run over the table comes to.
#[derive(Default, Debug)]
struct Figures {
    wanted: usize,
    found: usize,
    extents: usize,
    speakers: usize,
    cues: usize,
}

fn measure(reader: &Reader, marked: bool) -> (Figures, Vec<String>) {
    let (mut figures, mut failures) = (Figures::default(), Vec::new());
    for line in lines(include_str!("../src/facts/quotes/cases.txt")) {
        let passage = parse(line);
        assert_eq!(passage.said.len(), passage.wanted.len(), "{line}");
        let text = &passage.text;
        let read = reader.read(text, marked.then_some(passage.mentions));
        let name = |quote: &Quote| quote.speaker.map_or("-", |speaker| read.entities[speaker].name.as_str());
        let cue = |quote: &Quote| quote.cue.map_or("-", |cue| cue.of(text));
        figures.wanted += passage.said.len();
        figures.found += read.quotes.len();
        let mut good = read.quotes.len() == passage.said.len();
        for (said, wanted) in passage.said.iter().zip(&passage.wanted) {
            let (speaker, words) = wanted.split_once(" ~ ").expect(line);
            let Some(quote) = read.quotes.iter().find(|quote| quote.span == *said) else {
                good = false;
                continue;
            };
            figures.extents += 1;
            // The tagger's extents may be wider or narrower: «банк «Заря»» and «Заря» are one speaker.
            let same = name(quote).to_lowercase() == speaker.to_lowercase()
                || (!marked && speaker != "-" && alike(name(quote), speaker));
            figures.speakers += usize::from(same);
            figures.cues += usize::from(cue(quote) == words);
            good &= same && cue(quote) == words;
        }
        if !good {
            let shown: Vec<String> = read
                .quotes
                .iter()
                .map(|quote| format!("<{}> {} ~ {} {}", quote.span.of(text), name(quote), cue(quote), quote.rule))
                .collect();
            failures.push(format!("{line}\n   {}", shown.join(" ; ")));
        }
    }
    (figures, failures)
}

fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a.contains(&b) || b.contains(&a)
}

fn check(reader: &Reader, marked: bool, least: f64, speakers: f64) {
    let (figures, failures) = measure(reader, marked);
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let (precision, recall) = (share(figures.extents, figures.found), share(figures.extents, figures.wanted));
    let (who, cue) = (share(figures.speakers, figures.extents), share(figures.cues, figures.extents));
    println!(
        "{} mentions: {} quotes, precision {precision:.3}, recall {recall:.3}, speakers {who:.3}, cues {cue:.3}\n{}",
        if marked { "marked" } else { "found" },
        figures.wanted,
        failures.join("\n")
    );
    let good = precision >= least && recall >= least && who >= speakers && cue >= least;
    assert!(good, "{figures:?}\n{}", failures.join("\n"));
}

#[test]
fn quotes_are_found_with_their_speakers() {
    let passages = lines(include_str!("../src/facts/quotes/cases.txt")).count();
    assert!(passages >= 120, "{passages}");
    check(&Reader::open(), true, 0.97, 0.97);
}

#[test]
fn quotes_are_found_with_the_tagger_too() {
    check(&Reader::open(), false, 0.9, 0.9);
}

#[test]
fn sources_and_whom_they_cite_are_found() {
    let reader = Reader::open();
    let mut failures = Vec::new();
    for line in lines(include_str!("../src/facts/quotes/sources.txt")) {
        let passage = parse(line);
        let read = reader.read(&passage.text, Some(passage.mentions));
        let name = |entity: usize| read.entities[entity].name.as_str();
        let shown: Vec<String> = read
            .sources
            .iter()
            .map(|source| match source.cites {
                Some(cited) => format!("{} cites {}", name(source.from), name(cited)),
                None => format!("reports {}", name(source.from)),
            })
            .collect();
        if shown != passage.wanted {
            failures.push(format!("{line}\n   {}", shown.join("; ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn texts_that_nobody_writes_are_read_in_order() {
    let reader = Reader::open();
    let marks = ["«", "»", "\"", "„“", "«»", "« »", "\" ", "«А», — сказал он. ", "— Да? — сказал он.\n"];
    let words = ["сказал, что ", "по словам, ", ", сообщает ", "Он: да. ", "Вопрос: ", "как заявил ", "и сказал он, "];
    for piece in marks.iter().chain(&words) {
        let text = piece.repeat(100_000);
        // In order and apart: the reader asserts it.
        reader.read(&text, Some(Vec::new()));
    }
    for text in ["", "«", "»", "—", "— ", ":", "по", "сказал", "как", ", сказал", "«»", "\u{0}«", "Вопрос:"]
    {
        reader.read(text, Some(Vec::new()));
    }
}
