//! `type: bars`: members of a breakdown at one period, lying from zero, sorted.

use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{extent, first, range, range_text, value_text, value_with_unit};
use crate::chart::metrics::{CAP_HEIGHT, width};
use crate::chart::resolve::{Arrangement, Emphasis, Plot, Point, Row};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, HATCH, LEADING, Label, Rect, Role, Scene, Shape, TEXT, Voice};
use crate::chart::words::{widest, wrap};
use crate::data::format;
use crate::data::quantity::Decimal;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "bars",
    title: "Bar chart",
    takes: &[Key::Compare, Key::Sort, Key::Limit],
    needs: &[Key::At],
    arrangement: Arrangement::Apart,
    from_zero: true,
    lines: (1, usize::MAX),
    most_rows: 15,
    most_points: usize::MAX,
    compose,
};

/// Between a name, its bar and its value.
const GAP: f64 = 8.0;
/// Height of a row with the name beside its bar, and with the name above it.
const ROW: f64 = 34.0;
const TALL_ROW: f64 = 46.0;
/// The part of a row that a bar fills, and that is under it.
const BAR: f64 = 20.0;
/// Over the bars, for the name of the period that they are compared with.
const HEAD: f64 = 22.0;

/// The measures of one picture.
struct Grid {
    frame: Frame,
    /// The right edge of the names beside the bars: before the values of bars that hang to the left.
    names: f64,
    row: f64,
    /// From the upper edge of a row to its bar.
    above: f64,
    narrow: bool,
}

impl Grid {
    fn of(plot: &Plot, size: Width) -> Self {
        let narrow = size.is_narrow();
        let names = plot.rows.iter().map(|row| widest(&rows_of(row, size), voice(row).weight(), TEXT));
        let names = if narrow { 0.0 } else { names.fold(0.0, f64::max) + GAP };
        let values = plot.rows.iter().filter_map(|row| text(plot, row));
        let values = values.map(|text| width(&text, Voice::Strong.weight(), TEXT)).fold(0.0, f64::max) + GAP;
        let (low, high) = range(plot);
        let (row, above) = if narrow { (TALL_ROW, 20.0) } else { (ROW, (ROW - BAR) / 2.0) };
        let top = if plot.compare.is_some() { HEAD } else { 2.0 };
        let below = if low < 0.0 { values } else { 0.0 };
        let frame = Frame {
            left: names + below,
            right: size.width - values,
            top,
            bottom: top + row * plot.rows.len() as f64,
            x: (low, high),
            y: (0.0, plot.rows.len() as f64),
        };
        Self { frame, names: names - GAP, row, above, narrow }
    }

    /// The upper and lower edge of a bar, counted in rows from the bottom.
    fn sides(&self, at: usize) -> (f64, f64) {
        let top = self.frame.y.1 - at as f64 - self.above / self.row;
        (top, top - BAR / self.row)
    }
}

/// From the lowest value, or zero, to the highest.
fn range(plot: &Plot) -> (f64, f64) {
    let points = plot.rows.iter().flat_map(|row| [Some(&row.point), row.other.as_ref()]).flatten();
    let reach = |point: &Point| point.value.map(|value| extent(point, value));
    let values: Vec<f64> = points.filter_map(reach).flatten().map(Decimal::to_f64).collect();
    let (low, high) =
        (values.iter().copied().fold(0.0, f64::min), values.iter().copied().fold(0.0, f64::max));
    if low < high { (low, high) } else { (0.0, 1.0) }
}

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let grid = Grid::of(plot, size);
    let mut scene = Scene::new(size.width, grid.frame.bottom + 4.0, grid.frame);
    for (at, row) in plot.rows.iter().enumerate() {
        draw_bar(&mut scene, plot, &grid, at, row);
    }
    for (at, row) in plot.rows.iter().enumerate() {
        draw_other(&mut scene, plot, &grid, at, row);
        draw_name(&mut scene, &grid, size, at, row);
        draw_value(&mut scene, plot, &grid, at, row);
    }
    draw_base(&mut scene, plot, &grid);
    Composed { scene, keyed: Vec::new() }
}

/// The line at zero: through all rows, or at each bar where names stand between them.
fn draw_base(scene: &mut Scene, plot: &Plot, grid: &Grid) {
    let frame = grid.frame;
    let x = frame.px(0.0).max(0.5);
    let whole = vec![(frame.top, frame.bottom)];
    let edges = |at: usize| (frame.py(grid.sides(at).0) - 2.0, frame.py(grid.sides(at).1) + 2.0);
    let pieces = if grid.narrow { (0..plot.rows.len()).map(edges).collect() } else { whole };
    for (from, to) in pieces {
        scene.furniture("axis", Shape::Line(vec![(x, from), (x, to)]));
    }
}

fn voice(row: &Row) -> Voice {
    if row.emphasis == Emphasis::Accent { Voice::Strong } else { Voice::Note }
}

/// The name broken to fit beside its bar: into at most a third of the picture.
fn rows_of(row: &Row, size: Width) -> Vec<String> {
    let room = if size.is_narrow() { size.width } else { size.width * 0.3 };
    wrap(&row.name, voice(row).weight(), TEXT, room)
}

/// The value of a row; the first one with a value says the unit, behind the marks of the number.
fn text(plot: &Plot, row: &Row) -> Option<String> {
    let first = plot.rows.iter().find(|row| row.point.value.is_some());
    let is_first = first.is_some_and(|first| std::ptr::eq(first, row));
    let value = if is_first { value_with_unit(plot, &row.point) } else { value_text(plot, &row.point) };
    value.or_else(|| Some("n/a".to_owned()))
}

fn draw_bar(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let Some(value) = row.point.value.map(Decimal::to_f64) else { return };
    let (top, bottom) = grid.sides(at);
    let class = if row.point.is_provisional() { HATCH } else { "a" };
    let value_words = row.point.value.map(|value| format::quantity(value, &plot.unit, plot.multiplier));
    let range = range_text(plot, &row.point).map_or_else(String::new, |range| format!(", between {range}"));
    let status = row.point.status_words();
    let words = value_words.map(|value| {
        format!("{}, {}: {value}{range}{status}", row.name, format::period_short(row.point.period))
    });
    scene.solid(class, row.role, Shape::DataBar((0.0, bottom), (value, top)), words);
    if let Some(first) = row.point.first {
        first::dot(scene, row.role, (first.value.to_f64(), (top + bottom) / 2.0));
    }
    if let Some(range) = row.point.range {
        range::draw_level(scene, grid.frame.py((top + bottom) / 2.0), range);
    }
}

/// The value at the other period, if there is one.
fn other_value(row: &Row) -> Option<f64> {
    row.other.as_ref().and_then(|point| point.value).map(Decimal::to_f64)
}

/// The value of the other period: a stroke across the bar, named at the first row that has one.
fn draw_other(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let Some(value) = other_value(row) else { return };
    let (top, _) = grid.sides(at);
    let (x, top) = (grid.frame.px(value), grid.frame.py(top));
    let stroke = |half: f64| {
        Shape::Box(Rect { left: x - half, top: top - 3.0, right: x + half, bottom: top + BAR + 3.0 })
    };
    scene.furniture("bg", stroke(2.5));
    scene.light("a", Role::Ink, stroke(1.0));
    let first = plot.rows.iter().position(|row| other_value(row).is_some());
    if let Some(period) = plot.compare.filter(|_| first == Some(at)) {
        let name = format::period_short(period);
        let half = width(&name, Voice::Note.weight(), TEXT) / 2.0;
        let x = grid.frame.px(value).clamp(half, scene.width - half);
        scene.label(Label::new(name, (x, grid.frame.top - 7.0), Anchor::Middle, Voice::Note));
    }
}

fn draw_name(scene: &mut Scene, grid: &Grid, size: Width, at: usize, row: &Row) {
    let rows = rows_of(row, size);
    let top = grid.frame.top + grid.row * at as f64;
    let middle = top + grid.above + BAR / 2.0;
    let first = if grid.narrow {
        top + 14.5
    } else {
        middle - (rows.len().max(1) - 1) as f64 * LEADING / 2.0 + CAP_HEIGHT * TEXT / 2.0
    };
    let (x, anchor) = if grid.narrow { (0.0, Anchor::Start) } else { (grid.names, Anchor::End) };
    for (index, text) in rows.into_iter().enumerate() {
        scene.label(Label::new(text, (x, first + index as f64 * LEADING), anchor, voice(row)));
    }
}

/// The value at the end of its bar, behind the stroke of the other period where that is in the way.
fn draw_value(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let Some(text) = text(plot, row) else { return };
    let value = row.point.value.map_or(0.0, Decimal::to_f64);
    let other = other_value(row).map(|value| grid.frame.px(value));
    let (top, _) = grid.sides(at);
    let baseline = grid.frame.py(top) + BAR / 2.0 + CAP_HEIGHT * TEXT / 2.0;
    let voice = if row.point.value.is_none() { Voice::Note } else { Voice::Strong };
    let wide = width(&text, voice.weight(), TEXT);
    let ends = row.point.value.map(|value| extent(&row.point, value)).into_iter().flatten();
    let reach = if value < 0.0 { ends.min() } else { ends.max() };
    let end = grid.frame.px(reach.map_or(value, Decimal::to_f64));
    let label = if value < 0.0 {
        let near = other.filter(|other| *other < end && *other > end - GAP - wide).unwrap_or(end);
        Label::new(text, (near - GAP + 2.0, baseline), Anchor::End, voice)
    } else {
        let near = other.filter(|other| *other > end && *other < end + GAP + wide).unwrap_or(end);
        Label::new(text, (near + GAP - 2.0, baseline), Anchor::Start, voice)
    };
    scene.label(label);
}
