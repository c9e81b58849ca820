//! What the document says about its entities: read from mentions, entities and the words between them, after
//! [`crate::resolve`].

pub mod quotes;
