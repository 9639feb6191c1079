//! Loading, overriding and faults of templates, and the promises of the stylesheet.

use super::*;
use crate::diagnostic::Diagnostic;

/// Loads the site's templates; their file is their position.
fn load(overrides: &[(&str, &str)]) -> (TemplateSet, Vec<Diagnostic>) {
    let files: Vec<_> = (0..)
        .zip(overrides)
        .map(|(at, (name, text))| ((*name).to_owned(), (*text).to_owned(), FileId(at)))
        .collect();
    let mut sink = Diagnostics::new();
    let set = TemplateSet::load(&files, &mut sink);
    (set, sink.into_iter().collect())
}

/// The findings as `code file:start..end text-at-place message`.
fn said(overrides: &[(&str, &str)], findings: &[Diagnostic]) -> Vec<String> {
    let place = |finding: &Diagnostic| match finding.span {
        Some(span) => {
            let (name, text) = overrides[span.file.0 as usize];
            format!("{name} `{}`", &text[span.range()])
        }
        None => "-".to_owned(),
    };
    findings.iter().map(|found| format!("{} {} {}", found.code.name, place(found), found.message)).collect()
}

fn check(overrides: &[(&str, &str)], expected: &[&str]) {
    let (_, findings) = load(overrides);
    assert_eq!(said(overrides, &findings), expected);
}

#[test]
fn the_theme_loads() {
    let (set, findings) = load(&[]);
    assert_eq!(said(&[], &findings), Vec::<String>::new());
    for (name, _) in builtin_templates() {
        assert!(set.contains(name), "{name}");
    }
}

#[test]
fn every_fault_is_reported_at_its_place() {
    check(
        &[
            ("page.html", "{% if %}\n{% endif %}"),
            ("one.html", "<p>{{ \"ä\" | shout }}</p>\n{{ <nothing /> }}"),
            ("two.html", "{% extends \"base.html\" %}{% block middle %}{% endblock %}"),
        ],
        &[
            "template-syntax page.html `%}` found `%}` but expected one of: integer, float, string, bool, ident, \
             `-`, `not`, `<`, `{`, `[` or `(`",
            "template-reference one.html `shout` unknown filter `shout`",
            "template-reference one.html `<nothing />` unknown component `nothing`",
            "template-reference two.html `middle` block `middle` is not defined in any parent template",
        ],
    );
}

#[test]
fn a_file_extends_the_original_and_replaces_one_block() {
    let own = "{% extends \"builtin/insert/claim.html\" %}";
    let (set, findings) = load(&[("insert/claim.html", own)]);
    assert!(findings.is_empty(), "{findings:?}");
    let view = serde_json::json!({"claim": {"state": "plain", "text_html": "<b>1</b>"}});
    let html = set.render("insert/claim.html", &view, &mut Diagnostics::new());
    assert_eq!(html.as_deref(), Some("<b>1</b>"));
}

#[test]
fn a_site_replaces_a_component() {
    let own = "{% component claim(claim) %}<i>{{ claim.text_html | safe }}</i>{% endcomponent claim %}";
    let (set, findings) = load(&[("components/mine.html", own)]);
    assert!(findings.is_empty(), "{findings:?}");
    let view = serde_json::json!({"claim": {"text_html": "1"}});
    let html = set.render("insert/claim.html", &view, &mut Diagnostics::new());
    assert_eq!(html.as_deref(), Some("<i>1</i>"));
}

#[test]
fn a_missing_field_is_found_where_it_is_asked_for() {
    let overrides = [("own.html", "<p>{{ page.titel }}</p>")];
    let (set, _) = load(&overrides);
    let mut sink = Diagnostics::new();
    let view = serde_json::json!({"page": {"title": "x"}});
    assert_eq!(set.render("own.html", &view, &mut sink), None);
    let findings: Vec<_> = sink.into_iter().collect();
    assert_eq!(
        said(&overrides, &findings),
        ["template-render own.html `titel` field `titel` is not defined"]
    );
    assert_eq!(findings[0].help, ["did you mean `title`?"]);
    assert_eq!(findings[0].notes, ["available fields: title"]);
}

#[test]
fn a_fault_inside_the_theme_is_told_where_the_site_calls_it() {
    let overrides = [("own.html", "<p>\n{{ <claim claim={page} /> }}</p>")];
    let (set, _) = load(&overrides);
    let mut sink = Diagnostics::new();
    assert_eq!(set.render("own.html", &serde_json::json!({"page": {"title": "x"}}), &mut sink), None);
    let findings: Vec<_> = sink.into_iter().collect();
    assert_eq!(said(&overrides, &findings), ["template-render own.html `<` field `record` is not defined"]);
    let note = &findings[0].notes[0];
    assert!(note.starts_with("in the built-in template `components/evidence.html`, line "), "{note}");
}

#[test]
fn circles_and_unknown_parents_are_told() {
    check(
        &[("a.html", "{% extends \"b.html\" %}"), ("b.html", "{% extends \"a.html\" %}")],
        &["template-reference a.html `{% extends \"b.html\" %}` the template extends itself in a circle"],
    );
    check(
        &[("a.html", "{% extends \"c.html\" %}")],
        &["template-reference a.html `{% extends \"c.html\" %}` unknown template `c.html` to extend"],
    );
    let mut sink = Diagnostics::new();
    assert_eq!(load(&[]).0.render("z.html", &serde_json::json!({}), &mut sink), None);
    assert_eq!(
        sink.iter().map(|found| found.message.as_str()).collect::<Vec<_>>(),
        ["unknown template `z.html`"]
    );
}

#[test]
fn a_missing_asset_is_told() {
    let overrides = [("own.html", "{{ \"logo.svg\" | asset }}")];
    let (set, _) = load(&overrides);
    let mut sink = Diagnostics::new();
    let view = serde_json::json!({"site": {"assets": {"a.css": "a.1.css"}}, "page": {"root": "../"}});
    assert_eq!(set.render("own.html", &view, &mut sink), None);
    let findings: Vec<_> = sink.into_iter().collect();
    assert_eq!(
        said(&overrides, &findings),
        ["template-render own.html `asset` there is no file `static/logo.svg`"]
    );
}

#[test]
fn a_file_left_out_is_not_missed() {
    check(
        &[
            ("components/mine.html", "{% component mine() %}{{ 1 | shout }}{% endcomponent mine %}"),
            ("page.html", "{{ <mine /> }}"),
            ("child.html", "{% extends \"page.html\" %}"),
        ],
        &["template-reference components/mine.html `shout` unknown filter `shout`"],
    );
}

#[test]
fn a_promise_broken_for_the_theme_is_told_once() {
    let (set, findings) = load(&[("base.html", "<main></main>")]);
    let told = findings.iter().filter(|found| found.message.contains("`main`")).count();
    assert_eq!(told, 1, "{findings:?}");
    assert!(set.contains("base.html"));
}

/// Declarations of a marked part of the stylesheet.
fn tokens(part: &str) -> BTreeMap<&str, &str> {
    part.split(';').filter_map(|line| line.trim().split_once(':')).collect()
}

fn stylesheet() -> &'static str {
    let (_, bytes) = static_files().find(|(path, _)| *path == "style.css").unwrap();
    std::str::from_utf8(bytes).unwrap()
}

/// The marked parts of the stylesheet that begin with `mark`.
fn parts(mark: &str) -> Vec<&'static str> {
    stylesheet().split(mark).skip(1).map(|part| part.split_once("/*end*/").unwrap().0).collect()
}

#[test]
fn both_dark_sets_are_one() {
    let dark = parts("/*dark*/");
    assert_eq!(dark.len(), 2);
    assert_eq!(tokens(dark[0]), tokens(dark[1]));
    assert_eq!(
        tokens(dark[0]).keys().collect::<Vec<_>>(),
        tokens(parts("/*light*/")[0]).keys().collect::<Vec<_>>()
    );
}

#[test]
fn every_pair_of_tokens_has_contrast() {
    let text = ["text", "text-2", "text-3", "accent", "c3-ink"];
    let marks = ["c1", "c2", "c3", "c4", "e1", "e2", "e3", "context", "rule-strong", "focus"];
    for set in [parts("/*light*/")[0], parts("/*dark*/")[0]] {
        let tokens = tokens(set);
        let value = |name: &str| tokens[format!("--{name}").as_str()];
        for ground in ["bg", "surface", "sunken"] {
            for (names, least) in [(&text[..], 4.5), (&marks[..], 3.0)] {
                for name in names {
                    let found = contrast::contrast(value(name), value(ground)).unwrap();
                    assert!(found >= least, "{name} on {ground}: {found:.2}");
                }
            }
        }
        assert!(contrast::contrast(value("text"), value("mark")).unwrap() >= 4.5);
    }
}

/// How colours look without one of the three kinds of cones (Machado, Oliveira and Fernandes 2009, full severity), in
/// linear light.
const BLINDNESS: [(&str, [[f64; 3]; 3]); 3] = [
    (
        "protanopia",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "tritanopia",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

/// `#rrggbb` seen through a matrix, as lightness and two axes of colour (CIE L*a*b*).
#[expect(clippy::disallowed_methods, reason = "a threshold is tested, no bytes are made of it")]
fn seen(hex: &str, matrix: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    let through = |rows: &[[f64; 3]; 3], colour: [f64; 3]| {
        rows.map(|row| row.iter().zip(colour).map(|(one, other)| one * other).sum::<f64>().clamp(0.0, 1.1))
    };
    let to_xyz = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let [x, y, z] = through(&to_xyz, through(matrix, linear));
    let root = |value: f64| if value > 0.008856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
    let (x, y, z) = (root(x / 0.95047), root(y), root(z / 1.08883));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Series of one chart, and lanes of events, differ without one kind of cones too: by ten steps of colour, or by twenty
/// of lightness.
#[test]
fn colours_differ_for_the_colour_blind() {
    let groups: [&[&str]; 2] = [&["c1", "c2", "c3", "c4"], &["e1", "e2", "e3"]];
    for set in [parts("/*light*/")[0], parts("/*dark*/")[0]] {
        let tokens = tokens(set);
        for (name, matrix) in &BLINDNESS {
            for (one, other) in groups.iter().flat_map(|group| {
                group
                    .iter()
                    .enumerate()
                    .flat_map(|(at, one)| group[at + 1..].iter().map(move |other| (*one, *other)))
            }) {
                let [one_seen, other_seen] =
                    [one, other].map(|token| seen(tokens[format!("--{token}").as_str()], matrix));
                let steps =
                    one_seen.iter().zip(other_seen).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
                let lightness = (one_seen[0] - other_seen[0]).abs();
                assert!(steps >= 10.0 || lightness >= 20.0, "{one} and {other}, {name}: {steps:.1}");
            }
        }
    }
    let [same, other] = ["#1B72CC", "#1B72CE"].map(|hex| seen(hex, &BLINDNESS[0].1));
    assert!(same.iter().zip(other).all(|(a, b)| (a - b).abs() < 2.0), "neighbours are near");
}

#[test]
fn charts_are_printed_in_the_light_theme() {
    let print = stylesheet().split("@media print{").nth(1).unwrap();
    let root = print.lines().find(|line| line.contains(":root[data-theme=dark]")).unwrap();
    let light = tokens(parts("/*light*/")[0]);
    for token in ["--c1", "--c2", "--c3", "--c4", "--e1", "--e2", "--e3"] {
        assert!(root.contains(&format!("{token}:{}", light[token])), "{token}");
    }
}

#[test]
fn the_rules_of_charts_are_short() {
    let rules = parts("/*chart:")[0];
    assert!(rules.len() <= 3_000, "{} bytes", rules.len());
}

#[test]
fn a_drawing_takes_its_style_along() {
    let style = file_style(stylesheet(), b"font");
    for piece in ["stroke:#4A2A86", "stroke:#8E7BEA", "Public Sans", ".a.c-e3{", ".l{fill:none", ".dot{"] {
        assert!(style.contains(piece), "{piece}");
    }
    assert!(!style.contains("var(") && !style.contains("/*"), "{style}");
}

#[test]
fn an_embedded_exhibit_takes_its_style_along() {
    let style = embed_style(stylesheet(), b"font");
    for piece in [
        "--c1:#4A2A86",
        "--c1:#8E7BEA",
        "--t-note:",
        "base64,",
        ".fig-src{",
        ".chart svg.v-n{",
        ".l{fill:none",
    ] {
        assert!(style.contains(piece), "{piece}");
    }
    assert!(!style.contains("/*"), "{style}");
}
