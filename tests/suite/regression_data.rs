//! One test for each fault of the data model and its decoders that was found and mended, named after what went wrong.

use super::harness::SiteTest;

/// The head of a series of branches, with what follows it.
fn series(id: &str, rest: &str) -> String {
    format!(
        "kind: series\nid: {id}\ntitle: Series {id}\nindicator: loans\nmeasure: flow\nfrequency: monthly\nunit: loan\n{rest}\n"
    )
}

/// The same with observations of its own by branch.
fn own(id: &str, rest: &str) -> String {
    series(id, &format!("source: council_2025\ndims: {{branch: branches}}\n{rest}"))
}

/// A page with one figure.
fn page(text: &str) -> String {
    format!("---\ntitle: A page\n---\n\n{text}\n")
}

/// What `check` finds in the sound briefing with these files in it: `file:line:column: severity[code]: message`.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let site = SiteTest::copy("tests/diagnostics/sound");
    for (path, text) in files {
        site.write(&format!("content/{path}"), text);
    }
    let run = site.run(&["check", "--format", "short"]);
    run.stderr.lines().filter(|line| !line.starts_with("checked ")).map(str::to_owned).collect()
}

/// That the findings are these, each said by a part of it.
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let found = findings(files);
    let fits =
        found.len() == expected.len() && found.iter().zip(expected).all(|(one, part)| one.contains(part));
    assert!(fits, "{files:#?}\nexpected {expected:#?}\nfound {found:#?}");
}

/// The second part of a union was read in the unit and multiplier that the first part overrides for a member.
#[test]
fn a_union_keeps_what_its_parts_say_of_a_member() {
    let plain = own("a", "observations: {central: {2025-01: 5}}");
    let thousands = own("b", "observations: {central: {2025-02: 5}}\noverrides: {central: {multiplier: 3}}");
    let union = series("both", "union: [a, b]");
    let check = |one: &str, other: &str, expected: &[&str]| {
        check(&[("data/a.yaml", one), ("data/b.yaml", other), ("data/both.yaml", &union)], expected);
    };
    let message = "union-mismatch]: `b.central` is a flow in thousand loans here and a flow in loans in a part before it";
    check(&plain, &thousands, &[message]);
    let same = thousands.replace("id: b", "id: a").replace("2025-02", "2025-01");
    check(&same, &thousands, &[]);
    for (key, line) in [("timing", "timing: at"), ("exact", "exact: true")] {
        let other = own("b", &format!("{line}\nobservations: {{central: {{2025-02: 5}}}}"));
        check(&plain, &other, &[&format!("union-mismatch]: `b` and `both` differ in `{key}`")]);
    }
}

/// A union of a computed series had none of its values, without a word.
#[test]
fn a_union_of_a_computed_series_is_refused() {
    let computed = series("double", "derive: loans.town*2");
    let union = series("both", "union: [double]");
    let message = "union-mismatch]: `double` is computed; a union presents values that files hold";
    check(&[("data/a.yaml", &computed), ("data/both.yaml", &union)], &[message]);
}

/// Defaults of observations meant nothing where a series has none of its own, and a free dimension of a computed series
/// left it without a value that a path could name.
#[test]
fn what_a_series_without_observations_cannot_use_is_refused() {
    let defaults = "source: council_2025\nstatus: estimated\ndecimals: 1\noverrides: {}";
    let expected = ["`source` is not", "`status` is not", "`decimals` is not", "`overrides` is not"];
    for body in ["union: [loans]", "derive: loans.town*2"] {
        check(&[("data/a.yaml", &series("a", &format!("{defaults}\n{body}")))], &expected);
    }
    let free = series("a", "dims: {branch: branches}\nderive: loans.town*2");
    check(&[("data/a.yaml", &free)], &["series-body]: `branch` has no fixed member"]);
    check(&[("data/a.yaml", &free.replace("derive", "fixed: {branch: town}\nderive"))], &[]);
}

/// What only rests on a circle was called circular itself.
#[test]
fn only_members_of_a_circle_are_called_circular() {
    let derived = |id: &str, from: &str| series(id, &format!("derive: {from}*2"));
    let (one, two, behind) = (derived("one", "two"), derived("two", "one"), derived("behind", "one"));
    check(
        &[("data/a.yaml", &one), ("data/b.yaml", &two), ("data/c.yaml", &behind)],
        &["circular-formula]: `one` is derived", "circular-formula]: `two` is derived"],
    );
    let union = |id: &str, of: &str| series(id, &format!("union: [{of}]"));
    let (one, two, behind) = (union("one", "two"), union("two", "one"), union("behind", "one"));
    check(
        &[("data/a.yaml", &one), ("data/b.yaml", &two), ("data/c.yaml", &behind)],
        &["union-mismatch]: `one` is a part of itself", "union-mismatch]: `two` is a part of itself"],
    );
}

/// A series derived from one period of another that is derived too could be computed before it.
#[test]
fn a_period_named_in_a_derived_series_counts_as_an_input() {
    let early = series("early", "derive: loans.town*2/late@2025-01*late@2025-01");
    let late = series("late", "derive: loans.town*2");
    check(&[("data/a.yaml", &early), ("data/b.yaml", &late)], &[]);
}

fn fix(cell: &str, rest: &str) -> String {
    format!("kind: fixes\nfixes:\n  one: {{match: {cell}, reason: it slipped, {rest}}}\n")
}

/// An overridden value kept the printed changes of the old one, and readers were told nothing of any fix.
#[test]
fn a_fix_replaces_the_value_and_tells_readers() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let stated =
        own("visits", "observations: {central: {2025-01: 500, 2025-02: {value: 5000, stated: {mom: 900}}}}");
    site.write("content/data/visits.yaml", stated);
    let rest = "action: override, value: 550, expect: 5000, provider: the council, status: reported";
    site.write("content/data/fixes.yaml", fix("visits.central@2025-02", rest));
    site.build(&[]);
    let read = |path: &str| String::from_utf8(site.tree("public").remove(path).unwrap()).unwrap();
    let csv = read("data/visits.csv");
    let told = "Corrected here from 5,000: it slipped; the council has been told.";
    assert!(
        csv.lines().any(|row| row.contains(",550,") && row.contains("in_use") && row.contains(told)),
        "{csv}"
    );
    assert!(csv.lines().any(|row| row.contains(",5000,") && row.contains("alternative")), "{csv}");
    assert!(read("series/visits/index.html").contains(told));
}

/// A fix with a value that its action ignores, of a cell that cannot be corrected so, or that matches nothing was silent.
#[test]
fn a_fix_that_does_nothing_is_refused() {
    let check = |text: &str, expected: &[&str]| check(&[("data/fixes.yaml", text)], expected);
    let town = "loans.town@2025-03";
    check(&fix(town, "action: flag, value: 5"), &["bad-fix]: only a fix that overrides has a value"]);
    check(&fix(town, "action: drop, value: 5"), &["bad-fix]: only a fix that overrides has a value"]);
    check(&fix("no_fines", "action: drop"), &["unknown-path]: `no_fines` is an event, which has no cells"]);
    check(
        &fix("council_2025@2025-01", "action: flag"),
        &["`council_2025@2025-01` is a source, which has no cells"],
    );
    let two = format!("{}  two: {{match: {town}, reason: r, action: flag}}\n", fix(town, "action: flag"));
    check(&two, &["bad-fix]: a cell has one fix, and this is a second"]);
}

/// A computed value was overridden and kept the formula that gives another; a missing one kept the status of a missing.
#[test]
fn a_fix_corrects_only_what_a_source_printed() {
    let visits = own(
        "visits",
        "observations:\n  central:\n    2025-01: {value: 20, status: derived, formula: loans.central@2025-02 / 520}\n    \
         2025-02: {status: suppressed}",
    );
    for (period, message) in [("2025-01", "is computed here"), ("2025-02", "has no value to correct")] {
        let fix = fix(&format!("visits.central@{period}"), "action: override, value: 5");
        check(&[("data/visits.yaml", &visits), ("data/fixes.yaml", &fix)], &[message]);
    }
}

/// A discrepancy about an act or a source was shown at no number, and nobody knew.
#[test]
fn a_path_that_has_no_cells_is_reported() {
    let about = |path: &str| {
        format!(
            "kind: discrepancies\ndiscrepancies: {{d: {{topic: t, type: value, severity: low, about: [{path}]}}}}\n"
        )
    };
    let check = |path: &str, expected: &[&str]| check(&[("data/d.yaml", &about(path))], expected);
    check("no_fines", &[]);
    check("no_fines.effective", &[]);
    check("no_fines@2025-01", &["unknown-path]: `no_fines@2025-01` is an event, which has no cells"]);
    check("council_2025", &["unknown-path]: `council_2025` is a source, which has no cells"]);
}

/// The first required key that was missing hid every fault after it.
#[test]
fn a_missing_key_does_not_hide_later_faults() {
    let act = "kind: acts\nacts:\n  a: {title: A, on: [us], phases: [{from: 2025-13}], sorces: [x]}\n";
    check(
        &[("data/acts.yaml", act)],
        &["lacks `imposed_by`", "lacks `instrument`", "`2025-13` is not a period", "`sorces` is not a key"],
    );
    let event = "kind: events\nevents:\n  e: {title: E, summary: S, effective: 2025-13, sorces: [x]}\n";
    check(
        &[("data/more.yaml", event)],
        &["lacks `date`", "lacks `type`", "`2025-13` is not a period", "`sorces` is not a key"],
    );
    let nameless = own("a", "observations: {central: {2025-13: 1}}\nlicense: x").replace("id: a\n", "");
    check(
        &[("data/a.yaml", &nameless)],
        &["lacks `id`", "`2025-13` is not a period", "`license` is not a key"],
    );
}

/// Lines of a table were counted wrong behind an empty line or a line end of two characters, and its first fault hid
/// the others.
#[test]
fn faults_of_a_table_stand_at_their_lines_and_all_at_once() {
    let yaml = own("visits", "observations: {csv: t.csv}");
    let table = "period,branch,value,note\r\n\r\n2025-01,central,x,\r\n\r\n2025-02,,5,\r\n2025-03,central\r\n\
                 2025-04,central,\"7\",\"a \"\"b\"\"\"\r\n2025-05,central,y,\"a \"\"b\"\"\"\r\n";
    check(
        &[("data/visits.yaml", &yaml), ("data/t.csv", table)],
        &[
            "t.csv:3:17: error[bad-number]: `x`",
            "t.csv:5:1: error[bad-table]: the row lacks its `branch`",
            "t.csv:6:1: error[bad-table]: a row has 2 fields where the header has 4",
            "t.csv:8:17: error[bad-number]: `y`",
        ],
    );
    check(
        &[("data/visits.yaml", &yaml), ("data/t.csv", "time,value,value\n2025-01,5,6\n")],
        &["lacks a column `branch`", "lacks a column `period`", "a second column `value`"],
    );
}

/// A range around no value, a tolerance beside no equation, a step that forbids everything, a name that stands twice
/// within an attribute, and a period of one and a half years in a yearly series were taken as they are.
#[test]
fn what_says_nothing_is_not_ignored() {
    let faults = |path: &str, text: &str, expected: &str| check(&[(path, text)], &[expected]);
    let check = |rest: &str, expected: &str| faults("data/a.yaml", &own("a", rest), expected);
    let sound = "observations: {central: {2025-01: 5}}";
    check(
        "observations: {central: {2025-01: {status: suppressed, low: 3}}}",
        "bad-range]: a range lies around",
    );
    check(&format!("{sound}\nassert: [{{never: negative, within: 4}}]"), "`within` belongs to `equal`");
    check(&format!("{sound}\nassert: [{{max_step: 0.5}}]"), "bad-number]: `max_step` is a factor above 1");
    let yearly = own("a", "observations: {central: {2024-01/2025-06: 5}}").replace("monthly", "annual");
    faults("data/a.yaml", &yearly, "is no whole number of annual periods");
    let codes = "kind: codes\nid: more\nmembers: {a: {name: A, attributes: {uses: {x: y, x: z}}}}\n";
    faults("data/codes.yaml", codes, "duplicate-key]: `x` stands twice");
}

/// `break: true` was read and never looked at: changes were computed across it.
#[test]
fn values_across_a_break_do_not_compare() {
    let visits = own(
        "visits",
        "observations:\n  central: {2025-01: 500, 2025-02: {value: 700, break: new gates}, 2025-03: 800, 2025-04: 900}",
    );
    let calls = [
        ("up 40%", "mom(visits.central@2025-02)", "mom(visits.central@2025-02,across:break)"),
        ("1.6 times", "ratio(visits.central@2025-03,visits.central@2025-01)", ""),
        ("300 more", "visits.central@2025-03-visits.central@2025-01", ""),
        (
            "1,200 loans",
            "sum(visits.central@2025-01..2025-02)",
            "sum(visits.central@2025-01..2025-02,across:break)",
        ),
        ("2,000 loans", "visits.central@2025-Q1", "sum(visits.central@2025-Q1,across:break)"),
        (
            "the highest so far",
            "record(visits.central@2025-03)",
            "record(visits.central@2025-03,across:break)",
        ),
    ];
    let run = |text: &str, expected: &[&str]| {
        check(&[("data/visits.yaml", &visits), ("page.md", &page(text))], expected);
    };
    for (words, refused, allowed) in calls {
        run(
            &format!("Lending: [{words}](={refused})."),
            &["series-break]: `visits.central` breaks in February 2025 (new gates)"],
        );
        if !allowed.is_empty() {
            run(&format!("Lending: [{words}](={allowed})."), &[]);
        }
    }
    let count = "count(visits.central@2025-02..2025-03,sign:up,across:break)";
    run(&format!("Lending rose in [two months](={count})."), &[]);
    run("Lending rose by [100 loans](=diff(visits.central@2025-04,visits.central@2025-03)).", &[]);
    run("It was the [second rise in a row](=streak(visits.central@2025-04)).", &[]);
    run(
        "Lending: [up 12.5%](=mom(visits.central@2025-04,across:break)).",
        &["no break lies between these values"],
    );
}

/// A series computed from one that breaks did not break.
#[test]
fn what_is_computed_from_a_break_breaks_too() {
    let visits = own("visits", "observations: {central: {2025-01: 500, 2025-02: {value: 700, break: true}}}");
    let double = series("double", "derive: visits.central*2");
    check(
        &[
            ("data/visits.yaml", &visits),
            ("data/double.yaml", &double),
            ("page.md", &page("Lending: [up 40%](=mom(double@2025-02)).")),
        ],
        &["series-break]: `double` breaks in February 2025"],
    );
}

/// Settings that name what is not there did nothing, without a word.
#[test]
fn a_setting_that_names_nothing_is_reported() {
    let sound =
        "title: Lending\nbase_url: https://example.org/\nunits: {loan: {name: loans, symbol: loans}}\n";
    let check = |line: &str, expected: &[&str]| {
        check(&[("site.yaml", &format!("{sound}{line}\n"))], expected);
    };
    check("tagline: Lent", &["unknown-key]: `tagline` is not a key of the site"]);
    check("language: de", &["bad-word]: `de` is not a tag of a language whose words are known"]);
    check("language: en-gb_x", &["bad-word]: `en-gb_x` is not a tag"]);
    check("language: en-GB", &[]);
    check("currency: dollar", &["unknown-unit]: `dollar` is not a currency"]);
    check("currency: loan", &["unknown-unit]: `loan` is not a currency"]);
    check("currency: EUR", &[]);
    check("words: {downn: [ebbed], up: [swelled]}", &["bad-word]: `downn` is not a class of words"]);
    check("colours: {town: red}", &["bad-word]: `red` is not a colour of the theme"]);
    check("colours: {twon: c1}", &["unknown-code]: `twon` is not a member of a code list or a series"]);
    check("colours: {town: c1, rule: e1, loans: c2, loans.central: c3}", &[]);
    check(
        "navigation: [{Data: data, Data: timeline}, {Data: index.md}]",
        &["duplicate-key]: `Data` stands twice", "duplicate-key]: `Data` stands twice"],
    );
}

/// An id that was defined twice, or stood in quotes in a file that is no YAML, brought findings about all that names it.
#[test]
fn what_names_something_lost_stays_silent() {
    let visits = own("visits", "observations: {central: {2025-01: 5}}");
    let again = own("visits", "observations: {town: {2025-02: 5}}");
    let text = page("Visits: [5 loans](=visits.central@2025-01), [5 loans](=visits.town@2025-02).");
    check(
        &[("data/a.yaml", &visits), ("data/b.yaml", &again), ("page.md", &text)],
        &["duplicate-id]: `visits` is defined twice"],
    );
    let broken = "kind: series\nid: \"visits\" # the gates\ntitle: [a] b\n";
    check(&[("data/a.yaml", broken), ("page.md", &text)], &["yaml-syntax]"]);
    let broken = "kind: events\nevents: {\"gates\": {title: [a] b}, 'doors': {title: x}}\n";
    let text = page("It began on [1 May 2025](=date(gates.date)) or [2 May 2025](=date(doors.date)).");
    check(&[("data/a.yaml", broken), ("page.md", &text)], &["yaml-syntax]"]);
}

/// `Yes` was to be written `false`.
#[test]
fn the_advice_for_a_flag_is_what_its_author_meant() {
    for (word, advice) in [("Yes", "`true`"), ("OFF", "`false`"), ("maybe", "`true` or `false`")] {
        let site = SiteTest::copy("tests/diagnostics/sound");
        let text = own("a", &format!("exact: {word}\nobservations: {{central: {{2025-01: 5}}}}"));
        site.write("content/data/a.yaml", text);
        let run = site.run(&["check"]);
        assert!(run.stderr.contains(&format!("help: write {advice}\n")), "{word}: {}", run.stderr);
    }
}

/// An act of which everything, with exceptions and later additions, is covered filled no cell of the strip and stood on
/// no member's page.
#[test]
fn the_strip_and_the_pages_of_members_follow_the_scope_of_the_act() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let settings = "title: Lending\nbase_url: https://example.org/\nunits: {loan: {name: loans, symbol: loans}}\n\
                    pages_for: [branches]\nstrip: {codes: branches, act: rule, on: ruled, off: free}\n";
    site.write("content/site.yaml", settings);
    let acts = |scope: &str| {
        format!(
            "kind: acts\nacts:\n  rule:\n    title: The rule\n    instrument: licence\n    imposed_by: council\n    \
             tz: Europe/London\n    {scope}\n    phases: [{{event: no_fines, requirement: licence}}]\n    \
             expected: [{{from: 2026-01-01, requirement: quota, if: not extended}}]\n    sources: [council_2025]\n"
        )
    };
    for (scope, town, central) in [
        ("scope: {branches: all}", true, true),
        ("scope: {branches: all, except: {branches: [town]}}", false, true),
        ("scope_changes: [{from: 2025-04-01, add: {branches: [central]}}]", false, true),
        ("scope_changes: [{from: 2026-04-01, add: {branches: [central]}}]", false, false),
    ] {
        site.write("content/data/acts.yaml", acts(scope));
        site.build(&[]);
        let read = |path: &str| String::from_utf8(site.tree("public").remove(path).unwrap()).unwrap();
        let filled = read("index.html").matches("class=\"cell on\"").count();
        assert_eq!(filled, usize::from(town) + usize::from(central), "{scope}");
        for (member, covered) in [("town", town), ("central", central)] {
            let html = read(&format!("branches/{member}/index.html"));
            assert_eq!(html.contains("The rule"), covered, "{scope}: {member}");
        }
        let event = read("events/no_fines/index.html");
        for said in ["The rule (licence)", "London", "1 January 2026, quota, if not extended"] {
            assert!(event.contains(said), "{said}");
        }
    }
}

/// A free word in a list of customs codes held every code, and so put its duty on all goods.
#[test]
fn a_word_among_customs_codes_holds_no_goods() {
    let codes = "kind: codes\nid: countries\nmembers: {us: United States, fr: France}\n";
    let acts = "kind: acts\nacts:\n  duty:\n    {title: D, instrument: tariff, imposed_by: us, on: [fr], \
                scope: {hs_codes: [scrap]}, phases: [{from: 2025-01-01, rate: 10}], sources: [council_2025]}\n";
    check(
        &[
            ("data/countries.yaml", codes),
            ("data/acts.yaml", acts),
            ("page.md", &page("The duty is [10%](=rate(us,fr,hs:850511,on:2025-06-15)).")),
        ],
        &["refused-operation]: no act of the data puts a duty on these goods"],
    );
}

/// Readers learned nothing of a break, and nothing of the archived copy of a source.
#[test]
fn readers_see_breaks_and_archived_copies() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let sources = String::from_utf8(site.tree("content").remove("data/sources.yaml").unwrap()).unwrap();
    let archive = "    archive: https://archive.example.org/a?b=1&c=2\n";
    site.write("content/data/sources.yaml", format!("{}\n{archive}", sources.trim_end()));
    let visits =
        own("visits", "observations: {central: {2025-01: 500, 2025-02: {value: 700, break: new gates}}}");
    site.write("content/data/visits.yaml", visits);
    site.build(&[]);
    let read = |path: &str| String::from_utf8(site.tree("public").remove(path).unwrap()).unwrap();
    let words = "The series breaks here: new gates.";
    assert!(read("series/visits/index.html").contains(words));
    assert!(read("data/visits.csv").lines().any(|row| row.contains(",700,") && row.contains(words)));
    let link = "<a href=\"https://archive.example.org/a?b=1&amp;c=2\">";
    assert!(read("sources/council_2025/index.html").contains(link));
}

/// A time zone was any text.
#[test]
fn a_time_zone_is_an_area_and_a_city() {
    let act = |zone: &str| {
        format!(
            "kind: acts\nacts:\n  a: {{title: A, instrument: tariff, imposed_by: us, tz: {zone}, phases: [{{from: 2025, rate: 5}}]}}\n"
        )
    };
    check(&[("data/acts.yaml", &act("EST"))], &["bad-word]: `EST` is not a time zone"]);
    check(&[("data/acts.yaml", &act("America/New_York"))], &[]);
}

/// The members of an act were counted as it was first made, whatever it covers since, and one that stands twice counted
/// twice.
#[test]
fn members_are_counted_once_and_not_across_a_change_of_scope() {
    let act = |rest: &str| {
        format!(
            "kind: acts\nacts:\n  rule: {{title: The rule, instrument: licence, imposed_by: council, {rest}, phases: [{{event: no_fines, requirement: x}}]}}\n"
        )
    };
    let text = page("The rule covers [one](=count(members(rule,branches))) of the branches.");
    let check = |rest: &str, expected: &[&str]| {
        check(&[("data/acts.yaml", &act(rest)), ("page.md", &text)], expected);
    };
    check("scope: {branches: [central]}", &[]);
    check("scope: {branches: [central, central]}", &["duplicate-key]: `central` stands twice"]);
    let change = "scope: {branches: [central]}, scope_changes: [{from: 2025-05-01, add: {branches: [town]}}]";
    check(change, &["refused-operation]: what `rule` covers of `branches` changes on 1 May 2025"]);
}
