//! Small pages and which of their lines are main text: `+` begins those that must be, `-` those that must not.

// A panic here is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic)]

use sarap_formats::{RegionKind, read};

/// A name and a page of one line an element; the mark before a line is not part of the page.
const CASES: &[(&str, &str)] = &[
    (
        "a short item among long notices",
        "<div class=cookie-banner>
         -<p>Мы используем файлы cookie, чтобы сайт работал лучше, и продолжая пользоваться им, вы соглашаетесь с этим.</p>
         </div><div class=text>
         +<p>В Кокпеке задержан груз реактивов, сообщила в среду таможня.</p>
         </div><div class=footer>
         -<p>Сетевое издание зарегистрировано в реестре. При использовании материалов ссылка обязательна, а мнение авторов может не совпадать с мнением редакции.</p>
         </div>",
    ),
    (
        "nothing but paragraphs",
        "<h1>Груз задержан</h1>
         +<p>Водитель сказал, что о канистрах он ничего не знал и вёз только лук.</p>
         +<p>Дело передано в суд.</p>",
    ),
    (
        "no running text at all",
        "<ul>
         +<li>Марат Оспанов</li>
         +<li>Тимур Ахметов</li>
         </ul><nav>
         -<a href=/>На главную</a>
         </nav>",
    ),
    (
        "comments longer than the article",
        "<div class=story>
         +<p>Суд вынес приговор бывшему начальнику склада, который продавал форму и снаряжение.</p>
         +<p>Он получил семь лет, сообщила пресс-служба.</p>
         </div><div id=comments>
         -<p>Давно пора было это сделать, потому что об этом знали все, кто хотя бы раз был на этом складе и видел, что там творится.</p>
         -<p>А я думаю, что его просто подставили, и через год он выйдет на свободу, а форму как продавали, так и будут продавать.</p>
         -<p>Интересно, кто теперь будет начальником, и не будет ли он таким же, как все, кто был на этом месте до него.</p>
         </div>",
    ),
    (
        "an article in two parts around an advertisement",
        "<div id=page><div class=col><div class=part>
         +<p>Министры восьми стран договорились вместе искать тех, кто похищает деньги через поддельные сайты банков.</p>
         +<p>Центр обмена данными начнёт работу весной, его возглавит полковник Тимур Ахметов, который сейчас служит в столице.</p>
         </div><div class=advert>
         -<p>Кредит за пять минут! Оставьте заявку на сайте, и деньги будут у вас уже сегодня, без справок и поручителей.</p>
         </div><div class=part>
         +<p>Страны будут передавать друг другу сведения о подозреваемых в течение суток, говорится в соглашении.</p>
         +<p>Следующая встреча пройдёт в июне.</p>
         </div></div></div>",
    ),
    (
        "a body class that speaks of a sidebar",
        "<body class='with-sidebar comments-open'><div class=content>
         +<p>Полиция двух стран провела операцию, в которой изъято сорок килограммов контрабанды.</p>
         </div><div class=sidebar>
         -<p>О нас: мы пишем о борьбе с преступностью уже двадцать лет и за это время выпустили тысячи материалов.</p>
         </div>",
    ),
    (
        "an interview",
        "<article>
         +<p>Директор бюро рассказал, как ищут тех, кто скрывается от следствия за границей.</p>
         +<p><b>— Сколько человек вы нашли?</b></p>
         +<p>— Двести.</p>
         +<p><b>— А сколько ищете?</b></p>
         +<p>— Об этом я говорить не могу, потому что следствие продолжается и каждое слово может помешать.</p>
         </article>",
    ),
    (
        "a table in the article",
        "<article>
         +<p>За год таможня изъяла больше реактивов, чем за три предыдущих года вместе, сообщил Марат Оспанов.</p>
         <table><tr>
         +<td>2023 год<td>12 тонн<tr>
         +<td>2024 год<td>40 тонн</table>
         +<p>Больше всего задержаний было на перевале Кокпек, где открыли новый пост.</p>
         </article>",
    ),
    (
        "teasers of other articles below",
        "<div class=item>
         +<p>В столице открыли центр подготовки кинологов, в котором будут учиться офицеры восьми стран.</p>
         +<p>Первый выпуск ждут через полгода, сообщили в министерстве.</p>
         </div><div class=list>
         -<div><a href=/1>Полиция проверит охрану всех вокзалов страны</a> Проверка начнётся в понедельник и продлится до конца месяца, сообщили в ведомстве.</div>
         -<div><a href=/2>Совет министров обсудил борьбу с контрабандой</a> Доклад представил начальник таможни, который недавно вернулся с перевала…</div>
         </div>",
    ),
    (
        "a notice inside the text",
        "<article>
         +<p>Водитель грузовика утверждает, что о канистрах не знал и вёз только лук.</p>
         -<p>Читайте также: Полиция проверит охрану вокзалов</p>
         +<p>По данным следствия, рейс оплатила фирма «Агро-Тулпар».</p>
         -<p>Подписывайтесь на наш канал!</p>
         </article>",
    ),
];

#[test]
fn main_text() {
    for (name, marked) in CASES {
        let mut html = String::from("<!doctype html>");
        let mut wanted = Vec::new();
        for line in marked.lines() {
            let line = line.trim();
            let mark =
                line.strip_prefix('+').map(|line| (line, true)).or(line.strip_prefix('-').map(|line| (line, false)));
            html.push_str(mark.map_or(line, |(line, _)| line));
            html.push('\n');
            if let Some((line, main)) = mark {
                let text = read(format!("<html>{line}").as_bytes(), "a.html").unwrap().text;
                wanted.push((text, main));
            }
        }
        let source = read(html.as_bytes(), "a.html").unwrap();
        for (text, main) in wanted {
            let text = text.trim();
            let at =
                source.text.find(text).unwrap_or_else(|| panic!("{name}: {text:?} is not in {:?}", source.text)) as u32;
            let region = source.regions.iter().find(|region| region.span.start() <= at && at < region.span.end());
            let is_main = region.is_none_or(|region| region.kind == RegionKind::Main);
            assert_eq!(is_main, main, "{name}: {text}");
        }
    }
}
