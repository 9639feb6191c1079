//! Texts fixed to a datum: values of the first, last, lowest and highest point, and the editor's own notes.
//!
//! Each goes to the nearest free place. A value without one stands in the table only; a note without one moves to the
//! key, where its number is.

use crate::chart::marks::{Stretch, mean_text, value_text};
use crate::chart::resolve::{Emphasis, Glyph, Line, Note, NoteTarget, Plot};
use crate::chart::scene::{Role, Scene, TEXT, Voice};
use crate::chart::words::wrap;
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;

use super::solver::{Block, RADII, Side, free_disc, place, push};
use super::{Width, lanes};

/// The datum of a point in units of the viewBox.
fn datum(scene: &Scene, line: &Line, period: Period) -> Option<(f64, f64)> {
    let stretches = Stretch::of(line, scene.frame.x.1);
    let stretch = stretches.iter().find(|stretch| stretch.point.period == period)?;
    // What holds for a time is noted at its beginning, where it changed.
    let x = if line.timing == crate::data::series::Timing::From { stretch.from } else { stretch.at };
    Some((scene.frame.px(x), scene.frame.py(stretch.level?)))
}

/// Puts the notes at data into the picture; returns the positions of those that found no place.
pub(in crate::chart) fn draw_notes(scene: &mut Scene, plot: &Plot, size: Width) -> Vec<usize> {
    let mut left = Vec::new();
    for (at, note) in plot.notes.iter().enumerate() {
        let NoteTarget::Datum(index, period) = note.target else { continue };
        let Some(line) = plot.lines.get(index).filter(|_| !plot.keyed.contains(&at)) else { continue };
        let Some(point) = datum(scene, line, period) else { continue };
        let block = note_block(note, size);
        match place(scene, &block, point, &RADII, side_of(line, period)) {
            Some((labels, radius)) => push(scene, labels, point, radius),
            None => left.push(at),
        }
    }
    left
}

/// Letters of a note that is set in strong letters as a whole.
const SHORT: usize = 24;

/// A note with what stands before its first colon in strong letters.
fn note_block(note: &Note, size: Width) -> Block {
    let room = if size.is_narrow() { 116.0 } else { 168.0 };
    let short = note.text.chars().count() <= SHORT;
    let whole = if short { (note.text.as_str(), "") } else { ("", note.text.as_str()) };
    let (head, rest) = note.text.split_once(": ").unwrap_or(whole);
    let rows = |text: &str, voice: Voice| {
        let rows = wrap(text, voice.weight(), TEXT, room);
        rows.into_iter().map(move |row| (row, voice)).collect::<Vec<_>>()
    };
    let rows: Vec<(String, Voice)> =
        rows(head, Voice::Strong).into_iter().chain(rows(rest, Voice::Note)).collect();
    Block::new(rows, Role::None)
}

/// On which side of a point a text best stands.
fn side_of(line: &Line, period: Period) -> Side {
    if points_up(line, period) { Side::Peak } else { Side::Valley }
}

/// Whether a point is a peak rather than a valley.
fn points_up(line: &Line, period: Period) -> bool {
    let levels: Vec<_> = line.levels().collect();
    let Some(at) = levels.iter().position(|(point, _)| point.period == period) else { return true };
    let level = |at: Option<usize>| at.and_then(|at| levels.get(at)).map(|(_, level)| *level);
    let here = level(Some(at));
    let (before, after) = (level(at.checked_sub(1)), level(Some(at + 1)));
    let below = [before, after].into_iter().flatten().filter(|other| Some(*other) > here).count();
    below == 0 || (below == 1 && before.is_some() && after.is_some() && after < here)
}

/// Puts the values of the first, last, highest and lowest point of the lines that the chart is about.
pub(in crate::chart) fn draw_values(scene: &mut Scene, plot: &Plot) {
    let count = plot.lines.len();
    for (index, line) in plot.lines.iter().enumerate() {
        if line.emphasis == Emphasis::Context || (line.emphasis == Emphasis::Plain && count > 2) {
            continue;
        }
        if count == 1 {
            draw_means(scene, plot, line);
        }
        for (period, needed) in remarkable(scene, line, count == 1) {
            if !is_noted(plot, index, period) {
                draw_value(scene, plot, line, (period, needed), side_of(line, period));
            }
        }
    }
}

/// Whether a note of the editor's at a datum says its value, which then need not be said twice.
pub(in crate::chart) fn is_noted(plot: &Plot, line: usize, period: Period) -> bool {
    let value = plot.lines.get(line).and_then(|line| line.at(period)).and_then(|point| point.value);
    let Some(value) = value else { return false };
    let spellings = [format::number(value), format::number(value.round(0))];
    let says = |note: &Note| spellings.iter().any(|spelling| note.text.contains(spelling.as_str()));
    plot.notes.iter().any(|note| note.target == NoteTarget::Datum(line, period) && says(note))
}

/// Says of points that stand at their mean what they are.
pub(in crate::chart) fn draw_means(scene: &mut Scene, plot: &Plot, line: &Line) {
    for point in line.points.iter().filter(|point| point.is_mean()) {
        let words = mean_text(plot, line, point).zip(datum(scene, line, point.period));
        let Some(((name, mean), at)) = words else { continue };
        let block = Block::new(vec![(name, Voice::Note), (mean, Voice::Named)], line.role);
        if let Some((labels, _)) = place(scene, &block, at, &RADII, Side::Peak) {
            labels.into_iter().for_each(|label| scene.label(label));
        }
    }
}

/// Writes one value at its datum, further away only where it is needed.
pub(in crate::chart) fn draw_value(
    scene: &mut Scene,
    plot: &Plot,
    line: &Line,
    (period, needed): (Period, bool),
    side: Side,
) {
    let text = line.at(period).and_then(|point| value_text(plot, point));
    let Some((point, text)) = datum(scene, line, period).zip(text) else { return };
    let voice = if plot.lines.len() == 1 { Voice::Strong } else { Voice::Named };
    let block = Block::new(vec![(text, voice)], line.role);
    // Over a column a text may have to rise above its neighbours.
    let far = if matches!(side, Side::Above) { RADII.len() } else { 7 };
    let near = RADII.get(..if needed { far } else { 2 }).unwrap_or(&RADII);
    if let Some((labels, radius)) = place(scene, &block, point, near, side) {
        push(scene, labels, point, radius);
    }
}

/// The periods of the last, highest, lowest and first value, each once, the most needed first. Of one line among
/// several, only extremes that stand off from its ends: its last value stands in its name already.
pub(in crate::chart) fn remarkable(scene: &Scene, line: &Line, single: bool) -> Vec<(Period, bool)> {
    let levels: Vec<(Period, Decimal)> = line
        .levels()
        .filter(|(point, _)| !point.is_mean())
        .map(|(point, level)| (point.period, level))
        .collect();
    let (first, last) = (levels.first().copied(), levels.last().copied());
    let high = levels.iter().max_by_key(|(_, level)| *level).copied();
    let low = levels.iter().min_by_key(|(_, level)| *level).copied();
    let wanted = if single {
        vec![(last, true), (high, true), (low, true), (first, false)]
    } else {
        let off = |extreme: Option<(Period, Decimal)>| {
            let height = |level: Decimal| scene.frame.py(level.to_f64());
            let ends = [first, last].into_iter().flatten();
            let clear = |(_, level): &(Period, Decimal)| {
                ends.clone().all(|(_, end)| (height(*level) - height(end)).abs() > STAND_OFF)
            };
            extreme.filter(clear)
        };
        vec![(off(high), true), (off(low), true)]
    };
    let mut periods: Vec<(Period, bool)> = Vec::new();
    for (found, needed) in wanted {
        let Some((period, _)) = found else { continue };
        if !periods.iter().any(|(known, _)| *known == period) {
            periods.push((period, needed));
        }
    }
    periods
}

/// How far an extreme stands from both ends of its line to be worth a number.
const STAND_OFF: f64 = 30.0;

/// Marks the notes that stand in the key by their numbers, as near to their data as there is room. Returns those for
/// which there is none.
pub(in crate::chart) fn draw_numbers(scene: &mut Scene, plot: &Plot) -> Vec<usize> {
    let mut left = Vec::new();
    for (rank, index) in plot.keyed.iter().enumerate() {
        let number = plot.events.len() + rank + 1;
        let at = plot.notes.get(*index).and_then(|note| anchor(scene, plot, note));
        let free = at.and_then(|at| free_disc(scene, at));
        match free {
            Some(place) => lanes::draw_marker(scene, Glyph::Disc, Role::Ink, place, number),
            None => left.push(*index),
        }
    }
    left
}

fn anchor(scene: &Scene, plot: &Plot, note: &Note) -> Option<(f64, f64)> {
    let frame = scene.frame;
    match note.target {
        NoteTarget::Datum(index, period) => datum(scene, plot.lines.get(index)?, period),
        NoteTarget::Level(level) => Some(((frame.left + frame.right) / 2.0, frame.py(level.to_f64()))),
        NoteTarget::Band(from, to) => {
            let day = |day: crate::data::period::Day| f64::from(day.number()).clamp(frame.x.0, frame.x.1);
            let middle = (day(from) + to.map_or(frame.x.1, day)) / 2.0;
            Some((frame.px(middle), frame.top + 12.0))
        }
    }
}
