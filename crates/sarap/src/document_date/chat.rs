//! Chats as messengers save them, a line or more a message with the day and time of each at its head:
//!
//! * «[12.03.2025, 14:05] Имя: …» and «12.03.2025, 14:05 - Имя: …» (WhatsApp),
//! * «Имя, [12.03.2025 14:05]» above the message (Telegram).

use super::is_day;
use sarap_entities::{Label, Mention, Source};
use sarap_text::Span;

/// Messages that make a chat.
const LEAST: usize = 2;
/// Bytes of a name at most.
const LONGEST_NAME: usize = 80;
/// Bytes of a time with the signs around it: «, 14:05:33] ».
const LONGEST_TIME: usize = 16;

/// Where the messages begin, with their days, in order of place; none if the text is no chat.
pub(crate) fn messages(text: &str, mentions: &[Mention]) -> Vec<(u32, String)> {
    let found: Vec<(u32, String)> = heads(text, mentions).map(|(start, day, _)| (start, day.clone())).collect();
    if found.len() < LEAST { Vec::new() } else { found }
}

/// The day of the first message, and where it stands.
pub(super) fn first(text: &str, mentions: &[Mention]) -> Option<(String, Span)> {
    let mut heads = heads(text, mentions);
    let (_, day, place) = heads.next()?;
    let others = heads.take(LEAST - 1).count();
    (others == LEAST - 1).then(|| (day.clone(), place))
}

fn heads<'m>(text: &'m str, mentions: &'m [Mention]) -> impl Iterator<Item = (u32, &'m String, Span)> {
    let by_rule = mentions.iter().filter(|m| m.label == Label::Date && matches!(m.source, Source::Rule(_)));
    let days =
        by_rule.filter_map(|mention| Some((mention.span, mention.value.as_ref().filter(|value| is_day(value))?)));
    days.filter_map(move |(place, day)| Some((head(text, place)?, day, place)))
}

/// Where the message begins at whose head the day stands.
fn head(text: &str, day: Span) -> Option<u32> {
    let (start, end) = (day.start() as usize, day.end() as usize);
    let near = text.floor_char_boundary(start.saturating_sub(LONGEST_NAME));
    let before = text.get(near..start)?;
    let line = before.rfind('\n').map(|at| near + at + 1).or_else(|| (near == 0).then_some(0))?;
    let before = text.get(line..start)?.trim_start_matches(['\u{200e}', '\u{feff}']);
    let rest = text.get(end..)?;
    let rest = rest.get(..rest.find('\n').unwrap_or(rest.len()))?;
    let behind = behind_time(rest)?;
    let closed = behind.strip_prefix(']');
    let is_head = match before {
        "[" => closed.is_some_and(is_named),
        "" => behind.strip_prefix(" - ").or_else(|| behind.strip_prefix(" – ")).is_some_and(is_named),
        _ => before.ends_with(", [") && closed.is_some_and(|rest| rest.trim().is_empty()),
    };
    is_head.then(|| u32::try_from(line).ok())?
}

/// What follows a time of day, if one follows the day.
fn behind_time(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(',').unwrap_or(rest).strip_prefix(' ')?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ':'))?;
    let time = rest.get(..end).filter(|time| time.len() <= LONGEST_TIME && time.contains(':'))?;
    time.starts_with(|c: char| c.is_ascii_digit()).then(|| rest.get(end..))?
}

/// Whether a name and a colon come first, or, as a messenger's own words have it, at least some word.
fn is_named(rest: &str) -> bool {
    let name = rest.find(':').filter(|at| *at <= LONGEST_NAME).and_then(|at| rest.get(..at));
    name.is_some_and(|name| name.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{first, messages};
    use sarap_entities::rules;

    #[test]
    fn the_messages_of_a_chat_have_their_days() {
        for text in [
            "[12.03.2025, 14:05] Ерлан: Завтра еду.\n[14.03.2025, 09:10:11] Дина К.: Вчера ждала.",
            "12.03.2025, 14:05 - Ерлан: Завтра еду.\nИ ещё.\n14.03.2025, 09:10 - +7 701 000 00 00: Вчера ждала.",
            "Ерлан, [12.03.2025 14:05]\nЗавтра еду.\n\nДина, [14.03.2025 09:10]\nВчера ждала.",
        ] {
            let mentions = rules::find_text(text);
            let found = messages(text, &mentions);
            let days: Vec<&str> = found.iter().map(|(_, day)| &**day).collect();
            assert_eq!(days, ["2025-03-12", "2025-03-14"], "{text}");
            assert_eq!(first(text, &mentions).map(|(day, _)| day).as_deref(), Some("2025-03-12"), "{text}");
            assert!(found.iter().all(|(at, _)| *at == 0 || text[..*at as usize].ends_with('\n')), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_chats() {
        for text in [
            "[12.03.2025, 14:05] Ерлан: Завтра еду.",
            "12.03.2025, 14:05 - 5000\n14.03.2025, 09:10 - 6000",
            "Встреча 12.03.2025, 14:05 - зал: малый\nВстреча 14.03.2025, 14:05 - зал: большой",
            "12.03.2025 Ерлан: да\n14.03.2025 Дина: нет",
            "",
        ] {
            assert_eq!(messages(text, &rules::find_text(text)), [], "{text}");
        }
    }
}
