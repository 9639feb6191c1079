//! One observation of the flagship changed: the program names every text that became wrong, at its place, and no other.

use std::collections::BTreeSet;

use serde_json::Value;

use super::harness::SiteTest;

/// The file of the observation, as it is written there, and as it is mistyped here.
const FILE: &str = "content/data/series/magnet_exports_by_destination.yaml";
const WRITTEN: &str = "2025-06: {value: 353,";
const MISTYPED: &str = "2025-06: {value: 533,";
/// How figures name it.
const PATH: &str = "magnets.us@2025-06";

/// Line and column of each place in a text.
fn place(text: &str, offset: usize) -> (u64, u64) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u64, column as u64)
}

/// Every text that is bound to the observation itself, by file, line and column of its words.
fn bound_to_it(site: &SiteTest) -> BTreeSet<(String, u64, u64)> {
    let mut found = BTreeSet::new();
    for (path, bytes) in site.tree("content") {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let link = format!("](={PATH})");
        for (at, _) in text.match_indices(&link).filter(|_| !path.starts_with("data/")) {
            let words = text[..at].rfind('[').unwrap() + 1;
            let (line, column) = place(&text, words);
            found.insert((format!("content/{path}"), line, column));
        }
    }
    found
}

#[test]
fn every_text_that_became_wrong_is_named_at_its_place_and_no_other() {
    let site = SiteTest::flagship();
    let data = String::from_utf8(site.tree(".").remove(FILE).unwrap()).unwrap();
    assert_eq!(data.matches(WRITTEN).count(), 1);
    site.write(FILE, data.replacen(WRITTEN, MISTYPED, 1));
    let run = site.run(&["check", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = report["diagnostics"].as_array().unwrap();
    let mut named = BTreeSet::new();
    for finding in findings {
        let file = finding["file"].as_str().unwrap().to_owned();
        let (line, column) = (finding["line"].as_u64().unwrap(), finding["column"].as_u64().unwrap());
        if file.starts_with("content/data/") {
            // What the data say of themselves: formulas, sums, what sources stated.
            continue;
        }
        let text = String::from_utf8(site.tree(".").remove(&file).unwrap()).unwrap();
        let at = text.lines().nth(usize::try_from(line).unwrap() - 1).unwrap();
        assert!(at.contains(PATH), "{file}:{line}:{column} does not rest on {PATH}: {at}");
        named.insert((file, line, column));
    }
    let bound = bound_to_it(&site);
    assert!(bound.len() >= 4, "{bound:?}");
    let missed: Vec<_> = bound.difference(&named).collect();
    assert!(missed.is_empty(), "not named: {missed:?}");
    // Titles, front matter and charts are texts like any other.
    let files: BTreeSet<&str> = named.iter().map(|(file, ..)| file.as_str()).collect();
    for expected in ["content/index.md", "content/chapters/june-surge.md", "content/charts/magnets_us.yaml"] {
        assert!(files.contains(expected), "{files:?}");
    }
}
