//! Failures as JavaScript errors, and panics kept for the report.

use js_sys::{Error, Reflect};
use sarap::AnalyzeError;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A JavaScript `Error` with a `code`.
pub(crate) fn failure(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    // Setting a property of a fresh, extensible object cannot fail.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// The same with the place of what is wrong, as `at`, and which of several queries it is, as `nth`.
pub(crate) fn failure_at(code: &str, message: &str, at: Option<u32>, nth: Option<u32>) -> JsValue {
    let error = failure(code, message);
    for (name, number) in [("at", at), ("nth", nth)] {
        if let Some(number) = number {
            let _ = Reflect::set(&error, &name.into(), &number.into());
        }
    }
    error
}

pub(crate) fn from_analyze(error: AnalyzeError) -> JsValue {
    failure(error.code(), &error.to_string())
}

/// A panic ends the module with the bare word "unreachable": its own words are kept for the report.
pub(crate) fn keep_panics() {
    std::panic::set_hook(Box::new(|info| {
        PANIC.with(|kept| kept.replace(Some(info.to_string())));
    }));
}

pub(crate) fn last_panic() -> Option<String> {
    PANIC.with(|kept| kept.take())
}
