//! Whole pages in windows-1251, in the manner of Russian news sites: their text, part by part, as it stands beside them.
//!
//! The pages are kept in UTF-8 so that they can be read and compared; the test writes them in what they declare.

// A panic here is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use sarap_formats::{RegionKind, Source, read};
use std::fmt::Write;
use std::path::PathBuf;

fn shown(source: &Source) -> String {
    let mut shown = String::new();
    let title = source.title.as_deref().unwrap_or("-");
    let date = source.date.as_deref().unwrap_or("-");
    writeln!(shown, "{} | {date} | {title}", source.encoding).unwrap();
    for region in &source.regions {
        let kind = match region.kind {
            RegionKind::Title => "title",
            RegionKind::Main => "main",
            RegionKind::Boilerplate => "boilerplate",
            RegionKind::Meta => "meta",
        };
        writeln!(shown, "\n== {kind}\n{}", region.span.of(&source.text)).unwrap();
    }
    shown
}

#[test]
fn pages_are_read_part_by_part() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/formats");
    let mut pages = 0;
    for name in ["tables", "portal", "ministry"] {
        let page = std::fs::read_to_string(folder.join(format!("{name}.html"))).unwrap();
        let (bytes, _, unmappable) = encoding_rs::WINDOWS_1251.encode(&page);
        assert!(!unmappable, "{name} has letters that windows-1251 has not");
        let actual = shown(&read(&bytes, name).unwrap());
        let expected = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap_or_default();
        assert!(actual == expected, "{name} reads as:\n{actual}");
        pages += 1;
    }
    assert_eq!(pages, 3);
}
