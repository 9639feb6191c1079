//! `type: sparkline`: the course of one series from zero, without axes, its last point marked and said.

use crate::chart::layout::{Composed, Width, levels};
use crate::chart::marks::{self, Stretch, tooltip, value_with_unit};
use crate::chart::metrics::width;
use crate::chart::resolve::{Arrangement, Emphasis, Line, Plot};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, LEADING, Label, Role, Scene, Shape, TEXT, Voice};
use crate::data::format;
use crate::data::series::Timing;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "sparkline",
    title: "Sparkline",
    takes: &[Key::Range],
    needs: &[],
    arrangement: Arrangement::Apart,
    from_zero: true,
    lines: (1, 1),
    most_rows: 0,
    most_points: 600,
    compose,
};

/// Between the last point and its words.
const GAP: f64 = 12.0;
/// Room over the highest point and under zero, for the point that is marked.
const ROOM: f64 = 7.0;

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let Some(line) = plot.lines.first() else { return Composed::empty(size) };
    let end = f64::from(plot.days.1.number()) + 1.0;
    let stretches = Stretch::of(line, end);
    let Some(last) = stretches.iter().rfind(|stretch| stretch.level.is_some()) else {
        return Composed::empty(size);
    };
    let words = [
        (value_with_unit(plot, last.point).unwrap_or_default(), Voice::Strong),
        (format::period_short(last.point.period), Voice::Note),
    ];
    let wide = words.iter().map(|(text, voice)| width(text, voice.weight(), TEXT)).fold(0.0, f64::max);
    let levels = || stretches.iter().filter_map(|stretch| stretch.level);
    let (low, high) = (levels().fold(0.0, f64::min), levels().fold(0.0, f64::max));
    let height = (size.plot * 0.28).max(2.0 * LEADING + 2.0 * ROOM);
    let frame = Frame {
        left: 0.0,
        right: size.width - wide - GAP,
        top: ROOM,
        bottom: height - ROOM,
        x: (f64::from(plot.days.0.number()), end),
        y: if low < high { (low, high) } else { (0.0, 1.0) },
    };
    let mut scene = Scene::new(size.width, height, frame);
    let zero = frame.py(0.0);
    scene.furniture("grid", Shape::Line(vec![(0.0, zero), (frame.right, zero)]));
    levels::draw_breaks(&mut scene, &plot.lines);
    draw_course(&mut scene, plot, line);
    mark(&mut scene, plot, line, last);
    let (x, y) = last.datum().map_or((frame.right, zero), |(x, y)| (frame.px(x), frame.py(y)));
    let middle = y.clamp(LEADING + 2.0, height - LEADING);
    for (at, (text, voice)) in words.into_iter().enumerate() {
        let place = (x + GAP, middle - 2.5 + at as f64 * LEADING);
        scene.label(Label::new(text, place, Anchor::Start, voice));
    }
    Composed { scene, keyed: Vec::new() }
}

/// The line without its points.
fn draw_course(scene: &mut Scene, plot: &Plot, line: &Line) {
    if line.timing == Timing::From {
        marks::step::draw(scene, plot, line);
    } else {
        let line = Line { emphasis: Emphasis::Plain, ..line.clone() };
        marks::line::draw_bare(scene, plot, &line);
    }
}

/// The point that the words speak of; hollow where it may still change.
fn mark(scene: &mut Scene, plot: &Plot, line: &Line, last: &Stretch<'_>) {
    let Some(datum) = last.datum() else { return };
    let class = if last.point.is_provisional() { "p" } else { "a" };
    let role = if line.role == Role::None { Role::C1 } else { line.role };
    scene.solid(class, role, Shape::DataDot(datum, 5.0), tooltip(plot, line, last.point));
}
