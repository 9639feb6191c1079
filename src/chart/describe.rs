//! A chart in sentences, for those who do not see it: what it is, from when to when, the values that stand out, what is
//! missing, the events.

use crate::data::format;
use crate::data::period::{Day, Period};

use super::resolve::{Emphasis, Line, Plot, Point};
use super::table::unit_words;

/// Series described one by one; the others are named.
const MOST: usize = 3;
/// Rows of a comparison that are read out.
const ROWS: usize = 15;

/// The description of a plot; `kind` is its type in words: `Line chart`.
pub(super) fn describe(plot: &Plot, kind: &str) -> String {
    let unit = unit_words(&plot.unit, plot.multiplier);
    let measured = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
    if let Some(at) = plot.at {
        return format!("{kind}{measured}, {}. {}", format::period(at), rows(plot));
    }
    let (first, last) = range(plot);
    let mut text = format!("{kind}{measured}, {first} to {last}.");
    let described =
        plot.lines.iter().filter(|line| line.emphasis != Emphasis::Context || plot.lines.len() <= MOST);
    for line in described {
        text.push_str(&sentence(plot, line));
    }
    let others: Vec<&str> = plot
        .lines
        .iter()
        .filter(|line| line.emphasis == Emphasis::Context && plot.lines.len() > MOST)
        .map(|line| line.name.as_str())
        .collect();
    if !others.is_empty() {
        text.push_str(&format!(" For comparison: {}.", others.join(", ")));
    }
    text.push_str(&events(plot));
    text
}

fn range(plot: &Plot) -> (String, String) {
    let periods: Vec<Period> =
        plot.lines.iter().flat_map(|line| line.points.iter().map(|point| point.period)).collect();
    let first = periods.iter().min().map(|period| format::period(*period));
    let last = periods.iter().max_by_key(|period| period.last()).map(|period| format::period(*period));
    let day = |day: Day| format::day(day);
    (first.unwrap_or_else(|| day(plot.days.0)), last.unwrap_or_else(|| day(plot.days.1)))
}

fn value(plot: &Plot, point: &Point) -> Option<String> {
    let status = point.status_words();
    point.value.map(|value| format!("{}{status}", format::quantity(value, &plot.unit, plot.multiplier)))
}

fn at(plot: &Plot, words: &str, point: Option<&Point>) -> Option<String> {
    let point = point?;
    let preposition = if plot.lines.iter().any(|line| line.timing == crate::data::series::Timing::From) {
        "from"
    } else {
        "in"
    };
    Some(format!("{words} {} {preposition} {}", value(plot, point)?, format::period(point.period)))
}

/// ` All destinations: first 4,900 t in January 2024, highest …, lowest …, last …. Not published: March 2024.`
fn sentence(plot: &Plot, line: &Line) -> String {
    let levels: Vec<_> = line.levels().filter(|(point, _)| !point.is_mean()).collect();
    let high = levels.iter().max_by_key(|(_, level)| *level).map(|(point, _)| *point);
    let low = levels.iter().min_by_key(|(_, level)| *level).map(|(point, _)| *point);
    let first = levels.first().map(|(point, _)| *point);
    let last = levels.last().map(|(point, _)| *point).filter(|_| levels.len() > 1);
    let parts = [
        at(plot, "first", first),
        at(plot, "highest", high),
        at(plot, "lowest", low),
        at(plot, "last", last),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let missing: Vec<String> = line
        .points
        .iter()
        .filter(|point| point.value.is_none())
        .map(|point| format::period(point.period))
        .collect();
    let missing =
        if missing.is_empty() { String::new() } else { format!(" Not published: {}.", missing.join(", ")) };
    format!(" {}: {}.{missing}", line.name, parts.join(", "))
}

fn rows(plot: &Plot) -> String {
    let row = |row: &super::resolve::Row| {
        let value = value(plot, &row.point).unwrap_or_else(|| "not published".to_owned());
        let other = row.other.as_ref().and_then(|point| self::value(plot, point));
        let before = other
            .zip(plot.compare)
            .map(|(value, period)| format!(" ({value} in {})", format::period(period)));
        format!("{} {value}{}", row.name, before.unwrap_or_default())
    };
    let rows: Vec<String> = plot.rows.iter().take(ROWS).map(row).collect();
    format!("{}.", rows.join(", "))
}

fn events(plot: &Plot) -> String {
    let said = plot.events.iter().map(|event| format!("{}, {}", format::period(event.date), event.title));
    let said: Vec<String> = said.collect();
    if said.is_empty() { String::new() } else { format!(" Events: {}.", said.join("; ")) }
}
