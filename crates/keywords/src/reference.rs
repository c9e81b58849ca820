//! A reference list: how often each lemma stands in a large collection of texts, as numbers without the texts.
//!
//! A pack of kind `reference` holds the sections
//!
//! ```text
//! ABOUT   UTF-8 lines `key=value`: name, period, made, tokens, documents, least
//! WORDS   UTF-8 lines `lemma<tab>part of speech`, in order of their bytes; lemmas folded in case and ё
//! PLACES  u32: where each sixteenth line of WORDS begins
//! FREQ    u32 for each line: mentions
//! DOCS    u32 for each line: documents with a mention
//! ```
//!
//! and is read where it lies.

use crate::statistics::keyness::{Listed, ReferenceList};
use crate::terms::{Fold, Unit};
use sarap_pack::{Description, Pack, PackBuilder, PackError};
use std::ops::Range;

/// Lines of WORDS between two places.
const STEP: usize = 16;

/// What a list is made from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct About {
    /// Its name for people.
    pub name: String,
    /// When its texts are from, as its maker says.
    pub period: String,
    /// When it was made, `YYYY-MM-DD`.
    pub made: String,
    /// Words of the texts, listed or not.
    pub tokens: u64,
    /// Texts.
    pub documents: u64,
    /// Lemmas in fewer documents are not listed.
    pub least: u64,
}

/// A word of a list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// The lemma, folded in case and ё.
    pub lemma: String,
    /// Part of speech, as [`crate::terms::class_name`] has it.
    pub class: String,
    /// Mentions.
    pub frequency: u32,
    /// Documents with a mention.
    pub documents: u32,
}

/// An opened list.
#[derive(Clone, Debug)]
pub struct Reference {
    pack: Pack,
    about: About,
    words: Range<usize>,
    places: Range<usize>,
    frequencies: Range<usize>,
    documents: Range<usize>,
}

impl Reference {
    /// Opens a pack of kind `reference`; its size is checked, nothing is built.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        let about = About::parse(std::str::from_utf8(pack.section("ABOUT")?).unwrap_or_default());
        let (words, places) = (pack.range("WORDS")?, pack.range("PLACES")?);
        let (frequencies, documents) = (pack.range("FREQ")?, pack.range("DOCS")?);
        let lines = frequencies.len() / 4;
        let fits = documents.len() == frequencies.len() && places.len() / 4 == lines.div_ceil(STEP);
        if !fits || std::str::from_utf8(&pack.bytes()[words.clone()]).is_err() {
            return Err(PackError::Damaged("the sections of the reference list do not fit each other".into()));
        }
        Ok(Self { pack, about, words, places, frequencies, documents })
    }

    /// The bytes of a pack with these words, in any order.
    pub fn build(description: Description, about: &About, mut entries: Vec<Entry>) -> Vec<u8> {
        let line = |entry: &Entry| format!("{}\t{}", entry.lemma, entry.class);
        entries.sort_by_cached_key(line);
        let (mut words, mut places) = (String::new(), Vec::new());
        for (nth, entry) in entries.iter().enumerate() {
            if nth % STEP == 0 {
                places.extend((words.len() as u32).to_le_bytes());
            }
            words.push_str(&line(entry));
            words.push('\n');
        }
        let column = |of: fn(&Entry) -> u32| entries.iter().flat_map(|entry| of(entry).to_le_bytes()).collect();
        PackBuilder::new(description)
            .section("ABOUT", about.write().into_bytes())
            .section("WORDS", words.into_bytes())
            .section("PLACES", places)
            .section("FREQ", column(|entry| entry.frequency))
            .section("DOCS", column(|entry| entry.documents))
            .build()
    }

    /// What it is made from.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What the pack says of itself: its language, licence and source.
    pub fn description(&self) -> &Description {
        self.pack.description()
    }

    /// Number of words listed.
    pub fn len(&self) -> usize {
        self.frequencies.len() / 4
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.frequencies.is_empty()
    }

    /// Whether it can be compared with terms of this unit: it lists lemmas.
    pub fn serves(unit: Unit) -> bool {
        matches!(unit, Unit::Lemma | Unit::LemmaPos)
    }

    fn number(&self, section: &Range<usize>, at: usize) -> u32 {
        let start = section.start + at * 4;
        let four = self.pack.bytes().get(start..start + 4).and_then(|bytes| bytes.try_into().ok());
        four.map_or(0, u32::from_le_bytes)
    }

    /// The lines from the one with number `block · 16` on, in bytes: reading text checks all of it.
    fn lines_from(&self, block: usize) -> impl Iterator<Item = (usize, &[u8])> {
        let bytes = self.pack.bytes().get(self.words.clone()).unwrap_or_default();
        let rest = bytes.get(self.number(&self.places, block) as usize..).unwrap_or_default();
        (block * STEP..self.len()).zip(rest.split(|&byte| byte == b'\n'))
    }

    fn listed(&self, line: usize) -> Listed {
        Listed {
            frequency: u64::from(self.number(&self.frequencies, line)),
            documents: u64::from(self.number(&self.documents, line)),
        }
    }
}

/// Lemma and part of speech of a line.
fn parts(line: &[u8]) -> (&[u8], &[u8]) {
    let tab = line.iter().position(|&byte| byte == b'\t').unwrap_or(line.len());
    (&line[..tab], line.get(tab + 1..).unwrap_or_default())
}

impl ReferenceList for Reference {
    fn tokens(&self) -> u64 {
        self.about.tokens
    }

    /// The lemma with this part of speech, or with all; of documents with several the largest number is the least there are.
    fn get(&self, key: &str, class: Option<&str>) -> Option<Listed> {
        let key = Fold::default().apply(key);
        let wanted = format!("{key}\t{}", class.unwrap_or_default());
        // The last block whose head is not behind what is wanted.
        let (mut low, mut high) = (0, self.places.len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            let head = self.lines_from(middle).next().map_or(&[][..], |(_, line)| line);
            if head <= wanted.as_bytes() { low = middle + 1 } else { high = middle }
        }
        let mut found: Option<Listed> = None;
        for (line, word) in self.lines_from(low.saturating_sub(1)) {
            let (lemma, part) = parts(word);
            if lemma == key.as_bytes() && class.is_none_or(|class| class.as_bytes() == part) {
                let (sum, one) = (found.unwrap_or_default(), self.listed(line));
                let documents = sum.documents.max(one.documents);
                found = Some(Listed { frequency: sum.frequency + one.frequency, documents });
            } else if word > wanted.as_bytes() && lemma != key.as_bytes() {
                break;
            }
        }
        found
    }

    fn each(&self, visit: &mut dyn FnMut(&str, Option<&str>, Listed)) {
        for (line, word) in self.lines_from(0) {
            let (lemma, part) = parts(word);
            let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
            visit(text(lemma), Some(text(part)), self.listed(line));
        }
    }
}

/// A reference list for terms without a part of speech: the sums over all.
#[derive(Clone, Copy, Debug)]
pub struct WithoutClass<'a>(pub &'a Reference);

impl ReferenceList for WithoutClass<'_> {
    fn tokens(&self) -> u64 {
        self.0.tokens()
    }

    fn get(&self, key: &str, _: Option<&str>) -> Option<Listed> {
        self.0.get(key, None)
    }

    fn each(&self, visit: &mut dyn FnMut(&str, Option<&str>, Listed)) {
        let mut open: Option<(String, Listed)> = None;
        self.0.each(&mut |key, _, listed| match &mut open {
            Some((last, sum)) if last == key => {
                sum.frequency += listed.frequency;
                sum.documents = sum.documents.max(listed.documents);
            }
            _ => {
                if let Some((last, sum)) = open.replace((key.to_string(), listed)) {
                    visit(&last, None, sum);
                }
            }
        });
        if let Some((last, sum)) = open {
            visit(&last, None, sum);
        }
    }
}

impl About {
    fn parse(text: &str) -> Self {
        let mut about = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            let number = || value.parse().unwrap_or_default();
            match key {
                "name" => about.name = value.into(),
                "period" => about.period = value.into(),
                "made" => about.made = value.into(),
                "tokens" => about.tokens = number(),
                "documents" => about.documents = number(),
                "least" => about.least = number(),
                _ => {}
            }
        }
        about
    }

    fn write(&self) -> String {
        let Self { name, period, made, tokens, documents, least } = self;
        format!("name={name}\nperiod={period}\nmade={made}\ntokens={tokens}\ndocuments={documents}\nleast={least}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<Entry> {
        let entry = |lemma: &str, class: &str, frequency, documents| Entry {
            lemma: lemma.into(),
            class: class.into(),
            frequency,
            documents,
        };
        let mut all: Vec<Entry> = (0..100_u32).map(|n| entry(&format!("слово{n}"), "NOUN", n + 1, n / 2 + 1)).collect();
        all.extend([entry("течь", "VERB", 40, 30), entry("течь", "NOUN", 4, 3), entry("а", "CONJ", 900, 90)]);
        all.extend([entry("еще", "PART", 7, 6), entry("слово", "NOUN", 5, 5)]);
        all
    }

    fn reference() -> Reference {
        let description = Description { kind: "reference".into(), language: "ru".into(), ..Description::default() };
        let about = About { name: "test".into(), tokens: 10_000, documents: 99, least: 2, ..About::default() };
        Reference::open(Pack::open(Reference::build(description, &about, words()), "reference").unwrap()).unwrap()
    }

    #[test]
    fn each_word_is_found_and_no_other() {
        let reference = reference();
        for entry in words() {
            let listed = reference.get(&entry.lemma, Some(&entry.class)).unwrap();
            assert_eq!((listed.frequency, listed.documents), (entry.frequency.into(), entry.documents.into()));
        }
        assert_eq!(reference.get("течь", None), Some(Listed { frequency: 44, documents: 30 }));
        assert_eq!(reference.get("Ещё", None).map(|listed| listed.frequency), Some(7));
        for (key, class) in [("течь", Some("ADJ")), ("", None), ("я", None), ("слов", None), ("слово100", Some("NOUN"))]
        {
            assert_eq!(reference.get(key, class), None, "{key}");
        }
        assert_eq!((reference.len(), reference.about().tokens, reference.about().name.as_str()), (105, 10_000, "test"));
    }

    #[test]
    fn words_come_in_order_with_their_sums() {
        let reference = reference();
        let mut all = Vec::new();
        reference.each(&mut |key, class, _| all.push(format!("{key}\t{}", class.unwrap_or_default())));
        assert!(all.len() == 105 && all.is_sorted());
        let mut sums = Vec::new();
        WithoutClass(&reference).each(&mut |key, class, listed| sums.push((key.to_string(), class.is_none(), listed)));
        assert_eq!(sums.len(), 104);
        for (key, without, listed) in sums {
            assert!(without && reference.get(&key, None) == Some(listed), "{key}");
        }
    }

    #[test]
    fn sections_that_do_not_fit_are_an_error() {
        let about = Description { kind: "reference".into(), ..Description::default() };
        let section = |words: &[u8], places: usize, columns: [usize; 2]| {
            let pack = PackBuilder::new(about.clone())
                .section("ABOUT", vec![])
                .section("WORDS", words.to_vec())
                .section("PLACES", vec![255; places])
                .section("FREQ", vec![1; columns[0]])
                .section("DOCS", vec![1; columns[1]]);
            Reference::open(Pack::open(pack.build(), "reference").unwrap())
        };
        assert!(section(b"a\tX\n", 4, [4, 8]).is_err());
        assert!(section(b"a\tX\n", 8, [4, 4]).is_err());
        assert!(section(b"\xff\tX\n", 4, [4, 4]).is_err());
        let odd = section(b"a\tX\n", 4, [4, 4]).unwrap();
        assert_eq!(odd.get("a", None), None, "a place behind the end leads nowhere");
    }
}
