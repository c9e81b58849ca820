//! Reads OpenCorpora's dictionary as the package pymorphy3-dicts-ru 2.4.417150.4580142 stores it.

use super::dawg::Dawg;
use crate::Failure;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::Path;

/// The package whose files are pinned here.
pub(super) const PACKAGE: &str = "pymorphy3-dicts-ru 2.4.417150.4580142";

const WORDS: (&str, &str) = ("words.dawg", "ae4381a9d6e4e636309ac1a242e480a9470a05723f6673d5fcc3fcf293aa8a9e");
const PARADIGMS: (&str, &str) = ("paradigms.array", "dfc465558f1a2760bbde6fa89f0447a5c93896da429efe658fe2f0638954758b");
const SUFFIXES: (&str, &str) = ("suffixes.json", "c827ccc32b85e42c3edab8ac235bf91fdbc392e94455ad139da06fb1babcdb74");
const TAGS: (&str, &str) =
    ("gramtab-opencorpora-int.json", "1a72703ac84c16572deee6a92779a322b59763cbc336021433d52c33160fa05b");

/// Prefixes that single forms of a paradigm have («поновее», «наилучший»), by number.
pub(super) const PREFIXES: [&str; 3] = ["", "по", "наи"];

/// One form of a paradigm.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Form {
    /// Number in [`Source::suffixes`].
    pub suffix: u16,
    /// Number in [`Source::tags`].
    pub tag: u16,
    /// Number in [`PREFIXES`].
    pub prefix: u16,
}

/// The whole dictionary.
pub(super) struct Source {
    /// Tags as OpenCorpora writes them: `NOUN,anim,masc sing,nomn`.
    pub tags: Vec<String>,
    /// Endings.
    pub suffixes: Vec<String>,
    /// All forms of each paradigm, the dictionary form first.
    pub paradigms: Vec<Vec<Form>>,
    /// Every lexeme: what all its forms share, and its paradigm. Sorted.
    pub lexemes: BTreeSet<(String, u16)>,
    /// Number of entries (word, paradigm, form).
    pub entries: usize,
}

impl Source {
    /// Reads the files of `folder` and checks that they are the expected ones and fit together.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let json = |bytes: Vec<u8>| serde_json::from_slice::<Vec<String>>(&bytes).map_err(|e| Failure(e.to_string()));
        let tags = json(checked(folder, TAGS)?)?;
        let suffixes = json(checked(folder, SUFFIXES)?)?;
        let paradigms = paradigms(&checked(folder, PARADIGMS)?)?;
        let words = Dawg::read(&checked(folder, WORDS)?)?;
        let mut source = Self { tags, suffixes, paradigms, lexemes: BTreeSet::new(), entries: 0 };
        words.keys(|key| source.add(key))?;
        // Whatever is compiled from the lexemes is the whole dictionary.
        let made: usize = source.lexemes.iter().map(|(_, p)| source.paradigms[usize::from(*p)].len()).sum();
        if made != source.entries {
            return Err(Failure(format!("the lexemes have {made} forms, the dictionary {}", source.entries)));
        }
        Ok(source)
    }

    /// The text of a form of a lexeme.
    pub(super) fn spell(&self, stem: &str, form: &Form) -> String {
        [PREFIXES[usize::from(form.prefix)], stem, &self.suffixes[usize::from(form.suffix)]].concat()
    }

    fn add(&mut self, key: &[u8]) -> Result<(), Failure> {
        let bad = || Failure(format!("a strange entry: {}", String::from_utf8_lossy(key)));
        let at = key.iter().position(|&b| b == 1).ok_or_else(bad)?;
        let word = std::str::from_utf8(&key[..at]).map_err(|_| bad())?;
        let [a, b, c, d] = base64(&key[at + 1..]).ok_or_else(bad)?;
        let (paradigm, form) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        let forms = self.paradigms.get(usize::from(paradigm)).ok_or_else(bad)?;
        let Form { suffix, prefix, .. } = forms.get(usize::from(form)).ok_or_else(bad)?;
        let stem = word
            .strip_prefix(PREFIXES[usize::from(*prefix)])
            .and_then(|w| w.strip_suffix(self.suffixes[usize::from(*suffix)].as_str()))
            .ok_or_else(bad)?;
        self.entries += 1;
        if form == 0 {
            self.lexemes.insert((stem.to_string(), paradigm));
        }
        Ok(())
    }
}

fn checked(folder: &Path, (name, hash): (&str, &str)) -> Result<Vec<u8>, Failure> {
    let path = folder.join(name);
    let bytes = std::fs::read(&path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found != hash {
        let path = path.display();
        return Err(Failure(format!("{path} is not the file of {PACKAGE}: SHA-256 {found} instead of {hash}")));
    }
    Ok(bytes)
}

/// `count`, then for each paradigm its length and three columns: suffixes, tags, prefixes.
fn paradigms(bytes: &[u8]) -> Result<Vec<Vec<Form>>, Failure> {
    let mut numbers = bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let mut next = || numbers.next().ok_or_else(|| Failure("the paradigms end early".into()));
    let count = next()?;
    let mut all = Vec::new();
    for _ in 0..count {
        let column = next()? / 3;
        let mut read = || (0..column).map(|_| next()).collect::<Result<Vec<_>, _>>();
        let (suffixes, tags, prefixes) = (read()?, read()?, read()?);
        let rows = suffixes.into_iter().zip(tags).zip(prefixes);
        all.push(rows.map(|((suffix, tag), prefix)| Form { suffix, tag, prefix }).collect());
    }
    Ok(all)
}

/// Four bytes in base 64 (six digits and two signs of padding).
fn base64(text: &[u8]) -> Option<[u8; 4]> {
    let mut bits: u64 = 0;
    for &byte in text.get(..6)? {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u64::from(digit);
    }
    Some(((bits >> 4) as u32).to_be_bytes())
}
