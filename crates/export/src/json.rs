//! JSON, as `docs/analysis.schema.json` describes it.

use crate::ExportError;
use sarap::Analysis;

/// One analysis as JSON: with line breaks and indents if `pretty`, on one line otherwise.
pub fn json(analysis: &Analysis, pretty: bool) -> Result<String, ExportError> {
    let written = if pretty { serde_json::to_string_pretty(analysis) } else { serde_json::to_string(analysis) };
    Ok(written?)
}

/// Analyses as JSON Lines: one a line, each line ended.
pub fn json_lines<'a>(analyses: impl IntoIterator<Item = &'a Analysis>) -> Result<String, ExportError> {
    let mut lines = String::new();
    for analysis in analyses {
        lines.push_str(&json(analysis, false)?);
        lines.push('\n');
    }
    Ok(lines)
}
