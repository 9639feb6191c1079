//! Names over the first marks of series that stand side by side, in place of a legend: like flags, each on a row of its
//! own with a stroke down to its mark, so that none crosses another.

use crate::chart::marks::{Stretch, value_text};
use crate::chart::metrics::{CAP_HEIGHT, width};
use crate::chart::resolve::{Emphasis, Line, Plot};
use crate::chart::scene::{Anchor, LEADING, Label, Role, Scene, Shape, TEXT, Voice};
use crate::chart::words::wrap;

use super::Width;

/// From the stroke to its name.
const GAP: f64 = 5.0;
/// From the stroke to the mark, or the text over the mark.
const CLEAR: f64 = 4.0;
/// Over the rows and under them.
const AIR: f64 = 6.0;

/// The rows of a name: it may run over most of the picture, since nothing else stands there.
fn rows(line: &Line, size: Width) -> Vec<String> {
    wrap(&line.name, voice(line).weight(), TEXT, size.width * 0.55)
}

fn voice(line: &Line) -> Voice {
    if line.emphasis == Emphasis::Context { Voice::Note } else { Voice::Named }
}

/// Height of all names. A single series is named by the title.
pub(in crate::chart) fn height(plot: &Plot, size: Width) -> f64 {
    if plot.lines.len() < 2 {
        return 0.0;
    }
    let rows = plot.lines.iter().map(|line| rows(line, size).len()).sum::<usize>();
    rows as f64 * LEADING + AIR
}

/// Room at the right for half of the last value.
pub(in crate::chart) fn room(plot: &Plot) -> f64 {
    let last = plot.lines.iter().filter_map(|line| line.levels().next_back());
    let widths = last.filter_map(|(point, _)| value_text(plot, point));
    let widths = widths.map(|text| width(&text, Voice::Strong.weight(), TEXT) / 2.0 + 1.0);
    widths.fold(0.0, f64::max)
}

/// Draws the names, that of the rightmost mark in the lowest row.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot, size: Width) {
    if plot.lines.len() < 2 {
        return;
    }
    let frame = scene.frame;
    let mut flags: Vec<(f64, f64, &Line)> = Vec::new();
    for line in &plot.lines {
        let stretches = Stretch::of(line, frame.x.1);
        let first = stretches.iter().find_map(|stretch| Some((stretch.at, stretch.level?.max(0.0))));
        flags.extend(first.map(|(at, level)| (frame.px(at), frame.py(level), line)));
    }
    flags.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut bottom = frame.top - LEADING;
    for (x, y, line) in flags {
        let rows = rows(line, size);
        let top = bottom - rows.len() as f64 * LEADING;
        let end = clear(scene, x, (bottom, y));
        scene.light("leader", Role::None, Shape::Line(vec![(x, top + 2.0), (x, end)]));
        for (row, words) in rows.into_iter().enumerate() {
            let middle = top + (row as f64 + 0.5) * LEADING;
            let place = (x + GAP, middle + CAP_HEIGHT * TEXT / 2.0);
            let role = if line.emphasis == Emphasis::Context { Role::None } else { line.role };
            scene.label(Label::new(words, place, Anchor::Start, voice(line)).role(role).halo());
        }
        bottom = top;
    }
}

/// Where a stroke down to a mark ends: over the first text in its way.
fn clear(scene: &Scene, x: f64, (from, to): (f64, f64)) -> f64 {
    let texts = scene.text_rects().iter().filter(|text| text.left - 1.0 < x && x < text.right + 1.0);
    let tops = texts.map(|text| text.top).filter(|top| *top > from && *top < to);
    tops.fold(to, f64::min) - CLEAR
}
