//! `type: waterfall`: how a total came from one period to another: a bar for the change of each part, each beginning
//! where the one before it ended.
//!
//! The parts must be those of the total, so that the bars sum to its change; what rounding leaves has a bar of its own.
//!
//! ```yaml
//! type: waterfall
//! data: [{series: trade.*}]
//! parts_of: trade.world
//! at: 2025-07
//! compare: 2025-06
//! limit: {top: 5, rest: Other}
//! ```

use crate::chart::layout::rows::{self, BAR, GAP, Grid, Head};
use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{change_text, row_tooltip, value_text, value_with_unit};
use crate::chart::metrics::width;
use crate::chart::resolve::{Arrangement, Line, Plot, Point, Row};
use crate::chart::scene::{Anchor, HATCH, Label, Role, Scene, Shape, TEXT, Voice};
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "waterfall",
    title: "Waterfall chart",
    takes: &[Key::Sort, Key::Limit],
    needs: &[Key::At, Key::Compare, Key::PartsOf],
    arrangement: Arrangement::Changes,
    from_zero: true,
    lines: (1, usize::MAX),
    most_rows: 12,
    most_points: usize::MAX,
    compose,
};

/// Length of the point of a bar, in units of the viewBox.
const POINT: f64 = 7.0;

/// A bar from one running total to the next.
struct Bar<'a> {
    head: Head,
    from: Decimal,
    to: Decimal,
    text: String,
    tooltip: Option<String>,
    provisional: bool,
    /// The member whose change it is; none for the two totals.
    row: Option<&'a Row>,
}

/// The bars from the total of the earlier period over all changes to that of the later.
fn bars(plot: &Plot) -> Vec<Bar<'_>> {
    let (Some(total), Some(at), Some(compare)) = (&plot.total, plot.at, plot.compare) else {
        return Vec::new();
    };
    let mut bars: Vec<Bar<'_>> = Vec::new();
    bars.extend(total_bar(plot, total, compare, true));
    let mut running = total.at(compare).and_then(|point| point.value).unwrap_or(Decimal::ZERO);
    for row in &plot.rows {
        let Some((change, other)) = row.change().zip(row.other.as_ref()) else { continue };
        let from = running;
        running = running.checked_add(change).unwrap_or(running);
        let points = [&row.point, other];
        let was = value_text(plot, other).unwrap_or_default();
        let tooltip = row_tooltip(plot, &row.name, &row.point);
        bars.push(Bar {
            head: Head::of(row),
            from,
            to: running,
            text: change_text(plot, row).unwrap_or_default(),
            tooltip: tooltip.map(|now| format!("{now}, from {was} in {}", format::period_short(compare))),
            provisional: points.into_iter().any(Point::is_provisional),
            row: Some(row),
        });
    }
    bars.extend(total_bar(plot, total, at, false));
    bars
}

fn total_bar<'a>(plot: &Plot, total: &Line, period: Period, first: bool) -> Option<Bar<'a>> {
    let point = total.at(period)?;
    let text = if first { value_with_unit(plot, point) } else { value_text(plot, point) };
    Some(Bar {
        head: Head { name: format::period_short(period), voice: Voice::Strong },
        from: Decimal::ZERO,
        to: point.value?,
        text: text?,
        tooltip: row_tooltip(plot, &total.name, point),
        provisional: point.is_provisional(),
        row: None,
    })
}

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let bars = bars(plot);
    let heads: Vec<Head> = bars.iter().map(|bar| bar.head.clone()).collect();
    let values = rows::spread(bars.iter().flat_map(|bar| [bar.from.to_f64(), bar.to.to_f64()]), true);
    let wide = bars.iter().map(|bar| width(&bar.text, Voice::Strong.weight(), TEXT));
    let grid = Grid::of(&heads, size, 2.0, (0.0, wide.fold(0.0, f64::max) + GAP), values);
    let mut scene = Scene::new(size.width, grid.frame.bottom + 4.0, grid.frame);
    for (at, bar) in bars.iter().enumerate() {
        if at + 1 < bars.len() {
            let x = grid.frame.px(bar.to.to_f64());
            let (from, to) = (grid.middle(at) + BAR / 2.0, grid.middle(at + 1) - BAR / 2.0);
            scene.furniture("leader", Shape::Line(vec![(x, from), (x, to)]));
        }
        draw_bar(&mut scene, &grid, at, bar);
    }
    grid.draw_names(&mut scene);
    for (at, bar) in bars.iter().enumerate() {
        let end = grid.frame.px(bar.from.max(bar.to).to_f64());
        let place = (end + GAP - 2.0, grid.baseline(at));
        scene.label(Label::new(bar.text.clone(), place, Anchor::Start, Voice::Strong).halo());
    }
    grid.draw_base(&mut scene);
    Composed { scene, keyed: Vec::new() }
}

/// A total is a plain bar. A change points to where it leads: full where it rises, hollow where it falls.
fn draw_bar(scene: &mut Scene, grid: &Grid, at: usize, bar: &Bar<'_>) {
    let (bottom, top) = grid.sides(at);
    let (from, to) = (bar.from.to_f64(), bar.to.to_f64());
    let Some(row) = bar.row else {
        let class = if bar.provisional { HATCH } else { "a" };
        let shape = Shape::DataBar((from, bottom), (to, top));
        scene.solid(class, Role::Context, shape, bar.tooltip.clone());
        return;
    };
    let class = match (bar.provisional, to < from) {
        (true, _) => HATCH,
        (false, true) => "fall",
        (false, false) => "a",
    };
    if bar.from == bar.to {
        let shape = Shape::DataLine(vec![(from, bottom), (from, top)]);
        scene.solid("l", row.role, shape, bar.tooltip.clone());
        return;
    }
    let per_unit = (grid.frame.x.1 - grid.frame.x.0) / (grid.frame.right - grid.frame.left);
    let depth = (POINT * per_unit).min((to - from).abs());
    let neck = if to < from { to + depth } else { to - depth };
    let middle = (bottom + top) / 2.0;
    let shape = vec![(from, top), (neck, top), (to, middle), (neck, bottom), (from, bottom)];
    scene.solid(class, row.role, Shape::DataArea(shape), bar.tooltip.clone());
}
