//! Files that are no text, known by their first bytes.

/// First bytes, where they stand, what such a file is and what to do with it.
const MAGIC: &[(&[u8], usize, &str)] = &[
    (b"%PDF-", 0, "a PDF; save it as text first"),
    (b"{\\rtf", 0, "an RTF document; save it as text or HTML first"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "an old Word, Excel or Outlook file; save it as text or HTML first"),
    (b"\x1F\x8B", 0, "a gzip archive; unpack it first"),
    (b"BZh", 0, "a bzip2 archive; unpack it first"),
    (b"\xFD7zXZ\0", 0, "an XZ archive; unpack it first"),
    (b"\x28\xB5\x2F\xFD", 0, "a Zstandard archive; unpack it first"),
    (b"7z\xBC\xAF\x27\x1C", 0, "a 7-Zip archive; unpack it first"),
    (b"Rar!\x1A\x07", 0, "a RAR archive; unpack it first"),
    (b"ustar", 257, "a tar archive; unpack it first"),
    (b"\x89PNG\r\n\x1A\n", 0, "a PNG picture; have its text recognised first"),
    (b"\xFF\xD8\xFF", 0, "a JPEG picture; have its text recognised first"),
    (b"GIF87a", 0, "a GIF picture; have its text recognised first"),
    (b"GIF89a", 0, "a GIF picture; have its text recognised first"),
    (b"WEBP", 8, "a WebP picture; have its text recognised first"),
    (b"II*\0", 0, "a TIFF picture; have its text recognised first"),
    (b"MM\0*", 0, "a TIFF picture; have its text recognised first"),
    (b"\0\0\x01\0", 0, "an icon; only text and web pages are read"),
    (b"AT&TFORM", 0, "a DjVu book; save its text layer first"),
    (b"ITSF", 0, "a compiled help file; save it as text or HTML first"),
    (b"ID3", 0, "an MP3 recording; only text and web pages are read"),
    (b"OggS", 0, "an Ogg recording; only text and web pages are read"),
    (b"fLaC", 0, "a FLAC recording; only text and web pages are read"),
    (b"ftyp", 4, "an MP4 video or HEIC picture; only text and web pages are read"),
    (b"\x1A\x45\xDF\xA3", 0, "a Matroska or WebM video; only text and web pages are read"),
    (b"\x7FELF", 0, "a Linux program; only text and web pages are read"),
    (b"\0asm", 0, "a WebAssembly module; only text and web pages are read"),
    (b"\xCA\xFE\xBA\xBE", 0, "a Java class; only text and web pages are read"),
    (b"SQLite format 3\0", 0, "an SQLite database; save its tables as text first"),
    (b"\xFF\xFE\0\0", 0, "UTF-32 text; save it as UTF-8"),
    (b"\0\0\xFE\xFF", 0, "UTF-32 text; save it as UTF-8"),
];

/// Parts of a ZIP archive that tell what it holds.
const INSIDE_ZIP: &[(&[u8], &str)] = &[
    (b"word/", "a DOCX document; save it as text or HTML, a later version will read it"),
    (b"xl/", "an XLSX workbook; save it as text or HTML, a later version will read it"),
    (b"ppt/", "a PPTX presentation; save it as text or HTML"),
    (b"opendocument.text", "an ODT document; save it as text or HTML"),
    (b"opendocument", "an OpenDocument file; save it as text or HTML"),
    (b"application/epub+zip", "an EPUB book; save it as text or HTML"),
];

/// What `bytes` look like, if their first bytes say so.
pub(crate) fn magic(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes).to_owned());
    }
    let found = MAGIC.iter().find(|(magic, at, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(magic)));
    match found {
        // Three letters are not enough: a text may begin with them.
        Some((magic, 0, _)) if magic.iter().all(u8::is_ascii_alphanumeric) && !has_controls(bytes) => None,
        Some((_, _, what)) => Some((*what).to_owned()),
        None if bytes.starts_with(b"MZ") && has_controls(bytes) => {
            Some("a Windows program; only text and web pages are read".to_owned())
        }
        None => None,
    }
}

fn zip(bytes: &[u8]) -> &'static str {
    // Names of members stand in the local headers at the front and in the directory at the end.
    const EDGE: usize = 1 << 16;
    let front = bytes.get(..EDGE).unwrap_or(bytes);
    let back = bytes.get(bytes.len().saturating_sub(EDGE)..).unwrap_or(bytes);
    let holds = |part: &[u8]| [front, back].iter().any(|edge| edge.windows(part.len()).any(|window| window == part));
    INSIDE_ZIP.iter().find(|(part, _)| holds(part)).map_or("a ZIP archive; unpack it first", |(_, what)| what)
}

fn has_controls(bytes: &[u8]) -> bool {
    bytes.iter().take(512).any(|&byte| is_control(byte))
}

/// Bytes that no text has (the list of the MIME Sniffing Standard).
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F)
}

/// Why bytes that are not UTF-16 are no text: more than one in a thousand is a control byte.
pub(crate) fn control_bytes(bytes: &[u8]) -> Option<String> {
    // 0x1A ends old DOS files, 0x0B is a line break of word processors.
    let count = bytes.iter().filter(|&&byte| is_control(byte) && byte != 0x1A && byte != 0x0B).count();
    // A stray one in a long text is a scar of some conversion, not a sign of a program.
    (count > bytes.len() / 1000)
        .then(|| format!("a program or data file, with {count} control bytes; save its text as UTF-8 first"))
}
