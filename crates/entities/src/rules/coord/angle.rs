//! One angle: «51.1694», «-0.1278», «51°10′05,5″ с. ш.», «N 51° 10.083'».

/// Millionths of a degree.
const MICRO: i64 = 1_000_000;

/// Which of the two it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Axis {
    /// North or south.
    Latitude,
    /// East or west.
    Longitude,
}

/// An angle at the beginning of a text.
#[derive(Debug)]
pub(super) struct Angle {
    /// Its value in millionths of a degree.
    pub(super) micro: i64,
    /// Which it is, if its hemisphere is said.
    pub(super) axis: Option<Axis>,
    /// Decimals of the degrees.
    pub(super) decimals: usize,
    /// Whether a comma stands before them.
    pub(super) comma: bool,
    /// Whether it has a sign.
    signed: bool,
    /// Whether «°» stands behind the degrees.
    degree: bool,
    /// The byte after it.
    pub(super) end: usize,
}

/// Words for the hemispheres; the longer of two that begin the same stands first.
const HEMISPHERES: &[(&str, Axis, i64)] = &[
    ("северной широты", Axis::Latitude, 1),
    ("южной широты", Axis::Latitude, -1),
    ("восточной долготы", Axis::Longitude, 1),
    ("западной долготы", Axis::Longitude, -1),
    ("солтүстік ендік", Axis::Latitude, 1),
    ("шығыс бойлық", Axis::Longitude, 1),
    ("сев. широты", Axis::Latitude, 1),
    ("вост. долготы", Axis::Longitude, 1),
    ("с. ш.", Axis::Latitude, 1),
    ("ю. ш.", Axis::Latitude, -1),
    ("в. д.", Axis::Longitude, 1),
    ("з. д.", Axis::Longitude, -1),
    ("с.ш", Axis::Latitude, 1),
    ("ю.ш", Axis::Latitude, -1),
    ("в.д", Axis::Longitude, 1),
    ("з.д", Axis::Longitude, -1),
    ("с.е", Axis::Latitude, 1),
    ("ш.б", Axis::Longitude, 1),
    ("сш", Axis::Latitude, 1),
    ("вд", Axis::Longitude, 1),
    ("north", Axis::Latitude, 1),
    ("south", Axis::Latitude, -1),
    ("east", Axis::Longitude, 1),
    ("west", Axis::Longitude, -1),
    ("N", Axis::Latitude, 1),
    ("S", Axis::Latitude, -1),
    ("E", Axis::Longitude, 1),
    ("W", Axis::Longitude, -1),
];

/// Words that may stand between the two angles, and what they say of the second.
const BETWEEN: &[(&str, Option<Axis>)] = &[
    ("долгота", Some(Axis::Longitude)),
    ("longitude", Some(Axis::Longitude)),
    ("long", Some(Axis::Longitude)),
    ("lon", Some(Axis::Longitude)),
    ("lng", Some(Axis::Longitude)),
    ("бойлық", Some(Axis::Longitude)),
    ("широта", Some(Axis::Latitude)),
    ("latitude", Some(Axis::Latitude)),
    ("lat", Some(Axis::Latitude)),
    ("ендік", Some(Axis::Latitude)),
    ("и", None),
    ("and", None),
    ("және", None),
];

/// Reads on in a text.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn take(&mut self, what: &str) -> bool {
        let rest = self.rest.strip_prefix(what);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn any(&mut self, signs: &[&str]) -> bool {
        signs.iter().any(|sign| self.take(sign))
    }

    /// One space at most.
    fn space(&mut self) {
        self.any(&[" ", "\u{a0}", "\u{202f}"]);
    }

    fn digits(&mut self, most: usize) -> Option<&'a str> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).take(most + 1).count();
        let (digits, rest) = self.rest.split_at_checked(length).filter(|_| (1..=most).contains(&length))?;
        self.rest = rest;
        Some(digits)
    }

    /// A number in millionths, the digits behind its sign, and whether that is a comma.
    fn number(&mut self) -> Option<(i64, usize, bool)> {
        let whole = self.digits(3)?;
        let before = self.rest;
        let comma = self.rest.starts_with(',');
        let fraction = if self.any(&[".", ","]) { self.digits(15) } else { None };
        let Some(fraction) = fraction else {
            self.rest = before;
            return Some((whole.parse::<i64>().ok()? * MICRO, 0, false));
        };
        // Six decimals; the seventh rounds.
        let digit = |at: usize| i64::from(fraction.as_bytes().get(at).map_or(0, |byte| byte - b'0'));
        let micro = (0..6).fold(0, |micro, at| micro * 10 + digit(at)) + i64::from(digit(6) >= 5);
        Some((whole.parse::<i64>().ok()? * MICRO + micro, fraction.len(), comma))
    }

    fn hemisphere(&mut self) -> Option<(Axis, i64)> {
        let found = HEMISPHERES.iter().find(|(name, ..)| {
            let rest = self.rest.strip_prefix(name);
            let letter = name.ends_with(char::is_alphabetic);
            rest.is_some_and(|rest| !letter || !rest.starts_with(char::is_alphabetic))
        })?;
        self.take(found.0);
        // «с.ш.»: the last stop belongs to it, unless it ends the sentence as well.
        if found.0.contains('.') && !found.0.ends_with('.') {
            self.take(".");
        }
        Some((found.1, found.2))
    }

    /// Minutes or seconds, in millionths, with their sign.
    fn part(&mut self, signs: &[&str]) -> Option<i64> {
        let before = self.rest;
        self.space();
        let number = self.number().filter(|(micro, ..)| *micro < 60 * MICRO);
        let spaced = self.rest;
        self.space();
        if !self.any(signs) {
            self.rest = spaced;
            if !self.any(signs) {
                self.rest = before;
                return None;
            }
        }
        if number.is_none() {
            self.rest = before;
        }
        number.map(|(micro, ..)| micro)
    }
}

const DEGREES: &[&str] = &["°", "º", "˚", "градусов", "градуса", "градус", "град.", "deg"];
const SECONDS: &[&str] = &["″", "\"", "”", "“", "''", "′′", "’’", "секунд", "сек.", "sec"];
const MINUTES: &[&str] = &["′", "'", "’", "‘", "`", "´", "минут", "мин.", "min"];

impl Angle {
    /// The angle that `text` begins with.
    pub(super) fn read(text: &str) -> Option<Angle> {
        let mut reader = Reader { rest: text };
        let before = reader.hemisphere();
        if before.is_some() {
            reader.space();
        }
        let minus = reader.any(&["-", "−"]);
        let signed = minus || reader.take("+");
        let (mut micro, decimals, comma) = reader.number()?;
        let bare = reader.rest;
        reader.space();
        let degree = reader.any(DEGREES);
        if !degree {
            reader.rest = bare;
        }
        if degree && decimals == 0 {
            // Sums of whole millionths; the sixtieth part rounds to the nearest.
            let minutes = reader.part(MINUTES);
            let seconds = if minutes.is_some() { reader.part(SECONDS) } else { None };
            micro += (minutes.unwrap_or_default() * 60 + seconds.unwrap_or_default() + 1800) / 3600;
        }
        let bare = reader.rest;
        reader.space();
        let after = if before.is_none() { reader.hemisphere() } else { None };
        if after.is_none() {
            reader.rest = bare;
        }
        let hemisphere = before.or(after);
        if signed && hemisphere.is_some() {
            return None;
        }
        let sign = if minus { -1 } else { hemisphere.map_or(1, |(_, sign)| sign) };
        let axis = hemisphere.map(|(axis, _)| axis);
        Some(Angle { micro: micro * sign, axis, decimals, comma, signed, degree, end: text.len() - reader.rest.len() })
    }

    /// Whether its signs show an angle.
    pub(super) fn marked(&self) -> bool {
        self.degree
    }
}

/// The bytes between `first` and the angle behind it, and what they say of that: spaces, a comma, «и», «долгота:».
pub(super) fn between(text: &str, first: &Angle) -> Option<(usize, Option<Axis>)> {
    let mut reader = Reader { rest: text };
    reader.space();
    reader.any(&[",", ";", "/"]);
    reader.space();
    let parted = reader.rest.len() < text.len();
    let line = reader.rest.strip_prefix('\n').unwrap_or(reader.rest);
    let word = BETWEEN.iter().find_map(|(word, axis)| {
        let letters = line.char_indices().nth(word.chars().count()).map(|(end, _)| line.split_at(end));
        let (head, rest) = letters.filter(|(head, _)| head.to_lowercase() == *word)?;
        let named = rest.starts_with([' ', ':', '=', '\u{a0}']) && head.len() == word.len();
        named.then_some((rest, *axis))
    });
    if let Some((rest, axis)) = word {
        reader.rest = rest;
        reader.any(&[":", "="]);
        reader.space();
        return Some((text.len() - reader.rest.len(), axis));
    }
    // «+51.1694+071.4491», «51°10′N71°26′E»
    let close = (first.signed && reader.rest.starts_with(['+', '-'])) || first.axis.is_some();
    (parted || close).then_some((text.len() - reader.rest.len(), None))
}

/// Millionths as a decimal number without needless zeros.
pub(super) fn decimal(micro: i64) -> String {
    let sign = if micro < 0 { "-" } else { "" };
    let (whole, part) = (micro.abs() / MICRO, micro.abs() % MICRO);
    let text = format!("{sign}{whole}.{part:06}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.to_owned()
}
