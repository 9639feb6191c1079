//! Where a value may lie: a band behind a line between neighbours that both have a range, else a stroke with two ends.

use crate::chart::resolve::Line;
use crate::chart::scene::{Scene, Shape};
use crate::data::quantity::Interval;

use super::Stretch;

/// Half the length of the ends of a stroke, at most.
const END: f64 = 4.0;

/// The bands of a line, which lie under it, and strokes at the points whose neighbours have no range.
pub(in crate::chart) fn draw_around(scene: &mut Scene, line: &Line, stretches: &[Stretch<'_>]) {
    let mut run: Vec<(f64, Interval)> = Vec::new();
    let mut last: Option<&Stretch<'_>> = None;
    for stretch in stretches {
        let joined = last.is_some_and(|last| last.point.range.is_some() && last.runs_on(line, stretch));
        if !joined {
            flush(scene, line, &mut run);
        }
        run.extend(stretch.point.range.map(|range| (stretch.at, range)));
        last = Some(stretch);
    }
    flush(scene, line, &mut run);
}

fn flush(scene: &mut Scene, line: &Line, run: &mut Vec<(f64, Interval)>) {
    match std::mem::take(run).as_slice() {
        [] => {}
        [(at, range)] => draw_upright(scene, *at, *range),
        several => {
            let above = several.iter().map(|(at, range)| (*at, range.high.to_f64()));
            let below = several.iter().rev().map(|(at, range)| (*at, range.low.to_f64()));
            scene.light("a range-area", line.role, Shape::DataArea(above.chain(below).collect()));
        }
    }
}

/// A stroke from the lower to the upper end of a range at a place on the time axis.
pub(in crate::chart) fn draw_upright(scene: &mut Scene, at: f64, range: Interval) {
    let x = scene.frame.px(at);
    let ends = (scene.frame.py(range.low.to_f64()), scene.frame.py(range.high.to_f64()));
    draw(scene, ends, |along, across| (x + across, along));
}

/// A stroke from the lower to the upper end of a range at a height of the picture, where values run to the right.
pub(in crate::chart) fn draw_level(scene: &mut Scene, y: f64, range: Interval) {
    let ends = (scene.frame.px(range.low.to_f64()), scene.frame.px(range.high.to_f64()));
    draw(scene, ends, |along, across| (along, y + across));
}

/// The stroke and its ends, cased where they cross a mark; `place` turns lengths along and across it.
fn draw(scene: &mut Scene, (low, high): (f64, f64), place: impl Fn(f64, f64) -> (f64, f64)) {
    // The ends of a short stroke would run into one another.
    let half = END.min((high - low).abs() / 3.0);
    let path = [(low, -half), (low, half), (low, 0.0), (high, 0.0), (high, -half), (high, half)];
    let path: Vec<(f64, f64)> = path.into_iter().map(|(along, across)| place(along, across)).collect();
    scene.furniture("case range-case", Shape::Line(path.clone()));
    scene.solid("range", crate::chart::scene::Role::None, Shape::Line(path), None);
}
