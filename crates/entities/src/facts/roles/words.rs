//! What the words mean that tell who holds a post. They stand in `words.txt`.

use crate::resolve::folded;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a lemma does in a sentence about posts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Meaning {
    /// «стать»: the subject holds the post.
    Become,
    /// «назначить»: the object holds it, in the passive the subject.
    Appoint,
    /// «уволить»: whoever it is held the post.
    Leave,
    /// «должность»: the post stands behind in the genitive.
    Seat,
    /// «работать»: the subject works for an organisation beside it.
    Work,
    /// «новый», «выборы»: of a post is spoken, not of its holder.
    Vacant,
    /// «бывший»
    Former,
    /// «ранее»
    Earlier,
    /// «ныне»
    Present,
    /// «перестать»
    Cease,
    /// «супруга»
    Kin,
    /// «что»: a clause of its own begins.
    Clause,
    /// «который»: a clause about what stands before it begins.
    Relative,
}

struct Words {
    meanings: BTreeSet<(&'static str, Meaning)>,
    /// For a word those that it may stand for.
    stands_for: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// For what somebody is at the head of, the posts of those who are.
    headed: BTreeMap<&'static str, Vec<&'static str>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| read(include_str!("words.txt")));

fn read(file: &'static str) -> Words {
    let kinds: BTreeMap<&str, Meaning> = [
        ("become", Meaning::Become),
        ("appoint", Meaning::Appoint),
        ("leave", Meaning::Leave),
        ("seat", Meaning::Seat),
        ("work", Meaning::Work),
        ("vacant", Meaning::Vacant),
        ("former", Meaning::Former),
        ("earlier", Meaning::Earlier),
        ("present", Meaning::Present),
        ("cease", Meaning::Cease),
        ("kin", Meaning::Kin),
        ("clause", Meaning::Clause),
        ("relative", Meaning::Relative),
    ]
    .into();
    let mut words = Words { meanings: BTreeSet::new(), stands_for: BTreeMap::new(), headed: BTreeMap::new() };
    for line in file.lines() {
        let Some((kind, list)) = line.split('#').next().unwrap_or_default().split_once(':') else { continue };
        let list: Vec<&'static str> = list.split_whitespace().collect();
        if let Some(&meaning) = kinds.get(kind) {
            words.meanings.extend(list.iter().map(|&word| (word, meaning)));
            continue;
        }
        if let ("headed", Some((what, posts))) = (kind, list.split_first()) {
            words.headed.entry(what).or_default().extend(posts);
            continue;
        }
        // «same»: each for all; «wider»: the first for all.
        let wide = if kind == "same" { list.len() } else { 1 };
        for &word in list.iter().take(wide) {
            words.stands_for.entry(word).or_default().extend(&list);
        }
    }
    words
}

/// Whether the lemma has this meaning; ё counts as е.
pub(super) fn means(lemma: &str, meaning: Meaning) -> bool {
    match lemma.contains('ё') {
        true => WORDS.meanings.contains(&(folded(lemma).as_str(), meaning)),
        false => WORDS.meanings.contains(&(lemma, meaning)),
    }
}

/// The posts, folded, whose holder `word`, folded, may stand for beside those of the word itself.
pub(super) fn stands_for(word: &str) -> impl Iterator<Item = &'static str> {
    WORDS.stands_for.get(word).into_iter().flatten().copied()
}

/// The posts of those who are at the head of what `what`, folded, names: «ведомство».
pub(super) fn at_head_of(what: &str) -> Option<&'static [&'static str]> {
    WORDS.headed.get(what).map(Vec::as_slice)
}
