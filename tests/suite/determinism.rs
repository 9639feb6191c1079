//! The same inputs give the same bytes, wherever and however they are built.

use std::collections::BTreeMap;
use std::process::Command;

use super::harness::{Run, SiteTest, mode};

/// What differs between two machines, as a line of shell before the program and arguments behind it.
const PLACES: &[(&str, &[&str])] = &[
    ("umask 022", &["--jobs", "1"]),
    ("umask 077; export TZ=Pacific/Kiritimati LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8", &["--jobs", "2"]),
    (
        "umask 000; export TZ=America/St_Johns LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 HOME=/nonexistent",
        &["--jobs", "8"],
    ),
    ("umask 027; export TZ=UTC LANG=C COLUMNS=40 NO_COLOR=1", &[]),
];

/// Every file of the output with its bytes and permissions, and what the run said.
type Outcome = (BTreeMap<String, (Vec<u8>, u32)>, String);

fn build(site: &SiteTest, before: &str, arguments: &[&str]) -> Outcome {
    let program = env!("CARGO_BIN_EXE_briefing");
    let line = format!("{before}; exec '{program}' build {}", arguments.join(" "));
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &line]).current_dir(site.root()).env_clear();
    let run = Run::of(&mut command, site.root());
    let files = site.tree("public").into_iter();
    let files = files.map(|(path, bytes)| {
        let mode = mode(&site.path("public").join(&path));
        (path, (bytes, mode))
    });
    (files.collect(), format!("{:?}\n{}", run.code, run.stderr))
}

/// Builds the same briefing in several folders and places; `code` is how each run must end.
fn check(site: fn() -> SiteTest, code: i32) {
    let outcomes: Vec<Outcome> =
        PLACES.iter().map(|(before, arguments)| build(&site(), before, arguments)).collect();
    let (first, words) = &outcomes[0];
    assert!(words.starts_with(&format!("Some({code})\n")), "{words}");
    assert_eq!(first.is_empty(), code != 0, "what is written, and how the run ended");
    for ((files, other_words), (place, _)) in outcomes.iter().zip(PLACES) {
        assert_eq!(other_words, words, "{place}");
        let differ: Vec<&String> =
            first.keys().chain(files.keys()).filter(|path| first.get(*path) != files.get(*path)).collect();
        assert!(differ.is_empty(), "{place}: {differ:?}");
    }
}

#[test]
fn a_site_is_the_same_everywhere() {
    check(|| SiteTest::copy("tests/sites/library/input"), 0);
    check(SiteTest::flagship, 0);
}

#[test]
fn a_report_is_the_same_everywhere() {
    check(|| SiteTest::copy("tests/diagnostics/ten_faults"), 1);
}

#[test]
fn a_second_build_changes_nothing() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.build(&[]);
    let first = site.tree("public");
    site.build(&[]);
    assert_eq!(site.tree("public"), first);
}

#[test]
fn everyone_may_read_what_is_published() {
    let (files, words) = build(&SiteTest::copy("tests/sites/library/input"), "umask 077", &[]);
    assert!(!files.is_empty(), "{words}");
    assert!(files.values().all(|(_, mode)| *mode == 0o644));
}
