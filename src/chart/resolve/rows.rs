//! Members at one period: their order, how many of them, and the sum of the rest.

use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::ObservationStatus;
use crate::diagnostic::code::chart::BAD_CHART;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ExhibitSpec, Limit, Order};

use super::{Emphasis, Line, Point, Row};
use crate::chart::scene::Role;

/// The rows of a chart; those without an observation at the period are left out, those that the source keeps back are
/// not. Where nothing is highlighted, all have one colour: length tells them apart.
pub(super) fn rows(
    lines: &[Line],
    spec: &ExhibitSpec,
    at: Period,
    compare: Option<Period>,
    sink: &mut Diagnostics,
) -> Option<Vec<Row>> {
    let found = lines.iter().enumerate().filter_map(|(index, line)| row(index, line, at, compare));
    let mut rows: Vec<Row> = found.collect();
    let value = |row: &Row| row.point.value;
    match spec.sort.as_ref().map_or(Order::Descending, |order| order.value) {
        Order::Descending => rows.sort_by_key(|row| std::cmp::Reverse(value(row))),
        Order::Ascending => rows.sort_by_key(|row| (value(row).is_none(), value(row))),
        Order::Given => {}
    }
    match &spec.limit {
        Some(limit) => limited(rows, limit, lines, sink),
        None => Some(rows),
    }
}

fn row(index: usize, line: &Line, at: Period, compare: Option<Period>) -> Option<Row> {
    let point = line.holding(at)?.clone();
    let other = compare.and_then(|period| line.holding(period)).cloned();
    let role = if line.emphasis == Emphasis::Plain { Role::C1 } else { line.role };
    Some(Row { name: line.name.clone(), line: Some(index), role, emphasis: line.emphasis, point, other })
}

/// The first rows, and one for the rest where it is asked for: a sum, which only amounts allow.
fn limited(mut rows: Vec<Row>, limit: &Limit, lines: &[Line], sink: &mut Diagnostics) -> Option<Vec<Row>> {
    let rest = rows.split_off(limit.top.value.min(rows.len()));
    let Some(name) = limit.rest.as_ref().filter(|_| !rest.is_empty()) else { return Some(rows) };
    if !lines.iter().all(|line| line.measure.may_be_summed()) {
        let message = "the rest of these values has no sum: they are no amounts";
        sink.push(Diagnostic::new(&BAD_CHART, name.span, message).help("leave `rest` out"));
        return None;
    }
    rows.extend(sum(&name.value, &rest));
    Some(rows)
}

/// The sum of rows; nothing where none of them has a value.
fn sum(name: &str, rest: &[Row]) -> Option<Row> {
    let point = total(rest.iter().map(|row| Some(&row.point)))?;
    let other = total(rest.iter().map(|row| row.other.as_ref()));
    let emphasis = if rest.iter().any(|row| row.emphasis == Emphasis::Plain) {
        Emphasis::Plain
    } else {
        Emphasis::Context
    };
    Some(Row { name: name.to_owned(), line: None, role: Role::Context, emphasis, point, other })
}

/// The sum of points, derived from those with a value; provisional if one of them is.
fn total<'a>(points: impl Iterator<Item = Option<&'a Point>>) -> Option<Point> {
    let points: Vec<&Point> = points.flatten().filter(|point| point.value.is_some()).collect();
    let first = *points.first()?;
    let mut sum = Decimal::ZERO;
    for value in points.iter().filter_map(|point| point.value) {
        sum = sum.checked_add(value)?;
    }
    let provisional = points.iter().find(|point| point.is_provisional()).map(|point| point.status);
    let mut sources: Vec<String> = points.iter().flat_map(|point| point.sources.clone()).collect();
    sources.sort();
    sources.dedup();
    Some(Point {
        period: first.period,
        value: Some(sum),
        level: Some(sum),
        status: provisional.unwrap_or(ObservationStatus::Derived),
        note: Some(format!("sum of {} members", points.len())),
        sources,
        place: first.place,
    })
}
