//! The lists beside the rule, read into names with what they stand for.

use super::{Needs, Shape, Term};

pub(super) type Names = Vec<(&'static str, Term)>;

pub(super) fn lines(source: &'static str) -> impl Iterator<Item = &'static str> {
    source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads a list of columns, of which the last are names.
pub(super) fn columns(source: &'static str, names: &mut Names, read: fn(&[&'static str], &mut Names)) {
    for line in lines(source) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        read(&parts, names);
    }
}

fn all(list: &'static str, term: Term, names: &mut Names) {
    names.extend(list.split(';').map(str::trim).filter(|name| !name.is_empty()).map(|name| (name, term)));
}

pub(super) fn country(columns: &[&'static str], names: &mut Names) {
    if let [code, nouns, adjectives] = *columns {
        all(nouns, Term::Country(code), names);
        all(adjectives, Term::Adjective(code), names);
    }
}

pub(super) fn code(columns: &[&'static str], names: &mut Names) {
    if let [id, needs, short, long] = *columns {
        let needs = match needs {
            "alone" => Needs::Nothing,
            "known" => Needs::Known,
            _ => Needs::Article,
        };
        all(short, Term::Code(id, needs), names);
        all(long, Term::Code(id, Needs::Nothing), names);
    }
}

pub(super) fn kind(columns: &[&'static str], names: &mut Names) {
    if let [id, country, shape, list] = *columns {
        let country = Some(country).filter(|country| *country != "-");
        let term = match shape {
            "dated" => Term::Act(id, country, Shape::Dated),
            "titled" => Term::Act(id, country, Shape::Titled),
            "any" => Term::Act(id, country, Shape::Any),
            "body" => Term::Body(id),
            _ => Term::Issuer,
        };
        all(list, term, names);
    }
}

pub(super) fn treaties(source: &'static str, names: &mut Names) {
    let mut id = "";
    for line in lines(source) {
        match line.split_once(' ') {
            Some(("=" | "+", name)) => names.push((name, Term::Named(id, true))),
            Some(("~", name)) => names.push((name, Term::Named(id, false))),
            _ => id = line,
        }
    }
}
