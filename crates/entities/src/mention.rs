//! Mentions and entities.

use crate::rules::When;
use sarap_text::Span;
use std::borrow::Cow;

macro_rules! labels {
    ($($name:ident $code:literal $doc:literal,)*) => {
        /// What a mention is.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Label { $(#[doc = $doc] $name,)* }

        impl Label {
            /// All labels.
            pub const ALL: &'static [Label] = &[$(Label::$name,)*];

            /// The label's name in every output.
            pub const fn code(self) -> &'static str {
                match self { $(Label::$name => $code,)* }
            }
        }
    };
}

labels! {
    Per "PER" "A person.",
    Org "ORG" "An organisation.",
    Loc "LOC" "A place: country, city, region, river.",
    Role "ROLE" "A post, profession or title, with the organisation and the place it holds.",
    Age "AGE" "The age of somebody.",
    Norp "NORP" "A nationality, religion or ideology, or those who belong to it.",
    Facility "FACILITY" "A building or structure: airport, prison, road, stadium.",
    Law "LAW" "A law, treaty, resolution, article or programme.",
    Crime "CRIME" "A crime or offence.",
    Event "EVENT" "A happening: summit, war, accident, championship.",
    Work "WORK" "A named work: book, film, song, picture.",
    Product "PRODUCT" "A thing made: vehicle, weapon, device, program.",
    Date "DATE" "A calendar date or period.",
    Time "TIME" "A time of day.",
    Money "MONEY" "An amount with its currency.",
    Percent "PERCENT" "A share.",
    Email "EMAIL" "An e-mail address.",
    Phone "PHONE" "A telephone number.",
    Url "URL" "A web address.",
    Domain "DOMAIN" "The name of a site, without scheme or path.",
    Ip "IP" "An address of the internet protocol, version 4 or 6.",
    Hash "HASH" "The digest of a file or message: MD5, SHA-1, SHA-256, SHA-512.",
    Cve "CVE" "A published vulnerability.",
    Wallet "WALLET" "An address that holds cryptocurrency.",
    Iban "IBAN" "An international bank account number.",
    Card "CARD" "The number of a payment card.",
    Taxid "TAXID" "A number by which a state knows a person or firm: ИИН, БИН, ИНН, ОГРН, СНИЛС.",
    Plate "PLATE" "The registration plate of a vehicle.",
    Coord "COORD" "A place by its coordinates.",
    Account "ACCOUNT" "An account in a social network or messenger.",
}

/// Which layer made a mention.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Source {
    /// A trained model, by the name of its pack.
    Model(Cow<'static, str>),
    /// A rule, by its name: `date.day-month-year`.
    Rule(&'static str),
    /// A list, by its name.
    List(&'static str),
}

/// Why what is written as a value cannot be one: the mention stays, without a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Flaw {
    /// A day that the calendar does not have: «31 февраля».
    NoSuchDate,
    /// A time that no clock shows: «25:70».
    NoSuchTime,
    /// An amount, a share or an age that nothing and nobody has: «4567 лет».
    Absurd,
    /// A number that its own name says what it is («ИИН …») and its check says that it is not.
    Number {
        /// What it would be: `ИИН`, `IBAN`.
        name: &'static str,
        /// What is wrong with it, in English, as a clause: `its check digit does not fit`.
        fault: &'static str,
    },
}

/// A place in the text that names something.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// The full extent.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// The proper-name part of an organisation or place: `None` where it is the whole extent; empty, at the extent's start,
    /// where nothing is a proper name and it is named by description or by an adjective alone («правительство», «столица
    /// Калмыкии», «российский»).
    pub name: Option<Span>,
    /// The mention in its dictionary form («Саденова» -> «Саденов»); filled by [`crate::resolve`] where it applies.
    pub nominative: Option<String>,
    /// The value: EDTF for dates, ISO 8601 for lengths of time, `amount currency` (`500000 USD`) for money, E.164 for phones,
    /// whole years for ages, `60/75` for a range of them. An identifier's is its one spelling: `sha256:…`, `btc:…`, `inn:…`, `KZ:123ABC02`,
    /// `51.1694,71.4491`, `telegram:name`. For laws see [`crate::rules`]: `RU УК ст. 159 ч. 3`; a crime's is its kind, see
    /// [`crate::rules::crime`]: `cybercrime.phishing`.
    pub value: Option<String>,
    /// What a date says, before the document's date is known.
    pub when: Option<When>,
    /// Whether the value was counted from the document's date.
    pub anchored: bool,
    /// Why it has no value though it is written as one; of dates see [`Mention::why_impossible`].
    pub flaw: Option<Flaw>,
    /// Which layer made it.
    pub source: Source,
    /// How sure it is, 0 to 1.
    pub score: f32,
}

impl Mention {
    /// A mention of which nothing more is known yet.
    pub fn new(span: Span, label: Label, source: Source, score: f32) -> Self {
        Self {
            span,
            label,
            name: None,
            nominative: None,
            value: None,
            when: None,
            anchored: false,
            flaw: None,
            source,
            score,
        }
    }

    /// Why what it says cannot be, if it cannot.
    pub fn why_impossible(&self) -> Option<Flaw> {
        let no_day = self.when.as_ref().is_some_and(When::is_impossible);
        self.flaw.or(no_day.then_some(Flaw::NoSuchDate))
    }
}

/// Something named by one or more mentions of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// What it is.
    pub label: Label,
    /// The best name of the group.
    pub name: String,
    /// The value shared by its mentions, if they have one, or the one that a list gives: a country's code, `KZ/Almaty`, `UN`,
    /// `KZ/MVD`.
    pub value: Option<String>,
    /// Other names it has in the document, in dictionary form.
    pub aliases: Vec<String>,
    /// Its mentions, as indexes into the document's mentions, in order of place.
    pub mentions: Vec<usize>,
    /// For each of them, by which rule or list its name was joined to the entity's name, or which list knows it; `None` for
    /// mentions of that name itself that no list knows.
    pub reasons: Vec<Option<Source>>,
    /// Other entities, by number, that it may be the same as: its name fits each of them, and they are not each other, or what
    /// a list says of it is in the way. It is kept apart from them.
    pub unsure: Vec<usize>,
}
