//! Laws: codes and their articles, acts with number or title, treaties, resolutions of the United Nations.
//!
//! Mentions nest: «пункту 6 части 2 статьи 104» holds «части 2 статьи 104», which holds «статьи 104»; «УК РФ» holds «УК».
//! Places inside are mentions of other layers.
//!
//! The form of values is described in [`super`]. What one place leaves out («УК» without its country, an act without its
//! number) is taken from the others, if they say one thing only. The names that laws go by are lists beside this file.

mod acts;
mod digits;
mod issuer;
mod mend;
mod notes;
mod number;
mod terms;
mod title;
mod units;
mod value;
mod words;

use super::Mention;
use super::atoms::Atoms;
use crate::Label;
use acts::{Dates, Law, Strength};
pub(crate) use mend::{leave_out, name};
use units::{ARTICLE, POINT, Reference, near};
use value::Identity;

/// Atoms in brackets between an article and its code: «ст. 105 («Убийство») УК РФ».
const LONGEST_REMARK: usize = 40;
/// Signs between a law and its articles: «УК РФ — (ст. 168)».
const MOST_SIGNS: usize = 2;

/// Articles by their number, with the law they are of.
const WITH_LAW: f32 = 0.97;
/// «ст. 7»
const ARTICLE_ALONE: f32 = 0.85;
/// «О полиции», in quotes after «закон».
const TITLE: f32 = 0.9;

/// All laws, in order of place, a longer mention before those inside it. The dates of the text are among `out` already.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let dates = out.iter().filter(|mention| mention.label == Label::Date).map(|date| {
        let (first, end) = (atoms.at_offset(date.span.start()), atoms.at_offset(date.span.end()));
        (first, (end, date.value.clone()))
    });
    let mut finder = Finder { atoms, dates: dates.collect(), laws: Vec::new(), found: Vec::new(), last: None };
    let mut at = 0;
    while at < atoms.len() {
        at = finder.parts(at).or_else(|| finder.whole(at)).unwrap_or(at + 1).max(at + 1);
    }
    finder.finish(out);
}

/// A mention before the document's laws are completed.
struct Pending {
    first: usize,
    end: usize,
    /// The law, by its number among all.
    law: Option<usize>,
    /// The parts, from the smallest to the largest.
    parts: Vec<(usize, String)>,
    /// Whether the document has to name the law elsewhere.
    known: bool,
    rule: &'static str,
    score: f32,
}

struct Finder<'a, 't> {
    atoms: &'a Atoms<'t>,
    dates: Dates,
    laws: Vec<Identity>,
    found: Vec<Pending>,
    /// The last whole law: the atom behind it and its number.
    last: Option<(usize, usize)>,
}

impl Finder<'_, '_> {
    /// Articles and their parts, with the law behind them; gives the atom behind.
    fn parts(&mut self, at: usize) -> Option<usize> {
        if let Some(unit) = units::before_code(self.atoms, at) {
            let law = self.law(unit.end).filter(|law| law.rule == "law.code")?;
            let end = law.end;
            let number = self.add(law, true);
            self.refer(&[vec![unit]], Some(number), end, None);
            return Some(end);
        }
        let (references, end) = units::references(self.atoms, at)?;
        let law = self.behind(end);
        let before = self.before(at);
        let holds = |level: usize| references.iter().flatten().any(|unit| unit.level == level);
        if law.is_none() && !holds(ARTICLE) {
            // «Приказ № 5, п. 3»
            let numbered = |law: usize| self.laws.get(law).is_some_and(|law| law.number.is_some());
            let before = before.filter(|law| holds(POINT) && numbered(*law))?;
            self.refer(&references, Some(before), end, None);
            return Some(end);
        }
        if let Some(before) = before {
            // «УК РФ, статья 168; статья 205 УК РК»: of two laws each has the articles on its side of the semicolon.
            let own = if law.is_some() { units::last_part(&references) } else { references.len() };
            let end = references.get(..own).and_then(|own| Some(own.last()?.last()?.end));
            if let Some(end) = end {
                self.refer(&references[..own], Some(before), end, None);
                return Some(end);
            }
        }
        let whole = law.as_ref().map_or(end, |law| law.end);
        let inside = law.as_ref().and_then(|law| Some(law.title.as_ref()?.first));
        let number = law.map(|law| self.add(law, true));
        self.refer(&references, number, whole, None);
        if let (Some(_), [article], None) = (number, &references[..], inside)
            && let Some((smaller, end)) = units::smaller(self.atoms, whole, article)
        {
            // «статья 147 УК РК, часть 3, пункт 1»
            let all = article.iter().cloned().chain(smaller).collect();
            self.refer(&[all], number, end, None);
            return Some(end);
        }
        Some(inside.unwrap_or(whole))
    }

    /// A law as a whole, or with articles behind it; gives the atom behind.
    fn whole(&mut self, at: usize) -> Option<usize> {
        let law = self.law(at)?;
        let (first, end) = (law.first, law.end);
        if law.rule == "law.code"
            && let Some((references, after)) = self.articles(end)
        {
            let number = self.add(law, true);
            self.refer(&references, Some(number), after, Some(first));
            return Some(after);
        }
        if law.strength == Strength::Article {
            return None;
        }
        let more = law.title.as_ref().map(|title| (title.first, title.end, law.identity.clone()));
        let number = self.add(law, false);
        if self.last.is_none_or(|(last, _)| last < end) {
            self.last = Some((end, number));
        }
        let Some((inside, end, identity)) = more else { return Some(end) };
        self.more_titles(end, &identity);
        // A title names other laws: «О внесении изменений в Уголовный кодекс».
        Some(inside)
    }

    fn law(&self, at: usize) -> Option<Law> {
        acts::law(self.atoms, at, &self.dates)
    }

    /// The law that the parts before `at` are of: what stands there, also behind a remark in brackets.
    fn behind(&self, at: usize) -> Option<Law> {
        if !near(self.atoms, at) {
            return None;
        }
        let at_law = if units::is_pronoun(self.atoms, at) { at + 1 } else { units::behind_of(self.atoms, at) };
        if let Some(law) = self.law(at_law) {
            return Some(law);
        }
        let limit = self.atoms.len().min(at + LONGEST_REMARK);
        let close =
            (at..limit).find(|close| self.atoms.is_sign(*close, ')')).filter(|_| self.atoms.is_sign(at, '('))?;
        self.law(close + 1).filter(|law| law.rule == "law.code" && near(self.atoms, close + 1))
    }

    /// The law that is named before `at`, with a sign between: «УК РФ, статья 168», «УК РФ (ст. 168)».
    fn before(&self, at: usize) -> Option<usize> {
        let (end, law) = self.last?;
        let between = end..at;
        let sign = |at: usize| matches!(self.atoms.sign(at), Some(',' | '(' | ':')) || self.atoms.is_dash(at);
        let signs = (1..=MOST_SIGNS).contains(&between.len()) && between.clone().all(sign);
        (signs && between.chain(Some(at)).all(|at| near(self.atoms, at))).then_some(law)
    }

    /// «ст. 20.3» behind «КоАП РФ», also «13.15» alone.
    fn articles(&self, at: usize) -> Option<(Vec<Reference>, usize)> {
        if let Some(unit) = units::behind_code(self.atoms, at) {
            let end = unit.end;
            return Some((vec![vec![unit]], end));
        }
        let (mut references, end) = units::references(self.atoms, at).filter(|_| near(self.atoms, at))?;
        let first = references.first().filter(|first| first.first().is_some_and(|unit| unit.level == ARTICLE))?;
        if self.behind(end).is_none() {
            return Some((references, end));
        }
        // «КоАП РФ ст. 20.3, ст. 5 УК РФ»: the others have a law of their own.
        let end = first.last()?.end;
        references.truncate(1);
        Some((references, end))
    }
}

#[cfg(test)]
mod tests;
