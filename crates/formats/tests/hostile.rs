//! Bytes that nobody would write on purpose: everything is read or refused, in linear time, without a panic.

// A panic here is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use sarap_formats::{RegionKind, Source, read};

/// Regions are ordered, do not overlap, and lie in the text on character boundaries; so do warnings.
fn check(source: &Source) {
    let mut end = 0;
    for region in &source.regions {
        assert!(region.span.start() >= end, "regions overlap");
        assert!(!region.span.is_empty());
        end = region.span.end();
        assert!(source.text.get(region.span.range()).is_some(), "a region is not in the text");
    }
    assert!(source.regions.iter().filter(|region| region.kind == RegionKind::Title).count() <= 1);
    assert!(source.warnings.iter().all(|warning| source.text.get(warning.span.range()).is_some()));
}

/// A small generator of the same numbers everywhere (xorshift).
struct Random(u64);

impl Random {
    fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize
    }
}

#[test]
fn random_bytes() {
    let mut random = Random(0x5EED);
    for round in 0..3000 {
        let length = random.next() % 200;
        let bytes: Vec<u8> = (0..length).map(|_| (random.next() >> 3) as u8).collect();
        for name in ["", "a.html"] {
            if let Ok(source) = read(&bytes, name) {
                check(&source);
            }
        }
        // Without control bytes more of them are read.
        let bytes: Vec<u8> = bytes.into_iter().map(|byte| if byte < 32 { b' ' } else { byte }).collect();
        if let Ok(source) = read(&bytes, if round % 2 == 0 { "" } else { "a.html" }) {
            check(&source);
        }
    }
}

#[test]
fn random_markup() {
    const PIECES: &[&str] = &[
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<a href=x>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ul>",
        "<li>",
        "</ul>",
        "<b>",
        "</b>",
        "<br>",
        "<pre>",
        "</pre>",
        "<div class='sidebar comments'>",
        "<article>",
        "</article>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "</title>",
        "<h1>",
        "</h1>",
        "&amp;",
        "&#xD800;",
        "&",
        "<",
        ">",
        "\"",
        "Министр выступил в суде, где дело слушали два дня, и ответил на вопросы. ",
        "слово ",
        "😀",
        "\u{0}",
        "\n",
        "<p hidden>",
        "<svg>",
        "<template>",
        "<time datetime=2025-01-01>",
        "<meta itemprop=x>",
        "</br>",
        "<nav>",
        "</nav>",
        "<h2>",
        "</h2>",
        "<form>",
        "<select>",
        "<body>",
        "</html>",
        "<p class=author>",
        "<a>",
    ];
    let mut random = Random(0xD0C5);
    for _ in 0..3000 {
        let count = random.next() % 60;
        let html: String = (0..count).map(|_| PIECES[random.next() % PIECES.len()]).collect();
        if let Ok(source) = read(html.as_bytes(), "a.html") {
            check(&source);
        }
    }
}

#[test]
fn deep_and_unclosed() {
    let many = 1_000_000;
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</i>"),
        ("<p>", "</b>"),
        ("<table>", "</p>"),
        ("<td>", "</div>"),
        ("<a href=x>", "</a>"),
        ("<ul><li>", "</li>"),
        ("<p class=comments>а", "</p>"),
        ("&amp", ";"),
        ("<!--", "-->"),
        ("<", ">"),
        ("<br>", "а"),
        ("<h1>а", "</h1>"),
        ("</p>", "<p>"),
    ] {
        let html = format!("<div><p>Текст{}слово{}конец", open.repeat(many), close.repeat(many));
        check(&read(html.as_bytes(), "a.html").unwrap());
    }
}

#[test]
fn everything_but_an_end_tag() {
    for open in
        ["<!--", "<script>", "<title>", "<style>", "<textarea>", "<a href='", "<![CDATA[", "<?", "<!DOCTYPE", "<svg>"]
    {
        let html = format!("<p>Начало {open} <p>и ничего больше {}", "слово ".repeat(1000));
        let source = read(html.as_bytes(), "a.html").unwrap();
        assert!(source.text.starts_with("Начало"), "{open}: {:?}", source.text.get(..40));
        check(&source);
    }
}

#[test]
fn one_line_of_the_greatest_size() {
    let line = "слово ".repeat(sarap_formats::LIMIT / 11);
    let source = read(line.as_bytes(), "a.txt").unwrap();
    assert_eq!(source.text, line);
    let source = read(line.as_bytes(), "a.html").unwrap();
    assert_eq!(source.text, line.trim_end());
    check(&source);
}

#[test]
fn plain_texts_of_many_lines() {
    let many = 20_000;
    let page = "Меню\nПоиск\nВойти\nТаможня задержала груз, в котором под мешками лука нашли канистры, и дело передано в суд.\n";
    for line in [
        "Читайте также\n",
        "Главная\n",
        "12.12.2012 14:35\n",
        "а\n",
        "© 2020\n",
        "Хакеров судят за кражу\n",
        "Комментарии\nДа, это так.\n",
        "Читайте также\nХакеров судят за кражу\nДа, это так.\n",
        "\r\n",
        "а.б.",
    ] {
        let lines = line.repeat(many);
        for text in [page.to_owned() + &lines, lines.clone() + page, lines] {
            if let Ok(source) = read(text.as_bytes(), "a.txt") {
                assert_eq!(source.text, text);
                check(&source);
            }
        }
    }
}

#[test]
fn a_page_of_nothing_but_headings() {
    let html = format!("<title>{}</title>{}", "имя ".repeat(100_000), "<h2>Имя имя</h2>".repeat(100_000));
    check(&read(html.as_bytes(), "").unwrap_or_default());
    check(&read(html.as_bytes(), "a.html").unwrap());
}
