//! The frame of charts over time: value ticks over their gridlines, calendar periods under the plot.

use crate::chart::marks::{Stretch, lowest_and_highest};
use crate::chart::metrics::{Weight, width};
use crate::chart::resolve::{Line, NoteTarget, Plot};
use crate::chart::scale::calendar::{Slot, slots, start};
use crate::chart::scale::{Frame, Ticks, ticks};
use crate::chart::scene::{Anchor, Label, Scene, Shape, TEXT, Voice};
use crate::data::format;
use crate::data::period::{Day, Frequency};
use crate::data::quantity::Decimal;

use super::ends::Edge;
use super::{Width, lanes};

/// Between the tick labels and the first datum.
const COLUMN_GAP: f64 = 8.0;
/// Over the plot: a value label above the highest datum, or the highest tick's label.
const HEAD: f64 = 24.0;
/// From the axis to the baseline of its labels.
pub(in crate::chart) const LABEL_DROP: f64 = 19.0;
/// From there to the baseline of the years.
pub(in crate::chart) const YEAR_DROP: f64 = 17.0;
/// Under the last baseline.
pub(in crate::chart) const FOOT: f64 = 5.0;
/// How much wider than the shipped font another may be.
const WIDER: f64 = 0.06;
/// Height of the plot for one step between ticks.
const TICK_EVERY: f64 = 68.0;

/// What a chart over time stands on.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Axes {
    /// The plot.
    pub(in crate::chart) frame: Frame,
    /// The value ticks.
    pub(in crate::chart) ticks: Ticks,
    /// The periods under the plot.
    pub(in crate::chart) slots: Vec<Slot>,
    /// Whether the years have a row of their own.
    pub(in crate::chart) year_row: bool,
    /// Whether period borders are marked.
    pub(in crate::chart) borders: bool,
    /// Height of the picture.
    pub(in crate::chart) height: f64,
}

/// What a type of charts asks of its axes.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Wish {
    /// Whether the value axis begins at zero.
    pub(in crate::chart) zero: bool,
    /// Whether period borders are marked.
    pub(in crate::chart) borders: bool,
    /// Room wanted at the right for names, beyond the free half of the last period.
    pub(in crate::chart) names: f64,
    /// Where the mark of the last period ends, behind which the names stand.
    pub(in crate::chart) edge: Edge,
    /// Room wanted between the lanes of events and the plot.
    pub(in crate::chart) head: f64,
    /// Whether the label with the unit, the widest, also keeps data off.
    pub(in crate::chart) unit_column: bool,
}

/// The axes of a plot in one width.
pub(in crate::chart) fn axes(plot: &Plot, wish: Wish, size: Width) -> Axes {
    let ticks = value_ticks(plot, wish.zero, target(size.plot));
    let (first, last) = plot.days;
    let days = (f64::from(first.number()), f64::from(last.number()) + 1.0);
    let left = column(plot, &ticks, wish).max(lanes::column(plot)) + COLUMN_GAP;
    let right = right_edge(left, wish.names, size, tail(plot, wish.edge, days));
    let top = lanes::height(plot) + wish.head + HEAD;
    let (slots, year_row) = calendar((first, last), frequency(plot), (left, right));
    let frame = Frame { left, right, top, bottom: top + size.plot, x: days, y: (ticks.low, ticks.high) };
    let years = if year_row { YEAR_DROP } else { 0.0 };
    let height = frame.bottom + LABEL_DROP + years + FOOT;
    Axes { frame, ticks, slots, year_row, borders: wish.borders, height }
}

/// The periods of an axis between two edges, and whether the years have a row of their own.
pub(in crate::chart) fn calendar(
    (first, last): (Day, Day),
    frequency: Frequency,
    (left, right): (f64, f64),
) -> (Vec<Slot>, bool) {
    let per_day = (right - left) / f64::from(last.days_since(first) + 1);
    let fits = |label: &str, room: f64| width(label, Weight::Regular, TEXT) + 8.0 <= room * per_day;
    let mut slots = slots(first, last, frequency, &fits);
    let year_row = years_in_a_row(&mut slots, per_day);
    (slots, year_row)
}

/// About so many ticks for all values of a plot.
pub(in crate::chart) fn value_ticks(plot: &Plot, zero: bool, target: usize) -> Ticks {
    let (low, high) = value_range(plot, zero);
    ticks(low, high, target)
}

/// How many ticks a plot of that height asks for.
pub(in crate::chart) fn target(height: f64) -> usize {
    (2..=6).rev().find(|count| *count as f64 * TICK_EVERY <= height + TICK_EVERY / 2.0).unwrap_or(2)
}

/// From the lowest to the highest of all levels, reference levels and, where asked, zero.
fn value_range(plot: &Plot, zero: bool) -> (Decimal, Decimal) {
    let (low, high) = lowest_and_highest(plot);
    if zero { (low.min(Decimal::ZERO), high.max(Decimal::ZERO)) } else { (low, high) }
}

/// The finest frequency in the plot: its periods stand under it.
pub(in crate::chart) fn frequency(plot: &Plot) -> Frequency {
    let found = plot.lines.iter().map(|line| line.frequency).filter(|frequency| frequency.months().is_some());
    found.max().unwrap_or(Frequency::Irregular)
}

/// Width of the tick labels that data keep off.
fn column(plot: &Plot, ticks: &Ticks, wish: Wish) -> f64 {
    let count = ticks.values.len();
    let texts = (0..count).map(|at| (at + 1 == count, tick_text(plot, ticks, at, true)));
    let counted = texts.filter(|(top, _)| wish.unit_column || !top || count < 2);
    counted.map(|(_, text)| width(&text, Weight::Regular, TEXT)).fold(0.0, f64::max)
}

/// A tick's label: the unit is said once, at the top, of the first panel where there are several.
pub(in crate::chart) fn tick_text(plot: &Plot, ticks: &Ticks, at: usize, with_unit: bool) -> String {
    let Some(value) = ticks.values.get(at) else { return String::new() };
    if with_unit && at + 1 == ticks.values.len() {
        return format::quantity(*value, &plot.unit, plot.multiplier);
    }
    format::number(*value)
}

/// The part of the plot's width after the last datum, which names may use.
fn tail(plot: &Plot, edge: Edge, (from, to): (f64, f64)) -> f64 {
    let end = |line: &Line| Stretch::of(line, to).last().map(|stretch| edge(line, stretch));
    let last = plot.lines.iter().filter_map(end);
    let last = last.fold(from, f64::max);
    ((to - last) / (to - from)).clamp(0.0, 0.5)
}

/// Where the plot ends so that names of that width after its last datum stay inside.
fn right_edge(left: f64, names: f64, size: Width, tail: f64) -> f64 {
    if names <= 0.0 {
        return size.width;
    }
    let edge = (size.width - names - left * tail) / (1.0 - tail);
    edge.clamp(left + size.width * 0.4, size.width)
}

/// Whether years stand in a row of their own. Where there is one year only, it joins the first label if it fits.
fn years_in_a_row(slots: &mut [Slot], per_day: f64) -> bool {
    let count = slots.iter().filter(|slot| slot.year.is_some()).count();
    let joined =
        slots.first().and_then(|slot| slot.year.as_ref().map(|year| format!("{} {year}", slot.label)));
    let (Some(joined), 1) = (joined, count) else { return count > 0 };
    let blank = slots.iter().skip(1).take_while(|slot| slot.label.is_empty()).count();
    let Some(first) = slots.first_mut() else { return false };
    let room = (first.to - first.from) * per_day * (1.0 + blank as f64);
    let fits = !first.label.is_empty() && width(&joined, Weight::Regular, TEXT) + 4.0 <= room;
    if fits {
        first.label = joined;
        first.year = None;
    }
    !fits
}

/// Gridlines and value labels: over the line, at the left, unit on the top one.
pub(in crate::chart) fn draw_values(scene: &mut Scene, plot: &Plot, axes: &Axes) {
    for (at, value) in axes.ticks.values.iter().enumerate() {
        let y = axes.frame.py(value.to_f64());
        if !value.is_zero() {
            scene.furniture("grid", Shape::Line(vec![(0.0, y), (axes.frame.right, y)]));
        }
        let text = tick_text(plot, &axes.ticks, at, true);
        scene.label(Label::new(text, (0.0, y - 5.0), Anchor::Start, Voice::Note));
    }
}

/// The line at zero, over the marks that stand on it. An axis without zero has none: its lowest gridline is no base.
pub(in crate::chart) fn draw_base(scene: &mut Scene, axes: &Axes) {
    if axes.frame.y.0 <= 0.0 && axes.frame.y.1 >= 0.0 {
        let y = axes.frame.py(0.0);
        scene.furniture("axis", Shape::Line(vec![(0.0, y), (axes.frame.right, y)]));
    }
}

/// The periods under the plot, each label in the middle of its period, each year at the border where it begins.
pub(in crate::chart) fn draw_periods(scene: &mut Scene, plot: &Plot, axes: &Axes) {
    let (frame, baseline) = (axes.frame, axes.frame.bottom + LABEL_DROP);
    let mut taken = f64::NEG_INFINITY;
    for slot in &axes.slots {
        let from = frame.px(slot.from);
        let long = axes.year_row && slot.year.is_some();
        if axes.borders || long {
            let end = if long { baseline + YEAR_DROP } else { frame.bottom + 5.0 };
            scene.furniture("tick", Shape::Line(vec![(from, frame.bottom), (from, end)]));
        }
        let label = period_label(scene, plot, axes, slot);
        // A period that the range cuts may be too narrow for its label beside its neighbour's.
        if !slot.label.is_empty() && label.rect().left >= taken {
            taken = label.rect().right + 4.0;
            scene.label(label);
        }
    }
    if axes.year_row {
        draw_years(scene, axes, baseline + YEAR_DROP);
    }
}

/// The label of a period: strong where the editor points the period out among columns, off the long stroke of a
/// year, inside the picture.
fn period_label(scene: &Scene, plot: &Plot, axes: &Axes, slot: &Slot) -> Label {
    let (from, to) = (axes.frame.px(slot.from), axes.frame.px(slot.to));
    let noted = plot.notes.iter().any(|note| match note.target {
        NoteTarget::Datum(_, period) => (start(period) - slot.from).abs() < 0.5,
        _ => false,
    });
    let voice = if noted && !axes.borders { Voice::Strong } else { Voice::Note };
    let place = ((from + to) / 2.0, axes.frame.bottom + LABEL_DROP);
    let mut label = Label::new(slot.label.clone(), place, Anchor::Middle, voice);
    if axes.year_row && slot.year.is_some() {
        label.at.0 += (from + 4.0 - label.rect().left).max(0.0);
    }
    let rect = label.rect();
    // Where the shipped font fails, another may be wider.
    let spare = (rect.right - rect.left) * WIDER;
    label.at.0 += (0.0 - rect.left).max(0.0) - (rect.right + spare - scene.width).max(0.0);
    label
}

/// The years, without those for which there is no room before the next.
fn draw_years(scene: &mut Scene, axes: &Axes, baseline: f64) {
    let mut years: Vec<Label> = Vec::new();
    for slot in axes.slots.iter().rev() {
        let Some(year) = &slot.year else { continue };
        let place = (axes.frame.px(slot.from) + 4.0, baseline);
        let label = Label::new(year.clone(), place, Anchor::Start, Voice::Strong);
        let free = years.last().is_none_or(|next| label.rect().right + 6.0 <= next.rect().left);
        if free && label.rect().right <= scene.width {
            years.push(label);
        }
    }
    years.into_iter().rev().for_each(|label| scene.label(label));
}
