//! `type: dumbbell`: members at two periods, joined: the earlier value small and grey, the later one large and strong.
//!
//! ```yaml
//! type: dumbbell
//! data: [{series: trade.*}]
//! at: 2025-07
//! compare: 2025-06
//! highlight: [trade.us]
//! ```

use crate::chart::layout::isotonic::spread;
use crate::chart::layout::rows::{self, GAP, Grid, Head};
use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{row_text, row_tooltip, value_text};
use crate::chart::metrics::width;
use crate::chart::resolve::{Arrangement, Emphasis, Plot, Point, Row};
use crate::chart::scene::{Anchor, Label, Role, Scene, Shape, TEXT, Voice};
use crate::data::format;
use crate::data::quantity::Decimal;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::dot::RADIUS;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "dumbbell",
    title: "Dumbbell chart",
    takes: &[Key::Sort, Key::Limit],
    needs: &[Key::At, Key::Compare],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, usize::MAX),
    most_rows: 12,
    most_points: usize::MAX,
    compose,
};

/// Radius of the point of the period that is compared with.
const SMALL_RADIUS: f64 = 3.5;
/// Over the first row, for the names of the periods.
const HEAD: f64 = 24.0;
/// A period that stands further from its point than this has a stroke to it.
const MOVED: f64 = 6.0;

/// A point with what stands beside it.
struct End {
    value: Option<f64>,
    text: String,
    voice: Voice,
}

fn ends(plot: &Plot, row: &Row) -> (End, End) {
    let value = |point: &Point| point.value.map(Decimal::to_f64);
    let other = row.other.as_ref();
    let voice = |known: bool| if known { Voice::Strong } else { Voice::Note };
    let before = End {
        value: other.and_then(value),
        text: other.and_then(|point| value_text(plot, point)).unwrap_or_else(|| "n/a".to_owned()),
        voice: Voice::Note,
    };
    let after = value(&row.point);
    (before, End { value: after, text: row_text(plot, row), voice: voice(after.is_some()) })
}

/// What stands to the left and to the right: the smaller and the greater value, an unknown one on its own side.
fn sides(plot: &Plot, row: &Row) -> (End, End) {
    let (before, after) = ends(plot, row);
    match (before.value, after.value) {
        (Some(one), Some(other)) if other < one => (after, before),
        _ => (before, after),
    }
}

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let zero = spec.zero.as_ref().is_none_or(|zero| zero.value);
    let heads: Vec<Head> = plot.rows.iter().map(Head::of).collect();
    let wide = |end: &End| width(&end.text, end.voice.weight(), TEXT) + RADIUS + GAP;
    let room = plot.rows.iter().map(|row| sides(plot, row)).map(|(left, right)| (wide(&left), wide(&right)));
    let room = room.fold((0.0, 0.0), |most: (f64, f64), one| (most.0.max(one.0), most.1.max(one.1)));
    let grid = Grid::of(&heads, size, HEAD, room, rows::range(plot, zero));
    let mut scene = Scene::new(size.width, grid.frame.bottom + 4.0, grid.frame);
    grid.draw_guides(&mut scene);
    grid.draw_base(&mut scene);
    grid.draw_names(&mut scene);
    for (at, row) in plot.rows.iter().enumerate() {
        draw_row(&mut scene, plot, &grid, at, row);
    }
    draw_periods(&mut scene, plot, &grid, size);
    Composed { scene, keyed: Vec::new() }
}

fn draw_row(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let height = grid.up(grid.middle(at));
    let (before, after) = ends(plot, row);
    if let Some((from, to)) = before.value.zip(after.value) {
        let class = match (row.emphasis, row.point.is_provisional()) {
            (Emphasis::Context, false) => "l thin",
            (Emphasis::Context, true) => "l thin prelim",
            (_, false) => "l",
            (_, true) => "l prelim",
        };
        scene.solid(class, row.role, Shape::DataLine(vec![(from, height), (to, height)]), None);
    }
    let mut dot = |point: Option<&Point>, role: Role, radius: f64| {
        let Some((point, value)) = point.and_then(|point| Some((point, point.value?.to_f64()))) else {
            return;
        };
        let class = if point.is_provisional() { "p" } else { "a" };
        let words = row_tooltip(plot, &row.name, point);
        scene.solid(class, role, Shape::DataDot((value, height), radius), words);
    };
    dot(row.other.as_ref(), Role::Context, SMALL_RADIUS);
    dot(Some(&row.point), row.role, RADIUS);
    draw_values(scene, plot, grid, at, row);
}

/// The values on both sides. An unknown one stands on its side of the known.
fn draw_values(scene: &mut Scene, plot: &Plot, grid: &Grid, at: usize, row: &Row) {
    let (left, right) = sides(plot, row);
    let (frame, baseline) = (grid.frame, grid.baseline(at));
    let known = left.value.or(right.value);
    let Some(known) = known else {
        let place = (frame.left + GAP, baseline);
        scene.label(Label::new("n/a", place, Anchor::Start, Voice::Note).halo());
        return;
    };
    let reach = RADIUS + GAP / 2.0;
    let place = (frame.px(left.value.unwrap_or(known)) - reach, baseline);
    scene.label(Label::new(left.text, place, Anchor::End, left.voice).halo());
    let place = (frame.px(right.value.unwrap_or(known)) + reach, baseline);
    scene.label(Label::new(right.text, place, Anchor::Start, right.voice).halo());
}

/// The two periods over the first row that has both values.
fn draw_periods(scene: &mut Scene, plot: &Plot, grid: &Grid, size: Width) {
    let both = plot.rows.iter().enumerate().find_map(|(at, row)| {
        let (before, after) = ends(plot, row);
        Some((at, before.value?, after.value?))
    });
    let (Some((at, before, after)), Some(period), Some(compare)) = (both, plot.at, plot.compare) else {
        return;
    };
    let name = |period, value: f64, voice: Voice| (format::period_short(period), grid.frame.px(value), voice);
    let mut heads = [name(compare, before, Voice::Note), name(period, after, Voice::Strong)];
    if heads.iter().is_sorted_by(|one, other| one.1 > other.1) {
        heads.reverse();
    }
    let sizes: Vec<f64> =
        heads.iter().map(|(text, _, voice)| width(text, voice.weight(), TEXT) + GAP).collect();
    let wanted: Vec<f64> = heads.iter().map(|(_, x, _)| *x).collect();
    let places = spread(&wanted, &sizes, (0.0, size.width));
    let baseline = grid.frame.top - 8.0;
    for ((text, x, voice), place) in heads.into_iter().zip(places) {
        if !size.is_narrow() && at == 0 && (place - x).abs() > MOVED {
            let line = vec![(place, baseline + 4.0), (x, grid.middle(at) - RADIUS - 2.0)];
            scene.light("leader", Role::None, Shape::Line(line));
        }
        scene.label(Label::new(text, (place, baseline), Anchor::Middle, voice).halo());
    }
}
