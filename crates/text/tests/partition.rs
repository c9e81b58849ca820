//! Tables of cases, one a line, with bars at the boundaries: `tokens.txt`, `sentences.txt`.

use sarap_text::segment;

fn cases(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}

#[test]
fn tokens() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("tokens.txt")) {
        let expected: Vec<&str> = case.split('|').filter(|piece| !piece.trim().is_empty()).collect();
        let text = case.replace('|', "");
        let found: Vec<&str> = segment(&text).tokens.iter().map(|token| token.span.of(&text)).collect();
        if expected != found {
            wrong.push(format!("{case}\n{}", found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

/// Between two sentences the text itself is kept: «a || b» for a space, «a/nb» for a line break.
#[test]
fn sentences() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("sentences.txt")) {
        let text =
            case.replace(" || ", " ").replace("||", "").replace("\\r", "\r").replace("\\n", "\n").replace("/n", "\n");
        let mut shown = String::new();
        let mut end = 0;
        for sentence in segment(&text).sentences {
            let (gap, piece) = (&text[end..sentence.span.start() as usize], sentence.span.of(&text));
            let gap = if gap == " " { " || ".to_string() } else { gap.replace('\n', "/n").replace('\r', "\\r") };
            let forgotten = if gap.is_empty() && end > 0 { "||" } else { "" };
            shown += &format!("{gap}{forgotten}{}", piece.replace('\n', "\\n"));
            end = sentence.span.end() as usize;
        }
        if shown != case {
            wrong.push(format!("{case}\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}
