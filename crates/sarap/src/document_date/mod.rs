//! The document's own date: the caller's, or as its format or its text states it: in a dateline, a by-line, a head.
//!
//! Of a text only whole days count, and only where it shows its date: behind a word that says so («Дата: 20.09.2025»), alone in a
//! short line («• 25 апреля 2012»), at the head of the first paragraph («Астана, 5 мая 2024 года — »), or in the title of an
//! official paper (`papers.rs`). Of a chat it is the first message's (`chat.rs`). The nearer to where the article begins the better, so that the date of a page's furniture
//! loses; a calendar's («2026 Год 22 Марта») loses to any other.

mod chat;
mod papers;

use crate::analysis::DateSource;
use crate::analyzer::{Input, range};
use sarap_entities::{Label, Mention, Source};
use sarap_formats::{Region, RegionKind};
use sarap_text::Span;

pub(crate) use chat::messages;

/// Words that say that a date is the document's.
const CUES: &[&str] = &["дата", "date", "опубликован", "размещен", "размещён", "published", "posted"];
/// Words that say so where a colon stands behind: «Отправлено: 19.09.2025».
const LABELS: &[&str] = &["sent", "отправлен", "составлен", "подписан", "создан", "created"];
/// Words that say that it is somebody's, or of something else: «дата выдачи».
const OTHERS: &str =
    "род рожд умер скончал смерт born выда соверш преступ истеч истек оконч въезд выезд звон expir valid due";
/// Letters beside a date in a line that is its own.
const MOST_LETTERS: usize = 12;
/// Bytes of a line that is a paragraph.
const PARAGRAPH: usize = 160;
/// Bytes before a date at the head of a paragraph.
const DATELINE: usize = 60;
/// Lines of a head or a foot.
const HEAD: usize = 4;
/// Lines in which a paper's title or its place and date may stand.
const TITLE: usize = 8;
/// Dates looked at: those of a head, not of a table.
const MOST: usize = 64;

/// How well a date is shown to be the document's; less than this is not enough.
const ENOUGH: i32 = 2;

/// The document's date and where it comes from, the surest first.
pub(crate) fn of(
    input: &Input<'_>,
    format: Option<&str>,
    text: &str,
    regions: &[Region],
    mentions: &[Mention],
) -> Option<(String, DateSource)> {
    let given = |date: Option<&str>, kind: &str| Some((date?.into(), DateSource { kind: kind.into(), place: None }));
    let stated = || {
        let (date, place) = find(text, regions, mentions)?;
        Some((date, DateSource { kind: "text".into(), place: Some(range(place)) }))
    };
    given(input.date, "caller")
        .or_else(|| given(format, "format"))
        .or_else(stated)
        .or_else(|| given(input.default_date, "default"))
}

/// The date that the text states as its own, `YYYY-MM-DD`, and the words that do.
fn find(text: &str, regions: &[Region], mentions: &[Mention]) -> Option<(String, Span)> {
    if let Some(found) = chat::first(text, mentions) {
        return Some(found);
    }
    let lines = lines(text);
    let article = lines.iter().position(|line| line.len() as usize >= PARAGRAPH);
    let mut best: Option<(i32, &String, Span)> = None;
    let by_rule = mentions.iter().filter(|m| m.label == Label::Date && matches!(m.source, Source::Rule(_)));
    let days = by_rule.filter_map(|mention| Some((mention, mention.value.as_ref().filter(|value| is_day(value))?)));
    for (mention, value) in days.take(MOST) {
        let at = lines.partition_point(|line| line.end() < mention.span.end());
        let Some(line) = lines.get(at) else { continue };
        // What follows a colon is a list of other papers.
        let listed = at > 0 && lines.get(at - 1).is_some_and(|before| before.of(text).ends_with(':'));
        let person = || {
            let named = |m: &Mention| {
                m.label == Label::Per && m.span.start() < mention.span.start() && m.span.end() > line.start()
            };
            mentions.iter().any(named)
        };
        let shown = shown(text, *line, mention.span, at < TITLE, listed)
            .or_else(|| (at < HEAD && opens(text, *line, mention.span) && !person()).then_some(4));
        let Some(shown) = shown else { continue };
        let far = match article {
            // Laws are dated below their text.
            Some(article) if at > article + HEAD && at + HEAD >= lines.len() => 2,
            Some(article) if at > article + HEAD => 4,
            _ => i32::try_from(article.unwrap_or(0).abs_diff(at) / HEAD).unwrap_or(i32::MAX).min(3),
        };
        let meta = regions.iter().any(|region| {
            region.span.contains(mention.span) && matches!(region.kind, RegionKind::Title | RegionKind::Meta)
        });
        let score = shown + i32::from(meta) - far;
        if score >= ENOUGH && best.is_none_or(|(other, ..)| score > other) {
            best = Some((score, value, mention.span));
        }
    }
    best.map(|(_, date, place)| (date.clone(), place))
}

/// How well the line shows that the date in it is the document's; `titled` where a paper's title may stand, `listed` where only
/// another's does.
fn shown(text: &str, line: Span, date: Span, titled: bool, listed: bool) -> Option<i32> {
    let before = text.get(line.start().min(date.start()) as usize..date.start() as usize)?;
    let after = text.get(date.end() as usize..line.end() as usize)?;
    let words = before.to_lowercase();
    let of_other = |word: &str| OTHERS.split_whitespace().any(|other| word.starts_with(other));
    if words.split(|c: char| !c.is_alphabetic()).any(of_other) || papers::is_of_another(before.trim_start()) {
        return None;
    }
    let letters = |part: &str| part.chars().filter(|c| c.is_alphabetic()).take(MOST_LETTERS + 1).count();
    let near: Vec<&str> =
        words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).rev().take(3).collect();
    // «2026 Год 22 Марта»
    let calendar = date.of(text).split_whitespace().nth(1).is_some_and(|word| word.to_lowercase() == "год");
    let head = before.len() <= DATELINE;
    let labelled =
        before.trim_end().ends_with(':') && near.first().is_some_and(|word| LABELS.iter().any(|l| word.starts_with(l)));
    let title = papers::is_title(before.trim_start(), after);
    if title && listed {
        return None;
    }
    let paper = || title || papers::is_place_and_date(before, after);
    let cued = || labelled || near.iter().any(|word| CUES.iter().any(|cue| word.starts_with(cue)));
    let shown = if (titled && line.len() as usize <= 2 * PARAGRAPH && paper()) || (head && cued()) {
        6
    } else if letters(before) + letters(after) <= MOST_LETTERS
        && !tells(before)
        && !tells(after)
        && !is_row(before, after)
    {
        5
    } else {
        let head = head && !tells(before) && !before.trim_end().ends_with(|c: char| c.is_lowercase());
        let closed = after.trim_start().starts_with(['.', '—', '–', '-', '/', ':', '(', '|']);
        (head && closed && line.len() as usize >= PARAGRAPH).then_some(3)?
    };
    Some(if calendar { shown - 3 } else { shown })
}

/// Whether a line begins with its dateline and goes on: «г. Омск, 9 сентября 2024 года. Допрос начат».
fn opens(text: &str, line: Span, date: Span) -> bool {
    let before = text.get(line.start().min(date.start()) as usize..date.start() as usize);
    let after = text.get(date.end() as usize..line.end() as usize);
    before.zip(after).is_some_and(|(before, after)| papers::is_dateline(before, after))
}

/// Whether the line is a row of a table or a statement: «01.09.2025   -5 000,00 ₸», two figures or more beside the date that are
/// neither a time nor a paper's number. By-lines have figures too, with signs between: «25 Апреля 2012 • 866».
fn is_row(before: &str, after: &str) -> bool {
    let figures = |part: &str| {
        let mut number = false;
        let count = part.split_whitespace().filter(|word| {
            let of_paper = std::mem::replace(&mut number, matches!(*word, "№" | "N"));
            word.contains(|c: char| c.is_ascii_digit()) && !of_paper && !word.contains([':', '№', 'N'])
        });
        count.count()
    };
    let signs = |part: &str| part.contains(['•', '|', '·']);
    !signs(before) && !signs(after) && figures(before) + figures(after) >= 2
}

/// Whether a word is there that makes a sentence of the line: «5 мая прошёл форум».
fn tells(part: &str) -> bool {
    let mut words = part.split(|c: char| !c.is_alphabetic());
    words.any(|word| word.starts_with(char::is_lowercase) && word.chars().nth(3).is_some())
}

/// The lines that have something in them.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let all = text.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line)
    });
    let filled = all.filter(|(_, line)| !line.trim().is_empty());
    filled.map(|(start, line)| Span::from_range(start..start + line.trim_end().len())).collect()
}

/// Whether a value is one whole day.
fn is_day(value: &str) -> bool {
    value.len() == 10 && crate::is_date(value)
}

#[cfg(test)]
mod tests {
    use super::find;
    use sarap_entities::rules;

    fn date(text: &str) -> Option<String> {
        let (date, place) = find(text, &[], &rules::find_text(text))?;
        assert!(place.of(text).contains(|c: char| c.is_ascii_digit()), "{place:?}");
        Some(date)
    }

    const PARAGRAPH: &str = "Представители ведомств шести стран обсудили общие правила обмена данными и договорились встретиться \
        снова, как только будут готовы предложения рабочих групп.";

    #[test]
    fn the_document_s_own_date_is_found() {
        for (head, wanted) in [
            ("date 2025-09-20 Фото: пресс-служба", "2025-09-20"),
            ("Дата публикации: 20.09.2025", "2025-09-20"),
            ("Встреча в Астане\n• 25 Апреля 2012\n• 866", "2012-04-25"),
            ("2026 Год\n22 Марта\nВойти\nВстреча в Астане\n\n25 Апреля 2012", "2012-04-25"),
            ("2026 Год\n22 Марта", "2026-03-22"),
            ("ПОСТАНОВЛЕНИЕ\nот 5 мая 2014 г. № 99", "2014-05-05"),
            ("г. Москва, 5 мая 2014 года", "2014-05-05"),
            ("Протокол допроса свидетеля Иванова И. И. от 14.05.2023", "2023-05-14"),
            ("МВД\nОтчёт о проведённой проверке от 3 июня 2025 года", "2025-06-03"),
            ("ПРОТОКОЛ\nдопроса свидетеля\nгород Нижний Новгород          14 мая 2023 года", "2023-05-14"),
            ("АКТ\n«14» мая 2023 г.            г. Усть-Каменогорск", "2023-05-14"),
            ("Приказ № 123 от 14 мая 2023 года «О назначении комиссии»", "2023-05-14"),
            ("Аналитическая справка от 14.05.2023 о состоянии преступности", "2023-05-14"),
            ("Исх. № 15-2/345 от 14.05.2023\nНа № 99 от 01.05.2023", "2023-05-14"),
            ("На № 99 от 01.05.2023\nИсх. № 15-2/345 от 14.05.2023", "2023-05-14"),
            ("14 марта 2025 года, Алматы.", "2025-03-14"),
            ("15 мая 2025 года, Бишкек. Сегодня министр выступил.", "2025-05-15"),
            ("14 марта 2025 года. Министр выступил на форуме.", "2025-03-14"),
            ("г. Караганда, 9 сентября 2024 года. Допрос начат в 10 часов.", "2024-09-09"),
            ("г. Омск, 9 сентября 2024 года. 31 августа он уехал.", "2024-09-09"),
            ("МОСКВА, 15 мая 2025 г. (Интерфакс) — Министр выступил на форуме.", "2025-05-15"),
            ("From: a@b.example\nDate: Fri, 19 Sep 2025 10:20:00 +0500\nSubject: отчёт", "2025-09-19"),
            ("Отправлено: пятница, 19 сентября 2025 г. 10:20", "2025-09-19"),
        ] {
            assert_eq!(date(&format!("{head}\n\n{PARAGRAPH}\n")).as_deref(), Some(wanted), "{head}");
        }
        let law =
            format!("{PARAGRAPH}\n{PARAGRAPH}\n{}Москва, Кремль\n5 мая 2014 года\nN 99-ФЗ", "Статья.\n".repeat(9));
        assert_eq!(date(&law).as_deref(), Some("2014-05-05"));
        assert_eq!(date(&format!("Астана, 5 мая 2024 года — {PARAGRAPH}")).as_deref(), Some("2024-05-05"));
    }

    #[test]
    fn a_date_of_what_is_told_is_not() {
        for text in [
            "5 мая 2020 года прошёл форум.".to_owned(),
            "14 марта 2025 года в Алматы прошёл форум.".to_owned(),
            "14 марта 2025 года, в пятницу, прошёл форум.".to_owned(),
            "14 марта 2025 года — день памяти поэта, его отмечают все.".to_owned(),
            format!("{PARAGRAPH} Это было 5 мая 2020 года. {PARAGRAPH}"),
            format!("{PARAGRAPH} Том был опубликован 5 мая 2020 года. {PARAGRAPH}"),
            format!("Статистика последнего года: 5 мая 2020 года — {PARAGRAPH}"),
            format!("Родился 5 мая 1960 года\n{PARAGRAPH}"),
            format!("Приказ № 123 от 14.05.2023 подписан министром и вступил в силу.\n{PARAGRAPH}"),
            format!("Приказом № 123 от 14.05.2023 создана комиссия\n{PARAGRAPH}"),
            format!("Основание:\nПриказ № 123 от 14.05.2023\n{PARAGRAPH}"),
            format!("{PARAGRAPH} Согласно приказу № 123 от 14.05.2023 создана комиссия. {PARAGRAPH}"),
            format!("Паспорт № 123, дата выдачи: 14.05.2013\n{PARAGRAPH}"),
            format!("{PARAGRAPH}\n{0}1 января 2020 года\n{0}", "строка таблицы\n".repeat(20)),
            format!("Выписка за месяц\n01.09.2025  -5 000,00 ₸   Перевод\n{PARAGRAPH}"),
            format!("№ Дата Сумма\n1   01.02.2024   12   1 200\n{PARAGRAPH}"),
            String::new(),
        ] {
            assert_eq!(date(&text), None, "{text}");
        }
    }
}
