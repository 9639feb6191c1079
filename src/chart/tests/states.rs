//! Charts of measures: what is in force, set aside, ended or to come, over time and by member.

use indexmap::IndexMap;

use super::fixture::{list, member, place};
use super::*;
use crate::data::act::{Act, Expected, Phase};
use crate::data::dimension::Member;
use crate::data::event::{LegalStatus, Scope};
use crate::text::Spanned;

/// `2025-02-04 10`, `2025-04-04 licence`, `2025-05-14 suspended`: days with what is demanded from then on.
fn phases(text: &str) -> Vec<Phase> {
    let phase = |row: &str| {
        let (from, what) = row.trim().split_once(' ').unwrap();
        let status = LegalStatus::WORDS.iter().find(|(word, _)| *word == what).map(|(_, status)| *status);
        let rate = Decimal::parse(what);
        let requirement = (status.is_none() && rate.is_none()).then(|| what.to_owned());
        Phase {
            event: None,
            from: Period::parse(from),
            rate,
            rates: IndexMap::new(),
            requirement,
            status,
            documents: Vec::new(),
            note: None,
            sources: Vec::new(),
            place: place(),
        }
    };
    text.split(';').map(phase).collect()
}

fn spanned(words: &[&str]) -> Vec<Spanned<String>> {
    words.iter().map(|word| Spanned::new((*word).to_owned(), place())).collect()
}

fn act(id: &str, title: &str, kind: (&str, &str), goods: &[&str], steps: &str) -> Act {
    let mut act = Act::bare(id, kind.0, kind.1, phases(steps), place());
    act.title = title.to_owned();
    act.sources = spanned(&["gazette"]);
    act.scope = Scope { covers: IndexMap::from([("metals".to_owned(), spanned(goods))]), ..Scope::default() };
    act
}

const METALS: [(&str, &str, &str); 7] = [
    ("al", "Al", "Aluminium"),
    ("co", "Co", "Cobalt"),
    ("cu", "Cu", "Copper"),
    ("mo", "Mo", "Molybdenum"),
    ("ni", "Ni", "Nickel"),
    ("w", "W", "Tungsten"),
    ("zn", "Zn", "Zinc"),
];

/// Duties of the north, licences of the south, over seven metals.
pub(super) fn add_measures(catalog: &mut Catalog) {
    let metal = |(id, code, name): (&str, &str, &str)| {
        let (id, metal) = member(id, name, false, &[]);
        (id, Member { code: Some(code.to_owned()), ..metal })
    };
    catalog.code_lists.extend([list("metals", METALS.map(metal).to_vec())]);
    let mut package = act(
        "package",
        "Licence for two more metals",
        ("limit", "south"),
        &["mo", "w"],
        "2025-06-10 announced; 2025-08-01 suspended",
    );
    package.expected.push(Expected {
        from: Period::parse("2025-11-01").unwrap(),
        rate: None,
        requirement: Some("licence".to_owned()),
        condition: Some("unless extended".to_owned()),
        place: place(),
    });
    let acts = [
        act(
            "first_duty",
            "First duty",
            ("duty", "north"),
            &[],
            "2025-02-04 10; 2025-03-04 20; 2025-05-14 10",
        ),
        act(
            "peak",
            "Duty of thirty-four days",
            ("duty", "north"),
            &[],
            "2025-04-10 125; 2025-05-14 terminated",
        ),
        act("one_day", "Duty of a single day", ("duty", "north"), &[], "2025-04-09 84; 2025-04-10 expired"),
        act(
            "control",
            "Licence for three metals",
            ("limit", "south"),
            &["co", "cu", "ni"],
            "2025-04-04 licence",
        ),
        package,
    ];
    catalog.acts.extend(acts.map(|act| (act.id.clone(), act)));
}

fn drawn(text: &str) -> Drawing {
    let mut sink = Diagnostics::new();
    let drawing = draw_text("x", text, &catalog(), &mut sink);
    drawing.unwrap_or_else(|| panic!("{text}\n{:#?}", messages(&sink)))
}

fn timeline(rest: &str) -> String {
    format!("type: timeline\ntitle: Duties rose\nsubtitle: Measures\n{rest}\n")
}

fn strip(rest: &str) -> String {
    format!("type: strip\ntitle: Three need a licence\nsubtitle: Metals\n{rest}\n")
}

#[test]
fn a_timeline_says_what_is_in_force() {
    let drawing = drawn(&timeline("groups: [{label: All, acts: [first_duty, peak, control, package]}]"));
    for words in [
        "Timeline of 4 measures, 1 February 2025 to 31 August 2025.",
        "In force on 31 August 2025: First duty (10%, since 14 May 2025); Licence for three metals (licence, since 4 April 2025).",
        "Suspended on 31 August 2025: Licence for two more metals (since 1 August 2025).",
        "Ended: Duty of thirty-four days (terminated on 14 May 2025).",
        "To come: Licence for two more metals, licence from 1 November 2025, unless extended.",
    ] {
        assert!(drawing.description.contains(words), "{words}\n{}", drawing.description);
    }
    assert_eq!(drawing.sources, ["gazette"]);
    assert_eq!(drawing.table.rows.len(), 3 + 2 + 1 + 3, "a row for each step");
}

/// The edition was asked even where the file names its day, and an open bar ran on to it.
#[test]
fn a_timeline_ends_at_its_day() {
    let drawing = drawn(&timeline("as_of: 2025-05-01\ngroups: [{label: All, acts: [first_duty, control]}]"));
    assert!(drawing.description.contains("In force on 1 May 2025: First duty (20%, since 4 March 2025)"));
    let picture = &drawing.variants[1].svg;
    assert!(picture.contains(">1 May 2025</text>") && picture.contains("class=\"soon c-c2\""), "{picture}");
}

#[test]
fn a_bar_shows_by_its_form_where_a_measure_stands() {
    let drawing = drawn(&timeline("groups: [{label: All, acts: [first_duty, package]}]"));
    for picture in &drawing.variants {
        let count = |text: &str| picture.svg.matches(text).count();
        assert_eq!(count("class=\"a c-c2\""), 3, "one solid bar for each rate: {}", picture.svg);
        assert_eq!(count("<path class=\"hatch c-c3\""), 1, "set aside, open: {}", picture.svg);
        assert_eq!(count("class=\"soon c-c3\""), 2, "announced, and to come: {}", picture.svg);
        assert!(count("suspended") > 1, "the pattern is named: {}", picture.svg);
    }
}

#[test]
fn what_held_for_a_day_is_seen() {
    let drawing =
        drawn(&timeline("range: 2020-01..2025-08\ngroups: [{label: All, acts: [one_day, first_duty]}]"));
    for picture in &drawing.variants {
        let bar = picture.svg.lines().find(|line| line.contains("Duty of a single day: 84%")).unwrap();
        let width = bar.split("width=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(width.parse::<f64>().unwrap() >= 3.0, "{bar}");
    }
}

#[test]
fn a_group_may_be_named_by_what_its_acts_have_in_common() {
    let drawing =
        drawn(&timeline("groups: [{label: Duties, tag: duty}, {label: South, tag: [limit, south]}]"));
    let heads: Vec<&str> = drawing.table.rows.iter().map(|row| row.head.as_str()).collect();
    assert_eq!(heads.first(), Some(&"First duty"), "in the order in which they began");
    assert!(drawing.csv.contains("control,Licence for three metals,South,2025-04-04,,in force,licence,"));
}

#[test]
fn a_strip_counts_its_members_in_words() {
    let drawing = drawn(&strip("codes: metals\nstate: [control, package]"));
    for words in [
        "Strip of 7 members, 31 August 2025.",
        "3 of 7 in force (licence): Cobalt, Copper, Nickel.",
        "2 suspended: Molybdenum, Tungsten.",
        "2 not covered: Aluminium, Zinc.",
    ] {
        assert!(drawing.description.contains(words), "{words}\n{}", drawing.description);
    }
    assert_eq!(drawing.table.rows.len(), 7);
    assert_eq!(drawing.table.rows[0].head, "Aluminium (Al)");
    assert!(drawing.csv.contains("w,W,Tungsten,2025-08-31,suspended,package,"), "{}", drawing.csv);
    for picture in &drawing.variants {
        let cells = picture.svg.matches("</title></rect>").count();
        assert_eq!(cells, 7, "one cell for each member: {}", picture.svg);
    }
}

#[test]
fn a_strip_speaks_of_its_day() {
    let check = |day: &str, expected: &str| {
        let drawing = drawn(&strip(&format!("codes: metals\nstate: [control, package]\nat: {day}")));
        assert!(drawing.description.contains(expected), "{day}: {}", drawing.description);
    };
    check("2025-04-03", "7 of 7 not covered");
    check("2025-04-04", "3 of 7 in force (licence)");
    check("2025-07", "2 announced: Molybdenum, Tungsten");
}

#[test]
fn what_cannot_be_shown_of_measures_is_said() {
    let group = "groups: [{label: All, acts: [first_duty]}]";
    check(&timeline(""), "lacks `data`");
    check(&timeline("groups: []"), "lacks `groups`");
    check(&timeline("groups: [{label: All}]"), "a group names no acts");
    check(&timeline("groups: [{label: All, acts: [control], tag: duty}]"), "both `acts` and `tag`");
    check(&timeline("groups: [{label: All, acts: [contol]}]"), "chart-event: `contol` is not an act");
    check(&timeline("groups: [{label: All, tag: quota}]"), "no act with days has these words");
    check(&timeline(&format!("{group}\ndata: [{{series: goods.world}}]")), "`data` means nothing");
    check(&timeline(&format!("{group}\nat: 2025-06")), "`at` means nothing");
    check(&timeline(&format!("{group}\ncodes: metals")), "`codes` means nothing");
    check(
        &timeline("range: 2025-07..2025-08\ngroups: [{label: All, acts: [peak, control]}]"),
        "`peak` had ended before the chart begins",
    );
    let many = vec!["control"; 15].join(", ");
    check(&timeline(&format!("groups: [{{label: All, acts: [{many}]}}]")), "15 measures are too many");
    check(&strip("codes: metals"), "lacks `state`");
    check(&strip("codes: metal\nstate: control"), "chart-data: `metal` is not a code list");
    check(&strip("codes: metals\nstate: contro"), "chart-event: `contro` is not an act or event");
    check(&strip("codes: metals\nstate: peak"), "`peak` covers no member of `metals`");
    check(&strip("codes: metals\nstate: control\nhighlight: [goods.world]"), "`highlight` means nothing");
    check(
        &format!(
            "type: line\n{HEAD}data: [{{series: goods.world}}]\ngroups: [{{label: A, acts: [control]}}]\n"
        ),
        "`groups` means nothing in a chart of type `line`",
    );
}
