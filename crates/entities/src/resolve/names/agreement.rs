//! In what the words of a name agree.

use crate::resolve::forms::{ANY_GENDER, Form};

/// A reading of all of a mention's words together: case index, gender set, number.
#[derive(Clone, Copy, Debug)]
pub(in crate::resolve) struct Agreement {
    pub(in crate::resolve) case: usize,
    pub(in crate::resolve) gender: u8,
    pub(in crate::resolve) plural: bool,
}

impl Agreement {
    /// All combinations, each in its place in a [`Agreements`].
    pub(in crate::resolve) fn all() -> impl Iterator<Item = Agreement> {
        (0..24).map(|place| {
            let (case, plural) = (place / 4, place % 4 == 3);
            Agreement { case, gender: if plural { ANY_GENDER } else { 1 << (place % 4) }, plural }
        })
    }

    /// Whether a form reads its word so.
    pub(in crate::resolve) fn fits(self, form: &Form) -> bool {
        form.cases.has(self.case) && form.plural == self.plural && (self.plural || form.gender & self.gender != 0)
    }
}

/// A set of agreements, four bits for each case: masculine, feminine, neuter, plural.
#[derive(Clone, Copy, Default, Debug)]
pub(in crate::resolve) struct Agreements(u32);

impl Agreements {
    /// All in which one of the forms reads its word.
    pub(in crate::resolve) fn of<'f>(forms: impl IntoIterator<Item = &'f Form>) -> Self {
        Self(forms.into_iter().fold(0, |set, form| {
            let one = u32::from(if form.plural { 8 } else { form.gender });
            (0..6).filter(|case| form.cases.has(*case)).fold(set, |set, case| set | one << (4 * case))
        }))
    }

    pub(in crate::resolve) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(in crate::resolve) fn has(self, agreement: Agreement) -> bool {
        let one = if agreement.plural { 8 } else { u32::from(agreement.gender) };
        self.0 >> (4 * agreement.case) & one != 0
    }

    /// Whether one of them has the case of `agreement`.
    pub(in crate::resolve) fn has_case_of(self, agreement: Agreement) -> bool {
        self.0 >> (4 * agreement.case) & 15 != 0
    }
}
