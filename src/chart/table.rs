//! The plotted values as a table for readers and as CSV for machines: every one of them, and nothing else.
//!
//! Formats numbers; links and HTML are the templates' business.

use std::collections::BTreeSet;

use crate::data::format;
use crate::data::period::Period;
use crate::data::reference::SourceId;
use crate::data::unit::Unit;
use crate::text::csv_row;

use super::resolve::{Line, NoteTarget, Plot, Point};

/// A table of all plotted values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Heads of the columns; the first is over the heads of the rows.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Its head: a period or a member.
    pub head: String,
    /// One cell for each further column.
    pub cells: Vec<Cell>,
    /// Whether one of its values may still change.
    pub provisional: bool,
    /// Whether the chart points it out.
    pub highlight: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value; `n/a` where the source has none, empty where the series has no such period.
    pub text: String,
    /// Whether the value is missing.
    pub missing: bool,
    /// How good the value is, in the word of the data: `provisional`.
    pub status: Option<&'static str>,
    /// A note on the value.
    pub note: Option<String>,
    /// Who says so.
    pub sources: Vec<SourceId>,
}

impl Cell {
    fn of(point: Option<&Point>) -> Self {
        let Some(point) = point else { return Self::default() };
        Self {
            text: point.value.map_or_else(|| "n/a".to_owned(), format::number),
            missing: point.value.is_none(),
            status: Some(point.status.word()),
            note: point.note.clone(),
            sources: point.sources.clone(),
        }
    }
}

/// The table of a plot.
pub(super) fn table(plot: &Plot) -> Table {
    if plot.at.is_some() { of_members(plot) } else { over_time(plot) }
}

/// What stands over a column of values in the plot's unit: `tonnes`, `million US dollars`.
pub(super) fn unit_words(unit: &Unit, multiplier: i32) -> String {
    let scale = format::scale_word(multiplier);
    let parts: Vec<&str> = [scale, &unit.name].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

fn head(name: &str, plot: &Plot) -> String {
    let unit = unit_words(&plot.unit, plot.multiplier);
    if unit.is_empty() { name.to_owned() } else { format!("{name}, {unit}") }
}

fn over_time(plot: &Plot) -> Table {
    let columns = plot.lines.iter().map(|line| head(&line.name, plot));
    let periods: BTreeSet<Period> =
        plot.lines.iter().flat_map(|line| line.points.iter().map(|point| point.period)).collect();
    let row = |period: Period| {
        let points: Vec<Option<&Point>> = plot.lines.iter().map(|line| line.at(period)).collect();
        TableRow {
            head: format::period(period),
            provisional: points.iter().flatten().any(|point| point.is_provisional()),
            highlight: plot
                .notes
                .iter()
                .any(|note| matches!(note.target, NoteTarget::Datum(_, at) if at == period)),
            cells: points.into_iter().map(Cell::of).collect(),
        }
    };
    Table {
        columns: ["Period".to_owned()].into_iter().chain(columns).collect(),
        rows: periods.into_iter().map(row).collect(),
    }
}

fn of_members(plot: &Plot) -> Table {
    let periods: Vec<Period> = [plot.at, plot.compare].into_iter().flatten().collect();
    let columns = periods.iter().map(|period| head(&format::period(*period), plot));
    let rows = plot.rows.iter().map(|row| {
        let mut points = vec![Some(&row.point)];
        points.extend(plot.compare.map(|_| row.other.as_ref()));
        TableRow {
            head: row.name.clone(),
            provisional: points.iter().flatten().any(|point| point.is_provisional()),
            highlight: row.emphasis == super::resolve::Emphasis::Accent,
            cells: points.into_iter().map(Cell::of).collect(),
        }
    });
    Table { columns: [String::new()].into_iter().chain(columns).collect(), rows: rows.collect() }
}

/// All plotted values as CSV after RFC 4180: one observation a line, its key by dimension, missing values empty.
pub(super) fn csv(plot: &Plot) -> String {
    let mut dimensions: Vec<&str> = Vec::new();
    for (dimension, _) in plot.lines.iter().flat_map(|line| &line.members) {
        if !dimensions.contains(&dimension.as_str()) {
            dimensions.push(dimension);
        }
    }
    let fixed = ["value", "unit", "multiplier", "status", "sources", "note"];
    let header = ["period", "series"].into_iter().chain(dimensions.iter().copied()).chain(fixed);
    let mut out = csv_row(&header.collect::<Vec<_>>());
    for line in &plot.lines {
        for point in shown(plot, line) {
            out.push_str(&csv_row(&fields(plot, line, point, &dimensions)));
        }
    }
    out
}

/// The points of a line that the chart shows.
pub(super) fn shown<'a>(plot: &'a Plot, line: &'a Line) -> impl Iterator<Item = &'a Point> {
    let held = [plot.at, plot.compare].map(|period| period.and_then(|period| line.holding(period)));
    let held = held.map(|point| point.map(|point| point.period));
    line.points.iter().filter(move |point| plot.at.is_none() || held.contains(&Some(point.period)))
}

fn fields(plot: &Plot, line: &Line, point: &Point, dimensions: &[&str]) -> Vec<String> {
    let member = |dimension: &&str| {
        let found = line.members.iter().find(|(known, _)| known == dimension);
        found.map(|(_, member)| member.clone()).unwrap_or_default()
    };
    let mut fields = vec![point.period.to_string(), line.series.clone()];
    fields.extend(dimensions.iter().map(member));
    fields.extend([
        point.value.map(|value| value.to_string()).unwrap_or_default(),
        plot.unit.id.clone(),
        plot.multiplier.to_string(),
        point.status.word().to_owned(),
        point.sources.join(" "),
        point.note.clone().unwrap_or_default(),
    ]);
    fields
}
