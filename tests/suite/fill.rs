//! Drafts of figures: the values that `fill` writes into the source, and everything that it leaves as it was.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use proptest::prelude::*;

use super::harness::{SiteTest, mode};

const SHIPMENTS: &str = "\
kind: series
id: shipments
title: Shipments of salt from Harwick
indicator: shipments
measure: flow
timing: during
frequency: monthly
unit: t
source: council_2025
status: reported
observations:
  2025-02: 1238
  2025-03: 3188.5
";

/// The sound briefing with a series in tonnes and one more page.
fn site(page: &str) -> SiteTest {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write("content/data/shipments.yaml", SHIPMENTS);
    site.write("content/page.md", page);
    site
}

fn read(site: &SiteTest, path: &str) -> String {
    fs::read_to_string(site.path(path)).unwrap()
}

/// Fills a page and expects this text; then that nothing is left to fill and that the briefing is sound.
fn check(page: &str, expected: &str) {
    let site = site(page);
    let before = site.tree("content");
    let run = site.run(&["fill"]);
    assert_eq!(run.code, Some(0), "{page}\n{}{}", run.stdout, run.stderr);
    assert_eq!(read(&site, "content/page.md"), expected);
    let mut after = site.tree("content");
    after.insert("page.md".to_owned(), before["page.md"].clone());
    assert_eq!(after, before, "another file was touched");
    assert_eq!(site.run(&["fill", "--check"]).code, Some(0), "something is left in {expected}");
    let run = site.run(&["check"]);
    assert_eq!(run.code, Some(0), "{expected}\n{}", run.stderr);
}

#[test]
fn values_are_written_as_readers_know_them() {
    let check = |sentence: &str, expected: &str| {
        check(
            &format!("---\ntitle: A page\n---\n\n{sentence}\n"),
            &format!("---\ntitle: A page\n---\n\n{expected}\n"),
        );
    };
    check(
        "The town lent [?](=loans.town@2025-02) items in February.",
        "The town lent [21,000](=loans.town@2025-02) items in February.",
    );
    check(
        "Harwick shipped [](=shipments@2025-03) in March.",
        "Harwick shipped [3,188.5 tonnes](=shipments@2025-03) in March.",
    );
    check(
        "Harwick shipped [**?**](=shipments@2025-02 \"first estimate\") tonnes in February.",
        "Harwick shipped [**1,238**](=shipments@2025-02 \"first estimate\") tonnes in February.",
    );
    check(
        "Lending rose [?](=mom(loans.town@2025-03)) on the month.",
        "Lending rose [100%](=mom(loans.town@2025-03)) on the month.",
    );
    check("On the month: [?](=mom(loans.town@2025-03)).", "On the month: [+100%](=mom(loans.town@2025-03)).");
    check(
        "Lending rose from [?](=loans.town@2025-02) to [?](=loans.town@2025-03).",
        "Lending rose from [21,000](=loans.town@2025-02) to [42,000](=loans.town@2025-03).",
    );
    check(
        "The central library had [?](=share(loans.central@2025-02,loans.town@2025-02)) of all.",
        "The central library had [49.5%](=share(loans.central@2025-02,loans.town@2025-02)) of all.",
    );
    check(
        "No fines since [?](=date(no_fines.effective)).",
        "No fines since [1 March 2025](=date(no_fines.effective)).",
    );
}

#[test]
fn everything_else_stays_to_the_byte() {
    check(
        "---\r\ntitle: A page\r\n---\r\n\r\nLent: [?](=loans.town@2025-02)  \r\nin  February.\r\n\r\n\r\n* a\r\n+ b",
        "---\r\ntitle: A page\r\n---\r\n\r\nLent: [21,000](=loans.town@2025-02)  \r\nin  February.\r\n\r\n\r\n* a\r\n+ b",
    );
    check(
        "---\ntitle: A page\n---\n\n| µ | b |\n|--|:-:|\n| [?](=loans.town@2025-02)|[](=loans.central@2025-02) |\n",
        "---\ntitle: A page\n---\n\n| µ | b |\n|--|:-:|\n| [21,000](=loans.town@2025-02)|[10,400](=loans.central@2025-02) |\n",
    );
}

#[test]
fn front_matter_is_filled_in_quotes_and_in_folded_blocks() {
    check(
        "---\ntitle: \"[?](=loans.town@2025-02) loans – a page\" # why\nsummary: >-\n  Of these, the central library\n  lent [?](=loans.central@2025-02)\n  in February.\ndescription: 'Lent: [](=loans.town@2025-02)'\n---\n",
        "---\ntitle: \"[21,000](=loans.town@2025-02) loans – a page\" # why\nsummary: >-\n  Of these, the central library\n  lent [10,400](=loans.central@2025-02)\n  in February.\ndescription: 'Lent: [21,000](=loans.town@2025-02)'\n---\n",
    );
}

#[test]
fn chart_files_are_filled_too() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let chart = "content/charts/loans_by_month.yaml";
    let before = read(&site, chart);
    site.write(chart, before.replace("Loans a month", "\"Lending reached [?](=loans.town@2025-03) loans\""));
    let run = site.run(&["fill"]);
    assert_eq!(run.stdout, format!("{chart}:2:26: [42,000](=loans.town@2025-03)\n"), "{}", run.stderr);
    assert!(read(&site, chart).contains("\"Lending reached [42,000](=loans.town@2025-03) loans\"\n"));
    assert_eq!(site.run(&["check"]).code, Some(0));
}

#[test]
fn check_says_what_would_be_written_and_writes_nothing() {
    let page = "---\ntitle: A page\n---\n\nThe town lent [?](=loans.town@2025-02) items.\n";
    let site = site(page);
    let run = site.run(&["fill", "--check"]);
    assert_eq!(run.stdout, "content/page.md:5:16: [21,000](=loans.town@2025-02)\n");
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "would fill 1 figure in 1 file\n"));
    assert_eq!(read(&site, "content/page.md"), page);
    let run = site.run(&["fill"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "filled 1 figure in 1 file\n"));
    let run = site.run(&["fill"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", "nothing was filled\n"));
}

#[test]
fn what_cannot_be_filled_is_left_and_reported_and_the_rest_is_filled() {
    let sentence = |last: &str| {
        format!(
            "---\ntitle: A page\n---\n\nIt lent [?](=loans.twon@2025-02), nearly [?](=loans.town@2025-03), \
             [?](=cite(council_2025)) and {last} items.\n"
        )
    };
    let site = site(&sentence("[?](=loans.central@2025-02)"));
    let run = site.run(&["fill"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(read(&site, "content/page.md"), sentence("[10,400](=loans.central@2025-02)"));
    for expected in ["error[unknown-member]", "error[unfilled-figure]", "tried `42,000`", "3 errors"] {
        assert!(run.stderr.contains(expected), "{expected}\n{}", run.stderr);
    }
}

#[test]
fn a_draft_behind_an_escape_is_not_touched() {
    let page = "---\ntitle: \"The \\\"lent\\\" were [?](=loans.town@2025-02)\"\n---\n";
    let site = site(page);
    let run = site.run(&["fill"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stderr.contains("write `21,000` yourself"), "{}", run.stderr);
    assert_eq!(read(&site, "content/page.md"), page);
}

#[test]
fn a_filled_file_keeps_its_permissions() {
    let site = site("---\ntitle: A page\n---\n\nIt lent [?](=loans.town@2025-02) items.\n");
    let path = site.path("content/page.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(site.run(&["fill"]).code, Some(0));
    assert_eq!(mode(&path), 0o600);
}

/// Words between drafts as pages have them.
const BETWEEN: &[&str] = &[
    "Lending was ",
    " in March, after ",
    ", a rise of ",
    "\n\n> ",
    "\r\n\r\n- ",
    " – µ ",
    " fell ",
    " to ",
    "\n\n| a |\n|---|\n| ",
    "**so** ",
    ".\n\n## And ",
    " tonnes, ",
];
const DRAFTS: &[&str] = &[
    "[?](=loans.town@2025-02)",
    "[](=loans.central@2025-03)",
    "[?](=mom(loans.town@2025-03))",
    "[?](=shipments@2025-03)",
    "[?](=diff(loans.town@2025-02,loans.town@2025-03))",
    "[?](=loans.twon@2025-02)",
    "[21,000](=loans.town@2025-02)",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn filling_twice_is_filling_once_and_keeps_what_stands_outside_the_brackets(
        parts in prop::collection::vec((0..BETWEEN.len(), 0..DRAFTS.len()), 1..8),
    ) {
        let body: String = parts.iter().map(|(text, draft)| format!("{}{}", BETWEEN[*text], DRAFTS[*draft])).collect();
        let page = format!("---\ntitle: A page\n---\n\n{body}\n");
        let site = site(&page);
        site.run(&["fill"]);
        let once = site.tree("content");
        let filled = String::from_utf8(once["page.md"].clone()).unwrap();
        prop_assert_eq!(without_words(&filled), without_words(&page));
        site.run(&["fill"]);
        prop_assert_eq!(site.tree("content"), once);
    }
}

/// A text with nothing between the brackets of its figures.
fn without_words(text: &str) -> String {
    let (parts, last) = text.rsplit_once("](=").unwrap();
    let cut = |part: &str| part.rsplit_once('[').map_or(part, |(before, _)| before).to_owned() + "[](=";
    parts.split("](=").map(cut).collect::<String>() + last
}
