//! `type: dot`: members at one period as points on one scale, with the range that the source gives.
//!
//! ```yaml
//! type: dot
//! data: [{series: trade.*}]
//! at: 2025-07
//! sort: desc
//! limit: {top: 8}
//! ```

use crate::chart::layout::rows::{self, GAP, Grid, Head};
use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{extent, first, range, row_text, row_tooltip};
use crate::chart::metrics::width;
use crate::chart::resolve::{Arrangement, Plot, Row};
use crate::chart::scene::{Anchor, Label, Scene, Shape, TEXT, Voice};
use crate::data::quantity::Decimal;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "dot",
    title: "Dot plot",
    takes: &[Key::Sort, Key::Limit],
    needs: &[Key::At],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, usize::MAX),
    most_rows: 15,
    most_points: usize::MAX,
    compose,
};

/// Radius of a point.
pub(super) const RADIUS: f64 = 5.5;

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let zero = spec.zero.as_ref().is_none_or(|zero| zero.value);
    let heads: Vec<Head> = plot.rows.iter().map(Head::of).collect();
    let values = plot.rows.iter().map(|row| width(&row_text(plot, row), Voice::Strong.weight(), TEXT));
    let after = values.fold(0.0, f64::max) + GAP + RADIUS;
    let grid = Grid::of(&heads, size, 2.0, (RADIUS, after), rows::range(plot, zero));
    let mut scene = Scene::new(size.width, grid.frame.bottom + 4.0, grid.frame);
    grid.draw_guides(&mut scene);
    grid.draw_base(&mut scene);
    grid.draw_names(&mut scene);
    for (at, row) in plot.rows.iter().enumerate() {
        draw_row(&mut scene, plot, &grid, at, row);
    }
    Composed { scene, keyed: Vec::new() }
}

fn draw_row(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let frame = grid.frame;
    let words = row_text(plot, row);
    let Some(value) = row.point.value else {
        let place = (frame.left + GAP, grid.baseline(at));
        scene.label(Label::new(words, place, Anchor::Start, Voice::Note).halo());
        return;
    };
    let height = grid.up(grid.middle(at));
    if let Some(range) = row.point.range {
        range::draw_level(scene, grid.middle(at), range);
    }
    if let Some(first) = row.point.first {
        first::dot(scene, row.role, (first.value.to_f64(), height));
    }
    let class = if row.point.is_provisional() { "p" } else { "a" };
    let datum = (value.to_f64(), height);
    scene.solid(class, row.role, Shape::DataDot(datum, RADIUS), row_tooltip(plot, &row.name, &row.point));
    let reach = extent(&row.point, value).into_iter().max().map_or(datum.0, Decimal::to_f64);
    let place = (frame.px(reach) + RADIUS + GAP / 2.0, grid.baseline(at));
    scene.label(Label::new(words, place, Anchor::Start, Voice::Strong).halo());
}
