//! Our side of `benches/phrases.py`: key phrases of the development articles, by our ranking and by the published ones.

use crate::Failure;
use crate::keyphrases::{Article, Reader, articles};
use sarap_keywords::Keyword;
use sarap_keywords::phrases::{Published, keywords};

const USAGE: &str = "usage: sarap-train bench phrases [--documents N] [--read N]";
/// Keywords of each document that are compared, at most. The comparison makes one of those that have the same lemmas, so
/// some are to spare.
const SHOWN: usize = 25;

/// `sarap-train bench phrases …`: a JSON object a document, with what each ranking found; or, to be read by people, the ten
/// best of so many documents that are spread evenly over all.
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut limit, mut read) = (usize::MAX, None);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let number = arguments.next().and_then(|n| n.parse().ok()).ok_or_else(|| Failure(USAGE.into()))?;
        match argument.as_str() {
            "--documents" => limit = number,
            "--read" => read = Some(number),
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let (reader, articles) = (Reader::open()?, articles("dev")?);
    if let Some(number) = read {
        let step = articles.len().checked_div(number).unwrap_or(1).max(1);
        articles.iter().step_by(step).take(number).for_each(|article| show(&reader, article));
        return Ok(());
    }
    for article in articles.iter().take(limit) {
        let titled = reader.read(&article.text, Some(&article.title), |document, known| {
            terms(&sarap_keywords::keywords(document, known))
        });
        let found = reader.read(&article.text, None, |document, known| {
            let published = |ranking| terms(&keywords(document, known, ranking));
            serde_json::json!({
                "id": article.id, "source": article.source, "text": article.text, "keywords": article.keywords,
                "sarap": terms(&sarap_keywords::keywords(document, known)), "sarap titled": titled,
                "yake": published(Published::Yake), "rake": published(Published::Rake),
                "textrank": published(Published::TextRank),
            })
        });
        println!("{found}");
    }
    Ok(())
}

fn terms(keywords: &[Keyword]) -> Vec<String> {
    keywords.iter().take(SHOWN).map(|keyword| keyword.term.clone()).collect()
}

fn show(reader: &Reader, article: &Article) {
    let keywords = reader.read(&article.text, Some(&article.title), sarap_keywords::keywords);
    println!("{} {}\n  editors: {}", article.id, article.title, article.keywords.join(", "));
    for keyword in keywords.iter().take(10) {
        println!("  {:.3} {:3} {}", keyword.score, keyword.count, keyword.term);
    }
}
