//! Our side of `benches/context.py`: every token of the development parts with the chosen lemma and tag, and the speed.

use crate::Failure;
use crate::context::CORPORA;
use crate::corpora::UdSentence;
use sarap_morph::{Dictionary, Grammemes, Morphologist, Pos, Tag, TokenReading};
use sarap_pack::Pack;
use sarap_text::{Case, Script, Segmentation, Sentence, Span, Token, TokenKind};
use std::time::Instant;

/// Sentences of one document: news texts have about as many.
const DOCUMENT: usize = 30;
/// The speed is that of the fastest of so many runs.
const RUNS: usize = 5;

/// `sarap-train bench context [--dictionary PACK] [--context PACK]`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut dictionary, mut context) = ("packs/ru-dictionary.pack", "packs/ru-context.pack");
    for pair in arguments.chunks(2) {
        match pair {
            [name, path] if name == "--dictionary" => dictionary = path,
            [name, path] if name == "--context" => context = path,
            _ => return Err(Failure("usage: sarap-train bench context [--dictionary PACK] [--context PACK]".into())),
        }
    }
    let open = |path: &str, kind| -> Result<Pack, Failure> {
        let bytes = std::fs::read(path).map_err(|error| Failure(format!("{path}: {error}")))?;
        Ok(Pack::open(bytes, kind)?)
    };
    let morphologist = Morphologist::open(open(dictionary, "dictionary")?, open(context, "context")?)?;
    for corpus in CORPORA.iter().filter(|corpus| corpus.has_dev) {
        let sentences = corpus.raw("dev")?;
        let documents: Vec<(String, Segmentation)> = sentences.chunks(DOCUMENT).map(join).collect();
        let count: usize = documents.iter().map(|(_, segmentation)| segmentation.tokens.len()).sum();
        let mut nanoseconds = u128::MAX;
        for _ in 0..RUNS {
            let start = Instant::now();
            for (text, segmentation) in &documents {
                std::hint::black_box(morphologist.read(text, segmentation));
            }
            nanoseconds = nanoseconds.min(start.elapsed().as_nanos());
        }
        let mut tokens = Vec::with_capacity(count);
        for (chunk, (text, segmentation)) in sentences.chunks(DOCUMENT).zip(&documents) {
            let morphology = morphologist.read(text, segmentation);
            let gold = chunk.iter().flat_map(|sentence| &sentence.tokens);
            for (gold, reading) in gold.zip(morphology.tokens()) {
                let mut lemmas = vec![morphology.lemma(reading.lemma).to_string()];
                let known = morphology.readings(reading.word).get(usize::from(reading.chosen));
                let participle = known.filter(|_| matches!(reading.tag.pos, Pos::Prtf | Pos::Prts));
                lemmas.extend(participle.and_then(|known| own_lemma(morphologist.dictionary(), &gold.form, known)));
                tokens.push((&gold.form, &gold.lemma, &gold.upos, lemmas, code(reading)));
            }
        }
        let line = serde_json::json!({ "name": corpus.name, "nanoseconds": nanoseconds as u64, "tokens": tokens });
        println!("{line}");
    }
    Ok(())
}

/// A participle's own lemma.
fn own_lemma(dictionary: &Dictionary, form: &str, reading: &sarap_morph::Reading) -> Option<String> {
    dictionary.inflect(form, reading, Grammemes::NOMN | Grammemes::SING | Grammemes::MASC)
}

/// The part of speech by OpenCorpora's code, with the grammemes that the comparison asks for.
fn code(reading: &TokenReading) -> String {
    let Tag { pos, grammemes } = reading.tag;
    let name = match pos {
        Pos::Latin => "LATN".to_string(),
        Pos::Number => "NUMB".to_string(),
        Pos::Punct => "PNCT".to_string(),
        Pos::Unknown => "UNKN".to_string(),
        _ => format!("{pos:?}").to_uppercase(),
    };
    let asked = [Grammemes::APRO, Grammemes::ANUM, Grammemes::PRNT];
    let marks = Grammemes::ALL.iter().filter(|(g, _)| asked.contains(g) && grammemes.has(*g));
    marks.fold(name, |name, (_, mark)| format!("{name},{mark}"))
}

/// Sentences as a text of one token after another, with the corpus' own tokens.
fn join(sentences: &[UdSentence]) -> (String, Segmentation) {
    let (mut text, mut segmentation) = (String::new(), Segmentation::default());
    for sentence in sentences {
        let first = segmentation.tokens.len() as u32;
        let start = text.len();
        for token in &sentence.tokens {
            let at = text.len();
            text.push_str(&token.form);
            let span = Span::from_range(at..text.len());
            segmentation.tokens.push(Token { span, kind: TokenKind::Word, script: Script::None, case: Case::None });
            text.push(' ');
        }
        let span = Span::from_range(start..text.len().saturating_sub(1));
        segmentation.sentences.push(Sentence { span, tokens: first..segmentation.tokens.len() as u32 });
    }
    (text, segmentation)
}
