//! The packs, built into the program: one file runs anywhere.

use sarap::PackBytes;
use std::borrow::Cow;

/// The Russian packs.
pub(crate) fn russian() -> PackBytes {
    PackBytes {
        dictionary: Cow::Borrowed(include_bytes!("../../../packs/ru-dictionary.pack")),
        context: Cow::Borrowed(include_bytes!("../../../packs/ru-context.pack")),
        tagger: Cow::Borrowed(include_bytes!("../../../packs/ru-tagger.pack")),
    }
}

/// The Russian reference list.
pub(crate) fn russian_reference() -> &'static [u8] {
    include_bytes!("../../../packs/ru-reference.pack")
}
