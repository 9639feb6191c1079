//! The area between zero, or what a series is stacked on, and its levels: broken where something is missing, hatched
//! where it may change.

use crate::chart::resolve::{Line, Plot};
use crate::chart::scene::{HATCH, Scene, Shape};
use crate::data::series::Timing;

use super::{Stretch, tooltip};

/// A place on the time axis with the lower and the upper edge of the area there.
type Edge = (f64, f64, f64);

/// Most points for which the pointer is told the value: each needs a mark of its own.
const TOLD: usize = 60;

/// Draws the area of a line in a class: one that lies under a line is pale, stacked ones are not.
pub(in crate::chart) fn draw(scene: &mut Scene, line: &Line, class: &'static str) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    for (provisional, mean, edges) in pieces(line, &stretches) {
        let class = match (provisional, mean) {
            (true, _) => HATCH,
            (_, true) => "a soft",
            _ => class,
        };
        let above = edges.iter().map(|(at, _, top)| (*at, *top));
        let below = edges.iter().rev().map(|(at, base, _)| (*at, *base));
        let shape = match edges.as_slice() {
            // A period alone between gaps has no width: it stands as a stroke.
            [(at, base, top)] => {
                scene.solid("l", line.role, Shape::DataLine(vec![(*at, *base), (*at, *top)]), None);
                continue;
            }
            _ => Shape::DataArea(above.chain(below).collect()),
        };
        scene.solid(class, line.role, shape, None);
    }
}

/// The lower edges of stacked areas, in the background: two of one colour stay two.
pub(in crate::chart) fn draw_cuts(scene: &mut Scene, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    for (_, _, edges) in pieces(line, &stretches) {
        if edges.len() > 1 && edges.iter().any(|(_, base, _)| *base > 0.0) {
            let points = edges.iter().map(|(at, base, _)| (*at, *base)).collect();
            scene.furniture("cut", Shape::DataLine(points));
        }
    }
}

/// What the pointer is told over the area of each period, where there are not too many.
pub(in crate::chart) fn draw_words(scene: &mut Scene, plot: &Plot, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    if stretches.len() * plot.lines.len() > TOLD {
        return;
    }
    for stretch in &stretches {
        let Some(level) = stretch.level else { continue };
        let bar = Shape::DataBar((stretch.from, stretch.base), (stretch.to, level));
        scene.told(bar, tooltip(plot, line, stretch.point));
    }
}

/// The edges of one stretch: over all of it where a level holds for it all, else in its middle.
fn edges(line: &Line, stretch: &Stretch<'_>) -> Vec<Edge> {
    let Some(level) = stretch.level else { return Vec::new() };
    if stretch.point.is_mean() || line.timing == Timing::From {
        return vec![(stretch.from, stretch.base, level), (stretch.to, stretch.base, level)];
    }
    vec![(stretch.at, stretch.base, level)]
}

/// The area cut into pieces that are drawn alike: whether provisional, whether a mean, and their edges.
fn pieces(line: &Line, stretches: &[Stretch<'_>]) -> Vec<(bool, bool, Vec<Edge>)> {
    let mut pieces: Vec<(bool, bool, Vec<Edge>)> = Vec::new();
    let mut last: Option<&Stretch<'_>> = None;
    for stretch in stretches {
        let edges = edges(line, stretch);
        let kind = (stretch.point.is_provisional(), stretch.point.is_mean());
        let joined = last.is_some_and(|last| {
            last.level.is_some() && last.adjoins(line, stretch) && last.point.is_mean() == kind.1
        });
        last = Some(stretch);
        if edges.is_empty() {
            continue;
        }
        match pieces.last_mut().filter(|_| joined) {
            Some((provisional, _, known)) if *provisional == kind.0 => known.extend(edges),
            Some((_, _, known)) => {
                let border = known.last().copied().filter(|_| line.timing != Timing::From);
                pieces.push((kind.0, kind.1, border.into_iter().chain(edges).collect()));
            }
            None => pieces.push((kind.0, kind.1, edges)),
        }
    }
    pieces
}
