//! What an analysis says: plain data with serde, the same in JSON, in JavaScript and in Rust.
//!
//! Field for field this is the contract of `sarap analyze` (`docs/analysis.schema.json`).

use serde::{Deserialize, Serialize};

/// The version of this shape.
pub const SCHEMA: &str = "sarap.analysis/1";

/// What offsets count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes, as inside Rust.
    Byte,
    /// UTF-16 code units, as in JavaScript.
    Utf16,
    /// Unicode code points, as in JSON and Python.
    CodePoint,
}

/// The analysis of one document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Analysis {
    /// [`SCHEMA`].
    pub schema: String,
    /// The caller's name for the document: a path, an id.
    pub id: String,
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub sha256: String,
    /// ISO 639-1 code of the main language.
    pub language: String,
    /// The document's date, `YYYY-MM-DD`: the caller's, or as its format or text states it.
    pub date: Option<String>,
    /// Where the date comes from; there is one whenever there is a date.
    pub date_source: Option<DateSource>,
    /// The document's title, if known.
    pub title: Option<String>,
    /// The encoding the bytes were read in, as the WHATWG Encoding Standard names it.
    pub encoding: String,
    /// What every offset below counts.
    pub offset_unit: OffsetUnit,
    /// The decoded text, whole.
    pub text: String,
    /// Counts of the text's parts.
    pub counts: Counts,
    /// What the parts of the text are; what is in no region is main text.
    pub regions: Vec<Region>,
    /// Who, where, when, how much: in order of their first mention, those that only boilerplate names last.
    pub entities: Vec<Entity>,
    /// Links between entities, and from entities to the document, in order of their words.
    pub relations: Vec<Relation>,
    /// What is said in the document, in order; quotes share no text.
    pub quotes: Vec<Quote>,
    /// The kinds of crime that the document speaks of, in order of their ids.
    pub crimes: Vec<Crime>,
    /// Words and terms that matter, best first.
    pub keywords: Vec<Keyword>,
    /// What the user should know, with its place.
    pub warnings: Vec<Warning>,
    /// The packs that made the analysis.
    pub packs: Vec<PackUsed>,
}

impl Analysis {
    /// Whether `start`, in the analysis' unit, lies in boilerplate: what is named there does not count.
    pub fn in_boilerplate(&self, start: u32) -> bool {
        let after = self.regions.partition_point(|region| region.end <= start);
        self.regions.get(after).is_some_and(|region| region.start <= start && region.kind == "boilerplate")
    }
}

/// Where a document's date comes from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DateSource {
    /// `caller`: whoever gave the document; `format`: its meta data; `text`: words of the text; `default`: the date of documents
    /// that state none.
    pub kind: String,
    /// The words of the text, where it is these.
    pub place: Option<Range>,
}

/// Counts of a text's parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Unicode code points.
    pub characters: u32,
    /// Tokens, punctuation included.
    pub tokens: u32,
    /// Sentences.
    pub sentences: u32,
}

/// A range of the text in the analysis' `offset_unit`, end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Range {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
}

/// A part of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Region {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
    /// `title`, `main`, `boilerplate` or `meta`.
    pub kind: String,
}

/// Something the document names.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entity {
    /// `e1`, `e2`, …: stable inside the document.
    pub id: String,
    /// `PER`, `ORG`, `LOC`, `ROLE`, `DATE`, `MONEY`, …
    pub label: String,
    /// The best name of the whole group; an organisation goes by its fullest extent, its proper name is an alias.
    pub name: String,
    /// Its value: EDTF for dates, ISO 8601 for lengths of time, `amount currency` for money, E.164 for phones, whole years for
    /// ages, `60/75` for a range of them; of what a list knows, ISO 3166-1 for countries and their people, `KZ/Almaty` for
    /// cities, `UN` and `KZ/MVD` for organisations; a crime's is the id of its kind, see [`Crime`]. What cannot be («31
    /// февраля», a number that fails its check) has none, and a warning.
    pub value: Option<String>,
    /// Its other names in the document, in dictionary form.
    pub aliases: Vec<String>,
    /// How often the document names it, boilerplate aside: 0 when only boilerplate does.
    pub count: u32,
    /// Where it is named, in order, boilerplate included; mentions may lie inside each other and never cross.
    pub mentions: Vec<Mention>,
}

/// A place in the text that names an entity.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
    /// `PER`, `ORG`, `LOC`, …
    pub label: String,
    /// The proper-name part of an organisation: `None` where it is the whole extent, empty at its start where nothing is a
    /// proper name («мэрия Москвы»).
    pub name: Option<Range>,
    /// The mention itself in its dictionary form («Саденова» -> «Саденов»).
    pub nominative: Option<String>,
    /// The document's date, or in a chat the message's, where the entity's value was counted from it («вчера», «19 сентября» without a
    /// year).
    pub anchor: Option<String>,
    /// Which layer made it: `model:ru-news`, `rule:date.range`, `list:countries`.
    pub source: String,
    /// Why it belongs to this entity: the rule or list by which its name was joined to the entity's, or the list that knows
    /// it; `None` where it is the entity's own name and in no list.
    pub reason: Option<String>,
    /// How sure it is, 0 to 1, in thousandths.
    pub score: f64,
}

/// A link between two entities, or from an entity to the document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// `reports`: the document has its news from the entity; `cites`: a source has it from another; `role`: a person holds a post; `works_for`: a person, or whoever holds a post, works for an organisation or place;
    /// `located_in`: an organisation belongs to a place.
    pub kind: String,
    /// Id of an entity.
    pub from: String,
    /// Id of an entity; `None` where the link goes to the document itself.
    pub to: Option<String>,
    /// Whether the text says that it is over: «бывший министр».
    pub former: bool,
    /// The words that say it, with the mentions of both; where a post points to a person named before, the post alone.
    pub evidence: Range,
    /// Which layer made it.
    pub source: String,
    /// How sure it is, 0 to 1, in thousandths.
    pub score: f64,
}

/// Something said, direct or retold.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Quote {
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
    /// `direct` or `indirect`.
    pub kind: String,
    /// Id of the entity that speaks.
    pub speaker: Option<String>,
    /// The words that say so: verb, phrase or label; `None` in the plain lines of a dialogue.
    pub cue: Option<Range>,
    /// Which layer made it.
    pub source: String,
    /// How sure it is, 0 to 1, in thousandths.
    pub score: f64,
}

/// A kind of crime.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Crime {
    /// From the large to the small: `cybercrime.phishing`; the larger kinds are in the analysis too.
    pub id: String,
    /// Its name in Russian.
    pub ru: String,
    /// In Kazakh.
    pub kk: String,
    /// In English.
    pub en: String,
    /// Ids of the entities that name it: crimes, and articles of criminal codes about it; none of a larger kind that is there
    /// for the smaller.
    pub entities: Vec<String>,
}

/// A word or term that matters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Keyword {
    /// In dictionary form.
    pub term: String,
    /// `word` or `phrase`.
    pub kind: String,
    /// How often it stands in the document, boilerplate aside.
    pub count: u32,
    /// Its weight in the document, 0 to 1, in thousandths.
    pub score: f64,
    /// Where it stands.
    pub mentions: Vec<Range>,
}

/// Something the user should know.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Warning {
    /// A stable name: `encoding.invalid`, …
    pub code: String,
    /// What happened and what to do, in English.
    pub message: String,
    /// First unit of the place.
    pub start: u32,
    /// The unit after the last; equal to `start` when it concerns the whole document.
    pub end: u32,
}

/// A pack that had a part in the analysis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PackUsed {
    /// `dictionary`, `context`, `tagger`.
    pub kind: String,
    /// ISO 639-1 code.
    pub language: String,
    /// Version of the data.
    pub version: String,
    /// SPDX expression of the data's licence.
    pub licence: String,
}
