use sarap_keywords::keywords;
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::segment;
use std::io::BufRead;
fn main() {
    let pack = |n: &str, k: &str| Pack::open(std::fs::read(format!("packs/{n}.pack")).unwrap(), k).unwrap();
    let m = Morphologist::open(pack("ru-dictionary", "dictionary"), pack("ru-context", "context")).unwrap();
    for line in std::io::stdin().lock().lines() {
        let text = line.unwrap().replace("\\n", "\n");
        let s = segment(&text);
        let mo = m.read(&text, &s);
        let d = Document { text: &text, segmentation: &s, morphology: &mo, dictionary: m.dictionary() };
        println!("== {}", text.chars().take(100).collect::<String>().replace('\n', " "));
        for k in keywords(&d, &[]).iter().take(20) {
            println!("   {:.2} {} {}", k.score, k.count, k.term);
        }
    }
}
