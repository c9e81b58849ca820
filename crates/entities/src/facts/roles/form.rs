//! The cases, genders and number that a mention may have.

use sarap_morph::Grammemes;

/// The forms that a mention may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Form {
    /// A subset of [`Grammemes::CASES`].
    pub(super) cases: Grammemes,
    /// A subset of [`Grammemes::GENDERS`].
    pub(super) genders: Grammemes,
    pub(super) plural: bool,
}

impl Form {
    pub(super) const ANY: Form = Form { cases: Grammemes::CASES, genders: Grammemes::GENDERS, plural: false };

    /// No form yet.
    pub(super) const fn none(plural: bool) -> Self {
        Form { cases: Grammemes::NONE, genders: Grammemes::NONE, plural }
    }

    /// Whether both may stand in one case.
    pub(super) fn agrees(self, other: Form) -> bool {
        self.may_be(other.cases)
    }

    pub(super) fn may_be(self, case: Grammemes) -> bool {
        !(self.cases & case).is_empty()
    }

    /// Adds what a reading may be.
    pub(super) fn add(&mut self, grammemes: Grammemes) {
        let second = |variant, case| if grammemes.has(variant) { case } else { Grammemes::NONE };
        let cases = grammemes
            | second(Grammemes::GEN2, Grammemes::GENT)
            | second(Grammemes::ACC2, Grammemes::ACCS)
            | second(Grammemes::LOC2, Grammemes::LOCT);
        let cases = if grammemes.has(Grammemes::FIXD) { Grammemes::CASES } else { cases & Grammemes::CASES };
        self.cases = self.cases | cases;
        self.genders = self.genders | (grammemes & Grammemes::GENDERS);
    }

    /// What is not known may be anything.
    pub(super) fn or_any(mut self) -> Self {
        if self.cases.is_empty() {
            self.cases = Grammemes::CASES;
        }
        if self.genders.is_empty() {
            self.genders = Grammemes::GENDERS;
        }
        self
    }
}
