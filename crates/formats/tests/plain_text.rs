//! Small texts and what their lines are: `+` begins main text, `-` boilerplate, `=` the title, `@` data about the document.

// A panic here is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use sarap_formats::{RegionKind, Source, read};

/// A text with its marks.
type Case = (&'static str, &'static str);

/// Pages saved as text.
const PAGES: &[Case] = &[
    (
        "a portal with rates, weather, a date of its own and headlines below",
        "-Груз реактивов задержан на перевале Кокпек — Степной портал
         -  • $ 541.08
         -  • € 634,90
         -+13 °C
         -Астана
         -2026 Год
         -22 Марта
         -  • А
         -  • А
         =Груз реактивов задержан на перевале Кокпек
         +Таможня задержала на перевале Кокпек грузовик, в котором под мешками лука нашли сорок канистр с реактивами.
         @  • 25 Апреля 2012
         @  • 866
         @Фото: пресс-служба таможни
         +Водитель сказал, что о канистрах он ничего не знал и вёз только лук. По данным следствия, рейс оплатила фирма «Агро-Тулпар».
         +Дело передано в суд.
         -В тренде:
         -Бокс
         -Сборная вернулась с четырьмя золотыми медалями
         -Алматы
         -Резкое потепление в горах. На неделе ожидается до +10 градусов
         -Рыбалка
         -Где этой весной ловить сазана, рассказали знатоки",
    ),
    (
        "a menu, a by-line above, notices within, buttons and comments below",
        "-Главная
         -Политика
         -Общество
         -Поиск
         =Министры восьми стран договорились о кибердозоре
         @20.09.2025 14:35
         @Автор: Айгерим Жунусова
         +Восемь государств будут вместе искать тех, кто похищает деньги через поддельные сайты банков.
         -Читайте также:
         -Хакеров судят за кражу у пенсионеров
         -Полиция проверит охрану вокзалов страны
         +Как сообщил полковник Тимур Ахметов, центр обмена данными начнёт работу весной, и на него выделено четыре миллиона долларов.
         +Что изменится:
         +— общая база поддельных сайтов
         +— дежурные офицеры на связи
         -Поделиться
         -ВКонтакте
         -Комментарии (2)
         -Ерлан
         -Давно пора было это сделать, а то моей бабушке каждую неделю звонят из «службы безопасности банка» и просят код.
         -Добавить комментарий
         -© 2011–2025 «Степной портал». Все права защищены. При использовании материалов ссылка обязательна.",
    ),
    (
        "the same wrapped at a width",
        "-Главная
         -Поиск
         -Войти

         =Министры восьми стран договорились о кибердозоре

         +Восемь государств будут вместе искать тех, кто похищает деньги через
         +поддельные сайты банков. Об этом сообщила пресс-служба министерства, в
         +которой уточнили, что соглашение подписано на встрече министров в городе
         +Кокпек, где собрались делегации всех стран и представители банков. Центр
         +обмена данными начнёт работу весной, и на него выделено четыре миллиона
         +долларов.

         -Поделиться
         -Все права защищены",
    ),
    (
        "a short first and last paragraph cut off by headlines, the date above the title",
        "-Меню
         -Войти
         -Поиск
         @19 сентября, 14:35
         =На перевале задержан груз
         +Таможня задержала груз реактивов.
         -Читайте также
         -Полиция проверит охрану вокзалов страны
         -Хакеров судят за кражу у пенсионеров
         +По данным следствия, рейс оплатила фирма «Агро-Тулпар», которая раньше возила только лук и картофель. Водитель сказал, что о канистрах он ничего не знал и вёз то, что ему погрузили.
         -Читайте также
         -В столице открыли центр подготовки кинологов
         +Дело передано в суд.
         -Последние новости
         -В столице открыли центр подготовки кинологов
         -Восемь собак уже несут службу на вокзале и в аэропорту.
         -Суд вынес приговор начальнику склада
         -Он получил семь лет за хищение формы и снаряжения.",
    ),
    (
        "today's date above the title, the article's below",
        "-Меню
         -Войти
         -Поиск
         -Воскресенье, 22 марта 2026
         =На перевале задержан груз
         @19 сентября 2025, 14:35
         +Таможня задержала груз реактивов, который везли под мешками лука. Водитель говорит, что ничего не знал. Дело передано в суд.
         -Поделиться",
    ),
    (
        "Kazakh",
        "-Басты бет
         -Саясат
         -Іздеу
         =Кокпек асуында жүк ұсталды
         @2025 жылғы 20 қыркүйек
         +Кедендік бақылау қызметі Кокпек асуында пияз астына жасырылған қырық канистрді тапты, деп хабарлады баспасөз қызметі.
         +Жүргізуші тек пияз тасығанын және канистрлер туралы ештеңе білмегенін айтты. Іс сотқа жолданды, тергеу жалғасуда.
         -Тағы оқыңыз
         -Полиция вокзалдардың күзетін тексереді
         -Бөлісу
         -© Барлық құқықтар қорғалған",
    ),
    (
        "English",
        "-Skip to main content
         -Sign in
         -Sports
         -Weather
         =Eight ministers agree on a cyber watch
         @By Aigerim Zhunusova
         @Nov. 19, 2019 5:50 PM
         +Eight states will search together for those who steal money through forged sites of banks, the ministry said on Monday.
         -Advertisement
         +The centre will begin its work in spring, and it will be led by Colonel Timur Akhmetov, who now serves in the capital.
         -Related stories
         -Hackers stand trial for robbing pensioners
         -Police to check the guards of all stations
         -© 2019 Steppe Portal. All rights reserved",
    ),
    (
        "data at the head of a file",
        "@url https://portal.example/1
         @title Груз задержан
         @date 2025-09-20 Фото: Portal.example
         +Пекин. 19 сентября. Груз задержан.",
    ),
];

/// Texts that are main text as a whole, although they have short lines, lists or words of pages.
const WHOLE: &[Case] = &[
    (
        "an article with a date and a heading",
        "Груз задержан\n\n20 сентября 2025\n\nТаможня задержала грузовик, в котором нашли канистры.\n\nДело передано в суд.",
    ),
    (
        "a letter",
        "Уважаемый Марат Ержанович!\n\nПрошу сообщить, когда будет готов ответ на запрос.\n\nС уважением,\nАйгерим Жунусова\nГлавный редактор\nтел. +7 727 250-00-11",
    ),
    (
        "an interview",
        "Комментарии эксперта\n— Сколько человек вы нашли?\n— Двести.\n— А сколько ищете?\n— Об этом я говорить не могу, потому что следствие продолжается.",
    ),
    (
        "a law",
        "Глава 2\nРеклама\nСтатья 5. Реклама лекарств\n1. Учредитель вправе размещать рекламу.\n2. При полном или частичном отказе учредитель сообщает об этом.\nСтатья 6. Контакты\nПолитика конфиденциальности утверждается органом.",
    ),
    ("a poem", "Над степью тихо\nВстаёт луна\nИ спит дорога\nИ спит страна\nА мы всё едем\nИз края в край"),
    (
        "a table of rates",
        "Валюта\tКурс\n$ 541,08\n€ 634,90\nUSD 541,08\nEUR 634,90\nRUB 6,71\nАлматы +13 °C\nАстана +5 °C",
    ),
    ("a list of names", "Марат Оспанов\nТимур Ахметов\nАйгерим Жунусова\nЛеван Гигашвили\nЛарс Хауген"),
    (
        "a chat",
        "[14:35] Ерлан: привет\n[14:36] Света: привет\n[14:36] Ерлан: ты новости видел\n[14:37] Света: да, поделись ссылкой\n[14:38] Ерлан: подробнее",
    ),
    ("code", "fn main() {\n    let search = menu();\n    share(search);\n    // Home\n    print(next, previous);\n}"),
    (
        "a report with rubrics of a site for headings",
        "Политика\nЗа год принято двенадцать законов, которые касаются пограничных служб.\nЭкономика\nОборот торговли вырос на треть.\nСпорт\nСборная заняла второе место.\nКультура\nОткрыто три музея.",
    ),
];

fn kind_at(source: &Source, at: usize) -> RegionKind {
    let at = at as u32;
    let region = source.regions.iter().find(|region| region.span.start() <= at && at < region.span.end());
    region.map_or(RegionKind::Main, |region| region.kind)
}

/// The regions are the text.
fn check(source: &Source) {
    if source.regions.is_empty() {
        return;
    }
    let joined: String = source.regions.iter().map(|region| region.span.of(&source.text)).collect();
    assert_eq!(joined, source.text);
}

#[test]
fn pages_are_read_line_by_line() {
    for (name, marked) in PAGES {
        for (blank, end) in [("", "\n"), ("\n", "\n"), ("", "\r\n")] {
            if !blank.is_empty() && name.contains("wrapped") {
                continue;
            }
            let mut text = String::new();
            let mut wanted = Vec::new();
            for line in marked.lines().map(str::trim_start) {
                let (mark, line) = line.split_at(line.chars().next().map_or(0, char::len_utf8));
                let kind = match mark {
                    "-" => RegionKind::Boilerplate,
                    "=" => RegionKind::Title,
                    "@" => RegionKind::Meta,
                    _ => RegionKind::Main,
                };
                if !line.is_empty() {
                    wanted.push((text.len() + line.len() - line.trim_start().len(), kind, line));
                }
                text = text + line + end + blank;
            }
            let source = read(text.as_bytes(), "a.txt").unwrap();
            assert_eq!(source.text, text);
            check(&source);
            for (at, kind, line) in wanted {
                assert_eq!(kind_at(&source, at), kind, "{name} ({end:?}{blank:?}): {line}");
            }
        }
    }
}

#[test]
fn other_texts_are_left_whole() {
    for (name, text) in WHOLE {
        let source = read(text.as_bytes(), "a.txt").unwrap();
        assert!(source.regions.is_empty(), "{name}: {:?}", source.regions);
        assert_eq!(source.title, None, "{name}");
    }
}

#[test]
fn the_title_is_the_one_that_stands_above_the_article_or_in_the_data() {
    let title = |case: usize| {
        let text: Vec<&str> = PAGES[case].1.lines().map(|line| &line.trim_start()[1.min(line.len())..]).collect();
        read(text.join("\n").as_bytes(), "").unwrap().title
    };
    assert_eq!(title(0).as_deref(), Some("Груз реактивов задержан на перевале Кокпек"));
    assert_eq!(title(PAGES.len() - 1).as_deref(), Some("Груз задержан"));
}

#[test]
fn any_lines_in_any_order_are_read_whole() {
    let lines: Vec<&str> = PAGES.iter().chain(WHOLE).flat_map(|(_, text)| text.lines()).map(str::trim_start).collect();
    let mut state = 20_261_126_u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut parted = 0;
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..random(40) + 1 {
            text += lines[random(lines.len())];
            text += ["\n", "\n\n", "\r\n", " \n\t", "\u{2028}"][random(5)];
        }
        let Ok(source) = read(text.as_bytes(), "a.txt") else { continue };
        check(&source);
        assert!(source.regions.windows(2).all(|pair| pair[0].kind != pair[1].kind));
        parted += usize::from(!source.regions.is_empty());
    }
    assert!(parted > 1000, "{parted}");
}
