//! The same value, the same name, and a name that another document explains.

use super::groups::{Apart, Groups, Rule};
use super::names::Names;
use super::part::{Alias, Open, Part, is_measure};
use std::collections::{BTreeMap, BTreeSet};

/// A name that so many different things share tells nothing; also keeps the work linear.
pub(super) const MOST_BEARERS: usize = 64;

/// Names by label and what is compared.
type Index<'a> = BTreeMap<(&'a str, &'a str), Vec<u32>>;

/// Joins names of one value, and names without one to their namesake that has one.
pub(super) fn join_values<'a>(names: &Names<'a>, groups: &mut Groups<'a>) {
    let mut first: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (number, name) in names.numbered() {
        if let Some(value) = name.key.value {
            let first = *first.entry((name.key.label, value)).or_insert(number);
            groups.join(number, first, Rule::Value, None);
        }
    }
    for namesakes in by_name(names).values().filter(|list| list.len() > 1) {
        let label = namesakes.first().and_then(|one| names.get(*one)).map(|name| name.key.label);
        if label.is_none_or(is_measure) {
            continue;
        }
        let (with, without): (Vec<u32>, Vec<u32>) =
            namesakes.iter().partition(|number| names.get(**number).is_some_and(|name| name.key.value.is_some()));
        let counted = |number: &u32| names.get(*number).is_some_and(|name| name.counted);
        let targets: Vec<u32> = with.iter().copied().filter(counted).take(MOST_BEARERS).collect();
        for number in without {
            // Of what each state has, and of what is described, the name does not say whose it is.
            let whose = label == Some("LAW") || names.get(number).is_some_and(|name| name.open.is_some());
            if whose {
                groups.keep_apart_from(number, &targets, Apart::Whose);
            } else {
                groups.join_only(number, &targets, Rule::Name, None);
            }
        }
        for pair in with.windows(2) {
            if let [one, other] = *pair {
                groups.keep_apart(one, other, Apart::OtherValue);
            }
        }
    }
}

/// Names by label and name.
fn by_name<'a>(names: &Names<'a>) -> Index<'a> {
    let mut index = Index::new();
    for (number, name) in names.numbered().filter(|(_, name)| !name.key.name.is_empty()) {
        index.entry((name.key.label, name.key.name)).or_default().push(number);
    }
    index
}

/// A name that a document gives to something as another name: the document, by number, and its rule or list.
struct Given<'a> {
    whole: u32,
    document: u32,
    rule: Option<&'a str>,
    /// Whether the name leaves out whose it is.
    whose: bool,
}

/// Parts of a person's name have rules of their own.
fn is_person_part(label: &str, alias: &Alias) -> bool {
    label == "PER" && (!alias.key.contains(' ') || alias.rule.as_deref() == Some("rule:name.person-part"))
}

/// Joins a name that documents explain to what it is another name of: «ШОС», and «Шанхайская организация сотрудничества (ШОС)»
/// in another document.
pub(super) fn join_aliases<'a>(parts: &[&'a Part], names: &Names<'a>, groups: &mut Groups<'a>) {
    let index = by_name(names);
    let mut given: BTreeMap<u32, Vec<Given<'a>>> = BTreeMap::new();
    for ((document, part), of) in (0..).zip(parts).zip(&names.of) {
        for (entity, &number) in part.entities.iter().zip(of).filter(|(entity, _)| entity.count > 0) {
            let Some(whole) = names.get(number).filter(|name| name.counted && !is_measure(name.key.label)) else {
                continue;
            };
            if whole.open.is_some() {
                continue;
            }
            for alias in
                entity.aliases.iter().filter(|alias| alias.key != entity.key && !is_person_part(&entity.label, alias))
            {
                // «Национальная полиция» of «Национальная полиция Испании»: other countries have theirs.
                let whose = entity.key.strip_prefix(&alias.key).is_some_and(|rest| rest.starts_with(' '));
                let rule = alias.rule.as_deref();
                for &other in index.get(&(entity.label.as_str(), alias.key.as_str())).into_iter().flatten() {
                    let valued = names.get(other).is_some_and(|name| name.key.value.is_some());
                    // What has a value gives it to what has none.
                    let (part, whole) =
                        if valued && whole.key.value.is_none() { (number, other) } else { (other, number) };
                    if part != whole && names.get(whole).is_some_and(|name| name.counted) {
                        given.entry(part).or_default().push(Given { whole, document, rule, whose });
                    }
                }
            }
        }
    }
    // The first pass may make one of several that a name fits.
    for last in [false, true] {
        for (part, given) in &given {
            let wholes: BTreeSet<u32> = given.iter().map(|one| one.whole).collect();
            let wholes: Vec<u32> = wholes.into_iter().take(MOST_BEARERS).collect();
            let roots: BTreeSet<u32> = wholes.iter().map(|whole| groups.root(*whole)).collect();
            let said = given.first().map(|one| (one.document, one.rule));
            let open = names.get(*part).and_then(|name| name.open);
            if open == Some(Open::StateBody) || given.iter().any(|one| one.whose) {
                groups.keep_apart_from(*part, &wholes, Apart::Whose);
            } else if open.is_none() && (last || roots.len() == 1) {
                groups.join_only(*part, &wholes, Rule::Alias, said);
            }
        }
    }
}
