//! Tests of the decoders: small files in, the catalogue and the findings out.

use super::*;
use crate::data::event::LegalStatus;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::{Condition, ObservationStatus};
use crate::text::LineIndex;
use crate::yaml;

/// Two sources, a code list of countries, and types of events, for all tests.
const FRAME: &str = "kind: sources\nsources:\n  agency: {title: Monthly, publisher: Agency, tier: primary}\n  paper: {title: News, publisher: Paper, tier: wire}\n";
const COUNTRIES: &str = "kind: codes\nid: countries\nmembers: {us: United States, eu: {name: Union, aggregate: true}, world: World}\n";

struct Files<'a>(&'a [&'a str]);

impl Tables for Files<'_> {
    fn table(&self, _: FileId, name: &str) -> Option<(FileId, &str)> {
        let at = self.0.iter().position(|text| text.starts_with("period,")).filter(|_| name == "t.csv")?;
        Some((FileId(u32::try_from(at).unwrap()), self.0.get(at)?))
    }
}

/// The catalogue of the frame and these files, and the findings as `file:line:column code: message / help`.
fn load(files: &[&str]) -> (Catalog, Vec<String>) {
    let texts: Vec<&str> = files.iter().chain(&[FRAME, COUNTRIES]).copied().collect();
    let mut sink = Diagnostics::new();
    let mut trees = Vec::new();
    for (at, text) in texts.iter().enumerate().filter(|(_, text)| text.starts_with("kind:")) {
        let file = FileId(u32::try_from(at).unwrap());
        trees.push((file, yaml::parse(file, text, 0..text.len(), &mut sink).expect("YAML")));
    }
    let catalog = decode(&trees, &Config::default(), &Files(&texts), &mut sink);
    let shown = sink.iter().map(|finding| {
        let span = finding.span.unwrap();
        let text = texts[span.file.0 as usize];
        let at = LineIndex::new(text).position(text, span.range().start);
        let help = finding.help.first().map_or(String::new(), |help| format!(" / {help}"));
        let file = span.file.0 + 1;
        format!("{file}:{}:{} {}: {}{help}", at.line, at.column, finding.code.name, finding.message)
    });
    let shown = shown.collect();
    (catalog, shown)
}

/// A series of one free dimension with what follows its head.
fn series(rest: &str) -> String {
    format!(
        "kind: series\nid: exports\ntitle: Exports\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\n\
         source: agency\ndims: {{partner: countries}}\n{rest}"
    )
}

fn check(rest: &str, expected: &[&str]) {
    let text = series(rest);
    let (_, findings) = load(&[&text]);
    assert_eq!(findings, expected, "{text}");
}

fn number(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

#[test]
fn cells_are_read_in_every_form() {
    let text = series(
        "observations:\n  us:\n    2025-05: 46\n    2025-06: {value: 585.0, source: [paper, agency], stated: {mom: 660}}\n    \
         2025-01/2025-02: {value: 1200, low: 1150, high: 1250, decimals: -1, status: provisional}\n    \
         2024-05:\n      - {value: 431, as_of: 2024-06-20}\n      - {value: 430.9, as_of: 2024-08-18, reason: revision}\n      \
         - {value: 440, alternative: true}\n    2024-06: {status: suppressed}\n",
    );
    let (catalog, findings) = load(&[&text]);
    assert!(findings.is_empty(), "{findings:?}");
    let line = &catalog.series["exports"].keys[&vec!["us".to_owned()]].by_period;
    let cell = |period: &str| &line[&Period::parse(period).unwrap()];
    assert_eq!((cell("2025-05").value, cell("2025-05").decimals), (Some(number("46")), 0));
    assert_eq!((cell("2025-06").decimals, cell("2025-06").sources.len()), (1, 2));
    assert_eq!(cell("2025-06").stated[0].1, number("660"));
    assert_eq!(cell("2025-01/2025-02").decimals, -1);
    assert_eq!(cell("2025-01/2025-02").range.map(|range| range.low), Some(number("1150")));
    let revised = cell("2024-05");
    assert_eq!(
        (revised.value, revised.earlier.len(), revised.alternatives.len()),
        (Some(number("430.9")), 1, 1)
    );
    assert_eq!((cell("2024-06").value, cell("2024-06").status), (None, ObservationStatus::Suppressed));
    assert_eq!(&text[cell("2025-06").place.range()], "585.0");
}

#[test]
fn faults_of_observations_stand_at_their_place() {
    check(
        "observations: {us: {2025-6: 1}}",
        &["1:10:21 bad-period: `2025-6` is not a period / write `2025-06`"],
    );
    check(
        "observations:\n  us:\n    2025-H1: 1\n    2025-01/2025-06: 2",
        &[
            "1:13:5 duplicate-period: 2025-H1 stands twice / remove one; several values of one cell are a list under one period",
        ],
    );
    check(
        "observations: {us: {2025-06-15: 1}}",
        &[
            "1:10:21 period-misfit: 2025-06-15 is finer than a monthly series / correct the period, or the `frequency` of the series",
        ],
    );
    check(
        "observations: {us: {2025-06: \"3,188\"}}",
        &["1:10:30 bad-number: `value` takes a number, this is text in quotes / write plain digits"],
    );
    check(
        "observations:\n  us:\n    2025-06: 3,188",
        &["1:12:14 bad-number: `3,188` is not a number / write `3188`"],
    );
    check(
        "observations: {us: {2025-06: 3,188}}",
        &[
            "1:10:32 bad-number: `188` is the rest of a number that YAML cuts at its comma / write the digits without a comma",
        ],
    );
    check(
        "observations: {us: {2025-06: }}",
        &[
            "1:10:21 missing-value: this observation has no value / write `value`, or say why there is none: `status: suppressed`, `not_collected` or `not_possible`",
        ],
    );
    check(
        "observations: {us: {2025-06: {value: 1, status: suppressed}}}",
        &[
            "1:10:38 unexpected-value: the status is `suppressed`, yet the value 1 is given / remove the value, or correct the status",
        ],
    );
    check(
        "observations: {us: {2025-06: {value: 1, status: derived}}}",
        &[
            "1:10:38 missing-formula: a derived value lacks `formula` / write `formula:` with every input that the data holds",
        ],
    );
    check(
        "observations: {us: {2025-06: {value: 1, low: 2}}}",
        &["1:10:46 bad-range: 2 to 1 is no range around 1 / low ≤ value ≤ high"],
    );
    check(
        "observations: {us: {2025-06: [{value: 1}, {value: 2}]}}",
        &[
            "1:10:30 ambiguous-cell: 2 values of this cell would count / mark all but one `alternative: true`, or give each its own `as_of` day",
        ],
    );
    check(
        "observations: {us: {2025-06: [{value: 1, alternative: true}]}}",
        &["1:10:30 ambiguous-cell: no value of this cell counts / one of them must not be an alternative"],
    );
    check(
        "observations: {us: {2025-06: {value: 1, sorce: paper}}}",
        &["1:10:41 unknown-key: `sorce` is not a key of an observation / did you mean `source`?"],
    );
}

#[test]
fn the_shape_follows_the_dimensions() {
    check(
        "observations: {2025-06: 1}",
        &[
            "1:10:16 observation-shape: `2025-06` is a period where a member of `partner` belongs / write the member above it, or fix the dimension: `fixed: {partner: …}`",
        ],
    );
    check(
        "fixed: {partner: us}\nobservations: {us: {2025-06: 1}}",
        &[
            "1:11:16 observation-shape: `us` stands where a period belongs: the series has no free dimension left / name the dimension under `dims`, and do not fix it",
        ],
    );
    check(
        "observations: {us: 5}",
        &["1:10:20 observation-shape: a mapping of periods belongs here, this is text"],
    );
    check(
        "fixed: {partnr: us}\nobservations: {us: {2025: 5}}",
        &["1:10:9 unknown-key: `partnr` is not a dimension of this series / did you mean `partner`?"],
    );
    check(
        "",
        &[
            "1:1:1 series-body: the series has no observations / write exactly one of `observations`, `union` and `derive`",
        ],
    );
}

#[test]
fn references_are_looked_up_at_their_place() {
    check(
        "observations: {ux: {2025-06: 1}}",
        &["1:10:16 unknown-code: `ux` is not a member of `countries` / did you mean `us`?"],
    );
    check(
        "observations: {us: {2025-06: {value: 1, source: papr}}}",
        &["1:10:49 unknown-source: `papr` is not a source / did you mean `paper`?"],
    );
    check(
        "observations: {us: {2025-06: 1}}\nparts_of: exports.usa",
        &["1:11:11 unknown-path: `usa` is not known in `exports` / did you mean `us`?"],
    );
    check(
        "observations: {us: {2025-06: 1}}\nassert: [{never: negative, except: gap}]",
        &["1:11:36 unknown-discrepancy: `gap` is not a discrepancy"],
    );
}

#[test]
fn faults_of_the_head_do_not_hide_those_of_the_body() {
    let text = series("observations: {us: {2025-06: 1,188}}")
        .replace("unit: t", "unit: tons")
        .replace("flow", "flwo");
    let (catalog, findings) = load(&[&text]);
    assert!(catalog.lost.contains("exports"));
    assert!(catalog.series.is_empty());
    let codes: Vec<&str> = findings.iter().filter_map(|finding| finding.split(' ').nth(1)).collect();
    assert_eq!(codes, ["bad-word:", "unknown-unit:", "bad-number:"], "{findings:?}");
}

#[test]
fn a_fault_damages_its_series_and_no_other_finding_follows() {
    let text = series("observations: {us: {2025-06: 1x}}\nparts_of: exports.us@2025-06");
    let (catalog, findings) = load(&[&text]);
    assert_eq!(catalog.series["exports"].condition, Condition::Damaged);
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn overrides_hold_for_the_members_they_begin_with() {
    let text = series(
        "observations: {us: {2025: 5}, eu: {2025: 50}}\noverrides: {eu: {unit: \"%\", decimals: -1, measure: rate}}",
    );
    let (catalog, findings) = load(&[&text]);
    assert!(findings.is_empty(), "{findings:?}");
    let keys = &catalog.series["exports"].keys;
    assert_eq!(keys[0].unit.id, "t");
    assert_eq!(keys[1].unit.id, "%");
    assert_eq!(keys[1].by_period.values().next().unwrap().decimals, -1);
}

#[test]
fn a_table_is_read_like_observations_in_place() {
    let text = series("observations: {csv: t.csv}");
    let table = "period,partner,value,source,note\n2025-05,us,46,,\n2025-06,us,\"585.0\",agency paper,\"a, b\"\n2025-07,us,,,\n2025-06,ux,1,,\n";
    let (catalog, findings) = load(&[&text, table]);
    let line = &catalog.series["exports"].keys[0].by_period;
    let june = &line[&Period::parse("2025-06").unwrap()];
    assert_eq!((june.value, june.decimals, june.sources.len()), (Some(number("585.0")), 1, 2));
    assert_eq!(june.note.as_deref(), Some("a, b"));
    assert_eq!(
        findings,
        [
            "2:4:1 missing-value: this observation has no value / write `value`, or say why there is none: `status: suppressed`, `not_collected` or `not_possible`",
            "2:5:9 unknown-code: `ux` is not a member of `countries` / did you mean `us`?",
        ]
    );
}

#[test]
fn ids_are_defined_once() {
    let act = "kind: acts\nacts:\n  paper: {title: A, instrument: tariff, imposed_by: us, on: [eu], phases: [{from: 2025-01-01, rate: 5}]}";
    let (_, findings) = load(&[act]);
    assert_eq!(findings, ["2:4:3 duplicate-id: `paper` is defined twice / rename one of the two"]);
    let (_, findings) = load(&["kind: figures\nfigures: {Up-1: a.b}"]);
    assert_eq!(findings, ["1:2:11 bad-id: `Up-1` is not an id / write `up_1`"]);
}

#[test]
fn acts_and_events_are_read() {
    let events = "kind: events\nevents:\n  start: {title: Start, date: 2025-04, effective: 2025-04-05, type: x, by: [us], summary: s, status: in_force}\n";
    let acts = "kind: acts\nacts:\n  duty:\n    title: Duty\n    instrument: tariff\n    imposed_by: us\n    on: [eu]\n    \
                scope: {hs_codes: [\"850811\"], except: {items: [scrap]}}\n    stacks: {excludes: [duty]}\n    \
                phases: [{event: start, rate: 10}, {from: 2025-06-01, rates: {\"8508.11\": 5.5}}]\n    expected: [{from: 2026-01-01, rate: 0, if: not extended}]\n";
    let (catalog, findings) = load(&[events, acts]);
    assert!(findings.is_empty(), "{findings:?}");
    let act = &catalog.acts["duty"];
    assert_eq!(act.phases[0].from, Period::parse("2025-04-05"));
    assert_eq!(act.phases[1].rates["8508.11"], number("5.5"));
    assert_eq!(act.scope.except["items"][0].value, "scrap");
    assert_eq!(catalog.events["start"].status, Some(LegalStatus::InForce));
}

#[test]
fn faults_of_acts_and_events_stand_at_their_place() {
    let act = |rest: &str| {
        format!("kind: acts\nacts:\n  duty: {{title: D, instrument: tariff, imposed_by: us, {rest}}}")
    };
    let check = |rest: &str, expected: &[&str]| assert_eq!(load(&[&act(rest)]).1, expected, "{rest}");
    check(
        "phases: [{rate: 5}]",
        &[
            "1:3:66 missing-key: a phase lacks `event` and `from` / name the event that began it, or write its first day as `from`",
        ],
    );
    check("phases: [{event: x, rate: 5}]", &["1:3:73 unknown-event: `x` is not an event"]);
    check(
        "scope: {hs_codes: [8508.11]}, phases: []",
        &["1:3:75 unquoted-code: the code `8508.11` stands without quotes / write `\"8508.11\"`"],
    );
    check(
        "scope: {items: [a], except: scrap}, phases: []",
        &["1:3:84 wrong-type: `except` takes a mapping, this is text"],
    );
    check(
        "scope: {items: [a], items: [b]}, phases: []",
        &["1:3:76 duplicate-key: `items` stands twice / remove one of the two"],
    );
    let rules = "write `additive`, `{excludes: [act]}` or `{greater_of: [act]}`";
    check(
        "stacks: {excludes: [duty], greater_of: [duty]}, phases: []",
        &[&format!("1:3:65 bad-word: `stacks` names two rules / {rules}")],
    );
    check(
        "stacks: {from: 2025-01-01}, phases: []",
        &[&format!("1:3:65 bad-word: `stacks` names no rule / {rules}")],
    );
    check(
        "phases: [{from: 2025, rates: {8508.11: 1}}]",
        &["1:3:86 unquoted-code: the code `8508.11` stands without quotes / write `\"8508.11\":`"],
    );
    check(
        "phases: [{from: 2025}, {from: 2024}]",
        &[
            "1:3:79 date-order: this phase begins on 2024, before the one above it (2025) / put the phases in order of time",
        ],
    );
    let (_, findings) = load(&[
        "kind: events\nevents:\n  e: {title: T, date: 2025, type: x, summary: s, effective: 2025-05-01, ended: 2025-04-01}",
    ]);
    assert_eq!(findings, ["1:3:80 date-order: `ended` is before `effective`"]);
}

#[test]
fn a_union_presents_its_parts_as_one() {
    let total = series("fixed: {partner: world}\nobservations: {2025-05: 1200, 2025-06: 3188}")
        .replace("id: exports", "id: total");
    let single = series("observations: {us: {2025-06: 353}}").replace("id: exports", "id: single");
    let union = "kind: series\nid: exports\ntitle: E\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nunion: [total, single]\n";
    let (catalog, findings) = load(&[&total, &single, union]);
    assert!(findings.is_empty(), "{findings:?}");
    let keys = &catalog.series["exports"].keys;
    assert_eq!(keys[&vec!["world".to_owned()]].by_period.len(), 2);
    assert_eq!(keys[&vec!["us".to_owned()]].by_period.len(), 1);
}

#[test]
fn a_union_refuses_what_does_not_fit() {
    let part = |id: &str, value: &str| {
        series(&format!("observations: {{us: {{2025-06: {value}}}}}"))
            .replace("id: exports", &format!("id: {id}"))
    };
    let union = "kind: series\nid: exports\ntitle: E\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nunion: [a, b]\n";
    let check = |one: &str, other: &str, more: &str, expected: &[&str]| {
        assert_eq!(load(&[one, other, union, more]).1, expected, "{one}{other}");
    };
    check(&part("a", "353"), &part("b", "353.4"), "", &[]);
    check(
        &part("a", "353"),
        &part("b", "360"),
        "",
        &[
            "2:10:30 union-conflict: 2025-06 is 360 here and 353 in another part / correct one, or name the cell under `about` of a discrepancy",
        ],
    );
    let about = "kind: discrepancies\ndiscrepancies: {d: {topic: t, type: value, severity: low, about: [b.us@2025-06]}}";
    check(&part("a", "353"), &part("b", "360"), about, &[]);
    check(
        &part("a", "353"),
        &part("b", "1").replace("unit: t", "unit: kg"),
        "",
        &["3:8:12 union-mismatch: `b` and `exports` differ in measure, unit or multiplier"],
    );
    check(
        &part("a", "353"),
        &part("c", "1"),
        "",
        &["3:8:12 unknown-path: `b` is not a series / did you mean `a`?"],
    );
}

#[test]
fn a_fix_is_applied_while_its_cause_lasts() {
    let text = series("observations: {us: {2025-06: 353}}");
    let fix = |expect: &str| {
        format!(
            "kind: fixes\nfixes: {{f: {{match: exports.us@2025-06, action: override, value: 35.3, expect: {expect}, reason: slipped point}}}}"
        )
    };
    let (catalog, findings) = load(&[&text, &fix("353")]);
    assert!(findings.is_empty(), "{findings:?}");
    let (_, _, observation) = catalog.observations().next().unwrap();
    assert_eq!((observation.value, observation.decimals), (Some(number("35.3")), 1));
    let (_, findings) = load(&[&text, &fix("352")]);
    assert_eq!(
        findings,
        [
            "2:2:79 stale-fix: the fix expects `352`, the cell holds `353` / look at the source again; then correct `expect`, or remove the fix"
        ]
    );
}

#[test]
fn a_fix_that_would_change_nothing_is_refused() {
    let text = series("observations: {us: {2025-05: 46, 2025-06: 353}}");
    let union = "kind: series\nid: all\ntitle: E\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nunion: [exports]\n";
    for cell in ["exports@2025-06", "exports.us", "exports.us@2025-05..2025-06", "all.us@2025-06"] {
        let fix =
            format!("kind: fixes\nfixes: {{f: {{match: {cell}, action: override, value: 35, reason: r}}}}");
        let expected = format!(
            "3:2:20 unknown-path: `{cell}` is not one cell as a file writes it / name the series that writes the value, \
             all its members and the period: `exports.us@2025-06`"
        );
        assert_eq!(load(&[&text, union, &fix]).1, [expected]);
    }
}

#[test]
fn an_unreadable_file_keeps_what_names_it_silent() {
    let part = Part::unreadable("kind: events\nevents:\n  start: {title: [x] y}\n  ende:\n    title: x\n");
    assert!(part.lost.contains("start") && part.lost.contains("ende"));
}

/// Files of every kind, to be damaged at random.
const SAMPLES: &[&str] = &[
    "kind: series\nid: exports\ntitle: E\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nsource: agency\n\
     dims: {partner: countries}\nobservations:\n  us: {2025-05: 46, 2025-06: {value: 353.0, low: 350, stated: {mom: 660}}}\n\
     \x20 eu:\n    2025-01/2025-02: [{value: 5, as_of: 2025-06-01}, {value: 6, alternative: true}]\n\
     overrides: {us: {decimals: -1}}\nassert: [{no_gap: 2025-01..2025-03, except: d}, {equal: [a.b, c.d], within: 4}]\n",
    "kind: acts\nacts:\n  duty: {title: D, instrument: tariff, imposed_by: us, stacks: {excludes: [duty]}, phases: \
     [{event: e, rate: 10}, {from: 2025-06-01, rates: {\"8508\": 5}}], expected: [{from: 2026-01-01, if: x}]}\n",
    "kind: discrepancies\ndiscrepancies:\n  d: {topic: t, type: value, severity: low, about: [exports.us@2025-06], \
     statements: [{text: x, value: 1, unit: t, sources: [paper]}]}\n",
    "kind: fixes\nfixes: {f: {match: exports.us@2025-06, action: override, value: 35, expect: 353, reason: r}}\n",
];

proptest::proptest! {
    /// Whatever an editor does to a file, there is a catalogue, and every finding lies within a file.
    #[test]
    fn no_damage_makes_it_panic(
        sample in 0..SAMPLES.len(), at in 0usize..400, length in 0usize..30, with in "[a-z0-9@:{}\\[\\], \n.-]{0,6}"
    ) {
        let mut text = SAMPLES[sample].to_owned();
        let start = at.min(text.len());
        text.replace_range(start..(start + length).min(text.len()), &with);
        let texts: Vec<&str> = SAMPLES.iter().enumerate().map(|(i, one)| if i == sample { &text } else { *one }).collect();
        let texts: Vec<&str> = texts.into_iter().chain([FRAME, COUNTRIES]).collect();
        let mut sink = Diagnostics::new();
        let units = units(&Config::default());
        let mut parts = Vec::new();
        for (text, file) in texts.iter().zip(0..) {
            parts.push(match yaml::parse(FileId(file), text, 0..text.len(), &mut sink) {
                Some(node) => decode_file(&node, &units, &InputSet::default(), &mut sink),
                None => Part::unreadable(text),
            });
        }
        let _ = join(parts, units, &mut sink);
        for finding in &sink {
            let span = finding.span.unwrap();
            proptest::prop_assert!(texts[span.file.0 as usize].get(span.range()).is_some());
        }
    }
}
