//! The heads of official papers: «Протокол допроса свидетеля от 14.05.2023», «Приказ № 123 от 14 мая 2023 года», and the line of
//! place and date under the name of an act («г. Алматы    14 мая 2023 года»).

/// What papers are called. Only the word as it stands in a title counts: «приказом от 5 мая» is another paper's.
const KINDS: &str = "акт бюллетень ведомость выписка доверенность договор доклад донесение жалоба заключение закон записка запрос \
    заявка заявление извещение иск исх контракт мемо меморандум накладная обзор объяснение объяснительная опись \
    определение ответ отчет письмо повестка положение постановление предписание представление пресс-релиз приговор \
    приказ протокол рапорт расписка распоряжение рег регистрационный релиз решение сводка соглашение сообщение \
    справка стенограмма счет уведомление указ ходатайство экспертиза";

/// Words before a place's name.
const PLACES: &[&str] = &["г", "гор", "город", "с", "село", "п", "пос", "поселок", "пгт", "аул", "станица", "ст"];
/// Words of a place's name: «г. Нижний Новгород».
const LONGEST_PLACE: usize = 4;

/// Words in small letters without ё.
fn words(part: &str) -> impl Iterator<Item = String> {
    part.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|word| !word.is_empty()).map(fold)
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}

/// Whether a line that has `before` and `after` around a date is a paper's title with its own date.
pub(super) fn is_title(before: &str, after: &str) -> bool {
    let mut first = words(before);
    let is_kind = |word: &String| KINDS.split_whitespace().any(|kind| kind == word);
    let adjective = |word: &String| ["ая", "ое", "ый", "ий", "ой"].iter().any(|end| word.ends_with(end));
    let titled = match first.next() {
        Some(word) => is_kind(&word) || (adjective(&word) && first.next().is_some_and(|word| is_kind(&word))),
        None => false,
    };
    let own = before.starts_with(char::is_uppercase) && words(before).last().is_some_and(|word| word == "от");
    titled && own && goes_on_as_title(after)
}

/// Whether no more than a number and a name («О назначении», «по делу № 5») stands behind: no sentence goes on.
fn goes_on_as_title(after: &str) -> bool {
    let rest = after.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '«' | '"' | '“' | '(' | '№'));
    let rest = match rest.strip_prefix(['№', 'N']) {
        Some(number) => number.trim_start().trim_start_matches(|c: char| !c.is_whitespace()).trim_start(),
        None => rest,
    };
    let quoted = rest.starts_with(['«', '"', '“', '(']);
    let about =
        ["О ", "Об ", "о ", "об ", "по "].iter().any(|word| rest.starts_with(word)) && !rest.trim_end().ends_with('.');
    rest.is_empty() || quoted || about || !super::tells(rest)
}

/// Whether a line is a place and the date alone, in either order.
pub(super) fn is_place_and_date(before: &str, after: &str) -> bool {
    let ended = |part: &str| !part.contains(char::is_alphanumeric);
    (is_place(before) && (ended(after) || is_hour(after))) || (ended(before) && is_place(after))
}

/// «г. Алматы», «город Нижний Новгород».
fn is_place(part: &str) -> bool {
    let all: Vec<&str> =
        part.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|word| !word.is_empty()).collect();
    let (Some((first, name)), false) = (all.split_first(), part.contains(|c: char| c.is_ascii_digit())) else {
        return false;
    };
    let named = name.iter().all(|word| word.starts_with(char::is_uppercase));
    PLACES.contains(&fold(first).as_str()) && named && (1..=LONGEST_PLACE).contains(&name.len())
}

/// Whether the date at the head of a line, alone or with a place's name before or behind it, is closed by a stop, a comma or a
/// dash, so that what follows is told of something else.
pub(super) fn is_dateline(before: &str, after: &str) -> bool {
    let alone = !before.contains(char::is_alphanumeric);
    let named = || is_name(before) && before.trim_end().ends_with([',', '—', '–']);
    if !alone && !is_place(before) && !named() {
        return false;
    }
    let rest = after.trim_start();
    let Some(sign) = rest.chars().next() else { return false };
    let behind = rest.get(sign.len_utf8()..).unwrap_or_default();
    let next = behind.trim_start();
    match sign {
        '.' => behind.starts_with(char::is_whitespace) || next.is_empty(),
        '—' | '–' | '-' => !alone || next.starts_with(char::is_uppercase),
        '(' => !alone,
        ',' => {
            // «г.» is no end.
            let (mark, name) = match next.split_once(['.', ' ']) {
                Some((mark, name)) if PLACES.contains(&fold(mark).as_str()) => (true, name),
                _ => (false, next),
            };
            let end = name.find(['.', ',', '—', '–', '(']);
            let name = end.and_then(|end| name.get(..end)).unwrap_or(name);
            (alone && (is_name(name) || (mark && is_place(&format!("г. {name}"))))) || (!alone && is_hour(name))
        }
        _ => false,
    }
}

/// Whether it may be a place's name without a word that says so: «МОСКВА», «Нижний Новгород».
fn is_name(part: &str) -> bool {
    let mut all = part.split(|c: char| !(c.is_alphabetic() || c == '-')).filter(|word| !word.is_empty());
    let named = |word: &str| word.starts_with(char::is_uppercase) && word.chars().nth(2).is_some();
    let plain = !part.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '№' | '"' | '«'));
    plain && all.next().is_some_and(named) && all.next().is_none_or(named) && all.next().is_none()
}

/// «, 10 часов 30 минут», «10:30».
fn is_hour(part: &str) -> bool {
    words(part).all(|word| ["час", "мин", "ч", "в"].iter().any(|stem| word.starts_with(stem)))
}

/// Whether the date is that of a paper that this one answers or rests on: «На № 12 от 1 мая», «к приказу от 5 мая».
pub(super) fn is_of_another(before: &str) -> bool {
    let mut first = words(before);
    matches!(first.next().as_deref(), Some("на" | "к" | "ко" | "по" | "согласно" | "вх" | "основание" | "приложение"))
        && before.contains('№')
}
