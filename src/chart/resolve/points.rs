//! Observations to points: one unit for all, the periods that may stand side by side, and the cut of the range.

use crate::data::period::{Day, Frequency, Period};
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Measure, Observation, Timing};
use crate::data::unit::Unit;
use crate::diagnostic::code::chart::{CHART_OVERLAP, CHART_UNITS};
use crate::diagnostic::{Diagnostic, Diagnostics};

use super::paths::Drawn;
use super::{Emphasis, Estimate, Line, Point, Slot};
use crate::chart::scene::Role;

/// The unit and multiplier of the first key, if the others convert to it and behave like it.
pub(super) fn common_unit(drawn: &[Drawn<'_>], sink: &mut Diagnostics) -> Option<(Unit, i32)> {
    let first = drawn.first()?;
    let (unit, measure) = (&first.observations.unit, first.observations.measure);
    for other in drawn {
        let message = if other.observations.unit.factor_to(unit).is_none() {
            format!("{} and {} do not share an axis", unit.name, other.observations.unit.name)
        } else if other.observations.measure != measure {
            let theirs = other.observations.measure.word();
            format!("a {} and a {theirs} do not share an axis", measure.word())
        } else {
            continue;
        };
        let finding = Diagnostic::new(&CHART_UNITS, other.entry.path.span, message);
        sink.push(finding.also(first.entry.path.span, "the first series").help("draw two charts"));
        return None;
    }
    Some((unit.clone(), first.observations.multiplier))
}

/// The lines with all their points, still without colours.
pub(super) fn lines(drawn: &[Drawn<'_>], unit: &Unit, multiplier: i32) -> Vec<Line> {
    drawn.iter().map(|drawn| line(drawn, unit, multiplier)).collect()
}

/// What a value of a key is multiplied with to stand in a unit and multiplier.
fn factor(drawn: &Drawn<'_>, unit: &Unit, multiplier: i32) -> Option<Decimal> {
    let shift = Decimal::power_of_ten(drawn.observations.multiplier - multiplier);
    let factor = drawn.observations.unit.factor_to(unit).zip(shift);
    factor.and_then(|(factor, shift)| factor.checked_mul(shift)).map(Decimal::normalized)
}

/// Where the value of a key at a period may lie by what its source printed, in the unit of the plot.
pub(super) fn room(drawn: &Drawn<'_>, period: Period, unit: &Unit, multiplier: i32) -> Option<Interval> {
    let observation = drawn.observations.by_period.get(&period)?;
    let value = observation.value?;
    let room = match (observation.range, drawn.series.exact) {
        (Some(range), _) => range,
        (None, true) => Interval::point(value),
        (None, false) => Interval::rounded_to(value, observation.decimals)?,
    };
    let factor = factor(drawn, unit, multiplier)?;
    Some(Interval::between(room.low.checked_mul(factor)?, room.high.checked_mul(factor)?))
}

fn line(drawn: &Drawn<'_>, unit: &Unit, multiplier: i32) -> Line {
    let Drawn { series, key, observations, ref name, .. } = *drawn;
    let factor = factor(drawn, unit, multiplier);
    let mut free = key.iter();
    let members = series.dimensions.iter().filter_map(|dimension| {
        let member = dimension.fixed.as_ref().or_else(|| free.next())?;
        Some((dimension.id.clone(), member.clone()))
    });
    let members: Vec<(String, String)> = members.collect();
    let fixed = || members.iter().map(|(_, member)| member.clone()).collect();
    let distinct = if key.is_empty() { fixed() } else { key.clone() };
    let points = observations.by_period.values();
    Line {
        name: name.clone(),
        series: series.id.clone(),
        members,
        distinct,
        path: std::iter::once(&series.id).chain(key).map(String::as_str).collect::<Vec<_>>().join("."),
        timing: series.timing,
        measure: observations.measure,
        frequency: series.frequency,
        role: Role::Context,
        emphasis: Emphasis::Plain,
        begins: None,
        slot: Slot::WHOLE,
        points: points
            .map(|observation| point(observation, factor, observations.measure, series.frequency))
            .collect(),
    }
}

fn point(
    observation: &Observation,
    factor: Option<Decimal>,
    measure: Measure,
    frequency: Frequency,
) -> Point {
    // A factor of one is left out, so that the digits stay as printed.
    let convert = |value: Decimal| match factor {
        Some(factor) if factor == Decimal::ONE => Some(value),
        Some(factor) => value.checked_mul(factor),
        None => None,
    };
    let value = observation.value.filter(|_| !observation.status.is_missing()).and_then(convert);
    let level = |value: Decimal| level(value, observation.period, measure, frequency);
    let end = |value: Decimal| convert(value).and_then(level);
    let range = observation.range.filter(|range| value.is_some() && range.low < range.high);
    Point {
        period: observation.period,
        value,
        level: value.and_then(level),
        base: None,
        range: range.and_then(|range| Some(Interval::between(end(range.low)?, end(range.high)?))),
        first: value.and_then(|value| first_estimate(observation, value, &convert, &level)),
        breaks: observation.breaks.clone(),
        status: observation.status,
        note: observation.remarks(),
        sources: observation.sources.clone(),
        place: observation.place,
    }
}

/// What the source first gave for a cell, if it is not what it gives now.
fn first_estimate(
    observation: &Observation,
    value: Decimal,
    convert: &dyn Fn(Decimal) -> Option<Decimal>,
    level: &dyn Fn(Decimal) -> Option<Decimal>,
) -> Option<Estimate> {
    let earlier = observation.earlier.iter().find(|earlier| earlier.value.is_some())?;
    let first = convert(earlier.value?).filter(|first| *first != value)?;
    Some(Estimate { value: first, level: level(first)?, as_of: earlier.as_of })
}

/// An amount over several periods of its series stands at its mean per period; everything else at its value.
fn level(value: Decimal, period: Period, measure: Measure, frequency: Frequency) -> Option<Decimal> {
    let usual = frequency.months().unwrap_or(0);
    let covered = if period.frequency() == Frequency::Daily { 0 } else { months_covered(period) };
    if !measure.may_be_summed() || usual == 0 || covered <= usual || covered % usual != 0 {
        return Some(value);
    }
    value.checked_div(Decimal::from_int(i64::from(covered / usual)))
}

/// Calendar months touched by a period.
fn months_covered(period: Period) -> i32 {
    let index = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month());
    index(period.last()) - index(period.first()) + 1
}

/// Leaves the periods inside the range, each day once: a total of periods that stand there themselves is left out,
/// and one that covers others only in part is reported. What is in force from a day on is kept from before the
/// range where it still holds at its beginning, missing or not.
pub(super) fn cut(lines: &mut [Line], (first, last): (Day, Day), sink: &mut Diagnostics) {
    for line in lines {
        match line.timing {
            Timing::From => cut_in_force(line, first, last),
            Timing::During | Timing::At => {
                line.points.retain(|point| first <= point.period.first() && point.period.last() <= last);
            }
        }
        let totals: Vec<Period> =
            line.points.iter().map(|point| point.period).filter(|period| is_total(*period, line)).collect();
        line.points.retain(|point| !totals.contains(&point.period));
        // Averages over several periods may overlap, as moving ones do; amounts may not.
        if line.measure.may_be_summed() {
            report_overlap(line, sink);
        }
    }
}

/// Whether a period holds another point of the line, and so is its total.
fn is_total(period: Period, line: &Line) -> bool {
    line.points.iter().any(|point| point.period != period && period.contains(point.period))
}

fn report_overlap(line: &Line, sink: &mut Diagnostics) {
    let overlap = line.points.windows(2).find_map(|pair| match pair {
        [one, other] if other.period.first() <= one.period.last() => Some((one, other)),
        _ => None,
    });
    if let Some((one, other)) = overlap {
        let message = format!("`{}` holds {} and {}, which overlap", line.path, one.period, other.period);
        let finding = Diagnostic::new(&CHART_OVERLAP, other.place, message);
        sink.push(finding.also(one.place, "the other period").help("narrow the range of the chart"));
    }
}

/// What began inside the range, and before it what the range begins with.
fn cut_in_force(line: &mut Line, first: Day, last: Day) {
    let before = line.points.iter().rposition(|point| point.period.first() <= first).unwrap_or(0);
    line.points.drain(..before);
    line.points.retain(|point| point.period.first() <= last);
    line.begins = Some(first);
}
