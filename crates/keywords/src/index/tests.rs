//! Properties of the index, on texts of our own.

use super::{DocumentSource, Index, IndexBuilder, IndexError, NamedSpan, Offsets};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::Span;
use std::sync::LazyLock;

static MORPHOLOGIST: LazyLock<Morphologist> = LazyLock::new(|| {
    let pack = |kind: &str| {
        let path = format!("{}/../../packs/ru-{kind}.pack", env!("CARGO_MANIFEST_DIR"));
        Pack::open(std::fs::read(path).unwrap(), kind).unwrap()
    };
    Morphologist::open(pack("dictionary"), pack("context")).unwrap()
});

/// The index of one document. In `text`, `[PER Имя|слова]` marks words that name an entity and `{…}` what does not count.
pub(crate) fn index_of(order: u32, id: &str, marked: &str, offsets: Offsets) -> Index {
    let (mut text, mut skipped, mut named): (String, Vec<Span>, Vec<(Span, String, String)>) = Default::default();
    let mut open: Vec<(u32, String)> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        let at = text.len() as u32;
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => {
                let (head, tail) = rest.split_once('|').unwrap();
                open.push((at, head.to_string()));
                rest = tail;
            }
            '{' => open.push((at, String::new())),
            ']' => {
                let (start, head) = open.pop().unwrap();
                let (label, name) = head.split_once(' ').unwrap();
                named.push((Span::new(start, at), label.to_string(), name.to_string()));
            }
            '}' => skipped.push(Span::new(open.pop().unwrap().0, at)),
            _ => text.push(c),
        }
    }
    let segmentation = sarap_text::segment(&text);
    let morphology = MORPHOLOGIST.read(&text, &segmentation);
    let document = Document {
        text: &text,
        segmentation: &segmentation,
        morphology: &morphology,
        dictionary: MORPHOLOGIST.dictionary(),
    };
    let named: Vec<NamedSpan<'_>> =
        named.iter().map(|(span, label, name)| NamedSpan { span: *span, label, name }).collect();
    let source = DocumentSource {
        order,
        id,
        date: Some("2025-09-20"),
        language: "ru",
        document: &document,
        skipped: &skipped,
        named: &named,
    };
    Index::of(&source, offsets).unwrap()
}

/// The index of many documents, with ids `d0`, `d1`, ….
pub(crate) fn corpus(texts: &[&str]) -> Index {
    let parts: Vec<Index> =
        texts.iter().zip(0..).map(|(text, nth)| index_of(nth, &format!("d{nth}"), text, Offsets::Bytes)).collect();
    Index::merge(&parts).unwrap()
}

/// The same with a date for each document, and other languages where a date is followed by a code: `2025-09-20 kk`.
pub(crate) fn dated_corpus(texts: &[(&str, &str)]) -> Index {
    let only: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    let mut index = corpus(&only);
    for (document, (head, _)) in index.documents.iter_mut().zip(texts) {
        let (date, language) = head.split_once(' ').unwrap_or((head, "ru"));
        document.date = (!date.is_empty()).then(|| date.into());
        document.language = language.into();
    }
    index
}

const TEXTS: [&str; 5] = [
    "[PER Иван Петров|Иван Петров] приехал в [LOC Астана|Астану]. Петров выступил.\n\nЕго встретили 😀 цветами.",
    "Незаконный оборот наркотиков: задержан [PER Саденов|Е. Саденов]. {Читайте также: погода. Реклама.} Конец.",
    "",
    "Ёлка, ещё ёлка и Ёлка; «COVID-19» на сайте example.org.",
    "Астана — столица. Астана растёт.",
];

fn parts(offsets: Offsets) -> Vec<Index> {
    TEXTS.iter().zip(0..).map(|(text, nth)| index_of(nth % 2, &format!("d{}", nth / 2), text, offsets)).collect()
}

#[test]
fn tokens_say_what_they_are_and_where() {
    for (offsets, start) in [(Offsets::Bytes, 131), (Offsets::Utf16, 72), (Offsets::CodePoints, 71)] {
        let index = index_of(7, "a", TEXTS[0], offsets);
        let words: Vec<&str> =
            index.tokens().iter().map(|&number| index.form(index.types()[number as usize].form)).collect();
        assert_eq!(words.join(" "), "Иван Петров приехал в Астану . Петров выступил . Его встретили 😀 цветами .");
        let sentences: Vec<u32> = (0..14).filter(|&token| index.ends_sentence(token)).collect();
        assert_eq!(sentences, [5, 8, 13]);
        let paragraphs: Vec<u32> = (0..14).filter(|&token| index.ends_paragraph(token)).collect();
        assert_eq!(paragraphs, [8, 13]);
        assert_eq!(index.sentence_of(7), 6..9);
        let came = index.types()[index.tokens()[2] as usize];
        assert_eq!((index.lemma(came.lemma), index.class(came.class).tag.pos.code()), ("приехать", "VERB"));
        assert_eq!(index.range(13), start..start + 1);
        assert_eq!(index.documents()[0].length, start + 1);
        let named: Vec<_> = index.named().iter().map(|n| (n.first, n.end, index.entity(n.entity))).collect();
        assert_eq!(named, [(0, 2, ("PER", "Иван Петров")), (4, 5, ("LOC", "Астана"))]);
    }
}

#[test]
fn what_is_skipped_is_marked() {
    let index = index_of(0, "a", TEXTS[1], Offsets::Bytes);
    let skipped: Vec<&str> = (0..index.tokens().len() as u32)
        .filter(|&token| index.is_skipped(token))
        .map(|token| index.form(index.types()[index.tokens()[token as usize] as usize].form))
        .collect();
    assert_eq!(skipped.join(" "), "Читайте также : погода . Реклама .");
}

#[test]
fn merging_in_any_order_and_grouping_gives_the_same_bytes() {
    let parts = parts(Offsets::Utf16);
    let whole = Index::merge(&parts).unwrap();
    let bytes = whole.to_bytes();
    let mut orders: Vec<Vec<usize>> = vec![vec![]];
    for _ in 0..parts.len() {
        orders = orders
            .into_iter()
            .flat_map(|order| {
                (0..5).filter(|n| !order.contains(n)).map(|n| [&order[..], &[n]].concat()).collect::<Vec<_>>()
            })
            .collect();
    }
    assert_eq!(orders.len(), 120);
    for (nth, order) in orders.iter().enumerate() {
        let all: Vec<&Index> = order.iter().map(|&n| &parts[n]).collect();
        let (left, right) = all.split_at(nth % 6);
        let halves = [left, right].map(|half| Index::merge(half.iter().copied()).unwrap());
        // An empty half counts bytes: nothing says in what unit.
        let halves = halves.iter().filter(|half| !half.documents().is_empty());
        assert_eq!(Index::merge(halves).unwrap().to_bytes(), bytes, "{order:?}");
    }
}

#[test]
fn the_same_document_twice_stays_twice() {
    let (a, b) = (index_of(0, "a", TEXTS[4], Offsets::Bytes), index_of(0, "a", TEXTS[3], Offsets::Bytes));
    let one = Index::merge([&a, &b, &a]).unwrap();
    assert_eq!(one.to_bytes(), Index::merge([&b, &a, &a]).unwrap().to_bytes());
    assert_eq!(one.documents().len(), 3);
    assert_eq!(one.document_of(one.documents()[1].tokens.start), 1);
}

#[test]
fn positions_lead_to_all_tokens_of_a_type() {
    let index = Index::merge(&parts(Offsets::Bytes)).unwrap();
    let mut seen = 0;
    for number in 0..index.types().len() as u32 {
        let positions = index.positions(number);
        assert!(positions.is_sorted() && positions.iter().all(|&token| index.tokens()[token as usize] == number));
        seen += positions.len();
    }
    assert_eq!(seen, index.tokens().len());
    assert_eq!(index.positions(9_999), [] as [u32; 0]);
}

#[test]
fn bytes_read_back_are_the_index() {
    for offsets in [Offsets::Bytes, Offsets::Utf16, Offsets::CodePoints] {
        let index = Index::merge(&parts(offsets)).unwrap();
        assert_eq!(Index::from_bytes(&index.to_bytes()).unwrap(), index);
    }
    let nothing = IndexBuilder::new(Offsets::Bytes).finish();
    assert_eq!(Index::from_bytes(&nothing.to_bytes()).unwrap(), nothing);
}

#[test]
fn damaged_bytes_are_an_error_and_no_panic() {
    let bytes = Index::merge(&parts(Offsets::Bytes)).unwrap().to_bytes();
    for length in 0..bytes.len() {
        assert!(Index::from_bytes(&bytes[..length]).is_err());
    }
    assert_eq!(Index::from_bytes(b"SIX\x09rest of it"), Err(IndexError::Version(9)));
    // Behind a checksum that fits, too, nothing is believed: what is read is well formed, or refused.
    for at in 8..bytes.len() {
        for change in [1, 0x80, 0xff] {
            let mut damaged = bytes.clone();
            damaged[at] ^= change;
            assert!(Index::from_bytes(&damaged).is_err());
            let checksum = crc32fast::hash(&damaged[8..]).to_le_bytes();
            damaged[4..8].copy_from_slice(&checksum);
            if let Ok(index) = Index::from_bytes(&damaged) {
                assert!(index.to_bytes() == damaged, "byte {at}");
                (0..index.tokens().len() as u32).for_each(|token| assert!(index.sentence_of(token).contains(&token)));
            }
        }
    }
}

#[test]
fn different_units_do_not_mix() {
    let parts = [Offsets::Bytes, Offsets::Utf16].map(|offsets| index_of(0, "a", "Да.", offsets));
    assert_eq!(Index::merge(&parts), Err(IndexError::Offsets));
}
