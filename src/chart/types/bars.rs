//! `type: bars`: members of a breakdown at one period, lying from zero, sorted.

use crate::chart::layout::rows::{self, BAR, GAP, Grid, Head};
use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{extent, first, range, row_text, row_tooltip};
use crate::chart::metrics::width;
use crate::chart::resolve::{Arrangement, Plot, Row};
use crate::chart::scene::{Anchor, HATCH, Label, Rect, Role, Scene, Shape, TEXT, Voice};
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

/// Over the bars, for the name of the period that they are compared with.
const HEAD: f64 = 22.0;

fn grid(plot: &Plot, size: Width) -> Grid {
    let heads: Vec<Head> = plot.rows.iter().map(Head::of).collect();
    let values = plot.rows.iter().map(|row| row_text(plot, row));
    let values = values.map(|text| width(&text, Voice::Strong.weight(), TEXT)).fold(0.0, f64::max) + GAP;
    let (low, high) = rows::range(plot, true);
    let before = if low < 0.0 { values } else { 0.0 };
    let head = if plot.compare.is_some() { HEAD } else { 2.0 };
    Grid::of(&heads, size, head, (before, values), (low, high))
}

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let grid = grid(plot, size);
    let mut scene = Scene::new(size.width, grid.frame.bottom + 4.0, grid.frame);
    for (at, row) in plot.rows.iter().enumerate() {
        draw_bar(&mut scene, plot, &grid, at, row);
    }
    grid.draw_names(&mut scene);
    for (at, row) in plot.rows.iter().enumerate() {
        draw_other(&mut scene, plot, &grid, at, row);
        draw_value(&mut scene, plot, &grid, at, row);
    }
    grid.draw_base(&mut scene);
    Composed { scene, keyed: Vec::new() }
}

fn draw_bar(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let Some(value) = row.point.value.map(Decimal::to_f64) else { return };
    let (bottom, top) = grid.sides(at);
    let class = if row.point.is_provisional() { HATCH } else { "a" };
    let words = row_tooltip(plot, &row.name, &row.point);
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
    let (x, top) = (grid.frame.px(value), grid.middle(at) - BAR / 2.0);
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

/// The value at the end of its bar, behind the stroke of the other period where that is in the way.
fn draw_value(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let text = row_text(plot, row);
    let value = row.point.value.map_or(0.0, Decimal::to_f64);
    let other = other_value(row).map(|value| grid.frame.px(value));
    let baseline = grid.baseline(at);
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
