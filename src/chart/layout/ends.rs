//! Names at the ends of lines, in place of a legend: in the order of the last values, moved apart where they would
//! overlap, with a leader where they moved far. None is ever left out.

use crate::chart::marks::{Stretch, value_text};
use crate::chart::metrics::{CAP_HEIGHT, Weight, width};
use crate::chart::resolve::{Emphasis, Line, Plot};
use crate::chart::scene::{Anchor, LEADING, Label, Role, Scene, Shape, TEXT, Voice};
use crate::chart::words::{widest, wrap};

use super::Width;
use super::isotonic::spread;

/// From the last datum to its name.
const GAP: f64 = 10.0;
/// Between a name and its value on one line.
const SPACE: f64 = 5.0;
/// A name that moved further than this gets a leader.
const LEADER: f64 = 4.0;

/// Where a mark ends on the time axis, behind which its name stands.
pub(in crate::chart) type Edge = fn(&Line, &Stretch<'_>) -> f64;

/// The end of a line: its last datum.
pub(in crate::chart) fn at_datum(_line: &Line, last: &Stretch<'_>) -> f64 {
    last.at
}

/// The name of one line, broken, with its last value.
#[derive(Debug, Clone, PartialEq)]
struct Name {
    rows: Vec<String>,
    value: String,
    /// Whether the value stands behind the last row instead of under it.
    beside: bool,
    role: Role,
    voice: Voice,
    datum: (f64, f64),
}

impl Name {
    fn of(plot: &Plot, line: &Line, end: f64, edge: Edge, size: Width) -> Option<Self> {
        let room = if size.is_narrow() { 84.0 } else { 150.0 };
        let stretches = Stretch::of(line, end);
        let last = stretches.iter().rev().find(|stretch| stretch.level.is_some())?;
        let voice = if line.emphasis == Emphasis::Context { Voice::Note } else { Voice::Named };
        let value = value_text(plot, last.point)?;
        let rows = wrap(&line.name, voice.weight(), TEXT, room);
        let tail = rows.last().map_or(0.0, |row| width(row, voice.weight(), TEXT));
        let beside = tail + SPACE + width(&value, Weight::Regular, TEXT) <= room;
        Some(Self { rows, value, beside, role: line.role, voice, datum: (edge(line, last), last.height()?) })
    }

    fn height(&self) -> f64 {
        (self.rows.len() + usize::from(!self.beside)) as f64 * LEADING
    }

    fn width(&self) -> f64 {
        let value = width(&self.value, Weight::Regular, TEXT);
        let name = widest(&self.rows, self.voice.weight(), TEXT);
        let tail = self.rows.last().map_or(0.0, |row| width(row, self.voice.weight(), TEXT));
        name.max(if self.beside { tail + SPACE + value } else { value })
    }

    /// Its labels, with its middle at a height.
    fn draw(&self, scene: &mut Scene, x: f64, middle: f64) {
        let first = middle - self.height() / 2.0 + LEADING / 2.0 + CAP_HEIGHT * TEXT / 2.0;
        let place = |row: usize| (x, first + row as f64 * LEADING);
        let beside = if self.beside { self.rows.len().saturating_sub(1) } else { self.rows.len() };
        for (row, words) in self.rows.iter().enumerate().take(beside) {
            scene.label(
                Label::new(words.clone(), place(row), Anchor::Start, self.voice).role(self.colour()).halo(),
            );
        }
        let value = Label::new(self.value.clone(), place(beside), Anchor::Start, Voice::Note).halo();
        scene.label(match self.rows.get(beside) {
            Some(words) => value.after(words, self.voice, self.colour()),
            None => value,
        });
    }

    /// Grey lines have names in the ordinary text colour.
    fn colour(&self) -> Role {
        if self.voice == Voice::Named { self.role } else { Role::None }
    }
}

fn names(plot: &Plot, end: f64, edge: Edge, size: Width) -> Vec<Name> {
    if plot.lines.len() < 2 {
        return Vec::new();
    }
    plot.lines.iter().filter_map(|line| Name::of(plot, line, end, edge, size)).collect()
}

/// Room that the names take after the last datum. A single line, which the title names, needs room for half of its
/// last value only, which stands over the datum.
pub(in crate::chart) fn room(plot: &Plot, edge: Edge, size: Width) -> f64 {
    let end = f64::from(plot.days.1.number()) + 1.0;
    if let [line] = plot.lines.as_slice() {
        let last = line.levels().next_back().and_then(|(point, _)| value_text(plot, point));
        return last.map_or(0.0, |text| width(&text, Weight::Semibold, TEXT) / 2.0 + 1.0);
    }
    let widths = names(plot, end, edge, size).iter().map(Name::width).fold(0.0, f64::max);
    if widths > 0.0 { widths + GAP + 1.0 } else { 0.0 }
}

/// Draws the names.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot, edge: Edge, size: Width) {
    let frame = scene.frame;
    let mut names = names(plot, frame.x.1, edge, size);
    names.sort_by(|one, other| other.datum.1.total_cmp(&one.datum.1));
    let wanted: Vec<f64> = names.iter().map(|name| frame.py(name.datum.1)).collect();
    let sizes: Vec<f64> = names.iter().map(Name::height).collect();
    let places = spread(&wanted, &sizes, (frame.top - LEADING / 2.0, frame.bottom));
    let x = names.iter().map(|name| frame.px(name.datum.0)).fold(frame.left, f64::max) + GAP;
    for (name, middle) in names.iter().zip(places) {
        let (dot, y) = (frame.px(name.datum.0), frame.py(name.datum.1));
        let moved = (middle - y).abs() > LEADER;
        if moved || x - dot > GAP + LEADER {
            scene.light("leader", Role::None, Shape::Line(vec![(dot + 5.5, y), (x - 2.5, middle)]));
        }
        name.draw(scene, x, middle);
    }
}
