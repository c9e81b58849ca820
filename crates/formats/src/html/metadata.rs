//! Title and date as a page states them.

use super::page::Page;
use super::tags::Tag;
use crate::blocks::Shape;

/// What the attributes of one element say.
#[derive(Debug, Default)]
pub(super) struct Said {
    key: String,
    content: String,
    datetime: String,
}

impl Said {
    pub(super) fn clear(&mut self) {
        self.key.clear();
        self.content.clear();
        self.datetime.clear();
    }

    pub(super) fn key(&mut self, value: &str) {
        if self.key.is_empty() {
            self.key = value.trim().to_ascii_lowercase();
        }
    }

    pub(super) fn content(&mut self, value: &str) {
        value.clone_into(&mut self.content);
    }

    pub(super) fn datetime(&mut self, value: &str) {
        value.clone_into(&mut self.datetime);
    }
}

/// How well a date is known to be the article's; a lower place in the list is believed more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum DateSource {
    Published,
    Linked,
    Created,
    Time,
}

/// Names of `meta` and `itemprop` that date the article.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "mediator_published_time",
    "ya:ovs:upload_date",
];
const CREATED: &[&str] =
    &["date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued", "datecreated"];

/// What a page says about itself outside its text.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    title: String,
    og_title: String,
    headline: String,
    date: Option<(DateSource, String)>,
    /// Inside `title` or a script.
    inside: Option<Tag>,
    titled: bool,
}

impl Metadata {
    pub(super) fn element(&mut self, tag: Tag, said: &Said) {
        if matches!(tag, Tag::Title | Tag::Script) {
            self.inside = Some(tag);
        }
        let key = said.key.as_str();
        if matches!(key, "og:title" | "twitter:title") && (self.og_title.is_empty() || key == "og:title") {
            self.og_title = squeeze(&said.content);
        }
        let value = if said.datetime.is_empty() { &said.content } else { &said.datetime };
        if PUBLISHED.contains(&key) {
            self.dated(DateSource::Published, value);
        } else if CREATED.contains(&key) {
            self.dated(DateSource::Created, value);
        } else if tag == Tag::Time && !said.datetime.is_empty() {
            self.dated(DateSource::Time, value);
        }
    }

    pub(super) fn end(&mut self, tag: Tag) {
        if self.inside == Some(tag) {
            self.titled |= tag == Tag::Title;
            self.inside = None;
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.inside {
            // Only the first: pictures inside the page have titles too.
            Some(Tag::Title) if !self.titled => self.title.push_str(text),
            Some(Tag::Script) => {
                if let Some(date) = json_string(text, "\"datePublished\"") {
                    self.dated(DateSource::Linked, date);
                }
                if self.headline.is_empty()
                    && let Some(headline) = json_string(text, "\"headline\"")
                    && !headline.contains('\\')
                {
                    self.headline = squeeze(headline);
                }
            }
            _ => {}
        }
    }

    fn dated(&mut self, source: DateSource, value: &str) {
        if self.date.as_ref().is_none_or(|(known, _)| source < *known)
            && let Some(date) = day(value)
        {
            self.date = Some((source, date));
        }
    }

    pub(super) fn date(&self) -> Option<String> {
        self.date.as_ref().map(|(_, date)| date.clone())
    }

    /// The article's title.
    ///
    /// `title` and `og:title` often carry the site's name too, so a heading of the page that either of them holds is
    /// preferred; then `og:title`, the linked data's headline, a lone first-rank heading, and `title` without its tail.
    pub(super) fn title(&self, page: &Page) -> Option<String> {
        let title = squeeze(&self.title);
        let stated = [self.og_title.as_str(), self.headline.as_str(), title.as_str()];
        let headings = |wanted: Shape| {
            page.blocks.iter().filter(move |block| block.shape == wanted).map(|block| page.block(block))
        };
        let shown = headings(Shape::TopHeading).chain(headings(Shape::Heading)).take(HEADINGS);
        let shown = shown.filter(|heading| heading.split_whitespace().nth(1).is_some());
        let shown = shown.filter(|heading| stated.iter().any(|stated| holds(stated, heading)));
        // The site's name may be a heading too: the longest is the article's, of equals the first.
        if let Some(heading) = shown.reduce(|best, other| if other.len() > best.len() { other } else { best }) {
            return Some(squeeze(heading));
        }
        // Old pages have their heading in a bold line.
        let lines =
            page.blocks.iter().filter(|block| block.link_bytes == 0).flat_map(|block| page.block(block).split('\n'));
        let lines = lines.take(LINES).filter(|line| line.split_whitespace().nth(2).is_some());
        let lines = lines.filter(|line| stated.iter().any(|stated| holds(stated, line)));
        if let Some(line) = lines.reduce(|best, other| if other.len() > best.len() { other } else { best }) {
            return Some(squeeze(line));
        }
        let mut first = headings(Shape::TopHeading);
        let lone = first.next().filter(|_| first.next().is_none()).map(squeeze).unwrap_or_default();
        let without_site = without_tail(&title).to_owned();
        [self.og_title.clone(), self.headline.clone(), lone, without_site].into_iter().find(|title| !title.is_empty())
    }
}

/// Whether the words of `part` are in `whole`, whatever the case and the signs.
fn holds(whole: &str, part: &str) -> bool {
    if part.len() > whole.len() + 16 {
        return false;
    }
    let (whole, part) = (bare(whole), bare(part));
    !part.trim().is_empty() && whole.contains(&part)
}

/// A title whose words blocks are compared with.
#[derive(Debug)]
pub(super) struct Words {
    words: String,
    longest: usize,
}

impl Words {
    pub(super) fn of(title: &str) -> Words {
        Words { words: bare(title), longest: 2 * title.len() + 16 }
    }

    /// Whether `text` has the same words, whatever the case and the signs. A text much longer than the title has not.
    pub(super) fn are(&self, text: &str) -> bool {
        text.len() <= self.longest && bare(text) == self.words
    }
}

/// Words in small letters with a space before and after each.
fn bare(text: &str) -> String {
    let mut words = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.push_str(&word.to_lowercase());
        words.push(' ');
    }
    words
}

/// A title on one line, and no longer than a title can be: longer ones are compared with every heading.
fn squeeze(text: &str) -> String {
    let mut title = String::new();
    for word in text.split_whitespace() {
        if title.len() + word.len() > LONGEST {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    title
}

/// Bytes of a title, and the headings and lines that may be it.
const LONGEST: usize = 1000;
const HEADINGS: usize = 100;
const LINES: usize = 300;

/// A title without the site's name behind a bar or a dash, if three words are left.
fn without_tail(title: &str) -> &str {
    let cut =
        [" | ", " — ", " – ", " - ", " :: ", " / ", " » ", " • "].iter().filter_map(|mark| title.rfind(mark)).max();
    match cut.and_then(|at| title.get(..at)) {
        Some(front) if front.split_whitespace().count() >= 3 => front,
        _ => title,
    }
}

/// The string that a JSON text gives for `key`, escapes and all.
fn json_string<'a>(json: &'a str, key: &str) -> Option<&'a str> {
    let rest = json.get(json.find(key)? + key.len()..)?;
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let end = rest.find('"')?;
    rest.get(..end)
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day that a short line shows: «14.10.2024 09:40».
pub(super) fn shown_day(line: &str) -> Option<String> {
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    let said = line.chars().all(|c| c.is_ascii_digit() || " .,:|-/\u{A0}".contains(c));
    (said && digits >= 8 && line.len() <= 24).then(|| day(line)).flatten()
}

/// The day that a machine-readable date names, as `YYYY-MM-DD`.
fn day(value: &str) -> Option<String> {
    let value = value.trim();
    let fields: Vec<&str> =
        value.split(|c: char| !c.is_alphanumeric()).filter(|field| !field.is_empty()).take(6).collect();
    let number = |at: usize| fields.get(at).and_then(|field| leading(field));
    let length = |at: usize| fields.get(at).map_or(0, |field| field.bytes().take_while(u8::is_ascii_digit).count());
    let (year, month, date) = if length(0) == 4 {
        (number(0)?, number(1)?, number(2)?)
    } else if length(0) == 8 {
        let compact = number(0)?;
        (compact / 10_000, compact / 100 % 100, compact % 100)
    } else if length(0) <= 2 && length(2) == 4 && value.contains('.') {
        (number(2)?, number(1)?, number(0)?)
    } else {
        // As in e-mail: Mon, 18 Nov 2019 10:00:00 GMT, or November 18, 2019.
        let at = fields.iter().position(|field| month_number(field).is_some())?;
        let month = fields.get(at).and_then(|field| month_number(field))?;
        if at > 0 && (1..=2).contains(&length(at - 1)) && length(at + 1) == 4 {
            (number(at + 1)?, month, number(at - 1)?)
        } else if (1..=2).contains(&length(at + 1)) && length(at + 2) == 4 {
            (number(at + 2)?, month, number(at + 1)?)
        } else {
            return None;
        }
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    ((1000..=2999).contains(&year) && (1..=days).contains(&date)).then(|| format!("{year:04}-{month:02}-{date:02}"))
}

fn month_number(field: &str) -> Option<u32> {
    let field = field.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| field.starts_with(month))?;
    u32::try_from(at + 1).ok()
}

/// The number that a field begins with.
fn leading(field: &str) -> Option<u32> {
    let end = field.bytes().take_while(u8::is_ascii_digit).count();
    field.get(..end)?.parse().ok()
}
