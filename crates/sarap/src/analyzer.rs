//! The way of a document through the layers.

use crate::analysis::{Analysis, Counts, OffsetUnit, PackUsed, SCHEMA};
use crate::indexing::{self, Indexing};
use crate::{analysis as out, aside, crimes, document_date, doubts, facts, flaws, keywords, language};
use sarap_entities::facts::{self as said, quotes};
use sarap_entities::{resolve, tagger::Tagger};
use sarap_formats::{self as formats, FormatError, RegionKind};
use sarap_keywords::Known;
use sarap_keywords::index::Index;
use sarap_morph::{Document, Morphologist};
use sarap_pack::{Pack, PackError};
use sarap_text::Span;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::sync::Mutex;

/// The bytes of the packs an [`Analyzer`] works with.
#[derive(Clone, Debug)]
pub struct PackBytes {
    /// A pack of kind `dictionary`.
    pub dictionary: Cow<'static, [u8]>,
    /// A pack of kind `context`.
    pub context: Cow<'static, [u8]>,
    /// A pack of kind `tagger`.
    pub tagger: Cow<'static, [u8]>,
}

/// What a document comes as.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Content {
    /// A file's bytes: encoding and format are found out.
    #[default]
    File,
    /// Plain text in UTF-8, taken as it is.
    Text,
}

/// A document as it comes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// The caller's name for it; a file name's ending may tell the format.
    pub id: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// What the bytes are.
    pub content: Content,
    /// The document's date, `YYYY-MM-DD`, if the caller knows it: it goes before what the document says.
    pub date: Option<&'a str>,
    /// The date that is taken if neither the caller nor the document states one.
    pub default_date: Option<&'a str>,
    /// ISO 639-1 code of the document's language, if the caller knows it.
    pub language: Option<&'a str>,
    /// The document's title, if the caller knows it.
    pub title: Option<&'a str>,
}

/// Why a document or a pack could not be used.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum AnalyzeError {
    /// The document's bytes: empty, not text, too large.
    Document {
        /// `empty`, `binary`, `too-large`.
        code: &'static str,
        /// What is wrong and what to do.
        message: String,
    },
    /// A pack: damaged or of another version.
    Pack {
        /// `pack-damaged`, `pack-version`.
        code: &'static str,
        /// What is wrong and what to do.
        message: String,
    },
}

impl AnalyzeError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document { code, .. } | Self::Pack { code, .. } => code,
        }
    }
}

impl fmt::Display for AnalyzeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document { message, .. } | Self::Pack { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for AnalyzeError {}

impl From<FormatError> for AnalyzeError {
    fn from(error: FormatError) -> Self {
        let code = match error {
            FormatError::Empty => "empty",
            FormatError::TooLarge(_) => "too-large",
            _ => "binary",
        };
        Self::Document { code, message: error.to_string() }
    }
}

/// Reads documents; made once from packs, used for any number of documents.
#[derive(Debug)]
pub struct Analyzer {
    morphologist: Morphologist,
    tagger: Tagger,
    packs: Vec<PackUsed>,
    names: Mutex<resolve::Memory>,
}

impl Analyzer {
    /// Opens the packs; nothing is copied or built.
    pub fn open(packs: PackBytes) -> Result<Self, AnalyzeError> {
        let mut used = Vec::new();
        let mut open = |bytes, kind: &str| -> Result<Pack, AnalyzeError> {
            let pack = Pack::open(bytes, kind).map_err(|error| pack_error(kind, &error))?;
            let about = pack.description();
            used.push(PackUsed {
                kind: about.kind.clone(),
                language: about.language.clone(),
                version: about.version.clone(),
                licence: about.licence.clone(),
            });
            Ok(pack)
        };
        let dictionary = open(packs.dictionary, "dictionary")?;
        let context = open(packs.context, "context")?;
        let tagger = open(packs.tagger, "tagger")?;
        Ok(Self {
            morphologist: Morphologist::open(dictionary, context)
                .map_err(|e| pack_error("dictionary or context", &e))?,
            tagger: Tagger::open(tagger).map_err(|error| pack_error("tagger", &error))?,
            packs: used,
            names: Mutex::default(),
        })
    }

    /// Analyses one document; the offsets are bytes of its text.
    pub fn analyze(&self, input: Input<'_>) -> Result<Analysis, AnalyzeError> {
        self.run(input, None).map(|(analysis, _)| analysis)
    }

    pub(crate) fn morphologist(&self) -> &Morphologist {
        &self.morphologist
    }

    /// The date and the entities of a document; `format` is the date that its format states.
    pub(crate) fn naming(
        &self,
        document: &Document<'_>,
        input: &Input<'_>,
        (format, regions): (Option<&str>, &[formats::Region]),
        boilerplate: &[Span],
    ) -> Naming {
        let mut layers = sarap_entities::find(document, &self.tagger);
        aside::keep_apart(document.text, &mut layers, regions);
        let others = aside::split(&mut layers, boilerplate);
        let dated = document_date::of(input, format, document.text, regions, &layers);
        let (date, date_source) = dated.unzip();
        let messages = document_date::messages(document.text, &layers);
        let own = date.as_deref().map(|date| (0, date));
        let dates: Vec<(u32, &str)> = own.into_iter().chain(messages.iter().map(|(at, date)| (*at, &**date))).collect();
        // Whoever finds the memory in use works without it.
        let mut memory = self.names.try_lock().map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default();
        let (mentions, found) = resolve::resolve_from(document, layers, &dates, &mut memory);
        let entities: Vec<out::Entity> = found.iter().map(|e| entity(e, &mentions, &dates)).collect();
        let (apart, others) = match others.is_empty() {
            true => Default::default(),
            false => resolve::resolve_from(document, others, &dates, &mut memory),
        };
        if let Ok(mut kept) = self.names.try_lock() {
            *kept = memory;
        }
        let others = others.iter().map(|found| entity(found, &apart, &dates)).collect();
        let entities = aside::join(entities, others);
        Naming { date, date_source, mentions, found, entities }
    }

    /// The analysis and, on wish, the index.
    pub(crate) fn run(
        &self,
        input: Input<'_>,
        indexing: Option<Indexing>,
    ) -> Result<(Analysis, Option<Index>), AnalyzeError> {
        let source = source(input)?;
        let text = source.text;
        let segmentation = sarap_text::segment(&text);
        let morphology = self.morphologist.read(&text, &segmentation);
        let document = Document {
            text: &text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: self.morphologist.dictionary(),
        };

        let boilerplate = indexing::boilerplate(&source.regions);
        let dated = (source.date.as_deref(), &source.regions[..]);
        let Naming { date, date_source, mentions, found, entities } =
            self.naming(&document, &input, dated, &boilerplate);
        let (mut quotes, mut sources) = quotes::find(&document, &mentions, &found);
        quotes.retain(|quote| !overlaps_any(&boilerplate, quote.span));
        sources.retain(|source| !overlaps_any(&boilerplate, source.evidence));
        let mut relations: Vec<out::Relation> =
            said::relations(&document, &mentions, &found).iter().map(relation).collect();
        relations.extend(sources.iter().map(facts::source));
        relations.sort_by_key(|relation| (relation.evidence.start, relation.evidence.end));
        let kinds_of_crime = crimes::of(&entities);
        let language = input.language.unwrap_or_else(|| language::main_language(&text));
        let title = input.title.map(Into::into).or(source.title);
        let names = keywords::names(&mentions, &found);
        let known = Known { skipped: &boilerplate, names: &names, title: title.as_deref(), language: Some(language) };
        let keywords = sarap_keywords::keywords(&document, &known);

        let mut warnings: Vec<out::Warning> = source.warnings.iter().map(warning).collect();
        warnings.extend(flaws::warnings(&text, &mentions));
        warnings.extend(found.iter().filter_map(|entity| doubts::warning(entity, &found, &mentions)));
        if language != "ru" {
            warnings.push(out::Warning {
                code: "language.not-russian".into(),
                message: format!(
                    "the document seems to be in another language than Russian ({language}); countries, \
                     cities and known bodies, and Kazakh persons and dates, are found, others hardly; keywords are counted \
                     by word forms"
                ),
                start: 0,
                end: 0,
            });
        }

        let about = (input.id, date.as_deref(), language);
        let index =
            indexing.map(|wanted| indexing::index_of(&document, &boilerplate, &entities, about, wanted)).transpose()?;

        let analysis = Analysis {
            schema: SCHEMA.into(),
            id: input.id.into(),
            sha256: hexadecimal(&Sha256::digest(input.bytes)),
            language: language.into(),
            date,
            date_source,
            title,
            encoding: source.encoding.into(),
            offset_unit: OffsetUnit::Byte,
            counts: Counts {
                characters: narrow(text.chars().count()),
                tokens: narrow(segmentation.tokens.len()),
                sentences: narrow(segmentation.sentences.len()),
            },
            regions: source.regions.iter().map(region).collect(),
            entities,
            relations,
            quotes: quotes.iter().map(facts::quote).collect(),
            crimes: kinds_of_crime,
            keywords: keywords.into_iter().map(keywords::keyword).collect(),
            warnings,
            packs: self.packs.clone(),
            text,
        };
        Ok((analysis, index))
    }
}

/// What is named in a document.
pub(crate) struct Naming {
    pub(crate) date: Option<String>,
    date_source: Option<out::DateSource>,
    pub(crate) mentions: Vec<sarap_entities::Mention>,
    pub(crate) found: Vec<sarap_entities::Entity>,
    /// Those of the boilerplate too.
    pub(crate) entities: Vec<out::Entity>,
}

fn pack_error(kind: &str, error: &PackError) -> AnalyzeError {
    let code = if matches!(error, PackError::WrongVersion(_)) { "pack-version" } else { "pack-damaged" };
    AnalyzeError::Pack { code, message: format!("{kind} pack: {error}") }
}

/// Text and regions of a document.
pub(crate) fn source(input: Input<'_>) -> Result<formats::Source, AnalyzeError> {
    match input.content {
        Content::File => Ok(formats::read(input.bytes, input.id)?),
        Content::Text => plain(input.bytes),
    }
}

/// Text that the caller has decoded already.
fn plain(bytes: &[u8]) -> Result<formats::Source, AnalyzeError> {
    let text = std::str::from_utf8(bytes).map_err(|error| AnalyzeError::Document {
        code: "binary",
        message: format!("the text is not UTF-8 from byte {} on; give it as a file", error.valid_up_to()),
    })?;
    Ok(formats::text(text)?)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

pub(crate) fn thousandths(score: f64) -> f64 {
    // `round` is exact in IEEE 754 and the same everywhere, unlike the platform's transcendental functions.
    (score.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

pub(crate) fn range(span: Span) -> out::Range {
    out::Range { start: span.start(), end: span.end() }
}

fn region(region: &formats::Region) -> out::Region {
    let kind = match region.kind {
        RegionKind::Title => "title",
        RegionKind::Main => "main",
        RegionKind::Boilerplate => "boilerplate",
        RegionKind::Meta => "meta",
    };
    out::Region { start: region.span.start(), end: region.span.end(), kind: kind.into() }
}

fn warning(warning: &formats::Warning) -> out::Warning {
    out::Warning {
        code: warning.code.into(),
        message: warning.message.clone(),
        start: warning.span.start(),
        end: warning.span.end(),
    }
}

/// Whether `span` shares a byte with one of `spans`, which are in order and apart.
fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.end() <= span.start());
    spans.get(after).is_some_and(|other| other.overlaps(span))
}

/// «e1» for the first.
pub(crate) fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

/// An entity by itself: its id and count come when all are known.
fn entity(entity: &sarap_entities::Entity, mentions: &[sarap_entities::Mention], dates: &[(u32, &str)]) -> out::Entity {
    out::Entity {
        id: String::new(),
        label: entity.label.code().into(),
        name: entity.name.clone(),
        value: entity.value.clone(),
        aliases: entity.aliases.clone(),
        count: 0,
        mentions: entity
            .mentions
            .iter()
            .zip(&entity.reasons)
            .filter_map(|(&at, reason)| Some(mention(mentions.get(at)?, reason.as_ref(), dates)))
            .collect(),
    }
}

fn layer(source: &sarap_entities::Source) -> String {
    use sarap_entities::Source;
    match source {
        Source::Model(name) => ["model:", name].concat(),
        Source::Rule(name) => ["rule:", name].concat(),
        Source::List(name) => ["list:", name].concat(),
    }
}

fn mention(
    mention: &sarap_entities::Mention,
    reason: Option<&sarap_entities::Source>,
    dates: &[(u32, &str)],
) -> out::Mention {
    let before = dates.partition_point(|(start, _)| *start <= mention.span.start());
    let date = before.checked_sub(1).and_then(|at| dates.get(at)).map(|(_, date)| *date);
    out::Mention {
        start: mention.span.start(),
        end: mention.span.end(),
        label: mention.label.code().into(),
        name: mention.name.map(range),
        nominative: mention.nominative.clone(),
        anchor: date.filter(|_| mention.anchored).map(Into::into),
        source: layer(&mention.source),
        reason: reason.map(layer),
        score: thousandths(f64::from(mention.score)),
    }
}

fn relation(relation: &said::Relation) -> out::Relation {
    out::Relation {
        kind: relation.kind.code().into(),
        from: entity_id(relation.from),
        to: Some(entity_id(relation.to)),
        former: relation.former,
        evidence: range(relation.evidence),
        source: layer(&relation.source),
        score: thousandths(f64::from(relation.score)),
    }
}
