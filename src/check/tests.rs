//! Tests of the checks over small catalogues.

use super::*;
use crate::data::decode::decode;
use crate::input::InputSet;
use crate::project::Config;
use crate::text::{FileId, LineIndex};
use crate::yaml;

/// Runs all checks over a series of one dimension and gives the findings as `line:column code: message`.
fn findings(rest: &str, more: &[&str]) -> Vec<String> {
    let series = format!(
        "kind: series\nid: x\ntitle: X\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nsource: s\n\
         dims: {{to: {{us: US, de: Germany, all: {{name: All, aggregate: true}}}}}}\n{rest}"
    );
    let frame = "kind: sources\nsources: {s: {title: T, publisher: P, tier: primary}}";
    let texts: Vec<&str> = [series.as_str(), frame].iter().chain(more).copied().collect();
    let mut sink = Diagnostics::new();
    let mut trees = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let file = FileId(u32::try_from(at).unwrap());
        trees.push((file, yaml::parse(file, text, 0..text.len(), &mut sink).expect("YAML")));
    }
    let catalog = decode(&trees, &Config::default(), &InputSet::default(), &mut sink);
    assert!(sink.is_empty(), "{sink:?}");
    run_data(&catalog, &mut sink);
    let shown = sink.iter().map(|finding| {
        let span = finding.span.unwrap();
        let text = texts[span.file.0 as usize];
        let at = LineIndex::new(text).position(text, span.range().start);
        format!("{}:{} {}: {}", at.line, at.column, finding.code.name, finding.message)
    });
    shown.collect()
}

fn check(rest: &str, expected: &[&str]) {
    assert_eq!(findings(rest, &[]), expected, "{rest}");
}

#[test]
fn negatives_are_found() {
    check("observations: {us: {2025-01: 1}}\nassert: [{never: negative}]", &[]);
    check(
        "observations: {us: {2025-01: 1, 2025-02: -1}}\nassert: [{never: negative}]",
        &["10:42 assertion-failed: -1 is negative, which `x` never is"],
    );
}

#[test]
fn gaps_are_found_where_both_ends_are() {
    let assertion = "assert: [{no_gap: 2025-01..2025-04}]";
    check(&format!("observations: {{us: {{2025-01/2025-02: 1, 2025-03: 1, 2025-04: 1}}}}\n{assertion}"), &[]);
    check(&format!("observations: {{us: {{2025-02: 1, 2025-04: 1}}}}\n{assertion}"), &[]);
    check(
        &format!("observations: {{us: {{2025-01: 1, 2025-04: 1}}}}\n{assertion}"),
        &["11:11 assertion-failed: `x.us` has no observation for 2025-02, 2025-03"],
    );
}

#[test]
fn steps_need_an_event() {
    let rest = "observations: {us: {2025-01: 1, 2025-02: 20}}\nassert: [{max_step: 10}]";
    check(rest, &["10:42 assertion-failed: the step from 1 (2025-01) to 20 is more than 10 times"]);
    check(&rest.replace("20}", "10}"), &[]);
    let event = |on: &str| {
        format!(
            "kind: events\nevents: {{e: {{title: T, date: 2025-02-03, type: t, by: [us], on: [{on}], summary: S}}}}"
        )
    };
    assert_eq!(findings(rest, &[&event("us")]), [""; 0]);
    assert_eq!(findings(rest, &[&event("us").replace("[us]", "[de]")]).len(), 1);
}

#[test]
fn sums_agree_within_rounding() {
    let rest = |total: &str, more: &str| {
        format!(
            "observations: {{us: {{2025-01: 10, 2025-02: 20}}, all: {{2025-01/2025-02: {total}}}}}\n\
             assert: [{{equal: [sum(x.us@2025-01..2025-02), sum(x.all@2025-01..2025-02)]{more}}}]"
        )
    };
    check(&rest("30", ""), &[]);
    check(&rest("31", ""), &[]);
    check(&rest("34", ""), &["11:11 assertion-failed: 30 t and 34 t differ by 4 t"]);
    check(&rest("34", ", within: 3"), &[]);
    let about = "kind: discrepancies\ndiscrepancies: {d: {topic: t, type: value, severity: low}}";
    assert_eq!(findings(&rest("34", ", except: d"), &[about]), [""; 0]);
    assert_eq!(
        findings(&rest("30", ", except: d"), &[about]),
        ["11:85 needless-exception: `d` explains nothing: the assertion holds"]
    );
}

#[test]
fn formulas_are_computed_again() {
    let rest = |value: &str| {
        format!(
            "observations: {{us: {{2025-02: 46, 2025-01: {{value: {value}, status: derived, formula: x.us@2025-02 / 1.5}}}}}}"
        )
    };
    check(&rest("30.7"), &[]);
    check(&rest("30.67"), &[]);
    check(&rest("31"), &[]);
    check(&rest("30"), &["10:51 formula-mismatch: the formula gives 30.67, not 30"]);
    check(&rest("30.6"), &["10:51 formula-mismatch: the formula gives 30.667, not 30.6"]);
}

#[test]
fn formulas_must_rest_on_something() {
    check(
        "observations:\n  us: {2025-01: {value: 1, status: derived, formula: x.de@2025-01}}\n  de: {2025-01: {value: 1, status: derived, formula: x.us@2025-01}}",
        &["11:25 circular-formula: this value is derived from itself"],
    );
}

#[test]
fn stated_changes_follow_from_the_data() {
    let rest = |mom: &str| {
        format!("observations: {{us: {{2025-01: 46, 2025-02: {{value: 353, stated: {{mom: {mom}}}}}}}}}")
    };
    check(&rest("660"), &[]);
    check(&rest("667.4"), &[]);
    check(
        &rest("700"),
        &["10:70 stated-mismatch: the source states 700%, the data give 658.1 to 676.9% (mom)"],
    );
    let about = "kind: discrepancies\ndiscrepancies: {d: {topic: t, type: value, severity: low, about: [x.us@2025-02]}}";
    assert_eq!(findings(&rest("700"), &[about]), [""; 0]);
    // Some print 11.6 for 11.68.
    check("observations: {us: {2025-01: 10000, 2025-02: {value: 11168, stated: {mom: 11.6}}}}", &[]);
    check("observations: {us: {2025-02: {value: 353, stated: {mom: 5}}}}", &[]);
}

#[test]
fn a_rate_stands_once() {
    let event = "kind: events\nevents: {e: {title: T, date: 2025, type: t, summary: S, rate: 10}}";
    let act = "kind: acts\nacts: {a: {title: A, instrument: tariff, imposed_by: us, phases: [{event: e, rate: 10}]}}";
    assert_eq!(
        findings("observations: {us: {2025: 1}}", &[event, act]),
        ["2:10 rate-twice: `e` has a rate, and so has the phase that it began"]
    );
}

#[test]
fn printed_words_follow_from_the_data() {
    let rest = |text: &str| {
        format!(
            "observations: {{us: {{2025-01: 46, 2025-02: 353}}}}\n\
             stated: [{{by: s, text: \"{text}\", expr: mom(x.us@2025-02)}}]"
        )
    };
    check(&rest("up 660%"), &[]);
    check(&rest("up 700%"), &["11:25 number-mismatch: the text says more than the data does"]);
    let about = "kind: discrepancies\ndiscrepancies: {d: {topic: t, type: value, severity: low, about: [x.us@2025-02]}}";
    assert_eq!(findings(&rest("up 700%"), &[about]), [""; 0]);
}
