//! What the elements of HTML do to the text.

/// An element, as far as the text and its parts depend on it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Tag {
    A,
    Address,
    Article,
    Aside,
    Blockquote,
    Body,
    Br,
    Button,
    Caption,
    Cell,
    Div,
    Figcaption,
    Figure,
    Footer,
    Form,
    H1,
    Heading,
    Header,
    Hidden,
    Hr,
    Html,
    Inline,
    Label,
    Li,
    List,
    Main,
    Meta,
    Nav,
    P,
    Pre,
    Row,
    Script,
    Section,
    Table,
    TableGroup,
    Time,
    Title,
    /// Elements without an end tag that say nothing.
    Void,
}

impl Tag {
    pub(super) const COUNT: usize = Tag::Void as usize + 1;

    pub(super) fn of(name: &[u8]) -> Tag {
        match name {
            b"a" => Tag::A,
            b"address" => Tag::Address,
            b"article" => Tag::Article,
            b"aside" => Tag::Aside,
            b"blockquote" => Tag::Blockquote,
            b"body" => Tag::Body,
            b"br" => Tag::Br,
            b"button" => Tag::Button,
            b"caption" => Tag::Caption,
            b"td" | b"th" => Tag::Cell,
            b"div" | b"center" | b"dd" | b"dt" | b"fieldset" | b"legend" | b"summary" | b"details" | b"hgroup"
            | b"search" | b"dir" | b"frameset" | b"marquee" => Tag::Div,
            b"figcaption" => Tag::Figcaption,
            b"figure" => Tag::Figure,
            b"footer" => Tag::Footer,
            b"form" => Tag::Form,
            b"h1" => Tag::H1,
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
            b"header" => Tag::Header,
            b"style" | b"template" | b"noscript" | b"iframe" | b"noembed" | b"noframes" | b"object" | b"svg"
            | b"canvas" | b"audio" | b"video" | b"select" | b"datalist" | b"textarea" | b"rp" | b"dialog"
            | b"title" | b"script" => match name {
                b"title" => Tag::Title,
                b"script" => Tag::Script,
                _ => Tag::Hidden,
            },
            b"hr" => Tag::Hr,
            b"html" => Tag::Html,
            b"label" => Tag::Label,
            b"li" => Tag::Li,
            b"ul" | b"ol" | b"menu" | b"dl" => Tag::List,
            b"main" => Tag::Main,
            b"meta" => Tag::Meta,
            b"nav" => Tag::Nav,
            b"p" => Tag::P,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Tag::Pre,
            b"tr" => Tag::Row,
            b"section" => Tag::Section,
            b"table" => Tag::Table,
            b"tbody" | b"thead" | b"tfoot" => Tag::TableGroup,
            b"time" => Tag::Time,
            b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"colgroup" | b"embed" | b"frame" | b"img"
            | b"image" | b"input" | b"link" | b"keygen" | b"param" | b"source" | b"track" | b"wbr" => Tag::Void,
            _ => Tag::Inline,
        }
    }

    /// Line breaks before and after: 2 leaves an empty line.
    pub(super) fn breaks(self) -> u8 {
        match self {
            Tag::P
            | Tag::H1
            | Tag::Heading
            | Tag::Blockquote
            | Tag::Pre
            | Tag::List
            | Tag::Table
            | Tag::Article
            | Tag::Section
            | Tag::Main
            | Tag::Header
            | Tag::Footer
            | Tag::Aside
            | Tag::Nav
            | Tag::Figure
            | Tag::Form
            | Tag::Hr => 2,
            Tag::Address
            | Tag::Body
            | Tag::Caption
            | Tag::Div
            | Tag::Figcaption
            | Tag::Html
            | Tag::Li
            | Tag::Row
            | Tag::TableGroup => 1,
            _ => 0,
        }
    }

    /// Elements that hold blocks, of which the page's tree is made.
    pub(super) fn is_container(self) -> bool {
        self.breaks() > 0 && !matches!(self, Tag::P | Tag::H1 | Tag::Heading | Tag::Hr) || self == Tag::Cell
    }

    /// No end tag is awaited.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Tag::Br | Tag::Hr | Tag::Meta | Tag::Void)
    }

    /// Its start tag ends an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        self.breaks() > 0 && !matches!(self, Tag::TableGroup | Tag::Row | Tag::Caption | Tag::Body | Tag::Html)
    }

    /// End tags do not reach across it (the scope of the HTML Standard).
    pub(super) fn is_scope(self) -> bool {
        matches!(self, Tag::Cell | Tag::Table | Tag::Caption | Tag::Html)
    }

    /// The parts of a table, whose tags do reach across.
    pub(super) fn is_table_part(self) -> bool {
        matches!(self, Tag::Cell | Tag::Table | Tag::Caption | Tag::Row | Tag::TableGroup)
    }
}
