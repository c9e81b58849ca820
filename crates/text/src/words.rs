//! One word or number: where it ends and what its characters say.
//!
//! A word runs over letters, digits and marks; each connector (hyphen, apostrophe, dot, …) has one rule that says when
//! the run goes on behind it.

use crate::address::address;
use crate::chars::{
    Classes, DIGIT, LETTER, LOWER, MARK, SPACE, UPPER, is_apostrophe, is_cyrillic, is_hyphen, is_latin, is_wordy,
};
use crate::lookalikes::is_invisible;
use crate::scan::{Source, Step};
use crate::{Case, Script, TokenKind, lists};

/// What was seen of a word so far.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shape {
    cyrillic: bool,
    latin: bool,
    other: bool,
    first_upper: bool,
    uppers: u32,
    lowers: u32,
    letters: u32,
    digits: u32,
}

impl Shape {
    #[inline]
    fn add(&mut self, c: char, flags: u8) {
        if flags & LETTER != 0 {
            if is_cyrillic(c) {
                self.cyrillic = true;
            } else if is_latin(c) {
                self.latin = true;
            } else {
                self.other = true;
            }
            if flags & UPPER != 0 {
                self.first_upper |= self.letters == 0;
                self.uppers += 1;
            } else if flags & LOWER != 0 {
                self.lowers += 1;
            }
            self.letters += 1;
        } else if flags & DIGIT != 0 {
            self.digits += 1;
        }
    }

    /// The shape of a stretch of text.
    pub(crate) fn of(text: &str, classes: Classes) -> Self {
        let mut shape = Self::default();
        text.chars().for_each(|c| shape.add(c, classes.of(c)));
        shape
    }

    fn is_number(self) -> bool {
        self.letters == 0 && self.digits > 0
    }

    pub(crate) fn kind(self) -> TokenKind {
        if self.letters == 0 { TokenKind::Number } else { TokenKind::Word }
    }

    pub(crate) fn script(self) -> Script {
        match (self.cyrillic, self.latin, self.other) {
            (false, false, false) => Script::None,
            (true, false, false) => Script::Cyrillic,
            (false, true, false) => Script::Latin,
            (false, false, true) => Script::Other,
            _ => Script::Mixed,
        }
    }

    pub(crate) fn case(self) -> Case {
        match (self.uppers, self.lowers) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, _) if self.first_upper => Case::Title,
            (2.., 0) => Case::Upper,
            _ => Case::Mixed,
        }
    }
}

/// Chains that were looked through once and must not be again: what keeps hostile lines linear.
#[derive(Default)]
pub(crate) struct Seen {
    /// Numbers before this offset belong to a list: «1,2,3».
    list_until: usize,
    /// Starts before this offset are known not to begin an e-mail address.
    pub(crate) no_email_until: usize,
    /// Starts before this offset are known not to begin a host name.
    pub(crate) no_host_until: usize,
}

/// The word that starts at `start`, where a letter or digit stands: its end, and its kind if it is an address.
pub(crate) fn word(source: Source<'_>, start: usize, seen: &mut Seen) -> (usize, Shape, Option<TokenKind>) {
    let mut shape = Shape::default();
    let mut at = start;
    let mut before = Step { c: ' ', flags: 0, end: start };
    // The whole of «84-96553-42-6» is one chain; it is measured at its first hyphen only.
    let mut chain = false;
    // So are the commas of «1,234,567».
    let mut thousands = false;
    let mut asked = false;
    while let Some(here) = source.step(at) {
        if here.flags & (LETTER | DIGIT | MARK) != 0 || here.c == '_' {
            let unit = here.flags & LETTER != 0 && before.flags & DIGIT != 0 && shape.is_number();
            if unit && is_unit(source, at) {
                break;
            }
            shape.add(here.c, here.flags);
            if here.flags & MARK == 0 {
                before = here;
            }
            at = here.end;
            continue;
        }
        if here.flags & SPACE != 0 {
            break;
        }
        // Only a word that one of these touches can be part of an address.
        if !asked && matches!(here.c, '.' | '@' | '+' | '-') {
            asked = true;
            if let Some((end, kind)) = address(source, start, seen) {
                return (end, Shape::of(source.slice(start, end), source.classes), Some(kind));
            }
        }
        let Some(next) = source.step(here.end) else {
            at = signed_name(source, at, here, before, None);
            break;
        };
        let goes_on = match here.c {
            c if is_hyphen(c) => {
                if !is_wordy(next.flags) {
                    if is_suspended(source, before, here, next) {
                        at = here.end;
                    }
                    break;
                }
                let number = c != '\u{2212}' && next.flags & DIGIT != 0 && shape.is_number() && !chain;
                chain |= number && is_chain(source, start);
                // «Ту-154» and «80-х» are one word, «16-18» is not.
                !number || chain
            }
            c if is_apostrophe(c) => before.flags & next.flags & LETTER != 0,
            '.' => dot(source, start, before, here, next, shape),
            ',' => {
                let number = before.flags & next.flags & DIGIT != 0 && shape.is_number();
                thousands |= number && !thousands && comma(source, start, here, seen);
                number && thousands
            }
            ':' => before.flags & next.flags & DIGIT != 0 && shape.is_number(),
            '/' => next.flags & DIGIT != 0 && source.step(start).is_some_and(|first| first.flags & DIGIT != 0),
            '&' => is_latin(before.c) && is_latin(next.c),
            '%' => {
                let beyond = source.step(next.end);
                shape.is_number() && is_hyphen(next.c) && beyond.is_some_and(|step| step.flags & LETTER != 0)
            }
            '@' => is_wordy(next.flags),
            c if is_invisible(c) => before.flags & next.flags & LETTER != 0,
            _ => false,
        };
        if !goes_on {
            at = signed_name(source, at, here, before, Some(next));
            break;
        }
        at = here.end;
        if here.c == '%' || (here.c == '.' && is_hyphen(next.c)) {
            at = next.end;
        }
        before = here;
    }
    (at, shape, None)
}

/// «100г», «5км»: a unit of measure glued to its number is a word of its own; «3D», «25а» and «80х» are not units.
fn is_unit(source: Source<'_>, at: usize) -> bool {
    let mut end = at;
    while let Some(step) = source.step(end) {
        if step.flags & LETTER == 0 {
            if step.flags & DIGIT != 0 && !matches!(step.c, '2' | '3' | '²' | '³')
                || is_hyphen(step.c)
                || is_apostrophe(step.c)
            {
                return false;
            }
            break;
        }
        if end - at > 12 {
            return false;
        }
        end = step.end;
    }
    lists::is_unit(source.slice(at, end))
}

/// «видео- и фотосъёмка»: the hyphen stands for the part that is named later.
fn is_suspended(source: Source<'_>, before: Step, hyphen: Step, next: Step) -> bool {
    if before.flags & LETTER == 0 || hyphen.c == '\u{2212}' {
        return false;
    }
    if next.c == ',' {
        return true;
    }
    if next.c != ' ' && next.c != '\u{a0}' {
        return false;
    }
    let rest = source.rest(next.end);
    ["и ", "или ", "либо "].iter().any(|joint| rest.starts_with(joint))
}

/// Numbers with hyphens between: two of them are a range («16-18») and stay apart, more are one identifier or date
/// («978-5-7379-0359-6», «2025-09-16»), and so are document numbers with a stroke («2-1641/11») and long ones.
fn is_chain(source: Source<'_>, start: usize) -> bool {
    let (mut at, mut groups, mut digits) = (start, 1, 0);
    while let Some(step) = source.step(at) {
        let next_digit = || source.step(step.end).is_some_and(|next| next.flags & DIGIT != 0);
        if step.flags & DIGIT != 0 {
            digits += 1;
        } else if is_hyphen(step.c) && next_digit() {
            groups += 1;
            digits = 0;
        } else if step.c == '/' && next_digit() {
            return true;
        } else if !(matches!(step.c, '.' | ',' | ':' | '_') && next_digit()) {
            break;
        }
        if groups > 2 || groups == 2 && digits >= 7 {
            return true;
        }
        at = step.end;
    }
    false
}

/// One comma is a decimal comma; several divide thousands («1,234,567») or a list («1,2,3»), which stays apart.
fn comma(source: Source<'_>, start: usize, comma: Step, seen: &mut Seen) -> bool {
    if start < seen.list_until {
        return false;
    }
    let (mut at, mut commas, mut digits, mut thousands) = (comma.end, 1, 0, true);
    while let Some(step) = source.step(at) {
        if step.flags & DIGIT != 0 {
            digits += 1;
        } else if step.c == ',' && source.step(step.end).is_some_and(|next| next.flags & DIGIT != 0) {
            thousands &= digits == 3;
            commas += 1;
            digits = 0;
        } else {
            break;
        }
        at = step.end;
    }
    let one = commas == 1 || thousands && digits == 3;
    if !one {
        seen.list_until = at;
    }
    one
}

/// A dot inside: decimal («3.14», «20.12.04»), compound abbreviation («др.-греч.»), names of files and programs
/// («report.pdf», «ASP.NET»).
fn dot(source: Source<'_>, start: usize, before: Step, dot: Step, next: Step, shape: Shape) -> bool {
    if before.flags & next.flags & DIGIT != 0 {
        return true;
    }
    if is_hyphen(next.c) {
        let short = dot.end - start <= 12;
        return short && is_cyrillic(before.c) && source.step(next.end).is_some_and(|step| is_cyrillic(step.c));
    }
    if !is_latin(next.c) || !(is_latin(before.c) || before.flags & DIGIT != 0) {
        return false;
    }
    // «U.S.», «J.R.R.Tolkien»: single letters are initials.
    if shape.letters < 2 && shape.digits == 0 {
        return false;
    }
    let (mut at, mut uppers, mut letters) = (dot.end, 0, 0);
    while let Some(step) = source.step(at) {
        if !is_wordy(step.flags) || letters > 16 {
            break;
        }
        letters += 1;
        uppers += u32::from(step.flags & UPPER != 0);
        at = step.end;
    }
    // «the end.Then»: a space was forgotten.
    let sentence = next.flags & UPPER != 0 && uppers == 1 && before.flags & (LOWER | DIGIT) != 0 && shape.uppers == 0;
    letters > 1 && !sentence
}

/// «C++», «GTK+», «C#»: a sign that ends a Latin name.
fn signed_name(source: Source<'_>, at: usize, sign: Step, before: Step, next: Option<Step>) -> usize {
    let ends = |step: Option<Step>| step.is_none_or(|step| !is_wordy(step.flags) && !matches!(step.c, '+' | '#' | '@'));
    if !is_latin(before.c) {
        return at;
    }
    match (sign.c, next) {
        ('+' | '#', next) if ends(next) => sign.end,
        ('+', Some(next)) if next.c == '+' && ends(source.step(next.end)) => next.end,
        _ => at,
    }
}
