//! Texts that no one writes and a machine may still be given: a million tokens, a sentence that never ends, no letters,
//! another language. Each is read whole, nothing is invented, and twice the text gives twice the mentions.
//!
//! The usual run takes them in modest sizes. In full size, with the time and memory that each takes:
//!
//!     cargo test --profile quick -p sarap --test hostile -- --ignored --nocapture

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use sarap::{Analysis, Analyzer, Content, Input, Mention, PackBytes};
use std::sync::OnceLock;
use std::time::Instant;

fn analyzer() -> &'static Analyzer {
    static OPENED: OnceLock<Analyzer> = OnceLock::new();
    let read = |name: &str| std::fs::read(format!("{}/../../packs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap().into();
    OPENED.get_or_init(|| {
        let packs = PackBytes {
            dictionary: read("ru-dictionary.pack"),
            context: read("ru-context.pack"),
            tagger: read("ru-tagger.pack"),
        };
        Analyzer::open(packs).unwrap()
    })
}

fn analyze(text: &str) -> Analysis {
    let input = Input { id: "hostile", bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
    let analysis = analyzer().analyze(input).unwrap();
    assert_eq!(analysis.text, text);
    for mention in mentions(&analysis) {
        let span = mention.start as usize..mention.end as usize;
        assert!(!span.is_empty() && text.get(span).is_some(), "{mention:?}");
        assert!((0.0..=1.0).contains(&mention.score), "{mention:?}");
    }
    analysis
}

fn mentions(analysis: &Analysis) -> impl Iterator<Item = &Mention> {
    analysis.entities.iter().flat_map(|entity| &entity.mentions)
}

fn words<'a>(analysis: &'a Analysis, mention: &Mention) -> &'a str {
    &analysis.text[mention.start as usize..mention.end as usize]
}

/// A text of about so many tokens.
type Make = fn(usize) -> String;

/// A day's news of a town: 58 tokens a time, the names of no two alike near each other.
fn news(tokens: usize) -> String {
    const FIRST: [&str; 6] = ["Сергей", "Айгуль", "Мария", "Тимур", "Ольга", "Пётр"];
    const LAST: [&str; 7] = ["Ларин", "Ким", "Сабитова", "Орлов", "Жумабаев", "Белых", "Гусева"];
    const TOWN: [&str; 5] = ["Омске", "Караганде", "Твери", "Бишкеке", "Казани"];
    let mut text = String::new();
    let mut number = 0;
    while number * 55 < tokens {
        let (first, last, town) = (FIRST[number % 6], LAST[number % 7], TOWN[number % 5]);
        text.push_str(&format!(
            "{first} {last} рассказал(а) журналистам, что строительство моста в {town} начнётся {} мая 2025 года. По словам \
             директора компании «Мостстрой-{}», работы стоят 15 млн рублей, а движение по улице закроют на четыре месяца. \
             Жители района спрашивают, как им теперь добираться до школы, больницы и рынка.\n",
            number % 28 + 1,
            number % 90 + 1,
        ));
        number += 1;
    }
    text
}

/// One sentence: names, dates and verbs in a row, with nothing that ends it.
fn endless(tokens: usize) -> String {
    "и вот Иван Петров поехал в Москву , а потом в министерство обороны России , где 5 мая 2025 года президент США сказал "
        .repeat(tokens / 21)
}

/// A list of persons and firms, no surname and no firm twice: nothing to group, everything to compare.
fn directory(tokens: usize) -> String {
    const SYLLABLES: [&str; 12] = ["ба", "ве", "го", "ди", "жу", "ка", "ле", "мо", "ни", "пу", "ра", "си"];
    const FIRST: [&str; 5] = ["Иван", "Мария", "Сергей", "Анна", "Пётр"];
    let name = |mut number: usize| -> String {
        let mut name = String::new();
        for _ in 0..5 {
            name.push_str(SYLLABLES[number % 12]);
            number /= 12;
        }
        let first = name.chars().next().unwrap().to_uppercase().to_string();
        first + &name[2..]
    };
    let line = |n: usize| format!("{} {}лов владеет компанией «{}т».\n", FIRST[n % 5], name(n), name(n * 7 + 5));
    (0..tokens / 8).map(line).collect()
}

/// Digits, signs, blanks: not one letter.
fn letterless(tokens: usize) -> String {
    "17 — 04 ; 3,5 % … ( 900 ) !? №№ 12:30 […] §§ 1/2 ± 10^9 … \n".repeat(tokens / 25)
}

fn kazakh(times: usize) -> String {
    "Бүгін таңертең көктемгі жаңбыр жауып, көшелерде су жиналып қалды. Балалар мектепке кешігіп келді, мұғалімдер оларды \
     жылы шаймен қарсы алды. Ауыл тұрғындары биылғы егін туралы әңгімелесіп, ескі көпірді жөндеу керек екенін айтты. \
     Кешке қарай күн ашылып, адамдар саябаққа серуендеуге шықты. Жас ақын жаңа өлеңдерін оқып берді, көрермендер қол \
     шапалақтап, алғыс білдірді. Дүкенші нанның бағасы өспейтінін, қоймада ұн жеткілікті екенін түсіндірді. Қыста өзен \
     қатып, балықшылар мұз үстінде түнеді. Шопандар малын тауға айдап, жазғы жайлауға көшуге дайындалды.\n"
        .repeat(times)
}

fn english(times: usize) -> String {
    "The rain stopped before noon and the market opened again. Farmers brought apples, cheese and honey, and the baker sold \
     everything he had within an hour. Nobody expected such a crowd on a weekday, but the school had closed early because \
     of a broken pipe. Two teachers took the children to the old mill, where they learned how flour is made. In the evening \
     the choir sang under the bridge. It was not easy to hear the quiet songs over the river, yet people stayed until the \
     lamps went out. Tomorrow the workers will repair the road, and the bus will take the longer way round.\n"
        .repeat(times)
}

/// What the words of a language other than Russian were taken for, by the model.
fn invented(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let by_model = mentions(&analysis).filter(|mention| mention.source.starts_with("model:"));
    by_model.map(|mention| format!("{} {}", mention.label, words(&analysis, mention))).collect()
}

/// How many mentions there are of each label, in the order of the labels.
fn counts(analysis: &Analysis) -> std::collections::BTreeMap<String, usize> {
    let mut counts = std::collections::BTreeMap::new();
    mentions(analysis).for_each(|mention| *counts.entry(mention.label.clone()).or_default() += 1);
    counts
}

/// Twice the text has, within a hundredth, twice the mentions of each label: nothing gives up on the way.
fn assert_doubles(make: Make, tokens: usize) {
    let (once, twice) = (counts(&analyze(&make(tokens))), counts(&analyze(&make(2 * tokens))));
    assert!(!once.is_empty());
    for label in once.keys().chain(twice.keys()) {
        let [count, found] = [&once, &twice].map(|counts| counts.get(label).copied().unwrap_or_default());
        assert!(found.abs_diff(2 * count) <= 2 + count / 50, "{label}: {count}, then {found}");
    }
}

#[test]
fn a_long_text_is_read_to_its_end() {
    let analysis = analyze(&news(20_000));
    assert!(analysis.counts.tokens >= 20_000, "{}", analysis.counts.tokens);
    let last = mentions(&analysis).map(|mention| mention.end).max().unwrap();
    assert!(analysis.text.len() - (last as usize) < 600, "names in the last piece of news too");
    assert_doubles(news, 10_000);
}

#[test]
fn an_endless_sentence_is_read_to_its_end() {
    let analysis = analyze(&endless(10_000));
    assert_eq!(analysis.counts.sentences, 1);
    assert_doubles(endless, 5_000);
}

#[test]
fn a_list_of_names_that_differ_is_read_to_its_end() {
    assert_doubles(directory, 4_000);
}

#[test]
fn a_text_without_letters_names_nobody() {
    let analysis = analyze(&letterless(5_000));
    let named = mentions(&analysis).filter(|mention| mention.source.starts_with("model:"));
    assert_eq!(named.map(|mention| words(&analysis, mention)).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn kazakh_and_english_words_are_no_names() {
    assert_eq!(invented(&kazakh(1)), [""; 0]);
    assert_eq!(invented(&english(1)), [""; 0]);
    assert_eq!(invented(&kazakh(20)), [""; 0]);
    assert_eq!(invented(&english(20)), [""; 0]);
}

#[test]
fn of_kazakh_and_english_only_clear_names_are_taken() {
    // Whatever the model takes here lies in one of these.
    let clear = ["Нұрлан Серікбаев", "Алматы", "Астана", "Қазақстан", "London", "Mary Brown", "Paris", "Anna Smith"];
    let text = format!(
        "{}Дәрігер Нұрлан Серікбаев Алматы қаласынан келді. Ол Астана мен Қазақстан туралы көп айтты.\n{}Mary Brown came \
         from London by train. Her friend Anna Smith has never seen Paris.\n",
        kazakh(2),
        english(2)
    );
    for found in invented(&text) {
        let (_, name) = found.split_once(' ').unwrap();
        assert!(clear.iter().any(|clear| clear.contains(name) || name.starts_with(clear)), "{found}");
    }
}

/// The most memory that this process has held, in MB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
}

#[test]
#[ignore = "takes long; prints what each size costs"]
fn in_full_size() {
    let kinds: [(&str, Make, usize); 6] = [
        ("no letters", letterless, 1_000_000),
        ("one sentence", endless, 100_000),
        ("Kazakh", |tokens| kazakh(tokens / 85), 200_000),
        ("English", |tokens| english(tokens / 110), 200_000),
        ("directory", directory, 500_000),
        ("news", news, 1_000_000),
    ];
    println!("{:<14}{:>10}{:>10}{:>12}{:>12}{:>10}", "text", "tokens", "mentions", "seconds", "µs a token", "peak MB");
    for (name, make, full) in kinds {
        for tokens in [full / 4, full / 2, full] {
            let text = make(tokens);
            let start = Instant::now();
            let analysis = analyze(&text);
            let seconds = start.elapsed().as_secs_f64();
            let (read, found) = (analysis.counts.tokens, mentions(&analysis).count());
            let micros = seconds * 1e6 / f64::from(read);
            let peak = peak_memory().map_or(String::new(), |peak| peak.to_string());
            println!("{name:<14}{read:>10}{found:>10}{seconds:>12.2}{micros:>12.2}{peak:>10}");
        }
    }
    // Bounded: a kilobyte a token is much, and far from what anything quadratic would take.
    assert!(peak_memory().is_none_or(|peak| peak < 1_500), "{:?} MB", peak_memory());
}
