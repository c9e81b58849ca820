//! Words as the pack stores them: one small number a letter, ё folded to е.

/// More letters than the longest word of the dictionary has; longer words are read by their characters alone. Below 64,
/// since the places of ё are kept as bits.
pub const MAX_LETTERS: usize = 63;

/// ё, which stems keep and comparisons fold to [`IE`].
pub const YO: u8 = 33;
/// е.
pub const IE: u8 = 6;
/// The hyphen.
pub const HYPHEN: u8 = 34;
/// A character that no word of the dictionary has.
pub const OTHER: u8 = 63;

/// The number of a lower-case letter.
pub fn code(letter: char) -> u8 {
    match letter {
        'а'..='я' => (letter as u32 - 'а' as u32) as u8 + 1,
        'ё' => YO,
        '-' => HYPHEN,
        '\'' => 35,
        '’' => 36,
        '.' => 37,
        '0'..='9' => letter as u8 - b'0' + 38,
        _ => OTHER,
    }
}

/// The letter with a number.
pub fn letter(code: u8) -> char {
    match code {
        1..=32 => char::from_u32('а' as u32 + u32::from(code) - 1).unwrap_or('\u{fffd}'),
        YO => 'ё',
        HYPHEN => '-',
        35 => '\'',
        36 => '’',
        37 => '.',
        38..=47 => char::from(b'0' + code - 38),
        _ => '\u{fffd}',
    }
}

/// The number with ё folded to е.
pub fn fold(code: u8) -> u8 {
    if code == YO { IE } else { code }
}

/// A word's characters in lower case, composed: «е» and a combining diaeresis are «ё»; stress marks and soft hyphens go.
pub fn lower(word: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = word.chars().peekable();
    let mut more = None::<std::char::ToLowercase>;
    std::iter::from_fn(move || {
        loop {
            if let Some(next) = more.as_mut().and_then(Iterator::next) {
                return Some(next);
            }
            more = None;
            let next = match rest.next()? {
                upper @ 'А'..='Я' => char::from_u32(upper as u32 + 32).unwrap_or(upper),
                'Ё' => 'ё',
                lower @ ('а'..='я' | 'ё' | '-' | '0'..='9') => lower,
                '\u{2010}' | '\u{2011}' => '-',
                '\u{301}' | '\u{ad}' => continue,
                other => {
                    more = Some(other.to_lowercase());
                    continue;
                }
            };
            return Some(match (next, rest.peek()) {
                ('е', Some('\u{308}')) => {
                    rest.next();
                    'ё'
                }
                ('и', Some('\u{306}')) => {
                    rest.next();
                    'й'
                }
                _ => next,
            });
        }
    })
}

/// A word's letters.
#[derive(Clone, Copy, Debug)]
pub struct Letters {
    codes: [u8; MAX_LETTERS],
    len: usize,
    /// Bit `i` is set where ё is written.
    pub yo: u64,
}

impl Default for Letters {
    fn default() -> Self {
        Self { codes: [0; MAX_LETTERS], len: 0, yo: 0 }
    }
}

impl Letters {
    /// `None` for a word of more than [`MAX_LETTERS`] letters, found out without reading all of it.
    pub fn of(word: &str) -> Option<Self> {
        let mut found = Self::default();
        lower(word).try_for_each(|letter| found.push(code(letter)))?;
        Some(found)
    }

    /// Adds a letter; [`None`] if there is no place.
    #[inline]
    pub(super) fn push(&mut self, code: u8) -> Option<()> {
        let slot = self.codes.get_mut(self.len)?;
        *slot = fold(code);
        self.yo |= u64::from(code == YO) << self.len;
        self.len += 1;
        Some(())
    }

    /// The letters from `start` to before `end` as a word by itself.
    pub fn part(&self, start: usize, end: usize) -> Self {
        let mut part = Self { yo: self.yo >> (start & 63), ..Self::default() };
        for (to, from) in part.codes.iter_mut().zip(self.codes().get(start..end).unwrap_or(&[])) {
            *to = *from;
            part.len += 1;
        }
        part.yo &= 1u64.checked_shl(part.len as u32).map_or(u64::MAX, |above| above - 1);
        part
    }

    /// The folded letters.
    pub fn codes(&self) -> &[u8] {
        self.codes.get(..self.len).unwrap_or(&[])
    }
}
