//! Charts that add up: what is stacked is the parts of a stated total, and what is missing is no part.

use super::values::drawn;
use super::*;

const PARTS: &str = "data: [{series: ores.*}]\nparts_of: ores.world\n";

fn stacked(rest: &str) -> String {
    format!("type: stacked\n{HEAD}{rest}\n")
}

#[test]
fn what_does_not_add_up_is_not_stacked() {
    let range = "range: 2025-03..latest";
    check(&stacked(&format!("data: [{{series: ores.*}}]\n{range}")), "and lacks `parts_of`");
    let area = format!("type: area\n{HEAD}data: [{{series: ores.*}}]\n{range}\n");
    check(&area, "a chart of type `area` adds its series up and lacks `parts_of`");
    let some =
        "data: [{series: ores.north}, {series: ores.south}]\nparts_of: ores.world\nrange: 2025-06..2025-06";
    check(
        &stacked(some),
        "chart-parts: in June 2025 the parts add up to 1,117\u{a0}t, 2,071\u{a0}t less than the 3,188\u{a0}t of `ores.world`",
    );
    let twice =
        "data: [{series: ores.world}, {series: ores.north}]\nparts_of: ores.world\nrange: 2025-06..latest";
    check(&stacked(twice), "chart-parts: `All destinations` is a sum of others, which would count twice");
    let rates = "data: [{series: rates.*}]\nparts_of: rates.north\nrange: 2025-01-01..latest";
    check(&stacked(rates), "chart-parts: a rate has no parts that add up");
    check(&stacked(&format!("{PARTS}range: 2025-04..2025-04")), "no period has a value of every part");
    check(
        &stacked(&format!("data: [{{series: ores.*}}]\nparts_of: ores.all\n{range}")),
        "`ores` has no `all`",
    );
    let below = "data: [{series: balance.*}]\nparts_of: balance.north\nrange: 2025..2025";
    check(&stacked(below), "chart-parts");
}

/// A sum may differ from the total by what the printed digits of all of them leave open, and by no more.
#[test]
fn rounding_is_no_fault_and_more_than_rounding_is() {
    let text = stacked(&format!("{PARTS}range: 2025-05..2025-05"));
    let mut catalog = catalog();
    for (total, is_sound) in
        [("1238", true), ("1239", true), ("1240", true), ("1241", false), ("1235", false)]
    {
        fixture::replace(&mut catalog, "ores", "world", &Numbers(format!("2025-05 {total}")));
        let drawing = draw_text("x", &text, &catalog, &mut Diagnostics::new());
        assert_eq!(drawing.is_some(), is_sound, "{total}");
    }
}

#[test]
fn a_period_that_lacks_a_part_has_no_stack_and_says_so() {
    let drawing = drawn(&stacked(&format!("{PARTS}range: 2025-03..2025-05")), &catalog());
    let note = "Nothing is stacked for April 2025: not every part of All destinations has a value.";
    assert_eq!(drawing.notes, [note]);
    assert!(drawing.description.contains(note), "{}", drawing.description);
    for variant in &drawing.variants {
        assert_eq!(variant.svg.matches("<rect").count(), 8, "two stacks of four: {}", variant.svg);
        assert_eq!(variant.svg.matches(">n/a<").count(), 1);
        assert!(!variant.svg.contains("Apr 2025:"), "no part of April is drawn");
    }
    let april = drawing.table.rows.iter().find(|row| row.head == "April 2025").unwrap();
    let cells: Vec<&str> = april.cells.iter().take(5).map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["243", "420", "n/a", "900", "n/a"], "what is known stands in the table");
    assert_eq!(drawing.csv.lines().filter(|line| line.contains(",world,")).count(), 3);
}

#[test]
fn what_the_chart_is_about_stands_at_the_bottom() {
    let lowest = |highlight: &str| {
        let text = stacked(&format!("{PARTS}range: 2025-06..latest\nhighlight: [{highlight}]"));
        let drawing = drawn(&text, &catalog());
        let svg = &drawing.variants[0].svg;
        let foot = |line: &&str| {
            let number = |name: &str| {
                let rest = line.split(&format!(" {name}=\"")).nth(1).unwrap();
                rest.split('"').next().unwrap().parse::<f64>().unwrap()
            };
            number("y") + number("height")
        };
        let bars = svg.lines().filter(|line| line.contains("Jun 2025:"));
        bars.max_by(|one, other| foot(one).total_cmp(&foot(other)))
            .unwrap()
            .split("<title>")
            .nth(1)
            .unwrap()
            .to_owned()
    };
    assert!(lowest("ores.west").starts_with("Westland, "));
    assert!(lowest("ores.east").starts_with("Eastern Republic, "));
}

fn compared(kind: &str, rest: &str) -> String {
    format!("type: {kind}\n{HEAD}at: 2025-06\ncompare: 2025-05\n{rest}\n")
}

#[test]
fn a_waterfall_sums_to_the_change_of_its_total() {
    let drawing = drawn(&compared("waterfall", PARTS), &catalog());
    let row = |name: &str| {
        let row = drawing.table.rows.iter().find(|row| row.head == name).unwrap();
        row.cells.iter().take(3).map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("Westland"), "1,711 873 +838");
    assert_eq!(row("Rounding"), "0 1 \u{2212}1", "1,238 of 1,239 tonnes are those of parts");
    assert_eq!(row("All destinations"), "3,188 1,239 +1,949");
    assert!(
        drawing
            .description
            .contains("went from 1,239\u{a0}t to 3,188\u{a0}t. Most up: Westland, by 838\u{a0}t.")
    );
    assert!(!drawing.description.contains("Most down"), "rounding is nobody");
    for variant in &drawing.variants {
        for text in [">1,239\u{a0}t<", ">+838<", ">\u{2212}1<", ">3,188<"] {
            assert_eq!(variant.svg.matches(text).count(), 1, "{text}: {}", variant.svg);
        }
    }
    let limited = compared("waterfall", &format!("{PARTS}limit: {{top: 2, rest: Others}}"));
    let heads: Vec<String> = drawn(&limited, &catalog()).table.rows.into_iter().map(|row| row.head).collect();
    assert_eq!(heads, ["Westland", "Southern Union", "Others", "Rounding", "All destinations"]);
}

#[test]
fn a_waterfall_leaves_nothing_out() {
    check(&compared("waterfall", &format!("{PARTS}limit: {{top: 2}}")), "so that none is left out");
    check(&compared("waterfall", "data: [{series: ores.*}]"), "and lacks `parts_of`");
    let missing = format!("type: waterfall\n{HEAD}{PARTS}at: 2025-06\ncompare: 2025-04\n");
    check(&missing, "for 2025-04 the parts do not add up: `ores.east` has no value");
    let one = "data: [{series: ores.north}]\nparts_of: ores.world";
    check(&compared("waterfall", one), "chart-parts: in June 2025 the parts add up to 353\u{a0}t");
}

#[test]
fn two_periods_are_two() {
    for kind in ["dumbbell", "slope"] {
        let alone = format!("type: {kind}\n{HEAD}data: [{{series: goods.*}}]\nat: 2025-06\n");
        check(&alone, "compares two periods and lacks `compare`");
        let same =
            format!("type: {kind}\n{HEAD}data: [{{series: goods.*}}]\nat: 2025-06\ncompare: 2025-06\n");
        check(&same, "a period is compared with itself");
        let drawing = drawn(&compared(kind, "data: [{series: goods.*}]"), &catalog());
        for variant in &drawing.variants {
            for text in ["May 2025<", "Jun 2025<", "1,116", "764"] {
                let count = variant.svg.matches(text).count();
                assert_eq!(count > 0, text != "1,116", "{text}: {}", variant.svg);
            }
        }
    }
}

/// Over narrow columns a value stood half over the neighbour.
#[test]
fn a_value_stands_over_one_column() {
    let text = format!(
        "type: grouped\n{HEAD}data: [{{series: goods.north}}, {{series: goods.south}}, {{series: goods.east}}]\n\
         range: 2025-01..latest\n"
    );
    let drawing = drawn(&text, &catalog());
    let narrow = &drawing.variants[0].svg;
    assert!(narrow.contains(">1,341.08p<"), "the highest is plain");
    assert!(!narrow.contains(">1,116<") && !narrow.contains(">209<"), "{narrow}");
    let flags = ["Northland<", "Southern Union<", "Eastern Republic<"];
    assert!(flags.iter().all(|name| narrow.contains(name)));
    check(&text.replace("2025-01..latest", "2024-10..latest"), "chart-limit: 32 columns are too many");
}

/// A series of which every value is withheld gave neither a picture nor a finding.
#[test]
fn a_chart_of_nothing_says_so() {
    let mut catalog = catalog();
    fixture::replace(&mut catalog, "ores", "north", &Numbers("2025-05 -; 2025-06 -".to_owned()));
    let mut sink = Diagnostics::new();
    let text = format!("type: line\n{HEAD}data: [{{series: ores.north}}]\n");
    assert!(draw_text("x", &text, &catalog, &mut sink).is_none());
    assert_eq!(messages(&sink), ["chart-empty: no value lies in the periods of this chart"]);
}
