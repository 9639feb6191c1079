//! The plotted values as a table for readers and as CSV for machines: every one of them, and nothing else.
//!
//! Formats numbers; links and HTML are the templates' business.

use std::collections::BTreeSet;

use crate::data::dimension::{CodeListId, MemberId};
use crate::data::event::EventId;
use crate::data::format;
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::data::reference::SourceId;
use crate::data::series::ObservationStatus;
use crate::text::{capitalised, csv_row};

use super::marks::{range_text, signed};
use super::resolve::{Estimate, Line, NoteTarget, Plot, Point, Row, Subject};
use super::states;

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
    /// Its head: a period, a member, a measure.
    pub head: String,
    /// What it is about, if that has a page.
    pub about: Option<About>,
    /// One cell for each further column.
    pub cells: Vec<Cell>,
    /// Whether one of its values may still change.
    pub provisional: bool,
    /// The letter behind its head: `p` or `f` where that is the status of all its values.
    pub letter: &'static str,
    /// Whether the chart points it out.
    pub highlight: bool,
}

/// What a row is about, for a link from its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// An event.
    Event(EventId),
    /// A member of a code list.
    Member(CodeListId, MemberId),
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value; `n/a` where the source has none, empty where the series has no such period.
    pub text: String,
    /// Whether the value is missing.
    pub missing: bool,
    /// Whether it holds words, not a number.
    pub is_words: bool,
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
            is_words: false,
            status: Some(point.status.word()),
            note: point.note.clone(),
            sources: point.sources.clone(),
        }
    }
}

/// The table of a plot. A last column says what is to be known of the values of a row, if anything is of any.
pub(super) fn table(plot: &Plot) -> Table {
    match &plot.subject {
        Subject::Measures(measures) => states::table_of_measures(measures),
        Subject::Cells(cells) => states::table_of_cells(cells),
        Subject::Values => of_values(plot),
    }
}

fn of_values(plot: &Plot) -> Table {
    let mut table = if plot.at.is_some() { of_members(plot) } else { over_time(plot) };
    let said = |row: &TableRow| row.cells.last().is_some_and(|cell| cell.is_words && !cell.text.is_empty());
    if table.rows.iter().any(said) {
        table.columns.push("Status and notes".to_owned());
    } else {
        table.rows.iter_mut().for_each(|row| row.cells.truncate(table.columns.len().saturating_sub(1)));
    }
    table
}

fn head(name: &str, plot: &Plot) -> String {
    let unit = format::unit_words(&plot.unit, plot.multiplier);
    if unit.is_empty() { name.to_owned() } else { format!("{name}, {unit}") }
}

fn over_time(plot: &Plot) -> Table {
    let columns = plot.with_total().map(|line| head(&line.name, plot));
    let periods: BTreeSet<Period> =
        plot.with_total().flat_map(|line| line.points.iter().map(|point| point.period)).collect();
    let row = |period: Period| {
        let points: Vec<Option<&Point>> = plot.with_total().map(|line| line.at(period)).collect();
        let noted = |target: NoteTarget| matches!(target, NoteTarget::Datum(_, at) if at == period);
        let named = plot.with_total().zip(&points).filter_map(|(line, point)| {
            let name = if points.len() > 1 { line.name.as_str() } else { "" };
            Some((name, remark(plot, (*point)?, line.begins)))
        });
        let remarks = remarks(named);
        TableRow {
            highlight: plot.notes.iter().any(|note| noted(note.target)),
            ..row_of(format::period(period), &points, remarks)
        }
    };
    Table {
        columns: ["Period".to_owned()].into_iter().chain(columns).collect(),
        rows: periods.into_iter().map(row).collect(),
    }
}

fn of_members(plot: &Plot) -> Table {
    let periods: Vec<Period> = [plot.at, plot.compare].into_iter().flatten().collect();
    let mut columns: Vec<String> = vec![members_head(plot)];
    columns.extend(periods.iter().map(|period| head(&format::period(*period), plot)));
    let rows = plot.rows.iter().map(|row| {
        let mut points = vec![Some(&row.point)];
        points.extend(plot.compare.map(|_| row.other.as_ref()));
        let named = points.iter().zip(&periods).filter_map(|(point, period)| {
            let name = if periods.len() > 1 { format::period_short(*period) } else { String::new() };
            Some((name, remark(plot, (*point)?, None)))
        });
        let remarks = remarks(named);
        let highlight = row.emphasis == super::resolve::Emphasis::Accent;
        TableRow { highlight, ..row_of(row.name.clone(), &points, remarks) }
    });
    let mut table = Table { columns, rows: rows.collect() };
    if let Some(total) = &plot.total {
        let points: Vec<Option<&Point>> = periods.iter().map(|period| total.at(*period)).collect();
        table.rows.push(row_of(total.name.clone(), &points, String::new()));
        add_changes(&mut table, plot, total);
    }
    table
}

/// A column with the change of each part and of the total, before the words.
fn add_changes(table: &mut Table, plot: &Plot, total: &Line) {
    let value = |period: Option<Period>| total.at(period?)?.value;
    let (Some(at), Some(compare)) = (value(plot.at), value(plot.compare)) else { return };
    let changes = plot.rows.iter().map(Row::change).chain([at.checked_sub(compare)]);
    for (row, change) in table.rows.iter_mut().zip(changes) {
        let text = change.map(signed).unwrap_or_default();
        let status = Some(ObservationStatus::Derived.word());
        row.cells.insert(row.cells.len().saturating_sub(1), Cell { text, status, ..Cell::default() });
    }
    table.columns.push(head("Change", plot));
}

/// What stands over the members: the dimension in which they differ. A head without words is none to a screen reader.
fn members_head(plot: &Plot) -> String {
    let first = plot.lines.first().map(|line| line.members.as_slice()).unwrap_or_default();
    let differs = |(dimension, member): &&(String, String)| {
        let same = |line: &Line| line.members.iter().any(|(id, other)| id == dimension && other == member);
        !plot.lines.iter().all(same)
    };
    let name = first.iter().find(differs).map_or("series", |(dimension, _)| dimension.as_str());
    capitalised(&name.replace('_', " "))
}

/// A row of cells, the words on them last.
fn row_of(head: String, points: &[Option<&Point>], remarks: String) -> TableRow {
    let mut letters =
        points.iter().flatten().filter(|point| point.value.is_some()).map(|point| point.letter());
    let letter = letters.next().filter(|first| letters.all(|letter| letter == *first));
    let words = Cell { text: remarks, is_words: true, ..Cell::default() };
    TableRow {
        head,
        about: None,
        provisional: points.iter().flatten().any(|point| point.is_provisional()),
        letter: letter.unwrap_or_default(),
        highlight: false,
        cells: points.iter().map(|point| Cell::of(*point)).chain([words]).collect(),
    }
}

/// `Provisional; between 390 and 410; a note`, of several values each behind its name.
fn remarks<N: AsRef<str>>(named: impl Iterator<Item = (N, String)>) -> String {
    let said = named.filter(|(_, remark)| !remark.is_empty()).map(|(name, remark)| match name.as_ref() {
        "" => capitalised(&remark),
        name => format!("{name}: {remark}"),
    });
    said.collect::<Vec<_>>().join(". ")
}

/// What is to be known of a value beyond its number: its status unless its source simply states it, why it is missing,
/// its range, its note.
fn remark(plot: &Plot, point: &Point, begins: Option<Day>) -> String {
    let status = match (point.value, point.status) {
        (None, _) => point.absence().to_owned(),
        (_, ObservationStatus::Reported) => String::new(),
        (_, status) => status.word().replace('_', " "),
    };
    let carried = begins.filter(|day| point.period.first() < *day);
    let parts = [
        Some(status),
        range_text(plot, point).map(|range| format!("between {range}")),
        point.first.map(|first| first_words(&first)),
        carried.map(|_| "in force when the chart begins".to_owned()),
        point.note.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

/// `first given as 1,230 (July 2025)`.
pub(super) fn first_words(first: &Estimate) -> String {
    let as_of = first.as_of.map(|period| format!(" ({})", format::period(period))).unwrap_or_default();
    format!("first given as {}{as_of}", format::number(first.value))
}

/// All plotted values as CSV after RFC 4180: one value a line, its key by dimension, missing values empty.
/// The sum of the rest has no key; its note says what it is.
pub(super) fn csv(plot: &Plot) -> String {
    match &plot.subject {
        Subject::Values => csv_of_values(plot),
        Subject::Measures(measures) => states::csv_of_measures(measures),
        Subject::Cells(cells) => states::csv_of_cells(cells),
    }
}

fn csv_of_values(plot: &Plot) -> String {
    let mut dimensions: Vec<&str> = Vec::new();
    for (dimension, _) in plot.lines.iter().flat_map(|line| &line.members) {
        if !dimensions.contains(&dimension.as_str()) {
            dimensions.push(dimension);
        }
    }
    let fixed = ["value", "low", "high", "first_value", "unit", "multiplier", "status", "sources", "note"];
    let header = ["period", "series"].into_iter().chain(dimensions.iter().copied()).chain(fixed);
    let mut out = csv_row(&header.collect::<Vec<_>>());
    for (line, point) in values(plot) {
        out.push_str(&csv_row(&fields(plot, line, point, &dimensions)));
    }
    out
}

/// The values in the picture, each with its line; the sum of the rest has none.
pub(super) fn values(plot: &Plot) -> Vec<(Option<&Line>, &Point)> {
    if plot.at.is_none() {
        return plot
            .with_total()
            .flat_map(|line| line.points.iter().map(move |point| (Some(line), point)))
            .collect();
    }
    let of_row = |row: &'_ Row| row.line.and_then(|line| plot.lines.get(line));
    let points = plot.rows.iter().flat_map(|row| {
        // What is in force at both periods is one value.
        let other = row.other.as_ref().filter(|other| other.period != row.point.period);
        [Some(&row.point), other].into_iter().flatten().map(move |point| (of_row(row), point))
    });
    let periods = [plot.at, plot.compare].into_iter().flatten();
    let total = plot.total.iter();
    let total =
        total.flat_map(|line| periods.clone().filter_map(move |period| Some((Some(line), line.at(period)?))));
    points.chain(total).collect()
}

/// The points in the picture, those that stand in a sum among them in its place.
pub(super) fn drawn(plot: &Plot) -> impl Iterator<Item = &Point> {
    values(plot).into_iter().map(|(_, point)| point)
}

/// The observations that the picture rests on, each with its line: those of a sum one by one.
pub(super) fn observed(plot: &Plot) -> Vec<(&Line, &Point)> {
    let own = values(plot).into_iter().filter_map(|(line, point)| Some((line?, point)));
    let periods: Vec<Period> = [plot.at, plot.compare].into_iter().flatten().collect();
    let summed = plot.rows.iter().flat_map(|row| &row.sums).filter_map(|index| plot.lines.get(*index));
    let summed = summed.flat_map(|line| {
        let mut points: Vec<_> =
            periods.iter().filter_map(|period| Some((line, line.holding(*period)?))).collect();
        points.dedup_by_key(|(_, point)| point.period);
        points
    });
    own.chain(summed).collect()
}

fn fields(plot: &Plot, line: Option<&Line>, point: &Point, dimensions: &[&str]) -> Vec<String> {
    let member = |dimension: &&str| {
        let found = line?.members.iter().find(|(known, _)| known == dimension);
        found.map(|(_, member)| member.clone())
    };
    let series = line.or(plot.lines.first()).map(|line| line.series.clone()).unwrap_or_default();
    let end = |end: Option<Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
    let mut fields = vec![point.period.to_string(), series];
    fields.extend(dimensions.iter().map(|dimension| member(dimension).unwrap_or_default()));
    fields.extend([
        end(point.value),
        end(point.range.map(|range| range.low)),
        end(point.range.map(|range| range.high)),
        end(point.first.map(|first| first.value)),
        plot.unit.id.clone(),
        plot.multiplier.to_string(),
        point.status.word().to_owned(),
        point.sources.join(" "),
        note(plot, line, point),
    ]);
    fields
}

/// What is to be known of a value; empty without anything.
pub(super) fn note(plot: &Plot, line: Option<&Line>, point: &Point) -> String {
    let notes = [point.note.clone(), line.is_none().then(|| sum_note(plot)).flatten()];
    notes.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// Whom the sum of the rest leaves out.
fn sum_note(plot: &Plot) -> Option<String> {
    plot.rows.iter().find_map(|row| row.caution.clone())
}
