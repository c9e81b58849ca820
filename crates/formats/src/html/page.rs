//! The elements of a page to its text and blocks: one pass, no tree of nodes, bounded nesting.

use super::hints::hints;
use super::tags::Tag;
use crate::blocks::{Block, Container, Hints, Shape};

/// Deeper elements are read as if they stood at this depth, as browsers do.
const DEPTH: usize = 512;

/// What was read of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) containers: Vec<Container>,
}

/// The attributes of a start tag that matter.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// Values of `class`, `id`, `role` and `itemprop`, with spaces between.
    pub(super) names: String,
    pub(super) hidden: bool,
    pub(super) open: bool,
    pub(super) href: bool,
}

#[derive(Debug)]
struct Open {
    tag: Tag,
    /// The container around it.
    outside: u32,
    hides: bool,
    links: bool,
    keeps_space: bool,
    states: bool,
    hints: Hints,
}

/// White space and boundaries seen since the last text.
#[derive(Debug, Default)]
struct Pending {
    space: bool,
    cell: bool,
    /// Line breaks that blocks ask for.
    lines: u8,
    /// `<br>` elements.
    breaks: u8,
}

/// Takes elements and text in document order.
#[derive(Debug)]
pub(super) struct Builder {
    page: Page,
    stack: Vec<Open>,
    open: [u32; Tag::COUNT],
    hiding: u32,
    linking: u32,
    keeping_space: u32,
    stating: u32,
    container: u32,
    pending: Pending,
    /// The block that is being written.
    block: Option<Block>,
    /// The first line break in `pre` is not text.
    pre_begins: bool,
    /// A line was broken since the last table cell began.
    broken_cell: bool,
}

impl Builder {
    pub(super) fn new(capacity: usize) -> Self {
        let root = Container { parent: 0, hints: Hints::default() };
        let page = Page { text: String::with_capacity(capacity), blocks: Vec::new(), containers: vec![root] };
        Builder {
            page,
            stack: Vec::new(),
            open: [0; Tag::COUNT],
            hiding: 0,
            linking: 0,
            keeping_space: 0,
            stating: 0,
            container: 0,
            pending: Pending::default(),
            block: None,
            pre_begins: false,
            broken_cell: false,
        }
    }

    pub(super) fn finish(mut self) -> Page {
        self.close_block();
        self.page
    }

    pub(super) fn start(&mut self, tag: Tag, attributes: &Attributes, dialog: bool, self_closing: bool) {
        match tag {
            Tag::Br => {
                if self.hiding == 0 {
                    self.pending.breaks = self.pending.breaks.saturating_add(1);
                }
                return;
            }
            Tag::A => self.close_within(Tag::A, 8),
            Tag::Li => self.close_item(Tag::Li, &[Tag::List]),
            Tag::Cell => self.close_item(Tag::Cell, &[Tag::Row, Tag::Table]),
            Tag::Row => self.close_item(Tag::Row, &[Tag::TableGroup, Tag::Table]),
            Tag::TableGroup => self.close_item(Tag::TableGroup, &[Tag::Table]),
            _ => {}
        }
        if tag.ends_paragraph() {
            self.close_within(Tag::P, DEPTH);
        }
        self.boundary(tag);
        if tag.is_void() || (self_closing && matches!(tag, Tag::Inline | Tag::A | Tag::Hidden)) {
            return;
        }
        if self.stack.len() >= DEPTH {
            return;
        }
        // Two links that touch are two menu items set apart by style, not one word.
        if tag == Tag::A && attributes.href && self.after_link() {
            self.pending.space = true;
        }
        let hides = (tag == Tag::Hidden && !(dialog && attributes.open))
            || matches!(tag, Tag::Title | Tag::Script)
            || (attributes.hidden && !matches!(tag, Tag::Body | Tag::Html));
        let hints = if hides || self.hiding > 0 { Hints::default() } else { hints(tag, &attributes.names) };
        let open = Open {
            tag,
            outside: self.container,
            hides,
            links: tag == Tag::A && attributes.href,
            keeps_space: tag == Tag::Pre,
            states: tag == Tag::Time || (matches!(tag, Tag::Inline | Tag::A) && hints.any(Hints::META)),
            hints,
        };
        self.hiding += u32::from(open.hides);
        self.linking += u32::from(open.links);
        self.keeping_space += u32::from(open.keeps_space);
        self.stating += u32::from(open.states);
        self.pre_begins = open.keeps_space;
        if tag.is_container() && self.hiding == 0 {
            let hints = if matches!(tag, Tag::Body | Tag::Html) { Hints::default() } else { hints };
            self.page.containers.push(Container { parent: self.container, hints });
            self.container = u32::try_from(self.page.containers.len() - 1).unwrap_or(0);
        }
        if let Some(count) = self.open.get_mut(tag as usize) {
            *count += 1;
        }
        self.stack.push(open);
    }

    pub(super) fn end(&mut self, tag: Tag) {
        match tag {
            // `</br>` is read as `<br>`.
            Tag::Br => return self.start(Tag::Br, &Attributes::default(), false, false),
            Tag::Body | Tag::Html => return,
            _ => {}
        }
        if !self.is_open(tag) {
            // `</p>` alone is read as an empty paragraph.
            if tag == Tag::P {
                self.boundary(tag);
            }
            return;
        }
        let crosses = tag.is_table_part();
        let found = self.stack.iter().rposition(|open| open.tag == tag || (!crosses && open.tag.is_scope()));
        let Some(at) = found.filter(|&at| self.stack.get(at).is_some_and(|open| open.tag == tag)) else { return };
        self.close_to(at);
    }

    /// Whether the last text written is a link's.
    fn after_link(&self) -> bool {
        self.block.is_some_and(|block| block.link_end == block.end)
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.open.get(tag as usize).is_some_and(|&count| count > 0)
    }

    /// Closes the innermost `tag`, if it is among the `depth` innermost elements and in scope.
    fn close_within(&mut self, tag: Tag, depth: usize) {
        if !self.is_open(tag) {
            return;
        }
        let lowest = self.stack.len().saturating_sub(depth);
        for at in (lowest..self.stack.len()).rev() {
            match self.stack.get(at).map(|open| open.tag) {
                Some(found) if found == tag => return self.close_to(at),
                // Blocks inside a paragraph would have ended it, so one that stands there is not in it.
                Some(found) if found.breaks() > 0 || found.is_scope() => return,
                _ => {}
            }
        }
    }

    /// Closes the item before, unless a list or table of its own has begun inside it.
    fn close_item(&mut self, tag: Tag, around: &[Tag]) {
        if !self.is_open(tag) {
            return;
        }
        let found = self.stack.iter().rposition(|open| open.tag == tag || around.contains(&open.tag));
        if let Some(at) = found.filter(|&at| self.stack.get(at).is_some_and(|open| open.tag == tag)) {
            self.close_to(at);
        }
    }

    /// Closes the elements from the stack's place `at` on.
    fn close_to(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.pop() else { break };
            if let Some(count) = self.open.get_mut(open.tag as usize) {
                *count = count.saturating_sub(1);
            }
            self.boundary(open.tag);
            self.container = open.outside;
            self.hiding -= u32::from(open.hides);
            self.linking -= u32::from(open.links);
            self.keeping_space -= u32::from(open.keeps_space);
            self.stating -= u32::from(open.states);
        }
    }

    fn boundary(&mut self, tag: Tag) {
        if self.hiding > 0 {
            return;
        }
        self.pending.lines = self.pending.lines.max(tag.breaks());
        self.pending.cell |= tag == Tag::Cell;
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.hiding > 0 {
            return;
        }
        if self.keeping_space > 0 {
            let text = if self.pre_begins { text.strip_prefix('\n').unwrap_or(text) } else { text };
            self.pre_begins = false;
            if !text.is_empty() {
                self.write(text);
            }
            return;
        }
        // Only these collapse; a no-break space is text.
        for (at, piece) in text.split([' ', '\n', '\t', '\r', '\x0C']).enumerate() {
            self.pending.space |= at > 0;
            if !piece.is_empty() {
                self.write(piece);
            }
        }
    }

    /// Writes what is pending, then `piece`.
    fn write(&mut self, piece: &str) {
        let Pending { space, cell, lines, breaks } = std::mem::take(&mut self.pending);
        if lines > 0 || cell || breaks > 1 {
            self.close_block();
        }
        let text = &mut self.page.text;
        // Pages laid out by tables have whole columns in a cell: those are no cells of one row.
        let column = cell && std::mem::replace(&mut self.broken_cell, false);
        self.broken_cell |= !cell && lines.max(breaks) > 0;
        if !text.is_empty() {
            match (lines.max(breaks), cell) {
                _ if column => text.push_str("\n\n"),
                (2.., _) => text.push_str("\n\n"),
                (1, _) => text.push('\n'),
                (0, true) => text.push('\t'),
                (0, false) if space && !text.ends_with(['\n', '\t', ' ']) => text.push(' '),
                _ => {}
            }
        }
        let start = offset(text);
        text.push_str(piece);
        let end = offset(text);
        if self.block.is_none() {
            self.block = Some(self.open_block(start));
        }
        if let Some(block) = &mut self.block {
            // White space before a word belongs to it here, so that a block of links is all links.
            let bytes = end - block.end;
            block.link_bytes += if self.linking > 0 { bytes } else { 0 };
            if self.linking > 0 {
                block.link_end = end;
            }
            if self.linking > 0 && block.link_bytes == end - block.start {
                block.lead_bytes = block.link_bytes;
            }
            block.meta_bytes += if self.stating > 0 { bytes } else { 0 };
            block.end = end;
        }
    }

    fn open_block(&self, start: u32) -> Block {
        let mut shape = Shape::Plain;
        let mut hints = Hints::default();
        for open in self.stack.iter().rev() {
            let own = match open.tag {
                Tag::P => Shape::Paragraph,
                Tag::H1 => Shape::TopHeading,
                Tag::Heading => Shape::Heading,
                Tag::Li => Shape::ListItem,
                Tag::Cell => Shape::Cell,
                Tag::Pre => Shape::Preformatted,
                _ => Shape::Plain,
            };
            if shape == Shape::Plain {
                shape = own;
            }
            if open.tag.is_container() {
                break;
            }
            if open.tag.breaks() > 0 || open.tag == Tag::Button {
                hints = hints.with(open.hints);
            }
        }
        Block {
            start,
            end: start,
            shape,
            container: self.container,
            link_bytes: 0,
            lead_bytes: 0,
            link_end: 0,
            meta_bytes: 0,
            hints,
        }
    }

    fn close_block(&mut self) {
        self.page.blocks.extend(self.block.take());
    }
}

fn offset(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

impl Page {
    /// The text of a block.
    pub(super) fn block(&self, block: &Block) -> &str {
        self.text.get(block.start as usize..block.end as usize).unwrap_or_default()
    }
}

/// Takes apart the lines of the block at `at`.
pub(super) fn lines(page: &Page, at: usize) -> Vec<Block> {
    let Some(&block) = page.blocks.get(at) else { return Vec::new() };
    let mut start = block.start;
    let mut lines = Vec::new();
    for line in page.block(&block).split('\n') {
        let end = start + offset(line);
        if end > start {
            lines.push(Block { start, end, ..block });
        }
        start = end + 1;
    }
    lines
}
