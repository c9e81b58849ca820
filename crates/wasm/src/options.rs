//! What the caller knows of a document.

use crate::error::failure;
use sarap::{Content, Input};
use serde::Deserialize;
use wasm_bindgen::JsValue;

/// The `AnalyzeOptions` of the page.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Options {
    date: Option<String>,
    language: Option<String>,
    title: Option<String>,
}

impl Options {
    /// Nothing and null mean no options; a key of another name is an error, so that a slip of the pen is seen.
    pub(crate) fn read(value: JsValue) -> Result<Self, JsValue> {
        if value.is_undefined() || value.is_null() {
            return Ok(Self::default());
        }
        let options: Self =
            serde_wasm_bindgen::from_value(value).map_err(|error| failure("options", &error.to_string()))?;
        match options.date.as_ref().filter(|date| !sarap::is_date(date)) {
            Some(date) => Err(failure("options", &format!("date is a day that exists, as YYYY-MM-DD, not {date:?}"))),
            None => Ok(options),
        }
    }

    pub(crate) fn input<'a>(&'a self, id: &'a str, bytes: &'a [u8]) -> Input<'a> {
        Input {
            id,
            bytes,
            content: Content::File,
            date: self.date.as_deref(),
            default_date: None,
            language: self.language.as_deref(),
            title: self.title.as_deref(),
        }
    }
}
