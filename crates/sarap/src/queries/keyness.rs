//! Which words are key.

use super::answer_statistics::{Doubt, KeyWord, Keyness, ReferenceUsed};
use super::ask_statistics::AskKeyness;
use super::{AskError, Index, nodes, notation, select};
use sarap_keywords::measures::intervals::per_million;
use sarap_keywords::reference::{Reference, WithoutClass};
use sarap_keywords::statistics::keyness::{self as found, CountedList, Measure, ReferenceList, Wanted};
use sarap_keywords::terms::{Least, Scope, StopList, TermOptions, Terms, Unit, count};

pub(super) fn answer(index: &Index, builtin: Option<&Reference>, ask: &AskKeyness) -> Result<Keyness, AskError> {
    let by = nodes::named(Measure::ALL, &ask.measure, "the measure of key words")?;
    let unit: Unit = ask.by.into();
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let stop = select::stop_list(index, ask.stop, &ask.stop_words);
    let terms =
        Terms::of(index, &TermOptions { unit, fold: ask.fold.into(), stop: Some(&stop), ..TermOptions::default() });
    let counts = count(index, &terms, &scope, Least::default());
    let mut warnings = Vec::new();
    let wanted =
        Wanted { frequency: u64::from(ask.min_count), documents: u64::from(ask.min_documents), negative: ask.negative };
    let compare = |list: &dyn ReferenceList| found::keyness(&terms, &counts, counts.mentions, list, wanted, by);
    let (mut words, reference) = if let Some(against) = &ask.against {
        let others = select::documents(index, against)?;
        let scope = Scope { documents: others.as_deref(), skipped: against.boilerplate };
        let other = count(index, &terms, &scope, Least::default());
        let used = ReferenceUsed {
            words: other.mentions,
            documents: u64::from(other.documents),
            least: 1,
            ..ReferenceUsed::default()
        };
        (compare(&CountedList::of(&terms, &other)), used)
    } else {
        if !Reference::serves(unit) {
            let message =
                "the built-in reference list has lemmas only; choose lemma or lemma+pos, or documents to compare with";
            return Err(AskError::option(message));
        }
        let list = builtin.ok_or_else(|| AskError::option("no reference list is open; open one, or name documents"))?;
        warnings.extend(languages(index, &scope, &list.description().language));
        let about = list.about();
        let used = ReferenceUsed {
            name: Some(about.name.clone()),
            period: Some(about.period.clone()),
            made: Some(about.made.clone()),
            words: about.tokens,
            documents: about.documents,
            least: about.least,
        };
        (if unit == Unit::Lemma { compare(&WithoutClass(list)) } else { compare(list) }, used)
    };
    if counts.mentions == 0 {
        warnings.push(doubt("target.empty", "the target has no words: nothing is more frequent in it"));
    }
    if reference.words == 0 {
        warnings.push(doubt("reference.empty", "the reference has no words: no measure is defined"));
    }
    words.retain(|word| word.p_adjusted <= ask.max_p && !is_stop(word, &stop));
    Ok(Keyness {
        rows: words[select::rows(ask.page, words.len())].iter().map(|word| row(&terms, word)).collect(),
        total: words.len() as u32,
        words: counts.mentions,
        documents: counts.documents,
        reference,
        warnings,
    })
}

/// A stop word of the reference that the target lacks.
fn is_stop(word: &found::KeyWord, stop: &StopList) -> bool {
    word.term.is_none() && stop.has(&word.key)
}

fn row(terms: &Terms, word: &found::KeyWord) -> KeyWord {
    let counts = &word.counts;
    KeyWord {
        term: word.term.map_or_else(|| word.key.clone(), |term| terms.name(term).into()),
        class: word.class.clone(),
        count: counts.target,
        documents: word.target_documents,
        reference_count: counts.reference,
        reference_documents: word.reference_documents,
        per_million: per_million(counts.target, counts.target_size),
        reference_per_million: per_million(counts.reference, counts.reference_size),
        log_likelihood: counts.log_likelihood(),
        log_likelihood_two_cells: counts.log_likelihood_two_cells(),
        log_ratio: counts.log_ratio(),
        percent_difference: counts.percent_difference(),
        bic: counts.bic(),
        odds_ratio: counts.odds_ratio(),
        p: word.p,
        exact: word.exact,
        p_adjusted: word.p_adjusted,
        query: word.term.filter(|_| counts.target > 0).map(|term| notation::query_of(terms, term)),
    }
}

fn doubt(code: &str, message: &str) -> Doubt {
    Doubt { code: code.into(), message: message.into() }
}

/// Whether documents are in another language than the reference.
fn languages(index: &Index, scope: &Scope<'_>, language: &str) -> Option<Doubt> {
    let all = scope.documents(index).count();
    let other = scope.documents(index).filter(|document| document.language != language).count();
    (other > 0).then(|| {
        doubt(
            "reference.language",
            &format!(
                "{other} of {all} documents are in another language than the reference list ({language}): their words \
                 seem key only because the list cannot have them; compare with documents of their language"
            ),
        )
    })
}
