use super::is_html;
use crate::{Source, read};

fn page(html: &str) -> Source {
    read(html.as_bytes(), "page.html").unwrap()
}

/// What a case is about, a page, and its text. `⏎` is a line break, `→` a tab.
const TEXT: &[(&str, &str, &str)] = &[
    ("paragraphs", "<p>Один.</p><p>Два.</p>", "Один.⏎⏎Два."),
    ("paragraphs without end tags", "<p>Один.<p>Два.", "Один.⏎⏎Два."),
    ("white space collapses", "<p>  Один \n\t два  </p>", "Один два"),
    ("white space between elements", "<b>Один</b> <i>два</i>", "Один два"),
    ("no white space is invented", "<b>Един</b><i>ство</i>", "Единство"),
    ("a no-break space stays", "<p>5&nbsp;млн", "5\u{A0}млн"),
    ("line break", "Один<br>два<br/>три", "Один⏎два⏎три"),
    ("two line breaks part blocks", "Один<br> <br>два", "Один⏎⏎два"),
    ("three line breaks too", "Один<br><br><br>два", "Один⏎⏎два"),
    ("divisions", "<div>Один</div><div>два</div>", "Один⏎два"),
    ("text beside a division", "Один<div>два</div>три", "Один⏎два⏎три"),
    ("empty elements leave nothing", "<p>Один</p><p></p><div> </div><p>два", "Один⏎⏎два"),
    ("list", "<ul><li>Один<li>два</ul>", "Один⏎два"),
    ("list in a list", "<ul><li>А<ul><li>Б</ul><li>В</ul>", "А⏎⏎Б⏎⏎В"),
    ("table", "<table><tr><td>А<td>Б<tr><td>В<td>Г</table>", "А→Б⏎В→Г"),
    ("table with groups", "<table><thead><tr><th>А<th>Б<tbody><tr><td>В<td>Г</table>", "А→Б⏎В→Г"),
    ("blocks in a cell", "<table><tr><td><p>А</p><td>Б</table>", "А⏎⏎Б"),
    ("heading", "<h1>Заголовок</h1>Текст", "Заголовок⏎⏎Текст"),
    ("pre", "<pre>\nОдин\n  два</pre>три", "Один⏎  два⏎⏎три"),
    ("entities are decoded once", "&amp;lt;b&amp;gt; &lt;i&gt;", "&lt;b&gt; <i>"),
    ("entities by number", "&#1055;&#x440;&#1080;&laquo;&raquo;&mdash;", "При«»—"),
    ("numbers of no character", "а&#0;б&#xD800;в&#x110000;г", "а\u{FFFD}б\u{FFFD}в\u{FFFD}г"),
    ("an ampersand alone", "Ёлкин & Ко &foo; AT&T", "Ёлкин & Ко &foo; AT&T"),
    ("script and style", "А<script>if (a<b) {}</script><style>p{}</style>Б", "АБ"),
    ("noscript, template", "А<noscript>нет</noscript><template><p>нет</template>Б", "АБ"),
    ("title is not in the text", "<title>Сайт</title><p>Текст", "Текст"),
    ("hidden", "А<p hidden>нет</p><p style='display: none'>нет<b>нет</b></p><p>Б", "А⏎⏎Б"),
    ("hidden does not reach beyond its parent", "<div><p hidden>нет</div>да", "да"),
    ("alternative texts", "<img alt=нет>да", "да"),
    ("choices", "<select><option>нет</select>да", "да"),
    ("comment", "А<!-- нет -->Б", "АБ"),
    ("an unclosed comment ends the page", "А<!-- нет", "А"),
    ("an unclosed tag ends the page", "А<b class='нет", "А"),
    ("a stray end tag", "А</div></b></p>Б", "А⏎⏎Б"),
    ("a stray less-than sign", "3 < 5 и 5 > 3", "3 < 5 и 5 > 3"),
    ("wrong nesting", "<b>А<i>Б</b>В</i>Г", "АБВГ"),
    ("a division closes what is in it", "<div><ul><li>А</div>Б", "А⏎⏎Б"),
    ("an end tag stays in its cell", "<div><table><tr><td>А</div>Б</table></div>", "АБ"),
    ("soft hyphen and zero width stay", "сло&shy;во", "сло\u{AD}во"),
    ("plain end of line of DOS", "Один\r\nдва", "Один два"),
    ("dialogue that is shut", "А<dialog>нет</dialog><dialog open>да</dialog>", "Ада"),
    ("details", "<details><summary>А</summary>Б</details>", "А⏎Б"),
    ("self-closing in XHTML", "<p>А<a name='x'/>Б<br/>В</p>", "АБ⏎В"),
];

#[test]
fn pages_read_as_browsers_show_them() {
    for (name, html, text) in TEXT {
        let text = text.replace('⏎', "\n").replace('→', "\t");
        assert_eq!(page(html).text, text, "{name}: {html}");
    }
}

/// A page and its title.
const TITLES: &[(&str, &str)] = &[
    ("<title>Новость дня</title>т", "Новость дня"),
    ("<title>Суд вынес приговор | Новости</title>т", "Суд вынес приговор"),
    ("<title>Суд — Новости</title>т", "Суд — Новости"),
    ("<title>Суд вынес приговор - Сайт</title><h1>Суд вынес приговор</h1>т", "Суд вынес приговор"),
    ("<title>Сайт</title><meta property=og:title content='Суд &amp; приговор'>т", "Суд & приговор"),
    ("<title>Сайт</title><h1>Сайт</h1><meta property='og:title' content='Суд вынес приговор'>т", "Суд вынес приговор"),
    ("<meta property=og:title content='Сайт: суд вынес приговор'><h1>Суд вынес\n приговор</h1>т", "Суд вынес приговор"),
    ("<h1>Суд вынес приговор</h1>т", "Суд вынес приговор"),
    ("<svg><title>Значок</title></svg><title>Суд идёт</title>т", "Значок"),
];

#[test]
fn titles() {
    for (html, title) in TITLES {
        assert_eq!(page(html).title.as_deref(), Some(*title), "{html}");
    }
    assert_eq!(page("<p>Текст").title, None);
}

/// An element and the date it gives.
const DATES: &[(&str, Option<&str>)] = &[
    ("<meta property='article:published_time' content='2025-09-20T10:00:00+05:00'>", Some("2025-09-20")),
    ("<meta name=date content='20.09.2025 10:15'>", Some("2025-09-20")),
    ("<meta name=pubdate content='Sat, 20 Sep 2025 10:00:00 GMT'>", Some("2025-09-20")),
    ("<meta name=pubdate content='September 20, 2025'>", Some("2025-09-20")),
    ("<meta itemprop=datePublished content=20250920>", Some("2025-09-20")),
    ("<time datetime='2025-09-20 10:00'>вчера</time>", Some("2025-09-20")),
    ("<span itemprop=datePublished content='2025-09-20'></span><time datetime=2020-01-01></time>", Some("2025-09-20")),
    ("<time datetime=2020-01-01></time><meta itemprop=datePublished content='2025-09-20'>", Some("2025-09-20")),
    (
        "<script type='application/ld+json'>{\"a\":1,\"datePublished\" : \"2025-09-20T10:00\"}</script>",
        Some("2025-09-20"),
    ),
    ("<meta name=date content='2025-02-30'>", None),
    ("<meta name=date content='2024-02-29'>", Some("2024-02-29")),
    ("<meta name=date content='today'>", None),
    ("<time datetime='10:15'>", None),
];

#[test]
fn dates() {
    for (html, date) in DATES {
        assert_eq!(page(&format!("{html}<p>Текст")).date.as_deref(), *date, "{html}");
    }
}

/// First characters of a file, its name, and whether it is a page.
const SNIFFED: &[(&str, &str, bool)] = &[
    ("текст", "a.html", true),
    ("текст", "a.HTM", true),
    ("<!DOCTYPE html><p>", "a.txt", true),
    ("\u{FEFF}\n <html lang=ru>", "", true),
    ("<!-- сохранено --><html>", "", true),
    ("<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", "", true),
    ("<?xml version='1.0'?><rss>", "", false),
    ("<htmlish> is no element", "", false),
    ("<p> в тексте о разметке", "a.txt", false),
    ("текст о <html>", "", false),
];

#[test]
fn pages_are_known() {
    for (text, name, html) in SNIFFED {
        assert_eq!(is_html(text.as_bytes(), name), *html, "{text} {name}");
        let wide: Vec<u8> = "\u{FEFF}"
            .encode_utf16()
            .chain(text.trim_start_matches('\u{FEFF}').encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(is_html(&wide, name), *html, "{text} {name} in UTF-16");
    }
}
