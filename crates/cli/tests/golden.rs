//! Whole documents against reviewed analyses in `tests/golden`. After a wanted change: `UPDATE_GOLDEN=1 cargo test -p sarap-cli --test golden`,
//! then read the difference before committing it.

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// Folders whose documents are analysed; names are unique across them.
const FOLDERS: &[&str] = &["tests/fixtures/documents", "www/examples"];

#[test]
fn analyses_are_those_that_were_reviewed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differences = String::new();
    let mut compared = 0;
    for folder in FOLDERS {
        let mut paths: Vec<_> =
            std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let document = format!("{folder}/{name}");
            let output = Command::new(env!("CARGO_BIN_EXE_sarap"))
                .args(["analyze", "--format", "text", &document])
                .current_dir(&root)
                .output()
                .unwrap();
            assert!(output.status.success(), "{document}: {}", String::from_utf8_lossy(&output.stderr));
            let found = String::from_utf8(output.stdout).unwrap();
            let golden = root.join(format!("tests/golden/{name}.golden"));
            if update {
                std::fs::write(&golden, &found).unwrap();
            }
            let wanted = std::fs::read_to_string(&golden).unwrap_or_default();
            compared += 1;
            for (mark, one, other) in [('-', &wanted, &found), ('+', &found, &wanted)] {
                let theirs: Vec<&str> = other.lines().collect();
                for line in one.lines().filter(|line| !theirs.contains(line)) {
                    writeln!(differences, "{document}: {mark} {line}").unwrap();
                }
            }
            if wanted != found && differences.is_empty() {
                writeln!(differences, "{document}: the same lines in another order").unwrap();
            }
        }
    }
    assert!(compared >= 12, "only {compared} documents found");
    assert!(differences.is_empty(), "\n{differences}");
}
