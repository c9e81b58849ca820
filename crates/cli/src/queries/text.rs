//! Answers for people at a terminal.

use sarap::queries::{Answer, Concordance};
use std::io::{self, Write};

/// Characters of context that are shown on each side.
const SIDE: usize = 50;

pub(crate) fn write(output: &mut impl Write, answer: &Answer) -> io::Result<()> {
    match answer {
        Answer::Keywords(answer) => {
            writeln!(
                output,
                "{} words counted in {} documents; {} rows",
                answer.words, answer.documents, answer.total
            )?;
            writeln!(output, "{:>8} {:>9} {:>11}  term", "count", "documents", "per million")?;
            for row in &answer.rows {
                let class = row.class.as_deref().map(|class| format!(" ({class})")).unwrap_or_default();
                write!(output, "{:>8} {:>9} {:>11.1}  ", row.count, row.documents, row.per_million)?;
                writeln!(output, "{}{class}", row.term)?;
            }
        }
        Answer::Ngrams(answer) => {
            writeln!(output, "{} documents; {} rows", answer.documents, answer.total)?;
            writeln!(output, "{:>8} {:>9} {:>11}  words", "count", "documents", "per million")?;
            for row in &answer.rows {
                let classes =
                    row.classes.as_ref().map(|classes| format!(" ({})", classes.join(" "))).unwrap_or_default();
                write!(output, "{:>8} {:>9} {:>11.1}  ", row.count, row.documents, row.per_million)?;
                writeln!(output, "{}{classes}", row.words.join(" "))?;
            }
        }
        Answer::Concordance(answer) => concordance(output, answer)?,
    }
    Ok(())
}

/// One line a match, the matches below each other.
fn concordance(output: &mut impl Write, answer: &Concordance) -> io::Result<()> {
    writeln!(output, "{} matches in {} documents", answer.total, answer.documents)?;
    for line in &answer.lines {
        let Some(text) = &line.text else { continue };
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (left, node, right) = (one_line(&text.left), one_line(&text.node), one_line(&text.right));
        let skipped = left.chars().count().saturating_sub(SIDE);
        let left: String = left.chars().skip(skipped).collect();
        let right: String = right.chars().take(SIDE).collect();
        writeln!(output, "{left:>SIDE$}  {node}  {right:<SIDE$}  {}", line.document)?;
    }
    Ok(())
}
