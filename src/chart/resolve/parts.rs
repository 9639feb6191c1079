//! How the series of a chart stand to each other: side by side, on each other, or as the changes of a total.
//!
//! What is added up must be the parts of a stated total, at every period and as far as the printed digits can tell.
//! A period that lacks one of them has no sum: nothing is filled in.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::catalog::Catalog;
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Measure, ObservationStatus};
use crate::diagnostic::code::chart::{BAD_CHART, CHART_PARTS};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ExhibitSpec, SeriesRef};
use crate::text::{Span, Spanned};

use super::paths::{self, Drawn};
use super::{Arrangement, Emphasis, Line, Plot, Point, Row, Slot, points};
use crate::chart::scene::Role;

/// Puts the lines of a plot into their places. Nothing where they are added up and are not the parts of their total.
pub(super) fn arrange(
    plot: &mut Plot,
    drawn: &[Drawn<'_>],
    arrangement: Arrangement,
    spec: &ExhibitSpec,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Option<()> {
    if arrangement == Arrangement::Beside {
        side_by_side(&mut plot.lines);
    }
    let Some(path) = &spec.parts_of else { return Some(()) };
    check_kinds(drawn, path, catalog, sink)?;
    let entry = SeriesRef { path: path.clone(), label: None };
    let whole = whole(path, &entry, catalog, sink)?;
    let mut total = total(plot, drawn, &whole, sink)?;
    let sums = Sums { drawn, whole: &whole, total: &total, place: path.span };
    match plot.at {
        None => plot.incomplete = sums.check_range(plot, sink)?,
        Some(at) => sums.check_moments(plot, at, sink)?,
    }
    match arrangement {
        Arrangement::Stacked => stack(plot, &mut total, drawn, sink)?,
        Arrangement::Changes => complete(plot, &total, spec, sink)?,
        Arrangement::Apart | Arrangement::Beside => {}
    }
    plot.total = Some(total);
    Some(())
}

fn side_by_side(lines: &mut [Line]) {
    let count = lines.len().max(1);
    for (index, line) in lines.iter_mut().enumerate() {
        line.slot = Slot { index, count };
    }
}

/// Whether the parts can be added at all: amounts, each for itself, and none of them a sum of others.
fn check_kinds(
    drawn: &[Drawn<'_>],
    total: &Spanned<String>,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Option<()> {
    let before = sink.len();
    for one in drawn {
        let place = one.entry.path.span;
        let members = one.series.free_dimensions().zip(one.key);
        let aggregate = members.into_iter().find_map(|(dimension, member)| {
            catalog.member(&dimension.codes, member).filter(|member| member.aggregate)
        });
        if let Some(member) = aggregate {
            let message = format!("`{}` is a sum of others, which would count twice", member.name);
            let finding = Diagnostic::new(&CHART_PARTS, place, message);
            sink.push(finding.also(total.span, "the total").help("name members only"));
        }
        if !matches!(one.observations.measure, Measure::Flow | Measure::Stock | Measure::Balance) {
            let word = one.observations.measure.word();
            let message = format!("a {word} has no parts that add up");
            sink.push(Diagnostic::new(&CHART_PARTS, place, message).help("use `type: line` or `grouped`"));
            break;
        }
    }
    (sink.len() == before).then_some(())
}

/// The key that the file names as the total.
fn whole<'a>(
    path: &Spanned<String>,
    entry: &'a SeriesRef,
    catalog: &'a Catalog,
    sink: &mut Diagnostics,
) -> Option<Drawn<'a>> {
    let (series, key, observations) = paths::observations(path, catalog, sink)?;
    let name = catalog.member_names(series, key).pop().unwrap_or_else(|| series.title.clone());
    Some(Drawn { series, key, observations, entry, name })
}

/// The line of the total, in the unit of its parts.
fn total(plot: &Plot, drawn: &[Drawn<'_>], whole: &Drawn<'_>, sink: &mut Diagnostics) -> Option<Line> {
    let mut both: Vec<Drawn<'_>> = drawn.first().cloned().into_iter().collect();
    both.push(whole.clone());
    points::common_unit(&both, sink)?;
    let mut lines = points::lines(std::slice::from_ref(whole), &plot.unit, plot.multiplier);
    if plot.at.is_none() {
        points::cut(&mut lines, plot.days, sink);
    }
    let mut total = lines.pop()?;
    total.role = Role::Ink;
    Some(total)
}

/// The parts and the total, and where the file names it.
struct Sums<'a> {
    drawn: &'a [Drawn<'a>],
    whole: &'a Drawn<'a>,
    total: &'a Line,
    place: Span,
}

/// The value of a line at a period.
fn value_at(line: &Line, period: Period) -> Option<Decimal> {
    line.at(period).and_then(|point| point.value)
}

impl Sums<'_> {
    fn report(&self, message: String) -> Diagnostic {
        Diagnostic::new(&CHART_PARTS, self.place, message)
    }

    /// Checks each period of a range; returns those in which a part has no value.
    fn check_range(&self, plot: &Plot, sink: &mut Diagnostics) -> Option<Vec<Period>> {
        let before = sink.len();
        let lines = plot.lines.iter().chain([self.total]);
        let periods: BTreeSet<Period> =
            lines.flat_map(|line| line.points.iter().map(|point| point.period)).collect();
        let is_complete = |period: &Period| plot.lines.iter().all(|line| value_at(line, *period).is_some());
        let (complete, incomplete): (Vec<Period>, Vec<Period>) = periods.into_iter().partition(is_complete);
        for period in &complete {
            self.check(plot, *period, sink);
        }
        if complete.is_empty() {
            let message = "no period has a value of every part, so that nothing can be added up";
            sink.push(self.report(message.to_owned()).help("name fewer parts, or widen `range`"));
        }
        (sink.len() == before).then_some(incomplete)
    }

    /// Checks the periods of a comparison, for which every part must be known.
    fn check_moments(&self, plot: &Plot, at: Period, sink: &mut Diagnostics) -> Option<()> {
        let before = sink.len();
        for period in [Some(at), plot.compare].into_iter().flatten() {
            let unknown = plot.lines.iter().filter(|line| value_at(line, period).is_none());
            let unknown: Vec<String> = unknown.map(|line| format!("`{}`", line.path)).collect();
            if unknown.is_empty() {
                self.check(plot, period, sink);
                continue;
            }
            let verb = if unknown.len() > 1 { "have" } else { "has" };
            let message =
                format!("for {period} the parts do not add up: {} {verb} no value", unknown.join(", "));
            sink.push(self.report(message).help("choose another period, or parts that have values"));
        }
        (sink.len() == before).then_some(())
    }

    /// Whether the parts of one period add up to the total.
    fn check(&self, plot: &Plot, period: Period, sink: &mut Diagnostics) {
        let Some((point, total)) = self.total.at(period).and_then(|point| Some((point, point.value?))) else {
            let message = format!("`{}` has no value for {period}, which its parts have", self.total.path);
            sink.push(self.report(message).help("choose other periods, or another total"));
            return;
        };
        let Some((sum, parts, room)) = self.sums(plot, period) else {
            let message = format!("the parts of {period} are too large to be added up");
            sink.push(self.report(message).help("name fewer parts"));
            return;
        };
        if parts.low <= room.high && room.low <= parts.high {
            return;
        }
        let said = |value: Decimal| format::quantity(value, &plot.unit, plot.multiplier);
        let difference = sum.checked_sub(total).unwrap_or(sum);
        let message = format!(
            "in {} the parts add up to {}, {} {} than the {} of `{}`",
            format::period(period),
            said(sum),
            said(difference.abs()),
            if difference.is_negative() { "less" } else { "more" },
            said(total),
            self.total.path
        );
        let finding = self.report(message).also(point.place, "the total");
        sink.push(finding.help("name every part of this total, or the total of these parts"));
    }

    /// The sum of the parts of a period, where it may lie, and where the total may.
    fn sums(&self, plot: &Plot, period: Period) -> Option<(Decimal, Interval, Interval)> {
        let room = |one: &Drawn<'_>| points::room(one, period, &plot.unit, plot.multiplier);
        let sum = added(plot.lines.iter().map(|line| value_at(line, period)))?;
        let mut parts = Interval::point(Decimal::ZERO);
        for room in self.drawn.iter().map(room) {
            let room = room?;
            parts =
                Interval { low: parts.low.checked_add(room.low)?, high: parts.high.checked_add(room.high)? };
        }
        Some((sum, parts, room(self.whole)?))
    }
}

fn added(values: impl Iterator<Item = Option<Decimal>>) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    for value in values {
        sum = sum.checked_add(value?)?;
    }
    Some(sum)
}

/// Puts the parts of each period on each other: what the chart is about at the bottom, where it can be compared, the
/// others in the order of the file. Where a part is missing, nothing stands.
fn stack(plot: &mut Plot, total: &mut Line, drawn: &[Drawn<'_>], sink: &mut Diagnostics) -> Option<()> {
    refuse_negative(&plot.lines, drawn, sink)?;
    for line in plot.lines.iter_mut().chain([total]) {
        let without = line.points.iter_mut().filter(|point| plot.incomplete.contains(&point.period));
        without.for_each(|point| point.level = None);
    }
    let mut order: Vec<&mut Line> = plot.lines.iter_mut().collect();
    order.sort_by_key(|line| line.emphasis != Emphasis::Accent);
    let mut heights: BTreeMap<Period, Decimal> = BTreeMap::new();
    for point in order.into_iter().flat_map(|line| &mut line.points) {
        let Some(level) = point.level else { continue };
        let height = heights.entry(point.period).or_insert(Decimal::ZERO);
        point.base = Some(*height);
        *height = height.checked_add(level)?;
    }
    Some(())
}

fn refuse_negative(lines: &[Line], drawn: &[Drawn<'_>], sink: &mut Diagnostics) -> Option<()> {
    let negative = lines.iter().zip(drawn).find_map(|(line, one)| {
        let (point, _) = line.levels().find(|(_, level)| level.is_negative())?;
        Some((line, point, one))
    });
    let Some((line, point, one)) = negative else { return Some(()) };
    let when = format::period(point.period);
    let message = format!("`{}` is below zero in {when}, which has no place in a stack", line.path);
    let finding = Diagnostic::new(&CHART_PARTS, one.entry.path.span, message);
    sink.push(finding.also(point.place, "the value").help("use `type: grouped` or `line`"));
    None
}

/// Adds what the rounding of the parts leaves of the total's change, so that the bars sum to it exactly.
fn complete(plot: &mut Plot, total: &Line, spec: &ExhibitSpec, sink: &mut Diagnostics) -> Option<()> {
    let shown = plot.rows.iter().filter(|row| row.line.is_some()).count();
    let has_rest = plot.rows.iter().any(|row| row.line.is_none());
    if let Some(limit) = spec.limit.as_ref().filter(|_| shown < plot.lines.len() && !has_rest) {
        let message = "the bars of a waterfall sum to the change of the total, so that none is left out";
        let finding = Diagnostic::new(&BAD_CHART, limit.top.span, message);
        sink.push(finding.help("name the rest: `limit: {top: 6, rest: Other}`"));
        return None;
    }
    let left = |period: Period, value: fn(&Row) -> Option<Decimal>| {
        let point = total.at(period)?;
        let value = point.value?.checked_sub(added(plot.rows.iter().map(value))?)?;
        let note = Some("what the rounded parts leave of the total".to_owned());
        let status = ObservationStatus::Derived;
        Some(Point { value: Some(value), level: Some(value), range: None, note, status, ..point.clone() })
    };
    let row = Row {
        name: "Rounding".to_owned(),
        line: None,
        role: Role::Context,
        emphasis: Emphasis::Context,
        point: left(plot.at?, |row| row.point.value)?,
        other: left(plot.compare?, |row| row.other.as_ref()?.value),
        sums: Vec::new(),
        caution: None,
    };
    if row.change().is_some_and(|change| !change.is_zero()) {
        plot.rows.push(row);
    }
    Some(())
}
