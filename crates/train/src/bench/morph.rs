//! Our side of `benches/morph.py`.

use crate::Failure;
use sarap_morph::Dictionary;
use sarap_pack::Pack;
use std::io::{BufWriter, Read, Write};
use std::time::Instant;

const USAGE: &str = "usage: sarap-train bench morph PACK parse|speed < words
       sarap-train bench morph FOLDER forms COUNT SEED";

/// `sarap-train bench morph …`
///
/// * `parse`: for each word of standard input a line: for each dictionary reading a tab, the lemma, a space, the tag.
/// * `forms`: draws entries of the source dictionary, a form a line.
/// * `speed`: how long reading all words of standard input takes.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let named = |error: std::io::Error| Failure(error.to_string());
    if let [folder, what, count, seed] = arguments
        && what == "forms"
    {
        let number = |text: &str| text.parse().map_err(|_| Failure(USAGE.into()));
        let drawn = crate::dictionary::sample(folder.as_ref(), number(count)?, number(seed)?)?;
        println!("{}", drawn.join("\n"));
        return Ok(());
    }
    let [pack, what] = arguments else { return Err(Failure(USAGE.into())) };
    let bytes = std::fs::read(pack).map_err(|error| Failure(format!("{pack}: {error}")))?;
    let start = Instant::now();
    let dictionary = Dictionary::open(Pack::open(bytes, "dictionary")?)?;
    let opened = start.elapsed();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(named)?;
    let words: Vec<&str> = text.lines().collect();
    let mut readings = Vec::new();
    match what.as_str() {
        "parse" => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            for word in words {
                readings.clear();
                dictionary.read(word, &mut readings);
                write!(out, "{word}").map_err(named)?;
                for reading in &readings {
                    let tag = dictionary.tag_text(reading).unwrap_or(reading.tag.pos.code());
                    write!(out, "\t{} {tag}", dictionary.lemma(word, reading)).map_err(named)?;
                }
                writeln!(out).map_err(named)?;
            }
        }
        "speed" => {
            let mut best = f64::MAX;
            let mut count = 0;
            for _ in 0..3 {
                let start = Instant::now();
                count = 0;
                for word in &words {
                    readings.clear();
                    dictionary.read(word, &mut readings);
                    count += readings.len();
                }
                best = best.min(start.elapsed().as_secs_f64());
            }
            println!(
                "{{\"words\": {}, \"readings\": {count}, \"seconds\": {best}, \"open_seconds\": {}}}",
                words.len(),
                opened.as_secs_f64()
            );
        }
        _ => return Err(Failure(USAGE.into())),
    }
    Ok(())
}
