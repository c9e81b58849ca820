//! The TypeScript types of the page (`www/src/shared/contract.ts`) and the Rust types cannot drift apart: this writes two
//! analyses with every field filled, as TypeScript that the page's type check compiles. A field that is new here does
//! not compile below; one that is new, missing or of another type there does not compile in the page.

use sarap::{
    Analysis, Counts, Crime, DateSource, Entity, Keyword, Mention, OffsetUnit, PackUsed, Quote, Range, Region,
    Relation, SCHEMA, Warning,
};
use std::path::Path;

/// Every list filled; what may be missing is there, or is not.
fn sample(full: bool) -> Analysis {
    let some = |text: &str| full.then(|| text.to_string());
    let range = Range { start: 1, end: 2 };
    let kinds: &[&str] = if full { &["title", "main", "boilerplate", "meta"] } else { &[] };
    Analysis {
        schema: SCHEMA.into(),
        id: "a.txt".into(),
        sha256: "00".into(),
        language: "ru".into(),
        date: some("2025-09-20"),
        date_source: full.then(|| DateSource { kind: "text".into(), place: Some(range) }),
        title: some("title"),
        encoding: "UTF-8".into(),
        offset_unit: if full { OffsetUnit::Utf16 } else { OffsetUnit::CodePoint },
        text: "text".into(),
        counts: Counts { characters: 4, tokens: 1, sentences: 1 },
        regions: kinds.iter().map(|kind| Region { start: 1, end: 2, kind: (*kind).into() }).collect(),
        entities: vec![Entity {
            id: "e1".into(),
            label: "PER".into(),
            name: "name".into(),
            value: some("value"),
            aliases: vec!["alias".into()],
            count: 1,
            mentions: vec![Mention {
                start: 1,
                end: 2,
                label: "PER".into(),
                name: full.then_some(range),
                nominative: some("name"),
                anchor: some("2025-09-20"),
                source: "model:ru-news".into(),
                reason: some("rule:name.proper"),
                score: 0.98,
            }],
        }],
        relations: vec![Relation {
            kind: if full { "cites" } else { "reports" }.into(),
            from: "e1".into(),
            to: some("e2"),
            former: full,
            evidence: range,
            source: "rule:source.cites".into(),
            score: 0.97,
        }],
        quotes: ["direct", "indirect"]
            .map(|kind| Quote {
                start: 1,
                end: 2,
                kind: kind.into(),
                speaker: some("e1"),
                cue: full.then_some(range),
                source: "rule:quote.marks".into(),
                score: 0.95,
            })
            .into(),
        crimes: vec![Crime {
            id: "fraud".into(),
            ru: "name".into(),
            kk: "name".into(),
            en: "name".into(),
            entities: vec!["e1".into()],
        }],
        keywords: ["word", "phrase"]
            .map(|kind| Keyword { term: "term".into(), kind: kind.into(), count: 1, score: 0.5, mentions: vec![range] })
            .into(),
        warnings: vec![Warning { code: "encoding.guessed".into(), message: "message".into(), start: 0, end: 0 }],
        packs: vec![PackUsed {
            kind: "dictionary".into(),
            language: "ru".into(),
            version: "1".into(),
            licence: "MIT".into(),
        }],
    }
}

#[test]
fn the_sample_of_the_page_is_that_of_the_types() {
    let samples = [sample(true), sample(false)].map(|one| serde_json::to_string_pretty(&one).unwrap());
    let wanted = format!(
        "// Written by the tests of crates/wasm from the Rust types; SARAP_UPDATE=1 cargo test -p sarap-wasm writes it again.\n\n\
         import type {{ Analysis }} from \"../src/shared/contract.ts\";\n\n\
         export const samples: readonly Analysis[] = [\n{},\n];\n",
        samples.join(",\n")
    );
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/test/contract.sample.ts");
    if std::env::var_os("SARAP_UPDATE").is_some() {
        std::fs::write(&file, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        found == wanted,
        "the contract has changed: run SARAP_UPDATE=1 cargo test -p sarap-wasm, then npm test page"
    );
}
