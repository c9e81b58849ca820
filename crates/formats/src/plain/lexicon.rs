//! The words by which the furniture of a page is known. They stand in `lists/`, a file a language.

use sarap_text::FxBuild;
use sarap_text::letters::{is_alphabetic, push_lowercase};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a phrase says of its line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    /// A section of the site.
    Menu,
    /// A button.
    Tool,
    /// The head of a list of other articles.
    Related,
    /// The head of the readers' comments.
    Comments,
    /// Rights, advertisements, subscriptions.
    Notice,
    /// The same in words that other texts use too.
    Footer,
    /// Author, source, picture.
    Byline,
    /// The key of a line of data: `date`, `url`.
    Key,
    /// A month in a date line.
    Month,
    /// Another word of a date line.
    Time,
}

/// Where in its line a phrase has to stand; each place takes in those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Place {
    Whole,
    Begin,
    Inside,
}

#[derive(Debug)]
struct Phrase {
    words: Vec<&'static str>,
    kind: Kind,
    place: Place,
}

/// The phrases by their first word.
type Lexicon = HashMap<&'static str, Vec<Phrase>, FxBuild>;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for list in LISTS {
        let mut section = None;
        for line in list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                section = head.strip_suffix(']').and_then(of_head);
            } else if let Some((kind, place)) = section {
                let words: Vec<&str> = line.split(' ').collect();
                lexicon.entry(words.first().copied().unwrap_or_default()).or_default().push(Phrase {
                    words,
                    kind,
                    place,
                });
            }
        }
    }
    lexicon
});

const LISTS: [&str; 3] = [include_str!("lists/ru.txt"), include_str!("lists/kk.txt"), include_str!("lists/en.txt")];

fn of_head(head: &str) -> Option<(Kind, Place)> {
    let (kind, place) = head.split_once(' ')?;
    let kind = match kind {
        "menu" => Kind::Menu,
        "tool" => Kind::Tool,
        "related" => Kind::Related,
        "comments" => Kind::Comments,
        "notice" => Kind::Notice,
        "footer" => Kind::Footer,
        "byline" => Kind::Byline,
        "key" => Kind::Key,
        "month" => Kind::Month,
        "time" => Kind::Time,
        _ => return None,
    };
    let place = match place {
        "whole" => Place::Whole,
        "begin" => Place::Begin,
        "inside" => Place::Inside,
        _ => return None,
    };
    Some((kind, place))
}

/// A phrase that was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) kind: Kind,
    /// The phrase is the whole line.
    pub(super) whole: bool,
    /// Its first word, to tell different phrases apart.
    pub(super) first: &'static str,
}

/// The words of a line as the lists have them: small letters, ё as е, without numbers and signs.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    text: String,
    ends: Vec<usize>,
}

impl Words {
    pub(super) fn of(line: &str) -> Self {
        let mut words = Self { text: String::with_capacity(line.len()), ends: Vec::new() };
        for word in line.split(|c: char| !is_alphabetic(c)).filter(|word| !word.is_empty()) {
            let start = words.text.len();
            push_lowercase(word, &mut words.text);
            if word.contains(['ё', 'Ё']) {
                let folded = words.text.split_off(start).replace('ё', "е");
                words.text.push_str(&folded);
            }
            words.ends.push(words.text.len());
        }
        words
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| self.text.get(start..end).unwrap_or_default())
    }

    /// Whether the first words are those of `other`.
    pub(super) fn starts_with(&self, other: &Self) -> bool {
        self.len() >= other.len() && self.iter().zip(other.iter()).all(|(a, b)| a == b)
    }
}

/// The phrase that the line of these words is known by; of several the first kind in the order of [`Kind`].
pub(super) fn find(words: &Words) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut rest = words.iter();
    for at in 0..words.len() {
        let here = rest.clone();
        let phrases = rest.next().and_then(|word| LEXICON.get(word));
        for phrase in phrases.into_iter().flatten() {
            let stands =
                words.len() - at >= phrase.words.len() && here.clone().zip(&phrase.words).all(|(a, b)| a == *b);
            let whole = at == 0 && words.len() == phrase.words.len();
            let allowed = match phrase.place {
                Place::Whole => whole,
                Place::Begin => at == 0,
                Place::Inside => true,
            };
            let furniture = !matches!(phrase.kind, Kind::Key | Kind::Month | Kind::Time);
            // Whole lines say most; a by-line's word says least.
            let better = |best: Found| (!whole, phrase.kind) < (!best.whole, best.kind);
            if stands && allowed && furniture && best.is_none_or(better) {
                let first = phrase.words.first().copied().unwrap_or_default();
                best = Some(Found { kind: phrase.kind, whole, first });
            }
        }
    }
    best
}

/// Whether `word` is one of `kind` by itself.
pub(super) fn is(word: &str, kind: Kind) -> bool {
    LEXICON.get(word).is_some_and(|phrases| phrases.iter().any(|phrase| phrase.kind == kind && phrase.words.len() == 1))
}

#[cfg(test)]
mod tests {
    use super::{Kind, LEXICON, LISTS, Words, find, of_head};

    #[test]
    fn the_lists_are_as_they_say() {
        for list in LISTS {
            for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                match line.strip_prefix('[') {
                    Some(head) => assert!(head.strip_suffix(']').and_then(of_head).is_some(), "{line}"),
                    None => assert_eq!(
                        Words::of(line).iter().collect::<Vec<_>>().join(" "),
                        line,
                        "a phrase is words in small letters"
                    ),
                }
            }
        }
        assert!(LEXICON.len() > 200);
    }

    #[test]
    fn lines_are_known_by_their_phrases() {
        for (line, wanted) in [
            ("• Главная", Some((Kind::Menu, true))),
            ("Главная по продажам", None),
            ("Комментарии (2)", Some((Kind::Comments, true))),
            ("Читайте также: Хакеров судят", Some((Kind::Related, false))),
            ("© 2020 «Портал». Все права защищены", Some((Kind::Notice, false))),
            ("Бөлісу", Some((Kind::Tool, true))),
            ("Фото: пресс-служба", Some((Kind::Byline, false))),
            ("Сентября", None),
            ("", None),
        ] {
            assert_eq!(find(&Words::of(line)).map(|found| (found.kind, found.whole)), wanted, "{line}");
        }
    }
}
