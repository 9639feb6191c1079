//! Columns from zero, one a period, as wide as their period allows.

use crate::chart::resolve::{Line, Plot};
use crate::chart::scene::{HATCH, Scene, Shape};

use super::{Stretch, first, range, tooltip};

/// The part of its period that a column fills.
const SHARE: f64 = 0.64;

/// Draws the columns; hatched where they may still change, pale and outlined where they are a mean.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot, line: &Line) {
    for stretch in Stretch::of(line, scene.frame.x.1) {
        let Some(level) = stretch.level else { continue };
        let (from, to) = sides(&stretch);
        let class = match (stretch.point.is_provisional(), stretch.point.is_mean()) {
            (true, _) => HATCH,
            (false, true) => "a soft",
            (false, false) => "a",
        };
        let words = tooltip(plot, line, stretch.point);
        scene.solid(class, line.role, Shape::DataBar((from, 0.0), (to, level)), words);
        if stretch.point.is_mean() {
            scene.light("l avg", line.role, Shape::DataLine(vec![(from, level), (to, level)]));
        }
        first::draw(scene, line.role, &[stretch], |stretch| (stretch.from + stretch.to) / 2.0);
        if let Some(range) = stretch.point.range {
            range::draw_upright(scene, (from + to) / 2.0, range);
        }
    }
}

/// The width of a column in units of the viewBox.
pub(in crate::chart) fn width(scene: &Scene, stretch: &Stretch<'_>) -> f64 {
    let (from, to) = sides(stretch);
    scene.frame.px(to) - scene.frame.px(from)
}

/// The left and right side of a column in days.
fn sides(stretch: &Stretch<'_>) -> (f64, f64) {
    let (middle, half) = ((stretch.from + stretch.to) / 2.0, (stretch.to - stretch.from) * SHARE / 2.0);
    (middle - half, middle + half)
}
