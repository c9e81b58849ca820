//! Published vulnerabilities: «CVE-2021-44228». The value is the number in capitals with plain hyphens.

use super::atoms::{Atoms, Kind};
use super::{Mention, mention};
use crate::Label;

/// Nothing else looks like it.
const SCORE: f32 = 0.99;

/// All vulnerabilities, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    for at in 0..atoms.len() {
        if let Some((end, value)) = vulnerability(atoms, at) {
            out.push(mention(atoms, at, end, Label::Cve, Some(value), "cve", SCORE));
        }
    }
}

fn vulnerability(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let glued = atoms.touches(at)
        && atoms.before(at).is_some_and(|before| matches!(before.kind, Kind::Digits | Kind::Word | Kind::Sign('_')));
    if glued || !atoms.str(at).eq_ignore_ascii_case("cve") {
        return None;
    }
    // «CVE 2021-44228» too.
    let joined = atoms.is_dash(at + 1) && atoms.touches(at + 1) && atoms.touches(at + 2);
    let year_at = if joined { at + 2 } else { at + 1 };
    let year = atoms.digits(year_at).filter(|year| year.len() == 4 && atoms.same_line(year_at))?;
    let number = atoms.digits(year_at + 2).filter(|number| (4..=10).contains(&number.len()))?;
    let end = year_at + 3;
    let whole = atoms.is_dash(year_at + 1)
        && atoms.touches(year_at + 1)
        && atoms.touches(year_at + 2)
        && ("1999"..="2099").contains(&year)
        && !atoms.glued_after(end);
    whole.then(|| (end, format!("CVE-{year}-{number}")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
