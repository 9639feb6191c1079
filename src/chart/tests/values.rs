//! Which values stand in a chart and what is said of them: sums of a rest, what is carried in, gaps, ranges, statuses.

use super::*;

pub(super) fn drawn(text: &str, catalog: &Catalog) -> Drawing {
    let mut sink = Diagnostics::new();
    let drawing = draw_text("x", text, catalog, &mut sink);
    drawing.unwrap_or_else(|| panic!("{:#?}", messages(&sink)))
}

fn rows(drawing: &Drawing) -> Vec<String> {
    let row = |row: &TableRow| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        format!("{}: {}", row.head, cells.join(" | "))
    };
    drawing.table.rows.iter().map(row).collect()
}

/// The rest summed three members now and four then: the difference was one of membership.
#[test]
fn a_rest_sums_the_same_members_at_both_periods() {
    let text = format!(
        "type: bars\n{HEAD}data: [{{series: goods.*}}]\nat: 2025-07\ncompare: 2025-06\nlimit: {{top: 3, rest: Other}}\n"
    );
    let drawing = drawn(&text, &catalog());
    let other = rows(&drawing).pop().unwrap();
    assert!(other.starts_with("Other: 963 | 502 | "), "{other}");
    assert_eq!(
        drawing.notes,
        ["Other is the sum of 2 members. Not in it: Coast (not published for Jul 2025)."]
            .map(|note| note.replace("Jul", "July"))
    );
    let sum = drawing.csv.lines().find(|line| line.starts_with("2025-06,goods,,502,")).unwrap();
    assert!(sum.contains("Not in it: Coast"), "{sum}");
}

#[test]
fn a_rest_without_values_is_no_zero() {
    let text = format!(
        "type: bars\n{HEAD}data: [{{series: goods.north}}, {{series: goods.coast}}]\nat: 2025-07\n\
         limit: {{top: 1, rest: Other}}\n"
    );
    let drawing = drawn(&text, &catalog());
    assert_eq!(rows(&drawing)[1], "Other: n/a | Not published");
}

/// Sources, letters and the file told of members that the limit had cut.
#[test]
fn what_a_limit_cuts_is_not_in_the_chart() {
    let mut catalog = catalog();
    fixture::replace(&mut catalog, "goods", "isles", &Numbers("2025-07 1 p".to_owned()));
    let text = format!("type: bars\n{HEAD}data: [{{series: goods.*}}]\nat: 2025-07\nlimit: {{top: 2}}\n");
    let drawing = drawn(&text, &catalog);
    assert_eq!(drawing.csv.lines().count(), 3, "{}", drawing.csv);
    assert!(drawing.suffixes.is_empty() && !drawing.provisional);
    assert_eq!(drawing.observations.len(), 2);
}

/// What was in force before the range stood in the table under the first day of the range.
#[test]
fn what_is_carried_in_keeps_its_date() {
    let text = |from: &str| {
        format!("type: step\n{HEAD}data: [{{series: rates.north}}]\nrange: {from}..2025-05-31\n")
    };
    let drawing = drawn(&text("2025-03-15"), &catalog());
    assert_eq!(rows(&drawing)[0], "4 March 2025: 20 | In force when the chart begins");
    assert!(drawing.csv.contains("\n2025-03-04,rates,north,20,"), "{}", drawing.csv);
    assert!(drawing.description.contains("15 March 2025 to"), "{}", drawing.description);
}

/// What was withheld when the range began gave way to an older value.
#[test]
fn what_is_missing_is_carried_in_as_missing() {
    let mut catalog = catalog();
    let numbers = "2025-01-01 10; 2025-03-01 -; 2025-05-01 30";
    fixture::replace(&mut catalog, "rates", "north", &Numbers(numbers.to_owned()));
    let text = format!("type: step\n{HEAD}data: [{{series: rates.north}}]\nrange: 2025-04-01..2025-06-30\n");
    let drawing = drawn(&text, &catalog);
    assert_eq!(rows(&drawing)[0], "1 March 2025: n/a | Not published; in force when the chart begins");
    for variant in &drawing.variants {
        assert_eq!(variant.svg.matches("class=\"l c-").count(), 1, "{}", variant.svg);
    }
}

/// A step chart, and a line of stocks, ran on over periods that nobody had measured.
#[test]
fn absent_periods_part_steps_and_stocks() {
    let mut catalog = catalog();
    let numbers = "2025-01 300; 2025-02 310; 2025-05 400; 2025-06 410";
    fixture::replace(&mut catalog, "goods", "world", &Numbers(numbers.to_owned()));
    let step = format!("type: step\n{HEAD}data: [{{series: goods.world}}]\nrange: 2025-01..2025-06\n");
    let line = format!("type: line\n{HEAD}data: [{{series: stock}}]\nrange: 2025-01..2025-06\n");
    for variant in drawn(&step, &catalog).variants {
        assert_eq!(variant.svg.matches("class=\"l c-").count(), 2, "{}", variant.svg);
    }
    for variant in drawn(&line, &catalog).variants {
        assert_eq!(variant.svg.matches("class=\"l faint").count(), 1, "{}", variant.svg);
    }
}

/// A value with a range was a bare point.
#[test]
fn ranges_are_drawn_and_said() {
    let line =
        drawn(&format!("type: line\n{HEAD}data: [{{series: stock}}]\nrange: 2025-01..latest\n"), &catalog());
    for variant in &line.variants {
        assert_eq!(
            variant.svg.matches("class=\"a range-area").count(),
            1,
            "a band over January and February"
        );
        assert_eq!(variant.svg.matches("class=\"range\"").count(), 1, "a stroke at June");
    }
    assert!(rows(&line)[0].ends_with("Between 280 and 330"), "{:?}", rows(&line));
    assert!(line.description.contains("300\u{a0}t (between 280 and 330)"), "{}", line.description);
    assert_eq!(line.notes.len(), 1);
    let bars = drawn(&format!("type: bars\n{HEAD}data: [{{series: balance.*}}]\nat: 2025\n"), &catalog());
    assert!(bars.variants.iter().all(|variant| variant.svg.contains("class=\"range\"")));
    assert!(bars.csv.contains(",80,60,95,,t,"), "{}", bars.csv);
}

/// The table said `(p)` of a forecast, and nothing of notes and of values that are missing for a reason.
#[test]
fn the_table_tells_statuses_apart() {
    let mut catalog = catalog();
    fixture::replace(
        &mut catalog,
        "goods",
        "world",
        &Numbers("2025-01 300; 2025-02 310 p; 2025-03 -".to_owned()),
    );
    let line = catalog.series.get_mut("goods").unwrap().keys.get_mut(&vec!["world".to_owned()]).unwrap();
    let period = |text: &str| Period::parse(text).unwrap();
    line.by_period.get_mut(&period("2025-01")).unwrap().note = Some("without the coast".to_owned());
    let missing = line.by_period.get_mut(&period("2025-03")).unwrap();
    missing.status = crate::data::series::ObservationStatus::NotCollected;
    missing.note = Some("Strike.".to_owned());
    let mut forecast = line.by_period[&period("2025-02")].clone();
    forecast.period = period("2025-04");
    forecast.status = crate::data::series::ObservationStatus::Forecast;
    line.by_period.insert(forecast.period, forecast);
    let text = format!("type: columns\n{HEAD}data: [{{series: goods.world}}]\nrange: 2025-01..2025-04\n");
    let drawing = drawn(&text, &catalog);
    let letters: Vec<&str> = drawing.table.rows.iter().map(|row| row.letter).collect();
    assert_eq!(letters, ["", "p", "", "f"]);
    assert_eq!(
        rows(&drawing),
        [
            "January 2025: 300 | Without the coast",
            "February 2025: 310 | Provisional",
            "March 2025: n/a | Not collected; Strike.",
            "April 2025: 310 | Forecast",
        ]
    );
    assert!(drawing.description.ends_with("Not collected: March 2025 (Strike)."), "{}", drawing.description);
}

/// Names stood on the values of bars that hang to the left; a first row without a value took the unit away.
#[test]
fn names_keep_off_what_hangs_to_the_left() {
    let text = format!(
        "type: bars\n{HEAD}data: [{{series: balance.south}}, {{series: balance.north}}, {{series: balance.west}}]\n\
         at: 2025\nsort: given\n"
    );
    for variant in drawn(&text, &catalog()).variants {
        assert_eq!(variant.svg.matches("\u{a0}t</text>").count(), 1, "{}", variant.svg);
        let x = |words: &str| {
            let mut texts = variant.svg.lines().filter(|line| line.starts_with("<text"));
            let line = texts.find(|line| line.contains(words)).unwrap();
            line.split(" x=\"").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap()
        };
        if variant.class != "v-n" {
            assert!(x(">Northland<") + 20.0 < x("140\u{a0}t"), "{}", variant.svg);
        }
    }
}

#[test]
fn a_break_parts_the_line_and_is_told() {
    let chart = |rest: &str| drawn(&format!("type: {rest}\nrange: 2020..latest\n"), &catalog());
    let line = chart(&format!("line\n{HEAD}data: [{{series: recount}}]"));
    let columns = chart(&format!("columns\n{HEAD}data: [{{series: recount}}]"));
    for variant in line.variants.iter().chain(&columns.variants) {
        assert_eq!(variant.svg.matches("class=\"break\"").count(), 1, "{}", variant.svg);
        assert_eq!(variant.svg.matches("class=\"first ").count(), 1, "the first estimate of 2024");
    }
    for variant in &line.variants {
        assert_eq!(variant.svg.matches("class=\"l c-").count(), 2, "{}", variant.svg);
        assert!(!variant.svg.contains("l faint"), "no bridge over a break");
    }
    let told = "At the dotted upright, 2023, the series breaks: a new register.";
    assert!(line.notes.iter().any(|note| note == told), "{:?}", line.notes);
    assert!(
        line.description.contains("Values from 2023 on do not compare with earlier ones: a new register.")
    );
    assert_eq!(rows(&line)[3], "2023: 400 | The series breaks here: a new register.");
    assert_eq!(rows(&line)[4], "2024: 430 | Revised; first given as 395 (February 2025)");
    assert!(line.csv.contains(",430,,,395,t,"), "{}", line.csv);
}

#[test]
fn values_on_both_sides_of_a_break_are_said_not_to_compare() {
    let text = format!("type: bars\n{HEAD}data: [{{series: recount}}]\nat: 2024\ncompare: 2022\n");
    let drawing = drawn(&text, &catalog());
    let told = "The two values do not compare, as the series breaks in 2023: a new register.";
    assert!(drawing.notes.iter().any(|note| note == told), "{:?}", drawing.notes);
}
