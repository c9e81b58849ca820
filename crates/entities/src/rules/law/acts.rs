//! Laws as wholes: codes with their countries, treaties, acts told by number, date or title, resolutions.

use super::super::atoms::{Atoms, Gap, Kind};
use super::issuer;
use super::number::{self, bracketed_year, federal_number, symbol_of, token};
use super::terms::{self, Match, Needs, Shape, Term};
use super::title::{self, Title};
use super::units::{self, near};
use super::value::Identity;
use std::collections::BTreeMap;

/// The dates of the text: by first atom, the atom behind and the value.
pub(super) type Dates = BTreeMap<usize, (usize, Option<String>)>;

/// A law found: atoms from `first` to before `end`.
#[derive(Debug)]
pub(super) struct Law {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) identity: Identity,
    pub(super) strength: Strength,
    /// Mentions inside that are the same law.
    pub(super) inner: Vec<(usize, usize)>,
    /// Its title, and whether that alone is the mention: «закон «О полиции»».
    pub(super) title: Option<Title>,
    pub(super) rule: &'static str,
    pub(super) score: f32,
}

/// What a law needs to be a mention.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Strength {
    Alone,
    /// Its title is the mention.
    Title,
    /// That the document names it in full elsewhere.
    Known,
    /// An article before it: «статья 5 закона».
    Article,
}

/// The law that is named at `at`.
pub(super) fn law(atoms: &Atoms<'_>, at: usize, dates: &Dates) -> Option<Law> {
    let atom = atoms.get(at)?;
    match atom.kind {
        Kind::Word => {
            let found =
                terms::get().find(atoms, at, |term| !matches!(term, Term::Country(_) | Term::Issuer | Term::Body(_)));
            match found {
                Some(found) => of_term(atoms, at, found, dates),
                None => symbol(atoms, at),
            }
        }
        Kind::Digits => federal(atoms, at, at),
        Kind::Sign('№') => federal(atoms, at, at + 1),
        Kind::Sign(_) => None,
    }
}

fn of_term(atoms: &Atoms<'_>, at: usize, found: Match, dates: &Dates) -> Option<Law> {
    match found.term {
        Term::Code(id, needs) => Some(code(atoms, at, found, id, needs)),
        Term::Named(id, sure) => Some(Law {
            first: at,
            end: found.end,
            identity: Identity::named(id, None),
            strength: Strength::Alone,
            inner: Vec::new(),
            title: None,
            rule: "law.named",
            score: if sure { 0.95 } else { 0.7 },
        }),
        Term::Adjective(country) => {
            let code_at = found.end;
            let found = terms::get()
                .find(atoms, code_at, |term| matches!(term, Term::Code(_, Needs::Nothing)))
                .filter(|_| near(atoms, code_at))?;
            let Term::Code(id, needs) = found.term else { return None };
            let mut law = code(atoms, code_at, found, id, needs);
            if law.identity.country.is_none() {
                law.inner.push((code_at, law.end));
                (law.first, law.identity.country) = (at, Some(country));
            }
            Some(law)
        }
        Term::Act("ФЗ" | "ФКЗ", _, _) if federal(atoms, at, at).is_some() => federal(atoms, at, at),
        Term::Act(kind, country, shape) => Some(act(atoms, at, found.end, kind, country, shape, dates)),
        Term::Country(_) | Term::Issuer | Term::Body(_) => None,
    }
}

/// «УК РФ», «Уголовного кодекса Республики Казахстан», «Кодекс РК об административных правонарушениях».
fn code(atoms: &Atoms<'_>, first: usize, found: Match, id: &'static str, needs: Needs) -> Law {
    let mut law = Law {
        first,
        end: found.end,
        identity: Identity::named(id, found.country),
        strength: match needs {
            Needs::Nothing => Strength::Alone,
            Needs::Known => Strength::Known,
            Needs::Article => Strength::Article,
        },
        inner: Vec::new(),
        title: None,
        rule: "law.code",
        score: if id == "Конституция" { 0.9 } else { 0.95 },
    };
    let behind = units::behind_of(atoms, found.end);
    let country = terms::get().country(atoms, behind).filter(|next| near(atoms, behind) && !next.nominative);
    if let (Some(next), None) = (country, law.identity.country)
        && let Term::Country(country) = next.term
    {
        law.inner.push((first, found.end));
        (law.end, law.identity.country) = (next.end, Some(country));
        if law.strength == Strength::Known {
            law.strength = Strength::Alone;
        }
    }
    law
}

/// «Федеральный закон от 27 июля 2006 г. № 152-ФЗ «О персональных данных»», «указом президента от 25 мая 2012 года».
fn act(
    atoms: &Atoms<'_>,
    first: usize,
    named: usize,
    kind: &'static str,
    country: Option<&'static str>,
    shape: Shape,
    dates: &Dates,
) -> Law {
    let mut law = Law {
        first,
        end: named,
        identity: Identity { kind, country: None, ..Identity::default() },
        strength: Strength::Article,
        inner: Vec::new(),
        title: None,
        rule: "law.act",
        score: 0.9,
    };
    let resolution = kind == "резолюция";
    let mut issued = false;
    while near(atoms, law.end) {
        let at = law.end;
        if law.identity.date.is_none()
            && let Some((end, value)) = dated(atoms, at, dates)
        {
            (law.end, law.identity.date) = (end, Some(value));
        } else if law.identity.number.is_none()
            && let Some((from, end, number)) = number::at(atoms, at, resolution)
        {
            if number.contains(char::is_alphabetic) {
                law.inner.push((from, end));
            }
            (law.end, law.identity.number) = (end, Some(number));
            if resolution && let Some((end, session)) = number::session(atoms, end) {
                law.identity.number = law.identity.number.map(|number| format!("{number}{session}"));
                law.end = end;
            } else if resolution && let Some((end, year)) = bracketed_year(atoms, end) {
                (law.end, law.identity.date) = (end, Some(year));
            }
        } else if law.title.is_none()
            && let Some(found) = title::at(atoms, at, shape == Shape::Any)
        {
            law.end = found.end;
            law.identity.title = Some(found.text.clone());
            law.title = Some(found);
        } else if !issued && let Some((end, owner, body)) = issuer::at(atoms, at, dates, shape, resolution) {
            (law.end, issued) = (end, true);
            law.identity.country = law.identity.country.or(owner);
            if let Some(body) = body {
                law.identity.kind = body;
            }
        } else {
            break;
        }
    }
    if resolution && law.identity.kind == kind && law.identity.number.is_some() {
        passed_by(atoms, &mut law);
    }
    if law.identity.country.is_none() && law.identity.kind == kind {
        law.identity.country = country;
    }
    settle(atoms, &mut law, shape, issued, named);
    law
}

/// The body of the United Nations whose resolution it is, if one is named before it in the sentence: «Совбез ООН принял резолюцию
/// 1373», «UN Security Council resolution 1373».
fn passed_by(atoms: &Atoms<'_>, law: &mut Law) {
    const REACH: usize = 12;
    for at in (law.first.saturating_sub(REACH)..law.first).rev() {
        let ends = atoms.get(at + 1).is_none_or(|atom| atom.gap > Gap::Line);
        if ends || matches!(atoms.sign(at), Some('.' | '!' | '?' | ';')) {
            return;
        }
        let body = terms::get().find(atoms, at, |term| matches!(term, Term::Body(_)));
        if let Some(Match { term: Term::Body(body), end, .. }) = body.filter(|body| body.end <= law.first) {
            law.identity.kind = body;
            // «UN Security Council resolution»
            if end == law.first {
                law.first = if atoms.str(at.wrapping_sub(1)) == "UN" { at - 1 } else { at };
            }
            return;
        }
    }
}

/// What of an act is the mention, by what is said of it.
fn settle(atoms: &Atoms<'_>, law: &mut Law, shape: Shape, issued: bool, named: usize) {
    let identity = &mut law.identity;
    if identity.kind == "резолюция" && identity.number.as_ref().is_some_and(|number| number.contains('/')) {
        identity.kind = "A/RES";
    }
    if let Some(symbol) = identity.number.as_ref().and_then(|number| symbol_of(number)) {
        (identity.kind, identity.number) = symbol;
    }
    federal_kind(identity);
    let dated = shape == Shape::Dated && (identity.number.is_some() || identity.date.is_some());
    // At the beginning of a sentence a capital says nothing.
    let sentence = atoms.get(law.first).is_none_or(|atom| atom.gap > Gap::Space)
        || law.first.checked_sub(1).and_then(|at| atoms.sign(at)).is_some_and(|sign| matches!(sign, '.' | '!' | '?'));
    let capital = atoms.get(law.first).is_some_and(|atom| atom.capital) && (!sentence || identity.kind == "ФЗ");
    // A number right behind the kind is no mention inside: «законом № 374-ФЗ».
    if law.inner.contains(&(named, law.end)) {
        law.inner.clear();
    }
    law.strength = match &law.title {
        Some(_) if dated || capital || shape == Shape::Any => Strength::Alone,
        Some(_) => Strength::Title,
        None if dated => Strength::Alone,
        None => Strength::Article,
    };
    // «статья 5 закона» says no more than the article; «указ президента» no more than «указ».
    if law.strength == Strength::Article {
        if !issued || identity.country.is_none() {
            law.end = named;
        }
        *identity = Identity::default();
    }
}

/// «закон № 152-ФЗ» is a federal one, and «федеральный закон № 152» has the number 152-ФЗ.
fn federal_kind(identity: &mut Identity) {
    let Some(number) = &mut identity.number else { return };
    for kind in ["ФЗ", "ФКЗ"] {
        if number.strip_suffix(kind).is_some_and(|rest| rest.ends_with('-')) {
            (identity.kind, identity.country) = (kind, Some("RU"));
        } else if identity.kind == kind && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit()) {
            *number = format!("{number}-{kind}");
        }
    }
}

/// «от 27 июля 2006 г.»
pub(super) fn dated(atoms: &Atoms<'_>, at: usize, dates: &Dates) -> Option<(usize, String)> {
    if atoms.str(at) != "от" {
        return None;
    }
    let (end, value) = dates.get(&(at + 1))?;
    // A date ends before the dot of «г.», behind which a number or a title goes on.
    let goes_on = ["№", "N", "«", "\"", "“", "„"].contains(&atoms.str(end + 1));
    let end = end + usize::from(atoms.is_sign(*end, '.') && goes_on);
    Some((end, value.clone().unwrap_or_default()))
}

/// A federal law by its number alone, of which the mention begins at `first`.
fn federal(atoms: &Atoms<'_>, first: usize, at: usize) -> Option<Law> {
    let (end, number, kind) = federal_number(atoms, at)?;
    let mut law = Law {
        first,
        end,
        identity: Identity { country: Some("RU"), kind, number: Some(number), ..Identity::default() },
        strength: Strength::Alone,
        inner: Vec::new(),
        title: None,
        rule: "law.number",
        score: 0.95,
    };
    if let Some(found) = title::at(atoms, end, false).filter(|_| near(atoms, end)) {
        law.inner.push((first, end));
        law.end = found.end;
        law.identity.title = Some(found.text.clone());
        law.title = Some(found);
    }
    Some(law)
}

/// «A/RES/79/243», «S/RES/1373(2001)».
fn symbol(atoms: &Atoms<'_>, at: usize) -> Option<Law> {
    if !matches!(atoms.str(at), "A" | "А" | "S") || atoms.str(at + 2) != "RES" || atoms.glued_before(at) {
        return None;
    }
    let (mut end, number) = token(atoms, at)?;
    let (kind, number) = symbol_of(&number)?;
    let mut identity = Identity { kind, number, ..Identity::default() };
    if let Some((after, year)) = bracketed_year(atoms, end) {
        (end, identity.date) = (after, Some(year));
    }
    Some(Law {
        first: at,
        end,
        identity,
        strength: Strength::Alone,
        inner: Vec::new(),
        title: None,
        rule: "law.resolution",
        score: 0.98,
    })
}
