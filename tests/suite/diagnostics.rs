//! Every kind of finding on a briefing that has it, and the whole report against what it should say.
//!
//! A fixture is a folder `tests/diagnostics/CODE/`. Its files are laid over `tests/diagnostics/sound/`, a briefing
//! without faults, so that it holds nothing but its fault. Beside them may stand:
//!
//! * `arguments`: what to run instead of `check`;
//! * `setup.sh`: what to do in the folder before, for faults that version control cannot hold;
//! * `report.txt`: the report as people see it, which `SNAPSHOTS=overwrite` writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use briefing::diagnostic::code;

use super::harness::{Run, SiteTest, folders, overwrites, repository};

/// Codes that no folder of files can bring about, and the test that does.
const ELSEWHERE: &[(&str, &str)] = &[
    ("output-busy", "output::a_target_that_another_build_holds_is_left_alone"),
    ("source-date", "cli::the_date_of_the_environment_is_read_or_refused"),
];

fn fixtures() -> std::path::PathBuf {
    repository().join("tests/diagnostics")
}

/// Runs a fixture.
fn run(fixture: &Path) -> Run {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.lay(fixture);
    let line = fs::read_to_string(fixture.join("arguments")).unwrap_or_else(|_| "check".to_owned());
    if site.path("setup.sh").exists() {
        let done = Command::new("/bin/sh").arg("setup.sh").current_dir(site.root()).status().unwrap();
        assert!(done.success(), "{}", fixture.display());
    }
    for beside in ["arguments", "setup.sh", "report.txt"] {
        let _ = fs::remove_file(site.path(beside));
    }
    site.run(&line.split_whitespace().collect::<Vec<_>>())
}

/// What is wrong with the report of a fixture, if anything is.
fn check(name: &str) -> Option<String> {
    let fixture = fixtures().join(name);
    let run = run(&fixture);
    let report = fixture.join("report.txt");
    let expected = fs::read_to_string(&report).unwrap_or_default();
    if !run.stderr.contains(&format!("[{name}]: ")) {
        return Some(format!("== {name}: the report does not hold the code\n{}", run.stderr));
    }
    if let Some(fault) = ending(&run) {
        return Some(format!("== {name}: {fault}\n{}", run.stderr));
    }
    if run.stderr == expected {
        return None;
    }
    if overwrites() {
        fs::write(report, run.stderr).unwrap();
        return None;
    }
    Some(format!("== {name}: expected\n{expected}\n-- found\n{}", run.stderr))
}

/// A run that finds an error must not end like one that finds none: with 1, or with 2 if it could not even try.
fn ending(run: &Run) -> Option<String> {
    let has_error = run.stderr.lines().any(|line| line.starts_with("error["));
    let fits = matches!((run.code, has_error), (Some(0), false) | (Some(1 | 2), true));
    (!fits).then(|| format!("it ended with {:?}", run.code))
}

#[test]
fn the_sound_briefing_has_no_fault() {
    let run = SiteTest::copy("tests/diagnostics/sound").run(&["check", "--strict"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

#[test]
fn every_code_has_a_fixture() {
    let is_shown =
        |name: &str| fixtures().join(name).exists() || ELSEWHERE.iter().any(|(code, _)| *code == name);
    let missing: Vec<&str> = code::all().map(|code| code.name).filter(|name| !is_shown(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_fixture_reports_what_it_should() {
    let names = folders(&fixtures());
    let codes = names.iter().filter(|name| code::find(name).is_some());
    let faults: Vec<String> = codes.filter_map(|name| check(name)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_fixture_belongs_to_a_code() {
    let known = ["sound", "ten_faults"];
    let names = folders(&fixtures()).into_iter();
    let odd: Vec<String> =
        names.filter(|name| !known.contains(&name.as_str()) && code::find(name).is_none()).collect();
    assert!(odd.is_empty(), "{odd:?}");
}

/// Ten faults were planted, in Markdown and in YAML; these are their places.
#[test]
fn ten_planted_faults_are_ten_findings() {
    let run = SiteTest::copy("tests/diagnostics/ten_faults").run(&["check", "--format", "short"]);
    let places: Vec<&str> = run.stderr.lines().filter_map(|line| line.split("]: ").next()).collect();
    assert_eq!(places, TEN, "{}", run.stderr);
    assert_eq!(run.code, Some(1));
}

const TEN: [&str; 10] = [
    "content/chapters/central.md:5:48: error[unknown-member",
    "content/chapters/central.md:7:40: error[figure-not-a-link",
    "content/data/events.yaml:18:15: error[unknown-source",
    "content/data/products.yaml:4:17: error[unquoted-code",
    "content/data/visits.yaml:9:1: error[unknown-key",
    "content/data/visits.yaml:15:14: error[bad-number",
    "content/data/visits.yaml:17:5: error[duplicate-period",
    "content/index.md:6:78: error[number-mismatch",
    "content/index.md:14:23: error[dead-link",
    "content/index.md:14:50: error[raw-html",
];
