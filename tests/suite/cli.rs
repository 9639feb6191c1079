//! What the program says when asked, and how it ends.

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use snapbox::{assert_data_eq, str};

use super::harness::{Run, SiteTest};

#[test]
fn help_names_the_commands() {
    let run = SiteTest::empty().run(&["--help"]);
    assert_eq!(run.code, Some(0));
    assert_data_eq!(
        run.stdout,
        str![[r#"
A static site generator for data briefings in which a wrong number cannot be published

Usage: briefing <COMMAND>

Commands:
  build    Check a briefing and write its site
  check    Do what `build` does, but write nothing
  explain  Say what a finding or a function means, or what an expression comes to
  fill     Write computed values into `[?](=…)`, in the source
  list     List what can be named

Options:
  -h, --help     Print help
  -V, --version  Print version

"#]]
    );
}

#[test]
fn without_content_the_run_cannot_be_made() {
    for command in ["build", "check"] {
        let run = SiteTest::empty().run(&[command]);
        assert_eq!(run.code, Some(2));
        assert_data_eq!(
            run.stderr,
            str![[r#"
error[no-content]: this folder holds no `content/`
 |
 = help: name the folder that holds `content/` with `--root`

1 error

"#]]
        );
    }
}

#[test]
fn what_cannot_be_understood_ends_with_two() {
    let site = SiteTest::empty();
    for arguments in [
        &["publish"][..],
        &["build", "--now", "yesterday"],
        &["build", "--base-url", "example.org"],
        &["build", "--jobs", "0"],
        &["build", "--format", "xml"],
        &["explain", "no-such-code"],
        &[],
    ] {
        let run = site.run(arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}\n{}", run.stderr);
    }
}

#[test]
fn a_mistyped_code_is_met_with_the_nearest() {
    let run = SiteTest::empty().run(&["explain", "number-mismach"]);
    assert!(run.stderr.contains("did you mean `number-mismatch`?"), "{}", run.stderr);
    let run = SiteTest::empty().run(&["explain", "number-mismatch"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.starts_with("number-mismatch (error)\n\n"), "{}", run.stdout);
}

#[test]
fn an_expression_is_explained_with_everything_it_rests_on() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let run = site.run(&["explain", "=mom(loans.town@2025-03)"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
value     +100.0%
interval  99.99 to 100.01%
is        change from February 2025 to March 2025 of Loans in Harwick, All branches
input     loans.town@2025-03 = 42,000 loans, reported, content/data/loans.yaml:16:14 (Harwick Town Council)
input     loans.town@2025-02 = 21,000 loans, reported, content/data/loans.yaml:15:14 (Harwick Town Council)


"#]]
    );
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let run = site.run(&["explain", "=loans.twon@2025-03"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), "value     unknown\n\n"));
    assert!(run.stderr.contains("EXPRESSION:1:8"), "{}", run.stderr);
}

#[test]
fn every_code_is_listed() {
    let run = SiteTest::empty().run(&["list", "codes"]);
    assert_eq!(run.stdout.lines().count(), briefing::diagnostic::code::all().count());
}

#[test]
fn what_a_briefing_holds_is_listed() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let check = |what: &str, expected: &str| {
        let run = site.run(&["list", what]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), expected, ""), "{what}");
    };
    check("series", "loans  Loans in Harwick\n");
    check("events", "no_fines  Harwick ends fines for late returns\n");
    check("sources", "council_2025  Library return, January to April 2025\n");
    check("acts", "");
    let chart = "type: columns\ntitle: Lending reached [42,000](=loans.town@2025-03)\nsubtitle: Loans\ndata: [{series: loans.town}]\n";
    site.write("content/charts/a.yaml", chart);
    check("charts", "a               Lending reached 42,000\nloans_by_month  Loans a month\n");
    let run = site.run(&["list", "serie"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("'series'"), "{}", run.stderr);
    let run = SiteTest::empty().run(&["list", "series"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("[no-content]"), "{}", run.stderr);
}

#[test]
fn the_numbers_that_nothing_vouches_for_are_listed() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write(
        "content/page.md",
        "---\ntitle: All 12 branches\n---\n\nOf 30 [42,000](=loans.town@2025-03) lent.\n",
    );
    let run = site.run(&["check", "--coverage"]);
    assert_data_eq!(
        run.stdout,
        str![[r#"
content/page.md:2:12: 12
content/page.md:5:4: 30

index.md                    1 of 1  100%
page.md                     1 of 3   33%
charts/loans_by_month.yaml  0 of 0     –
in all                      2 of 4   50%

"#]]
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let plain = site.run(&["check"]);
    assert_eq!((plain.stderr, plain.stdout.as_str(), plain.code), (run.stderr, "", run.code));
    let json = site.run(&["check", "--coverage", "--format", "json"]);
    assert!(json.stdout.ends_with("}\n") && json.stderr.contains("in all"), "{}{}", json.stdout, json.stderr);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let site = SiteTest::empty();
    let mut child = site.command(&["list", "codes"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut words = String::new();
    child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
    assert_eq!((child.wait().unwrap().code(), words.as_str()), (Some(0), ""));
}

#[test]
fn json_is_the_only_thing_on_standard_output() {
    let site = SiteTest::empty();
    let run = site.run(&["check", "--format", "json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stdout.starts_with("{\n  \"diagnostics\": ["), "{}", run.stdout);
}

#[test]
fn the_date_of_the_environment_is_read_or_refused() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let check = |value: &OsStr, arguments: &[&str], code: i32| {
        let run = Run::of(site.command(arguments).env("SOURCE_DATE_EPOCH", value), site.root());
        assert_eq!(run.code, Some(code), "{value:?}: {}", run.stderr);
        assert_eq!(run.stderr.contains("[source-date]"), code == 2, "{value:?}: {}", run.stderr);
    };
    check("1748779200".as_ref(), &["check"], 0);
    // The last but one is a time of the year 3170843, for which the calendar has no day.
    let odd = [OsStr::new("yesterday"), OsStr::new("99999999999999"), OsStr::new("99999999999999999")];
    for value in odd.into_iter().chain([OsStr::from_bytes(b"1748\xff")]) {
        check(value, &["check"], 2);
        check(value, &["check", "--now", "2025-06-30"], 0);
    }
}

#[test]
fn places_are_given_from_where_the_program_was_started() {
    let site = SiteTest::empty();
    site.write("town/content/page.md", b"\xff");
    for (root, path) in [("town", "town/content/page.md"), ("town/", "town/content/page.md")] {
        let run = site.run(&["check", "--root", root, "--format", "short"]);
        let places: Vec<&str> = run.stderr.lines().filter_map(|line| line.split(": ").next()).collect();
        assert!(places.contains(&format!("{path}:1:1").as_str()), "{}", run.stderr);
    }
}

/// Once, each of these ended as if all were well, without what stood in the file.
#[test]
fn no_command_passes_over_a_file_that_cannot_be_read() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write("content/data/other.yaml", b"\xff");
    let explained = ["explain", "=loans.town@2025-02"];
    for arguments in
        [&["list", "series"][..], &["list", "charts"], &["fill"], &["fill", "--check"], &explained]
    {
        let run = site.run(arguments);
        assert_eq!(run.code, Some(1), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("[not-text]"), "{arguments:?}: {}", run.stderr);
    }
}

#[test]
fn inputs_are_explained_at_paths_from_where_the_program_was_started() {
    let site = SiteTest::empty();
    for (path, bytes) in SiteTest::copy("tests/diagnostics/sound").tree("") {
        site.write(&format!("town/{path}"), bytes);
    }
    let run = site.run(&["explain", "=loans.town@2025-02", "--root", "town"]);
    assert!(run.stdout.contains("town/content/data/loans.yaml:"), "{}", run.stdout);
    let run = site.run(&["explain", "=loans.town@", "--root", "town"]);
    assert!(run.stderr.contains("--> EXPRESSION:1:"), "{}", run.stderr);
}
