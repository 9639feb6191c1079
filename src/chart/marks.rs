//! The marks that types of charts are composed of: lines with gaps, steps, columns, areas.
//!
//! A mark puts shapes into a scene; where texts go is the layout's business.

pub(super) mod area;
pub(super) mod column;
pub(super) mod first;
pub(super) mod interval;
pub(super) mod line;
pub(super) mod range;
pub(super) mod step;

use super::resolve::{Line, NoteTarget, Plot, Point, Row, Slot};
use super::scale::calendar::{end, middle, start};
use crate::data::format;
use crate::data::period::{Frequency, Period};
use crate::data::quantity::Decimal;
use crate::data::series::Timing;
use crate::data::unit::UnitKind;

/// A point with its place on the time axis.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'a> {
    /// The point.
    pub(super) point: &'a Point,
    /// Where it stands on the axis, if it has a value.
    pub(super) level: Option<f64>,
    /// Where it begins on the axis: zero, or what it is stacked on.
    pub(super) base: f64,
    /// Where it begins.
    pub(super) from: f64,
    /// Where it ends: its period's end, or the next point's beginning for what holds until changed.
    pub(super) to: f64,
    /// Where a single mark for it stands.
    pub(super) at: f64,
}

impl<'a> Stretch<'a> {
    /// The stretches of a line on an axis that ends at `end_of_axis`.
    pub(super) fn of(line: &'a Line, end_of_axis: f64) -> Vec<Self> {
        let nexts = line.points.iter().skip(1).map(|point| start(point.period)).chain([end_of_axis]);
        let begins = line.begins.map_or(f64::NEG_INFINITY, |day| f64::from(day.number()));
        let stretches = line.points.iter().zip(nexts).map(|(point, next)| {
            let from = start(point.period).max(begins);
            let (to, at) = match line.timing {
                Timing::From => (next.max(from), next.max(from)),
                Timing::During | Timing::At => (end(point.period), middle(point.period)),
            };
            let base = point.base.map_or(0.0, Decimal::to_f64);
            Self { point, level: point.top().map(Decimal::to_f64), base, from, to, at }.in_slot(line.slot)
        });
        stretches.collect()
    }

    /// The part of it that is a line's own, where several stand side by side.
    fn in_slot(self, slot: Slot) -> Self {
        match slot_of(slot, (self.from, self.to)) {
            Some((from, to)) => Self { from, to, at: (from + to) / 2.0, ..self },
            None => self,
        }
    }

    /// Where a name beside it stands: at its level, in the middle of what is stacked.
    pub(super) fn height(&self) -> Option<f64> {
        let level = self.level?;
        Some(if self.point.base.is_some() { (self.base + level) / 2.0 } else { level })
    }

    /// Whether nothing is missing between it and the next one: they touch, or stand in neighbouring periods of their
    /// series. What is in force holds until the next; an irregular series has no period that could be missing.
    pub(super) fn adjoins(&self, line: &Line, next: &Self) -> bool {
        if line.timing == Timing::From || next.from <= self.to + 0.5 {
            return true;
        }
        match (line.frequency, line.frequency.months()) {
            (Frequency::Irregular, _) => true,
            // Markets close on weekends and holidays.
            (Frequency::Daily, _) => line.timing == Timing::At && next.from <= self.to + LONG_WEEKEND,
            // The day at which a stock was counted stands for its month, quarter or year.
            (_, Some(months)) if line.timing == Timing::At => {
                let number = |period: Period| {
                    let day = period.last();
                    (i32::from(day.year()) * 12 + i32::from(day.month()) - 1).div_euclid(months)
                };
                number(next.point.period) <= number(self.point.period) + 1
            }
            _ => false,
        }
    }

    /// Whether a line runs on to the next one: nothing is missing between them, and the series does not break.
    pub(super) fn runs_on(&self, line: &Line, next: &Self) -> bool {
        next.point.breaks.is_none() && self.adjoins(line, next)
    }

    /// The place of its mark in data, if it has a value.
    pub(super) fn datum(&self) -> Option<(f64, f64)> {
        self.level.map(|level| (self.at, level))
    }
}

/// Where a mark of a line stands in a period.
pub(super) fn middle_of(line: &Line, period: Period) -> f64 {
    slot_of(line.slot, (start(period), end(period)))
        .map_or_else(|| middle(period), |(from, to)| (from + to) / 2.0)
}

/// The part of a stretch of time that is a slot's own; nothing where it has all of it.
fn slot_of(slot: Slot, (from, to): (f64, f64)) -> Option<(f64, f64)> {
    let width = (to - from) * SHARE / slot.count as f64;
    let left = (from + to) / 2.0 + (slot.index as f64 - slot.count as f64 / 2.0) * width;
    (slot.count > 1).then_some((left, left + width))
}

/// The part of a period that marks side by side take together.
const SHARE: f64 = 0.82;

/// Days without quotes that are no gap among daily ones.
const LONG_WEEKEND: f64 = 4.5;

/// From the lowest to the highest of all levels, their ranges and reference levels included; 0 and 0 where there is
/// none.
pub(super) fn lowest_and_highest(plot: &Plot) -> (Decimal, Decimal) {
    let levels = plot
        .lines
        .iter()
        .flat_map(|line| line.points.iter())
        .flat_map(|point| point.top().map(|top| extent(point, top)).into_iter().flatten());
    let references = plot.notes.iter().filter_map(|note| match note.target {
        NoteTarget::Level(level) => Some(level),
        _ => None,
    });
    let all: Vec<Decimal> = levels.chain(references).collect();
    let low = all.iter().min().copied().unwrap_or(Decimal::ZERO);
    (low, all.iter().max().copied().unwrap_or(Decimal::ZERO))
}

/// Where the marks of a point reach: its level, what was first given, and both ends of its range. What is stacked has
/// no other marks than its own.
pub(super) fn extent(point: &Point, level: Decimal) -> [Decimal; 4] {
    if point.base.is_some() {
        return [level; 4];
    }
    let first = point.first.map_or(level, |first| first.level);
    point.range.map_or([level, level, level, first], |range| [range.low, level, range.high, first])
}

/// A value as it stands in the picture: `582p` where it is provisional, `145%` for what is never read without its
/// sign; other units stand on the axis once.
pub(super) fn value_text(plot: &Plot, point: &Point) -> Option<String> {
    point.value.map(|value| number_text(plot, point, value))
}

/// A value with its unit, the letter of its status behind the number: `1,238p t`.
pub(super) fn value_with_unit(plot: &Plot, point: &Point) -> Option<String> {
    let value = point.value?;
    if plot.unit.kind == UnitKind::Percent {
        return value_text(plot, point);
    }
    Some(format::marked_quantity(value, point.suffix(), &plot.unit, plot.multiplier))
}

/// A number of a point's, with the marks of that point.
fn number_text(plot: &Plot, point: &Point, value: Decimal) -> String {
    let sign = if plot.unit.kind == UnitKind::Percent { "%" } else { "" };
    format!("{}{sign}{}", format::number(value), point.suffix())
}

/// For a point that stands at its mean per period: what it is and the mean, rounded like the value.
pub(super) fn mean_text(plot: &Plot, line: &Line, point: &Point) -> Option<(String, String)> {
    let scale = i32::try_from(point.value?.scale()).unwrap_or(0);
    let level = point.level.filter(|_| point.is_mean())?.round(scale);
    let period = format::period_short(point.period);
    let kind = match line.frequency {
        Frequency::HalfYearly => "half-year average",
        Frequency::Quarterly => "quarterly average",
        Frequency::Monthly if point.period.frequency() != Frequency::Irregular => "monthly average",
        _ => "average",
    };
    // The year of months stands under them.
    let named = period.rsplit_once(' ').map_or(period.as_str(), |(months, _)| months);
    Some((format!("{named} {kind}"), number_text(plot, point, level)))
}

/// What a mouse over a mark is told: `May 2025: 1,238 t`.
pub(super) fn tooltip(plot: &Plot, line: &Line, point: &Point) -> Option<String> {
    let value = format::quantity(point.value?, &plot.unit, plot.multiplier);
    let name = if plot.lines.len() > 1 { format!("{}, ", line.name) } else { String::new() };
    let status = point.status_words();
    let range = range_text(plot, point).map_or_else(String::new, |range| format!(", between {range}"));
    let mean =
        mean_text(plot, line, point).map_or_else(String::new, |(_, mean)| format!(", on average {mean}"));
    Some(format!("{name}{}: {value}{range}{mean}{status}", format::period_short(point.period)))
}

/// The value of a row; the first one with a value says the unit, behind the marks of the number.
pub(super) fn row_text(plot: &Plot, row: &Row) -> String {
    let first = plot.rows.iter().find(|row| row.point.value.is_some());
    let is_first = first.is_some_and(|first| std::ptr::eq(first, row));
    let value = if is_first { value_with_unit(plot, &row.point) } else { value_text(plot, &row.point) };
    value.unwrap_or_else(|| "n/a".to_owned())
}

/// By how much a member changed, with its sign and the letter of a value that may still change: `+352p`.
pub(super) fn change_text(plot: &Plot, row: &Row) -> Option<String> {
    let change = row.change()?;
    let letter = [Some(&row.point), row.other.as_ref()].into_iter().flatten().map(Point::letter);
    let letter = letter.max().unwrap_or_default();
    let sign = if plot.unit.kind == UnitKind::Percent { "%" } else { "" };
    Some(format!("{}{sign}{letter}", signed(change)))
}

/// A number with its sign: `+352`.
pub(super) fn signed(value: Decimal) -> String {
    let plus = if value.is_negative() || value.is_zero() { "" } else { "+" };
    format!("{plus}{}", format::number(value))
}

/// What a mouse over the mark of a member is told: `Northland, Jul 2025: 619 t`.
pub(super) fn row_tooltip(plot: &Plot, name: &str, point: &Point) -> Option<String> {
    let value = format::quantity(point.value?, &plot.unit, plot.multiplier);
    let range = range_text(plot, point).map_or_else(String::new, |range| format!(", between {range}"));
    let status = point.status_words();
    Some(format!("{name}, {}: {value}{range}{status}", format::period_short(point.period)))
}

/// The range of a point's value as the source gives it: `390 and 410`.
pub(super) fn range_text(plot: &Plot, point: &Point) -> Option<String> {
    let range = point.range.filter(|_| !point.is_mean())?;
    let sign = if plot.unit.kind == UnitKind::Percent { "%" } else { "" };
    Some(format!("{}{sign} and {}{sign}", format::number(range.low), format::number(range.high)))
}
