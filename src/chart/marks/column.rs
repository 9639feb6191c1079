//! Columns from zero or on each other, one a period and slot, as wide as that allows.

use crate::chart::resolve::{Line, Plot};
use crate::chart::scene::{HATCH, Scene, Shape};

use super::{Stretch, first, range, tooltip};

/// The part of its period that a column fills.
const SHARE: f64 = 0.64;
/// The same where columns stand side by side within their period.
const SHARE_OF_SLOT: f64 = 0.88;

/// Draws the columns; hatched where they may still change, pale and outlined where they are a mean.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot, line: &Line) {
    for stretch in Stretch::of(line, scene.frame.x.1) {
        let Some(level) = stretch.level else { continue };
        let (from, to) = sides(line, &stretch);
        let class = match (stretch.point.is_provisional(), stretch.point.is_mean()) {
            (true, _) => HATCH,
            (false, true) => "a soft",
            (false, false) => "a",
        };
        let words = tooltip(plot, line, stretch.point);
        scene.solid(class, line.role, Shape::DataBar((from, stretch.base), (to, level)), words);
        if stretch.point.is_mean() && stretch.point.base.is_none() {
            scene.light("l avg", line.role, Shape::DataLine(vec![(from, level), (to, level)]));
        }
        if stretch.point.base.is_some() {
            continue;
        }
        first::draw(scene, line.role, &[stretch], |stretch| (stretch.from + stretch.to) / 2.0);
        if let Some(range) = stretch.point.range {
            range::draw_upright(scene, (from + to) / 2.0, range);
        }
    }
}

/// The width of a column in units of the viewBox.
pub(in crate::chart) fn width(scene: &Scene, line: &Line, stretch: &Stretch<'_>) -> f64 {
    let (from, to) = sides(line, stretch);
    scene.frame.px(to) - scene.frame.px(from)
}

/// Over stacks that stand at a mean, the dashed line that says so.
pub(in crate::chart) fn draw_means(scene: &mut Scene, total: &Line) {
    for stretch in Stretch::of(total, scene.frame.x.1).iter().filter(|stretch| stretch.point.is_mean()) {
        let Some(level) = stretch.level else { continue };
        let (from, to) = sides(total, stretch);
        scene.light("l avg", total.role, Shape::DataLine(vec![(from, level), (to, level)]));
    }
}

/// Where columns are stacked, a thin stroke of the background between one and the next: two of one colour stay two.
pub(in crate::chart) fn draw_cuts(scene: &mut Scene, line: &Line) {
    for stretch in Stretch::of(line, scene.frame.x.1) {
        if stretch.level.is_some() && stretch.base > 0.0 {
            let (from, to) = sides(line, &stretch);
            scene.furniture("cut", Shape::DataLine(vec![(from, stretch.base), (to, stretch.base)]));
        }
    }
}

/// The right side of a column in days.
pub(in crate::chart) fn right(line: &Line, stretch: &Stretch<'_>) -> f64 {
    sides(line, stretch).1
}

/// The left and right side of a column in days.
fn sides(line: &Line, stretch: &Stretch<'_>) -> (f64, f64) {
    let share = if line.slot.count > 1 { SHARE_OF_SLOT } else { SHARE };
    let (middle, half) = ((stretch.from + stretch.to) / 2.0, (stretch.to - stretch.from) * share / 2.0);
    (middle - half, middle + half)
}
