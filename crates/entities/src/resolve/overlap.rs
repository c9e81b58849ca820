//! One reading of the layers' mentions: which stay, nested but never crossing.
//!
//! 1. Of two with the same span and label a rule's or list's stays, then the surer.
//! 2. What rules decide: addresses, numbers and other identifiers first, then dates, times, amounts and shares, then domain names;
//!    of those that overlap the first kind wins, then the longer, then the surer. Nothing is kept inside them but the dates
//!    that a rule found in a range or a time («[утром [4 марта]]», «[с 5 мая по [9 июня]]»), and what crosses them goes. A
//!    model's date, time, amount, share or age that overlaps a rule's goes too; but if it holds one of its own label and
//!    nothing else a rule decided, the rule's takes its extent («в [пятницу, 21 июня]»). Of an age and a date that is no
//!    rule's, which overlap, the surer stays.
//! 3. In the proper part of a name a date, an amount or a domain is no mention («Институт 8 Марта», «Lenta.ru»); a date that
//!    is all of the name is one, and no name. A name that holds an identifier is none.
//! 4. Of two others that cross, one with a value by a rule or list wins, then the surer, then the longer, then the first.
//!
//! All the rest nests: a post holds an organisation, which holds a place.

use crate::{Label, Mention, Source};
use sarap_text::Span;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// Mentions inside each other; what would lie deeper goes. Names nest three or four deep; the bound keeps the work linear.
const DEEPEST: usize = 12;

/// What a rule decides, in the order of precedence.
const fn decided(label: Label) -> Option<u8> {
    use Label::{
        Account, Card, Coord, Cve, Date, Domain, Email, Hash, Iban, Ip, Money, Percent, Phone, Plate, Taxid, Time, Url,
        Wallet,
    };
    match label {
        Email | Phone | Url | Ip | Hash | Cve | Wallet | Iban | Card | Taxid | Plate | Coord | Account => Some(0),
        Date | Time | Money | Percent => Some(1),
        Domain => Some(2),
        _ => None,
    }
}

/// The part of a mention in which dates and amounts belong to a name: a law or an event may well hold a date.
fn proper(mention: &Mention) -> Option<Span> {
    use Label::{Facility, Loc, Norp, Org, Per, Product, Work};
    let named = matches!(mention.label, Per | Org | Loc | Norp | Facility | Work | Product);
    Some(mention.name.unwrap_or(mention.span)).filter(|span| named && !span.is_empty())
}

const fn is_model(mention: &Mention) -> bool {
    matches!(mention.source, Source::Model(_))
}

/// In order of place, a longer one before those inside it.
pub(super) fn sort(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.span.start(), Reverse(mention.span.end()), mention.label));
}

/// The mentions that stay, in order of place, a longer one before those inside it.
pub(super) fn decide(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.retain(|mention| !mention.span.is_empty());
    drop_same(&mut mentions);
    let (by_rule, mut others): (Vec<Mention>, Vec<Mention>) =
        mentions.into_iter().partition(|mention| decided(mention.label).is_some() && !is_model(mention));
    let (mut fixed, inner) = fixed(without_parts_of_names(by_rule, &others));
    widen(&mut fixed, &others);
    let identifiers: Vec<Span> =
        fixed.iter().filter(|mention| decided(mention.label) == Some(0)).map(|mention| mention.span).collect();
    others.retain(|mention| fits(mention, &fixed, &identifiers));
    drop_less_sure(&mut others);
    others.extend(fixed);
    others.extend(inner);
    sort(&mut others);
    drop_namesakes(&mut others);
    nested(others)
}

/// One word is not a person and a place at once: «аэропорт Владимира» has the surer of the two. Mentions are in order.
fn drop_namesakes(mentions: &mut Vec<Mention>) {
    let mut lost = Vec::with_capacity(mentions.len());
    for same in mentions.chunk_by(|a, b| a.span == b.span) {
        let score = |label: Label| same.iter().filter(|m| m.label == label).map(|m| m.score).reduce(f32::max);
        let worse = match (score(Label::Per), score(Label::Loc)) {
            (Some(person), Some(place)) => Some(if person > place { Label::Loc } else { Label::Per }),
            _ => None,
        };
        lost.extend(same.iter().map(|mention| Some(mention.label) == worse));
    }
    let mut lost = lost.into_iter();
    mentions.retain(|_| !lost.next().unwrap_or(false));
}

fn drop_same(mentions: &mut Vec<Mention>) {
    mentions.sort_by(|a, b| {
        let key = |m: &Mention| (m.span.start(), Reverse(m.span.end()), m.label, is_model(m), m.value.is_none());
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.source.cmp(&b.source))
    });
    mentions.dedup_by(|later, first| later.span == first.span && later.label == first.label);
}

/// Of an age and a date, or an age and a time, that overlap the surest stays. They are in order of place.
fn drop_less_sure(mentions: &mut Vec<Mention>) {
    let mut lost = vec![false; mentions.len()];
    let mut last: Option<usize> = None;
    for (at, mention) in mentions.iter().enumerate() {
        if !matches!(mention.label, Label::Age | Label::Date | Label::Time) {
            continue;
        }
        if let Some(before) = last
            && let Some(other) = mentions.get(before).filter(|other| other.span.overlaps(mention.span))
            && (other.label == Label::Age) != (mention.label == Label::Age)
        {
            let goes = if mention.score > other.score { before } else { at };
            lost[goes] = true;
            if goes == at {
                continue;
            }
        }
        last = Some(at);
    }
    let mut lost = lost.into_iter();
    mentions.retain(|_| !lost.next().unwrap_or(false));
}

/// Of what rules decided the ones that stay, which are apart and in order of place, and the dates inside them.
fn fixed(mut mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Mention>) {
    mentions.sort_by(|a, b| {
        let key = |m: &Mention| (decided(m.label), Reverse(m.span.len()), m.span.start(), m.label);
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.source.cmp(&b.source))
    });
    let mut taken: BTreeMap<u32, Mention> = BTreeMap::new();
    let mut inner = Vec::new();
    for mention in mentions {
        let before = taken.range(..mention.span.end()).next_back();
        match before.filter(|(_, other)| other.span.end() > mention.span.start()) {
            None => {
                taken.insert(mention.span.start(), mention);
            }
            Some((_, other)) => {
                let holds = matches!(other.label, Label::Date | Label::Time) && mention.label == Label::Date;
                if holds && other.span.contains(mention.span) {
                    inner.push(mention);
                }
            }
        }
    }
    (taken.into_values().collect(), inner)
}

/// A model must be so sure of an extent for a rule's mention to take it.
const SURE: f32 = 0.5;

/// Gives what rules decided the wider extents that a model is sure of.
fn widen(fixed: &mut [Mention], others: &[Mention]) {
    for wider in others.iter().filter(|m| decided(m.label) == Some(1) && is_model(m) && m.score >= SURE) {
        let first = fixed.partition_point(|other| other.span.end() <= wider.span.start());
        let after = fixed.partition_point(|other| other.span.start() < wider.span.end());
        if let Some([only]) = fixed.get_mut(first..after)
            && only.label == wider.label
            && wider.span.contains(only.span)
        {
            only.span = wider.span;
        }
    }
}

/// Whether a mention can stand beside what rules decided and the identifiers among it, both apart and in order.
fn fits(mention: &Mention, fixed: &[Mention], identifiers: &[Span]) -> bool {
    let first = fixed.partition_point(|other| other.span.end() <= mention.span.start());
    let after = fixed.partition_point(|other| other.span.start() < mention.span.end());
    let Some([outermost @ .., last]) = fixed.get(first..after) else { return true };
    let holds = |other: &Mention| mention.span.contains(other.span) && mention.span != other.span;
    if !holds(last) || !outermost.first().is_none_or(holds) {
        return false;
    }
    let quantity = decided(mention.label).is_some() || mention.label == Label::Age;
    !quantity && !proper(mention).is_some_and(|name| overlaps_any(identifiers, name))
}

/// Whether `span` shares a byte with one of `spans`, which are in order and apart.
fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.end() <= span.start());
    spans.get(after).is_some_and(|other| other.overlaps(span))
}

/// Leaves out dates and amounts inside the proper part of a longer name, and domains that are all of one.
fn without_parts_of_names(mut mentions: Vec<Mention>, names: &[Mention]) -> Vec<Mention> {
    let mut spans: Vec<Span> = names.iter().filter_map(proper).collect();
    spans.sort();
    // For each start the farthest end of a name that begins there or before.
    let mut reach: Vec<(u32, Span)> = Vec::with_capacity(spans.len());
    for span in spans {
        let farthest = match reach.last() {
            Some((_, other)) if other.end() >= span.end() => *other,
            _ => span,
        };
        reach.push((span.start(), farthest));
    }
    mentions.retain(|mention| {
        let at = reach.partition_point(|(start, _)| *start <= mention.span.start());
        let name = at.checked_sub(1).and_then(|at| reach.get(at)).map(|(_, name)| *name);
        let inside = name.is_some_and(|name| name.contains(mention.span));
        match decided(mention.label) {
            Some(1) => !inside || name == Some(mention.span),
            Some(2) => !inside,
            _ => true,
        }
    });
    mentions
}

/// Which of two that cross stays: `Less` for `a`.
fn order(a: &Mention, b: &Mention) -> Ordering {
    let weak = |mention: &Mention| mention.value.is_none() || is_model(mention);
    weak(a)
        .cmp(&weak(b))
        .then(b.score.total_cmp(&a.score))
        .then(b.span.len().cmp(&a.span.len()))
        .then((a.span, a.label).cmp(&(b.span, b.label)))
}

/// Leaves out what crosses something better; one sweep over the mentions, which are in order.
fn nested(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut stays = vec![true; mentions.len()];
    // The mentions around the place of the sweep, each inside the one before it.
    let mut open: Vec<usize> = Vec::with_capacity(DEEPEST);
    for (at, mention) in mentions.iter().enumerate() {
        let begin = mention.span.start();
        open.retain(|&other| mentions[other].span.end() > begin);
        let crossing = open.partition_point(|&other| mentions[other].span.end() >= mention.span.end());
        let better = open[crossing..].iter().any(|&other| order(&mentions[other], mention) == Ordering::Less);
        if better || crossing >= DEEPEST {
            stays[at] = false;
            continue;
        }
        for other in open.drain(crossing..) {
            stays[other] = false;
        }
        open.push(at);
    }
    mentions.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(mention, _)| mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mentions in brackets, with their labels, then what stays of them. A rule's has an exclamation mark behind its label,
    /// and a value; a score may follow a colon. A name part stands in braces.
    const CASES: &[(&str, &str)] = &[
        // Nesting, also with the same label.
        ("[ROLE [ROLE министр] дел [LOC США]]", "[ROLE [ROLE министр] дел [LOC США]]"),
        ("[LOC [ORG Москва]]", "[ORG [LOC Москва]]"),
        ("[ORG:0.4 [ORG:0.9 Москва]]", "[ORG Москва]"),
        ("[EVENT:0.9 [EVENT!:0.1 чемпионат]]", "[EVENT! чемпионат]"),
        // Addresses.
        ("[ORG почта [EMAIL! [LOC a]@[ORG b].kz]]", "почта [EMAIL! a@b.kz]"),
        ("[CRIME взлом [URL! http://[DOMAIN! a.kz]/]]", "[CRIME взлом [URL! http://a.kz/]]"),
        ("[ORG {Рога}, телефон [PHONE! 23-45]]", "[ORG {Рога}, телефон [PHONE! 23-45]]"),
        ("[ORG {Рога}, БИН [TAXID! 99 [DATE! 01 мая]]]", "[ORG {Рога}, БИН [TAXID! 99 01 мая]]"),
        (
            "[URL! http://[IP! 192.0.2.1]/] и [ACCOUNT! [DOMAIN! t.me]/a]",
            "[URL! http://192.0.2.1/] и [ACCOUNT! t.me/a]",
        ),
        ("[PRODUCT [PLATE! 123 ABC 02]]", "[PLATE! 123 ABC 02]"),
        ("[FACILITY аэропорт [PER:0.6 [LOC:0.8 Владимира]]]", "[FACILITY аэропорт [LOC Владимира]]"),
        ("[PER:0.8 [LOC:0.6 Владимир]] ушёл", "[PER Владимир] ушёл"),
        // Dates and amounts.
        ("[ORG Институт [DATE! 8 Марта]]", "[ORG Институт 8 Марта]"),
        ("[ORG {Дума} созыва [DATE! 2012]]", "[ORG {Дума} созыва [DATE! 2012]]"),
        ("[ORG [DATE! 8 Марта]]", "[DATE! 8 Марта]"),
        ("[LAW закон от [DATE! 5 мая]]", "[LAW закон от [DATE! 5 мая]]"),
        ("[CRIME кража [MONEY! 5 тенге [LOC РК]]]", "[CRIME кража [MONEY! 5 тенге РК]]"),
        ("[DATE:0.4 утром [DATE! 5 мая]] и [DATE вечером]", "утром [DATE! 5 мая] и [DATE вечером]"),
        ("[DATE пятница, [DATE! 5 мая]]", "[DATE! пятница, 5 мая]"),
        ("[DATE [DATE! 5 мая] и [DATE! 9 мая]]", "[DATE! 5 мая] и [DATE! 9 мая]"),
        ("[TIME [DATE! 5 мая]] в [AGE [PERCENT! 5 %]], [AGE 35 лет]", "[DATE! 5 мая] в [PERCENT! 5 %], [AGE 35 лет]"),
        (
            "[EVENT [DATE! 5 мая], [TIME! полдень], [DATE! 9 мая]]",
            "[EVENT [DATE! 5 мая], [TIME! полдень], [DATE! 9 мая]]",
        ),
        // Domains.
        ("[ORG издание [DOMAIN! Lenta.ru]] и [DOMAIN! [ORG a].kz]", "[ORG издание Lenta.ru] и [DOMAIN! a.kz]"),
        ("[ORG [DOMAIN! Lenta.ru]]", "[ORG Lenta.ru]"),
        // A date in a range or a time, and what is either an age or a date.
        ("[TIME! утром [DATE! 4 марта]]", "[TIME! утром [DATE! 4 марта]]"),
        (
            "[DATE! с 5 мая по [DATE! 9 июня]], [MONEY! 5 [DATE! тенге]]",
            "[DATE! с 5 мая по [DATE! 9 июня]], [MONEY! 5 тенге]",
        ),
        ("[AGE:0.9 [DATE:0.8 13 лет]] и [AGE:0.4 [DATE:0.8 13 лет]]", "[AGE 13 лет] и [DATE 13 лет]"),
        ("[DATE:0.4 позже [AGE:0.5 45 лет]]", "позже [AGE 45 лет]"),
        ("[CRIME взлом [DOMAIN! a.kz]]", "[CRIME взлом [DOMAIN! a.kz]]"),
    ];

    fn label(code: &str) -> Label {
        Label::ALL.iter().copied().find(|label| label.code() == code).expect(code)
    }

    fn mention(start: u32, end: u32, label: Label) -> Mention {
        Mention::new(Span::new(start, end), label, Source::Model("test".into()), 0.5)
    }

    fn parse(line: &str) -> (String, Vec<Mention>) {
        let (mut text, mut found, mut open) = (String::new(), Vec::new(), Vec::<Mention>::new());
        let mut rest = line;
        while let Some(at) = rest.find(['[', ']', '{', '}']) {
            text.push_str(&rest[..at]);
            let here = u32::try_from(text.len()).expect(line);
            let sign = &rest[at..=at];
            rest = &rest[at + 1..];
            match sign {
                "[" => {
                    let (head, after) = rest.split_once(' ').expect(line);
                    rest = after;
                    let (code, score) = head.split_once(':').unwrap_or((head, "0.5"));
                    let mut new = mention(here, here, label(code.trim_end_matches('!')));
                    new.score = score.parse().expect(line);
                    if code.ends_with('!') {
                        (new.source, new.value) = (Source::Rule("test"), Some("value".into()));
                    }
                    open.push(new);
                }
                "]" => {
                    let mut done = open.pop().expect(line);
                    done.span = Span::new(done.span.start(), here);
                    found.push(done);
                }
                "{" => open.last_mut().expect(line).name = Some(Span::new(here, here)),
                _ => {
                    let part = open.last_mut().expect(line);
                    part.name = part.name.map(|name| Span::new(name.start(), here));
                }
            }
        }
        (text + rest, found)
    }

    fn marked(text: &str, mentions: &[Mention]) -> String {
        let mut out = String::new();
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            let at = u32::try_from(at).expect(text);
            for mention in mentions.iter().rev() {
                out.push_str(if mention.name.is_some_and(|name| name.end() == at) { "}" } else { "" });
                out.push_str(if mention.span.end() == at { "]" } else { "" });
            }
            for mention in mentions {
                if mention.span.start() == at {
                    let rule = if is_model(mention) { "" } else { "!" };
                    out.push_str(&format!("[{}{rule} ", mention.label.code()));
                }
                out.push_str(if mention.name.is_some_and(|name| name.start() == at) { "{" } else { "" });
            }
            out.push(c);
        }
        out.trim_end().to_owned()
    }

    #[test]
    fn the_stated_order_decides() {
        let mut failures = Vec::new();
        for (given, wanted) in CASES {
            let (text, mentions) = parse(given);
            let found = marked(&text, &decide(mentions));
            if found != *wanted {
                failures.push(format!("{given}\n  wanted {wanted}\n  found  {found}"));
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    /// Crossing mentions cannot stand in brackets: start, end, label, score, then those that stay.
    #[test]
    fn of_two_that_cross_the_better_stays() {
        type Row = (u32, u32, Label, f32);
        let kept = |rows: &[Row]| -> Vec<(u32, u32)> {
            let mentions =
                rows.iter().map(|&(start, end, label, score)| Mention { score, ..mention(start, end, label) });
            decide(mentions.collect()).iter().map(|m| (m.span.start(), m.span.end())).collect()
        };
        use Label::{Loc, Org, Per, Role};
        assert_eq!(kept(&[(0, 5, Loc, 0.5), (3, 9, Org, 0.5), (10, 12, Per, 0.5)]), [(3, 9), (10, 12)]);
        assert_eq!(kept(&[(0, 5, Loc, 0.6), (3, 9, Org, 0.5)]), [(0, 5)]);
        assert_eq!(kept(&[(0, 5, Loc, 0.5), (4, 9, Loc, 0.5)]), [(0, 5)]);
        assert_eq!(kept(&[(0, 9, Role, 0.5), (5, 9, Org, 0.6), (7, 12, Loc, 0.7)]), [(7, 12)]);
        assert_eq!(kept(&[(0, 20, Role, 0.1), (5, 9, Org, 0.6), (7, 12, Loc, 0.5)]), [(0, 20), (5, 9)]);
        assert_eq!(kept(&[(4, 4, Loc, 0.5)]), []);
        let value = |mut m: Mention| {
            (m.value, m.source) = (Some("5".into()), Source::Rule("test"));
            m
        };
        let found = decide(vec![value(mention(3, 9, Role)), Mention { score: 1.0, ..mention(0, 5, Org) }]);
        assert_eq!(found.iter().map(|m| m.label).collect::<Vec<_>>(), [Role]);
    }

    #[test]
    fn a_tower_of_mentions_is_cut_and_any_heap_of_them_nests() {
        let tower: Vec<Mention> = (0..50_000).map(|at| mention(at, 200_000 - at, Label::Org)).collect();
        assert_eq!(decide(tower).len(), DEEPEST);
        let mut state = 7_u32;
        let mut number = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        let heap: Vec<Mention> = (0..3000)
            .map(|_| {
                let (start, length) = (number(5000), 1 + number(40));
                let mut one = mention(start, start + length, Label::ALL[number(Label::ALL.len() as u32) as usize]);
                one.score = number(10) as f32 / 10.0;
                if number(3) == 0 {
                    (one.source, one.value) = (Source::Rule("test"), Some("value".into()));
                }
                one
            })
            .collect();
        let found = decide(heap);
        assert!(found.len() > 100);
        for (at, a) in found.iter().enumerate() {
            for b in &found[at + 1..] {
                assert!(!a.span.overlaps(b.span) || a.span.contains(b.span), "{a:?} {b:?}");
                assert!(a.span != b.span || a.label != b.label);
            }
        }
    }
}
