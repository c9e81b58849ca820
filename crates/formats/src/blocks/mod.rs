//! A text as blocks (paragraphs, headings, menu items), and which of them are what the document says.
//!
//! Nothing here knows HTML: a format gives the blocks, the tree they stand in, and hints; [`classify`] says what each is.

mod classify;
mod features;

pub(crate) use classify::classify;
pub(crate) use features::Features;

/// What a block looks like on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Shape {
    /// Running text of no said kind.
    #[default]
    Plain,
    Paragraph,
    /// The page's first-rank heading.
    TopHeading,
    Heading,
    ListItem,
    Cell,
    Preformatted,
}

/// A run of text between two block boundaries.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// Byte offsets in the text.
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) shape: Shape,
    /// Index of the container it stands in.
    pub(crate) container: u32,
    /// Bytes of it inside links.
    pub(crate) link_bytes: u32,
    /// Bytes of the link it begins with.
    pub(crate) lead_bytes: u32,
    /// Where the last link in it ends.
    pub(crate) link_end: u32,
    /// Bytes of it inside elements for time, author and the like.
    pub(crate) meta_bytes: u32,
    /// What its own element says.
    pub(crate) hints: Hints,
}

/// A part of the page that holds blocks and other parts. The first is the whole page, its own parent; a parent always
/// stands before its children.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Container {
    pub(crate) parent: u32,
    pub(crate) hints: Hints,
}

/// What the names a page gives to its parts say about them: a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Hints(u16);

impl Hints {
    /// Menus, paths, page numbers.
    pub(crate) const MENU: Hints = Hints(1);
    /// Side columns, other articles, advertisements, subscriptions.
    pub(crate) const ASIDE: Hints = Hints(1 << 1);
    /// The page's foot: rights, contacts, notices.
    pub(crate) const FOOTER: Hints = Hints(1 << 2);
    /// The page's or the article's head.
    pub(crate) const HEADER: Hints = Hints(1 << 3);
    /// Readers' comments.
    pub(crate) const COMMENTS: Hints = Hints(1 << 4);
    /// Buttons to share, tags, ratings.
    pub(crate) const SHARE: Hints = Hints(1 << 5);
    /// Date, author, source.
    pub(crate) const META: Hints = Hints(1 << 6);
    /// Under a picture.
    pub(crate) const CAPTION: Hints = Hints(1 << 7);
    /// An article, with its heading.
    pub(crate) const ARTICLE: Hints = Hints(1 << 8);
    /// An article's text alone.
    pub(crate) const BODY: Hints = Hints(1 << 9);
    /// Fields to fill in.
    pub(crate) const FORM: Hints = Hints(1 << 10);
    /// A quotation inside the text.
    pub(crate) const QUOTE: Hints = Hints(1 << 11);
    /// A list.
    pub(crate) const LIST: Hints = Hints(1 << 12);

    pub(crate) const fn with(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }

    /// Those that are in both.
    pub(crate) const fn only(self, other: Hints) -> Hints {
        Hints(self.0 & other.0)
    }

    /// Those that are not in `other`.
    pub(crate) const fn without(self, other: Hints) -> Hints {
        Hints(self.0 & !other.0)
    }

    /// Whether the two share a hint.
    pub(crate) const fn any(self, other: Hints) -> bool {
        self.0 & other.0 != 0
    }
}
