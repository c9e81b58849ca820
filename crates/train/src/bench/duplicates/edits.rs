//! What sites do to a text that they take over.

/// A fixed sequence of numbers (splitmix64).
pub(super) struct Random(pub u64);

impl Random {
    /// A number from 0 to below `below`.
    pub(super) fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % below.max(1) as u64) as usize
    }

    /// One of `all`.
    pub(super) fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

type Edit = fn(&str, &mut Random) -> String;

/// Each edit with its name.
pub(super) const EDITS: &[(&str, Edit)] = &[
    ("same words, other signs", |text, _| text.replace(" – ", " - ").replace(['«', '»'], "\"").replace('ё', "е")),
    ("lead cut", |text, _| sentences(text)[1.min(sentences(text).len() - 1)..].concat()),
    ("end cut", |text, random| {
        let all = sentences(text);
        all[..(all.len() * (6 + random.below(4)) / 10).max(1)].concat()
    }),
    ("dates changed", |text, random| changed_numbers(text, random)),
    ("agency lines added", |text, random| {
        let city = random.one(&["МОСКВА", "АСТАНА", "КАЗАНЬ", "ТАШКЕНТ"]);
        let (day, month) = (1 + random.below(28), random.one(&["января", "марта", "июня", "сентября"]));
        format!(
            "{city}, {day} {month} – Вестник. {text}\nПодпишитесь на наш канал, чтобы узнавать новости первыми. При перепечатке \
             ссылка обязательна.\n"
        )
    }),
    ("sentence paraphrased", |text, random| {
        let mut all = sentences(text);
        let at = random.below(all.len());
        all[at] = paraphrased(&all[at]);
        all.concat()
    }),
    ("every third sentence paraphrased", |text, _| {
        let all = sentences(text).into_iter().enumerate();
        all.map(|(nth, sentence)| if nth % 3 == 1 { paraphrased(&sentence) } else { sentence }).collect()
    }),
    ("paragraphs in another order", |text, random| {
        let mut all = sentences(text);
        let middle = random.below(all.len());
        all.rotate_left(middle);
        all.concat()
    }),
];

/// The sentences with the space behind them; at least one.
fn sentences(text: &str) -> Vec<String> {
    let found = sarap_text::segment(text).sentences;
    let starts: Vec<usize> = found.iter().skip(1).map(|sentence| sentence.span.start() as usize).collect();
    let bounds = || std::iter::once(0).chain(starts.iter().copied());
    bounds().zip(bounds().skip(1).chain([text.len()])).map(|(start, end)| text[start..end].to_string()).collect()
}

/// Each number but one-digit ones is another one.
fn changed_numbers(text: &str, random: &mut Random) -> String {
    let tokens = sarap_text::segment(text).tokens;
    let mut out = String::with_capacity(text.len());
    let mut read = 0;
    for token in tokens.iter().filter(|token| token.kind == sarap_text::TokenKind::Number) {
        let span = token.span.start() as usize..token.span.end() as usize;
        out.push_str(&text[read..span.start]);
        let digits = &text[span.clone()];
        let changed =
            digits.chars().map(|c| if c.is_ascii_digit() { (b'1' + random.below(9) as u8) as char } else { c });
        out.extend(changed);
        read = span.end;
    }
    out + &text[read..]
}

/// Words with others of like meaning; the first half of the sentence goes behind the second at a comma.
fn paraphrased(sentence: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("также", "кроме того"),
        ("заявил", "сообщил"),
        ("сообщил", "рассказал"),
        ("отметил", "подчеркнул"),
        ("около", "примерно"),
        ("более", "свыше"),
        ("этот", "данный"),
        ("однако", "тем не менее"),
        ("поэтому", "в связи с этим"),
        ("может", "способен"),
        ("чтобы", "для того чтобы"),
        ("из-за", "вследствие"),
        ("после", "по завершении"),
        ("страны", "государства"),
        ("сейчас", "в настоящее время"),
        ("который", "что"),
        ("говорится", "указано"),
        ("был", "оказался"),
        ("год", "12 месяцев"),
    ];
    let body = sentence.trim_end();
    let space = &sentence[body.len()..];
    let mut words: Vec<&str> = body.split(' ').collect();
    for word in &mut words {
        if let Some((_, other)) = WORDS.iter().find(|(own, _)| own == word) {
            *word = other;
        }
    }
    let turn = words.iter().position(|word| word.ends_with(',')).map_or(words.len() / 2, |at| at + 1);
    let turn = turn.min(words.len());
    words.rotate_left(turn);
    format!("{}{space}", words.join(" "))
}
