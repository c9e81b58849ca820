//! Corpora of entities written down in a table, and what holds of every corpus.

#![allow(clippy::unwrap_used, clippy::panic)] // in a test the panic is the message

mod cases;
mod laws;
mod notation;
mod pages;
