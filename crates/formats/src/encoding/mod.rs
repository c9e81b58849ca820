//! Bytes to text: which encoding, and what could not be read in it.

mod bigrams;
mod cyrillic;
mod declared;
#[cfg(test)]
mod tests;
mod utf;

use crate::{FormatError, Warning};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sarap_text::Span;

/// A text, the encoding it was read in, and what went wrong.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: &'static Encoding,
    pub(crate) warnings: Vec<Warning>,
}

/// Letters that read worse than this, in sixteenths of a nat a byte, are not taken for Russian.
const RUSSIAN: i64 = 72;
/// A guess ahead of the next by less, in sixteenths of a nat, is told to the user.
const SURE: i64 = 96;

/// Decodes `bytes`; a byte order mark is taken off, nothing else is changed.
///
/// In this order: byte order mark; UTF-16 by its zero bytes; UTF-8 if the bytes are valid as such, whatever is
/// declared, since other encodings are never valid UTF-8 by chance; what an HTML page declares; a guess.
pub(crate) fn decode(bytes: &[u8], html: bool) -> Result<Decoded, FormatError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, bytes.get(length..).unwrap_or_default(), Vec::new()));
    }
    if let Some(encoding) = utf::utf16_by_zeros(bytes) {
        return Ok(decode_as(encoding, bytes, Vec::new()));
    }
    if let Some(what) = crate::binary::control_bytes(bytes) {
        return Err(FormatError::Binary(what));
    }
    let utf8 = utf::count(bytes);
    if utf8.invalid == 0 {
        return Ok(decode_as(UTF_8, bytes, Vec::new()));
    }
    let declared = if html { declared::encoding(bytes) } else { None };
    let mut warnings = Vec::new();
    match declared {
        // Bytes of another encoding under a page that says UTF-8 would be nothing but replacement characters.
        Some(encoding) if encoding == UTF_8 && utf8.invalid > utf8.sequences => warnings.push(whole(
            "encoding.declared",
            "the page says it is UTF-8 but is not; its encoding was guessed".to_owned(),
        )),
        Some(encoding) => return Ok(decode_as(encoding, bytes, warnings)),
        None => {}
    }
    if utf8.mostly_valid() {
        return Ok(decode_as(UTF_8, bytes, warnings));
    }
    let (encoding, sure) = guess(bytes);
    if !sure {
        warnings.push(whole(
            "encoding.guessed",
            format!(
                "the encoding was guessed as {} from few letters; save the file as UTF-8 if it reads wrong",
                encoding.name()
            ),
        ));
    }
    Ok(decode_as(encoding, bytes, warnings))
}

/// The likeliest encoding of bytes that are not UTF-8, and whether that is sure.
pub(crate) fn guess(bytes: &[u8]) -> (&'static Encoding, bool) {
    let cyrillic = cyrillic::guess(bytes);
    if let Some(guess) = cyrillic
        && guess.mean <= RUSSIAN
    {
        return (guess.encoding, guess.margin >= SURE);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..1 << 20).unwrap_or(bytes), true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    (encoding, false)
}

fn whole(code: &'static str, message: String) -> Warning {
    Warning { code, message, span: Span::default() }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mut warnings: Vec<Warning>) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut rest = bytes;
    let mut invalid = 0usize;
    let mut first = Span::default();
    loop {
        let need = decoder.max_utf8_buffer_length_without_replacement(rest.len().min(1 << 20)).unwrap_or(64);
        text.reserve(need.max(64));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                let at = text.len();
                text.push(char::REPLACEMENT_CHARACTER);
                if invalid == 0 {
                    first = Span::from_range(at..text.len());
                }
                invalid += 1;
            }
        }
    }
    if invalid > 0 {
        let what = if encoding == UTF_16LE || encoding == UTF_16BE { "half surrogate pair" } else { "byte sequence" };
        let ending = if invalid == 1 { "" } else { "s" };
        let line = 1 + text.get(..first.range().start).unwrap_or_default().matches('\n').count();
        warnings.push(Warning {
            code: "encoding.invalid",
            message: format!(
                "{invalid} {what}{ending} could not be read as {} and became U+FFFD, the first in line {line}; check the original",
                encoding.name()
            ),
            span: first,
        });
    }
    Decoded { text, encoding, warnings }
}
