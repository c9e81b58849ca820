//! Answers for people at a terminal.

use sarap::queries::{Answer, Cell, Concordance, Period, Trends};
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
                writeln!(output, "{}{classes}", row.form)?;
            }
        }
        Answer::Concordance(answer) => concordance(output, answer)?,
        Answer::Trends(trends) => of_time(output, answer, trends)?,
        _ => table(output, answer)?,
    }
    Ok(())
}

/// Columns side by side, numbers to the right with four significant digits.
fn table(output: &mut impl Write, answer: &Answer) -> io::Result<()> {
    match answer {
        Answer::Collocates(answer) => {
            writeln!(
                output,
                "the node stands {} times; {} collocates; tables of {}",
                answer.node, answer.total, answer.size
            )?;
        }
        Answer::Keyness(answer) => {
            let used = &answer.reference;
            let name = used.name.as_deref().unwrap_or("documents");
            let from = used.period.as_deref().map(|period| format!(", {period}")).unwrap_or_default();
            let made = used.made.as_deref().map(|made| format!(", counted on {made}")).unwrap_or_default();
            writeln!(
                output,
                "{} words in {} documents, against {name}{from} ({} words in {} documents{made}); {} rows",
                answer.words, answer.documents, used.words, used.documents, answer.total
            )?;
        }
        Answer::Dispersion(answer) => writeln!(output, "{} words in {} parts", answer.words, answer.sizes.len())?,
        Answer::Duplicates(answer) => {
            writeln!(
                output,
                "{} reprints in {} groups of {} documents",
                answer.reprints, answer.total, answer.documents
            )?;
        }
        Answer::Weights(answer) => {
            writeln!(output, "{} words in {} documents; {} rows", answer.words, answer.documents, answer.total)?;
        }
        Answer::Similar(answer) => {
            let others = answer.documents.saturating_sub(1);
            writeln!(output, "{} of {others} other documents share words with {}", answer.total, answer.document)?;
        }
        _ => {}
    }
    let Some((columns, rows)) = answer.table() else { return Ok(()) };
    aligned(output, columns, &rows)
}

/// Periods without documents say nothing: how many they are is said instead.
fn of_time(output: &mut impl Write, answer: &Answer, trends: &Trends) -> io::Result<()> {
    let with: Vec<bool> = trends.intervals.iter().map(|interval| interval.documents > 0).collect();
    let held = with.iter().filter(|with| **with).count();
    let period = match trends.period {
        Period::Day => "day",
        Period::Month => "month",
        Period::Year => "year",
    };
    if let (Some(first), Some(last)) = (trends.intervals.first(), trends.intervals.last()) {
        let documents: u64 = trends.intervals.iter().map(|interval| interval.documents).sum();
        write!(output, "{documents} documents by {period}, {} to {}", first.name, last.name)?;
        if held < with.len() {
            write!(output, "; {} of {} periods have none and are left out", with.len() - held, with.len())?;
        }
        writeln!(output)?;
    }
    if trends.undated_documents > 0 {
        writeln!(output, "{} documents without a date", trends.undated_documents)?;
    }
    if trends.intervals.is_empty() {
        return writeln!(output, "no document has a date, so nothing has a course in time");
    }
    let Some((columns, rows)) = answer.table() else { return Ok(()) };
    let shown: Vec<Vec<Cell>> =
        rows.into_iter().zip(with.iter().cycle()).filter(|(_, with)| **with).map(|(row, _)| row).collect();
    aligned(output, columns, &shown)
}

fn aligned(output: &mut impl Write, columns: &[&str], rows: &[Vec<Cell>]) -> io::Result<()> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(shown).collect()).collect();
    let widths: Vec<usize> = (0..columns.len())
        .map(|at| rows.iter().map(|row| row[at].chars().count()).chain([columns[at].len()]).max().unwrap_or(0))
        .collect();
    let head: Vec<String> = columns.iter().map(ToString::to_string).collect();
    for row in std::iter::once(&head).chain(&rows) {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:>width$}")).collect();
        writeln!(output, "{}", cells.join("  "))?;
    }
    Ok(())
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Cell::Whole(count) => count.to_string(),
        Cell::Number(None) => "-".into(),
        Cell::Number(Some(value)) if *value != 0.0 && value.abs() < 0.001 => format!("{value:.2e}"),
        Cell::Number(Some(value)) if value.abs() >= 1000.0 => format!("{value:.0}"),
        Cell::Number(Some(value)) => format!("{value:.3}"),
    }
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
