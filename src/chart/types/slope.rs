//! `type: slope`: members at two periods as lines from one side to the other, with the names at the right.
//!
//! ```yaml
//! type: slope
//! data: [{series: trade.*}]
//! at: 2025-07
//! compare: 2025-06
//! highlight: [trade.us]
//! ```

use crate::chart::layout::isotonic::spread;
use crate::chart::layout::rows;
use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{row_text, row_tooltip, value_text};
use crate::chart::metrics::{CAP_HEIGHT, width};
use crate::chart::resolve::{Arrangement, Emphasis, Plot, Point, Row};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, LEADING, Label, Role, Scene, Shape, TEXT, Voice};
use crate::chart::words::{closed, widest, wrap};
use crate::data::format;
use crate::data::quantity::Decimal;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "slope",
    title: "Slope chart",
    takes: &[Key::Sort, Key::Limit],
    needs: &[Key::At, Key::Compare],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, usize::MAX),
    most_rows: 12,
    most_points: usize::MAX,
    compose,
};

/// From a point to its text.
const GAP: f64 = 12.0;
/// Over the plot, for the names of the periods, and under it.
const HEAD: f64 = 30.0;
const FOOT: f64 = 12.0;
/// Between texts of several lines.
const BETWEEN: f64 = 3.0;
/// A text that moved further than this has a stroke to its point.
const MOVED: f64 = 4.0;
/// Room for a name on a phone, and elsewhere.
const NARROW: f64 = 112.0;
const WIDE: f64 = 240.0;

/// The text of one end of a line.
struct Side {
    lines: Vec<String>,
    voice: Voice,
    role: Role,
    value: f64,
}

impl Side {
    fn height(&self) -> f64 {
        self.lines.len() as f64 * LEADING + BETWEEN
    }
}

/// The earlier and the later point of a row.
fn in_time<'a>(plot: &Plot, row: &'a Row) -> (Option<&'a Point>, Option<&'a Point>) {
    let turned = plot.at.zip(plot.compare).is_some_and(|(at, compare)| compare.first() > at.first());
    let (point, other) = (Some(&row.point), row.other.as_ref());
    if turned { (point, other) } else { (other, point) }
}

fn text(plot: &Plot, row: &Row, point: &Point) -> Option<String> {
    let own = std::ptr::eq(point, &row.point) && point.value.is_some();
    if own { Some(row_text(plot, row)) } else { value_text(plot, point) }
}

fn level(point: Option<&Point>) -> Option<f64> {
    point.and_then(|point| point.value).map(Decimal::to_f64)
}

/// Values at the left, names and values at the right; a member without the later value is named at the left.
fn sides(plot: &Plot, size: Width) -> (Vec<Side>, Vec<Side>) {
    let room = if size.is_narrow() { NARROW } else { WIDE };
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in &plot.rows {
        let (earlier, later) = in_time(plot, row);
        let context = row.emphasis == Emphasis::Context;
        let voice = if context { Voice::Note } else { Voice::Named };
        let role = if context { Role::None } else { row.role };
        let words = |point: Option<&Point>| point.and_then(|point| text(plot, row, point));
        let named = |value: String, room: f64| {
            wrap(&format!("{} {value}", closed(&row.name)), voice.weight(), TEXT, room)
        };
        if let Some((value, words)) = level(earlier).zip(words(earlier)) {
            let lines = if level(later).is_some() { vec![words] } else { named(words, room.min(NARROW)) };
            left.push(Side { lines, voice, role, value });
        }
        if let Some((value, words)) = level(later).zip(words(later)) {
            right.push(Side { lines: named(words, room), voice, role, value });
        }
    }
    (left, right)
}

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let zero = spec.zero.as_ref().is_none_or(|zero| zero.value);
    let (left, right) = sides(plot, size);
    let (names, periods) = (widths(&left).max(widths_of_periods(plot)), widths(&right));
    let tall = |sides: &[Side]| sides.iter().map(Side::height).sum::<f64>();
    let height = size.plot.max(tall(&left)).max(tall(&right));
    let frame = Frame {
        left: names + GAP,
        right: (size.width - periods.max(widths_of_periods(plot)) - GAP).min(names + GAP + size.width * 0.7),
        top: HEAD,
        bottom: HEAD + height,
        x: (0.0, 1.0),
        y: rows::range(plot, zero),
    };
    let mut scene = Scene::new(size.width, frame.bottom + FOOT, frame);
    draw_axes(&mut scene, plot);
    for emphasis in [Emphasis::Context, Emphasis::Plain, Emphasis::Accent] {
        plot.rows
            .iter()
            .filter(|row| row.emphasis == emphasis)
            .for_each(|row| draw_row(&mut scene, plot, row));
    }
    draw_side(&mut scene, left, (frame.left, -1.0));
    draw_side(&mut scene, right, (frame.right, 1.0));
    Composed { scene, keyed: Vec::new() }
}

fn widths(sides: &[Side]) -> f64 {
    sides.iter().map(|side| widest(&side.lines, side.voice.weight(), TEXT)).fold(0.0, f64::max)
}

/// Half of the wider of the two periods, which are centred over their sides.
fn widths_of_periods(plot: &Plot) -> f64 {
    let periods = [plot.at, plot.compare].into_iter().flatten();
    let wide = periods.map(|period| width(&format::period_short(period), Voice::Strong.weight(), TEXT) / 2.0);
    wide.fold(0.0, f64::max) - GAP
}

/// The two uprights under their periods, and the line at zero where there is one.
fn draw_axes(scene: &mut Scene, plot: &Plot) {
    let frame = scene.frame;
    let mut periods: Vec<_> = [plot.at, plot.compare].into_iter().flatten().collect();
    periods.sort_by_key(|period| period.first());
    for (period, x) in periods.into_iter().zip([frame.left, frame.right]) {
        scene.furniture("grid", Shape::Line(vec![(x, frame.top - 8.0), (x, frame.bottom)]));
        let words = format::period_short(period);
        scene.label(Label::new(words, (x, frame.top - 14.0), Anchor::Middle, Voice::Strong));
    }
    if frame.y.0 <= 0.0 && frame.y.1 >= 0.0 {
        let y = frame.py(0.0);
        scene.furniture("axis", Shape::Line(vec![(frame.left, y), (frame.right, y)]));
    }
}

fn draw_row(scene: &mut Scene, plot: &Plot, row: &Row) {
    let (earlier, later) = in_time(plot, row);
    let provisional = [earlier, later].into_iter().flatten().any(Point::is_provisional);
    if let Some((from, to)) = level(earlier).zip(level(later)) {
        let class = match (row.emphasis, provisional) {
            (Emphasis::Context, false) => "l thin",
            (Emphasis::Context, true) => "l thin prelim",
            (Emphasis::Plain, false) => "l",
            (Emphasis::Plain, true) => "l prelim",
            (Emphasis::Accent, false) => "l hl",
            (Emphasis::Accent, true) => "l hl prelim",
        };
        let points = vec![(0.0, from), (1.0, to)];
        if row.emphasis == Emphasis::Accent {
            scene.furniture("case", Shape::DataLine(points.clone()));
        }
        scene.solid(class, row.role, Shape::DataLine(points), None);
    }
    for (x, point) in [(0.0, earlier), (1.0, later)] {
        let Some((point, value)) = point.zip(level(point)) else { continue };
        let class = if point.is_provisional() { "p" } else { "a" };
        let radius = if row.emphasis == Emphasis::Context { 3.0 } else { 4.0 };
        let words = row_tooltip(plot, &row.name, point);
        scene.solid(class, row.role, Shape::DataDot((x, value), radius), words);
    }
}

/// The texts of one side, moved apart in their order; `way` is -1 at the left and 1 at the right.
fn draw_side(scene: &mut Scene, mut sides: Vec<Side>, (x, way): (f64, f64)) {
    let frame = scene.frame;
    sides.sort_by(|one, other| other.value.total_cmp(&one.value));
    let wanted: Vec<f64> = sides.iter().map(|side| frame.py(side.value)).collect();
    let sizes: Vec<f64> = sides.iter().map(Side::height).collect();
    let places = spread(&wanted, &sizes, (frame.top - LEADING / 2.0, frame.bottom + LEADING / 2.0));
    let anchor = if way < 0.0 { Anchor::End } else { Anchor::Start };
    for ((side, middle), wanted) in sides.into_iter().zip(places).zip(wanted) {
        if (middle - wanted).abs() > MOVED {
            let line = vec![(x + way * 4.5, wanted), (x + way * (GAP - 2.0), middle)];
            scene.light("leader", Role::None, Shape::Line(line));
        }
        let first = middle - (side.height() - BETWEEN) / 2.0 + LEADING / 2.0 + CAP_HEIGHT * TEXT / 2.0;
        for (row, words) in side.lines.into_iter().enumerate() {
            let place = (x + way * GAP, first + row as f64 * LEADING);
            scene.label(Label::new(words, place, anchor, side.voice).role(side.role).halo());
        }
    }
}
