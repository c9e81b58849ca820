//! Times with their dates: «утром 4 марта», «29 декабря в 10:00», «в ночь на понедельник», «в 18:00 в пятницу».

use super::Clock;
use super::{CUED, Mention, mention};
use crate::rules::atoms::{Atoms, Gap, Kind};
use crate::rules::date::{Unit, When};
use crate::rules::lexicon::{Meaning, Prep};
use crate::{Label, Source};

/// A piece of such a phrase: atoms from `first` to before `end`.
#[derive(Debug)]
struct Piece {
    first: usize,
    end: usize,
    kind: PieceKind,
}

#[derive(Debug)]
enum PieceKind {
    Date(When),
    Clock(String),
    /// «утром», «в ночь на» the date.
    Part,
}

/// What stands together.
#[derive(Debug, Default)]
struct Phrase {
    date: Option<When>,
    clock: Option<String>,
    part: bool,
}

impl Phrase {
    fn takes(&self, kind: &PieceKind) -> bool {
        match kind {
            // «в субботу утром, 28 марта»
            PieceKind::Date(date) => match &self.date {
                None => true,
                Some(When::Weekday(..)) => self.part && matches!(date, When::Date(_)),
                Some(_) => false,
            },
            PieceKind::Clock(_) => self.clock.is_none(),
            PieceKind::Part => !self.part,
        }
    }

    fn add(&mut self, kind: PieceKind) {
        match kind {
            PieceKind::Date(date) => self.date = Some(date),
            PieceKind::Clock(time) => self.clock = Some(time),
            PieceKind::Part => self.part = true,
        }
    }

    /// What a time says; a date alone is none, and «утром» alone says too little.
    fn value(self) -> Option<When> {
        match (self.date, self.clock) {
            (Some(date), Some(time)) => Some(When::At(Box::new(date), time)),
            (Some(date), None) => self.part.then(|| When::At(Box::new(date), String::new())),
            (None, Some(time)) => Some(When::Fixed(time)),
            (None, None) => None,
        }
    }
}

/// Atoms between two pieces at most: «, примерно в».
const MOST_BETWEEN: usize = 3;

/// Joins the times with the dates and parts of the day beside them, and adds what that makes.
pub(super) fn join(atoms: &Atoms<'_>, clocks: Vec<Clock>, out: &mut Vec<Mention>) {
    let mut pieces = dates(atoms, out);
    pieces.extend(parts(atoms));
    pieces.extend(clocks.into_iter().map(|clock| Piece {
        first: clock.first,
        end: clock.end,
        kind: PieceKind::Clock(clock.value),
    }));
    pieces.sort_by_key(|piece| (piece.first, std::cmp::Reverse(piece.end)));
    let mut pieces = pieces.into_iter().peekable();
    while let Some(piece) = pieces.next() {
        let (first, mut end) = (piece.first, piece.end);
        let mut phrase = Phrase::default();
        phrase.add(piece.kind);
        while let Some(next) =
            pieces.next_if(|next| next.first < end || (between(atoms, end, next.first) && phrase.takes(&next.kind)))
        {
            // What lies in the atoms of the one before is a part of it, as the day in a range.
            if next.first >= end {
                end = next.end;
                phrase.add(next.kind);
            }
        }
        let dated = phrase.date.is_some();
        let Some(value) = phrase.value() else { continue };
        let rule = if dated { "time.date" } else { "time" };
        let found = mention(atoms, first, end, Label::Time, value.edtf(None), rule, CUED);
        out.push(Mention { when: Some(value), ..found });
    }
}

/// Whether no more than a comma and prepositions stand between, in one line or sentence.
fn between(atoms: &Atoms<'_>, from: usize, to: usize) -> bool {
    // The stop of «2005 г.» is no part of the date.
    let year = from.checked_sub(1).is_some_and(|at| matches!(atoms.meaning(at), Some(Meaning::Year(3 | 4))));
    let from = if year && atoms.is_sign(from, '.') && to > from { from + 1 } else { from };
    to <= from + MOST_BETWEEN
        && (from..to).all(|at| {
            atoms.is_sign(at, ',')
                || matches!(
                    atoms.meaning(at),
                    Some(
                        Meaning::Preposition(
                            Prep::In | Prep::From | Prep::Until | Prep::To | Prep::Other | Prep::On | Prep::About
                        ) | Meaning::Qualifier(_)
                    )
                )
        })
        && (from..=to).all(|at| {
            atoms.get(at).is_some_and(|atom| atom.gap <= Gap::Space || (atom.gap == Gap::Line && !atom.capital))
        })
}

/// The dates found before, and «сегодня» and «накануне», which are dates here.
fn dates(atoms: &Atoms<'_>, out: &[Mention]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for mention in out.iter().filter(|mention| mention.label == Label::Date) {
        if let (Some(when), Source::Rule(rule)) = (&mention.when, &mention.source)
            && *rule != "date.duration"
            && *when != When::Nothing
            // What has no value gives none to a time.
            && !when.is_impossible()
        {
            let first = atoms.at_offset(mention.span.start());
            let end = atoms.at_offset(mention.span.end());
            pieces.push(Piece { first, end, kind: PieceKind::Date(when.clone()) });
        }
    }
    for at in 0..atoms.len() {
        if let Some(Meaning::Today(by)) = atoms.meaning(at) {
            let when = When::Shifted(Unit::Day, i32::from(by));
            pieces.push(Piece { first: at, end: at + 1, kind: PieceKind::Date(when) });
        }
    }
    pieces
}

/// «утром», «поздним вечером», «ночь» before «на» or «с».
fn parts(atoms: &Atoms<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for at in 0..atoms.len() {
        let early = at.checked_sub(1).filter(|&before| atoms.meaning(before) == Some(Meaning::Early));
        match atoms.meaning(at) {
            Some(Meaning::Daytime(_)) => {
                pieces.push(Piece { first: early.unwrap_or(at), end: at + 1, kind: PieceKind::Part });
            }
            Some(Meaning::Night)
                if matches!(atoms.next_meaning(at + 1), Some(Meaning::Preposition(Prep::From | Prep::On))) =>
            {
                pieces.push(Piece { first: at, end: at + 1, kind: PieceKind::Part });
            }
            Some(Meaning::Noon(hour)) if atoms.get(at).is_some_and(|atom| atom.kind == Kind::Word) => {
                pieces.push(Piece { first: at, end: at + 1, kind: PieceKind::Clock(format!("T{hour:02}:00")) });
            }
            _ => {}
        }
    }
    pieces
}
