//! Members at one period: their order, how many of them, and the sum of the rest.

use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::ObservationStatus;
use crate::diagnostic::code::chart::BAD_CHART;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ExhibitSpec, Limit, Order};
use crate::text::counted;

use super::{Arrangement, Emphasis, Line, Point, Row};
use crate::chart::scene::Role;

/// The rows of a chart; those without an observation at the period are left out, those that the source keeps back are
/// not. Where nothing is highlighted, all have one colour: length tells them apart.
pub(super) fn rows(
    lines: &[Line],
    spec: &ExhibitSpec,
    (at, compare): (Period, Option<Period>),
    ranking: Ranking,
    sink: &mut Diagnostics,
) -> Option<Vec<Row>> {
    let found = lines.iter().enumerate().filter_map(|(index, line)| row(index, line, at, compare));
    let mut rows: Vec<Row> = found.collect();
    let order = spec.sort.as_ref().map_or(Order::Descending, |order| order.value);
    let size = |row: &Row| row.change().map(Decimal::abs);
    match (order, ranking) {
        // The largest changes of either sign are kept, whatever order they stand in.
        (Order::Descending | Order::Ascending, Ranking::Change) => {
            rows.sort_by_key(|row| std::cmp::Reverse(size(row)));
        }
        (_, Ranking::Change) => {}
        (order, Ranking::Value) => put(&mut rows, order, |row| row.point.value),
    }
    let Some(limit) = &spec.limit else { return Some(in_order(rows, order, ranking)) };
    let mut rows = limited(rows, limit, Asked { lines, at, compare }, sink)?;
    let rest = rows.pop_if(|row| row.line.is_none());
    let rows = in_order(rows, order, ranking);
    Some(rows.into_iter().chain(rest).collect())
}

/// By what members are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranking {
    /// Their value.
    Value,
    /// How it changed between the two periods.
    Change,
}

impl Ranking {
    /// The ranking of an arrangement.
    pub(super) fn of(arrangement: Arrangement) -> Self {
        if arrangement == Arrangement::Changes { Self::Change } else { Self::Value }
    }
}

fn in_order(mut rows: Vec<Row>, order: Order, ranking: Ranking) -> Vec<Row> {
    if ranking == Ranking::Change {
        put(&mut rows, order, Row::change);
    }
    rows
}

/// Puts rows in an order, those without a value last.
fn put(rows: &mut [Row], order: Order, value: impl Fn(&Row) -> Option<Decimal>) {
    match order {
        Order::Descending => rows.sort_by_key(|row| std::cmp::Reverse(value(row))),
        Order::Ascending => rows.sort_by_key(|row| (value(row).is_none(), value(row))),
        Order::Given => {}
    }
}

fn row(index: usize, line: &Line, at: Period, compare: Option<Period>) -> Option<Row> {
    let point = line.holding(at)?.clone();
    let other = compare.and_then(|period| line.holding(period)).cloned();
    let role = if line.emphasis == Emphasis::Plain { Role::C1 } else { line.role };
    let (name, emphasis) = (line.name.clone(), line.emphasis);
    Some(Row { name, line: Some(index), role, emphasis, point, other, sums: Vec::new(), caution: None })
}

/// The first rows, and one for the rest where it is asked for: a sum, which only amounts allow.
fn limited(mut rows: Vec<Row>, limit: &Limit, asked: Asked<'_>, sink: &mut Diagnostics) -> Option<Vec<Row>> {
    let rest = rows.split_off(limit.top.value.min(rows.len()));
    let Some(name) = limit.rest.as_ref().filter(|_| !rest.is_empty()) else { return Some(rows) };
    if !asked.lines.iter().all(|line| line.measure.may_be_summed()) {
        let message = "the rest of these values has no sum: they are no amounts";
        sink.push(Diagnostic::new(&BAD_CHART, name.span, message).help("leave `rest` out"));
        return None;
    }
    let shown: Vec<usize> = rows.iter().filter_map(|row| row.line).collect();
    let others = (0..asked.lines.len()).filter(|index| !shown.contains(index)).collect();
    rows.extend(rest_row(&name.value, others, asked));
    Some(rows)
}

/// What rows are asked of: the lines, the period, and the one it is compared with.
#[derive(Clone, Copy)]
struct Asked<'a> {
    lines: &'a [Line],
    at: Period,
    compare: Option<Period>,
}

impl Asked<'_> {
    /// The first of the periods for which a line has no value, and why; nothing where it has all.
    fn absence(&self, index: usize) -> Option<(Period, &'static str)> {
        let line = self.lines.get(index)?;
        let reason = |period: Period| match line.holding(period) {
            Some(point) if point.value.is_some() => None,
            Some(point) => Some((period, point.absence())),
            None => Some((period, "no figure")),
        };
        [Some(self.at), self.compare].into_iter().flatten().find_map(reason)
    }
}

/// How many members that a sum leaves out are named.
const NAMED: usize = 4;

/// The sum of the rest: of the same members at both periods, else their difference would be one of membership.
/// Whoever lacks one of the values is left out of both sums, and named.
fn rest_row(name: &str, others: Vec<usize>, asked: Asked<'_>) -> Option<Row> {
    let (left_out, sums): (Vec<usize>, Vec<usize>) =
        others.into_iter().partition(|index| asked.absence(*index).is_some());
    let lines: Vec<&Line> = sums.iter().filter_map(|index| asked.lines.get(*index)).collect();
    let at = |period: Period| lines.iter().filter_map(|line| line.holding(period)).collect::<Vec<_>>();
    let first = asked.lines.iter().find_map(|line| line.holding(asked.at))?;
    let point = total(&at(asked.at)).unwrap_or_else(|| nothing(first));
    let is_plain = asked.lines.iter().any(|line| line.emphasis == Emphasis::Plain);
    Some(Row {
        name: name.to_owned(),
        line: None,
        role: Role::Context,
        emphasis: if is_plain { Emphasis::Plain } else { Emphasis::Context },
        point,
        other: asked.compare.and_then(|period| total(&at(period))),
        caution: caution(name, sums.len(), &left_out, asked),
        sums,
    })
}

/// `Other is the sum of 3 members. Not in it: Coast (not published for July 2025).`
fn caution(name: &str, count: usize, left_out: &[usize], asked: Asked<'_>) -> Option<String> {
    let absent = |index: &usize| {
        let (period, reason) = asked.absence(*index)?;
        Some(format!("{} ({reason} for {})", asked.lines.get(*index)?.name, format::period(period)))
    };
    let named: Vec<String> = left_out.iter().take(NAMED).filter_map(absent).collect();
    let more = match left_out.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let members = counted(count, "member", "members");
    let whom = format!("{name} is the sum of {members}. Not in it: {}{more}.", named.join(", "));
    (!named.is_empty()).then_some(whom)
}

/// A rest of which no member has a value.
fn nothing(like: &Point) -> Point {
    let status = ObservationStatus::Suppressed;
    let (note, sources, breaks) = (None, Vec::new(), None);
    Point {
        value: None,
        level: None,
        range: None,
        first: None,
        breaks,
        status,
        note,
        sources,
        ..like.clone()
    }
}

/// The sum of points that all have a value: derived, unless one of them is less certain than that.
fn total(points: &[&Point]) -> Option<Point> {
    let first = *points.first()?;
    let mut sum = Decimal::ZERO;
    for value in points.iter().filter_map(|point| point.value) {
        sum = sum.checked_add(value)?;
    }
    use ObservationStatus::{Derived, Estimated, Forecast, Provisional};
    let is_any = |status: &ObservationStatus| points.iter().any(|point| point.status == *status);
    let mut sources: Vec<String> = points.iter().flat_map(|point| point.sources.clone()).collect();
    sources.sort();
    sources.dedup();
    Some(Point {
        period: first.period,
        value: Some(sum),
        level: Some(sum),
        base: None,
        range: None,
        first: None,
        breaks: None,
        status: [Forecast, Provisional, Estimated].into_iter().find(is_any).unwrap_or(Derived),
        note: Some(format!("sum of {}", counted(points.len(), "member", "members"))),
        sources,
        place: first.place,
    })
}
