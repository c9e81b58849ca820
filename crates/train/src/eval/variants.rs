//! The same documents as users have them: in capitals, in lower case, with Latin look-alike letters, without quotation
//! marks, with lines broken as in a PDF. The gold spans are carried over.

use super::corpus::{Mark, Marked};
use sarap_text::Span;

/// What is done to a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Variant {
    /// Nothing.
    Plain,
    /// All capitals.
    Upper,
    /// No capitals.
    Lower,
    /// About one word in seven has Latin letters where they look like its own.
    Lookalike,
    /// Without quotation marks.
    Unquoted,
    /// Hard line ends about every seventy characters, some of them inside a word after a hyphen.
    Broken,
}

impl Variant {
    /// All, the text itself first.
    pub(crate) const ALL: [Self; 6] =
        [Self::Plain, Self::Upper, Self::Lower, Self::Lookalike, Self::Unquoted, Self::Broken];

    /// Its name on the command line.
    pub(crate) const fn name(self) -> &'static str {
        ["plain", "upper", "lower", "lookalike", "unquoted", "broken"][self as usize]
    }

    /// The document in this variant. The same document always gives the same one.
    pub(crate) fn of(self, document: &Marked) -> Marked {
        let text = &document.text;
        let mut edit = Edit::default();
        match self {
            Self::Plain => return document.clone(),
            Self::Upper => text.chars().for_each(|c| edit.put(c, &c.to_uppercase().to_string())),
            Self::Lower => text.chars().for_each(|c| edit.put(c, &c.to_lowercase().to_string())),
            Self::Lookalike => lookalike(text, &mut edit),
            Self::Unquoted => text.chars().for_each(|c| if is_quote(c) { edit.put(c, "") } else { edit.keep(c) }),
            Self::Broken => broken(text, &mut edit),
        }
        edit.finish(document)
    }
}

/// A new text as it grows, and where each byte of the old one came to lie.
#[derive(Debug, Default)]
struct Edit {
    text: String,
    /// For each old byte: where its character begins and ends in the new text.
    places: Vec<(usize, usize)>,
}

impl Edit {
    /// Writes `new` for the old character `old`.
    fn put(&mut self, old: char, new: &str) {
        let start = self.text.len();
        self.text.push_str(new);
        self.places.extend(std::iter::repeat_n((start, self.text.len()), old.len_utf8()));
    }

    /// Writes the old character as it is.
    fn keep(&mut self, old: char) {
        self.put(old, old.encode_utf8(&mut [0; 4]));
    }

    /// Writes what the old text has not; it lies in a span only if the span goes on behind it.
    fn insert(&mut self, new: &str) {
        self.text.push_str(new);
    }

    /// Where an old span came to lie; nowhere if all of it is gone.
    fn carry(&self, span: Span) -> Option<Span> {
        let places = self.places.get(span.range())?;
        let ((start, _), (_, end)) = (*places.first()?, *places.last()?);
        Some(Span::from_range(start..end)).filter(|span| !span.is_empty())
    }

    fn finish(self, document: &Marked) -> Marked {
        let carried = |mark: &Mark| {
            let span = self.carry(mark.span)?;
            let name = mark.name.map(|name| self.carry(name).unwrap_or(Span::new(span.start(), span.start())));
            Some(Mark { span, name, ..mark.clone() })
        };
        let marks = document.marks.iter().filter_map(carried).collect();
        Marked { id: document.id.clone(), text: self.text, marks }
    }
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '‹' | '›' | '\u{201c}'..='\u{201f}')
}

/// Of a hundred words, how many get Latin letters.
const LOOKALIKE_SHARE: u64 = 15;

fn lookalike(text: &str, edit: &mut Edit) {
    for (number, piece) in pieces(text).enumerate() {
        let chosen = dice(piece, number) % 100 < LOOKALIKE_SHARE;
        for c in piece.chars() {
            match latin(c).filter(|_| chosen) {
                Some(latin) => edit.put(c, latin.encode_utf8(&mut [0; 4])),
                None => edit.keep(c),
            }
        }
    }
}

/// The Latin letter that looks the same.
fn latin(c: char) -> Option<char> {
    const CYRILLIC: &str = "аеорсухАВЕКМНОРСТУХ";
    const LATIN: &str = "aeopcyxABEKMHOPCTYX";
    CYRILLIC.chars().position(|own| own == c).and_then(|at| LATIN.chars().nth(at))
}

/// Where lines end at the latest.
const WIDTH: usize = 70;
/// The shortest word that is hyphenated, and the fewest letters on either line.
const LONG: usize = 7;
const PART: usize = 3;

fn broken(text: &str, edit: &mut Edit) {
    let (mut column, mut before) = (0, None);
    for (number, piece) in text.split_inclusive(char::is_whitespace).enumerate() {
        let space = piece.chars().next_back().filter(|c| c.is_whitespace());
        let word = piece.strip_suffix(char::is_whitespace).unwrap_or(piece);
        let width = word.chars().count();
        let is_over = before == Some(' ') && width > 0 && column + 1 + width > WIDTH;
        let cut = if is_over { hyphen(word, number, WIDTH.saturating_sub(column + 2)) } else { None };
        match before {
            Some(c) if is_over && cut.is_none() => edit.put(c, "\n"),
            Some(c) => edit.keep(c),
            None => {}
        }
        let is_new = before == Some('\n') || is_over && cut.is_none();
        column = if is_new { 0 } else { column + usize::from(before.is_some()) };
        for (at, c) in word.chars().enumerate() {
            if cut == Some(at) {
                edit.insert("-\n");
                column = 0;
            }
            edit.keep(c);
            column += 1;
        }
        before = space;
    }
    before.into_iter().for_each(|c| edit.keep(c));
}

/// After how many letters a word is hyphenated, if it is: every other long one, before a consonant with a vowel
/// behind it.
fn hyphen(word: &str, number: usize, room: usize) -> Option<usize> {
    let letters: Vec<char> = word.chars().take_while(|c| c.is_alphabetic()).collect();
    if letters.len() < LONG || dice(word, number).is_multiple_of(2) {
        return None;
    }
    let vowel = |c: char| "аеёиоуыэюя".contains(c);
    let last = room.min(letters.len() - PART);
    (PART..=last)
        .rev()
        .find(|&at| !vowel(letters[at]) && vowel(letters[at + 1]) && letters[..at].iter().any(|&c| vowel(c)))
}

/// Runs of letters, and what stands between them a character at a time.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// A number that looks random and is always the same (FNV-1a, its bits mixed once more).
fn dice(word: &str, number: usize) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ number as u64;
    let hash = word.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Глава компании «Ромашка» Сергей Ивашов сказал: \"Поедем в Узбекистан\".";

    fn document(text: &str, marked: &[&str]) -> Marked {
        let mark = |words: &&str| {
            let start = text.find(*words).unwrap_or_else(|| unreachable!("{words} is not in the text"));
            Mark { span: Span::from_range(start..start + words.len()), label: "PER", name: None, score: 1.0 }
        };
        Marked { id: "a".into(), text: text.into(), marks: marked.iter().map(mark).collect() }
    }

    fn carried(variant: Variant, text: &str, marked: &[&str]) -> (String, Vec<String>) {
        let new = variant.of(&document(text, marked));
        let words = new.marks.iter().map(|mark| mark.span.of(&new.text).to_string()).collect();
        (new.text, words)
    }

    #[test]
    fn spans_are_carried_over() {
        let cases: [(Variant, &[&str]); 4] = [
            (Variant::Plain, &["компании «Ромашка»", "Ромашка", "Сергей Ивашов", "Узбекистан"]),
            (Variant::Upper, &["КОМПАНИИ «РОМАШКА»", "РОМАШКА", "СЕРГЕЙ ИВАШОВ", "УЗБЕКИСТАН"]),
            (Variant::Lower, &["компании «ромашка»", "ромашка", "сергей ивашов", "узбекистан"]),
            (Variant::Unquoted, &["компании Ромашка", "Ромашка", "Сергей Ивашов", "Узбекистан"]),
        ];
        for (variant, wanted) in cases {
            assert_eq!(carried(variant, TEXT, cases[0].1).1, wanted, "{variant:?}");
        }
        assert_eq!(
            carried(Variant::Unquoted, TEXT, &[]).0,
            "Глава компании Ромашка Сергей Ивашов сказал: Поедем в Узбекистан."
        );
    }

    #[test]
    fn letters_that_change_their_length_shift_what_follows() {
        assert_eq!(carried(Variant::Upper, "Straße в Омске", &["Омске"]).1, ["ОМСКЕ"]);
        assert_eq!(carried(Variant::Lower, "İ İ Омск", &["Омск"]).1, ["омск"]);
    }

    #[test]
    fn a_name_part_is_carried_and_a_span_of_quotes_alone_is_gone() {
        let mut given = document("концерн \"Я\" и \"\"", &["концерн \"Я\"", "\"\""]);
        given.marks[0].name = Some(Span::from_range(15..19));
        let new = Variant::Unquoted.of(&given);
        assert_eq!(new.marks.len(), 1);
        assert_eq!(new.marks[0].span.of(&new.text), "концерн Я");
        assert_eq!(new.marks[0].name.map(|name| name.of(&new.text)), Some("Я"));
    }

    #[test]
    fn some_words_get_letters_that_look_the_same() {
        let text = "Министр Саха ".repeat(200);
        let (new, words) = carried(Variant::Lookalike, &text, &["Саха"]);
        assert_eq!(new.chars().count(), text.chars().count());
        assert_eq!(words[0].chars().count(), 4);
        let latin = new.split(' ').filter(|word| *word == "Caxa").count();
        let whole = new.split(' ').filter(|word| *word == "Саха").count();
        assert_eq!(latin + whole, 200, "all letters of a word or none");
        assert!((15..=50).contains(&latin), "{latin}");
        assert_eq!(new, carried(Variant::Lookalike, &text, &[]).0, "the same in every run");
    }

    #[test]
    fn lines_are_broken_at_spaces_and_inside_words() {
        let text = "Представители администрации Новосибирской области рассказали журналистам. ".repeat(30);
        let (new, _) = carried(Variant::Broken, &text, &[]);
        assert!(new.lines().all(|line| line.chars().count() <= WIDTH), "{new}");
        assert!(new.lines().count() > 25);
        let hyphens = new.matches("-\n").count();
        assert!((5..25).contains(&hyphens), "{hyphens}");
        assert_eq!(new.replace("-\n", "").replace('\n', " "), text);

        let given = document(&text, &[]);
        let starts: Vec<usize> = text.match_indices("Новосибирской области").map(|(at, _)| at).collect();
        let length = "Новосибирской области".len();
        let mark = |at: usize| Mark { span: Span::from_range(at..at + length), label: "LOC", name: None, score: 1.0 };
        let new = Variant::Broken.of(&Marked { marks: starts.into_iter().map(mark).collect(), ..given });
        let whole = |words: &str| words.replace("-\n", "").replace('\n', " ") == "Новосибирской области";
        assert!(new.marks.iter().all(|mark| whole(mark.span.of(&new.text))));
        assert!(new.marks.iter().any(|mark| mark.span.of(&new.text).contains("-\n")));
    }

    #[test]
    fn line_ends_that_are_there_stay() {
        let text = "Первая строка\r\nВторая\n\nТретья ";
        assert_eq!(carried(Variant::Broken, text, &[]).0, text);
    }
}
