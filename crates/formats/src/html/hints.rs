//! What the names of a page's parts say about them.

use super::tags::Tag;
use crate::blocks::Hints;

/// Words in `class`, `id`, `role` and `itemprop`, and what a part with such a name is.
const NAMES: &[(&str, Hints)] = &[
    ("nav", Hints::MENU),
    ("navbar", Hints::MENU),
    ("navigation", Hints::MENU),
    ("menu", Hints::MENU),
    ("submenu", Hints::MENU),
    ("breadcrumb", Hints::MENU),
    ("breadcrumbs", Hints::MENU),
    ("crumbs", Hints::MENU),
    ("pagination", Hints::MENU),
    ("pager", Hints::MENU),
    ("paginator", Hints::MENU),
    ("rubrics", Hints::MENU),
    ("topbar", Hints::MENU),
    ("toolbar", Hints::MENU),
    ("skip", Hints::MENU),
    ("ad", Hints::ASIDE),
    ("ads", Hints::ASIDE),
    ("adv", Hints::ASIDE),
    ("advert", Hints::ASIDE),
    ("advertisement", Hints::ASIDE),
    ("aside", Hints::ASIDE),
    ("banner", Hints::ASIDE),
    ("banners", Hints::ASIDE),
    ("complementary", Hints::ASIDE),
    ("currency", Hints::ASIDE),
    ("informer", Hints::ASIDE),
    ("latest", Hints::ASIDE),
    ("modal", Hints::ASIDE),
    ("morenews", Hints::ASIDE),
    ("newsletter", Hints::ASIDE),
    ("outbrain", Hints::ASIDE),
    ("popular", Hints::ASIDE),
    ("popup", Hints::ASIDE),
    ("promo", Hints::ASIDE),
    ("promoted", Hints::ASIDE),
    ("readalso", Hints::ASIDE),
    ("readmore", Hints::ASIDE),
    ("recirc", Hints::ASIDE),
    ("recommend", Hints::ASIDE),
    ("recommended", Hints::ASIDE),
    ("recommendations", Hints::ASIDE),
    ("reklama", Hints::ASIDE),
    ("related", Hints::ASIDE),
    ("relap", Hints::ASIDE),
    ("sidebar", Hints::ASIDE),
    ("similar", Hints::ASIDE),
    ("sponsor", Hints::ASIDE),
    ("sponsored", Hints::ASIDE),
    ("subscribe", Hints::ASIDE),
    ("subscription", Hints::ASIDE),
    ("signup", Hints::ASIDE),
    ("taboola", Hints::ASIDE),
    ("teaser", Hints::ASIDE),
    ("teasers", Hints::ASIDE),
    ("trending", Hints::ASIDE),
    ("upsell", Hints::ASIDE),
    ("weather", Hints::ASIDE),
    ("widget", Hints::ASIDE),
    ("widgets", Hints::ASIDE),
    ("contentinfo", Hints::FOOTER),
    ("consent", Hints::FOOTER),
    ("cookie", Hints::FOOTER),
    ("cookies", Hints::FOOTER),
    ("copyright", Hints::FOOTER),
    ("disclaimer", Hints::FOOTER),
    ("foot", Hints::FOOTER),
    ("footer", Hints::FOOTER),
    ("gdpr", Hints::FOOTER),
    ("podval", Hints::FOOTER),
    ("header", Hints::HEADER),
    ("masthead", Hints::HEADER),
    ("shapka", Hints::HEADER),
    ("comment", Hints::COMMENTS),
    ("comments", Hints::COMMENTS),
    ("commentlist", Hints::COMMENTS),
    ("disqus", Hints::COMMENTS),
    ("respond", Hints::COMMENTS),
    ("likes", Hints::SHARE),
    ("rating", Hints::SHARE),
    ("share", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("sharedaddy", Hints::SHARE),
    ("social", Hints::SHARE),
    ("socials", Hints::SHARE),
    ("tags", Hints::SHARE),
    ("author", Hints::META),
    ("authors", Hints::META),
    ("byline", Hints::META),
    ("date", Hints::META),
    ("dateline", Hints::META),
    ("datetime", Hints::META),
    ("pubdate", Hints::META),
    ("published", Hints::META),
    ("timestamp", Hints::META),
    ("time", Hints::META),
    ("views", Hints::META),
    ("caption", Hints::CAPTION),
    ("credit", Hints::CAPTION),
    ("gallery", Hints::CAPTION),
    ("image", Hints::CAPTION),
    ("photo", Hints::CAPTION),
    ("picture", Hints::CAPTION),
    ("slideshow", Hints::CAPTION),
    ("article", Hints::ARTICLE),
    ("hentry", Hints::ARTICLE),
    ("articlebody", Hints::BODY),
    ("articletext", Hints::BODY),
    ("newstext", Hints::BODY),
    ("storybody", Hints::BODY),
];

/// Pairs of neighbouring words that together say more than each alone.
const PAIRS: &[(&str, &str, Hints)] = &[
    ("article", "body", Hints::BODY),
    ("article", "content", Hints::BODY),
    ("article", "text", Hints::BODY),
    ("article", "date", Hints::META),
    ("author", "bio", Hints::ASIDE),
    ("entry", "content", Hints::BODY),
    ("entry", "meta", Hints::META),
    ("news", "text", Hints::BODY),
    ("news", "body", Hints::BODY),
    ("post", "body", Hints::BODY),
    ("post", "content", Hints::BODY),
    ("post", "text", Hints::BODY),
    ("post", "meta", Hints::META),
    ("story", "body", Hints::BODY),
    ("story", "content", Hints::BODY),
    ("read", "also", Hints::ASIDE),
    ("read", "more", Hints::ASIDE),
    ("see", "also", Hints::ASIDE),
    ("most", "read", Hints::ASIDE),
    ("more", "news", Hints::ASIDE),
    ("other", "news", Hints::ASIDE),
    ("sign", "up", Hints::ASIDE),
    ("side", "bar", Hints::ASIDE),
    ("right", "column", Hints::ASIDE),
    ("left", "column", Hints::ASIDE),
    ("tag", "list", Hints::SHARE),
    ("tag", "cloud", Hints::SHARE),
];

/// The longest list of names looked at; some pages generate kilobytes of them.
const LOOKED_AT: usize = 400;

/// What an element and the words in its names say.
pub(super) fn hints(tag: Tag, names: &str) -> Hints {
    let mut found = of_tag(tag);
    let mut before = String::new();
    let mut word = String::new();
    let mut small = false;
    for letter in names.chars().take(LOOKED_AT).chain(std::iter::once(' ')) {
        // `articleBody` is two words, `ARTICLE` is one.
        let boundary = !letter.is_ascii_alphanumeric() || (letter.is_ascii_uppercase() && small);
        if boundary && !word.is_empty() {
            found = found.with(of_word(&before, &word));
            std::mem::swap(&mut before, &mut word);
            word.clear();
        }
        if letter == ' ' {
            before.clear();
        }
        small = letter.is_ascii_lowercase();
        if letter.is_ascii_alphanumeric() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    found
}

fn of_word(before: &str, word: &str) -> Hints {
    let single = NAMES.iter().find(|(name, _)| *name == word).map_or(Hints::default(), |&(_, hint)| hint);
    let pair = PAIRS.iter().find(|(first, second, _)| *first == before && *second == word);
    pair.map_or(single, |&(_, _, hint)| single.with(hint))
}

fn of_tag(tag: Tag) -> Hints {
    match tag {
        Tag::Nav => Hints::MENU,
        Tag::Aside => Hints::ASIDE,
        Tag::Footer => Hints::FOOTER,
        Tag::Header => Hints::HEADER,
        Tag::Form | Tag::Button => Hints::FORM,
        Tag::Figcaption | Tag::Caption => Hints::CAPTION,
        Tag::Article | Tag::Main => Hints::ARTICLE,
        Tag::Address | Tag::Time => Hints::META,
        Tag::Blockquote => Hints::QUOTE,
        Tag::List => Hints::LIST,
        _ => Hints::default(),
    }
}
