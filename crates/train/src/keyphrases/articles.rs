//! Articles with their editors' keywords, read by all layers that keywords rest on.

use crate::Failure;
use crate::corpora::{data_dir, text_of};
use sarap_entities::resolve;
use sarap_entities::tagger::Tagger;
use sarap_keywords::Known;
use sarap_morph::{Dictionary, Document, Morphologist};
use sarap_pack::Pack;
use serde::Deserialize;

/// An article.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Article {
    /// The corpus' own id.
    pub id: String,
    /// Whose it is: `ng`, `rt`.
    pub source: String,
    /// Its headline.
    pub title: String,
    /// Its text, without the headline.
    pub text: String,
    /// What its editors tagged it with.
    pub keywords: Vec<String>,
}

/// The articles of a part: `train`, `dev`.
pub(crate) fn articles(part: &str) -> Result<Vec<Article>, Failure> {
    let path = data_dir().join(format!("kw-ru/{part}.jsonl.gz"));
    let text = text_of(&path)?;
    let read = |line: &str| serde_json::from_str(line).map_err(|error| Failure(format!("{}: {error}", path.display())));
    text.lines().filter(|line| !line.is_empty()).map(read).collect()
}

/// Morphology and names.
pub(crate) struct Reader {
    morphologist: Morphologist,
    tagger: Tagger,
}

impl Reader {
    /// With the packs of the project.
    pub(crate) fn open() -> Result<Self, Failure> {
        let pack = |kind: &str| -> Result<Pack, Failure> {
            let path = format!("packs/ru-{kind}.pack");
            let bytes = std::fs::read(&path).map_err(|error| Failure(format!("{path}: {error}")))?;
            Ok(Pack::open(bytes, kind)?)
        };
        Ok(Self {
            morphologist: Morphologist::open(pack("dictionary")?, pack("context")?)?,
            tagger: Tagger::open(pack("tagger")?)?,
        })
    }

    /// The dictionary.
    pub(crate) fn dictionary(&self) -> &Dictionary {
        self.morphologist.dictionary()
    }

    /// What `work` makes of the text alone.
    pub(crate) fn morphology<T>(&self, text: &str, work: impl FnOnce(&Document<'_>) -> T) -> T {
        let segmentation = sarap_text::segment(text);
        let morphology = self.morphologist.read(text, &segmentation);
        let dictionary = self.morphologist.dictionary();
        work(&Document { text, segmentation: &segmentation, morphology: &morphology, dictionary })
    }

    /// What `work` makes of the text and its names.
    pub(crate) fn read<T>(
        &self,
        text: &str,
        title: Option<&str>,
        work: impl FnOnce(&Document<'_>, &Known<'_>) -> T,
    ) -> T {
        self.morphology(text, |document| {
            let layers = sarap_entities::find(document, &self.tagger);
            let (mentions, entities) = resolve::resolve(document, layers);
            let names = sarap::keyword_names(&mentions, &entities);
            work(document, &Known { skipped: &[], names: &names, title, language: None })
        })
    }
}
