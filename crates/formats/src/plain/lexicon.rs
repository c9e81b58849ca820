//! The words by which the furniture of a page is known. They stand in `lists/`, a file a language.

use std::collections::BTreeMap;
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
type Lexicon = BTreeMap<&'static str, Vec<Phrase>>;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::new();
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
pub(super) fn words(line: &str) -> Vec<String> {
    let words = line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(|word| word.to_lowercase().replace('ё', "е")).collect()
}

/// The phrase that the line of these words is known by; of several the first kind in the order of [`Kind`].
pub(super) fn find(words: &[String]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let phrases = rest.first().and_then(|word| LEXICON.get(word.as_str()));
        for phrase in phrases.into_iter().flatten() {
            let stands = rest.len() >= phrase.words.len() && rest.iter().zip(&phrase.words).all(|(a, b)| a == b);
            let whole = at == 0 && rest.len() == phrase.words.len();
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
    let alone = |phrase: &Phrase| phrase.kind == kind && phrase.words.len() == 1;
    LEXICON.get(word).is_some_and(|phrases| phrases.iter().any(alone))
}

#[cfg(test)]
mod tests {
    use super::{Kind, LEXICON, LISTS, find, of_head, words};

    #[test]
    fn the_lists_are_as_they_say() {
        for list in LISTS {
            for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
                match line.strip_prefix('[') {
                    Some(head) => assert!(head.strip_suffix(']').and_then(of_head).is_some(), "{line}"),
                    None => assert_eq!(words(line).join(" "), line, "a phrase is words in small letters"),
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
            assert_eq!(find(&words(line)).map(|found| (found.kind, found.whole)), wanted, "{line}");
        }
    }
}
