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
