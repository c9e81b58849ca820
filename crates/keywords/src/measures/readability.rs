//! How hard a Russian text is to read, by formulas whose coefficients were fitted to Russian texts.
//!
//! All take the average sentence length `ASL` (words in a sentence) and the average word length `ASW` (syllables in a word).
//! They were fitted to running prose: lists, tables and headlines give meaningless values.
//!
//! # Where the coefficients are from
//!
//! From secondary sources: I. V. Oborneva's thesis and papers of 2005 and 2006 were not at hand, and those who cite them give two
//! sets for the Flesch reading ease. Both are here, each named by who gives it, and neither was checked against her own
//! text. Compare texts by one of them; do not read the points as absolute.

/// What a text consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Lengths {
    /// Sentences with a word in them.
    pub sentences: u64,
    /// Words.
    pub words: u64,
    /// Syllables of all words, see [`syllables`].
    pub syllables: u64,
}

/// The syllables of a Russian word: its vowels. «в» has none.
pub fn syllables(word: &str) -> u64 {
    word.chars().filter(|letter| "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(*letter)).count() as u64
}

impl Lengths {
    /// Words in a sentence. `None` without sentences.
    pub fn sentence_length(&self) -> Option<f64> {
        (self.sentences > 0).then(|| self.words as f64 / self.sentences as f64)
    }

    /// Syllables in a word. `None` without words.
    pub fn word_length(&self) -> Option<f64> {
        (self.words > 0).then(|| self.syllables as f64 / self.words as f64)
    }

    /// Flesch reading ease as adapted by I. V. Oborneva (2006, «Автоматизированная оценка сложности учебных текстов»):
    /// `206.835 − 1.3 · ASL − 60.1 · ASW`. The coefficients are those that textstat 0.7.13 has for Russian.
    ///
    /// Unit: points; higher is easier, 100 very easy, 0 very hard; not bounded. `None` without sentences or words.
    pub fn flesch_oborneva(&self) -> Option<f64> {
        Some(206.835 - 1.3 * self.sentence_length()? - 60.1 * self.word_length()?)
    }

    /// Flesch reading ease with the other coefficients that go under Oborneva's name, those which the Kazan group cites
    /// (Solnyshkina, Ivanov & Solovyev 2018, "Readability formula for Russian texts: a modified version"):
    /// `206.836 − 1.52 · ASL − 65.14 · ASW`, as ruts 0.19.0 has them.
    ///
    /// Unit and range as [`Self::flesch_oborneva`].
    pub fn flesch_oborneva_kazan(&self) -> Option<f64> {
        Some(206.836 - 1.52 * self.sentence_length()? - 65.14 * self.word_length()?)
    }

    /// Flesch-Kincaid grade as adapted by Oborneva (2006): `0.5 · ASL + 8.4 · ASW − 15.59`. The coefficients are those that ruts
    /// 0.19.0 has for fiction.
    ///
    /// Unit: school years. Not bounded. `None` without sentences or words.
    pub fn grade_oborneva(&self) -> Option<f64> {
        Some(0.5 * self.sentence_length()? + 8.4 * self.word_length()? - 15.59)
    }

    /// Flesch-Kincaid grade of Solovyev, Ivanov & Solnyshkina (2018, "Assessment of reading difficulty levels in Russian
    /// academic texts"), fitted to school books: `0.36 · ASL + 5.76 · ASW − 11.97`. The coefficients are those that ruts 0.19.0 has
    /// for academic texts.
    ///
    /// Unit: school years. Not bounded. `None` without sentences or words.
    pub fn grade_solovyev(&self) -> Option<f64> {
        Some(0.36 * self.sentence_length()? + 5.76 * self.word_length()? - 11.97)
    }
}
