//! Lines that show a date: «25 Апреля 2012», «20.09.2025 14:35», "Nov. 19, 2019 5:50 PM".

use super::lexicon::{self, Kind};
use sarap_text::letters::{is_alphabetic, is_alphanumeric, push_lowercase};

/// How a date stands in a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shown {
    /// The line is the date, with a time or without.
    Alone,
    /// Other words stand beside a date with its year.
    Among,
}

/// The date that a line shows: a day with its month at least.
pub(super) fn date(line: &str) -> Option<Shown> {
    // Without a digit there is no day.
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut word = String::new();
    let (mut others, mut month, mut day, mut year, mut complete) = (0, false, false, false, false);
    for piece in line.split(|c: char| matches!(c, ',' | '|' | '•' | '·' | '(' | ')' | '[' | ']') || c.is_whitespace())
    {
        let piece = piece.trim_matches(|c: char| !is_alphanumeric(c));
        if piece.is_empty() {
            continue;
        }
        if piece.bytes().all(|byte| byte.is_ascii_digit()) {
            match piece.len() {
                1 | 2 => day = true,
                4 => year = true,
                // Views.
                _ => {}
            }
        } else if !piece.contains(is_alphabetic) {
            complete |= is_numeric(piece);
        } else {
            word.clear();
            push_lowercase(piece, &mut word);
            // «10pm», «19th», «2012г»
            let bare = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.');
            if lexicon::is(bare, Kind::Month) {
                month = true;
            } else if bare.len() < word.len() && matches!(bare, "st" | "nd" | "rd" | "th") {
                day = true;
            } else if !lexicon::is(bare, Kind::Time) {
                others += 1;
            }
        }
    }
    let shown = complete || (month && day);
    match () {
        () if shown && others == 0 => Some(Shown::Alone),
        () if complete || (month && day && year) => Some(Shown::Among),
        () => None,
    }
}

/// «20.09.2025», «2025-09-20», «09/20/25»
fn is_numeric(piece: &str) -> bool {
    let parts: Vec<&str> = piece.split(['.', '-', '/']).collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().filter(|part| number(part)).map(|part| part.len()).collect();
    parts.len() == 3 && matches!(lengths.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2])
}

#[cfg(test)]
mod tests {
    use super::{Shown, date};

    #[test]
    fn lines_that_show_a_date() {
        for (line, wanted) in [
            ("• 25 Апреля 2012", Some(Shown::Alone)),
            ("20.09.2025 14:35", Some(Shown::Alone)),
            ("14:35, 20 сентября", Some(Shown::Alone)),
            ("2025 жылғы 20 қыркүйек", Some(Shown::Alone)),
            ("Nov. 19th, 2019 at 5:50 pm EST", Some(Shown::Alone)),
            ("22 Марта", Some(Shown::Alone)),
            ("2026 Год", None),
            ("Айгерим Жунусова, 20 сентября 2025", Some(Shown::Among)),
            ("GamesBeat Summit Apr. 28-29", None),
            ("8 марта в парке откроют фонтан", None),
            ("192.168.1.1", None),
        ] {
            assert_eq!(date(line), wanted, "{line}");
        }
    }
}
