//! Texts fixed to a datum: values of the first, last, lowest and highest point, and the editor's own notes.
//!
//! A text never covers data, another text or the edge; that is a condition, not a price. Among the free places the
//! nearest wins. A note without a free place moves to the key, where its number is.

use crate::chart::marks::{Stretch, mean_text, value_text};
use crate::chart::metrics::{CAP_HEIGHT, DESCENT};
use crate::chart::resolve::{Emphasis, Glyph, Line, Note, NoteTarget, Plot};
use crate::chart::scene::{Anchor, LEADING, Label, Rect, Role, Scene, Shape, TEXT, Voice};
use crate::chart::words::{widest, wrap};
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;

use super::{Width, is_free, lanes};

/// Directions in which a text may stand, in the order of preference: up, down, right, left, and between.
/// Constants, since sines differ between platforms in the last bit.
const DIRECTIONS: [(f64, f64); 16] = [
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.707, -0.707),
    (-0.707, -0.707),
    (0.707, 0.707),
    (-0.707, 0.707),
    (0.383, -0.924),
    (-0.383, -0.924),
    (0.924, -0.383),
    (-0.924, -0.383),
    (0.383, 0.924),
    (-0.383, 0.924),
    (0.924, 0.383),
    (-0.924, 0.383),
];
/// Distances from the datum to the text.
const RADII: [f64; 9] = [9.0, 14.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0, 96.0];
/// A text further away than this has a leader.
const LEADER_FROM: f64 = 18.0;
/// Price of a hairline behind a text, and of a leader that crosses data.
const HAIRLINE: f64 = 20.0;
const CROSSING: f64 = 60.0;

/// Lines of text that stay together.
struct Block {
    rows: Vec<(String, Voice)>,
    width: f64,
    role: Role,
}

impl Block {
    fn height(&self) -> f64 {
        (self.rows.len().max(1) - 1) as f64 * LEADING + (CAP_HEIGHT + DESCENT) * TEXT
    }

    /// The labels, the block so far from a datum in a direction.
    fn labels(&self, (x, y): (f64, f64), (dx, dy): (f64, f64), radius: f64) -> Vec<Label> {
        let middle = (x + dx * (radius + self.width / 2.0), y + dy * (radius + self.height() / 2.0));
        let (anchor, at) = if dx > 0.5 {
            (Anchor::Start, middle.0 - self.width / 2.0)
        } else if dx < -0.5 {
            (Anchor::End, middle.0 + self.width / 2.0)
        } else {
            (Anchor::Middle, middle.0)
        };
        let first = middle.1 - self.height() / 2.0 + CAP_HEIGHT * TEXT;
        let rows = self.rows.iter().enumerate();
        let label = |(row, (text, voice)): (usize, &(String, Voice))| {
            let place = (at, first + row as f64 * LEADING);
            Label::new(text.clone(), place, anchor, *voice).role(self.role).halo()
        };
        rows.map(label).collect()
    }
}

/// Where texts at a datum may stand.
#[derive(Clone, Copy)]
pub(in crate::chart) enum Side {
    /// All around, above before below: at a peak.
    Peak,
    /// All around, below before above: in a valley.
    Valley,
    /// Above only: over a column, whose neighbours would claim a text beside it.
    Above,
}

impl Side {
    fn allows(self, direction: (f64, f64)) -> bool {
        !matches!(self, Self::Above) || (direction.1 < 0.0 && direction.0.abs() < 0.5)
    }
}

/// How far texts at data may reach into the column of tick labels.
const MARGIN: f64 = 16.0;

/// Whether a text stands free in the room for data: never among the labels of the axes.
fn is_open(scene: &Scene, rect: &Rect) -> bool {
    let frame = scene.frame;
    rect.bottom < frame.bottom && rect.left > frame.left - MARGIN && is_free(scene, rect)
}

/// The best free place for a block at a datum; nothing where there is none.
fn place(
    scene: &Scene,
    block: &Block,
    at: (f64, f64),
    radii: &[f64],
    side: Side,
) -> Option<(Vec<Label>, f64)> {
    let mut best: Option<(f64, Vec<Label>, f64)> = None;
    for radius in radii {
        for (rank, direction) in DIRECTIONS.iter().enumerate().filter(|(_, way)| side.allows(**way)) {
            let downward = matches!(side, Side::Valley);
            let direction = if downward { (direction.0, -direction.1) } else { *direction };
            let labels = block.labels(at, direction, *radius);
            if !labels.iter().all(|label| is_open(scene, &label.rect())) {
                continue;
            }
            let cost = radius + rank as f64 * 0.6 + price(scene, &labels, at, *radius);
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, labels, *radius));
            }
        }
    }
    best.map(|(_, labels, radius)| (labels, radius))
}

/// What speaks against a free place: hairlines behind the text, a leader over data or text.
fn price(scene: &Scene, labels: &[Label], at: (f64, f64), radius: f64) -> f64 {
    let hairlines = scene.marks().filter(|mark| mark.class == "ev").filter(|mark| match &mark.shape {
        Shape::Line(points) => labels.iter().any(|label| {
            points
                .windows(2)
                .any(|pair| matches!(pair, [from, to] if label.rect().grown(2.0).meets(*from, *to)))
        }),
        _ => false,
    });
    let leader = if radius > LEADER_FROM { leader(labels, at) } else { None };
    let crossed = leader.is_some_and(|(from, to)| crosses(scene, from, to));
    hairlines.count() as f64 * HAIRLINE + if crossed { CROSSING } else { 0.0 }
}

/// The leader from near the datum to the nearest edge of a block.
fn leader(labels: &[Label], (x, y): (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
    let rects = labels.iter().map(Label::rect);
    let around = rects.reduce(|one, other| Rect {
        left: one.left.min(other.left),
        top: one.top.min(other.top),
        right: one.right.max(other.right),
        bottom: one.bottom.max(other.bottom),
    })?;
    let around = around.grown(3.0);
    let to = (x.clamp(around.left, around.right), y.clamp(around.top, around.bottom));
    let (dx, dy) = (to.0 - x, to.1 - y);
    let length = (dx * dx + dy * dy).sqrt();
    (length > 10.0).then(|| ((x + dx * 7.0 / length, y + dy * 7.0 / length), to))
}

/// Whether a leader runs over data or a text: looked at in short pieces.
fn crosses(scene: &Scene, from: (f64, f64), to: (f64, f64)) -> bool {
    let hits_text = scene.text_rects().iter().any(|text| text.meets(from, to));
    let pieces = 12;
    let hits_data = (1..pieces).any(|piece| {
        let part = f64::from(piece) / f64::from(pieces);
        let (x, y) = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        scene.covers_data(&Rect { left: x - 0.6, top: y - 0.6, right: x + 0.6, bottom: y + 0.6 })
    });
    hits_text || hits_data
}

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

fn push(scene: &mut Scene, labels: Vec<Label>, at: (f64, f64), radius: f64) {
    if radius > LEADER_FROM
        && let Some((from, to)) = leader(&labels, at)
    {
        scene.furniture("leader", Shape::Line(vec![from, to]));
    }
    labels.into_iter().for_each(|label| scene.label(label));
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
    block(rows, Role::None)
}

fn block(rows: Vec<(String, Voice)>, role: Role) -> Block {
    let wide = |(text, voice): &(String, Voice)| widest(std::slice::from_ref(text), voice.weight(), TEXT);
    let width = rows.iter().map(wide).fold(0.0, f64::max);
    Block { rows, width, role }
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
        let block = block(vec![(name, Voice::Note), (mean, Voice::Named)], line.role);
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
    let block = block(vec![(text, voice)], line.role);
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

fn free_disc(scene: &Scene, (x, y): (f64, f64)) -> Option<(f64, f64)> {
    let half = 10.5;
    let places = RADII.iter().flat_map(|radius| {
        DIRECTIONS.iter().map(move |(dx, dy)| (x + dx * (radius + half), y + dy * (radius + half)))
    });
    let mut free = places.filter(|(x, y)| {
        is_free(scene, &Rect { left: x - half, top: y - half, right: x + half, bottom: y + half })
    });
    free.next()
}
