//! The list of what every chart promises names tests that exist: `tests/charts/ACCEPTANCE.md`.

use super::harness::repository;

const PROMISES: usize = 25;

/// The rows of the list: the number of the promise and the tests that it names, each as file and name.
fn rows(list: &str) -> Vec<(String, Vec<(String, String)>)> {
    let row = |line: &str| {
        let mut columns = line.strip_prefix("| A")?.splitn(3, '|');
        let number = columns.next()?.trim().to_owned();
        let tests = columns.nth(1)?.split('`').skip(1).step_by(2);
        let named = |test: &str| test.split_once(": ").map(|(file, name)| (file.to_owned(), name.to_owned()));
        Some((number, tests.filter_map(named).collect()))
    };
    list.lines().filter_map(row).collect()
}

/// Whether a file has a test of a name: a function behind `#[test]`, or in the browser's checks one that is called.
fn has_test(text: &str, name: &str) -> bool {
    let rust = text.split("#[test]").skip(1).any(|part| {
        let mut lines = part.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.next().is_some_and(|line| line.starts_with(&format!("fn {name}(")))
    });
    let defined = text.contains(&format!("function {name}("));
    let called = text.matches(&format!("{name}(")).count() > 1;
    rust || (defined && called)
}

#[test]
fn every_promise_of_charts_names_tests_that_exist() {
    let root = repository();
    let list = std::fs::read_to_string(root.join("tests/charts/ACCEPTANCE.md")).unwrap();
    let rows = rows(&list);
    let mut faults = Vec::new();
    for number in 1..=PROMISES {
        let found = rows.iter().filter(|(row, _)| *row == number.to_string()).collect::<Vec<_>>();
        if !matches!(found.as_slice(), [(_, tests)] if !tests.is_empty()) {
            faults.push(format!("A{number} needs one row with a test, and has {}", found.len()));
        }
    }
    for (number, (file, name)) in
        rows.iter().flat_map(|(row, tests)| tests.iter().map(move |test| (row, test)))
    {
        let text = std::fs::read_to_string(root.join(file)).unwrap_or_default();
        if !has_test(&text, name) {
            faults.push(format!("A{number} names `{file}: {name}`, which is not there"));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_name_that_is_no_test_is_found() {
    let text =
        "#[test]\n#[ignore]\nfn one() {}\nfn two() {}\nfunction three() {}\nfunction four() {}\nfour();\n";
    let found = ["one", "two", "three", "four"].map(|name| has_test(text, name));
    assert_eq!(found, [true, false, false, true]);
    let list = "| A1 | words | `a.rs: one` `b.rs: two` |\n| A2 | words | nothing |\n";
    let tests: Vec<usize> = rows(list).iter().map(|(_, tests)| tests.len()).collect();
    assert_eq!(tests, [2, 0]);
}
