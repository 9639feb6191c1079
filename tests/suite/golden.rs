//! Whole briefings under `tests/sites/NAME/input` against the sites that they are expected to become.
//!
//! Compared is what people and programs read: pages, charts, data, feeds. Fonts, stylesheets and the list of hashes are
//! the theme's and change for no reason of a briefing's. Of pictures the hashes are compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use briefing::hash::ContentHash;

use super::harness::{SiteTest, folders, overwrites, repository, tree};

/// What is not compared.
const LEFT_OUT: &[&str] = &["assets/", "fonts/", ".briefing-manifest.json"];

#[cfg_attr(not(feature = "raster"), ignore = "the expected sites have pictures")]
#[test]
fn briefings_become_the_sites_they_should() {
    let sites = repository().join("tests/sites");
    let names = folders(&sites);
    let briefings: Vec<&String> =
        names.iter().filter(|name| sites.join(name).join("input").exists()).collect();
    assert!(!briefings.is_empty());
    let faults: Vec<String> = briefings.into_iter().filter_map(|name| check(&sites, name)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_briefing_of_this_repository_is_without_fault() {
    let run = SiteTest::flagship().run(&["check", "--strict"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

/// Builds one briefing; what differs from the expected site, if anything does.
fn check(sites: &Path, name: &str) -> Option<String> {
    let site = SiteTest::copy(&format!("tests/sites/{name}/input"));
    site.build(&[]);
    let (expected, changed) = (sites.join(name).join("expected"), sites.join(format!("{name}-changed")));
    let built: BTreeMap<String, Vec<u8>> = site
        .tree("public")
        .into_iter()
        .filter(|(path, _)| !LEFT_OUT.iter().any(|prefix| path.starts_with(prefix)))
        .map(
            |(path, bytes)| if path.ends_with(".png") { hashed(&path, &bytes) } else { (path, plain(bytes)) },
        )
        .collect();
    let known = tree(&expected);
    let _ = fs::remove_dir_all(&changed);
    let differ: Vec<&String> =
        built.keys().chain(known.keys()).filter(|path| built.get(*path) != known.get(*path)).collect();
    let mut lines: Vec<String> =
        differ.into_iter().map(|path| difference(path, known.get(path), built.get(path))).collect();
    lines.sort();
    lines.dedup();
    if lines.is_empty() {
        return None;
    }
    let is_taken = overwrites();
    if is_taken {
        let _ = fs::remove_dir_all(&expected);
    }
    put(if is_taken { &expected } else { &changed }, &built);
    let hint = "compare `expected` with `-changed`; `SNAPSHOTS=overwrite` takes it over";
    (!is_taken).then(|| format!("tests/sites/{name}: {hint}\n{}", lines.join("\n")))
}

/// One line on a file that differs, with the first line of it that does.
fn difference(path: &str, expected: Option<&Vec<u8>>, built: Option<&Vec<u8>>) -> String {
    let (Some(expected), Some(built)) = (expected, built) else {
        return format!("  {path}: {}", if built.is_some() { "is new" } else { "is gone" });
    };
    let (expected, built) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(built));
    let same = expected.lines().zip(built.lines()).take_while(|(one, other)| one == other).count();
    format!("  {path}: differs from line {} on", same + 1)
}

/// A picture is known by its hash: `x.png` with its bytes → `x.png.hash`.
fn hashed(path: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    (format!("{path}.hash"), format!("{}\n", ContentHash::of(bytes).hex()).into_bytes())
}

/// Text with the fingerprints of assets taken out.
fn plain(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
    let mut parts = text.split("assets/");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += "assets/";
        plain += &without_hash(part);
    }
    plain.into_bytes()
}

/// `style.0123456789.css" …` → `style.css" …`.
fn without_hash(text: &str) -> String {
    let end = text.find(['"', '\'', ')', ' ', '\n']).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let is_hash = |part: &str| part.len() == 10 && part.chars().all(|c| c.is_ascii_hexdigit());
    let parts: Vec<&str> = name.split('.').filter(|part| !is_hash(part)).collect();
    parts.join(".") + rest
}

fn put(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn fingerprints_are_taken_out() {
    let check = |text: &str, expected: &str| assert_eq!(plain(text.into()), expected.as_bytes());
    check("<link href=\"../assets/style.0123456789.css\"> a", "<link href=\"../assets/style.css\"> a");
    check("assets/", "assets/");
}
