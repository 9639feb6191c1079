//! A level that holds from its day until the next: what is in force.

use crate::chart::resolve::{Emphasis, Line, Plot};
use crate::chart::scene::{Scene, Shape};

use super::{Stretch, first, range, tooltip};

/// Draws the steps and a dot where they end.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut provisional = false;
    let mut last: Option<&Stretch<'_>> = None;
    for stretch in &stretches {
        if last.replace(stretch).is_some_and(|last| !last.runs_on(line, stretch)) {
            flush(scene, line, &mut run, provisional);
        }
        let Some(level) = stretch.level else {
            flush(scene, line, &mut run, provisional);
            continue;
        };
        if stretch.point.is_provisional() != provisional {
            let end = run.last().copied();
            flush(scene, line, &mut run, provisional);
            run.extend(end);
            provisional = stretch.point.is_provisional();
        }
        run.extend([(stretch.from, level), (stretch.to, level)]);
    }
    flush(scene, line, &mut run, provisional);
    first::draw(scene, line.role, &stretches, |stretch| (stretch.from + stretch.to) / 2.0);
    for stretch in &stretches {
        if let Some(range) = stretch.point.range {
            range::draw_upright(scene, (stretch.from + stretch.to) / 2.0, range);
        }
    }
    if let Some((last, datum)) = stretches.last().and_then(|last| Some((last, last.datum()?))) {
        let class = if last.point.is_provisional() { "p" } else { "a" };
        scene.solid(class, line.role, Shape::DataDot(datum, 4.0), tooltip(plot, line, last.point));
    }
}

fn flush(scene: &mut Scene, line: &Line, run: &mut Vec<(f64, f64)>, provisional: bool) {
    let points = std::mem::take(run);
    if points.len() < 2 {
        return;
    }
    let class = match (line.emphasis, provisional) {
        (Emphasis::Context, false) => "l thin",
        (Emphasis::Context, true) => "l thin prelim",
        (_, false) => "l",
        (_, true) => "l prelim",
    };
    scene.solid(class, line.role, Shape::DataLine(points), None);
}
