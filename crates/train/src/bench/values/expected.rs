//! What the strings of `values-ru` are worth, in Sarap's terms, and which of them no document means so.

use serde_json::Value;

/// A value that is wanted.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Wanted {
    /// This text.
    Exactly(String),
    /// This day, month or year, or a time at it; a coarser one is right where the corpus is finer than the words.
    Date(String),
    /// This time of day, `HH:MM`, on this day or on none.
    Clock(String, String),
    /// A stretch that has both an interval and a length.
    Either(String, String),
}

impl Wanted {
    pub(super) fn takes(&self, found: &str) -> bool {
        match self {
            Self::Exactly(text) => found == text,
            Self::Date(date) => found == date || date.starts_with(&format!("{found}-")),
            Self::Clock(day, time) => {
                let (date, clock) = found.split_once('T').unwrap_or((found, ""));
                let clock = if clock.len() == 2 { format!("{clock}:00") } else { clock.to_owned() };
                let clock = if clock == "24:00" { "00:00".to_owned() } else { clock };
                (date.is_empty() || date == day) && clock == *time
            }
            Self::Either(interval, length) => found == interval || found == length,
        }
    }
}

/// Why no document means a string so, if none does.
pub(super) fn left_out(source: &str, dim: &str, text: &str, value: &Value, reference: &str) -> Option<&'static str> {
    let words = text.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    match dim {
        "Time" if source == "duckling" => {
            let (from, grain) = (numbers(value.get("from")?)?, value.get("grain")?.as_str()?);
            let short = has(&["секунд", "минут"]) || words.starts_with("через") && has(&["час"]);
            if short {
                return Some("counted from a clock: a document has a date, no time");
            }
            if has(&["cet", "gmt"]) {
                return Some("in another time zone than the reference");
            }
            if has(&["следующ", "след "]) && grain == "Day" && from[2] <= 17 {
                return Some("«следующая среда» as the coming one, not that of next week");
            }
            if has(&["выходные", "эта неделя"]) {
                return Some("a weekend from Friday evening, a week without its Sunday");
            }
            if grain == "Hour" && words.ends_with("часов") && words.starts_with(|c: char| c.is_ascii_digit()) {
                return Some("«15 часов» without a preposition as an hour, not a length");
            }
            let said = words.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<i64>().ok());
            let in_words = has(&["три"]).then_some(3);
            let part = has(&["утра", "дня", "вечера", "ночи", "полудн"]);
            if grain == "Hour" && !part && said.or(in_words) == Some(from[3] - 12) {
                return Some("an hour before noon taken as one after");
            }
            if grain == "Hour" && !part && !has(&["час", "назад", "полночь", "ч"]) && said.is_some() {
                return Some("a bare number as an hour");
            }
            None
        }
        "Time" if source == "dateparser" => match value.get("kind")?.as_str()? {
            "ago" if words.ends_with(" в") => Some("a string cut short"),
            "ago" if !has(&["назад", "вчера"]) => Some("a length as a time ago"),
            "ago" if has(&["ч.", "час", "мин"]) => Some("counted from a clock: a document has a date, no time"),
            _ => None,
        },
        "Time" => {
            let dates = value.get("dates")?.as_array()?;
            let day = dates.first().is_some_and(|date| date.get("DateFrom.Day").is_some());
            let year = reference.get(..4)?;
            (!day || has(&["числа", "выходных", "до 6"]) || year.is_empty())
                .then_some("hours, or a day with neither month nor weekday")
        }
        "AmountOfMoney" => {
            if has(&["цент"]) && !has(&["доллар"]) {
                return Some("cents, which several currencies have");
            }
            if has(&["rs", "rm", "euro", "€ur", "¢", "пени", "10 c", "пенс"]) || words.starts_with("евро")
            {
                return Some("money as English chats write it");
            }
            let bare = words.ends_with(|c: char| c.is_ascii_digit()) && words.split_whitespace().nth(1).is_some();
            (bare && has(&["$", "доллар"]) || words.ends_with("43ц")).then_some("cents without their word")
        }
        "Numeral" if has(&["точка", "к", "м"]) && !has(&["надцать", "сят"]) => {
            Some("a number as it is spoken or chatted")
        }
        "Numeral" if has(&["нисколько"]) => Some("a number as it is spoken or chatted"),
        _ => None,
    }
}

/// What a string is worth; `None` for a shape that is not known.
pub(super) fn wanted(source: &str, dim: &str, value: &Value, reference: &str) -> Option<Wanted> {
    match (dim, source) {
        ("Time", "duckling") => time(value),
        ("Time", "dateparser") if value.get("kind")?.as_str()? == "ago" => {
            let days = value.get("amount")?.get("days")?.as_i64()?;
            Some(Wanted::Date(shifted(&date_of(reference)?, -days)))
        }
        ("Time", "dateparser") => {
            let from = numbers(value.get("from")?)?;
            Some(if from[3] + from[4] == 0 { Wanted::Date(day(&from)) } else { clock(&from) })
        }
        ("Time", _) => {
            let first = value.get("dates")?.as_array()?.first()?;
            let given = date_of(reference)?;
            let field = |name: &str, other: i64| first.get(name).and_then(Value::as_i64).unwrap_or(other);
            Some(Wanted::Date(day(&[
                field("DateFrom.Year", given[0]),
                field("DateFrom.Month", given[1]),
                field("DateFrom.Day", given[2]),
            ])))
        }
        ("Duration", _) => {
            let (count, grain) = (value.get("number")?.as_f64()?, value.get("grain")?.as_str()?);
            Some(match grain {
                "Minute" => Wanted::Either(format!("PT{count}M"), format!("PT{}H", count / 60.0)),
                "Hour" => Wanted::Either(format!("PT{count}H"), format!("P{}D", count / 24.0)),
                "Day" => Wanted::Exactly(format!("P{count}D")),
                _ => return None,
            })
        }
        ("AmountOfMoney", _) => {
            let amount = value.get("numbers")?.as_array()?.first()?.as_f64()?;
            Some(Wanted::Exactly(match value.get("currency")?.as_str()? {
                "Cent" => format!("{} USD", amount / 100.0),
                "Dollar" => format!("{amount} USD"),
                code => format!("{amount} {code}"),
            }))
        }
        _ => {
            let number = value.get("number")?.as_f64()?;
            Some(Wanted::Exactly(number.to_string()))
        }
    }
}

fn time(value: &Value) -> Option<Wanted> {
    let (from, grain) = (numbers(value.get("from")?)?, value.get("grain")?.as_str()?);
    let Some(to) = value.get("to").and_then(numbers) else {
        return Some(match grain {
            "Year" => Wanted::Date(format!("{:04}", from[0])),
            "Month" => Wanted::Date(format!("{:04}-{:02}", from[0], from[1])),
            "Day" => Wanted::Date(day(&from)),
            // «7 дней назад» is a day, whatever the hour of the reference.
            "Hour" if from[3] == 4 => Wanted::Date(day(&from)),
            _ => clock(&from),
        });
    };
    Some(match grain {
        "Day" => Wanted::Exactly(format!("{}/{}", day(&from), shifted(&to, -1))),
        "Minute" => {
            let minutes = to[3] * 60 + to[4] - 1;
            let range = format!("T{:02}:{:02}/T{:02}:{:02}", from[3], from[4], minutes / 60, minutes % 60);
            Wanted::Exactly(range)
        }
        "Hour" => Wanted::Date(day(&from)),
        "Month" => {
            let months = (to[0] - from[0]) * 12 + to[1] - from[1];
            let interval = format!("{:04}-{:02}/{:04}-{:02}", from[0], from[1], to[0], to[1]);
            Wanted::Either(interval, format!("P{months}M"))
        }
        _ => {
            let days = number(&to) - number(&from);
            Wanted::Either(format!("P{days}D"), format!("P{}W", days / 7))
        }
    })
}

fn numbers(value: &Value) -> Option<Vec<i64>> {
    value.as_array()?.iter().map(Value::as_i64).collect::<Option<Vec<i64>>>().filter(|all| all.len() == 6)
}

fn clock(at: &[i64]) -> Wanted {
    Wanted::Clock(day(at), format!("{:02}:{:02}", at[3], at[4]))
}

fn day(at: &[i64]) -> String {
    format!("{:04}-{:02}-{:02}", at[0], at[1], at[2])
}

fn date_of(reference: &str) -> Option<Vec<i64>> {
    reference.split('-').map(|part| part.parse().ok()).collect()
}

/// Days since a fixed one, by the Julian day number's formula.
fn number(at: &[i64]) -> i64 {
    let shift = (14 - at[1]) / 12;
    let (year, month) = (at[0] + 4800 - shift, at[1] + 12 * shift - 3);
    at[2] + (153 * month + 2) / 5 + 365 * year + year / 4 - year / 100 + year / 400
}

/// The day so many days off.
fn shifted(at: &[i64], by: i64) -> String {
    let wanted = number(at) + by;
    let near = (at[0] - 1..=at[0] + 1)
        .flat_map(|year| (1..=12).flat_map(move |month| (1..=31).map(move |day| [year, month, day])));
    // 31 February has the number of 3 March: the last match is the day that exists.
    near.filter(|day| number(day) == wanted).max().map(|at| day(&at)).unwrap_or_default()
}
