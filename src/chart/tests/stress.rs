//! Every type of charts over data that nobody would choose: each gives pictures in which nothing covers anything, or
//! findings that say why not.
//!
//! `tests/charts/stress.txt` holds what becomes of each: `drawn`, or the findings.

use std::fmt::Write;

use super::*;
use crate::chart::types::TYPES;

/// Types with what their file says beside its words; `{…}` stands for the data of a case.
const CHARTS: [(&str, &str); 15] = [
    ("line", "data: [{series: many.*}]"),
    ("step", "data: [{series: many.m1}]"),
    ("area", "data: [{series: many.m1}]"),
    ("area", "data: [{series: many.*}]\nparts_of: many.all"),
    ("columns", "data: [{series: many.m1}]"),
    ("stacked", "data: [{series: many.*}]\nparts_of: many.all"),
    ("grouped", "data: [{series: many.*}]"),
    ("multiples", "data: [{series: many.*}]"),
    ("sparkline", "data: [{series: many.m1}]"),
    ("table", "data: [{series: many.*}]\nat: {at}"),
    ("bars", "data: [{series: many.*}]\nat: {at}\ncompare: {compare}"),
    ("dot", "data: [{series: many.*}]\nat: {at}"),
    ("dumbbell", "data: [{series: many.*}]\nat: {at}\ncompare: {compare}"),
    ("slope", "data: [{series: many.*}]\nat: {at}\ncompare: {compare}"),
    ("waterfall", "data: [{series: many.*}]\nparts_of: many.all\nat: {at}\ncompare: {compare}"),
];

/// What a case is made of: the names of its members, the number of its periods, and the value of a member at a period.
struct Case {
    name: &'static str,
    members: &'static [&'static str],
    periods: usize,
    value: fn(usize, usize) -> Option<Decimal>,
    rest: &'static str,
}

const FOUR: &[&str] = &["Northland", "Southern Union", "Eastern Republic", "Westland"];
const LONG: &[&str] = &[
    "The United Provinces of the Northern Archipelago",
    "Confederation of the Southern Highlands and Valleys",
    "Democratic Federation of the Eastern Lakes",
    "Grand Duchy of the Western Marches",
    "Associated States of the Inner Sea",
    "Free Territory of the Outer Reefs and Atolls",
    "Commonwealth of the Seven Rivers",
    "Principality of the Upper and Lower Mountains",
    "Autonomous Region of the Great Northern Plateau",
    "Joint Customs Area of the Three Harbours",
    "Republic of the Central Plains and Forests",
    "All other destinations that are not named here",
];

fn whole(number: i64) -> Option<Decimal> {
    Some(Decimal::from_int(number))
}

/// Ups and downs that repeat after 13 periods.
fn usual(member: usize, period: usize) -> Option<Decimal> {
    let (member, period) = (i64::try_from(member).ok()?, i64::try_from(period).ok()?);
    whole(100 + (member + 1) * 90 + (period * 37 + member * 11) % 13 * 40)
}

fn scaled(value: Option<Decimal>, exponent: i32) -> Option<Decimal> {
    value?.checked_mul(Decimal::power_of_ten(exponent)?)
}

const CASES: &[Case] = &[
    Case { name: "1 period", members: FOUR, periods: 1, value: usual, rest: "" },
    Case { name: "2 periods", members: FOUR, periods: 2, value: usual, rest: "" },
    Case { name: "3 periods", members: FOUR, periods: 3, value: usual, rest: "" },
    Case { name: "12 periods", members: FOUR, periods: 12, value: usual, rest: "" },
    Case { name: "120 periods", members: FOUR, periods: 120, value: usual, rest: "" },
    Case { name: "1,000 periods", members: FOUR, periods: 1000, value: usual, rest: "" },
    Case { name: "all equal", members: FOUR, periods: 6, value: |_, _| whole(500), rest: "" },
    Case { name: "all zero", members: FOUR, periods: 6, value: |_, _| whole(0), rest: "" },
    Case {
        name: "one value",
        members: FOUR,
        periods: 6,
        value: |member, period| if period == 5 { usual(member, period) } else { None },
        rest: "",
    },
    Case {
        name: "negative",
        members: FOUR,
        periods: 6,
        value: |member, period| {
            let value = usual(member, period)?;
            Some(if (member + period).is_multiple_of(2) { value.negated() } else { value })
        },
        rest: "",
    },
    Case {
        name: "very small",
        members: FOUR,
        periods: 6,
        value: |member, period| scaled(usual(member, period), -7),
        rest: "",
    },
    Case {
        name: "very large",
        members: FOUR,
        periods: 6,
        value: |member, period| scaled(usual(member, period), 12),
        rest: "",
    },
    Case {
        name: "one towers",
        members: FOUR,
        periods: 6,
        value: |member, period| if member == 0 { whole(2_000_000) } else { usual(member, period) },
        rest: "",
    },
    Case { name: "12 long labels", members: LONG, periods: 2, value: usual, rest: "" },
    Case {
        name: "4 long labels",
        members: &[
            "The United Provinces of the Northern Archipelago",
            "South",
            "Associated States of the Inner Sea",
            "W",
        ],
        periods: 6,
        value: usual,
        rest: "highlight: [many.m1]",
    },
    Case {
        name: "other scripts",
        members: &["北方群岛共和国", "الجزر الشمالية", "东海国", "المدينة الشرقية"],
        periods: 6,
        value: usual,
        rest: "",
    },
    Case {
        name: "8 events within a month",
        members: FOUR,
        periods: 6,
        value: usual,
        rest: "events: {types: [duty, limit, pause]}",
    },
    Case {
        name: "a hole at each end",
        members: FOUR,
        periods: 6,
        value: |member, period| {
            let is_hole = period == 0 || (period == 5 && member > 0);
            if is_hole { None } else { usual(member, period) }
        },
        rest: "",
    },
    Case { name: "nothing", members: FOUR, periods: 6, value: |_, _| None, rest: "" },
];

fn period(index: usize) -> String {
    format!("{}-{:02}", 1930 + index / 12, index % 12 + 1)
}

/// The catalogue of a case: the members m1 to mn and, as `all`, their sum.
fn catalog_of(case: &Case) -> Catalog {
    let count = case.members.len();
    let id = |member: usize| format!("m{}", member + 1);
    let numbers = |value: &dyn Fn(usize) -> Option<Decimal>| {
        let row = |index: usize| {
            let value = value(index).map_or_else(|| "-".to_owned(), |value| value.to_string());
            let last = if index + 1 == case.periods { " p" } else { "" };
            format!("{} {value}{last}", period(index))
        };
        Numbers((0..case.periods).map(row).collect::<Vec<_>>().join(";"))
    };
    let mut columns: Vec<(String, String, bool, Numbers)> = (0..count)
        .map(|member| {
            let name = case.members[member].to_owned();
            (id(member), name, false, numbers(&|period| (case.value)(member, period)))
        })
        .collect();
    let sum = |period: usize| {
        (0..count).try_fold(Decimal::ZERO, |sum, member| sum.checked_add((case.value)(member, period)?))
    };
    columns.push(("all".to_owned(), "All".to_owned(), true, numbers(&sum)));
    fixture::with_many(&columns)
}

fn outcome(kind: &str, rest: &str, case: &Case, catalog: &Catalog) -> String {
    let last = case.periods - 1;
    let rest = rest.replace("{at}", &period(last)).replace("{compare}", &period(last.saturating_sub(1)));
    let text = format!("type: {kind}\n{HEAD}size: full\n{rest}\n{}\n", case.rest);
    let mut sink = Diagnostics::new();
    let drawing = draw_text("x", &text, catalog, &mut sink);
    let said = messages(&sink).join("; ");
    assert!(drawing.is_some() || !said.is_empty(), "{text}");
    match drawing {
        Some(drawing) => {
            assert_eq!(drawing.variants.len(), 4, "{text}");
            for variant in &drawing.variants {
                assert!(!variant.svg.contains("NaN") && !variant.svg.contains("inf"), "{text}");
            }
            if said.is_empty() { "drawn".to_owned() } else { format!("drawn; {said}") }
        }
        None => said,
    }
}

#[test]
fn no_data_break_a_picture() {
    let mut report = String::new();
    for case in CASES {
        let catalog = catalog_of(case);
        let _ = writeln!(report, "{}", case.name);
        for (kind, rest) in CHARTS {
            assert!(TYPES.iter().any(|known| known.name == kind), "{kind}");
            let parts = if rest.contains("parts_of") { " of parts" } else { "" };
            let _ = writeln!(report, "  {kind}{parts}: {}", outcome(kind, rest, case, &catalog));
        }
    }
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts/stress.txt");
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(report, snapbox::Data::read_from(&file, None).raw());
}
