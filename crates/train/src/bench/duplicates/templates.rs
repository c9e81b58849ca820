//! Reports that look alike and are no reprints of each other: the same phrases about other people, places and sums.

use super::edits::Random;

const NAMES: &[&str] =
    &["Асанов", "Белов", "Винокуров", "Гусев", "Досов", "Ершов", "Жуков", "Зимин", "Ибраев", "Котов"];
const CITIES: &[&str] =
    &["Павлодаре", "Костанае", "Омске", "Туле", "Перми", "Актобе", "Уральске", "Томске", "Орле", "Семее"];
const BODIES: &[&str] =
    &["прокуратура", "полиция", "таможня", "налоговая служба", "служба экономических расследований"];
const THINGS: &[&str] =
    &["сигареты", "лекарства", "обувь", "топливо", "рыбу", "древесину", "телефоны", "одежду", "зерно"];
const PLACES: &[&str] = &["складе", "рынке", "посту", "вокзале", "стоянке", "предприятии", "рейде у границы"];
const ENDS: &[&str] = &[
    "Санкция статьи предусматривает штраф или ограничение свободы.",
    "Подозреваемый вину признал и сотрудничает со следствием.",
    "Иная информация в интересах следствия не разглашается.",
    "Изъятое передано на ответственное хранение.",
    "Назначена товароведческая экспертиза, устанавливаются другие участники схемы.",
    "Суд арестовал имущество задержанного до решения по делу.",
];

/// A report of three to eight sentences.
pub(super) fn report(random: &mut Random) -> String {
    let (name, city, body) = (random.one(NAMES), random.one(CITIES), random.one(BODIES));
    let (thing, place) = (random.one(THINGS), random.one(PLACES));
    let (day, year, sum) = (1 + random.below(28), 2018 + random.below(8), 100 + random.below(9900));
    let mut text = format!(
        "В {city} {body} выявила незаконный оборот товаров. {day} марта {year} года на {place} сотрудники изъяли {thing} на {sum} \
         тысяч рублей. По версии следствия, {name} вёз {thing} без документов и намеревался сбыть товар в городе. "
    );
    for _ in 0..random.below(6) {
        let (count, age, other) = (2 + random.below(90), 19 + random.below(50), random.one(NAMES));
        let sentence = match random.below(4) {
            0 => format!("Всего допрошено {count} свидетелей, среди них {age}-летний {other}."),
            1 => format!(
                "Ранее {other} привлекался к ответственности за хранение такого же товара в {}.",
                random.one(CITIES)
            ),
            2 => {
                format!("Ущерб государству оценён в {} тысяч рублей, сообщила {}.", sum * 2 + count, random.one(BODIES))
            }
            _ => random.one(ENDS).to_string(),
        };
        text.push_str(&sentence);
        text.push(' ');
    }
    let last: &str = random.one::<&str>(ENDS);
    text.push_str(last);
    text
}
