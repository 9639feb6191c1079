//! A line through points: solid between neighbours, broken where something is missing, dashed where it may change.

use crate::chart::resolve::{Emphasis, Line, Plot};
use crate::chart::scene::{Role, Scene, Shape};

use super::{Stretch, first, range, tooltip};

/// How two neighbouring points are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// By the line.
    Solid,
    /// By the line, dashed: the later point may still change.
    Provisional,
    /// By a faint bridge: something is missing between them.
    Gap,
    /// Not at all: the series breaks there.
    Break,
}

impl Joint {
    /// Whether the line itself joins them.
    fn is_line(self) -> bool {
        matches!(self, Self::Solid | Self::Provisional)
    }
}

/// Least distance between points at which each gets its dot.
const DOT_EVERY: f64 = 10.0;

/// Draws a line with its dots.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    range::draw_around(scene, line, &stretches);
    course(scene, plot, line, &stretches);
    first::draw(scene, line.role, &stretches, |stretch| stretch.at);
    let roomy = closest(scene, &stretches) >= DOT_EVERY && line.emphasis != Emphasis::Context;
    dots(scene, plot, line, &stretches, roomy);
}

/// Draws a line without ranges, with those dots only that nothing else shows.
pub(in crate::chart) fn draw_bare(scene: &mut Scene, plot: &Plot, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    course(scene, plot, line, &stretches);
    dots(scene, plot, line, &stretches, false);
}

fn course(scene: &mut Scene, plot: &Plot, line: &Line, stretches: &[Stretch<'_>]) {
    let pieces = pieces(line, stretches);
    for (_, points) in pieces.iter().filter(|(joint, _)| *joint == Joint::Gap) {
        scene.light("l faint", line.role, Shape::DataLine(points.clone()));
    }
    for (joint, points) in pieces.into_iter().filter(|(joint, _)| joint.is_line()) {
        if line.emphasis == Emphasis::Accent && plot.lines.len() > 1 {
            scene.furniture("case", Shape::DataLine(points.clone()));
        }
        scene.solid(class(line.emphasis, joint), line.role, Shape::DataLine(points), None);
    }
    for stretch in stretches.iter().filter(|stretch| stretch.point.is_mean()) {
        let Some(level) = stretch.level else { continue };
        let across = vec![(stretch.from, level), (stretch.to, level)];
        scene.solid("l avg", line.role, Shape::DataLine(across), tooltip(plot, line, stretch.point));
    }
}

/// Draws a line as a shadow of itself, for comparison: no dots, and texts may cross it.
pub(in crate::chart) fn draw_ghost(scene: &mut Scene, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    for (_, points) in pieces(line, &stretches).into_iter().filter(|(joint, _)| joint.is_line()) {
        scene.light("l ghost", Role::Context, Shape::DataLine(points));
    }
}

fn class(emphasis: Emphasis, joint: Joint) -> &'static str {
    match (emphasis, joint) {
        (Emphasis::Accent, Joint::Provisional) => "l hl prelim",
        (Emphasis::Accent, _) => "l hl",
        (Emphasis::Plain, Joint::Provisional) => "l prelim",
        (Emphasis::Plain, _) => "l",
        (Emphasis::Context, Joint::Provisional) => "l thin prelim",
        (Emphasis::Context, _) => "l thin",
    }
}

/// The line cut into pieces that are joined alike.
fn pieces(line: &Line, stretches: &[Stretch<'_>]) -> Vec<(Joint, Vec<(f64, f64)>)> {
    let mut pieces: Vec<(Joint, Vec<(f64, f64)>)> = Vec::new();
    let mut before: Option<&Stretch<'_>> = None;
    let (mut missing, mut broken) = (false, false);
    for stretch in stretches {
        broken |= stretch.point.breaks.is_some();
        let Some(level) = stretch.level else {
            missing = true;
            continue;
        };
        if let Some(last) = before.replace(stretch)
            && let Some(level_before) = last.level
        {
            let joint = if missing && !broken { Joint::Gap } else { joint(line, last, stretch, broken) };
            let from = (if last.point.is_mean() { last.to } else { last.at }, level_before);
            let to = (if stretch.point.is_mean() { stretch.from } else { stretch.at }, level);
            match pieces.last_mut() {
                Some((known, points))
                    if *known == joint && joint == Joint::Solid && points.last() == Some(&from) =>
                {
                    points.push(to);
                }
                _ => pieces.push((joint, vec![from, to])),
            }
        }
        (missing, broken) = (false, false);
    }
    pieces
}

/// How two points with values are joined; `broken` where the series breaks at the later one or before it.
fn joint(line: &Line, last: &Stretch<'_>, next: &Stretch<'_>, broken: bool) -> Joint {
    if broken {
        return Joint::Break;
    }
    let means = last.point.is_mean() || next.point.is_mean();
    match (last.adjoins(line, next), means, next.point.is_provisional()) {
        (false, ..) | (_, true, _) => Joint::Gap,
        (_, _, true) => Joint::Provisional,
        _ => Joint::Solid,
    }
}

/// The least distance between two points with a value, in units of the viewBox.
fn closest(scene: &Scene, stretches: &[Stretch<'_>]) -> f64 {
    let places: Vec<f64> = stretches
        .iter()
        .filter(|stretch| stretch.level.is_some())
        .map(|stretch| scene.frame.px(stretch.at))
        .collect();
    let apart = places.windows(2).filter_map(|pair| match pair {
        [one, next] => Some(next - one),
        _ => None,
    });
    apart.fold(f64::INFINITY, f64::min)
}

/// A dot at each point where there is room, else at those that nothing else shows: alone between gaps, provisional,
/// and the last.
fn dots(scene: &mut Scene, plot: &Plot, line: &Line, stretches: &[Stretch<'_>], roomy: bool) {
    let valued: Vec<&Stretch<'_>> = stretches.iter().filter(|stretch| stretch.level.is_some()).collect();
    for (at, stretch) in valued.iter().enumerate() {
        let Some(datum) = stretch.datum().filter(|_| !stretch.point.is_mean()) else { continue };
        let gap = |other: Option<usize>, forward: bool| {
            let Some(other) = other.and_then(|at| valued.get(at)) else { return true };
            let (earlier, later) = if forward { (*stretch, *other) } else { (*other, *stretch) };
            !joint(line, earlier, later, later.point.breaks.is_some()).is_line()
        };
        let alone = gap(at.checked_sub(1), false) && gap(Some(at + 1), true);
        let words = tooltip(plot, line, stretch.point);
        if stretch.point.is_provisional() {
            let radius = if roomy || at + 1 == valued.len() { 4.5 } else { 2.8 };
            scene.solid("p", line.role, Shape::DataDot(datum, radius), words);
        } else if roomy || alone || at + 1 == valued.len() {
            let radius = if line.emphasis == Emphasis::Context { 2.8 } else { 3.5 };
            scene.solid("a", line.role, Shape::DataDot(datum, radius), words);
        }
    }
}
