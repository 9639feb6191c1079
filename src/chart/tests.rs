//! Whole charts, from chart file to picture, over a small catalogue.

mod acceptance;
mod fixture;
mod parts;
mod states;
mod stress;
mod values;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::data::period::Day;
use crate::data::quantity::Decimal;
use crate::exhibit;
use crate::text::FileId;
use crate::yaml;
use fixture::{Numbers, catalog};

/// Draws a chart file over a catalogue; the words of its annotations are taken as they are.
fn draw_text(id: &str, text: &str, catalog: &Catalog, sink: &mut Diagnostics) -> Option<Drawing> {
    let node = yaml::parse(FileId(0), text, 0..text.len(), sink)?;
    let spec = exhibit::decode(id, &node, sink)?;
    let texts = Texts {
        title: spec.title.text().to_owned(),
        alt: spec.alt.as_ref().map(|alt| alt.text().to_owned()).unwrap_or_default(),
        annotations: spec.annotate.iter().map(|note| note.text.text().to_owned()).collect(),
    };
    let colours: BTreeMap<String, String> =
        [("north", "c2"), ("south", "c3"), ("duty", "e1"), ("limit", "e2"), ("pause", "e3")]
            .into_iter()
            .map(|(name, token)| (name.to_owned(), token.to_owned()))
            .collect();
    let setting = Setting { colours: &colours, edition: Day::new(2025, 8, 31) };
    draw(id, &spec, catalog, setting, &texts, sink)
}

fn messages(sink: &Diagnostics) -> Vec<String> {
    sink.iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect()
}

/// The chart files under `tests/charts`.
const RECORDED: &[&str] = &[
    "area",
    "area_parts",
    "bars",
    "bars_balance",
    "bars_rest",
    "columns",
    "columns_broken",
    "columns_long",
    "dot",
    "dumbbell",
    "grouped",
    "line_events",
    "line_joint",
    "line_members",
    "line_broken",
    "line_ranges",
    "multiples",
    "multiples_free",
    "slope",
    "sparkline",
    "stacked",
    "step",
    "step_carried",
    "strip",
    "table",
    "table_periods",
    "timeline",
    "waterfall",
    "waterfall_falls",
];

/// Each chart file under `tests/charts` with the pictures, the table and the description that it must give.
#[test]
fn charts_look_as_recorded() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    let catalog = catalog();
    for file in RECORDED.iter().map(|name| folder.join(name).with_extension("yaml")) {
        let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = String::from_utf8(snapbox::Data::read_from(&file, None).to_bytes().unwrap()).unwrap();
        let mut sink = Diagnostics::new();
        let drawing = draw_text(&id, &text, &catalog, &mut sink);
        let drawing = drawing.unwrap_or_else(|| panic!("{id}: {:#?}", messages(&sink)));
        let pictures: Vec<&str> = drawing.variants.iter().map(|variant| variant.svg.as_str()).collect();
        let table: Vec<String> = drawing
            .table
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
                format!("{} | {}", row.head, cells.join(" | "))
            })
            .collect();
        let whole = format!(
            "<!-- {} -->\n{}\n<!--\n{}\n{}\n\n{}-->\n",
            messages(&sink).join("; "),
            pictures.join("\n"),
            drawing.table.columns.join(" | "),
            table.join("\n"),
            drawing.csv.replace('\r', "")
        );
        snapbox::Assert::new()
            .action_env("SNAPSHOTS")
            .eq(whole, snapbox::Data::read_from(&file.with_extension("svgs"), None).raw());
    }
}

fn check(text: &str, expected: &str) {
    let mut sink = Diagnostics::new();
    let drawing = draw_text("x", text, &catalog(), &mut sink);
    let messages = messages(&sink);
    assert!(messages.iter().any(|message| message.contains(expected)), "{text}\n{messages:#?}");
    let fails = sink.has_errors();
    assert_eq!(drawing.is_none(), fails, "{messages:#?}");
}

const HEAD: &str = "title: Goods rose\nsubtitle: Goods, tonnes\n";

#[test]
fn what_cannot_be_drawn_is_said() {
    let line = |rest: &str| format!("type: line\n{HEAD}{rest}\n");
    let world = "data: [{series: goods.world}]\nrange: 2025-01..latest\n";
    check(&format!("type: lines\n{HEAD}{world}"), "chart-type: `lines` is not a type");
    check(&line("data: [{series: goods.wrld}]"), "chart-data: `goods` has no `wrld`");
    check(&line("data: [{series: godos.*}]"), "chart-data: `godos` is not a series");
    check(&line("data: [{series: goods}]"), "chart-data: `goods` leaves its partner open");
    check(&line("data: [{series: licences}]"), "chart-data: `licences` is an event");
    check(&line("data: [{series: goods.world}, {series: rates.north}]"), "chart-units: tonnes and per cent");
    check(&line("data: [{series: goods.world}]\nrange: 2030-01..2030-02"), "chart-empty");
    check(&line(&format!("{world}highlight: [goods.north]")), "chart-data: `goods.north` is highlighted");
    check(&line(&format!("{world}y: {{zero: false}}")), "chart-zero: the axis does not begin at zero");
    check(&line(&format!("{world}events: {{show: [licence]}}")), "chart-event: `licence` is not an event");
    check(&line(&format!("{world}events: {{types: [limits]}}")), "chart-event: `limits` is not a type");
    check(
        &line("data: [{series: goods.world}]\nrange: 2025-06..latest\nevents: {show: [licences]}"),
        "lies outside",
    );
    check(&line(&format!("{world}annotate: [{{at: 2025-12, text: x}}]")), "has no value for 2025-12");
    check(&line(&format!("{world}annotate: [{{line: goods.world, text: x}}]")), "is not an observation");
    check(&line(&format!("{world}annotate: [{{band: nothing, text: x}}]")), "is not an event or act");
    check(&line(&format!("{world}limit: {{top: 3}}")), "`limit` means nothing");
    check(&line(&format!("{world}parts_of: goods.world")), "`parts_of` means nothing");
    check(&format!("type: columns\n{HEAD}{world}y: {{zero: false}}"), "chart-zero: the axis of columns");
    check(
        &format!("type: columns\n{HEAD}data: [{{series: goods.*}}]\nrange: 2025-01..latest"),
        "chart-limit: 6 series",
    );
    check(&format!("type: bars\n{HEAD}data: [{{series: goods.*}}]"), "lacks `at`");
    check(
        &format!(
            "type: bars\n{HEAD}data: [{{series: rates.*}}]\nat: 2025-01-01\nlimit: {{top: 1, rest: Other}}"
        ),
        "has no sum",
    );
    check(
        &line(&format!("{world}annotate: [{{at: 2025-05, text: the red dot}}]")),
        "chart-words: `red` names a colour",
    );
}

#[test]
fn a_title_is_a_short_finding() {
    let chart = |title: &str| {
        format!(
            "type: line\ntitle: {title}\nsubtitle: S\ndata: [{{series: goods.world}}]\nrange: 2025-01..latest\n"
        )
    };
    check(
        &chart("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"),
        "15 words",
    );
    check(&chart("Goods rose."), "full stop");
    check(&chart("Chart of goods"), "names the form");
}

#[test]
fn the_rest_of_a_comparison_is_a_sum() {
    let text = format!(
        "type: bars\n{HEAD}data: [{{series: goods.*}}]\nat: latest\nlimit: {{top: 2, rest: Other}}\n"
    );
    let mut sink = Diagnostics::new();
    let drawing = draw_text("x", &text, &catalog(), &mut sink).unwrap();
    let rows: Vec<String> =
        drawing.table.rows.iter().map(|row| format!("{} {}", row.head, row.cells[0].text)).collect();
    assert_eq!(rows, ["Southern Union 1,341.08", "Northland 589.85", "Other 1,124"]);
    assert!(drawing.provisional);
    assert_eq!(drawing.sources, ["customs"]);
}

#[test]
fn pictures_hold_no_colours_and_are_small() {
    let text = format!("type: line\n{HEAD}data: [{{series: goods.*}}]\nrange: 2024-10..latest\n");
    let drawing = draw_text("x", &text, &catalog(), &mut Diagnostics::new()).unwrap();
    for variant in &drawing.variants {
        assert!(variant.svg.len() < 16_000, "{}", variant.svg.len());
        assert!(
            !variant.svg.contains("rgb(")
                && !variant.svg.contains("NaN")
                && !variant.svg.contains("fill=\"#")
        );
        assert_eq!(variant.svg.matches("<title id=").count(), 1);
    }
}

#[test]
fn what_is_missing_is_never_drawn() {
    let mut catalog = catalog();
    let numbers = "2025-01 -; 2025-02 300; 2025-03 -; 2025-04 500; 2025-05 400; 2025-06 -";
    fixture::replace(&mut catalog, "goods", "world", &Numbers(numbers.to_owned()));
    let text = format!("type: line\n{HEAD}data: [{{series: goods.world}}]\nrange: 2025-01..2025-06\n");
    let drawing = draw_text("x", &text, &catalog, &mut Diagnostics::new()).unwrap();
    for variant in &drawing.variants {
        assert_eq!(variant.svg.matches("<circle").count(), 3, "{}", variant.svg);
        assert_eq!(
            variant.svg.matches("class=\"l faint").count(),
            1,
            "one bridge, between March's neighbours"
        );
    }
    let cells: Vec<&str> = drawing.table.rows.iter().map(|row| row.cells[0].text.as_str()).collect();
    assert_eq!(cells, ["n/a", "300", "n/a", "500", "400", "n/a"]);
    assert!(drawing.description.contains("Not published: January 2025, March 2025, June 2025."));
}

/// The pictures of a line chart over the common range.
fn pictures(data: &str, rest: &str) -> Vec<Variant> {
    let text = format!("type: line\n{HEAD}data: {data}\nrange: 2024-10..latest\n{rest}");
    draw_text("x", &text, &catalog(), &mut Diagnostics::new()).unwrap().variants
}

#[test]
fn only_an_axis_from_zero_has_a_base() {
    let has_base = |rest: &str| {
        pictures("[{series: goods.world}]", rest).iter().all(|one| one.svg.contains("class=\"axis\""))
    };
    assert!(has_base(""));
    assert!(!has_base("y: {zero: false}\nwhy: Small changes matter.\n"));
}

#[test]
fn the_unit_is_said_once() {
    for picture in pictures("[{series: goods.world}]", "") {
        assert_eq!(picture.svg.matches("\u{a0}t</text>").count(), 1, "{}", picture.svg);
    }
}

#[test]
fn names_keep_the_order_of_the_last_values() {
    let wide = "[{series: goods.west}, {series: goods.south}, {series: goods.east}, {series: goods.north}]";
    for picture in pictures(wide, "") {
        let height = |value: &str| {
            let line =
                picture.svg.lines().find(|line| line.contains(value) && line.starts_with("<text")).unwrap();
            let y = line.split(" y=\"").nth(1).unwrap().split('"').next().unwrap();
            y.parse::<f64>().unwrap()
        };
        let heights = ["1,341.08p", "589.85p", "569<", "555<"].map(height);
        assert!(heights.is_sorted(), "{heights:?}");
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 15.0), "{heights:?}");
    }
}

#[test]
fn a_comparison_of_rates_shows_what_is_in_force() {
    let text = format!("type: bars\n{HEAD}data: [{{series: rates.*}}]\nat: 2025-04-20\ncompare: 2025-06\n");
    let drawing = draw_text("x", &text, &catalog(), &mut Diagnostics::new()).unwrap();
    let rows: Vec<String> = drawing
        .table
        .rows
        .iter()
        .map(|row| format!("{} {} {}", row.head, row.cells[0].text, row.cells[1].text))
        .collect();
    assert_eq!(rows, ["Northland 145 30", "Southern Union 125 10"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_data_is_drawn_or_refused(values in proptest::collection::vec((-10i64.pow(15)..10i64.pow(15), 0u32..9, any::<bool>()), 1..30), kind in 0usize..7) {
        let numbers = values.iter().enumerate().map(|(at, (digits, scale, missing))| {
            let value = Decimal::from_int(*digits).checked_mul(Decimal::power_of_ten(-i32::try_from(*scale).unwrap()).unwrap()).unwrap();
            let value = if *missing && at > 0 { "-".to_owned() } else { value.to_string() };
            format!("{}-{:02} {value}", 2020 + at / 12, at % 12 + 1)
        });
        let mut catalog = catalog();
        fixture::replace(&mut catalog, "goods", "world", &Numbers(numbers.collect::<Vec<_>>().join(";")));
        let kind = ["line", "step", "columns", "bars", "area", "grouped", "dot"][kind];
        let when = if ["bars", "dot"].contains(&kind) { "at: 2020-01" } else { "range: 2020-01..latest" };
        let text = format!("type: {kind}\n{HEAD}data: [{{series: goods.world}}]\n{when}\n");
        let mut sink = Diagnostics::new();
        let drawing = draw_text("x", &text, &catalog, &mut sink);
        prop_assert!(drawing.is_some() || sink.has_errors());
    }
}
