//! Values that cannot be, said to the reader with the words of the text: days and times that do not exist, numbers that fail
//! their checks, sums that nobody has.

use crate::analysis as out;
use sarap_entities::{Flaw, Mention};

/// The warnings about `mentions`, which are in order of place, an outer one before those inside it.
pub(crate) fn warnings(text: &str, mentions: &[Mention]) -> Vec<out::Warning> {
    let flawed = || mentions.iter().filter_map(|mention| Some((mention, mention.why_impossible()?)));
    let mut found = Vec::new();
    let mut next = flawed().skip(1);
    for (mention, flaw) in flawed() {
        // Of a range and the day in it that does not exist the day is told.
        let inner = next.next().is_some_and(|(other, _)| mention.span.contains(other.span));
        if !inner {
            found.push(warning(mention.span.of(text), mention, flaw));
        }
    }
    found
}

fn warning(words: &str, mention: &Mention, flaw: Flaw) -> out::Warning {
    let (code, message) = match flaw {
        Flaw::NoSuchTime => ("time.impossible", format!("no clock shows such a time: «{words}»")),
        Flaw::Number { name, fault } => ("identifier.invalid", format!("«{words}» is no valid {name}: {fault}")),
        Flaw::Absurd => ("value.absurd", format!("nothing and nobody has such a number: «{words}»")),
        _ => ("date.impossible", format!("the calendar has no such date: «{words}»")),
    };
    out::Warning {
        code: code.into(),
        message: format!("{message}; check it, it is kept without a value"),
        start: mention.span.start(),
        end: mention.span.end(),
    }
}

#[cfg(test)]
mod tests {
    use super::warnings;
    use sarap_entities::rules;

    #[test]
    fn what_cannot_be_is_told_with_its_words() {
        for (text, told) in [
            ("Акт от 31 февраля", &["date.impossible «31 февраля»"][..]),
            ("Акт от 45 мая и 31.02.2023", &["date.impossible «45 мая»", "date.impossible «31.02.2023»"]),
            ("с 31.02.2023 по 02.03.2023", &["date.impossible «с 31.02.2023 по 02.03.2023»"]),
            ("Явка в 25:70, уход в 18:00", &["time.impossible «25:70»"]),
            ("ИИН 880101300011", &["identifier.invalid «880101300011»"]),
            ("карта 4111 1111 1111 1112", &["identifier.invalid «4111 1111 1111 1112»"]),
            ("Ему 4567 лет", &["value.absurd «4567 лет»"]),
            ("рост на 1234567890123456789012345 %", &["value.absurd «1234567890123456789012345 %»"]),
            ("Дело было в 99999 году", &["date.impossible «99999 году»"]),
            ("5 мая, ИИН 880101300010", &[]),
        ] {
            let found = warnings(text, &rules::find_text(text));
            let words: Vec<String> = found
                .iter()
                .map(|warning| {
                    let quoted = warning.message.split(['«', '»']).nth(1).expect("a quotation");
                    assert_eq!(&text[warning.start as usize..warning.end as usize], quoted);
                    format!("{} «{quoted}»", warning.code)
                })
                .collect();
            assert_eq!(words, told, "{text}");
        }
    }
}
