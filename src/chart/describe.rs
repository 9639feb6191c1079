//! A chart in sentences, for those who do not see it: what it is, from when to when, the values that stand out, what is
//! missing, the events.

use indexmap::IndexMap;

use crate::data::format;
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::text::capitalised;

use super::marks::range_text;
use super::resolve::{Emphasis, Line, Plot, Point, Subject};
use super::states;

/// Series described one by one; the others are named.
const MOST: usize = 3;
/// Rows of a comparison that are read out.
const ROWS: usize = 15;

/// The description of a plot; `kind` is its type in words: `Line chart`.
pub(super) fn describe(plot: &Plot, kind: &str) -> String {
    match &plot.subject {
        Subject::Values => of_values(plot, kind),
        Subject::Measures(measures) => states::describe_measures(measures, kind),
        Subject::Cells(cells) => states::describe_cells(cells, kind),
    }
}

fn of_values(plot: &Plot, kind: &str) -> String {
    let unit = format::unit_words(&plot.unit, plot.multiplier);
    let measured = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
    if let Some(at) = plot.at {
        return format!("{kind}{measured}, {}. {}", format::period(at), rows(plot));
    }
    let (first, last) = range(plot);
    let mut text = format!("{kind}{measured}, {first} to {last}.");
    let described =
        plot.lines.iter().filter(|line| line.emphasis != Emphasis::Context || plot.lines.len() <= MOST);
    if let Some(total) = &plot.total {
        text.push_str(&sentence(plot, total, ", the total"));
    }
    for line in described {
        text.push_str(&sentence(plot, line, ""));
    }
    let others: Vec<&str> = plot
        .lines
        .iter()
        .filter(|line| line.emphasis == Emphasis::Context && plot.lines.len() > MOST)
        .map(|line| line.name.as_str())
        .collect();
    if !others.is_empty() {
        let what = if plot.total.is_some() { "Other parts" } else { "For comparison" };
        text.push_str(&format!(" {what}: {}.", others.join(", ")));
    }
    text.extend(incomplete(plot).map(|sentence| format!(" {sentence}")));
    text.push_str(&events(plot));
    text
}

/// Which periods have no stack, and why.
pub(super) fn incomplete(plot: &Plot) -> Option<String> {
    let total = plot.total.as_ref().filter(|_| !plot.incomplete.is_empty())?;
    let periods: Vec<String> = plot.incomplete.iter().map(|period| format::period(*period)).collect();
    Some(format!(
        "Nothing is stacked for {}: not every part of {} has a value.",
        periods.join(", "),
        total.name
    ))
}

fn range(plot: &Plot) -> (String, String) {
    let periods: Vec<Period> =
        plot.lines.iter().flat_map(|line| line.points.iter().map(|point| point.period)).collect();
    let began_before = |period: &&Period| period.first() < plot.days.0;
    let first = periods.iter().min().filter(|period| !began_before(period));
    let first = first.map(|period| format::period(*period));
    let last = periods.iter().max_by_key(|period| period.last()).map(|period| format::period(*period));
    let day = |day: Day| format::day(day);
    (first.unwrap_or_else(|| day(plot.days.0)), last.unwrap_or_else(|| day(plot.days.1)))
}

fn value(plot: &Plot, point: &Point) -> Option<String> {
    let status = point.status_words();
    let range = range_text(plot, point).map_or_else(String::new, |range| format!(" (between {range})"));
    let words = |value| format!("{}{range}{status}", format::quantity(value, &plot.unit, plot.multiplier));
    point.value.map(words)
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
fn sentence(plot: &Plot, line: &Line, what: &str) -> String {
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
    let absences = absences(line);
    let breaks: String = line.breaks().map(|(point, why)| break_words(point, why)).collect();
    format!(" {}{what}: {}.{absences}{breaks}", line.name, parts.join(", "))
}

/// ` Values from March 2024 on do not compare with earlier ones: a new register.`
fn break_words(point: &Point, why: &str) -> String {
    let why = if why.is_empty() { String::new() } else { format!(": {}", why.trim_end_matches('.')) };
    format!(" Values from {} on do not compare with earlier ones{why}.", format::period(point.period))
}

/// ` Not published: March 2024. Not collected: May 2024 (strike).`
fn absences(line: &Line) -> String {
    let mut by_reason: IndexMap<&str, Vec<String>> = IndexMap::new();
    for point in line.points.iter().filter(|point| point.value.is_none()) {
        by_reason.entry(point.absence()).or_default().push(noted(format::period(point.period), point));
    }
    let said =
        by_reason.iter().map(|(why, periods)| format!(" {}: {}.", capitalised(why), periods.join(", ")));
    said.collect()
}

/// Words with the note on a missing value behind them.
fn noted(words: String, point: &Point) -> String {
    match &point.note {
        Some(note) => format!("{words} ({})", note.trim_end_matches('.')),
        None => words,
    }
}

fn rows(plot: &Plot) -> String {
    let row = |row: &super::resolve::Row| {
        let value = value(plot, &row.point);
        let value = value.unwrap_or_else(|| noted(row.point.absence().to_owned(), &row.point));
        let other = row.other.as_ref().and_then(|point| self::value(plot, point));
        let before = other
            .zip(plot.compare)
            .map(|(value, period)| format!(" ({value} in {})", format::period(period)));
        format!("{} {value}{}", row.name, before.unwrap_or_default())
    };
    let rows: Vec<String> = plot.rows.iter().take(ROWS).map(row).collect();
    format!("{}.{}", rows.join(", "), changes(plot))
}

/// ` All destinations went from 3,188 t to 5,577 t. Most up: Northland, +266 t. Most down: Westland, −10 t.`
fn changes(plot: &Plot) -> String {
    let quantity = |value: Decimal| format::quantity(value, &plot.unit, plot.multiplier);
    let total = plot.total.as_ref().zip(plot.at.zip(plot.compare)).and_then(|(total, (at, compare))| {
        let (now, before) = (value(plot, total.at(at)?)?, value(plot, total.at(compare)?)?);
        Some(format!(" {}, the total, went from {before} to {now}.", total.name))
    });
    let is_someone = |row: &&super::resolve::Row| row.line.is_some() || !row.sums.is_empty();
    let known = || plot.rows.iter().filter(is_someone).filter_map(|row| Some((row, row.change()?)));
    let up = known().max_by_key(|(_, change)| *change).filter(|(_, change)| *change > Decimal::ZERO);
    let down = known().min_by_key(|(_, change)| *change).filter(|(_, change)| change.is_negative());
    let up = up.map(|(row, change)| format!(" Most up: {}, by {}.", row.name, quantity(change)));
    let down = down.map(|(row, change)| format!(" Most down: {}, by {}.", row.name, quantity(change.abs())));
    [total, up, down].into_iter().flatten().collect()
}

fn events(plot: &Plot) -> String {
    let said = plot.events.iter().map(|event| format!("{}, {}", format::period(event.date), event.title));
    let said: Vec<String> = said.collect();
    if said.is_empty() { String::new() } else { format!(" Events: {}.", said.join("; ")) }
}
