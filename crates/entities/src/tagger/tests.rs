//! The shipped packs on sentences of our own, and what must hold on any text.

use super::*;
use sarap_morph::Morphologist;

fn pack(name: &str) -> Vec<u8> {
    let path = format!("{}/../../packs/ru-{name}.pack", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn morphologist() -> Morphologist {
    let open = |name| Pack::open(pack(name), name).unwrap();
    Morphologist::open(open("dictionary"), open("context")).unwrap()
}

fn tag(tagger: &Tagger, morphologist: &Morphologist, text: &str) -> Vec<Mention> {
    let segmentation = sarap_text::segment(text);
    let morphology = morphologist.read(text, &segmentation);
    let dictionary = morphologist.dictionary();
    tagger.tag(&Document { text, segmentation: &segmentation, morphology: &morphology, dictionary })
}

fn shipped() -> Tagger {
    Tagger::open(Pack::open(pack("tagger"), "tagger").unwrap()).unwrap()
}

/// The text with its mentions in brackets, as the cases are written.
fn marked(text: &str, mentions: &[Mention]) -> String {
    let (mut out, mut from) = (String::new(), 0);
    for mention in mentions {
        let range = mention.span.range();
        out += &text[from..range.start];
        out += &format!("[{} {}]", mention.label.code(), &text[range.clone()]);
        from = range.end;
    }
    out + &text[from..]
}

fn bare(case: &str) -> String {
    ["[PER ", "[ORG ", "[LOC ", "]"].iter().fold(case.to_string(), |text, mark| text.replace(mark, ""))
}

#[test]
fn names_are_found_in_sentences_of_agency_news() {
    let (tagger, morphologist) = (shipped(), morphologist());
    let cases = include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut wrong = Vec::new();
    for case in cases {
        let case = case.replace(" | ", "\n");
        let text = bare(&case);
        let mentions = tag(&tagger, &morphologist, &text);
        if marked(&text, &mentions) != case {
            wrong.push(marked(&text, &mentions));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mentions_are_in_order_apart_scored_and_name_their_source() {
    let text =
        "Ержан Саденов и Андрей Иваненко прибыли в Москву. Делегацию Казахстана встретили в МВД России.\n".repeat(20);
    let mentions = tag(&shipped(), &morphologist(), &text);
    assert!(mentions.len() >= 60, "{}", mentions.len());
    assert!(mentions.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    for mention in &mentions {
        assert!((0.0..=1.0).contains(&mention.score) && !mention.span.is_empty());
        assert_eq!(mention.source, Source::Model("ru-news".into()));
    }
}

#[test]
fn hostile_texts_are_read() {
    let (tagger, morphologist) = (shipped(), morphologist());
    assert!(tag(&tagger, &morphologist, "").is_empty());
    let endless = "Иван Петров и ".repeat(30_000);
    let mentions = tag(&tagger, &morphologist, &endless);
    // A cut inside a long sentence may cost a name here and there, not more.
    assert!(mentions.len() > 29_000, "{}", mentions.len());
    for text in ["«", "«««\"\"\"", "\u{feff}", "А", "Я.", "🙂 🙂", "İ", "ё", "\n\n\n", "x\u{301}"] {
        tag(&tagger, &morphologist, text);
    }
    tag(&tagger, &morphologist, &"«".repeat(5000));
}

#[test]
fn other_languages_give_no_invented_names() {
    let (tagger, morphologist) = (shipped(), morphologist());
    for text in [
        "Бүгін қалада жаңа мектеп ашылды, оған көптеген оқушылар келді.",
        "Үкімет отырысында жылдың қорытындысы талқыланды.",
        "The committee will meet on Monday to discuss the new rules.",
        "Police arrested three men in connection with the robbery.",
    ] {
        let mentions = tag(&tagger, &morphologist, text);
        assert!(mentions.is_empty(), "{}", marked(text, &mentions));
    }
}

#[test]
fn a_damaged_pack_is_an_error_or_harmless() {
    let whole = pack("tagger");
    for len in (0..whole.len()).step_by(whole.len() / 40 + 1) {
        assert!(Pack::open(whole[..len].to_vec(), "tagger").is_err());
    }
    // Even with a right checksum: weights of another look, tables of nothing.
    let about = Pack::open(whole, "tagger").unwrap().description().clone();
    let head = {
        let mut head = vec![0xff; 12 + 2 * 4 * LANES * LANES];
        head[..4].copy_from_slice(&1_u32.to_le_bytes());
        head
    };
    let table = |byte| vec![byte; 4096];
    let bytes = sarap_pack::PackBuilder::new(about)
        .section("HEAD", head)
        .section("FIRST", table(0x81))
        .section("SECOND", table(0x7f))
        .section("CLUSTERS", table(0xff))
        .build();
    let tagger = Tagger::open(Pack::open(bytes, "tagger").unwrap()).unwrap();
    tag(&tagger, &morphologist(), "Ержан Саденов прибыл в «Астану» из Москвы.");
}
