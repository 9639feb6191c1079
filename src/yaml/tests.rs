//! Tests of the YAML tree: places, digits, faults, and that both parsers see the same.

use proptest::prelude::*;

use super::*;

const FILE: FileId = FileId(0);

fn tree(text: &str) -> (Option<Node>, Diagnostics) {
    let mut sink = Diagnostics::new();
    let node = parse(FILE, text, 0..text.len(), &mut sink);
    (node, sink)
}

/// Every key and scalar with the bytes at its place.
fn places(text: &str) -> Vec<(String, String)> {
    fn walk(node: &Node, text: &str, found: &mut Vec<(String, String)>) {
        let at = |span: Span| text.get(span.range()).unwrap_or("OUT OF BOUNDS").to_owned();
        match &node.kind {
            Kind::Null => found.push(("~".to_owned(), at(node.span))),
            Kind::Scalar(scalar) => found.push((scalar.text.clone(), at(node.span))),
            Kind::List(items) => items.iter().for_each(|item| walk(item, text, found)),
            Kind::Map(entries) => entries.iter().for_each(|entry| {
                found.push((entry.key.value.clone(), at(entry.key.span)));
                walk(&entry.value, text, found);
            }),
        }
    }
    let (node, sink) = tree(text);
    assert!(sink.is_empty(), "{sink:?}");
    let mut found = Vec::new();
    walk(&node.expect("a tree"), text, &mut found);
    found
}

#[test]
fn values_carry_their_bytes() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        let expected: Vec<_> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(places(text), expected, "{text}");
    };
    check("value: 585.0\n", &[("value", "value"), ("585.0", "585.0")]);
    check("2025: 012\n", &[("2025", "2025"), ("012", "012")]);
    check("a: 'it''s'\nb: \"x\"", &[("a", "a"), ("it's", "'it''s'"), ("b", "b"), ("x", "\"x\"")]);
    check("a: ~\nb:\nc: NO", &[("a", "a"), ("~", "~"), ("b", "b"), ("~", ""), ("c", "c"), ("NO", "NO")]);
    check("µ: {x: 1, y: [2]}", &[("µ", "µ"), ("x", "x"), ("1", "1"), ("y", "y"), ("2", "2")]);
    check("- one\n- two # no\n", &[("one", "one"), ("two", "two")]);
    check("a: b\r\nc: d\r\n", &[("a", "a"), ("b", "b"), ("c", "c"), ("d", "d")]);
    check("a: |\n  x\n  y\n", &[("a", "a"), ("x\ny\n", "x\n  y\n")]);
    check("\u{feff}a: b", &[("a", "a"), ("b", "b")]);
    check("\"a b\": .nan", &[("a b", "\"a b\""), (".nan", ".nan")]);
}

#[test]
fn collections_reach_to_their_last_value() {
    let text = "a:\n  b: [1, 2]\n  c: 'x'\n\nd: e\n";
    let (node, _) = tree(text);
    let node = node.unwrap();
    let first = &node.entries().unwrap()[0].value;
    assert_eq!(&text[first.span.range()], "b: [1, 2]\n  c: 'x'");
    assert_eq!(&text[first.entries().unwrap()[0].value.span.range()], "[1, 2]");
}

#[test]
fn bytes_of_a_text_are_placed_in_the_file() {
    let check = |text: &str, part: &str, expected: &str| {
        let (node, _) = tree(text);
        let node = node.unwrap();
        let value = &node.entries().unwrap()[0].value;
        let content = value.text().unwrap().value;
        let start = content.find(part).unwrap();
        let span = value.place_in(start..start + part.len());
        assert_eq!(&text[span.range()], expected, "{text}");
    };
    check("a: one two", "two", "two");
    check("a: \"one two\"", "two", "two");
    check("a: 'it''s two'", "two", "'it''s two'");
    check("a: one\n  two", "two", "two");
    check("a: >-\n  one\n  two", "two", "two");
    check("a: \"one\n  \\u0074wo\"", "one", "one");
    check("a: |\n  one\n", "one", "one");
}

#[test]
fn front_matter_is_placed_in_its_page() {
    let text = "---\ntitle: x\n---\nbody";
    let mut sink = Diagnostics::new();
    let node = parse(FILE, text, 4..13, &mut sink).unwrap();
    assert_eq!(&text[node.entries().unwrap()[0].value.span.range()], "x");
}

/// The findings of a text as `line:column code: message / help`.
fn findings(text: &str) -> Vec<String> {
    render(text, &tree(text).1)
}

fn render(text: &str, sink: &Diagnostics) -> Vec<String> {
    let index = LineIndex::new(text);
    let line = |finding: &Diagnostic| {
        let at = index.position(text, finding.span.unwrap().range().start);
        let help = finding.help.first().map_or(String::new(), |help| format!(" / {help}"));
        format!("{}:{} {}: {}{help}", at.line, at.column, finding.code.name, finding.message)
    };
    sink.iter().map(line).collect()
}

#[test]
fn what_is_not_yaml_is_placed() {
    let check = |text: &str, expected: &str| assert_eq!(findings(text), [expected], "{text}");
    check(
        "title: [up 160%](=mom(x)) in June\nb: 1\n",
        "1:17 yaml-syntax: did not find expected key, while parsing a block mapping / a value that begins with `[` \
         must stand in quotes: put it in quotes",
    );
    check(
        "a: 1\nb: c: d\n",
        "2:5 yaml-syntax: mapping values are not allowed in this context / a value that holds `: ` must stand in \
         quotes: put it in quotes",
    );
    check(
        "a: 1\n---\nb: 2\n",
        "2:1 yaml-unsupported: a file holds one YAML document / move what follows `---` to a file of its own",
    );
    check(
        "a: !t 5",
        "1:4 yaml-unsupported: tags are not used here / a value that begins with `!` must stand in quotes",
    );
    check("<<: {a: b}", "1:1 yaml-unsupported: merge keys are not used here / write the keys out");
    check(
        "? [a]\n: b\n",
        "1:3 yaml-unsupported: a key must be a word / write `key: value`; a key of other form, or none, is not used here",
    );
    assert_eq!(findings("a: &x 1\nb: *x\n").len(), 2);
}

/// Reads `key` of a mapping in every way and gives the findings.
fn read(text: &str, read: impl Fn(&mut Fields<'_>, &mut Diagnostics)) -> Vec<String> {
    let (node, mut sink) = tree(text);
    let node = node.expect("a tree");
    if let Some(mut fields) = Fields::new(&node, "a thing", &mut sink) {
        read(&mut fields, &mut sink);
        fields.finish(&mut sink);
    }
    render(text, &sink)
}

#[test]
fn keys_are_checked() {
    let check = |text: &str, expected: &[&str]| {
        let found = read(text, |fields, sink| {
            fields.required_text("title", sink);
            fields.text("unit", sink);
        });
        assert_eq!(found, expected, "{text}");
    };
    check("title: x\nunit: t", &[]);
    check("unit: t", &["1:1 missing-key: a thing lacks `title` / write `title: …`"]);
    check("title:\n", &["1:1 missing-key: `title` is empty / write `title: …`"]);
    check("title: x\nunits: t", &["2:1 unknown-key: `units` is not a key of a thing / did you mean `unit`?"]);
    check("title: x\ntitle: y", &["2:1 duplicate-key: `title` stands twice / remove one of the two"]);
    check(
        "{title: share(a, b)}",
        &[
            "1:18 unknown-key: `b)` is not a key of a thing / YAML cuts at the comma: put the expression before it in quotes",
        ],
    );
    check(
        "title: [a]",
        &[
            "1:8 wrong-type: `title` takes text, this is a list / text that begins with `[` or `{` must stand in quotes",
        ],
    );
    check(
        "- a",
        &[
            "1:1 wrong-type: a thing is a mapping, this is a list / write its keys, each on a line: `key: value`",
        ],
    );
}

#[test]
fn refused_scalars_say_what_to_write() {
    let number = |value: &str, expected: &[&str]| {
        let text = format!("n: {value}");
        let found = read(&text, |fields, sink| {
            fields.numeral("n", sink);
        });
        assert_eq!(found, expected, "{text}");
    };
    number("3188", &[]);
    number("-0.50", &[]);
    number("3,188", &["1:4 bad-number: `3,188` is not a number / write `3188`"]);
    number(
        "3 188.5 t",
        &["1:4 bad-number: `3 188.5 t` is not a number / write `3188.5`; the unit has a key of its own"],
    );
    number("1_000", &["1:4 bad-number: `1_000` is not a number / write `1000`"]);
    number("20%", &["1:4 bad-number: `20%` is not a number / write `20`; the unit has a key of its own"]);
    number(
        "'353'",
        &["1:4 bad-number: `n` takes a number, this is text in quotes / write `353` without quotes"],
    );
    number(
        ".nan",
        &[
            "1:4 bad-number: `.nan` is not a number / a missing value has no number: leave `value` out and say why by `status`",
        ],
    );
    number(".5", &["1:4 bad-number: `.5` is not a number / write `0.5`"]);
    number(
        "1e3",
        &[
            "1:4 bad-number: `1e3` is not a number / write plain digits, with an optional minus and a decimal point",
        ],
    );
    number("\u{2212}7", &["1:4 bad-number: `\u{2212}7` is not a number / write `-7`"]);
}

#[test]
fn words_and_codes_are_checked() {
    let check = |text: &str, expected: &[&str]| {
        let found = read(text, |fields, sink| {
            fields.word("w", &[("flow", 1), ("stock", 2)], sink);
            fields.boolean("b", sink);
            fields.take("c").and_then(|node| node.read_code("c", sink));
        });
        assert_eq!(found, expected, "{text}");
    };
    check("w: flow\nb: true\nc: '8508.10'", &[]);
    check("w: flwo", &["1:4 bad-word: `flwo` is not a word that `w` takes / did you mean `flow`?"]);
    check("b: yes", &["1:4 bad-word: `b` is `true` or `false`, not `yes` / write `true`"]);
    check(
        "c: 8508.10",
        &["1:4 unquoted-code: the code `8508.10` stands without quotes / write `\"8508.10\"`"],
    );
    check("c: all", &[]);
}

/// A tree written as YAML in a random style.
fn yaml() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        "[a-zé磁]{1,6}",
        "-?[0-9]{1,4}(\\.[0-9]{1,3})?",
        "'[a-z '':#]{0,8}'".prop_map(|text| format!("'{}'", text.trim_matches('\'').replace('\'', "''"))),
        "\"[a-z0-9 ,:#]{0,8}\"",
        Just("~".to_owned()),
        Just(String::new()),
        Just("2025-06".to_owned()),
    ];
    let flow = scalar.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone().prop_filter("empty", |v| !v.is_empty()), 0..4)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            prop::collection::vec(("[a-z]{1,4}", inner), 0..4).prop_map(|entries| {
                let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
                format!("{{{}}}", entries.join(", "))
            }),
        ]
    });
    prop::collection::vec(("[a-z0-9-]{0,3}[a-z]", flow, "\n|\r\n|  # c\n"), 0..6)
        .prop_map(|lines| lines.iter().map(|(key, value, end)| format!("{key}: {value}{end}")).collect())
}

/// Spans lie in the text, at letters' borders, children within parents.
fn assert_in_bounds(node: &Node, text: &str) {
    let range = node.span.range();
    assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
    let within =
        |span: Span| assert!(range.start <= span.range().start && span.range().end <= range.end, "{text:?}");
    match &node.kind {
        Kind::Null | Kind::Scalar(_) => {}
        Kind::List(items) => items.iter().for_each(|item| assert_in_bounds(item, text)),
        Kind::Map(entries) => entries.iter().for_each(|entry| {
            within(entry.key.span);
            assert_in_bounds(&entry.value, text);
        }),
    }
}

proptest! {
    #[test]
    fn both_parsers_see_the_same_tree(text in yaml()) {
        let (node, sink) = tree(&text);
        prop_assert!(sink.is_empty(), "{:?} in {:?}", sink, text);
        assert_in_bounds(&node.unwrap(), &text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ -~\n\té]{0,60}") {
        if let Some(node) = tree(&text).0 {
            assert_in_bounds(&node, &text);
        }
    }

    #[test]
    fn no_yaml_like_text_makes_it_panic(text in "([a-c]|: |- |\n|  |\\[|\\]|\\{|\\}|,|'|\"|#|\\||>|&|\\*|!|\\?|~|---|\r|\t|µ){0,24}") {
        let (node, sink) = tree(&text);
        prop_assert!(node.is_some() != sink.has_errors());
        if let Some(node) = node {
            assert_in_bounds(&node, &text);
        }
    }
}
