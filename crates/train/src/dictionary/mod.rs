//! Compiles the dictionary pack.

mod dawg;
mod guesses;
mod paradigms;
mod source;
mod stems;

use crate::Failure;
use sarap_morph::{Dictionary, Tag, dictionary::layout};
use sarap_pack::{Description, Pack, PackBuilder};
use source::Source;
use std::path::Path;

const USAGE: &str = "usage: sarap-train dictionary FOLDER [PACK]
  FOLDER  the data folder of the Python package pymorphy3-dicts-ru
  PACK    the file to write, packs/ru-dictionary.pack if not given";

/// `sarap-train dictionary …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (folder, target) = match arguments {
        [folder] => (folder, "packs/ru-dictionary.pack"),
        [folder, target] => (folder, target.as_str()),
        _ => return Err(Failure(USAGE.into())),
    };
    let source = Source::read(Path::new(folder))?;
    let bytes = compile(&source)?;
    Dictionary::open(Pack::open(bytes.clone(), "dictionary")?)?;
    std::fs::write(target, &bytes).map_err(|error| Failure(format!("{target}: {error}")))?;
    println!(
        "{target}: {} lexemes, {} entries of forms, {} paradigms, {} bytes",
        source.lexemes.len(),
        source.entries,
        source.paradigms.len(),
        bytes.len()
    );
    Ok(())
}

/// `count` forms drawn from all entries of the dictionary in `folder`, the same ones for the same `seed`.
pub(crate) fn sample(folder: &Path, count: u64, seed: u64) -> Result<Vec<String>, Failure> {
    let source = Source::read(folder)?;
    let mut ends = Vec::new();
    let mut total = 0;
    for (_, paradigm) in &source.lexemes {
        total += source.paradigms[usize::from(*paradigm)].len() as u64;
        ends.push(total);
    }
    let lexemes: Vec<_> = source.lexemes.iter().collect();
    let mut state = seed;
    let mut draw = || {
        // SplitMix64.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        let entry = (mixed ^ mixed >> 31) % total;
        let lexeme = ends.partition_point(|&end| end <= entry);
        let (stem, paradigm) = lexemes[lexeme];
        let forms = &source.paradigms[usize::from(*paradigm)];
        source.spell(stem, &forms[forms.len() - (ends[lexeme] - entry) as usize])
    };
    Ok((0..count).map(|_| draw()).collect())
}

fn compile(source: &Source) -> Result<Vec<u8>, Failure> {
    let mut uses = vec![0u32; source.paradigms.len()];
    for (_, paradigm) in &source.lexemes {
        uses[usize::from(*paradigm)] += 1;
    }
    // The most used paradigms get the numbers of one byte.
    let mut order: Vec<u16> = (0..source.paradigms.len() as u16).collect();
    order.sort_by_key(|&p| (std::cmp::Reverse(uses[usize::from(p)]), p));
    let mut place = vec![0u16; order.len()];
    for (at, &paradigm) in order.iter().enumerate() {
        place[usize::from(paradigm)] = at as u16;
    }
    let lexemes: Vec<(String, u16)> =
        source.lexemes.iter().map(|(stem, p)| (stem.clone(), place[usize::from(*p)])).collect();
    let (whole, stemmed): (Vec<_>, Vec<_>) = lexemes.into_iter().partition(|(stem, _)| stem.is_empty());
    let whole: Vec<u16> = whole.into_iter().map(|(_, p)| p).collect();
    let stems = stems::write(&stemmed, &paradigms::endings(source, &order))?;
    let paradigms = paradigms::write(source, &order, &whole)?;
    let plans = [
        guesses::Plan { names: false, lexemes: 5, words: 16, guesses: 6, alike: 4, ratio: 20.0 },
        guesses::Plan { names: true, lexemes: 3, words: 6, guesses: 7, alike: 2, ratio: 30.0 },
    ];
    let tags: Vec<Tag> = source.tags.iter().map(|text| Tag::parse(text)).collect();
    let about = Description {
        kind: "dictionary".into(),
        language: "ru".into(),
        version: "0.92.417150".into(),
        licence: "CC-BY-SA-3.0".into(),
        source: format!("OpenCorpora dictionary (opencorpora.org), revision 417150, from {}", source::PACKAGE),
    };
    let mut tag_text = source.tags.join("\n");
    tag_text.push('\n');
    let mut pack = PackBuilder::new(about)
        .section(layout::SEPARATORS, stems.separators)
        .section(layout::INDEX, stems.index)
        .section(layout::BLOCK_STARTS, stems.starts)
        .section(layout::STEMS, stems.blocks)
        .section(layout::TRIE_LETTER, paradigms.trie_letter)
        .section(layout::TRIE_PARENT, paradigms.trie_parent)
        .section(layout::TRIE_CHILD, paradigms.trie_child)
        .section(layout::PARADIGM_ENDINGS, paradigms.paradigm_endings)
        .section(layout::PARADIGM_TAGS, paradigms.paradigm_tags)
        .section(layout::PARADIGM_PREFIXES, paradigms.paradigm_prefixes)
        .section(layout::PARADIGM_MASK, paradigms.paradigm_mask)
        .section(layout::ENDING_STARTS, paradigms.ending_starts)
        .section(layout::ENDING_NODES, paradigms.ending_nodes)
        .section(layout::ENDING_YO, paradigms.ending_yo)
        .section(layout::TAG_STARTS, paradigms.tag_starts)
        .section(layout::TAG_NUMBERS, paradigms.tag_numbers)
        .section(layout::PREFIX_STARTS, paradigms.prefix_starts)
        .section(layout::PREFIX_NUMBERS, paradigms.prefix_numbers)
        .section(layout::WHOLE_NODES, paradigms.whole_nodes)
        .section(layout::WHOLE_PARADIGMS, paradigms.whole_paradigms)
        .section(layout::TAG_GRAMMEMES, tags.iter().flat_map(|tag| tag.grammemes.bits().to_le_bytes()).collect())
        .section(layout::TAG_POS, tags.iter().map(|tag| tag.pos as u8).collect())
        .section(layout::TAG_TEXT, tag_text.into_bytes());
    for (names, plan) in layout::GUESSES.iter().zip(&plans) {
        let sections = guesses::write(source, &order, &place, plan)?;
        for (name, bytes) in names.iter().zip(sections) {
            pack = pack.section(name, bytes);
        }
    }
    Ok(pack.build())
}
