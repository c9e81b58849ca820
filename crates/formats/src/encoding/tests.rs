use crate::{FormatError, Source, read};
use encoding_rs::Encoding;

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{label} has no letter for {text}");
    bytes.into_owned()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

fn codes(source: &Source) -> Vec<&'static str> {
    source.warnings.iter().map(|warning| warning.code).collect()
}

/// A text, and the encodings it is written in; it must come back letter for letter, without a warning.
const RUSSIAN: &[(&str, &str)] = &[
    ("Министры обсудили совместную борьбу с контрабандой.", "windows-1251 koi8-r ibm866 iso-8859-5"),
    ("Полиция двух стран провела операцию «Рубеж» — изъято 40 кг.", "windows-1251"),
    ("ЗАДЕРЖАН ГРАЖДАНИН ТРЕТЬЕЙ СТРАНЫ", "windows-1251 koi8-r ibm866 iso-8859-5"),
    ("в суде продолжили читать показания свидетелей", "windows-1251 koi8-r ibm866 iso-8859-5"),
    ("Строка первая\r\nстрока вторая\r\n\r\n\tстрока с отступом\r\n", "windows-1251 koi8-r ibm866 iso-8859-5"),
    (
        "В пресс-службе Interpol сообщили: розыск объявлен 12 марта, e-mail press@example.org",
        "windows-1251 koi8-r ibm866",
    ),
    ("Ещё одно дело: ёмкости с топливом нашли в подъезде.", "windows-1251 koi8-r ibm866"),
    ("СЛЕДСТВИЕ ЗАКОНЧЕНО. Дело передано в суд, сообщает ведомство.", "windows-1251 koi8-r ibm866 x-mac-cyrillic"),
];

#[test]
fn russian_comes_back_from_every_code_page() {
    for (text, labels) in RUSSIAN {
        for label in labels.split(' ') {
            let source = read(&encoded(text, label), "письмо.txt").unwrap();
            assert_eq!(source.text, *text, "{label}");
            assert_eq!(source.encoding.to_lowercase(), label, "{text}");
            assert_eq!(codes(&source), [""; 0], "{label}: {text}");
        }
    }
}

#[test]
fn russian_comes_back_from_unicode() {
    for (text, _) in RUSSIAN {
        let bom = format!("\u{FEFF}{text}");
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (bom.as_bytes().to_vec(), "UTF-8"),
            (utf16(text, true), "UTF-16LE"),
            (utf16(text, false), "UTF-16BE"),
            (utf16(&bom, true), "UTF-16LE"),
            (utf16(&bom, false), "UTF-16BE"),
        ] {
            let source = read(&bytes, "").unwrap();
            assert_eq!((source.text.as_str(), source.encoding), (*text, encoding));
            assert!(source.warnings.is_empty());
        }
    }
}

#[test]
fn other_languages_are_not_taken_for_russian() {
    for (text, label) in [
        ("Le ministre a déclaré que l'enquête était terminée à Genève.", "windows-1252"),
        ("Die Behörde für öffentliche Sicherheit prüft den Vorfall.", "windows-1252"),
        ("警察庁は国際会議で新しい計画を発表した。", "shift_jis"),
    ] {
        assert_eq!(read(&encoded(text, label), "").unwrap().text, text);
    }
}

#[test]
fn one_letter_is_a_guess_and_says_so() {
    let source = read(b"\xC1\n", "").unwrap();
    assert_eq!(codes(&source), ["encoding.guessed"]);
}

#[test]
fn a_broken_sequence_is_replaced_and_told() {
    let mut bytes = "Первая строка.\nВторая строка".as_bytes().to_vec();
    bytes.push(0xD0);
    let source = read(&bytes, "a.txt").unwrap();
    assert_eq!(source.encoding, "UTF-8");
    assert_eq!(source.text, "Первая строка.\nВторая строка\u{FFFD}");
    let [warning] = source.warnings.as_slice() else { panic!("{:?}", source.warnings) };
    assert_eq!(warning.code, "encoding.invalid");
    assert_eq!(warning.span.of(&source.text), "\u{FFFD}");
    assert!(warning.message.starts_with("1 byte sequence could"), "{}", warning.message);
    assert!(warning.message.contains("line 2"), "{}", warning.message);
}

#[test]
fn several_broken_sequences_are_counted() {
    let source = read("до\u{0}ма и\u{0} стены помогают".replace('\u{0}', "\u{7F}").as_bytes(), "").unwrap();
    assert!(source.warnings.is_empty());
    let bytes: Vec<u8> =
        [b"\xD0\xB4\xD0\xBE".as_slice(), b"\xFF", "ма и стены".as_bytes(), b"\xD1 ", b"\xD0\xB8"].concat();
    let source = read(&bytes, "").unwrap();
    assert_eq!(source.text, "до\u{FFFD}ма и стены\u{FFFD} и");
    assert!(source.warnings[0].message.starts_with("2 byte sequences"), "{}", source.warnings[0].message);
    assert_eq!(source.warnings[0].span.start(), 4);
}

#[test]
fn half_a_surrogate_pair_is_replaced_and_told() {
    let mut bytes = utf16("\u{FEFF}Письмо ", true);
    bytes.extend(0xD83Du16.to_le_bytes());
    bytes.extend(utf16(" и ответ 😀", true));
    let source = read(&bytes, "").unwrap();
    assert_eq!(source.text, "Письмо \u{FFFD} и ответ 😀");
    assert_eq!(codes(&source), ["encoding.invalid"]);
    assert!(source.warnings[0].message.starts_with("1 half surrogate pair"));
    assert_eq!(source.warnings[0].span.of(&source.text), "\u{FFFD}");
}

#[test]
fn an_odd_byte_ends_utf16() {
    let mut bytes = utf16("\u{FEFF}Письмо", true);
    bytes.push(b'!');
    assert_eq!(read(&bytes, "").unwrap().text, "Письмо\u{FFFD}");
}

/// A page's first bytes, the encoding its letters are written in, and the encoding it must be read in.
const DECLARED: &[(&str, &str, &str)] = &[
    ("<html><meta charset=\"windows-1251\">", "windows-1251", "windows-1251"),
    ("<html><meta charset=koi8-r>", "koi8-r", "KOI8-R"),
    (
        "<html><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>",
        "windows-1251",
        "windows-1251",
    ),
    ("<html><!-- <meta charset=koi8-r> --><meta charset='cp1251'>", "windows-1251", "windows-1251"),
    ("<html><meta charset=windows-1252>", "windows-1252", "windows-1252"),
    ("<?xml version='1.0' encoding='windows-1251'?><html>", "windows-1251", "windows-1251"),
    // What is declared is wrong: the bytes say so.
    ("<html><meta charset=windows-1251>", "utf-8", "UTF-8"),
    ("<html><meta charset=utf-16>", "utf-8", "UTF-8"),
    ("<html><meta charset=utf-8>", "windows-1251", "windows-1251"),
    // Nothing is declared.
    ("<html><meta name=description content='charset'>", "koi8-r", "KOI8-R"),
];

#[test]
fn a_page_is_read_as_it_declares() {
    for (head, written, read_as) in DECLARED {
        let words = if *written == "windows-1252" {
            "Résumé de l'enquête"
        } else {
            "Заседание министров в столице"
        };
        let mut bytes = head.as_bytes().to_vec();
        bytes.extend(encoded(words, written));
        let source = read(&bytes, "").unwrap();
        assert_eq!((source.text.as_str(), source.encoding), (words, *read_as), "{head}");
    }
}

/// First bytes of files, and a word of what the user is told.
const BINARY: &[(&[u8], &str)] = &[
    (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "PDF"),
    (b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml", "DOCX"),
    (b"PK\x03\x04\x14\0\0\0\x08\0xl/workbook.xml", "XLSX"),
    (b"PK\x03\x04\x14\0\0\0\x08\0readme.txt", "ZIP"),
    (b"{\\rtf1\\ansi\\ansicpg1251 text}", "RTF"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "Word"),
    (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "PNG"),
    (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "JPEG"),
    (b"GIF89a\x01\0\x01\0", "GIF"),
    (b"\x1F\x8B\x08\0\0", "gzip"),
    (b"\x7FELF\x02\x01\x01\0", "program"),
    (b"MZ\x90\0\x03\0\0\0", "program"),
    (b"abc\0def\x01", "control"),
];

#[test]
fn a_binary_file_says_what_it_is() {
    for (bytes, what) in BINARY {
        let Err(FormatError::Binary(told)) = read(bytes, "file.txt") else { panic!("{what} was read") };
        assert!(told.contains(what), "{what}: {told}");
    }
}

#[test]
fn words_are_no_magic() {
    for text in
        ["BZh is no archive here", "ID3 tags are described below", "MZ and PK are initials", "GIF89a was a format"]
    {
        assert_eq!(read(text.as_bytes(), "").unwrap().text, text);
    }
}

#[test]
fn nothing_to_read_is_an_error() {
    for bytes in [b"".as_slice(), b" \r\n\t", b"\xEF\xBB\xBF", b"\xFF\xFE", b"<html><body><script>1</script>"] {
        assert_eq!(read(bytes, ""), Err(FormatError::Empty), "{bytes:?}");
    }
}

#[test]
fn a_text_beyond_the_limit_is_an_error() {
    let bytes = vec![b'a'; crate::LIMIT + 1];
    assert_eq!(read(&bytes, ""), Err(FormatError::TooLarge(bytes.len() as u64)));
}
