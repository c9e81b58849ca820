//! How much of the article is kept, and how little else, in web pages saved as plain text; and whether plain texts are left whole.
//!
//! The pages of `$SARAP_DATA/html-article/dev.jsonl.gz` become plain text as our own HTML reader gives them, one block a line,
//! with blank lines between, without, and wrapped at 76 characters. Beside stand the whole text and what is found with
//! the help of the markup. The rules were fitted to the pages of the first half (by a checksum of the address). The second
//! half judges them, a little too kindly: which of its pages lost sentences, and how many, was known when the rules were
//! made, and the words of the lists were collected with pages of both halves in sight. Then the share of sentences that are
//! marked in documents of `$SARAP_DATA/raw-ru`, which have no furniture or hardly any.
//!
//!     cargo run --release --example plain_text [-- lost|extra|marked]
//!
//! With an argument, sentences follow: those of articles that were lost, others that were kept, those of raw-ru that were marked.

use sarap_formats::{RegionKind, Source, read};
use sarap_text::segment;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Sentences counted over pages.
#[derive(Default, Clone, Copy)]
struct Count {
    /// Of the article, in the page's text.
    truth: usize,
    kept: usize,
    /// In main text, and those of them that are the article's.
    main: usize,
    right: usize,
}

impl Count {
    fn row(self) -> String {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        format!(
            "{:.4} ({} lost) | {:.3}",
            share(self.kept, self.truth),
            self.truth - self.kept,
            share(self.right, self.main)
        )
    }
}

/// The words of a text with a space before and after each.
fn bare(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(String::from(" "), |all, word| all + &word.to_lowercase() + " ")
}

/// Sentences with three words or more, as words.
fn sentences(text: &str) -> Vec<String> {
    let segmentation = segment(text);
    let all = segmentation.sentences.iter().map(|sentence| bare(sentence.span.of(text)));
    all.filter(|sentence| sentence.split_whitespace().count() >= 3).collect()
}

/// The text of the regions of these kinds; what is in no region is main text.
fn of_kinds(source: &Source, kinds: &[RegionKind]) -> String {
    if source.regions.is_empty() {
        return source.text.clone();
    }
    let regions = source.regions.iter().filter(|region| kinds.contains(&region.kind));
    regions.map(|region| region.span.of(&source.text)).collect::<Vec<_>>().join("\n\n")
}

fn count(source: &Source, truth: &str, show: &str) -> Count {
    let whole = bare(&source.text);
    let kept = bare(&of_kinds(source, &[RegionKind::Main, RegionKind::Title, RegionKind::Meta]));
    let words = bare(truth);
    let mut count = Count::default();
    for sentence in sentences(truth).iter().filter(|sentence| whole.contains(sentence.as_str())) {
        count.truth += 1;
        count.kept += usize::from(kept.contains(sentence));
        if show == "lost" && !kept.contains(sentence) {
            println!("lost:{sentence}");
        }
    }
    for sentence in sentences(&of_kinds(source, &[RegionKind::Main])) {
        count.main += 1;
        count.right += usize::from(words.contains(&sentence));
        if show == "extra" && !words.contains(&sentence) {
            println!("extra:{}", sentence.chars().take(100).collect::<String>());
        }
    }
    count
}

/// Lines of at most 76 characters, a blank line after each paragraph.
fn wrap(text: &str) -> String {
    let mut wrapped = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut length = 0;
        for word in line.split_whitespace() {
            let long = word.chars().count();
            if length > 0 && length + 1 + long > 76 {
                wrapped.push('\n');
                length = 0;
            } else if length > 0 {
                wrapped.push(' ');
                length += 1;
            }
            wrapped.push_str(word);
            length += long;
        }
        wrapped.push_str("\n\n");
    }
    wrapped
}

fn documents(path: &Path) -> Result<Vec<serde_json::Value>, Box<dyn Error>> {
    let file = std::fs::File::open(path)?;
    let lines = BufReader::new(flate2::read::GzDecoder::new(file)).lines();
    lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

fn pages(data: &Path, show: &str) -> Result<(), Box<dyn Error>> {
    const ROWS: [&str; 5] = [
        "plain, blank lines between",
        "plain, one block a line",
        "plain, wrapped",
        "everything is main",
        "with the markup",
    ];
    let mut counts = [[Count::default(); 2]; ROWS.len()];
    let mut numbers = [0; 2];
    for document in documents(&data.join("html-article/dev.jsonl.gz"))? {
        let field = |name: &str| document[name].as_str().unwrap_or_default();
        let half =
            field("url").bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let half = (half >> 16) as usize % 2;
        let html = read(field("html").as_bytes(), "page.html")?;
        let whole = Source { text: html.text.clone(), ..Source::default() };
        let lines = html.text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
        let plain = |text: &str| read(text.as_bytes(), "page.txt");
        if !show.is_empty() && half == 0 {
            println!("# {}", field("url"));
        }
        for (row, source) in
            [plain(&html.text)?, plain(&lines)?, plain(&wrap(&html.text))?, whole, html].iter().enumerate()
        {
            let one = count(source, field("text"), if row == 0 && half == 0 { show } else { "" });
            let sum = &mut counts[row][half];
            *sum = Count {
                truth: sum.truth + one.truth,
                kept: sum.kept + one.kept,
                main: sum.main + one.main,
                right: sum.right + one.right,
            };
        }
        numbers[half] += 1;
    }
    println!(
        "## Web pages saved as plain text: {} pages to fit the rules to, {} to judge them\n",
        numbers[0], numbers[1]
    );
    println!(
        "| | recall of article sentences | precision of main text | recall, judged | precision, judged |\n|---|---:|---:|---:|---:|"
    );
    for (name, [first, second]) in ROWS.iter().zip(counts) {
        println!("| {name} | {} | {} |", first.row(), second.row());
    }
    Ok(())
}

fn plain_texts(data: &Path, show: &str) -> Result<(), Box<dyn Error>> {
    /// Documents of each source, evenly over it.
    const SAMPLE: usize = 1500;
    println!(
        "\n## Plain texts\n\n| | documents | with marks | sentences | marked | share |\n|---|---:|---:|---:|---:|---:|"
    );
    for name in ["law-01", "official-01", "duma-02", "news-01", "headlines-01"] {
        let mut sources: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for document in documents(&data.join(format!("raw-ru/{name}.jsonl.gz")))? {
            let field = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
            sources.entry(field("source")).or_default().push(field("text"));
        }
        for (source, texts) in sources {
            let step = texts.len().div_ceil(SAMPLE).max(1);
            let (mut documents, mut touched, mut all, mut marked) = (0, 0, 0, 0);
            for text in texts.iter().step_by(step) {
                let found = read(text.as_bytes(), "a.txt")?;
                let boilerplate = of_kinds(&found, &[RegionKind::Boilerplate]);
                let lost = if found.regions.is_empty() { Vec::new() } else { sentences(&boilerplate) };
                if show == "marked" {
                    lost.iter().for_each(|sentence| println!("marked:{sentence}"));
                }
                documents += 1;
                touched += usize::from(!lost.is_empty());
                all += sentences(text).len();
                marked += lost.len();
            }
            let share = marked as f64 * 100.0 / f64::from(u32::try_from(all)?.max(1));
            println!("| {name} {source} | {documents} | {touched} | {all} | {marked} | {share:.3} % |");
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let data = std::env::var_os("SARAP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let show = std::env::args().nth(1).unwrap_or_default();
    pages(&data, &show)?;
    plain_texts(&data, &show)
}
