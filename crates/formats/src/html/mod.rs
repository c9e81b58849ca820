//! HTML to text, parts, title and date.

mod hints;
mod metadata;
mod page;
mod tags;
#[cfg(test)]
mod tests;

use crate::blocks::{self, Shape};
use crate::{Region, RegionKind};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use metadata::Metadata;
use page::{Attributes, Builder, Page};
use sarap_text::Span;
use std::convert::Infallible;
use tags::Tag;

/// What a page says.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) text: String,
    pub(crate) regions: Vec<Region>,
    pub(crate) title: Option<String>,
    pub(crate) date: Option<String>,
}

/// Whether a file is HTML, by the ending of its name or by how it begins.
pub(crate) fn is_html(bytes: &[u8], name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if matches!(ending.as_str(), "html" | "htm" | "xhtml" | "xht" | "shtml") {
        return true;
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    let zeros = head.contains(&0);
    // UTF-16 begins the same, with zeros between.
    let head: Vec<u8> = head.iter().filter(|&&byte| byte != 0 || !zeros).map(u8::to_ascii_lowercase).collect();
    let mut head = head.strip_prefix(b"\xEF\xBB\xBF").or(head.strip_prefix(b"\xFF\xFE")).unwrap_or(&head);
    head = head.strip_prefix(b"\xFE\xFF").unwrap_or(head).trim_ascii_start();
    if head.starts_with(b"<?xml") {
        return head.windows(5).any(|window| window == b"<html");
    }
    while let Some(rest) = head.strip_prefix(b"<!--") {
        let Some(end) = rest.windows(3).position(|window| window == b"-->") else { return false };
        head = rest.get(end + 3..).unwrap_or_default().trim_ascii_start();
    }
    [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"].iter().any(|tag| {
        head.strip_prefix(*tag).is_some_and(|rest| matches!(rest.first(), None | Some(b'\t'..=b' ' | b'>' | b'/')))
    })
}

/// Reads a page.
pub(crate) fn read(html: &str) -> Read {
    let (mut page, metadata) = parse(html);
    let title = metadata.title(&page);
    let mut kinds = blocks::classify(&page.text, &page.blocks, &page.containers);
    if let Some(title) = &title {
        mark_title(&mut page, &mut kinds, title);
    }
    let shown = shown_date(&page, &mut kinds);
    let regions = regions(&page, kinds);
    Read { date: metadata.date().or(shown), title, regions, text: page.text }
}

/// The attribute whose value comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Other,
    /// `class`, `id`, `role`.
    Names,
    Style,
    /// `name` and `property` of a `meta`.
    Key,
    Itemprop,
    Content,
    Datetime,
}

fn parse(html: &str) -> (Page, Metadata) {
    let mut builder = Builder::new(html.len() / 4);
    let mut metadata = Metadata::default();
    let mut tag = Tag::Inline;
    let mut dialog = false;
    let mut attributes = Attributes::default();
    let mut said = metadata::Said::default();
    let mut name = Name::Other;
    let callback = |event: CallbackEvent<'_>, _: html5gum::Span<()>| -> Option<Infallible> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag = Tag::of(name);
                dialog = name == b"dialog";
                attributes.names.clear();
                (attributes.hidden, attributes.open, attributes.href) = (false, false, false);
                said.clear();
            }
            CallbackEvent::AttributeName { name: found } => {
                name = match found {
                    b"class" | b"id" | b"role" => Name::Names,
                    b"style" => Name::Style,
                    b"name" | b"property" => Name::Key,
                    b"itemprop" => Name::Itemprop,
                    b"content" => Name::Content,
                    b"datetime" => Name::Datetime,
                    _ => Name::Other,
                };
                attributes.hidden |= found == b"hidden";
                attributes.open |= found == b"open";
                attributes.href |= found == b"href";
            }
            CallbackEvent::AttributeValue { value } => match name {
                Name::Names | Name::Itemprop => {
                    let value = String::from_utf8_lossy(value);
                    attributes.names.push_str(&value);
                    attributes.names.push(' ');
                    if name == Name::Itemprop {
                        said.key(&value);
                    }
                }
                Name::Style => attributes.hidden |= hides(value),
                Name::Key => said.key(&String::from_utf8_lossy(value)),
                Name::Content => said.content(&String::from_utf8_lossy(value)),
                Name::Datetime => said.datetime(&String::from_utf8_lossy(value)),
                Name::Other => {}
            },
            CallbackEvent::CloseStartTag { self_closing } => {
                metadata.element(tag, &said);
                builder.start(tag, &attributes, dialog, self_closing);
            }
            CallbackEvent::EndTag { name } => {
                let tag = Tag::of(name);
                metadata.end(tag);
                builder.end(tag);
            }
            CallbackEvent::String { value } => {
                let text = String::from_utf8_lossy(value);
                metadata.text(&text);
                builder.text(&text);
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    // Reading a string cannot fail.
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish().map(drop);
    (builder.finish(), metadata)
}

/// Whether a `style` attribute takes the element out of sight.
fn hides(style: &[u8]) -> bool {
    let style: Vec<u8> = style.iter().filter(|byte| !byte.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
    let says = |what: &[u8]| style.windows(what.len()).any(|window| window == what);
    says(b"display:none") || says(b"visibility:hidden")
}

/// The date in a line of its own near the beginning of the article, which is then said to be data.
fn shown_date(page: &Page, kinds: &mut [RegionKind]) -> Option<String> {
    /// Blocks around the article's first.
    const NEAR: usize = 6;
    let first = kinds.iter().position(|kind| *kind == RegionKind::Main)?;
    let mut date = None;
    for at in first.saturating_sub(NEAR)..(first + NEAR).min(page.blocks.len()) {
        if let Some(shown) = page.blocks.get(at).and_then(|block| metadata::shown_day(page.block(block))) {
            if let Some(kind) = kinds.get_mut(at) {
                *kind = RegionKind::Meta;
            }
            date = date.or(Some(shown));
        }
    }
    date
}

fn regions(page: &Page, kinds: Vec<RegionKind>) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for (block, kind) in page.blocks.iter().zip(kinds) {
        let span = Span::new(block.start, block.end);
        match regions.last_mut() {
            Some(last) if last.kind == kind && kind != RegionKind::Title => last.span = last.span.cover(span),
            _ => regions.push(Region { span, kind }),
        }
    }
    regions
}

/// Marks the block that is the page's heading: the one that says the title, best as a heading of the first rank.
fn mark_title(page: &mut Page, kinds: &mut Vec<RegionKind>, title: &str) {
    let rank = |shape: Shape| match shape {
        Shape::TopHeading => 0,
        Shape::Heading => 1,
        _ => 2,
    };
    let words = metadata::Words::of(title);
    let says = page.blocks.iter().enumerate().filter(|(_, block)| words.are(page.block(block)));
    if let Some((at, _)) = says.min_by_key(|(at, block)| (rank(block.shape), *at)) {
        if let Some(kind) = kinds.get_mut(at) {
            *kind = RegionKind::Title;
        }
        return;
    }
    // Old pages set the heading as a line among others, with the date above it.
    let line_says = |block| page.block(block).split('\n').any(|line| words.are(line));
    let Some(at) = page.blocks.iter().position(line_says) else { return };
    let Some(&kind) = kinds.get(at) else { return };
    let lines = page::lines(page, at);
    let first = lines.iter().position(|line| words.are(page.block(line)));
    let of_lines: Vec<RegionKind> =
        (0..lines.len()).map(|line| if Some(line) == first { RegionKind::Title } else { kind }).collect();
    kinds.splice(at..=at, of_lines);
    page.blocks.splice(at..=at, lines);
}
